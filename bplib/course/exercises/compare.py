"""Whether two results are the same but for float noise, and how they differ in a few words."""

from __future__ import annotations

import numbers
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import sympy as sp

from bplib.network import Network

LONG = 8
"""Arrays with more elements are not shown whole."""


def short(value: Any) -> str:
    """A value for a sentence: six digits at most, no address of an object, not too long."""
    if isinstance(value, Network):
        return f"Network(b={short(value.b)}, w={short(value.w)}, x={short(value.x)})"
    if isinstance(value, np.ndarray):
        if value.size > LONG:
            return f"array of shape {value.shape}"
        return short(value.tolist())
    if isinstance(value, (bool, np.bool_, type(None))):
        return str(value)
    if isinstance(value, str):
        return f"{value[:57]}..." if len(value) > 60 else value
    if isinstance(value, sp.Basic):
        return short(str(value))
    if isinstance(value, numbers.Real):
        return f"{value}" if isinstance(value, int) and abs(value) < 10**6 else f"{float(value) + 0.0:.6g}"
    if isinstance(value, numbers.Complex):
        return f"{complex(value):.6g}"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{short(key)}: {short(entry)}" for key, entry in list(value.items())[:LONG]) + "}"
    if isinstance(value, (tuple, list)):
        shown = ", ".join(map(short, value[:LONG])) + ", …" * (len(value) > LONG)
        return f"({shown})" if isinstance(value, tuple) else f"[{shown}]"
    if callable(value) and hasattr(value, "__name__"):
        return str(value.__name__)
    return f"a {type(value).__name__}"


def code(text: str) -> str:
    """Text as Markdown shows code: in one line."""
    return f"`{' '.join(text.replace('`', chr(39)).split())}`"


def contains_ellipsis(value: Any) -> bool:
    """Whether `...` stands anywhere in an answer: then it is not finished."""
    if isinstance(value, Mapping):
        return any(map(contains_ellipsis, value.values()))
    if isinstance(value, (tuple, list)):
        return any(map(contains_ellipsis, value))
    if isinstance(value, np.ndarray):
        return value.dtype == object and any(map(contains_ellipsis, value.flat))
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
        return f"gives `None`{_at(where)}: is there a `return` with a value?"
    if isinstance(right, Mapping):
        return _mapping(came, right, rtol, atol, where)
    if isinstance(right, Network):
        came = [came.b, came.w, came.x] if isinstance(came, Network) else came
        right = (right.b, right.w, right.x)
    if isinstance(right, tuple) or (isinstance(right, list) and not _is_numeric(right)):
        return _sequence(came, right, rtol, atol, where)
    if right is None or isinstance(right, str):
        same = came is right if right is None else isinstance(came, str) and came.strip() == right
        return None if same else _gives(came, right, where)
    return _numbers(came, right, rtol, atol, where)


def _is_numeric(values: Any) -> bool:
    try:
        return np.asarray(values).dtype.kind in "biufc"
    except (ValueError, TypeError):
        return False


def _at(where: str) -> str:
    return f" at `{where}`" if where else ""


def _gives(came: Any, right: Any, where: str) -> str:
    shown, wanted = short(came), short(right)
    close = " (they differ in later digits)" if shown == wanted else ""
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
        return f"gives {len(came)} values{_at(where)}, wanted are {len(right)}, {code(short(right))}"
    for place, (one, wanted) in enumerate(zip(came, right, strict=True)):
        if found := difference(one, wanted, rtol, atol, f"{where}[{place}]"):
            return found
    return None


def _numbers(came: Any, right: Any, rtol: float, atol: float, where: str) -> str | None:
    wanted = np.asarray(right)
    try:
        array = np.asarray(came)
        if array.dtype == object:  # SymPy's numbers, fractions
            array = array.astype(float)
    except (ValueError, TypeError):
        return f"gives {code(short(came))}{_at(where)}, which is not an array of numbers; right is {code(short(right))}"
    if array.dtype.kind not in "biufc":
        return f"gives {code(short(came))}{_at(where)}, which is not a number; right is {code(short(right))}"
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


def unchanged(after: Any, before: Any) -> bool:
    """Whether an argument is exactly as it was; what cannot be compared counts as unchanged."""
    if isinstance(before, Network):
        return isinstance(after, Network) and all(unchanged(getattr(after, n), getattr(before, n)) for n in "bwx")
    if isinstance(before, np.ndarray):
        return after.shape == before.shape and bool(((after == before) | ((after != after) & (before != before))).all())
    if isinstance(before, Mapping):
        return list(after) == list(before) and all(unchanged(after[key], before[key]) for key in before)
    if isinstance(before, (tuple, list)):
        return len(after) == len(before) and all(map(unchanged, after, before))
    return True
