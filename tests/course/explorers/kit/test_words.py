import pytest

from bplib.course.explorers.kit.words import divergences, number, rises


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.5, "−0.5"),
        (0.001234, "0.00123"),
        (0.0001234, "1.23·10⁻⁴"),
        (999.4, "999"),
        (-1234.5, "−1230"),
        (999_499, "999000"),
        (999_500, "1.00·10⁶"),
        (-7.891e12, "−7.89·10¹²"),
    ],
)
def test_three_digits_as_one_writes_them(value: float, text: str) -> None:
    assert number(value) == text


def test_divergences_are_counted_and_the_first_one_is_named() -> None:
    stopped = ["diverged", "max_iterations", "diverged"]
    assert divergences(stopped, [40, 5, 36]) == "2 of 3 diverged, the first at m = 37."
    assert divergences(["tolerance"], [3]) == ""


def test_runs_that_end_higher_than_they_began_are_counted_unless_they_diverged() -> None:
    stopped = ["diverged", "max_iterations", "tolerance"]
    assert rises([1, 1, 1], [9, 2, 0.5], stopped) == "1 of 3 ended higher than they began."
    assert rises([1, 1, 1], [9, 1, 0.5], stopped) == ""
