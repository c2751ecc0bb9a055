"""Exercise 03.4: Find the wrong line."""

from bplib.course.derivation.reading import split
from bplib.course.derivation.typeset import latex
from bplib.course.exercises import Choices, Exercise, Wrong

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
    kind="further",
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
            "ones in lesson 07.",
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
