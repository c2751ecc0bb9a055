"""An (s, S) inventory: its simulation, and the exact long-run cost as referee.

At the start of every period the manager looks at the stock. If it is below s, an order fills it up to S at once; then
the period's demand arrives. What cannot be served waits (the stock is then negative). At the end of the period holding
costs fall due on what is left, or penalties on what is owed. Demands are independent and exponential.

The exact cost follows by renewal and reward: each order brings the stock back to S, so orders cut time into like
cycles, and the cost a period is the mean cost of a cycle over its mean length. Lesson 11 derives it line by line.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from bplib.activations import Array
from bplib.checks import check_rng, positive_number, real_numbers, whole_number


class Policy(NamedTuple):
    """When to order, and up to what, with what it costs a period in the long run."""

    s: float
    S: float
    cost: float


@dataclass(frozen=True)
class Inventory:
    """The costs of an inventory and its demand; money in any one unit, goods in any one unit.

    Raises
    ------
    ValueError, TypeError
        If one of them is not a positive finite number (`unit_cost` may be 0).
    """

    order_cost: float = 100.0
    """Of each order, however large."""
    unit_cost: float = 1.0
    """Of each unit bought."""
    holding_cost: float = 1.0
    """Of each unit in stock at the end of a period."""
    penalty_cost: float = 10.0
    """Of each unit owed at the end of a period."""
    demand_mean: float = 200.0
    """Of the demand in a period."""

    def __post_init__(self) -> None:
        for field in fields(self):
            positive_number(field.name, getattr(self, field.name), or_zero=field.name == "unit_cost")

    def simulate(
        self,
        s: ArrayLike,
        S: ArrayLike,
        *,
        n_periods: int,
        n_batches: int = 1,
        rng: int | np.random.Generator | None = None,
    ) -> Any:
        """Run many policies side by side, each with demands of its own; every run begins with the stock at S.

        Parameters
        ----------
        s, S : array_like
            The policies, in shapes that go together, s ≤ S. Either may be negative.
        n_periods : int
            How long each run is.
        n_batches : int, default 1
            Into how many pieces of equal length each run is cut. The pieces' costs differ by chance: their spread
            says how uncertain the mean is.
        rng : None, int or numpy.random.Generator
            Where the demands come from.

        Returns
        -------
        ndarray, shape (n_batches, *policies)
            The mean cost a period in each piece.

        Raises
        ------
        ValueError, TypeError
            If an argument is not as above, or `n_periods` not a multiple of `n_batches`.
        """
        s, S = _policies(s, S)
        n_periods, n_batches = whole_number("n_periods", n_periods), whole_number("n_batches", n_batches)
        if n_periods % n_batches:
            raise ValueError(f"n_periods is {n_periods}; wanted a multiple of n_batches={n_batches}")
        rng = check_rng(rng)
        length = n_periods // n_batches
        costs = np.empty((n_batches, *S.shape))
        stocks = np.empty((length + 1, *S.shape))  # at the start, and at the end of every period
        stocks[-1] = S
        for batch in range(n_batches):
            demands = rng.exponential(self.demand_mean, size=(length, *S.shape))
            stocks[0] = stocks[-1]
            for period in range(length):
                stock = stocks[period]
                stocks[period + 1] = np.where(stock < s, S, stock) - demands[period]
            # Only the stock has to be followed period by period; what it cost is added up at once.
            before, after = stocks[:-1], stocks[1:]
            low = before < s
            bought = np.where(low, S - before, 0.0)
            at_the_end = np.where(after > 0, self.holding_cost * after, -self.penalty_cost * after)
            costs[batch] = (self.order_cost * low + self.unit_cost * bought + at_the_end).sum(axis=0)
        return costs / length

    def period_cost(self, level: ArrayLike) -> Any:
        """The expected cost at the end of a period that begins, orders included, with the stock at `level`.

        With exponential demand D of mean d it is E[c_hold·max(z − D, 0) + c_short·max(D − z, 0)] at the level z:
        c_hold·(z − d) + (c_hold + c_short)·d·e^(−z/d) for z ≥ 0, and c_short·(d − z) below.
        """
        z, d = real_numbers("level", level), self.demand_mean
        above = np.maximum(z, 0.0)
        filled = self.holding_cost * (above - d) + (self.holding_cost + self.penalty_cost) * d * np.exp(-above / d)
        return np.where(z >= 0, filled, self.penalty_cost * (d - z))[()]

    def cost(self, s: ArrayLike, S: ArrayLike) -> Any:
        """The exact cost a period in the long run: what :meth:`simulate` estimates.

        Parameters
        ----------
        s, S : array_like
            The policies, in shapes that go together, s ≤ S. Either may be negative.

        Returns
        -------
        float or ndarray

        Raises
        ------
        ValueError, TypeError
            If s is above S somewhere, or they are not finite numbers.
        """
        s, S = _policies(s, S)
        d = self.demand_mean
        # A cycle begins at S; then 1/d visits to each unit of length between S and s are expected.
        of_a_cycle = self.order_cost + self.period_cost(S) + (self._summed(S) - self._summed(s)) / d
        return (self.unit_cost * d + of_a_cycle / (1 + (S - s) / d))[()]

    def _summed(self, z: Array) -> Array:
        """The integral of `period_cost` from 0 to z."""
        d, above = self.demand_mean, np.maximum(z, 0.0)
        both = self.holding_cost + self.penalty_cost
        filled = self.holding_cost * (above**2 / 2 - d * above) - both * d**2 * np.expm1(-above / d)
        return np.where(z >= 0, filled, self.penalty_cost * (d * z - z**2 / 2))

    def best_policy(self) -> Policy:
        """The policy with the lowest exact cost, in closed form.

        Setting both derivatives of :meth:`cost` to zero gives, with q = S − s and if the penalty is not too low,
        q = √(2·c_order·d/c_hold) and e^(s/d) = (c_hold + c_short)/(c_hold + √(2·c_order·c_hold/d)). Else s is
        negative: some customers wait by plan. In both cases the cost is c_hold·S + c_unit·d.
        """
        d, hold, short = self.demand_mean, self.holding_cost, self.penalty_cost
        q = np.sqrt(2 * self.order_cost * d / hold)
        s = d * np.log((hold + short) / (hold + hold * q / d))
        S = s + q
        if s < 0:
            s = d - np.sqrt((2 * d * self.order_cost + short * d**2) * hold / (short * (hold + short)))
            S = short * (d - s) / hold
        return Policy(float(s), float(S), float(hold * S + self.unit_cost * d))


def _policies(s: ArrayLike, S: ArrayLike) -> tuple[Array, Array]:
    """Policies as float arrays of one shape, or an error."""
    low, high = real_numbers("s", s), real_numbers("S", S)
    try:
        low, high = np.broadcast_arrays(low, high)
    except ValueError as error:
        raise ValueError(f"s has shape {low.shape} and S {high.shape}; wanted shapes that go together") from error
    if (low > high).any():
        where = tuple(np.argwhere(low > high)[0])
        raise ValueError(f"s is {low[where]:g} and S is {high[where]:g}; wanted s ≤ S: the stock is filled up to S")
    return low, high
