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
from bplib.checks import positive_number, rectangular, whole_number
from bplib.engine import engine_for
from bplib.engine.chunks import Chunk, Task, count_ends, iterations_to_record
from bplib.engine.workers import train_all
from bplib.network import Network, check_problem, join


@dataclass(frozen=True, eq=False)
class TrainingRun:
    """What :func:`train` did. For a stack, every field but `recorded` has the stack's leading axes (…)."""

    network: Network  #: The network after the last step; after a divergence, the last one whose loss was finite.
    #: (…, R): the loss after each of the recorded iterations; ``losses[..., 0]`` is before the first step. NaN after a
    #: member of a stack has stopped.
    losses: Array
    gradient_norms: Array  #: (…, R): ‖∇L‖ of the parameters that are not fixed, at the same iterations.
    recorded: Array  #: (R,): the numbers of those iterations: 0, 1, 2, … for one network, log-spaced for a stack.
    iterations: Any  #: (…): how many steps `network` has taken; an int for one network.
    stopped: Any  #: (…): why no more: "tolerance", "max_iterations", "diverged" or "interrupted".
    final_losses: Any  #: (…): the losses of `network`; NaN for a member that an interruption left untouched.
    final_gradient_norms: Any  #: (…): ‖∇L‖ of `network`, of the parameters that are not fixed.
    engine: str  #: What computed it: "numpy" or "numba".

    @property
    def final_loss(self) -> float:
        """The loss of `network`, if it is one and not a stack."""
        return self._of_one("final_losses")

    @property
    def final_gradient_norm(self) -> float:
        """‖∇L‖ of `network`, if it is one and not a stack."""
        return self._of_one("final_gradient_norms")

    def _of_one(self, name: str) -> float:
        stack = self.network.stack_shape
        if stack:
            raise AttributeError(f"this is the run of a stack of {stack}, with a number for each network: see {name}")
        return getattr(self, name)

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
    engine: str | None = None,
) -> TrainingRun:
    """Steepest descent from `net`: slide *Backprop algorithm*, steps 2 to 4.

    For one network it does what these lines do, and besides keeps the histories and watches for divergence::

        for m in range(1, max_iterations + 1):
            old_loss, d = bp.loss(net, u, y), bp.gradients(net, u, y)
            mu = schedule(m)
            net = bp.Network(b=net.b - mu * d.b, w=net.w - mu * d.w, x=net.x - mu * d.x, activation=net.activation)
            if abs(bp.loss(net, u, y) - old_loss) < tolerance:
                break

    Each member of a stack is trained, and stops, for itself. Ctrl-C gives what there is, as "interrupted".

    Parameters
    ----------
    schedule : callable
        The learning rate μ(m) for m = 1, 2, …, as from :mod:`bplib.schedules`, or any function of m.
    tolerance : float
        Stop when the loss changes by less in a step; 0 never stops so.
    fixed : iterable of names, or mapping from name to mask
        Parameters that stay as they are: ``["b"]``, or in part, ``{"w": mask}`` with True where a weight stays.
        A mask has the parameter's shape in one network.
    engine : {"numpy", "numba"}, optional
        What computes: NumPy, or the same loop compiled by Numba. Without it Numba's where it is installed and the
        activation is bplib's own, unless the environment variable ``BPLIB_ENGINE`` names the other. They agree to
        rounding.
    """
    u, y = check_problem(net, u, y)
    if np.iscomplexobj(net.vector):
        raise TypeError("the network has complex parameters; training wants real ones")
    if 0 in net.stack_shape:
        raise ValueError(f"the network is a stack of shape {net.stack_shape}, without members; wanted at least one")
    engine = engine_for(engine, net.activation)
    task = make_task(net, u, y, tolerance, max_iterations, fixed)
    return as_run(net, train_all(task, [schedule], max_iterations, engine), engine)


def make_task(net: Network, u: Array, y: Array, tolerance: float, max_iterations: int, fixed: Any) -> Task:
    """The task to train all members of `net`, checked, and still without learning rates."""
    tolerance = positive_number("tolerance", tolerance, or_zero=True)
    recorded = iterations_to_record(whole_number("max_iterations", max_iterations), every=not net.stack_shape)
    theta, free = net.vector.reshape(-1, net.vector.shape[-1]), free_parameters(net, fixed)
    return Task(theta, u, y, net.n_hidden, net.activation, np.zeros(0), tolerance, free, recorded)


def free_parameters(net: Network, fixed: Iterable[str] | Mapping[str, ArrayLike]) -> Array:
    """1 for each parameter of one network that moves and 0 for each that is fixed, in the order of `vector`."""
    if isinstance(fixed, str):
        raise TypeError(f"fixed is {fixed!r}, a bare string; wanted names in a list: fixed=[{fixed!r}]")
    if not isinstance(fixed, Iterable):
        raise TypeError(f"fixed is {fixed!r}; wanted names in a list, such as fixed=['b'], or a mapping to masks")
    n_axes = len(net.stack_shape)
    masks = {name: np.zeros(getattr(net, name).shape[n_axes:], dtype=bool) for name in ("b", "w", "x")}
    for name in fixed:
        if name not in list(masks):
            raise ValueError(f"fixed names {name!r}; wanted names among 'b', 'w' and 'x'")
        shape, which = masks[name].shape, f"fixed[{name!r}]"
        wanted = f"wanted a mask of True and False of shape {shape}, the shape of {name} in one network"
        mask = rectangular(which, fixed[name], wanted) if isinstance(fixed, Mapping) else np.ones(shape, dtype=bool)
        if mask.dtype != bool or mask.shape != shape:
            raise ValueError(f"{which} has shape {mask.shape} and type {mask.dtype}; {wanted}")
        masks[name] = mask
    return 1.0 - join(**masks)


def as_run(net: Network, chunks: list[Chunk], engine: str, order: Array | slice = slice(None)) -> TrainingRun:
    """Join the chunks, and give one network plain numbers and a history as long as it ran.

    `order` says which of the chunks' rows, one after another, is which member of `net`.
    """
    stack = net.stack_shape

    def joined(field: str) -> Array:
        whole = np.concatenate([getattr(chunk, field) for chunk in chunks])[order]
        return whole.reshape(stack + whole.shape[1:])

    iterations, stopped = joined("iterations"), joined("stopped")
    final_losses, final_norms = joined("loss"), joined("norm")
    history = np.concatenate([chunk.history for chunk in chunks], axis=-1)[..., order]
    ran = slice(None) if stack else slice(int(iterations) + 1)
    losses, norms = np.moveaxis(history, -1, 1).reshape(2, *stack, -1)[..., ran]
    return TrainingRun(
        network=net.with_vector(joined("theta")),
        losses=losses,
        gradient_norms=norms,
        recorded=chunks[0].recorded[ran],
        iterations=iterations if stack else int(iterations),
        stopped=stopped if stack else str(stopped),
        final_losses=final_losses if stack else float(final_losses),
        final_gradient_norms=final_norms if stack else float(final_norms),
        engine=engine,
    )
