"""Lesson 04's keys by another way: every slope by the complex step of a loss in plain loops, every sum by trial."""

import cmath
import math

import numpy as np
from second_route import complex_slopes, says


def sigma(z):
    return (1 + cmath.tanh(z / 2)) / 2  # never overflows


def the_way_back_with_a_pencil():
    says("04.1", "b=1", r"\omega[0,0]=\omega[1,0]=\ln3", "x[0]=4", "u=(1,-2)", "y=1", r"v[0]=\tfrac14", r"\bar y=2")
    b, x, u, y = 1.0, 4.0, np.array([1.0, -2.0]), 1.0
    w = np.array([math.log(3), math.log(3)])

    def loss(b, x, w):
        return (y - b - x * sigma(w @ u)) ** 2 / 2

    by_b, by_x, by_w = complex_slopes(loss, b, x, w)
    (by_v_star,) = complex_slopes(lambda v_star: (y - b - x * sigma(v_star)) ** 2 / 2, w @ u)
    return {
        "going_back": {
            "error": y - (b + x * sigma(w @ u)).real,
            "dL_db": by_b.item(),
            "dL_dx[0]": by_x.item(),
            "signal": -by_v_star.item(),  # lesson 04: as in lesson 03, but for the minus
            "dL_dw[0,0]": by_w[0],
            "dL_dw[1,0]": by_w[1],
        }
    }


def which_sum_runs_over_what():
    says(
        "04.2",
        '"p"` (samples)',
        '"i"` (inputs)',
        '"h"` (hidden units)',
        '`"nothing"` if each entry is computed by itself',
    )
    n_samples, n_inputs, n_hidden = 4, 2, 3
    rng = np.random.default_rng(0)
    u, y = rng.normal(size=(n_samples, n_inputs)), rng.normal(size=n_samples)
    b, w, x = rng.normal(), rng.normal(size=(n_inputs, n_hidden)), rng.normal(size=n_hidden)

    def v_star_of(u, w):
        return np.array([[sum(w[i, h] * u_p[i] for i in range(n_inputs)) for h in range(n_hidden)] for u_p in u])

    def output(v_star, b=b, x=x):
        return np.array([b + sum(x[h] * sigma(v_star[p, h]) for h in range(n_hidden)) for p in range(n_samples)])

    def loss(v_star, b=b, x=x):
        return ((y - output(v_star, b, x)) ** 2).sum() / 2

    v_star = v_star_of(u, w)
    v, error = np.array([[sigma(z).real for z in row] for row in v_star]), y - output(v_star).real
    by_v_star, by_b, by_x = complex_slopes(loss, v_star, b, x)
    (by_w,) = complex_slopes(lambda w: loss(v_star_of(u, w)), w)

    # What each quantity is made of, one factor a list: on the axes (p, i, h), each 1 long where it has no such index.
    p, i, h = np.ix_(range(n_samples), range(n_inputs), range(n_hidden))
    by_itself = {
        "v_star[p,h]": (w[i, h] * u[p, i], v_star[:, None, :]),
        "y_bar[p]": (x[h] * v[p, h], (output(v_star).real - b)[:, None, None]),
        "loss": (error[p] ** 2 / 2, np.reshape(loss(v_star).real, (1, 1, 1))),
        "signal[p,h]": (
            -complex_slopes(lambda z: sum(map(sigma, z.flat)), v_star)[0][p, h] * x[h] * -error[p],
            -by_v_star[:, None, :],
        ),
        "dL_db": (-error[p], by_b.reshape(1, 1, 1)),
        "dL_dx[h]": (-error[p] * v[p, h], by_x[None, None, :]),
        "dL_dw[i,h]": (by_v_star[p, h] * u[p, i], by_w[None, :, :]),
    }
    ways = {"p": 0, "i": 1, "h": 2, "nothing": ()}
    found = {}
    for name, (terms, whole) in by_itself.items():
        sums = {way: terms.sum(axis=axis, keepdims=True) for way, axis in ways.items()}
        fits = [
            way for way, value in sums.items() if value.shape == whole.shape and np.allclose(value, whole, rtol=1e-9)
        ]
        # A sum over an index that the terms have not is no sum.
        (found[name],) = [way for way in fits if way == "nothing" or terms.shape[ways[way]] > 1]
    return {"summed": found}


def the_three_gradients_without_a_loop():
    says("04.3", "three_slopes(b, w, x, u, y)", "in this order", "(), (N, H), (H,)", r"\frac12\sum_p(y_p-\bar y_p)^2")

    def three_slopes(b, w, x, u, y):
        def loss(b, w, x):
            total = 0
            for u_p, y_p in zip(u, y, strict=True):
                y_bar = b + sum(x[h] * sigma(sum(w[:, h] * u_p)) for h in range(len(x)))
                total += (y_p - y_bar) ** 2 / 2
            return total

        return complex_slopes(loss, b, w, x)

    return {"three_slopes": three_slopes}


def your_own_gradient_check():
    says(
        "04.4",
        "own_check(loss_at, theta, gradient, step)",
        "one parameter at a time by `step` ahead and behind",
        "central differences",
        r"\lVert\,\text{numerical}\,\rVert}",
        "Leave `theta` as it is",
    )

    def own_check(loss_at, theta, gradient, step):
        def at(place, shift):
            return loss_at(np.array([value + shift * (k == place) for k, value in enumerate(theta)]))

        numerical = [(at(k, step) - at(k, -step)) / (2 * step) for k in range(len(theta))]
        return math.dist(gradient, numerical) / math.hypot(*numerical)

    return {"own_check": own_check}


def find_two_bugs():
    says(
        "04.5",
        r"v^*_p[h]=c[h]+\sum_i\omega[i,h]\,u_p[i]",
        r"L=\frac12\sum_p(y_p-\bar y_p)^2",
        "v = 1 / (1 + np.exp(-(c + u @ w)))",
        "error = y - (b + v @ x)",
        "return dL_db, dL_dc, dL_dw, dL_dx",
    )

    def with_hidden_bias(b, c, w, x, u, y):
        def loss(b, c, w, x):
            total = 0
            for u_p, y_p in zip(u, y, strict=True):
                total += (y_p - b - sum(x[h] * sigma(c[h] + sum(w[:, h] * u_p)) for h in range(len(x)))) ** 2 / 2
            return total

        return complex_slopes(loss, b, c, w, x)

    return {"with_hidden_bias": with_hidden_bias}


def find_two_more():
    says(
        "04.6",
        r"ReLU, v=\max(v^*,0)",
        "has no b, and takes the *mean* of the squared errors as its loss",
        "The line of the loss is as wanted",
        r"L=\frac1P\sum_p(y_p-\bar y_p)^2 (no ½)",
        "with respect to `w` and `x`",
        "return loss, -u.T @ signal, -error @ v",
    )

    def relu_program(w, x, u, y):
        def mean_squared_error(w, x):
            total = 0
            for u_p, y_p in zip(u, y, strict=True):
                v_star = [sum(w[:, h] * u_p) for h in range(len(x))]
                total += (y_p - sum(x[h] * z for h, z in enumerate(v_star) if z.real > 0)) ** 2
            return total / len(y)

        return mean_squared_error(w, x), *complex_slopes(mean_squared_error, w, x)

    return {"relu_program": relu_program}


def another_network():
    says(
        "04.7",
        r"\bar y_p[k]=b[k]+\sum_hx[h,k]\,v_p[h]",
        r"v_p[h]=\tanh(v^*_p[h])",
        r"L=\frac1P\sum_p\sum_k(y_p[k]-\bar y_p[k])^2",
        r"in the order b, \omega, x: shapes (K,), (N, H), (H, K)",
    )

    def new_slopes(b, w, x, u, y):
        n_hidden, n_outputs = np.shape(x)

        def loss(b, w, x):
            total = 0
            for u_p, y_p in zip(u, y, strict=True):
                v = [cmath.tanh(sum(w[:, h] * u_p)) for h in range(n_hidden)]
                for k in range(n_outputs):
                    total += (y_p[k] - b[k] - sum(x[h, k] * v[h] for h in range(n_hidden))) ** 2
            return total / len(y)

        return complex_slopes(loss, b, w, x)

    return {"new_slopes": new_slopes}


SECOND_ROUTES = {
    "04.1": the_way_back_with_a_pencil,
    "04.2": which_sum_runs_over_what,
    "04.3": the_three_gradients_without_a_loop,
    "04.4": your_own_gradient_check,
    "04.5": find_two_bugs,
    "04.6": find_two_more,
    "04.7": another_network,
}
