"""Lesson 11: the cost of every (s, S) policy by a model of a few simulated ones, and what it costs to believe it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

import bplib as bp
from bplib.activations import Array
from bplib.course.cases.inventory import Inventory, Policy
from bplib.course.explorers.kit.controls import Choice, Control, Number, Settings
from bplib.course.explorers.kit.panel import Explorer, View, view_of
from bplib.course.explorers.kit.table import table
from bplib.course.explorers.policy_map.picture import Picture
from bplib.course.page.text import number, told_apart

MOST_S, MOST_GAP, STEP = 800, 600, 10  # of the map: s from 0, and S − s from 0
MOST_DESIGNS = 100
SHARES = 0.75488, 0.56984  # multiples of these, without what is before the point, lie evenly in a square
PARTS = ((1.0, 1.0, 1.0), (2.0, 1.0, 1.0), (1.0, 2.0, 1.0), (1.0, 1.0, 2.0))  # costs of order, holding and penalty
H, N_RESTARTS, N_STEPS = 5, 2, 1500
EXACT, NETWORKS = "exact", "networks"
DEGREES = {"linear": 1, "quadratic": 2, "cubic": 3}
S_MAP, GAP_MAP = np.meshgrid(
    np.arange(0.0, MOST_S + 1, STEP), np.arange(0.0, MOST_GAP + 1, STEP), indexing="ij"
)  # (81, 61): s, and S − s


def designs() -> tuple[Array, Array]:
    """The policies (s, S) that are simulated, spread evenly: however many are used, these are the first ones."""
    share = np.outer(np.arange(1, MOST_DESIGNS + 1), SHARES) % 1
    return MOST_S * share[:, 0], MOST_S * share[:, 0] + MOST_GAP * share[:, 1]


@lru_cache
def simulated(n_periods: int) -> Array:
    """What each design has a period, on average: orders, units held, units owed (3, designs). No price is in it.

    The cost is a sum of these three, each times its price. So four runs with the same demands and other prices, one
    of them raised by 1 in turn, give all three by subtraction.
    """
    costs = [
        Inventory(order_cost=order, unit_cost=0, holding_cost=hold, penalty_cost=short).simulate(
            *designs(), n_periods=n_periods, rng=1
        )[0]
        for order, hold, short in PARTS
    ]
    return np.array(costs[1:]) - costs[0]


def terms(s: Array, S: Array, degree: int) -> Array:
    """The terms of a polynomial in s and S − s, along a last axis."""
    a, q = s / (MOST_S / 2) - 1, (S - s) / (MOST_GAP / 2) - 1
    return np.stack([a**i * q**j for i in range(degree + 1) for j in range(degree + 1 - i)], axis=-1)


def inputs(s: Array, S: Array) -> Array:
    """The networks' inputs (P, 3): 1, s and S − s, the last two with mean 0 and about unit spread.

    Parameters
    ----------
    s, S : array
        Of P policies in all.
    """
    return bp.with_constant_input(np.column_stack([1.7 * (s.ravel() / 400 - 1), 1.7 * ((S - s).ravel() / 300 - 1)]))


@lru_cache
def fitted(model: str, n_designs: int, n_periods: int) -> Array:
    """Orders, units held and units owed all over the map (3, 81, 61), as a model of the simulated designs says.

    Parameters
    ----------
    model : str
        Any but the exact one.
    n_designs, n_periods : int
    """
    s, S = (each[:n_designs] for each in designs())
    parts = simulated(n_periods)[:, :n_designs]
    if model in DEGREES:
        degree = DEGREES[model]
        coefficients = np.linalg.lstsq(terms(s, S, degree), parts.T, rcond=None)[0]
        return np.moveaxis(terms(S_MAP, S_MAP + GAP_MAP, degree) @ coefficients, -1, 0)
    u, u_map = inputs(s, S), inputs(S_MAP, S_MAP + GAP_MAP)
    return np.array([_by_network(u, part, u_map).reshape(S_MAP.shape) for part in parts])


def _by_network(u: Array, part: Array, u_map: Array) -> Array:
    """Train on the designs, and say what comes out all over the map."""
    study = bp.restarts(
        u,
        (part - part.mean()) / part.std(),
        n_hidden=H,
        n_restarts=N_RESTARTS,
        schedule=bp.schedules.constant(1 / (len(u) * (1 + H / 4))),
        tolerance=0,
        max_iterations=N_STEPS,
        rng=0,
    )
    return part.mean() + part.std() * study.best.predict(u_map)


def shop_of(settings: Settings) -> Inventory:
    """The inventory with the costs that are set."""
    return Inventory(order_cost=settings["order"], holding_cost=settings["holding"], penalty_cost=settings["penalty"])


class Outcome(NamedTuple):
    """What a model says, and what that is worth."""

    said: Array
    """(81, 61): the cost a period by the model, in money."""
    exact: Array
    """(81, 61): the true cost."""
    chosen: Policy
    """Where the model is lowest; its cost is the true one."""
    promised: float
    """What the model says it costs."""
    best: Policy
    """The best policy there is."""

    @property
    def regret(self) -> float:
        """What the choice costs a period more than the best policy."""
        return self.chosen.cost - self.best.cost

    @property
    def rms(self) -> float:
        """How far the model is off, root mean square over all of the map."""
        return float(np.sqrt(np.mean((self.said - self.exact) ** 2)))


def outcome_of(settings: Settings) -> Outcome:
    """The costs all over the map by the model, and the policy it chooses.

    Parameters
    ----------
    settings : mapping
        "model", "order", "holding", "penalty", "n_designs" and "n_periods".
    """
    shop = shop_of(settings)
    exact = said = shop.cost(S_MAP, S_MAP + GAP_MAP)
    if settings["model"] != EXACT:
        prices = shop.order_cost, shop.holding_cost, shop.penalty_cost
        parts = fitted(settings["model"], settings["n_designs"], int(settings["n_periods"]))
        said = np.tensordot(prices, parts, 1) + shop.unit_cost * shop.demand_mean
    k = np.unravel_index(int(said.argmin()), said.shape)
    s, S = float(S_MAP[k]), float(S_MAP[k] + GAP_MAP[k])
    return Outcome(said, exact, Policy(s, S, float(exact[k])), float(said[k]), shop.best_policy())


class PolicyMap(Explorer):
    """What a model of the simulation says of every policy, and what its choice costs."""

    title = "When to order, and up to what: a model's map, and what its choice costs."
    controls: tuple[Control, ...] = (
        Choice("model", "model", NETWORKS, (EXACT, NETWORKS, *DEGREES), meaning="what the costs are computed by"),
        Number("order", "an order costs", 100, 20, 400, 1, meaning="whatever its size"),
        Number("holding", "holding, a unit", 1.0, 0.5, 2.0, 0.1, meaning="cost of each unit in stock, a period"),
        Number("penalty", "owing, a unit", 10, 5, 40, 1, meaning="cost of each unit that is owed, a period"),
        Number("n_designs", "designs", 40, 20, MOST_DESIGNS, 1, meaning="how many policies are simulated"),
        Choice("n_periods", "periods each", "1000", ("200", "1000", "5000"), meaning="how long each is simulated"),
    )

    def __init__(self) -> None:
        self.picture = Picture(S_MAP[:, 0], GAP_MAP[0], designs())

    def hidden(self, settings: Settings) -> set[str]:
        """The exact cost needs no simulation."""
        return {"n_designs", "n_periods"} if settings["model"] == EXACT else set()

    def view(self, settings: Settings) -> View:
        """The map, a cut through it, and the chosen policy beside the best."""
        outcome = outcome_of(settings)
        n_designs = 0 if settings["model"] == EXACT else settings["n_designs"]
        chosen, best = outcome.chosen, outcome.best
        self.picture.draw(outcome.said, outcome.exact, chosen, best, n_designs)
        alt = f"""Map of the cost a period over s and S − s: {_source(settings)}. It is lowest at
            s = {number(chosen.s)}, S = {number(chosen.S)}, where it is {number(outcome.promised)} and the true cost
            {_money(chosen.cost)}; the best policy, s = {number(best.s)}, S = {number(best.S)}, costs
            {_money(best.cost)}. The regret is {_money(outcome.regret)}; the model's RMSE is {number(outcome.rms)}.
            Beside it a cut along s."""
        result = np.array([chosen.s, chosen.S])
        return view_of(self.picture.canvas, alt, _numbers(outcome), _code(settings), result)


def _money(value: float, decimals: int = 2) -> str:
    return f"{value:.{decimals}f}"


def _promise(outcome: Outcome) -> str:
    """What the model says its choice costs, with as many decimals as show a promise that no policy can keep."""
    most = 9 if outcome.promised < outcome.best.cost else 2
    return told_apart(outcome.promised, outcome.best.cost, _money, range(2, most + 1))[0]


def _share(outcome: Outcome) -> str:
    """The regret in per cent of the lowest cost; one that is there is not said to be none."""
    share = f"{outcome.regret / outcome.best.cost:.1%}"
    return "less than 0.1%" if share == "0.0%" and float(_money(outcome.regret)) > 0 else share


def _source(settings: Settings) -> str:
    if settings["model"] == EXACT:
        return "the exact cost"
    return f"{settings['model']} of {settings['n_designs']} designs, simulated for {settings['n_periods']} periods each"


def _numbers(outcome: Outcome) -> str:
    """The two policies and the regret, as HTML."""
    rows = (
        [name, f"{policy.s:.0f}", f"{policy.S:.0f}", _money(policy.cost), promised]
        for name, policy, promised in (
            ("chosen by the model", outcome.chosen, _promise(outcome)),
            ("the best there is", outcome.best, ""),
        )
    )
    gap = outcome.chosen.S - outcome.chosen.s
    remarks = ""
    if outcome.chosen.s in (0, MOST_S) or gap in (0, MOST_GAP):
        remarks += " The choice lies at the edge of the map: beyond, nothing was simulated."
    if outcome.promised < outcome.best.cost:
        remarks += " In the darkest area the model promises what no policy can keep."
    return (
        f"{table(['a period', 's', 'S', 'true cost', 'by the model'], rows)}"
        f"<strong>Regret: {_money(outcome.regret)}</strong> a period, {_share(outcome)} of the"
        f" lowest cost.{remarks}<br>RMSE of the model over the whole map: {number(outcome.rms)}."
    )


def _code(settings: Settings) -> str:
    """The chosen policy by bplib."""
    n, n_periods = settings["n_designs"], settings["n_periods"]
    shop = ", ".join(
        f"{name}_cost={settings[key]}"
        for key, name in (("order", "order"), ("holding", "holding"), ("penalty", "penalty"))
    )
    start = (
        "from bplib.course.cases.inventory import Inventory\n"
        f"s_map, gap = np.meshgrid(np.arange(0, {MOST_S + 1}, {STEP}), np.arange(0, {MOST_GAP + 1}, {STEP}), "
        'indexing="ij")\n'
    )
    sample = (
        f"share = np.outer(np.arange(1, {MOST_DESIGNS + 1}), {SHARES}) % 1\n"
        f"s, S = {MOST_S} * share[:, 0], {MOST_S} * share[:, 0] + {MOST_GAP} * share[:, 1]\n"
    )
    if settings["model"] == EXACT:
        middle = f"cost = Inventory({shop}).cost(s_map, s_map + gap)\n"
    elif settings["model"] == NETWORKS:
        middle = sample + _network_code(settings, n, n_periods)
    else:
        degree = DEGREES[settings["model"]]
        middle = sample + (
            f"y = Inventory({shop}, unit_cost=0).simulate(s, S, n_periods={n_periods}, rng=1)[0, :{n}]\n"
            "def terms(s, gap):\n"
            f"    a, q = s / {MOST_S // 2} - 1, gap / {MOST_GAP // 2} - 1\n"
            f"    powers = [(i, j) for i in range({degree + 1}) for j in range({degree + 1} - i)]\n"
            "    return np.stack([a**i * q**j for i, j in powers], axis=-1)\n"
            f"cost = terms(s_map, gap) @ np.linalg.lstsq(terms(s[:{n}], (S - s)[:{n}]), y, rcond=None)[0]\n"
        )
    return f"{start}{middle}k = cost.argmin()\nnp.array([s_map.flat[k], s_map.flat[k] + gap.flat[k]])"


def _network_code(settings: Settings, n: int, n_periods: str) -> str:
    """The networks of orders, units held and units owed, and the cost made from them."""
    prices = [settings["order"], settings["holding"], settings["penalty"]]
    return (
        "def simulated(order, hold, short):\n"
        "    shop = Inventory(order_cost=order, unit_cost=0, holding_cost=hold, penalty_cost=short)\n"
        f"    return shop.simulate(s, S, n_periods={n_periods}, rng=1)[0, :{n}]\n"
        "def inputs(s, gap):\n"
        "    return bp.with_constant_input(1.7 * np.column_stack([s.ravel() / 400 - 1, gap.ravel() / 300 - 1]))\n"
        "cost = 0\n"
        f"for price, part in zip({prices}, [(2, 1, 1), (1, 2, 1), (1, 1, 2)]):\n"
        "    y = simulated(*part) - simulated(1, 1, 1)  # orders, then units held, then units owed\n"
        f"    study = bp.restarts(inputs(s[:{n}], (S - s)[:{n}]), (y - y.mean()) / y.std(), n_hidden={H}, "
        f"n_restarts={N_RESTARTS}, schedule=bp.schedules.constant(1 / ({n} * (1 + {H} / 4))), tolerance=0, "
        f"max_iterations={N_STEPS}, rng=0)\n"
        "    cost = cost + price * (y.mean() + y.std() * study.best.predict(inputs(s_map, gap)))\n"
    )
