"""The picture of a descent over two weights: the map with the path, the curve that it bends, the loss, and μ."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from bplib.activations import Array
from bplib.course.explorers.kit.canvas import Canvas
from bplib.course.page.figures import short
from bplib.schedules import Schedule

MOST_STEPS = 100
EXCESS = (1e-5, 1e5)  # what the axis of the loss shows
MU = (1e-4, 1.0)
FAR = 1e4  # what is farther off the map is drawn as if it were here


class Picture:
    """The map, and beside it the data with the network's output; below, the loss and μ against the same m.

    Parameters
    ----------
    labels : sequence of str
        What the two weights are called.
    grid : array, shape (K, K, 2)
        Places of the map.
    losses : array, shape (K, K)
        The loss there.
    bottom : array, shape (2,)
        The lowest point.
    lowest : float
        The loss there.
    largest_stable_mu : float
    samples : (array, array)
        Inputs and targets, (P,) each.
    line : array, shape (Q,)
        The inputs along which the output is drawn.
    best : array, shape (Q,)
        The output at the lowest point.
    """

    def __init__(
        self,
        labels: Sequence[str],
        grid: Array,
        losses: Array,
        bottom: Array,
        lowest: float,
        largest_stable_mu: float,
        samples: tuple[Array, Array],
        line: Array,
        best: Array,
    ) -> None:
        self.lowest, self.line = lowest, line
        figure = Figure(figsize=(6.2, 4.1))
        axes = figure.subplot_mosaic([["map", "fit"], ["loss", "mu"]], height_ratios=[1.75, 1])
        area = axes["map"]
        levels = lowest + np.concatenate([[0.0], np.geomspace(0.1, losses.max() - lowest, 13)])
        across, up = grid[..., 0], grid[..., 1]
        area.contourf(across, up, losses, levels=levels, colors=_pale_shades(len(levels) - 1))
        lines = area.contour(across, up, losses, levels=levels[1:], colors="0.35", linewidths=0.6)
        area.clabel(lines, levels=levels[2::2], fontsize=7, fmt=short, colors="black")
        (star,) = area.plot(*bottom, "*", color="#D55E00", markersize=16, markeredgecolor="white")
        area.set(xlabel=labels[0], ylabel=labels[1], title="loss L (dark: low)")
        area.grid(False)
        loss, mu = axes["loss"], axes["mu"]
        for ax, limits, title in ((loss, EXCESS, "L − lowest L"), (mu, MU, "μ, above 2/λ in grey")):
            ax.set(yscale="log", ylim=limits, xlim=(0, MOST_STEPS + 1), title=title)
            ax.minorticks_off()
            ax.set_xlabel("iteration m")
        loss.set_yticks([1e-4, 1e-2, 1, 1e2, 1e4])
        mu.set_yticks([1e-4, 1e-3, 1e-2, 1e-1, 1])
        mu.axhspan(largest_stable_mu, 1, color="0.82")
        mu.axhline(largest_stable_mu, color="#D55E00", linestyle="--", linewidth=1.5)
        colour = "black"
        (self.path,) = area.plot([], [], "-o", color=colour, linewidth=1, markersize=3)
        (self.start,) = area.plot([], [], "s", color=colour, markersize=8, markeredgecolor="white")
        (self.here,) = area.plot([], [], "o", color="#0072B2", markersize=8, markeredgecolor="white")
        (self.loss,) = loss.plot([], [], "-", color=colour, linewidth=1.5)
        (self.loss_here,) = loss.plot([], [], "o", color="#0072B2", clip_on=False)
        (self.mu,) = mu.plot([], [], "-", color=colour, linewidth=1.5)
        (self.mu_here,) = mu.plot([], [], "o", color="#0072B2", clip_on=False)
        self.curve, self.curve_at_start = _draw_fit(axes["fit"], samples, line, best)
        self.heights = axes["fit"].get_ylim()
        """Between which the curves are seen."""
        moving = [self.path, self.start, star, self.here, self.curve_at_start, self.curve]
        moving += [self.loss, self.loss_here, self.mu, self.mu_here]
        self.canvas = Canvas(figure, moving)

    def draw(self, places: Array, curves: Array, losses: Array, schedule: Schedule, m: int) -> None:
        """Move everything to where descent is.

        Parameters
        ----------
        places : array, shape (n + 1, 2)
            The two weights after 0, 1, …, n steps.
        curves : array, shape (2, Q)
            The output along the line, at the start and now.
        losses : array, shape (n + 1,)
        schedule : Schedule
        m : int
            The number of steps asked for: n, or more after a divergence.
        """
        places = np.clip(places, -FAR, FAR)
        self.path.set_data(*places.T)
        self.start.set_data(*places[:1].T)
        self.here.set_data(*places[-1:].T)
        for line, curve in zip((self.curve_at_start, self.curve), np.clip(curves, -FAR, FAR), strict=True):
            line.set_data(self.line, curve)
        excess = np.clip(losses - self.lowest, *EXCESS)
        self.loss.set_data(np.arange(len(excess)), excess)
        self.loss_here.set_data([len(excess) - 1], excess[-1:])
        steps = np.arange(1, MOST_STEPS + 2)
        rates = np.clip(schedule(steps), *MU)
        self.mu.set_data(steps, rates)
        self.mu_here.set_data(steps[m : m + 1], rates[m : m + 1])


def _draw_fit(ax: Axes, samples: tuple[Array, Array], line: Array, best: Array) -> tuple[Line2D, Line2D]:
    """The samples and the best curve, which stay, and two curves that move: now, and at the start."""
    margin = 0.35 * np.ptp(samples[1])
    ax.set(xlim=(line[0], line[-1]), ylim=(samples[1].min() - margin, samples[1].max() + margin))
    ax.set(title="data and ȳ at the blue point", xlabel="u[1]")
    ax.plot(*samples, "o", color="0.6", markersize=3)
    ax.plot(line, best, color="#D55E00", linestyle=":", linewidth=1.5, label="star")
    (start,) = ax.plot([], [], color="black", linestyle="--", linewidth=1, label="start")
    (now,) = ax.plot([], [], color="#0072B2", linestyle="-", linewidth=2.2, label="now")
    ax.legend(loc="upper left", ncols=3, fontsize=8, handlelength=1.6, columnspacing=1)
    return now, start


def _pale_shades(count: int) -> Array:
    """Colours (count, 3) from dark to light, pale enough for black lines."""
    return 1 - 0.6 * (1 - colormaps["cividis"](np.linspace(0, 1, count))[:, :3])
