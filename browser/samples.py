"""Explorers to try the checks on: one with every kind of control, which is right, and others, each with one fault."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import ipywidgets as widgets
from IPython.display import display

from bplib.course.explorers.kit.canvas import Canvas
from bplib.course.explorers.kit.controls import Choice, Number, Settings, Text
from bplib.course.explorers.kit.panel import Explorer, Panel, View, view_of
from bplib.course.page.figures import subplots


class Line(Explorer):
    """A line to a height, with the other settings written under it."""

    title = "A line."
    controls = (
        Number("height", "height", 0.5, 0.0, 1.0, 0.02),
        Number("count", "count", 2, 1, 99, 1, play=100, stride="pace"),
        Choice("pace", "run by", "1", ("1", "3")),
        Number("mu", "μ", 0.01, 1e-4, 1.0, 0.1, logarithmic=True),
        Choice("colour", "colour", "red", ("red", "blue", "black")),
        Text("data", "data", "1 2\n3 4"),
        Number("width", "width", 1, 1, 9, 1),
    )

    def __init__(self) -> None:
        figure, ax = subplots(width=3, height=2)
        ax.set(xlim=(0, 1), ylim=(0, 1))
        (self.line,) = ax.plot([], [])
        self.label = ax.text(0.5, 0.1, "")
        self.canvas = Canvas(figure, [self.line, self.label])

    def hidden(self, settings: Settings) -> set[str]:
        """The data are for blue alone, the width for blue and the greatest count."""
        if settings["colour"] != "blue":
            return {"data", "width"}
        return set() if settings["count"] == 99 else {"width"}

    def view(self, settings: Settings) -> View:
        """The line."""
        if not all(word.isdigit() for word in settings["data"].split()):
            raise ValueError("<data> should be digits")
        words = " ".join(str(value) for name, value in settings.items() if name not in ("height", "pace"))
        self.line.set_data([0, 1], [0, settings["height"]])
        self.line.set(color=settings["colour"], linewidth=settings["width"])
        self.label.set_text(words)
        numbers = f"height {settings['height']}, and: {words}"
        return view_of(self.canvas, numbers, numbers, str(settings["height"]), settings["height"])


class Deaf(Line):
    """The height does nothing."""

    def view(self, settings: Settings) -> View:
        """The line as if its height had not changed."""
        return super().view({**settings, "height": 0.5})


class Wordless(Line):
    """The text alternative stays as it was."""

    def view(self, settings: Settings) -> View:
        """The line with the words for any other."""
        return replace(super().view(settings), alt="A line from the left to some height.")


class Complaining(Line):
    """At its greatest height it gives up."""

    def view(self, settings: Settings) -> View:
        """The line, if it is not too high."""
        if settings["height"] == 1:
            raise ValueError("too high")
        return super().view(settings)


class Slow(Line):
    """It takes longer than a second to draw."""

    def view(self, settings: Settings) -> View:
        """The line, some time later."""
        time.sleep(1.1)
        return super().view(settings)


class FaultyPanel(Panel):
    """A panel to put faults into."""

    def row(self, name: str = "height") -> list[Any]:
        """The field of a control, then the other widgets of its row."""
        return list(self.rows[name].box.children)


class Faulty(Line):
    """A line whose panel has a fault."""

    panel: type[Panel]

    def show(self) -> None:
        """Display it."""
        display(self.panel(self).bundle(), raw=True)


class Forgetful(Faulty):
    """The reset forgets the height."""

    class panel(FaultyPanel):
        """Its panel."""

        def reset(self) -> None:
            """Set everything but the height to what it was at first."""
            first = {name: row.control.value for name, row in self.rows.items()}
            self._show(first | {"height": self.settings()["height"]})


class Torn(Faulty):
    """The slider does not follow the field."""

    class panel(FaultyPanel):
        """Its panel."""

        def __init__(self, explorer: Explorer) -> None:
            super().__init__(explorer)
            field = self.rows["height"].field
            field.unobserve_all("value")
            field.observe(lambda change: field.write(), "value")
            field.observe(self._update, "value")


class Thieving(Faulty):
    """A change takes the keyboard away from the control: its row is made anew."""

    class panel(FaultyPanel):
        """Its panel."""

        def _hide(self) -> None:
            super()._hide()
            for row in self.rows.values():
                row.box.children, children = (), row.box.children
                row.box.children = children


class Unreachable(Faulty):
    """The tabulator passes over the field of the count."""

    class panel(FaultyPanel):
        """Its panel."""

        def __init__(self, explorer: Explorer) -> None:
            super().__init__(explorer)
            self.row("count")[0].disabled = True


class Unstoppable(Faulty):
    """What runs cannot be paused."""

    class panel(FaultyPanel):
        """Its panel."""

        def __init__(self, explorer: Explorer) -> None:
            super().__init__(explorer)
            *others, player, _, remark = self.row("count")
            button = widgets.Button(description="Run").add_class("bplib-run")
            button.on_click(lambda _: setattr(player, "playing", True))
            self.rows["count"].box.children = (*others, player, button, remark)


class Nameless(Faulty):
    """The field of the height has no label."""

    class panel(FaultyPanel):
        """Its panel."""

        def __init__(self, explorer: Explorer) -> None:
            super().__init__(explorer)
            _, *others = self.row()
            self.rows["height"].box.children = (widgets.FloatText(value=0.5), *others)


SAMPLES: tuple[type[Line], ...] = (
    Line,
    Deaf,
    Wordless,
    Complaining,
    Slow,
    Forgetful,
    Torn,
    Thieving,
    Unreachable,
    Unstoppable,
    Nameless,
)
"""All of them, the right one first."""
