"""Lesson 09: many restarts at once, and what came of each."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

import bplib as bp
from bplib.activations import Array
from bplib.course.explorers.kit.canvas import Canvas, as_one_line, legend_above
from bplib.course.explorers.kit.controls import Control, Number, Settings
from bplib.course.explorers.kit.panel import Explorer, View, view_of
from bplib.course.explorers.kit.words import divergences, rises
from bplib.course.page.text import beside, counted, number

N_STEPS = 700
TOLERANCE = 1e-6
MOST_RESTARTS = 64
SOLVED = 0.15  # about twice the lowest loss known for H = 2
LOSSES, FINAL_LOSSES = (0.05, 1e5), (0.05, 1e3)  # limits of the two axes
U, Y = bp.data.teacher()
LINE = np.linspace(-3.3, 3.3, 133)
# Colour and marker of each end.
KINDS = {"solved": ("#0072B2", "o"), "not solved": ("#E69F00", "^"), "diverged": ("#CC79A7", "x")}


def study_of(settings: Settings) -> bp.Study:
    """The restarts that the settings describe.

    Parameters
    ----------
    settings : mapping
        "r", "n_hidden", "n_restarts", "mu" and "seed".
    """
    return bp.restarts(
        U,
        Y,
        n_hidden=settings["n_hidden"],
        n_restarts=settings["n_restarts"],
        init_range=(-settings["r"], settings["r"]),
        schedule=bp.schedules.constant(settings["mu"]),
        tolerance=TOLERANCE,
        rng=settings["seed"],
        max_iterations=N_STEPS,
    )


def kinds_of(study: bp.Study) -> Array:
    """For each restart "solved", "not solved" or "diverged".

    Parameters
    ----------
    study : Study
        With one range and one schedule.
    """
    rest = np.where(study.final_losses <= SOLVED, "solved", "not solved")
    return np.where(study.stopped == "diverged", "diverged", rest)


class Picture:
    """All loss curves on top; below, the final losses sorted, and the best fit."""

    def __init__(self) -> None:
        figure = Figure(figsize=(6.2, 4.8))
        grid = figure.add_gridspec(2, 2, height_ratios=(1.15, 1))
        fan, ranked, fit = (figure.add_subplot(place) for place in (grid[0, :], grid[1, 0], grid[1, 1]))
        fan.set_xscale("symlog", linthresh=1)
        fan.set(title="The loss of each restart", xlabel="iteration m", xlim=(0, N_STEPS))
        ranked.set(title="Final losses, sorted", xlabel="rank", xlim=(0, MOST_RESTARTS + 1))
        for ax, limits in ((fan, LOSSES), (ranked, FINAL_LOSSES)):
            ax.set(ylabel="loss L", yscale="log", ylim=limits)
            ax.axhline(SOLVED, color="0.4", linestyle=":", linewidth=1.5)
        self.fans = {
            kind: fan.plot([], [], color=colour, linestyle="-", linewidth=0.8, label=kind)[0]
            for kind, (colour, _) in KINDS.items()
        }
        (self.best_loss,) = fan.plot([], [], color="black", linestyle="-", linewidth=2.5, label="the best")
        legend_above(fan, ncols=4)
        self.ranks = {
            kind: ranked.plot([], [], linestyle="", marker=marker, markersize=4, color=colour, clip_on=False)[0]
            for kind, (colour, marker) in KINDS.items()
        }
        fit.plot(U[:, 1], Y, "o", color="0.6", markersize=4)
        fit.set(title="Best ȳ (line), y (points)", xlabel="u[1]", xlim=(LINE[0], LINE[-1]), ylim=(-1, 4.5))
        (self.curve,) = fit.plot([], [], color="black", linestyle="-")
        moving = [*self.fans.values(), self.best_loss, *self.ranks.values(), self.curve]
        self.canvas = Canvas(figure, moving)

    def draw(self, study: bp.Study) -> None:
        """Move everything to what came of a study."""
        kinds = kinds_of(study)
        m, history = study.recorded, np.clip(study.losses, *LOSSES)  # what is outside is drawn at the edge
        order = np.argsort(np.where(kinds == "diverged", np.inf, study.final_losses), kind="stable")
        losses = np.where(kinds == "diverged", FINAL_LOSSES[1], np.clip(study.final_losses, *FINAL_LOSSES))
        for kind in KINDS:
            self.fans[kind].set_data(*as_one_line(m, history[kinds == kind]))
            ranks = np.flatnonzero(kinds[order] == kind)
            self.ranks[kind].set_data(ranks + 1, losses[order][ranks])
        if kinds[order[0]] == "diverged":
            self.best_loss.set_data([], [])
            self.curve.set_data([], [])
        else:
            best = int(order[0])
            self.best_loss.set_data(m, history[best])
            self.curve.set_data(LINE, study.network[best].predict(bp.with_constant_input(LINE[:, None])))


class RestartStudy(Explorer):
    """Start again and again: how do the runs end?"""

    title = "Many restarts, and how each of them ended."
    controls: tuple[Control, ...] = (
        Number(
            "r",
            "range ±",
            1.0,
            0.001,
            100.0,
            0.1,
            logarithmic=True,
            meaning="how far from 0 the initial weights may lie",
        ),
        Number("n_restarts", "restarts", 32, 1, MOST_RESTARTS, 1),
        Number("n_hidden", "hidden units H", 2, 1, 6, 1),
        Number("mu", "μ", 0.02, 1e-3, 0.2, 0.05, logarithmic=True),
        Number("seed", "seed", 0, 0, 99, 1),
    )

    def __init__(self) -> None:
        self.picture = Picture()

    def view(self, settings: Settings) -> View:
        """The loss curves, the final losses sorted, the best fit, and the count of each end."""
        study = study_of(settings)
        self.picture.draw(study)
        words = [losses_in_words(study), *ends_in_words(study)]
        runs = f"{counted(study.n_restarts, 'restart')} from ±{number(settings['r'])}"
        one = study.n_restarts == 1
        curves = f"Loss curve of {runs}, its final loss" if one else f"Loss curves of {runs}, their final losses sorted"
        fit = "no fit" if (study.stopped == "diverged").all() else "its fit" if one else "the best fit"
        alt = f"{curves}, and {fit}. {' '.join(words)}"
        code = (
            "u, y = bp.data.teacher()\n"
            f"study = bp.restarts(u, y, n_hidden={settings['n_hidden']}, n_restarts={settings['n_restarts']}, "
            f"init_range=({-settings['r']}, {settings['r']}), schedule=bp.schedules.constant({settings['mu']}), "
            f"tolerance={TOLERANCE}, rng={settings['seed']}, max_iterations={N_STEPS})\n"
            "study.final_losses"
        )
        return view_of(self.picture.canvas, alt, "<br>".join(words), code, study.final_losses)


def losses_in_words(study: bp.Study) -> str:
    """The best, the median and the worst of the final losses."""
    sound = study.final_losses[study.stopped != "diverged"]
    if not len(sound):
        return "No run kept a finite loss."
    best, median, worst = (beside(value, SOLVED) for value in (sound.min(), np.median(sound), sound.max()))
    if len(sound) == 1:
        return f"Final loss: {best}."
    return f"Final losses: best {best}, median {median}, worst {worst}."


def ends_in_words(study: bp.Study) -> list[str]:
    """How many were solved, with the interval; how many had which end; why they stopped."""
    rate = study.success_rate(SOLVED)
    ends, stopped = study.ends(SOLVED), study.stopped
    return [
        f"Solved (L ≤ {SOLVED}, the dotted line): {rate.n_successes} of {rate.n_restarts}, {rate.rate:.0%}; "
        f"95 % interval {rate.low:.0%} to {rate.high:.0%}.",
        f"The others: {_counts(ends, ('saturated', 'plateau', 'unsolved', 'diverged'))}.",
        f"Why they stopped: {_counts(stopped, ('tolerance', 'max_iterations', 'diverged'))}. "
        f"{rises(study.losses[:, 0], study.final_losses, stopped)} {divergences(stopped, study.iterations)}".strip(),
    ]


def _counts(values: Array, names: tuple[str, ...]) -> str:
    return ", ".join(f"{np.count_nonzero(values == name)} {name}" for name in names)
