from typing import Any

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression

import bplib as bp
from bplib.course.cases import sunspots
from bplib.course.estimator import BackpropRegressor
from bplib.course.explorers import lags_and_units
from bplib.course.explorers.kit.controls import initial
from bplib.course.explorers.lags_and_units import BY_HAND, N_STEPS, LagsAndUnits, Outcome, known, train


@pytest.fixture(scope="module")
def explorer() -> LagsAndUnits:
    return LagsAndUnits()


def settings_of(**changed: Any) -> dict[str, Any]:
    return initial(LagsAndUnits.controls) | changed


def linear_errors(n_lags: int) -> tuple[float, float]:
    """The linear model's relative variances, 1724–1880 and 1881–1920, made without bplib."""
    series = sunspots.load()
    number = dict(zip(series.year.tolist(), series.number.tolist(), strict=True))
    unit = np.var([number[year] for year in range(1700, 1980)])
    u, y = ({}, {})
    for name, years in (("early", range(1724, 1881)), ("late", range(1881, 1921))):
        u[name] = np.array([[number[year - lag] for lag in range(1, n_lags + 1)] for year in years])
        y[name] = np.array([number[year] for year in years])
    model = LinearRegression().fit(u["early"], y["early"])
    early, late = (float(np.mean((model.predict(u[name]) - y[name]) ** 2) / unit) for name in u)
    return early, late


@pytest.mark.parametrize("n_lags", [1, 9, 24])
def test_the_linear_forecast_is_least_squares(n_lags: int) -> None:
    outcome = train(settings_of(n_lags=n_lags, n_hidden=1, n_restarts=1))
    np.testing.assert_allclose(outcome.years.errors(*outcome.years.linear), linear_errors(n_lags), rtol=1e-9)


@pytest.mark.parametrize("settings", [settings_of(), settings_of(n_lags=3, n_hidden=2, stop=BY_HAND, m=137)])
def test_the_errors_are_those_of_the_estimator(settings: dict[str, Any]) -> None:
    """Trained in one go, from the same weights, with the scaling and the rate of its own: the same forecasts."""
    outcome = train(settings)
    years, m = outcome.years, int(outcome.ends[outcome.stop])
    model = BackpropRegressor(
        settings["n_hidden"],
        init_range=(-0.3, 0.3),
        n_restarts=settings["n_restarts"],
        max_iterations=m,
        tolerance=0,
        random_state=0,
    ).fit(years.early.u, years.early.y)
    assert m == settings["m"] or settings["stop"] != BY_HAND
    y_bar = years.forecasts(model.networks_, years.late)
    np.testing.assert_allclose(outcome.errors[outcome.stop, 1], sunspots.relative_variance(years.late.y, y_bar))
    u = bp.with_constant_input((years.late.u - model.input_mean_) / model.input_scale_)
    back = model.target_mean_ + model.target_scale_ * model.networks_[outcome.best].predict(u)
    np.testing.assert_allclose(years.forecasts(outcome.networks[outcome.best], years.late), back)


def test_it_stops_where_the_validation_error_is_lowest() -> None:
    outcome = train(settings_of())
    assert outcome.errors[outcome.stop, 1, outcome.best] == outcome.errors[:, 1].min()
    assert 0 < outcome.stop < len(outcome.ends) - 1
    assert outcome.errors[-1, 0, outcome.best] < outcome.errors[outcome.stop, 0, outcome.best]


def test_the_first_restarts_stay_when_there_are_more() -> None:
    two, four = (train(settings_of(n_restarts=n)) for n in (2, 4))
    np.testing.assert_array_equal(two.errors, four.errors[..., :2])


@pytest.mark.parametrize("n_lags", [1, 24])
def test_no_sealed_year_is_used(n_lags: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the years after 1920 were: the same numbers. Only the unit of the errors is allowed to know them."""
    series, settings = sunspots.load(), settings_of(n_lags=n_lags)
    before = LagsAndUnits().view(settings).html()
    sunspots.relative_variance([1.0], [1.0])  # the unit is now known
    changed = np.where(series.year > 1920, 1e4, series.number)
    monkeypatch.setattr(lags_and_units.sunspots, "load", lambda: sunspots.Series(series.year, changed))
    assert LagsAndUnits().view(settings).html() == before
    assert known().year[-1] == 1920
    outcome = train(settings)
    years = outcome.years
    assert (years.early.year[0], years.early.year[-1]) == (1724, 1880)
    assert (years.late.year[0], years.late.year[-1]) == (1881, 1920)


@pytest.mark.parametrize("n_lags", [1, 24])
@pytest.mark.parametrize("n_hidden", [1, 12])
def test_no_setting_diverges(n_lags: int, n_hidden: int) -> None:
    outcome = train(settings_of(n_lags=n_lags, n_hidden=n_hidden, n_restarts=4))
    assert outcome.errors.max() < 1.3 and outcome.errors.min() > 0.03, "beyond the picture's axis"
    assert outcome.networks.b.shape == (4,)


def test_the_picture_shows_the_best_restart_and_the_linear_forecast(explorer: LagsAndUnits) -> None:
    settings = settings_of(stop=BY_HAND, m=700)
    view, outcome, picture = explorer.view(settings), train(settings), explorer.picture
    best = outcome.best
    assert 700 in outcome.ends and outcome.ends[outcome.stop] == 700
    np.testing.assert_array_equal(picture.training.get_ydata(), outcome.errors[:, 0, best])
    np.testing.assert_array_equal(picture.validation.get_ydata(), outcome.errors[:, 1, best])
    others = np.asarray(picture.others.get_ydata())
    np.testing.assert_array_equal(np.split(others, 3)[2][:-1], outcome.errors[:, 1, 2])
    assert np.isnan(np.split(others, 3)[0][-1])
    assert [*picture.here.get_xdata(), *picture.here.get_ydata()] == [700, outcome.errors[outcome.stop, 1, best]]
    np.testing.assert_allclose(picture.linear_error.get_ydata(), linear_errors(12)[1])
    error = sunspots.relative_variance(outcome.years.late.y, np.asarray(picture.network.get_ydata()))
    np.testing.assert_allclose(error, outcome.errors[outcome.stop, 1, best])
    persistence = np.mean(np.diff(known().number[-41:]) ** 2) / known_unit()
    for number in (error, linear_errors(12)[0], linear_errors(12)[1], persistence):
        assert f"<td>{number:.3f}</td>" in view.numbers
    assert "113 parameters, 157 training samples." in view.numbers


def known_unit() -> float:
    series = sunspots.load()
    return float(series.number[series.year < 1980].var())


def test_one_lag_is_singular(explorer: LagsAndUnits) -> None:
    for n_lags, said in ((1, "for 1 lag and H = 1"), (2, "for 2 lags and H = 1")):
        assert said in explorer.view(settings_of(n_lags=n_lags, n_hidden=1, n_restarts=1)).alt


def test_the_iteration_is_set_by_hand_or_not_at_all(explorer: LagsAndUnits) -> None:
    assert explorer.hidden(settings_of()) == {"m"}
    assert explorer.hidden(settings_of(stop=BY_HAND)) == set()


def test_what_ran_to_its_end_has_one_line(explorer: LagsAndUnits) -> None:
    for m, lines in ((N_STEPS, 1), (700, 2)):
        view = explorer.view(settings_of(stop=BY_HAND, m=m))
        assert view.numbers.count(f"m\u00a0=\u00a0{N_STEPS}<") + view.numbers.count(f"m = {N_STEPS}<") == 1
        assert ("the same, m" in view.numbers) == (lines == 2)
        assert view.alt.count(f"m = {N_STEPS}") == 1


# ---- what lesson 12 says of it


def lowest(outcome: Outcome) -> float:
    return float(outcome.errors[outcome.stop, 1, outcome.best])


def test_one_lag_is_too_few_and_the_second_is_the_largest_step() -> None:
    one, two = ([lowest(train(settings_of(n_lags=n, n_hidden=H, n_restarts=4))) for H in (1, 3, 8, 12)] for n in (1, 2))
    assert min(one) > linear_errors(1)[1]
    best = {n: lowest(train(settings_of(n_lags=n, n_restarts=4))) for n in range(1, 25)}
    steps = {n: best[n - 1] - best[n] for n in range(2, 25)}
    assert max(steps, key=lambda n: steps[n]) == 2
    assert min(one) - max(two) > np.ptp(one) + np.ptp(two)  # more than the units do


def test_the_linear_model_suffers_more_from_many_lags_than_the_stopped_network() -> None:
    training, validation = np.transpose([linear_errors(n) for n in range(1, 25)])
    assert (np.diff(training) < 0).all() and validation[23] > validation[8]
    outcome = train(settings_of(n_lags=24, n_hidden=12, n_restarts=4))
    run_on = outcome.errors[-1, :, outcome.best]
    assert run_on[0] < 0.6 * run_on[1]
    assert lowest(outcome) < 0.75 * linear_errors(24)[1]
    nine = lowest(train(settings_of(n_lags=9, n_hidden=12, n_restarts=4)))
    assert lowest(outcome) - nine < 0.75 * (validation[23] - validation[8])
