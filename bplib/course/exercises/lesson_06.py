"""Lesson 06, Choose the step size."""

import textwrap

import numpy as np

import bplib as bp
from bplib.course.exercises import Case, Choices, Exercise, Formula, Functions, Measured, Numbers, Wrong

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
    ),
    praise="Doubling the samples halves the edge, so quote a learning rate together with $P$.",
)

_GOAL = 2.0
_STEPS = 400


def _arrives(bold_mu: float) -> tuple[str, str] | None:
    """Train on 160 points with a constant μ; wanted: a loss below 2 after 400 steps, and a fall at each of them."""
    u, y = bp.data.teacher(n_samples=160)
    net = bp.Network.random(n_inputs=2, n_hidden=2, rng=0)
    schedule = bp.schedules.constant(float(bold_mu))
    run = bp.train(net, u, y, schedule=schedule, tolerance=0, max_iterations=_STEPS)
    rises = np.diff(run.losses) > 0
    if run.stopped == "diverged":
        return "diverges", "makes the loss explode; the run ends as diverged"
    if rises.any():
        return "rises", f"makes the loss rise, for the first time at step {int(np.argmax(rises)) + 1}"
    if run.final_loss >= _GOAL:
        return "too slow", f"has come to a loss of {run.final_loss:.2g} after {_STEPS} steps; wanted is below {_GOAL:g}"
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
            _otherwise_right("""
            def standardised(u_train, u_new):
                return (u_new - u_new.mean(axis=1, keepdims=True)) / u_new.std(axis=1, keepdims=True)
            """),
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
    judge=Formula(letters="c:positive C:positive"),
    wrong=(
        Wrong(
            "only the steep direction",
            """
            fastest_mu = "1 / C"
            worst_factor = "1 - c / C"
            """,
            r"With $\mu=1/C$ the steep error is gone in one step, and that is more than is needed: in the long run "
            r"only the slower of the two counts. A longer step helps the flat direction, until the steep one, now "
            r"jumping from side to side, has become as slow.",
        ),
        Wrong(
            "only the flat direction",
            """
            fastest_mu = "1 / c"
            worst_factor = "C / c - 1"
            """,
            r"With $\mu=1/c$ the flat error is gone in one step, but the steep one is multiplied by $1-C/c$, whose "
            r"size is above 1 if $C>2c$: it explodes.",
        ),
        Wrong(
            "the edge itself",
            """
            fastest_mu = "2 / C"
            worst_factor = "1"
            """,
            r"At the edge the steep error is multiplied by $-1$: it swings for ever. A little less is better for the "
            r"steep direction, and hardly worse for the flat one.",
        ),
        Wrong(
            "the mean of 1/c and 1/C",
            """
            fastest_mu = "(1 / c + 1 / C) / 2"
            worst_factor = "(C / c - 1) / 2"
            """,
            r"The flat direction's $1/c$ is far too long for the steep one, and the mean of the two is half of it: the "
            r"steep error's factor is $1-\frac12(1+C/c)=-\frac12(C/c-1)$, beyond $-1$ if $C>3c$. It is the "
            r"*curvatures* that are averaged: $\mu=1\big/\frac{c+C}2$.",
        ),
        Wrong(
            "the geometric mean",
            """
            fastest_mu = "1 / sqrt(c * C)"
            worst_factor = "sqrt(C / c) - 1"
            """,
            r"It looks like a fair middle, but the steep factor is $1-\sqrt{C/c}$: beyond $-1$ if $C>4c$. "
            r"The two factors have to be of the same size: $1-\mu c=\mu C-1$.",
        ),
        Wrong(
            "the sign of the factor",
            {'worst_factor = "(C - c) / (C + c)"': 'worst_factor = "(c - C) / (C + c)"'},
            r"This is the factor of the steep direction, which is negative: it changes sides. Asked is its size.",
        ),
    ),
    praise="With $\\kappa=C/c$ that is $\\frac{\\kappa-1}{\\kappa+1}\\approx1-\\frac2\\kappa$: twice as fast as with "
    "$\\mu=1/C$, and no constant is faster. The number of steps still goes with $\\kappa$.",
)

EXERCISES = (BY_HAND, CHOOSE, SCALE, REMEDIES, BEST)
