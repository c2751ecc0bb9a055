"""A message speaks of what came: where a misconception shows, which call shows it, and what was found there."""

import re
from typing import Any

import numpy as np
import pytest

import bplib as bp
from bplib.course.exercises import (
    Case,
    Choices,
    Exercise,
    Functions,
    Measured,
    Numbers,
    Wrong,
    lesson_numbers,
    of_lesson,
)
from bplib.course.exercises.checking import RIGHT, WRONG, verdict
from bplib.course.exercises.compare import apart, change, difference, literal

FUNCTIONS = [e for number in lesson_numbers() for e in of_lesson(number) if isinstance(e.judge, Functions)]


def exercise(judge: Any, solution: str, *wrong: Wrong, answer: str = "f", stub: str = "") -> Exercise:
    return Exercise(
        key="77.1", title="A", kind="core", minutes=5, goal="see", task="See.", answer=answer,
        stub=stub or re.sub("(?s)(:\n    return| =) .*", r"\1 ...", solution), solution=solution, hints=("1.", "2."),
        judge=judge, wrong=wrong, praise="Well.",
    )  # fmt: skip


def told(made: Exercise, *given: Any) -> str:
    found = verdict(made, given)
    assert found.kind == WRONG
    return found.text


# ---- where a misconception shows


PAIR = exercise(
    Functions([(2.0,), (3.0,), (5.0,)]),
    "def f(z):\n    return z + 1, z**2, 5.0",
    Wrong("one less", {"z + 1": "z - 1"}, "Add."),
    Wrong("doubled", {"z**2": "z * 2"}, "Square."),
    Wrong("both without the one", {"z + 1": "z", "z**2": "(z - 1) ** 2"}, "One."),
)


def test_two_mistakes_in_one_answer_are_told_by_the_entries_that_they_are_about() -> None:
    text = told(PAIR, lambda z: (z - 1, z**2, 7.0))
    assert text.startswith("**Not yet: one less.** Add.")
    assert text.endswith(
        "The smallest case: `f(2.0)` at `[0]` gives `1`, right is `3`. Something else is not right yet, too."
    )
    text = told(PAIR, lambda z: (z * 7, 2 * z, 5.0))
    assert text.startswith("**Not yet: doubled.**")
    # In the first case, z = 2, twice is the square.
    assert "Where it shows: `f(3.0)` at `[1]` gives `6`, right is `9`. Something else" in text


def test_what_agrees_wholly_goes_first_and_what_explains_more_before_what_explains_less() -> None:
    found = verdict(PAIR, [lambda z: (z, (z - 1) ** 2, 5.0)])
    assert found.misconception is PAIR.wrong[2] and "Something else" not in found.text
    assert verdict(PAIR, [lambda z: (z, (z - 1) ** 2, 6.0)]).misconception is PAIR.wrong[2]


def test_an_entry_that_is_wrong_in_another_way_has_no_name() -> None:
    assert verdict(PAIR, [lambda z: (z - 2, z**2, 5.0)]).misconception is None
    assert verdict(PAIR, [lambda z: (z - 1 if z < 3 else z, z**2, 5.0)]).misconception is None


def test_the_entry_that_is_pointed_at_is_the_one_that_the_name_is_about() -> None:
    made = exercise(Numbers(), 'f = {"a": 1, "b": 2, "c": 3}', Wrong("b halved", 'f = {"b": 1}', "Twice."))
    text = told(made, {"a": 7, "b": 1, "c": 3})
    assert text.endswith('Where it shows: `f["b"]` is `1`, which is too small. Something else is not right yet, too.')
    assert told(made, {"a": 1, "b": 1, "c": 3}).endswith(
        'Look at the first that is not right: `f["b"]` is `1`, which is too small.'
    )


FAILING = exercise(
    Functions([(np.array([1.0, 2.0]), 2), (np.array([1.0, 2.0, 4.0]), 2)]),
    "def f(z, a):\n    return a * np.exp(z)",
    Wrong("single numbers", {"np.exp": "math.exp"}, "Take np.exp."),
    Wrong("written into", "def f(z, a):\n    z *= a\n    return z", "Copy."),
    Wrong("products", {"a * np.exp(z)": "z @ np.ones((7, 2))"}, "Write the shapes."),
    Wrong("one added", {"a * np.exp(z)": "np.exp(z) + np.ones(2)"}, "Add nothing."),
)


@pytest.mark.parametrize(
    ("formula", "name"),
    [
        ("a * math.exp(z + 1)", "single numbers"),
        ("a(z)", None),
        ("sum(np.exp(z) for n in a)", None),
        ("z @ np.ones((8, 1))", "products"),
        ("np.dot(z, np.ones((8, 1)))", "products"),
        ("z + np.ones(8)", None),
        # Where a result shows what it is, the words of an error elsewhere do not matter.
        ("np.exp(z) + 1 if len(z) == 2 else z @ np.ones(2)", "one added"),
        ("np.exp(z) + 1 if len(z) == 2 else a(z)", None),
    ],
)
def test_an_error_is_a_misconception_only_if_it_is_of_the_same_reason(formula: str, name: str | None) -> None:
    found = verdict(FAILING, [*FAILING.answers(f"def f(z, a):\n    return {formula}").values()])
    assert (found.misconception and found.misconception.name) == name, found.text


def test_what_is_written_into_is_told_apart_by_the_argument() -> None:
    made = exercise(
        Functions([(np.array([1.0, 2.0]), np.array([3.0, 4.0]))]),
        "def f(z, a):\n    return z + a",
        Wrong("z written into", "def f(z, a):\n    z += a\n    return z", "Leave z."),
    )
    assert verdict(made, [lambda z, a: np.add(z, a, out=z)]).misconception is made.wrong[0]
    assert told(made, lambda z, a: np.add(z, a, out=a)).startswith("**Not yet: what is given is changed.**")


BY_HAND = [
    e for n in lesson_numbers() for e in of_lesson(n) if isinstance(e.judge, Numbers | Choices) and len(e.right) > 1
]


@pytest.mark.parametrize("made", BY_HAND, ids=lambda made: made.key)
def test_beside_another_wrong_entry_the_one_that_a_name_is_about_is_shown(made: Exercise) -> None:
    """Each listed wrong answer, and in front of it or behind it one entry that is wrong in some other way."""
    tried = 0
    solved = made.answers(made.solution)
    alone: dict[tuple[str, Any, Any], Wrong | None] = {}  # what each other entry is taken for by itself
    for wrong in made.wrong:
        each = [made.answers(made.whole(source)) for source in made.sources(wrong)]
        outcomes = [made.judge.outcomes(made, answers) for answers in each]
        about = {case for came in outcomes for (case, _), _ in made.judge.differences(came, made.right)}
        for answers in each:
            for name, entry in ((n, e) for n, answer in answers.items() if isinstance(answer, dict) for e in answer):
                if f'{name}["{entry}"]' in about or isinstance(answers[name][entry], list | tuple | dict):
                    continue
                right = answers[name][entry]
                others = getattr(made.judge, "options", (12345.678,))
                other = next(option for option in others if option != right)
                found = verdict(made, list((answers | {name: {**answers[name], entry: other}}).values()))
                if (name, entry, other) not in alone:
                    only = solved | {name: {**solved[name], entry: other}}
                    alone[name, entry, other] = verdict(made, list(only.values())).misconception
                if found.misconception is wrong and alone[name, entry, other] is not wrong:
                    tried += 1
                    shown = re.search(r"[:] `([^`]*)` is ", found.text.split("\n\n")[-1])
                    assert shown and shown[1] in about, found.text
                    assert found.text.endswith("Something else is not right yet, too.")
    assert tried or not any(isinstance(answer, dict) for answer in made.answers(made.solution).values())


def test_a_network_differs_in_a_parameter() -> None:
    nets = [bp.Network(b=b, w=[[1.0]], x=[2.0]) for b in (0.5, 0.7)]
    assert difference(*nets) == "gives `0.5` at `.b`, right is `0.7`"
    assert change(*nets) == (".b", 0.5, 0.7) and change(nets[0], nets[0]) is None
    assert change([1], [nets[0]]) == ("[0]", 1, nets[0])


# ---- the smallest case can be pasted and run


@pytest.mark.parametrize("made", FUNCTIONS, ids=lambda made: made.key)
def test_a_printed_call_is_the_case(made: Exercise) -> None:
    assert isinstance(made.judge, Functions)
    for case in map(Case.of, made.judge.cases):
        if case.name or len(made.names) > 1:
            continue
        printed = eval(case.label(made.names[0]), {"np": np, made.names[0]: lambda *arguments: arguments})
        assert list(map(type, printed)) == list(map(type, case.arguments))
        assert change(list(printed), list(case.arguments)) is None, case.label(made.names[0])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (np.array([[1.0], [np.nan]]), "np.array([[1.0], [np.nan]])"),
        ((0.1,), "(0.1,)"),
        ([1, -np.inf, None, True, "a"], "[1, -np.inf, None, True, 'a']"),
        (np.float64(0.1) + 0.2, "0.30000000000000004"),
        (np.array([1, 2]), "np.array([1, 2])"),
    ],
)
def test_python_for_a_value(value: Any, text: str) -> None:
    assert literal(value) == text


# ---- what is said of a result


def test_an_argument_that_changed_by_rounding_is_shown_with_its_digits() -> None:
    made = exercise(Functions([(np.array([1.0, 0.3]), 0.1)]), "def f(theta, step):\n    return theta.sum()")

    def f(theta: Any, step: float) -> Any:
        total = theta.sum()
        theta[1] += step
        theta[1] -= 2 * step
        theta[1] += step
        return total

    text = told(made, f)
    assert "argument 1 was `[1.0, 0.3" in text and "` before the call and is `[1.0, 0.3" in text
    was, became = re.findall(r"`(\[[^`]*\])`", text)
    assert was != became


def test_where_a_large_argument_changed() -> None:
    made = exercise(Functions([Case("many", (np.zeros((4, 5)),))]), "def f(z):\n    return z.sum()")

    def f(z: Any) -> Any:
        total = z.sum()
        z[2, 3] = 7
        return total

    assert "`[2, 3]` of argument 1 was `0` before the call and is `7` after it" in told(made, f)


@pytest.mark.parametrize(
    ("after", "before", "place"),
    [
        ([1, 2.5], [1, 2], "[1]"),
        ([1.0, 2.0], [1, 2], None),
        ([[1], np.array([2.0])], [[1], np.array([3.0])], "[1][0]"),
        ({"a": 1}, {"a": 2}, "['a']"),
        ({"a": 1}, {"b": 1}, ""),
        ([1, [2]], [1, 2], "[1]"),
        (np.array([np.nan]), np.array([np.nan]), None),
        ((1, 2, 3), (1, 2), ""),
        (len, len, None),
    ],
)
def test_the_place_of_a_change(after: Any, before: Any, place: str | None) -> None:
    found = change(after, before)
    assert (found and found[0]) == place


def test_values_are_told_apart() -> None:
    assert apart(1.0, 1.5) == ("1", "1.5")
    assert apart(1.0, 1.00000001) == ("1", "1.00000001")
    assert apart([0.3], [0.1 + 0.2]) == ("[0.3]", "[0.30000000000000004]")


PROBE = exercise(
    Functions(
        [Case("3 draws", (3,))],
        run=lambda f, n: {"number of draws": len(f(n)), "both signs": min(f(n)) < 0 < max(f(n)), "a zero": 0 in f(n)},
    ),
    "def f(n):\n    return [-1, 1, 2]",
)


def test_what_a_probe_found_is_said_in_its_words() -> None:
    assert "`3 draws`: wanted is “both signs”, and that is not so." in told(PROBE, lambda n: [1, 2, 3])
    assert "`3 draws`: “a zero” is so, and should not be." in told(PROBE, lambda n: [-1, 0, 1])
    assert "`3 draws`, number of draws: gives `2`, right is `3`." in told(PROBE, lambda n: [-1, 1])


def test_a_probe_that_finds_less_is_told_by_what_it_found() -> None:
    made = exercise(
        Functions([Case("2 rates", (2,))], run=lambda f, n: {"number": len(f(n)), **dict(enumerate(f(n)))}),
        "def f(n):\n    return [0.1] * n",
    )
    assert "`2 rates`, number: gives `1`, right is `2`." in told(made, lambda n: [0.1])


ARRAYS = exercise(Functions([(np.array([0.0, 1.0]),)]), "def f(z):\n    return np.exp(z)")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            "def f(z):\n    return math.exp(z)",
            "An array came, and `math.exp` works on single numbers only: use `np.exp`.",
        ),
        ("def f(z):\n    return float(z)", "An array came, and what stands there works on single numbers only."),
        ("def f(z):\n    return z if z > 0 else 0", "as a whole it is neither true nor false"),
        ("def f(z):\n    return np.ma.masked_less(np.exp(z), 2)", "gives a masked array: what is masked has no value"),
        ("def f(z):\n    return None", "either no `return` with a value was reached, or what is returned was still"),
        ("def f(z):\n    return math.exp('z')", "must be real number, not str` in line 2, `return math.exp('z')`."),
    ],
)
def test_what_is_said_of_arrays(source: str, said: str) -> None:
    assert said in told(ARRAYS, *ARRAYS.answers(source).values())


def test_an_array_without_a_masked_entry_is_an_array() -> None:
    assert verdict(ARRAYS, [lambda z: np.ma.array(np.exp(z))]).kind == RIGHT


# ---- numbers entered by hand, and what is measured


def test_numbers_that_are_masked_or_in_a_list_of_another_kind() -> None:
    made = exercise(Numbers(), "f = [1, 2]", stub="f = ...")
    masked = np.ma.array([1, 2], mask=[False, True])
    assert "`f[1]` is masked, so it has no value; a number is wanted." in told(made, masked)
    assert "wanted are 2 values" in told(made, [[1.0], [2.0, 3.0], 4])
    assert verdict(made, [[np.array(1.0), np.array([2.0])]]).kind == RIGHT


class Endless(float):
    def __complex__(self) -> complex:
        while True:
            pass


def test_a_number_that_cannot_be_looked_at_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    made = exercise(Numbers(), "f = 1", stub="f = ...")
    assert "`f` raises `OverflowError: int too large to convert to float`" in told(made, 10**400)
    monkeypatch.setattr(Numbers, "seconds", 0.05)
    assert "`f` is not done after the time limit" in told(made, Endless(1))


LEVEL = exercise(
    Measured(lambda f: None if f["a"] + sum(f["b"]) == 6 else ("not six", f"has the sum {f['a'] + sum(f['b']):g}")),
    'f = {"a": 1, "b": [2, 3]}',
    Wrong("five", 'f = {"a": 0, "b": [2, 3]}', "Six."),
)


def test_what_is_measured_is_taken_apart_first() -> None:
    assert verdict(LEVEL, [{"a": "1/2", "b": np.array([2, 3.5])}]).kind == RIGHT
    assert verdict(LEVEL, [{"a": 1.0, "b": (1, 1)}]).misconception is LEVEL.wrong[0]
    for given, said in (
        ({"a": [1, 2], "b": [2, 3]}, '`f["a"]` is `[1, 2]`; a number is wanted.'),
        ({"b": [2, 3]}, '`f["a"]` is missing.'),
        ({"a": 1, "b": [2, np.nan]}, '`f["b"][1]` is `nan`; a finite number is wanted.'),
        ({"a": 1, "b": 2}, '`f["b"]` is `2`; wanted are 2 values.'),
        (7, "`f` is `7`; wanted is a dictionary with the keys `[a, b]`."),
    ):
        assert said in told(LEVEL, given)


def test_a_function_that_is_measured_takes_what_the_stub_takes() -> None:
    made = exercise(Measured(lambda f: None if f(1) == 1 else ("off", "is off")), "def f(z):\n    return z")
    assert verdict(made, [lambda z: z * z]).kind == RIGHT
    assert "takes `(a, b)`; it is called with 1 argument, `(z)`, as in the stub" in told(made, lambda a, b: a)
    assert "and not a function" in told(made, 3)
