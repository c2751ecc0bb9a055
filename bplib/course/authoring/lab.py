"""Open the course in JupyterLab, and print the address at which it is, last.

Run as ``python -m bplib.course`` in the course's folder: it brings the student's copy in ``work/`` up to date (see
`bplib.course.authoring.workspace`) and opens its first lesson. With ``--route class`` (or ``short``, or ``core``) it
does so with a copy of that way's cells alone, in ``work/class``. With ``--edit`` it opens the course itself. Further
arguments go to ``jupyter lab``. JupyterLab is started so that it fetches nothing from the network and asks no questions
about news; its token stays, and so do the student's own settings: nothing is written outside ``work/``. It takes
another port where its own is taken, and it starts as root too, which a container has for its only user.
"""

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from bplib.course.authoring import workspace
from bplib.course.page.routes import ROUTES, WAYS

FIRST = "00_start_here.ipynb"
# Defaults of the page, for this process only; what the student has set in JupyterLab goes before them.
DEFAULTS = Path(__file__).parent / "jupyter"
OFFLINE = [
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
    "--LanguageServerManager.autodetect=False",  # else it looks for twenty of them, and says late that there are none
]
SECONDS_TO_SETTLE = 1.0
"""Until JupyterLab's last lines about its start are out."""
AS_ROOT = (
    "You are root, and so is all that you run in JupyterLab. In a container that is as usual; elsewhere, an account of "
    "your own is safer."
)


def jupyterlab_arguments(folder: Path, further: list[str]) -> list[str]:
    """Return the arguments for ``jupyter lab`` that open the first lesson in a folder.

    Parameters
    ----------
    folder : Path
        The folder to show; it holds the lessons.
    further : list of str
        The caller's own arguments; they come last, so that they prevail.
    """
    # As the address to open, not as a file: so it is also in the address that is printed, to copy into a browser.
    page = f"--LabApp.default_url=/lab/tree/{first_lesson(folder)}"
    root = ["--ServerApp.allow_root=True"] if is_root() else []
    look = "--LabApp.custom_css=True"
    return [*OFFLINE, look, *root, page, f"--ServerApp.root_dir={folder.resolve()}", *further]


def first_lesson(folder: Path) -> str:
    """Return the name of the first lesson in a folder; a short way has no lesson 00."""
    return min((path.name for path in folder.glob("[0-9]*.ipynb")), default=FIRST)


def is_root() -> bool:
    """Whether the one who runs this may do everything; on Windows, nobody."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def environment(current: dict[str, str]) -> dict[str, str]:
    """Return the environment variables to set for JupyterLab, given the current ones.

    Our defaults come before what else is on Jupyter's path, and the kernels of this Python's own environment before a
    kernel of the same name that the student may have installed elsewhere.
    """
    path = os.pathsep.join(filter(None, [str(DEFAULTS), current.get("JUPYTER_CONFIG_PATH")]))
    return {"JUPYTER_CONFIG_PATH": path, "JUPYTER_PREFER_ENV_PATH": "1"}


def run(arguments: list[str]) -> None:
    """Run ``jupyter lab`` until it is stopped; print its address when it has said everything else."""
    # Only now: Jupyter reads the environment when it is imported.
    from jupyterlab.labapp import LabApp

    server = LabApp.initialize_server(argv=arguments)
    server.contents_manager.register_pre_save_hook(save_still)
    server.web_app.settings["static_custom_path"].insert(1, str(DEFAULTS / "custom"))  # behind the student's own
    server.io_loop.call_later(SECONDS_TO_SETTLE, tell_address, server)
    server.start()


def save_still(model: dict[str, Any], **_: Any) -> None:
    """Leave out of a notebook that is saved what only its kernel can show: explorers stand there as still pictures.

    Without the kernel that made it, JupyterLab shows an error in the place of a widget, and not the picture beside it.
    So a notebook that is opened again, or sent to somebody, shows the picture until its cell is run. Where that
    somebody's viewer takes HTML away, it finds a figure as a PNG.
    """
    from bplib.course.authoring.execute import WIDGET_VIEW  # which imports Jupyter
    from bplib.course.authoring.pictures import offer_png

    if model.get("type") != "notebook" or not isinstance(model.get("content"), dict):
        return
    for cell in model["content"].get("cells", ()):
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if "text/html" in data:  # a widget of the student's own has no picture
                data.pop(WIDGET_VIEW, None)
            offer_png(output)


def tell_address(server: Any) -> None:
    """Print where the course is to be seen."""
    print(f"\nThe course is open at\n\n    {server.local_url}\n\nTo end it, press Ctrl-C here, twice.", flush=True)


def main(arguments: list[str] | None = None) -> int:
    """Update the student's copy and run JupyterLab until it is stopped; return 1 if there are no lessons here."""
    parser = argparse.ArgumentParser(
        prog="python -m bplib.course",
        description="Open the course in JupyterLab, in your own copy. Further arguments go to jupyter lab.",
    )
    parser.add_argument("--edit", action="store_true", help="open the course itself, in notebooks/, not your copy")
    parser.add_argument("--route", choices=ROUTES, help=f"only the cells of one way, in work/ROUTE: {WAYS}")
    options, further = parser.parse_known_args(arguments)
    folder = Path("notebooks") if options.edit else Path("work") / (options.route or "")
    way = ["--route", options.route] if options.route else []
    if not options.edit and workspace.main(["--work", str(folder), *way]) != 0:
        return 1
    if not (folder / first_lesson(folder)).exists():
        print(f"{folder / FIRST} is not there: run this in the course's folder", file=sys.stderr)
        return 1
    os.environ |= environment(dict(os.environ))
    from jupyter_client.manager import KernelManager

    if "transport_encryption" in KernelManager.class_trait_names():  # without it, newer kernels warn at each start
        further = ["--KernelManager.transport_encryption=auto", *further]
    if is_root():
        print(AS_ROOT, flush=True)
    run(jupyterlab_arguments(folder, further))
    return 0
