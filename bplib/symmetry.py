"""One function, many parameter vectors: the canonical form that tells distinct networks from copies.

Exchanging hidden units changes no output; nor does turning one round: since σ(−z) = 1 − σ(z), the sigmoid's
(b, ω[·,h], x[h]) and (b + x[h], −ω[·,h], −x[h]) give the same function, and since tanh is odd, so do its
(b, ω[·,h], x[h]) and (b, −ω[·,h], −x[h]). That makes H!·2^H vectors for one function. (A network with a unit that is
constant, or twice the same or mirrored unit, has more; see H. J. Sussmann, Neural Networks 5, 1992.)
"""

from __future__ import annotations

import numpy as np

from bplib.activations import sigmoid, tanh
from bplib.network import Network


def canonical(net: Network) -> Network:
    """The one of the H!·2^H equivalent networks with every x[h] ≥ 0, in descending order, for one or for a stack.

    It is the same function of u, up to rounding. Units of equal x[h] stay in their order. The activation is
    sigmoid or tanh: others have other symmetries.
    """
    if not isinstance(net, Network):
        raise TypeError(f"net is {type(net).__name__}; wanted a Network")
    net.check()
    if net.activation not in (sigmoid, tanh):
        raise ValueError(
            f"the activation is {net.activation.name}, whose symmetries may differ (relu, for one, lets a factor "
            "wander between w and x); the canonical form is for bplib.sigmoid and bplib.tanh themselves"
        )
    turned = net.x < 0
    b = net.b + np.where(turned, net.x, 0).sum(axis=-1) if net.activation is sigmoid else net.b
    x = np.abs(net.x)
    w = np.where(turned[..., None, :], -net.w, net.w)
    order = np.argsort(-x, axis=-1, kind="stable")
    return Network(
        b=b,
        w=np.take_along_axis(w, order[..., None, :], axis=-1),
        x=np.take_along_axis(x, order, axis=-1),
        activation=net.activation,
    )
