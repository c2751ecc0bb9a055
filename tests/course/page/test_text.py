import pytest

from bplib.course.page.text import by_hand, told_apart


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
