"""Training: against the slides' algorithm in plain loops, each way of stopping, stacks, Ctrl-C, fixed parameters."""

import inspect
import itertools
import textwrap

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import ACTIVATIONS, a_network, same_bits, slow_train, some_data

import bplib as bp

SEEDS = st.integers(0, 2**32 - 1)
SIZES = {"n_inputs": st.integers(1, 3), "n_hidden": st.integers(1, 3), "n_samples": st.integers(1, 4)}
CONSTANT = bp.schedules.constant(0.05)
FIELDS = ("iterations", "stopped", "final_losses", "final_gradient_norms")


def with_activation(net, g):
    return bp.Network(b=net.b, w=net.w, x=net.x, activation=g)


def single_runs(net, u, y, **settings):
    """Each member of a stack trained alone, as an array of runs."""
    runs = np.empty(net.stack_shape, dtype=object)
    for k in np.ndindex(net.stack_shape):
        runs[k] = bp.train(net[k], u, y, **settings)
    return runs


def same_as_single(run, k, single):
    """Whether member k of a stack's run is the single network's run, bit for bit."""
    ran = run.recorded <= single.iterations
    at = run.recorded[ran]
    return (
        same_bits(run.network[k].vector, single.network.vector)
        and all(np.asarray(getattr(run, field))[k] == getattr(single, field) for field in FIELDS)
        and same_bits(run.losses[k][ran], single.losses[at])
        and same_bits(run.gradient_norms[k][ran], single.gradient_norms[at])
        and bool(np.isnan(run.losses[k][~ran]).all() and np.isnan(run.gradient_norms[k][~ran]).all())
    )


# Against plain loops


@pytest.mark.parametrize("g", ACTIVATIONS, ids=repr)
@settings(max_examples=8)
@given(seed=SEEDS, n=st.integers(1, 20), **SIZES)
def test_training_is_the_slides_algorithm(g, seed, n, n_inputs, n_hidden, n_samples):
    net = a_network(seed, n_inputs, n_hidden, activation=g)
    u, y = some_data(seed, n_samples, n_inputs)

    def mu(m):
        return 0.2 / (10 + m)

    run = bp.train(net, u, y, schedule=mu, tolerance=1e-4, max_iterations=n)
    b, w, x, losses, norms, reason = slow_train(net, u, y, mu, 1e-4, n)
    assert run.stopped == reason
    assert run.iterations == len(losses) - 1
    np.testing.assert_allclose(run.losses, losses, rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(run.gradient_norms, norms, rtol=1e-9, atol=1e-11)
    for fast, slowly in zip((run.network.b, run.network.w, run.network.x), (b, w, x), strict=True):
        np.testing.assert_allclose(fast, slowly, rtol=1e-10, atol=1e-11)


@pytest.mark.parametrize("g", ACTIVATIONS, ids=repr)
def test_one_step_goes_along_the_gradient(g):
    net, (u, y) = a_network(activation=g), some_data()
    run = bp.train(net, u, y, schedule=bp.schedules.constant(0.01), max_iterations=1)
    step = net.vector - 0.01 * bp.gradients(net, u, y).vector
    np.testing.assert_allclose(run.network.vector, step, rtol=1e-13)


def test_by_hand():
    run = bp.train(*bp.data.by_hand(), schedule=bp.schedules.constant(0.1), max_iterations=1, tolerance=0)
    assert run.losses[0] == 0.5
    assert run.network.b == pytest.approx(1.1, rel=1e-15)
    np.testing.assert_allclose(run.network.x, [2.025, -1.925], rtol=1e-14)


def test_the_first_step_uses_the_rate_of_m_1():
    net, (u, y) = a_network(), some_data()
    rates = {1: 0.01, 2: 1e-3, 3: 1e-4}
    run = bp.train(net, u, y, schedule=lambda m: rates[m], max_iterations=3, tolerance=0)
    for m in (1, 2, 3):
        net = net.with_vector(net.vector - rates[m] * bp.gradients(net, u, y).vector)
    np.testing.assert_allclose(run.network.vector, net.vector, rtol=1e-13)


# What a run reports


@given(seed=SEEDS, n=st.integers(1, 30), tolerance=st.sampled_from([0, 1e-3, 1e-1]))
def test_histories_are_those_of_the_networks_on_the_way(seed, n, tolerance):
    net, (u, y) = a_network(seed), some_data(seed)
    run = bp.train(net, u, y, schedule=CONSTANT, tolerance=tolerance, max_iterations=n)
    assert len(run.losses) == len(run.gradient_norms) == len(run.recorded) == run.iterations + 1
    assert run.recorded.tolist() == list(range(run.iterations + 1))
    assert run.losses[0] == pytest.approx(bp.loss(net, u, y), rel=1e-13)
    assert run.gradient_norms[0] == pytest.approx(bp.gradients(net, u, y).norm, rel=1e-12)
    assert run.losses[-1] == run.final_losses == pytest.approx(bp.loss(run.network, u, y), rel=1e-12)
    assert run.gradient_norms[-1] == run.final_gradient_norms
    assert run.final_gradient_norms == pytest.approx(bp.gradients(run.network, u, y).norm, rel=1e-9)


def test_a_shorter_run_is_the_beginning_of_a_longer_one():
    net, (u, y) = a_network(), some_data()
    long = bp.train(net, u, y, schedule=CONSTANT, max_iterations=50, tolerance=0)
    for n in (1, 7, 49):
        short = bp.train(net, u, y, schedule=CONSTANT, max_iterations=n, tolerance=0)
        assert same_bits(short.losses, long.losses[: n + 1])


def test_results_of_one_network_are_plain_numbers():
    run = bp.train(a_network(), *some_data(), schedule=CONSTANT, max_iterations=5)
    assert [type(getattr(run, field)) for field in FIELDS] == [int, str, float, float]
    assert repr(run) == f"<TrainingRun: max_iterations after 5 iterations, loss {run.final_losses:.6g}>"
    assert (run.network.activation, run.network.stack_shape) == (bp.sigmoid, ())


def test_a_single_network_has_its_final_numbers_in_the_singular_and_a_stack_says_where_they_are():
    run = bp.train(a_network(), *some_data(), schedule=CONSTANT, max_iterations=5)
    assert (run.final_loss, run.final_gradient_norm) == (run.final_losses, run.final_gradient_norms)
    stack = bp.train(a_network(stack=(2,)), *some_data(), schedule=CONSTANT, max_iterations=5)
    for name, plural in (("final_loss", "final_losses"), ("final_gradient_norm", "final_gradient_norms")):
        with pytest.raises(AttributeError, match=rf"stack of \(2,\), with a number for each network: see {plural}$"):
            getattr(stack, name)


def lines_of_the_docstring():
    """The slides' loop as `train`'s docstring has it."""
    text = inspect.getdoc(bp.train)
    loop = text.partition("::\n\n")[2].partition("\n\n")[0]
    assert len(loop.splitlines()) == 6
    return textwrap.dedent(loop)


@pytest.mark.parametrize("tolerance", [0, 1e-3, 1e-1])
@pytest.mark.parametrize("g", ACTIVATIONS, ids=repr)
def test_the_lines_in_the_docstring_do_what_train_does(g, tolerance):
    (u, y), schedule = some_data(3), bp.schedules.a_over_b_plus_m(0.1, 5)
    names = {"bp": bp, "net": a_network(3, activation=g), "u": u, "y": y, "schedule": schedule}
    names |= {"tolerance": tolerance, "max_iterations": 40}
    run = bp.train(names["net"], u, y, schedule=schedule, tolerance=tolerance, max_iterations=40)
    exec(lines_of_the_docstring(), names)
    assert names["m"] == run.iterations
    np.testing.assert_allclose(names["net"].vector, run.network.vector, rtol=1e-11)


def test_results_of_a_stack_carry_its_axes():
    net, (u, y) = a_network(stack=(2, 3)), some_data()
    run = bp.train(net, u, y, schedule=CONSTANT, max_iterations=5)
    n_recorded = len(run.recorded)
    assert all(np.shape(getattr(run, field)) == (2, 3) for field in FIELDS)
    assert run.losses.shape == run.gradient_norms.shape == (2, 3, n_recorded)
    assert run.recorded.shape == (n_recorded,)
    assert run.network.stack_shape == (2, 3)
    assert repr(run) == "<TrainingRun: stack of (2, 3): 6 max_iterations>"
    np.testing.assert_allclose(run.losses[..., 0], bp.loss(net, u, y), rtol=1e-13)
    np.testing.assert_allclose(run.final_losses, bp.loss(run.network, u, y), rtol=1e-12)


# Stopping


def test_stops_by_tolerance_at_the_first_small_change():
    net, (u, y) = a_network(), some_data()
    run = bp.train(net, u, y, schedule=CONSTANT, tolerance=1e-3)
    changes = np.abs(np.diff(run.losses))
    assert run.stopped == "tolerance"
    assert changes[-1] < 1e-3 <= changes[:-1].min()


def test_a_rising_loss_is_no_reason_to_stop():
    # Without the absolute value the slides' test would fire at the first rise.
    net, (u, y) = a_network(scale=3), some_data()
    run = bp.train(net, u, y, schedule=bp.schedules.constant(0.9), tolerance=1e-9, max_iterations=30)
    assert (np.diff(run.losses) > 0).any()
    assert run.iterations == 30


def test_stops_by_tolerance_in_the_last_iteration_too():
    net, (u, y) = a_network(), some_data()
    n = bp.train(net, u, y, schedule=CONSTANT, tolerance=1e-3).iterations
    run = bp.train(net, u, y, schedule=CONSTANT, tolerance=1e-3, max_iterations=n)
    assert (run.stopped, run.iterations) == ("tolerance", n)
    run = bp.train(net, u, y, schedule=CONSTANT, tolerance=1e-3, max_iterations=n - 1)
    assert (run.stopped, run.iterations) == ("max_iterations", n - 1)


def test_tolerance_zero_never_stops():
    net = bp.Network(b=0, w=[[1.0]], x=[1.0])
    u = np.ones((2, 1))
    y = net.predict(u)  # a perfect fit: the loss does not change at all
    run = bp.train(net, u, y, schedule=CONSTANT, tolerance=0, max_iterations=20)
    assert (run.stopped, run.iterations, run.final_losses) == ("max_iterations", 20, 0)
    run = bp.train(net, u, y, schedule=CONSTANT, tolerance=1e-300, max_iterations=20)
    assert (run.stopped, run.iterations) == ("tolerance", 1)


@pytest.mark.parametrize("g", [bp.identity, bp.relu, bp.softplus, bp.sigmoid], ids=repr)
@pytest.mark.parametrize("stack", [(), (3,)])
def test_divergence_gives_the_last_finite_network(g, stack):
    net, (u, y) = a_network(activation=g, stack=stack), some_data()
    run = bp.train(net, u, y, schedule=bp.schedules.constant(1e4), max_iterations=1000)
    assert (np.asarray(run.stopped) == "diverged").all()
    assert np.isfinite(run.network.vector).all()
    assert np.isfinite(run.final_losses).all()
    for k in np.ndindex(stack):
        n, here = np.asarray(run.iterations)[k], run.network[k] if stack else run.network
        losses = run.losses[k][run.recorded <= n] if stack else run.losses
        assert n < 1000
        assert np.isfinite(losses).all()
        with np.errstate(over="ignore"):
            assert np.asarray(run.final_losses)[k] == pytest.approx(bp.loss(here, u, y), rel=1e-9)
            # One step more, and the loss, or the step itself, is beyond any number.
            step = 1e4 * bp.gradients(here, u, y).vector
            beyond = not np.linalg.norm(step) < 1e150
            assert beyond or not np.isfinite(bp.loss(here.with_vector(here.vector - step), u, y))


@pytest.mark.parametrize("stack", [(), (2,)])
@pytest.mark.parametrize("x", [[1e200, 1e200, 1e200], [1e308, -1e308, 1e308]])
def test_divergence_before_the_first_step(x, stack):
    u, y = some_data()
    net = bp.Network(b=0, w=np.ones((2, 3)), x=x)
    if stack:
        start = np.stack([net.vector, a_network().vector])
        net = net.with_vector(start)
    run = bp.train(net, 100 * u, y, schedule=CONSTANT, max_iterations=4, tolerance=0)
    stopped, iterations = np.atleast_1d(run.stopped), np.atleast_1d(run.iterations)
    assert stopped.tolist() == ["diverged", "max_iterations"][: len(stopped)]
    assert iterations.tolist() == [0, 4][: len(iterations)]
    assert same_bits(np.atleast_2d(run.network.vector)[0], np.atleast_2d(net.vector)[0])
    assert not np.isfinite(np.atleast_1d(run.final_losses)[0])
    assert not np.isfinite(np.atleast_2d(run.losses)[0, 0])
    if not stack:
        assert len(run.losses) == 1


def test_a_finite_loss_at_infinite_parameters_is_divergence():
    # The sigmoid is 0 or 1 at infinity, so the loss alone would not tell.
    net = bp.Network(b=0, w=[[0.0]], x=[10.0])
    settings = {"schedule": bp.schedules.constant(1e308), "tolerance": 0, "max_iterations": 5}
    run = bp.train(net, [[1]], [0], fixed=["b", "x"], **settings)
    assert (run.stopped, run.iterations) == ("diverged", 0)
    assert same_bits(run.network.vector, net.vector)


# Stacks


@settings(max_examples=15)
@given(seed=SEEDS, stack=st.lists(st.integers(1, 3), min_size=1, max_size=3).map(tuple), **SIZES)
def test_each_member_of_a_stack_is_trained_and_stops_for_itself(seed, stack, n_inputs, n_hidden, n_samples):
    net = a_network(seed, n_inputs, n_hidden, stack, scale=4)
    u, y = some_data(seed, n_samples, n_inputs)
    settings = {"schedule": bp.schedules.constant(0.3), "tolerance": 1e-2, "max_iterations": 25}
    run, alone = bp.train(net, u, y, **settings), single_runs(net, u, y, **settings)
    assert all(same_as_single(run, k, alone[k]) for k in np.ndindex(stack))


@pytest.mark.parametrize("n_samples", [1, 2, 3, 4, 5, 17, 40])
@pytest.mark.parametrize("n_hidden", [1, 5, 31, 64])
def test_members_are_trained_like_single_networks_whatever_the_sizes(n_hidden, n_samples):
    # How BLAS sums a product depends on its sizes, and may depend on where in memory its rows lie.
    net, (u, y) = a_network(1, 2, n_hidden, (4,), scale=0.3), some_data(1, n_samples)
    settings = {"schedule": bp.schedules.constant(1e-3), "tolerance": 0, "max_iterations": 3}
    run, alone = bp.train(net, u, y, **settings), single_runs(net, u, y, **settings)
    assert all(same_as_single(run, (k,), alone[k]) for k in range(4))


# From small members, which stop soon by tolerance, to large ones, which diverge where they can.
MANY = a_network(stack=(11,))
MANY = MANY.with_vector(MANY.vector * np.geomspace(0.2, 20, 11)[:, None])
MANY_SETTINGS = {"schedule": lambda m: 0.02 if m < 10 else 0.01, "tolerance": 0.03, "max_iterations": 14}


@pytest.mark.parametrize("g", ACTIVATIONS, ids=repr)
@pytest.mark.parametrize("members_in_a_chunk", [1, 2, 5, 11, 100])
def test_chunks_change_no_bit(g, members_in_a_chunk, monkeypatch):
    u, y = some_data(n_samples=7)
    net = with_activation(MANY, g)
    alone = single_runs(net, u, y, **MANY_SETTINGS)
    monkeypatch.setattr("bplib.engine.chunks.SMALLEST_CHUNK", 1)
    monkeypatch.setattr("bplib.engine.chunks.LARGEST_CHUNK", members_in_a_chunk * 7 * net.n_hidden)
    run = bp.train(net, u, y, **MANY_SETTINGS)
    assert all(same_as_single(run, (k,), alone[k]) for k in range(11))


def test_the_many_stop_by_every_reason():
    run = bp.train(with_activation(MANY, bp.softplus), *some_data(n_samples=7), **MANY_SETTINGS)
    assert set(run.stopped) == {"tolerance", "max_iterations", "diverged"}
    assert len(set(run.iterations)) > 4


@pytest.mark.parametrize("max_iterations", [1, 2, 299, 300, 301, 2500])
def test_a_stack_records_first_last_and_a_few_hundred_between(max_iterations):
    net, (u, y) = a_network(stack=(2,)), some_data(n_samples=1)
    run = bp.train(net, u, y, schedule=CONSTANT, tolerance=0, max_iterations=max_iterations)
    assert (run.recorded[0], run.recorded[-1]) == (0, max_iterations)
    assert (np.diff(run.recorded) > 0).all()
    assert len(run.recorded) <= 301
    assert not np.isnan(run.losses).any()
    assert same_bits(run.losses[:, -1], run.final_losses)
    assert same_bits(run.gradient_norms[:, -1], run.final_gradient_norms)


def test_a_stack_of_one_is_a_stack():
    net, (u, y) = a_network(stack=(1,)), some_data()
    run = bp.train(net, u, y, schedule=CONSTANT, max_iterations=5)
    assert run.stopped.tolist() == ["max_iterations"]
    assert same_as_single(run, (0,), bp.train(net[0], u, y, schedule=CONSTANT, max_iterations=5))


# Schedules


def test_schedule_is_asked_once_for_each_iteration_and_before_the_run():
    events = []

    def schedule(m):
        events.append(m)
        return 0.1

    def function(v_star):
        events.append("forward")
        return np.tanh(v_star)

    g = bp.Activation("told tanh", function, bp.tanh.derivative)
    bp.train(a_network(stack=(3,), activation=g), *some_data(), schedule=schedule, max_iterations=4, tolerance=0)
    assert events[:4] == [1, 2, 3, 4]
    assert set(events[4:]) == {"forward"}


def test_a_function_of_ones_own_may_look_at_m():
    net, (u, y) = a_network(), some_data()
    run = bp.train(net, u, y, schedule=lambda m: 0.1 if m < 100 else 0.01, tolerance=0, max_iterations=120)
    first = bp.train(net, u, y, schedule=bp.schedules.constant(0.1), tolerance=0, max_iterations=99)
    then = bp.train(first.network, u, y, schedule=bp.schedules.constant(0.01), tolerance=0, max_iterations=21)
    assert same_bits(run.network.vector, then.network.vector)


# Fixed parameters

SUBSETS = [names for n in range(4) for names in itertools.combinations("bwx", n)]


@pytest.mark.parametrize("names", SUBSETS, ids=repr)
@pytest.mark.parametrize("stack", [(), (2,)])
def test_fixed_parameters_stay_and_the_others_move(names, stack):
    net, (u, y) = a_network(stack=stack), some_data()
    run = bp.train(net, u, y, schedule=CONSTANT, max_iterations=10, tolerance=0, fixed=names)
    for name in "bwx":
        before, after = getattr(net, name), getattr(run.network, name)
        assert (before == after).all() if name in names else (before != after).all()
    free = [getattr(bp.gradients(run.network, u, y), name) for name in "bwx" if name not in names]
    squares = sum((part.reshape(*stack, -1) ** 2).sum(axis=-1) for part in free)
    np.testing.assert_allclose(run.final_gradient_norms, np.sqrt(squares), rtol=1e-10)


def test_a_mask_fixes_single_weights():
    net, (u, y) = a_network(stack=(2,)), some_data()
    mask = np.array([[True, False, False], [False, True, True]])
    fixed = {"w": mask, "x": [False, True, False], "b": True}
    run = bp.train(net, u, y, schedule=CONSTANT, max_iterations=10, tolerance=0, fixed=fixed)
    assert ((net.w == run.network.w) == mask).all()
    assert ((net.x == run.network.x) == [False, True, False]).all()
    assert (net.b == run.network.b).all()


def test_a_mask_of_nothing_changes_nothing():
    net, (u, y) = a_network(), some_data()
    free = bp.train(net, u, y, schedule=CONSTANT, max_iterations=10)
    masked = bp.train(net, u, y, schedule=CONSTANT, max_iterations=10, fixed={"w": np.zeros((2, 3), dtype=bool)})
    assert same_bits(free.losses, masked.losses)


def test_names_may_come_from_any_iterable():
    net, (u, y) = a_network(), some_data()
    for fixed in (["b"], ("b",), {"b"}, iter(["b"]), {"b": np.array(True)}, {"b": True}.keys()):
        assert bp.train(net, u, y, schedule=CONSTANT, max_iterations=2, fixed=fixed).network.b == net.b


# Ctrl-C


def interrupting(k, part="function", g=bp.tanh):
    """An activation whose function (or derivative) is interrupted at its k-th call; and the count of the calls."""
    calls = itertools.count(1)
    counted = []

    def once(original):
        def call(*arguments):
            counted.append(next(calls))
            if counted[-1] == k:
                raise KeyboardInterrupt
            return original(*arguments)

        return call

    parts = {"function": g.function, "derivative": g.derivative}
    parts[part] = once(parts[part])
    return bp.Activation("interrupting", **parts), counted


@pytest.mark.parametrize("part", ["function", "derivative"])
def test_interruption_of_one_network_gives_its_last_iterate(part):
    net, (u, y) = a_network(activation=bp.tanh), some_data()
    settings = {"schedule": CONSTANT, "tolerance": 0, "engine": "numpy"}  # one's own activation, and the built-in one
    whole = bp.train(net, u, y, max_iterations=6, **settings)
    g, counted = interrupting(0, part)
    bp.train(with_activation(net, g), u, y, max_iterations=6, **settings)
    for k in range(1, len(counted) + 1):
        run = bp.train(with_activation(net, interrupting(k, part)[0]), u, y, max_iterations=6, **settings)
        n = run.iterations
        if k == len(counted):  # the last call comes when the training is done
            assert (run.stopped, n) == ("max_iterations", 6)
        else:
            assert run.stopped == "interrupted"
            assert n == (max(k - 2, 0) if part == "function" else k - 1)
        if part == "function" and k == 1:
            assert np.isnan(run.final_losses)
            assert np.isnan(run.losses).all()
            assert same_bits(run.network.vector, net.vector)
            continue
        assert len(run.losses) == n + 1
        assert same_bits(run.losses, whole.losses[: n + 1])
        np.testing.assert_allclose(run.gradient_norms, whole.gradient_norms[: n + 1], rtol=1e-14)
        assert run.final_losses == pytest.approx(bp.loss(with_activation(run.network, bp.tanh), u, y), rel=1e-13)


@pytest.mark.parametrize("part", ["function", "derivative"])
@pytest.mark.parametrize("members_in_a_chunk", [2, 5])
def test_interruption_of_a_stack(part, members_in_a_chunk, monkeypatch):
    net, (u, y) = with_activation(MANY[:5], bp.tanh), some_data(n_samples=7)
    monkeypatch.setattr("bplib.engine.chunks.SMALLEST_CHUNK", 1)
    monkeypatch.setattr("bplib.engine.chunks.LARGEST_CHUNK", members_in_a_chunk * 7 * net.n_hidden)
    settings = {"schedule": bp.schedules.constant(0.02), "tolerance": 0.03, "engine": "numpy"}
    g, counted = interrupting(0, part)
    whole = bp.train(with_activation(net, g), u, y, max_iterations=12, **settings)
    assert set(whole.stopped) == {"tolerance", "max_iterations"}
    for k in range(1, len(counted) + 1):
        run = bp.train(with_activation(net, interrupting(k, part)[0]), u, y, max_iterations=12, **settings)
        under_way = (run.stopped == "interrupted") & ~np.isnan(run.final_losses)
        not_begun = (run.stopped == "interrupted") & np.isnan(run.final_losses)
        done = run.stopped != "interrupted"
        # Those that ended before keep their end, those not begun are as they came.
        for field in FIELDS:
            assert same_bits(getattr(run, field)[done], getattr(whole, field)[done])
        assert same_bits(run.network[done].vector, whole.network[done].vector)
        assert same_bits(run.network[not_begun].vector, net[not_begun].vector)
        assert (run.iterations[not_begun] == 0).all()
        assert np.isnan(run.losses[not_begun]).all()
        assert np.isnan(run.final_gradient_norms[not_begun]).all()
        # Those under way are at an iterate that they pass, with its loss.
        for member in np.flatnonzero(under_way):
            n = run.iterations[member]
            assert n < whole.iterations[member]
            if n:
                till_n = bp.train(net[member], u, y, max_iterations=n, **settings)
                assert same_bits(run.network[member].vector, till_n.network.vector)
                assert run.final_losses[member] == till_n.final_losses
            else:
                assert same_bits(run.network[member].vector, net[member].vector)
            assert (np.isfinite(run.losses[member]) == (run.recorded <= n)).all()
        # An interruption is never lost, except by the last call of all: in no later chunk does anything begin.
        assert done.all() == (k == len(counted))
        chunk_of = np.arange(5) // members_in_a_chunk
        assert not_begun[chunk_of > chunk_of[under_way].min(initial=5)].all()
        assert (np.diff(not_begun.astype(int)) >= 0).all()


def test_interruption_when_a_chunk_has_just_ended_lets_no_other_begin(monkeypatch):
    net, (u, y) = with_activation(MANY[:4], bp.tanh), some_data(n_samples=7)
    monkeypatch.setattr("bplib.engine.chunks.SMALLEST_CHUNK", 1)
    monkeypatch.setattr("bplib.engine.chunks.LARGEST_CHUNK", 2 * 7 * net.n_hidden)
    # One call for the start, three for the steps; the fifth, for the final gradient, is interrupted.
    g, counted = interrupting(5)
    run = bp.train(with_activation(net, g), u, y, schedule=CONSTANT, tolerance=0, max_iterations=3)
    assert run.stopped.tolist() == ["max_iterations"] * 2 + ["interrupted"] * 2
    assert np.isnan(run.final_losses).tolist() == [False, False, True, True]
    assert np.isfinite(run.final_gradient_norms[:2]).all()
    assert len(counted) == 6


def test_an_error_of_ones_own_activation_is_not_swallowed():
    def function(v_star):
        raise RuntimeError("mine")

    g = bp.Activation("failing", function, bp.tanh.derivative)
    with pytest.raises(RuntimeError, match="mine"):
        bp.train(a_network(activation=g), *some_data(), schedule=CONSTANT)
