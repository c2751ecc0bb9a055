"""The exercises of lesson 12, Move on."""

from __future__ import annotations

from typing import Any

import numpy as np

import bplib as bp
from bplib.course.exercises import Case, Choices, Exercise, Functions, Numbers, Wrong
from bplib.course.exercises.compare import code
from bplib.course.exercises.judges import Failure

RATES = Exercise(
    key="12.1",
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

DEFAULTS = Exercise(
    key="12.2",
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
            "The penalty is small, but it is there: the loss at the same weights is another number, in the fifth "
            "digit or earlier, and rounding comes at the sixteenth.",
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

_VECTORS = (np.array([1.0, -2.0, 0.5]), np.array([0.3, 0.1, -0.2]), np.array([5.0, -1.0, 2.0]), 0.02, 0.8)

MOMENTUM = Exercise(
    key="12.3",
    title="One step with momentum",
    kind="core",
    minutes=10,
    goal="write a step of gradient descent with momentum",
    task=r"""
        Momentum keeps a *velocity* $s$, as long as the parameters $\theta$. Each step makes a new one of the old one
        and the gradient, and moves by the *new* one:

        $$s\leftarrow\beta\,s-\mu\,\nabla L,\qquad\theta\leftarrow\theta+s .$$

        Write `momentum_step(theta, velocity, gradient, mu, beta)`, which returns the new $\theta$ and the new velocity,
        in this order, and changes none of its arguments.
        """,
    answer="momentum_step",
    stub="""
        def momentum_step(theta, velocity, gradient, mu, beta):
            ...
            return ..., ...
        """,
    solution="""
        def momentum_step(theta, velocity, gradient, mu, beta):
            velocity = beta * velocity - mu * gradient
            return theta + velocity, velocity
        """,
    hints=(
        "Two lines: first the new velocity, then the new parameters.",
        r"The minus sign and $\mu$ stand in the velocity already; to $\theta$ it is simply added.",
    ),
    judge=Functions(
        [(np.array([2.0]), np.array([0.5]), np.array([4.0]), 0.1, 0.9), Case("three parameters", _VECTORS)]
    ),
    wrong=(
        Wrong(
            "uphill",
            {"velocity = beta * velocity - mu * gradient": "velocity = beta * velocity + mu * gradient"},
            "The gradient points uphill. It is subtracted, once: in the velocity, which is then added.",
        ),
        Wrong(
            "the minus sign twice",
            {"return theta + velocity, velocity": "return theta - velocity, velocity"},
            "The velocity has the minus sign in it. Subtracted, it leads uphill.",
        ),
        Wrong(
            "μ twice",
            {"return theta + velocity, velocity": "return theta + mu * velocity, velocity"},
            "The velocity holds $\\mu$ already. With $\\mu$ once more the steps are $\\mu$ times as long as they "
            "should be.",
        ),
        Wrong(
            "no memory",
            {"velocity = beta * velocity - mu * gradient": "velocity = -mu * gradient"},
            "This forgets the old velocity in every step, so it is plain gradient descent. $\\beta$ says how much of "
            "it stays.",
        ),
        Wrong(
            "nothing is ever forgotten",
            {"velocity = beta * velocity - mu * gradient": "velocity = velocity - mu * gradient"},
            "Without $\\beta$ the velocity loses nothing: a ball without friction, which rolls to and fro through the "
            "minimum for ever.",
        ),
        Wrong(
            "moved by the old velocity",
            """
            def momentum_step(theta, velocity, gradient, mu, beta):
                return theta + velocity, beta * velocity - mu * gradient
            """,
            "The parameters move by the *new* velocity. Moved by the old one, they learn of a gradient one step late.",
        ),
        Wrong(
            "the gradient weakened, too",
            (
                {"velocity - mu *": "velocity - (1 - beta) * mu *"},
                """
                def momentum_step(theta, velocity, gradient, mu, beta):
                    velocity = beta * velocity + (1 - beta) * gradient
                    return theta - mu * velocity, velocity
                """,
            ),
            "That is a *mean* of the gradients, as in Adam. Here they add up: along a steady slope the steps become "
            "$1/(1-\\beta)$ times as long as $\\mu\\,\\nabla L$.",
        ),
        Wrong(
            "a velocity without μ",
            (
                """
            def momentum_step(theta, velocity, gradient, mu, beta):
                velocity = beta * velocity + gradient
                return theta - mu * velocity, velocity
            """,
                """
                def momentum_step(theta, velocity, gradient, mu, beta):
                    velocity = beta * velocity - gradient
                    return theta + mu * velocity, velocity
                """,
            ),
            "PyTorch keeps it like this (and with the other sign): $\\mu$ comes in only when $\\theta$ moves. From "
            "velocity 0 and with a constant $\\mu$ the path is the same; but the velocity asked for here has "
            "$-\\mu\\,\\nabla L$ in it.",
        ),
        Wrong(
            "Nesterov's look ahead",
            {"return theta + velocity, velocity": "return theta + beta * velocity - mu * gradient, velocity"},
            "This moves by $\\beta$ times the *new* velocity and the gradient once more. That is Nesterov's variant, "
            "scikit-learn's default. Here the parameters move by the new velocity itself.",
        ),
        Wrong(
            "the pair exchanged",
            {"return theta + velocity, velocity": "return velocity, theta + velocity"},
            "Both are right. The new $\\theta$ comes first, then the new velocity.",
        ),
        Wrong(
            "the old velocity returned",
            """
            def momentum_step(theta, velocity, gradient, mu, beta):
                return theta + beta * velocity - mu * gradient, velocity
            """,
            "The parameters have moved by the new velocity, but the old one is returned. The next step would not know "
            "of this gradient.",
        ),
        Wrong(
            "β for everything",
            {"beta * velocity - mu * gradient": "beta * (velocity - mu * gradient)"},
            "$\\beta$ says how much of the *old* velocity stays. The new gradient comes in whole, times $\\mu$.",
        ),
        Wrong(
            "β and μ exchanged",
            {"beta * velocity - mu * gradient": "mu * velocity - beta * gradient"},
            "$\\beta$ belongs to the old velocity, $\\mu$ to the gradient.",
        ),
        Wrong(
            "1 − β for β",
            (
                {"beta * velocity - mu * gradient": "(1 - beta) * velocity - mu * gradient"},
                {"beta * velocity - mu * gradient": "(1 - beta) * velocity - beta * mu * gradient"},
                {"beta * velocity - mu * gradient": "(1 - beta) * velocity - beta * gradient"},
            ),
            "$\\beta$ is the share of the old velocity that *stays*. Nothing is multiplied by $1-\\beta$ here.",
        ),
        Wrong(
            "the gradient twice",
            (
                {"return theta + velocity, velocity": "return theta + velocity - mu * gradient, velocity"},
                {"return theta + velocity, velocity": "return theta - mu * gradient + velocity, velocity"},
            ),
            "The gradient stands in the new velocity already; subtracted from $\\theta$ as well it counts twice.",
        ),
        Wrong(
            "μ forgotten",
            {"mu * gradient": "gradient"},
            "The gradient comes in times the learning rate: $\\beta\\,s-\\mu\\,\\nabla L$.",
        ),
        Wrong(
            "θ left where it was",
            {"return theta + velocity, velocity": "return theta, velocity"},
            "The new velocity is right, but nothing moves by it: $\\theta\\leftarrow\\theta+s$.",
        ),
        Wrong(
            "the memory turned round",
            {"beta * velocity - mu * gradient": "-beta * velocity - mu * gradient"},
            "The old velocity stays with a plus: momentum goes on in the direction in which it went.",
        ),
        Wrong(
            "the velocity with the other sign",
            {
                "beta * velocity - mu * gradient": "beta * velocity + mu * gradient",
                "theta + velocity": "theta - velocity",
            },
            "From velocity 0 the path is the same, but here the velocity points the way that $\\theta$ goes: downhill, "
            "with the minus in it.",
        ),
        Wrong(
            "both velocities added",
            (
                """
                def momentum_step(theta, velocity, gradient, mu, beta):
                    new = beta * velocity - mu * gradient
                    return theta + velocity + new, new
                """,
                """
                def momentum_step(theta, velocity, gradient, mu, beta):
                    new = velocity + beta * velocity - mu * gradient
                    return theta + new, new
                """,
            ),
            "The new velocity *replaces* the old one, of which the share $\\beta$ is in it.",
        ),
        Wrong(
            "θ forgets, too",
            {"return theta + velocity, velocity": "return beta * theta + velocity, velocity"},
            "$\\beta$ belongs to the velocity. The parameters stay whole: $\\theta+s$.",
        ),
        Wrong(
            "only θ",
            {"return theta + velocity, velocity": "return theta + velocity"},
            "The next step needs the new velocity, too: return the pair.",
        ),
        Wrong(
            "the caller's arrays changed",
            (
                {
                    "velocity = beta * velocity - mu * gradient": """
                    velocity *= beta
                    velocity -= mu * gradient
                    """,
                },
                {
                    "return theta + velocity, velocity": """
                    theta += velocity
                    return theta, velocity
                    """,
                },
            ),
            "`+=`, `-=` and `*=` write into the arrays that were handed in. `velocity = beta * velocity - …` makes a "
            "new one.",
        ),
        Wrong(
            "the signs in the velocity turned",
            (
                {"beta * velocity - mu * gradient": "mu * gradient - beta * velocity"},
                {
                    "beta * velocity - mu * gradient": "mu * gradient - beta * velocity",
                    "theta + velocity": "theta - velocity",
                },
            ),
            "The new velocity is $\\beta\\,s-\\mu\\,\\nabla L$; here both signs are the other way round.",
        ),
        Wrong(
            "θ by the gradient alone",
            {"return theta + velocity, velocity": "return theta - mu * gradient, velocity"},
            "The new velocity is right, but $\\theta$ takes a plain step without it: $\\theta\\leftarrow\\theta+s$.",
        ),
    ),
    praise='scikit-learn\'s `solver="sgd"` with `nesterovs_momentum=False` does exactly this.',
)


def _some(n_samples: int, rows: list[int], seed: int) -> tuple[bp.Network, np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    net = bp.Network.random(n_inputs=3, n_hidden=2, rng=rng)
    u = bp.with_constant_input(rng.normal(size=(n_samples, 2)))
    return net, u, rng.normal(size=n_samples), np.array(rows)


def _estimated(minibatch_gradient: Any, *arguments: Any) -> Any:
    """What comes back; where `bp.gradients` refuses its arguments, by what it says of them."""
    try:
        return minibatch_gradient(*arguments)
    except ValueError as error:
        return Failure(f"ValueError: {error}", f"raises {code(f'ValueError: {error}')}")


MINIBATCH = Exercise(
    key="12.4",
    title="A part for the whole",
    kind="further",
    minutes=10,
    goal="estimate the gradient of the slides' sum from some of the samples, without bias",
    task=r"""
        Write `minibatch_gradient(net, u, y, rows)`: an estimate of $\nabla L$ over all $P$ samples from those in `rows`
        (an array of row numbers), as one vector like `bp.gradients(net, u, y).vector`. It has to be *unbiased*:
        averaged over all parts of the same size into which the samples are cut, it is exactly $\nabla L$.
        """,
    answer="minibatch_gradient",
    stub="""
        def minibatch_gradient(net, u, y, rows):
            return ...
        """,
    solution="""
        def minibatch_gradient(net, u, y, rows):
            return len(y) / len(rows) * bp.gradients(net, u[rows], y[rows]).vector
        """,
    hints=(
        "`u[rows]` and `y[rows]` are the part; `bp.gradients` takes its sum.",
        r"Cut ten samples into two parts of five. The two sums add up to $\nabla L$, so their *average* is only half "
        r"of it. What factor is missing?",
    ),
    judge=Functions(
        [
            Case("5 samples, rows 1 and 3", _some(5, [1, 3], 0)),
            Case("6 samples, rows 4, 0 and 5", _some(6, [4, 0, 5], 1)),
            Case("4 samples, row 2", _some(4, [2], 2)),
        ],
        run=_estimated,
    ),
    wrong=(
        Wrong(
            "the sum of the part",
            {"len(y) / len(rows) * ": ""},
            r"The part's sum has fewer terms, so it is too short by $P$ over the size of the part. With a $\mu$ made "
            r"for all samples the steps would be as much too short.",
        ),
        Wrong(
            "the mean of the part",
            """
            def minibatch_gradient(net, u, y, rows):
                return bp.gradients(net, u[rows], y[rows]).vector / len(rows)
            """,
            r"That estimates the gradient of the *mean* loss, as the libraries do. For the slides' sum multiply by "
            r"$P$.",
        ),
        Wrong(
            "the factor upside down",
            {"(y) / len(rows)": "(rows) / len(y)"},
            "The part's sum is too *short*; this shortens it again.",
        ),
        Wrong(
            "divided by all P",
            """
            def minibatch_gradient(net, u, y, rows):
                return bp.gradients(net, u[rows], y[rows]).vector / len(y)
            """,
            r"The part's sum is divided by the number of *all* samples: so it is neither the part's mean nor, as it "
            r"should be, $P$ times that.",
        ),
        Wrong(
            "the first rows instead of those given",
            """
            def minibatch_gradient(net, u, y, rows):
                n = len(rows)
                return len(y) / n * bp.gradients(net, u[:n], y[:n]).vector
            """,
            "This takes the same samples every time, and never learns from the others.",
        ),
        Wrong(
            "inputs of some, targets of others",
            """
            def minibatch_gradient(net, u, y, rows):
                n = len(rows)
                return len(y) / n * bp.gradients(net, u[rows], y[:n]).vector
            """,
            "Row for row, a target belongs to its inputs. Shuffle one without the other, and there is nothing to "
            "learn.",
        ),
        Wrong(
            "all samples",
            (
                {"len(y) / len(rows) * bp.gradients(net, u[rows], y[rows]).vector": "bp.gradients(net, u, y).vector"},
                {
                    "len(y) / len(rows) * bp.gradients(net, u[rows], y[rows]).vector": (
                        "bp.gradients(net, u, y).vector / len(y)"
                    )
                },
                {
                    "len(y) / len(rows) * bp.gradients(net, u[rows], y[rows]).vector": (
                        "len(rows) / len(y) * bp.gradients(net, u, y).vector"
                    )
                },
                {
                    "len(y) / len(rows) * bp.gradients(net, u[rows], y[rows]).vector": (
                        "bp.gradients(net, u, y).vector[rows]"
                    )
                },
            ),
            r"This takes all $P$ samples. Asked is an estimate of $\nabla L$ from those in `rows` alone, which is "
            r"cheaper.",
        ),
        Wrong(
            "only one of the two cut",
            ({"u[rows]": "u"}, {"y[rows]": "y"}),
            "Inputs and targets have to be of the same samples: `u[rows]` *and* `y[rows]`.",
        ),
        Wrong(
            "the part's sum times P",
            (
                {"len(y) / len(rows) *": "len(y) *"},
                {"len(y) / len(rows) *": "len(y) * len(rows) *"},
            ),
            r"The part has $n$ of the $P$ samples, so its sum is short by $P/n$, not by $P$: divide by `len(rows)`, "
            r"too.",
        ),
        Wrong(
            "multiplied by the size of the part",
            {"len(y) / len(rows) *": "len(rows) *"},
            r"The larger the part, the *less* its sum is short of the whole. The factor is $P$ over the size of the "
            r"part.",
        ),
        Wrong(
            "whole parts only",
            {"len(y) / len(rows)": "len(y) // len(rows)"},
            "`//` rounds down: two samples of five are not half of them. The factor need not be whole.",
        ),
        Wrong(
            "n − 1, as for a variance",
            (
                {"len(y) / len(rows)": "(len(y) - 1) / (len(rows) - 1)"},
                {"len(y) / len(rows)": "len(y) / (len(rows) - 1)"},
                {"len(y) / len(rows)": "1 / (len(rows) - 1)"},
            ),
            r"A variance needs $n-1$ to be unbiased, as it uses the mean of the same numbers. A sum does not: $P/n$ "
            r"times the part's sum is right on average.",
        ),
        Wrong(
            "always two parts",
            {"len(y) / len(rows)": "2"},
            r"2 would be right for half of the samples. The factor follows from the sizes: `len(y) / len(rows)`.",
        ),
        Wrong(
            "the step for the gradient",
            {"return len(y)": "return -len(y)"},
            r"This is the *downhill* direction. Asked is $\nabla L$; the minus comes with the step.",
        ),
        Wrong(
            "not one vector",
            (
                """
                def minibatch_gradient(net, u, y, rows):
                    return bp.gradients(net, u[rows], y[rows])
                """,
                """
                def minibatch_gradient(net, u, y, rows):
                    gradients, scale = bp.gradients(net, u[rows], y[rows]), len(y) / len(rows)
                    return scale * gradients.b, scale * gradients.w, scale * gradients.x
                """,
                {".vector": ""},
                {".vector": ".w"},
            ),
            "`bp.gradients` gives three gradients, by $b$, $\\omega$ and $x$. Its `.vector` is all of them in one "
            "array.",
        ),
        Wrong(
            "columns for rows",
            {"u[rows]": "u[:, rows]"},
            "`u[:, rows]` picks inputs. A sample is a row: `u[rows]`.",
        ),
        Wrong(
            "the inputs counted for the samples",
            {"len(y)": "u.shape[1]"},
            r"`u` has the shape $(P,N)$: $P$ is `len(u)`, or `len(y)`.",
        ),
    ),
    praise="Unbiased, and noisy: the average is right, a single step is not. Hence the falling $\\mu$ of lesson 09.",
)

EXERCISES = (RATES, DEFAULTS, MOMENTUM, MINIBATCH)
