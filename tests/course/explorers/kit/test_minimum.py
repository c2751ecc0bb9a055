import numpy as np

import bplib as bp
from bplib.course.explorers.kit.minimum import TEACHER, curvatures, settled, turned

U, Y = bp.data.teacher()
ALL = range(7)


def test_the_teacher_made_the_data() -> None:
    u, y = bp.data.teacher(noise=0)
    np.testing.assert_array_equal(TEACHER.predict(u), y)


def test_where_it_settles_is_a_minimum_that_descent_finds_too() -> None:
    net = settled(TEACHER, U, Y, ALL)
    assert bp.gradients(net, U, Y).norm < 1e-12 and curvatures(net, U, Y, ALL)[0] > 0
    run = bp.train(TEACHER, U, Y, schedule=bp.schedules.constant(0.02), tolerance=0, max_iterations=20_000)
    np.testing.assert_allclose(run.network.vector, net.vector, atol=1e-3)


def test_only_the_free_ones_move() -> None:
    net = settled(TEACHER, U, Y, [0, 5])
    np.testing.assert_array_equal(net.vector != TEACHER.vector, np.isin(ALL, [0, 5]))
    assert np.abs(bp.gradients(net, U, Y).vector[[0, 5]]).max() < 1e-12


def test_turned_units_give_the_same_outputs() -> None:
    copies = turned(TEACHER)
    assert len({tuple(copy.vector) for copy in copies}) == 4
    np.testing.assert_array_equal(copies[0].vector, TEACHER.vector)
    for copy in copies:
        np.testing.assert_allclose(copy.predict(U), TEACHER.predict(U), atol=1e-12)


def test_the_curvatures_of_some() -> None:
    hessian = bp.hessian(TEACHER, U, Y)
    one, other = curvatures(TEACHER, U, Y, [0, 6])
    assert one < other
    np.testing.assert_allclose(
        [one + other, one * other],
        [
            hessian[0, 0] + hessian[6, 6],
            hessian[0, 0] * hessian[6, 6] - hessian[0, 6] ** 2,
        ],
    )
