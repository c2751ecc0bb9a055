"""A lesson's figure on a dark page: its paper is dimmed, like that of an explorer's picture."""

from __future__ import annotations

from lesson import Lesson
from playwright.sync_api import BrowserContext
from server import Server

FIGURE = ".jp-OutputArea-output img[alt^='Drawing of a network']"


def test_in_the_dark_a_figures_paper_is_dimmed(server: Server, context: BrowserContext) -> None:
    lesson = Lesson(context, server, "01_see_the_network.ipynb")
    lesson.open()
    figure = lesson.page.locator(FIGURE).first
    looks = {
        light: figure.evaluate(
            f"e => {{ document.body.dataset.jpThemeLight = '{light}'; return getComputedStyle(e).filter }}"
        )
        for light in ("true", "false")
    }
    assert looks == {"true": "none", "false": "brightness(0.8)"}
    lesson.close()
