"""The playground's picture: the network, the samples with what it makes of them, and the loss along the way."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import Normalize

import bplib as bp
from bplib.activations import Array
from bplib.course.explorers.kit.canvas import BLUE, ORANGE, Canvas
from bplib.course.explorers.playground.data import Problem
from bplib.course.explorers.playground.network import Units
from bplib.course.page.figures import mosaic, short


class Curve:
    """The output along one input, with the samples as points.

    Parameters
    ----------
    ax : Axes
    problem : Problem
        With one input.
    """

    def __init__(self, ax: Axes, problem: Problem) -> None:
        self.problem = problem
        low, high = _with_margin(problem.inputs[:, 0], 0.1)
        self.line = np.linspace(low, high, 161)
        self.limits = _with_margin(problem.y, 0.35)
        ax.plot(problem.inputs[:, 0], problem.y, "o", color="0.55", markersize=4)
        ax.set(title="ȳ (line), y (points)", xlabel="input", xlim=(low, high), ylim=self.limits)
        (self.curve,) = ax.plot([], [], color="black", linestyle="-", clip_on=False)  # seen on the edge, too
        self.moving = [self.curve]
        self.y_bar = self.line  # as last drawn

    def draw(self, net: bp.Network) -> None:
        """Move the curve to what a network gives; what is above or below the picture lies on its edge."""
        self.y_bar = net.predict(self.problem.complete(self.line[:, None]))
        self.curve.set_data(self.line, np.clip(self.y_bar, *self.limits))

    @property
    def places(self) -> Array:
        """Where the units' curves are drawn: (n, 1)."""
        return self.line[::4, None]

    def outside(self) -> str:
        """A sentence if some of the curve is above or below the picture."""
        (low, high), (bottom, top) = (self.y_bar.min(), self.y_bar.max()), self.limits
        if bottom <= low and high <= top:
            return ""
        return f"{_from_to(low, high)}: what is outside the picture lies on its edge."

    def describe(self, net: bp.Network) -> str:
        """The curve in words."""
        places = self.line[[0, 80, 160]]
        heights = net.predict(self.problem.complete(places[:, None]))
        return "Curve of ȳ over the samples: " + ", ".join(
            f"{short(height)} at {short(place)}" for place, height in zip(places, heights, strict=True)
        )


class Map:
    """The output over two inputs as colours, with the samples as points filled with their targets' colours.

    Parameters
    ----------
    ax : Axes
    problem : Problem
        With two inputs.
    """

    def __init__(self, ax: Axes, problem: Problem) -> None:
        self.problem = problem
        (left, right), (bottom, top) = (_with_margin(column, 0.3) for column in problem.inputs.T)
        across, up = np.meshgrid(np.linspace(left, right, 41), np.linspace(bottom, top, 41))
        self.grid = np.stack([across, up], axis=-1)
        low, high = float(problem.y.min()), float(problem.y.max())
        colours = Normalize(low, high if high > low else low + 1)
        self.image = ax.imshow(
            np.zeros((41, 41)), extent=(left, right, bottom, top), origin="lower", aspect="auto", norm=colours
        )
        first, second = problem.inputs.T
        points = ax.scatter(first, second, s=90, c=problem.y, edgecolors="white", linewidths=2, norm=colours)
        ax.set(title="ȳ (area), y (points)", xlabel="first input", ylabel="second input")
        ax.grid(False)
        ax.figure.colorbar(self.image, ax=ax)
        self.moving = [self.image, points]
        self.y_bar = across  # as last drawn

    def draw(self, net: bp.Network) -> None:
        """Colour the area by what a network gives."""
        self.y_bar = net.predict(self.problem.complete(self.grid.reshape(-1, 2))).reshape(41, 41)
        self.image.set_data(self.y_bar)

    @property
    def places(self) -> Array:
        """Where the units' maps are drawn: (n, n, 2)."""
        return self.grid[::2, ::2]

    def outside(self) -> str:
        """A sentence if the area goes far beyond the targets."""
        (least, most), (low, high) = ((array.min(), array.max()) for array in (self.y_bar, self.problem.y))
        span = high - low or 1.0
        if low - span <= least and most <= high + span:
            return ""
        return f"{_from_to(least, most)}: beyond the targets, {short(low)} to {short(high)}, the colour stays the same."

    def describe(self, net: bp.Network) -> str:
        """The area in words: the outputs at the first few samples."""
        y_bar = net.predict(self.problem.u)[:4]
        pairs = zip(self.problem.inputs, y_bar, self.problem.y, strict=False)
        return "Map of ȳ over two inputs; at the first samples " + ", ".join(
            f"({short(one)}, {short(other)}): {short(output)} for {short(target)}"
            for (one, other), output, target in pairs
        )


class Picture:
    """The network on the left; on the right the fit, and below it the loss, all with fixed limits.

    Parameters
    ----------
    problem : Problem
        Its samples stay in the picture.
    most_iterations : int
        Where the axis of the iterations ends.
    """

    def __init__(self, problem: Problem, most_iterations: int) -> None:
        figure, axes = mosaic([["network", "fit"], ["network", "loss"]], width=6.6, height=4.2, width_ratios=(1.15, 1))
        self.problem, (self.left, above, below) = problem, (axes[name] for name in ("network", "fit", "loss"))
        self.fit = Curve(above, problem) if problem.inputs.shape[1] == 1 else Map(above, problem)
        self._make_loss(below, problem, most_iterations)
        self._drawings: dict[int, Units] = {}
        self.units: Units  # as last drawn
        self.canvas = Canvas(figure, [])

    def _units_for(self, n_hidden: int) -> Units:
        """The drawing of a network with so many hidden units; kept, since a whole new picture takes half a second."""
        if n_hidden not in self._drawings:
            self._drawings[n_hidden] = Units(self.left, self.problem, n_hidden, self.fit.places)
        return self._drawings[n_hidden]

    def _make_loss(self, ax: Axes, problem: Problem, most_iterations: int) -> None:
        of_the_mean = 0.5 * float(np.sum((problem.y - problem.y.mean()) ** 2))
        scale = of_the_mean or 1.0
        ax.set_xscale("symlog", linthresh=1)
        ax.set_yscale("log")
        self.limits = (1e-5 * scale, 1e3 * scale)
        ax.set(title="loss L", xlabel="iteration m", xlim=(0, most_iterations), ylim=self.limits)
        if of_the_mean:  # else it is 0, which has no logarithm
            ax.axhline(of_the_mean, color="0.55", linestyle=":", linewidth=1.5)
            # Below, on the left: a loss begins above the line, or near it, and falls later.
            ax.text(0.1, of_the_mean / 2, "predicting the mean", fontsize=9, va="top", color="0.3")
        (self.loss,) = ax.plot([], [], color=BLUE, linestyle="-")
        (self.changes,) = ax.plot([], [], "|", color=ORANGE, markersize=14, markeredgewidth=2)
        (self.now,) = ax.plot([], [], "o", color=BLUE, clip_on=False)  # seen on the edge, too

    def draw(self, net: bp.Network, losses: Array, changes: Sequence[int]) -> None:
        """Move everything to where training stands.

        Parameters
        ----------
        net : Network
        losses : array, shape (m + 1,)
            After 0, 1, …, m iterations.
        changes : sequence of int
            The numbers of iterations after which another schedule began; each is marked on the curve.
        """
        self.units = self._units_for(net.n_hidden)
        moving = [*self.units.moving, *self.fit.moving, self.loss, self.changes, self.now]
        self.canvas.set_moving(moving, self.units.texts)
        self.units.draw(net)
        self.fit.draw(net)
        m = np.arange(len(losses))
        losses = np.clip(losses, *self.limits)  # what is outside is drawn at the edge
        self.loss.set_data(m, losses)
        self.changes.set_data(changes, losses[list(changes)])
        self.now.set_data(m[-1:], losses[-1:])

    def outside(self, loss: float) -> str:
        """Sentences about what lies outside the picture as last drawn; none if all is inside.

        Parameters
        ----------
        loss : float
            Of the network that is drawn.
        """
        low, high = self.limits
        where = "above" if loss > high else "below" if loss < low else ""
        beyond = f"L is {where} its picture, and lies on the edge." if where else ""
        return " ".join(filter(None, [self.fit.outside(), beyond]))

    def describe(self, net: bp.Network) -> str:
        """The network and the fit in words, for the text alternative."""
        return f"{self.units.describe(net)} {self.fit.describe(net)}."


def _from_to(low: float, high: float) -> str:
    """Between which values ȳ lies, or the one that it hardly leaves."""
    first, last = short(low), short(high)
    return f"ȳ goes from {first} to {last}" if first != last else f"ȳ is about {first} throughout"


def _with_margin(values: Array, share: float) -> tuple[float, float]:
    """The range of values, and a share of it more at either end."""
    low, high = float(values.min()), float(values.max())
    margin = share * (high - low or 1.0)
    return low - margin, high + margin
