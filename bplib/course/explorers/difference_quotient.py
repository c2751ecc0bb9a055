"""Lesson 02: how far off a difference quotient of the sigmoid is, as the step shrinks."""

from __future__ import annotations

import numpy as np
from numpy.polynomial import Polynomial

import bplib as bp
from bplib.activations import Array
from bplib.course.explorers.kit.canvas import BLUE, ORANGE, Canvas
from bplib.course.explorers.kit.controls import Choice, Control, Number, Settings
from bplib.course.explorers.kit.panel import Explorer, View, view_of
from bplib.course.page.figures import short, subplots
from bplib.course.page.text import by_hand, number

FORWARD, CENTRAL = "forward", "central"
SMALLEST_STEP, LARGEST_STEP = 1e-16, 1.0
STEPS = np.logspace(-16, 0, 321)
LOWEST, HIGHEST = 1e-14, 1e5  # of the picture, with room for its legend
ROUNDING = np.finfo(float).eps / 2  # the largest relative change by rounding a number
CODE = {
    FORWARD: "(bp.sigmoid(z + step) - bp.sigmoid(z)) / step",
    CENTRAL: "(bp.sigmoid(z + step) - bp.sigmoid(z - step)) / (2 * step)",
}
LINE = np.linspace(-6, 6, 241)


def derivatives(z: float, order: int) -> list[float]:
    """σ and its derivatives up to an order, at z.

    Each is a polynomial in v, since d/dz p(v) = p'(v)·v(1 − v).
    """
    polynomial, found = Polynomial([0.0, 1.0]), []
    for _ in range(order + 1):
        found.append(float(polynomial(bp.sigmoid(z))))
        polynomial = polynomial.deriv() * Polynomial([0.0, 1.0, -1.0])
    return found


def quotient(kind: str, z: float, step: Array) -> Array:
    """The difference quotient of the sigmoid, in floating point like any other.

    Parameters
    ----------
    kind : {"forward", "central"}
    z : float
    step : ndarray
    """
    if kind == FORWARD:
        return (bp.sigmoid(z + step) - bp.sigmoid(z)) / step
    return (bp.sigmoid(z + step) - bp.sigmoid(z - step)) / (2 * step)


def without_rounding(kind: str, z: float, step: Array) -> Array:
    """As `quotient`, without cancellation, by σ(a) − σ(b) = sinh((a − b)/2) / (2 cosh(a/2) cosh(b/2))."""
    if kind == FORWARD:
        return np.sinh(step / 2) / (2 * step * np.cosh((z + step) / 2) * np.cosh(z / 2))
    return np.sinh(step) / (4 * step * np.cosh((z + step) / 2) * np.cosh((z - step) / 2))


def truncation(kind: str, z: float, step: Array) -> Array:
    """How far the quotient is from the slope in exact numbers: the first two terms of Taylor's series, both as sizes.

    Parameters
    ----------
    kind : {"forward", "central"}
    z : float
    step : ndarray
    """
    _, _, second, third, _, fifth = derivatives(z, 5)
    if kind == FORWARD:
        return abs(second) / 2 * step + abs(third) / 6 * step**2
    return abs(third) / 6 * step**2 + abs(fifth) / 120 * step**4


def rounding(kind: str, z: float, step: Array) -> Array:
    """About what rounding adds to that: of each σ and of where it is taken, over the distance of the two.

    Parameters
    ----------
    kind : {"forward", "central"}
    z : float
    step : ndarray
    """
    value, slope = derivatives(z, 1)
    width = step if kind == FORWARD else 2 * step
    return 2 * ROUNDING * (value + abs(z) * slope) / width


def best_step(kind: str, z: float) -> float:
    """Where truncation and rounding together are smallest, on the picture's steps.

    Parameters
    ----------
    kind : {"forward", "central"}
    z : float
    """
    return float(STEPS[np.argmin(truncation(kind, z, STEPS) + rounding(kind, z, STEPS))])


class DifferenceQuotient(Explorer):
    """The secant for a step, and how far it is off for every step."""

    title = "A difference quotient, and how far off it is as the step shrinks."
    controls: tuple[Control, ...] = (
        Choice("kind", "quotient", CENTRAL, (FORWARD, CENTRAL), meaning="where its two points lie"),
        Number("z", "z", 1.0, -5.0, 5.0, 0.1),
        Number("step", "step s", 1.0, SMALLEST_STEP, LARGEST_STEP, 0.5, logarithmic=True, meaning="how far beside z"),
    )

    def __init__(self) -> None:
        figure, (left, right) = subplots(1, 2, width=6.2, height=3.4)
        left.plot(LINE, bp.sigmoid(LINE), color=BLUE, linestyle="-")
        left.set(title="σ and the secant", xlabel="z", xlim=(-6.3, 6.3), ylim=(-0.12, 1.12))
        (self.tangent,) = left.plot([], [], color="0.45", linestyle=":", linewidth=2, label="tangent")
        (self.secant,) = left.plot([], [], color="black", linestyle="--", linewidth=1.5, label="secant")
        (self.ends,) = left.plot([], [], color="black", marker="o", linestyle="none", markersize=6)
        left.legend(loc="upper left", fontsize="small")

        right.set(title="distance from the slope", xlabel="step s", xscale="log", yscale="log")
        right.set(xlim=(SMALLEST_STEP / 3, LARGEST_STEP * 3), ylim=(LOWEST, HIGHEST))
        right.set_xticks([1e-16, 1e-12, 1e-8, 1e-4, 1])
        right.set_yticks([1e-12, 1e-8, 1e-4, 1])
        right.minorticks_off()
        (self.off,) = right.plot([], [], color=BLUE, linestyle="-", linewidth=1)
        (self.too_long,) = right.plot([], [], color=ORANGE, linestyle="--", linewidth=1.5, label="step too long")
        (self.too_short,) = right.plot([], [], color="black", linestyle="-.", linewidth=1.5, label="rounding")
        (self.best,) = right.plot([], [], color="0.45", linestyle=":", linewidth=2, label="best step")
        (self.current,) = right.plot([], [], color="black", marker="o", linestyle="none", markersize=8)
        right.legend(loc="upper right", fontsize="small")
        self.canvas = Canvas(
            figure,
            [self.tangent, self.secant, self.ends, self.off, self.too_long, self.too_short, self.best, self.current],
        )

    def view(self, settings: Settings) -> View:
        """The secant for the step, the distance of every step, and which of its two causes is the larger."""
        kind, z, step = settings["kind"], settings["z"], settings["step"]
        _, slope = derivatives(z, 1)
        given = float(quotient(kind, z, np.array(step)))
        self._draw_secant(kind, z, step, given, slope)
        self._draw_distances(kind, z, step, slope)
        about = number(best_step(kind, z), 1)
        alt = f"""The sigmoid with its secant and its tangent at z = {short(z)}: the {kind} quotient with step
            {_written(step)}
            has the slope {short(given)}, the tangent {short(slope)}. Beside it how far off the quotient is for steps
            from 1 down to 10⁻¹⁶, both logarithmic: it falls to its least near a step of about {about}, and rises
            again, jagged, for shorter ones. A dot marks this step."""
        code = f"z, step = {z}, {step}\n{CODE[kind]}"
        return view_of(self.canvas, alt, "<br>".join(sentences(kind, z, step)), code, given)

    def _draw_secant(self, kind: str, z: float, step: float, given: float, slope: float) -> None:
        start = z if kind == FORWARD else z - step
        self.ends.set_data([start, z + step], bp.sigmoid(np.array([start, z + step])))
        reach = np.array([-3.0, 3.0])
        self.secant.set_data(z + reach, bp.sigmoid(start) + given * (z + reach - start))
        self.tangent.set_data(z + reach, bp.sigmoid(z) + slope * reach)

    def _draw_distances(self, kind: str, z: float, step: float, slope: float) -> None:
        def within(distance: Array) -> Array:
            return np.clip(distance, LOWEST, None)  # a distance of 0 has no logarithm

        self.off.set_data(STEPS, within(abs(quotient(kind, z, STEPS) - slope)))
        self.too_long.set_data(STEPS, truncation(kind, z, STEPS))
        self.too_short.set_data(STEPS, rounding(kind, z, STEPS))
        self.best.set_data([best_step(kind, z)] * 2, [LOWEST, 1.0])
        self.current.set_data([step], within(abs(quotient(kind, z, np.array([step])) - slope)))


def _least(kind: str, z: float, best: float) -> float:
    return float(truncation(kind, z, np.array(best)) + rounding(kind, z, np.array(best)))


def sentences(kind: str, z: float, step: float) -> list[str]:
    """The quotient, the slope, how far off it is and why, and how near another step would come."""
    given, exact = (float(each(kind, z, np.array(step))) for each in (quotient, without_rounding))
    _, slope = derivatives(z, 1)
    best = best_step(kind, z)
    least = number(_least(kind, z, best), 1)
    return [
        f"{_formula(kind, z, step)} = {given:.6f}",
        f"slope v(1 − v) = {slope:.6f}",
        _off(given, slope, exact),
        f"best step about {number(best, 1)}, and then off by less than about {least}",
    ]


def _off(given: float, slope: float, exact: float) -> str:
    """How far off the quotient is, and the larger of the two causes.

    Parameters
    ----------
    given, exact : float
        The quotient as it comes, and without rounding.
    slope : float
    """
    if given == slope:
        return "off by 0, by luck"
    cause = "the step is long" if abs(exact - slope) >= abs(given - exact) else "of rounding"
    return f"off by {number(abs(given - slope), 2)}, mostly because {cause}"


def _written(step: float) -> str:
    return by_hand(f"{step:g}")


def _formula(kind: str, z: float, step: float) -> str:
    ahead, behind = (f"σ({short(z)} {sign} {_written(step)})" for sign in "+−")
    last, width = (f"σ({short(z)})", step) if kind == FORWARD else (behind, 2 * step)
    below = _written(width)
    return f"({ahead} − {last}) / {f'({below})' if '·' in below else below}"
