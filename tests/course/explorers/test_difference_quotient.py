import itertools
import re
from typing import Any

import mpmath
import numpy as np
import pytest
import sympy
from written import as_float

import bplib as bp
from bplib.course.explorers.difference_quotient import (
    CENTRAL,
    FORWARD,
    LOWEST,
    STEPS,
    DifferenceQuotient,
    best_step,
    derivatives,
    quotient,
    rounding,
    sentences,
    truncation,
)
from bplib.course.explorers.kit.controls import initial

POINTS = [-5.0, -1.3, 0.0, 0.3, 1.0, 2.5, 5.0]
KINDS = [FORWARD, CENTRAL]


def settings(**changed: Any) -> dict[str, Any]:
    return initial(DifferenceQuotient.controls) | changed


def errors(kind: str, z: float) -> Any:
    v = bp.sigmoid(z)
    return np.abs(quotient(kind, z, STEPS) - v * (1 - v))


def test_the_derivatives_are_those_of_calculus() -> None:
    t = sympy.Symbol("t")
    sigma = 1 / (1 + sympy.exp(-t))
    wanted = [float(sympy.diff(sigma, t, order).subs(t, sympy.Rational(7, 10))) for order in range(6)]
    assert derivatives(0.7, 5) == pytest.approx(wanted, rel=1e-12)


@pytest.mark.parametrize("z", POINTS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_two_causes_explain_the_error(kind: str, z: float) -> None:
    share = errors(kind, z) / (truncation(kind, z, STEPS) + rounding(kind, z, STEPS))
    long, short = best_step(kind, z) * 10 < STEPS, best_step(kind, z) / 3 > STEPS
    assert share[long].max() < 1.1 and np.median(share[long]) > 0.9
    assert share[short].max() < 2 and np.median(share[short]) > 0.1


@pytest.mark.parametrize("kind", KINDS)
def test_at_the_best_step_the_error_is_near_the_least_there_is(kind: str) -> None:
    for z in POINTS:
        best = best_step(kind, z)
        nearby = (best / 2 < STEPS) & (best * 2 > STEPS)
        found = errors(kind, z)
        assert np.median(found[nearby]) < np.median(found[STEPS > 30 * best]) / 10
        assert np.median(found[nearby]) < np.median(found[best / 30 > STEPS]) / 10


def test_what_the_lesson_says_is_to_be_found() -> None:
    assert 1e-8 < best_step(FORWARD, 1.0) < 1e-6 and 1e-5 < best_step(CENTRAL, 1.0) < 1e-4
    assert best_step(FORWARD, 0.0) > 1e-5  # where the curve does not bend
    assert errors(FORWARD, 0.0) == pytest.approx(errors(CENTRAL, 0.0), abs=1e-16 / STEPS.min())
    assert quotient(CENTRAL, 1.0, np.array(1e-16)) == 0


def test_secant_and_dot_are_those_of_the_step() -> None:
    explorer = DifferenceQuotient()
    for kind, ends in ((FORWARD, [1.0, 1.5]), (CENTRAL, [0.5, 1.5])):
        view = explorer.view(settings(kind=kind, step=0.5))
        x, y = explorer.ends.get_data()
        assert list(x) == ends and list(y) == list(bp.sigmoid(np.array(ends)))
        x, y = explorer.secant.get_data()
        assert np.interp(ends, x, y) == pytest.approx(bp.sigmoid(np.array(ends)))
        assert explorer.current.get_xdata()[0] == 0.5
        v = bp.sigmoid(1.0)
        assert explorer.current.get_ydata()[0] == pytest.approx(abs(view.result - v * (1 - v)))


def exactly(kind: str, z: float, step: float) -> tuple[Any, Any]:
    """The quotient and the slope in 50 digits."""
    with mpmath.workdps(50):
        z, step = mpmath.mpf(z), mpmath.mpf(step)
        v, ahead, behind = (1 / (1 + mpmath.exp(-place)) for place in (z, z + step, z - step))
        return (ahead - v) / step if kind == FORWARD else (ahead - behind) / (2 * step), v * (1 - v)


@pytest.mark.parametrize("kind", KINDS)
def test_the_cause_is_the_larger_one_at_every_step(kind: str) -> None:
    wrong = []
    for z, step in itertools.product((-5.0, -1.5, -0.5, 0.0, 0.3, 1.0, 2.5), [*STEPS[::10], 3.16e-8, 1e-5]):
        numbers = sentences(kind, z, step)
        given, (exact, slope) = float(quotient(kind, z, np.array(step))), exactly(kind, z, step)
        causes = {"the step is long": abs(exact - slope), "of rounding": abs(given - exact)}
        wanted = f"mostly because {max(causes, key=lambda name: causes[name])}"
        if wanted not in numbers[2] and not numbers[2].startswith("off by 0, by luck"):
            wrong.append((z, step, numbers[2]))
    assert not wrong


def test_a_quotient_that_is_right_has_no_cause_to_be_wrong() -> None:
    """At z = 0 the slope is a quarter, and a step that is a power of two divides without rounding."""
    steps = [2.0**-k for k in range(10, 40)]
    lucky = [step for step in steps if quotient(CENTRAL, 0.0, np.array(step)) == 0.25]
    assert lucky and {sentences(CENTRAL, 0.0, step)[2] for step in lucky} == {"off by 0, by luck"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_distance_at_the_best_step_is_below_what_is_said(kind: str) -> None:
    for z in POINTS:
        said = as_float(sentences(kind, z, 1.0)[3].rpartition(" ")[2])
        best = best_step(kind, z)
        _, slope = exactly(kind, z, best)
        off = abs(float(quotient(kind, z, np.array(best)) - slope))
        assert off < 1.1 * said, (z, off, said)


def test_no_number_is_written_as_python_prints_it() -> None:
    explorer = DifferenceQuotient()
    for kind, wanted in ((FORWARD, "− σ(1)) / (1·10⁻⁸) ="), (CENTRAL, "− σ(1 − 1·10⁻⁸)) / (2·10⁻⁸) =")):
        view = explorer.view(settings(kind=kind, step=1e-8))
        assert wanted in view.numbers and "σ(1 + 1·10⁻⁸)" in view.numbers
        assert not re.search(r"\de[+−-]?\d", view.numbers + view.alt)


def test_the_numbers_name_the_larger_cause() -> None:
    explorer = DifferenceQuotient()
    assert "mostly because the step is long" in explorer.view(settings(step=0.01)).numbers
    assert "mostly because of rounding" in explorer.view(settings(step=1e-10)).numbers


def test_an_error_of_0_stays_in_the_picture() -> None:
    explorer = DifferenceQuotient()
    for step in STEPS[::10]:
        explorer.view(settings(z=-5.0, step=float(step)))
        assert explorer.current.get_ydata()[0] >= LOWEST and explorer.off.get_ydata().min() >= LOWEST
