"""Lesson 08: what an activation can learn, with hidden bias and without; and what a theorem says about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

import bplib as bp
from bplib.activations import Array
from bplib.course.explorers.kit.canvas import Canvas, as_one_line
from bplib.course.explorers.kit.controls import Choice, Control, Number, Settings
from bplib.course.explorers.kit.panel import Explorer, View, view_of
from bplib.course.explorers.kit.words import divergences, rises
from bplib.course.explorers.playground.data import Problem
from bplib.course.explorers.playground.picture import Curve, Map
from bplib.course.page.figures import subplots
from bplib.course.page.text import number

N_STARTS = 12
N_STEPS = 1000


class DataSet(NamedTuple):
    """Samples, and how to come by them."""

    samples: Callable[[], tuple[Array, Array]]
    """Gives the inputs without the constant, (P, 1) or (P, 2), and the targets (P,)."""
    code: str
    """Python that gives the same as `u` and `y`."""
    mu: float
    """A μ that suits most activations."""


def parabola_and_step() -> tuple[Array, Array]:
    """An even part and an odd part together: y = u² + 2 tanh 2u."""
    u, y = bp.data.parabola()
    return u, y + 2 * np.tanh(2 * u[:, 0])


def running_example() -> tuple[Array, Array]:
    """The 40 points of the running example, without the constant input."""
    u, y = bp.data.teacher()
    return u[:, 1:], y


DATA_SETS = {
    "XOR in ±1": DataSet(bp.data.xor, "u, y = bp.data.xor()", 0.1),
    "XOR in 0 and 1": DataSet(lambda: bp.data.xor((0, 1)), "u, y = bp.data.xor(coding=(0, 1))", 0.1),
    "y = u²": DataSet(bp.data.parabola, "u, y = bp.data.parabola()", 0.01),
    "y = u² + 2 tanh 2u": DataSet(
        parabola_and_step, "u, y = bp.data.parabola()\ny = y + 2 * np.tanh(2 * u[:, 0])", 0.01
    ),
    "the running example": DataSet(running_example, "u, y = bp.data.teacher()\nu = u[:, 1:]", 0.005),
}
FIRST = "XOR in ±1"
# g(z) + g(−z) is the same for every z (lesson 08); the sine is the only one that does not only increase.
SYMMETRIC = ("sigmoid", "tanh", "identity", "sine")
INCREASING = ("sigmoid", "tanh", "identity", "softplus", "relu")


class Bound(NamedTuple):
    """A number below which no training brings the loss, and why."""

    loss: float
    reason: str


def problem(settings: Settings) -> Problem:
    """What is to be learnt.

    Parameters
    ----------
    settings : mapping
        "data" and "hidden_bias".
    """
    with_bias = settings["hidden_bias"] == "yes"
    data = DATA_SETS[settings["data"]]
    code = data.code + "\nu = bp.with_constant_input(u)" * with_bias
    return Problem(*data.samples(), with_bias, code)


def bounds(case: Problem, activation: str, n_hidden: int) -> list[Bound]:
    """What lesson 08 proves about the loss of any network of this kind, the highest bound first."""
    inputs, y = case.inputs, case.y
    found = []
    if activation in SYMMETRIC and not case.constant_input:
        found.append(Bound(even_part(inputs, y), "without a hidden bias, f(u) + f(−u) is the same for every u"))
    if activation == "identity":
        shape = "straight line" if inputs.shape[1] == 1 else "plane"
        reason = f"with the identity, whatever H is, the output is a {shape}"
        found.append(Bound(least_squares(inputs, y), reason))
    if activation == "relu" and inputs.shape[1] == 1 and not case.constant_input:
        corner = np.hstack([inputs, np.abs(inputs)])
        found.append(Bound(least_squares(corner, y), "without a hidden bias, ReLU has its only corner at u = 0"))
    if len(y) == 4 and n_hidden == 1 and activation in INCREASING:
        found.append(Bound(1 / 3, "one hidden unit whose g never falls brings XOR no lower"))
    return sorted((bound for bound in found if bound.loss > 0), reverse=True)


def even_part(inputs: Array, y: Array) -> float:
    """½ Σ_p (e_p − ē)², e_p the mean of the targets at u_p and −u_p, over the samples whose opposite is there.

    Parameters
    ----------
    inputs : array, shape (P, N)
        All different.
    y : array, shape (P,)
    """
    opposite = np.isclose(inputs[:, None], -inputs, atol=1e-12).all(axis=-1)
    p, q = np.nonzero(opposite)
    return 0.5 * float(np.sum(((y[p] + y[q]) / 2 - y[p].mean()) ** 2)) if len(p) else 0.0


def least_squares(features: Array, y: Array) -> float:
    """The loss of the best constant plus weighted sum of features.

    Parameters
    ----------
    features : array, shape (P, K)
    y : array, shape (P,)
    """
    columns = bp.with_constant_input(features)
    weights = np.linalg.lstsq(columns, y)[0]
    return 0.5 * float(np.sum((y - columns @ weights) ** 2))


def train(case: Problem, settings: Settings) -> bp.TrainingRun:
    """The training from every start; the starts depend on H, the seed and the number of inputs alone.

    Parameters
    ----------
    case : Problem
    settings : mapping
        "activation", "n_hidden", "mu" and "seed".
    """
    nets = bp.Network.random(
        n_inputs=case.u.shape[1],
        n_hidden=settings["n_hidden"],
        n_networks=N_STARTS,
        activation=bp.ACTIVATIONS[settings["activation"]],
        rng=settings["seed"],
    )
    schedule = bp.schedules.constant(settings["mu"])
    return bp.train(nets, case.u, case.y, schedule=schedule, tolerance=0, max_iterations=N_STEPS)


def best_start(run: bp.TrainingRun) -> int | None:
    """The first start with the lowest final loss among those that did not diverge; None if all did.

    Losses that differ by rounding alone count as equal.

    Parameters
    ----------
    run : TrainingRun
        Of a stack with one axis.
    """
    losses = np.where(run.stopped == "diverged", np.inf, run.final_losses)
    return int((losses <= losses.min() * (1 + 1e-9)).argmax()) if np.isfinite(losses).any() else None


class Picture:
    """The best fit on the left, all loss curves on the right.

    Parameters
    ----------
    case : Problem
        Its samples stay in the picture.
    """

    def __init__(self, case: Problem) -> None:
        figure, (left, right) = subplots(1, 2, width=6.2, height=3.3)
        self.fit = Curve(left, case) if case.inputs.shape[1] == 1 else Map(left, case)
        scale = 0.5 * float(np.sum((case.y - case.y.mean()) ** 2))
        self.limits = (1e-5 * scale, 1e3 * scale)
        right.set_xscale("symlog", linthresh=1)
        right.set_yscale("log")
        right.set(title="loss L", xlabel="iteration m", xlim=(0, N_STEPS), ylim=self.limits)
        (self.others,) = right.plot([], [], color="0.6", linestyle="-", linewidth=1, label=f"{N_STARTS} starts")
        (self.best,) = right.plot([], [], color="#0072B2", linestyle="-", label="the best")
        (self.bound,) = right.plot([], [], color="#D55E00", linestyle="--", label="the bound")
        right.legend(loc="lower left", fontsize=9)
        self.canvas = Canvas(figure, [*self.fit.moving, self.others, self.bound, self.best])

    def draw(self, case: Problem, run: bp.TrainingRun, best: int | None, bound: Bound | None) -> None:
        """Move everything to what came of a training.

        Parameters
        ----------
        case : Problem
            With the samples of the picture.
        run : TrainingRun
        best : int or None
            Whose fit is shown; with None there is none.
        bound : Bound or None
        """
        self.fit.problem = case  # the same samples, perhaps without the constant
        self.fit.moving[0].set_visible(best is not None)
        losses = np.clip(run.losses, *self.limits)  # what is outside is drawn at the edge
        self.others.set_data(*as_one_line(run.recorded, losses))
        self.best.set_data([], [])
        if best is not None:
            self.fit.draw(run.network[best])
            self.best.set_data(run.recorded, losses[best])
        self.bound.set_data(*(([], []) if bound is None else ([0, N_STEPS], [bound.loss] * 2)))


class ActivationAndBias(Explorer):
    """Train from a dozen starts, with any activation, with hidden bias or without."""

    title = "Activation and hidden bias: what can be learnt?"
    controls: tuple[Control, ...] = (
        Choice("data", "data", FIRST, tuple(DATA_SETS), "what the network learns"),
        Choice("activation", "activation", "sigmoid", tuple(bp.ACTIVATIONS)),
        Choice("hidden_bias", "hidden bias", "no", ("no", "yes")),
        Number("n_hidden", "hidden units H", 3, 1, 6, 1),
        Number("mu", "μ", DATA_SETS[FIRST].mu, 1e-3, 1.0, 0.05, logarithmic=True),
        Number("seed", "seed", 0, 0, 99, 1),
    )

    def __init__(self) -> None:
        self.pictures: dict[str, Picture] = {}

    def follow(self, before: Settings, settings: Settings) -> dict[str, Any]:
        """A data set brings a μ that suits it."""
        if settings["data"] != before["data"]:
            return {**settings, "mu": DATA_SETS[settings["data"]].mu}
        return dict(settings)

    def view(self, settings: Settings) -> View:
        """The best fit, the loss curves, and the bound in words."""
        case = problem(settings)
        if settings["data"] not in self.pictures:
            self.pictures[settings["data"]] = Picture(case)
        picture = self.pictures[settings["data"]]
        run = train(case, settings)
        best = best_start(run)
        bound = next(iter(bounds(case, settings["activation"], settings["n_hidden"])), None)
        picture.draw(case, run, best, bound)
        fit = "No fit to show" if best is None else picture.fit.describe(run.network[best])
        words = [verdict(run, best, bound), ends(run)]
        if best is not None and (beyond := picture.fit.outside()):
            words.append(beyond)
        alt = f"{fit}. {beginning(run, settings)} {' '.join(words)}"
        return view_of(picture.canvas, alt, "<br>".join(words), code(case, settings), run.final_losses)


def verdict(run: bp.TrainingRun, best: int | None, bound: Bound | None) -> str:
    """The bound, and how near to it the best start came."""
    if bound is None:
        said = "None of the lesson's bounds holds here."
        reached = "" if best is None else f" Training reached {_four_digits(run.final_losses[best])}."
        return said + reached
    said = f"The bound is {bound.loss:.4g}: {bound.reason}."
    return said if best is None else f"{said} Training reached {_four_digits(run.final_losses[best])}."


def beginning(run: bp.TrainingRun, settings: Settings) -> str:
    """What is trained, and where its loss curves begin.

    Parameters
    ----------
    run : TrainingRun
        Of a stack with one axis.
    settings : mapping
        "n_hidden" and "activation".
    """
    first = run.losses[:, 0]
    losses = f"losses at first {_four_digits(first.min())} to {_four_digits(first.max())}"
    return f"H = {settings['n_hidden']} with {settings['activation']}, {losses}."


def ends(run: bp.TrainingRun) -> str:
    """The final losses of all starts, and how many diverged.

    Parameters
    ----------
    run : TrainingRun
        Of a stack with one axis.
    """
    sound = run.final_losses[run.stopped != "diverged"]
    lost = divergences(run.stopped, run.iterations)
    if not len(sound):
        return f"{lost} μ is too large."
    low, middle, high = (_four_digits(value) for value in (sound.min(), np.median(sound), sound.max()))
    risen = rises(run.losses[:, 0], run.final_losses, run.stopped)
    if len(sound) == 1:
        return f"Final loss of 1 start: {low}. {risen} {lost}".strip()
    return f"Final losses of {len(sound)} starts: {low} to {high}, median {middle}. {risen} {lost}".strip()


def code(case: Problem, settings: Settings) -> str:
    """Python that gives the final loss of every start."""
    return "\n".join(
        [
            case.code_of_data,
            f"nets = bp.Network.random(n_inputs={case.u.shape[1]}, n_hidden={settings['n_hidden']}, "
            f"n_networks={N_STARTS}, activation=bp.{settings['activation']}, rng={settings['seed']})",
            f"run = bp.train(nets, u, y, schedule=bp.schedules.constant({settings['mu']}), "
            f"tolerance=0, max_iterations={N_STEPS})",
            "run.final_losses",
        ]
    )


def _four_digits(loss: float) -> str:
    """A loss with four digits, 0.5000, so that it can be held against a bound."""
    return f"{loss:#.4g}" if 1e-3 <= loss < 999.95 else number(loss)
