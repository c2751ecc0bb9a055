from dataclasses import replace

import numpy as np
import pytest

import bplib as bp
from bplib.course.explorers.kit.controls import initial
from bplib.course.explorers.restart_study import (
    SOLVED,
    RestartStudy,
    ends_in_words,
    kinds_of,
    losses_in_words,
    study_of,
)

FIRST = initial(RestartStudy.controls)


@pytest.fixture(scope="module")
def explorer() -> RestartStudy:
    return RestartStudy()


@pytest.fixture(scope="module")
def mixed() -> bp.Study:
    """Two solved, two not, two diverged: put together by hand, on the networks of a real study."""
    study = study_of(FIRST | {"n_restarts": 6})
    history = study.losses.copy()
    history[:, 0] = 10
    return replace(
        study,
        final_losses=np.array([0.1, 7, 1e290, 0.09, 19.9, 3]),
        stopped=np.array(["max_iterations", "tolerance", "diverged", "max_iterations", "max_iterations", "diverged"]),
        iterations=np.array([700, 300, 90, 700, 700, 41]),
        losses=history,
    )


def test_the_first_restarts_stay_when_there_are_more() -> None:
    few, many = (study_of(FIRST | {"n_restarts": n}) for n in (5, 64))
    np.testing.assert_array_equal(few.final_losses, many.final_losses[:5])


def test_a_wider_range_scales_the_same_draws() -> None:
    one, two = (study_of(FIRST | {"r": r, "n_restarts": 3}) for r in (1.0, 2.0))
    np.testing.assert_allclose(two.initial.vector, 2 * one.initial.vector)


def test_solved_is_about_twice_the_lowest_loss_known() -> None:
    u, y = bp.data.teacher()
    best = study_of(FIRST).best
    for _ in range(20):  # Newton's method from the end of a good run
        step = np.linalg.solve(bp.hessian(best, u, y), bp.gradients(best, u, y).vector)
        best = best.with_vector(best.vector - step)
    assert np.linalg.norm(bp.gradients(best, u, y).vector) < 1e-9
    assert 1.8 < SOLVED / bp.loss(best, u, y) < 2.2


def test_the_kinds_of_ends(mixed: bp.Study) -> None:
    assert list(kinds_of(mixed)) == ["solved", "not solved", "diverged", "solved", "not solved", "diverged"]


def test_the_ends_in_words(mixed: bp.Study) -> None:
    solved, others, stopped = ends_in_words(mixed)
    assert "2 of 6, 33%" in solved
    assert others == "The others: 0 saturated, 1 plateau, 1 unsolved, 2 diverged."
    assert stopped == (
        "Why they stopped: 1 tolerance, 3 max_iterations, 2 diverged. 1 of 6 ended higher than it began. "
        "2 of 6 diverged, the first at m = 42."
    )


def test_final_losses_leave_out_what_diverged(mixed: bp.Study) -> None:
    assert losses_in_words(mixed) == "Final losses: best 0.09, median 3.55, worst 19.9."


def test_a_final_loss_beside_the_line_is_said_to_be_on_its_side(mixed: bp.Study) -> None:
    near = replace(mixed, final_losses=np.array([0.1499, 0.15003, 1, 0.1500001, 7, 1]))
    assert losses_in_words(near) == "Final losses: best 0.1499, median 0.15002, worst 7."


def test_one_restart_is_singular(explorer: RestartStudy) -> None:
    view = explorer.view(FIRST | {"n_restarts": 1})
    alone = study_of(FIRST | {"n_restarts": 64}).final_losses[0]
    said = f"Final loss: {alone:.3g}."
    assert view.alt.startswith(f"Loss curve of 1 restart from ±1, its final loss, and its fit. {said}")
    assert view.numbers.startswith(said)
    assert explorer.view(FIRST | {"n_restarts": 2}).alt.startswith("Loss curves of 2 restarts from ±1, their final")


def test_the_picture_shows_every_run_once_the_best_first(explorer: RestartStudy, mixed: bp.Study) -> None:
    picture = explorer.picture
    picture.draw(mixed)
    ranked = {kind: np.array(line.get_data()).T.tolist() for kind, line in picture.ranks.items()}
    assert ranked == {
        "solved": [[1, 0.09], [2, 0.1]],
        "not solved": [[3, 7], [4, 19.9]],
        "diverged": [[5, 1000], [6, 1000]],  # at the upper edge
    }
    for kind, line in picture.fans.items():
        starts = np.asarray(line.get_ydata())[np.asarray(line.get_xdata()) == 0]
        assert starts.tolist() == [10, 10], kind
    at = np.asarray(picture.curve.get_xdata())
    best = mixed.network[3].predict(bp.with_constant_input(at[:, None]))
    np.testing.assert_allclose(picture.curve.get_ydata(), best, rtol=1e-12)


def test_when_all_diverge_there_is_no_fit(explorer: RestartStudy) -> None:
    view = explorer.view(FIRST | {"mu": 0.2})
    assert "32 of 32 diverged, the first at m = " in view.numbers
    assert ", and no fit. No run kept a finite loss." in view.alt
    assert not len(explorer.picture.curve.get_xdata()) and not len(explorer.picture.best_loss.get_xdata())
    explorer.view(FIRST)
    assert len(explorer.picture.curve.get_xdata())


@pytest.mark.parametrize("seed", range(4))
def test_what_lesson_09_says_of_other_ranges_and_rates(seed: int) -> None:
    def shares(**changed: float) -> dict[str, float]:
        ends = study_of(FIRST | {"n_restarts": 64, "seed": seed} | changed).ends(SOLVED)
        return {kind: float((ends == kind).mean()) for kind in ("solved", "saturated", "plateau")}

    assert shares(r=5.0)["solved"] > 0.5
    assert shares(r=20.0)["solved"] < 0.05
    assert shares(r=100.0)["saturated"] > shares(r=20.0)["saturated"] > 0.3
    assert shares(mu=0.03)["plateau"] > 0.5
