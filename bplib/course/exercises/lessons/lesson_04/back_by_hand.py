"""Exercise 04.1: The way back with a pencil."""

from bplib.course.exercises import Exercise, Numbers, Wrong

BACK_BY_HAND = Exercise(
    key="04.1",
    title="The way back with a pencil",
    kind="core",
    minutes=5,
    goal="carry an error back through a small network by hand",
    task=r"""
        The network of exercise 01.1 has one hidden unit: $b=1$, $\omega[0,0]=\omega[1,0]=\ln3$, $x[0]=4$. With the
        sample $u=(1,-2)$ and the target $y=1$, the way forward gave $v[0]=\tfrac14$ and $\bar y=2$. Go back with a
        pencil, and enter the six numbers, as fractions such as `1 / 8` or with three digits. `error` and `signal` are
        what this lesson calls so, with their signs: $y-\bar y$, and error $\cdot\,x[0]\cdot v[0]\,(1-v[0])$.
        """,
    answer="going_back",
    stub="""
        going_back = {
            "error": ...,
            "dL_db": ...,
            "dL_dx[0]": ...,
            "signal": ...,
            "dL_dw[0,0]": ...,
            "dL_dw[1,0]": ...,
        }
        """,
    solution="""
        going_back = {
            "error": -1,
            "dL_db": 1,
            "dL_dx[0]": 1 / 4,
            "signal": -3 / 4,
            "dL_dw[0,0]": 3 / 4,
            "dL_dw[1,0]": -3 / 2,
        }
        """,
    hints=(
        r"The error is $y-\bar y$, in this order. Every gradient is minus *what comes back* times *what went in*.",
        r"The signal is $(y-\bar y)\cdot x[0]\cdot v[0]\,(1-v[0])$, so $-1$ times 4 times $\tfrac14\cdot\tfrac34$.",
    ),
    judge=Numbers(),
    wrong=(
        Wrong(
            "ȳ − y taken for the error",
            'going_back = {"error": 1}',
            r"Here, as on the slides, the error is $y-\bar y$: the target minus the output. It is negative where the "
            r"output is too high. The minus in front of each sum belongs to this order.",
        ),
        Wrong(
            "the minus sign lost",
            'going_back = {"error": -1, "dL_db": -1}',
            r"This is the error itself. $\bar y_p$ stands with a minus in $y_p-\bar y_p$, so the chain rule puts a "
            r"minus in front: $\partial L/\partial b=-(y-\bar y)$. The output is too high here; raising $b$ makes it "
            r"worse, so the derivative is positive.",
        ),
        Wrong(
            "v(1 − v) dropped",
            ('going_back = {"signal": -4}', 'going_back = {"signal": 4}'),
            r"This is the error times $x[0]$: it has come back along the edge, but not yet through the hidden unit. "
            r"On the way through it meets the sigmoid's slope, $v(1-v)=\tfrac3{16}$.",
        ),
        Wrong(
            "x[h] dropped",
            ('going_back = {"signal": -3 / 16}', 'going_back = {"signal": 3 / 16}'),
            r"On its way back the error passes the edge with the weight $x[0]=4$, and is multiplied by it: a unit "
            r"that the output weighs four times has four times the influence.",
        ),
        Wrong(
            "the slope taken at v* where v is meant",
            'going_back = {"signal": 4 * math.log(3) * (1 + math.log(3))}',
            r"The slope is $v(1-v)$ with $v=\tfrac14$, what comes *out* of the sigmoid. You put $v^*=-\ln3$ into it; "
            r"the result would be a negative slope, and the sigmoid never falls.",
        ),
        Wrong(
            "u dropped",
            'going_back = {"dL_dw[0,0]": 3 / 4, "dL_dw[1,0]": 3 / 4}',
            r"Both weights receive the same signal, but not the same input. What went into $\omega[1,0]$ is $u[1]=-2$.",
        ),
        Wrong(
            "v dropped, or x[0] put in",
            ('going_back = {"dL_dx[0]": 1}', 'going_back = {"dL_dx[0]": -1}', 'going_back = {"dL_dx[0]": 4}'),
            r"What goes into $x[0]$ is $v[0]=\tfrac14$, and the derivative has it as a factor (only into $b$ goes 1). "
            r"$x[0]$ itself is no factor of it: the derivative of $x[0]\,v[0]$ by $x[0]$ is $v[0]$.",
        ),
        Wrong(
            "the sign of the signal",
            'going_back = {"error": -1, "signal": 3 / 4}',
            r"The size is right. The lesson's signal is the error, sign included, times $x[0]$ and the slope; the "
            r"error is negative here, and the two others are not. With a plus it would be lesson 03's "
            r"$\partial L/\partial v^*$; here that minus is kept for the end, in front of each sum.",
        ),
        Wrong(
            "half of the slope",
            'going_back = {"signal": -3}',
            r"The slope of the sigmoid has two factors, $v$ *and* $1-v$: $\tfrac14\cdot\tfrac34$. You took one of "
            r"them.",
        ),
        Wrong(
            "a signal without all its factors",
            ('going_back = {"signal": -1}', 'going_back = {"signal": -1 / 4}'),
            r"$-1$ is the error alone, or error $\cdot\,x[0]\,v[0]$; $-\tfrac14$ is error $\cdot\,v[0]$, or has $v^2$ "
            r"in place of the slope. The signal has four factors: error, $x[0]$, $v[0]$ and $1-v[0]$.",
        ),
        Wrong(
            "a plus in the slope",
            (
                'going_back = {"signal": -5 / 4}',
                'going_back = {"signal": -5 / 4, "dL_dw[0,0]": 5 / 4, "dL_dw[1,0]": -5 / 2}',
            ),
            r"The slope of the sigmoid is $v\,(1-v)$, with a minus: $\tfrac14\cdot\tfrac34$.",
        ),
        Wrong(
            "u in the signal already",
            'going_back = {"signal": 3 / 2}',
            r"You have multiplied by $u[1]$ (and perhaps lost a sign). The signal is what *comes back* to the hidden "
            r"unit, one number for all weights behind it. What went in, $u[0]$ or $u[1]$, is multiplied in after that.",
        ),
        Wrong(
            "the loss for the error",
            ('going_back = {"error": 1 / 2}', 'going_back = {"error": -1 / 2}'),
            r"The loss is $\frac12(y-\bar y)^2=\frac12$. The error is the difference alone, $y-\bar y$.",
        ),
        Wrong(
            "the minus sign lost further on",
            (
                'going_back = {"error": -1, "dL_dx[0]": -1 / 4}',
                'going_back = {"error": -1, "signal": -3 / 4, "dL_dw[0,0]": -3 / 4}',
            ),
            r"The minus stands in front of *every* one of the three sums, since $\bar y$ stands with a minus in "
            r"$y-\bar y$: each derivative is minus what comes back times what went in.",
        ),
        Wrong(
            "a sign lost with u[1]",
            'going_back = {"dL_dw[0,0]": 3 / 4, "dL_dw[1,0]": 3 / 2}',
            r"Minus the signal is $\tfrac34$, and what went in is $u[1]=-2$, with its sign. One of the two signs has "
            r"been lost.",
        ),
        Wrong(
            "the inputs exchanged",
            (
                'going_back = {"dL_dw[0,0]": -3 / 2, "dL_dw[1,0]": 3 / 4}',
                'going_back = {"dL_dw[0,0]": -3 / 2, "dL_dw[1,0]": -3 / 2}',
            ),
            r"Into $\omega[0,0]$ goes the constant input $u[0]=1$. The $-2$ is $u[1]$, and goes into $\omega[1,0]$ "
            r"alone.",
        ),
        Wrong(
            "a slope in the gradient of x",
            (
                'going_back = {"dL_dx[0]": 3 / 16}',
                'going_back = {"dL_dx[0]": 3 / 4}',
                'going_back = {"dL_dx[0]": 1 / 16}',
            ),
            r"The edge $x[0]$ lies *between* the hidden unit and the output: the error has not gone back through the "
            r"sigmoid there, so no $1-v$ and no second $v$ belong to it. Minus the error, times what went in, "
            r"$v[0]=\tfrac14$.",
        ),
        Wrong(
            "v for u",
            ('going_back = {"signal": -3 / 4, "dL_dw[0,0]": 3 / 16}',),
            r"This has $v[0]=\tfrac14$ where $u[0]=1$ is meant. $v$ comes *out* of the hidden unit; what went into the "
            r"weight before it is $u$.",
        ),
        Wrong(
            "a factor 2",
            ('going_back = {"dL_db": 2}', 'going_back = {"error": -2}'),
            r"The 2 of the square is cancelled by the ½ of the loss.",
        ),
    ),
    praise="One error, one signal, and each serves all the weights behind it: nothing had to be computed twice.",
)
