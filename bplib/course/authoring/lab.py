"""Open the course in JupyterLab.

Run as ``python -m bplib.course`` in the course's folder: it brings the student's copy in ``work/`` up to date (see
`bplib.course.authoring.workspace`) and opens lesson 00 there. With ``--edit`` it opens the course itself. Further
arguments go to ``jupyter lab``. JupyterLab is started so that it fetches nothing from the network and asks no questions
about news; its token stays, and so do the student's own settings: nothing is written outside ``work/``.
"""

import argparse
import os
import sys
from pathlib import Path

from bplib.course.authoring import workspace

FIRST = "00_start_here.ipynb"
# Defaults of the page, for this process only; what the student has set in JupyterLab goes before them.
DEFAULTS = Path(__file__).parent / "jupyter"
OFFLINE = [
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
]


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
    page = f"--LabApp.default_url=/lab/tree/{FIRST}"
    return [*OFFLINE, page, f"--ServerApp.root_dir={folder.resolve()}", *further]


def environment(current: dict[str, str]) -> dict[str, str]:
    """Return the environment variables to set for JupyterLab, given the current ones.

    Our defaults come before what else is on Jupyter's path, and the kernels of this Python's own environment before a
    kernel of the same name that the student may have installed elsewhere.
    """
    path = os.pathsep.join(filter(None, [str(DEFAULTS), current.get("JUPYTER_CONFIG_PATH")]))
    return {"JUPYTER_CONFIG_PATH": path, "JUPYTER_PREFER_ENV_PATH": "1"}


def main(arguments: list[str] | None = None) -> int:
    """Update the student's copy and run JupyterLab until it is stopped; return 1 if there are no lessons here."""
    parser = argparse.ArgumentParser(
        prog="python -m bplib.course",
        description="Open the course in JupyterLab, in your own copy. Further arguments go to jupyter lab.",
    )
    parser.add_argument("--edit", action="store_true", help="open the course itself, in notebooks/, not your copy")
    options, further = parser.parse_known_args(arguments)
    if not options.edit and workspace.main([]) != 0:
        return 1
    folder = Path("notebooks" if options.edit else "work")
    if not (folder / FIRST).exists():
        print(f"{folder / FIRST} is not there: run this in the course's folder", file=sys.stderr)
        return 1
    os.environ |= environment(dict(os.environ))
    # Only now: Jupyter reads the environment when it is imported.
    from jupyter_client.manager import KernelManager
    from jupyterlab.labapp import LabApp

    if "transport_encryption" in KernelManager.class_trait_names():  # without it, newer kernels warn at each start
        further = ["--KernelManager.transport_encryption=auto", *further]
    LabApp.launch_instance(jupyterlab_arguments(folder, further))
    return 0
