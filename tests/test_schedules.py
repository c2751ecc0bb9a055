"""Schedules: the slides' three formulas, pure functions of m."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import same_bits

import bplib as bp
from bplib.schedules import Schedule, learning_rates

POSITIVE = st.floats(1e-6, 1e6)
M = st.integers(1, 10**7)


@given(mu=POSITIVE, A=POSITIVE, B=POSITIVE, m=M)
def test_formulas(mu, A, B, m):
    assert bp.schedules.constant(mu)(m) == mu
    assert bp.schedules.a_over_b_plus_m(A, B)(m) == A / (B + m)
    assert bp.schedules.a_over_b_plus_m(A, 0)(m) == A / m
    assert bp.schedules.one_over_m()(m) == 1 / m


def is_pure(schedule):
    """Whether μ depends on m alone: asked again, in another order, or for many at once, it is the same."""
    one_by_one = [schedule(m) for m in range(1, 21)]
    backwards = [schedule(m) for m in range(20, 0, -1)][::-1]
    return one_by_one == backwards == [schedule(m) for m in range(1, 21)] == list(schedule(np.arange(1, 21)))


SLIDES = [bp.schedules.constant(0.1), bp.schedules.a_over_b_plus_m(20, 1000), bp.schedules.one_over_m()]


@pytest.mark.parametrize("schedule", SLIDES, ids=repr)
def test_schedules_are_pure(schedule):
    assert is_pure(schedule)


def test_a_schedule_that_keeps_state_is_found_out():
    class Decay:
        """As found in a public program: it ignores its argument."""

        mu = 1.0

        def __call__(self, m):
            self.mu *= 0.9
            return self.mu

    assert not is_pure(Decay())


@pytest.mark.parametrize("schedule", SLIDES, ids=repr)
def test_a_number_gives_a_number_and_an_array_an_array(schedule):
    assert type(schedule(3)) is float
    assert type(schedule(np.int64(3))) is float
    m = np.array([[1, 2, 3], [4, 5, 6]])
    assert schedule(m).shape == (2, 3)
    assert schedule(m)[1, 2] == schedule(6)
    assert schedule([]).shape == (0,)
    assert m.tolist() == [[1, 2, 3], [4, 5, 6]]


def test_labels_show_the_formula_with_its_numbers():
    assert [schedule.label for schedule in SLIDES] == ["0.1", "20/(1000 + m)", "1/m"]
    assert repr(SLIDES[1]) == "<schedule μ = 20/(1000 + m)>"


@pytest.mark.parametrize("schedule", SLIDES, ids=repr)
def test_rates_of_a_run_are_those_of_each_iteration(schedule):
    one_by_one = [schedule(m) for m in range(1, 51)]
    assert same_bits(learning_rates(schedule, 50), one_by_one)
    assert same_bits(learning_rates(lambda m: schedule(m), 50), one_by_one)


def test_a_function_of_ones_own_is_called_once_for_each_iteration_in_order():
    calls = []

    def schedule(m):
        calls.append(m)
        return 0.1 if m < 3 else 0.01

    assert learning_rates(schedule, 4).tolist() == [0.1, 0.1, 0.01, 0.01]
    assert calls == [1, 2, 3, 4]
    assert all(type(m) is int for m in calls)


def test_a_schedule_whose_formula_ignores_the_shape_is_right_too():
    always = Schedule("0.1", lambda m: 0.1)
    assert always(5) == 0.1
    assert always(np.arange(1, 4)).tolist() == [0.1] * 3
    assert learning_rates(always, 3).tolist() == [0.1] * 3
