from typing import Any

import numpy as np
import pytest

import bplib as bp
from bplib.course.explorers.kit.panel import Panel
from bplib.course.explorers.kit.schedule_choice import FALLING, ONE_OVER_M
from bplib.course.explorers.playground.data import MOST_SAMPLES, OWN, typed
from bplib.course.explorers.playground.explorer import EXAMPLE, PRESETS, Playground, legs


@pytest.fixture
def panel() -> Panel:
    return Panel(Playground())


def move(panel: Panel, **settings: Any) -> None:
    for name, value in settings.items():
        panel.rows[name].field.value = value


def run(code: str) -> Any:
    *lines, last = code.splitlines()
    names = {"np": np, "bp": bp}
    exec("\n".join(lines), names)
    return eval(last, names)


def test_the_initial_weights_stay_when_the_schedule_changes(panel: Panel) -> None:
    first = panel.view.numbers
    start = panel.explorer.timeline.states[0].vector
    move(panel, m=50, mu=0.02)
    move(panel, m=0)
    assert np.array_equal(panel.explorer.timeline.states[0].vector, start)
    move(panel, mu=0.01)
    assert panel.view.numbers == first


def test_another_schedule_on_the_way_holds_from_there(panel: Panel) -> None:
    move(panel, m=100, schedule=FALLING, A=5.0)
    move(panel, m=200, schedule=ONE_OVER_M)
    move(panel, m=300)
    assert [leg.since for leg in legs(panel.shown)] == [0, 100, 200]
    assert "μ = 5/(1000 + m) from m = 101 on. μ = 1/m from m = 201 on." in panel.view.numbers
    assert run(panel.view.code) == pytest.approx(panel.view.result, rel=1e-9, abs=1e-20)
    marks = panel.explorer.picture.changes.get_xdata()
    assert list(marks) == [100, 200]


def test_a_change_after_going_back_replaces_what_came_later(panel: Panel) -> None:
    move(panel, m=100, mu=0.02)
    move(panel, m=300, schedule=ONE_OVER_M)
    move(panel, m=50, mu=0.03)
    assert [leg.since for leg in legs(panel.shown)] == [0, 50]


def test_rewinding_forgets_the_changes_on_the_way_and_keeps_the_schedule(panel: Panel) -> None:
    move(panel, m=100, mu=0.02)
    move(panel, m=0)
    assert [leg.code for leg in legs(panel.shown)] == ["bp.schedules.constant(0.02)"]


@pytest.mark.parametrize(
    ("name", "value"), [("n_hidden", 3), ("seed", 1), ("activation", "tanh"), ("constant_input", "no")]
)
def test_another_start_begins_anew(panel: Panel, name: str, value: Any) -> None:
    move(panel, m=100, mu=0.02)
    move(panel, **{name: value})
    assert panel.shown["m"] == 0 and len(legs(panel.shown)) == 1 and panel.shown["mu"] == 0.02
    assert panel.rows["m"].field.value == 0


def test_a_preset_brings_its_settings_and_keeps_the_pace(panel: Panel) -> None:
    move(panel, m=100, pace="100", seed=5, more="all")
    move(panel, preset="a start too far out")
    wanted = {"init_range": 30.0, "m": 0, "seed": 0, "pace": "100", "more": "all"}
    assert {name: panel.shown[name] for name in wanted} == wanted


@pytest.mark.parametrize("preset", PRESETS)
def test_each_preset_trains_and_its_code_gives_the_same(panel: Panel, preset: str) -> None:
    move(panel, preset=preset)
    move(panel, m=2000)
    assert run(panel.view.code) == pytest.approx(panel.view.result, rel=1e-9, abs=1e-20)


def test_what_the_presets_are_there_to_show(panel: Panel) -> None:
    ends = {}
    for preset in PRESETS:
        move(panel, preset=preset)
        move(panel, m=3000)
        ends[preset] = panel.view.result / panel.explorer.timeline.losses[0]
    assert ends["exclusive or"] < 1e-6 and ends["a wave"] < 0.01 and ends["a parabola"] < 0.01
    move(panel, preset="exclusive or, no hidden bias", m=3000)
    assert panel.view.result == pytest.approx(0.5, abs=1e-3)
    assert ends["steps too long"] > 1
    assert ends["a start too far out"] > 100 * ends["exclusive or"]


def test_a_divergence_is_said_and_the_picture_stays(panel: Panel) -> None:
    move(panel, preset="exclusive or, no hidden bias", mu=0.5)
    move(panel, m=10_000)
    at = panel.explorer.timeline.diverged_at
    assert at and f"diverged at m = {at}" in panel.view.numbers and f"diverged at m = {at}" in panel.view.alt
    move(panel, m=10)
    assert "diverged" not in panel.view.numbers


def test_samples_of_ones_own(panel: Panel) -> None:
    move(panel, preset=OWN)
    assert "data" not in panel.explorer.hidden(panel.shown)
    move(panel, data="0 0 1\n1, 1, 0  # a comment\n\n−1.5 2 3")
    np.testing.assert_array_equal(panel.explorer.case.inputs, [[0, 0], [1, 1], [-1.5, 2]])
    np.testing.assert_array_equal(panel.explorer.case.y, [1, 0, 3])
    before = panel.stage.value
    move(panel, data="0 0\n1 one")
    assert "Line 2 is “1 one”" in panel.message.value and panel.stage.value == before
    move(panel, data=EXAMPLE)
    assert not panel.message.value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There are 0 samples"),
        ("1 2", "There are 1 samples"),
        ("1 2\n" * (MOST_SAMPLES + 1), f"There are {MOST_SAMPLES + 1} samples"),
        ("1 2\n1 2 3", "Line 2 has 3 numbers, the lines before have 2"),
        ("1", "Line 1 is “1”"),
        ("1 2 3 4", "Line 1 is “1 2 3 4”"),
        ("1 2\n1 nan", "Line 2 is “1 nan”"),
        ("1 2\n1 1e9", "Line 2 is “1 1e9”"),
        ("1 2\n1 3", "the same in every sample"),
    ],
)
def test_samples_that_cannot_be_used(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        typed(text)
