"""Exercise 08.2: The constant input."""

from __future__ import annotations

from typing import Any

import numpy as np

from bplib.course.exercises import Case, Exercise, Functions, Wrong
from bplib.course.exercises.compare import code
from bplib.course.exercises.judges import Failure


def _with_ones(add_ones: Any, u: Any) -> Any:
    """What comes back; arrays that cannot be joined, by what NumPy says of them."""
    try:
        return add_ones(u)
    except ValueError as error:
        return Failure(f"ValueError: {error}", f"raises {code(f'ValueError: {error}')}")


ADD_ONES = Exercise(
    key="08.2",
    title="The constant input",
    kind="further",
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
            (np.array([[1.51234567, -0.4, 2.0, 0.7], [-3.0, 0.2, 0.87654321, 4.0]]),),
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
