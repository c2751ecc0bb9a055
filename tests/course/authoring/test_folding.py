"""What only says or draws is folded; the lesson's code, answers and exercises are not."""

from typing import Any

import nbformat
import pytest

from bplib.course.authoring.folding import fold, is_folded, only_shows

SAYS = 'times = ends.max() / ends.min()\ncourse.say(f"{times:.0f} times as much.")'
DRAWS = """fig, ax = course.figures.subplots()
for mu, run in runs.items():
    ax.plot(run.losses, label=f"{mu}")
course.figures.show(fig, "The losses of the runs, and how they fall.")
assert run.losses[-1] < 1"""


@pytest.mark.parametrize(
    "source",
    [
        SAYS,
        DRAWS,
        DRAWS.replace("run.losses,", "bp.loss(run.network, u, y),"),
        DRAWS.replace("run.losses,", "curve(mu),"),
    ],
)
def test_what_only_shows(source: str) -> None:
    assert only_shows(source)


@pytest.mark.parametrize(
    "source",
    [
        'course.say("One line.")',
        "course.say(\n",
        "%timeit f()\ncourse.say('slow')",
        "assert True\nassert 1 < 2",
        "fig, ax = course.figures.subplots()\nax.plot(y)",
        "import math\n" + SAYS,
        "def half(z):\n    return z / 2\n\n\n" + DRAWS,
        "print(ends)\n" + SAYS,
        "run = bp.train(net, u, y, schedule=mu)\n" + SAYS,
        DRAWS.replace("run.losses,", "bp.gradients(run.network, u, y).b,"),
        "for mu in rates:\n    ends.append(descend(mu))\n" + SAYS,
        "while loss > 1:\n    loss = step()\n" + SAYS,
        DRAWS + "\nprint(run.losses[-1])",
    ],
)
def test_what_is_the_lesson(source: str) -> None:
    assert not only_shows(source)


def code(source: str, **metadata: Any) -> Any:
    return nbformat.v4.new_code_cell(source, metadata=metadata)


def test_folding_twice_changes_nothing_more() -> None:
    cells = [
        nbformat.v4.new_markdown_cell("**Predict.** How many times?"),
        code(SAYS),
        nbformat.v4.new_markdown_cell("So many times."),
        code(SAYS, tags=["class"]),
        code(DRAWS, tags=["exercise:01.1"]),
        code("print(1)", jupyter={"source_hidden": True, "outputs_hidden": True}),
        code("print(2)", jupyter={"source_hidden": True}),
    ]
    for _ in range(2):
        fold(cells)
        assert [is_folded(cell) for cell in cells] == [False, False, False, True, False, False, False]
        assert cells[3].metadata == {"tags": ["class"], "jupyter": {"source_hidden": True}}
        assert cells[5].metadata == {"jupyter": {"outputs_hidden": True}}
        assert cells[6].metadata == {}
