"""Lesson 02: the sigmoid at a point, its tangent there, and its slope everywhere."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

import bplib as bp
from bplib.course.explorers.kit.canvas import BLUE, ORANGE, Canvas
from bplib.course.explorers.kit.controls import Control, Number, Settings
from bplib.course.explorers.kit.formulas import signed
from bplib.course.explorers.kit.panel import Explorer, View, view_of
from bplib.course.page.figures import short, subplots
from bplib.course.page.text import beside
from bplib.study import LARGEST_SLOPE

FARTHEST = 8.0
LINE = np.linspace(-FARTHEST, FARTHEST, 321)
LARGEST = LARGEST_SLOPE["sigmoid"]


@dataclass(frozen=True)
class Point:
    """The sigmoid at z."""

    z: float

    @property
    def v(self) -> float:
        """σ(z)."""
        return float(bp.sigmoid(self.z))

    @property
    def slope(self) -> float:
        """σ'(z) = v(1 − v)."""
        return self.v * (1 - self.v)


class SigmoidSlope(Explorer):
    """The sigmoid and its derivative at a point, and at the point opposite."""

    title = "The sigmoid's slope at a point."
    controls: tuple[Control, ...] = (Number("z", "z", 1.0, -FARTHEST, FARTHEST, 0.1),)

    def __init__(self) -> None:
        figure, (left, right) = subplots(1, 2, width=6.2, height=3.1)
        v = bp.sigmoid(LINE)
        left.plot(LINE, v, color=BLUE, linestyle="-")
        right.plot(LINE, v * (1 - v), color=BLUE, linestyle="-")
        limits = (-FARTHEST - 0.5, FARTHEST + 0.5)
        left.set(title="σ(z) and its tangent", xlabel="z", xlim=limits, ylim=(-0.12, 1.12))
        right.set(title="slope v(1 − v)", xlabel="z", xlim=limits, ylim=(-0.02, 0.28))
        tangent, opposite = {"color": "black", "linestyle": "--"}, {"color": ORANGE, "linestyle": ":"}
        self.tangents = [left.plot([], [], linewidth=1.5, **style)[0] for style in (opposite, tangent)]
        dot, ring = {"color": "black", "marker": "o"}, {"color": ORANGE, "marker": "o", "markerfacecolor": "white"}
        self.on_curve, self.on_slope = (
            [ax.plot([], [], linestyle="none", markersize=8, **style)[0] for style in (ring, dot)]
            for ax in (left, right)
        )
        (self.level,) = right.plot([], [], color="0.45", linestyle="--", linewidth=1)
        self.canvas = Canvas(figure, [self.level, *self.tangents, *self.on_curve, *self.on_slope])

    def view(self, settings: Settings) -> View:
        """Both curves with the point z and the point −z."""
        here, there = Point(settings["z"]), Point(-settings["z"])
        reach = np.array([-2.0, 2.0])
        for point, tangent, on_curve, on_slope in zip(
            (there, here), self.tangents, self.on_curve, self.on_slope, strict=True
        ):
            tangent.set_data(point.z + reach, point.v + point.slope * reach)
            on_curve.set_data([point.z], [point.v])
            on_slope.set_data([point.z], [point.slope])
        self.level.set_data([here.z, there.z], [here.slope, here.slope])
        opposite = (
            f"It is {short(here.slope)} at z = {short(here.z)}, and the same at the point opposite, "
            f"z = {short(there.z)}, which has a ring and a dotted tangent."
        )
        alt = f"""The sigmoid with its tangent at z = {short(here.z)}, where v = {below_1(here.v)}; beside it the slope
            v(1 − v), a bell with its top, 0.25, at z = 0. {opposite if here.z else "The point is there."}"""
        code = f"z = {here.z}\nv = bp.sigmoid(z)\nnp.array([v, v * (1 - v)])"
        return view_of(self.canvas, alt, "<br>".join(sentences(here, there)), code, np.array([here.v, here.slope]))


def sentences(here: Point, there: Point) -> list[str]:
    """What is to be said of the two points, an equation or a sentence each: HTML.

    Parameters
    ----------
    here, there : Point
        At z and at −z.
    """
    v, z = below_1(here.v), f"(z {signed(-here.z)})" if here.z else "z"
    share = beside(100 * here.slope / LARGEST, 100) if here.z else "100"
    return [
        f"v = 1/(1 + e<sup>{short(-here.z)}</sup>) = {v}",
        f"slope v(1 − v) = {v}·{below_1(there.v)} = {short(here.slope)}, {share}% of the largest, 1/4",
        f"tangent: {v} + {short(here.slope)}·{z}; at this slope, the way from 0 to 1 takes a width "
        f"of 1/slope = {1 / here.slope:.4g}",
        f"opposite, at z = {short(there.z)}: 1 − v = {below_1(there.v)} comes out, and the slope is "
        f"{short(there.slope)} too"
        if here.z
        else "opposite is the point itself: 1 − v = v",
    ]


def below_1(v: float) -> str:
    """An output of the sigmoid, in three digits or as many more as show that it is less than 1."""
    return short(v) if short(v) != "1" else beside(v, 1.0)
