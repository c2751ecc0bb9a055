"""Exercise 06.2: When does it stop, and why?"""

import numpy as np

from bplib.course.exercises import Case, Exercise, Functions, Wrong


def _one_column(*values: float) -> np.ndarray:
    """Outputs for a single sample, a row for each m."""
    return np.array(values)[:, None]


_ZERO = np.array([0.0])
_SMALL_LOSSES = 1e-4 * np.array([7.43, 5.03, 3.43, 2.33, 1.45, 0.85, 0.57, 0.45])
"""Their changes are 6 to 0.3 times 0.00004: with another factor, or rounded, another step is the first below it."""


STOP = Exercise(
    key="06.2",
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
            (_ZERO, _one_column(1, 2, 1, 3, 4, 4), 0.05, 4),
            (_ZERO, _one_column(4, 3, 2, 1, 0.5), 0.05, 2),
            (_ZERO, _one_column(1, 3, np.inf, np.nan, np.nan), 0.05, 4),
            (_ZERO, _one_column(1, 3, np.nan, np.nan, np.nan), 0.05, 4),
            (_ZERO, _one_column(2, 1, 0.95, np.inf, 2), 0.05, 3),
            (_ZERO, _one_column(1, 1.01, 2, 3), 0.05, 3),
            (_ZERO, _one_column(1, 0.96, 0.95), 0.03, 2),
            (_ZERO, _one_column(2, 1, 0.95), 0.05, 2),
            (_ZERO, _one_column(2, 1, np.inf), 0.05, 2),
            (_ZERO, _one_column(2, 1, 1, 1), 1.5, 3),
            (_ZERO, _one_column(1, np.inf, 1, 1), 0.05, 3),
            (_ZERO, _one_column(2, 1, 3, np.inf, np.nan), 0.05, 4),
            (_ZERO, _one_column(1, 3, 1e200, 1e200), 0.05, 3),
            (_ZERO, _one_column(1, 1e60, 1, 1), 0.05, 3),
            (np.array([3.0]), _one_column(1, 2, 2.5, 2.6, 2.7), 0.05, 4),
            (np.array([1.0, 2.0]), np.array([[0.0, 0.0], [0.0, 1.0], [0.5, np.nan], [0.5, np.nan]]), 0.05, 3),
            Case(
                "one sample, where the loss goes 7.43, 5.03, 3.43, 2.33, 1.45, 0.85, 0.57, 0.45 times 0.0001, and "
                "tolerance is 0.00004",
                (_ZERO, _one_column(*np.sqrt(2 * _SMALL_LOSSES)), 0.00004, 7),
            ),
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
            "a large loss taken for divergence",
            (
                {"not np.isfinite(losses[m])": "losses[m] > 1e10"},
                {"not np.isfinite(losses[m])": "losses[m] > 1e100"},
                {"not np.isfinite(losses[m])": "not losses[m] < 1e10"},
                {"not np.isfinite(losses[m])": "not losses[m] < 1e100"},
            ),
            r"A loss may be large, and fall again; and `>` does not find a `nan`. The reason is “diverged” if the loss "
            r"is not finite, and only then: ask `np.isfinite`.",
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
            "½ squared with the error",
            {"0.5 * ((y - y_bar) ** 2).sum()": "0.25 * ((y - y_bar) ** 2).sum()"},
            r"This is $\frac14\sum_p(y_p-\bar y_p)^2$. The ½ stands once, in front of the sum of the squares; what is "
            r"halved before it is squared counts a quarter.",
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
            "the first step not looked at",
            {"range(1, max_iterations + 1)": "range(2, max_iterations + 1)"},
            r"The first step may have changed less than the tolerance, or diverged, as any other: $m$ goes from 1.",
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
            "stopped in the first step, whatever comes",
            (
                {
                    "losses[m])": "losses[m - 1])",
                    "abs(losses[m] - losses[m - 1])": "abs(losses[m - 1] - losses[max(m - 2, 0)])",
                },
                {"abs(losses[m] - losses[m - 1])": "abs(losses[m - 1] - losses[max(m - 2, 0)])"},
            ),
            r"This always stops in the first step, as if nothing had changed. At step $m$ two losses are compared: "
            r"that of `outputs[m]`, which the step has brought, and that of `outputs[m - 1]`, from before it.",
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
