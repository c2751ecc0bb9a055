"""A table of numbers under an explorer's picture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

OPERATOR, HELD = re.compile(" ([−+·×=/]) "), "\u00a0\\1\u00a0"  # a line is not broken inside a formula


def table(head: Sequence[str], rows: Iterable[Sequence[str]], caption: str = "") -> str:
    """A table as HTML, with a name before each row and over each column.

    Parameters
    ----------
    head : sequence of str
        Over the columns; the first, over the rows' names, may be empty.
    rows : iterable of sequences of str
        Each begins with its name. HTML is taken as it is.
    caption : str
        Above the table, if there is one.
    """
    above = f'<caption style="text-align: left; padding: 0 0.8em">{caption}</caption>' if caption else ""
    corner, *names = (OPERATOR.sub(HELD, name) for name in head)
    columns = f"<td>{corner}</td>" + "".join(f'<th scope="col">{name}</th>' for name in names)
    body = "".join(
        f'<tr><th scope="row" style="text-align: left">{name}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'
        for name, *cells in rows
    )
    return (
        f'<table style="border-spacing: 0.8em 0; margin: 0.6em 0">{above}'
        f"<thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table>"
    )
