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
        pencil, and enter the six numbers, as fractions such as `1 / 8` or with three digits.
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
            'going_back = {"signal": -4}',
            r"This is the error times $x[0]$: it has come back along the edge, but not yet through the hidden unit. "
            r"On the way through it meets the sigmoid's slope, $v(1-v)=\tfrac3{16}$.",
        ),
        Wrong(
            "x[h] dropped",
            'going_back = {"signal": -3 / 16}',
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
            "v dropped",
            'going_back = {"dL_dx[0]": 1}',
            r"What goes into $x[0]$ is $v[0]=\tfrac14$, and the derivative has it as a factor. Only into $b$ goes 1.",
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
            'summed = {"dL_dw[i,h]": "i"}',
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
            'summed = {"dL_db": "nothing"}',
            r"For a single sample there would be no sum. But the loss adds up all samples, and $b$ is in each of their "
            r"outputs, so the derivative adds them up too.",
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
            r"$\partial L/\partial b$ and $\partial L/\partial x$ are right. But $\omega$ acts through the sigmoid, so "
            r"the signal has the sigmoid's slope, $v(1-v)$. Without it the loss may still fall, and yet the direction "
            r"is wrong.",
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
    ),
    praise="Four lines, whatever P, N and H are. Now compare them with the lesson's.",
)


def _cubes(theta: np.ndarray) -> float:
    """Σ θ³: with the gradient 3 θ², from which a central difference with the step δ differs by δ²."""
    return float((theta**3).sum())


def _coupled(theta: np.ndarray) -> float:
    """A function whose slopes depend on one another: where a step is not taken back, it shows."""
    return float((theta**3).sum() + theta[0] ** 2 * theta[-1])


_AT = np.array([0.5, -2.0, 1.5])
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
                "L = θ[0]³ + θ[1]³ at (1, 2), claimed (5, 10), step 0.1",
                (_cubes, np.array([1.0, 2.0]), np.array([5.0, 10.0]), 0.1),
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
            """
            def own_check(loss_at, theta, gradient, step):
                numerical = np.full(len(theta), (loss_at(theta + step) - loss_at(theta - step)) / (2 * step))
                return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
            """,
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
            r"One is repaired: the minus. The other is still there. $c[h]$ acts through the sigmoid, as $\omega$ does, "
            r"so its gradient has the slope $v(1-v)$, sample by sample. Training looks fine without it; only a check "
            r"finds it.",
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
            r"One is repaired: the hidden bias. The other is still there: one of the four has no minus. Its parameter "
            r"would climb while the three others descend.",
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
            r"The factor is repaired. But `v` is never negative, so `v >= 0` is always true and the slope always 1: "
            r"units that are switched off get a signal. Ask $v^*$, or ask `v > 0`.",
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
            r"The slope is repaired. But this is the gradient of $\frac12\sum_p(y_p-\bar y_p)^2$, and the loss is "
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
            r"The gradient of `w` is right now. That of `x` belongs to the same loss and needs the same factor. Put it "
            r"where both take it from.",
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
    ),
    praise="The form has survived it all: *what comes back × what went in*. With more layers it would too.",
)

EXERCISES = (BACK_BY_HAND, WHICH_SUM, BY_ARRAYS, OWN_CHECK, OWN_BIAS, RELU, NEW_NETWORK)
