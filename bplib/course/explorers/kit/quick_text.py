"""Texts of a figure written by Pillow: a tenth of the time that matplotlib takes for them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from matplotlib import colors
from matplotlib.font_manager import findfont
from matplotlib.patches import BoxStyle
from matplotlib.text import Text
from PIL import ImageDraw, ImageFont

# In units of the font's size, as matplotlib has them: from the baseline up, down, and to the next line's.
ASCENT, DESCENT, ADVANCE = 0.76, 0.24, 1.15
ANCHORS = {"left": "ls", "center": "ms", "right": "rs"}


def write(draw: ImageDraw.ImageDraw, text: Text, dpi: float, height: int) -> None:
    """Write a text, and its box if it has one, where matplotlib would.

    Parameters
    ----------
    draw : ImageDraw
        Of a picture in RGB.
    text : Text
        Neither rotated nor mathematical, vertically centred on its position.
    dpi : float
        Of the figure.
    height : int
        Of the picture, in dots.

    Raises
    ------
    ValueError
        If the text is not vertically centred, or is rotated.
    """
    if text.get_verticalalignment() != "center" or text.get_rotation():
        raise ValueError(f"text {text.get_text()!r} is rotated or not vertically centred; wanted va='center'")
    size = float(text.get_fontsize()) * dpi / 72
    font = _font(findfont(text.get_fontproperties()), size)
    lines, align = text.get_text().split("\n"), text.get_horizontalalignment()
    x, y = text.get_transform().transform(text.get_position())
    y = height - y  # Pillow counts from the top
    box_height = (ASCENT + DESCENT + (len(lines) - 1) * ADVANCE) * size
    patch = text.get_bbox_patch()
    if patch is not None:
        width = max(font.getlength(line) for line in lines)
        left = x - {"left": 0, "center": width / 2, "right": width}[align]
        _draw_box(draw, patch, (left, y - box_height / 2, left + width, y + box_height / 2), size, dpi)
    for number, line in enumerate(lines):
        baseline = y - box_height / 2 + (ASCENT + number * ADVANCE) * size
        draw.text((x, baseline), line, fill=_rgb(text.get_color()), font=font, anchor=ANCHORS[align])


@lru_cache
def _font(path: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)


def _draw_box(
    draw: ImageDraw.ImageDraw, patch: Any, box: tuple[float, float, float, float], size: float, dpi: float
) -> None:
    style = patch.get_boxstyle()
    pad = style.pad * size
    left, top, right, bottom = box
    edge = patch.get_edgecolor()
    draw.rounded_rectangle(
        (left - pad, top - pad, right + pad, bottom + pad),
        radius=pad if isinstance(style, BoxStyle.Round) else 0,
        fill=_rgb(patch.get_facecolor()),
        outline=_rgb(edge) if edge[3] else None,
        width=round(patch.get_linewidth() * dpi / 72),
    )


def _rgb(colour: Any) -> tuple[int, int, int]:
    red, green, blue = (round(255 * part) for part in colors.to_rgb(colour))
    return red, green, blue
