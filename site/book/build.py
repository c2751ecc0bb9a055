"""Make the book: the committed notebooks and the pages about them as a website, without a network.

Run as ``python site/book/build.py [folder]`` in the course's folder, with ``site/book/requirements.txt`` installed;
without an argument it writes ``build/site``. Pages are laid out in ``build/book`` first: the notebooks with each
exercise's hints and solution folded behind it, and the course's Markdown files. ``COURSE_REPOSITORY`` is the address of
the repository on GitHub, if there is one, for the buttons that open a lesson on Binder.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbformat.v4 import new_markdown_cell

import bplib
from bplib.course.authoring.folding import is_folded
from bplib.course.authoring.mathjax import copy_mathjax
from bplib.course.exercises import find
from bplib.course.page import guide
from bplib.course.page.routes import on_route

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PAGES = {
    "lecturers": "docs/lecturers.md",
    "exercises": "docs/exercises.md",
    "claims": "docs/claims.md",
    "speed": "docs/speed.md",
    "doors": "docs/doors.md",
    "contributing": "CONTRIBUTING.md",
    "changelog": "CHANGELOG.md",
    "conduct": "CODE_OF_CONDUCT.md",
}
"""Pages of the book that stand in the repository as Markdown."""


def lay_out(source: Path) -> None:
    """Write all that Sphinx reads into a folder."""
    shutil.rmtree(source, ignore_errors=True)
    shutil.copytree(HERE / "_static", source / "_static")
    shutil.copy(HERE / "conf.py", source)
    copy_mathjax(source / "_static" / "mathjax")
    (source / "lessons").mkdir()
    for path in _notebooks():
        nbformat.write(as_page(nbformat.read(path, as_version=4), path.name), source / "lessons" / path.name)
    for name, path in PAGES.items():
        (source / f"{name}.md").write_text(_links_here((ROOT / path).read_text("utf-8"), path), "utf-8")
    for picture in (ROOT / "docs").glob("*.png"):
        shutil.copy(picture, source)
    pages = {"index": _index(), "start": _start(), "ways": _ways(), "slides": _slides(), "reference": _reference()}
    for name, text in pages.items():
        (source / f"{name}.md").write_text(text, "utf-8")


def _notebooks() -> list[Path]:
    return sorted((ROOT / "notebooks").glob("*.ipynb"))


def as_page(notebook: nbformat.NotebookNode, name: str) -> nbformat.NotebookNode:
    """A lesson as the book shows it: with a link to where it runs, and hints and solutions to unfold."""
    cells = []
    for cell in notebook.cells:
        cells.append(cell)
        if is_folded(cell):  # to unfold, as in JupyterLab
            cell.metadata.tags = [*cell.metadata.get("tags", ()), "hide-input"]
        for data in (output.get("data", {}) for output in cell.get("outputs", ())):
            if "text/markdown" in data:
                data["text/markdown"] = _without_anchors(data["text/markdown"])
        if cell.id.endswith("-check") and cell.metadata.get("tags"):
            key = cell.metadata.tags[0].removeprefix("exercise:")
            cells.append(new_markdown_cell("\n\n".join(_folded(key)), id=f"{cell.id}-folded"))
        elif "course.explorers." in cell.source and cell.cell_type == "code":
            text = f"*A still picture. {_link('Try it in the browser', '../', name)}: run the cells down to here.*"
            cells.append(new_markdown_cell(text, id=f"{cell.id}-try"))
    first = f"{_link('Run this page in the browser', '../', name)}, with nothing installed."
    cells.insert(1, new_markdown_cell(first, id="run-in-the-browser"))
    notebook.cells = cells
    return notebook


def _link(text: str, up: str, name: str) -> str:
    """A link to where a notebook runs without an installation: HTML, since Sphinx knows nothing of that site."""
    return f'<a href="{up}lite/lab/index.html?path={name}">{text}</a>'


def _folded(key: str) -> Iterator[str]:
    exercise = find(key)
    for number, hint in enumerate(exercise.hints, start=1):
        yield f"::::{{dropdown}} Hint {number}\n{hint}\n::::"
    yield f"::::{{dropdown}} Solution\n```python\n{exercise.solution}\n```\n{exercise.praise}\n::::"


def _links_here(text: str, path: str) -> str:
    """A page's text with its links to other files of the repository leading to their pages here."""
    for name, other in PAGES.items():
        text = re.sub(rf"\]\((?:\.\./)*(?:docs/)?{re.escape(Path(other).name)}", f"]({name}.md", text)
    text = re.sub(r"\]\((?:\.\./)*notebooks/", "](lessons/", _without_anchors(text))
    text = re.sub(r"\]\((?:docs/)?([\w-]+\.png)", r"](\1", text)
    return re.sub(r"\]\((?:\.\./)*README\.md", "](start.md", text)


def _without_anchors(text: str) -> str:
    """A text whose links to a section of a lesson lead to the lesson: Sphinx gives sections other names."""
    return re.sub(r"(\]\([\w./]+\.ipynb)#[^)]*\)", r"\1)", text)


def _index() -> str:
    """The first page: what README says the course is, the lessons, and where to go."""
    readme = (ROOT / "README.md").read_text("utf-8")
    about = readme.split("\n## ", 1)[0]
    lessons = [path.stem for path in _notebooks()]
    run = _link("Run the course in this browser", "", f"{lessons[0]}.ipynb")
    return "\n".join(
        [
            about.rstrip(),
            "",
            f"{run}, with nothing installed; or [start it on your computer](start.md).",
            "",
            *_toctree("The lessons", [f"lessons/{stem}" for stem in lessons]),
            *_toctree("For lecturers", ["lecturers", "ways", "exercises", "claims", "slides"]),
            *_toctree("bplib", ["reference", "speed"]),
            *_toctree("The course", ["start", "doors", "contributing", "conduct", "changelog"]),
        ]
    )


def _start() -> str:
    """README's commands and its table of doors: what the other pages mean by README."""
    return _section_of_readme("Start", "Start on your computer")


def _ways() -> str:
    """README's section on the lessons, their minutes and the short ways through them."""
    return _section_of_readme("The lessons", "Minutes and short ways")


def _section_of_readme(heading: str, title: str) -> str:
    section = (ROOT / "README.md").read_text("utf-8").split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return _links_here(f"# {title}\n{section.replace('### ', '## ')}", "README.md")


def _slides() -> str:
    """Links to the decks, which `site/slides` makes beside the book, and Sphinx knows nothing of."""
    about = "A deck of each lesson's cells for one class. Press S for the notes, with the answers to predictions."
    decks = [
        f'- <a href="slides/{Path(lesson.file).stem}.html">{lesson.title}</a>'
        for lesson in guide.read_lessons(ROOT / "notebooks")
        if any(on_route("class", nbformat.read(ROOT / "notebooks" / lesson.file, as_version=4).cells))
    ]
    return "\n".join(["# Slides", "", about, "", *decks, ""])


def _toctree(caption: str, pages: list[str]) -> list[str]:
    return ["```{toctree}", ":maxdepth: 1", f":caption: {caption}", "", *pages, "```", ""]


def _reference() -> str:
    """The public names of bplib, from their docstrings, and its notation."""
    parts = ["# bplib", "## Notation", guide.as_table(guide.COLUMNS, guide.symbols())]
    for name in sorted(bplib.__all__, key=str.lower):
        value = getattr(bplib, name)
        kind = "class" if isinstance(value, type) else "function" if callable(value) else None
        if kind and value.__module__.startswith("bplib"):
            options = "\n:members:" if kind == "class" else ""
            parts.append(f"```{{eval-rst}}\n.. auto{kind}:: bplib.{name}{_indented(options)}\n```")
    for module in ("schedules", "data"):
        parts += [f"## bplib.{module}", f"```{{eval-rst}}\n.. automodule:: bplib.{module}\n   :members:\n```"]
    return "\n\n".join(parts) + "\n"


def _indented(options: str) -> str:
    return options.replace("\n", "\n   ")


def main(arguments: list[str] | None = None) -> None:
    """Lay the pages out and have Sphinx make the site; any warning is an error."""
    parser = argparse.ArgumentParser(prog="python site/book/build.py", description="Make the book.")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "site")
    folder = parser.parse_args(arguments).folder
    source = ROOT / "build" / "book"
    lay_out(source)
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", "-j", "auto"]
    made = subprocess.run([*command, "-d", f"{source}-cache", source, folder])
    if made.returncode:
        raise SystemExit(made.returncode)
    for path in _notebooks():  # what a page's button downloads: the lesson itself, without what is folded
        shutil.copy(path, folder / "_sources" / "lessons")


if __name__ == "__main__":
    main()
