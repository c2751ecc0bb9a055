"""Exercise 06.7: Stuck without a fit."""

import numpy as np

import bplib as bp
from bplib.course.exercises import Exercise, Measured, Wrong
from bplib.course.page.text import beside

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
        return kind, f"has `x` = {beside(x, np.copysign(1, x))}; wanted is 1 or more, or −1 or less"
    if loss < 6.99:
        return "better fit", f"has the loss {beside(loss, 7)}, which is better than the mean predictor's 7"
    if slopes.norm > 1e-3:
        kind = "wrong height" if np.ptp(output) < 0.1 * abs(output.mean() - _VALLEY_Y.mean()) else "not level"
        parts = (
            f"dL/db = {slopes.b:.3g}, dL/dw = {slopes.w[0, 0]:.3g} and {slopes.w[1, 0]:.3g}, dL/dx = {slopes.x[0]:.3g}"
        )
        heights = f"outputs from {output.min():.5g} to {output.max():.5g}"
        return kind, f"has {heights}, and a gradient of the length {slopes.norm:.3g}: {parts}"
    return None


STUCK = Exercise(
    key="06.7",
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
            r"With $x=0$ nothing comes back to the hidden unit: that was the way out in the lesson. Here the place has "
            r"to be level although something comes back: the samples' contributions must cancel.",
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
            r"$y$, which is 2. The output is $b+x[0]\,\sigma(\omega[0,0])$, and $\sigma(\omega[0,0])$ is "
            r"$\frac12$ at 0, near 1 far above and near 0 far below.",
        ),
        Wrong(
            "an output that depends on the input",
            'level_place = {"b": 1, "w0": 1, "w1": -1, "x": 2}',
            r"This place is not level: the output is not the same at every input, and the errors do not cancel in all "
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
    praise="Where the gradient is exactly zero, `bp.train` stops at once, by tolerance: a right gradient, a right "
    "program, and no fit. Another start gets further.",
)
