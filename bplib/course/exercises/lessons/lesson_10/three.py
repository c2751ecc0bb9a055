"""Exercise 10.1: The slides' three schedules."""

from __future__ import annotations

from typing import Any

from bplib.course.exercises import Case, Exercise, Functions, Wrong


def _at(constant_mu: Any, falling_mu: Any, reciprocal_mu: Any, m: int) -> dict[str, Any]:
    """What the three give at m, the second of them asked twice."""
    return {
        "constant_mu": constant_mu(m),
        "falling_mu": falling_mu(m),
        "falling_mu once more": falling_mu(m),
        "reciprocal_mu": reciprocal_mu(m),
    }


THREE = Exercise(
    key="10.1",
    title="The slides' three schedules",
    kind="core",
    minutes=5,
    goal="write a learning-rate schedule as a pure function of the iteration",
    task=r"""
        Write the slides' three as functions of $m$: `constant_mu` gives 0.05 for every $m$, `falling_mu` gives
        $\frac{A}{B+m}$ with $A=3$ and $B=20$, and `reciprocal_mu` gives $\frac1m$. The first step has $m=1$.
        """,
    answer="constant_mu, falling_mu, reciprocal_mu",
    stub="""
        def constant_mu(m):
            return ...


        def falling_mu(m):
            return ...


        def reciprocal_mu(m):
            return ...
        """,
    solution="""
        def constant_mu(m):
            return 0.05


        def falling_mu(m):
            return 3 / (20 + m)


        def reciprocal_mu(m):
            return 1 / m
        """,
    hints=(
        "One line each; the argument `m` is all that they may look at.",
        "Python divides before it adds: the sum $B+m$ needs parentheses.",
    ),
    judge=Functions([Case(f"m = {m}", (m,)) for m in (1, 2, 7, 50)], run=_at),
    wrong=(
        Wrong(
            "A/B + m for A/(B + m)",
            {"return 3 / (20 + m)": "return 3 / 20 + m"},
            "Without parentheses Python divides first and adds $m$ then: this learning rate *grows* by 1 in every "
            "step.",
        ),
        Wrong(
            "m counted from 0",
            {"return 3 / (20 + m)": "return 3 / (20 + m - 1)"},
            "The first step has $m=1$, so it takes $\\mu=3/21$. Counted from 0, the third schedule would have to "
            "divide by zero.",
        ),
        Wrong(
            "whole numbers only",
            (
                {"return 3 / (20 + m)": "return 3 // (20 + m)", "return 1 / m": "return 1 // m"},
                {"1 / m": "1 // m"},
                {"3 / (20 + m)": "3 // (20 + m)"},
            ),
            "What is behind the point has been dropped, as `//` and `int` do, and nearly all of $\\mu$ is behind the "
            "point: the steps would be 0.",
        ),
        Wrong(
            "a counter of calls instead of m",
            """
            calls = 0


            def constant_mu(m):
                return 0.05


            def falling_mu(m):
                global calls
                calls += 1
                return 3 / (20 + calls)


            def reciprocal_mu(m):
                return 1 / m
            """,
            "This ignores `m` and counts how often it was asked: asked twice for the same $m$ it gives two answers, "
            "and the next training begins where this one ended.",
        ),
        Wrong(
            "one schedule fed with the other",
            {"return 3 / (20 + m)": "return 3 / (20 + 1 / m)"},
            "In $A/(B+m)$ stands the iteration $m$ itself. With $1/m$ in its place $\\mu$ hardly changes, and rises.",
        ),
        Wrong(
            "A and B exchanged",
            {"3 / (20 + m)": "20 / (3 + m)"},
            "$A$ stands above, $B$ below beside $m$: $A=3$, $B=20$. Exchanged, the first $\\mu$ is 5 and not 3/21.",
        ),
        Wrong(
            "m + 1 for m",
            (
                {"3 / (20 + m)": "3 / (20 + m + 1)", "1 / m": "1 / (m + 1)"},
                {"3 / (20 + m)": "3 / (20 + m + 1)"},
                {"1 / m": "1 / (m + 1)"},
            ),
            "The first step has $m=1$ already: nothing has to be added to it.",
        ),
        Wrong(
            "1/(m − 1) for 1/m",
            {"1 / m": "1 / (m - 1)"},
            "The first step has $m=1$, so $\\frac1m$ is 1 there. With $m-1$ it would divide by zero.",
        ),
        Wrong(
            "A/B/m for A/(B + m)",
            (
                {"3 / (20 + m)": "3 / 20 / m"},
                {"3 / (20 + m)": "3 / (20 * m)"},
                {"3 / (20 + m)": "3 / 20 * m"},
            ),
            "Below the line stands a *sum*, $B+m$. With $B$ and $m$ multiplied or divided, $B$ would no longer say how "
            "long $\\mu$ stays near its first value.",
        ),
        Wrong(
            "B − m for B + m",
            ({"3 / (20 + m)": "3 / (20 - m)"}, {"3 / (20 + m)": "3 / (m - 20)"}),
            "$m$ is added to $B$, so that $\\mu$ falls, and never divides by zero.",
        ),
        Wrong(
            "a straight line downwards",
            (
                {"3 / (20 + m)": "(3 - m) / 20"},
                {"3 / (20 + m)": "3 / 20 - m"},
                {"3 / (20 + m)": "3 - m / 20"},
                {"3 / (20 + m)": "3 - 20 * m"},
            ),
            "This falls by the same amount in every step, and soon below 0: such a step leads uphill. $m$ stands below "
            "the fraction line, added to $B$. There $\\mu$ falls ever more slowly and stays positive.",
        ),
        Wrong(
            "m where a constant is wanted",
            (
                {"0.05": "0.05 * m"},
                {"0.05": "0.05 / m"},
                {"0.05": "m"},
            ),
            "A constant schedule gives 0.05 whatever $m$ is: it takes `m` and does not look at it.",
        ),
        Wrong(
            "another power of m",
            ({"1 / m": "1 / m**2"}, {"1 / m": "m"}, {"1 / m": "1 / m**0.5"}, {"1 / m": "-m"}),
            "The third schedule is one over $m$ itself, $\\frac1m$.",
        ),
        Wrong(
            "the point of 0.05 moved",
            ({"0.05": "0.5"}, {"0.05": "0.005"}, {"0.05": "5"}),
            "The decimal point has moved: the constant is 0.05.",
        ),
        Wrong(
            "text or a list for a number",
            ({"0.05": '"0.05"'}, {"0.05": "[0.05]"}),
            "A schedule gives a number: `return 0.05`.",
        ),
        Wrong(
            "m forgotten",
            ({"3 / (20 + m)": "3 / 20"}, {"3 / (20 + m)": "3 / (20 + 1)"}),
            "This is the same for every $m$. In $A/(B+m)$ the iteration has to stand, so that $\\mu$ falls.",
        ),
        Wrong(
            "m once too often",
            (
                {"3 / (20 + m)": "3 / (20 + m) / m"},
                {"3 / (20 + m)": "3 * m / (20 + m)"},
                {"3 / (20 + m)": "(3 + m) / 20"},
            ),
            "$m$ stands in one place of $\\frac{A}{B+m}$: below the line, added to $B$.",
        ),
    ),
    praise="Pure functions of $m$: the same $m$ gives the same $\\mu$, in every run.",
)
