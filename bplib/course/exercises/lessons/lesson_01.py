"""Lesson 01, See the network."""

import numpy as np

import bplib as bp
from bplib.course.exercises import Case, Choices, Exercise, Formula, Functions, Measured, Numbers, Wrong

BY_HAND = Exercise(
    key="01.1",
    title="A forward pass with a pencil",
    kind="core",
    minutes=5,
    goal="compute output and loss of a small network by hand",
    task=r"""
        A network with one hidden unit has $b=1$, $\omega[0,0]=\ln3$, $\omega[1,0]=\ln3$ and $x[0]=4$. The sample
        is $u=(1,-2)$ with the target $y=1$. Compute, with a pencil, the four numbers below. Three digits or a fraction
        such as `1 / 8` will do; write $\ln3$ as `math.log(3)`.
        """,
    answer="by_hand",
    stub="""
        by_hand = {"v_star": ..., "v": ..., "y_bar": ..., "loss": ...}
        """,
    solution="""
        by_hand = {"v_star": -math.log(3), "v": 1 / 4, "y_bar": 2, "loss": 1 / 2}
        """,
    hints=(
        r"$v^*[0]=\omega[0,0]\,u[0]+\omega[1,0]\,u[1]$; mind the sign of $u[1]$.",
        r"$v^*[0]=-\ln3$, and $e^{-v^*[0]}=e^{\ln3}=3$. So $v[0]=\frac1{1+3}$.",
    ),
    judge=Numbers(),
    wrong=(
        Wrong(
            "loss without ½",
            'by_hand = {"v_star": -math.log(3), "v": 1 / 4, "y_bar": 2, "loss": 1}',
            "That is the squared error, and the loss is half of it. The ½ cancels the 2 that comes down when the "
            "square is differentiated.",
        ),
        Wrong(
            "the sign in the exponent",
            'by_hand = {"v_star": -math.log(3), "v": 3 / 4}',
            "The sigmoid has $e^{-v^*}$ in it. Where $v^*$ is negative, $-v^*$ is positive, so $e^{-v^*}$ is larger "
            "than 1 and $v$ smaller than ½.",
        ),
        Wrong(
            "the constant input left out",
            'by_hand = {"v_star": -2 * math.log(3)}',
            "The sum runs over both inputs, and $u[0]=1$ is one of them: its weight is added as it is.",
        ),
        Wrong(
            "the sigmoid left out",
            'by_hand = {"y_bar": 1 - 4 * math.log(3)}',
            "This is $b+x[0]\\,v^*[0]$. What the output weighs is $v[0]$, the sum after the sigmoid.",
        ),
        Wrong(
            "b left out",
            'by_hand = {"v": 1 / 4, "y_bar": 1}',
            "This is $x[0]\\,v[0]$ alone. The output adds $b$ to it.",
        ),
    ),
    praise="You have done by hand all that a network does with a sample; the rest is repetition.",
)

OUTPUTS = Exercise(
    key="01.2",
    title="The forward pass as a function",
    kind="core",
    minutes=10,
    goal="translate the three forward equations into code for all samples at once",
    task=r"""
        Write `outputs(b, w, x, u)`, which returns $\bar y_p$ for every sample. `w` has the shape $(N,H)$, `x` the shape
        $(H,)$ and `u` the shape $(P,N)$; the result has the shape $(P,)$. Loops are as welcome as matrix products, but
        do not use `bp` here.
        """,
    answer="outputs",
    stub="""
        def outputs(b, w, x, u):
            return ...
        """,
    solution="""
        def outputs(b, w, x, u):
            v_star = u @ w
            v = 1 / (1 + np.exp(-v_star))
            return b + v @ x
        """,
    hints=(
        "Three lines, one for each equation of the slide: `v_star`, `v`, and what is returned.",
        r"$\sum_i\omega[i,h]\,u_p[i]$ is row $p$ of `u` times column $h$ of `w`: `u @ w`.",
        r"$\sum_h x[h]\,v_p[h]$ is row $p$ of `v` times `x`: `v @ x`, to which `b` is added once.",
    ),
    judge=Functions(
        [
            (0.0, np.array([[1.0]]), np.array([2.0]), np.array([[0.5]])),
            (0.3, np.array([[1.0]]), np.array([2.0]), np.array([[0.5]])),
            (0.3, np.array([[1.0, -0.5]]), np.array([2.0, 3.0]), np.array([[0.5]])),
            (0.3, np.array([[1.0, -0.5], [0.8, 0.4]]), np.array([2.0, 3.0]), np.array([[1.0, 0.5]])),
            (0.3, np.array([[1.0, -0.5], [0.8, 0.4]]), np.array([2.0, 3.0]), np.array([[1.0, 0.5], [1.0, -2.0]])),
            Case(
                "4 samples, 3 inputs, 2 hidden units",
                (
                    -1.2,
                    np.array([[0.3, -1.1], [0.7, 0.2], [-0.4, 0.9]]),
                    np.array([1.5, -0.6]),
                    np.array([[1.0, 0.2, -0.7], [1.0, 1.4, 0.3], [1.0, -0.9, 2.1], [1.0, 0.0, 0.0]]),
                ),
            ),
        ]
    ),
    wrong=(
        Wrong(
            "the sigmoid left out",
            """
            def outputs(b, w, x, u):
                return b + u @ w @ x
            """,
            "Without it the output is a straight line in $u$, however many hidden units there are. Squeeze `v_star` "
            "first: `v = 1 / (1 + np.exp(-v_star))`.",
        ),
        Wrong(
            "b left out",
            """
            def outputs(b, w, x, u):
                return 1 / (1 + np.exp(-(u @ w))) @ x
            """,
            "The output is $b$ plus the weighed hidden units; without $b$ the curve cannot be lifted.",
        ),
        Wrong(
            "b inside the sum",
            """
            def outputs(b, w, x, u):
                return (b + 1 / (1 + np.exp(-(u @ w))) * x).sum(axis=1)
            """,
            "$b$ stands before the sum over $h$, so it is added once and not once for each hidden unit.",
        ),
        Wrong(
            "the sign in the exponent",
            """
            def outputs(b, w, x, u):
                return b + 1 / (1 + np.exp(u @ w)) @ x
            """,
            "The sigmoid has $e^{-v^*}$ in it, with a minus: it rises with $v^*$. With $e^{v^*}$ it falls.",
        ),
        Wrong(
            "a sigmoid at the output too",
            """
            def outputs(b, w, x, u):
                return 1 / (1 + np.exp(-(b + 1 / (1 + np.exp(-(u @ w))) @ x)))
            """,
            "Only the hidden units are squeezed. The output is a plain sum, which can reach every number.",
        ),
        Wrong(
            "transposed weights",
            """
            def outputs(b, w, x, u):
                return b + 1 / (1 + np.exp(-(u @ w.T))) @ x
            """,
            "`w` has a row for each input and a column for each hidden unit. The sum over $i$ runs down a column: "
            "`u @ w`, not `u @ w.T`, which fits only if $N=H$ and then adds up the wrong ones.",
        ),
        Wrong(
            "the first sample alone",
            """
            def outputs(b, w, x, u):
                return b + np.array([1 / (1 + np.exp(-(u[0] @ w))) @ x])
            """,
            "`u[0]` is the first row, that is the first sample. Every sample has an output of its own.",
        ),
        Wrong(
            "all samples added up",
            """
            def outputs(b, w, x, u):
                return b + (1 / (1 + np.exp(-(u @ w))) @ x).sum()
            """,
            "The slide's sum runs over $h$ alone. $p$ is free: there is an output for each sample.",
        ),
    ),
    praise="These three lines are the first half of every training step; lesson 04 adds the second half.",
)


def _step(my_step: dict[str, float]) -> tuple[str, str] | None:
    """Measure a step: wanted are the heights 1 far left and 4 far right, and the middle at u[1] = −2."""
    b, w0, w1, x = (float(my_step[name]) for name in ("b", "w0", "w1", "x"))
    net = bp.Network(b=b, w=[[w0], [w1]], x=[x])
    if w1 == 0:
        return "flat", "has `w1` = 0: the input has no influence, and the curve is flat"
    left, right, middle = *net.predict([[1.0, -1e3 / abs(w1)], [1.0, 1e3 / abs(w1)]]), -w0 / w1
    if not np.allclose([left, right], [1, 4], atol=0.03):
        kind = "height for rise" if np.isclose(left, 1, atol=0.03) and np.isclose(right, 5, atol=0.03) else "heights"
        return (kind if left < right else "wrong way"), f"goes from {left:.3g} far left to {right:.3g} far right"
    if not np.isclose(middle, -2, atol=0.03):
        kind = "other side" if np.isclose(middle, 2, atol=0.03) else "steepness" if np.isclose(abs(w0), 2) else "place"
        return kind, f"has its middle at u[1] = {middle:.3g}"
    if abs(w1) < 3:
        return "not steep", f"has the steepness {abs(w1):.3g}"
    return None


PLACE_A_STEP = Exercise(
    key="01.3",
    title="Place a step",
    kind="core",
    minutes=10,
    goal="choose weights that give a hidden unit's step a wanted place, height and steepness",
    task=r"""
        Choose the four parameters of a network with one hidden unit,
        $\bar y=b+x[0]\,\sigma(\omega[0,0]+\omega[1,0]\,u[1])$, so that its curve is at height 1 far to the left and at
        height 4 far to the right, with its middle at $u[1]=-2$ and $|\omega[1,0]|$ at least 3. (`w0` is
        $\omega[0,0]$, `w1` is $\omega[1,0]$. There is more than one answer.)
        """,
    answer="my_step",
    stub="""
        my_step = {"b": ..., "w0": ..., "w1": ..., "x": ...}
        """,
    solution="""
        my_step = {"b": 1, "w0": 6, "w1": 3, "x": 3}
        """,
    hints=(
        "With $\\omega[1,0]>0$ the unit is 0 far to the left: only $b$ is left there. Far to the right it is 1.",
        r"The middle is where $\omega[0,0]+\omega[1,0]\,u[1]=0$. Put $u[1]=-2$ in and choose $\omega[1,0]=3$.",
    ),
    judge=Measured(_step),
    wrong=(
        Wrong(
            "x as the height that is reached",
            'my_step = {"b": 1, "w0": 6, "w1": 3, "x": 4}',
            "$x[0]$ is how far the step rises, counted from where it begins: from 1 to 4 it rises by 3.",
        ),
        Wrong(
            "the step on the other side",
            'my_step = {"b": 1, "w0": -6, "w1": 3, "x": 3}',
            "A larger $\\omega[0,0]$ moves the step to the left, if $\\omega[1,0]>0$: the middle is at "
            "$-\\omega[0,0]/\\omega[1,0]$, with a minus.",
        ),
        Wrong(
            "the steepness forgotten in the place",
            'my_step = {"b": 1, "w0": 2, "w1": 3, "x": 3}',
            "The middle is where $\\omega[0,0]+\\omega[1,0]\\,u[1]=0$. So a steeper step needs a larger $\\omega[0,0]$ "
            "to stay where it is.",
        ),
        Wrong(
            "a step the wrong way",
            'my_step = {"b": 4, "w0": 6, "w1": 3, "x": -3}',
            "The product of the signs of $x[0]$ and $\\omega[1,0]$ says whether the curve rises from left to right.",
        ),
        Wrong(
            "too gentle a step",
            'my_step = {"b": 1, "w0": 2, "w1": 1, "x": 3}',
            "Place and heights are right. Make it steeper with $\\omega[1,0]$, and adapt $\\omega[0,0]$ so that the "
            "step stays in its place.",
        ),
    ),
    praise="Mirror both `w0` and `w1`, exchange the heights, and it is right again: different weights, one curve.",
)

DIRECTIONS = Exercise(
    key="01.4",
    title="Which way does each parameter go?",
    kind="core",
    minutes=10,
    goal="say the direction in which each parameter moves in a step of descent, before computing",
    task=r"""
        Take the network of the drawings, $b=1$, $x=(2,-2)$, with the sample $u=(1,-1)$ and the target $y=3$. Its output
        is $\bar y=2.6$: too low. Say for each of the seven parameters whether a small step of steepest descent makes it
        larger, `"+"`, or smaller, `"-"`. You need no derivative: ask of each whether the output rises when it grows.
        """,
    answer="moves",
    stub="""
        moves = {
            "b": ...,
            "x[0]": ...,
            "x[1]": ...,
            "w[0,0]": ...,
            "w[0,1]": ...,
            "w[1,0]": ...,
            "w[1,1]": ...,
        }
        """,
    solution="""
        moves = {
            "b": "+",
            "x[0]": "+",
            "x[1]": "+",
            "w[0,0]": "+",
            "w[0,1]": "-",
            "w[1,0]": "-",
            "w[1,1]": "+",
        }
        """,
    hints=(
        "The output is too low, so each parameter moves in the direction in which the output rises.",
        r"$x[h]$ is multiplied by $v[h]$, and that is positive, whatever sign $x[h]$ has.",
        r"$\omega[i,h]$ raises $v[h]$ if $u[i]>0$; and $v[h]$ raises the output if $x[h]>0$. Multiply the two signs.",
    ),
    judge=Choices(("+", "-", "0")),
    wrong=(
        Wrong(
            "“descent” makes every parameter smaller",
            'moves = dict.fromkeys(("b", "x[0]", "x[1]", "w[0,0]", "w[0,1]", "w[1,0]", "w[1,1]"), "-")',
            "It is the loss that descends. A parameter goes against its own derivative: up, if the loss falls as the "
            "parameter grows.",
        ),
        Wrong(
            "along the gradient instead of against it",
            """
            moves = {"b": "-", "x[0]": "-", "x[1]": "-", "w[0,0]": "-", "w[0,1]": "+", "w[1,0]": "+", "w[1,1]": "-"}
            """,
            "These are the signs of the derivatives, which point uphill. Descent steps the other way: "
            "$b\\leftarrow b-\\mu\\,\\partial L/\\partial b$.",
        ),
        Wrong(
            "the weight's own sign taken for its direction",
            'moves = {"x[1]": "-"}',
            "$x[1]$ is negative, but raising it still raises the output, since $v[1]$ is positive. What a parameter is "
            "does not say where it should go.",
        ),
        Wrong(
            "the sign of the input forgotten",
            'moves = {"w[1,0]": "+", "w[1,1]": "-"}',
            "$u[1]=-1$ is negative: raising $\\omega[1,h]$ *lowers* $v^*[h]$.",
        ),
        Wrong(
            "the sign of x[h] forgotten",
            'moves = {"w[0,1]": "+"}',
            "$x[1]=-2$ is negative: raising $v[1]$ *lowers* the output. What goes into unit 1 acts the other way "
            "round.",
        ),
        Wrong(
            "no movement",
            'moves = {"b": "0"}',
            "A derivative is 0 here only if the error is 0, and the output is 2.6 where 3 is wanted.",
        ),
    ),
    praise="Whoever can say the signs beforehand finds a wrong sign in a formula, or in code, at a glance.",
)

CLOSED_FORM = Exercise(
    key="01.5",
    title="Where is b after m steps?",
    kind="further",
    minutes=15,
    goal="solve a recursion of steepest descent, and see what a sum over P samples does to the learning rate",
    task=r"""
        Go back to the descent in $b$ alone, with $\frac{dL}{db}=b-2$ and the start $b_0=1$, but let the same sample be
        there $P$ times. The loss is a *sum* over samples, so it is $L(b)=\frac P2(2-b)^2$. Find $b_m$ after $m$ steps
        with the constant learning rate $\mu$, as a formula in `mu`, `m` and `P`, written as text: `"..."` with `**` for
        powers. Then ask yourself for which $\mu$ it converges.
        """,
    answer="b_after",
    stub="""
        b_after = ...
        """,
    solution="""
        b_after = "2 - (1 - P * mu)**m"
        """,
    hints=(
        r"What is $\frac{dL}{db}$ now? And what becomes of $b-2$ in one step $b\leftarrow b-\mu\,\frac{dL}{db}$?",
        r"In every step $b-2$ is multiplied by the same factor, $1-P\mu$. At the start it is $-1$.",
    ),
    judge=Formula(letters="mu:positive m:integer b_0=1"),
    wrong=(
        Wrong(
            "sum for mean",
            'b_after = "2 - (1 - mu)**m"',
            "This is right for one sample, or if the loss were the *mean* over the samples. The slides' loss is a sum: "
            "$P$ equal samples make the derivative $P$ times as large.",
        ),
        Wrong(
            "the sign of the start",
            'b_after = "2 + (1 - P * mu)**m"',
            "At $m=0$ this is 3, and the start is $b_0=1$: what is left to go, $b_0-2$, is negative.",
        ),
        Wrong(
            "m counted from 1 at the start",
            'b_after = "2 - (1 - P * mu)**(m - 1)"',
            "After $m=1$ step this is still at the start. $b_0$ is the start, and $b_1$ has made one step.",
        ),
        Wrong(
            "uphill",
            'b_after = "2 - (1 + P * mu)**m"',
            "This goes away from 2. In a step, $b-2$ becomes $b-\\mu P(b-2)-2=(1-P\\mu)(b-2)$.",
        ),
        Wrong(
            "m equal steps",
            'b_after = "1 + m * P * mu"',
            "This makes every step as long as the first one. But the slope $b-2$ becomes smaller on the way, and the "
            "steps with it.",
        ),
        Wrong(
            "derivative without the factor of the step",
            'b_after = "2 - (1 - P)**m"',
            "A step is $-\\mu$ times the derivative; $\\mu$ has been lost.",
        ),
    ),
    praise="It converges if $0<\\mu<2/P$: twice the data wants half the learning rate, as long as the loss is a sum.",
)

EXERCISES = (BY_HAND, OUTPUTS, PLACE_A_STEP, DIRECTIONS, CLOSED_FORM)
