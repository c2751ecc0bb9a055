"""Every exercise's key is reached by a second route, which does not read the solution."""

import ast
import math
import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import pytest
from course.exercises.tables import files, table

from bplib.course.exercises import Exercise, Functions, Numbers, lesson_numbers, of_lesson
from bplib.course.exercises.checking import RIGHT, verdict

EXERCISES = [exercise for number in lesson_numbers() for exercise in of_lesson(number)]


# Where the task itself gives a rounded number, to how much of itself a key agrees with an exact route.
ROUNDED = {
    "02.5": 1e-4,  # σ(½) = 0.6225
    "10.2": 1e-3,  # A·ln(1 + M/B) is near enough, and 1 + ½ + … + 1/M ≈ ln M + 0.577
}


def routes(lesson: str) -> dict[str, Callable[[], dict[str, Any]]]:
    return table("second_routes", lesson, "SECOND_ROUTES")


@pytest.mark.parametrize("lesson", lesson_numbers())
def test_the_routes_lead_to_the_exercises(lesson: str) -> None:
    assert sorted(routes(lesson)) == sorted(exercise.key for exercise in of_lesson(lesson))


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.key)
def test_a_second_route(exercise: Exercise, record_property: Callable[[str, str], None]) -> None:
    assert exercise.key in routes(exercise.lesson), f"no {exercise.key} in second_routes/lesson_{exercise.lesson}.py"
    found = routes(exercise.lesson)[exercise.key]()
    assert list(found) == list(exercise.names)
    said = verdict(exercise, list(found.values()))
    assert said.kind == RIGHT, f"{exercise.key} by the second route, {found}: {said.text}"
    if isinstance(exercise.judge, Functions):
        assert all(map(callable, found.values()))
    if isinstance(exercise.judge, Numbers):
        right = exercise.answers(exercise.solution)
        for (place, came), (_, wanted) in zip(leaves(found), leaves(right), strict=True):
            near = agree(came, wanted) or math.isclose(came, wanted, rel_tol=ROUNDED.get(exercise.key, 0))
            assert near, f"{exercise.key}{place}: the second route leads to {came!r}, not {wanted!r}"
    record_property("second routes", exercise.key)


def leaves(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """The numbers in an answer and where they stand, in an order that is not that of a dictionary's keys."""
    if isinstance(value, dict):
        for key in sorted(value):
            yield from leaves(value[key], f"{place}[{key!r}]")
    elif isinstance(value, (tuple, list)):
        for number, entry in enumerate(value):
            yield from leaves(entry, f"{place}[{number}]")
    else:
        yield place, Fraction(value) if isinstance(value, str) else value


def agree(came: Any, key: Any) -> bool:
    """Whether a number is the key's to 1e-9, or as far as the key's digits go, three at least."""
    came, key = float(came), float(key)
    if math.isclose(came, key, rel_tol=1e-9, abs_tol=1e-9):
        return True
    digits = len(repr(abs(key)).split("e")[0].replace(".", "").strip("0"))
    return digits < 12 and float(f"{came:.{max(3, digits)}g}") == key


@pytest.mark.parametrize(
    ("came", "key", "same"),
    [
        (0.123, 0.123, True),
        (0.12345, 0.123, True),
        (0.1239, 0.123, False),
        (2.0001, 2, True),
        (2.01, 2, False),
        (1 / 3, 0.3333333333333333, True),
        (0.33333333, 1 / 3, False),
        (Fraction(-31, 40), -0.775, True),
        (Fraction(-29, 40), -0.775, False),
    ],
)
def test_how_far_two_numbers_agree(came: Any, key: Any, same: bool) -> None:
    assert agree(came, key) is same


# What a route may not touch: where an answer stands.
FORBIDDEN = {"solution", "wrong", "known", "right", "hints", "answers", "sources", "EXERCISES", "find", "of_lesson"}

READS = re.compile(r"lesson_\d|\bexercises$|importlib|runpy")


def forbidden(source: str) -> list[str]:
    """What of the exercises a source makes use of."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            names = [node.attr] if isinstance(node, ast.Attribute) and node.attr in FORBIDDEN else []
            found += names
            continue
        found += [name for name in names if READS.search(name) or name.split(".")[-1] in FORBIDDEN]
    return found


@pytest.mark.parametrize("lesson", lesson_numbers())
def test_the_routes_do_not_read_the_lessons_files(lesson: str) -> None:
    if path := files("second_routes").get(lesson):
        assert forbidden(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "from bplib.course.exercises import lesson_01",
        "from bplib.course.exercises.lessons.lesson_01 import EXERCISES",
        "import bplib.course.exercises.lessons.lesson_01 as here",
        "from second_route import find",
        "from bplib.course import exercises",
        "import bplib.course.exercises",
        "import importlib",
        "answer = something.solution",
    ],
)
def test_what_reads_them_is_found(source: str) -> None:
    assert forbidden(source)
