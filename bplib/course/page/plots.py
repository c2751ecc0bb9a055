"""Plots that lessons draw again and again: fits, losses, level lines, paths, units' contributions.

Each draws into given axes; titles, legends and what else only one picture has are the cell's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from bplib import Network

Style = dict[str, Any]
POINTS: Style = {"color": "0.6", "markersize": 4}
LEVEL: Style = {"color": "0.4", "linewidth": 1}
STEPS: Style = {"color": "C0", "linewidth": 1}
START: Style = {"color": "black", "markersize": 9, "markeredgecolor": "white"}  # as in the explorer of surfaces


def points(ax: Axes, u: ArrayLike, y: ArrayLike, **style: Any) -> None:
    """Draw the data as grey points, over the last input.

    Parameters
    ----------
    ax : Axes
    u : array_like, shape (P, N)
    y : array_like, shape (P,)
    **style
        For :meth:`matplotlib.axes.Axes.plot`, such as ``label=``.
    """
    ax.plot(np.asarray(u)[:, -1], y, "o", **POINTS | style)


def fits(
    ax: Axes,
    u: ArrayLike,
    y: ArrayLike,
    networks: Mapping[str, Network],
    at: ArrayLike | None = None,
    **style: Any,
) -> None:
    """Draw the data as points and each network's output as a curve, over the last input.

    Parameters
    ----------
    ax : Axes
        Its axes are named; for the networks' names, add a legend.
    u : array_like, shape (P, N)
    y : array_like, shape (P,)
    networks : mapping of str to Network
        Each curve's label and network, not a stack.
    at : array_like, shape (K, N), optional
        The inputs, in increasing order of the last, at which the curves are drawn; if not given, `u`.
    **style
        For the points, as in :func:`points`.
    """
    points(ax, u, y, **style)
    at = np.asarray(u if at is None else at)
    for label, net in networks.items():
        ax.plot(at[:, -1], net.predict(at), label=label)
    ax.set(xlabel=f"input u[{at.shape[1] - 1}]", ylabel="y and the output ȳ")


def contributions(ax: Axes, net: Network, u: ArrayLike) -> None:
    """Draw what each hidden unit adds to the output, x[h]·v[h], over the last input.

    Parameters
    ----------
    ax : Axes
        For the units' names, add a legend.
    net : Network
        One network, not a stack.
    u : array_like, shape (K, N)
        In increasing order of the last input.
    """
    u = np.asarray(u)
    for h, added in enumerate((net.x * net.forward(u).v).T):
        ax.plot(u[:, -1], added, label=f"x[{h}]·v[{h}]")


def losses(ax: Axes, recorded: ArrayLike, values: ArrayLike, **style: Any) -> None:
    """Draw a loss against the iteration m, both axes logarithmic; m = 0 has no place there and is left out.

    Parameters
    ----------
    ax : Axes
        Its axes are named "iteration m" and "loss L".
    recorded, values : array_like, shape (K,)
        Iterations and the losses after them, such as ``run.recorded`` and ``run.losses``.
    **style
        For :meth:`matplotlib.axes.Axes.plot`, such as ``label=``.
    """
    recorded, values = np.asarray(recorded), np.asarray(values)
    after_the_start = recorded > 0
    ax.loglog(recorded[after_the_start], values[after_the_start], **style)
    ax.set(xlabel="iteration m", ylabel="loss L")


def level(
    ax: Axes,
    height: float,
    text: str = "",
    at: tuple[float, float] = (0, 0),
    fontsize: float = 9,
    ha: str = "left",
    **style: Any,
) -> None:
    """Draw a thin grey line across the picture, for what the curves are compared with.

    Parameters
    ----------
    ax : Axes
    height : float
    text : str, optional
        What the line is.
    at : (float, float)
        Where the text begins; with ``ha="right"``, where it ends.
    fontsize, ha
        Of the text.
    **style
        For :meth:`matplotlib.axes.Axes.axhline`, such as ``linestyle=``.
    """
    ax.axhline(height, **LEVEL | style)
    if text:
        ax.text(*at, text, color="0.3", fontsize=fontsize, ha=ha)


def path(ax: Axes, across: ArrayLike, up: ArrayLike, **style: Any) -> None:
    """Draw the steps of a descent as joined dots, the start as a square.

    Parameters
    ----------
    ax : Axes
    across, up : array_like, shape (M + 1,)
        Where the start and each of the M steps is.
    **style
        For the dots, such as ``markersize=``.
    """
    across, up = np.asarray(across), np.asarray(up)
    ax.plot(across, up, "o-", **STEPS | style)
    ax.plot(across[0], up[0], "s", **START)


def label_edges(axes: Any, xlabel: str, ylabel: str) -> None:
    """Name the axes of several panels once: below the lowest row, and left of the first column.

    Parameters
    ----------
    axes : array of Axes, shape (C,) or (R, C)
        A row of panels, or rows of them.
    xlabel, ylabel : str
    """
    rows = np.atleast_2d(axes)
    for ax in rows.flat:
        ax.set(xlabel="", ylabel="")
    for ax in rows[-1]:
        ax.set_xlabel(xlabel)
    for ax in rows[:, 0]:
        ax.set_ylabel(ylabel)
