"""Makes one small slip at a time in the code, and lists the slips that no test notices.

Of each group a sample, the same for the same seed and code. A slip is noticed if a test fails with it, or never ends.
What equivalent_mutants.toml beside this file lists, with the reason, does nothing different and does not count. The
code is changed in a copy. Processes are forked, which Windows cannot. Do not run it as an administrator: a slip in what
writes and deletes files is then made with all of the computer at hand.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

from mutants import changed, changes, differs, mutant  # noqa: E402

EQUIVALENT = tomllib.loads((ROOT / ".ci" / "equivalent_mutants.toml").read_text(encoding="utf-8"))
# Loaded once, before processes are forked: it takes as long as a file's tests.
LOADED = ("numpy", "pytest", "hypothesis.extra.numpy", "nbval.plugin", "sympy", "sklearn.utils.estimator_checks")
# Seconds for a test; the slowest takes a tenth of it.
PATIENCE = 120
# In the copy, what the tests print.
LOG = "mutate.log"


class Group(NamedTuple):
    """Files, the tests of them, the quick ones first, and how many of a hundred slips they are to notice."""

    aim: float
    files: tuple[str, ...]
    tests: list[str]


def _tests(folder: str, names: str) -> list[str]:
    return [f"tests/{folder}test_{name}.py" for name in names.split()]


CORE = _tests("", "errors schedules data symmetry activations network engine descent gradients")
CORE += _tests("", "against_scikit_learn study files restarts executors")
JUDGES = ("judges", "formula", "compare", "checking")
JUDGING = _tests("course/exercises/", "checking every_exercise messages relation limit second_routes answers")
GROUPS = {
    "core": Group(99, ("bplib/*.py", "bplib/engine/*.py"), CORE),
    "derivation": Group(95, ("bplib/course/derivation/*.py",), ["tests/course/derivation"]),
    "judging": Group(95, tuple(f"bplib/course/exercises/{n}.py" for n in JUDGES), JUDGING),
    "estimator": Group(95, ("bplib/course/estimator/*.py",), ["tests/course/estimator"]),
}
COMPILED = Path("bplib/engine/compiled.py")
if find_spec("numba"):
    GROUPS["compiled"] = Group(99, (str(COMPILED),), ["tests/test_compiled.py"])


class Slip(NamedTuple):
    """A file's text with one thing changed."""

    file: Path
    line: int
    change: str
    text: str


def slips(files: list[Path], seed: int) -> Iterator[Slip]:
    """All slips in the files, shuffled."""
    texts = {file: (ROOT / file).read_text(encoding="utf-8") for file in files}
    found = [(file, change) for file, text in texts.items() for change in changes(ast.parse(text))]
    random.Random(seed).shuffle(found)
    for file, change in found:
        text = mutant(change)
        if text and differs(texts[file], text):
            yield Slip(file, change.line, changed(texts[file], text), text)


def passes(copy: Path, tests: list[str]) -> bool:
    """Whether the tests pass in the copy, in a process of their own."""
    process = multiprocessing.get_context("fork").Process(target=_test, args=(copy, tests))
    process.start()
    process.join()
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)  # what a slip has left running
    return process.exitcode == 0


def _test(copy: Path, tests: list[str]) -> None:
    os.setsid()
    os.chdir(copy)
    os.environ["PYTHONPATH"] = str(copy)
    sys.path.insert(0, str(copy))
    with open(LOG, "w") as log:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
    options = ["-x", "-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
    os._exit(importlib.import_module("pytest").main([*options, "-o", f"timeout={PATIENCE}", *tests]))


def judged(group: Group, size: int, seed: int, copy: Path) -> Counter[str]:
    """How many slips of a sample were noticed and how many not; each of the latter is printed."""
    files = sorted(file.relative_to(ROOT) for pattern in group.files for file in ROOT.glob(pattern))
    files = [file for file in files if file != COMPILED or len(files) == 1]
    if not passes(copy, group.tests):
        raise SystemExit(f"{(copy / LOG).read_text(encoding='utf-8')}\nThe tests fail as it is")
    counts: Counter[str] = Counter()
    for slip in slips(files, seed):
        tried = counts["noticed"] + counts["missed"]
        if tried == size:
            break
        if slip.change in EQUIVALENT.get(str(slip.file), {}):
            counts["the same"] += 1
            continue
        own = sorted(group.tests, key=lambda test: Path(test).stem != f"test_{slip.file.stem}")
        place = copy / slip.file
        text = place.read_text(encoding="utf-8")
        place.write_text(slip.text, encoding="utf-8")
        shutil.rmtree(place.parent / "__pycache__", ignore_errors=True)  # within a second, Python would trust it
        missed = passes(copy, own)
        place.write_text(text, encoding="utf-8")
        counts["missed" if missed else "noticed"] += 1
        if missed:
            print(f"{slip.file}:{slip.line}  {slip.change}", flush=True)
        if (tried + 1) % 20 == 0:
            print(f"   {tried + 1} of {size}", flush=True)
    return counts


def main() -> int:
    """Try all groups, or the one named; return 1 if one is below its aim."""
    parser = argparse.ArgumentParser(prog="python .ci/mutate.py", description="List slips that no test notices.")
    parser.add_argument("--sample", type=int, default=100, help="how many slips of each group")
    parser.add_argument("--seed", type=int, default=0, help="which ones")
    parser.add_argument("--group", choices=GROUPS, help="this group only")
    asked = parser.parse_args()
    os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    for name in LOADED:
        importlib.import_module(name)
    below = 0
    for name in [asked.group] if asked.group else GROUPS:
        group = GROUPS[name]
        print(f"-- {name}, seed {asked.seed}: not noticed", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder).resolve()
            kept = subprocess.run(
                ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True
            )
            for file in kept.stdout.splitlines():
                (copy / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / file, copy / file)
            counts = judged(group, asked.sample, asked.seed, copy)
        share = 100 * counts["noticed"] / max(1, counts["noticed"] + counts["missed"])
        print(
            f"{name}: {dict(counts)}; {share:.1f} % of those that differ are noticed, wanted {group.aim} %", flush=True
        )
        below += share < group.aim
    return int(below > 0)


if __name__ == "__main__":
    sys.exit(main())
