"""The controls of a schedule: its kind, and the numbers that this kind has."""

from __future__ import annotations

from typing import NamedTuple

from bplib import schedules
from bplib.course.explorers.kit.controls import Choice, Number, Settings

CONSTANT, FALLING, ONE_OVER_M = "constant μ", "A/(B + m)", "1/m"
KINDS = (CONSTANT, FALLING, ONE_OVER_M)
USES = {CONSTANT: {"mu"}, FALLING: {"A", "B"}, ONE_OVER_M: set[str]()}


class Chosen(NamedTuple):
    """A schedule that settings describe."""

    schedule: schedules.Schedule
    code: str
    """Python that makes it."""


def schedule_controls(
    kind: str, mu: float, A: float, B: float, suffix: str = "", which: str = ""
) -> tuple[Choice, Number, Number, Number]:
    """Controls named "schedule", "mu", "A" and "B", each with the suffix.

    Parameters
    ----------
    kind, mu, A, B
        What they are set to at first.
    suffix : str
        Tells the schedules of one explorer apart.
    which : str
        A word that tells their labels apart, if there are several.
    """

    def label(name: str) -> str:
        return f"{which} {name}".strip()

    return (
        Choice(f"schedule{suffix}", which or "schedule", kind, KINDS),
        Number(f"mu{suffix}", label("μ"), mu, 1e-4, 1.0, 0.05, logarithmic=True),
        Number(f"A{suffix}", label("A"), A, 0.1, 1000.0, 0.05, logarithmic=True),
        Number(f"B{suffix}", label("B"), B, 1.0, 1e5, 0.05, logarithmic=True),
    )


def unused_numbers(settings: Settings, suffix: str = "") -> set[str]:
    """The names of the numbers that the chosen kind does not have."""
    return {f"{name}{suffix}" for name in {"mu", "A", "B"} - USES[settings[f"schedule{suffix}"]]}


def chosen_schedule(settings: Settings, suffix: str = "") -> Chosen:
    """The schedule that the settings describe."""
    kind, mu, A, B = (settings[f"{name}{suffix}"] for name in ("schedule", "mu", "A", "B"))
    if kind == CONSTANT:
        return Chosen(schedules.constant(mu), f"bp.schedules.constant({mu})")
    if kind == FALLING:
        return Chosen(schedules.a_over_b_plus_m(A, B), f"bp.schedules.a_over_b_plus_m({A}, {B})")
    return Chosen(schedules.one_over_m(), "bp.schedules.one_over_m()")
