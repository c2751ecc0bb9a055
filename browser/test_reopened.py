"""A notebook that was run, saved, left and opened again shows each explorer's picture, until its cell is run."""

import json
import time
from pathlib import Path

from lesson import MINUTE, OUTPUT, UNTIL_RUN, Lesson
from playwright.sync_api import BrowserContext, expect
from server import Server

from bplib.course.authoring import execute

CELL = "from bplib import course\n\ncourse.explorers.SigmoidSlope().show()"


def write(folder: Path, name: str) -> None:
    cell = {
        "cell_type": "code",
        "id": "explorer",
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": CELL,
    }
    metadata = {"kernelspec": execute.KERNELSPEC}
    content = {"cells": [cell], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    (folder / name).write_text(json.dumps(content), encoding="utf-8")


def test_a_reopened_explorer_is_its_still_picture(server: Server, context: BrowserContext) -> None:
    name = "reopened.ipynb"
    write(Path(server.info["root_dir"]), name)
    first = Lesson(context, server, name)
    first.open()
    first.run()
    first.wait()
    expect(first.page.locator(".bplib-explorer")).to_have_count(1, timeout=MINUTE)
    first.page.keyboard.press("Control+s")
    file, until = Path(server.info["root_dir"]) / name, time.monotonic() + 30
    while UNTIL_RUN not in file.read_text(encoding="utf-8") and time.monotonic() < until:
        first.page.wait_for_timeout(100)
    assert execute.WIDGET_VIEW not in file.read_text(encoding="utf-8")
    expect(first.page.locator(".bplib-explorer")).to_have_count(1)  # saving takes nothing from the page
    first.close()

    again = Lesson(context, server, name)
    again.open()
    expect(again.page.locator(OUTPUT, has_text=UNTIL_RUN)).to_have_count(1)
    assert again.stills[0] and "Error displaying widget" not in again.page.locator(".jp-Notebook").inner_text()
    again.run()
    again.wait()
    expect(again.page.locator(".bplib-explorer")).to_have_count(1, timeout=MINUTE)
    again.close()
