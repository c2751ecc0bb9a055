"""A figure is seen where HTML is taken away, and there alone it is another one than before."""

import html
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from bplib.course.authoring import lab
from bplib.course.authoring.pictures import offer_png
from bplib.course.explorers import SigmoidSlope
from bplib.course.explorers.kit.panel import Panel
from bplib.course.page.figures import ShownFigure

ALT = 'A "curve" that falls, from 3 < 4 to 1 > 0 & no further.'
SHOWN = ShownFigure(b"the bytes of a picture", ALT, 500)._repr_mimebundle_()


def notebook(folder: Path) -> Path:
    still = {kind: text for kind, text in Panel(SigmoidSlope()).bundle().items() if kind.startswith("text/")}
    table = {"text/html": "<table><tr><td>2</td></tr></table>"}
    outputs = [nbformat.v4.new_output("display_data", data) for data in (SHOWN, still, table)]
    path = folder / "lesson.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("show()", outputs=outputs)]), path)
    return path


def converted(path: Path, *options: str) -> str:
    """What nbconvert makes of a notebook when it is begun in the course's JupyterLab."""
    subprocess.run(
        [sys.executable, "-m", "nbconvert", "--log-level=ERROR", *options, "--output=made", path],
        check=True, env=lab.environment(dict(os.environ)),
    )  # fmt: skip
    (made,) = path.parent.glob("made.*")
    return made.read_text(encoding="utf-8")


def test_sanitized_html_shows_the_pictures_with_their_texts(tmp_path: Path) -> None:
    page = converted(notebook(tmp_path), "--to=html", "--sanitize-html")
    figure, still = re.findall(r"<img [^<]*?>", page)
    assert "data:image/png;base64," in figure and 'width="500"' in figure and 'width="620"' in still
    texts = html.unescape(page)
    assert texts.count(f"Figure: {ALT}") == 1 and texts.count("The sigmoid with its tangent") == 1
    assert "&lt;img" not in page and "&lt;tbody&gt;" in page  # all other HTML is sanitized as ever


def test_html_as_it_is_stays_so(tmp_path: Path) -> None:
    page = converted(notebook(tmp_path), "--to=html")
    assert len(re.findall(r"<img [^<]*?>", page)) == 2 and "<td>2</td>" in page and "v(1 − v)" in page


@pytest.mark.parametrize("as_in_the_file", [False, True])
def test_a_figure_is_saved_with_its_png(as_in_the_file: bool) -> None:
    data = json.loads(json.dumps(SHOWN))
    if as_in_the_file:
        data["text/html"] = [data["text/html"]]
    cells = [{"outputs": [{"data": data}, {"data": {"text/html": "<b>no figure</b>"}}, {"text": "printed"}]}]
    lab.save_still({"type": "notebook", "content": {"cells": cells}})
    figure, other, _ = cells[0]["outputs"]
    assert set(figure["data"]) == {"text/html", "text/plain", "image/png"}
    assert figure["data"]["image/png"] in SHOWN["text/html"]
    assert set(other["data"]) == {"text/html"}


def test_what_is_more_than_a_figure_is_left_alone() -> None:
    output = {"data": {"text/html": f"{SHOWN['text/html']}<p>and more</p>"}}
    offer_png(output)
    assert set(output["data"]) == {"text/html"}
