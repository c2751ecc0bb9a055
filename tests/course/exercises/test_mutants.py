"""Each solution with one small change is refused; what is not is the same function, and listed as such.

The survivors of one exercise: `pytest tests/course/exercises/test_mutants.py -k 06.2`. Of what is `Measured` there may
be many good answers, so only functions among them are changed here, not the numbers.
"""

import dataclasses
from collections.abc import Callable, Iterator

import pytest
from course.exercises.tables import table
from mutants import changed, entry_mutants, formula_mutants, mutants

from bplib.course.exercises import (
    Choices,
    Exercise,
    Formula,
    Functions,
    Measured,
    Numbers,
    find,
    lesson_numbers,
    of_lesson,
)
from bplib.course.exercises.checking import RIGHT, verdict
from bplib.course.exercises.judges import Failure, attempt

EXERCISES = [exercise for number in lesson_numbers() for exercise in of_lesson(number)]
SECONDS = 1.0
"""For a mutant that never ends."""


def is_code(exercise: Exercise) -> bool:
    return all(map(callable, exercise.answers(exercise.solution).values()))


MUTATED = [e for e in EXERCISES if not isinstance(e.judge, Measured) or is_code(e)]
each_mutated = pytest.mark.parametrize("exercise", MUTATED, ids=lambda exercise: exercise.key)


def passes(exercise: Exercise, source: str) -> bool:
    """Whether a source is judged to be right, found out case by case."""
    answers = attempt(lambda: exercise.answers(source), SECONDS)
    if isinstance(answers, Failure) or answers.keys() != set(exercise.names):
        return False
    judge = exercise.judge
    if not isinstance(judge, Functions):
        return exercise.judge.first_difference(judge.outcomes(exercise, answers), exercise.right) is None
    return not any(
        judge.first_difference(
            dataclasses.replace(judge, cases=[case], seconds=SECONDS).outcomes(exercise, answers), exercise.right
        )
        for case in judge.cases
    )


def judged(exercise: Exercise) -> Iterator[tuple[str, bool]]:
    """What each mutant changes, and whether it passes."""
    judge = exercise.judge
    if isinstance(judge, Numbers | Choices):
        right = exercise.answers(exercise.solution)
        for answers in entry_mutants(right, getattr(judge, "options", ())):
            yield f"{right} → {answers}", verdict(exercise, list(answers.values())).kind == RIGHT
    else:
        for source in (formula_mutants if isinstance(judge, Formula) else mutants)(exercise.solution):
            yield changed(exercise.solution, source), passes(exercise, source)


@each_mutated
def test_mutants_are_refused(exercise: Exercise, record_property: Callable[[str, str], None]) -> None:
    found = list(judged(exercise))
    listed = table("equivalent", exercise.lesson, "EQUIVALENT").get(exercise.key, {})
    passed = [change for change, accepted in found if accepted]
    same = sum(change in listed for change in passed)
    counts = len(found), len(found) - len(passed), same, len(passed) - same
    record_property("mutants", f"{exercise.key} {' '.join(map(str, counts))}")
    assert found
    survivors = set(passed)
    unlisted = survivors - listed.keys()
    assert not unlisted, f"{exercise.key} accepts, and it is not listed as the same:\n" + "\n".join(sorted(unlisted))
    gone = listed.keys() - survivors
    assert not gone, f"{exercise.key} refuses what is listed as the same:\n" + "\n".join(sorted(gone))
    assert all(reason.strip() for reason in listed.values()), f"{exercise.key}: say why it is the same"


@pytest.mark.parametrize("lesson", lesson_numbers())
def test_what_is_listed_is_of_exercises_that_are_mutated(lesson: str) -> None:
    assert table("equivalent", lesson, "EQUIVALENT").keys() <= {e.key for e in MUTATED if e.lesson == lesson}


# ---- the tool

SOURCE = """
def stop(y, n):
    total = 0
    for m in range(n):
        if total > 3 and m:
            break
        total += abs(y[m] - 1)
    return total, np.sum(y, axis=0)
"""


@pytest.mark.parametrize(
    "change",
    [
        "total += abs(y[m] - 1) → total += y[m] - 1",
        "total += abs(y[m] - 1) → total += abs(y[m] + 1)",
        "total += abs(y[m] - 1) → total += abs(1 - y[m])",
        "total += abs(y[m] - 1) → total += abs(y[m] - 2)",
        "total += abs(y[m] - 1) → total += abs(y[m] - 0)",
        "total += abs(y[m] - 1) → total += abs(y[m])",
        "total += abs(y[m] - 1) → total -= abs(y[m] - 1)",
        "total += abs(y[m] - 1) → total = abs(y[m] - 1)",
        "total += abs(y[m] - 1) → pass",
        "if total > 3 and m: → if total >= 3 and m:",
        "if total > 3 and m: → if total < 3 and m:",
        "if total > 3 and m: → if total > 6 and m:",
        "if total > 3 and m: → if total > 3 or m:",
        "if total > 3 and m: → if m:",
        "if total > 3 and m: / break → pass",
        "break → continue",
        "for m in range(n): → for m in range(1, n):",
        "for m in range(n): → for m in range(n + 1):",
        "for m in range(n): → for m in range(n - 1):",
        "return (total, np.sum(y, axis=0)) → return (np.sum(y, axis=0), total)",
        "return (total, np.sum(y, axis=0)) → return (total, np.sum(y, axis=1))",
        "return (total, np.sum(y, axis=0)) → return (total, np.sum(y))",
        "return (total, np.sum(y, axis=0)) → return (total, np.mean(y, axis=0))",
        "return (total, np.sum(y, axis=0)) → pass",
    ],
)
def test_what_is_mutated(change: str) -> None:
    assert change in {changed(SOURCE, mutant) for mutant in mutants(SOURCE)}


def test_what_compiles_to_the_same_is_no_mutant() -> None:
    found = list(mutants("def f(a):\n    # a comment\n    return (a + 1)\n"))
    assert len(set(found)) == len(found) and not any("return a + 1" in mutant for mutant in found)


def test_what_does_nothing_when_it_runs_is_spared() -> None:
    source = '''
if TYPE_CHECKING:
    from a import b, c

class Pair:
    """Two."""
    first: int | None
    """One of them."""

def f(a: float | None, *bs: tuple[int, str]) -> int | None:
    """Of a."""
    return list(zip(a, bs, strict=True)) + 1
'''
    found = [changed(source, mutant) for mutant in mutants(source)]
    assert found and all(change.startswith("return list(zip(a, bs, strict=True)) + 1 → ") for change in found)
    assert not any("zip(bs, a" in change or "strict=False" in change or "zip(a, bs)" in change for change in found)


def test_the_order_of_types_that_are_asked_for_is_spared() -> None:
    source = "try:\n    isinstance(a, (int, str))\nexcept (TypeError, ValueError):\n    b = (1.5, 2.5)"
    found = list(mutants(source))
    assert any("isinstance((int, str), a)" in mutant for mutant in found)
    assert any("b = (2.5, 1.5)" in mutant for mutant in found)
    assert not any("(str, int)" in mutant or "(ValueError, TypeError)" in mutant for mutant in found)


def test_entries_are_changed_one_at_a_time() -> None:
    assert list(entry_mutants({"a": ["+", "-"]}, ("+", "-"))) == [{"a": ["-", "-"]}, {"a": ["+", "+"]}]
    assert {"a": 1.0, "b": -2.0} in list(entry_mutants({"a": 1.0, "b": 2}))
    assert 0.98 in list(entry_mutants(1))


def test_a_mutant_that_passes_is_noticed() -> None:
    exercise = find("01.2")
    weak = dataclasses.replace(exercise.judge, cases=exercise.judge.cases[:1])  # type: ignore[attr-defined,type-var]
    made = dataclasses.replace(exercise, judge=weak)
    assert any(passed for _, passed in judged(made)) and not all(passed for _, passed in judged(made))
