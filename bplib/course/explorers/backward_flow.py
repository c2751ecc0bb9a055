"""The network's drawing on the way back: step by step from the error to the gradient on every edge."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.text import Text

import bplib as bp
from bplib.activations import Array
from bplib.course.page.figures import HEIGHT, NEGATIVE, POSITIVE, WAY_BACK, WIDTH, ZERO, NetworkDrawing, short

FORWARD, ERROR, INTO_UNIT, SIGNAL, GRADIENTS = "forward", "error", "× x[h]", "× v(1 − v)", "× u[i]: gradients"
STAGES = (FORWARD, ERROR, INTO_UNIT, SIGNAL, GRADIENTS)
ON_EDGES = {
    FORWARD: "on the edges: the weights",
    ERROR: "at the output: the error y − ȳ",
    INTO_UNIT: "into each unit: the error times x[h]",
    SIGNAL: "through each unit: that times its slope v(1 − v)",
    GRADIENTS: "on the edges: ∂L/∂weight = −(what enters)·(what came back)",
}
PURPLE, FAINT = WAY_BACK["color"], {"color": "0.75", "linestyle": "-", "linewidth": 1.0}
VANISHING = 0.05  # of the largest gradient: a smaller one is called vanishing


class BackwardFlow:
    """A network's drawing whose edges show weights, what comes back, or gradients, as the stage has it.

    Parameters
    ----------
    ax : Axes
        Loses its frame and ticks.
    n_inputs, n_hidden : int
        N and H.
    """

    def __init__(self, ax: Axes, n_inputs: int, n_hidden: int) -> None:
        self.drawing = NetworkDrawing(ax, n_inputs, n_hidden)
        ax.set(xlim=(-8, WIDTH + 26), ylim=(-8, HEIGHT))
        for node in self.drawing.nodes:
            node.set_fontsize(9.5)
        self.drawing.labels[-1].set_fontsize(9.5)  # so that the longest number fits
        *hidden, output = (node.get_position() for node in self.drawing.nodes[n_inputs:])
        style: dict[str, Any] = {"color": PURPLE, "ha": "center", "va": "center", "fontsize": 9.5}
        self.error = ax.text(output[0], output[1] - 60, "", **style)  # below the arrows, also where they are thick
        self.units = [ax.text(place[0], place[1] - 36, "", **style) for place in hidden]
        self.caption = ax.text(0, -2, "", ha="left", va="center", fontsize=9, color="0.3")
        self.arrows: list[Any] = [
            ax.annotate("", place, output, arrowprops=WAY_BACK | {"connectionstyle": f"arc3,rad={bend}"})
            for place, bend in zip(hidden, np.linspace(0.35, -0.35, n_hidden), strict=True)
        ]

    @property
    def moving(self) -> list[Artist]:
        """What is drawn anew each time, but for the texts."""
        return [*self.drawing.lines, *self.arrows]

    @property
    def texts(self) -> list[Text]:
        """What is written anew each time."""
        return [*self.drawing.labels, *self.drawing.nodes, self.error, *self.units, self.caption]

    def draw(self, net: bp.Network, u: Array, y: Array, stage: str) -> None:
        """Show a stage of the way back.

        Parameters
        ----------
        net : Network
        u : ndarray, shape (1, N)
        y : ndarray, shape (1,)
            One sample.
        stage : str
            One of `STAGES`.
        """
        self.drawing.set_values(net, u[0])
        _, v, y_bar = (part[0] for part in net.forward(u))
        error = float(y[0] - y_bar)
        back = error * net.x if stage == INTO_UNIT else error * net.x * v * (1 - v)
        reached = STAGES.index(stage)
        self.error.set_text(f"error {short(error)}" if reached else "")
        name = "error·x" if stage == INTO_UNIT else "signal"
        for text, arrow, value in zip(self.units, self.arrows, back, strict=True):
            text.set_text(f"{name} {short(value)}" if reached > 1 else "")
            arrow.set_visible(reached > 1)
            arrow.arrow_patch.set_linewidth(thickness(value))
        if reached:
            for line in self.drawing.lines:
                line.set(**FAINT)
        if stage == GRADIENTS:
            self._show_gradients(bp.gradients(net, u, y).vector)
        self.caption.set_text(ON_EDGES[stage])

    def _show_gradients(self, gradient: Array) -> None:
        bias, *others = (float(value) for value in gradient)
        vanishing = VANISHING * np.abs(gradient).max()
        for line, label, value in zip(self.drawing.lines, self.drawing.labels, [*others, bias], strict=True):
            colour, style = ZERO if abs(value) <= vanishing else POSITIVE if value > 0 else NEGATIVE
            line.set(color=colour, linestyle=style, linewidth=thickness(value))
            label.set_text(short(value))
        self.drawing.labels[-1].set_text(f"∂L/∂b = {short(bias)}")


def thickness(value: float) -> float:
    """How thick a line shows a gradient: from 1 for none towards 7, half of the way at 0.5."""
    return 1 + 6 * abs(value) / (0.5 + abs(value))
