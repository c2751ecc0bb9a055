"""Every notebook and every exercise with the site's Python, in Node: what is shown and judged is as on a computer."""

from __future__ import annotations

import configparser
import json
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import build

NAMES = [path.name for path in build.notebooks()]
# In one process, one after the other: what needs scikit-learn comes last.
WITH_SCIKIT_LEARN = [name for name in NAMES if name[:2] in ("11", "12", "13")]
IN_ORDER = [*(name for name in NAMES if name not in WITH_SCIKIT_LEARN), *WITH_SCIKIT_LEARN]

# Cells that say something else in a browser: a part of their source, a pattern of what is stored, and what replaces it.
DIFFERENT = (
    ("course.check_environment()", r"OK  jupyterlab .*\n", ""),
    ("course.check_environment()", r"matplotlib \(.*\)", "matplotlib (>=3.8.4)"),
    (
        "course.check_environment()",
        r"OK  (scikit-learn \(.*\))",
        r"LATER  \1: this browser loads it for the cell that imports it",
    ),
    # Another SciPy's line search ends a little elsewhere.
    ("MLPRegressor, lbfgs, 1 start", r"(MLPRegressor, .* )0\.10\n", r"\g<1>0.11\n"),
    (
        "peers.two_processes()",
        r"(.*) here and on two processes:",
        r"A browser has no processes: what follows runs in one place. On your computer there are two.\n"
        r"\1 here and here again:",
    ),
)


def node(site: Path, out: Path, *what: str, minutes: int = 50) -> str:
    """What `run.mjs` prints; it writes its results into a folder."""
    command = shutil.which("node")
    if command is None:
        pytest.fail("NOT RUN: there is no Node (the command node), version 18 or newer, to run Python in.")
    ran = subprocess.run(
        [command, Path(__file__).with_name("run.mjs"), site, out, *what],
        capture_output=True, text=True, timeout=60 * minutes,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr[-4000:]
    return ran.stdout


pytestmark = pytest.mark.timeout(3600)  # all lessons in one go, and all exercises in another


# ---- the lessons


@pytest.fixture(scope="module")
def results(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Of each notebook the outputs of its cells, and the packages that were loaded by its end."""
    out = tmp_path_factory.mktemp("lessons")
    print(node(site, out, "lessons", *IN_ORDER))
    return {name: json.loads((out / f"{name}.json").read_text("utf-8")) for name in NAMES}


def sanitised(text: str) -> str:
    """As nbval compares it."""
    patterns = configparser.ConfigParser()
    patterns.read(build.ROOT / "tests" / "notebooks" / "sanitize.cfg")
    for name in patterns.sections():
        text = re.sub(patterns[name]["regex"], patterns[name]["replace"], text)
    return text


def texts(outputs: list[Any]) -> dict[str, str]:
    """All that a cell says, by kind, errors among them."""
    found: Counter[str] = Counter()
    said: dict[str, str] = {}
    for output in outputs:
        match output["output_type"]:
            case "stream":
                parts = {output["name"]: output["text"]}
            case "error":
                parts = {"error": output["said"]}
            case _:
                parts = {kind: value for kind, value in output["data"].items() if kind.startswith("text/")}
        for kind, value in parts.items():
            found[kind] += 1
            said[kind] = said.get(kind, "") + sanitised("".join(value))
    return said


def expected(cell: Any) -> dict[str, str]:
    """What a stored cell should say in a browser."""
    said = texts(cell["outputs"])
    for part, stored, instead in DIFFERENT:
        if part in cell["source"]:
            assert re.search(stored, said["stdout"]), f"{part} does not say {stored} any more"
            said["stdout"] = re.sub(stored, instead, said["stdout"])
    return said


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_says_what_is_stored(results: dict[str, Any], name: str, site: Path) -> None:
    stored = json.loads((site / "files" / name).read_text("utf-8"))["cells"]
    stored = [cell for cell in stored if cell["cell_type"] == "code"]
    came = results[name]["cells"]
    assert len(came) == len(stored) > 1
    differ = [
        f"{cell['source'][:300]}\n-- {kind}, stored:\n{wanted.get(kind)}\n-- came:\n{said.get(kind)}"
        for ran, cell in zip(came, stored, strict=True)
        for said, wanted in [(texts(ran["outputs"]), expected(cell))]
        for kind in sorted(said.keys() | wanted.keys())
        if said.get(kind) != wanted.get(kind)
    ]
    assert not differ, "\n\n".join(differ)


@pytest.mark.parametrize("name", NAMES)
def test_scikit_learn_is_loaded_only_where_it_is_needed(results: dict[str, Any], name: str) -> None:
    assert ("scikit-learn" in results[name]["loaded"]) == (name in WITH_SCIKIT_LEARN)
    assert {"numpy", "matplotlib", "sympy"} <= set(results[name]["loaded"])


@pytest.mark.parametrize("name", NAMES)
def test_little_is_compiled_anew_for_each_lesson(results: dict[str, Any], name: str) -> None:
    """The bytecode is there for what a lesson loads, and holds whatever time its source has."""
    assert {"bytecode-ipython", "bytecode-backprop-course"} <= set(results[name]["loaded"])
    assert ("bytecode-scikit-learn" in results[name]["loaded"]) == (name in WITH_SCIKIT_LEARN)


def test_bytecode_is_for_the_sources_that_are_there(site: Path) -> None:
    for package in ("IPython", "bplib", "matplotlib", "numpy", "sympy", "sklearn"):
        where = {"IPython": "ipython", "sklearn": "scikit_learn"}.get(package, "backprop_course")
        with zipfile.ZipFile(next((site / "static" / "pyodide").glob(f"bytecode_{where}-*.whl"))) as wheel:
            bytecode = [name for name in wheel.namelist() if name.endswith(".pyc")]
            assert f"{package}/__pycache__/__init__.cpython-312.pyc" in bytecode
            assert {wheel.read(name)[4:8] for name in bytecode} == {b"\1\0\0\0"}  # PEP 552: not to be checked


# ---- the exercises


def test_every_answer_is_judged_as_on_a_computer(site: Path, tmp_path: Path) -> None:
    """Each solution is right, each stub untouched, each wrong answer called by its name."""
    node(site, tmp_path, "verdicts")
    verdicts = json.loads((tmp_path / "verdicts.json").read_text("utf-8"))
    otherwise = [
        (key, what, kind, name)
        for key, what, kind, name in verdicts
        if (kind, name) != {"solution": ("right", None), "stub": ("untouched", None)}.get(what, ("wrong", what))
    ]
    counts = Counter(kind for _, _, kind, _ in verdicts)
    print(dict(counts))
    assert otherwise == []
    assert counts["right"] == counts["untouched"] > 50 and counts["wrong"] > 1000
