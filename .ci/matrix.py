"""Runs the tests on each Python of this computer from 3.11 on, and prints a table with a line for each run.

Without arguments all tests and notebooks, with the oldest and the newest dependencies that pyproject.toml allows; with
``--quick`` the core's and the exercises' tests, once on each Python: on the oldest with the oldest dependencies, on the
newest with the newest, on those between with constraints.txt's. The Pythons are pyenv's and those on the path.
Environments are made with uv where it is there or can be installed, else with pip.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
OLDEST = (3, 11)
INSTALLED = ".[course,test]"
BIN = "Scripts" if os.name == "nt" else "bin"
PARALLEL = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile")
# Without the changed solutions and the answers in other forms, which take as long as all others: make test judges those
# on one Python, make matrix on each.
CORE_AND_EXERCISES = (
    *sorted(path.as_posix() for path in ROOT.glob("tests/test_*.py")),
    "tests/course/exercises",
    *(f"--ignore=tests/course/exercises/test_{name}.py" for name in ("mutants", "answers")),
)
OPTIONS = {
    "constrained": ["--constraint", "constraints.txt"],
    "oldest": ["--resolution", "lowest-direct"],
    "newest": [],
}


class Run(NamedTuple):
    """A line of the table."""

    python: str
    dependencies: str
    passed: int = 0
    failed: int = 0
    seconds: float = 0.0
    remark: str = ""


def pythons() -> dict[tuple[int, int], tuple[str, Path]]:
    """The newest Python of each minor version, by that: its whole version and where it is."""
    places = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    if shutil.which("pyenv"):
        versions = subprocess.run(["pyenv", "versions", "--bare"], capture_output=True, text=True).stdout.split()
        prefixes = [subprocess.run(["pyenv", "prefix", each], capture_output=True, text=True) for each in versions]
        places += [Path(prefix.stdout.strip()) / "bin" for prefix in prefixes if prefix.returncode == 0]
    names = re.compile(r"python(3(\.\d+)?)?(\.exe)?")
    candidates = {p for place in places if place.is_dir() for p in place.iterdir() if names.fullmatch(p.name)}
    found: dict[tuple[int, ...], Path] = {}
    code = "import sys; print(*sys.version_info[:3], sys.executable) if sys.implementation.name == 'cpython' else 1 / 0"
    for candidate in sorted(candidates):
        asked = subprocess.run([candidate, "-c", code], capture_output=True, text=True)
        if asked.returncode == 0:
            *numbers, executable = asked.stdout.strip().split(" ", 3)
            found.setdefault(tuple(map(int, numbers)), Path(executable))
    return {v[:2]: (".".join(map(str, v)), found[v]) for v in sorted(found) if v[:2] >= OLDEST}  # type: ignore[misc]


def uv(scratch: Path) -> str | None:
    """The command uv; installed into an environment of its own if it is not there, None if that cannot be."""
    if there := shutil.which("uv"):
        return there
    subprocess.run([sys.executable, "-m", "venv", scratch / "uv"], check=True)
    pip = [scratch / "uv" / BIN / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv"]
    return str(scratch / "uv" / BIN / "uv") if subprocess.run(pip, capture_output=True).returncode == 0 else None


def make_environment(python: Path, dependencies: str, folder: Path, uv: str | None) -> Path:
    """Make an environment and install the course into it; return its Python."""
    inside = folder / BIN / "python"
    if uv:
        subprocess.run([uv, "venv", "--quiet", "--python", python, folder], check=True)
        # No building from sources: a release that is older than the Python is none that could be had.
        wheels = ["--only-binary", ":all:", "--no-binary", "backprop-course"]
        install = [uv, "pip", "install", "--quiet", "--python", inside, *wheels, *OPTIONS[dependencies]]
    else:
        subprocess.run([python, "-m", "venv", folder], check=True)
        install = [inside, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if dependencies == "oldest":
            (folder / "oldest.txt").write_text("\n".join(lower_bounds()), encoding="utf-8")
            install += ["--constraint", folder / "oldest.txt"]
        else:
            install += OPTIONS[dependencies]
    subprocess.run([*install, "--editable", INSTALLED], check=True)
    return inside


def lower_bounds() -> list[str]:
    """What pyproject.toml asks for, each in its oldest version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = re.findall(r"\w+", INSTALLED)
    asked = project["dependencies"] + [line for extra in extras for line in project["optional-dependencies"][extra]]
    return [line.replace(">=", "==") for line in asked]


def run(version: str, python: Path, dependencies: str, what: tuple[str, ...], scratch: Path, uv: str | None) -> Run:
    """Run the tests in an environment of its own, which is removed afterwards."""
    folder, results = scratch / f"{version}-{dependencies}", scratch / f"{version}-{dependencies}.xml"
    begin = time.monotonic()
    print(f"\n-- Python {version}, {dependencies} dependencies", flush=True)
    try:
        inside = make_environment(python, dependencies, folder, uv)
        pytest = [inside, "-m", "pytest", "--quiet", "-p", "no:cacheprovider", *PARALLEL, f"--junitxml={results}"]
        ended = subprocess.run([*pytest, *what]).returncode
        counts = ElementTree.parse(results).getroot()[0].attrib
    except subprocess.CalledProcessError:
        return Run(version, dependencies, remark="could not be installed")
    except OSError:
        return Run(version, dependencies, remark=f"the tests ended with {ended} and left no results")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    failed = int(counts["failures"]) + int(counts["errors"])
    passed = int(counts["tests"]) - failed - int(counts["skipped"])
    remark = f"the tests ended with {ended}" if ended and not failed else ""
    return Run(version, dependencies, passed, failed, time.monotonic() - begin, remark)


def main() -> int:
    """Run all, print the table, and return 1 if something failed."""
    parser = argparse.ArgumentParser(description="Run the tests on each Python from 3.11 on that this computer has.")
    parser.add_argument("--quick", action="store_true", help="the core's and the exercises' tests only")
    quick = parser.parse_args().quick
    os.chdir(ROOT)
    there = list(pythons().values())
    pairs = [(*each, dependencies) for each in there for dependencies in ("oldest", "newest")]
    if quick:
        middle = [(*each, "constrained") for each in there[1:-1]]
        pairs = [(*there[0], "oldest"), *middle, (*there[-1], "newest")]
    with tempfile.TemporaryDirectory() as scratch:
        tool = uv(Path(scratch))
        what = CORE_AND_EXERCISES if quick else ()
        runs = [run(*pair, what, Path(scratch), tool) for pair in pairs]
    print("\n| Python | dependencies | passed | failed | seconds |\n|---|---|---|---|---|")
    for version, dependencies, passed, failed, seconds, remark in runs:
        print(f"| {version} | {dependencies} | {passed} | {failed} | {seconds:.0f} | {remark}")
    return int(any(each.failed or each.remark or not each.passed for each in runs))


if __name__ == "__main__":
    sys.exit(main())
