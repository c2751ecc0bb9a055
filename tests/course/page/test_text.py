import pytest

from bplib.course.page.text import apart, beside, by_hand, counted, number, told_apart


def test_one_is_singular() -> None:
    assert [counted(n, "step") for n in (0, 1, 2)] == ["0 steps", "1 step", "2 steps"]


@pytest.mark.parametrize(
    ("printed", "written"),
    [("1.5e-07", "1.5·10⁻⁷"), ("-1.5e+03", "−1500"), ("1e+06", "1·10⁶"), ("-0.25", "−0.25"), ("8e-123", "8·10⁻¹²³")],
)
def test_numbers_as_one_writes_them(printed: str, written: str) -> None:
    assert by_hand(printed) == written


@pytest.mark.parametrize(
    ("other", "shown"), [(0.5, ("0.1", "0.5")), (0.1234, ("0.1235", "0.1234")), (0.12345, ("0.12345", "0.12345"))]
)
def test_the_first_number_of_digits_that_tells_two_apart(other: float, shown: tuple[str, str]) -> None:
    assert told_apart(0.12345, other, lambda value, digits: f"{value:.{digits}g}", (1, 4, 5)) == shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.5, "−0.5"),
        (0.001234, "0.00123"),
        (0.0001234, "1.23·10⁻⁴"),
        (999.4, "999"),
        (999.7, "1000"),
        (-1234.5, "−1230"),
        (999_499, "999000"),
        (999_500, "1.00·10⁶"),
        (-7.891e12, "−7.89·10¹²"),
    ],
)
def test_three_digits_as_one_writes_them(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("value", "digits", "text"), [(1234.567, 6, "1234.57"), (-1.6e-7, 1, "−2·10⁻⁷"), (0.0999832, 6, "0.0999832")]
)
def test_more_digits_or_fewer(value: float, digits: int, text: str) -> None:
    assert number(value, digits) == text


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        (1.5, 2.5, ("1.5", "2.5")),
        (0.13123, 0.13142, ("0.1312", "0.1314")),
        (1e-9, 1.0001e-9, ("1.0000·10⁻⁹", "1.0001·10⁻⁹")),
        (0.1, 0.1, ("0.1", "0.1")),
    ],
)
def test_as_many_digits_as_tell_two_numbers_apart(one: float, other: float, shown: tuple[str, str]) -> None:
    assert apart(one, other) == shown


@pytest.mark.parametrize(
    ("value", "limit", "shown"),
    [
        (0.1016, 0.1, "0.102"),
        (0.10004, 0.1, "0.10004"),
        (0.00402, 0.004, "0.00402"),
        (-0.9999, -1, "−0.9999"),
        (12.3456, 1, "12.3"),
        (1.0, 1, "1"),
        (0.1 + 0.2, 0.3, "0.30000000000000004"),
        (float("inf"), 1, "inf"),
    ],
)
def test_a_number_beside_its_limit_has_as_many_digits_as_show_it(value: float, limit: float, shown: str) -> None:
    assert beside(value, limit) == shown


@pytest.mark.parametrize("value", [0.0999832, 0.1003924, 0.1 - 1e-15, 0.1 + 1e-15, 0.05])
def test_a_number_beside_a_limit_is_on_its_side(value: float) -> None:
    assert (float(beside(value, 0.1)) < 0.1) == (value < 0.1) and float(beside(value, 0.1)) != 0.1
