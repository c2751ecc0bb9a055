"""A formula's value at fixed numbers."""

import pytest
import sympy as sp

from bplib.course.derivation import algebra, reading
from bplib.course.exercises.fingerprint import fingerprint, same_number

EQUAL = [
    ("v[p,h] * (1 - v[p,h])", "sigma(v_star[p,h]) * sigma(-v_star[p,h])"),
    ("y_bar[p] - b", "Sum(x[k] * v[p,k], k)"),
    ("v_star[p,h]", "Sum(omega[j,h] * u[p,j], j)"),
    ("Sum((y[p] - y_bar[p]) * x[h], p)", "x[h] * Sum(y[q] - y_bar[q], q)"),
    ("Sum(Sum(x[h] * u[p,i], h), p)", "Sum(Sum(x[k] * u[q,i], q), k)"),
    ("exp(-v_star[p,h]) / (1 + exp(-v_star[p,h]))**2", "v[p,h] - v[p,h]**2"),
    ("tanh(z)", "2 * sigma(2 * z) - 1"),
]
UNEQUAL = [
    ("x[h]", "x[k]"),
    ("u[p,i]", "u[q,i]"),
    ("Sum(x[h], h)", "x[h]"),
    ("Sum(v[p,h], p)", "P * v[p,h]"),
    ("y[p] - y_bar[p]", "y_bar[p] - y[p]"),
    ("v[p,h]", "v_star[p,h]"),
    ("P", "N"),
    ("N", "H"),
]


def value(text: str) -> float | None:
    return fingerprint(reading.read(text))


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_equal_formulas_have_the_same(one: str, other: str) -> None:
    assert same_number(value(one), value(other))


@pytest.mark.parametrize(("one", "other"), UNEQUAL)
def test_unequal_formulas_have_another(one: str, other: str) -> None:
    assert value(one) is not None and value(other) is not None
    assert not same_number(value(one), value(other))


def test_it_agrees_with_the_algebra_written_out() -> None:
    formula = reading.read("-Sum((y[p] - y_bar[p]) * x[h] * v[p,h] * (1 - v[p,h]) * u[p,i], p)")
    derivative = reading.read("D(L, omega[i,h])")
    taken = algebra.with_activation(algebra.meaning(derivative), "sigmoid")
    assert same_number(fingerprint(formula), fingerprint(taken))


def test_an_activation_may_have_a_letter_of_its_own() -> None:
    s = sp.Symbol("s", positive=True)
    formula = reading.read("v[p,h]")
    steep = fingerprint(formula, lambda z: algebra.ACTIVATIONS["sigmoid"](s * z))
    assert same_number(steep, fingerprint(reading.read("sigma(s * v_star[p,h])", {"s": s})))
    assert not same_number(steep, fingerprint(formula))


@pytest.mark.parametrize("text", ["log(-4)", "1 / (P - 3)", "(-2)**(1/2)"])
def test_what_has_no_real_value_has_none(text: str) -> None:
    assert value(text) is None
    assert not same_number(value(text), value(text))
