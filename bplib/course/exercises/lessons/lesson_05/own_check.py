"""Exercise 05.1: Your own gradient check."""

import numpy as np

from bplib.course.exercises import Case, Exercise, Functions, Wrong


def _cubes(theta: np.ndarray) -> float:
    """Σ θ³: with the gradient 3 θ², from which a central difference with the step δ differs by δ²."""
    return float((np.asarray(theta) ** 3).sum())


def _coupled(theta: np.ndarray) -> float:
    """A function whose slopes depend on one another: where a step is not taken back, it shows. Neither even nor odd."""
    return float((np.asarray(theta) ** 3).sum() + theta[0] ** 2 * theta[-1] + theta[1] ** 2)


_AT = np.array([-0.5, -2.0, 1.5])


_COUPLED_GRADIENT = 3 * _AT**2 + np.array([2 * _AT[0] * _AT[2], 2 * _AT[1], _AT[0] ** 2])


OWN_CHECK = Exercise(
    key="05.1",
    title="Your own gradient check",
    kind="core",
    minutes=15,
    goal="write a gradient check by central differences",
    task=r"""
        Write `own_check(loss_at, theta, gradient, step)`. `loss_at(theta)` is a loss as a function of the vector
        `theta` of all the parameters, and `gradient` is what somebody claims to be its gradient there. Move one
        parameter at a time by `step` ahead and behind, take the central differences as the numerical gradient, and
        return

        $$\frac{\lVert\,\text{gradient}-\text{numerical}\,\rVert}{\lVert\,\text{numerical}\,\rVert},$$

        where $\lVert\cdot\rVert$ is `np.linalg.norm`. Leave `theta` as it is.
        """,
    answer="own_check",
    stub="""
        def own_check(loss_at, theta, gradient, step):
            return ...
        """,
    solution="""
        def own_check(loss_at, theta, gradient, step):
            numerical = np.zeros(len(theta))
            for j in range(len(theta)):
                move = np.zeros(len(theta))
                move[j] = step
                numerical[j] = (loss_at(theta + move) - loss_at(theta - move)) / (2 * step)
            return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
        """,
    hints=(
        "A loop over the parameters. In each round a vector `move` is 0 everywhere but at `j`, where it is `step`.",
        "`numerical[j] = (loss_at(theta + move) - loss_at(theta - move)) / (2 * step)`.",
    ),
    judge=Functions(
        [
            Case("L = θ³ at θ = 2, claimed 12, step 0.1", (_cubes, np.array([2.0]), np.array([12.0]), 0.1)),
            Case("L = θ³ at θ = 2, claimed −12, step 0.1", (_cubes, np.array([2.0]), np.array([-12.0]), 0.1)),
            Case(
                "L = θ[0]³ + θ[1]³ at (1, 2), claimed (5, 16), step 0.1",
                (_cubes, np.array([1.0, 2.0]), np.array([5.0, 16.0]), 0.1),
            ),
            Case("a loss of three parameters, claimed rightly, step 0.1", (_coupled, _AT, _COUPLED_GRADIENT, 0.1)),
            Case("the same, step 0.001, one entry 0", (_coupled, _AT, _COUPLED_GRADIENT * [1, 0, 1], 0.001)),
        ]
    ),
    wrong=(
        Wrong(
            "a forward difference",
            """
            def own_check(loss_at, theta, gradient, step):
                moves = step * np.eye(len(theta))
                numerical = np.array([(loss_at(theta + move) - loss_at(theta)) / step for move in moves])
                return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
            """,
            r"You step ahead only. That is off in proportion to the step; if you also step behind and divide by twice "
            r"the step, the terms with the curvature cancel, and what is left is proportional to its square.",
        ),
        Wrong(
            "divided by one step, not two",
            """
            def own_check(loss_at, theta, gradient, step):
                moves = step * np.eye(len(theta))
                numerical = np.array([(loss_at(theta + move) - loss_at(theta - move)) / step for move in moves])
                return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
            """,
            r"From $\theta-\delta$ to $\theta+\delta$ it is $2\delta$. Divided by $\delta$, every slope is twice too "
            r"large, and right gradients get the number ½.",
        ),
        Wrong(
            "all parameters moved at once",
            (
                """
                def own_check(loss_at, theta, gradient, step):
                    numerical = np.full(len(theta), (loss_at(theta + step) - loss_at(theta - step)) / (2 * step))
                    return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
                """,
                """
                def own_check(loss_at, theta, gradient, step):
                    numerical = (loss_at(theta + step) - loss_at(theta - step)) / (2 * step)
                    return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
                """,
            ),
            r"`theta + step` moves *every* parameter. The result is the sum of all the slopes. A partial derivative "
            r"moves one parameter and holds the others.",
        ),
        Wrong(
            "the step never taken back",
            """
            def own_check(loss_at, theta, gradient, step):
                ahead, behind, numerical = theta.copy(), theta.copy(), np.zeros(len(theta))
                for j in range(len(theta)):
                    ahead[j] += step
                    behind[j] -= step
                    numerical[j] = (loss_at(ahead) - loss_at(behind)) / (2 * step)
                return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
            """,
            r"When the second parameter moves, the first is still moved. Begin each round from `theta` as it was "
            r"given.",
        ),
        Wrong(
            "missing absolute value",
            """
            def own_check(loss_at, theta, gradient, step):
                moves = step * np.eye(len(theta))
                numerical = np.array([(loss_at(theta + move) - loss_at(theta - move)) / (2 * step) for move in moves])
                return (gradient - numerical).sum() / np.abs(numerical).sum()
            """,
            r"Differences with opposite signs cancel in this sum, and the result can be negative, which is below every "
            r"bound. A length has squares (or absolute values) in it: `np.linalg.norm`.",
        ),
        Wrong(
            "not relative",
            """
            def own_check(loss_at, theta, gradient, step):
                moves = step * np.eye(len(theta))
                numerical = np.array([(loss_at(theta + move) - loss_at(theta - move)) / (2 * step) for move in moves])
                return np.linalg.norm(gradient - numerical)
            """,
            r"A difference of 0.1 is nothing in a gradient of length 1000 and everything in one of length 0.1. Divide "
            r"by the length of the numerical gradient, and one bound serves all.",
        ),
        Wrong(
            "a mean of squares, not relative",
            tuple(
                {"np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": measure}
                for measure in (
                    "np.sqrt(np.mean((gradient - numerical) ** 2))",
                    "np.mean((gradient - numerical) ** 2)",
                    "np.abs(gradient - numerical).max()",
                    "np.abs(gradient - numerical).sum()",
                )
            ),
            r"This says how far the two are from each other, in the loss's own unit. Whether that is much shows only "
            r"beside the length of the numerical gradient: divide by it.",
        ),
        Wrong(
            "relative to the claimed gradient",
            """
            def own_check(loss_at, theta, gradient, step):
                moves = step * np.eye(len(theta))
                numerical = np.array([(loss_at(theta + move) - loss_at(theta - move)) / (2 * step) for move in moves])
                return np.linalg.norm(gradient - numerical) / np.linalg.norm(gradient)
            """,
            r"You divide by the length of the very gradient that is in question. One that is far too long would look "
            r"better for it; one that is 0 would divide by 0. The numerical one is what can be trusted.",
        ),
        Wrong(
            "`/ 2 * step`",
            {"/ (2 * step)": "/ 2 * step"},
            r"Python divides by 2 and then *multiplies* by `step`. The divisor needs its brackets: `/ (2 * step)`.",
        ),
        Wrong(
            "a backward difference",
            {
                "loss_at(theta + move) - loss_at(theta - move)) / (2 * step)": "loss_at(theta) - loss_at(theta - "
                "move)) / step"
            },
            r"You step behind only. That is off in proportion to the step; if you also step ahead and divide by twice "
            r"the step, the terms with the curvature cancel, and what is left is proportional to its square.",
        ),
        Wrong(
            "a one-sided difference, halved",
            (
                {"loss_at(theta - move)": "loss_at(theta)"},
                {"loss_at(theta + move)": "loss_at(theta)"},
            ),
            r"From $\theta$ to one of its neighbours it is one step, and you divide by two. Go from $\theta-\delta$ to "
            r"$\theta+\delta$, which is $2\delta$.",
        ),
        Wrong(
            "a sign turned round",
            (
                {"loss_at(theta + move) - loss_at(theta - move)": "loss_at(theta - move) - loss_at(theta + move)"},
                {"np.linalg.norm(gradient - numerical)": "np.linalg.norm(gradient + numerical)"},
            ),
            r"A right gradient gets the number 2 with this, and one with the wrong sign nearly 0. Either the value "
            r"ahead and the one behind are exchanged, or two gradients are added where their difference is wanted.",
        ),
        Wrong(
            "the absolute value of each slope",
            {"(loss_at(theta + move) - loss_at(theta - move))": "abs(loss_at(theta + move) - loss_at(theta - move))"},
            r"A slope has a sign, and a gradient with one sign wrong is wrong. Take the size at the end, of the "
            r"vectors, and not of each difference of losses.",
        ),
        Wrong(
            "the two losses added",
            {"loss_at(theta + move) - loss_at(theta - move)": "loss_at(theta + move) + loss_at(theta - move)"},
            r"How much does the loss change from behind to ahead? That is the *difference* of the two.",
        ),
        Wrong(
            "half of the step on each side",
            {"move[j] = step": "move[j] = step / 2", "(2 * step)": "step"},
            r"You go half a step ahead and half a step behind. That is a central difference, too, but of another step: "
            r"the task moves by a whole `step` each way.",
        ),
        Wrong(
            "another divisor",
            ({"(2 * step)": "(4 * step)"}, {"(2 * step)": "(step**2)"}, {"(2 * step)": "(2 * step**2)"}),
            r"From $\theta-\delta$ to $\theta+\delta$ it is $2\delta$: that is what a difference of the losses is "
            r"divided by.",
        ),
        Wrong(
            "a numerical gradient of 0",
            """
            def own_check(loss_at, theta, gradient, step):
                numerical = []
                for j in range(len(theta)):
                    ahead = theta
                    ahead[j] = ahead[j] + step
                    behind = theta
                    behind[j] = behind[j] - step
                    numerical.append((loss_at(ahead) - loss_at(behind)) / (2 * step))
                return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
            """,
            r"The numerical gradient is 0 throughout: nothing is moved, or the losses ahead and behind are taken at "
            r"one place. After `ahead = theta` and `behind = theta` they are: these are two names for one array, and "
            r"what is done to one is done to all. `theta.copy()` makes a new one.",
        ),
        Wrong(
            "set to the step, not moved by it",
            """
            def own_check(loss_at, theta, gradient, step):
                numerical = []
                for j in range(len(theta)):
                    ahead, behind = theta.copy(), theta.copy()
                    ahead[j], behind[j] = step, -step
                    numerical.append((loss_at(ahead) - loss_at(behind)) / (2 * step))
                return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
            """,
            r"The parameter jumps to $\pm\delta$, wherever it was: that is the slope near 0. Move it *by* the step, "
            r"with `+=` and `-=`.",
        ),
        Wrong(
            "a verdict in place of the number",
            (
                {"/ np.linalg.norm(numerical)": "/ np.linalg.norm(numerical) < 1e-6"},
                {"/ np.linalg.norm(numerical)": "/ np.linalg.norm(numerical) < step"},
            ),
            r"Return the number itself. How small is small enough depends on the step, and whoever calls decides that.",
        ),
        Wrong(
            "one number handed to the loss",
            """
            def own_check(loss_at, theta, gradient, step):
                numerical = np.array([(loss_at(t + step) - loss_at(t - step)) / (2 * step) for t in theta])
                return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
            """,
            r"`loss_at` wants the whole vector, in which one entry has moved. A loss does not know what to do with a "
            r"single parameter, or forgets the others.",
        ),
        Wrong(
            "a bracket in the last line",
            (
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.linalg.norm(gradient - numerical / np.linalg.norm(numerical))"
                    )
                },
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.linalg.norm(gradient - numerical / numerical)"
                    )
                },
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.linalg.norm(gradient) - np.linalg.norm(numerical) / np.linalg.norm(numerical)"
                    )
                },
            ),
            r"Division comes before subtraction: only the numerical gradient has been divided. First the difference of "
            r"the vectors, then its length, then the division.",
        ),
        Wrong(
            "not divided by the step",
            (
                {" / (2 * step)": ""},
                {"/ (2 * step)": "/ 2"},
                {"/ (2 * step)": "* (2 * step)"},
            ),
            r"This is how much the loss changes, not how fast. Divide by how far it is from one point to the other, "
            r"$2\delta$, in brackets.",
        ),
        Wrong(
            "another measure than the one asked for",
            (
                {"/ np.linalg.norm(numerical)": "/ (np.linalg.norm(gradient) + np.linalg.norm(numerical))"},
                {"/ np.linalg.norm(numerical)": "/ (0.5 * (np.linalg.norm(gradient) + np.linalg.norm(numerical)))"},
                {"/ np.linalg.norm(numerical)": "/ max(np.linalg.norm(gradient), np.linalg.norm(numerical))"},
            ),
            r"Other courses measure like that: by the sum of both lengths, by their mean or by the larger. For a "
            r"gradient that is nearly right the two lengths are equal, so the sum gives half of the number asked for "
            r"here, and the others give the same. For a wrong one they differ. Here, divide by the numerical one's "
            r"length.",
        ),
        Wrong(
            "squares without a root",
            (
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "((gradient - numerical) ** 2).sum() / (numerical**2).sum()"
                    )
                },
                {"np.linalg.norm(gradient - numerical) /": "((gradient - numerical) ** 2).sum() /"},
                {"/ np.linalg.norm(numerical)": "/ (numerical**2).sum()"},
            ),
            r"A length is the *root* of the sum of the squares. Without it a relative difference of 0.001 looks like a "
            r"millionth, or has the wrong unit.",
        ),
        Wrong(
            "another length",
            (
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.abs(gradient - numerical).sum() / np.abs(numerical).sum()"
                    )
                },
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.abs(gradient - numerical).max() / np.abs(numerical).max()"
                    )
                },
            ),
            r"You measure vectors by the sum or the largest of the absolute values. That is defensible, and it would "
            r"find the same mistakes. But asked for is `np.linalg.norm`, the root of the sum of the squares, so that "
            r"all numbers compare.",
        ),
        Wrong(
            "each entry relative to itself",
            (
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.linalg.norm((gradient - numerical) / numerical)"
                    )
                },
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.abs((gradient - numerical) / numerical).mean()"
                    )
                },
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.abs((gradient - numerical) / numerical).max()"
                    )
                },
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.abs((gradient - numerical) / numerical).sum()"
                    )
                },
            ),
            r"Here each difference is divided by its own slope. Where a slope is 0, or nearly, that explodes, though "
            r"nothing is wrong. First the length of the whole difference, then one division.",
        ),
        Wrong(
            "an entry for each parameter",
            (
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.abs(gradient - numerical) / np.abs(numerical)"
                    )
                },
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": "(gradient - numerical) / "
                    "numerical"
                },
                {"np.linalg.norm(gradient - numerical) /": "(gradient - numerical) /"},
                {"np.linalg.norm(gradient - numerical) /": "np.abs(gradient - numerical) /"},
            ),
            r"Wanted is one number for the whole gradient. `np.linalg.norm` makes one of a vector, of the difference "
            r"as well as of the numerical gradient.",
        ),
        Wrong(
            "the lengths compared, not the vectors",
            (
                {"np.linalg.norm(gradient - numerical)": "abs(np.linalg.norm(gradient) - np.linalg.norm(numerical))"},
                {"np.linalg.norm(gradient - numerical)": "(np.linalg.norm(gradient) - np.linalg.norm(numerical))"},
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.linalg.norm(gradient) / np.linalg.norm(numerical)"
                    )
                },
            ),
            r"Two gradients of the same length may point in different directions, even in opposite ones. Take the "
            r"difference of the *vectors* first, and its length then.",
        ),
        Wrong(
            "upside down",
            {
                "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                    "np.linalg.norm(numerical) / np.linalg.norm(gradient - numerical)"
                )
            },
            r"The better the gradient, the larger this gets. The difference goes on top.",
        ),
        Wrong(
            "the numerical gradient returned",
            (
                {"np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": "numerical"},
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "numerical, np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)"
                    )
                },
                {
                    "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)": (
                        "np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical), numerical"
                    )
                },
            ),
            r"That is the first half. Return one number: how far the claimed gradient is from it, relative to its "
            r"length.",
        ),
        Wrong(
            "a parameter that never moves",
            (
                {"for j in range(len(theta))": "for j in range(len(theta) - 1)"},
                {"for j in range(len(theta))": "for j in range(1, len(theta))"},
            ),
            r"One parameter is left out, and its slope stays 0. `range(len(theta))` goes from the first to the last.",
        ),
        Wrong(
            "the loop left too early",
            (
                {
                    "    return np.linalg.norm(gradient - numerical)": "        return np.linalg.norm(gradient - "
                    "numerical)",
                },
                """
                def own_check(loss_at, theta, gradient, step):
                    numerical = []
                    for j in range(len(theta)):
                        move = np.zeros(len(theta))
                        move[j] = step
                        numerical.append((loss_at(theta + move) - loss_at(theta - move)) / (2 * step))
                        return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
                """,
            ),
            r"The loop ends after the first parameter. A `return` inside it does that; it belongs behind the loop.",
        ),
        Wrong(
            "a step of its own, or a finer quotient",
            (
                {"numerical = np.zeros(len(theta))": "numerical, step = np.zeros(len(theta)), 1e-5"},
                {"numerical = np.zeros(len(theta))": "numerical, step = np.zeros(len(theta)), 1e-3"},
            ),
            r"For these losses the result does not depend on `step`. Use the one that is given, and for each parameter "
            r"the losses one step ahead and one step behind, as the task has it.",
        ),
        Wrong(
            "a step in proportion to the parameter",
            (
                {
                    "move[j] = step": "move[j] = step * theta[j]",
                    "/ (2 * step)": "/ (2 * step * theta[j])",
                },
                {
                    "move[j] = step": "move[j] = step * abs(theta[j])",
                    "/ (2 * step)": "/ (2 * move[j])",
                },
                {"move[j] = step": "move[j] = step * theta[j]"},
            ),
            r"Each parameter is to move by `step` itself, however large it is.",
        ),
        Wrong(
            "`theta` not left as it is",
            (
                """
                def own_check(loss_at, theta, gradient, step):
                    numerical = np.zeros(len(theta))
                    for j in range(len(theta)):
                        theta[j] += step
                        ahead = loss_at(theta)
                        theta[j] -= 2 * step
                        numerical[j] = (ahead - loss_at(theta)) / (2 * step)
                        theta[j] += step
                    return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
                """,
                """
                def own_check(loss_at, theta, gradient, step):
                    numerical = np.zeros(len(theta))
                    for j in range(len(theta)):
                        theta[j] += step
                        ahead = loss_at(theta)
                        theta[j] -= 2 * step
                        numerical[j] = (ahead - loss_at(theta)) / (2 * step)
                    return np.linalg.norm(gradient - numerical) / np.linalg.norm(numerical)
                """,
            ),
            r"You write into `theta` itself. Even where every step is taken back, the last digits are not the same as "
            r"before, since each sum is rounded. Move a copy, `theta.copy()`, or add a vector `move`, and `theta` "
            r"stays untouched.",
        ),
    ),
    praise="It needs nothing but the loss. So it works for every network you will ever write.",
)
