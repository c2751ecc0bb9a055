"""The environment check says OK where all is well, and what to do where it is not."""

import re
import site
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from packaging.requirements import Requirement

import bplib as bp
from bplib import course
from bplib.course.page import environment

PROJECT = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REQUIREMENTS = [
    requirement
    for requirement in map(Requirement, [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["course"]])
    if requirement.marker is None or requirement.marker.evaluate()
]
ALL_WELL = [
    f"OK  Python ({PROJECT['requires-python']})",
    "OK  the lessons run in the environment where bplib is installed",
    *(f"OK  {requirement.name} ({requirement.specifier})" for requirement in REQUIREMENTS),
    "OK  gradient check: off by less than 1e-12",
    "All is ready.",
]


def printed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    course.check_environment()
    out, err = capsys.readouterr()
    assert err == ""
    return out.splitlines()


def with_requirements(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    # The type as it is now: the package importlib_metadata, once a test has imported it, puts its own in place.
    monkeypatch.setattr(type(metadata.distribution("backprop-course")), "requires", list(lines))


def test_all_is_well_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert "OK  numpy (>=2.0)" in ALL_WELL
    assert printed(capsys) == ALL_WELL


def test_the_requirements_are_those_of_the_metadata(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_requirements(
        monkeypatch,
        "numpy",
        "pytest>=1,<1000; extra == 'course'",
        "no-such-package; extra == 'test'",
        "no-such-package; python_version < '3'",
    )
    assert printed(capsys)[2:4] == ["OK  numpy", "OK  pytest (<1000,>=1)"]


def test_an_old_package(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with_requirements(monkeypatch, "numpy>=2000; extra == 'course'")
    lines = printed(capsys)
    assert lines[2].startswith(f"NOT OK  numpy (>=2000): version {np.__version__} is installed: in the course's folder")
    assert 'pip install -c constraints.txt -e ".[course]"' in lines[2]
    assert lines[-1] == "1 of these needs your attention before the lessons will run."


def test_a_package_before_its_release_will_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = metadata.version
    monkeypatch.setattr(metadata, "version", lambda name: "2.9.0rc1" if name == "numpy" else real(name))
    assert printed(capsys) == ALL_WELL


def test_missing_packages(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with_requirements(monkeypatch, "no-such-package>=1.0", "nor-this-one")
    lines = printed(capsys)
    assert lines[2].startswith("NOT OK  no-such-package (>=1.0): it is not installed: in the course's folder run")
    assert lines[3].startswith("NOT OK  nor-this-one: it is not installed: ")
    assert lines[-1] == "2 of these need your attention before the lessons will run."


def test_an_old_python(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    first = printed(capsys)[0]
    assert first == "NOT OK  Python (>=3.11): this is Python 3.9.2: make a new environment with a newer Python, " + (
        "as README.md says"
    )


def test_bplib_in_another_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(site, "getsitepackages", lambda: [str(tmp_path)])
    second = printed(capsys)[1]
    assert second.startswith("NOT OK  the lessons run in the environment where bplib is installed: this notebook runs")
    assert str(Path(sys.prefix)) in second and "start JupyterLab from bplib's environment" in second


def test_bplib_among_the_users_own_packages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    place = str(metadata.distribution("backprop-course").locate_file(""))
    monkeypatch.setattr(site, "getsitepackages", lambda: [str(tmp_path)])
    monkeypatch.setattr(site, "getusersitepackages", lambda: place)
    assert printed(capsys) == ALL_WELL


def test_a_python_without_a_folder_of_the_users_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(site, "getusersitepackages", lambda: None)  # as in a browser
    assert printed(capsys) == ALL_WELL


def test_what_a_browser_loads_later(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """That it is there cannot be seen yet, and is not said to be."""
    monkeypatch.setattr(environment, "WHEN_IMPORTED", {"no-such-package"})
    with_requirements(monkeypatch, "no-such-package>=1.0", "nor-this-one")
    assert printed(capsys)[2].startswith("NOT OK  no-such-package (>=1.0): it is not installed")
    monkeypatch.setattr(sys, "platform", "emscripten")
    lines = printed(capsys)
    assert lines[2] == "LATER  no-such-package (>=1.0): this browser loads it for the cell that imports it"
    assert lines[3].startswith("NOT OK  nor-this-one")
    assert lines[-1] == "1 of these needs your attention before the lessons will run."


def test_bplib_not_installed_at_all(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def absent(name: str) -> Any:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", absent)
    lines = printed(capsys)
    assert re.match(r"NOT OK  bplib: it is imported from .+bplib, but not installed: ", lines[0])
    assert lines[1] == "OK  gradient check: off by less than 1e-12"
    assert len(lines) == 3


@pytest.mark.parametrize("wrong", [1e-6, np.nan, np.inf])
def test_wrong_arithmetic(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], wrong: float) -> None:
    monkeypatch.setattr(bp, "check_gradients", lambda net, u, y: wrong)
    line = printed(capsys)[-2]
    assert line == (
        f"NOT OK  gradient check: off by less than 1e-12: it is {wrong:.1e}. NumPy or bplib is damaged: "
        "set the course up again as README.md says"
    )


def test_the_gradient_check_uses_the_package(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sigmoid = environment.bplib.sigmoid
    monkeypatch.setitem(sigmoid.__dict__, "derivative", lambda v_star, v: v)
    assert printed(capsys)[-2].startswith("NOT OK  gradient check")
