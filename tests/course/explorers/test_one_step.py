import itertools
import math
import re
from typing import Any

import numpy as np
import pytest
from written import as_float

import bplib as bp
from bplib.course.explorers.backward_flow import (
    ERROR,
    FORWARD,
    GRADIENTS,
    INTO_UNIT,
    SIGNAL,
    STAGES,
    VANISHING,
    thickness,
)
from bplib.course.explorers.kit.controls import Number, initial
from bplib.course.explorers.one_step import (
    AFTER,
    HIGHEST_SHARE,
    OneStep,
    Problem,
    factor_table,
    problem,
    promised,
    shares,
    vanishing,
    verdict,
)
from bplib.course.page.figures import short
from bplib.course.page.text import number


def settings(**changed: Any) -> dict[str, Any]:
    return initial(OneStep.controls) | changed


def random_problems() -> list[Problem]:
    rng = np.random.default_rng(0)
    return [
        Problem(
            bp.Network.random(n_inputs=3, n_hidden=2, init_range=(-3, 3), rng=rng),
            rng.uniform(-3, 3, (1, 3)),
            rng.uniform(-3, 3, 1),
            rng.uniform(0.01, 1),
        )
        for _ in range(20)
    ]


def cells(table: str) -> list[list[str]]:
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", table)]


def test_each_product_of_factors_is_the_gradient() -> None:
    for case in random_problems():
        wanted = bp.gradients(case.net, case.u, case.y).vector
        assert [each.product for each in case.derivatives()] == pytest.approx(list(wanted), rel=1e-12)
        assert [each.value for each in case.derivatives()] == list(case.net.vector)


def test_each_factor_is_a_derivative_of_its_own() -> None:
    """By complex steps of what stands before and behind it, not by the formulas."""
    step = 1e-20j
    for case in random_problems():
        net, u_p, y_p = case.net, case.u[0], case.y[0]
        v_star, v, y_bar = (part[0] for part in net.forward(case.u))
        by_name = {each.parameter: each for each in case.derivatives()}
        error = (0.5 * (y_p - (y_bar + step)) ** 2).imag / step.imag
        for h in range(net.n_hidden):
            into_unit, from_unit = by_name[f"ω[1,{h}]"], by_name[f"x[{h}]"]
            moved = v + step * np.eye(net.n_hidden)[h]
            assert into_unit.error == from_unit.error == by_name["b"].error == pytest.approx(error)
            assert into_unit.x == pytest.approx((net.b + moved @ net.x).imag / step.imag)
            assert into_unit.slope == pytest.approx(bp.sigmoid(v_star[h] + step).imag / step.imag)
            assert into_unit.enters == u_p[1] and from_unit.enters == v[h]
            assert from_unit.x is None and from_unit.slope is None


def test_the_step_is_that_of_steepest_descent() -> None:
    for case in random_problems():
        run = bp.train(case.net, case.u, case.y, schedule=bp.schedules.constant(case.mu), tolerance=0, max_iterations=1)
        np.testing.assert_allclose(case.stepped().net.vector, run.network.vector, rtol=1e-12)
        assert case.stepped().loss == pytest.approx(run.final_loss, rel=1e-9, abs=1e-25)


def test_the_curve_passes_through_the_loss_after_the_step_and_its_tangent_through_its_start() -> None:
    for case in random_problems():
        assert shares(case, np.array([0.0, case.mu])) == pytest.approx([1, case.stepped().loss / case.loss], rel=1e-9)
        slope = (shares(case, np.array([1e-7]))[0] - 1) / 1e-7
        assert promised(case, np.array([0.0, 1.0])) == pytest.approx([1, 1 + slope], rel=1e-3)


def test_the_first_view_has_the_fractions_of_the_lesson() -> None:
    start = problem(settings())
    net, u, y = bp.data.by_hand()
    np.testing.assert_allclose(start.net.vector, net.vector)
    assert (start.u == u).all() and (start.y == y).all()
    columns = {column[0]: list(column[1:]) for column in zip(*cells(factor_table(start, "")), strict=True)}
    assert columns["b"] == ["−1", "", "", "1", "−1"]
    assert columns["ω[1,0]"] == ["−1", "2", "0.188", "2", "−0.75"]
    assert columns["x[0]"] == ["−1", "", "", "0.25", "−0.25"]


def test_what_the_lesson_says_is_to_be_found() -> None:
    silent = problem(settings(x=0.0))
    gradient = dict(zip([each.parameter for each in silent.derivatives()], silent.derivatives(), strict=True))
    zero = {name for name, each in gradient.items() if each.product == 0}
    assert zero == {"ω[0,0]", "ω[1,0]"}
    assert all(each.product != 0 for each in silent.stepped().derivatives())
    assert {each.parameter for each in problem(settings(u=0.0)).derivatives() if each.product == 0} == {
        "ω[1,0]",
        "ω[1,1]",
    }
    start = problem(settings())
    turn = np.array([0.6, 0.65])
    assert shares(start, turn)[0] < 1 < shares(start, turn)[1]
    assert 0.3 < np.linspace(0, 1, 101)[np.argmin(shares(start, np.linspace(0, 1, 101)))] < 0.34


def test_no_error_no_step() -> None:
    explorer = OneStep()
    exact = settings(u=1.0)  # both units at 1/2, so that ȳ = b = y
    view = explorer.view(exact)
    assert "the step leads nowhere" in view.numbers
    assert list(explorer.losses.get_ydata()) == list(explorer.tangent.get_ydata()) == [1.0] * 101


def test_a_step_too_long_is_said_and_stays_in_the_picture() -> None:
    explorer = OneStep()
    view = explorer.view(settings(mu=1.0))
    start = problem(settings(mu=1.0))
    assert start.stepped().loss > HIGHEST_SHARE * start.loss
    assert "rises: the step is too long" in view.numbers and "upper edge" in view.numbers
    assert explorer.dots.get_ydata()[1] == HIGHEST_SHARE
    assert "falls" in verdict(problem(settings()), problem(settings()).stepped())


def numerical_gradient(case: Problem) -> list[float]:
    """Of the loss of one sample, by central differences of the forward pass alone."""
    vector, step, slopes = case.net.vector, 1e-6, []
    for k in range(len(vector)):
        ends = [vector + sign * step * np.eye(len(vector))[k] for sign in (1, -1)]
        up, down = (float((case.y[0] - case.net.with_vector(end).predict(case.u)[0]) ** 2 / 2) for end in ends)
        slopes.append((up - down) / (2 * step))
    return slopes


def test_at_the_last_stage_each_edge_has_its_gradient() -> None:
    explorer = OneStep()
    for changed in ({}, {"u": -1.3, "y": 2.0}, {"moment": AFTER}, {"x": 0.0}, {"u": 3.0, "w": -3.0}):
        explorer.view(settings(stage=GRADIENTS, **changed))
        case = problem(settings(**changed))
        bias, *others = numerical_gradient(case.stepped() if changed.get("moment") == AFTER else case)
        largest = max(map(abs, (bias, *others)))
        drawing = explorer.flow.drawing
        for line, label, slope in zip(drawing.lines, drawing.labels, (*others, bias), strict=True):
            text = label.get_text().removeprefix("∂L/∂b = ").replace("−", "-")
            assert float(text) == pytest.approx(slope, rel=0.01, abs=1e-8)
            assert line.get_linewidth() == pytest.approx(thickness(slope), abs=1e-3)
            if abs(slope) <= VANISHING * largest:
                assert line.get_linestyle() == ":"
            else:
                assert line.get_linestyle() == ("-" if slope > 0 else "--")
    assert thickness(0) < thickness(0.1) < thickness(-0.5) < thickness(4)


def test_the_way_back_comes_a_factor_at_a_time() -> None:
    explorer, start = OneStep(), problem(settings())
    y_bar = start.net.predict(start.u)[0]
    error = start.y[0] - y_bar
    signal = [-slope for slope in numerical_gradient(start)[1:3]]  # u[0] = 1 enters
    wanted = {
        FORWARD: ["", "", ""],
        ERROR: [f"error {short(error)}", "", ""],
        INTO_UNIT: [f"error {short(error)}", *(f"error·x {short(error * x)}" for x in start.net.x)],
        SIGNAL: [f"error {short(error)}", *(f"signal {short(each)}" for each in signal)],
        GRADIENTS: [f"error {short(error)}", *(f"signal {short(each)}" for each in signal)],
    }
    assert list(wanted) == list(STAGES)
    for stage, texts in wanted.items():
        explorer.view(settings(stage=stage))
        assert [text.get_text() for text in (explorer.flow.error, *explorer.flow.units)] == texts
        assert all(arrow.get_visible() == (texts[1] != "") for arrow in explorer.flow.arrows)


def test_before_the_last_stage_the_edges_have_the_weights_of_the_chosen_moment() -> None:
    explorer = OneStep()
    for moment, case in (("before the step", problem(settings())), (AFTER, problem(settings()).stepped())):
        explorer.view(settings(moment=moment, stage=FORWARD))
        drawing = explorer.flow.drawing
        texts = [text.get_text() for text in (*drawing.labels, *drawing.nodes)]
        for value in (*case.net.w.ravel(), *case.net.x):
            assert short(value) in texts
        assert f"ȳ = {short(case.net.predict(case.u)[0])}" in texts


@pytest.mark.parametrize("changed", [{}, {"x": 0.0}, {"u": 0.0}, {"u": 3.0, "w": -3.0}, {"u": -3.0, "w": 2.0}])
def test_what_is_said_to_vanish_does_so_for_its_smallest_factor(changed: dict[str, Any]) -> None:
    case = problem(settings(**changed))
    said = dict(re.findall(r"Of ([^.]+?) the derivative is .*?, since (\S+(?: \(?1? ?− v\[\d\]\))?)", vanishing(case)))
    culprits = {name: factor for names, factor in said.items() for name in names.split(" and ")}
    names = ["b", *(f"ω[{i},{h}]" for i in (0, 1) for h in (0, 1)), "x[0]", "x[1]"]
    slopes = dict(zip(names, numerical_gradient(case), strict=True))
    largest = max(map(abs, slopes.values()))
    assert set(culprits) == {name for name, slope in slopes.items() if abs(slope) <= VANISHING * largest}
    v = case.net.forward(case.u).v[0]
    for name, culprit in culprits.items():
        *i, h = (int(digit) for digit in re.findall(r"\d", name))
        sizes = {f"v[{h}]": v[h]}
        if i:
            slope = 4 * v[h] * (1 - v[h])  # as a share of the largest
            sizes = {f"u[{i[0]}]": case.u[0, i[0]], f"x[{h}]": case.net.x[h], f"v[{h}](1 − v[{h}])": slope}
        assert culprit == min(sizes, key=lambda factor: abs(sizes[factor]))
    if not changed:
        assert not culprits and "No derivative vanishes" in vanishing(case)


def test_no_factor_is_blamed_that_is_not_small() -> None:
    """After this step v[0](1 − v[0]) is half of its largest, u[1] is −1.8: the three are small together."""
    case = problem(settings(mu=0.5, u=-0.6, y=2.0, x=-1.8, w=-1.5)).stepped()
    v = case.net.forward(case.u).v[0]
    sizes = [4 * v[0] * (1 - v[0]), abs(case.net.x[0]), 0.6]
    slopes = numerical_gradient(case)
    assert min(sizes) > 0.25 and 0 < abs(slopes[3]) < VANISHING * max(map(abs, slopes))
    assert "Of ω[1,0] the derivative is small, since all its factors together are." in vanishing(case)


def test_a_slope_that_is_nearly_0_is_not_said_to_be() -> None:
    """After a long step it is 9·10⁻¹⁶: what is made small by it is not 0, and neither is it."""
    case = problem(settings(mu=1.0, u=3.0, y=3.0, x=-3.0, w=-0.5)).stepped()
    v_star = float(case.net.forward(case.u).v_star[0, 0])
    said = vanishing(case)
    size = math.exp(-abs(v_star))  # that is v(1 − v), but for the square of it
    assert size < 1e-15 and f"v[0](1 − v[0]) = {number(size)}, {number(400 * size)}% of its largest" in said
    assert "derivative is 0" not in said


@pytest.mark.parametrize(
    "changed", [{"mu": 1.0, "u": -2.9, "y": 1.1, "x": 1.0, "w": -1.4}, {"u": 1.00001}, {"mu": 0.6}, {"mu": 0.65}]
)
def test_a_loss_that_rises_or_falls_does_so_in_the_text(changed: dict[str, Any]) -> None:
    start = problem(settings(**changed))
    before, after = (0.5 * float(each.y[0] - each.net.predict(each.u)[0]) ** 2 for each in (start, start.stepped()))
    said, alt = verdict(start, start.stepped()), OneStep().view(settings(**changed)).alt
    for text in (said, alt.partition("takes it ")[2]):
        losses = [as_float(each.rstrip(".")) for each in re.search(r"from (\S+) to (\S+)", text).groups()]
        assert losses == pytest.approx([before, after], rel=0.006, abs=0) and (losses[1] < losses[0]) == (
            after < before
        )
        assert losses[0] != losses[1]
    assert ("falls" in said) == (after < before)


def test_no_number_needs_an_exponent_wherever_the_controls_stand() -> None:
    numbers = [control for control in OneStep.controls if isinstance(control, Number)]
    for values in itertools.product(*((control.low, control.high) for control in numbers)):
        start = problem(dict(zip([control.name for control in numbers], values, strict=True)))
        end = start.stepped()
        shown = verdict(start, end) + vanishing(start) + vanishing(end)
        shown += factor_table(start, "") + factor_table(end, "")
        assert "e+" not in shown and "nan" not in shown


@pytest.mark.parametrize("y", [-3.0, 0.000123, -0.000123, 0.0123])
def test_long_numbers_are_inside_the_picture(y: float) -> None:
    explorer = OneStep()
    for stage in STAGES:
        explorer.view(settings(y=y, stage=stage))
        width = explorer.canvas.figure.bbox.width
        for text in explorer.flow.texts:
            box = text.get_window_extent()
            assert box.x0 >= 0 and box.x1 <= width, text.get_text()


@pytest.mark.parametrize("changed", [{"x": 3.0, "y": -3.0}, {"x": -3.0, "y": 3.0}, {}])
@pytest.mark.parametrize("stage", [INTO_UNIT, SIGNAL, GRADIENTS])
def test_the_error_stands_beside_the_arrows(stage: str, changed: dict[str, float]) -> None:
    explorer = OneStep()
    explorer.view(settings(stage=stage, **changed))
    explorer.canvas.figure.draw_without_rendering()
    box = explorer.flow.error.get_window_extent()
    for arrow in explorer.flow.arrows:
        path = arrow.arrow_patch
        wide = path.get_linewidth() / 2 * explorer.canvas.figure.dpi / 72
        places = path.get_transform().transform(path.get_path().interpolated(50).vertices)
        assert not any(box.padded(wide).contains(*place) for place in places)
