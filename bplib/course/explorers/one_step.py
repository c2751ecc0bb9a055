"""Lesson 04: one gradient step of a tiny network, and the way back to it, factor by factor."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

import bplib as bp
from bplib.activations import Array
from bplib.course.explorers.backward_flow import GRADIENTS, STAGES, VANISHING, BackwardFlow
from bplib.course.explorers.kit.canvas import Canvas
from bplib.course.explorers.kit.controls import Choice, Control, Number, Settings
from bplib.course.explorers.kit.panel import Explorer, View, view_of
from bplib.course.explorers.kit.table import table
from bplib.course.page.figures import describe_network, short, subplots
from bplib.course.page.text import apart, number
from bplib.study import LARGEST_SLOPE

BEFORE, AFTER = "before the step", "after the step"
LN3 = float(np.log(3))
LONGEST = 1.0  # the largest μ
MUS = np.linspace(0, LONGEST, 101)
HIGHEST_SHARE = 2.0  # of the loss before the step, in the picture
NO_LOSS = 1e-20  # a smaller loss is 0 but for rounding
SMALL = 0.25  # a factor above it makes no derivative small by itself


class Factor(NamedTuple):
    """A factor of a derivative."""

    name: str
    value: float
    size: float
    """Its magnitude; that of a slope v(1 − v) as a share of the largest, 1/4."""


@dataclass(frozen=True)
class Derivative:
    """A derivative of the loss of one sample as the product of the chain rule's factors.

    Parameters
    ----------
    parameter : str
    value : float
        Of the parameter.
    error : float
        −(y − ȳ).
    x, slope : float or None
        x[h] and v[h](1 − v[h]); not on the way back to b and x[h].
    enters : float
        What goes forward into the parameter: 1, v[h] or u[i].
    unit : int, optional
        h, where there is one.
    entering : str
        The name of what enters.
    """

    parameter: str
    value: float
    error: float
    x: float | None
    slope: float | None
    enters: float
    unit: int | None = None
    entering: str = "1"

    @property
    def smallest(self) -> Factor:
        """The smallest factor, but for the error, which is in all derivatives alike."""
        factors = [Factor(self.entering, self.enters, abs(self.enters))]
        if self.x is not None and self.slope is not None:
            name = f"v[{self.unit}](1 − v[{self.unit}])"
            factors.append(Factor(f"x[{self.unit}]", self.x, abs(self.x)))
            factors.append(Factor(name, self.slope, abs(self.slope) / LARGEST_SLOPE["sigmoid"]))
        return min(factors, key=lambda factor: factor.size)

    @property
    def product(self) -> float:
        """∂L/∂ this parameter."""
        return math.prod(factor for factor in (self.error, self.x, self.slope, self.enters) if factor is not None)


@dataclass(frozen=True)
class Problem:
    """A network, its one sample, and the learning rate."""

    net: bp.Network
    u: Array
    y: Array
    mu: float

    @property
    def loss(self) -> float:
        """L of the network."""
        return float(bp.loss(self.net, self.u, self.y))

    def derivatives(self) -> list[Derivative]:
        """Every derivative with its factors, in the order of `Network.vector`."""
        net, u_p = self.net, [float(value) for value in self.u[0]]
        _, v, y_bar = (part[0] for part in net.forward(self.u))
        error, into_x = -float(self.y[0] - y_bar), [float(value) for value in net.x]
        units, slopes = range(net.n_hidden), [float(value * (1 - value)) for value in v]
        return [
            Derivative("b", float(net.b), error, None, None, 1.0),
            *(
                Derivative(f"ω[{i},{h}]", float(net.w[i, h]), error, into_x[h], slopes[h], u_p[i], h, f"u[{i}]")
                for i in range(net.n_inputs)
                for h in units
            ),
            *(Derivative(f"x[{h}]", into_x[h], error, None, None, float(v[h]), h, f"v[{h}]") for h in units),
        ]

    def stepped(self) -> Problem:
        """The same with each parameter moved by −μ times its derivative."""
        gradient = np.array([derivative.product for derivative in self.derivatives()])
        return Problem(self.net.with_vector(self.net.vector - self.mu * gradient), self.u, self.y, self.mu)


def problem(settings: Settings) -> Problem:
    """What the settings describe: the network that is computed by hand, but for what was moved.

    Parameters
    ----------
    settings : mapping
        "u", "y", "mu", "x" for x[0], and "w" for ω[1,0] in multiples of ln 3.
    """
    net = bp.Network(b=1, w=LN3 * np.array([[1.0, -1.0], [settings["w"], 1.0]]), x=[settings["x"], -2])
    return Problem(net, np.array([[1.0, settings["u"]]]), np.array([settings["y"]]), settings["mu"])


def shares(start: Problem, mus: Array) -> Array:
    """The loss after a step with each μ, as a share of the loss before; 1 where there is no loss.

    Parameters
    ----------
    start : Problem
    mus : ndarray, shape (K,)

    Returns
    -------
    ndarray, shape (K,)
    """
    if start.loss < NO_LOSS:
        return np.ones(len(mus))
    gradient = bp.gradients(start.net, start.u, start.y).vector
    steps = start.net.with_vector(start.net.vector - mus[:, None] * gradient)
    return np.asarray(bp.loss(steps, start.u, start.y)) / start.loss


def promised(start: Problem, mus: Array) -> Array:
    """What `shares` would be if the loss were as straight as it begins: its tangent at μ = 0.

    Parameters
    ----------
    start : Problem
    mus : ndarray, shape (K,)

    Returns
    -------
    ndarray, shape (K,)
    """
    if start.loss < NO_LOSS:
        return np.ones(len(mus))
    return 1 - mus * bp.gradients(start.net, start.u, start.y).norm ** 2 / start.loss


class OneStep(Explorer):
    """Forward, back factor by factor, and a step: the network computed by hand, before the step and after it."""

    title = "One gradient step, factor by factor."
    controls: tuple[Control, ...] = (
        Choice("stage", "way back", GRADIENTS, STAGES, meaning="how much of it is drawn"),
        Choice("moment", "show", BEFORE, (BEFORE, AFTER), meaning="the network before the step or after it"),
        Number("mu", "μ", 0.25, 0.01, LONGEST, 0.01),
        Number("u", "u[1]", 2.0, -3.0, 3.0, 0.1),
        Number("y", "target y", 1.0, -3.0, 3.0, 0.1),
        Number("x", "x[0]", 2.0, -3.0, 3.0, 0.1),
        Number("w", "ω[1,0] / ln 3", -1.0, -3.0, 3.0, 0.1, meaning="input-to-hidden weight in units of ln 3"),
    )

    def __init__(self) -> None:
        figure, (top, bottom) = subplots(2, 1, width=6.2, height=3.9, height_ratios=(2.7, 1))
        self.flow = BackwardFlow(top, 2, 2)
        bottom.set(xlim=(-0.03, LONGEST + 0.03), ylim=(-0.1, HIGHEST_SHARE + 0.1), xlabel="μ", ylabel="L / L before")
        (self.losses,) = bottom.plot([], [], color="#0072B2", linestyle="-", label="loss after a step with μ")
        (self.tangent,) = bottom.plot([], [], color="0.45", linestyle=":", label="as the gradient promises")
        (self.dots,) = bottom.plot([], [], color="black", marker="o", linestyle="none", markersize=7)
        bottom.legend(loc="upper left", fontsize="small")
        self.canvas = Canvas(figure, [*self.flow.moving, self.tangent, self.losses, self.dots], texts=self.flow.texts)

    def view(self, settings: Settings) -> View:
        """The network at the chosen moment and stage, the loss for every μ, and all the factors."""
        start = problem(settings)
        end = start.stepped()
        shown = start if settings["moment"] == BEFORE else end
        self.flow.draw(shown.net, shown.u, shown.y, settings["stage"])
        self._draw_losses(start, end)
        derivatives, small_ones = shown.derivatives(), vanishing(shown)
        alt = f"""{settings["moment"].capitalize()}, {settings["stage"]}: {describe_network(shown.net, shown.u[0])}
            The error is {short(-derivatives[0].error)}, and the derivatives of the loss are
            {", ".join(f"{each.parameter}: {short(each.product)}" for each in derivatives)}. {small_ones}
            Below, the loss after the step as a share of the loss before, over μ from 0 to 1: the step with
            μ = {short(start.mu)} takes it {_from_to(start, end)}."""
        numbers = f"{verdict(start, end)}<br>{small_ones}{factor_table(shown, settings['moment'])}"
        w = f"np.log(3) * np.array([[1, -1], [{settings['w']}, 1]])"
        code = (
            f"net = bp.Network(b=1, w={w}, x=[{settings['x']}, -2])\n"
            f"u, y, mu = np.array([[1, {settings['u']}]]), np.array([{settings['y']}]), {start.mu}\n"
            "after = net.with_vector(net.vector - mu * bp.gradients(net, u, y).vector)\n"
            "np.array([bp.loss(net, u, y), bp.loss(after, u, y)])"
        )
        return view_of(self.canvas, alt, numbers, code, np.array([start.loss, end.loss]))

    def _draw_losses(self, start: Problem, end: Problem) -> None:
        self.losses.set_data(MUS, np.minimum(shares(start, MUS), 2 * HIGHEST_SHARE))
        self.tangent.set_data(MUS, np.maximum(promised(start, MUS), -1))
        share = float(shares(start, np.array([start.mu]))[0])
        self.dots.set_data([0, start.mu], [1, min(share, HIGHEST_SHARE)])


def vanishing(shown: Problem) -> str:
    """Which derivatives vanish beside the largest one, and the factor that makes each of them do so."""
    derivatives = shown.derivatives()
    largest = max(abs(each.product) for each in derivatives)
    if shown.loss < NO_LOSS:
        return "No derivative is left: every one has the factor −(y − ȳ) = 0."
    by_factor: dict[Factor, list[str]] = {}
    for each in derivatives:
        if abs(each.product) <= VANISHING * largest:
            by_factor.setdefault(each.smallest, []).append(each.parameter)
    if not by_factor:
        return f"No derivative vanishes: each is more than {VANISHING:.0%} of the largest."
    return " ".join(
        f"Of {' and '.join(names)} the derivative is {'0' if factor.size == 0 else 'small'}, since {_cause(factor)}."
        for factor, names in by_factor.items()
    )


def _cause(smallest: Factor) -> str:
    """Why a derivative is small: its smallest factor; or all of them, if none is small by itself."""
    if smallest.size > SMALL:
        return "all its factors together are"
    share = f", {number(100 * smallest.size)}% of its largest, 1/4" if "(1 −" in smallest.name else ""
    return f"{smallest.name} = {number(smallest.value)}{share}"


def _from_to(start: Problem, end: Problem) -> str:
    """The loss before the step and after it, in as many digits as tell them apart."""
    before, after = apart(*(each.loss if each.loss >= NO_LOSS else 0.0 for each in (start, end)))
    return f"from {before} to {after}"


def verdict(start: Problem, end: Problem) -> str:
    """What the step did to the loss, in a sentence.

    Parameters
    ----------
    start, end : Problem
        Before and after it.
    """
    if start.loss < NO_LOSS:
        return "The error is 0, and so is every derivative: the step leads nowhere."
    what = "falls" if end.loss < start.loss else "rises: the step is too long. It goes"
    edge = " (the dot is at the upper edge)" if end.loss > HIGHEST_SHARE * start.loss else ""
    return f"With μ = {short(start.mu)} the loss {what} {_from_to(start, end)}{edge}."


def factor_table(shown: Problem, moment: str) -> str:
    """The factors of every derivative, one derivative a column: HTML.

    Parameters
    ----------
    shown : Problem
        At this moment.
    moment : str
    """
    derivatives = shown.derivatives()
    rows: dict[str, list[float | None]] = {
        "−(y − ȳ)": [each.error for each in derivatives],
        "x[h]": [each.x for each in derivatives],
        "v[h](1 − v[h])": [each.slope for each in derivatives],
        "enters": [each.enters for each in derivatives],
        "product": [each.product for each in derivatives],
    }
    return table(
        ["∂L/∂", *(each.parameter for each in derivatives)],
        [[name, *("" if value is None else short(value) for value in values)] for name, values in rows.items()],
        f"The factors {moment}",
    )
