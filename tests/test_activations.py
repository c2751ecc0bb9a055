"""Activations: right in both tails, for real and complex numbers, each derivative that of its function."""

import pickle

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from support import ACTIVATIONS, ARCTAN

import bplib as bp

BUILT_IN = list(bp.ACTIVATIONS.values())
EPS = np.finfo(float).eps
SMALLEST_NORMAL = np.finfo(float).tiny  # 2.2e-308

SIZES = [1e-300, 1e-20, 1e-8, 1e-3, 0.3, 1, 2.5, 7, 19, 20, 30, 36, 37, 38, 40, 100, 350, 700, 708]
LARGE = [709, 709.5, 710, 745, 746, 1e3, 1e4, 1e6]
POINTS = np.array([0.0] + [sign * z for sign in (-1, 1) for z in SIZES + LARGE])

mpmath.mp.dps = 60
EXACT = {
    "sigmoid": (lambda z: 1 / (1 + mpmath.exp(-z)), lambda z: 1 / (2 + mpmath.exp(z) + mpmath.exp(-z))),
    "tanh": (mpmath.tanh, lambda z: mpmath.sech(z) ** 2),
    "softplus": (lambda z: mpmath.log1p(mpmath.exp(z)), lambda z: 1 / (1 + mpmath.exp(-z))),
    "relu": (lambda z: max(z, mpmath.mpf(0)), lambda z: mpmath.mpf(int(z > 0))),
    "identity": (lambda z: z, lambda z: mpmath.mpf(1)),
    "sine": (mpmath.sin, mpmath.cos),
}


def exactly(g, part, points):
    return np.array([float(EXACT[g.name][part](mpmath.mpf(float(z)))) for z in points])


def test_the_exact_values_cover_the_built_in_activations():
    assert set(EXACT) == set(bp.ACTIVATIONS)


@pytest.mark.parametrize("g", BUILT_IN, ids=repr)
def test_value_is_accurate_in_both_tails(g):
    exact = exactly(g, 0, POINTS)
    # Relative accuracy down to the smallest normal number; below v* = −709 the sigmoid is 1.2e-308 instead of less.
    assert np.all(np.abs(g(POINTS) - exact) <= 4 * EPS * np.abs(exact) + SMALLEST_NORMAL)


def test_sigmoid_keeps_its_left_tail():
    # The form ½(1 + tanh(z/2)) would give 0 here.
    assert bp.sigmoid(-40.0) == pytest.approx(4.248354255291589e-18, rel=1e-15, abs=0)
    assert 0 < bp.sigmoid(-1e6) < 1.3e-308


@pytest.mark.parametrize("g", BUILT_IN, ids=repr)
def test_derivative_is_accurate_in_both_tails(g):
    exact = exactly(g, 1, POINTS)
    assert np.all(np.abs(g.derivative(POINTS, g(POINTS)) - exact) <= 2 * EPS)


@pytest.mark.parametrize("g", [bp.sigmoid, bp.softplus, bp.relu, bp.identity], ids=repr)
def test_derivative_is_accurate_in_the_left_tail_relative_to_its_size(g):
    points = POINTS[POINTS < 0]
    exact = exactly(g, 1, points)
    assert np.all(np.abs(g.derivative(points, g(points)) - exact) <= 8 * EPS * exact + SMALLEST_NORMAL)


@pytest.mark.parametrize("g", BUILT_IN, ids=repr)
def test_complex_step_gives_the_derivative_in_both_tails(g):
    points = POINTS[POINTS != 0] if g is bp.relu else POINTS
    exact = exactly(g, 1, points)
    slope = g(points + 1e-20j).imag / 1e-20
    assert np.all(np.abs(slope - exact) <= 1e-14 * np.abs(exact) + 1e-285)


@pytest.mark.parametrize("g", BUILT_IN, ids=repr)
@pytest.mark.parametrize("imaginary", [0.0, 1e-20, -1e-20, 1e-5, 1.0, -1.0])
def test_complex_arguments_give_finite_values(g, imaginary):
    z = POINTS + 1j * imaginary
    v = g(z)
    assert np.isfinite(v).all()
    assert np.isfinite(g.derivative(z, v)).all()


@pytest.mark.parametrize("g", BUILT_IN, ids=repr)
def test_complex_value_is_near_mpmath(g):
    z = np.array([complex(re, im) for re in (-30, -3, -0.5, 0.4, 2, 25) for im in (-0.7, 1e-9, 0.5)])
    if g is bp.relu:
        exact = np.where(z.real > 0, z, 0)
    else:
        exact = np.array([complex(EXACT[g.name][0](mpmath.mpc(number))) for number in z])
    np.testing.assert_allclose(g(z), exact, rtol=1e-13, atol=1e-15)


@pytest.mark.parametrize("g", ACTIVATIONS, ids=repr)
@given(z=st.floats(-50, 50).filter(lambda z: abs(z) > 1e-3))
def test_derivative_is_the_slope_of_the_function(g, z):
    z = np.array([z])
    v = g(z)
    central = (g(z + 1e-5) - g(z - 1e-5)) / 2e-5
    complex_step = g(z + 1e-20j).imag / 1e-20
    np.testing.assert_allclose(g.derivative(z, v), complex_step, rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(g.derivative(z, v), central, rtol=1e-6, atol=1e-8)


def test_relu_at_its_kink_has_slope_0():
    assert bp.relu.derivative(np.array([0.0]), np.array([0.0])) == 0
    assert bp.relu(np.array([1e-20j])).imag == 0


@pytest.mark.parametrize("g", ACTIVATIONS, ids=repr)
@given(z=hnp.arrays(float, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0), elements=st.floats(-1e6, 1e6)))
def test_shape_is_kept_and_input_unchanged(g, z):
    before = z.copy()
    v = g(z)
    assert np.shape(v) == z.shape
    assert np.shape(g.derivative(z, v)) == z.shape
    assert np.array_equal(z, before)


@pytest.mark.parametrize("g", ACTIVATIONS, ids=repr)
@pytest.mark.parametrize("kind", [int, np.int8, np.uint8, bool])
def test_whole_numbers_are_taken_as_what_they_are(g, kind):
    whole = np.array([0, 1], dtype=kind)
    assert np.array_equal(g(whole), g(whole.astype(float)))
    assert g([0, 1]).tolist() == g([0.0, 1.0]).tolist()


@given(z=st.floats(-700, 700))
def test_symmetries(z):
    assert bp.sigmoid(-z) == pytest.approx(1 - bp.sigmoid(z), abs=2 * EPS)
    assert bp.tanh(-z) == -bp.tanh(z)
    assert bp.sine(-z) == -bp.sine(z)
    assert bp.softplus(z) - bp.softplus(-z) == pytest.approx(z, rel=4 * EPS, abs=4 * EPS)


@given(z=st.floats(-30, 30), step=st.floats(1e-3, 1))
def test_monotone_activations_rise(z, step):
    for g in (bp.sigmoid, bp.tanh, bp.softplus, bp.identity):
        assert g(z + step) >= g(z)


def test_activations_by_name_are_those_of_the_package():
    assert {name: getattr(bp, name) for name in bp.ACTIVATIONS} == bp.ACTIVATIONS
    assert all(g.name == name for name, g in bp.ACTIVATIONS.items())


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("g", BUILT_IN, ids=repr)
def test_built_in_activation_comes_back_from_a_pickle_as_itself(g, protocol):
    assert pickle.loads(pickle.dumps(g, protocol)) is g


def test_ones_own_activation_comes_back_from_a_pickle_with_its_functions():
    back = pickle.loads(pickle.dumps(ARCTAN))
    assert (back.name, back.function, back.derivative) == ("arctan", ARCTAN.function, ARCTAN.derivative)


def test_ones_own_activation_of_a_built_in_name_is_not_taken_for_it():
    impostor = bp.Activation("sigmoid", ARCTAN.function, ARCTAN.derivative)
    back = pickle.loads(pickle.dumps(impostor))
    assert back is not bp.sigmoid
    assert back.function is np.arctan


def test_activation_tells_its_name():
    assert repr(bp.sigmoid) == "<activation sigmoid>"
