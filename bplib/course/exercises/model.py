"""What an exercise consists of; the package's docstring says how to write one."""

from __future__ import annotations

import ast
import linecache
import math
import re
import textwrap
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

import bplib
from bplib.course.exercises.edit import edited

if TYPE_CHECKING:
    from bplib.course.exercises.judges import Judge, Outcome

KINDS = ("core", "further")


Source = str | Mapping[str, str]
"""Python, or what is edited in the solution."""


def _clean(source: str) -> str:
    return textwrap.dedent(source).strip()


def run(source: str, name: str) -> dict[str, Any]:
    """The names that a source defines; it may use np, math and bp.

    Parameters
    ----------
    source : str
    name : str
        What its lines are called in a traceback.
    """
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    names: dict[str, Any] = {"np": np, "math": math, "bp": bplib, "__name__": "exercise"}
    exec(compile(source, name, "exec"), names)
    return names


@dataclass(frozen=True)
class Wrong:
    """A wrong answer that people really give."""

    name: str
    """What is believed or was forgotten, in a few words: "b left out". It stands behind "Not yet:"."""
    source: Source | tuple[Source, ...]
    """Python that defines the asked names as someone would who has this misconception; or what is edited in the
    solution (`edited`); or several of these, if it shows in several ways."""
    sentence: str
    """What puts it right, for the one who gave it (Markdown)."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "sentence", " ".join(self.sentence.split()))


@dataclass(frozen=True, eq=False)
class Exercise:
    """An exercise: all that the notebook, the checks, the lecturer's page and the tests are made from."""

    key: str
    """Lesson and number: "01.2"."""
    title: str
    kind: str
    """"core" or "further"."""
    minutes: int
    goal: str
    """The learning goal, for lecturers: "You can …" in a sentence that goes on after "can"."""
    task: str
    """What is to be done (Markdown, with formulas)."""
    answer: str
    """The asked names, as they are handed to `check`: "forward" or "left, right"."""
    stub: str
    """What stands in the notebook's cell; `...` marks what is to be filled in."""
    solution: str
    """Python that defines the asked names."""
    hints: tuple[str, ...]
    """Two or three, each giving away a little more (Markdown)."""
    judge: Judge
    wrong: tuple[Wrong, ...]
    praise: str
    """What is said of the right answer: what it is good for (Markdown)."""

    def __post_init__(self) -> None:
        for name in ("task", "stub", "solution"):
            object.__setattr__(self, name, _clean(getattr(self, name)))
        for name in ("title", "goal", "praise"):
            object.__setattr__(self, name, " ".join(getattr(self, name).split()))
        if not isinstance(self.hints, str):
            object.__setattr__(self, "hints", tuple(" ".join(hint.split()) for hint in self.hints))
        for complaint in self._complaints():
            raise ValueError(f"exercise {self.key}: {complaint}")

    def _complaints(self) -> Any:
        if not re.fullmatch(r"\d\d\.[1-9]\d?", self.key):
            yield "the key should be like 01.2"
        if self.kind not in KINDS:
            yield f"kind is {self.kind!r}; wanted one of {KINDS}"
        if not all(name.isidentifier() for name in self.names):
            yield f"answer is {self.answer!r}; wanted names, separated by commas"
        if isinstance(self.hints, str) or not 2 <= len(self.hints) <= 3:
            yield "wanted two or three hints, in a tuple"
        if not all(isinstance(wrong, Wrong) for wrong in self.wrong):
            yield "wrong should be a tuple of Wrong(name, source, sentence)"
        if len({wrong.name for wrong in self.wrong}) < len(self.wrong):
            yield "two wrong answers have the same name"
        if not all((self.title, self.goal, self.task, self.praise, self.minutes > 0)):
            yield "title, goal, task, praise and minutes are wanted"
        for what, source in (("stub", self.stub), ("solution", self.solution)):
            missing = set(self.names) - names_defined(source)
            if missing:
                yield f"the {what} does not define {sorted(missing)}"
        for wrong in self.wrong:
            try:
                for source in self.sources(wrong):
                    ast.parse(source)
            except (ValueError, SyntaxError) as error:
                yield f"“{wrong.name}”: {error}"

    @property
    def lesson(self) -> str:
        """The lesson's two digits."""
        return self.key[:2]

    @property
    def names(self) -> tuple[str, ...]:
        """The asked names."""
        return tuple(name.strip() for name in self.answer.split(","))

    @property
    def defines(self) -> set[str]:
        """All names that the notebook's cells of this exercise give a value to."""
        return names_defined(self.stub) | names_defined(self.solution) | {"ex"}

    def answers(self, source: str) -> dict[str, Any]:
        """The asked names as a source defines them; those that it does not define are left out."""
        defined = run(source, f"<exercise {self.key}, {zlib.crc32(source.encode()):08x}>")
        return {name: defined[name] for name in self.names if name in defined}

    def source(self, given: Source) -> str:
        """Python for an answer that is given as Python or as an edit of the solution.

        Raises
        ------
        ValueError
            If the edit does not fit the solution.
        """
        return _clean(given) if isinstance(given, str) else edited(self.solution, given)

    def sources(self, wrong: Wrong) -> tuple[str, ...]:
        """Python for a wrong answer, in each of the ways in which it is listed."""
        return tuple(map(self.source, wrong.source if isinstance(wrong.source, tuple) else (wrong.source,)))

    def whole(self, source: str) -> str:
        """Python for the whole of an answer of which a source is a part: the rest is as in the solution."""
        right, defined = self.answers(self.solution), self.answers(source)
        in_part = [
            name
            for name, value in defined.items()
            if isinstance(value, Mapping) and isinstance(right[name], Mapping) and value.keys() != right[name].keys()
        ]
        before = [f"right_{name} = {name}" for name in in_part]
        after = [f"{name} = {{**right_{name}, **{name}}}" for name in in_part]
        if not in_part and defined.keys() == right.keys():
            return source
        return "\n".join([self.solution, *before, source, *after])

    @cached_property
    def untouched(self) -> Mapping[str, Any]:
        """The asked names as the stub defines them."""
        return self.answers(self.stub)

    @cached_property
    def right(self) -> list[Outcome]:
        """What the solution makes of every case."""
        return self.judge.outcomes(self, self.answers(self.solution))

    @cached_property
    def known(self) -> list[tuple[Wrong, list[Outcome]]]:
        """What each wrong answer makes of every case, once for each of its sources."""
        return [
            (wrong, self.judge.outcomes(self, self.answers(source), partial=True))
            for wrong in self.wrong
            for source in self.sources(wrong)
        ]


def names_defined(source: str) -> set[str]:
    """The names that a source binds at its top level, imports aside."""
    found: set[str] = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif not isinstance(node, ast.Import | ast.ImportFrom):
            found |= {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return found
