"""What a student is given: no answer below a question, and on a short way just its cells."""

import json
from pathlib import Path
from typing import Any

import pytest

from bplib.course.authoring import handouts, lab, workspace
from bplib.course.authoring.given import ELSEWHERE, given, without_answers
from bplib.course.page import minutes
from bplib.course.page.routes import ROUTES, minutes_on, read_cells

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"


def cell(kind: str, text: str, *tags: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "cell_type": kind,
        "id": text.split()[-1].strip(".()`"),
        "source": text,
        "metadata": {"tags": [*tags]},
    }
    if kind == "code":
        made |= {"execution_count": 1, "outputs": [{"output_type": "stream", "name": "stdout", "text": "5\n"}]}
    return made


CELLS = [
    cell("markdown", "# 01 · Walk"),
    cell("code", "one", "class"),
    cell("markdown", "**Predict.** How many? See [02](02_run.ipynb#fast) and [03](03_jump.ipynb).", "class"),
    cell("code", "two", "class"),
    cell("code", "three"),
]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course of two lessons on the way of one class, and one that it leaves out."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    for name, cells in (("01_walk", CELLS), ("02_run", CELLS[:1] + CELLS[-1:]), ("03_jump", CELLS[:2])):
        text = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
        (folder / f"{name}.ipynb").write_text(text, encoding="utf-8")
    (folder / "broken.ipynb").write_text("{")
    (folder / "data.csv").write_text("1,2")
    return folder


def cells_of(content: bytes | None) -> list[dict[str, Any]]:
    assert content is not None
    found: list[dict[str, Any]] = json.loads(content)["cells"]
    return found


def test_an_answer_is_not_given_below_its_question(course: Path) -> None:
    outputs = [found.get("outputs") for found in cells_of(given(course / "01_walk.ipynb"))]
    assert [bool(output) for output in outputs] == [False, True, False, False, True]
    assert without_answers(CELLS[:2]) == CELLS[:2]
    explorer = [CELLS[2], cell("code", "course.explorers.OneStep().show()")]
    assert without_answers(explorer) == explorer
    assert CELLS[3]["outputs"], "the cells handed over stay"


def test_what_needs_no_change_is_given_byte_for_byte(course: Path) -> None:
    for name in ("03_jump.ipynb", "broken.ipynb", "data.csv"):
        assert given(course / name) == (course / name).read_bytes()
    assert given(course / "data.csv", "class") == b"1,2"


def test_a_way_has_its_cells_and_no_link_that_leads_nowhere(course: Path) -> None:
    found = cells_of(given(course / "01_walk.ipynb", "class"))
    assert [each["id"] for each in found] == ["Walk", "one", "[03](03_jump.ipynb", "two"]
    assert "".join(found[2]["source"]) == "**Predict.** How many? See 02 and [03](03_jump.ipynb)."
    assert given(course / "02_run.ipynb", "class") is None


def test_no_link_leads_nowhere_beside_the_lessons_either(course: Path) -> None:
    text = json.dumps({"cells": [cell("markdown", "See [02](02_run.ipynb) and [03](03_jump.ipynb).")]})
    (course / "explore.ipynb").write_text(text, encoding="utf-8")
    (found,) = cells_of(given(course / "explore.ipynb", "class"))
    assert "".join(found["source"]) == "See 02 and [03](03_jump.ipynb)."
    assert given(course / "explore.ipynb") == text.encode()


def test_the_first_cell_of_a_way_states_that_ways_minutes() -> None:
    path = NOTEBOOKS / "04_implement_backprop.ipynb"
    whole = minutes.source(cells_of(given(path))[0])
    assert "**Time.** Core " in whole
    for route, name in ROUTES.items():
        taken = minutes_on(route, read_cells(path))
        told = minutes.source(cells_of(given(path, route))[0])
        line = f"**Time.** About {taken:.0f} minutes on this way ({name}). {ELSEWHERE}"
        assert line in told.splitlines() and told.count("**Time.**") == 1
        kept = [each for each in whole.splitlines() if "**Time.**" not in each and "](" not in each]
        assert {*kept} < {*told.splitlines()}


def test_the_copy_of_a_way_keeps_a_students_edits(course: Path, tmp_path: Path) -> None:
    work = tmp_path / "work" / "class"
    workspace.update(course, work, "class")
    assert sorted(path.name for path in work.glob("*.ipynb")) == ["01_walk.ipynb", "03_jump.ipynb"]
    assert lab.first_lesson(work) == "01_walk.ipynb"
    mine = work / "01_walk.ipynb"
    mine.write_text(mine.read_text(encoding="utf-8").replace('"two"', '"my two"'), encoding="utf-8")
    before = mine.read_bytes()
    (said,) = workspace.update(course, work, "class")
    assert said.startswith(f"{course / 'broken.ipynb'} is not a notebook that can be read")
    lesson = course / "01_walk.ipynb"
    lesson.write_text(lesson.read_text(encoding="utf-8").replace('"one"', '"uno"'), encoding="utf-8")
    assert any("it stays as it is" in sentence for sentence in workspace.update(course, work, "class"))
    assert mine.read_bytes() == before and (work / "01_walk.new-version.ipynb").exists()


def test_the_way_that_make_lab_opens(monkeypatch: pytest.MonkeyPatch, course: Path) -> None:
    started: list[list[str]] = []
    monkeypatch.chdir(course.parent)
    monkeypatch.setattr(lab, "run", started.append)
    monkeypatch.setattr(lab.os, "environ", dict(lab.os.environ))
    assert lab.main(["--route", "class", "--no-browser"]) == 0
    (arguments,) = started
    assert "--LabApp.default_url=/lab/tree/01_walk.ipynb" in arguments and arguments[-1] == "--no-browser"
    assert f"--ServerApp.root_dir={(course.parent / 'work' / 'class').resolve()}" in arguments
    with pytest.raises(SystemExit):
        lab.main(["--route", "week"])


def test_handouts_leave_what_was_there_from_before_and_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "class" / "lessons" / "05_of_an_older_course.ipynb"
    old.parent.mkdir(parents=True)
    old.write_bytes((NOTEBOOKS / "05_test_the_gradients.ipynb").read_bytes())
    monkeypatch.chdir(NOTEBOOKS.parent)
    assert handouts.main(["class", str(tmp_path / "class")]) == 0
    out = capsys.readouterr().out
    assert "Not of this way, and left there from before: 05_of_an_older_course.ipynb." in out
    assert old.exists() and not (tmp_path / "class" / "assignments" / "source" / old.stem).exists()
    assert handouts.main(["class", str(tmp_path / "class2")]) == 0
    assert "from before" not in capsys.readouterr().out


def test_handouts_into_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("mine")
    monkeypatch.chdir(NOTEBOOKS.parent)
    assert handouts.main(["class", str(tmp_path / "file")]) == 1
    assert "file" in capsys.readouterr().err and (tmp_path / "file").read_text() == "mine"


def test_handouts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    names = handouts.write(NOTEBOOKS, "short", tmp_path / "short")
    assert names == sorted(path.name for path in (tmp_path / "short" / "lessons").iterdir())
    assert "01_see_the_network.ipynb" in names and "11_replace_a_simulation.ipynb" not in names
    sources = {path.parent.name for path in (tmp_path / "short" / "assignments" / "source").rglob("*.ipynb")}
    assert "01_see_the_network" in sources and sources <= {Path(name).stem for name in names}
    text = (tmp_path / "short/assignments/source/01_see_the_network/01_see_the_network.ipynb").read_text(
        encoding="utf-8"
    )
    assert "### BEGIN SOLUTION" in text and "exercise-01-5" not in text
    monkeypatch.chdir(tmp_path)
    assert handouts.main(["class"]) == 1
    assert "run this in the course's folder" in capsys.readouterr().err
