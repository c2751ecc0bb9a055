"""Exercise 13.2: What does a default change?"""

from __future__ import annotations

from bplib.course.exercises import Choices, Exercise, Wrong

DEFAULTS = Exercise(
    key="13.2",
    title="What does a default change?",
    kind="core",
    minutes=5,
    goal="say of a library's setting whether it changes the loss, the steps, or only where they end",
    task=r"""
        An `MLPRegressor` is set up to take the slides' steps, as in this lesson, with $P=1000$ samples. Then one
        setting goes back to its default. What does that change? Say for each

        - `"loss"`: another function is minimised;
        - `"steps"`: the same function, but other steps;
        - `"end"`: the same steps, but it may stop after another number of them;
        - `"nothing"`: nothing but rounding.

        The settings: `momentum=0.9`, `alpha=0.0001`, `tol=0.0001` with `n_iter_no_change=10`, `batch_size=200`, and
        `shuffle=True` (with all samples in every step).
        """,
    answer="changed",
    stub="""
        changed = {"momentum": ..., "alpha": ..., "tol": ..., "batch_size": ..., "shuffle": ...}
        """,
    solution="""
        changed = {
            "momentum": "steps",
            "alpha": "loss",
            "tol": "end",
            "batch_size": "steps",
            "shuffle": "nothing",
        }
        """,
    hints=(
        "Ask of each: at the same weights, is the loss another number? If not, is the next step another one?",
        r"`alpha` adds $\frac{\alpha}{2P}\bigl(\sum\omega^2+\sum x^2\bigr)$, without the biases. A sum over all "
        "samples does not ask in which order they come. `batch_size=200` with 1000 samples makes five steps of one "
        "pass.",
    ),
    judge=Choices(("loss", "steps", "end", "nothing")),
    wrong=(
        Wrong(
            "momentum taken for another loss",
            'changed = {"momentum": "loss"}',
            "Momentum remembers earlier steps. The gradient is that of the same loss, and where it vanishes, a run "
            "that has come to rest stays.",
        ),
        Wrong(
            "momentum taken for a stopping rule",
            'changed = {"momentum": "end"}',
            "From the second step on, every step has a part of the one before it: it is another path from there.",
        ),
        Wrong(
            "alpha taken for a step size",
            'changed = {"alpha": "steps"}',
            "In scikit-learn `alpha` is no learning rate. It weighs a penalty on large weights, which is added to the "
            "loss: the minimum itself moves.",
        ),
        Wrong(
            "a small number taken for none",
            'changed = {"tol": "nothing"}',
            "The *mean* loss must fall by 0.0001, and for the slides' sum that is $P$ times as much: with $P=1000$ it "
            "stops where $L$ still falls by nearly 0.1 in a step.",
        ),
        Wrong(
            "tol taken for precision",
            'changed = {"tol": "steps"}',
            "No step is shorter or longer for it. It only ends the run when the loss has not fallen enough, more than "
            "`n_iter_no_change` times running.",
        ),
        Wrong(
            "a minibatch taken for the whole",
            'changed = {"batch_size": "nothing"}',
            "With fewer samples than that it would be so. Of 1000 samples 200 are a part: a step is taken after each "
            "part, five in a pass, and each with the gradient of its part only.",
        ),
        Wrong(
            "a minibatch taken for another aim",
            'changed = {"batch_size": "loss"}',
            "The aim is the same: averaged over the parts, the gradient is that of all samples. It is the steps that "
            "become noisy.",
        ),
        Wrong(
            "shuffling taken for noise",
            'changed = {"shuffle": "steps"}',
            "Every step takes all samples, and a sum is the same in any order, to rounding. It matters with "
            "minibatches: then it decides who is in which.",
        ),
        Wrong(
            "momentum overlooked",
            'changed = {"momentum": "nothing"}',
            "0.9 of each step is carried into the next. Only the first step is the same; then the run goes another "
            "way.",
        ),
        Wrong(
            "alpha taken for a stopping rule",
            'changed = {"alpha": "end"}',
            "`alpha` stops nothing. It weighs a penalty on large weights, which is added to the loss.",
        ),
        Wrong(
            "a small penalty taken for rounding",
            'changed = {"alpha": "nothing"}',
            "The penalty is small, but it is there: the loss at the same weights is another number, long before "
            "the sixteenth digit, where rounding comes.",
        ),
        Wrong(
            "tol taken for a part of the loss",
            'changed = {"tol": "loss"}',
            "`tol` is compared with how much the loss has fallen. It does not enter the loss.",
        ),
        Wrong(
            "the parts taken for an earlier end",
            'changed = {"batch_size": "end"}',
            "With 200 of 1000 samples a pass has five steps, each with the gradient of another part: these are other "
            "steps from the first one on.",
        ),
        Wrong(
            "shuffling taken for other data",
            'changed = {"shuffle": "loss"}',
            "The samples are the same, only in another order. A sum over all of them is the same in any order, to "
            "rounding.",
        ),
        Wrong(
            "shuffling taken for a stopping rule",
            'changed = {"shuffle": "end"}',
            "With all samples in every step, the order of the samples changes neither a step nor the loss by more than "
            "rounding, so the run ends where it did.",
        ),
    ),
    praise="Read the defaults of a library as you would read a schedule: they are part of the algorithm.",
)
