"""The minutes that a lesson states are those of the formula, and the formula is near what students took."""

import json
from pathlib import Path
from typing import Any

import pytest

from bplib.course.page.guide import read_lessons
from bplib.course.page.minutes import minutes

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"
LESSONS = read_lessons(NOTEBOOKS)


def cells(file: str) -> list[dict[str, Any]]:
    return json.loads((NOTEBOOKS / file).read_text(encoding="utf-8"))["cells"]


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.file)
def test_a_lesson_states_its_minutes(lesson: Any) -> None:
    found = minutes(cells(lesson.file))
    assert (lesson.core, lesson.further) == tuple(5 * round(part / 5) for part in found), found


def test_what_is_counted() -> None:
    def cell(kind: str, text: str, *tags: str) -> dict[str, Any]:
        return {"cell_type": kind, "source": text, "metadata": {"tags": list(tags)}}

    word = "word " * 60
    lesson = [
        cell("markdown", "# 01 · not counted " + word),
        cell("markdown", word),
        cell("code", "a = 1\n\n" * 10),
        cell("markdown", "### Further: a subsection " + "word " * 56),
        cell("markdown", "#### a part of it " + "word " * 55),
        cell("markdown", "### Exercise\n\n*Core, 5 minutes.* " + "word " * 55, "exercise:01.1"),
        cell("code", "x = ...", "exercise:01.1"),
        cell("markdown", "### Exercise\n\n*Further, 7 minutes.* " + "word " * 55, "exercise:01.2"),
        cell("markdown", "### Back in the core " + "word " * 55),
    ]
    assert minutes(lesson) == pytest.approx((1 + 1 + 5 + 1 + 0.1 + 1, 1 + 1 + 7 + 1))
