"""What the controls that several explorers have in common mean, said once."""

from __future__ import annotations

import re

MEANINGS = {
    "A": "μ is A/(B + m)",
    "B": "μ is A/(B + m); the larger, the later it falls",
    "activation": "the function that each hidden unit applies",
    "b": "output bias",
    "constant_input": "whether there is a constant input, whose weights are the hidden biases",
    "data": "what is to be learnt",
    "hidden_bias": "whether there is a constant input, whose weights are the hidden biases",
    "init_range": "how far from 0 the initial weights may lie",
    "m": "iteration",
    "mu": "learning rate",
    "n_hidden": "how many the network has",
    "n_restarts": "how many networks are trained, each from weights of its own",
    "pace": "iterations at a time",
    "preset": "an example, with all that belongs to it",
    "schedule": "how the learning rate μ depends on the iteration m",
    "seed": "which random initial weights",
    "u": "input",
    "w": "input-to-hidden weight",
    "x": "hidden-to-output weight",
    "y": "target",
    "z": "where the slope is looked at",
}
"""By a control's name without what follows of indices: ``w0_1`` is of ``w``. Of a symbol, the notation's word."""


def meaning_of(name: str) -> str:
    """What a control means, in a few words; nothing if its name is an explorer's own.

    Parameters
    ----------
    name : str
        The control's.
    """
    return MEANINGS.get(re.sub(r"_?\d+(_\d+)?$", "", name), "")
