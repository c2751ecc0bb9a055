"""What a student has solved, kept in a small file beside the lessons: ``.progress.json`` in ``work/``.

The environment variable ``BPLIB_PROGRESS`` names another file. An update of the lessons does not touch it.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from bplib.files import replace_file

VARIABLE = "BPLIB_PROGRESS"
# How lessons are numbered: 2 since lesson 04 became two. A file without the number is from before.
NUMBERING = 2
# In a browser, files are shown whose names begin without a dot, and only what is shown can be downloaded.
NAME = "progress.json" if sys.platform == "emscripten" else ".progress.json"
UNREADABLE = "Your progress could not be read ({why}: {name}). It is left as it is, and nothing is noted in it."
LATER = "{name}, which keeps your progress, is from a later version of the course. It is left as it is."
# A kernel begins in the folder of its notebook; a cell may go elsewhere later.
FOLDER = Path.cwd()


def path() -> Path:
    """The file."""
    return Path(os.environ.get(VARIABLE) or FOLDER / NAME)


def solved() -> tuple[set[str], list[str]]:
    """The keys of the exercises that were solved, and what there is to say of the file.

    A file that cannot be read as one of ours is put aside, under another name, so that nothing in it is lost. What a
    later version of the course has numbered cannot be told, nor what a file holds that may not be read: that file
    stays, and no key is taken from it.
    """
    keys, said, _ = _read()
    return keys, said


def _read() -> tuple[set[str], list[str], bool]:
    """As `solved`, and whether the file may be written."""
    file = path()
    try:
        content = json.loads(file.read_bytes())
        keys, numbering = content["solved"], content.get("numbering", 1)
        if numbering > NUMBERING:
            return set(), [LATER.format(name=file.name)], False
        if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            raise ValueError
        return set(keys if numbering == NUMBERING else map(_renumbered, keys)), [], True
    except FileNotFoundError:
        return set(), [], True
    except OSError as error:
        return set(), [UNREADABLE.format(why=error.strerror, name=file.name)], False
    except (ValueError, KeyError, TypeError, RecursionError):
        said, is_aside = _put_aside(file)
        return set(), [said], is_aside


def _renumbered(key: str) -> str:
    """Today's key of an exercise that was solved under its old one: 04.4 is 05.1 now, and 05.1 is 06.1."""
    lesson, _, number = key.partition(".")
    if lesson == "04" and int(number) > 3:
        return f"05.{int(number) - 3}"
    return f"{int(lesson) + 1:02}.{number}" if lesson > "04" else key


def _put_aside(file: Path) -> tuple[str, bool]:
    """Say what became of a damaged file, and whether it is out of the way."""
    for number in count(1):
        aside = file.with_name(f"{file.stem}.damaged{number if number > 1 else ''}{file.suffix}")
        if not aside.exists():
            break
    try:
        file.rename(aside)
    except OSError as error:
        return f"{file.name}, which keeps your progress, is damaged and could not be renamed ({error.strerror}).", False
    return f"{file.name}, which keeps your progress, was damaged. It is now {aside.name}, and a new one is begun.", True


def record(key: str) -> list[str]:
    """Note that an exercise is solved; return what there is to say of the file, in sentences."""
    with _alone():
        return _record(key)


@contextmanager
def _alone() -> Iterator[None]:
    """Wait until no other kernel notes something, or for a second at most: one may have died over it."""
    lock, end = Path(f"{path()}.lock"), time.monotonic() + 1.0
    while True:
        try:
            lock.touch(exist_ok=False)
        except FileExistsError:
            if time.monotonic() < end:
                time.sleep(0.005)
                continue
        except OSError:  # then nothing can be noted, and that is said
            pass
        break
    try:
        yield
    finally:
        with suppress(OSError):
            lock.unlink()


def _record(key: str) -> list[str]:
    keys, said, writable = _read()
    if key in keys or not writable:
        return said
    content = json.dumps({"numbering": NUMBERING, "solved": sorted(keys | {key})}, indent=1) + "\n"
    try:
        replace_file(path(), content.encode())
    except OSError as error:
        said.append(f"That this is solved could not be noted ({error.strerror}: {path().name}).")
    return said
