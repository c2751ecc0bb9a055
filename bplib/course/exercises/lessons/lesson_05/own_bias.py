"""Exercise 05.2: Find two bugs."""

import numpy as np

from bplib.course.exercises import Case, Exercise, Functions, Wrong
from bplib.course.exercises.lessons.lesson_04.shared import _ALL_DIFFERENT


def _with_bias(b: float, c: object, w: object, x: object, u: object, y: object) -> tuple[object, ...]:
    """Arguments of the program with hidden biases of their own."""
    return (b, *(np.array(part, float) for part in (c, w, x, u, y)))


OWN_BIAS = Exercise(
    key="05.2",
    title="Find two bugs",
    kind="further",
    minutes=10,
    goal="find and repair a lost minus sign and a dropped v(1 − v) in a backprop that runs",
    task=r"""
        Here is a backprop in another style: no constant input, but hidden biases `c` of their own, shape (H,), so that
        $v^*_p[h]=c[h]+\sum_i\omega[i,h]\,u_p[i]$. It is to return $\frac{\partial L}{\partial b}$,
        $\frac{\partial L}{\partial c}$, $\frac{\partial L}{\partial\omega}$ and $\frac{\partial L}{\partial x}$ for
        $L=\frac12\sum_p(y_p-\bar y_p)^2$. It runs, and all shapes are right. Two of the four gradients are not. Repair
        them in place. (Both mistakes have been found in published programs.)
        """,
    answer="with_hidden_bias",
    stub="""
        def with_hidden_bias(b, c, w, x, u, y):
            v = 1 / (1 + np.exp(-(c + u @ w)))
            error = y - (b + v @ x)
            back = error[:, None] * x
            dL_db = -error.sum()
            dL_dc = -back.sum(axis=0)
            dL_dw = u.T @ (back * v * (1 - v))
            dL_dx = -error @ v
            return dL_db, dL_dc, dL_dw, dL_dx
        """,
    solution="""
        def with_hidden_bias(b, c, w, x, u, y):
            v = 1 / (1 + np.exp(-(c + u @ w)))
            error = y - (b + v @ x)
            signal = error[:, None] * x * v * (1 - v)
            dL_db = -error.sum()
            dL_dc = -signal.sum(axis=0)
            dL_dw = -u.T @ signal
            dL_dx = -error @ v
            return dL_db, dL_dc, dL_dw, dL_dx
        """,
    hints=(
        r"A hidden bias is a weight behind an input that is always 1. So it has the same signal as $\omega$, times 1.",
        r"Hold the four lines side by side: each should begin with a minus, and the gradient of each parameter that "
        r"acts through the sigmoid should have $v(1-v)$.",
    ),
    judge=Functions(
        [
            _with_bias(0, [1], [[0.5]], [2], [[2]], [2.5]),
            _with_bias(0.3, [1], [[0.5]], [2], [[2], [-1.5]], [2.5, -1]),
            Case(
                "4 samples, 3 inputs, 2 hidden units",
                (_ALL_DIFFERENT[0], np.array([0.6, -0.3]), *_ALL_DIFFERENT[1:]),
            ),
        ]
    ),
    wrong=(
        Wrong(
            "the hidden bias without v(1 − v)",
            """
            def with_hidden_bias(b, c, w, x, u, y):
                v = 1 / (1 + np.exp(-(c + u @ w)))
                back = (y - (b + v @ x))[:, None] * x
                error = y - (b + v @ x)
                return -error.sum(), -back.sum(axis=0), -u.T @ (back * v * (1 - v)), -error @ v
            """,
            r"`dL_dc` still has the mistake. $c[h]$ acts through the sigmoid, as $\omega$ does, so its gradient has "
            r"the slope $v(1-v)$, sample by sample. Training looks fine without it; only a check finds it.",
        ),
        Wrong(
            "the lost minus sign",
            """
            def with_hidden_bias(b, c, w, x, u, y):
                v = 1 / (1 + np.exp(-(c + u @ w)))
                error = y - (b + v @ x)
                signal = error[:, None] * x * v * (1 - v)
                return -error.sum(), -signal.sum(axis=0), u.T @ signal, -error @ v
            """,
            r"`dL_dw` still has the mistake: of the four lines this one begins without a minus, and $\omega$ would "
            r"climb where it should descend.",
        ),
        Wrong(
            "v(1 − v) taken away instead of put in",
            """
            def with_hidden_bias(b, c, w, x, u, y):
                v = 1 / (1 + np.exp(-(c + u @ w)))
                error = y - (b + v @ x)
                back = error[:, None] * x
                return -error.sum(), -back.sum(axis=0), -u.T @ back, -error @ v
            """,
            r"Now `c` and `w` agree, but both are wrong: this is the error before it has gone back through the hidden "
            r"unit. On the way through it is multiplied by the sigmoid's slope.",
        ),
        Wrong(
            "v(1 − v) twice",
            """
            def with_hidden_bias(b, c, w, x, u, y):
                v = 1 / (1 + np.exp(-(c + u @ w)))
                error = y - (b + v @ x)
                back = error[:, None] * x * v * (1 - v)
                return -error.sum(), -back.sum(axis=0), -u.T @ (back * v * (1 - v)), -error @ v
            """,
            r"`back` has the slope in it now, and `dL_dw` multiplies by it once more. The error passes the hidden unit "
            r"once.",
        ),
        Wrong(
            "the slope outside the sum",
            """
            def with_hidden_bias(b, c, w, x, u, y):
                v = 1 / (1 + np.exp(-(c + u @ w)))
                error = y - (b + v @ x)
                back = error[:, None] * x
                dL_dc = -back.sum(axis=0) * (v * (1 - v)).sum(axis=0)
                return -error.sum(), dL_dc, -u.T @ (back * v * (1 - v)), -error @ v
            """,
            r"The slope is another one for each sample. Multiply each sample's `back` by its own slope, and sum then: "
            r"the product of two sums is not the sum of the products.",
        ),
        Wrong(
            "all signs turned",
            """
            def with_hidden_bias(b, c, w, x, u, y):
                v = 1 / (1 + np.exp(-(c + u @ w)))
                error = y - (b + v @ x)
                signal = error[:, None] * x * v * (1 - v)
                return error.sum(), signal.sum(axis=0), u.T @ signal, error @ v
            """,
            r"They agree with each other now, but it was the odd one that was wrong. With the error as $y-\bar y$ each "
            r"gradient has a minus.",
        ),
        Wrong(
            "one sum for all hidden biases",
            ({"-signal.sum(axis=0)": "-signal.sum()"}, {"-signal.sum(axis=0)": "-signal.sum() * np.ones(len(c))"}),
            r"There is a `c[h]` for each hidden unit, and so a derivative for each, of shape (H,). Sum over the "
            r"samples alone, which are the rows: `sum(axis=0)`.",
        ),
        Wrong(
            "summed along the wrong axis",
            ({"-signal.sum(axis=0)": "-signal.sum(axis=1)"}, {"-signal.sum(axis=0)": "-signal.sum(1)"}),
            r"Rows are samples, columns are hidden units. `axis=0` sums down the columns, over the samples; `axis=1` "
            r"would give a number for each sample.",
        ),
        Wrong(
            "not summed over the samples",
            (
                {"-signal.sum(axis=0)": "-signal"},
                {"-signal.sum(axis=0)": "-(error[:, None] * x).sum(axis=0) * v * (1 - v)"},
            ),
            r"What came for `c` has a row for each sample still. Every sample has its say in the one `c[h]`: put "
            r"$v(1-v)$ inside, and sum over the samples then.",
        ),
        Wrong(
            "the mean for the sum",
            (
                {"-signal.sum(axis=0)": "-signal.mean(axis=0)"},
                {"error = y - (b + v @ x)": "error = (y - (b + v @ x)) / len(y)"},
                {"-error.sum()": "-error.mean()", "-signal.sum(axis=0)": "-signal.mean(axis=0)"},
            ),
            r"A gradient of this loss is a *sum* over the samples. The program as it was had that right.",
        ),
        Wrong(
            "half of v(1 − v)",
            (
                {"dL_dc = -signal.sum(axis=0)": "dL_dc = -(error[:, None] * x * v).sum(axis=0)"},
                {"dL_dc = -signal.sum(axis=0)": "dL_dc = -(error[:, None] * x * (1 - v)).sum(axis=0)"},
            ),
            r"The hidden bias acts through the sigmoid, and the sigmoid's slope has both factors, $v$ and $1-v$.",
        ),
        Wrong(
            "x[h] lost in the hidden bias",
            {"dL_dc = -signal.sum(axis=0)": "dL_dc = -(error[:, None] * v * (1 - v)).sum(axis=0)"},
            r"What comes back to hidden unit $h$ has passed the edge $x[h]$. That factor was right in `back`; keep it, "
            r"and put $v(1-v)$ beside it.",
        ),
        Wrong(
            "the bias itself, or an input, in its gradient",
            (
                {"-signal.sum(axis=0)": "-signal.sum(axis=0) * c"},
                {"-signal.sum(axis=0)": "-(u.T @ signal).sum(axis=0)"},
                {"-signal.sum(axis=0)": "-(v * signal).sum(axis=0)"},
            ),
            r"`c[h]` is a weight behind an input that is always 1. So its gradient is the signal, summed, times "
            r"nothing else.",
        ),
        Wrong(
            "the sign of the hidden bias turned",
            (
                {"-signal.sum(axis=0)": "signal.sum(axis=0)"},
                {"-signal.sum(axis=0)": "signal.sum(axis=0)", "-u.T @ signal": "u.T @ signal"},
                {"-signal.sum(axis=0)": "(error[:, None] * x).sum(axis=0)"},
                {"-signal.sum(axis=0)": "(error[:, None] * x).sum(axis=0)", "-u.T @ signal": "u.T @ signal"},
            ),
            r"The minus in front of the gradient of `c` was right. Each of the four has one, as the error is $y-\bar "
            r"y$.",
        ),
        Wrong(
            "v(1 − v) taken away from w",
            {"-u.T @ signal": "-u.T @ (error[:, None] * x)"},
            r"In the gradient of `w` the slope was right as it stood; only its minus was lost. It is `c` that lacked "
            r"the slope.",
        ),
        Wrong(
            "the slope moved from one to another",
            (
                {"-signal.sum(axis=0)": "-(error[:, None] * x).sum(axis=0)", "-error @ v": "-error @ (v * (1 - v))"},
                {
                    "-signal.sum(axis=0)": "-(error[:, None] * x).sum(axis=0)",
                    "-error.sum()": "-(error @ (v * (1 - v))).sum()",
                },
            ),
            r"The slope is still missing in the gradient of `c`, and stands now where it does not belong: $b$ and $x$ "
            r"act behind the hidden units.",
        ),
        Wrong(
            "the slope taken of c",
            (
                {"-signal.sum(axis=0)": "-(error[:, None] * x * c * (1 - c)).sum(axis=0)"},
                {"-signal.sum(axis=0)": "-(error[:, None] * x * (c + u @ w) * (1 - c - u @ w)).sum(axis=0)"},
            ),
            r"$v(1-v)$ has the *value* of the sigmoid in it, what comes out of the hidden unit for that sample. $c$ is "
            r"only a part of what goes in.",
        ),
        Wrong(
            "neither repaired yet",
            {
                "-signal.sum(axis=0)": "-(error[:, None] * x).sum(axis=0)",
                "-u.T @ signal": "u.T @ (error[:, None] * x)",
            },
            r"The slope is now missing in both, `c` and `w`, and the minus of `w` is still lost. `w` had its slope; it "
            r"is `c` that lacked it.",
        ),
        Wrong(
            "a right one changed",
            (
                {"-error.sum()": "error.sum()"},
                {"-error @ v": "error @ v"},
                {"-error.sum()": "error.sum()", "-error @ v": "error @ v"},
                {"-error @ v": "-error @ (v * (1 - v))"},
                {"-error.sum()": "-signal.sum()"},
                {"-error.sum()": "-signal.sum()", "-error @ v": "-error @ (v * (1 - v))"},
                {"-error @ v": "-signal.sum(axis=0)"},
            ),
            r"`dL_db` and `dL_dx` were right as they stood: $b$ and $x$ act behind the hidden units, so no slope "
            r"belongs to them, and each has its minus. The two mistakes are in the gradients of `c` and `w`.",
        ),
        Wrong(
            "signs made alike by turning the right ones",
            {
                "-error.sum()": "error.sum()",
                "-signal.sum(axis=0)": "(error[:, None] * x).sum(axis=0)",
                "-u.T @ signal": "u.T @ signal",
                "-error @ v": "error @ v",
            },
            r"They agree with each other now, but it was the odd one that was wrong: with the error as $y-\bar y$ each "
            r"gradient has a minus. And the gradient of `c` still lacks $v(1-v)$.",
        ),
        Wrong(
            "the error turned round",
            {
                "error = y - (b + v @ x)": "error = (b + v @ x) - y",
                "-u.T @ signal": "u.T @ signal",
            },
            r"With $\bar y-y$ the gradients of $b$, $c$ and $x$, which had their minus, have the wrong sign. Leave the "
            r"error as it was, and repair the one line.",
        ),
        Wrong(
            "the hidden bias left out on the way forward",
            {"(c + u @ w)": "(u @ w)"},
            r"What arrives at a hidden unit is $c[h]+\sum_i\omega[i,h]\,u_p[i]$. Nothing was wrong with that line.",
        ),
        Wrong(
            "transposed",
            {"-u.T @ signal": "-signal.T @ u"},
            r"A gradient has its parameter's shape, (N, H): `u.T @ signal`, as it stood.",
        ),
    ),
    praise="A check part by part would have named both, `c` and `w`, before you read a line.",
)
