"""What holds for every explorer, at first and with each control at its extremes."""

import functools
import io
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PIL import Image
from steering import steers

import bplib as bp
from bplib.course.explorers import EXPLORERS
from bplib.course.explorers.kit.controls import Number, initial
from bplib.course.explorers.kit.meanings import meaning_of

EXTREMES = [
    pytest.param(explorer, control.name, value, id=f"{explorer.__name__}-{control.name}-{str(value)[:20]}")
    for explorer in EXPLORERS
    for control in explorer.controls
    for value in control.extremes()
]


@pytest.fixture(scope="module")
def made() -> dict[Any, Any]:
    """One of each explorer: making a figure takes longer than moving it."""
    return {explorer: explorer() for explorer in EXPLORERS}


@pytest.fixture(scope="module")
def at(made: dict[Any, Any]) -> Callable[..., Any]:
    """What an explorer shows at first but for one control, drawn once."""
    return functools.cache(
        lambda explorer, name, value: made[explorer].view(initial(explorer.controls) | {name: value})
    )


def run(code: str) -> Any:
    """What the last line of the code gives."""
    *lines, last = code.strip().splitlines()
    names = {"np": np, "bp": bp}
    exec("\n".join(lines), names)
    return eval(last, names)


def check(view: Any) -> None:
    picture = np.asarray(Image.open(io.BytesIO(view.png)))
    assert picture.std() > 5, "the picture is empty"
    assert len(view.alt) >= 40 and view.numbers
    for text in (view.alt, view.numbers):
        assert "nan" not in text and "inf " not in text and not re.search(r"\de[+−-]?\d", text), text
        assert not re.search(r"\b1 (lag|restart|start|step|iteration|sample)s\b", text), text
        assert "^" not in text and not re.search(r"(?<![\w.])-\d", re.sub(r"<[^>]*>", " ", text)), text
    given = run(view.code)
    np.testing.assert_allclose(given, view.result, rtol=1e-9, atol=1e-12, err_msg=view.code)


@pytest.mark.parametrize("explorer", EXPLORERS)
def test_at_first(explorer: Any, made: dict[Any, Any]) -> None:
    check(made[explorer].view(initial(explorer.controls)))


@pytest.mark.parametrize(("explorer", "name", "value"), EXTREMES)
def test_at_an_extreme(explorer: Any, name: str, value: Any, at: Callable[..., Any]) -> None:
    check(at(explorer, name, value))


@pytest.mark.parametrize("explorer", EXPLORERS)
def test_what_is_shown_depends_on_the_settings_alone(explorer: Any, made: dict[Any, Any]) -> None:
    first = initial(explorer.controls)
    changed = first | {control.name: control.extremes()[-1] for control in explorer.controls}
    before = made[explorer].view(first).html()
    other = made[explorer].view(changed).html()
    assert made[explorer].view(first).html() == before != other
    assert explorer().view(first).html() == before


@pytest.mark.parametrize("explorer", EXPLORERS)
def test_every_control_does_something(explorer: Any, made: dict[Any, Any], at: Callable[..., Any]) -> None:
    first = initial(explorer.controls)
    before = made[explorer].view(first)
    strides = {getattr(control, "stride", "") for control in explorer.controls}
    for control in explorer.controls:
        changed = [first | {control.name: value} for value in control.extremes()]
        if control.name in explorer.hidden(made[explorer], first) or len(changed) == 1:
            continue
        shows_others = any(
            explorer.hidden(made[explorer], one) != explorer.hidden(made[explorer], first) for one in changed
        )
        sets_a_pace = control.name in strides
        moves = any(at(explorer, control.name, value).html() != before.html() for value in control.extremes())
        assert moves or shows_others or sets_a_pace or steers(made[explorer], control), control.name


@pytest.mark.parametrize(
    "control", [pytest.param(each, id=f"{e.__name__}-{each.name}") for e in EXPLORERS for each in e.controls]
)
def test_every_control_says_what_it_means_and_what_may_be_typed(control: Any) -> None:
    meaning = control.meaning or meaning_of(control.name)
    assert meaning and meaning in control.title and control.label in control.title
    assert not isinstance(control, Number) or control.title.endswith(f": {control.wanted}")


def test_no_two_controls_of_an_explorer_have_one_title() -> None:
    for explorer in EXPLORERS:
        titles = [control.title for control in explorer.controls]
        assert len({*titles}) == len(titles), titles
