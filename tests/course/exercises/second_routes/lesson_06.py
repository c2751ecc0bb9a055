"""Lesson 06's keys by another way: fractions, all steps judged at once, the complex step, and the runs."""

from fractions import Fraction

import numpy as np
from second_route import complex_slopes, says

import bplib as bp
from bplib.course.exercises.lessons import four_curves

constant = bp.schedules.constant


def the_lesson():
    """Its data and its start."""
    u, y = bp.data.teacher()
    return bp.Network.random(n_inputs=2, n_hidden=2, rng=0), u, y


def falls(losses):
    return bool((np.diff(losses) < 0).all())


def walk(net, u, y, mu, n_steps, gradients=bp.gradients):
    """The losses of steepest descent with any function in the place of the gradients."""
    losses = [float(bp.loss(net, u, y))]
    for _ in range(n_steps):
        net = net.with_vector(net.vector - mu * gradients(net, u, y).vector)
        losses.append(float(bp.loss(net, u, y)))
    return np.array(losses)


def one_step_with_a_pencil():
    says(
        "06.1",
        r"b=1, x[0]=4, \omega[0,0]=2 and \omega[1,0]=-1",
        r"\mu=0.2",
        r"-\mu\,\lVert\nabla L\rVert^2",
        r"\frac{\partial L}{\partial b}=1,",
        r"\frac{\partial L}{\partial x[0]}=\frac14,",
        r"\frac{\partial L}{\partial\omega[0,0]}=\frac34,",
        r"\frac{\partial L}{\partial\omega[1,0]}=-\frac32.",
    )
    before = {"b": Fraction(1), "x[0]": Fraction(4), "w[0,0]": Fraction(2), "w[1,0]": Fraction(-1)}
    gradient = {"b": Fraction(1), "x[0]": Fraction(1, 4), "w[0,0]": Fraction(3, 4), "w[1,0]": Fraction(-3, 2)}
    after = {name: before[name] - Fraction("0.2") * gradient[name] for name in before}
    # The promise is the change along the tangent: gradient times displacement, summed.
    promise = sum(gradient[name] * (after[name] - before[name]) for name in before)
    return {"after_step": {**after, "promise": promise}}


def when_does_it_stop():
    says(
        "06.2",
        "returns `(m, reason)`: the first m\\ge1 at which a run stops",
        r"L=\frac12\sum_p(y_p-\bar y_p)^2",
        '`"diverged"`, if the loss is not finite',
        'or else `"tolerance"`, if the step changed the loss by less than `tolerance`',
        'or else `"max_iterations"`, if m has reached `max_iterations`',
        "`outputs[0]` is that of the start",
    )

    def when_stopped(y, outputs, tolerance, max_iterations):
        ended = np.asarray(outputs, dtype=float)[: max_iterations + 1]
        with np.errstate(all="ignore"):
            losses = np.einsum("mp,mp->m", ended - y, ended - y) / 2
            changes = np.abs(losses[1:] - losses[:-1])
        m = np.arange(1, len(losses))
        why = np.select(
            [~np.isfinite(losses[1:]), changes < tolerance, m >= max_iterations],
            ["diverged", "tolerance", "max_iterations"],
            "",
        )
        first = int(np.flatnonzero(why != "")[0])
        return first + 1, str(why[first])

    return {"when_stopped": when_stopped}


def one_step_all_at_once():
    says(
        "06.3",
        r"L=\frac12\sum_p(y_p-\bar y_p)^2",
        "make_step(b, w, x, u, y, mu)",
        "in the order `b, w, x`",
        "all three derivatives at the old parameters",
    )

    def make_step(b, w, x, u, y, mu):
        def loss(b, w, x):
            v = (1 + np.tanh(np.einsum("pi,ih->ph", u, w) / 2)) / 2
            return ((y - b - np.einsum("ph,h->p", v, x)) ** 2).sum() / 2

        return tuple(old - mu * slope for old, slope in zip((b, w, x), complex_slopes(loss, b, w, x), strict=True))

    return {"make_step": make_step}


def every_sample_four_times():
    says(
        "06.4",
        "Each of the 40 samples is written down four times, and \\mu is divided by 4",
        "tolerance=1e-3",
        "schedule(0.01)",
        "schedule(0.01 / 4)",
        "np.tile(u, (4, 1)), np.tile(y, 4)",
        '"each parameter after ten steps"',
    )
    net, u, y = the_lesson()
    u_four, y_four = np.concatenate([u] * 4), np.concatenate([y] * 4)
    once = bp.train(net, u, y, schedule=constant(0.01), tolerance=1e-3)
    four = bp.train(net, u_four, y_four, schedule=constant(0.01 / 4), tolerance=1e-3)
    assert once.stopped == four.stopped == "tolerance"
    ten, ten_of_four = (
        bp.train(net, *data, schedule=constant(mu), tolerance=0, max_iterations=10).network.vector
        for data, mu in (((u, y), 0.01), ((u_four, y_four), 0.01 / 4))
    )

    def compared(of_four, of_once):
        if np.allclose(of_four, of_once, rtol=1e-9):
            return "same"
        (smaller,) = set(np.atleast_1d(np.abs(of_four) < np.abs(of_once)).tolist())
        return "smaller" if smaller else "larger"

    return {
        "with_four": {
            "the loss at the start": compared(four.losses[0], once.losses[0]),
            "the length of the gradient at the start": compared(four.gradient_norms[0], once.gradient_norms[0]),
            "each parameter after ten steps": compared(ten_of_four, ten),
            "the number of steps until the same tolerance": compared(four.iterations, once.iterations),
            "the mean squared error at the stop": compared(2 * four.final_loss / 160, 2 * once.final_loss / 40),
        }
    }


def read_four_curves():
    says(
        "06.5",
        "all from the same start",
        "You see the curves only",
        '`"mu too large"` or `"mu too small"`',
        "Where is C at m=20",
        "what do the curves alone tell you about the *gradient*",
        '"gradient of A": ..., "gradient of D"',
    )
    curves = four_curves.losses()
    net, u, y = the_lesson()
    mean_loss = ((y - y.mean()) ** 2).sum() / 2
    n_steps = len(curves["A"]) - 1
    assert all(np.isclose(curve[0], bp.loss(net, u, y)) for curve in curves.values())

    def looks_like(letter, losses, within):
        """Whether two curves cannot be told apart in the picture, on its logarithmic axis."""
        return bool(np.abs(np.log(losses / curves[letter])).max() < within)

    def end_with(mu):
        run = bp.train(net, u, y, schedule=constant(mu), tolerance=0, max_iterations=n_steps)
        return np.inf if run.stopped == "diverged" else run.final_loss

    def misjudged(letter):
        """Too large if a tenth of the rate takes the loss further down, too small if ten times the rate does."""
        ends = {"mu too large": end_with(rates[letter] / 10), "mu too small": end_with(rates[letter] * 10)}
        (better,) = [verdict for verdict, end in ends.items() if end < 0.9 * curves[letter][-1]]
        return better

    # The rates by which bp.gradients makes these very curves, to be found by trial.
    rates = {
        letter: next(
            mu
            for mu in (0.0003, 0.001, 0.003, 0.01, 0.02, 0.05)
            if looks_like(letter, walk(net, u, y, mu, n_steps), 0.05)
        )
        for letter in "ABC"
    }
    later = curves["C"][20:].min()
    at_20 = "minimum" if later > 0.9 * curves["C"][20] else "plateau"

    # The gradient. A curve tells of it if no wrong one could have made it, or no right one.
    def of_twice_the_length(net, u, y):
        return bp.Gradients(*(2 * part for part in bp.gradients(net, u, y)))

    right_could = {
        "A": looks_like("A", walk(net, u, y, rates["A"], n_steps), 0.05),
        # The right gradient, with a rate that falls, goes down and then hardly any more.
        "D": looks_like("D", falling_run(net, u, y, n_steps), 0.1),
    }
    wrong_could = {
        "A": looks_like("A", walk(net, u, y, rates["A"] / 2, n_steps, of_twice_the_length), 0.05),
        "D": looks_like("D", walk(net, u, y, 0.01, n_steps, four_curves.bias_without_slope), 0.05),
    }
    tells = {(True, True): "cannot tell", (True, False): "right", (False, True): "wrong"}
    assert mean_loss * 0.9 < curves["C"][20] < mean_loss  # no better than a constant there
    return {
        "diagnosis": {
            "A": misjudged("A"),
            "B": misjudged("B"),
            "C at m = 20": at_20,
            "gradient of A": tells[right_could["A"], wrong_could["A"]],
            "gradient of D": tells[right_could["D"], wrong_could["D"]],
        }
    }


def falling_run(net, u, y, n_steps):
    """The losses under the right gradient with A/(B + m), as near to the curve D as a few trials come."""
    curve = four_curves.losses()["D"]
    runs = [
        bp.train(
            net, u, y, schedule=bp.schedules.a_over_b_plus_m(first * B, B), tolerance=0, max_iterations=n_steps
        ).losses
        for first in (0.008, 0.01, 0.012, 0.015)
        for B in (3, 5, 10, 20, 30, 50, 80, 120, 200)
    ]
    return min(runs, key=lambda losses: np.abs(np.log(losses / curve)).max())


def true_or_false():
    says(
        "06.6",
        "descent makes every parameter smaller",
        "where the gradient is zero, the fit is perfect",
        "minus the gradient points at the minimum",
        "backprop is the optimiser",
        "where the gradient is not zero, a small enough step lowers the loss",
        "a run that stopped by tolerance may still have a long gradient",
    )
    net, u, y = the_lesson()
    nets = bp.Network.random(n_inputs=2, n_hidden=2, init_range=(-3, 3), n_networks=200, rng=1)
    at = bp.gradients(nets, u, y)
    stepped = nets.with_vector(nets.vector - 1e-6 * at.vector)

    flat = bp.Network(b=y.mean(), w=[[1, -1], [0, 0]], x=[0, 0])
    level = bp.gradients(flat, u, y).norm < 1e-12

    # In b and x alone the loss is a bowl with one minimum, which linear least squares finds.
    bowl = bp.train(net, u, y, schedule=constant(1e-3), tolerance=0, max_iterations=1, fixed=["w"])
    columns = np.column_stack([np.ones(len(y)), net.forward(u).v])
    to_the_minimum = np.linalg.lstsq(columns, y)[0] - [net.b, *net.x]
    step = np.array([bowl.network.b - net.b, *(bowl.network.x - net.x)])
    cosine = step @ to_the_minimum / np.linalg.norm(step) / np.linalg.norm(to_the_minimum)

    # Were backprop the optimiser, no gradient from elsewhere could walk its path, and no other walk could use its own.
    def by_differences(net, u, y):
        return bp.numerical_gradients(net, u, y)

    same_path = np.allclose(walk(net, u, y, 0.01, 50), walk(net, u, y, 0.01, 50, by_differences), rtol=1e-9)

    slow = bp.train(net, u, y, schedule=constant(0.0001), tolerance=1e-3)
    found = {
        "descent makes every parameter smaller": bool((stepped.vector < nets.vector).all()),
        "where the gradient is zero, the fit is perfect": bool(level and bp.loss(flat, u, y) == 0),
        "minus the gradient points at the minimum": bool(cosine > 0.999),
        "backprop is the optimiser": not same_path,
        "where the gradient is not zero, a small enough step lowers the loss": bool(
            (at.norm > 0).all() and (bp.loss(stepped, u, y) < bp.loss(nets, u, y)).all()
        ),
        "a run that stopped by tolerance may still have a long gradient": bool(
            slow.stopped == "tolerance" and slow.final_gradient_norm > 1
        ),
    }
    return {"judgement": {sentence: str(holds).lower() for sentence, holds in found.items()}}


def stuck_without_a_fit():
    says(
        "06.7",
        "u[1]=-2,-1,0,1,2 and y=4,1,0,1,4",
        r"\bar y=b+x[0]\,\sigma(\omega[0,0]+\omega[1,0]\,u[1])",
        "each derivative is 0; a gradient shorter than 0.001 will do",
        r"`w0` is \omega[0,0], `w1` is \omega[1,0]",
        "which is 7",
        "|x[0]| has to be at least 1",
    )
    u, y = np.array([-2.0, -1, 0, 1, 2]), np.array([4.0, 1, 0, 1, 4])

    def loss(b, w0, w1, x):
        return ((y - b - x / (1 + np.exp(-w0 - w1 * u))) ** 2).sum() / 2

    # Two of the four at random, the unit blind to its input, and b where the output is the mean.
    w0, x = 0.7, -1.5
    place = {"b": y.mean() - x / (1 + np.exp(-w0)), "w0": w0, "w1": 0.0, "x": x}
    assert np.linalg.norm(complex_slopes(loss, *place.values())) < 1e-12 and np.isclose(loss(**place), 7)
    return {"level_place": {name: float(value) for name, value in place.items()}}


SECOND_ROUTES = {
    "06.1": one_step_with_a_pencil,
    "06.2": when_does_it_stop,
    "06.3": one_step_all_at_once,
    "06.4": every_sample_four_times,
    "06.5": read_four_curves,
    "06.6": true_or_false,
    "06.7": stuck_without_a_fit,
}
