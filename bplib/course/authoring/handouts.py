"""A short way through the lessons, to hand out.

Run as ``python -m bplib.course.authoring.handouts ROUTE [folder]`` in the course's folder: it writes the lessons of a
way (``class``, ``short`` or ``core``; see `bplib.course.page.routes`) into ``handouts/ROUTE/lessons``, and the same as
a course for nbgrader into ``handouts/ROUTE/assignments`` (see `bplib.course.authoring.assignments`).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bplib.course.authoring import assignments
from bplib.course.authoring.given import given
from bplib.course.page.routes import ROUTES, WAYS
from bplib.files import replace_file


def write(notebooks: Path, route: str, folder: Path) -> list[str]:
    """Write the lessons of a way, and their assignments.

    Parameters
    ----------
    notebooks : Path
        The folder with the lessons.
    route : str
        The way.
    folder : Path
        Where to write: ``lessons/`` and ``assignments/`` in it. A lesson that was there from before is replaced; what
        else is there stays.

    Returns
    -------
    list of str
        The lessons' file names.

    Raises
    ------
    FileNotFoundError
        If there are no lessons in `notebooks`.
    """
    lessons = folder / "lessons"
    names = []
    for path in sorted(notebooks.glob("[0-9][0-9]_*.ipynb")):
        content = given(path, route)
        if content is not None:
            lessons.mkdir(parents=True, exist_ok=True)
            replace_file(lessons / path.name, content)
            names.append(path.name)
    if not names:
        raise FileNotFoundError(f"there are no lessons in {notebooks}: run this in the course's folder")
    assignments.write(lessons, folder / "assignments", names)
    return names


def main(arguments: list[str] | None = None) -> int:
    """Write the handouts, and say where they are; return 1 if that was not possible, else 0."""
    parser = argparse.ArgumentParser(
        prog="python -m bplib.course.authoring.handouts", description="Write a short way through the lessons."
    )
    parser.add_argument("route", choices=ROUTES, help=WAYS)
    parser.add_argument("folder", nargs="?", type=Path, help="default: handouts/ROUTE")
    options = parser.parse_args(arguments)
    folder = options.folder or Path("handouts") / options.route
    try:
        names = write(Path("notebooks"), options.route, folder)
        before = sorted({path.name for path in (folder / "lessons").glob("*.ipynb")} - {*names})
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    if before:
        print(f"Not of this way, and left there from before: {', '.join(before)}.")
    print(f"{len(names)} lessons are in {folder / 'lessons'}, and the same for nbgrader in {folder / 'assignments'}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
