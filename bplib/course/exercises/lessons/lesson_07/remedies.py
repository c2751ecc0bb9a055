"""Exercise 07.4: Six runs, six remedies."""

from bplib.course.exercises import Choices, Exercise, Wrong

REMEDIES = Exercise(
    key="07.4",
    title="Six runs, six remedies",
    kind="further",
    minutes=10,
    goal="read a run's record and say what to do about it",
    task=r"""
        Six runs with a constant $\mu$ (but for C). What would you do first? Choose the lightest that helps:
        `"larger mu"`, `"smaller mu"`, `"new start"` (and a smaller $\mu$), `"scale the data"`, `"check the gradient"`
        or `"let it be"`.

        - **A.** After the first ten steps, the loss is multiplied by about the same number at every step, until the
          run stops as `"diverged"`. `bp.check_gradients` gave $10^{-16}$.
        - **B.** The loss falls at every step, very smoothly. After 1000 steps the gradient is almost as long as at the
          start, and so is the loss almost as large. With ten times the $\mu$ it falls at every step, too.
        - **C.** $\mu=1/m$. In the first two steps the loss leaps up; since then it has hardly moved, and every
          $v_p[h]$ is 0 or 1 to nine digits. By now $\mu$ is as small as 0.0001.
        - **D.** The loss falls for a few steps, then creeps, for hundreds of thousands of steps. With a $\mu$ a tenth
          larger it explodes. One input is a time from 9 to 79; the others have a size near 1.
        - **E.** The loss has come to 0.2168 and stays there. The gradient is shorter than $10^{-11}$ and all
          eigenvalues of the Hessian are positive. The data are noisy, and thirty other starts ended there or higher.
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
        "the step surely short enough, and the loss rises all the same?",
        r"In one run $\mu$ is at its edge and it is still slow: the condition number is to blame. In another "
        r"$v(1-v)=0$ everywhere, and no $\mu$ moves $\omega$ any more.",
    ),
    judge=Choices(("larger mu", "smaller mu", "new start", "scale the data", "check the gradient", "let it be")),
    wrong=(
        Wrong(
            "a rising loss proves the gradient wrong",
            'remedies = {"A": "check the gradient"}',
            r"The gradient has been checked, and it is right. Beyond $2/\lambda_{\max}$ a right gradient overshoots: "
            r"the distance is multiplied by $1-\mu\lambda_{\max}$ again and again.",
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
            r"Thirty other starts found nothing lower. And nothing is wrong with this run: no "
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
            r"The steps are too long already: the distance is multiplied by $1-\mu\lambda_{\max}$, beyond $-1$, at "
            r"every step.",
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
