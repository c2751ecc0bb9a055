"""What `run.mjs` has the site's Python do: run a cell as a kernel does, and judge answers to all exercises."""

from __future__ import annotations

import json
import traceback
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

results: list[dict[str, Any]] = []


class Hook(DisplayHook):
    """Keeps the value of a cell's last line, where IPython would print it."""

    def write_output_prompt(self) -> None:
        """Print nothing."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        """Keep it."""
        results.append(format_dict)


InteractiveShell.displayhook_class = Hook
shell = InteractiveShell.instance()


def begin() -> None:
    """Forget what the last notebook defined."""
    shell.reset(new_session=True)


def run(source: str) -> str:
    """Run a cell: its outputs as a notebook has them, as JSON."""
    results.clear()
    with capture_output() as captured:
        ran = shell.run_cell(source, store_history=True)
    outputs: list[dict[str, Any]] = [
        {"output_type": "stream", "name": name, "text": text}
        for name, text in (("stdout", captured.stdout), ("stderr", captured.stderr))
        if text
    ]
    for data in (*(output.data for output in captured.outputs), *results):
        texts = {kind: value for kind, value in data.items() if isinstance(value, str)}
        outputs.append({"output_type": "display_data", "data": texts, "metadata": {}})
    error = ran.error_before_exec or ran.error_in_exec
    if error:
        outputs.append({"output_type": "error", "said": "".join(traceback.format_exception(error))[-2000:]})
    return json.dumps({"outputs": outputs})


def verdicts() -> str:
    """The verdict on every exercise's solution, stub and wrong answers, as JSON: key, what it is, kind, name."""
    from bplib.course.exercises import lesson_numbers, of_lesson
    from bplib.course.exercises.checking import verdict

    rows = []
    for exercise in (each for number in lesson_numbers() for each in of_lesson(number)):
        answers = [("solution", exercise.solution), ("stub", exercise.stub)]
        answers += [
            (wrong.name, exercise.whole(source)) for wrong in exercise.wrong for source in exercise.sources(wrong)
        ]
        for what, source in answers:
            found = verdict(exercise, list(exercise.answers(source).values()))
            rows.append([exercise.key, what, found.kind, found.misconception and found.misconception.name])
    return json.dumps(rows)
