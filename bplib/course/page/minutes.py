"""How long a lesson takes: words/60 + lines of code/10 + the exercises' own minutes.

The two rates were fitted to six lessons that were worked through as a student would, pencil in hand, predicting and
running: they took 145 to 265 minutes each, further parts included. A section whose heading begins with "Further:"
counts as further, up to the next heading of its level, and so does an exercise of that kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

WORDS_A_MINUTE = 60
CODE_LINES_A_MINUTE = 10

HEADING = re.compile(r"(#+) (Further:)?")
EXERCISE = re.compile(r"^\*(Core|Further), (\d+) minutes\.\*", re.MULTILINE)

Cell = Mapping[str, Any]


class Minutes(NamedTuple):
    """How long a lesson takes."""

    core: float
    further: float


def minutes(cells: Sequence[Cell]) -> Minutes:
    """The minutes of a lesson's cells; the first, which says what is to come, does not count."""
    spent = {False: 0.0, True: 0.0}
    for cell, is_further in list(zip(cells, further(cells), strict=True))[1:]:
        spent[is_further] += of_cell(cell)
    return Minutes(spent[False], spent[True])


def further(cells: Sequence[Cell]) -> list[bool]:
    """Whether each cell of a lesson is in a further part, or of a further exercise."""
    found = []
    level = 0  # of the further section that we are in; 0 if in none
    exercise_is_further = False
    for cell in cells:
        if is_of_exercise(cell):
            kind = EXERCISE.search(source(cell))
            exercise_is_further = kind[1] == "Further" if kind else exercise_is_further
            found.append(exercise_is_further)
            continue
        heading = HEADING.match(source(cell)) if cell["cell_type"] == "markdown" else None
        if heading and (not level or len(heading[1]) <= level):
            level = len(heading[1]) if heading[2] else 0
        found.append(level > 0)
    return found


def of_cell(cell: Cell) -> float:
    """The minutes of one cell, with those of the exercise whose task it is."""
    text = source(cell)
    if cell["cell_type"] == "code":
        return sum(bool(line.strip()) for line in text.splitlines()) / CODE_LINES_A_MINUTE
    task = EXERCISE.search(text) if is_of_exercise(cell) else None
    return len(text.split()) / WORDS_A_MINUTE + (int(task[2]) if task else 0)


def is_of_exercise(cell: Cell) -> bool:
    """Whether a cell is one of the three of an exercise."""
    return any(tag.startswith("exercise:") for tag in tags(cell))


def tags(cell: Cell) -> list[str]:
    """A cell's tags."""
    return list(cell.get("metadata", {}).get("tags", ()))


def source(cell: Cell) -> str:
    """A cell's source in one piece; a file may hold it as a list of lines."""
    text = cell["source"]
    return text if isinstance(text, str) else "".join(text)
