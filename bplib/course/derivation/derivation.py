"""A derivation checked line by line.

You write a derivation as on paper, line under line, with the reason behind it:

>>> proof = Derivation('''
...     D(L, b)
...     = Sum(-(y[p] - y_bar[p]) * D(y_bar[p], b), p)   # chain rule
...     = -Sum(y[p] - y_bar[p], p)                      # the bias enters the output with factor 1
... ''')
>>> proof.proved
True

SymPy proves each line equal to the one before, for every P, N and H, or finds numbers at which the two differ.

The vocabulary is the slides': ``u[p,i]``, ``y[p]``, ``y_bar[p]``, ``omega[i,h]`` (or ``w[i,h]``), ``x[h]``, ``b``,
``v_star[p,h]``, ``v[p,h]``, ``L``, the sizes ``P``, ``N``, ``H``, the indices ``p q`` (samples), ``i j`` (inputs)
and ``h k`` (hidden units), ``g`` and ``g_prime`` (the activation and its slope), ``sigma`` (the sigmoid) and ``z``.
``D(f, a)`` is the derivative ∂f/∂a; ``Sum(f, (p, 1, P))``, or ``Sum(f, p)`` for short, is a sum. A free index is
taken to lie in its range: p in 1…P, i in 1…N, h in 1…H. Functions are ``exp log sqrt abs tanh sinh cosh sin cos max
min``, and ``step`` (ReLU's slope), ``relu``, ``sign``, ``sigma_prime`` and ``KroneckerDelta``.

Other ways to write a line are read too: ``∂L/∂b``, ``dL/dx[h]``, ``Σ_p y_p``, ``v*_p[h]``, ``2(y_p − ȳ_p)``, LaTeX
(:mod:`bplib.course.derivation.reading`).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import sympy as sp

from bplib.course.derivation.algebra import (
    ACTIVATIONS,
    LETTERS,
    SIZED,
    Counterexample,
    D,
    H,
    L,
    N,
    P,
    b,
    decide,
    equal,
    h,
    i,
    name_of,
    omega,
    plain,
    same_names,
    u,
    with_activation,
    x,
    y,
)
from bplib.course.derivation.reading import lines_of, split, understand
from bplib.course.derivation.typeset import latex
from bplib.course.page.text import BLUE, GREEN, RED, coloured

__all__ = ["Derivation", "Line", "captured", "hints", "lambdified_gradients"]

# --- Derivations ------------------------------------------------------------------------------------------------

PROVED, WRONG, UNDECIDED = "✓", "✗", "?"
IN_WORDS = {
    "": "",
    PROVED: coloured(f"{PROVED}\u00a0proved", GREEN),
    WRONG: coloured(f"{WRONG}\u00a0wrong", RED),
    UNDECIDED: coloured(f"{UNDECIDED}\u00a0open", BLUE),
}
"""The marks as a notebook shows them, with a non-breaking space."""


@dataclass
class Line:
    """One line of a derivation and what was found out about it."""

    text: str
    """As it was typed."""
    reason: str
    source: str = ""
    """As it was read, in the vocabulary; empty if it cannot be read."""
    expression: Any = None
    mark: str = ""
    """"✓" proved equal to the line before, "✗" refuted by numbers, "?" neither; empty for the first line."""
    counterexample: Counterexample | None = None
    remarks: list[str] = field(default_factory=list)


class Derivation:
    """A derivation, each line proved equal to the one before or refuted by numbers.

    Parameters
    ----------
    lines : str or sequence of (line, reason)
        As text, a line under a line: each but the first begins with ``=``, and what follows ``#`` is the reason.
        As a sequence, a line is a string or a SymPy expression. A row ``a = b = c`` holds several lines.
    activation : str or callable, default "sigmoid"
        What g is: "sigmoid", "tanh", "softplus", "relu", "identity", "sine", a function of a SymPy expression such
        as ``sympy.atan``, or "any" to prove the lines for every g.

    Attributes
    ----------
    proved : bool
        Whether every line is. A wrong or unreadable line does not raise: it is marked, and its remarks say why.
    lines : list of Line
        Each line with its mark, counterexample and remarks.

    Raises
    ------
    ValueError, TypeError
        If the activation is unknown, or a row of a sequence is no pair.
    """

    def __init__(self, lines: str | Sequence[tuple[Any, str]], activation: Any = "sigmoid") -> None:
        if activation != "any" and activation not in ACTIVATIONS and not callable(activation):
            known = ", ".join(["any", *ACTIVATIONS])
            raise ValueError(f"activation is {activation!r}; wanted one of {known}, or a function such as sympy.atan")
        if not isinstance(lines, str):
            lines = list(lines)
            if not all(isinstance(row, (tuple, list)) and len(row) == 2 for row in lines):
                raise TypeError(f"lines is {lines!r}; wanted pairs (line, reason), or one text, line under line")
        self.activation = activation
        pairs = (
            split(lines)
            if isinstance(lines, str)
            else [pair for row in lines for pair in lines_of(str(row[0]), row[1])]
        )
        self.lines = [Line(*pair) for pair in pairs]
        for line in self.lines:
            try:
                found = understand(line.text)
                line.source, line.expression = found.source, found.expression
                line.remarks += [*filter(None, [found.remark]), *captured(line.expression)]
            except ValueError as error:
                line.mark, line.remarks = UNDECIDED, [str(error)]
        for before, here in itertools.pairwise(self.lines):
            self._compare(before, here)
        self.proved = len(self.lines) > 1 and all(line.mark == PROVED for line in self.lines[1:])

    def _compare(self, before: Line, here: Line) -> None:
        if here.expression is None:
            return
        if before.expression is None:
            here.mark, here.remarks = UNDECIDED, ["Not compared: the line before cannot be read."]
            return
        try:
            self._decide(before.expression, here)
        except Exception as error:  # whatever a student types, the notebook goes on
            here.mark, here.counterexample = UNDECIDED, None
            why = " ".join(f"{type(error).__name__}: {error}".split())
            here.remarks.append(f"This step is beyond the checker ({why}).")

    def _decide(self, before: Any, here: Line) -> None:
        found = decide(before, here.expression, self.activation)
        if isinstance(found, Counterexample):
            here.mark, here.counterexample = WRONG, found
            here.remarks += hints(before, here.expression, found, self.activation)
        elif found:
            here.mark = PROVED
        else:
            here.mark = UNDECIDED
            here.remarks.append("Not proved, and no numbers found that refute it. Try a smaller step.")

    def __str__(self) -> str:
        rows = []
        for number, line in enumerate(self.lines, 1):
            reason = f"   # {line.reason}" if line.reason else ""
            rows.append(f"{number:2} {line.mark or ' '} {'= ' if number > 1 else ''}{line.text}{reason}")
        return "\n".join([*rows, *self._verdict(lambda letter, value: f"{letter} = {value}")])

    __repr__ = __str__

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        """For the notebook: a table of line, mark and reason, and below it what is wrong."""
        rows = ["| | line | | reason |", "|---:|:---|:---:|:---|"]
        for number, line in enumerate(self.lines, 1):
            equals = "= " if number > 1 else ""
            shown = rf"$\displaystyle {equals}{latex(line.source)}$" if line.source else f"`{line.text}`"
            shown, reason = shown.replace("|", r"\|"), line.reason.replace("|", r"\|")
            rows.append(f"| {number} | {shown} | {IN_WORDS[line.mark]} | {reason} |")
        paragraphs = self._verdict(lambda letter, value: f"${latex(letter)} = {value}$")
        return {"text/plain": str(self), "text/markdown": "\n\n".join(["\n".join(rows), *paragraphs])}

    def _verdict(self, show: Callable[[str, str], str]) -> list[str]:
        """What there is to say below the lines."""
        said = [f"Every line is proved equal to the one before, for {self._for_which()}."] if self.proved else []
        if len(self.lines) < 2:
            said = ["Nothing to prove yet: a derivation has two lines or more."]
        for number, line in enumerate(self.lines, 1):
            numbers = [line.counterexample.text(show)] if line.counterexample else []
            if numbers or line.remarks:
                said.append(f"{line.mark} Line {number}. {' '.join(numbers + line.remarks)}".lstrip())
        return said

    def _for_which(self) -> str:
        sizes = "all P, N and H" if any(line.expression.free_symbols & SIZED for line in self.lines) else "all values"
        if self.activation == "sigmoid":
            return sizes
        return sizes + (" and every g" if self.activation == "any" else f", with g = {name_of(self.activation)}")


def captured(e: Any) -> list[str]:
    """A remark for each derivative by an element whose index is also that of a sum under the derivative."""
    remarks = []
    for d in sorted(e.atoms(D), key=str):
        f, a = d.args
        for n in sorted({n for s in f.atoms(sp.Sum) for n in s.variables} & a.free_symbols & set(LETTERS), key=str):
            other = next(m for m in LETTERS if LETTERS[m] == LETTERS[n] and m != n)
            remarks.append(
                f"The letter {n} has two meanings here: one fixed {n} in the derivative by {a}, all values under the "
                f"sum. It is read so; SymPy's `diff` would mix them up. Better write the sum over {other}."
            )
    return remarks


def hints(before: Any, here: Any, found: Counterexample, activation: Any) -> list[str]:
    """What may have gone wrong in a line that is not equal to the line before."""
    said = []
    for factor, hint in (
        (-1, "Only the sign is wrong."),
        (2, "It is half of what it should be."),
        (sp.Rational(1, 2), "It is twice what it should be."),
    ):
        # The numbers say whether it can be; the proof, that it is.
        if math.isclose(found.before, factor * found.here) and equal(before, factor * here, activation):
            said.append(hint)
    for n in sorted(LETTERS, key=str):
        summed = any(n in s.variables for s in here.atoms(sp.Sum))
        if summed and n in before.free_symbols and n not in here.free_symbols:
            said.append(
                f"The line before speaks of one fixed {n}, this one sums over all {n}. Has a sum captured the {n}, as "
                f"in SymPy's `diff(Sum(x[h]*v[p,h], (h, 1, H)), x[h])`? Give the sum an index of its own."
            )
        elif n in here.free_symbols and n not in before.free_symbols:
            said.append(f"The line before does not depend on {n}: is {n} outside its sum here?")
    return said


# --- The gradients as functions of numbers ------------------------------------------------------------------------


def lambdified_gradients(activation: str = "sigmoid") -> Callable[[Any, Any, Any], tuple[Any, Any, Any]]:
    """The three gradients as SymPy takes them from L, turned into a function of numbers.

    Parameters
    ----------
    activation : str
        A name in `ACTIVATIONS`.

    Returns
    -------
    callable
        ``gradients(net, u, y)`` gives ∂L/∂b (), ∂L/∂ω (N, H) and ∂L/∂x (H,), as ``bplib.gradients`` does. It uses
        the sizes and parameters of `net`, not its activation, and is as slow as it is literal.
    """

    modules = [{"Heaviside": lambda z, at_0: 1.0 if z > 0 else at_0}, "math"]

    def compiled(a: Any) -> Callable[..., float]:
        f = same_names(with_activation(plain(D(L, a)), activation))[0]
        # The slides count from 1, arrays from 0: Σ_{n=1}^{P} becomes Σ_{n=0}^{P−1}.
        f = f.replace(sp.Sum, lambda term, *limits: sp.Sum(term, *((n, low - 1, high - 1) for n, low, high in limits)))
        return sp.lambdify([P, N, H, b, omega, x, u, y, i, h], f, modules)

    by_b, by_omega, by_x = compiled(b), compiled(omega[i, h]), compiled(x[h])

    def gradients(net: Any, u: Any, y: Any) -> tuple[Any, Any, Any]:
        given = (len(u), net.n_inputs, net.n_hidden, net.b, net.w, net.x, np.asarray(u), np.asarray(y))
        inputs, units = range(net.n_inputs), range(net.n_hidden)
        return (
            by_b(*given, 0, 0),
            np.array([[by_omega(*given, n, unit) for unit in units] for n in inputs]),
            np.array([by_x(*given, 0, unit) for unit in units]),
        )

    return gradients
