import io
from typing import Any

import numpy as np
import pytest
from PIL import Image

from bplib.course.explorers.kit.canvas import Canvas
from bplib.course.page.figures import NODE, ON_WHITE, subplots


def pictures(**options: Any) -> list[Any]:
    """The same text written by matplotlib and by Pillow on a grey figure."""
    found = []
    for quick in (False, True):
        figure, ax = subplots(width=4, height=2)
        figure.set_facecolor("0.5")
        ax.axis("off")
        text = ax.text(0.5, 0.4, **{"s": "v*[0] = −1.1", "va": "center", "ha": "center", **options})
        canvas = Canvas(figure, [] if quick else [text], texts=[text] if quick else [])
        found.append(np.asarray(Image.open(io.BytesIO(canvas.png())), dtype=float))
    return found


def edges(where: Any) -> Any:
    rows, columns = np.nonzero(where)
    return np.array([rows.min(), rows.max(), columns.min(), columns.max()])


@pytest.mark.parametrize("bbox", [None, NODE, ON_WHITE], ids=["bare", "node", "label"])
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"s": "v*[0] = −1.1\nv[0] = 0.25"},
        {"s": "signal\n−0.375 ȳ\nL", "fontsize": 9.5, "color": "#8E3B6F"},
        {"ha": "left"},
        {"ha": "right", "fontsize": 14},
    ],
    ids=["one line", "two lines", "three lines, coloured", "left", "right"],
)
def test_it_stands_where_matplotlib_puts_it(options: dict[str, Any], bbox: Any) -> None:
    slow, quick = pictures(**options, **({"bbox": dict(bbox)} if bbox else {}))
    ink = [(picture.min(axis=-1) < 64) | (np.ptp(picture, axis=-1) > 64) for picture in (slow, quick)]
    anything = [(np.abs(picture - 128) > 40).any(axis=-1) for picture in (slow, quick)]
    assert np.abs(edges(ink[0]) - edges(ink[1])).max() <= 6
    assert np.abs(edges(anything[0]) - edges(anything[1])).max() <= 6
    assert ink[1].sum() == pytest.approx(ink[0].sum(), rel=0.3)


def test_colours_are_those_of_the_text_and_its_box() -> None:
    _, quick = pictures(color="#8E3B6F", bbox=dict(NODE))
    colours = {tuple(int(part) for part in pixel) for pixel in quick.reshape(-1, 3)}
    assert {(0x8E, 0x3B, 0x6F), (0xF2, 0xF2, 0xF2), (0, 0, 0)} <= colours


def test_a_text_follows_its_words() -> None:
    figure, ax = subplots(width=4, height=2)
    text = ax.text(0.5, 0.5, "1", va="center")
    canvas = Canvas(figure, [], texts=[text])
    first = canvas.png()
    text.set_text("2")
    assert canvas.png() != first
    text.set_text("1")
    assert canvas.png() == first


@pytest.mark.parametrize("options", [{"va": "bottom"}, {"rotation": 90}])
def test_what_it_cannot_write_is_refused(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="rotated or not vertically centred"):
        pictures(**options)
