"""bplib.restarts: which runs a study makes, and what an interruption leaves of them."""

import inspect
import itertools
import subprocess
import sys

import numpy as np
import pytest
from studies import RANGES, SCHEDULES, U, Y, a_study, assert_same
from support import ACTIVATIONS

import bplib as bp
from bplib.engine import chunks

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


def test_the_defaults_are_those_of_a_single_training():
    of_one, of_many = (inspect.signature(each).parameters for each in (bp.train, bp.restarts))
    shared = ("tolerance", "max_iterations", "fixed", "engine")
    assert {name: of_many[name].default for name in shared} == {name: of_one[name].default for name in shared}
    assert [of_one[name].default for name in shared] == [1e-9, 10_000, (), None]
    assert (of_many["init_range"].default, of_many["activation"].default) == ((-1, 1), bp.sigmoid)


# Ctrl-C --------------------------------------------------------------------------------------------------


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


# The bar ------------------------------------------------------------------------------------------------------


def test_a_bar_is_shown_only_when_asked_for(capsys):
    quiet = a_study()
    assert_same(a_study(progress=None), quiet)
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
