"""Lesson 13's keys by another way: slopes of the four losses, runs of scikit-learn, a matrix, and differences."""

import warnings

import numpy as np
from second_route import complex_slopes, says
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPRegressor

import bplib as bp


def translate_a_learning_rate():
    says(
        "13.1",
        r"With the slides' loss and P=50 samples, \mu=0.004",
        "whose loss is half the *mean* of the squared errors",
        "with `MSELoss()`, the mean of the squared errors without a ½",
        'with `MSELoss(reduction="sum")`, their sum without a ½',
        "for a loss that you wrote as it stands on the slide",
        "`learning_rate_init=0.3` for an `MLPRegressor`, with all P=60 samples in every step",
    )

    def slope(loss, n_samples):
        """The derivative by b of some network's loss, as long as the others' gradients are in proportion."""
        rng = np.random.default_rng(0)
        y, rest = rng.normal(size=n_samples), rng.normal(size=n_samples)
        return float(complex_slopes(lambda b: loss(y - b - rest), 0.2)[0])

    def slides(error):
        return (error**2).sum() / 2

    def half_mean(error):
        return (error**2).mean() / 2

    losses = {
        "MLPRegressor": half_mean,
        "MSELoss": lambda error: (error**2).mean(),
        "MSELoss, sum": lambda error: (error**2).sum(),
        "jax.grad": slides,
    }
    # The same step: rate times slope is the same.
    rates = {name: 0.004 * slope(slides, 50) / slope(loss, 50) for name, loss in losses.items()}
    return {"rates": {**rates, "mu": 0.3 * slope(half_mean, 60) / slope(slides, 60)}}


def what_does_a_default_change():
    says(
        "13.2",
        "the slides' steps, as in this lesson, with P=1000 samples. Then one setting goes back to its default",
        "another function is minimised",
        "the same function, but other steps",
        "the same steps, but it may stop after another number of them",
        "nothing but rounding",
        "`momentum=0.9`, `alpha=0.0001`, `tol=0.0001` with `n_iter_no_change=10`, `batch_size=200`",
        "`shuffle=True` (with all samples in every step)",
    )
    rng = np.random.default_rng(0)
    u = rng.uniform(-1, 1, size=(1000, 2))
    y = np.tanh(2 * u[:, 0]) + u[:, 1] + 0.1 * rng.normal(size=1000)
    as_the_slides = {
        "hidden_layer_sizes": (3,),
        "activation": "logistic",
        "solver": "sgd",
        "learning_rate_init": 0.2,
        "momentum": 0.0,
        "nesterovs_momentum": False,
        "alpha": 0.0,
        "batch_size": 1000,
        "shuffle": False,
        "tol": 0.0,
        "n_iter_no_change": 10**6,
        "random_state": 0,
    }

    def train(**instead):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            return MLPRegressor(**{**as_the_slides, **instead}).fit(u, y)

    def weights(model):
        return np.concatenate([part.ravel() for part in (*model.coefs_, *model.intercepts_)])

    def observed(**setting):
        # The function where the weights stand still; five passes over the data; and when a longer run ends.
        still = train(**setting, learning_rate_init=1e-300, max_iter=1).loss_
        return still, weights(train(**setting, max_iter=5)), train(**setting, max_iter=400).n_iter_

    loss, steps, end = observed()

    def changed(**setting):
        new_loss, new_steps, new_end = observed(**setting)
        if not np.isclose(new_loss, loss, rtol=1e-9, atol=0):
            return "loss"
        if not np.allclose(new_steps, steps, rtol=1e-9, atol=1e-12):
            return "steps"
        return "nothing" if new_end == end else "end"

    return {
        "changed": {
            "momentum": changed(momentum=0.9),
            "alpha": changed(alpha=0.0001),
            "tol": changed(tol=0.0001, n_iter_no_change=10),
            "batch_size": changed(batch_size=200),
            "shuffle": changed(shuffle=True),
        }
    }


def one_step_with_momentum():
    says(
        "13.3",
        r"s\leftarrow\beta\,s-\mu\,\nabla L,\qquad\theta\leftarrow\theta+s",
        "moves by the *new* one",
        "momentum_step(theta, velocity, gradient, mu, beta)",
        "returns the new \\theta and the new velocity, in this order",
    )

    def momentum_step(theta, velocity, gradient, mu, beta):
        step = np.array([[1, beta, -mu], [0, beta, -mu]])  # of (θ, s, ∇L)
        theta, velocity = np.tensordot(step, np.array([theta, velocity, gradient], dtype=float), axes=1)
        return theta, velocity

    return {"momentum_step": momentum_step}


def a_part_for_the_whole():
    says(
        "13.4",
        "minibatch_gradient(net, u, y, rows)",
        r"an estimate of \nabla L over all P samples from those in `rows`",
        "*unbiased*",
        "as one vector like `bp.gradients(net, u, y).vector`",
    )

    def minibatch_gradient(net, u, y, rows):
        # A sample of the part stands for P / (size of the part) samples of the whole: write it down as often.
        found = sum(bp.numerical_gradients(net, u[[row]], y[[row]]).vector for row in rows)
        return found * (len(y) / len(rows))

    return {"minibatch_gradient": minibatch_gradient}


SECOND_ROUTES = {
    "13.1": translate_a_learning_rate,
    "13.2": what_does_a_default_change,
    "13.3": one_step_with_momentum,
    "13.4": a_part_for_the_whole,
}
