"""What makes training fast; the formulas are those of the reading path, and only their layout differs.

- `chunks`: a *task* is networks and all that it takes to train them, a *chunk* what came of it. Both are plain arrays.
- `passes`: the two passes for many networks at once, in buffers that are written over and over.
- `steps`: the engine, a function that takes a task and returns its chunk. It brings parameters into the order in which
  the passes want them once, and back once.
- `workers`: hands tasks to the engine, here or through an executor, and puts up with Ctrl-C.

:func:`bplib.train` and :func:`bplib.restarts` make tasks, call :func:`train_tasks`, and make a run of the chunks.
Another engine, such as a compiled one, is one more function from task to chunk, and its choice one more argument here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bplib.engine import steps, workers
from bplib.engine.chunks import Chunk, Task

if TYPE_CHECKING:
    from concurrent.futures import Executor


def train_tasks(tasks: list[Task], executor: Executor | None = None, progress: bool = False) -> list[Chunk]:
    """The chunk of each task, in their order; after Ctrl-C, what there is."""
    return workers.run(steps.descend, tasks, executor, progress)
