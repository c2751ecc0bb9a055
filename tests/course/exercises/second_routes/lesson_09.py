"""Lesson 09's keys by another way: sorting, Python's random numbers, equations, binomials, and restarts."""

import math
import random
from fractions import Fraction

import numpy as np
from second_route import says

import bplib as bp

constant = bp.schedules.constant


def a_loop_over_restarts():
    says("09.1", "best_seed(final_loss, seeds)", "or NaN if the run has diverged", "Return the seed of the best run")

    def best_seed(final_loss, seeds):
        losses = [(final_loss(seed), seed) for seed in seeds]
        ended = [pair for pair in losses if pair[0] == pair[0]]  # NaN is not equal to itself
        return sorted(ended, key=lambda pair: pair[0])[0][1]

    return {"best_seed": best_seed}


def initial_points_for_several_ranges():
    says(
        "09.2",
        "initial_points(widths, n_restarts, n_parameters, seed)",
        "(number of widths, `n_restarts`, `n_parameters`)",
        "for each width r uniform numbers between -r and r",
        "Restart by restart the ranges shall use the *same* draws, only scaled",
        "a study with one restart more shall begin with the same restarts",
    )

    def initial_points(widths, n_restarts, n_parameters, seed):
        draw = random.Random(seed)
        draws = [[draw.uniform(-1, 1) for _ in range(n_parameters)] for _ in range(n_restarts)]
        return np.array([[[r * value for value in restart] for restart in draws] for r in widths])

    return {"initial_points": initial_points}


def mirror_a_hidden_unit():
    says(
        "09.3",
        r"\sigma(-z)=1-\sigma(z)",
        "mirrored(b, w, x, h)",
        r"\omega[i,h]\to-\omega[i,h]",
        "the output stays the same for every input",
        "Return the new `b, w, x`; the given arrays shall stay as they are",
    )

    def mirrored(b, w, x, h):
        # What the unit sends, x[h]·σ(z), as a part of b and x'·σ(−z): two equations, from two values of z.
        z = np.array([0.0, 2.0])
        sent = x[h] / (1 + np.exp(-z))
        to_b, new = np.linalg.solve(np.column_stack([[1, 1], 1 / (1 + np.exp(z))]), sent)
        flipped, sends = np.array(w, dtype=float), np.array(x, dtype=float)
        flipped[:, h], sends[h] = -flipped[:, h], new
        return b + to_b, flipped, sends

    return {"mirrored": mirrored}


def how_many_restarts():
    says(
        "09.4",
        "succeeds with probability 0.3, each independently",
        "at least one of 5 restarts succeeds",
        "to be at least 95 %",
        "succeeds with probability 0.05 only",
    )

    def at_least_one(n, q):
        """The probabilities of exactly 1, 2, … n successes, added up."""
        return sum(math.comb(n, k) * q**k * (1 - q) ** (n - k) for k in range(1, n + 1))

    def needed(q):
        return next(n for n in range(1, 1000) if at_least_one(n, q) >= Fraction(95, 100))

    q = Fraction(3, 10)
    return {
        "enough": {
            "one of 5": at_least_one(5, q),
            "restarts": needed(q),
            "restarts, q = 0.05": needed(Fraction(5, 100)),
        }
    }


def what_do_the_restarts_show():
    says(
        "09.5",
        "two restarts that end with different weights have found different solutions",
        "the restart with the lowest loss on the training data predicts new data best",
        "the wider the initial range, the more restarts succeed",
        "where the gradient is zero, the fit is perfect",
        "all hidden units may begin with the same weights; training will part them",
        "the first 100 of 200 restarts are the same as those of a study with 100",
    )
    u, y = bp.data.teacher()
    mu, settings = constant(0.02), {"n_hidden": 2, "tolerance": 0, "rng": 0}

    # Among the ends of many restarts, a pair with other weights and the same output.
    study = bp.restarts(u, y, n_restarts=30, schedule=mu, max_iterations=2000, **settings)
    outputs = study.network.predict(u)
    same_output = [(r, q) for r in range(30) for q in range(r) if np.abs(outputs[r] - outputs[q]).max() < 0.05]
    weights = study.network.vector
    other_weights = [(r, q) for r, q in same_output if np.abs(weights[r] - weights[q]).max() > 1]
    line = bp.with_constant_input(np.linspace(-3, 3, 61)[:, None])
    everywhere = study.network.predict(line)
    different = not any(np.abs(everywhere[r] - everywhere[q]).max() < 0.05 for r, q in other_weights)

    # Few points with noise, many units: is it the restart with the lowest training loss that predicts best?
    best = []
    for rng in range(5):
        few = bp.data.teacher(n_samples=12, noise=0.5, rng=rng)
        new = bp.data.teacher(n_samples=200, noise=0.0)
        many = bp.restarts(
            *few, n_hidden=6, n_restarts=20, schedule=constant(0.02), max_iterations=3000, tolerance=0, rng=rng
        )
        best.append(many.final_losses.argmin() == bp.loss(many.network, *new).argmin())

    ranges = [(-1, 1), (-10, 10), (-100, 100)]
    by_range = bp.restarts(u, y, n_restarts=20, init_range=ranges, schedule=mu, max_iterations=2000, **settings)
    succeeded = (by_range.final_losses < 0.15).sum(axis=-1)

    flat = bp.Network(b=y.mean(), w=[[1, -1], [0, 0]], x=[0, 0])
    alike = bp.Network(b=0.1, w=[[0.3, 0.3], [-0.5, -0.5]], x=[0.7, 0.7])
    trained = bp.train(alike, u, y, schedule=mu, tolerance=0, max_iterations=3000).network
    hundred, two_hundred = (
        bp.restarts(u, y, n_restarts=n, schedule=mu, max_iterations=20, **settings) for n in (100, 200)
    )
    holds = {
        "different": different,
        "predicts": all(best),
        "wider": bool((np.diff(succeeded) > 0).all()),
        "zero": bool(bp.gradients(flat, u, y).norm > 1e-12 or bp.loss(flat, u, y) == 0),
        "equal": bool(np.abs(trained.w[:, 0] - trained.w[:, 1]).max() > 1e-6),
        "kept": bool(
            (hundred.initial.vector == two_hundred.initial.vector[:100]).all()
            and (hundred.final_losses == two_hundred.final_losses[:100]).all()
        ),
    }
    return {"shown": {name: str(true).lower() for name, true in holds.items()}}


SECOND_ROUTES = {
    "09.1": a_loop_over_restarts,
    "09.2": initial_points_for_several_ranges,
    "09.3": mirror_a_hidden_unit,
    "09.4": how_many_restarts,
    "09.5": what_do_the_restarts_show,
}
