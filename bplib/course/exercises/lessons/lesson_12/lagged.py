"""Exercise 12.1: From a series to samples."""

from __future__ import annotations

import numpy as np

from bplib.course.exercises import Case, Exercise, Functions, Wrong

LAGGED = Exercise(
    key="12.1",
    title="From a series to samples",
    kind="core",
    minutes=10,
    goal="cut a series into samples whose inputs are known when the forecast is made",
    task=r"""
        Write `lagged_matrix(number, n_lags)`, which cuts a series into samples. A year's inputs are the `n_lags`
        numbers before it, *the latest first*; its target is its own number. Return the pair `(u, y)`, without the
        constant input: `u` of shape $(P, \text{n\_lags})$ and `y` of shape $(P,)$, one sample for every year that has
        enough years before it, in the order of time. Do it without `sunspots.lagged`.
        """,
    answer="lagged_matrix",
    stub="""
        def lagged_matrix(number, n_lags):
            return ...
        """,
    solution="""
        def lagged_matrix(number, n_lags):
            y = number[n_lags:]
            u = np.column_stack([number[n_lags - lag : len(number) - lag] for lag in range(1, n_lags + 1)])
            return u, y
        """,
    hints=(
        "With 2 lags the series 5, 2, 9, 4 has two samples: the inputs 2, 5 with the target 9, and 9, 2 with 4.",
        "The column of one lag is the series itself, so many years earlier: of the same length as `y`, and shifted.",
        "`number[n_lags - lag : len(number) - lag]` is that column; `np.column_stack` puts a list of columns together.",
    ),
    judge=Functions(
        [
            (np.array([5.0, 2.0, 9.0, 4.0]), 2),
            (np.array([5.0, 2.0, 9.0, 4.0]), 1),
            Case("7 years, n_lags = 3", (np.array([3.0, 8.0, 6.0, 1.27183, 7.0, 4.61598, 2.0]), 3)),
        ]
    ),
    wrong=(
        Wrong(
            "the lags turned round",
            """
            def lagged_matrix(number, n_lags):
                u = np.array([number[p : p + n_lags] for p in range(len(number) - n_lags)])
                return u, number[n_lags:]
            """,
            "Every number is where it may be, but the earliest stands first. A network would learn as well from that. "
            "Only, `u[:, 0]` is then no longer last year, and persistence forecasts with the oldest number. "
            "`[:, ::-1]` turns the columns round.",
        ),
        Wrong(
            "the target among its own inputs",
            """
            def lagged_matrix(number, n_lags):
                columns = [number[n_lags - lag : len(number) - lag] for lag in range(n_lags)]
                return np.column_stack(columns), number[n_lags:]
            """,
            "The first column *is* the target: a lag of 0. Every model finds that out, and forecasts without an "
            "error, until it is asked for a year that has not happened yet. The lags go from 1 to `n_lags`.",
        ),
        Wrong(
            "the years after in place of the years before",
            """
            def lagged_matrix(number, n_lags):
                last = len(number) - n_lags
                u = np.column_stack([number[lag : last + lag] for lag in range(1, n_lags + 1)])
                return u, number[:last]
            """,
            "These inputs come *later* than the target: the future leaks in. What is to be forecast is the end of a "
            "window, not its beginning.",
        ),
        Wrong(
            "last year left out",
            """
            def lagged_matrix(number, n_lags):
                first = n_lags + 1
                u = np.column_stack([number[first - lag : len(number) - lag] for lag in range(2, n_lags + 2)])
                return u, number[first:]
            """,
            "The inputs end two years before the target. Nothing leaks, but the number that says most about a year, "
            "the one just before it, is thrown away.",
        ),
        Wrong(
            "the last year dropped",
            """
            def lagged_matrix(number, n_lags):
                windows = range(len(number) - n_lags - 1)
                u = np.array([number[p : p + n_lags][::-1] for p in windows])
                return u, number[n_lags:-1]
            """,
            "One sample is missing, the latest. Of $n$ years the first `n_lags` have too short a past; all the others, "
            r"$n-\text{n\_lags}$ of them, make a sample.",
        ),
        Wrong(
            "first rows with a past that never was",
            """
            def lagged_matrix(number, n_lags):
                return np.column_stack([np.roll(number, lag) for lag in range(1, n_lags + 1)]), number
            """,
            "`np.roll` fills the beginning with numbers from the *end* of the series: the first years would have "
            "learnt from the last ones. They have no past in the data, and make no samples.",
        ),
        Wrong(
            "a row for each lag",
            """
            def lagged_matrix(number, n_lags):
                u = np.array([number[n_lags - lag : len(number) - lag] for lag in range(1, n_lags + 1)])
                return u, number[n_lags:]
            """,
            r"The samples stand in columns. In $u_p[i]$ the sample $p$ comes first: a row for each year, a column for "
            "each lag.",
        ),
        Wrong(
            "one sample too many",
            (
                {
                    "u = np.column_stack([number[n_lags - lag : len(number) - lag] for lag in range(1, n_lags + 1)])": (
                        "u = np.array([number[p : p + n_lags][::-1] for p in range(len(number) - n_lags + 1)])"
                    )
                },
                {
                    "u = np.column_stack([number[n_lags - lag : len(number) - lag] for lag in range(1, n_lags + 1)])": (
                        "u = np.array([number[p : p + n_lags] for p in range(len(number) - n_lags + 1)])"
                    )
                },
            ),
            r"`u` has a row too many: the last window has no year behind it that could be its target. Of $n$ "
            r"years $n-\text{n\_lags}$ have enough years before them.",
        ),
        Wrong(
            "the first sample dropped",
            {
                "y = number[n_lags:]": "y = number[n_lags + 1 :]",
                "u = np.column_stack([number[n_lags - lag : len(number) - lag] for lag in range(1, n_lags + 1)])": (
                    "u = np.column_stack([number[n_lags + 1 - lag : len(number) - lag] for lag in range(1, n_lags + "
                    "1)])"
                ),
            },
            r"One sample is missing, the earliest: the year number `n_lags`, counted from 0, has exactly enough years "
            r"before it.",
        ),
        Wrong(
            "targets that do not belong to the rows",
            (
                {"y = number[n_lags:]": "y = number"},
                {"y = number[n_lags:]": "y = number[:-n_lags]"},
                {"y = number[n_lags:]": "y = number[n_lags - 1 :]"},
                {"y = number[n_lags:]": "y = number[n_lags - 1 : -1]"},
                {"y = number[n_lags:]": "y = number[n_lags + 1 :]"},
                {"y = number[n_lags:]": "y = number[1:]"},
            ),
            r"The target of the first row is the year *behind* its `n_lags` numbers, so it "
            r"has the number `n_lags`, counted from 0, and the last target is the last year.",
        ),
        Wrong(
            "one lag only",
            (
                {
                    "u = np.column_stack([number[n_lags - lag : len(number) - lag] for lag in range(1, n_lags + 1)])": (
                        "u = number[:-n_lags, None]"
                    )
                },
                {
                    "u = np.column_stack([number[n_lags - lag : len(number) - lag] for lag in range(1, n_lags + 1)])": (
                        "u = number[:-n_lags]"
                    )
                },
                {
                    "u = np.column_stack([number[n_lags - lag : len(number) - lag] for lag in range(1, n_lags + 1)])": (
                        "u = number[n_lags - 1 : -1, None]"
                    )
                },
            ),
            r"Each sample gets one number as its input. It has `n_lags` of them, a column for each lag from 1 to "
            r"`n_lags`.",
        ),
        Wrong(
            "a lag too few or too many",
            (
                """
                def lagged_matrix(number, n_lags):
                    n_lags = n_lags + 1
                    u = np.column_stack([number[n_lags - lag : len(number) - lag] for lag in range(1, n_lags + 1)])
                    return u, number[n_lags:]
                """,
                """
                def lagged_matrix(number, n_lags):
                    n_lags = n_lags - 1
                    samples = range(n_lags, len(number))
                    return np.array([number[p - n_lags : p][::-1] for p in samples]), number[n_lags:]
                """,
                {"range(1, n_lags + 1)": "range(1, n_lags)"},
                {
                    "u = np.column_stack([number[n_lags - lag : len(number) - lag] for lag in range(1, n_lags + 1)])": (
                        "u = np.column_stack([number[n_lags - lag : len(number) - lag] for lag in range(n_lags + 1)])"
                    )
                },
                {
                    "u = np.column_stack([number[n_lags - lag : len(number) - lag] for lag in range(1, n_lags + 1)])": (
                        "u = np.array([number[p : p + n_lags + 1] for p in range(len(number) - n_lags)])"
                    )
                },
                {
                    "u = np.column_stack([number[n_lags - lag : len(number) - lag] for lag in range(1, n_lags + 1)])": (
                        "u = np.array([number[p : p + n_lags + 1][::-1] for p in range(len(number) - n_lags)])"
                    )
                },
            ),
            r"There are `n_lags` inputs: the lags 1 to `n_lags`, and `range(1, n_lags + 1)` counts them. One more "
            r"would be the target itself, a lag of 0.",
        ),
        Wrong(
            "the constant input put in",
            {
                "u = np.column_stack([number[n_lags - lag : len(number) - lag] for lag in range(1, n_lags + 1)])": (
                    "u = np.column_stack([np.ones(len(y)), *(number[n_lags - k : len(number) - k] for k in range(1, "
                    "n_lags + 1))])"
                )
            },
            r"The task leaves the constant input out: it comes in later, when the inputs have been scaled.",
        ),
        Wrong(
            "missing years filled up",
            (
                """
                def lagged_matrix(number, n_lags):
                    columns = [np.concatenate([np.zeros(lag), number[:-lag]]) for lag in range(1, n_lags + 1)]
                    return np.column_stack(columns), number
                """,
                """
                def lagged_matrix(number, n_lags):
                    columns = [np.concatenate([np.full(lag, np.nan), number[:-lag]]) for lag in range(1, n_lags + 1)]
                    return np.column_stack(columns), number
                """,
                """
                def lagged_matrix(number, n_lags):
                    columns = [np.concatenate([np.full(lag, number[0]), number[:-lag]]) for lag in range(1, n_lags + 1)]
                    return np.column_stack(columns), number
                """,
            ),
            r"The first years get inputs that nobody has measured. They have too short a past, and make no samples.",
        ),
        Wrong(
            "windows that do not overlap",
            (
                {
                    "u = np.column_stack([number[n_lags - lag : len(number) - lag] for lag in range(1, n_lags + 1)])": (
                        "u = np.array([number[p : p + n_lags][::-1] for p in range(0, len(number) - n_lags, n_lags)])"
                    )
                },
                """
                def lagged_matrix(number, n_lags):
                    starts = range(0, len(number) - n_lags, n_lags)
                    u = np.array([number[p : p + n_lags][::-1] for p in starts])
                    return u, np.array([number[p + n_lags] for p in starts])
                """,
                """
                def lagged_matrix(number, n_lags):
                    starts = range(0, len(number) - n_lags, n_lags + 1)
                    u = np.array([number[p : p + n_lags][::-1] for p in starts])
                    return u, np.array([number[p + n_lags] for p in starts])
                """,
                """
                def lagged_matrix(number, n_lags):
                    return np.reshape(number[: len(number) // n_lags * n_lags], (-1, n_lags)), number[n_lags:]
                """,
            ),
            r"*Every* year with enough years before it makes a sample. The next sample begins one year later, not a "
            r"whole window.",
        ),
        Wrong(
            "pieces of different lengths",
            (
                """
                def lagged_matrix(number, n_lags):
                    u = np.array([number[p - 1 : p - n_lags - 1 : -1] for p in range(n_lags, len(number))])
                    return u, number[n_lags:]
                """,
                """
                def lagged_matrix(number, n_lags):
                    u = np.array([number[p : p + n_lags][::-1] for p in range(len(number))])
                    return u, number[n_lags:]
                """,
            ),
            r"NumPy refuses to put pieces of different lengths together. At an end of the series a slice comes out too "
            r"short, or empty: a window that begins too late has not `n_lags` years left; and `number[1:-1:-1]` is "
            r"empty, since $-1$ means the *last* place. `number[p : p + n_lags][::-1]` has no such trap.",
        ),
        Wrong(
            "all the years before",
            """
            def lagged_matrix(number, n_lags):
                return [number[:t][::-1] for t in range(n_lags, len(number))], number[n_lags:]
            """,
            r"The rows become longer and longer. A sample has the last `n_lags` years as its inputs, and no more.",
        ),
        Wrong(
            "the change in place of the number",
            {"y = number[n_lags:]": "y = number[n_lags:] - number[n_lags - 1 : -1]"},
            r"The target is the year's own number, not how much it differs from that of the year before.",
        ),
        Wrong(
            "the latest sample first",
            {"return u, y": "return u[::-1], y[::-1]"},
            r"The samples are right, and turned round: the order of time is wanted for the rows. It is within a row "
            r"that the latest number stands first.",
        ),
        Wrong(
            "the pair turned round",
            {"return u, y": "return y, u"},
            r"Inputs first, targets second: `(u, y)`.",
        ),
        Wrong(
            "half of the pair",
            ({"return u, y": "return u"}, {"return u, y": "return np.column_stack([u, y])"}),
            r"Two arrays are wanted, the inputs and the targets: `return u, y`.",
        ),
        Wrong(
            "targets as a column",
            {"return u, y": "return u, y[:, None]"},
            r"The targets are right but for their shape. `y` has the shape (P,) here, and with a column every target "
            r"would be compared with every output, as in lesson 04.",
        ),
        Wrong(
            "`n_lags` ignored",
            (
                """
                def lagged_matrix(number, n_lags):
                    return np.column_stack([number[1:-1], number[:-2]]), number[2:]
                """,
                """
                def lagged_matrix(number, n_lags):
                    return number[:-1, None], number[1:]
                """,
            ),
            r"The number of columns is always the same. It is `n_lags`, whatever that is.",
        ),
    ),
    praise="The whole of a forecast's honesty is in these indices: no input is later than the year before the target.",
)
