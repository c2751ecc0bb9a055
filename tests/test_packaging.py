"""What is said in several places about dependencies and commands is said alike, and `import bplib` stays light."""

import ast
import re
import subprocess
import sys
import tomllib
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from bplib import course

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONDA = {"environment.yml": ("course",), "environment-dev.yml": ("course", "test", "lint")}  # what each installs
# What constraints.txt pins; the peers are pinned beside the benchmark.
PINNED = ("course", "fast", "test", "lint", "browser", "grading")
ALL = tuple(PYPROJECT["project"]["optional-dependencies"])
PYTHONS = ("3.11", "3.12", "3.13", "3.14", "3.15")
CORE = sorted(path for path in (ROOT / "bplib").rglob("*.py") if "course" not in path.relative_to(ROOT).parts)
PLATFORMS = {"linux": ("Linux", "posix"), "darwin": ("Darwin", "posix"), "win32": ("Windows", "nt")}


def direct_dependencies(extras: tuple[str, ...]) -> dict[str, SpecifierSet]:
    """Return what pyproject.toml asks for, by name."""
    project = PYPROJECT["project"]
    lines = project["dependencies"] + [line for extra in extras for line in project["optional-dependencies"][extra]]
    requirements = [r for r in map(Requirement, lines) if r.marker is None or r.marker.evaluate()]
    return {canonicalize_name(r.name): r.specifier for r in requirements}


def pins(file: str = "constraints.txt") -> list[Requirement]:
    """Return the lines of a constraints file."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def marker_environment(python: str, platform: str) -> dict[str, str]:
    system, os_name = PLATFORMS[platform]
    return {
        "python_version": python,
        "python_full_version": f"{python}.9",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "sys_platform": platform,
        "platform_system": system,
        "os_name": os_name,
    }


@pytest.mark.parametrize(("python", "platform"), list(product(PYTHONS, PLATFORMS)))
def test_every_dependency_has_exactly_one_pin(python: str, platform: str) -> None:
    environment = marker_environment(python, platform)
    applying = [pin for pin in pins() if pin.marker is None or pin.marker.evaluate(environment)]
    names = [canonicalize_name(pin.name) for pin in applying]
    assert sorted(names) == sorted(set(names)), "one version of each"
    assert set(direct_dependencies(PINNED)) <= set(names)


def test_every_pin_is_one_version_within_the_range() -> None:
    ranges = direct_dependencies(ALL)
    for pin in pins() + pins("bench/constraints.txt"):
        (exact,) = pin.specifier
        assert exact.operator == "==", pin
        assert exact.version in ranges.get(canonicalize_name(pin.name), SpecifierSet()), pin


def test_the_peers_are_pinned_beside_the_benchmark_and_nowhere_else() -> None:
    peers = set(direct_dependencies(("peers",))) - {"numpy"}
    assert set(ALL) == {*PINNED, "peers"}
    assert peers <= {canonicalize_name(pin.name) for pin in pins("bench/constraints.txt")}
    assert not peers & {canonicalize_name(pin.name) for pin in pins()}


def test_every_dependency_has_a_lower_bound_and_no_upper_one() -> None:
    for name, specifiers in direct_dependencies(ALL).items():
        assert [each.operator for each in specifiers] == [">="], name


@pytest.mark.parametrize("file", CONDA)
def test_the_conda_environment_is_the_same(file: str) -> None:
    lines = yaml.safe_load((ROOT / file).read_text(encoding="utf-8"))["dependencies"]
    assert {"pip": ["--editable ."]} in lines and "pip" in lines
    conda = {}
    for line in lines:
        if isinstance(line, str) and line != "pip":
            name, bound = line.split(" ")
            conda[{"matplotlib-base": "matplotlib"}.get(name, name)] = SpecifierSet(bound)
    assert conda.pop("python") == SpecifierSet(PYPROJECT["project"]["requires-python"])
    assert conda == direct_dependencies(CONDA[file])


def test_the_workflow_covers_what_we_promise() -> None:
    text = (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")
    workflow: dict[Any, Any] = yaml.safe_load(text)
    matrix = workflow["jobs"]["test"]["strategy"]["matrix"]
    assert {name.split("-")[0] for name in matrix["os"]} == {"ubuntu", "macos", "windows"}
    assert matrix["python"] == list(PYTHONS)
    assert {"schedule", "push", "pull_request"} <= set(workflow[True])  # YAML reads the key `on` as true
    assert PYTHONS[0] in PYPROJECT["project"]["requires-python"]


def packages_loaded_by(statement: str) -> set[str]:
    """Return the packages outside the standard library that a fresh Python loads for a statement."""
    code = f"{statement}; import sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split()) - sys.stdlib_module_names


def test_the_changes_that_make_no_difference_are_of_the_code_as_it_is() -> None:
    def plain(text: str) -> str:
        return re.sub(r"[\s'\"\\]+", "", text)  # Python's versions choose other quotes

    listed = tomllib.loads((ROOT / ".ci" / "equivalent_mutants.toml").read_text(encoding="utf-8"))
    code = {file: plain(ast.unparse(ast.parse((ROOT / file).read_text(encoding="utf-8")))) for file in listed}
    old = [change for file in listed for change in listed[file] if plain(change.split(" → ")[0]) not in code[file]]
    assert not old, "see .ci/equivalent_mutants.toml"


def test_import_bplib_loads_numpy_and_nothing_else() -> None:
    assert packages_loaded_by("import bplib") - packages_loaded_by("import numpy") == {"bplib"}
    assert "numpy" in packages_loaded_by("import bplib")
    assert "sympy" in packages_loaded_by("import bplib, sympy"), "it would be seen"


def test_the_course_loads_what_draws_and_proves_when_it_is_used() -> None:
    loaded = packages_loaded_by("from bplib import course; import bplib.course.exercises.student")
    assert {"bplib", "IPython"} <= loaded and not loaded & {"matplotlib", "ipywidgets", "sympy", "sklearn"}


def test_what_is_loaded_later_is_there_or_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {*course.__all__} <= {*dir(course)} and all(hasattr(course, name) for name in course.__all__)
    assert not hasattr(course, "nonsense")
    monkeypatch.setitem(sys.modules, "bplib.course.page.plots", None)
    with pytest.raises(ModuleNotFoundError, match=r"bplib\.course needs .*, which is not installed: in the course"):
        _ = course.plots


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_core_does_not_import_the_course(path: Path) -> None:
    assert not re.search(r"^\s*(from|import) bplib\.course", path.read_text(encoding="utf-8"), re.MULTILINE)
