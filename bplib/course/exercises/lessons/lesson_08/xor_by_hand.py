"""Exercise 08.3: XOR without training."""

from __future__ import annotations

from typing import Any

import numpy as np

import bplib as bp
from bplib.course.exercises import Exercise, Measured, Wrong


def _xor_outputs(xor_weights: dict[str, Any]) -> tuple[str, str] | None:
    """Ask a network for the four corners of XOR in ±1, with the constant input; good is a loss below 0.01."""
    u, y = bp.data.xor()
    net, u = bp.Network(**xor_weights), bp.with_constant_input(u)
    if bp.loss(net, u, y) < 0.01:
        return None
    answers = ", ".join(f"{value:z.2f}" for value in net.predict(u))
    return _kind_of_xor(net, u, y), f"answers {answers} at the four corners; the targets are 0, 1, 1, 0"


def _kind_of_xor(net: bp.Network, u: Any, y: Any) -> str:
    """What is wrong with a network that does not give 0, 1, 1, 0."""
    y_bar, v = net.predict(u), net.forward(u).v
    on = np.where(np.isclose(v, 0.5), 0.5, v > 0.5)
    if not net.w[0].any():
        return "no hidden bias"
    if (net.w[:, 0] == net.w[:, 1]).all():
        return "equal units"
    with_1 = np.column_stack([np.ones(4), on])
    units_will_do = np.allclose(with_1 @ np.linalg.lstsq(with_1, y)[0], y)
    steps_do = np.allclose(net.b + on @ net.x, y, atol=0.01)
    if units_will_do and (steps_do or np.abs(v - on).max() > 0.1):
        in_order = y_bar[1:3].min() > max(y_bar[0], y_bar[3])
        return "too soft" if steps_do and in_order else "too soft, and more"
    patterns = {"upside down": (1, 0, 0, 1), "or": (0, 1, 1, 1), "and": (0, 0, 0, 1), "nand": (1, 1, 1, 0)}
    for kind, pattern in patterns.items():
        if np.allclose(y_bar, pattern, atol=0.2):
            return kind
    if units_will_do:
        return "added" if np.allclose(y_bar, (0, 1, 1, 2), atol=0.2) else "b and x"
    if (on == on[0]).all(axis=0).any():
        return "never switches"
    if (on[:, 0] == on[:, 1]).all() or (on[:, 0] + on[:, 1] == 1).all():
        return "same corners"
    return "units"


XOR_BY_HAND = Exercise(
    key="08.3",
    title="XOR without training",
    kind="further",
    minutes=20,
    goal="choose the weights of a small network by thought, each hidden unit with a task that you can name",
    task=r"""
        Solve XOR in ±1 with two sigmoid units and *no* training: choose $b$, $\omega$ and $x$ so that the loss is below
        0.01. The target is 1 where $u[1]$ and $u[2]$ differ, and else 0. The inputs are $u[0]=1$, $u[1]$
        and $u[2]$, so `w` has three rows, one for each input, and two columns, one for each hidden unit. What should
        each unit say of the two inputs? There are many answers.
        """,
    answer="xor_weights",
    stub="""
        xor_weights = {"b": ..., "w": [[..., ...], [..., ...], [..., ...]], "x": [..., ...]}
        """,
    solution="""
        xor_weights = {"b": 0, "w": [[10, -10], [10, 10], [10, 10]], "x": [1, -1]}
        """,
    hints=(
        "XOR is 1 where *at least one* input is true, but not *both*. Give each of the two questions a unit.",
        r"$u[1]+u[2]$ is −2, 0, 0, 2 at the four corners. At least one is true where $u[1]+u[2]+1>0$, both where "
        r"$u[1]+u[2]-1>0$.",
        r"Large weights make steps of the sigmoids: $v^*[0]=10+10\,u[1]+10\,u[2]$. Then $\bar y=v[0]-v[1]$.",
    ),
    judge=Measured(_xor_outputs),
    wrong=(
        Wrong(
            "no hidden bias",
            'xor_weights = {"b": 0.5, "w": [[0, 0], [10, 10], [10, -10]], "x": [1, -1]}',
            r"With $\omega[0,h]=0$ the constant input counts for nothing, and the theorem holds: the loss is at least "
            r"½. Let the two units switch at different places of $u[1]+u[2]$.",
        ),
        Wrong(
            "two units that say the same",
            'xor_weights = {"b": 0, "w": [[10, 10], [10, 10], [10, 10]], "x": [1, -1]}',
            r"Two units with equal weights are worth one, with $x[0]+x[1]$ behind it, and one sigmoid unit only "
            r"rises, or only falls, across the square. XOR does both.",
        ),
        Wrong(
            "OR instead of XOR",
            'xor_weights = {"b": 0, "w": [[10, 0], [10, 0], [10, 1]], "x": [1, 0]}',
            "This is 1 where at least one input is true. Where *both* are, the second unit has to take the 1 away "
            "again.",
        ),
        Wrong(
            "the second unit added",
            'xor_weights = {"b": 0, "w": [[10, -10], [10, 10], [10, 10]], "x": [1, 1]}',
            "This counts how many inputs are true: 0, 1, 1, 2. The units are right. The unit for *both* has to be "
            "subtracted, and a negative $x[h]$ does that.",
        ),
        Wrong(
            "upside down",
            'xor_weights = {"b": 1, "w": [[10, -10], [10, 10], [10, 10]], "x": [-1, 1]}',
            "This is 1 where the two inputs are the same. Turn the signs of both $x[h]$, and adapt $b$.",
        ),
        Wrong(
            "too soft a step",
            (
                'xor_weights = {"b": 0, "w": [[1, -1], [1, 1], [1, 1]], "x": [1, -1]}',
                'xor_weights = {"b": 0, "w": [[3, -3], [3, 3], [3, 3]], "x": [1, -1]}',
            ),
            r"The idea is right: the corners with the target 1 have the higher output. With small weights the sigmoids "
            r"are not near enough to 0 and 1. Multiply all of $\omega$ by the same large number.",
        ),
        Wrong(
            "w of another shape",
            (
                'xor_weights = {"b": 0, "w": [[10, 10, 10], [-10, 10, 10]], "x": [1, -1]}',
                'xor_weights = {"b": 0, "w": [[10, 10], [10, 10]], "x": [1, -1]}',
            ),
            r"`w[i, h]` is $\omega[i,h]$: a row for each of the three inputs, with the constant $u[0]$ first, and a "
            r"column for each of the two hidden units.",
        ),
        Wrong(
            "AND instead of XOR",
            'xor_weights = {"b": 0, "w": [[-10, 10], [10, 0], [10, 0]], "x": [1, 0]}',
            "This is 1 only where both inputs are true. That is what one unit should say; the other one says *at least "
            "one*, and the output is their difference.",
        ),
        Wrong(
            "everything but both",
            'xor_weights = {"b": 1, "w": [[-10, 10], [10, 0], [10, 0]], "x": [-1, 0]}',
            "This is 0 where both inputs are true, and also has to be 0 where none is: that is what the second unit is "
            "for.",
        ),
        Wrong(
            "the right units, but not b and x",
            (
                'xor_weights = {"b": 1, "w": [[10, -10], [10, 10], [10, 10]], "x": [1, -1]}',
                'xor_weights = {"b": 0, "w": [[10, -10], [10, 10], [10, 10]], "x": [2, -2]}',
                'xor_weights = {"b": 0, "w": [[10, -10], [10, 10], [10, 10]], "x": [-1, 1]}',
                'xor_weights = {"b": 0, "w": [[-10, -10], [10, -10], [-10, 10]], "x": [1, -1]}',
                'xor_weights = {"b": 0, "w": [[0, -10], [10, 10], [10, 10]], "x": [1, -1]}',
            ),
            r"What the two units say is enough for XOR. Write down for each corner which of them is on (or half on, "
            r"where $v^*[h]=0$), and choose $b$, $x[0]$ and $x[1]$ so that $b$ and the $x[h]$ of those that are on add "
            r"up to 0, 1, 1 and 0.",
        ),
        Wrong(
            "too soft a step, and more",
            'xor_weights = {"b": 0, "w": [[1, -1], [1, 1], [1, 1]], "x": [1, 1]}',
            r"The sigmoids are neither near 0 nor near 1: multiply all of $\omega$ by the same large number. The "
            r"units are then steps, and you see what is still to be done for $b$ and $x$.",
        ),
        Wrong(
            "a unit that says the same at all corners",
            (
                'xor_weights = {"b": -0.5, "w": [[10, -30], [10, 10], [10, 10]], "x": [1, -1]}',
                'xor_weights = {"b": -0.5, "w": [[30, -10], [10, 10], [10, 10]], "x": [1, -1]}',
            ),
            r"One of your units is on at all four corners, or at none: it might as well be a part of $b$. With both "
            r"weights equal, $u[1]+u[2]$ is −2, 0, 0, 2; a unit has to switch between two of these.",
        ),
        Wrong(
            "two units that switch at the same corners",
            (
                'xor_weights = {"b": 0, "w": [[-5, -15], [10, 10], [10, 10]], "x": [1, -1]}',
                'xor_weights = {"b": 0, "w": [[10, -10], [10, -10], [10, -10]], "x": [1, 1]}',
            ),
            r"Your two units tell the corners apart in the same way. $u[1]+u[2]$ is −2, 0, 0, 2 here, and not 0, 1, "
            r"1, 2: one unit should switch between −2 and 0, the other between 0 and 2.",
        ),
        Wrong(
            "units that look at one input, or at other corners",
            (
                'xor_weights = {"b": 0, "w": [[1, 1], [20, 0], [0, 20]], "x": [1, 1]}',
                'xor_weights = {"b": 0, "w": [[1, 1], [20, 0], [0, 20]], "x": [1, -1]}',
                'xor_weights = {"b": 0, "w": [[10, -10], [10, 10], [10, -10]], "x": [1, -1]}',
            ),
            r"With what these two units say, no $b$ and no $x$ give 0, 1, 1, 0. One should say whether *at least one* "
            r"input is true, and one whether *both* are: each looks at $u[1]$ and $u[2]$ together.",
        ),
    ),
    praise=(
        "And you know what each unit is for. Ask your network for its output at (0, 0): the trained one in the figure "
        "has a valley there, yours may have a ridge. Four points leave room for both."
    ),
)
