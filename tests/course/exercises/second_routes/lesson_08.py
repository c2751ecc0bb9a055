"""Lesson 08's keys by another way: networks driven to their ends, a search for XOR's weights, bounds."""

import itertools

import numpy as np
from second_route import STEP, says

import bplib as bp


def what_comes_out_and_what_can():
    says(
        "08.1",
        "without a constant input has two sigmoid units, b=1, x[0]=4 and x[1]=-2",
        r"both v^*[h] are 0",
        "stays below a certain number",
        "it always stays above",
        "if f(u)=3.5 for some input u, what is f(-u)?",
    )

    def output(w, u):
        return bp.Network(b=1, w=np.atleast_2d(w), x=[4, -2]).predict(np.atleast_2d(u))[0]

    # Each unit as far to either side as it goes, in all combinations.
    ends = [output(w, [1]) for w in itertools.product((-40, 40), repeat=2)]
    # One weight at random, the other by bisection such that f(1) = 3.5; then the other side, for several such networks.
    opposite = []
    for w1 in (-2.0, -0.5, 0.0, 0.8):
        low, high = -40.0, 40.0
        for _ in range(100):
            middle = (low + high) / 2
            low, high = (middle, high) if output([middle, w1], [1]) < 3.5 else (low, middle)
        assert np.isclose(output([low, w1], [1]), 3.5)
        opposite.append(output([low, w1], [-1]))
    assert np.allclose(opposite, opposite[0])
    return {
        "outputs_by_hand": {
            "both v_star 0": output([3.0, -7.0], [0]),  # whatever the weights, at the input 0
            "always below": max(ends),
            "always above": min(ends),
            "f(-u)": opposite[0],
        }
    }


def the_constant_input():
    says(
        "08.2", "add_ones(u)", "without it", "the constant u_p[0]=1 before the others", "`u` itself shall stay as it is"
    )

    def add_ones(u):
        return np.pad(u, ((0, 0), (1, 0)), constant_values=1)

    return {"add_ones": add_ones}


def xor_without_training():
    says(
        "08.3",
        "XOR in ±1 with two sigmoid units",
        "the loss is below 0.01",
        "The target is 1 where u[1] and u[2] differ, and else 0",
        "u[0]=1, u[1] and u[2], so `w` has three rows",
        "two columns, one for each hidden unit",
    )
    u = np.array([[1, u_1, u_2] for u_1, u_2 in itertools.product((-1, 1), repeat=2)])
    y = (u[:, 1] != u[:, 2]).astype(float)
    # All pairs of units with weights −6, 0 or 6; b and x by linear least squares.
    units = list(itertools.product((-6, 0, 6), repeat=3))
    found = []
    for columns in itertools.combinations(units, 2):
        w = np.array(columns, dtype=float).T
        levels = np.column_stack([np.ones(4), bp.sigmoid(u @ w)])
        b, *x = np.linalg.lstsq(levels, y, rcond=1e-6)[0].tolist()
        found.append((float(bp.loss(bp.Network(b=b, w=w, x=x), u, y)), {"b": b, "w": w.tolist(), "x": x}))
    loss, weights = min(found, key=lambda pair: pair[0])
    assert loss < 0.01
    return {"xor_weights": weights}


def bound(u, y):
    """What the even part of the targets costs a network whose own is constant, over all pairs u, −u."""
    even = [
        (y[p] + y[q]) / 2 for p, q in itertools.product(range(len(y)), repeat=2) if np.allclose(u[q], -u[p], atol=1e-12)
    ]
    return np.var(even) * len(even) / 2 if even else 0.0


def cannot_or_not_yet():
    says(
        "08.4",
        "Unless it says so, there is no constant input",
        "in the form for any g, puts a bound above 0 on the loss",
        '`"50 units"`: XOR in ±1, 50 tanh units.',
        '`"constant"`: XOR in ±1, 3 sigmoid units, with the constant input.',
        '`"coding"`: XOR in 0 and 1, 3 sigmoid units.',
        '`"cube"`: y=u^3, u in equal steps from −2 to 2, sigmoid units.',
        '`"lifted"`: y=3+u for the same u, sigmoid units.',
        r'`"cosine"`: y=\cos u for the same u, sine units.',
        '`"absolute"`: y=|u| for the same u, ReLU units.',
        '`"half"`: y=u^2, u in equal steps from 0 to 2, sigmoid units.',
    )
    xor, line, half = bp.data.xor(), np.linspace(-2, 2, 21), np.linspace(0, 2, 21)
    cases = {
        "50 units": (bp.tanh, *xor),
        "constant": (bp.sigmoid, bp.with_constant_input(xor.u), xor.y),
        "coding": (bp.sigmoid, *bp.data.xor(coding=(0, 1))),
        "cube": (bp.sigmoid, line[:, None], line**3),
        "lifted": (bp.sigmoid, line[:, None], 3 + line),
        "cosine": (bp.sine, line[:, None], np.cos(line)),
        "absolute": (bp.relu, line[:, None], np.abs(line)),
        "half": (bp.sigmoid, half[:, None], half**2),
    }
    verdicts = {}
    for name, (g, u, y) in cases.items():
        # Whether the network's own even part is one number: many networks, each at many inputs.
        nets = bp.Network.random(
            n_inputs=u.shape[1], n_hidden=3, init_range=(-3, 3), n_networks=20, activation=g, rng=0
        )
        many = np.random.default_rng(0).normal(size=(50, u.shape[1]))
        even = (nets.predict(many) + nets.predict(-many)) / 2
        holds = np.allclose(even, even[:, :1])
        verdicts[name] = "cannot" if holds and bound(u, y) > 1e-9 else "open"
    return {"verdicts": verdicts}


def an_activation_with_its_slope():
    says("08.5", r"g(z)=z\,\sigma(z)", "as a function of v^* *and* v=g(v^*), in that order", "bp.check_gradients")

    def swish(v_star):
        return v_star / 2 * (1 + np.tanh(np.asarray(v_star) / 2))

    def swish_slope(v_star, v):
        return np.imag(swish(np.asarray(v_star) + STEP * 1j)) / STEP

    return {"swish": swish, "swish_slope": swish_slope}


SECOND_ROUTES = {
    "08.1": what_comes_out_and_what_can,
    "08.2": the_constant_input,
    "08.3": xor_without_training,
    "08.4": cannot_or_not_yet,
    "08.5": an_activation_with_its_slope,
}
