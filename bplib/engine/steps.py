"""The engine of NumPy: the slides' steps for all networks of a task together.

The two passes have the formulas of :mod:`bplib.gradients`, laid out for speed. Arrays are (unit, member, sample) in
memory, so that every operation runs along the samples of all members, and they are written over and over. And b is seen
as the weight of one more hidden unit that is always 1, so that one product serves x and b; parameters therefore stand
in the working order w, x, b, that of `Network.vector` rolled by −1.

Each member has small products of its own, never one product for all: which members are worked on together then changes
no bit of any of them.
"""

from __future__ import annotations

import os
import time

import numpy as np

from bplib.activations import Activation, Array, sigmoid
from bplib.engine.chunks import DIVERGED, INTERRUPTED, MAX_ITERATIONS, TOLERANCE, Chunk, Task

# Times this, the length of a step above 1e150 is infinite, and that counts as divergence like an infinite loss: shorter
# steps cannot take a parameter to infinity.
TOO_FAR = 1e158
# Seconds between two looks for the file that ends the work.
LOOK_EVERY = 0.1
# For small networks half of the time is NumPy finding out what it is given: arrays of the same number of axes, and
# arrays instead of numbers, are quicker.
ONE, HALF = np.array(1.0), np.array(0.5)


def descend(task: Task) -> Chunk:
    """Train the networks of a task all together; each that stops leaves the working set.

    Ctrl-C, here or by the task's file, ends it: those under way are then "interrupted" at their last iterate.
    """
    chunk = Chunk(task)
    passes = Passes(task.u, task.y, task.n_hidden, task.activation)
    free = np.roll(task.free, -1)  # in working order, as is theta until the end
    some_fixed = not free.all()

    def norms(theta: Array) -> Array:
        passes.forward(theta)
        return np.linalg.norm(passes.backward(theta) * free, axis=1)

    members = np.arange(len(chunk.theta))
    chunk.theta = np.roll(chunk.theta, -1, axis=1)
    theta, loss, steps, column = chunk.theta.copy(), chunk.loss.copy(), 0, 0
    end = EndOfWork(task.stop_file)
    with np.errstate(over="ignore", invalid="ignore"):
        try:
            end.look()
            loss = passes.forward(theta)
            going = np.isfinite(loss)
            chunk.finish(members[~going], DIVERGED, theta[~going], loss[~going], 0)
            for m, mu in enumerate(task.mu.tolist(), start=1):  # Python's floats are quicker than NumPy's
                if np.count_nonzero(going) < len(going):
                    theta, loss, members = theta[going], loss[going], members[going]
                    if not len(members):
                        break
                    passes.forward(theta)
                gradient = passes.backward(theta)
                if some_fixed:
                    gradient *= free
                norm = np.sqrt(np.vecdot(gradient, gradient))
                if chunk.recorded[column] == steps:
                    chunk.record(column, members, loss, norm)
                    column += 1
                new_theta = theta - mu * gradient
                new_loss = passes.forward(new_theta)
                change = np.abs(new_loss - loss)
                sound = change + mu * TOO_FAR * norm < np.inf
                going = sound & (change >= task.tolerance)
                if np.count_nonzero(going) < len(going):
                    ended = sound & ~going
                    chunk.finish(members[ended], TOLERANCE, new_theta[ended], new_loss[ended], m)
                    chunk.finish(members[~sound], DIVERGED, theta[~sound], loss[~sound], m - 1)
                theta, loss, steps = new_theta, new_loss, m
                if end.file:
                    end.look()
            else:
                chunk.finish(members[going], MAX_ITERATIONS, theta[going], loss[going], steps)
            chunk.complete_history(norms)
        except KeyboardInterrupt:
            chunk.interrupted = True
            under_way = chunk.stopped[members] == INTERRUPTED
            chunk.finish(members[under_way], INTERRUPTED, theta[under_way], loss[under_way], steps)
            chunk.complete_history(norms)
    chunk.theta = np.roll(chunk.theta, 1, axis=1)
    return chunk


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


class EndOfWork:
    """Looks now and then whether a file has appeared, and is then a Ctrl-C."""

    def __init__(self, file: str | None) -> None:
        self.file, self.next_look = file, 0.0

    def look(self) -> None:
        """Raise KeyboardInterrupt if the file is there."""
        if self.file and (now := time.monotonic()) >= self.next_look:
            self.next_look = now + LOOK_EVERY
            if os.path.exists(self.file):
                raise KeyboardInterrupt
