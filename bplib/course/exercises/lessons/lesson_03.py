"""Lesson 03, Derive the gradients."""

from typing import Any

import sympy as sp

from bplib.course.derivation.algebra import ACTIVATIONS
from bplib.course.derivation.reading import split
from bplib.course.derivation.typeset import latex
from bplib.course.exercises import Choices, Exercise, Formula, Wrong

SIGNS = Exercise(
    key="03.1",
    title="The sign before the number",
    kind="core",
    minutes=5,
    goal="say the sign of every derivative along the way back before computing it",
    task=r"""
        A network has two inputs and two hidden units. You know little of it: for the one sample its output is too
        *high*, $\bar y_1>y_1$; $x[1]>0$ and $x[2]<0$; $v_1[1]=0.9$ and $v_1[2]=0.2$; $u_1[2]<0$. That is enough for
        every sign here. Choose `"+"`, `"-"` or `"0"`.

        `"step of …"` means what steepest descent *adds* there in its next step, 0 if it adds nothing. For the last
        entry let there be a second sample, whose output is as much too *low* as that of the first is too high.
        """,
    answer="signs",
    stub="""
        signs = {
            "D(L, y_bar[1])": ...,
            "D(L, b)": ...,
            "D(L, x[2])": ...,
            "D(L, v[1,2])": ...,
            "D(L, omega[2,1])": ...,
            "D(L, omega[2,2])": ...,
            "step of omega[2,2]": ...,
            "step of v[1,2]": ...,
            "D(L, b) with the second sample": ...,
        }
        """,
    solution="""
        signs = {
            "D(L, y_bar[1])": "+",
            "D(L, b)": "+",
            "D(L, x[2])": "+",
            "D(L, v[1,2])": "-",
            "D(L, omega[2,1])": "-",
            "D(L, omega[2,2])": "+",
            "step of omega[2,2]": "-",
            "step of v[1,2]": "0",
            "D(L, b) with the second sample": "0",
        }
        """,
    hints=(
        r"The output is too high: would the loss rise or fall if $\bar y_1$ were a little higher? That is the sign of "
        r"$\partial L/\partial\bar y_1=-(y_1-\bar y_1)$.",
        r"Walk back from there and multiply signs: $x[h]$ on the way to $v_1[h]$, then $v(1-v)$, then $u_1[i]$. On the "
        r"way to $x[h]$ the factor is $v_1[h]$.",
        r"A step is $-\mu$ times the derivative, for $b$, $x$ and $\omega$. What does the algorithm store of $v$?",
    ),
    judge=Choices(("+", "-", "0")),
    wrong=(
        Wrong(
            "the minus sign lost",
            'signs = {"D(L, y_bar[1])": "-"}',
            r"This is the sign of the error $y_1-\bar y_1$. $\bar y_1$ stands in it with a minus, and the chain rule "
            r"brings that out. The output is too high, so raising it raises the loss.",
        ),
        Wrong(
            "the weight's own sign taken for its derivative's",
            'signs = {"D(L, x[2])": "-"}',
            r"$x[2]$ is negative, but a derivative asks what happens when it *grows*. $v_1[2]$ is positive, so the "
            r"output grows with it, and the output is too high already.",
        ),
        Wrong(
            "the sign of x[h] forgotten",
            'signs = {"D(L, v[1,2])": "+"}',
            r"On the way back from $\bar y_1$ to $v_1[2]$ the factor is $x[2]$, and that is negative: if $v_1[2]$ "
            r"grows, the output falls, and the loss with it.",
        ),
        Wrong(
            "the sign of u forgotten",
            'signs = {"D(L, omega[2,1])": "+", "D(L, omega[2,2])": "-"}',
            r"The last factor is $u_1[2]$, and that is negative: a larger $\omega[2,h]$ makes $v^*_1[h]$ *smaller*.",
        ),
        Wrong(
            "v(1 − v) thought to change the sign",
            'signs = {"D(L, omega[2,1])": "+"}',
            r"$v_1[1]=0.9$ is above one half, and the slope there is small. But it is not negative: $v$ and $1-v$ are "
            r"both positive, since the sigmoid rises everywhere. This factor never changes a sign.",
        ),
        Wrong(
            "along the gradient instead of against it",
            'signs = {"step of omega[2,2]": "+"}',
            r"The derivative is positive: the loss rises as this weight grows. Descent goes the other way, by $-\mu$ "
            r"times the derivative.",
        ),
        Wrong(
            "v is trained because it is in the chain rule",
            'signs = {"step of v[1,2]": "+"}',
            r"$\partial L/\partial v_1[2]$ is a station on the way back, not the end of it. $v_1[2]$ is no parameter: "
            r"it is computed anew from $u$ and $\omega$ in every forward pass, for every sample. Only $b$, $\omega$ "
            r"and $x$ are moved; $v$ follows.",
        ),
        Wrong(
            "an error left means a derivative left",
            'signs = {"D(L, b) with the second sample": "+"}',
            r"$\partial L/\partial b=-\sum_p(y_p-\bar y_p)$ adds the errors, and these two cancel. Both samples are "
            r"fitted badly, and yet the derivative is zero: raising $b$ helps the one as much as it harms the other.",
        ),
    ),
    praise="A sign that you know beforehand is the cheapest check of a formula, and of a program.",
)

WHICH_SUMS_STAY = Exercise(
    key="03.2",
    title="Which sums stay?",
    kind="core",
    minutes=5,
    goal="say without computing which sums over samples and hidden units a derivative keeps",
    task=r"""
        $L$ holds a sum over $p$ and, inside $\bar y_p$, a sum over $h$. Which of them is still there when a derivative
        has been taken? Say for each one below: `"p"`, `"h"`, `"p and h"` or `"nothing"`. Take $\bar y_p$ and $v_p[h]$
        as single letters: a sum that is only hidden in them does not count.

        For the last one suppose that somebody gives all hidden units a common number $s$, $v_p[h]=\sigma(s\,v^*_p[h])$.
        You need not find the derivative by $s$; only say over what it is summed.
        """,
    answer="sums_left",
    stub="""
        sums_left = {
            "D(y_bar[p], x[h])": ...,
            "D(y_bar[p], omega[i,h])": ...,
            "D(y_bar[p], u[p,i])": ...,
            "D(L, b)": ...,
            "D(L, omega[i,h])": ...,
            "D(L, y_bar[p])": ...,
            "D(L, u[p,i])": ...,
            "D(L, s)": ...,
        }
        """,
    solution="""
        sums_left = {
            "D(y_bar[p], x[h])": "nothing",
            "D(y_bar[p], omega[i,h])": "nothing",
            "D(y_bar[p], u[p,i])": "h",
            "D(L, b)": "p",
            "D(L, omega[i,h])": "p",
            "D(L, y_bar[p])": "nothing",
            "D(L, u[p,i])": "h",
            "D(L, s)": "p and h",
        }
        """,
    hints=(
        "Ask of each letter: in how many terms of the sum does it stand? If in one only, that term is left, and the "
        "sum is gone. If in all of them, the sum stays.",
        r"The weights are the same for all samples, so they stand in every term of the sum over $p$. $\bar y_p$ and "
        r"$u_p[i]$ belong to one sample. To how many hidden units does each of them lead?",
    ),
    judge=Choices(("p", "h", "p and h", "nothing")),
    wrong=(
        Wrong(
            "the sum over h kept",
            'sums_left = {"D(y_bar[p], x[h])": "h"}',
            r"$\bar y_p$ is a sum over all hidden units, but the one $x[h]$ by which you differentiate stands in one "
            r"of its terms only. The others are constants: only $k=h$ is left.",
        ),
        Wrong(
            "one weight led through all hidden units",
            'sums_left = {"D(y_bar[p], omega[i,h])": "h"}',
            r"$\omega[i,h]$ leads into the hidden unit $h$ and into no other. So there is one path from it to $\bar "
            r"y_p$ and nothing to add up.",
        ),
        Wrong(
            "one path for an input",
            'sums_left = {"D(y_bar[p], u[p,i])": "nothing"}',
            r"*Every* hidden unit sees the input $u_p[i]$, each through a weight of its own. There are $H$ paths from "
            r"it to $\bar y_p$; each brings a product, and the products are added.",
        ),
        Wrong(
            "the samples forgotten",
            'sums_left = {"D(L, b)": "nothing"}',
            r"$b$ is the same for all samples and stands in each $\bar y_p$. So every sample has a term in the "
            r"derivative, and they are added.",
        ),
        Wrong(
            "both sums kept for a weight",
            'sums_left = {"D(L, omega[i,h])": "p and h"}',
            r"The sum over $p$ stays, since the weight serves all samples. The sum over $h$ goes: the weight has an "
            r"$h$ of its own and leads into that unit alone.",
        ),
        Wrong(
            "one sample's letter summed over all samples",
            'sums_left = {"D(L, y_bar[p])": "p"}',
            r"$\bar y_p$ is the output for *one* sample. It stands in one term of $L$, so that one is left: "
            r"$-(y_p-\bar y_p)$.",
        ),
        Wrong(
            "all samples for the input of one",
            'sums_left = {"D(L, u[p,i])": "p and h"}',
            r"The sum over $h$ is right: every hidden unit sees the input. But $u_p[i]$ belongs to the one sample $p$, "
            r"and the other samples know nothing of it.",
        ),
        Wrong(
            "one hidden unit for a number that all share",
            'sums_left = {"D(L, s)": "p"}',
            r"$s$ has no $h$: it stands in every hidden unit, and acts on $\bar y_p$ through each of them. So the sum "
            r"over $h$ stays too.",
        ),
    ),
    praise="The rule behind it: add up over all paths that lead from the letter to the loss.",
)

FORMULAS = Exercise(
    key="03.3",
    title="Three lines of your own",
    kind="core",
    minutes=10,
    goal="write a derivative of the network as a formula",
    task=r"""
        Derive three formulas that do not stand above, and write each as text, as in a line of a derivation: `"..."`.
        Every form that is equal is right, but no `D` may be left in it.

        1. `v_by_omega` is $\frac{\partial v_p[h]}{\partial\omega[i,h]}$.
        2. `L_by_v` is $\frac{\partial L}{\partial v_p[h]}$, for one sample and one hidden unit.
        3. `SSE_by_x` is $\frac{\partial}{\partial x[h]}\sum_{p=1}^P(y_p-\bar y_p)^2$: the plain sum of squared errors,
           without the ½.
        """,
    answer="v_by_omega, L_by_v, SSE_by_x",
    stub="""
        v_by_omega = ...
        L_by_v = ...
        SSE_by_x = ...
        """,
    solution="""
        v_by_omega = "v[p,h] * (1 - v[p,h]) * u[p,i]"
        L_by_v = "-(y[p] - y_bar[p]) * x[h]"
        SSE_by_x = "-2 * Sum((y[p] - y_bar[p]) * v[p,h], p)"
        """,
    hints=(
        r"The chain $\omega[i,h]\to v^*_p[h]\to v_p[h]\to\bar y_p\to L$ has one factor for each arrow. Which arrows "
        r"lie between the two letters that you are asked for?",
        r"1. is the product of the factors 2 and 3 above. 2. is $\frac{\partial L}{\partial\bar y_p}$ times factor 1, "
        r"and there is no sum in it.",
        r"3. is twice a derivative that stands above.",
    ),
    judge=Formula(),
    wrong=(
        Wrong(
            "v(1 − v) dropped",
            'v_by_omega = "u[p,i]"',
            r"This is $\partial v^*_p[h]/\partial\omega[i,h]$. One arrow further, from $v^*_p[h]$ to $v_p[h]$, the "
            r"sigmoid's slope comes in as a factor.",
        ),
        Wrong(
            "u dropped",
            'v_by_omega = "v[p,h] * (1 - v[p,h])"',
            r"This is $\partial v_p[h]/\partial v^*_p[h]$. The chain goes on to $\omega[i,h]$, and $v^*_p[h]$ has the "
            r"slope $u_p[i]$ in it.",
        ),
        Wrong(
            "the weight for its input",
            'v_by_omega = "v[p,h] * (1 - v[p,h]) * omega[i,h]"',
            r"In the product $\omega[i,h]\,u_p[i]$ you differentiate by $\omega[i,h]$; what is left is the other "
            r"factor, $u_p[i]$. With $\omega[i,h]$ left it would be the derivative by the input.",
        ),
        Wrong(
            "the slope taken at v* where v is meant",
            'v_by_omega = "v_star[p,h] * (1 - v_star[p,h]) * u[p,i]"',
            r"In $v(1-v)$ stands what comes *out* of the sigmoid. With $v^*$ in its place the “slope” can be negative, "
            r"and the sigmoid never falls.",
        ),
        Wrong(
            "the slope taken at v where v* is meant",
            'v_by_omega = "sigma(v[p,h]) * (1 - sigma(v[p,h])) * u[p,i]"',
            r"This is $\sigma'(v_p[h])$, and wanted is $\sigma'(v^*_p[h])$. $v_p[h]$ has been through the sigmoid "
            r"already: $\sigma(v^*_p[h])\,(1-\sigma(v^*_p[h]))$ is just $v_p[h]\,(1-v_p[h])$.",
        ),
        Wrong(
            "the minus sign lost",
            'L_by_v = "(y[p] - y_bar[p]) * x[h]"',
            r"$\bar y_p$ stands with a minus in $y_p-\bar y_p$. If the output is too low, a unit with a positive "
            r"$x[h]$ should give more: then the loss *falls* as $v_p[h]$ grows.",
        ),
        Wrong(
            "x[h] dropped",
            'L_by_v = "-(y[p] - y_bar[p])"',
            r"This is $\partial L/\partial\bar y_p$. From $\bar y_p$ on to $v_p[h]$ it goes through the product "
            r"$x[h]\,v_p[h]$, and $x[h]$ is what is left of it.",
        ),
        Wrong(
            "summed over all samples",
            'L_by_v = "-Sum((y[p] - y_bar[p]) * x[h], p)"',
            r"A weight serves all samples, and so its derivative is a sum over them. $v_p[h]$ belongs to one sample, "
            r"$p$, and stands in one term of $L$.",
        ),
        Wrong(
            "one factor too many",
            'L_by_v = "-(y[p] - y_bar[p]) * x[h] * v[p,h] * (1 - v[p,h])"',
            r"This is $\partial L/\partial v^*_p[h]$, one arrow too far back. The sigmoid lies between $v^*_p[h]$ and "
            r"$v_p[h]$, and you are asked for what is on its near side, at $v_p[h]$.",
        ),
        Wrong(
            "the 2 of the square lost",
            'SSE_by_x = "-Sum((y[p] - y_bar[p]) * v[p,h], p)"',
            r"This is $\partial L/\partial x[h]$, where the ½ cancels the 2 of the square. Here there is no ½, and so "
            r"the 2 stays.",
        ),
        Wrong(
            "the samples forgotten",
            'SSE_by_x = "-2 * (y[p] - y_bar[p]) * v[p,h]"',
            r"This is what one sample $p$ brings. $x[h]$ is the same for all samples and is in every $\bar y_p$, so "
            r"the sum over $p$ stays.",
        ),
        Wrong(
            "v dropped",
            'SSE_by_x = "-2 * Sum(y[p] - y_bar[p], p)"',
            r"This is the derivative by $b$, which enters $\bar y_p$ with the factor 1. $x[h]$ enters it with the "
            r"factor $v_p[h]$.",
        ),
        Wrong(
            "the sum over h kept",
            'SSE_by_x = "-2 * Sum((y[p] - y_bar[p]) * Sum(v[p,k], k), p)"',
            r"You differentiate by one $x[h]$. Of the sum in $\bar y_p$ only the term with $k=h$ is left.",
        ),
        Wrong(
            "v* for v",
            'SSE_by_x = "-2 * Sum((y[p] - y_bar[p]) * v_star[p,h], p)"',
            r"What $x[h]$ multiplies is what comes *out* of the hidden unit, $v_p[h]$, behind the sigmoid.",
        ),
    ),
    praise="Each derivative is a product of the factors between two places in the chain, neither more nor fewer.",
)

# Three derivations, each with one wrong line. What follows from a wrong line follows correctly.
FAULTY = {
    "A": """
        D(L, x[h])
        = 1/2 * Sum(D((y[p] - y_bar[p])**2, x[h]), p)             # differentiate each term
        = -Sum((y[p] - y_bar[p]) * D(y_bar[p], x[h]), p)          # chain rule; $y_p$ is data
        = -Sum((y[p] - y_bar[p]) * Sum(D(x[k] * v[p,k], x[h]), k), p)   # $b$ does not depend on $x[h]$
        = -Sum((y[p] - y_bar[p]) * Sum(v[p,k], k), p)             # derivative of a product with a constant
        = -Sum(Sum((y[p] - y_bar[p]) * v[p,k], k), p)             # multiply into the sum
        """,
    "B": """
        D(L, omega[i,h])
        = -Sum((y[p] - y_bar[p]) * D(y_bar[p], omega[i,h]), p)          # chain rule; ½ and 2 cancel
        = -Sum((y[p] - y_bar[p]) * x[h] * D(v[p,h], omega[i,h]), p)     # $\\omega[i,h]$ leads into unit $h$ alone
        = -x[h] * Sum((y[p] - y_bar[p]) * D(v[p,h], omega[i,h]), p)     # $x[h]$ is the same for all samples
        = -x[h] * Sum((y[p] - y_bar[p]) * D(v[p,h], v_star[p,h]) * D(v_star[p,h], omega[i,h]), p)   # chain rule
        = -x[h] * Sum((y[p] - y_bar[p]) * sigma(v[p,h]) * (1 - sigma(v[p,h])) * D(v_star[p,h], omega[i,h]), p)
                                                                        # $\\sigma'=\\sigma\\,(1-\\sigma)$
        = -x[h] * Sum((y[p] - y_bar[p]) * sigma(v[p,h]) * (1 - sigma(v[p,h])) * u[p,i], p)   # only $j=i$ is left
        """,
    "C": """
        D(D(L, b), x[h])
        = Sum(D(y_bar[p], x[h]), p)             # $\\partial L/\\partial b$ is known; minus times minus
        = Sum(v[p,h], p)                        # only $k=h$ is left
        = P * v[p,h]                            # the sum has $P$ terms
        """,
}


def _table(name: str) -> str:
    """A derivation as a table of numbered lines and reasons, without marks."""
    rows = [f"| {name} | line | reason |", "|---:|:---|:---|"]
    for number, (line, reason) in enumerate(split(FAULTY[name]), 1):
        rows.append(rf"| {number} | $\displaystyle {'= ' if number > 1 else ''}{latex(line)}$ | {reason} |")
    return "\n".join(rows)


WRONG_LINE = Exercise(
    key="03.4",
    title="Find the wrong line",
    kind="core",
    minutes=10,
    goal="find the one step in a derivation that does not follow, and say what is wrong with it",
    task="\n\n".join(
        [
            "In each of these three derivations exactly one line does not follow from the line before. Find it with "
            'your eyes, not with the checker. Give its number, `"2"` to `"7"`, and what is wrong with it: `"sign"`, '
            '`"factor 2"`, `"missing factor"`, `"sum over hidden units"`, `"slope"` (taken at the wrong place) or '
            '`"out of the sum"` (something has left a sum over $p$ and must not).',
            *map(_table, FAULTY),
            "C asks how $\\partial L/\\partial b$ changes with $x[h]$. That is a second derivative; you will meet such "
            "ones in lesson 06.",
        ]
    ),
    answer="at_fault",
    stub="""
        at_fault = {
            "A, line": ...,
            "A, wrong": ...,
            "B, line": ...,
            "B, wrong": ...,
            "C, line": ...,
            "C, wrong": ...,
        }
        """,
    solution="""
        at_fault = {
            "A, line": "5",
            "A, wrong": "sum over hidden units",
            "B, line": "6",
            "B, wrong": "slope",
            "C, line": "4",
            "C, wrong": "out of the sum",
        }
        """,
    hints=(
        "Cover all but two neighbouring lines with your hands and ask only: does the lower one follow from the upper "
        "one? If so, go one line down.",
        r"A: which $x[k]$ is $x[h]$? B: into which function goes $v^*_p[h]$, and into which goes $v_p[h]$? C: are the "
        r"$P$ terms equal?",
    ),
    judge=Choices(
        (*"234567", "sign", "factor 2", "missing factor", "sum over hidden units", "slope", "out of the sum")
    ),
    wrong=(
        Wrong(
            "the consequence taken for the cause",
            'at_fault = {"A, line": "6"}',
            r"Line 6 is not the derivative that was asked for, but it follows from line 5: $(y_p-\bar y_p)$ does not "
            r"depend on $k$ and may be multiplied into the sum. The mistake was made before.",
        ),
        Wrong(
            "a sum differentiated term by term, doubted",
            'at_fault = {"A, line": "4"}',
            r"The derivative of a sum is the sum of the derivatives, and the sum has an index of its own, $k$. Nothing "
            r"is wrong yet: all terms of this sum but one are zero.",
        ),
        Wrong(
            "the δ taken for a factor that stays",
            'at_fault = {"A, wrong": "missing factor"}',
            r"You may say that a factor $\delta_{hk}$ is missing in line 5: it is 1 for $k=h$ and else 0. But it does "
            r"not stay in the formula. It takes the sum over the hidden units away, and that sum is what is wrong.",
        ),
        Wrong(
            "two steps in one, doubted",
            'at_fault = {"B, line": "2"}',
            r"It goes fast, but it follows: the 2 of the square cancels the ½, and the minus comes from $-\bar y_p$.",
        ),
        Wrong(
            "a constant must not leave the sum",
            'at_fault = {"B, line": "4"}',
            r"$x[h]$ has no $p$: it is the same in all terms of the sum over $p$ and may stand in front of it. With "
            r"$u_p[i]$ that would be wrong.",
        ),
        Wrong(
            "the consequence taken for the cause, again",
            'at_fault = {"B, line": "7"}',
            r"From line 6 to line 7 only $\partial v^*_p[h]/\partial\omega[i,h]=u_p[i]$ is put in, and that is right. "
            r"The line takes over a mistake that was there before.",
        ),
        Wrong(
            "the slope at v not noticed",
            'at_fault = {"B, wrong": "missing factor"}',
            r"All factors are there. But $\sigma'$ has to be taken at what goes *into* the sigmoid, $v^*_p[h]$; line 6 "
            r"takes it at what comes out. Right is $\sigma(v^*_p[h])\,(1-\sigma(v^*_p[h]))=v_p[h]\,(1-v_p[h])$.",
        ),
        Wrong(
            "minus times minus doubted",
            'at_fault = {"C, line": "2"}',
            r"One minus stands in front of the sum, $\partial L/\partial b=-\sum_p(y_p-\bar y_p)$, and the other in "
            r"front of $\bar y_p$. Together they are $+1$.",
        ),
        Wrong(
            "a finished sum doubted",
            'at_fault = {"C, line": "3"}',
            r"$\partial\bar y_p/\partial x[h]=v_p[h]$ for every sample, and the sum over the samples is still there.",
        ),
        Wrong(
            "unequal terms counted as equal",
            'at_fault = {"C, wrong": "missing factor"}',
            r"What is wrong in line 4 is that $v_p[h]$ has left the sum over $p$. $P$ times the term is the sum only "
            r"if all terms are equal, and $v_p[h]$ differs from sample to sample. Outside the sum $p$ means nothing.",
        ),
    ),
    praise="So referees read: line against line. The last line alone does not tell where it went wrong.",
)

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
            "v* dropped",
            'L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(x[h] * v[p,h] * (1 - v[p,h]), h), p)"',
            r"The sigmoid's slope is the outer derivative. What stands inside, $s\,v^*_p[h]$, has the derivative "
            r"$v^*_p[h]$ by $s$, and the chain rule multiplies by it.",
        ),
        Wrong(
            "one hidden unit only",
            'L_by_s = "-Sum((y[p] - y_bar[p]) * x[h] * v[p,h] * (1 - v[p,h]) * v_star[p,h], p)"',
            r"This depends on $h$, and $\partial L/\partial s$ cannot: there is one $s$. It acts through every hidden "
            r"unit, so the sum over $h$ stays.",
        ),
        Wrong(
            "differentiated by v* and not by s",
            'L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(x[h] * v[p,h] * (1 - v[p,h]) * s, h), p)"',
            r"In the product $s\,v^*_p[h]$ the factor that is left is the *other* one: differentiated by $s$ it is "
            r"$v^*_p[h]$.",
        ),
        Wrong(
            "v(1 − v) dropped",
            'L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(x[h] * v_star[p,h], h), p)"',
            r"$s$ stands inside the sigmoid. On the way to it lies the sigmoid's slope, $v_p[h]\,(1-v_p[h])$.",
        ),
        Wrong(
            "x[h] dropped",
            'L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(v[p,h] * (1 - v[p,h]) * v_star[p,h], h), p)"',
            r"Each hidden unit reaches the output through its own $x[h]$. Multiply by it before you add up the units.",
        ),
        Wrong(
            "the minus sign lost",
            'L_by_s = "Sum((y[p] - y_bar[p]) * Sum(x[h] * v[p,h] * (1 - v[p,h]) * v_star[p,h], h), p)"',
            r"As ever: $\bar y_p$ stands with a minus in $y_p-\bar y_p$.",
        ),
        Wrong(
            "the slope of the old sigmoid",
            """
            L_by_s = (
                "-Sum((y[p] - y_bar[p]) * Sum(x[h] * sigma(v_star[p,h]) * (1 - sigma(v_star[p,h])) "
                "* v_star[p,h], h), p)"
            )
            """,
            r"This takes the slope at $v^*_p[h]$. What goes into the sigmoid now is $s\,v^*_p[h]$, and there the slope "
            r"has to be taken; in terms of the value it is $v_p[h]\,(1-v_p[h])$ as before.",
        ),
        Wrong(
            "the slope taken at v where s v* is meant",
            """
            L_by_s = (
                "-Sum((y[p] - y_bar[p]) * Sum(x[h] * sigma(v[p,h]) * (1 - sigma(v[p,h])) * v_star[p,h], h), p)"
            )
            """,
            r"$v_p[h]$ has been through the sigmoid and must not go through it again. The slope is "
            r"$\sigma'(s\,v^*_p[h])=v_p[h]\,(1-v_p[h])$.",
        ),
        Wrong(
            "nothing changed for ω",
            'steep_by_omega = "-Sum((y[p] - y_bar[p]) * x[h] * v[p,h] * (1 - v[p,h]) * u[p,i], p)"',
            r"Between $v^*_p[h]$ and $v_p[h]$ there is one step more now, the multiplication by $s$. Its slope is $s$, "
            r"a further factor in the chain.",
        ),
        Wrong(
            "the sum over h also for ω",
            'steep_by_omega = "-Sum((y[p] - y_bar[p]) * Sum(x[k] * s * v[p,k] * (1 - v[p,k]), k) * u[p,i], p)"',
            r"$s$ is common to all hidden units, $\omega[i,h]$ is not: it leads into unit $h$ alone, so only that one "
            r"is left.",
        ),
        Wrong(
            "v* where s is meant",
            'steep_by_omega = "-Sum((y[p] - y_bar[p]) * x[h] * v_star[p,h] * v[p,h] * (1 - v[p,h]) * u[p,i], p)"',
            r"In the product $s\,v^*_p[h]$ you now go on to $v^*_p[h]$: what is left is $s$.",
        ),
    ),
    praise=r"""Now look at both: $s\,\frac{\partial L}{\partial s}=\sum_i\sum_h\omega[i,h]\,
        \frac{\partial L}{\partial\omega[i,h]}$. A common steepness can do nothing that larger weights cannot do; only
        the path of descent is another one.""",
)

EXERCISES = (SIGNS, WHICH_SUMS_STAY, FORMULAS, WRONG_LINE, STEEPNESS)
