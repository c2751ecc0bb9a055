"""Exercise 13.1: Translate a learning rate."""

from __future__ import annotations

from bplib.course.exercises import Exercise, Numbers, Wrong

RATES = Exercise(
    key="13.1",
    title="Translate a learning rate",
    kind="core",
    minutes=5,
    goal="translate a learning rate between the slides' loss and a library's",
    task=r"""
        With the slides' loss and $P=50$ samples, $\mu=0.004$ works well. What learning rate takes the same steps

        - `"MLPRegressor"`: in scikit-learn, whose loss is half the *mean* of the squared errors,
        - `"MSELoss"`: in PyTorch with `MSELoss()`, the mean of the squared errors without a ½,
        - `"MSELoss, sum"`: in PyTorch with `MSELoss(reduction="sum")`, their sum without a ½,
        - `"jax.grad"`: in JAX, for a loss that you wrote as it stands on the slide?

        And back, `"mu"`: a paper reports `learning_rate_init=0.3` for an `MLPRegressor`, with all $P=60$ samples in
        every step. Which $\mu$ of the slides is that?
        """,
    answer="rates",
    stub="""
        rates = {
            "MLPRegressor": ...,
            "MSELoss": ...,
            "MSELoss, sum": ...,
            "jax.grad": ...,
            "mu": ...,
        }
        """,
    solution="""
        rates = {
            "MLPRegressor": 50 * 0.004,
            "MSELoss": 50 * 0.004 / 2,
            "MSELoss, sum": 0.004 / 2,
            "jax.grad": 0.004,
            "mu": 0.3 / 60,
        }
        """,
    hints=(
        r"A step is the learning rate times the gradient. If a library's loss is $c\,L$, so its gradient is $c\,\nabla "
        r"L$, what must its learning rate be for the same step?",
        r"Write each loss as a multiple of $L=\frac12\sum_p(y_p-\bar y_p)^2$: they are $L/P$, $2L/P$, $2L$ and $L$. "
        r"The learning rate is $\mu$ divided by that factor.",
    ),
    judge=Numbers(),
    wrong=(
        Wrong(
            "divided by P",
            'rates = {"MLPRegressor": 0.004 / 50}',
            r"The mean has *divided* the gradient by $P$ already. To take the same step the learning rate has to make "
            r"up for it: multiply.",
        ),
        Wrong(
            "the same number for another loss",
            'rates = {"MLPRegressor": 0.004}',
            r"A learning rate belongs to a loss. The gradient of the mean is a $P$-th of that of the sum: with the "
            r"same number the steps are 50 times too short.",
        ),
        Wrong(
            "the missing ½ overlooked",
            'rates = {"MSELoss": 0.2}',
            r"Without the ½ the gradient is twice as large: $2\nabla L/P$. This learning rate takes steps of twice the "
            r"length, and may be beyond the edge.",
        ),
        Wrong(
            "the ½ the wrong way",
            'rates = {"MSELoss": 0.4}',
            r"Without the ½ the gradient is *larger*, so the learning rate has to be smaller: divide by 2.",
        ),
        Wrong(
            "P where nothing is averaged",
            'rates = {"MSELoss, sum": 0.1}',
            '`reduction="sum"` does not divide by $P$, so there is nothing to make up for but the ½.',
        ),
        Wrong(
            "a sum without ½ taken for L",
            'rates = {"MSELoss, sum": 0.004}',
            r"The sum of the squared errors is $2L$, and its gradient twice that of $L$.",
        ),
        Wrong(
            "P, although the loss is your own",
            'rates = {"jax.grad": 0.2}',
            r"JAX knows no loss. It differentiates what you wrote, and you wrote $L$: $\mu$ it is.",
        ),
        Wrong(
            "multiplied on the way back, too",
            'rates = {"mu": 0.3 * 60}',
            r"$\eta=P\mu$, so on the way back you *divide* by $P$.",
        ),
        Wrong(
            "a ½ too many",
            ('rates = {"MLPRegressor": 0.1}', 'rates = {"MLPRegressor": 0.4}'),
            r"The ½ stands in scikit-learn's loss, too. Between $\frac12\sum$ and $\frac12\text{ mean}$ there is only "
            r"the factor $P$.",
        ),
        Wrong(
            "P forgotten, without the ½",
            ('rates = {"MSELoss": 0.002}', 'rates = {"MSELoss": 0.008}'),
            r"`MSELoss()` takes the *mean*: the gradient is divided by $P$ as well, and the learning rate has to make "
            r"up for both.",
        ),
        Wrong(
            "the same number for MSELoss",
            'rates = {"MSELoss": 0.004}',
            r"`MSELoss()` is $2L/P$ and not $L$. With the same number the steps would be 25 times too short.",
        ),
        Wrong(
            "divided by P, in PyTorch",
            (
                'rates = {"MSELoss": 0.004 / 50}',
                'rates = {"MSELoss": 0.004 / 100}',
                'rates = {"MSELoss": 0.008 / 50}',
            ),
            r"The mean has *divided* the gradient by $P$ already. The learning rate has to make up for it: multiply by "
            r"$P$.",
        ),
        Wrong(
            "the ½ the wrong way, in the sum",
            'rates = {"MSELoss, sum": 0.008}',
            r"Without the ½ the gradient is *larger*, so the learning rate has to be smaller: divide by 2.",
        ),
        Wrong(
            "P where the sum is taken",
            (
                'rates = {"MSELoss, sum": 0.2}',
                'rates = {"MSELoss, sum": 0.4}',
                'rates = {"MSELoss, sum": 0.004 / 50}',
                'rates = {"MSELoss, sum": 0.004 / 100}',
            ),
            '`reduction="sum"` does not average: $P$ stands in neither loss. What differs is the ½.',
        ),
        Wrong(
            "a library's factor, although the loss is your own",
            (
                'rates = {"jax.grad": 0.002}',
                'rates = {"jax.grad": 0.008}',
                'rates = {"jax.grad": 0.1}',
                'rates = {"jax.grad": 0.004 / 50}',
            ),
            r"JAX brings no loss of its own, and so no factor. You wrote $L$ as on the slide, with its ½ and its sum: "
            r"the same $\mu$.",
        ),
        Wrong(
            "the same number on the way back",
            'rates = {"mu": 0.3}',
            r"scikit-learn's loss is $L/P$. On the slides' sum, steps with 0.3 would be 60 times as long.",
        ),
        Wrong(
            "the other P",
            ('rates = {"mu": 0.3 / 50}', 'rates = {"mu": 0.3 * 50}'),
            r"The 50 samples are those of the first question. The paper has 60.",
        ),
        Wrong(
            "a ½ too many on the way back",
            (
                'rates = {"mu": 0.3 / 120}',
                'rates = {"mu": 0.6 / 60}',
                'rates = {"mu": 0.15}',
            ),
            r"`MLPRegressor` has the ½ in its loss, as the slides have. Only $P$ is between the two.",
        ),
    ),
    praise="A learning rate without its loss and its number of samples says nothing. Quote all three.",
)
