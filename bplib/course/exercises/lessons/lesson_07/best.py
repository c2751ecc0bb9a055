"""Exercise 07.5: The best constant for a bowl."""

from bplib.course.exercises import Exercise, Formula, Wrong

BEST = Exercise(
    key="07.5",
    title="The best constant for a bowl",
    kind="further",
    minutes=15,
    goal="derive the constant learning rate whose slowest direction is fastest, and what it gains",
    task=r"""
        A bowl has two curvatures, $c$ along its valley and $C>c$ across it. A step multiplies the two distances to the
        bottom by $1-\mu c$ and $1-\mu C$. In the long run the factor of larger *size* is all that counts,

        $$\max(|1-\mu c|,\,|1-\mu C|).$$

        For which $\mu$ is it smallest, and how small is it then? Write `fastest_mu` and `worst_factor` as formulas in
        `c` and `C`, as text.
        """,
    answer="fastest_mu, worst_factor",
    stub="""
        fastest_mu = ...
        worst_factor = ...
        """,
    solution="""
        fastest_mu = "2 / (c + C)"
        worst_factor = "(C - c) / (C + c)"
        """,
    hints=(
        r"Draw $|1-\mu c|$ and $|1-\mu C|$ over $\mu$: two straight lines that go down from 1, and turn up again where "
        r"they reach 0. Which is the upper one, to the left and to the right?",
        r"The upper one is lowest where the two cross: $1-\mu c=-(1-\mu C)$.",
    ),
    judge=Formula(letters="c:positive C:positive", given={"C": "c + more"}),
    wrong=(
        Wrong(
            "only the steep direction",
            ('fastest_mu = "1 / C"', 'worst_factor = "1 - c / C"'),
            r"With $\mu=1/C$ the distance across is gone in one step, and that is more than is needed: in the long run "
            r"only the slower of the two counts. A longer step helps the flat direction, until the steep one, now "
            r"jumping from side to side, has become as slow.",
        ),
        Wrong(
            "only the flat direction",
            ('fastest_mu = "1 / c"', 'worst_factor = "C / c - 1"', 'worst_factor = "1 - C / c"'),
            r"With $\mu=1/c$ the distance along is gone in one step, but the steep one is multiplied by $1-C/c$, whose "
            r"size is above 1 if $C>2c$: it explodes.",
        ),
        Wrong(
            "the edge itself",
            ('fastest_mu = "2 / C"', 'worst_factor = "1"', 'worst_factor = "1 - 2 * c / C"'),
            r"At the edge, $\mu=2/C$, the distance across is multiplied by $-1$: it swings for ever. A little less is "
            r"better for the steep direction, and hardly worse for the flat one.",
        ),
        Wrong(
            "the edge of the flat direction",
            'fastest_mu = "2 / c"',
            r"With $\mu=2/c$ even the distance along is multiplied by $-1$ and swings for ever, and the steep one "
            r"explodes.",
        ),
        Wrong(
            "the mean of 1/c and 1/C",
            ('fastest_mu = "(1 / c + 1 / C) / 2"', 'worst_factor = "(C / c - 1) / 2"'),
            r"The flat direction's $1/c$ is far too long for the steep one, and the mean of the two is half of it: the "
            r"factor across is $1-\frac12(1+C/c)=-\frac12(C/c-1)$, beyond $-1$ if $C>3c$. It is the "
            r"*curvatures* that are averaged: $\mu=1\big/\frac{c+C}2$.",
        ),
        Wrong(
            "the geometric mean",
            (
                'fastest_mu = "(c * C)**(-1/2)"',
                'worst_factor = "(C / c)**(1/2) - 1"',
                'worst_factor = "1 - (c / C)**(1/2)"',
            ),
            r"It looks like a fair middle, but with $\mu=1/\sqrt{cC}$ the steep factor is $1-\sqrt{C/c}$: beyond $-1$ "
            r"if $C>4c$. The two factors have to be of the same size: $1-\mu c=\mu C-1$.",
        ),
        Wrong(
            "half of it",
            ('fastest_mu = "1 / (c + C)"', 'worst_factor = "C / (c + C)"', 'worst_factor = "c / (c + C)"'),
            r"Solve $1-\mu c=-(1-\mu C)$ once more: there is a 1 on either side, so $2=\mu\,(c+C)$. With half of that "
            r"the flat direction is still the slower one.",
        ),
        Wrong(
            "twice of it",
            ('fastest_mu = "4 / (c + C)"', 'worst_factor = "2 * (C - c) / (C + c)"'),
            r"Solve $1-\mu c=-(1-\mu C)$ once more: $2=\mu\,(c+C)$. With twice that the distance across is multiplied "
            r"by $1-\frac{4C}{c+C}$, which is beyond $-1$.",
        ),
        Wrong(
            "the product for the sum",
            ('fastest_mu = "2 / (c * C)"', 'fastest_mu = "1 / (c * C)"'),
            r"A product of two curvatures has not the unit of a curvature, and $\mu$ has that of one over a curvature: "
            r"solve $1-\mu c=-(1-\mu C)$, where $\mu c$ and $\mu C$ are *added*.",
        ),
        Wrong(
            "upside down",
            ('fastest_mu = "(c + C) / 2"', 'fastest_mu = "c + C"', 'worst_factor = "(C + c) / (C - c)"'),
            r"The larger the curvatures, the *shorter* the step, and a factor that is to shrink a distance is below 1.",
        ),
        Wrong(
            "without the absolute values",
            'fastest_mu = "0"',
            r"$1-\mu c=1-\mu C$ holds for $\mu=0$ only. The *sizes* are to be equal, and beyond its floor the steep "
            r"direction has a negative factor: $1-\mu c=-(1-\mu C)$.",
        ),
        Wrong(
            "a sign on the way to μ",
            ('fastest_mu = "2 / (C - c)"', 'fastest_mu = "1 / (C - c)"'),
            r"Solve $1-\mu c=-(1-\mu C)$ once more: $2=\mu C+\mu c$. Both curvatures come to the same side with a "
            r"plus. With $c$ near $C$ your step would have no bound.",
        ),
        Wrong(
            "the sign of the factor",
            'worst_factor = "(c - C) / (C + c)"',
            r"This is the factor of the steep direction, which is negative: it changes sides. Asked is its size.",
        ),
        Wrong(
            "c/C for the factor",
            ('worst_factor = "c / C"', 'worst_factor = "C / c"'),
            r"That is the condition number, or one over it. The factor is what $1-\mu c$ becomes with your $\mu$.",
        ),
        Wrong(
            "the gain for what is left",
            ('worst_factor = "2 * c / (c + C)"', 'worst_factor = "2 * C / (c + C)"'),
            r"That is $\mu c$, or $\mu C$: what a step takes away. Asked is what is left, $1-\mu c$.",
        ),
        Wrong(
            "the difference alone",
            ('worst_factor = "C - c"', 'worst_factor = "(C - c) / 2"'),
            r"A factor has no unit: put $\mu=\frac2{c+C}$ into $1-\mu c$, over a common denominator.",
        ),
        Wrong(
            "a curvature for a step",
            ('fastest_mu = "2 * c * C / (c + C)"', 'fastest_mu = "C - c"', 'fastest_mu = "(c * C)**(1/2)"'),
            r"A step is one over a curvature: in a valley twice as steep in all directions, $\mu$ must be half.",
        ),
        Wrong(
            "1/c and 1/C added",
            ('fastest_mu = "1 / c + 1 / C"', 'fastest_mu = "2 / c + 2 / C"'),
            r"The sum of $1/c$ and $1/C$ is longer than $1/c$, which the steep direction cannot bear if $C>2c$. It is "
            r"the *curvatures* that are added.",
        ),
        Wrong(
            "nothing left of the distance",
            'worst_factor = "0"',
            r"One of the two factors can be made 0, by $\mu=1/c$ or $\mu=1/C$, but not both with the same $\mu$.",
        ),
    ),
    praise="With $\\kappa=C/c$ that is $\\frac{\\kappa-1}{\\kappa+1}\\approx1-\\frac2\\kappa$: twice as fast as with "
    "$\\mu=1/C$, and no constant is faster. The number of steps still goes with $\\kappa$.",
)
