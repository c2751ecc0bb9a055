"""BackpropRegressor: scikit-learn's own checks, and that it does with bplib what it says."""

import ast
import dataclasses
import inspect
import json
import pickle
import re

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.exceptions import DataConversionWarning, NotFittedError
from sklearn.model_selection import GridSearchCV, KFold, cross_val_score, cross_validate
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures
from sklearn.utils.estimator_checks import parametrize_with_checks
from support import ARCTAN, same_bits

import bplib as bp
from bplib.course.estimator.early_stopping import tabulated, train_and_keep
from bplib.course.estimator.regressor import BackpropRegressor, default_schedule

RNG = np.random.default_rng(5)
X = RNG.uniform([0, -500, 7], [1, 900, 7], (50, 3))  # the last column is constant
Y = 300 + 40 * np.sin(5 * X[:, 0]) + 0.05 * X[:, 1] + RNG.normal(0, 3, 50)
SMALL = {"n_hidden": 3, "n_restarts": 4, "max_iterations": 200, "random_state": 2}


def small(**changed):
    return BackpropRegressor(**(SMALL | changed))


@parametrize_with_checks([BackpropRegressor(), BackpropRegressor(validation_fraction=0.2, n_restarts=2)])
def test_scikit_learns_own_checks(estimator, check):
    check(estimator)


# Training ------------------------------------------------------------------------------------------------


def by_hand(X, y, **changed):
    """The same study with plain bplib, and the way back."""
    mean, scale = X.mean(axis=0), np.where(np.ptp(X, axis=0) > 0, X.std(axis=0), 1)

    def inputs(X):
        return bp.with_constant_input((X - mean) / scale)

    options = {
        "n_hidden": 3,
        "n_restarts": 4,
        "schedule": bp.schedules.constant(4 / 7 / len(y)),
        "max_iterations": 200,
        "rng": 2,
    } | changed
    study = bp.restarts(inputs(X), (y - y.mean()) / y.std(), **options)
    return study, lambda X: y.mean() + y.std() * study.best.predict(inputs(X))


def test_the_defaults_are_those_that_the_docstring_names():
    said = re.findall(r"^(\w+) : .+, default (.+)$", inspect.getdoc(BackpropRegressor), flags=re.MULTILINE)
    said = {name: ast.literal_eval(text.replace("−", "-")) for name, text in said}
    assert said | {"schedule": None} == BackpropRegressor().get_params()


def test_it_is_the_study_on_scaled_data_and_the_way_back():
    est = small().fit(X, Y)
    study, predict = by_hand(X, Y)
    np.testing.assert_allclose(est.networks_.vector, study.network.vector, rtol=1e-9)
    np.testing.assert_allclose(est.predict(X[:7]), predict(X[:7]), rtol=1e-11)
    np.testing.assert_allclose(est.losses_, study.final_losses, rtol=1e-10)
    assert est.best_restart_ == np.argmin(study.final_losses) != 0
    assert same_bits(est.iterations_, study.iterations)
    assert est.n_iter_ == 200 and est.n_features_in_ == 3
    assert same_bits(est.network_.vector, est.networks_.vector[est.best_restart_])
    assert est.validation_losses_ is est.validation_iterations_ is None


def test_it_is_the_study_bit_for_bit_with_its_own_scaling():
    est = small(activation="tanh", init_range=(-0.5, 2), tolerance=1e-3).fit(X, Y)
    u = bp.with_constant_input((X - est.input_mean_) / est.input_scale_)
    study = bp.restarts(
        u,
        (Y - est.target_mean_) / est.target_scale_,
        n_hidden=3,
        n_restarts=4,
        schedule=default_schedule(50, 3),
        activation=bp.tanh,
        init_range=(-0.5, 2),
        tolerance=1e-3,
        max_iterations=200,
        rng=2,
    )
    assert same_bits(est.networks_.vector, study.network.vector)
    assert same_bits(est.losses_, study.final_losses)
    assert len(set(est.iterations_)) > 1, "the tolerance stops them at different iterations"
    assert same_bits(est.iterations_, study.iterations)
    assert same_bits(est.predict(X), est.target_mean_ + est.target_scale_ * study.best.predict(u))


def test_the_scaling_is_mean_and_standard_deviation():
    est = small().fit(X, Y)
    np.testing.assert_allclose(est.input_mean_, X.mean(axis=0), rtol=1e-13)
    np.testing.assert_allclose(est.input_scale_[:2], X[:, :2].std(axis=0), rtol=1e-13)
    assert (est.input_mean_[2], est.input_scale_[2]) == (7, 1), "a constant column is its value, exactly"
    assert est.target_mean_ == pytest.approx(Y.mean(), rel=1e-13)
    assert est.target_scale_ == pytest.approx(Y.std(), rel=1e-13)


@pytest.mark.parametrize("unit", [1e-200, 0.3048, 1e5, 1e200])
def test_units_of_inputs_and_targets_do_not_matter(unit):
    before = small().fit(X, Y).predict(X)
    units = unit * np.array([1, 3, 0.1])
    np.testing.assert_allclose(small().fit(X * units, Y).predict(X * units)[:, None], before[:, None], rtol=1e-9)
    np.testing.assert_allclose(small().fit(X, unit * Y).predict(X) / unit, before, rtol=1e-9)


def test_zero_points_of_inputs_and_targets_do_not_matter():
    before, shift = small().fit(X, Y).predict(X), np.array([5, -1e4, 0.1])
    np.testing.assert_allclose(small().fit(X + shift, Y - 460).predict(X + shift) + 460, before, rtol=1e-8)


@pytest.mark.parametrize("constant", [0.0, 0.1, -1e300])
def test_constant_targets_are_predicted(constant):
    est = small().fit(X, np.full(50, constant))
    assert (est.target_mean_, est.target_scale_) == (constant, 1)
    np.testing.assert_allclose(est.predict(X), constant, atol=0.5)


def test_the_default_schedule_is_half_of_what_is_stable_for_equal_hidden_values():
    n_samples, n_hidden = 40, 6
    u = np.zeros((n_samples, 1))  # so v = ½ whatever the weights
    net = bp.Network.random(n_inputs=1, n_hidden=n_hidden, rng=0)
    largest = np.linalg.eigvalsh(bp.hessian(net, u, np.zeros(n_samples))).max()
    assert default_schedule(n_samples, n_hidden)(1) == pytest.approx(1 / largest, rel=1e-9)
    assert default_schedule(n_samples, n_hidden)(1) * n_samples == pytest.approx(4 / 10)


def test_a_schedule_of_ones_own():
    schedule = bp.schedules.a_over_b_plus_m(1, 100)
    est = small(schedule=schedule).fit(X, Y)
    study, _ = by_hand(X, Y, schedule=schedule)
    np.testing.assert_allclose(est.losses_, study.final_losses, rtol=1e-10)
    plain = small(schedule=lambda m: 1 / (100 + m)).fit(X, Y)
    assert same_bits(plain.losses_, est.losses_)


def test_a_restart_that_diverges_is_not_chosen():
    many = {"schedule": bp.schedules.constant(0.01), "n_restarts": 20, "init_range": (-4, 4), "activation": "relu"}
    est = small(**many).fit(X, Y)
    lost = np.isinf(est.losses_)
    assert 0 < lost.sum() < 20
    assert not lost[est.best_restart_]
    assert est.losses_[est.best_restart_] == est.losses_.min()
    assert (est.iterations_[lost] == 0).all() and (est.iterations_[~lost] > 0).all()


def test_random_state_follows_scikit_learns_convention():
    def start(random_state):
        return small(random_state=random_state, max_iterations=1).fit(X, Y).networks_.vector

    assert same_bits(start(3), start(np.int64(3)))
    assert not same_bits(start(3), start(4))
    assert same_bits(start(np.random.RandomState(3)), start(np.random.RandomState(3)))
    one = np.random.RandomState(3)
    assert not same_bits(start(one), start(one)), "an instance goes on"
    assert not same_bits(start(None), start(None))
    with pytest.raises(ValueError, match="cannot be used to seed"):
        start("3")


def test_fitting_again_begins_anew_and_changes_no_argument():
    before_X, before_y = X.copy(), Y.copy()
    est = small(validation_fraction=0.2)
    first = est.fit(X, Y).predict(X)
    assert est.set_params(validation_fraction=0.0).fit(X, Y).validation_losses_ is None
    assert same_bits(est.set_params(validation_fraction=0.2).fit(X, Y).predict(X), first)
    assert same_bits(X, before_X) and same_bits(Y, before_y)


def test_a_fit_that_fails_leaves_the_older_one():
    est = small().fit(X, Y)
    before = est.predict(X)
    with pytest.raises(ValueError, match="diverged"):
        est.set_params(schedule=bp.schedules.constant(1e6), activation="identity").fit(2 * X, Y)
    assert same_bits(est.predict(X), before)
    with pytest.raises(ValueError, match="diverged"):
        est.fit(X[:, :1], Y)
    assert same_bits(est.predict(X), before)
    with pytest.raises(ValueError, match="X has 1 features, but BackpropRegressor is expecting 3"):
        est.predict(X[:, :1])


def test_ctrl_c_ends_the_fit(monkeypatch):
    def interrupted(*arguments, **options):
        run = train(*arguments, **options)
        return dataclasses.replace(run, stopped=np.array(["max_iterations", *["interrupted"] * 3]))

    train = bp.train
    monkeypatch.setattr(bp, "train", interrupted)
    est = small()
    with pytest.raises(KeyboardInterrupt):
        est.fit(X, Y)
    with pytest.raises(NotFittedError):
        est.predict(X)


# Validation ----------------------------------------------------------------------------------------------

NOISE = RNG.normal(size=(30, 4)), RNG.normal(size=30)  # nothing to learn: every network overfits


def test_validation_keeps_the_iterate_and_the_restart_with_the_lowest_loss():
    X_val, y_val = RNG.normal(size=(20, 4)), RNG.normal(size=20)
    est = small().fit(*NOISE, validation=(X_val, y_val))
    at, losses = est.validation_iterations_, est.validation_losses_
    assert losses.shape == (len(at), 4) and at[0] == 1 and at[-1] == 200
    k, r = np.unravel_index(np.argmin(losses), losses.shape)
    assert (est.best_restart_, est.n_iter_) == (r, at[k])
    assert 1 < est.n_iter_ < 200, "stopped early"
    assert same_bits(est.iterations_, at[losses.argmin(axis=0)])

    # Each kept network is the iterate of that number, trained in one go.
    u = bp.with_constant_input((NOISE[0] - est.input_mean_) / est.input_scale_)
    y = (NOISE[1] - est.target_mean_) / est.target_scale_
    u_val = bp.with_constant_input((X_val - est.input_mean_) / est.input_scale_)
    initial = bp.Network.random(n_inputs=5, n_hidden=3, n_networks=4, rng=2)
    for member, m in enumerate(est.iterations_):
        run = bp.train(initial, u, y, schedule=default_schedule(30, 3), max_iterations=int(m))
        assert same_bits(run.network.vector[member], est.networks_.vector[member])
        assert run.final_losses[member] == est.losses_[member]
    expected = bp.loss(est.networks_, u_val, (y_val - est.target_mean_) / est.target_scale_)
    np.testing.assert_allclose(losses.min(axis=0), expected, rtol=1e-12)
    # The validation samples entered neither the scaling nor the training.
    np.testing.assert_allclose(est.input_mean_, NOISE[0].mean(axis=0), rtol=1e-12, atol=1e-15)


def test_the_fraction_is_a_random_split_that_the_seed_decides():
    est = small(validation_fraction=0.3).fit(*NOISE)
    rng = np.random.default_rng(2)
    bp.Network.random(n_inputs=5, n_hidden=3, n_networks=4, rng=rng)
    out = np.isin(np.arange(30), rng.permutation(30)[:9])
    same = small().fit(NOISE[0][~out], NOISE[1][~out], validation=(NOISE[0][out], NOISE[1][out]))
    assert same_bits(est.validation_losses_, same.validation_losses_)
    assert same_bits(est.networks_.vector, same.networks_.vector)
    other = small(validation_fraction=0.3, random_state=3).fit(*NOISE)
    assert not same_bits(est.input_mean_, other.input_mean_)


def test_a_restart_that_stops_by_tolerance_is_not_trained_on():
    est = small(tolerance=0.02, n_restarts=8).fit(X[:40], Y[:40], validation=(X[40:], Y[40:]))
    study, _ = by_hand(X[:40], Y[:40], tolerance=0.02, n_restarts=8)
    assert len(set(study.iterations)) > 1
    for member, m in enumerate(study.iterations):
        past = est.validation_iterations_ >= m
        assert np.isnan(est.validation_losses_[past, member][1:]).all()
        assert not np.isnan(est.validation_losses_[~past, member]).any()
        assert est.iterations_[member] <= m


def test_a_diverging_restart_keeps_what_it_was_before():
    schedule = lambda m: 0.01 if m < 50 else 1e6  # noqa: E731
    est = small(schedule=schedule, activation="identity", tolerance=0).fit(X[:40], Y[:40], validation=(X[40:], Y[40:]))
    assert np.isfinite(est.losses_).all() and est.n_iter_ < 50
    assert np.isfinite(est.predict(X)).all()
    study, _ = by_hand(X[:40], Y[:40], schedule=schedule, activation=bp.identity, tolerance=0)
    assert set(study.stopped) == {"diverged"} and (study.iterations > 50).all()
    after = est.validation_iterations_[:, None] > study.iterations
    assert same_bits(np.isnan(est.validation_losses_), after)


def test_segments_change_no_bit():
    u, y = bp.data.teacher()
    nets = bp.Network.random(n_inputs=u.shape[1], n_hidden=3, n_networks=5, rng=0)
    mu = 1 / (50 + np.arange(1, 301))
    whole = train_and_keep(nets, u, y, mu, 1e-4)
    by_training_loss = train_and_keep(nets, u, y, mu, 1e-4, validation=(u, y))
    run = bp.train(nets, u, y, schedule=bp.schedules.a_over_b_plus_m(1, 50), max_iterations=300, tolerance=1e-4)
    assert same_bits(whole.networks.vector, run.network.vector)
    falling = (np.diff(by_training_loss.validation_losses, axis=0) < 0) | np.isnan(
        np.diff(by_training_loss.validation_losses, axis=0)
    )
    assert falling.all(axis=0).any(), "so the last iterate is the kept one"
    for member in np.flatnonzero(falling.all(axis=0)):
        assert same_bits(by_training_loss.networks.vector[member], run.network.vector[member])


# In scikit-learn's hands ---------------------------------------------------------------------------------


def test_pipelines_grids_and_cross_validation():
    pipe = make_pipeline(PolynomialFeatures(2, include_bias=False), small())
    assert pipe.fit(X, Y).score(X, Y) > 0.3
    folds = KFold(3, shuffle=True, random_state=0)
    search = GridSearchCV(
        small(), {"n_hidden": [1, 4], "activation": ["tanh", bp.sigmoid]}, cv=folds, error_score="raise"
    ).fit(X, Y)
    (tanh_4,) = (k for k, p in enumerate(search.cv_results_["params"]) if p == {"activation": "tanh", "n_hidden": 4})
    scores = cross_val_score(small(n_hidden=4, activation="tanh"), X, Y, cv=folds)
    assert scores.mean() == pytest.approx(search.cv_results_["mean_test_score"][tanh_4], rel=1e-9)
    assert search.best_params_["n_hidden"] == 4 and search.best_score_ >= scores.mean() > 0.3


def test_processes_give_the_same_with_a_schedule_too():
    est = small(schedule=bp.schedules.constant(0.005), activation=bp.tanh)
    here = cross_validate(est, X, Y, cv=2)
    there = cross_validate(est, X, Y, cv=2, n_jobs=2, return_estimator=True)
    np.testing.assert_allclose(there["test_score"], here["test_score"], rtol=1e-9)
    assert there["estimator"][0].schedule.label == "0.005"


def test_clone_and_pickle():
    est = small(activation=bp.sine, schedule=bp.schedules.one_over_m())
    again = clone(est)
    assert again.activation is bp.sine and again.get_params()["schedule"].label == "1/m"
    fitted = small().fit(X, Y)
    assert same_bits(pickle.loads(pickle.dumps(fitted)).predict(X), fitted.predict(X))
    assert not hasattr(clone(fitted), "network_")


def test_targets_in_a_column_are_warned_of():
    with pytest.warns(DataConversionWarning, match="column-vector y was passed"):
        column = small().fit(X, Y[:, None])
    assert same_bits(column.predict(X), small().fit(X, Y).predict(X))


# Errors --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fit", "kind", "message"),
    [
        (lambda: small(n_hidden=0).fit(X, Y), ValueError, "n_hidden is 0; wanted at least 1"),
        (lambda: small(n_restarts=2.5).fit(X, Y), TypeError, "n_restarts is 2.5; wanted a whole number"),
        (lambda: small(max_iterations=0).fit(X, Y), ValueError, "max_iterations is 0; wanted at least 1"),
        (lambda: small(tolerance=-1).fit(X, Y), ValueError, "tolerance is -1; wanted"),
        (lambda: small(init_range=(1, -1)).fit(X, Y), ValueError, "init_range is (1, -1), which is reversed"),
        (lambda: small(activation="logistic").fit(X, Y), ValueError, "activation is 'logistic'; wanted an Activation"),
        (lambda: small(activation=np.tanh).fit(X, Y), ValueError, "activation is <ufunc 'tanh'>; wanted an Activ"),
        (lambda: small(schedule=0.01).fit(X, Y), TypeError, "schedule is 0.01; wanted a function of m"),
        (lambda: small(schedule=lambda m: 150 - m).fit(X, Y), ValueError, "schedule gives μ = 0 at m = 150"),
        (lambda: small(validation_fraction=1).fit(X, Y), ValueError, "validation_fraction is 1; wanted"),
        (lambda: small(validation_fraction=-0.1).fit(X, Y), ValueError, "validation_fraction is -0.1; wanted"),
        (lambda: small(validation_fraction="0.1").fit(X, Y), ValueError, "validation_fraction is '0.1'; wanted"),
        (
            lambda: small(validation_fraction=0.9).fit(X[:2], Y[:2]),
            ValueError,
            "validation_fraction is 0.9 of n_samples=2, which leaves nothing to train on",
        ),
        (
            lambda: small(validation_fraction=0.1).fit(X, Y, validation=(X, Y)),
            ValueError,
            "validation is given and validation_fraction is 0.1; wanted one of the two",
        ),
        (lambda: small().fit(X, Y, validation=X), TypeError, "validation is ndarray; wanted a pair (X, y)"),
        (lambda: small().fit(X, Y, validation=(X[:, :2], Y)), ValueError, "X has 2 features, but Backprop"),
        (lambda: small().fit(X, Y, validation=(X, Y[1:])), ValueError, "inconsistent numbers of samples"),
        (lambda: small().fit([[-1e308], [1e308]], [0, 1]), ValueError, "X spans more than the largest float"),
        (
            lambda: small(schedule=bp.schedules.constant(50), activation="identity").fit(X, Y),
            ValueError,
            "all 4 restarts diverged: the learning rate is too large. It begins with μ = 50, so μ·P = 2.5e+03 for "
            "P = 50 training samples; pass a smaller one, such as schedule=bplib.schedules.constant(0.01)",
        ),
        (lambda: small(random_state=-1).fit(X, Y), ValueError, "random_state is -1; wanted at least 0, a"),
        (lambda: small().predict(X), NotFittedError, "not fitted yet"),
        (lambda: small().save("never written"), NotFittedError, "not fitted yet"),
    ],
)
def test_errors_say_what_came_and_what_is_wanted(fit, kind, message):
    with pytest.raises(kind, match=re.escape(message)):
        fit()


# The file ------------------------------------------------------------------------------------------------

FITTED_ARRAYS = ["input_mean_", "input_scale_", "losses_", "iterations_"]


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"validation_fraction": 0.25, "activation": bp.tanh, "random_state": np.int64(7)},
        {"schedule": bp.schedules.a_over_b_plus_m(0.3, 10), "init_range": [-2, 2], "n_hidden": np.int64(2)},
    ],
)
def test_a_saved_estimator_comes_back_bit_for_bit(changed, tmp_path):
    est = small(**changed).fit(X, Y)
    est.save(tmp_path / "est.npz")
    again = BackpropRegressor.load(tmp_path / "est.npz")
    assert same_bits(again.predict(X), est.predict(X))
    for name in FITTED_ARRAYS + ["validation_losses_", "validation_iterations_"] * bool(est.validation_fraction):
        assert same_bits(getattr(again, name), getattr(est, name)), name
    for name in ("best_restart_", "n_iter_", "target_mean_", "target_scale_", "n_features_in_"):
        assert getattr(again, name) == getattr(est, name), name
    if not est.validation_fraction:
        assert again.validation_losses_ is again.validation_iterations_ is None
    for name, value in est.get_params().items():
        if name not in ("activation", "schedule", "init_range"):
            assert again.get_params()[name] == value, name
    assert again.init_range == tuple(est.init_range)
    # Fitted again, it does the same again.
    assert same_bits(clone(again).fit(X, Y).networks_.vector, est.networks_.vector)
    again.save(tmp_path / "again.npz")
    assert same_bits(BackpropRegressor.load(tmp_path / "again.npz").predict(X), est.predict(X))


def test_a_saved_schedule_is_a_table(tmp_path):
    small(schedule=bp.schedules.one_over_m()).fit(X, Y).save(tmp_path / "est")
    schedule = BackpropRegressor.load(tmp_path / "est").schedule
    assert schedule.label == "1/m"
    assert same_bits(schedule(np.arange(1, 201)), 1 / np.arange(1, 201))
    assert schedule(4) == 0.25
    assert schedule(np.arange(0)).shape == (0,)
    with pytest.raises(ValueError, match="m is 201, and this schedule was saved up to m = 200"):
        schedule(201)
    with pytest.raises(ValueError, match="m is 202, and this schedule was saved up to m = 200"):
        schedule(np.arange(1, 203))
    assert tabulated("x", np.array([3.0]))(1) == 3


def test_infinite_losses_and_names_of_columns_are_kept(tmp_path):
    many = {"schedule": bp.schedules.constant(0.01), "n_restarts": 20, "init_range": (-4, 4), "activation": "relu"}
    est = small(**many).fit(X, Y)
    est.feature_names_in_ = np.array(["ä", "b", "c"], dtype=object)
    est.save(tmp_path / "est")
    again = BackpropRegressor.load(tmp_path / "est")
    assert np.isinf(again.losses_).any() and same_bits(again.losses_, est.losses_)
    assert list(again.feature_names_in_) == ["ä", "b", "c"]


def test_an_activation_of_ones_own_is_passed_in(tmp_path):
    est = small(activation=ARCTAN).fit(X, Y)
    est.save(tmp_path / "est")
    again = BackpropRegressor.load(tmp_path / "est", activation=ARCTAN)
    assert again.activation is again.network_.activation is ARCTAN
    assert same_bits(again.predict(X), est.predict(X))
    with pytest.raises(ValueError, match="activation arctan, and none was given; pass activation="):
        BackpropRegressor.load(tmp_path / "est")
    with pytest.raises(TypeError, match="activation is 'arctan'; wanted an Activation"):
        BackpropRegressor.load(tmp_path / "est", activation="arctan")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The bytes of a saved estimator."""
    path = tmp_path_factory.mktemp("estimator") / "est"
    small(validation_fraction=0.2).fit(X, Y).save(path)
    return path.read_bytes()


def test_a_file_cut_short_or_changed_is_refused(whole, tmp_path):
    path = tmp_path / "est"
    path.write_bytes(whole)
    sound = BackpropRegressor.load(path).predict(X)
    refused = 0
    for place in range(0, len(whole), 23):
        path.write_bytes(whole[:place])
        with pytest.raises(ValueError, match="cannot be read as an estimator"):
            BackpropRegressor.load(path)
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            again = BackpropRegressor.load(path)
        except ValueError as error:
            assert "cannot be read as an estimator" in str(error)
            refused += 1
        else:
            assert same_bits(again.predict(X), sound)
    assert refused > len(whole) / 23 / 2


def header_with(**fields):
    def change(header, arrays):
        header.update(fields)

    return change


def array_with(name, change):
    def changed(header, arrays):
        arrays[name] = change(arrays[name])

    return changed


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (header_with(format="bplib network 1"), "it is in the format 'bplib network 1'"),
        (header_with(best_restart=4), "best_restart is 4, and there are 4 restarts"),
        (header_with(best_restart=-1), "best_restart is -1; wanted at least 0"),
        (header_with(feature_names=["a"]), "feature_names_in_ has shape"),
        (header_with(target=[0.0, 0.0]), "its scales are not all above zero"),
        (header_with(target=[float("nan"), 1.0]), "the means holds nan"),
        (header_with(parameters={"depth": 3, "init_range": [0, 1]}), "Invalid parameter 'depth'"),
        (array_with("input_scale_", lambda a: -a), "its scales are not all above zero"),
        (array_with("input_mean_", lambda a: a[1:]), "input_mean_ has shape"),
        (array_with("losses_", lambda a: a[1:]), "losses_ has shape"),
        (array_with("validation_losses_", lambda a: a[1:]), "validation_losses_ has shape"),
        (array_with("w", lambda a: a[:, 1:]), "input_mean_ has shape"),
        (array_with("x", lambda a: np.nan * a), "x holds nan"),
        (lambda header, arrays: arrays.pop("b"), "it holds the arrays"),
        (lambda header, arrays: header.pop("parameters"), "parameters"),
    ],
)
def test_a_file_that_says_something_else_is_refused(whole, change, message, tmp_path):
    path = tmp_path / "est.npz"
    path.write_bytes(whole)
    with np.load(path) as file:
        arrays = dict(file)
    header = json.loads(str(arrays.pop("header")))
    change(header, arrays)
    np.savez(path, header=np.array(json.dumps(header)), **arrays)
    with pytest.raises(ValueError, match=f"est.npz cannot be read as an estimator: .*{re.escape(message)}"):
        BackpropRegressor.load(path)


def test_a_network_is_not_an_estimator_and_a_missing_file_is_just_that(tmp_path):
    small().fit(X, Y).network_.save(tmp_path / "net")
    with pytest.raises(ValueError, match="cannot be read as an estimator: it is in the format 'bplib network 1'"):
        BackpropRegressor.load(tmp_path / "net")
    with pytest.raises(FileNotFoundError):
        BackpropRegressor.load(tmp_path / "none")


@pytest.mark.parametrize("name", ["X", "y"])
def test_masked_arrays_are_refused(name):
    X, y = np.linspace(-1, 1, 6)[:, None], np.linspace(0, 1, 6)
    data = {"X": X, "y": y}
    data[name] = np.ma.array(data[name], mask=data[name] > 0.5)
    with pytest.raises(TypeError, match=f"^{name} is a masked array, whose hidden values"):
        BackpropRegressor(max_iterations=2).fit(**data)
    est = BackpropRegressor(n_restarts=1, max_iterations=2).fit(X, y)
    with pytest.raises(TypeError, match=f"^{name} is a masked array"):
        est.fit(X, y, validation=(data["X"], data["y"]))
    if name == "X":
        with pytest.raises(TypeError, match=r"^X is a masked array"):
            est.predict(data["X"])
