"""Exercise 01.4: Which way does each parameter go?"""

from bplib.course.exercises import Choices, Exercise, Wrong

DIRECTIONS = Exercise(
    key="01.4",
    title="Which way does each parameter go?",
    kind="core",
    minutes=10,
    goal="say the direction in which each parameter moves in a step of descent, before computing",
    task=r"""
        Take the network of the drawings, $b=1$, $x=(2,-2)$, with the sample $u=(1,-1)$ and the target $y=3$. Its output
        is $\bar y=2.6$: too low. Say for each of the seven parameters whether a small step of steepest descent makes it
        larger, `"+"`, or smaller, `"-"`. You need no derivative: ask of each whether the output rises when it grows.
        """,
    answer="moves",
    stub="""
        moves = {
            "b": ...,
            "x[0]": ...,
            "x[1]": ...,
            "w[0,0]": ...,
            "w[0,1]": ...,
            "w[1,0]": ...,
            "w[1,1]": ...,
        }
        """,
    solution="""
        moves = {
            "b": "+",
            "x[0]": "+",
            "x[1]": "+",
            "w[0,0]": "+",
            "w[0,1]": "-",
            "w[1,0]": "-",
            "w[1,1]": "+",
        }
        """,
    hints=(
        "The output is too low, so each parameter moves in the direction in which the output rises.",
        r"$x[h]$ is multiplied by $v[h]$, and that is positive, whatever sign $x[h]$ has.",
        r"$\omega[i,h]$ raises $v[h]$ if $u[i]>0$; and $v[h]$ raises the output if $x[h]>0$. Multiply the two signs.",
    ),
    judge=Choices(("+", "-", "0")),
    wrong=(
        Wrong(
            "“descent” makes every parameter smaller",
            'moves = dict.fromkeys(("b", "x[0]", "x[1]", "w[0,0]", "w[0,1]", "w[1,0]", "w[1,1]"), "-")',
            "It is the loss that descends. A parameter goes against its own derivative: up, if the loss falls as "
            "the parameter grows.",
        ),
        Wrong(
            "along the gradient instead of against it",
            'moves = {"b": "-", "x[0]": "-", "x[1]": "-", "w[0,0]": "-", "w[0,1]": "+", "w[1,0]": "+", "w[1,1]": "-"}',
            r"These are the signs of the derivatives, which point uphill. Descent steps the other way: $b\leftarrow "
            r"b-\mu\,\partial L/\partial b$.",
        ),
        Wrong(
            "too low, so everything grows",
            'moves = dict.fromkeys(("b", "x[0]", "x[1]", "w[0,0]", "w[0,1]", "w[1,0]", "w[1,1]"), "+")',
            "The *output* is to grow. Not every parameter raises it: $u[1]$ is negative, and so is $x[1]$. What "
            "stands before one of them lowers the output as it grows; before both, it raises it.",
        ),
        Wrong(
            "no movement",
            (
                'moves = {"b": "0"}',
                'moves = {"x[0]": "0"}',
                'moves = {"x[1]": "0"}',
                'moves = {"w[0,0]": "0"}',
                'moves = {"w[0,1]": "0"}',
                'moves = {"w[1,0]": "0"}',
                'moves = {"w[1,1]": "0"}',
            ),
            "A derivative is a product here, and no factor of it is 0: the output is 2.6 where 3 is wanted, the "
            "inputs are 1 and $-1$, the $x[h]$ are 2 and $-2$, and a unit of the sigmoid is never 0 and never "
            "level.",
        ),
        Wrong(
            "b the wrong way",
            'moves = {"b": "-"}',
            "The output is $b$ plus the rest. It is too low, and a larger $b$ raises it.",
        ),
        Wrong(
            "the weight's own sign taken for its direction",
            'moves = {"x[1]": "-"}',
            "$x[0]$ is positive and $x[1]$ negative, but raising either raises the output, since $v[0]$ and $v[1]$ "
            "are positive. What a parameter is does not say where it should go.",
        ),
        Wrong(
            "the input's sign for the output's weights",
            'moves = {"x[0]": "-", "x[1]": "-"}',
            r"$x[h]$ is multiplied by $v[h]$, and a sigmoid is positive whatever goes in. So both raise the output. "
            r"The sign of $u[1]$ counts for $\omega[1,h]$ alone.",
        ),
        Wrong(
            "x[0] the wrong way",
            'moves = {"x[0]": "-"}',
            "$x[0]$ is multiplied by $v[0]$, which is positive. The output is too low, and a larger $x[0]$ raises it.",
        ),
        Wrong(
            "the sign of the input forgotten",
            (
                'moves = {"w[1,0]": "+", "w[1,1]": "-"}',
                'moves = {"w[0,1]": "-", "w[1,0]": "+", "w[1,1]": "+"}',
            ),
            r"$u[1]=-1$ is negative: raising $\omega[1,h]$ *lowers* $v^*[h]$.",
        ),
        Wrong(
            "the sign of x[h] forgotten",
            ('moves = {"w[0,1]": "+", "w[1,0]": "-"}',),
            "$x[1]=-2$ is negative: raising $v[1]$ *lowers* the output. What goes into unit 1 acts the other way "
            "round.",
        ),
        Wrong(
            "two signs, one of them forgotten",
            'moves = {"w[0,1]": "-", "w[1,0]": "-", "w[1,1]": "-"}',
            r"On the way from $\omega[1,1]$ to the output lie $u[1]=-1$ and $x[1]=-2$. Both are negative, and their "
            "product is positive.",
        ),
        Wrong(
            "signs of u[i] and x[h] not multiplied",
            (
                'moves = {"w[0,0]": "-"}',
                'moves = {"w[0,0]": "-", "w[0,1]": "-", "w[1,0]": "-", "w[1,1]": "-"}',
            ),
            r"$\omega[i,h]$ raises $v[h]$ if $u[i]>0$, and $v[h]$ raises the output if $x[h]>0$. So the sign of "
            r"$u[i]\,x[h]$ decides, for each weight by itself.",
        ),
    ),
    praise="Whoever can say the signs beforehand finds a wrong sign in a formula, or in code, at a glance.",
)
