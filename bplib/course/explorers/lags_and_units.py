"""Lesson 12: how many lags and hidden units, and when to stop, by the validation years. No test year is in here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

import bplib as bp
from bplib.activations import Array
from bplib.course.cases import sunspots
from bplib.course.cases.sunspots import Samples, Series
from bplib.course.explorers.kit.canvas import Canvas, as_one_line, legend_above
from bplib.course.explorers.kit.controls import Choice, Control, Number, Settings
from bplib.course.explorers.kit.panel import Explorer, View, view_of
from bplib.course.explorers.kit.table import table
from bplib.course.page.figures import subplots
from bplib.course.page.text import counted, number

LAST_YEAR = 1920  # what comes later is the lesson's test, and sealed
MOST_LAGS, MOST_RESTARTS, N_STEPS = 24, 4, 1000
TRAINING = (1700 + MOST_LAGS, 1880)  # the same years for every number of lags, so that errors compare
VALIDATION = (1881, LAST_YEAR)
ENDS = np.unique(np.geomspace(1, N_STEPS, 26).round().astype(int))  # where the errors are taken
RANGE = 0.3
LOWEST, BY_HAND = "lowest on validation", "by hand"
ERRORS, SUNSPOTS = (0.03, 1.3), (-15, 150)  # limits of the two axes


def known() -> Series:
    """The series up to 1920."""
    series = sunspots.load()
    before = series.year <= LAST_YEAR
    return Series(series.year[before], series.number[before])


@dataclass(frozen=True)
class Years:
    """The training and the validation years with some number of lags, and the scale of the former."""

    early: Samples
    late: Samples

    @classmethod
    def with_lags(cls, n_lags: int) -> Years:
        """The samples that have the `n_lags` years before each year as inputs."""
        samples = sunspots.lagged(known(), n_lags)
        return cls(samples.between(*TRAINING), samples.between(*VALIDATION))

    def scaled(self, samples: Samples) -> Array:
        """Inputs (P, n_lags + 1) as a network gets them."""
        mean, scale = self.early.u.mean(axis=0), self.early.u.std(axis=0)
        return bp.with_constant_input((samples.u - mean) / scale)

    def forecasts(self, nets: bp.Network, samples: Samples) -> Array:
        """What networks say of the samples' years, in sunspot numbers."""
        return self.early.y.mean() + self.early.y.std() * nets.predict(self.scaled(samples))

    @cached_property
    def linear(self) -> tuple[Array, Array]:
        """The forecasts of the training and of the validation years by least squares, without hidden units."""
        early, late = self.scaled(self.early), self.scaled(self.late)
        coefficients = np.linalg.lstsq(early, self.early.y, rcond=None)[0]
        return early @ coefficients, late @ coefficients

    def errors(self, early: Array, late: Array) -> Array:
        """The relative variances (2, …) of forecasts of the training and of the validation years."""
        pairs = ((self.early.y, early), (self.late.y, late))
        return np.stack([sunspots.relative_variance(y, y_bar) for y, y_bar in pairs])


@dataclass(frozen=True)
class Outcome:
    """What came of the restarts."""

    years: Years
    ends: Array
    """(K,): the iterations after which the errors were taken."""
    errors: Array
    """(K, 2, R): on the training and on the validation years."""
    stop: int
    """Which of the K the training is stopped at."""
    best: int
    """The restart that is lowest on the validation years there."""
    networks: bp.Network
    """The restarts as they are there, a stack."""


def mu_of(n_samples: int, n_hidden: int) -> float:
    """The learning rate: one over about the largest curvature at the start, as lesson 12 has it."""
    return 1 / (n_samples * (1 + n_hidden / 4))


def train(settings: Settings) -> Outcome:
    """Train the restarts that the settings describe, and stop them.

    Parameters
    ----------
    settings : mapping
        "n_lags", "n_hidden", "n_restarts", "stop" and "m".
    """
    years = Years.with_lags(settings["n_lags"])
    u, y = years.scaled(years.early), (years.early.y - years.early.y.mean()) / years.early.y.std()
    by_hand = settings["stop"] == BY_HAND
    ends = np.union1d(ENDS, [settings["m"]]) if by_hand else ENDS
    nets = initial_networks(settings)
    schedule = bp.schedules.constant(mu_of(len(y), settings["n_hidden"]))
    path, errors = [], []
    for steps in np.diff(ends, prepend=0).tolist():
        nets = bp.train(nets, u, y, schedule=schedule, tolerance=0, max_iterations=steps).network
        path.append(nets)
        errors.append(years.errors(years.forecasts(nets, years.early), years.forecasts(nets, years.late)))
    history = np.array(errors)
    validation = history[:, 1]
    stop = int(np.searchsorted(ends, settings["m"])) if by_hand else int(validation.min(axis=1).argmin())
    return Outcome(years, ends, history, stop, int(validation[stop].argmin()), path[stop])


def initial_networks(settings: Settings) -> bp.Network:
    """A stack of `n_restarts` networks, each the same whatever their number."""
    size, n_restarts = {"n_inputs": settings["n_lags"] + 1, "n_hidden": settings["n_hidden"]}, settings["n_restarts"]
    return bp.Network.random(**size, init_range=(-RANGE, RANGE), n_networks=n_restarts, rng=0)


class Picture:
    """The errors against the iteration on top; below, the forecasts of the validation years."""

    def __init__(self) -> None:
        figure, (errors, series) = subplots(2, 1, width=6.2, height=4.4, height_ratios=(1.15, 1))
        errors.set(xscale="log", yscale="log", xlim=(1, N_STEPS), ylim=ERRORS, xlabel="iteration m")
        errors.set(title="relative variance")
        errors.set_yticks([0.05, 0.1, 0.2, 0.5, 1], ["0.05", "0.1", "0.2", "0.5", "1"])
        errors.minorticks_off()
        network, linear = {"color": "#0072B2", "linestyle": "-"}, {"color": "#E69F00", "linestyle": "--"}
        (self.others,) = errors.plot([], [], color="#8CC4E8", linestyle="-", linewidth=1)
        (self.stop,) = errors.plot([], [], color="0.4", linestyle=":", linewidth=1.5)
        (self.training,) = errors.plot([], [], color="black", linestyle="-.", linewidth=1.5, label="training")
        (self.linear_error,) = errors.plot([], [], **linear, label="linear, validation")
        (self.validation,) = errors.plot([], [], **network, label="validation (thin: others)")
        (self.here,) = errors.plot([], [], "o", color="#0072B2", markersize=8, markeredgecolor="white", clip_on=False)
        legend_above(errors, ncols=3)
        self.year = np.arange(VALIDATION[0], VALIDATION[1] + 1)
        series.set(title="sunspot number, one year ahead", xlabel="validation year", ylim=SUNSPOTS)
        series.set(xlim=(VALIDATION[0] - 1, VALIDATION[1] + 1))
        number_of = dict(zip(*known(), strict=True))
        happened = [number_of[year] for year in self.year]
        series.plot(self.year, happened, "o", color="black", markersize=4, label="what happened")
        (self.linear,) = series.plot([], [], **linear, label="linear")
        (self.network,) = series.plot([], [], **network, label="network")
        series.legend(loc="upper right", fontsize=9, ncols=3)
        moving = [self.others, self.stop, self.training, self.linear_error, self.validation, self.here]
        self.canvas = Canvas(figure, [*moving, self.linear, self.network])

    def draw(self, outcome: Outcome) -> None:
        """Move everything to what came of a training."""
        ends, years, best = outcome.ends, outcome.years, outcome.best
        training, validation = np.clip(outcome.errors, *ERRORS).transpose(1, 0, 2)  # (K, R) each
        self.others.set_data(*as_one_line(ends, validation.T))
        self.training.set_data(ends, training[:, best])
        self.validation.set_data(ends, validation[:, best])
        self.stop.set_data([ends[outcome.stop]] * 2, ERRORS)
        self.here.set_data(ends[[outcome.stop]], validation[[outcome.stop], best])
        self.linear_error.set_data([1, N_STEPS], [years.errors(*years.linear)[1]] * 2)
        self.linear.set_data(self.year, years.linear[1])
        self.network.set_data(self.year, years.forecasts(outcome.networks[best], years.late))


class LagsAndUnits(Explorer):
    """How far back, how many units, how long? Sunspots, judged by the validation years."""

    title = "Lags, hidden units and the stop, judged by the validation years."
    controls: tuple[Control, ...] = (
        Number("n_lags", "lags", 12, 1, MOST_LAGS, 1, meaning="how many earlier years go in"),
        Number("n_hidden", "hidden units H", 8, 1, 12, 1),
        Number("n_restarts", "restarts", 3, 1, MOST_RESTARTS, 1),
        Choice("stop", "stop at", LOWEST, (LOWEST, BY_HAND), meaning="which iteration's network is taken"),
        Number("m", "m", 500, 1, N_STEPS, 1, meaning="the iteration at which training stops"),
    )

    def __init__(self) -> None:
        self.picture = Picture()

    def hidden(self, settings: Settings) -> set[str]:
        """The iteration is set by hand or not at all."""
        return set() if settings["stop"] == BY_HAND else {"m"}

    def view(self, settings: Settings) -> View:
        """The error curves, the forecasts, and the errors beside those of simpler forecasts."""
        outcome = train(settings)
        self.picture.draw(outcome)
        m, (training, validation) = outcome.ends[outcome.stop], outcome.errors[outcome.stop, :, outcome.best]
        last = outcome.errors[-1, :, outcome.best]
        linear = outcome.years.errors(*outcome.years.linear)
        lags = counted(settings["n_lags"], "lag")
        later = "" if m == N_STEPS else f"; at m = {N_STEPS} it is {number(last[0])} and {number(last[1])}"
        alt = f"""Relative variance against the iteration, for {lags} and H = {settings["n_hidden"]}: stopped at m = {m}
            with {number(training)} on the training years and {number(validation)} on the validation years{later}.
            The linear forecast has {number(linear[1])} on
            the validation years. Below, both forecasts and what happened, {VALIDATION[0]} to {VALIDATION[1]}."""
        return view_of(
            self.picture.canvas,
            alt,
            _table(outcome) + _sentences(outcome),
            _code(settings, int(m)),
            outcome.errors[outcome.stop, 1],
        )


def _table(outcome: Outcome) -> str:
    """The errors of the network and of simpler forecasts, as HTML."""
    years, m = outcome.years, outcome.ends[outcome.stop]
    errors = {f"network, m = {m}": outcome.errors[outcome.stop, :, outcome.best]}
    if m != N_STEPS:  # else it would be the same line again
        errors[f"the same, m = {N_STEPS}"] = outcome.errors[-1, :, outcome.best]
    errors["linear, the same lags"] = years.errors(*years.linear)
    errors["persistence"] = years.errors(years.early.u[:, 0], years.late.u[:, 0])
    head = ["relative variance", *(f"{first}–{last}" for first, last in (TRAINING, VALIDATION))]
    return table(head, ([name, *(f"{value:.3f}" for value in values)] for name, values in errors.items()))


def _sentences(outcome: Outcome) -> str:
    """The size of the network, and how much the restarts differ."""
    here, nets = outcome.errors[outcome.stop, 1], outcome.networks
    size = f"{nets[0].vector.size} parameters, {len(outcome.years.early.y)} training samples."
    if len(here) == 1:
        return size
    return (
        f"{size} The picture shows restart {outcome.best}, the best of {len(here)} on the validation years; they have"
        f" {here.min():.3f} to {here.max():.3f}."
    )


def _code(settings: Settings, m: int) -> str:
    """The validation errors of all restarts by `bplib.train`, in one go."""
    n_samples, n_hidden = TRAINING[1] - TRAINING[0] + 1, settings["n_hidden"]
    return (
        "from bplib.course.cases import sunspots\n"
        f"samples = sunspots.lagged(sunspots.load(), n_lags={settings['n_lags']})\n"
        f"early, late = samples.between{TRAINING}, samples.between{VALIDATION}\n"
        "mean, scale = early.u.mean(axis=0), early.u.std(axis=0)\n"
        "u, u_late = (bp.with_constant_input((part.u - mean) / scale) for part in (early, late))\n"
        "y = (early.y - early.y.mean()) / early.y.std()\n"
        f"nets = bp.Network.random(n_inputs={settings['n_lags'] + 1}, n_hidden={n_hidden}, "
        f"init_range=({-RANGE}, {RANGE}), n_networks={settings['n_restarts']}, rng=0)\n"
        f"mu = bp.schedules.constant(1 / ({n_samples} * (1 + {n_hidden} / 4)))\n"
        f"nets = bp.train(nets, u, y, schedule=mu, tolerance=0, max_iterations={m}).network\n"
        "sunspots.relative_variance(late.y, early.y.mean() + early.y.std() * nets.predict(u_late))"
    )
