"""Networks, data and slow, literal versions of the formulas, which the tests hold the package against."""

import itertools
import math

import numpy as np

import bplib as bp

# Functions of one's own that can be imported, and so pickled.


def arctan_derivative(v_star, v):
    return 1 / (1 + v_star**2)


def gaussian(v_star):
    return np.exp(-v_star * v_star)


def gaussian_derivative(v_star, v):
    return -2 * v_star * v


ARCTAN = bp.Activation("arctan", np.arctan, arctan_derivative)
GAUSSIAN = bp.Activation("gaussian", gaussian, gaussian_derivative)
ACTIVATIONS = [*bp.ACTIVATIONS.values(), ARCTAN, GAUSSIAN]


def a_network(seed=0, n_inputs=2, n_hidden=3, stack=(), activation=bp.sigmoid, scale=1.0):
    """A network or stack with parameters of either sign and about `scale`."""
    rng = np.random.default_rng(seed)
    return bp.Network(
        b=scale * rng.normal(size=stack),
        w=scale * rng.normal(size=(*stack, n_inputs, n_hidden)),
        x=scale * rng.normal(size=(*stack, n_hidden)),
        activation=activation,
    )


def some_data(seed=0, n_samples=5, n_inputs=2, constant_input=False):
    """Inputs (P, N), the first of them the constant 1 if so wanted, and targets."""
    rng = np.random.default_rng(1000 + seed)
    u = rng.normal(size=(n_samples, n_inputs))
    if constant_input:
        u[:, 0] = 1
    return u, rng.normal(size=n_samples)


def same_bits(one, other):
    """Whether two arrays agree to the last bit (NaN agrees with NaN, 0 with −0)."""
    return np.shape(one) == np.shape(other) and np.array_equal(one, other, equal_nan=np.asarray(one).dtype.kind in "fc")


# The formulas of the slides, number by number. The activations are written anew, with `math` alone.

SCALAR = {
    "sigmoid": (lambda z: 1 / (1 + math.exp(-z)), lambda z: math.exp(-z) / (1 + math.exp(-z)) ** 2),
    "tanh": (math.tanh, lambda z: 1 / math.cosh(z) ** 2),
    "softplus": (lambda z: math.log(1 + math.exp(z)), lambda z: math.exp(z) / (1 + math.exp(z))),
    "relu": (lambda z: max(z, 0.0), lambda z: float(z > 0)),
    "identity": (lambda z: z, lambda z: 1.0),
    "sine": (math.sin, math.cos),
    "arctan": (math.atan, lambda z: 1 / (1 + z * z)),
    "gaussian": (lambda z: math.exp(-z * z), lambda z: -2 * z * math.exp(-z * z)),
}


def slow_forward(b, w, x, u_p, g):
    """v*, v and ȳ of one sample, as lists and a number."""
    n_inputs, n_hidden = len(w), len(x)
    v_star = [sum(w[i][h] * u_p[i] for i in range(n_inputs)) for h in range(n_hidden)]
    v = [g(z) for z in v_star]
    return v_star, v, b + sum(x[h] * v[h] for h in range(n_hidden))


def slow_loss(b, w, x, u, y, g):
    return 0.5 * sum((y_p - slow_forward(b, w, x, u_p, g)[2]) ** 2 for u_p, y_p in zip(u, y, strict=True))


def slow_gradients(b, w, x, u, y, g, g_prime):
    """(∂L/∂b, ∂L/∂ω, ∂L/∂x), by the slides' sums."""
    n_inputs, n_hidden = len(w), len(x)
    d_b, d_w, d_x = 0.0, [[0.0] * n_hidden for _ in range(n_inputs)], [0.0] * n_hidden
    for u_p, y_p in zip(u, y, strict=True):
        v_star, v, y_bar = slow_forward(b, w, x, u_p, g)
        d_b -= y_p - y_bar
        for h in range(n_hidden):
            d_x[h] -= (y_p - y_bar) * v[h]
            for i in range(n_inputs):
                d_w[i][h] -= (y_p - y_bar) * x[h] * g_prime(v_star[h]) * u_p[i]
    return d_b, d_w, d_x


def slow_train(net, u, y, mu, tolerance, max_iterations):
    """The slides' algorithm with plain loops: (b, w, x, losses, gradient norms, reason)."""
    g, g_prime = SCALAR[net.activation.name]
    b, w, x, u, y = float(net.b), net.w.tolist(), net.x.tolist(), u.tolist(), y.tolist()
    losses, norms, reason = [slow_loss(b, w, x, u, y, g)], [], "max_iterations"
    for m in range(1, max_iterations + 1):
        d_b, d_w, d_x = slow_gradients(b, w, x, u, y, g, g_prime)
        norms.append(math.hypot(d_b, *d_x, *(d for row in d_w for d in row)))
        b = b - mu(m) * d_b
        w = [[w_ih - mu(m) * d for w_ih, d in zip(row, d_row, strict=True)] for row, d_row in zip(w, d_w, strict=True)]
        x = [x_h - mu(m) * d for x_h, d in zip(x, d_x, strict=True)]
        losses.append(slow_loss(b, w, x, u, y, g))
        if abs(losses[-1] - losses[-2]) < tolerance:
            reason = "tolerance"
            break
    d_b, d_w, d_x = slow_gradients(b, w, x, u, y, g, g_prime)
    norms.append(math.hypot(d_b, *d_x, *(d for row in d_w for d in row)))
    return b, w, x, losses, norms, reason


def copies(net):
    """Every network that is the same function by exchanging hidden units and turning them round."""
    for order in itertools.permutations(range(net.n_hidden)):
        for signs in itertools.product((1, -1), repeat=net.n_hidden):
            sign = np.array(signs)
            x, w = net.x[list(order)], net.w[:, list(order)]
            b = net.b + x[sign < 0].sum() if net.activation is bp.sigmoid else net.b
            yield bp.Network(b=b, w=sign * w, x=sign * x, activation=net.activation)
