"""Which controls of an explorer show nothing by themselves, and decide what follows from others."""

from __future__ import annotations

from bplib.course.explorers import Explorer
from bplib.course.explorers.kit.controls import Control


def steers(explorer: Explorer, control: Control) -> bool:
    """Whether it decides what follows when another control is moved."""
    last = {each.name: each.extremes()[-1] for each in explorer.controls}
    for other in explorer.controls:
        befores = [last | {control.name: value} for value in control.extremes()]
        afters = [explorer.follow(before, before | {other.name: other.extremes()[0]}) for before in befores]
        if other is not control and len({repr(after | {control.name: None}) for after in afters}) > 1:
            return True
    return False
