"""Many initial points, ranges and schedules at once: the slides' last list as one experiment.

"Do multiple iterations of the algorithm to start at different initial points; try a few different ranges; try a few
different options for learning rate."
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from bplib.activations import Activation, sigmoid
from bplib.checks import check_inputs, check_range, check_targets, refuse_masked, whole_number
from bplib.descent import as_run, make_task
from bplib.engine import engine_for
from bplib.engine.workers import check_executor, train_all
from bplib.network import Network
from bplib.schedules import Schedule
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

    All combinations start from the same draws by `rng`, scaled to each range, and restart r has the same draws
    whatever `n_restarts`: the first 100 of 200 restarts are the 100. Each run is that of :func:`bplib.train`, whose
    arguments are not told anew. Ctrl-C gives what there is, within two seconds also with an executor on this machine.

    Parameters
    ----------
    schedule : callable, or a list of them
        The learning rate μ(m); with a list the study has an axis for it, as for ranges.
    init_range : (low, high), or a list of such pairs
        Where every initial parameter is drawn from.
    executor : concurrent.futures.Executor, optional
        Where to work: threads, processes, or a cluster's such as Dask's ``client.get_executor()``. The result is
        the same, bit for bit, on like machines with one BLAS thread. A TypeError if the activation cannot travel to
        its processes, a RuntimeError if one of these died.
    progress : bool, default False
        Show a bar (needs the package tqdm).
    """
    u = check_inputs(u)
    y = check_targets(y, len(u))
    n_restarts = whole_number("n_restarts", n_restarts)
    ranges, many_ranges = _ranges(init_range)
    many_schedules = isinstance(schedule, (list, tuple))
    schedules: Any = schedule if many_schedules else [schedule]
    if not schedules:
        raise ValueError("schedule is an empty list; wanted at least one schedule")

    drawn = Network.random(
        n_inputs=u.shape[1], n_hidden=n_hidden, init_range=(0, 1), n_networks=n_restarts, activation=activation, rng=rng
    )
    theta = np.stack([low + (high - low) * drawn.vector for low, high in ranges])  # (ranges, restarts, D)
    axes = (len(ranges),) * many_ranges + (len(schedules),) * many_schedules + (n_restarts,)
    initial = drawn.with_vector(np.repeat(theta[:, None], len(schedules), axis=1).reshape(*axes, -1))

    engine = engine_for(engine, activation)
    task = make_task(drawn.with_vector(theta), u, y, tolerance, max_iterations, fixed)
    if executor is not None:
        check_executor(executor, activation)
    chunks = train_all(task, schedules, max_iterations, engine, executor, progress)
    # They come schedule by schedule, and are brought into the order of `initial`; a slice takes no second copy.
    come = np.arange(initial.b.size).reshape(len(schedules), len(ranges), n_restarts)
    order = come.swapaxes(0, 1).ravel() if len(schedules) > 1 else slice(None)
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
