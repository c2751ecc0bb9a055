"""Exercise 06.1: One step with a pencil."""

from bplib.course.exercises import Exercise, Numbers, Wrong

BY_HAND = Exercise(
    key="06.1",
    title="One step with a pencil",
    kind="core",
    minutes=5,
    goal="make one step of steepest descent by hand",
    task=r"""
        A network with one hidden unit has $b=1$, $x[0]=4$, $\omega[0,0]=2$ and $\omega[1,0]=-1$. At some sample the
        gradient is

        $$\frac{\partial L}{\partial b}=1,\qquad\frac{\partial L}{\partial x[0]}=\frac14,\qquad
        \frac{\partial L}{\partial\omega[0,0]}=\frac34,\qquad\frac{\partial L}{\partial\omega[1,0]}=-\frac32.$$

        Where are the four parameters after one step with $\mu=0.2$? By how much does the gradient promise that the loss
        changes, $-\mu\,\lVert\nabla L\rVert^2$?
        """,
    answer="after_step",
    stub="""
        after_step = {"b": ..., "x[0]": ..., "w[0,0]": ..., "w[1,0]": ..., "promise": ...}
        """,
    solution="""
        after_step = {"b": 0.8, "x[0]": 3.95, "w[0,0]": 1.85, "w[1,0]": -0.7, "promise": -31 / 40}
        """,
    hints=(
        r"Each parameter by itself: old value, minus $\mu$ times its derivative. Mind the sign of the last one.",
        r"$\lVert\nabla L\rVert^2$ is the sum of the four squares: $1+\frac1{16}+\frac9{16}+\frac94$.",
    ),
    judge=Numbers(rtol=1e-3),
    wrong=(
        Wrong(
            "“descent” makes every parameter smaller",
            'after_step = {"b": 0.8, "w[1,0]": -1.3}',
            r"It is the *loss* that descends. $\partial L/\partial\omega[1,0]$ is negative: the loss falls as "
            r"$\omega[1,0]$ grows, so this parameter goes up, to $-1-0.2\cdot(-\tfrac32)$.",
        ),
        Wrong(
            "uphill",
            'after_step = {"b": 1.2}',
            r"The gradient points where the loss rises. A step goes against it: $b\leftarrow b-\mu\,\partial "
            r"L/\partial b$, and so for each parameter.",
        ),
        Wrong(
            "μ dropped",
            'after_step = {"b": 0}',
            r"This is a step with $\mu=1$. The derivative says how steep it is, and $\mu$ how far to go.",
        ),
        Wrong(
            "the same length for every parameter",
            'after_step = {"b": 0.8, "x[0]": 3.8}',
            r"You moved $x[0]$ by $\mu$. It moves by $\mu$ *times its derivative*: what changes the loss little is "
            r"itself changed little.",
        ),
        Wrong(
            "the change taken for the new value",
            'after_step = {"b": -0.2}',
            r"This is the change, $-\mu\,\partial L/\partial b$. It is added to the old value.",
        ),
        Wrong(
            "the length for its square",
            (
                'after_step = {"promise": -0.2 * math.sqrt(31 / 8)}',
                'after_step = {"promise": -math.sqrt(31 / 8)}',
                'after_step = {"promise": math.sqrt(31 / 8)}',
            ),
            r"There is a root in this. The step has the length $\mu\lVert\nabla L\rVert$, and per unit of length the "
            r"loss changes by $\lVert\nabla L\rVert$. The promise is the product, so the square, and no root.",
        ),
        Wrong(
            "μ left out of the promise",
            ('after_step = {"promise": -31 / 8}', 'after_step = {"promise": 31 / 8}'),
            r"This is what a step with $\mu=1$ would promise. A fifth of the step promises a fifth of it.",
        ),
        Wrong(
            "a promise of a rise",
            'after_step = {"promise": 31 / 40}',
            r"Against the gradient the loss falls, so the promised change is negative.",
        ),
        Wrong(
            "the step taken for the promise",
            (
                'after_step = {"promise": -0.04 * 31 / 8}',
                'after_step = {"promise": 0.04 * 31 / 8}',
            ),
            r"This has to do with how *long* the step is, $\mu\lVert\nabla L\rVert$. What the loss does on it is that "
            r"length times the slope on the way, $\lVert\nabla L\rVert$: so $\mu$ once, and the length of the gradient "
            r"squared.",
        ),
        Wrong(
            "the derivatives added, not their squares",
            (
                'after_step = {"promise": -0.1}',
                'after_step = {"promise": 0.1}',
                'after_step = {"promise": -0.05}',
                'after_step = {"promise": -0.7}',
                'after_step = {"promise": 0.7}',
            ),
            r"$\lVert\nabla L\rVert^2$ is the sum of the *squares* of the four derivatives: square each first, and add "
            r"then. No sign survives that, so nothing cancels.",
        ),
        Wrong(
            "a square forgotten or slipped",
            (
                'after_step = {"promise": -29 / 40}',
                'after_step = {"promise": -0.8125}',
                'after_step = {"promise": -0.7625}',
                'after_step = {"promise": -0.6625}',
                'after_step = {"promise": -0.325}',
                'after_step = {"promise": -0.575}',
                'after_step = {"promise": -0.625}',
                'after_step = {"promise": 0.125}',
            ),
            r"One of the four squares is not right, or is missing. They are $1$, $\frac1{16}$, $\frac9{16}$ and "
            r"$\frac94$; over 16 they add up easily.",
        ),
        Wrong(
            "half of the promise",
            ('after_step = {"promise": -31 / 80}', 'after_step = {"promise": 31 / 80}'),
            r"There is no ½ here. The loss has one, but in its *gradient* that has cancelled already.",
        ),
        Wrong(
            "the sign of one step",
            (
                'after_step = {"b": 0.8, "w[1,0]": 0.7}',
                'after_step = {"b": 0.8, "x[0]": 4.05}',
                'after_step = {"b": 0.8, "w[0,0]": 2.15}',
            ),
            r"One of the signs is lost. Old value, minus $\mu$ times the derivative: where the derivative is positive "
            r"the parameter becomes smaller, and $\omega[1,0]$, which begins at $-1$, moves up by 0.3.",
        ),
        Wrong(
            "μ forgotten in one step",
            (
                'after_step = {"x[0]": 3.75}',
                'after_step = {"w[0,0]": 1.25}',
                'after_step = {"w[1,0]": 0.5}',
            ),
            r"The derivative says how steep it is, and $\mu=0.2$ how far to go: every parameter moves by $\mu$ times "
            r"its derivative.",
        ),
        Wrong(
            "the parameter scaled",
            'after_step = {"x[0]": 3.2}',
            r"The old value stays as it is, and only the *derivative* is multiplied by $\mu$: $4-0.2\cdot\frac14$.",
        ),
    ),
    praise="Three went down and one went up, all by the one rule.",
)
