import numpy as np
import pytest

import bplib as bp
from bplib.course.explorers.kit.timeline import Leg, Timeline


def leg(since: int, mu: float | None = None) -> Leg:
    if mu is None:
        return Leg(since, bp.schedules.one_over_m(), "1/m")
    return Leg(since, bp.schedules.constant(mu), str(mu))


@pytest.fixture
def timeline() -> Timeline:
    u, y = bp.data.teacher()
    return Timeline(bp.Network.random(n_inputs=2, n_hidden=2, rng=0), u, y)


def trained(timeline: Timeline, schedule: bp.schedules.Schedule, m: int) -> bp.TrainingRun:
    return bp.train(timeline.states[0], timeline.u, timeline.y, schedule=schedule, tolerance=0, max_iterations=m)


def same(net: bp.Network, other: bp.Network) -> bool:
    return np.array_equal(net.vector, other.vector)


def test_in_pieces_or_at_once_is_the_same(timeline: Timeline) -> None:
    run = trained(timeline, bp.schedules.constant(0.01), 200)
    for m in (1, 10, 11, 200):
        net = timeline.at([leg(0, 0.01)], m)
    assert same(net, run.network)
    np.testing.assert_array_equal(timeline.losses, run.losses)


def test_going_back_gives_what_was_and_going_on_what_will_be(timeline: Timeline) -> None:
    legs = [leg(0, 0.01)]
    start = timeline.at(legs, 0)
    at_70 = trained(timeline, legs[0].schedule, 70).network
    at_100 = timeline.at(legs, 100)
    assert same(timeline.at(legs, 70), at_70)  # between two that were visited
    assert same(timeline.at(legs, 0), start)
    assert same(timeline.at(legs, 100), at_100) and len(timeline.losses) == 101


def test_another_schedule_holds_from_where_it_begins_and_counts_on(timeline: Timeline) -> None:
    timeline.at([leg(0, 0.01)], 100)
    net = timeline.at([leg(0, 0.01), leg(60)], 100)

    def mu(m: int) -> float:
        return 0.01 if m <= 60 else 1 / m

    run = bp.train(timeline.states[0], timeline.u, timeline.y, schedule=mu, tolerance=0, max_iterations=100)
    assert same(net, run.network)
    np.testing.assert_array_equal(timeline.losses, run.losses)
    assert not same(net, timeline.at([leg(0, 0.01)], 100))


def test_a_state_beyond_the_change_is_forgotten(timeline: Timeline) -> None:
    timeline.at([leg(0, 0.01), leg(60, 0.02)], 100)
    assert same(timeline.at([leg(0, 0.01)], 100), trained(timeline, bp.schedules.constant(0.01), 100).network)


def test_after_a_divergence_the_last_finite_network_stays_until_the_schedule_changes() -> None:
    u, y = bp.data.xor()
    timeline = Timeline(bp.Network.random(n_inputs=2, n_hidden=2, rng=0), u, y)
    run = bp.train(timeline.states[0], u, y, schedule=bp.schedules.constant(0.5), tolerance=0, max_iterations=10_000)
    assert run.stopped == "diverged"
    net = timeline.at([leg(0, 0.5)], 10_000)
    assert timeline.diverged_at == run.iterations + 1 and same(net, run.network)
    assert len(timeline.losses) == run.iterations + 1
    assert same(timeline.at([leg(0, 0.5)], 9_000), run.network)
    timeline.at([leg(0, 0.5), leg(10, 0.01)], 20)
    assert timeline.diverged_at is None and len(timeline.losses) == 21


def test_what_is_fixed_stays() -> None:
    u, y = bp.data.teacher()
    net = bp.Network.random(n_inputs=2, n_hidden=2, rng=0)
    fixed = {"b": True, "x": [True, False], "w": np.ones((2, 2), dtype=bool)}
    end = Timeline(net, u, y, fixed).at([leg(0, 0.01)], 5)
    run = bp.train(net, u, y, schedule=bp.schedules.constant(0.01), tolerance=0, max_iterations=5, fixed=fixed)
    assert same(end, run.network)
    np.testing.assert_array_equal(end.vector != net.vector, [False] * 6 + [True])
