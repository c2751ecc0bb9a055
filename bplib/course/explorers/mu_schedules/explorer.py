"""Lesson 10: two schedules side by side, from the same initial weights."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

import bplib as bp
from bplib.activations import Array
from bplib.course.explorers.kit.controls import Control, Number, Settings
from bplib.course.explorers.kit.minimum import TEACHER, curvatures, settled, turned
from bplib.course.explorers.kit.panel import Explorer, View, view_of
from bplib.course.explorers.kit.schedule_choice import (
    CONSTANT,
    FALLING,
    Chosen,
    chosen_schedule,
    schedule_controls,
    unused_numbers,
)
from bplib.course.explorers.kit.table import table
from bplib.course.explorers.mu_schedules.picture import NAMES, Picture
from bplib.course.page.text import apart, beside, number

DATA = bp.data.teacher()
N_RESTARTS, N_ITERATIONS = 40, 500
SOLVED = 0.2  # about 1 % of what predicting the mean gives
WHICH = dict(zip(("_1", "_2"), NAMES, strict=True))
LEVELS = (0.1, 0.5, 0.9)


@dataclass(frozen=True)
class Outcome:
    """What came of the restarts with one schedule."""

    recorded: Array
    """(R,): numbers of iterations."""
    quantiles: Array
    """(3, R): the loss below which a tenth, half and nine tenths of the restarts are."""
    counts: dict[str, int]
    """How many restarts ended in each way, as `Study.ends` names them."""
    diverged_at: int | None
    """The first iteration after which a loss was no longer finite."""


def train(chosen: Chosen, seed: int) -> Outcome:
    """The restarts with one schedule; a seed gives the same initial weights for every schedule."""
    study = bp.restarts(
        *DATA,
        n_hidden=2,
        n_restarts=N_RESTARTS,
        schedule=chosen.schedule,
        tolerance=0,
        max_iterations=N_ITERATIONS,
        rng=seed,
    )
    ends, counts = np.unique(study.ends(SOLVED), return_counts=True)
    diverged = study.iterations[study.stopped == "diverged"]
    return Outcome(
        study.recorded,
        study.quantiles(LEVELS),
        dict(zip(ends.tolist(), counts.tolist(), strict=True)),
        int(diverged.min()) + 1 if diverged.size else None,
    )


@cache
def largest_stable_mus() -> tuple[float, ...]:
    """2/λ_max at each of the equally good minima in which restarts end, in ascending order."""
    everything = range(TEACHER.vector.size)
    minima = turned(settled(TEACHER, *DATA, everything))
    return tuple(sorted(float(2 / curvatures(net, *DATA, everything)[-1]) for net in minima))


class MuSchedules(Explorer):
    """μ(m) of two schedules, and the bands of loss over the same restarts."""

    title = "Two schedules from the same initial weights."
    controls: tuple[Control, ...] = (
        *schedule_controls(CONSTANT, mu=0.02, A=20.0, B=1000.0, suffix="_1", which="first"),
        *schedule_controls(FALLING, mu=0.01, A=2.0, B=100.0, suffix="_2", which="second"),
        Number("seed", "seed", 1, 0, 99, 1),
    )

    def __init__(self) -> None:
        mean_loss = float(0.5 * ((DATA.y - DATA.y.mean()) ** 2).sum())
        self.picture = Picture(N_ITERATIONS, mean_loss, largest_stable_mus())
        self._outcomes: dict[tuple[str, int], Outcome] = {}

    def hidden(self, settings: Settings) -> set[str]:
        """The numbers of the kinds that are not chosen."""
        return {name for suffix in WHICH for name in unused_numbers(settings, suffix)}

    def view(self, settings: Settings) -> View:
        """Both schedules and what came of them."""
        chosen = [chosen_schedule(settings, suffix) for suffix in WHICH]
        outcomes = self._trained(chosen, settings["seed"])
        for k, (schedule, outcome) in enumerate(zip(chosen, outcomes, strict=True)):
            self.picture.draw(k, schedule.schedule, outcome.recorded, outcome.quantiles)
        alt = f"""Learning rates and losses of two schedules over {N_ITERATIONS} iterations and {N_RESTARTS} restarts.
            {" ".join(_sentence(*each) for each in zip(WHICH.values(), chosen, outcomes, strict=True))}"""
        result = np.stack([outcome.quantiles[:, -1] for outcome in outcomes], axis=-1)
        return view_of(self.picture.canvas, alt, _table(chosen, outcomes), _code(chosen, settings["seed"]), result)

    def _trained(self, chosen: list[Chosen], seed: int) -> list[Outcome]:
        """The outcomes; what was trained for the picture before is not trained again."""
        known, self._outcomes = self._outcomes, {}
        for each in chosen:
            key = each.code, seed
            if key not in self._outcomes:
                self._outcomes[key] = known.get(key) or train(each, seed)
        return [self._outcomes[each.code, seed] for each in chosen]


def _loss(value: float) -> str:
    return beside(value, SOLVED) if np.isfinite(value) else "beyond all bounds"


def _from_to(low: float, high: float) -> str:
    return f"from {_loss(low)} to {_loss(high)}" if np.isfinite(low) else _loss(low)


def _ends(outcome: Outcome) -> str:
    """The count of each end, and when losses stopped being finite."""
    words = ", ".join(f"{count} {end}" for end, count in sorted(outcome.counts.items(), key=lambda item: -item[1]))
    which = "it" if outcome.counts.get("diverged") == 1 else "the first"
    return words + (f" ({which} diverged at m = {outcome.diverged_at})" if outcome.diverged_at else "")


def _sentence(which: str, chosen: Chosen, outcome: Outcome) -> str:
    low, median, high = outcome.quantiles[:, -1]
    first, last = apart(*chosen.schedule([1, N_ITERATIONS]))
    way = "stays" if first == last else f"goes from {first} to {last}"
    return (
        f"The {which}, μ = {chosen.schedule.label}, {way}; the middle 80 % of its losses end {_from_to(low, high)},"
        f" with the median {_loss(median)}: {_ends(outcome)}."
    )


def _table(chosen: list[Chosen], outcomes: list[Outcome]) -> str:
    """What the two did, as HTML."""
    rates = [each.schedule(np.arange(1, N_ITERATIONS + 1)) for each in chosen]
    rows = {
        "μ(m)": [each.schedule.label for each in chosen],
        f"μ(1), μ({N_ITERATIONS})": [", ".join(apart(rate[0], rate[-1])) for rate in rates],
        "Σμ": [number(rate.sum()) for rate in rates],
        "median of L": [_loss(outcome.quantiles[1, -1]) for outcome in outcomes],
        "10 to 90 %": [_from_to(*outcome.quantiles[::2, -1]) for outcome in outcomes],
        "highest median": [_loss(outcome.quantiles[1].max()) for outcome in outcomes],
        f"of {N_RESTARTS} restarts": [_ends(outcome) for outcome in outcomes],
    }
    head = [f"After {N_ITERATIONS} iterations", *WHICH.values()]
    low, high = largest_stable_mus()[0], largest_stable_mus()[-1]
    return (
        f"{table(head, ([name, *cells] for name, cells in rows.items()))}"
        f"Solved: L of at most {SOLVED}. Saturated: v(1 − v) on average below 5 % of its largest. Plateau: at most 5 %"
        " better than the mean predictor. Unsolved: none of these. Grey, left: 2/λ at the minimum,"
        f" {number(low)} to {number(high)}, since copies of it that are equally good are not equally steep."
    )


def _code(chosen: list[Chosen], seed: int) -> str:
    """The same by `bplib.restarts`."""
    return (
        "u, y = bp.data.teacher()\n"
        f"schedules = [{', '.join(each.code for each in chosen)}]\n"
        f"study = bp.restarts(u, y, n_hidden=2, n_restarts={N_RESTARTS}, schedule=schedules, tolerance=0,"
        f" max_iterations={N_ITERATIONS}, rng={seed})\n"
        f"study.quantiles({LEVELS})[..., -1]"
    )
