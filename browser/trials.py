"""Notebooks that are no lessons: a right explorer and wrong ones, and a page with much that a lesson must not have."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import samples

from bplib.course.authoring.execute import KERNELSPEC

ABROAD = "http://abroad.invalid/"
TRIAL = "trial_explorers.ipynb"
FAULTS = "trial_faults.ipynb"
TRIALS = {
    TRIAL: ["import samples", *(f"samples.{sample.__name__}().show()" for sample in samples.SAMPLES)],
    FAULTS: [
        "from IPython.display import HTML, Javascript, display",
        f"display(HTML('<img src=\"{ABROAD}\">'))",
        'display(HTML(\'<p style="height: 300em"></p><p style="color: #ccc">hard to read</p>\'))',
        "display(Javascript('console.error(\"said on the console\")'))",
        "display(Javascript('setTimeout(() => {throw new Error(\"thrown on the page\")})'))",
        "import warnings; warnings.warn('a warning')",
        "1 / 0",
        "'not run any more'",
    ],
}


def write_trials(folder: Path) -> None:
    """Write these notebooks, not yet run, and what they import.

    Parameters
    ----------
    folder : Path
        Of the lessons.
    """
    shutil.copy(samples.__file__, folder)
    for name, sources in TRIALS.items():
        write_notebook(folder / name, sources)


def write_notebook(path: Path, sources: list[str]) -> None:
    """Write a notebook of code cells that has not been run.

    Parameters
    ----------
    path : Path
    sources : list of str
    """
    cells = [nbformat.v4.new_code_cell(source, id=f"cell-{n}") for n, source in enumerate(sources)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": KERNELSPEC}), path)
