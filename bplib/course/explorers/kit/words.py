"""Numbers as an explorer's sentences and tables show them."""

from __future__ import annotations

from typing import Any

import numpy as np

from bplib.course.page.figures import short

RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(value: float) -> str:
    """Three digits, with a power of ten as one writes it by hand: 0.0123, 4560, 7.89·10¹².

    Parameters
    ----------
    value : float
    """
    if 1000 <= abs(value) < 999_500:
        return f"{float(f'{value:.3g}'):.0f}".replace("-", "−")
    text = short(value) if value == 0 or 1e-3 <= abs(value) < 1000 else f"{value:.2e}"
    mantissa, _, power = text.partition("e")
    return f"{mantissa}·10{str(int(power)).translate(RAISED)}".replace("-", "−") if power else text


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
    first = int(np.asarray(iterations)[diverged].min()) + 1
    return f"{np.count_nonzero(diverged)} of {diverged.size} diverged, the first at m = {first}."


def rises(first_losses: Any, final_losses: Any, stopped: Any) -> str:
    """How many of several runs ended with a higher loss than at first, though still a finite one; nothing if none did.

    Parameters
    ----------
    first_losses, final_losses, stopped : array
        Of each run.
    """
    higher = (np.asarray(final_losses) > np.asarray(first_losses)) & (np.asarray(stopped) != "diverged")
    return f"{np.count_nonzero(higher)} of {higher.size} ended higher than they began." if higher.any() else ""
