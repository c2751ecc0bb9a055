"""The sunspot numbers that come with the course, and the samples made from them."""

import hashlib
from importlib.resources import files

import numpy as np
import pytest
from support import same_bits

import bplib as bp
from bplib.course.cases import sunspots


def a_series(*numbers):
    return sunspots.Series(np.arange(2001, 2001 + len(numbers)), np.array(numbers, dtype=float))


def test_the_file_is_the_one_that_came_from_the_source():
    content = files("bplib.course.cases").joinpath("data/sunspots.csv").read_bytes()
    assert hashlib.sha256(content).hexdigest() == "3617fb5c428f88aec9a12c8a0b8136a9537479e8611c8a986abf0591698e5a6b"


def test_the_source_and_the_licence_stand_beside_the_data():
    note = files("bplib.course.cases").joinpath("data/sunspots.md").read_text(encoding="utf-8")
    assert "statsmodels" in note and "National Geophysical Data Center" in note and "Public domain" in note
    for word in ("statsmodels", "National Geophysical Data Center", "public domain"):
        assert word in sunspots.__doc__


def test_the_series_is_what_everybody_knows_of_it():
    year, number = sunspots.load()
    assert year.tolist() == list(range(1700, 2009)) and year.dtype.kind == "i"
    known = {1700: 5, 1711: 0, 1778: 154.4, 1810: 0, 1870: 139.0, 1920: 37.6, 1957: 190.2, 1979: 155.4, 2008: 2.9}
    assert {y: number[y - 1700] for y in known} == known
    assert number.max() == 190.2 and number.min() == 0
    assert number.mean() == pytest.approx(49.7521, abs=1e-4)
    spectrum = np.abs(np.fft.rfft(number - number.mean())) ** 2
    assert 10 < len(number) / np.argmax(spectrum) < 12


def test_each_call_gives_fresh_arrays():
    before = sunspots.load()
    samples = sunspots.lagged(before)
    before.number[:], samples.u[:], samples.y[:] = -1, -1, -1
    assert sunspots.load().number[0] == 5 and sunspots.load().number.min() == 0


def test_the_inputs_are_the_years_before_the_latest_first():
    year, u, y = sunspots.lagged(a_series(10, 20, 30, 40, 50), n_lags=2)
    assert year.tolist() == [2003, 2004, 2005]
    assert u.tolist() == [[20, 10], [30, 20], [40, 30]]
    assert y.tolist() == [30, 40, 50]


@pytest.mark.parametrize("n_lags", [1, 12, 308])
def test_no_sample_sees_its_own_year_or_a_later_one(n_lags):
    series = sunspots.load()
    year, u, y = sunspots.lagged(series, n_lags)
    assert (u.shape, y.shape, year.shape) == ((309 - n_lags, n_lags), (309 - n_lags,), (309 - n_lags,))
    for p in (0, len(y) - 1):
        assert y[p] == series.number[year[p] - 1700]
        assert u[p].tolist() == [series.number[year[p] - 1700 - lag] for lag in range(1, n_lags + 1)]


@pytest.mark.parametrize(
    ("n_lags", "error", "words"),
    [(0, ValueError, "at least 1"), (2.0, TypeError, "whole number"), (309, ValueError, "fewer lags than years")],
)
def test_lags_that_make_no_sense_are_refused(n_lags, error, words):
    with pytest.raises(error, match=words):
        sunspots.lagged(sunspots.load(), n_lags)


def test_between_takes_both_ends():
    samples = sunspots.lagged(sunspots.load())
    part = samples.between(1921, 1955)
    assert part.year.tolist() == list(range(1921, 1956))
    assert same_bits(part.u, samples.u[209:244]) and same_bits(part.y, samples.y[209:244])
    assert len(samples.between(1700, 1920).y) == 209  # the first twelve years have too few before them
    with pytest.raises(ValueError, match="no sample from 1700 to 1711; wanted years from 1712 to 2008"):
        samples.between(1700, 1711)
    with pytest.raises(ValueError, match="not after the last"):
        samples.between(1955, 1921)


def test_relative_variance_is_one_for_the_mean_of_the_years_that_make_its_unit():
    number = sunspots.load().number[:280]
    assert sunspots.relative_variance(number, np.full(280, number.mean())) == pytest.approx(1, rel=1e-12)
    assert sunspots.relative_variance(number, number) == 0
    assert sunspots.relative_variance(number, number + 3) == pytest.approx(9 / number.var(), rel=1e-12)


def test_relative_variance_of_a_stack_is_that_of_each_member():
    rng = np.random.default_rng(0)
    y, y_bar = rng.normal(size=5), rng.normal(size=(2, 3, 5))
    stacked = sunspots.relative_variance(y, y_bar)
    assert stacked.shape == (2, 3)
    assert stacked[1, 2] == sunspots.relative_variance(y, y_bar[1, 2])


@pytest.mark.parametrize(
    ("y", "y_bar"),
    [
        (np.zeros(3), np.zeros(4)),
        (np.zeros((3, 1)), np.zeros(3)),
        (np.zeros(3), np.zeros((3, 1))),
        (np.zeros(3), 0.0),
        ([], []),
    ],
)
def test_relative_variance_broadcasts_nothing(y, y_bar):
    with pytest.raises(ValueError, match="wanted y"):
        sunspots.relative_variance(y, y_bar)


def test_the_linear_model_has_the_errors_that_the_benchmark_is_known_for():
    # With 12 lags and the years up to 1920: about 0.13 to 1955, and nearly three times that to 1979.
    samples = sunspots.lagged(sunspots.load())
    train = samples.between(1712, 1920)
    coefficients = np.linalg.lstsq(bp.with_constant_input(train.u), train.y, rcond=None)[0]
    errors = []
    for first, last in ((1921, 1955), (1956, 1979)):
        test = samples.between(first, last)
        errors.append(sunspots.relative_variance(test.y, bp.with_constant_input(test.u) @ coefficients))
    assert errors == pytest.approx([0.130, 0.368], abs=6e-4)
