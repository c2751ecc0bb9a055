"""Exercise 02.3: A slope without a formula."""

import contextlib
from collections.abc import Callable
from typing import Any

import numpy as np

import bplib as bp
from bplib.course.exercises import Exercise, Measured, Wrong
from bplib.course.exercises.compare import code, short


def _accuracy(numerical_slope: Callable[[Any, Any], Any]) -> tuple[str, str] | None:
    """Measure slopes at points where they are known; what f was asked, and gave, tells what kind of quotient it is."""
    known: list[tuple[str, Callable[[Any], Any], float, float]] = [
        # At 1, 2 or one half a factor z could not be told from one of the quotient's own.
        ("the sigmoid", bp.sigmoid, 0.7, float(bp.sigmoid(0.7) * bp.sigmoid(-0.7))),
        ("the sigmoid", bp.sigmoid, -1.9, float(bp.sigmoid(1.9) * bp.sigmoid(-1.9))),
        ("exp", np.exp, 0.3, float(np.exp(0.3))),
        ("sin", np.sin, 1.9, float(np.cos(1.9))),
        ("exp", np.exp, 0.0, 1.0),
    ]
    for name, f, z, right in known:
        came, asked = _recorded(numerical_slope, f, z)
        if came.shape != () or came.dtype.kind not in "fiu":
            return "no number", f"gives for {name} {code(short(came))}; one real number is wanted"
        distance = abs(float(came) - right)
        if distance <= 1e-9:
            continue
        found = f"is off by `{distance:.1e}`" if np.isfinite(distance) else f"gives `{came}`"
        said = f"{found} for {name} at `z = {z:g}`; wanted is a distance of less than `1e-9`"
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
    if any(np.isclose(came, np.round(right, digits), rtol=0, atol=1e-12) for digits in range(2, 9)):
        return "rounded"
    first, last = min(asked), max(asked)
    distance, below, above = last - first, asked[first], asked[last]
    slope = (above - below) / distance if distance else np.nan
    rounding = min(0.1, 1e-6 + 1e-15 / distance) if distance else 0.0
    if not np.isclose(came, slope, rtol=rounding, atol=0):
        for kind, mistakes in _mistakes(below, above, distance, asked.get(0.0, np.nan), z).items():
            if np.isclose(came, mistakes, rtol=rounding, atol=0).any():
                return kind if kind != "relative" or _steps_with_z(numerical_slope, z, distance) else "something else"
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


def _steps_with_z(numerical_slope: Any, z: float, distance: float) -> bool:
    """Whether f is asked at places that are farther apart where z is twice as large."""
    _, asked = _recorded(numerical_slope, np.exp, 2 * z)
    return max(asked) - min(asked) > 1.5 * distance


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
        "relative": [z * slope],
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
    kind="further",
    minutes=10,
    goal="write a difference quotient, and choose its kind and its step so that it is good to nine digits",
    task=r"""
        Write `numerical_slope(f, z)`, which returns the slope of any smooth function `f` at the number `z`, from a few
        values of `f` alone. Where $z$ is between $-2$ and 2, it is to be off by less than $10^{-9}$ for the sigmoid,
        for exp and for sin. Which quotient do you take, and which step?
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
        "The explorer above shows how far off both quotients are for every step. How deep does each V go?",
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
            "This has the wrong sign. What comes later minus what comes earlier: $f(z+s)-f(z-s)$, "
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
            "A quotient with both points on one side of $z$ is off in proportion to $s$. Before $s$ is short "
            "enough for nine digits, rounding has spoilt the difference. Take one point on either side.",
        ),
        Wrong(
            "one side longer than the other",
            {"f(z - s)": "f(z - 2 * s)", "2 * s)": "3 * s)"},
            "The two points are not equally far from $z$. Only if they are, the distance falls with $s^2$; else it is "
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
            "So long a step averages the slope over its surroundings. The central quotient is off in proportion to "
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
    praise="It needs no formula, so it can check every formula. Lesson 05 checks the gradients with it.",
)
