"""Figures with a text alternative, in one style.

A figure is drawn without pyplot, so that nothing is kept between cells, and shown as an HTML image whose text
alternative says what is to be seen. JupyterLab, nbconvert and a screen reader all find it there.
"""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

import matplotlib.style
import numpy as np
from IPython.display import display
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from numpy.typing import ArrayLike

from bplib import Forward, Network
from bplib.activations import Array
from bplib.course.page.text import by_hand

# For the whole lesson, since titles, legends and the like take their style when they are added to the axes.
matplotlib.style.use(str(files("bplib.course.page") / "lessons.mplstyle"))


class ShownFigure:
    """What a cell displays: the picture, and the text that stands for it."""

    def __init__(self, png: bytes, alt: str, width: int) -> None:
        self.png, self.alt, self.width = png, alt, width

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        data = base64.b64encode(self.png).decode("ascii")
        image = f'<img src="data:image/png;base64,{data}" alt="{html.escape(self.alt)}" width="{self.width}">'
        return {"text/html": image, "text/plain": repr(self)}

    def __repr__(self) -> str:
        return f"Figure: {self.alt}"


def subplots(n_rows: int = 1, n_cols: int = 1, width: float = 7.0, height: float = 3.2, **options: Any) -> Any:
    """A figure and its axes in the course's style, as ``plt.subplots`` gives them, but without pyplot.

    Parameters
    ----------
    n_rows, n_cols : int
    width, height : float
        Of the whole figure, in inches.
    **options
        For :meth:`matplotlib.figure.Figure.subplots`, such as ``sharey=True``.

    Returns
    -------
    (Figure, Axes or array of Axes)
    """
    figure = Figure(figsize=(width, height))
    return figure, figure.subplots(n_rows, n_cols, **options)


def mosaic(layout: Any, width: float = 7.0, height: float = 3.2, **options: Any) -> Any:
    """A figure and its axes by name, as ``plt.subplot_mosaic`` gives them, but without pyplot.

    Parameters
    ----------
    layout : list of lists of str
        The names of the axes, row by row; one that stands in several places fills them.
    width, height : float
        Of the whole figure, in inches.
    **options
        For :meth:`matplotlib.figure.Figure.subplot_mosaic`.

    Returns
    -------
    (Figure, dict of Axes)
    """
    figure = Figure(figsize=(width, height))
    return figure, figure.subplot_mosaic(layout, **options)


def png(figure: Figure) -> bytes:
    """The figure as a PNG, the same bytes every time (no date and no version in it)."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", metadata={"Software": None})
    return buffer.getvalue()


def show(figure: Figure, alt: str) -> None:
    """Display a figure with its text alternative.

    Parameters
    ----------
    figure : Figure
    alt : str
        What is to be seen in the picture, with its numbers, in a sentence or two: a reader who does not see the
        picture has this instead.

    Raises
    ------
    ValueError
        If `alt` is shorter than a sentence.
    """
    alt = " ".join(alt.split())
    if len(alt) < 40:
        raise ValueError(f"alt is {alt!r}; wanted a sentence that says what is to be seen, of at least 40 characters")
    width = round(100 * figure.get_figwidth())  # pixels on the page; the PNG has more, for sharp screens
    display(ShownFigure(png(figure), alt, width))


# ---- a function of two variables, seen from above


def draw_surface(ax: Axes, across: ArrayLike, up: ArrayLike, heights: ArrayLike, levels: ArrayLike) -> None:
    """Draw a surface from above: dark where it is low, with a line and its number at each level.

    Two panels with the same levels have the same shades. What lies below the first level or above the last is drawn
    as if it lay there; where the height is NaN the paper stays white.

    Parameters
    ----------
    ax : Axes
        Loses its grid.
    across, up, heights : array_like, shape (R, C)
        Places and heights, as from :func:`numpy.meshgrid`.
    levels : array_like, shape (K,)
        Two or more, increasing.

    Raises
    ------
    ValueError
        If the shapes differ, or the levels are not as above.
    """
    across, up, heights = (np.asarray(each, dtype=float) for each in (across, up, heights))
    levels = np.asarray(levels, dtype=float)
    if heights.ndim != 2 or not across.shape == up.shape == heights.shape:
        raise ValueError(
            f"across, up and heights have the shapes {across.shape}, {up.shape} and {heights.shape}; wanted one shape "
            "(R, C), as from np.meshgrid"
        )
    if levels.ndim != 1 or len(levels) < 2 or not (np.diff(levels) > 0).all():
        raise ValueError(f"levels is {levels.tolist()}; wanted two numbers or more, increasing")
    shades = [str(grey) for grey in np.linspace(0.5, 0.98, len(levels) - 1)]
    ax.contourf(across, up, np.clip(heights, levels[0], levels[-1]), levels=levels, colors=shades)
    lines = ax.contour(across, up, heights, levels=levels, colors="black", linewidths=0.6)
    ax.clabel(lines, fontsize=8, fmt="%g")
    ax.grid(False)


# ---- the network as a drawing

# Colour and line style tell a weight's sign, so that it shows in grey print too.
POSITIVE, NEGATIVE, ZERO = ("#0072B2", "-"), ("#D55E00", "--"), ("0.55", ":")
# The unit of length is a point in a figure of 7 × 3.6 inches, so that room for text can be told in advance.
WIDTH, HEIGHT = 490.0, 245.0
AT_INPUTS, AT_HIDDEN, AT_OUTPUT = 45.0, 270.0, 455.0
HEADINGS = {AT_INPUTS: "inputs", 155: "ω[i, h]", AT_HIDDEN: "hidden units", 370: "x[h]", AT_OUTPUT: "output"}
NODE_HALF_WIDTH = 46.0
LABEL = np.array([32.0, 12.0])  # width and height of one weight's value
WAY_BACK: dict[str, Any] = {"arrowstyle": "->", "color": "#8E3B6F", "linewidth": 1.8, "shrinkA": 24, "shrinkB": 44}
ON_WHITE = {"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none"}
NODE = {"boxstyle": "round,pad=0.35", "facecolor": "#F2F2F2", "edgecolor": "black"}


class NetworkDrawing:
    """The drawing of a network, with values that can be changed while the lines and nodes stay where they are.

    Parameters
    ----------
    ax : Axes
        Loses its frame and ticks.
    n_inputs, n_hidden : int
        N and H. Networks up to N = 4, H = 6 are readable in a figure of 7 × 3.6 inches.
    """

    def __init__(self, ax: Axes, n_inputs: int, n_hidden: int) -> None:
        self.ax, self.sizes = ax, (n_inputs, n_hidden)
        ax.set(xlim=(0, WIDTH), ylim=(0, HEIGHT))
        ax.axis("off")
        at_input, at_hidden, at_output = (
            _column(AT_INPUTS, n_inputs),
            _column(AT_HIDDEN, n_hidden),
            _column(AT_OUTPUT, 1),
        )
        at_bias = at_output[0] + [0, 0.3 * HEIGHT]
        size = 8.5 if max(n_inputs, n_hidden) > 4 else 11
        into_hidden, into_output = _add_edges(ax, at_input, at_hidden), _add_edges(ax, at_hidden, at_output)
        (from_bias,) = ax.plot(*np.transpose([at_bias, at_output[0]]))
        bias = _write(ax, at_bias, 11, ON_WHITE)
        self.lines: list[Line2D] = [*into_hidden[0], *into_output[0], from_bias]
        """Of ω row by row, of x, of b."""
        self.labels: list[Text] = [*into_hidden[1], *into_output[1], bias]
        """The weights' values, in the order of `lines`."""
        self.nodes: list[Text] = [_write(ax, place, size, NODE) for place in (*at_input, *at_hidden, *at_output)]
        """Inputs, hidden units, output; where each stands is its position."""
        self.headings: list[Text] = [
            ax.text(x, HEIGHT, heading, ha="center", va="top", color="0.35", fontsize=9)
            for x, heading in HEADINGS.items()
        ]
        """What stands above, from left to right."""

    def set_values(self, net: Network, u_p: ArrayLike | None = None) -> None:
        """Show a network's weights, and with `u_p` its forward pass.

        Parameters
        ----------
        net : Network
            One network, of the sizes of the drawing.
        u_p : array_like, shape (N,), optional

        Raises
        ------
        ValueError, TypeError
            As :func:`draw_network`, or if the sizes differ.
        """
        inputs, hidden, output = _node_texts(net, u_p)
        if (net.n_inputs, net.n_hidden) != self.sizes:
            raise ValueError(f"net has N = {net.n_inputs}, H = {net.n_hidden}; wanted {self.sizes}, as drawn")
        for node, text in zip(self.nodes, [*inputs, *hidden, output], strict=True):
            node.set_text(text)
        for line, label, weight in zip(self.lines, self.labels, [*net.w.ravel(), *net.x, net.b], strict=True):
            line.set(**_line_style(weight))
            label.set_text(short(weight))
        self.labels[-1].set_text(f"b = {short(net.b)}")

    def add_way_back(self, error: str, signals: Sequence[str]) -> None:
        """Add what comes back, in purple: the error at the output, and an arrow to each hidden unit with its signal.

        Parameters
        ----------
        error : str
            What to write below the output.
        signals : sequence of str, length H
            What to write below each hidden unit.
        """
        n_inputs, n_hidden = self.sizes
        *hidden, output = (node.get_position() for node in self.nodes[n_inputs:])
        text_style: dict[str, Any] = {"color": WAY_BACK["color"], "ha": "center", "va": "center", "fontsize": 11}
        self.ax.text(output[0], output[1] - 30, error, **text_style)
        for place, signal, bend in zip(hidden, signals, np.linspace(0.35, -0.35, n_hidden), strict=True):
            self.ax.text(place[0], place[1] - 38, signal, **text_style)
            self.ax.annotate("", place, output, arrowprops=WAY_BACK | {"connectionstyle": f"arc3,rad={bend}"})


def draw_network(ax: Axes, net: Network, u_p: ArrayLike | None = None) -> NetworkDrawing:
    """Draw a network: inputs left, hidden units in the middle, the output right, each weight's value on its edge.

    A positive weight is a solid blue line, a negative one dashed and orange, zero dotted and grey; the larger the
    weight, the thicker the line, on the same scale in every drawing.

    Parameters
    ----------
    ax : Axes
        Loses its frame and ticks. Networks up to N = 4, H = 6 are readable in a figure of 7 × 3.6 inches.
    net : Network
        One network, not a stack.
    u_p : array_like, shape (N,), optional
        One sample's inputs. With them the nodes show what the forward pass computes: u[i], v*[h], v[h] and ȳ.

    Raises
    ------
    ValueError, TypeError
        If `net` is a stack, or `u_p` is not one sample of N finite numbers.
    """
    drawing = NetworkDrawing(ax, net.n_inputs, net.n_hidden)
    drawing.set_values(net, u_p)
    return drawing


def show_network(
    net: Network, u_p: ArrayLike | None = None, before: str = "", width: float = 7.0, height: float = 3.6
) -> None:
    """Draw a network as :func:`draw_network` does, and display it with its numbers as text alternative.

    Parameters
    ----------
    net : Network
        One network, not a stack.
    u_p : array_like, shape (N,), optional
        One sample's inputs.
    before : str, optional
        A sentence that the text alternative begins with.
    width, height : float
        Of the figure, in inches.

    Raises
    ------
    ValueError, TypeError
        As :func:`draw_network`.
    """
    figure, ax = subplots(width=width, height=height)
    draw_network(ax, net, u_p)
    show(figure, f"{before} {describe_network(net, u_p)}")


def describe_network(net: Network, u_p: ArrayLike | None = None) -> str:
    """The text alternative of :func:`draw_network`: the same values, in sentences.

    Parameters
    ----------
    net : Network
        One network, not a stack.
    u_p : array_like, shape (N,), optional
        One sample's inputs.

    Raises
    ------
    ValueError, TypeError
        As :func:`draw_network`.
    """
    _refuse_stack(net)
    units = "one hidden unit" if net.n_hidden == 1 else f"{net.n_hidden} hidden units"
    rows = "; ".join(f"from u[{i}]: {_listed(net.w[i])}" for i in range(net.n_inputs))
    text = (
        f"Drawing of a network with {units}. Weights into the hidden units {rows}. "
        f"Weights into the output: {_listed(net.x)}, and b = {short(net.b)}."
    )
    if u_p is not None:
        v_star, v, y_bar = _forward_one(net, u_p)
        text += f" For u = ({_listed(u_p)}): v* = ({_listed(v_star)}), v = ({_listed(v)}), ȳ = {short(y_bar)}."
    return text


def short(value: Any) -> str:
    """A number in three digits, as drawings show it; what is zero but for rounding is 0."""
    return by_hand(f"{round(float(value), 9) + 0.0:.3g}")


def _listed(values: Any) -> str:
    return ", ".join(short(value) for value in values)


def _refuse_stack(net: Network) -> None:
    if net.stack_shape:
        raise ValueError(f"net is a stack of shape {net.stack_shape}; wanted one network: draw a member, as net[0]")


def _forward_one(net: Network, u_p: ArrayLike) -> Forward:
    """The forward pass of one sample: v* (H,), v (H,) and ȳ ()."""
    if np.shape(u_p) != (net.n_inputs,):
        raise ValueError(f"u_p has shape {np.shape(u_p)}; wanted ({net.n_inputs},), the inputs of one sample, as u[p]")
    v_star, v, y_bar = net.forward(np.array([u_p]))
    return Forward(v_star[0], v[0], y_bar[0])


def _node_texts(net: Network, u_p: ArrayLike | None) -> tuple[list[str], list[str], str]:
    """What stands in the input nodes, the hidden nodes and the output node."""
    _refuse_stack(net)
    if u_p is None:
        return [f"u[{i}]" for i in range(net.n_inputs)], [f"v[{h}]" for h in range(net.n_hidden)], "ȳ"
    v_star, v, y_bar = _forward_one(net, u_p)
    return (
        [f"u[{i}] = {short(value)}" for i, value in enumerate(np.asarray(u_p))],
        [f"v*[{h}] = {short(v_star[h])}\nv[{h}] = {short(v[h])}" for h in range(net.n_hidden)],
        f"ȳ = {short(y_bar)}",
    )


def _column(x: float, count: int) -> Array:
    """Places (count, 2) of the nodes of one layer, spread over the height below the headings, first one on top."""
    return np.array([[x, (HEIGHT - 15) * (1 - (k + 0.5) / count)] for k in range(count)])


def _add_edges(ax: Axes, starts: Array, ends: Array) -> tuple[list[Line2D], list[Text]]:
    """The edges from one layer to the next, those of the first start first, each with a label on it."""
    lines = [ax.plot(*np.transpose([start, end]))[0] for start in starts for end in ends]
    size = 8 if len(lines) > 12 else 9
    return lines, [_write(ax, place, size, ON_WHITE) for place in _label_places(starts, ends)]


def _write(ax: Axes, place: Array, size: float, box: dict[str, str]) -> Text:
    return ax.text(place[0], place[1], "", ha="center", va="center", fontsize=size, bbox=dict(box))


def _line_style(weight: float) -> dict[str, Any]:
    colour, style = POSITIVE if weight > 0 else NEGATIVE if weight < 0 else ZERO
    size = abs(weight) / (2 + abs(weight))  # from 0 to 1, the same for a weight in every drawing
    return {"color": colour, "linestyle": style, "linewidth": 1 + 4 * size}


def _label_places(starts: Array, ends: Array) -> Array:
    """Where each edge's label stands (edges, 2): on its edge, off the nodes, far from other labels and edges.

    Each label in turn takes the best place given the others, a few times over.
    """
    first, last = np.repeat(starts, len(ends), axis=0), np.tile(ends, (len(starts), 1))
    margin = (NODE_HALF_WIDTH + LABEL[0] / 2) / (ends[0, 0] - starts[0, 0])
    fractions = np.linspace(margin, 1 - margin, 25)
    # In units of a label, so that two labels overlap if they are closer than 1 both across and up.
    spots = (first[:, None] + fractions[:, None] * (last - first)[:, None]) / LABEL  # (edges, fractions, 2)
    to_lines = np.abs(spots[:, None, :, 1] - spots[None, :, :, 1])  # (edges, edges, fractions)
    crowding = (1 / (0.1 + to_lines**2)).sum(axis=1) + (fractions - 0.5) ** 2
    edges = np.arange(len(spots))
    chosen = np.full(len(spots), len(fractions) // 2)
    for edge in np.tile(edges, 5):
        others = np.delete(spots[edges, chosen], edge, axis=0)
        gaps = np.abs(spots[edge][:, None] - others).max(axis=-1)  # (fractions, others)
        chosen[edge] = np.argmin(crowding[edge] + (1 / (0.05 + gaps**4)).sum(axis=1))
    return spots[edges, chosen] * LABEL
