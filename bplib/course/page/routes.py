"""The short ways through the lessons: one class, three hours, the core.

A cell is tagged ``class`` if it belongs to one class of 75 minutes, ``short`` if to the three hours; what is not
tagged is core, and what stands in a further part (see `bplib.course.page.minutes`), or in a lesson whose first cell is
tagged ``further``, is on none of these ways. Each way contains the one before. A lesson's first cell comes along
wherever one of its cells is on the way, and takes no time; in each lesson every way runs alone, from top to bottom.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from bplib.course.page import guide
from bplib.course.page.minutes import Cell, further, is_of_exercise, of_cell, source, tags

ROUTES = {"class": "one class", "short": "three hours", "core": "the core"}
"""Each way's name, and how it is called; each contains those before it."""
WAYS = ", ".join(f"{route} ({called})" for route, called in ROUTES.items())
"""The same in words, for help."""
FURTHER = "further"
HEADING = re.compile(r"#{2,3} (?!Further:)(.+)")


AnyCell = TypeVar("AnyCell", bound=Cell)


class Section(NamedTuple):
    """A section of a lesson, as far as it is on a way."""

    title: str
    minutes: float


def depths(cells: Sequence[Cell]) -> list[str]:
    """The first of the ways that each cell is on; "further" for a cell that is on none.

    Raises
    ------
    ValueError
        If a cell of a further part is tagged as if it were on a way.
    """
    if is_beyond(cells):
        return [FURTHER] * len(cells)
    found = []
    for cell, is_further in zip(cells, further(cells), strict=True):
        tagged = [route for route in ROUTES if route in tags(cell)]
        if is_further and tagged:
            raise ValueError(f"a cell of a further part is tagged {tagged[0]}: {source(cell)[:60]!r}")
        found.append(FURTHER if is_further else (tagged or ["core"])[0])
    return found


def is_beyond(cells: Sequence[Cell]) -> bool:
    """Whether the slides do not need this lesson at all."""
    return FURTHER in tags(cells[0])


def on_route(route: str, cells: Sequence[Cell]) -> list[bool]:
    """Whether each cell is on a way; all are False for a lesson that the way leaves out.

    Raises
    ------
    ValueError
        If there is no such way.
    """
    if route not in ROUTES:
        raise ValueError(f"there is no way {route!r} through the lessons; there are {', '.join(ROUTES)}")
    names = list(ROUTES)
    within = {*names[: names.index(route) + 1]}
    found = [depth in within for depth in depths(cells)]
    return [any(found[1:]), *found[1:]]


def select(route: str, cells: Sequence[AnyCell]) -> list[AnyCell]:
    """The cells of a lesson that are on a way."""
    return [cell for cell, here in zip(cells, on_route(route, cells), strict=True) if here]


def minutes_on(route: str, cells: Sequence[Cell]) -> float:
    """How long a lesson's part of a way takes."""
    return sum(map(of_cell, select(route, cells)[1:]))


def sections(route: str, cells: Sequence[Cell]) -> list[Section]:
    """The sections of a lesson that are on a way, each with its minutes there; exercises count where they stand."""
    spent: dict[str, float] = {}
    title = ""
    for cell, here in list(zip(cells, on_route(route, cells), strict=True))[1:]:
        heading = HEADING.match(source(cell)) if cell["cell_type"] == "markdown" and not is_of_exercise(cell) else None
        title = heading[1].strip() if heading else title
        if here:
            spent[title] = spent.get(title, 0.0) + of_cell(cell)
    before = spent.pop("", 0.0)  # what is imported before the first heading
    return [Section(title, minutes + (0.0 if n else before)) for n, (title, minutes) in enumerate(spent.items())]


def read_cells(path: Path) -> list[dict[str, Any]]:
    """The cells of a notebook's file."""
    cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return cells


def table(
    folder: str | Path = ".", prefix: str = "", lessons: Sequence[guide.Lesson] | None = None
) -> list[tuple[str, ...]]:
    """The rows of the table of the two short ways: the lesson, and for each way its minutes and sections.

    Parameters
    ----------
    folder : path, default the current folder
        Holds the lessons.
    prefix : str
        Stands before a lesson's file in the links.
    lessons : sequence of Lesson, optional
        Those of the folder that are told of; without it, all.
    """
    rows: list[tuple[str, ...]] = []
    totals = {"class": 0.0, "short": 0.0}
    for lesson in guide.read_lessons(folder) if lessons is None else lessons:
        cells = read_cells(Path(folder) / lesson.file)
        told = []
        for route in totals:
            totals[route] += minutes_on(route, cells)
            links = ", ".join(
                f"[{section.title}]({prefix}{lesson.file}{anchor(section.title)})" for section in sections(route, cells)
            )
            told.append(f"{minutes_on(route, cells):.0f} min: {links}" if links else "–")
        if told != ["–", "–"]:
            rows.append((f"[{lesson.title}]({prefix}{lesson.file})", told[0], told[1]))
    return [*rows, ("**in all**, before rounding", *(f"**{total:.0f} minutes**" for total in totals.values()))]


def anchor(title: str) -> str:
    """What JupyterLab makes of a heading for a link to it; empty for a heading with a formula, which it writes anew."""
    return "" if "$" in title else "#" + re.sub(r"[()]", lambda found: f"%{ord(found[0]):02X}", title.replace(" ", "-"))


COLUMNS = ("lesson", *(ROUTES[route] for route in ("class", "short")))


def routes(folder: str | Path = ".") -> None:
    """Display the two short ways through the lessons of a folder, with links to their sections, and their minutes.

    Parameters
    ----------
    folder : path, default the current folder
    """
    found, left_out = guide.readable_lessons(folder)
    guide.show_table(COLUMNS, table(folder, lessons=found), guide.said_of(left_out))
