"""Exercise 01.2: The forward pass as a function."""

import numpy as np

from bplib.course.exercises import Case, Exercise, Functions, Wrong

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
            "1 not divided by the whole denominator",
            {"1 / (1 + np.exp(-v_star))": "1 / 1 + np.exp(-v_star)"},
            "This has $1+e^{-v^*}$ in the place of 1 over it, as `1 / 1 + np.exp(…)` has, which divides 1 by 1 and "
            "adds the exponential. The whole denominator stands in brackets behind `1 /`.",
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
            "a sigmoid before the sum is done",
            (
                """
                def outputs(b, w, x, u):
                    y_bar = np.full(len(u), float(b))
                    for p in range(len(u)):
                        for h in range(len(x)):
                            v_star = 0
                            for i in range(u.shape[1]):
                                v_star += w[i, h] * u[p, i]
                                y_bar[p] += x[h] / (1 + np.exp(-v_star))
                    return y_bar
                """,
                """
                def outputs(b, w, x, u):
                    each = 1 / (1 + np.exp(-u[:, :, None] * w))
                    return b + each.sum(axis=1) @ x
                """,
            ),
            "A hidden unit first adds up *all* its inputs, $v^*_p[h]=\\sum_i\\omega[i,h]\\,u_p[i]$, and has one "
            "sigmoid, behind that sum. In a loop over $i$, what follows the sum stands behind the loop.",
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
