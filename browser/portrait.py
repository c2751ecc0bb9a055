"""The picture of an explorer that README shows, docs/explorer.png: ``make portrait`` takes it anew."""

from __future__ import annotations

import tempfile
from pathlib import Path

from chromium import launch
from lesson import Lesson
from playwright.sync_api import sync_playwright
from server import ROOT, Server, copy_course
from trials import write_notebook

PICTURE = ROOT / "docs" / "explorer.png"
NOTEBOOK = "portrait.ipynb"
CELLS = ["from bplib import course", "course.explorers.LossSurface(m=25).show()"]


def main() -> None:
    """Show the explorer of lesson 06 after some steps, and save what a laptop's window shows of it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, sync_playwright() as playwright:
        browser = launch(playwright)
        write_notebook(copy_course(Path(folder)) / NOTEBOOK, CELLS)
        server = Server(Path(folder))
        try:
            # High enough for all of it: what is scrolled out of sight would be missing.
            lesson = Lesson(browser.new_context(viewport={"width": 1366, "height": 1000}), server, NOTEBOOK)
            lesson.open()
            lesson.run()
            lesson.wait()
            lesson.page.locator(".bplib-explorer").screenshot(path=PICTURE)
            lesson.close()
        finally:
            server.stop()
            browser.close()


if __name__ == "__main__":
    main()
