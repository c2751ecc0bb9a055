"""What README.md and CONTRIBUTING.md say is so."""

import contextlib
import importlib.util
import io
import itertools
import re
import tomllib
from pathlib import Path

from rules import links

from bplib.course.page import routes
from bplib.course.page.guide import read_lessons

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = f"{README}\n{(ROOT / 'CONTRIBUTING.md').read_text(encoding='utf-8')}"
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
# Made by the commands, not part of the course.
MADE_LATER = {".venv", "assignments/", "handouts/", "work/", "build/site/", "build/site/lite/", "build/site/slides/"}


def blocks(language: str = "") -> list[str]:
    """Return the pages' blocks of code."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", PAGES, flags=re.MULTILINE | re.DOTALL)
    return [text for named, text in found if named == language]


def inline_code() -> list[str]:
    return re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", PAGES, flags=re.MULTILINE | re.DOTALL))


def rows_below(head: str, page: str = README) -> list[str]:
    """Return the rows of a page's table with this head."""
    table = re.search(rf"{re.escape(head)}\n\|---\|---\|---\|\n((?:\|.*\n)*)", page)
    assert table
    return table[1].splitlines()


def test_the_lessons_are_those_in_notebooks_with_their_minutes() -> None:
    rows = [
        f"| [{lesson.title}](notebooks/{lesson.file}) | {' | '.join(lesson.in_table)} |"
        for lesson in read_lessons(ROOT / "notebooks")
    ]
    assert rows_below("| lesson | core | further |") == rows


def test_the_short_ways_are_those_of_the_cells() -> None:
    rows = [f"| {' | '.join(row)} |" for row in routes.table(ROOT / "notebooks", "notebooks/")]
    assert rows_below("| lesson | one class | three hours |") == rows


def test_the_code_prints_what_is_said() -> None:
    (code,) = blocks("python")
    assert sum(bool(line) for line in code.splitlines()) == 10
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(code, {})
    assert f"prints\n\n```\n{printed.getvalue()}```\n" in README


def test_make_knows_every_target_named_and_every_target_is_named() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, flags=re.MULTILINE)
    assert phony
    named = set(re.findall(r"^make ([\w-]+)$", "\n".join(blocks() + inline_code()), flags=re.MULTILINE))
    assert named == set(phony[1].split()) - {"help"}
    helped = set(re.findall(r"info make ([\w-]+) ", MAKEFILE))
    assert helped == named


def test_the_commands_without_make_are_the_makefiles() -> None:
    """But for those that README has, and for what no single command is."""
    head = "| with make | what it installs | what it runs |"
    assert rows_below(head, PAGES) == [row for row in itertools.starmap(without_make, recipes()) if row]


def recipes() -> list[tuple[str, str, str]]:
    """Return each target of the Makefile with what it needs and the lines of its recipe."""
    return re.findall(r"^([a-z-]+):(?! export)(.*)\n((?:\t.*\n)+)", MAKEFILE, flags=re.MULTILINE)


def without_make(target: str, needs: str, lines: str) -> str:
    """Return the row of the table for a target; none for those of which README or the page itself speaks."""
    if target in ("help", "lab", "test", "lite-test", "clean"):
        return ""
    extras = dict(re.findall(r"^\$\(VENV\)/\.has-([\w-]+): EXTRAS = (.*)$", MAKEFILE, flags=re.MULTILINE))
    more = dict(re.findall(r"^\$\(VENV\)/\.has-([\w-]+): MORE = (.*)$", MAKEFILE, flags=re.MULTILINE))
    stamps = re.findall(r"\.has-([\w-]+)", needs)
    installs = [f'`{more.get(stamp, "")} ".[{extras[stamp]}]"`'.replace("` ", "`") for stamp in stamps]
    recipe = lines.replace("$(ROUTE)", "ROUTE").replace("$(PARALLEL)", "-n auto")
    recipe = re.sub(r"\$\((?:ARGS|BIN)\)(?:/python)?|\$\(if .*\)", "", recipe)
    runs = [f"`make {other}`" for other in re.findall(r"(?<![\w/.-])[a-z]+(?= |$)", needs)]
    runs += [f"`{' '.join(line.split())}`" for line in recipe.splitlines()]
    return f"| `{target}` | {', '.join(installs) or 'nothing'} | {', then '.join(runs)} |"


def test_every_module_that_is_run_is_there() -> None:
    modules = set(re.findall(r"python -m ([\w.]+)", PAGES)) - {"pip", "venv"}  # Python's own
    assert {"bplib.course", "bplib.course.authoring.execute", "bplib.course.authoring.workspace", "pytest"} <= modules
    # Of what an extra brings, it is enough that the extra says so: the tests run without most extras.
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    brought = {re.split(r"[^\w.-]", requirement)[0] for extra in extras.values() for requirement in extra}
    assert [name for name in modules - brought if importlib.util.find_spec(name) is None] == []


def test_every_file_named_is_there() -> None:
    paths = {code for code in inline_code() if re.fullmatch(r"[\w.-]*/[\w./-]*|\w+\.(?:toml|txt|yml|md)|\.\w+", code)}
    assert {"tests/helpers/rules.py", "work/", "pyproject.toml"} <= paths
    paths |= {target.partition("#")[0] for target in links(PAGES) if "://" not in target}
    assert [path for path in paths - MADE_LATER if not (ROOT / path).exists()] == []


def test_the_pictures_say_what_is_to_be_seen() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", README)
    assert len(pictures) == 3
    for alt, path in pictures:
        assert len(alt) > 40 and (ROOT / path).read_bytes().startswith(b"\x89PNG")


def test_the_times_are_those_that_make_bench_wrote() -> None:
    written = (ROOT / "docs" / "speed.md").read_text(encoding="utf-8").splitlines()
    quoted = [line for line in README.splitlines() if "×)" in line or "cores:" in line or "example, one core:" in line]
    assert len(quoted) >= 6
    assert [line for line in quoted if line not in written] == []


def test_how_nbval_is_called_stands_once() -> None:
    """In pyproject.toml, which every call of pytest reads."""
    options = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    assert "--nbval " in options["addopts"] and "notebooks" in options["testpaths"]
    for path in ("README.md", "Makefile", ".github/workflows/test.yml", ".ci/run"):
        assert "--nbval" not in (ROOT / path).read_text(encoding="utf-8"), path
    assert len(re.findall(r"python -m pytest$", README, flags=re.MULTILINE)) == 2, "Linux and macOS, Windows"
