"""The short ways through the lessons: which cells are on them, and how long they take."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from rules import Lesson

from bplib import course
from bplib.course.page import guide
from bplib.course.page.minutes import is_of_exercise, minutes, source
from bplib.course.page.routes import (
    ROUTES,
    anchor,
    depths,
    is_beyond,
    minutes_on,
    on_route,
    read_cells,
    sections,
    table,
)

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"
LESSONS = sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))
AT_MOST = {"class": 75, "short": 180, "core": 720}
"""The minutes that each way may take, over all lessons."""


def cell(text: str, *tags: str, kind: str = "markdown") -> dict[str, Any]:
    return {"cell_type": kind, "source": text, "metadata": {"tags": list(tags)}}


WORD = "word " * 59
LESSON = [
    cell("# 01 · A lesson " + WORD),
    cell("import\n" * 10, "class", kind="code"),
    cell("## One\n" + WORD, "class"),
    cell("### Exercise\n\n*Core, 5 minutes.* " + "word " * 55, "exercise:01.1", "short"),
    cell("x = ...", "exercise:01.1", "short", kind="code"),
    cell("## Two (a)\n" + WORD),
    cell("1\n" * 10, "short", kind="code"),
    cell("## Further: three\n" + WORD),
    cell("## Four\n" + WORD),
]


@pytest.mark.parametrize("route", ROUTES)
def test_the_lessons_fit_into_its_time(route: str) -> None:
    taken = sum(minutes_on(route, read_cells(path)) for path in LESSONS)
    assert 0.85 * AT_MOST[route] < taken <= AT_MOST[route]


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.name)
def test_each_way_of_a_lesson_contains_the_one_before(path: Path) -> None:
    cells = read_cells(path)
    ways = [on_route(route, cells) for route in ROUTES]
    for shorter, longer in pairwise(ways):
        assert all(there for here, there in zip(shorter, longer, strict=True) if here)
    if not is_beyond(cells):
        assert minutes_on("core", cells) == pytest.approx(minutes(cells).core)
    for name in {tag for found in cells for tag in found["metadata"].get("tags", ()) if tag.startswith("exercise:")}:
        of_exercise = [
            depth
            for found, depth in zip(cells, depths(cells), strict=True)
            if name in found["metadata"].get("tags", ())
        ]
        assert len({*of_exercise}) == 1, f"{name} is on a way in part"


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.name)
@pytest.mark.parametrize("route", ROUTES)
def test_what_a_way_has_of_a_section_comes_with_its_heading(path: Path, route: str) -> None:
    cells = read_cells(path)
    heading = None
    for cell, here in list(zip(cells, on_route(route, cells), strict=True))[1:]:
        if is_of_exercise(cell):  # which has a heading of its own
            continue
        if cell["cell_type"] == "markdown" and source(cell).startswith("#"):
            heading, title = here, source(cell).splitlines()[0]
        elif heading is not None:
            assert heading or not here, f"{title} is not on the way {route}, and what follows is: {source(cell)[:60]}"


def test_depths() -> None:
    expected = ["core", "class", "class", "short", "short", "core", "short", "further", "core"]
    assert depths(LESSON) == expected
    assert on_route("class", LESSON) == [True, True, True, *[False] * 6]
    assert on_route("short", LESSON) == [True, True, True, True, True, False, True, False, False]
    assert on_route("core", LESSON) == [True] * 7 + [False, True]


def test_a_way_that_leaves_a_lesson_out_leaves_its_first_cell_out() -> None:
    assert not any(on_route("class", [LESSON[0], *LESSON[3:]]))
    beyond = [cell("# 11 · Beyond", "further"), *LESSON[1:]]
    assert is_beyond(beyond) and not any(on_route("core", beyond)) and {*depths(beyond)} == {"further"}


def test_minutes_count_exercises_and_no_first_cell() -> None:
    assert [minutes_on(route, LESSON) for route in ROUTES] == pytest.approx([2, 9.1, 11.1], abs=0.1)


def test_sections_and_their_minutes() -> None:
    assert [(title, round(spent)) for title, spent in sections("class", LESSON)] == [("One", 2)]
    assert [(title, round(spent)) for title, spent in sections("short", LESSON)] == [("One", 8), ("Two (a)", 1)]
    assert sections("class", [LESSON[0], *LESSON[5:]]) == []


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no way 'week' through the lessons; there are class, short, core"):
        on_route("week", LESSON)
    with pytest.raises(ValueError, match="a cell of a further part is tagged class: 'more'"):
        depths([LESSON[0], LESSON[7], cell("more", "class")])


def test_the_table_links_to_sections(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Any] = []
    monkeypatch.setattr(guide, "display", shown.append)
    course.routes(NOTEBOOKS)
    lines = shown[0].data.splitlines()
    assert lines[0] == "| lesson | one class | three hours |"
    assert len(lines) == len(table(NOTEBOOKS)) + 2
    headings = {
        (path.name, anchor(found.source.splitlines()[0].lstrip("# ")))
        for path in LESSONS
        for found in Lesson(path).markdown
        if not is_of_exercise(found)
    }
    assert anchor("Two (a)") == "#Two-%28a%29" and anchor("The bias: $b$") == ""
    for path in LESSONS:
        for route in ("class", "short"):
            for section in sections(route, read_cells(path)):
                assert (path.name, anchor(section.title)) in headings
