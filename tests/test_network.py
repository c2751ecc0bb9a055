"""The network: its forward pass against plain loops, stacks against single networks, drawing, and symmetries."""

import copy
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import ACTIVATIONS, ARCTAN, SCALAR, a_network, same_bits, slow_forward, some_data

import bplib as bp

SEEDS = st.integers(0, 2**32 - 1)
SIZES = {"n_inputs": st.integers(1, 4), "n_hidden": st.integers(1, 4), "n_samples": st.integers(1, 6)}


@pytest.mark.parametrize("g", ACTIVATIONS, ids=repr)
@given(seed=SEEDS, **SIZES)
def test_forward_pass_is_the_slides_sums(g, seed, n_inputs, n_hidden, n_samples):
    net = a_network(seed, n_inputs, n_hidden, activation=g)
    u, _ = some_data(seed, n_samples, n_inputs)
    v_star, v, y_bar = net.forward(u)
    for p in range(n_samples):
        slow = slow_forward(float(net.b), net.w.tolist(), net.x.tolist(), u[p].tolist(), SCALAR[g.name][0])
        for fast, slowly in zip((v_star[p], v[p], y_bar[p]), slow, strict=True):
            np.testing.assert_allclose(fast, slowly, rtol=1e-12, atol=1e-12)


def test_forward_pass_names_its_results():
    net, (u, _) = a_network(), some_data()
    forward = net.forward(u)
    assert forward._fields == ("v_star", "v", "y_bar")
    assert (forward.v_star.shape, forward.v.shape, forward.y_bar.shape) == ((5, 3), (5, 3), (5,))
    assert same_bits(forward.y_bar, net.predict(u))


@given(seed=SEEDS, stack=st.lists(st.integers(1, 3), max_size=3).map(tuple), **SIZES)
def test_members_of_a_stack_are_the_single_networks_bit_for_bit(seed, stack, n_inputs, n_hidden, n_samples):
    net = a_network(seed, n_inputs, n_hidden, stack, scale=3)
    u, y = some_data(seed, n_samples, n_inputs)
    assert net.stack_shape == stack
    for k in np.ndindex(stack):
        one = net[k] if stack else net
        assert one.stack_shape == ()
        for part, whole in zip(one.forward(u), net.forward(u), strict=True):
            assert same_bits(part, whole[k])
        assert same_bits(bp.loss(one, u, y), bp.loss(net, u, y)[k])
        for part, whole in zip(bp.gradients(one, u, y), bp.gradients(net, u, y), strict=True):
            assert same_bits(part, whole[k])


@given(seed=SEEDS, stack=st.lists(st.integers(0, 3), max_size=3).map(tuple), **SIZES)
def test_vector_makes_the_round_trip(seed, stack, n_inputs, n_hidden, n_samples):
    net = a_network(seed, n_inputs, n_hidden, stack, bp.sine)
    assert net.vector.shape == (*stack, 1 + n_inputs * n_hidden + n_hidden)
    back = net.with_vector(net.vector)
    assert all(same_bits(getattr(back, name), getattr(net, name)) for name in "bwx")
    assert back.activation is bp.sine
    assert (back.n_inputs, back.n_hidden, back.stack_shape) == (n_inputs, n_hidden, stack)


def test_vector_is_b_then_w_row_by_row_then_x():
    net = bp.Network(b=1, w=[[2, 3], [4, 5]], x=[6, 7])
    assert net.vector.tolist() == [1, 2, 3, 4, 5, 6, 7]
    moved = net.with_vector([[0, 1, 2, 3, 4, 5, 6], [7, 6, 5, 4, 3, 2, 1]])
    assert moved.stack_shape == (2,)
    assert moved.w.tolist() == [[[1, 2], [3, 4]], [[6, 5], [4, 3]]]


def test_parameters_are_copies_of_what_was_given():
    b, w, x = np.array(1.0), np.ones((2, 3)), np.ones(3)
    net = bp.Network(b=b, w=w, x=x)
    net.w[0, 0], net.x[0], net.b[...] = 9, 9, 9
    assert (b, w[0, 0], x[0]) == (1, 1, 1)
    vector = np.arange(10.0)
    net.with_vector(vector).w[0, 0] = 99
    assert vector.tolist() == list(range(10))
    net.vector[:] = 0
    assert net.w[0, 0] == 9


@pytest.mark.parametrize("g", ACTIVATIONS, ids=repr)
@pytest.mark.parametrize("stack", [(), (2,)])
def test_inputs_are_never_changed(g, stack):
    net, (u, y) = a_network(stack=stack, activation=g), some_data()
    given = [net.b, net.w, net.x, u, y]
    before = copy.deepcopy(given)
    net.predict(u)
    bp.with_constant_input(u)
    bp.loss(net, u, y)
    bp.gradients(net, u, y)
    bp.check_gradients(net, u, y)
    bp.check_gradients(net, u, y, method="central")
    bp.hessian(net, u, y)
    bp.train(net, u, y, schedule=bp.schedules.constant(0.01), max_iterations=3, fixed={"w": np.eye(2, 3, dtype=bool)})
    assert all(same_bits(one, other) for one, other in zip(given, before, strict=True))


def test_whole_numbers_and_lists_are_taken():
    net = bp.Network(b=1, w=[[1, 2]], x=(3, 4))
    assert net.w.dtype == net.x.dtype == net.b.dtype == float
    assert net.predict([[0]]) == 1 + 3 / 2 + 4 / 2


def test_complex_parameters_pass():
    net = bp.Network(b=1j, w=[[0.5]], x=[2])
    assert net.predict([[1]])[0] == pytest.approx(1j + 2 / (1 + np.exp(-0.5)))


def test_members_are_taken_by_index_slice_and_mask():
    net = a_network(stack=(4,))
    assert same_bits(net[2].w, net.w[2])
    assert same_bits(net[1:3].x, net.x[1:3])
    assert same_bits(net[net.b > 0].b, net.b[net.b > 0])
    assert [member.n_hidden for member in net] == [3] * 4
    with pytest.raises(IndexError):
        net[4]
    with pytest.raises(TypeError, match="one network, not a stack"):
        net[0][0]


def test_members_of_a_stack_of_stacks_are_taken_by_its_axes():
    net = a_network(stack=(2, 3), n_inputs=3)
    for index in [(1, 2), (slice(None), 0), (..., 0), (0, ...), 1, (1, [0, 2])]:
        some = net[index]
        assert same_bits(some.b, net.b[index])
        assert same_bits(some.vector[..., 0], net.b[index])
        assert some.w.shape == (*some.stack_shape, 3, 3)
    assert same_bits(net[..., 0].w, net.w[:, 0])
    with pytest.raises(IndexError):
        net[0, 0, 0]


def test_selecting_no_member_gives_a_stack_of_none():
    net, (u, y) = a_network(stack=(4,)), some_data()
    none = net[net.b > 1e9]
    assert none.stack_shape == (0,)
    assert none.predict(u).shape == (0, 5)
    assert none.vector.shape == (0, 10)
    assert bp.gradients(none, u, y).norm.shape == (0,)


def test_sizes_and_name():
    net = a_network(n_inputs=4, n_hidden=5, stack=(2, 3), activation=bp.tanh)
    assert (net.n_inputs, net.n_hidden, net.stack_shape) == (4, 5, (2, 3))
    assert repr(net) == "<Network: stack of (2, 3), n_inputs=4, n_hidden=5, activation=tanh>"
    assert repr(net[0, 0]) == "<Network: n_inputs=4, n_hidden=5, activation=tanh>"


def test_network_comes_back_from_a_pickle():
    net = a_network(stack=(2,), activation=bp.tanh)
    back = pickle.loads(pickle.dumps(net))
    assert same_bits(back.vector, net.vector)
    assert back.activation is bp.tanh


# Drawing


def test_the_first_100_of_200_networks_are_the_100():
    sizes = {"n_inputs": 3, "n_hidden": 4, "rng": 7}
    assert same_bits(
        bp.Network.random(n_networks=200, **sizes)[:100].vector, bp.Network.random(n_networks=100, **sizes).vector
    )
    assert same_bits(bp.Network.random(**sizes).vector, bp.Network.random(n_networks=9, **sizes)[0].vector)


def test_the_draws_are_those_of_the_generator_in_the_order_of_the_vector():
    # Lessons state what came of a seed: another order or another stream would change them all.
    net = bp.Network.random(n_inputs=2, n_hidden=3, n_networks=4, init_range=(0, 1), rng=11)
    assert same_bits(net.vector, np.random.default_rng(11).random((4, 10)))


@given(seed=SEEDS, low=st.floats(-100, 99), width=st.floats(0.01, 100))
def test_another_range_scales_the_same_draws(seed, low, width):
    sizes = {"n_inputs": 2, "n_hidden": 3, "n_networks": 5, "rng": seed}
    draws = bp.Network.random(init_range=(0, 1), **sizes).vector
    scaled = bp.Network.random(init_range=(low, low + width), **sizes).vector
    np.testing.assert_allclose(scaled, low + width * draws, rtol=1e-12, atol=1e-12)
    assert ((low <= scaled) & (scaled <= low + width)).all()


def test_every_parameter_is_drawn_over_the_whole_range():
    draws = bp.Network.random(n_inputs=2, n_hidden=2, init_range=(-2, 6), n_networks=4000, rng=0).vector
    assert np.abs(draws.mean(axis=0) - 2).max() < 0.2  # five standard errors
    assert np.abs(draws.min(axis=0) + 2).max() < 0.02
    assert np.abs(draws.max(axis=0) - 6).max() < 0.02
    correlations = np.corrcoef(draws.T) - np.eye(7)
    assert np.abs(correlations).max() < 0.08


def test_rng_is_an_int_a_generator_or_nothing():
    sizes = {"n_inputs": 2, "n_hidden": 3}
    generator = np.random.default_rng(3)
    first, second = bp.Network.random(rng=generator, **sizes), bp.Network.random(rng=generator, **sizes)
    assert same_bits(first.vector, bp.Network.random(rng=3, **sizes).vector)
    assert not same_bits(first.vector, second.vector)
    assert not same_bits(bp.Network.random(**sizes).vector, bp.Network.random(**sizes).vector)


def test_the_global_random_state_is_left_alone():
    before = np.random.get_state()[1].copy()  # noqa: NPY002
    bp.Network.random(n_inputs=2, n_hidden=3, rng=0)
    assert same_bits(np.random.get_state()[1], before)  # noqa: NPY002


def test_random_networks_have_the_sizes_asked_for():
    one = bp.Network.random(n_inputs=2, n_hidden=3, activation=bp.sine, rng=0)
    assert (one.n_inputs, one.n_hidden, one.stack_shape, one.activation) == (2, 3, (), bp.sine)
    assert bp.Network.random(n_inputs=2, n_hidden=3, n_networks=1, rng=0).stack_shape == (1,)


# Symmetries


@given(seed=SEEDS, order=st.permutations(range(4)))
def test_the_order_of_hidden_units_does_not_matter(seed, order):
    net, (u, y) = a_network(seed, n_hidden=4), some_data(seed)
    permuted = bp.Network(b=net.b, w=net.w[:, order], x=net.x[order])
    assert bp.loss(permuted, u, y) == pytest.approx(bp.loss(net, u, y), rel=1e-12)
    np.testing.assert_allclose(bp.gradients(permuted, u, y).w, bp.gradients(net, u, y).w[:, order], atol=1e-12)


@given(seed=SEEDS, flip=st.lists(st.booleans(), min_size=3, max_size=3))
def test_turning_a_sigmoid_unit_round_changes_nothing(seed, flip):
    net, (u, _) = a_network(seed), some_data(seed)
    sign = np.where(flip, -1, 1)
    turned = bp.Network(b=net.b + net.x[flip].sum(), w=net.w * sign, x=net.x * sign)
    np.testing.assert_allclose(turned.predict(u), net.predict(u), atol=1e-12)


@pytest.mark.parametrize("g", [bp.tanh, bp.sine, bp.identity, ARCTAN], ids=repr)
@given(seed=SEEDS, flip=st.lists(st.booleans(), min_size=3, max_size=3))
def test_turning_a_unit_with_an_odd_activation_changes_nothing(g, seed, flip):
    net, (u, _) = a_network(seed, activation=g), some_data(seed)
    sign = np.where(flip, -1, 1)
    turned = bp.Network(b=net.b, w=net.w * sign, x=net.x * sign, activation=g)
    np.testing.assert_allclose(turned.predict(u), net.predict(u), atol=1e-12)


@given(seed=SEEDS)
def test_without_hidden_bias_the_sigmoid_network_has_no_even_part(seed):
    net, (u, _) = a_network(seed), some_data(seed)
    np.testing.assert_allclose(net.predict(u) + net.predict(-u), 2 * net.b + net.x.sum(), atol=1e-12)


# The constant input


def test_constant_input_comes_first():
    u = np.array([[2, 3], [4, 5]])
    assert bp.with_constant_input(u).tolist() == [[1, 2, 3], [1, 4, 5]]
    assert u.tolist() == [[2, 3], [4, 5]]


@given(seed=SEEDS, **SIZES)
def test_weights_of_the_constant_input_are_hidden_biases(seed, n_inputs, n_hidden, n_samples):
    net = a_network(seed, n_inputs + 1, n_hidden)
    u, _ = some_data(seed, n_samples, n_inputs)
    v_star = net.forward(bp.with_constant_input(u)).v_star
    np.testing.assert_allclose(v_star, net.w[0] + u @ net.w[1:], atol=1e-12)


def test_an_ellipsis_picks_members_and_not_parameters():
    stack = a_network(stack=(2, 3), n_inputs=3, n_hidden=3)
    np.testing.assert_array_equal(stack[..., 0].vector, stack.vector[:, 0])
    np.testing.assert_array_equal(stack[1, ...].vector, stack.vector[1])
    np.testing.assert_array_equal(stack[[0, 1], [2, 0]].vector, stack.vector[[0, 1], [2, 0]])


def test_an_index_too_many_is_counted_by_the_axes_of_the_stack():
    with pytest.raises(IndexError, match="array is 1-dimensional, but 2 were indexed"):
        a_network(stack=(3,))[1, 2]


def test_gradients_of_plain_numbers_have_a_vector():
    assert list(bp.Gradients(b=0.5, w=[[1, 2]], x=[3, 4]).vector) == [0.5, 1, 2, 3, 4]
    assert bp.Gradients(b=3, w=[[0, 0]], x=[4, 0]).norm == 5
