"""Exercise 03.1: The sign before the number."""

from bplib.course.exercises import Choices, Exercise, Wrong

SIGNS = Exercise(
    key="03.1",
    title="The sign before the number",
    kind="core",
    minutes=5,
    goal="say the sign of every derivative along the way back before computing it",
    task=r"""
        A network has two inputs and two hidden units. You know little of it: for the one sample its output is too
        *high*, $\bar y_1>y_1$; $x[1]>0$ and $x[2]<0$; $v_1[1]=0.9$ and $v_1[2]=0.2$; $u_1[2]<0$. That is enough for
        every sign here. Choose `"+"`, `"-"` or `"0"`. All is counted from 1.

        `"step of …"` means what steepest descent itself *adds* there in its next step: `"0"` if it adds nothing, even
        where a change follows from what it adds to the parameters. For the last entry let there be a second sample,
        whose output is as much too *low* as that of the first is too high.
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
                'signs = {"D(L, b)": "0"}',
                'signs = {"D(L, x[2])": "0"}',
                'signs = {"D(L, omega[2,1])": "0"}',
                'signs = {"D(L, omega[2,2])": "0"}',
                'signs = {"step of omega[2,2]": "0"}',
            ),
            "For the one sample each derivative is a product, and no factor is 0: the output is too high, $x[1]$, "
            "$x[2]$ and $u_1[2]$ have a sign, and $v$ and $1-v$ are positive. Where a derivative is not 0, a "
            "parameter moves.",
        ),
        Wrong(
            "no derivative by what is no parameter",
            (
                'signs = {"D(L, y_bar[1])": "0", "D(L, v[1,2])": "0"}',
                'signs = {"D(L, y_bar[1])": "0"}',
                'signs = {"D(L, v[1,2])": "0"}',
            ),
            r"A derivative asks how $L$ would change if this number were a little different, whoever sets it. "
            r"$\bar y_1$ and $v_1[2]$ are no parameters, and the loss depends on both: the output is too high, and "
            r"$x[2]$ is not 0.",
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
