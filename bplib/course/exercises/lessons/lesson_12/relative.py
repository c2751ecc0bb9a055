"""Exercise 12.2: Better than the mean?"""

from __future__ import annotations

import numpy as np

from bplib.course.exercises import Case, Exercise, Functions, Wrong

RELATIVE = Exercise(
    key="12.2",
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
            (np.array([4.0, 8.0]), np.array([3.0, 6.0]), np.array([2.0, 3.0, 5.5])),
            Case(
                "4 years judged, 3 trained on",
                (np.array([9.0, 1.0, 6.0, 2.0]), np.array([7.0, 2.5, 5.0, 6.0]), np.array([3.0, 4.0, 8.9])),
            ),
        ]
    ),
    wrong=(
        Wrong(
            "the mean of the years that are judged",
            ({"- y_train.mean": "- y.mean"}, {"np.sum((y - y_train.mean()) ** 2)": "y.var()"}),
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
        Wrong(
            "the sum over the training years",
            (
                {"(y - y_train.mean()) ** 2": "(y_train - y_train.mean()) ** 2"},
                {"np.sum((y - y_train.mean()) ** 2)": "y_train.var()"},
                {"np.sum((y - y_train.mean()) ** 2)": "y_train.std()"},
                {
                    "np.sum((y - y_bar) ** 2) / np.sum((y - y_train.mean()) ** 2)": "np.mean((y - y_bar) ** 2) / "
                    "y_train.var(ddof=1)"
                },
                {
                    "np.sum((y - y_bar) ** 2) / np.sum((y - y_train.mean()) ** 2)": "np.mean((y - y_bar) ** 2) / "
                    "y_train.std()"
                },
            ),
            r"You divide by what the mean does in the *training* years. Both sums are over the years that are judged, "
            r"`y`: how would somebody fare there who always says $a$? Only $a$ itself comes from `y_train`.",
        ),
        Wrong(
            "the mean of the forecasts",
            ({"y_train.mean()": "y_bar.mean()"},),
            r"Somebody who always says the same number has no forecasts to take the mean of. $a$ comes from `y_train`.",
        ),
        Wrong(
            "another number than the mean",
            (
                {"y_train.mean()": "np.median(y_train)"},
                {"y_train.mean()": "y_train[-1]"},
                {"y_train.mean()": "y_train[0]"},
                {"y_train.mean()": "y_train.sum()"},
                {"y_train.mean()": "y_train.max()"},
            ),
            r"What the model is compared with is somebody who always says the *mean* of the training years, "
            r"`y_train.mean()`.",
        ),
        Wrong(
            "the training years themselves",
            ({"y_train.mean()": "y_train"},),
            r"`y - y_train` pairs judged years with training years, of which there are other numbers and no pairs. "
            r"Take their mean first: one number for all.",
        ),
        Wrong(
            "a share for each year",
            (
                {
                    "np.sum((y - y_bar) ** 2) / np.sum((y - y_train.mean()) ** 2)": (
                        "np.mean((y - y_bar) ** 2 / (y - y_train.mean()) ** 2)"
                    )
                },
                {
                    "np.sum((y - y_bar) ** 2) / np.sum((y - y_train.mean()) ** 2)": (
                        "np.sum((y - y_bar) ** 2 / (y - y_train.mean()) ** 2)"
                    )
                },
                {
                    "np.sum((y - y_bar) ** 2) / np.sum((y - y_train.mean()) ** 2)": (
                        "(y - y_bar) ** 2 / (y - y_train.mean()) ** 2"
                    )
                },
            ),
            r"You divide year by year, and a year near the mean, where the divisor is small, outweighs all others. "
            r"First the two sums, and then one division.",
        ),
        Wrong(
            "no comparison",
            (
                {"np.sum((y - y_bar) ** 2) / np.sum((y - y_train.mean()) ** 2)": "np.sum((y - y_bar) ** 2)"},
                {"np.sum((y - y_bar) ** 2) / np.sum((y - y_train.mean()) ** 2)": "np.mean((y - y_bar) ** 2)"},
                {"np.sum((y - y_bar) ** 2) / np.sum((y - y_train.mean()) ** 2)": "np.sqrt(np.mean((y - y_bar) ** 2))"},
                {"np.sum((y - y_bar) ** 2) / np.sum((y - y_train.mean()) ** 2)": "0.5 * np.sum((y - y_bar) ** 2)"},
            ),
            r"This is the model's error alone, in sunspots squared (or sunspots). Divide by the sum that somebody has "
            r"who always says the mean of the training years, and no unit is left.",
        ),
        Wrong(
            "the mean of all years",
            """
            def share_of_error(y, y_bar, y_train):
                a = np.concatenate([y, y_train]).mean()
                return np.sum((y - y_bar) ** 2) / np.sum((y - a) ** 2)
            """,
            r"The judged years are among those whose mean you take, and they are known only afterwards. $a$ comes from "
            r"`y_train` alone.",
        ),
        Wrong(
            "the power before the difference",
            (
                {"np.sum((y - y_train.mean()) ** 2)": "np.sum(y - y_train.mean() ** 2)"},
                {"np.sum((y - y_bar) ** 2)": "np.sum(y - y_bar**2)"},
                {
                    "np.sum((y - y_bar) ** 2) / np.sum((y - y_train.mean()) ** 2)": (
                        "np.sum(y - y_bar**2) / np.sum(y - y_train.mean() ** 2)"
                    )
                },
                {
                    "np.sum((y - y_bar) ** 2) / np.sum((y - y_train.mean()) ** 2)": (
                        "np.sum(y**2 - y_bar**2) / np.sum(y**2 - y_train.mean() ** 2)"
                    )
                },
            ),
            r"A power goes before a minus: first the difference, in brackets, and its square then, $(y_p-\bar y_p)^2$.",
        ),
        Wrong(
            "another measure",
            (
                """
                def share_of_error(y, y_bar, y_train):
                    return np.max(np.abs(y - y_bar)) / np.max(np.abs(y - y_train.mean()))
                """,
                """
                def share_of_error(y, y_bar, y_train):
                    return np.corrcoef(y, y_bar)[0, 1] ** 2
                """,
                """
                def share_of_error(y, y_bar, y_train):
                    return np.corrcoef(y, y_bar)[0, 1]
                """,
                """
                def share_of_error(y, y_bar, y_train):
                    return np.mean(np.abs(y - y_bar) / y)
                """,
            ),
            r"That is a measure of forecasts, too, but not the one asked for: the sum of the squared errors over the "
            r"sum that somebody has who always says $a$. A correlation, for one, does not notice that all forecasts "
            r"are too high.",
        ),
        Wrong(
            "not about the mean",
            (
                {"(y - y_train.mean()) ** 2": "y**2"},
                {"(y - y_train.mean()) ** 2": "y_train**2"},
                {"(y - y_train.mean()) ** 2": "y"},
            ),
            r"Below the line stand squared *errors*, too: of somebody who says $a$, so $y_p-a$.",
        ),
        Wrong(
            "the same sum twice",
            (
                {"np.sum((y - y_train.mean()) ** 2)": "np.sum((y - y_bar) ** 2)"},
                {"np.sum((y - y_bar) ** 2)": "np.sum((y - y_train.mean()) ** 2)"},
                {
                    "np.sum((y - y_bar) ** 2)": "np.sum((y_bar - y_train.mean()) ** 2)",
                    "np.sum((y - y_train": "np.sum((y_bar - y_train",
                },
            ),
            r"The same stands above and below the line, so this is 1 for all forecasts. Above stand the errors of the "
            r"forecasts, $y_p-\bar y_p$, and below those of the mean, $y_p-a$.",
        ),
        Wrong(
            "the forecasts where the years should stand",
            (
                {"np.sum((y - y_train.mean()) ** 2)": "np.sum((y_bar - y_train.mean()) ** 2)"},
                {
                    "np.sum((y - y_bar) ** 2) / np.sum((y - y_train.mean()) ** 2)": (
                        "np.sum((y_bar - y_train.mean()) ** 2) / np.sum((y - y_train.mean()) ** 2)"
                    )
                },
            ),
            r"$\bar y_p-a$ says how far the *forecasts* are from the mean. Both sums are of errors, so of the distance "
            r"from what happened, $y_p$.",
        ),
        Wrong(
            "no division, or by another sum",
            (
                {"np.sum((y - y_bar) ** 2) /": "np.sum((y - y_bar) ** 2) -"},
                {
                    "np.sum((y - y_bar) ** 2) / np.sum((y - y_train.mean()) ** 2)": (
                        "np.sum((y - y_bar) ** 2) / (np.sum((y - y_bar) ** 2) + np.sum((y - y_train.mean()) ** 2))"
                    )
                },
            ),
            r"The model's sum is *divided* by the sum that somebody has who always says $a$, and by nothing else.",
        ),
        Wrong(
            "squared after the sum",
            (
                {
                    "np.sum((y - y_bar) ** 2) / np.sum((y - y_train.mean()) ** 2)": (
                        "np.sum(y - y_bar) ** 2 / np.sum(y - y_train.mean()) ** 2"
                    )
                },
                {"np.sum((y - y_bar) ** 2)": "np.sum(y - y_bar) ** 2"},
                {"np.sum((y - y_train.mean()) ** 2)": "np.sum(y - y_train.mean()) ** 2"},
            ),
            r"Square each error by itself and add then. The other way round, errors of different signs cancel before "
            r"they are squared.",
        ),
        Wrong(
            "the square on one side only",
            (
                {"np.sum((y - y_bar) ** 2)": "np.sum(np.abs(y - y_bar))"},
                {"np.sum((y - y_train.mean()) ** 2)": "np.sum(np.abs(y - y_train.mean()))"},
                {"np.sum((y - y_bar) ** 2)": "np.sum(y - y_bar)"},
                {"np.sum((y - y_train.mean()) ** 2)": "np.sum(y - y_train.mean())"},
                {"np.sum((y - y_bar) ** 2)": "np.sqrt(np.sum((y - y_bar) ** 2))"},
            ),
            r"Above and below the line stand sums of *squares*, of the same kind. Else a unit is left, and 1 means "
            r"nothing.",
        ),
        Wrong(
            "a mean over a sum",
            (
                {"np.sum((y - y_bar) ** 2)": "np.mean((y - y_bar) ** 2)"},
                {"np.sum((y - y_train": "np.mean((y - y_train"},
                {"np.sum((y - y_bar) ** 2)": "0.5 * np.sum((y - y_bar) ** 2)"},
            ),
            r"Above and below the line has to stand the same: two sums, or two means. Here a factor is left over.",
        ),
        Wrong(
            "in percent",
            {"return np.sum": "return 100 * np.sum"},
            r"A share is wanted, 1 for all of it, not 100.",
        ),
    ),
    praise="1 is what saying the mean has. A forecast above that is worse than none, and there are such.",
)
