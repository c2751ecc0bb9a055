"""One JupyterLab and one browser for all tests.

A notebook is opened and run once, and everything that it is tested for is tested on that page. If the variable
``BPLIB_LITE`` names the folder of the course for a browser, its notebooks are opened there, without JupyterLab.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from chromium import NoBrowser, launch
from lesson import Lesson
from playwright.sync_api import BrowserContext, sync_playwright
from served import Site, served
from server import Server, copy_course
from trials import TRIALS, write_trials

LITE = os.environ.get("BPLIB_LITE")
FAILURES = Path(__file__).parent / "failures"
current: list[Lesson] = []
loading: dict[str, Lesson] = {}
opened_before: set[str] = set()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server | Site]:
    """JupyterLab with the course, and the trials beside the lessons; or the course for a browser."""
    if LITE:
        with served(Path(LITE)) as address:
            yield Site(Path(LITE, "files"), address)
        return
    folder = tmp_path_factory.mktemp("student")
    write_trials(copy_course(folder))
    running = Server(folder)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def context() -> Iterator[BrowserContext]:
    """The browser, with a window as on a small laptop."""
    with sync_playwright() as playwright:
        try:
            browser = launch(playwright)
        except NoBrowser as error:
            pytest.exit(str(error), returncode=1)
        yield browser.new_context(viewport={"width": 1366, "height": 768})
        browser.close()


@pytest.fixture(scope="session")
def lesson(request: pytest.FixtureRequest, server: Server | Site, context: BrowserContext) -> Iterator[Lesson]:
    """A notebook of which all cells were run, once in a session. While they run, the next notebook loads."""
    names = list(dict.fromkeys(notebook_of(item) for item in request.session.items))
    name, *later = names[names.index(request.param) :]
    assert name not in opened_before, f"{name} was opened before, and its tests were torn apart"
    opened_before.add(name)
    opened = loading.pop(name, None) or Lesson(context, server, name)
    current[:] = [opened]
    opened.open()
    opened.run()
    if later:
        loading[later[0]] = Lesson(context, server, later[0])
    opened.wait()
    yield opened
    opened.close()


def notebook_of(item: pytest.Item) -> str:
    """The notebook that a test is of; none if it is of no notebook."""
    return str(item.callspec.params.get("lesson", "")) if hasattr(item, "callspec") else ""


def pytest_sessionstart() -> None:
    """Remove what was kept of the last failures."""
    shutil.rmtree(FAILURES, ignore_errors=True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put tests of one notebook together: the lessons in their order, the trials last."""
    items.sort(key=lambda item: (notebook_of(item) in TRIALS, notebook_of(item)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Of a failure, keep what the page looked like and what the browser's console said."""
    report = yield
    if report.failed and "lesson" in getattr(item, "fixturenames", ()) and current:
        FAILURES.mkdir(exist_ok=True)
        path = FAILURES / (re.sub(r"[^\w.-]+", "-", item.name).strip("-") + ".png")
        path.with_suffix(".txt").write_text("\n".join(current[0].said), encoding="utf-8")
        current[0].page.screenshot(path=path)
        report.sections.append(("kept", f"{path}\n{path.with_suffix('.txt')} (the browser's console)"))
    return report
