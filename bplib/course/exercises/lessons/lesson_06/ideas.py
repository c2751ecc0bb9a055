"""Exercise 06.6: True or false?"""

from bplib.course.exercises import Choices, Exercise, Wrong

IDEAS = Exercise(
    key="06.6",
    title="True or false?",
    kind="core",
    minutes=5,
    goal="tell what steepest descent promises from what it does not",
    task=r"""
        Say of each sentence whether it is `"true"` or `"false"`. Of what is false you should know a counterexample; you
        have met all of them in this lesson and the one before.
        """,
    answer="judgement",
    stub="""
        judgement = {
            "descent makes every parameter smaller": ...,
            "where the gradient is zero, the fit is perfect": ...,
            "minus the gradient points at the minimum": ...,
            "backprop is the optimiser": ...,
            "where the gradient is not zero, a small enough step lowers the loss": ...,
            "a run that stopped by tolerance may still have a long gradient": ...,
        }
        """,
    solution="""
        judgement = {
            "descent makes every parameter smaller": "false",
            "where the gradient is zero, the fit is perfect": "false",
            "minus the gradient points at the minimum": "false",
            "backprop is the optimiser": "false",
            "where the gradient is not zero, a small enough step lowers the loss": "true",
            "a run that stopped by tolerance may still have a long gradient": "true",
        }
        """,
    hints=(
        "Which of them hold for *every* network and every learning rate? One counterexample makes a sentence false.",
        "Two of the six are true.",
    ),
    judge=Choices(("true", "false")),
    wrong=(
        Wrong(
            "“descent” makes every parameter smaller",
            'judgement = {"descent makes every parameter smaller": "true"}',
            r"The loss descends. A parameter with a negative derivative goes up, as $\omega[1,0]$ did in exercise "
            r"06.1.",
        ),
        Wrong(
            "zero gradient means a perfect fit",
            'judgement = {"where the gradient is zero, the fit is perfect": "true"}',
            r"It means level ground. The mean predictor above has a gradient of zero, and it fits nothing. "
            r"And with noisy data even the best network has errors left: they only cancel in the three sums.",
        ),
        Wrong(
            "the gradient points at the minimum",
            'judgement = {"minus the gradient points at the minimum": "true"}',
            r"It points where the ground falls most steeply *here*. In a long valley that is across it, towards the "
            r"other side, while the minimum lies far along it. Else one step of the right length would always do.",
        ),
        Wrong(
            "backprop is the optimiser",
            'judgement = {"backprop is the optimiser": "true"}',
            r"Backprop computes the gradient, and that is all. What is done with it, here $-\mu\nabla L$, is the "
            r"optimiser's business: another optimiser may use the same gradient, and steepest descent may get its "
            r"gradient from elsewhere.",
        ),
        Wrong(
            "the promise of a small step doubted",
            'judgement = {"where the gradient is not zero, a small enough step lowers the loss": "false"}',
            r"A step changes the loss by about $-\mu\lVert\nabla L\rVert^2$, and the smaller $\mu$ is, the better "
            r"that is kept. So for $\mu$ small enough the loss falls. How small is another question.",
        ),
        Wrong(
            "“tolerance” taken for arrival",
            'judgement = {"a run that stopped by tolerance may still have a long gradient": "false"}',
            r"The rule asks how much the last step changed, and with a tiny $\mu$ that is little anywhere: "
            r"$|\Delta L|\approx\mu\lVert\nabla L\rVert^2$.",
        ),
    ),
    praise="Who knows what a method does not promise is not surprised by it.",
)
