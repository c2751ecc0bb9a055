"""The exercises of lesson 09, Choose μ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

import bplib as bp
from bplib.course.exercises import Case, Choices, Exercise, Functions, Measured, Numbers, Wrong
from bplib.course.exercises.compare import code, short
from bplib.course.exercises.judges import Failure


def _at(constant_mu: Any, falling_mu: Any, reciprocal_mu: Any, m: int) -> dict[str, Any]:
    """What the three give at m, the second of them asked twice."""
    return {
        "constant_mu": constant_mu(m),
        "falling_mu": falling_mu(m),
        "falling_mu once more": falling_mu(m),
        "reciprocal_mu": reciprocal_mu(m),
    }


THREE = Exercise(
    key="09.1",
    title="The slides' three schedules",
    kind="core",
    minutes=5,
    goal="write a learning-rate schedule as a pure function of the iteration",
    task=r"""
        Write the slides' three as functions of $m$: `constant_mu` gives 0.05 for every $m$, `falling_mu` gives
        $\frac{A}{B+m}$ with $A=3$ and $B=20$, and `reciprocal_mu` gives $\frac1m$. The first step has $m=1$.
        """,
    answer="constant_mu, falling_mu, reciprocal_mu",
    stub="""
        def constant_mu(m):
            return ...


        def falling_mu(m):
            return ...


        def reciprocal_mu(m):
            return ...
        """,
    solution="""
        def constant_mu(m):
            return 0.05


        def falling_mu(m):
            return 3 / (20 + m)


        def reciprocal_mu(m):
            return 1 / m
        """,
    hints=(
        "One line each; the argument `m` is all that they may look at.",
        "Python divides before it adds: the sum $B+m$ needs parentheses.",
    ),
    judge=Functions([Case(f"m = {m}", (m,)) for m in (1, 2, 7, 50)], run=_at),
    wrong=(
        Wrong(
            "A/B + m for A/(B + m)",
            {"return 3 / (20 + m)": "return 3 / 20 + m"},
            "Without parentheses Python divides first and adds $m$ then: this learning rate *grows* by 1 in every "
            "step.",
        ),
        Wrong(
            "m counted from 0",
            {"return 3 / (20 + m)": "return 3 / (20 + m - 1)"},
            "The first step has $m=1$, so it takes $\\mu=3/21$. Counted from 0, the third schedule would have to "
            "divide by zero.",
        ),
        Wrong(
            "whole-number division",
            (
                {"return 3 / (20 + m)": "return 3 // (20 + m)", "return 1 / m": "return 1 // m"},
                {"1 / m": "1 // m"},
                {"3 / (20 + m)": "3 // (20 + m)"},
            ),
            "`//` drops what is behind the point, and nearly all of $\\mu$ is behind the point: the steps would be 0.",
        ),
        Wrong(
            "a counter of calls instead of m",
            """
            calls = 0


            def constant_mu(m):
                return 0.05


            def falling_mu(m):
                global calls
                calls += 1
                return 3 / (20 + calls)


            def reciprocal_mu(m):
                return 1 / m
            """,
            "This ignores `m` and counts how often it was asked: asked twice for the same $m$ it gives two answers, "
            "and the next training begins where this one ended.",
        ),
        Wrong(
            "one schedule fed with the other",
            {"return 3 / (20 + m)": "return 3 / (20 + 1 / m)"},
            "In $A/(B+m)$ stands the iteration $m$ itself. With $1/m$ in its place $\\mu$ hardly changes, and rises.",
        ),
        Wrong(
            "A and B exchanged",
            {"3 / (20 + m)": "20 / (3 + m)"},
            "$A$ stands above, $B$ below beside $m$: $A=3$, $B=20$. Exchanged, the first $\\mu$ is 5 and not 3/21.",
        ),
        Wrong(
            "m + 1 for m",
            (
                {"3 / (20 + m)": "3 / (20 + m + 1)", "1 / m": "1 / (m + 1)"},
                {"3 / (20 + m)": "3 / (20 + m + 1)"},
                {"1 / m": "1 / (m + 1)"},
            ),
            "The first step has $m=1$ already: nothing has to be added to it.",
        ),
        Wrong(
            "1/(m − 1) for 1/m",
            {"1 / m": "1 / (m - 1)"},
            "The first step has $m=1$, so $\\frac1m$ is 1 there. With $m-1$ it would divide by zero.",
        ),
        Wrong(
            "A/B/m for A/(B + m)",
            (
                {"3 / (20 + m)": "3 / 20 / m"},
                {"3 / (20 + m)": "3 / (20 * m)"},
                {"3 / (20 + m)": "3 / 20 * m"},
            ),
            "Below the line stands a *sum*, $B+m$. With $B$ and $m$ multiplied or divided, $B$ would no longer say how "
            "long $\\mu$ stays near its first value.",
        ),
        Wrong(
            "B − m for B + m",
            ({"3 / (20 + m)": "3 / (20 - m)"}, {"3 / (20 + m)": "3 / (m - 20)"}),
            "$m$ is added to $B$, so that $\\mu$ falls, and never divides by zero.",
        ),
        Wrong(
            "m where a constant is wanted",
            (
                {"0.05": "0.05 * m"},
                {"0.05": "0.05 / m"},
                {"0.05": "m"},
            ),
            "A constant schedule gives 0.05 whatever $m$ is: it takes `m` and does not look at it.",
        ),
        Wrong(
            "another power of m",
            ({"1 / m": "1 / m**2"}, {"1 / m": "m"}, {"1 / m": "1 / m**0.5"}, {"1 / m": "-m"}),
            "The third schedule is one over $m$ itself, $\\frac1m$.",
        ),
        Wrong(
            "5 for 0.05",
            ({"0.05": "0.5"}, {"0.05": "0.005"}, {"0.05": "5"}),
            "The decimal point has moved: the constant is 0.05.",
        ),
        Wrong(
            "text or a list for a number",
            ({"0.05": '"0.05"'}, {"0.05": "[0.05]"}),
            "A schedule gives a number: `return 0.05`.",
        ),
        Wrong(
            "m forgotten",
            ({"3 / (20 + m)": "3 / 20"}, {"3 / (20 + m)": "3 / (20 + 1)"}),
            "This is the same for every $m$. In $A/(B+m)$ the iteration has to stand, so that $\\mu$ falls.",
        ),
        Wrong(
            "m once too often",
            (
                {"3 / (20 + m)": "3 / (20 + m) / m"},
                {"3 / (20 + m)": "3 * m / (20 + m)"},
                {"3 / (20 + m)": "(3 + m) / 20"},
            ),
            "$m$ stands in one place of $\\frac{A}{B+m}$: below the line, added to $B$.",
        ),
    ),
    praise="Pure functions of $m$: the same $m$ gives the same $\\mu$, in every run.",
)

WALKED = Exercise(
    key="09.2",
    title="How far does the clock run?",
    kind="core",
    minutes=10,
    goal="find the sum of a schedule's learning rates, and compare schedules by it",
    task=r"""
        A descent with short steps walks the same path under every schedule; how far it has come is told by the *time*
        $\sum_{m=1}^{1000}\mu(m)$. Find it for three schedules, by hand or with a pocket calculator: the constant
        $0.01$;
        $\frac{10}{1000+m}$, for which $A\ln\bigl(1+\frac{M}{B}\bigr)$ is near enough; and $\frac1{Pm}$ with $P=40$,
        where
        $1+\frac12+\dots+\frac1M\approx\ln M+0.577$. Three digits will do. Which of them gets nowhere?
        """,
    answer="walked",
    stub="""
        walked = {"0.01": ..., "10/(1000 + m)": ..., "1/(40 m)": ...}
        """,
    solution="""
        walked = {
            "0.01": 1000 * 0.01,
            "10/(1000 + m)": 10 * np.log(2),
            "1/(40 m)": (np.log(1000) + 0.57722) / 40,
        }
        """,
    hints=(
        "The constant is added up a thousand times.",
        r"For the second, $M/B=1000/1000$. `np.log` is the natural logarithm.",
        r"The third is a fortieth of $\ln1000+0.577$.",
    ),
    judge=Numbers(rtol=0.016),  # 0.19 is right, too
    wrong=(
        Wrong(
            "the first rate a thousand times",
            'walked = {"10/(1000 + m)": 10 / 1001 * 1000}',
            "That would be so if $\\mu$ stayed as it was at $m=1$. At $m=1000$ it has fallen to half of that.",
        ),
        Wrong(
            "the last rate a thousand times",
            'walked = {"10/(1000 + m)": 5}',
            "That would be so if $\\mu$ were from the first step on as small as at $m=1000$.",
        ),
        Wrong(
            "a logarithm to base 10",
            'walked = {"10/(1000 + m)": 10 * np.log10(2)}',
            "The sum of $1/m$ grows like the *natural* logarithm, `np.log`; `np.log10` is smaller by a factor of 2.3.",
        ),
        Wrong(
            "P forgotten",
            'walked = {"1/(40 m)": np.log(1000) + 0.57722}',
            "That is the sum of $1/m$. Dividing every learning rate by $P=40$ divides the time by 40, too.",
        ),
        Wrong(
            "the last rate instead of the sum",
            'walked = {"1/(40 m)": 1 / 40000, "0.01": 0.01}',
            "That is $\\mu(1000)$. Asked for is what all thousand learning rates add up to.",
        ),
        Wrong(
            "γ forgotten",
            'walked = {"1/(40 m)": np.log(1000) / 40}',
            "The sum of $1/m$ is larger than $\\ln M$, by about 0.577: its terms are blocks that stand above the "
            "curve.",
        ),
        Wrong(
            "γ outside the fraction",
            'walked = {"1/(40 m)": np.log(1000) / 40 + 0.577}',
            "The whole sum, $\\ln M+0.577$, is divided by $P$.",
        ),
        Wrong(
            "a logarithm to base 10 for the third",
            ('walked = {"1/(40 m)": 3.577 / 40}', 'walked = {"1/(40 m)": 3 / 40}'),
            "The sum of $1/m$ grows like the *natural* logarithm: $\\ln1000$ is 6.908, and 3 is the one to base 10.",
        ),
        Wrong(
            "P inside the logarithm",
            (
                'walked = {"1/(40 m)": np.log(40000) + 0.577}',
                'walked = {"1/(40 m)": np.log(25) + 0.577}',
                'walked = {"1/(40 m)": (np.log(40000) + 0.577) / 40}',
            ),
            "$\\frac1{Pm}$ is $\\frac1P\\cdot\\frac1m$: the $\\frac1P$ stands before the sum, and the sum is that of "
            "$1/m$ up to $M=1000$.",
        ),
        Wrong(
            "multiplied by P",
            'walked = {"1/(40 m)": 40 * (np.log(1000) + 0.577)}',
            "$P$ stands below the line. Each learning rate is a fortieth of $\\frac1m$, so the time is a fortieth, "
            "too.",
        ),
        Wrong(
            "one rate for all a thousand",
            ('walked = {"1/(40 m)": 1 / 40}', 'walked = {"1/(40 m)": 25}'),
            "Here a single learning rate stands for all thousand of them. They fall from $\\frac1{40}$ to a "
            "thousandth of that; add them up with $\\ln M+0.577$.",
        ),
        Wrong(
            "the mean of first and last rate",
            ('walked = {"10/(1000 + m)": 7.5}', 'walked = {"1/(40 m)": (1 / 40 + 1 / 40000) * 500}'),
            "That would do if $\\mu$ fell in a straight line. It falls quickly at first and slowly later, so the sum "
            "is smaller.",
        ),
        Wrong(
            "A forgotten",
            'walked = {"10/(1000 + m)": np.log(2)}',
            "The sum of $\\frac1{1000+m}$ is about $\\ln2$. Each learning rate is $A=10$ times that.",
        ),
        Wrong(
            "the 1 in the logarithm forgotten",
            ('walked = {"10/(1000 + m)": 0}', 'walked = {"10/(1000 + m)": 10 * np.log(1000)}'),
            "It is $A\\ln\\bigl(1+\\frac MB\\bigr)$, with $\\frac MB=\\frac{1000}{1000}$: the logarithm of 2.",
        ),
        Wrong(
            "A and B exchanged",
            (
                'walked = {"10/(1000 + m)": 1000 * np.log(101)}',
                'walked = {"10/(1000 + m)": 10 * np.log(101)}',
                'walked = {"10/(1000 + m)": 1000 * np.log(2)}',
            ),
            "In $\\frac A{B+m}$ it is $A=10$ and $B=1000$: the one above the line, and the one beside $m$.",
        ),
        Wrong(
            "B and M added in the logarithm",
            'walked = {"10/(1000 + m)": 10 * np.log(2000)}',
            "$\\ln\\bigl(1+\\frac MB\\bigr)$: of $M$ and $B$ the logarithm sees only their ratio, 1.",
        ),
        Wrong(
            "as though it stayed constant",
            (
                'walked = {"0.01": 0.01}',
                'walked = {"0.01": 1000 / 0.01}',
                'walked = {"0.01": 1}',
                'walked = {"0.01": 100}',
            ),
            "The same 0.01 is added a thousand times: $1000\\cdot0.01$.",
        ),
    ),
    praise="The third clock shows 0.187 after a thousand iterations; the first one is there after nineteen.",
)

CLAIMS = Exercise(
    key="09.5",
    title="True or false?",
    kind="core",
    minutes=10,
    goal="tell what a loss curve and a stop by tolerance prove about a run, and what they do not",
    task=r"""
        For full gradients and the slides' loss, say `"true"` or `"false"`:

        - `"smaller"`: after the same number of iterations, a smaller constant $\mu$ never ends at a higher loss.
        - `"stopped"`: a run with $\mu=1/m$ that stops because $|L_{\text{new}}-L_{\text{old}}|<$ tolerance is at a
          minimum.
        - `"rises"`: if the loss rises from one step to the next, the gradient is wrong.
        - `"falls"`: if the loss falls at every step, the gradient is right.
        - `"path"`: with short steps, two schedules lead down the same path from the same initial weights.
        - `"fair"`: to compare two schedules, start both from the same initial weights.
        """,
    answer="claims",
    stub="""
        claims = {
            "smaller": ...,
            "stopped": ...,
            "rises": ...,
            "falls": ...,
            "path": ...,
            "fair": ...,
        }
        """,
    solution="""
        claims = {
            "smaller": "false",
            "stopped": "false",
            "rises": "false",
            "falls": "false",
            "path": "true",
            "fair": "true",
        }
        """,
    hints=(
        r"Think of the six patients. Who had a loss that fell at every step, and was ill all the same?",
        r"A small step gives a small change of the loss: $|\Delta L|\approx\mu\|\nabla L\|^2$, whatever the gradient "
        r"is.",
    ),
    judge=Choices(("true", "false")),
    wrong=(
        Wrong(
            "a smaller μ is always safer",
            'claims = {"smaller": "true"}',
            "Too small a $\\mu$ never overshoots, and never arrives: patient F had a thousandth of what it could "
            "bear, and ended near the mean predictor.",
        ),
        Wrong(
            "small steps taken for convergence",
            'claims = {"stopped": "true"}',
            "The loss changes by about $\\mu\\|\\nabla L\\|^2$. When $\\mu$ has become tiny, so has the change, on "
            "any slope. Look at $\\|\\nabla L\\|$ before you call it a minimum.",
        ),
        Wrong(
            "a rising loss convicts the gradient",
            'claims = {"rises": "true"}',
            "A right gradient with a step beyond $2/\\lambda_{\\max}$ overshoots, and the loss rises. Only a loss "
            "that rises at *every* $\\mu$, however small, convicts the gradient.",
        ),
        Wrong(
            "a falling loss acquits the gradient",
            'claims = {"falls": "true"}',
            "Any direction within 90° of the right one goes downhill when the steps are short. A gradient that is off "
            "by a factor, or lacks one, often does. Only a gradient check tells.",
        ),
        Wrong(
            "each schedule with a path of its own",
            'claims = {"path": "false"}',
            "Short steps follow the gradient, and that depends on where you are and not on $m$. The schedule sets the "
            "pace; plotted against $\\sum\\mu$ the curves lay on each other.",
        ),
        Wrong(
            "new initial weights for each schedule",
            'claims = {"fair": "false"}',
            "Then you would see the difference of the starts and of the schedules, mixed. `bp.restarts` with a list of "
            "schedules takes the same starts for each.",
        ),
    ),
    praise="None of these can be settled by looking at one loss curve alone.",
)


_LAST = 3000
_RATE_AT_THE_END = 0.004
_SAFE = 0.02


def _falls_in_time(my_schedule: dict[str, float]) -> tuple[str, str] | None:
    """Train with A/(B + m); wanted: at the end μ ≤ 0.004, no leap of the loss, and a loss below 0.1."""
    A, B = my_schedule["A"], my_schedule["B"]
    if not (A > 0 and B >= 0):
        return "not positive", f"is {code(short(my_schedule))}; `A` has to be positive, and `B` not negative"
    schedule = bp.schedules.a_over_b_plus_m(A, B)
    u, y = bp.data.teacher()
    net = bp.Network.random(n_inputs=2, n_hidden=2, rng=1)
    run = bp.train(net, u, y, schedule=schedule, tolerance=0, max_iterations=_LAST)
    first, last = schedule(1), schedule(_LAST)
    if run.stopped == "diverged" or np.nanmax(run.losses) > 2 * run.losses[0]:
        exchanged = 0.5 * _SAFE < B / A < 2 * _SAFE
        return (
            "exchanged" if exchanged else "too large at first",
            f"begins with μ = {first:.2g}, and the loss shoots up",
        )
    if last > _RATE_AT_THE_END:
        kind = "beyond the end" if B > _LAST else "A too large" if first > 1.2 * _SAFE else "stays too long"
        return kind, f"still takes μ = {last:.2g} at the end; wanted is {_RATE_AT_THE_END:g} at most"
    if run.final_loss > 0.1:
        kind = "begins too low" if first < 0.75 * _SAFE else "B too small"
        time = float(np.sum(schedule(np.arange(1, _LAST + 1))))
        return kind, f"has come to a loss of {run.final_loss:.2g} at the end, and a time Σμ of {time:.2g}"
    return None


A_AND_B = Exercise(
    key="09.4",
    title="Choose A and B",
    kind="core",
    minutes=10,
    goal="choose A and B for a given number of iterations, from the initial rate and the time that is needed",
    task=r"""
        The running example, from the initial network of this lesson, has 3000 iterations. Choose $A$ and $B$ of
        $\mu(m)=\frac{A}{B+m}$ such that the loss does not shoot up at the start, $\mu$ has fallen to at most $0.004$
        at the end, and the final loss is below $0.1$. (Constant 0.02 is just about safe; it needs a time $\sum\mu$ of
        about 20. The lesson's $A=20$, $B=1000$ falls too late.)
        """,
    answer="my_schedule",
    stub="""
        my_schedule = {"A": ..., "B": ...}
        """,
    solution="""
        my_schedule = {"A": 12, "B": 600}
        """,
    hints=(
        r"Read $A/B$ as the initial rate and $B$ as the duration: choose $A/B$ about 0.02 first.",
        r"The time is about $A\ln(1+3000/B)$, the last rate $A/(B+3000)$. Try $B=60$, $600$ and $6000$ in both.",
    ),
    judge=Measured(_falls_in_time),
    wrong=(
        Wrong(
            "too large at first",
            'my_schedule = {"A": 1, "B": 0}',
            "Far more than 0.02 is more than the start can bear: with $1/m$, say, the hidden units are saturated "
            "after two steps. $B$ is there to begin at $A/B$.",
        ),
        Wrong(
            "B too small",
            'my_schedule = {"A": 1, "B": 50}',
            "The first rate is large enough. But $B$ is the duration: after $B$ iterations $\\mu$ has fallen to half, "
            "and the clock nearly stops before the time of about 20 is reached. Take a larger $B$, with the same "
            "$A/B$.",
        ),
        Wrong(
            "a first step that is too careful",
            ('my_schedule = {"A": 5, "B": 1000}', 'my_schedule = {"A": 0.005, "B": 0}'),
            "About 0.02 is what the start can bear, and the first rate here, near $A/B$, is well below it. All the "
            "later ones are smaller still, so the time of about 20 is not reached.",
        ),
        Wrong(
            "A and B exchanged",
            'my_schedule = {"A": 600, "B": 12}',
            "$A$ stands above the line: the first rate is about $A/B$, and here that is far above 0.02. Exchanged it "
            "would be near 0.02.",
        ),
        Wrong(
            "A too large",
            'my_schedule = {"A": 30, "B": 1000}',
            "The schedule begins above 0.02, and with that $A$ it is not small enough at the end: the last rate is "
            "$A/(B+3000)$.",
        ),
        Wrong(
            "falls too late",
            'my_schedule = {"A": 20, "B": 1000}',
            "The start can bear this, but the last rate, $A/(B+3000)$, is still too large. A smaller $B$ with the "
            "same $A/B$ begins as high and falls sooner.",
        ),
        Wrong(
            "B beyond the last iteration",
            'my_schedule = {"A": 200, "B": 10000}',
            "With a $B$ larger than the number of iterations $\\mu$ has hardly begun to fall when you stop.",
        ),
    ),
    praise="$A/B$ below the largest stable step, $B$ about the time until the coarse work is done.",
)

ON_A_PARABOLA = Exercise(
    key="09.3",
    title="1/m on a steep parabola",
    kind="further",
    minutes=10,
    goal="follow a falling learning rate on a parabola exactly, and see how it can arrive, or be thrown far off, first",
    task=r"""
        On a parabola of curvature $\lambda$ the error after step $m$ is $e_m=(1-\mu(m)\,\lambda)\,e_{m-1}$. Take
        $\mu(m)=1/m$ and
        $e_0=1$. For $\lambda=3$, find $e_1$, $e_2$, $e_3$ and $e_{1000}$. Then, for $\lambda=6$, find the largest
        $|e_m|$ on the way.
        """,
    answer="errors_on_the_way",
    stub="""
        errors_on_the_way = {
            "e1": ...,
            "e2": ...,
            "e3": ...,
            "e1000": ...,
            "largest for 6": ...,
        }
        """,
    solution="""
        errors_on_the_way = {"e1": -2, "e2": 1, "e3": 0, "e1000": 0, "largest for 6": 10}
        """,
    hints=(
        r"The factors are $1-\frac31$, $1-\frac32$, $1-\frac33$, and so on.",
        r"One factor is 0. What becomes of everything after it?",
        r"For $\lambda=6$ the factors are $-5$, $-2$, $-1$, $-\frac12$, $-\frac15$, $0$. Multiply them one after the "
        r"other.",
    ),
    judge=Numbers(),
    wrong=(
        Wrong(
            "the same factor in every step",
            'errors_on_the_way = {"e2": 4}',
            "That would be so with a constant $\\mu=1$. In step 2 the learning rate is $\\frac12$, so the factor is "
            "$1-\\frac32=-\\frac12$.",
        ),
        Wrong(
            "the sign lost",
            'errors_on_the_way = {"e1": 2}',
            "The factor is $1-3=-2$: the step goes *across* the minimum to the other side, and twice as far from it.",
        ),
        Wrong(
            "the factors added",
            'errors_on_the_way = {"e2": -2.5}',
            "Each step multiplies what is left: $e_2=(-\\frac12)\\cdot e_1$.",
        ),
        Wrong(
            "never quite there",
            'errors_on_the_way = {"e3": 0.001}',
            "In step $m=\\lambda=3$ the factor is $1-\\frac33=0$, and the error is 0 exactly. With a $\\lambda$ that "
            "is no whole number it never would be.",
        ),
        Wrong(
            "only the first step counted",
            'errors_on_the_way = {"largest for 6": 5}',
            "The first step throws the error to $-5$, and the second, with the factor $1-\\frac62=-2$, further: to 10.",
        ),
        Wrong(
            "the sign of e₂",
            'errors_on_the_way = {"e2": -1}',
            "Both factors are negative, $-2$ and $-\\frac12$: their product is positive. The second step has come "
            "back to the first side.",
        ),
        Wrong(
            "the factor for the error",
            (
                'errors_on_the_way = {"e2": -0.5}',
                'errors_on_the_way = {"e2": 0.5}',
                'errors_on_the_way = {"e1000": 0.997}',
            ),
            "This is the factor $1-\\frac3m$ of a single step, at most with another sign. The error is the product of "
            "all the factors up to there.",
        ),
        Wrong(
            "λ divided",
            (
                'errors_on_the_way = {"e1": 2 / 3}',
                'errors_on_the_way = {"e1": -1 / 3}',
                'errors_on_the_way = {"e1": 1 / 3}',
            ),
            "With $\\mu(1)=1$ the factor of the first step is $1-1\\cdot3$.",
        ),
        Wrong(
            "1 left out of the factor",
            ('errors_on_the_way = {"e1": -3}', 'errors_on_the_way = {"e1": 3}', 'errors_on_the_way = {"e1": 4}'),
            "The factor is $1-\\mu\\lambda$, with the 1 and with the minus: $1-3$.",
        ),
        Wrong(
            "m counted from 0 or 2",
            ('errors_on_the_way = {"e1": -0.5}', 'errors_on_the_way = {"e1": 1}'),
            "The first step has $m=1$ and $\\mu=1$: from $e_0=1$ it leads to $1-3$.",
        ),
        Wrong(
            "the same factor in step 3",
            ('errors_on_the_way = {"e3": -8}', 'errors_on_the_way = {"e3": 8}'),
            "That would be so with a constant $\\mu=1$. In step 3 the learning rate is $\\frac13$, so the factor is "
            "$1-\\frac33$.",
        ),
        Wrong(
            "stopped one step early",
            (
                'errors_on_the_way = {"e3": 1}',
                'errors_on_the_way = {"e3": -1}',
                'errors_on_the_way = {"e3": 0.5}',
                'errors_on_the_way = {"e3": -0.5}',
            ),
            "The factor of step 3 is $1-\\frac33$. Whatever it multiplies, what comes out is 0.",
        ),
        Wrong(
            "the error comes back",
            (
                'errors_on_the_way = {"e1000": 0.001}',
                'errors_on_the_way = {"e1000": -2}',
                'errors_on_the_way = {"e1000": 0.003}',
                'errors_on_the_way = {"e1000": 1e-4}',
                'errors_on_the_way = {"e1000": 1e-5}',
            ),
            "After step 3 the error is 0, and every later step multiplies 0 by something.",
        ),
        Wrong(
            "it explodes",
            (
                'errors_on_the_way = {"e1000": 2.0**1000}',
                'errors_on_the_way = {"e1000": np.inf}',
                'errors_on_the_way = {"e1000": -(2.0**1000)}',
            ),
            "With a constant $\\mu=1$ it would. Here the learning rate falls, and one of the factors on the way is 0.",
        ),
        Wrong(
            "the sign of the largest",
            'errors_on_the_way = {"largest for 6": -10}',
            "Asked is the largest *size*, $|e_m|$.",
        ),
        Wrong(
            "the factors not multiplied",
            (
                'errors_on_the_way = {"largest for 6": 7}',
                'errors_on_the_way = {"largest for 6": 8}',
                'errors_on_the_way = {"largest for 6": 15}',
            ),
            "Each factor multiplies what the ones before it have left: $-5$, then $-5\\cdot(-2)$, and so on.",
        ),
        Wrong(
            "the factor of step 1 again",
            (
                'errors_on_the_way = {"largest for 6": 25}',
                'errors_on_the_way = {"largest for 6": 5.0**400}',
                'errors_on_the_way = {"largest for 6": np.inf}',
            ),
            "In step 2 the learning rate is $\\frac12$ and the factor $1-\\frac62$. The factors become smaller, and "
            "after step 3 the error shrinks.",
        ),
        Wrong(
            "one step too far with factors above 1",
            ('errors_on_the_way = {"largest for 6": 20}', 'errors_on_the_way = {"largest for 6": 30}'),
            "The third factor is $1-\\frac63=-1$: it turns the error round and makes it no larger.",
        ),
        Wrong(
            "3 for 6, or the start",
            (
                'errors_on_the_way = {"largest for 6": 2}',
                'errors_on_the_way = {"largest for 6": 1}',
                'errors_on_the_way = {"largest for 6": 6}',
                'errors_on_the_way = {"largest for 6": 4}',
            ),
            "For $\\lambda=6$ the first factor alone is $1-6=-5$.",
        ),
    ),
    praise=(
        "As long as $\\lambda/m>2$ the error grows. On real losses, by the time it could shrink, the units "
        "are saturated."
    ),
)


def _no_list(value: Any) -> str:
    """What a value is that is no list, if it is something that people give in its place."""
    if callable(value):
        return "a function"
    return "a dictionary" if isinstance(value, Mapping) else "a generator" if isinstance(value, Iterator) else ""


def _each_at(constants: Any, rates: list[float], m: int) -> Any:
    """What each of the schedules gives at m."""
    schedules = constants(rates)
    if other := _no_list(schedules):
        return Failure(other, f"gives {code(short(schedules))}, {other}; wanted is a list of {len(rates)} functions")
    for n, schedule in enumerate(schedules):
        if not callable(schedule):
            wanted = f"whose entry {n}, {code(short(schedule))}, is no function"
            return Failure("no functions", f"gives {code(short(schedules))}, {wanted}")
    return {"number of schedules": len(schedules)} | {
        f"schedule {n} at m = {m}": schedule(m) for n, schedule in enumerate(schedules)
    }


A_FUNCTION_EACH = Exercise(
    key="09.6",
    title="A schedule for each rate",
    kind="core",
    minutes=5,
    goal="make several schedules in a loop, each of which keeps a learning rate of its own",
    task=r"""
        A study takes a list of schedules. Write `constants(rates)`: for each number of the list `rates` one function
        of $m$, which gives that number for every $m$; a list of functions, in the same order.
        """,
    answer="constants",
    stub="""
        def constants(rates):
            return ...
        """,
    solution="""
        def constants(rates):
            def constant(mu):
                return lambda m: mu

            return [constant(mu) for mu in rates]
        """,
    hints=(
        "`lambda m: mu` is a function of $m$. When does Python look up which number `mu` is?",
        "It looks when the function is *called*, and by then the loop is over. A function that takes `mu` as its "
        "argument, and returns `lambda m: mu`, keeps its own.",
    ),
    judge=Functions(
        [
            Case("two rates, m = 1", ([0.1, 0.02], 1)),
            Case("three rates, m = 3", ([0.2, 0.5, 0.1], 3)),
            Case("two equal rates and another one, m = 2", ([0.1, 0.3, 0.1], 2)),
        ],
        run=_each_at,
    ),
    wrong=(
        Wrong(
            "captured loop variable",
            """
            def constants(rates):
                return [lambda m: rates[n] for n in range(len(rates))]
            """,
            "All of these functions share the loop's one variable, and look at it when they are called. Then the loop "
            "is over, and it stands at its last value: every schedule gives the last rate.",
        ),
        Wrong(
            "the rates by iteration",
            (
                """
            def constants(rates):
                return [lambda m: rates[(m - 1) % len(rates)] for _ in rates]
            """,
                """
                def constants(rates):
                    return [lambda m: rates[m] for _ in rates]
                """,
                """
                def constants(rates):
                    return [lambda m: rates[m - 1] for _ in rates]
                """,
            ),
            "Here $m$ chooses the rate. That is one schedule, which changes in every step, given several times. Each "
            "function is to keep one rate for all $m$.",
        ),
        Wrong(
            "one over m",
            """
            def constants(rates):
                return [lambda m, mu=mu: mu / m for mu in rates]
            """,
            "These fall like $1/m$. A constant schedule does not look at $m$.",
        ),
        Wrong(
            "the first rate for all",
            """
            def constants(rates):
                mu = rates[0]
                return [lambda m: mu for _ in rates]
            """,
            "`mu` is set once, before the loop, so all functions give the first rate.",
        ),
        Wrong(
            "numbers for functions",
            (
                """
                def constants(rates):
                    return [mu for mu in rates]
                """,
                """
                def constants(rates):
                    return [(lambda m: mu)(1) for mu in rates]
                """,
            ),
            "A study calls each schedule with $m$, and a number cannot be called. Each entry has to be a function: "
            "`lambda m: …`.",
        ),
        Wrong(
            "one function for all",
            (
                """
                def constants(rates):
                    return lambda m: rates
                """,
                """
                def constants(rates):
                    def constant(m):
                        return rates

                    return constant
                """,
            ),
            "Wanted is a *list* with one function for each rate; here is a single function.",
        ),
        Wrong(
            "only one schedule comes back",
            """
            def constants(rates):
                for mu in rates:
                    return [lambda m, mu=mu: mu]
            """,
            "`return` stands inside the loop, so it ends after the first rate. Collect the functions, and return the "
            "list behind the loop.",
        ),
        Wrong(
            "all rates from each",
            """
            def constants(rates):
                return [lambda m: rates for _ in rates]
            """,
            "Each of these gives the whole list. Each schedule is to give one number, its own.",
        ),
        Wrong(
            "in another order",
            (
                """
                def constants(rates):
                    return [lambda m, mu=mu: mu for mu in reversed(rates)]
                """,
                """
                def constants(rates):
                    return [lambda m, mu=mu: mu for mu in sorted(rates)]
                """,
                """
                def constants(rates):
                    return [lambda m, mu=mu: mu for mu in sorted(rates, reverse=True)]
                """,
            ),
            "The functions are right, their order is not: the first is to give the first rate of the list.",
        ),
        Wrong(
            "equal rates only once",
            """
            def constants(rates):
                return [lambda m, mu=mu: mu for mu in dict.fromkeys(rates)]
            """,
            "One function for each number of the list, even where a number stands there twice.",
        ),
        Wrong(
            "times m",
            """
            def constants(rates):
                return [lambda m, mu=mu: mu * m for mu in rates]
            """,
            "These grow with $m$. A constant schedule does not look at $m$.",
        ),
        Wrong(
            "a generator for a list",
            """
            def constants(rates):
                return ((lambda m, mu=mu: mu) for mu in rates)
            """,
            "A generator, `(… for mu in rates)`, can be gone through only once, and so can what `map` gives. In "
            "brackets, `[… for mu in rates]`, or with `list(…)`, it is a list.",
        ),
        Wrong(
            "a name for each rate",
            """
            def constants(rates):
                return {mu: (lambda m, mu=mu: mu) for mu in rates}
            """,
            "This is a dictionary. Wanted is a list, in the order of the rates.",
        ),
        Wrong(
            "a list for a number",
            """
            def constants(rates):
                return [lambda m, mu=mu: [mu] for mu in rates]
            """,
            "A schedule gives a number for $m$, and not a list with a number in it.",
        ),
        Wrong(
            "m in the place of the rate",
            (
                """
                def constants(rates):
                    return [lambda mu=mu: mu for mu in rates]
                """,
                """
                def constants(rates):
                    return [lambda mu: mu for mu in rates]
                """,
            ),
            "These functions have only one argument, and a schedule's argument is $m$: it takes the place of the "
            "rate, and comes back. Write `lambda m, mu=mu: mu`.",
        ),
    ),
    praise="Each function keeps its own rate. A study that compares four copies of one schedule shows no difference.",
)

EXERCISES = (THREE, WALKED, ON_A_PARABOLA, A_AND_B, CLAIMS, A_FUNCTION_EACH)
