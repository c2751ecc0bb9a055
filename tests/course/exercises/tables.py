"""What tests of the exercises look up by lesson, in files `FOLDER/lesson_NN.py`, each with a table of a given name.

second_routes   SECOND_ROUTES: key → function that computes the asked names, as a dictionary, without the solution
answers         FORMS: key → right answers in other forms, three or more
                NAMED: (key, wrong answer that is not listed, name of the misconception that it is told)
                SAID: (key, wrong answer, pattern of what it is told, pattern of what it must not be told, or None)
equivalent      EQUIVALENT: key → {change of the solution, as `mutants.changed` shows it: why it is the same function}

An answer is Python or an edit of the solution, as in `Wrong`. A lesson without a file has empty tables.
"""

import importlib.util
import sys
from functools import cache
from pathlib import Path
from typing import Any

from bplib.course.exercises import lessons

HERE = Path(__file__).parent


def files(folder: str) -> dict[str, Path]:
    """The files of a folder, by lesson."""
    found = {path.stem.removeprefix("lesson_"): path for path in sorted((HERE / folder).glob("*.py"))}
    unknown = found.keys() - set(lessons()) - {"__init__"}
    if unknown:
        raise ValueError(f"{folder}: no lessons are {sorted(unknown)}")
    return found


@cache
def table(folder: str, lesson: str, name: str) -> Any:
    """A lesson's table; an empty one if the lesson has none.

    Raises
    ------
    ValueError
        If the lesson's file has none of that name.
    """
    path = files(folder).get(lesson)
    if path is None:
        return {} if name in ("SECOND_ROUTES", "FORMS", "EQUIVALENT") else ()
    module_name = f"{folder}.{path.stem}"
    if module_name not in sys.modules:
        spec = importlib.util.spec_from_file_location(module_name, path)
        assert spec and spec.loader
        sys.modules[module_name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[module_name])
    if not hasattr(sys.modules[module_name], name):
        raise ValueError(f"{folder}/{path.name} has no {name}")
    return getattr(sys.modules[module_name], name)
