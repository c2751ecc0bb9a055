"""What came of many restarts: the best network, and honest statistics of all of them."""

from __future__ import annotations

import math
import os
import warnings
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from bplib.activations import Array
from bplib.checks import positive_number, real_numbers
from bplib.descent import TrainingRun
from bplib.engine.chunks import DIVERGED, INTERRUPTED, count_ends
from bplib.files import describe_activation, write_arrays
from bplib.network import Network
from bplib.symmetry import canonical

# Below this share of its largest value, the mean slope of the hidden units counts as saturated.
SATURATED_SHARE = 0.05
LARGEST_SLOPE = {"sigmoid": 0.25, "tanh": 1.0}
# A loss of at least this share of the best constant prediction's has learnt nothing yet.
PLATEAU_SHARE = 0.95
# For a 95 % confidence interval: the normal distribution's 97.5 % point.
Z_95 = 1.959963984540054
STUDY_FORMAT = "bplib study 2"
# The fields of a study that are arrays; of its two networks a file has the parameters.
ARRAYS = (
    "u", "y", "losses", "gradient_norms", "recorded", "iterations", "stopped", "final_losses", "final_gradient_norms",
)  # fmt: skip


class SuccessRate(NamedTuple):
    """The share of restarts that got below a threshold, with what it says about the next ones."""

    rate: Any  #: The share itself.
    low: Any  #: Lower end of the 95 % confidence interval (E. B. Wilson, JASA 22, 1927).
    high: Any  #: Upper end.
    n_successes: Any  #: How many restarts got there.
    n_restarts: int  #: Of how many.


class Minima(NamedTuple):
    """Distinct end points among restarts."""

    networks: Network  #: One of each, as a stack in canonical form, the lowest loss first.
    losses: Array  #: (n,): their losses.
    counts: Array  #: (n,): how many restarts ended there.


@dataclass(frozen=True, eq=False)
class Study(TrainingRun):
    """The outcome of :func:`bplib.restarts`: the run of a stack, with where it came from and what can be said of it.

    Every array has the axes (ranges, schedules, restarts), as far as ranges and schedules were given as lists.
    """

    u: Array  #: (P, N): the inputs.
    y: Array  #: (P,): the targets.
    initial: Network  #: Where each restart began, a stack; `network` is where it ended.
    init_ranges: tuple[tuple[float, float], ...]  #: The ranges, in the order of their axis.
    schedules: tuple[str, ...]  #: The schedules' labels, in the order of their axis.

    @property
    def n_restarts(self) -> int:
        """How many restarts each combination has."""
        return int(self.final_losses.shape[-1])

    @property
    def best(self) -> Network:
        """The network with the lowest loss of all; a ValueError if no run was begun."""
        if np.isnan(self.final_losses).all():
            raise ValueError("no run was begun, so there is no best network")
        k = np.unravel_index(np.nanargmin(self.final_losses), self.final_losses.shape)
        return self.network[tuple(int(i) for i in k)]

    def quantiles(self, q: ArrayLike = (0.1, 0.5, 0.9)) -> Array:
        """Quantiles (len(q), …, R) over the restarts of the loss at each recorded iteration; each `q` is from 0 to 1.

        A run that has stopped counts on with its last loss, one that diverged as infinite. Runs that Ctrl-C ended are
        left out; NaN where none is left. Each is a loss that occurs (the lower of two neighbours), so that an infinite
        one makes no NaN.
        """
        q = real_numbers("q", q)
        if not ((q >= 0) & (q <= 1)).all():
            raise ValueError(f"q is {q.tolist()}; wanted numbers between 0 and 1, such as 0.5 for the median")
        history = np.where(np.isnan(self.losses), self.final_losses[..., None], self.losses)
        after_divergence = (self.stopped == DIVERGED)[..., None] & (self.recorded > self.iterations[..., None])
        history[after_divergence], history[self.stopped == INTERRUPTED] = np.inf, np.nan
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # where no run is left
            return np.nanquantile(history, q, axis=-2, method="lower")

    def success_rate(self, threshold: float) -> SuccessRate:
        """The share of restarts with a loss of at most `threshold`; arrays over ranges and schedules if there are."""
        threshold = positive_number("threshold", threshold, or_zero=True)
        n = self.n_restarts
        # A run that was not begun has NaN for a loss, which is no success either.
        successes = ((self.final_losses <= threshold) & (self.stopped != DIVERGED)).sum(axis=-1)
        rate = successes / n
        centre = (rate + Z_95**2 / (2 * n)) / (1 + Z_95**2 / n)
        half = Z_95 / (1 + Z_95**2 / n) * np.sqrt(rate * (1 - rate) / n + Z_95**2 / (4 * n**2))
        low = np.where(successes == 0, 0.0, centre - half)
        high = np.where(successes == n, 1.0, centre + half)
        if not rate.ndim:
            return SuccessRate(float(rate), float(low), float(high), int(successes), n)
        return SuccessRate(rate, low, high, successes, n)

    def restarts_needed(self, threshold: float, chance: float = 0.95) -> Any:
        """How many restarts give this chance of at least one success, if the measured rate is the true one.

        n = ⌈ln(1 − chance) / ln(1 − rate)⌉, since all n fail with probability (1 − rate)^n: 1 where every restart
        succeeded, infinite where none did; an array over ranges and schedules where there are several.
        """
        if not positive_number("chance", chance) < 1:
            raise ValueError(f"chance is {chance!r}; wanted a number between 0 and 1, such as 0.95")
        rate = np.asarray(self.success_rate(threshold).rate)
        with np.errstate(divide="ignore"):
            quotient = math.log(1 - chance) / np.log1p(-rate)
        needed = np.maximum(1, np.ceil(quotient - 1e-9))  # rounding may take a whole number above itself
        return needed if needed.ndim else float(needed)

    def ends(self, threshold: float) -> Array:
        """How each run ended, in one word; the first that fits.

        "interrupted": by Ctrl-C;
        "diverged": the loss was no longer finite;
        "solved": the loss is at most `threshold`;
        "saturated": the mean of v(1 − v) over samples and hidden units is below 5 % of its largest value ¼ (for tanh,
        of 1 − v² and 1; other activations do not saturate on both sides and are not called so);
        "plateau": the loss is at least 95 % of the best constant prediction's, ½ Σ_p (y_p − mean)²;
        "unsolved": none of these, as at a local minimum or on the way.
        """
        threshold = positive_number("threshold", threshold, or_zero=True)
        constant = 0.5 * ((self.y - self.y.mean()) ** 2).sum()
        cases = {
            INTERRUPTED: self.stopped == INTERRUPTED,
            DIVERGED: self.stopped == DIVERGED,
            "solved": self.final_losses <= threshold,
            "saturated": self.mean_slopes() < SATURATED_SHARE * LARGEST_SLOPE.get(self.network.activation.name, 0),
            "plateau": self.final_losses >= PLATEAU_SHARE * constant,
        }
        return np.select(list(cases.values()), list(cases), default="unsolved")

    def mean_slopes(self) -> Array:
        """The mean of g'(v*) over samples and hidden units of each network: for the sigmoid, of v(1 − v)."""
        means = np.empty(self.network.stack_shape)
        for k in np.ndindex(means.shape):  # one at a time: all activations of ten thousand networks would not fit
            v_star, v, _ = self.network[k].forward(self.u)
            means[k] = self.network.activation.derivative(v_star, v).mean()
        return means

    def distinct_minima(self, largest_gradient: float, tolerance: float = 1e-3) -> Minima:
        """The different networks among the converged ends, told apart in canonical form.

        Converged is what has a ‖∇L‖ of at most `largest_gradient`; a ValueError if nothing has. Be strict: runs on the
        way to one minimum, along a flat valley, still differ and count as so many minima. Two ends are one if their
        canonical vectors differ by at most the share `tolerance` of the larger one's length. Where several x[h] are
        alike, as in a minimum with mirrored units, their order is left open.
        """
        largest_gradient = positive_number("largest_gradient", largest_gradient, or_zero=True)
        tolerance = positive_number("tolerance", tolerance, or_zero=True)
        converged = (self.final_gradient_norms <= largest_gradient) & (self.stopped != DIVERGED)
        if not converged.any():
            raise ValueError(
                f"no run ended with a gradient norm of at most {largest_gradient:g}; the smallest is "
                f"{np.fmin.reduce(self.final_gradient_norms, axis=None):.3g}. Train longer, or allow a larger one"
            )
        ends, losses = canonical(self.network[converged]), self.final_losses[converged]
        units, lengths = np.concatenate([ends.w, ends.x[:, None]], axis=1), np.linalg.norm(ends.vector, axis=-1)
        counts: dict[int, int] = {}  # of the first that ended there
        for k in np.argsort(losses, kind="stable").tolist():
            firsts = list(counts)
            apart = np.linalg.norm(units[firsts][..., None] - units[k][:, None], axis=1)  # (firsts, H, H): unit by unit
            paired = np.diff(np.sort(apart.argmin(axis=2))).all(axis=1, keepdims=True)  # each nearest to another one
            pairs = np.where(paired, apart.min(axis=2), apart.diagonal(axis1=1, axis2=2))
            far = np.hypot(ends.b[firsts] - ends.b[k], np.linalg.norm(pairs, axis=1))
            near = far <= tolerance * np.maximum(lengths[firsts], lengths[k])
            first = firsts[near.argmax()] if near.any() else k
            counts[first] = counts.get(first, 0) + 1
        firsts = list(counts)
        return Minima(ends[firsts], losses[firsts], np.array(list(counts.values())))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the study to a file that :func:`bplib.load` reads, on the terms of :meth:`bplib.Network.save`."""
        header = {"format": STUDY_FORMAT, **describe_activation(self.network.activation)}
        header |= {name: getattr(self, name) for name in ("init_ranges", "schedules", "engine")}
        networks = {"": self.network, "initial_": self.initial}
        arrays = {name: getattr(self, name) for name in ARRAYS}
        arrays |= {prefix + name: getattr(net, name) for prefix, net in networks.items() for name in "bwx"}
        write_arrays(path, header, arrays)

    def __repr__(self) -> str:
        return (
            f"<Study: {len(self.init_ranges)} ranges × {len(self.schedules)} schedules × {self.n_restarts} restarts: "
            f"{count_ends(self.stopped)}>"
        )
