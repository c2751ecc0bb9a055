"""Print exercises as students meet them: the task, the hints, and what is said of each answer.

Run as ``python -m bplib.course.authoring.show_exercises [key or lesson …]``; without arguments, all of them.
"""

import argparse
from collections.abc import Iterator

from bplib.course.exercises import Exercise, find, lesson_numbers, of_lesson
from bplib.course.exercises.checking import verdict


def lines(exercise: Exercise) -> Iterator[str]:
    """What there is to see of an exercise, piece by piece."""
    yield f"{exercise.key} {exercise.title} ({exercise.kind}, {exercise.minutes} minutes): you can {exercise.goal}"
    yield exercise.task
    yield exercise.stub
    yield from (f"Hint: {hint}" for hint in exercise.hints)
    yield exercise.solution
    answers = [("the stub", exercise.stub), ("the solution", exercise.solution)]
    answers += [(f"“{wrong.name}”", exercise.whole(s)) for wrong in exercise.wrong for s in exercise.sources(wrong)]
    for name, source in answers:
        yield f"To {name}: {verdict(exercise, list(exercise.answers(source).values())).text}"


def main(arguments: list[str] | None = None) -> None:
    """Print the exercises named on the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m bplib.course.authoring.show_exercises", description="Print exercises."
    )
    parser.add_argument(
        "keys", nargs="*", default=lesson_numbers(), help="such as 01.2, or 01 for the lesson; default: all"
    )
    exercises: list[Exercise] = []
    for key in parser.parse_args(arguments).keys:
        try:
            found = [find(key)] if "." in key else of_lesson(key)
        except ValueError as error:
            parser.error(str(error))
        if not found:
            parser.error(f"there is no lesson {key!r} with exercises; there are {', '.join(lesson_numbers())}")
        exercises += found
    for exercise in exercises:
        for piece in lines(exercise):
            print(piece, end="\n\n")


if __name__ == "__main__":
    main()
