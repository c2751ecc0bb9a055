"""Lesson 06, Choose the step size."""

import textwrap
from typing import Any

import numpy as np

import bplib as bp
from bplib.course.exercises import Case, Choices, Exercise, Formula, Functions, Measured, Numbers, Wrong
from bplib.course.exercises.compare import code, short

BY_HAND = Exercise(
    key="06.1",
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
            r"That is no edge: up to twice that, the factor is still above $-1$, and the error shrinks while it "
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
            r"makes that error eleven times as large. The steepest direction decides.",
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
            "the smallest or the mean curvature, four times",
            (
                'valley = {"edge, data four times": 1 / 2}',
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

_GOAL = 2.0
_STEPS = 400
_TELLING = {
    0.02: "as for 40",
    0.08: "times 4",
    2 / 160: "2/P",
    0.02 / 16: "by 16",
    0.02 / 40: "by P",
    0.02 / 160: "by P",
}
"""Rates that show how they were found."""


def _arrives(bold_mu: Any) -> tuple[str, str] | None:
    """Train on 160 points with a constant μ; wanted: a loss below 2 after 400 steps, and a fall at each of them."""
    try:
        mu = float(bold_mu)
    except (TypeError, ValueError):
        return "no number", f"is {code(short(bold_mu))}; one number is wanted"
    if not 0 < mu < np.inf:
        return "not positive", f"is {code(short(mu))}; a learning rate is a positive number"
    u, y = bp.data.teacher(n_samples=160)
    net = bp.Network.random(n_inputs=2, n_hidden=2, rng=0)
    run = bp.train(net, u, y, schedule=bp.schedules.constant(mu), tolerance=0, max_iterations=_STEPS)
    rises = np.diff(run.losses) > 0
    known = next((kind for rate, kind in _TELLING.items() if abs(mu - rate) < 0.02 * rate), None)
    if run.stopped == "diverged":
        return known or "diverges", "makes the loss explode; the run ends as diverged"
    if rises.any():
        return known or "rises", f"makes the loss rise, for the first time at step {int(np.argmax(rises)) + 1}"
    if run.final_loss >= _GOAL:
        reached = f"has come to a loss of {run.final_loss:.2g} after {_STEPS} steps; wanted is below {_GOAL:g}"
        return known or "too slow", reached
    return None


CHOOSE = Exercise(
    key="06.2",
    title="Bold enough, and not too bold",
    kind="core",
    minutes=10,
    goal="choose a learning rate for a new amount of data from one that is known to work",
    task=r"""
        You know that $\mu=0.02$ is just below the edge for the running example with its 40 points. Now you get 160
        points from the same source, `bp.data.teacher(n_samples=160)`, and the same start `net`. Choose one constant
        $\mu$ with which the loss falls *at every step* and is below 2 after 400 steps. Predict it before you try:
        think of the curvature. (You may try as often as you like.)

        ```python
        u_160, y_160 = bp.data.teacher(n_samples=160)
        schedule = bp.schedules.constant(bold_mu)
        print(bp.train(net, u_160, y_160, schedule=schedule, tolerance=0, max_iterations=400))
        ```
        """,
    answer="bold_mu",
    stub="""
        bold_mu = ...
        """,
    solution="""
        bold_mu = 0.02 / 4
        """,
    hints=(
        r"The loss is a sum over the samples, and so is every entry of the Hessian. With four times the points, what "
        r"is $\lambda_{\max}$, about?",
        r"It is $\mu P$ that stays the same: $0.02\cdot40=\mu\cdot160$.",
    ),
    judge=Measured(_arrives),
    wrong=(
        Wrong(
            "P forgotten",
            "bold_mu = 0.02",
            r"This was right for 40 points. Four times the points make the curvature, a sum over them, about four "
            r"times as large: $2/\lambda_{\max}$ is a quarter of what it was.",
        ),
        Wrong(
            "beyond the edge, though it does not explode",
            "bold_mu = 0.01",
            r"Beyond $2/\lambda_{\max}$ the loss need not go to infinity: it may jump about, or saturate the hidden "
            r"units and stay there. If it rises, take a smaller $\mu$.",
        ),
        Wrong(
            "multiplied where it is divided",
            "bold_mu = 0.02 * 4",
            r"0.08 is four times the old rate. But four times the points make the valley four times as *steep*, and a "
            r"steeper valley wants shorter steps.",
        ),
        Wrong(
            "2/P taken for the edge",
            "bold_mu = 2 / 160",
            r"$2/P$ is a rate that no stable $\mu$ exceeds, since $\lambda_{\max}\ge P$. The edge itself is at "
            r"$2/\lambda_{\max}$, and that is lower: for 40 points 0.02 was near the edge, and $2/P$ was 0.05.",
        ),
        Wrong(
            "four times as steep, twice over",
            "bold_mu = 0.02 / 16",
            r"0.02/16 would be right for a valley sixteen times as steep. Four times the points make it four times as "
            r"steep: the entries of the Hessian are sums over the samples.",
        ),
        Wrong(
            "divided by P itself",
            ("bold_mu = 0.02 / 160", "bold_mu = 0.02 / 40"),
            r"0.02 is no rate for one sample, but for 40. What counts is how many times as many there are now.",
        ),
        Wrong(
            "far beyond the edge",
            ("bold_mu = 0.03", "bold_mu = 1"),
            r"Four times the points make the curvature, a sum over them, about four times as large: the edge, "
            r"$2/\lambda_{\max}$, is now a quarter of what it was with 40.",
        ),
        Wrong(
            "no single number",
            ("bold_mu = bp.schedules.constant(0.005)", "bold_mu = [0.005]", "bold_mu = {40: 0.02, 160: 0.005}"),
            "Asked is one number. The schedule is made from it in the next line: `bp.schedules.constant(bold_mu)`.",
        ),
        Wrong(
            "no step downhill",
            ("bold_mu = 0", "bold_mu = -0.005"),
            r"The minus stands in the step already: $-\mu\,\nabla L$. With 0 nothing moves, and with a negative $\mu$ "
            r"it goes uphill.",
        ),
        Wrong(
            "a smaller μ is always safer",
            "bold_mu = 0.001",
            r"It falls at every step, and does not arrive. Far below the edge, half of $\mu$ is twice the number of "
            r"steps: a $\mu$ can be too careful.",
        ),
    ),
    praise="$\\mu P$ hardly changes when more points come from the same source. That saves a search.",
)

_FOUR_DAYS = np.array([[10.0, 0.2], [30.0, 0.6], [20.0, 0.1], [60.0, 0.3]])

_IN_AND_BACK = """
def standardised(u_train, u_new):
    return (u_new - u_train.mean(axis=0)) / u_train.std(axis=0)


def raw_weights(w, u_train):
    rest = w[1:] / u_train.std(axis=0)[:, None]
    return np.vstack([w[0] - u_train.mean(axis=0) @ rest, rest])
"""


def _otherwise_right(source: str) -> str:
    """Both functions, with one of them as this source has it."""
    return f"{_IN_AND_BACK}\n\n{textwrap.dedent(source)}"


SCALE = Exercise(
    key="06.3",
    title="Standardise, and find the way back",
    kind="core",
    minutes=15,
    goal="standardise inputs by the training data's numbers, and carry the trained weights back to the raw inputs",
    task=r"""
        Write two functions. `u_train` and `u_new` have a column for each input and no constant input yet.

        - `standardised(u_train, u_new)` returns `u_new`, scaled: the mean of each input subtracted, and divided by its
          standard deviation, both as they are *in the training data*. (The standard deviation is
          $\sqrt{\frac1P\sum_p(u_p-\bar u)^2}$, as `np.std` has it.)
        - `raw_weights(w, u_train)` is the way back. `w` has been trained on standardised inputs behind a constant
          input; its shape is $(N+1,H)$, and row 0 belongs to the constant. Return the weights of the same shape that
          give the same $v^*$ on the *raw* inputs, behind a constant input.
        """,
    answer="standardised, raw_weights",
    stub="""
        def standardised(u_train, u_new):
            return ...


        def raw_weights(w, u_train):
            return ...
        """,
    solution=_IN_AND_BACK,
    hints=(
        "`u_train.mean(axis=0)` goes down each column: one mean for each input.",
        r"Put $u'[i]=\frac{u[i]-\bar u[i]}{s[i]}$ into $v^*=\omega'[0]+\sum_i\omega'[i]\,u'[i]$ and sort: what stands "
        r"before $u[i]$, and what is a constant?",
        r"$\omega[i]=\omega'[i]/s[i]$ and $\omega[0]=\omega'[0]-\sum_i\omega'[i]\,\bar u[i]/s[i]$.",
    ),
    judge=Functions(
        [
            Case(
                "1 input, 1 unit: u_train = 10 and 30, u_new = 40, w = 3 and 5",
                (np.array([[10.0], [30.0]]), np.array([[40.0]]), np.array([[3.0], [5.0]])),
            ),
            Case(
                "2 inputs, 2 units, 2 new samples",
                (
                    np.array([[10.0, 0.2], [30.0, 0.6]]),
                    np.array([[40.0, 0.1], [20.0, 0.9]]),
                    np.array([[3.0, -1.0], [5.0, 2.0], [-2.0, 0.5]]),
                ),
            ),
            Case(
                "4 samples, 2 inputs, 3 units, 3 new samples",
                (
                    _FOUR_DAYS,
                    np.array([[40.0, 0.1], [20.0, 0.9], [70.0, 0.4]]),
                    np.array([[3.0, -1.0, 0.4], [5.0, 2.0, -0.7], [-2.0, 0.5, 1.3]]),
                ),
            ),
        ],
        run=lambda standardised, raw_weights, u_train, u_new, w: {
            "standardised": standardised(u_train, u_new),
            "raw_weights": raw_weights(w, u_train),
        },
    ),
    wrong=(
        Wrong(
            "the new data's own mean and spread",
            _otherwise_right("""
            def standardised(u_train, u_new):
                return (u_new - u_new.mean(axis=0)) / u_new.std(axis=0)
            """),
            "A new input must be scaled by the numbers of the *training* data. By its own, a hot day and a cold day "
            "would look alike to the network; and a single new sample has no spread at all.",
        ),
        Wrong(
            "the mean not subtracted",
            _otherwise_right("""
            def standardised(u_train, u_new):
                return u_new / u_train.std(axis=0)
            """),
            r"Then the inputs lie far to one side of 0: they hardly differ from the constant input, and the valley "
            r"between $\omega[0]$ and $\omega[1]$ stays narrow. Subtract the mean first.",
        ),
        Wrong(
            "not divided by the spread",
            _otherwise_right("""
            def standardised(u_train, u_new):
                return u_new - u_train.mean(axis=0)
            """),
            "This shifts the inputs to 0, but a time up to 79 is still large, and curvatures go with the squares. "
            "Divide by the standard deviation.",
        ),
        Wrong(
            "one mean for all inputs",
            _otherwise_right("""
            def standardised(u_train, u_new):
                return (u_new - u_train.mean()) / u_train.std()
            """),
            "Without `axis=0` there is one mean over all numbers in the table, days and litres mixed. Each input has "
            "units of its own, and wants a mean and a spread of its own.",
        ),
        Wrong(
            "row by row",
            (
                _otherwise_right("""
            def standardised(u_train, u_new):
                return (u_new - u_new.mean(axis=1, keepdims=True)) / u_new.std(axis=1, keepdims=True)
            """),
                _otherwise_right("""
            def standardised(u_train, u_new):
                return (u_new - u_train.mean(axis=1)) / u_train.std(axis=1)
            """),
            ),
            "`axis=1` goes along a row: it mixes the different inputs of one sample. A mean over the samples goes "
            "down a column: `axis=0`.",
        ),
        Wrong(
            "divided by P − 1",
            """
            def standardised(u_train, u_new):
                return (u_new - u_train.mean(axis=0)) / u_train.std(axis=0, ddof=1)


            def raw_weights(w, u_train):
                rest = w[1:] / u_train.std(axis=0, ddof=1)[:, None]
                return np.vstack([w[0] - u_train.mean(axis=0) @ rest, rest])
            """,
            r"For descent this is as good a scale as the other, and your way back fits it. But the task asks for "
            r"$\frac1P$, as `np.std` has it. Whoever mixes the two, one on the way in and one on the way back, gets "
            r"another curve.",
        ),
        Wrong(
            "the variance for its root",
            _otherwise_right("""
            def standardised(u_train, u_new):
                return (u_new - u_train.mean(axis=0)) / u_train.var(axis=0)
            """),
            "The variance has the square of the input's unit. Divide by its root, and what is left has no unit and a "
            "spread of 1.",
        ),
        Wrong(
            "the way back missing",
            _otherwise_right("""
            def raw_weights(w, u_train):
                return w
            """),
            "These weights belong to standardised inputs. With the raw ones the same numbers give another curve: "
            "units that should switch at the mean switch at 0, and far too steeply or too gently.",
        ),
        Wrong(
            "the way back without the shift",
            _otherwise_right("""
            def raw_weights(w, u_train):
                return np.vstack([w[:1], w[1:] / u_train.std(axis=0)[:, None]])
            """),
            r"The steepness is right, the place is not. In $\omega'[i]\,\frac{u[i]-\bar u[i]}{s[i]}$ there is a "
            r"constant, $-\omega'[i]\,\bar u[i]/s[i]$, which goes to the constant input's weight.",
        ),
        Wrong(
            "the shift with the wrong sign",
            _otherwise_right("""
            def raw_weights(w, u_train):
                rest = w[1:] / u_train.std(axis=0)[:, None]
                return np.vstack([w[0] + u_train.mean(axis=0) @ rest, rest])
            """),
            r"$\bar u$ is subtracted on the way in, and stays subtracted: "
            r"$\omega'[0]-\sum_i\omega'[i]\,\bar u[i]/s[i]$. With the plus you go from raw weights to scaled ones.",
        ),
        Wrong(
            "the shift not divided by the spread",
            _otherwise_right("""
            def raw_weights(w, u_train):
                return np.vstack([w[0] - u_train.mean(axis=0) @ w[1:], w[1:] / u_train.std(axis=0)[:, None]])
            """),
            r"The mean stands *inside* the fraction: $\frac{u[i]-\bar u[i]}{s[i]}$. So the constant is "
            r"$\omega'[i]\,\bar u[i]/s[i]$.",
        ),
        Wrong(
            "multiplied by the spread on the way back",
            _otherwise_right("""
            def raw_weights(w, u_train):
                rest = w[1:] * u_train.std(axis=0)[:, None]
                return np.vstack([w[0] - u_train.mean(axis=0) @ (w[1:] / u_train.std(axis=0)[:, None]), rest])
            """),
            r"Inputs are undone by multiplying, weights by dividing: in $\omega'[i]\,\frac{u[i]-\bar u[i]}{s[i]}$ the "
            r"number before $u[i]$ is $\omega'[i]/s[i]$.",
        ),
        Wrong(
            "P − 1 in one, P in the other",
            (
                {") / u_train.std(axis=0)": ") / u_train.std(axis=0, ddof=1)"},
                {"u_train.std(axis=0)[:, None]": "u_train.std(axis=0, ddof=1)[:, None]"},
            ),
            r"Both ways need the same number, and the task asks for $\frac1P$, as `np.std` has it. With $P-1$ on one "
            r"of the two the way back leads to another curve.",
        ),
        Wrong(
            "multiplied by the spread",
            {") / u_train.std(axis=0)": ") * u_train.std(axis=0)"},
            "Multiplying makes an input with a large spread larger still. Divide by it, and the spread is 1.",
        ),
        Wrong(
            "the mean added",
            {"u_new - u_train.mean(axis=0)": "u_new + u_train.mean(axis=0)"},
            "Subtracting the mean brings the inputs to 0; adding it takes them twice as far away.",
        ),
        Wrong(
            "one of the two numbers from the new data",
            (
                {"u_new - u_train.mean(axis=0)": "u_new - u_new.mean(axis=0)"},
                {") / u_train.std(axis=0)": ") / u_new.std(axis=0)"},
            ),
            "Mean *and* spread are those of the training data. A new input would else be scaled otherwise than those "
            "that the network was trained on.",
        ),
        Wrong(
            "first divided, then subtracted",
            {
                "(u_new - u_train.mean(axis=0)) / u_train.std(axis=0)": (
                    "u_new / u_train.std(axis=0) - u_train.mean(axis=0)"
                )
            },
            "The mean has the unit of the raw input: subtract it first, then divide the difference. Mind the "
            "parentheses.",
        ),
        Wrong(
            "the range for the spread",
            (
                {") / u_train.std(axis=0)": ") / (u_train.max(axis=0) - u_train.min(axis=0))"},
                {
                    "(u_new - u_train.mean(axis=0)) / u_train.std(axis=0)": (
                        "(u_new - u_train.min(axis=0)) / (u_train.max(axis=0) - u_train.min(axis=0))"
                    )
                },
            ),
            "Scaling by smallest and largest value is a custom, too. But it hangs on two single samples; the task asks "
            "for mean and standard deviation.",
        ),
        Wrong(
            "the training data scaled",
            {"u_new - u_train.mean(axis=0)": "u_train - u_train.mean(axis=0)"},
            "This returns the training data. It is `u_new` that is to be scaled, by their numbers.",
        ),
        Wrong(
            "the sum for the mean in the spread",
            {") / u_train.std(axis=0)": ") / np.sqrt(((u_train - u_train.mean(axis=0)) ** 2).sum(axis=0))"},
            r"Under the root stands the *mean* of the squares, $\frac1P\sum_p$. Without the $\frac1P$ the inputs "
            r"become the smaller, the more samples there are.",
        ),
        Wrong(
            "a constant input put in front",
            {
                "return (u_new - u_train.mean(axis=0)) / u_train.std(axis=0)": (
                    "return bp.with_constant_input((u_new - u_train.mean(axis=0)) / u_train.std(axis=0))"
                )
            },
            "The scaling is right. The result is to have as many columns as `u_new`; the constant input comes later.",
        ),
        Wrong(
            "multiplied all the way back",
            (
                {"w[1:] / u_train.std(axis=0)[:, None]": "w[1:] * u_train.std(axis=0)[:, None]"},
                {
                    "w[1:] / u_train.std(axis=0)[:, None]": "w[1:] * u_train.std(axis=0)[:, None]",
                    "[w[0] - u_train.mean(axis=0) @ rest, rest]": "[w[0], rest]",
                },
            ),
            r"Inputs are undone by multiplying, weights by dividing: in $\omega'[i]\,\frac{u[i]-\bar u[i]}{s[i]}$ the "
            r"number before $u[i]$ is $\omega'[i]/s[i]$.",
        ),
        Wrong(
            "the variance on the way back",
            {"u_train.std(axis=0)[:, None]": "u_train.var(axis=0)[:, None]"},
            r"On the way in each input was divided by $s[i]$, the standard deviation; so its weight is divided by "
            r"$s[i]$ and not by $s[i]^2$.",
        ),
        Wrong(
            "the spread meets the units",
            {"u_train.std(axis=0)[:, None]": "u_train.std(axis=0)"},
            r"`w[1:]` has a row for each input and a column for each unit, and NumPy lays the spreads along the "
            r"*columns*. As a column, `[:, None]`, each spread meets the row of its input.",
        ),
        Wrong(
            "weights scaled like inputs",
            (
                {
                    "rest = w[1:] / u_train.std(axis=0)[:, None]": (
                        "rest = (w[1:] - u_train.mean(axis=0)[:, None]) / u_train.std(axis=0)[:, None]"
                    ),
                    "[w[0] - u_train.mean(axis=0) @ rest, rest]": "[w[0], rest]",
                },
                {
                    "rest = w[1:] / u_train.std(axis=0)[:, None]": (
                        "rest = w[1:] * u_train.std(axis=0)[:, None] + u_train.mean(axis=0)[:, None]"
                    ),
                    "[w[0] - u_train.mean(axis=0) @ rest, rest]": "[w[0], rest]",
                },
            ),
            r"A mean is subtracted from inputs, not from weights. Sort $\omega'[0]+\sum_i\omega'[i]\,\frac{u[i]-\bar "
            r"u[i]}{s[i]}$ instead: what stands before $u[i]$, and what is left as a constant?",
        ),
        Wrong(
            "the shift without the weights",
            (
                {"u_train.mean(axis=0) @ rest": "(u_train.mean(axis=0) / u_train.std(axis=0)).sum()"},
                {"u_train.mean(axis=0) @ rest": "u_train.mean(axis=0).sum()"},
            ),
            r"In $\omega'[i]\,\frac{u[i]-\bar u[i]}{s[i]}$ the mean is multiplied by the weight, too: the constant is "
            r"$-\sum_i\omega'[i]\,\bar u[i]/s[i]$, another one for each unit.",
        ),
        Wrong(
            "the shift lost with row 0",
            {"w[0] - u_train.mean(axis=0) @ rest": "-u_train.mean(axis=0) @ rest"},
            r"The shift is *added* to what the constant input had: $\omega'[0]-\sum_i\dots$",
        ),
        Wrong(
            "row 0 missing",
            (
                {"return np.vstack([w[0] - u_train.mean(axis=0) @ rest, rest])": "return rest"},
                {
                    "rest = w[1:] / u_train.std(axis=0)[:, None]": "return w[1:] / u_train.std(axis=0)",
                    "return np.vstack([w[0] - u_train.mean(axis=0) @ rest, rest])": "",
                },
            ),
            "The result has the shape of `w`: a row for the constant input, then one for each input.",
        ),
        Wrong(
            "the constant's row last",
            {"[w[0] - u_train.mean(axis=0) @ rest, rest]": "[rest, w[0] - u_train.mean(axis=0) @ rest]"},
            "The rows are right. The constant input comes first, as $u[0]$, so its row is row 0.",
        ),
        Wrong(
            "the caller's weights changed",
            {
                "rest = w[1:] / u_train.std(axis=0)[:, None]": """
                rest = w[1:]
                rest /= u_train.std(axis=0)[:, None]
                """
            },
            "`w[1:]` is a view of the array that was handed in, and `/=` writes into it. `w[1:] / …` makes a new one.",
        ),
        Wrong(
            "the parentheses lost",
            {
                "(u_new - u_train.mean(axis=0)) / u_train.std(axis=0)": (
                    "u_new - u_train.mean(axis=0) / u_train.std(axis=0)"
                )
            },
            "Without parentheses only the mean is divided. The *difference* is to be divided by the spread.",
        ),
        Wrong(
            "the mean minus the input",
            {"u_new - u_train.mean(axis=0)": "u_train.mean(axis=0) - u_new"},
            "This turns every input round: what is above the mean would come out below 0.",
        ),
        Wrong(
            "a root too many",
            {") / u_train.std(axis=0)": ") / np.sqrt(u_train.std(axis=0))"},
            "`std` has the root in it already. With another one, a spread of 4 would be divided by 2 only.",
        ),
        Wrong(
            "the largest for the spread",
            (
                {"(u_new - u_train.mean(axis=0)) / u_train.std(axis=0)": "u_new / u_train.max(axis=0)"},
                {") / u_train.std(axis=0)": ") / u_train.max(axis=0)"},
            ),
            "That is how this lesson scales the *targets*. Inputs are brought to 0 and divided by their standard "
            "deviation.",
        ),
        Wrong(
            "only the shift",
            {"[w[0] - u_train.mean(axis=0) @ rest, rest]": "[w[0] - u_train.mean(axis=0) @ rest, w[1:]]"},
            r"The row of the constant is right. But the other rows still belong to inputs of spread 1: they are to be "
            r"divided by $s[i]$.",
        ),
    ),
    praise="Keep the means and spreads together with the trained weights; without them nobody can use either.",
)

REMEDIES = Exercise(
    key="06.4",
    title="Six runs, six remedies",
    kind="core",
    minutes=10,
    goal="read a run's record and say what to do about it",
    task=r"""
        Six runs with a constant $\mu$ (but for C). What would you do first? Choose one of `"larger mu"`,
        `"smaller mu"`, `"new start"` (and a smaller $\mu$), `"scale the data"`, `"check the gradient"`,
        `"let it be"`.

        - **A.** After the first ten steps, the loss is multiplied by about the same number at every step, until the
          run stops as `"diverged"`. `bp.check_gradients` gave an error of $10^{-16}$.
        - **B.** The loss falls at every step, very smoothly. After 1000 steps the gradient is almost as long as at the
          start, and so is the loss almost as large. With ten times the $\mu$ it falls at every step, too.
        - **C.** $\mu=1/m$. In the first two steps the loss leaps up; since then it has hardly moved, and every
          $v_p[h]$ is 0 or 1 to nine digits. By now $\mu$ is as small as 0.0001.
        - **D.** The loss falls for a few steps, then creeps, for hundreds of thousands of steps. With a $\mu$ a tenth
          larger it explodes. One input is a time from 9 to 79; the others have a size near 1.
        - **E.** The loss has come to 0.2168 and stays there. The gradient is shorter than $10^{-11}$ and all
          eigenvalues of the Hessian are positive. The data are noisy.
        - **F.** The loss rises at the first step: with $\mu=0.01$, and with $10^{-4}$, $10^{-6}$ and $10^{-8}$ too.
        """,
    answer="remedies",
    stub="""
        remedies = {"A": ..., "B": ..., "C": ..., "D": ..., "E": ..., "F": ...}
        """,
    solution="""
        remedies = {
            "A": "smaller mu",
            "B": "larger mu",
            "C": "new start",
            "D": "scale the data",
            "E": "let it be",
            "F": "check the gradient",
        }
        """,
    hints=(
        "Each remedy is used once. Begin with the two runs for which the size of $\\mu$ alone is to blame.",
        "A step of steepest descent lowers the loss if it is short enough and the gradient is right. In which run is "
        "neither of the two possible any more?",
        r"In one run $\mu$ is at its edge and it is still slow: the condition number is to blame. In another "
        r"$v(1-v)=0$ everywhere, and no $\mu$ moves $\omega$ any more.",
    ),
    judge=Choices(("larger mu", "smaller mu", "new start", "scale the data", "check the gradient", "let it be")),
    wrong=(
        Wrong(
            "a rising loss proves the gradient wrong",
            'remedies = {"A": "check the gradient"}',
            r"The gradient has been checked, and it is right. Beyond $2/\lambda_{\max}$ a right gradient overshoots: "
            r"the error is multiplied by $1-\mu\lambda_{\max}$ again and again.",
        ),
        Wrong(
            "a smaller μ is always safer",
            'remedies = {"B": "smaller mu"}',
            r"This run is nowhere near the edge. Shorter steps change nothing but the waiting time, and they can look "
            r"like convergence. Ten times the $\mu$ is stable and gets ten times as far.",
        ),
        Wrong(
            "slow taken for done",
            'remedies = {"B": "let it be"}',
            r"The gradient is as long as at the start, so there is a slope to go down. Small steps look like "
            r"convergence; look at the gradient, not at the change of the loss.",
        ),
        Wrong(
            "μ blamed where the units are saturated",
            'remedies = {"C": "smaller mu"}',
            r"$\mu$ has been small for a long time. The harm was done in the first steps: $v(1-v)=0$ for every unit, "
            r"so the gradient by $\omega$ is zero, and zero times any $\mu$ is zero. Begin again.",
        ),
        Wrong(
            "a push for saturated units",
            'remedies = {"C": "larger mu"}',
            r"The gradient by $\omega$ is zero, since $v(1-v)=0$. A larger $\mu$ times zero is still zero; only a new "
            r"start brings the units back.",
        ),
        Wrong(
            "patience for a bad condition number",
            'remedies = {"D": "let it be"}',
            r"It would get there, after millions of steps. One input of size 79 makes one curvature thousands of times "
            r"as large as it need be, and that one sets the edge. In better units it is a matter of hundreds.",
        ),
        Wrong(
            "creeping blamed on μ alone",
            'remedies = {"D": "larger mu"}',
            r"There is no room: a tenth more and it explodes. The steepest direction sets the edge while the flattest "
            r"makes you wait. Only the ratio of the two helps, and that comes from the units of the data.",
        ),
        Wrong(
            "a smaller μ against creeping",
            'remedies = {"D": "smaller mu"}',
            r"Shorter steps creep more slowly. The run is stable as it is; the condition number is what makes it wait.",
        ),
        Wrong(
            "a loss above zero taken for a failure",
            'remedies = {"E": "new start"}',
            r"Another start may find another minimum, that is lesson 08. But nothing is wrong with this run: no "
            r"gradient, curved upwards everywhere, so it is at a minimum. With noisy data no minimum is at 0.",
        ),
        Wrong(
            "more steps or longer ones at a minimum",
            'remedies = {"E": "larger mu"}',
            r"The gradient is zero. $\mu$ times zero goes nowhere, whatever $\mu$ is. With noisy data a minimum is not "
            r"at $L=0$.",
        ),
        Wrong(
            "μ blamed where the gradient is wrong",
            'remedies = {"F": "smaller mu"}',
            r"For a right gradient, a short enough step lowers the loss. $10^{-8}$ is short. A loss that rises for "
            r"*every* $\mu$ is the one case in which a rising loss does accuse the gradient; most often of its sign.",
        ),
        Wrong(
            "longer steps for a run that explodes",
            'remedies = {"A": "larger mu"}',
            r"The steps are too long already: the error is multiplied by $1-\mu\lambda_{\max}$, beyond $-1$, at every "
            r"step.",
        ),
        Wrong(
            "a new start for a step that is too long",
            'remedies = {"A": "new start"}',
            r"The run multiplies its loss by the same number again and again, which is what a $\mu$ beyond "
            r"$2/\lambda_{\max}$ does. Another start would explode with it, too.",
        ),
        Wrong(
            "units blamed where μ is too large",
            'remedies = {"A": "scale the data"}',
            r"Nothing is said of the units of these data. A run that is multiplied by the same number at every step is "
            r"beyond the edge; a shorter step is the first thing to try.",
        ),
        Wrong(
            "a run left to explode",
            'remedies = {"A": "let it be"}',
            r"It has diverged: there is nothing left to wait for.",
        ),
        Wrong(
            "a new start for small steps",
            'remedies = {"B": "new start"}',
            r"Nothing is wrong with the place: the gradient is long, and the loss falls at every step, with ten times "
            r"the $\mu$ too. It only goes too slowly.",
        ),
        Wrong(
            "units blamed where μ is small",
            'remedies = {"B": "scale the data"}',
            r"Bad units leave no room for a larger $\mu$. Here ten times the $\mu$ is stable: take it.",
        ),
        Wrong(
            "the gradient blamed where μ is small",
            'remedies = {"B": "check the gradient"}',
            r"The loss falls at every step, as it should with a right gradient. It falls slowly since the steps are "
            r"short: ten times the $\mu$ is stable, too.",
        ),
        Wrong(
            "saturation blamed on the units of the data",
            'remedies = {"C": "scale the data"}',
            r"Scaled data make a good start likelier, but this run is saturated already, from $\mu=1$ and $\frac12$ in "
            r"its first steps. Only a new start brings the units back.",
        ),
        Wrong(
            "saturation blamed on the gradient",
            'remedies = {"C": "check the gradient"}',
            r"A right gradient is 0 here: it has the factor $v(1-v)$, and every $v$ is 0 or 1. The first steps, with "
            r"$\mu=1$ and $\frac12$, have thrown the weights too far.",
        ),
        Wrong(
            "saturation taken for a minimum",
            'remedies = {"C": "let it be"}',
            r"It will not move any more, but not since it has arrived: the loss is high, and the units are saturated.",
        ),
        Wrong(
            "a new start for a bad condition number",
            'remedies = {"D": "new start"}',
            r"Every start would creep in the same way: it is the one input of size 79 that makes one curvature "
            r"thousands of times as large as it need be.",
        ),
        Wrong(
            "the gradient blamed for creeping",
            'remedies = {"D": "check the gradient"}',
            r"The loss falls, and a tenth more $\mu$ explodes: that is how a right gradient behaves at the edge in a "
            r"narrow valley. Look at the sizes of the inputs.",
        ),
        Wrong(
            "a smaller μ at a minimum",
            'remedies = {"E": "smaller mu"}',
            r"The gradient is zero, and shorter steps from a minimum stay there. Nothing is wrong with this run.",
        ),
        Wrong(
            "units blamed at a minimum",
            'remedies = {"E": "scale the data"}',
            r"Scaling shortens the way, and this run has arrived: no gradient, and curved upwards everywhere. With "
            r"noisy data no minimum is at 0.",
        ),
        Wrong(
            "the gradient blamed at a minimum",
            'remedies = {"E": "check the gradient"}',
            r"A gradient of zero with all eigenvalues positive is just what a minimum has. With noisy data the loss "
            r"there is not 0.",
        ),
        Wrong(
            "longer steps uphill",
            'remedies = {"F": "larger mu"}',
            r"With every $\mu$ the first step goes up. Longer steps only go up further; the direction is wrong.",
        ),
        Wrong(
            "a new start with a wrong gradient",
            'remedies = {"F": "new start"}',
            r"A right gradient goes down from every start, if the step is short enough. $10^{-8}$ is short.",
        ),
        Wrong(
            "units blamed for a wrong gradient",
            'remedies = {"F": "scale the data"}',
            r"Bad units ask for short steps, and $10^{-8}$ is short. A loss that rises with *every* $\mu$ accuses the "
            r"gradient.",
        ),
        Wrong(
            "a loss that rises left alone",
            'remedies = {"F": "let it be"}',
            r"A step of steepest descent that is short enough lowers the loss. If none does, something is wrong, most "
            r"often a sign.",
        ),
    ),
    praise="A and F both rise. What tells them apart is a smaller $\\mu$, or better, a gradient check.",
)

BEST = Exercise(
    key="06.5",
    title="The best constant for a bowl",
    kind="further",
    minutes=15,
    goal="derive the constant learning rate whose slowest direction is fastest, and what it gains",
    task=r"""
        A bowl has two curvatures, $c$ along its valley and $C>c$ across it. A step multiplies the two errors by
        $1-\mu c$ and $1-\mu C$. In the long run the factor of larger *size*, $\max(|1-\mu c|,\,|1-\mu C|)$, is all that
        counts. For which $\mu$ is it smallest, and how small is it then? Write `fastest_mu` and `worst_factor` as
        formulas in `c` and `C`, as text.
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
            r"With $\mu=1/C$ the steep error is gone in one step, and that is more than is needed: in the long run "
            r"only the slower of the two counts. A longer step helps the flat direction, until the steep one, now "
            r"jumping from side to side, has become as slow.",
        ),
        Wrong(
            "only the flat direction",
            ('fastest_mu = "1 / c"', 'worst_factor = "C / c - 1"', 'worst_factor = "1 - C / c"'),
            r"With $\mu=1/c$ the flat error is gone in one step, but the steep one is multiplied by $1-C/c$, whose "
            r"size is above 1 if $C>2c$: it explodes.",
        ),
        Wrong(
            "the edge itself",
            ('fastest_mu = "2 / C"', 'worst_factor = "1"', 'worst_factor = "1 - 2 * c / C"'),
            r"At the edge, $\mu=2/C$, the steep error is multiplied by $-1$: it swings for ever. A little less is "
            r"better for the steep direction, and hardly worse for the flat one.",
        ),
        Wrong(
            "the edge of the flat direction",
            'fastest_mu = "2 / c"',
            r"With $\mu=2/c$ even the flat error is multiplied by $-1$ and swings for ever, and the steep one "
            r"explodes.",
        ),
        Wrong(
            "the mean of 1/c and 1/C",
            ('fastest_mu = "(1 / c + 1 / C) / 2"', 'worst_factor = "(C / c - 1) / 2"'),
            r"The flat direction's $1/c$ is far too long for the steep one, and the mean of the two is half of it: the "
            r"steep error's factor is $1-\frac12(1+C/c)=-\frac12(C/c-1)$, beyond $-1$ if $C>3c$. It is the "
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
            r"Solve $1-\mu c=-(1-\mu C)$ once more: $2=\mu\,(c+C)$. With twice that the steep error is multiplied by "
            r"$1-\frac{4C}{c+C}$, which is beyond $-1$.",
        ),
        Wrong(
            "upside down",
            ('fastest_mu = "(c + C) / 2"', 'fastest_mu = "c + C"', 'worst_factor = "(C + c) / (C - c)"'),
            r"The larger the curvatures, the *shorter* the step, and a factor that is to shrink an error is below 1.",
        ),
        Wrong(
            "without the absolute values",
            ('fastest_mu = "0"', 'fastest_mu = "2 / (C - c)"', 'fastest_mu = "1 / (C - c)"'),
            r"$1-\mu c=1-\mu C$ holds for $\mu=0$ only. The *sizes* are to be equal, and beyond its floor the steep "
            r"direction has a negative factor: $1-\mu c=-(1-\mu C)$.",
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
            "nothing left of the error",
            'worst_factor = "0"',
            r"One of the two factors can be made 0, by $\mu=1/c$ or $\mu=1/C$, but not both with the same $\mu$.",
        ),
    ),
    praise="With $\\kappa=C/c$ that is $\\frac{\\kappa-1}{\\kappa+1}\\approx1-\\frac2\\kappa$: twice as fast as with "
    "$\\mu=1/C$, and no constant is faster. The number of steps still goes with $\\kappa$.",
)

EXERCISES = (BY_HAND, CHOOSE, SCALE, REMEDIES, BEST)
