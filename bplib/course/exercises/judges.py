"""What is compared: functions, numbers, choices, and what is measured; formulas are in `formula`.

A judge turns an answer into outcomes, one a case, the smallest case first. An answer is right if its outcomes are the
solution's; it is a known wrong one if they are that one's. So it does not matter how an answer is written.
"""

from __future__ import annotations

import contextlib
import copy
import inspect
import linecache
import re
import sys
import traceback
import warnings
from abc import ABC, abstractmethod
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial as partial_
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from bplib.course.exercises import limit
from bplib.course.exercises.compare import apart, change, code, difference, is_masked, is_sympy, literal, short
from bplib.course.exercises.relation import Relation, of_numbers, relation
from bplib.course.page.text import counted
from bplib.network import Network

if TYPE_CHECKING:
    from bplib.course.exercises.model import Exercise, Wrong


@dataclass(frozen=True)
class Failure:
    """An outcome that is no result."""

    kind: str
    """Two failures of one kind are the same outcome."""
    sentence: str
    """A predicate: "raises …"."""
    reason: str = ""
    """What else tells failures of one kind apart, where nothing but failures shows: what an error says."""


class Outcome(NamedTuple):
    """What came of a case."""

    case: str
    value: Any
    """A result, or a `Failure`."""


class Judge(ABC):
    """How answers are compared."""

    seconds: float
    """The time limit for running an answer on all cases."""
    coded = True
    """Whether the answer is code or a derivation, for which three wrong answers are wanted."""
    lead = "The smallest case: "
    """What stands before the first difference."""

    @abstractmethod
    def outcomes(self, exercise: Exercise, answers: Mapping[str, Any], partial: bool = False) -> list[Outcome]:
        """What the answers make of every case; `partial` allows a listed wrong answer to leave out entries."""

    @abstractmethod
    def differs(self, came: Any, right: Any) -> str | None:
        """How a result differs from the right one, as a predicate; None if it does not."""

    def parts(self, came: Any, right: Any) -> Iterator[tuple[str, Any, Any]]:
        """The parts in which two results are compared: what each is called, "" for the whole, and its two values."""
        yield "", came, right

    def difference(self, came: Any, right: Any) -> str | None:
        """As `differs`, where either may be a `Failure`."""
        if isinstance(came, Failure):
            return None if isinstance(right, Failure) and right.kind == came.kind else came.sentence
        if isinstance(right, Failure):
            return f"gives {code(short(came))}"
        return self.differs(came, right)

    def differences(self, came: list[Outcome], right: list[Outcome]) -> Iterator[tuple[tuple[str, str], str]]:
        """Where two answers differ, as (case, part), with a sentence each; the smallest case first."""
        wanted = dict(right)
        for case, value in came:
            # A case that the solution has not is a failure before any case was begun.
            for part, one, other in self.parts(value, wanted.get(case)):
                if found := self.difference(one, other):
                    yield (case, part), f"{code(case)}{self.told(part, found)}{'' if found.endswith('?') else '.'}"

    def told(self, part: str, found: str) -> str:
        """What is said behind the case of a part that differs."""
        return f" {found}"

    def first_difference(self, came: list[Outcome], right: list[Outcome]) -> str | None:
        """The smallest case on which two answers differ, as a sentence; None if there is none."""
        return next((sentence for _, sentence in self.differences(came, right)), None)

    def same(self, came: list[Outcome], wrong: list[Outcome], parts: Container[str] | None = None) -> bool:
        """Whether an answer agrees with a listed wrong one in every case of that one, wholly or in these parts."""
        theirs = dict(came)
        return bool(wrong) and all(
            case in theirs
            and all(
                self.difference(one, other) is None
                for part, one, other in self.parts(theirs[case], value)
                if parts is None or not part or part in parts
            )
            for case, value in wrong
        )

    def relation(self, came: list[Outcome], right: list[Outcome]) -> Relation | None:
        """How an answer that is no listed one relates to the right one, if that can be told."""
        return None

    def recognised(
        self, came: list[Outcome], right: list[Outcome], known: Iterable[tuple[Wrong, list[Outcome]]]
    ) -> tuple[Wrong, str] | None:
        """The listed wrong answer that an answer is, with a sentence that says where it shows; None if it is none.

        Of those with which it agrees wholly, the one that explains most of what differs. Or else, where results have
        several parts, the one that explains most, and agrees with it in all those parts in which that one is ever
        wrong: then the rest of the answer does not matter.
        """
        found = dict(self.differences(came, right))
        whole: tuple[int, Wrong, str] | None = None
        for wrong, outcomes in known:
            if self.same(came, outcomes):
                theirs = dict(self.differences(outcomes, right))
                if _fail_otherwise(came, outcomes, {case for case, _ in theirs}):
                    continue
                explained = sum(place in theirs for place in found)
                if whole is None or explained > whole[0]:
                    whole = explained, wrong, self._where_it_shows(found, theirs)
                if explained == len(found):
                    break
        if whole:
            return whole[1:]
        if not any(part for _, part in found):
            return None
        best: tuple[int, Wrong, str] | None = None
        for wrong, outcomes in known if any(part for _, part in found) else ():
            theirs = dict(self.differences(outcomes, right))
            parts = {part for _, part in theirs}
            explained = sum(part in parts for _, part in found)
            enough = len(theirs) >= 2 and "" not in parts and explained > (best[0] if best else 0)
            if enough and self.same(came, outcomes, parts):
                best = explained, wrong, self._where_it_shows(found, theirs)
        return best and best[1:]

    def _where_it_shows(self, found: dict[tuple[str, str], str], theirs: Container[tuple[str, str]]) -> str:
        places = [place for place in found if place in theirs] or list(found)
        lead = self.lead if places[0] == next(iter(found)) else "Where it shows: "
        more = "" if len(places) == len(found) else " Something else is not right yet, too."
        return f"{lead}{found[places[0]]}{more}"


def _fail_otherwise(came: list[Outcome], wrong: list[Outcome], shown: Container[str]) -> bool:
    """Whether a listed wrong answer shows in nothing but failures, and an answer fails for another reason there."""
    theirs = {case: value for case, value in wrong if case in shown}
    ours = dict(came)
    return all(isinstance(value, Failure) for value in theirs.values()) and any(
        ours[case].reason != value.reason for case, value in theirs.items()
    )


# --- Running an answer ------------------------------------------------------------------------------------------


def attempt(function: Callable[[], Any], seconds: float) -> Any:
    """What a call returns, or a `Failure` that says what it did instead; nothing goes to stderr.

    Raises
    ------
    limit.CannotCheck
        If the time limit failed, which is no outcome of the call.
    """
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"), contextlib.redirect_stderr(sys.stdout):
            warnings.simplefilter("ignore")
            return limit.call(partial_(_outcome, function), seconds)
    except limit.TookTooLong:
        return Failure("endless", "is not done after the time limit: does a loop in it never end?")
    except KeyboardInterrupt:
        return Failure("interrupted", "was interrupted")
    except limit.CannotCheck:
        raise
    except Exception as error:
        raise limit.CannotCheck(f"the time limit failed ({type(error).__name__}: {error})") from error


PLAIN = (type(None), bool, int, float, str, np.bool_, np.int64, np.float64)
"""Exactly these types: no code of a student's runs where one of them is looked at."""


def attempt_on(function: Callable[[Any], Any], value: Any, seconds: float) -> Any:
    """As `attempt`, of a function of ours on a student's value; with a limit, which takes a thread, only if needed."""
    called = partial_(function, value)
    return _outcome(called) if type(value) in PLAIN else attempt(called, seconds)


def _outcome(function: Callable[[], Any]) -> Any:
    """What a call returns, or a `Failure`; what the time limit raises in it passes."""
    try:
        return function()
    except (limit.TimeIsUp, limit.CannotCheck, KeyboardInterrupt):
        raise
    except SystemExit:
        return Failure("exit", "calls `exit`: leave the function with `return`")
    except BaseException as error:
        return _raised(error)


NUMBERS_AND_SHAPES = re.compile(r"[\[(][\d., ]*[\])]|\d+")
"""What may differ in two errors that have the same reason."""
PRODUCT_DOES_NOT_FIT = r"matmul: |shapes .* not aligned"
"""How NumPy's errors begin where the shapes of a product do not go together, by `@` and by `np.dot`."""
SHAPES_DO_NOT_FIT = rf"ValueError: (operands could not be broadcast|non-broadcastable|{PRODUCT_DOES_NOT_FIT})"


LONGEST = 300
"""Of an error's words, so many letters are shown: there may be a whole array in them."""


def _raised(error: BaseException) -> Failure:
    """What was raised and in which line of the answer: of the last file in the traceback that is no library's."""
    name, words = type(error).__name__, str(error)
    shown = words if len(words) <= LONGEST else f"{words[:LONGEST]}..."
    kind, message = f"raises {name}", code(f"{name}: {shown}" if words else name)
    reason = "a product" if re.match(PRODUCT_DOES_NOT_FIT, words) else NUMBERS_AND_SHAPES.sub("#", words)
    if not isinstance(error, RecursionError):
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in frames if re.match(r"<exercise|<ipython-input|.*ipykernel_\d", frame.filename)]
        for frame in own[-1:]:
            line = linecache.getline(frame.filename, frame.lineno or 0).strip()
            place = f"in line {frame.lineno}{f', {code(line)}' * bool(line)}"
            return Failure(kind, f"raises {message} {place}{_of_arrays(words, line)}", reason)
    return Failure(kind, f"raises {message}{_of_arrays(words, '')}", reason)


def _of_arrays(message: str, line: str) -> str:
    """What there is to add to Python's words where an array came to what takes single numbers only."""
    if re.match("only .*arrays can be converted to Python scalars", message):
        used = re.search(r"\bmath\.(\w+)", line)
        name, instead = (code(used[0]), f": use {code(f'np.{used[1]}')}") if used else ("what stands there", "")
        return f". An array came, and {name} works on single numbers only{instead}"
    if message.startswith("The truth value of an array"):
        return ". An array came, and as a whole it is neither true nor false: decide for each entry, as `np.where` does"
    return ""


# --- Functions --------------------------------------------------------------------------------------------------


DO_NOT_FIT = Relation(
    "shapes that do not fit",
    "In one of the cases two arrays meet whose shapes do not go together. Write beside each step which shape goes in "
    "and which comes out. Sizes that are equal by chance, or 1, hide such a mistake.",
)
ARGUMENT_CHANGED = Relation(
    "what is given is changed",
    "Whoever calls the function needs its arguments as they were. An array is not copied when it is handed over: what "
    "is written into it, with `a[...] =`, `a += …` or `a -= …`, is written into the caller's.",
)
NOTHING_RETURNED = Relation(
    "nothing returned",
    "The function ends without handing anything back. `return` does that, at the end of the function; `print` only "
    "shows.",
)


@dataclass(frozen=True)
class Functions(Judge):
    """Functions, run on cases; the results are compared with the solution's.

    Parameters
    ----------
    cases : sequence of tuples
        The arguments of each call, the smallest case first. A case with large arguments gets a name:
        ``Case("40 samples", (u, y))``.
    run : callable, optional
        How a case is run, if not ``f(*arguments)``: ``run(f, *arguments)``, or ``run(f, g, *arguments)`` where several
        names are asked. It may return whatever of the answer is to be compared.
    rtol, atol : float
        As in :func:`bplib.course.exercises.compare.difference`.
    seconds : float
    """

    cases: Sequence[tuple[Any, ...] | Case]
    run: Callable[..., Any] | None = None
    rtol: float = 1e-6
    atol: float = 1e-9
    seconds: float = 10.0

    def __post_init__(self) -> None:
        for case in self.cases:
            if not isinstance(case, (tuple, Case)):
                raise TypeError(f"the case {short(case)} should be a tuple of arguments: write (argument,)")

    def outcomes(self, exercise: Exercise, answers: Mapping[str, Any], partial: bool = False) -> list[Outcome]:
        """Run the functions on copies of every case's arguments; after the time limit no other case is begun."""
        stubs = exercise.untouched
        for name, function in answers.items():
            if failure := _not_to_be_called(function, stubs[name]):
                return [Outcome(name, failure)]
        label = exercise.names[0] if len(exercise.names) == 1 else ""
        cases = list(map(Case.of, self.cases))
        found: list[Outcome] = []

        def run_all() -> None:
            for case in cases:
                value = self._run(list(answers.values()), case)
                found.append(Outcome(case.label(label), value))

        # One time limit for all cases: on Python 3.11 each takes a thread, which takes longer than most cases.
        stopped = attempt(run_all, self.seconds)
        if isinstance(stopped, Failure) and len(found) < len(cases):
            found.append(Outcome(cases[len(found)].label(label), stopped))
        return found

    def _run(self, functions: list[Any], case: Case) -> Any:
        given = copy.deepcopy(case.arguments)
        if self.run is None:
            (function,) = functions
            value = _outcome(lambda: function(*given))
        else:
            run = self.run
            value = _outcome(lambda: run(*functions, *given))
        if not isinstance(value, Failure):
            for number, (after, before) in enumerate(zip(given, case.arguments, strict=True), 1):
                if found := change(after, before):
                    return _changed_argument(number, after, before, *found)
            value = copy.deepcopy(value) if isinstance(value, (np.ndarray, list, dict)) else value
        return value

    def parts(self, came: Any, right: Any) -> Iterator[tuple[str, Any, Any]]:
        """The entries of dictionaries and tuples, and the parameters of networks, if both have the same."""
        if isinstance(came, Failure) or isinstance(right, Failure):
            yield "", came, right
        elif isinstance(right, Mapping) and isinstance(came, Mapping):
            yield from ((str(key) if self.run else f"[{key!r}]", came[key], right[key]) for key in right if key in came)
            if not right.keys() <= came.keys():
                yield "", came, right
        elif isinstance(right, Network) and isinstance(came, Network):
            yield from ((f".{name}", getattr(came, name), getattr(right, name)) for name in "bwx")
        elif isinstance(right, tuple) and isinstance(came, (tuple, list)) and len(came) == len(right):
            yield from ((f"[{place}]", *pair) for place, pair in enumerate(zip(came, right, strict=True)))
        else:
            yield "", came, right

    def told(self, part: str, found: str) -> str:
        """An entry by its place; what `run` has found out, in the words that it has for it."""
        if not part or not self.run:
            return f" at {code(part)} {found}" if part else f" {found}"
        if found.startswith("gives `False`"):
            return f": wanted is “{part}”, and that is not so"
        return f": “{part}” is so, and should not be" if found.startswith("gives `True`") else f", {part}: {found}"

    def differs(self, came: Any, right: Any) -> str | None:
        """Compare results, to any depth."""
        return difference(came, right, self.rtol, self.atol)

    def relation(self, came: list[Outcome], right: list[Outcome]) -> Relation | None:
        """How the results relate, where they are the functions' own and each case has one."""
        values = [value for _, value in came]
        if self.run or len(came) < len(right):
            return None
        if all(value is None for value in values):
            return NOTHING_RETURNED
        if failures := [value for value in values if isinstance(value, Failure)]:
            if any(failure.kind == "changes its argument" for failure in failures):
                return ARGUMENT_CHANGED
            return DO_NOT_FIT if any(re.search(SHAPES_DO_NOT_FIT, failure.sentence) for failure in failures) else None
        return relation(values, [value for _, value in right], lambda one, other: self.differs(one, other) is None)


@dataclass(frozen=True)
class Case:
    """The arguments of a call, with a name for what would be too long to show."""

    name: str
    arguments: tuple[Any, ...]

    @classmethod
    def of(cls, case: Any) -> Case:
        """A case from a bare tuple of arguments."""
        return case if isinstance(case, Case) else cls("", case)

    def label(self, function: str) -> str:
        """What a message calls it: its name, or the call, ready to be run; without a function the arguments alone."""
        arguments = ", ".join(map(literal, self.arguments))
        return self.name or (f"{function}({arguments})" if function else arguments)


def _changed_argument(number: int, after: Any, before: Any, place: str, there: Any, was: Any) -> Failure:
    old, new = apart(before, after)
    what = f"argument {number}"
    if old == new:
        (old, new), what = apart(was, there), f"{code(place)} of argument {number}"
    return Failure(
        "changes its argument",
        f"changes what it is given: {what} was {code(old)} before the call and is {code(new)} after it. "
        "Work on a copy, or write `a = a - …` in place of `a -= …`",
        f"argument {number}",
    )


def _not_to_be_called(function: Any, stub: Any) -> Failure | None:
    """A failure if something is no function, or cannot be called as the stub can."""
    if not callable(function):
        sentence = f"is {code(short(function))} and not a function: define it with `def`, as in the stub"
        return Failure("no function", sentence)
    return _arity(function, stub) if callable(stub) else None


def _arity(function: Any, stub: Any) -> Failure | None:
    """A failure if the function cannot be called as the stub can."""
    try:
        wanted = [p for p in inspect.signature(stub).parameters.values() if p.default is p.empty]
        signature = inspect.signature(function)
    except (TypeError, ValueError):  # some functions of C have no signature
        return None
    try:
        signature.bind(*wanted)
    except TypeError:
        given, names = ", ".join(signature.parameters), ", ".join(p.name for p in wanted)
        return Failure(
            "other arguments",
            f"takes {code(f'({given})')}; it is called with {counted(len(wanted), 'argument')}, "
            f"{code(f'({names})')}, as in the stub",
        )
    return None


# --- Values entered by hand -------------------------------------------------------------------------------------


class _Entries(Judge):
    """Values in tuples and dictionaries, each entry a case."""

    coded = False
    lead = "Look at the first that is not right: "
    seconds = 5.0

    def outcomes(self, exercise: Exercise, answers: Mapping[str, Any], partial: bool = False) -> list[Outcome]:
        """Take the answers apart along the solution's structure."""
        right = exercise.answers(exercise.solution)
        return [
            outcome
            for name in exercise.names
            if name in answers or not partial
            for outcome in self.take_apart(name, answers.get(name), right[name], partial)
        ]

    def take_apart(self, name: str, came: Any, right: Any, partial: bool = False) -> Iterator[Outcome]:
        """The entries of an answer, as the right one has them."""
        if isinstance(right, Mapping):
            if not isinstance(came, Mapping):
                sentence = f"is {code(short(came))}; wanted is a dictionary with the keys {code(short(list(right)))}"
                yield Outcome(name, Failure("no dictionary", sentence))
                return
            for key, wanted in right.items():
                if key in came:
                    yield from self.take_apart(f"{name}[{key!r}]".replace("'", '"'), came[key], wanted, partial)
                elif not partial:
                    yield Outcome(f"{name}[{key!r}]".replace("'", '"'), Failure("missing", "is missing"))
        elif isinstance(right, (tuple, list)):
            several = isinstance(came, (tuple, list)) or (isinstance(came, np.ndarray) and came.ndim > 0)
            if not several or len(came) != len(right):
                yield Outcome(name, Failure("other length", f"is {code(short(came))}; wanted are {len(right)} values"))
                return
            for place, wanted in enumerate(right):
                yield from self.take_apart(f"{name}[{place}]", came[place], wanted, partial)
        else:
            yield Outcome(name, attempt_on(self.entry, came, self.seconds))

    @abstractmethod
    def entry(self, value: Any) -> Any:
        """One entry in the form in which it is compared, or a `Failure`."""


@dataclass(frozen=True)
class Numbers(_Entries):
    """Numbers found by hand, in tuples or dictionaries if there are several.

    Three significant digits, a fraction, ``Fraction(1, 4)``, ``"1/4"`` or a SymPy number will do.

    Parameters
    ----------
    rtol, atol : float
        Each number is the same within ``rtol·|right| + atol``.
    """

    rtol: float = 6e-3
    atol: float = 1e-6

    def entry(self, value: Any) -> Any:
        """A float."""
        if value is np.ma.masked or is_masked(value):
            return Failure("masked", "is masked, so it has no value; a number is wanted")
        if isinstance(value, np.ndarray) and value.size == 1:
            value = value.item()
        if isinstance(value, str):
            try:
                return float(Fraction(value.replace(" ", "").replace("−", "-")))
            except (ValueError, ZeroDivisionError):
                return Failure("no number", f"is the text {code(short(value))}; a number is wanted")
        if is_sympy(value, "Expr") and not value.is_number:
            return Failure("no number", f"is {code(short(value))}, in which a letter is left; a number is wanted")
        try:
            number = complex(value)
        except (TypeError, ValueError):
            return Failure("no number", f"is {code(short(value))}; a number is wanted")
        if isinstance(value, (complex, np.complexfloating)) or (is_sympy(value, "Expr") and number.imag):
            return Failure("complex", f"is {code(short(number))}, which is complex; a real number is wanted")
        if not np.isfinite(number.real):
            return Failure(f"is {number.real}", f"is {code(short(number.real))}; a finite number is wanted")
        return number.real

    def differs(self, came: Any, right: Any) -> str | None:
        """Compare to three digits; say the direction and not the number, which is left to be found."""
        if abs(came - right) <= self.rtol * abs(right) + self.atol:
            return None
        if abs(came + right) <= self.rtol * abs(right) + self.atol:
            return f"is {code(short(came))}: right but for the sign"
        return f"is {code(short(came))}, which is too {'large' if came > right else 'small'}"

    def relation(self, came: list[Outcome], right: list[Outcome]) -> Relation | None:
        """How the numbers that are not right relate to the right ones."""
        wanted = dict(right)
        wrong = [(case, value) for case, value in came if self.difference(value, wanted.get(case))]
        if any(isinstance(value, Failure) for _, value in wrong):
            return None
        pairs = {case: (value, wanted[case]) for case, value in wrong}
        return of_numbers(pairs, lambda one, other: self.differs(one, other) is None)


@dataclass(frozen=True)
class Choices(_Entries):
    """One of several options, or a dictionary with one for each entry: signs, directions, shapes in words.

    Parameters
    ----------
    options : tuple of str
        What may be chosen. An answer may also be a number or True, which is taken as written.
    also : mapping
        Other spellings of an option, as text: ``{"h and p": "p and h"}``.
    """

    options: tuple[str, ...] = ("+", "-", "0")
    also: Mapping[str, str] = field(default_factory=dict)

    def entry(self, value: Any) -> Any:
        """The option that is meant."""
        given = str(value).strip().replace("−", "-").replace("–", "-").casefold()
        if isinstance(value, str):
            given = self.also.get(given, given)
        for option in self.options:
            if given == option.casefold():
                return option
        wanted = ", ".join(map(code, self.options))
        return Failure(f"is {given}", f"is {code(short(value))}; choose one of {wanted}")

    def differs(self, came: Any, right: Any) -> str | None:
        """Compare; which option is right is left to be found."""
        return None if came == right else f"is {code(came)}, and that is not right"


# --- What is measured -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Measured(Judge):
    """An answer whose quality shows when it is used: a schedule that trains, a range that is wide enough.

    Parameters
    ----------
    measure : callable
        ``measure(answer)``, or ``measure(a, b)`` for several names, uses the answer (a copy) and returns None if it is
        good, else a pair of texts: (what kind of bad, a predicate with the numbers), such as ``("too slow", "has the
        loss 3.1 after 100 steps; wanted is less than 0.5")``. A listed wrong answer is recognised by its kind.
    seconds : float
    """

    measure: Callable[..., tuple[str, str] | None]
    seconds: float = 20.0
    lead = "Measured: "

    def outcomes(self, exercise: Exercise, answers: Mapping[str, Any], partial: bool = False) -> list[Outcome]:
        """Measure; numbers in a dictionary are checked before, and handed over as floats."""
        given = []
        for name, right in exercise.answers(exercise.solution).items():
            if isinstance(right, Mapping):
                failures = [o for o in _NUMBERS.take_apart(name, answers[name], right) if isinstance(o.value, Failure)]
                if failures:
                    return failures
                given.append(_floats(answers[name], right))
            elif callable(right) and (failure := _not_to_be_called(answers[name], exercise.untouched[name])):
                return [Outcome(name, failure)]
            else:
                given.append(_copied(answers[name]))
        found = attempt(lambda: self.measure(*given), self.seconds)
        return [Outcome(exercise.answer, Failure(*found) if isinstance(found, tuple) else found)]

    def differs(self, came: Any, right: Any) -> str | None:
        """Nothing to compare: whatever is not right has become a `Failure`."""
        return None


_NUMBERS = Numbers()


def _copied(answer: Any) -> Any:
    """A copy, or the answer itself where there is none, as of a generator; what it is then is told by measuring."""
    copied = attempt(lambda: copy.deepcopy(answer), 1.0)
    return answer if isinstance(copied, Failure) else copied


def _floats(came: Any, right: Any) -> Any:
    """Numbers as floats, in dictionaries and lists as the right answer has them."""
    if isinstance(right, Mapping):
        return {key: _floats(came[key], wanted) for key, wanted in right.items()}
    if isinstance(right, (tuple, list)):
        return [_floats(entry, wanted) for entry, wanted in zip(came, right, strict=True)]
    return _NUMBERS.entry(came)
