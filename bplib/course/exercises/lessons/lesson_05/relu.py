"""Exercise 05.3: Find two more."""

import numpy as np

from bplib.course.exercises import Case, Exercise, Functions, Wrong
from bplib.course.exercises.lessons.lesson_04.shared import _ALL_DIFFERENT


def _relu_case(w: object, x: object, u: object, y: object) -> tuple[np.ndarray, ...]:
    """Arguments of the ReLU program."""
    return tuple(np.array(part, float) for part in (w, x, u, y))


RELU = Exercise(
    key="05.3",
    title="Find two more",
    kind="further",
    minutes=10,
    goal="find and repair a slope taken of the output and a gradient that does not belong to its loss",
    task=r"""
        This program uses ReLU, $v=\max(v^*,0)$, has no $b$, and takes the *mean* of the squared errors as its loss,
        $L=\frac1P\sum_p(y_p-\bar y_p)^2$ (no ½). The line of the loss is as wanted. The gradients with respect to `w`
        and `x` are not: there are two mistakes, and one of them concerns both. Repair them.
        """,
    answer="relu_program",
    stub="""
        def relu_program(w, x, u, y):
            v = np.maximum(u @ w, 0)
            error = y - v @ x
            loss = (error**2).mean()
            slope = np.where(v >= 0, 1.0, 0.0)
            signal = error[:, None] * x * slope
            return loss, -u.T @ signal, -error @ v
        """,
    solution="""
        def relu_program(w, x, u, y):
            v_star = u @ w
            v = np.maximum(v_star, 0)
            error = y - v @ x
            loss = (error**2).mean()
            slope = np.where(v_star >= 0, 1.0, 0.0)
            signal = error[:, None] * x * slope
            return loss, -2 / len(y) * u.T @ signal, -2 / len(y) * error @ v
        """,
    hints=(
        r"Which values can $v=\max(v^*,0)$ have? So what does `slope` give?",
        r"Differentiate the loss as it stands here: where do the 2 of the square and the $\frac1P$ go?",
    ),
    judge=Functions(
        [
            _relu_case([[-1.5]], [2], [[2]], [2.5]),
            _relu_case([[1.5]], [2], [[2]], [2.5]),
            _relu_case([[1.5]], [2], [[2], [-1], [0.5]], [2.5, 1.5, -1]),
            Case("4 samples, 3 inputs, 2 hidden units", _ALL_DIFFERENT[1:]),
        ]
    ),
    wrong=(
        Wrong(
            "ReLU's slope taken of the output",
            {
                "v_star >= 0": "v >= 0",
            },
            r"The slope is 1 everywhere, so units that are switched off get a signal, too. (`v` is never negative: `v "
            r">= 0` is always true.) Ask $v^*$, or ask `v > 0`.",
        ),
        Wrong(
            "the 2/P missing",
            {
                "-2 / len(y) * u.T": "-u.T",
                "-2 / len(y) * error": "-error",
            },
            r"This is the gradient of $\frac12\sum_p(y_p-\bar y_p)^2$, and the loss is "
            r"another: it has $\frac1P$ where that has ½. The direction is right, and the length is not.",
        ),
        Wrong(
            "the mean without its 2",
            {
                "-2 / len(y) * u.T": "-1 / len(y) * u.T",
                "-2 / len(y) * error": "-1 / len(y) * error",
            },
            r"The $\frac1P$ is there. But this loss has no ½ that would cancel the 2 which comes down from the square.",
        ),
        Wrong(
            "sum for mean",
            {
                "-2 / len(y) * u.T": "-2 * u.T",
                "-2 / len(y) * error": "-2 * error",
            },
            r"The 2 is there. But the matrix products *sum* over the samples, and the loss takes the mean: divide by "
            r"$P$.",
        ),
        Wrong(
            "the factor in one gradient only",
            {
                "-2 / len(y) * error": "-error",
            },
            r"The gradient of `x` has no $\frac2P$. It belongs to the same loss as that of `w` and needs the same "
            r"factor. Put it where both take it from.",
        ),
        Wrong(
            "the loss changed to fit",
            {
                "(error**2).mean()": "0.5 * (error**2).sum()",
                "-2 / len(y) * u.T": "-u.T",
                "-2 / len(y) * error": "-error",
            },
            r"Loss and gradient belong together now, and a gradient check would pass. But another loss was wanted, the "
            r"mean of the squared errors: let the gradient follow it.",
        ),
        Wrong(
            "the slope, and the factor not whole",
            (
                {"v_star >= 0": "v >= 0", "-2 / len(y) * u.T @": "-u.T @", "-2 / len(y) * error": "-error"},
                {
                    "v_star >= 0": "v >= 0",
                    "-2 / len(y) * u.T @": "-1 / len(y) * u.T @",
                    "-2 / len(y) * error": "-1 / len(y) * error",
                },
                {"v_star >= 0": "v >= 0", "-2 / len(y) * u.T @": "-2 * u.T @", "-2 / len(y) * error": "-2 * error"},
                {"v_star >= 0": "v >= 0", "-2 / len(y) * error": "-error"},
                {"v_star >= 0": "v >= 0", "-2 / len(y) * u.T @": "-u.T @"},
            ),
            r"Both are left, at least in part. The slope is 1 everywhere, and so it is for units that are switched "
            r"off. And the loss is a mean without ½: its gradient has $\frac2P$ where that of $\frac12\sum$ has 1, "
            r"with respect to `w` as well as to `x`.",
        ),
        Wrong(
            "2/P in the gradient of x only",
            {"-2 / len(y) * u.T @": "-u.T @"},
            r"The gradient of `w` has no $\frac2P$. It belongs to the same loss as that of `x` and needs the same "
            r"factor.",
        ),
        Wrong(
            "the factor has got into the loss",
            (
                {
                    "error = y - v @ x": "error = 2 / len(y) * (y - v @ x)",
                    "-2 / len(y) * u.T @": "-u.T @",
                    "-2 / len(y) * error": "-error",
                },
                {
                    "error = y - v @ x": "error = (y - v @ x) / len(y)",
                    "-2 / len(y) * u.T @": "-2 * u.T @",
                    "-2 / len(y) * error": "-2 * error",
                },
            ),
            r"The loss is computed from the same `error`, and has the factor in it now, "
            r"squared. Its line was as wanted: scale a copy, or the results.",
        ),
        Wrong(
            "the factor twice",
            (
                {"signal = error": "signal = 2 / len(y) * error"},
                {
                    "-2 / len(y) * u.T @": "-((2 / len(y)) ** 2) * u.T @",
                    "-2 / len(y) * error": "-((2 / len(y)) ** 2) * error",
                },
            ),
            r"$\frac2P$ is multiplied in on the way, and once more in front of a product. Once is enough.",
        ),
        Wrong(
            "the value taken for the slope",
            (
                {"np.where(v_star >= 0, 1.0, 0.0)": "v"},
                {"np.where(v_star >= 0, 1.0, 0.0)": "v_star"},
                {"np.where(v_star >= 0, 1.0, 0.0)": "np.maximum(v_star, 0)"},
            ),
            r"The slope of $\max(z,0)$ is 1 where $z>0$ and 0 where $z<0$; what you have is a value of the function, "
            r"or of its argument.",
        ),
        Wrong(
            "the sigmoid's slope",
            ({"np.where(v_star >= 0, 1.0, 0.0)": "v * (1 - v)"},),
            r"$v(1-v)$ is the slope of the sigmoid in terms of its value. Here the hidden unit is $\max(v^*,0)$: 1 "
            r"where it is switched on, 0 where it is off.",
        ),
        Wrong(
            "on and off exchanged",
            {"v_star >= 0, 1.0, 0.0": "v_star >= 0, 0.0, 1.0"},
            r"The slope of $\max(z,0)$ is 1 where $z>0$, and 0 where $z<0$. Yours is the other way round.",
        ),
        Wrong(
            "−1 for a unit that is off",
            {"v_star >= 0, 1.0, 0.0": "v_star >= 0, 1.0, -1.0"},
            r"The slope of $\max(z,0)$ is 0 where $z<0$: the unit gives 0 there and goes on giving 0. $-1$ is the "
            r"slope of $|z|$, which is also what the sign of $z$ gives.",
        ),
        Wrong(
            "a minus sign lost",
            (
                {"-2 / len(y) * u.T @": "2 / len(y) * u.T @", "-2 / len(y) * error": "2 / len(y) * error"},
                {"-2 / len(y) * u.T @": "2 / len(y) * u.T @"},
                {"-2 / len(y) * error": "2 / len(y) * error"},
                {"error = y - v @ x": "error = v @ x - y"},
            ),
            r"With the error as $y-\bar y$, each gradient has a minus in front, and the slope of $\max(z,0)$ is never "
            r"negative. These signs were right.",
        ),
        Wrong(
            "divided by another size than P",
            (
                {"-2 / len(y) * u.T @": "-2 / len(x) * u.T @", "-2 / len(y) * error": "-2 / len(x) * error"},
                {"-2 / len(y) * u.T @": "-2 / len(w) * u.T @", "-2 / len(y) * error": "-2 / len(w) * error"},
                {"-2 / len(y) * u.T @": "-2 / v.size * u.T @", "-2 / len(y) * error": "-2 / v.size * error"},
                {"-2 / len(y) * u.T @": "-2 / u.size * u.T @"},
                {"-2 / len(y) * u.T @": "-2 / signal.size * u.T @"},
            ),
            r"The mean is over the $P$ samples: `len(y)`. Neither the number of inputs nor that of the hidden units "
            r"belongs there.",
        ),
        Wrong(
            "the line of the loss changed",
            (
                {"(error**2).mean()": "(error**2).sum() / 2"},
                {"(error**2).mean()": "(error**2).mean() / 2"},
                {"(error**2).mean()": "(error**2).sum()"},
                {
                    "(error**2).mean()": "(error**2).mean() / 2",
                    "-2 / len(y) * u.T @": "-1 / len(y) * u.T @",
                    "-2 / len(y) * error": "-1 / len(y) * error",
                },
                {
                    "(error**2).mean()": "(error**2).sum()",
                    "-2 / len(y) * u.T @": "-2 * u.T @",
                    "-2 / len(y) * error": "-2 * error",
                },
            ),
            r"The loss is the mean of the squared errors, without ½, and its line was as wanted. Leave it, and let the "
            r"gradients follow.",
        ),
        Wrong(
            "x[h] lost from the signal",
            {"error[:, None] * x * slope": "error[:, None] * slope"},
            r"The error comes back along the edge $x[h]$, and is multiplied by it. That was right as it stood.",
        ),
        Wrong(
            "on and off asked of another quantity",
            (
                {"np.where(v_star >= 0, 1.0, 0.0)": "np.where(error[:, None] >= 0, 1.0, 0.0)"},
                {"np.where(v_star >= 0, 1.0, 0.0)": "np.where(y[:, None] >= 0, 1.0, 0.0)"},
                {"np.where(v_star >= 0, 1.0, 0.0)": "np.where(x >= 0, 1.0, 0.0)"},
                {"np.where(v_star >= 0, 1.0, 0.0)": "np.where(v >= 1, 1.0, 0.0)"},
            ),
            r"Whether a hidden unit is switched on depends on what arrives at it: $v^*>0$.",
        ),
        Wrong(
            "½ for 2",
            {"-2 / len(y) * u.T @": "-0.5 / len(y) * u.T @", "-2 / len(y) * error": "-0.5 / len(y) * error"},
            r"The square brings down a factor 2, and there is no ½ in this loss that would cancel it.",
        ),
        Wrong(
            "P for 1/P",
            {"-2 / len(y) * u.T @": "-2 * len(y) * u.T @", "-2 / len(y) * error": "-2 * len(y) * error"},
            r"A mean is *divided* by $P$, and so is its gradient.",
        ),
        Wrong(
            "ReLU left out",
            ({"np.maximum(v_star, 0)": "v_star"}, {"np.maximum(v_star, 0)": "np.abs(v_star)"}),
            r"What comes out of a hidden unit is $\max(v^*,0)$. That line was right as it stood.",
        ),
        Wrong(
            "v* where v is meant",
            ({"* error @ v": "* error @ v_star"}, {"error = y - v @ x": "error = y - v_star @ x"}),
            r"What goes into $x[h]$ is what comes *out* of the hidden unit, $v=\max(v^*,0)$. Only the slope asks for "
            r"$v^*$.",
        ),
    ),
    praise="Both bugs stood in published programs that train. A check before the first step would have found them.",
)
