"""Make slides of what each lesson has for one class: a deck that a browser shows without a network.

Run as ``python site/slides/build.py [folder]`` in the course's folder, with ``site/slides/requirements.txt`` installed;
without an argument it writes ``build/site/slides``, where the book expects it. Prose becomes slides of a few
paragraphs, with a sentence and its formulas on one if they fit, and a heading on the slide of what it heads. Code is
with what it prints, an exercise with what is asked for. A picture fills a slide, and its code goes to the speaker's
notes (press S), where the answers of predictions are, too.
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
CODE_LINES_A_SLIDE, CODE_LINES_OF_A_HEADING = 22, 3
HEADING = re.compile(r"#+ .*")
FORMULA, GOES_ON = re.compile(r"\$\$"), re.compile(r"\$\$|[a-z]")
"""How a paragraph begins with which a sentence goes on: with a formula on lines of its own, or in the middle."""
IS_MOVED = "This is an explorer, of which a slide has the picture alone. To move it, run the cell in the lesson."
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
    heading = ""  # of a cell that has nothing else, until there is something to head
    for number, cell in enumerate(cells):
        if cell.cell_type == "markdown":
            text = f"{heading}\n\n{cell.source}".strip()
            heading = text if HEADING.fullmatch(text) else ""
            if heading:
                continue
            made += [_slide(new_markdown_cell(piece)) for piece in _split(text)]
            if "**Predict" in text:
                made += _answer(cells[number + 1 :])
        elif not is_of_exercise(cell):
            shown = list(_of_code(cell, CODE_LINES_A_SLIDE - (CODE_LINES_OF_A_HEADING if heading else 0)))
            if heading and shown:
                made.append(_slide(new_markdown_cell(heading)))
                shown[0], heading = _same_slide(shown[0]), ""
            made += shown
        elif "course.exercise(" not in cell.source:  # nobody is judged on a slide
            made.append(_asked(cell, made[-1]))
    return made


def _asked(cell: Any, task: Any) -> Any:
    """What an exercise asks for, on the slide of its task if there is room."""
    lines = cell.source.splitlines()
    room = sum(map(_lines, _blocks(task.source))) + len(lines) * LINES_A_SLIDE / CODE_LINES_A_SLIDE + 1
    return (_same_slide if room <= LINES_A_SLIDE else _slide)(new_code_cell(cell.source))


def _of_code(cell: Any, lines_a_slide: int) -> Iterator[Any]:
    lines = cell.source.splitlines()
    note = f"```python\n{cell.source}\n```"
    if pictures := [picture for output in cell.outputs for picture in PICTURE.findall(_shown(output, "text/html"))]:
        yield from (_result(new_output("display_data", {"text/html": picture})) for picture in pictures)
        yield _note(f"{IS_MOVED}\n\n{note}" if cell.source.startswith("course.explorers.") else note)
    elif derived := [
        output for output in cell.outputs if _shown(output, "text/html") or _shown(output, "text/markdown")
    ]:
        yield from map(_result, derived)
        yield _note(note)
    elif cell.outputs or not all(IMPORT.match(line) for line in lines if line):
        printed = sum(str(output.get("text", "")).count("\n") for output in cell.outputs)
        together = len(lines) + printed + 2 <= lines_a_slide
        for start in range(0, len(lines), lines_a_slide):
            part = "\n".join(lines[start : start + lines_a_slide])
            yield _slide(new_code_cell(part, outputs=cell.outputs if together else []))
        if not together:
            yield from map(_result, cell.outputs)


def _shown(output: Any, kind: str) -> str:
    return str(output.get("data", {}).get(kind, ""))


def _result(output: Any) -> Any:
    """A slide with what a cell has shown, and no code."""
    return _slide(new_code_cell("", outputs=[output], metadata={"transient": {"remove_source": True}}))


def _split(text: str) -> Iterator[str]:
    """The pieces of a text that fit on a slide: whole paragraphs, and as far as there is room whole sentences."""
    piece: list[str] = []
    room = 0
    for sentence in _together(_blocks(text), GOES_ON):
        # one that is longer than a slide is cut, but not between two formulas
        fits = sum(map(_lines, sentence)) <= LINES_A_SLIDE
        for blocks in [sentence] if fits else _together(sentence, FORMULA, FORMULA):
            needed = sum(map(_lines, blocks))
            if piece and room + needed > LINES_A_SLIDE:
                yield "\n\n".join(piece)
                piece, room = [], 0
            piece += blocks
            room += needed
    yield "\n\n".join(piece)


def _blocks(text: str) -> list[str]:
    return re.split(r"\n\s*\n", text.strip())


def _together(blocks: Sequence[str], begins: re.Pattern[str], behind: re.Pattern[str] | None = None) -> list[list[str]]:
    """Blocks in groups: one that begins so joins the one before it, if that is a heading or begins as is said."""
    groups: list[list[str]] = []
    for block in blocks:
        before = groups[-1][-1] if groups else ""
        goes_on = begins.match(block) and (behind is None or behind.match(before))
        if groups and (goes_on or HEADING.fullmatch(before)):
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


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


def _same_slide(cell: Any) -> Any:
    cell.metadata["slideshow"] = {"slide_type": "-"}
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
