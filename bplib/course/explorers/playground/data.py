"""What the playground learns: the course's data sets, or samples that the reader has typed."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

import bplib as bp
from bplib.activations import Array
from bplib.course.explorers.kit.controls import Settings
from bplib.course.page.text import counted

OWN = "your own samples"
MOST_SAMPLES = 200
LARGEST = 1000.0


@dataclass(frozen=True, eq=False)
class Problem:
    """Samples, and whether the inputs begin with a constant 1."""

    inputs: Array
    """(P, 1) or (P, 2): without the constant."""
    y: Array
    """(P,)."""
    constant_input: bool
    code_of_data: str
    """Python that gives what the network takes, `u`, and `y`."""

    @property
    def u(self) -> Array:
        """(P, N): what the network takes."""
        return self.complete(self.inputs)

    def complete(self, inputs: Array) -> Array:
        """Inputs as the network takes them, with the constant if there is one.

        Parameters
        ----------
        inputs : array, shape (…, 1) or (…, 2)
        """
        return bp.with_constant_input(inputs) if self.constant_input else inputs

    def network(self, settings: Settings) -> bp.Network:
        """The network at the start.

        Parameters
        ----------
        settings : mapping
            "n_hidden", "init_range", "activation" and "seed".
        """
        return bp.Network.random(
            n_inputs=self.u.shape[1],
            n_hidden=settings["n_hidden"],
            init_range=(-settings["init_range"], settings["init_range"]),
            activation=bp.ACTIVATIONS[settings["activation"]],
            rng=settings["seed"],
        )

    def code(self, settings: Settings) -> list[str]:
        """Python that gives `u`, `y` and the network `net` at the start, line by line."""
        wide = settings["init_range"]
        own = "" if settings["activation"] == "sigmoid" else f", activation=bp.{settings['activation']}"
        return [
            *self.code_of_data.splitlines(),
            f"net = bp.Network.random(n_inputs={self.u.shape[1]}, n_hidden={settings['n_hidden']}, "
            f"init_range=({-wide}, {wide}){own}, rng={settings['seed']})",
        ]


def problem(settings: Settings) -> Problem:
    """What is to be learnt.

    Parameters
    ----------
    settings : mapping
        "preset", "data" and "constant_input".

    Raises
    ------
    ValueError
        If what was typed is not a table of samples.
    """
    constant_input = settings["constant_input"] == "yes"
    complete = "\nu = bp.with_constant_input(u)" if constant_input else ""
    if settings["preset"] == OWN:
        inputs, y = typed(settings["data"])
        code = f"u = np.array({inputs.tolist()})\ny = np.array({y.tolist()})"
        return Problem(inputs, y, constant_input, code + complete)
    if "exclusive or" in settings["preset"]:
        return Problem(*bp.data.xor(), constant_input, "u, y = bp.data.xor()" + complete)
    if settings["preset"] == "a parabola":
        return Problem(*bp.data.parabola(), constant_input, "u, y = bp.data.parabola()" + complete)
    u, y = bp.data.teacher()  # these inputs have the constant
    return Problem(
        u[:, 1:], y, constant_input, "u, y = bp.data.teacher()" + ("" if constant_input else "\nu = u[:, 1:]")
    )


def typed(text: str) -> tuple[Array, Array]:
    """Read samples, one a line: one or two inputs, then the target, with blanks or commas between them.

    Parameters
    ----------
    text : str
        What follows a # does not count, nor do empty lines.

    Returns
    -------
    (inputs, y) : arrays of shapes (P, 1) or (P, 2), and (P,)

    Raises
    ------
    ValueError
        If a line is not two or three finite numbers of a size that fits the picture, or not as many as in the lines
        before; if there are fewer than two samples, or more than `MOST_SAMPLES`; if an input never changes.
    """
    rows: list[list[float]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.partition("#")[0].replace(",", " ").replace("−", "-").split()
        if words:
            rows.append(_row(words, number))
            if len(rows[-1]) != len(rows[0]):
                raise ValueError(
                    f"Line {number} has {len(rows[-1])} numbers, the lines before have {len(rows[0])}; "
                    "wanted as many in each."
                )
    if not 2 <= len(rows) <= MOST_SAMPLES:
        are = "is" if len(rows) == 1 else "are"
        raise ValueError(f"There {are} {counted(len(rows), 'sample')}; wanted 2 to {MOST_SAMPLES}, one a line.")
    table = np.array(rows)
    inputs, y = table[:, :-1], table[:, -1]
    if (np.ptp(inputs, axis=0) == 0).any():
        raise ValueError("An input is the same in every sample; wanted inputs that differ, so that there is a curve.")
    return inputs, y


def _row(words: list[str], number: int) -> list[float]:
    try:
        row = [float(word) for word in words]
    except ValueError:
        row = []
    if len(row) not in (2, 3) or not all(math.isfinite(value) and abs(value) <= LARGEST for value in row):
        raise ValueError(
            f"Line {number} is “{' '.join(words)}”; wanted one or two inputs and the target, "
            f"numbers from −{LARGEST:g} to {LARGEST:g} with a point for decimals, as in “0.5 1.2”."
        )
    return row
