"""Activations that misbehave, for tests of workers: importable, so that they travel to other processes by name."""

import os
from pathlib import Path

import numpy as np

import bplib as bp

# Set in the test, inherited by the workers: while this file exists, the next activation ends its process.
DEATH_NOTE = "BPLIB_TEST_DEATH_NOTE"


def deadly(v_star):
    """The sigmoid, which ends the worker once, half-way through its work."""
    if note := os.environ.get(DEATH_NOTE):
        try:
            count = int(Path(note).read_text())
        except (FileNotFoundError, ValueError):
            count = None
        if count is not None:
            if count > 50:
                Path(note).unlink(missing_ok=True)
                os._exit(1)
            Path(note).write_text(str(count + 1))
    return 1 / (1 + np.exp(-v_star))


def slope(v_star, v):
    """The sigmoid's."""
    return v * (1 - v)


DEADLY = bp.Activation("deadly", deadly, slope)
