"""What a training works on: a task (networks, data, learning rates) and a chunk (what came of it).

Both hold plain arrays, and parameters in the order of `Network.vector`: whatever trains, they are all that it gets and
gives. A stack is trained in tasks of a size that suits the processor's cache. Which networks share a task changes no
bit of any of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from bplib.activations import Activation, Array

TOLERANCE, MAX_ITERATIONS, DIVERGED, INTERRUPTED = "tolerance", "max_iterations", "diverged", "interrupted"

# Hidden values worked on at once: few enough to stay in the processor's cache, enough to be worth a call.
LARGEST_CHUNK, SMALLEST_CHUNK = 2**16, 2**13
# How many iterations a stack records, log-spaced.
N_RECORDED = 300


@dataclass(frozen=True, eq=False)
class Task:
    """Networks to be trained with one schedule, and all that this takes: what travels to a worker."""

    theta: Array  # (K, D): where they start
    u: Array
    y: Array
    n_hidden: int
    activation: Activation
    mu: Array  # (M,): the learning rates
    tolerance: float
    free: Array  # (D,): 1 for what moves, 0 for what is fixed
    recorded: Array  # (R,): the iterations whose loss and gradient norm are kept
    stop_file: str | None = None  # where this appears, the work is to end: see `workers`

    def split(self, n_pieces: int = 1) -> list[Task]:
        """At least so many tasks, if the networks make that many worth while, whose arrays stay in the cache."""
        per_network = self.n_hidden * len(self.u)
        largest = max(1, LARGEST_CHUNK // per_network)
        smallest = max(1, SMALLEST_CHUNK // per_network)
        rows = min(largest, max(smallest, -(-len(self.theta) // n_pieces)))
        return [replace(self, theta=self.theta[k : k + rows]) for k in range(0, len(self.theta), rows)]


class Chunk:
    """Members that are trained together, and what came of them: at first nothing, as if they were interrupted then."""

    def __init__(self, task: Task) -> None:
        count = len(task.theta)
        self.theta = task.theta.copy()  # (K, D): where they ended
        self.loss, self.norm = np.full(count, np.nan), np.full(count, np.nan)  # (K,): there
        self.iterations = np.zeros(count, dtype=int)  # (K,): how many steps each took
        self.stopped = np.full(count, INTERRUPTED, dtype="<U14")  # (K,): and why no more; room for the longest reason
        # (2, R, K): losses and norms at the recorded iterations, one iteration's together for quick writing.
        self.history = np.full((2, len(task.recorded), count), np.nan)
        self.recorded = task.recorded  # (R,)
        self.interrupted = False  # whether Ctrl-C came meanwhile, perhaps when all had ended

    def record(self, column: int, members: Array, loss: Array, norm: Array) -> None:
        """Note the loss and the gradient norm of some members at a recorded iteration."""
        which = slice(None) if len(members) == len(self.loss) else members  # all is the usual case, and quicker so
        self.history[0, column, which], self.history[1, column, which] = loss, norm

    def finish(self, members: Array, reason: str, theta: Array, loss: Array, iterations: int) -> None:
        """Note the end of some members."""
        self.theta[members], self.loss[members] = theta, loss
        self.iterations[members], self.stopped[members] = iterations, reason

    def complete_history(self, norms: Callable[[Array], Array]) -> None:
        """Add the final gradient norms, and the final values to the history where their iteration is recorded."""
        begun = ~np.isnan(self.loss)
        self.norm[begun] = norms(self.theta[begun])
        column = np.searchsorted(self.recorded, self.iterations)
        is_recorded = begun & (self.recorded[column] == self.iterations)
        self.history[:, column[is_recorded], is_recorded] = self.loss[is_recorded], self.norm[is_recorded]


def count_ends(stopped: Array) -> str:
    """How many stopped for which reason, in words."""
    reasons, counts = np.unique(stopped, return_counts=True)
    return ", ".join(f"{n} {reason}" for reason, n in zip(reasons, counts, strict=True))


def iterations_to_record(max_iterations: int, every: bool) -> Array:
    """The numbers of the iterations whose loss is kept: every one, or a few hundred, log-spaced."""
    if every:
        return np.arange(max_iterations + 1)
    spread = np.round(np.geomspace(1, max_iterations, N_RECORDED)).astype(int)
    return np.unique(np.concatenate([[0], spread]))
