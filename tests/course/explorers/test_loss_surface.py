import re
from typing import Any

import numpy as np
import pytest

import bplib as bp
from bplib.course.explorers.kit.controls import initial
from bplib.course.explorers.kit.schedule_choice import FALLING, chosen_schedule
from bplib.course.explorers.kit.timeline import Leg, Timeline
from bplib.course.explorers.loss_surface.explorer import (
    BOWL,
    DATA,
    HILLS,
    LINE,
    PLANES,
    SLOPE,
    START,
    WEIGHTS,
    LossSurface,
    Path,
    Plane,
    descend,
)


@pytest.fixture(scope="module")
def explorer() -> LossSurface:
    return LossSurface()


def settings_of(explorer: LossSurface, **changed: Any) -> dict[str, Any]:
    return initial(explorer.controls) | changed


def path_of(plane: Plane, start: Any, mu: float, m: int) -> Any:
    timeline = Timeline(plane.network(start), *DATA, plane.fixed)
    return descend(timeline, plane, Leg(0, bp.schedules.constant(mu), str(mu)), m)


def test_the_code_of_each_network_makes_it() -> None:
    for plane in PLANES.values():
        np.testing.assert_array_equal(eval(plane.code, {"bp": bp}).vector, plane.net.vector)


def test_the_weights_are_where_their_names_say() -> None:
    marked = START.with_vector(np.arange(7.0))
    places = [marked.b, marked.w[0, 0], marked.w[1, 0], marked.w[1, 1], marked.x[0]]
    assert [weight.place for weight in WEIGHTS.values()] == places


@pytest.mark.parametrize("name", PLANES)
def test_all_but_the_two_weights_stay(name: str) -> None:
    plane = PLANES[name]
    moved = path_of(plane, [WEIGHTS[weight].start for weight in plane.weights], 0.01, 1)
    assert (moved.places[0] != moved.places[1]).all()
    net = plane.network([1.5, -2.5])
    assert list(net.vector[plane.free]) == [1.5, -2.5]
    others = np.delete(np.arange(7), plane.free)
    np.testing.assert_array_equal(net.vector[others], plane.net.vector[others])
    end = bp.train(net, *DATA, schedule=bp.schedules.constant(0.01), max_iterations=3, fixed=plane.fixed).network
    np.testing.assert_array_equal(end.vector[others], plane.net.vector[others])


def test_the_bowl_by_hand() -> None:
    """L is of second degree in b and x[0]: the least squares of y − x[1]·v[1] on (1, v[0])."""
    u, y = DATA
    v = START.forward(u).v
    design = np.column_stack([np.ones(len(y)), v[:, 0]])
    wanted, residual, *_ = np.linalg.lstsq(design, y - START.x[1] * v[:, 1])
    bottom = PLANES[BOWL].bottom
    np.testing.assert_allclose(bottom.place, wanted, rtol=1e-9)
    assert bottom.loss == pytest.approx(residual[0] / 2)
    np.testing.assert_allclose(bottom.curvatures, np.linalg.eigvalsh(design.T @ design), rtol=1e-9)
    assert bottom.largest_stable_mu == pytest.approx(2 / np.linalg.norm(design, 2) ** 2)


@pytest.mark.parametrize("name", PLANES)
def test_the_star_is_the_lowest_point_and_a_minimum(name: str) -> None:
    plane = PLANES[name]
    assert plane.bottom.loss <= plane.losses.min()
    slope = bp.gradients(plane.network(plane.bottom.place), *DATA).vector[plane.free]
    assert (np.abs(slope) < 1e-9).all()
    low, high = plane.grid[0, 0], plane.grid[-1, -1]
    assert (low < plane.bottom.place).all() and (plane.bottom.place < high).all()
    around = plane.bottom.place + 0.01 * np.array([[np.cos(t), np.sin(t)] for t in np.linspace(0, 6, 25)])
    assert (bp.loss(plane.network(around), *DATA) > plane.bottom.loss).all()


@pytest.mark.parametrize("name", PLANES)
def test_at_the_largest_stable_mu_descent_turns(name: str) -> None:
    """Near the star, along the steepest direction, one step multiplies the distance by 1 − μλ."""
    plane = PLANES[name]
    bottom = plane.bottom
    steepest = np.linalg.eigh(bp.hessian(plane.network(bottom.place), *DATA)[np.ix_(plane.free, plane.free)])[1][:, -1]
    for share in (0.97, 1.03):
        path = path_of(plane, bottom.place + 1e-5 * steepest, share * bottom.largest_stable_mu, 20)
        grown = np.linalg.norm(path.places[-1] - bottom.place) / 1e-5
        assert grown == pytest.approx((2 * share - 1) ** 20, rel=0.02)


def test_the_path_is_steepest_descent() -> None:
    plane = PLANES[SLOPE]
    place, places = np.array([-2.0, 1.0]), []
    for _ in range(8):
        places.append(place)
        place = place - 0.1 * bp.gradients(plane.network(place), *DATA).vector[plane.free]
    path = path_of(plane, [-2.0, 1.0], 0.1, 7)
    np.testing.assert_allclose(path.places, places, rtol=1e-12)
    np.testing.assert_allclose(path.losses, bp.loss(plane.network(places), *DATA), rtol=1e-12)


def test_a_path_that_leaves_the_map_or_diverges_says_when() -> None:
    plane = PLANES[BOWL]
    assert path_of(plane, [0.3, 0.8], 0.03, 100).left_at(plane) is None
    path = path_of(plane, [0.3, 0.8], 0.1, 3)
    left = path.left_at(plane)
    assert left is not None and path.diverged_at is None
    inside = [-2 <= b <= 6 and -5 <= x <= 5 for b, x in path.places]
    assert left == inside.index(False)

    path = path_of(plane, [0.3, 0.8], 1.0, 100)
    run = bp.train(
        plane.network([0.3, 0.8]), *DATA, schedule=bp.schedules.constant(1.0), max_iterations=100, fixed=plane.fixed
    )
    assert run.stopped == "diverged"
    assert path.diverged_at == run.iterations + 1 == len(path.places)
    assert path_of(plane, [0.3, 0.8], 1.0, run.iterations).diverged_at is None


@pytest.mark.parametrize("place", [(-2.1, 0), (6.1, 0), (0, -5.1), (0, 5.1)])
def test_each_edge_of_the_map_counts(place: tuple[float, float]) -> None:
    path = Path(np.array([(-2, -5), (6, 5), place, (0, 0)]), np.zeros(4), None)
    assert path.left_at(PLANES[BOWL]) == 2


def test_a_divergence_is_said_and_going_back_unsays_it(explorer: LossSurface) -> None:
    far = settings_of(explorer, plane=BOWL, mu=1.0, m=100)
    view = explorer.view(far)
    assert "diverged at m = " in view.numbers and "diverged at m = " in view.alt
    assert "diverged" not in explorer.view(far | {"m": 20}).alt
    assert explorer.view(far).html() == view.html()


def test_mu_is_said_as_a_multiple_of_the_largest_stable_one(explorer: LossSurface) -> None:
    settings = settings_of(explorer, plane=BOWL, schedule=FALLING, A=10.0, B=100.0, m=24)
    limit = PLANES[BOWL].bottom.largest_stable_mu
    assert chosen_schedule(settings).schedule(25) == 0.08
    assert (
        f"μ(25) = 0.08 is {0.08 / limit:.3g} times the largest stable μ, 2/λ = {limit:.3g}"
        in explorer.view(settings).alt
    )


@pytest.mark.parametrize("plane", PLANES)
@pytest.mark.parametrize("share", [1 - 1e-5, 1 + 1e-5, 0.5, 2])
def test_mu_beside_the_largest_stable_one_is_said_to_be_on_its_side(
    explorer: LossSurface, plane: str, share: float
) -> None:
    """And so is 1 − μλ beside −1: by the limit as it is in the code that is to be copied, not in the text."""
    limit = PLANES[plane].bottom.largest_stable_mu
    view = explorer.view(settings_of(explorer, plane=plane, mu=share * limit))
    said = re.search(r"= ([\d.]+) is ([\d.]+) times the largest stable μ, 2/λ = ([\d.]+)\.", view.alt)
    assert said
    mu, times, largest = map(float, said.groups())
    assert (mu > largest) == (times > 1) == (share > 1) and mu != largest and times != 1
    assert times == pytest.approx(share, rel=0.005) and largest == pytest.approx(limit, rel=0.005)
    steepest = float(re.findall(r"<td>(.*?)</td>", view.numbers)[2].replace("−", "-"))
    assert (steepest < -1) == (share > 1) and steepest != -1 and steepest == pytest.approx(1 - 2 * share, abs=0.006)


def test_one_step_is_singular(explorer: LossSurface) -> None:
    assert "After 1 step from" in explorer.view(settings_of(explorer, m=1)).alt
    assert "After 2 steps from" in explorer.view(settings_of(explorer, m=2)).alt


@pytest.mark.parametrize("name", PLANES)
def test_the_curve_is_that_of_the_network_at_the_moving_point(name: str) -> None:
    """Written out with the weights by name, not by way of the plane."""
    explorer, plane = LossSurface(), PLANES[name]
    explorer.view(settings_of(explorer, plane=name, mu=0.02, m=7))
    picture = explorer._picture(name)
    for line, mark in ((picture.curve_at_start, picture.start), (picture.curve, picture.here)):
        moved = dict(zip(plane.weights, (mark.get_xdata()[0], mark.get_ydata()[0]), strict=True))
        w, x = plane.net.w.copy(), plane.net.x.copy()
        w[0, 0], w[1, 0], w[1, 1] = (moved.get(f"w_{key}", w[int(key[0]), int(key[1])]) for key in ("00", "10", "11"))
        x[0], b = moved.get("x_0", x[0]), moved.get("b", float(plane.net.b))
        wanted = b + sum(x[h] / (1 + np.exp(-w[0, h] - w[1, h] * LINE)) for h in (0, 1))
        np.testing.assert_allclose(line.get_ydata(), wanted, rtol=1e-9)
    assert not np.allclose(picture.curve.get_ydata(), picture.curve_at_start.get_ydata())


def test_each_line_of_the_map_has_the_height_that_it_says() -> None:
    explorer = LossSurface()
    explorer.view(settings_of(explorer))
    area = explorer._picture(HILLS).canvas.figure.axes[0]
    labels = [text for text in area.texts if text.get_text()]
    assert len(labels) > 4
    for text in labels:
        there = bp.loss(PLANES[HILLS].network(text.get_position()), *DATA)
        assert float(text.get_text()) == pytest.approx(float(there), rel=0.2, abs=0.05)


def test_only_what_plays_a_part_is_shown(explorer: LossSurface) -> None:
    shown = set(initial(explorer.controls)) - explorer.hidden(settings_of(explorer))
    assert shown == {"plane", "w_10", "w_11", "schedule", "mu", "m"}
    shown = set(initial(explorer.controls)) - explorer.hidden(settings_of(explorer, plane=BOWL, schedule=FALLING))
    assert shown == {"plane", "b", "x_0", "schedule", "A", "B", "m"}


def test_another_setting_at_first() -> None:
    explorer = LossSurface(plane=BOWL, mu=0.04)
    assert initial(explorer.controls) == initial(LossSurface.controls) | {"plane": BOWL, "mu": 0.04}
    assert initial(LossSurface().controls)["plane"] == HILLS
    with pytest.raises(TypeError, match="no control 'pair'"):
        LossSurface(pair=BOWL)


@pytest.mark.parametrize(("m", "where"), [(0, ""), (3, ""), (5, "above"), (6, "below")])
def test_a_curve_that_is_not_seen_is_said_to_be_elsewhere(explorer: LossSurface, m: int, where: str) -> None:
    """In lesson 07's valley, with a μ that is too large, the output swings out of its picture."""
    view = explorer.view(settings_of(explorer, plane=BOWL, mu=0.05, m=m))
    curve = explorer._picture(BOWL).curve
    low, high = curve.axes.get_ylim()
    heights = curve.get_ydata()
    assert ((heights > high).all(), (heights < low).all()) == (where == "above", where == "below")
    for text in (view.alt, view.numbers):
        assert ("its picture" in text) == bool(where)
        assert not where or f"ȳ at the blue point lies {where} its picture." in text
