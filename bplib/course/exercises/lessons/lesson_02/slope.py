"""Exercise 02.2: The slope as a function."""

import numpy as np

from bplib.course.exercises import Exercise, Functions, Wrong

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
            "This is 0 everywhere, as `v * 1 - v` is: `*` comes before `-`. The factor needs brackets, `v * (1 - v)`.",
        ),
        Wrong(
            "1 not divided by the whole denominator",
            {"1 / (1 + np.exp(-v_star))": "1 / 1 + np.exp(-v_star)"},
            "This has $1+e^{-v^*}$ in the place of 1 over it, as `1 / 1 + np.exp(…)` has, which divides 1 by 1 and "
            "adds the exponential. The whole denominator stands in brackets behind `1 /`.",
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
            r"The exponential is one part of the sigmoid only, and it grows without bound ($\frac v{1-v}$ is "
            r"$e^{v^*}$, too). The slope is $v\,(1-v)$ with "
            r"$v=\frac1{1+e^{-v^*}}$, and never above one quarter.",
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
