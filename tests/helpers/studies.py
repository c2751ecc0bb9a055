"""A small study, which the tests of restarts and of executors make in many ways, and when two are the same."""

import numpy as np

import bplib as bp

U, Y = bp.data.teacher()
RANGES = [(-1, 1), (-4, 2)]
SCHEDULES = [bp.schedules.constant(0.02), bp.schedules.a_over_b_plus_m(20, 1000), bp.schedules.one_over_m()]


def a_study(**options):
    """A small study; every option can be replaced."""
    small = dict(n_hidden=2, n_restarts=12, schedule=SCHEDULES[0], tolerance=1e-5, max_iterations=300, rng=5)
    return bp.restarts(U, Y, **(small | options))


def assert_same(one, other):
    """Equal to the last bit."""
    np.testing.assert_array_equal(one.network.vector, other.network.vector)
    for name in (
        "losses",
        "gradient_norms",
        "recorded",
        "iterations",
        "stopped",
        "final_losses",
        "final_gradient_norms",
    ):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))
