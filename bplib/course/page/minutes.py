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


class Minutes(NamedTuple):
    """How long a lesson takes."""

    core: float
    further: float


def minutes(cells: Sequence[Mapping[str, Any]]) -> Minutes:
    """The minutes of a lesson's cells; the first, which says what is to come, does not count."""
    spent = {False: 0.0, True: 0.0}
    level = 0  # of the further section that we are in; 0 if in none
    exercise_is_further = False
    for cell in cells[1:]:
        text = source(cell)
        of_exercise = any(tag.startswith("exercise:") for tag in cell["metadata"].get("tags", ()))
        found = EXERCISE.search(text) if of_exercise else None
        if found:
            exercise_is_further = found[1] == "Further"
        heading = HEADING.match(text) if cell["cell_type"] == "markdown" and not of_exercise else None
        if heading and (not level or len(heading[1]) <= level):
            level = len(heading[1]) if heading[2] else 0
        further = exercise_is_further if of_exercise else level > 0
        spent[further] += _of_cell(cell["cell_type"], text) + (int(found[2]) if found else 0)
    return Minutes(spent[False], spent[True])


def _of_cell(cell_type: str, text: str) -> float:
    if cell_type == "code":
        return sum(bool(line.strip()) for line in text.splitlines()) / CODE_LINES_A_MINUTE
    return len(text.split()) / WORDS_A_MINUTE


def source(cell: Mapping[str, Any]) -> str:
    """A cell's source in one piece; a file may hold it as a list of lines."""
    text = cell["source"]
    return text if isinstance(text, str) else "".join(text)
