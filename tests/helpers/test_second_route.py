from types import SimpleNamespace

import numpy as np
import pytest
import second_route


@pytest.fixture
def exercise(monkeypatch):
    task = "With $b=0.2$ and $P=40$\n  samples, what is $\\mu$? Take 3."
    monkeypatch.setattr(second_route, "find", lambda key: SimpleNamespace(task=task, stub='here = {"mu": ...}'))


@pytest.mark.parametrize("piece", ["b=0.2", "0.2", "P=40", "$P=40$ samples", "what is \\mu?", '{"mu": ...}', "Take 3."])
def test_a_piece_is_found_whatever_the_dollars_and_line_breaks(exercise, piece):
    second_route.says("00.1", piece)


@pytest.mark.parametrize("piece", ["b=0.1", "P=4", "2 and", "0 samples", "b=0", "what is mu", "Take 3.5"])
def test_a_piece_that_is_not_there_or_only_within_a_longer_number_is_missed(exercise, piece):
    with pytest.raises(AssertionError, match="no longer says"):
        second_route.says("00.1", "b=0.2", piece)


def test_complex_slopes_are_those_of_each_entry():
    a, b = np.array([[1.0, 2.0], [3.0, 4.0]]), 5.0
    by_a, by_b = second_route.complex_slopes(lambda a, b: (a**2).sum() * b + np.exp(b), a, b)
    np.testing.assert_allclose(by_a, 2 * a * b)
    np.testing.assert_allclose(by_b, 30 + np.exp(5))
    assert by_b.shape == ()
