"""bplib.symmetry: one canonical form for the H!·2^H parameter vectors of a function."""

import itertools

import numpy as np
import pytest
from support import a_network, copies

import bplib as bp


@pytest.mark.parametrize("activation", [bp.sigmoid, bp.tanh])
@pytest.mark.parametrize(("n_hidden", "n_copies"), [(1, 2), (2, 8), (3, 48)])
def test_all_copies_are_one_function_and_have_one_canonical_form(activation, n_hidden, n_copies):
    net = a_network(seed=n_hidden, n_hidden=n_hidden, activation=activation)
    u = np.random.default_rng(0).normal(size=(7, 2))
    vectors = []
    for copy in copies(net):
        np.testing.assert_allclose(copy.predict(u), net.predict(u), atol=1e-13)
        form = bp.canonical(copy)
        np.testing.assert_allclose(form.predict(u), net.predict(u), atol=1e-13)
        np.testing.assert_allclose(form.vector, bp.canonical(net).vector, atol=1e-13)
        vectors.append(copy.vector)
    assert len(np.unique(np.round(vectors, 9), axis=0)) == n_copies


def test_the_form_of_a_stack_is_that_of_its_members_and_is_its_own_form():
    stack = a_network(stack=(3, 2), n_hidden=4)
    form = bp.canonical(stack)
    assert (form.x >= 0).all()
    assert (np.diff(form.x, axis=-1) <= 0).all()
    np.testing.assert_array_equal(bp.canonical(form).vector, form.vector)
    for i, j in itertools.product(range(3), range(2)):
        np.testing.assert_array_equal(bp.canonical(stack[i, j]).vector, form.vector[i, j])


def test_different_functions_have_different_forms():
    assert np.abs(bp.canonical(a_network(seed=1)).vector - bp.canonical(a_network(seed=2)).vector).max() > 0.1


OWN = bp.Activation("sigmoid", lambda v_star: 1 / (1 + np.exp(-v_star)), lambda v_star, v: v * (1 - v))


@pytest.mark.parametrize("activation", [bp.relu, bp.softplus, bp.identity, bp.sine, OWN])
def test_activations_with_other_symmetries_are_refused(activation):
    with pytest.raises(ValueError, match=f"activation is {activation.name}.* for bplib.sigmoid and bplib.tanh"):
        bp.canonical(a_network(activation=activation))
