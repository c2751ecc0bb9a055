"""Numbers put into formulas, as one would write them by hand."""

from __future__ import annotations

from collections.abc import Iterable

from bplib.course.page.figures import short


def signed(value: float) -> str:
    """A number with its sign before it, as the next term of a sum.

    Parameters
    ----------
    value : float
    """
    return f"{'−' if value < 0 else '+'} {short(abs(value))}"


def bracketed(value: float) -> str:
    """A number as a factor: a negative one stands in brackets.

    Parameters
    ----------
    value : float
    """
    text = short(value)
    return f"({text})" if text.startswith("−") else text


def products(weights: Iterable[float], values: Iterable[float]) -> str:
    """Terms of a sum of products, each with its sign: what follows a first summand.

    Parameters
    ----------
    weights, values : iterable of float
    """
    return " ".join(f"{signed(weight)}·{bracketed(value)}" for weight, value in zip(weights, values, strict=True))


def sum_of_products(weights: Iterable[float], values: Iterable[float]) -> str:
    """A sum of products that begins with its first term.

    Parameters
    ----------
    weights, values : iterable of float
    """
    terms = products(weights, values)
    sign, rest = terms[0], terms[2:]
    return f"−{rest}" if sign == "−" else rest
