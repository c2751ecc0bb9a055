"""Exercise 02.5: One sigmoid after another."""

from bplib.course.exercises import Exercise, Numbers, Wrong

TWO_IN_A_ROW = Exercise(
    key="02.5",
    title="One sigmoid after another",
    kind="further",
    minutes=10,
    goal="predict how a slope shrinks as it passes through several sigmoids",
    task=r"""
        Let what comes out of a sigmoid go into a second one: $f(z)=\sigma(\sigma(z))$. First the slope of $f$ at $z=0$;
        you may use $\sigma(\tfrac12)=0.6225$. Then let five sigmoids follow each other, and do not compute but reason:
        what is the smallest number which you can be *sure* that the slope will never exceed, if all you know of each
        sigmoid is how steep it can be at most? And the same for a hundred, as a power of ten: what is $n$ in $10^{n}$,
        rounded to a whole number?
        """,
    answer="chained",
    stub="""
        chained = {"two, at 0": ..., "five, at most": ..., "hundred, power of ten": ...}
        """,
    solution="""
        chained = {"two, at 0": 0.6225 * (1 - 0.6225) / 4, "five, at most": 1 / 4**5, "hundred, power of ten": -60}
        """,
    hints=(
        r"Chain rule: $f'(z)=\sigma'(\sigma(z))\cdot\sigma'(z)$. Which number goes into the outer $\sigma'$?",
        r"At $z=0$ the inner sigmoid gives $\frac12$ with slope $\frac14$; the outer one stands at $\frac12$ and has "
        r"the value 0.6225.",
        r"A product of five slopes, each at most $\frac14$. And $4^{100}=2^{200}$, with $2^{10}\approx10^3$.",
    ),
    judge=Numbers(),
    wrong=(
        Wrong(
            "both slopes taken at 0",
            'chained = {"two, at 0": 1 / 16}',
            r"The second sigmoid does not stand at 0. What goes into it is $\sigma(0)=\frac12$, where the slope is "
            r"$0.6225\cdot0.3775$.",
        ),
        Wrong(
            "the slope handed on for the value",
            """
            v = 1 / (1 + np.exp(-1 / 4))
            chained = {"two, at 0": v * (1 - v) / 4}
            """,
            r"What goes into the second sigmoid is the *value* of the first, $\sigma(0)=\frac12$, and not its slope "
            r"$\frac14$. The slopes only meet in the product.",
        ),
        Wrong(
            "the inner derivative dropped",
            'chained = {"two, at 0": 0.6225 * (1 - 0.6225)}',
            "This is the slope of the outer sigmoid alone. The chain rule multiplies it by that of the inner one, "
            r"$\frac14$.",
        ),
        Wrong(
            "the outer derivative dropped",
            'chained = {"two, at 0": 1 / 4}',
            "This is the slope of the inner sigmoid alone. The chain rule multiplies it by that of the outer one, "
            r"taken where the inner one has arrived, at $\frac12$.",
        ),
        Wrong(
            "the slopes added",
            'chained = {"two, at 0": 0.6225 * (1 - 0.6225) + 1 / 4}',
            "Along a chain, slopes are multiplied: a small change is first made smaller by the one factor, then by "
            "the other.",
        ),
        Wrong(
            "σ(½) taken for v* once more",
            """
                v = 1 / (1 + np.exp(-0.6225))
                chained = {"two, at 0": v * (1 - v) / 4}
                """,
            r"0.6225 is what comes out of the outer sigmoid, so its slope is $0.6225\cdot(1-0.6225)$ straight away.",
        ),
        Wrong(
            "the value for the slope",
            (
                'chained = {"two, at 0": 0.6225}',
                'chained = {"two, at 0": 0.6225 / 4}',
                'chained = {"two, at 0": 0.3775 / 4}',
                'chained = {"two, at 0": 0.6225 / 2}',
                'chained = {"two, at 0": 0.6225 * 0.3775 / 2}',
            ),
            r"Each of the two sigmoids brings its slope, $v\,(1-v)$: the inner one has the value ½ and the outer one "
            "0.6225.",
        ),
        Wrong(
            "the largest slope of one",
            'chained = {"five, at most": 1 / 4}',
            "One sigmoid passes on a quarter of a change at most. The next one passes on a quarter of *that*.",
        ),
        Wrong(
            "a fifth part for five",
            ('chained = {"five, at most": 1 / 20}', 'chained = {"five, at most": 1 / 5}'),
            r"The quarters are multiplied, five times: $\frac14\cdot\frac14\cdots$ is $\frac1{4^5}$, not "
            r"$\frac1{4\cdot5}$.",
        ),
        Wrong(
            "five slopes added",
            'chained = {"five, at most": 5 / 4}',
            "Along a chain slopes are multiplied: each of the five makes a change smaller once more. Added they "
            r"would come to $5\cdot\frac14$, more than a single sigmoid can have.",
        ),
        Wrong(
            "slopes up to 1",
            'chained = {"five, at most": 1}',
            r"The *values* of a sigmoid go up to 1. Its slope is $v\,(1-v)$, and that is $\frac14$ at most.",
        ),
        Wrong(
            "slopes up to one half",
            'chained = {"five, at most": 1 / 2**5}',
            r"One half is the sigmoid's *value* where it is steepest. Its slope there is $v\,(1-v)=\frac14$.",
        ),
        Wrong(
            "miscounted",
            (
                'chained = {"five, at most": 1 / 4**4}',
                'chained = {"five, at most": 1 / 4**6}',
            ),
            r"Five sigmoids bring five factors $\frac14$.",
        ),
        Wrong(
            "the power upside down",
            (
                'chained = {"five, at most": 4**5}',
                'chained = {"five, at most": 1 / 5**4}',
                'chained = {"five, at most": 1 / 4 / 5**2}',
            ),
            r"Five factors, each $\frac14$ at most: that is $\left(\frac14\right)^5=\frac1{4^5}$.",
        ),
        Wrong(
            "a slope at one place for the bound",
            (
                """
                v, slope = 0, 1
                for _ in range(5):
                    v = 1 / (1 + np.exp(-v))
                    slope = slope * v * (1 - v)
                chained = {"five, at most": slope}
                """,
                'chained = {"five, at most": 0.6225 * 0.3775 / 4**4}',
                'chained = {"five, at most": (0.6225 * 0.3775) ** 4 / 4}',
                'chained = {"five, at most": (0.6225 * 0.3775) ** 5}',
            ),
            "This takes the slopes, or some of them, at one place. You know of each sigmoid only that its slope is "
            r"$\frac14$ at most; what is then sure of the product?",
        ),
        Wrong(
            "the sign of the power",
            'chained = {"hundred, power of ten": 60}',
            "$4^{100}$ is about $10^{60}$; the slope is at most one part in that.",
        ),
        Wrong(
            "−3 for a hundred",
            'chained = {"hundred, power of ten": -3}',
            r"$10^{-3}$ is about $\frac1{4^5}$, for five sigmoids, and also about $\frac1{4\cdot100}$. A hundred "
            "sigmoids are twenty times five, and their factors are multiplied.",
        ),
        Wrong(
            "the number instead of its power",
            'chained = {"hundred, power of ten": 4**-100}',
            r"Asked is the exponent alone: which $n$ has $10^n\approx4^{-100}$? As a number it is next to 0; $n$ is "
            "not.",
        ),
        Wrong(
            "the exponent of another base",
            (
                'chained = {"hundred, power of ten": -100}',
                'chained = {"hundred, power of ten": -200}',
                'chained = {"hundred, power of ten": -139}',
            ),
            r"$4^{-100}$ is $2^{-200}$, and about $e^{-139}$. As a power of ten: $2^{10}\approx10^3$.",
        ),
        Wrong(
            "rounded down",
            'chained = {"hundred, power of ten": -61}',
            r"$\log_{10}4^{-100}$ is $-60.2$. The whole number next to that is wanted.",
        ),
        Wrong(
            "the power of ten miscounted",
            tuple(f'chained = {{"hundred, power of ten": {n}}}' for n in (-2, -20, -25, -40, -50, -59, -99, -400)),
            r"$4^{100}$ is $2^{200}$, that is $2^{10}\approx10^3$ taken twenty times.",
        ),
        Wrong(
            "slopes up to one half, a hundred times",
            'chained = {"hundred, power of ten": -30}',
            r"$10^{-30}$ is about $2^{-100}$. The slope of a sigmoid is $\frac14$ at most, and not ½.",
        ),
    ),
    praise=r"""Networks with many sigmoid layers were hard to train for this reason: it is called the *vanishing
        gradient*. With one hidden layer you meet the factor once.""",
)
