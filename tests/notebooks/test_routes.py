"""Each way through each lesson runs alone, from top to bottom, and prints what is stored.

`make test` leaves it out, and runs the lessons whole; run it with `make routes`.
"""

from pathlib import Path

import pytest
from rules import Lesson
from running import run, texts

from bplib.course.authoring import execute
from bplib.course.page.routes import ROUTES, on_route

LESSONS = sorted((Path(__file__).parents[2] / "notebooks").glob("[0-9]*.ipynb"))
WAYS = [(path, route) for path in LESSONS for route in ROUTES if any(on_route(route, Lesson(path).cells))]

pytestmark = pytest.mark.routes


@pytest.mark.parametrize(("path", "route"), WAYS, ids=[f"{path.stem}-{route}" for path, route in WAYS])
def test_a_way_runs_alone(path: Path, route: str, tmp_path: Path) -> None:
    notebook = execute.read(path.read_bytes())
    here = on_route(route, notebook.cells)
    notebook.cells = [cell for cell, on in zip(notebook.cells, here, strict=True) if on]
    stored = [cell for cell, on in zip(Lesson(path).cells, here, strict=True) if on]
    compared = 0
    for before, cell in zip(stored, run(notebook, path.parent, tmp_path), strict=True):
        if cell.cell_type == "code":
            assert texts(cell) == texts(before), f"not as in the whole lesson: {cell.source[:200]}"
            compared += len(cell.outputs)
    assert compared > 0
