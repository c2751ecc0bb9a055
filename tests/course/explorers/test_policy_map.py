import re
from typing import Any

import numpy as np
import pytest
from matplotlib.path import Path
from scipy.optimize import minimize
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

from bplib.course.cases.inventory import Inventory, Policy
from bplib.course.explorers.kit.controls import initial
from bplib.course.explorers.policy_map.explorer import (
    DEGREES,
    EXACT,
    GAP_MAP,
    NETWORKS,
    S_MAP,
    Outcome,
    PolicyMap,
    _numbers,
    designs,
    fitted,
    outcome_of,
    shop_of,
    simulated,
)
from bplib.course.explorers.policy_map.picture import CUT


@pytest.fixture(scope="module")
def explorer() -> PolicyMap:
    return PolicyMap()


def settings_of(**changed: Any) -> dict[str, Any]:
    return initial(PolicyMap.controls) | changed


def extreme_costs() -> list[dict[str, float]]:
    low_high = [control.extremes() for control in PolicyMap.controls if control.name in ("order", "holding", "penalty")]
    return [
        {"order": order, "holding": holding, "penalty": penalty}
        for order in low_high[0]
        for holding in low_high[1]
        for penalty in low_high[2]
    ]


def by_loop(s: float, S: float, demands: Any) -> list[float]:
    """Orders, units held and units owed a period, one period after the other."""
    stock, found = S, np.zeros(3)
    for demand in demands:
        if stock < s:
            stock, found[0] = S, found[0] + 1
        stock -= demand
        found[1 if stock > 0 else 2] += abs(stock)
    return list(found / len(demands))


def test_the_parts_are_those_of_a_loop_over_periods() -> None:
    demands = np.random.default_rng(1).exponential(200.0, size=(200, 100))
    s, S = designs()
    parts = [by_loop(s[k], S[k], demands[:, k]) for k in range(100)]
    np.testing.assert_allclose(simulated(200).T, parts, rtol=1e-9, atol=1e-9)


def test_the_designs_fill_the_map() -> None:
    """However many are used: the largest empty square is little larger than it has to be."""
    s, S = designs()
    assert (s >= 0).all() and (s <= 800).all() and (S >= s).all() and (S - s <= 600).all()
    for n in (20, 40, 100):
        cells = int(np.sqrt(n / 2.5))
        taken = set(zip((s[:n] * cells // 800).astype(int), ((S - s)[:n] * cells // 600).astype(int), strict=True))
        assert len(taken) == cells**2


@pytest.mark.parametrize("model", DEGREES)
def test_a_polynomial_of_the_parts_is_one_of_the_cost(model: str) -> None:
    """scikit-learn's, fitted to the simulated cost itself, says the same everywhere."""
    settings = settings_of(model=model, order=250.0, holding=0.7, penalty=30.0, n_designs=60)
    s, S = (each[:60] for each in designs())
    shop = Inventory(order_cost=250.0, unit_cost=0, holding_cost=0.7, penalty_cost=30.0)
    y = shop.simulate(*designs(), n_periods=1000, rng=1)[0, :60]
    fit = make_pipeline(StandardScaler(), PolynomialFeatures(DEGREES[model]), LinearRegression())
    fit.fit(np.column_stack([s, S]), y)
    said = fit.predict(np.column_stack([S_MAP.ravel(), (S_MAP + GAP_MAP).ravel()])).reshape(S_MAP.shape) + 200
    np.testing.assert_allclose(outcome_of(settings).said, said, rtol=1e-8)


def test_the_networks_fit_what_they_were_trained_on() -> None:
    """Near each design the map says about what was simulated there."""
    s, S = designs()
    at = np.rint(s / 10).astype(int), np.rint((S - s) / 10).astype(int)
    for part, said in zip(simulated(5000), fitted(NETWORKS, 100, 5000), strict=True):
        assert np.corrcoef(part, said[at])[0, 1] > 0.97
        assert abs(part.mean() - said[at].mean()) < 0.05 * part.std()


@pytest.mark.parametrize("costs", extreme_costs(), ids=lambda costs: "-".join(f"{cost:g}" for cost in costs.values()))
def test_the_best_policy_is_on_the_map_and_the_exact_model_finds_it(costs: dict[str, float]) -> None:
    settings = settings_of(model=EXACT, **costs)
    shop, outcome = shop_of(settings), outcome_of(settings)
    assert (shop.order_cost, shop.holding_cost, shop.penalty_cost) == tuple(costs.values())
    s, S, cost = outcome.best
    assert 0 < s < 800 and 0 < S - s < 600
    found = minimize(lambda p: shop.cost(p[0], p[0] + abs(p[1])), [300.0, 300.0], method="Nelder-Mead", tol=1e-9)
    assert found.fun == pytest.approx(cost)
    assert abs(outcome.chosen.s - s) <= 30 and abs(outcome.chosen.S - S) <= 30
    assert 0 <= outcome.regret < 0.002 * cost
    assert outcome.rms == 0


@pytest.mark.parametrize("model", [NETWORKS, *DEGREES])
def test_the_regret_is_judged_by_the_true_cost(model: str) -> None:
    settings = settings_of(model=model)
    outcome = outcome_of(settings)
    true = float(Inventory().cost(outcome.chosen.s, outcome.chosen.S))
    assert outcome.said.min() == outcome.promised
    assert outcome.chosen.cost == pytest.approx(true) and outcome.best.cost == pytest.approx(740.95, abs=0.005)
    assert outcome.regret == pytest.approx(true - 740.95, abs=0.006) and outcome.regret > 0
    on_the_map = Inventory().cost(S_MAP, S_MAP + GAP_MAP)
    assert outcome.rms == pytest.approx(np.linalg.norm(outcome.said - on_the_map) / np.sqrt(S_MAP.size))


def regrets(model: str) -> Any:
    knows = {"model": model, "n_designs": 100, "n_periods": "5000"}
    return np.array([outcome_of(settings_of(**knows, **costs)).regret for costs in extreme_costs()])


def test_networks_mostly_choose_better_than_a_plane_or_a_quadratic() -> None:
    """Not better than the cubic, which is said nowhere, and is not so."""
    networks = regrets(NETWORKS)
    assert (networks < regrets("linear")).sum() >= 7 and (networks < regrets("quadratic")).sum() >= 7
    assert np.median(networks) < np.median(regrets("quadratic")) / 5


def test_another_price_trains_nothing_again() -> None:
    outcome_of(settings_of())
    before = fitted.cache_info().misses
    outcome_of(settings_of(order=300.0, holding=2.0, penalty=5.0))
    assert fitted.cache_info().misses == before
    outcome_of(settings_of(n_designs=41))
    assert fitted.cache_info().misses == before + 1


def test_the_picture_shows_map_choice_and_cut(explorer: PolicyMap) -> None:
    settings = settings_of(model="quadratic")
    view, outcome, picture = explorer.view(settings), outcome_of(settings), explorer.picture
    s, S = designs()
    np.testing.assert_array_equal(picture.designs.get_xdata(), s[:40])
    np.testing.assert_array_equal(picture.designs.get_ydata(), (S - s)[:40])
    assert [*picture.chosen.get_xdata(), *picture.chosen.get_ydata()] == [
        outcome.chosen.s,
        outcome.chosen.S - outcome.chosen.s,
    ]
    np.testing.assert_allclose([*picture.best.get_xdata(), *picture.best.get_ydata()], [340.95, 200.0], atol=0.01)
    gap = outcome.chosen.S - outcome.chosen.s
    s = np.asarray(picture.true.get_xdata())
    true = np.clip(100 * (Inventory().cost(s, s + gap) / outcome.best.cost - 1), *CUT)
    np.testing.assert_allclose(picture.true.get_ydata(), true)
    at = int(np.flatnonzero(s == outcome.chosen.s)[0])
    assert np.asarray(picture.said.get_ydata())[at] == pytest.approx(100 * (outcome.promised / outcome.best.cost - 1))
    assert f"Regret: {outcome.regret:.2f}</strong>" in view.numbers and f"{outcome.chosen.cost:.2f}" in view.alt
    explorer.view(settings_of(model=EXACT))
    assert not len(picture.designs.get_xdata())


def holds(area: Any, place: Any) -> bool:
    """Whether a place is in an area, whose holes are polygons inside polygons."""
    polygons = [polygon for path in area.get_paths() for polygon in path.to_polygons()]
    return sum(Path(polygon).contains_point(place) for polygon in polygons) % 2 == 1


@pytest.mark.parametrize("model", [EXACT, NETWORKS])
def test_the_shade_of_a_policy_is_its_cost(explorer: PolicyMap, model: str) -> None:
    """Every policy of the map lies in the area for its cost by the model, and in no other."""
    settings = settings_of(model=model)
    explorer.view(settings)
    outcome = outcome_of(settings)
    excess = 100 * (outcome.said / outcome.best.cost - 1)
    band = np.digitize(excess, [0, 1, 5, 20, 50, 100])
    for i, j in np.random.default_rng(0).integers(1, 60, size=(60, 2)):
        near = band[i - 1 : i + 2, j - 1 : j + 2]
        if (near == band[i, j]).all():
            place = S_MAP[i, j], GAP_MAP[i, j]
            inside = [holds(area, place) for area in explorer.picture.bands]
            assert np.flatnonzero(inside).tolist() == [band[i, j]], place
    for area in explorer.picture.bands:
        assert area.get_transform() == explorer.picture.canvas.figure.axes[0].transData
        assert not area.get_offset_transform().transform([[0.0, 0.0]]).any()


def test_the_exact_cost_needs_no_simulation(explorer: PolicyMap) -> None:
    assert explorer.hidden(settings_of(model=EXACT)) == {"n_designs", "n_periods"}
    assert explorer.hidden(settings_of()) == set()


def test_a_choice_at_the_edge_and_a_promise_nobody_can_keep_are_said(explorer: PolicyMap) -> None:
    assert "edge of the map" in explorer.view(settings_of(model="linear")).numbers
    numbers = explorer.view(settings_of()).numbers
    assert "edge of the map" not in numbers and "promises what no policy can keep" in numbers
    assert "promises" not in explorer.view(settings_of(model=EXACT)).numbers


def test_a_promise_barely_below_the_lowest_cost_is_shown_to_be() -> None:
    """The lowest cost is 740.95, by the lesson."""
    outcome = outcome_of(settings_of())
    for promised, text in ((outcome.best.cost - 0.001, "740.94"), (outcome.best.cost + 0.001, "740.95")):
        numbers = _numbers(outcome._replace(promised=promised))
        shown = re.findall(r"<td>(.*?)</td>", numbers.partition("chosen by")[2])[3]
        assert shown.startswith(text) and (float(shown) < 740.95) == ("promises what no policy can keep" in numbers)
        assert (len(shown) > 6) == (promised < outcome.best.cost)


# ---- what lesson 11 says of it


def test_dear_orders_are_rare_and_large() -> None:
    dear, usual = (outcome_of(settings_of(order=order)).best for order in (400.0, 100.0))
    assert dear.S - dear.s == pytest.approx(2 * (usual.S - usual.s)) and dear.s < usual.s


def test_near_the_edge_of_the_designs_every_model_chooses_badly() -> None:
    prices = {"order": 20.0, "holding": 0.5, "penalty": 40.0}
    assert outcome_of(settings_of(**prices)).best.s > 770
    for model in (NETWORKS, *DEGREES):
        usual, at_the_edge = (outcome_of(settings_of(model=model, **costs)) for costs in ({}, prices))
        assert at_the_edge.regret / at_the_edge.best.cost > 0.04
        if model != "linear":
            assert usual.regret / usual.best.cost < 0.04
    assert outcome_of(settings_of(**prices)).regret > outcome_of(settings_of(model="quadratic", **prices)).regret


@pytest.mark.parametrize(
    ("regret", "said"), [(0.0, "0.0%"), (0.004, "0.0%"), (0.15, "less than 0.1%"), (0.6, "0.1%"), (200.0, "20.0%")]
)
def test_a_small_regret_is_not_said_to_be_none(regret: float, said: str) -> None:
    outcome = Outcome(np.ones(1), np.ones(1), Policy(0, 1, 1000 + regret), 1000.0, Policy(0, 1, 1000.0))
    assert f"{regret:.2f}</strong> a period, {said} of the lowest cost" in _numbers(outcome)
