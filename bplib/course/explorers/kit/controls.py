"""What a reader can set in an explorer: numbers, choices and texts, each with its range and its label."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bplib.course.explorers.kit.meanings import meaning_of

THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+")  # 1,000: a thousand to some, one to others

Settings = Mapping[str, Any]
"""The value of each control, by its name."""


@dataclass(frozen=True)
class Number:
    """A number, set by a slider or in a field beside it.

    Parameters
    ----------
    name : str
        Its name in the settings.
    label : str
        What stands before the field.
    value, low, high : float
        At first, at least, at most. If all three and `step` are integers, so is the setting; of a logarithmic slider,
        if the three are.
    step : float
        From one mark of the slider to the next; of a logarithmic slider, in powers of ten.
    logarithmic : bool
        The slider moves through powers of ten, and the value has three digits. If `low` is 0, the slider stands at 10
        more than the value: so it moves by ones at first.
    play : int
        If not 0, the number can be made to run from low to high: one stride each so many milliseconds.
    stride : str
        The name of the choice that gives the stride, a whole number; without one it is `step`.
    meaning : str
        What it is, in a few words; without them, those of its name (see `meanings`).
    """

    name: str
    label: str
    value: float
    low: float
    high: float
    step: float
    logarithmic: bool = False
    play: int = 0
    stride: str = ""
    meaning: str = ""

    @property
    def title(self) -> str:
        """What it is, and what may be typed."""
        return f"{_named(self)}: {self.wanted}"

    @property
    def wanted(self) -> str:
        """Which numbers may be typed."""
        kind = "a whole number" if self.integer else "a number"
        return f"{kind} from {self.written(self.low)} to {self.written(self.high)}"

    @property
    def integer(self) -> bool:
        """Whether the settings hold an int."""
        numbers = (self.value, self.low, self.high) + (() if self.logarithmic else (self.step,))
        return all(isinstance(number, int) for number in numbers)

    @property
    def shift(self) -> int:
        """How much further a slider stands than its value: 10 where it moves through powers of ten, and begins at 0."""
        return 10 if self.logarithmic and self.low == 0 else 0

    @property
    def ends(self) -> tuple[float, float]:
        """Where a slider begins and ends."""
        return self.low + self.shift, self.high + self.shift

    def rounded(self, position: float) -> float:
        """What a slider's position means: the nearest number that one would type."""
        value = position - self.shift
        if self.logarithmic and value:
            value = round(value, 2 - math.floor(math.log10(abs(value))))
        if self.integer:
            return round(min(max(value, self.low), self.high))
        if not self.logarithmic:
            value = round(self.low + round((value - self.low) / self.step) * self.step, 9)
        return min(max(value, self.low), self.high)

    def read(self, text: str) -> float:
        """The number that somebody typed, as exactly as it was typed; a decimal comma is taken for a point.

        Raises
        ------
        ValueError
            If it cannot be used; the message says why, and what is wanted.
        """
        typed = text.strip().replace("−", "-")
        if THOUSANDS.fullmatch(typed):
            raise ValueError(f"{text} has two meanings; write it without a comma.")
        try:
            value = float(typed.replace(",", "."))
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise ValueError(f"“{text}” is no number; wanted is {self.wanted}." if typed else f"Type {self.wanted}.")
        if self.integer and value != round(value):
            raise ValueError(f"{text} is not whole; wanted is {self.wanted}.")
        if not self.low <= value <= self.high:
            side = "below" if value < self.low else "above"
            raise ValueError(f"{text} is {side} what is possible; wanted is {self.wanted}.")
        return round(value) if self.integer else value

    def written(self, value: float) -> str:
        """A number as it stands in the field: every digit that it has, and a true minus sign."""
        return repr(float(value)).removesuffix(".0").replace("-", "−")

    def position(self, value: float) -> float:
        """Where a slider stands for a value: there, if it has a mark there; else at a mark beside it, but at no end.

        A browser's slider goes from mark to mark. So it stays where it is put, and can still be taken to both ends.

        Parameters
        ----------
        value : float
            Of a logarithmic slider too the number itself, not its power of ten.
        """
        here = value + self.shift
        if here in self.ends:
            return here
        low, here, high = (math.log10(x) if self.logarithmic else x for x in (self.ends[0], here, self.ends[1]))
        last = math.ceil((high - low) / self.step - 1e-6) - 1  # the mark before the high end
        mark = low + min(max(round((here - low) / self.step), 1), last) * self.step
        return float(10**mark) if self.logarithmic else round(mark, 9)

    def same_place(self, one: float, other: float) -> bool:
        """Whether two positions of a slider are the same, but for rounding."""
        one, other = (math.log10(x) if self.logarithmic else x for x in (one, other))
        return abs(one - other) < 1e-3 * self.step

    def extremes(self) -> list[Any]:
        """The values at which an explorer is most likely to break."""
        return [self.low, self.high]


@dataclass(frozen=True)
class Choice:
    """One of a few named options.

    Parameters
    ----------
    name, label : str
        As for a `Number`.
    value : str
        The option at first.
    options : tuple of str
    meaning : str
        As for a `Number`.
    """

    name: str
    label: str
    value: str
    options: tuple[str, ...]
    meaning: str = ""

    @property
    def title(self) -> str:
        """What is chosen."""
        return _named(self)

    def extremes(self) -> list[Any]:
        """Every option."""
        return list(self.options)


@dataclass(frozen=True)
class Text:
    """A text of several lines that the reader can type.

    Parameters
    ----------
    name, label : str
        As for a `Number`.
    value : str
        The text at first.
    lines : int
        The height of the field.
    meaning : str
        As for a `Number`.
    """

    name: str
    label: str
    value: str
    lines: int = 6
    meaning: str = ""

    @property
    def title(self) -> str:
        """What is typed."""
        return _named(self)

    def extremes(self) -> list[Any]:
        """Only the text itself; what may be typed wrongly is the explorer's to test."""
        return [self.value]


Control = Number | Choice | Text


def _named(control: Control) -> str:
    """The label, which one sees and may speak to choose it, and the meaning."""
    meaning = control.meaning or meaning_of(control.name)
    return control.label if meaning in control.label else f"{control.label}, {meaning}"


def initial(controls: tuple[Control, ...]) -> dict[str, Any]:
    """The settings at first."""
    return {control.name: control.value for control in controls}


def set_at_first(controls: tuple[Control, ...], values: Mapping[str, Any]) -> tuple[Control, ...]:
    """The same controls with other values at first.

    Parameters
    ----------
    controls : tuple of Control
    values : mapping
        The new values by the controls' names.

    Raises
    ------
    TypeError
        If a name is none of the controls'.
    """
    names = [control.name for control in controls]
    for name in values:
        if name not in names:
            raise TypeError(f"there is no control {name!r}; wanted one of {', '.join(names)}")
    return tuple(replace(control, value=values.get(control.name, control.value)) for control in controls)
