"""Take README's picture of the playground anew, into docs/explorer.png: ``python browser/photograph.py``."""

from __future__ import annotations

import tempfile
from pathlib import Path

from chromium import launch
from lesson import Lesson
from playwright.sync_api import sync_playwright
from server import ROOT, Server, copy_course


def main() -> None:
    """Open the page explore in JupyterLab, let the playground train, and take its picture without its code."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        copy_course(Path(folder))
        server = Server(Path(folder))
        browser = launch(playwright)
        lesson = Lesson(browser.new_context(viewport={"width": 1280, "height": 800}), server, "explore.ipynb")
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
        browser.close()
        server.stop()


if __name__ == "__main__":
    main()
