"""Lesson 12: right answers in other forms, and wrong ones that the exercises do not list word for word."""

from __future__ import annotations

from bplib.course.exercises.model import Source

FORMS: dict[str, tuple[Source, ...]] = {
    "12.1": (
        'rates = {"MLPRegressor": 0.2, "MSELoss": "1/10", "MSELoss, sum": 2e-3, "jax.grad": "0.004", "mu": 0.3 / 60}',
        """
        from fractions import Fraction

        mu = Fraction(4, 1000)
        rates = {
            "mu": Fraction(3, 10) / 60, "jax.grad": mu, "MSELoss, sum": mu / 2, "MSELoss": 25 * mu, "MLPRegressor": 50 * mu
        }
        """,
        """
        factor = {"MLPRegressor": 1 / 50, "MSELoss": 2 / 50, "MSELoss, sum": 2, "jax.grad": 1}
        rates = {name: np.float64(0.004) / c for name, c in factor.items()} | {"mu": np.array(0.005)}
        """,
    ),
    "12.2": (
        """
        changed = dict(shuffle="nothing", batch_size="steps", tol="end", alpha="loss", momentum="steps")
        """,
        """
        changed = {"momentum": "Steps", "alpha": "Loss", "tol": "END", "batch_size": " steps", "shuffle": "nothing "}
        """,
        """
        changed = dict(zip(("momentum", "alpha", "tol", "batch_size", "shuffle"), np.array("steps loss end steps nothing".split())))
        """,
    ),
    "12.3": (
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
    ),
    "12.4": (
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
    ),
}

NAMED: tuple[tuple[str, Source, str], ...] = ()

SAID: tuple[tuple[str, Source, str, str | None], ...] = ()
