"""The lecturer's page: every exercise with its learning goal, its minutes and the misconceptions it knows.

Run as ``python -m bplib.course.authoring.exercises_page [file]`` in the course's folder; without an argument it writes
``docs/exercises.md``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from bplib.course.exercises import Exercise, lesson_numbers, of_lesson
from bplib.files import replace_file

COMMAND = "python -m bplib.course.authoring.exercises_page"


def page() -> str:
    """The page, as Markdown."""
    everything = [exercise for number in lesson_numbers() for exercise in of_lesson(number)]
    return "\n".join(
        [
            "# The exercises",
            "",
            f"{_summary(everything)} A wrong answer that is listed here is told by its name what is wrong with it; "
            "any other one is shown the smallest case on which it differs. Tasks, hints and solutions are in "
            "`bplib/course/exercises/`, and in the lessons.",
            "",
            f"Written by `{COMMAND}`.",
            *(line for number in lesson_numbers() for line in _lesson(number)),
            "",
        ]
    )


def _summary(exercises: Iterable[Exercise]) -> str:
    exercises = list(exercises)
    core = [exercise for exercise in exercises if exercise.kind == "core"]
    return (
        f"{len(exercises)} exercises, {len(core)} of them core ({sum(e.minutes for e in core)} minutes) and "
        f"{len(exercises) - len(core)} further ({sum(e.minutes for e in exercises) - sum(e.minutes for e in core)} "
        f"minutes), with {sum(len(e.wrong) for e in exercises)} misconceptions."
    )


def _lesson(number: str) -> list[str]:
    rows = [
        f"| {e.key} {_cell(e.title)} | {e.kind} | {e.minutes} | {_cell(e.goal)} | "
        f"{_cell('; '.join(wrong.name for wrong in e.wrong))} |"
        for e in of_lesson(number)
    ]
    return [
        "",
        f"## Lesson {number}",
        "",
        _summary(of_lesson(number)),
        "",
        "| exercise | kind | minutes | you can … | misconceptions |",
        "|---|---|---|---|---|",
        *rows,
    ]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main(arguments: list[str] | None = None) -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(prog=COMMAND, description="Write the page that lists every exercise.")
    parser.add_argument("file", nargs="?", type=Path, default=Path("docs/exercises.md"), help="default: %(default)s")
    replace_file(parser.parse_args(arguments).file, page().encode())


if __name__ == "__main__":
    main()
