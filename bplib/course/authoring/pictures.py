"""Figures for viewers that take HTML away.

A figure is stored as HTML, since JupyterLab knows no other way to give a picture its text. A viewer that shows no HTML
finds an ``image/png`` beside it in what a student saves (see `bplib.course.authoring.lab`). ``nbconvert`` prefers the
HTML even where it is to sanitize it, which leaves the text of a tag; then `Pictures` takes it away. It is asked for in
``jupyter/jupyter_nbconvert_config.json``, which holds for what is begun in JupyterLab; elsewhere it is an option:
``jupyter nbconvert --to html --sanitize-html --HTMLExporter.preprocessors=bplib.course.authoring.pictures.Pictures``.
"""

from __future__ import annotations

import re
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat.v4 import new_output

IMAGE = re.compile(r'<img src="data:image/png;base64,([^"]+)" alt="[^"]*"[^>]*? width="(\d+)"[^>]*>')


def offer_png(output: Any) -> None:
    """Put the PNG of a figure beside its HTML, in place; of what is no figure, nothing changes.

    Parameters
    ----------
    output : dict
        Of a cell, as it is in the file or as nbformat reads it.
    """
    data = output.get("data", {})
    text = data.get("text/html", "")
    if found := IMAGE.fullmatch("".join(text).strip()):
        data["image/png"] = found[1]


class Pictures(Preprocessor):  # type: ignore[misc]
    """Where HTML is sanitized, show each picture as a PNG, and below it its text, which a PNG cannot hold."""

    def preprocess_cell(self, cell: Any, resources: Any, index: int) -> tuple[Any, Any]:
        """Do it for the outputs of one cell, in place."""
        if resources.get("should_sanitize_html") and cell.cell_type == "code":
            cell.outputs = [each for output in cell.outputs for each in _without_html(output)]
        return cell, resources


def _without_html(output: Any) -> list[Any]:
    data = output.get("data", {})
    found = IMAGE.search(data.get("text/html", ""))
    if not found:
        return [output]
    png, width = found.groups()
    picture = new_output("display_data", {"image/png": png}, metadata={"image/png": {"width": int(width)}})
    return [picture, new_output("display_data", {"text/plain": data["text/plain"]})]
