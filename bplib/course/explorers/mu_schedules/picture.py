"""The picture of two schedules: μ(m) on the left, the bands of loss on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from bplib.activations import Array
from bplib.course.explorers.kit.canvas import Canvas, legend_above
from bplib.course.page.figures import subplots

MU = (1e-5, 10.0)  # what the axes show
LOSS = (0.05, 1e4)
# The first is a dark line with a plain band, the second a dashed line with a hatched one.
STYLES: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
    ({"color": "#0072B2", "linestyle": "-"}, {"facecolor": "#0072B2", "alpha": 0.3, "linewidth": 0}),
    (
        {"color": "#A34700", "linestyle": "--"},
        {"facecolor": "none", "edgecolor": "#D55E00", "hatch": "////", "linewidth": 0.8},
    ),
)


NAMES = ("first", "second")


class Picture:
    """Both schedules in both panels, all axes logarithmic.

    Parameters
    ----------
    n_iterations : int
        Where the axes of m end.
    mean_loss : float
        The loss of predicting the mean.
    largest_stable_mus : sequence of float
        2/λ_max at the minima, in ascending order.
    """

    def __init__(self, n_iterations: int, mean_loss: float, largest_stable_mus: Sequence[float]) -> None:
        figure, (left, right) = subplots(1, 2, width=6.2, height=3.3)
        left.set(title="μ(m)", ylim=MU)
        right.set(title="loss L: median, 10 to 90 %", ylim=LOSS)
        for ax in (left, right):
            ax.set(xscale="log", yscale="log", xlim=(1, n_iterations), xlabel="iteration m")
            ax.minorticks_off()
        left.axhspan(largest_stable_mus[0], largest_stable_mus[-1], color="0.8")
        # In the corners where lines seldom come.
        left.text(1.1, 1.6 * MU[0], "grey: 2/λ at the minimum", fontsize=9, color="0.2")
        right.axhline(mean_loss, color="0.4", linestyle=":", linewidth=1.5)
        right.text(1.1, 1.5 * LOSS[0], "dotted: predict the mean", fontsize=9, color="0.2")
        self.m = np.arange(1, n_iterations + 1)
        self.rates = [left.plot([], [], label=which, **line)[0] for which, (line, _) in zip(NAMES, STYLES, strict=True)]
        self.bands = [right.fill_between([1, 2], [1, 1], [1, 1], **band) for _, band in STYLES]
        self.medians = [right.plot([], [], **line)[0] for line, _ in STYLES]
        legend_above(left, ncols=2)
        self.canvas = Canvas(figure, [*self.rates, *self.bands, *self.medians])

    def draw(self, k: int, schedule: Callable[[Array], Array], recorded: Array, quantiles: Array) -> None:
        """Move one of the two.

        Parameters
        ----------
        k : int
            0 for the first, 1 for the second.
        schedule : callable
        recorded : array, shape (R,)
            Numbers of iterations.
        quantiles : array, shape (3, R)
            Of the loss there: the band's lower end, the median, the band's upper end.
        """
        self.rates[k].set_data(self.m, np.clip(schedule(self.m), *MU))
        low, median, high = np.clip(quantiles[:, 1:], *LOSS)  # what is outside is drawn at the edge
        m = recorded[1:]
        self.medians[k].set_data(m, median)
        around = np.concatenate([m, m[::-1]]), np.concatenate([low, high[::-1]])
        self.bands[k].set_verts([np.column_stack(around)])
