from bplib.course.explorers.kit.words import divergences, rises


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
