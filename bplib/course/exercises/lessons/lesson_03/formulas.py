"""Exercise 03.3: Three lines of your own."""

from bplib.course.exercises import Exercise, Formula, Wrong

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
