"""The picture of a descent over two weights: the map with the path, the loss along it, and μ."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib import colormaps
from matplotlib.figure import Figure

from bplib.activations import Array
from bplib.course.explorers.kit.canvas import Canvas
from bplib.schedules import Schedule

MOST_STEPS = 100
EXCESS = (1e-5, 1e5)  # what the axis of the loss shows
MU = (1e-4, 1.0)
FAR = 1e4  # what is farther off the map is drawn as if it were here


class Picture:
    """The map on the left; on the right the loss above, μ below, against the same m.

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
    """

    def __init__(
        self, labels: Sequence[str], grid: Array, losses: Array, bottom: Array, lowest: float, largest_stable_mu: float
    ) -> None:
        self.lowest = lowest
        figure = Figure(figsize=(6.2, 3.7))
        axes = figure.subplot_mosaic([["map", "loss"], ["map", "mu"]], width_ratios=[1.35, 1])
        area = axes["map"]
        levels = lowest + np.concatenate([[0.0], np.geomspace(0.1, losses.max() - lowest, 13)])
        across, up = grid[..., 0], grid[..., 1]
        area.contourf(across, up, losses, levels=levels, colors=_pale_shades(len(levels) - 1))
        area.contour(across, up, losses, levels=levels[1:], colors="0.35", linewidths=0.6)
        (star,) = area.plot(*bottom, "*", color="#D55E00", markersize=16, markeredgecolor="white")
        area.set(xlabel=labels[0], ylabel=labels[1], title="loss L (dark: low)")
        area.grid(False)
        loss, mu = axes["loss"], axes["mu"]
        for ax, limits, title in ((loss, EXCESS, "L − lowest L"), (mu, MU, "μ, too large in grey")):
            ax.set(yscale="log", ylim=limits, xlim=(0, MOST_STEPS + 1), title=title)
            ax.minorticks_off()
        loss.tick_params(labelbottom=False)
        loss.set_yticks([1e-4, 1e-2, 1, 1e2, 1e4])
        mu.set_yticks([1e-4, 1e-3, 1e-2, 1e-1, 1])
        mu.set_xlabel("iteration m")
        mu.axhspan(largest_stable_mu, 1, color="0.82")
        mu.axhline(largest_stable_mu, color="#D55E00", linestyle="--", linewidth=1.5)
        mu.text(2, largest_stable_mu / 1.25, "2/λ at the star", fontsize=9, va="top", color="0.2")
        colour = "black"
        (self.path,) = area.plot([], [], "-o", color=colour, linewidth=1, markersize=3)
        (self.start,) = area.plot([], [], "s", color=colour, markersize=8, markeredgecolor="white")
        (self.here,) = area.plot([], [], "o", color="#0072B2", markersize=8, markeredgecolor="white")
        (self.loss,) = loss.plot([], [], "-", color=colour, linewidth=1.5)
        (self.loss_here,) = loss.plot([], [], "o", color="#0072B2", clip_on=False)
        (self.mu,) = mu.plot([], [], "-", color=colour, linewidth=1.5)
        (self.mu_here,) = mu.plot([], [], "o", color="#0072B2", clip_on=False)
        moving = [self.path, self.start, star, self.here, self.loss, self.loss_here, self.mu, self.mu_here]
        self.canvas = Canvas(figure, moving)

    def draw(self, places: Array, losses: Array, schedule: Schedule, m: int) -> None:
        """Move everything to where descent is.

        Parameters
        ----------
        places : array, shape (n + 1, 2)
            The two weights after 0, 1, …, n steps.
        losses : array, shape (n + 1,)
        schedule : Schedule
        m : int
            The number of steps asked for: n, or more after a divergence.
        """
        places = np.clip(places, -FAR, FAR)
        self.path.set_data(*places.T)
        self.start.set_data(*places[:1].T)
        self.here.set_data(*places[-1:].T)
        excess = np.clip(losses - self.lowest, *EXCESS)
        self.loss.set_data(np.arange(len(excess)), excess)
        self.loss_here.set_data([len(excess) - 1], excess[-1:])
        steps = np.arange(1, MOST_STEPS + 2)
        rates = np.clip(schedule(steps), *MU)
        self.mu.set_data(steps, rates)
        self.mu_here.set_data(steps[m : m + 1], rates[m : m + 1])


def _pale_shades(count: int) -> Array:
    """Colours (count, 3) from dark to light, pale enough for black lines."""
    return 1 - 0.6 * (1 - colormaps["cividis"](np.linspace(0, 1, count))[:, :3])
