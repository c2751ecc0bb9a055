"""Where tasks run: here, one after another, or through an executor."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from bplib.activations import Activation
from bplib.chunks import Chunk, Task

if TYPE_CHECKING:  # concurrent.futures takes long to import, and only those with an executor need it
    from concurrent.futures import Executor, Future

# Pieces for each worker: some are done sooner than others, and the progress bar moves.
PIECES_PER_WORKER, PIECES_OF_A_BAR = 2, 20


def n_pieces(executor: Executor | None, progress: bool) -> int:
    """How many tasks a study is split into, if its size allows."""
    workers = 0 if executor is None else getattr(executor, "_max_workers", None) or os.cpu_count() or 1
    return max(1, PIECES_PER_WORKER * workers, PIECES_OF_A_BAR * progress)


def run(
    work: Callable[[Task], Chunk], tasks: list[Task], executor: Executor | None = None, progress: bool = False
) -> list[Chunk]:
    """The chunk of each task, in their order. After Ctrl-C, what there is, and untouched chunks for the rest.

    Raises
    ------
    TypeError
        If `executor` is no executor, or the activation cannot travel to it.
    ValueError
        If the executor is shut down.
    RuntimeError
        If a worker process died.
    """
    if executor is not None:
        check_executor(executor, tasks[0].activation)
    done: dict[int, Chunk] = {}
    results = _here(work, tasks) if executor is None else _through(executor, work, tasks)
    if progress:
        try:
            from tqdm.auto import tqdm  # needed for nothing else
        except ImportError as error:
            raise ModuleNotFoundError("progress=True needs the package tqdm: pip install tqdm") from error
        results = tqdm(results, total=len(tasks), unit="task")
    try:
        for k, chunk in results:
            done[k] = chunk
            if chunk.interrupted:
                break
    except KeyboardInterrupt:
        pass  # between two tasks; inside one, the work itself sees to it
    return [done[k] if k in done else Chunk.untouched(task) for k, task in enumerate(tasks)]


def _here(work: Callable[[Task], Chunk], tasks: list[Task]) -> Iterable[tuple[int, Chunk]]:
    for k, task in enumerate(tasks):
        yield k, work(task)


def _through(executor: Executor, work: Callable[[Task], Chunk], tasks: list[Task]) -> Iterable[tuple[int, Chunk]]:
    from concurrent.futures import BrokenExecutor, as_completed

    futures: dict[Future[Chunk], int] = {}
    try:
        try:
            for k, task in enumerate(tasks):
                futures[executor.submit(work, task)] = k
        except BrokenExecutor:
            raise
        except RuntimeError as error:
            raise ValueError(f"executor cannot take work ({error}); wanted one that is not shut down") from error
        for future in as_completed(futures):
            yield futures[future], future.result()
    except BrokenExecutor as error:
        raise RuntimeError(
            "a worker process died, and with it the study: nothing is returned. Was it out of memory, or is the "
            'script without `if __name__ == "__main__":`? Dask\'s executor (client.get_executor()) runs lost work again'
        ) from error
    finally:
        for future in futures:
            future.cancel()


def check_executor(executor: Any, activation: Activation) -> None:
    """Raise if work cannot be handed to this executor."""
    from concurrent.futures import ProcessPoolExecutor

    if not callable(getattr(executor, "submit", None)):
        raise TypeError(
            f"executor is {executor!r}; wanted a concurrent.futures.Executor, such as ProcessPoolExecutor() "
            "or Dask's client.get_executor()"
        )
    if not isinstance(executor, ProcessPoolExecutor):
        return
    remedy = (
        "define its functions in a module that can be imported (no lambda, not in the notebook itself), "
        "or use threads, or Dask's executor, which sends functions whole"
    )
    try:
        pickle.dumps(activation)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise TypeError(f"activation {activation.name} cannot travel to another process ({error}): {remedy}") from error
    homes = {getattr(function, "__module__", None) for function in (activation.function, activation.derivative)}
    if "__main__" in homes:
        raise TypeError(f"activation {activation.name} is defined in __main__, which workers do not have: {remedy}")
