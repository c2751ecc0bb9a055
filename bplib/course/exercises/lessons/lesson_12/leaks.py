"""Exercise 12.4: Sound, or does it leak?"""

from __future__ import annotations

from bplib.course.exercises import Choices, Exercise, Wrong

LEAKS = Exercise(
    key="12.4",
    title="Sound, or does it leak?",
    kind="core",
    minutes=5,
    goal="find where the years to be forecast have reached the model",
    task=r"""
        Eight things done with the sunspots before the test on 1921–2008. Say `"sound"` if the test will still be what
        it should, a look at years that nothing has looked at before, and `"leaks"` if not.

        - `"shuffled"`: the samples were shuffled, and every fifth became a test sample.
        - `"scaled"`: inputs were scaled with the mean and deviation of 1700–2008, to have one scale for all.
        - `"H"`: $H=1,\dots,8$ were trained on the known years; the $H$ with the lowest loss on 1921–2008 was kept.
        - `"stop"`: training was stopped where the loss on the validation years was lowest.
        - `"again"`: the test disappointed, so another restart was trained and tested.
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
            "It is fair where samples have no order. Here nearly every test year lies between years that were trained "
            "on, and is itself an input of the samples after it. Asked is what *will* happen: cut in time.",
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
            "No gradient saw the test years, but the choice did. The lowest of eight test numbers is in part the "
            "luckiest. The years by which something was chosen are validation years, whatever they are called.",
        ),
        Wrong(
            "early stopping cheats",
            'verdicts = {"stop": "leaks"}',
            "Validation years are there to choose what training cannot, the stop among it. They would be misused only "
            "if their number were then quoted as that of test years.",
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
