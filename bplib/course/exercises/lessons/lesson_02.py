"""Lesson 02, Differentiate the sigmoid."""

import contextlib
from collections.abc import Callable
from typing import Any

import numpy as np

import bplib as bp
from bplib.course.exercises import Exercise, Formula, Functions, Measured, Numbers, Wrong
from bplib.course.exercises.compare import code, short

BY_HAND = Exercise(
    key="02.1",
    title="Slopes with a pencil",
    kind="core",
    minutes=5,
    goal="compute the sigmoid and its slope by hand, and go back from the value to the argument",
    task=r"""
        Compute with a pencil, using $\sigma'=\sigma\,(1-\sigma)$: value and slope of the sigmoid at $v^*=0$ and at
        $v^*=-\ln4$. Then take a unit of which you know only that $v=0.9$ comes out. What is its slope, and which $v^*$
        went in? Three digits or a fraction such as `1 / 8` will do; write $\ln4$ as `np.log(4)`.
        """,
    answer="slopes_by_hand",
    stub="""
        slopes_by_hand = {
            "v at 0": ...,
            "slope at 0": ...,
            "v at -ln 4": ...,
            "slope at -ln 4": ...,
            "slope where v = 0.9": ...,
            "v_star where v = 0.9": ...,
        }
        """,
    solution="""
        slopes_by_hand = {
            "v at 0": 1 / 2,
            "slope at 0": 1 / 4,
            "v at -ln 4": 1 / 5,
            "slope at -ln 4": 4 / 25,
            "slope where v = 0.9": 9 / 100,
            "v_star where v = 0.9": np.log(9),
        }
        """,
    hints=(
        r"Where $v^*=-\ln4$, the exponential is $e^{-v^*}=e^{\ln4}=4$. So $v=\frac1{1+4}$.",
        r"The slope is $v\,(1-v)$: for it you need $v$ and not $v^*$. With $v=0.9$ it is $0.9\cdot0.1$.",
        r"$0.9=\frac1{1+e^{-v^*}}$ means $1+e^{-v^*}=\frac{10}9$, so $e^{-v^*}=\frac19$.",
    ),
    judge=Numbers(),
    wrong=(
        Wrong(
            "σ(0) = 0",
            'slopes_by_hand = {"v at 0": 0}',
            r"$e^0$ is 1, so $\sigma(0)=\frac1{1+1}$. The curve passes through the middle between 0 and 1, not "
            "through the origin: a hidden unit whose input is 0 sends one half.",
        ),
        Wrong(
            "e⁰ taken for 0",
            'slopes_by_hand = {"v at 0": 1}',
            "$e^0$ is 1 and not 0, so the denominator is $1+1$.",
        ),
        Wrong(
            "v* put in where v is meant",
            ('slopes_by_hand = {"slope at -ln 4": -np.log(4) * (1 + np.log(4))}',),
            r"This is $v^*(1-v^*)$. The formula wants what comes *out* of the sigmoid, $v\,(1-v)$ with $v=\frac15$. "
            "A negative slope cannot be right: the sigmoid rises everywhere.",
        ),
        Wrong(
            "no slope at 0",
            'slopes_by_hand = {"slope at 0": 0}',
            r"$0\cdot(1-0)$ puts $v^*=0$ into the formula, which wants $v=\frac12$. At 0 the sigmoid is at its "
            "steepest, not flat.",
        ),
        Wrong(
            "the value taken for the slope",
            (
                'slopes_by_hand = {"slope at 0": 1 / 2, "slope at -ln 4": 1 / 5}',
                'slopes_by_hand = {"slope at 0": 1 / 2}',
                'slopes_by_hand = {"slope at -ln 4": 1 / 5}',
                'slopes_by_hand = {"slope where v = 0.9": 0.9}',
            ),
            r"The slope of $\sigma$ is not its value: it is $e^z$ that is its own derivative. $\sigma'$ is "
            r"$v\,(1-v)$, with both factors.",
        ),
        Wrong(
            "a slope of 1",
            'slopes_by_hand = {"slope at 0": 1}',
            r"The *values* of the sigmoid go up to 1. Its slope is $v\,(1-v)$: what is that for $v=\frac12$?",
        ),
        Wrong(
            "the sign in the exponent",
            'slopes_by_hand = {"v at -ln 4": 4 / 5}',
            r"This is $\sigma(\ln4)$. The sigmoid has $e^{-v^*}$ in it, and a negative $v^*$ gives less than a half. "
            "The slope would not show the slip: it is the same at $v^*$ and at $-v^*$.",
        ),
        Wrong(
            "the exponential alone",
            (
                'slopes_by_hand = {"v at -ln 4": 1 / 4}',
                'slopes_by_hand = {"v at -ln 4": 4}',
                'slopes_by_hand = {"v at -ln 4": 5}',
            ),
            r"The sigmoid is $\frac1{1+e^{-v^*}}$: the exponential is 4 here, 1 is added to it, and 1 is divided by "
            "the sum.",
        ),
        Wrong(
            "the minus taken out of the exponential",
            'slopes_by_hand = {"v at -ln 4": -1 / 3}',
            r"$e^{-v^*}$ is $\frac1{e^{v^*}}$ and not $-e^{v^*}$: an exponential is never negative. So $v$ lies "
            "between 0 and 1.",
        ),
        Wrong(
            "one minus lost",
            (
                'slopes_by_hand = {"slope at -ln 4": -4 / 25}',
                'slopes_by_hand = {"slope at 0": -1 / 4}',
                'slopes_by_hand = {"slope where v = 0.9": -9 / 100}',
            ),
            "The chain rule brings two factors $-1$, one from the power and one from the exponent. They cancel: the "
            "sigmoid rises everywhere, so no slope of it is negative.",
        ),
        Wrong(
            "1 − v alone",
            (
                'slopes_by_hand = {"slope at -ln 4": 4 / 5}',
                'slopes_by_hand = {"slope where v = 0.9": 0.1}',
            ),
            r"This is $1-v$. The slope is $v\,(1-v)$, with both factors.",
        ),
        Wrong(
            "v² for v (1 − v)",
            (
                'slopes_by_hand = {"slope at -ln 4": 1 / 25}',
                'slopes_by_hand = {"slope where v = 0.9": 0.81}',
            ),
            "This is $v^2$. The second factor of the slope is $1-v$.",
        ),
        Wrong(
            "1 − v² for v (1 − v)",
            (
                'slopes_by_hand = {"slope at 0": 3 / 4}',
                'slopes_by_hand = {"slope at -ln 4": 24 / 25}',
                'slopes_by_hand = {"slope where v = 0.9": 0.19}',
            ),
            r"This is $1-v^2$, the slope of tanh in terms of its value. The sigmoid's is $v\,(1-v)$.",
        ),
        Wrong(
            "v = 0.9 taken for v*",
            """
                v = 1 / (1 + np.exp(-0.9))
                slopes_by_hand = {"slope where v = 0.9": v * (1 - v)}
                """,
            r"0.9 has been through the sigmoid already. It is $v$, and goes straight into $v\,(1-v)$: no exponential "
            "is needed any more.",
        ),
        Wrong(
            "the logarithm upside down",
            (
                'slopes_by_hand = {"v_star where v = 0.9": -np.log(9)}',
                'slopes_by_hand = {"v_star where v = 0.9": np.log(1 / 9)}',
            ),
            r"At $-\ln9$ the sigmoid is 0.1. A value above one half needs a positive $v^*$: from $e^{-v^*}=\frac19$ "
            r"follows $v^*=+\ln9$.",
        ),
        Wrong(
            "forwards instead of back",
            'slopes_by_hand = {"v_star where v = 0.9": 1 / (1 + np.exp(-0.9))}',
            r"This is $\sigma(0.9)$. Asked is the other way: which $v^*$ has $\sigma(v^*)=0.9$? It must be far above "
            r"0, since $\sigma(0)$ is only one half.",
        ),
        Wrong(
            "the logarithm forgotten",
            (
                'slopes_by_hand = {"v_star where v = 0.9": 9}',
                'slopes_by_hand = {"v_star where v = 0.9": 1 / 9}',
                'slopes_by_hand = {"v_star where v = 0.9": 10 / 9}',
            ),
            r"$\frac19$ is $e^{-v^*}$, 9 is $e^{v^*}$, and $\frac{10}9$ is $1+e^{-v^*}$. None of "
            "them is $v^*$ yet: solve for the exponential, and take its logarithm.",
        ),
        Wrong(
            "the logarithm to base ten",
            (
                'slopes_by_hand = {"v_star where v = 0.9": np.log10(9)}',
                'slopes_by_hand = {"v_star where v = 0.9": np.log2(9)}',
            ),
            "The sigmoid has $e$ in it, so the logarithm that takes it back is the natural one: `np.log`.",
        ),
        Wrong(
            "the logarithm of v",
            (
                'slopes_by_hand = {"v_star where v = 0.9": np.log(0.9)}',
                'slopes_by_hand = {"v_star where v = 0.9": -np.log(0.9)}',
                'slopes_by_hand = {"v_star where v = 0.9": np.log(10)}',
                'slopes_by_hand = {"v_star where v = 0.9": np.log(10 / 9 + 1)}',
                'slopes_by_hand = {"v_star where v = 0.9": -np.log(10 / 9 + 1)}',
            ),
            r"The exponential stands in a sum: solve $1+e^{-v^*}=\frac{10}9$ for $e^{-v^*}$ first, and take the "
            "logarithm of that.",
        ),
    ),
    praise="Of a unit's value alone you can tell its slope. The way back through a network lives on that.",
)

SLOPE = Exercise(
    key="02.2",
    title="The slope as a function",
    kind="core",
    minutes=10,
    goal="write the sigmoid's derivative as a function of its argument",
    task=r"""
        Write `sigmoid_slope(v_star)`, which returns $\sigma'(v^*)$. `v_star` is a number or an array of any shape; the
        result has the same shape. Do not use `bp` here. Before you check: what must come out at 0, and what far
        outside, on both sides?
        """,
    answer="sigmoid_slope",
    stub="""
        def sigmoid_slope(v_star):
            return ...
        """,
    solution="""
        def sigmoid_slope(v_star):
            v = 1 / (1 + np.exp(-v_star))
            return v * (1 - v)
        """,
    hints=(
        "Two lines: first what comes out of the sigmoid, `v`, then the slope in terms of it.",
        "`np.exp` takes numbers and arrays of any shape; `math.exp` takes numbers only.",
        "`v = 1 / (1 + np.exp(-v_star))`. What stands in the last of the slides' six lines?",
    ),
    judge=Functions(
        [(0.0,), (1.0,), (-2.0,), (np.array([-2.0, 0.5]),), (np.array([[-1.5, 0.3, 2.2], [4.0, -0.7, 1.1]]),)]
    ),
    wrong=(
        Wrong(
            "v* put in where v is meant",
            {"return v * (1 - v)": "return v_star * (1 - v_star)"},
            "This is $v^*(1-v^*)$, which is 0 where the sigmoid is steepest and negative in both tails. The formula "
            "wants what comes out of the sigmoid: compute `v` first.",
        ),
        Wrong(
            "v and v* mixed",
            (
                {"return v * (1 - v)": "return v_star * (1 - v)"},
                {"return v * (1 - v)": "return v * (1 - v_star)"},
                {"return v * (1 - v)": "return v * v_star"},
            ),
            r"In both factors of $v\,(1-v)$ stands what comes *out* of the sigmoid. Here $v^*$ is in one of them.",
        ),
        Wrong(
            "the sigmoid taken twice",
            {
                "return v * (1 - v)": """
                s = 1 / (1 + np.exp(-v))
                return s * (1 - s)
                """
            },
            r"This is $\sigma'(v)$, and asked is $\sigma'(v^*)$. The $v$ in $v\,(1-v)$ has been through the sigmoid "
            "already and must not go through it again.",
        ),
        Wrong(
            "the value taken for the slope",
            {"return v * (1 - v)": "return v"},
            "This is the sigmoid itself. It is $e^z$ that is its own derivative. Far to the right the sigmoid is "
            "nearly 1 and nearly flat, so its slope has to fall again: that is what the factor $1-v$ does.",
        ),
        Wrong(
            "the minus of the exponent dropped",
            {"return v * (1 - v)": "return -np.exp(-v_star) / (1 + np.exp(-v_star)) ** 2"},
            "The power brings one factor $-1$ and the exponent another; together they are $+1$. The sigmoid rises "
            "everywhere, and this slope says that it falls.",
        ),
        Wrong(
            "the square of the denominator dropped",
            {"return v * (1 - v)": "return np.exp(-v_star) / (1 + np.exp(-v_star))"},
            "This is $1-v$, which far to the left tends to 1, where the curve is flat. The slope has the factor $v$ "
            "besides; in terms of exponentials, the denominator is squared, as the derivative of $s^{-1}$ is "
            "$-s^{-2}$.",
        ),
        Wrong(
            "the inner derivative dropped altogether",
            {"return v * (1 - v)": "return 1 / (1 + np.exp(-v_star)) ** 2"},
            "The chain rule has two parts: the derivative of the power, and that of what stands under it, "
            "$1+e^{-v^*}$. The second brings a factor $e^{-v^*}$. Without it this is $v^2$.",
        ),
        Wrong(
            "− v²",
            {"return v * (1 - v)": "return -(v**2)"},
            "The power brings a factor $-1$; but what stands under it, $1+e^{-v^*}$, has the derivative "
            "$-e^{-v^*}$, and that is missing. The sigmoid rises everywhere, so its slope is positive.",
        ),
        Wrong(
            "1 − v² is tanh's slope",
            {"return v * (1 - v)": "return 1 - v**2"},
            r"$1-v^2$ is the slope of $\tanh$ in terms of its value. The sigmoid's is $v-v^2$, which is $v\,(1-v)$.",
        ),
        Wrong(
            "tanh for the sigmoid",
            (
                {"return v * (1 - v)": "return 1 - np.tanh(v_star) ** 2"},
                {"1 / (1 + np.exp(-v_star))": "np.tanh(v_star)"},
            ),
            r"Here the sigmoid is $\frac1{1+e^{-v^*}}$, with values from 0 to 1. tanh is another activation.",
        ),
        Wrong(
            "a plus for the minus",
            {"return v * (1 - v)": "return v * (1 + v)"},
            r"This is $v\,(1+v)$, which is largest far to the right, where the curve is flat. The second factor is "
            "$1-v$.",
        ),
        Wrong(
            "no brackets",
            {"return v * (1 - v)": "return v * 1 - v"},
            "`v * 1 - v` is 0 everywhere: `*` comes before `-`. The factor needs brackets, `v * (1 - v)`.",
        ),
        Wrong(
            "the denominator without brackets",
            {"1 / (1 + np.exp(-v_star))": "1 / 1 + np.exp(-v_star)"},
            "`1 / 1 + np.exp(…)` divides 1 by 1 and adds the exponential to it. The whole denominator needs brackets.",
        ),
        Wrong(
            "the exponential for the sigmoid",
            (
                {"1 / (1 + np.exp(-v_star))": "1 / np.exp(-v_star)"},
                {"1 / (1 + np.exp(-v_star))": "np.exp(-v_star)"},
                {"return v * (1 - v)": "return np.exp(-v_star)"},
                {"return v * (1 - v)": "return -np.exp(-v_star)"},
                {"return v * (1 - v)": "return np.exp(v_star)"},
            ),
            r"The exponential is one part of the sigmoid only, and it grows without bound. The slope is $v\,(1-v)$ "
            r"with $v=\frac1{1+e^{-v^*}}$, and never above one quarter.",
        ),
        Wrong(
            "the quotient of exponentials",
            (
                {"return v * (1 - v)": "return np.exp(v_star) / (1 + np.exp(-v_star)) ** 2"},
                {"return v * (1 - v)": "return np.exp(-v_star) / (1 + np.exp(v_star)) ** 2"},
                {"return v * (1 - v)": "return np.exp(-v_star) / (1 - np.exp(-v_star)) ** 2"},
                {"return v * (1 - v)": "return np.exp(-v_star) / (1 + np.exp(-v_star) ** 2)"},
            ),
            r"The derivative of $(1+e^{-v^*})^{-1}$ is $\frac{e^{-v^*}}{(1+e^{-v^*})^2}$: the same exponential above "
            "and below, and below the whole sum is squared.",
        ),
        Wrong(
            "a factor too many",
            (
                {"return v * (1 - v)": "return v * (1 - v) * v"},
                {"return v * (1 - v)": "return v * (1 - v) ** 2"},
                {"return v * (1 - v)": "return v * (1 - v) * v_star"},
                {"return v * (1 - v)": "return -v_star * v * (1 - v)"},
                {"return v * (1 - v)": "return v * (1 - v) * np.exp(-v_star)"},
            ),
            "The slope is the product of just two factors, $v$ and $1-v$; at 0 it is one quarter.",
        ),
        Wrong(
            "the second derivative",
            {"return v * (1 - v)": "return v * (1 - v) * (1 - 2 * v)"},
            r"This is $\sigma''$, the slope of the slope: it is 0 at 0, where the sigmoid is steepest. Asked is "
            r"$\sigma'$.",
        ),
        Wrong(
            "the maximum for all",
            {"return v * (1 - v)": "return 0 * v + 1 / 4"},
            "One quarter is the slope at 0. Far outside, on both sides, the curve is flat.",
        ),
        Wrong(
            "added up over the array",
            (
                {"return v * (1 - v)": "return np.dot(v, 1 - v)"},
                {"return v * (1 - v)": "return np.sum(v * (1 - v))"},
            ),
            "The result has the shape of `v_star`: a slope for each of its numbers. `*` multiplies entry by entry; "
            "`@`, `np.dot` and `sum` add up.",
        ),
        Wrong(
            "single numbers only",
            (
                {"np.exp(-v_star)": "math.exp(-v_star)"},
                {"return v * (1 - v)": "return float(v * (1 - v))"},
            ),
            "It is right for a single number and refuses an array. `math.exp` and `float` take one number, and so "
            "does `if`; `np.exp` takes arrays of any shape.",
        ),
        Wrong(
            "an if on an array",
            {"return v * (1 - v)": "return v * (1 - v) if v_star >= 0 else (1 - v) * v"},
            "It is right for a single number. An `if` asks one question, and an array has many answers: no case "
            "needs to be distinguished here, or take `np.where`.",
        ),
    ),
    praise="It can be $\\frac14$ at most, and it is the one factor of the gradients that knows the sigmoid.",
)


def _accuracy(numerical_slope: Callable[[Any, Any], Any]) -> tuple[str, str] | None:
    """Measure slopes at points where they are known; what f was asked, and gave, tells what kind of quotient it is."""
    known: list[tuple[str, Callable[[Any], Any], float, float]] = [
        ("the sigmoid", bp.sigmoid, 1.0, float(bp.sigmoid(1.0) * bp.sigmoid(-1.0))),
        ("the sigmoid", bp.sigmoid, -2.0, float(bp.sigmoid(2.0) * bp.sigmoid(-2.0))),
        ("exp", np.exp, 0.5, float(np.exp(0.5))),
        ("sin", np.sin, 2.0, float(np.cos(2.0))),
        ("exp", np.exp, 0.0, 1.0),
    ]
    for name, f, z, right in known:
        came, asked = _recorded(numerical_slope, f, z)
        if came.shape != () or came.dtype.kind not in "fiu":
            return "no number", f"gives for {name} {code(short(came))}; one real number is wanted"
        error = abs(float(came) - right)
        if error <= 1e-9:
            continue
        found = f"an error of `{error:.1e}`" if np.isfinite(error) else f"the result `{came}`"
        said = f"has {found} for {name} at `z = {z:g}`; wanted is an error of less than `1e-9`"
        return _kind(numerical_slope, float(came), right, z, asked), said
    return None


def _recorded(numerical_slope: Callable[[Any, Any], Any], f: Callable[[Any], Any], z: float) -> tuple[Any, Any]:
    """The slope that comes, and the places at which f was asked, counted from z, each with f's value."""
    asked: dict[float, float] = {}

    def recorded(at: Any) -> Any:
        value = f(at)
        asked.update(zip((np.real(np.ravel(at)) - z).tolist(), np.real(np.ravel(value)).tolist(), strict=True))
        return value

    came = np.asarray(numerical_slope(recorded, z))
    if came.shape == () and came.dtype.kind == "O":  # a fraction, a number of SymPy's
        with contextlib.suppress(TypeError, ValueError):
            came = came.astype(float)
    return came, asked


def _kind(numerical_slope: Any, came: float, right: float, z: float, asked: dict[float, float]) -> str:
    """What kind of bad slope it is: what was made of the values of f."""
    if not asked:
        return "f not asked"
    if set(asked) == {0.0}:
        return _at_one_place(numerical_slope, came, z, asked[0.0])
    first, last = min(asked), max(asked)
    distance, below, above = last - first, asked[first], asked[last]
    slope = (above - below) / distance if distance else np.nan
    rounding = min(0.1, 1e-6 + 1e-15 / distance) if distance else 0.0
    if not np.isclose(came, slope, rtol=rounding, atol=0):
        for kind, mistakes in _mistakes(below, above, distance, asked.get(0.0, np.nan), z).items():
            if np.isclose(came, mistakes, rtol=rounding, atol=0).any():
                return kind
        return "vanishing" if distance < 1e-12 else "something else"
    if distance < 1e-12:
        return "vanishing"
    if abs(slope - right) <= 1e-9:
        return "rounded"
    if abs(first + last + 2 * z) < 1e-6 * distance:
        return "around 0"
    if first >= 0 or last <= 0:
        return "one-sided"
    if not np.isclose(-first, last, rtol=1e-3):
        return "lopsided"
    return "too long" if last > 1e-5 else "too short"


def _at_one_place(numerical_slope: Any, came: float, z: float, value: float) -> str:
    """What kind of bad slope it is if f was asked at z alone."""
    if np.isclose(came, value * (1 - value)):
        return "the sigmoid's formula"
    if z == 0:
        return "relative"
    # At 0 even a step of 1e-17 can be seen: whoever asks at 0 alone makes no step.
    return "one place" if set(_recorded(numerical_slope, np.exp, 0.0)[1]) == {0.0} else "vanishing"


def _mistakes(below: float, above: float, distance: float, middle: float, z: float) -> dict[str, list[float]]:
    """What comes of the values at the two ends, and between them, if something is done wrong with them."""
    rise = above - below
    slope = rise / distance
    return {
        "a bracket of the difference": [above - below / d for d in (distance, 2 * distance, distance / 2)],
        "a sum": [(above + below) / d for d in (distance, 2 * distance, distance / 2)],
        "multiplied": [factor * rise * distance for factor in (1, 1 / 2, 1 / 4, 2, -1, -1 / 2, -1 / 4)],
        "not divided": [rise, rise / 2, -rise, -rise / 2],
        "relative": [z * slope] if abs(z) != 1 else [],
        "the absolute value": [-slope] if z > 1 else [],  # all slopes are positive but this last one
        "the wrong way round": [-slope, -2 * slope, -slope / 2],
        "2 dropped": [2 * slope],
        "2 too many": [slope / 2],
        "2 for one half": [4 * slope],
        "divided twice": [slope / distance, 2 * slope / distance, 4 * slope / distance],
        "second derivative": [(above - 2 * middle + below) / (distance / 2) ** 2],
    }


QUOTIENT = Exercise(
    key="02.3",
    title="A slope without a formula",
    kind="core",
    minutes=10,
    goal="write a difference quotient, and choose its kind and its step so that it is good to nine digits",
    task=r"""
        Write `numerical_slope(f, z)`, which returns the slope of any smooth function `f` at the number `z`, from a few
        values of `f` alone. The error is to be less than $10^{-9}$ for the sigmoid, for exp and for sin. Which
        quotient do you take, and which step?
        """,
    answer="numerical_slope",
    stub="""
        def numerical_slope(f, z):
            return ...
        """,
    solution="""
        def numerical_slope(f, z):
            s = 1e-5
            return (f(z + s) - f(z - s)) / (2 * s)
        """,
    hints=(
        "The explorer above shows the error of both quotients for every step. How deep does each V go?",
        "The central quotient goes deep enough: the difference of `f(z + s)` and `f(z - s)`, over their distance.",
        "`f(z + s)` and `f(z - s)` are `2 * s` apart. The lowest point of the V is near $s=10^{-5}$.",
    ),
    judge=Measured(_accuracy),
    wrong=(
        Wrong(
            "the 2 of the distance dropped",
            {"/ (2 * s)": "/ s"},
            "This is twice the slope. From $z-s$ to $z+s$ it is $2s$, and a slope is the rise over the whole distance.",
        ),
        Wrong(
            "divided by 2s where the distance is s",
            {"s = 1e-5": "s = 1e-7", "f(z - s)": "f(z)"},
            "This is half the slope. Divide by the distance of the two points at which `f` is taken: from $z$ to "
            "$z+s$ it is $s$, from $z-s$ to $z+s$ it is $2s$.",
        ),
        Wrong(
            "multiplied by 2 where divided is meant",
            {"/ (2 * s)": "/ s * 2"},
            "`/ s * 2` divides by $s$ and then multiplies by 2, which makes this four times the slope. The distance "
            "$2s$ needs brackets: `/ (2 * s)`.",
        ),
        Wrong(
            "multiplied by the step",
            (
                {"/ (2 * s)": "/ 2 * s"},
                {"/ (2 * s)": "* s"},
                {"/ (2 * s)": "* (2 * s)"},
            ),
            "The difference has been multiplied by the step, and so nearly nothing is left: `/ 2 * s` divides by 2 "
            "and then multiplies by $s$. The distance needs brackets: `/ (2 * s)`.",
        ),
        Wrong(
            "not divided by the distance",
            (
                {"/ (2 * s)": ""},
                {"/ (2 * s)": "/ 2"},
            ),
            "This is the rise of `f`, or half of it. The slope is the rise *over the distance*, $2s$ from $z-s$ to "
            "$z+s$.",
        ),
        Wrong(
            "divided twice",
            (
                {"/ (2 * s)": "/ (2 * s) ** 2"},
                {"/ (2 * s)": "/ s**2"},
            ),
            "The difference has been divided by the step twice, which makes it far too large. The slope is the rise "
            "over the distance.",
        ),
        Wrong(
            "the brackets of the difference dropped",
            {"(f(z + s) - f(z - s)) / (2 * s)": "f(z + s) - f(z - s) / (2 * s)"},
            "`a - b / c` divides `b` alone. The whole difference is divided: `(f(z + s) - f(z - s)) / (2 * s)`.",
        ),
        Wrong(
            "a sum for the difference",
            {"f(z + s) - f(z - s)": "f(z + s) + f(z - s)"},
            "The two values have been added. How far `f` rises from one point to the other is their *difference*.",
        ),
        Wrong(
            "the second derivative",
            {"s = 1e-5": "s = 1e-3", "(f(z + s) - f(z - s)) / (2 * s)": "(f(z + s) - 2 * f(z) + f(z - s)) / s**2"},
            "$f(z+s)-2f(z)+f(z-s)$ over $s^2$ is the second derivative, how fast the slope changes. The slope "
            "itself needs two of the three values.",
        ),
        Wrong(
            "the difference the wrong way round",
            {"f(z + s) - f(z - s)": "f(z - s) - f(z + s)"},
            "This is the slope with the wrong sign. What comes later minus what comes earlier: $f(z+s)-f(z-s)$, "
            "positive where `f` rises.",
        ),
        Wrong(
            "the absolute value",
            {"(f(z + s) - f(z - s)) / (2 * s)": "abs(f(z + s) - f(z - s)) / (2 * s)"},
            "Where `f` falls, its slope is negative. It comes out positive here: take the difference as it is.",
        ),
        Wrong(
            "one-sided",
            {"s = 1e-5": "s = 1e-8", "f(z - s)": "f(z)", "2 * s": "s"},
            "A quotient with both points on one side of $z$ has an error in proportion to $s$. Before $s$ is short "
            "enough for nine digits, rounding has spoilt the difference. Take one point on either side.",
        ),
        Wrong(
            "one side longer than the other",
            {"f(z - s)": "f(z - 2 * s)", "2 * s)": "3 * s)"},
            "The two points are not equally far from $z$. Only if they are, the error falls with $s^2$; else it is "
            "in proportion to $s$, as with a one-sided quotient.",
        ),
        Wrong(
            "a step too short",
            {"1e-5": "1e-10"},
            "In exact arithmetic a shorter step would be better. Here the two values agree in most of their 16 "
            "digits; what is left of their difference is mostly rounding, and dividing by a tiny $s$ makes it "
            "large.",
        ),
        Wrong(
            "a step so short that it vanishes",
            {"1e-5": "1e-17"},
            "With 16 digits, $1+10^{-17}$ is 1: nothing, or next to nothing, is left of the difference. A "
            "derivative is a limit on paper; a computer has to stop well before it.",
        ),
        Wrong(
            "a step too long",
            {"1e-5": "1e-3"},
            "So long a step averages the slope over its surroundings. The error of the central quotient falls with "
            "$s^2$: a step a hundred times shorter makes it ten thousand times smaller.",
        ),
        Wrong(
            "f asked at z alone",
            (
                {"f(z + s) - f(z - s)": "f(z) + s - f(z) - s"},
                {"(f(z + s) - f(z - s)) / (2 * s)": "f(z)"},
            ),
            "`f` is asked at $z$ and nowhere else, and from one value no slope can be seen. The step belongs inside "
            "the brackets of `f`: `f(z + s)`, not `f(z) + s`.",
        ),
        Wrong(
            "the sigmoid's formula",
            {"(f(z + s) - f(z - s)) / (2 * s)": "f(z) * (1 - f(z))"},
            r"$v\,(1-v)$ is the slope of the sigmoid and of no other function, and `f` may be any: for exp and sin "
            "it is wrong. Take values of `f` at two places.",
        ),
        Wrong(
            "f not asked",
            {"(f(z + s) - f(z - s)) / (2 * s)": "np.exp(-z) / (1 + np.exp(-z)) ** 2"},
            "`f` is never called, so the result is the same for every function. All that you know of `f` are the "
            "values that it gives.",
        ),
        Wrong(
            "around 0 instead of z",
            {"f(z + s) - f(z - s)": "f(s) - f(-s)"},
            "`f` is asked at places around 0, whatever $z$ is. The slope is wanted at $z$: `f(z + s)` and `f(z - s)`.",
        ),
        Wrong(
            "a step in proportion to z",
            (
                {"f(z + s) - f(z - s)": "f(z * (1 + s)) - f(z * (1 - s))"},
                {"f(z + s) - f(z - s)": "f(z * (1 + s)) - f(z * (1 - s))", "2 * s": "2 * s * np.float64(z)"},
            ),
            "`f` is asked at places whose distance from $z$ depends on $z$: it is not the one that you divide by, "
            "or it is 0 where $z$ is. Add the step to $z$, and divide by the whole distance.",
        ),
        Wrong(
            "rounded",
            {"(f(z + s) - f(z - s)) / (2 * s)": "round((f(z + s) - f(z - s)) / (2 * s), 6)"},
            "From the values that `f` has given the slope comes out well enough, and then digits have been lost: by "
            "rounding the result?",
        ),
    ),
    praise="It needs no formula, so it can check every formula. Lesson 04 checks the gradients with it.",
)

TANH = Exercise(
    key="02.4",
    title="The slope of tanh",
    kind="further",
    minutes=10,
    goal="carry the derivation over to another activation",
    task=r"""
        Many networks use $v=\tanh(z)$ in place of the sigmoid. It is a sigmoid too, stretched and shifted:
        $\tanh(z)=2\,\sigma(2z)-1$. Derive its slope from that, and write it in terms of its own value `v` alone, as
        text: `"..."`, with `**` for powers. Every form that is equal is right.
        """,
    answer="tanh_slope",
    stub="""
        tanh_slope = ...
        """,
    solution="""
        tanh_slope = "1 - v**2"
        """,
    hints=(
        r"The chain rule: the 2 in front stays, the 2 inside comes out. So the slope is "
        r"$4\,\sigma(2z)\,(1-\sigma(2z))$.",
        r"Solve $v=2\,\sigma(2z)-1$ for $\sigma(2z)$ and put it in.",
        r"$\sigma(2z)=\frac{1+v}2$ and $1-\sigma(2z)=\frac{1-v}2$.",
    ),
    judge=Formula(letters="v"),
    wrong=(
        Wrong(
            "the sigmoid's slope",
            'tanh_slope = "v * (1 - v)"',
            "This belongs to the sigmoid. At $z=0$ tanh has the value 0 and is steepest, and this is 0 there; for "
            "negative $v$ it is negative, and tanh never falls.",
        ),
        Wrong(
            "the inner 2 dropped",
            'tanh_slope = "(1 - v**2) / 2"',
            "This is half of it. The $2z$ inside the sigmoid brings a factor 2 by the chain rule, besides the 2 in "
            "front.",
        ),
        Wrong(
            "both factors 2 dropped",
            'tanh_slope = "(1 - v**2) / 4"',
            r"This is $\sigma'(2z)$. There are two factors more: the 2 in front, and the 2 from the inside of "
            r"$\sigma(2z)$.",
        ),
        Wrong(
            "a factor 2 too many",
            (
                'tanh_slope = "2 * (1 - v**2)"',
                'tanh_slope = "4 * (1 - v**2)"',
            ),
            r"At 0 tanh has the slope 1, and this is more. With $\sigma(2z)=\frac{1+v}2$ each of the two factors of "
            "the sigmoid's slope brings a ½, and they cancel the 2 in front and the 2 from the inside.",
        ),
        Wrong(
            "the value of tanh taken for that of σ",
            (
                'tanh_slope = "4 * v * (1 - v)"',
                'tanh_slope = "2 * v * (1 - v)"',
            ),
            r"The $v$ here is tanh's value, and $\sigma(2z)$ is another number, $\frac{1+v}2$. Put that into the "
            "slope of the sigmoid.",
        ),
        Wrong(
            "in z instead of v",
            (
                'tanh_slope = "1 - tanh(z)**2"',
                'tanh_slope = "4 * sigma(2 * z) * (1 - sigma(2 * z))"',
            ),
            "This is the slope, but as a formula in $z$: it takes an exponential once more. The forward pass has "
            r"computed $v=\tanh(z)$ already. Write it with `v` alone.",
        ),
        Wrong(
            "z put in where v is meant",
            'tanh_slope = "1 - z**2"',
            "The shape is right, the letter is not: what is squared is the *value* of tanh. With $z$ the slope "
            "would be negative beyond 1.",
        ),
        Wrong(
            "tanh taken twice",
            (
                'tanh_slope = "1 - tanh(v)**2"',
                'tanh_slope = "4 * sigma(2 * v) * (1 - sigma(2 * v))"',
            ),
            r"`v` is what has come out of tanh already: $1-\tanh^2z$ is just $1-v^2$, with no further tanh or "
            r"$\sigma$.",
        ),
        Wrong(
            "the sign of the square",
            'tanh_slope = "1 + v**2"',
            "This grows towards the tails, where tanh is flat. It is the slope of the *tangent* in terms of its "
            "value; the hyperbolic one has a minus.",
        ),
        Wrong(
            "the wrong sign",
            (
                'tanh_slope = "v**2 - 1"',
                'tanh_slope = "-v * (1 - v)"',
            ),
            "At $z=0$, where $v=0$, tanh is steepest and rises. So the slope has to be largest for $v=0$, and "
            "nowhere negative.",
        ),
        Wrong(
            "the square dropped",
            (
                'tanh_slope = "1 - v"',
                'tanh_slope = "1 + v"',
                'tanh_slope = "(1 - v)**2"',
                'tanh_slope = "(1 + v)**2"',
            ),
            "tanh is equally steep at $z$ and at $-z$, so the slope is the same for $v$ and $-v$: both factors, "
            "$1+v$ and $1-v$, belong to it.",
        ),
        Wrong(
            "the ends and the middle",
            (
                'tanh_slope = "1"',
                'tanh_slope = "v"',
                'tanh_slope = "v**2"',
                'tanh_slope = "1 - v**2 / 4"',
                'tanh_slope = "1 - 4 * v**2"',
                'tanh_slope = "1 / (1 + v**2)"',
                'tanh_slope = "v * (1 - v**2)"',
                'tanh_slope = "4 * (1 - v)"',
                'tanh_slope = "4 * v * (1 + v)"',
                'tanh_slope = "2 * v - 1"',
            ),
            r"tanh is flat where $v$ is near 1 or near $-1$, and at $z=0$, where $v=0$, its slope is 1. This formula "
            "does not give all of that.",
        ),
        Wrong(
            "differentiated by v",
            (
                'tanh_slope = "-2 * v"',
                'tanh_slope = "2 * v"',
                'tanh_slope = "1 - 2 * v"',
                'tanh_slope = "-2 * v * (1 - v**2)"',
            ),
            "This is the slope of the slope, or a part of it. Asked is the slope of tanh itself, as a formula in "
            "its value.",
        ),
    ),
    praise="Its largest slope is 1, four times the sigmoid's: the stretched curve has four times the slope.",
)

TWO_IN_A_ROW = Exercise(
    key="02.5",
    title="One sigmoid after another",
    kind="further",
    minutes=10,
    goal="predict how a slope shrinks as it passes through several sigmoids",
    task=r"""
        Let what comes out of a sigmoid go into a second one: $f(z)=\sigma(\sigma(z))$. First the slope of $f$ at $z=0$;
        you may use $\sigma(\tfrac12)=0.6225$. Then let five sigmoids follow each other, and do not compute but reason:
        what is the smallest number which you can be *sure* that the slope will never exceed, if all you know of each
        sigmoid is how steep it can be at most? And the same for a hundred, as a power of ten: what is $n$ in $10^{n}$,
        rounded to a whole number?
        """,
    answer="chained",
    stub="""
        chained = {"two, at 0": ..., "five, at most": ..., "hundred, power of ten": ...}
        """,
    solution="""
        chained = {"two, at 0": 0.6225 * (1 - 0.6225) / 4, "five, at most": 1 / 4**5, "hundred, power of ten": -60}
        """,
    hints=(
        r"Chain rule: $f'(z)=\sigma'(\sigma(z))\cdot\sigma'(z)$. Which number goes into the outer $\sigma'$?",
        r"At $z=0$ the inner sigmoid gives $\frac12$ with slope $\frac14$; the outer one stands at $\frac12$ and has "
        r"the value 0.6225.",
        r"A product of five slopes, each at most $\frac14$. And $4^{100}=2^{200}$, with $2^{10}\approx10^3$.",
    ),
    judge=Numbers(),
    wrong=(
        Wrong(
            "both slopes taken at 0",
            'chained = {"two, at 0": 1 / 16}',
            r"The second sigmoid does not stand at 0. What goes into it is $\sigma(0)=\frac12$, where the slope is "
            r"$0.6225\cdot0.3775$.",
        ),
        Wrong(
            "the inner derivative dropped",
            'chained = {"two, at 0": 0.6225 * (1 - 0.6225)}',
            "This is the slope of the outer sigmoid alone. The chain rule multiplies it by that of the inner one, "
            r"$\frac14$.",
        ),
        Wrong(
            "the outer derivative dropped",
            'chained = {"two, at 0": 1 / 4}',
            "This is the slope of the inner sigmoid alone. The chain rule multiplies it by that of the outer one, "
            r"taken where the inner one has arrived, at $\frac12$.",
        ),
        Wrong(
            "the slopes added",
            'chained = {"two, at 0": 0.6225 * (1 - 0.6225) + 1 / 4}',
            "Along a chain, slopes are multiplied: a small change is first made smaller by the one factor, then by "
            "the other.",
        ),
        Wrong(
            "σ(½) taken for v* once more",
            """
                v = 1 / (1 + np.exp(-0.6225))
                chained = {"two, at 0": v * (1 - v) / 4}
                """,
            r"0.6225 is what comes out of the outer sigmoid, so its slope is $0.6225\cdot(1-0.6225)$ straight away.",
        ),
        Wrong(
            "the value for the slope",
            (
                'chained = {"two, at 0": 0.6225}',
                'chained = {"two, at 0": 0.6225 / 4}',
                'chained = {"two, at 0": 0.3775 / 4}',
                'chained = {"two, at 0": 0.6225 / 2}',
                'chained = {"two, at 0": 0.6225 * 0.3775 / 2}',
            ),
            r"Each of the two sigmoids brings its slope, $v\,(1-v)$: the inner one has the value ½ and the outer one "
            "0.6225.",
        ),
        Wrong(
            "the largest slope of one",
            'chained = {"five, at most": 1 / 4}',
            "One sigmoid passes on a quarter of a change at most. The next one passes on a quarter of *that*.",
        ),
        Wrong(
            "a fifth part for five",
            ('chained = {"five, at most": 1 / 20}', 'chained = {"five, at most": 1 / 5}'),
            r"The quarters are multiplied, five times: $\frac14\cdot\frac14\cdots$ is $\frac1{4^5}$, not "
            r"$\frac1{4\cdot5}$.",
        ),
        Wrong(
            "five slopes added",
            'chained = {"five, at most": 5 / 4}',
            "Along a chain slopes are multiplied: each of the five makes a change smaller once more. Added they "
            r"would come to $5\cdot\frac14$, more than a single sigmoid can have.",
        ),
        Wrong(
            "slopes up to 1",
            'chained = {"five, at most": 1}',
            r"The *values* of a sigmoid go up to 1. Its slope is $v\,(1-v)$, and that is $\frac14$ at most.",
        ),
        Wrong(
            "slopes up to one half",
            'chained = {"five, at most": 1 / 2**5}',
            r"One half is the sigmoid's *value* where it is steepest. Its slope there is $v\,(1-v)=\frac14$.",
        ),
        Wrong(
            "miscounted",
            (
                'chained = {"five, at most": 1 / 4**4}',
                'chained = {"five, at most": 1 / 4**6}',
            ),
            r"Five sigmoids bring five factors $\frac14$.",
        ),
        Wrong(
            "the power upside down",
            (
                'chained = {"five, at most": 4**5}',
                'chained = {"five, at most": 1 / 5**4}',
                'chained = {"five, at most": 1 / 4 / 5**2}',
            ),
            r"Five factors, each $\frac14$ at most: that is $\left(\frac14\right)^5=\frac1{4^5}$.",
        ),
        Wrong(
            "a slope at one place for the bound",
            (
                """
                v, slope = 0, 1
                for _ in range(5):
                    v = 1 / (1 + np.exp(-v))
                    slope = slope * v * (1 - v)
                chained = {"five, at most": slope}
                """,
                'chained = {"five, at most": 0.6225 * 0.3775 / 4**4}',
                'chained = {"five, at most": (0.6225 * 0.3775) ** 4 / 4}',
                'chained = {"five, at most": (0.6225 * 0.3775) ** 5}',
            ),
            "This takes the slopes, or some of them, at one place. You know of each sigmoid only that its slope is "
            r"$\frac14$ at most; what is then sure of the product?",
        ),
        Wrong(
            "the sign of the power",
            'chained = {"hundred, power of ten": 60}',
            "$4^{100}$ is about $10^{60}$; the slope is at most one part in that.",
        ),
        Wrong(
            "−3 for a hundred",
            'chained = {"hundred, power of ten": -3}',
            r"$10^{-3}$ is about $\frac1{4^5}$, for five sigmoids, and also about $\frac1{4\cdot100}$. A hundred "
            "sigmoids are twenty times five, and their factors are multiplied.",
        ),
        Wrong(
            "the number instead of its power",
            'chained = {"hundred, power of ten": 4**-100}',
            r"Asked is the exponent alone: which $n$ has $10^n\approx4^{-100}$? As a number it is next to 0; $n$ is "
            "not.",
        ),
        Wrong(
            "the exponent of another base",
            (
                'chained = {"hundred, power of ten": -100}',
                'chained = {"hundred, power of ten": -200}',
                'chained = {"hundred, power of ten": -139}',
            ),
            r"$4^{-100}$ is $2^{-200}$, and about $e^{-139}$. As a power of ten: $2^{10}\approx10^3$.",
        ),
        Wrong(
            "rounded down",
            'chained = {"hundred, power of ten": -61}',
            r"$\log_{10}4^{-100}$ is $-60.2$. The whole number next to that is wanted.",
        ),
        Wrong(
            "the power of ten miscounted",
            tuple(f'chained = {{"hundred, power of ten": {n}}}' for n in (-2, -20, -25, -40, -50, -59, -99, -400)),
            r"$4^{100}$ is $2^{200}$, that is $2^{10}\approx10^3$ taken twenty times.",
        ),
        Wrong(
            "slopes up to one half, a hundred times",
            'chained = {"hundred, power of ten": -30}',
            r"$10^{-30}$ is about $2^{-100}$. The slope of a sigmoid is $\frac14$ at most, and not ½.",
        ),
    ),
    praise=r"""Networks with many sigmoid layers were hard to train for this reason: it is called the *vanishing
        gradient*. With one hidden layer you meet the factor once.""",
)

EXERCISES = (BY_HAND, SLOPE, QUOTIENT, TANH, TWO_IN_A_ROW)
