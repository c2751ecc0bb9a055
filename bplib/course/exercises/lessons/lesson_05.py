"""Lesson 05, Descend."""

import numpy as np

import bplib as bp
from bplib.course.exercises import Case, Choices, Exercise, Functions, Measured, Numbers, Wrong

BY_HAND = Exercise(
    key="05.1",
    title="One step with a pencil",
    kind="core",
    minutes=5,
    goal="make one step of steepest descent by hand",
    task=r"""
        A network with one hidden unit has $b=1$, $x[0]=4$, $\omega[0,0]=2$ and $\omega[1,0]=-1$. At some sample the
        gradient is

        $$\frac{\partial L}{\partial b}=1,\qquad\frac{\partial L}{\partial x[0]}=\frac14,\qquad
        \frac{\partial L}{\partial\omega[0,0]}=\frac34,\qquad\frac{\partial L}{\partial\omega[1,0]}=-\frac32.$$

        Where are the four parameters after one step with $\mu=0.2$? By how much does the gradient promise that the loss
        changes, $-\mu\,\lVert\nabla L\rVert^2$?
        """,
    answer="after_step",
    stub="""
        after_step = {"b": ..., "x[0]": ..., "w[0,0]": ..., "w[1,0]": ..., "promise": ...}
        """,
    solution="""
        after_step = {"b": 0.8, "x[0]": 3.95, "w[0,0]": 1.85, "w[1,0]": -0.7, "promise": -29 / 40}
        """,
    hints=(
        r"Each parameter by itself: old value, minus $\mu$ times its derivative. Mind the sign of the last one.",
        r"$\lVert\nabla L\rVert^2$ is the sum of the four squares: $1+\frac1{16}+\frac9{16}+\frac94$.",
    ),
    judge=Numbers(rtol=1e-3),
    wrong=(
        Wrong(
            "“descent” makes every parameter smaller",
            'after_step = {"b": 0.8, "w[1,0]": -1.3}',
            r"It is the *loss* that descends. $\partial L/\partial\omega[1,0]$ is negative: the loss falls as "
            r"$\omega[1,0]$ grows, so this parameter goes up, to $-1-0.2\cdot(-\tfrac32)$.",
        ),
        Wrong(
            "uphill",
            'after_step = {"b": 1.2}',
            r"The gradient points where the loss rises. A step goes against it: $b\leftarrow b-\mu\,\partial "
            r"L/\partial b$.",
        ),
        Wrong(
            "μ dropped",
            'after_step = {"b": 0}',
            r"This is a step with $\mu=1$. The derivative says how steep it is, and $\mu$ how far to go.",
        ),
        Wrong(
            "the same length for every parameter",
            'after_step = {"b": 0.8, "x[0]": 3.8}',
            r"You moved $x[0]$ by $\mu$. It moves by $\mu$ *times its derivative*: what changes the loss little is "
            r"itself changed little.",
        ),
        Wrong(
            "the change taken for the new value",
            'after_step = {"b": -0.2}',
            r"This is the change, $-\mu\,\partial L/\partial b$. It is added to the old value.",
        ),
        Wrong(
            "the length for its square",
            'after_step = {"promise": -0.2 * math.sqrt(29) / math.sqrt(8)}',
            r"The step has the length $\mu\lVert\nabla L\rVert$, and per unit of length the loss changes by "
            r"$\lVert\nabla L\rVert$. The promise is the product, so the square.",
        ),
        Wrong(
            "μ left out of the promise",
            'after_step = {"promise": -29 / 8}',
            r"This is what a step with $\mu=1$ would promise. A fifth of the step promises a fifth of it.",
        ),
        Wrong(
            "a promise of a rise",
            'after_step = {"promise": 29 / 40}',
            r"Against the gradient the loss falls, so the promised change is negative.",
        ),
    ),
    praise="Three went down and one went up, all by the one rule.",
)


def _one_column(*values: float) -> np.ndarray:
    """Outputs for a single sample, a row for each m."""
    return np.array(values)[:, None]


_ZERO = np.array([0.0])

STOP = Exercise(
    key="05.2",
    title="When does it stop, and why?",
    kind="core",
    minutes=15,
    goal="write a stopping rule without the gaps of the slides'",
    task=r"""
        `outputs[m]` holds $\bar y$ after $m$ steps, for every sample; `outputs[0]` is that of the start. Write
        `when_stopped(y, outputs, tolerance, max_iterations)`, which returns `(m, reason)`: the first $m\ge1$ at which a
        run stops, and why. After each step the loss $L=\frac12\sum_p(y_p-\bar y_p)^2$ is computed, and then

        - the reason is `"diverged"`, if the loss is not finite;
        - or else `"tolerance"`, if the step changed the loss by less than `tolerance`;
        - or else `"max_iterations"`, if $m$ has reached `max_iterations`.

        (`outputs` has rows enough.)
        """,
    answer="when_stopped",
    stub="""
        def when_stopped(y, outputs, tolerance, max_iterations):
            return ...
        """,
    solution="""
        def when_stopped(y, outputs, tolerance, max_iterations):
            losses = [0.5 * ((y - y_bar) ** 2).sum() for y_bar in outputs]
            for m in range(1, max_iterations + 1):
                if not np.isfinite(losses[m]):
                    return m, "diverged"
                if abs(losses[m] - losses[m - 1]) < tolerance:
                    return m, "tolerance"
            return max_iterations, "max_iterations"
        """,
    hints=(
        "First make a list of the losses, one for each row of `outputs`. Then a loop over `m`, from 1.",
        "`np.isfinite` is false for `inf` and for `nan`. Ask it first: every comparison with `nan` is false.",
        "`range(1, max_iterations + 1)` ends with `max_iterations`; what stands behind the loop is the last reason.",
    ),
    judge=Functions(
        [
            (_ZERO, _one_column(2, 1, 0.95, 0.95, 0.95), 0.05, 4),
            (_ZERO, _one_column(1, 2, 1, 3, 4), 0.05, 4),
            (_ZERO, _one_column(4, 3, 2, 1, 0.5), 0.05, 2),
            (_ZERO, _one_column(1, 3, np.inf, np.nan, np.nan), 0.05, 4),
            (_ZERO, _one_column(1, 3, np.nan, np.nan, np.nan), 0.05, 4),
            Case(
                "two samples, y = (1, 2), where the loss goes 2.5, 0.5, 0.445, 0.4, 0.4",
                (
                    np.array([1.0, 2.0]),
                    np.array([[0.0, 0.0], [0.0, 2.0], [1 - 0.89**0.5, 2.0], [1 - 0.8**0.5, 2.0], [1 - 0.8**0.5, 2.0]]),
                    0.05,
                    4,
                ),
            ),
        ]
    ),
    wrong=(
        Wrong(
            "missing absolute value",
            """
            def when_stopped(y, outputs, tolerance, max_iterations):
                losses = [0.5 * ((y - y_bar) ** 2).sum() for y_bar in outputs]
                for m in range(1, max_iterations + 1):
                    if not np.isfinite(losses[m]):
                        return m, "diverged"
                    if losses[m] - losses[m - 1] < tolerance:
                        return m, "tolerance"
                return max_iterations, "max_iterations"
            """,
            r"An improvement is a *negative* change, and every negative number is below the tolerance. So this stops "
            r"at the first success. What should be small is the size of the change, $|L_{new}-L_{old}|$.",
        ),
        Wrong(
            "loss without ½",
            """
            def when_stopped(y, outputs, tolerance, max_iterations):
                losses = [((y - y_bar) ** 2).sum() for y_bar in outputs]
                for m in range(1, max_iterations + 1):
                    if not np.isfinite(losses[m]):
                        return m, "diverged"
                    if abs(losses[m] - losses[m - 1]) < tolerance:
                        return m, "tolerance"
                return max_iterations, "max_iterations"
            """,
            r"This compares sums of squared errors, and their changes are twice as large: it stops later than it "
            r"should. One loss, with its ½, everywhere.",
        ),
        Wrong(
            "½ on one side only",
            """
            def when_stopped(y, outputs, tolerance, max_iterations):
                sums = [((y - y_bar) ** 2).sum() for y_bar in outputs]
                for m in range(1, max_iterations + 1):
                    if not np.isfinite(sums[m]):
                        return m, "diverged"
                    if abs(sums[m] - 0.5 * sums[m - 1]) < tolerance:
                        return m, "tolerance"
                return max_iterations, "max_iterations"
            """,
            r"Here $\sum$ is compared with $\frac12\sum$. When nothing changes any more, the difference is the loss "
            r"itself, and that is not 0 with noisy data. The rule would wait for ever.",
        ),
        Wrong(
            "the mean of squares",
            """
            def when_stopped(y, outputs, tolerance, max_iterations):
                losses = [0.5 * ((y - y_bar) ** 2).mean() for y_bar in outputs]
                for m in range(1, max_iterations + 1):
                    if not np.isfinite(losses[m]):
                        return m, "diverged"
                    if abs(losses[m] - losses[m - 1]) < tolerance:
                        return m, "tolerance"
                return max_iterations, "max_iterations"
            """,
            r"The loss is a sum over the samples. Divided by $P$ it changes less, and the rule stops too early.",
        ),
        Wrong(
            "NaN never stops",
            """
            def when_stopped(y, outputs, tolerance, max_iterations):
                losses = [0.5 * ((y - y_bar) ** 2).sum() for y_bar in outputs]
                for m in range(1, max_iterations + 1):
                    if abs(losses[m] - losses[m - 1]) < tolerance:
                        return m, "tolerance"
                return max_iterations, "max_iterations"
            """,
            r"When the loss is infinite or `nan`, “is it below the tolerance?” is false, again and again. Ask "
            r"`np.isfinite` before you compare.",
        ),
        Wrong(
            "only NaN, not infinity",
            """
            def when_stopped(y, outputs, tolerance, max_iterations):
                losses = [0.5 * ((y - y_bar) ** 2).sum() for y_bar in outputs]
                for m in range(1, max_iterations + 1):
                    if np.isnan(losses[m]):
                        return m, "diverged"
                    if abs(losses[m] - losses[m - 1]) < tolerance:
                        return m, "tolerance"
                return max_iterations, "max_iterations"
            """,
            r"A loss that explodes is infinite first and `nan` a step later: `np.isnan` comes too late. `np.isfinite` "
            r"catches both.",
        ),
        Wrong(
            "no cap",
            """
            def when_stopped(y, outputs, tolerance, max_iterations):
                losses = [0.5 * ((y - y_bar) ** 2).sum() for y_bar in outputs]
                for m in range(1, len(losses)):
                    if not np.isfinite(losses[m]):
                        return m, "diverged"
                    if abs(losses[m] - losses[m - 1]) < tolerance:
                        return m, "tolerance"
                return len(losses) - 1, "max_iterations"
            """,
            r"It goes on as long as there are outputs. In a real run there would always be another one: the cap, "
            r"`max_iterations`, is what ends it.",
        ),
        Wrong(
            "the last iteration left out",
            """
            def when_stopped(y, outputs, tolerance, max_iterations):
                losses = [0.5 * ((y - y_bar) ** 2).sum() for y_bar in outputs]
                for m in range(1, max_iterations):
                    if not np.isfinite(losses[m]):
                        return m, "diverged"
                    if abs(losses[m] - losses[m - 1]) < tolerance:
                        return m, "tolerance"
                return max_iterations - 1, "max_iterations"
            """,
            r"`range(1, n)` ends with $n-1$. The run may make `max_iterations` steps: `range(1, max_iterations + 1)`.",
        ),
        Wrong(
            "m from 0",
            """
            def when_stopped(y, outputs, tolerance, max_iterations):
                losses = [0.5 * ((y - y_bar) ** 2).sum() for y_bar in outputs]
                L_old = losses[0]
                for m in range(max_iterations):
                    if not np.isfinite(losses[m]):
                        return m, "diverged"
                    if abs(losses[m] - L_old) < tolerance:
                        return m, "tolerance"
                    L_old = losses[m]
                return max_iterations, "max_iterations"
            """,
            r"At $m=0$ no step has been made. The start is compared with itself, nothing has changed, and the run "
            r"stops before it begins. The first step is $m=1$.",
        ),
        Wrong(
            "steps counted from 0",
            """
            def when_stopped(y, outputs, tolerance, max_iterations):
                losses = [0.5 * ((y - y_bar) ** 2).sum() for y_bar in outputs]
                for m in range(max_iterations):
                    if not np.isfinite(losses[m + 1]):
                        return m, "diverged"
                    if abs(losses[m + 1] - losses[m]) < tolerance:
                        return m, "tolerance"
                return max_iterations - 1, "max_iterations"
            """,
            r"The right losses are compared, but the step from `outputs[0]` to `outputs[1]` is number 1, not 0: $m$ is "
            r"how many steps have been made.",
        ),
        Wrong(
            "L_old never renewed",
            """
            def when_stopped(y, outputs, tolerance, max_iterations):
                losses = [0.5 * ((y - y_bar) ** 2).sum() for y_bar in outputs]
                for m in range(1, max_iterations + 1):
                    if not np.isfinite(losses[m]):
                        return m, "diverged"
                    if abs(losses[m] - losses[0]) < tolerance:
                        return m, "tolerance"
                return max_iterations, "max_iterations"
            """,
            r"Every loss is compared with that of the start. The rule asks what the *last* step changed: after each "
            r"test set $L_{old}=L_{new}$.",
        ),
    ),
    praise="`descend`, further down, stops for these three reasons, and so does `bp.train`.",
)

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
    0.2,
)

STEP = Exercise(
    key="05.3",
    title="One step, all at once",
    kind="core",
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
            """
            def make_step(b, w, x, u, y, mu):
                b = b - mu * bp.gradients(bp.Network(b=b, w=w, x=x), u, y).b
                w = w - mu * bp.gradients(bp.Network(b=b, w=w, x=x), u, y).w
                x = x - mu * bp.gradients(bp.Network(b=b, w=w, x=x), u, y).x
                return b, w, x
            """,
            r"Each parameter moves before the next one's derivative is taken, so these are three steps at three "
            r"points: another algorithm, and three forward passes in place of one.",
        ),
        Wrong(
            "a new forward pass between the moves, x before ω",
            """
            def make_step(b, w, x, u, y, mu):
                b = b - mu * bp.gradients(bp.Network(b=b, w=w, x=x), u, y).b
                x = x - mu * bp.gradients(bp.Network(b=b, w=w, x=x), u, y).x
                w = w - mu * bp.gradients(bp.Network(b=b, w=w, x=x), u, y).w
                return b, w, x
            """,
            r"Each parameter sees those that moved before it. Take all three derivatives at the old parameters, and "
            r"then the order of the moves cannot matter.",
        ),
        Wrong(
            "uphill",
            """
            def make_step(b, w, x, u, y, mu):
                slopes = bp.gradients(bp.Network(b=b, w=w, x=x), u, y)
                return b + mu * slopes.b, w + mu * slopes.w, x + mu * slopes.x
            """,
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
            """
            def make_step(b, w, x, u, y, mu):
                slopes = bp.gradients(bp.Network(b=b, w=w, x=x), u, y)
                return b - slopes.b, w - slopes.w, x - slopes.x
            """,
            r"The derivative gives the direction; how far to go is for $\mu$ to say.",
        ),
        Wrong(
            "sum for mean",
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
            r"$b$ and $x$ move as they should. $\omega$'s derivative lacks the sigmoid's slope.",
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
    ),
    praise="The right-hand sides all speak of the old parameters. That is all there is to it.",
)

FOUR_TIMES = Exercise(
    key="05.4",
    title="Every sample four times",
    kind="further",
    minutes=10,
    goal="predict what more samples change in a run, and what they do not",
    task=r"""
        Each of the 40 samples is written down four times, and $\mu$ is divided by 4. Compare this run with one on the
        samples as they are, from the same start. Say of each quantity whether it is `"smaller"`, the `"same"` or
        `"larger"`. First predict; then run it:

        ```python
        schedule = bp.schedules.constant
        once = bp.train(net, u, y, schedule=schedule(0.01), tolerance=1e-3)
        u_four, y_four = np.tile(u, (4, 1)), np.tile(y, 4)
        four = bp.train(net, u_four, y_four, schedule=schedule(0.01 / 4), tolerance=1e-3)
        print(once, four, sep="\n")
        ```
        """,
    answer="with_four",
    stub="""
        with_four = {
            "the loss at the start": ...,
            "the length of the gradient at the start": ...,
            "each parameter after ten steps": ...,
            "the number of steps until the same tolerance": ...,
            "the mean squared error at the stop": ...,
        }
        """,
    solution="""
        with_four = {
            "the loss at the start": "larger",
            "the length of the gradient at the start": "larger",
            "each parameter after ten steps": "same",
            "the number of steps until the same tolerance": "larger",
            "the mean squared error at the stop": "smaller",
        }
        """,
    hints=(
        r"The loss is a *sum* over the samples. So is each derivative. What is $\mu$ times the derivative?",
        r"The path is the same, but every loss on it is four times as large, and so is every *change* of the loss. "
        r"When is such a change below the tolerance?",
    ),
    judge=Choices(("smaller", "same", "larger")),
    wrong=(
        Wrong(
            "mean for sum",
            'with_four = {"the loss at the start": "same"}',
            r"A *mean* over the samples would stay the same. The slides' loss is a sum, so four times the samples give "
            r"four times the loss.",
        ),
        Wrong(
            "the loss larger, its gradient not",
            'with_four = {"the length of the gradient at the start": "same"}',
            r"The gradient of four times a function is four times its gradient: each derivative sums over the samples, "
            r"too.",
        ),
        Wrong(
            "more data, smaller steps",
            'with_four = {"each parameter after ten steps": "smaller"}',
            r"A step is $\mu$ times the gradient. A quarter of $\mu$ times four times the gradient is the same step, "
            r"and so it goes on, step for step.",
        ),
        Wrong(
            "more data, larger steps",
            'with_four = {"each parameter after ten steps": "larger"}',
            r"The gradient is four times as long, but $\mu$ is a quarter: the product is the same, step for step.",
        ),
        Wrong(
            "same path, same stop",
            'with_four = {"the number of steps until the same tolerance": "same"}',
            r"The path is the same, but the rule looks at the change of the loss, and that is four times as large at "
            r"each step. It takes longer until it is below the tolerance.",
        ),
        Wrong(
            "more data, sooner done",
            'with_four = {"the number of steps until the same tolerance": "smaller"}',
            r"Each change of the loss is four times as large now, so it is below the tolerance later, not sooner.",
        ),
        Wrong(
            "a larger loss taken for a worse fit",
            'with_four = {"the mean squared error at the stop": "larger"}',
            r"The loss is larger because it has more terms. The run goes *further* along the same path before it "
            r"stops, and divided by four times the samples, its loss is smaller.",
        ),
        Wrong(
            "the later stop forgotten",
            'with_four = {"the mean squared error at the stop": "same"}',
            r"It would be the same after the same number of steps. But this run stops later, further along the path.",
        ),
    ),
    praise="A learning rate and a tolerance mean little without the number of samples beside them.",
)

CURVES = Exercise(
    key="05.5",
    title="Read four curves",
    kind="core",
    minutes=10,
    goal="say what a loss curve tells about a run, and what it cannot tell",
    task=r"""
        Above are the loss curves of four runs on the running example, all from the same start. You see the curves only.
        What is the matter with A and with B, `"mu too large"` or `"mu too small"`? Where is C at $m=20$, at a
        `"minimum"` or on a `"plateau"`? And what do the curves alone tell you about the *gradient* that was used in A,
        and in D: is it `"right"`, is it `"wrong"`, or is it that you `"cannot tell"`?
        """,
    answer="diagnosis",
    stub="""
        diagnosis = {
            "A": ...,
            "B": ...,
            "C at m = 20": ...,
            "gradient of A": ...,
            "gradient of D": ...,
        }
        """,
    solution="""
        diagnosis = {
            "A": "mu too large",
            "B": "mu too small",
            "C at m = 20": "plateau",
            "gradient of A": "cannot tell",
            "gradient of D": "cannot tell",
        }
        """,
    hints=(
        "In the first section of this lesson the loss rose once, with a gradient that is right. Why?",
        "In lesson 04 a wrong gradient made the loss fall at every step. What does a falling loss prove?",
    ),
    judge=Choices(("mu too large", "mu too small", "minimum", "plateau", "right", "wrong", "cannot tell")),
    wrong=(
        Wrong(
            "a rising loss proves the gradient wrong",
            'diagnosis = {"gradient of A": "wrong"}',
            r"The gradient's promise holds for small steps. A right one with too large a $\mu$ overshoots, and the "
            r"loss rises. Make $\mu$ smaller and look again; or check the gradient, which needs no run.",
        ),
        Wrong(
            "a falling loss proves the gradient right",
            'diagnosis = {"gradient of D": "right"}',
            r"A falling loss proves only that the angle between the step and the true gradient's downhill is below 90 "
            r"degrees. Lesson 04's wrong gradient made the loss fall at every step, too.",
        ),
        Wrong(
            "a poor end proves the gradient wrong",
            'diagnosis = {"gradient of D": "wrong"}',
            r"It may be. But a right gradient may look like that as well: look at C, of which you would have said "
            r"the same at $m=20$. The curve does not tell; a gradient check does.",
        ),
        Wrong(
            "an unstable run taken for evidence in favour",
            'diagnosis = {"gradient of A": "right"}',
            r"With too large a $\mu$ the loss rises for a right gradient, and with a wrong sign it rises too. This "
            r"curve cannot tell the two apart.",
        ),
        Wrong(
            "a flat stretch taken for a minimum",
            'diagnosis = {"C at m = 20": "minimum"}',
            r"Look at where the run goes from there: the loss falls by a factor of ten. Flat for a while means only "
            r"that the gradient is short there.",
        ),
        Wrong(
            "smaller for larger",
            'diagnosis = {"A": "mu too small"}',
            r"With too small a $\mu$ the loss falls at every step, only slowly. It rises because the steps are too "
            r"long.",
        ),
        Wrong(
            "slow for too fast",
            'diagnosis = {"B": "mu too large"}',
            r"Too large a $\mu$ makes the loss rise, or jump. B falls smoothly, and is still on its way when it ends.",
        ),
    ),
    praise="A had the right gradient and $\\mu=0.05$. D had lesson 04's wrong one, without $v(1-v)$ in the hidden "
    "biases. Only a gradient check tells you.",
)

IDEAS = Exercise(
    key="05.6",
    title="True or false?",
    kind="core",
    minutes=5,
    goal="tell what steepest descent promises from what it does not",
    task=r"""
        Say of each sentence whether it is `"true"` or `"false"`. Of what is false you should know a counterexample; you
        have met all of them in this lesson and the one before.
        """,
    answer="judgement",
    stub="""
        judgement = {
            "descent makes every parameter smaller": ...,
            "where the gradient is zero, the fit is perfect": ...,
            "minus the gradient points at the minimum": ...,
            "backprop is the optimiser": ...,
            "where the gradient is not zero, a small enough step lowers the loss": ...,
            "a run that stopped by tolerance may still have a long gradient": ...,
        }
        """,
    solution="""
        judgement = {
            "descent makes every parameter smaller": "false",
            "where the gradient is zero, the fit is perfect": "false",
            "minus the gradient points at the minimum": "false",
            "backprop is the optimiser": "false",
            "where the gradient is not zero, a small enough step lowers the loss": "true",
            "a run that stopped by tolerance may still have a long gradient": "true",
        }
        """,
    hints=(
        "Which of them hold for *every* network and every learning rate? One counterexample makes a sentence false.",
        "Two of the six are true.",
    ),
    judge=Choices(("true", "false")),
    wrong=(
        Wrong(
            "“descent” makes every parameter smaller",
            'judgement = {"descent makes every parameter smaller": "true"}',
            r"The loss descends. A parameter with a negative derivative goes up, as $\omega[1,0]$ did in exercise "
            r"05.1.",
        ),
        Wrong(
            "zero gradient means a perfect fit",
            'judgement = {"where the gradient is zero, the fit is perfect": "true"}',
            r"It means level ground. The mean predictor above has a gradient of zero, and it fits nothing. "
            r"And with noisy data even the best network has errors left: they only cancel in the three sums.",
        ),
        Wrong(
            "the gradient points at the minimum",
            'judgement = {"minus the gradient points at the minimum": "true"}',
            r"It points where the ground falls most steeply *here*. In a long valley that is across it, towards the "
            r"other side, while the minimum lies far along it. Else one step of the right length would always do.",
        ),
        Wrong(
            "backprop is the optimiser",
            'judgement = {"backprop is the optimiser": "true"}',
            r"Backprop computes the gradient, and that is all. What is done with it, here $-\mu\nabla L$, is the "
            r"optimiser's business: another optimiser may use the same gradient, and steepest descent may get its "
            r"gradient from elsewhere.",
        ),
        Wrong(
            "the promise of a small step doubted",
            'judgement = {"where the gradient is not zero, a small enough step lowers the loss": "false"}',
            r"A step changes the loss by about $-\mu\lVert\nabla L\rVert^2$, and the smaller $\mu$ is, the better "
            r"that is kept. So for $\mu$ small enough the loss falls. How small is another question.",
        ),
        Wrong(
            "“tolerance” taken for arrival",
            'judgement = {"a run that stopped by tolerance may still have a long gradient": "false"}',
            r"The rule asks how much the last step changed, and with a tiny $\mu$ that is little anywhere: "
            r"$|\Delta L|\approx\mu\lVert\nabla L\rVert^2$.",
        ),
    ),
    praise="Who knows what a method does not promise is not surprised by it.",
)

_VALLEY_U = bp.with_constant_input(np.array([[-2.0], [-1.0], [0.0], [1.0], [2.0]]))
_VALLEY_Y = np.array([4.0, 1.0, 0.0, 1.0, 4.0])


def _stuck(level_place: dict[str, float]) -> tuple[str, str] | None:
    """Measure a place: wanted is a gradient of zero where the output is the mean of y, with x[0] at least 1 in size."""
    b, w0, w1, x = (float(level_place[name]) for name in ("b", "w0", "w1", "x"))
    net = bp.Network(b=b, w=[[w0], [w1]], x=[x])
    loss, slopes = float(bp.loss(net, _VALLEY_U, _VALLEY_Y)), bp.gradients(net, _VALLEY_U, _VALLEY_Y)
    if abs(x) < 1:
        return "x small", f"has `x` = {x:.3g}; wanted is 1 or more, or −1 or less"
    if loss < 6.99:
        return "better fit", f"has the loss {loss:.3g}, which is better than the mean predictor's 7"
    if slopes.norm > 1e-3:
        output = net.predict(_VALLEY_U)
        kind = "wrong height" if np.ptp(output) < 1e-6 else "not level"
        parts = (
            f"dL/db = {slopes.b:.3g}, dL/dw = {slopes.w[0, 0]:.3g} and {slopes.w[1, 0]:.3g}, dL/dx = {slopes.x[0]:.3g}"
        )
        return kind, f"has a gradient of the length {slopes.norm:.3g}: {parts}"
    return None


STUCK = Exercise(
    key="05.7",
    title="Stuck without a fit",
    kind="further",
    minutes=20,
    goal="construct a network whose gradient is zero although its fit is as bad as the mean's",
    task=r"""
        Five points lie on a parabola: $u[1]=-2,-1,0,1,2$ and $y=4,1,0,1,4$. Take a network with one hidden unit,
        $\bar y=b+x[0]\,\sigma(\omega[0,0]+\omega[1,0]\,u[1])$. Find parameters at which *steepest descent would not
        move* (each derivative is 0; a gradient shorter than 0.001 will do) and the loss is no better than that of the
        mean predictor, which is 7. The lesson's way out, $x=0$, is closed: $|x[0]|$ has to be at least 1. (`w0` is
        $\omega[0,0]$, `w1` is $\omega[1,0]$.)
        """,
    answer="level_place",
    stub="""
        level_place = {"b": ..., "w0": ..., "w1": ..., "x": ...}
        """,
    solution="""
        level_place = {"b": 1, "w0": 0, "w1": 0, "x": 2}
        """,
    hints=(
        "If the loss is that of the mean predictor, what is the output, at every point? How can a hidden unit give "
        "that?",
        r"With $\omega[1,0]=0$ the output is $b+x[0]\,\sigma(\omega[0,0])$ everywhere. Make it the mean of $y$.",
        r"Then $\sum_p(y_p-\bar y_p)=0$. And since the points lie evenly about 0, $\sum_p(y_p-\bar y_p)\,u_p[1]=0$ "
        r"too.",
    ),
    judge=Measured(_stuck),
    wrong=(
        Wrong(
            "the lesson's way out",
            'level_place = {"b": 2, "w0": 0, "w1": 0, "x": 0}',
            r"With $x=0$ nothing comes back to the hidden unit, so it is level, as in the lesson. Here it has to be "
            r"level although something comes back: the samples' contributions must cancel.",
        ),
        Wrong(
            "a constant, but not the mean",
            'level_place = {"b": 2, "w0": 0, "w1": 0, "x": 2}',
            r"The output is the same everywhere, but the errors do not sum to zero. $\sigma(0)=\frac12$ and not 0: the "
            r"hidden unit gives something even if nothing comes in.",
        ),
        Wrong(
            "zero weights taken for zero gradient",
            'level_place = {"b": 1, "w0": 1, "w1": -1, "x": 2}',
            r"This place is bad, but not level: the output depends on the input, and so the errors do not cancel. "
            r"Look at the derivatives below.",
        ),
        Wrong(
            "a fit was sought",
            'level_place = {"b": 0.5, "w0": -5, "w1": 3.5, "x": 3.5}',
            r"This is a better fit than the mean. What is asked for is the opposite: as bad as the mean, and yet the "
            r"gradient is zero, so that the run stops at once and reports “tolerance”.",
        ),
    ),
    praise="`bp.train` stops here after one step, by tolerance: a right gradient, a right program, and no fit. Another "
    "start gets further.",
)

EXERCISES = (BY_HAND, STOP, STEP, FOUR_TIMES, CURVES, IDEAS, STUCK)
