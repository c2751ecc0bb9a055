"""Every exercise of every lesson: its solution is right, each wrong answer is called by its name, broken ones are met.

A new lesson file is found by itself; `-k 02.1` runs one exercise.
"""

import dataclasses
import functools
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from bplib.course.exercises import Exercise, Functions, Wrong, lesson_numbers, limit, of_lesson
from bplib.course.exercises.checking import RIGHT, UNTOUCHED, WRONG, Verdict, verdict
from bplib.course.exercises.compare import contains_ellipsis
from bplib.course.exercises.judges import Failure
from bplib.network import Network

EXERCISES = [exercise for number in lesson_numbers() for exercise in of_lesson(number)]
WRONG_ANSWERS = [
    (exercise, wrong, source)
    for exercise in EXERCISES
    for wrong in exercise.wrong
    for source in exercise.sources(wrong)
]
FUNCTIONS = [exercise for exercise in EXERCISES if isinstance(exercise.judge, Functions)]
WRONG_ANSWERS_WANTED = 3

each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.key)
each_function = pytest.mark.parametrize("exercise", FUNCTIONS, ids=lambda exercise: exercise.key)


def judged(exercise: Exercise, source: str) -> Verdict:
    """The verdict on an answer given as Python."""
    return verdict(exercise, list(exercise.answers(source).values()))


@pytest.mark.parametrize("number", lesson_numbers())
def test_the_keys_count_from_1_in_the_order_of_the_lesson(number: str) -> None:
    keys = [exercise.key for exercise in of_lesson(number)]
    assert keys == [f"{number}.{n}" for n in range(1, len(keys) + 1)]
    assert len(keys) >= 3 and any(exercise.kind == "core" for exercise in of_lesson(number))


@each_exercise
def test_the_solution_is_right(exercise: Exercise, record_property: Callable[[str, str], None]) -> None:
    found = judged(exercise, exercise.solution)
    assert found.kind == RIGHT, found.text
    record_property("exercises", exercise.key)
    record_property("messages", found.text)


@each_exercise
def test_the_stub_is_calmly_met(exercise: Exercise, record_property: Callable[[str, str], None]) -> None:
    found = judged(exercise, exercise.stub)
    assert found.kind == UNTOUCHED and found.text.startswith("**Your turn.**"), found.text
    record_property("messages", found.text)


@pytest.mark.parametrize(
    ("exercise", "wrong", "source"), WRONG_ANSWERS, ids=[f"{e.key}-{wrong.name}" for e, wrong, _ in WRONG_ANSWERS]
)
def test_a_wrong_answer_is_called_by_its_name(
    exercise: Exercise, wrong: Wrong, source: str, record_property: Callable[[str, str], None]
) -> None:
    found = judged(exercise, exercise.whole(source))
    assert found.kind == WRONG, f"{exercise.key}: “{wrong.name}” passes: let a case tell it from the solution"
    named = found.misconception and found.misconception.name
    assert named == wrong.name, f"{exercise.key}: “{wrong.name}” is taken for {named!r}: let a case tell them apart"
    assert f"**Not yet: {wrong.name}.** {wrong.sentence}" in found.text
    smallest = found.text.split("\n\n")[-1]
    assert re.search(r"`.+`.+", smallest), f"no case on which it differs: {found.text}"
    record_property("wrong answers", f"{exercise.key} {wrong.name}")
    record_property("messages", found.text)


@each_exercise
def test_enough_wrong_answers_are_known(exercise: Exercise) -> None:
    if exercise.judge.coded:
        count = len(exercise.wrong)
        assert count >= WRONG_ANSWERS_WANTED, (
            f"{exercise.key} has {count} wrong answers; a coded or derived one should have {WRONG_ANSWERS_WANTED}"
        )
    assert exercise.wrong, f"{exercise.key} knows no wrong answer"


@each_exercise
def test_the_prose(exercise: Exercise) -> None:
    texts = [exercise.goal, exercise.task, exercise.praise, *exercise.hints]
    texts += [text for wrong in exercise.wrong for text in (wrong.name, wrong.sentence)]
    for text in texts:
        assert text.replace("$$", "").count("$") % 2 == 0, f"{exercise.key}: a formula is not closed: {text}"
        # A backslash that Python took for its own: "\bar" without r in front of the quotes.
        assert not re.search(r"[\x07\x08\x0b\x0c]|\tfrac|\rho", text), f'{exercise.key}: write r"…": {text!r}'
    for text in [exercise.praise, *exercise.hints, *(wrong.sentence for wrong in exercise.wrong)]:
        assert re.search(r"[.?!*`$]$", text), f"{exercise.key}: a sentence ends with a full stop: {text}"
    assert re.search(r"\.\.\.|def ", exercise.stub), f"{exercise.key}: the stub leaves nothing to do"


# ---- rounded results

WHOLE = {
    "06.2": "a number of steps and a word",
    "09.1": "a seed",
    "12.3": "an iteration and a restart",
}
"""Exercises in code whose results are whole numbers, or words: rounding them changes nothing."""
CODE = [e for e in EXERCISES if all(map(callable, e.answers(e.solution).values()))]


def rounded(value: Any, digits: int) -> Any:
    """Numbers rounded, to any depth; of a function, or a list of them, what it returns."""
    if callable(value) and not isinstance(value, type):
        return functools.wraps(value)(lambda *arguments: rounded(value(*arguments), digits))
    if isinstance(value, Network):
        return Network(b=rounded(value.b, digits), w=rounded(value.w, digits), x=rounded(value.x, digits))
    if isinstance(value, tuple | list):
        return type(value)(rounded(entry, digits) for entry in value)
    if isinstance(value, np.ndarray | float):
        return np.round(value, digits)
    return value


@pytest.mark.parametrize("digits", [2, 3, 4])
@pytest.mark.parametrize("exercise", CODE, ids=lambda exercise: exercise.key)
def test_a_rounded_result_is_refused(
    exercise: Exercise, digits: int, record_property: Callable[[str, str], None]
) -> None:
    found = verdict(exercise, [rounded(function, digits) for function in exercise.answers(exercise.solution).values()])
    assert found.kind == (RIGHT if exercise.key in WHOLE else WRONG), found.text
    assert found.misconception is None or found.misconception.name == "rounded", found.text
    record_property("messages", found.text)


# ---- answers that misbehave


def boom(*_: Any) -> Any:
    raise RuntimeError("boom")


def leave(*_: Any) -> Any:
    raise SystemExit(3)


def interrupt(*_: Any) -> Any:
    raise KeyboardInterrupt


def no_arguments() -> Any:
    return 0


def endless(*_: Any) -> Any:
    while True:
        try:
            sum(range(1000))
        except:  # noqa: E722  # what a student might write
            pass


MISBEHAVING: list[tuple[str, Any, str]] = [
    ("nothing returned", lambda *_: None, r"gives `None`|raises|is `None`"),
    ("NaN", lambda *_: np.nan, r"nan|wanted|raises"),
    ("another shape", lambda *_: np.full((3, 7, 2), 0.5), r"shape|wanted|raises"),
    ("ragged", lambda *_: [[1.0], [2.0, 3.0]], r"not an array|wanted|raises|gives"),
    ("text", lambda *_: "0.5", r"not a number|wanted|raises|gives"),
    ("complex", lambda *_: 0.5j, r"complex|wanted|raises|gives"),
    ("an object", lambda *_: object(), r"a object|raises|gives"),
    ("raising", boom, r"raises `RuntimeError: boom`"),
    ("leaving", leave, r"calls `exit`"),
    ("interrupted", interrupt, r"was interrupted"),
    ("no arguments", no_arguments, r"takes `\(\)`"),
    ("no function", [1, 2], r"is `\[1, 2\]` and not a function"),
]


@pytest.mark.parametrize(("name", "function", "pattern"), MISBEHAVING, ids=[name for name, *_ in MISBEHAVING])
@each_function
def test_a_function_that_misbehaves(
    exercise: Exercise,
    name: str,
    function: Any,
    pattern: str,
    record_property: Callable[[str, str], None],
    capfd: pytest.CaptureFixture[str],
) -> None:
    found = verdict(exercise, [function] * len(exercise.names))
    assert found.kind == WRONG and found.text.startswith("**Not yet"), found.text
    assert re.search(pattern, found.text), found.text
    assert "0x" not in found.text and "Traceback" not in found.text
    assert capfd.readouterr().err == ""
    record_property("messages", found.text)


@each_function
def test_a_function_that_never_ends(
    exercise: Exercise, record_property: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limit, "PATIENCE", 0.01)
    judge = exercise.judge
    assert isinstance(judge, Functions)
    short = dataclasses.replace(judge, seconds=0.05)
    came = short.outcomes(exercise, dict.fromkeys(exercise.names, endless))
    failure = came[-1].value
    assert isinstance(failure, Failure) and failure.kind == "endless"
    text = judge.first_difference(came, exercise.right)
    assert text and "never end" in text
    record_property("messages", text)


def takes_arrays(exercise: Exercise) -> bool:
    judge = exercise.judge
    return (
        isinstance(judge, Functions)
        and judge.run is None
        and any(isinstance(argument, np.ndarray | list) for case in judge.cases for argument in _arguments(case))
    )


def _arguments(case: Any) -> Any:
    return getattr(case, "arguments", case)


@pytest.mark.parametrize("exercise", [*filter(takes_arrays, EXERCISES)], ids=lambda exercise: exercise.key)
def test_a_function_that_changes_its_arguments(exercise: Exercise, record_property: Callable[[str, str], None]) -> None:
    (right,) = exercise.answers(exercise.solution).values()

    def changes(*arguments: Any) -> Any:
        result = right(*arguments)
        for argument in arguments:
            if isinstance(argument, np.ndarray):
                argument[...] = 0.125
            elif isinstance(argument, list):
                argument.append(0.125)
        return result

    found = verdict(exercise, [changes])
    assert found.kind == WRONG and "changes what it is given" in found.text, found.text
    record_property("messages", found.text)


ODD_VALUES = [None, np.nan, float("inf"), [], {}, (), "?", object(), 1j, boom, np.zeros((3, 7, 2)), [[1], [2, 3]]]


@pytest.mark.parametrize("value", ODD_VALUES, ids=[str(type(v).__name__) + str(n) for n, v in enumerate(ODD_VALUES)])
@pytest.mark.parametrize("exercise", [e for e in EXERCISES if e not in FUNCTIONS], ids=lambda exercise: exercise.key)
def test_a_value_that_is_none(
    exercise: Exercise, value: Any, record_property: Callable[[str, str], None], capfd: pytest.CaptureFixture[str]
) -> None:
    found = verdict(exercise, [value] * len(exercise.names))
    assert found.kind == WRONG and re.search("`.+`", found.text), found.text
    assert "0x" not in found.text
    assert capfd.readouterr().err == ""
    record_property("messages", found.text)


@each_exercise
def test_odd_entries(exercise: Exercise, record_property: Callable[[str, str], None]) -> None:
    """Where the answer is a dictionary, each entry may be odd, or not be done yet."""
    for name, right in exercise.answers(exercise.solution).items():
        for key in right if isinstance(right, dict) else ():
            for value in ODD_VALUES:
                answers = exercise.answers(exercise.solution) | {name: {**right, key: value}}
                found = verdict(exercise, list(answers.values()))
                assert found.kind == WRONG, f"{key} = {value!r}: {found.text}"
                record_property("messages", found.text)
            answers[name][key] = ...
            assert contains_ellipsis(answers)
            assert verdict(exercise, list(answers.values())).kind == UNTOUCHED
