import itertools
import math
import re
from typing import Any

import ipywidgets as widgets
import numpy as np
import pytest

import bplib as bp
from bplib.course.explorers.kit.panel import Panel
from bplib.course.explorers.kit.schedule_choice import FALLING, ONE_OVER_M
from bplib.course.explorers.playground.data import MOST_SAMPLES, OWN, typed
from bplib.course.explorers.playground.explorer import EXAMPLE, FROM_HERE_ON, FROM_THE_START, PRESETS, Playground, legs


@pytest.fixture(scope="module")
def explorer() -> Playground:
    """One for all panels: making a figure takes longer than moving it, and a view depends on its settings alone."""
    return Playground()


@pytest.fixture
def panel(explorer: Playground) -> Panel:
    return Panel(explorer)


def move(panel: Panel, **settings: Any) -> None:
    for name, value in settings.items():
        panel.rows[name].field.value = value


def run(code: str) -> Any:
    *lines, last = code.splitlines()
    names: dict[str, Any] = {}  # it brings its imports
    exec("\n".join(lines), names)
    return eval(last, names)


def test_the_initial_weights_stay_when_the_schedule_changes(panel: Panel) -> None:
    first = panel.view.numbers
    start = panel.explorer.timeline.states[0].vector
    move(panel, holds=FROM_HERE_ON, m=50, mu=0.02)
    move(panel, m=0)
    assert np.array_equal(panel.explorer.timeline.states[0].vector, start)
    move(panel, mu=0.01)
    assert panel.view.numbers == first


def test_another_schedule_acts_at_once(panel: Panel) -> None:
    move(panel, m=100)
    before = panel.view.result
    move(panel, mu=0.02)
    assert [leg.since for leg in legs(panel.shown)] == [0] and panel.shown["m"] == 100
    assert panel.view.result < before
    assert run(panel.view.code) == pytest.approx(panel.view.result, rel=1e-9, abs=1e-20)


def test_where_a_schedule_holds_can_be_changed_on_the_way(panel: Panel) -> None:
    move(panel, m=100, mu=0.02)
    before = panel.view.result
    move(panel, holds=FROM_HERE_ON)
    assert panel.view.result == before and len(legs(panel.shown)) == 1
    move(panel, schedule=ONE_OVER_M)
    assert panel.view.result == before and [leg.since for leg in legs(panel.shown)] == [0, 100]
    move(panel, holds=FROM_THE_START)
    assert panel.view.result != before and [leg.since for leg in legs(panel.shown)] == [0]


def test_another_schedule_on_the_way_holds_from_there(panel: Panel) -> None:
    move(panel, holds=FROM_HERE_ON, m=100, schedule=FALLING, A=5.0)
    move(panel, m=200, schedule=ONE_OVER_M)
    move(panel, m=300)
    assert [leg.since for leg in legs(panel.shown)] == [0, 100, 200]
    assert "μ = 5/(1000 + m) from m = 101 on. μ = 1/m from m = 201 on." in panel.view.numbers
    assert run(panel.view.code) == pytest.approx(panel.view.result, rel=1e-9, abs=1e-20)
    marks = panel.explorer.picture.changes.get_xdata()
    assert list(marks) == [100, 200]


def test_a_change_after_going_back_replaces_what_came_later(panel: Panel) -> None:
    move(panel, holds=FROM_HERE_ON, m=100, mu=0.02)
    move(panel, m=300, schedule=ONE_OVER_M)
    move(panel, m=50, mu=0.03)
    assert [leg.since for leg in legs(panel.shown)] == [0, 50]


def test_rewinding_forgets_the_changes_on_the_way_and_keeps_the_schedule(panel: Panel) -> None:
    move(panel, holds=FROM_HERE_ON, m=100, mu=0.02)
    move(panel, m=0)
    assert [leg.code for leg in legs(panel.shown)] == ["bp.schedules.constant(0.02)"]


@pytest.mark.parametrize(
    ("name", "value"),
    [("n_hidden", 3), ("seed", 1), ("init_range", 0.5), ("activation", "tanh"), ("constant_input", "no")],
)
def test_another_start_acts_at_once_and_is_trained_as_far(panel: Panel, name: str, value: Any) -> None:
    move(panel, holds=FROM_HERE_ON, m=100, mu=0.02)
    before = panel.view.result
    move(panel, **{name: value})
    assert panel.shown["m"] == 100 and panel.rows["m"].field.value == 100 and panel.view.result != before
    assert [leg.code for leg in legs(panel.shown)] == ["bp.schedules.constant(0.02)"]
    assert run(panel.view.code) == pytest.approx(panel.view.result, rel=1e-9, abs=1e-20)


def test_a_preset_brings_its_settings_and_keeps_the_pace(panel: Panel) -> None:
    move(panel, m=100, pace="100", seed=5, holds=FROM_HERE_ON)
    move(panel, preset="a start too far out")
    wanted = {"init_range": 30.0, "m": 0, "seed": 0, "pace": "100", "holds": FROM_HERE_ON}
    assert {name: panel.shown[name] for name in wanted} == wanted


def test_the_iterations_are_on_a_logarithmic_slider_that_begins_at_0(panel: Panel) -> None:
    row = panel.rows["m"]
    (slider,) = [each for each in row.box.children if isinstance(each, widgets.FloatLogSlider)]
    for m in (0, 1, 20, 299, 10_000):
        row.field.value = m
        assert slider.value == pytest.approx(m + 10, rel=0.06) and panel.shown["m"] == m
    for position, m in ((10.0, 0), (11.2, 1), (110.0, 100), (1269.0, 1260), (10_010.0, 10_000)):
        slider.value = position
        assert panel.shown["m"] == m and isinstance(panel.shown["m"], int)


def units(panel: Panel) -> Any:
    return panel.explorer.picture.units


def test_edges_are_as_thick_as_the_weights_are_large(panel: Panel) -> None:
    move(panel, n_hidden=3, m=200)
    net = panel.explorer.timeline.states[200]
    weights = np.array([*net.w.ravel(), *net.x, net.b])
    widths = np.array([line.get_linewidth() for line in units(panel).drawing.lines])
    assert (np.diff(widths[np.argsort(np.abs(weights))]) >= 0).all() and np.ptp(widths) > 1
    colours = [line.get_color() for line in units(panel).drawing.lines]
    assert len(set(colours)) == 2 and all((c == "#0072B2") == (w > 0) for c, w in zip(colours, weights, strict=True))


def test_a_unit_shows_its_own_curve(panel: Panel) -> None:
    move(panel, n_hidden=2, m=200)
    net, drawing = panel.explorer.timeline.states[200], units(panel)
    across, up = drawing.pictures.line.get_data()
    curve = up[: len(up) // 2 - 1]  # of unit 0; behind it there is a gap
    low, high = -3.6, 3.6
    inputs = np.linspace(low, high, len(curve))
    by_hand = 1 / (1 + np.exp(-(net.w[0, 0] + net.w[1, 0] * inputs)))
    assert np.ptp(across[: len(curve)]) == pytest.approx(drawing.pictures.size[0])
    bottom = drawing.pictures.centres[0, 1] - 0.43 * drawing.pictures.size[1]
    np.testing.assert_allclose((curve - bottom) / (0.86 * drawing.pictures.size[1]), by_hand, atol=1e-9)


def test_a_unit_of_two_inputs_shows_its_own_map(panel: Panel) -> None:
    move(panel, preset="exclusive or", m=300)
    net, drawing = panel.explorer.timeline.states[300], units(panel)
    shown = np.asarray(drawing.pictures.images[1].get_array())
    left_to_right = np.linspace(-1.6, 1.6, shown.shape[1])
    bottom_to_top = np.linspace(-1.6, 1.6, shown.shape[0])
    for row in (0, 5, 20):
        v_star = net.w[0, 1] + net.w[1, 1] * left_to_right + net.w[2, 1] * bottom_to_top[row]
        np.testing.assert_allclose(shown[row], 1 / (1 + np.exp(-v_star)), atol=1e-9)


@pytest.mark.parametrize("preset", ["a wave", "exclusive or", "exclusive or, no hidden bias"])
def test_every_activation_is_drawn_inside_its_place(panel: Panel, preset: str) -> None:
    move(panel, preset=preset, n_hidden=6, init_range=100.0)
    for activation in bp.ACTIVATIONS:
        move(panel, activation=activation)
        shares = units(panel).shares(panel.explorer.timeline.states[0])
        assert shares.shape[0] == 6 and shares.min() >= 0 and shares.max() <= 1


def test_each_number_of_hidden_units_has_its_drawing_on_the_same_figure(panel: Panel) -> None:
    figure, drawn = panel.explorer.picture.canvas.figure, {}
    for n_hidden in (2, 6, 1, 6, 2):
        move(panel, n_hidden=n_hidden)
        assert panel.explorer.picture.canvas.figure is figure and len(units(panel).pictures.centres) == n_hidden
        assert drawn.setdefault(n_hidden, panel.view.png) == panel.view.png
    fresh = Panel(Playground())
    move(fresh, n_hidden=6)
    assert len(set(drawn.values())) == 3 and drawn[6] == fresh.view.png


@pytest.mark.parametrize("preset", ["a wave", "exclusive or", "exclusive or, no hidden bias"])
def test_the_equation_has_the_weights_and_gives_the_output(panel: Panel, preset: str) -> None:
    move(panel, preset=preset, n_hidden=3, m=200, activation="tanh")
    net = panel.explorer.timeline.states[200]
    said = panel.view.numbers.partition("<div>ȳ = ")[2].partition(", g = tanh</div>")[0]
    python = said.replace("−", "-").replace("·", "*").replace("\u00a0", " ")
    for u in panel.explorer.case.u[::3]:
        assert eval(python, {"u": u, "g": np.tanh}) == pytest.approx(net.predict(u[None])[0], abs=0.02)


def test_a_loss_outside_its_picture_is_told(panel: Panel) -> None:
    move(panel, init_range=100.0)
    said = "L is above its picture, and lies on the edge."
    assert said in panel.view.numbers and said in panel.view.alt
    move(panel, preset="exclusive or", m=1000)
    assert "L is below its picture" in panel.view.numbers
    move(panel, m=100)
    assert "its picture" not in panel.view.numbers


def test_slopes_that_are_mostly_small_are_counted(panel: Panel) -> None:
    move(panel, preset="a start too far out")
    net, inputs = panel.explorer.timeline.states[0], panel.explorer.case.inputs[:, 0]
    v = [[1 / (1 + np.exp(-(net.w[0, h] + net.w[1, h] * u))) for h in range(2)] for u in inputs]
    small = sum(each * (1 - each) < 1e-3 for row in v for each in row)
    assert (
        f"Of the {2 * len(inputs)} slopes g′, one for each sample and hidden unit, {small} are below 0.001: "
        "those let less than a thousandth back to ω." in panel.view.numbers
    )
    move(panel, activation="relu")
    assert "slopes" not in panel.view.numbers


def test_a_far_start_draws_what_there_is_and_says_what_is_not(panel: Panel) -> None:
    move(panel, preset="a start too far out")
    curve = panel.explorer.picture.fit.curve.get_ydata()
    bottom, top = panel.explorer.picture.fit.limits
    assert len(curve) and bottom <= curve.min() and curve.max() <= top
    said = "what is outside the picture lies on its edge"
    assert said in panel.view.numbers and said in panel.view.alt
    move(panel, preset="a wave", m=300)
    assert said not in panel.view.numbers
    move(panel, preset="exclusive or", init_range=100.0)
    assert "the colour stays the same" in panel.view.numbers
    assert "Every hidden unit is flat at every sample" in panel.view.numbers
    move(panel, init_range=1.0)
    assert "flat" not in panel.view.numbers and "colour" not in panel.view.numbers


def test_units_that_are_flat_are_named(panel: Panel) -> None:
    move(panel, preset=OWN, data="0 1\n1 2", n_hidden=4, init_range=14.0)
    net = panel.explorer.timeline.states[0]
    v = 1 / (1 + np.exp(-(net.w[0] + np.outer([0, 1], net.w[1]))))
    flat = [h for h in range(4) if (v[:, h] * (1 - v[:, h])).max() < 1e-3]
    assert 0 < len(flat) < 4 and f"h = {', '.join(map(str, flat))}." in panel.view.numbers


def test_a_unit_that_hardly_moves_is_said_to_and_no_other_is(panel: Panel) -> None:
    """By how far the next step really goes, for starts and rates with which some do and some do not."""
    found = set()
    move(panel, preset=OWN)
    move(panel, n_hidden=4, data="0 1\n1 2")
    for reach, mu, seed, m in itertools.product((14.0, 100.0), (0.01, 1.0), range(6), (0, 3)):
        move(panel, init_range=reach, mu=mu, seed=seed, m=m)
        timeline = panel.explorer.timeline
        before, after = (timeline.at(legs(panel.shown), steps).w for steps in (m, m + 1))
        slope = 1 / (2 + 2 * np.cosh(np.clip(before[0] + np.outer([0, 1], before[1]), -700, 700)))
        flat = slope.max(axis=0) < 1e-3
        still = (np.abs(after - before).max(axis=0) < 1e-3 * np.abs(before).max(axis=0))[flat].all()
        wanted = "moves ω" if flat.all() else "moves its ω" if flat.sum() == 1 else "moves their ω"
        said = re.search("next step hardly (moves(?: its| their)? ω)", panel.view.numbers)
        assert (said[1] if said else None) == (wanted if flat.any() and still else None)
        found.add((wanted, bool(still)) if flat.any() else "none flat")
    assert len(found) > 4, found


def test_a_start_too_far_out_where_much_comes_back(panel: Panel) -> None:
    """Restart 1: most slopes are small, and yet three quarters of the gradient's length are that of ω."""
    move(panel, preset="a start too far out")
    move(panel, seed=1)
    net, case = panel.explorer.timeline.states[0], panel.explorer.case
    v_star = net.w[0] + net.w[1] * case.inputs
    v = 1 / (1 + np.exp(-v_star))
    back = -(case.y - net.b - v @ net.x)[:, None] * net.x * v * (1 - v)
    length = np.hypot(np.linalg.norm(back.sum(axis=0)), np.linalg.norm((back * case.inputs).sum(axis=0)))
    said = re.search(r"‖∇L‖ = (\d+)", panel.view.numbers)
    assert said and length / float(said[1]) > 0.7
    assert "slopes g′" in panel.view.numbers and not re.search("little|hardly", panel.view.numbers)


def test_huge_numbers_are_written_by_hand(panel: Panel) -> None:
    """Also a gradient whose squares are beyond all floats: its length by `math.hypot`."""
    move(panel, preset="exclusive or, no hidden bias")
    move(panel, activation="softplus", seed=2, mu=0.2, m=10_000)
    timeline, case = panel.explorer.timeline, panel.explorer.case
    net = timeline.states[len(timeline.losses) - 1]
    length = math.hypot(*bp.gradients(net, case.u, case.y).vector)
    power = math.floor(math.log10(length))
    raised = str(power).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    assert power > 154 and f"‖∇L‖ = {length / 10**power:.2f}·10{raised};" in panel.view.numbers
    for text in (panel.view.numbers, panel.view.alt):
        assert not re.search(r"\de[+−-]?\d|inf", text), text


def test_one_iteration_is_singular(panel: Panel) -> None:
    move(panel, m=1)
    assert "After 1 iteration the loss" in panel.view.alt
    move(panel, m=2)
    assert "After 2 iterations the loss" in panel.view.alt


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
        ("1 2", "There is 1 sample;"),
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


def test_the_mean_has_a_line_only_if_its_loss_can_be_drawn(panel: Panel) -> None:
    """Of targets that are all the same, the mean is right: its loss is 0, and not where a line could be."""
    move(panel, preset=OWN)
    for data, lines in (("1 2\n3 2", 0), ("1 2\n3 4", 1)):
        move(panel, data=data)
        ax = panel.explorer.picture.loss.axes
        drawn = [line for line in ax.lines if line.get_linestyle() == ":"]
        assert len(drawn) == len(ax.texts) == lines
        assert [line.get_ydata()[0] for line in drawn] == [1.0] * lines


def test_the_loss_does_not_go_through_words(panel: Panel) -> None:
    for preset in ("a wave", "exclusive or", "a parabola", "steps too long"):
        move(panel, preset=preset, m=100)
        line = panel.explorer.picture.loss
        (words,) = line.axes.texts
        box = words.get_window_extent()
        places = line.axes.transData.transform(line.get_xydata())
        assert not any(box.contains(*place) for place in places), preset


def test_an_output_that_is_far_away_and_level_is_said_once(panel: Panel) -> None:
    start = {"n_hidden": 1, "activation": "sine", "constant_input": "no", "init_range": 0.01}
    move(panel, **start, schedule="1/m", m=33)
    low, high = panel.explorer.picture.fit.y_bar.min(), panel.explorer.picture.fit.y_bar.max()
    assert low > panel.explorer.picture.fit.limits[1] and high - low < 1e-3 * low
    assert re.search("ȳ is about [^ ]* throughout: what is outside the picture", panel.view.numbers)
    move(panel, preset="a start too far out")
    assert re.search("ȳ goes from [^ ]* to [^ ]*: what is outside the picture", panel.view.numbers)


@pytest.mark.parametrize("data", ["0 0 1\n1 1 2\n0 1 3", "1 2 3\n-1000 1000 -1000"])
def test_headings_do_not_meet_beside_a_map(panel: Panel, data: str) -> None:
    move(panel, preset=OWN, data=data)
    boxes = [heading.get_window_extent() for heading in panel.explorer.picture.units.drawing.headings]
    assert all(left.x1 + 2 < right.x0 for left, right in itertools.pairwise(boxes))
