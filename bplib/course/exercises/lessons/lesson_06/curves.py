"""Exercise 06.5: Read four curves."""

from bplib.course.exercises import Choices, Exercise, Wrong

CURVES = Exercise(
    key="06.5",
    title="Read four curves",
    kind="further",
    minutes=10,
    goal="say what a loss curve tells about a run, and what it cannot tell",
    task=r"""
        Above are the loss curves of four runs on the running example, all from the same start. You see the curves only:
        neither the gradient nor the schedule, so $\mu$ may be constant or fall. What is the matter with A and with B,
        `"mu too large"` or `"mu too small"`? Where is C at $m=20$, at a `"minimum"` or on a `"plateau"`? And what do
        the curves alone tell you about the *gradient* that was used in A, and in D: is it `"right"`, is it `"wrong"`,
        or is it that you `"cannot tell"`?
        """,
    answer="diagnosis",
    stub="""
        diagnosis = {
            "A": ...,
            "B": ...,
            "C at m = 20": ...,
            "gradient of A": ...,
            "gradient of D": ...,
        }
        """,
    solution="""
        diagnosis = {
            "A": "mu too large",
            "B": "mu too small",
            "C at m = 20": "plateau",
            "gradient of A": "cannot tell",
            "gradient of D": "cannot tell",
        }
        """,
    hints=(
        "In the first section of this lesson the loss rose once, with a gradient that is right. Why?",
        "In lesson 05 a wrong gradient made the loss fall at every step. What does a falling loss prove?",
    ),
    judge=Choices(("mu too large", "mu too small", "minimum", "plateau", "right", "wrong", "cannot tell")),
    wrong=(
        Wrong(
            "a rising loss proves the gradient wrong",
            'diagnosis = {"gradient of A": "wrong"}',
            r"The gradient's promise holds for small steps. A right one with too large a $\mu$ overshoots, and the "
            r"loss rises. Make $\mu$ smaller and look again; or check the gradient, which needs no run.",
        ),
        Wrong(
            "a falling loss proves the gradient right",
            'diagnosis = {"gradient of D": "right"}',
            r"With short steps, a falling loss says that the angle between the step and the true gradient's downhill "
            r"is below 90 degrees, and no more. Lesson 05's wrong gradient made the loss fall at every step, too.",
        ),
        Wrong(
            "a poor end proves the gradient wrong",
            'diagnosis = {"gradient of D": "wrong"}',
            r"It may be. But a right gradient may look like that as well: look at C, of which you would have said "
            r"the same at $m=20$. The curve does not tell; a gradient check does.",
        ),
        Wrong(
            "an unstable run taken for evidence in favour",
            'diagnosis = {"gradient of A": "right"}',
            r"With too large a $\mu$ the loss rises for a right gradient, and with a wrong sign it rises too. This "
            r"curve cannot tell the two apart.",
        ),
        Wrong(
            "a flat stretch taken for a minimum",
            'diagnosis = {"C at m = 20": "minimum"}',
            r"Look at where the run goes from there: the loss falls by a factor of ten. Flat for a while means only "
            r"that the gradient is short there.",
        ),
        Wrong(
            "smaller for larger",
            'diagnosis = {"A": "mu too small"}',
            r"With too small a $\mu$ the loss falls at every step, only slowly. It rises because the steps are too "
            r"long.",
        ),
        Wrong(
            "slow for too fast",
            'diagnosis = {"B": "mu too large"}',
            r"Too large a $\mu$ makes the loss rise, or jump. B falls smoothly, and is still on its way when it ends.",
        ),
        Wrong(
            "an option of another question",
            tuple(
                f'diagnosis = {{"{run}": "{option}"}}'
                for runs, options in (
                    (("A", "B"), ("minimum", "plateau", "right", "wrong", "cannot tell")),
                    (("C at m = 20",), ("mu too large", "mu too small", "right", "wrong", "cannot tell")),
                    (("gradient of A", "gradient of D"), ("mu too large", "mu too small", "minimum", "plateau")),
                )
                for run in runs
                for option in options
            ),
            r"For A and B choose what is the matter with $\mu$; for C, `minimum` or `plateau`; for the two gradients "
            r"`right`, `wrong` or `cannot tell`.",
        ),
    ),
    praise="A had the right gradient and $\\mu=0.05$. D had lesson 05's wrong one, without $v(1-v)$ in the hidden "
    "biases. Only a gradient check tells you.",
)
