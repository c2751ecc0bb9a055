"""The lessons as assignments for nbgrader.

Run as ``python -m bplib.course.authoring.assignments [folder]`` in the course's folder; without an argument,
``assignments``. It writes a course for nbgrader there: an assignment for each lesson with exercises, made from the
lesson's notebook and its exercise file. Then, in that folder, nbgrader's own commands do the rest: ``nbgrader
generate_assignment NAME``, ``nbgrader autograde NAME``, and so on. A right answer earns a point, every other one none.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

import nbformat

from bplib.course.authoring import execute
from bplib.course.exercises import find
from bplib.course.exercises.notebook import CHECK, SOLUTION, STUB, expand, key_of
from bplib.files import replace_file

CONFIG = """# Written by `python -m bplib.course.authoring.assignments`.
c = get_config()
c.CourseDirectory.course_id = "backprop"
# The stub stands in the cell already; only the solution below it is to go.
c.ClearSolutions.code_stub = {"python": ""}
c.Execute.timeout = %d
"""
SCHEMA = 3
"""The version of nbgrader's metadata that is written here."""


def assignment(notebook: Any) -> Any:
    """The source from which nbgrader makes both the students' version and the graded one.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        A lesson, or any notebook with exercises. It is changed in place.

    Returns
    -------
    nbformat.NotebookNode
        The same object: in each stub's cell the solution between nbgrader's marks, each check's cell worth a point
        and without the line that shows the solution, no outputs.
    """
    notebook.cells = expand(notebook.cells)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        key = key_of(cell)
        if key and cell.id.endswith(STUB):
            solution = f"### BEGIN SOLUTION\n{find(key).solution}\n### END SOLUTION"
            cell.source = f"{cell.source}\n{solution}"
            cell.metadata.nbgrader = _metadata(cell.id, grade=False, locked=False, solution=True)
        elif key and cell.id.endswith(CHECK):
            cell.source = cell.source.replace(f"\n{SOLUTION}", "")
            cell.metadata.nbgrader = _metadata(cell.id, grade=True, locked=True, solution=False, points=1)
    return notebook


def _metadata(name: str, **roles: Any) -> Any:
    return nbformat.from_dict({"grade_id": name, "schema_version": SCHEMA, "task": False, **roles})


def write(notebooks: Path, folder: Path, only: Collection[str] | None = None) -> list[str]:
    """Write a course for nbgrader.

    Parameters
    ----------
    notebooks : Path
        The folder with the lessons.
    folder : Path
        The course's folder: ``nbgrader_config.py`` and ``source/`` in it are written anew, what else is there stays.
    only : collection of str, optional
        The file names of the lessons to write; all of them if it is not given.

    Returns
    -------
    list of str
        The names of the assignments: the lessons' file names without their ending.

    Raises
    ------
    FileNotFoundError
        If there is no lesson with exercises in `notebooks`.
    """
    paths = [
        path
        for path in sorted(notebooks.glob("[0-9][0-9]_*.ipynb"))
        if (only is None or path.name in only) and any(map(key_of, execute.read(path.read_bytes()).cells))
    ]
    if not paths:
        raise FileNotFoundError(f"no lesson with exercises in {notebooks}; run this in the course's folder")
    for path in paths:
        source = folder / "source" / path.stem / path.name
        source.parent.mkdir(parents=True, exist_ok=True)
        replace_file(source, execute.to_bytes(assignment(execute.read(path.read_bytes()))))
    replace_file(folder / "nbgrader_config.py", (CONFIG % execute.SECONDS_PER_CELL).encode())
    return [path.stem for path in paths]


def main(arguments: list[str] | None = None) -> int:
    """Write the course, and say what to do with it; return 1 if that was not possible, else 0."""
    parser = argparse.ArgumentParser(
        prog="python -m bplib.course.authoring.assignments",
        description="Write the lessons as assignments for nbgrader.",
    )
    parser.add_argument("folder", nargs="?", type=Path, default=Path("assignments"), help="default: %(default)s")
    folder = parser.parse_args(arguments).folder
    try:
        names = write(Path("notebooks"), folder)
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(names)} assignments are in {folder / 'source'}. In the folder {folder}, for example:")
    print(f"    nbgrader generate_assignment {names[0]}")
    print(f"    nbgrader autograde {names[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
