"""The four curves are what the exercise says of them."""

import numpy as np
import pytest

import bplib as bp
from bplib.course.exercises.lessons import four_curves


def test_each_curve_shows_its_diagnosis() -> None:
    curves = four_curves.losses()
    steps = {letter: np.diff(curve) for letter, curve in curves.items()}
    assert all(len(curve) == four_curves.N_STEPS + 1 and curve[0] == curves["A"][0] for curve in curves.values())
    assert (steps["A"] > 0).all() and curves["A"][-1] < 1e4
    assert all((steps[letter] < 0).all() for letter in "BCD")
    assert curves["B"][-1] > 20  # no better than the mean of y, and far from done
    shelf, end = curves["C"][[10, 30]], curves["C"][-1]
    assert shelf[1] > 0.9 * shelf[0] and end < 0.1 * shelf[1]
    assert curves["D"][-1] > 0.9 * curves["D"][30]


def test_the_rising_curves_gradient_is_right_and_one_falling_curves_is_wrong() -> None:
    u, y = bp.data.teacher()
    net = bp.Network.random(n_inputs=2, n_hidden=2, rng=0)
    assert bp.check_gradients(net, u, y) < 1e-13
    assert bp.check_gradients(net, u, y, gradients=four_curves.bias_without_slope) > 0.1


def test_the_figure_has_a_text_with_its_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    four_curves.show()
    assert "A rises at every step, within 10 iterations to more than 400." in capsys.readouterr().out
