"""Lesson 10's keys by another way: bplib's schedules, sums term by term, binomials, trials, and runs for each claim."""

import functools
import math

import numpy as np
from second_route import says

import bplib as bp

constant, a_over_b_plus_m = bp.schedules.constant, bp.schedules.a_over_b_plus_m


def the_lesson():
    """Its data and its start."""
    u, y = bp.data.teacher()
    return bp.Network.random(n_inputs=2, n_hidden=2, rng=1), u, y


def the_slides_three():
    says(
        "10.1",
        "`constant_mu` gives 0.05 for every m",
        r"`falling_mu` gives \frac{A}{B+m} with A=3 and B=20",
        r"`reciprocal_mu` gives \frac1m. The first step has m=1",
    )
    return {
        "constant_mu": constant(0.05),
        "falling_mu": a_over_b_plus_m(3, 20),
        "reciprocal_mu": a_over_b_plus_m(1, 0),
    }


def how_far_does_the_clock_run():
    says(
        "10.2",
        r"\sum_{m=1}^{1000}\mu(m)",
        "the constant 0.01;",
        r"\frac{10}{1000+m}",
        r"\frac1{Pm} with P=40",
        "Three digits will do",
    )
    steps = range(1, 1001)
    return {
        "walked": {
            "0.01": math.fsum(0.01 for _ in steps),
            "10/(1000 + m)": math.fsum(10 / (1000 + m) for m in steps),
            "1/(40 m)": math.fsum(1 / (40 * m) for m in steps),
        }
    }


def one_over_m_on_a_steep_parabola():
    says(
        "10.3",
        r"e_m=(1-\mu(m)\,\lambda)\,e_{m-1}",
        r"\mu(m)=1/m and e_0=1",
        r"For \lambda=3, find e_1, e_2, e_3 and e_{1000}",
        r"for \lambda=6, find the largest |e_m| on the way",
    )

    def error(curvature, m):
        """∏(1 − λ/k) over k = 1, …, m is (−1)^m (λ−1 choose m), for a whole number λ."""
        return (-1) ** m * math.comb(curvature - 1, m)

    found = {f"e{m}": error(3, m) for m in (1, 2, 3, 1000)}
    return {"distances": {**found, "largest for 6": max(abs(error(6, m)) for m in range(1, 1001))}}


def choose_a_and_b():
    says(
        "10.4",
        "has 3000 iterations",
        "the loss never rises above twice its first value",
        "at most 0.004 at the end",
        "the final loss is below 0.1",
        "from the initial network of this lesson",
    )
    net, u, y = the_lesson()
    good = []
    for first in (0.012, 0.016, 0.02):
        for B in (300, 500, 700, 900):
            schedule = a_over_b_plus_m(first * B, B)
            run = bp.train(net, u, y, schedule=schedule, tolerance=0, max_iterations=3000)
            if schedule(3000) <= 0.004 and run.losses.max() == run.losses[0] and run.final_loss < 0.1:
                good.append((run.final_loss, {"A": first * B, "B": B}))
    return {"my_schedule": min(good, key=lambda pair: pair[0])[1]}


def true_or_false():
    says(
        "10.5",
        "For full gradients and the slides' loss",
        "after the same number of iterations, a smaller constant \\mu never ends at a higher loss",
        r"a run with \mu=1/m that stops because |L_{\text{new}}-L_{\text{old}}|< tolerance is at a minimum",
        "if the loss rises from one step to the next, the gradient is wrong",
        "if the loss falls at every step, the gradient is right",
        "with short steps, two schedules lead down the same path from the same initial weights",
        "to compare two schedules, start both from the same initial weights",
    )
    net, u, y = the_lesson()

    def train(schedule, steps, start=net, tolerance=0.0):
        return bp.train(start, u, y, schedule=schedule, tolerance=tolerance, max_iterations=steps)

    ends = [train(constant(mu), 300).final_loss for mu in (0.001, 0.01)]

    stopped = train(bp.schedules.one_over_m(), 100_000, tolerance=1e-6)
    lower = train(constant(0.02), 3000).final_loss

    too_long = train(constant(0.1), 3)
    right = bp.check_gradients(net, u, y) < 1e-14

    # A gradient in which v(1 − v) is missing from every weight's: the sign of each signal is right, the size is not.
    def without_slope(net, u, y):
        error = y - net.predict(u)
        return bp.Gradients(-error.sum(), -u.T @ (error[:, None] * net.x), -error @ net.forward(u).v)

    wrong = bp.check_gradients(net, u, y, gradients=without_slope) > 0.01
    moving, losses = net, [bp.loss(net, u, y)]
    for _ in range(300):
        moving = moving.with_vector(moving.vector - 0.001 * without_slope(moving, u, y).vector)
        losses.append(bp.loss(moving, u, y))
    wrong_and_falling = wrong and bool((np.diff(losses) < 0).all())

    def apart(mu, time=2.0):
        """How far two schedules are from each other after the same time Σμ, as a share of the way from the start."""
        steps = round(time / mu)
        falling = a_over_b_plus_m(1.5 * mu * steps, steps)  # from 1.5·mu down
        as_long = int(np.abs(np.cumsum(falling(np.arange(1, 2 * steps))) - time).argmin()) + 1
        ends = [train(schedule, m).network.vector for schedule, m in ((constant(mu), steps), (falling, as_long))]
        return np.linalg.norm(ends[0] - ends[1]) / np.linalg.norm(ends[0] - net.vector)

    long, short = apart(0.004), apart(0.001)
    together = short < 0.02 and short < 0.5 * long

    # The same start for both, or another one for each: how much of the difference is chance?
    study = bp.restarts(
        u,
        y,
        n_hidden=2,
        n_restarts=40,
        schedule=[constant(0.01), constant(0.012)],
        max_iterations=300,
        tolerance=0,
        rng=0,
    )
    paired = np.std(study.final_losses[0] - study.final_losses[1])
    unpaired = np.std(study.final_losses[0] - np.roll(study.final_losses[1], 1))

    holds = {
        "smaller": ends[0] <= ends[1],
        "stopped": stopped.stopped == "tolerance" and stopped.final_loss < 1.1 * lower,
        "rises": not (right and too_long.losses[1] > too_long.losses[0]),
        "falls": not wrong_and_falling,
        "path": together,
        "fair": paired < 0.5 * unpaired,
    }
    return {"claims": {name: str(bool(true)).lower() for name, true in holds.items()}}


def a_schedule_for_each_rate():
    says("10.6", "constants(rates)", "one function of m, which gives that number for every m", "in the same order")

    def the_first_of(rate, m):
        return rate

    def constants(rates):
        return [functools.partial(the_first_of, rate) for rate in rates]

    return {"constants": constants}


SECOND_ROUTES = {
    "10.1": the_slides_three,
    "10.2": how_far_does_the_clock_run,
    "10.3": one_over_m_on_a_steep_parabola,
    "10.4": choose_a_and_b,
    "10.5": true_or_false,
    "10.6": a_schedule_for_each_rate,
}
