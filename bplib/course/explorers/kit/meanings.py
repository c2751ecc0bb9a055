"""What the labels of the controls mean: the notation's letters, and what several explorers have."""

from __future__ import annotations

import re

MEANINGS = {
    "u": "an input of the sample",
    "target y": "what the output is to be for the sample",
    "ω": "a weight from an input to a hidden unit; those of input 0, the constant, are the hidden biases",
    "x": "a weight from a hidden unit to the output",
    "b": "the output bias",
    "z": "where the sigmoid is looked at",
    "step s": "how far from z the quotient looks",
    "μ": "the learning rate: how long a step is, for the same gradient",
    "A": "of μ = A/(B + m): the larger, the longer all steps",
    "B": "of μ = A/(B + m): about as many steps go by before μ is half of what it was",
    "m": "how many iterations have been taken",
    "schedule": "how μ depends on m",
    "hidden units H": "how many hidden units the network has",
    "activation": "the function g of every hidden unit",
    "hidden bias": "whether a constant input gives each hidden unit a bias",
    "range ±": "the initial weights are drawn between minus this and this",
    "restarts": "from how many initial points training starts",
    "seed": "decides the random draws: the same seed, the same draws",
}


def meaning_of(label: str) -> str:
    """What a label means, whatever stands before it ("start x[0]", "second μ"); "" if it is not known.

    Parameters
    ----------
    label : str
    """
    for rest in (label, label.split()[-1], re.split(r"[\[ ]", label.removeprefix("start "))[0]):
        if rest in MEANINGS:
            return MEANINGS[rest]
    return ""
