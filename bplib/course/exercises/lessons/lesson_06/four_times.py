"""Exercise 06.4: Every sample four times."""

from bplib.course.exercises import Choices, Exercise, Wrong

FOUR_TIMES = Exercise(
    key="06.4",
    title="Every sample four times",
    kind="further",
    minutes=10,
    goal="predict what more samples change in a run, and what they do not",
    task=r"""
        Each of the 40 samples is written down four times, and $\mu$ is divided by 4. Compare this run with one on the
        samples as they are, from the same start. Say of each quantity whether it is `"smaller"`, the `"same"` or
        `"larger"`. First predict; then run it:

        ```python
        schedule = bp.schedules.constant
        once = bp.train(net, u, y, schedule=schedule(0.01), tolerance=1e-3)
        u_four, y_four = np.tile(u, (4, 1)), np.tile(y, 4)
        four = bp.train(net, u_four, y_four, schedule=schedule(0.01 / 4), tolerance=1e-3)
        print(once, four, sep="\n")
        ```
        """,
    answer="with_four",
    stub="""
        with_four = {
            "the loss at the start": ...,
            "the length of the gradient at the start": ...,
            "each parameter after ten steps": ...,
            "the number of steps until the same tolerance": ...,
            "the mean squared error at the stop": ...,
        }
        """,
    solution="""
        with_four = {
            "the loss at the start": "larger",
            "the length of the gradient at the start": "larger",
            "each parameter after ten steps": "same",
            "the number of steps until the same tolerance": "larger",
            "the mean squared error at the stop": "smaller",
        }
        """,
    hints=(
        r"The loss is a *sum* over the samples. So is each derivative. What is $\mu$ times the derivative?",
        r"The path is the same, but every loss on it is four times as large, and so is every *change* of the loss. "
        r"When is such a change below the tolerance?",
    ),
    judge=Choices(("smaller", "same", "larger")),
    wrong=(
        Wrong(
            "mean for sum",
            'with_four = {"the loss at the start": "same"}',
            r"A *mean* over the samples would stay the same. The slides' loss is a sum, so four times the samples give "
            r"four times the loss.",
        ),
        Wrong(
            "the loss larger, its gradient not",
            'with_four = {"the length of the gradient at the start": "same"}',
            r"The gradient of four times a function is four times its gradient: each derivative sums over the samples, "
            r"too.",
        ),
        Wrong(
            "more data, smaller steps",
            'with_four = {"each parameter after ten steps": "smaller"}',
            r"A step is $\mu$ times the gradient. A quarter of $\mu$ times four times the gradient is the same step, "
            r"and so it goes on, step for step.",
        ),
        Wrong(
            "more data, larger steps",
            'with_four = {"each parameter after ten steps": "larger"}',
            r"The gradient is four times as long, but $\mu$ is a quarter: the product is the same, step for step.",
        ),
        Wrong(
            "same path, same stop",
            'with_four = {"the number of steps until the same tolerance": "same"}',
            r"The path is the same, but the rule looks at the change of the loss, and that is four times as large at "
            r"each step. It takes longer until it is below the tolerance.",
        ),
        Wrong(
            "more data, sooner done",
            'with_four = {"the number of steps until the same tolerance": "smaller"}',
            r"Each change of the loss is four times as large now, so it is below the tolerance later, not sooner.",
        ),
        Wrong(
            "a larger loss taken for a worse fit",
            'with_four = {"the mean squared error at the stop": "larger"}',
            r"The loss is larger because it has more terms. The run goes *further* along the same path before it "
            r"stops, and divided by four times the samples, its loss is smaller.",
        ),
        Wrong(
            "the later stop forgotten",
            'with_four = {"the mean squared error at the stop": "same"}',
            r"It would be the same after the same number of steps. But this run stops later, further along the path.",
        ),
        Wrong(
            "four times the samples, a smaller loss",
            'with_four = {"the loss at the start": "smaller"}',
            r"$L=\frac12\sum_p(y_p-\bar y_p)^2$ has four times as many terms, and none of them is negative. The "
            r"learning rate plays no part before the first step.",
        ),
        Wrong(
            "a shorter gradient",
            'with_four = {"the length of the gradient at the start": "smaller"}',
            r"Each derivative is a sum over the samples, so it is four times as large. It is $\mu$ that has been "
            r"divided by 4, not the gradient.",
        ),
    ),
    praise="A learning rate and a tolerance mean little without the number of samples beside them.",
)
