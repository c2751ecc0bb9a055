"""Numbers as an explorer's sentences and tables show them."""

from __future__ import annotations

from typing import Any

import numpy as np

from bplib.course.page.text import by_hand, told_apart

ALL_DIGITS = 17


def number(value: float, digits: int = 3) -> str:
    """Three digits, or so many, with a power of ten as one writes it by hand: 0.0123, 4560, 7.89·10¹²."""
    text = f"{value + 0.0:.{digits}g}"
    plain = value == 0 or 1e-3 <= abs(float(text)) < 1e6
    return by_hand(text if plain else f"{value:.{digits - 1}e}")


def apart(one: float, other: float) -> tuple[str, str]:
    """Two numbers, each with three digits, or with as many more as tell them apart if they differ."""
    return told_apart(one, other, number, range(3, ALL_DIGITS + 1 if one != other else 4))


def beside(value: float, limit: float) -> str:
    """A number in a sentence that says on which side of a limit it is: three digits, or as many more as show it."""
    return apart(value, limit)[0]


def counted(count: int, name: str) -> str:
    """So many of something: 1 step, 2 steps.

    Parameters
    ----------
    count : int
    name : str
        Of one.
    """
    return f"{count} {name}{'' if count == 1 else 's'}"


def divergences(stopped: Any, iterations: Any) -> str:
    """How many of several runs diverged and when the first one did; nothing if none did.

    Parameters
    ----------
    stopped, iterations : array
        Why each run stopped, and after how many iterations, as in a :class:`bplib.TrainingRun`. The iteration after
        its last is the one that diverged.
    """
    diverged = np.asarray(stopped) == "diverged"
    if not diverged.any():
        return ""
    first, count = int(np.asarray(iterations)[diverged].min()) + 1, np.count_nonzero(diverged)
    return f"{count} of {diverged.size} diverged, {'the first ' if count > 1 else ''}at m = {first}."


def rises(first_losses: Any, final_losses: Any, stopped: Any) -> str:
    """How many of several runs ended with a higher loss than at first, though still a finite one; nothing if none did.

    Parameters
    ----------
    first_losses, final_losses, stopped : array
        Of each run.
    """
    higher = (np.asarray(final_losses) > np.asarray(first_losses)) & (np.asarray(stopped) != "diverged")
    count = np.count_nonzero(higher)
    return f"{count} of {higher.size} ended higher than {'it' if count == 1 else 'they'} began." if count else ""
