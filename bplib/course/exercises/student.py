"""What a student uses: ``course.exercise("01.2")`` with `check`, `hint` and `solution`, and ``course.progress()``."""

from __future__ import annotations

import os
import re
from functools import cache
from typing import Any

from IPython.display import Markdown, display

from bplib.course.exercises import find, lesson_numbers, of_lesson
from bplib.course.exercises import progress as file
from bplib.course.exercises.checking import RIGHT, UNCHECKED, WRONG, verdict
from bplib.course.exercises.model import Exercise
from bplib.course.page.text import BLUE, GREEN, RED, coloured

GRADER = "NBGRADER_EXECUTION"
"""The environment variable that nbgrader sets where it runs a notebook."""

MARKS = {RIGHT: coloured("✓", GREEN), WRONG: coloured("✗", RED), UNCHECKED: coloured("?", BLUE)}
"""What stands in a notebook before a verdict's words."""


class NotSolved(AssertionError):
    """An exercise is not solved, and a grader runs the notebook. What it says is plain text."""

    def __init__(self, text: str) -> None:
        super().__init__(plain(text))

    def _render_traceback_(self) -> list[str]:
        """What IPython shows of it, and so a grader's feedback: the sentences alone."""
        return [str(self)]


def plain(text: str) -> str:
    """Markdown without the asterisks of its emphasis; code and formulas keep theirs."""
    pieces = re.split(r"(`[^`]*`|\$[^$]*\$)", text)
    pieces[::2] = [re.sub(r"\*\*", "", piece) for piece in pieces[::2]]
    pieces[::2] = [re.sub(r"(?<!\w)\*(?=\S)([^*]+)(?<=\S)\*(?!\w)", r"\1", piece) for piece in pieces[::2]]
    return "".join(pieces)


class Attempt:
    """A student's work on one exercise."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._hints_given = 0

    def __repr__(self) -> str:
        return f"Exercise {self._exercise.key}: {self._exercise.title}"

    def check(self, *answers: Any) -> None:
        """Say whether the answer is right, and if it is not, what is wrong with it.

        Parameters
        ----------
        *answers
            The asked names, as the cell has them.

        Raises
        ------
        NotSolved
            With the same text, plain, if it is not right and a grader runs the notebook.
        """
        found = verdict(self._exercise, answers)
        if os.environ.get(GRADER):
            if found.kind != RIGHT:
                raise NotSolved(found.text)
            show(found.text)
            return
        said = file.record(self._exercise.key) if found.kind == RIGHT else []
        show("\n\n".join([f"{MARKS.get(found.kind, '')} {found.text}".lstrip(), *said]))

    def hint(self) -> None:
        """Show the next hint; behind the last one, begin again."""
        hints = self._exercise.hints
        number = self._hints_given % len(hints)
        self._hints_given += 1
        more = "" if number + 1 < len(hints) else " There are no more; `ex.solution()` shows the solution."
        show(f"**Hint {number + 1} of {len(hints)}.** {hints[number]}{more}")

    def solution(self) -> None:
        """Show the solution's code."""
        show(f"```python\n{self._exercise.solution}\n```")


@cache
def exercise(key: str) -> Attempt:
    """The exercise with a key such as "01.2".

    Raises
    ------
    ValueError
        If there is none.
    """
    return Attempt(find(key))


def progress() -> None:
    """Show which exercises you have solved, by lesson."""
    solved, said = file.solved()
    rows = ["| lesson | solved | core | further |", "|---|---|---|---|"]
    for number in lesson_numbers():
        here = of_lesson(number)
        marks = {
            kind: " ".join(f"{e.key} {'✓' if e.key in solved else '–'}" for e in here if e.kind == kind) or "none"
            for kind in ("core", "further")
        }
        count = sum(e.key in solved for e in here)
        rows.append(f"| {number} | {count} of {len(here)} | {marks['core']} | {marks['further']} |")
    show("\n\n".join(["\n".join(rows), *said]))


def show(text: str) -> None:
    """Display Markdown."""
    display(Markdown(text))
