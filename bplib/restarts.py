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

from bplib.activations import Activation, sigmoid
from bplib.checks import check_inputs, check_range, check_rng, check_targets, refuse_masked, whole_number
from bplib.descent import as_run, make_task
from bplib.engine import engine_for, train_tasks
from bplib.engine.chunks import Chunk
from bplib.engine.workers import check_executor, n_pieces
from bplib.network import Network, split
from bplib.schedules import Schedule, learning_rates
from bplib.study import Study

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
    engine: str | None = None,
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
    n_hidden, n_restarts : int
        H, and the number of initial points for each range.
    schedule : callable, or a list of them
        μ(m), as for :func:`bplib.train`.
    init_range : (low, high), or a list of such pairs
        Where every initial parameter is drawn from.
    activation, tolerance, max_iterations, fixed, engine
        As for :func:`bplib.train`.
    rng : None, int or numpy.random.Generator
        Where the draws come from; an int gives the same ones every time.
    executor : concurrent.futures.Executor, optional
        Where to work: threads, processes, or a cluster's such as Dask's ``client.get_executor()``. The result is
        the same, bit for bit, on like machines with one BLAS thread.
    progress : bool, default False
        Show a bar (needs the package tqdm).

    Returns
    -------
    Study
        With the axes (ranges, schedules, restarts); the first two are there if a list was given. Ctrl-C gives what
        there is, within two seconds also with an executor on this machine.

    Raises
    ------
    TypeError
        If the activation cannot travel to the executor's processes.
    RuntimeError
        If one of these processes died.
    """
    u = check_inputs(u)
    y = check_targets(y, len(u))
    n_hidden, n_restarts = whole_number("n_hidden", n_hidden), whole_number("n_restarts", n_restarts)
    ranges, many_ranges = _ranges(init_range)
    schedules, many_schedules = _schedules(schedule)
    generator = check_rng(rng)

    n_inputs = u.shape[1]
    draws = generator.random((n_restarts, 1 + n_inputs * n_hidden + n_hidden))
    drawn = np.stack([low + (high - low) * draws for low, high in ranges])  # (ranges, restarts, D)
    theta = np.repeat(drawn[:, None], len(schedules), axis=1)  # (ranges, schedules, restarts, D)
    one = Network(**dict(zip("bwx", split(theta[0, 0, 0], n_inputs, n_hidden), strict=True)), activation=activation)
    axes = (len(ranges),) * many_ranges + (len(schedules),) * many_schedules + (n_restarts,)
    initial = one.with_vector(theta.reshape(*axes, -1))

    # Those with one schedule are worked on together; the result has the order of `initial`.
    by_schedule = np.arange(theta[..., 0].size).reshape(theta.shape[:-1]).swapaxes(0, 1).reshape(len(schedules), -1)
    engine = engine_for(engine, activation)
    whole = make_task(initial, u, y, tolerance, max_iterations, fixed, every=False)
    if executor is not None:
        check_executor(executor, activation)
    pieces = -(-n_pieces(executor, progress) // len(schedules))
    tasks = [replace(whole, theta=whole.theta[rows]) for rows in by_schedule]
    try:
        rates = [learning_rates(s, max_iterations) for s in schedules]
    except KeyboardInterrupt:  # before the first step
        chunks = [Chunk.untouched(task) for task in tasks]
    else:
        pairs = zip(tasks, rates, strict=True)
        chunks = train_tasks(
            [part for task, mu in pairs for part in replace(task, mu=mu).split(pieces)], engine, executor, progress
        )
    order = np.argsort(by_schedule.ravel()) if len(schedules) > 1 else slice(None)  # which takes no second copy
    return Study(
        **vars(as_run(initial, chunks, engine, order)),
        u=u,
        y=y,
        initial=initial,
        init_ranges=tuple(ranges),
        schedules=tuple(s.label if isinstance(s, Schedule) else getattr(s, "__name__", repr(s)) for s in schedules),
    )


def _ranges(init_range: Any) -> tuple[list[tuple[float, float]], bool]:
    """The ranges, and whether there is an axis for them: a pair is one range, a list of pairs several."""
    refuse_masked("init_range", init_range)
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
