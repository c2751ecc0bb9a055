"""The exercises of lesson 09, Choose μ."""

from __future__ import annotations

from typing import Any

import numpy as np

import bplib as bp
from bplib.course.exercises import Case, Choices, Exercise, Functions, Measured, Numbers, Wrong


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
    judge=Functions([Case(f"m = {m}", (m,)) for m in (1, 2, 50)], run=_at),
    wrong=(
        Wrong(
            "A/B + m for A/(B + m)",
            """
            def constant_mu(m):
                return 0.05


            def falling_mu(m):
                return 3 / 20 + m


            def reciprocal_mu(m):
                return 1 / m
            """,
            "Without parentheses Python divides first and adds $m$ then: this learning rate *grows* by 1 in every "
            "step.",
        ),
        Wrong(
            "m counted from 0",
            """
            def constant_mu(m):
                return 0.05


            def falling_mu(m):
                return 3 / (20 + m - 1)


            def reciprocal_mu(m):
                return 1 / m
            """,
            "The first step has $m=1$, so it takes $\\mu=3/21$. Counted from 0, the third schedule would have to "
            "divide by "
            "zero.",
        ),
        Wrong(
            "whole-number division",
            """
            def constant_mu(m):
                return 0.05


            def falling_mu(m):
                return 3 // (20 + m)


            def reciprocal_mu(m):
                return 1 // m
            """,
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
            "and "
            "the next training begins where this one ended.",
        ),
        Wrong(
            "one schedule fed with the other",
            """
            def constant_mu(m):
                return 0.05


            def falling_mu(m):
                return 3 / (20 + 1 / m)


            def reciprocal_mu(m):
                return 1 / m
            """,
            "In $A/(B+m)$ stands the iteration $m$ itself. With $1/m$ in its place $\\mu$ hardly changes, and rises.",
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
    judge=Numbers(),
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
    ),
    praise="The third clock shows 0.19 after a thousand iterations; the first one is there after nineteen.",
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
            "Too small a $\\mu$ never overshoots, and never arrives: patient F had a thousandth of what it could bear, "
            "and "
            "ended near the mean predictor.",
        ),
        Wrong(
            "small steps taken for convergence",
            'claims = {"stopped": "true"}',
            "The loss changes by about $\\mu\\|\\nabla L\\|^2$. When $\\mu$ has become tiny, so has the change, on any "
            "slope. "
            "Look at $\\|\\nabla L\\|$ before you call it a minimum.",
        ),
        Wrong(
            "a rising loss convicts the gradient",
            'claims = {"rises": "true"}',
            "A right gradient with a step beyond $2/\\lambda_{\\max}$ overshoots, and the loss rises. Only a loss that "
            "rises at "
            "*every* $\\mu$, however small, convicts the gradient.",
        ),
        Wrong(
            "a falling loss acquits the gradient",
            'claims = {"falls": "true"}',
            "Any direction within 90° of the right one goes downhill when the steps are short. A gradient that is off "
            "by a "
            "factor, or lacks one, often does. Only a gradient check tells.",
        ),
        Wrong(
            "each schedule with a path of its own",
            'claims = {"path": "false"}',
            "Short steps follow the gradient, and that depends on where you are and not on $m$. The schedule sets the "
            "pace; "
            "plotted against $\\sum\\mu$ the curves lay on each other.",
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


def _falls_in_time(my_schedule: dict[str, float]) -> tuple[str, str] | None:
    """Train with A/(B + m); wanted: at the end μ ≤ 0.005, no step that raises the loss, and a loss below 0.1."""
    schedule = bp.schedules.a_over_b_plus_m(float(my_schedule["A"]), float(my_schedule["B"]))
    u, y = bp.data.teacher()
    net = bp.Network.random(n_inputs=2, n_hidden=2, rng=1)
    run = bp.train(net, u, y, schedule=schedule, tolerance=0, max_iterations=3000)
    if run.stopped == "diverged" or np.nanmax(run.losses) > 2 * run.losses[0]:
        return "too large at first", f"begins with μ = {schedule(1):.2g}, and the loss shoots up"
    if schedule(3000) > 0.005:
        return "hardly falls", f"still takes μ = {schedule(3000):.2g} at the end"
    if run.final_loss > 0.1:
        return (
            "stalls",
            f"has come to a loss of {run.final_loss:.2g} at the end, and a time Σμ of {_time(schedule):.2g}",
        )
    return None


def _time(schedule: bp.schedules.Schedule) -> float:
    return float(np.sum(schedule(np.arange(1, 3001))))


A_AND_B = Exercise(
    key="09.4",
    title="Choose A and B",
    kind="core",
    minutes=10,
    goal="choose A and B for a given number of iterations, from the initial rate and the time that is needed",
    task=r"""
        The running example, from the initial network of this lesson, has 3000 iterations. Choose $A$ and $B$ of
        $\mu(m)=\frac{A}{B+m}$ such that the loss does not shoot up at the start, $\mu$ has fallen to at most $0.005$
        at the
        end, and the final loss is below $0.1$. (Constant 0.02 is just about safe; it needs a time $\sum\mu$ of about
        20.)
        """,
    answer="my_schedule",
    stub="""
        my_schedule = {"A": ..., "B": ...}
        """,
    solution="""
        my_schedule = {"A": 20, "B": 1000}
        """,
    hints=(
        r"Read $A/B$ as the initial rate and $B$ as the duration: choose $A/B$ about 0.02 first.",
        r"The time is about $A\ln(1+3000/B)$, the last rate $A/(B+3000)$. Try $B=100$, $1000$ and $10\,000$ in both.",
    ),
    judge=Measured(_falls_in_time),
    wrong=(
        Wrong(
            "too large at first",
            'my_schedule = {"A": 1, "B": 0}',
            "Far more than 0.02 is more than the start can bear: with $1/m$, say, the hidden units are saturated after "
            "two "
            "steps. $B$ is there to begin at $A/B$.",
        ),
        Wrong(
            "B too small",
            'my_schedule = {"A": 1, "B": 50}',
            "The first rate is right, 0.02. But $B$ is the duration: after 50 iterations $\\mu$ has fallen to half, "
            "and the "
            "clock nearly stops.",
        ),
        Wrong(
            "B beyond the last iteration",
            'my_schedule = {"A": 200, "B": 10000}',
            "The first rate is right, 0.02. But with a $B$ larger than the number of iterations $\\mu$ has hardly "
            "begun to fall "
            "when you stop.",
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
            "is no whole "
            "number it never would be.",
        ),
        Wrong(
            "only the first step counted",
            'errors_on_the_way = {"largest for 6": 5}',
            "The first step throws the error to $-5$, and the second, with the factor $1-\\frac62=-2$, further: to 10.",
        ),
    ),
    praise=(
        "As long as $\\lambda/m>2$ the error grows. On real losses, by the time it could shrink, the units "
        "are saturated."
    ),
)


def _each_at(constants: Any, rates: list[float], m: int) -> dict[str, Any]:
    """What each of the schedules gives at m."""
    schedules = constants(rates)
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
        [Case("two rates, m = 1", ([0.1, 0.02], 1)), Case("three rates, m = 3", ([0.5, 0.2, 0.1], 3))], run=_each_at
    ),
    wrong=(
        Wrong(
            "captured index",
            """
            def constants(rates):
                return [lambda m: rates[n] for n in range(len(rates))]
            """,
            "All of these functions share one `n`, and look at it when they are called. Then the loop is over, and "
            "`n` stands at its last value: every schedule gives the last rate.",
        ),
        Wrong(
            "the rates by iteration",
            """
            def constants(rates):
                return [lambda m: rates[(m - 1) % len(rates)] for _ in rates]
            """,
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
    ),
    praise="Each function keeps its own rate. A study that compares four copies of one schedule shows no difference.",
)

EXERCISES = (THREE, WALKED, ON_A_PARABOLA, A_AND_B, CLAIMS, A_FUNCTION_EACH)
