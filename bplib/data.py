"""The data sets of the lessons: made by a formula, or printed here with their source. Nothing is fetched."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from bplib.activations import Array
from bplib.checks import check_rng, positive_number, real_numbers, whole_number
from bplib.network import Network, with_constant_input


class Data(NamedTuple):
    """Samples to learn from."""

    u: Array  #: (P, N): inputs.
    y: Array  #: (P,): targets.


class ByHand(NamedTuple):
    """A network and one sample, small enough to work through on paper."""

    net: Network
    u: Array  #: (1, 2): the constant input 1, and one input.
    y: Array  #: (1,).


def by_hand() -> ByHand:
    """The network that the lessons compute on paper: N = 2, H = 2, one sample, and only fractions.

    Every weight is a multiple of ln 3, since σ(ln 3) = 3/4 and σ(−ln 3) = 1/4. For u = (1, 2):
    v* = (−ln 3, ln 3), v = (1/4, 3/4), ȳ = 1 + 2·(1/4) − 2·(3/4) = 0, and y = 1, so L = 1/2.
    """
    ln3 = np.log(3)
    net = Network(b=1, w=[[ln3, -ln3], [-ln3, ln3]], x=[2, -2])
    return ByHand(net, u=np.array([[1.0, 2.0]]), y=np.array([1.0]))


def teacher(n_samples: int = 40, noise: float = 0.1, rng: int | np.random.Generator | None = 0) -> Data:
    """Points from a network with two hidden units, plus noise: what the running example learns.

    Inputs are the constant 1 and u[1], spread evenly over [−3, 3]. The teacher rises by 3 about u[1] = −1.5 and
    falls by 2 about u[1] = 1.5, a bump that no single hidden unit can follow; y adds normal noise to it, whose standard
    deviation is `noise`. By default the data are the same every time.
    """
    n_samples, noise = whole_number("n_samples", n_samples), positive_number("noise", noise, or_zero=True)
    net = Network(b=0.0, w=[[4.5, -4.5], [3.0, 3.0]], x=[3.0, -2.0])
    u = with_constant_input(np.linspace(-3, 3, n_samples)[:, None])
    return Data(u, net.predict(u) + noise * check_rng(rng).standard_normal(n_samples))


def xor(coding: tuple[float, float] = (-1, 1)) -> Data:
    """Exclusive or: the target is 1 where the two inputs differ, else 0.

    `coding` is the input values that stand for false and true: (−1, 1), or (0, 1).
    """
    values = real_numbers("coding", coding)
    if values.shape != (2,) or values[0] == values[1]:
        raise ValueError(f"coding is {coding!r}; wanted two different numbers, for false and true")
    low, high = values
    return Data(np.array([[low, low], [low, high], [high, low], [high, high]]), np.array([0.0, 1.0, 1.0, 0.0]))


def parabola(n_samples: int = 21) -> Data:
    """y = u² at equal steps over [−2, 2], without a constant input: an even function."""
    u = np.linspace(-2, 2, whole_number("n_samples", n_samples))[:, None]
    return Data(u, u[:, 0] ** 2)


def rat42() -> Data:
    """Pasture yield against growing time: NIST's nonlinear regression problem Rat42, 9 observations.

    The inputs are the constant 1 and the growing time. The model b1/(1 + exp(b2 − b3·t)) is a network with one
    hidden unit: x = b1, w = (−b2, b3), and b fixed at 0.

    Source: NIST Statistical Reference Datasets, Nonlinear Regression, Rat42 (public domain); after D. A. Ratkowsky,
    Nonlinear Regression Modeling, 1983, pages 61 and 88.
    """
    time = np.array([9.0, 14.0, 21.0, 28.0, 42.0, 57.0, 63.0, 70.0, 79.0])
    yield_ = np.array([8.930, 10.800, 18.590, 22.330, 39.350, 56.110, 61.730, 64.620, 67.080])
    return Data(with_constant_input(time[:, None]), yield_)


RAT42_CERTIFIED = {"b1": 72.462237576, "b2": 2.6180768402, "b3": 0.067359200066, "ssr": 8.0565229338}
"""NIST's certified parameters and residual sum of squares of Rat42."""
