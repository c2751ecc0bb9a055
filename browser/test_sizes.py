"""Every explorer on a small laptop's screen, on a projector's and at 200 %: what has to be seen at once is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lesson import Lesson
from playwright.sync_api import BrowserContext
from server import Server
from trials import write_notebook

from bplib.course.explorers import EXPLORERS

NOTEBOOK = "sizes.ipynb"
LAPTOP, PROJECTOR, ZOOMED = ({"width": w, "height": h} for w, h in ((1280, 800), (1920, 1080), (640, 400)))
SEEN = 680  # pixels of a notebook that a laptop shows
# The lower edge of each part, and the picture's width, in pixels from the explorer's upper left corner.
MEASURE = """explorer => {
    const top = explorer.getBoundingClientRect().top;
    const edge = selector => explorer.querySelector(selector).getBoundingClientRect().bottom - top;
    return {
        controls: edge('.bplib-reset'), picture: edge('.bplib-stage img'), numbers: edge('.bplib-numbers'),
        width: explorer.querySelector('.bplib-stage img').getBoundingClientRect().width,
        over: explorer.scrollWidth - explorer.clientWidth,
    };
}"""
CUT = """rows => rows.filter(row => row.scrollHeight > row.clientHeight + 1 ||
    [...row.children].some(part => part.getBoundingClientRect().right > row.getBoundingClientRect().right + 1)
).map(row => row.className)"""
# JupyterLab learns of a window's new size in the next frame, and lays its parts out in the one after.
SETTLED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))))"
every_explorer = pytest.mark.parametrize("name", [kind.__name__ for kind in EXPLORERS])


@pytest.fixture(scope="module")
def page(server: Server, context: BrowserContext) -> Iterator[Lesson]:
    cells = ["from bplib import course", *(f"course.explorers.{kind.__name__}().show()" for kind in EXPLORERS)]
    write_notebook(Path(server.info["root_dir"]) / NOTEBOOK, cells)
    opened = Lesson(context, server, NOTEBOOK)
    opened.open()
    opened.run()
    opened.wait()
    yield opened
    opened.close()


def measured(page: Lesson, name: str, window: Any) -> dict[str, float]:
    """The edges of an explorer's parts in a window of a size."""
    page.page.set_viewport_size(window)
    page.page.evaluate(SETTLED)
    found: dict[str, float] = page.page.locator(f".bplib-{name}").evaluate(MEASURE)
    return found


@every_explorer
def test_controls_picture_and_numbers_fit_on_a_laptop(page: Lesson, name: str) -> None:
    found = measured(page, name, LAPTOP)
    assert max(found["controls"], found["picture"], found["numbers"]) <= SEEN, found
    assert found["over"] <= 0, found


@every_explorer
def test_the_picture_grows_for_a_projector_and_stays_below_its_screen(page: Lesson, name: str) -> None:
    small, large = (measured(page, name, window) for window in (LAPTOP, PROJECTOR))
    assert large["width"] > 1.2 * small["width"] and large["picture"] < 0.6 * PROJECTOR["height"], (small, large)


@every_explorer
def test_at_200_percent_the_picture_stands_just_above_the_controls(page: Lesson, name: str) -> None:
    found = measured(page, name, ZOOMED)
    side = page.page.locator(f".bplib-{name} .bplib-side").bounding_box()
    picture = page.page.locator(f".bplib-{name} .bplib-stage img").bounding_box()
    assert side and picture and found["over"] <= 0, found
    assert 0 <= side["y"] - (picture["y"] + picture["height"]) < 20
    assert side["y"] + side["height"] - picture["y"] <= ZOOMED["height"]
    cut = page.page.locator(f".bplib-{name} .bplib-control:visible").evaluate_all(CUT)
    assert not cut, f"smaller than what is in them: {cut}"


TITLES = "all => all.map(each => each.getAttribute('aria-label') ?? each.title)"


@every_explorer
def test_every_slider_and_every_title_has_words(page: Lesson, name: str) -> None:
    box = page.page.locator(f".bplib-{name}")
    names = box.locator(".noUi-handle").evaluate_all("all => all.map(each => each.getAttribute('aria-label'))")
    assert all(names) and len(set(names)) == len(names), names
    assert box.locator("[title=null]").count() == 0
    (explorer,) = (each for each in EXPLORERS if each.__name__ == name)
    for control in explorer.controls:
        row = box.locator(f".bplib-control-{control.name}")
        titles = row.locator("select, textarea, input, .noUi-handle, .widget-label:visible").evaluate_all(TITLES)
        assert titles and {*titles} == {control.title}


def test_letters_follow_jupyterlabs_content_font_size(page: Lesson) -> None:
    page.page.set_viewport_size(LAPTOP)
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    parts = [".bplib-numbers", ".bplib-code", ".widget-label", ".bplib-typed input", "select"]
    box = page.page.locator(f".bplib-{EXPLORERS[2].__name__}")  # with a choice
    before = [box.locator(part).first.evaluate(size) for part in parts]
    page.page.evaluate("document.documentElement.style.setProperty('--jp-content-font-size1', '28px')")
    after = [box.locator(part).first.evaluate(size) for part in parts]
    page.page.evaluate("document.documentElement.style.removeProperty('--jp-content-font-size1')")
    assert after == pytest.approx([26] * len(parts)) and before == pytest.approx([13] * len(parts)), (before, after)
