"""The loss and its three gradients, as on the slides.

The fast form of the same formulas, which training uses, is in :mod:`bplib.engine.steps`; the test
`test_passes_of_the_training_compute_the_same_loss_and_gradients` in tests/test_gradients.py ties the two.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from bplib.activations import Array
from bplib.network import Network, check_problem, join


class Gradients(NamedTuple):
    """The partial derivatives of the loss, each in the shape of its parameter."""

    b: Array  #: (…): ∂L/∂b.
    w: Array  #: (…, N, H): ∂L/∂ω[i,h].
    x: Array  #: (…, H): ∂L/∂x[h].

    @property
    def vector(self) -> Array:
        """All of them in one vector (…, 1 + N·H + H), in the order of `Network.vector`."""
        return join(self.b, self.w, self.x)

    @property
    def norm(self) -> Array:
        """‖∇L‖, shape (…): the length of `vector`."""
        return np.linalg.norm(self.vector, axis=-1)


def loss(net: Network, u: ArrayLike, y: ArrayLike) -> Array:
    """Half the sum of squared errors, L = ½ Σ_p (y_p − ȳ_p)², shape (…): slide *Objective*."""
    u, y = check_problem(net, u, y)
    error = y - net.predict(u)
    return 0.5 * (error**2).sum(axis=-1)


def gradients(net: Network, u: ArrayLike, y: ArrayLike) -> Gradients:
    """The three gradients of the loss: slide *Derivation of Backprop derivatives*.

    ∂L/∂b = −Σ_p (y_p − ȳ_p);
    ∂L/∂x[h] = −Σ_p (y_p − ȳ_p)·v_p[h];
    ∂L/∂ω[i,h] = −Σ_p (y_p − ȳ_p)·x[h]·g'(v*_p[h])·u_p[i], with g' = v(1 − v) for the sigmoid.
    """
    u, y = check_problem(net, u, y)
    v_star, v, y_bar = net.forward(u)
    error = y - y_bar  # (…, P)
    # The error carried back to each hidden unit; both signals serve every weight behind them.
    signal = error[..., None] * net.x[..., None, :] * net.activation.slopes(v_star, v)  # (…, P, H)
    return Gradients(
        b=-error.sum(axis=-1),
        w=-(u.T @ signal),
        x=-(error[..., None, :] @ v)[..., 0, :],
    )
