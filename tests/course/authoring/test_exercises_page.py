from pathlib import Path

from bplib.course.authoring.exercises_page import COMMAND, main, page
from bplib.course.exercises import lesson_numbers, of_lesson

STORED = Path(__file__).parents[3] / "docs" / "exercises.md"


def test_the_stored_page_is_what_the_exercises_give() -> None:
    assert STORED.read_text(encoding="utf-8") == page(), f"renew it: {COMMAND}"


def test_every_exercise_stands_there_with_its_goal_minutes_and_misconceptions(tmp_path: Path) -> None:
    main([str(tmp_path / "page.md")])
    written = (tmp_path / "page.md").read_text(encoding="utf-8")
    for exercise in (exercise for number in lesson_numbers() for exercise in of_lesson(number)):
        (row,) = [line for line in written.splitlines() if line.startswith(f"| {exercise.key} ")]
        row = row.replace("\\|", "|")
        parts = [exercise.goal, f"| {exercise.kind} | {exercise.minutes} |", *(wrong.name for wrong in exercise.wrong)]
        assert [part for part in parts if part not in row] == []
