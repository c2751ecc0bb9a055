"""The playground at its extremes: what is on the page is what its twin in Python shows, to the last byte."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from checks import FURTHER, wait_for_rest
from driver import FIELD, RUN, Driver, Shown
from lesson import Lesson
from playwright.sync_api import BrowserContext
from server import Server
from trials import write_notebook

from bplib.course.explorers import Playground
from bplib.course.explorers.kit.schedule_choice import FALLING, ONE_OVER_M
from bplib.course.explorers.playground.data import OWN

NOTEBOOK = "playground.ipynb"


@pytest.fixture(scope="module")
def opened(server: Server, context: BrowserContext) -> Iterator[Driver]:
    write_notebook(
        Path(server.info["root_dir"]) / NOTEBOOK, ["from bplib import course", "course.explorers.Playground().show()"]
    )
    page = Lesson(context, server, NOTEBOOK)
    page.open()
    page.run()
    page.wait()
    yield Driver(page.page, page.page.locator(".bplib-Playground"), Playground())
    page.close()


@pytest.fixture
def driver(opened: Driver) -> Iterator[Driver]:
    yield opened
    opened.reset()


def do(driver: Driver, **settings: Any) -> Shown:
    """Set some controls by keyboard, one after the other."""
    for name, value in settings.items():
        control: Any = driver.controls[name]
        by = {"Choice": driver.pick, "Number": driver.write, "Text": driver.write_text}[type(control).__name__]
        shown: Shown = by(control, value)
    return shown


def test_a_far_start_is_told_in_words(driver: Driver) -> None:
    far = do(driver, preset="a start too far out", init_range=100.0)
    for said in ("ȳ goes from", "L is above its picture", "less than a thousandth back to ω"):
        assert said in far.numbers and said in far.alt
    assert do(driver, m=200).picture != far.picture


@pytest.mark.parametrize("preset", ["a wave", "exclusive or"])
def test_the_smallest_and_the_largest_network(driver: Driver, preset: str) -> None:
    do(driver, preset=preset)
    for n_hidden in (6, 1):
        shown = do(driver, n_hidden=n_hidden, m=300)
        assert shown.numbers.count("·g(") == n_hidden and shown.alt.count("unit ") == n_hidden


def test_three_samples_of_ones_own(driver: Driver) -> None:
    assert "np.array([[0.0], [1.0], [2.0]])" in do(driver, preset=OWN, data="0 1\n1 3\n2 0", m=40).code


def test_what_is_typed_for_m_holds_and_going_back_gives_the_same(driver: Driver) -> None:
    there = do(driver, m=299)
    assert there.values["m"] == 299 and "max_iterations=299" in there.code
    assert do(driver, m=0).differs(driver.first) == []
    assert do(driver, m=299).differs(there) == []


def test_a_schedule_changed_while_it_runs_acts_at_once_and_it_runs_on(driver: Driver) -> None:
    m, schedule = driver.controls["m"], driver.controls["schedule"]
    button = driver.part("m", RUN)
    driver.press(button, "Enter")
    driver.page.wait_for_function(FURTHER, arg=[driver.root, "m", 20], timeout=driver.patience)
    driver.press(driver.part("schedule", FIELD), "ArrowDown")
    here = driver.value_typed(m)
    driver.page.wait_for_function(FURTHER, arg=[driver.root, "m", here + 20], timeout=driver.patience)
    driver.press(button, "Enter")
    wait_for_rest(driver, m)
    driver.twin.rows[schedule.name].field.value = FALLING
    shown = driver.tell_twin("m", driver.value_typed(m))
    assert "a_over_b_plus_m(10.0, 1000.0)" in shown.code and shown.numbers != do(driver, schedule=ONE_OVER_M).numbers
