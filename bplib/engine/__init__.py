"""What makes training fast; the formulas are those of the reading path, and only their layout differs.

- `chunks`: a *task* is networks and all that it takes to train them, a *chunk* what came of it. Both are plain arrays.
- `steps`: the engine of NumPy, a function that takes a task and returns its chunk.
- `compiled`: another one, the same loop compiled by Numba, where that is installed; :func:`engine_for` chooses.
- `workers`: hands tasks to the engine, here or through an executor, and puts up with Ctrl-C.
"""

from __future__ import annotations

import os
from importlib.util import find_spec

from bplib.activations import ACTIVATIONS, Activation

ENGINES = ("numpy", "numba")
# Which engine to take where none is named.
VARIABLE = "BPLIB_ENGINE"


def engine_for(engine: str | None, activation: Activation) -> str:
    """The engine that was named; without a name Numba's where it can be, unless ``BPLIB_ENGINE`` says otherwise.

    Numba's trains bplib's own activations. A ModuleNotFoundError says how to get it.
    """
    wanted = os.environ.get(VARIABLE) or None if engine is None else engine
    if wanted not in (None, *ENGINES):
        name = "engine" if engine is not None else f"the environment variable {VARIABLE}"
        raise ValueError(f'{name} is {wanted!r}; wanted "numpy" or "numba", or None for the faster one that is there')
    own = ACTIVATIONS.get(activation.name) is not activation
    if engine == "numba" and own:
        raise ValueError(
            f'engine is "numba", which has bplib\'s own activations compiled, and {activation.name} is yours; '
            'wanted engine="numpy", or None'
        )
    if wanted == "numpy" or own:
        return "numpy"
    if find_spec("numba"):
        return "numba"
    if wanted == "numba":
        raise ModuleNotFoundError(
            'engine "numba" needs the package numba: python -m pip install numba, or the course with its extra "fast"'
        )
    return "numpy"
