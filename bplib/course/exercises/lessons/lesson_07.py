"""The exercises of lesson 07, Change the network."""

from __future__ import annotations

from typing import Any

import numpy as np

import bplib as bp
from bplib.course.exercises import Choices, Exercise, Functions, Measured, Numbers, Wrong

OUTPUTS = Exercise(
    key="07.1",
    title="What comes out, and what can",
    kind="core",
    minutes=10,
    goal="say which outputs a network with sigmoid units can reach, and use f(u) + f(−u)",
    task=r"""
        A network without a constant input has two sigmoid units, $b=1$, $x[0]=4$ and $x[1]=-2$. Of its weights
        $\omega$ you know nothing. With a pencil: what is $\bar y$ for an input at which both $v^*[h]$ are 0? Whatever
        $\omega$ and the input are, $\bar y$ stays below a certain number, and with the right $\omega$ it comes as near
        to it as you like. Which number is that? And which is the one that it always stays above? Last, if $f(u)=3.5$
        for some input $u$, what is $f(-u)$?
        """,
    answer="outputs_by_hand",
    stub="""
        outputs_by_hand = {
            "both v_star 0": ...,
            "always below": ...,
            "always above": ...,
            "f(-u)": ...,
        }
        """,
    solution="""
        outputs_by_hand = {
            "both v_star 0": 1 + 4 / 2 - 2 / 2,
            "always below": 1 + 4,
            "always above": 1 - 2,
            "f(-u)": 2 + 4 - 2 - 3.5,
        }
        """,
    hints=(
        r"$\bar y=1+4\,v[0]-2\,v[1]$, and each $v[h]$ is between 0 and 1. What are they where $v^*[h]=0$?",
        r"$\bar y$ is high where $v[0]$ is near 1 and $v[1]$ near 0: a negative $x[h]$ wants its unit off.",
        r"The theorem: $f(u)+f(-u)=2b+\sum_hx[h]$.",
    ),
    judge=Numbers(),
    wrong=(
        Wrong(
            "σ(0) = 0",
            'outputs_by_hand = {"both v_star 0": 1}',
            r"A hidden unit whose $v^*$ is 0 is not silent: $\sigma(0)=\frac12$. So half of each $x[h]$ is added "
            r"to $b$.",
        ),
        Wrong(
            "v[h] = 1 at v* = 0",
            'outputs_by_hand = {"both v_star 0": 3}',
            r"$e^0$ is 1, but $\sigma(0)=\frac1{1+1}$: half of each $x[h]$ is added, not all of it.",
        ),
        Wrong(
            "sigmoid units keep ȳ below 1",
            'outputs_by_hand = {"always below": 1}',
            r"It is each $v[h]$ that stays below 1. The output is $b+\sum_hx[h]\,v[h]$, with no sigmoid round it: $x$ "
            r"stretches it and $b$ shifts it, to targets of any size.",
        ),
        Wrong(
            "both units on for the highest output",
            'outputs_by_hand = {"always below": 3}',
            r"A unit with a negative $x[h]$ pulls the output down when it is on. The highest output has $v[0]$ near 1 "
            r"and $v[1]$ near 0.",
        ),
        Wrong(
            "b forgotten",
            'outputs_by_hand = {"always below": 4, "always above": -2}',
            r"That is the range of $\sum_hx[h]\,v[h]$. The whole curve stands on $b$.",
        ),
        Wrong(
            "sigmoid units keep ȳ above 0",
            'outputs_by_hand = {"always above": 0}',
            r"It is each $v[h]$ that stays above 0. A negative $x[h]$ can take the output below 0.",
        ),
        Wrong(
            "all units off for the lowest output",
            'outputs_by_hand = {"always above": 1}',
            r"With both units off $\bar y=b$. It goes lower still where the unit with the negative $x[h]$ is on.",
        ),
        Wrong(
            "f taken for odd",
            'outputs_by_hand = {"f(-u)": -3.5}',
            r"Only $f-c$ is odd, with $c=b+\frac12\sum_hx[h]$. $f(-u)$ is the mirror image of $f(u)$ at the height $c$ "
            r"and not at 0.",
        ),
        Wrong(
            "f taken for even",
            'outputs_by_hand = {"f(-u)": 3.5}',
            r"That would need an $f$ with the same value on both sides. All that this network can bend is its odd "
            r"part; $f(u)=f(-u)$ only where both are $c=b+\frac12\sum_hx[h]$.",
        ),
        Wrong(
            "1 − ȳ for 1 − v",
            'outputs_by_hand = {"f(-u)": -2.5}',
            r"$\sigma(-z)=1-\sigma(z)$ holds for each hidden unit: $v[h]$ becomes $1-v[h]$. The output then becomes "
            r"$2b+\sum_hx[h]-f(u)$.",
        ),
        Wrong(
            "b counted once",
            'outputs_by_hand = {"f(-u)": -0.5}',
            r"Each of the two outputs has a $b$ in it: the sum is $2b+\sum_hx[h]$.",
        ),
    ),
    praise="One measured output gives you another one for nothing: that is how little such a network is free to do.",
)

ADD_ONES = Exercise(
    key="07.2",
    title="The constant input",
    kind="core",
    minutes=10,
    goal="put the constant input in its place, so that ω[0,h] is a hidden bias",
    task=r"""
        Write `add_ones(u)`, which does what `bp.with_constant_input` does, without it. `u` has the shape $(P,N)$, a row
        for each sample. The result has the constant $u_p[0]=1$ before the others, and `u` itself shall stay as it is.
        Which shape has the result? Which new weights will the network need?
        """,
    answer="add_ones",
    stub="""
        def add_ones(u):
            return ...
        """,
    solution="""
        def add_ones(u):
            return np.hstack([np.ones((len(u), 1)), u])
        """,
    hints=(
        "Each sample gets one more input: a new *column*, with as many ones as there are samples.",
        "`np.ones((len(u), 1))` is such a column. `np.hstack([…, …])` puts two arrays side by side.",
    ),
    judge=Functions(
        [
            (np.array([[3.0, -2.0]]),),
            (np.array([[0.5], [-2.0], [4.0]]),),
            (np.array([[3, -2], [5, 7], [2, 6]]),),
            (np.array([[1.5, -0.4, 2.0, 0.7], [-3.0, 0.2, 0.9, 4.0]]),),
        ]
    ),
    wrong=(
        Wrong(
            "zeros instead of ones",
            """
            def add_ones(u):
                return np.hstack([np.zeros((len(u), 1)), u])
            """,
            r"With $u[0]=0$ the new term $\omega[0,h]\,u_p[0]$ is 0 whatever the weight is: no bias, and no gradient "
            r"for $\omega[0,h]$ either.",
        ),
        Wrong(
            "the last column instead of the first",
            """
            def add_ones(u):
                return np.hstack([u, np.ones((len(u), 1))])
            """,
            r"A network trained with it would be as good, but its hidden biases would be $\omega[N,h]$. This course "
            r"counts the constant input as $u[0]$.",
        ),
        Wrong(
            "a row instead of a column",
            """
            def add_ones(u):
                return np.vstack([np.ones(u.shape[1]), u])
            """,
            "This is one more *sample*, with all its inputs 1. Wanted is one more input for each sample.",
        ),
        Wrong(
            "the first input overwritten",
            """
            def add_ones(u):
                result = u.copy()
                result[:, 0] = 1
                return result
            """,
            "The first input is lost: the result has to have one column more than `u`.",
        ),
        Wrong(
            "the caller's array changed",
            """
            def add_ones(u):
                u[:, 0] = 1
                return u
            """,
            "`u[:, 0] = 1` writes into the array that was handed in: the caller's data are gone. Make a new array, "
            "with one column more.",
        ),
        Wrong(
            "N ones instead of P",
            """
            def add_ones(u):
                return np.hstack([np.ones((u.shape[1], 1)), u])
            """,
            "`u.shape` is $(P,N)$, so `u.shape[1]` counts the inputs. The column needs a 1 for each sample: `len(u)`.",
        ),
        Wrong(
            "all in one row",
            """
            def add_ones(u):
                return np.insert(u, 0, 1)
            """,
            "Without `axis=1`, `np.insert` lays all numbers out in one row, with a single 1 before them. Every sample "
            "needs its own.",
        ),
        Wrong(
            "1 added to every input",
            """
            def add_ones(u):
                return 1 + u
            """,
            "This moves every input by 1. The bias is a term of its own, with a weight of its own for each unit.",
        ),
        Wrong(
            "samples in columns",
            """
            def add_ones(u):
                return np.vstack([np.ones(len(u)), u.T])
            """,
            "Everything is there, but lies on its side: the shape is $(N+1,P)$. In this course a row is a sample.",
        ),
    ),
    praise=(
        "The shape is $(P,N+1)$, and $\\omega$ gets a new first row of $H$ hidden biases. The gradients need no new "
        "line: $\\omega[0,h]$ is a weight like any other."
    ),
)


def _xor_outputs(xor_weights: dict[str, Any]) -> tuple[str, str] | None:
    """Ask a network for the four corners of XOR in ±1, with the constant input; good is a loss below 0.01."""
    b, w, x = (np.asarray(xor_weights[name], dtype=float) for name in ("b", "w", "x"))
    if w.shape != (3, 2) or x.shape != (2,) or b.shape != ():
        return "shapes", f"has `w` of the shape {w.shape} and `x` of the shape {x.shape}; wanted are (3, 2) and (2,)"
    u, y = bp.data.xor()
    net = bp.Network(b=b, w=w, x=x)
    u = bp.with_constant_input(u)
    if bp.loss(net, u, y) < 0.01:
        return None
    y_bar = net.predict(u)
    answers = ", ".join(f"{value:z.2f}" for value in y_bar)
    return _kind_of_xor(net, y_bar), f"answers {answers} at the four corners; the targets are 0, 1, 1, 0"


def _kind_of_xor(net: bp.Network, y_bar: Any) -> str:
    """What is wrong with a network that does not give 0, 1, 1, 0."""
    if not net.w[0].any():
        return "no hidden bias"
    if (net.w[:, 0] == net.w[:, 1]).all():
        return "equal units"
    for kind, pattern in (("upside down", (1, 0, 0, 1)), ("or", (0, 1, 1, 1)), ("added", (0, 1, 1, 2))):
        if np.allclose(y_bar, pattern, atol=0.2):
            return kind
    return "too soft" if y_bar[1:3].min() > max(y_bar[0], y_bar[3]) else "not yet"


XOR_BY_HAND = Exercise(
    key="07.3",
    title="XOR without training",
    kind="further",
    minutes=20,
    goal="choose the weights of a small network by thought, each hidden unit with a task that you can name",
    task=r"""
        Solve XOR in ±1 with two sigmoid units and *no* training: choose $b$, $\omega$ and $x$ so that the loss is below
        0.01. The inputs are $u[0]=1$, $u[1]$ and $u[2]$, so `w` has three rows, one for each input, and two columns,
        one for each hidden unit. What should each unit say of the two inputs? There are many answers.
        """,
    answer="xor_weights",
    stub="""
        xor_weights = {"b": ..., "w": [[..., ...], [..., ...], [..., ...]], "x": [..., ...]}
        """,
    solution="""
        xor_weights = {"b": 0, "w": [[10, -10], [10, 10], [10, 10]], "x": [1, -1]}
        """,
    hints=(
        "XOR is 1 where *at least one* input is true, but not *both*. Give each of the two questions a unit.",
        r"$u[1]+u[2]$ is −2, 0, 0, 2 at the four corners. At least one is true where $u[1]+u[2]+1>0$, both where "
        r"$u[1]+u[2]-1>0$.",
        r"Large weights make steps of the sigmoids: $v^*[0]=10+10\,u[1]+10\,u[2]$. Then $\bar y=v[0]-v[1]$.",
    ),
    judge=Measured(_xor_outputs),
    wrong=(
        Wrong(
            "no hidden bias",
            'xor_weights = {"b": 0.5, "w": [[0, 0], [10, 10], [10, -10]], "x": [1, -1]}',
            r"With $\omega[0,h]=0$ the constant input counts for nothing, and the theorem holds: the loss is at least "
            r"½. Let the two units switch at different places of $u[1]+u[2]$.",
        ),
        Wrong(
            "two units that say the same",
            'xor_weights = {"b": 0, "w": [[10, 10], [10, 10], [10, 10]], "x": [1, -1]}',
            r"Two units with equal weights are worth one, with $x[0]+x[1]$ behind it, and one sigmoid unit only "
            r"rises, or only falls, across the square. XOR does both.",
        ),
        Wrong(
            "OR instead of XOR",
            'xor_weights = {"b": 0, "w": [[10, 0], [10, 0], [10, 1]], "x": [1, 0]}',
            "This is 1 where at least one input is true. Where *both* are, the second unit has to take the 1 away "
            "again.",
        ),
        Wrong(
            "the second unit added",
            'xor_weights = {"b": 0, "w": [[10, -10], [10, 10], [10, 10]], "x": [1, 1]}',
            "This counts how many inputs are true: 0, 1, 1, 2. The units are right. The unit for *both* has to be "
            "subtracted, and a negative $x[h]$ does that.",
        ),
        Wrong(
            "upside down",
            'xor_weights = {"b": 1, "w": [[10, -10], [10, 10], [10, 10]], "x": [-1, 1]}',
            "This is 1 where the two inputs are the same. Turn the signs of both $x[h]$, and adapt $b$.",
        ),
        Wrong(
            "too soft a step",
            'xor_weights = {"b": 0, "w": [[1, -1], [1, 1], [1, 1]], "x": [1, -1]}',
            r"The idea is right: the corners with the target 1 have the higher output. With small weights the sigmoids "
            r"are neither near 0 nor near 1. Multiply all of $\omega$ by the same large number.",
        ),
        Wrong(
            "a row for each unit",
            'xor_weights = {"b": 0, "w": [[10, 10, 10], [-10, 10, 10]], "x": [1, -1]}',
            r"`w[i, h]` is $\omega[i,h]$: a row for each input, a column for each hidden unit.",
        ),
    ),
    praise=(
        "And you know what each unit is for. Ask your network for its output at (0, 0): the trained one in the figure "
        "has a valley there, yours may have a ridge. Four points leave room for both."
    ),
)

CANNOT = Exercise(
    key="07.4",
    title="Cannot, or not yet?",
    kind="core",
    minutes=10,
    goal="tell from data, activation and inputs whether the theorem forbids a perfect fit",
    task=r"""
        Eight runs have ended with a loss that nobody likes. Unless it says so, there is no constant input. Answer
        `"cannot"` if the theorem of this lesson, in the form for any $g$, puts a bound above 0 on the loss, and
        `"open"` if it does not.

        - `"50 units"`: XOR in ±1, 50 tanh units.
        - `"constant"`: XOR in ±1, 3 sigmoid units, with the constant input.
        - `"coding"`: XOR in 0 and 1, 3 sigmoid units.
        - `"cube"`: $y=u^3$, $u$ in equal steps from −2 to 2, sigmoid units.
        - `"lifted"`: $y=3+u$ for the same $u$, sigmoid units.
        - `"cosine"`: $y=\cos u$ for the same $u$, sine units.
        - `"absolute"`: $y=|u|$ for the same $u$, ReLU units.
        - `"half"`: $y=u^2$, $u$ in equal steps from 0 to 2, sigmoid units.
        """,
    answer="verdicts",
    stub="""
        verdicts = {
            "50 units": ...,
            "constant": ...,
            "coding": ...,
            "cube": ...,
            "lifted": ...,
            "cosine": ...,
            "absolute": ...,
            "half": ...,
        }
        """,
    solution="""
        verdicts = {
            "50 units": "cannot",
            "constant": "open",
            "coding": "open",
            "cube": "open",
            "lifted": "open",
            "cosine": "cannot",
            "absolute": "open",
            "half": "open",
        }
        """,
    hints=(
        "Three questions. Is $g(z)+g(-z)$ a constant? Is $-u$ among the inputs whenever $u$ is, or at least for some "
        "of them? Is the even part of the targets anything but a constant?",
        "Only if all three are answered with yes there is a bound above 0. You can ask `bound(u, y)` for the last two.",
        "Two of the eight are forbidden.",
    ),
    judge=Choices(("cannot", "open")),
    wrong=(
        Wrong(
            "enough units will do it",
            'verdicts = {"50 units": "open"}',
            r"The theorem holds for every $H$: each unit alone turns into its negative when $u$ does. tanh is odd, so "
            r"$f(u)+f(-u)=2b$.",
        ),
        Wrong(
            "the constant input turned round as well",
            'verdicts = {"constant": "cannot"}',
            r"The opposite of $(1,u)$ would be $(-1,-u)$, and no sample has $u[0]=-1$. So the data hold no pair, and "
            r"there is no bound.",
        ),
        Wrong(
            "XOR is XOR, however it is coded",
            'verdicts = {"coding": "cannot"}',
            "The theorem speaks of $u$ and $-u$. In the coding with 0 and 1 only (0, 0) has its opposite among the "
            "data, and many starts got there.",
        ),
        Wrong(
            "an odd function held for forbidden",
            'verdicts = {"cube": "cannot"}',
            r"It is the *even* part that these networks cannot bend. $u^3$ is odd: its even part is 0, a constant, and "
            r"costs nothing.",
        ),
        Wrong(
            "a shifted odd function held for forbidden",
            'verdicts = {"lifted": "cannot"}',
            r"The even part of $3+u$ is 3: a constant, and a constant is what $c=b+\frac12\sum_hx[h]$ can be.",
        ),
        Wrong(
            "a sine shifted sideways without a hidden bias",
            'verdicts = {"cosine": "open"}',
            r"$\cos u=\sin(u+\frac\pi2)$, but the $\frac\pi2$ would have to come from a hidden bias. Without it every "
            r"unit is $\sin(\omega u)$, which is odd, and the cosine is even.",
        ),
        Wrong(
            "ReLU held for symmetric",
            'verdicts = {"absolute": "cannot"}',
            r"For ReLU $g(z)+g(-z)=|z|$ is no constant, so there is no such theorem. Two units with $x=1$ and the "
            r"weights 1 and −1 are $|u|$.",
        ),
        Wrong(
            "an even function without its other half",
            'verdicts = {"half": "cannot"}',
            r"Nobody asks for the output at $-u$: no sample but 0 has its opposite among the data. The network may be "
            r"as wrong there as it likes.",
        ),
    ),
    praise='"Open" promises nothing: a run may still be too short, too few units, or in a local minimum.',
)


def _value_and_slope(swish: Any, swish_slope: Any, z: Any) -> dict[str, Any]:
    """What the two functions give; the slope gets v*, and the v that the first one gave."""
    v = swish(z)
    return {"swish": v, "swish_slope": swish_slope(z, v)}


SWISH = Exercise(
    key="07.5",
    title="An activation with its slope",
    kind="core",
    minutes=15,
    goal="give a network a new activation, with the slope that belongs to it",
    task=r"""
        Many newer networks use the *swish*, $g(z)=z\,\sigma(z)$. Differentiate it with a pencil, then write
        `swish(v_star)`, and its slope as a function of $v^*$ *and* $v=g(v^*)$, in that order, so that
        `bp.Activation("swish", swish, swish_slope)` is an activation of your own. Use `bp.sigmoid` where you need
        $\sigma$. Before you check here, let `bp.check_gradients` tell you, on `with_activation(start, …)`, `u_40` and
        `y_40`. And what do you expect: does the swish need the constant input for XOR in ±1?
        """,
    answer="swish, swish_slope",
    stub="""
        def swish(v_star):
            return ...


        def swish_slope(v_star, v):
            return ...
        """,
    solution="""
        def swish(v_star):
            return v_star * bp.sigmoid(v_star)

        def swish_slope(v_star, v):
            return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))
        """,
    hints=(
        r"A product of two functions of $z$: $g'(z)=1\cdot\sigma(z)+z\cdot\sigma'(z)$.",
        r"With $\sigma'=\sigma\,(1-\sigma)$ that is $\sigma(z)+z\,\sigma(z)\,(1-\sigma(z))$.",
        r"$z\,\sigma(z)$ is $v$: so the slope is $\sigma(v^*)+v\,(1-\sigma(v^*))$.",
    ),
    judge=Functions([(1.0,), (-2.0,), (np.array([[0.5, -1.5, 3.0], [-4.0, 0.0, 2.0]]),)], run=_value_and_slope),
    wrong=(
        Wrong(
            "the sigmoid's slope kept",
            """
            def swish(v_star):
                return v_star * bp.sigmoid(v_star)

            def swish_slope(v_star, v):
                return v * (1 - v)
            """,
            r"$v\,(1-v)$ is the slope where $v=\sigma(v^*)$. Here $v$ is something else, and this factor has to change "
            r"with it.",
        ),
        Wrong(
            "only the second factor differentiated",
            """
            def swish(v_star):
                return v_star * bp.sigmoid(v_star)

            def swish_slope(v_star, v):
                return v * (1 - bp.sigmoid(v_star))
            """,
            r"This is $z\,\sigma'(z)$. The product rule has a second term, from the slope 1 of the factor $z$: "
            r"$1\cdot\sigma(z)$.",
        ),
        Wrong(
            "only the first factor differentiated",
            """
            def swish(v_star):
                return v_star * bp.sigmoid(v_star)

            def swish_slope(v_star, v):
                return bp.sigmoid(v_star)
            """,
            r"This is $1\cdot\sigma(z)$. The product rule has a second term, since $\sigma(z)$ changes with $z$ too: "
            r"$z\,\sigma'(z)$.",
        ),
        Wrong(
            "the product of the two slopes",
            """
            def swish(v_star):
                return v_star * bp.sigmoid(v_star)

            def swish_slope(v_star, v):
                return bp.sigmoid(v_star) * (1 - bp.sigmoid(v_star))
            """,
            r"This is $1\cdot\sigma'(z)$. The slope of a product is not the product of the slopes: it is "
            r"$1\cdot\sigma(z)+z\cdot\sigma'(z)$.",
        ),
        Wrong(
            "v where v* is meant",
            """
            def swish(v_star):
                return v_star * bp.sigmoid(v_star)

            def swish_slope(v_star, v):
                return bp.sigmoid(v) + v * (1 - bp.sigmoid(v))
            """,
            r"This takes $\sigma$ of $v$, which has been through the activation already. The two sigmoids want $v^*$.",
        ),
        Wrong(
            "v* where v is meant",
            """
            def swish(v_star):
                return v_star * bp.sigmoid(v_star)

            def swish_slope(v_star, v):
                return bp.sigmoid(v_star) + v_star * (1 - bp.sigmoid(v_star))
            """,
            r"The second term is $z\,\sigma(z)\,(1-\sigma(z))$. Here its first $\sigma(z)$ is missing: write $v$, or "
            r"$v^*\sigma(v^*)$.",
        ),
        Wrong(
            "the two arguments the wrong way round",
            """
            def swish(v_star):
                return v_star * bp.sigmoid(v_star)

            def swish_slope(v, v_star):
                return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))
            """,
            r"The formula is right, the order is not. `bplib` hands over $v^*$ first and then $v$, in the order in "
            r"which they are computed. Names play no part in that.",
        ),
        Wrong(
            "the slope in the place of the function",
            """
            def swish(v_star):
                return bp.sigmoid(v_star) + v_star * bp.sigmoid(v_star) * (1 - bp.sigmoid(v_star))

            def swish_slope(v_star, v):
                return v_star * bp.sigmoid(v_star)
            """,
            "These are the right two, exchanged: `swish` is the activation itself, `swish_slope` what follows from it.",
        ),
    ),
    praise=(
        r"$g(z)+g(-z)=z\tanh\frac z2$ is no constant, so the theorem does not hold: the swish has an even part to work "
        r"with, and can do XOR without the constant input."
    ),
)

EXERCISES = (OUTPUTS, ADD_ONES, XOR_BY_HAND, CANNOT, SWISH)
