"""Every page of the book in a browser: on a phone, in the dark, without a network, and for those who cannot see it.

Run by ``make book-test``, which makes the book first; ``BPLIB_BOOK`` names another folder that holds one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urldefrag, urljoin, urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import launch
from playwright.sync_api import Page, sync_playwright
from served import served

BOOK = Path(os.environ.get("BPLIB_BOOK") or Path(__file__).parents[2] / "build" / "site")
ELSEWHERE = ("lite/", "slides/")
"""The other parts of the site, tested by themselves."""
PAGES = sorted(
    name
    for name in (path.relative_to(BOOK).as_posix() for path in BOOK.rglob("*.html"))
    if not name.startswith((*ELSEWHERE, "_static/"))
)
LESSONS = [page for page in PAGES if page.startswith("lessons/")]
PHONE = {"width": 390, "height": 844}
# With tables, derivations, figures, code and an exercise.
IN_THE_DARK = ["index.html", "lessons/03_derive_the_gradients.html", "lessons/04_implement_backprop.html"]
# Sphinx's own pages, without text of ours.
GENERATED = {"genindex.html", "py-modindex.html", "search.html"}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(BOOK) as address:
        yield address


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser.new_context(viewport=PHONE).new_page()
        browser.close()


def test_there_is_a_page_for_each_notebook() -> None:
    notebooks = {path.stem for path in (Path(__file__).parents[2] / "notebooks").glob("*.ipynb")}
    assert {Path(name).stem for name in LESSONS} == notebooks


@pytest.mark.parametrize(
    ("name", "theme"), [*((name, "light") for name in PAGES), *((name, "dark") for name in IN_THE_DARK)]
)
def test_a_page(page: Page, address: str, name: str, theme: Literal["light", "dark"]) -> None:
    """It asks for nothing abroad, fits a phone, sets its formulas, and axe finds nothing serious."""
    page.emulate_media(color_scheme=theme)
    abroad: list[str] = []
    missing: list[str] = []
    page.on("request", lambda r: abroad.append(r.url) if not r.url.startswith((address, "data:", "blob:")) else None)
    page.on("response", lambda r: missing.append(r.url) if r.status >= 400 and not r.url.endswith(".ico") else None)
    page.goto(address + name, wait_until="load")
    if page.locator(".math").count():
        page.wait_for_function("window.MathJax?.startup?.promise && document.querySelector('mjx-container')")
        page.evaluate("MathJax.startup.promise")
    assert (abroad, missing) == ([], [])
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.locator("mjx-merror").count() == 0
    if name not in GENERATED:
        # Of the many words of code, axe takes seconds to tell the contrast; they look alike on every page.
        context = {"include": [["#main-content"]], "exclude": [] if name in IN_THE_DARK else [["div.highlight"]]}
        found = Axe().run(page, context=context, options={"resultTypes": ["violations"]}).response["violations"]
        serious = [
            (each["id"], [node["html"][:200] for node in each["nodes"]][:3])
            for each in found
            if each["impact"] in ("serious", "critical")
        ]
        assert serious == []


def test_every_link_leads_somewhere(page: Page, address: str) -> None:
    """Each link within the site: the file is there, and what follows # is on that page."""
    anchors: dict[str, set[str]] = {}
    dead = []
    targets: dict[str, set[tuple[str, str]]] = {}
    for name in PAGES:
        page.goto(address + name, wait_until="domcontentloaded")
        anchors[name] = set(page.evaluate("[...document.querySelectorAll('[id], [name]')].map(e => e.id || e.name)"))
        hrefs = page.evaluate("[...document.querySelectorAll('a[href]')].map(e => e.getAttribute('href'))")
        targets[name] = {urldefrag(urljoin(name, href)) for href in hrefs if not urlparse(href).scheme}  # type: ignore[misc]
    for name, links in targets.items():
        for file, fragment in links:
            path = unquote(urlparse(file).path) or "index.html"
            if path.startswith(ELSEWHERE):
                continue
            if not (BOOK / path).is_file() or (
                fragment and unquote(fragment) not in anchors.get(path, {unquote(fragment)})
            ):
                dead.append((name, file, fragment))
    assert dead == []


@pytest.mark.parametrize("name", LESSONS)
def test_hints_and_solutions_are_folded(page: Page, address: str, name: str) -> None:
    page.goto(address + name, wait_until="domcontentloaded")
    tasks = page.locator("h3:has-text('Exercise ')").count()
    solutions = page.locator("details:has(summary:has-text('Solution'))")
    assert solutions.count() == tasks
    assert page.locator("details[open]").count() == 0
