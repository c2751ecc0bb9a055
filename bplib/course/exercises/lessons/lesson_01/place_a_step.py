"""Exercise 01.3: Place a step."""

import numpy as np

import bplib as bp
from bplib.course.exercises import Exercise, Measured, Wrong
from bplib.course.page.text import beside


def _step(my_step: dict[str, float]) -> tuple[str, str] | None:
    """Measure a step: wanted are the heights 1 far left and 4 far right, and the middle at u[1] = −2."""
    b, w0, w1, x = (float(my_step[name]) for name in ("b", "w0", "w1", "x"))
    net = bp.Network(b=b, w=[[w0], [w1]], x=[x])
    if w1 == 0 or x == 0:
        return "flat", f"is flat, with `{'w1' if w1 == 0 else 'x'}` = 0"
    far = (1e3 + abs(w0)) / abs(w1)
    left, right = net.predict([[1.0, -far], [1.0, far]])
    if kind := _heights(float(left), float(right)):
        return kind, f"goes from {left:.3g} far left to {right:.3g} far right"
    if kind := _place(w0, w1):
        return kind, f"has its middle at u[1] = {-w0 / w1 + 0:.3g}"
    if abs(w1) < 3:
        return "not steep", f"has the steepness {beside(abs(w1), 3)}; wanted is 3 or more"
    return None


def _near(value: float, wanted: float) -> bool:
    return bool(np.isclose(value, wanted, atol=0.03))


def _heights(left: float, right: float) -> str | None:
    """What is wrong with the heights."""
    if _near(left, 1) and _near(right, 4):
        return None
    if left > right:
        return "wrong way"
    if _near(left, 1):
        return "height for rise" if _near(right, 5) else "rise"
    if _near(right, 4):
        return "b left out" if _near(left, 0) else "rise"
    return "lifted" if _near(right - left, 3) else "both heights"


def _place(w0: float, w1: float) -> str | None:
    """What is wrong with the place of the middle."""
    middle = -w0 / w1
    if _near(middle, -2):
        return None
    for kind, found in (
        ("other side", _near(middle, 2)),
        ("not moved", w0 == 0),
        ("steepness", _near(abs(w0), 2)),
        ("upside down", _near(abs(middle), 0.5)),
    ):
        if found:
            return kind
    return "place"


PLACE_A_STEP = Exercise(
    key="01.3",
    title="Place a step",
    kind="further",
    minutes=10,
    goal="choose weights that give a hidden unit's step a wanted place, height and steepness",
    task=r"""
        Choose the four parameters of a network with one hidden unit,
        $\bar y=b+x[0]\,\sigma(\omega[0,0]+\omega[1,0]\,u[1])$, so that its curve is at height 1 far to the left and at
        height 4 far to the right, with its middle at $u[1]=-2$ and $|\omega[1,0]|$ at least 3. (`w0` is
        $\omega[0,0]$, `w1` is $\omega[1,0]$. There is more than one answer.)
        """,
    answer="my_step",
    stub="""
        my_step = {"b": ..., "w0": ..., "w1": ..., "x": ...}
        """,
    solution="""
        my_step = {"b": 1, "w0": 6, "w1": 3, "x": 3}
        """,
    hints=(
        "With $\\omega[1,0]>0$ the unit is 0 far to the left: only $b$ is left there. Far to the right it is 1.",
        r"The middle is where $\omega[0,0]+\omega[1,0]\,u[1]=0$. Put $u[1]=-2$ in and choose $\omega[1,0]=3$.",
    ),
    judge=Measured(_step),
    wrong=(
        Wrong(
            "x as the height that is reached",
            'my_step = {"b": 1, "w0": 6, "w1": 3, "x": 4}',
            "$x[0]$ is how far the step rises, counted from where it begins: from 1 to 4 it rises by 3.",
        ),
        Wrong(
            "a step the wrong way",
            (
                'my_step = {"b": 4, "w0": 6, "w1": 3, "x": -3}',
                'my_step = {"b": 1, "w0": -6, "w1": -3, "x": 3}',
            ),
            r"The product of the signs of $x[0]$ and $\omega[1,0]$ says whether the curve rises from left to right.",
        ),
        Wrong(
            "no step",
            (
                'my_step = {"b": 1, "w0": 6, "w1": 0, "x": 3}',
                'my_step = {"b": 1, "w0": 6, "w1": 3, "x": 0}',
            ),
            r"$\omega[1,0]$ is how steep the step is and $x[0]$ how high. If one of them is 0, there is none.",
        ),
        Wrong(
            "the step begins at 0",
            'my_step = {"b": 0, "w0": 6, "w1": 3, "x": 4}',
            "Where the unit gives 0, $b$ alone is left: $b$ is the lower of the two heights, and the step rises "
            "from there.",
        ),
        Wrong(
            "the right rise at the wrong height",
            'my_step = {"b": 4, "w0": 6, "w1": 3, "x": 3}',
            "It rises by 3, as it should, and $b$ lifts the whole curve. Where the unit gives 0, the curve is at "
            "$b$; where it gives 1, at $b+x[0]$.",
        ),
        Wrong(
            "one end at the wrong height",
            (
                'my_step = {"b": 1, "w0": 6, "w1": 3, "x": 2.5}',
                'my_step = {"b": 2, "w0": 6, "w1": 3, "x": 2}',
            ),
            "The two heights are $b$, where the unit gives 0, and $b+x[0]$, where it gives 1. One of them is as "
            "wanted, the other is not.",
        ),
        Wrong(
            "both ends at the wrong height",
            'my_step = {"b": 2.5, "w0": 6, "w1": 3, "x": 1.2}',
            "The two heights are $b$, where the unit gives 0, and $b+x[0]$, where it gives 1. Look for the two "
            "numbers that make them 1 and 4.",
        ),
        Wrong(
            "the step on the other side",
            'my_step = {"b": 1, "w0": -6, "w1": 3, "x": 3}',
            r"A larger $\omega[0,0]$ moves the step to the left, if $\omega[1,0]>0$: the middle is at "
            r"$-\omega[0,0]/\omega[1,0]$, with a minus.",
        ),
        Wrong(
            "the step left at 0",
            'my_step = {"b": 1, "w0": 0, "w1": 3, "x": 3}',
            r"With $\omega[0,0]=0$ the middle is at $u[1]=0$, however steep the step is. $\omega[0,0]$ moves it.",
        ),
        Wrong(
            "the steepness forgotten in the place",
            (
                'my_step = {"b": 1, "w0": 2, "w1": 3, "x": 3}',
                'my_step = {"b": 1, "w0": -2, "w1": 3, "x": 3}',
            ),
            r"The middle is where $\omega[0,0]+\omega[1,0]\,u[1]=0$. So a steeper step needs a larger "
            r"$|\omega[0,0]|$ to stay where it is.",
        ),
        Wrong(
            "the quotient upside down",
            (
                'my_step = {"b": 1, "w0": 3, "w1": 6, "x": 3}',
                'my_step = {"b": 1, "w0": -3, "w1": 6, "x": 3}',
            ),
            r"The middle is where $\omega[0,0]+\omega[1,0]\,u[1]=0$, at $u[1]=-\omega[0,0]/\omega[1,0]$. So "
            r"$\omega[0,0]$ is to be the larger of the two in size.",
        ),
        Wrong(
            "another place",
            'my_step = {"b": 1, "w0": 3, "w1": 3, "x": 3}',
            "The heights are right. The middle is where the unit gives one half, where "
            r"$\omega[0,0]+\omega[1,0]\,u[1]=0$. Put in $u[1]=-2$.",
        ),
        Wrong(
            "too gentle a step",
            'my_step = {"b": 1, "w0": 2, "w1": 1, "x": 3}',
            r"Place and heights are right. Make it steeper with $\omega[1,0]$, and adapt $\omega[0,0]$ so that the "
            "step stays in its place.",
        ),
    ),
    praise="Mirror both `w0` and `w1`, exchange the heights, and it is right again: different weights, one curve.",
)
