"""The time limit stops what never ends and nothing else; where it cannot be set, nothing is judged."""

import dataclasses
import itertools
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from bplib.course.exercises import (
    Choices,
    Exercise,
    Formula,
    Functions,
    Numbers,
    find,
    lesson_numbers,
    limit,
    of_lesson,
)
from bplib.course.exercises import student as student_module
from bplib.course.exercises.checking import RIGHT, UNCHECKED, WRONG, verdict
from bplib.course.exercises.formula import UNCOMPARED
from bplib.course.exercises.judges import Failure

monitoring: Any = getattr(sys, "monitoring", None)
by_the_clock = pytest.mark.skipif(monitoring is None, reason="Python 3.11 has a watchdog")
with_a_watchdog = pytest.mark.skipif(monitoring is not None, reason="no watchdog from Python 3.12 on")


def forever() -> None:
    while True:
        pass


def forever_in_a_try() -> None:
    while True:
        try:
            pass
        except:  # noqa: E722
            pass


def forever_with_bare_except() -> None:
    while True:
        try:
            while True:
                time.sleep(0.001)
        except:  # noqa: E722
            pass


def forever_in_a_handler() -> None:
    while True:
        try:
            forever_with_bare_except()
        except BaseException:
            continue
        finally:
            sum(range(10))


IN_NESTED_HANDLERS = """
def forever_in_nested_handlers():
    while True:
        try:
            try:
                forever()
            except BaseException:
                forever()
        except BaseException:
            forever()
        finally:
            continue
"""
defined: dict[str, Any] = {"forever": forever}
with warnings.catch_warnings(action="ignore", category=SyntaxWarning):  # of that `continue`, from Python 3.14 on
    exec(IN_NESTED_HANDLERS, defined)
forever_in_nested_handlers: Callable[[], None] = defined["forever_in_nested_handlers"]


def forever_raising() -> None:
    while True:
        try:
            raise ValueError
        except ValueError:
            continue


def forever_in_a_context() -> None:
    class Suppress:
        def __enter__(self) -> None:
            pass

        def __exit__(self, *_: object) -> bool:
            return True

    while True:
        with Suppress():
            forever()


def forever_in_a_generator() -> None:
    sum(1 for _ in itertools.count())


def forever_in_a_comprehension() -> None:
    [0 for number in itertools.count() if number < 0]


def forever_called_from_c() -> None:
    sum(iter(lambda: 1, 0))


def calling_itself_without_end() -> None:
    try:
        calling_itself_without_end()
    except BaseException:
        calling_itself_without_end()


ENDLESS = [
    forever, forever_in_a_try, forever_with_bare_except, forever_in_a_handler, forever_in_nested_handlers,
    forever_raising, forever_in_a_context, forever_in_a_generator, forever_in_a_comprehension, forever_called_from_c,
]  # fmt: skip
if sys.version_info >= (3, 12):  # before, each of a thousand handlers swallows one attempt of the watchdog's
    ENDLESS.append(calling_itself_without_end)


@pytest.fixture
def no_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a browser: no thread can be started."""

    def refuse(self: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)


def stopped(function: Callable[[], None]) -> bool:
    with pytest.raises(limit.TookTooLong):
        limit.call(function, 0.1)
    for _ in range(100_000):  # nothing comes late
        pass
    return True


@pytest.mark.parametrize("function", ENDLESS)
def test_an_endless_loop_is_stopped(function: Callable[[], None]) -> None:
    assert stopped(function)


@pytest.mark.parametrize("function", ENDLESS)
def test_an_endless_loop_is_stopped_in_a_thread(function: Callable[[], None]) -> None:
    """Where the callbacks of widgets run."""
    done: list[bool] = []
    thread = threading.Thread(target=lambda: done.append(stopped(function)))
    thread.start()
    thread.join(60)
    assert done == [True]


@by_the_clock
@pytest.mark.parametrize("function", ENDLESS)
@pytest.mark.usefixtures("no_threads")
def test_an_endless_loop_is_stopped_without_threads(function: Callable[[], None]) -> None:
    assert stopped(function)


def test_what_is_quick_enough_is_let_alone() -> None:
    before = threading.active_count()
    assert limit.call(lambda: 6 * 7, 5) == 42
    with pytest.raises(ZeroDivisionError):
        limit.call(lambda: 1 / 0, 5)
    assert threading.active_count() == before


def test_at_the_very_limit_it_is_one_or_the_other() -> None:
    for _ in range(100):
        try:
            assert limit.call(lambda: [time.sleep(0.0002) for _ in range(10)], 0.002) == [None] * 10
        except limit.TookTooLong:
            pass


def forever_in_long_calls() -> None:
    while True:
        time.sleep(0.3)  # the others run on while this one is already to be stopped


def test_other_threads_are_let_alone() -> None:
    seen: list[BaseException] = []
    over = threading.Event()

    def run() -> None:
        try:
            while not over.is_set():
                sorted(range(100), key=lambda number: -number)
        except BaseException as error:
            seen.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    assert stopped(forever_in_long_calls)
    over.set()
    thread.join()
    assert seen == []


def test_two_threads_may_have_limits_at_once() -> None:
    late: list[bool] = []
    thread = threading.Thread(target=lambda: late.append(stopped(forever)))
    thread.start()
    assert stopped(forever_with_bare_except)
    thread.join()
    assert late == [True]


def test_a_limit_within_a_limit() -> None:
    inner: list[bool] = []

    def goes_on() -> None:
        while True:
            inner.append(stopped(forever))

    with pytest.raises(limit.TookTooLong):
        limit.call(goes_on, 0.5)
    assert inner
    assert limit.call(lambda: stopped(forever), 60), "the time of the outer one is not up"


def test_the_outer_limit_holds_in_the_inner_one() -> None:
    caught: list[str] = []

    def patient() -> None:
        try:
            limit.call(forever, 3600)
        except limit.TookTooLong:
            caught.append("the inner limit took the outer one's time for its own")

    with pytest.raises(limit.TookTooLong):
        limit.call(patient, 0.1)
    assert caught == []


# ---- the places of tools that Python calls back


@pytest.fixture
def occupy() -> Iterator[Callable[[int], None]]:
    """Occupy a place, as a debugger does."""
    taken = []

    def take(place: int) -> None:
        monitoring.use_tool_id(place, f"tool {place}")
        taken.append(place)

    yield take
    for place in taken:
        monitoring.free_tool_id(place)


def places() -> list[Any]:
    return [monitoring.get_tool(place) for place in range(6)]


@by_the_clock
@pytest.mark.parametrize("left", range(6))
def test_one_free_place_is_enough_and_is_given_back(left: int, occupy: Callable[[int], None]) -> None:
    for place in set(range(6)) - {left}:
        if monitoring.get_tool(place) is None:
            occupy(place)
    before = places()
    assert stopped(forever)
    assert places() == before


@by_the_clock
def test_with_no_place_nothing_is_called(occupy: Callable[[int], None]) -> None:
    for place in range(6):
        if monitoring.get_tool(place) is None:
            occupy(place)
    called: list[int] = []
    with pytest.raises(limit.CannotCheck, match="no place beside other tools"):
        limit.call(lambda: called.append(1), 5)
    assert called == []


@with_a_watchdog
@pytest.mark.usefixtures("no_threads")
def test_with_no_thread_nothing_is_called() -> None:
    called: list[int] = []
    with pytest.raises(limit.CannotCheck, match="no thread can be started"):
        limit.call(lambda: called.append(1), 5)
    assert called == []


# ---- a check that cannot do its work


def one_of_each_judge() -> list[Exercise]:
    exercises = [exercise for number in lesson_numbers() for exercise in of_lesson(number)]
    return list({type(exercise.judge): exercise for exercise in reversed(exercises)}.values())


def fresh(exercise: Exercise, **changes: Any) -> Exercise:
    """The same, of which nothing is known yet."""
    return dataclasses.replace(exercise, **changes)


def in_arrays(value: Any) -> Any:
    """An answer with an array for each number and each text, at which nobody looks without a time limit."""
    if isinstance(value, dict):
        return {key: in_arrays(entry) for key, entry in value.items()}
    if isinstance(value, tuple | list):
        return [in_arrays(entry) for entry in value]
    return np.array(value) if isinstance(value, int | float | str) else value


each_judge = pytest.mark.parametrize("exercise", one_of_each_judge(), ids=lambda e: type(e.judge).__name__)


@each_judge
@pytest.mark.parametrize("error", [limit.CannotCheck("no limit"), RuntimeError("no limit"), ValueError("no limit")])
@pytest.mark.parametrize("which", ["solution", "wrong"])
def test_where_the_limit_fails_nothing_is_judged(
    exercise: Exercise, error: Exception, which: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(function: Callable[[], Any], seconds: float) -> Any:
        raise error

    source = exercise.solution if which == "solution" else exercise.whole(exercise.sources(exercise.wrong[0])[0])
    answers = list(exercise.answers(source).values())
    monkeypatch.setattr(limit, "call", fails)
    if isinstance(exercise.judge, Numbers | Choices):
        assert verdict(fresh(exercise), answers).kind == (RIGHT if which == "solution" else WRONG), "none is needed"
        answers = [in_arrays(answer) for answer in answers]
    monkeypatch.setenv(student_module.GRADER, "autograde")
    found = verdict(fresh(exercise), answers)
    assert found.kind == UNCHECKED
    assert found.text.startswith("**Could not be checked:** ") and "no limit" in found.text
    with pytest.raises(student_module.NotSolved, match="Could not be checked"):
        student_module.Attempt(fresh(exercise)).check(*answers)


def test_where_the_limit_fails_at_the_solution_nothing_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    exercise = fresh(find("01.2"))
    calls = iter([False, True])  # the answer's cases, then the solution's
    really = limit.call

    def fails_later(function: Callable[[], Any], seconds: float) -> Any:
        if next(calls):
            raise limit.CannotCheck("no limit")
        return really(function, seconds)

    monkeypatch.setattr(limit, "call", fails_later)
    assert verdict(exercise, list(exercise.answers(exercise.solution).values())).kind == UNCHECKED
    monkeypatch.undo()
    assert verdict(exercise, list(exercise.answers(exercise.solution).values())).kind == RIGHT, "nothing is remembered"


@pytest.mark.parametrize("body", ["while True: pass", "raise ValueError", "raise KeyboardInterrupt"])
def test_two_equal_failures_are_not_right(body: str) -> None:
    """A solution that fails, as one that is too slow for a slow machine: an answer that fails alike is not right."""
    source = f"def outputs(b, w, x, u):\n    {body}"
    given = find("01.2")
    judge: Any = dataclasses.replace(given.judge, seconds=0.1)  # type: ignore[type-var]
    exercise = fresh(given, solution=source, judge=judge, wrong=())
    found = verdict(exercise, list(exercise.answers(source).values()))
    assert found.kind == UNCHECKED and "the solution itself fails" in found.text


def test_after_the_time_limit_no_other_case_is_begun() -> None:
    exercise = find("02.2")
    (name,) = exercise.names
    judge = Functions([(0.0,), (1.0,), (2.0,)], seconds=0.1)
    came = judge.outcomes(exercise, {name: lambda z: 0.25 if z == 0 else forever()})
    assert [case for case, _ in came] == [f"{name}(0.0)", f"{name}(1.0)"]
    assert came[0].value == 0.25 and isinstance(came[1].value, Failure) and came[1].value.kind == "endless"


def test_an_interrupt_while_wrong_answers_are_tried_is_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    exercise = fresh(find("01.2"))
    assert exercise.right

    def interrupted(function: Callable[[], Any], seconds: float) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(limit, "call", interrupted)
    with pytest.raises(limit.CannotCheck, match="interrupted"):
        _ = exercise.known
    monkeypatch.undo()
    assert exercise.known[0][1]


def test_a_formula_that_cannot_be_compared_in_time_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    judge = Formula(seconds=0.1)
    monkeypatch.setattr(Formula, "_compare", lambda *_: forever())
    assert judge.differs("v", "v") == UNCOMPARED
