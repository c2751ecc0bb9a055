"""Exercise 13.3: One step with momentum."""

from __future__ import annotations

import numpy as np

from bplib.course.exercises import Case, Exercise, Functions, Wrong

_VECTORS = (
    np.array([1.0, -2.0, 0.5]),
    np.array([0.31415, 0.1, -0.2]),
    np.array([5.0, -1.23456, 2.0]),
    0.02,
    0.8,
)


MOMENTUM = Exercise(
    key="13.3",
    title="One step with momentum",
    kind="core",
    minutes=10,
    goal="write a step of gradient descent with momentum",
    task=r"""
        Momentum keeps a *velocity* $s$, as long as the parameters $\theta$. Each step makes a new one of the old one
        and the gradient, and moves by the *new* one:

        $$s\leftarrow\beta\,s-\mu\,\nabla L,\qquad\theta\leftarrow\theta+s .$$

        Write `momentum_step(theta, velocity, gradient, mu, beta)`, which returns the new $\theta$ and the new velocity,
        in this order, and changes none of its arguments.
        """,
    answer="momentum_step",
    stub="""
        def momentum_step(theta, velocity, gradient, mu, beta):
            ...
            return ..., ...
        """,
    solution="""
        def momentum_step(theta, velocity, gradient, mu, beta):
            velocity = beta * velocity - mu * gradient
            return theta + velocity, velocity
        """,
    hints=(
        "Two lines: first the new velocity, then the new parameters.",
        r"The minus sign and $\mu$ stand in the velocity already; to $\theta$ it is simply added.",
    ),
    judge=Functions(
        [(np.array([2.0]), np.array([0.5]), np.array([4.0]), 0.1, 0.9), Case("three parameters", _VECTORS)]
    ),
    wrong=(
        Wrong(
            "uphill",
            {"velocity = beta * velocity - mu * gradient": "velocity = beta * velocity + mu * gradient"},
            "The gradient points uphill. It is subtracted, once: in the velocity, which is then added.",
        ),
        Wrong(
            "the minus sign twice",
            {"return theta + velocity, velocity": "return theta - velocity, velocity"},
            "The velocity has the minus sign in it. Subtracted, it leads uphill.",
        ),
        Wrong(
            "μ twice",
            {"return theta + velocity, velocity": "return theta + mu * velocity, velocity"},
            "The velocity holds $\\mu$ already. With $\\mu$ once more the steps are $\\mu$ times as long as they "
            "should be.",
        ),
        Wrong(
            "no memory",
            {"velocity = beta * velocity - mu * gradient": "velocity = -mu * gradient"},
            "This forgets the old velocity in every step, so it is plain gradient descent. $\\beta$ says how much of "
            "it stays.",
        ),
        Wrong(
            "nothing is ever forgotten",
            {"velocity = beta * velocity - mu * gradient": "velocity = velocity - mu * gradient"},
            "Without $\\beta$ the velocity loses nothing: a ball without friction, which rolls to and fro through the "
            "minimum for ever.",
        ),
        Wrong(
            "β before the step",
            """
            def momentum_step(theta, velocity, gradient, mu, beta):
                velocity = velocity - mu * gradient
                return theta + beta * velocity, velocity
            """,
            "$\\beta$ stands before the *old* velocity, as the new one is made. The new one then moves $\\theta$ "
            "as it is.",
        ),
        Wrong(
            "moved by the old velocity",
            """
            def momentum_step(theta, velocity, gradient, mu, beta):
                return theta + velocity, beta * velocity - mu * gradient
            """,
            "The parameters move by the *new* velocity. Moved by the old one, they learn of a gradient one step late.",
        ),
        Wrong(
            "the gradient weakened, too",
            (
                {"velocity - mu *": "velocity - (1 - beta) * mu *"},
                """
                def momentum_step(theta, velocity, gradient, mu, beta):
                    velocity = beta * velocity + (1 - beta) * gradient
                    return theta - mu * velocity, velocity
                """,
            ),
            "That is a *mean* of the gradients, as in Adam. Here they add up: along a steady slope the steps become "
            "$1/(1-\\beta)$ times as long as $\\mu\\,\\nabla L$.",
        ),
        Wrong(
            "a velocity without μ",
            (
                """
            def momentum_step(theta, velocity, gradient, mu, beta):
                velocity = beta * velocity + gradient
                return theta - mu * velocity, velocity
            """,
                """
                def momentum_step(theta, velocity, gradient, mu, beta):
                    velocity = beta * velocity - gradient
                    return theta + mu * velocity, velocity
                """,
            ),
            "PyTorch keeps it like this (and with the other sign): $\\mu$ comes in only when $\\theta$ moves. From "
            "velocity 0 and with a constant $\\mu$ the path is the same; but the velocity asked for here has "
            "$-\\mu\\,\\nabla L$ in it.",
        ),
        Wrong(
            "Nesterov's look ahead",
            {"return theta + velocity, velocity": "return theta + beta * velocity - mu * gradient, velocity"},
            "This moves by $\\beta$ times the *new* velocity and the gradient once more. That is Nesterov's variant, "
            "scikit-learn's default. Here the parameters move by the new velocity itself.",
        ),
        Wrong(
            "the pair exchanged",
            {"return theta + velocity, velocity": "return velocity, theta + velocity"},
            "Both are right. The new $\\theta$ comes first, then the new velocity.",
        ),
        Wrong(
            "the old velocity returned",
            """
            def momentum_step(theta, velocity, gradient, mu, beta):
                return theta + beta * velocity - mu * gradient, velocity
            """,
            "The parameters have moved by the new velocity, but the old one is returned. The next step would not know "
            "of this gradient.",
        ),
        Wrong(
            "β for everything",
            {"beta * velocity - mu * gradient": "beta * (velocity - mu * gradient)"},
            "$\\beta$ says how much of the *old* velocity stays. The new gradient comes in whole, times $\\mu$.",
        ),
        Wrong(
            "β and μ exchanged",
            {"beta * velocity - mu * gradient": "mu * velocity - beta * gradient"},
            "$\\beta$ belongs to the old velocity, $\\mu$ to the gradient.",
        ),
        Wrong(
            "1 − β for β",
            (
                {"beta * velocity - mu * gradient": "(1 - beta) * velocity - mu * gradient"},
                {"beta * velocity - mu * gradient": "(1 - beta) * velocity - beta * mu * gradient"},
                {"beta * velocity - mu * gradient": "(1 - beta) * velocity - beta * gradient"},
            ),
            "$\\beta$ is the share of the old velocity that *stays*. Nothing is multiplied by $1-\\beta$ here.",
        ),
        Wrong(
            "the gradient twice",
            (
                {"return theta + velocity, velocity": "return theta + velocity - mu * gradient, velocity"},
                {"return theta + velocity, velocity": "return theta - mu * gradient + velocity, velocity"},
            ),
            "The gradient stands in the new velocity already; subtracted from $\\theta$ as well it counts twice.",
        ),
        Wrong(
            "μ on the memory, too",
            {"beta * velocity - mu * gradient": "mu * (beta * velocity - gradient)"},
            r"$\mu$ belongs to the gradient alone: $\beta\,s-\mu\,\nabla L$. The old velocity was multiplied by it "
            "when it was made; multiplied again, next to nothing of it is left.",
        ),
        Wrong(
            "μ forgotten",
            {"mu * gradient": "gradient"},
            "The gradient comes in times the learning rate: $\\beta\\,s-\\mu\\,\\nabla L$.",
        ),
        Wrong(
            "θ left where it was",
            {"return theta + velocity, velocity": "return theta, velocity"},
            "$\\theta$ comes back as it was. It moves by the new velocity: $\\theta\\leftarrow\\theta+s$.",
        ),
        Wrong(
            "the memory turned round",
            {"beta * velocity - mu * gradient": "-beta * velocity - mu * gradient"},
            "The old velocity stays with a plus: momentum goes on in the direction in which it went.",
        ),
        Wrong(
            "the velocity with the other sign",
            {
                "beta * velocity - mu * gradient": "beta * velocity + mu * gradient",
                "theta + velocity": "theta - velocity",
            },
            "From velocity 0 the path is the same, but here the velocity points the way that $\\theta$ goes: downhill, "
            "with the minus in it.",
        ),
        Wrong(
            "both velocities added",
            (
                """
                def momentum_step(theta, velocity, gradient, mu, beta):
                    new = beta * velocity - mu * gradient
                    return theta + velocity + new, new
                """,
                """
                def momentum_step(theta, velocity, gradient, mu, beta):
                    new = velocity + beta * velocity - mu * gradient
                    return theta + new, new
                """,
            ),
            "The new velocity *replaces* the old one, of which the share $\\beta$ is in it.",
        ),
        Wrong(
            "θ forgets, too",
            {"return theta + velocity, velocity": "return beta * theta + velocity, velocity"},
            "$\\beta$ belongs to the velocity. The parameters stay whole: $\\theta+s$.",
        ),
        Wrong(
            "only θ",
            {"return theta + velocity, velocity": "return theta + velocity"},
            "The next step needs the new velocity, too: return the pair.",
        ),
        Wrong(
            "the caller's arrays changed",
            (
                {
                    "velocity = beta * velocity - mu * gradient": """
                    velocity *= beta
                    velocity -= mu * gradient
                    """,
                },
                {
                    "return theta + velocity, velocity": """
                    theta += velocity
                    return theta, velocity
                    """,
                },
            ),
            "`+=`, `-=` and `*=` write into the arrays that were handed in. `velocity = beta * velocity - …` makes a "
            "new one.",
        ),
        Wrong(
            "the signs in the velocity turned",
            (
                {"beta * velocity - mu * gradient": "mu * gradient - beta * velocity"},
                {
                    "beta * velocity - mu * gradient": "mu * gradient - beta * velocity",
                    "theta + velocity": "theta - velocity",
                },
            ),
            "The new velocity is $\\beta\\,s-\\mu\\,\\nabla L$; here both signs are the other way round.",
        ),
        Wrong(
            "θ by the gradient alone",
            {"return theta + velocity, velocity": "return theta - mu * gradient, velocity"},
            "$\\theta$ takes a plain step here, without the velocity: $\\theta\\leftarrow\\theta+s$.",
        ),
    ),
    praise='scikit-learn\'s `solver="sgd"` with `nesterovs_momentum=False` does exactly this.',
)
