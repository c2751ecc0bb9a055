"""The training of one network that can be paused, wound back, and continued with another schedule."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

import bplib as bp
from bplib.activations import Array


class Leg(NamedTuple):
    """A part of the way with one schedule; it ends where the next one begins."""

    since: int
    """The number of iterations taken before it."""
    schedule: bp.schedules.Schedule
    code: str
    """Python that makes the schedule."""

    def rates(self) -> bp.schedules.Schedule:
        """μ of this leg's own iterations 1, 2, …: the schedule, of which m counts on from the legs before."""
        return bp.schedules.Schedule(self.schedule.label, lambda m: self.schedule(self.since + m))


class Timeline:
    """Where training stood after each number of iterations that was asked for.

    Going on costs only the new iterations, going back hardly any.

    Parameters
    ----------
    net : Network
        Where it begins.
    u : array, shape (P, N)
    y : array, shape (P,)
    fixed : mapping from name to mask, optional
        What stays as it is, as for `bplib.train`.
    """

    def __init__(self, net: bp.Network, u: Array, y: Array, fixed: Mapping[str, Any] | None = None) -> None:
        self.u, self.y = u, y
        self.fixed = fixed or {}
        self.legs: tuple[Leg, ...] = ()
        self.states = {0: net}
        self.losses = np.array([bp.loss(net, u, y)])
        """The loss after 0, 1, 2, … iterations, as far as training has come."""
        self.diverged_at: int | None = None
        load_engine(net.activation)

    def at(self, legs: Sequence[Leg], m: int) -> bp.Network:
        """The network after `m` iterations along the legs; after a divergence, the last one with a finite loss.

        Parameters
        ----------
        legs : sequence of Leg
            The first begins at 0, each later one after the one before.
        m : int
        """
        self._forget_after(_parting(self.legs, tuple(legs)))
        self.legs = tuple(legs)
        if len(self.losses) <= m and self.diverged_at is None:
            self._go_on(m)
        if m not in self.states:
            self._retrace(m)
        return self.states[max(reached for reached in self.states if reached <= m)]

    def _forget_after(self, m: int) -> None:
        self.states = {reached: net for reached, net in self.states.items() if reached <= m}
        self.losses = self.losses[: m + 1]
        if self.diverged_at is not None and self.diverged_at > m:
            self.diverged_at = None

    def _go_on(self, m: int) -> None:
        start = max(self.states)
        self.losses = self.losses[: start + 1]
        while start < m and self.diverged_at is None:
            leg, end = _leg_at(self.legs, start)
            run = self._train(start, leg, min(end, m))
            self.losses = np.append(self.losses, run.losses[1 : run.iterations + 1])
            if run.stopped == "diverged":
                self.diverged_at = start + run.iterations + 1
            start += run.iterations
            self.states[start] = run.network

    def _retrace(self, m: int) -> None:
        """Train again from the nearest known state to one between two of them."""
        start = max(reached for reached in self.states if reached <= m)
        target = min(m, len(self.losses) - 1)
        while start < target:
            leg, end = _leg_at(self.legs, start)
            run = self._train(start, leg, min(end, target))
            start += run.iterations
            self.states[start] = run.network

    def _train(self, start: int, leg: Leg, end: int) -> bp.TrainingRun:
        rates = leg._replace(since=start).rates()
        return bp.train(
            self.states[start],
            self.u,
            self.y,
            schedule=rates,
            tolerance=0,
            max_iterations=end - start,
            fixed=self.fixed,
        )


@functools.cache
def load_engine(activation: bp.Activation) -> None:
    """Take a step that nobody sees: what has to be loaded, or compiled, is so before somebody waits for the first one.

    Parameters
    ----------
    activation : Activation
        Each is compiled by itself, and loaded once.
    """
    net = bp.Network(b=0, w=[[0]], x=[0], activation=activation)
    bp.train(net, [[1]], [0], schedule=bp.schedules.constant(1.0), max_iterations=1)


def _leg_at(legs: Sequence[Leg], m: int) -> tuple[Leg, int]:
    """The leg along which iteration m + 1 goes, and the number of iterations after which it ends."""
    index = max(k for k, leg in enumerate(legs) if leg.since <= m)
    return legs[index], legs[index + 1].since if index + 1 < len(legs) else 10**9


def _parting(one: Sequence[Leg], other: Sequence[Leg]) -> int:
    """The number of iterations up to which two ways are the same."""
    for first, second in zip(one, other, strict=False):
        if (first.since, first.code) != (second.since, second.code):
            return min(first.since, second.since)
    rest = [*one[len(other) :], *other[len(one) :]]
    return rest[0].since if rest else 10**9
