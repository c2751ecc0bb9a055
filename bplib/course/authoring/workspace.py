"""The student's own copy of the course.

Run as ``python -m bplib.course.authoring.workspace``: it copies ``notebooks/`` into ``work/``, the folder that a
student works in. Run again after the course has changed, it brings ``work/`` up to date without losing anything: a
lesson is replaced only if the sources of its cells are as they were given (its outputs do not matter); else the new
version is put beside it. A lesson that the course no longer has under its name stays, and that is said once. What was
given is remembered in ``work/.given.json``, a fingerprint per file. Without that
file, or where it is damaged, whatever differs from the course counts as the student's work. What is given of a lesson,
also on a short way through it, is the concern of `bplib.course.authoring.given`.
"""

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from bplib.course.authoring.given import given as content_given
from bplib.course.page.routes import ROUTES, WAYS
from bplib.files import replace_file

MANIFEST = ".given.json"
ELSEWHERE = "Copy the course's folder to a place of your own, and start it there."


def update(course: Path, work: Path, route: str | None = None) -> list[str]:
    """Bring the student's copy up to date.

    Parameters
    ----------
    course : Path
        The folder of the course's notebooks and what belongs to them. Hidden files in it are left out.
    work : Path
        The student's folder; made if it is not there. Nothing in it that the student has edited is changed.
    route : str, optional
        A short way, of which alone the cells are given.

    Returns
    -------
    list of str
        What was done, a sentence each, and what could not be done; nothing if there was nothing to do. A lesson that
        cannot be read or written does not stop the others.

    Raises
    ------
    FileNotFoundError
        If there is no notebook in `course`.
    OSError
        If `work` is no folder and cannot be made one.
    """
    if not any(course.glob("*.ipynb")):
        raise FileNotFoundError(f"there are no notebooks in {course}: run this in the course's folder")
    _make(work)
    given = _read_manifest(work / MANIFEST)
    before = dict(given)
    put, said, failed = [], [], {}
    for source in sorted(course.rglob("*")):
        name = source.relative_to(course)
        if source.is_file() and not any(part.startswith(".") for part in name.parts):
            try:
                sentence = _update_file(source, work, name, given, route)
            except OSError as error:
                failed[name.as_posix()] = error.strerror or str(error)
                continue
            if sentence == "":
                put.append(name.as_posix())
            elif sentence:
                said.append(sentence)
    said += _left_behind(course, work, given)
    if given != before:
        try:
            replace_file(work / MANIFEST, (json.dumps(given, indent=1, sort_keys=True) + "\n").encode())
        except OSError as error:
            failed[f"the list of what was given, {MANIFEST}"] = error.strerror or str(error)
    said += [f"Could not be written into {work} ({why}): {_joined(failed, why)}." for why in sorted({*failed.values()})]
    return [f"Put into {work}: {', '.join(put)}."] * bool(put) + said


def _make(work: Path) -> None:
    try:
        work.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        message = f"{work} is a file, and a folder of that name is wanted for your copy: rename the file"
        raise FileExistsError(message) from None
    except OSError as error:
        raise OSError(f"the folder {work} for your copy cannot be made ({error.strerror}). {ELSEWHERE}") from None


def _joined(failed: dict[str, str], why: str) -> str:
    return ", ".join(name for name, reason in failed.items() if reason == why)


def _update_file(source: Path, work: Path, name: Path, given: dict[str, str], route: str | None) -> str | None:
    """Update one file and its entry in `given`.

    Returns a sentence, "" if the file was not there and is now, or None if there was nothing to do.
    """
    content = content_given(source, route)
    if content is None:
        return None
    new = _fingerprint(content, source.suffix)
    if new is None:
        return f"{source} is not a notebook that can be read, and is left out: take a fresh copy of the course."
    first = fingerprint(work / name)
    for candidate in _names(name):
        target, key = work / candidate, candidate.as_posix()
        exists, current = os.path.lexists(target), fingerprint(target)
        # There already: as in the course, or given before and worked on since.
        there = current is not None and new in (current, given.get(key))
        as_given = current is not None and current == given.get(key)
        if there or as_given or not exists:
            break
    if not there:
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_file(target, content)
    # The student has been offered this version, whatever becomes of the file beside the lesson.
    given[key] = given[name.as_posix()] = new
    if there:
        return None
    if candidate == name:
        return f"{name} had no changes of yours and is now the course's new version." if exists else ""
    reason = "cannot be read as a notebook" if first is None else "is not as the course gave it"
    return f"{name} {reason}: it stays as it is, and the course's version is beside it, in {candidate}."


def _left_behind(course: Path, work: Path, given: dict[str, str]) -> list[str]:
    """Say which files the course gave once and has no more, and forget in `given` that it gave them."""
    names = [name for name in given if ".new-version" not in name and not (course / name).exists()]
    for name in names:
        del given[name]
    stay = sorted(name for name in names if os.path.lexists(work / name))
    if not stay:
        return []
    return [
        f"No longer in the course, and left where you have them: {', '.join(stay)}. Lessons and exercises may have "
        "other numbers now: what you solved stays noted, and you go on in the new ones."
    ]


def _names(name: Path) -> Iterator[Path]:
    """Yield the names under which a file may be given: its own, then those that do not stand in a student's way."""
    yield name
    for number in count(1):
        label = "new-version" if number == 1 else f"new-version-{number}"
        yield name.with_name(f"{name.stem}.{label}{name.suffix}")


def fingerprint(path: Path) -> str | None:
    """Return a hash of what a student can change by editing: of a notebook, its cells' sources.

    Parameters
    ----------
    path : Path
        A file. Empty cells of a notebook do not count: JupyterLab adds one when the last cell is run.

    Returns
    -------
    str or None
        None if there is no such file, or a notebook that cannot be read.
    """
    try:
        return _fingerprint(path.read_bytes(), path.suffix)
    except OSError:
        return None


def _fingerprint(content: bytes, suffix: str) -> str | None:
    try:
        if suffix == ".ipynb":
            cells = [(cell["cell_type"], "".join(cell["source"])) for cell in json.loads(content)["cells"]]
            content = json.dumps([cell for cell in cells if cell[1].strip()]).encode()
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return hashlib.sha256(content).hexdigest()


def _read_manifest(path: Path) -> dict[str, str]:
    """Return what was given, by file name; nothing where the manifest is missing or damaged."""
    try:
        read = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def main(arguments: list[str] | None = None) -> int:
    """Update the student's copy and say what was done; return 1 if that was not possible, else 0."""
    parser = argparse.ArgumentParser(
        prog="python -m bplib.course.authoring.workspace",
        description="Copy the lessons to work on; never overwrite yours.",
    )
    parser.add_argument("--course", type=Path, default=Path("notebooks"), help="default: notebooks")
    parser.add_argument("--work", type=Path, default=Path("work"), help="default: work")
    parser.add_argument("--route", choices=ROUTES, help=f"only the cells of one way: {WAYS}")
    options = parser.parse_args(arguments)
    try:
        said = update(options.course, options.work, options.route) or [f"Your copy in {options.work} is up to date."]
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    if not os.access(options.work, os.W_OK):
        said.append(f"{options.work} is read-only: you can read the lessons there, but save nothing. {ELSEWHERE}")
    for sentence in said:
        print(sentence)
    return 0


if __name__ == "__main__":
    sys.exit(main())
