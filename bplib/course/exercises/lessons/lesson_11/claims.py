"""Exercise 11.4: True or false?"""

from bplib.course.exercises import Choices, Exercise, Wrong

CLAIMS = Exercise(
    key="11.4",
    title="True or false?",
    kind="core",
    minutes=10,
    goal="tell what the RMSE of a metamodel says about the decision that it leads to, and what noise does to both",
    task=r"""
        For the models of this lesson, say `"true"` or `"false"`:

        - `"rmse"`: of two models, the one with the smaller RMSE always chooses the better policy.
        - `"bend"`: with ever longer runs of the same 100 designs, the RMSE of the quadratic goes to zero.
        - `"longer"`: runs four times as long about halve the standard error of each design's cost.
        - `"free"`: whatever the data, the model with more parameters comes closer to the exact surface.
        - `"promise"`: with short runs, what a model promises for the policy that it has chosen is as often too high as
          too low.
        - `"shift"`: if 1000 is added to every cost, each of the models still chooses the same policy.
        """,
    answer="claims_on_models",
    stub="""
        claims_on_models = {
            "rmse": ...,
            "bend": ...,
            "longer": ...,
            "free": ...,
            "promise": ...,
            "shift": ...,
        }
        """,
    solution="""
        claims_on_models = {
            "rmse": "false",
            "bend": "false",
            "longer": "true",
            "free": "false",
            "promise": "false",
            "shift": "true",
        }
        """,
    hints=(
        "RMSE looks at all policies, the choice at one. And where a surface errs by chance, which of its places will "
        "be taken for the lowest?",
        "Two different things make a fit wrong: noise, which longer runs reduce, and a shape that the model cannot "
        "take, which they do not.",
        "Adding 1000 changes the mean of the costs. What do the scaled costs look like afterwards?",
    ),
    judge=Choices(("true", "false")),
    wrong=(
        Wrong(
            "a better fit taken for a better decision",
            'claims_on_models = {"rmse": "true"}',
            "RMSE is a mean over the whole region. A model may be poor in a far corner and right about where the "
            "lowest point is, or good nearly everywhere and wrong just there.",
        ),
        Wrong(
            "noise blamed for the shape",
            'claims_on_models = {"bend": "true"}',
            "Longer runs take away the noise, and the quadratic then fits the exact costs of the designs as well as a "
            "quadratic can. The surface is none, so a misfit stays.",
        ),
        Wrong(
            "the standard error taken to go with the length",
            'claims_on_models = {"longer": "false"}',
            r"The standard error of a mean goes with $1/\sqrt{\text{length}}$: four times the length, half of it. "
            "To have a quarter, take sixteen times.",
        ),
        Wrong(
            "more freedom is always better",
            'claims_on_models = {"free": "true"}',
            "Freedom lets a model follow the surface, and the noise as well. With short runs of few designs the "
            "noise wins.",
        ),
        Wrong(
            "the promise believed",
            'claims_on_models = {"promise": "true"}',
            "The chosen policy is the one where the model is *lowest*, so it is more likely one where the model errs "
            "downwards. The best of many promises is likely to be too good. Simulate the chosen policy afresh "
            "before you believe it.",
        ),
        Wrong(
            "the shift taken to matter",
            'claims_on_models = {"shift": "false"}',
            "The mean is subtracted before training, so the scaled costs are the same and so is the training; a "
            "polynomial takes up the 1000 in its constant. The lowest point stays where it is.",
        ),
    ),
    praise="A model for a decision is judged by the decision. Look at both, and simulate what it has chosen.",
)
