"""The site as it is published: browsers load its packages from Pyodide's CDN. Here a server stands for that."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import smoke
from served import served

import build


@pytest.fixture(scope="module")
def published(pyodide: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Packages from wherever they are asked for, and a site that asks for them there."""
    folder = tmp_path_factory.mktemp("published")
    build.build(folder / "lite", cdn="https://cdn.invalid/")
    return folder


def lock_of(folder: Path) -> dict[str, dict[str, str]]:
    packages: dict[str, dict[str, str]] = json.loads((folder / smoke.LOCK).read_text("utf-8"))["packages"]
    return packages


def test_every_package_is_in_the_site_or_where_pyodide_says(published: Path) -> None:
    with tarfile.open(build.WORK / f"pyodide-{build.VERSION}.tgz") as archive:
        theirs = json.load(archive.extractfile("package/pyodide-lock.json"))["packages"]  # type: ignore[arg-type]
        script = archive.extractfile("package/pyodide.mjs").read().decode()  # type: ignore[union-attr]
    assert build.CDN.split(f"v{build.VERSION}")[0] in script  # where its own loader looks
    elsewhere = 0
    for name, package in lock_of(published).items():
        if package["file_name"].startswith("https:"):
            elsewhere += 1
            assert package["file_name"] == f"https://cdn.invalid/{theirs[name]['file_name']}"
            assert package["sha256"] == theirs[name]["sha256"]
        else:
            assert (published / smoke.LOCK).with_name(package["file_name"]).is_file()
    assert elsewhere > 100


def test_a_lesson_runs_with_packages_from_elsewhere(published: Path, pyodide: Path) -> None:
    lock = published / smoke.LOCK
    with served(pyodide) as cdn, served(published) as address:
        lock.write_text(lock.read_text("utf-8").replace("https://cdn.invalid/", cdn), "utf-8")
        loaded = smoke.packages(address)
        assert [smoke.missing(each) for each in loaded] == [""] * len(loaded)
        allowed = {urlsplit(each).netloc for each in loaded}
        assert len(allowed) == 2
        wrong, seconds = smoke.run_a_lesson(address, allowed)
        assert wrong == [] and seconds > 0
