"""Take README's pictures of JupyterLab anew, into docs/: ``python browser/photograph.py``.

The first look at lesson 00 is ``first-look.png``, the playground ``explorer.png``. What else is installed into the
environment, as nbgrader, is seen on the first.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from chromium import launch
from lesson import Lesson
from playwright.sync_api import Browser, sync_playwright
from server import ROOT, Server, copy_course

from bplib.course.authoring.lab import FIRST

WINDOW = {"width": 1280, "height": 800}


def first_look(browser: Browser, server: Server) -> None:
    """What a student sees when the course is opened."""
    lesson = Lesson(browser.new_context(viewport=WINDOW), server, FIRST)
    lesson.open()
    lesson.page.locator(".jp-Notebook mjx-container").first.wait_for()
    lesson.page.screenshot(path=ROOT / "docs" / "first-look.png")


def playground(browser: Browser, server: Server) -> None:
    """The page explore while the playground trains, without its code."""
    lesson = Lesson(browser.new_context(viewport=WINDOW), server, "explore.ipynb")
    lesson.open()
    lesson.run()
    lesson.wait()
    box = lesson.page.locator(".bplib-Playground")
    for name, value in (("n_hidden", "3"), ("m", "300")):
        field = box.locator(f".bplib-control-{name} input").first
        field.fill(value)
        field.press("Enter")
    box.get_by_text("max_iterations=300").wait_for()
    field.blur()
    box.locator(".bplib-code").evaluate("code => code.remove()")
    box.screenshot(path=ROOT / "docs" / "explorer.png")


def main() -> None:
    """Open the course in JupyterLab, and take both."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        copy_course(Path(folder))
        server = Server(Path(folder))
        browser = launch(playwright)
        first_look(browser, server)
        playground(browser, server)
        browser.close()
        server.stop()


if __name__ == "__main__":
    main()
