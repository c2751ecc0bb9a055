"""The lessons' data sets: what their docstrings say of them."""

import numpy as np
import pytest
from support import same_bits

import bplib as bp


def test_by_hand_is_in_fractions():
    net, u, y = bp.data.by_hand()
    v_star, v, y_bar = net.forward(u)
    np.testing.assert_allclose(v_star, [[-np.log(3), np.log(3)]], rtol=1e-15)
    np.testing.assert_allclose(v, [[1 / 4, 3 / 4]], rtol=1e-15)
    assert y_bar == pytest.approx([0], abs=1e-15)
    assert y.tolist() == [1]
    assert bp.loss(net, u, y) == pytest.approx(1 / 2, rel=1e-15)


def test_teacher_is_a_bump_with_noise():
    u, y = bp.data.teacher()
    assert (u.shape, y.shape) == ((40, 2), (40,))
    assert (u[:, 0] == 1).all()
    np.testing.assert_allclose(u[:, 1], np.linspace(-3, 3, 40))
    quiet = bp.data.teacher(noise=0)
    noise = y - quiet.y
    assert 0.07 < noise.std() < 0.13
    np.testing.assert_allclose(bp.data.teacher(noise=0.2).y - quiet.y, 2 * noise, atol=1e-14)
    middle, ends = quiet.y[15:25], quiet.y[[0, -1]]
    assert middle.min() > 2 > 1.1 > ends.max()


def test_teacher_is_the_same_every_time():
    assert same_bits(bp.data.teacher().y, bp.data.teacher().y)
    assert same_bits(bp.data.teacher().y, bp.data.teacher(rng=np.random.default_rng(0)).y)
    assert not same_bits(bp.data.teacher().y, bp.data.teacher(rng=1).y)
    assert len(bp.data.teacher(n_samples=7).y) == 7


def test_one_hidden_unit_does_not_follow_the_teacher_and_two_do():
    u, y = bp.data.teacher()
    schedule = bp.schedules.constant(0.01)
    best = {}
    for n_hidden in (1, 2):
        net = bp.Network.random(n_inputs=2, n_hidden=n_hidden, n_networks=5, rng=0)
        best[n_hidden] = bp.train(net, u, y, schedule=schedule, max_iterations=2000).final_losses.min()
    assert best[2] < 0.2
    assert best[1] > 10 * best[2]


@pytest.mark.parametrize("coding", [(-1, 1), (0, 1)])
def test_xor_is_one_where_the_inputs_differ(coding):
    u, y = bp.data.xor(coding)
    assert u.tolist() == [[i, j] for i in coding for j in coding]
    assert str(y.tolist()) == str([float(i != j) for i, j in u])  # no −0 for a 0
    assert u.dtype == y.dtype == float


def test_xor_cannot_be_learnt_without_hidden_bias():
    # Proved bound: half of Σ(e − mean e)² over the even part of the targets.
    u, y = bp.data.xor()
    net = bp.Network.random(n_inputs=2, n_hidden=2, n_networks=6, rng=0)
    settings = {"schedule": bp.schedules.constant(0.1), "max_iterations": 3000, "tolerance": 0}
    assert bp.train(net, u, y, **settings).final_losses.min() >= 0.5 - 1e-12
    net = bp.Network.random(n_inputs=3, n_hidden=2, n_networks=6, rng=0)
    assert bp.train(net, bp.with_constant_input(u), y, **settings).final_losses.max() < 0.05


def test_parabola_is_even_and_has_a_bound_without_hidden_bias():
    u, y = bp.data.parabola()
    assert u.shape == (21, 1)
    np.testing.assert_allclose(u[:, 0], np.arange(-10, 11) / 5, atol=1e-15)
    np.testing.assert_allclose(y, u[:, 0] ** 2)
    np.testing.assert_allclose(y, y[::-1], atol=1e-15)
    bound = ((y - y.mean()) ** 2).sum() / 2
    assert bound == pytest.approx(17.946133, abs=5e-7)
    net = bp.Network.random(n_inputs=1, n_hidden=4, n_networks=5, rng=0)
    run = bp.train(net, u, y, schedule=bp.schedules.constant(0.01), max_iterations=300)
    assert run.final_losses.min() >= bound - 1e-12


def rat42_network():
    c = bp.data.RAT42_CERTIFIED
    return bp.Network(b=0, w=[[-c["b2"]], [c["b3"]]], x=[c["b1"]])


def test_rat42_fits_nists_certified_values():
    u, y = bp.data.rat42()
    assert (u.shape, y.shape) == ((9, 2), (9,))
    net = rat42_network()
    assert 2 * bp.loss(net, u, y) == pytest.approx(bp.data.RAT42_CERTIFIED["ssr"], rel=1e-10)
    # It is a minimum in x and w: the gradient vanishes, and the Hessian of these three is positive definite.
    d, hessian = bp.gradients(net, u, y), bp.hessian(net, u, y)[1:, 1:]
    newton_step = np.linalg.solve(hessian, d.vector[1:])
    assert np.abs(newton_step / net.vector[1:]).max() < 1e-10
    assert np.linalg.eigvalsh(hessian).min() > 0


@pytest.mark.parametrize("make", [bp.data.by_hand, bp.data.teacher, bp.data.xor, bp.data.parabola, bp.data.rat42])
def test_each_call_gives_fresh_arrays(make):
    *_, u, y = make()
    u[:], y[:] = 99, 99
    *_, u, y = make()
    assert not (u == 99).any()
    assert not (y == 99).any()
