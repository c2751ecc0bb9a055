"""Exercise 03.5: A steepness that is learnt."""

from typing import Any

import sympy as sp

from bplib.course.derivation.algebra import ACTIVATIONS
from bplib.course.exercises import Exercise, Formula, Wrong

S = sp.Symbol("s", positive=True)


def steep(z: Any) -> Any:
    """A sigmoid whose steepness is s."""
    return ACTIVATIONS["sigmoid"](S * z)


STEEPNESS = Exercise(
    key="03.5",
    title="A steepness that is learnt",
    kind="further",
    minutes=20,
    goal="carry the derivation over to a parameter that the slides do not have",
    task=r"""
        Let there be one parameter more: a steepness $s>0$ that all hidden units share, $v_p[h]=\sigma(s\,v^*_p[h])$.
        All else is as before. Steepest descent is to move $s$ too. Derive $\frac{\partial L}{\partial s}$, and
        $\frac{\partial L}{\partial\omega[i,h]}$ anew. Write both as text, in the letters of the lesson and `s`; here
        `v[p,h]` stands for the new $v_p[h]$. No `D` may be left in it. Before you write: which sums stay in each?
        """,
    answer="L_by_s, steep_by_omega",
    stub="""
        L_by_s = ...
        steep_by_omega = ...
        """,
    solution="""
        L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(x[h] * v[p,h] * (1 - v[p,h]) * v_star[p,h], h), p)"
        steep_by_omega = "-Sum((y[p] - y_bar[p]) * x[h] * s * v[p,h] * (1 - v[p,h]) * u[p,i], p)"
        """,
    hints=(
        r"Call $a_p[h]=s\,v^*_p[h]$ what goes into the sigmoid now. Then $v_p[h]=\sigma(a_p[h])$, and its slope in "
        r"$a_p[h]$ is $v_p[h]\,(1-v_p[h])$, as before.",
        r"$a_p[h]$ is a product of two: by $s$ it has the slope $v^*_p[h]$, by $v^*_p[h]$ the slope $s$.",
        r"$s$ stands in *every* hidden unit: all paths are added, $\sum_h x[h]\cdots$ inside the sum over $p$. "
        r"$\omega[i,h]$ still leads into one.",
    ),
    judge=Formula(letters="s:positive", activation=steep),
    wrong=(
        Wrong(
            "the minus sign lost",
            (
                'steep_by_omega = "Sum((y[p] - y_bar[p]) * x[h] * v[p,h] * (1 - v[p,h]) * u[p,i], p)"',
                'L_by_s = "Sum((y[p] - y_bar[p]) * Sum(x[h] * v[p,h] * (1 - v[p,h]) * s, h), p)"',
                'L_by_s = "Sum((y[p] - y_bar[p]) * Sum(x[h] * v[p,h] * (1 - v[p,h]), h), p)"',
                'L_by_s = "Sum((y[p] - y_bar[p]) * Sum(x[h] * v[p,h] * (1 - v[p,h]) * v_star[p,h], h), p)"',
                'steep_by_omega = "Sum((y[p] - y_bar[p]) * x[h] * s * v[p,h] * (1 - v[p,h]) * u[p,i], p)"',
            ),
            r"As ever: $\bar y_p$ stands with a minus in $y_p-\bar y_p$.",
        ),
        Wrong(
            "the ½ or the 2 left over",
            (
                'steep_by_omega = "-Sum((y[p] - y_bar[p]) * x[h] * s * v[p,h] * (1 - v[p,h]) * u[p,i], p) / 2"',
                'L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(x[h] * v[p,h] * (1 - v[p,h]) * v_star[p,h], h), p) / 2"',
                'L_by_s = "-2 * Sum((y[p] - y_bar[p]) * Sum(x[h] * v[p,h] * (1 - v[p,h]) * v_star[p,h], h), p)"',
                'steep_by_omega = "-2 * Sum((y[p] - y_bar[p]) * x[h] * s * v[p,h] * (1 - v[p,h]) * u[p,i], p)"',
            ),
            "In $L$ stands a ½, and it cancels the 2 that comes down from the square.",
        ),
        Wrong(
            "the samples forgotten",
            (
                'L_by_s = "-(y[p] - y_bar[p]) * Sum(x[h] * v[p,h] * (1 - v[p,h]) * v_star[p,h], h)"',
                'L_by_s = "-(y[p] - y_bar[p]) * x[h] * v[p,h] * (1 - v[p,h]) * v_star[p,h]"',
                'steep_by_omega = "-(y[p] - y_bar[p]) * x[h] * s * v[p,h] * (1 - v[p,h]) * u[p,i]"',
                'steep_by_omega = "-(y[p] - y_bar[p]) * x[h] * v[p,h] * (1 - v[p,h]) * u[p,i]"',
            ),
            r"This is for one sample $p$ alone. $s$ and $\omega[i,h]$ are the same for all samples and act on every "
            r"$\bar y_p$, so the sum over $p$ stays.",
        ),
        Wrong(
            "v* dropped",
            (
                'L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(x[h] * v[p,h] * (1 - v[p,h]), h), p)"',
                'L_by_s = "-Sum((y[p] - y_bar[p]) * x[h] * v[p,h] * (1 - v[p,h]), p)"',
            ),
            r"The sigmoid's slope is the outer derivative. What stands inside, $s\,v^*_p[h]$, has the derivative "
            "$v^*_p[h]$ by $s$, and the chain rule multiplies by it.",
        ),
        Wrong(
            "one hidden unit only",
            'L_by_s = "-Sum((y[p] - y_bar[p]) * x[h] * v[p,h] * (1 - v[p,h]) * v_star[p,h], p)"',
            r"This depends on $h$, and $\partial L/\partial s$ cannot: there is one $s$. It acts through every "
            "hidden unit, so the sum over $h$ stays.",
        ),
        Wrong(
            "differentiated by v* and not by s",
            (
                'L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(x[h] * v[p,h] * (1 - v[p,h]) * s, h), p)"',
                'L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(x[h] * s * v[p,h] * (1 - v[p,h]) * v_star[p,h], h), p)"',
                'L_by_s = "-Sum((y[p] - y_bar[p]) * x[h] * v[p,h] * (1 - v[p,h]) * s, p)"',
            ),
            r"In the product $s\,v^*_p[h]$ the factor that is left is the *other* one: differentiated by $s$ it is "
            "$v^*_p[h]$, and $s$ goes.",
        ),
        Wrong(
            "v for v*",
            (
                'L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(x[h] * v[p,h] * (1 - v[p,h]) * v[p,h], h), p)"',
                'L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(x[h] * v[p,h], h), p)"',
            ),
            r"$s$ stands beside $v^*_p[h]$, what goes *into* the sigmoid. In the product $s\,v^*_p[h]$ the "
            r"derivative by $s$ leaves $v^*_p[h]$, and the sigmoid's slope is $v_p[h]\,(1-v_p[h])$.",
        ),
        Wrong(
            "the path to a weight for the path to s",
            (
                'L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(x[h] * v[p,h] * (1 - v[p,h]) * Sum(u[p,i], i), h), p)"',
                'L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(x[h] * v[p,h] * (1 - v[p,h]) * u[p,i], h), p)"',
                'L_by_s = "-Sum((y[p] - y_bar[p]) * x[h] * s * v[p,h] * (1 - v[p,h]) * u[p,i], p)"',
                'L_by_s = "-Sum((y[p] - y_bar[p]) * x[h] * v[p,h] * (1 - v[p,h]) * u[p,i], p)"',
            ),
            "$u_p[i]$ is what is left when you differentiate by a weight. $s$ stands beside the whole $v^*_p[h]$, "
            "and that is what it leaves, in every hidden unit.",
        ),
        Wrong(
            "v(1 − v) dropped",
            (
                'L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(x[h] * v_star[p,h], h), p)"',
                'steep_by_omega = "-Sum((y[p] - y_bar[p]) * x[h] * s * u[p,i], p)"',
            ),
            r"$s$ and $\omega[i,h]$ stand inside the sigmoid. On the way to them lies the sigmoid's slope, "
            r"$v_p[h]\,(1-v_p[h])$.",
        ),
        Wrong(
            "another slope",
            (
                'L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(x[h] * (1 - v[p,h]) * v_star[p,h], h), p)"',
                'L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(x[h] * v[p,h] * v_star[p,h], h), p)"',
                'L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(x[h] * v_star[p,h] * (1 - v_star[p,h]) * v_star[p,h], h), p)"',
                'steep_by_omega = "-Sum((y[p] - y_bar[p]) * x[h] * s * (1 - v[p,h]) * u[p,i], p)"',
                'steep_by_omega = "-Sum((y[p] - y_bar[p]) * x[h] * s * v[p,h] * u[p,i], p)"',
                'steep_by_omega = "-Sum((y[p] - y_bar[p]) * x[h] * s * v_star[p,h] * (1 - v_star[p,h]) * u[p,i], p)"',
            ),
            r"In terms of its value the sigmoid's slope is $v_p[h]\,(1-v_p[h])$, with both factors, and with what "
            "comes *out* of the sigmoid in both.",
        ),
        Wrong(
            "x[h] dropped",
            (
                'L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(v[p,h] * (1 - v[p,h]) * v_star[p,h], h), p)"',
                'steep_by_omega = "-Sum((y[p] - y_bar[p]) * s * v[p,h] * (1 - v[p,h]) * u[p,i], p)"',
            ),
            "Each hidden unit reaches the output through its own $x[h]$, and that is a factor on the way back.",
        ),
        Wrong(
            "the units added too early",
            (
                'L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(x[h], h) * Sum(v[p,h] * (1 - v[p,h]) * v_star[p,h], h), p)"',
                'L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(x[h], h) * v[p,h] * (1 - v[p,h]) * v_star[p,h], p)"',
            ),
            "Every hidden unit brings a product of its *own* $x[h]$, slope and $v^*_p[h]$, and these products are "
            "added. The product of sums is something else.",
        ),
        Wrong(
            "out of the sum over p",
            (
                'L_by_s = "-Sum(y[q] - y_bar[q], q) * Sum(x[h] * v[p,h] * (1 - v[p,h]) * v_star[p,h], h)"',
                'L_by_s = "-P * (y[p] - y_bar[p]) * Sum(x[h] * v[p,h] * (1 - v[p,h]) * v_star[p,h], h)"',
                'steep_by_omega = "-u[p,i] * Sum((y[q] - y_bar[q]) * x[h] * s * v[q,h] * (1 - v[q,h]), q)"',
                'steep_by_omega = "-P * (y[p] - y_bar[p]) * x[h] * s * v[p,h] * (1 - v[p,h]) * u[p,i]"',
            ),
            "The error, $v_p[h]$, $v^*_p[h]$ and $u_p[i]$ differ from sample to sample: they are multiplied for "
            "each sample, and stay inside the sum over $p$.",
        ),
        Wrong(
            "the slope of the old sigmoid",
            (
                """
                L_by_s = (
                    "-Sum((y[p] - y_bar[p]) * Sum(x[h] * sigma(v_star[p,h]) * (1 - sigma(v_star[p,h])) "
                    "* v_star[p,h], h), p)"
                )
                """,
                """
                steep_by_omega = (
                    "-Sum((y[p] - y_bar[p]) * x[h] * s * sigma(v_star[p,h]) * (1 - sigma(v_star[p,h])) * u[p,i], p)"
                )
                """,
            ),
            r"This takes the slope at $v^*_p[h]$. What goes into the sigmoid now is $s\,v^*_p[h]$, and there the "
            r"slope has to be taken; in terms of the value it is $v_p[h]\,(1-v_p[h])$ as before.",
        ),
        Wrong(
            "the slope taken at v where s v* is meant",
            (
                """
                L_by_s = (
                    "-Sum((y[p] - y_bar[p]) * Sum(x[h] * sigma(v[p,h]) * (1 - sigma(v[p,h])) * v_star[p,h], h), p)"
                )
                """,
                """
                steep_by_omega = (
                    "-Sum((y[p] - y_bar[p]) * x[h] * s * sigma(v[p,h]) * (1 - sigma(v[p,h])) * u[p,i], p)"
                )
                """,
            ),
            "$v_p[h]$ has been through the sigmoid and must not go through it again. The slope is "
            r"$\sigma'(s\,v^*_p[h])=v_p[h]\,(1-v_p[h])$.",
        ),
        Wrong(
            "nothing changed for ω",
            'steep_by_omega = "-Sum((y[p] - y_bar[p]) * x[h] * v[p,h] * (1 - v[p,h]) * u[p,i], p)"',
            "Between $v^*_p[h]$ and $v_p[h]$ there is one step more now, the multiplication by $s$. Its slope is "
            "$s$, a further factor in the chain.",
        ),
        Wrong(
            "s in the wrong place",
            (
                'steep_by_omega = "-Sum((y[p] - y_bar[p]) * x[h] * s * v[p,h] * (1 - s * v[p,h]) * u[p,i], p)"',
                'steep_by_omega = "-Sum((y[p] - y_bar[p]) * x[h] * s**2 * v[p,h] * (1 - v[p,h]) * u[p,i], p)"',
                'steep_by_omega = "-Sum((y[p] - y_bar[p]) * x[h] * v[p,h] * (1 - v[p,h]) * u[p,i] / s, p)"',
                'L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(x[h] * v[p,h] * (1 - v[p,h]) * v_star[p,h] / s, h), p)"',
            ),
            r"$s$ comes in with the inner derivative alone: $s\,v^*_p[h]$ has the slope $s$ by $v^*_p[h]$, and "
            "$v^*_p[h]$ by $s$. The sigmoid's slope has no further $s$ in it, since $v_p[h]$ stands for the new "
            "value.",
        ),
        Wrong(
            "the sum over h also for ω",
            (
                'steep_by_omega = "-Sum((y[p] - y_bar[p]) * Sum(x[k] * s * v[p,k] * (1 - v[p,k]), k) * u[p,i], p)"',
                'steep_by_omega = "-Sum((y[p] - y_bar[p]) * Sum(x[k] * v[p,k] * (1 - v[p,k]), k) * u[p,i], p)"',
            ),
            r"$s$ is common to all hidden units, $\omega[i,h]$ is not: it leads into unit $h$ alone, so only that "
            "one is left.",
        ),
        Wrong(
            "v* where s is meant",
            (
                'steep_by_omega = "-Sum((y[p] - y_bar[p]) * x[h] * v_star[p,h] * v[p,h] * (1 - v[p,h]) * u[p,i], p)"',
                'steep_by_omega = "-s * Sum((y[p] - y_bar[p]) * x[h] * v_star[p,h] * v[p,h] * (1-v[p,h]) * u[p,i], p)"',
                'steep_by_omega = "-Sum((y[p] - y_bar[p]) * x[h] * v_star[p,h] * v[p,h] * (1 - v[p,h]), p)"',
            ),
            r"In the product $s\,v^*_p[h]$ you now go on to $v^*_p[h]$: what is left is $s$.",
        ),
        Wrong(
            "u dropped",
            'steep_by_omega = "-Sum((y[p] - y_bar[p]) * x[h] * s * v[p,h] * (1 - v[p,h]), p)"',
            r"The chain goes on from $v^*_p[h]$ to $\omega[i,h]$, and there $u_p[i]$ comes in.",
        ),
        Wrong(
            "another number for the input",
            (
                'steep_by_omega = "-Sum((y[p] - y_bar[p]) * x[h] * s * v[p,h] * (1 - v[p,h]) * omega[i,h], p)"',
                'steep_by_omega = "-Sum((y[p] - y_bar[p]) * x[h] * s * v[p,h] * (1 - v[p,h]) * v[p,h], p)"',
                'steep_by_omega = "-s * Sum((y[p] - y_bar[p]) * x[h] * v[p,h] * (1-v[p,h]) * u[p,i] * omega[i,h], p)"',
            ),
            r"In the product $\omega[i,h]\,u_p[i]$ you differentiate by $\omega[i,h]$; what is left is $u_p[i]$, and "
            "nothing else.",
        ),
    ),
    praise=r"""Now look at both: $s\,\frac{\partial L}{\partial s}=\sum_i\sum_h\omega[i,h]\,
        \frac{\partial L}{\partial\omega[i,h]}$. A common steepness can do nothing that larger weights cannot do; only
        the path of descent is another one.""",
)
