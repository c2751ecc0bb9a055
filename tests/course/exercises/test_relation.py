"""What is said of results that are wrong in a way that nobody has listed."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from bplib.course.exercises import Exercise, Formula, Functions, Numbers, find
from bplib.course.exercises.checking import RIGHT, WRONG, verdict
from bplib.course.exercises.compare import difference
from bplib.course.exercises.relation import relation

TABLES = [np.array([[1.5, -2.0, 3.0], [4.0, 5.5, -6.0]]) * factor for factor in (1, 0.5, -3)]
PAIRS = [(table.sum(axis=0), table, float(table[0, 1])) for table in TABLES]


def named(came: list[Any], right: list[Any]) -> str | None:
    found = relation(came, right, lambda one, other: difference(one, other) is None)
    return found and found.name


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda t: -t, "the sign"),
        (lambda t: t * np.array([[1, -1, 1], [1, 1, 1]]), "some signs"),
        (lambda t: t / 2, "a factor"),
        (lambda t: t * 2.5, "a factor"),
        (lambda t: t + 0.25, "a number left over"),
        (lambda t: 1 - t, "one minus what is right"),
        (lambda t: 1 / t, "upside down"),
        (lambda t: t**2, "a root that is missing"),
        (lambda t: np.abs(t) ** 0.5, "a root too many"),
        (lambda t: t[::-1], "turned round"),
        (lambda t: t + np.array([[1, 2, 3], [0, 0, 0]]), "all but the first"),
        (lambda t: t + np.array([[0, 0, 0], [1, 2, 3]]), "all but the last"),
        (lambda t: TABLES[0] + 7, "the same whatever comes in"),
        (lambda t: t + np.array([[0.01, 0, 0], [0, 0.02, 0]]), "close, but not equal"),
        (lambda t: np.stack([t[0]] * 2), "all but the last"),
        (lambda t: t.T, "rows and columns exchanged"),
        (lambda t: t[:, :, None], "right numbers in another shape"),
        (lambda t: t.ravel(), "right numbers in another shape"),
        (lambda t: t.sum(), "summed too far"),
        (lambda t: t.mean(axis=1), "summed too far"),
        (lambda t: np.stack([t / 4, t / 4, t / 2]), "a sum that is missing"),
        (lambda t: t[:, :1], "another shape"),
        (lambda t: t**3 + 2, None),
        (lambda t: np.full_like(t, np.nan), None),
        (lambda t: "text", None),
    ],
)
def test_an_array(change: Callable[[np.ndarray], Any], name: str | None) -> None:
    assert named([change(table) for table in TABLES], TABLES) == name


def told(came: list[Any], right: list[Any]) -> str:
    found = relation(came, right, lambda one, other: difference(one, other) is None)
    assert found
    return found.sentence


def test_a_factor_near_1_is_told_to_be_close() -> None:
    for factor in (1.00001, 1.0003, 0.99, 1.01):
        assert named([table * factor for table in TABLES], TABLES) == "close, but not equal"
    assert "in every case `11/10` times" in told([table * 1.1 for table in TABLES], TABLES)
    assert "in every case `-1.01` times" in told([table * -1.01 for table in TABLES], TABLES)


def test_what_is_close_is_told_with_what_it_is_measured_by() -> None:
    assert "within 2% of what is right." in told([table * 1.01 for table in TABLES], TABLES)
    small, shift = [table * [1, 0.01, 1] for table in TABLES], np.array([0, 0.02, 0])
    assert "within 2% of the largest number that is right." in told([table + shift for table in small], small)


def test_what_was_rounded_is_told_with_its_decimals() -> None:
    exact = [table / 7 for table in TABLES]
    assert told([np.round(table, 3) for table in exact], exact).endswith(
        "what is right, rounded to 3 decimals. Return it as it is."
    )
    assert "rounded to 1 decimal." in told([np.round(table, 1) for table in exact], exact)
    assert named([np.round(exact[0], 3), *(np.round(table, 2) for table in exact[1:])], exact) == "close, but not equal"
    assert named([np.trunc(table * 1000) / 1000 for table in exact], exact) == "close, but not equal"


def test_a_root_of_negative_numbers_is_one_of_their_size() -> None:
    sizes = [np.abs(table) for table in TABLES]
    assert told([np.sqrt(size) for size in sizes], sizes).endswith("the root of what is right.")
    assert told([np.sqrt(size) for size in sizes], TABLES).endswith("of its size where it is negative.")


def test_right_but_for_an_end_is_no_case_that_is_wholly_right() -> None:
    first = np.array([[1, 2, 3], [0, 0, 0]])
    assert named([table + first for table in TABLES], TABLES) == "all but the first"
    assert named([*TABLES[:2], TABLES[2] + first], TABLES) == "right in some cases"
    assert named([*TABLES[:2], TABLES[2] + first[::-1]], TABLES) == "right in some cases"
    wrong = [table + first for table in TABLES]
    assert "in every case right but for the first entry" in told(wrong, TABLES)
    assert "in every case of several entries right but for" in told([7.5, *wrong], [7.5, *TABLES])


def test_numbers_in_another_shape_are_right_in_all_cases() -> None:
    numbers = [0.25, np.array([1.5, -2.0, 3.0])]
    assert named([np.ravel(number) for number in numbers], numbers) == "right numbers in another shape"
    assert named([np.cumsum(number) for number in numbers], numbers) == "another shape"
    assert told([table.ravel() for table in TABLES], TABLES).endswith("an axis too many, or too few.")
    assert told([table.reshape(3, 2) for table in TABLES], TABLES).endswith("in rows of another length.")
    square = [*TABLES, TABLES[0][:, :2]]
    assert named([table.T for table in square], square) == "rows and columns exchanged"
    assert named([*(table.T for table in TABLES), square[-1] + 1], square) == "another shape"


def test_a_factor_that_depends_on_a_size() -> None:
    sizes = (1, 3, 4)
    means = [table / size for table, size in zip(TABLES, sizes, strict=True)]
    assert named(means, TABLES) == "a factor that depends on a size"
    found = relation(means, TABLES, lambda one, other: difference(one, other) is None)
    assert found and "times `1`, `1/3`, `1/4`" in found.sentence


def test_one_entry_for_all_of_them() -> None:
    series = [np.array([1.5, -2.0, 3.0]), np.array([4.0]), np.array([0.5, 5.5])]
    assert named([np.full_like(one, one[0]) for one in series], series) == "the first for all"
    assert named([np.full_like(one, one[-1]) for one in series], series) == "the last for all"
    assert named([np.full_like(one, one.sum()) for one in series], series) == "right in some cases"


def test_right_in_some_cases() -> None:
    found = relation([*TABLES[:2], TABLES[2] ** 3], TABLES, lambda one, other: difference(one, other) is None)
    assert found and found.name == "right in some cases" and "right in 2 of 3 cases" in found.sentence
    assert named([table**3 for table in TABLES], TABLES) is None


def test_numbers_that_count_have_no_factor() -> None:
    assert named([(1, 0.5), (4, 0.25), (6, 2.0)], [(2, 0.5), (8, 0.25), (12, 2.0)]) == "the first value alone"
    assert named([3, 5, 9], [2, 4, 8]) == "one too many"
    assert named([1, 3, 7], [2, 4, 8]) == "one too few"


def test_one_of_several_results() -> None:
    assert named([(a, -b, c) for a, b, c in PAIRS], PAIRS) == "the sign"
    came = [(2 * a, 2 * b, c) for a, b, c in PAIRS]
    found = relation(came, PAIRS, lambda one, other: difference(one, other) is None)
    assert found and found.sentence.startswith("The first value and the second value: in every case `2` times")
    assert named([(a, c, b) for a, b, c in PAIRS], PAIRS) == "the results in another order"
    assert named([(a, b**3 + 1, c) for a, b, c in PAIRS], PAIRS) == "the second value alone"
    assert named([(a, b) for a, b, _ in PAIRS], PAIRS) == "another number of results"
    networks = [{"w": b, "b": c} for _, b, c in PAIRS]
    assert named([net | {"w": -net["w"]} for net in networks], networks) == "the sign"
    assert named([(m + 1, "tolerance") for m in (2, 5, 9)], [(m, "tolerance") for m in (2, 5, 9)]) == "one too many"


def test_a_single_number_says_nothing() -> None:
    assert named([2.0], [4.0]) is None
    assert named([-2.0], [2.0]) is None


def exercise(judge: Any, solution: str) -> Exercise:
    return Exercise(
        key="01.1", title="t", kind="core", minutes=1, goal="g", task="t", answer="f", stub="f = ...",
        solution=solution, hints=("a.", "b."), judge=judge, wrong=(), praise="p.",
    )  # fmt: skip


def test_what_functions_do() -> None:
    cases = [(np.array([1.0, 2.0]),), (np.array([3.0, 4.0, 7.0]),)]
    doubled = exercise(Functions(cases), "f = lambda y: 2 * y")
    for function, name in (
        (lambda y: 2 * y, None),
        (lambda y: -2 * y, "the sign"),
        (lambda y: None, "nothing returned"),
        (lambda y: y + np.ones(2), "shapes that do not fit"),
        (lambda y: np.multiply(y, 2, out=y), "what is given is changed"),
    ):
        found = verdict(doubled, [function])
        assert found.kind == (WRONG if name else RIGHT)
        assert name is None or f"**Not yet: {name}.**" in found.text


def test_nothing_is_said_of_what_a_probe_has_made() -> None:
    probed = exercise(Functions([(1.0,), (2.0,)], run=lambda f, y: f(y) + 1), "f = lambda y: 2 * y - 1")
    assert verdict(probed, [lambda y: -2 * y - 1]).text.startswith("**Not yet.** ")


def test_numbers_by_hand() -> None:
    by_hand = exercise(Numbers(), 'f = {"a": 0.5, "b": -2, "c": 3}')
    for answer, name in (
        ({"a": -0.5, "b": -2, "c": 3}, "a sign"),
        ({"a": -2, "b": 0.5, "c": 3}, "exchanged"),
        ({"a": 0.5, "b": -2, "c": 3.05}, "not exact enough"),
        ({"a": 5, "b": -2, "c": 3}, "the decimal point"),
        ({"a": 0.5, "b": -0.02, "c": 0.03}, "the decimal point"),
        ({"a": 0.5, "b": -0.02, "c": 0.3}, None),
        ({"a": 2, "b": -0.5, "c": 3}, "upside down"),
        ({"a": 0.5, "b": 7, "c": 3}, None),
        ({"a": 0.5, "b": "?", "c": -3}, None),
    ):
        text = verdict(by_hand, [answer]).text
        assert text.startswith(f"**Not yet: {name}.** " if name else "**Not yet.** "), text


def test_a_formula_with_the_number_of_a_listed_one_by_chance_has_not_its_name() -> None:
    closed_form = find("01.5")
    found = verdict(closed_form, ["2 - (1 - P * mu)**(m - 1)"])
    assert found.misconception and found.misconception.name == "m counted from 1 at the start"
    assert verdict(closed_form, ["2 - (1 - P * mu)**P"]).misconception is None


@pytest.mark.parametrize(
    ("answer", "name", "said"),
    [
        ("s*x[h]*Sum(y[p]*v[p,h], p)", "the sign", "right but for the sign"),
        ("-s*x[h]*Sum(y[p]*v[p,h], p)/2", "a factor", "`1/2` times"),
        ("-3*s*x[h]*Sum(y[p]*v[p,h], p)", "a factor", "`3` times"),
        ("-x[h]*Sum(y[p]*v[p,h], p)", "a factor dropped", "multiplied by `s`"),
        ("-s*Sum(y[p]*v[p,h], p)", "a factor dropped", "multiplied by `x[h]`"),
        ("-s**2*x[h]*Sum(y[p]*v[p,h], p)", "a factor too many", "divided by `s`"),
        ("-P*s*x[h]*Sum(y[p]*v[p,h], p)", "a factor too many", "divided by `P`"),
        ("-s*x[h]*Sum(y[p], p)", None, ""),
        ("-s*x[h]*Sum(p, y[p]*v[p,h])", None, "write Sum(…, p)"),
        ("0", None, ""),
    ],
)
def test_what_a_formula_is_multiplied_by(answer: str, name: str | None, said: str) -> None:
    formula = exercise(Formula(letters="s"), 'f = "-s*x[h]*Sum(y[p]*v[p,h], p)"')
    text = verdict(formula, [answer]).text
    assert text.startswith(f"**Not yet: {name}.** `f`: " if name else "**Not yet.** ") and said in text, text
