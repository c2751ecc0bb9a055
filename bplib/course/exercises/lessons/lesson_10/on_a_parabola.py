"""Exercise 10.3: 1/m on a steep parabola."""

from __future__ import annotations

from bplib.course.exercises import Exercise, Numbers, Wrong

ON_A_PARABOLA = Exercise(
    key="10.3",
    title="1/m on a steep parabola",
    kind="further",
    minutes=10,
    goal="follow a falling learning rate on a parabola exactly, and see how it can arrive, or be thrown far off, first",
    task=r"""
        Let $e_m$ be how far the parameter is from the minimum after step $m$, with its sign. On a parabola of curvature
        $\lambda$ it is $e_m=(1-\mu(m)\,\lambda)\,e_{m-1}$. Take $\mu(m)=1/m$ and $e_0=1$. For $\lambda=3$, find $e_1$,
        $e_2$, $e_3$ and $e_{1000}$. Then, for $\lambda=6$, find the largest $|e_m|$ on the way.
        """,
    answer="distances",
    stub="""
        distances = {
            "e1": ...,
            "e2": ...,
            "e3": ...,
            "e1000": ...,
            "largest for 6": ...,
        }
        """,
    solution="""
        distances = {"e1": -2, "e2": 1, "e3": 0, "e1000": 0, "largest for 6": 10}
        """,
    hints=(
        r"The factors are $1-\frac31$, $1-\frac32$, $1-\frac33$, and so on.",
        r"One factor is 0. What becomes of everything after it?",
        r"For $\lambda=6$ the factors are $-5$, $-2$, $-1$, $-\frac12$, $-\frac15$, $0$. Multiply them one after the "
        r"other.",
    ),
    judge=Numbers(),
    wrong=(
        Wrong(
            "the same factor in every step",
            'distances = {"e2": 4}',
            "That would be so with a constant $\\mu=1$. In step 2 the learning rate is $\\frac12$, so the factor is "
            "$1-\\frac32=-\\frac12$.",
        ),
        Wrong(
            "the sign lost",
            'distances = {"e1": 2}',
            "The factor is $1-3=-2$: the step goes *across* the minimum to the other side, and twice as far from it.",
        ),
        Wrong(
            "the factors added",
            'distances = {"e2": -2.5}',
            "Each step multiplies what is left: $e_2=(-\\frac12)\\cdot e_1$.",
        ),
        Wrong(
            "never quite there",
            'distances = {"e3": 0.001}',
            "In step $m=\\lambda=3$ the factor is $1-\\frac33=0$, and $e_3$ is 0 exactly. With a $\\lambda$ that "
            "is no whole number it never would be.",
        ),
        Wrong(
            "only the first step counted",
            ('distances = {"largest for 6": 5}', 'distances = {"largest for 6": -5}'),
            "The first step throws $e$ to $-5$, and the second, with the factor $1-\\frac62=-2$, further: to 10.",
        ),
        Wrong(
            "the sign of e₂",
            'distances = {"e2": -1}',
            "Both factors are negative, $-2$ and $-\\frac12$: their product is positive. The second step has come "
            "back to the first side.",
        ),
        Wrong(
            "the factor for the distance",
            (
                'distances = {"e2": -0.5}',
                'distances = {"e2": 0.5}',
                'distances = {"e2": -0.5, "e1000": 0.997, "largest for 6": 5}',
                'distances = {"e2": -0.5, "e1000": 0.997}',
                'distances = {"e1000": 0.997}',
            ),
            "This is the factor $1-\\frac3m$ of a single step, rounded perhaps, or with another sign. $e_m$ is the "
            "product of all the factors up to there.",
        ),
        Wrong(
            "λ divided",
            (
                'distances = {"e1": 2 / 3}',
                'distances = {"e1": -1 / 3}',
                'distances = {"e1": 1 / 3}',
            ),
            "With $\\mu(1)=1$ the factor of the first step is $1-1\\cdot3$.",
        ),
        Wrong(
            "1 left out of the factor",
            ('distances = {"e1": -3}', 'distances = {"e1": 3}', 'distances = {"e1": 4}'),
            "The factor is $1-\\mu\\lambda$, with the 1 and with the minus: $1-3$.",
        ),
        Wrong(
            "m counted from 0 or 2",
            ('distances = {"e1": -0.5}', 'distances = {"e1": 1}'),
            "The first step has $m=1$ and $\\mu=1$: from $e_0=1$ it leads to $1-3$.",
        ),
        Wrong(
            "the same factor in step 3",
            ('distances = {"e3": -8}', 'distances = {"e3": 8}'),
            "That would be so with a constant $\\mu=1$. In step 3 the learning rate is $\\frac13$, so the factor is "
            "$1-\\frac33$.",
        ),
        Wrong(
            "stopped one step early",
            (
                'distances = {"e3": 1}',
                'distances = {"e3": -1}',
                'distances = {"e3": 0.5}',
                'distances = {"e3": -0.5}',
            ),
            "The factor of step 3 is $1-\\frac33$. Whatever it multiplies, what comes out is 0.",
        ),
        Wrong(
            "away from the minimum again",
            (
                'distances = {"e1000": 0.001}',
                'distances = {"e1000": -2}',
                'distances = {"e1000": 0.003}',
                'distances = {"e1000": 1e-4}',
                'distances = {"e1000": 1e-5}',
            ),
            "After step 3 it is at the minimum, $e_3=0$, and every later step multiplies 0 by something.",
        ),
        Wrong(
            "it explodes",
            (
                'distances = {"e1000": 2.0**1000}',
                'distances = {"e1000": np.inf}',
                'distances = {"e1000": -(2.0**1000)}',
            ),
            "With a constant $\\mu=1$ it would. Here the learning rate falls, and one of the factors on the way is 0.",
        ),
        Wrong(
            "the sign of the largest",
            'distances = {"largest for 6": -10}',
            "Asked is the largest *size*, $|e_m|$.",
        ),
        Wrong(
            "the factors not multiplied",
            (
                'distances = {"largest for 6": 7}',
                'distances = {"largest for 6": 8}',
                'distances = {"largest for 6": 15}',
            ),
            "Each factor multiplies what the ones before it have left: $-5$, then $-5\\cdot(-2)$, and so on.",
        ),
        Wrong(
            "the factor of step 1 again",
            (
                'distances = {"largest for 6": 25}',
                'distances = {"largest for 6": 5.0**400}',
                'distances = {"largest for 6": np.inf}',
            ),
            "In step 2 the learning rate is $\\frac12$ and the factor $1-\\frac62$. The factors become smaller, and "
            "after step 3 $|e_m|$ shrinks.",
        ),
        Wrong(
            "one step too far with factors above 1",
            ('distances = {"largest for 6": 20}', 'distances = {"largest for 6": 30}'),
            "The third factor is $1-\\frac63=-1$: it takes $e$ to the other side, and no further.",
        ),
        Wrong(
            "the factors of λ = 6 not used",
            (
                'distances = {"largest for 6": 2}',
                'distances = {"largest for 6": 1}',
                'distances = {"largest for 6": 6}',
                'distances = {"largest for 6": 4}',
            ),
            "For $\\lambda=6$ the first factor alone is $1-6=-5$.",
        ),
    ),
    praise=(
        "As long as $\\lambda/m>2$, $|e_m|$ grows. In the running example, by the time it could shrink, the units "
        "are saturated."
    ),
)
