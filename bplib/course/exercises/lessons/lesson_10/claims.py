"""Exercise 10.5: True or false?"""

from __future__ import annotations

from bplib.course.exercises import Choices, Exercise, Wrong

CLAIMS = Exercise(
    key="10.5",
    title="True or false?",
    kind="further",
    minutes=10,
    goal="tell what a loss curve and a stop by tolerance prove about a run, and what they do not",
    task=r"""
        For full gradients and the slides' loss, say `"true"` or `"false"`:

        - `"smaller"`: after the same number of iterations, a smaller constant $\mu$ never ends at a higher loss.
        - `"stopped"`: a run with $\mu=1/m$ that stops because $|L_{\text{new}}-L_{\text{old}}|<$ tolerance is at a
          minimum.
        - `"rises"`: if the loss rises from one step to the next, the gradient is wrong.
        - `"falls"`: if the loss falls at every step, the gradient is right.
        - `"path"`: with short steps, two schedules lead down the same path from the same initial weights.
        - `"fair"`: to compare two schedules, start both from the same initial weights.
        """,
    answer="claims",
    stub="""
        claims = {
            "smaller": ...,
            "stopped": ...,
            "rises": ...,
            "falls": ...,
            "path": ...,
            "fair": ...,
        }
        """,
    solution="""
        claims = {
            "smaller": "false",
            "stopped": "false",
            "rises": "false",
            "falls": "false",
            "path": "true",
            "fair": "true",
        }
        """,
    hints=(
        r"Think of the six patients. Who had a loss that fell at every step, and was ill all the same?",
        r"A small step gives a small change of the loss: $|\Delta L|\approx\mu\|\nabla L\|^2$, whatever the gradient "
        r"is.",
    ),
    judge=Choices(("true", "false")),
    wrong=(
        Wrong(
            "a smaller μ is always safer",
            'claims = {"smaller": "true"}',
            "Too small a $\\mu$ never overshoots, and never arrives: patient F had less than a thousandth of what it "
            "could bear, and ended near the mean predictor.",
        ),
        Wrong(
            "small steps taken for convergence",
            'claims = {"stopped": "true"}',
            "The loss changes by about $\\mu\\|\\nabla L\\|^2$. When $\\mu$ has become tiny, so has the change, on "
            "any slope. Look at $\\|\\nabla L\\|$, and at the mean $v(1-v)$, before you call it a minimum.",
        ),
        Wrong(
            "a rising loss convicts the gradient",
            'claims = {"rises": "true"}',
            "A right gradient with a step beyond $2/\\lambda_{\\max}$ overshoots, and the loss rises. Only a loss "
            "that rises at *every* $\\mu$, however small, convicts the gradient.",
        ),
        Wrong(
            "a falling loss acquits the gradient",
            'claims = {"falls": "true"}',
            "Any direction within 90° of the right one goes downhill when the steps are short. A gradient that is off "
            "by a factor, or lacks one, often does. Only a gradient check tells.",
        ),
        Wrong(
            "each schedule with a path of its own",
            'claims = {"path": "false"}',
            "Short steps follow the gradient, and that depends on where you are and not on $m$. The schedule sets the "
            "pace; plotted against $\\sum\\mu$ the curves lay on each other.",
        ),
        Wrong(
            "new initial weights for each schedule",
            'claims = {"fair": "false"}',
            "Then you would see the difference of the starts and of the schedules, mixed. `bp.restarts` with a list of "
            "schedules takes the same starts for each.",
        ),
    ),
    praise="None of these can be settled by looking at one loss curve alone.",
)
