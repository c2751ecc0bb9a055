"""What all tests share: the same examples in every run, no time limit that a busy machine could miss, both engines."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from hypothesis import settings

from bplib.engine import ENGINES, VARIABLE

settings.register_profile("bplib", derandomize=True, database=None, deadline=None, max_examples=30)
settings.load_profile("bplib")

# What these hold is true of whatever computes.
OF_EVERY_ENGINE = {
    f"test_{name}"
    for name in ("against_scikit_learn", "descent", "errors", "executors", "files", "restarts", "study", "symmetry")
}
THERE = [engine for engine in ENGINES if engine == "numpy" or find_spec(engine)]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run the tests of what training does once with each engine."""
    if metafunc.module.__name__.rpartition(".")[2] in OF_EVERY_ENGINE:
        metafunc.parametrize("engine_in_use", THERE, indirect=True, scope="module")


@pytest.fixture(autouse=True, scope="module")
def engine_in_use(request: pytest.FixtureRequest) -> Iterator[None]:
    """Have the engine of such a test taken where none is named, in worker processes too."""
    with pytest.MonkeyPatch.context() as patch:
        if hasattr(request, "param"):
            patch.setenv(VARIABLE, request.param)
        yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which engines were tried."""
    if missing := set(ENGINES) - set(THERE):
        terminalreporter.line(f"not tried, since it is not installed: engine {', '.join(missing)}")
    elif os.environ.get(VARIABLE):
        terminalreporter.line(f"where none was named, the engine was {os.environ[VARIABLE]}")
