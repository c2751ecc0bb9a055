"""Forward and backward pass of many networks at once: the formulas of :mod:`bplib.gradients`, laid out for speed.

Two things make it fast. Arrays are (unit, member, sample) in memory, so that every operation runs along the samples
of all members, and they are written over and over. And b is seen as the weight of one more hidden unit that is always
1, so that one product serves x and b; parameters therefore stand in the working order w, x, b: those of
`Network.vector`, b w x, rolled by −1.

Each member has small products of its own, never one product for all: which members are worked on together then changes
no bit of any of them.
"""

from __future__ import annotations

import numpy as np

from bplib.activations import Activation, Array, sigmoid

# For small networks half of the time is NumPy finding out what it is given: arrays of the same number of axes, and
# arrays instead of numbers, are quicker.
ONE, HALF = np.array(1.0), np.array(0.5)


class Passes:
    """The two passes on one data set, for parameters (K, D) in working order; the sigmoid's with no new array."""

    def __init__(self, u: Array, y: Array, n_hidden: int, activation: Activation) -> None:
        self.u_T, self.y = np.ascontiguousarray(u.T), y[None, :]
        self.u, self.minus_u_T = self.u_T.T, -self.u_T
        self.n_inputs, self.n_hidden, self.activation = u.shape[1], n_hidden, activation
        self.n_weights = u.shape[1] * n_hidden  # how many of the parameters are w; x and b follow
        self._make_buffers(0)

    def _make_buffers(self, n_members: int) -> None:
        n_samples = self.y.shape[1]
        v_and_1 = np.empty((self.n_hidden + 1, n_members, n_samples))
        if n_samples < 4:
            # BLAS sums so few columns in an order that depends on their distance in memory: it must not depend on
            # the number of members.
            v_and_1 = np.empty((n_members, self.n_hidden + 1, n_samples)).swapaxes(0, 1)
        v_and_1[-1] = 1
        self.v = v_and_1[:-1]  # (H, K, P)
        self.v_star, self.signal = np.empty_like(self.v), np.empty_like(self.v)
        self.minus_error = np.empty((n_members, n_samples))  # ȳ − y, so that no gradient needs a sign
        self.minus_error_row, self.minus_error_column = self.minus_error[:, None, :], self.minus_error[:, :, None]
        self.minus_error_of_all = self.minus_error[None]  # as every unit sees it: (1, K, P)
        self.gradient = np.empty((n_members, self.n_weights + self.n_hidden + 1))
        self.gradient_w = self.gradient[:, : self.n_weights].reshape(n_members, self.n_inputs, self.n_hidden)
        self.gradient_x_and_b = self.gradient[:, self.n_weights :, None]
        # The same arrays with the member first, as products want them: (K, H + 1, P) and so on.
        self.v_and_1, self.v_star_by_member = v_and_1.swapaxes(0, 1), self.v_star.swapaxes(0, 1)
        self.v_by_member, self.signal_by_member = self.v.swapaxes(0, 1), self.signal.swapaxes(0, 1)

    def forward(self, theta: Array) -> Array:
        """The losses (K,) at `theta`; what the backward pass needs is kept."""
        if len(theta) != self.v.shape[1]:
            self._make_buffers(len(theta))
        w_T = theta[:, : self.n_weights].reshape(-1, self.n_inputs, self.n_hidden).swapaxes(1, 2)  # (K, H, N)
        if self.activation is sigmoid:  # v = 1/(1 + e^(−v*)) in the place of v*; where exp overflows, v is 0
            np.matmul(w_T, self.minus_u_T, out=self.v_by_member)
            np.exp(self.v, out=self.v)
            self.v += ONE
            np.divide(ONE, self.v, out=self.v)
        else:
            np.matmul(w_T, self.u_T, out=self.v_star_by_member)
            self.v[:] = self.activation.values(self.v_star)
        x_and_b = theta[:, None, self.n_weights :]  # (K, 1, H + 1)
        np.matmul(x_and_b, self.v_and_1, out=self.minus_error_row)
        self.minus_error -= self.y
        return HALF * np.vecdot(self.minus_error, self.minus_error)

    def backward(self, theta: Array) -> Array:
        """The gradients (K, D) at the `theta` of the last forward pass; the next call writes over them."""
        np.matmul(self.v_and_1, self.minus_error_column, out=self.gradient_x_and_b)
        if self.activation is sigmoid:  # g' = v(1 − v)
            np.subtract(ONE, self.v, out=self.signal)
            self.signal *= self.v
        else:
            self.signal[:] = self.activation.slopes(self.v_star, self.v)
        self.signal *= self.minus_error_of_all
        # x[h] is the same for every sample: it multiplies the sum, not each term.
        x = theta[:, None, self.n_weights : -1]
        np.multiply((self.signal_by_member @ self.u).swapaxes(1, 2), x, out=self.gradient_w)
        return self.gradient
