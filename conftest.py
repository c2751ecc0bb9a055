"""Says how many stored outputs strict nbval compared.

It stands here, and not in tests/, so that it is also loaded when pytest runs the notebooks alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator

import pytest

COMPARED = pytest.StashKey[Counter[str]]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Count the outputs of each notebook cell that passed."""
    report = yield
    if report.when == "call" and report.passed and hasattr(item, "cell"):  # an item of nbval's
        from rules import compared_outputs

        item.config.stash.setdefault(COMPARED, Counter())[item.path.name] += compared_outputs(item.cell)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the count, which only a look at nbval's inside tells: it passes cells without outputs too."""
    compared = config.stash.get(COMPARED, None)
    if compared is not None:
        terminalreporter.section("notebooks")
        terminalreporter.write_line(
            f"{compared.total()} outputs of {len(compared)} notebooks are as stored: "
            + ", ".join(f"{name} {count}" for name, count in sorted(compared.items()))
        )
