r'''The exercises: what checks the answers; and in ``lessons/`` a folder for each lesson, with a file for each exercise.

How to write an exercise
------------------------

Everything about it stands once, in a file of its own in its lesson's folder; ``EXERCISES`` in the folder's
``__init__`` has them in the order of the lesson. The notebook's cells, the lecturer's page and the tests are made from
it. Where no listed wrong answer fits, `relation` says how the results relate to the right ones: a sign, a factor, rows
and columns exchanged.

    Exercise(
        key="02.1",                                    # lesson and number; 1, 2, … in the order of the lesson
        title="The slope of the sigmoid",
        kind="core",                                   # or "further"
        minutes=10,
        goal="write the sigmoid's derivative in terms of its value",        # "You can …"
        task=r"""Write `slope(z)`, …""",               # Markdown; formulas between $
        answer="slope",                                # the asked names, as handed to check: "slope", or "left, right"
        stub="""
            def slope(z):
                v = 1 / (1 + np.exp(-z))
                return ...
            """,
        solution="""
            def slope(z):
                v = 1 / (1 + np.exp(-z))
                return v * (1 - v)
            """,
        hints=("…", "…"),                              # two or three, each giving away a little more
        judge=Functions([(0.0,), (1.0,), (np.array([-2.0, 0.5]),)]),        # tuples of arguments, smallest first
        wrong=(
            Wrong(
                "v(1 − v) dropped",                    # stands behind "Not yet:"
                {"return v * (1 - v)": "return v"},    # an edit of the solution, or the whole source
                "This is the sigmoid itself. Its slope is largest at 0, where …",   # what puts it right
            ),
            …
        ),
        praise="You will need it in every gradient.",  # said behind "Right."
    )

Sources (stub, solution, wrong answers) are Python in which ``np``, ``math`` and ``bp`` are there; what else they need
they import. Each of them defines the asked names.

A wrong answer that differs from the solution in a line or two is written as that edit: a mapping from lines of the
solution, or parts of lines, to what stands there instead. ``{"if abs(a - b) < tolerance:": "if a - b < tolerance:"}``.
Each key stands exactly once in the solution. Several lines, as a key or as a value, are dedented and put in with the
solution's indentation; ``""`` in place of a whole line drops it. A misconception that shows in several ways has a
tuple of sources or edits: ``({"- mu * db": "+ mu * db"}, {"- mu * dx": "+ mu * dx"})``. An answer is called by its name
if it agrees with any of them.

The kinds of answers (`judges`, `formula`), and what a listed wrong answer looks like:

``Functions(cases)``
    Functions, run on cases. A case is a tuple of arguments, ``(1.0,)``; ``Case("40 samples", (u, y))`` if they are too
    long to show. Results are numbers, arrays, tuples, dictionaries, networks. What is to be compared if it is not
    simply ``f(*arguments)``: ``run=lambda f, u, y: …``; with several asked names ``run=lambda f, g, u, y: …``. If it
    finds out several things it returns a dictionary with words for them, in which they are told to the student:
    ``{"both signs": …}``. Of results in several entries an answer is also recognised by those in which a listed wrong
    one is wrong, whatever else came; so two mistakes in one answer do not hide each other.
``Numbers()``
    Numbers found by hand, as one number, a tuple or a dictionary; three digits or a fraction will do. A listed wrong
    answer need only define the entries that tell it apart: ``hand = {"loss": 1}`` is recognised whatever else came.
``Choices(("+", "-", "0"))``
    One option, or a dictionary with an option for each entry. Wrong answers as for `Numbers`: so a wrong option carries
    its own misconception.
``Formula(letters="mu m:integer")``
    A formula, in the vocabulary of :mod:`bplib.course.derivation` and in the letters given here. Any equivalent form
    without a `D` in it.
``Measured(measure)``
    ``measure(answer)`` uses the answer and returns None if it is good, else ("kind of bad", "has the loss 3.1 …").
    A listed wrong answer is recognised by its kind of bad.

Rules of thumb. An answer is compared by its results on the cases and by nothing else: so choose cases on which every
two wrong answers differ, in numbers that differ from 0 and 1, with sizes P, N, H that differ, and one of them in more
decimals than a rounded result has; and the smallest case first, since it is the one that is shown. Where two wrong
answers cannot be told apart, the first listed is named, so its sentence has to be true of both.
Stubs and solutions choose names that the lesson does not use elsewhere: no other cell may need a student's answer.

How to place it: put a Markdown cell with nothing but ``exercise 02.1`` where it belongs in the lesson's notebook and
run ``python -m bplib.course.authoring.execute notebooks/02_….ipynb``, which makes the cells from it, each time anew.

How to test it: ``pytest tests/course/exercises -k 02.1`` (solution, wrong answers, stubs), ``pytest tests/notebooks``
(the notebook holds all exercises of its lesson, as they are written), ``make solved`` (every lesson with its exercises
solved). Besides, an exercise has rows in its lesson's tables in ``tests/course/exercises/`` (see ``tables.py`` there):
another way to its key, right answers in other forms, wrong ones that are not listed here. And each change of its
solution that ``test_mutants.py`` makes there is refused, or listed as the same function. CONTRIBUTING.md has the whole
way, with the pages to renew.
'''

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, Any

from bplib.course.exercises import lessons
from bplib.course.exercises.judges import Case, Choices, Functions, Measured, Numbers
from bplib.course.exercises.model import Exercise, Wrong

if TYPE_CHECKING:
    from bplib.course.exercises.formula import Formula

__all__ = [
    "Case",
    "Choices",
    "Exercise",
    "Formula",
    "Functions",
    "Measured",
    "Numbers",
    "Wrong",
    "find",
    "lesson_numbers",
    "of_lesson",
]


def __getattr__(name: str) -> Any:
    if name != "Formula":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from bplib.course.exercises.formula import Formula  # loads SymPy, which takes long and few lessons need

    return Formula


def lesson_numbers() -> list[str]:
    """The two digits of every lesson that has exercises, in order."""
    names = (module.name for module in pkgutil.iter_modules(lessons.__path__))
    return sorted(name.removeprefix("lesson_") for name in names if name.startswith("lesson_"))


@cache
def of_lesson(number: str) -> tuple[Exercise, ...]:
    """The exercises of a lesson, such as "01", in their order; none if it has none."""
    if number not in lesson_numbers():
        return ()
    return tuple(importlib.import_module(f"{lessons.__name__}.lesson_{number}").EXERCISES)


def find(key: str) -> Exercise:
    """The exercise with a key such as "01.2".

    Raises
    ------
    ValueError
        If there is none.
    """
    for exercise in of_lesson(str(key)[:2]):
        if exercise.key == key:
            return exercise
    known = ", ".join(exercise.key for number in lesson_numbers() for exercise in of_lesson(number))
    raise ValueError(f"there is no exercise {key!r}; there are {known}")
