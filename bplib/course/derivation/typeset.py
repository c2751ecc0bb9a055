"""The slides' notation for a line of a derivation.

The LaTeX is made from the text as it was typed, not from what SymPy makes of it: 2/2, (−1) and + 1 − 1 stay.
"""

from __future__ import annotations

import ast
from typing import Any

# How tightly a piece of LaTeX holds together; OPEN is a sum or derivative that would swallow what follows it.
SUM, OPEN, PRODUCT, POWER, ATOM = range(5)
COMMANDS = {"y_bar": r"\bar{y}", "v_star": "v^{*}", "omega": r"\omega", "w": r"\omega"}
COMMANDS |= {"g_prime": "g'", "sigma_prime": r"\sigma'"}
COMMANDS |= {name: "\\" + name for name in "sigma log tanh sinh cosh sin cos max min mu".split()}
COMMANDS |= {name: rf"\operatorname{{{name}}}" for name in ("step", "relu", "sign")}


def latex(line: str) -> str:
    """A line in the slides' notation, in the order in which it was typed."""
    return _latex(ast.parse(line, mode="eval").body)[0]


def _inside(node: Any, least: int) -> str:
    """The LaTeX of a node, in brackets if it holds together less tightly than `least`."""
    text, level = _latex(node)
    return text if level >= least else rf"\left({text}\right)"


def _latex(node: Any) -> tuple[str, int]:
    """The LaTeX of a node, and how tightly it holds together."""
    match node:
        case ast.Name(name):
            return COMMANDS.get(name, name), ATOM
        case ast.Constant(value):
            return str(value), ATOM
        case ast.Subscript(ast.Name(name), index):
            indices = [_latex(n)[0] for n in (index.elts if isinstance(index, ast.Tuple) else [index])]
            if name in ("omega", "w", "x"):
                return f"{COMMANDS.get(name, name)}[{','.join(indices)}]", ATOM
            return f"{COMMANDS.get(name, name)}_{{{indices[0]}}}" + "".join(f"[{n}]" for n in indices[1:]), ATOM
        case ast.UnaryOp(ast.USub(), operand):
            return f"-{_inside(operand, OPEN)}", SUM
        case ast.BinOp(left, ast.Add() | ast.Sub() as op, right):
            first, level = _latex(left)
            first = rf"\left({first}\right)" if level == OPEN else first
            return f"{first} {'+' if isinstance(op, ast.Add) else '-'} {_inside(right, OPEN)}", SUM
        case ast.BinOp(left, ast.Mult(), right):
            second, level = _inside(right, OPEN), min(_latex(right)[1], PRODUCT) or PRODUCT
            if isinstance(left, ast.UnaryOp) and not isinstance(left.operand, ast.Constant):
                first, level = f"-{_inside(left.operand, PRODUCT)}", SUM  # −a·b needs no brackets
            else:
                first = _inside(left, PRODUCT)
            return first + (r" \cdot " if second[0].isdigit() else r"\, ") + second, level
        case ast.BinOp(left, ast.Div(), right):
            return rf"\frac{{{_latex(left)[0]}}}{{{_latex(right)[0]}}}", PRODUCT
        case ast.BinOp(left, ast.Pow(), right):
            return f"{_inside(left, ATOM)}^{{{_latex(right)[0]}}}", POWER
        case ast.Call(ast.Name("Sum"), [f, *limits]):
            return "".join(map(_limits, limits)) + " " + _inside(f, OPEN), OPEN
        case ast.Call(ast.Name("D" | "Derivative"), [f, a]):
            if isinstance(f, ast.Name | ast.Subscript):
                return rf"\frac{{\partial {_latex(f)[0]}}}{{\partial {_latex(a)[0]}}}", PRODUCT
            return rf"\frac{{\partial}}{{\partial {_latex(a)[0]}}} {_inside(f, POWER)}", OPEN
        case ast.Call(ast.Name("exp"), [f]):
            return f"e^{{{_latex(f)[0]}}}", POWER
        case ast.Call(ast.Name("sqrt"), [f]):
            return rf"\sqrt{{{_latex(f)[0]}}}", ATOM
        case ast.Call(ast.Name("abs"), [f]):
            return rf"\left|{_latex(f)[0]}\right|", ATOM
        case ast.Call(ast.Name("KroneckerDelta"), [first, second]):
            return rf"\delta_{{{_latex(first)[0]},{_latex(second)[0]}}}", ATOM
        case ast.Call(ast.Name(name), arguments):
            return rf"{COMMANDS.get(name, name)}\left({', '.join(_latex(n)[0] for n in arguments)}\right)", POWER
    raise ValueError(f"There is no notation for {ast.unparse(node)} here.")


def _limits(node: Any) -> str:
    if isinstance(node, ast.Tuple):
        n, low, high = (_latex(part)[0] for part in node.elts)
        return rf"\sum_{{{n}={low}}}^{{{high}}}"
    return rf"\sum_{{{_latex(node)[0]}}}"
