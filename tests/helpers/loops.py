"""A line of a derivation computed with numbers, by plain loops: no algebra, and nothing of what reads or proves lines.

A derivative is a difference quotient in forty digits; what depends on the letter it is by is computed anew.
"""

from __future__ import annotations

import ast
import operator
import random
from collections.abc import Callable, Iterator
from typing import Any

import mpmath as mp

mp.mp.dps = 40
STEP = mp.mpf(10) ** -12

ACTIVATIONS: dict[str, Callable[[Any], Any]] = {
    "sigmoid": lambda z: 1 / (1 + mp.exp(-z)),
    "tanh": lambda z: (mp.exp(z) - mp.exp(-z)) / (mp.exp(z) + mp.exp(-z)),
    "softplus": lambda z: mp.log(1 + mp.exp(z)),
    "relu": lambda z: z if z > 0 else mp.mpf(0),
    "identity": lambda z: z,
    "sine": mp.sin,
    "any": lambda z: mp.sin(z) + z**2 / 3,
}
FUNCTIONS: dict[str, Callable[..., Any]] = {
    "sigma": ACTIVATIONS["sigmoid"],
    "sigma_prime": lambda z: ACTIVATIONS["sigmoid"](z) * (1 - ACTIVATIONS["sigmoid"](z)),
    "step": lambda z: mp.mpf(1 if z > 0 else 0),
    "relu": ACTIVATIONS["relu"],
    "sign": mp.sign,
    "abs": abs,
    "max": max,
    "min": min,
    "KroneckerDelta": lambda one, other: mp.mpf(one == other),
    **{name: getattr(mp, name) for name in ("exp", "log", "tanh", "sinh", "cosh", "sin", "cos", "sqrt")},
}
OPERATIONS = {
    **{ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul},
    **{ast.Div: operator.truediv, ast.Pow: operator.pow},
}
RANGES = {"u": "PN", "y": "P", "y_bar": "P", "omega": "NH", "x": "H", "v_star": "PH", "v": "PH"}
LETTERS = {"p": "P", "q": "P", "i": "N", "j": "N", "h": "H", "k": "H"}
SIZES = ((1, 1, 1), (1, 1, 1), (2, 1, 1), (1, 2, 3), (3, 2, 2), (4, 2, 4))


class Absent(Exception):
    """An element such as x[0] or, with H = 1, x[2]."""


class World:
    """One network, its samples, and an index for each letter, all at random."""

    def __init__(self, sizes: tuple[int, int, int], activation: str, seed: int, flat: bool = False) -> None:
        draw = random.Random(seed)
        self.g = ACTIVATIONS[activation]
        self.scalars: dict[str, Any] = dict(zip("PNH", sizes, strict=True))
        self.scalars |= {letter: draw.randint(1, self.scalars[size]) for letter, size in LETTERS.items()}
        self.scalars |= {"b": mp.mpf(draw.uniform(-2, 2)), "z": mp.mpf(0 if flat else draw.uniform(-2, 2))}
        self.elements: dict[tuple[str, tuple[int, ...]], Any] = {}
        for name in ("u", "y", "omega", "x"):
            for place in self.places(name):
                at_kink = flat and name == "omega"
                self.elements[name, place] = mp.mpf(0 if at_kink else draw.uniform(-2, 2))
        self.set: dict[Any, Any] = {}  # what a derivative moves

    def places(self, name: str) -> list[tuple[int, ...]]:
        places: list[tuple[int, ...]] = [()]
        for size in RANGES[name]:
            places = [(*place, n) for place in places for n in range(1, self.scalars[size] + 1)]
        return places

    def element(self, name: str, place: tuple[int, ...]) -> Any:
        if place not in self.places(name):
            raise Absent(f"{name}{list(place)}")
        if (name, place) in self.set:
            return self.set[name, place]
        if name == "v_star":
            sample, unit = place
            inputs = range(1, self.scalars["N"] + 1)
            return mp.fsum(self.element("omega", (n, unit)) * self.element("u", (sample, n)) for n in inputs)
        if name == "v":
            return self.g(self.element("v_star", place))
        if name == "y_bar":
            units = range(1, self.scalars["H"] + 1)
            return self.scalar("b") + mp.fsum(self.element("x", (n,)) * self.element("v", (*place, n)) for n in units)
        return self.elements[name, place]

    def scalar(self, name: str) -> Any:
        if name in self.set:
            return self.set[name]
        if name == "L":
            samples = range(1, self.scalars["P"] + 1)
            return mp.fsum((self.element("y", (n,)) - self.element("y_bar", (n,))) ** 2 for n in samples) / 2
        return self.scalars[name]

    def value(self, node: Any) -> Any:
        match node:
            case ast.Constant(number):
                return mp.mpf(str(number))
            case ast.Name(name):
                return self.scalar(name)
            case ast.Subscript():
                return self.element(*self.key(node))
            case ast.UnaryOp(ast.USub(), operand):
                return -self.value(operand)
            case ast.BinOp(left, op, right):
                return OPERATIONS[type(op)](mp.mpf(self.value(left)), mp.mpf(self.value(right)))
            case ast.Call(ast.Name("Sum"), [f, *inner, outermost]):
                return self.sum(ast.Call(ast.Name("Sum"), [f, *inner], []) if inner else f, outermost)
            case ast.Call(ast.Name("D"), [f, a]):
                return self.derivative(f, a)
            case ast.Call(ast.Name("g"), [f]):
                return self.g(self.value(f))
            case ast.Call(ast.Name("g_prime"), [f]):
                z = self.value(f)
                return (self.g(z + STEP) - self.g(z - STEP)) / (2 * STEP)
            case ast.Call(ast.Name(name), arguments):
                return FUNCTIONS[name](*map(self.value, arguments))
        raise TypeError(ast.unparse(node))

    def key(self, node: Any) -> Any:
        if isinstance(node, ast.Name):
            return node.id
        indices = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        return {"w": "omega"}.get(node.value.id, node.value.id), tuple(int(self.value(n)) for n in indices)

    def sum(self, f: Any, limit: Any) -> Any:
        if isinstance(limit, ast.Name):
            letter, low, high = limit.id, 1, self.scalars[LETTERS[limit.id]]
        else:
            letter, low, high = limit.elts[0].id, int(self.value(limit.elts[1])), int(self.value(limit.elts[2]))
        outer, total = self.scalars[letter], mp.mpf(0)
        for self.scalars[letter] in range(low, high + 1):
            total += self.value(f)
        self.scalars[letter] = outer
        return total

    def derivative(self, f: Any, a: Any) -> Any:
        key, here, before = self.key(a), mp.mpf(self.value(a)), dict(self.set)
        values = []
        for moved in (here + STEP, here - STEP):
            self.set = {**before, key: moved}
            values.append(self.value(f))
        self.set = before
        return (values[0] - values[1]) / (2 * STEP)


def worlds(lines: tuple[str, ...], activation: str) -> Iterator[World]:
    """Small worlds; also such as lie on every kink, if the lines have one that no derivative is taken at."""
    plain = not any(
        "[" in line or "L" in line for line in lines
    )  # letters alone are quickly tried, and with kinks need it
    for seed, sizes in enumerate(SIZES * 4 if plain else SIZES):
        yield World(sizes, activation, seed)
    if not any("D(" in line or "g_prime" in line for line in lines):
        for seed, sizes in enumerate(SIZES):
            yield World(sizes, activation, seed, flat=True)


def agree(before: str, here: str, activation: str = "sigmoid") -> bool:
    """Whether two lines have one value in all worlds in which their elements are there."""
    trees = [ast.parse(line.strip(), mode="eval").body for line in (before, here)]
    compared = 0
    for world in worlds((before, here), activation):
        try:
            one, other = map(world.value, trees)
        except (Absent, ZeroDivisionError):
            continue
        compared += 1
        if abs(one - other) > 1e-9 * (1 + abs(one) + abs(other)):
            return False
    assert compared > 0, f"{before} and {here} were never compared"
    return True
