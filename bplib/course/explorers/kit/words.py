"""What an explorer's sentences say of several runs."""

from __future__ import annotations

from typing import Any

import numpy as np


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
