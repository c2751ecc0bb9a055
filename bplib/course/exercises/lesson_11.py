"""The exercises of lesson 11, Learn from real data."""

from __future__ import annotations

import numpy as np

from bplib.course.exercises import Case, Choices, Exercise, Functions, Wrong

LAGGED = Exercise(
    key="11.1",
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
            Case("7 years, n_lags = 3", (np.array([3.0, 8.0, 6.0, 1.0, 7.0, 4.0, 2.0]), 3)),
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
    ),
    praise="The whole of a forecast's honesty is in these indices: no input is later than the year before the target.",
)

RELATIVE = Exercise(
    key="11.2",
    title="Better than the mean?",
    kind="core",
    minutes=5,
    goal="measure a forecast's error as a share of what a forecast without any model has",
    task=r"""
        A measure without a unit, for any series: write `share_of_error(y, y_bar, y_train)`, the sum of the squared
        errors of the forecasts $\bar y_p$, as a share of the sum of the squared errors of somebody who always says the
        mean of the training years:

        $$\frac{\sum_p(y_p-\bar y_p)^2}{\sum_p(y_p-a)^2},\qquad a=\text{mean of the training targets.}$$

        Both sums are over the years that are judged.
        """,
    answer="share_of_error",
    stub="""
        def share_of_error(y, y_bar, y_train):
            return ...
        """,
    solution="""
        def share_of_error(y, y_bar, y_train):
            return np.sum((y - y_bar) ** 2) / np.sum((y - y_train.mean()) ** 2)
        """,
    hints=(
        "`y_train` is needed for one number only, its mean.",
        "The denominator has the form of the numerator, with that one number in the place of every forecast.",
    ),
    judge=Functions(
        [
            (np.array([4.0, 8.0]), np.array([3.0, 6.0]), np.array([2.0, 3.0, 7.0])),
            Case(
                "4 years judged, 3 trained on",
                (np.array([9.0, 1.0, 6.0, 2.0]), np.array([7.0, 2.5, 5.0, 6.0]), np.array([3.0, 4.0, 8.0])),
            ),
        ]
    ),
    wrong=(
        Wrong(
            "the mean of the years that are judged",
            {"- y_train.mean": "- y.mean"},
            "The mean of the judged years is known only afterwards. This compares the model with somebody who knows "
            "the future, and in a period unlike the training years a good forecast looks bad. $a$ comes from "
            "`y_train`.",
        ),
        Wrong(
            "the variance of the training years",
            """
            def share_of_error(y, y_bar, y_train):
                return np.mean((y - y_bar) ** 2) / y_train.var()
            """,
            "This divides an error on some years by a spread of others. It is a fixed unit, as the lesson's relative "
            "variance has one, but then 1 no longer means *as good as saying the mean*: calm years look well forecast "
            "because they are calm.",
        ),
        Wrong(
            "the square missing",
            """
            def share_of_error(y, y_bar, y_train):
                return np.sum(np.abs(y - y_bar)) / np.sum(np.abs(y - y_train.mean()))
            """,
            "These are sums of absolute errors. Without the square one miss of 20 counts as much as twenty of 1; and "
            "least squares, with which all these models were fitted, see that differently.",
        ),
        Wrong(
            "no square, and errors that cancel",
            {
                "((y - y_bar) ** 2) / np.sum((y - y_train.mean()) ** 2)": "(y - y_bar) / np.sum(y - y_train.mean())",
            },
            "Without the squares a forecast that is too high in one year makes up for one that is too low in another: "
            "the share may be 0 for a useless model.",
        ),
        Wrong(
            "one minus the share",
            {"return np.sum": "return 1 - np.sum"},
            r"That is $R^2$, the share that is *explained*: 1 is perfect there. Asked is what is left: 0 is perfect.",
        ),
        Wrong(
            "the root of the share",
            """
            def share_of_error(y, y_bar, y_train):
                return np.sqrt(np.sum((y - y_bar) ** 2) / np.sum((y - y_train.mean()) ** 2))
            """,
            "The root compares typical errors in sunspots, the share compares their squares. Both are in use: a "
            "share of 0.36 and a root of 0.6 are the same forecast, so never compare one with the other.",
        ),
        Wrong(
            "upside down",
            """
            def share_of_error(y, y_bar, y_train):
                return np.sum((y - y_train.mean()) ** 2) / np.sum((y - y_bar) ** 2)
            """,
            "The better the forecast, the larger this gets. An error should fall: the model's sum goes on top.",
        ),
    ),
    praise="1 is what saying the mean has. A forecast above that is worse than none, and there are such.",
)

CHOOSE = Exercise(
    key="11.3",
    title="Which iterate of which restart?",
    kind="core",
    minutes=10,
    goal="choose the number of iterations and the restart by the validation error alone",
    task=r"""
        Several restarts were trained. After the iterations in `looked_at`, of shape $(K,)$, their errors were noted:
        `training` and `validation`, both of shape $(K, R)$, a row for each look and a column for each restart. A
        restart that has diverged has NaN from then on. Write `choose_iterate(looked_at, training, validation)`, which
        returns the pair `(m, restart)` that you would keep: the iteration at which it is stopped, and the restart's
        number, from 0.
        """,
    answer="choose_iterate",
    stub="""
        def choose_iterate(looked_at, training, validation):
            return ...
        """,
    solution="""
        def choose_iterate(looked_at, training, validation):
            k, restart = np.unravel_index(np.nanargmin(validation), validation.shape)
            return looked_at[k], restart
        """,
    hints=(
        "One of the three arguments is not needed.",
        "You look for the place of the smallest of all $K\\cdot R$ numbers. `np.nanargmin` gives it, counted through "
        "the whole array; it leaves NaN out.",
        "`np.unravel_index(place, validation.shape)` turns that one number into a row and a column. The row says which "
        "look it was, not which iteration.",
    ),
    judge=Functions(
        [
            Case(
                "2 looks, 2 restarts, one diverged",
                (
                    np.array([10, 50]),
                    np.array([[0.9, 0.8], [0.4, np.nan]]),
                    np.array([[0.7, 0.75], [0.6, np.nan]]),
                ),
            ),
            Case(
                "4 looks, 4 restarts",
                (
                    np.array([20, 100, 500, 2000]),
                    np.array(
                        [
                            [0.40, 0.42, 0.41, 0.46],
                            [0.21, 0.25, 0.22, 0.31],
                            [0.12, 0.15, 0.11, 0.19],
                            [0.09, 0.12, 0.05, 0.14],
                        ]
                    ),
                    np.array(
                        [
                            [0.30, 0.33, 0.31, 0.29],
                            [0.17, 0.22, 0.24, 0.11],
                            [0.13, 0.16, 0.19, 0.15],
                            [0.21, 0.18, 0.27, 0.25],
                        ]
                    ),
                ),
            ),
        ]
    ),
    wrong=(
        Wrong(
            "the best training error predicts best",
            {"(validation), validation.": "(training), training."},
            "The training error only falls: by it one would always take the last iteration, and the restart that has "
            "learnt most by heart. How well it forecasts years that it has not seen, only the validation years tell.",
        ),
        Wrong(
            "stopped by validation, restart by training",
            """
            def choose_iterate(looked_at, training, validation):
                k = np.unravel_index(np.nanargmin(validation), validation.shape)[0]
                return looked_at[k], np.nanargmin(training[k])
            """,
            "The iteration is chosen by the right years, the restart is not: the one with the lowest training error is "
            "often the one that overfits first. Both are settings, and both are for the validation years to choose.",
        ),
        Wrong(
            "always the last iteration",
            """
            def choose_iterate(looked_at, training, validation):
                return looked_at[-1], np.nanargmin(validation[-1])
            """,
            "The restart is chosen by its validation error at the *end*. By then most restarts are past their best; "
            "look at every row.",
        ),
        Wrong(
            "the look in place of the iteration",
            """
            def choose_iterate(looked_at, training, validation):
                return np.unravel_index(np.nanargmin(validation), validation.shape)
            """,
            "The row is right, but it only says *which look* it was. `looked_at` knows after how many iterations that "
            "was.",
        ),
        Wrong(
            "NaN taken for the lowest",
            """
            def choose_iterate(looked_at, training, validation):
                k, restart = np.unravel_index(np.argmin(validation), validation.shape)
                return looked_at[k], restart
            """,
            "`np.argmin` returns the first NaN, if there is one: the restart that has diverged would win. "
            "`np.nanargmin` leaves NaN out.",
        ),
        Wrong(
            "one mean curve for all restarts",
            """
            def choose_iterate(looked_at, training, validation):
                k = np.argmin(np.nanmean(validation, axis=1))
                return looked_at[k], np.nanargmin(validation[k])
            """,
            "To choose the iteration by the mean of the restarts is careful, and the lesson comes to something like "
            "it. But here each restart may stop at its own time, and the lowest error of all is at another one.",
        ),
        Wrong(
            "the pair turned round",
            {"return looked_at[k], restart": "return restart, looked_at[k]"},
            "Both numbers are right. The iteration comes first, as the task has it.",
        ),
        Wrong(
            "the highest error",
            """
            def choose_iterate(looked_at, training, validation):
                k, restart = np.unravel_index(np.nanargmax(validation), validation.shape)
                return looked_at[k], restart
            """,
            "`nanargmax` looks for the largest. These are errors: the smallest is wanted.",
        ),
    ),
    praise="The error by which you chose is too good to be true, for it is the lowest of many. Test on other years.",
)

LEAKS = Exercise(
    key="11.4",
    title="Sound, or does it leak?",
    kind="core",
    minutes=5,
    goal="find where the years to be forecast have reached the model",
    task=r"""
        Eight things done with the sunspots before the test on 1921–2008. Say `"sound"` if the test error will still be
        what it should, an error on years that nothing has looked at, and `"leaks"` if not.

        - `"shuffled"`: the samples were shuffled, and every fifth became a test sample.
        - `"scaled"`: inputs were scaled with the mean and deviation of 1700–2008, to have one scale for all.
        - `"H"`: $H=1,\dots,8$ were trained on the known years; the $H$ with the lowest error on 1921–2008 was kept.
        - `"stop"`: training was stopped where the error on the validation years was lowest.
        - `"again"`: the test error disappointed, so another restart was trained and tested.
        - `"refit"`: when all was chosen, the network was trained once more, on training and validation years together.
        - `"lags"`: the inputs of the test sample 1921 are the numbers of 1909 to 1920, years that were trained on.
        - `"blocks"`: $H$ was chosen by five blocks of the years up to 1920, each of which was held out once.
        """,
    answer="verdicts",
    stub="""
        verdicts = {
            "shuffled": ...,
            "scaled": ...,
            "H": ...,
            "stop": ...,
            "again": ...,
            "refit": ...,
            "lags": ...,
            "blocks": ...,
        }
        """,
    solution="""
        verdicts = {
            "shuffled": "leaks",
            "scaled": "leaks",
            "H": "leaks",
            "stop": "sound",
            "again": "leaks",
            "refit": "sound",
            "lags": "sound",
            "blocks": "sound",
        }
        """,
    hints=(
        "Ask of each: could it have been done on the last day of 1920?",
        "Validation years may be looked at as often as you like. They are not the test.",
    ),
    judge=Choices(("sound", "leaks")),
    wrong=(
        Wrong(
            "a random split is the fair one",
            'verdicts = {"shuffled": "sound"}',
            "It is fair where samples have no order. Here each test year lies between years that were trained on, and "
            "is itself an input of the twelve samples after it. Asked is what *will* happen: cut in time.",
        ),
        Wrong(
            "scaling looks at no targets",
            'verdicts = {"scaled": "sound"}',
            "The mean and the deviation of all years tell how active the sun is going to be after 1920. Take them from "
            "the training years, and use these for all.",
        ),
        Wrong(
            "the test years choose H",
            'verdicts = {"H": "sound"}',
            "No gradient saw the test years, but the choice did. The lowest of eight test errors is in part the "
            "luckiest. The years by which something was chosen are validation years, whatever they are called.",
        ),
        Wrong(
            "early stopping cheats",
            'verdicts = {"stop": "leaks"}',
            "Validation years are there to choose what training cannot, the stop among it. They would be misused only "
            "if their error were then quoted as the test error.",
        ),
        Wrong(
            "another try at the test",
            'verdicts = {"again": "sound"}',
            "Whoever tests until it pleases has chosen by the test years. One look; what it says stands.",
        ),
        Wrong(
            "validation years must never be trained on",
            'verdicts = {"refit": "leaks"}',
            "Once everything is chosen they have done their work, and are data like others. They come before the test "
            "years, so nothing of the future gets in; they can no longer choose anything, that is all.",
        ),
        Wrong(
            "inputs must not be training years",
            'verdicts = {"lags": "leaks"}',
            "Whoever forecasts 1921 at the end of 1920 knows these numbers. To use the *past* is what a forecast is; "
            "only what lies in its future leaks.",
        ),
        Wrong(
            "blocks mix past and future",
            'verdicts = {"blocks": "leaks"}',
            "Most blocks are indeed forecast with the help of later years, so their errors are no honest errors of a "
            "forecast. But all of that was before 1921: for the test nothing has leaked.",
        ),
    ),
    praise="The calendar decides: whatever could have been done on the last day of 1920 is sound.",
)

EXERCISES = (LAGGED, RELATIVE, CHOOSE, LEAKS)
