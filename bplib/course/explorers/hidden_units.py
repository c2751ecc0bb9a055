"""Lesson 01: what the parameters of the hidden units do to the curve of the output, and how to fit one by hand."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.legend import Legend

import bplib as bp
from bplib.activations import Array
from bplib.course.explorers.kit.canvas import Canvas, as_one_line
from bplib.course.explorers.kit.controls import Choice, Control, Number, Settings
from bplib.course.explorers.kit.formulas import output
from bplib.course.explorers.kit.panel import Explorer, View, view_of
from bplib.course.page.figures import short, subplots
from bplib.course.page.text import beside

LINE = np.linspace(-6, 6, 241)
HIGHEST = 6.0  # of the picture, and −6 the lowest
SAMPLES = np.linspace(-6, 6, 25)
SAMPLES_CODE = "np.linspace(-6, 6, 25)"
MET = 0.1  # a loss below it meets a task: the curve is then off by less than 0.09, in the root mean square
MOST_UNITS = 3
COLOURS = ("#0072B2", "#E69F00", "#CC79A7")
# (ω[0,h], ω[1,h], x[h]) at first: a step up, a step down (with the first a bump), a gentle slope.
AT_FIRST = ((0.0, 1.0, 2.0), (-4.0, 2.0, -2.0), (0.0, -0.5, 1.0))


def sampled(*steps: tuple[float, float, float]) -> Array:
    """The targets (25,) of a task at `SAMPLES`, to two decimals: a sum of steps.

    Parameters
    ----------
    *steps : (height, middle, steepness)
    """
    y = sum(height * bp.sigmoid(steepness * (SAMPLES - middle)) for height, middle, steepness in steps)
    return np.round(y, 2)


NOTHING = "no data"
TASKS = {
    "a fall at 3": sampled((2, 3, -1)),
    "a hump": sampled((2, -1.5, 2), (-2, 1.5, 2)),
    "a dip": sampled((-2, -1.5, 2), (2, 1.5, 2)),
}


class Fit(NamedTuple):
    """How near a network is to the data of a task."""

    y: Array
    """(25,): the targets at `SAMPLES`."""
    y_bar: Array
    """(25,): the outputs there."""

    @property
    def residuals(self) -> Array:
        """(25,): y − ȳ."""
        return self.y - self.y_bar

    @property
    def loss(self) -> float:
        """L."""
        return float(self.residuals @ self.residuals) / 2

    @property
    def farthest(self) -> int:
        """The sample with the largest residual."""
        return int(np.abs(self.residuals).argmax())


def network(settings: Settings) -> bp.Network:
    """The network that the settings describe: inputs (1, u[1]), and the first `n_hidden` of the units.

    Parameters
    ----------
    settings : mapping
        "b", "n_hidden", and "w0_h", "w1_h" and "x_h" for each unit h.
    """
    units = range(settings["n_hidden"])
    return bp.Network(
        b=settings["b"],
        w=[[settings[f"w{i}_{h}"] for h in units] for i in (0, 1)],
        x=[settings[f"x_{h}"] for h in units],
    )


def middle(net: bp.Network, h: int) -> float | None:
    """Where along u[1] the step of unit h has its middle, v*[h] = 0; None if its curve is level.

    Parameters
    ----------
    net : Network
        With the inputs (1, u[1]).
    h : int
    """
    constant, slope = net.w[:, h]
    return None if slope == 0 else float(-constant / slope)


def formula(net: bp.Network) -> str:
    """The output as a formula of u[1] with the network's numbers.

    Parameters
    ----------
    net : Network
        With the inputs (1, u[1]).
    """
    return output(net, ["", "·u[1]"], "σ")


def stacked(net: bp.Network) -> Array:
    """The bias, then with each unit's contribution added to it in turn, along `LINE`; the last is the output.

    Parameters
    ----------
    net : Network
        With the inputs (1, u[1]).

    Returns
    -------
    ndarray, shape (H + 1, 241)
    """
    v = net.forward(bp.with_constant_input(LINE[:, None])).v
    return np.asarray(net.b + np.cumsum(np.vstack([np.zeros(len(LINE)), (net.x * v).T]), axis=0))


class HiddenUnits(Explorer):
    """The curve of one hidden unit, then the sum of up to three, by themselves or beside data to be fitted."""

    title = "One hidden unit, then the sum of several."
    controls: tuple[Control, ...] = (
        Choice("task", "fit", NOTHING, (NOTHING, *TASKS), meaning="points for the sum to meet"),
        Number("n_hidden", "hidden units H", 1, 1, MOST_UNITS, 1),
        Number("b", "b", 0.0, -3.0, 3.0, 0.1),
        Choice(
            "unit",
            "unit to move",
            "0",
            tuple(str(h) for h in range(MOST_UNITS)),
            meaning="the hidden unit whose weights are set below",
        ),
        *(
            Number(f"{name}_{h}", label.format(h=h), value, -limit, limit, 0.1)
            for h, values in enumerate(AT_FIRST)
            for name, label, value, limit in zip(
                ("w0", "w1", "x"),
                ("ω[0,{h}]", "ω[1,{h}]", "x[{h}]"),
                values,
                (6.0, 6.0, 3.0),
                strict=True,
            )
        ),
    )

    def __init__(self) -> None:
        figure, ax = subplots(width=6, height=3.5)
        ax.set(xlabel="u[1]", ylabel="b, and each unit on top", xlim=(-6, 6), ylim=(-HIGHEST, HIGHEST))
        self.parts = [
            ax.fill(
                LINE, 0 * LINE, facecolor=colour, alpha=0.35, hatch=hatch, edgecolor=colour, label=f"x[{h}]·v[{h}]"
            )[0]
            for h, (colour, hatch) in enumerate(zip(COLOURS, ("", "//", ".."), strict=True))
        ]
        (self.bias,) = ax.plot([], [], color="0.45", linestyle="--", linewidth=1, label="b")
        (self.residuals,) = ax.plot([], [], color="#D55E00", linestyle="-", linewidth=1.5)
        (self.output,) = ax.plot([], [], color="black", linestyle="-", linewidth=2.5, label="ȳ")
        (self.data,) = ax.plot([], [], "o", color="#D55E00", markersize=4, label="y")
        self.legends = {
            (n, data): self._legend(ax, n, data) for n in range(1, MOST_UNITS + 1) for data in (False, True)
        }
        drawn = [*self.parts, self.bias, self.residuals, self.output, self.data]
        self.canvas = Canvas(figure, [*drawn, *self.legends.values()])

    def _legend(self, ax: Axes, n_hidden: int, data: bool) -> Legend:
        """The legend of what is drawn for so many units, with data or without."""
        lines = [*self.parts[:n_hidden], self.bias, self.output, *([self.data] if data else [])]
        labels = [str(line.get_label()) for line in lines]
        legend = Legend(
            ax, lines, labels, loc="upper left", ncols=6, fontsize="small", columnspacing=1.2, handlelength=1.4
        )
        ax.add_artist(legend)
        return legend

    def hidden(self, settings: Settings) -> set[str]:
        """Of units that are not there, or not to be moved, no control is shown."""
        n_hidden = settings["n_hidden"]
        shown = min(int(settings["unit"]), n_hidden - 1)
        others = {f"{name}_{h}" for name in ("w0", "w1", "x") for h in range(MOST_UNITS) if h != shown}
        return others | {"unit"} if n_hidden == 1 else others

    def follow(self, before: Settings, settings: Settings) -> dict[str, Any]:
        """The unit to move is there: one that is chosen comes, and with one that goes the last one is chosen."""
        unit, n_hidden = int(settings["unit"]), settings["n_hidden"]
        if settings["unit"] != before["unit"]:
            return {**settings, "n_hidden": max(n_hidden, unit + 1)}
        return {**settings, "unit": str(min(unit, n_hidden - 1))}

    def view(self, settings: Settings) -> View:
        """The units' contributions, stacked from b to the curve of the output, and the data if there are any."""
        net, y = network(settings), TASKS.get(settings["task"])
        sums = stacked(net)
        self._draw(sums)
        fit = None if y is None else Fit(y, net.predict(bp.with_constant_input(SAMPLES[:, None])))
        self._draw_data(fit)
        for case, legend in self.legends.items():
            legend.set_visible(case == (net.n_hidden, fit is not None))
        steps = "<br>".join(_step(net, h) for h in range(net.n_hidden))
        words, beyond = "" if fit is None else verdict(settings["task"], fit), outside(sums)
        numbers = "<br>".join(filter(None, [words, beyond, formula(net), steps]))
        alt = f"""Curve of {formula(net)} over u[1] from −6 to 6: {short(sums[-1, 0])} at the left end,
            {short(sums[-1, 120])} at 0, {short(sums[-1, -1])} at the right end; what each hidden unit adds is a band
            between b and the curve, one on the other. {beyond} {words}"""
        code = f"net = bp.Network(b={settings['b']}, w={net.w.tolist()}, x={net.x.tolist()})\n"
        if fit is None:
            code += "net.predict(bp.with_constant_input(np.linspace(-6, 6, 241)[:, None]))"
            return view_of(self.canvas, alt, numbers, code, sums[-1])
        code += (
            f"u, y = bp.with_constant_input({SAMPLES_CODE}[:, None]), np.array({fit.y.tolist()})\nbp.loss(net, u, y)"
        )
        return view_of(self.canvas, alt, numbers, code, fit.loss)

    def _draw(self, sums: Array) -> None:
        for h, band in enumerate(self.parts):
            band.set_visible(h + 1 < len(sums))
            if band.get_visible():
                outline = np.concatenate([sums[h], sums[h + 1][::-1]])
                band.set_xy(np.column_stack([np.concatenate([LINE, LINE[::-1]]), outline]))
        self.bias.set_data(LINE, sums[0])
        self.output.set_data(LINE, sums[-1])

    def _draw_data(self, fit: Fit | None) -> None:
        """Points, and from each a line to the curve."""
        if fit is None:
            self.data.set_data([], [])
            self.residuals.set_data([], [])
            return
        self.data.set_data(SAMPLES, fit.y)
        ends = np.column_stack([SAMPLES, SAMPLES]), np.column_stack([fit.y, fit.y_bar])
        self.residuals.set_data(*as_one_line(*ends))


def verdict(task: str, fit: Fit) -> str:
    """Whether the data are fitted, and if not, where they are farthest off: a sentence."""
    if fit.loss < MET:
        return f"✓ Fitted: for {task} the loss is L = {beside(fit.loss, MET)}, below {MET}."
    where = f"farthest off, by {short(fit.residuals[fit.farthest])}, at u[1] = {short(SAMPLES[fit.farthest])}"
    return f"Not yet {task}: L = {beside(fit.loss, MET)}, {where}. It is fitted when L is below {MET}."


def outside(sums: Array) -> str:
    """A sentence if some of the bands is above or below the picture.

    Parameters
    ----------
    sums : ndarray, shape (H + 1, 241)
        As `stacked` gives them.
    """
    low, high = float(sums.min()), float(sums.max())
    if -HIGHEST <= low and high <= HIGHEST:
        return ""
    return f"The bands go from {short(low)} to {short(high)}, the picture from −{HIGHEST:g} to {HIGHEST:g}."


def _step(net: bp.Network, h: int) -> str:
    place = middle(net, h)
    if place is None:
        return f"unit {h}: level, since ω[1,{h}] = 0"
    if net.x[h] == 0:
        return f"unit {h}: level, since x[{h}] = 0"
    direction = "up" if net.w[1, h] * net.x[h] > 0 else "down"
    return f"unit {h}: a step {direction} by {short(abs(net.x[h]))}, its middle at u[1] = {short(place)}"
