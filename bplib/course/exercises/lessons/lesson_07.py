"""The exercises of lesson 07, Change the network."""

from __future__ import annotations

from typing import Any

import numpy as np

import bplib as bp
from bplib.course.exercises import Case, Choices, Exercise, Functions, Measured, Numbers, Wrong
from bplib.course.exercises.compare import code
from bplib.course.exercises.judges import Failure

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
        Wrong(
            "the sign of x[1] lost",
            (
                'outputs_by_hand = {"both v_star 0": 4}',
                'outputs_by_hand = {"always below": 7}',
            ),
            r"$x[1]$ is $-2$: where its unit is on, the output is *lower*, by up to 2.",
        ),
        Wrong(
            "b halved as well",
            'outputs_by_hand = {"both v_star 0": 1.5}',
            r"$\sigma(0)=\frac12$ stands before each $x[h]$. $b$ comes whole.",
        ),
        Wrong(
            "nothing comes out at v* = 0",
            ('outputs_by_hand = {"both v_star 0": 0}', 'outputs_by_hand = {"both v_star 0": 0.5}'),
            r"$\bar y=b+x[0]\,v[0]+x[1]\,v[1]$ with both $v[h]=\frac12$: the $b$ is there, and half of each $x[h]$.",
        ),
        Wrong(
            "the middle for the upper end",
            'outputs_by_hand = {"always below": 2}',
            r"2 is the output with both units half on. It rises as one is switched on and the other off.",
        ),
        Wrong(
            "no upper end",
            (
                'outputs_by_hand = {"always below": np.inf}',
                'outputs_by_hand = {"always above": -np.inf}',
            ),
            r"$\omega$ may be as large as you like, but each $v[h]$ stays between 0 and 1. So there is an end: ask "
            r"which unit should be on for it, and which off.",
        ),
        Wrong(
            "b counted twice at the ends",
            ('outputs_by_hand = {"always below": 6}', 'outputs_by_hand = {"always above": 2}'),
            r"In *one* output there is one $b$; two of them are in $f(u)+f(-u)$.",
        ),
        Wrong(
            "both units on for the lowest output",
            'outputs_by_hand = {"always above": 3}',
            r"With both on it is $1+4-2$. The unit with the positive $x[h]$ has to be off for the lowest output.",
        ),
        Wrong(
            "v[h] down to −1",
            (
                'outputs_by_hand = {"always above": -5}',
                'outputs_by_hand = {"always above": -3}',
                'outputs_by_hand = {"always above": -6}',
            ),
            r"A sigmoid is never below 0, so $x[0]=4$ cannot pull the output down: at most it adds nothing.",
        ),
        Wrong(
            "b forgotten at the lower end",
            'outputs_by_hand = {"always above": -2}',
            r"That is the lower end of $\sum_hx[h]\,v[h]$. The whole curve stands on $b$.",
        ),
        Wrong(
            "b forgotten at the upper end",
            'outputs_by_hand = {"always below": 4}',
            r"That is the upper end of $\sum_hx[h]\,v[h]$. The whole curve stands on $b$.",
        ),
        Wrong(
            "half of the sum",
            ('outputs_by_hand = {"f(-u)": -1.5}', 'outputs_by_hand = {"f(-u)": 1.5}'),
            r"$f(u)+f(-u)=2b+\sum_hx[h]$, which is 4 here: twice $b$, and the $x[h]$ besides.",
        ),
        Wrong(
            "added where it is subtracted",
            ('outputs_by_hand = {"f(-u)": 7.5}', 'outputs_by_hand = {"f(-u)": 5.5}'),
            r"The *sum* of $f(u)$ and $f(-u)$ is known. To have one of the two, subtract the other from it.",
        ),
        Wrong(
            "the sum for the summand",
            ('outputs_by_hand = {"f(-u)": 4}', 'outputs_by_hand = {"f(-u)": 2}'),
            r"$2b+\sum_hx[h]$ is what $f(u)$ and $f(-u)$ have together, and half of it is their mean. $f(u)=3.5$ is "
            r"known.",
        ),
        Wrong(
            "the sign of x[1] lost in the sum",
            (
                'outputs_by_hand = {"f(-u)": 4.5}',
                'outputs_by_hand = {"f(-u)": 2.5}',
            ),
            r"$x[1]$ is $-2$, so $\sum_hx[h]=4-2$; and $2b$ is added to that.",
        ),
    ),
    praise="One measured output gives you another one for nothing: that is how little such a network is free to do.",
)


def _with_ones(add_ones: Any, u: Any) -> Any:
    """What comes back; arrays that cannot be joined, by what NumPy says of them."""
    try:
        return add_ones(u)
    except ValueError as error:
        return Failure(f"ValueError: {error}", f"raises {code(f'ValueError: {error}')}")


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
            (np.array([[1.5, 2.0], [-3.0, 0.5]]),),
            (np.array([[3, -2], [5, 7], [2, 6]]),),
            Case("4 samples, 3 inputs", (np.arange(12.0).reshape(4, 3) ** 2,)),
            Case("40 samples, 2 inputs", (np.arange(80.0).reshape(40, 2) ** 2,)),
            (np.array([[1.5, -0.4, 2.0, 0.7], [-3.0, 0.2, 0.9, 4.0]]),),
        ],
        run=_with_ones,
    ),
    wrong=(
        Wrong(
            "zeros instead of ones",
            {"return np.hstack([np.ones((len(u), 1)), u])": "return np.hstack([np.zeros((len(u), 1)), u])"},
            r"With $u[0]=0$ the new term $\omega[0,h]\,u_p[0]$ is 0 whatever the weight is: no bias, and no gradient "
            r"for $\omega[0,h]$ either.",
        ),
        Wrong(
            "the last column instead of the first",
            {"return np.hstack([np.ones((len(u), 1)), u])": "return np.hstack([u, np.ones((len(u), 1))])"},
            r"A network trained with it would be as good, but its hidden biases would be $\omega[N,h]$. This course "
            r"counts the constant input as $u[0]$.",
        ),
        Wrong(
            "a row instead of a column",
            {"return np.hstack([np.ones((len(u), 1)), u])": "return np.vstack([np.ones(u.shape[1]), u])"},
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
            {"return np.hstack([np.ones((len(u), 1)), u])": "return np.hstack([np.ones((u.shape[1], 1)), u])"},
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
            {"return np.hstack([np.ones((len(u), 1)), u])": "return np.vstack([np.ones(len(u)), u.T])"},
            "Everything is there, but lies on its side: the shape is $(N+1,P)$. In this course a row is a sample.",
        ),
        Wrong(
            "a row of P ones",
            """
            def add_ones(u):
                return np.vstack([np.ones(len(u)), u])
            """,
            "`np.vstack` puts a *row* on top, which would have to be as long as the others. Wanted is one more input "
            "for each sample: a column.",
        ),
        Wrong(
            "ones in one dimension",
            (
                """
                def add_ones(u):
                    return np.hstack([np.ones(len(u)), u])
                """,
                """
                def add_ones(u):
                    return np.concatenate([np.ones(len(u)), u], axis=1)
                """,
            ),
            "What you put in front of `u` has fewer dimensions than `u`, which has two. Make a column, "
            "`np.ones((len(u), 1))`; or let `np.column_stack` make one of `np.ones(len(u))`.",
        ),
        Wrong(
            "the number of samples fixed",
            (
                {"np.ones((len(u), 1))": "np.ones((4, 1))"},
                {"np.ones((len(u), 1))": "np.ones((1, 1))"},
                {"np.ones((len(u), 1))": "np.ones((3, 1))"},
                {"np.ones((len(u), 1))": "np.ones((2, 1))"},
                {"np.ones((len(u), 1))": "np.ones((5, 1))"},
                {"np.ones((len(u), 1))": "np.ones((10, 1))"},
                {"np.ones((len(u), 1))": "np.ones((100, 1))"},
                {"np.ones((len(u), 1))": "np.ones((40, 1))"},
            ),
            "The column is as long as one array that you thought of. It needs a 1 for each sample of *this* `u`: "
            "`len(u)`.",
        ),
        Wrong(
            "a one for every number",
            {"np.ones((len(u), 1))": "np.ones(u.shape)"},
            "`np.ones(u.shape)` is a whole table of ones. Wanted is one column: `(len(u), 1)`.",
        ),
        Wrong(
            "the second column",
            {"np.hstack([np.ones((len(u), 1)), u])": "np.insert(u, 1, 1, axis=1)"},
            "The constant input is $u[0]$: it stands before all others, at place 0.",
        ),
        Wrong(
            "the ones alone",
            (
                {"np.hstack([np.ones((len(u), 1)), u])": "np.ones((len(u), 1))"},
                {"np.hstack([np.ones((len(u), 1)), u])": "np.ones((len(u), u.shape[1] + 1))"},
            ),
            "Only ones come back. Put a column of them in front of `u`, which stays.",
        ),
        Wrong(
            "a column on either side",
            {"np.hstack([np.ones((len(u), 1)), u])": "np.pad(u, ((0, 0), (1, 1)), constant_values=1)"},
            "One constant input is enough, and it comes first.",
        ),
        Wrong(
            "a frame of ones",
            {"np.hstack([np.ones((len(u), 1)), u])": "np.pad(u, 1, constant_values=1)"},
            "`np.pad(u, 1, …)` puts ones all round. Only a column in front is wanted: `((0, 0), (1, 0))`.",
        ),
        Wrong(
            "one 1 before the rows",
            {"np.hstack([np.ones((len(u), 1)), u])": "[1, *u]"},
            "This is a list with a 1 in front of all the rows. Each row needs a 1 of its own in front.",
        ),
        Wrong(
            "rows stacked that should stand side by side",
            {"np.hstack([np.ones((len(u), 1)), u])": "np.concatenate([np.ones((len(u), 1)), u])"},
            "Without `axis=1`, `np.concatenate` puts one *below* the other. Side by side is `axis=1`, or `np.hstack`.",
        ),
        Wrong(
            "a pair for an array",
            {"np.hstack([np.ones((len(u), 1)), u])": "np.ones((len(u), 1)), u"},
            "Column and table are there, but as a pair. `np.hstack([…, …])` makes one array of them.",
        ),
        Wrong(
            "laid out in one row",
            {"np.hstack([np.ones((len(u), 1)), u])": "np.append(np.ones((len(u), 1)), u)"},
            "Without `axis=1`, `np.append` lays all numbers out in one row. The result has a row for each sample.",
        ),
    ),
    praise=(
        "The shape is $(P,N+1)$, and $\\omega$ gets a new first row of $H$ hidden biases. The gradients need no new "
        "line: $\\omega[0,h]$ is a weight like any other."
    ),
)


def _xor_outputs(xor_weights: dict[str, Any]) -> tuple[str, str] | None:
    """Ask a network for the four corners of XOR in ±1, with the constant input; good is a loss below 0.01."""
    u, y = bp.data.xor()
    net, u = bp.Network(**xor_weights), bp.with_constant_input(u)
    if bp.loss(net, u, y) < 0.01:
        return None
    answers = ", ".join(f"{value:z.2f}" for value in net.predict(u))
    return _kind_of_xor(net, u, y), f"answers {answers} at the four corners; the targets are 0, 1, 1, 0"


def _kind_of_xor(net: bp.Network, u: Any, y: Any) -> str:
    """What is wrong with a network that does not give 0, 1, 1, 0."""
    y_bar, v = net.predict(u), net.forward(u).v
    on = v > 0.5
    if not net.w[0].any():
        return "no hidden bias"
    if (net.w[:, 0] == net.w[:, 1]).all():
        return "equal units"
    with_1 = np.column_stack([np.ones(4), on])
    units_will_do = np.allclose(with_1 @ np.linalg.lstsq(with_1, y)[0], y)
    if units_will_do and np.abs(v - on).max() > 0.1:
        return "too soft" if y_bar[1:3].min() > max(y_bar[0], y_bar[3]) else "too soft, and more"
    patterns = {"upside down": (1, 0, 0, 1), "or": (0, 1, 1, 1), "and": (0, 0, 0, 1), "nand": (1, 1, 1, 0)}
    for kind, pattern in patterns.items():
        if np.allclose(y_bar, pattern, atol=0.2):
            return kind
    if units_will_do:
        return "added" if np.allclose(y_bar, (0, 1, 1, 2), atol=0.2) else "b and x"
    if (on == on[0]).all(axis=0).any():
        return "never switches"
    if (on[:, 0] == on[:, 1]).all() or (on[:, 0] != on[:, 1]).all():
        return "same corners"
    return "units"


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
            "w of another shape",
            (
                'xor_weights = {"b": 0, "w": [[10, 10, 10], [-10, 10, 10]], "x": [1, -1]}',
                'xor_weights = {"b": 0, "w": [[10, 10], [10, 10]], "x": [1, -1]}',
            ),
            r"`w[i, h]` is $\omega[i,h]$: a row for each of the three inputs, with the constant $u[0]$ first, and a "
            r"column for each of the two hidden units.",
        ),
        Wrong(
            "AND instead of XOR",
            'xor_weights = {"b": 0, "w": [[-10, 10], [10, 0], [10, 0]], "x": [1, 0]}',
            "This is 1 only where both inputs are true. That is what one unit should say; the other one says *at least "
            "one*, and the output is their difference.",
        ),
        Wrong(
            "everything but both",
            'xor_weights = {"b": 1, "w": [[-10, 10], [10, 0], [10, 0]], "x": [-1, 0]}',
            "This is 0 where both inputs are true, and also has to be 0 where none is: that is what the second unit is "
            "for.",
        ),
        Wrong(
            "the right units, but not b and x",
            (
                'xor_weights = {"b": 1, "w": [[10, -10], [10, 10], [10, 10]], "x": [1, -1]}',
                'xor_weights = {"b": 0, "w": [[10, -10], [10, 10], [10, 10]], "x": [2, -2]}',
                'xor_weights = {"b": 0, "w": [[10, -10], [10, 10], [10, 10]], "x": [-1, 1]}',
                'xor_weights = {"b": 0, "w": [[-10, -10], [10, -10], [-10, 10]], "x": [1, -1]}',
            ),
            r"What the two units say is enough for XOR. Write down for each corner which of them is on, and choose "
            r"$b$, $x[0]$ and $x[1]$ so that $b$ and the $x[h]$ of those that are on add up to 0, 1, 1 and 0.",
        ),
        Wrong(
            "too soft a step, and more",
            'xor_weights = {"b": 0, "w": [[1, -1], [1, 1], [1, 1]], "x": [1, 1]}',
            r"The sigmoids are neither near 0 nor near 1: multiply all of $\omega$ by the same large number. The "
            r"units are then steps, and you see what is still to be done for $b$ and $x$.",
        ),
        Wrong(
            "a unit that says the same at all corners",
            (
                'xor_weights = {"b": -0.5, "w": [[10, -30], [10, 10], [10, 10]], "x": [1, -1]}',
                'xor_weights = {"b": -0.5, "w": [[30, -10], [10, 10], [10, 10]], "x": [1, -1]}',
            ),
            r"One of your units is on at all four corners, or at none: it might as well be a part of $b$. With both "
            r"weights equal, $u[1]+u[2]$ is −2, 0, 0, 2; a unit has to switch between two of these.",
        ),
        Wrong(
            "two units that switch at the same corners",
            (
                'xor_weights = {"b": 0, "w": [[-5, -15], [10, 10], [10, 10]], "x": [1, -1]}',
                'xor_weights = {"b": 0, "w": [[10, -10], [10, -10], [10, -10]], "x": [1, 1]}',
            ),
            r"Your two units tell the corners apart in the same way. $u[1]+u[2]$ is −2, 0, 0, 2 here, and not 0, 1, "
            r"1, 2: one unit should switch between −2 and 0, the other between 0 and 2.",
        ),
        Wrong(
            "units that look at one input, or at other corners",
            (
                'xor_weights = {"b": 0, "w": [[1, 1], [20, 0], [0, 20]], "x": [1, 1]}',
                'xor_weights = {"b": 0, "w": [[1, 1], [20, 0], [0, 20]], "x": [1, -1]}',
                'xor_weights = {"b": 0, "w": [[10, -10], [10, 10], [10, -10]], "x": [1, -1]}',
            ),
            r"With what these two units say, no $b$ and no $x$ give 0, 1, 1, 0. One should say whether *at least one* "
            r"input is true, and one whether *both* are: each looks at $u[1]$ and $u[2]$ together.",
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
    """What the two functions give; the slope gets v*, and the right v, whatever the first one has given."""
    return {"swish": swish(z), "swish_slope": swish_slope(z, z * bp.sigmoid(z))}


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
            {"return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))": "return v * (1 - v)"},
            r"$v\,(1-v)$ is the slope where $v=\sigma(v^*)$. Here $v$ is something else, and this factor has to change "
            r"with it.",
        ),
        Wrong(
            "only the second factor differentiated",
            {
                "return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))": "return v * (1 - bp.sigmoid(v_star))",
            },
            r"This is $z\,\sigma'(z)$. The product rule has a second term, from the slope 1 of the factor $z$: "
            r"$1\cdot\sigma(z)$.",
        ),
        Wrong(
            "only the first factor differentiated",
            {"return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))": "return bp.sigmoid(v_star)"},
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
            {"sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))": "sigmoid(v) + v * (1 - bp.sigmoid(v))"},
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
            {"def swish_slope(v_star, v):": "def swish_slope(v, v_star):"},
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
        Wrong(
            "v where σ is meant, in σ′",
            {"v * (1 - bp.sigmoid(v_star))": "v_star * v * (1 - v)"},
            r"$\sigma'=\sigma\,(1-\sigma)$ has the sigmoid in it, and here $v$ is not the sigmoid but $z\,\sigma(z)$.",
        ),
        Wrong(
            "divided by v*, which may be 0",
            (
                {
                    "return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))": (
                        "return v / v_star + v * (1 - v / v_star)"
                    )
                },
                {
                    "return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))": (
                        "return v / v_star + v * (1 - bp.sigmoid(v_star))"
                    )
                },
                {
                    "return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))": (
                        "return bp.sigmoid(v_star) + v * (1 - v / v_star)"
                    )
                },
            ),
            r"$\sigma(v^*)=v/v^*$ is true everywhere but at $v^*=0$, where it is $\frac00$. Take the sigmoid itself.",
        ),
        Wrong(
            "(1 − σ) left out",
            (
                {" * (1 - bp.sigmoid(v_star))": ""},
                {"v * (1 - bp.sigmoid(v_star))": "v_star * bp.sigmoid(v_star) + 0 * v"},
                {"v * (1 - bp.sigmoid(v_star))": "v_star"},
            ),
            r"The second term is $z\,\sigma'(z)$, and $\sigma'=\sigma\,(1-\sigma)$ has two factors.",
        ),
        Wrong(
            "v for σ in the last factor",
            (
                {"v * (1 - bp.sigmoid(v_star))": "v * (1 - v)"},
                {"v * (1 - bp.sigmoid(v_star))": "v_star * bp.sigmoid(v_star) * (1 - v)"},
            ),
            r"The second term is $z\,\sigma(z)\,(1-\sigma(z))$. $1-v$ would be right if $v$ were the sigmoid; it is "
            r"$z\,\sigma(z)$.",
        ),
        Wrong(
            "v for σ in the first term",
            (
                {"return bp.sigmoid(v_star) + v *": "return v + v *"},
                {"return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))": "return v + v_star * v * (1 - v)"},
            ),
            r"The first term is $1\cdot\sigma(z)$. $v$ is not the sigmoid but $z\,\sigma(z)$.",
        ),
        Wrong(
            "one σ too many",
            (
                {"v * (1 - bp.sigmoid(v_star))": "v * bp.sigmoid(v_star) * (1 - bp.sigmoid(v_star))"},
                {"v * (1 - bp.sigmoid(v_star))": "v * bp.sigmoid(v_star)"},
            ),
            r"$z\,\sigma(z)\,(1-\sigma(z))$ is $v\,(1-\sigma(z))$: $v$ has the first $\sigma(z)$ in it.",
        ),
        Wrong(
            "a minus in the product rule",
            (
                {"bp.sigmoid(v_star) + v *": "bp.sigmoid(v_star) - v *"},
                {"v * (1 - bp.sigmoid(v_star))": "v * (bp.sigmoid(v_star) - 1)"},
                {"v * (1 - bp.sigmoid(v_star))": "v * (1 + bp.sigmoid(v_star))"},
            ),
            r"$g'=1\cdot\sigma+z\cdot\sigma\,(1-\sigma)$: the two terms are added, and the only minus stands in "
            r"$1-\sigma$.",
        ),
        Wrong(
            "1 for the first term",
            {"bp.sigmoid(v_star) + v *": "1 + v *"},
            r"The slope of the factor $z$ is 1, but it is multiplied by the other factor, $\sigma(z)$.",
        ),
        Wrong(
            "the sigmoid alone",
            (
                {"return v_star * bp.sigmoid(v_star)": "return bp.sigmoid(v_star)"},
                {
                    "return v_star * bp.sigmoid(v_star)": "return bp.sigmoid(v_star)",
                    "return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))": "return v * (1 - v)",
                },
            ),
            r"The swish is $z\,\sigma(z)$: the sigmoid is multiplied by what goes into it.",
        ),
        Wrong(
            "the sign in exp",
            (
                {"return v_star * bp.sigmoid(v_star)": "return v_star / (1 + np.exp(v_star))"},
                {"return v_star * bp.sigmoid(v_star)": "return v_star * (1 - bp.sigmoid(v_star))"},
            ),
            r"$z\,\sigma(z)$ is $\frac z{1+e^{-z}}$: for a large $z$ it is nearly $z$ itself.",
        ),
        Wrong(
            "another function of the same kind",
            (
                {"return v_star * bp.sigmoid(v_star)": "return v_star * np.tanh(v_star)"},
                {"return v_star * bp.sigmoid(v_star)": "return np.maximum(v_star, 0)"},
                {"return v_star * bp.sigmoid(v_star)": "return v_star + bp.sigmoid(v_star)"},
                {"return v_star * bp.sigmoid(v_star)": "return v_star**2 * bp.sigmoid(v_star)"},
            ),
            r"Asked is $g(z)=z\,\sigma(z)$, with a product and the sigmoid.",
        ),
        Wrong(
            "one number at a time",
            (
                """
                def swish(v_star):
                    return v_star / (1 + math.exp(-v_star))

                def swish_slope(v_star, v):
                    s = 1 / (1 + math.exp(-v_star))
                    return s + v * (1 - s)
                """,
                {"return v_star * bp.sigmoid(v_star)": "return v_star / (1 + math.exp(-v_star))"},
            ),
            "`math.exp` takes one number. A network hands over whole arrays: take `np.exp`, or `bp.sigmoid`.",
        ),
        Wrong(
            "the function for its slope",
            {"return bp.sigmoid(v_star) + v * (1 - bp.sigmoid(v_star))": "return v"},
            r"This is $g$ itself. Its slope follows by the product rule: $1\cdot\sigma(z)+z\cdot\sigma'(z)$.",
        ),
    ),
    praise=(
        r"$g(z)+g(-z)=z\tanh\frac z2$ is no constant, so the theorem does not hold: the swish has an even part to work "
        r"with, and can do XOR without the constant input."
    ),
)

EXERCISES = (OUTPUTS, ADD_ONES, XOR_BY_HAND, CANNOT, SWISH)
