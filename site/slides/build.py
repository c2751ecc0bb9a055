"""Make slides of what each lesson has for one class: a deck that a browser shows without a network.

Run as ``python site/slides/build.py [folder]`` in the course's folder, with ``site/slides/requirements.txt`` installed;
without an argument it writes ``build/site/slides``, where the book expects it. Prose becomes slides of a few
paragraphs, code stands with what it prints, a picture fills a slide, and its code goes to the speaker's notes (press
S), where the answers of predictions are, too.
"""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import nbformat
from nbconvert import SlidesExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from bplib.course.authoring.mathjax import copy_mathjax, package_folder
from bplib.course.page.minutes import is_of_exercise
from bplib.course.page.routes import select

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ROUTE = "class"
CHARACTERS_A_LINE, LINES_A_SLIDE = 70, 15
"""What of prose fits on a slide in letters of 32 pixels; a formula on lines of its own counts as three."""
CODE_LINES_A_SLIDE = 22
PICTURE = re.compile(r"<img[^>]*>")
IMPORT = re.compile(r"import |from ")


def slides(cells: Sequence[Any]) -> list[Any]:
    """The cells of a deck, each the start of a slide or a note to the one before it.

    Parameters
    ----------
    cells : sequence of nbformat.NotebookNode
        The cells of a lesson that are on the way.
    """
    made: list[Any] = []
    for number, cell in enumerate(cells):
        if cell.cell_type == "markdown":
            made += [_slide(new_markdown_cell(text)) for text in _split(cell.source)]
            if "**Predict" in cell.source:
                made += _answer(cells[number + 1 :])
        elif not is_of_exercise(cell):  # nobody types an answer into a slide
            made += _of_code(cell)
    return made


def _of_code(cell: Any) -> Iterator[Any]:
    lines = cell.source.splitlines()
    if pictures := [picture for output in cell.outputs for picture in PICTURE.findall(_shown(output, "text/html"))]:
        yield from (_result(new_output("display_data", {"text/html": picture})) for picture in pictures)
        yield _note(f"```python\n{cell.source}\n```")
    elif derived := [
        output for output in cell.outputs if _shown(output, "text/html") or _shown(output, "text/markdown")
    ]:
        yield from map(_result, derived)
        yield _note(f"```python\n{cell.source}\n```")
    elif cell.outputs or not all(IMPORT.match(line) for line in lines if line):
        printed = sum(str(output.get("text", "")).count("\n") for output in cell.outputs)
        together = len(lines) + printed + 2 <= CODE_LINES_A_SLIDE
        for start in range(0, len(lines), CODE_LINES_A_SLIDE):
            part = "\n".join(lines[start : start + CODE_LINES_A_SLIDE])
            yield _slide(new_code_cell(part, outputs=cell.outputs if together else []))
        if not together:
            yield from map(_result, cell.outputs)


def _shown(output: Any, kind: str) -> str:
    return str(output.get("data", {}).get(kind, ""))


def _result(output: Any) -> Any:
    """A slide with what a cell has shown, and no code."""
    return _slide(new_code_cell("", outputs=[output], metadata={"transient": {"remove_source": True}}))


def _split(text: str) -> Iterator[str]:
    """The pieces of a text that fit on a slide: whole paragraphs."""
    piece: list[str] = []
    room = 0
    for block in re.split(r"\n\s*\n", text.strip()):
        needed = _lines(block)
        if piece and room + needed > LINES_A_SLIDE:
            yield "\n\n".join(piece)
            piece, room = [], 0
        piece.append(block)
        room += needed
    yield "\n\n".join(piece)


def _lines(block: str) -> int:
    formulas = block.count("$$") // 2
    words = re.sub(r"\$\$.*?\$\$", "", block, flags=re.DOTALL)
    rows = (
        sum(-(-len(line) // CHARACTERS_A_LINE) for line in words.splitlines()) if "|" in words or "\n- " in words else 0
    )
    return (rows or -(-len(words) // CHARACTERS_A_LINE)) + 3 * formulas + (2 if block.startswith("#") else 1)


def _answer(behind: Sequence[Any]) -> list[Any]:
    answer = next((cell.source for cell in behind if cell.cell_type == "markdown"), "")
    return [_note(answer)] if answer and not answer.startswith("#") else []


def _slide(cell: Any) -> Any:
    cell.metadata["slideshow"] = {"slide_type": "slide"}
    return cell


def _note(text: str) -> Any:
    return new_markdown_cell(text, metadata={"slideshow": {"slide_type": "notes"}})


def write(notebooks: Path, folder: Path) -> list[str]:
    """Write a deck for each lesson that has something for one class; return their file names."""
    shutil.rmtree(folder, ignore_errors=True)
    exporter = SlidesExporter(template_name="template", extra_template_basedirs=[str(HERE)])
    exporter.reveal_url_prefix, exporter.reveal_theme = "static/reveal", "white"
    exporter.exclude_input_prompt = exporter.exclude_output_prompt = True
    names = []
    for path in sorted(notebooks.glob("[0-9]*.ipynb")):
        kept = select(ROUTE, nbformat.read(path, as_version=4).cells)
        if kept:
            title = new_markdown_cell(kept[0].source.split("\n")[0])
            deck = new_notebook(cells=[_slide(title), *slides(kept[1:])])
            deck.metadata["language_info"] = {"name": "python", "pygments_lexer": "ipython3"}
            body, _ = exporter.from_notebook_node(deck, {"metadata": {"name": path.stem}})
            names.append(f"{path.stem}.html")
            folder.mkdir(parents=True, exist_ok=True)
            (folder / names[-1]).write_text(body, encoding="utf-8")
    if not names:
        raise FileNotFoundError(f"no lesson in {notebooks} has cells for one class; run this in the course's folder")
    _copy_static(folder / "static")
    return names


def _copy_static(folder: Path) -> None:
    """What a deck loads: reveal.js, and the part of MathJax that it uses."""
    reveal = package_folder("sphinx_revealjs") / "_static" / "revealjs"
    for part in ("dist", "plugin/notes"):
        shutil.copytree(reveal / part, folder / "reveal" / part)
    copy_mathjax(folder / "mathjax")


def main(arguments: list[str] | None = None) -> None:
    """Write the decks, and say where they are."""
    parser = argparse.ArgumentParser(prog="python site/slides/build.py", description="Make slides for one class.")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "site" / "slides")
    folder = parser.parse_args(arguments).folder
    names = write(ROOT / "notebooks", folder)
    print(f"{len(names)} decks are in {folder}: open {folder / names[0]} in a browser; press S for the notes.")


if __name__ == "__main__":
    main()
