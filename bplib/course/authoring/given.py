"""What of a lesson is given to a student: the cells of a way, and no answer before it is asked for.

The output of a cell that answers a **Predict** is left out, so that it is not read before the prediction is made; the
cell gives it when it is run. An explorer's still picture stays: it answers nothing until something is moved. Of a
lesson on a short way (see `bplib.course.page.routes`) only that way's cells are given, and its first cell, which is
that of the whole lesson, states that way's minutes, and where the rest of what it announces stands. In every notebook
of a way, a link to a lesson that is not on it becomes plain text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bplib.course.page.guide import LESSON
from bplib.course.page.minutes import source
from bplib.course.page.routes import ROUTES, minutes_on, on_route, read_cells, select

EXPLORER = "course.explorers."
TIME = re.compile(r"^\*\*Time\.\*\* .*$", re.MULTILINE)
ELSEWHERE = "What else is announced or named here stands in the whole lesson."
LINK = re.compile(r"\[([^\]]+)\]\((\d\d(?:_[a-z0-9]+)+\.ipynb)(?:#[^)]*)?\)")


def given(path: Path, route: str | None = None) -> bytes | None:
    """What a student is given of a file of the course.

    Parameters
    ----------
    path : Path
        A notebook, or a file that belongs to the notebooks.
    route : str, optional
        One of `bplib.course.page.routes.ROUTES`; without it, whole lessons are given.

    Returns
    -------
    bytes or None
        None for a lesson that the way leaves out. What is no notebook, or none that can be read, is given as it is.
    """
    content = path.read_bytes()
    if path.suffix != ".ipynb":
        return content
    try:
        notebook = json.loads(content)
        cells = notebook["cells"]
        notebook["cells"] = without_answers(cells)
        if route and LESSON.fullmatch(path.name):
            notebook["cells"] = _on_the_way(notebook["cells"], route)
            if not notebook["cells"]:
                return None
        if route:
            _unlink(notebook["cells"], route, path.parent)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return content
    if notebook["cells"] == cells:
        return content
    return (json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def without_answers(cells: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The cells, with no outputs where a **Predict** stands directly above, but for explorers."""
    kept, asked = [], False
    for cell in cells:
        new = dict(cell)
        if asked and cell["cell_type"] == "code" and EXPLORER not in source(cell):
            new |= {"outputs": [], "execution_count": None}
        kept.append(new)
        asked = asks(cell)
    return kept


def asks(cell: Mapping[str, Any]) -> bool:
    """Whether a cell asks for a prediction, which the cell below it answers."""
    return cell["cell_type"] == "markdown" and "**Predict" in source(cell)


def _on_the_way(cells: Sequence[dict[str, Any]], route: str) -> list[dict[str, Any]]:
    kept = select(route, cells)
    if kept:
        taken = f"About {max(1, round(minutes_on(route, cells)))} minutes on this way ({ROUTES[route]})."
        first = TIME.sub(f"**Time.** {taken} {ELSEWHERE}", source(kept[0]))
        kept[0]["source"] = first.splitlines(keepends=True)
    return kept


def _unlink(cells: Sequence[dict[str, Any]], route: str, folder: Path) -> None:
    """Make plain text, in place, of each link to a lesson that is not on the way."""

    def unlinked(match: re.Match[str]) -> str:
        lesson = folder / match[2]
        there = lesson.exists() and any(on_route(route, read_cells(lesson)))
        return match[0] if there else match[1]

    for cell in cells:
        if cell["cell_type"] == "markdown" and LINK.search(text := source(cell)):
            cell["source"] = LINK.sub(unlinked, text).splitlines(keepends=True)
