"""The playground's network: its weights as edges, and in each hidden unit what this unit makes of the inputs."""

from __future__ import annotations

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

import bplib as bp
from bplib.activations import Array
from bplib.course.explorers.kit.canvas import as_one_line
from bplib.course.explorers.playground.data import Problem
from bplib.course.page.figures import NetworkDrawing, short

BOUNDS = {"sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0), "sine": (-1.0, 1.0)}
"""Between which values an activation stays; what a unit with another one shows is scaled to its own."""
WIDE, HIGH = 104.0, 80.0  # a unit's picture at most, in the units of the drawing


class Curves:
    """In each hidden unit's place its curve, in a box.

    Parameters
    ----------
    ax : Axes
    centres : array, shape (H, 2)
    size : array, shape (2,)
        Width and height of a box.
    """

    def __init__(self, ax: Axes, centres: Array, size: Array) -> None:
        self.centres, self.size = centres, size
        boxes = [Rectangle(tuple(centre - size / 2), *size, facecolor="white", edgecolor="0.4") for centre in centres]
        (self.line,) = ax.plot([], [], color="black", linestyle="-", linewidth=1.2)
        self.moving: list[Artist] = [*map(ax.add_patch, boxes), self.line]

    def draw(self, shares: Array) -> None:
        """Show how high each unit is, from 0 at the bottom to 1 at the top: shape (H, n)."""
        across = np.linspace(-0.5, 0.5, shares.shape[1]) * self.size[0]
        up = 0.86 * (shares - 0.5) * self.size[1]
        self.line.set_data(*as_one_line(self.centres[:, :1] + across, self.centres[:, 1:] + up))


class Maps:
    """In each hidden unit's place its map.

    Parameters
    ----------
    ax : Axes
    centres : array, shape (H, 2)
    size : array, shape (2,)
    """

    def __init__(self, ax: Axes, centres: Array, size: Array) -> None:
        limits = {"xlim": ax.get_xlim(), "ylim": ax.get_ylim()}
        corners = [(*(centre - size / 2), *(centre + size / 2)) for centre in centres]
        self.images = [
            ax.imshow([[0.0]], extent=(left, right, bottom, top), origin="lower", aspect="auto", vmin=0, vmax=1)
            for left, bottom, right, top in corners
        ]
        ax.set(**limits)
        self.moving: list[Artist] = [*self.images]

    def draw(self, shares: Array) -> None:
        """Show how high each unit is, as a colour: shape (H, n·n), row by row."""
        n = round(shares.shape[1] ** 0.5)
        for image, share in zip(self.images, shares, strict=True):
            image.set_data(share.reshape(n, n))


class Units:
    """The drawing of a network whose hidden units show v[h]: over one input a curve, over two a map.

    Parameters
    ----------
    ax : Axes
        Loses its frame and ticks.
    problem : Problem
    n_hidden : int
        H.
    places : array, shape (n, 1) or (n, n, 2)
        The inputs, without the constant, at which each unit is shown.
    """

    def __init__(self, ax: Axes, problem: Problem, n_hidden: int, places: Array) -> None:
        n_inputs = places.shape[-1]
        self.u = problem.complete(places.reshape(-1, n_inputs))
        self.drawing = NetworkDrawing(ax, self.u.shape[1], n_hidden)
        *before, output = self.drawing.nodes
        inputs, hidden = before[:-n_hidden], before[-n_hidden:]
        *weights, bias = self.drawing.labels
        for text in (*weights, *hidden):  # the numbers stand below the picture, and the units show more
            text.set_visible(False)
        if n_inputs == 2:
            for heading in self.drawing.headings:  # beside a map and its scale there is less room
                heading.set_fontsize(7.5)
        names = ["1"] * problem.constant_input + [f"u[{i + problem.constant_input}]" for i in range(n_inputs)]
        self.names = dict(zip([*inputs, output, bias], [*names, "ȳ", "b"], strict=True))
        kind = Curves if n_inputs == 1 else Maps
        centres, size = np.array([node.get_position() for node in hidden]), [WIDE, min(HIGH, 180 / n_hidden)]
        self.pictures = kind(ax, centres, np.array(size))
        # The units lie on the edges.
        self.moving: list[Artist] = [*self.drawing.lines, *self.pictures.moving]
        self.texts = [*self.names]

    def draw(self, net: bp.Network) -> None:
        """Show a network's weights, and what each unit makes of the inputs.

        Parameters
        ----------
        net : Network
            Of the drawing's sizes.
        """
        self.drawing.set_values(net)
        for node, name in self.names.items():
            node.set_text(name)
        self.pictures.draw(self.shares(net))

    def shares(self, net: bp.Network) -> Array:
        """How high each unit is at each place: 0 at the least value that it has or can have, 1 at the largest.

        Returns
        -------
        array, shape (H, places)
        """
        v = net.forward(self.u).v.T
        low, high = BOUNDS.get(net.activation.name, (0.0, 0.0))
        if low == high:
            low, high = v.min(axis=1, keepdims=True), v.max(axis=1, keepdims=True)
        return (v - low) / np.maximum(high - low, 1e-12)

    def describe(self, net: bp.Network) -> str:
        """The edges and the units in words."""
        v = net.forward(self.u[[0, -1]]).v
        ends = ", ".join(
            f"unit {h} from {short(first)} to {short(last)}, times x[{h}] = {short(x)}"
            for h, (first, last, x) in enumerate(zip(*v, net.x, strict=True))
        )
        return f"The network, its edges as thick as its weights are large: from the first place to the last, {ends}."
