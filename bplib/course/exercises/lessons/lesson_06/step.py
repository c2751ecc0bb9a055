"""Exercise 06.3: One step, all at once."""

from collections.abc import Iterable
from itertools import permutations

import numpy as np

from bplib.course.exercises import Case, Exercise, Functions, Wrong

_STEP_ONE = (0.0, np.array([[1.0]]), np.array([2.0]), np.array([[0.5]]), np.array([2.5]), 0.2)


_STEP_TWO = (0.3, np.array([[1.0]]), np.array([2.0]), np.array([[0.5], [-1.5]]), np.array([2.5, -1.0]), 0.2)


_STEP_SQUARE = (
    0.3,
    np.array([[1.0, -0.5], [0.8, 0.4]]),
    np.array([2.0, -3.0]),
    np.array([[1.0, 0.5]]),
    np.array([2.5]),
    0.2,
)


_STEP_LARGE = (
    -1.2,
    np.array([[0.3, -1.1], [0.7, 0.2], [-0.4, 0.9]]),
    np.array([1.5, -0.6]),
    np.array([[1.0, 0.2, -0.7], [1.0, 1.4, 0.3], [1.0, -0.9, 2.1], [1.0, 0.6, -1.6]]),
    np.array([0.4, -1.7, 2.2, 0.9]),
    0.05,
)


def _moved_in_turn(order: Iterable[str]) -> str:
    """make_step with a forward pass of its own for each group of parameters, such as "b wx"."""
    groups = order.split() if isinstance(order, str) else list(order)
    lines = ["def make_step(b, w, x, u, y, mu):"]
    for group in groups:
        moved = ", ".join(f"{name} - mu * slopes.{name}" for name in group)
        lines += ["    slopes = bp.gradients(bp.Network(b=b, w=w, x=x), u, y)", f"    {', '.join(group)} = {moved}"]
    return "\n".join([*lines, "    return b, w, x"])


STEP = Exercise(
    key="06.3",
    title="One step, all at once",
    kind="further",
    minutes=10,
    goal="write one step of steepest descent in which all gradients are taken at the same point",
    task=r"""
        Write `make_step(b, w, x, u, y, mu)`, which returns the three parameters after one step of steepest descent on
        $L=\frac12\sum_p(y_p-\bar y_p)^2$, in the order `b, w, x`: all three derivatives at the old parameters, and then
        all three moves. The arrays that it is given stay as they are. (`bp.gradients(bp.Network(b=b, w=w, x=x), u, y)`
        gives you the derivatives, or write them yourself.)
        """,
    answer="make_step",
    stub="""
        def make_step(b, w, x, u, y, mu):
            return ...
        """,
    solution="""
        def make_step(b, w, x, u, y, mu):
            slopes = bp.gradients(bp.Network(b=b, w=w, x=x), u, y)
            return b - mu * slopes.b, w - mu * slopes.w, x - mu * slopes.x
        """,
    hints=(
        "Compute the three derivatives and give each a name *before* you change any parameter.",
        "`slopes = bp.gradients(…)`; then `slopes.b`, `slopes.w` and `slopes.x` have the parameters' shapes.",
    ),
    judge=Functions([_STEP_ONE, _STEP_TWO, _STEP_SQUARE, Case("4 samples, 3 inputs, 2 hidden units", _STEP_LARGE)]),
    wrong=(
        Wrong(
            "sequential update: x before ω",
            """
            def make_step(b, w, x, u, y, mu):
                v = 1 / (1 + np.exp(-(u @ w)))
                error = y - (b + v @ x)
                b = b + mu * error.sum()
                x = x + mu * error @ v
                w = w + mu * u.T @ (error[:, None] * x * v * (1 - v))
                return b, w, x
            """,
            r"$\omega$'s derivative contains $x$, and here it takes the $x$ that has already moved. All derivatives "
            r"belong to *one* point. The difference is of the order $\mu^2$, so training hides it, and a gradient "
            r"check cannot see it.",
        ),
        Wrong(
            "a new forward pass between the moves",
            (
                *map(_moved_in_turn, permutations("bwx")),
                *map(_moved_in_turn, ("b wx", "w bx", "x bw", "bw x", "bx w", "wx b")),
            ),
            r"A parameter moves before another one's derivative is taken, so these are steps at several points: "
            r"another algorithm, with more than one forward pass. Take all three derivatives at the old parameters, "
            r"and then the order of the moves cannot matter.",
        ),
        Wrong(
            "uphill",
            {"- mu * slopes.b, w - mu * slopes.w, x -": "+ mu * slopes.b, w + mu * slopes.w, x +"},
            r"The gradient points where the loss rises fastest. Descent goes the other way: minus $\mu$ times it.",
        ),
        Wrong(
            "“descent” makes every parameter smaller",
            """
            def make_step(b, w, x, u, y, mu):
                slopes = bp.gradients(bp.Network(b=b, w=w, x=x), u, y)
                return b - mu * abs(slopes.b), w - mu * abs(slopes.w), x - mu * abs(slopes.x)
            """,
            r"Every parameter goes down here, whatever the sign of its derivative. It is the loss that is to become "
            r"smaller; where the derivative is negative, that means up.",
        ),
        Wrong(
            "μ dropped",
            {"mu * slopes.b, w - mu * slopes.w, x - mu *": "slopes.b, w - slopes.w, x -"},
            r"The derivative gives the direction; how far to go is for $\mu$ to say.",
        ),
        Wrong(
            "mean for sum",
            """
            def make_step(b, w, x, u, y, mu):
                slopes = bp.gradients(bp.Network(b=b, w=w, x=x), u, y)
                return tuple(old - mu * slope / len(y) for old, slope in zip((b, w, x), slopes, strict=True))
            """,
            r"You divide by $P$, which would be right if the loss were a *mean* over the samples. The slides' loss "
            r"is a sum, and its step is $P$ times as long.",
        ),
        Wrong(
            "v(1 − v) dropped",
            """
            def make_step(b, w, x, u, y, mu):
                v = 1 / (1 + np.exp(-(u @ w)))
                error = y - (b + v @ x)
                return b + mu * error.sum(), w + mu * u.T @ (error[:, None] * x), x + mu * error @ v
            """,
            r"$\omega$'s derivative lacks the sigmoid's slope.",
        ),
        Wrong(
            "a step of the length μ",
            """
            def make_step(b, w, x, u, y, mu):
                slopes = bp.gradients(bp.Network(b=b, w=w, x=x), u, y)
                length = slopes.norm
                return b - mu * slopes.b / length, w - mu * slopes.w / length, x - mu * slopes.x / length
            """,
            r"The gradient has been divided by its length. On the slides a step is $\mu\lVert\nabla L\rVert$ long, "
            r"so it becomes shorter by itself where the ground becomes level.",
        ),
        Wrong(
            "sample by sample",
            """
            def make_step(b, w, x, u, y, mu):
                for p in range(len(y)):
                    slopes = bp.gradients(bp.Network(b=b, w=w, x=x), u[p : p + 1], y[p : p + 1])
                    b, w, x = b - mu * slopes.b, w - mu * slopes.w, x - mu * slopes.x
                return b, w, x
            """,
            r"You make a step after each sample, so the second one sees parameters that have moved. Here the "
            r"derivatives of all samples are added up first, at the old parameters, and one step is made.",
        ),
        Wrong(
            "a network in place of the parameters",
            (
                {
                    "b - mu * slopes.b, w - mu * slopes.w, x - mu * slopes.x": (
                        "bp.Network(b=b - mu * slopes.b, w=w - mu * slopes.w, x=x - mu * slopes.x)"
                    )
                },
                {
                    "b - mu * slopes.b, w - mu * slopes.w, x - mu * slopes.x": (
                        "bp.Network(b=b, w=w, x=x).vector - mu * slopes.vector"
                    )
                },
            ),
            r"Three results are asked for, `b, w, x`. A network has them as `net.b`, `net.w` and `net.x`; a vector has "
            r"them all in one row.",
        ),
        Wrong(
            "the mean in part of them",
            (
                {"b - mu * slopes.b": "b - mu * slopes.b / len(y)"},
                {"w - mu * slopes.w": "w - mu * slopes.w / len(y)"},
                {"x - mu * slopes.x": "x - mu * slopes.x / len(y)"},
            ),
            r"The three moves do not belong to one loss: one is divided by $P$, the others are not. The loss is a sum.",
        ),
        Wrong(
            "the change taken for the new value",
            (
                {
                    "b - mu * slopes.b, w - mu * slopes.w, x - mu * slopes.x": "-mu * slopes.b, -mu * slopes.w, -mu * "
                    "slopes.x"
                },
                {
                    "b - mu * slopes.b, w - mu * slopes.w, x - mu * slopes.x": "mu * slopes.b, mu * slopes.w, mu * "
                    "slopes.x"
                },
                {"b - mu * slopes.b, w - mu * slopes.w, x - mu * slopes.x": "slopes.b, slopes.w, slopes.x"},
            ),
            r"These are derivatives, or the changes. Wanted is where the parameters *are* after the step: old value, "
            r"minus $\mu$ times the derivative.",
        ),
        Wrong(
            "uphill in part of them",
            (
                {"b - mu": "b + mu"},
                {"w - mu": "w + mu"},
                {"x - mu": "x + mu"},
                {"b - mu": "b + mu", "w - mu": "w + mu"},
                {"b - mu": "b + mu", "x - mu": "x + mu"},
                {"w - mu": "w + mu", "x - mu": "x + mu"},
            ),
            r"One sign is not like the others. Every parameter goes against its own derivative: old value, *minus* "
            r"$\mu$ times the derivative.",
        ),
        Wrong(
            "a parameter left where it was",
            (
                {"b - mu * slopes.b": "b"},
                {"w - mu * slopes.w": "w"},
                {"x - mu * slopes.x": "x"},
                {"w - mu * slopes.w": "w", "x - mu * slopes.x": "x"},
                {"b - mu * slopes.b": "b", "x - mu * slopes.x": "x"},
                {"b - mu * slopes.b": "b", "w - mu * slopes.w": "w"},
            ),
            r"In a step all three move, each by $-\mu$ times its own derivative.",
        ),
        Wrong(
            "another order",
            (
                {"w - mu * slopes.w, x - mu * slopes.x": "x - mu * slopes.x, w - mu * slopes.w"},
                {
                    "b - mu * slopes.b, w - mu * slopes.w, x - mu * slopes.x": (
                        "w - mu * slopes.w, x - mu * slopes.x, b - mu * slopes.b"
                    )
                },
                {
                    "b - mu * slopes.b, w - mu * slopes.w, x - mu * slopes.x": (
                        "x - mu * slopes.x, w - mu * slopes.w, b - mu * slopes.b"
                    )
                },
                {
                    "b - mu * slopes.b, w - mu * slopes.w, x - mu * slopes.x": (
                        "w - mu * slopes.w, b - mu * slopes.b, x - mu * slopes.x"
                    )
                },
            ),
            r"These stand in another order than `b, w, x`, in which the parameters are asked for.",
        ),
        Wrong(
            "a factor 2 that the ½ should have cancelled",
            {
                "slopes = bp.gradients(bp.Network(b=b, w=w, x=x), u, y)": "slopes = bp.gradients(bp.Network(b=b, w=w, "
                "x=x), u, y)\nmu = 2 * mu"
            },
            r"The step is twice as long as it should be: that is the gradient of $\sum_p(y_p-\bar y_p)^2$. The loss "
            r"has ½ in front, and `bp.gradients` belongs to that loss.",
        ),
        Wrong(
            "half a step",
            {
                "slopes = bp.gradients(bp.Network(b=b, w=w, x=x), u, y)": "slopes = bp.gradients(bp.Network(b=b, w=w, "
                "x=x), u, y)\nmu = mu / 2"
            },
            r"The step is half as long as it should be. The ½ of the loss has cancelled with the 2 of the square; it "
            r"does not stand in the gradient any more.",
        ),
        Wrong(
            "two steps",
            """
            def make_step(b, w, x, u, y, mu):
                for _ in range(2):
                    slopes = bp.gradients(bp.Network(b=b, w=w, x=x), u, y)
                    b, w, x = b - mu * slopes.b, w - mu * slopes.w, x - mu * slopes.x
                return b, w, x
            """,
            "After the first step this takes the derivatives once more, where it has come to, and moves again. Only "
            "one step is asked for.",
        ),
        Wrong(
            "divided by μ, or times its square",
            (
                {
                    "slopes = bp.gradients(bp.Network(b=b, w=w, x=x), u, y)": (
                        "slopes = bp.gradients(bp.Network(b=b, w=w, x=x), u, y)\nmu = 1 / mu"
                    )
                },
                {
                    "slopes = bp.gradients(bp.Network(b=b, w=w, x=x), u, y)": (
                        "slopes = bp.gradients(bp.Network(b=b, w=w, x=x), u, y)\nmu = mu * mu"
                    )
                },
            ),
            r"The derivative is *multiplied* by $\mu$, once.",
        ),
        Wrong(
            "a learning rate of its own",
            (
                {
                    "slopes = bp.gradients(bp.Network(b=b, w=w, x=x), u, y)": (
                        "slopes = bp.gradients(bp.Network(b=b, w=w, x=x), u, y)\nmu = 0.01"
                    )
                },
                {
                    "slopes = bp.gradients(bp.Network(b=b, w=w, x=x), u, y)": (
                        "slopes = bp.gradients(bp.Network(b=b, w=w, x=x), u, y)\nmu = 0.1"
                    )
                },
            ),
            r"The result does not depend on `mu`. Use the one that is given.",
        ),
        Wrong(
            "the parameter scaled",
            (
                {"b - mu": "(b - slopes.b) * mu + 0 * mu"},
                {
                    "b - mu * slopes.b, w - mu * slopes.w, x - mu * slopes.x": (
                        "(1 - mu) * b, (1 - mu) * w, (1 - mu) * x"
                    )
                },
                {
                    "b - mu * slopes.b, w - mu * slopes.w, x - mu * slopes.x": (
                        "mu * (b - slopes.b), mu * (w - slopes.w), mu * (x - slopes.x)"
                    )
                },
            ),
            r"Only the derivative is multiplied by $\mu$; the old value stays as it is.",
        ),
        Wrong(
            "times the parameter",
            {
                "b - mu * slopes.b, w - mu * slopes.w, x - mu * slopes.x": (
                    "b - mu * slopes.b * b, w - mu * slopes.w * w, x - mu * slopes.x * x"
                )
            },
            r"The step has the parameter itself as a factor. It is $\mu$ times the derivative, wherever the parameter "
            r"is: from 0 nothing would ever move.",
        ),
        Wrong(
            "x[h] dropped",
            """
            def make_step(b, w, x, u, y, mu):
                v = 1 / (1 + np.exp(-(u @ w)))
                error = y - (b + v @ x)
                return b + mu * error.sum(), w + mu * u.T @ (error[:, None] * v * (1 - v)), x + mu * error @ v
            """,
            r"$\omega$'s derivative lacks $x[h]$, by which the error is multiplied on "
            r"its way back to the hidden unit.",
        ),
        Wrong(
            "u dropped",
            """
            def make_step(b, w, x, u, y, mu):
                v = 1 / (1 + np.exp(-(u @ w)))
                error = y - (b + v @ x)
                signal = error[:, None] * x * v * (1 - v)
                return b + mu * error.sum(), w + mu * signal.sum(axis=0), x + mu * error @ v
            """,
            r"$\omega$'s derivative lacks what went in, $u_p[i]$.",
        ),
        Wrong(
            "the same step for all",
            (
                {
                    "b - mu * slopes.b, w - mu * slopes.w, x - mu * slopes.x": (
                        "b - mu * np.sign(slopes.b), w - mu * np.sign(slopes.w), x - mu * np.sign(slopes.x)"
                    )
                },
                {
                    "b - mu * slopes.b, w - mu * slopes.w, x - mu * slopes.x": (
                        "b - mu * slopes.norm, w - mu * slopes.norm, x - mu * slopes.norm"
                    )
                },
                {
                    "b - mu * slopes.b, w - mu * slopes.w, x - mu * slopes.x": (
                        "b - mu * slopes.b, w - mu * slopes.b, x - mu * slopes.b"
                    )
                },
            ),
            r"Each parameter moves by $\mu$ times *its own* derivative: sign and size of it count.",
        ),
    ),
    praise="The right-hand sides all speak of the old parameters. That is all there is to it.",
)
