"""Says how many stored outputs strict nbval compared.

It stands here, and not in tests/, so that it is also loaded when pytest runs the notebooks alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator

import pytest

compared: Counter[str] = Counter()


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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the sum, which only a look at the outputs tells: nbval passes cells without any, too."""
    if compared:
        terminalreporter.section("notebooks")
        for notebook, count in sorted(compared.items()):
            terminalreporter.write_line(f"{count:5} outputs as stored: {notebook}")
        terminalreporter.write_line(f"{compared.total():5} outputs of {len(compared)} notebooks are as stored")
