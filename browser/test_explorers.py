"""Every explorer in its lesson, moved by keyboard."""

import json
import re
from collections.abc import Callable
from typing import Any

import checks
import pytest
import samples
from checks import FURTHER
from driver import RUN, Driver
from lesson import Lesson
from server import ROOT
from trials import TRIAL

from bplib.course import explorers
from bplib.course.explorers import Explorer
from bplib.course.explorers.kit.controls import Number

CALL = re.compile(r"\bexplorers\.(\w+\(.*?\))\.show\(\)")


def shown_in(notebook: str) -> list[str]:
    """The explorers that a notebook's cells show, in their order, as Python that makes them."""
    cells = json.loads((ROOT / "notebooks" / notebook).read_text(encoding="utf-8"))["cells"]
    return CALL.findall("\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"))


IN_LESSONS = [
    (path.name, call) for path in sorted((ROOT / "notebooks").glob("*.ipynb")) for call in shown_in(path.name)
]
MADE: dict[str, Explorer] = {call: eval(call, vars(explorers)) for _, call in IN_LESSONS}
# Without the scope, pytest takes the lesson for each test's own, and it would be opened and run for each anew.
ON_THE_OPEN_PAGE: Any = {"indirect": ["lesson"], "scope": "session"}
every_explorer = pytest.mark.parametrize(("lesson", "call"), IN_LESSONS, **ON_THE_OPEN_PAGE)
every_control = pytest.mark.parametrize(
    ("lesson", "call", "control"),
    [(*each, control.name) for each in IN_LESSONS for control in MADE[each[1]].controls],
    **ON_THE_OPEN_PAGE,
)
every_running_number = pytest.mark.parametrize(
    ("lesson", "call", "control"),
    [
        (*each, control.name)
        for each in IN_LESSONS
        for control in MADE[each[1]].controls
        if isinstance(control, Number) and control.play
    ],
    **ON_THE_OPEN_PAGE,
)
_drivers: dict[Any, Driver] = {}


def driver_of(lesson: Lesson, explorer: Explorer, **options: Any) -> Driver:
    """The keyboard of an explorer, which is as at first."""
    name = type(explorer).__name__
    key = (lesson, name)
    if key not in _drivers:
        here = lesson.server
        options |= {"same_pictures": here.draws_as_here, "seconds_to_settle": here.seconds_to_settle}
        _drivers[key] = Driver(lesson.page, lesson.page.locator(f".bplib-{name}"), explorer, **options)
    _drivers[key].start_again()
    return _drivers[key]


def test_every_explorer_is_in_a_lesson_once_with_its_own_first_settings() -> None:
    as_it_is = sorted(call.removesuffix("()") for _, call in IN_LESSONS if call.endswith("()"))
    assert as_it_is == sorted(kind.__name__ for kind in explorers.EXPLORERS)


@every_explorer
def test_it_is_on_the_page(lesson: Lesson, call: str) -> None:
    assert lesson.page.locator(f".bplib-explorer.bplib-{type(MADE[call]).__name__}").count() == 1
    assert lesson.page.locator(".bplib-explorer").count() == len(shown_in(lesson.name))


@every_explorer
def test_the_picture_stands_beside_the_controls(lesson: Lesson, call: str) -> None:
    box = lesson.page.locator(f".bplib-{type(MADE[call]).__name__}")
    controls, picture = (box.locator(part).first.bounding_box() for part in (".bplib-control", "img"))
    assert controls and picture
    assert picture["x"] > controls["x"] + controls["width"] and abs(picture["y"] - controls["y"]) < 30


@every_control
def test_a_control_moves_the_picture_by_keyboard_and_the_reset_undoes_it(
    lesson: Lesson, call: str, control: str
) -> None:
    checks.check_control(driver_of(lesson, MADE[call]), control)


@every_running_number
def test_a_number_runs_and_pauses(lesson: Lesson, call: str, control: str) -> None:
    checks.check_running(driver_of(lesson, MADE[call]), control)


@every_explorer
def test_fast_keys_do_not_pile_up(lesson: Lesson, call: str) -> None:
    checks.check_fast_keys(driver_of(lesson, MADE[call]))


@every_explorer
def test_the_tabulator_reaches_every_control(lesson: Lesson, call: str) -> None:
    checks.check_tab(driver_of(lesson, MADE[call]))


trial = pytest.mark.parametrize("lesson", [TRIAL], indirect=True)


@trial
@pytest.mark.parametrize("control", [control.name for control in samples.Line.controls])
def test_a_right_explorer_passes(lesson: Lesson, control: str) -> None:
    checks.check_control(driver_of(lesson, samples.Line()), control)


@trial
@pytest.mark.parametrize(
    "check", [lambda driver: checks.check_running(driver, "count"), checks.check_fast_keys, checks.check_tab],
    ids=["running", "fast keys", "tab"],
)  # fmt: skip
def test_a_right_explorer_passes_as_a_whole(lesson: Lesson, check: Callable[[Driver], None]) -> None:
    check(driver_of(lesson, samples.Line()))


@trial
def test_what_a_failed_check_leaves_behind_is_undone(lesson: Lesson) -> None:
    driver = driver_of(lesson, samples.Line())
    count = driver.controls["count"]
    assert isinstance(count, Number)
    driver.type(count, "7.5")  # refused, and so not what the twin has
    driver.press(driver.part("count", RUN), "Enter")
    driver.page.wait_for_function(FURTHER, arg=[driver.root, "count", 4], timeout=driver.patience)
    assert driver_of(lesson, samples.Line()).read() == driver.first


@trial
@pytest.mark.parametrize(
    ("kind", "check", "said"),
    [
        (samples.Deaf, "height", "does nothing"),
        (samples.Wordless, "height", "the same words"),
        (samples.Complaining, "height", "too high"),
        (samples.Forgetful, "height", "values"),
        (samples.Torn, "height", "the slider of height is not"),
        (samples.Thieving, "height", "the focus left"),
        (samples.Slow, "fast keys", "after the last key"),
        (samples.Unreachable, "tab", "2 parts of count"),
        (samples.Unstoppable, "running", "does not pause"),
    ],
)
def test_a_wrong_explorer_is_found(lesson: Lesson, kind: type[Explorer], check: str, said: str) -> None:
    run: dict[str, Callable[[Driver], None]] = {
        "height": lambda driver: checks.check_control(driver, "height"),
        "running": lambda driver: checks.check_running(driver, "count"),
        "fast keys": checks.check_fast_keys,
        "tab": checks.check_tab,
    }
    patience = 10_000 if kind is samples.Slow else 1000  # it would come, but late
    with pytest.raises(AssertionError, match=said):
        run[check](driver_of(lesson, kind(), patience=patience))


@trial
def test_a_field_without_a_name_is_found(lesson: Lesson) -> None:
    (violation,) = lesson.violations()
    assert violation.startswith("label-title-only (serious)")  # the title alone is no name
