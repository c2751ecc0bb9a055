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
# Numbers that a block of samples takes, all arrays together: they fit into the nearest cache, often 32 kB.
LARGEST_BLOCK = 2**12
# Where there are many hidden units or inputs, a block has this many samples all the same: the loops are along them.
LEAST_SAMPLES = 128
# How many samples fit into a wide register: those of a block are filled up to a multiple of it.
WIDTH = 8
# Terms of work (a sample, hidden unit and iteration is one) between two looks for a Ctrl-C: a tenth of a second, about.
TERMS_A_SLICE = 5e7
# How a network stands, as the compiled code counts it.
GOING, SETTLED, LOST = 0, 1, 2

LOG2_E = 1 / math.log(2)
# ln 2 in two parts: n times the first has no rounding.
LN2_HIGH, LN2_LOW = 0.6931471803691238, 1.9082149292705877e-10
LARGEST_EXPONENT = 708.0
EXPONENT_BIAS, MANTISSA_BITS = 1023, 52
# So large that a float near it has no digits behind the point: adding it rounds, and the last bits are the integer.
ROUNDING = 1.5 * 2.0**MANTISSA_BITS


def _economised(n_terms: int) -> tuple[float, ...]:
    """The polynomial of e^r − 1 = r + r²·(…) on |r| ≤ ½·ln 2, its highest power first.

    The Taylor series written in Chebyshev polynomials loses least by being cut: Press et al., Numerical Recipes, §5.11.
    """
    half = math.log(2) / 2
    taylor = [half**k / math.factorial(k + 2) for k in range(2 * n_terms)]
    cut = np.polynomial.chebyshev.cheb2poly(np.polynomial.chebyshev.poly2cheb(taylor)[:n_terms])
    return tuple((cut / half ** np.arange(n_terms))[::-1].tolist())


SERIES = _economised(10)
# 1/(2k + 1) for k = 16 … 0, for artanh q = q + q³/3 + … on 0 ≤ q ≤ 1/3.
ARTANH = tuple(1 / (2 * k + 1) for k in range(16, -1, -1))


def compiled(function: Callable[..., Any], fast: Collection[str] = FAST) -> Any:
    """The function in machine code, to be put into the code of what calls it; Python cannot call it.

    Put into it, since otherwise code just compiled would call this function, code read from the disk a copy of its own,
    and the two may round otherwise.
    """
    options = {"forceinline": True, "no_cpython_wrapper": True, "fastmath": set(fast)}
    return numba.njit(**options, no_cfunc_wrapper=True, error_model="numpy")(function)


def callable_from_python(function: Callable[..., Any]) -> Any:
    """The function in machine code, kept on disk where that can be, and without Python's lock."""
    options = {"nogil": True, "cache": _can_cache(), "fastmath": set(FAST)}
    return numba.njit(**options, no_cfunc_wrapper=True, error_model="numpy")(function)


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
in_this_order = partial(compiled, fast=FAST - {"reassoc"})


@in_this_order
def powers(z: float, series: tuple[float, ...]) -> tuple[float, float]:
    """e^z in two parts, 2ⁿ and e^r − 1, where r = z − n·ln 2 is small; z is limited to ±708.

    `series` is SERIES, but as an argument all the way: numbers that the compiler does not know it keeps in registers,
    those it knows it fetches anew for every few samples.
    """
    a = -LARGEST_EXPONENT if z < -LARGEST_EXPONENT else z
    a = LARGEST_EXPONENT if a > LARGEST_EXPONENT else a  # and NaN stays NaN
    rounded = a * LOG2_E + ROUNDING
    n = rounded - ROUNDING
    r = (a - n * LN2_HIGH) - n * LN2_LOW
    # In two halves, which the processor takes side by side.
    square, even, odd = r * r, series[0], series[1]
    for k in range(2, len(series), 2):
        even = even * square + series[k]
        odd = odd * square + series[k + 1]
    # A float's bits: the exponent, then the mantissa, here zeros.
    two_to_n = np.int64((np.float64(rounded).view(np.int64) + EXPONENT_BIAS) << MANTISSA_BITS).view(np.float64)
    return two_to_n, r + square * (even * r + odd)


@in_this_order
def exp(z: float, series: tuple[float, ...]) -> float:
    """e^z."""
    two_to_n, less_one = powers(z, series)
    return two_to_n * less_one + two_to_n


@in_this_order
def exp_less_one(z: float, series: tuple[float, ...]) -> float:
    """e^z − 1, to the last digit also where z is small."""
    two_to_n, less_one = powers(z, series)
    return two_to_n * less_one + (two_to_n - 1)


@compiled
def log_one_more(s: float) -> float:
    """log(1 + s) for 0 ≤ s ≤ 1, as 2·artanh q with q = s/(2 + s)."""
    q = s / (2 + s)
    square, high, low = q * q, ARTANH[0], ARTANH[9]
    for k in range(1, 9):  # in two halves: loops as short as this are written out, and several samples go at a time
        high = high * square + ARTANH[k]
    for k in range(10, 17):
        low = low * square + ARTANH[k]
    return 2 * q * (high * square**8 + low)


# ---- the activations and their derivatives (a test holds each to its formula)


@compiled
def sigmoid(v_star: float, series: tuple[float, ...]) -> float:
    """v = 1/(1 + e^(−v*))."""
    return 1 / (1 + exp(-v_star, series))


@compiled
def tanh(v_star: float, series: tuple[float, ...]) -> float:
    """v = (e^(2v*) − 1)/(e^(2v*) + 1)."""
    above = exp_less_one(2 * v_star, series)
    return above / (above + 2)


@compiled
def softplus(v_star: float, series: tuple[float, ...]) -> float:
    """v = max(v*, 0) + log(1 + e^(−|v*|))."""
    return (v_star + abs(v_star)) / 2 + log_one_more(exp(-abs(v_star), series))


KINDS = ("sigmoid", "tanh", "softplus", "relu", "identity", "sine")
"""The activations by bplib's names for them, in the order of their numbers in `activate` and `derivative`.

An activation's number is the length of a tuple, `kind`, which is part of a type: so the code is compiled for each
activation by itself, when it is first wanted.
"""
SINE = KINDS.index("sine")


@compiled
def activate(kind: tuple[int, ...], series: tuple[float, ...], v_star: float) -> float:
    """v = g(v*)."""
    if len(kind) == 0:
        return sigmoid(v_star, series)
    if len(kind) == 1:
        return tanh(v_star, series)
    if len(kind) == 2:
        return softplus(v_star, series)
    if len(kind) == 3:
        return 0.0 if v_star <= 0 else v_star
    if len(kind) == 4:
        return v_star
    return math.sin(v_star)


@compiled
def derivative(kind: tuple[int, ...], series: tuple[float, ...], v_star: float, v: float) -> float:
    """g'(v*), of v alone but for the sine: all other activations can do without v* by now."""
    if len(kind) == 0:
        return v * (1 - v)
    if len(kind) == 1:
        return 1 - v * v
    if len(kind) == 2:
        return -exp_less_one(-v, series)
    if len(kind) == 3:
        return 0.0 if v <= 0 else 1.0
    if len(kind) == 4:
        return 1.0
    return math.cos(v_star)


@compiled
def sweep(
    kind: tuple[int, ...],
    series: tuple[float, ...],
    theta: Array,
    w: Array,
    x: Array,
    gradient: Array,
    dw: Array,
    dx: Array,
    u: Array,
    y: Array,
    n_samples: int,
    v_star: Array,
    v: Array,
    minus_error: Array,
    signal: Array,
) -> float:
    """The loss at `theta`, and into `gradient` its gradient there; both in the order b, w, x.

    `w` and `x` are parts of `theta`, `dw` and `dx` of `gradient`. The samples come in blocks: u as (blocks, N, samples
    of a block), y likewise. `v_star` and `v`, (H, samples of a block), `minus_error` and `signal` are written over and
    over. Of `v_star` only the sine keeps all rows. `signal` lacks the factor x[h], which multiplies the sums instead.
    Each loop does as much as it can, with the last input's part of v* and with the first input's part of ∂L/∂w: for few
    samples and inputs it is beginning and ending loops that takes the time.
    """
    n_blocks, n_inputs, size = u.shape
    n_hidden, last = len(x), n_inputs - 1
    for j in range(len(gradient)):
        gradient[j] = 0.0
    loss = 0.0
    for k in range(n_blocks):
        for p in range(size):
            minus_error[p] = theta[0] - y[k, p]
        for h in range(n_hidden):
            row = h if len(kind) == SINE else 0
            w_ih, x_h = w[0, h] if last else 0.0, x[h]
            for p in range(size):
                v_star[row, p] = w_ih * u[k, 0, p]
            for i in range(1, last):
                w_ih = w[i, h]
                for p in range(size):
                    v_star[row, p] += w_ih * u[k, i, p]
            w_ih = w[last, h]
            for p in range(size):
                z = v_star[row, p] + w_ih * u[k, last, p]
                if len(kind) == SINE:
                    v_star[row, p] = z
                v[h, p] = activate(kind, series, z)
                minus_error[p] += x_h * v[h, p]
        for p in range(n_samples - k * size, size):
            minus_error[p] = 0.0
        db = 0.0
        for p in range(size):
            loss += minus_error[p] * minus_error[p]
            db += minus_error[p]
        gradient[0] += db
        for h in range(n_hidden):
            row = h if len(kind) == SINE else 0
            to_x, to_w = 0.0, 0.0
            for p in range(size):
                to_x += minus_error[p] * v[h, p]
                signal_p = minus_error[p] * derivative(kind, series, v_star[row, p], v[h, p])
                signal[p] = signal_p
                to_w += signal_p * u[k, 0, p]
            dx[h] += to_x
            dw[0, h] += x[h] * to_w
            for i in range(1, n_inputs):
                to_w = 0.0
                for p in range(size):
                    to_w += signal[p] * u[k, i, p]
                dw[i, h] += x[h] * to_w
    return 0.5 * loss


@callable_from_python
def iterate(
    kind: tuple[int, ...],
    series: tuple[float, ...],
    theta: Array,
    gradient: Array,
    loss: Array,
    norm: Array,
    state: Array,
    iterations: Array,
    history: Array,
    column_of: Array,
    here: tuple[Any, ...],
    mu: Array,
    tolerance: float,
    free: Array,
    first: int,
    last: int,
) -> int:
    """Take each network that is going through the steps `first` … `last`; return how many are going still.

    `here` is what :func:`sweep` takes: the network it looks at, its gradient, the samples, and room to compute in.
    """
    new_theta, new_gradient = here[0], here[3]
    n_going = 0
    for k in range(len(theta)):
        for m in range(first, last + 1):
            if state[k] != GOING:
                break
            rate = mu[m - 1] if m else 0.0  # at first only a look at where it starts
            for j in range(len(new_theta)):
                new_theta[j] = theta[k, j] - rate * gradient[k, j]
            new_loss = sweep(kind, series, *here)
            change = abs(new_loss - loss[k])
            if m and not change + rate * TOO_FAR * norm[k] < np.inf:
                state[k] = LOST
                break
            for j in range(len(new_theta)):
                theta[k, j], gradient[k, j] = new_theta[j], new_gradient[j] * free[j]
            squares = 0.0  # summed in a loop that stores nothing: else the order depends on where the arrays lie
            for j in range(len(new_theta)):
                squares += gradient[k, j] * gradient[k, j]
            loss[k], norm[k], iterations[k] = new_loss, math.sqrt(squares), m
            if m and not change >= tolerance:
                state[k] = SETTLED
            if column_of[m] >= 0:
                history[0, column_of[m], k], history[1, column_of[m], k] = loss[k], norm[k]
        n_going += state[k] == GOING
    return n_going


def in_blocks(table: Array, n_hidden: int) -> Array:
    """Inputs and target of each sample, (P, N + 1), as (blocks, N + 1, samples of a block), at the end zeros."""
    n_samples, n_columns = table.shape
    of_a_sample = n_columns + n_hidden + 3  # v, and a number each of v*, the error and the signal
    most = max(LEAST_SAMPLES, LARGEST_BLOCK // of_a_sample) // WIDTH * WIDTH  # so that no block is of zeros alone
    n_blocks = -(-n_samples // most)
    size = -(-n_samples // (n_blocks * WIDTH)) * WIDTH
    filled = np.zeros((n_blocks * size, n_columns))
    filled[:n_samples] = table
    return filled.reshape(n_blocks, size, n_columns).swapaxes(1, 2)


def room(task: Task) -> tuple[Any, ...]:
    """What :func:`sweep` takes for a network of the task: arrays to write to, w and x as views, and the samples."""
    n = task.n_hidden
    theta, gradient = np.zeros((2, task.theta.shape[1]))
    (w, x), (dw, dx) = ((vector[1:-n].reshape(-1, n), vector[-n:]) for vector in (theta, gradient))
    samples = in_blocks(np.column_stack([task.u, task.y]), n)
    u, y = samples[:, :-1].copy(), samples[:, -1].copy()  # contiguous
    v_star, v = np.zeros((2, n, u.shape[2]))
    minus_error, signal = np.zeros((2, u.shape[2]))
    return theta, w, x, gradient, dw, dx, u, y, len(task.y), v_star, v, minus_error, signal


def descend(task: Task) -> Chunk:
    """Train the networks of a task, each by itself; the same as the engine of NumPy does, to rounding.

    Ctrl-C, here or by the task's file, ends it: those under way are then "interrupted" at their last iterate.
    """
    chunk = Chunk(task)
    kind = (0,) * KINDS.index(task.activation.name)
    n_samples, n_members, last = len(task.y), len(task.theta), len(task.mu)
    state, gradient = np.full(n_members, GOING), np.zeros_like(chunk.theta)
    column_of = np.full(last + 1, -1)
    column_of[task.recorded] = np.arange(len(task.recorded))
    steps = max(1, int(TERMS_A_SLICE / (n_members * n_samples * task.n_hidden)))
    # Copies, contiguous and writable, as they are in a worker too: Numba compiles anew for any other kind of array, and
    # what is compiled anew may round otherwise.
    mu, free = task.mu.copy(), task.free.copy()
    fixed = (column_of, room(task), mu, task.tolerance, free)
    end = EndOfWork(task.stop_file)
    try:
        for first in range(0, last + 1, steps):
            end.look()
            if not iterate(
                kind, SERIES, chunk.theta, gradient, chunk.loss, chunk.norm, state, chunk.iterations, chunk.history,
                *fixed, first, min(first + steps - 1, last),
            ):  # fmt: skip
                break
        chunk.stopped[state == GOING] = MAX_ITERATIONS
    except KeyboardInterrupt:
        chunk.interrupted = True
    chunk.stopped[state == SETTLED], chunk.stopped[state == LOST] = TOLERANCE, DIVERGED
    return chunk
