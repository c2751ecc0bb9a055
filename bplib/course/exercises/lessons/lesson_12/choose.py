"""Exercise 12.3: Which iterate of which restart?"""

from __future__ import annotations

import numpy as np

from bplib.course.exercises import Case, Exercise, Functions, Wrong

CHOOSE = Exercise(
    key="12.3",
    title="Which iterate of which restart?",
    kind="core",
    minutes=10,
    goal="choose the number of iterations and the restart by the validation loss alone",
    task=r"""
        Several restarts were trained. After each of the iterations in the array `looked_at` their losses were
        noted: `training` and `validation` have a row for each look and a column for each restart. A restart that
        has diverged has NaN from then on; what it was before may still be kept. Write
        `choose_iterate(looked_at, training, validation)`, which returns the pair `(m, restart)` that early stopping
        keeps: the iteration at which it is stopped, and the restart's number, from 0. (At least one loss is no NaN,
        and no two are equal.)
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
        "You look for the place of the smallest of all the numbers. `np.nanargmin` gives it, counted through "
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
                "5 looks, 3 restarts, one diverged late",
                (
                    np.array([30, 60, 150, 400, 900]),
                    np.array(
                        [
                            [0.43, 0.31, 0.49],
                            [0.39, 0.23, 0.33],
                            [0.37, 0.19, 0.32],
                            [0.24, 0.17, 0.21],
                            [0.11, np.nan, 0.08],
                        ]
                    ),
                    np.array(
                        [
                            [0.13, 0.12, 0.19],
                            [0.48, 0.32, 0.33],
                            [0.28, 0.11, 0.37],
                            [0.39, 0.47, 0.15],
                            [0.27, np.nan, 0.18],
                        ]
                    ),
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
                            [0.09, 0.13, 0.05, 0.14],
                        ]
                    ),
                    np.array(
                        [
                            [0.29, 0.33, 0.31, 0.30],
                            [0.17, 0.22, 0.24, 0.11],
                            [0.13, 0.16, 0.19, 0.15],
                            [0.21, 0.18, 0.27, 0.25],
                        ]
                    ),
                ),
            ),
            Case(
                "4 looks, 3 restarts",
                (
                    np.array([25, 80, 300, 1000]),
                    np.array([[0.42, 0.55, 0.43], [0.37, 0.21, 0.19], [0.34, 0.18, 0.13], [0.22, 0.16, 0.07]]),
                    np.array([[0.45, 0.31, 0.42], [0.33, 0.40, 0.24], [0.46, 0.48, 0.16004], [0.41, 0.29, 0.16]]),
                ),
            ),
        ]
    ),
    wrong=(
        Wrong(
            "the best training loss predicts best",
            {"(validation), validation.": "(training), training."},
            "The training loss only falls: by it one would always take the last iteration, and the restart that has "
            "learnt most by heart. How well it forecasts years that it has not seen, only the validation years tell.",
        ),
        Wrong(
            "stopped by validation, restart by training",
            """
            def choose_iterate(looked_at, training, validation):
                k = np.unravel_index(np.nanargmin(validation), validation.shape)[0]
                return looked_at[k], np.nanargmin(training[k])
            """,
            "The iteration is chosen by the right years, the restart is not: the one with the lowest training loss is "
            "often the one that overfits first. Both are settings, and both are for the validation years to choose.",
        ),
        Wrong(
            "always the last iteration",
            """
            def choose_iterate(looked_at, training, validation):
                return looked_at[-1], np.nanargmin(validation[-1])
            """,
            "The restart is chosen by its validation loss at the *end*. By then most restarts are past their best; "
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
            "The restart that has diverged wins here. `np.argmin` returns the first NaN, if there is one; and a NaN "
            "that is replaced by 0 is lower than any loss. `np.nanargmin` leaves NaN out.",
        ),
        Wrong(
            "one mean curve for all restarts",
            """
            def choose_iterate(looked_at, training, validation):
                k = np.argmin(np.nanmean(validation, axis=1))
                return looked_at[k], np.nanargmin(validation[k])
            """,
            "To choose the iteration by the mean of the restarts is careful, and the lesson comes to something like "
            "it. But here each restart may stop at its own time, and the lowest loss of all is at another one.",
        ),
        Wrong(
            "the curve of one restart for all",
            """
            def choose_iterate(looked_at, training, validation):
                k = np.nanargmin(validation[:, 0])
                return looked_at[k], np.nanargmin(validation[k])
            """,
            "The iteration is the best of the first restart, and only then are the restarts compared. Each may stop at "
            "its own time: let all looks of all restarts compete at once.",
        ),
        Wrong(
            "the pair turned round",
            {"return looked_at[k], restart": "return restart, looked_at[k]"},
            "Both numbers are right. The iteration comes first, as the task has it.",
        ),
        Wrong(
            "the highest loss",
            """
            def choose_iterate(looked_at, training, validation):
                k, restart = np.unravel_index(np.nanargmax(validation), validation.shape)
                return looked_at[k], restart
            """,
            "`nanargmax` looks for the largest. These are losses: the smallest is wanted.",
        ),
        Wrong(
            "a diverged restart dropped with all that it had",
            (
                {
                    "k, restart =": "validation = np.where(np.isnan(validation).any(axis=0), np.nan, validation)\nk, "
                    "restart ="
                },
                {"k, restart =": "validation = np.where(np.isnan(validation[-1]), np.nan, validation)\nk, restart ="},
            ),
            r"A restart that diverged later was a network like others before. You would have stopped it there and kept "
            r"it. Only the NaN themselves are out.",
        ),
        Wrong(
            "the training loss has a say",
            (
                {"k, restart =": "validation = training + validation\nk, restart ="},
                {"k, restart =": "validation = np.maximum(training, validation)\nk, restart ="},
                {"k, restart =": "validation = validation - training\nk, restart ="},
                {"k, restart =": "validation = abs(validation - training)\nk, restart ="},
                {"k, restart =": "validation = validation / training\nk, restart ="},
            ),
            r"You weigh the two losses together. What a network has learnt by heart says nothing about years to come: "
            r"the *validation* loss decides alone.",
        ),
        Wrong(
            "the restart by its end, the iteration by its best",
            """
            def choose_iterate(looked_at, training, validation):
                restart = np.nanargmin(validation[-1])
                return looked_at[np.nanargmin(validation[:, restart])], restart
            """,
            r"The restart is chosen by its last loss, when most are past their best. Let all looks of all restarts "
            r"compete at once.",
        ),
        Wrong(
            "the restart by its average",
            (
                """
                def choose_iterate(looked_at, training, validation):
                    restart = np.nanargmin(np.nanmean(validation, axis=0))
                    return looked_at[np.nanargmin(validation[:, restart])], restart
                """,
                """
                def choose_iterate(looked_at, training, validation):
                    restart = np.nanargmin(np.mean(validation, axis=0))
                    return looked_at[np.nanargmin(validation[:, restart])], restart
                """,
                """
                def choose_iterate(looked_at, training, validation):
                    restart = np.nanargmin(np.nanmedian(validation, axis=0))
                    return looked_at[np.nanargmin(validation[:, restart])], restart
                """,
                {"looked_at[k], restart": "looked_at[k], np.nanargmin(np.nanmean(validation, axis=0))"},
            ),
            r"Before and after its best a restart may be bad: nobody uses it then. What counts is the lowest loss "
            r"that it reaches.",
        ),
        Wrong(
            "stopped at the first rise",
            """
            def choose_iterate(looked_at, training, validation):
                best = (np.inf, 0, 0)
                for restart in range(validation.shape[1]):
                    k = 0
                    while k + 1 < len(looked_at) and validation[k + 1, restart] < validation[k, restart]:
                        k += 1
                    best = min(best, (validation[k, restart], looked_at[k], restart))
                return best[1], best[2]
            """,
            r"A validation curve may rise a little and fall again, lower than before. All looks have been taken: "
            r"choose the lowest of them.",
        ),
        Wrong(
            "the restart by training, the iteration by validation",
            (
                """
                def choose_iterate(looked_at, training, validation):
                    restart = np.nanargmin(training[-1])
                    return looked_at[np.nanargmin(validation[:, restart])], restart
                """,
                """
                def choose_iterate(looked_at, training, validation):
                    restart = np.unravel_index(np.nanargmin(training), training.shape)[1]
                    return looked_at[np.nanargmin(validation[:, restart])], restart
                """,
            ),
            r"The restart that has learnt the training years best is not the one that forecasts best. Both are "
            r"settings, and both are for the validation years to choose.",
        ),
        Wrong(
            "the restart by validation, the iteration by training",
            {"looked_at[k]": "looked_at[np.nanargmin(training[:, restart])]"},
            r"The training loss only falls, so by it one takes the last iteration. When to stop is a setting as well, "
            r"and for the validation years to choose.",
        ),
        Wrong(
            "one restart only",
            (
                """
                def choose_iterate(looked_at, training, validation):
                    return looked_at[np.nanargmin(validation[:, 0])], 0
                """,
                """
                def choose_iterate(looked_at, training, validation):
                    restart = validation.shape[1] - 1
                    return looked_at[np.nanargmin(validation[:, restart])], restart
                """,
            ),
            r"Only one column is looked at. All restarts compete.",
        ),
        Wrong(
            "the best look of each restart",
            (
                """
                def choose_iterate(looked_at, training, validation):
                    return looked_at[np.nanargmin(validation, axis=0)], np.arange(validation.shape[1])
                """,
                """
                def choose_iterate(looked_at, training, validation):
                    k = np.nanargmin(validation, axis=0)
                    return looked_at[k], np.nanargmin(validation)
                """,
                """
                def choose_iterate(looked_at, training, validation):
                    k = np.nanargmin(validation, axis=0)
                    return looked_at[k], np.nanargmin(np.nanmin(validation, axis=0))
                """,
            ),
            r"`axis=0` finds a look for *each* restart. One step is left: which of these restarts has the lowest "
            r"loss? Its look and its number are the pair.",
        ),
        Wrong(
            "the place in the whole array",
            (
                """
                def choose_iterate(looked_at, training, validation):
                    place = np.nanargmin(validation)
                    return looked_at[place], place
                """,
                """
                def choose_iterate(looked_at, training, validation):
                    return np.nanargmin(validation)
                """,
                """
                def choose_iterate(looked_at, training, validation):
                    return looked_at[np.nanargmin(validation)]
                """,
                """
                def choose_iterate(looked_at, training, validation):
                    place = np.nanargmin(validation)
                    return place, place
                """,
            ),
            r"`np.nanargmin` of a table counts through all rows, one behind the other. `np.unravel_index(place, "
            r"validation.shape)` makes a row and a column of that.",
        ),
        Wrong(
            "rows and columns exchanged",
            (
                {"np.nanargmin(validation), validation.shape)": "np.nanargmin(validation), validation.shape)[::-1]"},
                {"np.nanargmin(validation), validation.shape": "np.nanargmin(validation), validation.T.shape"},
                {"np.nanargmin(validation), validation.shape": "np.nanargmin(validation.T), validation.T.shape"},
                {"np.nanargmin(validation), validation.shape": "np.nanargmin(validation.T), validation.shape"},
                """
                def choose_iterate(looked_at, training, validation):
                    best = np.inf
                    for k in range(len(looked_at)):
                        for r in range(len(looked_at)):
                            if validation[k, r] < best:
                                best, m, restart = validation[k, r], looked_at[k], r
                    return m, restart
                """,
            ),
            r"A row is a look, a column is a restart. The first number of `np.unravel_index` is the "
            r"row.",
        ),
        Wrong(
            "the right restart at another time",
            ({"looked_at[k]": "looked_at[-1]"}, {"looked_at[k]": "looked_at[0]"}),
            r"The restart is to be stopped where *its validation loss* is lowest, not at the end, and not "
            r"at the beginning.",
        ),
        Wrong(
            "the row taken for the restart",
            ({"looked_at[k], restart": "looked_at[k], k"}, {"looked_at[k], restart": "looked_at[restart], restart"}),
            r"One number has been used for both, the row and the column. The row says which look it was, the column "
            r"says which restart.",
        ),
        Wrong(
            "the loop left too early",
            (
                """
                def choose_iterate(looked_at, training, validation):
                    best = np.inf
                    for k in range(len(looked_at)):
                        for r in range(validation.shape[1]):
                            if validation[k, r] < best:
                                best, m, restart = validation[k, r], looked_at[k], r
                        return m, restart
                """,
                """
                def choose_iterate(looked_at, training, validation):
                    return looked_at[0], 0
                """,
            ),
            r"Only the beginning of the table has been searched. Does a `return` stand inside a loop? It belongs "
            r"behind both loops, over the looks and over the restarts.",
        ),
        Wrong(
            "restarts counted from 1",
            {"looked_at[k], restart": "looked_at[k], restart + 1"},
            r"The restarts' numbers begin with 0, as the columns do.",
        ),
        Wrong(
            "the look beside the right one",
            (
                {"looked_at[k]": "looked_at[k - 1]"},
                {"looked_at[k]": "looked_at[min(k + 1, len(looked_at) - 1)]"},
                {"looked_at[k]": "k + 1"},
            ),
            r"Row $k$ of `validation` was noted after `looked_at[k]` iterations.",
        ),
        Wrong(
            "the loss in place of where it is",
            (
                {"return looked_at[k], restart": "return validation[k, restart], restart"},
                {"return looked_at[k], restart": "return np.nanmin(validation)"},
                {"return looked_at[k], restart": "return looked_at[k], validation[k, restart]"},
                {"return looked_at[k], restart": "return looked_at[k], restart, validation[k, restart]"},
            ),
            r"Wanted is the *place* of the lowest loss and not its value: the pair of the iteration and the restart's "
            r"number.",
        ),
        Wrong(
            "half of the pair",
            ({"looked_at[k], restart": "looked_at[k]"}, {"looked_at[k], restart": "restart"}),
            r"Both are settings, and both are wanted: `return looked_at[k], restart`.",
        ),
    ),
    praise="The loss by which you chose is too good to be true, for it is the lowest of many. Test on other years.",
)
