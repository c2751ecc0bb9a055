"""Lesson 05's keys by another way: every slope by the complex step of a loss in plain loops."""

import cmath
import math

import numpy as np
from second_route import complex_slopes, says, sigma


def your_own_gradient_check():
    says(
        "05.1",
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
        "05.2",
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
        "05.3",
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
        "05.4",
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
    "05.1": your_own_gradient_check,
    "05.2": find_two_bugs,
    "05.3": find_two_more,
    "05.4": another_network,
}
