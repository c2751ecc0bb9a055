"""Exercise 02.4: The slope of tanh."""

from bplib.course.exercises import Exercise, Formula, Wrong

TANH = Exercise(
    key="02.4",
    title="The slope of tanh",
    kind="further",
    minutes=10,
    goal="carry the derivation over to another activation",
    task=r"""
        Many networks use $v=\tanh(z)$ in place of the sigmoid. It is a sigmoid too, stretched and shifted:
        $\tanh(z)=2\,\sigma(2z)-1$. Derive its slope from that, and write it in terms of its own value `v` alone, as
        text: `"..."`, with `**` for powers. Every form that is equal is right.
        """,
    answer="tanh_slope",
    stub="""
        tanh_slope = ...
        """,
    solution="""
        tanh_slope = "1 - v**2"
        """,
    hints=(
        r"The chain rule: the 2 in front stays, the 2 inside comes out. So the slope is "
        r"$4\,\sigma(2z)\,(1-\sigma(2z))$.",
        r"Solve $v=2\,\sigma(2z)-1$ for $\sigma(2z)$ and put it in.",
        r"$\sigma(2z)=\frac{1+v}2$ and $1-\sigma(2z)=\frac{1-v}2$.",
    ),
    judge=Formula(letters="v"),
    wrong=(
        Wrong(
            "the sigmoid's slope",
            'tanh_slope = "v * (1 - v)"',
            "This belongs to the sigmoid. At $z=0$ tanh has the value 0 and is steepest, and this is 0 there; for "
            "negative $v$ it is negative, and tanh never falls.",
        ),
        Wrong(
            "the inner 2 dropped",
            'tanh_slope = "(1 - v**2) / 2"',
            "This is half of it. The $2z$ inside the sigmoid brings a factor 2 by the chain rule, besides the 2 in "
            "front.",
        ),
        Wrong(
            "both factors 2 dropped",
            'tanh_slope = "(1 - v**2) / 4"',
            r"This is $\sigma'(2z)$. There are two factors more: the 2 in front, and the 2 from the inside of "
            r"$\sigma(2z)$.",
        ),
        Wrong(
            "a factor 2 too many",
            (
                'tanh_slope = "2 * (1 - v**2)"',
                'tanh_slope = "4 * (1 - v**2)"',
            ),
            r"At 0 tanh has the slope 1, and this is more. With $\sigma(2z)=\frac{1+v}2$ each of the two factors of "
            "the sigmoid's slope brings a ½, and they cancel the 2 in front and the 2 from the inside.",
        ),
        Wrong(
            "the value of tanh taken for that of σ",
            (
                'tanh_slope = "4 * v * (1 - v)"',
                'tanh_slope = "2 * v * (1 - v)"',
            ),
            r"The $v$ here is tanh's value, and $\sigma(2z)$ is another number, $\frac{1+v}2$. Put that into the "
            "slope of the sigmoid.",
        ),
        Wrong(
            "in z instead of v",
            (
                'tanh_slope = "1 - tanh(z)**2"',
                'tanh_slope = "4 * sigma(2 * z) * (1 - sigma(2 * z))"',
            ),
            "This is the slope, but as a formula in $z$: it takes an exponential once more. The forward pass has "
            r"computed $v=\tanh(z)$ already. Write it with `v` alone. Below, `v` and `z` are two numbers of their "
            "own.",
        ),
        Wrong(
            "z put in where v is meant",
            'tanh_slope = "1 - z**2"',
            "The shape is right, the letter is not: what is squared is the *value* of tanh. With $z$ the slope "
            "would be negative beyond 1.",
        ),
        Wrong(
            "tanh taken twice",
            (
                'tanh_slope = "1 - tanh(v)**2"',
                'tanh_slope = "4 * sigma(2 * v) * (1 - sigma(2 * v))"',
            ),
            r"`v` is what has come out of tanh already: $1-\tanh^2z$ is just $1-v^2$, with no further tanh or "
            r"$\sigma$.",
        ),
        Wrong(
            "the sign of the square",
            'tanh_slope = "1 + v**2"',
            "This grows towards the tails, where tanh is flat. It is the slope of the *tangent* in terms of its "
            "value; the hyperbolic one has a minus.",
        ),
        Wrong(
            "the wrong sign",
            (
                'tanh_slope = "v**2 - 1"',
                'tanh_slope = "-v * (1 - v)"',
            ),
            "At $z=0$, where $v=0$, tanh is steepest and rises. So the slope has to be largest for $v=0$, and "
            "nowhere negative.",
        ),
        Wrong(
            "the square of the difference",
            ('tanh_slope = "(1 - v)**2"', 'tanh_slope = "(1 + v)**2"'),
            "$1-v^2$ is the difference of two squares, $(1-v)(1+v)$, and not the square of one of these. tanh is "
            "equally steep at $z$ and at $-z$, so the slope has to be the same for $v$ and $-v$.",
        ),
        Wrong(
            "the square dropped",
            ('tanh_slope = "1 - v"', 'tanh_slope = "1 + v"'),
            "tanh is equally steep at $z$ and at $-z$, so the slope is the same for $v$ and $-v$: both factors, "
            "$1+v$ and $1-v$, belong to it.",
        ),
        Wrong(
            "the ends and the middle",
            (
                'tanh_slope = "1"',
                'tanh_slope = "v"',
                'tanh_slope = "v**2"',
                'tanh_slope = "1 - v**2 / 4"',
                'tanh_slope = "1 - 4 * v**2"',
                'tanh_slope = "1 / (1 + v**2)"',
                'tanh_slope = "v * (1 - v**2)"',
                'tanh_slope = "4 * (1 - v)"',
                'tanh_slope = "4 * v * (1 + v)"',
                'tanh_slope = "2 * v - 1"',
            ),
            r"tanh is flat where $v$ is near 1 or near $-1$, and at $z=0$, where $v=0$, its slope is 1. This formula "
            "does not give all of that.",
        ),
        Wrong(
            "differentiated by v",
            (
                'tanh_slope = "-2 * v"',
                'tanh_slope = "2 * v"',
                'tanh_slope = "1 - 2 * v"',
                'tanh_slope = "-2 * v * (1 - v**2)"',
            ),
            "This is the slope of the slope, or a part of it. Asked is the slope of tanh itself, as a formula in "
            "its value.",
        ),
    ),
    praise="Its largest slope is 1, four times the sigmoid's: the stretched curve has four times the slope.",
)
