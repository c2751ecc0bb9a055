"""Whether this computer is ready for the lessons, line by line."""

from __future__ import annotations

import site
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

import bplib

EXTRA = "course"
WHEN_IMPORTED = {"scikit-learn"}
"""What the course in a browser, `site/lite`, does not load from the beginning: a third of all that is loaded."""
LATER = "LATER"
SET_UP = "set the course up again as README.md says"
# Never bplib by its bare name: another package on the Python Package Index is called so.
REPAIR = f'in the course\'s folder run  python -m pip install -c constraints.txt -e ".[{EXTRA}]"  or {SET_UP}'


def check_environment() -> None:
    """Print a line for each thing the lessons need: OK, or what is wrong and what to do.

    What is printed when all is well is the same on every computer: requirements as bplib states them, not the
    versions that happen to be installed.
    """
    faults = 0
    for what, fault in _findings():
        faults += bool(fault)
        print(f"NOT OK  {what}: {fault}" if fault else what if what.startswith(LATER) else f"OK  {what}")
    if faults:
        print(f"{faults} of these {'needs' if faults == 1 else 'need'} your attention before the lessons will run.")
    else:
        print("All is ready.")


def _findings() -> Iterator[tuple[str, str]]:
    """Each thing looked at, with what is wrong with it and what to do; an empty text if nothing is."""
    try:
        distribution = metadata.distribution("backprop-course")
    except metadata.PackageNotFoundError:
        yield "bplib", f"it is imported from {_home()}, but not installed: {REPAIR}"
    else:
        yield _python(distribution)
        yield _same_environment(distribution)
        for line in distribution.requires or []:
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": EXTRA}):
                yield _package(requirement)
    yield _gradient_check()


def _home() -> Path:
    return Path(bplib.__file__).resolve().parent


def _python(distribution: metadata.Distribution) -> tuple[str, str]:
    wanted = SpecifierSet(distribution.metadata["Requires-Python"] or "")
    version = ".".join(str(part) for part in sys.version_info[:3])
    fault = f"this is Python {version}: make a new environment with a newer Python, as README.md says"
    return f"Python ({wanted})", "" if version in wanted else fault


def _same_environment(distribution: metadata.Distribution) -> tuple[str, str]:
    """The notebook's kernel must be the Python that bplib was installed for."""
    what = "the lessons run in the environment where bplib is installed"
    place = Path(str(distribution.locate_file(""))).resolve()
    # This Python's own folders for packages, the user's among them; others get in through PYTHONPATH.
    own = {Path(folder).resolve() for folder in (*site.getsitepackages(), site.getusersitepackages()) if folder}
    fault = (
        f"this notebook runs in {sys.prefix}, but bplib is installed in {place}: "
        "unset PYTHONPATH, and start JupyterLab from bplib's environment"
    )
    return what, "" if place in own else fault


def _package(requirement: Requirement) -> tuple[str, str]:
    what = f"{requirement.name} ({requirement.specifier})" if requirement.specifier else requirement.name
    try:
        version = metadata.version(requirement.name)
    except metadata.PackageNotFoundError:
        if sys.platform == "emscripten" and requirement.name in WHEN_IMPORTED:
            return f"{LATER}  {what}: this browser loads it for the cell that imports it", ""
        return what, f"it is not installed: {REPAIR}"
    fault = f"version {version} is installed: {REPAIR}"
    return what, "" if requirement.specifier.contains(version, prereleases=True) else fault


def _gradient_check() -> tuple[str, str]:
    """The smallest sign that NumPy computes and bplib's formulas are right."""
    u, y = bplib.data.teacher()
    net = bplib.Network.random(n_inputs=2, n_hidden=2, rng=0)
    off = bplib.check_gradients(net, u, y)
    fault = f"it is {off:.1e}. NumPy or bplib is damaged: {SET_UP}"
    return "gradient check: off by less than 1e-12", "" if off < 1e-12 else fault
