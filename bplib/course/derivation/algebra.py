"""The slides' formulas in SymPy: the vocabulary, what an expression means, proof, and numbers.

:mod:`bplib.course.derivation` checks derivations with it. Two ways lead from an expression to a result, and they
share no rule about sums: `meaning` with `is_zero` proves for symbolic P, N and H, `counterexample` writes every sum
out term by term and looks for numbers that refute.
"""

from __future__ import annotations

import functools
import itertools
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sympy as sp

# --- The vocabulary ---------------------------------------------------------------------------------------------

P, N, H = sp.symbols("P N H", integer=True, positive=True)
p, q, i, j, h, k = sp.symbols("p q i j h k", integer=True)
b, L, z = sp.symbols("b L z", real=True)
u, y, y_bar, omega, x, v_star, v = (
    sp.IndexedBase(sp.Symbol(name, real=True)) for name in ("u", "y", "y_bar", "omega", "x", "v_star", "v")
)

# How far each index of an array goes, and what the letters stand for.
RANGES = {u: (P, N), y: (P,), y_bar: (P,), omega: (N, H), x: (H,), v_star: (P, H), v: (P, H)}
LETTERS = {p: P, q: P, i: N, j: N, h: H, k: H}
SIZED = {P, N, H, L} | {base.label for base in RANGES}


class g_prime(sp.Function):  # type: ignore[misc]
    """g', the slope of the activation."""


class g(sp.Function):  # type: ignore[misc]
    """The activation, still undefined: any function with a slope."""

    def fdiff(self, argindex: int = 1) -> Any:
        """The derivative of g(z) by z, g'(z)."""
        return g_prime(self.args[0])


class sigma(sp.Function):  # type: ignore[misc]
    """The sigmoid 1/(1 + e^(−z)) by its name."""


def step(z: Any) -> Any:
    """1 where z > 0, else 0: the slope of ReLU. At the kink itself there is none; 0 is bplib's choice, SymPy's is ½."""
    return sp.Heaviside(z, 0)


class D(sp.Expr):  # type: ignore[misc]
    """The derivative ∂f/∂a, written down and not yet taken.

    SymPy's own ``diff`` takes ``y_bar[p]`` for a letter that depends on nothing and gives 0 for ∂ȳ/∂b. D knows the
    feed-forward equations: what depends on `a` is written out down to `a` before the derivative is taken.
    """

    is_commutative = True

    def __new__(cls, f: Any, a: Any) -> Any:
        """Write down ∂f/∂a."""
        if a not in (b, z) and not isinstance(a, sp.Indexed):
            raise ValueError(f"D(f, a) is a derivative by b, z or an element such as x[h], not by {a}")
        return sp.Expr.__new__(cls, sp.sympify(f), a)


def Sum(f: Any, *limits: Any) -> Any:
    """Σ f over ``(p, 1, P)``, or over ``p`` for short: all samples (``h``: all hidden units, ``i``: all inputs)."""
    return sp.Sum(f, *((n, 1, LETTERS[n]) if isinstance(n, sp.Symbol) else n for n in limits))


VOCABULARY: dict[str, Any] = {
    **{str(name): name for name in (P, N, H, *LETTERS, b, L, z)},
    **{str(name): name for name in RANGES},
    **{f.__name__: f for f in (g, g_prime, sigma, step, D, Sum)},
    **{f.__name__: f for f in (sp.exp, sp.log, sp.tanh, sp.sin, sp.cos)},
    "w": omega,
    "Derivative": D,
}

ACTIVATIONS: dict[str, Callable[[Any], Any]] = {
    "sigmoid": lambda z: 1 / (1 + sp.exp(-z)),
    "tanh": sp.tanh,
    "softplus": lambda z: sp.log(1 + sp.exp(z)),
    "relu": lambda z: sp.Max(z, 0),
    "identity": lambda z: z,
    "sine": sp.sin,
}


def definition(name: Any) -> Any:
    """The right-hand side of the slides' equation for L, ȳ_p, v_p[h] or v*_p[h], its summation index a fresh one."""
    n = sp.Dummy("n", integer=True)
    if name == L:
        return Sum((y[n] - y_bar[n]) ** 2, (n, 1, P)) / 2
    if name.base == y_bar:
        return b + Sum(x[n] * v[name.indices[0], n], (n, 1, H))
    sample, unit = name.indices
    return g(v_star[sample, unit]) if name.base == v else Sum(omega[n, unit] * u[sample, n], (n, 1, N))


# --- What a line means ------------------------------------------------------------------------------------------


def head(atom: Any) -> Any:
    """The letter of an element: x of x[h], b of b."""
    return atom.base if isinstance(atom, sp.Indexed) else atom


def write_out(f: Any, down_to: Any = None, then: Callable[[Any], Any] = lambda f: f) -> Any:
    """`f` with L, ȳ, v and v* replaced by their definitions, in this order, as far as `down_to`."""
    for name in (L, y_bar, v, v_star):
        if name == down_to:
            break
        f = f.xreplace({a: then(definition(a)) for a in f.atoms(sp.Symbol, sp.Indexed) if head(a) == name})
    return f.replace(sigma, ACTIVATIONS["sigmoid"])


def meaning(e: Any) -> Any:
    """`e` with every summation index renamed to a fresh one and every derivative taken.

    Innermost first, so that in ∂/∂x[h] Σ_h x[h]·v_p[h] the two meanings of h are told apart before SymPy, which
    does not tell them apart, sees them.
    """
    if isinstance(e, sp.Sum):
        f = meaning(e.function)
        for n, low, high in e.limits:
            fresh = sp.Dummy("n", integer=True)
            f = sp.Sum(f.xreplace({n: fresh}), (fresh, meaning(low), meaning(high)))
        return collapse(f, LETTERS)
    if isinstance(e, D):
        f, a = e.args
        f = write_out(meaning(f), head(a)).diff(a)
        return collapse(f, dict(zip(a.indices, RANGES[a.base], strict=True))) if isinstance(a, sp.Indexed) else f
    return e.func(*map(meaning, e.args)) if e.args and not isinstance(e, sp.Indexed) else e


def outermost(e: Any) -> tuple[Any, Any]:
    """What stands under the outermost of the sums in `e`, and its limits. (SymPy writes Σ_p Σ_h f as one Sum.)"""
    *inner, last = e.limits
    return (sp.Sum(e.function, *inner) if inner else e.function), last


def collapse(f: Any, tops: Mapping[Any, Any]) -> Any:
    """`f` with Σ_n δ_{hn} f(n) replaced by f(h), if n runs over all of h's range; `tops` says where h's range ends.

    SymPy's derivative by x[h] of a sum with x[n] in it has such a factor: δ is 1 where n = h and else 0.
    """
    if not f.has(sp.KroneckerDelta):
        return f
    if not isinstance(f, sp.Sum):
        return f.func(*(collapse(part, tops) for part in f.args)) if f.args else f
    (summand, (n, low, high)), total = outermost(f), 0
    for term in sp.Add.make_args(sp.expand_mul(collapse(summand, tops))):
        deltas = [d for d in sp.Mul.make_args(term) if isinstance(d, sp.KroneckerDelta) and d.has(n)]
        index = next((m for d in deltas[:1] for m in d.args if m != n), None)
        if (low, high) == (1, tops.get(index)):
            total += (term / deltas[0]).xreplace({n: index})
        elif term != 0:
            outside, summand = term.as_independent(n, as_Add=False)  # a δ of an outer sum must not hide in here
            total += outside * sp.Sum(summand, (n, low, high))
    return total


def name_of(activation: Any) -> str:
    """What a message calls an activation."""
    return str(getattr(activation, "__name__", activation))


def with_activation(f: Any, activation: Any) -> Any:
    """`f` with g and g' replaced by those of a named activation, or of a function such as ``sympy.atan``."""
    if activation == "any":
        return f
    function = activation if callable(activation) else ACTIVATIONS[activation]
    t = sp.Dummy("t", real=True)
    slope = sp.diff(function(t), t).replace(sp.Heaviside, lambda z, _: step(z))
    return f.replace(g_prime, lambda z: slope.xreplace({t: z})).replace(g, function)


# --- Proof ------------------------------------------------------------------------------------------------------


def same_names(e: Any) -> tuple[Any, int]:
    """`e` with summation indices named by the depth of the sums inside, so that equal sums look equal; that depth."""
    if not e.has(sp.Sum):
        return e, 0
    if not isinstance(e, sp.Sum):
        parts, depths = zip(*map(same_names, e.args), strict=True)
        return e.func(*parts), max(depths)
    summand, (n, low, high) = outermost(e)
    summand, depth = same_names(summand)
    name = sp.Symbol(f"_{depth}", integer=True)
    return sp.Sum(summand.xreplace({n: name}), (name, low, high)), depth + 1


def is_zero(e: Any, thorough: bool = False) -> bool:
    """Whether `e` is 0 for all values of its letters: sums over one range are joined, then what they sum compared.

    What cancels as a fraction of polynomials is found at once; for other rules (such as sin² + cos² = 1) SymPy's
    slow ``simplify`` is asked, if `thorough`.
    """
    e = same_names(e)[0]
    opaque = {part: sp.Dummy(real=True) for part in e.atoms(sp.Sum, sp.Indexed)}
    frozen = e.xreplace(opaque)
    if sp.cancel(sp.together(frozen)) == 0 or (thorough and sp.simplify(frozen) == 0):
        return True
    rest, n = sp.Integer(0), sp.Dummy("n", integer=True)
    joined: dict[Any, Any] = {}
    back = {letter: part for part, letter in opaque.items()}
    for term in (t.xreplace(back) for t in sp.Add.make_args(sp.expand_mul(frozen))):
        factors = list(sp.Mul.make_args(term))
        inner = next((f for f in factors if isinstance(f, sp.Sum)), None)
        if inner is None:
            rest += term
            continue
        factors.remove(inner)
        summand, (name, low, high) = outermost(inner)
        summand = sp.Mul(*factors) * summand.xreplace({name: n})
        joined[low, high] = joined.get((low, high), 0) + summand
    for (low, high), summand in joined.items():
        if summand.expand().has(n):
            if not is_zero(summand, thorough):
                return False
        elif (high - low + 1).is_nonnegative:
            rest += (high - low + 1) * summand.expand()
        else:  # the sum may be empty, and then has not that many terms
            return False
    return bool(joined) and is_zero(rest, thorough)


@functools.lru_cache(maxsize=256)
def plain(e: Any) -> Any:
    """`e` in the letters b, x, ω, u, y and in g and g', without a derivative. (Kept: each line is compared twice.)"""
    return write_out(meaning(e))


def ordered(e: Any) -> Any:
    """`e` with sums over samples outside of those over hidden units, these outside of those over inputs, and each
    factor as far outside as it may be.

    Σ_h f(h) Σ_p g(p,h) becomes Σ_p Σ_h f(h) g(p,h). The names of the summation indices must all differ.
    """
    if not e.has(sp.Sum):
        return e
    if not isinstance(e, sp.Sum):
        return e.func(*map(ordered, e.args)) if not isinstance(e, sp.Indexed) else e
    total, (summand, limits) = sp.Integer(0), outermost(e)
    order = {P: 0, H: 1, N: 2}
    for term in sp.Add.make_args(sp.expand_mul(ordered(summand))):
        for inner in (f for f in sp.Mul.make_args(term) if isinstance(f, sp.Sum)):
            under, other = outermost(inner)
            if order.get(other[2], 3) < order.get(limits[2], 3) and not other[1].has(limits[0]):
                total += sp.Sum(ordered(sp.Sum(term / inner * under, limits)), other)
                break
        else:
            outside, term = term.as_independent(limits[0], as_Add=False)
            total += outside * sp.Sum(term, limits)
    return total


def equal(before: Any, here: Any, activation: Any = "sigmoid", thorough: bool = False) -> bool:
    """Whether two expressions are proved equal. False means "not proved"; only numbers can refute."""
    difference = with_activation(plain(before) - plain(here), activation)
    return is_zero(difference, thorough) or (thorough and is_zero(ordered(difference)))


# --- Numbers ----------------------------------------------------------------------------------------------------

# Sizes (P, N, H) at which a difference is looked for: the smallest that shows it makes the clearest example.
SIZES = ((1, 1, 1), (1, 1, 2), (2, 1, 1), (1, 2, 1), (2, 3, 4), (3, 2, 2))


def explicit(e: Any, known: dict[Any, Any]) -> Any:
    """`e` with every sum written out term by term for the sizes and indices in `known`, and every derivative taken.

    This shares no rule about sums with `meaning`: a mistake there would be found here.
    """
    if e in known:
        return known[e]
    if isinstance(e, sp.Sum):
        inner, (n, low, high) = outermost(e)
        terms = range(int(explicit(low, known)), int(explicit(high, known)) + 1)
        return sp.Add(*(explicit(inner, {**known, n: sp.Integer(m)}) for m in terms))
    if isinstance(e, D):
        f, a = (explicit(part, known) for part in e.args)
        return write_out(f, head(a), lambda d: explicit(d, known)).diff(a)
    return e.func(*(explicit(part, known) for part in e.args)) if e.args and not isinstance(e, sp.IndexedBase) else e


@dataclass(frozen=True)
class Counterexample:
    """Numbers at which a line and the line before it differ."""

    numbers: dict[Any, Any]
    """Sizes, free indices, and the values of those of b, x[1], … on which the two lines depend."""
    activation: Any
    before: float
    here: float

    def text(self, show: Callable[[str, str], str]) -> str:
        """The counterexample as a sentence; `show` sets a letter and its value."""
        given = [show(str(name), f"{float(value):g}") for name, value in self.numbers.items()]
        given += [f"g = {name_of(self.activation)}"] * (self.activation != "sigmoid")
        return f"At {', '.join(given)}, the line before is {self.before:.4g} and this line is {self.here:.4g}."


def no_known_one(z: Any) -> Any:
    """What holds for every g holds for this one."""
    return z + z**2 / 2


no_known_one.__name__ = "z + z²/2"


def _some_number(letter: Any, draw: random.Random) -> Any:
    """A value for a letter: not 0 or 1, with one decimal if it need not be an integer, and of either sign if it may."""
    sign = draw.choice((-1, 1))
    if letter.is_integer and not isinstance(letter, sp.Indexed):
        return sp.Integer(draw.randint(2, 4))
    return sp.Rational((1 if letter.is_positive else sign) * draw.randint(3, 19), 10)


def counterexample(before: Any, here: Any, activation: Any = "sigmoid") -> Counterexample | None:
    """Numbers at which the two expressions differ within four digits, or None if none are found."""
    activation = no_known_one if activation == "any" else activation
    free = sorted((before.free_symbols | here.free_symbols) & set(LETTERS), key=str)
    # Each free index at either end of its range; first all at the same end, then apart, which tells h from k.
    corners = sorted(itertools.product((False, True), repeat=len(free)), key=lambda corner: len(set(corner)))
    for sizes, corner in itertools.product(SIZES, corners):
        known = dict(zip((P, N, H), map(sp.Integer, sizes), strict=True))
        known |= {n: known[LETTERS[n]] if at_end else sp.Integer(1) for n, at_end in zip(free, corner, strict=True)}

        def spelt_out(e: Any, known: dict[Any, Any] = known) -> Any:
            return write_out(explicit(e, known), None, lambda d: explicit(d, known))

        sides = [spelt_out(before), spelt_out(here)]
        elements = {a: sp.Dummy() for e in sides for a in e.atoms(sp.Indexed)}
        scalars = {a for e in sides for a in e.xreplace(elements).atoms(sp.Symbol)} - set(elements.values())
        letters = {*elements, *scalars}
        draw = random.Random(sum(sizes))
        values = {a: _some_number(a, draw) for a in sorted(letters, key=str)}
        sides = [with_activation(e, activation).xreplace(values) for e in sides]
        own = {a for e in sides for a in e.free_symbols}  # letters that only the activation brings
        values |= {a: _some_number(a, draw) for a in sorted(own, key=str)}
        numbers = [sp.N(e.xreplace(values)) for e in sides]
        if all(n.is_number and n.is_finite and n.is_real for n in numbers):
            left, right = map(float, numbers)
            if f"{left:.4g}" != f"{right:.4g}":
                return Counterexample({**known, **values}, activation, left, right)
    return None
