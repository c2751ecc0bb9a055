"""Learning-rate schedules: μ as a pure function of the iteration m = 1, 2, …

The three are the slides' list, "Try a few different options for learning rate". A schedule keeps no state:
the same m gives the same μ, always. Any function of m can serve as a schedule.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from bplib.activations import Array
from bplib.checks import positive_number, real_numbers, whole_number


@dataclass(frozen=True)
class Schedule:
    """μ(m): call it with one iteration number, from 1 on, or with an array of them."""

    label: str  #: The formula with its numbers, as tables and figures show it.
    formula: Callable[[Array], Any]  #: μ for an array of floats m.

    def __call__(self, m: ArrayLike) -> Any:
        """μ at iteration `m`: a float for a number, an array for an array."""
        iterations = real_numbers("m", m)
        if iterations.size and not iterations.min() >= 1:
            raise ValueError(f"m is {iterations.min():g}; wanted m ≥ 1: the first step is m = 1")
        mu = np.broadcast_to(self.formula(iterations), iterations.shape)  # a formula without m gives one number
        return mu.copy() if iterations.ndim else float(mu)

    def __repr__(self) -> str:
        return f"<schedule μ = {self.label}>"


def constant(mu: float) -> Schedule:
    """μ(m) = mu, the slides' "small constant"."""
    mu = positive_number("mu", mu)
    return Schedule(f"{mu:g}", lambda m: mu)


def a_over_b_plus_m(A: float, B: float) -> Schedule:
    """μ(m) = A/(B + m): about A/B for m well below B, then falling like A/m. A > 0, B ≥ 0."""
    A = positive_number("A", A)
    B = positive_number("B", B, or_zero=True)
    return Schedule(f"{A:g}/({B:g} + m)" if B else f"{A:g}/m", lambda m: A / (B + m))


def one_over_m() -> Schedule:
    """μ(m) = 1/m."""
    return Schedule("1/m", lambda m: 1 / m)


def learning_rates(schedule: Callable[[int], float], max_iterations: int) -> Array:
    """μ(1), …, μ(max_iterations) of a schedule or any other function of m, checked before anything runs."""
    max_iterations = whole_number("max_iterations", max_iterations)
    if not callable(schedule):
        is_number = isinstance(schedule, (int, float, np.integer, np.floating))
        example = f"constant({schedule:g})" if is_number else "one_over_m()"
        raise TypeError(f"schedule is {schedule!r}; wanted a function of m, such as bplib.schedules.{example}")
    makers: list[Any] = [constant, a_over_b_plus_m, one_over_m]
    if any(schedule is maker for maker in makers):
        name = schedule.__name__
        raise TypeError(f"schedule is the function {name}, which makes one; call it: bplib.schedules.{name}(…)")
    if isinstance(schedule, Schedule):
        rates = schedule(np.arange(1, max_iterations + 1))
    else:
        rates = np.empty(max_iterations)
        for m in range(1, max_iterations + 1):  # one's own may know only single numbers (an `if m < 100`, say)
            mu = schedule(m)
            try:
                rates[m - 1] = float(mu)
            except (TypeError, ValueError) as error:
                raise TypeError(
                    f"schedule gives {mu!r} at m = {m}; wanted a positive finite number at every m"
                ) from error
    wrong = ~(np.isfinite(rates) & (rates > 0))
    if wrong.any():
        m = int(np.argmax(wrong)) + 1
        raise ValueError(f"schedule gives μ = {rates[m - 1]:g} at m = {m}; wanted a positive finite number at every m")
    return rates
