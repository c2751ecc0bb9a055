"""Exercise 09.2: Initial points for several ranges."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from bplib.course.exercises import Case, Exercise, Functions, Wrong
from bplib.course.exercises.judges import Failure
from bplib.course.page.text import beside


def _study(initial_points: Callable[..., Any], widths: list[float], n_restarts: int) -> Any:
    """Whether the draws are as wanted, or else the first thing that they are not, as a `Failure`."""

    def drawn(n_restarts: int, seed: int) -> Any:
        return np.asarray(initial_points(np.array(widths), n_restarts, 7, seed), dtype=float)

    if initial_points(np.array(widths), n_restarts, 7, 3) is None:
        return None
    points, wanted = drawn(n_restarts, 3), (len(widths), n_restarts, 7)
    if points.shape != wanted:
        return Failure("shape", f"gives with 7 parameters an array of shape `{points.shape}`; wanted is `{wanted}`")
    many, again, other = drawn(300, 3), drawn(300, 3), drawn(300, 4)
    r = np.reshape(widths, (-1, 1, 1))
    fewer, scaled = drawn(n_restarts - 1, 3), many / r
    narrowest = float(np.abs(scaled).max(axis=(1, 2)).min())
    for kind, holds, sentence in (
        ("not finite", not np.isfinite(many).all(), "gives numbers that are not finite"),
        ("not repeatable", not np.array_equal(many, again), "gives other numbers when it is called with the same seed"),
        ("one seed", np.array_equal(many, other), "gives the same numbers for the seeds 3 and 4"),
        ("equal restarts", np.ptp(many, axis=1).max() == 0, "gives the same weights to every restart"),
        ("equal parameters", np.ptp(many, axis=2).max() == 0, "gives the same number to all parameters of a restart"),
        ("shifted", _within(many - r, 1), "gives numbers from `r - 1` to `r + 1`"),
        ("positive", many.min() >= 0, "gives no negative number"),
        ("not scaled", _within(many, 1), "gives numbers between `-1` and `1`"),
        ("divided", _within(many * r, 1), "gives numbers from `-1 / r` to `1 / r`"),
        (
            "too wide",
            np.abs(scaled).max() > 1,
            f"gives a number {beside(np.abs(scaled).max(), 1)} times as far from 0 as `r`",
        ),
        ("too narrow", narrowest < 0.9, f"fills only {narrowest:.2g} of {'the' if len(widths) == 1 else 'a'} range"),
        ("uneven", _unevenness(scaled[0]) > 0.1, "gives numbers that do not spread evenly over the range"),
        ("rounded", (digits := _decimals(many, scaled)) >= 0, f"gives numbers rounded to {digits} decimals"),
        ("other draws", not np.allclose(scaled, scaled[0]), "gives the two ranges draws that are not the same"),
        ("other restarts", not _begins(points, fewer), "begins with other restarts if there is one restart more"),
    ):
        if holds:
            return Failure(kind, sentence)
    return "as wanted"


def _within(points: Any, bound: float) -> bool:
    """Whether the points lie between −bound and bound, and fill that range."""
    return 0.95 * bound < float(np.abs(points).max()) <= bound


def _begins(points: Any, fewer: Any) -> bool:
    """Whether a study begins as a shorter one does."""
    return bool(fewer.shape[1] == points.shape[1] - 1 and np.allclose(fewer, points[:, :-1]))


def _decimals(points: Any, scaled: Any) -> int:
    """To how many decimals the points have been rounded, after they were scaled or before; −1 if they have not."""
    for digits in range(1, 9):
        if any(np.allclose(numbers, np.round(numbers, digits), rtol=0, atol=1e-12) for numbers in (points, scaled)):
            return digits
    return -1


def _unevenness(points: Any) -> float:
    """How far the distribution function is from that of even numbers between −1 and 1, at most."""
    ordered = np.sort(points, axis=None)
    return float(np.abs((ordered + 1) / 2 - np.linspace(0, 1, ordered.size)).max())


FAIR_DRAWS = Exercise(
    key="09.2",
    title="Initial points for several ranges",
    kind="further",
    minutes=15,
    goal="draw initial weights so that ranges, and numbers of restarts, can be compared fairly",
    task=r"""
        Write `initial_points(widths, n_restarts, n_parameters, seed)`, which draws the initial weights of a study as
        an array of shape (number of widths, `n_restarts`, `n_parameters`): for each width $r$ uniform numbers between
        $-r$ and $r$. `widths` is an array; the same `seed` gives the same draws again, another seed others.
        Restart by restart the ranges shall use the *same* draws, only scaled; and a study with one restart more shall
        begin with the same restarts.
        """,
    answer="initial_points",
    stub="""
        def initial_points(widths, n_restarts, n_parameters, seed):
            return ...
        """,
    solution="""
        def initial_points(widths, n_restarts, n_parameters, seed):
            rng = np.random.default_rng(seed)
            draws = rng.uniform(-1, 1, size=(n_restarts, n_parameters))
            return np.array([width * draws for width in widths])
        """,
    hints=(
        "Draw once, between −1 and 1, before you look at the widths, from `rng = np.random.default_rng(seed)`.",
        "`rng.uniform(-1, 1, size=(n_restarts, n_parameters))` fills the array row by row: a row for each restart.",
        "Each range is `width * draws`.",
    ),
    judge=Functions(
        [Case("width 3, 3 restarts", ([3.0], 3)), Case("widths 0.5 and 10, 4 restarts", ([0.5, 10.0], 4))],
        run=_study,
    ),
    wrong=(
        Wrong(
            "another shape",
            (
                {"return np.array([width * draws for width in widths])": "return widths * draws"},
                {"return np.array([width * draws for width in widths])": "return draws"},
                {"size=(n_restarts, n_parameters)": "size=(n_parameters, n_restarts)"},
                {"for width in widths])": "for width in widths]).reshape(-1, n_parameters)"},
                {"for width in widths])": "for width in widths]).swapaxes(0, 1)"},
            ),
            "Wanted is a number for each width, each restart and each parameter, with the indices in this order: "
            "`(len(widths), n_restarts, n_parameters)`.",
        ),
        Wrong(
            "the seed ignored",
            {"default_rng(seed)": "default_rng()"},
            "Without its seed the generator begins elsewhere every time: nobody can repeat the study, and the "
            "restarts of a longer one are others. Make it with the seed that is given, "
            "`np.random.default_rng(seed)`.",
        ),
        Wrong(
            "one seed for all",
            {"default_rng(seed)": "default_rng(0)"},
            "The numbers are the same whatever `seed` is. Hand it to the generator: `np.random.default_rng(seed)`.",
        ),
        Wrong(
            "new draws for each range",
            {
                "draws = rng.uniform(-1, 1, size=(n_restarts, n_parameters))": "",
                "[width * draws for": "[rng.uniform(-width, width, size=(n_restarts, n_parameters)) for",
            },
            "The generator goes on from range to range, so each range gets other draws, and one may be luckier than "
            "another. Draw once, and scale.",
        ),
        Wrong(
            "positive numbers only",
            (
                {"uniform(-1, 1, size=(n_restarts, n_parameters))": "random((n_restarts, n_parameters))"},
                {"width * draws": "width * draws + width"},
            ),
            "No number is negative. `rng.random`, and `rng.uniform` without bounds, draw between 0 and 1, and what "
            "is added moves a range to one side. Wanted are numbers on both sides of 0: `rng.uniform(-1, 1, …)`, "
            "times $r$.",
        ),
        Wrong(
            "every restart the same",
            """
            def initial_points(widths, n_restarts, n_parameters, seed):
                draws = [np.random.default_rng(seed).uniform(-1, 1, size=n_parameters) for _ in range(n_restarts)]
                return np.array([width * np.array(draws) for width in widths])
            """,
            "All restarts begin at one point. A generator made anew with the same seed gives the same numbers: make "
            "it once, outside the loop, and draw anew for each restart.",
        ),
        Wrong(
            "one number for all parameters",
            {"size=(n_restarts, n_parameters))": "size=(n_restarts, 1)) * np.ones(n_parameters)"},
            "Each restart has one number that all its weights share, so all hidden units begin equal and stay so. "
            "Draw a number for each parameter.",
        ),
        Wrong(
            "a longer study begins with other restarts",
            (
                {"size=(n_restarts, n_parameters))": "size=(n_parameters, n_restarts)).T"},
                {"default_rng(seed)": "default_rng(seed + n_restarts)"},
            ),
            "A study with one restart more does not begin with the restarts of the shorter one. Arrays are filled "
            "row by row: with a column for each restart, one restart more shifts the numbers of all the others. "
            "Draw a row for each, `size=(n_restarts, n_parameters)`, and let nothing else in the draws depend on "
            "`n_restarts`.",
        ),
        Wrong(
            "not scaled",
            {"width * draws": "draws + width"},
            "Adding the width moves the range to one side. Multiply by it: $r$ times a number between $-1$ and $1$.",
        ),
        Wrong(
            "the widths not used",
            {"width * draws": "draws"},
            "Every range gets numbers between $-1$ and 1. For the width $r$ multiply them by $r$.",
        ),
        Wrong(
            "divided by the width",
            {"width * draws": "draws / width"},
            "The larger the width, the smaller these numbers are. Multiply by it: $r$ times a number between $-1$ "
            "and $1$.",
        ),
        Wrong(
            "beyond the range",
            (
                {"uniform(-1, 1, size=": "normal(size="},
                {"uniform(-1, 1,": "uniform(-2, 2,"},
                {"width * draws": "width**2 * draws"},
            ),
            "Some numbers lie outside $-r$ to $r$. A normal distribution has no bounds; wanted are uniform numbers "
            "between $-1$ and 1, times $r$.",
        ),
        Wrong(
            "a part of the range",
            (
                {"width * draws": "width / 2 * draws"},
                {"uniform(-1, 1,": "uniform(-0.5, 0.5,"},
            ),
            "The numbers go from $-r/2$ to $r/2$, or fill another part of the range. The width $r$ is how far they "
            "reach on *either* side of 0.",
        ),
        Wrong(
            "rounded",
            (
                {"np.array([width * draws for width in widths])": "np.round([width * draws for width in widths], 3)"},
                {
                    "rng.uniform(-1, 1, size=(n_restarts, n_parameters))": (
                        "rng.uniform(-1, 1, size=(n_restarts, n_parameters)).round(3)"
                    )
                },
            ),
            "Digits have been lost: by rounding? Every number between $-r$ and $r$ is to be possible; and rounded "
            "after they were scaled, the draws are no longer the same for every range.",
        ),
        Wrong(
            "not uniform",
            (
                {"uniform(-1, 1,": "choice([-1, 1],"},
                {"width * draws": "width * draws**3"},
                {"width * draws": "width * np.clip(2 * draws, -1, 1)"},
            ),
            "Every number between $-r$ and $r$ is to be equally likely. That is what `rng.uniform(-1, 1, …)` draws, "
            "times $r$.",
        ),
    ),
    praise="That is what `bp.restarts` does: a range can now win only by being better, and not by luck.",
)
