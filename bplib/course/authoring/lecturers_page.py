"""The lecturer's guide: plans for a class, a week and half a semester, and each lesson with what it brings to a class.

Run as ``python -m bplib.course.authoring.lecturers_page [file]`` in the course's folder; without an argument it writes
``docs/lecturers.md``. What holds for the course as a whole stands in ``lecturers.md`` beside this file; what is said of
a lesson is read from its cells and exercises.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from bplib.course.exercises import of_lesson
from bplib.course.page.guide import Lesson, as_table, block, read_lessons
from bplib.course.page.minutes import Cell, further, is_of_exercise, source
from bplib.course.page.routes import COLUMNS, ROUTES, depths, is_beyond, minutes_on, read_cells, sections, table
from bplib.files import replace_file

QUESTION = re.compile(r"^\*\*Predict[.,].*", re.MULTILINE | re.DOTALL)
COMMAND = "python -m bplib.course.authoring.lecturers_page"
GENERAL = Path(__file__).with_name("lecturers.md")
PREFIX = "../notebooks/"
MISCONCEPTIONS = 4
"""How many of an exercise's are named here; the page of exercises has all."""


def page(notebooks: Path) -> str:
    """The guide, as Markdown, for the lessons in a folder."""
    general = GENERAL.read_text(encoding="utf-8")
    lessons = "\n".join(line for lesson in read_lessons(notebooks) for line in _lesson(notebooks, lesson))
    ways = as_table(COLUMNS, table(notebooks, PREFIX))
    return general.replace("<!-- ways -->", ways).replace("<!-- lessons -->", lessons)


def _lesson(notebooks: Path, lesson: Lesson) -> Iterator[str]:
    cells = read_cells(notebooks / lesson.file)
    first = source(cells[0])
    yield f"### {lesson.title}\n"
    yield f"[Open the lesson]({PREFIX}{lesson.file}). Slides: {block(first, 'Slides')}\n"
    yield f"**Goals.** {block(first, 'What you will learn')}\n"
    if is_beyond(cells):
        yield f"**Minutes.** {lesson.core}, for what is not marked further. The slides do not need this lesson.\n"
    else:
        yield f"**Minutes.** {_minutes(cells)}\n"
    if asked := list(_questions(cells)):
        yield "**Ask, and what comes.**\n"
        yield from (f"- {line}" for line in asked)
        yield ""
    if exercises := of_lesson(lesson.file[:2]):
        yield "**Misconceptions, and the exercise that shows each.**\n"
        for exercise in exercises:
            named = "; ".join(wrong.name for wrong in exercise.wrong[:MISCONCEPTIONS])
            yield f"- {exercise.key} {exercise.title} ({exercise.kind}, {exercise.minutes} min): {named}"
        yield ""
    if left := _left_out(cells):
        yield f"**Leave out first.** {left}\n"


def _minutes(cells: Sequence[Cell]) -> str:
    spent = [f"{name} {minutes_on(route, cells):.0f}" for route, name in ROUTES.items() if minutes_on(route, cells)]
    of_sections = ", ".join(f"{title} {minutes:.0f}" for title, minutes in sections("core", cells))
    return f"{'; '.join(spent)}. By section: {of_sections}."


def _questions(cells: Sequence[Cell]) -> Iterator[str]:
    """What the lesson asks to predict on its short ways (or else first in its core), each with what is said then."""
    asked = [n for n, cell in enumerate(cells) if cell["cell_type"] == "markdown" and QUESTION.search(source(cell))]
    depth, is_further = depths(cells), further(cells)
    short = [n for n in asked if depth[n] in ("class", "short")]
    for n in short or [n for n in asked if not is_further[n]][:3]:
        behind = next((source(cell) for cell in cells[n + 1 :] if cell["cell_type"] == "markdown"), "")
        answer = "" if behind.startswith(("#", "**Predict")) else f" *Then:* {_beginning(behind)}"
        found = QUESTION.search(source(cells[n]))
        assert found
        yield f"{_beginning(found[0])}{answer}"


def _beginning(text: str) -> str:
    """The first paragraph in one line, links leading from here, and as many more as it takes to end a sentence."""
    said = ""
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        said = " ".join([*said.split(), *paragraph.split()])
        if said.endswith((".", "?", "!", ")")) and len(said.split()) >= 8:  # fewer words only lead to what is said
            break
    return re.sub(r"\]\((?=\d\d_)", f"]({PREFIX}", said.replace("$$", "$"))


def _left_out(cells: Sequence[Cell]) -> str:
    titles = [
        found[1]
        for cell in cells
        if cell["cell_type"] == "markdown" and not is_of_exercise(cell)
        if (found := re.match(r"#+ Further: (.+)", source(cell)))
    ]
    told = "; ".join(titles)
    return f"{told}." if told and not told.endswith("?") else told


def main(arguments: list[str] | None = None) -> None:
    """Write the guide."""
    parser = argparse.ArgumentParser(prog=COMMAND, description="Write the lecturer's guide.")
    parser.add_argument("file", nargs="?", type=Path, default=Path("docs/lecturers.md"), help="default: %(default)s")
    replace_file(parser.parse_args(arguments).file, page(Path("notebooks")).encode())


if __name__ == "__main__":
    main()
