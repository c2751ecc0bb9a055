"""What a reader can set in an explorer: numbers, choices and texts, each with its range and its label."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

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
        At first, at least, at most. If all three and `step` are integers, so is the setting.
    step : float
        From one mark of the slider to the next; of a logarithmic slider, in powers of ten.
    logarithmic : bool
        The slider moves through powers of ten; the value has three digits.
    play : int
        If not 0, the number can be made to run from low to high: one stride each so many milliseconds.
    stride : str
        The name of the choice that gives the stride, a whole number; without one it is `step`.
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

    @property
    def integer(self) -> bool:
        """Whether the settings hold an int."""
        return all(isinstance(number, int) for number in (self.value, self.low, self.high, self.step))

    def rounded(self, value: float) -> float:
        """What a slider's position means: the nearest number that one would type."""
        if self.integer:
            return round(value)
        if self.logarithmic:
            digits = 2 - math.floor(math.log10(abs(value)))
            return min(max(round(value, digits), self.low), self.high)
        return min(max(round(self.low + round((value - self.low) / self.step) * self.step, 9), self.low), self.high)

    def mark(self, value: float) -> int:
        """The slider's mark next to a value, counted from the low end."""
        low, here = (math.log10(x) if self.logarithmic else x for x in (self.low, value))
        return round((here - low) / self.step)

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
    """

    name: str
    label: str
    value: str
    options: tuple[str, ...]

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
    """

    name: str
    label: str
    value: str
    lines: int = 6

    def extremes(self) -> list[Any]:
        """Only the text itself; what may be typed wrongly is the explorer's to test."""
        return [self.value]


Control = Number | Choice | Text


def initial(controls: tuple[Control, ...]) -> dict[str, Any]:
    """The settings at first.

    Parameters
    ----------
    controls : tuple of Control
    """
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
