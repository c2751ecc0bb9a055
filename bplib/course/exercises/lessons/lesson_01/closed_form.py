"""Exercise 01.5: Where is b after m steps?"""

from bplib.course.exercises import Exercise, Formula, Wrong

CLOSED_FORM = Exercise(
    key="01.5",
    title="Where is b after m steps?",
    kind="further",
    minutes=15,
    goal="solve a recursion of steepest descent, and see what a sum over P samples does to the learning rate",
    task=r"""
        Go back to the descent in $b$ alone, with $\frac{dL}{db}=b-2$ and the start $b_0=1$, but let the same sample be
        there $P$ times. The loss is a *sum* over samples, so it is $L(b)=\frac P2(2-b)^2$. Find $b_m$ after $m$ steps
        with the constant learning rate $\mu$, as a formula in `mu`, `m` and `P`, written as text: `"..."` with `**` for
        powers. Then ask yourself for which $\mu$ it converges.
        """,
    answer="b_after",
    stub="""
        b_after = ...
        """,
    solution="""
        b_after = "2 - (1 - P * mu)**m"
        """,
    hints=(
        r"What is $\frac{dL}{db}$ now? And what becomes of $b-2$ in one step $b\leftarrow b-\mu\,\frac{dL}{db}$?",
        r"In every step $b-2$ is multiplied by the same factor, $1-P\mu$. At the start it is $-1$.",
    ),
    judge=Formula(letters="mu:positive m:integer b_0", given={"b_0": "1"}),
    wrong=(
        Wrong(
            "mean for sum",
            'b_after = "2 - (1 - mu)**m"',
            "This is right for one sample, or if the loss were the *mean* over the samples. The slides' loss is a "
            "sum: $P$ equal samples make the derivative $P$ times as large.",
        ),
        Wrong(
            "divided by P",
            'b_after = "2 - (1 - mu / P)**m"',
            "The loss is a *sum* over $P$ equal samples, so the derivative is $P$ times as large as that of one, "
            "and not a $P$-th part of it.",
        ),
        Wrong(
            "the sign of the start",
            (
                'b_after = "2 + (1 - P * mu)**m"',
                'b_after = "2 + (1 - mu)**m"',
            ),
            "At $m=0$ this is 3, and the start is $b_0=1$: what is left to go, $b_0-2$, is negative.",
        ),
        Wrong(
            "the distance instead of b",
            (
                'b_after = "(1 - P * mu)**m"',
                'b_after = "-(1 - P * mu)**m"',
                'b_after = "(1 - mu)**m"',
                'b_after = "-(1 - mu)**m"',
            ),
            "Where it converges, this goes to 0, and $b$ goes to 2. What is multiplied by the same factor in every "
            "step is $b-2$, so add 2 in the end, and mind that $b_0-2$ is $-1$.",
        ),
        Wrong(
            "the start is 0 or 2",
            (
                'b_after = "2 - 2 * (1 - P * mu)**m"',
                'b_after = "2 - 2 * (1 - mu)**m"',
                'b_after = "2 * (1 - P * mu)**m"',
                'b_after = "2"',
            ),
            "Put $m=0$ in: there it has to be $b_0=1$. What is left to go at the start is $b_0-2=-1$.",
        ),
        Wrong(
            "a goal of 1",
            (
                'b_after = "1 - (1 - P * mu)**m"',
                'b_after = "1 + (1 - P * mu)**m"',
                'b_after = "1 - (1 - mu)**m"',
            ),
            "Where it converges, this goes to 1. That is the start; the derivative is 0 at $b=2$.",
        ),
        Wrong(
            "m counted from 1 at the start",
            (
                'b_after = "2 - (1 - P * mu)**(m - 1)"',
                'b_after = "2 - (1 - mu)**(m - 1)"',
            ),
            "After $m=1$ step this is still at the start. $b_0$ is the start, and $b_1$ has made one step.",
        ),
        Wrong(
            "one step too many",
            (
                'b_after = "2 - (1 - P * mu)**(m + 1)"',
                'b_after = "2 - (1 - mu)**(m + 1)"',
            ),
            "At $m=0$ this has made a step already. $b_0=1$ is the start, and $m$ steps bring the factor $m$ times.",
        ),
        Wrong(
            "uphill",
            (
                'b_after = "2 - (1 + P * mu)**m"',
                'b_after = "2 - (1 + mu)**m"',
            ),
            r"This goes away from 2. A step subtracts: with $P$ samples $b-2$ becomes $b-\mu "
            r"P(b-2)-2=(1-P\mu)(b-2)$.",
        ),
        Wrong(
            "the ½ or the 2 left over",
            (
                'b_after = "2 - (1 - P * mu / 2)**m"',
                'b_after = "2 - (1 - 2 * P * mu)**m"',
                'b_after = "2 - (1 - mu / 2)**m"',
                'b_after = "2 - (1 - 2 * mu)**m"',
            ),
            r"The 2 of the square cancels the ½: the derivative of $\frac P2(2-b)^2$ is $P\,(b-2)$.",
        ),
        Wrong(
            "m equal steps",
            (
                'b_after = "1 + m * P * mu"',
                'b_after = "1 + m * mu"',
                'b_after = "1 - m * P * mu"',
            ),
            "This makes every step as long as the first one. But the slope $b-2$ becomes smaller on the way, and "
            "the steps with it.",
        ),
        Wrong(
            "m times the factor",
            (
                'b_after = "2 - m * (1 - P * mu)"',
                'b_after = "2 - m * (1 - mu)"',
            ),
            r"A step *multiplies* what is left by $1-P\mu$. Multiplying $m$ times gives a power, not $m$ times the "
            "factor.",
        ),
        Wrong(
            "one step only",
            (
                'b_after = "1 + P * mu"',
                'b_after = "1 + mu"',
            ),
            r"This is one step from the start, where the derivative of the sum is $-P$: $b_1=1+P\mu$. Asked is $b_m$: "
            "what has become of $b-2$ after $m$ steps?",
        ),
        Wrong(
            "a step for each sample",
            'b_after = "2 - (1 - mu)**(m * P)"',
            "This takes the samples one after the other, $P$ steps in place of one. Here a step takes them all at "
            r"once: the derivative is that of the sum, $P\,(b-2)$.",
        ),
        Wrong(
            "the power in the wrong place",
            (
                'b_after = "2 - (1 - P * mu**m)"',
                'b_after = "2 - (1 - (P * mu)**m)"',
                'b_after = "(2 - (1 - P * mu))**m"',
                'b_after = "(2 - (1 - mu))**m"',
            ),
            r"It is the factor $1-P\mu$ that comes in with every step, so all of it is raised to the "
            "power $m$, and nothing else is.",
        ),
        Wrong(
            "P in the wrong place",
            (
                'b_after = "2 - P * (1 - mu)**m"',
                'b_after = "2 - P * (1 - P * mu)**m"',
                'b_after = "2 * P - (1 - P * mu)**m"',
                'b_after = "2 - (P - P * mu)**m"',
                'b_after = "2 - (P - mu)**m"',
                'b_after = "2 - (1 - P**2 * mu)**m"',
            ),
            r"$P$ comes in with the derivative, $P\,(b-2)$, and so it stands beside $\mu$, once: a step makes $b-\mu "
            "P(b-2)$ of $b$. Start and goal are the same for every $P$.",
        ),
        Wrong(
            "the 1 of the factor lost",
            (
                'b_after = "2 - (P * mu)**m"',
                'b_after = "2 - (-P * mu)**m"',
                'b_after = "2 - mu**m"',
            ),
            r"A step takes $\mu P(b-2)$ away *from $b$*: of $b-2$ there is left $(1-P\mu)(b-2)$.",
        ),
        Wrong(
            "steps so short that they flow",
            (
                'b_after = "2 - exp(-P * mu * m)"',
                'b_after = "2 - exp(-mu * m)"',
            ),
            r"That is the limit of very short steps. A step of length $\mu$ multiplies $b-2$ by $1-P\mu$ exactly, "
            r"and $(1-P\mu)^m$ is near $e^{-P\mu m}$ only if $P\mu$ is small.",
        ),
        Wrong(
            "derivative without the factor of the step",
            'b_after = "2 - (1 - P)**m"',
            r"A step is $-\mu$ times the derivative; $\mu$ has been lost.",
        ),
        Wrong(
            "the step instead of its result",
            (
                'b_after = "b - mu * P * (b - 2)"',
                'b_after = "b - mu * (b - 2)"',
                'b_after = "b - P * mu * (2 - b)"',
            ),
            "This is one step, from any $b$. Asked is where $m$ of them lead from $b_0=1$, without the letter `b` "
            "in it.",
        ),
    ),
    praise="It converges if $0<\\mu<2/P$: twice the data wants half the learning rate, as long as the loss is a sum.",
)
