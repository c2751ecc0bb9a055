"""The sunspot numbers of 1700 to 2008, and samples made from them: the twelve years before a year, and that year.

The series comes with the package, in ``data/sunspots.csv``; nothing is fetched. It is the yearly mean of the
international sunspot number, version 1, as statsmodels has it from the National Geophysical Data Center of the United
States, compiled in Zürich and by the Sunspot Index Data Center in Brussels; public domain, as statsmodels states.
``data/sunspots.md`` says more.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from bplib.activations import Array
from bplib.checks import real_numbers, whole_number

LAST_YEAR_OF_THE_UNIT = 1979
"""The studies that made this series a benchmark had the numbers up to here."""


class Series(NamedTuple):
    """The sunspot numbers, year by year."""

    year: Array
    """(309,), int: 1700, …, 2008."""
    number: Array
    """(309,): the mean sunspot number of each year."""


class Samples(NamedTuple):
    """One sample for each year that has enough years before it."""

    year: Array
    """(P,), int: the year that is to be forecast."""
    u: Array
    """(P, n_lags): the numbers of the years before it, the latest first: ``u[:, 0]`` is last year's."""
    y: Array
    """(P,): the number of the year itself."""

    def between(self, first: int, last: int) -> Samples:
        """The samples of the years from `first` to `last`, both included.

        Raises
        ------
        ValueError
            If there is no sample in these years.
        """
        inside = (self.year >= first) & (self.year <= last)
        if not inside.any():
            raise ValueError(
                f"no sample from {first} to {last}; wanted years from {self.year[0]} to {self.year[-1]}, the first "
                "one not after the last"
            )
        return Samples(self.year[inside], self.u[inside], self.y[inside])


def load() -> Series:
    """The yearly mean sunspot numbers, 1700 to 2008.

    Returns
    -------
    Series
        Fresh arrays at each call.
    """
    text = files("bplib.course.cases").joinpath("data/sunspots.csv").read_text(encoding="utf-8")
    year, number = np.loadtxt(text.splitlines(), delimiter=",", skiprows=1, unpack=True)
    return Series(year.astype(int), number)


def lagged(series: Series, n_lags: int = 12) -> Samples:
    """Make samples from a series: the `n_lags` years before a year are its inputs.

    Parameters
    ----------
    series : Series
    n_lags : int, default 12
        N, without a constant input.

    Returns
    -------
    Samples
        ``len(series.year) - n_lags`` of them: the first years have too few years before them.

    Raises
    ------
    ValueError, TypeError
        If `n_lags` is not a whole number of at least 1, or leaves no sample.
    """
    n_lags = whole_number("n_lags", n_lags)
    n_years = len(series.number)
    if n_lags >= n_years:
        raise ValueError(f"n_lags is {n_lags} and the series has {n_years} years; wanted fewer lags than years")
    windows = np.lib.stride_tricks.sliding_window_view(series.number, n_lags)[:-1]  # (P, n_lags), the latest last
    return Samples(series.year[n_lags:].copy(), windows[:, ::-1].copy(), series.number[n_lags:].copy())


def relative_variance(y: ArrayLike, y_bar: ArrayLike) -> Array:
    """Mean squared error as a share of the variance of the sunspot numbers 1700 to 1979.

    The unit is the same whatever years are forecast, so errors of different years compare. 0 is perfect; to say the
    mean of 1700 to 1979 in each of these years has 1.

    Parameters
    ----------
    y : array_like, shape (P,)
        What happened.
    y_bar : array_like, shape (..., P)
        What was forecast, by one model or by a stack of them.

    Returns
    -------
    ndarray, shape (...)

    Raises
    ------
    ValueError
        If the shapes do not fit, or a value is not finite.
    """
    happened, forecast = real_numbers("y", y), real_numbers("y_bar", y_bar)
    if happened.ndim != 1 or not happened.size or forecast.shape[-1:] != happened.shape:
        raise ValueError(
            f"y has shape {happened.shape} and y_bar {forecast.shape}; wanted y (P,) and y_bar (..., P), a forecast "
            "for each of P years"
        )
    return np.mean((forecast - happened) ** 2, axis=-1) / _unit()


@cache
def _unit() -> float:
    """The variance of the years 1700 to 1979."""
    series = load()
    return float(series.number[series.year <= LAST_YEAR_OF_THE_UNIT].var())
