"""What the course says of itself, read from where it stands once: the notation table, the list of lessons."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from IPython.display import Markdown, display

import bplib
from bplib.course.page.minutes import source, tags

# Not 06_descend.new-version.ipynb, in which an update may come, nor a student's second copy.
LESSON = re.compile(r"\d\d(_[a-z0-9]+)+\.ipynb")
TITLE = re.compile(r"# (\d\d · .+)")
COLUMNS = ("slides", "code", "shape", "the field's word")


class Symbol(NamedTuple):
    """A row of the notation table."""

    slides: str
    """How the slides write it, as LaTeX between dollar signs."""
    code: str
    """Its name in bplib, between backquotes."""
    shape: str
    """The shape of the array, or the values it takes."""
    word: str
    """What the field calls it."""


def symbols(text: str | None = None) -> list[Symbol]:
    """The rows of the notation table.

    Parameters
    ----------
    text : str, optional
        Where to look for the table; without it, bplib's docstring, which holds its only copy.

    Raises
    ------
    ValueError
        If there is no table with the columns "slides", "code", "shape" and "the field's word", or a row has another
        number of cells.
    """
    lines = ((bplib.__doc__ or "") if text is None else text).splitlines()
    rows = [tuple(cell.strip() for cell in line.strip()[1:-1].split("|")) for line in lines if line.startswith("|")]
    if not rows or rows[0] != COLUMNS:
        raise ValueError(f"no notation table here; wanted a Markdown table with the columns {', '.join(COLUMNS)}")
    for row in rows:
        if len(row) != len(COLUMNS):
            raise ValueError(f"the row {' | '.join(row)} has {len(row)} cells; wanted {len(COLUMNS)}")
    return [Symbol(*row) for row in rows[2:]]


def notation() -> None:
    """Display the notation table: what the slides write, the name in code, the shape, and the field's word."""
    show_table(COLUMNS, symbols())


class Lesson(NamedTuple):
    """What the first cell of a lesson says of it."""

    file: str
    """The notebook's file name."""
    title: str
    """Its title, number first: "06 · Descend"."""
    what: str
    """What you will do, in its first sentence."""
    core: int
    """Minutes for the core."""
    further: int
    """Minutes for the parts marked *further*; 0 if there are none."""
    beyond: bool = False
    """Whether the slides do not need this lesson: then all of it is further."""

    @property
    def in_table(self) -> tuple[str, str]:
        """What a table says of its minutes: those of the core, and those beyond."""
        if self.beyond:
            return "–", str(self.core + self.further)
        return str(self.core), str(self.further or "–")


def read_lessons(folder: str | Path = ".") -> list[Lesson]:
    """The lessons in a folder in their order, each as its own first cell describes it.

    Parameters
    ----------
    folder : path, default the current folder
        Holds the notebooks ``NN_verb_phrase.ipynb``.

    Raises
    ------
    FileNotFoundError
        If there is no lesson in the folder.
    ValueError
        If a lesson's first cell lacks the title, the block **What you will do** or the minutes in **Time**, or if a
        file is no notebook.
    """
    return [_read_lesson(path) for path in _paths(folder)]


def readable_lessons(folder: str | Path = ".") -> tuple[list[Lesson], list[str]]:
    """As `read_lessons`, in a folder in which somebody works: the lessons, and the names of what cannot be read as one.

    There a lesson may have lost its first cell, and a notebook of one's own may be called as if it were a lesson.
    """
    found, left_out = [], []
    for path in _paths(folder):
        try:
            found.append(_read_lesson(path))
        except (OSError, ValueError):
            left_out.append(path.name)
    return found, left_out


def said_of(left_out: Sequence[str]) -> str:
    """What stands below a table for which some files could not be read; nothing if there are none."""
    what = "Left out, since no title and minutes of a lesson could be read there"
    return f"{what}: {', '.join(left_out)}." if left_out else ""


def _paths(folder: str | Path) -> list[Path]:
    paths = sorted(path for path in Path(folder).glob("*.ipynb") if LESSON.fullmatch(path.name))
    if not paths:
        raise FileNotFoundError(f"no lesson (NN_….ipynb) in {folder}; run this in the folder that holds the lessons")
    return paths


def lessons(folder: str | Path = ".") -> None:
    """Display the lessons of a folder as a table of links, with their minutes.

    Parameters
    ----------
    folder : path, default the current folder
    """
    found, left_out = readable_lessons(folder)
    hours = sum(lesson.core for lesson in found if not lesson.beyond) / 60
    rows = [(f"[{lesson.title}]({lesson.file})", lesson.what, *lesson.in_table) for lesson in found]
    rows.append(("", "**in all, about**", f"**{hours:.0f} hours**", ""))
    show_table(("lesson", "what you will do", "core", "further"), rows, said_of(left_out))


def _read_lesson(path: Path) -> Lesson:
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        # A student may have put a cell above it.
        cell = next((cell for cell in cells if TITLE.match(source(cell))), cells[0])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"{path.name} is no notebook that can be read ({type(error).__name__}: {error})") from error
    text = source(cell)
    title = TITLE.match(text)
    what, time = block(text, "What you will do"), block(text, "Time")
    minutes = re.findall(r"\d+", time)
    if not (title and what and minutes):
        raise ValueError(
            f"{path.name}: the first cell should have the title '# NN · …', a block **What you will do** and "
            "a block **Time** with the minutes of the core, then those of the further parts"
        )
    first_sentence = re.split(r"(?<=[.!?])\s", what)[0]
    core, further = (*map(int, minutes), 0)[:2]
    return Lesson(path.name, title[1], first_sentence, core, further, beyond="further" in tags(cell))


def block(text: str, heading: str) -> str:
    """The paragraph behind a bold heading, in one line; empty if there is none."""
    match = re.search(rf"\*\*{heading}[.:]?\*\*(.+?)(?=\n\s*\n|\n\*\*|\Z)", text, re.DOTALL)
    return " ".join(match[1].split()) if match else ""


def show_table(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]], below: str = "") -> None:
    """Display rows of Markdown as a table, and what there is to say below it."""
    display(Markdown("\n\n".join(filter(None, [as_table(columns, rows), below]))))


def as_table(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Rows of Markdown as a table."""
    return "\n".join(f"| {' | '.join(line)} |" for line in (columns, ("---",) * len(columns), *rows))
