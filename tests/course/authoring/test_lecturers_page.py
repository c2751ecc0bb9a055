from pathlib import Path

import pytest

from bplib.course.authoring.lecturers_page import COMMAND, main, page
from bplib.course.exercises import lesson_numbers, of_lesson
from bplib.course.page.guide import read_lessons

ROOT = Path(__file__).parents[3]


def test_the_stored_guide_is_what_the_lessons_give(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    main([str(tmp_path / "guide.md")])
    written = (tmp_path / "guide.md").read_text(encoding="utf-8")
    assert (ROOT / "docs" / "lecturers.md").read_text(encoding="utf-8") == written, f"renew it: {COMMAND}"


def test_every_lesson_stands_there_with_goals_minutes_questions_and_misconceptions() -> None:
    parts = page(ROOT / "notebooks").split("\n### ")[1:]
    lessons = read_lessons(ROOT / "notebooks")
    assert [part.split("\n")[0] for part in parts] == [lesson.title for lesson in lessons]
    for lesson, part in zip(lessons, parts, strict=True):
        assert "**Goals.** " in part and "**Minutes.** " in part
        if lesson.file[:2] in lesson_numbers():
            assert "**Ask, and what comes.**\n\n- **Predict" in part
            for exercise in of_lesson(lesson.file[:2]):
                assert f"- {exercise.key} {exercise.title} ({exercise.kind}, {exercise.minutes} min): " in part
                assert exercise.wrong[0].name in part


def test_the_plans_name_exercises_that_are_there() -> None:
    general = page(ROOT / "notebooks").split("\n## The lessons")[0]
    keys = {exercise.key for number in lesson_numbers() for exercise in of_lesson(number)}
    named = {word.strip(".,;") for line in general.splitlines() if "xercises" in line for word in line.split()}
    assert {"01.3", "06.1", "01.2", "03.3", "06.2", "09.1"} <= named & keys
