"""Says how many stored outputs strict nbval compared, and what was tried of the exercises.

It stands here, and not in tests/, so that it is also loaded when pytest runs the notebooks alone.
"""

from __future__ import annotations

import gc
import os
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Generator
from typing import Any

import pytest

compared: Counter[str] = Counter()
# What a test enters with record_property(kind, what): counted once, however often it is tried.
KINDS = ("exercises", "wrong answers", "other forms", "unlisted wrong answers", "messages")
tried: dict[str, set[str]] = {kind: set() for kind in (*KINDS, "second routes")}
# By lesson: how many changed solutions were judged, and what came of it.
MUTANTS = ("mutants", "refused", "the same function", "accepted")
mutants: defaultdict[str, Counter[str]] = defaultdict(Counter)


def pytest_configure(config: pytest.Config) -> None:
    """Keep what is solved here apart from the progress of whoever runs the tests; kernels inherit the variable."""
    folder = tempfile.TemporaryDirectory(prefix="bplib-tests-")
    config.add_cleanup(folder.cleanup)
    os.environ["BPLIB_PROGRESS"] = os.path.join(folder.name, "progress.json")
    if os.name == "posix" and config.pluginmanager.hasplugin("nbval"):
        reach_kernels_by_files(folder.name)


def reach_kernels_by_files(folder: str) -> None:
    """Let kernels be spoken to by sockets that are files: their names are given once.

    A port that was found free for a kernel may be taken until the kernel takes it, where several processes start
    kernels: about one in a thousand then never answers.
    """
    from jupyter_client.manager import KernelManager

    plain = KernelManager.__init__

    def init(self: KernelManager, *args: Any, **kwargs: Any) -> None:
        place = {"transport": "ipc", "ip": os.path.join(folder, os.urandom(4).hex())}
        plain(self, *args, **place | kwargs)

    KernelManager.__init__ = init


def pytest_collection_finish() -> None:
    """Have the garbage collector look seldom: each time it goes through ten thousand tests, which stay to the end."""
    gc.set_threshold(100_000)  # to freeze them would hide from Hypothesis 6.100 who holds NumPy's random generator


# The test that runs, as pytest-timeout knows it, and when its time is up.
running: tuple[float, pytest.Item, Any] | None = None


@pytest.hookimpl(optionalhook=True)
def pytest_timeout_set_timer(item: pytest.Item, settings: Any) -> bool | None:
    """Watch a test by one thread that stays: pytest-timeout starts one for each, and waits until it runs."""
    global running
    if settings.method != "thread":
        return None
    if running is None:
        threading.Thread(target=watch, name="watches the tests", daemon=True).start()
    running = time.monotonic() + settings.timeout, item, settings
    return True


@pytest.hookimpl(optionalhook=True)
def pytest_timeout_cancel_timer() -> None:
    """Watch it no longer."""
    global running
    if running is not None:
        running = float("inf"), *running[1:]


def watch() -> None:
    """End this process, with pytest-timeout's words, when a test takes too long."""
    from pytest_timeout import timeout_timer

    while True:
        time.sleep(1)
        if running is not None and time.monotonic() > running[0]:
            timeout_timer(*running[1:])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Write into the report of a notebook's cell how many outputs were compared."""
    report = yield
    if report.when == "call" and report.passed and hasattr(item, "cell"):  # an item of nbval's
        from rules import compared_outputs

        # Into the report: with pytest-xdist another process than this one sums up.
        report.user_properties.append(("compared outputs", compared_outputs(item.cell)))
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add up what the reports say, by notebook."""
    for name, count in report.user_properties:
        if name == "compared outputs":
            compared[report.nodeid.split("::")[0]] += count
        elif name == "mutants" and report.when == "call":
            key, *counts = count.split()
            mutants[key[:2]].update(dict(zip(MUTANTS, map(int, counts), strict=True)))
        elif name in tried and report.when == "call" and report.passed:
            tried[name].add(count)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the sums, which only a look at the outputs tells: nbval passes cells without any, too."""
    if any(tried.values()):
        terminalreporter.section("exercises")
        terminalreporter.write_line(", ".join(f"{len(tried[kind])} {kind}" for kind in KINDS) + " were tried")
    if tried["second routes"]:
        from bplib.course.exercises import lesson_numbers, of_lesson

        count = sum(len(of_lesson(number)) for number in lesson_numbers())
        terminalreporter.write_line(f"{len(tried['second routes'])} of {count} keys reached by a second route")
    if mutants:
        terminalreporter.section("changed solutions")
        terminalreporter.write_line("  ".join(("lesson", *MUTANTS)))
        for lesson, counts in (*sorted(mutants.items()), ("all", sum(mutants.values(), Counter()))):
            terminalreporter.write_line("  ".join([f"{lesson:>6}", *(f"{counts[n]:{len(n)}}" for n in MUTANTS)]))
    if compared:
        terminalreporter.section("notebooks")
        for notebook, count in sorted(compared.items()):
            terminalreporter.write_line(f"{count:5} outputs as stored: {notebook}")
        terminalreporter.write_line(f"{compared.total():5} outputs of {len(compared)} notebooks are as stored")
