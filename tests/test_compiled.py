"""The compiled engine: its formulas are those of the reading path, and it trains as the engine of NumPy does."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import bplib as bp
from bplib.descent import make_task
from bplib.engine import steps
from bplib.engine.chunks import Task
from bplib.schedules import learning_rates

numba = pytest.importorskip("numba", reason="the extra `fast` is not installed")
from bplib.engine import compiled  # noqa: E402


def a_task(
    n_samples: int = 50,
    n_inputs: int = 3,
    n_hidden: int = 4,
    n_networks: int = 7,
    max_iterations: int = 200,
    activation: bp.Activation = bp.sigmoid,
    tolerance: float = 0,
    fixed: Any = (),
    mu: float = 0.3,
) -> Task:
    rng = np.random.default_rng(1)
    u = bp.with_constant_input(rng.uniform(-1, 1, (n_samples, max(1, n_inputs - 1))))[:, -n_inputs:]
    net = bp.Network.random(n_inputs=n_inputs, n_hidden=n_hidden, n_networks=n_networks, rng=2, activation=activation)
    task = make_task(net, u, np.sin(3 * u.sum(axis=1)), tolerance, max_iterations, fixed)
    falling = bp.schedules.a_over_b_plus_m(10 * mu / n_samples, 10)  # no two alike
    return replace(task, mu=learning_rates(falling, max_iterations))


# What calls the compiled functions has to be compiled itself.


@numba.njit
def activated(kind: tuple[int, ...], series: tuple[float, ...], z: Any) -> Any:
    v = np.array([compiled.activate(kind, series, each) for each in z])
    return v, np.array([compiled.derivative(kind, series, z[p], v[p]) for p in range(len(z))])


@numba.njit
def powers_of(function: Any, z: Any, series: tuple[float, ...]) -> Any:
    return np.array([function(each, series) for each in z])


@numba.njit
def logs_of(s: Any) -> Any:
    return np.array([compiled.log_one_more(each) for each in s])


def test_every_activation_of_bplib_has_a_compiled_form() -> None:
    assert set(compiled.KINDS) == set(bp.ACTIVATIONS)


@pytest.mark.parametrize("name", compiled.KINDS)
def test_the_compiled_forms_are_the_formulas(name: str) -> None:
    z = np.concatenate([np.linspace(-40, 40, 4001), [-1e3, -750, 750, 1e3, 1e-300, -1e-12, 1e-12, 0.0, -0.0, 1e-4]])
    kind = (0,) * compiled.KINDS.index(name)
    v, slope = activated(kind, compiled.SERIES, z)
    g = bp.ACTIVATIONS[name]
    np.testing.assert_allclose(v, g.values(z), rtol=1e-15, atol=1e-300)
    np.testing.assert_allclose(slope, g.slopes(z, g.values(z)), rtol=1e-15, atol=1e-15)


def test_the_exponential_is_right_to_the_last_digit_or_two() -> None:
    z = np.linspace(-708, 708, 100_003)
    np.testing.assert_allclose(powers_of(compiled.exp, z, compiled.SERIES), np.exp(z), rtol=5e-16)
    small = np.concatenate([-np.geomspace(1e-20, 700, 9999), np.geomspace(1e-20, 700, 9999)])
    np.testing.assert_allclose(powers_of(compiled.exp_less_one, small, compiled.SERIES), np.expm1(small), rtol=5e-16)
    q = np.linspace(0, 1, 9999)
    np.testing.assert_allclose(logs_of(q), np.log1p(q), rtol=5e-16)


def history_with_arrays_apart(task: Task, gap: int) -> bytes:
    """The losses and norms of a task's networks, its arrays one after another in memory with a gap between."""
    place, end = np.zeros(100_000), 0

    def put(array: Any) -> Any:
        nonlocal end
        copy = place[end : end + array.size].reshape(array.shape)
        copy[:] = array
        end += array.size + gap
        return copy

    n, last, n_members = task.n_hidden, len(task.mu), len(task.theta)
    theta, gradient, free = put(task.theta), put(np.zeros_like(task.theta)), put(task.free)
    here = [put(each) if isinstance(each, np.ndarray) else each for each in compiled.room(task)]
    here[1:3], here[4:6] = ([each[1:-n].reshape(-1, n), each[-n:]] for each in (here[0], here[3]))
    loss, norm, history = put(np.zeros(n_members)), put(np.zeros(n_members)), np.zeros((2, last + 1, n_members))
    state, iterations = np.full(n_members, compiled.GOING), np.zeros(n_members, int)
    compiled.iterate(
        (), compiled.SERIES, theta, gradient, loss, norm, state, iterations, history, np.arange(last + 1), tuple(here),
        task.mu.copy(), 0.0, free, 0, last,
    )  # fmt: skip
    return history.tobytes()


@pytest.mark.parametrize(
    ("n_samples", "n_hidden", "n_networks"), [(6, 1, 1), (7, 2, 3), (50, 3, 1), (50, 1, 7), (100, 2, 1)]
)
def test_where_arrays_lie_in_memory_changes_no_bit(n_samples: int, n_hidden: int, n_networks: int) -> None:
    task = a_task(n_samples=n_samples, n_hidden=n_hidden, n_networks=n_networks, max_iterations=50)
    assert len({history_with_arrays_apart(task, gap) for gap in range(24)}) == 1


@pytest.mark.parametrize("n_hidden", [1, 3, 50, 1000])
@pytest.mark.parametrize("n_inputs", [1, 2, 9])
@pytest.mark.parametrize("n_samples", [1, 8, 409, 20_001, 150_000])
def test_every_block_has_samples(n_samples: int, n_inputs: int, n_hidden: int) -> None:
    table = np.ones((n_samples, n_inputs + 1))
    samples = compiled.in_blocks(table, n_hidden)
    assert samples.sum() == table.size  # none lost, none twice
    assert (samples[:, 0].sum(axis=1) > 0).all()  # else the kernel would write before its arrays
    assert samples.shape[2] % compiled.WIDTH == 0


def test_ctrl_c_keeps_the_last_iterates_and_what_had_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    task = a_task(tolerance=1e-3)
    whole = compiled.descend(task)
    ended, middle = np.sort(whole.iterations)[[0, 3]]
    assert ended < middle < whole.iterations.max()
    monkeypatch.setattr(compiled, "TERMS_A_SLICE", 1)  # a step at a time
    looks = iter(range(10**9))

    def look(_: object) -> None:
        if next(looks) == middle + 1:  # the first step is number 0, a look at the start
            raise KeyboardInterrupt

    monkeypatch.setattr(compiled.EndOfWork, "look", look)
    cut = compiled.descend(task)
    done = whole.iterations <= middle
    assert cut.interrupted and not whole.interrupted
    assert cut.stopped.tolist() == np.where(done, "tolerance", "interrupted").tolist()
    assert cut.iterations.tolist() == np.minimum(whole.iterations, middle).tolist()
    assert np.array_equal(cut.theta, compiled.descend(replace(task, mu=task.mu[:middle], recorded=np.arange(1))).theta)


@pytest.mark.parametrize("activation", bp.ACTIVATIONS.values(), ids=lambda g: g.name)
@pytest.mark.parametrize(
    "given",
    [
        {},
        {"n_networks": 1},
        {"fixed": {"w": np.array([[True] * 4, [False] * 4, [False] * 4])}},
        {"n_samples": 3000, "max_iterations": 20},  # several blocks
        {"n_inputs": 2, "n_hidden": 1},
        {"n_inputs": 1},
        {"tolerance": 1e-3},
        {"mu": 1e200},  # diverges
    ],
    ids=["stack", "one", "fixed", "blocks", "small", "one input", "tolerance", "diverges"],
)
def test_it_trains_as_the_engine_of_numpy_does(activation: bp.Activation, given: dict[str, Any]) -> None:
    task = a_task(activation=activation, **given)
    ours, theirs = compiled.descend(task), steps.descend(task)
    assert ours.stopped.tolist() == theirs.stopped.tolist()
    assert ours.iterations.tolist() == theirs.iterations.tolist()
    np.testing.assert_allclose(ours.theta, theirs.theta, rtol=1e-11, atol=1e-11)
    np.testing.assert_allclose(ours.loss, theirs.loss, rtol=1e-11)
    np.testing.assert_allclose(ours.history, theirs.history, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(ours.norm, theirs.norm, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("n_networks", [1, 7])
def test_slices_and_splits_change_no_bit(n_networks: int, monkeypatch: pytest.MonkeyPatch) -> None:
    task = a_task(n_networks=n_networks, tolerance=1e-6)
    whole = compiled.descend(task)
    monkeypatch.setattr(compiled, "TERMS_A_SLICE", 1)  # a step at a time
    sliced = compiled.descend(task)
    alone = [compiled.descend(replace(task, theta=task.theta[k : k + 1])) for k in range(n_networks)]
    for name in ("theta", "loss", "norm", "iterations", "stopped"):
        assert np.array_equal(getattr(whole, name), getattr(sliced, name)), name
        assert np.array_equal(getattr(whole, name), np.concatenate([getattr(chunk, name) for chunk in alone])), name
    assert np.array_equal(whole.history, sliced.history, equal_nan=True)


@pytest.mark.parametrize("engine", ["numpy", "numba"])
def test_the_result_says_which_ran_and_so_does_its_file(engine: str, tmp_path: Path) -> None:
    u, y = bp.data.teacher()
    given: dict[str, Any] = {"schedule": bp.schedules.constant(0.01), "max_iterations": 5, "engine": engine}
    assert bp.train(bp.Network.random(n_inputs=2, n_hidden=2, rng=0), u, y, **given).engine == engine
    study = bp.restarts(u, y, n_hidden=2, n_restarts=2, rng=0, **given)
    study.save(tmp_path / "study.npz")
    assert study.engine == engine == bp.load(tmp_path / "study.npz").engine


def test_numba_is_loaded_by_training_only() -> None:
    code = """
import sys
import bplib as bp
net, u, y = bp.data.by_hand()
assert "numba" not in sys.modules
bp.train(net, u, y, schedule=bp.schedules.constant(0.1), max_iterations=2, engine="numpy")
assert "numba" not in sys.modules
bp.train(net, u, y, schedule=bp.schedules.constant(0.1), max_iterations=2, engine="numba")
assert "numba" in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_where_nothing_can_be_kept_on_disk_it_is_compiled_anew() -> None:
    # With every index checked: one beyond an array would be written to without a word.
    code = """
import numba
from numba.core import caching
caching.CacheImpl._locator_classes = []  # as where no folder can be written into
import numpy as np
import bplib as bp
net = bp.Network.random(n_inputs=2, n_hidden=3, rng=0)
for n_samples in (1, 7, 50, 3000):
    u = bp.with_constant_input(np.linspace(-1, 1, n_samples)[:, None])
    schedule = bp.schedules.constant(0.1 / n_samples)
    assert bp.train(net, u, u[:, 1], schedule=schedule, max_iterations=2, engine="numba").iterations == 2
"""
    checked = os.environ | {"NUMBA_BOUNDSCHECK": "1"}
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=checked)
    assert run.stdout + run.stderr == ""
