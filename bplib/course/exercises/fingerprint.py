"""A formula's value at fixed numbers: two formulas that differ there are not equal, and that is seen at once."""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

import sympy as sp

from bplib.course.derivation import algebra

SIZES = {algebra.P: 3, algebra.N: 4, algebra.H: 5}
INDICES = {algebra.p: 2, algebra.q: 1, algebra.i: 3, algebra.j: 1, algebra.h: 2, algebra.k: 4}


@lru_cache(maxsize=1024)  # every answer is compared with the same listed formulas
def fingerprint(formula: Any, activation: Any = "sigmoid") -> float | None:
    """The value of a formula, with a number of its own for every letter and every element.

    Parameters
    ----------
    formula : Expr
        In the vocabulary of :mod:`bplib.course.derivation`, without a `D`.
    activation : str or callable
        As in :class:`bplib.course.derivation.derivation.Derivation`.

    Returns
    -------
    float or None
        None if it has no finite real value there.
    """
    try:
        value = _numbers(activation).value(sp.sympify(formula), {**SIZES, **INDICES})
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    return float(value) if isinstance(value, float | int) and math.isfinite(value) else None


def same_number(one: float | None, other: float | None) -> bool:
    """Whether two fingerprints differ by rounding only."""
    return one is not None and other is not None and math.isclose(one, other, rel_tol=1e-7, abs_tol=1e-10)


class _Numbers:
    """A network and letters in fixed numbers; what is computed once is kept."""

    def __init__(self, activation: Any) -> None:
        self.g = activation if callable(activation) else algebra.ACTIVATIONS[activation]
        self.elements: dict[tuple[Any, ...], float] = {}

    def value(self, e: Any, known: Mapping[Any, int]) -> Any:
        """The value of an expression; `known` has the sizes and the indices."""
        if e in known:
            return known[e]
        if isinstance(e, sp.Sum):
            inner, (index, low, high) = algebra.outermost(e)
            ends = int(self.value(low, known)), int(self.value(high, known)) + 1
            return sum(self.value(inner, {**known, index: m}) for m in range(*ends))
        if isinstance(e, sp.Indexed):
            return self.element(e.base, tuple(int(self.value(index, known)) for index in e.indices))
        if isinstance(e, sp.Symbol):
            return _number(str(e), positive=e.is_positive, integer=e.is_integer)
        parts = [self.value(part, known) for part in e.args]
        if isinstance(e, sp.Add):
            return sum(parts)
        if isinstance(e, sp.Mul):
            return math.prod(parts)
        if isinstance(e, sp.Pow):
            return parts[0] ** parts[1]
        if isinstance(e, algebra.g):
            return self.activated(parts[0], known)
        if isinstance(e, algebra.sigma):
            return 1 / (1 + math.exp(-parts[0]))
        if isinstance(e, sp.Function):
            e = e.func(*parts)
            return float(e) if e.is_number else self.value(e, known)
        return float(e)

    def activated(self, z: float, known: Mapping[Any, int]) -> float:
        """g(z), which may have letters of its own."""
        return float(self.value(self.g(sp.Float(z)), known))

    def element(self, base: Any, at: tuple[int, ...]) -> float:
        """An element of an array: of the data and the weights, or what the forward equations make of them."""
        if (base, at) not in self.elements:
            known = {**SIZES, **INDICES}
            if base == algebra.v:
                found = self.activated(self.element(algebra.v_star, at), known)
            elif base in (algebra.y_bar, algebra.v_star):
                found = self.value(algebra.definition(base[at]), known)
            else:
                found = _number(f"{base}{at}")
            self.elements[base, at] = found
        return self.elements[base, at]


@cache
def _numbers(activation: Any) -> _Numbers:
    return _Numbers(activation)


def _number(name: str, positive: bool | None = False, integer: bool | None = False) -> Any:
    """A number that belongs to a name, neither 0 nor 1."""
    draw = zlib.crc32(name.encode()) % 997
    if integer:
        return 4 + draw % 2
    return (1 if positive or draw % 2 else -1) * (0.37 + draw / 1000)
