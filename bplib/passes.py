"""Forward and backward pass of many networks at once: the formulas of `bplib.gradients`, laid out for speed.

Arrays are (member, unit, sample), so that every operation runs along the samples, and are written over and over.
Each member has small products of its own, never one product for all: which members are worked on together then
changes no bit of any of them.
"""

from __future__ import annotations

import numpy as np

from bplib.activations import Activation, Array, sigmoid
from bplib.network import split


class Passes:
    """The two passes on one data set, for parameters (K, D) in the order of `Network.vector`.

    Parameters
    ----------
    u : ndarray, shape (P, N)
    y : ndarray, shape (P,)
    n_hidden : int
    activation : Activation
    """

    def __init__(self, u: Array, y: Array, n_hidden: int, activation: Activation) -> None:
        self.u, self.y = u, y
        self.u_T = np.ascontiguousarray(u.T)
        self.n_hidden, self.activation = n_hidden, activation
        self._make_buffers(0)

    def _make_buffers(self, n_members: int) -> None:
        shape = (n_members, self.n_hidden, len(self.y))
        self.v_star, self.signal = np.empty(shape), np.empty(shape)
        self.minus_error = np.empty((n_members, 1, len(self.y)))  # ȳ − y, so that no gradient needs a sign
        self.squares = np.empty((n_members, len(self.y)))

    def forward(self, theta: Array) -> Array:
        """The losses (K,) at `theta`; what the backward pass needs is kept."""
        if len(theta) != len(self.v_star):
            self._make_buffers(len(theta))
        b, w, self.x = split(theta, len(self.u_T), self.n_hidden)
        self.activate(w.swapaxes(1, 2))
        np.matmul(self.x[:, None, :], self.v, out=self.minus_error)
        minus_error = self.minus_error[:, 0, :]
        minus_error += b[:, None]
        minus_error -= self.y
        return 0.5 * np.add.reduce(np.square(minus_error, out=self.squares), axis=1)

    def backward(self, theta: Array) -> Array:
        """The gradients (K, D) at the `theta` of the last forward pass."""
        gradient = np.empty_like(theta)
        b, w, x = split(gradient, len(self.u_T), self.n_hidden)
        np.add.reduce(self.minus_error[:, 0, :], axis=1, out=b)
        np.matmul(self.v, self.minus_error.swapaxes(1, 2), out=x[:, :, None])
        self.differentiate()
        self.signal *= self.minus_error
        # x[h] is the same for every sample: it multiplies the sum, not each term.
        np.multiply((self.signal @ self.u).swapaxes(1, 2), self.x[:, None, :], out=w)
        return gradient

    def activate(self, w_T: Array) -> None:
        """Make v (K, H, P) from the weights (K, H, N)."""
        np.matmul(w_T, self.u_T, out=self.v_star)
        self.v = self.activation.function(self.v_star)

    def differentiate(self) -> None:
        """Put g' into the signal."""
        self.signal[:] = self.activation.derivative(self.v_star, self.v)


class SigmoidPasses(Passes):
    """The same for the sigmoid, whose v takes the place of v*, with no new array on the way."""

    def __init__(self, u: Array, y: Array, n_hidden: int) -> None:
        super().__init__(u, y, n_hidden, sigmoid)
        self.minus_u_T = -self.u_T

    def activate(self, w_T: Array) -> None:
        """v = 1/(1 + e^(−v*)); where exp overflows to infinity, v is 0."""
        self.v = np.matmul(w_T, self.minus_u_T, out=self.v_star)
        np.exp(self.v, out=self.v)
        self.v += 1
        np.divide(1, self.v, out=self.v)

    def differentiate(self) -> None:
        """g' = v(1 − v)."""
        np.subtract(1, self.v, out=self.signal)
        self.signal *= self.v


def make_passes(u: Array, y: Array, n_hidden: int, activation: Activation) -> Passes:
    """The passes for an activation: the fast ones where there are any."""
    return SigmoidPasses(u, y, n_hidden) if activation is sigmoid else Passes(u, y, n_hidden, activation)
