"""What the second routes to the exercises' keys share: what a task says, and slopes without any derivation."""

import cmath
import re

import numpy as np

from bplib.course.exercises import find

# Of a complex step: so short that nothing of second order is left, and no rounding comes in.
STEP = 1e-30


def plain(text):
    """A text as `says` compares it: without dollar signs, every stretch of white space one blank."""
    return " ".join(text.replace("$", "").split())


def says(key, *pieces):
    """Raise AssertionError unless the task or the stub of an exercise contains each of these pieces.

    Dollar signs and line breaks do not count. A piece that begins or ends with a digit does not match within a longer
    number: "0.2" is not found in "0.25", nor "P=4" in "P=40".
    """
    exercise = find(key)
    text = plain(f"{exercise.task}\n{exercise.stub}")
    for piece in map(plain, pieces):
        before = r"(?<!\d)(?<!\d\.)" if piece[:1].isdigit() else ""
        after = r"(?!\.?\d)" if piece[-1:].isdigit() else ""
        if not re.search(before + re.escape(piece) + after, text):
            raise AssertionError(f"the task of {key} no longer says {piece!r}: its second route has to be thought over")


def complex_slopes(f, *arrays):
    """The derivatives of a real function by each entry of each array, by the complex step: f(θ + i·step).imag / step.

    Returns
    -------
    tuple of ndarray
        One for each array, each of its array's shape.
    """
    found = []
    for number, array in enumerate(arrays):
        slopes = np.empty(np.shape(array))
        for place in np.ndindex(slopes.shape):
            moved = np.array(array, dtype=complex)
            moved[place] += STEP * 1j
            slopes[place] = np.imag(f(*arrays[:number], moved, *arrays[number + 1 :])) / STEP
        found.append(slopes)
    return tuple(found)


def sigma(z):
    """The sigmoid of a real or complex number, which never overflows."""
    return (1 + cmath.tanh(z / 2)) / 2
