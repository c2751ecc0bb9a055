"""Every notebook of the course keeps the rules, and every rule can be broken."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from rules import RULES, Lesson, compared_outputs, complaints, significant_digits

from bplib.course import exercises
from bplib.course.authoring import execute
from bplib.course.exercises import notebook as exercise_cells

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
LESSONS = sorted(NOTEBOOKS.glob("*.ipynb"))


def test_there_are_lessons() -> None:
    assert LESSONS


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.name)
def test_the_course_keeps_the_rules(path: Path) -> None:
    assert complaints(Lesson(path)) == {}


# ---- a good notebook, and one spoilt in each way a rule looks for

FIRST = """# 01 · Follow one number

**What you will do.** Follow one input, $x[h](1 - v[h])$, to the output.

**What you will learn.** What the output is.

**What you need.** Calculus.

**Time.** 20 minutes; the parts marked *further* another 10 minutes.

**Slides.** Slide 1 (*Objective*).

**Notation.** u goes in, x weighs what comes out."""
MIDDLE = """## A section *apart*

See [the next lesson](02_and_on.ipynb#Over-there), [this section](#A-section-apart), `[no](link)`,
[elsewhere](https://example.org) and ![the same curve, drawn by hand and scanned from paper](curve.png)."""
LAST = """## Take-away

- One.
- Two.
- Three.

[Next: and on](02_and_on.ipynb)"""
FIGURE = (
    '<img alt="A curve that falls from 3.5 at u = −2 to 0.25 at u = 2."'
    ' src="data:image/png;base64,iVBO/a/b/c+0x1234567=">'
)
FOLDED = {"jupyter": {"source_hidden": True}}


def good() -> Any:
    """A notebook that keeps every rule, with an output of each kind."""
    v4 = nbformat.v4
    return v4.new_notebook(
        metadata={"kernelspec": execute.KERNELSPEC, "language_info": execute.LANGUAGE_INFO},
        cells=[
            v4.new_markdown_cell(FIRST, id="first"),
            v4.new_code_cell(
                "import bplib as bp",
                id="c1",
                execution_count=1,
                outputs=[v4.new_output("stream", name="stdout", text="0.123456 of 1200000, 1e-10, 2/3 and/or 3\n")],
            ),
            v4.new_markdown_cell(MIDDLE, id="middle"),
            v4.new_code_cell(
                "1 / 0",
                id="c2",
                execution_count=2,
                metadata={"tags": ["raises-exception"]},
                outputs=[v4.new_output("error", ename="ZeroDivisionError", evalue="division by zero", traceback=[])],
            ),
            v4.new_code_cell(
                f"course.figures.show(fig)\n# {'m' * 86}",
                id="c3",
                execution_count=3,
                metadata=FOLDED,
                outputs=[v4.new_output("display_data", {"text/html": FIGURE, "text/plain": "Figure: a curve"})],
            ),
            *exercises_of_lesson_01(first_count=4),
            v4.new_markdown_cell(LAST, id="last"),
        ],
    )  # fmt: skip


def exercises_of_lesson_01(first_count: int) -> list[Any]:
    cells = [each for exercise in exercises.of_lesson("01") for each in exercise_cells.cells(exercise)]
    code = [each for each in cells if each.cell_type == "code"]
    for count, each in enumerate(code, first_count):
        each.execution_count = count
    return cells


FIRST_EXERCISE = 5
"""Which cell is the task of the first exercise; its stub and its check come behind it."""


def write(folder: Path, notebook: Any, name: str = "01_follow_one_number.ipynb") -> Lesson:
    """Write the notebook beside the lesson that it links to."""
    following = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# 02 · And on\n## Over there")])
    (folder / "02_and_on.ipynb").write_bytes(execute.to_bytes(following))
    (folder / "curve.png").write_bytes(b"")
    (folder.parent / "README.md").write_bytes(b"")
    path = folder / name
    path.write_bytes(execute.to_bytes(notebook))
    return Lesson(path)


def test_a_good_notebook_keeps_every_rule(tmp_path: Path) -> None:
    assert complaints(write(tmp_path, good())) == {}


def source(cell: int, old: str, new: str) -> Callable[[Any], None]:
    """Spoil a cell's source."""

    def spoil(notebook: Any) -> None:
        assert old in notebook.cells[cell].source
        notebook.cells[cell].source = notebook.cells[cell].source.replace(old, new, 1)

    return spoil


def printed(text: str, name: str = "stdout") -> Callable[[Any], None]:
    """Add a line to what the first code cell prints."""

    def spoil(notebook: Any) -> None:
        notebook.cells[1].outputs.append(nbformat.v4.new_output("stream", name=name, text=f"{text}\n"))

    return spoil


def displayed(**data: str) -> Callable[[Any], None]:
    """Add to what the last code cell displays."""

    def spoil(notebook: Any) -> None:
        bundle = {kind.replace("_", "/"): text for kind, text in data.items()}
        notebook.cells[4].outputs.append(nbformat.v4.new_output("display_data", bundle))

    return spoil


def cell(number: int, **values: Any) -> Callable[[Any], None]:
    """Set attributes of a cell."""
    return lambda notebook: notebook.cells[number].update(nbformat.from_dict(values))


def one_exercise_missing(notebook: Any) -> None:
    del notebook.cells[FIRST_EXERCISE : FIRST_EXERCISE + 3]
    for count, each in enumerate((each for each in notebook.cells if each.cell_type == "code"), 1):
        each.execution_count = count


def exercises_in_another_order(notebook: Any) -> None:
    cells = notebook.cells
    cells[FIRST_EXERCISE : FIRST_EXERCISE + 6] = (
        cells[FIRST_EXERCISE + 3 : FIRST_EXERCISE + 6] + cells[FIRST_EXERCISE : FIRST_EXERCISE + 3]
    )
    for count, each in enumerate((each for each in cells if each.cell_type == "code"), 1):
        each.execution_count = count


def no_outputs(notebook: Any) -> None:
    for each in notebook.cells:
        if each.cell_type == "code":
            each.outputs = []


def image_only(notebook: Any) -> None:
    no_outputs(notebook)
    displayed(text_html=FIGURE)(notebook)
    notebook.cells[4].outputs[0].data = nbformat.from_dict({execute.WIDGET_VIEW: {"model_id": "a"}})


LONG_ALT = "a picture of a falling curve, described at length"
SPOILT: list[tuple[str, Callable[[Any], None]]] = [
    ("written_by_execute", cell(1, metadata={"execution": {"iopub.execute_input": "2020-01-01"}})),
    ("kernel", lambda nb: nb.metadata.kernelspec.update(name="bplib-env")),
    ("kernel", lambda nb: nb.metadata.language_info.update(version="3.11.7")),
    ("execution_counts", cell(1, execution_count=None)),
    ("execution_counts", cell(1, execution_count=7)),
    ("outputs_are_compared", no_outputs),
    ("outputs_are_compared", image_only),
    ("no_exemption_from_nbval", source(1, "import", "# NBVAL_IGNORE_OUTPUT\nimport")),
    ("no_exemption_from_nbval", cell(1, metadata={"tags": ["nbval-skip"]})),
    ("no_stderr", printed("RuntimeWarning: overflow", name="stderr")),
    ("no_error", cell(3, metadata={})),
    ("no_object_address", printed("<function f at 0x7f12abcd3456>")),
    ("no_absolute_path", printed("read /home/ada/course/data.csv")),
    ("no_absolute_path", printed(r"read C:\Users\ada")),
    ("no_absolute_path", source(1, "import bplib as bp", 'open("/home/ada/data.csv")')),
    ("no_numpy_repr", printed("(np.float64(0.25), 1)")),
    ("no_numpy_repr", displayed(text_plain="np.int64(3)")),
    ("no_numpy_repr", displayed(text_plain="np.True_")),
    ("six_significant_digits", printed("array([0.12345678, 1.])")),
    ("six_significant_digits", printed("1.234567e-05")),
    ("six_significant_digits", printed("-12345.67")),
    ("six_significant_digits", displayed(text_html=f'<img alt="{LONG_ALT}, 0.1234567" src="a.png">')),
    ("six_significant_digits", displayed(text_markdown="The loss is 7.7712345.")),
    ("no_bare_image", displayed(image_png="iVBO", text_plain="Figure: a curve")),
    ("alternative_texts", displayed(text_html='<img src="data:image/png;base64,iVBO">')),
    ("alternative_texts", displayed(text_html='<img alt="A curve." src="data:image/png;base64,iVBO">')),
    ("alternative_texts", displayed(text_html="<svg></svg>")),
    ("alternative_texts", source(2, "![the same curve, drawn by hand and scanned from paper]", "![]")),
    ("first_cell", source(0, "# 01 · ", "# ")),
    ("first_cell", source(0, "# 01 · ", "# 02 · ")),
    ("first_cell", source(0, "20 minutes; the parts marked *further* another 10 minutes", "An evening")),
    ("first_cell", source(0, "**Slides.**", "Slides.")),
    ("first_cell", source(0, "**Notation.**", "**Letters.**")),
    ("first_cell", lambda nb: nb.cells.insert(0, nb.cells.pop(2))),
    ("last_cell", source(-1, "## Take-away", "## Summary")),
    ("last_cell", source(-1, "- Three.\n", "")),
    ("link_to_the_next_lesson", source(-1, "(02_and_on.ipynb)", "(curve.png)")),
    ("live_links", source(2, "(02_and_on.ipynb#Over-there)", "(02_and_no.ipynb)")),
    ("live_links", source(2, "#Over-there", "#Elsewhere")),
    ("live_links", source(2, "(#A-section-apart)", "(#Another-section)")),
    ("live_links", source(2, "(curve.png)", "(drawing.png)")),
    ("live_links", source(2, "(curve.png)", "(../README.md)")),
    ("headings_begin_cells", source(2, "See [the", "As above.\n\n### Further: more\n\nSee [the")),
    ("code_fits_the_page", source(1, "import bplib as bp", f"# {'m' * 87}")),
    ("code_fits_the_page", source(1, "import bplib as bp", f'say("""\n{"m " * 45}\n""")')),
    ("only_what_shows_is_folded", cell(1, metadata=FOLDED)),
    ("only_what_shows_is_folded", cell(4, metadata={})),
    ("only_what_shows_is_folded", lambda nb: nb.cells[FIRST_EXERCISE + 2].metadata.update(FOLDED)),
    ("no_network", source(1, "import bplib as bp", "%pip install bplib")),
    ("no_network", source(1, "import bplib as bp", "!pip3 install bplib")),
    ("no_network", source(1, "import bplib as bp", "from urllib.request import urlopen")),
    ("no_network", source(1, "import bplib as bp", 'np.loadtxt("https://example.org/data.csv")')),
    ("no_remote_image", source(2, "(curve.png)", "(https://example.org/curve.png)")),
    ("no_remote_image", displayed(text_html=f'<img alt="{LONG_ALT}" src="//example.org/curve.png">')),
    ("exercises_are_as_written", source(FIRST_EXERCISE, "with a pencil", "with a pen")),
    ("exercises_are_as_written", source(FIRST_EXERCISE + 1, "...", "1")),
    ("exercises_are_as_written", source(FIRST_EXERCISE + 2, "# ex.hint()", "ex.hint()")),
    ("exercises_are_as_written", lambda nb: nb.cells.insert(2, nb.cells.pop(FIRST_EXERCISE))),
    ("all_exercises_in_order", one_exercise_missing),
    ("all_exercises_in_order", exercises_in_another_order),
    ("no_answer_is_needed", source(1, "import bplib as bp", "import bplib as bp\nprint(outputs(1))")),
    ("no_answer_is_needed", source(1, "import bplib as bp", "import bplib as bp\nfor ex in (): pass")),
]  # fmt: skip


@pytest.mark.parametrize(("broken", "spoil"), SPOILT, ids=[f"{name}-{i}" for i, (name, _) in enumerate(SPOILT)])
def test_a_spoilt_notebook_breaks_that_rule_alone(tmp_path: Path, broken: str, spoil: Callable[[Any], None]) -> None:
    notebook = good()
    spoil(notebook)
    assert list(complaints(write(tmp_path, notebook))) == [broken]


@pytest.mark.parametrize("name", ["1_follow.ipynb", "01_Follow.ipynb", "01_follow one.ipynb", "follow.ipynb"])
def test_a_badly_named_notebook(tmp_path: Path, name: str) -> None:
    assert "file_name" in complaints(write(tmp_path, good(), name))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content.rstrip(b"\n"),
        lambda content: content.replace(b'"id": "c1",', b""),
        lambda content: content.replace(b'"id": "c2"', b'"id": "c1"'),
        lambda content: content.replace(b'"import bplib as bp"', b'""'),
    ],
    ids=["no newline at the end", "no id", "an id twice", "an empty code cell"],
)
def test_a_notebook_that_execute_would_rewrite(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    path = write(tmp_path, good()).path
    spoilt = spoil(path.read_bytes())
    assert spoilt != path.read_bytes()
    path.write_bytes(spoilt)
    assert list(complaints(Lesson(path))) == ["written_by_execute"]


def test_an_exercise_that_is_not_there(tmp_path: Path) -> None:
    notebook = good()
    for each in notebook.cells[FIRST_EXERCISE : FIRST_EXERCISE + 3]:
        each.metadata.tags = ["exercise:01.99"]
    (said,) = complaints(write(tmp_path, notebook))["exercises_are_as_written"]
    assert "there is no exercise '01.99'" in said


def test_every_rule_is_broken_by_some_notebook_here() -> None:
    assert set(RULES) == {name for name, _ in SPOILT} | {"file_name"}


def test_the_last_lesson_and_explore_need_no_link_to_a_next_one(tmp_path: Path) -> None:
    notebook = good()
    source(-1, "[Next: and on](02_and_on.ipynb)", "")(notebook)
    assert list(complaints(write(tmp_path, notebook))) == ["link_to_the_next_lesson"]
    del notebook.cells[FIRST_EXERCISE:-1]
    assert complaints(write(tmp_path, notebook, "explore.ipynb")) == {}
    source(0, "# 01", "# 98")(notebook)
    assert complaints(write(tmp_path, notebook, "98_end.ipynb")) == {}


def test_compared_outputs_counts_what_nbval_compares() -> None:
    cells = [each for each in good().cells if each.cell_type == "code"]
    assert [compared_outputs(each) for each in cells[:3]] == [1, 1, 2]
    cells[2].outputs[0].data["image/png"] = "iVBO"
    assert compared_outputs(cells[2]) == 2
    cells[2].execution_count = None
    assert compared_outputs(cells[2]) == 0


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        ("0", 0),
        ("40", 1),
        ("1200000", 2),
        ("0.00123", 3),
        ("1.50", 3),
        ("6.02e23", 3),
        ("1234567", 7),
        ("0.1234567", 7),
    ],
)
def test_significant_digits(number: str, digits: int) -> None:
    assert significant_digits(number) == digits
