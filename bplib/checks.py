"""What bad input is told: each check returns its argument in the form that is used, or raises.

Every message names the argument, says what came and what is wanted, and what to do where that is known.
"""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[Any]

# More steps, restarts, samples or units than this are a slip of the keyboard: their arrays alone would fill a memory.
LARGEST_COUNT = 10**8
# The square of a larger number is beyond a float.
LARGEST_DATUM = 1e150


def rectangular(name: str, value: ArrayLike, wanted: str = "wanted a rectangular array") -> Array:
    """`value` as a new array of whatever it holds, or an error that names it."""
    refuse_masked(name, value)
    try:
        return np.array(value)
    except ValueError as error:
        raise ValueError(f"{name} has rows of different lengths; {wanted}") from error


def plain_array(name: str, value: ArrayLike) -> Array:
    """`value` as a new array of numbers, or an error that names it."""
    array = rectangular(name, value)
    if array.dtype == object:
        kinds = ", ".join(sorted({type(each).__name__ for each in array.flat}))
        raise TypeError(f"{name} holds object values ({kinds}); wanted numbers of a NumPy type, such as dtype=float")
    if array.dtype.kind not in "biufc":
        raise TypeError(f"{name} holds {array.dtype} values; wanted numbers")
    return array


def refuse_masked(name: str, value: Any) -> None:
    """Raise for a masked array, or a list with one in it, of which NumPy would take the hidden values."""
    ma = sys.modules.get("numpy.ma")  # not loaded, no masked arrays
    if ma and isinstance(value, ma.MaskedArray):
        raise TypeError(
            f"{name} is a masked array, whose hidden values would be used; wanted a plain one: leave out the samples "
            f"with masked values, or say what stands in their place, as {name}.filled(0) does"
        )
    if ma and isinstance(value, (list, tuple)):
        for each in value:
            refuse_masked(name, each)


def numbers(name: str, value: ArrayLike) -> Array:
    """`value` as a new float or complex array of finite numbers, or an error that names it."""
    array = plain_array(name, value)
    if array.dtype not in (float, complex):
        with np.errstate(over="ignore"):  # of a wider type, to infinity
            array = array.astype(complex if array.dtype.kind == "c" else float)
    return finite(name, array)


def finite(name: str, array: Array) -> Array:
    """`array` itself, or an error that says where it holds NaN or infinity."""
    if not np.isfinite(array).all():
        where = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
        place = f" at {list(where)}" if where else ""
        raise ValueError(f"{name} holds {array[where]}{place}; wanted finite numbers")
    return array


def check_inputs(u: ArrayLike, n_inputs: int | None = None) -> Array:
    """`u` as a float array (P, N), or an error that says what came and what is wanted."""
    array = real_numbers("u", u)
    came = f"u has shape {array.shape}"
    if array.ndim != 2:
        hint = ". For one input use u[:, None], for one sample u[None, :]" if array.ndim == 1 else ""
        raise ValueError(f"{came}; wanted (P, N), a row per sample and a column per input{hint}")
    if len(array) == 0:
        raise ValueError(f"{came}: no samples; wanted at least one row")
    if array.shape[1] == 0:
        raise ValueError(f"{came}: no inputs; wanted at least one column")
    if n_inputs is not None and array.shape[1] != n_inputs:
        hint = ". Is the constant input missing? See with_constant_input(u)" if array.shape[1] == n_inputs - 1 else ""
        raise ValueError(f"{came}, so {array.shape[1]} inputs; this network takes {n_inputs}{hint}")
    return _squarable("u", array)


def check_targets(y: ArrayLike, n_samples: int) -> Array:
    """`y` as a float array (P,), or an error; never a silent broadcast."""
    array = real_numbers("y", y)
    if array.shape != (n_samples,):
        is_column = array.ndim == 2 and 1 in array.shape
        which = "one target per sample. Use y.ravel()" if is_column else "one target for each row of u"
        raise ValueError(f"y has shape {array.shape}; wanted ({n_samples},), {which}")
    return _squarable("y", array)


def _squarable(name: str, array: Array) -> Array:
    if np.abs(array).max() > LARGEST_DATUM:
        raise ValueError(
            f"{name} holds {array.flat[np.abs(array).argmax()]:g}, whose square is more than a float can hold; wanted "
            f"numbers up to {LARGEST_DATUM:g}: use another unit"
        )
    return array


def check_range(init_range: tuple[float, float]) -> tuple[float, float]:
    """Two finite numbers low < high, or an error."""
    wanted = "wanted two finite numbers (low, high) with low < high"
    refuse_masked("init_range", init_range)
    try:
        low, high = (float(end) for end in init_range)
    except (TypeError, ValueError, OverflowError) as error:
        raise TypeError(f"init_range is {init_range!r}; {wanted}") from error
    if not (np.isfinite(high - low) and low < high):
        fault = "reversed" if low > high else "empty" if low == high else "not finite"
        raise ValueError(f"init_range is {init_range!r}, which is {fault}; {wanted}")
    return low, high


def check_rng(rng: Any) -> np.random.Generator:
    """The generator that `rng` is or seeds, by the convention of Scientific Python."""
    wanted = "wanted None, a whole number of at least 0, or a numpy.random.Generator"
    if isinstance(rng, (bool, np.bool_)):
        raise TypeError(f"rng is {rng}; {wanted}")
    refuse_masked("rng", rng)
    try:
        return np.random.default_rng(rng)
    except (TypeError, ValueError) as error:
        raise type(error)(f"rng is {rng!r}; {wanted}") from error


def whole_number(name: str, value: Any, at_least: int = 1) -> int:
    """`value` as an int of at least `at_least` and no absurd size, or an error that names it."""
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} is {value!r}; wanted a whole number of at least {at_least}")
    if value < at_least:
        raise ValueError(f"{name} is {value}; wanted at least {at_least}")
    if value > LARGEST_COUNT:
        raise ValueError(f"{name} is {value}; wanted at most {LARGEST_COUNT}: more would not fit into memory")
    return int(value)


def real_numbers(name: str, value: ArrayLike) -> Array:
    """`value` as a new float array of finite numbers, or an error that names it."""
    array = numbers(name, value)
    if np.iscomplexobj(array):
        raise TypeError(f"{name} holds complex values; wanted real numbers")
    return array


def positive_number(name: str, value: Any, or_zero: bool = False) -> float:
    """`value` as a finite float above zero (or zero, if `or_zero`), or an error that names it."""
    wanted = "a finite number of at least 0" if or_zero else "a positive finite number"
    if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        raise TypeError(f"{name} is {value!r}; wanted {wanted}")
    try:
        number = float(value)
    except OverflowError as error:
        raise ValueError(f"{name} is a number of more than 308 digits; wanted {wanted}") from error
    if not (np.isfinite(number) and (number > 0 or (or_zero and number == 0))):
        raise ValueError(f"{name} is {value}; wanted {wanted}")
    return number
