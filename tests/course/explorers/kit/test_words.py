import pytest

from bplib.course.explorers.kit.words import apart, beside, counted, divergences, number, rises


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


@pytest.mark.parametrize("value", [0.0999832, 0.1003924, 0.1 - 1e-15, 0.1 + 1e-15, 0.05])
def test_a_number_beside_a_limit_is_on_its_side(value: float) -> None:
    assert (float(beside(value, 0.1)) < 0.1) == (value < 0.1) and float(beside(value, 0.1)) != 0.1


def test_one_is_singular() -> None:
    assert [counted(n, "step") for n in (0, 1, 2)] == ["0 steps", "1 step", "2 steps"]


def test_divergences_are_counted_and_the_first_one_is_named() -> None:
    stopped = ["diverged", "max_iterations", "diverged"]
    assert divergences(stopped, [40, 5, 36]) == "2 of 3 diverged, the first at m = 37."
    assert divergences(stopped[:2], [40, 5]) == "1 of 2 diverged, at m = 41."
    assert divergences(["tolerance"], [3]) == ""


def test_runs_that_end_higher_than_they_began_are_counted_unless_they_diverged() -> None:
    stopped = ["diverged", "max_iterations", "tolerance"]
    assert rises([1, 1, 1], [9, 2, 0.5], stopped) == "1 of 3 ended higher than it began."
    assert rises([1, 1, 1], [9, 2, 1.5], stopped) == "2 of 3 ended higher than they began."
    assert rises([1, 1, 1], [9, 1, 0.5], stopped) == ""
