"""Sentences with computed numbers in them, so that a number in the course is never typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from IPython.display import Markdown, display

# White on each of them has a contrast of at least 4.5 (WCAG, level AA), whatever the page's own colours are.
GREEN, RED, BLUE = "#188038", "#c5221f", "#1967d2"
ALL_DIGITS = 17
"""So many give every float as it is."""
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def counted(count: int, name: str) -> str:
    """So many of something: 1 step, 2 steps.

    Parameters
    ----------
    count : int
    name : str
        Of one.
    """
    return f"{count} {name}{'' if count == 1 else 's'}"


def by_hand(printed: str) -> str:
    """A number as one writes it, not as Python prints it: 1.5·10⁻⁷ for 1.5e-07, −1500 for -1.5e+03."""
    mantissa, _, power = printed.partition("e")
    if power and 0 <= int(power) < 6:
        mantissa, power = f"{float(printed):.0f}", ""
    return mantissa.replace("-", "−") + (f"·10{str(int(power)).translate(RAISED)}" if power else "")


def told_apart(
    one: Any, other: Any, written: Callable[[Any, int], str], numbers_of_digits: Iterable[int]
) -> tuple[str, str]:
    """Two values for a sentence, with the first number of digits that tells them apart, or else with the last.

    Parameters
    ----------
    one, other : object
    written : callable
        How a value is written with some number of digits.
    numbers_of_digits : iterable of int
        At least one.
    """
    for digits in numbers_of_digits:
        shown = written(one, digits), written(other, digits)
        if shown[0] != shown[1]:
            break
    return shown


def number(value: float, digits: int = 3) -> str:
    """A number with three digits, or so many, with a power of ten as one writes it by hand: 0.0123, 4560, 7.89·10¹²."""
    text = f"{value + 0.0:.{digits}g}"
    plain = value == 0 or 1e-3 <= abs(float(text)) < 1e6
    return by_hand(text if plain else f"{value:.{digits - 1}e}")


def apart(one: float, other: float) -> tuple[str, str]:
    """Two numbers, each with three digits, or with as many more as tell them apart if they differ."""
    return told_apart(one, other, number, range(3, ALL_DIGITS + 1 if one != other else 4))


def beside(value: float, limit: float) -> str:
    """A number in a sentence that says on which side of a limit it is: three digits, or as many more as show it."""
    return apart(value, limit)[0]


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
