import re
from typing import Any

import numpy as np
import pytest

import bplib as bp
from bplib.course.explorers.hidden_units import LINE, MET, NOTHING, SAMPLES, TASKS, HiddenUnits, network, stacked
from bplib.course.explorers.kit.controls import initial

# b, and (ω[0,h], ω[1,h], x[h]) of each unit: what lesson 01 names, and the same curves from other numbers.
ANSWERS = [
    ("a fall at 3", 0.0, [(3.0, -1.0, 2.0)]),
    ("a fall at 3", 2.0, [(-3.0, 1.0, -2.0)]),
    ("a hump", 0.0, [(3.0, 2.0, 2.0), (-3.0, 2.0, -2.0)]),
    ("a hump", -2.0, [(3.0, 2.0, 2.0), (3.0, -2.0, 2.0)]),
    ("a dip", 0.0, [(3.0, 2.0, -2.0), (-3.0, 2.0, 2.0)]),
]
NEARLY = [
    ("a fall at 3", 0.0, [(3.0, 1.0, 2.0)]),
    ("a hump", 0.0, [(3.0, 2.0, 2.0)]),
    ("a hump", 0.0, [(3.0, 2.0, -2.0), (-3.0, 2.0, 2.0)]),
    ("a dip", 0.0, [(2.0, 2.0, -2.0), (-3.0, 2.0, 2.0)]),
]


def settings(task: str = NOTHING, b: float = 0.0, units: Any = ()) -> dict[str, Any]:
    values = {
        f"{name}_{h}": value
        for h, unit in enumerate(units)
        for name, value in zip(("w0", "w1", "x"), unit, strict=True)
    }
    return initial(HiddenUnits.controls) | {"task": task, "b": b, "n_hidden": len(units) or 1} | values


def test_the_contributions_add_up_to_the_output() -> None:
    rng = np.random.default_rng(0)
    for n_hidden in (1, 2, 3):
        net = bp.Network.random(n_inputs=2, n_hidden=n_hidden, init_range=(-3, 3), rng=rng)
        sums = stacked(net)
        assert sums.shape == (n_hidden + 1, len(LINE))
        assert (sums[0] == net.b).all()
        np.testing.assert_allclose(sums[-1], net.predict(np.column_stack([np.ones(len(LINE)), LINE])), rtol=1e-12)
        for h in range(n_hidden):
            unit = net.x[h] / (1 + np.exp(-net.w[0, h] - net.w[1, h] * LINE))
            np.testing.assert_allclose(np.diff(sums, axis=0)[h], unit, atol=1e-12)


@pytest.mark.parametrize("task", [NOTHING, "a hump"])
@pytest.mark.parametrize("n_hidden", [1, 2, 3])
def test_the_legend_names_what_is_drawn_and_nothing_else(task: str, n_hidden: int) -> None:
    explorer = HiddenUnits()
    explorer.view(settings(task, units=[(0.0, 1.0, 2.0)] * n_hidden))
    (legend,) = [each for each in explorer.legends.values() if each.get_visible()]
    named = [text.get_text() for text in legend.get_texts()]
    units = [f"x[{h}]·v[{h}]" for h in range(n_hidden)]
    assert named == [*units, "b", "ȳ", *(["y"] if task != NOTHING else [])]


def test_the_bands_lie_one_on_the_other_between_the_bias_and_the_curve() -> None:
    explorer = HiddenUnits()
    shown = settings(units=[(0.0, 1.0, 2.0), (1.0, -2.0, -1.0)], b=0.5)
    explorer.view(shown)
    lower = explorer.bias.get_ydata()
    for band in explorer.parts[:2]:
        outline = band.get_xy()[: 2 * len(LINE)]
        np.testing.assert_array_equal(outline[: len(LINE), 1], lower)
        lower = outline[len(LINE) :, 1][::-1]
    np.testing.assert_array_equal(lower, explorer.output.get_ydata())
    assert [band.get_visible() for band in explorer.parts] == [True, True, False]


@pytest.mark.parametrize(("task", "b", "units"), ANSWERS)
def test_what_fits_is_said_to(task: str, b: float, units: Any) -> None:
    assert f"Fitted: for {task}" in HiddenUnits().view(settings(task, b, units)).numbers


@pytest.mark.parametrize(("task", "b", "units"), NEARLY)
def test_what_does_not_fit_is_told_where(task: str, b: float, units: Any) -> None:
    explorer = HiddenUnits()
    shown = settings(task, b, units)
    view = explorer.view(shown)
    off = TASKS[task] - np.interp(SAMPLES, LINE, network(shown).predict(bp.with_constant_input(LINE[:, None])))
    assert view.result == pytest.approx(np.sum(off**2) / 2, rel=1e-9) and view.result > MET
    assert f"Not yet {task}" in view.numbers and "Fitted" not in view.numbers
    places = [f"at u[1] = {place:g}".replace("-", "−") for place in SAMPLES[np.abs(off) > np.abs(off).max() - 1e-9]]
    assert any(f"{place}. It" in view.numbers for place in places)


@pytest.mark.parametrize("units", [[(2.5, 1.8, -1.9), (-3.3, 2.1, 2.0)], [(2.6, 1.7, -2.1), (-2.7, 2.0, 2.2)]])
def test_a_loss_near_the_limit_is_said_to_be_on_its_side(units: Any) -> None:
    """The first is fitted, the second is not: in three digits, both losses would be 0.1."""
    shown = settings("a dip", 0.0, units)
    y_bar = sum(x / (1 + np.exp(-w0 - w1 * SAMPLES)) for w0, w1, x in units)
    loss = np.sum((TASKS["a dip"] - y_bar) ** 2) / 2
    view = HiddenUnits().view(shown)
    for text in (view.numbers, view.alt):
        said = re.search(r"L = ([\d.]+\d)", text)
        assert said and (float(said[1]) < 0.1) == (loss < 0.1) == ("Fitted" in text)
        assert float(said[1]) == pytest.approx(loss, rel=1e-3) and float(said[1]) != 0.1


def test_a_unit_without_weight_is_level() -> None:
    numbers = HiddenUnits().view(settings(units=[(0.0, 1.0, 0.0), (0.0, 0.0, 1.0), (0.0, -1.0, 2.0)])).numbers
    assert "unit 0: level, since x[0] = 0<" in numbers and "unit 1: level, since ω[1,1] = 0<" in numbers
    assert "unit 2: a step down by 2, its middle at u[1] = 0" in numbers


def test_each_residual_joins_its_point_to_the_curve() -> None:
    explorer = HiddenUnits()
    explorer.view(settings(*NEARLY[0]))
    ends = np.reshape(explorer.residuals.get_ydata(), (-1, 3))
    np.testing.assert_array_equal(ends[:, 0], TASKS["a fall at 3"])
    np.testing.assert_allclose(ends[:, 1], np.interp(SAMPLES, LINE, explorer.output.get_ydata()), atol=1e-12)
    assert np.isnan(ends[:, 2]).all()
    explorer.view(settings())
    assert len(explorer.residuals.get_ydata()) == len(explorer.data.get_ydata()) == 0


def test_no_task_is_met_at_first() -> None:
    for task in TASKS:
        for n_hidden in (1, 2, 3):
            assert (
                "Not yet"
                in HiddenUnits().view(initial(HiddenUnits.controls) | {"task": task, "n_hidden": n_hidden}).numbers
            )


def test_what_is_outside_the_picture_is_said() -> None:
    low, high = HiddenUnits().output.axes.get_ylim()
    for b, x, beyond in ((3.0, 3.0, True), (-3.0, -3.0, True), (0.0, 3.0, False), (3.0, 1.0, False)):
        view = HiddenUnits().view(settings(b=b, units=[(0.0, 1.0, x), (3.0, 1.0, x)]))
        reach = [b, b + 2 * x / (1 + np.exp(-6)) - x * (1 / (1 + np.exp(-6)) - 1 / (1 + np.exp(-9)))]
        assert (min(reach) < low or max(reach) > high) == beyond
        assert all(("The bands go from" in text) == beyond for text in (view.alt, view.numbers))
    view = HiddenUnits().view(settings("a hump", 3.0, [(6.0, 0.0, 3.0), (6.0, 0.0, 3.0)]))
    assert "<br>The bands go from 3 to 8.99, the picture from −6 to 6.<br>" in view.numbers


def test_the_unit_to_move_is_there() -> None:
    explorer = HiddenUnits()
    first = initial(explorer.controls)
    three = explorer.follow(first, first | {"n_hidden": 3})
    chosen = explorer.follow(three, three | {"unit": "2"})
    assert (chosen["n_hidden"], chosen["unit"]) == (3, "2") and "w0_2" not in explorer.hidden(chosen)
    fewer = explorer.follow(chosen, chosen | {"n_hidden": 2})
    assert (fewer["n_hidden"], fewer["unit"]) == (2, "1") and "w0_1" not in explorer.hidden(fewer)
    more = explorer.follow(fewer, fewer | {"unit": "2"})
    assert (more["n_hidden"], more["unit"]) == (3, "2")
