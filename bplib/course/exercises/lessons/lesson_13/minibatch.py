"""Exercise 13.4: A part for the whole."""

from __future__ import annotations

from typing import Any

import numpy as np

import bplib as bp
from bplib.course.exercises import Case, Exercise, Functions, Wrong
from bplib.course.exercises.compare import code
from bplib.course.exercises.judges import Failure


def _some(
    n_samples: int, n_inputs: int, n_hidden: int, rows: list[int], seed: int
) -> tuple[bp.Network, np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    net = bp.Network.random(n_inputs=n_inputs, n_hidden=n_hidden, rng=rng)
    u = bp.with_constant_input(rng.normal(size=(n_samples, n_inputs - 1)))
    return net, u, rng.normal(size=n_samples), np.array(rows)


def _estimated(minibatch_gradient: Any, *arguments: Any) -> Any:
    """What comes back; where `bp.gradients` refuses its arguments, by what it says of them."""
    try:
        return minibatch_gradient(*arguments)
    except ValueError as error:
        return Failure(f"ValueError: {error}", f"raises {code(f'ValueError: {error}')}")


MINIBATCH = Exercise(
    key="13.4",
    title="A part for the whole",
    kind="further",
    minutes=10,
    goal="estimate the gradient of the slides' sum from some of the samples, without bias",
    task=r"""
        Write `minibatch_gradient(net, u, y, rows)`: an estimate of $\nabla L$ over all $P$ samples from those in `rows`
        (an array of row numbers), as one vector like `bp.gradients(net, u, y).vector`. It has to be *unbiased*:
        averaged over all parts of the same size into which the samples are cut, it is exactly $\nabla L$.
        """,
    answer="minibatch_gradient",
    stub="""
        def minibatch_gradient(net, u, y, rows):
            return ...
        """,
    solution="""
        def minibatch_gradient(net, u, y, rows):
            return len(y) / len(rows) * bp.gradients(net, u[rows], y[rows]).vector
        """,
    hints=(
        "`u[rows]` and `y[rows]` are the part; `bp.gradients` takes its sum.",
        r"Cut ten samples into two parts of five. The two sums add up to $\nabla L$, so their *average* is only half "
        r"of it. What factor is missing?",
    ),
    judge=Functions(
        [
            # If P − n were N in every case, P/n − 1 could not be told from N/n.
            Case("5 samples, rows 1 and 3", _some(5, 3, 2, [1, 3], 0)),
            Case("7 samples, rows 4, 0 and 5", _some(7, 2, 4, [4, 0, 5], 1)),
            Case("4 samples, row 2", _some(4, 5, 3, [2], 2)),
        ],
        run=_estimated,
    ),
    wrong=(
        Wrong(
            "the sum of the part",
            {"len(y) / len(rows) * ": ""},
            r"The part's sum has fewer terms, so it is too short by $P$ over the size of the part. With a $\mu$ made "
            r"for all samples the steps would be as much too short.",
        ),
        Wrong(
            "the mean of the part",
            """
            def minibatch_gradient(net, u, y, rows):
                return bp.gradients(net, u[rows], y[rows]).vector / len(rows)
            """,
            r"That estimates the gradient of the *mean* loss, as the libraries do. For the slides' sum multiply by "
            r"$P$.",
        ),
        Wrong(
            "the factor upside down",
            {"(y) / len(rows)": "(rows) / len(y)"},
            "The part's sum is too *short*; this shortens it again.",
        ),
        Wrong(
            "divided by all P",
            """
            def minibatch_gradient(net, u, y, rows):
                return bp.gradients(net, u[rows], y[rows]).vector / len(y)
            """,
            r"The part's sum is divided by the number of *all* samples: so it is neither the part's mean nor, as it "
            r"should be, $P$ times that.",
        ),
        Wrong(
            "the first rows instead of those given",
            """
            def minibatch_gradient(net, u, y, rows):
                n = len(rows)
                return len(y) / n * bp.gradients(net, u[:n], y[:n]).vector
            """,
            "This takes the same samples every time, and never learns from the others.",
        ),
        Wrong(
            "inputs of some, targets of others",
            """
            def minibatch_gradient(net, u, y, rows):
                n = len(rows)
                return len(y) / n * bp.gradients(net, u[rows], y[:n]).vector
            """,
            "Row for row, a target belongs to its inputs. Shuffle one without the other, and there is nothing to "
            "learn.",
        ),
        Wrong(
            "all samples",
            (
                {"len(y) / len(rows) * bp.gradients(net, u[rows], y[rows]).vector": "bp.gradients(net, u, y).vector"},
                {
                    "len(y) / len(rows) * bp.gradients(net, u[rows], y[rows]).vector": (
                        "bp.gradients(net, u, y).vector / len(y)"
                    )
                },
                {
                    "len(y) / len(rows) * bp.gradients(net, u[rows], y[rows]).vector": (
                        "len(rows) / len(y) * bp.gradients(net, u, y).vector"
                    )
                },
                {
                    "len(y) / len(rows) * bp.gradients(net, u[rows], y[rows]).vector": (
                        "bp.gradients(net, u, y).vector[rows]"
                    )
                },
            ),
            r"This takes all $P$ samples. Asked is an estimate of $\nabla L$ from those in `rows` alone, which is "
            r"cheaper.",
        ),
        Wrong(
            "only one of the two cut",
            ({"u[rows]": "u"}, {"y[rows]": "y"}),
            "Inputs and targets have to be of the same samples: `u[rows]` *and* `y[rows]`.",
        ),
        Wrong(
            "the part's sum times P",
            (
                {"len(y) / len(rows) *": "len(y) *"},
                {"len(y) / len(rows) *": "len(y) * len(rows) *"},
            ),
            r"The part has $n$ of the $P$ samples, so its sum is short by $P/n$, not by $P$: divide by `len(rows)`, "
            r"too.",
        ),
        Wrong(
            "multiplied by the size of the part",
            {"len(y) / len(rows) *": "len(rows) *"},
            r"The larger the part, the *less* its sum is short of the whole. The factor is $P$ over the size of the "
            r"part.",
        ),
        Wrong(
            "whole parts only",
            {"len(y) / len(rows)": "len(y) // len(rows)"},
            "The factor need not be whole: two samples of five are not half of them. `//` rounds it down, and so may "
            "`round`.",
        ),
        Wrong(
            "n − 1, as for a variance",
            (
                {"len(y) / len(rows)": "(len(y) - 1) / (len(rows) - 1)"},
                {"len(y) / len(rows)": "len(y) / (len(rows) - 1)"},
                {"len(y) / len(rows)": "1 / (len(rows) - 1)"},
            ),
            r"A variance needs $n-1$ to be unbiased, as it uses the mean of the same numbers. A sum does not: $P/n$ "
            r"times the part's sum is right on average.",
        ),
        Wrong(
            "always two parts",
            {"len(y) / len(rows)": "2"},
            r"2 would be right for half of the samples. The factor follows from the sizes: `len(y) / len(rows)`.",
        ),
        Wrong(
            "the step for the gradient",
            {"return len(y)": "return -len(y)"},
            r"This is the *downhill* direction. Asked is $\nabla L$; the minus comes with the step.",
        ),
        Wrong(
            "not one vector",
            (
                """
                def minibatch_gradient(net, u, y, rows):
                    return bp.gradients(net, u[rows], y[rows])
                """,
                """
                def minibatch_gradient(net, u, y, rows):
                    gradients, scale = bp.gradients(net, u[rows], y[rows]), len(y) / len(rows)
                    return scale * gradients.b, scale * gradients.w, scale * gradients.x
                """,
                {".vector": ""},
                """
                def minibatch_gradient(net, u, y, rows):
                    return bp.gradients(net, u[rows], y[rows]) * len(y) / len(rows)
                """,
                {".vector": ".w"},
            ),
            "`bp.gradients` gives three gradients, by $b$, $\\omega$ and $x$. Its `.vector` is all of them in one "
            "array.",
        ),
        Wrong(
            "columns for rows",
            {"u[rows]": "u[:, rows]"},
            "`u[:, rows]` picks inputs. A sample is a row: `u[rows]`.",
        ),
        Wrong(
            "the inputs counted for the samples",
            {"len(y)": "u.shape[1]"},
            r"`u` has the shape $(P,N)$: $P$ is `len(u)`, or `len(y)`.",
        ),
    ),
    praise="Unbiased, and noisy: the average is right, a single step is not. Hence the falling $\\mu$ of lesson 10.",
)
