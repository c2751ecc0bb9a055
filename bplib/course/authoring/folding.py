"""Which cells are folded: those that only say or draw something. The reader sees it, and unfolds its code with a click.

`bplib.course.authoring.execute` folds what it writes, so that no author has to think of it. The mark is JupyterLab's
own, so it holds wherever the cell goes: in a student's copy, on a short way, in the browser; the book asks for it.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import Any

from bplib.course.authoring.given import asks
from bplib.course.page.minutes import is_of_exercise

EVALUATES = {"ACTIVATIONS", "loss", "with_constant_input"}
"""Of bplib: what a drawing needs to evaluate what is there. All else (to train, to differentiate) is the lesson."""
KEY = "source_hidden"


def fold(cells: Sequence[Any]) -> None:
    """Fold the cells that only say or draw, in place, and unfold the others.

    Parameters
    ----------
    cells : sequence of nbformat.NotebookNode
        Of a whole notebook: the answer to a **Predict** stays open, since it is run, and so do exercises.
    """
    asked = False
    for cell in cells:
        if cell.cell_type == "code":
            marks = dict(cell.metadata.pop("jupyter", {}))
            marks.pop(KEY, None)
            if not asked and not is_of_exercise(cell) and only_shows(cell.source):
                marks[KEY] = True
            if marks:
                cell.metadata["jupyter"] = marks
        asked = asks(cell)


def is_folded(cell: Any) -> bool:
    """Whether a cell's code is folded."""
    return bool(cell.metadata.get("jupyter", {}).get(KEY))


def only_shows(source: str) -> bool:
    """Whether code only says or draws what the cells before it have computed.

    It ends by calling the course to show it, but for assertions. Before, it imports, defines and prints nothing; of
    bplib it uses what evaluates; and it loops only to draw, so that what is said after a loop of computation is no mere
    saying. A single line is its own summary, and no shorter when it is folded.
    """
    try:
        statements = ast.parse(source).body
    except SyntaxError:  # a magic, such as %timeit
        return False
    while statements and isinstance(statements[-1], ast.Assert):
        statements.pop()
    if len(source.splitlines()) < 2 or not statements or not _calls_the_course(statements[-1]):
        return False
    nodes = [node for statement in statements for node in ast.walk(statement)]
    draws = any(isinstance(node, ast.Attribute) and node.attr == "subplots" for node in nodes)
    return not any(_is_of_the_lesson(node, draws) for node in nodes)


def _calls_the_course(statement: ast.stmt) -> bool:
    called = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(called, ast.Call) and _first_name(called) == "course"


def _is_of_the_lesson(node: ast.AST, draws: bool) -> bool:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "bp":
        return node.attr not in EVALUATES
    if isinstance(node, ast.For | ast.While):
        return not draws
    if isinstance(node, ast.Name):
        return node.id == "print"
    return isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef)


def _first_name(node: ast.expr) -> str:
    """What a chain of calls and attributes begins with."""
    while isinstance(node, ast.Call | ast.Attribute):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""
