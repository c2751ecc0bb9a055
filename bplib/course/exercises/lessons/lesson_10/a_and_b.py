"""Exercise 10.4: Choose A and B."""

from __future__ import annotations

import numpy as np

import bplib as bp
from bplib.course.exercises import Exercise, Measured, Wrong
from bplib.course.exercises.compare import code, short
from bplib.course.page.text import beside

_LAST = 3000


_RATE_AT_THE_END = 0.004


_SAFE = 0.02


_LOSS = 0.1


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
        return (
            kind,
            f"still takes μ = {beside(last, _RATE_AT_THE_END)} at the end; wanted is {_RATE_AT_THE_END:g} at most",
        )
    if run.final_loss > _LOSS:
        kind = "begins too low" if first < 0.75 * _SAFE else "B too small"
        time = float(np.sum(schedule(np.arange(1, _LAST + 1))))
        reached = f"has come to a loss of {beside(run.final_loss, _LOSS)} at the end"
        return kind, f"{reached}, and a time Σμ of {time:.2g}; wanted is a loss below {_LOSS:g}"
    return None


A_AND_B = Exercise(
    key="10.4",
    title="Choose A and B",
    kind="core",
    minutes=10,
    goal="choose A and B for a given number of iterations, from the initial rate and the time that is needed",
    task=r"""
        The running example, from the initial network of this lesson, has 3000 iterations. Choose $A$ and $B$ of
        $\mu(m)=\frac{A}{B+m}$ such that the loss never rises above twice its first value, $\mu$ has fallen to at most
        $0.004$ at the end, and the final loss is below $0.1$. (Constant 0.02 is just about safe; it needs a time
        $\sum\mu$ of about 20. The lesson's $A=20$, $B=1000$ falls too late.)
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
            "Well above 0.02 is more than the start can bear: with $1/m$, say, the hidden units are saturated "
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
            "About 0.02 is what the start can bear, and the first rate here, $A/(B+1)$, is well below it. All the "
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
            "With a $B$ larger than the number of iterations $\\mu$ has not even fallen to half when you stop.",
        ),
    ),
    praise="The rule: $A/B$ below the largest stable step, $B$ about as many iterations as the coarse work takes.",
)
