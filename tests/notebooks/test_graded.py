"""nbgrader itself on the lessons' exercises: what is solved earns every point, everything else none.

`make test` leaves it out, since it needs nbgrader; run it with `make graded`. One notebook with the exercises of all
lessons is graded with the solutions, untouched, and with each wrong answer; lesson 01 as students hand it in.
"""

import csv
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from rules import Lesson

from bplib.course.authoring import assignments, execute
from bplib.course.exercises import lesson_numbers, of_lesson
from bplib.course.exercises.notebook import STUB, cells, key_of

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
EXERCISES = {exercise.key: exercise for number in lesson_numbers() for exercise in of_lesson(number)}
SUBMISSIONS = 2  # with a wrong answer to each exercise; that each listed one is refused is tested beside the checks
ALL = "all_exercises"
LESSON = next(path.stem for path in sorted(NOTEBOOKS.glob("01_*.ipynb")))
IMPORTS = "import math\n\nimport numpy as np\n\nimport bplib as bp\nfrom bplib import course"

pytestmark = [pytest.mark.graded, pytest.mark.timeout(1800)]


def nbgrader(folder: Path, *arguments: str) -> None:
    """Run one of nbgrader's commands, as in an environment that is activated."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = [sys.executable, "-m", "nbgrader", *arguments]
    done = subprocess.run(command, cwd=folder, env=os.environ | {"PATH": path}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def grades(folder: Path, name: str) -> dict[str, float]:
    """Have an assignment graded; the points of each student who handed it in."""
    nbgrader(folder, "autograde", name, "--create")
    nbgrader(folder, "export")
    students = {path.parent.name for path in folder.glob(f"submitted/*/{name}")}
    with open(folder / "grades.csv", newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["assignment"] == name and row["student_id"] in students]
    return {row["student_id"]: float(row["score"]) for row in rows}


def all_exercises() -> Any:
    """A notebook with nothing but the exercises of all lessons."""
    made = [cell for exercise in EXERCISES.values() for cell in cells(exercise)]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(IMPORTS, id="imports"), *made])
    return execute.normalise(notebook)


def answered(released: Path, answers: dict[str, str]) -> bytes:
    """The students' version with answers put behind the stubs."""
    notebook: Any = nbformat.read(released, as_version=4)
    for cell in notebook.cells:
        key = key_of(cell)
        if key in answers and cell.id.endswith(STUB):
            cell.source += f"\n\n\n{answers[key]}"
    return nbformat.writes(notebook).encode()


def hand_in(folder: Path, name: str, student: str, answers: dict[str, str]) -> None:
    file = folder / "submitted" / student / name / f"{name}.ipynb"
    file.parent.mkdir(parents=True)
    file.write_bytes(answered(folder / "release" / name / f"{name}.ipynb", answers))


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course in nbgrader, with every lesson and the notebook of all exercises released."""
    folder = tmp_path_factory.mktemp("course")
    names = assignments.write(NOTEBOOKS, folder)
    source = folder / "source" / ALL / f"{ALL}.ipynb"
    source.parent.mkdir()
    source.write_bytes(execute.to_bytes(assignments.assignment(all_exercises())))
    for name in [*names, ALL]:
        nbgrader(folder, "generate_assignment", name, "--create")
    return folder


def test_every_lesson_with_exercises_is_released_with_its_stubs(course: Path) -> None:
    released = [path.stem for path in sorted((course / "release").glob("*/*.ipynb")) if path.stem != ALL]
    assert {name[:2] for name in released} == set(lesson_numbers())
    for name in released:
        found = {}
        for cell in Lesson(course / "release" / name / f"{name}.ipynb").cells:
            assert "SOLUTION" not in cell.source
            if key_of(cell) and cell.id.endswith(STUB):
                found[key_of(cell)] = cell.source.strip()
        assert found == {exercise.key: exercise.stub for exercise in of_lesson(name[:2])}


def test_solved_earns_every_point_and_everything_else_none(course: Path) -> None:
    solutions = {key: exercise.solution for key, exercise in EXERCISES.items()}
    hand_in(course, ALL, "solved", solutions)
    hand_in(course, ALL, "untouched", {})
    for number in range(SUBMISSIONS):
        wrong = {
            key: exercise.whole(exercise.sources(exercise.wrong[number])[0])
            for key, exercise in EXERCISES.items()
            if number < len(exercise.wrong)
        }
        hand_in(course, ALL, f"wrong-{number}", wrong)
    wanted = {"solved": len(EXERCISES), "untouched": 0} | {f"wrong-{number}": 0 for number in range(SUBMISSIONS)}
    assert grades(course, ALL) == wanted


def test_a_lesson_as_it_is_handed_in(course: Path) -> None:
    hand_in(course, LESSON, "solved", {key: exercise.solution for key, exercise in EXERCISES.items()})
    hand_in(course, LESSON, "untouched", {})
    assert grades(course, LESSON) == {"solved": len(of_lesson("01")), "untouched": 0}
