"""An explorer on the page: its controls on the left, the picture with its numbers on the right.

The widgets are a thin shell. What is computed and drawn is an explorer's `view`, a function of the settings alone, and
everything it shows travels as one text, so that picture, numbers and code always belong together. Callbacks may run in
threads of their own, several at once: they touch nothing but their own panel, one after another.
"""

from __future__ import annotations

import base64
import html
import math
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import ipywidgets as widgets
from IPython.display import display

from bplib.course.explorers.kit.canvas import Canvas
from bplib.course.explorers.kit.controls import Choice, Control, Number, Settings, initial
from bplib.course.explorers.kit.in_browser import hands
from bplib.course.explorers.kit.number_field import NumberField

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
# Widths: of a field with its label, of a slider, of what fills the column of controls.
FIELD, SLIDER, WIDE = (widgets.Layout(width=width) for width in ("15em", "8.5em", "24em"))
SIDE = widgets.Layout(width="25em", margin="0 1em 0 0")
# The picture stands beside the controls, made smaller if it must, until less than this is left for it.
STAGE = widgets.Layout(flex="1 1 30em", min_width="0")
STYLE = {"description_width": "8em"}
LINES = "white-space: pre-wrap; word-break: normal; overflow-wrap: anywhere"  # broken between words, if it can be


@dataclass(frozen=True)
class View:
    """What an explorer shows for some settings.

    Parameters
    ----------
    png : bytes
    width, height : int
        Of the picture on the page, in pixels.
    alt : str
        The picture in words, with its numbers.
    numbers : str
        HTML: the formula, a table or sentences with the current numbers.
    code : str
        Python that gives the same with bplib (imported as bp; np is NumPy), to be copied; its last line is an
        expression.
    result : object
        What that expression should give: an array or a number that the picture shows.
    """

    png: bytes
    width: int
    height: int
    alt: str
    numbers: str
    code: str
    result: Any

    def html(self) -> str:
        """The view as it stands on the page."""
        data = base64.b64encode(self.png).decode("ascii")
        return (
            f'<img src="data:image/png;base64,{data}" alt="{html.escape(self.alt)}" decoding="sync"'
            f' width="{self.width}" height="{self.height}" style="max-width: 100%; height: auto">'
            f'<div class="bplib-numbers" role="status" style="line-height: 1.6">{self.numbers}</div>'
            f'<pre class="bplib-code" tabindex="0" aria-label="The same in Python" style="{LINES}">'
            f"{html.escape(self.code)}</pre>"
        )


def view_of(canvas: Canvas, alt: str, numbers: str, code: str, result: Any) -> View:
    """The view with a canvas's picture as it is now.

    Parameters
    ----------
    canvas : Canvas
    alt, numbers, code, result
        As in `View`.
    """
    return View(canvas.png(), canvas.width, canvas.height, " ".join(alt.split()), numbers, code, result)


class Explorer(ABC):
    """What a panel shows; each of its instances has a figure of its own."""

    title: str
    """What it is for, in a few words."""
    controls: tuple[Control, ...]
    """In the order in which they stand."""

    @abstractmethod
    def view(self, settings: Settings) -> View:
        """What is shown for some settings; depends on nothing else.

        Raises
        ------
        ValueError
            If something typed cannot be used; the panel shows the message.
        """

    def hidden(self, settings: Settings) -> Collection[str]:
        """The names of the controls that play no part in these settings, and are not shown."""
        return ()

    def follow(self, before: Settings, settings: Settings) -> dict[str, Any]:
        """What follows from a change: the settings, with others changed too, or with more than the controls hold.

        Parameters
        ----------
        before, settings : mapping
            As they were shown, and as the reader has set them now. What is in neither control is kept from `before`.
        """
        return dict(settings)

    def show(self) -> None:
        """Display it: in a cell, its last line."""
        display(Panel(self).bundle(), raw=True)


@dataclass(frozen=True)
class Row:
    """The widgets of one control: what holds its value, a `NumberField` or a widget, and the box in which it stands."""

    control: Control
    field: Any
    box: widgets.Widget

    @property
    def players(self) -> list[widgets.Widget]:
        """What makes the field run: one, or none."""
        return [child for child in self.box.children if isinstance(child, widgets.Play)]


def make_row(control: Control, one_at_a_time: AbstractContextManager[Any]) -> Row:
    """The widgets of one control; what runs holds the lock of its panel."""
    options = {"description": control.label, "tooltip": control.title, "style": STYLE}
    field: Any
    if isinstance(control, Number):
        field = NumberField(control, **options, layout=FIELD)
        parts = [field.typed, _slider(control, field)]
        if control.play:
            parts.extend(_player(control, field, one_at_a_time))
        parts.append(field.remark)
    elif isinstance(control, Choice):
        field = widgets.Dropdown(options=control.options, value=control.value, layout=WIDE, **options)
        parts = [field]
    else:
        field = widgets.Textarea(
            value=control.value, rows=control.lines, continuous_update=False, layout=WIDE, **options
        )
        parts = [field]
    box = widgets.HBox(parts, layout=widgets.Layout(flex_flow="row wrap", align_items="center"))
    box.add_class("bplib-control").add_class(f"bplib-control-{control.name}")
    return Row(control, field, box)


def _slider(control: Number, field: NumberField) -> widgets.Widget:
    """A slider that moves the field, and that the field moves."""
    options = {
        "value": control.position(control.value),
        "step": control.step,
        "readout": False,
        "layout": SLIDER,
        "tooltip": control.title,
    }
    if control.logarithmic:
        low, high = map(math.log10, control.ends)
        slider = widgets.FloatLogSlider(base=10, min=low, max=high, **options)
    else:
        kind = widgets.IntSlider if control.integer else widgets.FloatSlider
        slider = kind(min=control.low, max=control.high, **options)

    def move_field(change: Any) -> None:
        # Not if it only stands for a number between two marks, which was typed.
        if not control.same_place(change["new"], control.position(field.value)):
            field.value = control.rounded(change["new"])

    def move_slider(change: Any) -> None:
        # Not if the slider is where it should be but for rounding: it would be torn from under the hand.
        position = control.position(change["new"])
        if not control.same_place(slider.value, position):
            slider.value = position

    slider.observe(move_field, "value")
    field.observe(move_slider, "value")
    return slider


def _player(control: Number, field: NumberField, one_at_a_time: AbstractContextManager[Any]) -> list[widgets.Widget]:
    """What makes the field run, and a button that starts and pauses it."""
    # Its own buttons have no names for those who cannot see them; so it is not shown.
    player = widgets.Play(
        value=control.value,
        min=control.low,
        max=control.high,
        step=control.step,
        interval=control.play,
        layout=widgets.Layout(display="none"),
    )

    def move_field(change: Any) -> None:
        with one_at_a_time:  # no reset comes between the look and the move
            if player.playing:  # not what the browser sends before it has heard of the pause
                field.value = change["new"]

    def run_or_pause() -> None:
        player.value = field.value
        player.playing = not player.playing

    player.observe(move_field, "value")
    field.observe(lambda change: setattr(player, "value", change["new"]), "value")
    button = _button("Run", "bplib-run", run_or_pause)
    player.observe(lambda change: setattr(button, "description", "Pause" if change["new"] else "Run"), "playing")
    return [player, button]


class Panel:
    """The widgets of an explorer, with the view for what they are set to."""

    def __init__(self, explorer: Explorer) -> None:
        self.explorer = explorer
        self._one_at_a_time = threading.RLock()
        self.rows = {control.name: make_row(control, self._one_at_a_time) for control in explorer.controls}
        self.shown = initial(explorer.controls)
        self.view = explorer.view(self.shown)  # an error here is the explorer's and should be seen
        self.stage = _words(self.view.html(), "bplib-stage", layout=STAGE)
        self.stage.add_class("jp-RenderedHTMLCommon")  # tables look as in JupyterLab's own outputs
        self.message = _words("", "bplib-message")
        for row in self.rows.values():
            row.field.observe(self._update, "value")
            self._tie_stride(row)
        self._setting = False
        self._hide()
        titles = {control.name: control.title for control in explorer.controls}
        side = widgets.VBox(
            [
                *(row.box for row in self.rows.values()),
                _button("Reset", "bplib-reset", self.reset),
                self.message,
                _words(hands(type(explorer).__name__, self.view.width, self.view.height, titles)),
            ],
            layout=SIDE,
        ).add_class("bplib-side")
        self.box = widgets.HBox([side, self.stage], layout=widgets.Layout(flex_flow="row wrap"))
        self.box.add_class("bplib-explorer").add_class(f"bplib-{type(explorer).__name__}")

    def settings(self) -> dict[str, Any]:
        """What the controls are set to."""
        return {name: row.field.value for name, row in self.rows.items()}

    def reset(self) -> None:
        """Set every control to what it was at first; nothing runs on."""
        with self._one_at_a_time:
            for row in self.rows.values():
                for player in row.players:
                    player.playing = False
                if isinstance(row.field, NumberField):
                    row.field.write()  # what was typed and refused goes, too
            self._show(initial(self.explorer.controls))

    def _update(self, change: Any = None) -> None:
        with self._one_at_a_time:
            settings = self.shown | self.settings()
            if not self._setting and settings != self.shown:  # a slider and its field report the same change
                self._show(self.explorer.follow(self.shown, settings))

    def _show(self, settings: dict[str, Any]) -> None:
        self._set_controls(settings)
        self.shown = settings
        try:
            self.view = self.explorer.view(settings)
        except ValueError as error:
            self.message.value = f'<p role="alert">✗ {html.escape(str(error))} The picture is as it was.</p>'
        else:
            self.message.value = ""
            self.stage.value = self.view.html()
        self._hide()

    def _set_controls(self, settings: Settings) -> None:
        """Move the controls to the settings, without an update for each."""
        self._setting = True
        try:
            for name, row in self.rows.items():
                row.field.value = settings[name]
        finally:
            self._setting = False

    def _tie_stride(self, row: Row) -> None:
        """Let a choice say how far a running number goes at a time."""
        stride = getattr(row.control, "stride", "")
        if stride:
            (player,) = row.players
            choice = self.rows[stride].field
            player.step = int(choice.value)
            choice.observe(lambda change: setattr(player, "step", int(change["new"])), "value")

    def _hide(self) -> None:
        hidden = self.explorer.hidden(self.shown)
        for name, row in self.rows.items():
            row.box.layout.display = "none" if name in hidden else "flex"

    def bundle(self) -> dict[str, Any]:
        """What a cell displays: the widgets, and for a page without a kernel the picture."""
        still = (
            f"<p><strong>{html.escape(self.explorer.title)}</strong> Run this cell to explore.</p>{self.view.html()}"
        )
        return {
            WIDGET_VIEW: {"version_major": 2, "version_minor": 0, "model_id": self.box.model_id},
            "text/html": still,
            "text/plain": f"Explorer: {self.explorer.title} {self.view.alt}",
        }


def _words(text: str, *css_classes: str, **options: Any) -> widgets.Widget:
    words = widgets.HTML(text, tooltip="", **options)  # without it, the browser is told that its title is null
    for css_class in css_classes:
        words.add_class(css_class)
    return words


def _button(text: str, css_class: str, action: Callable[[], None]) -> widgets.Widget:
    button = widgets.Button(description=text, tooltip=text)
    button.add_class(css_class)
    button.on_click(lambda _: action())
    return button
