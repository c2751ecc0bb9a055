"""Exercise 07.3: Standardise, and find the way back."""

import textwrap

import numpy as np

from bplib.course.exercises import Case, Exercise, Functions, Wrong

_FOUR_DAYS = np.array([[10.0, 0.2], [30.0, 0.6], [20.0, 0.1], [60.0, 0.3]])


_IN_AND_BACK = """
def standardised(u_train, u_new):
    return (u_new - u_train.mean(axis=0)) / u_train.std(axis=0)


def raw_weights(w, u_train):
    rest = w[1:] / u_train.std(axis=0)[:, None]
    return np.vstack([w[0] - u_train.mean(axis=0) @ rest, rest])
"""


def _otherwise_right(source: str) -> str:
    """Both functions, with one of them as this source has it."""
    return f"{_IN_AND_BACK}\n\n{textwrap.dedent(source)}"


SCALE = Exercise(
    key="07.3",
    title="Standardise, and find the way back",
    kind="further",
    minutes=15,
    goal="standardise inputs by the training data's numbers, and carry the trained weights back to the raw inputs",
    task=r"""
        Write two functions. `u_train` and `u_new` have a column for each input and no constant input yet.

        - `standardised(u_train, u_new)` returns `u_new`, scaled: the mean of each input subtracted, and divided by its
          standard deviation, both as they are *in the training data*. (The standard deviation is
          $\sqrt{\frac1P\sum_p(u_p-\bar u)^2}$, as `np.std` has it.)
        - `raw_weights(w, u_train)` is the way back. `w` has been trained on standardised inputs behind a constant
          input; its shape is $(N+1,H)$, and row 0 belongs to the constant. Return the weights of the same shape that
          give the same $v^*$ on the *raw* inputs, behind a constant input.
        """,
    answer="standardised, raw_weights",
    stub="""
        def standardised(u_train, u_new):
            return ...


        def raw_weights(w, u_train):
            return ...
        """,
    solution=_IN_AND_BACK,
    hints=(
        "`u_train.mean(axis=0)` goes down each column: one mean for each input.",
        r"Put $u'[i]=\frac{u[i]-\bar u[i]}{s[i]}$ into $v^*=\omega'[0]+\sum_i\omega'[i]\,u'[i]$ and sort: what stands "
        r"before $u[i]$, and what is a constant?",
        r"$\omega[i]=\omega'[i]/s[i]$ and $\omega[0]=\omega'[0]-\sum_i\omega'[i]\,\bar u[i]/s[i]$.",
    ),
    judge=Functions(
        [
            Case(
                "1 input, 1 unit: u_train = 10 and 30, u_new = 40, w = 3 and 5",
                (np.array([[10.0], [30.0]]), np.array([[40.0]]), np.array([[3.0], [5.0]])),
            ),
            Case(
                "2 inputs, 2 units, 2 new samples",
                (
                    np.array([[10.0, 0.2], [30.0, 0.6]]),
                    np.array([[40.0, 0.1], [20.0, 0.9]]),
                    np.array([[3.0, -1.0], [5.0, 2.0], [-2.0, 0.5]]),
                ),
            ),
            Case(
                "4 samples, 2 inputs, 3 units, 3 new samples",
                (
                    _FOUR_DAYS,
                    np.array([[40.0, 0.1], [20.0, 0.9], [70.0, 0.4]]),
                    np.array([[3.0, -1.0, 0.4], [5.0, 2.0, -0.7], [-2.0, 0.5, 1.3]]),
                ),
            ),
        ],
        run=lambda standardised, raw_weights, u_train, u_new, w: {
            "standardised": standardised(u_train, u_new),
            "raw_weights": raw_weights(w, u_train),
        },
    ),
    wrong=(
        Wrong(
            "the new data's own mean and spread",
            _otherwise_right("""
            def standardised(u_train, u_new):
                return (u_new - u_new.mean(axis=0)) / u_new.std(axis=0)
            """),
            "A new input must be scaled by the numbers of the *training* data. By its own, a hot day and a cold day "
            "would look alike to the network; and a single new sample has no spread at all.",
        ),
        Wrong(
            "the mean not subtracted",
            _otherwise_right("""
            def standardised(u_train, u_new):
                return u_new / u_train.std(axis=0)
            """),
            r"Then the inputs lie far to one side of 0: they hardly differ from the constant input, and the valley "
            r"between $\omega[0]$ and $\omega[1]$ stays narrow. Subtract the mean first.",
        ),
        Wrong(
            "not divided by the spread",
            _otherwise_right("""
            def standardised(u_train, u_new):
                return u_new - u_train.mean(axis=0)
            """),
            "This shifts the inputs to 0, but the times of the lesson still go from −34 to 36, and curvatures go with "
            "the squares. Divide by the standard deviation.",
        ),
        Wrong(
            "one mean for all inputs",
            _otherwise_right("""
            def standardised(u_train, u_new):
                return (u_new - u_train.mean()) / u_train.std()
            """),
            "Without `axis=0` there is one mean over all numbers in the table, days and litres mixed. Each input has "
            "units of its own, and wants a mean and a spread of its own.",
        ),
        Wrong(
            "row by row",
            (
                _otherwise_right("""
            def standardised(u_train, u_new):
                return (u_new - u_new.mean(axis=1, keepdims=True)) / u_new.std(axis=1, keepdims=True)
            """),
                _otherwise_right("""
            def standardised(u_train, u_new):
                return (u_new - u_train.mean(axis=1)) / u_train.std(axis=1)
            """),
                _otherwise_right("""
            def standardised(u_train, u_new):
                return (u_new - u_train.mean(axis=1, keepdims=True)) / u_train.std(axis=0)
            """),
                _otherwise_right("""
            def standardised(u_train, u_new):
                return (u_new - u_train.mean(axis=1, keepdims=True)) / u_train.std(axis=1, keepdims=True)
            """),
            ),
            "`axis=1` goes along a row: it mixes the different inputs of one sample. A mean over the samples goes "
            "down a column: `axis=0`.",
        ),
        Wrong(
            "divided by P − 1",
            """
            def standardised(u_train, u_new):
                return (u_new - u_train.mean(axis=0)) / u_train.std(axis=0, ddof=1)


            def raw_weights(w, u_train):
                rest = w[1:] / u_train.std(axis=0, ddof=1)[:, None]
                return np.vstack([w[0] - u_train.mean(axis=0) @ rest, rest])
            """,
            r"For descent this is as good a scale as the other, and your way back fits it. But the task asks for "
            r"$\frac1P$, as `np.std` has it. Whoever mixes the two, one on the way in and one on the way back, gets "
            r"another curve.",
        ),
        Wrong(
            "the variance for its root",
            _otherwise_right("""
            def standardised(u_train, u_new):
                return (u_new - u_train.mean(axis=0)) / u_train.var(axis=0)
            """),
            "The variance has the square of the input's unit. Divide by its root, and what is left has no unit and a "
            "spread of 1.",
        ),
        Wrong(
            "the way back missing",
            _otherwise_right("""
            def raw_weights(w, u_train):
                return w
            """),
            "These weights belong to standardised inputs. With the raw ones the same numbers give another curve: "
            "units that should switch at the mean switch at 0, and far too steeply or too gently.",
        ),
        Wrong(
            "the way back without the shift",
            _otherwise_right("""
            def raw_weights(w, u_train):
                return np.vstack([w[:1], w[1:] / u_train.std(axis=0)[:, None]])
            """),
            r"The steepness is right, the place is not. In $\omega'[i]\,\frac{u[i]-\bar u[i]}{s[i]}$ there is a "
            r"constant, $-\omega'[i]\,\bar u[i]/s[i]$, which goes to the constant input's weight.",
        ),
        Wrong(
            "the shift with the wrong sign",
            _otherwise_right("""
            def raw_weights(w, u_train):
                rest = w[1:] / u_train.std(axis=0)[:, None]
                return np.vstack([w[0] + u_train.mean(axis=0) @ rest, rest])
            """),
            r"$\bar u$ is subtracted on the way in, and stays subtracted: "
            r"$\omega'[0]-\sum_i\omega'[i]\,\bar u[i]/s[i]$. With the plus you go from raw weights to scaled ones.",
        ),
        Wrong(
            "the shift not divided by the spread",
            _otherwise_right("""
            def raw_weights(w, u_train):
                return np.vstack([w[0] - u_train.mean(axis=0) @ w[1:], w[1:] / u_train.std(axis=0)[:, None]])
            """),
            r"The mean stands *inside* the fraction: $\frac{u[i]-\bar u[i]}{s[i]}$. So the constant is "
            r"$\omega'[i]\,\bar u[i]/s[i]$.",
        ),
        Wrong(
            "multiplied by the spread on the way back",
            tuple(
                _otherwise_right(f"""
            def raw_weights(w, u_train):
                mean, spread = u_train.mean(axis=0), u_train.std(axis=0)[:, None]
                rest = w[1:] * spread
                return np.vstack([{row_0}, rest])
            """)
                for row_0 in (
                    "w[0] - mean @ (w[1:] / spread)",
                    "w[0] - mean @ w[1:]",
                    "w[0] + mean @ w[1:]",
                )
            ),
            r"Inputs are undone by multiplying, weights by dividing: in $\omega'[i]\,\frac{u[i]-\bar u[i]}{s[i]}$ the "
            r"number before $u[i]$ is $\omega'[i]/s[i]$.",
        ),
        Wrong(
            "P − 1 in one, P in the other",
            (
                {") / u_train.std(axis=0)": ") / u_train.std(axis=0, ddof=1)"},
                {"u_train.std(axis=0)[:, None]": "u_train.std(axis=0, ddof=1)[:, None]"},
            ),
            r"Both ways need the same number, and the task asks for $\frac1P$, as `np.std` has it. With $P-1$ on one "
            r"of the two the way back leads to another curve.",
        ),
        Wrong(
            "multiplied by the spread",
            {") / u_train.std(axis=0)": ") * u_train.std(axis=0)"},
            "Multiplying makes an input with a large spread larger still. Divide by it, and the spread is 1.",
        ),
        Wrong(
            "the mean added",
            {"u_new - u_train.mean(axis=0)": "u_new + u_train.mean(axis=0)"},
            "Subtracting the mean brings the inputs to 0; adding it takes them twice as far away.",
        ),
        Wrong(
            "one of the two numbers from the new data",
            (
                {"u_new - u_train.mean(axis=0)": "u_new - u_new.mean(axis=0)"},
                {") / u_train.std(axis=0)": ") / u_new.std(axis=0)"},
            ),
            "Mean *and* spread are those of the training data. A new input would else be scaled otherwise than those "
            "that the network was trained on.",
        ),
        Wrong(
            "first divided, then subtracted",
            {
                "(u_new - u_train.mean(axis=0)) / u_train.std(axis=0)": (
                    "u_new / u_train.std(axis=0) - u_train.mean(axis=0)"
                )
            },
            "The mean has the unit of the raw input: subtract it first, then divide the difference. Mind the "
            "parentheses.",
        ),
        Wrong(
            "the range for the spread",
            (
                {") / u_train.std(axis=0)": ") / (u_train.max(axis=0) - u_train.min(axis=0))"},
                {
                    "(u_new - u_train.mean(axis=0)) / u_train.std(axis=0)": (
                        "(u_new - u_train.min(axis=0)) / (u_train.max(axis=0) - u_train.min(axis=0))"
                    )
                },
            ),
            "Scaling by smallest and largest value is a custom, too. But it hangs on two single samples; the task asks "
            "for mean and standard deviation.",
        ),
        Wrong(
            "the training data scaled",
            {"u_new - u_train.mean(axis=0)": "u_train - u_train.mean(axis=0)"},
            "This returns the training data. It is `u_new` that is to be scaled, by their numbers.",
        ),
        Wrong(
            "the sum for the mean in the spread",
            {") / u_train.std(axis=0)": ") / np.sqrt(((u_train - u_train.mean(axis=0)) ** 2).sum(axis=0))"},
            r"Under the root stands the *mean* of the squares, $\frac1P\sum_p$. Without the $\frac1P$ the inputs "
            r"become the smaller, the more samples there are.",
        ),
        Wrong(
            "a constant input put in front",
            {
                "return (u_new - u_train.mean(axis=0)) / u_train.std(axis=0)": (
                    "return bp.with_constant_input((u_new - u_train.mean(axis=0)) / u_train.std(axis=0))"
                )
            },
            "The scaling is right. The result is to have as many columns as `u_new`; the constant input comes later.",
        ),
        Wrong(
            "multiplied all the way back",
            (
                {"w[1:] / u_train.std(axis=0)[:, None]": "w[1:] * u_train.std(axis=0)[:, None]"},
                {
                    "w[1:] / u_train.std(axis=0)[:, None]": "w[1:] * u_train.std(axis=0)[:, None]",
                    "[w[0] - u_train.mean(axis=0) @ rest, rest]": "[w[0], rest]",
                },
            ),
            r"Inputs are undone by multiplying, weights by dividing: in $\omega'[i]\,\frac{u[i]-\bar u[i]}{s[i]}$ the "
            r"number before $u[i]$ is $\omega'[i]/s[i]$.",
        ),
        Wrong(
            "the variance on the way back",
            {"u_train.std(axis=0)[:, None]": "u_train.var(axis=0)[:, None]"},
            r"On the way in each input was divided by $s[i]$, the standard deviation; so its weight is divided by "
            r"$s[i]$ and not by $s[i]^2$.",
        ),
        Wrong(
            "the spread meets the units",
            {"u_train.std(axis=0)[:, None]": "u_train.std(axis=0)"},
            r"`w[1:]` has a row for each input and a column for each unit, and NumPy lays the spreads along the "
            r"*columns*. As a column, `[:, None]`, each spread meets the row of its input.",
        ),
        Wrong(
            "weights scaled like inputs",
            (
                {
                    "rest = w[1:] / u_train.std(axis=0)[:, None]": (
                        "rest = (w[1:] - u_train.mean(axis=0)[:, None]) / u_train.std(axis=0)[:, None]"
                    ),
                    "[w[0] - u_train.mean(axis=0) @ rest, rest]": "[w[0], rest]",
                },
                {
                    "rest = w[1:] / u_train.std(axis=0)[:, None]": (
                        "rest = w[1:] * u_train.std(axis=0)[:, None] + u_train.mean(axis=0)[:, None]"
                    ),
                    "[w[0] - u_train.mean(axis=0) @ rest, rest]": "[w[0], rest]",
                },
            ),
            r"A mean is subtracted from inputs, not from weights. Sort $\omega'[0]+\sum_i\omega'[i]\,\frac{u[i]-\bar "
            r"u[i]}{s[i]}$ instead: what stands before $u[i]$, and what is left as a constant?",
        ),
        Wrong(
            "the shift without the weights",
            (
                {"u_train.mean(axis=0) @ rest": "(u_train.mean(axis=0) / u_train.std(axis=0)).sum()"},
                {"u_train.mean(axis=0) @ rest": "u_train.mean(axis=0).sum()"},
            ),
            r"In $\omega'[i]\,\frac{u[i]-\bar u[i]}{s[i]}$ the mean is multiplied by the weight, too: the constant is "
            r"$-\sum_i\omega'[i]\,\bar u[i]/s[i]$, another one for each unit.",
        ),
        Wrong(
            "the shift lost with row 0",
            {"w[0] - u_train.mean(axis=0) @ rest": "-u_train.mean(axis=0) @ rest"},
            r"The shift is *added* to what the constant input had: $\omega'[0]-\sum_i\dots$",
        ),
        Wrong(
            "row 0 missing",
            (
                {"return np.vstack([w[0] - u_train.mean(axis=0) @ rest, rest])": "return rest"},
                {
                    "rest = w[1:] / u_train.std(axis=0)[:, None]": "return w[1:] / u_train.std(axis=0)",
                    "return np.vstack([w[0] - u_train.mean(axis=0) @ rest, rest])": "",
                },
            ),
            "The result has the shape of `w`: a row for the constant input, then one for each input.",
        ),
        Wrong(
            "the constant's row last",
            {"[w[0] - u_train.mean(axis=0) @ rest, rest]": "[rest, w[0] - u_train.mean(axis=0) @ rest]"},
            "The rows are right. The constant input comes first, as $u[0]$, so its row is row 0.",
        ),
        Wrong(
            "the caller's weights changed",
            {
                "rest = w[1:] / u_train.std(axis=0)[:, None]": """
                rest = w[1:]
                rest /= u_train.std(axis=0)[:, None]
                """
            },
            "`w[1:]` is a view of the array that was handed in, and `/=` writes into it. `w[1:] / …` makes a new one.",
        ),
        Wrong(
            "the parentheses lost",
            {
                "(u_new - u_train.mean(axis=0)) / u_train.std(axis=0)": (
                    "u_new - u_train.mean(axis=0) / u_train.std(axis=0)"
                )
            },
            "Without parentheses only the mean is divided. The *difference* is to be divided by the spread.",
        ),
        Wrong(
            "the mean minus the input",
            {"u_new - u_train.mean(axis=0)": "u_train.mean(axis=0) - u_new"},
            "This turns every input round: what is above the mean would come out below 0.",
        ),
        Wrong(
            "a root too many",
            {") / u_train.std(axis=0)": ") / np.sqrt(u_train.std(axis=0))"},
            "`std` has the root in it already. With another one, a spread of 4 would be divided by 2 only.",
        ),
        Wrong(
            "the largest for the spread",
            (
                {"(u_new - u_train.mean(axis=0)) / u_train.std(axis=0)": "u_new / u_train.max(axis=0)"},
                {") / u_train.std(axis=0)": ") / u_train.max(axis=0)"},
            ),
            "That is how this lesson scales the *targets*. Inputs are brought to 0 and divided by their standard "
            "deviation.",
        ),
        Wrong(
            "only the shift",
            {"[w[0] - u_train.mean(axis=0) @ rest, rest]": "[w[0] - u_train.mean(axis=0) @ rest, w[1:]]"},
            r"The row of the constant is right. But the other rows still belong to inputs of spread 1: they are to be "
            r"divided by $s[i]$.",
        ),
    ),
    praise="Keep the means and spreads together with the trained weights; without them nobody can use either.",
)
