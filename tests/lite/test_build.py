"""The course for a browser: what is laid out for it, and that only the right packages are taken."""

import hashlib
import importlib.util
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
spec = importlib.util.spec_from_file_location("lite_build", ROOT / "site" / "lite" / "build.py")
assert spec and spec.loader
build: Any = importlib.util.module_from_spec(spec)
spec.loader.exec_module(build)


def lesson(*sources: str) -> Any:
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])


def read(name: str) -> Any:
    return nbformat.read(ROOT / "notebooks" / name, as_version=4)


@pytest.mark.parametrize("path", build.notebooks(), ids=lambda path: path.name)
def test_a_cell_names_what_has_to_be_loaded_for_it(path: Path) -> None:
    """scikit-learn is named from lesson 11 on, in the first cell, and before that by none."""
    cells = [
        cell.source for cell in build.as_in_a_browser(read(path.name), path.name).cells if cell.cell_type == "code"
    ]
    imports = [bool(re.search(r"^(from|import) sklearn", source, flags=re.MULTILINE)) for source in cells]
    assert any(imports) == imports[0] == (path.name[:2] in ("11", "12", "13"))


def test_a_lesson_is_the_same_but_for_that() -> None:
    for path in build.notebooks():
        before, after = read(path.name), build.as_in_a_browser(read(path.name), path.name)
        differ = [cell for cell in after.cells if cell not in before.cells]
        assert len(differ) <= 1 and len(after.cells) - len(before.cells) == (path.name[:2] == "00")


def test_lesson_00_says_what_differs_there() -> None:
    text = build.as_in_a_browser(read("00_start_here.ipynb"), "00_start_here.ipynb").cells[1].source
    for word in ("Interrupt", "Restart Kernel", "Download", "progress.json", "make lab"):
        assert word in text


def test_texts_of_a_notebook_are_whole(tmp_path: Path) -> None:
    build.lay_out_lessons(tmp_path / "contents")
    for path in build.notebooks():
        cells = json.loads((tmp_path / "contents" / path.name).read_text("utf-8"))["cells"]
        assert all(isinstance(cell["source"], str) for cell in cells)


# ---- packages


def wheel(folder: Path, *requires: str) -> Path:
    """A wheel of this course with these requirements."""
    path = folder / "backprop_course-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        lines = [f"Requires-Dist: {line}" for line in requires]
        metadata = "\n".join(["Metadata-Version: 2.1", "Name: backprop_course", "Version: 1.0", *lines, ""])
        archive.writestr("backprop_course-1.0.dist-info/METADATA", metadata)
        archive.writestr("bplib/__init__.py", "")
        archive.writestr("bplib/data/table.csv", "")
    return path


def test_a_wheel_in_the_lock_file(tmp_path: Path) -> None:
    """It needs what a browser needs of the extra `course`, and scikit-learn only later."""
    path = wheel(
        tmp_path,
        "numpy>=2.0",
        "jupyterlab>=4.4; (sys_platform != 'emscripten') and extra == 'course'",
        "Matplotlib>=3.8.4; (sys_platform == 'emscripten') and extra == 'course'",
        "scikit-learn>=1.6; extra == 'course'",
        "pytest; extra == 'test'",
        "tomli; python_version < '3.11'",
    )
    found = build.entry(path, "3.12.7")
    assert found["name"] == "backprop-course" and found["version"] == "1.0" and found["imports"] == ["bplib"]
    assert found["depends"] == ["matplotlib", "numpy"]
    assert found["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_what_is_needed_by_what_is_needed() -> None:
    packages = {"a": {"depends": ["B-b"]}, "b-b": {"depends": ["c"]}, "c": {"depends": ["a"]}, "d": {"depends": []}}
    assert build.closure(packages, {"a"}) == {"a", "b-b", "c"}


def test_only_what_has_the_published_checksum_is_taken(tmp_path: Path) -> None:
    theirs, site = tmp_path / "theirs", tmp_path / "site"
    theirs.mkdir(), site.mkdir()
    (theirs / "numpy.whl").write_bytes(b"as published")
    package = {"file_name": "numpy.whl", "sha256": hashlib.sha256(b"as published").hexdigest()}
    build._copy(theirs, package, site)
    assert (site / "numpy.whl").read_bytes() == b"as published"
    (theirs / "numpy.whl").write_bytes(b"another")
    with pytest.raises(SystemExit, match="its checksum differs"):
        build._copy(theirs, package, site)


def test_what_is_not_in_the_folder_is_put_there_or_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cdn, theirs, site = (tmp_path / name for name in ("cdn", "theirs", "site"))
    cdn.mkdir(), site.mkdir()
    monkeypatch.setattr(build, "CDN", cdn.as_uri() + "/")
    package = {"file_name": "numpy.whl", "sha256": hashlib.sha256(b"as published").hexdigest()}
    with pytest.raises(SystemExit, match=r"numpy.whl is not there, and cannot be loaded"):
        build._copy(theirs, package, site)
    (cdn / "numpy.whl").write_bytes(b"as published")
    build._copy(theirs, package, site)
    assert (theirs / "numpy.whl").read_bytes() == (site / "numpy.whl").read_bytes() == b"as published"


def test_a_wheel_without_its_tests(tmp_path: Path) -> None:
    path = wheel(tmp_path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("bplib/tests/test_all.py", "")
        names = archive.namelist()
    build._leave_out_tests(path)
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == names[:-1]


@pytest.mark.parametrize("missing", ["node", "packages"])
def test_without_node_or_packages_there_is_no_bytecode(
    missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "WORK", tmp_path / "work")
    monkeypatch.setattr(build, "CDN", (tmp_path / "cdn").as_uri() + "/")
    monkeypatch.setattr(build.shutil, "which", lambda name: None if missing == "node" else name)
    (tmp_path / "site").mkdir()
    lock = {"packages": {"numpy": {"file_name": "numpy.whl", "sha256": ""}}}
    assert build.make_bytecode(tmp_path / "site", lock, {"numpy"}, tmp_path / "theirs") == {}
    said = capsys.readouterr().out
    assert "The site has no bytecode" in said
    assert {"node": "There is no Node", "packages": "numpy.whl is not there"}[missing] in said
