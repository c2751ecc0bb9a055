"""What has one meaning keeps it: an error is y − ȳ, a standard error, or Python's."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rules import Lesson, output_texts, without_code_and_maths

from bplib.course import exercises
from bplib.course.page.minutes import is_of_exercise

ROOT = Path(__file__).parents[2]
LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
ERROR = re.compile(r"(?:(\S+) )?\berrors?\b(?: (\S+(?: \S+)?))?", re.IGNORECASE)
# The word before it. The error of what? Not of a method, of rounding, of a model: say how far that is off.
BEFORE = set(
    "squared standard mean single absolute typical small honest the an no each every its own their one two bplib's "
    "forecast's output's and is of has pencil signal word model's round factors".split()
)
# The words behind it, as in “error below 1e-14”.
BEHIND = re.compile(r"(below|above|bound|relative|near|between|at most|of (about|the (model|method|quotient)))\b")


def misused(text: str) -> Iterator[str]:
    """Where a text calls something else an error: with the words around."""
    prose = " ".join(re.sub(r"[*_|()“”\"]", " ", text).split())
    for found in ERROR.finditer(prose):
        before = (found[1] or "").lower()
        starts = not before or before.endswith((".", "?")) or not re.search(r"[a-zȳ]{2}", before)
        if not (starts or before.strip(",:;") in BEFORE) or BEHIND.match(found[2] or ""):
            yield prose[max(found.start() - 30, 0) : found.end() + 30]


def texts_of(lesson: Lesson) -> Iterator[str]:
    """What a lesson says: its prose, what its cells print, and its figures' and explorers' words."""
    for cell in lesson.cells:
        if cell.cell_type == "markdown":
            yield without_code_and_maths(cell.source)
        elif not is_of_exercise(cell):
            for output in cell.outputs:
                yield from output_texts(output)


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.name)
def test_lessons_keep_the_word_error(path: Path) -> None:
    assert [said for text in texts_of(Lesson(path)) for said in misused(text)] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_pages_keep_the_word_error(path: Path) -> None:
    assert list(misused(without_code_and_maths(path.read_text(encoding="utf-8")))) == []


def test_exercises_keep_the_word_error() -> None:
    said = []
    for lesson in range(1, 14):
        for exercise in exercises.of_lesson(f"{lesson:02d}"):
            texts = [exercise.task, *exercise.hints, *(wrong.sentence for wrong in exercise.wrong), exercise.praise]
            said += [f"{exercise.key}: {part}" for text in texts for part in misused(without_code_and_maths(text))]
    assert said == []
