"""What the parts of the exercises do: comparing, the verdicts, what the student uses, progress."""

import functools
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path
from typing import Any

import nbclient
import nbformat
import numpy as np
import pytest
import sympy as sp

import bplib as bp
from bplib import course
from bplib.course.authoring import execute, workspace
from bplib.course.exercises import Choices, Exercise, Formula, Functions, Measured, Numbers, Wrong, find
from bplib.course.exercises import notebook as exercise_cells
from bplib.course.exercises import progress as file
from bplib.course.exercises import student as student_module
from bplib.course.exercises.checking import RIGHT, UNTOUCHED, WRONG, Verdict, verdict
from bplib.course.exercises.compare import code, difference, short


def make(judge: Any, **changes: Any) -> Exercise:
    """An exercise in a function f(z), whose solution is 2z; or as `changes` say."""
    given: dict[str, Any] = {
        "key": "77.1", "title": "Twice", "kind": "core", "minutes": 5, "goal": "double", "task": "Double.",
        "answer": "f", "stub": "def f(z):\n    return ...",
        "solution": "def f(z):\n    return 2 * z", "hints": ("1.", "2."),
        "judge": judge, "wrong": (), "praise": "Well.",
    }  # fmt: skip
    return Exercise(**given | changes)


TWICE = make(
    Functions([(1.5,), (np.array([2.0, 3.0]),)]),
    wrong=(
        Wrong("squared", "def f(z):\n    return z**2", "Twice is not the square."),
        Wrong("halved", "def f(z):\n    return z / 2", "Not half."),
    ),
)


def judged(function: Any, exercise: Exercise = TWICE) -> Verdict:
    return verdict(exercise, [function])


# ---- comparing


@pytest.mark.parametrize(
    ("came", "right"),
    [
        (1, 1.0),
        (0.1 + 0.2, 0.3),
        (1e-16, 0.0),
        ([1, 2], np.array([1.0, 2.0])),
        ((1.0, [2.0]), (1.0, np.array([2.0]))),
        ([1.0, np.zeros((2, 3))], (1.0, np.zeros((2, 3)))),
        (sp.Rational(1, 4), 0.25),
        ([Fraction(1, 4)], np.array([0.25])),
        (np.array(0.5), 0.5),
        ({"a": 1, "more": 2}, {"a": 1.0}),
        (np.nan, np.nan),
        (np.inf, np.inf),
        (np.True_, True),
        (None, None),
        (" yes ", "yes"),
        (bp.Network(b=1, w=[[2]], x=[3]), bp.Network(b=1, w=[[2]], x=[3])),
        ((1, [[2]], [3]), bp.Network(b=1, w=[[2]], x=[3])),
        (np.array([1e6, 1e-9]), np.array([1e6, 0.0])),
    ],
)  # fmt: skip
def test_the_same_but_for_its_form_and_float_noise(came: Any, right: Any) -> None:
    assert difference(came, right) is None


@pytest.mark.parametrize(
    ("came", "right", "said"),
    [
        (0.5, 0.25, "gives `0.5`, right is `0.25`"),
        (0.12345678, 0.12345612, "gives `0.123457`, right is `0.123456`"),
        (1.000002, 1.0, "gives `1.000002`, right is `1`"),
        (None, 0.25, "gives `None`: either no `return` with a value was reached, or"),
        (np.nan, 0.25, "gives `nan`, right is `0.25`"),
        (np.inf, -np.inf, "gives `inf`, right is `-inf`"),
        (1j, 0.25, "complex"),
        (0.25 + 0j, 0.25, "complex"),
        (np.zeros((3, 1)), np.zeros(3), "an array of shape `(3, 1)`, wanted is an array of shape `(3,)`"),
        (0.0, np.zeros(1), "a single number, wanted is an array of shape `(1,)`"),
        ("0.25", 0.25, "not a number"),
        ([[1], [2, 3]], np.zeros(2), "not an array of numbers"),
        ({"a": 1}, 0.25, "right is `0.25`"),
        ((1.0, 2.0), (1.0, 3.0), "gives `2` at `[1]`, right is `3`"),
        ((1.0,), (1.0, 3.0), "gives `(1)`, 1 value; wanted are 2, `(1, 3)`"),
        (1.0, (1.0, 3.0), "wanted are 2 values"),
        ({"a": 1.0}, {"b": 1.0}, "no entry `'b'`"),
        ([1.0], {"b": 1.0}, "wanted is a dictionary"),
        ({"b": [1.0, 2.0]}, {"b": np.array([1.0, 3.0])}, "gives `[1, 2]` at `['b']`, right is `[1, 3]`"),
        (np.zeros((4, 5)), np.eye(4, 5), "gives `0` at `[0, 0]`, right is `1`"),
        (1.0, True, "right is `True`"),
        (0, None, "right is `None`"),
    ],
)  # fmt: skip
def test_differences_in_a_few_words(came: Any, right: Any, said: str) -> None:
    found = difference(came, right)
    assert found and said in found, found


@pytest.mark.parametrize("nested", [lambda x: x, lambda x: {"a": x}, lambda x: (x, x), lambda x: {"a": ([x], "b")}])
def test_the_tolerances_are_not_exchanged_at_any_depth(nested: Callable[[float], Any]) -> None:
    assert difference(nested(0.05), nested(0.0), rtol=0, atol=0.1) is None
    assert difference(nested(0.05), nested(0.0), rtol=0.1, atol=0) is not None


@pytest.mark.parametrize(
    ("key", "answer", "said"),
    [
        ("10.4", {"A": 8, "B": 400}, "has come to a loss of 0.102 at the end, .* wanted is a loss below 0.1"),
        ("10.4", {"A": 15, "B": 730}, "still takes μ = 0.00402 at the end; wanted is 0.004 at most"),
        ("07.2", 0.00255, r"has come to a loss of 2\.\d*[1-9] after 400 steps; wanted is below 2"),
        ("06.7", {"b": 2, "w0": 0, "w1": 0, "x": 0.99999}, "has `x` = 0.99999; wanted is 1 or more"),
        ("01.3", {"b": 1, "w0": 5.9999, "w1": 2.99999, "x": 3}, "has the steepness 2.99999; wanted is 3 or more"),
    ],
)
def test_a_measured_number_does_not_contradict_its_verdict(key: str, answer: Any, said: str) -> None:
    found = verdict(find(key), [answer])
    assert re.search(said, found.text), found.text


def test_no_address_and_no_long_value_is_shown() -> None:
    for value in (object(), lambda: 0, np.zeros(1000), "a" * 1000, list(range(1000)), {n: n for n in range(1000)}):
        assert "0x" not in short(value) and len(short(value)) < 120
    assert short("a" * 60) == "a" * 60 and short("a" * 61) == "a" * 57 + "..."


# ---- verdicts


def test_right_written_differently() -> None:
    assert judged(lambda z: z + z).kind == RIGHT
    assert judged(lambda z: [2 * each for each in z] if np.ndim(z) else sp.Rational(3)).kind == RIGHT
    assert judged(functools.partial(np.multiply, 2)).kind == RIGHT
    assert judged(lambda z: (print("much" * 1000), 2 * z)[1]).kind == RIGHT


def test_wrong_written_differently_is_still_named() -> None:
    found = judged(lambda z: np.exp(2 * np.log(z)))
    assert found.misconception and found.misconception.name == "squared"
    assert found.text.endswith("The smallest case: `f(1.5)` gives `2.25`, right is `3`.")


def test_wrong_in_no_known_way_gets_the_smallest_case() -> None:
    found = judged(lambda z: z**3 + 1)
    assert found == (WRONG, "**Not yet.** `f(1.5)` gives `4.375`, right is `3`.\n\n`ex.hint()` gives a hint.", None)
    found = judged(lambda z: 2 * z + (np.ndim(z) > 0))
    assert found == (
        WRONG,
        "**Not yet: right in some cases.** It is right in 1 of 2 cases. What is different in the others, of which you "
        "see one here?\n\nThe smallest case: `f(np.array([2.0, 3.0]))` gives `[5, 7]`, right is `[4, 6]`.\n\n"
        "`ex.hint()` gives a hint.",
        None,
    )


def test_untouched_or_unfinished() -> None:
    exec("def f(z):\n    return ...", names := {})
    assert judged(names["f"]).kind == UNTOUCHED
    assert judged(...).kind == UNTOUCHED
    assert judged(lambda z: (1, ...)).kind == UNTOUCHED
    assert judged(lambda z: ... + z).kind == UNTOUCHED
    assert judged(lambda z: np.exp(...)).kind == UNTOUCHED
    assert judged(lambda z: [a for a, b in (..., z)]).kind == UNTOUCHED
    shows = Measured(lambda f: ("no number", f"gives `{short(f(1.0))}`"))
    assert judged(lambda z: ..., make(shows)).kind == UNTOUCHED
    # A bug to be found: what is untouched is the buggy code, wherever it stands.
    buggy = make(TWICE.judge, stub="def f(z):\n    return [y for y in (3 * z,)][0]", wrong=TWICE.wrong)
    exec("\n\n\ndef f(z):\n    return [y for y in (3 * z,)][0]", names)
    assert judged(names["f"], buggy).kind == UNTOUCHED
    assert judged(lambda z: 3 * z, buggy).kind == WRONG


def test_numbers_that_no_float_holds_and_lists_without_an_end() -> None:
    endless: list[Any] = [1]
    endless.append(endless)
    assert "`f(1.5)` gives `an integer of more than 308 digits`, which is not" in judged(lambda z: 10**1000).text
    assert "gives `[1, [1, [1, [1, [1, […, …]]]]]]`, which is not" in judged(lambda z: endless).text
    assert "wanted is a dictionary" in judged(endless, make(Numbers(), stub="f = {}", solution="f = {'a': 1}")).text
    assert short(np.timedelta64(3, "s")) == "3 seconds"


def test_text_is_called_text_and_a_long_error_is_cut() -> None:
    assert "`f(1.5)` gives `3.0`, which is text and not a number; right is `3`." in judged(lambda z: str(2 * z)).text
    assert "which is text and not a number" in judged(lambda z: np.array(str(2 * z))).text

    def fails(z: Any) -> Any:
        raise ValueError(f"these: {'1.5 ' * 1000}")

    text = judged(fails).text
    assert "raises `ValueError: these: 1.5 1.5 " in text and "..." in text and len(text) < 600


def test_what_cannot_be_copied_is_measured_as_it_is() -> None:
    measured = make(
        Measured(lambda f: None if f == 1 else ("a kind", f"is {code(short(f))}")), stub="f = ...", solution="f = 1"
    )
    assert "is `a generator`" in judged((z for z in ()), measured).text


def test_an_exception_is_shown_with_its_line(capfd: pytest.CaptureFixture[str]) -> None:
    answer = TWICE.answers("def f(z):\n    a = z\n    return np.zeros(2) @ np.zeros(3)")["f"]
    found = judged(answer)
    assert "`f(1.5)` raises `ValueError: matmul" in found.text
    told = [line for line in found.text.split("\n") if line.endswith("in line 3, `return np.zeros(2) @ np.zeros(3)`.")]
    assert len(told) == 1 and told[0].startswith("The smallest case: ")
    assert "Traceback" not in found.text and capfd.readouterr() == ("", "")


def test_nothing_goes_to_stderr(capfd: pytest.CaptureFixture[str]) -> None:
    def noisy(z: Any) -> Any:
        print("to stderr", file=sys.stderr)
        np.log(np.array([-1.0, 0.0]))
        return 2 * z

    assert judged(noisy).kind == RIGHT
    out, err = capfd.readouterr()
    assert err == "" and "to stderr" in out


def test_the_number_of_answers() -> None:
    assert "`check` got 0 answers; write `ex.check(f)`." in verdict(TWICE, []).text
    one = verdict(find("04.3"), [lambda b, w, x, u, y: [b]]).text
    assert "What came is 1 result. Look" in one
    assert "`check` got 1 answer; write " in verdict(find("07.3"), [abs]).text


HALF = {"answer": "a", "stub": "a = ...", "solution": "a = 1 / 2"}


@pytest.mark.parametrize(
    "value", [0.5, "1/2", " 1 / 2", Fraction(1, 2), sp.Rational(1, 2), sp.sin(sp.pi / 6), 0.501, np.float32(0.5)]
)
def test_a_number_by_hand(value: Any) -> None:
    assert verdict(make(Numbers(), **HALF), [value]).kind == RIGHT


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.49, "too small"), (0.7, "too large"), (-0.5, "but for the sign"), ("half", "text"), (sp.Symbol("z"), "letter")],
)
def test_a_wrong_number_by_hand_is_not_told_the_right_one(value: Any, said: str) -> None:
    found = verdict(make(Numbers(), **HALF), [value])
    assert found.kind == WRONG and said in found.text and "1/2" not in found.text.replace("(1/2)", "")


def test_entries_of_several_names_and_partial_wrong_answers() -> None:
    exercise = make(
        Numbers(),
        answer="a, b",
        stub="a, b = ..., ...",
        solution='a = (1, 2)\nb = {"x": 3, "y": 4}',
        wrong=(Wrong("five", 'b = {"y": 5}', "Not five."), Wrong("swapped", "a = (2, 1)", "The other way round.")),
    )
    assert verdict(exercise, [[1, 2.0], {"x": 3, "y": "4"}]).kind == RIGHT
    found = verdict(exercise, [(1, 7), {"x": 9, "y": 5}])
    assert found.misconception is exercise.wrong[0]
    assert found.text.endswith(
        'Where it shows: `b["y"]` is `5`, which is too large. Something else is not right yet, too.'
    )
    assert verdict(exercise, [np.array([2, 1]), {"x": 3, "y": 4}]).misconception is exercise.wrong[1]
    assert '`b["x"]` is missing' in verdict(exercise, [(1, 2), {"y": 4}]).text
    assert verdict(exercise, [(1, ...), {"x": 3, "y": 4}]).kind == UNTOUCHED
    whole = exercise.answers(exercise.whole(exercise.sources(exercise.wrong[0])[0]))
    assert whole == {"a": (1, 2), "b": {"x": 3, "y": 5}}


def test_choices() -> None:
    wrong = Wrong("uphill", 'a = "+"', "Down.")
    exercise = make(Choices(), answer="a", stub="a = ...", solution='a = "-"', wrong=(wrong,))
    assert verdict(exercise, ["−"]).kind == RIGHT
    assert verdict(exercise, [" + "]).misconception is wrong
    assert "choose one of `+`, `-`, `0`" in verdict(exercise, ["down"]).text
    assert verdict(exercise, [0]).text.startswith("**Not yet.** `a` is `0`")


V, MU = sp.symbols("v mu")
FORMULA = make(
    Formula(letters="v mu:positive"),
    answer="a",
    stub="a = ...",
    solution='a = "mu * v * (1 - v)"',
    wrong=(Wrong("v(1 − v) dropped", 'a = "mu"', "No."), Wrong("sign", 'a = "-mu * v * (1 - v)"', "No.")),
)  # fmt: skip


@pytest.mark.parametrize("value", ["mu*v - mu*v^2", "-mu*v*(v - 1)", V * MU * (1 - V), MU / 4 - MU * (V - 0.5) ** 2])
def test_a_formula_in_any_form(value: Any) -> None:
    assert verdict(FORMULA, [value]).kind == RIGHT


def test_a_wrong_formula() -> None:
    found = verdict(FORMULA, ["mu * v**2 - mu * v"])
    assert found.misconception is FORMULA.wrong[1] and "The smallest case: `a` gives `" in found.text
    assert verdict(FORMULA, ["mu * v"]).misconception is None
    assert "Something is missing after `mu * (`" in verdict(FORMULA, ["mu * ("]).text
    assert "There is no q_star here" in verdict(FORMULA, ["q_star"]).text
    assert "wanted is a formula" in verdict(FORMULA, [lambda v: v]).text


def test_a_side_may_be_equal_by_what_the_tasks_letters_stand_for() -> None:
    for key, right in (
        ("02.4", "4*sigma(2*z)*(1 - sigma(2*z)) = 1 - tanh(z)**2 = 1 - v**2"),
        ("01.5", "2 - (2 - b_0)*(1 - P*mu)**m = 2 - (1 - P*mu)**m"),
    ):
        found = verdict(find(key), [right])
        assert found.kind == RIGHT, found.text
    for key, wrong in (("02.4", "1 - v = 1 - v**2"), ("01.5", "2 - (1 - P*mu)**m = 2 - (1 - mu)**m")):
        assert "is not equal to" in verdict(find(key), [wrong]).text


def test_a_counterexample_shows_the_letters_of_the_formulas_and_no_others() -> None:
    given = Formula(letters="C:positive c:positive", given={"C": "c + more"})
    exercise = make(given, answer="a", stub="a = ...", solution='a = "1/C"', wrong=(Wrong("c", 'a = "1/c"', "No."),))
    text = verdict(exercise, ["2/C"]).text
    assert re.search(r"gives `\S+` at `C = \S+`, right", text), text
    text = verdict(exercise, ["3/c"]).text
    assert "C = " in text and "c = " in text and "more" not in text, text


def test_a_formula_with_sums_and_indices() -> None:
    exercise = make(
        Formula(),
        answer="a",
        stub="a = ...",
        solution='a = "-Sum((y[p] - y_bar[p]) * v[p,h], p)"',
        wrong=(Wrong("dropped", 'a = "-Sum(y[p] - y_bar[p], p)"', "No."),),
    )
    assert verdict(exercise, ["Sum((y_bar[q] - y[q]) * v[q,h], (q, 1, P))"]).kind == RIGHT
    assert verdict(exercise, ["Sum(y_bar[p] - y[p], p)"]).misconception is exercise.wrong[0]
    assert "`" in verdict(exercise, ["-Sum((y[p] - y_bar[p]) * v[p,h], h)"]).text
    # Equal to what is right, but nothing has been derived.
    question = verdict(exercise, ["D(L, x[h])"])
    assert question.kind == WRONG and "still to be worked out" in question.text


def test_what_is_measured() -> None:
    def measure(a: float) -> tuple[str, str] | None:
        return None if 1 < a < 2 else ("small" if a <= 1 else "large", f"is {a:g}; wanted is between 1 and 2")

    wrong = Wrong("timid", "a = 0.5", "More.")
    exercise = make(Measured(measure), answer="a", stub="a = ...", solution="a = 1.5", wrong=(wrong,))
    assert verdict(exercise, [1.2]).kind == RIGHT
    assert verdict(exercise, [0.7]).misconception is wrong
    assert verdict(exercise, [7]).text.startswith("**Not yet.** `a` is 7; wanted is between 1 and 2.")
    assert "raises `TypeError" in verdict(exercise, [None]).text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"key": "1.2"}, "the key"),
        ({"kind": "easy"}, "kind"),
        ({"hints": ("one",)}, "two or three hints"),
        ({"hints": "one"}, "two or three hints"),
        ({"praise": ""}, "praise"),
        ({"stub": "g = ..."}, "the stub does not define"),
        ({"solution": "g = 1"}, "the solution does not define"),
        ({"wrong": (Wrong("a", "f = 1", "."), Wrong("a", "f = 1", "."))}, "same name"),
    ],
)
def test_an_exercise_that_lacks_something_is_refused(change: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=rf"exercise .*{said}"):
        make(Functions([(1,)]), **change)
    with pytest.raises(TypeError, match="write \\(argument,\\)"):
        Functions([1])  # type: ignore[list-item]


# ---- what the student uses


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []
    monkeypatch.setattr(student_module, "display", lambda markdown: texts.append(markdown.data))
    return texts


@pytest.fixture(autouse=True)
def own_progress(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "progress.json"
    monkeypatch.setenv(file.VARIABLE, str(path))
    monkeypatch.delenv(student_module.GRADER, raising=False)
    return path


def test_check_says_so_and_returns_nothing(shown: list[str], own_progress: Path) -> None:
    ex = student_module.Attempt(TWICE)
    for function in (lambda z: 3 * z, lambda z: ..., lambda z: 2 * z):
        assert ex.check(function) is None  # type: ignore[func-returns-value]
        assert own_progress.exists() == (len(shown) == 3), "only what is solved is noted"
    assert [text.split("**")[1] for text in shown] == ["Not yet.", "Your turn.", "Right."]
    assert [text.split("</span>")[0][-1] for text in shown if "<span" in text] == ["✗", "✓"], "words and a mark"
    assert json.loads(own_progress.read_text()) == {"numbering": 2, "solved": ["77.1"]}


def test_where_a_grader_runs_it_all_but_right_raises(
    shown: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(student_module.GRADER, "autograde")
    ex = student_module.Attempt(TWICE)
    for function, said in ((lambda z: z * z, "Not yet: squared."), (lambda z: ..., "Your turn."), (None, "Not yet.")):
        with pytest.raises(AssertionError, match=said):
            ex.check(function)
    assert shown == []
    assert ex.check(lambda z: 2 * z) is None  # type: ignore[func-returns-value]
    assert shown == ["**Right.** Well."]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("**Not yet: v* for v.** Mind *this* and **that**.", "Not yet: v* for v. Mind this and that."),
        ("It is $v^*(1-v^*)$, the *slope*: `a * b * c`.", "It is $v^*(1-v^*)$, the slope: `a * b * c`."),
        ("**Not yet.** `f(2)` gives `2**3`, right is `4`.", "Not yet. `f(2)` gives `2**3`, right is `4`."),
        ("**Not yet: `x` *and* $v$.** Two * three * four", "Not yet: `x` and $v$. Two * three * four"),
    ],
)
def test_a_grader_is_told_in_plain_text(text: str, said: str) -> None:
    assert student_module.plain(text) == said
    assert str(student_module.NotSolved(text)) == said


def test_a_graders_feedback_is_the_sentence_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(student_module.GRADER, "autograde")
    notebook = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_code_cell(
                "from bplib import course\nex = course.exercise('02.2')\nex.check(lambda v_star: v_star * (1 - v_star))"
            )
        ]
    )
    nbclient.NotebookClient(notebook, kernel_name="python3", allow_errors=True).execute()
    (output,) = notebook.cells[0].outputs
    assert output.output_type == "error" and output.ename == "NotSolved"
    (line,) = output.traceback
    assert line.startswith("Not yet: v* put in where v is meant. This is $v^*(1-v^*)$, which") and "**" not in line


def test_hints_one_after_another_and_the_solution(shown: list[str]) -> None:
    ex = student_module.Attempt(TWICE)
    for _ in range(3):
        ex.hint()
    ex.solution()
    assert [text.split(" There")[0] for text in shown] == [
        "**Hint 1 of 2.** 1.",
        "**Hint 2 of 2.** 2.",
        "**Hint 1 of 2.** 1.",
        f"```python\n{TWICE.solution}\n```",
    ]


def test_course_exercise_remembers_which_hint_came() -> None:
    assert course.exercise("01.1") is course.exercise("01.1")
    assert repr(course.exercise("01.1")) == f"Exercise 01.1: {find('01.1').title}"
    with pytest.raises(ValueError, match=r"there is no exercise '01.77'; there are 01.1, "):
        course.exercise("01.77")


# ---- progress


def test_progress_by_lesson(shown: list[str]) -> None:
    course.progress()
    file.record("01.2")
    course.progress()
    before, after = (next(row for row in text.splitlines() if row.startswith("| 01 |")) for text in shown)
    assert "| 0 of " in before and "✓" not in before
    assert "| 1 of " in after and "01.2 ✓" in after and "01.1 –" in after


def test_what_was_solved_before_lesson_04_became_two_is_kept_under_its_new_number(own_progress: Path) -> None:
    own_progress.write_text('{"solved": ["03.1", "04.3", "04.4", "04.7", "05.1", "12.4"]}')
    assert file.solved() == ({"03.1", "04.3", "05.1", "05.4", "06.1", "13.4"}, [])
    file.record("01.1")
    assert file.solved() == ({"01.1", "03.1", "04.3", "05.1", "05.4", "06.1", "13.4"}, [])


def test_the_file_of_a_later_numbering_stays_as_it_is(own_progress: Path, shown: list[str]) -> None:
    content = json.dumps({"numbering": file.NUMBERING + 1, "solved": ["05.1"]})
    own_progress.write_text(content)
    keys, said = file.solved()
    assert keys == set() and len(said) == 1 and "later version" in said[0]
    student_module.Attempt(TWICE).check(lambda z: 2 * z)
    assert " **Right.**" in shown[-1] and "later version" in shown[-1]
    assert own_progress.read_text() == content, "what a later version has noted must not be lost"
    assert sorted(own_progress.parent.iterdir()) == [own_progress]


def test_a_later_file_in_another_form_stays_too(own_progress: Path) -> None:
    content = json.dumps({"numbering": file.NUMBERING + 1, "solved": {"05.1": "a date"}})
    own_progress.write_text(content)
    (said,) = file.record("01.1")
    assert "later version" in said and own_progress.read_text() == content


def test_a_file_that_cannot_be_read_is_not_written_over(
    monkeypatch: pytest.MonkeyPatch, own_progress: Path, shown: list[str]
) -> None:
    file.record("01.1")

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", refuse)
        student_module.Attempt(TWICE).check(lambda z: 2 * z)
    assert " **Right.**" in shown[0] and "could not be read (Permission denied: progress.json)" in shown[0]
    assert "left as it is" in shown[0]
    assert file.solved() == ({"01.1"}, []), "what was solved before must not be lost"


def test_a_damaged_file_that_cannot_be_put_aside_stays(monkeypatch: pytest.MonkeyPatch, own_progress: Path) -> None:
    def refuse(path: Path, aside: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "rename", refuse)
    own_progress.write_text("{")
    (said,) = file.record("01.1")
    assert "is damaged and could not be renamed (Permission denied)" in said
    assert own_progress.read_text() == "{"


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"solved": 1}', '{"solved": [1]}', '{"solved": ["05.1"], "numbering": "two"}', "\xff"]
)
def test_a_damaged_file_is_put_aside(content: str, own_progress: Path, shown: list[str]) -> None:
    for number in (1, 2):
        own_progress.write_text(content, encoding="latin-1")
        student_module.Attempt(TWICE).check(lambda z: 2 * z)
        assert "was damaged" in shown[-1] and " **Right.**" in shown[-1]
        aside = own_progress.with_name(f"progress.damaged{'' if number == 1 else number}.json")
        assert aside.read_text(encoding="latin-1") == content
        assert json.loads(own_progress.read_text()) == {"numbering": 2, "solved": ["77.1"]}


def test_two_kernels_at_once_lose_nothing(own_progress: Path) -> None:
    keys = [f"01.{number}" for number in range(40)]
    with ThreadPoolExecutor(4) as kernels:
        assert list(kernels.map(file.record, keys)) == [[]] * len(keys)
    assert file.solved() == ({*keys}, []) and list(own_progress.parent.iterdir()) == [own_progress]


def test_a_kernel_that_died_while_it_noted_something_holds_up_nobody(own_progress: Path) -> None:
    left = own_progress.with_name(f"{own_progress.name}.lock")
    left.write_text("")
    assert file.record("01.1") == [] and file.solved() == ({"01.1"}, [])
    assert not left.exists()


def test_a_file_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shown: list[str]) -> None:
    monkeypatch.setenv(file.VARIABLE, str(tmp_path / "no folder" / "progress.json"))
    student_module.Attempt(TWICE).check(lambda z: 2 * z)
    assert " **Right.**" in shown[0] and "could not be noted" in shown[0]


def test_without_the_variable_it_lies_beside_the_notebook(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != file.VARIABLE}
    code = "import os; from bplib.course.exercises import progress; os.chdir('..'); print(progress.path())"
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert Path(run.stdout.strip()) == Path(os.path.realpath(tmp_path)) / ".progress.json", run.stderr


def test_in_a_browser_its_name_is_one_that_is_shown_and_can_be_downloaded() -> None:
    code = "import importlib, sys; from bplib.course.exercises import progress; sys.platform = 'emscripten'; "
    code += "print(importlib.reload(progress).NAME)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.stdout.strip() == "progress.json", run.stderr


def test_an_update_of_the_lessons_does_not_touch_it(tmp_path: Path) -> None:
    lessons, work = tmp_path / "notebooks", tmp_path / "work"
    for folder in (lessons, work):
        folder.mkdir()
        (folder / file.NAME).write_text(folder.name)
    (lessons / "01_a.ipynb").write_text('{"cells": []}')
    workspace.update(lessons, work)
    assert (work / file.NAME).read_text() == "work"


# ---- the notebook's cells


def test_a_placeholder_becomes_three_cells_which_are_written_anew() -> None:
    v4 = nbformat.v4
    found = exercise_cells.expand(
        [v4.new_markdown_cell("a"), v4.new_markdown_cell("exercise 01.2\n"), v4.new_code_cell("b")]
    )
    assert [cell.cell_type for cell in found] == ["markdown", "markdown", "code", "code", "code"]
    assert [cell.id for cell in found[1:4]] == ["exercise-01-2-task", "exercise-01-2-stub", "exercise-01-2-check"]
    assert found[2].source == find("01.2").stub and find("01.2").task in found[1].source
    found[2].source = "an attempt"
    again = exercise_cells.expand(found)
    assert [cell.source for cell in again] == [
        found[0].source,
        found[1].source,
        find("01.2").stub,
        *(c.source for c in found[3:]),
    ]
    assert exercise_cells.expand(again) == again


def test_execute_writes_them_with_a_progress_of_its_own(own_progress: Path, tmp_path: Path) -> None:
    file.record("01.1")
    v4 = nbformat.v4
    cells = [
        v4.new_code_cell("import os, bplib.course as course\ncourse.progress()"),
        v4.new_markdown_cell("exercise 01.1"),
    ]
    path = tmp_path / "77_a.ipynb"
    path.write_text(nbformat.writes(v4.new_notebook(cells=cells)))
    assert execute.execute(path)
    first, task, _, check = execute.read(path.read_bytes()).cells
    assert "✓" not in str(first.outputs) and "01.1 –" in str(first.outputs)
    assert task.metadata.tags == ["exercise:01.1"]
    assert "**Your turn.**" in check.outputs[0].data["text/markdown"]
    path.write_text(nbformat.writes(v4.new_notebook(cells=[v4.new_markdown_cell("exercise 01.77")])))
    with pytest.raises(execute.NotExecuted, match=r"there is no exercise '01\.77'"):
        execute.execute(path)


SURVIVES = """\
import bplib.course as course
ex = course.exercise("01.2")
import sys
ex.check(lambda *_: sys.exit(3))
def stop(*_): raise KeyboardInterrupt
ex.check(stop)
def outputs(b, w, x, u):
    a = 1
    return a / 0
ex.check(outputs)
"""


def test_the_kernel_survives(tmp_path: Path) -> None:
    v4 = nbformat.v4
    path = tmp_path / "77_a.ipynb"
    path.write_text(nbformat.writes(v4.new_notebook(cells=[v4.new_code_cell(SURVIVES), v4.new_code_cell("6 * 7")])))
    execute.execute(path)
    first, last = execute.read(path.read_bytes()).cells
    said = [output.data["text/markdown"] for output in first.outputs]
    assert [output.output_type for output in first.outputs] == ["display_data"] * 3
    assert "calls `exit`" in said[0] and "was interrupted" in said[1]
    assert "raises `ZeroDivisionError: division by zero` in line 9, `return a / 0`" in said[2]
    assert last.outputs[0].data["text/plain"] == "42"
