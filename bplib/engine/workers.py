"""Where tasks run: here, one after another, or through an executor.

An executor's workers hear nothing of a Ctrl-C here. So each task names a file that does not exist; where it appears,
the work ends like one that was interrupted. On another machine it does not, and the work there runs on unheeded.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bplib.activations import Activation
from bplib.engine import steps
from bplib.engine.chunks import Chunk, Task
from bplib.schedules import learning_rates

if TYPE_CHECKING:  # concurrent.futures takes long to import, and only those with an executor need it
    from concurrent.futures import Executor, Future

# Pieces for each worker: some are done sooner than others, and the progress bar moves.
PIECES_PER_WORKER, PIECES_OF_A_BAR = 2, 20
# How many seconds to wait, after Ctrl-C, for what is under way in workers.
PATIENCE = 1.5


def train_all(
    task: Task,
    schedules: Sequence[Callable[[int], float]],
    max_iterations: int,
    engine: str,
    executor: Executor | None = None,
    progress: bool = False,
) -> list[Chunk]:
    """Train the networks of a task, which has no learning rates yet, by each schedule in turn.

    After Ctrl-C the chunks have what there is, and for the rest the networks as they were.
    """
    try:
        rates = [learning_rates(schedule, max_iterations) for schedule in schedules]
    except KeyboardInterrupt:  # before the first step
        return [Chunk(task)] * len(schedules)
    workers = 0 if executor is None else getattr(executor, "_max_workers", None) or os.cpu_count() or 1
    n_pieces = max(PIECES_PER_WORKER * workers, PIECES_OF_A_BAR * bool(progress), 1)
    tasks = [part for mu in rates for part in replace(task, mu=mu).split(-(-n_pieces // len(rates)))]
    work = steps.descend
    if engine == "numba":
        from bplib.engine.compiled import descend as work  # which takes a second to load
    done: dict[int, Chunk] = {}
    away = None if executor is None else Away(executor)
    results = away.results(work, tasks) if away else ((k, work(task)) for k, task in enumerate(tasks))
    try:
        for k, chunk in _with_bar(results, len(tasks)) if progress else results:
            done[k] = chunk
            if chunk.interrupted:
                raise KeyboardInterrupt
    except KeyboardInterrupt:  # between two tasks; inside one, the work itself sees to it
        if away:
            done |= away.stop()
    finally:
        if away:
            away.leave()
    return [done[k] if k in done else Chunk(task) for k, task in enumerate(tasks)]


def _with_bar(results: Iterable[tuple[int, Chunk]], total: int) -> Iterable[tuple[int, Chunk]]:
    try:
        from tqdm.auto import tqdm  # needed for nothing else
    except ImportError as error:
        raise ModuleNotFoundError("progress=True needs the package tqdm: pip install tqdm") from error
    return tqdm(results, total=total, unit="task")


class Away:
    """Tasks in the hands of an executor."""

    def __init__(self, executor: Executor) -> None:
        import tempfile

        self.executor = executor
        self.folder = tempfile.mkdtemp(prefix="bplib-")
        self.stop_file = os.path.join(self.folder, "stop")
        self.futures: dict[Future[Chunk], int] = {}

    def results(self, work: Callable[[Task], Chunk], tasks: list[Task]) -> Iterator[tuple[int, Chunk]]:
        """Number and chunk of each task, as they come."""
        from concurrent.futures import BrokenExecutor, as_completed

        try:
            for k, task in enumerate(tasks):
                try:
                    self.futures[self.executor.submit(work, replace(task, stop_file=self.stop_file))] = k
                except BrokenExecutor:
                    raise
                except RuntimeError as error:
                    wanted = "wanted one that is not shut down"
                    raise ValueError(f"executor cannot take work ({error}); {wanted}") from error
            for future in as_completed(self.futures):
                yield self.futures[future], future.result()
        except BrokenExecutor as error:
            raise RuntimeError(
                "a worker process died, and with it the study: nothing is returned. Was it out of memory, or is the "
                'script without `if __name__ == "__main__":`? Dask\'s executor (client.get_executor()) runs lost work '
                "again"
            ) from error

    def stop(self) -> dict[int, Chunk]:
        """Begin nothing more, end what is under way, and return what there is after a moment's patience."""
        from concurrent.futures import wait

        self.leave()
        under_way = [future for future in self.futures if not future.cancelled()]
        came = wait(under_way, timeout=PATIENCE).done
        return {self.futures[future]: future.result() for future in came if not future.exception()}

    def leave(self) -> None:
        """Let nothing begin or run on. The folder goes when the last task has ended."""
        if not all(future.done() for future in self.futures) and os.path.isdir(self.folder):
            open(self.stop_file, "wb").close()
        for future in self.futures:
            future.cancel()
            future.add_done_callback(self._tidy_up)
        self._tidy_up()

    def _tidy_up(self, _: Any = None) -> None:
        if all(future.done() for future in self.futures):
            import shutil

            shutil.rmtree(self.folder, ignore_errors=True)


def check_executor(executor: Any, activation: Activation) -> None:
    """Raise if work cannot be handed to this executor."""
    wanted = "wanted a concurrent.futures.Executor, such as ProcessPoolExecutor() or Dask's client.get_executor()"
    if isinstance(executor, type):
        raise TypeError(f"executor is the class {executor.__name__}; {wanted}: {executor.__name__}() makes one")
    if not callable(getattr(executor, "submit", None)):
        raise TypeError(f"executor is {executor!r}; {wanted}")
    processes = sys.modules.get("concurrent.futures.process")  # not loaded, no process pool
    if not processes or not isinstance(executor, processes.ProcessPoolExecutor):
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
