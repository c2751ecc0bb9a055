"""Exercise 09.5: What do the restarts show?"""

from __future__ import annotations

from bplib.course.exercises import Choices, Exercise, Wrong

CLAIMS = Exercise(
    key="09.5",
    title="What do the restarts show?",
    kind="further",
    minutes=10,
    goal="tell what the ends of many restarts show, and what they do not",
    task=r"""
        Say `"true"` or `"false"`:

        - `"different"`: two restarts that end with different weights have found different solutions.
        - `"predicts"`: the restart with the lowest loss on the training data predicts new data best.
        - `"wider"`: the wider the initial range, the more restarts succeed.
        - `"zero"`: where the gradient is zero, the fit is perfect.
        - `"equal"`: all hidden units may begin with the same weights; training will part them.
        - `"kept"`: the first 100 of 200 restarts are the same as those of a study with 100 and the same seed.
        """,
    answer="shown",
    stub="""
        shown = {
            "different": ...,
            "predicts": ...,
            "wider": ...,
            "zero": ...,
            "equal": ...,
            "kept": ...,
        }
        """,
    solution="""
        shown = {
            "different": "false",
            "predicts": "false",
            "wider": "false",
            "zero": "false",
            "equal": "false",
            "kept": "true",
        }
        """,
    hints=(
        "Five of the six are false. For each of them this lesson, or lesson 08, has an example.",
        "Exchange two hidden units: which weights change, and what becomes of the output?",
    ),
    judge=Choices(("true", "false")),
    wrong=(
        Wrong(
            "different weights taken for different solutions",
            'shown = {"different": "true"}',
            r"Exchange the hidden units, or mirror one ($\omega\to-\omega$, $x\to-x$, $b\to b+x$): other weights, "
            "the same output for every input. Compare the outputs, or the weights in a canonical form.",
        ),
        Wrong(
            "the best training loss predicts best",
            'shown = {"predicts": "true"}',
            "The lowest training loss may have followed the noise. How well a network predicts is seen on data that "
            "played no part in training or in choosing.",
        ),
        Wrong(
            "the wider the better",
            'shown = {"wider": "true"}',
            "From ±100 nearly all units begin saturated, with $v(1-v)$ near 0, and can hardly move. What works lies "
            "in the middle.",
        ),
        Wrong(
            "zero gradient means a perfect fit",
            'shown = {"zero": "true"}',
            "The gradient is zero at every minimum, also at a poor one, and nearly zero on a plateau or with "
            "saturated units. Start 44 had a small gradient and a loss far above the best.",
        ),
        Wrong(
            "equal units will part",
            'shown = {"equal": "true"}',
            "Units with equal weights get equal gradients, in every step: they stay equal for ever, and the network "
            "is one with a single hidden unit.",
        ),
        Wrong(
            "new draws for a longer study",
            'shown = {"kept": "false"}',
            "The draws have a row for each restart, so from the same seed a longer study begins with the same rows.",
        ),
    ),
    praise="Each of the five sounds right until one has seen an example against it.",
)
