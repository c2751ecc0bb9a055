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


SHARE = Number("u", "u", 0.5, -3.0, 3.0, 0.1)
COUNT = Number("n", "n", 2, 1, 1000, 1)
RATE = Number("mu", "μ", 0.01, 1e-4, 1.0, 0.05, logarithmic=True)


@pytest.mark.parametrize(
    ("control", "text", "value"),
    [
        (SHARE, "2.95", 2.95),
        (SHARE, "-2,95", -2.95),
        (SHARE, "−1", -1.0),
        (SHARE, "0.1234567890123", 0.1234567890123),
        (RATE, "0,03", 0.03),
        (RATE, ".95", 0.95),
        (RATE, "1e-3", 0.001),
        (COUNT, "1e2", 100),
        (COUNT, "7.0", 7),
    ],
)
def test_a_number_is_read_as_it_was_typed_and_written_with_all_its_digits(
    control: Number, text: str, value: float
) -> None:
    read = control.read(text)
    assert read == value and isinstance(read, int) is control.integer
    assert control.read(control.written(read)) == value and "-" not in control.written(read)


@pytest.mark.parametrize(
    ("control", "text", "said"),
    [
        (COUNT, "7.6", "7.6 is not whole; wanted is a whole number from 1 to 1000."),
        (COUNT, "0", "0 is below what is possible; wanted is a whole number from 1 to 1000."),
        (COUNT, "1,000", "1,000 has two meanings; write it without a comma."),
        (SHARE, "3.01", "3.01 is above what is possible; wanted is a number from −3 to 3."),
        (SHARE, "one", "“one” is no number; wanted is a number from −3 to 3."),
        (SHARE, "nan", "“nan” is no number; wanted is a number from −3 to 3."),
        (SHARE, "1,2,3", "“1,2,3” is no number; wanted is a number from −3 to 3."),
        (SHARE, " ", "Type a number from −3 to 3."),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(control: Number, text: str, said: str) -> None:
    with pytest.raises(ValueError) as refused:
        control.read(text)
    assert str(refused.value) == said


@pytest.mark.parametrize("control", [SHARE, COUNT, RATE])
def test_a_slider_stands_at_an_end_for_nothing_but_that_end(control: Number) -> None:
    assert control.position(control.low) == control.low and control.position(control.high) == control.high
    for share in (0.001, 0.3, 0.9999):
        value = control.low + share * (control.high - control.low)
        assert control.low < control.position(value) < control.high
    assert SHARE.position(0.7) == 0.7 and SHARE.position(0.74) == 0.7
