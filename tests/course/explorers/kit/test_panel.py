import threading
import time
from typing import Any

import ipywidgets as widgets
import pytest

from bplib.course.explorers.kit.canvas import Canvas
from bplib.course.explorers.kit.controls import Choice, Number, Settings, Text
from bplib.course.explorers.kit.panel import WIDGET_VIEW, Explorer, Panel, View, view_of
from bplib.course.page.figures import subplots


class Line(Explorer):
    """A line to a height, refusing the heights that a text names."""

    title = "A line."
    controls = (
        Number("height", "height", 0.5, 0.0, 1.0, 0.1),
        Number("count", "count", 2, 1, 5, 1, play=100),
        Number("mu", "μ", 0.01, 1e-4, 1.0, 0.1, logarithmic=True),
        Choice("colour", "colour", "red", ("red", "blue")),
        Text("data", "data", "1 2"),
    )

    def __init__(self) -> None:
        figure, ax = subplots(width=2, height=2)
        ax.set(xlim=(0, 1), ylim=(0, 1))
        (self.line,) = ax.plot([], [])
        self.canvas = Canvas(figure, [self.line])
        self.seen: list[dict[str, Any]] = []

    def hidden(self, settings: Settings) -> set[str]:
        return {"data"} if settings["colour"] == "blue" else set()

    def view(self, settings: Settings) -> View:
        self.seen.append(dict(settings))
        if not all(word.isdigit() for word in settings["data"].split()):
            raise ValueError("<data> should be digits")
        self.line.set_data([0, 1], [0, settings["height"]])
        self.line.set_color(settings["colour"])
        return view_of(self.canvas, f"A line to {settings['height']}", "numbers", "code", 0)


@pytest.fixture
def panel() -> Panel:
    return Panel(Line())


def widget(panel: Panel, name: str, kind: str) -> Any:
    return next(child for child in panel.rows[name].box.children if kind in type(child).__name__)


def test_a_slider_and_its_field_move_each_other_and_draw_once(panel: Panel) -> None:
    slider, seen = widget(panel, "height", "Slider"), panel.explorer.seen
    slider.value = 0.7
    assert panel.rows["height"].field.value == 0.7
    panel.rows["height"].field.value = 0.3
    assert slider.value == 0.3
    assert [settings["height"] for settings in seen] == [0.5, 0.7, 0.3]


def test_a_field_takes_no_number_beyond_its_range(panel: Panel) -> None:
    with pytest.raises(ValueError, match="7 is above what is possible; wanted is a number from 0 to 1"):
        panel.rows["height"].field.value = 7
    assert panel.settings()["height"] == 0.5


def remark(panel: Panel, name: str) -> str:
    return str(panel.rows[name].field.remark.value)


@pytest.mark.parametrize("text", ["0.95", ".951", "0,97", "0.02", " 1 "])
def test_what_is_typed_holds_also_near_an_end(panel: Panel, text: str) -> None:
    field, slider = panel.rows["height"].field, widget(panel, "height", "Slider")
    field.typed.value = text
    value = float(text.replace(",", "."))
    assert panel.shown["height"] == field.value == value
    assert float(field.typed.value) == value and not remark(panel, "height")
    slider.value = slider.value + 1e-12  # as the browser does: to the mark at which it stands
    assert panel.shown["height"] == value
    for end in (0.0, 1.0):  # from wherever it stands, it can be taken to both ends
        slider.value = end
        assert panel.shown["height"] == end


def test_what_is_refused_is_said_and_stays_to_be_mended(panel: Panel) -> None:
    field, before = panel.rows["count"].field, panel.stage.value
    field.typed.value = "7.6"
    assert "7.6 is not whole; wanted is a whole number from 1 to 5. It is still 2." in remark(panel, "count")
    assert field.typed.value == "7.6" and panel.stage.value == before
    field.typed.value = "4"
    assert panel.shown["count"] == 4 and not remark(panel, "count")
    field.typed.value = "<b>"
    assert "&lt;b&gt;" in remark(panel, "count")
    widget(panel, "count", "Slider").value = 3
    assert field.typed.value == "3" and not remark(panel, "count")
    field.typed.value = "9"
    panel.reset()
    assert field.typed.value == "2" and not remark(panel, "count")


def test_a_logarithmic_slider_gives_three_digits_and_its_ends(panel: Panel) -> None:
    slider, field = widget(panel, "mu", "Slider"), panel.rows["mu"].field
    slider.value = 10**-1.7
    assert field.value == 0.02
    slider.value = 10**-1.25
    assert field.value == 0.0562
    for end in (-4, 0):
        slider.value = 10.0**end
        assert field.value == 10.0**end
    field.value = 0.003
    assert slider.value == pytest.approx(10**-2.5)  # the mark beside it


def test_a_number_between_two_marks_is_not_torn_to_one_by_its_slider(panel: Panel) -> None:
    slider, field = widget(panel, "mu", "Slider"), panel.rows["mu"].field
    field.value = 0.05
    slider.value = 10**-1.3  # as the browser does, to the mark next to it
    assert field.value == 0.05 and panel.shown["mu"] == 0.05
    slider.value = 10**-1.2
    assert field.value == 0.0631
    slider.value = 10**-1.3
    assert field.value == 0.0501


def test_integers_stay_integers(panel: Panel) -> None:
    widget(panel, "count", "Slider").value = 4
    assert panel.settings()["count"] == 4 and isinstance(panel.settings()["count"], int)


def test_running_moves_the_number_and_the_number_the_running(panel: Panel) -> None:
    player = widget(panel, "count", "Play")
    player.playing = True
    player.value = 5
    assert panel.shown["count"] == 5
    player.playing = False
    player.value = 4  # sent by a browser that has not yet heard of the pause
    assert panel.shown["count"] == 5
    panel.rows["count"].field.value = 3
    assert player.value == 3 and player.interval == 100


def test_a_button_runs_and_pauses_and_the_reset_stops(panel: Panel) -> None:
    player, button = widget(panel, "count", "Play"), widget(panel, "count", "Button")
    for playing, name in ((True, "Pause"), (False, "Run"), (True, "Pause")):
        button.click()
        assert player.playing is playing and button.description == name
    panel.reset()
    assert not player.playing and button.description == "Run"


def test_reset_restores_everything_in_one_drawing(panel: Panel) -> None:
    first = panel.stage.value
    for name, value in {"height": 1.0, "count": 5, "mu": 0.5, "colour": "blue", "data": "7"}.items():
        panel.rows[name].field.value = value
    assert panel.stage.value != first
    drawn = len(panel.explorer.seen)
    panel.reset()
    assert panel.stage.value == first and len(panel.explorer.seen) == drawn + 1


def test_what_cannot_be_used_is_said_and_the_picture_stays(panel: Panel) -> None:
    before = panel.stage.value
    panel.rows["data"].field.value = "one"
    assert "✗ &lt;data&gt; should be digits" in panel.message.value and panel.stage.value == before
    assert "The picture is as it was." in panel.message.value
    panel.rows["data"].field.value = "2"
    assert not panel.message.value


def test_controls_without_a_part_are_not_shown(panel: Panel) -> None:
    panel.rows["colour"].field.value = "blue"
    assert panel.rows["data"].box.layout.display == "none"
    panel.reset()
    assert panel.rows["data"].box.layout.display == "flex"


def test_two_panels_share_nothing() -> None:
    one, other = Panel(Line()), Panel(Line())
    before = other.stage.value
    one.rows["height"].field.value = 1.0
    assert other.stage.value == before


def test_a_page_without_a_kernel_has_the_picture_and_says_what_to_do(panel: Panel) -> None:
    bundle = panel.bundle()
    assert bundle[WIDGET_VIEW]["model_id"] == panel.box.model_id
    assert "Run this cell to explore." in bundle["text/html"] and 'alt="A line to 0.5"' in bundle["text/html"]
    assert bundle["text/plain"] == "Explorer: A line. A line to 0.5"


def test_an_explorer_that_fails_at_first_is_not_shown() -> None:
    class Broken(Line):
        def view(self, settings: Settings) -> View:
            raise RuntimeError("broken")

    with pytest.raises(RuntimeError):
        Broken().show()


def test_a_canvas_draws_what_moved_and_only_that() -> None:
    figure, ax = subplots(width=2, height=2)
    ax.set(xlim=(0, 1), ylim=(0, 1))
    (line,) = ax.plot([0, 1], [0, 1])
    canvas = Canvas(figure, [line])
    first = canvas.png()
    assert canvas.png() == first
    line.set_data([0, 1], [1, 0])
    assert canvas.png() != first
    line.set_data([0, 1], [0, 1])
    assert canvas.png() == first
    ax.set_title("another")
    assert canvas.png() == first


class Slow(Line):
    """Stops between what it is told and its picture, so that another thread could come between."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = threading.Event()

    def view(self, settings: Settings) -> View:
        self.line.set_data([0, 1], [0, settings["height"]])
        self.begun.set()
        time.sleep(0.05)
        self.seen.append({"height": settings["height"], "png": self.canvas.png()})
        return view_of(self.canvas, "A line", "numbers", "code", 0)


def test_threads_draw_one_after_another() -> None:
    slow, alone = Slow(), Slow()
    panel = Panel(slow)
    slow.begun.clear()
    first = threading.Thread(target=setattr, args=(panel.rows["height"].field, "value", 1.0))
    second = threading.Thread(target=panel.reset)
    first.start()
    assert slow.begun.wait(5)
    second.start()  # while the first draws
    first.join()
    second.join()
    assert [seen["height"] for seen in slow.seen] == [0.5, 1.0, 0.5]
    for seen in slow.seen:
        assert alone.view({"height": seen["height"]}).png == seen["png"], "the picture is of other settings"
    assert panel.rows["height"].field.value == 0.5


def test_a_tick_on_its_way_does_not_undo_the_reset(monkeypatch: pytest.MonkeyPatch) -> None:
    panel = Panel(Line())
    row = panel.rows["count"]
    (player,) = row.players
    looked = threading.Event()

    def playing(player: widgets.Play) -> bool:
        """Yes; and before anything comes of it, there is time for a reset."""
        looked.set()
        time.sleep(0.05)
        return True

    monkeypatch.setattr(widgets.Play, "playing", property(playing, lambda player, value: None))
    tick = threading.Thread(target=setattr, args=(player, "value", 3))
    tick.start()
    assert looked.wait(5)
    panel.reset()
    tick.join()
    assert row.field.value == panel.shown["count"] == 2


class Counter(Line):
    """Counts how often the height changed, and takes a colour that belongs to the height."""

    controls = (
        Number("height", "height", 0.5, 0.0, 1.0, 0.1),
        Number("m", "m", 0, 0, 100, 1, play=100, stride="pace"),
        Choice("pace", "a tick", "1", ("1", "10")),
        Choice("colour", "colour", "red", ("red", "blue")),
    )

    def follow(self, before: Settings, settings: Settings) -> dict[str, Any]:
        if settings["height"] == before["height"]:
            return dict(settings)
        return {**settings, "changes": settings.get("changes", 0) + 1, "colour": "blue"}

    def view(self, settings: Settings) -> View:
        return super().view({**settings, "data": "1"})


def test_a_change_can_bring_others_and_be_remembered_until_the_reset() -> None:
    panel = Panel(Counter())
    first = panel.stage.value
    for height in (0.1, 0.2):
        panel.rows["height"].field.value = height
    assert panel.shown["changes"] == 2 and panel.rows["colour"].field.value == "blue"
    panel.rows["m"].field.value = 3
    assert panel.shown["changes"] == 2
    assert [settings["height"] for settings in panel.explorer.seen] == [0.5, 0.1, 0.2, 0.2], "one drawing a change"
    panel.reset()
    assert "changes" not in panel.shown and panel.stage.value == first


def test_a_choice_says_how_far_a_running_number_goes() -> None:
    panel = Panel(Counter())
    player = widget(panel, "m", "Play")
    assert player.step == 1
    panel.rows["pace"].field.value = "10"
    assert player.step == 10
