"""Lesson 02: samples on the sigmoid as the weight grows, and what is left of the derivative by the weight."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

import bplib as bp
from bplib.activations import Array
from bplib.course.explorers.kit.canvas import BLUE, ORANGE, Canvas, as_one_line
from bplib.course.explorers.kit.controls import Control, Number, Settings
from bplib.course.explorers.kit.panel import Explorer, View, view_of
from bplib.course.page.figures import subplots
from bplib.course.page.text import beside, number
from bplib.study import LARGEST_SLOPE

SAMPLES = np.linspace(-2, 2, 9)
SAMPLES_CODE = "np.linspace(-2, 2, 9)"
FARTHEST = 8.0  # what is farther out on the curve is drawn here
LINE = np.linspace(-FARTHEST, FARTHEST, 161)
REACH = 0.7  # of a tick to either side
SATURATED = 0.01  # of the largest slope: a smaller one counts as none


@dataclass(frozen=True)
class Unit:
    """A unit v = σ(ω[0] + ω[1]·u) at `SAMPLES`.

    Parameters
    ----------
    constant, weight : float
        ω[0] and ω[1].
    """

    constant: float
    weight: float

    @property
    def v_star(self) -> Array:
        """(9,): ω[0] + ω[1]·u."""
        return self.constant + self.weight * SAMPLES

    @property
    def slopes(self) -> Array:
        """(9,): v(1 − v), with 1 − v as σ(−v*): 1 less a number near 1 has no digits left."""
        return np.asarray(bp.sigmoid(self.v_star) * bp.sigmoid(-self.v_star))

    @property
    def derivatives(self) -> Array:
        """(9,): ∂v/∂ω[1] = v(1 − v)·u."""
        return self.slopes * SAMPLES

    @property
    def saturated(self) -> int:
        """How many samples have next to no slope."""
        return int(np.count_nonzero(self.slopes < SATURATED * LARGEST_SLOPE["sigmoid"]))


class Saturation(Explorer):
    """Samples as dots on the sigmoid, with their slopes as ticks; beside them ∂v/∂ω[1] of each as a bar."""

    title = "What is left of the derivative as the weight grows."
    controls: tuple[Control, ...] = (
        Number("weight", "ω[1]", 1.0, 0.1, 100.0, 0.05, logarithmic=True, meaning="the unit's weight"),
        Number("constant", "ω[0]", 0.0, -10.0, 10.0, 0.5, meaning="the unit's bias"),
    )

    def __init__(self) -> None:
        figure, (left, right) = subplots(1, 2, width=6.2, height=2.9)
        left.plot(LINE, bp.sigmoid(LINE), color=BLUE, linestyle="-", linewidth=1)
        left.set(title="samples on σ(v*)", xlabel="v* = ω[0] + ω[1]·u")
        left.set(xlim=(-FARTHEST - 0.5, FARTHEST + 0.5), ylim=(-0.12, 1.12))
        right.axhline(0, color="0.45", linewidth=1, linestyle="-")
        right.set(title="∂v/∂ω[1] = v(1 − v)·u", xlabel="u", xlim=(-2.4, 2.4), ylim=(-0.55, 0.55))
        (self.ticks,) = left.plot([], [], color="black", linestyle="-", linewidth=2)
        (self.dots,) = left.plot([], [], "o", color=ORANGE, markersize=7)
        (self.bars,) = right.plot([], [], color=ORANGE, linestyle="-", linewidth=9, solid_capstyle="butt")
        self.canvas = Canvas(figure, [self.ticks, self.dots, self.bars])

    def view(self, settings: Settings) -> View:
        """The samples on the curve, and the derivative of each."""
        unit = Unit(settings["constant"], settings["weight"])
        self._draw(unit)
        words = sentences(unit)
        alt = f"""The sigmoid with {len(SAMPLES)} samples as dots, each with a tick of the curve's slope; beside it a
            bar for each sample, v(1 − v)·u: {", ".join(number(each) for each in unit.derivatives)} at u from −2 to 2.
            {" ".join(words)}"""
        code = (
            f"u = {SAMPLES_CODE}\nv_star = {unit.constant} + {unit.weight} * u\n"
            "bp.sigmoid(v_star) * bp.sigmoid(-v_star) * u  # the derivative of each v by the weight"
        )
        return view_of(self.canvas, alt, "<br>".join(words), code, unit.derivatives)

    def _draw(self, unit: Unit) -> None:
        across = np.clip(unit.v_star, -FARTHEST, FARTHEST)
        up, rise = bp.sigmoid(unit.v_star), REACH * unit.slopes
        self.dots.set_data(across, up)
        self.ticks.set_data(
            *as_one_line(np.column_stack([across - REACH, across + REACH]), np.column_stack([up - rise, up + rise]))
        )
        feet, heads = 0 * SAMPLES, unit.derivatives
        self.bars.set_data(*as_one_line(np.column_stack([SAMPLES, SAMPLES]), np.column_stack([feet, heads])))


def sentences(unit: Unit) -> list[str]:
    """What is to be said of the samples, a sentence each."""
    slopes, derivatives = unit.slopes, np.abs(unit.derivatives)
    farthest = float(np.abs(unit.v_star).max())
    edge = f"; beyond ±{FARTHEST:g} they are drawn at the edge" if farthest > FARTHEST else ""
    reached = [beside(place, np.copysign(FARTHEST, place)) for place in (unit.v_star.min(), unit.v_star.max())]
    are = "is saturated: its" if unit.saturated == 1 else "are saturated: their"
    return [
        f"The samples reach v* = {' and '.join(reached)}{edge}.",
        f"Slopes v(1 − v): from {number(slopes.min())} to {number(slopes.max())}. {unit.saturated} of {len(SAMPLES)} "
        f"samples {are} slope is less than a hundredth of the largest possible, 1/4.",
        f"Longest bar: {number(derivatives.max())}; all bars together: {number(derivatives.sum())}.",
    ]
