"""Training in segments, so that the iterate with the lowest validation loss can be kept: stopping early, afterwards."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

import bplib as bp
from bplib.activations import Array
from bplib.engine.chunks import DIVERGED, INTERRUPTED, MAX_ITERATIONS, iterations_to_record
from bplib.schedules import Schedule


def default_schedule(n_samples: int, n_hidden: int) -> Schedule:
    """The constant learning rate with μ·P = 4/(4 + H).

    With targets of variance 1 and hidden values of about ½, as the sigmoid gives them near the start, the loss curves
    most along b and x together, where its Hessian has the eigenvalue P·(1 + H/4). Steps are stable below two over
    that; this takes half of it.
    """
    return bp.schedules.constant(4 / (4 + n_hidden) / n_samples)


@dataclass
class Kept:
    """Of each restart the iterate with the lowest criterion: the validation loss, or without one the training loss."""

    networks: bp.Network
    """A stack; where a restart diverged before anything could be kept, its initial network."""
    criterion: Array
    """(R,): infinite where nothing could be kept."""
    losses: Array
    """(R,): the training losses; infinite where nothing could be kept."""
    iterations: Array
    """(R,): how many steps each has taken."""
    validation_iterations: Array | None = None
    """(K,): when the validation losses were taken."""
    validation_losses: Array | None = None
    """(K, R): NaN after a restart has stopped."""


def train_and_keep(
    nets: bp.Network,
    u: Array,
    y: Array,
    mu: Array,
    tolerance: float,
    validation: tuple[Array, Array] | None = None,
) -> Kept:
    """Train a stack, in segments if there is a validation set, whose loss is then taken at the end of each.

    Without one the result is that of :func:`bplib.train`. Segments change no bit of any iterate.

    Parameters
    ----------
    nets : Network
        A stack with one axis, (R,).
    u, y, tolerance
        As for :func:`bplib.train`.
    mu : ndarray, shape (M,)
        The learning rates μ(1), …, μ(M).
    validation : (u, y), optional
        The validation set.

    Raises
    ------
    ValueError
        If every restart diverges before anything can be kept.
    KeyboardInterrupt
        If Ctrl-C ended the training.
    """
    n_restarts = len(nets.b)
    theta = nets.vector
    lowest, losses = np.full((2, n_restarts), np.inf)
    iterations = np.zeros(n_restarts, dtype=int)
    ends = np.array([len(mu)]) if validation is None else iterations_to_record(len(mu), every=False)[1:]
    history = np.full((len(ends), n_restarts), np.nan)
    one, members, begin = nets[0], np.arange(n_restarts), 0
    for row, end in zip(history, ends.tolist(), strict=True):
        schedule = tabulated("μ(m)", mu[begin:end])
        run = bp.train(nets, u, y, schedule=schedule, tolerance=tolerance, max_iterations=end - begin)
        if (run.stopped == INTERRUPTED).any():
            raise KeyboardInterrupt("the training was interrupted, and nothing has been fitted")
        sound = run.stopped != DIVERGED
        criterion = _criterion(run, validation)
        row[members[sound]] = criterion[sound]
        better = sound & (criterion < lowest[members])
        rows = members[better]
        lowest[rows], losses[rows], theta[rows] = (
            criterion[better],
            run.final_losses[better],
            run.network.vector[better],
        )
        iterations[rows] = begin + run.iterations[better]
        going = run.stopped == MAX_ITERATIONS
        if not going.any():
            break
        nets, members, begin = run.network[going], members[going], end
    if not np.isfinite(lowest).any():
        raise ValueError(
            f"all {n_restarts} restarts diverged: the learning rate is too large. It begins with μ = {mu[0]:.3g}, so "
            f"μ·P = {len(y) * mu[0]:.3g} for P = {len(y)} training samples; pass a smaller one, such as "
            f"schedule=bplib.schedules.constant({min(mu[0] / 10, default_schedule(len(y), nets.n_hidden)(1)):.1g})"
        )
    kept = Kept(one.with_vector(theta), lowest, losses, iterations)
    if validation is not None:
        kept.validation_iterations, kept.validation_losses = ends, history
    return kept


def _criterion(run: bp.TrainingRun, validation: tuple[Array, Array] | None) -> Array:
    if validation is None:
        return run.final_losses
    with np.errstate(over="ignore"):  # of a network on its way to divergence
        return bp.loss(run.network, *validation)


def tabulated(label: str, mu: Array) -> Schedule:
    """The schedule whose μ(m) is ``mu[m − 1]``, as far as the table goes."""

    def formula(m: Array) -> Array:
        if m.size and m.max() > len(mu):
            raise ValueError(
                f"m is {m.max():g}, and this schedule was saved up to m = {len(mu)}; give a schedule anew: "
                "set_params(schedule=…)"
            )
        return mu[m.astype(int) - 1]

    return Schedule(label, formula)
