"""A notebook run from top to bottom in a fresh kernel, for tests that hold its outputs against the stored ones."""

import os
from pathlib import Path
from typing import Any

from nbclient import NotebookClient
from rules import output_texts

from bplib.course.authoring import execute
from bplib.course.exercises.progress import VARIABLE


def run(notebook: Any, folder: Path, scratch: Path) -> list[Any]:
    """Run a notebook's cells in a folder, keep what is solved in another; return the cells, normalised."""
    NotebookClient(
        notebook,
        kernel_name=execute.KERNELSPEC["name"],
        timeout=execute.SECONDS_PER_CELL,
        extra_arguments=["--log-level=ERROR"],
        store_widget_state=False,
        resources={"metadata": {"path": str(folder)}},
    ).execute(env=os.environ | {VARIABLE: str(scratch / "progress.json")})
    return list(execute.normalise(notebook).cells)


def texts(cell: Any) -> list[str]:
    """The texts that a cell shows."""
    return sorted(text for output in cell.outputs for text in output_texts(output))
