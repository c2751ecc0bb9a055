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
            "brings that out. The output is too high, so raising it raises the loss.",
        ),
        Wrong(
            "nothing moves",
            (
                'signs = {"D(L, y_bar[1])": "0"}',
                'signs = {"D(L, b)": "0"}',
                'signs = {"D(L, x[2])": "0"}',
                'signs = {"D(L, v[1,2])": "0"}',
                'signs = {"D(L, omega[2,1])": "0"}',
                'signs = {"D(L, omega[2,2])": "0"}',
                'signs = {"step of omega[2,2]": "0"}',
            ),
            "For the one sample each derivative is a product, and no factor is 0: the output is too high, $x[1]$, "
            "$x[2]$ and $u_1[2]$ have a sign, and $v$ and $1-v$ are positive. Where a derivative is not 0, a "
            "parameter moves.",
        ),
        Wrong(
            "b the wrong way",
            'signs = {"D(L, b)": "-"}',
            r"$\bar y_1$ grows with $b$, one for one. So $\partial L/\partial b$ has the sign of $\partial "
            r"L/\partial\bar y_1$: the output is too high, and a larger $b$ makes it worse.",
        ),
        Wrong(
            "the weight's own sign taken for its derivative's",
            'signs = {"D(L, x[2])": "-"}',
            "$x[2]$ is negative, but a derivative asks what happens when it *grows*. $v_1[2]$ is positive, so the "
            "output grows with it, and the output is too high already.",
        ),
        Wrong(
            "the sign of x[h] forgotten",
            'signs = {"D(L, v[1,2])": "+"}',
            r"On the way back from $\bar y_1$ to $v_1[2]$ the factor is $x[2]$, and that is negative: if $v_1[2]$ "
            "grows, the output falls, and the loss with it.",
        ),
        Wrong(
            "the sign of u forgotten",
            'signs = {"D(L, omega[2,1])": "+", "D(L, omega[2,2])": "-"}',
            r"The last factor is $u_1[2]$, and that is negative: a larger $\omega[2,h]$ makes $v^*_1[h]$ *smaller*.",
        ),
        Wrong(
            "one sign miscounted on the way to ω[2,1]",
            'signs = {"D(L, omega[2,1])": "+"}',
            r"On the way from $\partial L/\partial\bar y_1>0$ lie $x[1]>0$, the slope $v\,(1-v)$ and $u_1[2]<0$. The "
            "slope is never negative, though $v_1[1]=0.9$ is above one half: the sigmoid rises everywhere. So one "
            "factor of the product is negative, $u_1[2]$.",
        ),
        Wrong(
            "one of two minus signs on the way to ω[2,2]",
            'signs = {"D(L, omega[2,1])": "-", "D(L, omega[2,2])": "-"}',
            r"On the way from $\partial L/\partial\bar y_1>0$ lie $x[2]<0$, the slope $v\,(1-v)>0$ and $u_1[2]<0$. "
            "Both negative factors count, and their product is positive.",
        ),
        Wrong(
            "along the gradient instead of against it",
            'signs = {"D(L, omega[2,2])": "+", "step of omega[2,2]": "+"}',
            r"The derivative is positive: the loss rises as this weight grows. Descent goes the other way, by $-\mu$ "
            "times the derivative.",
        ),
        Wrong(
            "v is trained because it is in the chain rule",
            (
                'signs = {"step of v[1,2]": "+"}',
                'signs = {"step of v[1,2]": "-"}',
            ),
            r"$\partial L/\partial v_1[2]$ is a station on the way back, not the end of it. $v_1[2]$ is no "
            r"parameter: it is computed anew from $u$ and $\omega$ in every forward pass, for every sample. Only "
            r"$b$, $\omega$ and $x$ are moved; $v$ follows.",
        ),
        Wrong(
            "an error left means a derivative left",
            (
                'signs = {"D(L, b) with the second sample": "+"}',
                'signs = {"D(L, b) with the second sample": "-"}',
            ),
            r"$\partial L/\partial b=-\sum_p(y_p-\bar y_p)$ adds the errors, and these two cancel. Both samples are "
            "fitted badly, and yet the derivative is zero: raising $b$ helps the one as much as it harms the other.",
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
    judge=Choices(
        ("p", "h", "p and h", "nothing"),
        also={"h and p": "p and h", "p, h": "p and h", "h, p": "p and h", "both": "p and h", "none": "nothing"},
    ),
    wrong=(
        Wrong(
            "the sum over h kept",
            'sums_left = {"D(y_bar[p], x[h])": "h"}',
            r"$\bar y_p$ is a sum over all hidden units, but the one $x[h]$ by which you differentiate stands in one "
            "of its terms only. The others are constants: only $k=h$ is left.",
        ),
        Wrong(
            "one weight led through all hidden units",
            'sums_left = {"D(y_bar[p], omega[i,h])": "h"}',
            r"$\omega[i,h]$ leads into the hidden unit $h$ and into no other. So there is one path from it to $\bar "
            "y_p$ and nothing to add up.",
        ),
        Wrong(
            "a sum over samples where there is one sample",
            (
                'sums_left = {"D(y_bar[p], x[h])": "p"}',
                'sums_left = {"D(y_bar[p], x[h])": "p and h"}',
                'sums_left = {"D(y_bar[p], omega[i,h])": "p"}',
                'sums_left = {"D(y_bar[p], omega[i,h])": "p and h"}',
                'sums_left = {"D(y_bar[p], u[p,i])": "p"}',
                'sums_left = {"D(y_bar[p], u[p,i])": "p and h"}',
            ),
            r"$\bar y_p$ is the output for the *one* sample $p$. There is no sum over $p$ in it, so none can be "
            "left; the sum over $p$ stands in $L$.",
        ),
        Wrong(
            "one path for an input",
            (
                'sums_left = {"D(y_bar[p], u[p,i])": "nothing"}',
                'sums_left = {"D(L, u[p,i])": "nothing"}',
            ),
            "*Every* hidden unit sees the input $u_p[i]$, each through a weight of its own. There are $H$ paths "
            r"from it to $\bar y_p$; each brings a product, and the products are added.",
        ),
        Wrong(
            "the samples forgotten",
            (
                'sums_left = {"D(L, b)": "nothing"}',
                'sums_left = {"D(L, omega[i,h])": "nothing"}',
                'sums_left = {"D(L, s)": "nothing"}',
                'sums_left = {"D(L, s)": "h"}',
            ),
            r"$b$, $\omega[i,h]$ and $s$ are the same for all samples and stand in each $\bar y_p$. So every sample "
            "has a term in the derivative, and they are added.",
        ),
        Wrong(
            "a sum over h for b",
            (
                'sums_left = {"D(L, b)": "h"}',
                'sums_left = {"D(L, b)": "p and h"}',
            ),
            r"$b$ stands beside the sum over the hidden units, not in it. It leads to $\bar y_p$ straight away, and "
            "from there only the sum over the samples is left.",
        ),
        Wrong(
            "both sums kept for a weight",
            'sums_left = {"D(L, omega[i,h])": "p and h"}',
            "The sum over $p$ stays, since the weight serves all samples. The sum over $h$ goes: the weight has an "
            "$h$ of its own and leads into that unit alone.",
        ),
        Wrong(
            "the other sum kept for a weight",
            'sums_left = {"D(L, omega[i,h])": "h"}',
            "It is the other way round: the sum over $h$ goes, as the weight has an $h$ of its own and leads into "
            "that unit alone; the sum over $p$ stays, as the weight serves all samples.",
        ),
        Wrong(
            "one sample's letter summed over all samples",
            'sums_left = {"D(L, y_bar[p])": "p"}',
            r"$\bar y_p$ is the output for *one* sample. It stands in one term of $L$, so that one is left: "
            r"$-(y_p-\bar y_p)$.",
        ),
        Wrong(
            "what is hidden in ȳ counted",
            (
                'sums_left = {"D(L, y_bar[p])": "h"}',
                'sums_left = {"D(L, y_bar[p])": "p and h"}',
            ),
            r"$\bar y_p$ counts as a single letter: the sum over the hidden units is only hidden in it. In $L$ it "
            r"stands in one term, and that one is left, $-(y_p-\bar y_p)$.",
        ),
        Wrong(
            "all samples for the input of one",
            'sums_left = {"D(L, u[p,i])": "p and h"}',
            "The sum over $h$ is right: every hidden unit sees the input. But $u_p[i]$ belongs to the one sample "
            "$p$, and the other samples know nothing of it.",
        ),
        Wrong(
            "an input taken for a weight",
            'sums_left = {"D(L, u[p,i])": "p"}',
            "$u_p[i]$ belongs to the one sample $p$: the other terms of $L$ know nothing of it. And it leads into "
            "*every* hidden unit, so over those it is summed.",
        ),
        Wrong(
            "one hidden unit for a number that all share",
            'sums_left = {"D(L, s)": "p"}',
            r"$s$ has no $h$: it stands in every hidden unit, and acts on $\bar y_p$ through each of them. So the "
            "sum over $h$ stays too.",
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
            "sigmoid's slope comes in as a factor.",
        ),
        Wrong(
            "u dropped",
            'v_by_omega = "v[p,h] * (1 - v[p,h])"',
            r"This is $\partial v_p[h]/\partial v^*_p[h]$. The chain goes on to $\omega[i,h]$, and $v^*_p[h]$ has "
            "the slope $u_p[i]$ in it.",
        ),
        Wrong(
            "the weight for its input",
            'v_by_omega = "v[p,h] * (1 - v[p,h]) * omega[i,h]"',
            r"In the product $\omega[i,h]\,u_p[i]$ you differentiate by $\omega[i,h]$; what is left is the other "
            r"factor, $u_p[i]$. With $\omega[i,h]$ left it would be the derivative by the input.",
        ),
        Wrong(
            "another number for the input",
            (
                'v_by_omega = "v[p,h] * (1 - v[p,h]) * x[h]"',
                'v_by_omega = "v[p,h] * (1 - v[p,h]) * v[p,h]"',
                'v_by_omega = "v[p,h] * (1 - v[p,h]) * v_star[p,h]"',
                'v_by_omega = "v[p,h] * (1 - v[p,h]) * Sum(u[p,j], j)"',
            ),
            r"The last factor is what $\omega[i,h]$ is multiplied by in $v^*_p[h]=\sum_j\omega[j,h]\,u_p[j]$. Only "
            "the term with $j=i$ has this weight in it, and what stands beside it is the one input $u_p[i]$.",
        ),
        Wrong(
            "the slope taken at v* where v is meant",
            'v_by_omega = "v_star[p,h] * (1 - v_star[p,h]) * u[p,i]"',
            "In $v(1-v)$ stands what comes *out* of the sigmoid. With $v^*$ in its place the “slope” can be "
            "negative, and the sigmoid never falls.",
        ),
        Wrong(
            "the slope taken at v where v* is meant",
            'v_by_omega = "sigma(v[p,h]) * (1 - sigma(v[p,h])) * u[p,i]"',
            r"This is $\sigma'(v_p[h])$, and wanted is $\sigma'(v^*_p[h])$. $v_p[h]$ has been through the sigmoid "
            r"already: $\sigma(v^*_p[h])\,(1-\sigma(v^*_p[h]))$ is just $v_p[h]\,(1-v_p[h])$.",
        ),
        Wrong(
            "another slope",
            (
                'v_by_omega = "(1 - v[p,h]) * u[p,i]"',
                'v_by_omega = "v[p,h] * u[p,i]"',
                'v_by_omega = "(1 - v[p,h]**2) * u[p,i]"',
                'v_by_omega = "v[p,h]**2 * u[p,i]"',
                'v_by_omega = "v[p,h] * (1 + v[p,h]) * u[p,i]"',
            ),
            r"From $v^*_p[h]$ to $v_p[h]$ the factor is the sigmoid's slope, and that is $v\,(1-v)$: both factors, "
            "neither $v$ nor $1-v$ alone, nor $1-v^2$, which is tanh's.",
        ),
        Wrong(
            "two arrows for v by ω",
            (
                'v_by_omega = "v[p,h]"',
                'v_by_omega = "omega[i,h]"',
                'v_by_omega = "v_star[p,h]"',
                'v_by_omega = "x[h]"',
                'v_by_omega = "u[p,i] * x[h]"',
                'v_by_omega = "v[p,h] * (1 - v[p,h]) * u[p,i] * omega[i,h]"',
                'v_by_omega = "v[p,h] * (1 - v[p,h]) * (1 - u[p,i])"',
                'v_by_omega = "2 * v[p,h] * (1 - v[p,h]) * u[p,i]"',
            ),
            r"Two arrows lie between $\omega[i,h]$ and $v_p[h]$, and each brings just one factor: $u_p[i]$ the one "
            r"to $v^*_p[h]$, and the sigmoid's slope $v\,(1-v)$ the one to $v_p[h]$.",
        ),
        Wrong(
            "a minus too many",
            ('v_by_omega = "-v[p,h] * (1 - v[p,h]) * u[p,i]"',),
            r"The minus belongs to the error, $-(y_p-\bar y_p)$, and the error is no part of this chain: it ends at "
            "$v_p[h]$. The sigmoid's own two minus signs cancel.",
        ),
        Wrong(
            "arrows too many",
            (
                'v_by_omega = "v[p,h] * (1 - v[p,h]) * u[p,i] * x[h]"',
                'v_by_omega = "-(y[p] - y_bar[p]) * x[h] * v[p,h] * (1 - v[p,h]) * u[p,i]"',
                'v_by_omega = "-(y[p] - y_bar[p]) * v[p,h] * (1 - v[p,h]) * u[p,i]"',
                'v_by_omega = "-Sum((y[p] - y_bar[p]) * x[h] * v[p,h] * (1 - v[p,h]) * u[p,i], p)"',
            ),
            r"The chain is to end at $v_p[h]$: of $\omega[i,h]\to v^*_p[h]\to v_p[h]$ there are two factors. $x[h]$ "
            r"and the error come later, on the way to $\bar y_p$ and $L$.",
        ),
        Wrong(
            "a sum where there is none",
            (
                'v_by_omega = "Sum(v[p,h] * (1 - v[p,h]) * u[p,i], p)"',
                'v_by_omega = "Sum(v[p,h] * (1 - v[p,h]) * u[p,i], h)"',
            ),
            r"$v_p[h]$ is one unit for one sample, and $\omega[i,h]$ one weight into it: there is one path between "
            "them, and nothing to add up.",
        ),
        Wrong(
            "the minus sign lost",
            (
                'L_by_v = "(y[p] - y_bar[p]) * x[h]"',
                'L_by_v = "2 * (y[p] - y_bar[p]) * x[h]"',
                'SSE_by_x = "2 * Sum((y[p] - y_bar[p]) * v[p,h], p)"',
                'SSE_by_x = "Sum((y[p] - y_bar[p]) * v[p,h], p)"',
                'SSE_by_x = "2 * (y[p] - y_bar[p]) * v[p,h]"',
            ),
            r"$\bar y_p$ stands with a minus in $y_p-\bar y_p$, and the chain rule brings it out: where the output "
            "is too low, the loss *falls* as the output grows.",
        ),
        Wrong(
            "x[h] dropped",
            'L_by_v = "-(y[p] - y_bar[p])"',
            r"This is $\partial L/\partial\bar y_p$. From $\bar y_p$ on to $v_p[h]$ it goes through the product "
            r"$x[h]\,v_p[h]$, and $x[h]$ is what is left of it.",
        ),
        Wrong(
            "all x for one",
            (
                'L_by_v = "-(y[p] - y_bar[p]) * Sum(x[k], k)"',
                'L_by_v = "-Sum((y[p] - y_bar[p]) * x[k] * v[p,k], k)"',
                'L_by_v = "-(y[p] - y_bar[p]) * (y_bar[p] - b)"',
            ),
            r"You differentiate by one unit's value, $v_p[h]$. Of the sum in $\bar y_p$ only the term with $k=h$ has "
            "it, and $x[h]$ is what is left of that term.",
        ),
        Wrong(
            "the other factor of the product",
            (
                'L_by_v = "-(y[p] - y_bar[p]) * v[p,h]"',
                'L_by_v = "-(y[p] - y_bar[p]) * x[h] * v[p,h]"',
                'SSE_by_x = "-2 * Sum((y[p] - y_bar[p]) * x[h], p)"',
                'SSE_by_x = "-2 * Sum((y[p] - y_bar[p]) * x[h] * v[p,h], p)"',
                'SSE_by_x = "-2 * (y[p] - y_bar[p]) * x[h]"',
            ),
            r"In the product $x[h]\,v_p[h]$ the factor by which you differentiate goes, and the *other* one is left: "
            "$x[h]$ if it is by $v_p[h]$, and $v_p[h]$ if it is by $x[h]$.",
        ),
        Wrong(
            "the ½ or the 2 left over",
            (
                'L_by_v = "-2 * (y[p] - y_bar[p]) * x[h]"',
                'L_by_v = "-(y[p] - y_bar[p]) * x[h] / 2"',
            ),
            "In $L$ stands a ½, and it cancels the 2 that comes down from the square: nothing of them is left.",
        ),
        Wrong(
            "summed over all samples",
            (
                'L_by_v = "-Sum((y[p] - y_bar[p]) * x[h], p)"',
                'L_by_v = "-Sum((y[p] - y_bar[p]) * Sum(x[h], h), p)"',
            ),
            "A weight serves all samples, and so its derivative is a sum over them. $v_p[h]$ belongs to one sample, "
            "$p$, and stands in one term of $L$.",
        ),
        Wrong(
            "the error left out",
            (
                'L_by_v = "-x[h]"',
                'L_by_v = "x[h]"',
                'SSE_by_x = "-2 * Sum(v[p,h], p)"',
                'SSE_by_x = "Sum(v[p,h], p)"',
                'SSE_by_x = "2 * Sum(v[p,h], p)"',
            ),
            "The first factor on the way back is missing. What is squared stays, once, when a square is "
            r"differentiated: $-(y_p-\bar y_p)$.",
        ),
        Wrong(
            "the square left as it was",
            (
                'L_by_v = "(y[p] - y_bar[p])**2 * x[h] / 2"',
                'L_by_v = "-(y[p] - y_bar[p])**2 * x[h] / 2"',
                'L_by_v = "-(y[p] - y_bar[p])**2 * x[h]"',
                'SSE_by_x = "-2 * Sum((y[p] - y_bar[p])**2 * v[p,h], p)"',
                'SSE_by_x = "-Sum((y[p] - y_bar[p])**2 * v[p,h], p)"',
                'SSE_by_x = "Sum((y[p] - y_bar[p])**2 * v[p,h], p)"',
            ),
            "The derivative of a square is twice what was squared, times the derivative of that: the error stands "
            "in it once, and not squared.",
        ),
        Wrong(
            "not the whole output in the error",
            (
                'L_by_v = "-(y[p] - v[p,h]) * x[h]"',
                'L_by_v = "-(y[p] - x[h] * v[p,h]) * x[h]"',
                'L_by_v = "-(y[p] - b - x[h] * v[p,h]) * x[h]"',
                'SSE_by_x = "-2 * Sum((y[p] - x[h] * v[p,h]) * v[p,h], p)"',
                'SSE_by_x = "-2 * Sum((y[p] - b - x[h] * v[p,h]) * v[p,h], p)"',
            ),
            r"The error is $y_p-\bar y_p$ with the whole output: $b$ and *all* hidden units are in $\bar y_p$, also "
            "after the derivative has been taken.",
        ),
        Wrong(
            "two arrows, two factors",
            (
                'L_by_v = "-(y[p] - y_bar[p]) * x[h] * u[p,i]"',
                'L_by_v = "-(y[p] - y_bar[p]) * omega[i,h]"',
                'L_by_v = "-(y[p] - y_bar[p]) * (b + x[h])"',
                'L_by_v = "-(y[p] - y_bar[p]) * u[p,i]"',
                'L_by_v = "-(y[p] - y_bar[p]) * x[h] * omega[i,h]"',
            ),
            r"From $L$ back to $v_p[h]$ there are two arrows, and each brings one factor: $-(y_p-\bar y_p)$ at $\bar "
            "y_p$, and from there what $v_p[h]$ is multiplied by.",
        ),
        Wrong(
            "one factor too many",
            (
                'L_by_v = "-(y[p] - y_bar[p]) * x[h] * v[p,h] * (1 - v[p,h])"',
                'L_by_v = "-(y[p] - y_bar[p]) * x[h] * v[p,h] * (1 - v[p,h]) * u[p,i]"',
                'L_by_v = "-(y[p] - y_bar[p]) * v[p,h] * (1 - v[p,h])"',
                'SSE_by_x = "-2 * Sum((y[p] - y_bar[p]) * v[p,h] * (1 - v[p,h]), p)"',
                'SSE_by_x = "-2 * Sum((y[p] - y_bar[p]) * x[h] * v[p,h] * (1 - v[p,h]), p)"',
            ),
            "The sigmoid lies between $v^*_p[h]$ and $v_p[h]$. The way back from $L$ to $v_p[h]$, or to $x[h]$, "
            r"ends before it, so its slope $v\,(1-v)$ is no factor here.",
        ),
        Wrong(
            "the 2 of the square lost",
            'SSE_by_x = "-Sum((y[p] - y_bar[p]) * v[p,h], p)"',
            r"This is $\partial L/\partial x[h]$, where the ½ cancels the 2 of the square. Here there is no ½, and "
            "so the 2 stays.",
        ),
        Wrong(
            "the samples forgotten",
            (
                'SSE_by_x = "-2 * (y[p] - y_bar[p]) * v[p,h]"',
                'SSE_by_x = "-(y[p] - y_bar[p]) * v[p,h]"',
            ),
            r"This is for one sample $p$ alone. $x[h]$ is the same for all samples and is in every $\bar y_p$, so "
            "the sum over $p$ stays.",
        ),
        Wrong(
            "v out of the sum",
            'SSE_by_x = "-2 * v[p,h] * Sum(y[q] - y_bar[q], q)"',
            "$v_p[h]$ differs from sample to sample: it cannot leave the sum over $p$. Each error is multiplied by "
            "the $v_p[h]$ of its own sample.",
        ),
        Wrong(
            "v dropped",
            (
                'SSE_by_x = "2 * Sum((y[p] - y_bar[p]), p)"',
                'SSE_by_x = "-Sum((y[p] - y_bar[p]), p)"',
                'SSE_by_x = "-2 * Sum(y[p] - y_bar[p], p)"',
                'SSE_by_x = "-2 * (y[p] - y_bar[p])"',
            ),
            r"The factor $v_p[h]$ is missing. It is $b$ that enters $\bar y_p$ with the factor 1; $x[h]$ enters it "
            "with the factor $v_p[h]$.",
        ),
        Wrong(
            "the sum over h kept",
            (
                'SSE_by_x = "-2 * Sum((y[p] - y_bar[p]) * Sum(v[p,k], k), p)"',
                'SSE_by_x = "-2 * Sum((y[p] - y_bar[p]) * Sum(x[k] * v[p,k], k), p)"',
            ),
            r"You differentiate by one $x[h]$. Of the sum in $\bar y_p$ only the term with $k=h$ is left.",
        ),
        Wrong(
            "v* for v",
            'SSE_by_x = "-2 * Sum((y[p] - y_bar[p]) * v_star[p,h], p)"',
            "What $x[h]$ multiplies is what comes *out* of the hidden unit, $v_p[h]$, behind the sigmoid.",
        ),
        Wrong(
            "the factor in front",
            (
                'SSE_by_x = "-4 * Sum((y[p] - y_bar[p]) * v[p,h], p)"',
                'SSE_by_x = "-1/2 * Sum((y[p] - y_bar[p]) * v[p,h], p)"',
                'SSE_by_x = "-2 / P * Sum((y[p] - y_bar[p]) * v[p,h], p)"',
                'SSE_by_x = "-1 / P * Sum((y[p] - y_bar[p]) * v[p,h], p)"',
            ),
            "The square brings a 2, the inside a minus, and that is all: there is no ½ here, and the sum is not "
            "divided by $P$.",
        ),
        Wrong(
            "one sample's term for all",
            (
                'SSE_by_x = "-2 * P * (y[p] - y_bar[p]) * v[p,h]"',
                'SSE_by_x = "-2 * Sum((y[p] - y_bar[p]) * v[p,h], h)"',
            ),
            "Every sample has a term of its own, with its own error and its own $v_p[h]$: the sum runs over $p$, "
            "and its terms differ.",
        ),
        Wrong(
            "the input for v",
            ('SSE_by_x = "-2 * Sum((y[p] - y_bar[p]) * u[p,i], p)"',),
            "$x[h]$ multiplies $v_p[h]$, and the inputs lie behind that. They come in where you differentiate by "
            r"$\omega[i,h]$.",
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
            "the derivative moved into the sum, doubted",
            'at_fault = {"A, line": "2"}',
            "The derivative of a sum is the sum of the derivatives, and ½ is a constant that stays in front. "
            "Nothing has been differentiated yet.",
        ),
        Wrong(
            "½, 2 and the minus, doubted",
            'at_fault = {"A, line": "3"}',
            "Line 3 follows: the 2 of the square cancels the ½, $y_p$ is data and has the derivative 0, and the "
            r"minus comes from $-\bar y_p$.",
        ),
        Wrong(
            "a sum differentiated term by term, doubted",
            'at_fault = {"A, line": "4"}',
            "The derivative of a sum is the sum of the derivatives, and the sum has an index of its own, $k$. "
            "Nothing is wrong yet: all terms of this sum but one are zero.",
        ),
        Wrong(
            "the consequence taken for the cause",
            'at_fault = {"A, line": "6"}',
            r"Line 6 is not the derivative that was asked for, but it follows from line 5: $(y_p-\bar y_p)$ does not "
            "depend on $k$ and may be multiplied into the sum. The mistake was made before.",
        ),
        Wrong(
            "a line that A has not",
            'at_fault = {"A, line": "7"}',
            "A has six lines.",
        ),
        Wrong(
            "the δ taken for a factor that stays",
            'at_fault = {"A, wrong": "missing factor"}',
            r"You may say that a factor $\delta_{hk}$ is missing in line 5: it is 1 for $k=h$ and else 0. But it "
            "does not stay in the formula. It takes the sum over the hidden units away, and that sum is what is "
            "wrong.",
        ),
        Wrong(
            "something else wrong with A",
            (
                'at_fault = {"A, wrong": "sign"}',
                'at_fault = {"A, wrong": "factor 2"}',
                'at_fault = {"A, wrong": "slope"}',
                'at_fault = {"A, wrong": "out of the sum"}',
            ),
            "In A the minus is right, 2 and ½ cancel, no slope of the sigmoid comes in on the way to $x[h]$, and "
            "nothing has left the sum over $p$. Compare what is summed over $k$ with what the derivative by the one "
            "$x[h]$ leaves of it.",
        ),
        Wrong(
            "two steps in one, doubted",
            'at_fault = {"B, line": "2"}',
            r"It goes fast, but it follows: the 2 of the square cancels the ½, and the minus comes from $-\bar y_p$.",
        ),
        Wrong(
            "one unit alone, doubted",
            'at_fault = {"B, line": "3"}',
            r"Line 3 follows: of $\bar y_p=b+\sum_kx[k]\,v_p[k]$ only the term with $k=h$ depends on $\omega[i,h]$, "
            "and $x[h]$ is a constant factor in it.",
        ),
        Wrong(
            "a constant must not leave the sum",
            'at_fault = {"B, line": "4"}',
            "$x[h]$ has no $p$: it is the same in all terms of the sum over $p$ and may stand in front of it. With "
            "$u_p[i]$ that would be wrong.",
        ),
        Wrong(
            "the chain rule doubted",
            'at_fault = {"B, line": "5"}',
            r"Line 5 only splits the way from $\omega[i,h]$ to $v_p[h]$ at $v^*_p[h]$: outer derivative times inner "
            "derivative. Neither has been worked out yet.",
        ),
        Wrong(
            "the consequence taken for the cause, again",
            'at_fault = {"B, line": "7"}',
            r"From line 6 to line 7 only $\partial v^*_p[h]/\partial\omega[i,h]=u_p[i]$ is put in, and that is "
            "right. The line takes over a mistake that was there before.",
        ),
        Wrong(
            "the slope at v not noticed",
            (
                'at_fault = {"B, wrong": "missing factor"}',
                'at_fault = {"B, wrong": "sign"}',
                'at_fault = {"B, wrong": "factor 2"}',
                'at_fault = {"B, wrong": "sum over hidden units"}',
            ),
            r"All factors are there, with the right sign, and $\omega[i,h]$ leads into one unit. But $\sigma'$ has "
            "to be taken at what goes *into* the sigmoid, $v^*_p[h]$; line 6 takes it at what comes out. Right is "
            r"$\sigma(v^*_p[h])\,(1-\sigma(v^*_p[h]))=v_p[h]\,(1-v_p[h])$.",
        ),
        Wrong(
            "x[h] out of the sum",
            'at_fault = {"B, wrong": "out of the sum"}',
            "Only $x[h]$ has left the sum over $p$, and it may: it is the same for all samples. Look at what stands "
            r"inside $\sigma$.",
        ),
        Wrong(
            "minus times minus doubted",
            'at_fault = {"C, line": "2", "C, wrong": "sign"}',
            r"One minus stands in front of the sum, $\partial L/\partial b=-\sum_p(y_p-\bar y_p)$, and the other in "
            r"front of $\bar y_p$. Together they are $+1$.",
        ),
        Wrong(
            "line 2 of C doubted",
            'at_fault = {"C, line": "2"}',
            r"Line 2 follows: differentiate $\partial L/\partial b=-\sum_p(y_p-\bar y_p)$ once more. $y_p$ is data, "
            r"of $-\bar y_p$ there is left $-\partial\bar y_p/\partial x[h]$, and minus times minus is plus. The "
            "error is not squared here, so it does not stay as a factor, and no 2 comes down.",
        ),
        Wrong(
            "a finished sum doubted",
            'at_fault = {"C, line": "3"}',
            r"$\partial\bar y_p/\partial x[h]=v_p[h]$ for every sample, and the sum over the samples is still there.",
        ),
        Wrong(
            "a line that C has not",
            (
                'at_fault = {"C, line": "5"}',
                'at_fault = {"C, line": "6"}',
                'at_fault = {"C, line": "7"}',
            ),
            "C has four lines.",
        ),
        Wrong(
            "unequal terms counted as equal",
            (
                'at_fault = {"C, line": "4", "C, wrong": "missing factor"}',
                'at_fault = {"C, line": "4", "C, wrong": "sign"}',
                'at_fault = {"C, line": "4", "C, wrong": "factor 2"}',
                'at_fault = {"C, line": "4", "C, wrong": "sum over hidden units"}',
                'at_fault = {"C, line": "4", "C, wrong": "slope"}',
            ),
            "What is wrong in line 4 is that $v_p[h]$ has left the sum over $p$. $P$ times the term is the sum only "
            "if all terms are equal, and $v_p[h]$ differs from sample to sample. Outside the sum $p$ means nothing.",
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

EXERCISES = (SIGNS, WHICH_SUMS_STAY, FORMULAS, WRONG_LINE, STEEPNESS)
