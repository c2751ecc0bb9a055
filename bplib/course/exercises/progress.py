"""What a student has solved, kept in a small file beside the lessons: ``.progress.json`` in ``work/``.

The environment variable ``BPLIB_PROGRESS`` names another file. An update of the lessons does not touch it. The file
says of which numbering its keys are: when the lessons are numbered anew, what was solved stays solved.
"""

from __future__ import annotations

import json
import os
from itertools import count
from pathlib import Path

from bplib.files import replace_file

VARIABLE = "BPLIB_PROGRESS"
NAME = ".progress.json"
# 1, which a file does not name: lesson 05 was Descend. 2: 05 is Test the gradients, until then the second half of 04.
NUMBERING = 2
# A kernel begins in the folder of its notebook; a cell may go elsewhere later.
FOLDER = Path.cwd()


def path() -> Path:
    """The file."""
    return Path(os.environ.get(VARIABLE) or FOLDER / NAME)


def solved() -> tuple[set[str], list[str]]:
    """The keys of the exercises that were solved, and what there is to say of the file.

    A file that cannot be read as one of ours is put aside, under another name, so that nothing in it is lost.
    """
    file = path()
    try:
        content = json.loads(file.read_bytes())
        keys = content["solved"]
        numbering = content.get("numbering", 1)
        if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            raise ValueError
        if numbering not in (1, NUMBERING):  # of a later course: what its keys mean we cannot know
            raise ValueError
        return {_renumbered(key) for key in keys} if numbering == 1 else set(keys), []
    except FileNotFoundError:
        return set(), []
    except OSError as error:
        return set(), [f"Your progress could not be read ({error.strerror}: {file.name})."]
    except (ValueError, KeyError, TypeError, RecursionError):
        return set(), [_put_aside(file)]


def _renumbered(key: str) -> str:
    """Return the key of today for one of the first numbering."""
    lesson, _, number = key.partition(".")
    if key in ("04.4", "04.5", "04.6", "04.7"):
        return f"05.{int(number) - 3}"
    if lesson in ("05", "06", "07", "08", "09", "10", "11", "12"):
        return f"{int(lesson) + 1:02}.{number}"
    return key


def _put_aside(file: Path) -> str:
    for number in count(1):
        aside = file.with_name(f"{file.stem}.damaged{number if number > 1 else ''}{file.suffix}")
        if not aside.exists():
            break
    try:
        file.rename(aside)
    except OSError as error:
        return f"{file.name}, which keeps your progress, is damaged and could not be renamed ({error.strerror})."
    return f"{file.name}, which keeps your progress, was damaged. It is now {aside.name}, and a new one is begun."


def record(key: str) -> list[str]:
    """Note that an exercise is solved; return what there is to say of the file, in sentences."""
    keys, said = solved()
    if key in keys:
        return said
    content = json.dumps({"numbering": NUMBERING, "solved": sorted(keys | {key})}, indent=1) + "\n"
    try:
        replace_file(path(), content.encode())
    except OSError as error:
        said.append(f"That this is solved could not be noted ({error.strerror}: {path().name}).")
    return said
