"""Exercise 09.3: Mirror a hidden unit."""

from __future__ import annotations

import numpy as np

from bplib.course.exercises import Exercise, Functions, Wrong

MIRRORED = Exercise(
    key="09.3",
    title="Mirror a hidden unit",
    kind="further",
    minutes=15,
    goal="use the symmetry of the sigmoid to find other weights for the same function",
    task=r"""
        $\sigma(-z)=1-\sigma(z)$. Use it: write `mirrored(b, w, x, h)`, which changes the sign of the weights into unit
        $h$, $\omega[i,h]\to-\omega[i,h]$, and adapts the other parameters so that the output stays the same for every
        input. Return the new `b, w, x`; the given arrays shall stay as they are.
        """,
    answer="mirrored",
    stub="""
        def mirrored(b, w, x, h):
            return ...
        """,
    solution="""
        def mirrored(b, w, x, h):
            w, x = w.copy(), x.copy()
            b = b + x[h]
            w[:, h] = -w[:, h]
            x[h] = -x[h]
            return b, w, x
        """,
    hints=(
        r"With $-\omega$ the unit gives $1-v[h]$. Which $x[h]$ and which $b$ make up for that?",
        r"$b+x[h]\,v[h]=(b+x[h])+(-x[h])(1-v[h])$.",
        "The weights into unit $h$ are the column `w[:, h]`. Copy before you change: `w.copy()`.",
    ),
    judge=Functions(
        [
            (0.5, np.array([[2.0]]), np.array([3.0]), 0),
            (0.5, np.array([[2.0, 1.0], [-1.0, 4.0]]), np.array([3.0, -2.0]), 0),
            (0.5, np.array([[2.0, 1.0], [-1.0, 4.0]]), np.array([3.0, -2.0]), 1),
            (-1.52437, np.array([[0.3, -1.1, 0.61803], [0.7, 0.23606, -0.9]]), np.array([1.41421, -0.6, 2.5]), 2),
        ]
    ),
    wrong=(
        Wrong(
            "the given arrays changed",
            (
                {"w, x = w.copy(), x.copy()": ""},
                {"w, x = w.copy(), x.copy()": "w = w.copy()"},
                {"w, x = w.copy(), x.copy()": "x = x.copy()"},
                {"w, x = w.copy(), x.copy()": "w, x = w[:], x[:]"},
            ),
            "`w[:, h] = …` and `x[h] = …` write into the array that was handed over, and so does every other name "
            "or slice of it. Copy first: `w, x = w.copy(), x.copy()`.",
        ),
        Wrong(
            "b left as it was",
            {"b = b + x[h]": ""},
            r"$-x[h]\,(1-v[h])$ is $x[h]\,v[h]-x[h]$: the output has been lowered by $x[h]$, and $b$ has to bring it "
            "back.",
        ),
        Wrong(
            "b moved by the new x[h]",
            {"b = b + x[h]": "b = b - x[h]"},
            "This is $b-x[h]$. The $x[h]$ that is added to $b$ is the one before the sign change: add first, and then "
            "change the sign.",
        ),
        Wrong(
            "another amount for b",
            (
                {"b = b + x[h]": "b = b + abs(x[h])"},
                {"b = b + x[h]": "b = b + w[0, h]"},
                {"b = b + x[h]": "b = b + x[h] * w[0, h]"},
                {"b = b + x[h]": "b = 2 * b + x[h]"},
                {"b = b + x[h]": "b = 1 - b"},
                {"b = b + x[h]": "b = b + x[0]"},
                {"b = b + x[h]": "b = b + w[:, h].sum()"},
                {"b = b + x[h]": "b = b + 1"},
                {"b = b + x[h]": "b = b + x[h] / 2"},
                {"b = b + x[h]": "b = b + 2 * x[h]"},
                {"b = b + x[h]": "b = x[h]"},
                {"b = b + x[h]": "b = -b + x[h]"},
                {"b = b + x[h]": "b = b + x.sum()"},
                {"b = b + x[h]": "b = -b"},
                {"b = b + x[h]": "b = b + x"},
                {"b = b + x[h]": "b = b * x[h]"},
            ),
            r"$b+x[h]\,v[h]$ is to stay as it is when $v[h]$ becomes $1-v[h]$ and $x[h]$ changes its sign: "
            r"$b+x[h]\,v[h]=(b+x[h])-x[h]\,(1-v[h])$. So one number is added to $b$, the $x[h]$ of this unit.",
        ),
        Wrong(
            "x[h] left as it was",
            {"x[h] = -x[h]": ""},
            "The mirrored unit falls where the old one rose. Only with $-x[h]$ does it contribute the same rise.",
        ),
        Wrong(
            "x[h] left, and b too",
            {"x[h] = -x[h]": "", "b = b + x[h]": ""},
            "With the weights alone mirrored the unit gives $1-v[h]$ in place of $v[h]$, and the output changes. "
            "$x[h]$ and $b$ have to make up for it.",
        ),
        Wrong(
            "the weights left as they were",
            {"w[:, h] = -w[:, h]": ""},
            "The weights into unit $h$ change their sign: the column `w[:, h]`. $b$ and $x[h]$ then make up for it.",
        ),
        Wrong(
            "1 minus the weight",
            (
                {"= -w[:, h]": "= 1 - w[:, h]"},
                {"= -x[h]": "= 1 - x[h]"},
            ),
            r"It is the sigmoid's *value* that becomes $1-v[h]$. The weights $\omega[i,h]$, and $x[h]$, change their "
            "sign and nothing else.",
        ),
        Wrong(
            "a row for a column",
            {"w[:, h] = -w[:, h]": "w[h] = -w[h]"},
            "`w[h]` is row $h$: the weights that come *from input* $h$. Those into unit $h$ stand in column $h$, "
            "`w[:, h]`.",
        ),
        Wrong(
            "one input alone",
            (
                {"w[:, h] = -w[:, h]": "w[h, h] = -w[h, h]"},
                {"w[:, h] = -w[:, h]": "w[0, h] = -w[0, h]"},
                {"w[:, h] = -w[:, h]": "w[1:, h] = -w[1:, h]"},
                {"w[:, h] = -w[:, h]": "w[-1, h] = -w[-1, h]"},
            ),
            "*All* weights into unit $h$ change their sign, that of the constant input too: only then $v^*[h]$ "
            "becomes $-v^*[h]$. That is the column `w[:, h]`.",
        ),
        Wrong(
            "every unit mirrored",
            ({"b = b + x[h]": "b = b + x.sum()", "w[:, h] = -w[:, h]": "w = -w", "x[h] = -x[h]": "x = -x"},),
            "This is right as well for the output, but it mirrors all units. Only unit $h$ was asked for.",
        ),
        Wrong(
            "another number for x[h]",
            (
                {"x[h] = -x[h]": "x[h] = 0"},
                {"x[h] = -x[h]": "x[h] = 1 / x[h]"},
                {"x[h] = -x[h]": "x[h] = -2 * x[h]"},
                {"x[h] = -x[h]": "x[h] = -x[h] + b"},
            ),
            "Where the unit gave $v[h]$ it gives $1-v[h]$ now: it falls as far as it rose. So $x[h]$ keeps its size "
            "and changes its sign.",
        ),
        Wrong(
            "not all three",
            (
                {"return b, w, x": "return w, x"},
                {"return b, w, x": "return b"},
                {"return b, w, x": "return b, x"},
                {"return b, w, x": "return b, w"},
            ),
            "Return all three, `b, w, x`, also what stays as it is.",
        ),
        Wrong(
            "more than unit h",
            (
                {"w[:, h] = -w[:, h]": "w = -w"},
                {"x[h] = -x[h]": "x = -x"},
                {"w[:, h] = -w[:, h]": "w = -w", "x[h] = -x[h]": "x = -x"},
            ),
            r"The other units keep their weights, $\omega$ as well as $x$. Only the column `w[:, h]` and the one "
            "number `x[h]` change their sign.",
        ),
        Wrong(
            "the neighbour of unit h",
            (
                {"w[:, h] = -w[:, h]": "w[:, h - 1] = -w[:, h - 1]"},
                {"x[h] = -x[h]": "x[h - 1] = -x[h - 1]"},
                {
                    "w[:, h] = -w[:, h]": "w[:, h - 1] = -w[:, h - 1]",
                    "b = b + x[h]": "b = b + x[h - 1]",
                    "x[h] = -x[h]": "x[h - 1] = -x[h - 1]",
                },
            ),
            "Units are counted from 0, like the columns of `w`: unit $h$ is `w[:, h]` and `x[h]`.",
        ),
        Wrong(
            "another order",
            (
                {"return b, w, x": "return w, x, b"},
                {"return b, w, x": "return b, x, w"},
                {"return b, w, x": "return w, b, x"},
                {"return b, w, x": "return x, w, b"},
                {"return b, w, x": "return x, b, w"},
            ),
            "Return all three in the order `b, w, x`.",
        ),
    ),
    praise="Mirror any of the $H$ units, and put them in any order: $H!\\,2^H$ sets of weights, one function.",
)
