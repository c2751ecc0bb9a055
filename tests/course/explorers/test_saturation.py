import numpy as np
import pytest
import sympy

from bplib.course.explorers.saturation import FARTHEST, SAMPLES, Saturation, Unit, sentences

PLACES = [(0.0, 0.1), (0.0, 1.0), (-1.5, 3.0), (2.0, 10.0), (0.0, 100.0)]


@pytest.mark.parametrize(("constant", "weight"), PLACES)
def test_each_bar_is_the_derivative_of_v_by_the_weight(constant: float, weight: float) -> None:
    explorer = Saturation()
    explorer.view({"constant": constant, "weight": weight})
    c, w, u = sympy.symbols("c w u")
    derivative = sympy.diff(1 / (1 + sympy.exp(-c - w * u)), w)
    for place, (foot, head, gap) in zip(SAMPLES, np.reshape(explorer.bars.get_ydata(), (-1, 3)), strict=True):
        exact = {c: sympy.Float(constant, 200), w: sympy.Float(weight, 200), u: sympy.Float(place, 200)}
        wanted = float(derivative.subs(exact).evalf(30))
        assert foot == 0 and np.isnan(gap)
        assert head == pytest.approx(wanted, rel=1e-9, abs=0)


def test_each_tick_touches_the_curve_with_its_slope() -> None:
    explorer = Saturation()
    explorer.view({"constant": 0.5, "weight": 2.0})
    ends = [np.reshape(part, (-1, 3))[:, :2] for part in explorer.ticks.get_data()]
    across, up = (part.mean(axis=1) for part in ends)
    np.testing.assert_allclose(across, 0.5 + 2 * SAMPLES)
    np.testing.assert_allclose(up, 1 / (1 + np.exp(-across)))
    rise = np.diff(ends[1])[:, 0] / np.diff(ends[0])[:, 0]
    np.testing.assert_allclose(rise, 1 / (2 + 2 * np.cosh(across)))  # σ' as 1/(2 + 2 cosh)


def test_as_the_weight_grows_more_samples_are_saturated_and_the_bars_vanish() -> None:
    units = [Unit(0.0, weight) for weight in (1.0, 3.0, 10.0, 30.0, 100.0)]
    assert [unit.saturated for unit in units] == sorted(unit.saturated for unit in units)
    assert units[0].saturated == 0 and units[-1].saturated == len(SAMPLES) - 1  # that at u = 0 stays
    lengths = [np.abs(unit.derivatives).sum() for unit in units]
    assert lengths == sorted(lengths, reverse=True) and lengths[-1] < 1e-12
    edge = np.arccosh(100 * 2 - 1)  # where 1/(2 + 2 cosh) is a hundredth of 1/4
    assert units[1].saturated == np.count_nonzero(np.abs(3 * SAMPLES) > edge)


def test_on_either_side_of_0_the_bars_are_as_long() -> None:
    """At the largest weight 1 − v has no digits left on the right; yet the slope is that on the left, and not 0."""
    view = Saturation().view({"constant": 0.0, "weight": 100.0})
    bars = view.alt.partition("v(1 − v)·u: ")[2].partition(" at u")[0].split(", ")
    assert [bar.removeprefix("−") for bar in bars] == [bar.removeprefix("−") for bar in bars[::-1]]
    assert bars[0].startswith("−2.77·10⁻⁸⁷") and bars[-1] == "2.77·10⁻⁸⁷" and bars[4] == "0"
    assert "Slopes v(1 − v): from 1.38·10⁻⁸⁷ to 0.25." in view.alt  # e⁻²⁰⁰
    assert "all bars together: 1.93·10⁻²²." in view.alt  # nearly e⁻⁵⁰, twice a half of it


def test_one_sample_is_singular_and_several_are_not() -> None:
    for constant, weight in ((2.0, 2.0), (0.0, 10.0)):
        v = 1 / (1 + np.exp(-constant - weight * SAMPLES))
        count = np.count_nonzero(v * (1 - v) < 0.0025)
        wanted = f"{count} of 9 samples {'is saturated: its' if count == 1 else 'are saturated: their'} slope is less"
        assert wanted in " ".join(sentences(Unit(constant, weight))) and (count == 1) == (constant == 2)


def test_what_is_barely_beyond_the_edge_is_said_to_be() -> None:
    assert sentences(Unit(0.0, 4.001))[0].startswith("The samples reach v* = −8.002 and 8.002; beyond ±8")
    assert sentences(Unit(0.0, 4.0))[0] == "The samples reach v* = −8 and 8."


def test_what_lies_beyond_the_picture_is_at_its_edge_and_said() -> None:
    explorer = Saturation()
    view = explorer.view({"constant": 0.0, "weight": 100.0})
    assert set(np.abs(explorer.dots.get_xdata())) == {0.0, FARTHEST}
    assert "at the edge" in view.numbers and "at the edge" not in " ".join(sentences(Unit(0.0, 1.0)))
