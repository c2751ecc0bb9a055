"""Exercise 01.1: A forward pass with a pencil."""

from bplib.course.exercises import Exercise, Numbers, Wrong

BY_HAND = Exercise(
    key="01.1",
    title="A forward pass with a pencil",
    kind="core",
    minutes=5,
    goal="compute output and loss of a small network by hand",
    task=r"""
        A network with one hidden unit has $b=1$, $\omega[0,0]=\ln3$, $\omega[1,0]=\ln3$ and $x[0]=4$. The sample
        is $u=(1,-2)$ with the target $y=1$. Compute, with a pencil, the four numbers below. Three digits or a fraction
        such as `1 / 8` will do; write $\ln3$ as `math.log(3)`.
        """,
    answer="by_hand",
    stub="""
        by_hand = {"v_star": ..., "v": ..., "y_bar": ..., "loss": ...}
        """,
    solution="""
        by_hand = {"v_star": -math.log(3), "v": 1 / 4, "y_bar": 2, "loss": 1 / 2}
        """,
    hints=(
        r"$v^*[0]=\omega[0,0]\,u[0]+\omega[1,0]\,u[1]$; mind the sign of $u[1]$.",
        r"$v^*[0]=-\ln3$, and $e^{-v^*[0]}=e^{\ln3}=3$. So $v[0]=\frac1{1+3}$.",
    ),
    judge=Numbers(),
    wrong=(
        Wrong(
            "the constant input left out",
            'by_hand = {"v_star": -2 * math.log(3)}',
            "The sum runs over both inputs, and $u[0]=1$ is one of them: its weight is added as it is.",
        ),
        Wrong(
            "the sign of the input lost",
            (
                'by_hand = {"v_star": 3 * math.log(3)}',
                'by_hand = {"v_star": -3 * math.log(3)}',
            ),
            "$u[0]=1$ and $u[1]=-2$ have different signs, and so have the two terms of the sum: they work against "
            "each other.",
        ),
        Wrong(
            "the sign of v* lost, or u[1] left out",
            'by_hand = {"v_star": math.log(3)}',
            r"The terms are $\ln3\cdot1$ and $\ln3\cdot(-2)$. The negative one is the larger in size.",
        ),
        Wrong(
            "a weight left out",
            (
                'by_hand = {"v_star": math.log(3) - 2}',
                'by_hand = {"v_star": -1}',
                'by_hand = {"v_star": 1 - 2 * math.log(3)}',
            ),
            r"Each input is multiplied by its weight before they are added up, and both weights are $\ln3$.",
        ),
        Wrong(
            "the inputs left out, or the constant one and a sign",
            'by_hand = {"v_star": 2 * math.log(3)}',
            r"$2\ln3$ is the sum of the two weights, and $\omega[1,0]\,u[1]$ alone without its sign. Each weight is "
            r"multiplied by its input: $\ln3\cdot1+\ln3\cdot(-2)$.",
        ),
        Wrong(
            "the sign in the exponent",
            'by_hand = {"v_star": -math.log(3), "v": 3 / 4}',
            "The sigmoid has $e^{-v^*}$ in it. Where $v^*$ is negative, $-v^*$ is positive, so $e^{-v^*}$ is larger "
            "than 1 and $v$ smaller than ½.",
        ),
        Wrong(
            "the sigmoid left out",
            (
                'by_hand = {"v": -math.log(3)}',
                'by_hand = {"y_bar": 1 - 4 * math.log(3)}',
            ),
            r"What the output weighs is $v[0]$, the sum after the sigmoid: $b+x[0]\,v[0]$ and not $b+x[0]\,v^*[0]$.",
        ),
        Wrong(
            "the exponential alone",
            (
                'by_hand = {"v": 1 / 3}',
                'by_hand = {"v": 3}',
                'by_hand = {"v": 4}',
            ),
            r"The sigmoid is $\frac1{1+e^{-v^*}}$: the exponential is 3 here, 1 is added to it, and 1 is divided by "
            "the sum.",
        ),
        Wrong(
            "the minus taken out of the exponential",
            'by_hand = {"v": -1 / 2}',
            r"$e^{-v^*}$ is $\frac1{e^{v^*}}$ and not $-e^{v^*}$: an exponential is never negative. So $v$ lies "
            "between 0 and 1.",
        ),
        Wrong(
            "b put into v*",
            (
                """
                v = 1 / (1 + math.exp(math.log(3) - 1))
                by_hand = {"v_star": 1 - math.log(3), "v": v, "y_bar": 4 * v, "loss": (1 - 4 * v) ** 2 / 2}
                """,
                """
                v = 1 / (1 + math.exp(math.log(3) - 1))
                by_hand = {"v_star": 1 - math.log(3), "v": v, "y_bar": 1 + 4 * v, "loss": (4 * v) ** 2 / 2}
                """,
                'by_hand = {"v_star": 1 - math.log(3)}',
            ),
            r"$b$ belongs to the output and comes after the sigmoid. What shifts the hidden unit is the weight of the "
            r"constant input, $\omega[0,0]$.",
        ),
        Wrong(
            "the exponential left out",
            (
                'by_hand = {"v": 1 / (1 + math.log(3))}',
                'by_hand = {"v": 1 / (1 - math.log(3))}',
            ),
            r"In the denominator of the sigmoid stands $1+e^{-v^*}$, and $e^{\ln3}$ is 3.",
        ),
        Wrong(
            "the slope taken for the value",
            'by_hand = {"v": 3 / 16}',
            r"This is $v\,(1-v)$, the slope of the sigmoid. Going forward takes its value.",
        ),
        Wrong(
            "b left out",
            'by_hand = {"v": 1 / 4, "y_bar": 1}',
            r"This is $x[0]\,v[0]$ alone. The output adds $b$ to it.",
        ),
        Wrong(
            "x[0] left out",
            (
                'by_hand = {"v": 1 / 4, "y_bar": 5 / 4}',
                'by_hand = {"v": 1 / 4, "y_bar": 21 / 4}',
            ),
            "The hidden unit is weighed: $v[0]$ is multiplied by $x[0]=4$ before $b$ is added.",
        ),
        Wrong(
            "b weighed, or v left out",
            'by_hand = {"v": 1 / 4, "y_bar": 5}',
            r"5 is $x[0]\,(b+v[0])$, and $b+x[0]$ too. The output is $b$, just once, plus the product of $x[0]$ and "
            "$v[0]$.",
        ),
        Wrong(
            "a sigmoid at the output too",
            'by_hand = {"y_bar": 1 / (1 + np.exp(-2))}',
            r"This is $\sigma(2)$. Only the hidden units are squeezed; the output is a plain sum.",
        ),
        Wrong(
            "loss without ½",
            'by_hand = {"v_star": -math.log(3), "v": 1 / 4, "y_bar": 2, "loss": 1}',
            "That is the squared error, and the loss is half of it. The ½ cancels the 2 that comes down when the "
            "square is differentiated.",
        ),
        Wrong(
            "the error not squared",
            (
                'by_hand = {"y_bar": 2, "loss": -1}',
                'by_hand = {"y_bar": 2, "loss": -1 / 2}',
            ),
            r"The loss is $\frac12(y-\bar y)^2$: the error is squared, and a loss is never negative.",
        ),
        Wrong(
            "½ squared with the error",
            'by_hand = {"y_bar": 2, "loss": 1 / 4}',
            r"The ½ stands outside the square: $\frac12(y-\bar y)^2$, and not $(\frac12(y-\bar y))^2$.",
        ),
        Wrong(
            "the target left out, or 2 for ½",
            'by_hand = {"y_bar": 2, "loss": 2}',
            r"2 is $\frac12\bar y^2$, and $2\,(y-\bar y)^2$ too. The loss is half the square of the *difference* to "
            "the target $y=1$.",
        ),
        Wrong(
            "no difference",
            (
                'by_hand = {"y_bar": 2, "loss": 9 / 2}',
                'by_hand = {"y_bar": 2, "loss": 9}',
                'by_hand = {"y_bar": 2, "loss": -3 / 2}',
                'by_hand = {"y_bar": 2, "loss": 3 / 2}',
                'by_hand = {"y_bar": 2, "loss": 3}',
                'by_hand = {"y_bar": 2, "loss": -3}',
            ),
            r"First the difference to the target, $y-\bar y$, then its square, then half of that.",
        ),
    ),
    praise="You have done by hand all that a network does with a sample; the rest is repetition.",
)
