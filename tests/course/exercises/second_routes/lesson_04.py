"""Lesson 04's keys by another way: every slope by the complex step of a loss in plain loops, every sum by trial."""

import math

import numpy as np
from second_route import complex_slopes, says, sigma


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


SECOND_ROUTES = {
    "04.1": the_way_back_with_a_pencil,
    "04.2": which_sum_runs_over_what,
    "04.3": the_three_gradients_without_a_loop,
}
