"""The engine of NumPy: the slides' steps for all networks of a task together."""

from __future__ import annotations

import os
import time

import numpy as np

from bplib.activations import Array
from bplib.engine.chunks import DIVERGED, INTERRUPTED, MAX_ITERATIONS, TOLERANCE, Chunk, Task
from bplib.engine.passes import Passes

# Times this, the length of a step above 1e150 is infinite, and that counts as divergence like an infinite loss: shorter
# steps cannot take a parameter to infinity.
TOO_FAR = 1e158
# Seconds between two looks for the file that ends the work.
LOOK_EVERY = 0.1


def descend(task: Task) -> Chunk:
    """Train the networks of a task all together; each that stops leaves the working set.

    Ctrl-C, here or by the task's file, ends it: those under way are then "interrupted" at their last iterate.
    """
    chunk = Chunk.untouched(task)
    passes = Passes(task.u, task.y, task.n_hidden, task.activation)
    tolerance = task.tolerance
    free = np.roll(task.free, -1)  # in working order, as is theta until the end
    some_fixed = not free.all()

    def norms(theta: Array) -> Array:
        passes.forward(theta)
        return np.linalg.norm(passes.backward(theta) * free, axis=1)

    members = np.arange(len(chunk.theta))
    chunk.theta = np.roll(chunk.theta, -1, axis=1)
    theta, loss, steps = chunk.theta.copy(), chunk.loss.copy(), 0
    column = 0
    end = EndOfWork(task.stop_file)
    with np.errstate(over="ignore", invalid="ignore"):
        try:
            end.look()
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
                if end.file:
                    end.look()
            else:
                chunk.finish(members[going], MAX_ITERATIONS, theta[going], loss[going], steps)
            chunk.complete_history(norms)
        except KeyboardInterrupt:
            chunk.interrupted = True
            under_way = chunk.stopped[members] == INTERRUPTED
            chunk.finish(members[under_way], INTERRUPTED, theta[under_way], loss[under_way], steps)
            chunk.complete_history(norms)
    chunk.theta = np.roll(chunk.theta, 1, axis=1)
    return chunk


class EndOfWork:
    """Looks now and then whether a file has appeared, and is then a Ctrl-C."""

    def __init__(self, file: str | None) -> None:
        self.file, self.next_look = file, 0.0

    def look(self) -> None:
        """Raise KeyboardInterrupt if the file is there."""
        if self.file and (now := time.monotonic()) >= self.next_look:
            self.next_look = now + LOOK_EVERY
            if os.path.exists(self.file):
                raise KeyboardInterrupt
