"""Exercise 04.3: The three gradients without a loop."""

import numpy as np

from bplib.course.exercises import Case, Exercise, Functions, Wrong
from bplib.course.exercises.lessons.lesson_04.shared import _ALL_DIFFERENT

_ONE = (0.0, np.array([[1.0]]), np.array([2.0]), np.array([[0.5]]), np.array([2.5]))


_TWO_SAMPLES = (0.3, np.array([[1.0]]), np.array([2.0]), np.array([[0.5], [-1.5]]), np.array([2.5, -1.0]))


_TWO_INPUTS = (0.3, np.array([[0.4], [-1.0]]), np.array([2.0]), np.array([[1.0, 0.5]]), np.array([2.5]))


_SQUARE = (
    0.3,
    np.array([[1.0, -0.5], [0.8, 0.4]]),
    np.array([2.0, -3.0]),
    np.array([[1.0, 0.5]]),
    np.array([2.5]),
)


BY_ARRAYS = Exercise(
    key="04.3",
    title="The three gradients without a loop",
    kind="core",
    minutes=15,
    goal="translate the loops of the backward pass into array operations",
    task=r"""
        Write `three_slopes(b, w, x, u, y)`, which returns $\frac{\partial L}{\partial b}$,
        $\frac{\partial L}{\partial\omega}$ and $\frac{\partial L}{\partial x}$, in this order and each in its
        parameter's shape: (), (N, H), (H,). `u` is (P, N), `y` is (P,). The loss is $\frac12\sum_p(y_p-\bar y_p)^2$.
        Try it without a `for`: translate `gradients_by_loops` above, line by line, with the shape of each result in a
        comment. (Loops will pass too; `bp` should not be needed.)
        """,
    answer="three_slopes",
    stub="""
        def three_slopes(b, w, x, u, y):
            return ...
        """,
    solution="""
        def three_slopes(b, w, x, u, y):
            v = 1 / (1 + np.exp(-(u @ w)))  # (P, N) @ (N, H) -> (P, H)
            error = y - (b + v @ x)  # (P,)
            signal = error[:, None] * x * v * (1 - v)  # (P, H)
            return -error.sum(), -u.T @ signal, -error @ v
        """,
    hints=(
        "`v` and the output are the forward pass: `u @ w`, the sigmoid, `b + v @ x`.",
        "For the signal every error meets every `x[h]`: `error[:, None] * x` has the shape (P, H). Then the slope.",
        "Sums over $p$: `error.sum()` for `b`; `error @ v`, (P,) @ (P, H), for `x`; `u.T @ signal`, "
        "(N, P) @ (P, H), for `w`. Each with a minus.",
    ),
    judge=Functions(
        [_ONE, _TWO_SAMPLES, _TWO_INPUTS, _SQUARE, Case("4 samples, 3 inputs, 2 hidden units", _ALL_DIFFERENT)]
    ),
    wrong=(
        Wrong(
            "the minus sign lost",
            {
                "-error.sum(), -u.T @ signal, -error @ v": "error.sum(), u.T @ signal, error @ v",
            },
            r"All three point the other way: $\bar y_p$ stands with a minus in $y_p-\bar y_p$, and the chain rule "
            r"brings it out. With these, descent would climb. A gradient check gives 2.",
        ),
        Wrong(
            "v(1 − v) dropped",
            {
                " * v * (1 - v)": "",
            },
            r"$\omega$ acts through the sigmoid, so the signal has the sigmoid's slope, $v(1-v)$. Without it the loss "
            r"may still fall, and yet the direction is wrong.",
        ),
        Wrong(
            "x[h] dropped",
            {
                "error[:, None] * x * v": "error[:, None] * v",
            },
            r"What a hidden unit does to the output is weighed by $x[h]$. So the error that comes back to it is "
            r"multiplied by $x[h]$, sign included.",
        ),
        Wrong(
            "u dropped",
            {
                "-u.T @ signal": "-np.ones((w.shape[0], len(y))) @ signal",
            },
            r"This is what the hidden units get back, summed. Each $\omega[i,h]$ also has what *went in*, $u_p[i]$, "
            r"and that has to be multiplied in before the samples are summed: `u.T @ signal`.",
        ),
        Wrong(
            "the slope taken at v* where v is meant",
            {
                "v * (1 - v)": "(u @ w) * (1 - u @ w)",
            },
            r"$v(1-v)$ wants the sigmoid's *value*, which is $v$. With $v^*$ in it the “slope” is negative where "
            r"$v^*$ is below 0 or above 1, and the sigmoid never falls.",
        ),
        Wrong(
            "the slope taken at v where v* is meant",
            {
                "signal = error[:, None] * x * v * (1 - v)": "twice = 1 / (1 + np.exp(-v))",
                "@ signal, -": "@ (error[:, None] * x * twice * (1 - twice)), -",
            },
            r"The sigmoid has been applied twice: $v$ is its value already, and was put into it again. Either "
            r"$\sigma'(v^*)$ or, which is the same, $v(1-v)$.",
        ),
        Wrong(
            "mean for sum",
            {
                "y - (b + v @ x)": "(y - (b + v @ x)) / len(y)",
            },
            r"This is the gradient of the *mean* over the samples. The slides' loss is a sum, so its gradient is "
            r"$P$ times as long. One sample cannot tell the two apart.",
        ),
        Wrong(
            "a factor 2 that the ½ should have cancelled",
            {
                "y - (b + v @ x)": "2 * (y - (b + v @ x))",
            },
            r"This is the gradient of $\sum_p(y_p-\bar y_p)^2$. The loss has ½ in front, and it cancels the 2 that "
            r"comes down from the square.",
        ),
        Wrong(
            "transposed weights",
            {
                "-(u @ w)": "-(u @ w.T)",
            },
            r"`w` is (N, H): a row for each input. `u @ w`, (P, N) @ (N, H), sums over the inputs. With `w.T` it fits "
            r"only if $N=H$, and then the wrong weights meet the inputs, without an error message.",
        ),
        Wrong(
            "the gradient of w transposed",
            {
                "-u.T @ signal": "-signal.T @ u",
            },
            r"The numbers are right, but rows and columns are exchanged: `signal.T @ u` is (H, N). A gradient has the "
            r"shape of its parameter, (N, H): `u.T @ signal`.",
        ),
        Wrong(
            "v* for v in the gradient of x",
            {
                "-error @ v": "-error @ (u @ w)",
            },
            r"What goes into $x[h]$ is what comes *out* of the hidden unit: $v_p[h]$, after the sigmoid, and not "
            r"$v^*_p[h]$.",
        ),
        Wrong(
            "a minus sign lost",
            (
                {"-error.sum()": "error.sum()"},
                {"-u.T @ signal": "u.T @ signal"},
                {"-error @ v": "error @ v"},
                {"-error.sum()": "error.sum()", "-u.T @ signal": "u.T @ signal"},
                {"-error.sum()": "error.sum()", "-error @ v": "error @ v"},
                {"-u.T @ signal": "u.T @ signal", "-error @ v": "error @ v"},
            ),
            r"At least one of the three has no minus. $\bar y_p$ stands with a minus in $y_p-\bar y_p$, and the chain "
            r"rule brings it out in front of *each* of the three sums. A parameter without it would climb while the "
            r"others descend. A slope of $v(v-1)$ turns the sign of $\omega$'s gradient, too.",
        ),
        Wrong(
            "a slope that is not v(1 − v)",
            (
                {"v * (1 - v)": "v"},
                {"v * (1 - v)": "(1 - v)"},
                {"v * (1 - v)": "(1 - v**2)"},
                {"v * (1 - v)": "v**2"},
                {"v * (1 - v)": "v * (1 + v)"},
            ),
            r"What the signal has in the place of the sigmoid's slope is not "
            r"$v(1-v)$: both factors are needed, and $1-v$ with its minus. The slope of $\tanh$ would be $1-v^2$.",
        ),
        Wrong(
            "Σx for x[h]",
            ({"[:, None] * x *": "[:, None] * x.sum() *"}, {"[:, None] * x *": "[:, None] * x.mean() *"}),
            r"Every hidden unit gets back the error times *its own* $x[h]$, the weight of the edge by which it reaches "
            r"the output. A single number made of all $x$ gives each unit the same; with one hidden unit that cannot "
            r"be told apart.",
        ),
        Wrong(
            "the slope in the gradient of x, too",
            ({"-error @ v": "-error @ (v * (1 - v))"}, {"-error @ v": "-signal.sum(axis=0)"}),
            r"$x[h]$ lies *behind* the hidden unit, next to the output. What comes back to it is the error itself, "
            r"which has not passed the sigmoid; what went in is $v_p[h]$.",
        ),
        Wrong(
            "x[h] in its own gradient",
            ({"-error @ v": "-error @ v * x"}, {"-error @ v": "-error @ (v * x)"}),
            r"$\bar y_p$ contains $x[h]\,v_p[h]$. Differentiated by $x[h]$, that leaves $v_p[h]$ alone.",
        ),
        Wrong(
            "v left out of the gradient of x",
            ({"-error @ v": "-error.sum() * np.ones(len(x))"}, {"-error @ v": "-error.sum()"}),
            r"This is the gradient of $b$ once more. Into $b$ goes 1, into $x[h]$ goes $v_p[h]$, and it has to be "
            r"multiplied in before the samples are summed: `error @ v`.",
        ),
        Wrong(
            "v for u in the gradient of ω",
            ({"-u.T @ signal": "-v.T @ signal"},),
            r"Multiply by what goes *into* a weight. Into $\omega[i,h]$ goes the input $u_p[i]$; $v_p[h]$ comes out of "
            r"the hidden unit behind it.",
        ),
        Wrong(
            "the sums multiplied",
            (
                {"-u.T @ signal": "-np.outer(u.sum(axis=0), signal.sum(axis=0))"},
                {"-u.T @ signal": "-np.outer(u.mean(axis=0), signal.sum(axis=0))"},
            ),
            r"You sum the inputs over the samples and the signals over the samples, and multiply these. Each sample's "
            r"signal belongs to that sample's own input: multiply first, and sum then. `u.T @ signal` does both.",
        ),
        Wrong(
            "the error where the signal is meant",
            (
                {"-u.T @ signal": "-np.outer(u.T @ error, np.ones(len(x)))"},
                {"-u.T @ signal": "-u.T @ error"},
            ),
            r"The error has come back to the output only. To get to $\omega[i,h]$ it goes on along the edge, times "
            r"$x[h]$, and through the hidden unit, times $v_p[h](1-v_p[h])$.",
        ),
        Wrong(
            "the signal where the error is meant",
            ({"-error.sum()": "-signal.sum()"}, {"-error.sum()": "-signal.sum(axis=0)"}),
            r"$b$ is added at the output itself. So what comes back to it is the error, which has not yet met any "
            r"$x[h]$ or slope.",
        ),
        Wrong(
            "the mean of the squares as the loss",
            {"error = y - (b + v @ x)": "error = 2 / len(y) * (y - (b + v @ x))"},
            r"This is the gradient of $\frac1P\sum_p(y_p-\bar y_p)^2$. The slides' loss has ½ where that has "
            r"$\frac1P$, and so its gradient has neither the 2 nor the $\frac1P$.",
        ),
        Wrong(
            "a factor ½ left over",
            {"error = y - (b + v @ x)": "error = 0.5 * (y - (b + v @ x))"},
            r"The ½ of the loss has been used up: the square brings down a 2, and the two cancel.",
        ),
        Wrong(
            "mean for sum in part of them",
            (
                {"-error.sum()": "-error.mean()"},
                {"-u.T @ signal": "-u.T @ signal / len(y)"},
                {"-error @ v": "-error @ v / len(y)"},
                {"-error.sum()": "-error.mean()", "-error @ v": "-error @ v / len(y)"},
                {"-u.T @ signal": "-u.T @ signal / len(y)", "-error @ v": "-error @ v / len(y)"},
                {"-error.sum()": "-error.mean()", "-u.T @ signal": "-u.T @ signal / len(y)"},
            ),
            r"The three do not belong to one loss: some are sums over the samples, some are divided by $P$. The "
            r"slides' loss is a sum, and so is each of its derivatives.",
        ),
        Wrong(
            "a factor 2 in part of them",
            (
                {"-error.sum()": "-2 * error.sum()"},
                {"-u.T @ signal": "-2 * u.T @ signal"},
                {"-error @ v": "-2 * error @ v"},
            ),
            r"The three do not belong to one loss: somewhere there is a 2, elsewhere there is not. With the ½ in front "
            r"of the sum it cancels in all of them.",
        ),
        Wrong(
            "b left out of the output",
            {"(b + v @ x)": "(v @ x)"},
            r"The output is $b+\sum_hx[h]\,v_p[h]$. Here the error is taken without $b$, so it is off by the same "
            r"number for every sample, and all three gradients with it.",
        ),
        Wrong(
            "a sign in the error",
            ({"y - (b + v @ x)": "y - b + v @ x"}, {"y - (b + v @ x)": "y + (b + v @ x)"}),
            r"The error subtracts the *whole* output: $y-(b+\sum_hx[h]\,v_p[h])$. Without the brackets a part of it is "
            r"added.",
        ),
        Wrong(
            "no sigmoid on the way forward",
            ({"v = 1 / (1 + np.exp(-(u @ w)))": "v = u @ w"}, {"v = 1 / (1 + np.exp(-(u @ w)))": "v = np.tanh(u @ w)"}),
            r"The hidden unit's output is $v=\sigma(v^*)=1/(1+e^{-v^*})$ of what arrives, $v^*$= `u @ w`. Here `v` is "
            r"something else, and everything behind it is off.",
        ),
        Wrong(
            "the sigmoid turned round",
            {"np.exp(-(u @ w))": "np.exp(u @ w)"},
            r"$\sigma(z)=1/(1+e^{-z})$ has a minus in the exponent. Without it the sigmoid falls where it should rise.",
        ),
        Wrong(
            "another order",
            (
                {"return -error.sum(), -u.T @ signal, -error @ v": "return -error.sum(), -error @ v, -u.T @ signal"},
                {"return -error.sum(), -u.T @ signal, -error @ v": "return -u.T @ signal, -error @ v, -error.sum()"},
                {"return -error.sum(), -u.T @ signal, -error @ v": "return -error @ v, -u.T @ signal, -error.sum()"},
                {"return -error.sum(), -u.T @ signal, -error @ v": "return -u.T @ signal, -error.sum(), -error @ v"},
                {"return -error.sum(), -u.T @ signal, -error @ v": "return -error @ v, -error.sum(), -u.T @ signal"},
            ),
            r"These stand in another order than $b$, $\omega$, $x$, in which they are asked for. A program that takes "
            r"them in this order would move the wrong parameters.",
        ),
        Wrong(
            "not all samples",
            (
                {"v = 1 /": "u, y = u[-1:], y[-1:]\nv = 1 /"},
                {"v = 1 /": "u, y = u[:1], y[:1]\nv = 1 /"},
                {"v = 1 /": "u, y = u[:-1], y[:-1]\nv = 1 /"},
                {"v = 1 /": "u, y = u[1:], y[1:]\nv = 1 /"},
                {"-error.sum()": "-error[-1]"},
                {"-error.sum()": "-error[0]"},
                {"-u.T @ signal": "-np.outer(u[-1], signal[-1])"},
                {"-u.T @ signal": "-np.outer(u[0], signal[0])"},
                {"-error @ v": "-error[-1] * v[-1]"},
                {"-error @ v": "-error[0] * v[0]"},
            ),
            r"A gradient here does not come from all samples. If there is a loop over them: does it go over all, is "
            r"there a `+=` or `-=` for each of the three, and does the `return` stand behind it, not inside?",
        ),
        Wrong(
            "not summed over the samples",
            (
                {"-error.sum()": "-error"},
                {"-error @ v": "-error[:, None] * v"},
                {"-u.T @ signal": "-u[:, :, None] * signal[:, None, :]"},
                {"-u.T @ signal": "-signal"},
            ),
            r"What came is a gradient for each sample by itself. The loss is the sum over all samples, so each "
            r"derivative is summed over $p$, too, and has the shape of its parameter.",
        ),
        Wrong(
            "`error * x` without the new axis",
            (
                {"error[:, None] * x *": "error * x *"},
                {"error[:, None] * x * v": "(error * x)[:, None] * v"},
                {"error[:, None] * x * v * (1 - v)": "error * (x * v * (1 - v))"},
                {"error[:, None] * x * v * (1 - v)": "(error * x) @ (v * (1 - v))"},
            ),
            r"`error` is (P,) and `x` is (H,), so `error * x` pairs samples with hidden units, which fits only if "
            r"there are as many of both, or one of either. `error[:, None]` is (P, 1), and with (H,) it gives the "
            r"table (P, H).",
        ),
        Wrong(
            "targets as a column",
            (
                {"error = y -": "error = y[:, None] -"},
                {"error = y - (b + v @ x)": "error = y - (b + v @ x[:, None])"},
                {
                    "error = y - (b + v @ x)": "error = y.reshape(-1, 1) - (b + v @ x)",
                    "signal = error[:, None] * x": "signal = error * x",
                },
                {
                    "error = y - (b + v @ x)": "error = y - (b + v @ x[:, None])",
                    "signal = error[:, None] * x": "signal = error * x",
                },
                {
                    "error = y - (b + v @ x)": "error = y.reshape(-1, 1) - (b + v @ x)",
                    "signal = error[:, None] * x": "signal = error * x",
                    "-error @ v": "-error.T @ v",
                },
                {
                    "error = y - (b + v @ x)": "error = y - (b + v @ x[:, None])",
                    "signal = error[:, None] * x": "signal = error * x",
                    "-error @ v": "-error.T @ v",
                },
            ),
            r"A column, (P, 1), minus a row, (P,), is a table, (P, P): every target is compared with every output. "
            r"Keep `y` and the output both (P,), and the error is (P,), too.",
        ),
        Wrong(
            "a product that sums another axis",
            (
                {"-error @ v": "-v @ error"},
                {"-u.T @ signal": "-u @ signal"},
                {"-u.T @ signal": "-signal @ u"},
                {"-u.T @ signal": "-u.T * signal"},
                {"-error @ v": "-error * v"},
                {"v = 1 / (1 + np.exp(-(u @ w)))": "v = 1 / (1 + np.exp(-(w @ u)))"},
                {"v = 1 / (1 + np.exp(-(u @ w)))": "v = 1 / (1 + np.exp(-(u * w)))"},
                {"(b + v @ x)": "(b + x @ v)"},
                {"(b + v @ x)": "(b + v * x)"},
            ),
            r"Write the shapes beside the product. `@` sums the axis in the middle, and that has to be the samples in "
            r"a gradient: (N, P) @ (P, H) is `u.T @ signal`, (P,) @ (P, H) is `error @ v`. `*` sums nothing.",
        ),
        Wrong(
            "one error for all samples",
            (
                {"error[:, None] * x *": "error.sum() * x *"},
                {"error[:, None] * x *": "error.mean() * x *"},
                {"error[:, None] * x *": "error[0] * x *"},
                {"error[:, None] * x *": "(error @ v) * x *"},
                {"error[:, None] * x *": "np.linalg.norm(error) * x *"},
            ),
            r"In the signal each sample has *its own* error, slope and input. They are multiplied sample by sample, "
            r"and the sum over the samples comes last.",
        ),
        Wrong(
            "the error squared, or without its sign",
            (
                {"error = y - (b + v @ x)": "error = (y - (b + v @ x)) ** 2"},
                {"error = y - (b + v @ x)": "error = 0.5 * (y - (b + v @ x)) ** 2"},
                {"error = y - (b + v @ x)": "error = abs(y - (b + v @ x))"},
            ),
            r"The square is in the loss. Its derivative has the error itself, with its sign: too low pulls one way, "
            r"too high the other.",
        ),
        Wrong(
            "x[h] twice, or another weight for it",
            (
                {"error[:, None] * x *": "error[:, None] * x**2 *"},
                {"error[:, None] * x *": "error[:, None] * w[0] *"},
                {"error[:, None] * x *": "error[:, None] * w[-1] *"},
                {"error[:, None] * x *": "error[:, None] * w.sum(axis=0) *"},
                {"error[:, None] * x *": "error[:, None] / x *"},
            ),
            r"The error comes back along the edge by which the hidden unit reaches the output, and that has the weight "
            r"$x[h]$: one factor of it, and no $\omega$.",
        ),
        Wrong(
            "a v or a slope too many",
            (
                {"* v * (1 - v)": "* v * v * (1 - v)"},
                {"* v * (1 - v)": "* (v * (1 - v)) ** 2"},
                {"* v * (1 - v)": "* v * (1 - v) ** 2"},
            ),
            r"The error passes the hidden unit once: the signal has the slope $v(1-v)$ once, and no other $v$ or "
            r"$1-v$.",
        ),
        Wrong(
            "b in another place",
            (
                {"np.exp(-(u @ w))": "np.exp(-(b + u @ w))"},
                {"(b + v @ x)": "(b * v @ x)"},
                {"-error.sum()": "-error.sum() * b"},
                {"np.exp(-(u @ w))": "np.exp(-(b + u @ w))", "(b + v @ x)": "(v @ x)"},
            ),
            r"$b$ is added at the output, $b+\sum_hx[h]\,v_p[h]$, and nowhere else. What goes into it is 1.",
        ),
        Wrong(
            "no minus, and no v(1 − v)",
            {
                "* v * (1 - v)": "",
                "return -error.sum(), -u.T @ signal, -error @ v": "return error.sum(), u.T @ signal, error @ v",
            },
            r"Two things at once. All three point the other way, for want of the minus that comes from $y_p-\bar y_p$. "
            r"And the signal lacks the sigmoid's slope, $v(1-v)$.",
        ),
    ),
    praise="Four lines are enough, whatever P, N and H are. Now compare them with the lesson's.",
)
