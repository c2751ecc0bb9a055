"""The loss and its gradients, held against SymPy, plain loops, the complex step and central differences."""

import functools
import math
import warnings

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit
from support import (
    ACTIVATIONS,
    SCALAR,
    a_network,
    same_bits,
    slow_gradients,
    slow_loss,
    some_data,
)

import bplib as bp
from bplib.engine.steps import Passes

SEEDS = st.integers(0, 2**32 - 1)
SIZES = {"n_inputs": st.integers(1, 4), "n_hidden": st.integers(1, 4), "n_samples": st.integers(1, 6)}
FIELDS = ("b", "w", "x")


def relative_error(given, exact):
    """As :func:`bplib.check_gradients` measures it."""
    return np.linalg.norm(given - exact) / np.linalg.norm(exact)


# SymPy

SYMBOLIC = {
    "sigmoid": lambda z: 1 / (1 + sympy.exp(-z)),
    "tanh": sympy.tanh,
    "softplus": lambda z: sympy.log(1 + sympy.exp(z)),
    "relu": lambda z: sympy.Piecewise((z, z > 0), (0, True)),
    "identity": lambda z: z,
    "sine": sympy.sin,
    "arctan": sympy.atan,
    "gaussian": lambda z: sympy.exp(-(z**2)),
}


@functools.cache
def symbolic(name, n_samples, n_inputs, n_hidden, second=False):
    """L, ∇L and, if so wanted, ∇²L as functions of (net, u, y): SymPy's derivatives of the slide *Objective*."""
    g = SYMBOLIC[name]
    b, w, x = (
        sympy.Symbol("b"),
        sympy.Matrix(n_inputs, n_hidden, lambda i, h: sympy.Symbol(f"w{i}_{h}")),
        sympy.symbols(f"x:{n_hidden}"),
    )
    u = sympy.Matrix(n_samples, n_inputs, lambda p, i: sympy.Symbol(f"u{p}_{i}"))
    y = sympy.symbols(f"y:{n_samples}")
    y_bar = [
        b + sum(x[h] * g(sum(w[i, h] * u[p, i] for i in range(n_inputs))) for h in range(n_hidden))
        for p in range(n_samples)
    ]
    loss = sum((y[p] - y_bar[p]) ** 2 for p in range(n_samples)) / 2
    theta = [b, *w, *x]
    gradient = [sympy.diff(loss, parameter) for parameter in theta]
    results = [loss, gradient]
    if second:
        results.append([[sympy.diff(slope, parameter) for parameter in theta] for slope in gradient])
    function = sympy.lambdify([theta, list(u), y], results, "numpy", cse=True)
    return lambda net, u, y: [np.array(part) for part in function(net.vector, u.ravel(), y)]


@pytest.mark.parametrize("g", ACTIVATIONS, ids=repr)
@pytest.mark.parametrize("constant_input", [False, True], ids=["no bias", "bias"])
@pytest.mark.parametrize("sizes", [(2, 2, 2), (1, 1, 3), (3, 2, 1)], ids=repr)
def test_loss_and_gradients_are_sympys(g, sizes, constant_input):
    n_samples, n_inputs, n_hidden = sizes
    net = a_network(5, n_inputs, n_hidden, (2,), g)
    u, y = some_data(6, n_samples, n_inputs, constant_input)
    for k in range(2):
        loss, gradient = symbolic(g.name, *sizes)(net[k], u, y)
        assert bp.loss(net, u, y)[k] == pytest.approx(loss, rel=1e-13)
        assert bp.loss(net[k], u, y) == pytest.approx(loss, rel=1e-13)
        assert relative_error(bp.gradients(net, u, y).vector[k], gradient) < 1e-12
        assert relative_error(bp.gradients(net[k], u, y).vector, gradient) < 1e-12


@pytest.mark.parametrize("g", ACTIVATIONS, ids=repr)
def test_hessian_is_sympys(g):
    net, (u, y) = a_network(5, 2, 1, activation=g), some_data(6, 1)
    _, _, hessian = symbolic(g.name, 1, 2, 1, second=True)(net, u, y)
    assert relative_error(bp.hessian(net, u, y), hessian) < 1e-12


# Plain loops


@pytest.mark.parametrize("g", ACTIVATIONS, ids=repr)
@given(seed=SEEDS, **SIZES)
def test_loss_and_gradients_are_the_slides_sums(g, seed, n_inputs, n_hidden, n_samples):
    net = a_network(seed, n_inputs, n_hidden, activation=g)
    u, y = some_data(seed, n_samples, n_inputs)
    arguments = (float(net.b), net.w.tolist(), net.x.tolist(), u.tolist(), y.tolist())
    assert bp.loss(net, u, y) == pytest.approx(slow_loss(*arguments, SCALAR[g.name][0]), rel=1e-12)
    slow = slow_gradients(*arguments, *SCALAR[g.name])
    for fast, slowly in zip(bp.gradients(net, u, y), slow, strict=True):
        np.testing.assert_allclose(fast, slowly, rtol=1e-11, atol=1e-11)


def test_by_hand():
    net, u, y = bp.data.by_hand()
    d = bp.gradients(net, u, y)
    assert bp.loss(net, u, y) == pytest.approx(1 / 2, rel=1e-15)
    # y − ȳ = 1, x = (2, −2), v(1 − v) = 3/16 twice, u = (1, 2)
    assert d.b == pytest.approx(-1)
    np.testing.assert_allclose(d.x, [-1 / 4, -3 / 4], rtol=1e-15)
    np.testing.assert_allclose(d.w, [[-3 / 8, 3 / 8], [-3 / 4, 3 / 4]], rtol=1e-15)
    assert d.norm == pytest.approx(np.sqrt(1 + 10 / 16 + 45 / 32))


# Differences


@pytest.mark.parametrize("g", ACTIVATIONS, ids=repr)
@pytest.mark.parametrize("constant_input", [False, True], ids=["no bias", "bias"])
@pytest.mark.parametrize("stack", [(), (3,), (2, 2)], ids=repr)
@pytest.mark.parametrize(("method", "bound"), [("complex", 1e-14), ("central", 1e-8)])
def test_gradients_pass_the_gradient_check(g, constant_input, stack, method, bound):
    net = a_network(1, 3, 4, stack, g)
    u, y = some_data(2, 6, 3, constant_input)
    error = bp.check_gradients(net, u, y, method=method)
    assert np.shape(error) == stack
    assert np.max(error) < bound


@pytest.mark.parametrize("g", ACTIVATIONS, ids=repr)
@given(seed=SEEDS, scale=st.sampled_from([0.1, 1, 10]), **SIZES)
def test_gradient_check_holds_for_any_sizes(g, seed, scale, n_inputs, n_hidden, n_samples):
    net = a_network(seed, n_inputs, n_hidden, activation=g, scale=scale)
    assert bp.check_gradients(net, *some_data(seed, n_samples, n_inputs)) < 1e-12


@pytest.mark.parametrize("step", [1e-8, 1e-20, 1e-100])
def test_complex_step_has_no_rounding(step):
    assert bp.check_gradients(a_network(), *some_data(), step=step) < 1e-14


def test_central_differences_are_best_in_the_middle():
    net, (u, y) = a_network(), some_data()
    errors = {step: bp.check_gradients(net, u, y, method="central", step=step) for step in (1e-1, 1e-5, 1e-12)}
    assert errors[1e-5] < 1e-9 < min(errors[1e-1], errors[1e-12])
    assert errors[1e-5] == bp.check_gradients(net, u, y, method="central")


def test_saturated_units_are_no_false_alarm():
    net, u, y = bp.data.by_hand()
    net.w[:, 0] = 30  # ∂L/∂ω[i,0] is then rounding, here 0, and 1e-39 by the complex step
    numerical, given = bp.numerical_gradients(net, u, y), bp.gradients(net, u, y)
    assert abs(given.w[0, 0] - numerical.w[0, 0]) > 0.9 * abs(numerical.w[0, 0]) > 0
    assert bp.check_gradients(net, u, y) < 1e-14


def test_relu_at_its_kink_is_no_false_alarm():
    net = bp.Network(b=0.3, w=[[1.0, -1.0], [1.0, 2.0]], x=[1.0, -2.0], activation=bp.relu)
    u = np.array([[1.0, -1.0], [0.0, 0.0], [0.5, 1.0]])
    assert (net.forward(u).v_star == 0).sum() == 3
    assert bp.check_gradients(net, u, np.ones(3)) < 1e-15


@pytest.mark.parametrize("g", ACTIVATIONS, ids=repr)
@pytest.mark.parametrize("size", [1e3, 1e6])
def test_stable_at_large_pre_activations(g, size):
    net = a_network(3, activation=g)
    u, y = some_data(4)
    for one, other in zip(net.forward(size * u), bp.gradients(net, size * u, y), strict=True):
        assert np.isfinite(one).all()
        assert np.isfinite(other).all()
    assert np.isfinite(bp.loss(net, size * u, y))
    assert bp.check_gradients(net, size * u, y) < 1e-14
    assert np.isfinite(bp.hessian(net, size * u, y)).all()


def test_numerical_gradients_have_the_parameters_shapes():
    net, (u, y) = a_network(stack=(2,)), some_data()
    for method in ("complex", "central"):
        numerical = bp.numerical_gradients(net, u, y, method=method)
        assert [part.shape for part in numerical] == [(2,), (2, 2, 3), (2, 3)]


# Properties of the loss


@given(seed=SEEDS, times=st.integers(2, 4), **SIZES)
def test_replicated_data_multiply_loss_and_gradient(seed, times, n_inputs, n_hidden, n_samples):
    net = a_network(seed, n_inputs, n_hidden)
    u, y = some_data(seed, n_samples, n_inputs)
    many = np.tile(u, (times, 1)), np.tile(y, times)
    assert bp.loss(net, *many) == pytest.approx(times * bp.loss(net, u, y), rel=1e-12)
    assert relative_error(bp.gradients(net, *many).vector, times * bp.gradients(net, u, y).vector) < 1e-12
    np.testing.assert_allclose(bp.hessian(net, *many), times * bp.hessian(net, u, y), rtol=1e-9, atol=1e-12)


@given(seed=SEEDS, cut=st.integers(1, 4))
def test_loss_and_gradient_are_sums_over_the_samples(seed, cut):
    net, (u, y) = a_network(seed), some_data(seed)
    halves = (u[:cut], y[:cut]), (u[cut:], y[cut:])
    assert bp.loss(net, u, y) == pytest.approx(sum(bp.loss(net, *half) for half in halves), rel=1e-12)
    whole = sum(bp.gradients(net, *half).vector for half in halves)
    np.testing.assert_allclose(bp.gradients(net, u, y).vector, whole, rtol=1e-12, atol=1e-12)


@given(seed=SEEDS, **SIZES)
def test_gradient_vanishes_where_the_network_fits_its_data(seed, n_inputs, n_hidden, n_samples):
    net = a_network(seed, n_inputs, n_hidden)
    u, _ = some_data(seed, n_samples, n_inputs)
    assert bp.loss(net, u, net.predict(u)) == 0
    assert bp.gradients(net, u, net.predict(u)).norm == 0


def test_gradients_take_complex_parameters():
    net, (u, y) = a_network(), some_data()
    direction = np.random.default_rng(9).normal(size=10)
    moved = net.with_vector(net.vector + 1e-20j * direction)
    assert bp.loss(moved, u, y).imag / 1e-20 == pytest.approx(bp.gradients(net, u, y).vector @ direction, rel=1e-13)
    curvature = bp.gradients(moved, u, y).vector.imag / 1e-20
    np.testing.assert_allclose(curvature, bp.hessian(net, u, y) @ direction, rtol=1e-12)


def test_gradients_as_a_vector_are_in_the_order_of_the_networks():
    net, (u, y) = a_network(stack=(2,)), some_data()
    d = bp.gradients(net, u, y)
    assert d._fields == FIELDS
    assert same_bits(net.with_vector(d.vector).w, d.w)
    assert same_bits(net.with_vector(d.vector).x, d.x)
    np.testing.assert_allclose(d.norm**2, d.b**2 + (d.w**2).sum(axis=(1, 2)) + (d.x**2).sum(axis=1), rtol=1e-13)


@given(seed=SEEDS)
def test_hessian_of_a_stack_is_that_of_each_member(seed):
    net, (u, y) = a_network(seed, stack=(2, 3)), some_data(seed)
    hessian = bp.hessian(net, u, y)
    assert hessian.shape == (2, 3, 10, 10)
    assert same_bits(hessian, np.swapaxes(hessian, -1, -2))
    assert same_bits(hessian[1, 2], bp.hessian(net[1, 2], u, y))


# The passes that training uses


@pytest.mark.parametrize("g", ACTIVATIONS, ids=repr)
@given(seed=SEEDS, n_members=st.integers(1, 4), **SIZES)
def test_passes_of_the_training_compute_the_same_loss_and_gradients(g, seed, n_members, n_inputs, n_hidden, n_samples):
    net = a_network(seed, n_inputs, n_hidden, (n_members,), g)
    u, y = some_data(seed, n_samples, n_inputs)
    passes = Passes(u, y, n_hidden, g)
    for vector in (net.vector, 2 * net.vector, net.vector[:1]):  # buffers are used again, and made anew
        here, theta = net.with_vector(vector), np.roll(vector, -1, axis=-1)
        np.testing.assert_allclose(passes.forward(theta), bp.loss(here, u, y), rtol=1e-12)
        exact = bp.gradients(here, u, y)
        difference = np.linalg.norm(np.roll(passes.backward(theta), 1, axis=-1) - exact.vector, axis=1)
        assert (difference <= 1e-12 * exact.norm).all()


@pytest.mark.parametrize("g", ACTIVATIONS, ids=repr)
def test_passes_of_the_training_hold_at_large_pre_activations(g):
    net, (u, y) = a_network(stack=(3,), activation=g), some_data()
    passes = Passes(1e6 * u, y, net.n_hidden, g)
    theta, exact = np.roll(net.vector, -1, axis=-1), bp.gradients(net, 1e6 * u, y)
    with np.errstate(over="ignore"):  # the fast sigmoid lets exp overflow, to the value 0
        np.testing.assert_allclose(passes.forward(theta), bp.loss(net, 1e6 * u, y), rtol=1e-12)
        backward = np.roll(passes.backward(theta), 1, axis=-1)
    assert (np.linalg.norm(backward - exact.vector, axis=1) <= 1e-12 * exact.norm).all()


# The gradient check of other people's functions


def as_arrays(net, u, y):
    return np.array(bp.gradients(net, u, y).b), *bp.gradients(net, u, y)[1:]


def as_lists(net, u, y):
    b, w, x = bp.gradients(net, u, y)
    return float(b), w.tolist(), x.tolist()


@pytest.mark.parametrize("gradients", [as_arrays, as_lists])
def test_check_takes_any_three_parts(gradients):
    error = bp.check_gradients(a_network(), *some_data(), gradients=gradients)
    assert isinstance(error, float)
    assert error < 1e-14


@pytest.mark.parametrize(
    ("factor", "error"), [(-1, 2), (0, 1), (2, 1), (1 + 1e-6, 1e-6)], ids=["sign", "zero", "double", "near"]
)
def test_check_measures_the_error_relative_to_the_gradient(factor, error):
    def gradients(net, u, y):
        return tuple(factor * part for part in bp.gradients(net, u, y))

    assert bp.check_gradients(a_network(), *some_data(), gradients=gradients) == pytest.approx(error, rel=1e-8)
    stack = bp.check_gradients(a_network(stack=(2, 2)), *some_data(), gradients=gradients)
    np.testing.assert_allclose(stack, np.full((2, 2), error), rtol=1e-8)


def test_check_where_the_gradient_vanishes():
    net = bp.Network(b=1, w=[[0.0]], x=[0])
    u, y = [[1]], [1]
    assert bp.check_gradients(net, u, y) == 0
    wrong = bp.check_gradients(net, u, y, gradients=lambda net, u, y: (np.ones(()), net.w, net.x))
    assert wrong == np.inf


def test_check_finds_a_wrong_derivative_of_ones_own_activation():
    wrong = bp.Activation("wrong", np.sin, lambda v_star, v: 1 - v)
    assert bp.check_gradients(a_network(activation=wrong), *some_data()) > 0.01


# Activations that cannot take the complex step

NOT_COMPLEX = {
    "softsign with abs": (lambda z: z / (1 + np.abs(z)), lambda z, v: 1 / (1 + np.abs(z)) ** 2),
    "softplus with logaddexp": (lambda z: np.logaddexp(0, z), lambda z, v: 1 / (1 + np.exp(-z))),
    "sigmoid of scipy": (expit, lambda z, v: v * (1 - v)),
    "tanh of Python's math": (np.vectorize(math.tanh), lambda z, v: 1 - v * v),
    "softplus with a real part": (lambda z: np.log1p(np.exp(z.real)), lambda z, v: 1 / (1 + np.exp(-z))),
    "bump with abs": (lambda z: np.exp(-(np.abs(z) ** 2)), lambda z, v: -2 * z * v),
}


@pytest.mark.parametrize("name", NOT_COMPLEX)
def test_activation_that_cannot_take_the_complex_step_is_told(name):
    net, (u, y) = a_network(activation=bp.Activation(name, *NOT_COMPLEX[name])), some_data()
    for function in (bp.check_gradients, bp.numerical_gradients, bp.hessian):
        with pytest.raises(TypeError, match=f"activation {name} .*complex numbers.*"):
            function(net, u, y)
    with pytest.raises(TypeError, match='method="central"'):
        bp.check_gradients(net, u, y)
    assert bp.check_gradients(net, u, y, method="central") < 1e-8


def test_hessian_tells_of_a_derivative_that_cannot_take_the_complex_step():
    def softsign(z):
        return np.where(z.real > 0, z / (1 + z), z / (1 - z))

    softsign_by_abs = bp.Activation("softsign", softsign, lambda z, v: 1 / (1 + np.abs(z)) ** 2)
    net, (u, y) = a_network(activation=softsign_by_abs), some_data()
    assert bp.check_gradients(net, u, y) < 1e-13
    with pytest.raises(TypeError, match=r"derivative of activation softsign .*complex"):
        bp.hessian(net, u, y)


def test_math_functions_are_told_without_a_warning():
    # NumPy's own complex numbers pass through `math` with their imaginary part dropped, and a warning.
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        test_activation_that_cannot_take_the_complex_step_is_told("tanh of Python's math")
    assert not caught


@pytest.mark.parametrize("g", ACTIVATIONS, ids=repr)
@given(seed=SEEDS, scale=st.floats(0, 6))
def test_complex_step_is_refused_to_no_good_activation(g, seed, scale):
    # Up to v* of about a million: the test of the activation takes its secants over a short way there too.
    u, y = some_data(seed)
    assert bp.check_gradients(a_network(seed, activation=g), 10**scale * u, y) < 1e-11
