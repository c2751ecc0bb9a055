"""bplib.restarts through an executor: the same runs wherever they run, and what comes of trouble on the way."""

import concurrent.futures
import contextlib
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
from studies import RANGES, SCHEDULES, U, a_study, assert_same
from support import ARCTAN

import bplib as bp
from bplib.descent import make_task
from bplib.engine import chunks, workers

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
import multiprocessing, os, signal, sys, threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
import numpy as np
import bplib as bp
from bplib.engine import chunks, steps, workers

def begin(together, at_work):
    "In each worker: none has all of the tasks while the other is still starting. Then say when one is under way."
    together.wait()
    look = steps.EndOfWork.look
    def look_and_say(end):
        before = end.next_look
        look(end)
        if 0 < before < end.next_look and not hasattr(end, "said"):  # the second look: some iterations are done
            end.said = True
            at_work.release()
    steps.EndOfWork.look = look_and_say

def interrupt(at_work):
    for _ in range(2):
        at_work.acquire()
    os.kill(os.getpid(), signal.SIGINT)

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in a shell's background ignores it
    chunks.LARGEST_CHUNK = chunks.SMALLEST_CHUNK = 1
    workers.PATIENCE = 60  # on a busy machine
    context = multiprocessing.get_context("spawn")
    make = {"threads": ThreadPoolExecutor, "processes": partial(ProcessPoolExecutor, mp_context=context)}
    together, at_work = context.Barrier(2), context.Semaphore(0)
    u, y = (np.repeat(a, 200, axis=0) for a in bp.data.teacher())  # the compiled engine is quick
    settings = dict(n_hidden=1, n_restarts=6, schedule=bp.schedules.constant(0.0001), tolerance=0, rng=0)
    with make[sys.argv[1]](2, initializer=begin, initargs=(together, at_work)) as executor:
        threading.Thread(target=interrupt, args=(at_work,), daemon=True).start()
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
