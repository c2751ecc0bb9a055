"""The rules that every notebook of the course keeps.

A rule is a function from a `Lesson` to complaints, each a sentence that says what is wrong and where. `RULES` holds
all of them by name; `complaints` applies them. What only shows when the cells run (that the stored outputs are the
computed ones) is nbval's part, not ours.
"""

import ast
import copy
import json
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import nbformat
from nbformat.v4.rwbase import rejoin_lines

from bplib.course import exercises
from bplib.course.authoring import execute, folding
from bplib.course.exercises import notebook as exercise_cells

Rule = Callable[["Lesson"], Iterator[str]]
RULES: dict[str, Rule] = {}

ALT_LENGTH = 40
SIGNIFICANT_DIGITS = 6
FORMAT = tomllib.loads((Path(__file__).parents[2] / "notebooks" / ".ruff.toml").read_text(encoding="utf-8"))
CODE_COLUMNS = FORMAT["line-length"]
FIRST_CELL_BLOCKS = ("What you will do", "What you will learn", "What you need", "Time", "Slides", "Notation")
# What nbval does not compare in a cell's outputs.
NOT_COMPARED = {"image/png", "image/jpeg", execute.WIDGET_VIEW}


def rule(function: Rule) -> Rule:
    """Enter a rule under its function's name."""
    RULES[function.__name__] = function
    return function


@dataclass(frozen=True)
class Lesson:
    """One notebook of the course, read but not changed."""

    path: Path

    @cached_property
    def content(self) -> bytes:
        return self.path.read_bytes()

    @cached_property
    def cells(self) -> list[Any]:
        return list(self.notebook.cells)

    @cached_property
    def notebook(self) -> Any:
        # nbformat's own readers would repair some of what is looked for here.
        return rejoin_lines(nbformat.from_dict(json.loads(self.content)))

    @property
    def code(self) -> list[Any]:
        return [cell for cell in self.cells if cell.cell_type == "code"]

    @property
    def markdown(self) -> list[Any]:
        return [cell for cell in self.cells if cell.cell_type == "markdown"]

    @property
    def number(self) -> str | None:
        """The two digits that the file name of a lesson begins with; None for other notebooks."""
        match = re.match(r"(\d\d)_", self.path.name)
        return match[1] if match else None

    @property
    def outputs(self) -> Iterator[tuple[str, Any]]:
        """Every output, with the words that say where it stands."""
        for number, cell in enumerate(self.code, 1):
            for output in cell.outputs:
                yield f"the output of code cell {number}", output

    @property
    def prose(self) -> Iterator[tuple[str, str]]:
        """Every piece of Markdown, of cells and of outputs, with the words that say where it stands."""
        for number, cell in enumerate(self.cells, 1):
            if cell.cell_type == "markdown":
                yield f"cell {number}", cell.source
        for where, output in self.outputs:
            if "text/markdown" in output.get("data", {}):
                yield where, output.data["text/markdown"]


def complaints(lesson: Lesson) -> dict[str, list[str]]:
    """Return what each rule has to say, by the rule's name; rules that are kept are left out."""
    found = {name: list(check(lesson)) for name, check in RULES.items()}
    return {name: said for name, said in found.items() if said}


def compared_outputs(cell: Any) -> int:
    """Return how many pieces of a code cell's stored outputs strict nbval compares."""
    if cell.execution_count is None:
        return 0
    count = 0
    for output in cell.outputs:
        data = output.get("data")
        count += 1 if data is None else len(set(data) - NOT_COMPARED)
    return count


# ---- reading outputs and Markdown


def output_texts(output: Any) -> Iterator[str]:
    """Yield the texts in an output: streams, errors, and the text representations of what was displayed."""
    if output.output_type == "stream":
        yield output.text
    elif output.output_type == "error":
        yield re.sub(r"\x1b\[[0-9;]*m", "", "\n".join([output.evalue, *output.traceback]))
    else:
        for kind, text in output.data.items():
            if kind.startswith("text/"):
                yield re.sub(r"data:[\w/+]+;base64,[\w+/=\s]*", "", text)


class _Images(HTMLParser):
    """Collects the (source, text alternative) of the images in a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "img":
            self.found.append((attributes.get("src") or "", attributes.get("alt") or ""))
        elif tag == "svg":
            self.found.append(("", attributes.get("aria-label") or ""))


def html_images(html: str) -> list[tuple[str, str]]:
    """Return the (source, text alternative) of every image in HTML, or in Markdown that holds HTML."""
    parser = _Images()
    parser.feed(html)
    return parser.found


def without_code_and_maths(markdown: str) -> str:
    """Take out what Markdown does not interpret: x[h](1 − v[h]) in a formula is no link."""
    for pattern in (r"^(```|~~~).*?^\1", r"`[^`\n]*`", r"\$\$.*?\$\$", r"\$[^$\n]*(?:\n[^$\n]+)*\$"):
        markdown = re.sub(pattern, " ", markdown, flags=re.DOTALL | re.MULTILINE)
    return markdown


def images(lesson: Lesson) -> Iterator[tuple[str, str, str]]:
    """Yield every image as (where, source, text alternative)."""
    for where, text in lesson.prose:
        text = without_code_and_maths(text)
        for alt, source in re.findall(r"!\[([^\]]*)\]\(\s*<?([^)\s>]+)", text):
            yield where, source, alt
        for source, alt in html_images(text):
            yield where, source, alt
    for where, output in lesson.outputs:
        for source, alt in html_images(output.get("data", {}).get("text/html", "")):
            yield where, source, alt


def links(markdown: str) -> list[str]:
    """Return the targets of the links and images in a piece of Markdown."""
    text = without_code_and_maths(markdown)
    targets = re.findall(r"\]\(\s*<?([^)\s>]+)", text)
    targets += re.findall(r"^\[[^\]]+\]:\s*<?([^\s>]+)", text, flags=re.MULTILINE)
    return targets + re.findall(r"""(?:href|src)\s*=\s*["']([^"']+)["']""", text)


def anchors(lesson: Lesson) -> set[str]:
    """Return the anchors of a notebook: JupyterLab's, a heading with hyphens for spaces, and those set by hand."""
    found = set()
    for _, text in lesson.prose:
        for heading in re.findall(r"^#{1,6}\s+(.+?)\s*#*$", text, flags=re.MULTILINE):
            found.add(re.sub(r"[*_`]", "", heading).replace(" ", "-"))
        found.update(re.findall(r"""\bid\s*=\s*["']([^"']+)["']""", text))
    return found


# ---- the file


@rule
def file_name(lesson: Lesson) -> Iterator[str]:
    if not re.fullmatch(r"\d\d(_[a-z0-9]+)+\.ipynb|explore\.ipynb", lesson.path.name):
        yield f"{lesson.path.name} should be called NN_verb_phrase.ipynb, in small letters"


@rule
def written_by_execute(lesson: Lesson) -> Iterator[str]:
    if execute.to_bytes(execute.read(lesson.content)) != lesson.content:
        yield "the file is not as `python -m bplib.course.authoring.execute` writes it; run that"
    for number, cell in enumerate(lesson.cells, 1):
        extra = sorted(set(cell.metadata) - set(execute.KEPT_CELL_METADATA))
        if extra:
            yield f"cell {number} carries metadata that execute would remove: {extra}"


@rule
def kernel(lesson: Lesson) -> Iterator[str]:
    wanted = {"kernelspec": execute.KERNELSPEC, "language_info": execute.LANGUAGE_INFO}
    if lesson.notebook.metadata != wanted:
        yield f"the notebook's metadata is {dict(lesson.notebook.metadata)}, wanted {wanted}"


@rule
def execution_counts(lesson: Lesson) -> Iterator[str]:
    counts = [cell.execution_count for cell in lesson.code]
    if counts != list(range(1, len(counts) + 1)):
        yield f"the code cells are numbered {counts}, not 1, 2, … (nbval never compares a cell without a number)"


# ---- what the outputs hold


@rule
def outputs_are_compared(lesson: Lesson) -> Iterator[str]:
    if not sum(compared_outputs(cell) for cell in lesson.code):
        yield "nbval would compare nothing here: print or display something that can be checked"


@rule
def no_exemption_from_nbval(lesson: Lesson) -> Iterator[str]:
    pattern = re.compile(r"(nbval|pytest_validate)[-_](ignore|skip|check|raises)", re.IGNORECASE)
    for number, cell in enumerate(lesson.code, 1):
        if pattern.search(cell.source) or any(pattern.match(tag) for tag in cell.metadata.get("tags", [])):
            yield f"code cell {number} asks nbval not to look; make its output deterministic instead"


@rule
def no_stderr(lesson: Lesson) -> Iterator[str]:
    for where, output in lesson.outputs:
        if output.output_type == "stream" and output.name == "stderr":
            yield f"{where} holds stderr: {output.text[:80]!r}"


@rule
def no_error(lesson: Lesson) -> Iterator[str]:
    for number, cell in enumerate(lesson.code, 1):
        for output in cell.outputs:
            if output.output_type == "error" and "raises-exception" not in cell.metadata.get("tags", []):
                yield f"code cell {number} stores an error ({output.ename}) and is not tagged raises-exception"


def _matches(lesson: Lesson, pattern: str, what: str) -> Iterator[str]:
    for where, output in lesson.outputs:
        for text in output_texts(output):
            for match in re.finditer(pattern, text):
                yield f"{where} holds {what}: {match[0]!r}"


@rule
def no_object_address(lesson: Lesson) -> Iterator[str]:
    yield from _matches(lesson, r"\b0x[0-9a-fA-F]{6,}", "an object's address")


@rule
def no_absolute_path(lesson: Lesson) -> Iterator[str]:
    # Two parts at least, not within a word, a tag or an address; or a drive's letter; or someone's home.
    pattern = r"(?<![\w<./:~])/(?:[\w.-]+/)+[\w.-]+|\b[A-Z]:\\\w+|(?<!\w)~/\w+|\bfile://\S+"
    yield from _matches(lesson, pattern, "an absolute path")
    for number, cell in enumerate(lesson.cells, 1):
        text = cell.source if cell.cell_type == "code" else without_code_and_maths(cell.source)
        for match in re.finditer(pattern, text):
            yield f"cell {number} holds an absolute path: {match[0]!r}"


@rule
def no_numpy_repr(lesson: Lesson) -> Iterator[str]:
    pattern = r"\bnp\.(?:float|int|uint|complex|bool|str)\w*\([^)]*\)|\bnp\.(?:True|False)_"
    yield from _matches(lesson, pattern, "the bare repr of a NumPy scalar")


def significant_digits(number: str) -> int:
    """Return how many significant digits a printed number has; zeros that end an integer do not count."""
    mantissa = re.split("[eE]", number)[0]
    if "." not in mantissa:
        mantissa = mantissa.rstrip("0")
    return len(mantissa.replace(".", "").lstrip("0"))


@rule
def six_significant_digits(lesson: Lesson) -> Iterator[str]:
    for where, output in lesson.outputs:
        for text in output_texts(output):
            # Of a tag only the text alternative is printed.
            alternatives = [alt for _, alt in html_images(text)]
            shown = " ".join([re.sub(r"<[a-zA-Z/][^>]*>", " ", text), *alternatives])
            for number in re.findall(r"(?<![\w.])\d+(?:\.\d*)?(?:[eE][+-]?\d+)?(?![\w])", shown):
                if significant_digits(number) > SIGNIFICANT_DIGITS:
                    yield f"{where} prints {number}: at most {SIGNIFICANT_DIGITS} significant digits"


@rule
def no_bare_image(lesson: Lesson) -> Iterator[str]:
    for where, output in lesson.outputs:
        for kind in output.get("data", {}):
            if kind.startswith("image/"):
                yield f"{where} is a bare {kind} without a text alternative; use course.figures.show(fig, alt)"


@rule
def alternative_texts(lesson: Lesson) -> Iterator[str]:
    for where, _, alt in images(lesson):
        if len(alt.strip()) < ALT_LENGTH:
            yield f"{where} holds an image whose text alternative is {alt!r}: say what is to be seen"


# ---- what the cells say


@rule
def first_cell(lesson: Lesson) -> Iterator[str]:
    first = lesson.cells[0] if lesson.cells else None
    if first is None or first.cell_type != "markdown":
        yield "the first cell should be Markdown"
        return
    title = rf"# {lesson.number} · \S.*" if lesson.number else r"# \S.*"
    if not re.match(title, first.source):
        yield f"the first line should be '# {lesson.number or 'Title'} · …', it is {first.source.splitlines()[:1]}"
    if lesson.number is None:
        return
    blocks = [b for b in re.findall(r"\*\*([^*]+?)[.:]?\*\*", first.source) if b in FIRST_CELL_BLOCKS]
    if tuple(blocks) != FIRST_CELL_BLOCKS:
        yield f"the first cell should have these blocks in bold, in this order: {FIRST_CELL_BLOCKS}; it has {blocks}"
    if not minutes(first.source):
        yield "the block **Time** of the first cell should say how many minutes"


def minutes(first_cell_source: str) -> str | None:
    """Return the minutes that a lesson's first cell gives: the first number in its block **Time**, or None."""
    match = re.search(r"\*\*Time[.:]?\*\*[^*]*?(\d+)[^*\d]*minutes", first_cell_source)
    return match[1] if match else None


@rule
def last_cell(lesson: Lesson) -> Iterator[str]:
    last = lesson.cells[-1] if lesson.cells else None
    if last is None or last.cell_type != "markdown" or "## Take-away" not in last.source.splitlines():
        yield "the last cell should be Markdown with the heading '## Take-away'"
        return
    points = re.findall(r"^(?:[-*]|\d+\.) ", last.source, flags=re.MULTILINE)
    if len(points) != 3:
        yield f"the take-away should be a list of three points, it has {len(points)}"


@rule
def link_to_the_next_lesson(lesson: Lesson) -> Iterator[str]:
    lessons = sorted(path.name for path in lesson.path.parent.glob("[0-9][0-9]_*.ipynb"))
    if lesson.number is None or lesson.path.name == lessons[-1]:
        return
    following = lessons[lessons.index(lesson.path.name) + 1]
    if following not in links(lesson.cells[-1].source):
        yield f"the last cell should link to the next lesson, {following}"


@rule
def live_links(lesson: Lesson) -> Iterator[str]:
    for where, text in lesson.prose:
        for target in links(text):
            if re.match(r"(https?|mailto|attachment|data):", target):
                continue
            name, _, anchor = unquote(target).partition("#")
            path = lesson.path.parent / name if name else lesson.path
            if not path.exists():
                yield f"{where} links to {target}, which is not there"
            elif not path.resolve().is_relative_to(lesson.path.resolve().parent):
                yield f"{where} links to {target}, which is not copied with the lessons into the student's folder"
            elif anchor and (path.suffix != ".ipynb" or anchor not in anchors(Lesson(path))):
                yield f"{where} links to {target}, which has no such heading"


@rule
def headings_begin_cells(lesson: Lesson) -> Iterator[str]:
    """What is further, and what belongs to a section, goes by the heading that a cell begins with."""
    for number, cell in enumerate(lesson.cells, 1):
        if cell.cell_type == "markdown":
            text = re.sub(r"^```.*?^```", "", cell.source, flags=re.MULTILINE | re.DOTALL)
            begun = False  # by text that is no heading
            for line in filter(str.strip, text.splitlines()):
                is_heading = re.match(r"#{1,6} ", line) is not None
                if begun and is_heading:
                    yield f"cell {number} has the heading {line!r} after other text; wanted a cell that begins with it"
                begun |= not is_heading


@rule
def code_fits_the_page(lesson: Lesson) -> Iterator[str]:
    """What a formatter leaves as it is, texts and comments, as well."""
    for number, cell in enumerate(lesson.code, 1):
        for line in cell.source.splitlines():
            if len(line) > CODE_COLUMNS:
                yield f"code cell {number} has a line of {len(line)} columns, wanted at most {CODE_COLUMNS}: {line!r}"


@rule
def only_what_shows_is_folded(lesson: Lesson) -> Iterator[str]:
    wanted = copy.deepcopy(lesson.cells)
    folding.fold(wanted)
    for number, (cell, as_it_should) in enumerate(zip(lesson.cells, wanted, strict=True), 1):
        if cell.metadata != as_it_should.metadata:
            what = "says or draws and is open" if folding.is_folded(as_it_should) else "is folded and more than that"
            yield f"cell {number} {what}; run `python -m bplib.course.authoring.execute --fold`"


@rule
def no_network(lesson: Lesson) -> Iterator[str]:
    pattern = (
        r"https?://|\b(?:urllib|requests|httpx|aiohttp|socket|urlopen|urlretrieve|fetch_openml)\b|\bhttp\.client\b"
        r"|\b(?:pip|conda|mamba|npm)3? +install\b|[!%] *(?:pip|conda|mamba|uv|curl|wget|git)\b"
    )
    for number, cell in enumerate(lesson.code, 1):
        for match in re.finditer(pattern, cell.source):
            yield f"code cell {number} would reach for the network: {match[0]!r}"


@rule
def no_remote_image(lesson: Lesson) -> Iterator[str]:
    for where, source, _ in images(lesson):
        if re.match(r"(?:https?:)?//", source):
            yield f"{where} shows an image from the network: {source}"


# ---- exercises


def _as_an_author_sees_it(cell: Any) -> tuple[Any, ...]:
    return cell.get("id"), cell.cell_type, cell.source, cell.metadata.get("tags", [])


@rule
def exercises_are_as_written(lesson: Lesson) -> Iterator[str]:
    try:
        wanted = exercise_cells.expand(lesson.cells)
    except ValueError as error:
        yield f"{error}"
        return
    if list(map(_as_an_author_sees_it, lesson.cells)) != list(map(_as_an_author_sees_it, wanted)):
        yield "the cells of an exercise are not those made from it; run `python -m bplib.course.authoring.execute`"


@rule
def all_exercises_in_order(lesson: Lesson) -> Iterator[str]:
    keys = list(dict.fromkeys(filter(None, map(exercise_cells.key_of, lesson.cells))))
    wanted = [exercise.key for exercise in exercises.of_lesson(lesson.number)] if lesson.number else []
    if keys != wanted:
        yield f"the lesson should have the exercises {wanted}, in this order; it has {keys}"


def _names(source: str) -> set[str]:
    """Every name in a piece of Python; none where IPython has a syntax of its own."""
    try:
        return {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}
    except SyntaxError:
        return set()


@rule
def no_answer_is_needed(lesson: Lesson) -> Iterator[str]:
    """An answer that is missing or wrong must not disturb the lesson, nor the lesson an answer."""
    keys = set(map(exercise_cells.key_of, lesson.cells))
    known = [exercise for number in exercises.lesson_numbers() for exercise in exercises.of_lesson(number)]
    answers = {name: exercise.key for exercise in known if exercise.key in keys for name in exercise.defines}
    for number, cell in enumerate(lesson.code, 1):
        if exercise_cells.key_of(cell) is None:
            for name in sorted(answers.keys() & _names(cell.source)):
                yield f"code cell {number} has the name {name} of exercise {answers[name]}; give one another name"
