"""Sentences with computed numbers in them, so that a number in the course is never typed."""

from __future__ import annotations

from IPython.display import Markdown, display

# White on each of them has a contrast of at least 4.5 (WCAG, level AA), whatever the page's own colours are.
GREEN, RED, BLUE = "#188038", "#c5221f", "#1967d2"


def coloured(text: str, colour: str) -> str:
    """Markdown in white on a colour; it should say the same to those who do not see that.

    Parameters
    ----------
    text : str
    colour : str
        Such as `GREEN`.
    """
    return f'<span style="color: white; background-color: {colour}; padding: 0 0.3em">{text}</span>'


def say(text: str) -> None:
    """Display a Markdown text, usually an f-string with numbers that the cell has computed.

    Parameters
    ----------
    text : str
        Line breaks inside a paragraph, and indentation, do not count; formulas stand between dollar signs.
    """
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))
    display(Markdown("\n\n".join(paragraphs)))
