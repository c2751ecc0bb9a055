"""How wrong results relate to the right ones: what is said of an answer that is no listed misconception.

Whatever was done, it may show in the results: they are right but for a sign or a factor, two of them are exchanged, a
sum went too far. Everything that is said here is computed from the results of all cases.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from bplib.course.page.text import counted
from bplib.network import Network

Same = Callable[[Any, Any], bool]
"""Whether two results are the same but for float noise."""
Change = Callable[[np.ndarray], np.ndarray]
Pairs = list[tuple[np.ndarray, np.ndarray]]
"""What came and what is right, of every case."""

ORDINALS = ("first", "second", "third", "fourth", "fifth")
NEAR = 0.03
"""Numbers found by hand that are nearer than this share are told to be near."""
CLOSE = 0.02
"""Results that are nearer than this share of the largest right one are told to be close."""
LARGEST = 20
"""A factor that depends on a size is looked for among 1/20, …, 1/2, 2, …, 20, and twice these."""


class Relation(NamedTuple):
    """How results relate to the right ones."""

    name: str
    """In a few words: it stands behind "Not yet:"."""
    sentence: str
    """What was found, and where to look (Markdown)."""


def relation(came: Sequence[Any], right: Sequence[Any], same: Same) -> Relation | None:
    """How the results of all cases relate to the right ones.

    Parameters
    ----------
    came, right : sequence
        A result for each case: numbers, arrays, networks, or tuples and dictionaries of them.
    same : callable
        Whether two results are the same.

    Returns
    -------
    Relation or None
        None if nothing is found that holds in all cases.
    """
    if lengths := {len(one) for one, wanted in zip(came, right, strict=True) if _of_other_length(one, wanted)}:
        shown = " or ".join(map(str, sorted(lengths)))
        what = "is 1 result" if lengths == {1} else f"are {shown} results"
        return Relation("another number of results", f"What came {what}. Look up how many are asked for, and which.")
    parts = [_parts(one, wanted) for one, wanted in zip(came, right, strict=True)]
    if any(part is None for part in parts) or len({tuple(part) for part in parts if part is not None}) != 1:
        return None
    every = {place: [part[place] for part in parts if part is not None] for place in parts[0] or ()}
    wrong = {place: pairs for place, pairs in every.items() if not all(itertools.starmap(same, pairs))}
    if found := _exchanged(every, wrong, same):
        return found
    alike = [(place, found) for place, pairs in wrong.items() if (found := _of_one(pairs, same))]
    if not alike:
        return _alone(every, wrong) or _in_some_cases(every, wrong, same)
    name, sentence = alike[0][1]
    places = [place for place, found in alike if found == (name, sentence)]
    where = " and ".join(places)
    return Relation(name, f"{where[0].upper()}{where[1:]}: {sentence}")


def of_numbers(wrong: Mapping[str, tuple[float, float]], same: Callable[[float, float], bool]) -> Relation | None:
    """How numbers found by hand relate to the right ones.

    Parameters
    ----------
    wrong : mapping
        From the name of each that is not right to what came and what is right.
    same : callable
        Whether a number counts as right, given the right one.
    """
    if not wrong:
        return None
    names = " and ".join(f"`{name}`" for name in wrong)
    if found := _digits(wrong, names, same):
        return found
    if all(same(-came, right) for came, right in wrong.values()):
        return Relation("a sign", f"The size is right, but not the sign: {names}.")
    if all(abs(came - right) <= NEAR * abs(right) for came, right in wrong.values()):
        return Relation(
            "not exact enough", f"Near, but not to three digits: {names}. If you rounded on the way, round at the end."
        )
    if len(wrong) == 2:
        (one, wanted), (other, wished) = wrong.values()
        if same(one, wished) and same(other, wanted):
            return Relation("exchanged", f"Right numbers, but each in the other's place: {names}.")
    return None


def _digits(
    wrong: Mapping[str, tuple[float, float]], names: str, same: Callable[[float, float], bool]
) -> Relation | None:
    """Whether all of them are right but for the decimal point, or upside down."""
    if any(not right or abs(right) == 1 for _, right in wrong.values()):
        return None
    if any(all(same(came / 10**power, right) for came, right in wrong.values()) for power in (1, 2, 3, -1, -2, -3)):
        return Relation("the decimal point", f"Right digits, but the point is in another place: {names}.")
    if all(came and same(1 / came, right) for came, right in wrong.values()):
        return Relation("upside down", f"1 divided by what is right: {names}. What is divided by what?")
    return None


# --- Results taken apart ----------------------------------------------------------------------------------------


def _parts(came: Any, right: Any) -> dict[str, tuple[np.ndarray, np.ndarray]] | None:
    """The numbers of a result by their place; None if it is another thing than the right one."""
    if isinstance(right, Network):
        came = (came.b, came.w, came.x) if isinstance(came, Network) else came
        right = (right.b, right.w, right.x)
    if isinstance(right, Mapping):
        if not isinstance(came, Mapping) or not right.keys() <= came.keys():
            return None
        pairs = {f"`[{key!r}]`": (came[key], wanted) for key, wanted in right.items()}
    elif isinstance(right, tuple):
        if not isinstance(came, (tuple, list)) or len(came) != len(right) or len(right) > len(ORDINALS):
            return None
        places = (f"the {ordinal} value" for ordinal in ORDINALS)
        pairs = dict(zip(places, zip(came, right, strict=True), strict=False))
    else:
        pairs = {"the result": (came, right)}
    found = {}
    for place, (one, wanted) in pairs.items():
        if isinstance(wanted, str) and one == wanted:
            continue
        if (numbers := _numbers(one)) is None or (target := _numbers(wanted)) is None:
            return None
        found[place] = (numbers, target)
    return found


def _of_other_length(came: Any, right: Any) -> bool:
    return isinstance(right, tuple) and isinstance(came, (tuple, list)) and len(came) != len(right)


def _numbers(value: Any) -> np.ndarray | None:
    try:
        array = np.asarray(value)
    except ValueError:  # ragged
        return None
    return array.astype(float) if array.dtype.kind in "iuf" and array.size else None


def _exchanged(every: dict[str, Pairs], wrong: dict[str, Pairs], same: Same) -> Relation | None:
    if not 2 <= len(wrong) <= 4:
        return None
    for order in itertools.permutations(wrong):
        taken = zip(wrong, order, strict=True)
        if all(
            same(came, other)
            for place, source in taken
            for (came, _), (_, other) in zip(every[place], every[source], strict=True)
        ):
            return Relation(
                "the results in another order",
                f"Right, but in changed places, are {' and '.join(wrong)}. In which order are they asked for?",
            )
    return None


def _alone(every: dict[str, Pairs], wrong: dict[str, Pairs]) -> Relation | None:
    """Which of several results are the wrong ones, if some are right."""
    right = [place for place in every if place not in wrong]
    if not right or not wrong:
        return None
    return Relation(
        f"{' and '.join(wrong)} alone",
        f"The rest came right in all cases, {' and '.join(right)}. So look at what only the wrong ones are made of.",
    )


def _in_some_cases(every: dict[str, Pairs], wrong: dict[str, Pairs], same: Same) -> Relation | None:
    """In how many of the cases everything is right, if it is in some."""
    cases = list(zip(*every.values(), strict=True))
    right = sum(all(same(*pair) for pair in case) for case in cases)
    if not wrong or not right:
        return None
    return Relation(
        "right in some cases",
        f"It is right in {right} of {len(cases)} cases. What is different in the others, of which you see one here?",
    )


# --- One of the results, in all cases ---------------------------------------------------------------------------


def _of_one(pairs: Pairs, same: Same) -> Relation | None:
    """What one of the results is, in all cases; the sentence is to stand behind a colon."""
    if any(came.shape != right.shape for came, right in pairs):
        return _of_shape(pairs, same)
    if not all(np.isfinite(came).all() and np.isfinite(right).all() for came, right in pairs):
        return None
    return next(_candidates(pairs, same), None)


def _candidates(pairs: Pairs, same: Same) -> Iterator[Relation]:
    def always(change: Change) -> bool:
        with np.errstate(all="ignore"):
            return all(same(came, change(right)) for came, right in pairs)

    if _count(pairs) < 2:
        return
    if always(np.negative):
        yield Relation(
            "the sign",
            "in every case right but for the sign. Look for a minus that is lost, or for one too many; or for a "
            "difference the wrong way round.",
        )
    if all(same(np.abs(came), np.abs(right)) for came, right in pairs):
        yield Relation("some signs", "in every case of the right size, but not everywhere with the right sign.")
    yield from _factors(pairs, same, always)
    if len(pairs) > 1 and _vary(right for _, right in pairs) and not _vary(came for came, _ in pairs):
        yield Relation(
            "the same whatever comes in",
            "the same in all cases. Is everything used that it depends on?",
        )
    yield from _shifted(pairs, same)
    if always(lambda right: 1 - right):
        yield Relation("one minus what is right", "in every case 1 minus what is right.")
    if always(lambda right: 1 / right):
        yield Relation("upside down", "in every case 1 divided by what is right.")
    if always(np.square):
        yield Relation("a root that is missing", "in every case the square of what is right.")
    if always(lambda right: np.sqrt(np.abs(right))):
        negative = ", of its size where it is negative" * any((right < 0).any() for _, right in pairs)
        yield Relation("a root too many", f"in every case the root of what is right{negative}.")
    if all(right.ndim for _, right in pairs) and always(lambda right: right[::-1]):
        yield Relation("turned round", "in every case the right numbers, the last one first.")
    yield from _at_an_end(pairs, same)
    yield from _one_for_all(pairs, same)
    for digits in range(1, 9):
        if always(partial(_rounded, digits)):
            decimals = counted(digits, "decimal")
            yield Relation("rounded", f"in every case what is right, rounded to {decimals}. Return it as it is.")
            break
    if all(np.abs(came - right).max() <= CLOSE * np.abs(right).max() for came, right in pairs):
        each = all((np.abs(came - right) <= CLOSE * np.abs(right)).all() for came, right in pairs)
        whole = "what is right" if each else "the largest number that is right"
        yield Relation(
            "close, but not equal",
            f"in every case within {CLOSE:.0%} of {whole}. Look for a number that was rounded, a difference in place "
            "of a derivative, or a term that is small here.",
        )


def _count(pairs: Pairs) -> int:
    """How many different numbers the right results consist of, 0 aside: with one of them everything is a multiple."""
    return len({float(f"{abs(number):.6g}") for _, right in pairs for number in right.flat if number})


def _vary(arrays: Iterator[np.ndarray]) -> bool:
    first, *others = arrays
    return any(other.shape != first.shape or not np.allclose(other, first) for other in others)


def _factors(pairs: Pairs, same: Same, always: Callable[[Change], bool]) -> Iterator[Relation]:
    if all((right == np.round(right)).all() for _, right in pairs):  # numbers that count something
        return
    factors = [float(came.flat[at] / right.flat[at]) for came, right in pairs if right.flat[at := _largest(right)]]
    if len(factors) < 2 and _count(pairs) < 3:
        return
    first = factors[0]
    if abs(first - 1) > CLOSE and first and always(lambda right: first * right):
        nice = Fraction(first).limit_denominator(LARGEST)
        shown = f"{nice}" if abs(float(nice) - first) < 1e-6 * abs(first) else f"{first:.4g}"
        yield Relation(
            "a factor",
            f"in every case `{shown}` times what is right. Which factor is missing, or stands there twice, or should "
            "have cancelled?",
        )
    sizes = [_size(factor) for factor in factors]
    if len(factors) > 2 and len(set(sizes)) > 1 and None not in sizes:
        right_but_for_it = all(
            same(came, came.flat[at] / right.flat[at] * right)
            for came, right in pairs
            if right.flat[at := _largest(right)]
        )
        if right_but_for_it:
            shown = ", ".join(f"`{size}`" for size in dict.fromkeys(sizes))
            yield Relation(
                "a factor that depends on a size",
                f"what is right times {shown}, another factor in another case. Is a mean taken for a sum, or a sum for "
                "a mean?",
            )


def _rounded(digits: int, array: np.ndarray) -> np.ndarray:
    return np.round(array, digits)


def _largest(array: np.ndarray) -> int:
    return int(np.abs(array).argmax())


def _size(factor: float) -> Fraction | None:
    """A factor as 1, 1/n, n or twice that; None if it is none of these."""
    nice = Fraction(factor).limit_denominator(LARGEST)
    if abs(float(nice) - factor) > 1e-6 * abs(factor) or abs(nice) > 2 * LARGEST:
        return None
    return nice if abs(nice.numerator) in (1, 2) or nice.denominator == 1 else None


def _shifted(pairs: Pairs, same: Same) -> Iterator[Relation]:
    shift = float((pairs[0][0] - pairs[0][1]).flat[0])
    if _count(pairs) < 3 or not all(same(came, right + shift) for came, right in pairs):
        return
    whole = all((right == np.round(right)).all() for _, right in pairs)
    if whole and abs(shift) == 1:
        much = "many" if shift > 0 else "few"
        yield Relation(f"one too {much}", f"in every case one too {much}. Where does the counting begin, and end?")
    else:
        much = "large" if shift > 0 else "small"
        yield Relation("a number left over", f"in every case too {much} by the same number, {abs(shift):.4g}.")


def _at_an_end(pairs: Pairs, same: Same) -> Iterator[Relation]:
    longer = [(came, right) for came, right in pairs if right.ndim and len(right) > 1]
    if len(longer) < 2 or any(not same(came, right) for came, right in pairs if not right.ndim or len(right) == 1):
        return
    where = "in every case" if len(longer) == len(pairs) else "in every case of several entries"
    for index, name in ((0, "first"), (-1, "last")):
        rest = slice(1, None) if index == 0 else slice(None, -1)
        if all(same(came[rest], right[rest]) and not same(came, right) for came, right in longer):
            yield Relation(
                f"all but the {name}",
                f"{where} right but for the {name} entry, or row. What is different there?",
            )


def _one_for_all(pairs: Pairs, same: Same) -> Iterator[Relation]:
    """The first of the right entries, or the last, in the place of each."""
    longer = [(came, right) for came, right in pairs if right.ndim and len(right) > 1]
    if any(not same(came, right) for came, right in pairs if not right.ndim or len(right) == 1):
        return
    if not any(not same(right, np.broadcast_to(right[:1], right.shape)) for _, right in longer):
        return
    for place, name in ((slice(0, 1), "first"), (slice(-1, None), "last")):
        if all(same(came, np.broadcast_to(right[place], right.shape)) for came, right in longer):
            yield Relation(
                f"the {name} for all",
                f"in every case the {name} entry, or row, is right, and all the others are the same as it. Is each "
                "computed from what belongs to it?",
            )


def _of_shape(pairs: Pairs, same: Same) -> Relation:
    """What has another shape than the right result."""
    other = [(came, right) for came, right in pairs if came.shape != right.shape]

    def always(test: Callable[[np.ndarray, np.ndarray], bool]) -> bool:
        return all(test(came, right) or (came.shape == right.shape and same(came, right)) for came, right in pairs)

    if always(lambda came, right: same(came.T, right)) and any(right.ndim > 1 for _, right in other):
        return Relation(
            "rows and columns exchanged",
            "right numbers, but the rows should be columns. Which axis comes first?",
        )
    if always(lambda came, right: came.size == right.size and same(came.reshape(right.shape), right)):
        as_many = any(came.ndim == right.ndim for came, right in other)
        why = "in rows of another length" if as_many else "there is an axis too many, or too few"
        return Relation("right numbers in another shape", f"right numbers, but {why}.")
    if always(lambda came, right: any(same(came, part) for part in _summed(right))):
        return Relation(
            "summed too far",
            "the sum, or the mean, of what is right. Which axis is to be kept?",
        )
    if always(lambda came, right: any(same(part, right) for part in _summed(came))):
        return Relation(
            "a sum that is missing",
            "all the terms are there, but they have not been added up, or averaged. Over which axis?",
        )
    return Relation(
        "another shape",
        "not the shape that is asked for. Write beside each step which shape goes in and which comes out. Which axis "
        "is summed there, and which is kept?",
    )


def _summed(array: np.ndarray) -> Iterator[np.ndarray]:
    for axis in (None, *range(array.ndim)):
        yield np.asarray(array.sum(axis=axis))
        yield np.asarray(array.mean(axis=axis))
