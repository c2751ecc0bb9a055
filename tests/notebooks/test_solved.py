"""Every notebook, run with the solutions of its exercises filled in: each is right, and nothing else changes.

`make test` leaves it out, and runs the notebooks as they are; run it with `make solved`.
"""

from pathlib import Path
from typing import Any

import pytest
from rules import Lesson
from running import run, texts

from bplib.course.authoring import execute
from bplib.course.exercises import find, lesson_numbers
from bplib.course.exercises import notebook as exercise_cells
from bplib.course.exercises.checking import RIGHT
from bplib.course.exercises.student import MARKS

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
WITH_EXERCISES = [path for path in NOTEBOOKS if any(map(exercise_cells.key_of, Lesson(path).cells))]

pytestmark = pytest.mark.solved


def solve(cells: list[Any]) -> None:
    """Put the solutions behind the stubs, as a student does."""
    for cell in cells:
        key = exercise_cells.key_of(cell)
        if key and cell.id.endswith(exercise_cells.STUB):
            cell.source += f"\n\n\n{find(key).solution}"


def test_every_lesson_with_exercises_is_run() -> None:
    numbers = {Lesson(path).number for path in WITH_EXERCISES}
    assert set(lesson_numbers()) <= numbers


@pytest.mark.parametrize("path", WITH_EXERCISES, ids=lambda path: path.name)
def test_a_solved_notebook(path: Path, tmp_path: Path, record_property: Any) -> None:
    before = Lesson(path).cells
    notebook = execute.read(path.read_bytes())
    solve(notebook.cells)
    for stored, cell in zip(before, run(notebook, path.parent, tmp_path), strict=True):
        if cell.cell_type != "code":
            continue
        key = exercise_cells.key_of(cell)
        if key and cell.id.endswith(exercise_cells.CHECK):
            record_property("exercises", key)
            said = f"{MARKS[RIGHT]} **Right.** {find(key).praise}"
            assert said in texts(cell), f"exercise {key}: {texts(cell)}"
        else:
            assert texts(cell) == texts(stored), f"not as in the notebook as it is given: {cell.source[:200]}"
