"""A figure that is drawn again and again, quickly: what stays is drawn once, what moves is drawn on top of it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image, ImageDraw

from bplib.activations import Array
from bplib.course.explorers.kit.quick_text import write

BLUE, ORANGE = "#0072B2", "#D55E00"  # told apart by everybody, and in grey print
DPI = 150  # dots of the picture per inch of the figure, for sharp screens; an inch takes 100 pixels of the page


def as_one_line(across: Array, up: Array) -> tuple[Array, Array]:
    """Several lines as the data of one, which is quicker to draw: behind each there is a gap (NaN).

    Parameters
    ----------
    across : array, shape (n,) or (K, n)
    up : array, shape (K, n)

    Returns
    -------
    (array, array), shape (K·(n + 1),) each
    """
    gap = np.full((len(up), 1), np.nan)
    return np.hstack([np.broadcast_to(across, up.shape), gap]).ravel(), np.hstack([up, gap]).ravel()


def legend_above(ax: Axes, ncols: int) -> None:
    """Put the legend to the right of the title, where nothing that moves can lie over it.

    Parameters
    ----------
    ax : Axes
        With a short title.
    ncols : int
    """
    ax.legend(
        loc="lower right",
        bbox_to_anchor=(1.02, 0.98),
        ncols=ncols,
        fontsize=8,
        frameon=False,
        handlelength=1.4,
        handletextpad=0.4,
        columnspacing=1.0,
    )


class Canvas:
    """A figure with its moving parts.

    A whole drawing takes 70 ms, a drawing of the moving parts alone about 10 ms.

    Parameters
    ----------
    figure : Figure
        Made by `bplib.course.page.figures.subplots`, without pyplot, so that a callback's thread may draw it. Its
        layout is found at the first drawing and stays, and so do the axes' limits.
    moving : sequence of Artist
        Lines, texts and the like whose data the caller sets (``set_data``, ``set_text``) before `png`, in the order
        in which they are to be drawn. Everything else is drawn once.
    texts : sequence of Text
        Moving texts that are written on top of all that, quickly: see `bplib.course.explorers.kit.quick_text`.
    """

    def __init__(self, figure: Figure, moving: Sequence[Artist], texts: Sequence[Text] = ()) -> None:
        self.figure = figure
        self.width = round(100 * figure.get_figwidth())
        self.height = round(100 * figure.get_figheight())
        figure.set_dpi(DPI)
        self._agg: Any = FigureCanvasAgg(figure)
        self._static: Any = None
        self.set_moving(moving, texts)

    def set_moving(self, moving: Sequence[Artist], texts: Sequence[Text] = ()) -> None:
        """Take other moving parts; what the figure has besides them stays as it was first drawn.

        Parameters
        ----------
        moving, texts
            As for the canvas itself.
        """
        self.moving, self.texts = tuple(moving), tuple(texts)
        for artist in (*self.moving, *self.texts):
            artist.set_animated(True)

    def png(self) -> bytes:
        """The picture as it is now."""
        if self._static is None:
            self._agg.draw()
            self.figure.set_layout_engine("none")  # found now; the moving parts do not change it
            self._static = self._agg.copy_from_bbox(self.figure.bbox)
        self._agg.restore_region(self._static)
        for artist in self.moving:
            self.figure.draw_artist(artist)
        picture = Image.fromarray(np.asarray(self._agg.buffer_rgba())).convert("RGB")
        draw = ImageDraw.Draw(picture)
        for text in self.texts:
            write(draw, text, DPI, picture.height)
        buffer = io.BytesIO()
        picture.save(buffer, format="png", compress_level=1)
        return buffer.getvalue()
