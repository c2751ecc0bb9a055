"""The field of a number: what is typed into it holds, exactly, or a sentence under it says why not."""

from __future__ import annotations

import html
from typing import Any

import ipywidgets as widgets
import traitlets

from bplib.course.explorers.kit.controls import Number


class NumberField(traitlets.HasTraits):
    """A number that a reader can type, with the widgets in which it stands.

    It is a text to the browser, since a browser's own fields for numbers drop what they do not understand.

    Parameters
    ----------
    control : Number
    **options
        Of the `ipywidgets.Text` in which it is typed.
    """

    value = traitlets.Any()

    def __init__(self, control: Number, **options: Any) -> None:
        self.control = control
        self.typed = widgets.Text(continuous_update=False, **options).add_class("bplib-typed")
        self.remark = widgets.HTML(tooltip="").add_class("bplib-remark")
        super().__init__(value=control.value)
        self.write()
        self.typed.observe(lambda change: self._read(change["new"]), "value")

    def write(self) -> None:
        """Show the number; what was typed instead, and what was said of that, goes."""
        self.typed.value = self.control.written(self.value)
        self.remark.value = ""

    def _read(self, text: str) -> None:
        try:
            self.value = self.control.read(text)
        except ValueError as error:
            still = self.control.written(self.value)
            self.remark.value = f'<p role="alert">✗ {html.escape(str(error))} It is still {still}.</p>'
        else:
            self.write()  # 1e2 as 100, also if it was 100 before

    @traitlets.validate("value")
    def _within(self, proposal: Any) -> float:
        return self.control.read(self.control.written(proposal["value"]))

    @traitlets.observe("value")
    def _follow(self, change: Any) -> None:
        self.write()
