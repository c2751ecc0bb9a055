"""Exercise 05.4: Another network, another loss."""

import numpy as np

from bplib.course.exercises import Case, Exercise, Functions, Wrong
from bplib.course.exercises.lessons.lesson_04.shared import _ALL_DIFFERENT


def _two_outputs(b: object, w: object, x: object, u: object, y: object) -> tuple[np.ndarray, ...]:
    """Arguments of the network with several outputs."""
    return tuple(np.array(part, float) for part in (b, w, x, u, y))


NEW_NETWORK = Exercise(
    key="05.4",
    title="Another network, another loss",
    kind="further",
    minutes=25,
    goal="carry the derivation over to two outputs, to tanh and to a mean of squares",
    task=r"""
        Now everything changes at once. There are $K$ outputs, $\bar y_p[k]=b[k]+\sum_hx[h,k]\,v_p[h]$; the hidden units
        are $v_p[h]=\tanh(v^*_p[h])$; and the loss is the mean over the samples,
        $L=\frac1P\sum_p\sum_k(y_p[k]-\bar y_p[k])^2$. Derive the three gradients anew and write
        `new_slopes(b, w, x, u, y)`, which returns them in the order $b$, $\omega$, $x$: shapes (K,), (N, H), (H, K).
        `u` is (P, N) and `y` is (P, K). You will need
        $\tanh'(z)=1-\tanh^2z$.
        """,
    answer="new_slopes",
    stub="""
        def new_slopes(b, w, x, u, y):
            return ...
        """,
    solution="""
        def new_slopes(b, w, x, u, y):
            v = np.tanh(u @ w)  # (P, H)
            error = 2 / len(y) * (y - (b + v @ x))  # (P, K)
            signal = error @ x.T * (1 - v**2)  # (P, K) @ (K, H) -> (P, H)
            return -error.sum(axis=0), -u.T @ signal, -v.T @ error
        """,
    hints=(
        r"Put $\frac2P$ into the error once, and it is in all three gradients. The error is now (P, K).",
        r"A hidden unit acts on every output. So what comes back to it is a sum over them, "
        r"$\sum_k\text{error}_p[k]\,x[h,k]$.",
        "`signal = error @ x.T * (1 - v**2)`; and the gradient of `x` is (H, P) @ (P, K).",
    ),
    judge=Functions(
        [
            _two_outputs([0], [[1]], [[2]], [[0.5]], [[2.5]]),
            _two_outputs([0, 0.5], [[1]], [[2, -3]], [[0.5]], [[2.5, 1]]),
            _two_outputs([0, 0.5], [[1]], [[2, -3]], [[0.5], [-1.5], [2]], [[2.5, 1], [-1, 0.5], [2, -2]]),
            _two_outputs([0, 0.5], [[1, -0.5], [0.8, 0.4]], [[2, -3], [0.7, 1.2]], [[1, 0.5]], [[2.5, 1]]),
            Case(
                "4 samples, 3 inputs, 2 hidden units, 3 outputs",
                _two_outputs(
                    [-1.2, 0.4, 0.9],
                    _ALL_DIFFERENT[1],
                    [[1.5, -0.6, 0.8], [-0.7, 1.1, 2.0]],
                    _ALL_DIFFERENT[3],
                    np.outer(_ALL_DIFFERENT[4], [1, -2, 0.5]),
                ),
            ),
        ]
    ),
    wrong=(
        Wrong(
            "the sigmoid's slope kept",
            """
            def new_slopes(b, w, x, u, y):
                v = np.tanh(u @ w)
                error = 2 / len(y) * (y - (b + v @ x))
                return -error.sum(axis=0), -u.T @ (error @ x.T * v * (1 - v)), -v.T @ error
            """,
            r"$v(1-v)$ is the *sigmoid's* slope in terms of its value. The slope of $\tanh$ is $1-v^2$. Only this "
            r"factor depends on the activation.",
        ),
        Wrong(
            "the slope dropped",
            {
                "signal = error @ x.T * (1 - v**2)": "return -error.sum(axis=0), -u.T @ (error @ x.T), -v.T @ error",
                "return -error.sum(axis=0), -u.T @ signal, -v.T @ error": "",
            },
            r"On its way back through the hidden unit the error is multiplied by the slope of $\tanh$ there, $1-v^2$.",
        ),
        Wrong(
            "the slope taken at v where v* is meant",
            """
            def new_slopes(b, w, x, u, y):
                v = np.tanh(u @ w)
                error = 2 / len(y) * (y - (b + v @ x))
                return -error.sum(axis=0), -u.T @ (error @ x.T * (1 - np.tanh(v) ** 2)), -v.T @ error
            """,
            r"$1-\tanh^2z$ wants $z=v^*$. But $\tanh v^*$ has been computed: it is $v$. So the slope is $1-v^2$, and "
            r"$\tanh$ need not be called again.",
        ),
        Wrong(
            "the slope taken at v* where v is meant",
            """
            def new_slopes(b, w, x, u, y):
                v = np.tanh(u @ w)
                error = 2 / len(y) * (y - (b + v @ x))
                return -error.sum(axis=0), -u.T @ (error @ x.T * (1 - (u @ w) ** 2)), -v.T @ error
            """,
            r"$1-v^2$ has the *value* of $\tanh$ in it. With $v^*$ in its place it is negative as soon as "
            r"$|v^*|>1$, and $\tanh$ never falls.",
        ),
        Wrong(
            "the ½ that is no longer there",
            """
            def new_slopes(b, w, x, u, y):
                v = np.tanh(u @ w)
                error = (y - (b + v @ x)) / len(y)
                return -error.sum(axis=0), -u.T @ (error @ x.T * (1 - v**2)), -v.T @ error
            """,
            r"This loss has no ½, so the 2 of the square stays.",
        ),
        Wrong(
            "sum for mean",
            """
            def new_slopes(b, w, x, u, y):
                v = np.tanh(u @ w)
                error = 2 * (y - (b + v @ x))
                return -error.sum(axis=0), -u.T @ (error @ x.T * (1 - v**2)), -v.T @ error
            """,
            r"The loss is a mean over the samples: the gradient is divided by $P$ as the loss is.",
        ),
        Wrong(
            "the mean over the outputs too",
            """
            def new_slopes(b, w, x, u, y):
                v = np.tanh(u @ w)
                error = 2 / y.size * (y - (b + v @ x))
                return -error.sum(axis=0), -u.T @ (error @ x.T * (1 - v**2)), -v.T @ error
            """,
            r"`y.size` is $PK$, and `.mean()` of the whole table would divide by it. The loss divides by $P$ alone: "
            r"over $k$ it is a sum.",
        ),
        Wrong(
            "the first output alone comes back",
            """
            def new_slopes(b, w, x, u, y):
                v = np.tanh(u @ w)
                error = 2 / len(y) * (y - (b + v @ x))
                return -error.sum(axis=0), -u.T @ (error[:, :1] * x[:, 0] * (1 - v**2)), -v.T @ error
            """,
            r"A hidden unit acts on *all* outputs, so all their errors come back to it, each along its own edge "
            r"$x[h,k]$, and are added up there.",
        ),
        Wrong(
            "the errors added up before they are weighed",
            {
                "signal = error @ x.T * (1 - v**2)": "back = error.sum(axis=1)[:, None] * x.sum(axis=1)",
                "@ signal, -": "@ (back * (1 - v**2)), -",
            },
            r"Each output's error comes back along its own edge. Multiply first, $\text{error}_p[k]\,x[h,k]$, and sum "
            r"over $k$ then.",
        ),
        Wrong(
            "the minus sign lost",
            """
            def new_slopes(b, w, x, u, y):
                v = np.tanh(u @ w)
                error = 2 / len(y) * (y - (b + v @ x))
                return error.sum(axis=0), u.T @ (error @ x.T * (1 - v**2)), v.T @ error
            """,
            r"With the error as $y-\bar y$, each gradient has a minus in front, however many outputs there are.",
        ),
        Wrong(
            "the 2/P missing",
            (
                {"error = 2 / len(y) * (y - (b + v @ x))": "error = y - (b + v @ x)"},
                {
                    "-error.sum(axis=0)": "-len(y) / 2 * error.sum(axis=0)",
                    "-v.T @ error": "-len(y) / 2 * v.T @ error",
                },
            ),
            r"Without it a derivative belongs to $\frac12\sum_p\sum_k$. The loss here has $\frac1P$ in the place of ½: "
            r"the 2 of the square stays, and all is divided by $P$, in each of the three.",
        ),
        Wrong(
            "a factor in part of them",
            (
                {"-error.sum(axis=0)": "-error.mean(axis=0)"},
                {"-error.sum(axis=0)": "-len(y) / 2 * error.sum(axis=0)"},
                {"-u.T @ signal": "-len(y) / 2 * u.T @ signal"},
                {"-v.T @ error": "-len(y) / 2 * v.T @ error"},
                {"error = 2 / len(y) * (": "error = (", "-error.sum(axis=0)": "-2 / len(y) * error.sum(axis=0)"},
                {"error = 2 / len(y) * (": "error = (", "-v.T @ error": "-2 / len(y) * v.T @ error"},
                {"-u.T @ signal": "-2 / len(y) * u.T @ signal"},
                {"-v.T @ error": "-2 / len(y) * v.T @ error"},
                {"-error.sum(axis=0)": "-2 / len(y) * error.sum(axis=0)"},
            ),
            r"The three do not belong to one loss: $\frac2P$ is missing in some of them, or it or its $\frac1P$ is "
            r"there twice. Put it into the error once, and all three have it.",
        ),
        Wrong(
            "a slope that is not 1 − v²",
            (
                {"(1 - v**2)": "(1 - v)"},
                {"(1 - v**2)": "v"},
                {"(1 - v**2)": "v**2"},
                {"(1 - v**2)": "(1 + v**2)"},
                {"(1 - v**2)": "(1 - v) ** 2"},
                {"(1 - v**2)": "np.tanh(u @ w)"},
            ),
            r"What the signal has in the place of the slope of $\tanh$ is not "
            r"$1-v^2$.",
        ),
        Wrong(
            "a minus sign lost",
            (
                {"-error.sum(axis=0)": "error.sum(axis=0)"},
                {"-u.T @ signal": "u.T @ signal"},
                {"-v.T @ error": "v.T @ error"},
                {"-error.sum(axis=0)": "error.sum(axis=0)", "-u.T @ signal": "u.T @ signal"},
                {"-error.sum(axis=0)": "error.sum(axis=0)", "-v.T @ error": "v.T @ error"},
                {"-u.T @ signal": "u.T @ signal", "-v.T @ error": "v.T @ error"},
            ),
            r"At least one of the three has no minus. With the error as $y-\bar y$, each of the three has a minus in "
            r"front, and the slope is $1-v^2$, not $v^2-1$.",
        ),
        Wrong(
            "one sum for all outputs",
            (
                {"-error.sum(axis=0)": "-error.sum()"},
                {"-error.sum(axis=0)": "-error.sum() * np.ones(len(b))"},
            ),
            r"There is a `b[k]` for each output, and so a derivative for each, (K,). Sum over the samples alone, which "
            r"are the rows: `sum(axis=0)`.",
        ),
        Wrong(
            "summed over the outputs, not the samples",
            (
                {"-error.sum(axis=0)": "-error.sum(axis=1)"},
                {"-error.sum(axis=0)": "-error"},
            ),
            r"`b[k]` is in every sample's output number $k$, and in no other. So the samples are summed, "
            r"`sum(axis=0)`, and the outputs stay apart.",
        ),
        Wrong(
            "x dropped on the way back",
            (
                {"error @ x.T * (1 - v**2)": "error.sum(axis=1)[:, None] * (1 - v**2)"},
                {"error @ x.T * (1 - v**2)": "error.sum(axis=1, keepdims=True) * np.ones(len(x)) * (1 - v**2)"},
            ),
            r"On its way back each output's error passes the edge $x[h,k]$, and is multiplied by it. That comes before "
            r"the sum over $k$: `error @ x.T`.",
        ),
        Wrong(
            "x not transposed on the way back",
            ({"error @ x.T": "error @ x"},),
            r"`error` is (P, K) and `x` is (H, K). To sum over $k$ it has to be the axis in the middle: (P, K) @ (K, "
            r"H), so `error @ x.T`. Without the `.T` it fits only if $H=K$.",
        ),
        Wrong(
            "u dropped",
            {"-u.T @ signal": "-np.ones(u.T.shape) @ signal"},
            r"This is what the hidden units get back, summed. Each $\omega[i,h]$ also has what *went in*, $u_p[i]$.",
        ),
        Wrong(
            "v for u in the gradient of ω",
            {"-u.T @ signal": "-v.T @ signal"},
            r"Multiply by what goes *into* a weight. Into $\omega[i,h]$ goes the input $u_p[i]$; $v_p[h]$ comes out of "
            r"the hidden unit behind it.",
        ),
        Wrong(
            "a gradient transposed",
            (
                {"-v.T @ error": "-error.T @ v"},
                {"-u.T @ signal": "-signal.T @ u"},
                {"-u.T @ signal": "-signal.T @ u", "-v.T @ error": "-error.T @ v"},
            ),
            r"The numbers are right, but rows and columns are exchanged. A gradient has the shape of its parameter: "
            r"(N, H) is `u.T @ signal`, (H, K) is `v.T @ error`.",
        ),
        Wrong(
            "the slope in the gradient of x, too",
            (
                {"-v.T @ error": "-(v * (1 - v**2)).T @ error"},
                {"-v.T @ error": "-(1 - v**2).T @ error"},
            ),
            r"$x[h,k]$ lies *behind* the hidden unit, next to the output. The error that comes back to it has not "
            r"passed $\tanh$; what went in is $v_p[h]$.",
        ),
        Wrong(
            "v* for v in the gradient of x",
            ({"-v.T @ error": "-(u @ w).T @ error"},),
            r"What goes into $x[h,k]$ is what comes *out* of the hidden unit: $v_p[h]$, after $\tanh$.",
        ),
        Wrong(
            "one output as before",
            (
                {"-v.T @ error": "-error @ v"},
                {"error @ x.T": "error[:, None] * x"},
                {"error @ x.T": "error * x"},
                {
                    "error @ x.T": "error[:, None] * x",
                    "-v.T @ error": "-error @ v",
                    "-error.sum(axis=0)": "-error.sum()",
                },
            ),
            r"A line from the network with one output does not fit any more: the error is (P, K) now. Write the shapes "
            r"beside each product: the output is (P, H) @ (H, K), the signal (P, K) @ (K, H), the gradient of `x` "
            r"(H, P) @ (P, K).",
        ),
        Wrong(
            "another order",
            (
                {"-error.sum(axis=0), -u.T @ signal, -v.T @ error": "-error.sum(axis=0), -v.T @ error, -u.T @ signal"},
                {"-error.sum(axis=0), -u.T @ signal, -v.T @ error": "-u.T @ signal, -v.T @ error, -error.sum(axis=0)"},
                {"-error.sum(axis=0), -u.T @ signal, -v.T @ error": "-v.T @ error, -u.T @ signal, -error.sum(axis=0)"},
                {"-error.sum(axis=0), -u.T @ signal, -v.T @ error": "-u.T @ signal, -error.sum(axis=0), -v.T @ error"},
            ),
            r"These stand in another order than $b$, $\omega$, $x$, in which they are asked for.",
        ),
        Wrong(
            "no tanh on the way forward",
            (
                {"v = np.tanh(u @ w)": "v = 1 / (1 + np.exp(-(u @ w)))"},
                {"v = np.tanh(u @ w)": "v = 1 / (1 + np.exp(-(u @ w)))", "(1 - v**2)": "v * (1 - v)"},
                {"v = np.tanh(u @ w)": "v = u @ w"},
            ),
            r"In this network $v=\tanh(v^*)$, `np.tanh(u @ w)`. Everything behind it depends on that.",
        ),
        Wrong(
            "b left out of the output",
            {"(b + v @ x)": "(v @ x)"},
            r"The output is $b[k]+\sum_hx[h,k]\,v_p[h]$. Here the error is taken without $b$.",
        ),
        Wrong(
            "divided by another size than P",
            (
                {"2 / len(y)": "2 / y.shape[1]"},
                {"2 / len(y)": "2 / len(w)"},
                {"2 / len(y)": "2 / len(x)"},
                {"2 / len(y)": "1 / y.size"},
                {"2 / len(y)": "2 * y.shape[1] / len(y)"},
                {"2 / len(y)": "2 / y.shape[1] / len(y) / len(x)"},
            ),
            r"The mean is over the $P$ samples: `len(y)`. The outputs are summed, and neither inputs nor hidden units "
            r"are in the loss.",
        ),
        Wrong(
            "the error times 2P",
            {"2 / len(y)": "2 * len(y)"},
            r"A mean is *divided* by $P$, and so is its gradient.",
        ),
    ),
    praise="The form has survived it all: *what comes back × what went in*. With more layers it would too.",
)
