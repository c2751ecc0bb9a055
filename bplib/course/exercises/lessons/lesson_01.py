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
            "the constant input left out",
            ('by_hand = {"v_star": -2 * math.log(3)}', 'by_hand = {"v_star": 2 * math.log(3)}'),
            "The sum runs over both inputs, and $u[0]=1$ is one of them: its weight is added as it is.",
        ),
        Wrong(
            "the sign of the input lost",
            (
                'by_hand = {"v_star": 3 * math.log(3)}',
                'by_hand = {"v_star": -3 * math.log(3)}',
            ),
            "$u[0]=1$ and $u[1]=-2$ have different signs, and so have the two terms of the sum: they work against "
            "each other.",
        ),
        Wrong(
            "the sign of v* lost",
            'by_hand = {"v_star": math.log(3)}',
            r"The terms are $\ln3\cdot1$ and $\ln3\cdot(-2)$. The negative one is the larger.",
        ),
        Wrong(
            "a weight left out",
            (
                'by_hand = {"v_star": math.log(3) - 2}',
                'by_hand = {"v_star": -1}',
                'by_hand = {"v_star": 1 - 2 * math.log(3)}',
            ),
            r"Each input is multiplied by its weight before they are added up, and both weights are $\ln3$.",
        ),
        Wrong(
            "the sign in the exponent",
            'by_hand = {"v_star": -math.log(3), "v": 3 / 4}',
            "The sigmoid has $e^{-v^*}$ in it. Where $v^*$ is negative, $-v^*$ is positive, so $e^{-v^*}$ is larger "
            "than 1 and $v$ smaller than ½.",
        ),
        Wrong(
            "the sigmoid left out",
            (
                'by_hand = {"v": -math.log(3)}',
                'by_hand = {"y_bar": 1 - 4 * math.log(3)}',
            ),
            r"What the output weighs is $v[0]$, the sum after the sigmoid: $b+x[0]\,v[0]$ and not $b+x[0]\,v^*[0]$.",
        ),
        Wrong(
            "the exponential alone",
            (
                'by_hand = {"v": 1 / 3}',
                'by_hand = {"v": 3}',
                'by_hand = {"v": 4}',
            ),
            r"The sigmoid is $\frac1{1+e^{-v^*}}$: the exponential is 3 here, 1 is added to it, and 1 is divided by "
            "the sum.",
        ),
        Wrong(
            "the minus taken out of the exponential",
            'by_hand = {"v": -1 / 2}',
            r"$e^{-v^*}$ is $\frac1{e^{v^*}}$ and not $-e^{v^*}$: an exponential is never negative. So $v$ lies "
            "between 0 and 1.",
        ),
        Wrong(
            "the exponential left out",
            (
                'by_hand = {"v": 1 / (1 + math.log(3))}',
                'by_hand = {"v": 1 / (1 - math.log(3))}',
            ),
            r"In the denominator of the sigmoid stands $1+e^{-v^*}$, and $e^{\ln3}$ is 3.",
        ),
        Wrong(
            "the slope taken for the value",
            'by_hand = {"v": 3 / 16}',
            r"This is $v\,(1-v)$, the slope of the sigmoid. Going forward takes its value.",
        ),
        Wrong(
            "b left out",
            'by_hand = {"v": 1 / 4, "y_bar": 1}',
            r"This is $x[0]\,v[0]$ alone. The output adds $b$ to it.",
        ),
        Wrong(
            "x[0] left out",
            (
                'by_hand = {"v": 1 / 4, "y_bar": 5 / 4}',
                'by_hand = {"v": 1 / 4, "y_bar": 21 / 4}',
            ),
            "The hidden unit is weighed: $v[0]$ is multiplied by $x[0]=4$ before $b$ is added.",
        ),
        Wrong(
            "b weighed, or v left out",
            'by_hand = {"v": 1 / 4, "y_bar": 5}',
            r"5 is $x[0]\,(b+v[0])$, and $b+x[0]$ too. The output is $b$, just once, plus the product of $x[0]$ and "
            "$v[0]$.",
        ),
        Wrong(
            "a sigmoid at the output too",
            'by_hand = {"y_bar": 1 / (1 + np.exp(-2))}',
            r"This is $\sigma(2)$. Only the hidden units are squeezed; the output is a plain sum.",
        ),
        Wrong(
            "loss without ½",
            'by_hand = {"v_star": -math.log(3), "v": 1 / 4, "y_bar": 2, "loss": 1}',
            "That is the squared error, and the loss is half of it. The ½ cancels the 2 that comes down when the "
            "square is differentiated.",
        ),
        Wrong(
            "the error not squared",
            (
                'by_hand = {"y_bar": 2, "loss": -1}',
                'by_hand = {"y_bar": 2, "loss": -1 / 2}',
            ),
            r"The loss is $\frac12(y-\bar y)^2$: the error is squared, and a loss is never negative.",
        ),
        Wrong(
            "½ squared with the error",
            'by_hand = {"y_bar": 2, "loss": 1 / 4}',
            r"The ½ stands outside the square: $\frac12(y-\bar y)^2$, and not $(\frac12(y-\bar y))^2$.",
        ),
        Wrong(
            "the target left out, or 2 for ½",
            'by_hand = {"y_bar": 2, "loss": 2}',
            r"2 is $\frac12\bar y^2$, and $2\,(y-\bar y)^2$ too. The loss is half the square of the *difference* to "
            "the target $y=1$.",
        ),
        Wrong(
            "no difference",
            (
                'by_hand = {"y_bar": 2, "loss": 9 / 2}',
                'by_hand = {"y_bar": 2, "loss": 9}',
                'by_hand = {"y_bar": 2, "loss": -3 / 2}',
                'by_hand = {"y_bar": 2, "loss": 3 / 2}',
                'by_hand = {"y_bar": 2, "loss": 3}',
                'by_hand = {"y_bar": 2, "loss": -3}',
            ),
            r"First the difference to the target, $y-\bar y$, then its square, then half of that.",
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
            {"return b + v @ x": "return b + v_star @ x"},
            "Without it the output is a straight line in $u$, however many hidden units there are. Squeeze `v_star` "
            "first: `v = 1 / (1 + np.exp(-v_star))`.",
        ),
        Wrong(
            "b left out",
            {"return b + v @ x": "return v @ x"},
            "The output is $b$ plus the weighed hidden units; without $b$ the curve cannot be lifted.",
        ),
        Wrong(
            "b inside the sum",
            {"return b + v @ x": "return (b + v * x).sum(axis=1)"},
            "$b$ stands before the sum over $h$, so it is added once and not once for each hidden unit.",
        ),
        Wrong(
            "b weighed",
            ({"return b + v @ x": "return (b + v) @ x"}, {"return b + v @ x": "return v @ (b + x)"}),
            "$b$ is no hidden unit and has no weight $x[h]$: add it when the weighed units have been added up.",
        ),
        Wrong(
            "b inside the sigmoid",
            (
                {"u @ w": "b + u @ w"},
                {"u @ w": "b + u @ w", "return b + v @ x": "return v @ x"},
            ),
            "$b$ belongs to the output. A hidden unit's own shift is the weight of the constant input, "
            r"$\omega[0,h]$, and that is in `u @ w` already.",
        ),
        Wrong(
            "the sign in the exponent",
            {"np.exp(-v_star)": "np.exp(v_star)"},
            "The sigmoid has $e^{-v^*}$ in it, with a minus: it rises with $v^*$. With $e^{v^*}$ it falls.",
        ),
        Wrong(
            "the exponential alone",
            (
                {"1 / (1 + np.exp(-v_star))": "1 / np.exp(-v_star)"},
                {"1 / (1 + np.exp(-v_star))": "np.exp(-v_star)"},
            ),
            "The sigmoid is 1 divided by $1+e^{-v^*}$; an exponential alone grows without bound.",
        ),
        Wrong(
            "the denominator without brackets",
            {"1 / (1 + np.exp(-v_star))": "1 / 1 + np.exp(-v_star)"},
            "`1 / 1 + np.exp(…)` divides 1 by 1 and adds the exponential to it. The whole denominator needs brackets.",
        ),
        Wrong(
            "math.exp for an array",
            {"np.exp(-v_star)": "math.exp(-v_star)"},
            "`math.exp` takes a single number, and `v_star` is an array, of shape (P, H). `np.exp` takes arrays.",
        ),
        Wrong(
            "the slope taken for the value",
            {"return b + v @ x": "return b + (v * (1 - v)) @ x"},
            r"$v\,(1-v)$ is the slope of the sigmoid, for the way back. Going forward takes $v$.",
        ),
        Wrong(
            "another activation",
            (
                {"1 / (1 + np.exp(-v_star))": "np.tanh(v_star)"},
                {"1 / (1 + np.exp(-v_star))": "np.maximum(v_star, 0)"},
            ),
            r"The hidden units of this lesson take the sigmoid, $\frac1{1+e^{-v^*}}$.",
        ),
        Wrong(
            "a sigmoid at the output too",
            (
                {"return b + v @ x": "return 1 / (1 + np.exp(-(b + v @ x)))"},
                {"return b + v @ x": "return b + 1 / (1 + np.exp(-(v @ x)))"},
            ),
            "Only the hidden units are squeezed. The output is a plain sum, which can reach every number.",
        ),
        Wrong(
            "x inside the sigmoid",
            (
                {"u @ w": "u @ w @ x", "return b + v @ x": "return b + v"},
                {"u @ w": "(u @ w) * x", "return b + v @ x": "return b + v.sum(axis=1)"},
            ),
            "First each unit's own sum is squeezed; then the units are weighed by $x[h]$ and added up. The sigmoid "
            "of a weighed sum is another number.",
        ),
        Wrong(
            "x left out",
            {"return b + v @ x": "return b + v.sum(axis=1)"},
            "Each hidden unit is multiplied by its own $x[h]$ before they are added up.",
        ),
        Wrong(
            "the mean over the hidden units",
            {"return b + v @ x": "return b + (v * x).mean(axis=1)"},
            "The weighed hidden units are added up; nothing divides the sum by $H$.",
        ),
        Wrong(
            "the sum over h forgotten",
            {"return b + v @ x": "return b + v * x"},
            "`v * x` multiplies and does not add: a number is left for each hidden unit. `v @ x` adds them up.",
        ),
        Wrong(
            "added up over the samples",
            (
                {"return b + v @ x": "return b + (v * x).sum(axis=0)"},
                {"return b + v @ x": "return b + v.sum(axis=0) * x"},
            ),
            "`axis=0` runs down the rows, over the samples. The slide's sum runs over $h$: `axis=1`, or `v @ x`.",
        ),
        Wrong(
            "transposed weights",
            {"u @ w": "u @ w.T"},
            "`w` has a row for each input and a column for each hidden unit. The sum over $i$ runs down a column: "
            "`u @ w`, not `u @ w.T`, which fits only if $N=H$ and then adds up the wrong ones.",
        ),
        Wrong(
            "the factors in the wrong order",
            (
                {"return b + v @ x": "return b + x @ v"},
                {"u @ w": "w @ u"},
                {"u @ w": "w.T @ u"},
                {"u @ w": "u.T @ w"},
                {"u @ w": "w.T @ u", "return b + v @ x": "return b + x @ v"},
            ),
            "A product `A @ B` adds up over the *last* index of `A` and the *first* of `B`. `u` is (P, N) and `w` "
            "is (N, H), so `u @ w` adds up over the inputs; `v` is (P, H) and `x` is (H,), so `v @ x` adds up over "
            "the hidden units.",
        ),
        Wrong(
            "* where @ is meant",
            {"u @ w": "u * w"},
            "`u * w` multiplies entry by entry and adds nothing. The sum over the inputs is `u @ w`.",
        ),
        Wrong(
            "the constant input left out",
            {"u @ w": "u[:, 1:] @ w[1:]"},
            "The constant input is a column of `u` like the others, and its weights are a row of `w`: the sum runs "
            "over all.",
        ),
        Wrong(
            "a second constant input",
            {"u @ w": "w[0] + u @ w"},
            "The constant input is in `u` already: `u @ w` has its weights in it, and here they are added twice.",
        ),
        Wrong(
            "the first sample alone",
            {"u @ w": "u[:1] @ w"},
            "`u[0]` is the first row, that is the first sample. Every sample has an output of its own.",
        ),
        Wrong(
            "one number",
            {"return b + v @ x": "return (b + v @ x)[0]"},
            "There is an output for each sample: wanted is an array of shape (P,), also if $P=1$. Does a `return` "
            "stand inside a loop? It ends the function at once.",
        ),
        Wrong(
            "all samples added up",
            {"return b + v @ x": "return b + (v @ x).sum()"},
            "The slide's sum runs over $h$ alone. $p$ is free: there is an output for each sample.",
        ),
        Wrong(
            "a column",
            {"return b + v @ x": "return (b + v @ x)[:, None]"},
            "The numbers are right, but they stand in a column, of shape (P, 1). Wanted is the shape (P,): take `x` "
            "as it is, of shape (H,).",
        ),
        Wrong(
            "a hidden unit left out",
            (
                {"return b + v @ x": "return b + v[:, :-1] @ x[:-1]"},
                {"return b + v @ x": "return b + v[:, 1:] @ x[1:]"},
                {"return b + v @ x": "return b + v[:, 0] * x[0]"},
                {"return b + v @ x": "return b + sum(v[:, h] * x[h] for h in range(len(w)))"},
            ),
            "The sum runs over all hidden units, from `h = 0` to `h = H - 1`: that is `range(len(x))`, where `H` is "
            "the length of `x` and the number of *columns* of `w`.",
        ),
        Wrong(
            "stopped at the hidden units",
            (
                {"return b + v @ x": "return v"},
                {"return b + v @ x": "return v_star"},
            ),
            "This is what comes out of a step on the way. The third line is still to come: the output is $b$ plus "
            "the hidden units, weighed by $x$.",
        ),
        Wrong(
            "all three steps returned",
            (
                {"return b + v @ x": "return v_star, v, b + v @ x"},
                {"return b + v @ x": "return v, b + v @ x"},
            ),
            "Return the outputs alone; `v_star` and `v` are steps on the way.",
        ),
    ),
    praise="These three lines are the first half of every training step; lesson 04 adds the second half.",
)


def _step(my_step: dict[str, float]) -> tuple[str, str] | None:
    """Measure a step: wanted are the heights 1 far left and 4 far right, and the middle at u[1] = −2."""
    b, w0, w1, x = (float(my_step[name]) for name in ("b", "w0", "w1", "x"))
    net = bp.Network(b=b, w=[[w0], [w1]], x=[x])
    if w1 == 0 or x == 0:
        return "flat", f"is flat, with `{'w1' if w1 == 0 else 'x'}` = 0"
    far = (1e3 + abs(w0)) / abs(w1)
    left, right = net.predict([[1.0, -far], [1.0, far]])
    if kind := _heights(float(left), float(right)):
        return kind, f"goes from {left:.3g} far left to {right:.3g} far right"
    if kind := _place(w0, w1):
        return kind, f"has its middle at u[1] = {-w0 / w1 + 0:.3g}"
    if abs(w1) < 3:
        return "not steep", f"has the steepness {abs(w1):.3g}"
    return None


def _near(value: float, wanted: float) -> bool:
    return bool(np.isclose(value, wanted, atol=0.03))


def _heights(left: float, right: float) -> str | None:
    """What is wrong with the heights."""
    if _near(left, 1) and _near(right, 4):
        return None
    if left > right:
        return "wrong way"
    if _near(left, 1):
        return "height for rise" if _near(right, 5) else "rise"
    if _near(right, 4):
        return "b left out" if _near(left, 0) else "rise"
    return "lifted" if _near(right - left, 3) else "both heights"


def _place(w0: float, w1: float) -> str | None:
    """What is wrong with the place of the middle."""
    middle = -w0 / w1
    if _near(middle, -2):
        return None
    for kind, found in (
        ("other side", _near(middle, 2)),
        ("not moved", w0 == 0),
        ("steepness", _near(abs(w0), 2)),
        ("upside down", _near(abs(middle), 0.5)),
    ):
        if found:
            return kind
    return "place"


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
            "a step the wrong way",
            (
                'my_step = {"b": 4, "w0": 6, "w1": 3, "x": -3}',
                'my_step = {"b": 1, "w0": -6, "w1": -3, "x": 3}',
            ),
            r"The product of the signs of $x[0]$ and $\omega[1,0]$ says whether the curve rises from left to right.",
        ),
        Wrong(
            "no step",
            (
                'my_step = {"b": 1, "w0": 6, "w1": 0, "x": 3}',
                'my_step = {"b": 1, "w0": 6, "w1": 3, "x": 0}',
            ),
            r"$\omega[1,0]$ is how steep the step is and $x[0]$ how high. If one of them is 0, there is none.",
        ),
        Wrong(
            "the step begins at 0",
            'my_step = {"b": 0, "w0": 6, "w1": 3, "x": 4}',
            "Where the unit gives 0, $b$ alone is left: $b$ is the lower of the two heights, and the step rises "
            "from there.",
        ),
        Wrong(
            "the right rise at the wrong height",
            'my_step = {"b": 4, "w0": 6, "w1": 3, "x": 3}',
            "It rises by 3, as it should, and $b$ lifts the whole curve. Where the unit gives 0, the curve is at "
            "$b$; where it gives 1, at $b+x[0]$.",
        ),
        Wrong(
            "one end at the wrong height",
            (
                'my_step = {"b": 1, "w0": 6, "w1": 3, "x": 2.5}',
                'my_step = {"b": 2, "w0": 6, "w1": 3, "x": 2}',
            ),
            "The two heights are $b$, where the unit gives 0, and $b+x[0]$, where it gives 1. One of them is as "
            "wanted, the other is not.",
        ),
        Wrong(
            "both ends at the wrong height",
            'my_step = {"b": 2.5, "w0": 6, "w1": 3, "x": 1.2}',
            "The two heights are $b$, where the unit gives 0, and $b+x[0]$, where it gives 1. Look for the two "
            "numbers that make them 1 and 4.",
        ),
        Wrong(
            "the step on the other side",
            'my_step = {"b": 1, "w0": -6, "w1": 3, "x": 3}',
            r"A larger $\omega[0,0]$ moves the step to the left, if $\omega[1,0]>0$: the middle is at "
            r"$-\omega[0,0]/\omega[1,0]$, with a minus.",
        ),
        Wrong(
            "the step left at 0",
            'my_step = {"b": 1, "w0": 0, "w1": 3, "x": 3}',
            r"With $\omega[0,0]=0$ the middle is at $u[1]=0$, however steep the step is. $\omega[0,0]$ moves it.",
        ),
        Wrong(
            "the steepness forgotten in the place",
            (
                'my_step = {"b": 1, "w0": 2, "w1": 3, "x": 3}',
                'my_step = {"b": 1, "w0": -2, "w1": 3, "x": 3}',
            ),
            r"The middle is where $\omega[0,0]+\omega[1,0]\,u[1]=0$. So a steeper step needs a larger $\omega[0,0]$ "
            "to stay where it is.",
        ),
        Wrong(
            "the quotient upside down",
            (
                'my_step = {"b": 1, "w0": 3, "w1": 6, "x": 3}',
                'my_step = {"b": 1, "w0": -3, "w1": 6, "x": 3}',
            ),
            r"The middle is where $\omega[0,0]+\omega[1,0]\,u[1]=0$, at $u[1]=-\omega[0,0]/\omega[1,0]$. So "
            r"$\omega[0,0]$ is to be the larger of the two.",
        ),
        Wrong(
            "another place",
            'my_step = {"b": 1, "w0": 3, "w1": 3, "x": 3}',
            "The heights are right. The middle is where the unit gives one half, where "
            r"$\omega[0,0]+\omega[1,0]\,u[1]=0$. Put in $u[1]=-2$.",
        ),
        Wrong(
            "too gentle a step",
            'my_step = {"b": 1, "w0": 2, "w1": 1, "x": 3}',
            r"Place and heights are right. Make it steeper with $\omega[1,0]$, and adapt $\omega[0,0]$ so that the "
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
            "It is the loss that descends. A parameter goes against its own derivative: up, if the loss falls as "
            "the parameter grows.",
        ),
        Wrong(
            "along the gradient instead of against it",
            'moves = {"b": "-", "x[0]": "-", "x[1]": "-", "w[0,0]": "-", "w[0,1]": "+", "w[1,0]": "+", "w[1,1]": "-"}',
            r"These are the signs of the derivatives, which point uphill. Descent steps the other way: $b\leftarrow "
            r"b-\mu\,\partial L/\partial b$.",
        ),
        Wrong(
            "too low, so everything grows",
            'moves = dict.fromkeys(("b", "x[0]", "x[1]", "w[0,0]", "w[0,1]", "w[1,0]", "w[1,1]"), "+")',
            "The *output* is to grow. Not every parameter raises it: $u[1]$ is negative, and so is $x[1]$. What "
            "stands before one of them lowers the output as it grows; before both, it raises it.",
        ),
        Wrong(
            "no movement",
            (
                'moves = {"b": "0"}',
                'moves = {"x[0]": "0"}',
                'moves = {"x[1]": "0"}',
                'moves = {"w[0,0]": "0"}',
                'moves = {"w[0,1]": "0"}',
                'moves = {"w[1,0]": "0"}',
                'moves = {"w[1,1]": "0"}',
            ),
            "A derivative is a product here, and no factor of it is 0: the output is 2.6 where 3 is wanted, the "
            "inputs are 1 and $-1$, the $x[h]$ are 2 and $-2$, and a unit of the sigmoid is never 0 and never "
            "level.",
        ),
        Wrong(
            "b the wrong way",
            'moves = {"b": "-"}',
            "The output is $b$ plus the rest. It is too low, and a larger $b$ raises it.",
        ),
        Wrong(
            "the weight's own sign taken for its direction",
            'moves = {"x[1]": "-"}',
            "$x[0]$ is positive and $x[1]$ negative, but raising either raises the output, since $v[0]$ and $v[1]$ "
            "are positive. What a parameter is does not say where it should go.",
        ),
        Wrong(
            "x[0] the wrong way",
            'moves = {"x[0]": "-"}',
            "$x[0]$ is multiplied by $v[0]$, which is positive. The output is too low, and a larger $x[0]$ raises it.",
        ),
        Wrong(
            "the sign of the input forgotten",
            (
                'moves = {"w[1,0]": "+", "w[1,1]": "-"}',
                'moves = {"w[0,1]": "-", "w[1,0]": "+", "w[1,1]": "+"}',
            ),
            r"$u[1]=-1$ is negative: raising $\omega[1,h]$ *lowers* $v^*[h]$.",
        ),
        Wrong(
            "the sign of x[h] forgotten",
            ('moves = {"w[0,1]": "+", "w[1,0]": "-"}',),
            "$x[1]=-2$ is negative: raising $v[1]$ *lowers* the output. What goes into unit 1 acts the other way "
            "round.",
        ),
        Wrong(
            "two signs, one of them forgotten",
            'moves = {"w[0,1]": "-", "w[1,0]": "-", "w[1,1]": "-"}',
            r"On the way from $\omega[1,1]$ to the output lie $u[1]=-1$ and $x[1]=-2$. Both are negative, and their "
            "product is positive.",
        ),
        Wrong(
            "signs of u[i] and x[h] not multiplied",
            'moves = {"w[0,0]": "-"}',
            r"$\omega[i,h]$ raises $v[h]$ if $u[i]>0$, and $v[h]$ raises the output if $x[h]>0$. So the sign of "
            r"$u[i]\,x[h]$ decides, for each weight by itself.",
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
    judge=Formula(letters="mu:positive m:integer b_0", given={"b_0": "1"}),
    wrong=(
        Wrong(
            "sum for mean",
            'b_after = "2 - (1 - mu)**m"',
            "This is right for one sample, or if the loss were the *mean* over the samples. The slides' loss is a "
            "sum: $P$ equal samples make the derivative $P$ times as large.",
        ),
        Wrong(
            "divided by P",
            'b_after = "2 - (1 - mu / P)**m"',
            "The loss is a *sum* over $P$ equal samples, so the derivative is $P$ times as large as that of one, "
            "and not a $P$-th part of it.",
        ),
        Wrong(
            "the sign of the start",
            (
                'b_after = "2 + (1 - P * mu)**m"',
                'b_after = "2 + (1 - mu)**m"',
            ),
            "At $m=0$ this is 3, and the start is $b_0=1$: what is left to go, $b_0-2$, is negative.",
        ),
        Wrong(
            "the distance instead of b",
            (
                'b_after = "(1 - P * mu)**m"',
                'b_after = "-(1 - P * mu)**m"',
                'b_after = "(1 - mu)**m"',
                'b_after = "-(1 - mu)**m"',
            ),
            "Where it converges, this goes to 0, and $b$ goes to 2. What is multiplied by the same factor in every "
            "step is $b-2$, so add 2 in the end, and mind that $b_0-2$ is $-1$.",
        ),
        Wrong(
            "the start is 0 or 2",
            (
                'b_after = "2 - 2 * (1 - P * mu)**m"',
                'b_after = "2 - 2 * (1 - mu)**m"',
                'b_after = "2 * (1 - P * mu)**m"',
                'b_after = "2"',
            ),
            "Put $m=0$ in: there it has to be $b_0=1$. What is left to go at the start is $b_0-2=-1$.",
        ),
        Wrong(
            "a goal of 1",
            (
                'b_after = "1 - (1 - P * mu)**m"',
                'b_after = "1 + (1 - P * mu)**m"',
                'b_after = "1 - (1 - mu)**m"',
            ),
            "Where it converges, this goes to 1. That is the start; the derivative is 0 at $b=2$.",
        ),
        Wrong(
            "m counted from 1 at the start",
            (
                'b_after = "2 - (1 - P * mu)**(m - 1)"',
                'b_after = "2 - (1 - mu)**(m - 1)"',
            ),
            "After $m=1$ step this is still at the start. $b_0$ is the start, and $b_1$ has made one step.",
        ),
        Wrong(
            "one step too many",
            (
                'b_after = "2 - (1 - P * mu)**(m + 1)"',
                'b_after = "2 - (1 - mu)**(m + 1)"',
            ),
            "At $m=0$ this has made a step already. $b_0=1$ is the start, and $m$ steps bring the factor $m$ times.",
        ),
        Wrong(
            "uphill",
            (
                'b_after = "2 - (1 + P * mu)**m"',
                'b_after = "2 - (1 + mu)**m"',
            ),
            r"This goes away from 2. A step subtracts: with $P$ samples $b-2$ becomes $b-\mu "
            r"P(b-2)-2=(1-P\mu)(b-2)$.",
        ),
        Wrong(
            "the ½ or the 2 left over",
            (
                'b_after = "2 - (1 - P * mu / 2)**m"',
                'b_after = "2 - (1 - 2 * P * mu)**m"',
                'b_after = "2 - (1 - mu / 2)**m"',
                'b_after = "2 - (1 - 2 * mu)**m"',
            ),
            r"The 2 of the square cancels the ½: the derivative of $\frac P2(2-b)^2$ is $P\,(b-2)$.",
        ),
        Wrong(
            "m equal steps",
            (
                'b_after = "1 + m * P * mu"',
                'b_after = "1 + m * mu"',
                'b_after = "1 - m * P * mu"',
            ),
            "This makes every step as long as the first one. But the slope $b-2$ becomes smaller on the way, and "
            "the steps with it.",
        ),
        Wrong(
            "m times the factor",
            (
                'b_after = "2 - m * (1 - P * mu)"',
                'b_after = "2 - m * (1 - mu)"',
            ),
            r"A step *multiplies* what is left by $1-P\mu$. Multiplying $m$ times gives a power, not $m$ times the "
            "factor.",
        ),
        Wrong(
            "one step only",
            (
                'b_after = "1 + P * mu"',
                'b_after = "1 + mu"',
            ),
            "This is $b_1$, after the first step. Asked is $b_m$: what has become of $b-2$ after $m$ of them?",
        ),
        Wrong(
            "a step for each sample",
            'b_after = "2 - (1 - mu)**(m * P)"',
            "This takes the samples one after the other, $P$ steps in place of one. Here a step takes them all at "
            r"once: the derivative is that of the sum, $P\,(b-2)$.",
        ),
        Wrong(
            "the power in the wrong place",
            (
                'b_after = "2 - (1 - P * mu**m)"',
                'b_after = "2 - (1 - (P * mu)**m)"',
                'b_after = "(2 - (1 - P * mu))**m"',
                'b_after = "(2 - (1 - mu))**m"',
            ),
            r"It is the factor $1-P\mu$ that comes in with every step, so all of it is raised to the "
            "power $m$, and nothing else is.",
        ),
        Wrong(
            "P in the wrong place",
            (
                'b_after = "2 - P * (1 - mu)**m"',
                'b_after = "2 - P * (1 - P * mu)**m"',
                'b_after = "2 * P - (1 - P * mu)**m"',
                'b_after = "2 - (P - P * mu)**m"',
                'b_after = "2 - (P - mu)**m"',
                'b_after = "2 - (1 - P**2 * mu)**m"',
            ),
            r"$P$ comes in with the derivative, $P\,(b-2)$, and so it stands beside $\mu$, once: a step makes $b-\mu "
            "P(b-2)$ of $b$. Start and goal are the same for every $P$.",
        ),
        Wrong(
            "the 1 of the factor lost",
            (
                'b_after = "2 - (P * mu)**m"',
                'b_after = "2 - (-P * mu)**m"',
                'b_after = "2 - mu**m"',
            ),
            r"A step takes $\mu P(b-2)$ away *from $b$*: of $b-2$ there is left $(1-P\mu)(b-2)$.",
        ),
        Wrong(
            "steps so short that they flow",
            (
                'b_after = "2 - exp(-P * mu * m)"',
                'b_after = "2 - exp(-mu * m)"',
            ),
            r"That is the limit of very short steps. A step of length $\mu$ multiplies $b-2$ by $1-P\mu$ exactly, "
            r"and $(1-P\mu)^m$ is near $e^{-P\mu m}$ only if $P\mu$ is small.",
        ),
        Wrong(
            "derivative without the factor of the step",
            'b_after = "2 - (1 - P)**m"',
            r"A step is $-\mu$ times the derivative; $\mu$ has been lost.",
        ),
        Wrong(
            "the step instead of its result",
            (
                'b_after = "b - mu * P * (b - 2)"',
                'b_after = "b - mu * (b - 2)"',
                'b_after = "b - P * mu * (2 - b)"',
            ),
            "This is one step, from any $b$. Asked is where $m$ of them lead from $b_0=1$, without the letter `b` "
            "in it.",
        ),
    ),
    praise="It converges if $0<\\mu<2/P$: twice the data wants half the learning rate, as long as the loss is a sum.",
)

EXERCISES = (BY_HAND, OUTPUTS, PLACE_A_STEP, DIRECTIONS, CLOSED_FORM)
