"""Work done on the site is taken along to a computer and back, as the page says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import launch
from lesson import MINUTE, OUTPUT, Lesson
from playwright.sync_api import Browser, Page, expect, sync_playwright
from served import Site, served

from bplib.course.exercises import find

NAME = "01_see_the_network.ipynb"
SOLVED_THERE, SOLVED_HERE = "01.1", "01.2"
RAN = re.compile(r"\[\d+\]:")  # what stands in front of a cell then
RECORD = (
    f"from bplib.course.exercises.progress import record, solved; record({SOLVED_HERE!r}); print(*sorted(solved()[0]))"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield launch(playwright)


@pytest.fixture(scope="module")
def there(site: Path) -> Iterator[Site]:
    with served(site) as address:
        yield Site(site / "files", address)


def opened(browser: Browser, there: Site) -> Lesson:
    """The lesson in a browser that has not been here before."""
    lesson = Lesson(browser.new_context(viewport={"width": 1366, "height": 768}), there, NAME)  # type: ignore[arg-type]
    lesson.open()
    lesson.clear()
    return lesson


def run_cell(lesson: Lesson, part: str, source: str | None = None) -> None:
    """Run the first cell whose source has this part, with another source if one is given."""
    number = next(k for k, cell in enumerate(lesson.cells) if part in "".join(cell["source"]))
    cell = lesson.page.locator(".jp-Notebook .jp-Cell").nth(number)
    cell.locator(".cm-content").click()
    if source is not None:
        lesson.page.keyboard.press("ControlOrMeta+a")
        lesson.page.keyboard.insert_text(source)
    lesson.page.keyboard.press("Control+Enter")
    expect(cell.locator(".jp-InputPrompt").first).to_have_text(RAN, timeout=MINUTE)


def download(page: Page, name: str, folder: Path) -> Path:
    """Take a file of the list on the left, by its menu."""
    item = page.locator(".jp-DirListing-item", has_text=name)
    expect(item).to_have_count(1, timeout=MINUTE)
    item.click(button="right")
    with page.expect_download() as coming:
        page.get_by_role("menuitem", name="Download", exact=True).click()
    coming.value.save_as(folder / name)
    return folder / name


def test_work_is_taken_to_a_computer_and_back(browser: Browser, there: Site, tmp_path: Path) -> None:
    exercise = find(SOLVED_THERE)
    lesson = opened(browser, there)
    run_cell(lesson, "import numpy as np")
    run_cell(lesson, exercise.stub.strip(), exercise.solution)
    run_cell(lesson, f'course.exercise("{SOLVED_THERE}")')
    expect(lesson.page.locator(OUTPUT, has_text="Right")).to_have_count(1)
    lesson.page.keyboard.press("Control+s")
    expect(lesson.page.locator(".jp-mod-dirty")).to_have_count(0, timeout=MINUTE)
    notebook = download(lesson.page, NAME, tmp_path)
    progress = download(lesson.page, "progress.json", tmp_path)
    lesson.close()

    # As the page says: the lesson into the folder, the progress with a dot in front. There another one is solved.
    assert any(
        exercise.solution in "".join(cell["source"]) for cell in json.loads(notebook.read_text("utf-8"))["cells"]
    )
    progress.rename(tmp_path / ".progress.json")
    environment = {name: value for name, value in os.environ.items() if name != "BPLIB_PROGRESS"}
    ran = subprocess.run(
        [sys.executable, "-c", RECORD], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == [SOLVED_THERE, SOLVED_HERE]

    # And back, into another browser.
    (tmp_path / ".progress.json").rename(progress)
    again = opened(browser, there)
    with again.page.expect_file_chooser() as choosing:
        again.page.locator("[data-command='filebrowser:upload'], [title^='Upload Files']").first.click()
    choosing.value.set_files(progress)
    expect(again.page.locator(".jp-DirListing-item", has_text=progress.name)).to_have_count(1, timeout=MINUTE)
    run_cell(again, "import numpy as np")
    run_cell(again, f'course.exercise("{SOLVED_THERE}")', "course.progress()")
    expect(again.page.locator(f"{OUTPUT} td", has_text=f"{SOLVED_THERE} ✓ {SOLVED_HERE} ✓")).to_have_count(1)
    again.close()
