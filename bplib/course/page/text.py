"""Sentences with computed numbers in them, so that a number in the course is never typed."""

from __future__ import annotations

from IPython.display import Markdown, display


def say(text: str) -> None:
    """Display a Markdown text, usually an f-string with numbers that the cell has computed.

    Parameters
    ----------
    text : str
        Line breaks inside a paragraph, and indentation, do not count; formulas stand between dollar signs.
    """
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))
    display(Markdown("\n\n".join(paragraphs)))
