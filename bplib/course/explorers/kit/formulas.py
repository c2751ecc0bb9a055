"""Numbers put into formulas, as one would write them by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import bplib as bp
from bplib.course.page.figures import short


def signed(value: float, written: Callable[[float], str] = short) -> str:
    """A number with its sign before it, as the next term of a sum.

    Parameters
    ----------
    value : float
    written : callable
        How its size is written.
    """
    return f"{'−' if value < 0 else '+'} {written(abs(value))}"


def bracketed(value: float) -> str:
    """A number as a factor: a negative one stands in brackets."""
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
    return begun(products(weights, values))


def begun(terms: str) -> str:
    """Terms, each with its sign, as a sum that begins with the first."""
    sign, rest = terms[0], terms[2:]
    return f"−{rest}" if sign == "−" else rest


def output(net: bp.Network, names: Sequence[str], g: str, written: Callable[[float], str] = short) -> str:
    """The output as a formula of the inputs, with the network's numbers.

    Parameters
    ----------
    net : Network
    names : sequence of str, length N
        What stands behind each input's weight: "·u[1]", or nothing for the constant input.
    g : str
        What the activation is called.
    written : callable
        How a number is written.
    """
    sums = [" ".join(signed(w, written) + name for w, name in zip(weights, names, strict=True)) for weights in net.w.T]
    terms = [f"{signed(x, written)}·{g}({begun(inner)})" for x, inner in zip(net.x, sums, strict=True)]
    return f"ȳ = {written(float(net.b))} {' '.join(terms)}"
