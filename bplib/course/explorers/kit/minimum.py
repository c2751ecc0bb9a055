"""Where descent on the running example ends: the minimum beside the network that made the data, and its copies."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import ArrayLike

import bplib as bp

TEACHER = bp.Network(b=0.0, w=[[4.5, -4.5], [3.0, 3.0]], x=[3.0, -2.0])
"""The network that made the data of `bplib.data.teacher`."""


def settled(net: bp.Network, u: ArrayLike, y: ArrayLike, free: Sequence[int]) -> bp.Network:
    """The minimum near a network, by Newton's method.

    Parameters
    ----------
    net : Network
        So near that the method leads there.
    u : array_like, shape (P, N)
    y : array_like, shape (P,)
    free : sequence of int
        The places in `Network.vector` of the parameters that move.
    """
    for _ in range(20):
        slope, hessian = bp.gradients(net, u, y).vector[free], bp.hessian(net, u, y)[np.ix_(free, free)]
        theta = net.vector
        theta[free] -= np.linalg.solve(hessian, slope)
        net = net.with_vector(theta)
    return net


def curvatures(net: bp.Network, u: ArrayLike, y: ArrayLike, free: Sequence[int]) -> bp.activations.Array:
    """The eigenvalues of the Hessian for some of the parameters, in ascending order.

    Parameters
    ----------
    net, u, y, free
        As for `settled`.
    """
    return np.linalg.eigvalsh(bp.hessian(net, u, y)[np.ix_(free, free)])


def turned(net: bp.Network) -> list[bp.Network]:
    """The networks that give the same outputs with some units turned round, all 2^H of them.

    They are equally good, but not equally steep around.

    Parameters
    ----------
    net : Network
        With the sigmoid, for which σ(−z) = 1 − σ(z).
    """
    signs = [np.array(sign) for sign in product((1, -1), repeat=net.n_hidden)]
    return [bp.Network(b=net.b + net.x[sign < 0].sum(), w=net.w * sign, x=net.x * sign) for sign in signs]
