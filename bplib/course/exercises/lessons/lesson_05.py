"""Lesson 05, Descend."""

from collections.abc import Iterable
from itertools import permutations

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
        after_step = {"b": 0.8, "x[0]": 3.95, "w[0,0]": 1.85, "w[1,0]": -0.7, "promise": -31 / 40}
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
            r"L/\partial b$, and so for each parameter.",
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
            (
                'after_step = {"promise": -0.2 * math.sqrt(31 / 8)}',
                'after_step = {"promise": -math.sqrt(31 / 8)}',
                'after_step = {"promise": math.sqrt(31 / 8)}',
            ),
            r"There is a root in this. The step has the length $\mu\lVert\nabla L\rVert$, and per unit of length the "
            r"loss changes by $\lVert\nabla L\rVert$. The promise is the product, so the square, and no root.",
        ),
        Wrong(
            "μ left out of the promise",
            ('after_step = {"promise": -31 / 8}', 'after_step = {"promise": 31 / 8}'),
            r"This is what a step with $\mu=1$ would promise. A fifth of the step promises a fifth of it.",
        ),
        Wrong(
            "a promise of a rise",
            'after_step = {"promise": 31 / 40}',
            r"Against the gradient the loss falls, so the promised change is negative.",
        ),
        Wrong(
            "the step taken for the promise",
            (
                'after_step = {"promise": -0.04 * 31 / 8}',
                'after_step = {"promise": 0.04 * 31 / 8}',
            ),
            r"This has to do with how *long* the step is, $\mu\lVert\nabla L\rVert$. What the loss does on it is that "
            r"length times the slope on the way, $\lVert\nabla L\rVert$: so $\mu$ once, and the length of the gradient "
            r"squared.",
        ),
        Wrong(
            "the derivatives added, not their squares",
            (
                'after_step = {"promise": -0.1}',
                'after_step = {"promise": 0.1}',
                'after_step = {"promise": -0.05}',
                'after_step = {"promise": -0.7}',
                'after_step = {"promise": 0.7}',
            ),
            r"$\lVert\nabla L\rVert^2$ is the sum of the *squares* of the four derivatives: square each first, and add "
            r"then. No sign survives that, so nothing cancels.",
        ),
        Wrong(
            "a square forgotten or slipped",
            (
                'after_step = {"promise": -29 / 40}',
                'after_step = {"promise": -0.8125}',
                'after_step = {"promise": -0.7625}',
                'after_step = {"promise": -0.6625}',
                'after_step = {"promise": -0.325}',
                'after_step = {"promise": -0.575}',
                'after_step = {"promise": -0.625}',
                'after_step = {"promise": 0.125}',
            ),
            r"One of the four squares is not right, or is missing. They are $1$, $\frac1{16}$, $\frac9{16}$ and "
            r"$\frac94$; over 16 they add up easily.",
        ),
        Wrong(
            "half of the promise",
            ('after_step = {"promise": -31 / 80}', 'after_step = {"promise": 31 / 80}'),
            r"There is no ½ here. The loss has one, but in its *gradient* that has cancelled already.",
        ),
        Wrong(
            "the sign of one step",
            (
                'after_step = {"b": 0.8, "w[1,0]": 0.7}',
                'after_step = {"b": 0.8, "x[0]": 4.05}',
                'after_step = {"b": 0.8, "w[0,0]": 2.15}',
            ),
            r"One of the signs is lost. Old value, minus $\mu$ times the derivative: where the derivative is positive "
            r"the parameter becomes smaller, and $\omega[1,0]$, which begins at $-1$, moves up by 0.3.",
        ),
        Wrong(
            "μ forgotten in one step",
            (
                'after_step = {"x[0]": 3.75}',
                'after_step = {"w[0,0]": 1.25}',
                'after_step = {"w[1,0]": 0.5}',
            ),
            r"The derivative says how steep it is, and $\mu=0.2$ how far to go: every parameter moves by $\mu$ times "
            r"its derivative.",
        ),
        Wrong(
            "the parameter scaled",
            'after_step = {"x[0]": 3.2}',
            r"The old value stays as it is, and only the *derivative* is multiplied by $\mu$: $4-0.2\cdot\frac14$.",
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
            (_ZERO, _one_column(2, 1, 0.95, np.inf, 2), 0.05, 3),
            (_ZERO, _one_column(1, 1.01, 2, 3), 0.05, 3),
            (_ZERO, _one_column(1, 0.96, 0.95), 0.03, 2),
            (_ZERO, _one_column(2, 1, 0.95), 0.05, 2),
            (_ZERO, _one_column(2, 1, np.inf), 0.05, 2),
            (_ZERO, _one_column(2, 1, 1, 1), 1.5, 3),
            (_ZERO, _one_column(1, 3, 1e200, 1e200), 0.05, 3),
            (np.array([1.0, 2.0]), np.array([[0.0, 0.0], [0.0, 1.0], [0.5, np.nan], [0.5, np.nan]]), 0.05, 3),
            Case(
                "two samples, y = (1, 2), where the loss goes 2.5, 0.5, 0.445, 0.4, 0.4",
                (
                    np.array([1.0, 2.0]),
                    np.array([[0.0, 0.0], [0.0, 2.0], [1 - 0.89**0.5, 2.0], [1 - 0.8**0.5, 2.0], [1 - 0.8**0.5, 2.0]]),
                    0.05,
                    4,
                ),
            ),
            Case(
                "three samples, y = (2, −2, 2), where the loss goes 4.1, 3.3, 1.5, 1.2, 1, 0.7, and tolerance is 0.4",
                (
                    np.array([2.0, -2.0, 2.0]),
                    np.array(
                        [
                            [1.5, -4.0, 4.0],
                            [3.8, -3.8, 2.45],
                            [3.2, -0.8, 1.6],
                            [2.9, -1.1, 1.1],
                            [1.0, -3.0, 1.75],
                            [1.2, -2.8, 1.6],
                        ]
                    ),
                    0.4,
                    5,
                ),
            ),
        ]
    ),
    wrong=(
        Wrong(
            "missing absolute value",
            {"if abs(losses[m] - losses[m - 1]) < tolerance:": "if losses[m] - losses[m - 1] < tolerance:"},
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
            {"if not np.isfinite(losses[m]):": "", 'return m, "diverged"': ""},
            r"When the loss is infinite or `nan`, “is it below the tolerance?” is false, again and again, and `==` "
            r"does not find a `nan` either. Ask `np.isfinite` before you compare.",
        ),
        Wrong(
            "only NaN, not infinity",
            {"if not np.isfinite(losses[m]):": "if np.isnan(losses[m]):"},
            r"A loss that explodes is infinite first and `nan` a step later: `np.isnan` comes too late. `np.isfinite` "
            r"catches both.",
        ),
        Wrong(
            "no cap",
            {
                "for m in range(1, max_iterations + 1):": "for m in range(1, len(losses)):",
                'return max_iterations, "max_iterations"': 'return len(losses) - 1, "max_iterations"',
            },
            r"It goes on as long as there are outputs. In a real run there would always be another one: the cap, "
            r"`max_iterations`, is what ends it.",
        ),
        Wrong(
            "the last iteration left out",
            {
                "for m in range(1, max_iterations + 1):": "for m in range(1, max_iterations):",
                'return max_iterations, "max_iterations"': 'return max_iterations - 1, "max_iterations"',
            },
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
            {"if abs(losses[m] - losses[m - 1]) < tolerance:": "if abs(losses[m] - losses[0]) < tolerance:"},
            r"Every loss is compared with that of the start. The rule asks what the *last* step changed: after each "
            r"test set $L_{old}=L_{new}$.",
        ),
        Wrong(
            "missing absolute value, old minus new",
            {"abs(losses[m] - losses[m - 1]) < tolerance": "losses[m - 1] - losses[m] < tolerance"},
            r"A rise of the loss makes this difference negative, and every negative number is below the tolerance: it "
            r"reports “tolerance” on a step that went wrong. What should be small is the size of the change, "
            r"$|L_{new}-L_{old}|$.",
        ),
        Wrong(
            "≤ for <",
            {"< tolerance": "<= tolerance"},
            r"A change that is *equal* to the tolerance is not less than it. The task, as the slides, has “less”.",
        ),
        Wrong(
            "the cap asked first",
            (
                {"range(1, max_iterations + 1)": "range(1, max_iterations)"},
                {"< tolerance:": "< tolerance and m < max_iterations:"},
                {"if not np.isfinite(losses[m]):": "if not np.isfinite(losses[m]) and m < max_iterations:"},
            ),
            r"When $m$ has reached the cap, the loss of that last step is still to be looked at: it may have diverged, "
            r"or changed by less than the tolerance. `max_iterations` is the last of the three reasons.",
        ),
        Wrong(
            "one iteration too many",
            (
                {"range(1, max_iterations + 1)": "range(1, max_iterations + 2)"},
                {
                    "range(1, max_iterations + 1)": "range(1, max_iterations + 2)",
                    "return max_iterations,": "return max_iterations + 1,",
                },
                {"return max_iterations,": "return max_iterations + 1,"},
                """
                def when_stopped(y, outputs, tolerance, max_iterations):
                    losses = [0.5 * ((y - y_bar) ** 2).sum() for y_bar in outputs]
                    for m in range(1, len(outputs)):
                        if m > max_iterations:
                            return m, "max_iterations"
                        if not np.isfinite(losses[m]):
                            return m, "diverged"
                        if abs(losses[m] - losses[m - 1]) < tolerance:
                            return m, "tolerance"
                    return m, "max_iterations"
                """,
            ),
            r"The run may make `max_iterations` steps, and no more. `range(1, max_iterations + 1)` ends with that "
            r"number; with a condition it is `m >= max_iterations`, not `>`.",
        ),
        Wrong(
            "only infinity, not NaN",
            {"not np.isfinite(losses[m])": "np.isinf(losses[m])"},
            r"The loss may become `nan` without having been infinite at the end of a step. `nan` equals nothing, not "
            r"even itself, so `==` does not find it either. `np.isfinite` catches both.",
        ),
        Wrong(
            "the outputs asked, not the loss",
            (
                {"not np.isfinite(losses[m])": "not np.isfinite(outputs[m]).all()"},
                {"not np.isfinite(losses[m])": "not np.isfinite(outputs[m][0])"},
                {"not np.isfinite(losses[m])": "not np.isfinite(outputs[m]).any()"},
            ),
            r"Outputs may be finite, and their squares too large for a number: then the loss is infinite. And of "
            r"several outputs a single one is enough to spoil it. Ask the loss.",
        ),
        Wrong(
            "a rise taken for divergence",
            (
                {"not np.isfinite(losses[m])": "losses[m] > losses[m - 1]"},
                {"not np.isfinite(losses[m])": "not np.isfinite(losses[m]) or losses[m] > losses[m - 1]"},
                {"not np.isfinite(losses[m])": "not losses[m] <= losses[m - 1]"},
            ),
            r"The loss may rise once and fall again. The reason is “diverged” only if it is not finite any more.",
        ),
        Wrong(
            "relative to the loss",
            (
                {"abs(losses[m] - losses[m - 1])": "abs(losses[m] - losses[m - 1]) / losses[m - 1]"},
                {"abs(losses[m] - losses[m - 1])": "abs(losses[m] - losses[m - 1]) / losses[m]"},
            ),
            r"You compare the change as a share of the loss. That is a sensible rule too, but another: here "
            r"`tolerance` is about the change itself.",
        ),
        Wrong(
            "NaN left out",
            {"((y - y_bar) ** 2).sum()": "np.nansum((y - y_bar) ** 2)"},
            r"`np.nansum` takes a `nan` for 0, so a run that has diverged looks as if it had arrived. A loss that is "
            r"not a number is what you want to notice: `sum`.",
        ),
        Wrong(
            "the change squared",
            {"abs(losses[m] - losses[m - 1])": "(losses[m] - losses[m - 1]) ** 2"},
            r"The square has no sign, but it is another size: $0.2^2$ is below 0.05, and 0.2 is not. Compare "
            r"$|L_{new}-L_{old}|$.",
        ),
        Wrong(
            "only a fall counts",
            {"< tolerance:": "< tolerance and losses[m] < losses[m - 1]:"},
            r"A step that makes the loss rise by less than the tolerance has changed next to nothing, too. And where "
            r"nothing changes at all, the loss does not fall.",
        ),
        Wrong(
            "the loss itself, not its change",
            (
                {"abs(losses[m] - losses[m - 1]) <": "losses[m] <"},
                {"abs(losses[m] - losses[m - 1]) <": "abs(losses[m]) <"},
            ),
            r"This stops when the *loss* is small. With noisy data it never is, and the slides ask for its change from "
            r"one step to the next.",
        ),
        Wrong(
            "the outputs compared, not the losses",
            (
                {"abs(losses[m] - losses[m - 1]) <": "np.abs(outputs[m] - outputs[m - 1]).max() <"},
                {"abs(losses[m] - losses[m - 1]) <": "np.abs(outputs[m] - outputs[m - 1]).sum() <"},
                {"abs(losses[m] - losses[m - 1]) <": "np.linalg.norm(outputs[m] - outputs[m - 1]) <"},
                {"abs(losses[m] - losses[m - 1]) <": "abs(outputs[m][0] - outputs[m - 1][0]) <"},
                {"abs(losses[m] - losses[m - 1]) <": "np.abs(outputs[m] - outputs[m - 1]).mean() <"},
            ),
            r"It is the *loss* whose change is compared with the tolerance, one number for all samples.",
        ),
        Wrong(
            "squared after the sum, or not at all",
            (
                {"((y - y_bar) ** 2).sum()": "(y - y_bar).sum() ** 2"},
                {"((y - y_bar) ** 2).sum()": "np.abs(y - y_bar).sum()"},
                {"((y - y_bar) ** 2).sum()": "(y - y_bar).sum()"},
                {"0.5 * ((y - y_bar) ** 2).sum()": "0.5 * ((y - y_bar) ** 2).sum() ** 0.5"},
                {"0.5 * ((y - y_bar) ** 2).sum()": "np.linalg.norm(y - y_bar)"},
            ),
            r"The loss is $\frac12\sum_p(y_p-\bar y_p)^2$: each error is squared by itself, then they are added, and "
            r"nothing is done to the sum but to halve it.",
        ),
        Wrong(
            "one sample's loss",
            (
                {"((y - y_bar) ** 2).sum()": "(y[0] - y_bar[0]) ** 2"},
                {"((y - y_bar) ** 2).sum()": "(y[-1] - y_bar[-1]) ** 2"},
            ),
            r"A row of `outputs` has an output for every sample, and the loss adds them all up.",
        ),
        Wrong(
            "compared with the step before last",
            {"abs(losses[m] - losses[m - 1])": "abs(losses[m] - losses[max(m - 2, 0)])"},
            r"The change of one step is $L_m-L_{m-1}$.",
        ),
        Wrong(
            "a first loss that is not that of the start",
            (
                {"abs(losses[m] - losses[m - 1])": "abs(losses[m] - (losses[m - 1] if m > 1 else 1e30))"},
                {"abs(losses[m] - losses[m - 1])": "abs(losses[m] - (losses[m - 1] if m > 1 else 0))"},
            ),
            r"In the first step $L_{old}$ is the loss of the start, of `outputs[0]`. With another number, a run that "
            r"changes nothing in its first step is not noticed, or one that comes near that number stops.",
        ),
        Wrong(
            "all rows asked at once",
            (
                {
                    "for m in range(1, max_iterations + 1):": """
                        if not np.isfinite(losses).all():
                            return int(np.argmin(np.isfinite(losses))), "diverged"
                        for m in range(1, max_iterations + 1):
                        """
                },
                {
                    "for m in range(1, max_iterations + 1):": """
                        if not np.isfinite(losses[: max_iterations + 1]).all():
                            return int(np.argmin(np.isfinite(losses))), "diverged"
                        for m in range(1, max_iterations + 1):
                        """
                },
            ),
            r"A row behind the stop is looked at, and would never have been computed. Go step by step, and ask at each "
            r"step for the three reasons.",
        ),
        Wrong(
            "the output of the step before",
            (
                {
                    "losses[m])": "losses[m - 1])",
                    "abs(losses[m] - losses[m - 1])": "abs(losses[m - 1] - losses[max(m - 2, 0)])",
                },
                {"abs(losses[m] - losses[m - 1])": "abs(losses[m - 1] - losses[max(m - 2, 0)])"},
            ),
            r"At step $m$ you look at `outputs[m - 1]`, the output that was there before the step. What the step has "
            r"brought is in `outputs[m]`.",
        ),
        Wrong(
            "one loss for all steps",
            (
                {
                    "[0.5 * ((y - y_bar) ** 2).sum() for y_bar in outputs]": "0.5 * ((y - outputs) ** 2).sum()",
                },
                {
                    "[0.5 * ((y - y_bar) ** 2).sum() for y_bar in outputs]": "0.5 * ((y - outputs) ** 2).sum(axis=0)",
                },
            ),
            r"`outputs` has a row for each step and a column for each sample. There is a loss for each *row*: sum "
            r"along the row, over the samples, `axis=1`.",
        ),
        Wrong(
            "decided after the first step",
            {
                "    return max_iterations, ": "        return max_iterations, ",
            },
            r"The last `return` stands inside the loop, so the first step ends it. It belongs behind the loop, for a "
            r"run that has met neither of the other conditions.",
        ),
        Wrong(
            "decided after the first step, and m with it",
            {
                "    return max_iterations, ": "        return m, ",
            },
            r"The last `return` stands inside the loop (perhaps behind an `else`), so the first step ends it. It "
            r"belongs behind the loop, for a run that has met neither of the other conditions.",
        ),
        Wrong(
            "> for <",
            (
                {"< tolerance": "> tolerance"},
                {"< tolerance": ">= tolerance"},
                {"< tolerance": "> tolerance", "not np.isfinite(losses[m])": "np.isnan(losses[m])"},
            ),
            r"It stops when a step has changed *much*. The run has arrived, perhaps, when a step changes little: less "
            r"than the tolerance.",
        ),
        Wrong(
            "compared with the best so far",
            {"abs(losses[m] - losses[m - 1])": "abs(losses[m] - min(losses[:m]))"},
            r"You compare with the lowest loss so far. The rule asks what the *last* step changed, up or down.",
        ),
        Wrong(
            "one step too late",
            (
                {
                    'return m, "diverged"': 'return m + 1, "diverged"',
                    'return m, "tolerance"': 'return m + 1, "tolerance"',
                },
                {'return m, "tolerance"': 'return m + 1, "tolerance"'},
            ),
            r"`outputs[m]` is what comes after $m$ steps. If the loss of row $m$ is the first that meets a condition, "
            r"the run stops at $m$, not later.",
        ),
        Wrong(
            "one step too early",
            (
                {
                    'return m, "diverged"': 'return m - 1, "diverged"',
                    'return m, "tolerance"': 'return m - 1, "tolerance"',
                },
                {'return m, "tolerance"': 'return m - 1, "tolerance"'},
                {'return m, "diverged"': 'return m - 1, "diverged"'},
            ),
            r"The run stops at the step after which the condition is met: if the step from row $m-1$ to row $m$ "
            r"changed too little, or its loss is not finite, it is $m$ that is returned.",
        ),
        Wrong(
            "other words for the reason",
            (
                {'"tolerance"': '"Tolerance"'},
                {'"tolerance"': '"converged"'},
                {'"diverged"': '"diverge"'},
                {'"diverged"': '"divergence"'},
                {'return max_iterations, "max_iterations"': 'return max_iterations, "max iterations"'},
                {'return max_iterations, "max_iterations"': "return max_iterations, max_iterations"},
                {'return max_iterations, "max_iterations"': 'return max_iterations, "max_iteration"'},
            ),
            r"The reason is one of the three texts, `diverged`, `tolerance` and `max_iterations`, each "
            r"letter as in the task: a program that asks for the reason compares it.",
        ),
        Wrong(
            "the pair turned round",
            {
                'return m, "diverged"': 'return "diverged", m',
                'return m, "tolerance"': 'return "tolerance", m',
                'return max_iterations, "max_iterations"': 'return "max_iterations", max_iterations',
            },
            r"Number first, reason second: `(m, reason)`.",
        ),
        Wrong(
            "half of the pair",
            (
                {
                    'return m, "diverged"': "return m",
                    'return m, "tolerance"': "return m",
                    'return max_iterations, "max_iterations"': "return max_iterations",
                },
                {
                    'return m, "diverged"': 'return "diverged"',
                    'return m, "tolerance"': 'return "tolerance"',
                    'return max_iterations, "max_iterations"': 'return "max_iterations"',
                },
            ),
            r"Two things are to be returned, the number of steps and the reason: `return m, reason`.",
        ),
        Wrong(
            "nothing behind the loop",
            {'    return max_iterations, "max_iterations"': "    return None"},
            r"If no step meets the first two conditions, the loop ends, and the function returns nothing. What stands "
            r"behind the loop is the third reason.",
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
        Wrong(
            "four times the samples, a smaller loss",
            'with_four = {"the loss at the start": "smaller"}',
            r"$L=\frac12\sum_p(y_p-\bar y_p)^2$ has four times as many terms, and none of them is negative. The "
            r"learning rate plays no part before the first step.",
        ),
        Wrong(
            "a shorter gradient",
            'with_four = {"the length of the gradient at the start": "smaller"}',
            r"Each derivative is a sum over the samples, so it is four times as large. It is $\mu$ that has been "
            r"divided by 4, not the gradient.",
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
        Wrong(
            "an option of another question",
            tuple(
                f'diagnosis = {{"{run}": "{option}"}}'
                for runs, options in (
                    (("A", "B"), ("minimum", "plateau", "right", "wrong", "cannot tell")),
                    (("C at m = 20",), ("mu too large", "mu too small", "right", "wrong", "cannot tell")),
                    (("gradient of A", "gradient of D"), ("mu too large", "mu too small", "minimum", "plateau")),
                )
                for run in runs
                for option in options
            ),
            r"For A and B choose what is the matter with $\mu$; for C, `minimum` or `plateau`; for the two gradients "
            r"`right`, `wrong` or `cannot tell`.",
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
    output = net.predict(_VALLEY_U)
    loss, slopes = float(bp.loss(net, _VALLEY_U, _VALLEY_Y)), bp.gradients(net, _VALLEY_U, _VALLEY_Y)
    if abs(x) < 1:
        kind = "x zero" if x == 0 else "x small"
        return kind, f"has `x` = {x:.3g}; wanted is 1 or more, or −1 or less"
    if loss < 6.99:
        return "better fit", f"has the loss {loss:.3g}, which is better than the mean predictor's 7"
    if slopes.norm > 1e-3:
        kind = "wrong height" if np.ptp(output) < 0.1 * abs(output.mean() - _VALLEY_Y.mean()) else "not level"
        parts = (
            f"dL/db = {slopes.b:.3g}, dL/dw = {slopes.w[0, 0]:.3g} and {slopes.w[1, 0]:.3g}, dL/dx = {slopes.x[0]:.3g}"
        )
        heights = f"outputs from {output.min():.5g} to {output.max():.5g}"
        return kind, f"has {heights}, and a gradient of the length {slopes.norm:.3g}: {parts}"
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
            "x too small",
            'level_place = {"b": 1.75, "w0": 0, "w1": 0, "x": 0.5}',
            r"A small $x$ is nearly the lesson's way out, where next to nothing comes back to the hidden unit. Take "
            r"$|x[0]|\ge1$: then something does come back, and the samples' contributions must cancel.",
        ),
        Wrong(
            "a constant, but not the mean",
            'level_place = {"b": 2, "w0": 0, "w1": 0, "x": 2}',
            r"The output is (nearly) the same everywhere, but the errors do not sum to zero: it is not at the mean of "
            r"$y$. The hidden unit gives $\sigma(\omega[0,0])$ there, which is neither 0 nor 1: $\sigma(0)=\frac12$.",
        ),
        Wrong(
            "an output that depends on the input",
            'level_place = {"b": 1, "w0": 1, "w1": -1, "x": 2}',
            r"This place is not level: the output is another one at each input, and so the errors do not cancel in all "
            r"the sums. Look at the derivatives below. What must $\omega[1,0]$ be for an output that is the same "
            r"everywhere?",
        ),
        Wrong(
            "better than the mean",
            'level_place = {"b": 0.5, "w0": -5, "w1": 3.5, "x": 3.5}',
            r"This is a better fit than the mean. What is asked for is the opposite: as bad as the mean, and yet the "
            r"gradient is zero, so that the run stops at once and reports “tolerance”.",
        ),
    ),
    praise="`bp.train` stops here after one step, by tolerance: a right gradient, a right program, and no fit. Another "
    "start gets further.",
)

EXERCISES = (BY_HAND, STOP, STEP, FOUR_TIMES, CURVES, IDEAS, STUCK)
