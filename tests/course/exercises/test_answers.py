"""Answers that the lessons' files do not list: right ones in other forms, wrong ones, and what they are told."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from course.exercises.tables import table

from bplib.course.exercises import Exercise, find, lessons, of_lesson
from bplib.course.exercises.checking import RIGHT, WRONG, verdict
from bplib.course.exercises.model import Source

EXERCISES = [exercise for number in lessons() for exercise in of_lesson(number)]
FORMS_WANTED = 3


def rows(name: str) -> list[Any]:
    """The rows of all lessons' tables of that name, with an id each that has the exercise's key in it."""
    found = [row for number in lessons() for row in table("answers", number, name)]
    return [pytest.param(*row, id=f"{row[0]}-{number}") for number, row in enumerate(found)]


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.key)
def test_right_answers_in_other_forms(exercise: Exercise, record_property: Callable[[str, str], None]) -> None:
    forms: tuple[Source, ...] = table("answers", exercise.lesson, "FORMS").get(exercise.key, ())
    assert len(forms) >= FORMS_WANTED, f"{exercise.key} has {len(forms)} right answers in other forms"
    sources = [exercise.source(form) for form in forms]
    assert len({exercise.solution, *sources}) == len(forms) + 1, f"{exercise.key}: two forms are the same"
    for source in sources:
        found = verdict(exercise, list(exercise.answers(source).values()))
        assert found.kind == RIGHT, f"{exercise.key} refuses\n{source}\n{found.text}"
        record_property("other forms", f"{exercise.key} {source}")


@pytest.mark.parametrize("lesson", lessons())
def test_the_forms_are_of_exercises_that_there_are(lesson: str) -> None:
    assert table("answers", lesson, "FORMS").keys() <= {exercise.key for exercise in of_lesson(lesson)}


@pytest.mark.parametrize(("key", "given", "name"), rows("NAMED"))
def test_a_wrong_answer_that_is_not_listed_is_called_by_its_name(
    key: str, given: Source, name: str, record_property: Callable[[str, str], None]
) -> None:
    exercise = find(key)
    source = exercise.source(given)
    assert name in {wrong.name for wrong in exercise.wrong}, f"{key} knows no “{name}”"
    assert source not in {listed for wrong in exercise.wrong for listed in exercise.sources(wrong)}, "it is listed"
    found = verdict(exercise, list(exercise.answers(exercise.whole(source)).values()))
    assert found.kind == WRONG, f"{key} accepts\n{source}"
    assert found.misconception and found.misconception.name == name, f"{source}\nis told: {found.text}"
    record_property("unlisted wrong answers", f"{key} {source}")
    record_property("messages", found.text)


@pytest.mark.parametrize(("key", "given", "said", "not_said"), rows("SAID"))
def test_what_a_wrong_answer_is_told(
    key: str, given: Source, said: str, not_said: str | None, record_property: Callable[[str, str], None]
) -> None:
    exercise = find(key)
    source = exercise.whole(exercise.source(given))
    found = verdict(exercise, list(exercise.answers(source).values()))
    assert found.kind == WRONG, f"{key} accepts\n{source}"
    assert re.search(said, found.text), f"{source}\nis not told {said!r}: {found.text}"
    assert not_said is None or not re.search(not_said, found.text), f"{source}\nis told {not_said!r}: {found.text}"
    record_property("unlisted wrong answers", f"{key} {source}")
    record_property("messages", found.text)
