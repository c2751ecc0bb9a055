"""Many initial points, ranges and schedules at once: the slides' last list as one experiment.

"Do multiple iterations of the algorithm to start at different initial points; try a few different ranges; try a few
different options for learning rate."
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from bplib.activations import Activation, Array, sigmoid
from bplib.checks import check_inputs, check_range, check_targets, positive_number, whole_number
from bplib.chunks import Task, iterations_to_record
from bplib.descent import descend, free_parameters
from bplib.network import Network, split
from bplib.schedules import Schedule, learning_rates
from bplib.study import Study
from bplib.workers import n_pieces, run

if TYPE_CHECKING:
    from concurrent.futures import Executor


def restarts(
    u: ArrayLike,
    y: ArrayLike,
    *,
    n_hidden: int,
    n_restarts: int,
    schedule: Callable[[int], float] | Sequence[Callable[[int], float]],
    init_range: tuple[float, float] | Sequence[tuple[float, float]] = (-1, 1),
    activation: Activation = sigmoid,
    tolerance: float = 1e-9,
    max_iterations: int = 10_000,
    fixed: Iterable[str] | Mapping[str, ArrayLike] = (),
    rng: int | np.random.Generator | None = None,
    executor: Executor | None = None,
    progress: bool = False,
) -> Study:
    """Train from many initial points, for every combination of the given ranges and schedules.

    All combinations start from the same draws, scaled to each range, and restart r has the same draws whatever
    `n_restarts`: the first 100 of 200 restarts are the 100. Each run is that of :func:`bplib.train`.

    Parameters
    ----------
    u : array_like, shape (P, N)
    y : array_like, shape (P,)
    n_hidden : int
        H.
    n_restarts : int
        Initial points for each range.
    schedule : callable, or a list of them
        μ(m), as for :func:`bplib.train`.
    init_range : (low, high), or a list of such pairs
        Where every initial parameter is drawn from.
    activation, tolerance, max_iterations, fixed
        As for :func:`bplib.train`.
    rng : None, int or numpy.random.Generator
        Where the draws come from.
    executor : concurrent.futures.Executor, optional
        Where to work: threads, processes, or a cluster's such as Dask's ``client.get_executor()``. The result is
        the same, bit for bit, on like machines with one BLAS thread.
    progress : bool, default False
        Show a bar (needs the package tqdm).

    Returns
    -------
    Study
        With the axes (ranges, schedules, restarts); the first two are there if a list was given. Ctrl-C gives what
        there is.

    Raises
    ------
    ValueError, TypeError
        If anything is not as above. All is checked before the first step.
    RuntimeError
        If a worker process of `executor` died.
    """
    u = check_inputs(u)
    y = check_targets(y, len(u))
    n_hidden, n_restarts = whole_number("n_hidden", n_hidden), whole_number("n_restarts", n_restarts)
    ranges, many_ranges = _ranges(init_range)
    schedules, many_schedules = _schedules(schedule)
    tolerance = positive_number("tolerance", tolerance, or_zero=True)
    max_iterations = whole_number("max_iterations", max_iterations)
    rates = [learning_rates(s, max_iterations) for s in schedules]

    n_inputs = u.shape[1]
    draws = np.random.default_rng(rng).random((n_restarts, 1 + n_inputs * n_hidden + n_hidden))
    theta = np.stack([low + (high - low) * draws for low, high in ranges])  # (ranges, restarts, D)
    one = Network(**dict(zip("bwx", split(theta[0, 0], n_inputs, n_hidden), strict=True)), activation=activation)
    free = free_parameters(one, fixed)
    recorded = iterations_to_record(max_iterations, every=False)

    rows = theta.reshape(-1, theta.shape[-1])
    whole = Task(rows, u, y, n_hidden, activation, rates[0], tolerance, free, recorded)
    pieces = -(-n_pieces(executor, progress) // len(schedules))
    tasks = [task for mu in rates for task in replace(whole, mu=mu).split(pieces)]
    chunks = run(descend, tasks, executor, progress)

    axes = (len(ranges),) * many_ranges + (len(schedules),) * many_schedules + (n_restarts,)

    def joined(field: str) -> Array:
        flat = np.concatenate([getattr(chunk, field) for chunk in chunks])
        tail = flat.shape[1:]
        by_schedule = flat.reshape(len(schedules), len(ranges), n_restarts, *tail)
        return by_schedule.swapaxes(0, 1).reshape(axes + tail)

    initial = np.broadcast_to(theta[:, None], (len(ranges), len(schedules), *theta.shape[1:]))
    return Study(
        u=u,
        y=y,
        initial=one.with_vector(initial.reshape(*axes, -1)),
        networks=one.with_vector(joined("theta")),
        losses=joined("loss"),
        gradient_norms=joined("norm"),
        iterations=joined("iterations"),
        stopped=joined("stopped"),
        loss_history=joined("losses"),
        recorded=recorded,
        init_ranges=tuple(ranges),
        schedules=tuple(s.label if isinstance(s, Schedule) else getattr(s, "__name__", repr(s)) for s in schedules),
    )


def _ranges(init_range: Any) -> tuple[list[tuple[float, float]], bool]:
    """The ranges, and whether there is an axis for them: a pair is one range, a list of pairs several."""
    try:
        many = len(init_range) > 0 and all(len(pair) == 2 for pair in init_range)
    except TypeError:
        many = False
    return [check_range(pair) for pair in (init_range if many else [init_range])], many


def _schedules(schedule: Any) -> tuple[list[Any], bool]:
    """The schedules, and whether there is an axis for them."""
    if isinstance(schedule, (list, tuple)):
        if not schedule:
            raise ValueError("schedule is an empty list; wanted at least one schedule")
        return list(schedule), True
    return [schedule], False
