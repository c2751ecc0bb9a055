"""Whether two results are the same but for float noise, and how they differ in a few words."""

from __future__ import annotations

import numbers
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from bplib.course.page.text import ALL_DIGITS, counted, told_apart
from bplib.network import Network

LONG = 8
"""Arrays with more elements are not shown whole."""
DEEP = 6
"""What is nested deeper is not shown, nor looked at: a list to which it was appended itself has no end."""


def short(value: Any, digits: int = 6, depth: int = DEEP) -> str:
    """A value for a sentence: so many digits at most, no address of an object, not too long."""
    if depth == 0:
        return "…"
    again = partial(short, digits=digits, depth=depth - 1)
    if isinstance(value, Network):
        return f"Network(b={again(value.b)}, w={again(value.w)}, x={again(value.x)})"
    if isinstance(value, np.ndarray):
        if value.size > LONG:
            return f"array of shape {value.shape}"
        return again(value.tolist())
    if isinstance(value, (bool, np.bool_, type(None))):
        return str(value)
    if isinstance(value, str):
        return f"{value[:57]}..." if len(value) > 60 else value
    if is_sympy(value):
        return again(str(value))
    if isinstance(value, np.timedelta64):  # which NumPy takes for an integer
        return str(value)
    if isinstance(value, numbers.Real):
        if isinstance(value, int) and abs(value) > sys.float_info.max:
            return "an integer of more than 308 digits"
        if digits >= ALL_DIGITS and not isinstance(value, numbers.Integral):
            return repr(float(value))
        return f"{value}" if isinstance(value, int) and abs(value) < 10**6 else f"{float(value) + 0.0:.{digits}g}"
    if isinstance(value, numbers.Complex):
        return f"{complex(value):.{digits}g}"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{again(key)}: {again(entry)}" for key, entry in list(value.items())[:LONG]) + "}"
    if isinstance(value, (tuple, list)):
        shown = ", ".join(map(again, value[:LONG])) + ", …" * (len(value) > LONG)
        return f"({shown})" if isinstance(value, tuple) else f"[{shown}]"
    if callable(value) and hasattr(value, "__name__"):
        return str(value.__name__)
    return f"a {type(value).__name__}"


def is_sympy(value: Any, kind: str = "Basic") -> bool:
    """Whether a value is of such a class of SymPy's, which is not loaded to see that: without it there is none."""
    sympy = sys.modules.get("sympy")
    return sympy is not None and isinstance(value, getattr(sympy, kind))


def apart(one: Any, other: Any, numbers_of_digits: Iterable[int] = (6, 9, 12, ALL_DIGITS)) -> tuple[str, str]:
    """Two values for a sentence, with the first number of digits that tells them apart."""
    return told_apart(one, other, short, numbers_of_digits)


def literal(value: Any) -> str:
    """Python that makes a value anew, where np is NumPy: numbers, text, arrays, and tuples and lists of them."""
    if isinstance(value, np.ndarray):
        return f"np.array({literal(value.tolist())})"
    if isinstance(value, (tuple, list)):
        entries = ", ".join(map(literal, value))
        return f"[{entries}]" if isinstance(value, list) else f"({entries}{',' * (len(value) == 1)})"
    if isinstance(value, (float, np.floating)) and not np.isfinite(value):
        return "np.nan" if np.isnan(value) else "np.inf" if value > 0 else "-np.inf"
    if isinstance(value, np.generic):
        return repr(value.item())
    return repr(value) if isinstance(value, (bool, int, float, str, type(None))) else short(value)


def code(text: str) -> str:
    """Text as Markdown shows code: in one line."""
    return f"`{' '.join(text.replace('`', chr(39)).split())}`"


def contains_ellipsis(value: Any, depth: int = DEEP) -> bool:
    """Whether `...` stands anywhere in an answer: then it is not finished."""
    within = partial(contains_ellipsis, depth=depth - 1)
    if isinstance(value, Mapping):
        return depth > 0 and any(map(within, value.values()))
    if isinstance(value, (tuple, list)):
        return depth > 0 and any(map(within, value))
    if isinstance(value, np.ndarray):
        return depth > 0 and value.dtype == object and any(map(within, value.flat))
    return value is ...


def difference(came: Any, right: Any, rtol: float = 1e-6, atol: float = 1e-9, where: str = "") -> str | None:
    """How a result differs from the right one, or None if it does not.

    Parameters
    ----------
    came : object
        What came. Where `right` is an array, a tuple or a network, a list of the same numbers is as good.
    right : object
        Numbers, text, None, arrays, a network, and tuples, lists and dictionaries of them, to any depth.
    rtol, atol : float
        Numbers are the same within ``rtol·|right| + atol·max(1, the largest |right| of the array)``.
    where : str
        The place within the whole result, such as ``[1]["w"]``.

    Returns
    -------
    str or None
        A predicate, such as "gives 0.5, right is 0.25".
    """
    if came is None and right is not None:
        why = "either no `return` with a value was reached, or what is returned was still `None`"
        return f"gives `None`{_at(where)}: {why}"
    if isinstance(right, Mapping):
        return _mapping(came, right, rtol, atol, where)
    if isinstance(right, Network):
        if isinstance(came, Network):
            found = (difference(a, b, rtol, atol, f"{where}.{name}") for name, a, b in _parameters(came, right))
            return next(filter(None, found), None)
        right = (right.b, right.w, right.x)
    if isinstance(right, tuple) or (isinstance(right, list) and not _is_numeric(right)):
        return _sequence(came, right, rtol, atol, where)
    if right is None or isinstance(right, str):
        same = came is right if right is None else isinstance(came, str) and came.strip() == right
        return None if same else _gives(came, right, where)
    return _numbers(came, right, rtol, atol, where)


def _parameters(one: Network, other: Network) -> Iterator[tuple[str, Any, Any]]:
    return ((name, getattr(one, name), getattr(other, name)) for name in "bwx")


def is_masked(value: Any) -> bool:
    """Whether entries of an array are masked, so that they have no value."""
    return isinstance(value, np.ma.MaskedArray) and bool(np.ma.getmaskarray(value).any())


def _is_numeric(values: Any) -> bool:
    try:
        return np.asarray(values).dtype.kind in "biufc"
    except (ValueError, TypeError):
        return False


def _at(where: str) -> str:
    return f" at `{where}`" if where else ""


def _gives(came: Any, right: Any, where: str) -> str:
    shown, wanted = apart(came, right)
    close = " (they differ further on)" if shown == wanted else ""
    return f"gives {code(shown)}{_at(where)}, right is {code(wanted)}{close}"


def _mapping(came: Any, right: Mapping[Any, Any], rtol: float, atol: float, where: str) -> str | None:
    if not isinstance(came, Mapping):
        return f"gives {code(short(came))}{_at(where)}, wanted is a dictionary with the keys {code(short(list(right)))}"
    for key, wanted in right.items():
        if key not in came:
            return f"gives no entry {code(repr(key))}{_at(where)}"
        if found := difference(came[key], wanted, rtol, atol, f"{where}[{key!r}]"):
            return found
    return None


def _sequence(came: Any, right: Sequence[Any], rtol: float, atol: float, where: str) -> str | None:
    if not isinstance(came, (tuple, list, np.ndarray)) or np.ndim(came if isinstance(came, np.ndarray) else [0]) == 0:
        return f"gives {code(short(came))}{_at(where)}, wanted are {len(right)} values, {code(short(right))}"
    if len(came) != len(right):
        count = counted(len(came), "value")
        return f"gives {code(short(came))}{_at(where)}, {count}; wanted are {len(right)}, {code(short(right))}"
    for place, (one, wanted) in enumerate(zip(came, right, strict=True)):
        if found := difference(one, wanted, rtol, atol, f"{where}[{place}]"):
            return found
    return None


def _numbers(came: Any, right: Any, rtol: float, atol: float, where: str) -> str | None:
    wanted = np.asarray(right)
    if is_masked(came):
        return f"gives a masked array{_at(where)}: what is masked has no value; fill it (`.filled(…)`) or leave it out"
    try:
        array = np.asarray(came)
        if array.dtype == object:  # SymPy's numbers, fractions
            array = array.astype(float)
    except (ValueError, TypeError, OverflowError):
        return f"gives {code(short(came))}{_at(where)}, which is not an array of numbers; right is {code(short(right))}"
    if array.dtype.kind not in "biufc":
        what = "text and not a number" if array.dtype.kind == "U" else "not a number"
        return f"gives {code(short(came))}{_at(where)}, which is {what}; right is {code(short(right))}"
    if array.shape != wanted.shape:
        return (
            f"gives {_shape(array)}{_at(where)}, wanted is {_shape(wanted)}: "
            f"{code(short(array))} came, right is {code(short(wanted))}"
        )
    if array.dtype.kind == "c" and wanted.dtype.kind != "c":
        return f"gives complex numbers{_at(where)}, {code(short(array))}; right is {code(short(wanted))}, which is real"
    if (array.dtype.kind == "b") != (wanted.dtype.kind == "b"):
        return _gives(came, right, where)
    with np.errstate(all="ignore"):
        finite = np.abs(wanted[np.isfinite(wanted)])
        close = rtol * np.abs(wanted) + atol * max(1.0, finite.max(initial=0.0))
        same = (array == wanted) | (np.isnan(array) & np.isnan(wanted))
        if wanted.dtype.kind != "b":
            same |= np.isfinite(array) & np.isfinite(wanted) & (np.abs(array - wanted) <= close)
    if same.all():
        return None
    if wanted.size <= LONG:
        return _gives(array, wanted, where)
    first = tuple(int(n) for n in np.argwhere(~same)[0])
    return _gives(array[first], wanted[first], f"{where}[{', '.join(map(str, first))}]")


def _shape(array: Any) -> str:
    return "a single number" if array.shape == () else f"an array of shape {code(str(array.shape))}"


def change(after: Any, before: Any, where: str = "") -> tuple[str, Any, Any] | None:
    """The first place in an argument that is not as it was, with what is there after and what was before.

    None if there is none; what cannot be compared counts as unchanged.
    """
    if isinstance(before, Network):
        if not isinstance(after, Network):
            return where, after, before
        return next(filter(None, (change(a, b, f"{where}.{n}") for n, a, b in _parameters(after, before))), None)
    if isinstance(before, np.ndarray):
        if not isinstance(after, np.ndarray) or after.shape != before.shape:
            return where, after, before
        same = (after == before) | ((after != after) & (before != before))
        if bool(same.all()):
            return None
        place = tuple(int(n) for n in np.argwhere(~same)[0])
        return f"{where}[{', '.join(map(str, place))}]" if place else where, after[place], before[place]
    if isinstance(before, Mapping):
        if not isinstance(after, Mapping) or list(after) != list(before):
            return where, after, before
        return next(filter(None, (change(after[key], before[key], f"{where}[{key!r}]") for key in before)), None)
    if isinstance(before, (tuple, list)):
        if not isinstance(after, (tuple, list)) or len(after) != len(before):
            return where, after, before
        pairs = enumerate(zip(after, before, strict=True))
        return next(filter(None, (change(a, b, f"{where}[{n}]") for n, (a, b) in pairs)), None)
    if isinstance(before, (int, float, complex, str)):
        plain = isinstance(after, (int, float, complex, np.number, str))
        same = plain and bool(after == before or (after != after and before != before))
        return None if same else (where, after, before)
    return None
