"""Sentences with computed numbers in them, so that a number in the course is never typed."""

from __future__ import annotations

from IPython.display import Markdown, display

# Each at least three times as dark, or as bright, as the ground in JupyterLab's light and dark themes.
GREEN, RED, BLUE = "#188038", "#d93025", "#1a73e8"


def coloured(text: str, colour: str) -> str:
    """Markdown in a colour; it should say the same to those who do not see it.

    Parameters
    ----------
    text : str
    colour : str
        Such as `GREEN`.
    """
    return f'<span style="color: {colour}">{text}</span>'


def say(text: str) -> None:
    """Display a Markdown text, usually an f-string with numbers that the cell has computed.

    Parameters
    ----------
    text : str
        Line breaks inside a paragraph, and indentation, do not count; formulas stand between dollar signs.
    """
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))
    display(Markdown("\n\n".join(paragraphs)))
