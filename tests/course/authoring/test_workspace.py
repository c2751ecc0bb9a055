"""The student's copy is brought up to date, and nothing of the student's is lost."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bplib.course.authoring import workspace
from bplib.course.authoring.workspace import MANIFEST, update
from bplib.files import replace_file

LESSON = "03_derive.ipynb"
BESIDE = "03_derive.new-version.ipynb"


def notebook(*sources: str, output: str | None = None) -> bytes:
    """A notebook of code cells; `output` stands for a student's having run them."""
    outputs = [] if output is None else [{"output_type": "stream", "name": "stdout", "text": output}]
    cells = [{"cell_type": "code", "source": source, "outputs": outputs} for source in sources]
    return json.dumps({"cells": cells, "nbformat": 4}).encode()


V1, V2, V3 = notebook("one"), notebook("two"), notebook("three")
EDITED = notebook("one", "my own try")


class Student:
    """A course folder with one lesson in its first version, given to a student."""

    def __init__(self, folder: Path) -> None:
        self.course, self.work = folder / "notebooks", folder / "work"
        self.course.mkdir()
        self.course_becomes(V1)
        update(self.course, self.work)

    def course_becomes(self, content: bytes) -> None:
        (self.course / LESSON).write_bytes(content)

    def writes(self, content: bytes, name: str = LESSON) -> None:
        (self.work / name).write_bytes(content)

    def update(self) -> list[str]:
        return update(self.course, self.work)

    @property
    def files(self) -> dict[str, bytes]:
        """What is in the student's folder, but for the manifest."""
        return {
            path.relative_to(self.work).as_posix(): path.read_bytes()
            for path in self.work.rglob("*")
            if path.is_file() and path.name != MANIFEST
        }


@pytest.fixture
def student(tmp_path: Path) -> Student:
    return Student(tmp_path)


def test_the_first_time_everything_is_copied(tmp_path: Path) -> None:
    course, work = tmp_path / "notebooks", tmp_path / "work"
    (course / "data").mkdir(parents=True)
    (course / ".ipynb_checkpoints").mkdir()
    (course / ".ipynb_checkpoints" / "00_start.ipynb").write_bytes(V1)
    (course / "00_start.ipynb").write_bytes(V1)
    (course / "data" / "rats.csv").write_bytes(b"1,2\n")
    assert update(course, work) == [f"Put into {work}: 00_start.ipynb, data/rats.csv."]
    assert sorted(p.relative_to(work).as_posix() for p in work.rglob("*") if p.is_file()) == [
        MANIFEST, "00_start.ipynb", "data/rats.csv",
    ]  # fmt: skip
    assert (work / "00_start.ipynb").read_bytes() == V1


def test_an_update_without_news_does_nothing(student: Student) -> None:
    manifest = student.work / MANIFEST
    before = manifest.stat().st_mtime_ns, (student.work / LESSON).stat().st_mtime_ns
    assert student.update() == []
    assert (manifest.stat().st_mtime_ns, (student.work / LESSON).stat().st_mtime_ns) == before


@pytest.mark.parametrize(
    "untouched",
    [V1, notebook("one", output="ran"), notebook("one", "", output="ran")],
    ids=["as given", "run", "empty"],
)
def test_an_unedited_lesson_is_replaced(student: Student, untouched: bytes) -> None:
    student.writes(untouched)
    student.course_becomes(V2)
    assert student.update() == [f"{LESSON} had no changes of yours and is now the course's new version."]
    assert student.files == {LESSON: V2}


def test_outputs_stay_while_the_course_has_not_changed(student: Student) -> None:
    ran = notebook("one", output="ran")
    student.writes(ran)
    assert student.update() == []
    student.course_becomes(notebook("one", output="run again by the author"))
    assert student.update() == []
    assert student.files == {LESSON: ran}


def test_an_edited_lesson_stays_while_the_course_has_not_changed(student: Student) -> None:
    student.writes(EDITED)
    assert student.update() == []
    assert student.files == {LESSON: EDITED}


def test_an_edited_lesson_stays_and_the_new_version_comes_beside_it(student: Student) -> None:
    student.writes(EDITED)
    student.course_becomes(V2)
    assert student.update() == [
        f"{LESSON} is not as the course gave it: it stays as it is, and the course's version is beside it, in {BESIDE}."
    ]
    assert student.files == {LESSON: EDITED, BESIDE: V2}
    assert student.update() == [], "said once"
    student.course_becomes(V3)
    student.update()
    assert student.files == {LESSON: EDITED, BESIDE: V3}, "an untouched new version is brought up to date"


def test_a_new_version_that_the_student_worked_on_stays_too(student: Student) -> None:
    student.writes(EDITED)
    student.course_becomes(V2)
    student.update()
    student.writes(notebook("two", "my own"), BESIDE)
    assert student.update() == []
    student.course_becomes(V3)
    assert "in 03_derive.new-version-2.ipynb" in student.update()[0]
    assert student.files == {
        LESSON: EDITED, BESIDE: notebook("two", "my own"), "03_derive.new-version-2.ipynb": V3,
    }  # fmt: skip


def test_a_file_that_happens_to_have_the_new_name_stays(student: Student) -> None:
    student.writes(EDITED)
    student.writes(b"my notes", BESIDE)
    student.course_becomes(V2)
    student.update()
    assert student.files == {LESSON: EDITED, BESIDE: b"my notes", "03_derive.new-version-2.ipynb": V2}


def test_a_new_version_that_the_student_deleted_does_not_come_back(student: Student) -> None:
    student.writes(EDITED)
    student.course_becomes(V2)
    student.update()
    (student.work / BESIDE).unlink()
    assert student.update() == []
    assert student.files == {LESSON: EDITED}


def test_a_student_may_go_on_with_the_new_version(student: Student) -> None:
    student.writes(EDITED)
    student.course_becomes(V2)
    student.update()
    os.replace(student.work / BESIDE, student.work / LESSON)
    assert student.update() == []
    student.course_becomes(V3)
    student.update()
    assert student.files == {LESSON: V3}


def test_a_deleted_lesson_is_given_again(student: Student) -> None:
    (student.work / LESSON).unlink()
    assert student.update() == [f"Put into {student.work}: {LESSON}."]
    assert student.files == {LESSON: V1}


def test_a_renamed_lesson_is_the_students_own(student: Student) -> None:
    student.writes(EDITED)
    os.replace(student.work / LESSON, student.work / "mine.ipynb")
    student.course_becomes(V2)
    student.update()
    assert student.files == {LESSON: V2, "mine.ipynb": EDITED}


@pytest.mark.parametrize("damaged", [None, b"", b"{", b"[1]", b'{"03_derive.ipynb": 7}', b"\xff\xfe"])
def test_without_a_manifest_what_differs_counts_as_the_students(student: Student, damaged: bytes | None) -> None:
    if damaged is None:
        (student.work / MANIFEST).unlink()
    else:
        (student.work / MANIFEST).write_bytes(damaged)
    student.writes(EDITED)
    student.update()
    assert student.files == {LESSON: EDITED, BESIDE: V1}
    assert student.update() == []
    student.course_becomes(V2)
    student.update()
    assert student.files == {LESSON: EDITED, BESIDE: V2}


def test_without_a_manifest_an_unedited_lesson_is_known_again(student: Student) -> None:
    (student.work / MANIFEST).unlink()
    assert student.update() == []
    student.course_becomes(V2)
    student.update()
    assert student.files == {LESSON: V2}


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b'{"cells": 3}', b'{"cells": [{"source": 1}]}'])
def test_a_lesson_that_cannot_be_read_stays_and_a_fresh_one_comes_beside_it(student: Student, broken: bytes) -> None:
    student.writes(broken)
    said = student.update()
    assert said == [
        f"{LESSON} cannot be read as a notebook: it stays as it is, and the course's version is beside it, in {BESIDE}."
    ]
    assert student.files == {LESSON: broken, BESIDE: V1}
    assert student.update() == []


def test_a_folder_in_the_way_stays(student: Student) -> None:
    (student.work / LESSON).unlink()
    (student.work / LESSON).mkdir()
    student.writes(b"notes", f"{LESSON}/notes.txt")
    student.update()
    assert student.files == {f"{LESSON}/notes.txt": b"notes", BESIDE: V1}


def test_other_files_of_the_student_stay(student: Student) -> None:
    student.writes(b"mine", "notes.txt")
    student.course_becomes(V2)
    student.update()
    assert student.files == {LESSON: V2, "notes.txt": b"mine"}


def test_other_files_of_the_course_go_by_their_bytes(student: Student) -> None:
    (student.course / "rats.csv").write_bytes(b"1\n")
    student.update()
    (student.course / "rats.csv").write_bytes(b"2\n")
    student.update()
    assert student.files["rats.csv"] == b"2\n"
    student.writes(b"2\n3\n", "rats.csv")
    (student.course / "rats.csv").write_bytes(b"4\n")
    student.update()
    assert (student.files["rats.csv"], student.files["rats.new-version.csv"]) == (b"2\n3\n", b"4\n")


@pytest.mark.parametrize("content", [V1, EDITED])
def test_a_lesson_with_a_new_number_comes_beside_the_old_one_and_it_is_said_once(
    student: Student, content: bytes
) -> None:
    student.writes(content)
    (student.course / LESSON).rename(student.course / "04_derive.ipynb")
    put, left = student.update()
    assert put.endswith(": 04_derive.ipynb.") and f"left where you have them: {LESSON}. " in left
    assert student.files == {LESSON: content, "04_derive.ipynb": V1}
    assert student.update() == []
    (student.course / "04_derive.ipynb").rename(student.course / LESSON)
    student.update()
    assert student.files[LESSON] == content, "nothing is lost if the name comes back"


def test_a_deleted_lesson_that_the_course_no_longer_has_is_not_spoken_of(student: Student) -> None:
    (student.work / LESSON).unlink()
    (student.course / LESSON).rename(student.course / "04_derive.ipynb")
    assert len(student.update()) == 1


STEPS: dict[str, Callable[[Student, int], object]] = {
    "the course changes": lambda s, n: s.course_becomes(notebook(f"version {n}")),
    "the course changes its outputs": lambda s, n: s.course_becomes(notebook("one", output=str(n))),
    "the student edits": lambda s, n: s.writes(notebook(f"mine {n}")),
    "the student edits the new version": lambda s, n: s.writes(notebook(f"mine {n}"), BESIDE),
    "the student breaks it": lambda s, n: s.writes(b"{" * n),
    "the student deletes it": lambda s, n: (s.work / LESSON).unlink(missing_ok=True),
    "the student takes the new version": lambda s, n: (
        (s.work / BESIDE).exists() and os.replace(s.work / BESIDE, s.work / LESSON)
    ),
    "the manifest is lost": lambda s, n: (s.work / MANIFEST).unlink(missing_ok=True),
    "an update": lambda s, n: s.update(),
}


@settings(max_examples=150, deadline=None)
@given(steps=st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(1, 4)), max_size=12))
def test_whatever_happens_an_update_loses_nothing(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    student = Student(tmp_path_factory.mktemp("student"))
    for step, number in steps:
        STEPS[step](student, number)
    before = student.files
    student.update()
    after = student.files
    for name, content in before.items():
        if b"mine" in content or set(content) == {ord("{")}:  # edited or broken, so not what the course gave
            assert after[name] == content
    assert student.update() == []


def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lesson.ipynb"
    path.write_bytes(b"old")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_file(path, b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["lesson.ipynb"]
    assert path.read_bytes() == b"old"


def test_an_update_that_broke_off_is_finished_by_the_next(student: Student, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_off(path: Path, content: bytes) -> None:
        if path.name == MANIFEST:
            raise OSError("the disk is full")
        replace_file(path, content)

    student.course_becomes(V2)
    monkeypatch.setattr(workspace, "replace_file", broken_off)
    (_, failed) = student.update()
    assert (
        failed
        == f"Could not be written into {student.work} (the disk is full): the list of what was given, {MANIFEST}."
    )
    monkeypatch.undo()
    student.update()
    student.course_becomes(V3)
    student.update()
    assert student.files == {LESSON: V3}


DEEP = b'{"cells": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


@pytest.mark.parametrize(
    "broken", [b"{", b"[]", DEEP, b'{"cells": [1]}'], ids=["cut off", "a list", "deep", "a number"]
)
def test_a_bad_lesson_of_the_course_does_not_stop_the_others(
    student: Student, broken: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (student.course / "00_bad.ipynb").write_bytes(broken)
    student.course_becomes(V2)
    assert workspace.main(["--course", str(student.course), "--work", str(student.work)]) == 0
    said = capsys.readouterr().out
    assert "00_bad.ipynb is not a notebook that can be read, and is left out: take a fresh copy of the course." in said
    assert student.files == {LESSON: V2}


def test_a_students_lesson_nested_too_deep_to_parse_stays(student: Student) -> None:
    student.writes(DEEP)
    student.course_becomes(V2)
    (said,) = student.update()
    assert said.startswith(f"{LESSON} cannot be read as a notebook: it stays as it is")
    assert student.files == {LESSON: DEEP, BESIDE: V2}
    (student.work / MANIFEST).write_bytes(DEEP)
    assert student.update() == []


def test_a_lesson_that_cannot_be_written_does_not_stop_the_others(
    student: Student, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(path: Path, content: bytes) -> None:
        if path.name == LESSON:
            raise PermissionError(13, "Permission denied", str(path))
        replace_file(path, content)

    student.course_becomes(V2)
    (student.course / "04_next.ipynb").write_bytes(V1)
    monkeypatch.setattr(workspace, "replace_file", refuses)
    said = student.update()
    assert said == [
        f"Put into {student.work}: 04_next.ipynb.",
        f"Could not be written into {student.work} (Permission denied): {LESSON}.",
    ]
    monkeypatch.undo()
    assert student.update() == [f"{LESSON} had no changes of yours and is now the course's new version."]


def test_a_folder_that_cannot_be_written_to_is_said_once(student: Student, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(path: Path, content: bytes) -> None:
        raise PermissionError(30, "Read-only file system", str(path))

    monkeypatch.setattr(workspace, "replace_file", refuses)
    student.course_becomes(V2)
    (student.course / "04_next.ipynb").write_bytes(V1)
    assert student.update() == [
        f"Could not be written into {student.work} (Read-only file system): {LESSON}, 04_next.ipynb."
    ]
    assert student.files == {LESSON: V1}


def test_a_file_where_the_folder_should_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    course, work = tmp_path / "notebooks", tmp_path / "work"
    course.mkdir()
    (course / LESSON).write_bytes(V1)
    work.write_bytes(b"mine")
    for folder, said in (
        (work, "is a file, and a folder of that name is wanted"),
        (work / "in", "cannot be made (Not a"),
    ):
        assert workspace.main(["--course", str(course), "--work", str(folder)]) == 1
        assert said in capsys.readouterr().err
    assert work.read_bytes() == b"mine"


def test_elsewhere_it_says_where_to_run_it(student: Student, capsys: pytest.CaptureFixture[str]) -> None:
    (student.course / LESSON).unlink()
    assert workspace.main(["--course", str(student.course), "--work", str(student.work)]) == 1
    assert "run this in the course's folder" in capsys.readouterr().err


def test_a_copy_that_is_read_only_can_be_opened_and_says_so(
    student: Student, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--course", str(student.course), "--work", str(student.work)]
    assert workspace.main(arguments) == 0
    assert "read-only" not in capsys.readouterr().out
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert workspace.main(arguments) == 0
    assert capsys.readouterr().out.endswith(f"save nothing. {workspace.ELSEWHERE}\n")


def test_where_no_copy_can_be_made_it_says_so(
    student: Student, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path, *arguments: Any, **more: Any) -> None:
        raise PermissionError(30, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert workspace.main(["--course", str(student.course), "--work", str(student.work)]) == 1
    said = capsys.readouterr().err
    assert said.endswith(f"{workspace.ELSEWHERE}\n") and "ead-only" in said


def test_the_command_says_what_it_did(student: Student, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--course", str(student.course), "--work", str(student.work)]
    student.course_becomes(V2)
    assert workspace.main(arguments) == 0
    assert "had no changes of yours" in capsys.readouterr().out
    assert workspace.main(arguments) == 0
    assert "is up to date" in capsys.readouterr().out
