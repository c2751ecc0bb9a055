"""The notation table and the list of lessons are read from where they stand, and shown as they are."""

import importlib
import json
import pkgutil
import re
from pathlib import Path
from typing import Any

import pytest

import bplib as bp
from bplib import course
from bplib.course.page import guide

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"
FIRST = """# 04 · Climb {up}

**What you will do.** Climb a hill,
with care. Then rest.

**What you need.** Shoes, 2 of them.

**Time.** {time}

**Slides.** Slide 1."""


def shown(monkeypatch: pytest.MonkeyPatch, function: Any, *arguments: Any) -> list[str]:
    """The lines of the one Markdown text that a function displays."""
    texts: list[Any] = []
    monkeypatch.setattr(guide, "display", texts.append)
    function(*arguments)
    (markdown,) = texts
    return str(markdown.data).splitlines()


def write(folder: Path, name: str, source: Any) -> None:
    (folder / name).write_text(json.dumps({"cells": [{"cell_type": "markdown", "source": source}]}), encoding="utf-8")


def test_the_notation_shown_is_the_docstrings_table(monkeypatch: pytest.MonkeyPatch) -> None:
    table = [line for line in (bp.__doc__ or "").splitlines() if line.startswith("|")]
    lines = shown(monkeypatch, course.notation)
    assert len(lines) == len(table) > 10
    assert [line.replace(" ", "") for line in lines] == [line.replace(" ", "") for line in table]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no notation table here"),
        ("| slides | code |\n|---|---|", "no notation table here"),
        ("| slides | code | shape | the field's word |\n|---|---|---|---|\n| a | b |", r"the row a \| b has 2 cells"),
    ],
)
def test_a_text_without_the_table_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        guide.symbols(text)


def test_lessons_are_read_from_their_first_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "04_climb.ipynb", FIRST.format(up="up", time="50 minutes; what is marked *further*, another 20."))
    # As saved by editors: a list of lines.
    write(tmp_path, "03_walk.ipynb", FIRST.format(up="on", time="135 minutes.").splitlines(keepends=True))
    for other in ("explore.ipynb", "03_walk.new-version.ipynb", "03_walk-Copy1.ipynb", "03_walk.txt"):
        (tmp_path / other).write_text("{}")
    walk, climb = guide.read_lessons(tmp_path)
    assert climb == guide.Lesson("04_climb.ipynb", "04 · Climb up", "Climb a hill, with care.", 50, 20)
    assert (walk.file, walk.core, walk.further) == ("03_walk.ipynb", 135, 0)
    assert shown(monkeypatch, course.lessons, tmp_path)[2:] == [
        "| [04 · Climb on](03_walk.ipynb) | Climb a hill, with care. | 135 | – |",
        "| [04 · Climb up](04_climb.ipynb) | Climb a hill, with care. | 50 | 20 |",
        "|  | **in all, about** | **3 hours** |  |",
    ]


@pytest.mark.parametrize("missing", ["# 04 ·", "**What you will do.**", "**Time.**", "50"])
def test_a_first_cell_that_lacks_something_is_named(tmp_path: Path, missing: str) -> None:
    write(tmp_path, "04_climb.ipynb", FIRST.format(up="up", time="50 minutes.").replace(missing, ""))
    with pytest.raises(ValueError, match=r"04_climb.ipynb: the first cell should have the title"):
        guide.read_lessons(tmp_path)


def test_in_a_students_folder_what_is_no_lesson_any_more_is_left_out_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "03_walk.ipynb", FIRST.format(up="on", time="120 minutes."))
    walk = json.loads((tmp_path / "03_walk.ipynb").read_text(encoding="utf-8"))
    walk["cells"].insert(0, {"cell_type": "markdown", "source": "Ada Lovelace"})
    (tmp_path / "03_walk.ipynb").write_text(json.dumps(walk), encoding="utf-8")
    write(tmp_path, "14_my_notes.ipynb", "Today I learned")
    (tmp_path / "05_cut_short.ipynb").write_text('{"cells": [')
    (tmp_path / "06_emptied.ipynb").write_text('{"cells": []}')
    for display, row in ((course.lessons, "| [04 · Climb on](03_walk.ipynb) |"), (course.routes, "| **in all**")):
        lines = shown(monkeypatch, display, tmp_path)
        assert lines[2].startswith(row)
        assert lines[-2:] == [
            "",
            "Left out, since no title and minutes of a lesson could be read there: "
            "05_cut_short.ipynb, 06_emptied.ipynb, 14_my_notes.ipynb.",
        ]
    with pytest.raises(ValueError, match=r"05_cut_short.ipynb is no notebook"):
        guide.read_lessons(tmp_path)


def test_a_folder_without_lessons(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no lesson .* in .*; run this in the folder that holds the lessons"):
        course.lessons(tmp_path)


def test_every_lesson_of_the_course_can_be_read() -> None:
    found = guide.read_lessons(NOTEBOOKS)
    assert [lesson.file for lesson in found] == [path.name for path in sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))]
    for lesson in found:
        assert 5 <= lesson.core <= 150, f"{lesson.file}: {lesson.core} minutes"
        assert re.match(r"[A-Z].{20,300}\.$", lesson.what), f"{lesson.file}: {lesson.what!r} is no sentence for a table"


def test_the_names_that_lessons_use_stay_what_they_are() -> None:
    # Importing the module bplib.course.notation after the package would put it in the place of the function.
    for module in pkgutil.iter_modules(course.__path__, "bplib.course."):
        if not module.name.endswith("__main__"):  # importing that would open JupyterLab
            importlib.import_module(module.name)
    assert callable(course.notation) and callable(course.lessons) and callable(course.check_environment)
