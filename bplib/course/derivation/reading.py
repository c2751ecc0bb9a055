"""A line of a derivation as people write it, read into the vocabulary.

``2(y_p − ȳ_p)``, ``∂L/∂b``, ``dL/dx[h]``, ``Σ_p y_p``, ``v*[p,h]``, ``e^(-z)``, ``σ'(z)`` and what is pasted from LaTeX
are read as ``2*(y[p] - y_bar[p])``, ``D(L, b)`` and so on. What cannot be read gets a sentence that says what to type.
"""

from __future__ import annotations

import ast
import difflib
import math
import operator
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, NoReturn

import sympy as sp

from bplib.course.derivation.algebra import LETTERS, RANGES, VOCABULARY, H, N, P, missing_element, u
from bplib.course.derivation.notation import typed
from bplib.course.derivation.typeset import latex

# --- Lines and sides ----------------------------------------------------------------------------------------------


def split(text: str) -> list[tuple[str, str]]:
    """Lines and reasons of a derivation typed as text; a row such as ``a = b = c`` holds several lines."""
    rows: list[tuple[str, str]] = []
    for row in filter(None, map(str.strip, text.splitlines())):
        line, _, reason = (part.strip() for part in row.partition("#"))
        if re.match(r"(\\\\|&|\$|\s)*=", line) or not rows:
            rows.append((line, reason))
        else:  # what does not begin with = continues the line before
            rows[-1] = (f"{rows[-1][0]} {line}".strip(), f"{rows[-1][1]} {reason}".strip())
    return [pair for row in rows for pair in lines_of(*row)]


def lines_of(row: str, reason: str) -> list[tuple[str, str]]:
    """The lines that a row holds; the reason belongs to the last."""
    *lines, last = sides(row)
    return [*((line, "") for line in lines), (last, reason)]


def sides(row: str) -> list[str]:
    """What stands between the equals signs of a row, outside of brackets; an ``=`` at its beginning separates nothing.

    >>> sides("= Σ_{p=1}^P y_p = Sum(y[p], p)")
    ['Σ_{p=1}^P y_p', 'Sum(y[p], p)']
    """
    found, depth = [""], 0
    for sign in row:
        depth += (sign in "([{") - (sign in ")]}")
        if sign == "=" and depth <= 0:
            found.append("")
        else:
            found[-1] += sign
    found = [re.sub(r"^[\s&$]+|[\s&$]+$|[\s&$]*\\\\[\s$]*$", "", side) for side in found]
    return [side for number, side in enumerate(found, 1) if side or number == len(found)]  # == is one =


# --- Words that are not in the vocabulary -------------------------------------------------------------------------

BY_ELEMENTS = (
    "Write it by elements, with Sum: Sum((y[p] - y_bar[p]) * v[p,h], p) is what (y - y_bar) @ v[:, h] computes."
)
SAY_OVER_WHAT = "A sum says over what: write Sum(f, p) for the sum over all p, or Sum(f, (p, 1, P))."

# What other books and programs call things.
OTHER_NAMES = {
    **dict.fromkeys(("t", "d", "target", "targets"), "The targets are y[p]."),
    **dict.fromkeys(("o", "out", "output", "y_pred", "pred", "f"), "The output is y_bar[p]."),
    **dict.fromkeys(("yhat", "y_hat", "ybar"), "The output is y_bar[p]."),
    **dict.fromkeys(("a", "net", "s"), "What goes into a hidden unit is v_star[p,h], what comes out v[p,h]."),
    **dict.fromkeys(("E", "J", "C", "loss", "Loss", "cost", "SSE"), "The loss is L, half the sum of squares."),
    **dict.fromkeys(("W", "W1", "weights", "theta"), "The weights are omega[i,h], into hidden unit h, and x[h]."),
    **dict.fromkeys(("W2", "c"), "The weights out of the hidden units are x[h]."),
    **dict.fromkeys(("X", "inputs"), "The inputs are u[p,i]."),
    **dict.fromkeys(("n", "m", "r", "l"), "The indices are p, q (samples), i, j (inputs) and h, k (hidden units)."),
    **dict.fromkeys(("M", "n_samples"), "The number of samples is P."),
    "n_inputs": "The number of inputs is N.",
    "n_hidden": "The number of hidden units is H.",
    "delta": "For a Kronecker delta write KroneckerDelta(h,k), for a signal D(L, v_star[p,h]).",
    **dict.fromkeys(("for", "in", "range", "sum", "mean"), SAY_OVER_WHAT),
    "len": "The sizes are P (samples), N (inputs) and H (hidden units).",
    **dict.fromkeys(("dot", "matmul", "einsum", "outer", "transpose"), BY_ELEMENTS),
    **dict.fromkeys(
        ("if", "else", "where", "piecewise", "Piecewise"), "ReLU's slope is step(z): 1 where z > 0, else 0."
    ),
    **dict.fromkeys(("sqr", "square"), "A square is written f**2."),
    "pow": "A power is written f**2.",
    "delta_": "A Kronecker delta is KroneckerDelta(h,k).",
}
# What other programs call what the vocabulary has under another name.
SAME = {
    **{"ln": "log", "logistic": "sigma", "sigmoid": "sigma", "expit": "sigma", "Heaviside": "step", "Abs": "abs"},
    **{"Max": "max", "Min": "min", "diff": "D", "w_star": "w", "vstar": "v_star", "heaviside": "step"},
}
MODULES = ("np", "numpy", "math", "sp", "sympy", "torch", "jnp")


# --- Tokens -------------------------------------------------------------------------------------------------------


class Token(NamedTuple):
    """A word, number or sign, and where it stands."""

    kind: str
    text: str
    start: int
    end: int


TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][-+]?\d+)?)|(?P<name>(?:__)?[A-Za-z][A-Za-z0-9]*(?:_+[A-Za-z0-9]+)*(?:__)?)"
    r"|(?P<sign>\\frac|\*\*|\.\.+|[^\s]))"
)
END = "the end"


def tokens(text: str) -> list[Token]:
    """The tokens of a text, with one at its end."""
    found = [
        Token(str(m.lastgroup), m[m.lastgroup or 0], m.start(m.lastgroup or 0), m.end()) for m in TOKEN.finditer(text)
    ]
    return [*found, Token("end", END, len(text), len(text))]


# --- The grammar --------------------------------------------------------------------------------------------------


@dataclass
class _Reader:
    """A line on its way to a Python expression, from its first token to its last.

    The levels are those of paper: sum, product, sign, power, and what belongs to one letter.
    """

    text: str
    names: Mapping[str, Any]
    on_paper: bool = False
    """Whether it is written with LaTeX, Σ or ∂, as on paper, where products have no sign."""
    joined: bool = False
    """Whether two factors stand side by side without a * between them."""

    def __post_init__(self) -> None:
        self.tokens = tokens(self.text)
        self.place = 0

    # Moving through the tokens.

    @property
    def next(self) -> Token:
        return self.tokens[self.place]

    def ahead(self, steps: int = 1) -> Token:
        return self.tokens[min(self.place + steps, len(self.tokens) - 1)]

    def take(self) -> Token:
        token = self.next
        self.place = min(self.place + 1, len(self.tokens) - 1)
        return token

    def took(self, *signs: str) -> bool:
        """Whether one of these signs is next; if so, it is taken."""
        if self.next.kind == "sign" and self.next.text in signs:
            self.take()
            return True
        return False

    def close(self, bracket: str) -> None:
        if self.took(bracket):
            return
        if self.next.kind == "end":
            raise ValueError(f"A bracket is missing: a {bracket} at the end of `{self.text.strip()}`.")
        self.stray()

    def stray(self) -> NoReturn:
        """Say what is wrong with the next token, which cannot stand here."""
        sign, before = self.next.text, self.text[: self.next.start].strip()
        after = f" after `{before}`" if before else " at the beginning"
        if self.next.kind == "end":
            raise ValueError(f"Something is missing{after}." if before else "There is nothing here.")
        if sign in "([{":
            raise ValueError(f"The {sign} does not fit{after}.")
        if sign in ")]}":
            raise ValueError(
                f"A bracket is missing: there is a {sign} too many{after}, or something before it is missing."
            )
        if sign == "=":
            raise ValueError(f"A bracket is missing before the `=`{after}.")
        if sign == "," and self.ahead().kind == "number":
            raise ValueError(f"`,` does not fit{after}. A decimal point is written 1.5.")
        if sign in ("'", '"') or self.next.kind == "number" or self.next.kind == "name":
            raise ValueError(f"`{sign}` does not fit{after}.")
        if sign in (".", ":", "@", "⊙", "∘"):
            raise ValueError(f"`{sign}` has no meaning in a line. {BY_ELEMENTS}")
        if sign in "<>≤≥≠≈":
            raise ValueError(f"`{sign}` has no meaning in a line: a derivation is made of equations.")
        if sign == "|":
            raise ValueError("For an absolute value write abs(…).")
        raise ValueError(f"`{sign}` has no meaning here{after}.")

    def said(self, first: Token) -> str:
        """The text from a token up to what has been taken."""
        return self.text[first.start : self.tokens[self.place - 1].end].strip()

    # Sums, products, powers.

    def line(self) -> Any:
        """The whole line."""
        tree = self.sum()
        if self.next.kind != "end":
            self.stray()
        return tree

    def sum(self) -> Any:
        tree = self.product()
        while self.next.text in ("+", "-"):
            op = ast.Add() if self.take().text == "+" else ast.Sub()
            tree = ast.BinOp(tree, op, self.product())
        return tree

    def product(self) -> Any:
        first, factor = self.next, self.next
        tree, fraction, divided = self.sign(), False, False
        while True:
            if self.took("*"):
                factor, divided = self.next, False
                tree = ast.BinOp(tree, ast.Mult(), self.sign())
            elif self.took("/"):
                # 1/2 before a bracket is a half; 1/x[h] before one may be meant in either way.
                fraction = factor.kind == "number" and self.next.kind == "number"
                factor, divided = self.next, True
                tree = ast.BinOp(tree, ast.Div(), self.sign())
            elif self.begins_a_factor():
                if divided and not fraction:
                    raise ValueError(
                        f"After `{self.said(first)}` a * is missing, or brackets: does what follows stand under the "
                        "fraction bar too?"
                    )
                factor, divided, self.joined = self.next, False, True
                tree = ast.BinOp(tree, ast.Mult(), self.power())
            else:
                return tree

    def begins_a_factor(self) -> bool:
        token = self.next
        if token.kind == "number":
            if self.tokens[self.place - 1].kind == "number" or not self.on_paper:
                self.stray()
            return True
        return token.kind == "name" or (token.kind == "sign" and token.text in ("(", "{", "Σ", "∂", "√", "\\frac"))

    def sign(self) -> Any:
        if self.took("-"):
            return ast.UnaryOp(ast.USub(), self.sign())
        if self.took("+"):
            return self.sign()
        return self.power()

    def power(self) -> Any:
        first = self.next
        tree = self.atom()
        if not self.took("**", "^"):
            return tree
        if self.next.text in ("T", "⊤") and self.next.kind == "name":
            raise ValueError(f"`{self.said(first)}T` has no meaning in a line. {BY_ELEMENTS}")
        exponent = self.sign()
        if isinstance(tree, ast.Name) and tree.id == "e":
            return _call("exp", exponent)
        if abs(_number(exponent)) > LARGEST_EXPONENT:
            raise ValueError(
                f"The exponent in `{self.said(first)}` is too large: {LARGEST_EXPONENT} at most. Are brackets missing? "
                "a**b**c is read as a**(b**c)."
            )
        return ast.BinOp(tree, ast.Pow(), exponent)

    # What belongs to one letter.

    def atom(self) -> Any:
        token = self.next
        if token.kind == "number":
            text = self.take().text
            return ast.Constant(int(text) if text.isdigit() else float(text))
        if token.kind == "name":
            return self.name()
        if self.took("("):
            return self.bracket(")")
        if self.took("["):
            return self.bracket("]")
        if self.took("{"):
            return self.bracket("}")
        if self.took("\\frac"):
            return self.fraction()
        if self.took("√"):
            return _call("sqrt", self.argument() if self.next.text in ("(", "{") else self.atom())
        if self.took("Σ"):
            return self.sigma_sign()
        if self.took("∂"):
            return self.derivative()
        self.stray()

    def bracket(self, closing: str) -> Any:
        """What stands in a bracket; with commas in it, a tuple."""
        parts = [self.limit()]
        while self.took(","):
            parts.append(self.limit())
        self.close(closing)
        return parts[0] if len(parts) == 1 else ast.Tuple(parts, ast.Load())

    def limit(self) -> Any:
        """An expression, or a sum's ``p=1..P``."""
        tree = self.sum()
        if not (isinstance(tree, ast.Name) and self.took("=")):
            return tree
        low = self.sum()
        if not self.next.text.startswith(".."):
            raise ValueError(f"A sum's limits are written ({tree.id}, 1, P), with the last value too.")
        self.take()
        self.took(",")
        return ast.Tuple([tree, low, self.sum()], ast.Load())

    def argument(self) -> Any:
        """What stands in a bracket behind a function."""
        if self.took("("):
            return self.bracket(")")
        self.take()
        return self.bracket("}")

    def fraction(self) -> Any:
        r"""``\frac{a}{b}``, also ``\frac12``; a derivative if both begin with ∂ or d."""
        if self.next.kind == "number" and len(self.next.text) == 2:
            both = self.take().text
            return ast.BinOp(ast.Constant(int(both[0])), ast.Div(), ast.Constant(int(both[1])))
        if self.next.text == "{" and self.is_d(1):
            self.take()
            if not self.took("∂"):
                self.drop_d()
            return self.derivative(in_fraction=True)
        above = self.atom()
        return ast.BinOp(above, ast.Div(), self.atom())

    # Derivatives.

    def is_d(self, steps: int) -> bool:
        """Whether a ∂, or a d that is no letter, stands so many tokens ahead."""
        token = self.ahead(steps)
        if token.text == "∂":
            return True
        return (
            token.kind == "name"
            and token.text[0] == "d"
            and token.text not in self.names
            and (token.text == "d" or self.split_name(token.text[1:]) is not None)
        )

    def drop_d(self) -> None:
        """Take the d of ``dL`` and leave the L."""
        token = self.next
        if token.text == "d":
            self.take()
        else:
            self.tokens[self.place] = Token("name", token.text[1:], token.start + 1, token.end)

    def derivative(self, in_fraction: bool = False) -> Any:
        """``∂f/∂a`` or ``∂/∂a f``, behind the first ∂."""
        order, f = self.order(), None
        if self.next.text not in ("/", "}"):
            f = self.atom()
        if in_fraction:
            self.close("}")
            if not self.took("{"):
                self.stray()
        elif not self.took("/"):
            raise ValueError("A derivative is written D(L, b), or ∂L/∂b: by what is missing here.")
        by = []
        grouped = not in_fraction and self.took("(")  # d²L/(db dx[h])
        while self.is_d(0):
            if not self.took("∂"):
                self.drop_d()
            a = self.atom()
            by += [a] * self.order()
        if not by:
            raise ValueError("Below the fraction bar of a derivative stands what it is by: ∂L/∂b, or D(L, b).")
        if grouped:
            self.close(")")
        if in_fraction:
            self.close("}")
        if len(by) != order:
            raise ValueError(f"This derivative is of order {order} above and {len(by)} below the fraction bar.")
        f = self.operand() if f is None else f
        for a in reversed(by):
            f = _call("D", f, a)
        return f

    def order(self) -> int:
        """The 2 of ∂², if it is there."""
        if self.next.text in ("**", "^") and (self.ahead().kind == "number" or self.ahead(2).kind == "number"):
            self.take()
            order = self.atom()
            if isinstance(order, ast.Constant) and isinstance(order.value, int) and 1 <= order.value <= 4:
                return order.value
            raise ValueError("The order of a derivative is 1, 2, 3 or 4.")
        return 1

    def operand(self) -> Any:
        """What ∂/∂a stands before: a bracket, or all of the product."""
        self.took("*")
        if self.next.text not in ("(", "{", "["):
            return self.product()
        tree = self.power()
        if self.next.kind != "number" and self.begins_a_factor():
            raise ValueError(
                "How far does ∂/∂… reach? Put brackets round all that is differentiated, or write D(f, a)."
            )
        return tree

    # Sums.

    def sigma_sign(self) -> Any:
        """Σ with its limits below and above, and the product that follows; or ``Σ(f, p)``."""
        if self.next.text == "(":
            parts = self.argument()
            if isinstance(parts, ast.Tuple):
                return _call("Sum", *parts.elts)
            raise ValueError(SAY_OVER_WHAT)
        if not self.took("_"):
            raise ValueError(SAY_OVER_WHAT)
        limits = self.sum_limits()
        if self.took("^", "**"):
            high = self.atom()
            if len(limits) != 1:
                raise ValueError("Give every sum a sign and limits of its own: Sum(f, (p, 1, P), (h, 1, H)).")
            n, *low = limits[0].elts if isinstance(limits[0], ast.Tuple) else [limits[0]]
            limits = [ast.Tuple([n, low[0] if low else ast.Constant(1), high], ast.Load())]
        elif any(isinstance(limit, ast.Tuple) and len(limit.elts) == 2 for limit in limits):
            raise ValueError("The sum's last value is missing: write Sum(f, (p, 1, P)).")
        return _call("Sum", self.product(), *limits)

    def sum_limits(self) -> list[Any]:
        """What stands below a Σ: p, ``{p,h}``, ``{p=1}``."""
        if not self.took("{", "("):
            return self.index_letters(self.take())
        limits: list[Any] = []
        while not self.took("}", ")"):
            (*letters, last) = self.index_letters(self.take())
            if self.took("="):
                last = ast.Tuple([last, self.sum()], ast.Load())
                if self.next.text.startswith(".."):
                    self.take()
                    last.elts.append(self.sum())
            limits += [*letters, last]
            if not self.took(",") and self.next.text not in ("}", ")"):
                self.stray()
        return limits

    def index_letters(self, token: Token) -> list[Any]:
        letters = _indices(token.text) if token.kind == "name" else None
        if not letters:
            raise ValueError(f"A sum does not go over `{token.text}`. {OTHER_NAMES['n']}")
        return letters

    # Names.

    def split_name(self, word: str) -> tuple[str, list[Any]] | None:
        """A name of the vocabulary and the indices that hang on it: ``y_p`` is y with p. None if there is none."""
        word = SAME.get(word, word) if word not in self.names else word
        word = re.sub("^sum_", "Sum_", word)
        if word in self.names or word == "e":
            return word, []
        for end in range(len(word) - 1, 0, -1):
            base = SAME.get(word[:end], word[:end])
            if word[end] == "_" and base in self.names and (indices := _indices(word[end + 1 :])):
                return (base, indices) if isinstance(self.names[base], sp.IndexedBase) or base == "Sum" else None
        return None

    def name(self) -> Any:
        token = self.take()
        if token.text in MODULES and token.text not in self.names and self.took("."):
            return self.name() if self.next.kind == "name" else self.stray()
        if (letter := self.lowered_letter(token.text)) is not None:
            return letter
        found = self.split_name(token.text)
        if found is None and token.text in ("sum", "Sum") and self.next.text == "_":
            return self.sigma_sign()
        if found is None:
            self.place -= 1
            if self.is_d(0):
                self.drop_d()
                return self.derivative()
            self.place += 1
            return self.unknown(token.text)
        base, indices = found
        if base == "Sum" and (indices or self.next.text == "_"):
            self.place -= 1
            self.tokens[self.place : self.place + 1] = [
                Token("sign", "Σ", *token[2:]),
                *([Token("sign", "_", *token[2:]), Token("name", token.text[4:], *token[2:])] if indices else []),
            ]
            return self.atom()
        if base == "e":
            if self.next.text not in ("**", "^"):
                raise ValueError("The exponential is written exp(z), or e^z.")
            return ast.Name("e", ast.Load())
        what = self.names[base]
        if isinstance(what, sp.IndexedBase):
            return self.element(base, indices)
        if callable(what) and not isinstance(what, sp.Basic):
            return self.function(base)
        if self.next.text in ("[", "_") or indices:
            self.take()
            raise ValueError(f"{base} has no index here.")
        if self.next.text == "'":
            raise ValueError(f"A derivative is written D(L, b): {base}' does not say by what.")
        if base == "L" and self.next.text == "(":
            raise ValueError("L is a letter here: write L alone, or L*(…) for a product.")
        if self.next.text == ".":
            self.stray()
        return ast.Name(base, ast.Load())

    def lowered_letter(self, word: str) -> Any:
        """A letter such as b_0 that is given as a whole, also written b_{0}, b0 or b[0]; None if this is none."""
        behind = [self.ahead(steps).text for steps in range(4)]
        name, length = word, 0
        if behind[:2] == ["_", "{"] and behind[3] == "}":
            name, length = f"{word}_{behind[2]}", 4
        elif behind[0] == "[" and behind[2] == "]":
            name, length = f"{word}_{behind[1]}", 3
        elif whole := re.fullmatch(r"([A-Za-z]+)(\d+)", word):
            name = f"{whole[1]}_{whole[2]}"
        if name == word or name not in self.names:
            return None
        self.place += length
        return ast.Name(name, ast.Load())

    def unknown(self, word: str) -> NoReturn:
        if word.startswith("delta_") or (word == "delta" and self.next.text in ("_", "[")):
            raise ValueError(f"There is no {word} here. {OTHER_NAMES['delta']}")
        if re.fullmatch(r"d\w+_d\w+", word):
            raise ValueError(f"There is no {word} here. A derivative is written D(L, b), or ∂L/∂b.")
        base = word.partition("_")[0]
        if word not in OTHER_NAMES and base in OTHER_NAMES and _indices(word[len(base) + 1 :]):
            raise ValueError(f"There is no {word} here. {OTHER_NAMES[base]}")
        if word in OTHER_NAMES:
            close = difflib.get_close_matches(word, self.names, 1, 0.85)
            more = f" Did you mean {close[0]}?" if close else ""
            raise ValueError(f"There is no {word} here.{more} {OTHER_NAMES[word]}")
        close = difflib.get_close_matches(word, self.names, 1, 0.7)
        if close:
            raise ValueError(f"There is no {word} here. Did you mean {close[0]}?")
        known = ", ".join(sorted(self.names, key=str.lower))
        raise ValueError(f"There is no {word} here. Known are: {known}.")

    def function(self, name: str) -> Any:
        """A function with its argument; ``g'`` and ``σ'`` are slopes, ``tanh²(z)`` a square."""
        while self.took("'"):
            if f"{name}_prime" not in self.names:
                raise ValueError(f"For the slope of {name} write D({name}(z), z).")
            name += "_prime"
        if self.next.text == ".":
            self.stray()
        power = None
        if self.took("**", "^"):
            power = self.atom()
            if not (isinstance(power, ast.Constant) and power.value in range(2, 10)):
                raise ValueError(f"Write the power behind the argument: {name}(z)**2.")
        if self.next.text not in ("(", "{"):
            raise ValueError(f"{name} wants its argument in brackets: {name}(…).")
        found = self.argument()
        arguments = found.elts if isinstance(found, ast.Tuple) else [found]
        if name in ("D", "Derivative") and len(arguments) != 2:
            raise ValueError("A derivative is written D(f, a): of what, and by what.")
        if name == "KroneckerDelta" and len(arguments) != 2:
            raise ValueError("A Kronecker delta has two indices: KroneckerDelta(h,k).")
        if name not in ("D", "Derivative", "Sum", "max", "min", "KroneckerDelta") and len(arguments) != 1:
            raise ValueError(f"{name} has one argument, and here are {len(arguments)}.")
        call = _call(name, *arguments)
        return ast.BinOp(call, ast.Pow(), power) if power else call

    def element(self, base: str, indices: list[Any]) -> Any:
        """An array with its indices, in whatever way they are written: v[p,h], v_p[h], v_{ph}, v*_p[h], y^(p), x(h)."""
        wanted = len(RANGES[self.names[base]])
        while len(indices) < wanted + 1:
            if base == "v" and self.is_star():
                self.take_star()
                base = "v_star"
            elif self.took("_"):
                indices = indices + self.lowered()
            elif self.next.text == "[":
                self.take()
                indices = indices + self.index_list("]")
            elif self.is_raised_index():
                self.take()
                braced = self.took("{")
                self.take()
                indices = self.index_list(")") + indices
                if braced:
                    self.close("}")
            elif self.next.text == "(" and not indices and self.is_index_list(1, ")"):
                self.take()
                indices = self.index_list(")")
            else:
                break
        if self.next.text in (".", "@"):
            self.stray()
        if self.next.text == "'":
            raise ValueError(f"A derivative is written D(f, a): {base}' does not say by what.")
        letter = ast.Name(base, ast.Load())
        if not indices:
            return letter
        index = indices[0] if len(indices) == 1 else ast.Tuple(indices, ast.Load())
        return ast.Subscript(letter, index, ast.Load())

    def is_star(self) -> bool:
        """Whether the * behind a v is the star of v*, and not a product."""
        if self.next.text in ("^", "**"):
            return self.ahead().text == "*" or (self.ahead().text == "{" and self.ahead(2).text == "*")
        if self.next.text != "*":
            return False
        after = self.ahead()
        return after.kind == "end" or (after.kind == "sign" and after.text in "[_)]},+*/=")

    def take_star(self) -> None:
        if self.took("^", "**"):
            braced = self.took("{")
            self.take()
            if braced:
                self.close("}")
        else:
            self.take()

    def lowered(self) -> list[Any]:
        """What hangs below a letter: _p, _{p}, _{ph}, _{p,h}."""
        if self.next.text == "{":
            self.take()
            return self.index_list("}")
        token = self.take()
        found = _indices(token.text) if token.kind in ("name", "number") else None
        if not found:
            raise ValueError(f"`_{token.text}` is no index. {OTHER_NAMES['n']}")
        return found

    def index_list(self, closing: str) -> list[Any]:
        """Indices up to a closing bracket."""
        found: list[Any] = []
        while not self.took(closing):
            if self.next.text in (":", "..") or self.next.text.startswith(".."):
                raise ValueError(f"`:` has no meaning in a line. {BY_ELEMENTS}")
            together = (
                _indices(self.next.text) if self.next.kind == "name" and self.next.text not in self.names else None
            )
            if together and len(together) > 1:
                self.take()
                found += together
            else:
                found.append(self.sum())
            if not self.took(",") and self.next.text not in (closing, ":"):
                self.close(closing)
        return found

    def is_index_list(self, start: int, closing: str) -> bool:
        """Whether nothing but index letters and numbers stands up to the bracket."""
        for steps in range(start, start + 4):
            token = self.ahead(steps)
            if token.text == closing:
                return steps > start
            if token.text != "," and not (token.kind == "number" or _indices(token.text)):
                return False
        return False

    def is_raised_index(self) -> bool:
        """Whether ``^(p)`` or ``^{(p)}`` follows: one sample, in other books."""
        if self.next.text != "^":
            return False
        steps = 2 if self.ahead().text == "{" else 1
        return self.ahead(steps).text == "(" and self.is_index_list(steps + 1, ")")


def _indices(word: str) -> list[Any] | None:
    """The indices of which a word is made: "ph" is p and h, "12" is 12; None if there is another letter in it."""
    parts = re.findall(r"[pqijhk]|\d+", word.replace("_", ""))
    if "".join(parts) != word.replace("_", ""):
        return None
    return [ast.Constant(int(part)) if part.isdigit() else ast.Name(part, ast.Load()) for part in parts]


OPERATIONS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
LARGEST_EXPONENT = 10_000
"""SymPy writes a power of numbers out, and for 9**9**9 that takes forever, in a call that nothing can stop."""


def _number(tree: Any) -> complex:
    """The number that an expression is, infinite if it is large; NaN for one that has a letter in it."""
    try:
        if isinstance(tree, ast.Constant):
            return float(ast.literal_eval(tree))
        if isinstance(tree, ast.UnaryOp):
            return -_number(tree.operand)
        if isinstance(tree, ast.BinOp):
            value: complex = OPERATIONS[type(tree.op)](_number(tree.left), _number(tree.right))
            return value
    except OverflowError:
        return math.inf
    except ZeroDivisionError:  # which has a sentence of its own, later
        pass
    return math.nan


def _call(name: str, *arguments: Any) -> Any:
    return ast.Call(ast.Name(name, ast.Load()), list(arguments), [])


# --- What comes of it ---------------------------------------------------------------------------------------------


class _Exact(ast.NodeTransformer):
    """Numbers as SymPy's own: 1/2 is a half, not 0.5."""

    def visit_Constant(self, node: ast.Constant) -> Any:
        """Wrap a number."""
        name = ast.Name("Rational", ast.Load())
        return ast.Call(name, [ast.Constant(str(node.value))], []) if type(node.value) in (int, float) else node


@dataclass(frozen=True)
class Read:
    """What a line was read as."""

    expression: Any
    source: str
    """The line in the vocabulary, as Python would have it."""
    remark: str = ""
    """What is better written otherwise."""


def read(text: str, letters: Mapping[str, Any] | None = None) -> Any:
    """The expression that a line stands for; see `understand`."""
    return understand(text, letters).expression


def understand(text: str, letters: Mapping[str, Any] | None = None) -> Read:
    """Read a line.

    Parameters
    ----------
    text : str
        In the vocabulary, or in another of the ways in which people write it.
    letters : mapping of str to Symbol, optional
        Further letters, which stand for numbers; they go before those of the vocabulary.

    Raises
    ------
    ValueError
        With a sentence for the student, if it cannot be read.
    """
    vocabulary = {**VOCABULARY, **(letters or {})}
    reader = _Reader(typed(text), vocabulary, on_paper=any(sign in text for sign in "\\Σ∑∂"))
    try:
        tree = reader.line()
    except RecursionError:
        raise ValueError("This line is nested too deep to be read. Split it into smaller steps.") from None
    source = ast.unparse(ast.fix_missing_locations(ast.Expression(tree)))
    e = _evaluated(source, vocabulary)
    latex(source)  # has a sentence of its own for what cannot be shown
    if not isinstance(e, sp.Expr):
        raise ValueError(f"This is a {type(e).__name__}, not one expression.")
    _check_elements(e)
    if e.has(sp.zoo, sp.nan, sp.oo, -sp.oo):
        raise ValueError("Here something is divided by 0.")
    if problem := missing_element(e):
        raise ValueError(problem)
    starless = reader.joined and not reader.on_paper
    return Read(e, source, f"A * is missing: the line is read as `{source}`." if starless else "")


def _evaluated(source: str, vocabulary: Mapping[str, Any]) -> Any:
    """What Python and SymPy make of a line in the vocabulary."""
    tree = ast.fix_missing_locations(_Exact().visit(ast.parse(source, mode="eval")))
    try:
        code = compile(tree, "line", "eval")
        return sp.sympify(eval(code, {"__builtins__": {}, "Rational": sp.Rational}, dict(vocabulary)))
    except Exception as error:
        raise ValueError(f"This cannot be read: {str(error).rstrip('.')}.") from None


def _check_elements(e: Any) -> None:
    """Hold every element to its array: how many indices it has, and of which kind."""
    for a in sorted(e.atoms(sp.Indexed), key=str):
        sizes = RANGES[a.base]
        like = "p,i" if a.base == u else ",".join({P: "p", N: "i", H: "h"}[n] for n in sizes)
        if len(a.indices) != len(sizes):
            raise ValueError(f"{a} has the wrong number of indices: write {a.base}[{like}].")
        for index, size in zip(a.indices, sizes, strict=True):
            for letter in sorted(index.free_symbols & set(LETTERS), key=str):
                if LETTERS[letter] != size:
                    counts = {P: "samples", N: "inputs", H: "hidden units"}[LETTERS[letter]]
                    raise ValueError(f"{a}: the index {letter} counts {counts}; write {a.base}[{like}].")
    parts = sp.preorder_traversal(e)
    for part in parts:
        if isinstance(part, sp.Indexed):
            parts.skip()
        elif isinstance(part, sp.IndexedBase):
            raise ValueError(f"{part} stands without an index: write x[h], y[p], u[p,i] and so on.")
