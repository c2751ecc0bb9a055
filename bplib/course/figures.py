"""Figures with a text alternative, in one style.

A figure is drawn without pyplot, so that nothing is kept between cells, and shown as an HTML image whose text
alternative says what is to be seen. JupyterLab, nbconvert and a screen reader all find it there.
"""

from __future__ import annotations

import base64
import html
import io
from importlib.resources import files
from typing import Any

import matplotlib.style
from IPython.display import display
from matplotlib.figure import Figure

# For the whole lesson, since titles, legends and the like take their style when they are added to the axes.
matplotlib.style.use(str(files("bplib.course") / "lessons.mplstyle"))


class ShownFigure:
    """What a cell displays: the picture, and the text that stands for it."""

    def __init__(self, png: bytes, alt: str, width: int) -> None:
        self.png, self.alt, self.width = png, alt, width

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        data = base64.b64encode(self.png).decode("ascii")
        image = f'<img src="data:image/png;base64,{data}" alt="{html.escape(self.alt)}" width="{self.width}">'
        return {"text/html": image, "text/plain": f"Figure: {self.alt}"}


def subplots(n_rows: int = 1, n_cols: int = 1, width: float = 7.0, height: float = 3.2, **options: Any) -> Any:
    """A figure and its axes in the course's style, as ``plt.subplots`` gives them, but without pyplot.

    Parameters
    ----------
    n_rows, n_cols : int
    width, height : float
        Of the whole figure, in inches.
    **options
        For :meth:`matplotlib.figure.Figure.subplots`, such as ``sharey=True``.

    Returns
    -------
    (Figure, Axes or array of Axes)
    """
    figure = Figure(figsize=(width, height))
    return figure, figure.subplots(n_rows, n_cols, **options)


def png(figure: Figure) -> bytes:
    """The figure as a PNG, the same bytes every time (no date and no version in it)."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", metadata={"Software": None})
    return buffer.getvalue()


def show(figure: Figure, alt: str) -> None:
    """Display a figure with its text alternative.

    Parameters
    ----------
    figure : Figure
    alt : str
        What is to be seen in the picture, with its numbers, in a sentence or two: a reader who does not see the
        picture has this instead.

    Raises
    ------
    ValueError
        If `alt` is shorter than a sentence.
    """
    alt = " ".join(alt.split())
    if len(alt) < 40:
        raise ValueError(f"alt is {alt!r}; wanted a sentence that says what is to be seen, of at least 40 characters")
    width = round(100 * figure.get_figwidth())  # pixels on the page; the PNG has more, for sharp screens
    display(ShownFigure(png(figure), alt, width))
