"""Exercise 03.2: Which sums stay?"""

from bplib.course.exercises import Choices, Exercise, Wrong

WHICH_SUMS_STAY = Exercise(
    key="03.2",
    title="Which sums stay?",
    kind="core",
    minutes=5,
    goal="say without computing which sums over samples and hidden units a derivative keeps",
    task=r"""
        $L$ is a sum over samples $p$, and inside it $\bar y_p$ is a sum over hidden units $h$. A derivative may leave
        one term of such a sum, or all. Over what do you still have to sum when you write each derivative below as a
        formula? Say `"p"`, `"h"`, `"p and h"` or `"nothing"`. In the formula, $\bar y_p$ and $v_p[h]$ may stand as
        letters: the sums inside them do not count.

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
