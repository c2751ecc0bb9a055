"""The inventory: its simulation against a loop and against the exact cost, and the exact cost against SymPy."""

import functools
import math

import numpy as np
import pytest
import sympy as sp

from bplib.course.cases.inventory import Inventory

SHOPS = [Inventory(), Inventory(order_cost=50, unit_cost=0, holding_cost=2, penalty_cost=1.5, demand_mean=30)]
LOW_PENALTY = Inventory(penalty_cost=0.4)

s, S, z, t = sp.symbols("s S z t", real=True)
order, unit, hold, short, d = sp.symbols("order unit hold short d", positive=True)


def numbers(shop):
    return {
        order: shop.order_cost,
        unit: shop.unit_cost,
        hold: shop.holding_cost,
        short: shop.penalty_cost,
        d: shop.demand_mean,
    }


@functools.cache
def symbolic_cost(sign_of_s):
    """The long-run cost for S > 0 and s of one sign, from the definitions: integrals over the demand."""
    density = sp.exp(-t / d) / d
    a = sp.Symbol("a", positive=True)  # a level above zero, or how far one is below
    above = sp.integrate(hold * (a - t) * density, (t, 0, a)) + sp.integrate(short * (t - a) * density, (t, a, sp.oo))
    below = sp.integrate(short * (t + a) * density, (t, 0, sp.oo))
    above, below = above.subs(a, z), below.subs(a, -z)
    summed = sp.integrate(above, (z, s if sign_of_s > 0 else 0, S))
    if sign_of_s < 0:
        summed += sp.integrate(below, (z, s, 0))
    return unit * d + (order + above.subs(z, S) + summed / d) / (1 + (S - s) / d)


def loop(shop, s, S, demands):
    """One policy, a period at a time, in plain Python."""
    stock, total = S, 0.0
    for demand in demands:
        if stock < s:
            total += shop.order_cost + shop.unit_cost * (S - stock)
            stock = S
        stock -= demand
        total += shop.holding_cost * stock if stock > 0 else -shop.penalty_cost * stock
    return total / len(demands)


@pytest.mark.parametrize("shop", SHOPS)
def test_the_simulation_is_the_loop(shop):
    policies = np.array([[0.0, 3.0], [1.7, 2.7], [-1.0, 0.5], [2.0, 2.0]]) * shop.demand_mean
    simulated = shop.simulate(*policies.T, n_periods=60, n_batches=3, rng=5)
    demands = np.random.default_rng(5).exponential(shop.demand_mean, size=(60, 4))
    assert simulated.shape == (3, 4)
    for k, (low, high) in enumerate(policies):
        assert simulated[:, k].mean() == pytest.approx(loop(shop, low, high, demands[:, k]), rel=1e-12)
    first = shop.simulate(*policies.T, n_periods=20, rng=5)  # a run's first third is the run of that length
    np.testing.assert_array_equal(first[0], simulated[0])


@pytest.mark.parametrize("shop", [*SHOPS, LOW_PENALTY])
def test_the_simulation_agrees_with_the_exact_cost(shop):
    policies = np.array([[1.7, 2.7], [0.0, 1.0], [0.5, 3.5], [-0.5, 1.5], [-1.5, -0.5], [2.5, 2.5]])
    low, high = (shop.demand_mean * policies.T)[:, :, None] * np.ones(200)  # 200 runs of each
    costs = shop.simulate(low, high, n_periods=1000, rng=1)[0]
    error = costs.std(axis=1, ddof=1) / np.sqrt(200)
    off = costs.mean(axis=1) - shop.cost(low[:, 0], high[:, 0])
    # All runs begin at S, which changes a mean over 1000 periods by less than a hundredth of the cost of one.
    assert (error < 0.01 * shop.cost(low[:, 0], high[:, 0])).all()
    assert (np.abs(off) < 4 * error).all(), off / error


@pytest.mark.parametrize("shop", [*SHOPS, LOW_PENALTY])
@pytest.mark.parametrize(("low", "high"), [(1.7, 2.7), (0.3, 0.3), (0.0, 2.0), (-1.2, 0.4), (-0.5, 3.0)])
def test_the_exact_cost_is_that_of_the_integrals(shop, low, high):
    low, high = low * shop.demand_mean, high * shop.demand_mean
    formula = symbolic_cost(1 if low >= 0 else -1)
    wanted = float(formula.subs({**numbers(shop), s: low, S: high}).evalf())
    assert shop.cost(low, high) == pytest.approx(wanted, rel=1e-12)


def test_the_expected_cost_of_a_period_is_that_of_the_integrals():
    shop = SHOPS[1]
    demands = -shop.demand_mean * np.log1p(-(np.arange(200_000) + 0.5) / 200_000)  # evenly over the distribution
    for level in (-50.0, 0.0, 20.0, 100.0):
        left = level - demands
        mean = np.where(left > 0, shop.holding_cost * left, -shop.penalty_cost * left).mean()
        assert shop.period_cost(level) == pytest.approx(mean, rel=1e-4)


def test_below_zero_the_cost_is_that_of_waiting_customers():
    shop = Inventory()
    assert shop.period_cost([-100.0, -50.0]).tolist() == [3000.0, 2500.0]
    assert isinstance(shop.cost(0.0, 200.0), float)
    # s = S: an order in every period, so the order's cost and one period's.
    assert shop.cost(-100, -100) == pytest.approx(200 + 100 + 3000, rel=1e-14)


def test_the_best_policy_is_the_formulas_one():
    s_best, S_best, cost = Inventory().best_policy()
    assert S_best - s_best == pytest.approx(200, rel=1e-14)  # √(2·100·200/1)
    assert math.exp(s_best / 200) == pytest.approx(11 / 2, rel=1e-14)  # (1 + 10)/(1 + √(2·100·1/200))
    assert cost == pytest.approx(S_best + 200, rel=1e-14)
    assert (round(s_best, 2), round(S_best, 2), round(cost, 2)) == (340.95, 540.95, 740.95)


@pytest.mark.parametrize("shop", [*SHOPS, LOW_PENALTY, Inventory(penalty_cost=1.0), Inventory(order_cost=1e4)])
def test_no_policy_is_better_than_the_best(shop):
    s_best, S_best, cost = shop.best_policy()
    assert cost == pytest.approx(shop.cost(s_best, S_best), rel=1e-13)
    unit = shop.demand_mean
    low, q = np.meshgrid(np.linspace(-3, 5, 161) * unit, np.linspace(0, 8, 161) * unit)
    assert (shop.cost(low, low + q) >= cost * (1 - 1e-13)).all()
    around = np.array([[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, -1], [1, -1], [-1, 1]]) * 1e-3 * unit
    rise = shop.cost(s_best + around[:, 0], S_best + around[:, 1]) - cost
    assert (rise > 0).all() and (rise < 1e-5 * cost).all()  # as at a minimum: of second order


def test_with_a_low_penalty_the_best_reorder_level_is_below_zero():
    assert LOW_PENALTY.best_policy().s < 0 < LOW_PENALTY.best_policy().S
    # The two formulas meet at penalty = √(2·order·hold/demand), here 1, with s = 0.
    for penalty in (0.9999, 1.0001):
        assert abs(Inventory(penalty_cost=penalty).best_policy().s) < 0.05


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"order_cost": 0}, ValueError, "order_cost is 0"),
        ({"holding_cost": -1}, ValueError, "holding_cost is -1"),
        ({"penalty_cost": math.nan}, ValueError, "penalty_cost is nan"),
        ({"demand_mean": "200"}, TypeError, "demand_mean is '200'"),
        ({"unit_cost": -1}, ValueError, "unit_cost is -1"),
    ],
)
def test_costs_that_make_no_sense_are_refused(arguments, error, message):
    with pytest.raises(error, match=message):
        Inventory(**arguments)


@pytest.mark.parametrize(
    ("policy", "message"),
    [
        ((300, 200), r"s is 300 and S is 200; wanted s ≤ S"),
        (([0, 300], 200), r"s is 300 and S is 200"),
        (([0, 1, 2], [3, 4]), r"s has shape \(3,\) and S \(2,\)"),
        ((math.nan, 200), "s holds nan"),
        ((0, [math.inf]), r"S holds inf at \[0\]"),
    ],
)
def test_policies_that_make_no_sense_are_refused(policy, message):
    with pytest.raises(ValueError, match=message):
        Inventory().cost(*policy)
    with pytest.raises(ValueError, match=message):
        Inventory().simulate(*policy, n_periods=10)


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"n_periods": 0}, ValueError, "n_periods is 0"),
        ({"n_periods": 10.0}, TypeError, r"n_periods is 10\.0"),
        ({"n_periods": 10, "n_batches": 0}, ValueError, "n_batches is 0"),
        ({"n_periods": 10, "n_batches": 3}, ValueError, "n_periods is 10; wanted a multiple of n_batches=3"),
        ({"n_periods": 10, "rng": -1}, ValueError, "rng is -1; wanted None, a whole number of at least 0"),
        ({"n_periods": 10, "rng": 0.5}, TypeError, r"rng is 0\.5; wanted None, a whole number"),
    ],
)
def test_runs_that_make_no_sense_are_refused(arguments, error, message):
    with pytest.raises(error, match=message):
        Inventory().simulate(0, 200, **arguments)


def test_the_caller_s_policies_stay_as_they_were():
    low, high = np.array([0.0, 100.0]), np.array([200.0, 400.0])
    Inventory().simulate(low, high, n_periods=50, rng=0)
    assert low.tolist() == [0, 100] and high.tolist() == [200, 400]
