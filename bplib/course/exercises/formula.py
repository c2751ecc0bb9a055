"""The judge of formulas. It stands apart from the others since it takes SymPy, which few lessons load."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial as partial_
from typing import TYPE_CHECKING, Any

import sympy as sp

from bplib.course.derivation import algebra, reading
from bplib.course.exercises.compare import code, short
from bplib.course.exercises.fingerprint import fingerprint, same_number
from bplib.course.exercises.judges import Failure, Judge, Outcome, attempt
from bplib.course.exercises.relation import Relation

if TYPE_CHECKING:
    from bplib.course.exercises.model import Exercise

UNCOMPARED = "could not be compared with what is right: has it a value for all numbers, and is there no simpler form?"


@dataclass(frozen=True)
class Formula(Judge):
    """A formula, as text or as a SymPy expression; every equivalent form is right in which all derivatives are taken.

    Parameters
    ----------
    letters : str
        Letters in it that are no part of the vocabulary of :mod:`bplib.course.derivation`, such as "mu", or that
        stand for a number here and not for an array: "v". With a colon what they are: "mu m:integer c:positive".
    activation : str or callable
        What g is, as in :class:`bplib.course.derivation.derivation.Derivation`.
    given : mapping
        What the task says of letters, put in for them before formulas are compared: ``{"C": "c + more"}`` where C > c.
        A letter that only stands here, such as "more", is positive.
    seconds : float
    """

    letters: str = ""
    activation: str | Callable[[Any], Any] = "sigmoid"
    given: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 20.0

    def outcomes(self, exercise: Exercise, answers: Mapping[str, Any], partial: bool = False) -> list[Outcome]:
        """Read each formula."""
        return [Outcome(name, attempt(partial_(self._read, answer), self.seconds)) for name, answer in answers.items()]

    def _read(self, answer: Any) -> Any:
        if not isinstance(answer, (str, sp.Expr, int, float)) or isinstance(answer, bool):
            sentence = f"is {code(short(answer))}; wanted is a formula, as text or as a SymPy expression"
            return Failure("no formula", sentence)
        *others, last = reading.sides(str(answer))
        letters = self._letters()
        try:
            formula = reading.read(last, letters)
        except ValueError as error:
            return Failure("unreadable", f"is {code(short(str(answer)))}. {str(error).rstrip('.')}")
        if formula.has(algebra.D):
            return Failure("derivative left", f"is {code(short(str(answer)))}: its `D` is still to be worked out")
        for side in others:
            with contextlib.suppress(ValueError):  # what is no formula is the name of one
                other = reading.read(side, letters)
                if other.is_Symbol and not formula.has(other):  # so is a letter for which it stands: "b = 2 - …"
                    continue
                if (other.free_symbols ^ formula.free_symbols) & set(letters.values()):
                    continue  # the task says what its letters stand for: "1 - tanh(z)**2 = 1 - v**2"
                if not other.has(algebra.D) and algebra.counterexample(other, formula, self.activation):
                    sentence = f"is {code(short(str(answer)))}, and {code(side)} is not equal to {code(last)}"
                    return Failure("unequal sides", sentence)
        return formula

    def _letters(self) -> dict[str, Any]:
        letters: dict[str, Any] = {}
        for letter in self.letters.split():
            name, _, kind = letter.partition(":")
            letters[name] = sp.Symbol(name, **{kind or "real": True})
        return letters

    def differs(self, came: Any, right: Any) -> str | None:
        """Compare by proof, and look for numbers where that fails; the formula itself is left to be found."""
        found = attempt(lambda: self._compare(came, right), self.seconds)
        if isinstance(found, Failure):
            return UNCOMPARED if found.kind == "endless" else found.sentence
        return found

    def same(self, came: list[Outcome], wrong: list[Outcome], parts: Container[str] | None = None) -> bool:
        """As for every judge; but by numbers first where there are some: a proof for each listed formula takes long."""
        theirs = {case: self._value(value) for case, value in came}
        ours = [(case, self._value(value)) for case, value in wrong]
        if any(value is None or theirs.get(case) is None for case, value in ours):
            return super().same(came, wrong, parts)
        if not ours or not all(same_number(theirs[case], value) for case, value in ours):
            return False
        formulas = dict(came)  # two that are not equal may have the same number by chance, as m - 1 and P
        return all(self.difference(formulas[case], value) in (None, UNCOMPARED) for case, value in wrong)

    def _value(self, formula: Any) -> float | None:
        if isinstance(formula, Failure):
            return None
        return fingerprint(formula.xreplace(self._put_in([formula])), self.activation)

    def _put_in(self, formulas: Sequence[Any]) -> dict[Any, Any]:
        """What stands in the place of each letter of the formulas of which something is given."""
        if not self.given:
            return {}
        letters = {str(letter): letter for formula in formulas for letter in formula.free_symbols}
        put_in = {}
        for name in self.given.keys() & letters.keys():
            text = sp.sympify(self.given[name])
            known = {
                letter: letters.get(str(letter), sp.Symbol(str(letter), positive=True)) for letter in text.free_symbols
            }
            put_in[letters[name]] = text.xreplace(known)
        return put_in

    def relation(self, came: list[Outcome], right: list[Outcome]) -> Relation | None:
        """A sign, a number or a letter by which the first formula that is not right is multiplied."""
        for (name, formula), (_, wanted) in zip(came, right, strict=False):
            if self.difference(formula, wanted):
                found = attempt(partial_(self._factor, formula, wanted), self.seconds)
                return Relation(found[0], f"{code(name)}: {found[1]}") if isinstance(found, tuple) else None
        return None

    def _factor(self, came: Any, right: Any) -> tuple[str, str] | None:
        """By what a formula is multiplied, or divided, that it should not be: a name, and a sentence for it."""
        value, wanted = self._value(came), self._value(right)
        if value is None or not wanted:
            return None

        def is_(factor: Any) -> bool:
            """Whether the formula is the right one times this; a proof only where the numbers agree."""
            known = self._value(factor)
            return same_number(value, known and known * wanted) and self.differs(came, factor * right) is None

        if is_(sp.Integer(-1)):
            return "the sign", "right but for the sign. Look for a minus that is lost, or for one too many."
        number = Fraction(value / wanted).limit_denominator(12)
        if number and is_(sp.Rational(number.numerator, number.denominator)):
            shown = code(str(number))
            return "a factor", f"{shown} times what is right. Which factor is missing, or should have cancelled?"
        letters = came.atoms(sp.Symbol, sp.Indexed) | right.atoms(sp.Symbol, sp.Indexed)
        for letter in sorted(letters, key=str):
            if is_(1 / letter):
                return "a factor dropped", f"right, if it were multiplied by {code(str(letter))}."
            if is_(letter):
                return "a factor too many", f"right, if it were divided by {code(str(letter))}."
        return None

    def _compare(self, came: Any, right: Any) -> str | None:
        as_written = (came, right)
        put_in = self._put_in(as_written)
        came, right = (formula.xreplace(put_in) for formula in as_written)
        values = [fingerprint(formula, self.activation) for formula in (came, right)]
        differ = None not in values and not same_number(*values)
        found = algebra.decide(right, came, self.activation, differ)
        if found is True:
            return None
        if not isinstance(found, algebra.Counterexample):
            return UNCOMPARED
        numbers = found.numbers | {letter: text.xreplace(found.numbers) for letter, text in put_in.items()}
        shown = {name: value for name, value in numbers.items() if _shown(name, *as_written)}
        at = ", ".join(f"{name} = {float(value):g}" for name, value in shown.items())
        return f"gives `{found.here:.4g}` at {code(at)}, right is `{found.before:.4g}`"


def _shown(name: Any, *formulas: Any) -> bool:
    """Whether a letter's value is worth telling: sizes and indices are so only where they matter."""
    sized = any(f.has(sp.Sum, sp.Indexed) for f in formulas)
    return sized or any(name in f.free_symbols for f in formulas)
