import re

import numpy as np
import pytest
import sympy

from bplib.course.explorers.sigmoid_slope import Point, SigmoidSlope, sentences


@pytest.mark.parametrize("z", [-8.0, -1.3, 0.0, 0.7, 8.0])
def test_value_and_slope_are_those_of_calculus(z: float) -> None:
    t = sympy.Symbol("t")
    sigma = 1 / (1 + sympy.exp(-t))
    assert Point(z).v == pytest.approx(float(sigma.subs(t, z)), rel=1e-13)
    assert Point(z).slope == pytest.approx(float(sympy.diff(sigma, t).subs(t, z)), rel=1e-11)


def test_tangents_have_the_slope_and_touch_the_curve_at_the_points() -> None:
    explorer = SigmoidSlope()
    explorer.view({"z": np.log(3)})
    for line, dot, (z, v) in zip(
        explorer.tangents, explorer.on_curve, ((-np.log(3), 0.25), (np.log(3), 0.75)), strict=True
    ):
        x, y = line.get_data()
        assert np.diff(y) / np.diff(x) == pytest.approx([3 / 16])
        assert (x.mean(), y.mean()) == pytest.approx((z, v))
        assert (dot.get_xdata()[0], dot.get_ydata()[0]) == pytest.approx((z, v))
    assert [dot.get_ydata()[0] for dot in explorer.on_slope] == pytest.approx([3 / 16, 3 / 16])


def test_the_sentences_hold_the_numbers() -> None:
    assert sentences(Point(2.0), Point(-2.0)) == [
        "v = 1/(1 + e<sup>−2</sup>) = 0.881",
        "slope v(1 − v) = 0.881·0.119 = 0.105, 42% of the largest, 1/4",
        "tangent: 0.881 + 0.105·(z − 2); at this slope, the way from 0 to 1 takes a width of 1/slope = 9.524",
        "opposite, at z = −2: 1 − v = 0.119 comes out, and the slope is 0.105 too",
    ]


def test_what_the_lesson_says_is_to_be_found() -> None:
    assert Point(1.7).slope > 1 / 8 > Point(1.8).slope
    assert 4 * Point(5.9).slope > 1 / 100 > 4 * Point(6.0).slope


@pytest.mark.parametrize("z", [4.0, 6.0, 8.0])
def test_no_output_is_said_to_be_1(z: float) -> None:
    for here in (z, -z):
        words = " ".join([SigmoidSlope().view({"z": here}).alt, *sentences(Point(here), Point(-here))])
        said = re.findall(r"(?:where v =|</sup>\) =|tangent:|·|1 − v =) (?=\d)([\d.]+)", words.replace("·0", "· 0"))
        assert len(said) >= 5 and all(0 < float(v) < 1 for v in said), words


def test_it_can_be_read_where_the_hundredth_is_passed() -> None:
    shares = [float(re.findall(r"([\d.]+)% of", sentences(Point(z), Point(-z))[1])[0]) for z in (5.9, 6.0)]
    assert shares[0] > 1 > shares[1]


def test_the_top_is_its_own_opposite() -> None:
    alt, words = SigmoidSlope().view({"z": 0.0}).alt, sentences(Point(0.0), Point(0.0))
    assert words[2].startswith("tangent: 0.5 + 0.25·z; ") and "100% of" in words[1]
    assert words[3] == "opposite is the point itself: 1 − v = v" and "ring" not in alt
    assert "100%" not in sentences(Point(0.01), Point(-0.01))[1]
