"""Exercise 08.5: An activation with its slope."""

from __future__ import annotations

from typing import Any

import numpy as np

import bplib as bp
from bplib.course.exercises import Exercise, Functions, Wrong


def _value_and_slope(swish: Any, swish_slope: Any, z: Any) -> dict[str, Any]:
    """What the two functions give; the slope gets v*, and the right v, whatever the first one has given."""
    return {"swish": swish(z), "swish_slope": swish_slope(z, z * bp.sigmoid(z))}


SWISH = Exercise(
    key="08.5",
    title="An activation with its slope",
    kind="further",
    minutes=15,
    goal="give a network a new activation, with the slope that belongs to it",
    task=r"""
        Many newer networks use the *swish*, $g(z)=z\,\sigma(z)$. Differentiate it with a pencil, then write
        `swish(v_star)`, and its slope as a function of $v^*$ *and* $v=g(v^*)$, in that order, so that
        `bp.Activation("swish", swish, swish_slope)` is an activation of your own. Use `bp.sigmoid` where you need
        $\sigma$. Before you check here, let `bp.check_gradients` tell you, on `with_activation(start, …)`, `u_40` and
        `y_40`. And what do you expect: does the swish need the constant input for XOR in ±1?
        """,
    answer="swish, swish_slope",
    stub="""
        def swish(v_star):
            return ...


        def swish_slope(v_star, v):
            return ...
        """,
    solution="""
        def swish(v_star):
            return v_star * bp.sigmoid(v_star)

        def swish_slope(v_star, v):
            return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))
        """,
    hints=(
        r"A product of two functions of $z$: $g'(z)=1\cdot\sigma(z)+z\cdot\sigma'(z)$.",
        r"With $\sigma'=\sigma\,(1-\sigma)$ that is $\sigma(z)+z\,\sigma(z)\,(1-\sigma(z))$.",
        r"$z\,\sigma(z)$ is $v$: so the slope is $\sigma(v^*)+v\,(1-\sigma(v^*))$.",
    ),
    judge=Functions([(1.0,), (-2.0,), (np.array([[0.5, -1.5, 3.0], [-4.0, 0.0, 2.0]]),)], run=_value_and_slope),
    wrong=(
        Wrong(
            "the sigmoid's slope kept",
            {"return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))": "return v * (1 - v)"},
            r"$v\,(1-v)$ is the slope where $v=\sigma(v^*)$. Here $v$ is something else, and this factor has to change "
            r"with it.",
        ),
        Wrong(
            "only the second factor differentiated",
            {
                "return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))": "return v * (1 - bp.sigmoid(v_star))",
            },
            r"This is $z\,\sigma'(z)$. The product rule has a second term, from the slope 1 of the factor $z$: "
            r"$1\cdot\sigma(z)$.",
        ),
        Wrong(
            "only the first factor differentiated",
            {"return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))": "return bp.sigmoid(v_star)"},
            r"This is $1\cdot\sigma(z)$. The product rule has a second term, since $\sigma(z)$ changes with $z$ too: "
            r"$z\,\sigma'(z)$.",
        ),
        Wrong(
            "the product of the two slopes",
            """
            def swish(v_star):
                return v_star * bp.sigmoid(v_star)

            def swish_slope(v_star, v):
                return bp.sigmoid(v_star) * (1 - bp.sigmoid(v_star))
            """,
            r"This is $1\cdot\sigma'(z)$. The slope of a product is not the product of the slopes: it is "
            r"$1\cdot\sigma(z)+z\cdot\sigma'(z)$.",
        ),
        Wrong(
            "v where v* is meant",
            {"sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))": "sigmoid(v) + v * (1 - bp.sigmoid(v))"},
            r"This takes $\sigma$ of $v$, which has been through the activation already. The two sigmoids want $v^*$.",
        ),
        Wrong(
            "v* where v is meant",
            """
            def swish(v_star):
                return v_star * bp.sigmoid(v_star)

            def swish_slope(v_star, v):
                return bp.sigmoid(v_star) + v_star * (1 - bp.sigmoid(v_star))
            """,
            r"The second term is $z\,\sigma(z)\,(1-\sigma(z))$. Here its first $\sigma(z)$ is missing: write $v$, or "
            r"$v^*\sigma(v^*)$.",
        ),
        Wrong(
            "the two arguments the wrong way round",
            {"def swish_slope(v_star, v):": "def swish_slope(v, v_star):"},
            r"The formula is right, the order is not. `bplib` hands over $v^*$ first and then $v$, in the order in "
            r"which they are computed. Names play no part in that.",
        ),
        Wrong(
            "the slope in the place of the function",
            """
            def swish(v_star):
                return bp.sigmoid(v_star) + v_star * bp.sigmoid(v_star) * (1 - bp.sigmoid(v_star))

            def swish_slope(v_star, v):
                return v_star * bp.sigmoid(v_star)
            """,
            "These are the right two, exchanged: `swish` is the activation itself, `swish_slope` what follows from it.",
        ),
        Wrong(
            "v where σ is meant, in σ′",
            {"v * (1 - bp.sigmoid(v_star))": "v_star * v * (1 - v)"},
            r"$\sigma'=\sigma\,(1-\sigma)$ has the sigmoid in it, and here $v$ is not the sigmoid but $z\,\sigma(z)$.",
        ),
        Wrong(
            "divided by v*, which may be 0",
            (
                {
                    "return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))": (
                        "return v / v_star + v * (1 - v / v_star)"
                    )
                },
                {
                    "return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))": (
                        "return v / v_star + v * (1 - bp.sigmoid(v_star))"
                    )
                },
                {
                    "return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))": (
                        "return bp.sigmoid(v_star) + v * (1 - v / v_star)"
                    )
                },
            ),
            r"$\sigma(v^*)=v/v^*$ is true everywhere but at $v^*=0$, where it is $\frac00$. Take the sigmoid itself.",
        ),
        Wrong(
            "(1 − σ) left out",
            (
                {" * (1 - bp.sigmoid(v_star))": ""},
                {"v * (1 - bp.sigmoid(v_star))": "v_star * bp.sigmoid(v_star) + 0 * v"},
                {"v * (1 - bp.sigmoid(v_star))": "v_star"},
            ),
            r"The second term is $z\,\sigma'(z)$, and $\sigma'=\sigma\,(1-\sigma)$ has two factors.",
        ),
        Wrong(
            "v for σ in the last factor",
            (
                {"v * (1 - bp.sigmoid(v_star))": "v * (1 - v)"},
                {"v * (1 - bp.sigmoid(v_star))": "v_star * bp.sigmoid(v_star) * (1 - v)"},
            ),
            r"The second term is $z\,\sigma(z)\,(1-\sigma(z))$. $1-v$ would be right if $v$ were the sigmoid; it is "
            r"$z\,\sigma(z)$.",
        ),
        Wrong(
            "v for σ in the first term",
            (
                {"return bp.sigmoid(v_star) + v *": "return v + v *"},
                {"return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))": "return v + v_star * v * (1 - v)"},
            ),
            r"The first term is $1\cdot\sigma(z)$. $v$ is not the sigmoid but $z\,\sigma(z)$.",
        ),
        Wrong(
            "one σ too many",
            (
                {"v * (1 - bp.sigmoid(v_star))": "v * bp.sigmoid(v_star) * (1 - bp.sigmoid(v_star))"},
                {"v * (1 - bp.sigmoid(v_star))": "v * bp.sigmoid(v_star)"},
            ),
            r"$z\,\sigma(z)\,(1-\sigma(z))$ is $v\,(1-\sigma(z))$: $v$ has the first $\sigma(z)$ in it.",
        ),
        Wrong(
            "a minus in the product rule",
            (
                {"bp.sigmoid(v_star) + v *": "bp.sigmoid(v_star) - v *"},
                {"v * (1 - bp.sigmoid(v_star))": "v * (bp.sigmoid(v_star) - 1)"},
                {"v * (1 - bp.sigmoid(v_star))": "v * (1 + bp.sigmoid(v_star))"},
            ),
            r"$g'=1\cdot\sigma+z\cdot\sigma\,(1-\sigma)$: the two terms are added, and the only minus stands in "
            r"$1-\sigma$.",
        ),
        Wrong(
            "1 for the first term",
            {"bp.sigmoid(v_star) + v *": "1 + v *"},
            r"The slope of the factor $z$ is 1, but it is multiplied by the other factor, $\sigma(z)$.",
        ),
        Wrong(
            "the sigmoid alone",
            (
                {"return v_star * bp.sigmoid(v_star)": "return bp.sigmoid(v_star)"},
                {
                    "return v_star * bp.sigmoid(v_star)": "return bp.sigmoid(v_star)",
                    "return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))": "return v * (1 - v)",
                },
            ),
            r"The swish is $z\,\sigma(z)$: the sigmoid is multiplied by what goes into it.",
        ),
        Wrong(
            "the sign in exp",
            (
                {"return v_star * bp.sigmoid(v_star)": "return v_star / (1 + np.exp(v_star))"},
                {"return v_star * bp.sigmoid(v_star)": "return v_star * (1 - bp.sigmoid(v_star))"},
            ),
            r"$z\,\sigma(z)$ is $\frac z{1+e^{-z}}$: for a large $z$ it is nearly $z$ itself.",
        ),
        Wrong(
            "another function of the same kind",
            (
                {"return v_star * bp.sigmoid(v_star)": "return v_star * np.tanh(v_star)"},
                {"return v_star * bp.sigmoid(v_star)": "return np.maximum(v_star, 0)"},
                {"return v_star * bp.sigmoid(v_star)": "return v_star + bp.sigmoid(v_star)"},
                {"return v_star * bp.sigmoid(v_star)": "return v_star**2 * bp.sigmoid(v_star)"},
            ),
            r"Asked is $g(z)=z\,\sigma(z)$, with a product and the sigmoid.",
        ),
        Wrong(
            "one number at a time",
            (
                """
                def swish(v_star):
                    return v_star / (1 + math.exp(-v_star))

                def swish_slope(v_star, v):
                    s = 1 / (1 + math.exp(-v_star))
                    return s + v * (1 - s)
                """,
                {"return v_star * bp.sigmoid(v_star)": "return v_star / (1 + math.exp(-v_star))"},
            ),
            "`math.exp` takes one number. A network hands over whole arrays: take `np.exp`, or `bp.sigmoid`.",
        ),
        Wrong(
            "the function for its slope",
            {"return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))": "return v"},
            r"This is $g$ itself. Its slope follows by the product rule: $1\cdot\sigma(z)+z\cdot\sigma'(z)$.",
        ),
    ),
    praise=(
        r"$g(z)+g(-z)=z\tanh\frac z2$ is no constant, so the theorem does not hold: the swish has an even part to work "
        r"with, and can do XOR without the constant input."
    ),
)
