"""The cells of an exercise in a lesson's notebook, made from the exercise.

An author puts a Markdown cell ``exercise 01.2`` where the exercise belongs. `expand`, which
:mod:`bplib.course.authoring.execute` calls before it runs the cells, writes three in its place, tagged
``exercise:01.2``: the task, the stub and the check. Whenever it is called again it writes them anew, so that they
cannot differ from the exercise; an answer that stands in them is lost.
"""

from __future__ import annotations

import re
from typing import Any

import nbformat

from bplib.course.exercises import Exercise, find

PLACEHOLDER = re.compile(r"exercise (\d\d\.\d+)")
TAG = re.compile(r"exercise:(\d\d\.\d+)")
TASK, STUB, CHECK = "task", "stub", "check"
SOLUTION = "# ex.solution()"
"""The line that shows the solution when it is uncommented."""


def task(exercise: Exercise) -> str:
    """The Markdown of the first cell."""
    kind = f"*{exercise.kind.capitalize()}, {exercise.minutes} minutes.*"
    return f"### Exercise {exercise.key}: {exercise.title}\n\n{kind} {exercise.task}"


def check(exercise: Exercise) -> str:
    """The code of the third cell."""
    return f'ex = course.exercise("{exercise.key}")\nex.check({exercise.answer})\n# ex.hint()\n{SOLUTION}'


def cells(exercise: Exercise) -> list[Any]:
    """The three cells of an exercise, not executed."""
    v4, name = nbformat.v4, f"exercise-{exercise.key.replace('.', '-')}"
    made = [
        v4.new_markdown_cell(task(exercise), id=f"{name}-{TASK}"),
        v4.new_code_cell(exercise.stub, id=f"{name}-{STUB}"),
        v4.new_code_cell(check(exercise), id=f"{name}-{CHECK}"),
    ]
    for cell in made:
        cell.metadata.tags = [f"exercise:{exercise.key}"]
    return made


def key_of(cell: Any) -> str | None:
    """The key of the exercise that a cell belongs to or asks for; None for other cells."""
    for tag in cell.metadata.get("tags", []):
        if match := TAG.fullmatch(tag):
            return match[1]
    match = PLACEHOLDER.fullmatch(cell.source.strip()) if cell.cell_type == "markdown" else None
    return match[1] if match else None


def expand(found: list[Any]) -> list[Any]:
    """The cells of a notebook with those of its exercises written anew, each where its first one stood.

    Raises
    ------
    ValueError
        If there is no such exercise.
    """
    expanded: list[Any] = []
    seen: set[str] = set()
    for cell in found:
        key = key_of(cell)
        if key is None:
            expanded.append(cell)
        elif key not in seen:
            seen.add(key)
            written = cells(find(key))
            for new in written:  # an author's other tags, such as a route's, stay
                new.metadata.tags += [tag for tag in cell.metadata.get("tags", []) if not TAG.fullmatch(tag)]
            expanded += written
    return expanded
