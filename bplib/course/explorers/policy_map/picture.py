"""The picture of a cost over s and S − s: the map by the model, and a cut through it beside the true cost."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
from contourpy import FillType, contour_generator
from matplotlib import colormaps
from matplotlib.cm import ScalarMappable
from matplotlib.collections import PathCollection
from matplotlib.colors import BoundaryNorm, ListedColormap
from matplotlib.path import Path

from bplib.activations import Array
from bplib.course.cases.inventory import Policy
from bplib.course.explorers.kit.canvas import Canvas
from bplib.course.page.figures import subplots

LEVELS = (0, 1, 5, 20, 50, 100)  # in per cent above the lowest possible cost
FAR = 1e6  # beyond every cost, in per cent
CUT = (-30, 120)  # what the axis of the cut shows, in per cent


class Picture:
    """The map on the left, shaded by the cost above the lowest possible one; on the right a cut along s.

    Parameters
    ----------
    s : array, shape (A,)
        Of the map's policies.
    gap : array, shape (B,)
        S − s of the map's policies.
    designs : (array, array)
        s and S of all policies that may have been simulated.
    """

    def __init__(self, s: Array, gap: Array, designs: tuple[Array, Array]) -> None:
        self.s, self.gap, self.all_designs = s, gap, designs
        figure, (area, cut) = subplots(1, 2, width=6.8, height=3.9, width_ratios=(1.45, 1))
        shades = _pale_shades(len(LEVELS) + 1)
        area.set(xlabel="s", ylabel="S − s", title="cost by the model", xlim=(0, s[-1]), ylim=(0, gap[-1]))
        area.grid(False)
        self.bands = [PathCollection([], facecolors=[shade], edgecolors="0.35", linewidths=0.6) for shade in shades]
        for band in self.bands:
            area.add_collection(band, autolim=False)
        colours = ScalarMappable(
            BoundaryNorm(range(len(LEVELS)), len(LEVELS) + 1, extend="both"), ListedColormap(list(shades))
        )
        bar = figure.colorbar(colours, ax=area, ticks=range(len(LEVELS)), spacing="uniform")
        bar.ax.set_yticklabels([str(level) for level in LEVELS])
        bar.ax.set_title("%", fontsize=10)
        (self.designs,) = area.plot([], [], ".", color="black", markersize=4)
        star: dict[str, Any] = {"color": "#D55E00", "markersize": 16, "markeredgecolor": "white", "clip_on": False}
        point: dict[str, Any] = {"color": "black", "markersize": 8, "markeredgecolor": "white", "clip_on": False}
        (self.best,) = area.plot([], [], "*", label="the best", **star)
        (self.chosen,) = area.plot([], [], "o", label="chosen", **point)
        area.legend(
            loc="lower left", bbox_to_anchor=(0.3, -0.24), ncols=2, fontsize=9, handletextpad=0.1, columnspacing=1
        )
        cut.set(xlabel="s", title="a cut, S − s as chosen", xlim=(0, s[-1]), ylim=CUT)
        cut.set_ylabel("% above the lowest cost", labelpad=0)
        cut.set_xticks([0, s[-1] / 2, s[-1]])
        cut.axhline(0, color="0.4", linewidth=1, linestyle=":")
        (self.true,) = cut.plot([], [], color="#E69F00", linestyle="-", linewidth=3, label="true")
        (self.said,) = cut.plot([], [], color="black", linestyle="--", label="model")
        (self.chosen_in_cut,) = cut.plot([], [], "o", **point)
        cut.legend(loc="upper center", fontsize=9, ncols=2)
        moving = [*self.bands, self.designs, self.best, self.chosen, self.true, self.said, self.chosen_in_cut]
        self.canvas = Canvas(figure, moving)

    def draw(self, said: Array, exact: Array, chosen: Policy, best: Policy, n_designs: int) -> None:
        """Move everything to what a model says.

        Parameters
        ----------
        said, exact : array, shape (A, B)
            The cost of each policy of the map, by the model and in truth.
        chosen, best : Policy
            The model's choice, one of the map's, and the best there is.
        n_designs : int
            How many of the designs the model knows.
        """
        excess = 100 * (said / best.cost - 1)
        for band, paths in zip(self.bands, self._paths(excess), strict=True):
            band.set_paths(paths)
        s, S = (each[:n_designs] for each in self.all_designs)
        self.designs.set_data(s, S - s)
        self.best.set_data([best.s], [best.S - best.s])
        self.chosen.set_data([chosen.s], [chosen.S - chosen.s])
        column = int(np.argmin(np.abs(self.gap - (chosen.S - chosen.s))))
        self.true.set_data(self.s, np.clip(100 * (exact[:, column] / best.cost - 1), *CUT))
        self.said.set_data(self.s, np.clip(excess[:, column], *CUT))
        self.chosen_in_cut.set_data([chosen.s], np.clip([100 * (chosen.cost / best.cost - 1)], *CUT))

    def _paths(self, excess: Array) -> list[list[Path]]:
        """The areas between two levels, for each pair of neighbours."""
        areas = contour_generator(self.s, self.gap, excess.T, fill_type=FillType.OuterCode)
        limits = [-FAR, *LEVELS, FAR]
        return [
            [Path(points, codes) for points, codes in zip(*areas.filled(low, high), strict=True)]
            for low, high in itertools.pairwise(limits)
        ]


def _pale_shades(count: int) -> Array:
    """Colours (count, 3) from dark to light, pale enough for black points."""
    return 1 - 0.75 * (1 - colormaps["cividis"](np.linspace(0, 1, count))[:, :3])
