"""Lessons 06 and 07: steepest descent on the loss over two weights, and how long a step may be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

import bplib as bp
from bplib.activations import Array
from bplib.course.explorers.kit.controls import Choice, Control, Number, Settings, set_at_first
from bplib.course.explorers.kit.minimum import TEACHER, curvatures, settled
from bplib.course.explorers.kit.panel import Explorer, View, view_of
from bplib.course.explorers.kit.schedule_choice import (
    CONSTANT,
    Chosen,
    chosen_schedule,
    schedule_controls,
    unused_numbers,
)
from bplib.course.explorers.kit.table import table
from bplib.course.explorers.kit.timeline import Leg, Timeline
from bplib.course.explorers.loss_surface.picture import MOST_STEPS, Picture
from bplib.course.page.text import apart, beside, counted, number

DATA = bp.data.teacher()
LINE = np.linspace(DATA.u[:, 1].min(), DATA.u[:, 1].max(), 121)
PARTS = 81  # of the grid on which the loss is drawn, along either weight


class Weight(NamedTuple):
    """A weight that descent may move."""

    label: str
    place: int
    """Its place in `Network.vector`."""
    low: float
    high: float
    """From where to where the surface is drawn."""
    start: float


WEIGHTS = {
    "b": Weight("b", 0, -2.0, 6.0, 0.3),
    "w_00": Weight("ω[0,0]", 1, -8.0, 8.0, -6.0),
    "w_10": Weight("ω[1,0]", 3, -8.0, 8.0, -4.0),
    "w_11": Weight("ω[1,1]", 4, -8.0, 8.0, 4.0),
    "x_0": Weight("x[0]", 5, -5.0, 5.0, 0.8),
}


class Bottom(NamedTuple):
    """The lowest point of a surface."""

    place: Array
    """(2,): the two weights there."""
    loss: float
    curvatures: Array
    """(2,): the eigenvalues of the Hessian for the two weights, in ascending order."""

    @property
    def largest_stable_mu(self) -> float:
        """2/λ_max: a constant μ below it comes to rest here if it comes near, one above it does not."""
        return float(2 / self.curvatures[-1])


@dataclass(frozen=True)
class Plane:
    """Two weights of a network that are free; all the others stay.

    Parameters
    ----------
    weights : (str, str)
        Names in `WEIGHTS`: across and up.
    net : Network
        Whose other weights hold.
    code : str
        Python that makes it.
    """

    weights: tuple[str, str]
    net: bp.Network
    code: str

    @property
    def free(self) -> list[int]:
        """The places of the two weights in `Network.vector`."""
        return [WEIGHTS[name].place for name in self.weights]

    @property
    def labels(self) -> list[str]:
        """What the two weights are called."""
        return [WEIGHTS[name].label for name in self.weights]

    @property
    def fixed(self) -> dict[str, Any]:
        """What stays, as `bplib.train` takes it."""
        stays = ~np.isin(np.arange(self.net.vector.size), self.free)
        masks = self.net.with_vector(stays.astype(float))
        return {name: getattr(masks, name).astype(bool).tolist() for name in ("b", "w", "x")}

    def network(self, places: Any) -> bp.Network:
        """The network, or the stack of them, with the two weights at these places.

        Parameters
        ----------
        places : array_like, shape (…, 2)
        """
        places = np.asarray(places)
        vector = np.tile(self.net.vector, (*places.shape[:-1], 1))
        vector[..., self.free] = places
        return self.net.with_vector(vector)

    @cached_property
    def grid(self) -> Array:
        """(PARTS, PARTS, 2): the places on which the loss is drawn."""
        across, up = (np.linspace(WEIGHTS[name].low, WEIGHTS[name].high, PARTS) for name in self.weights)
        return np.stack(np.meshgrid(across, up), axis=-1)

    @cached_property
    def losses(self) -> Array:
        """(PARTS, PARTS): the loss there."""
        return bp.loss(self.network(self.grid), *DATA)

    @cached_property
    def bottom(self) -> Bottom:
        """The lowest point: from the lowest place of the grid by Newton's method."""
        lowest = self.network(self.grid.reshape(-1, 2)[self.losses.argmin()])
        net = settled(lowest, *DATA, self.free)
        return Bottom(net.vector[self.free], float(bp.loss(net, *DATA)), curvatures(net, *DATA, self.free))


TEACHER_CODE = "bp.Network(b=0.0, w=[[4.5, -4.5], [3.0, 3.0]], x=[3.0, -2.0])"
# The start of lessons 06 and 07.
START = bp.Network.random(n_inputs=2, n_hidden=2, rng=0)
START_CODE = "bp.Network.random(n_inputs=2, n_hidden=2, rng=0)"

HILLS, SLOPE, BOWL = "ω[1,0] and ω[1,1]", "ω[0,0] and ω[1,0]", "b and x[0]"
PLANES = {
    HILLS: Plane(("w_10", "w_11"), TEACHER, TEACHER_CODE),
    SLOPE: Plane(("w_00", "w_10"), TEACHER, TEACHER_CODE),
    BOWL: Plane(("b", "x_0"), START, START_CODE),
}


class Path(NamedTuple):
    """Where descent has come."""

    places: Array
    """(n + 1, 2): the two weights after 0, 1, …, n steps."""
    losses: Array
    """(n + 1,)"""
    diverged_at: int | None
    """The step after which the loss was no longer finite; it is not among the places."""

    def left_at(self, plane: Plane) -> int | None:
        """The first step that ended off the map; None if there is none."""
        low, high = plane.grid[0, 0], plane.grid[-1, -1]
        outside = ((self.places < low) | (self.places > high)).any(axis=1)
        return int(outside.argmax()) if outside.any() else None


def descend(timeline: Timeline, plane: Plane, leg: Leg, m: int) -> Path:
    """The path of m steps.

    Parameters
    ----------
    timeline : Timeline
        Of a network in the plane, with the rest fixed; it keeps what it has trained.
    plane : Plane
    leg : Leg
        The schedule.
    m : int
    """
    places = []
    for steps in range(m + 1):
        net = timeline.at([leg], steps)
        if steps == len(timeline.losses):
            break
        places.append(net.vector[plane.free])
    diverged_at = timeline.diverged_at if len(places) <= m else None
    return Path(np.array(places), timeline.losses[: len(places)], diverged_at)


def curves(plane: Plane, places: Array) -> Array:
    """The output along `LINE` with the two weights at each of these places.

    Parameters
    ----------
    plane : Plane
    places : array, shape (K, 2)

    Returns
    -------
    ndarray, shape (K, 121)
    """
    return np.asarray(plane.network(places).predict(bp.with_constant_input(LINE[:, None])))


class LossSurface(Explorer):
    """Steepest descent on the loss over two weights, step by step, and what it makes of the curve.

    Parameters
    ----------
    **at_first
        What controls are set to at first, by name, such as ``mu=0.04``.
    """

    title = "Steepest descent on the loss over two weights."
    controls: tuple[Control, ...] = (
        Choice("plane", "free weights", HILLS, tuple(PLANES), meaning="the two that move; all others stay"),
        *(
            Number(name, f"start {weight.label}", weight.start, weight.low, weight.high, 0.1)
            for name, weight in WEIGHTS.items()
        ),
        *schedule_controls(CONSTANT, mu=0.05, A=5.0, B=100.0),
        Number("m", "iteration m", 25, 0, MOST_STEPS, 1, play=200),
    )

    def __init__(self, **at_first: Any) -> None:
        self.controls = set_at_first(self.controls, at_first)
        self._pictures: dict[str, Picture] = {}
        self._start: tuple[Any, ...] | None = None
        self._timeline: Timeline

    def hidden(self, settings: Settings) -> set[str]:
        """The weights that are not free, and the numbers of other schedules."""
        return set(WEIGHTS) - set(PLANES[settings["plane"]].weights) | unused_numbers(settings)

    def view(self, settings: Settings) -> View:
        """The path on the surface, its losses, and μ beside the largest stable one."""
        plane, m = PLANES[settings["plane"]], settings["m"]
        chosen = chosen_schedule(settings)
        start = [settings[name] for name in plane.weights]
        path = descend(self._timeline_from(settings["plane"], start), plane, Leg(0, *chosen), m)
        picture = self._picture(settings["plane"])
        bent = curves(plane, path.places[[0, -1]])
        picture.draw(path.places, bent, path.losses, chosen.schedule, m)
        end = " ".join(filter(None, [_end(plane, path), _unseen(bent[1], picture.heights)]))
        steps = counted(len(path.places) - 1, "step")
        alt = f"""Map of the loss over {" and ".join(plane.labels)}, lowest at {_point(plane.bottom.place)} with L =
            {number(plane.bottom.loss)}. After {steps} from {_point(path.places[0])} descent is at
            {_point(path.places[-1])}, where L = {number(path.losses[-1])}. {end} Beside it the data and the output,
            {_bent(bent)}. {_step_size(plane, chosen, m)}"""
        return view_of(
            picture.canvas,
            alt,
            _numbers(plane, path, chosen, m, end),
            _code(plane, start, chosen, m),
            path.places[-1],
        )

    def _timeline_from(self, name: str, start: list[float]) -> Timeline:
        """The training from a start; begun anew only if that has changed."""
        if (name, *start) != self._start:
            plane = PLANES[name]
            self._timeline = Timeline(plane.network(start), *DATA, plane.fixed)
            self._start = (name, *start)
        return self._timeline

    def _picture(self, name: str) -> Picture:
        """The map of a plane, drawn when it is first asked for."""
        if name not in self._pictures:
            plane = PLANES[name]
            bottom = plane.bottom
            self._pictures[name] = Picture(
                plane.labels,
                plane.grid,
                plane.losses,
                bottom.place,
                bottom.loss,
                bottom.largest_stable_mu,
                (DATA.u[:, 1], DATA.y),
                LINE,
                curves(plane, bottom.place[None])[0],
            )
        return self._pictures[name]


def _point(place: Array) -> str:
    return f"({', '.join(number(value) for value in place)})"


def _bent(bent: Array) -> str:
    """The output at both ends and in the middle, at the start of the path and where it has come."""
    before, now = (", ".join(number(value) for value in curve[[0, 60, 120]]) for curve in bent)
    ends = ", ".join(number(value) for value in LINE[[0, 60, 120]])
    return f"which at u[1] = {ends} was {before} at the start and is {now} now"


def _end(plane: Plane, path: Path) -> str:
    """What is to be said about a path that went astray."""
    left = path.left_at(plane)
    words = [f"The path first left the map at m = {left}."] if left is not None else []
    if path.diverged_at is not None:
        words.append(f"The loss is no longer finite: diverged at m = {path.diverged_at}.")
    return " ".join(words)


def _unseen(curve: Array, heights: tuple[float, float]) -> str:
    """A sentence if all of the output, at the blue point, is above or below the heights that its picture shows."""
    low, high = heights
    where = "above" if curve.min() > high else "below" if curve.max() < low else ""
    return f"ȳ at the blue point lies {where} its picture." if where else ""


def _step_size(plane: Plane, chosen: Chosen, m: int) -> str:
    """μ of the step after m as a multiple of the largest stable one."""
    limit = plane.bottom.largest_stable_mu
    mu = chosen.schedule(m + 1)
    said, largest = apart(mu, limit)
    return f"μ({m + 1}) = {said} is {beside(mu / limit, 1)} times the largest stable μ, 2/λ = {largest}."


def _beside_1(factor: float) -> str:
    """A factor in as many digits as show on which side of 1, or of −1, it is."""
    return beside(factor, float(np.copysign(1, factor)))


def _numbers(plane: Plane, path: Path, chosen: Chosen, m: int, end: str) -> str:
    """Where descent is, and what a step does near the bottom, as HTML."""
    first, second = plane.labels
    here, bottom = path.places[-1], plane.bottom
    mu = chosen.schedule(m + 1)
    rows = (
        [name, number(curvature), _beside_1(1 - mu * curvature)]
        for name, curvature in zip(("steepest", "flattest"), bottom.curvatures[::-1], strict=True)
    )
    head = ["direction at the star", "curvature λ", "a step multiplies the distance by 1 − μλ"]
    return (
        f"After m = {len(path.places) - 1}: {first} = {number(here[0])}, {second} = {number(here[1])},"
        f" L = {number(path.losses[-1])}; at the star {_point(bottom.place)}, L = {number(bottom.loss)}. {end}<br>"
        f"{_step_size(plane, chosen, m)}{table(head, rows)}"
    )


def _code(plane: Plane, start: list[float], chosen: Chosen, m: int) -> str:
    """The same descent by `bplib.train`."""
    lines = [
        f"u, y = bp.data.teacher()\nvector = {plane.code}.vector",
        f"vector[{plane.free}] = {start}\nnet = {plane.code}.with_vector(vector)",
    ]
    if m:
        run = f"schedule={chosen.code}, tolerance=0, max_iterations={m}"
        lines.append(f"net = bp.train(net, u, y, {run}, fixed={plane.fixed}).network")
    return "\n".join([*lines, f"net.vector[{plane.free}]"])
