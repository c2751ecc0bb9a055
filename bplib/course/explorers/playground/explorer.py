"""The page explore.ipynb: train a network on data of choice, step by step or running, and change μ on the way."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

import bplib as bp
from bplib.activations import Array
from bplib.course.explorers.kit.controls import Choice, Control, Number, Settings, Text
from bplib.course.explorers.kit.formulas import output
from bplib.course.explorers.kit.panel import Explorer, View, view_of
from bplib.course.explorers.kit.schedule_choice import CONSTANT, chosen_schedule, schedule_controls, unused_numbers
from bplib.course.explorers.kit.table import HELD, OPERATOR, table
from bplib.course.explorers.kit.timeline import Leg, Timeline
from bplib.course.explorers.playground.data import OWN, Problem, problem
from bplib.course.explorers.playground.picture import Picture
from bplib.course.page.text import counted, number

MOST_ITERATIONS = 10_000
MOST_PICTURES = 8  # that are kept, one for the samples of each preset and some for samples of one's own
OF_THE_SCHEDULE = ("schedule", "mu", "A", "B", "holds")
OF_THE_START = ("preset", "data", "n_hidden", "activation", "constant_input", "init_range", "seed")
FROM_THE_START, FROM_HERE_ON = "from the start", "from here on"
FLAT = 1e-3  # a unit's slope is at most 1/4 for the sigmoid; one as small as this lets hardly anything through
STILL = 1e-3  # of the largest ω of a unit: a step below it hardly moves them
MOSTLY = 0.8  # of the slopes; a rectifier is flat for half of its inputs, and learns

# What each preset sets; the rest is as the controls have it at first.
PRESETS: dict[str, dict[str, Any]] = {
    "a wave": {},
    "exclusive or": {"mu": 0.2},
    "exclusive or, no hidden bias": {"mu": 0.2, "constant_input": "no"},
    "a parabola": {"n_hidden": 3},
    "a start too far out": {"init_range": 30.0},
    "steps too long": {"mu": 0.05},
    OWN: {},
}
EXAMPLE = "# input, target\n-2  0.1\n-1  0.3\n 0  1.0\n 1  0.4\n 2  0.0"


class Playground(Explorer):
    """Train one network; pause, go back to the same initial weights, go on with another schedule."""

    title = "Train a network, step by step or running."
    controls: tuple[Control, ...] = (
        Choice("preset", "start from", "a wave", tuple(PRESETS), "data and settings to begin with"),
        Text("data", "samples", EXAMPLE, lines=7, meaning="one a line: inputs, then the target"),
        Number("m", "iteration m", 0, 0, MOST_ITERATIONS, 0.05, logarithmic=True, play=100, stride="pace"),
        Choice("pace", "run by", "10", ("1", "10", "100"), "how many iterations from one picture to the next"),
        *schedule_controls(CONSTANT, mu=0.01, A=10.0, B=1000.0),
        Choice("holds", "it holds", FROM_THE_START, (FROM_THE_START, FROM_HERE_ON), "from where a new schedule holds"),
        Number("seed", "restart no.", 0, 0, 99, 1, meaning="the seed of the initial weights: each is another restart"),
        Number("init_range", "range ±", 1.0, 0.01, 100.0, 0.05, logarithmic=True),
        Number("n_hidden", "hidden units H", 2, 1, 6, 1),
        Choice("activation", "activation", "sigmoid", tuple(bp.ACTIVATIONS)),
        Choice("constant_input", "hidden bias", "yes", ("yes", "no")),
    )

    def __init__(self) -> None:
        self._start: tuple[Any, ...] | None = None
        self.case: Problem
        self.timeline: Timeline
        self.picture: Picture
        self._pictures: dict[str, Picture] = {}

    def hidden(self, settings: Settings) -> set[str]:
        """What belongs to another schedule, or to data of one's own."""
        return unused_numbers(settings) | (set() if settings["preset"] == OWN else {"data"})

    def follow(self, before: Settings, settings: Settings) -> dict[str, Any]:
        """A preset brings its settings; another start is trained as far; a new schedule holds from where it should."""
        if settings["preset"] != before["preset"]:
            first = {control.name: control.value for control in self.controls}
            kept = {name: settings[name] for name in ("preset", "data", "pace", "holds")}
            return {**first, **kept, **PRESETS[settings["preset"]], "past": ()}
        if settings["m"] == 0 or any(settings[name] != before[name] for name in OF_THE_START):
            return {**settings, "past": ()}
        if any(settings[name] != before[name] for name in OF_THE_SCHEDULE):
            if settings["holds"] == FROM_THE_START:
                return {**settings, "past": ()}
            if settings["holds"] != before["holds"]:
                return dict(settings)
            past = tuple(leg for leg in legs(before) if leg.since < settings["m"])
            return {**settings, "past": past, "since": settings["m"]}
        return dict(settings)

    def view(self, settings: Settings) -> View:
        """The fit, the loss so far, and the parameters after m iterations."""
        case = self._at_start(settings)
        way, m = legs(settings), settings["m"]
        net = self.timeline.at(way, m)
        losses = self.timeline.losses[: m + 1]
        diverged_at = self.timeline.diverged_at if m >= len(losses) else None
        loss = float(losses[-1])
        self.picture.draw(net, losses, [leg.since for leg in way if 0 < leg.since < m])
        end = f"The loss is no longer finite: diverged at m = {diverged_at}." if diverged_at else ""
        flat = _flat(net, case, float(way[-1].schedule(m + 1)))
        end = " ".join(filter(None, [end, self.picture.outside(loss), flat]))
        iterations = counted(len(losses) - 1, "iteration")
        alt = f"""{self.picture.describe(net)} After {iterations} the loss is {number(loss)};
            it was {number(losses[0])} before the first. {end}"""
        return view_of(
            self.picture.canvas, alt, _table(net, case, losses, way, m, end), _code(case, settings, way, m), loss
        )

    def _at_start(self, settings: Settings) -> Problem:
        """The problem, with its timeline and its picture; looked for only if the start has changed."""
        start = tuple(settings[name] for name in OF_THE_START)
        if start != self._start:
            case = problem(settings)
            self.picture = self._picture_for(case)
            self.timeline = Timeline(case.network(settings), case.u, case.y)
            self.case, self._start = case, start
        return self.case

    def _picture_for(self, case: Problem) -> Picture:
        """The picture with a problem's samples; kept, since a new one takes half a second."""
        samples = case.code_of_data
        if samples not in self._pictures:
            if len(self._pictures) == MOST_PICTURES:
                del self._pictures[next(iter(self._pictures))]  # the oldest
            self._pictures[samples] = Picture(case, MOST_ITERATIONS)
        return self._pictures[samples]


def legs(settings: Settings) -> tuple[Leg, ...]:
    """The schedules along the way, the present one last.

    Parameters
    ----------
    settings : mapping
        "schedule", "mu", "A" and "B"; perhaps "past", the legs before, and "since", where the present one began.
    """
    past = settings.get("past", ())
    return (*past, Leg(settings.get("since", 0) if past else 0, *chosen_schedule(settings)))


def _flat(net: bp.Network, case: Problem, mu: float) -> str:
    """A sentence if hidden units are flat at every sample or at most of them, and if a step with μ leaves them so."""
    v_star, v, _ = net.forward(case.u)
    slopes = np.abs(net.activation.slopes(v_star, v))
    largest = slopes.max(axis=0)
    flat = np.flatnonzero(largest < FLAT)
    if not len(flat):
        small = np.count_nonzero(slopes < FLAT)
        said = f"Of the {slopes.size} slopes g′, one for each sample and hidden unit, {small} are below {FLAT:g}"
        return f"{said}: those let less than a thousandth back to ω." if small > MOSTLY * slopes.size else ""
    moves = mu * np.abs(bp.gradients(net, case.u, case.y).w[:, flat]).max(axis=0)
    still = (moves < STILL * np.abs(net.w[:, flat]).max(axis=0)).all()
    if len(flat) == net.n_hidden:
        rest = ": the next step hardly moves ω." if still else "."
        return f"Every hidden unit is flat at every sample, g′ at most {number(largest.max())}{rest}"
    which, whose = ", ".join(map(str, flat)), "its" if len(flat) == 1 else "their"
    rest = f" The next step hardly moves {whose} ω." if still else ""
    return f"Flat at every sample, g′ at most {number(largest[flat].max())}: h = {which}.{rest}"


def _length(vector: Array) -> float:
    """Its norm, also where the squares are too large for a float."""
    largest = float(np.abs(vector).max())
    return largest * float(np.linalg.norm(vector / largest)) if 0 < largest < np.inf else largest


def _table(net: bp.Network, case: Problem, losses: Any, way: tuple[Leg, ...], m: int, end: str) -> str:
    """The loss, the gradient, μ, and every parameter, as HTML."""
    norm = _length(bp.gradients(net, case.u, case.y).vector)
    mu = way[-1].schedule(m + 1)
    head = [f"b = {number(float(net.b))}", *(f"h = {h}" for h in range(net.n_hidden))]
    rows = [(f"ω[{i},h]", net.w[i]) for i in range(net.n_inputs)] + [("x[h]", net.x)]
    changes = "".join(f" μ = {leg.schedule.label} from m = {leg.since + 1} on." for leg in way[1:])
    return (
        f"L = {number(losses[-1])}, ‖∇L‖ = {number(norm)}; the next step takes μ = {number(mu)}.{changes} {end}"
        f"{table(head, ([name, *map(number, values)] for name, values in rows))}"
        f"<div>{formula(net, case.constant_input)}</div>"
    )


def formula(net: bp.Network, constant_input: bool) -> str:
    """The network as one equation, with its weights put in: HTML.

    Parameters
    ----------
    net : Network
    constant_input : bool
        Whether input 0 is the constant 1.
    """
    names = [f"·u[{i}]" for i in range(net.n_inputs)]
    if constant_input:
        names[0] = ""
    # A line is broken between units, and not inside one.
    held = re.sub(r"\(.*?\)", lambda sum_: OPERATOR.sub(HELD, sum_[0]), output(net, names, "g", number))
    return f"{held}, g = {net.activation.name}"


def _code(case: Problem, settings: Settings, way: tuple[Leg, ...], m: int) -> str:
    """The same training, a line for each schedule along the way; it runs anywhere, so it begins with its imports."""
    lines = [*(["import numpy as np"] if settings["preset"] == OWN else []), "import bplib as bp", *case.code(settings)]
    for leg, end in zip(way, [leg.since for leg in way[1:]] + [m], strict=True):
        steps = min(end, m) - leg.since
        if steps > 0:
            later = leg.since and "constant" not in leg.code
            schedule = f"lambda m: {leg.code}({leg.since} + m)" if later else leg.code
            lines.append(f"net = bp.train(net, u, y, schedule={schedule}, tolerance=0, max_iterations={steps}).network")
    return "\n".join([*lines, "bp.loss(net, u, y)"])
