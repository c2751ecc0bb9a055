"""What the browser itself does for an explorer on the page: how it looks, and what its parts are called."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping

GROWTH = 1.5  # a picture has so many dots for each of its pixels: so much larger it is still sharp
HIGHEST = 56  # of a picture, in hundredths of the window

STYLE = """
.bplib-explorer {
    --bplib-font: calc(var(--jp-content-font-size1, 14px) * 13 / 14);
    --jp-widgets-font-size: var(--bplib-font); --jp-ui-font-size1: var(--bplib-font);
    --jp-widgets-inline-height: calc(var(--bplib-font) * 28 / 13);
    font-size: var(--bplib-font); width: 100%; container-type: inline-size;
}
.bplib-explorer :is(.widget-html, .widget-html-content) { font-size: inherit; }
.bplib-explorer .bplib-stage .widget-html-content { min-width: 0; flex: 1; }
.bplib-explorer .bplib-stage { line-height: 1.5; padding: 0; }
.bplib-explorer .bplib-stage pre { font-size: inherit; line-height: 1.35; margin: 0.3em 0 0; }
.bplib-explorer .bplib-stage table { font-size: inherit; margin: 0.3em 0; }
.bplib-explorer .bplib-stage :is(th, td) { padding: 0.2em 0.6em; }
.bplib-explorer .bplib-numbers { min-height: var(--bplib-numbers, 0); overflow-x: auto; }
.bplib-explorer .bplib-code { min-height: var(--bplib-code, 0); max-height: 9.5em; overflow-y: auto; }
.bplib-explorer .bplib-remark { flex: 0 0 100%; margin: 0; }
.bplib-explorer :is(.bplib-remark, .bplib-message) p {
    margin: 0 0 0.3em 0.5em; padding-left: 0.5em; line-height: 1.3;
    border-left: 4px solid var(--jp-error-color1, #d32f2f);
}
[data-jp-theme-light="false"] .bplib-explorer .bplib-stage img { filter: brightness(0.8); }
.bplib-explorer .noUi-handle:focus-visible,
.bplib-explorer :is(input, select, textarea, button, pre):focus-visible {
    outline: 3px solid var(--jp-brand-color1, #1976d2) !important; outline-offset: 2px;
}
@container (max-width: 56em) {
    .bplib-explorer .bplib-stage, .bplib-explorer .bplib-stage .widget-html-content { display: contents; }
    .bplib-explorer .bplib-stage img { order: -1; }
    .bplib-explorer .bplib-side { max-height: 35vh; overflow-y: auto; }
    .bplib-explorer .bplib-side > * { flex-shrink: 0; }
    .bplib-explorer :is(.bplib-side, .bplib-side *) { max-width: 100%; }
    .bplib-explorer :is(.widget-dropdown, select) { min-width: 0; }
    .bplib-explorer :is(.bplib-numbers, .bplib-code) { flex: 0 0 100%; }
}
"""

SCRIPT = """
const explorer = this.closest('.bplib-explorer');
// JupyterLab would take keys for its own: on a list the arrows and letters, for the next cell or a new one; before its
// version 4.6, also those on a slider and in a field. There, Enter in a field is no change to the browser, either.
// What runs would write over what is being typed: it pauses.
explorer.addEventListener('keydown', ({key, target}) => {
    if (key === 'Enter' && target.matches('input')) target.dispatchEvent(new Event('change', {bubbles: true}));
}, true);
explorer.addEventListener('focusin', ({target}) => {
    if (target.matches('select, input, textarea, .noUi-handle')) {
        target.setAttribute('data-lm-suppress-shortcuts', 'true');
    }
    const run = target.matches('.bplib-typed input') && target.closest('.bplib-control').querySelector('.bplib-run');
    if (run && run.textContent === 'Pause') run.click();
});
// A control with a label is given no title, and a slider's handle not even a name; they come when they like.
const titles = JSON.parse(this.dataset.titles);
const call = () => explorer.querySelectorAll(
    '.bplib-control :is(input, select, textarea, .widget-label:first-child, .noUi-handle):not(.bplib-called)'
).forEach(part => {
    const row = part.closest('.bplib-control');
    const title = titles[[...row.classList].find(each => each.startsWith('bplib-control-')).slice(14)];
    part.setAttribute(part.matches('.noUi-handle') ? 'aria-label' : 'title', title);
    part.classList.add('bplib-called');
});
// Where lines wrap differently, what stands below must not jump: a place once taken stays.
const places = {};
const keep = () => ['numbers', 'code'].forEach(name => {
    const height = explorer.querySelector('.bplib-' + name)?.offsetHeight ?? 0;
    if (height <= (places[name] ?? 0)) return;
    places[name] = height;
    explorer.style.setProperty('--bplib-' + name, height + 'px');
});
new MutationObserver(() => { call(); keep(); }).observe(explorer, {childList: true, subtree: true});
new ResizeObserver(([entry]) => {
    if (entry.contentRect.width === places.width) return;
    ['numbers', 'code'].forEach(name => { explorer.style.removeProperty('--bplib-' + name); places[name] = 0; });
    places.width = entry.contentRect.width;
    keep();
}).observe(explorer);
call();
"""


def hands(kind: str, width: int, height: int, titles: Mapping[str, str]) -> str:
    """HTML that stands once in an explorer.

    Its pictures fill the place that they have, unless they would be blurred or too high for the window.

    Parameters
    ----------
    kind : str
        The explorer's class.
    width, height : int
        Of its pictures, in pixels.
    titles : mapping
        What each control is, and what may be typed, by its name.
    """
    em, vh = GROWTH * width / 13, HIGHEST * width / height
    size = f".bplib-{kind} .bplib-stage img {{ width: min(100%, {em:.1f}em, {vh:.1f}vh); }}"
    return f'<style onload="{SCRIPT}" data-titles="{html.escape(json.dumps(titles))}">{STYLE}{size}</style>'
