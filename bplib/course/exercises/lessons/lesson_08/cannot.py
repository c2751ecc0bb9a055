"""Exercise 08.4: Cannot, or not yet?"""

from __future__ import annotations

from bplib.course.exercises import Choices, Exercise, Wrong

CANNOT = Exercise(
    key="08.4",
    title="Cannot, or not yet?",
    kind="further",
    minutes=10,
    goal="tell from data, activation and inputs whether the theorem forbids a perfect fit",
    task=r"""
        Eight runs have ended with a loss that nobody likes. Unless it says so, there is no constant input. Answer
        `"cannot"` if the theorem of this lesson, in the form for any $g$, puts a bound above 0 on the loss, and
        `"open"` if it does not.

        - `"50 units"`: XOR in ±1, 50 tanh units.
        - `"constant"`: XOR in ±1, 3 sigmoid units, with the constant input.
        - `"coding"`: XOR in 0 and 1, 3 sigmoid units.
        - `"cube"`: $y=u^3$, $u$ in equal steps from −2 to 2, sigmoid units.
        - `"lifted"`: $y=3+u$ for the same $u$, sigmoid units.
        - `"cosine"`: $y=\cos u$ for the same $u$, sine units.
        - `"absolute"`: $y=|u|$ for the same $u$, ReLU units.
        - `"half"`: $y=u^2$, $u$ in equal steps from 0 to 2, sigmoid units.
        """,
    answer="verdicts",
    stub="""
        verdicts = {
            "50 units": ...,
            "constant": ...,
            "coding": ...,
            "cube": ...,
            "lifted": ...,
            "cosine": ...,
            "absolute": ...,
            "half": ...,
        }
        """,
    solution="""
        verdicts = {
            "50 units": "cannot",
            "constant": "open",
            "coding": "open",
            "cube": "open",
            "lifted": "open",
            "cosine": "cannot",
            "absolute": "open",
            "half": "open",
        }
        """,
    hints=(
        "Three questions. Is $g(z)+g(-z)$ a constant? Is $-u$ among the inputs whenever $u$ is, or at least for some "
        "of them? Is the even part of the targets anything but a constant?",
        "Only if all three are answered with yes there is a bound above 0. You can ask `bound(u, y)` for the last two.",
        "Two of the eight are forbidden.",
    ),
    judge=Choices(("cannot", "open")),
    wrong=(
        Wrong(
            "enough units will do it",
            'verdicts = {"50 units": "open"}',
            r"The theorem holds for every $H$: each unit alone turns into its negative when $u$ does. tanh is odd, so "
            r"$f(u)+f(-u)=2b$.",
        ),
        Wrong(
            "the constant input turned round as well",
            'verdicts = {"constant": "cannot"}',
            r"The opposite of $(1,u)$ would be $(-1,-u)$, and no sample has $u[0]=-1$. So the data hold no pair, and "
            r"there is no bound.",
        ),
        Wrong(
            "XOR is XOR, however it is coded",
            'verdicts = {"coding": "cannot"}',
            "The theorem speaks of $u$ and $-u$. In the coding with 0 and 1 only (0, 0) has its opposite among the "
            "data, and many starts got there.",
        ),
        Wrong(
            "an odd function held for forbidden",
            'verdicts = {"cube": "cannot"}',
            r"It is the *even* part that these networks cannot bend. $u^3$ is odd: its even part is 0, a constant, and "
            r"costs nothing.",
        ),
        Wrong(
            "a shifted odd function held for forbidden",
            'verdicts = {"lifted": "cannot"}',
            r"The even part of $3+u$ is 3: a constant, and a constant is what $c=b+\frac12\sum_hx[h]$ can be.",
        ),
        Wrong(
            "a sine shifted sideways without a hidden bias",
            'verdicts = {"cosine": "open"}',
            r"$\cos u=\sin(u+\frac\pi2)$, but the $\frac\pi2$ would have to come from a hidden bias. Without it every "
            r"unit is $\sin(\omega u)$, which is odd, and the cosine is even.",
        ),
        Wrong(
            "ReLU held for symmetric",
            'verdicts = {"absolute": "cannot"}',
            r"For ReLU $g(z)+g(-z)=|z|$ is no constant, so there is no such theorem. Two units with $x=1$ and the "
            r"weights 1 and −1 are $|u|$.",
        ),
        Wrong(
            "an even function without its other half",
            'verdicts = {"half": "cannot"}',
            r"Nobody asks for the output at $-u$: no sample but 0 has its opposite among the data. The network may be "
            r"as wrong there as it likes.",
        ),
    ),
    praise='"Open" promises nothing: a run may still be too short, too few units, or in a local minimum.',
)
