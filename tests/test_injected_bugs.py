"""Bugs put in on purpose: those that public programs had, and changed lines of bplib. Each must be found.

A check that has never failed may be one that cannot.
"""

import contextlib
import importlib
import pickle
import shutil
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest
from support import a_network, same_bits, some_data

import bplib as bp
from bplib.engine import VARIABLE

# Bugs of public programs, as a student's gradient functions


def student_gradients(net, u, y, factor=None, sign=-1.0, without_bias_factor=False):
    """The slides' gradients, with a place for each of the mistakes."""
    v_star, v, y_bar = net.forward(u)
    factor = net.activation.slopes(v_star, v) if factor is None else factor(v_star, v)
    error = y - y_bar
    d_w = sign * np.einsum("p,h,ph,pi->ih", error, net.x, factor, u)
    if without_bias_factor:  # the weights of the constant input are the hidden biases
        d_w[0] = sign * error.sum() * net.x
    return bp.Gradients(b=sign * error.sum(), w=d_w, x=sign * (error @ v))


MISTAKES = {
    "ReLU's derivative taken of the output, so always 1": ("relu", {"factor": lambda v_star, v: (v >= 0) * 1.0}),
    "hidden error without v(1 − v)": ("sigmoid", {"factor": lambda v_star, v: np.ones_like(v)}),
    "v*(1 − v*) for v(1 − v)": ("sigmoid", {"factor": lambda v_star, v: v_star * (1 - v_star)}),
    "no minus sign": ("sigmoid", {"sign": 1.0}),
    "twice the gradient": ("sigmoid", {"sign": -2.0}),
    "the mean for the sum": ("sigmoid", {"sign": -1 / 6}),
    "hidden bias without v(1 − v)": ("sigmoid", {"without_bias_factor": True}),
}


def a_problem(name):
    u, y = some_data(0, 6, 3, constant_input=True)
    return a_network(1, 3, 4, activation=bp.ACTIVATIONS[name]), u, y


@pytest.mark.parametrize("mistake", MISTAKES)
@pytest.mark.parametrize("method", ["complex", "central"])
def test_gradient_check_finds_the_mistake(mistake, method):
    name, change = MISTAKES[mistake]
    net, u, y = a_problem(name)
    right = bp.check_gradients(net, u, y, gradients=student_gradients, method=method)
    wrong = bp.check_gradients(net, u, y, gradients=lambda *data: student_gradients(*data, **change), method=method)
    assert right < 1e-8
    assert wrong > 1e-2


def test_gradient_check_finds_what_training_does_not_show():
    # Without v(1 − v) at the hidden biases the direction is nearly right, and training goes well.
    u, y = bp.data.teacher()
    net = bp.Network.random(n_inputs=2, n_hidden=2, rng=36)

    def wrong(net, u, y):
        return student_gradients(net, u, y, without_bias_factor=True)

    right, given = bp.gradients(net, u, y).vector, wrong(net, u, y).vector
    cosine = right @ given / np.linalg.norm(right) / np.linalg.norm(given)
    losses = []
    trained = net
    for _ in range(50):
        losses.append(bp.loss(trained, u, y))
        trained = trained.with_vector(trained.vector - 1e-3 * wrong(trained, u, y).vector)
    assert cosine > 0.998
    assert (np.diff(losses) < 0).all()
    assert bp.check_gradients(net, u, y, gradients=wrong) > 1e-2


def test_gradient_of_a_mean_squared_loss_without_its_2_over_n_is_found():
    net, u, y = a_problem("sigmoid")

    def mean_squared_error(theta):
        return ((y - net.with_vector(theta).predict(u)) ** 2).mean()

    steps = 1e-5 * np.eye(len(net.vector))
    numerical = [(mean_squared_error(net.vector + s) - mean_squared_error(net.vector - s)) / 2e-5 for s in steps]
    without = student_gradients(net, u, y).vector
    np.testing.assert_allclose(2 / len(y) * without, numerical, rtol=1e-6, atol=1e-9)
    assert np.linalg.norm(without - numerical) > np.linalg.norm(numerical)


# Bugs in a student's training loop


def student_train(net, u, y, mu, tolerance, n, mistake=None):
    """The slides' loop, with a place for each of the mistakes: the losses, from before the first step."""
    b, w, x, g = net.b, net.w, net.x, net.activation

    def network():
        return bp.Network(b=b, w=w, x=x, activation=g)

    half = 1.0 if mistake == "loss without its ½" else 0.5
    losses = [half * ((y - network().predict(u)) ** 2).sum()]
    for m in range(1, n + 1):
        rate = mu(1) if mistake == "μ not updated" else mu(m + 1) if mistake == "μ of the next iteration" else mu(m)
        y_bar = network().predict(u)
        d = bp.gradients(network(), u, y)
        b = b - rate * d.b
        if mistake == "ȳ recomputed between the updates":
            d = bp.gradients(network(), u, y)
        x = x - rate * d.x
        if mistake == "x moved before ω":
            d = bp.gradients(network(), u, y)
        w = w - rate * d.w
        if mistake != "loss of the parameters before the step":
            y_bar = network().predict(u)
        losses.append(half * ((y - y_bar) ** 2).sum())
        change = losses[-1] - losses[-2]
        if (change if mistake == "no absolute value" else abs(change)) < tolerance:
            break
    return losses


def agrees_with_bplib(train):
    net, u, y = a_problem("sigmoid")
    mu = bp.schedules.a_over_b_plus_m(0.5, 5)
    run = bp.train(net, u, y, schedule=mu, tolerance=1e-3, max_iterations=60)
    losses = train(net, u, y, mu, 1e-3, 60)
    return len(losses) == len(run.losses) and np.allclose(losses, run.losses, rtol=1e-9, atol=0)


LOOP_MISTAKES = [
    "loss without its ½",
    "μ not updated",
    "μ of the next iteration",
    "ȳ recomputed between the updates",
    "x moved before ω",
    "loss of the parameters before the step",
    "no absolute value",
]


def test_the_right_loop_agrees():
    assert agrees_with_bplib(student_train)


@pytest.mark.parametrize("mistake", LOOP_MISTAKES)
def test_comparison_with_train_finds_a_wrong_loop(mistake):
    assert not agrees_with_bplib(lambda *arguments: student_train(*arguments, mistake=mistake))


# Changed lines of bplib itself. First, what must hold of any right copy of it.


def problem(bp, name="sigmoid", n_networks=None, n_samples=6):
    u, y = some_data(0, n_samples, 3, constant_input=True)
    net = bp.Network.random(
        n_inputs=3, n_hidden=5, init_range=(-2, 2), n_networks=n_networks, activation=bp.ACTIVATIONS[name], rng=1
    )
    return net, u, y


def same(one, other, rtol=1e-12, atol=1e-12):
    return np.allclose(one, other, rtol=rtol, atol=atol)


def raises(kind, words, call, *arguments, **settings):
    try:
        call(*arguments, **settings)
    except kind as error:
        return words in str(error)
    return False


def check_loss(bp):
    net, u, y = problem(bp)
    v = 1 / (1 + np.exp(-u @ net.w))
    assert same(bp.loss(net, u, y), sum((y_p - net.b - net.x @ v_p) ** 2 for y_p, v_p in zip(y, v, strict=True)) / 2)
    net, u, y = bp.data.by_hand()
    assert same(bp.loss(net, u, y), 0.5)
    assert same(bp.gradients(net, u, y).vector, [-1, -3 / 8, 3 / 8, -3 / 4, 3 / 4, -1 / 4, -3 / 4])


def check_differences(bp):
    for name in bp.ACTIVATIONS:
        net, u, y = problem(bp, name)
        assert bp.check_gradients(net, u, y) < 1e-13
        assert bp.check_gradients(net, u, y, method="central") < 1e-8
        doubled = bp.check_gradients(net, u, y, gradients=lambda *data: (2 * part for part in bp.gradients(*data)))
        assert same(doubled, 1)


def check_hessian(bp):
    net, u, y = problem(bp)
    rows = [
        (bp.gradients(net.with_vector(net.vector + s), u, y).vector - bp.gradients(net, u, y).vector) / 1e-6
        for s in 1e-6 * np.eye(len(net.vector))
    ]
    assert same(bp.hessian(net, u, y), rows, rtol=1e-4, atol=1e-4)


def check_complex_step(bp):
    softsign = bp.Activation("softsign", lambda z: z / (1 + abs(z)), lambda z, v: 1 / (1 + abs(z)) ** 2)
    net, u, y = problem(bp)
    net = bp.Network(b=net.b, w=net.w, x=net.x, activation=softsign)
    assert raises(TypeError, 'method="central"', bp.check_gradients, net, u, y)
    assert raises(TypeError, "softsign", bp.hessian, net, u, y)


def check_tails(bp):
    z = np.array([-1e6, -800.0, -700.0, -40.0, 40.0, 800.0, 1e6])
    left = np.exp(z[:4])
    assert same(bp.sigmoid(z)[:4], left, atol=2e-308)
    assert same(bp.sigmoid(z)[4:], 1)
    assert same(bp.softplus(z)[:4], left, atol=2e-308)
    assert same(bp.softplus(z)[4:], z[4:])
    assert same(bp.relu(z), np.maximum(z, 0))
    assert same(bp.sigmoid(np.uint8([0, 1])), [0.5, 1 / (1 + np.exp(-1))])
    for g in bp.ACTIVATIONS.values():
        assert np.isfinite(g(z + 1e-20j)).all()


def check_pickle(bp):
    assert all(pickle.loads(pickle.dumps(g)) is g for g in bp.ACTIVATIONS.values())


def check_network(bp):
    net = problem(bp, n_networks=4)[0]
    assert same_bits(net.with_vector(net.vector).w, net.w)
    assert bp.Network(b=1, w=[[2, 3], [4, 5]], x=[6, 7]).vector.tolist() == [1, 2, 3, 4, 5, 6, 7]
    assert net[0].with_vector(np.arange(21)).w.tolist()[1] == [6, 7, 8, 9, 10]
    assert same_bits(net[2].vector, net.vector[2])
    assert bp.with_constant_input([[2, 3]]).tolist() == [[1, 2, 3]]


def check_random(bp):
    net, draws = (
        bp.Network.random(n_inputs=2, n_hidden=3, n_networks=50, init_range=ends, rng=3) for ends in ((2, 6), (0, 1))
    )
    assert same(net.vector, 2 + 4 * draws.vector)
    assert same_bits(bp.Network.random(n_inputs=2, n_hidden=3, n_networks=20, rng=3, init_range=(2, 6)).w, net.w[:20])


def check_schedules(bp):
    m = np.arange(1, 6)
    assert same(bp.schedules.a_over_b_plus_m(3, 2)(m), 3 / (2 + m))
    assert same(bp.schedules.one_over_m()(m), 1 / m)
    assert same(bp.schedules.constant(0.2)(m), [0.2] * 5)
    assert raises(ValueError, "m is 0", bp.schedules.one_over_m(), 0)


def check_steps(bp):
    """Training is steepest descent along bp.gradients, and reports what it passes."""
    for name in bp.ACTIVATIONS:
        net, u, y = problem(bp, name)
        for mu in (bp.schedules.a_over_b_plus_m(0.01, 1), lambda m: 0.01 / (1 + m)):
            run = bp.train(net, u, y, schedule=mu, tolerance=0, max_iterations=4)
            here = net
            for m in range(5):
                gradient = bp.gradients(here, u, y)
                assert same(run.losses[m], bp.loss(here, u, y))
                assert same(run.gradient_norms[m], gradient.norm)
                last, here = here, here.with_vector(here.vector - mu(m + 1) * gradient.vector)
            assert same(run.network.vector, last.vector)
            assert (run.iterations, run.stopped, len(run.losses)) == (4, "max_iterations", 5)


def check_stopping(bp):
    net, u, y = problem(bp)
    constant = bp.schedules.constant
    run = bp.train(net, u, y, schedule=constant(0.02), tolerance=1e-3)
    assert run.stopped == "tolerance"
    assert same(run.final_loss, bp.loss(run.network, u, y))
    assert abs(run.losses[-1] - run.losses[-2]) < 1e-3 <= np.abs(np.diff(run.losses[:-1])).min()
    run = bp.train(net, u, net.predict(u), schedule=constant(0.02), tolerance=0, max_iterations=5)
    assert (run.stopped, run.iterations) == ("max_iterations", 5)
    rising = bp.train(net, u, y, schedule=constant(0.9), max_iterations=30)
    assert (np.diff(rising.losses) > 0).any()
    assert rising.iterations == 30
    run = bp.train(problem(bp, "relu")[0], u, y, schedule=constant(1e4))
    assert run.stopped == "diverged"
    assert same(run.final_loss, bp.loss(run.network, u, y), rtol=1e-9)
    # One step takes w to infinity, where the sigmoid, and so the loss, is finite.
    settings = {"schedule": constant(1e308), "tolerance": 0, "max_iterations": 3}
    far = bp.train(bp.Network(b=0, w=[[0]], x=[10]), [[1]], [0], fixed=["b", "x"], **settings)
    assert (far.stopped, far.iterations) == ("diverged", 0)
    far = bp.Network(b=0, w=[[1.0]], x=[1e200])
    assert bp.train(far, [[1]], [0], schedule=constant(1)).iterations == 0


def check_stack(bp):
    for n_samples in (1, 2, 6):
        net, u, y = problem(bp, n_networks=5, n_samples=n_samples)
        settings = {"schedule": bp.schedules.constant(0.05), "tolerance": 0.02, "max_iterations": 20}
        run = bp.train(net, u, y, **settings)
        for k in range(5):
            one = bp.train(net[k], u, y, **settings)
            assert same_bits(run.network[k].vector, one.network.vector)
            assert (run.stopped[k], run.iterations[k]) == (one.stopped, one.iterations)
            history = run.losses[k][run.recorded <= one.iterations]
            assert same_bits(history, one.losses[run.recorded[run.recorded <= one.iterations]])
            assert run.recorded[0] == 0
        assert len(set(run.iterations)) > 1


def check_fixed(bp):
    net, u, y = problem(bp)
    settings = {"schedule": bp.schedules.constant(0.01), "tolerance": 0, "max_iterations": 3}
    for name in "bwx":
        run = bp.train(net, u, y, fixed=[name], **settings)
        for other in "bwx":
            assert (getattr(run.network, other) == getattr(net, other)).all() == (other == name)
    assert raises(TypeError, "bare string", bp.train, net, u, y, fixed="b", **settings)


def check_interruption(bp):
    count = 0

    def function(v_star):
        nonlocal count
        count += 1
        if count == stop_at:
            raise KeyboardInterrupt
        return np.tanh(v_star)

    net, u, y = problem(bp, "tanh")
    net = bp.Network(b=net.b, w=net.w, x=net.x, activation=bp.Activation("mine", function, bp.tanh.derivative))
    settings = {"schedule": bp.schedules.constant(0.01), "tolerance": 0, "max_iterations": 3}
    stop_at = 4
    run = bp.train(net, u, y, **settings)
    assert (run.stopped, run.iterations) == ("interrupted", 2)
    assert same(run.losses[-1], bp.loss(run.network, u, y))
    chunks = sys.modules["bplib.engine.chunks"]
    chunks.SMALLEST_CHUNK = chunks.LARGEST_CHUNK = 1
    count, stop_at = 0, 5  # when the first member has ended
    run = bp.train(net.with_vector([net.vector, net.vector]), u, y, **settings)
    assert run.stopped.tolist() == ["max_iterations", "interrupted"]


def check_errors(bp):
    net, u, y = problem(bp)
    settings = {"schedule": bp.schedules.constant(0.01), "max_iterations": 3}
    assert raises(ValueError, "y.ravel()", bp.loss, net, u, y[:, None])
    assert raises(ValueError, "y has shape (6, 2)", bp.loss, net, u, np.ones((6, 2)))
    assert raises(ValueError, "u holds inf at", bp.loss, net, np.full((6, 3), np.inf), y)
    assert raises(ValueError, "constant input", bp.loss, net, u[:, 1:], y)
    assert raises(ValueError, "no samples", bp.loss, net, u[:0], y[:0])
    assert raises(ValueError, "empty", bp.Network.random, n_inputs=2, n_hidden=3, init_range=(1, 1))
    assert raises(ValueError, "n_hidden is 0", bp.Network.random, n_inputs=2, n_hidden=0)
    assert raises(ValueError, "tolerance is -1", bp.train, net, u, y, tolerance=-1, **settings)
    assert raises(ValueError, "at m = 2", bp.train, net, u, y, schedule=lambda m: 2 - m)
    assert raises(ValueError, "fixed names 'c'", bp.train, net, u, y, fixed=["c"], **settings)
    assert raises(ValueError, "vector holds nan", net.with_vector, np.full(21, np.nan))


def check_data(bp):
    certified = bp.data.RAT42_CERTIFIED
    net = bp.Network(b=0, w=[[-certified["b2"]], [certified["b3"]]], x=[certified["b1"]])
    assert same(2 * bp.loss(net, *bp.data.rat42()), certified["ssr"], rtol=1e-10)
    assert [float(i != j) for i, j in bp.data.xor().u] == bp.data.xor().y.tolist()


CHECKS = {name.removeprefix("check_"): check for name, check in globals().items() if name.startswith("check_")}

# (the check that finds it, file, its text, the text in its place)
MUTATIONS = [
    ("tails", "activations.py", "np.exp(np.minimum(-v_star, LARGEST_EXPONENT))", "np.exp(-v_star)"),
    ("tails", "activations.py", "LARGEST_EXPONENT = 709.0", "LARGEST_EXPONENT = 30.0"),
    ("loss", "activations.py", "v: v * (1 - v)", "v: v * (1 + v)"),
    ("loss", "activations.py", "v: v * (1 - v)", "v: v_star * (1 - v_star)"),
    ("differences", "activations.py", "v: 1 - v * v", "v: 1 - v"),
    ("differences", "activations.py", "np.where(v_star.real <= 0, 0.0, 1.0)", "np.where(v.real < 0, 0.0, 1.0)"),
    ("differences", "activations.py", "np.exp(np.where(positive, -v_star, v_star))", "np.exp(v_star)"),
    ("tails", "activations.py", "np.log1p(np.exp(", "np.log(1 + np.exp("),
    ("differences", "activations.py", "v: np.cos(v_star)", "v: np.cos(v)"),
    ("pickle", "activations.py", "return self.name", "pass"),
    ("tails", "activations.py", "array.astype(np.result_type(array, float))", "array"),
    ("loss", "network.py", "y_bar = self.b[..., None] + (", "y_bar = ("),
    ("random", "network.py", "low + (high - low) * draws", "low + high * draws"),
    (
        "random",
        "network.py",
        "random((*rows, 1 + n_inputs * n_hidden + n_hidden))",
        "random((1 + n_inputs * n_hidden + n_hidden, *rows)).T",
    ),
    (
        "differences",
        "network.py",
        "*vector.shape[:-1], n_inputs, n_hidden)",
        "*vector.shape[:-1], n_hidden, n_inputs).swapaxes(-1, -2)",
    ),
    ("network", "network.py", "np.hstack([np.ones((len(u), 1)), u])", "np.hstack([u, np.ones((len(u), 1))])"),
    ("errors", "network.py", 'vector = numbers("vector", vector)', "vector = np.asarray(vector)"),
    ("errors", "checks.py", "if array.shape != (n_samples,):", "if len(array) != n_samples:"),
    ("errors", "checks.py", "if not np.isfinite(array).all():", "if np.isnan(array).any():"),
    ("errors", "checks.py", "and low < high):", "and low <= high):"),
    ("errors", "checks.py", "if len(array) == 0:", "if len(array) < 0:"),
    ("errors", "checks.py", "if value < at_least:", "if value < 0:"),
    ("loss", "gradients.py", "return 0.5 * (error**2).sum(axis=-1)", "return (error**2).sum(axis=-1)"),
    ("loss", "gradients.py", "return 0.5 * (error**2).sum(axis=-1)", "return 0.5 * (error**2).mean(axis=-1)"),
    ("loss", "gradients.py", "b=-error.sum(axis=-1)", "b=error.sum(axis=-1)"),
    ("loss", "gradients.py", " * net.activation.slopes(v_star, v)", ""),
    ("differences", "gradients.py", "w=-(u.T @ signal)", "w=-(u.T @ signal) / len(u)"),
    ("loss", "gradients.py", "x=-(error[..., None, :] @ v)", "x=-(error[..., None, :] @ v_star)"),
    ("differences", "derivatives.py", '"central": 1e-5', '"central": 1e-1'),
    ("differences", "derivatives.py", '"complex": 1e-20', '"complex": 1e-2'),
    ("differences", "derivatives.py", "/ (2 * step)", "/ step"),
    ("hessian", "derivatives.py", "(matrix + np.swapaxes(matrix, -1, -2)) / 2", "matrix + np.swapaxes(matrix, -1, -2)"),
    ("differences", "derivatives.py", "difference / scale)", "difference / (1 + scale))"),
    ("complex_step", "derivatives.py", "slack = 1e-3 *", "slack = 1e3 *"),
    ("schedules", "schedules.py", "lambda m: A / (B + m)", "lambda m: A / (B * m)"),
    ("schedules", "schedules.py", "lambda m: A / (B + m)", "lambda m: A / (B + m - 1)"),
    ("schedules", "schedules.py", "lambda m: 1 / m", "lambda m: 1 / (m + 1)"),
    ("steps", "schedules.py", "for m in range(1, max_iterations + 1)", "for m in range(2, max_iterations + 2)"),
    (
        "steps",
        "schedules.py",
        "schedule(np.arange(1, max_iterations + 1))",
        "schedule(np.arange(2, max_iterations + 2))",
    ),
    ("schedules", "schedules.py", "not iterations.min() >= 1", "not iterations.min() >= 0"),
    ("errors", "schedules.py", "(rates > 0)", "(rates >= 0)"),
    ("steps", "engine/steps.py", "self.minus_error -= self.y", "self.minus_error += self.y"),
    ("steps", "engine/steps.py", "return HALF * np.vecdot(", "return np.vecdot("),
    ("steps", "engine/steps.py", "np.subtract(ONE, self.v, out=self.signal)", "np.add(ONE, self.v, out=self.signal)"),
    (
        "steps",
        "engine/steps.py",
        "self.activation.slopes(self.v_star, self.v)",
        "self.activation.slopes(self.v, self.v_star)",
    ),
    (
        "steps",
        "engine/steps.py",
        ".swapaxes(1, 2), x, out=self.gradient_w)",
        ".swapaxes(1, 2), 1.0, out=self.gradient_w)",
    ),
    ("steps", "engine/steps.py", "theta - mu * gradient", "theta + mu * gradient"),
    ("steps", "engine/steps.py", "theta - mu * gradient", "theta - task.mu[0] * gradient"),
    ("steps", "engine/steps.py", "change = np.abs(new_loss - loss)", "change = new_loss - loss"),
    ("stopping", "engine/steps.py", "(change >= task.tolerance)", "(change > task.tolerance)"),
    ("stopping", "engine/steps.py", " + mu * TOO_FAR * norm", ""),
    (
        "stopping",
        "engine/steps.py",
        "DIVERGED, theta[~sound], loss[~sound], m - 1)",
        "DIVERGED, new_theta[~sound], loss[~sound], m)",
    ),
    (
        "stopping",
        "engine/steps.py",
        "TOLERANCE, new_theta[ended], new_loss[ended], m)",
        "TOLERANCE, theta[ended], new_loss[ended], m)",
    ),
    (
        "steps",
        "engine/steps.py",
        "theta, loss, steps = new_theta, new_loss, m",
        "theta, loss, steps = new_theta, loss, m",
    ),
    ("stack", "engine/steps.py", "loss[going], members[going]", "loss[going], members[: going.sum()]"),
    ("fixed", "engine/steps.py", "gradient *= free", "gradient *= 1"),
    ("steps", "descent.py", "return 1.0 - join(", "return join("),
    ("fixed", "descent.py", "if isinstance(fixed, str):", "if fixed is False:"),
    ("stopping", "engine/steps.py", 'np.errstate(over="ignore", invalid="ignore")', "np.errstate()"),
    ("interruption", "engine/steps.py", "chunk.interrupted = True", "chunk.interrupted = False"),
    ("stack", "engine/chunks.py", "np.concatenate([[0], spread])", "np.concatenate([[1], spread])"),
    ("steps", "engine/chunks.py", "= self.loss[is_recorded], self.norm[is_recorded]", "= np.nan, np.nan"),
    ("loss", "data.py", "x=[2, -2])", "x=[2, 2])"),
    ("data", "data.py", "22.330", "22.430"),
]


@contextlib.contextmanager
def changed_copy(folder, file=None, old="", new=""):
    """A copy of the core, with one text changed, imported in the place of bplib."""
    core = folder / "bplib"
    core.mkdir()
    for part in ("", "engine"):
        (core / part).mkdir(exist_ok=True)
        for source in (Path(bp.__file__).parent / part).glob("*.py"):
            shutil.copy(source, core / part)
    if file is not None:
        text = (core / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file} has {old!r} {text.count(old)} times: bring this table up to date"
        (core / file).write_text(text.replace(old, new), encoding="utf-8")
    ours = {name: sys.modules.pop(name) for name in list(sys.modules) if name.partition(".")[0] == "bplib"}
    sys.path.insert(0, str(folder))
    try:
        yield importlib.import_module("bplib")
    finally:
        sys.path.remove(str(folder))
        for name in [name for name in sys.modules if name.partition(".")[0] == "bplib"]:
            del sys.modules[name]
        sys.modules.update(ours)


@pytest.fixture(autouse=True)
def engine_of_numpy(monkeypatch):
    """Its lines are the ones changed here; those of the compiled engine in test_injected_bugs_compiled."""
    monkeypatch.setenv(VARIABLE, "numpy")


def test_the_unchanged_copy_passes_every_check(tmp_path):
    with changed_copy(tmp_path) as package:
        assert package is not bp
        assert Path(package.__file__).is_relative_to(tmp_path)
        for check in CHECKS.values():
            check(package)
    assert sys.modules["bplib"] is bp


@pytest.mark.parametrize(("check", "file", "old", "new"), MUTATIONS)
def test_a_changed_line_is_found(check, file, old, new, tmp_path):
    with changed_copy(tmp_path, file, old, new) as package, warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(Exception):  # noqa: B017 - by an assertion or otherwise
            CHECKS[check](package)


def test_every_check_finds_something():
    assert {check for check, *_ in MUTATIONS} == set(CHECKS)
