"""Exercise 07.1: The largest stable step, with a pencil."""

from bplib.course.exercises import Exercise, Numbers, Wrong

BY_HAND = Exercise(
    key="07.1",
    title="The largest stable step, with a pencil",
    kind="core",
    minutes=10,
    goal="find the largest stable learning rate from a Hessian by hand",
    task=r"""
        A hidden unit is a steep step: for the five samples it gives $v_p[0]=0,\,0,\,0,\,1,\,1$, to many digits. Only
        $b$ and $x[0]$ move. Put the numbers into the Hessian of the section above and find, with a pencil,

        - the largest stable $\mu$ if $b$ moves alone,
        - the two curvatures of the valley and its condition number, if both move,
        - the edge for both, that is $2/\lambda_{\max}$,
        - and the same edge after every sample has been written down four times.
        """,
    answer="valley",
    stub="""
        valley = {
            "edge for b alone": ...,
            "largest curvature": ...,
            "smallest curvature": ...,
            "condition number": ...,
            "edge": ...,
            "edge, data four times": ...,
        }
        """,
    solution="""
        valley = {
            "edge for b alone": 2 / 5,
            "largest curvature": 6,
            "smallest curvature": 1,
            "condition number": 6,
            "edge": 1 / 3,
            "edge, data four times": 1 / 12,
        }
        """,
    hints=(
        r"$\sum_p1=5$, $\sum_pv_p[0]=2$, $\sum_pv_p[0]^2=2$. The curvature along $b$ alone is the first of them.",
        r"The eigenvalues of $\begin{pmatrix}5&2\\2&2\end{pmatrix}$ solve $(5-\lambda)(2-\lambda)-2\cdot2=0$.",
        r"Four times the samples: each entry of the Hessian is a sum over them. What becomes of $\lambda_{\max}$?",
    ),
    judge=Numbers(),
    wrong=(
        Wrong(
            "the mixed derivative left out",
            'valley = {"largest curvature": 5}',
            r"5 is the curvature along the axis of $b$. The entries beside the diagonal turn the valley away from the "
            r"axes, and there is a direction between them in which it is steeper. Solve "
            r"$(5-\lambda)(2-\lambda)-2\cdot2=0$.",
        ),
        Wrong(
            "1/λ for 2/λ",
            'valley = {"edge": 1 / 6}',
            r"With $\mu=1/\lambda_{\max}$ the factor $1-\mu\lambda_{\max}$ is 0: one step to the floor of the valley. "
            r"That is no edge: up to twice that, the factor is still above $-1$, and the distance shrinks while it "
            r"changes sides.",
        ),
        Wrong(
            "1/λ for 2/λ, already for b",
            'valley = {"edge for b alone": 1 / 5}',
            r"With $\mu=1/\lambda$ one step leads to the bottom. The steps become unstable at twice that, where "
            r"$1-\mu\lambda=-1$.",
        ),
        Wrong(
            "the smallest curvature sets the edge",
            'valley = {"edge": 2}',
            r"$2/\lambda_{\min}$ would do *along* the valley. Across it the factor is then $1-2\cdot6=-11$: every step "
            r"makes that distance eleven times as large. The steepest direction decides.",
        ),
        Wrong(
            "the edge of b alone for both",
            'valley = {"edge": 2 / 5}',
            r"At $\mu=\frac25$ the factor of the steepest direction is $1-\frac25\cdot6=-1.4$. Moving more parameters "
            r"never makes the edge larger, as $\lambda_{\max}$ is at least the curvature along each axis.",
        ),
        Wrong(
            "the curvatures added up",
            'valley = {"edge": 2 / 7}',
            r"$5+2=7$ is the *sum* of the two curvatures. $\mu=\frac27$ is stable, but not the largest that is: each "
            r"direction has a factor of its own, and the steepest has $\lambda=6$.",
        ),
        Wrong(
            "the condition number upside down",
            'valley = {"condition number": 1 / 6}',
            r"It is the largest curvature by the smallest, so never below 1.",
        ),
        Wrong(
            "mean for sum",
            'valley = {"edge, data four times": 1 / 3}',
            r"So it would be if the loss were a *mean* over the samples. The slides' loss is a sum: four times the "
            r"samples make every entry of the Hessian, and so $\lambda_{\max}$, four times as large.",
        ),
        Wrong(
            "more data, longer steps",
            'valley = {"edge, data four times": 4 / 3}',
            r"Four times the samples make the valley four times as steep. A steeper valley wants *shorter* steps: "
            r"$2/(4\lambda_{\max})$.",
        ),
        Wrong(
            "λ/2 for 2/λ",
            (
                'valley = {"edge for b alone": 5 / 2}',
                'valley = {"edge": 3}',
                'valley = {"edge, data four times": 12}',
            ),
            r"The larger the curvature, the *shorter* the steps must be: the edge is 2 divided by $\lambda$.",
        ),
        Wrong(
            "a curvature for an edge",
            (
                'valley = {"edge for b alone": 5}',
                'valley = {"edge": 6}',
                'valley = {"edge, data four times": 24}',
            ),
            r"This is a curvature $\lambda$. Asked is the largest $\mu$ that is stable with it, $2/\lambda$.",
        ),
        Wrong(
            "both moved, where b moves alone",
            'valley = {"edge for b alone": 1 / 3}',
            r"This is the edge if $x[0]$ moves, too. Where $b$ moves alone, only the curvature along its own axis "
            r"counts: the first entry of the Hessian.",
        ),
        Wrong(
            "x[0] moved, where b moves alone",
            'valley = {"edge for b alone": 1}',
            r"$2/2$ would be the edge if $x[0]$ moved alone. The curvature along $b$ is $\sum_p1$.",
        ),
        Wrong(
            "the 40 points of the running example",
            'valley = {"edge for b alone": 2 / 40}',
            r"The lesson's example has 40 points. Here there are five samples, so $\sum_p1=5$.",
        ),
        Wrong(
            "only the samples at 1 counted",
            'valley = {"edge for b alone": 2 / 3}',
            r"$\sum_p1$ counts all five samples, whatever $v_p[0]$ is for them.",
        ),
        Wrong(
            "the sum of the curvatures for the largest",
            'valley = {"largest curvature": 7}',
            r"$5+2=7$ is the sum of the two curvatures, of the largest and the smallest. Solve "
            r"$(5-\lambda)(2-\lambda)-2\cdot2=0$ for both.",
        ),
        Wrong(
            "largest and smallest exchanged",
            'valley = {"largest curvature": 1, "smallest curvature": 6}',
            r"Both are right, but 6 is the larger of the two.",
        ),
        Wrong(
            "divided by the number of samples",
            (
                'valley = {"largest curvature": 6 / 5}',
                'valley = {"smallest curvature": 1 / 5}',
                'valley = {"edge for b alone": 2}',
                'valley = {"edge": 5 / 3}',
            ),
            r"The slides' loss is a *sum* over the samples, so the entries of the Hessian are sums, 5, 2 and 2, and "
            r"not means.",
        ),
        Wrong(
            "the square of the sum for the sum of squares",
            (
                'valley = {"largest curvature": (9 + 17**0.5) / 2}',
                'valley = {"smallest curvature": (9 - 17**0.5) / 2}',
            ),
            r"The last entry is $\sum_pv_p[0]^2$: each $v_p[0]$ is squared first, $1+1=2$, and not $(1+1)^2=4$.",
        ),
        Wrong(
            "the mixed derivative not squared",
            (
                'valley = {"largest curvature": (7 + 17**0.5) / 2}',
                'valley = {"smallest curvature": (7 - 17**0.5) / 2}',
            ),
            r"In the determinant stands the product of the two entries beside the diagonal: $2\cdot2$, not 2.",
        ),
        Wrong(
            "the zeros counted for the ones",
            (
                'valley = {"largest curvature": 4 + 10**0.5}',
                'valley = {"smallest curvature": 4 - 10**0.5}',
            ),
            r"$\sum_pv_p[0]$ adds the values themselves: $0+0+0+1+1=2$.",
        ),
        Wrong(
            "a ½ left over",
            (
                'valley = {"largest curvature": 3}',
                'valley = {"smallest curvature": 1 / 2}',
            ),
            r"The ½ of the loss is gone: the derivative of a square has brought a 2.",
        ),
        Wrong(
            "the curvature along the axis of x[0] for the smallest",
            'valley = {"smallest curvature": 2}',
            r"2 is the curvature along the axis of $x[0]$. Between the axes there is a direction in which the valley "
            r"is flatter still. Solve $(5-\lambda)(2-\lambda)-2\cdot2=0$.",
        ),
        Wrong(
            "a direction without any curvature",
            'valley = {"smallest curvature": 0}',
            r"The product of the two curvatures is the determinant, $5\cdot2-2\cdot2=6$; so none of them is 0.",
        ),
        Wrong(
            "the sign of the curvatures",
            ('valley = {"largest curvature": -6}', 'valley = {"smallest curvature": -1}'),
            r"$\lambda^2-7\lambda+6=0$ has two positive solutions; a bowl curves upwards in every direction.",
        ),
        Wrong(
            "the difference for the ratio",
            'valley = {"condition number": 5}',
            r"The condition number is the *ratio* of the largest curvature to the smallest.",
        ),
        Wrong(
            "the ratio along the axes",
            ('valley = {"condition number": 5 / 2}', 'valley = {"condition number": 2 / 5}'),
            r"$5$ and $2$ are the curvatures along the axes. The condition number is the ratio of the largest "
            r"curvature to the smallest, in whatever direction they are.",
        ),
        Wrong(
            "a root or a square of the condition number",
            ('valley = {"condition number": 6**0.5}', 'valley = {"condition number": 36}'),
            r"The curvatures are the eigenvalues themselves; no root and no square is taken.",
        ),
        Wrong(
            "1/λ for 2/λ, with the data four times",
            'valley = {"edge, data four times": 1 / 24}',
            r"With $1/\lambda_{\max}$ one step leads to the floor of the valley. The edge is at twice that.",
        ),
        Wrong(
            "the edge of b alone, with the data four times",
            ('valley = {"edge, data four times": 2 / 20}', 'valley = {"edge, data four times": 8 / 5}'),
            r"Asked is the edge for both: $2/\lambda_{\max}$, with the largest curvature of the new Hessian.",
        ),
        Wrong(
            "four times as steep, twice over",
            ('valley = {"edge, data four times": 1 / 48}', 'valley = {"edge, data four times": 1 / 192}'),
            r"Every entry of the Hessian is a sum over samples and becomes four times as large, and so does "
            r"$\lambda_{\max}$: four times, not sixteen.",
        ),
        Wrong(
            "a root of the four",
            'valley = {"edge, data four times": 1 / 6}',
            r"Four times the samples make the sums, and $\lambda_{\max}$, four times as large, and not twice.",
        ),
        Wrong(
            "the smallest curvature, or the mean or the sum of both",
            (
                'valley = {"edge, data four times": 1 / 2}',
                'valley = {"edge, data four times": 1 / 7}',
                'valley = {"edge, data four times": 1 / 14}',
                'valley = {"edge": 4 / 7}',
            ),
            r"The steepest direction alone decides: $2/\lambda_{\max}$, with the largest of the curvatures.",
        ),
        Wrong(
            "2λ for 2/λ",
            (
                'valley = {"edge for b alone": 10}',
                'valley = {"edge": 12}',
                'valley = {"edge, data four times": 48}',
            ),
            r"2 is *divided* by the curvature: the steeper the valley, the shorter the steps must be.",
        ),
    ),
    praise="Doubling the samples halves the edge, so quote a learning rate together with $P$.",
)
