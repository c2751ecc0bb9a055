"""Exercise 02.1: Slopes with a pencil."""

from bplib.course.exercises import Exercise, Numbers, Wrong

BY_HAND = Exercise(
    key="02.1",
    title="Slopes with a pencil",
    kind="core",
    minutes=5,
    goal="compute the sigmoid and its slope by hand, and go back from the value to the argument",
    task=r"""
        Compute with a pencil, using $\sigma'=\sigma\,(1-\sigma)$: value and slope of the sigmoid at $v^*=0$ and at
        $v^*=-\ln4$. Then take a unit of which you know only that $v=0.9$ comes out. What is its slope, and which $v^*$
        went in? Three digits or a fraction such as `1 / 8` will do; write $\ln4$ as `np.log(4)`.
        """,
    answer="slopes_by_hand",
    stub="""
        slopes_by_hand = {
            "v at 0": ...,
            "slope at 0": ...,
            "v at -ln 4": ...,
            "slope at -ln 4": ...,
            "slope where v = 0.9": ...,
            "v_star where v = 0.9": ...,
        }
        """,
    solution="""
        slopes_by_hand = {
            "v at 0": 1 / 2,
            "slope at 0": 1 / 4,
            "v at -ln 4": 1 / 5,
            "slope at -ln 4": 4 / 25,
            "slope where v = 0.9": 9 / 100,
            "v_star where v = 0.9": np.log(9),
        }
        """,
    hints=(
        r"Where $v^*=-\ln4$, the exponential is $e^{-v^*}=e^{\ln4}=4$. So $v=\frac1{1+4}$.",
        r"The slope is $v\,(1-v)$: for it you need $v$ and not $v^*$. With $v=0.9$ it is $0.9\cdot0.1$.",
        r"$0.9=\frac1{1+e^{-v^*}}$ means $1+e^{-v^*}=\frac{10}9$, so $e^{-v^*}=\frac19$.",
    ),
    judge=Numbers(),
    wrong=(
        Wrong(
            "σ(0) = 0",
            'slopes_by_hand = {"v at 0": 0}',
            r"$e^0$ is 1, so $\sigma(0)=\frac1{1+1}$. The curve passes through the middle between 0 and 1, not "
            "through the origin: a hidden unit whose input is 0 sends one half.",
        ),
        Wrong(
            "e⁰ taken for 0",
            'slopes_by_hand = {"v at 0": 1}',
            "$e^0$ is 1 and not 0, so the denominator is $1+1$.",
        ),
        Wrong(
            "v* put in where v is meant",
            ('slopes_by_hand = {"slope at -ln 4": -np.log(4) * (1 + np.log(4))}',),
            r"This is $v^*(1-v^*)$. The formula wants what comes *out* of the sigmoid, $v\,(1-v)$ with $v=\frac15$. "
            "A negative slope cannot be right: the sigmoid rises everywhere.",
        ),
        Wrong(
            "no slope at 0",
            'slopes_by_hand = {"slope at 0": 0}',
            r"$0\cdot(1-0)$ puts $v^*=0$ into the formula, which wants $v=\frac12$. At 0 the sigmoid is at its "
            "steepest, not flat.",
        ),
        Wrong(
            "the value taken for the slope",
            (
                'slopes_by_hand = {"slope at 0": 1 / 2, "slope at -ln 4": 1 / 5}',
                'slopes_by_hand = {"slope at 0": 1 / 2}',
                'slopes_by_hand = {"slope at -ln 4": 1 / 5}',
                'slopes_by_hand = {"slope where v = 0.9": 0.9}',
            ),
            r"The slope of $\sigma$ is not its value: it is $e^z$ that is its own derivative. $\sigma'$ is "
            r"$v\,(1-v)$, with both factors.",
        ),
        Wrong(
            "a slope of 1",
            'slopes_by_hand = {"slope at 0": 1}',
            r"The *values* of the sigmoid go up to 1. Its slope is $v\,(1-v)$: what is that for $v=\frac12$?",
        ),
        Wrong(
            "the sign in the exponent",
            'slopes_by_hand = {"v at -ln 4": 4 / 5}',
            r"This is $\sigma(\ln4)$. The sigmoid has $e^{-v^*}$ in it, and a negative $v^*$ gives less than a half. "
            "The slope would not show the slip: it is the same at $v^*$ and at $-v^*$.",
        ),
        Wrong(
            "the exponential alone",
            (
                'slopes_by_hand = {"v at -ln 4": 1 / 4}',
                'slopes_by_hand = {"v at -ln 4": 4}',
                'slopes_by_hand = {"v at 0": 1, "v at -ln 4": 1 / 4}',
                'slopes_by_hand = {"v at 0": 1, "v at -ln 4": 4}',
                'slopes_by_hand = {"v at -ln 4": 5}',
            ),
            r"The sigmoid is $\frac1{1+e^{-v^*}}$: the exponential is 4 at $-\ln4$ and 1 at 0, 1 is added to it, and 1 "
            "is divided by the sum.",
        ),
        Wrong(
            "the minus taken out of the exponential",
            'slopes_by_hand = {"v at -ln 4": -1 / 3}',
            r"$e^{-v^*}$ is $\frac1{e^{v^*}}$ and not $-e^{v^*}$: an exponential is never negative. So $v$ lies "
            "between 0 and 1.",
        ),
        Wrong(
            "a negative value",
            (
                'slopes_by_hand = {"v at -ln 4": -1 / 5}',
                'slopes_by_hand = {"v at -ln 4": -4 / 5}',
                'slopes_by_hand = {"v at -ln 4": -1 / 4}',
            ),
            "The sigmoid lies between 0 and 1, for a negative $v^*$ too. There it is below one half, and not below 0.",
        ),
        Wrong(
            "one minus lost",
            (
                'slopes_by_hand = {"slope at -ln 4": -4 / 25}',
                'slopes_by_hand = {"slope at 0": -1 / 4}',
                'slopes_by_hand = {"slope where v = 0.9": -9 / 100}',
            ),
            "The chain rule brings two factors $-1$, one from the power and one from the exponent. They cancel: the "
            "sigmoid rises everywhere, so no slope of it is negative.",
        ),
        Wrong(
            "1 − v alone",
            (
                'slopes_by_hand = {"slope at 0": 1 / 2, "slope at -ln 4": 4 / 5, "slope where v = 0.9": 0.1}',
                'slopes_by_hand = {"slope at 0": 1 / 2, "slope at -ln 4": 4 / 5}',
                'slopes_by_hand = {"slope at -ln 4": 4 / 5}',
                'slopes_by_hand = {"slope where v = 0.9": 0.1}',
            ),
            r"This is $1-v$. The slope is $v\,(1-v)$, with both factors.",
        ),
        Wrong(
            "a plus for the minus",
            (
                'slopes_by_hand = {"slope at 0": 0.75, "slope at -ln 4": 0.24, "slope where v = 0.9": 1.71}',
                'slopes_by_hand = {"slope at -ln 4": 0.24}',
                'slopes_by_hand = {"slope where v = 0.9": 1.71}',
            ),
            r"This is $v\,(1+v)$, which is largest where the sigmoid is flat. The second factor is $1-v$.",
        ),
        Wrong(
            "v² for v (1 − v)",
            (
                'slopes_by_hand = {"slope at -ln 4": 1 / 25}',
                'slopes_by_hand = {"slope where v = 0.9": 0.81}',
            ),
            "This is $v^2$. The second factor of the slope is $1-v$.",
        ),
        Wrong(
            "1 − v² for v (1 − v)",
            (
                'slopes_by_hand = {"slope at 0": 3 / 4}',
                'slopes_by_hand = {"slope at -ln 4": 24 / 25}',
                'slopes_by_hand = {"slope where v = 0.9": 0.19}',
            ),
            r"This is $1-v^2$, the slope of tanh in terms of its value. The sigmoid's is $v\,(1-v)$.",
        ),
        Wrong(
            "v = 0.9 taken for v*",
            """
                v = 1 / (1 + np.exp(-0.9))
                slopes_by_hand = {"slope where v = 0.9": v * (1 - v)}
                """,
            r"0.9 has been through the sigmoid already. It is $v$, and goes straight into $v\,(1-v)$: no exponential "
            "is needed any more.",
        ),
        Wrong(
            "the logarithm upside down",
            (
                'slopes_by_hand = {"v_star where v = 0.9": -np.log(9)}',
                'slopes_by_hand = {"v_star where v = 0.9": np.log(1 / 9)}',
            ),
            r"At $-\ln9$ the sigmoid is 0.1. A value above one half needs a positive $v^*$: from $e^{-v^*}=\frac19$ "
            r"follows $v^*=+\ln9$.",
        ),
        Wrong(
            "forwards instead of back",
            'slopes_by_hand = {"v_star where v = 0.9": 1 / (1 + np.exp(-0.9))}',
            r"This is $\sigma(0.9)$. Asked is the other way: which $v^*$ has $\sigma(v^*)=0.9$? It must be far above "
            r"0, since $\sigma(0)$ is only one half.",
        ),
        Wrong(
            "the logarithm forgotten",
            (
                'slopes_by_hand = {"v_star where v = 0.9": 9}',
                'slopes_by_hand = {"v_star where v = 0.9": 1 / 9}',
                'slopes_by_hand = {"v_star where v = 0.9": 10 / 9}',
            ),
            r"$\frac19$ is $e^{-v^*}$, 9 is $e^{v^*}$, and $\frac{10}9$ is $1+e^{-v^*}$. None of "
            "them is $v^*$ yet: solve for the exponential, and take its logarithm.",
        ),
        Wrong(
            "the logarithm to base ten",
            (
                'slopes_by_hand = {"v_star where v = 0.9": np.log10(9)}',
                'slopes_by_hand = {"v_star where v = 0.9": np.log2(9)}',
            ),
            "The sigmoid has $e$ in it, so the logarithm that takes it back is the natural one: `np.log`.",
        ),
        Wrong(
            "the logarithm of v",
            (
                'slopes_by_hand = {"v_star where v = 0.9": np.log(0.9)}',
                'slopes_by_hand = {"v_star where v = 0.9": -np.log(0.9)}',
                'slopes_by_hand = {"v_star where v = 0.9": np.log(10)}',
                'slopes_by_hand = {"v_star where v = 0.9": np.log(10 / 9 + 1)}',
                'slopes_by_hand = {"v_star where v = 0.9": -np.log(10 / 9 + 1)}',
            ),
            r"The exponential stands in a sum: solve $1+e^{-v^*}=\frac{10}9$ for $e^{-v^*}$ first, and take the "
            "logarithm of that.",
        ),
    ),
    praise="Of a unit's value alone you can tell its slope. The way back through a network lives on that.",
)
