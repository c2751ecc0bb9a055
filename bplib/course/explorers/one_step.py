"""Lesson 04: one gradient step of a tiny network, with every factor of the chain rule."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

import bplib as bp
from bplib.activations import Array
from bplib.course.explorers.kit.canvas import Canvas
from bplib.course.explorers.kit.controls import Choice, Control, Number, Settings
from bplib.course.explorers.kit.panel import Explorer, View, view_of
from bplib.course.explorers.kit.table import table
from bplib.course.page.figures import HEIGHT, WIDTH, NetworkDrawing, describe_network, short, subplots

BEFORE, AFTER = "before the step", "after the step"
LN3 = float(np.log(3))
LONGEST = 1.0  # the largest μ
MUS = np.linspace(0, LONGEST, 101)
HIGHEST_SHARE = 2.0  # of the loss before the step, in the picture
NO_LOSS = 1e-20  # a smaller loss is 0 but for rounding
PURPLE = "#8E3B6F"


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
    """

    parameter: str
    value: float
    error: float
    x: float | None
    slope: float | None
    enters: float

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
                Derivative(f"ω[{i},{h}]", float(net.w[i, h]), error, into_x[h], slopes[h], u_p[i])
                for i in range(net.n_inputs)
                for h in units
            ),
            *(Derivative(f"x[{h}]", into_x[h], error, None, None, float(v[h])) for h in units),
        ]

    def signals(self) -> list[float]:
        """What comes back to each hidden unit: error·x[h]·v[h](1 − v[h])."""
        _, v, y_bar = (part[0] for part in self.net.forward(self.u))
        return [float(signal) for signal in (self.y[0] - y_bar) * self.net.x * v * (1 - v)]

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
    """Forward, back, and a step: the network computed by hand, before the step and after it."""

    title = "One gradient step, factor by factor."
    controls: tuple[Control, ...] = (
        Choice("moment", "show", BEFORE, (BEFORE, AFTER)),
        Number("mu", "μ", 0.25, 0.01, LONGEST, 0.01),
        Number("u", "u[1]", 2.0, -3.0, 3.0, 0.1),
        Number("y", "target y", 1.0, -3.0, 3.0, 0.1),
        Number("x", "x[0]", 2.0, -3.0, 3.0, 0.1),
        Number("w", "ω[1,0] / ln 3", -1.0, -3.0, 3.0, 0.1),
    )

    def __init__(self) -> None:
        figure, (top, bottom) = subplots(2, 1, width=6.2, height=4.7, height_ratios=(2.9, 1.3))
        self.drawing = NetworkDrawing(top, 2, 2)
        top.set(xlim=(-8, WIDTH + 14), ylim=(0, HEIGHT))
        for node in self.drawing.nodes:
            node.set_fontsize(9.5)
        self.back = self._draw_way_back(top)

        bottom.set(xlim=(-0.03, LONGEST + 0.03), ylim=(-0.1, HIGHEST_SHARE + 0.1), xlabel="μ", ylabel="L / L before")
        (self.losses,) = bottom.plot([], [], color="#0072B2", linestyle="-", label="loss after a step with μ")
        (self.tangent,) = bottom.plot([], [], color="0.45", linestyle=":", label="as the gradient promises")
        (self.dots,) = bottom.plot([], [], color="black", marker="o", linestyle="none", markersize=7)
        bottom.legend(loc="upper left", fontsize="small")
        self.canvas = Canvas(
            figure,
            [*self.drawing.lines, self.tangent, self.losses, self.dots],
            texts=[*self.drawing.labels, *self.drawing.nodes, *self.back],
        )

    def _draw_way_back(self, ax: Any) -> list[Any]:
        """Arrows from the output to the hidden units, which stay, and the texts of what comes back."""
        style = {"color": PURPLE, "ha": "center", "va": "center", "fontsize": 9.5}
        arrow = {"arrowstyle": "->", "color": PURPLE, "linewidth": 1.5, "shrinkA": 20, "shrinkB": 40}
        *hidden, output = (np.array(node.get_position()) for node in self.drawing.nodes[-3:])
        for place, bend in zip(hidden, (0.35, -0.35), strict=True):
            ax.annotate("", place, output, arrowprops=arrow | {"connectionstyle": f"arc3,rad={bend}"})
        places = [output - [0, 44], *(place - [0, 36] for place in hidden)]
        return [ax.text(*place, "", **style) for place in places]

    def view(self, settings: Settings) -> View:
        """The network at the chosen moment, the loss for every μ, and all the numbers."""
        start = problem(settings)
        end = start.stepped()
        shown = start if settings["moment"] == BEFORE else end
        derivatives = shown.derivatives()
        error, signals = -derivatives[0].error, shown.signals()
        self._draw(shown, error, signals)
        self._draw_losses(start, end)
        alt = f"""{settings["moment"].capitalize()}: {describe_network(shown.net, shown.u[0])} Back come the error
            {short(error)} and the signals {short(signals[0])} and {short(signals[1])}. Below, the loss
            after the step as a share of the loss before, over μ from 0 to 1: the step with μ = {short(start.mu)} takes
            it from {short(start.loss)} to {short(end.loss)}."""
        numbers = f"{verdict(start, end)}{forward_table(start, end)}{factor_table(shown, settings['moment'])}"
        w = f"np.log(3) * np.array([[1, -1], [{settings['w']}, 1]])"
        code = (
            f"net = bp.Network(b=1, w={w}, x=[{settings['x']}, -2])\n"
            f"u, y, mu = np.array([[1, {settings['u']}]]), np.array([{settings['y']}]), {start.mu}\n"
            "after = net.with_vector(net.vector - mu * bp.gradients(net, u, y).vector)\n"
            "np.array([bp.loss(net, u, y), bp.loss(after, u, y)])"
        )
        return view_of(self.canvas, alt, numbers, code, np.array([start.loss, end.loss]))

    def _draw(self, shown: Problem, error: float, signals: list[float]) -> None:
        self.drawing.set_values(shown.net, shown.u[0])
        for text, name, value in zip(self.back, ("error", "signal", "signal"), (error, *signals), strict=True):
            text.set_text(f"{name} {short(value)}")

    def _draw_losses(self, start: Problem, end: Problem) -> None:
        self.losses.set_data(MUS, np.minimum(shares(start, MUS), 2 * HIGHEST_SHARE))
        self.tangent.set_data(MUS, np.maximum(promised(start, MUS), -1))
        share = float(shares(start, np.array([start.mu]))[0])
        self.dots.set_data([0, start.mu], [1, min(share, HIGHEST_SHARE)])


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
    return f"With μ = {short(start.mu)} the loss {what} from {short(start.loss)} to {short(end.loss)}{edge}."


def forward_table(start: Problem, end: Problem) -> str:
    """The forward pass before and after the step: HTML.

    Parameters
    ----------
    start, end : Problem
    """
    head = ["", "v*[0]", "v*[1]", "v[0]", "v[1]", "ȳ", "y − ȳ", "L"]
    rows = []
    for name, each in (("before", start), ("after", end)):
        v_star, v, y_bar = (part[0] for part in each.net.forward(each.u))
        rows.append([name, *(short(value) for value in (*v_star, *v, y_bar, each.y[0] - y_bar, each.loss))])
    return table(head, rows, "The way forward")


def factor_table(shown: Problem, moment: str) -> str:
    """Every derivative with its factors, and what the parameter becomes: HTML.

    Parameters
    ----------
    shown : Problem
        At this moment.
    moment : str
    """
    head = ["", "−(y − ȳ)", "x[h]", "v[h](1 − v[h])", "enters", "product = ∂L/∂", "value", "value − μ·∂L/∂"]
    rows = []
    for each in shown.derivatives():
        factors = (each.error, each.x, each.slope, each.enters)
        numbers = (each.product, each.value, each.value - shown.mu * each.product)
        rows.append(
            [each.parameter]
            + ["" if factor is None else short(factor) for factor in factors]
            + [short(value) for value in numbers]
        )
    return table(head, rows, f"The factors {moment}")
