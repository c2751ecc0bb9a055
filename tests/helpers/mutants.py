"""Code with one small change each, as by a slip: an operator, a number, a comparison, a dropped term or line."""

import ast
import copy
import difflib
import types
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

OPERATORS: dict[type[ast.operator], list[type[ast.operator]]] = {
    ast.Add: [ast.Sub],
    ast.Sub: [ast.Add],
    ast.Mult: [ast.Div],
    ast.Div: [ast.Mult],
    ast.FloorDiv: [ast.Div],
    ast.Mod: [ast.FloorDiv],
    ast.Pow: [ast.Mult],
    ast.MatMult: [ast.Mult],
}
NOT_COMMUTATIVE = (ast.Sub, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.MatMult)
# With or without equality, and the other way round.
COMPARISONS: dict[type[ast.cmpop], list[type[ast.cmpop]]] = {
    ast.Lt: [ast.LtE, ast.Gt],
    ast.LtE: [ast.Lt, ast.GtE],
    ast.Gt: [ast.GtE, ast.Lt],
    ast.GtE: [ast.Gt, ast.LtE],
    ast.Eq: [ast.NotEq],
    ast.NotEq: [ast.Eq],
    ast.Is: [ast.IsNot],
    ast.IsNot: [ast.Is],
    ast.In: [ast.NotIn],
    ast.NotIn: [ast.In],
}
NAMES = {
    "max": "min", "min": "max", "maximum": "minimum", "minimum": "maximum",
    "argmax": "argmin", "argmin": "argmax", "nanargmax": "nanargmin", "nanargmin": "argmin",
    "nanmax": "max", "nanmin": "min", "nanmean": "mean", "nanmedian": "median",
    "sum": "mean", "mean": "sum", "std": "var", "var": "std", "median": "mean",
    "zeros": "ones", "ones": "zeros", "vstack": "hstack", "hstack": "vstack",
    "floor": "ceil", "ceil": "floor", "any": "all", "all": "any", "isfinite": "isinf",
}  # fmt: skip
# Functions that a slip leaves out: f(z) becomes z.
LEFT_OUT = {"abs", "fabs", "sqrt", "exp", "log", "ceil", "floor", "round", "sum", "mean", "copy", "array", "sorted"}


class Change(NamedTuple):
    """A change that can be made of a source, and where."""

    line: int
    make: Callable[[], ast.Module]


def mutants(source: str) -> Iterator[str]:
    """Sources that differ from this one in one place, and not only in writing: their compiled code differs."""
    tree = ast.parse(source)
    seen = [_code(ast.unparse(tree))]
    for change in changes(tree):
        found = mutant(change)
        if found and (code := _code(found)) not in seen:
            seen.append(code)
            yield found


def mutant(change: Change) -> str | None:
    """The source with that change, if there is one that compiles."""
    try:
        source = ast.unparse(ast.fix_missing_locations(change.make()))
        compile(source, "mutant", "exec")
    except (SyntaxError, ValueError):
        return None
    return source


def differs(source: str, other: str) -> bool:
    """Whether more differs than the writing."""
    return _code(ast.unparse(ast.parse(source))) != _code(other)


def formula_mutants(source: str) -> Iterator[str]:
    """The same for the formulas that a source has as text."""
    tree = ast.parse(source)
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    for node in texts:
        formula = node.value
        for mutant in mutants(formula):
            node.value = mutant
            yield ast.unparse(tree)
        node.value = formula


def entry_mutants(answer: Any, options: tuple[str, ...] = ()) -> Iterator[Any]:
    """Answers in which one number or one chosen option is another one, at any depth of dictionaries and sequences."""
    if isinstance(answer, dict):
        for key, entry in answer.items():
            yield from ({**answer, key: other} for other in entry_mutants(entry, options))
    elif isinstance(answer, tuple | list):
        for number, entry in enumerate(answer):
            yield from ([*answer[:number], other, *answer[number + 1 :]] for other in entry_mutants(entry, options))
    elif options:
        yield from (option for option in options if option.casefold() != str(answer).casefold())
    else:
        number = float(answer)
        others = (number + 1, number - 1, 2 * number, -number, number / 2, 1.02 * number, 0.98 * number)
        yield from {other for other in others if other != number}


def changed(source: str, mutant: str) -> str:
    """What a mutant changes, line by line: "a + b → a - b"; nothing behind the arrow where a line is dropped."""
    before, after = ast.unparse(ast.parse(source)).splitlines(), mutant.splitlines()
    found = []
    for what, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            olds, news = (" / ".join(line.strip() for line in lines) for lines in (before[i:j], after[k:m]))
            found.append(f"{olds} → {news}".strip())
    return "; ".join(found)


def _code(source: str) -> Any:
    """What is compiled of a source, without its places in the text."""

    def plain(code: types.CodeType) -> Any:
        constants = [plain(c) if isinstance(c, types.CodeType) else repr(c) for c in code.co_consts]
        return code.co_code, code.co_names, code.co_varnames, code.co_freevars, constants

    return plain(compile(source, "mutant", "exec"))


def changes(tree: ast.Module) -> Iterator[Change]:
    """Each node in turn replaced by each of its variants, and each statement dropped."""
    spared = _spared(tree)
    for place, node in enumerate(ast.walk(tree)):
        if id(node) in spared:
            continue
        for number, _ in enumerate(_variants(node)):
            yield Change(getattr(node, "lineno", 0), partial(_with_variant, tree, place, number))
        for field in ("body", "orelse"):
            for number, statement in enumerate(_statements(node, field)):
                if id(statement) not in spared:
                    for kept in (ast.Pass(), *_instead(statement)):
                        yield Change(statement.lineno, partial(_with_statement, tree, place, field, number, kept))


def _spared(tree: ast.Module) -> set[int]:
    """What does nothing when it runs: docstrings, annotations, imports for them, the order of types that are asked for;
    and zip's guard against ourselves.
    """
    found: list[ast.AST] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found.append(node)
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            found += ast.walk(node)
        elif isinstance(node, ast.Call) and any(keyword.arg == "strict" for keyword in node.keywords):
            found += [node, *(k.value for k in node.keywords)]
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "isinstance":
            found.append(node.args[1])
        elif isinstance(node, ast.ExceptHandler) and node.type:
            found.append(node.type)
        for field in ("annotation", "returns"):
            if isinstance(hint := getattr(node, field, None), ast.AST):
                found += ast.walk(hint)
        if isinstance(node, ast.AnnAssign) and node.value is None:
            found.append(node)
    return {id(node) for node in found}


def _with_variant(tree: ast.Module, place: int, number: int) -> ast.Module:
    made = copy.deepcopy(tree)
    twin = _nth(made, place)
    return _replaced(made, twin, list(_variants(twin))[number])


def _with_statement(tree: ast.Module, place: int, field: str, number: int, kept: ast.stmt) -> ast.Module:
    made = copy.deepcopy(tree)
    _statements(_nth(made, place), field)[number] = copy.deepcopy(kept)
    return made


def _nth(tree: ast.AST, place: int) -> ast.AST:
    return next(node for number, node in enumerate(ast.walk(tree)) if number == place)


def _replaced(tree: ast.Module, old: ast.AST, new: ast.AST) -> ast.Module:
    class Replace(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return new if node is old else self.generic_visit(node)

    return Replace().visit(tree)


def _statements(node: ast.AST, field: str) -> list[Any]:
    """The statements in a node that may be dropped."""
    found = getattr(node, field, [])
    ours = isinstance(found, list) and not any(
        isinstance(s, ast.FunctionDef | ast.Import | ast.ImportFrom) for s in found
    )
    return found if ours and not isinstance(node, ast.Module | ast.Lambda) else []


def _instead(statement: ast.stmt) -> list[ast.stmt]:
    """What may stand for a statement, beside nothing."""
    if isinstance(statement, ast.Break):
        return [ast.Continue()]
    if isinstance(statement, ast.Continue):
        return [ast.Break()]
    return []


def _variants(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand for a node that is no statement, or for an assignment."""
    if isinstance(node, ast.BinOp):
        yield from _binary(node)
    elif isinstance(node, ast.AugAssign):
        for operator in OPERATORS.get(type(node.op), []):
            yield ast.AugAssign(node.target, operator(), node.value)
        yield ast.Assign([node.target], node.value)
    elif isinstance(node, ast.UnaryOp) and not isinstance(node.operand, ast.Constant):
        yield node.operand
    elif isinstance(node, ast.Constant):
        yield from _constant(node)
    elif isinstance(node, ast.Compare):
        for number, operator in enumerate(node.ops):
            for other in COMPARISONS.get(type(operator), []):
                yield ast.Compare(node.left, [*node.ops[:number], other(), *node.ops[number + 1 :]], node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        yield from node.values
    elif isinstance(node, ast.If | ast.IfExp):
        negated = copy.copy(node)
        negated.test = ast.UnaryOp(ast.Not(), node.test)
        yield negated
    elif isinstance(node, ast.Attribute) and node.attr == "T":
        yield node.value
    elif isinstance(node, ast.Call):
        yield from _call(node)
    elif isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load):
        yield from (ast.Tuple(elements, ast.Load()) for elements in _swapped(node.elts))


def _binary(node: ast.BinOp) -> Iterator[ast.AST]:
    for operator in OPERATORS.get(type(node.op), []):
        yield ast.BinOp(node.left, operator(), node.right)
    if isinstance(node.op, NOT_COMMUTATIVE):
        yield ast.BinOp(node.right, node.op, node.left)
    yield node.left
    if isinstance(node.op, ast.Add | ast.Sub | ast.Mult):
        yield ast.UnaryOp(ast.USub(), node.right) if isinstance(node.op, ast.Sub) else node.right
    elif isinstance(node.op, ast.Div):
        yield ast.BinOp(ast.Constant(1), ast.Div(), node.right)


def _constant(node: ast.Constant) -> Iterator[ast.AST]:
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int | float):
        yield from (ast.Constant(value + 1), _signed(value - 1), ast.Constant(2 * value), _signed(-value))


def _signed(value: float) -> ast.AST:
    return ast.UnaryOp(ast.USub(), ast.Constant(-value)) if value < 0 else ast.Constant(value)


def _call(node: ast.Call) -> Iterator[ast.AST]:
    for arguments in _swapped(node.args):
        yield ast.Call(node.func, arguments, node.keywords)
    for number in range(len(node.keywords)):
        yield ast.Call(node.func, node.args, node.keywords[:number] + node.keywords[number + 1 :])
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    if name in NAMES and isinstance(node.func, ast.Attribute):
        yield ast.Call(ast.Attribute(node.func.value, NAMES[name], ast.Load()), node.args, node.keywords)
    elif name in ("max", "min", "any", "all"):
        yield ast.Call(ast.Name(NAMES[name], ast.Load()), node.args, node.keywords)
    if name in LEFT_OUT:
        if len(node.args) >= 1:
            yield node.args[0]
        elif isinstance(node.func, ast.Attribute):
            yield node.func.value
    if name == "range":
        for number, bound in enumerate(node.args):
            for operator in (ast.Add, ast.Sub):
                moved = ast.BinOp(bound, operator(), ast.Constant(1))
                yield ast.Call(node.func, [*node.args[:number], moved, *node.args[number + 1 :]], node.keywords)
        if len(node.args) == 1:
            yield ast.Call(node.func, [ast.Constant(1), *node.args], node.keywords)


def _swapped(elements: list[ast.expr]) -> Iterator[list[ast.expr]]:
    """The elements, with two neighbours exchanged."""
    for number in range(len(elements) - 1):
        yield [*elements[:number], elements[number + 1], elements[number], *elements[number + 2 :]]
