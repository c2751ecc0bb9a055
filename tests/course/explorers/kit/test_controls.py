import pytest

from bplib.course.explorers.kit.controls import Choice, Number, initial, set_at_first

CONTROLS = (Number("m", "m", 0, 0, 9, 1), Choice("way", "way", "up", ("up", "down")))


def test_other_values_at_first_leave_the_rest() -> None:
    changed = set_at_first(CONTROLS, {"way": "down"})
    assert initial(changed) == {"m": 0, "way": "down"}
    assert initial(CONTROLS) == {"m": 0, "way": "up"}
    assert changed[0] == CONTROLS[0]


def test_a_name_that_is_no_control_is_refused() -> None:
    with pytest.raises(TypeError, match="there is no control 'k'; wanted one of m, way"):
        set_at_first(CONTROLS, {"k": 1})
