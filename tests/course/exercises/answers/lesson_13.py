"""Lesson 13: right answers in other forms, and wrong ones that the exercises do not list word for word."""

from __future__ import annotations

from bplib.course.exercises.model import Source

FORMS: dict[str, tuple[Source, ...]] = {
    "13.1": (
        'rates = {"MLPRegressor": 0.2, "MSELoss": "1/10", "MSELoss, sum": 2e-3, "jax.grad": "0.004", "mu": 0.3 / 60}',
        """
        from fractions import Fraction

        mu = Fraction(4, 1000)
        rates = {"MLPRegressor": 50 * mu, "MSELoss": 25 * mu, "MSELoss, sum": mu / 2, "jax.grad": mu}
        rates["mu"] = Fraction(3, 10) / 60
        """,
        """
        factor = {"MLPRegressor": 1 / 50, "MSELoss": 2 / 50, "MSELoss, sum": 2, "jax.grad": 1}
        rates = {name: np.float64(0.004) / c for name, c in factor.items()} | {"mu": np.array(0.005)}
        """,
    ),
    "13.2": (
        """
        changed = dict(shuffle="nothing", batch_size="steps", tol="end", alpha="loss", momentum="steps")
        """,
        """
        changed = {"momentum": "Steps", "alpha": "Loss", "tol": "END", "batch_size": " steps", "shuffle": "nothing "}
        """,
        """
        words = np.array("steps loss end steps nothing".split())
        changed = dict(zip(("momentum", "alpha", "tol", "batch_size", "shuffle"), words))
        """,
    ),
    "13.3": (
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            new = velocity.copy()
            new *= beta
            new -= mu * gradient
            moved = theta.copy()
            moved += new
            return moved, new
        """,
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            moved, new = [], []
            for k in range(len(theta)):
                new.append(beta * velocity[k] - mu * gradient[k])
                moved.append(theta[k] + new[k])
            return [moved, new]
        """,
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = np.einsum("k,kp->p", [beta, -mu], np.stack([velocity, gradient]))
            return np.add(theta, s), s
        """,
        """
        momentum_step = lambda theta, velocity, gradient, mu, beta: (
            theta + beta * velocity - mu * gradient,
            beta * velocity - mu * gradient,
        )
        """,
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            return np.array([[1, beta, -mu], [0, beta, -mu]]) @ np.array([theta, velocity, gradient])
        """,
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            new = [beta*s - mu*g for s, g in zip(velocity, gradient)]
            return np.add(theta, new), np.array(new)
        """,
    ),
    "13.4": (
        """
        def minibatch_gradient(net, u, y, rows):
            total = 0
            for p in rows:
                total = total + bp.gradients(net, u[[p]], y[[p]]).vector
            return total * (y.shape[0] / rows.size)
        """,
        """
        def minibatch_gradient(net, u, y, rows):
            g = bp.gradients(net, u[rows, :], y.take(rows))
            return u.shape[0] / rows.shape[0] * np.concatenate([[g.b], g.w.ravel(), g.x])
        """,
        """
        def minibatch_gradient(net, u, y, rows):
            return len(u) * np.mean([bp.gradients(net, u[p : p + 1], y[p : p + 1]).vector for p in rows], axis=0)
        """,
        """
        def minibatch_gradient(net, u, y, rows):
            part = bp.gradients(net=net, y=y[rows], u=u[rows])
            return list(part.vector / (len(rows) / len(y)))
        """,
        """
        def minibatch_gradient(net, u, y, rows):
            return sum(bp.gradients(net, u[i:i+1], y[i:i+1]).vector for i in rows)/len(rows)*len(u)
        """,
    ),
}

NAMED: tuple[tuple[str, Source, str], ...] = (
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = velocity - mu * gradient
            return theta + beta * s, s
        """,
        "β before the step",
    ),
    ("13.1", 'rates={"MLPRegressor": 0.00008, "MSELoss": 0.00004}', "divided by P"),
    ("13.1", 'rates={"MLPRegressor": 0.1}', "a ½ too many"),
    ("13.1", 'rates={"MSELoss": 0.2}', "the missing ½ overlooked"),
    ("13.1", 'rates={"MSELoss": 0.4}', "the ½ the wrong way"),
    ("13.1", 'rates={"MSELoss": 0.008}', "P forgotten, without the ½"),
    ("13.1", 'rates={"MSELoss, sum": 0.1}', "P where nothing is averaged"),
    ("13.1", 'rates={"MSELoss, sum": 0.008}', "the ½ the wrong way, in the sum"),
    ("13.1", 'rates={"jax.grad": 0.2}', "P, although the loss is your own"),
    ("13.1", 'rates={"mu": 18}', "multiplied on the way back, too"),
    ("13.1", 'rates={"mu": 0.3}', "the same number on the way back"),
    ("13.1", 'rates={"mu": 0.0025}', "a ½ too many on the way back"),
    ("13.1", 'rates={"mu": 0.006}', "the other P"),
    ("13.1", 'rates={"MSELoss, sum": 0.2}', "P where the sum is taken"),
    ("13.1", 'rates={"mu": 0.01}', "a ½ too many on the way back"),
    ("13.1", 'rates={"jax.grad": 0.002}', "a library's factor, although the loss is your own"),
    ("13.1", 'rates={"MSELoss, sum": 0.00008}', "P where the sum is taken"),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = beta * velocity + mu * gradient
            return theta + s, s
        """,
        "uphill",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = beta * velocity - mu * gradient
            return theta - s, s
        """,
        "the minus sign twice",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = beta * velocity - mu * gradient
            return s, theta + s
        """,
        "the pair exchanged",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = beta * velocity - mu * gradient
            return theta + velocity, s
        """,
        "moved by the old velocity",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = beta * velocity - mu * gradient
            return theta + mu * s, s
        """,
        "μ twice",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = beta * velocity - (1 - beta) * mu * gradient
            return theta + s, s
        """,
        "the gradient weakened, too",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = beta * velocity + (1 - beta) * gradient
            return theta - mu * s, s
        """,
        "the gradient weakened, too",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = beta * velocity - gradient
            return theta + mu * s, s
        """,
        "a velocity without μ",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = velocity - mu * gradient
            return theta + s, s
        """,
        "nothing is ever forgotten",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = beta * (velocity - mu * gradient)
            return theta + s, s
        """,
        "β for everything",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = beta * velocity - mu * gradient
            return theta + beta * s - mu * gradient, s
        """,
        "Nesterov's look ahead",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = beta * velocity - mu * gradient
            return theta + s - mu * gradient, s
        """,
        "the gradient twice",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = mu * velocity - beta * gradient
            return theta + s, s
        """,
        "β and μ exchanged",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = beta * velocity - mu * gradient
            return theta + s
        """,
        "only θ",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = beta * velocity - mu * gradient
            return theta + s, velocity
        """,
        "the old velocity returned",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = beta * velocity + mu * gradient
            return theta - s, s
        """,
        "the velocity with the other sign",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = beta * velocity + gradient
            return theta - mu * s, s
        """,
        "a velocity without μ",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = mu * gradient - beta * velocity
            return theta - s, s
        """,
        "the signs in the velocity turned",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = beta * velocity - mu * gradient
            return theta - mu * gradient, s
        """,
        "θ by the gradient alone",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = mu * gradient - beta * velocity
            return theta + s, s
        """,
        "the signs in the velocity turned",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = (1 - beta) * velocity - mu * gradient
            return theta + s, s
        """,
        "1 − β for β",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            velocity *= beta
            velocity -= mu * gradient
            theta += velocity
            return theta, velocity
        """,
        "the caller's arrays changed",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            theta += velocity
            return theta, beta*velocity - mu*gradient
        """,
        "the caller's arrays changed",
    ),
    (
        "13.4",
        """
        def minibatch_gradient(net, u, y, rows):
            return bp.gradients(net, u[rows], y).vector
        """,
        "only one of the two cut",
    ),
    (
        "13.4",
        """
        def minibatch_gradient(net, u, y, rows):
            return bp.gradients(net, u[rows], y[rows]).vector * len(rows) / len(y)
        """,
        "the factor upside down",
    ),
    (
        "13.4",
        """
        def minibatch_gradient(net, u, y, rows):
            return bp.gradients(net, u[rows], y[rows]).vector * len(y)
        """,
        "the part's sum times P",
    ),
    (
        "13.4",
        """
        def minibatch_gradient(net, u, y, rows):
            gradients = bp.gradients(net, u[rows], y[rows])
            return gradients * len(y) / len(rows)
        """,
        "not one vector",
    ),
    (
        "13.4",
        """
        def minibatch_gradient(net, u, y, rows):
            return bp.gradients(net, u[:len(rows)], y[:len(rows)]).vector * len(y) / len(rows)
        """,
        "the first rows instead of those given",
    ),
    (
        "13.4",
        """
        def minibatch_gradient(net, u, y, rows):
            return bp.gradients(net, u[rows], y[rows]).vector * len(rows)
        """,
        "multiplied by the size of the part",
    ),
    (
        "13.4",
        """
        def minibatch_gradient(net, u, y, rows):
            return bp.gradients(net, u, y).vector * len(rows) / len(y)
        """,
        "all samples",
    ),
    (
        "13.4",
        """
        def minibatch_gradient(net, u, y, rows):
            return bp.gradients(net, u[rows], y[rows]).w * len(y) / len(rows)
        """,
        "not one vector",
    ),
    (
        "13.4",
        """
        def minibatch_gradient(net, u, y, rows):
            return len(u[0]) / len(rows) * bp.gradients(net, u[rows], y[rows]).vector
        """,
        "the inputs counted for the samples",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            return theta + velocity, beta*velocity - mu*gradient
        """,
        "moved by the old velocity",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = beta*velocity + mu*gradient
            return theta + s, s
        """,
        "uphill",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = beta*velocity - (1-beta)*mu*gradient
            return theta + s, s
        """,
        "the gradient weakened, too",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = beta*velocity - mu*gradient
            return s, theta + s
        """,
        "the pair exchanged",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            velocity *= beta
            velocity -= mu*gradient
            return theta + velocity, velocity
        """,
        "the caller's arrays changed",
    ),
    (
        "13.4",
        """
        def minibatch_gradient(net, u, y, rows):
            return bp.gradients(net, u[rows], y[rows]).vector/len(rows)
        """,
        "the mean of the part",
    ),
    (
        "13.4",
        """
        def minibatch_gradient(net, u, y, rows):
            return bp.gradients(net, u[rows], y[rows]).vector*len(rows)/len(y)
        """,
        "the factor upside down",
    ),
    (
        "13.4",
        """
        def minibatch_gradient(net, u, y, rows):
            return bp.gradients(net, u[rows], y[rows]).vector/len(y)
        """,
        "divided by all P",
    ),
    (
        "13.3",
        """
        def momentum_step(theta, velocity, gradient, mu, beta):
            s = mu*(beta*velocity - gradient)
            return theta + s, s
        """,
        "μ on the memory, too",
    ),
    (
        "13.4",
        """
        def minibatch_gradient(net, u, y, rows):
            return bp.gradients(net, u[rows], y[rows]).vector*len(rows)
        """,
        "multiplied by the size of the part",
    ),
)

SAID: tuple[tuple[str, Source, str, str | None], ...] = (
    (
        "13.3",
        {"return theta + velocity, velocity": "return theta + velocity, np.append(velocity, 0.0)"},
        r"(?s)Not yet: another shape.*at `\[1\]`",
        None,
    ),
    ("13.4", {"y[rows]": "y[: len(rows) - 1]"}, "raises `ValueError", "Not yet:"),
    # (P − n)/n, which is N/n where P − n is N.
    ("13.4", {"len(y) / len(rows) *": "(len(y) / len(rows) - 1) *"}, "gives", "Not yet:"),
    ("13.3", {"return theta + velocity, velocity": "return theta, 0 * velocity"}, "comes back as it was", "is right,"),
)
