"""Two lessons of the site in a browser: they run from top to bottom, and nothing is fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import NoBrowser, launch
from lesson import Lesson
from playwright.sync_api import BrowserContext, sync_playwright
from serving import serve

import build

NAMES = [path.name for path in build.notebooks() if path.name[:2] in ("00", "04")]


class Site:
    """The site in the place of a server, as `Lesson` wants it."""

    def __init__(self, folder: Path, address: str) -> None:
        self.info = {"root_dir": str(folder / "files"), "url": address}

    def page(self, name: str) -> str:
        return f"{self.info['url']}lab/index.html?path={name}"

    def end_kernel(self, name: str) -> None:
        """It ends with its page."""


@pytest.fixture(scope="module")
def context() -> Iterator[BrowserContext]:
    with sync_playwright() as playwright:
        try:
            browser = launch(playwright)
        except NoBrowser as error:
            pytest.fail(f"NOT RUN: {error}")
        yield browser.new_context(viewport={"width": 1366, "height": 768})
        browser.close()


@pytest.fixture(scope="module")
def there(site: Path) -> Iterator[Site]:
    server, address = serve(site)
    yield Site(site, address)
    server.shutdown()


def opened(context: BrowserContext, there: Site, name: str) -> Lesson:
    lesson = Lesson(context, there, name)  # type: ignore[arg-type]
    lesson.open()
    return lesson


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_runs_from_top_to_bottom(context: BrowserContext, there: Site, name: str) -> None:
    lesson = opened(context, there, name)
    lesson.run()
    lesson.wait()
    lesson.page.screenshot(path=build.WORK / f"{name}.png")
    assert lesson.bad_outputs() == []
    assert lesson.prompts() == [f"[{n}]:" for n in range(1, len(lesson.sources) + 1)]
    assert lesson.abroad == []
    assert lesson.page.locator(".bplib-explorer").count() == sum(".show()" in each for each in lesson.sources)
    lesson.close()
