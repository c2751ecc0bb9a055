"""bplib.restarts: which runs a study makes, and that it makes the same ones wherever they run."""

import concurrent.futures
import contextlib
import inspect
import itertools
import multiprocessing
import subprocess
import sys
import tempfile
import time
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor

import numpy as np
import pytest
from distributed import Client, LocalCluster
from fragile import DEADLY, DEATH_NOTE
from support import ACTIVATIONS, ARCTAN

import bplib as bp
from bplib.descent import make_task
from bplib.engine import chunks, workers

U, Y = bp.data.teacher()
RANGES = [(-1, 1), (-4, 2)]
SCHEDULES = [bp.schedules.constant(0.02), bp.schedules.a_over_b_plus_m(20, 1000), bp.schedules.one_over_m()]


def a_study(**options):
    """A small study; every option can be replaced."""
    small = dict(n_hidden=2, n_restarts=12, schedule=SCHEDULES[0], tolerance=1e-5, max_iterations=300, rng=5)
    return bp.restarts(U, Y, **(small | options))


def test_the_defaults_are_those_of_a_single_training():
    of_one, of_many = (inspect.signature(each).parameters for each in (bp.train, bp.restarts))
    shared = ("tolerance", "max_iterations", "fixed", "engine")
    assert {name: of_many[name].default for name in shared} == {name: of_one[name].default for name in shared}
    assert [of_one[name].default for name in shared] == [1e-9, 10_000, (), None]
    assert (of_many["init_range"].default, of_many["activation"].default) == ((-1, 1), bp.sigmoid)


def assert_same(one, other):
    """Equal to the last bit."""
    np.testing.assert_array_equal(one.network.vector, other.network.vector)
    for name in (
        "losses",
        "gradient_norms",
        "recorded",
        "iterations",
        "stopped",
        "final_losses",
        "final_gradient_norms",
    ):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))


# Which runs -------------------------------------------------------------------------------------------


def test_every_combination_is_the_run_that_train_makes():
    study = a_study(init_range=RANGES, schedule=SCHEDULES)
    assert study.final_losses.shape == (2, 3, 12)
    for i, j, r in itertools.product(range(2), range(3), (0, 7, 11)):
        run = bp.train(study.initial[i, j, r], U, Y, schedule=SCHEDULES[j], tolerance=1e-5, max_iterations=300)
        np.testing.assert_array_equal(run.network.vector, study.network.vector[i, j, r])
        assert (run.final_loss, run.iterations, run.stopped) == (
            study.final_losses[i, j, r], study.iterations[i, j, r], study.stopped[i, j, r],
        )  # fmt: skip
        kept = study.recorded[study.recorded <= run.iterations]
        np.testing.assert_array_equal(study.losses[i, j, r, : len(kept)], run.losses[kept])
    assert {"tolerance", "max_iterations"} <= set(study.stopped.ravel())


def test_all_combinations_start_from_the_same_draws():
    study = a_study(init_range=RANGES, schedule=SCHEDULES)
    draws = (study.initial.vector[0, 0] + 1) / 2
    for i, (low, high) in enumerate(RANGES):
        for j in range(3):
            np.testing.assert_allclose(study.initial.vector[i, j], low + (high - low) * draws, rtol=1e-13)
    drawn = bp.Network.random(n_inputs=2, n_hidden=2, n_networks=12, init_range=RANGES[0], rng=5)
    np.testing.assert_array_equal(study.initial.vector[0, 0], drawn.vector)


def test_the_first_restarts_are_the_same_however_many_there_are():
    few, many = a_study(n_restarts=5), a_study(n_restarts=12)
    np.testing.assert_array_equal(few.network.vector, many.network.vector[:5])
    np.testing.assert_array_equal(few.final_losses, many.final_losses[:5])


def test_an_axis_is_there_for_what_was_given_as_a_list():
    assert a_study().final_losses.shape == (12,)
    assert a_study(schedule=SCHEDULES[:1]).final_losses.shape == (1, 12)
    assert a_study(init_range=RANGES).final_losses.shape == (2, 12)
    assert a_study(init_range=[RANGES[0]]).final_losses.shape == (1, 12)
    assert a_study(init_range=np.array(RANGES)).final_losses.shape == (2, 12)
    assert_same(a_study(), a_study(init_range=(-1.0, 1.0)))


def test_ranges_and_schedules_are_named_in_the_result():
    study = a_study(init_range=RANGES, schedule=[SCHEDULES[2], lambda m: 0.01])
    assert study.init_ranges == ((-1.0, 1.0), (-4.0, 2.0))
    assert study.schedules == ("1/m", "<lambda>")


def test_fixed_parameters_stay_in_every_run():
    study = a_study(fixed=["b"])
    np.testing.assert_array_equal(study.network.b, study.initial.b)
    assert (study.network.x != study.initial.x).all()


@pytest.mark.parametrize("activation", ACTIVATIONS, ids=lambda g: g.name)
def test_every_activation_can_be_studied(activation):
    study = a_study(activation=activation, schedule=bp.schedules.constant(0.001))
    assert (study.final_losses < study.losses[:, 0]).all()


def test_the_data_are_not_changed():
    u, y = U.copy(), Y.copy()
    a_study()
    np.testing.assert_array_equal(U, u)
    np.testing.assert_array_equal(Y, y)


# Where they run -----------------------------------------------------------------------------------------


@pytest.fixture(params=[1, 7, 32])
def rows_a_task(request, monkeypatch):
    """Tasks of so many networks."""
    for name in ("LARGEST_CHUNK", "SMALLEST_CHUNK"):
        monkeypatch.setattr(chunks, name, request.param * 2 * len(U))
    return request.param


FULL = dict(init_range=RANGES, schedule=SCHEDULES)


@pytest.fixture(scope="module")
def alone(engine_in_use):
    """The study that the others are held against."""
    return a_study(**FULL)


def test_the_split_into_tasks_changes_no_bit(alone, rows_a_task):
    assert_same(a_study(**FULL), alone)


def test_threads_change_no_bit(alone, rows_a_task):
    with ThreadPoolExecutor(2) as executor:
        assert_same(a_study(executor=executor, **FULL), alone)


@pytest.fixture(scope="module")
def processes(engine_in_use):
    """Two spawned worker processes, as on macOS and Windows."""
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as executor:
        yield executor


def test_spawned_processes_change_no_bit(alone, processes, rows_a_task):
    assert_same(a_study(executor=processes, **FULL), alone)


def test_own_activations_travel_to_processes_by_name(processes):
    assert_same(a_study(executor=processes, activation=ARCTAN), a_study(activation=ARCTAN))


def test_a_study_is_split_for_the_workers_it_has(monkeypatch):
    sizes = []
    monkeypatch.setattr(chunks, "SMALLEST_CHUNK", 1)
    real = workers.Away.results
    monkeypatch.setattr(
        workers.Away, "results", lambda away, work, tasks: sizes.append(len(tasks)) or real(away, work, tasks)
    )
    with ThreadPoolExecutor(3) as executor:
        a_study(executor=executor)
    assert sizes == [6]


def test_a_hundred_restarts_of_the_running_example_are_enough_for_two_workers():
    net = bp.Network.random(n_inputs=2, n_hidden=5, n_networks=100, rng=0)
    task = make_task(net, *bp.data.teacher(), tolerance=0, max_iterations=1, fixed=())
    assert len(task.split()) == 1
    assert len(task.split(4)) >= 2


def test_an_executor_where_there_are_no_processes(monkeypatch, alone):
    """As in a browser, whose Python cannot import what makes processes."""

    class AtOnce(Executor):
        def submit(self, function, /, *arguments, **options):
            future = Future()
            future.set_result(function(*arguments, **options))
            return future

    monkeypatch.setitem(sys.modules, "concurrent.futures.process", None)
    monkeypatch.delitem(vars(concurrent.futures), "ProcessPoolExecutor", raising=False)
    assert_same(a_study(executor=AtOnce(), **FULL), alone)


@contextlib.contextmanager
def dask_executor():
    """The executor of a local cluster of two worker processes."""
    cluster = LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0")
    with cluster, Client(cluster) as client:
        yield client.get_executor()


@pytest.fixture(scope="module")
def dask(engine_in_use):
    """One cluster for several tests."""
    with dask_executor() as executor:
        yield executor


def test_a_dask_cluster_changes_no_bit(alone, dask, rows_a_task):
    assert_same(a_study(executor=dask, **FULL), alone)


def test_dask_takes_functions_that_a_process_pool_cannot(dask):
    steep = bp.Activation("steep", lambda z: np.tanh(3 * z), lambda z, v: 3 * (1 - v * v))
    assert_same(a_study(executor=dask, activation=steep), a_study(activation=steep))


# Trouble on the way ---------------------------------------------------------------------------------------


@pytest.fixture
def death_note(tmp_path, monkeypatch):
    """While this file exists, the deadly activation counts in it and then ends its process."""
    note = tmp_path / "death note"
    note.write_text("0")
    monkeypatch.setenv(DEATH_NOTE, str(note))
    return note


def test_a_process_that_dies_is_an_error_and_no_study(death_note):
    with (
        ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as executor,
        pytest.raises(RuntimeError, match="a worker process died, and with it the study: nothing is returned"),
    ):
        a_study(executor=executor, activation=DEADLY)
    assert not death_note.exists()


def test_dask_runs_again_what_a_dead_worker_had(death_note):
    with dask_executor() as executor:
        study = a_study(executor=executor, activation=DEADLY)
    assert not death_note.exists()  # it has happened
    assert_same(study, a_study(activation=DEADLY))


def interrupting(at_call):
    """The sigmoid, with a Ctrl-C at its call number `at_call`."""
    count = itertools.count(1)

    def function(v_star):
        if next(count) == at_call:
            raise KeyboardInterrupt
        return 1 / (1 + np.exp(-v_star))

    return bp.Activation("interrupting", function, lambda v_star, v: v * (1 - v))


@pytest.mark.parametrize("at_call", [1, 2, 30, 310, 700])
def test_ctrl_c_returns_what_there_is_marked(at_call, monkeypatch):
    monkeypatch.setattr(chunks, "LARGEST_CHUNK", 4 * 2 * len(U))
    undisturbed = a_study(activation=interrupting(0), tolerance=0)
    study = a_study(activation=interrupting(at_call), tolerance=0)
    done, cut = study.stopped == "max_iterations", study.stopped == "interrupted"
    assert (done | cut).all() and cut.any()
    assert done.any() == (at_call > 301)
    np.testing.assert_array_equal(study.network.vector[done], undisturbed.network.vector[done])
    begun = cut & ~np.isnan(study.final_losses)
    np.testing.assert_allclose(bp.loss(study.network[begun], U, Y), study.final_losses[begun], rtol=1e-12)
    untouched = cut & np.isnan(study.final_losses)
    np.testing.assert_array_equal(study.network.vector[untouched], study.initial.vector[untouched])
    assert untouched.any() == (at_call < 604)  # the last of three tasks is under way at call 700
    assert "interrupted" in repr(study)


class OneAndNoMore(Executor):
    """Does the first task at once; the others wait for ever."""

    def __init__(self):
        self.futures = []

    def submit(self, function, /, *arguments, **named):
        future = Future()
        if not self.futures:
            future.set_result(function(*arguments, **named))
        self.futures.append(future)
        return future


def test_ctrl_c_while_waiting_for_workers_returns_what_has_come(monkeypatch):
    monkeypatch.setattr(chunks, "LARGEST_CHUNK", 4 * 2 * len(U))
    real = workers.Away.results

    def one_and_then_ctrl_c(*arguments):
        yield next(iter(real(*arguments)))
        raise KeyboardInterrupt

    monkeypatch.setattr(workers.Away, "results", one_and_then_ctrl_c)
    executor = OneAndNoMore()
    study = a_study(executor=executor, tolerance=0)
    assert sorted(set(study.stopped)) == ["interrupted", "max_iterations"]
    assert np.isnan(study.final_losses[study.stopped == "interrupted"]).all()
    assert all(future.cancelled() for future in executor.futures[1:])


SCRIPT = """
import multiprocessing, os, signal, sys, threading, time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
import numpy as np
import bplib as bp
from bplib.engine import chunks, workers

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in a shell's background ignores it
    chunks.LARGEST_CHUNK = chunks.SMALLEST_CHUNK = 1
    workers.PATIENCE = 60  # on a busy machine
    context = multiprocessing.get_context("spawn")
    make = {"threads": ThreadPoolExecutor, "processes": partial(ProcessPoolExecutor, mp_context=context)}
    together = context.Barrier(2).wait  # none has all of the first tasks while the other is still starting
    u, y = (np.repeat(a, 200, axis=0) for a in bp.data.teacher())  # the compiled engine is quick
    settings = dict(n_hidden=1, n_restarts=6, schedule=bp.schedules.constant(0.0001), tolerance=0, rng=0)
    with make[sys.argv[1]](2, initializer=together) as executor:
        bp.restarts(u, y, executor=executor, max_iterations=10, **settings)  # the workers are up
        threading.Timer(1, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
        study = bp.restarts(u, y, executor=executor, max_iterations=3_000_000, **settings)
    print(*study.stopped, (study.iterations > 0).sum())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot send Ctrl-C to one process alone")
@pytest.mark.parametrize("kind", ["threads", "processes"])
def test_ctrl_c_ends_the_work_of_an_executor(kind, tmp_path):
    """Sent to this process alone, as a notebook may do it. Left to run, the work would take many minutes."""
    script = tmp_path / "study.py"
    script.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run([sys.executable, script, kind], capture_output=True, text=True, check=True, timeout=120)
    *stopped, begun = done.stdout.split()
    assert stopped == ["interrupted"] * 6
    assert int(begun) == 2, "what was under way is kept, and nothing else was begun"


def test_no_file_is_left_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    seen = []
    real = workers.Away.results

    def looks(away, *arguments):
        seen.extend(tmp_path.iterdir())
        return real(away, *arguments)

    monkeypatch.setattr(workers.Away, "results", looks)
    with ThreadPoolExecutor(2) as executor:
        a_study(executor=executor)
        with pytest.raises(ZeroDivisionError):
            a_study(executor=executor, activation=bp.Activation("mine", lambda z: 1 / 0, lambda z, v: v))
    assert len(seen) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("at_call", [1, 150, 450])
def test_ctrl_c_while_rates_are_tabulated_returns_a_study_not_begun(at_call):
    count = itertools.count(1)

    def slow(m):
        if next(count) == at_call:
            raise KeyboardInterrupt
        return 0.02

    study = a_study(schedule=[slow, slow])
    assert study.stopped.shape == (2, 12)
    assert (study.stopped == "interrupted").all()
    assert np.isnan(study.final_losses).all() and np.isnan(study.losses).all()
    np.testing.assert_array_equal(study.network.vector, study.initial.vector)
    count = itertools.count(1)
    run = bp.train(study.initial[0, 0], U, Y, schedule=lambda m: slow(at_call), max_iterations=at_call)
    assert (run.stopped, run.iterations) == ("interrupted", 0)
    assert np.isnan(run.final_loss)
    np.testing.assert_array_equal(run.network.vector, study.initial[0, 0].vector)


def test_an_error_in_a_worker_is_that_error():
    def broken(v_star):
        raise ZeroDivisionError("my own mistake")

    mine = bp.Activation("mine", broken, lambda v_star, v: v)
    with ThreadPoolExecutor(2) as executor, pytest.raises(ZeroDivisionError, match="my own mistake"):
        a_study(executor=executor, activation=mine)


def test_after_an_error_the_work_still_waiting_is_not_begun(monkeypatch):
    monkeypatch.setattr(chunks, "LARGEST_CHUNK", 1)
    begun = []

    def broken(v_star):
        begun.append(1)
        time.sleep(0.05)  # the error is noticed meanwhile
        raise ZeroDivisionError

    mine = bp.Activation("mine", broken, lambda v_star, v: v)
    with ThreadPoolExecutor(1) as executor, pytest.raises(ZeroDivisionError):
        a_study(executor=executor, activation=mine)
    assert len(begun) < 12


# Bad input -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"n_restarts": 0}, ValueError, "n_restarts is 0; wanted at least 1"),
        ({"n_restarts": 2.5}, TypeError, "n_restarts is 2.5; wanted a whole number"),
        ({"n_hidden": 0}, ValueError, "n_hidden is 0; wanted at least 1"),
        ({"init_range": (1, -1)}, ValueError, r"init_range is \(1, -1\), which is reversed; wanted"),
        ({"init_range": [(-1, 1), (2, 2)]}, ValueError, r"init_range is \(2, 2\), which is empty; wanted"),
        ({"init_range": []}, TypeError, r"init_range is \[\]; wanted two finite numbers"),
        ({"init_range": 3}, TypeError, "init_range is 3; wanted two finite numbers"),
        ({"init_range": (-1, np.inf)}, ValueError, "which is not finite; wanted"),
        ({"schedule": []}, ValueError, "schedule is an empty list; wanted at least one schedule"),
        ({"schedule": 0.1}, TypeError, r"schedule is 0.1; wanted a function of m"),
        ({"schedule": [SCHEDULES[0], lambda m: 3.0 - m]}, ValueError, "schedule gives μ = 0 at m = 3; wanted"),
        ({"schedule": lambda m: float("nan")}, ValueError, "schedule gives μ = nan at m = 1; wanted"),
        ({"tolerance": -1}, ValueError, "tolerance is -1; wanted"),
        ({"fixed": "b"}, TypeError, "fixed is 'b', a bare string"),
        ({"executor": 4}, TypeError, "executor is 4; wanted a concurrent.futures.Executor"),
        ({"activation": np.tanh}, TypeError, "wanted an Activation such as bplib.sigmoid"),
    ],
)
def test_bad_input_is_told_what_is_wanted(options, error, message):
    with pytest.raises(error, match=message):
        a_study(**options)


def test_an_executor_that_is_shut_down_is_refused():
    executor = ThreadPoolExecutor(1)
    executor.shutdown()
    with pytest.raises(ValueError, match=r"executor cannot take work .*wanted one that is not shut down"):
        a_study(executor=executor)


def test_an_activation_that_cannot_travel_is_told_what_to_do(processes):
    nowhere = bp.Activation("nowhere", lambda z: np.tanh(z), lambda z, v: 1 - v * v)
    with pytest.raises(
        TypeError, match=r"activation nowhere cannot travel to another process .*define its functions in"
    ):
        a_study(executor=processes, activation=nowhere)


def test_an_activation_of_a_notebook_is_told_what_to_do(processes, monkeypatch):
    monkeypatch.setattr(sys.modules["fragile"].deadly, "__module__", "__main__")
    monkeypatch.setattr(sys.modules["__main__"], "deadly", DEADLY.function, raising=False)
    with pytest.raises(TypeError, match="activation deadly is defined in __main__, which workers do not have"):
        a_study(executor=processes, activation=DEADLY)


# The bar ------------------------------------------------------------------------------------------------------


def test_a_bar_is_shown_only_when_asked_for(capsys):
    quiet = a_study()
    assert capsys.readouterr() == ("", "")
    assert_same(a_study(progress=True), quiet)
    assert "task" in capsys.readouterr().err


def test_a_study_without_a_bar_imports_no_tqdm():
    code = "import sys, bplib as bp; bp.restarts(*bp.data.teacher(), n_hidden=1, n_restarts=1, max_iterations=2, "
    code += "engine='numpy', schedule=bp.schedules.one_over_m()); "
    code += "print('tqdm' in sys.modules, 'concurrent.futures' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"


def test_a_bar_without_tqdm_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    with pytest.raises(ModuleNotFoundError, match="progress=True needs the package tqdm: pip install tqdm"):
        a_study(progress=True)
