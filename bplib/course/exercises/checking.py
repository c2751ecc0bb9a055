"""What is said of an answer."""

from __future__ import annotations

import re
import types
from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from bplib.course.exercises.compare import code, contains_ellipsis
from bplib.course.exercises.judges import PLAIN, Failure, attempt
from bplib.course.exercises.limit import CannotCheck
from bplib.course.exercises.model import Exercise, Wrong
from bplib.course.page.text import counted

RIGHT, UNTOUCHED, WRONG, UNCHECKED = "right", "untouched", "wrong", "unchecked"


class Verdict(NamedTuple):
    """The outcome of a check."""

    kind: str
    """`RIGHT`, `UNTOUCHED` or `WRONG`; or `UNCHECKED`, where the check could not do its work."""
    text: str
    """What is said (Markdown)."""
    misconception: Wrong | None = None
    """The listed wrong answer that it is, if it is one."""


def verdict(exercise: Exercise, given: Sequence[Any]) -> Verdict:
    """Judge an answer, whatever it is.

    Parameters
    ----------
    exercise : Exercise
    given : sequence
        What was handed to `check`: a value for each of the asked names.
    """
    try:
        return _verdict(exercise, given)
    except CannotCheck as why:
        return Verdict(UNCHECKED, f"**Could not be checked:** {why}. {NOT_YOUR_FAULT}")


NOT_YOUR_FAULT = "This says nothing about your answer. Restart the kernel, run the lesson up to here, and check again."


def _verdict(exercise: Exercise, given: Sequence[Any]) -> Verdict:
    if len(given) != len(exercise.names):
        call = code(f"ex.check({exercise.answer})")
        return Verdict(WRONG, f"**Not yet.** `check` got {counted(len(given), 'answer')}; write {call}.")
    answers = dict(zip(exercise.names, given, strict=True))
    if untouched(exercise, answers):
        return Verdict(UNTOUCHED, YOUR_TURN)
    came = exercise.judge.outcomes(exercise, answers)
    if _unfinished([value for _, value in came]):
        return Verdict(UNTOUCHED, YOUR_TURN)
    smallest = exercise.judge.first_difference(came, exercise.right)
    if smallest is None:
        return Verdict(RIGHT, f"**Right.** {exercise.praise}")
    if listed := exercise.judge.recognised(came, exercise.right, exercise.known):
        wrong, where = listed
        return Verdict(WRONG, f"**Not yet: {wrong.name}.** {wrong.sentence}\n\n{where}", wrong)
    found = exercise.judge.relation(came, exercise.right)
    what = f"**Not yet: {found.name}.** {found.sentence}\n\n{exercise.judge.lead}" if found else "**Not yet.** "
    return Verdict(WRONG, f"{what}{smallest}\n\n`ex.hint()` gives a hint.")


YOUR_TURN = (
    "**Your turn.** Write your answer into the cell above, run it, then this one. "
    "`ex.hint()` gives a hint, `ex.solution()` shows the solution."
)


def untouched(exercise: Exercise, answers: dict[str, Any]) -> bool:
    """Whether nothing is done yet, or something is left to be done: a `...` stands there, or the stub's code."""
    if any(map(contains_ellipsis, answers.values())):
        return True
    stubs = exercise.untouched
    if all(isinstance(stub, types.FunctionType) for stub in stubs.values()):
        return all(_same_code(answers[name], stub) for name, stub in stubs.items())
    return False


def _same_code(function: Any, stub: Any) -> bool:
    """Whether a function does what the stub does, step by step, wherever it stands."""
    if isinstance(function, types.FunctionType):
        function = function.__code__
    if isinstance(stub, types.FunctionType):
        stub = stub.__code__
    if not isinstance(stub, types.CodeType) or not isinstance(function, types.CodeType):
        return type(function) is type(stub) and bool(function == stub)
    return (
        (function.co_code, function.co_names, function.co_varnames) == (stub.co_code, stub.co_names, stub.co_varnames)
        and len(function.co_consts) == len(stub.co_consts)
        and all(map(_same_code, function.co_consts, stub.co_consts))
    )


ELLIPSIS = re.compile(r"\bellipsis\b", re.IGNORECASE)
"""As in: unsupported operand type(s) for +: 'int' and 'ellipsis'; or: cannot unpack non-iterable ellipsis object."""


def _unfinished(values: list[Any]) -> bool:
    """Whether a `...` is left in one of the results, or has been computed with."""
    if any(ELLIPSIS.search(value.sentence) for value in values if isinstance(value, Failure)):
        return True
    looked_at = [value for value in values if type(value) not in (*PLAIN, Failure)]
    return bool(looked_at and attempt(partial(contains_ellipsis, looked_at), 1.0) is True)
