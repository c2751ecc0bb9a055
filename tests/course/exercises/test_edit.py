"""Wrong answers that are written as an edit of the solution."""

from collections.abc import Mapping

import pytest

from bplib.course.exercises import Exercise, Functions, Wrong
from bplib.course.exercises.checking import WRONG, verdict
from bplib.course.exercises.edit import edited

SOURCE = """def f(z):
    total = 0
    for n in range(z):
        if n > 2:
            total += n
    return total"""


@pytest.mark.parametrize(
    ("edits", "lines"),
    [
        ({"n > 2": "n >= 2"}, {4: "        if n >= 2:"}),
        ({"total = 0": "total = 1", "return total": "return -total"}, {2: "    total = 1", 6: "    return -total"}),
        ({"total += n": "total += n\ntotal *= 2"}, {5: "            total += n\n            total *= 2"}),
        ({"total += n": "\n    if n:\n        total += 1\n    "}, {5: "            if n:\n                total += 1"}),
        ({"return total": ""}, {6: None}),
        ({"total = 0": ""}, {2: None}),
        ({"range(": "range(1, "}, {3: "    for n in range(1, z):"}),
        ({"if n > 2:\n    total += n": "total += n"}, {4: "        total += n", 5: None}),
        ({"\n        if n > 2:\n            total += n\n": ""}, {4: None, 5: None}),
    ],
)
def test_what_is_edited(edits: Mapping[str, str], lines: dict[int, str | None]) -> None:
    wanted = dict(enumerate(SOURCE.split("\n"), 1)) | lines
    assert edited(SOURCE, edits) == "\n".join(line for line in wanted.values() if line is not None)


@pytest.mark.parametrize(
    ("edits", "complaint"),
    [
        ({"total": "sum"}, r"'total' should stand there once, it does 3 times"),
        ({"product": "sum"}, r"'product' should stand there once, it does 0 times"),
        ({"": "sum"}, r"'' should stand there once, it does 0 times"),
        ({"if n > 2:\ntotal += n": ""}, r"it does 0 times"),
        ({"n > 2": "n", "> 2:": ":"}, r"overlap at '> 2:'"),
        ({"if n > 2:": "", "n > 2": "n"}, r"overlap at 'n > 2'"),
        ({}, r"changes nothing"),
        ({"n > 2": "n > 2"}, r"changes nothing"),
    ],
)
def test_an_edit_that_does_not_fit(edits: Mapping[str, str], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        edited(SOURCE, edits)


def exercise(*wrong: Wrong) -> Exercise:
    return Exercise(
        key="77.1", title="Sum", kind="core", minutes=5, goal="add", task="Add.", answer="f",
        stub="def f(z):\n    return ...", solution=SOURCE, hints=("1.", "2."),
        judge=Functions([(4,), (6,)]), wrong=wrong, praise="Well.",
    )  # fmt: skip


def test_a_wrong_answer_in_several_forms_has_one_name() -> None:
    wrong = Wrong(
        "off by one", ({"range(z)": "range(z + 1)"}, {"n > 2": "n >= 2"}, "def f(z):\n    return 7"), "Count."
    )
    made = exercise(wrong)
    assert len(made.sources(wrong)) == 3
    for source in made.sources(wrong):
        found = verdict(made, list(made.answers(source).values()))
        assert found.kind == WRONG and found.misconception is wrong


@pytest.mark.parametrize("source", [{"gone": "n"}, {"total += n": ""}, "def f(z:", ({"n > 2": "n"}, {"n > 2": "n >"})])
def test_the_error_names_the_exercise_and_the_wrong_answer(source: object) -> None:
    with pytest.raises(ValueError, match=r"exercise 77\.1: “off by one”"):
        exercise(Wrong("off by one", source, "Count."))  # type: ignore[arg-type]
