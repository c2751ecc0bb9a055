"""The compiled engine: the slides' loop for one network after another, in machine code that Numba makes of it.

It is there if Numba is (the extra ``fast``), for bplib's own activations. :func:`sweep` looks once at all samples and
gives the loss and its gradient, so that each iteration of :func:`iterate` is one sweep. Every inner loop runs along the
samples, several at a time in the processor's wide registers, in blocks of samples that stay in its nearest cache. The
exponential is a polynomial (:func:`powers`), since the C library's takes one number at a time.

Another processor may round otherwise in the last digit (fused multiply and add), as with every compiled library.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Collection
from functools import partial
from typing import Any

import numba
import numpy as np

from bplib.activations import Array
from bplib.engine.chunks import DIVERGED, MAX_ITERATIONS, TOLERANCE, Chunk, Task
from bplib.engine.steps import TOO_FAR, EndOfWork

# Sums may be taken in another order, as several at a time; NaN and infinity keep their meaning.
FAST = {"contract", "arcp", "nsz", "reassoc"}
# Hidden values of a block of samples: a few such arrays fit into the nearest cache.
LARGEST_BLOCK = 2**11
# Terms of work (a sample, hidden unit and iteration is one) between two looks for a Ctrl-C: a tenth of a second, about.
TERMS_A_SLICE = 5e7
# How a network stands, as the compiled code counts it.
GOING, SETTLED, LOST = 0, 1, 2

LOG2_E = 1 / math.log(2)
# ln 2 in two parts: n times the first has no rounding.
LN2_HIGH, LN2_LOW = 0.6931471803691238, 1.9082149292705877e-10
LARGEST_EXPONENT = 708.0
EXPONENT_BIAS, MANTISSA_BITS = 1023, 52
# 1/k! for k = 13 … 2, for e^r − 1 = r + r²·(…) on |r| ≤ ½·ln 2.
SERIES = tuple(1 / math.factorial(k) for k in range(13, 1, -1))


def compiled(function: Callable[..., Any], fast: Collection[str] = FAST, inline: bool = True) -> Any:
    """The function in machine code, kept on disk where that can be, and without Python's lock.

    What another one calls is put into its code: else code just compiled would call this one, code read from the disk a
    copy of its own, and the two may round otherwise.
    """
    options = {"nogil": True, "fastmath": set(fast), "error_model": "numpy", "forceinline": inline}
    return numba.njit(**options, cache=_can_cache())(function)


@functools.cache
def _can_cache() -> bool:
    """Whether Numba finds a folder for its files, beside this one or the user's."""
    try:
        numba.njit(cache=True)(_nothing)
    except RuntimeError:  # "no locator available"
        return False
    return True


def _nothing() -> None:
    pass


# In another order the two parts of ln 2 would be one again.
@partial(compiled, fast=FAST - {"reassoc"})
def powers(z: Array, less_one: Array, two_to_n: Array, bits: Array) -> None:
    """e^z as 2ⁿ·(1 + e^r − 1): `less_one` gets e^r − 1, where r = z − n·ln 2 is small, and `two_to_n` gets 2ⁿ.

    z is limited to ±708. `two_to_n` and `bits` are the same memory: floats, and the whole numbers they are made of.
    """
    for p in range(len(z)):
        a = min(max(z[p], -LARGEST_EXPONENT), LARGEST_EXPONENT)
        n = np.floor(a * LOG2_E + 0.5)
        r = (a - n * LN2_HIGH) - n * LN2_LOW
        series = SERIES[0]
        for k in range(1, len(SERIES)):
            series = series * r + SERIES[k]
        less_one[p] = r + r * r * series
        bits[p] = (np.int64(n) + EXPONENT_BIAS) << MANTISSA_BITS


# ---- the activations along a row of samples: v* becomes v in its place, `slope` gets g'
# (a test holds each to its formula)


@compiled
def sigmoid(v: Array, slope: Array, less_one: Array, two_to_n: Array, bits: Array) -> None:
    """v = 1/(1 + e^(−v*)), g' = v(1 − v)."""
    for p in range(len(v)):
        v[p] = -v[p]
    powers(v, less_one, two_to_n, bits)
    for p in range(len(v)):
        v[p] = 1 / (1 + (two_to_n[p] * less_one[p] + two_to_n[p]))
        slope[p] = v[p] * (1 - v[p])


@compiled
def tanh(v: Array, slope: Array, less_one: Array, two_to_n: Array, bits: Array) -> None:
    """v = (e^(2v*) − 1)/(e^(2v*) + 1), g' = 1 − v²."""
    for p in range(len(v)):
        v[p] = 2 * v[p]
    powers(v, less_one, two_to_n, bits)
    for p in range(len(v)):
        above_minus_1 = two_to_n[p] * less_one[p] + (two_to_n[p] - 1)
        v[p] = above_minus_1 / (above_minus_1 + 2)
        slope[p] = 1 - v[p] * v[p]


@compiled
def softplus(v: Array, slope: Array, less_one: Array, two_to_n: Array, bits: Array) -> None:
    """v = max(v*, 0) + log(1 + e^(−|v*|)), g' = 1/(1 + e^(−v*))."""
    for p in range(len(v)):
        slope[p] = -abs(v[p])
    powers(slope, less_one, two_to_n, bits)
    for p in range(len(v)):
        small = two_to_n[p] * less_one[p] + two_to_n[p]  # e^(−|v*|)
        slope[p] = (1 if v[p] > 0 else small) / (1 + small)
        v[p] = max(v[p], 0) + math.log1p(small)


@compiled
def relu(v: Array, slope: Array) -> None:
    """v = max(v*, 0), g' = 1 where v* > 0 and 0 elsewhere."""
    for p in range(len(v)):
        slope[p] = 0.0 if v[p] <= 0 else 1.0
        v[p] = 0.0 if v[p] <= 0 else v[p]


@compiled
def identity(v: Array, slope: Array) -> None:
    """v = v*, g' = 1."""
    for p in range(len(v)):
        slope[p] = 1.0


@compiled
def sine(v: Array, slope: Array) -> None:
    """v = sin v*, g' = cos v*."""
    for p in range(len(v)):
        slope[p] = math.cos(v[p])
        v[p] = math.sin(v[p])


KINDS = ("sigmoid", "tanh", "softplus", "relu", "identity", "sine")
"""The activations by bplib's names for them, in the order of their numbers in :func:`activate`."""


@compiled
def activate(kind: int, v: Array, slope: Array, less_one: Array, two_to_n: Array, bits: Array) -> None:
    """The activation of that number, along a row."""
    if kind == 0:
        sigmoid(v, slope, less_one, two_to_n, bits)
    elif kind == 1:
        tanh(v, slope, less_one, two_to_n, bits)
    elif kind == 2:
        softplus(v, slope, less_one, two_to_n, bits)
    elif kind == 3:
        relu(v, slope)
    elif kind == 4:
        identity(v, slope)
    else:
        sine(v, slope)


@compiled
def length(vector: Array) -> float:
    """‖vector‖."""
    squares = 0.0
    for number in vector:
        squares += number * number
    return math.sqrt(squares)


@compiled
def sweep(kind: int, theta: Array, u_T: Array, y: Array, gradient: Array, block: int) -> float:
    """The loss at `theta`, and into `gradient` its gradient there; both in the order b, w, x."""
    n_inputs, n_samples = u_T.shape
    n_hidden = (len(theta) - 1) // (n_inputs + 1)
    w = theta[1 : 1 + n_inputs * n_hidden].reshape(n_inputs, n_hidden)
    x = theta[1 + n_inputs * n_hidden :]
    gradient[:] = 0
    dw = gradient[1 : 1 + n_inputs * n_hidden].reshape(n_inputs, n_hidden)
    dx = gradient[1 + n_inputs * n_hidden :]
    v, slope = np.empty((n_hidden, block)), np.empty((n_hidden, block))
    less_one, bits = np.empty(block), np.empty(block, np.int64)
    two_to_n = bits.view(np.float64)
    minus_error = np.empty(block)
    loss = 0.0
    for start in range(0, n_samples, block):
        size = min(block, n_samples - start)
        u_b, y_b = u_T[:, start : start + size], y[start : start + size]
        for p in range(size):
            minus_error[p] = theta[0] - y_b[p]
        for h in range(n_hidden):
            v_h, slope_h = v[h, :size], slope[h, :size]
            for p in range(size):
                v_h[p] = w[0, h] * u_b[0, p]
            for i in range(1, n_inputs):
                for p in range(size):
                    v_h[p] += w[i, h] * u_b[i, p]
            activate(kind, v_h, slope_h, less_one[:size], two_to_n[:size], bits[:size])
            for p in range(size):
                minus_error[p] += x[h] * v_h[p]
        for p in range(size):
            loss += minus_error[p] * minus_error[p]
            gradient[0] += minus_error[p]
        for h in range(n_hidden):
            total = 0.0
            for p in range(size):
                total += minus_error[p] * v[h, p]
                slope[h, p] *= minus_error[p]  # the signal, but for x[h], which multiplies the sum
            dx[h] += total
            for i in range(n_inputs):
                total = 0.0
                for p in range(size):
                    total += slope[h, p] * u_b[i, p]
                dw[i, h] += x[h] * total
    return 0.5 * loss


@partial(compiled, inline=False)
def iterate(
    kind: int,
    theta: Array,
    gradient: Array,
    loss: Array,
    norm: Array,
    state: Array,
    iterations: Array,
    history: Array,
    column_of: Array,
    u_T: Array,
    y: Array,
    mu: Array,
    tolerance: float,
    free: Array,
    first: int,
    last: int,
    block: int,
) -> int:
    """Take each network that is going through the steps `first` … `last`; return how many are going still."""
    n_parameters = theta.shape[1]
    new_theta, new_gradient = np.empty(n_parameters), np.empty(n_parameters)
    n_going = 0
    for k in range(len(theta)):
        for m in range(first, last + 1):
            if state[k] != GOING:
                break
            rate = mu[m - 1] if m else 0.0  # at first only a look at where it starts
            for j in range(n_parameters):
                new_theta[j] = theta[k, j] - rate * gradient[k, j]
            new_loss = sweep(kind, new_theta, u_T, y, new_gradient, block)
            change = abs(new_loss - loss[k])
            if m and not change + rate * TOO_FAR * norm[k] < np.inf:
                state[k] = LOST
                break
            for j in range(n_parameters):
                theta[k, j], gradient[k, j] = new_theta[j], new_gradient[j] * free[j]
            loss[k], iterations[k] = new_loss, m
            if m == 0:
                state[k] = GOING if np.isfinite(new_loss) else LOST
            elif not change >= tolerance:
                state[k] = SETTLED
            norm[k] = length(gradient[k])
            if column_of[m] >= 0:
                history[0, column_of[m], k], history[1, column_of[m], k] = loss[k], norm[k]
        n_going += state[k] == GOING
    return n_going


def descend(task: Task) -> Chunk:
    """Train the networks of a task, each by itself; the same as the engine of NumPy does, to rounding.

    Ctrl-C, here or by the task's file, ends it: those under way are then "interrupted" at their last iterate.
    """
    chunk = Chunk.untouched(task)
    kind = KINDS.index(task.activation.name)
    n_samples, n_members, last = len(task.y), len(task.theta), len(task.mu)
    state, gradient = np.full(n_members, GOING), np.zeros_like(chunk.theta)
    column_of = np.full(last + 1, -1)
    column_of[task.recorded] = np.arange(len(task.recorded))
    block = min(n_samples, max(64, LARGEST_BLOCK // task.n_hidden))
    steps = max(1, int(TERMS_A_SLICE / (n_members * n_samples * task.n_hidden)))
    # Copies, contiguous and writable, as they are in a worker too: Numba compiles anew for any other kind of array, and
    # what is compiled anew may round otherwise.
    u_T, y, mu, free = (np.array(array, order="C") for array in (task.u.T, task.y, task.mu, task.free))
    fixed = (column_of, u_T, y, mu, task.tolerance, free)
    end = EndOfWork(task.stop_file)
    try:
        for first in range(0, last + 1, steps):
            end.look()
            if not iterate(
                kind, chunk.theta, gradient, chunk.loss, chunk.norm, state, chunk.iterations, chunk.history, *fixed,
                first, min(first + steps - 1, last), block,
            ):  # fmt: skip
                break
        chunk.stopped[state == GOING] = MAX_ITERATIONS
    except KeyboardInterrupt:
        chunk.interrupted = True
    chunk.stopped[state == SETTLED], chunk.stopped[state == LOST] = TOLERANCE, DIVERGED
    return chunk
