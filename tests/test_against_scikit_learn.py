"""An independent public implementation makes the same steps: scikit-learn's MLPRegressor.

It has hidden biases where these networks have a constant input, and the mean over the samples where they have
the sum, hence its learning rate P·μ.
"""

import numpy as np
import pytest
from sklearn.neural_network import MLPRegressor
from support import a_network, some_data

import bplib as bp

THEIR_NAMES = {"sigmoid": "logistic", "tanh": "tanh", "relu": "relu", "identity": "identity"}
MU = 0.002
SIZES = [(5, 2, 3), (1, 1, 1), (20, 4, 6)]


def scikit_learn(net, u, y):
    """A regressor with the weights of `net`, whose partial_fit takes one step of plain gradient descent."""
    n_samples = len(y)
    theirs = MLPRegressor(
        hidden_layer_sizes=(net.n_hidden,),
        activation=THEIR_NAMES[net.activation.name],
        solver="sgd",
        momentum=0,
        nesterovs_momentum=False,
        alpha=0,
        batch_size=n_samples,
        learning_rate_init=n_samples * MU,
        shuffle=False,
        random_state=0,
    )
    theirs.partial_fit(u[:, 1:], y)  # makes the arrays, which its optimiser holds: they are filled, not replaced
    theirs.coefs_[0][:], theirs.intercepts_[0][:] = net.w[1:], net.w[0]
    theirs.coefs_[1][:], theirs.intercepts_[1][:] = net.x[:, None], net.b
    return theirs


def their_vector(theirs):
    (w, x), (hidden_bias, b) = theirs.coefs_, theirs.intercepts_
    return np.concatenate([b, hidden_bias, w.ravel(), x.ravel()])


@pytest.mark.parametrize("sizes", SIZES, ids=repr)
@pytest.mark.parametrize("name", THEIR_NAMES)
def test_same_outputs_loss_and_steps(name, sizes):
    n_samples, n_inputs, n_hidden = sizes
    u, y = some_data(1, n_samples, n_inputs + 1, constant_input=True)
    net = a_network(2, n_inputs + 1, n_hidden, activation=bp.ACTIVATIONS[name])
    theirs = scikit_learn(net, u, y)
    np.testing.assert_allclose(theirs.predict(u[:, 1:]), net.predict(u), rtol=1e-13, atol=1e-14)
    run = bp.train(net, u, y, schedule=bp.schedules.constant(MU), max_iterations=10, tolerance=0)
    for m in range(1, 11):
        theirs.partial_fit(u[:, 1:], y)
        # Theirs is the mean loss before the step.
        assert n_samples * theirs.loss_ == pytest.approx(run.losses[m - 1], rel=1e-11)
        ours = bp.train(net, u, y, schedule=bp.schedules.constant(MU), max_iterations=m, tolerance=0).network.vector
        np.testing.assert_allclose(their_vector(theirs), ours, rtol=1e-14 if m == 1 else 1e-11, atol=1e-14)


@pytest.mark.parametrize("name", THEIR_NAMES)
def test_same_gradient(name):
    u, y = some_data(3, 6, 3, constant_input=True)
    net = a_network(4, 3, 4, activation=bp.ACTIVATIONS[name])
    theirs = scikit_learn(net, u, y)
    theirs.partial_fit(u[:, 1:], y)
    gradient = (net.vector - their_vector(theirs)) / MU
    exact = bp.gradients(net, u, y).vector
    assert np.linalg.norm(gradient - exact) < 1e-12 * np.linalg.norm(exact)
