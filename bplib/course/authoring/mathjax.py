"""MathJax for pages that are made here, so that their formulas need no network."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path


def copy_mathjax(folder: Path) -> None:
    """Put the part of MathJax that a page loads into a folder: 1.5 of 24 MB."""
    installed = package_folder("mathjax") / "static" / "mathjax" / "es5"
    folder.mkdir(parents=True)
    shutil.copy(installed / "tex-mml-chtml.js", folder)
    shutil.copytree(installed / "output" / "chtml" / "fonts", folder / "output" / "chtml" / "fonts")


def package_folder(name: str) -> Path:
    """The folder of an installed package that carries files for pages.

    Raises
    ------
    ModuleNotFoundError
        If it is not installed.
    """
    found = importlib.util.find_spec(name)
    if not found or not found.origin:
        raise ModuleNotFoundError(
            f"{name} is not installed: run  make book  or  make slides,  which installs it", name=name
        )
    return Path(found.origin).parent
