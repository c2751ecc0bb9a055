"""Exercise 10.2: How far does the clock run?"""

from __future__ import annotations

from bplib.course.exercises import Exercise, Numbers, Wrong

WALKED = Exercise(
    key="10.2",
    title="How far does the clock run?",
    kind="further",
    minutes=10,
    goal="find the sum of a schedule's learning rates, and compare schedules by it",
    task=r"""
        A descent with short steps walks the same path under every schedule; how far it has come is told by the *time*
        $\sum_{m=1}^{1000}\mu(m)$. Find it for three schedules, by hand or with a pocket calculator: the constant
        $0.01$;
        $\frac{10}{1000+m}$, for which $A\ln\bigl(1+\frac{M}{B}\bigr)$ is near enough; and $\frac1{Pm}$ with $P=40$,
        where
        $1+\frac12+\dots+\frac1M\approx\ln M+0.577$. Three digits will do. Which of them gets nowhere?
        """,
    answer="walked",
    stub="""
        walked = {"0.01": ..., "10/(1000 + m)": ..., "1/(40 m)": ...}
        """,
    solution="""
        walked = {
            "0.01": 1000 * 0.01,
            "10/(1000 + m)": 10 * np.log(2),
            "1/(40 m)": (np.log(1000) + 0.57722) / 40,
        }
        """,
    hints=(
        "The constant is added up a thousand times.",
        r"For the second, $M/B=1000/1000$. `np.log` is the natural logarithm.",
        r"The third is a fortieth of $\ln1000+0.577$.",
    ),
    judge=Numbers(rtol=0.016),  # 0.19 is right, too
    wrong=(
        Wrong(
            "the first rate a thousand times",
            'walked = {"10/(1000 + m)": 10 / 1001 * 1000}',
            "That would be so if $\\mu$ stayed as it was at $m=1$. At $m=1000$ it has fallen to half of that.",
        ),
        Wrong(
            "the last rate a thousand times",
            'walked = {"10/(1000 + m)": 5}',
            "That would be so if $\\mu$ were from the first step on as small as at $m=1000$.",
        ),
        Wrong(
            "a logarithm to base 10",
            'walked = {"10/(1000 + m)": 10 * np.log10(2)}',
            "The sum of $1/m$ grows like the *natural* logarithm, `np.log`; `np.log10` is smaller by a factor of 2.3.",
        ),
        Wrong(
            "P forgotten",
            'walked = {"1/(40 m)": np.log(1000) + 0.57722}',
            "That is the sum of $1/m$. Dividing every learning rate by $P=40$ divides the time by 40, too.",
        ),
        Wrong(
            "the last rate instead of the sum",
            'walked = {"1/(40 m)": 1 / 40000, "0.01": 0.01}',
            "That is $\\mu(1000)$. Asked for is what all thousand learning rates add up to.",
        ),
        Wrong(
            "γ forgotten",
            'walked = {"1/(40 m)": np.log(1000) / 40}',
            "The sum of $1/m$ is larger than $\\ln M$, by about 0.577: its terms are blocks that stand above the "
            "curve.",
        ),
        Wrong(
            "γ outside the fraction",
            'walked = {"1/(40 m)": np.log(1000) / 40 + 0.577}',
            "The whole sum, $\\ln M+0.577$, is divided by $P$.",
        ),
        Wrong(
            "a logarithm to base 10 for the third",
            ('walked = {"1/(40 m)": 3.577 / 40}', 'walked = {"1/(40 m)": 3 / 40}'),
            "The sum of $1/m$ grows like the *natural* logarithm: $\\ln1000$ is 6.908, and 3 is the one to base 10.",
        ),
        Wrong(
            "P inside the logarithm",
            (
                'walked = {"1/(40 m)": np.log(40000) + 0.577}',
                'walked = {"1/(40 m)": np.log(25) + 0.577}',
                'walked = {"1/(40 m)": (np.log(40000) + 0.577) / 40}',
            ),
            "$\\frac1{Pm}$ is $\\frac1P\\cdot\\frac1m$: the $\\frac1P$ stands before the sum, and the sum is that of "
            "$1/m$ up to $M=1000$.",
        ),
        Wrong(
            "multiplied by P",
            'walked = {"1/(40 m)": 40 * (np.log(1000) + 0.577)}',
            "$P$ stands below the line. Each learning rate is a fortieth of $\\frac1m$, so the time is a fortieth, "
            "too.",
        ),
        Wrong(
            "one rate for all a thousand",
            ('walked = {"1/(40 m)": 1 / 40}', 'walked = {"1/(40 m)": 25}'),
            "Here a single learning rate stands for all thousand of them. They fall from $\\frac1{40}$ to a "
            "thousandth of that; add them up with $\\ln M+0.577$.",
        ),
        Wrong(
            "the mean of first and last rate",
            ('walked = {"10/(1000 + m)": 7.5}', 'walked = {"1/(40 m)": (1 / 40 + 1 / 40000) * 500}'),
            "That would do if $\\mu$ fell in a straight line. It falls quickly at first and slowly later, so the sum "
            "is smaller.",
        ),
        Wrong(
            "A forgotten",
            'walked = {"10/(1000 + m)": np.log(2)}',
            "The sum of $\\frac1{1000+m}$ is about $\\ln2$. Each learning rate is $A=10$ times that.",
        ),
        Wrong(
            "the 1 in the logarithm forgotten",
            'walked = {"10/(1000 + m)": 0}',
            "It is $A\\ln\\bigl(1+\\frac MB\\bigr)$, with $\\frac MB=\\frac{1000}{1000}$: the logarithm of 2.",
        ),
        Wrong(
            "A and B exchanged",
            (
                'walked = {"10/(1000 + m)": 1000 * np.log(101)}',
                'walked = {"10/(1000 + m)": 10 * np.log(101)}',
                'walked = {"10/(1000 + m)": 1000 * np.log(2)}',
            ),
            "In $\\frac A{B+m}$ it is $A=10$ and $B=1000$: the one above the line, and the one beside $m$.",
        ),
        Wrong(
            "M in the logarithm, not divided by B",
            ('walked = {"10/(1000 + m)": 10 * np.log(1000)}', 'walked = {"10/(1000 + m)": 10 * np.log(2000)}'),
            "$\\ln\\bigl(1+\\frac MB\\bigr)$: of $M$ and $B$ the logarithm sees only their ratio, 1.",
        ),
        Wrong(
            "the constant not added a thousand times",
            (
                'walked = {"0.01": 0.01}',
                'walked = {"0.01": 1000 / 0.01}',
                'walked = {"0.01": 1}',
                'walked = {"0.01": 100}',
            ),
            "The same 0.01 is added a thousand times: $1000\\cdot0.01$.",
        ),
    ),
    praise="The third clock shows 0.187 after a thousand iterations; the first one is there after nineteen.",
)
