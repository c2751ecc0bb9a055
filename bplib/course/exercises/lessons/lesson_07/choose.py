"""Exercise 07.2: Bold enough, and not too bold."""

from typing import Any

import numpy as np

import bplib as bp
from bplib.course.exercises import Exercise, Measured, Wrong
from bplib.course.exercises.compare import code, short
from bplib.course.page.text import beside

_GOAL = 2.0


_STEPS = 400


_TELLING = {
    0.02: "as for 40",
    0.08: "times 4",
    2 / 160: "2/P",
    0.02 / 16: "by 16",
    0.02 / 40: "by P",
    0.02 / 160: "by P",
}


def _arrives(bold_mu: Any) -> tuple[str, str] | None:
    """Train on 160 points with a constant μ; wanted: a loss below 2 after 400 steps, and a fall at each of them."""
    try:
        mu = float(bold_mu)
    except (TypeError, ValueError):
        return "no number", f"is {code(short(bold_mu))}; one number is wanted"
    if not 0 < mu < np.inf:
        return "not positive", f"is {code(short(mu))}; a learning rate is a positive number"
    u, y = bp.data.teacher(n_samples=160)
    net = bp.Network.random(n_inputs=2, n_hidden=2, rng=0)
    run = bp.train(net, u, y, schedule=bp.schedules.constant(mu), tolerance=0, max_iterations=_STEPS)
    rises = np.diff(run.losses) > 0
    known = next((kind for rate, kind in _TELLING.items() if abs(mu - rate) < 0.02 * rate), None)
    if run.stopped == "diverged":
        return known or "diverges", "makes the loss explode; the run ends as diverged"
    if rises.any():
        return known or "rises", f"makes the loss rise, for the first time at step {int(np.argmax(rises)) + 1}"
    if run.final_loss >= _GOAL:
        reached = (
            f"has come to a loss of {beside(run.final_loss, _GOAL)} after {_STEPS} steps; wanted is below {_GOAL:g}"
        )
        return known or "too slow", reached
    return None


CHOOSE = Exercise(
    key="07.2",
    title="Bold enough, and not too bold",
    kind="further",
    minutes=10,
    goal="choose a learning rate for a new amount of data from one that is known to work",
    task=r"""
        You know that $\mu=0.02$ is just below the edge for the running example with its 40 points. Now you get 160
        points from the same source, `bp.data.teacher(n_samples=160)`, and the same start `net`. Choose one constant
        $\mu$ with which the loss falls *at every step* and is below 2 after 400 steps. Predict it before you try:
        think of the curvature. (You may try as often as you like.)

        ```python
        u_160, y_160 = bp.data.teacher(n_samples=160)
        schedule = bp.schedules.constant(bold_mu)
        print(bp.train(net, u_160, y_160, schedule=schedule, tolerance=0, max_iterations=400))
        ```
        """,
    answer="bold_mu",
    stub="""
        bold_mu = ...
        """,
    solution="""
        bold_mu = 0.02 / 4
        """,
    hints=(
        r"The loss is a sum over the samples, and so is every entry of the Hessian. With four times the points, what "
        r"is $\lambda_{\max}$, about?",
        r"It is $\mu P$ that stays the same: $0.02\cdot40=\mu\cdot160$.",
    ),
    judge=Measured(_arrives),
    wrong=(
        Wrong(
            "P forgotten",
            "bold_mu = 0.02",
            r"This was right for 40 points. Four times the points make the curvature, a sum over them, about four "
            r"times as large: $2/\lambda_{\max}$ is a quarter of what it was.",
        ),
        Wrong(
            "beyond the edge, though it does not explode",
            "bold_mu = 0.01",
            r"Beyond $2/\lambda_{\max}$ the loss need not go to infinity: it may jump about, or saturate the hidden "
            r"units and stay there. If it rises, take a smaller $\mu$.",
        ),
        Wrong(
            "multiplied where it is divided",
            "bold_mu = 0.02 * 4",
            r"0.08 is four times the old rate. But four times the points make the valley four times as *steep*, and a "
            r"steeper valley wants shorter steps.",
        ),
        Wrong(
            "2/P taken for the edge",
            "bold_mu = 2 / 160",
            r"$2/P$ is a rate that no stable $\mu$ exceeds, since $\lambda_{\max}\ge P$. The edge itself is at "
            r"$2/\lambda_{\max}$, and that is lower: for 40 points 0.02 was near the edge, and $2/P$ was 0.05.",
        ),
        Wrong(
            "four times as steep, twice over",
            "bold_mu = 0.02 / 16",
            r"0.02/16 would be right for a valley sixteen times as steep. Four times the points make it four times as "
            r"steep: the entries of the Hessian are sums over the samples.",
        ),
        Wrong(
            "divided by P itself",
            ("bold_mu = 0.02 / 160", "bold_mu = 0.02 / 40"),
            r"0.02 is no rate for one sample, but for 40. What counts is how many times as many there are now.",
        ),
        Wrong(
            "far beyond the edge",
            ("bold_mu = 0.03", "bold_mu = 1"),
            r"Four times the points make the curvature, a sum over them, about four times as large: the edge, "
            r"$2/\lambda_{\max}$, is now a quarter of what it was with 40.",
        ),
        Wrong(
            "no single number",
            ("bold_mu = bp.schedules.constant(0.005)", "bold_mu = [0.005]", "bold_mu = {40: 0.02, 160: 0.005}"),
            "Asked is one number. The schedule is made from it in the next line: `bp.schedules.constant(bold_mu)`.",
        ),
        Wrong(
            "no step downhill",
            ("bold_mu = 0", "bold_mu = -0.005"),
            r"The minus stands in the step already: $-\mu\,\nabla L$. With 0 nothing moves, and with a negative $\mu$ "
            r"it goes uphill.",
        ),
        Wrong(
            "a smaller μ is always safer",
            "bold_mu = 0.001",
            r"It falls at every step, and does not arrive. Far below the edge, half of $\mu$ is twice the number of "
            r"steps: a $\mu$ can be too careful.",
        ),
    ),
    praise="$\\mu P$ hardly changes when more points come from the same source. That saves a search.",
)
