"""Each deck in a browser, without a network: nothing is cut or missing, and it is read from the back row.

No heading stands alone on a slide, and no slide begins in the middle of a sentence.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import launch
from playwright.sync_api import Page, sync_playwright

DECKS = sorted((Path(__file__).parents[2] / "build" / "site" / "slides").glob("*.html"))
SMALLEST = 20
"""In pixels, of a slide 720 high."""

LOOK = """smallest => {
  const slide = Reveal.getCurrentSlide();
  const frame = document.querySelector('.slides').getBoundingClientRect();
  const found = {cut: [], small: [], wrong: slide.querySelectorAll('mjx-merror').length, last: Reveal.isLastSlide()};
  for (const part of slide.querySelectorAll('p, li, pre, td, img, h1, h2, h3, mjx-container')) {
    if (part.closest('aside')) continue;
    const box = part.getBoundingClientRect(), text = part.textContent.trim();
    const name = part.tagName + ': ' + text.slice(0, 60);
    const formula = part.querySelector(':scope > mjx-math');
    const hidden = part.tagName == 'PRE' && part.scrollWidth > part.clientWidth + 2
      || formula && formula.getBoundingClientRect().right > part.getBoundingClientRect().right + 2;
    if (box.bottom > frame.bottom + 2 || box.right > frame.right + 2 || hidden) found.cut.push(name);
    if (part.tagName == 'IMG' && !part.naturalWidth) found.cut.push('a picture that is not there');
    if (text && parseFloat(getComputedStyle(part).fontSize) < smallest) found.small.push(name);
  }
  const parts = [...slide.querySelectorAll('p, li, pre, td, img, mjx-container')].filter(
    part => !part.closest('aside'));
  found.alone = Reveal.getSlidePastCount() > 0 && !parts.length;
  // of a paragraph that begins with words; a formula or code may begin with any letter
  const first = parts.length && parts[0].tagName == 'P' && parts[0].firstChild;
  found.middle = Boolean(first && first.nodeType == Node.TEXT_NODE && /^[a-z]/.test(first.textContent.trim()));
  return found;
}"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
        yield context.new_page()
        browser.close()


@pytest.mark.parametrize("deck", DECKS, ids=lambda path: path.name)
def test_a_deck_slide_by_slide(page: Page, deck: Path) -> None:
    foreign: list[str] = []
    page.on("request", lambda request: foreign.append(request.url) if request.url.startswith("http") else None)
    page.goto(deck.as_uri())
    page.wait_for_function("window.Reveal && Reveal.isReady() && window.MathJax && MathJax.startup")
    page.evaluate("MathJax.startup.promise")
    faults = []
    for number in range(1, 200):
        found = page.evaluate(LOOK, SMALLEST)
        if pictures := os.environ.get("BPLIB_SLIDES_PICTURES"):
            page.screenshot(path=Path(pictures) / f"{deck.stem}-{number:02d}.png")
        faulty = any(found[fault] for fault in ("cut", "small", "wrong", "alone", "middle"))
        faults += [f"slide {number}: {found}"] if faulty else []
        if found["last"]:
            break
        page.evaluate("Reveal.next()")
    assert number > 3 and not faults and not foreign, "\n".join([*faults, *foreign])


def test_there_are_decks_with_answers_in_their_notes() -> None:
    assert len(DECKS) >= 6, "make slides"
    assert all('<aside class="notes">' in deck.read_text(encoding="utf-8") for deck in DECKS)
