"""The exercises of lesson 03: correct answers in other forms, and derivations with exactly one wrong line."""

import math
import re

import pytest

from bplib.course.derivation import Derivation, algebra
from bplib.course.derivation.reading import read
from bplib.course.exercises import find
from bplib.course.exercises.checking import RIGHT, WRONG, verdict
from bplib.course.exercises.lessons.lesson_03.steepness import S, steep
from bplib.course.exercises.lessons.lesson_03.wrong_line import FAULTY

OTHER_FORMS = [
    ("03.3", "v_by_omega", "u[p,i] * exp(-v_star[p,h]) / (1 + exp(-v_star[p,h]))**2"),
    ("03.3", "v_by_omega", "sigma(v_star[p,h]) * (1 - v[p,h]) * u[p,i]"),
    ("03.3", "v_by_omega", "g_prime(v_star[p,h]) * u[p,i]"),
    ("03.3", "L_by_v", "x[h] * y_bar[p] - x[h] * y[p]"),
    ("03.3", "L_by_v", "(b + Sum(x[k] * v[p,k], k) - y[p]) * x[h]"),
    ("03.3", "SSE_by_x", "Sum(2 * (y_bar[q] - y[q]) * v[q,h], (q, 1, P))"),
    ("03.3", "SSE_by_x", "2 * Sum(y_bar[p] * v[p,h], p) - 2 * Sum(y[p] * v[p,h], p)"),
    ("03.5", "L_by_s", "Sum((y_bar[p] - y[p]) * x[h] * v[p,h] * (1 - v[p,h]) * v_star[p,h], h, p)"),
    ("03.5", "L_by_s", "-Sum(Sum((y[p] - y_bar[p]) * x[h] * (v[p,h] - v[p,h]^2) * v_star[p,h], p), h)"),
    (
        "03.5",
        "L_by_s",
        "-Sum((y[p] - y_bar[p]) * Sum(x[k] * sigma(s * v_star[p,k]) * (1 - v[p,k]) * Sum(w[j,k] * u[p,j], j), k), p)",
    ),
    ("03.5", "steep_by_omega", "-s * x[h] * Sum((y[p] - y_bar[p]) * v[p,h] * (1 - v[p,h]) * u[p,i], p)"),
    (
        "03.5",
        "steep_by_omega",
        "-Sum((y[p] - y_bar[p]) * x[h] * s * exp(-s * v_star[p,h]) / (1 + exp(-s * v_star[p,h]))**2 * u[p,i], p)",
    ),
]


@pytest.mark.parametrize(("key", "name", "form"), OTHER_FORMS)
def test_other_forms_are_right(key: str, name: str, form: str) -> None:
    exercise = find(key)
    answers = exercise.answers(exercise.solution) | {name: form}
    found = verdict(exercise, list(answers.values()))
    assert found.kind == RIGHT, found.text


def test_the_smallest_case_says_every_number_that_it_takes() -> None:
    exercise = find("03.3")
    answers = exercise.answers(exercise.solution) | {"v_by_omega": "v[p,h] * (1 - v[p,h])"}
    text = verdict(exercise, list(answers.values())).text
    w, u, came, right = (
        float(re.search(rf"{name} ?`?(-?[0-9.]+)", text)[1])  # type: ignore[index]
        for name in (r"omega\[1, 1\] =", r"u\[1, 1\] =", "gives", "right is")
    )
    v = 1 / (1 + math.exp(-w * u))
    assert came == pytest.approx(v * (1 - v), rel=1e-3) and right == pytest.approx(v * (1 - v) * u, rel=1e-3), text


@pytest.mark.parametrize("key", ["03.3", "03.5"])
def test_the_question_is_no_answer(key: str) -> None:
    exercise = find(key)
    answers = exercise.answers(exercise.solution) | {exercise.names[0]: "D(L, b)"}
    found = verdict(exercise, list(answers.values()))
    assert found.kind == WRONG and "still to be worked out" in found.text


@pytest.mark.parametrize("name", FAULTY)
def test_exactly_the_line_of_the_solution_is_wrong(name: str) -> None:
    exercise = find("03.4")
    line = exercise.answers(exercise.solution)["at_fault"][f"{name}, line"]
    found = Derivation(FAULTY[name])
    marks = {str(number): entry.mark for number, entry in enumerate(found.lines[1:], 2)}
    assert marks == {number: "✗" if number == line else "✓" for number in marks}, str(found)
    assert not any(entry.remarks for entry in found.lines if entry.mark != "✗"), str(found)


def test_a_common_steepness_can_do_nothing_that_larger_weights_cannot() -> None:
    """What is said of the right answer to 03.5: s ∂L/∂s = Σ ω ∂L/∂ω."""
    exercise = find("03.5")
    by_s, by_omega = (read(formula, {"s": S}) for formula in exercise.answers(exercise.solution).values())
    right = algebra.Sum(algebra.omega[algebra.i, algebra.h] * by_omega, algebra.h, algebra.i)
    assert algebra.equal(S * by_s, right, steep, thorough=True)
    assert algebra.counterexample(S * by_s, right, steep) is None
    assert algebra.counterexample(S * by_s, 2 * right, steep) is not None


def test_a_letter_that_only_the_activation_brings_gets_a_number_too() -> None:
    exercise = find("03.5")
    answers = exercise.answers(exercise.solution) | {"L_by_s": "-Sum((y[p] - y_bar[p]) * Sum(x[h], h), p)"}
    found = verdict(exercise, list(answers.values()))
    assert found.kind == WRONG and "s = " in found.text and "right is `" in found.text, found.text
