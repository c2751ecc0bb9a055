"""Lesson 04, Implement backprop."""

import numpy as np

from bplib.course.exercises import Case, Choices, Exercise, Functions, Numbers, Wrong

BACK_BY_HAND = Exercise(
    key="04.1",
    title="The way back with a pencil",
    kind="core",
    minutes=5,
    goal="carry an error back through a small network by hand",
    task=r"""
        The network of exercise 01.1 has one hidden unit: $b=1$, $\omega[0,0]=\omega[1,0]=\ln3$, $x[0]=4$. With the
        sample $u=(1,-2)$ and the target $y=1$, the way forward gave $v[0]=\tfrac14$ and $\bar y=2$. Go back with a
        pencil, and enter the six numbers, as fractions such as `1 / 8` or with three digits. `error` and `signal` are
        what this lesson calls so, with their signs.
        """,
    answer="going_back",
    stub="""
        going_back = {
            "error": ...,
            "dL_db": ...,
            "dL_dx[0]": ...,
            "signal": ...,
            "dL_dw[0,0]": ...,
            "dL_dw[1,0]": ...,
        }
        """,
    solution="""
        going_back = {
            "error": -1,
            "dL_db": 1,
            "dL_dx[0]": 1 / 4,
            "signal": -3 / 4,
            "dL_dw[0,0]": 3 / 4,
            "dL_dw[1,0]": -3 / 2,
        }
        """,
    hints=(
        r"The error is $y-\bar y$, in this order. Every gradient is minus *what comes back* times *what went in*.",
        r"The signal is $(y-\bar y)\cdot x[0]\cdot v[0]\,(1-v[0])$, so $-1$ times 4 times $\tfrac14\cdot\tfrac34$.",
    ),
    judge=Numbers(),
    wrong=(
        Wrong(
            "ȳ − y taken for the error",
            'going_back = {"error": 1}',
            r"Here, as on the slides, the error is $y-\bar y$: the target minus the output. It is negative where the "
            r"output is too high. The minus in front of each sum belongs to this order.",
        ),
        Wrong(
            "the minus sign lost",
            'going_back = {"error": -1, "dL_db": -1}',
            r"This is the error itself. $\bar y_p$ stands with a minus in $y_p-\bar y_p$, so the chain rule puts a "
            r"minus in front: $\partial L/\partial b=-(y-\bar y)$. The output is too high here; raising $b$ makes it "
            r"worse, so the derivative is positive.",
        ),
        Wrong(
            "v(1 − v) dropped",
            ('going_back = {"signal": -4}', 'going_back = {"signal": 4}'),
            r"This is the error times $x[0]$: it has come back along the edge, but not yet through the hidden unit. "
            r"On the way through it meets the sigmoid's slope, $v(1-v)=\tfrac3{16}$.",
        ),
        Wrong(
            "x[h] dropped",
            ('going_back = {"signal": -3 / 16}', 'going_back = {"signal": 3 / 16}'),
            r"On its way back the error passes the edge with the weight $x[0]=4$, and is multiplied by it: a unit "
            r"that the output weighs four times has four times the influence.",
        ),
        Wrong(
            "the slope taken at v* where v is meant",
            'going_back = {"signal": 4 * math.log(3) * (1 + math.log(3))}',
            r"The slope is $v(1-v)$ with $v=\tfrac14$, what comes *out* of the sigmoid. You put $v^*=-\ln3$ into it; "
            r"the result would be a negative slope, and the sigmoid never falls.",
        ),
        Wrong(
            "u dropped",
            'going_back = {"dL_dw[0,0]": 3 / 4, "dL_dw[1,0]": 3 / 4}',
            r"Both weights receive the same signal, but not the same input. What went into $\omega[1,0]$ is $u[1]=-2$.",
        ),
        Wrong(
            "v dropped, or x[0] put in",
            ('going_back = {"dL_dx[0]": 1}', 'going_back = {"dL_dx[0]": -1}', 'going_back = {"dL_dx[0]": 4}'),
            r"What goes into $x[0]$ is $v[0]=\tfrac14$, and the derivative has it as a factor (only into $b$ goes 1). "
            r"$x[0]$ itself is no factor of it: the derivative of $x[0]\,v[0]$ by $x[0]$ is $v[0]$.",
        ),
        Wrong(
            "the sign of the signal",
            'going_back = {"error": -1, "signal": 3 / 4}',
            r"The size is right. The lesson's signal is the error, sign included, times $x[0]$ and the slope; the "
            r"error is negative here, and the two others are not. With a plus it would be lesson 03's "
            r"$\partial L/\partial v^*$; here that minus is kept for the end, in front of each sum.",
        ),
        Wrong(
            "half of the slope",
            ('going_back = {"signal": -1}', 'going_back = {"signal": -3}'),
            r"The slope of the sigmoid has two factors, $v$ *and* $1-v$: $\tfrac14\cdot\tfrac34$. You took one of "
            r"them.",
        ),
        Wrong(
            "u in the signal already",
            'going_back = {"signal": 3 / 2}',
            r"You have multiplied by $u[1]$ (and perhaps lost a sign). The signal is what *comes back* to the hidden "
            r"unit, one number for all weights behind it. What went in, $u[0]$ or $u[1]$, is multiplied in after that.",
        ),
        Wrong(
            "the loss for the error",
            ('going_back = {"error": 1 / 2}', 'going_back = {"error": -1 / 2}'),
            r"The loss is $\frac12(y-\bar y)^2=\frac12$. The error is the difference alone, $y-\bar y$.",
        ),
        Wrong(
            "the minus sign lost further on",
            (
                'going_back = {"error": -1, "dL_dx[0]": -1 / 4}',
                'going_back = {"error": -1, "signal": -3 / 4, "dL_dw[0,0]": -3 / 4}',
            ),
            r"The minus stands in front of *every* one of the three sums, since $\bar y$ stands with a minus in "
            r"$y-\bar y$: each derivative is minus what comes back times what went in.",
        ),
        Wrong(
            "a sign lost with u[1]",
            'going_back = {"dL_dw[0,0]": 3 / 4, "dL_dw[1,0]": 3 / 2}',
            r"Minus the signal is $\tfrac34$, and what went in is $u[1]=-2$, with its sign. One of the two signs has "
            r"been lost.",
        ),
        Wrong(
            "the inputs exchanged",
            (
                'going_back = {"dL_dw[0,0]": -3 / 2, "dL_dw[1,0]": 3 / 4}',
                'going_back = {"dL_dw[0,0]": -3 / 2, "dL_dw[1,0]": -3 / 2}',
            ),
            r"Into $\omega[0,0]$ goes the constant input $u[0]=1$. The $-2$ is $u[1]$, and goes into $\omega[1,0]$ "
            r"alone.",
        ),
        Wrong(
            "a slope in the gradient of x",
            (
                'going_back = {"dL_dx[0]": 3 / 16}',
                'going_back = {"dL_dx[0]": 3 / 4}',
                'going_back = {"dL_dx[0]": 1 / 16}',
            ),
            r"The edge $x[0]$ lies *between* the hidden unit and the output: the error has not gone back through the "
            r"sigmoid there, so no $1-v$ and no second $v$ belong to it. Minus the error, times what went in, "
            r"$v[0]=\tfrac14$.",
        ),
        Wrong(
            "v for u",
            ('going_back = {"signal": -3 / 4, "dL_dw[0,0]": 3 / 16}',),
            r"This has $v[0]=\tfrac14$ where $u[0]=1$ is meant. $v$ comes *out* of the hidden unit; what went into the "
            r"weight before it is $u$.",
        ),
        Wrong(
            "a factor 2",
            ('going_back = {"dL_db": 2}', 'going_back = {"error": -2}'),
            r"The 2 of the square is cancelled by the ½ of the loss.",
        ),
    ),
    praise="One error, one signal, and each serves all the weights behind it: nothing had to be computed twice.",
)

WHICH_SUM = Exercise(
    key="04.2",
    title="Which sum runs over what?",
    kind="core",
    minutes=5,
    goal="say from the shapes which index each sum of the forward and the backward pass runs over",
    task=r"""
        Before you turn loops into arrays, say for each quantity which index is *summed*: `"p"` (samples), `"i"`
        (inputs), `"h"` (hidden units), or `"nothing"` if each entry is computed by itself. An index that the result
        still has cannot have been summed.
        """,
    answer="summed",
    stub="""
        summed = {
            "v_star[p,h]": ...,
            "y_bar[p]": ...,
            "loss": ...,
            "signal[p,h]": ...,
            "dL_db": ...,
            "dL_dx[h]": ...,
            "dL_dw[i,h]": ...,
        }
        """,
    solution="""
        summed = {
            "v_star[p,h]": "i",
            "y_bar[p]": "h",
            "loss": "p",
            "signal[p,h]": "nothing",
            "dL_db": "p",
            "dL_dx[h]": "p",
            "dL_dw[i,h]": "p",
        }
        """,
    hints=(
        "Write beside each quantity the indices of its factors; cross out those that the result still has.",
        r"A weight is shared by all samples. So each sample has its say in its gradient.",
    ),
    judge=Choices(("p", "i", "h", "nothing")),
    wrong=(
        Wrong(
            "the gradient summed over an index that it keeps",
            ('summed = {"dL_dw[i,h]": "i"}', 'summed = {"dL_dw[i,h]": "h"}'),
            r"There is one derivative for each $\omega[i,h]$, so neither $i$ nor $h$ can be summed away. What is "
            r"summed is $p$: every sample passes through this weight. In code, (N, P) @ (P, H) sums the axis in "
            r"the middle.",
        ),
        Wrong(
            "the sum over h kept",
            'summed = {"dL_dx[h]": "h"}',
            r"In $\bar y_p=b+\sum_hx[h]v_p[h]$ there is a sum over $h$, but only one of its terms contains the $x[h]$ "
            r"by which you differentiate. The others are constants, and the sum is gone. The sum over $p$ stays.",
        ),
        Wrong(
            "the samples of the signal summed too early",
            'summed = {"signal[p,h]": "p"}',
            r"Each sample's signal still has to be multiplied by that sample's own $u_p[i]$. A sum of products is not "
            r"the product of the sums, so $p$ may be summed only after that.",
        ),
        Wrong(
            "the signal summed over h",
            'summed = {"signal[p,h]": "h"}',
            r"There is a signal for each hidden unit. The error is multiplied by $x[h]$ and by the slope, and nothing "
            r"is added up: only one output sends something back.",
        ),
        Wrong(
            "one sample's gradient",
            (
                'summed = {"dL_db": "nothing"}',
                'summed = {"dL_dx[h]": "nothing"}',
                'summed = {"dL_dw[i,h]": "nothing"}',
            ),
            r"For a single sample there would be no sum. But the loss adds up all samples, and every parameter has a "
            r"share in each of their outputs, so its derivative adds them up too.",
        ),
        Wrong(
            "v* summed over h",
            'summed = {"v_star[p,h]": "h"}',
            r"Every hidden unit $h$ has a $v^*_p[h]$ of its own. It adds up what arrives from the inputs, "
            r"$\omega[i,h]\,u_p[i]$ over $i$.",
        ),
        Wrong(
            "the output summed over the samples",
            'summed = {"y_bar[p]": "p"}',
            r"Each sample has an output of its own, so $p$ is kept. The output adds up the hidden units, over $h$.",
        ),
        Wrong(
            "v* summed over the samples, or not at all",
            ('summed = {"v_star[p,h]": "p"}', 'summed = {"v_star[p,h]": "nothing"}'),
            r"$v^*_p[h]$ still has $p$ and $h$. What arrives at the hidden unit comes from several inputs, and is "
            r"added up: $\sum_i\omega[i,h]\,u_p[i]$.",
        ),
        Wrong(
            "the output without its sum",
            ('summed = {"y_bar[p]": "nothing"}', 'summed = {"y_bar[p]": "i"}'),
            r"The output is $b+\sum_hx[h]\,v_p[h]$: it adds up the *hidden units*. The inputs have been summed before, "
            r"in $v^*$.",
        ),
        Wrong(
            "the loss of one sample",
            ('summed = {"loss": "nothing"}', 'summed = {"loss": "h"}', 'summed = {"loss": "i"}'),
            r"The loss is one number for all samples: $\frac12\sum_p(y_p-\bar y_p)^2$. In $\bar y_p$ the sums over $i$ "
            r"and $h$ have been done already; it has only $p$ left.",
        ),
        Wrong(
            "the signal summed over the inputs",
            'summed = {"signal[p,h]": "i"}',
            r"The inputs do not occur in the signal: it is error · $x[h]$ · $v_p[h](1-v_p[h])$. They come in "
            r"afterwards, in the gradient of $\omega$.",
        ),
        Wrong(
            "b's gradient summed over a layer",
            ('summed = {"dL_db": "h"}', 'summed = {"dL_db": "i"}'),
            r"$\partial L/\partial b=-\sum_p(y_p-\bar y_p)$ has neither $i$ nor $h$ in it: $b$ is added to the output, "
            r"behind all of these. Every sample has its say, so $p$ is summed.",
        ),
        Wrong(
            "x's gradient summed over the inputs",
            'summed = {"dL_dx[h]": "i"}',
            r"The inputs have been summed on the way forward, in $v^*$. In $-\sum_p(y_p-\bar y_p)\,v_p[h]$ there is no "
            r"$i$ any more.",
        ),
    ),
    praise="Forward, the sums run over what a layer has; back, in every gradient, over the samples.",
)

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
_ALL_DIFFERENT = (
    -1.2,
    np.array([[0.3, -1.1], [0.7, 0.2], [-0.4, 0.9]]),
    np.array([1.5, -0.6]),
    np.array([[1.0, 0.2, -0.7], [1.0, 1.4, 0.3], [1.0, -0.9, 2.1], [1.0, 0.6, -1.6]]),
    np.array([0.4, -1.7, 2.2, 0.9]),
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
            """
            def three_slopes(b, w, x, u, y):
                v = 1 / (1 + np.exp(-(u @ w)))
                error = y - (b + v @ x)
                return error.sum(), u.T @ (error[:, None] * x * v * (1 - v)), error @ v
            """,
            r"All three point the other way: $\bar y_p$ stands with a minus in $y_p-\bar y_p$, and the chain rule "
            r"brings it out. With these, descent would climb. A gradient check gives 2.",
        ),
        Wrong(
            "v(1 − v) dropped",
            """
            def three_slopes(b, w, x, u, y):
                v = 1 / (1 + np.exp(-(u @ w)))
                error = y - (b + v @ x)
                return -error.sum(), -u.T @ (error[:, None] * x), -error @ v
            """,
            r"$\omega$ acts through the sigmoid, so the signal has the sigmoid's slope, $v(1-v)$. Without it the loss "
            r"may still fall, and yet the direction is wrong.",
        ),
        Wrong(
            "x[h] dropped",
            """
            def three_slopes(b, w, x, u, y):
                v = 1 / (1 + np.exp(-(u @ w)))
                error = y - (b + v @ x)
                return -error.sum(), -u.T @ (error[:, None] * v * (1 - v)), -error @ v
            """,
            r"What a hidden unit does to the output is weighed by $x[h]$. So the error that comes back to it is "
            r"multiplied by $x[h]$, sign included.",
        ),
        Wrong(
            "u dropped",
            """
            def three_slopes(b, w, x, u, y):
                v = 1 / (1 + np.exp(-(u @ w)))
                error = y - (b + v @ x)
                return -error.sum(), -np.ones((w.shape[0], len(y))) @ (error[:, None] * x * v * (1 - v)), -error @ v
            """,
            r"This is what the hidden units get back, summed. Each $\omega[i,h]$ also has what *went in*, $u_p[i]$, "
            r"and that has to be multiplied in before the samples are summed: `u.T @ signal`.",
        ),
        Wrong(
            "the slope taken at v* where v is meant",
            """
            def three_slopes(b, w, x, u, y):
                v_star = u @ w
                v = 1 / (1 + np.exp(-v_star))
                error = y - (b + v @ x)
                return -error.sum(), -u.T @ (error[:, None] * x * v_star * (1 - v_star)), -error @ v
            """,
            r"$v(1-v)$ wants the sigmoid's *value*, which is $v$. With $v^*$ in it the “slope” can be negative or "
            r"larger than ¼, which no slope of the sigmoid is.",
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
            """
            def three_slopes(b, w, x, u, y):
                v = 1 / (1 + np.exp(-(u @ w)))
                error = (y - (b + v @ x)) / len(y)
                return -error.sum(), -u.T @ (error[:, None] * x * v * (1 - v)), -error @ v
            """,
            r"This is the gradient of the *mean* over the samples. The slides' loss is a sum, so its gradient is "
            r"$P$ times as long. One sample cannot tell the two apart.",
        ),
        Wrong(
            "a factor 2 that the ½ should have cancelled",
            """
            def three_slopes(b, w, x, u, y):
                v = 1 / (1 + np.exp(-(u @ w)))
                error = 2 * (y - (b + v @ x))
                return -error.sum(), -u.T @ (error[:, None] * x * v * (1 - v)), -error @ v
            """,
            r"This is the gradient of $\sum_p(y_p-\bar y_p)^2$. The loss has ½ in front, and it cancels the 2 that "
            r"comes down from the square.",
        ),
        Wrong(
            "transposed weights",
            """
            def three_slopes(b, w, x, u, y):
                v = 1 / (1 + np.exp(-(u @ w.T)))
                error = y - (b + v @ x)
                return -error.sum(), -u.T @ (error[:, None] * x * v * (1 - v)), -error @ v
            """,
            r"`w` is (N, H): a row for each input. `u @ w`, (P, N) @ (N, H), sums over the inputs. With `w.T` it fits "
            r"only if $N=H$, and then the wrong weights meet the inputs, without an error message.",
        ),
        Wrong(
            "the gradient of w transposed",
            """
            def three_slopes(b, w, x, u, y):
                v = 1 / (1 + np.exp(-(u @ w)))
                error = y - (b + v @ x)
                return -error.sum(), -(error[:, None] * x * v * (1 - v)).T @ u, -error @ v
            """,
            r"The numbers are right, but rows and columns are exchanged: `signal.T @ u` is (H, N). A gradient has the "
            r"shape of its parameter, (N, H): `u.T @ signal`.",
        ),
        Wrong(
            "u for v in the gradient of x",
            """
            def three_slopes(b, w, x, u, y):
                v_star = u @ w
                v = 1 / (1 + np.exp(-v_star))
                error = y - (b + v @ x)
                return -error.sum(), -u.T @ (error[:, None] * x * v * (1 - v)), -error @ v_star
            """,
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
            r"`error` is (P,) and `x` is (H,), so `error * x` pairs samples with hidden units, which fits only if one "
            r"of them is alone. `error[:, None]` is (P, 1), and with (H,) it gives the table (P, H).",
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
    praise="Four lines, whatever P, N and H are. Now compare them with the lesson's.",
)


def _cubes(theta: np.ndarray) -> float:
    """Σ θ³: with the gradient 3 θ², from which a central difference with the step δ differs by δ²."""
    return float((np.asarray(theta) ** 3).sum())


def _coupled(theta: np.ndarray) -> float:
    """A function whose slopes depend on one another: where a step is not taken back, it shows."""
    return float((np.asarray(theta) ** 3).sum() + theta[0] ** 2 * theta[-1])


_AT = np.array([-0.5, -2.0, 1.5])
_COUPLED_GRADIENT = 3 * _AT**2 + np.array([2 * _AT[0] * _AT[2], 0, _AT[0] ** 2])

OWN_CHECK = Exercise(
    key="04.4",
    title="Your own gradient check",
    kind="core",
    minutes=15,
    goal="write a gradient check by central differences",
    task=r"""
        Write `own_check(loss_at, theta, gradient, step)`. `loss_at(theta)` is a loss as a function of the vector
        `theta` of all the parameters, and `gradient` is what somebody claims to be its gradient there. Move one
        parameter at a time by `step` ahead and behind, take the central differences as the numerical gradient, and
        return

        $$\frac{\lVert\,\text{gradient}-\text{numerical}\,\rVert}{\lVert\,\text{numerical}\,\rVert},$$

        where $\lVert\cdot\rVert$ is `np.linalg.norm`. Leave `theta` as it is.
        """,
    answer="own_check",
    stub="""
        def own_check(loss_at, theta, gradient, step):
            return ...
        """,
    solution="""
        def own_check(loss_at, theta, gradient, step):
            numerical = np.zeros(len(theta))
            for j in range(len(theta)):
                move = np.zeros(len(theta))
                move[j] = step
                numerical[j] = (loss_at(theta + move) - loss_at(theta - move)) / (2 * step)
            return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
        """,
    hints=(
        "A loop over the parameters. In each round a vector `move` is 0 everywhere but at `j`, where it is `step`.",
        "`numerical[j] = (loss_at(theta + move) - loss_at(theta - move)) / (2 * step)`.",
    ),
    judge=Functions(
        [
            Case("L = θ³ at θ = 2, claimed 12, step 0.1", (_cubes, np.array([2.0]), np.array([12.0]), 0.1)),
            Case("L = θ³ at θ = 2, claimed −12, step 0.1", (_cubes, np.array([2.0]), np.array([-12.0]), 0.1)),
            Case(
                "L = θ[0]³ + θ[1]³ at (1, 2), claimed (5, 16), step 0.1",
                (_cubes, np.array([1.0, 2.0]), np.array([5.0, 16.0]), 0.1),
            ),
            Case("a loss of three parameters, claimed rightly, step 0.1", (_coupled, _AT, _COUPLED_GRADIENT, 0.1)),
            Case("the same, step 0.001, one entry 0", (_coupled, _AT, _COUPLED_GRADIENT * [1, 0, 1], 0.001)),
        ]
    ),
    wrong=(
        Wrong(
            "a forward difference",
            """
            def own_check(loss_at, theta, gradient, step):
                moves = step * np.eye(len(theta))
                numerical = np.array([(loss_at(theta + move) - loss_at(theta)) / step for move in moves])
                return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
            """,
            r"You step ahead only. Its error is proportional to the step; if you also step behind and divide by twice "
            r"the step, the terms with the curvature cancel, and the error is proportional to its square.",
        ),
        Wrong(
            "divided by one step, not two",
            """
            def own_check(loss_at, theta, gradient, step):
                moves = step * np.eye(len(theta))
                numerical = np.array([(loss_at(theta + move) - loss_at(theta - move)) / step for move in moves])
                return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
            """,
            r"From $\theta-\delta$ to $\theta+\delta$ it is $2\delta$. Divided by $\delta$, every slope is twice too "
            r"large, and right gradients get the number ½.",
        ),
        Wrong(
            "all parameters moved at once",
            (
                """
                def own_check(loss_at, theta, gradient, step):
                    numerical = np.full(len(theta), (loss_at(theta + step) - loss_at(theta - step)) / (2 * step))
                    return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
                """,
                """
                def own_check(loss_at, theta, gradient, step):
                    numerical = (loss_at(theta + step) - loss_at(theta - step)) / (2 * step)
                    return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
                """,
            ),
            r"`theta + step` moves *every* parameter. The result is the sum of all the slopes. A partial derivative "
            r"moves one parameter and holds the others.",
        ),
        Wrong(
            "the step never taken back",
            """
            def own_check(loss_at, theta, gradient, step):
                ahead, behind, numerical = theta.copy(), theta.copy(), np.zeros(len(theta))
                for j in range(len(theta)):
                    ahead[j] += step
                    behind[j] -= step
                    numerical[j] = (loss_at(ahead) - loss_at(behind)) / (2 * step)
                return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
            """,
            r"When the second parameter moves, the first is still moved. Begin each round from `theta` as it was "
            r"given.",
        ),
        Wrong(
            "missing absolute value",
            """
            def own_check(loss_at, theta, gradient, step):
                moves = step * np.eye(len(theta))
                numerical = np.array([(loss_at(theta + move) - loss_at(theta - move)) / (2 * step) for move in moves])
                return (gradient - numerical).sum() / np.abs(numerical).sum()
            """,
            r"Differences with opposite signs cancel in this sum, and the result can be negative, which is below every "
            r"bound. A length has squares (or absolute values) in it: `np.linalg.norm`.",
        ),
        Wrong(
            "not relative",
            """
            def own_check(loss_at, theta, gradient, step):
                moves = step * np.eye(len(theta))
                numerical = np.array([(loss_at(theta + move) - loss_at(theta - move)) / (2 * step) for move in moves])
                return np.linalg.norm(gradient - numerical)
            """,
            r"A difference of 0.1 is nothing in a gradient of length 1000 and everything in one of length 0.1. Divide "
            r"by the length of the numerical gradient, and one bound serves all.",
        ),
        Wrong(
            "a mean of squares, not relative",
            tuple(
                {"np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": measure}
                for measure in (
                    "np.sqrt(np.mean((gradient - numerical) ** 2))",
                    "np.mean((gradient - numerical) ** 2)",
                    "np.abs(gradient - numerical).max()",
                    "np.abs(gradient - numerical).sum()",
                )
            ),
            r"This says how far the two are from each other, in the loss's own unit. Whether that is much shows only "
            r"beside the length of the numerical gradient: divide by it.",
        ),
        Wrong(
            "relative to the claimed gradient",
            """
            def own_check(loss_at, theta, gradient, step):
                moves = step * np.eye(len(theta))
                numerical = np.array([(loss_at(theta + move) - loss_at(theta - move)) / (2 * step) for move in moves])
                return np.linalg.norm(gradient - numerical) / np.linalg.norm(gradient)
            """,
            r"You divide by the length of the very gradient that is in question. One that is far too long would look "
            r"better for it; one that is 0 would divide by 0. The numerical one is what can be trusted.",
        ),
        Wrong(
            "`/ 2 * step`",
            {"/ (2 * step)": "/ 2 * step"},
            r"Python divides by 2 and then *multiplies* by `step`. The divisor needs its brackets: `/ (2 * step)`.",
        ),
        Wrong(
            "a backward difference",
            {
                "loss_at(theta + move) - loss_at(theta - move)) / (2 * step)": "loss_at(theta) - loss_at(theta - "
                "move)) / step"
            },
            r"You step behind only. Its error is proportional to the step; if you also step ahead and divide by twice "
            r"the step, the terms with the curvature cancel, and the error is proportional to its square.",
        ),
        Wrong(
            "a one-sided difference, halved",
            (
                {"loss_at(theta - move)": "loss_at(theta)"},
                {"loss_at(theta + move)": "loss_at(theta)"},
            ),
            r"From $\theta$ to one of its neighbours it is one step, and you divide by two. Go from $\theta-\delta$ to "
            r"$\theta+\delta$, which is $2\delta$.",
        ),
        Wrong(
            "a sign turned round",
            (
                {"loss_at(theta + move) - loss_at(theta - move)": "loss_at(theta - move) - loss_at(theta + move)"},
                {"np.linalg.norm(gradient - numerical)": "np.linalg.norm(gradient + numerical)"},
            ),
            r"A right gradient gets the number 2 with this, and one with the wrong sign nearly 0. Either the value "
            r"ahead and the one behind are exchanged, or two gradients are added where their difference is wanted.",
        ),
        Wrong(
            "the absolute value of each slope",
            {"(loss_at(theta + move) - loss_at(theta - move))": "abs(loss_at(theta + move) - loss_at(theta - move))"},
            r"A slope has a sign, and a gradient with one sign wrong is wrong. Take the size at the end, of the "
            r"vectors, and not of each difference of losses.",
        ),
        Wrong(
            "the two losses added",
            {"loss_at(theta + move) - loss_at(theta - move)": "loss_at(theta + move) + loss_at(theta - move)"},
            r"How much does the loss change from behind to ahead? That is the *difference* of the two.",
        ),
        Wrong(
            "half of the step on each side",
            {"move[j] = step": "move[j] = step / 2", "(2 * step)": "step"},
            r"You go half a step ahead and half a step behind. That is a central difference, too, but of another step: "
            r"the task moves by a whole `step` each way.",
        ),
        Wrong(
            "another divisor",
            ({"(2 * step)": "(4 * step)"}, {"(2 * step)": "(step**2)"}, {"(2 * step)": "(2 * step**2)"}),
            r"From $\theta-\delta$ to $\theta+\delta$ it is $2\delta$: that is what a difference of the losses is "
            r"divided by.",
        ),
        Wrong(
            "two names for one array",
            """
            def own_check(loss_at, theta, gradient, step):
                numerical = []
                for j in range(len(theta)):
                    ahead = theta
                    ahead[j] = ahead[j] + step
                    behind = theta
                    behind[j] = behind[j] - step
                    numerical.append((loss_at(ahead) - loss_at(behind)) / (2 * step))
                return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
            """,
            r"`ahead = theta` is no copy: it is another name for the same array, and so is `behind`. What is done to "
            r"one is done to all. `theta.copy()` makes a new one.",
        ),
        Wrong(
            "set to the step, not moved by it",
            """
            def own_check(loss_at, theta, gradient, step):
                numerical = []
                for j in range(len(theta)):
                    ahead, behind = theta.copy(), theta.copy()
                    ahead[j], behind[j] = step, -step
                    numerical.append((loss_at(ahead) - loss_at(behind)) / (2 * step))
                return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
            """,
            r"The parameter jumps to $\pm\delta$, wherever it was: that is the slope near 0. Move it *by* the step, "
            r"with `+=` and `-=`.",
        ),
        Wrong(
            "a verdict in place of the number",
            (
                {"/ np.linalg.norm(numerical)": "/ np.linalg.norm(numerical) < 1e-6"},
                {"/ np.linalg.norm(numerical)": "/ np.linalg.norm(numerical) < step"},
            ),
            r"Return the number itself. How small is small enough depends on the step, and whoever calls decides that.",
        ),
        Wrong(
            "one number handed to the loss",
            """
            def own_check(loss_at, theta, gradient, step):
                numerical = np.array([(loss_at(t + step) - loss_at(t - step)) / (2 * step) for t in theta])
                return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
            """,
            r"`loss_at` wants the whole vector, in which one entry has moved. A loss does not know what to do with a "
            r"single parameter, or forgets the others.",
        ),
        Wrong(
            "a bracket in the last line",
            (
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.linalg.norm(gradient - numerical / np.linalg.norm(numerical))"
                    )
                },
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.linalg.norm(gradient - numerical / numerical)"
                    )
                },
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.linalg.norm(gradient) - np.linalg.norm(numerical) / np.linalg.norm(numerical)"
                    )
                },
            ),
            r"Division comes before subtraction: only the numerical gradient has been divided. First the difference of "
            r"the vectors, then its length, then the division.",
        ),
        Wrong(
            "not divided by the step",
            (
                {" / (2 * step)": ""},
                {"/ (2 * step)": "/ 2"},
                {"/ (2 * step)": "* (2 * step)"},
            ),
            r"This is how much the loss changes, not how fast. Divide by how far it is from one point to the other, "
            r"$2\delta$, in brackets.",
        ),
        Wrong(
            "another measure than the one asked for",
            (
                {"/ np.linalg.norm(numerical)": "/ (np.linalg.norm(gradient) + np.linalg.norm(numerical))"},
                {"/ np.linalg.norm(numerical)": "/ (0.5 * (np.linalg.norm(gradient) + np.linalg.norm(numerical)))"},
                {"/ np.linalg.norm(numerical)": "/ max(np.linalg.norm(gradient), np.linalg.norm(numerical))"},
            ),
            r"Other courses measure like that: by the sum of both lengths, by their mean or by the larger. For a "
            r"gradient that is nearly right the two lengths are equal, so the sum gives half of the number asked for "
            r"here, and the others give the same. For a wrong one they differ. Here, divide by the numerical one's "
            r"length.",
        ),
        Wrong(
            "squares without a root",
            (
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "((gradient - numerical) ** 2).sum() / (numerical**2).sum()"
                    )
                },
                {"np.linalg.norm(gradient - numerical) /": "((gradient - numerical) ** 2).sum() /"},
                {"/ np.linalg.norm(numerical)": "/ (numerical**2).sum()"},
            ),
            r"A length is the *root* of the sum of the squares. Without it a relative error of 0.001 looks like a "
            r"millionth, or has the wrong unit.",
        ),
        Wrong(
            "another length",
            (
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.abs(gradient - numerical).sum() / np.abs(numerical).sum()"
                    )
                },
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.abs(gradient - numerical).max() / np.abs(numerical).max()"
                    )
                },
            ),
            r"You measure vectors by the sum or the largest of the absolute values. That is defensible, and it would "
            r"find the same mistakes. But asked for is `np.linalg.norm`, the root of the sum of the squares, so that "
            r"all numbers compare.",
        ),
        Wrong(
            "each entry relative to itself",
            (
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.linalg.norm((gradient - numerical) / numerical)"
                    )
                },
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.abs((gradient - numerical) / numerical).mean()"
                    )
                },
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.abs((gradient - numerical) / numerical).max()"
                    )
                },
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.abs((gradient - numerical) / numerical).sum()"
                    )
                },
            ),
            r"Here each difference is divided by its own slope. Where a slope is 0, or nearly, that explodes, though "
            r"nothing is wrong. First the length of the whole difference, then one division.",
        ),
        Wrong(
            "an entry for each parameter",
            (
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.abs(gradient - numerical) / np.abs(numerical)"
                    )
                },
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": "(gradient - numerical) / "
                    "numerical"
                },
                {"np.linalg.norm(gradient - numerical) /": "(gradient - numerical) /"},
                {"np.linalg.norm(gradient - numerical) /": "np.abs(gradient - numerical) /"},
            ),
            r"Wanted is one number for the whole gradient. `np.linalg.norm` makes one of a vector, of the difference "
            r"as well as of the numerical gradient.",
        ),
        Wrong(
            "the lengths compared, not the vectors",
            (
                {"np.linalg.norm(gradient - numerical)": "abs(np.linalg.norm(gradient) - np.linalg.norm(numerical))"},
                {"np.linalg.norm(gradient - numerical)": "(np.linalg.norm(gradient) - np.linalg.norm(numerical))"},
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.linalg.norm(gradient) / np.linalg.norm(numerical)"
                    )
                },
            ),
            r"Two gradients of the same length may point in different directions, even in opposite ones. Take the "
            r"difference of the *vectors* first, and its length then.",
        ),
        Wrong(
            "upside down",
            {
                "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                    "np.linalg.norm(numerical) / np.linalg.norm(gradient - numerical)"
                )
            },
            r"The better the gradient, the larger this gets. The difference goes on top.",
        ),
        Wrong(
            "the numerical gradient returned",
            (
                {"np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": "numerical"},
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "numerical, np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)"
                    )
                },
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical), numerical"
                    )
                },
            ),
            r"That is the first half. Return one number: how far the claimed gradient is from it, relative to its "
            r"length.",
        ),
        Wrong(
            "a parameter that never moves",
            (
                {"for j in range(len(theta))": "for j in range(len(theta) - 1)"},
                {"for j in range(len(theta))": "for j in range(1, len(theta))"},
            ),
            r"One parameter is left out, and its slope stays 0. `range(len(theta))` goes from the first to the last.",
        ),
        Wrong(
            "the loop left too early",
            (
                {
                    "    return np.linalg.norm(gradient - numerical)": "        return np.linalg.norm(gradient - "
                    "numerical)",
                },
                """
                def own_check(loss_at, theta, gradient, step):
                    numerical = []
                    for j in range(len(theta)):
                        move = np.zeros(len(theta))
                        move[j] = step
                        numerical.append((loss_at(theta + move) - loss_at(theta - move)) / (2 * step))
                        return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
                """,
            ),
            r"The `return` stands inside the loop: it ends after the first parameter. It belongs behind the loop.",
        ),
        Wrong(
            "a step of its own",
            (
                {"numerical = np.zeros(len(theta))": "numerical, step = np.zeros(len(theta)), 1e-5"},
                {"numerical = np.zeros(len(theta))": "numerical, step = np.zeros(len(theta)), 1e-3"},
            ),
            r"The result does not depend on `step`. Use the one that is given.",
        ),
        Wrong(
            "a step in proportion to the parameter",
            (
                {
                    "move[j] = step": "move[j] = step * theta[j]",
                    "/ (2 * step)": "/ (2 * step * theta[j])",
                },
                {
                    "move[j] = step": "move[j] = step * abs(theta[j])",
                    "/ (2 * step)": "/ (2 * move[j])",
                },
                {"move[j] = step": "move[j] = step * theta[j]"},
            ),
            r"Each parameter is to move by `step` itself, however large it is.",
        ),
        Wrong(
            "`theta` not left as it is",
            (
                """
                def own_check(loss_at, theta, gradient, step):
                    numerical = np.zeros(len(theta))
                    for j in range(len(theta)):
                        theta[j] += step
                        ahead = loss_at(theta)
                        theta[j] -= 2 * step
                        numerical[j] = (ahead - loss_at(theta)) / (2 * step)
                        theta[j] += step
                    return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
                """,
                """
                def own_check(loss_at, theta, gradient, step):
                    numerical = np.zeros(len(theta))
                    for j in range(len(theta)):
                        theta[j] += step
                        ahead = loss_at(theta)
                        theta[j] -= 2 * step
                        numerical[j] = (ahead - loss_at(theta)) / (2 * step)
                    return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
                """,
            ),
            r"You move `theta` itself. Even where every step is taken back, the last digits are not the same as "
            r"before, since each sum is rounded. Move a copy, `theta.copy()`, or add a vector `move`, and `theta` "
            r"stays untouched.",
        ),
    ),
    praise="It needs nothing but the loss. So it works for every network you will ever write.",
)


def _with_bias(b: float, c: object, w: object, x: object, u: object, y: object) -> tuple[object, ...]:
    """Arguments of the program with hidden biases of their own."""
    return (b, *(np.array(part, float) for part in (c, w, x, u, y)))


OWN_BIAS = Exercise(
    key="04.5",
    title="Find two bugs",
    kind="core",
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
        r"Hold the four lines side by side: each should begin with a minus, and everything that lies behind the "
        r"sigmoid should have $v(1-v)$.",
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


def _relu_case(w: object, x: object, u: object, y: object) -> tuple[np.ndarray, ...]:
    """Arguments of the ReLU program."""
    return tuple(np.array(part, float) for part in (w, x, u, y))


RELU = Exercise(
    key="04.6",
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
            """
            def relu_program(w, x, u, y):
                v = np.maximum(u @ w, 0)
                error = y - v @ x
                signal = error[:, None] * x * np.where(v >= 0, 1.0, 0.0)
                return (error**2).mean(), -2 / len(y) * u.T @ signal, -2 / len(y) * error @ v
            """,
            r"The slope is 1 everywhere, so units that are switched off get a signal, too. (`v` is never negative: `v "
            r">= 0` is always true.) Ask $v^*$, or ask `v > 0`.",
        ),
        Wrong(
            "the 2/P missing",
            """
            def relu_program(w, x, u, y):
                v_star = u @ w
                v = np.maximum(v_star, 0)
                error = y - v @ x
                signal = error[:, None] * x * np.where(v_star >= 0, 1.0, 0.0)
                return (error**2).mean(), -u.T @ signal, -error @ v
            """,
            r"This is the gradient of $\frac12\sum_p(y_p-\bar y_p)^2$, and the loss is "
            r"another: it has $\frac1P$ where that has ½. The direction is right, and the length is not.",
        ),
        Wrong(
            "the mean without its 2",
            """
            def relu_program(w, x, u, y):
                v_star = u @ w
                v = np.maximum(v_star, 0)
                error = y - v @ x
                signal = error[:, None] * x * np.where(v_star >= 0, 1.0, 0.0)
                return (error**2).mean(), -u.T @ signal / len(y), -error @ v / len(y)
            """,
            r"The $\frac1P$ is there. But this loss has no ½ that would cancel the 2 which comes down from the square.",
        ),
        Wrong(
            "sum for mean",
            """
            def relu_program(w, x, u, y):
                v_star = u @ w
                v = np.maximum(v_star, 0)
                error = y - v @ x
                signal = error[:, None] * x * np.where(v_star >= 0, 1.0, 0.0)
                return (error**2).mean(), -2 * u.T @ signal, -2 * error @ v
            """,
            r"The 2 is there. But the matrix products *sum* over the samples, and the loss takes the mean: divide by "
            r"$P$.",
        ),
        Wrong(
            "the factor in one gradient only",
            """
            def relu_program(w, x, u, y):
                v_star = u @ w
                v = np.maximum(v_star, 0)
                error = y - v @ x
                signal = 2 / len(y) * error[:, None] * x * np.where(v_star >= 0, 1.0, 0.0)
                return (error**2).mean(), -u.T @ signal, -error @ v
            """,
            r"The gradient of `x` has no $\frac2P$. It belongs to the same loss as that of `w` and needs the same "
            r"factor. Put it where both take it from.",
        ),
        Wrong(
            "the loss changed to fit",
            """
            def relu_program(w, x, u, y):
                v_star = u @ w
                v = np.maximum(v_star, 0)
                error = y - v @ x
                signal = error[:, None] * x * np.where(v_star >= 0, 1.0, 0.0)
                return 0.5 * (error**2).sum(), -u.T @ signal, -error @ v
            """,
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
            r"$\frac2P$ stands in the signal, and once more in front of a product. Once is enough.",
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
            (
                {"v_star >= 0, 1.0, 0.0": "v_star >= 0, 0.0, 1.0"},
                {"v_star >= 0, 1.0, 0.0": "v_star >= 0, 1.0, -1.0"},
            ),
            r"The slope of $\max(z,0)$ is $+1$ where $z>0$ and 0 where $z<0$. Yours has another value on one of the "
            r"sides.",
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


def _two_outputs(b: object, w: object, x: object, u: object, y: object) -> tuple[np.ndarray, ...]:
    """Arguments of the network with several outputs."""
    return tuple(np.array(part, float) for part in (b, w, x, u, y))


NEW_NETWORK = Exercise(
    key="04.7",
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
            r"This is the gradient of $\frac12\sum_p\sum_k$. The loss here has $\frac1P$ in the place of ½: the 2 of "
            r"the square stays, and all is divided by $P$.",
        ),
        Wrong(
            "a factor in part of them",
            (
                {"-error.sum(axis=0)": "-error.mean(axis=0)"},
                {"error = 2 / len(y) * (": "error = (", "-error.sum(axis=0)": "-2 / len(y) * error.sum(axis=0)"},
                {"error = 2 / len(y) * (": "error = (", "-v.T @ error": "-2 / len(y) * v.T @ error"},
                {"-u.T @ signal": "-2 / len(y) * u.T @ signal"},
                {"-v.T @ error": "-2 / len(y) * v.T @ error"},
                {"-error.sum(axis=0)": "-2 / len(y) * error.sum(axis=0)"},
            ),
            r"The three do not belong to one loss: $\frac2P$ is missing in one of them, or stands in it twice. Put it "
            r"into the error once, and all three have it.",
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
            r"That line is from the network with one output. The error is (P, K) now. Write the shapes beside each "
            r"product: the signal is (P, K) @ (K, H), the gradient of `x` is (H, P) @ (P, K).",
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
            "the sigmoid on the way forward",
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

EXERCISES = (BACK_BY_HAND, WHICH_SUM, BY_ARRAYS, OWN_CHECK, OWN_BIAS, RELU, NEW_NETWORK)
