from typing import Any

import numpy as np
import pytest

import bplib as bp
from bplib.course.explorers.kit.controls import initial
from bplib.course.explorers.kit.schedule_choice import (
    CONSTANT,
    FALLING,
    ONE_OVER_M,
    chosen_schedule,
    schedule_controls,
    unused_numbers,
)


@pytest.mark.parametrize(
    ("kind", "rates", "unused"),
    [
        (CONSTANT, [0.02, 0.02], {"A_2", "B_2"}),
        (FALLING, [4 / 11, 4 / 20], {"mu_2"}),
        (ONE_OVER_M, [1, 1 / 10], {"mu_2", "A_2", "B_2"}),
    ],
)
def test_each_kind_has_its_numbers_and_its_code(kind: str, rates: Any, unused: set[str]) -> None:
    settings = initial(schedule_controls(kind, mu=0.02, A=4.0, B=10.0, suffix="_2"))
    schedule, code = chosen_schedule(settings, "_2")
    np.testing.assert_allclose(schedule([1, 10]), rates)
    assert eval(code, {"bp": bp})(7) == schedule(7)
    assert unused_numbers(settings, "_2") == unused


def test_a_word_tells_labels_apart() -> None:
    one = schedule_controls(CONSTANT, 0.1, 1.0, 1.0)
    other = schedule_controls(CONSTANT, 0.1, 1.0, 1.0, which="first")
    assert [control.label for control in one] == ["schedule", "μ", "A", "B"]
    assert [control.label for control in other] == ["first", "first μ", "first A", "first B"]
