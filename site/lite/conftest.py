"""The site that the tests are about: the one that ``BPLIB_LITE`` names, or else a new one.

That has Pyodide's packages from the folder that ``BPLIB_PYODIDE`` names; without one, from ``build/lite/pyodide``,
where they are put from Pyodide's CDN. Where they cannot be had, nothing is tested, and it says so.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(1, str(Path(__file__).parents[1]))

import build

LITE = os.environ.get("BPLIB_LITE")
PYODIDE = Path(os.environ.get("BPLIB_PYODIDE") or build.WORK / "pyodide").resolve()


@pytest.fixture(scope="session")
def site() -> Path:
    """The site, with all packages."""
    if LITE:
        return Path(LITE).resolve()
    folder = build.ROOT / "build" / "lite-test"
    try:
        build.build(folder, PYODIDE)
    except SystemExit as error:
        pytest.exit(f"NOT RUN, no lesson and no exercise: Pyodide cannot be had. {error}", returncode=1)
    return folder


@pytest.fixture(scope="session")
def pyodide(site: Path) -> Path:
    """The folder of Pyodide's packages, in which all are now."""
    return PYODIDE
