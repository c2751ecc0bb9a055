"""Bad input: each message names the argument, what came and what is wanted, and what to do where that is known."""

import math

import numpy as np
import pytest
from support import a_network, some_data

import bplib as bp

NET, STACK = a_network(), a_network(stack=(2,))
U, Y = some_data()
CONSTANT = bp.schedules.constant(0.1)


def network(b=0.0, w=((1.0, 2.0),), x=(1.0, 2.0), **other):
    return bp.Network(b=b, w=w, x=x, **other)


def random(**changed):
    return bp.Network.random(**({"n_inputs": 2, "n_hidden": 3} | changed))


def train(net=NET, u=U, y=Y, **changed):
    return bp.train(net, u, y, **({"schedule": CONSTANT, "max_iterations": 3} | changed))


def check(gradients):
    return bp.check_gradients(NET, U, Y, gradients=gradients)


def with_nan(values, value=np.nan):
    values = np.array(values, dtype=float)
    values.flat[-1] = value
    return values


# (what is called, the kind of error, what its message holds)
NETWORK = [
    (lambda: bp.Network(0, [[1]], [1]), TypeError, ["positional"]),
    (lambda: network(w=[1.0, 2.0]), ValueError, ["w (2,)", "wanted w of shape (N, H)"]),
    (lambda: network(w=np.ones((0, 2))), ValueError, ["w (0, 2)", "wanted w of shape (N, H)"]),
    (lambda: network(w=np.ones((2, 0)), x=[]), ValueError, ["w (2, 0)", "wanted w of shape (N, H)"]),
    (lambda: network(x=[1.0]), ValueError, ["x (1,)", "w (1, 2)", "do not fit together", "x (H,)"]),
    (lambda: network(x=[[1.0], [2.0]]), ValueError, ["x (2, 1)", "do not fit together"]),
    (lambda: network(b=[0.0]), ValueError, ["b has shape (1,)", "Wanted b ()"]),
    (lambda: network(w=np.ones((3, 1, 2))), ValueError, ["w (3, 1, 2)", "same leading axes"]),
    (lambda: network(w=[[1, 2], [3]]), ValueError, ["w has rows of different lengths"]),
    (lambda: network(x=["1", "2"]), TypeError, ["x holds <U1 values", "wanted numbers"]),
    (lambda: network(b=None), TypeError, ["b holds object values", "wanted numbers"]),
    (lambda: network(b=np.nan), ValueError, ["b holds nan; wanted finite numbers"]),
    (lambda: network(w=[[1, np.inf]]), ValueError, ["w holds inf at [0, 1]; wanted finite numbers"]),
    (lambda: network(x=[-np.inf, 1]), ValueError, ["x holds -inf at [0]"]),
    (lambda: network(x=[1j * np.nan, 1]), ValueError, ["x holds", "wanted finite numbers"]),
    (lambda: network(activation=np.tanh), TypeError, ["activation is <ufunc 'tanh'>", "bplib.Activation("]),
    (lambda: network(activation="tanh"), TypeError, ["activation is 'tanh'", "bplib.sigmoid"]),
    (lambda: NET.with_vector(np.ones(9)), ValueError, ["vector has shape (9,)", "10", "b, w row by row, x"]),
    (lambda: NET.with_vector(np.ones((10, 2))), ValueError, ["vector has shape (10, 2)"]),
    (lambda: NET.with_vector(1.0), ValueError, ["vector has shape ()"]),
    (lambda: NET.with_vector(with_nan(np.ones(10))), ValueError, ["vector holds nan at [9]"]),
    (lambda: NET.with_vector([[1, 2], [3]]), ValueError, ["vector has rows of different lengths"]),
    (lambda: NET[0], TypeError, ["one network, not a stack"]),
]
RANDOM = [
    (lambda: random(n_hidden=0), ValueError, ["n_hidden is 0; wanted at least 1"]),
    (lambda: random(n_inputs=-1), ValueError, ["n_inputs is -1; wanted at least 1"]),
    (lambda: random(n_networks=0), ValueError, ["n_networks is 0; wanted at least 1"]),
    (lambda: random(n_hidden=2.0), TypeError, ["n_hidden is 2.0; wanted a whole number of at least 1"]),
    (lambda: random(n_hidden=True), TypeError, ["n_hidden is True; wanted a whole number"]),
    (lambda: random(n_hidden="3"), TypeError, ["n_hidden is '3'; wanted a whole number"]),
    (lambda: random(init_range=(1, 1)), ValueError, ["init_range is (1, 1)", "empty", "low < high"]),
    (lambda: random(init_range=(1, -1)), ValueError, ["init_range is (1, -1)", "reversed", "low < high"]),
    (lambda: random(init_range=(-1, np.inf)), ValueError, ["init_range is (-1, inf)", "not finite"]),
    (lambda: random(init_range=(np.nan, 1)), ValueError, ["init_range is (nan, 1)", "not finite"]),
    (lambda: random(init_range=(-1e308, 1e308)), ValueError, ["init_range is (-1e+308, 1e+308)", "not finite"]),
    (lambda: random(init_range=1), TypeError, ["init_range is 1; wanted two finite numbers (low, high)"]),
    (lambda: random(init_range=(1, 2, 3)), TypeError, ["init_range is (1, 2, 3); wanted two finite numbers"]),
    (lambda: random(init_range=("a", "b")), TypeError, ["init_range is ('a', 'b'); wanted two finite numbers"]),
    (lambda: random(activation="tanh"), TypeError, ["activation is 'tanh'"]),
]
BAD_U = [
    (U[:, 0], ValueError, ["u has shape (5,)", "wanted (P, N)", "u[:, None]", "u[None, :]"]),
    (np.ones((1, 5, 2)), ValueError, ["u has shape (1, 5, 2)", "wanted (P, N)"]),
    (3.0, ValueError, ["u has shape ()", "wanted (P, N)"]),
    (np.ones((0, 2)), ValueError, ["u has shape (0, 2): no samples"]),
    (np.ones((5, 0)), ValueError, ["u has shape (5, 0): no inputs"]),
    (np.ones((5, 3)), ValueError, ["u has shape (5, 3), so 3 inputs; this network takes 2"]),
    (np.ones((5, 1)), ValueError, ["this network takes 2", "with_constant_input(u)"]),
    (with_nan(U), ValueError, ["u holds nan at [4, 1]; wanted finite numbers"]),
    (with_nan(U, -np.inf), ValueError, ["u holds -inf at [4, 1]; wanted finite numbers"]),
    (U + 0j, TypeError, ["u holds complex values; wanted real numbers"]),
    ([[1, 2], [3]], ValueError, ["u has rows of different lengths"]),
    ([["a", "b"]], TypeError, ["u holds <U1 values; wanted numbers"]),
    (None, TypeError, ["u holds object values; wanted numbers"]),
]
BAD_Y = [
    (Y[:, None], ValueError, ["y has shape (5, 1); wanted (5,), one target per sample. Use y.ravel()"]),
    (Y[None, :], ValueError, ["y has shape (1, 5); wanted (5,)", "y.ravel()"]),
    (Y[:4], ValueError, ["y has shape (4,); wanted (5,), one target for each row of u"]),
    (np.ones((5, 2)), ValueError, ["y has shape (5, 2); wanted (5,)"]),
    (1.0, ValueError, ["y has shape (); wanted (5,)"]),
    (with_nan(Y), ValueError, ["y holds nan at [4]; wanted finite numbers"]),
    (with_nan(Y, np.inf), ValueError, ["y holds inf at [4]"]),
    (Y + 0j, TypeError, ["y holds complex values"]),
    (["a"] * 5, TypeError, ["y holds <U1 values"]),
]
SCHEDULES = [
    (lambda: bp.schedules.constant(0), ValueError, ["mu is 0; wanted a positive finite number"]),
    (lambda: bp.schedules.constant(-0.1), ValueError, ["mu is -0.1; wanted a positive"]),
    (lambda: bp.schedules.constant(np.nan), ValueError, ["mu is nan"]),
    (lambda: bp.schedules.constant(np.inf), ValueError, ["mu is inf"]),
    (lambda: bp.schedules.constant("0.1"), TypeError, ["mu is '0.1'; wanted a positive finite number"]),
    (lambda: bp.schedules.constant(True), TypeError, ["mu is True"]),
    (lambda: bp.schedules.constant([0.1]), TypeError, ["mu is [0.1]"]),
    (lambda: bp.schedules.a_over_b_plus_m(0, 1), ValueError, ["A is 0"]),
    (lambda: bp.schedules.a_over_b_plus_m(1, -1), ValueError, ["B is -1; wanted a finite number of at least 0"]),
    (lambda: bp.schedules.a_over_b_plus_m(1, np.inf), ValueError, ["B is inf"]),
    (lambda: CONSTANT(0), ValueError, ["m is 0; wanted m ≥ 1: the first step is m = 1"]),
    (lambda: CONSTANT(-3), ValueError, ["m is -3; wanted m ≥ 1"]),
    (lambda: CONSTANT(np.nan), ValueError, ["m holds nan; wanted finite"]),
    (lambda: bp.schedules.one_over_m()(np.arange(5)), ValueError, ["m is 0; wanted m ≥ 1"]),
]
TRAIN = [
    (lambda: bp.train(NET, U, Y, CONSTANT), TypeError, ["positional"]),
    (lambda: bp.train(NET, U, Y), TypeError, ["schedule"]),
    (lambda: train(schedule=0.1), TypeError, ["schedule is 0.1; wanted a function of m", "schedules.constant(0.1)"]),
    (lambda: train(schedule=np.float64(0.1)), TypeError, ["schedule is", "bplib.schedules.constant(0.1)"]),
    (lambda: train(schedule=np.float32(0.5)), TypeError, ["schedule is", "bplib.schedules.constant(0.5)"]),
    (
        lambda: train(schedule=bp.schedules.one_over_m),
        TypeError,
        ["schedule is the function one_over_m", "call it: bplib.schedules.one_over_m("],
    ),
    (lambda: train(schedule="constant"), TypeError, ["schedule is 'constant'", "bplib.schedules.one_over_m()"]),
    (lambda: train(schedule=None), TypeError, ["schedule is None", "wanted a function of m"]),
    (lambda: train(schedule=lambda m: 1 - m), ValueError, ["schedule gives μ = 0 at m = 1", "positive finite number"]),
    (lambda: train(schedule=lambda m: 2.5 - m), ValueError, ["schedule gives μ = -0.5 at m = 3"]),
    (lambda: train(schedule=lambda m: np.nan if m == 2 else 1), ValueError, ["schedule gives μ = nan at m = 2"]),
    (lambda: train(schedule=lambda m: np.inf), ValueError, ["schedule gives μ = inf at m = 1"]),
    (lambda: train(schedule=lambda m: None), TypeError, ["schedule gives None at m = 1; wanted a positive"]),
    (lambda: train(schedule=lambda m: "small"), TypeError, ["schedule gives 'small' at m = 1; wanted a positive"]),
    (
        lambda: train(schedule=lambda m: [0.1, 0.2]),
        TypeError,
        ["schedule gives [0.1, 0.2] at m = 1"],
    ),
    (lambda: train(schedule=lambda m: 0.1j), TypeError, ["schedule gives 0.1j at m = 1; wanted a positive"]),
    (lambda: train(tolerance=-1e-9), ValueError, ["tolerance is -1e-09; wanted a finite number of at least 0"]),
    (lambda: train(tolerance=np.nan), ValueError, ["tolerance is nan"]),
    (lambda: train(tolerance=np.inf), ValueError, ["tolerance is inf"]),
    (lambda: train(tolerance="small"), TypeError, ["tolerance is 'small'"]),
    (lambda: train(tolerance=None), TypeError, ["tolerance is None"]),
    (lambda: train(max_iterations=0), ValueError, ["max_iterations is 0; wanted at least 1"]),
    (lambda: train(max_iterations=1e3), TypeError, ["max_iterations is 1000.0; wanted a whole number"]),
    (lambda: train(max_iterations=True), TypeError, ["max_iterations is True"]),
    (lambda: train(fixed="b"), TypeError, ["fixed is 'b', a bare string", "fixed=['b']"]),
    (lambda: train(fixed=None), TypeError, ["fixed is None; wanted names"]),
    (lambda: train(fixed=True), TypeError, ["fixed is True; wanted names"]),
    (lambda: train(fixed=["bias"]), ValueError, ["fixed names 'bias'; wanted names among 'b', 'w' and 'x'"]),
    (lambda: train(fixed={"omega": True}), ValueError, ["fixed names 'omega'"]),
    (lambda: train(fixed=[["b"]]), ValueError, ["fixed names ['b']"]),
    (lambda: train(fixed={"x": [True]}), ValueError, ["fixed['x'] has shape (1,)", "of shape (3,)"]),
    (lambda: train(fixed={"w": True}), ValueError, ["fixed['w'] has shape ()", "of shape (2, 3)"]),
    (lambda: train(fixed={"x": [1, 0, 1]}), ValueError, ["fixed['x']", "int64", "a mask of True and False"]),
    (lambda: train(STACK, fixed={"x": np.ones((2, 3), bool)}), ValueError, ["fixed['x']", "in one network"]),
    (lambda: train(fixed={"w": [[True], [True, False]]}), ValueError, ["fixed['w']", "different lengths"]),
    (lambda: train(NET.with_vector(NET.vector + 0j)), TypeError, ["complex parameters; training wants real ones"]),
    (lambda: train(STACK[:0]), ValueError, ["stack of shape (0,), without members"]),
]
GRADIENTS = [
    (lambda: bp.numerical_gradients(NET, U, Y, method="forward"), ValueError, ["method is 'forward'", '"central"']),
    (lambda: bp.numerical_gradients(NET, U, Y, method=None), ValueError, ["method is None", '"complex"']),
    (lambda: bp.check_gradients(NET, U, Y, step=0), ValueError, ["step is 0; wanted a positive finite number"]),
    (lambda: bp.check_gradients(NET, U, Y, step=np.nan), ValueError, ["step is nan"]),
    (lambda: bp.check_gradients(NET, U, Y, step="small"), TypeError, ["step is 'small'"]),
    (
        lambda: bp.numerical_gradients(NET.with_vector(NET.vector + 0j), U, Y),
        TypeError,
        ["complex parameters; wanted real ones"],
    ),
    (lambda: bp.hessian(NET.with_vector(NET.vector + 0j), U, Y), TypeError, ["complex parameters"]),
    (lambda: check(lambda net, u, y: None), TypeError, ["gradients(net, u, y) returned NoneType", "(b, w, x)"]),
    (lambda: check(lambda net, u, y: 0.0), TypeError, ["gradients(net, u, y) returned float", "(b, w, x)"]),
    (lambda: check(lambda net, u, y: (net.b, net.w)), TypeError, ["returned tuple", "three arrays (b, w, x)"]),
    (lambda: check(lambda net, u, y: (net.b, net.w.T, net.x)), ValueError, ["gradient of w", "(3, 2)", "(2, 3)"]),
    (lambda: check(lambda net, u, y: (net.b, net.w, net.x[None])), ValueError, ["gradient of x", "(1, 3)", "(3,)"]),
    (lambda: check(lambda net, u, y: (net.b, 0.0, net.x)), ValueError, ["gradient of w has shape ()"]),
    (lambda: check(lambda net, u, y: (np.ones(1), net.w, net.x)), ValueError, ["gradient of b", "(1,)", "()"]),
    (lambda: check(lambda net, u, y: (None, net.w, net.x)), TypeError, ["gradient of b holds object values"]),
    (lambda: check(lambda net, u, y: (np.nan, net.w, net.x)), ValueError, ["gradient of b holds nan"]),
    (lambda: check(lambda net, u, y: (net.b, net.w * np.nan, net.x)), ValueError, ["gradient of w holds nan"]),
    (lambda: check(lambda net, u, y: (net.b, net.w * 1j, net.x)), TypeError, ["gradient of w holds complex"]),
]
ORDER = [
    (lambda: bp.loss(U, Y, NET), TypeError, ["net is ndarray; wanted a Network", "(net, u, y)"]),
    (lambda: bp.gradients(NET.vector, U, Y), TypeError, ["net is ndarray; wanted a Network"]),
    (lambda: bp.train([NET], U, Y, schedule=CONSTANT), TypeError, ["net is list; wanted a Network"]),
    (lambda: bp.hessian(None, U, Y), TypeError, ["net is NoneType"]),
    (lambda: bp.check_gradients(U, NET, Y), TypeError, ["net is ndarray"]),
    (lambda: bp.check_gradients(NET, U, Y, bp.gradients(NET, U, Y)), TypeError, ["gradients is Gradients", "function"]),
]
DATA = [
    (lambda: bp.data.teacher(n_samples=0), ValueError, ["n_samples is 0; wanted at least 1"]),
    (lambda: bp.data.teacher(noise=-1), ValueError, ["noise is -1"]),
    (lambda: bp.data.parabola(2.5), TypeError, ["n_samples is 2.5"]),
    (lambda: bp.data.xor((1, 1)), ValueError, ["coding is (1, 1); wanted two different numbers"]),
]


def activation(function, derivative=lambda v_star, v: np.cos(v_star)):
    return a_network(activation=bp.Activation("mine", function, derivative))


ACTIVATIONS = [
    (lambda: activation(np.mean).predict(U), ValueError, ["function of activation mine gives shape ()", "(5, 3)"]),
    (lambda: activation(math.tanh).predict(U), TypeError, ["function of activation mine cannot take an array"]),
    (
        lambda: bp.gradients(activation(np.sin, math.cos), U, Y),
        TypeError,
        ["derivative of activation mine cannot take"],
    ),
    (
        lambda: bp.gradients(activation(np.sin, lambda z, v: v[0]), U, Y),
        ValueError,
        ["derivative of activation mine gives shape (3,)", "(5, 3)"],
    ),
    (lambda: train(activation(np.mean)), ValueError, ["function of activation mine gives shape ()"]),
    (
        lambda: bp.Activation("sine", np.sin, np.cos),
        TypeError,
        ["derivative is <ufunc 'cos'>, which takes one array", "such as lambda v_star, v: np.cos(v_star)"],
    ),
    (lambda: bp.Activation(np.tanh, np.tanh, np.cos), TypeError, ["name is <ufunc 'tanh'>; wanted a string"]),
    (lambda: bp.Activation("tanh", "tanh", np.cos), TypeError, ["function is 'tanh'; wanted a function"]),
    (lambda: bp.Activation("tanh", np.tanh, None), TypeError, ["derivative is None; wanted a function"]),
]


CASES = NETWORK + RANDOM + SCHEDULES + TRAIN + GRADIENTS + ORDER + DATA + ACTIVATIONS


@pytest.mark.parametrize(("call", "kind", "parts"), CASES)
def test_message(call, kind, parts):
    with pytest.raises(kind) as caught:
        call()
    assert type(caught.value) is kind
    assert [part for part in parts if part not in str(caught.value)] == [], str(caught.value)


TAKE_U = {
    "predict": lambda u: NET.predict(u),
    "forward": lambda u: NET.forward(u),
    "loss": lambda u: bp.loss(NET, u, Y),
    "gradients": lambda u: bp.gradients(NET, u, Y),
    "numerical_gradients": lambda u: bp.numerical_gradients(NET, u, Y),
    "check_gradients": lambda u: bp.check_gradients(NET, u, Y),
    "hessian": lambda u: bp.hessian(NET, u, Y),
    "train": lambda u: train(u=u),
}
TAKE_Y = {
    "loss": lambda y: bp.loss(STACK, U, y),
    "gradients": lambda y: bp.gradients(STACK, U, y),
    "numerical_gradients": lambda y: bp.numerical_gradients(STACK, U, y),
    "check_gradients": lambda y: bp.check_gradients(STACK, U, y),
    "hessian": lambda y: bp.hessian(STACK, U, y),
    "train": lambda y: train(STACK, y=y),
}


@pytest.mark.parametrize("name", TAKE_U)
@pytest.mark.parametrize(("u", "kind", "parts"), BAD_U)
def test_every_function_tells_of_bad_inputs(name, u, kind, parts):
    test_message(lambda: TAKE_U[name](u), kind, parts)


@pytest.mark.parametrize("name", TAKE_Y)
@pytest.mark.parametrize(("y", "kind", "parts"), BAD_Y)
def test_every_function_tells_of_bad_targets(name, y, kind, parts):
    test_message(lambda: TAKE_Y[name](y), kind, parts)


@pytest.mark.parametrize(("u", "kind", "parts"), [case for case in BAD_U if "this network takes" not in str(case[2])])
def test_constant_input_tells_of_bad_inputs(u, kind, parts):
    test_message(lambda: bp.with_constant_input(u), kind, parts)


# Mistakes that a student makes, found in review
COLUMN_SUM = bp.Activation("column sum", lambda z: z.sum(axis=0), lambda z, v: z)
SCALAR = bp.Activation("scalar", lambda z: math.tanh(z), lambda z, v: 1 - v * v)
ONE_ARGUMENT = bp.Activation("one argument", np.tanh, lambda v: 1 - v * v)
STUDENTS = [
    (lambda: bp.gradients(U, NET, Y), TypeError, ["net is ndarray", "wanted a Network", "(net, u, y)"]),
    (lambda: bp.train(U, Y, NET, schedule=CONSTANT), TypeError, ["net is ndarray", "wanted a Network"]),
    (lambda: check(bp.gradients(NET, U, Y)), TypeError, ["gradients is Gradients", "wanted a function"]),
    (lambda: check(lambda *a: bp.gradients(*a)._asdict()), TypeError, ["returned dict", "(b, w, x)"]),
    (lambda: bp.check_gradients(NET, U, Y, method=["complex"]), ValueError, ["method is ['complex']", "central"]),
    (lambda: train(schedule=bp.schedules.one_over_m), TypeError, ["call it: bplib.schedules.one_over_m(…)"]),
    (lambda: train(schedule=bp.schedules.constant), TypeError, ["call it: bplib.schedules.constant(…)"]),
    (lambda: a_network(activation=COLUMN_SUM).predict(U), ValueError, ["column sum gives shape", "element by element"]),
    (lambda: a_network(activation=SCALAR).predict(U), TypeError, ["activation scalar cannot take", "wanted one"]),
    (
        lambda: bp.gradients(a_network(activation=ONE_ARGUMENT), U, Y),
        TypeError,
        ["derivative of activation one argument", "derivative(v_star, v)"],
    ),
    (lambda: train(net=a_network(activation=COLUMN_SUM)), ValueError, ["column sum gives shape"]),
    (lambda: train(net=a_network(activation=ONE_ARGUMENT)), TypeError, ["derivative(v_star, v)"]),
    (lambda: random(init_range=(-1.7e308, 1.7e308)), ValueError, ["init_range", "not finite"]),
    (lambda: bp.data.teacher(noise=-1), ValueError, ["noise is -1"]),
    (lambda: bp.data.teacher(noise=np.nan), ValueError, ["noise is nan"]),
    (lambda: bp.data.teacher(0), ValueError, ["n_samples is 0"]),
    (lambda: bp.data.parabola(0), ValueError, ["n_samples is 0"]),
    (lambda: bp.data.xor((1, 1)), ValueError, ["coding is (1, 1)", "two different numbers"]),
]


@pytest.mark.parametrize(("call", "kind", "parts"), STUDENTS)
def test_a_students_mistake_is_named(call, kind, parts):
    with pytest.raises(kind) as error:
        call()
    for part in parts:
        assert part in str(error.value)


def test_nothing_runs_before_everything_is_checked():
    def function(v_star):
        raise AssertionError("a pass was begun")

    net = a_network(activation=bp.Activation("never", function, function))
    for bad in ({"fixed": ["c"]}, {"tolerance": -1}, {"max_iterations": 0}, {"schedule": lambda m: 1.5 - m}):
        with pytest.raises(ValueError, match=r"fixed|tolerance|max_iterations|schedule"):
            train(net, **bad)


def test_an_error_inside_a_schedule_of_ones_own_is_its_own():
    with pytest.raises(TypeError, match="unsupported operand"):
        train(schedule=lambda m: "0.1" / m)
    with pytest.raises(KeyError, match="2"):
        train(schedule=lambda m: {1: 0.1}[m])


def test_true_and_false_count_as_1_and_0_in_data():
    u, y = bp.data.xor((0, 1))
    net = a_network()
    assert bp.loss(net, u.astype(bool), y.astype(bool)) == bp.loss(net, u, y)
