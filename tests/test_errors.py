"""Bad input: each message names the argument, what came and what is wanted, and what to do where that is known."""

import math
import re
import warnings
from concurrent.futures import ThreadPoolExecutor

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
    (None, TypeError, ["u holds object values (NoneType); wanted numbers"]),
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


# Masked arrays: NumPy would take their hidden values

HIDDEN = {"u": np.ma.array(U, mask=U > 0), "y": np.ma.array(Y, mask=Y > 0)}
CASES_OF_MASKED = {
    **{
        f"{name} of {part}": (part, call)
        for part, calls in (("u", TAKE_U), ("y", TAKE_Y))
        for name, call in calls.items()
    },
    "with_constant_input": ("u", bp.with_constant_input),
    "u of restarts": ("u", lambda u: bp.restarts(u, Y, n_hidden=1, n_restarts=1, schedule=CONSTANT, max_iterations=1)),
    "y of restarts": ("y", lambda y: bp.restarts(U, y, n_hidden=1, n_restarts=1, schedule=CONSTANT, max_iterations=1)),
    "rows in a list": ("u", lambda u: NET.predict(list(u))),
    "numbers in a list": ("u", lambda u: NET.predict([[0.0, np.ma.masked]])),
}


@pytest.mark.parametrize("case", CASES_OF_MASKED)
def test_a_masked_array_is_refused_with_what_to_do(case):
    part, call = CASES_OF_MASKED[case]
    with pytest.raises(TypeError, match=rf"{part} is a masked array, whose hidden values .* as {part}\.filled\(0\)"):
        call(HIDDEN[part])


MASKED = np.ma.array([0.5, 1.0], mask=[True, False])


@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("x", lambda: network(x=MASKED)),
        ("w", lambda: network(w=np.ma.array([[1.0, 2.0]], mask=[[True, False]]))),
        ("b", lambda: network(b=np.ma.masked)),
        ("vector", lambda: NET.with_vector(np.ma.zeros(10))),
        ("init_range", lambda: random(init_range=MASKED)),
        ("init_range", lambda: bp.restarts(U, Y, n_hidden=1, n_restarts=1, schedule=CONSTANT, init_range=[MASKED] * 2)),
        ("v_star", lambda: bp.sigmoid(MASKED)),
        ("m", lambda: CONSTANT(np.ma.array([1, 2], mask=[True, False]))),
        (r"fixed\['x'\]", lambda: train(fixed={"x": np.ma.array([True] * 3, mask=[True, False, False])})),
        ("the gradient of x", lambda: check(lambda net, u, y: bp.gradients(net, u, y)._replace(x=np.ma.array(net.x)))),
        ("coding", lambda: bp.data.xor(MASKED)),
        ("q", lambda: a_study().quantiles(MASKED)),
    ],
)
def test_masked_arrays_are_refused_wherever_an_array_may_come(name, call):
    with pytest.raises(TypeError, match=f"^{name} is a masked array"):
        call()


def test_a_masked_array_set_into_a_network_is_refused():
    net = a_network()
    net.x = np.ma.array(net.x, mask=[True, False, False])
    with pytest.raises(TypeError, match="x is a masked array"):
        net.predict(U)


# Parameters changed after the network was made

TAKE_NET = {
    "predict": lambda net: net.predict(U),
    "forward": lambda net: net.forward(U),
    "loss": lambda net: bp.loss(net, U, Y),
    "gradients": lambda net: bp.gradients(net, U, Y),
    "numerical_gradients": lambda net: bp.numerical_gradients(net, U, Y),
    "check_gradients": lambda net: bp.check_gradients(net, U, Y),
    "hessian": lambda net: bp.hessian(net, U, Y),
    "train": lambda net: train(net),
    "canonical": bp.canonical,
    "save": lambda net: net.save("never written"),
}


@pytest.mark.parametrize("name", TAKE_NET)
def test_nan_set_into_a_network_is_told_and_nothing_warns(name):
    net = a_network()
    net.w[1, 2] = np.nan
    with warnings.catch_warnings(), pytest.raises(ValueError, match=r"^w holds nan at \[1, 2\]; wanted finite numbers"):
        warnings.simplefilter("error")
        TAKE_NET[name](net)
    net = a_network()
    net.x = net.x[1:]
    with pytest.raises(ValueError, match=r"x \(2,\); these do not fit together"):
        TAKE_NET[name](net)


def test_numbers_and_lists_may_be_set_into_a_network():
    net, other = a_network(), a_network()
    net.b, net.x = 3, [1, 2, 3]
    other.b[...], other.x[:] = 3, [1, 2, 3]
    assert bp.loss(net, U, Y) == bp.loss(other, U, Y)
    assert bp.train(net, U, Y, schedule=CONSTANT, max_iterations=2).final_loss > 0


@pytest.mark.parametrize("name", TAKE_NET)
@pytest.mark.parametrize("as_given", [np.ndarray.tolist, np.float32, np.longdouble])
def test_what_is_set_into_a_network_is_taken_as_by_the_constructor(name, as_given, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = bp.Network(**{name: as_given(getattr(NET, name)) for name in "bwx"})
    net = a_network()
    net.b, net.w, net.x = (as_given(getattr(NET, name)) for name in "bwx")
    assert repr(net) == repr(made)
    came, wanted = TAKE_NET[name](net), TAKE_NET[name](made)
    assert repr(came) == repr(wanted)
    assert all(getattr(net, name).dtype == float for name in "bwx")


@pytest.mark.parametrize("name", TAKE_NET)
def test_a_name_set_for_an_activation_is_told(name):
    net = a_network()
    net.activation = "tanh"
    with pytest.raises(TypeError, match=r"^activation is 'tanh'; wanted an Activation such as bplib\.sigmoid"):
        TAKE_NET[name](net)


# Numbers beyond what can be computed with


@pytest.mark.parametrize("value", [1e200, -1e151, 1.7e308])
def test_data_whose_squares_overflow_are_told_and_nothing_warns(value):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for name, call in TAKE_Y.items():
            y = Y.copy()
            y[2] = value
            with pytest.raises(ValueError, match=f"y holds {re.escape(f'{value:g}')}, whose square .* another unit"):
                call(y)
            assert name
        with pytest.raises(ValueError, match=r"u holds .*, whose square"):
            NET.predict(np.full((1, 2), value))
        assert np.isfinite(bp.loss(NET, U, np.full(5, 1e149)))


@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("max_iterations", lambda n: train(max_iterations=n)),
        ("max_iterations", lambda n: train(max_iterations=n, schedule=lambda m: 1 / m)),
        ("max_iterations", lambda n: a_study(max_iterations=n)),
        ("n_restarts", lambda n: a_study(n_restarts=n)),
        ("n_hidden", lambda n: a_study(n_hidden=n)),
        ("n_hidden", lambda n: random(n_hidden=n)),
        ("n_inputs", lambda n: random(n_inputs=n)),
        ("n_networks", lambda n: random(n_networks=n)),
        ("n_samples", bp.data.teacher),
        ("n_samples", bp.data.parabola),
    ],
)
def test_a_count_of_absurd_size_is_named(name, call):
    with pytest.raises(ValueError, match=f"^{name} is 1000000000000; wanted at most 100000000: more would not fit"):
        call(10**12)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: bp.schedules.constant(10**400), "mu is a number of more than 308 digits; wanted a positive finite"),
        (lambda: train(tolerance=10**400), "tolerance is a number of more than 308 digits"),
        (lambda: random(init_range=(0, 10**400)), "wanted two finite numbers"),
        (lambda: network(x=[10**30, 1]), r"x holds object values \(int\); wanted numbers of a NumPy type"),
        (lambda: network(x=[1.0, None]), r"x holds object values \(NoneType, float\); wanted numbers"),
        (lambda: bp.loss(NET, U.astype(object), Y), r"u holds object values \(float\); wanted .*dtype=float"),
        (lambda: network(x=np.array([1, 1e400], dtype=np.longdouble)), "x holds inf at"),
        (lambda: bp.sigmoid(["a"]), "v_star holds <U1 values; wanted numbers"),
        (lambda: bp.sigmoid(None), r"v_star holds object values \(NoneType\); wanted numbers"),
        (lambda: CONSTANT("a"), "m holds <U1 values; wanted numbers"),
        (lambda: CONSTANT(1j), "m holds complex values; wanted real numbers"),
        (lambda: bp.data.xor((1, 2, 3)), "coding is .*; wanted two different numbers"),
        (lambda: bp.canonical(None), "net is NoneType; wanted a Network"),
        (lambda: a_study().quantiles(2), "q is 2.0; wanted numbers between 0 and 1"),
        (lambda: a_study().quantiles([0.5, -0.1]), r"q is \[0.5, -0.1\]; wanted numbers between 0 and 1"),
        (lambda: a_study().restarts_needed(1.0, "a"), "chance is 'a'; wanted"),
        (lambda: a_study().distinct_minima("a"), "largest_gradient is 'a'; wanted"),
        (lambda: a_study().distinct_minima(0), "no run ended with a gradient norm of at most 0; the smallest is"),
        (lambda: a_study().distinct_minima(1.0, -1), "tolerance is -1; wanted"),
    ],
)
def test_other_inputs_of_a_wrong_kind_are_named(call, message):
    with warnings.catch_warnings(), pytest.raises((ValueError, TypeError), match=message):
        warnings.simplefilter("error")
        call()


def a_study(**changed):
    settings = {"n_hidden": 1, "n_restarts": 2, "schedule": CONSTANT, "max_iterations": 2, "rng": 0}
    return bp.restarts(U, Y, **(settings | changed))


@pytest.mark.parametrize(("rng", "kind"), [(1.5, TypeError), (-1, ValueError), ("a", TypeError), (True, TypeError)])
@pytest.mark.parametrize(
    "call", [lambda rng: random(rng=rng), lambda rng: a_study(rng=rng), lambda rng: bp.data.teacher(rng=rng)]
)
def test_rng_is_named(call, rng, kind):
    wanted = "wanted None, a whole number of at least 0, or a numpy.random.Generator"
    with pytest.raises(kind, match=rf"^rng is {rng!r}; {wanted}"):
        call(rng)


def test_an_executors_class_is_named():
    with pytest.raises(
        TypeError, match=r"executor is the class ThreadPoolExecutor; .* ThreadPoolExecutor\(\) makes one"
    ):
        a_study(executor=ThreadPoolExecutor)


# The gradient check


def test_the_gradient_check_hands_out_copies():
    net, u, y = a_network(), U.copy(), Y.copy()
    before = net.vector

    def writes(net, u, y):
        d = bp.gradients(net, u, y)
        net.b += 1
        net.w[:] = net.x[:] = u[:] = y[:] = 0
        return d

    for method in ("complex", "central"):
        assert bp.check_gradients(net, u, y, gradients=writes, method=method) < 1e-8
    assert (net.vector == before).all() and (u == U).all() and (y == Y).all()


def test_the_gradient_check_hands_out_arrays():
    lists = a_network(), U.tolist(), Y.tolist()

    def with_arrays(net, u, y):
        assert u.shape == (5, 2) and y.shape == (5,)
        return bp.gradients(net, u, y)

    assert bp.check_gradients(*lists, gradients=with_arrays) < 1e-13


AT_KINK = bp.Network(b=0.3, w=[[1.0, -1.0], [1.0, 2.0]], x=[1.0, -2.0], activation=bp.relu)
U_KINK = np.array([[1.0, -1.0], [0.0, 0.5], [0.5, 1.0]])


def other_convention(net, u, y):
    """With ReLU's slope 1 at its kink, as right as 0."""
    g = bp.Activation("relu", bp.relu.function, lambda v_star, v: np.where(v_star.real < 0, 0.0, 1.0))
    return bp.gradients(bp.Network(b=net.b, w=net.w, x=net.x, activation=g), u, y)


@pytest.mark.parametrize("options", [{"gradients": other_convention}, {"method": "central"}])
def test_relu_at_its_kink_is_explained(options):
    message = "v\\* of sample 0 and hidden unit 0 is 0, at a kink of relu, .* move each a little"
    with pytest.warns(UserWarning, match=message):
        assert bp.check_gradients(AT_KINK, U_KINK, np.ones(3), **options) > 0.01
    moved = AT_KINK.with_vector(AT_KINK.vector + 0.01 * np.arange(7))
    assert bp.check_gradients(moved, U_KINK, np.ones(3), **options) < 1e-8


def test_the_kink_is_named_and_no_unit_at_rest_before_it():
    turned = bp.Network(b=AT_KINK.b, w=AT_KINK.w[:, ::-1], x=AT_KINK.x[::-1], activation=bp.relu)
    assert turned.forward(U_KINK).v_star[0].tolist() == [-3, 0]
    with pytest.warns(UserWarning, match="v\\* of sample 0 and hidden unit 1 is 0, at a kink") as warned:
        bp.check_gradients(turned, U_KINK, np.ones(3), gradients=other_convention)
    assert warned[0].filename == __file__  # the line that asked


def test_a_kink_within_a_central_step_is_explained():
    near = bp.Network(b=0.3, w=[[0.0004, -1.0], [1.0, 2.0]], x=[1.0, -2.0], activation=bp.relu)
    u, y = np.array([[1.0, 0.0], [0.5, 1.0]]), np.ones(2)
    assert bp.check_gradients(near, u, y, method="central", step=1e-4) < 1e-8
    with pytest.warns(UserWarning, match="hidden unit 0 is 0.0004, at a kink of relu"):
        bp.check_gradients(near, u, y, method="central", step=1e-3)


@pytest.mark.parametrize("method", ["complex", "central"])
def test_a_kink_is_no_excuse_for_another_mistake(method):
    def wrong(net, u, y):
        d = bp.gradients(net, u, y)
        return d._replace(w=d.w + np.array([[0, 0.1], [0, 0]]))

    assert bp.check_gradients(AT_KINK, U_KINK, np.ones(3), gradients=wrong, method=method) > 0.001
    only_right_where_v_is_positive = bp.Activation(
        "relu", bp.relu.function, lambda v_star, v: np.where(v >= 0, 1.0, 0.0)
    )
    net = bp.Network(b=AT_KINK.b, w=AT_KINK.w, x=AT_KINK.x, activation=only_right_where_v_is_positive)
    assert bp.check_gradients(net, U_KINK, np.ones(3), method=method) > 0.001


@pytest.mark.parametrize("method", ["complex", "central"])
@pytest.mark.parametrize("g", bp.ACTIVATIONS.values(), ids=repr)
def test_no_kink_is_named_where_there_is_none(g, method):
    net = a_network(activation=g)
    wrong = bp.check_gradients(
        net, U, Y, gradients=lambda *data: [2 * part for part in bp.gradients(*data)], method=method
    )
    assert wrong == pytest.approx(1)


def test_a_steep_activation_has_no_kink():
    # At this v*, its slopes to the left and to the right differ by 1, which is little beside the 800 that they are.
    steep = bp.Activation("steep", lambda z: 1e6 * np.sin(z), lambda z, v: 1e6 * np.cos(z))
    net = bp.Network(b=0, w=[[1.0]], x=[100.0], activation=steep)

    def wrong(net, u, y):
        d = bp.gradients(net, u, y)
        return d._replace(w=1.001 * d.w)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert bp.check_gradients(net, [[1.57]], [1.0], gradients=wrong) > 1e-4


def test_a_kink_explains_no_more_than_passes_through_it():
    weak = bp.Network(b=AT_KINK.b, w=AT_KINK.w, x=0.001 * AT_KINK.x, activation=bp.relu)

    def wrong(net, u, y):
        d = bp.gradients(net, u, y)
        return d._replace(w=d.w + np.array([[0.1, 0], [0, 0]]))  # at the weight before the kink

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert bp.check_gradients(weak, U_KINK, np.ones(3), gradients=wrong) > 0.01


def test_a_threshold_that_gives_truth_values_is_an_activation():
    threshold = bp.Activation("threshold", lambda v_star: v_star > 0, lambda v_star, v: np.zeros_like(v_star))
    net = a_network(activation=threshold)
    assert bp.check_gradients(net, U, Y) < 1e-12
    assert bp.hessian(net, U, Y)[0, 0] == len(U)


def test_the_hessian_tries_a_derivative_at_v_star_and_v():
    # Of v > 0 the logarithm is taken, which a negative v* has not.
    growth = bp.Activation("growth", np.exp, lambda z, v: np.exp(np.log(v)))
    net = a_network(activation=growth)
    assert (net.forward(U).v_star < 0).any()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert bp.hessian(net, U, Y).shape == (10, 10)
