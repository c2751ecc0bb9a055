"""What is written for nbgrader; `make graded` has nbgrader itself use it."""

from pathlib import Path
from typing import Any

import nbformat
import pytest
from rules import Lesson

from bplib.course.authoring import assignments
from bplib.course.exercises import find, of_lesson
from bplib.course.exercises.notebook import key_of

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"


@pytest.fixture
def source() -> Any:
    (path,) = NOTEBOOKS.glob("01_*.ipynb")
    return assignments.assignment(nbformat.read(path, as_version=4))


def test_each_exercise_is_worth_one_point_and_shows_its_solution_to_nbgrader_alone(source: Any) -> None:
    keys = [exercise.key for exercise in of_lesson("01")]
    graded = [cell for cell in source.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    solved = [cell for cell in source.cells if cell.metadata.get("nbgrader", {}).get("solution")]
    assert [key_of(cell) for cell in graded] == [key_of(cell) for cell in solved] == keys
    assert all(cell.metadata.nbgrader.points == 1 and cell.metadata.nbgrader.locked for cell in graded)
    for cell in graded:
        assert "ex.check(" in cell.source and "solution" not in cell.source
    for cell in solved:
        exercise = find(key_of(cell) or "")
        assert cell.source == f"{exercise.stub}\n### BEGIN SOLUTION\n{exercise.solution}\n### END SOLUTION"


def test_the_other_cells_are_the_lessons_without_outputs(source: Any) -> None:
    stored = Lesson(next(NOTEBOOKS.glob("01_*.ipynb"))).cells
    assert [cell.id for cell in source.cells] == [cell.id for cell in stored]
    for cell, before in zip(source.cells, stored, strict=True):
        if "nbgrader" not in cell.metadata:
            assert cell.source == before.source
        if cell.cell_type == "code":
            assert not cell.outputs and cell.execution_count is None


def test_a_course_is_written_and_what_else_is_in_its_folder_stays(tmp_path: Path, capsys: Any) -> None:
    (tmp_path / "gradebook.db").write_text("points")
    (tmp_path / "nbgrader_config.py").write_text("old")
    names = assignments.write(NOTEBOOKS, tmp_path)
    assert names == sorted(names) and names[0].startswith("01_")
    for name in names:
        nbformat.validate(nbformat.read(tmp_path / "source" / name / f"{name}.ipynb", as_version=4))
    assert "code_stub" in (tmp_path / "nbgrader_config.py").read_text()
    assert (tmp_path / "gradebook.db").read_text() == "points"


def test_elsewhere_it_says_where_to_run_it(tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert assignments.main([]) == 1
    assert "no lesson with exercises in notebooks; run this in the course's folder" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_into_a_file_it_says_that_it_is_one(tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("mine")
    monkeypatch.chdir(NOTEBOOKS.parent)
    assert assignments.main([str(tmp_path / "file")]) == 1
    assert "file" in capsys.readouterr().err and (tmp_path / "file").read_text() == "mine"
