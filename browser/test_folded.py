"""A cell that only draws is folded in JupyterLab, shows what it draws, and is unfolded by a click."""

from __future__ import annotations

from pathlib import Path

import nbformat
from lesson import Lesson
from playwright.sync_api import BrowserContext, expect
from server import Server

from bplib.course.authoring.folding import is_folded

NAME = "01_see_the_network.ipynb"


def test_what_only_draws_is_folded_and_can_be_opened(server: Server, context: BrowserContext) -> None:
    cells = nbformat.read(Path(server.info["root_dir"]) / NAME, as_version=4).cells
    number = next(number for number, cell in enumerate(cells) if is_folded(cell))
    lesson = Lesson(context, server, NAME)
    lesson.open()
    cell = lesson.page.locator(".jp-Notebook .jp-Cell").nth(number)
    cell.scroll_into_view_if_needed()
    code = cell.locator(".jp-InputArea .cm-content")
    expect(cell.locator(".jp-OutputArea img")).to_be_visible()
    expect(code).to_be_hidden()
    cell.locator(".jp-InputPlaceholder").click()
    expect(code).to_be_visible()
    expect(code).to_contain_text("course.figures.show")
    lesson.close()
