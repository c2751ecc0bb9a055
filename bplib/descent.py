"""The slides' algorithm: steepest descent on the loss, for one network or a stack of them.

Slide *Backprop algorithm*, with its gaps closed: one loss with its ½; μ(m) from m = 1; all three gradients at
the same point, then all three parameters move; the loss after a step is computed from the moved parameters;
stop when |L_new − L_old| < tolerance, after `max_iterations`, and when the loss is no longer finite.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from bplib.activations import Array
from bplib.checks import positive_number, whole_number
from bplib.chunks import DIVERGED, INTERRUPTED, MAX_ITERATIONS, TOLERANCE, Chunk, Task, count_ends, iterations_to_record
from bplib.network import Network, check_problem, join
from bplib.passes import make_passes, to_working_order
from bplib.schedules import learning_rates
from bplib.workers import run

# Times this, the length of a step above 1e150 is infinite, and that counts as divergence like an infinite loss: shorter
# steps cannot take a parameter to infinity.
TOO_FAR = 1e158


@dataclass(frozen=True, eq=False)
class TrainingRun:
    """What :func:`train` did. For a stack, every field but `recorded` has the stack's leading axes."""

    network: Network
    """The network after the last step; after a divergence, the last one whose loss was finite."""
    losses: Array
    """(…, R): the loss after each of the recorded iterations; ``losses[0]`` is before the first step. NaN after a
    member of a stack has stopped."""
    gradient_norms: Array
    """(…, R): ‖∇L‖ of the parameters that are not fixed, at the same iterations."""
    recorded: Array
    """(R,): the numbers of the recorded iterations: 0, 1, 2, … for one network, log-spaced for a stack."""
    iterations: Any
    """How many steps `network` has taken: an int, or an array for a stack."""
    stopped: Any
    """Why: "tolerance", "max_iterations", "diverged" or "interrupted"."""
    final_loss: Any
    """The loss of `network`; NaN for a member that an interruption left untouched."""
    final_gradient_norm: Any
    """‖∇L‖ of `network`, of the parameters that are not fixed."""

    def __repr__(self) -> str:
        if not self.network.stack_shape:
            return f"<TrainingRun: {self.stopped} after {self.iterations} iterations, loss {self.final_loss:.6g}>"
        return f"<TrainingRun: stack of {self.network.stack_shape}: {count_ends(self.stopped)}>"


def train(
    net: Network,
    u: ArrayLike,
    y: ArrayLike,
    *,
    schedule: Callable[[int], float],
    tolerance: float = 1e-9,
    max_iterations: int = 10_000,
    fixed: Iterable[str] | Mapping[str, ArrayLike] = (),
) -> TrainingRun:
    """Steepest descent from `net`: slide *Backprop algorithm*, steps 2 to 4.

    Parameters
    ----------
    net : Network
        Where to start; it is not changed. Each member of a stack is trained, and stops, for itself.
    u : array_like, shape (P, N)
    y : array_like, shape (P,)
    schedule : callable
        The learning rate μ(m) for m = 1, 2, …, as from :mod:`bplib.schedules`, or any function of m.
    tolerance : float, default 1e-9
        Stop when the loss changes by less in a step; 0 never stops so.
    max_iterations : int, default 10 000
    fixed : iterable of names, or mapping from name to mask
        Parameters that stay as they are: ``["b"]``, or in part, ``{"w": mask}`` with True where a weight stays.
        A mask has the parameter's shape in one network.

    Returns
    -------
    TrainingRun
        Ctrl-C gives what there is, as "interrupted".

    Raises
    ------
    ValueError, TypeError
        If the data, the schedule, the tolerance, the cap or `fixed` are not as above. All is checked before the
        first step.
    """
    u, y = check_problem(net, u, y)
    if np.iscomplexobj(net.vector):
        raise TypeError("the network has complex parameters; training wants real ones")
    if 0 in net.stack_shape:
        raise ValueError(f"the network is a stack of shape {net.stack_shape}, without members; wanted at least one")
    tolerance = positive_number("tolerance", tolerance, or_zero=True)
    max_iterations = whole_number("max_iterations", max_iterations)
    mu = learning_rates(schedule, max_iterations)
    free = free_parameters(net, fixed)
    recorded = iterations_to_record(max_iterations, every=not net.stack_shape)

    task = Task(
        net.vector.reshape(-1, net.vector.shape[-1]), u, y, net.n_hidden, net.activation, mu, tolerance, free, recorded
    )
    return as_run(net, run(descend, task.split()))


def free_parameters(net: Network, fixed: Iterable[str] | Mapping[str, ArrayLike]) -> Array:
    """1 for each parameter of one network that moves and 0 for each that is fixed, in the order of `vector`."""
    if isinstance(fixed, str):
        raise TypeError(f"fixed is {fixed!r}, a bare string; wanted names in a list: fixed=[{fixed!r}]")
    n_axes = len(net.stack_shape)
    shapes = {name: getattr(net, name).shape[n_axes:] for name in ("b", "w", "x")}
    masks = {name: np.zeros(shape, dtype=bool) for name, shape in shapes.items()}
    if not isinstance(fixed, Iterable):
        raise TypeError(f"fixed is {fixed!r}; wanted names in a list, such as fixed=['b'], or a mapping to masks")
    for name in fixed:
        if name not in list(masks):
            raise ValueError(f"fixed names {name!r}; wanted names among 'b', 'w' and 'x'")
        wanted = f"wanted a mask of True and False of shape {shapes[name]}, the shape of {name} in one network"
        try:
            mask = np.asarray(fixed[name] if isinstance(fixed, Mapping) else np.ones(shapes[name], dtype=bool))
        except ValueError as error:
            raise ValueError(f"fixed[{name!r}] has rows of different lengths; {wanted}") from error
        if mask.dtype != bool or mask.shape != shapes[name]:
            raise ValueError(f"fixed[{name!r}] has shape {mask.shape} and type {mask.dtype}; {wanted}")
        masks[name] = mask
    return 1.0 - join(masks["b"], masks["w"], masks["x"])


def descend(task: Task) -> Chunk:
    """Train the networks of a task all together; each that stops leaves the working set.

    Ctrl-C ends it: those under way are then "interrupted" at their last iterate.
    """
    chunk = Chunk.untouched(task)
    passes = make_passes(task.u, task.y, task.n_hidden, task.activation)
    tolerance = task.tolerance
    free = to_working_order(task.free)
    some_fixed = not free.all()
    members = np.arange(len(chunk.theta))
    theta, loss, steps = to_working_order(task.theta), chunk.loss.copy(), 0
    column = 0
    with np.errstate(over="ignore", invalid="ignore"):
        try:
            loss = passes.forward(theta)
            going = np.isfinite(loss)
            chunk.finish(members[~going], DIVERGED, theta[~going], loss[~going], 0)
            for m, mu in enumerate(task.mu.tolist(), start=1):  # Python's floats are quicker than NumPy's
                if np.count_nonzero(going) < len(going):
                    theta, loss, members = theta[going], loss[going], members[going]
                    if not len(members):
                        break
                    passes.forward(theta)
                gradient = passes.backward(theta)
                if some_fixed:
                    gradient *= free
                norm = np.sqrt(np.vecdot(gradient, gradient))
                if chunk.recorded[column] == steps:
                    chunk.record(column, members, loss, norm)
                    column += 1
                new_theta = theta - mu * gradient
                new_loss = passes.forward(new_theta)
                change = np.abs(new_loss - loss)
                sound = change + mu * TOO_FAR * norm < np.inf
                going = sound & (change >= tolerance)
                if np.count_nonzero(going) < len(going):
                    ended = sound & ~going
                    chunk.finish(members[ended], TOLERANCE, new_theta[ended], new_loss[ended], m)
                    chunk.finish(members[~sound], DIVERGED, theta[~sound], loss[~sound], m - 1)
                theta, loss, steps = new_theta, new_loss, m
            else:
                chunk.finish(members[going], MAX_ITERATIONS, theta[going], loss[going], steps)
            chunk.complete_history(passes, free)
        except KeyboardInterrupt:
            chunk.interrupted = True
            under_way = chunk.stopped[members] == INTERRUPTED
            chunk.finish(members[under_way], INTERRUPTED, theta[under_way], loss[under_way], steps)
            chunk.complete_history(passes, free)
    return chunk


def as_run(net: Network, chunks: list[Chunk]) -> TrainingRun:
    """Join the chunks, and give one network plain numbers and a history as long as it ran."""
    stack = net.stack_shape

    def joined(field: str) -> Array:
        whole = np.concatenate([getattr(chunk, field) for chunk in chunks])
        return whole.reshape(stack + whole.shape[1:])

    iterations, stopped = joined("iterations"), joined("stopped")
    ran = slice(None) if stack else slice(int(iterations) + 1)
    return TrainingRun(
        network=net.with_vector(joined("theta")),
        losses=joined("losses")[..., ran],
        gradient_norms=joined("norms")[..., ran],
        recorded=chunks[0].recorded[ran],
        iterations=iterations if stack else int(iterations),
        stopped=stopped if stack else str(stopped),
        final_loss=joined("loss") if stack else float(joined("loss")),
        final_gradient_norm=joined("norm") if stack else float(joined("norm")),
    )
