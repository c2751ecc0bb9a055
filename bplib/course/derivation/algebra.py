"""The slides' formulas in SymPy: the vocabulary, what an expression means, proof, and numbers.

:mod:`bplib.course.derivation` checks derivations with it. Two ways lead from an expression to a result, and they
share no rule about sums: `meaning` with `is_zero` proves for symbolic P, N and H, `counterexample` writes every sum
out term by term and looks for numbers that refute.
"""

from __future__ import annotations

import functools
import itertools
import random
from collections.abc import Callable, Iterator, Mapping
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


class g_second(sp.Function):  # type: ignore[misc]
    """g'', the slope of the slope; nobody types it, but a derivative of a derivative has it."""


class g_prime(sp.Function):  # type: ignore[misc]
    """g', the slope of the activation."""

    def fdiff(self, argindex: int = 1) -> Any:
        """The derivative of g'(z) by z."""
        return g_second(self.args[0])


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


def sigma_prime(z: Any) -> Any:
    """σ', the slope of the sigmoid, as its quotient of exponentials."""
    return sp.exp(-z) / (1 + sp.exp(-z)) ** 2


def relu(z: Any) -> Any:
    """z where z > 0, else 0."""
    return sp.Max(z, 0)


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
    if not limits:
        raise ValueError("a sum says over what: write Sum(f, p), or Sum(f, (p, 1, P))")
    for limit in limits:
        n, *ends = limit if isinstance(limit, (tuple, sp.Tuple)) else (limit,)
        if n not in LETTERS and f in LETTERS:
            raise ValueError(f"a sum says last over what: write Sum(…, {f}), and before the comma what is summed")
        if n not in LETTERS:
            raise ValueError(f"a sum goes over one of {', '.join(map(str, LETTERS))}, not over {n}")
        if len(ends) not in (0, 2):
            raise ValueError(f"a sum's limits are written ({n}, 1, {LETTERS[n]})")
    return sp.Sum(f, *((n, 1, LETTERS[n]) if isinstance(n, sp.Symbol) else n for n in limits))


VOCABULARY: dict[str, Any] = {
    **{str(name): name for name in (P, N, H, *LETTERS, b, L, z)},
    **{str(name): name for name in RANGES},
    **{f.__name__: f for f in (g, g_prime, sigma, sigma_prime, step, relu, D, Sum)},
    **{f.__name__: f for f in (sp.exp, sp.log, sp.tanh, sp.sinh, sp.cosh, sp.sin, sp.cos, sp.sqrt, sp.sign)},
    "w": omega,
    "Derivative": D,
    "KroneckerDelta": sp.KroneckerDelta,
    "abs": sp.Abs,
    "max": sp.Max,
    "min": sp.Min,
}

ACTIVATIONS: dict[str, Callable[[Any], Any]] = {
    "sigmoid": lambda z: 1 / (1 + sp.exp(-z)),
    "tanh": sp.tanh,
    "softplus": lambda z: sp.log(1 + sp.exp(z)),
    "relu": relu,
    "identity": lambda z: z,
    "sine": sp.sin,
}


def definition(name: Any) -> Any:
    """The right-hand side of the slides' equation for L, ȳ_p, v_p[h] or v*_p[h], its summation index a fresh one."""
    n = sp.Dummy("n", integer=True)
    if name == L:
        return sp.Sum((y[n] - y_bar[n]) ** 2, (n, 1, P)) / 2
    if name.base == y_bar:
        return b + sp.Sum(x[n] * v[name.indices[0], n], (n, 1, H))
    sample, unit = name.indices
    return g(v_star[sample, unit]) if name.base == v else sp.Sum(omega[n, unit] * u[sample, n], (n, 1, N))


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
        f = derivative(write_out(meaning(f), head(a)), a)
        return collapse(f, dict(zip(a.indices, RANGES[a.base], strict=True))) if isinstance(a, sp.Indexed) else f
    return e.func(*map(meaning, e.args)) if e.args and not isinstance(e, sp.Indexed) else e


def derivative(f: Any, a: Any) -> Any:
    """∂f/∂a by SymPy's rules, with bplib's slope of ReLU at its kink."""
    return sp.diff(f, a).replace(sp.Heaviside, lambda z, *_: step(z))


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
    """`f` with g, g' and g'' replaced by those of a named activation, or of a function such as ``sympy.atan``."""
    if activation == "any":
        return f
    for name, formula, t in _with_its_slopes(activation):
        f = f.replace(name, lambda z, formula=formula, t=t: formula.xreplace({t: z}))
    return f


@functools.lru_cache(maxsize=64)
def _with_its_slopes(activation: Any) -> list[tuple[Any, Any, Any]]:
    """g'', g' and g, a formula of each, and the letter in which it is written. (Kept: every number tried needs it.)"""
    function = activation if callable(activation) else ACTIVATIONS[activation]
    t = sp.Dummy("t", real=True)
    value = function(t)
    slope = derivative(value, t)
    return [(g_second, derivative(slope, t), t), (g_prime, slope, t), (g, value, t)]


# --- Which elements there are -------------------------------------------------------------------------------------


def named_elements(e: Any, known: Mapping[Any, Any]) -> Iterator[Any]:
    """Each element that `e` names, with numbers for its indices; `known` has the sizes and the free indices."""
    if isinstance(e, sp.Indexed):
        yield e.base[tuple(index.xreplace(known) for index in e.indices)]
    elif isinstance(e, sp.Sum):
        inner, (n, low, high) = outermost(e)
        low, high = low.xreplace(known), high.xreplace(known)
        if low.is_Integer and high.is_Integer:
            for m in range(int(low), int(high) + 1):
                yield from named_elements(inner, {**known, n: sp.Integer(m)})
    else:
        for part in e.args:
            yield from named_elements(part, known)


def exists(a: Any, sizes: Mapping[Any, Any]) -> bool:
    """Whether the indices of an element, all numbers, are in their ranges."""
    ends = (int(sizes[size]) for size in RANGES[a.base])
    return all(not n.is_number or (n.is_Integer and 1 <= n <= end) for n, end in zip(a.indices, ends, strict=True))


def needed_sizes(*lines: Any) -> dict[Any, int]:
    """The least P, N and H for which the elements with numbers as indices, such as x[2] or y[P − 1], are there."""
    least = dict.fromkeys((P, N, H), 1)
    for e in lines:
        last = {n: high for s in e.atoms(sp.Sum) for n, low, high in s.limits if high.is_Integer and high >= low}
        for a in e.atoms(sp.Indexed):
            for index, size in zip(a.indices, RANGES[a.base], strict=True):
                index = index.xreplace(last)
                if index.is_Integer:
                    least[size] = max(least[size], int(index))
                elif (index - size).is_Integer:
                    least[size] = max(least[size], 1 - int(index - size))
    return least


def missing_element(e: Any) -> str:
    """A sentence on an element that `e` names and that is never there, such as y[0]; empty if there is none."""
    sums = [limits for s in e.atoms(sp.Sum) for limits in s.limits]
    if all(low == 1 and high == LETTERS.get(n) for n, low, high in sums) and all(
        index in LETTERS for a in e.atoms(sp.Indexed) for index in a.indices
    ):
        return ""  # quick, and nearly every line
    size = 3 + max((abs(int(n)) for n in e.atoms(sp.Integer)), default=0)
    if size > 40:
        return ""
    sizes = dict.fromkeys((P, N, H), sp.Integer(size))
    free = e.free_symbols & set(LETTERS)
    absent: list[Any] = []
    for place in (1, 2, size // 2, size - 1, size):
        known = {**sizes, **dict.fromkeys(free, sp.Integer(place))}
        absent.append(next((a for a in named_elements(e, known) if not exists(a, sizes)), None))
    if None in absent:
        return ""
    a = absent[2]
    end = next((T for n, T in zip(a.indices, RANGES[a.base], strict=True) if n.is_Integer and n > size), None)
    if end is not None:
        return f"With {end} = {size} this line speaks of {a}, and there are only {size}: the index ends at {end}."
    if any(n.is_Integer and n < 1 for n in a.indices):
        T = next(T for n, T in zip(a.indices, RANGES[a.base], strict=True) if n < 1)
        letter = next(m for m, other in LETTERS.items() if other == T)
        return f"Indices begin at 1 here, and this line speaks of {a}. All of them are ({letter}, 1, {T})."
    return f"This line speaks of {a}: an index is a whole number."


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


def in_full(e: Any, least: Mapping[Any, int]) -> Any:
    """`e` with each sum over a part of a range, or with a shifted index, as one over all of the range and single terms.

    Σ_{n=2}^{P} f(n) becomes Σ_{n=1}^{P} f(n) − f(1), and Σ_{n=0}^{H−1} x[n+1] becomes Σ_{n=1}^{H} x[n]; a sum between
    two numbers is written out. `least` says how large P, N and H are at least. The names of the summation indices must
    all differ.
    """
    if not e.has(sp.Sum):
        return e
    if not isinstance(e, sp.Sum):
        return e.func(*(in_full(part, least) for part in e.args))
    f, (n, low, high) = outermost(e)
    f = in_full(f, least)
    size = next((T for T in (P, N, H) if (high - T).is_Integer), None)
    if low.is_Integer and high.is_Integer and high - low < LONGEST:
        return sp.Add(*(f.xreplace({n: sp.Integer(m)}) for m in range(int(low), int(high) + 1)))
    if not low.is_Integer or size is None or abs(low) > LONGEST or abs(high - size) > LONGEST:
        return sp.Sum(f, (n, low, high))
    if (low, high) == (1, size) and all(index == n for index in _indices_with(n, f)):
        return sp.Sum(f, (n, low, high))
    if least[size] + (high - size) - low + 1 < 0:  # it may be empty, and then has not that many terms
        return sp.Sum(f, (n, low, high))
    return sp.Add(*(_term_in_full(term, n, low, high, size) for term in sp.Add.make_args(sp.expand_mul(f))))


LONGEST = 30
"""The most terms that are written out."""


def _indices_with(n: Any, f: Any) -> list[Any]:
    """The indices with n in them, of elements and of Kronecker's deltas."""
    indices = [index for a in f.atoms(sp.Indexed) for index in a.indices]
    return [index for index in [*indices, *(m for d in f.atoms(sp.KroneckerDelta) for m in d.args)] if index.has(n)]


def _term_in_full(f: Any, n: Any, low: Any, high: Any, size: Any) -> Any:
    """Σ_{n=low}^{high} f for one term f, as Σ_{n=1}^{size} and single terms; `high` is `size` and a number."""
    indices = _indices_with(n, f)
    if indices and all(index.coeff(n) == -1 for index in indices):  # counted downwards
        f = f.xreplace({n: low + high - n})
        indices = _indices_with(n, f)
    shifts = [index - n for index in indices] or [1 - low]
    if not all(shift.is_Integer for shift in shifts):
        return sp.Sum(f, (n, low, high))
    shift = min(shifts)
    f, first, beyond = f.xreplace({n: n - shift}), int(low + shift), int(high + shift - size)

    def terms(start: Any, numbers: range) -> Any:
        return sp.Add(*(f.xreplace({n: start + m}) for m in numbers))

    full = sp.Sum(f, (n, 1, size)) - terms(sp.Integer(0), range(1, first))  # no index is below 1, so neither is `first`
    return full + terms(size, range(1, beyond + 1)) - terms(size, range(beyond + 1, 1))


def with_bases(e: Any) -> Any:
    """`e` with its exponentials as powers of letters: e^(2z) is the square of the letter that stands for e^z.

    Letters that are independent of one another: what vanishes for all their values vanishes. log of a product of
    positive factors becomes a sum of logs.
    """
    e = e.replace(sp.tanh, lambda a: 1 - 2 / (sp.exp(2 * a) + 1))
    e = e.replace(sp.sinh, lambda a: (sp.exp(a) - sp.exp(-a)) / 2).replace(
        sp.cosh, lambda a: (sp.exp(a) + sp.exp(-a)) / 2
    )
    parts = {f: [t.as_coeff_Mul() for t in sp.Add.make_args(sp.expand(f.exp))] for f in e.atoms(sp.exp)}
    bases: dict[Any, tuple[Any, Any]] = {}  # of each exponent: the letter, and which part of it the letter stands for
    for exponent in dict.fromkeys(rest for terms in parts.values() for _, rest in terms):
        factors = [c for terms in parts.values() for c, rest in terms if rest == exponent]
        bases[exponent] = sp.Dummy(positive=True), sp.ilcm(1, *(getattr(c, "q", 1) for c in factors))
    e = e.xreplace({f: sp.Mul(*(bases[r][0] ** (c * bases[r][1]) for c, r in terms)) for f, terms in parts.items()})
    exponents = {letter: rest / part for rest, (letter, part) in bases.items()}
    return e.replace(sp.log, lambda a: _sum_of_logs(a, exponents))


def _sum_of_logs(a: Any, exponents: Mapping[Any, Any]) -> Any:
    """log a, taken apart if all factors of a are positive; `exponents` are the logs of the letters."""
    total = sp.Integer(0)
    for part, sign in zip(sp.fraction(sp.together(a)), (1, -1), strict=True):
        number, factors = sp.factor_list(part)
        if not number > 0 or not all(_is_positive(f) for f, _ in factors):
            return sp.log(a)
        total += sign * sp.log(number)
        total += sign * sp.Add(*(k * exponents.get(f, sp.log(f)) for f, k in factors))
    return total


def _is_positive(f: Any) -> bool:
    """Whether a polynomial has positive letters and positive coefficients only."""
    terms = sp.Add.make_args(sp.expand(f))
    return all(term.is_positive for term in terms)


def vanishes(f: Any, thorough: bool = False, cases: int = 4) -> bool:
    """Whether `f`, without sums and elements, is 0 for all values of its letters.

    What cancels as a fraction of polynomials is found at once, also in exponentials; what changes at a kink is proved
    on either side of it and on it, for as many kinks as `cases`. For other rules (such as sin² + cos² = 1) SymPy's slow
    ``simplify`` is asked, if `thorough`.
    """
    if differs_from_0(f):
        return False
    if sp.cancel(sp.together(f)) == 0:
        return True
    if f.has(sp.exp, sp.tanh, sp.sinh, sp.cosh, sp.log) and sp.cancel(sp.together(with_bases(f))) == 0:
        return True
    if f.has(sp.Heaviside, sp.Max, sp.Min, sp.Abs, sp.sign):
        if cases and _vanishes_on_both_sides(f, thorough, cases - 1):
            return True
        if f.has(sp.Heaviside, sp.sign):  # at their kinks a rule of SymPy's may have another value than ours
            return False
    return thorough and sp.simplify(f) == 0


def differs_from_0(f: Any) -> bool:
    """Whether `f`, without sums and elements, is plainly not 0 at some numbers for its letters.

    Most of what is asked to vanish does not, and this shows it in a tenth of the time that it takes to find no proof.
    """
    letters = enumerate(f.free_symbols, 3)
    value = f.xreplace({a: sp.Integer(n) if a.is_integer else sp.Rational(2 * n, 11) for n, a in letters})
    if not value.is_Rational:
        value = sp.N(value)  # to 15 digits, if it is not 0
    return bool(value.is_Rational or value.is_Float) and bool(abs(value) > 1e-9)


def _vanishes_on_both_sides(f: Any, thorough: bool, cases: int) -> bool:
    """Whether `f` vanishes where the argument of one of its kinks is positive, is negative, and is 0."""
    f = f.replace(sp.Max, _max).replace(sp.Min, lambda *a: -_max(*(-b for b in a)))
    kinks = sorted(f.atoms(sp.Heaviside, sp.Abs, sp.sign), key=lambda kink: (kink.args[0].count_ops(), str(kink)))
    if not kinks:
        return vanishes(f, thorough, cases)
    argument, size = kinks[0].args[0], sp.Dummy(positive=True)
    for value in (size, -size, sp.Integer(0)):
        letter = next((a for a in argument.free_symbols if argument.diff(a).is_Rational), None)
        here = f.xreplace({argument: value})
        if letter is not None:  # the argument's letter is then known everywhere
            here = f.xreplace({letter: letter + (value - argument) / argument.diff(letter)})
        if not here.has(sp.nan, sp.zoo) and not vanishes(sp.sympify(here), thorough, cases):
            return False
    return True


def _max(first: Any, *others: Any) -> Any:
    """The maximum, written with absolute values."""
    for other in others:
        first = (first + other + sp.Abs(first - other)) / 2
    return first


def frozen(e: Any) -> tuple[Any, dict[Any, Any]]:
    """`e` with a letter for each of its sums and elements, and what the letters stand for."""
    opaque = {part: sp.Dummy(real=True) for part in e.atoms(sp.Sum, sp.Indexed)}
    return e.xreplace(opaque), {letter: part for part, letter in opaque.items()}


def is_zero(e: Any, thorough: bool = False) -> bool:
    """Whether `e` is 0 for all values of its letters: sums over one range are joined, then what they sum compared."""
    for delta in e.atoms(sp.KroneckerDelta):
        if delta.free_symbols <= e.free_symbols:  # 0 where its two indices differ; else they are one
            first, second = sorted(delta.args, key=lambda index: index.is_number)
            equal_indices = e.xreplace({first: second}) if first.is_Symbol else e.xreplace({delta: sp.Integer(1)})
            return is_zero(e.xreplace({delta: sp.Integer(0)}), thorough) and is_zero(equal_indices, thorough)
    e, back = frozen(same_names(e)[0])
    if vanishes(e, thorough):
        return True
    rest, n = sp.Integer(0), sp.Dummy("n", integer=True)
    joined: dict[Any, Any] = {}
    for term in (t.xreplace(back) for t in sp.Add.make_args(sp.expand_mul(e))):
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


def pulled_out(e: Any) -> Any:
    """`e` multiplied out, with all that a sum's index is not in standing outside of the sum.

    So Σ_p (y_p − S)² with S = Σ_q y_q / P becomes Σ_p y_p² − 2S Σ_p y_p + P S².
    """
    if not e.has(sp.Sum):
        return e
    if not isinstance(e, sp.Sum):
        return e.func(*map(pulled_out, e.args)) if not isinstance(e, sp.Indexed) else e
    (summand, (n, low, high)), total = outermost(e), sp.Integer(0)
    summand = sp.expand_mul(sp.expand_multinomial(sp.expand_mul(pulled_out(summand))))
    for term in sp.Add.make_args(summand):
        outside, term = sp.factor_terms(term).as_independent(n, as_Add=False)
        if term == 1 and (high - low + 1).is_nonnegative:
            total += outside * (high - low + 1)
        else:
            total += outside * sp.Sum(term, (n, low, high))
    return total


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


def difference(before: Any, here: Any, activation: Any) -> Any:
    """What has to vanish for two expressions to be equal, in plain letters and sums over all of a range."""
    e = in_full(with_activation(plain(before) - plain(here), activation), least := needed_sizes(before, here))
    for size, smallest in least.items():
        e = collapse(e, {**LETTERS, **{sp.Integer(n): size for n in range(1, smallest + 1)}})
    return e


def vanishes_rearranged(e: Any) -> bool:
    """Whether `e` is proved to be 0 with its sums multiplied out, or brought into one order."""
    return e.has(sp.Sum) and (
        vanishes(frozen(same_names(pulled_out(e))[0])[0]) or is_zero(ordered(e)) or is_zero(with_equal_sums_as_one(e))
    )


def with_equal_sums_as_one(e: Any) -> Any:
    """`e` with one sum for all those over one range whose terms are proved equal, each by itself.

    So y Σ_h log(e^x[h]) − y Σ_h x[h] has one sum only, whatever it is multiplied by.
    """
    e, n = same_names(e)[0], sp.Dummy("n", integer=True)
    one_for: dict[Any, Any] = {}
    kept: list[Any] = []
    for total in sorted(e.atoms(sp.Sum), key=sp.count_ops):
        summand, (name, *limits) = outermost(total.xreplace(one_for))
        for other in kept:
            term, (others_name, *others) = outermost(other)
            if limits == others and vanishes(frozen(summand.xreplace({name: n}) - term.xreplace({others_name: n}))[0]):
                one_for[total] = other
                break
        else:
            kept.append(total.xreplace(one_for))
    return e.xreplace(one_for)


def equal(before: Any, here: Any, activation: Any = "sigmoid", thorough: bool = False) -> bool:
    """Whether two expressions are proved equal. False means "not proved"; only numbers can refute."""
    e = difference(before, here, activation)
    return is_zero(e) or vanishes_rearranged(e) or (thorough and _vanishes_by_simplify(e))


def _vanishes_by_simplify(e: Any) -> bool:
    return is_zero(e, thorough=True) or is_zero(ordered(e), thorough=True)


@functools.lru_cache(maxsize=256)
def decide(
    before: Any, here: Any, activation: Any = "sigmoid", known_to_differ: bool = False
) -> bool | Counterexample | None:
    """True if two expressions are proved equal, numbers at which they differ if there are, None if neither is found.

    What is quick comes first: a wrong line mostly differs at the first numbers tried. Where two expressions are known
    to differ, all numbers are tried before a proof is. (Kept: an answer is compared with the same formulas for its
    verdict, for its name, and for where it shows.)
    """
    if known_to_differ and (found := counterexample(before, here, activation)):
        return found
    if found := counterexample(before, here, activation, slice(0, 1)):
        return found
    e = difference(before, here, activation)
    if is_zero(e):
        return True
    if found := counterexample(before, here, activation, slice(1, 4)):
        return found
    if vanishes_rearranged(e):
        return True
    return counterexample(before, here, activation, slice(4, None)) or _vanishes_by_simplify(e) or None


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
        return derivative(write_out(f, head(a), lambda d: explicit(d, known)), a)
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


def places(before: Any, here: Any) -> Iterator[dict[Any, Any]]:
    """Sizes, and a number for each free index, at which all elements of two lines are there."""
    free = sorted((before.free_symbols | here.free_symbols) & set(LETTERS), key=str)
    # Each free index at either end of its range; first all at the same end, then those of one range apart, which tells
    # h from k.
    second = {n: any(LETTERS[m] == LETTERS[n] for m in free[:at]) for at, n in enumerate(free)}
    corners = [dict.fromkeys(free, at_end) for at_end in (False, True)]
    corners += [{n: second[n] != at_end for n in free} for at_end in (False, True)] if any(second.values()) else []
    least = needed_sizes(before, here).values()
    tried = []
    for sizes, corner in itertools.product((tuple(map(max, sizes, least)) for sizes in SIZES), corners):
        known = dict(zip((P, N, H), map(sp.Integer, sizes), strict=True))
        known |= {n: known[LETTERS[n]] if corner[n] else sp.Integer(1) for n in free}
        if known not in tried and all(exists(a, known) for e in (before, here) for a in named_elements(e, known)):
            tried.append(known)
            yield known


def counterexample(
    before: Any, here: Any, activation: Any = "sigmoid", tried: slice = slice(None)
) -> Counterexample | None:
    """Numbers at which the two expressions differ within four digits, or None if none are found.

    `tried` says which of the `places` are.
    """
    activation = no_known_one if activation == "any" else activation
    for known in itertools.islice(places(before, here), tried.start, tried.stop):

        def spelt_out(e: Any, known: dict[Any, Any] = known) -> Any:
            return write_out(explicit(e, known), None, lambda d: explicit(d, known))

        sides = [spelt_out(before), spelt_out(here)]
        elements = {a: sp.Dummy() for e in sides for a in e.atoms(sp.Indexed)}
        scalars = {a for e in sides for a in e.xreplace(elements).atoms(sp.Symbol)} - set(elements.values())
        letters = {*elements, *scalars}
        draw = random.Random(sum(int(known[size]) for size in (P, N, H)))
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
