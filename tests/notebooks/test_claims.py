"""Every row of `docs/claims.md` quotes its lesson and names a control that is there; no strong word is left out."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from rules import Lesson

from bplib.course import exercises
from bplib.course.page.minutes import is_of_exercise

ROOT = Path(__file__).parents[2]
LESSONS = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
STRONG = re.compile(r"\b(because|caused?|proves?|always|never|(?<!at )most|better|worse|faster)\b", re.IGNORECASE)


class Row(NamedTuple):
    """A claim in its lesson's words, the section where it stands, and what holds it."""

    quote: str
    section: str
    control: str


def rows(file: str, page: str) -> list[Row]:
    """The rows of a lesson's table on the page; none if the page has no such table."""
    part = re.search(rf"^## \[[^\n]*{re.escape(file)}\)$(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
    lines = part[1].strip().splitlines()[2:] if part else []
    return [Row(*(cell.strip() for cell in line.strip("| ").split(" | "))) for line in lines]


def sections(lesson: Lesson) -> dict[str, list[tuple[str, str]]]:
    """What stands under each heading: kind and text of its pieces; what an exercise shows is left out."""
    found: dict[str, list[tuple[str, str]]] = {}
    title = ""
    for cell in lesson.cells:
        if is_of_exercise(cell):
            continue
        pieces = [cell.source]
        if cell.cell_type == "markdown":
            pieces = re.split(r"^#+ (.+)$", cell.source, flags=re.MULTILINE)
        for number, piece in enumerate(pieces):
            if number % 2:
                title = piece.strip()
            else:
                found.setdefault(title, []).append((cell.cell_type, " ".join(piece.split())))
    return found


def strong_words(standing: dict[str, list[tuple[str, str]]]) -> Iterator[tuple[str, int, int]]:
    """Each strong word of a lesson: the text it stands in, and from where to where; questions claim nothing."""
    for pieces in standing.values():
        for kind, text in pieces:
            for found in STRONG.finditer(text) if kind == "markdown" else ():
                end = re.compile(r"[.?!:](?=[\s*)]|$)").search(text, found.end())
                if not (end and end[0] == "?"):
                    yield text, found.start(), found.end()


def is_there(control: str, row: Row, standing: dict[str, list[tuple[str, str]]]) -> bool:
    """Whether a control can be found; `standing` is what the lesson's `sections` hold."""
    here = standing.get(row.section, [])
    kind, _, where = control.partition(" ")
    if control == "cell":
        return any(piece == "code" for piece, _ in here)
    if control == "proof":
        return any("$" in text or "Derivation(" in text for _, text in here)
    if kind == "cell":
        return any(piece == "code" for piece, _ in standing.get(where, []))
    if kind == "exercise":
        return where in {exercise.key for exercise in exercises.of_lesson(where[:2])}
    if kind == "test":
        file, _, function = where.strip("`").partition("::")
        return (ROOT / file).is_file() and f"def {function}(" in (ROOT / file).read_text(encoding="utf-8")
    return kind == "none:" and bool(where)


def complaints(lesson: Lesson, page: str) -> list[str]:
    """What is wrong with a lesson's table."""
    told, standing, said = rows(lesson.path.name, page), sections(lesson), []
    for row in told:
        if not any(row.quote in text for _, text in standing.get(row.section, [])):
            said.append(f"“{row.quote}” does not stand in “{row.section}”")
        said += [f"“{row.quote}”: no {part}" for part in row.control.split("; ") if not is_there(part, row, standing)]
    for text, start, end in strong_words(standing):
        places = ((text.find(row.quote), len(row.quote)) for row in told if row.quote in text)
        if not any(at <= start and end <= at + length for at, length in places):
            said.append(f"in no row: {text[max(start - 60, 0) : end + 60]}")
    return said


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.name)
def test_every_claim_has_its_control(path: Path) -> None:
    page = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
    assert complaints(Lesson(path), page) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("The smaller the step, the better", "The longer the step, the better", "does not stand in"),
        ("the promise is kept | One step |", "the promise is kept | Take-away |", "does not stand in"),
        ("| One step | cell |", "| One step | cell Nowhere |", "no cell Nowhere"),
        ("| One step | cell |", "| One step | exercise 06.99 |", "no exercise"),
        ("| One step | cell |", "| One step | test `tests/test_descent.py::test_no` |", "no test"),
        ("The smaller the step, the better the", "The smaller the step", "in no row"),
    ],
)
def test_a_spoilt_row_is_noticed(old: str, new: str, said: str) -> None:
    page = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
    assert old in page
    (lesson,) = (path for path in LESSONS if path.name.startswith("06"))
    assert said in "\n".join(complaints(Lesson(lesson), page.replace(old, new)))
