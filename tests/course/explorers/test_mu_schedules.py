import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import bplib as bp
from bplib.course.explorers.kit.controls import initial
from bplib.course.explorers.kit.schedule_choice import CONSTANT, ONE_OVER_M, Chosen
from bplib.course.explorers.mu_schedules.explorer import (
    DATA,
    MuSchedules,
    _ends,
    _loss,
    largest_stable_mus,
    train,
)
from bplib.course.explorers.mu_schedules.picture import LOSS, MU


@pytest.fixture(scope="module")
def explorer() -> MuSchedules:
    return MuSchedules()


def settings_of(**changed: Any) -> dict[str, Any]:
    return initial(MuSchedules.controls) | changed


def constant(mu: float) -> Chosen:
    return Chosen(bp.schedules.constant(mu), f"bp.schedules.constant({mu})")


def test_the_restarts_are_those_of_the_lesson() -> None:
    """40 networks from ±1, rng=1: trained one by one, they give the quantiles and the counts."""
    outcome = train(constant(0.02), seed=1)
    start = bp.Network.random(n_inputs=2, n_hidden=2, n_networks=40, rng=1)
    losses = [
        bp.train(start[r], *DATA, schedule=bp.schedules.constant(0.02), tolerance=0, max_iterations=500).final_loss
        for r in range(40)
    ]
    wanted = np.sort(losses)[[3, 19, 35]]  # the lower neighbour of places 3.9, 19.5 and 35.1
    np.testing.assert_allclose(outcome.quantiles[:, -1], wanted, rtol=1e-9)
    assert outcome.counts["solved"] == sum(loss <= 0.2 for loss in losses)
    assert sum(outcome.counts.values()) == 40 and outcome.diverged_at is None


def test_every_schedule_starts_from_the_same_weights() -> None:
    one, other = train(constant(0.02), seed=3), train(constant(0.001), seed=3)
    np.testing.assert_array_equal(one.quantiles[:, 0], other.quantiles[:, 0])
    assert (one.quantiles[:, 0] != train(constant(0.02), seed=4).quantiles[:, 0]).all()


def test_the_first_divergence_is_said() -> None:
    outcome = train(constant(1.0), seed=1)
    start = bp.Network.random(n_inputs=2, n_hidden=2, n_networks=40, rng=1)
    run = bp.train(start, *DATA, schedule=bp.schedules.constant(1.0), tolerance=0, max_iterations=500)
    assert outcome.counts == {"diverged": 40}
    assert outcome.diverged_at == run.iterations.min() + 1
    view = MuSchedules().view(settings_of(mu_1=1.0))
    assert f"40 diverged (the first diverged at m = {outcome.diverged_at})" in view.numbers
    assert "beyond all bounds" in view.numbers and "beyond all bounds" in view.alt


def test_only_what_changed_is_trained_again(explorer: MuSchedules, monkeypatch: pytest.MonkeyPatch) -> None:
    trained = []

    def watched(chosen: Chosen, seed: int) -> Any:
        trained.append((chosen.code, seed))
        return train(chosen, seed)

    monkeypatch.setattr("bplib.course.explorers.mu_schedules.explorer.train", watched)
    explorer.view(settings_of())
    trained.clear()
    explorer.view(settings_of(mu_1=0.01))
    explorer.view(settings_of(mu_1=0.01, schedule_2=ONE_OVER_M))
    assert trained == [("bp.schedules.constant(0.01)", 1), ("bp.schedules.one_over_m()", 1)]
    explorer.view(settings_of(mu_1=0.01, schedule_2=ONE_OVER_M, seed=2))
    assert trained[2:] == [("bp.schedules.constant(0.01)", 2), ("bp.schedules.one_over_m()", 2)]


def test_the_picture_shows_the_schedules_and_the_bands(explorer: MuSchedules) -> None:
    explorer.view(settings_of(A_2=1000.0, B_2=1.0))
    first, second = explorer.picture.rates
    np.testing.assert_array_equal(first.get_ydata(), np.full(500, 0.02))
    m = np.arange(1, 501)
    np.testing.assert_allclose(second.get_ydata(), np.minimum(1000 / (1 + m), MU[1]))
    outcome = train(constant(0.02), seed=1)
    band = explorer.picture.bands[0].get_paths()[0].vertices
    assert band[:, 1].min() == outcome.quantiles[0, 1:].min() and band[:, 1].max() == outcome.quantiles[2, 1:].max()
    np.testing.assert_array_equal(explorer.picture.medians[0].get_ydata(), outcome.quantiles[1, 1:])
    assert set(explorer.picture.medians[1].get_ydata()) == {LOSS[1]}  # infinite: drawn at the edge


def test_the_largest_stable_mus_are_those_of_the_minima_where_restarts_end() -> None:
    study = bp.restarts(
        *DATA, n_hidden=2, n_restarts=40, schedule=bp.schedules.constant(0.02), tolerance=0, max_iterations=5000, rng=1
    )
    measured = 2 / np.linalg.eigvalsh(bp.hessian(study.network, *DATA))[:, -1]
    nearest = np.abs(measured[:, None] / np.array(largest_stable_mus()) - 1)
    assert (nearest.min(axis=1) < 0.02).all()
    assert set(nearest.argmin(axis=1)) == {0, 1, 2, 3}


def test_a_plateau_is_said_to_be_what_is_counted_as_one(explorer: MuSchedules) -> None:
    """With so small a μ, some of the runs on the plateau are a little better than the mean predictor."""
    view = explorer.view(settings_of(mu_1=1e-4))
    start = bp.Network.random(n_inputs=2, n_hidden=2, n_networks=40, rng=1)
    run = bp.train(start, *DATA, schedule=bp.schedules.constant(1e-4), tolerance=0, max_iterations=500)
    of_the_mean = 0.5 * float(np.sum((DATA.y - DATA.y.mean()) ** 2))
    plateau = run.final_losses[run.final_losses >= 0.95 * of_the_mean]
    assert f"{len(plateau)} plateau" in view.numbers and (plateau < of_the_mean).any()
    assert "Plateau: at most 5 % better than the mean predictor." in view.numbers


def test_saturated_is_said_to_be_what_is_counted_as_such(explorer: MuSchedules) -> None:
    view = explorer.view(settings_of(schedule_1=ONE_OVER_M))
    start = bp.Network.random(n_inputs=2, n_hidden=2, n_networks=40, rng=1)
    nets = bp.train(start, *DATA, schedule=bp.schedules.one_over_m(), tolerance=0, max_iterations=500).network
    slopes = [1 / (2 + 2 * np.cosh(np.clip(DATA.u @ nets.w[r], -700, 700))) for r in range(40)]
    count = sum(each.mean() < 0.05 / 4 for each in slopes)
    assert count > 30 and f"{count} saturated" in view.numbers
    assert "Saturated: v(1 − v) on average below 5 % of its largest." in view.numbers


def test_the_middle_of_the_losses_is_not_called_all_of_them(explorer: MuSchedules) -> None:
    view = explorer.view(settings_of())
    said = re.search(r"the middle 80 % of its losses end from ([\d.]+) to ([\d.]+), with", view.alt)
    start = bp.Network.random(n_inputs=2, n_hidden=2, n_networks=40, rng=1)
    run = bp.train(start, *DATA, schedule=bp.schedules.constant(0.02), tolerance=0, max_iterations=500)
    assert said
    low, high = map(float, said.groups())
    assert run.final_losses.min() < low - 0.001 and high + 1 < run.final_losses.max()
    assert 31 <= np.count_nonzero((low - 0.0005 <= run.final_losses) & (run.final_losses <= high + 0.0005)) <= 34


def test_numbers_that_differ_are_told_apart() -> None:
    assert _loss(0.20003) == "0.20003" and _loss(0.2) == "0.2" and _loss(7.0) == "7"
    slowly = settings_of(A_2=124.31, B_2=1e5)
    first, last = 124.31 / 100_001, 124.31 / 100_500
    alt = MuSchedules().view(slowly).alt
    assert f"{first:.3g}" == f"{last:.3g}" and f"goes from {first:.4g} to {last:.4g};" in alt
    assert "The first, μ = 0.02, stays; the middle" in alt


def test_a_single_divergence_is_singular() -> None:
    found = train(constant(0.02), seed=1)
    assert "(it diverged at m = 9)" in _ends(replace(found, counts={"solved": 39, "diverged": 1}, diverged_at=9))
    assert "(the first diverged at m = 9)" in _ends(replace(found, counts={"diverged": 40}, diverged_at=9))


def test_the_kinds_numbers_are_shown_and_no_others(explorer: MuSchedules) -> None:
    assert explorer.hidden(settings_of()) == {"A_1", "B_1", "mu_2"}
    assert explorer.hidden(settings_of(schedule_2=ONE_OVER_M)) == {"A_1", "B_1", "mu_2", "A_2", "B_2"}


@pytest.mark.parametrize("mu", [1e-3, 0.01, 0.03, 0.06, 0.3, 1.0])
def test_no_line_goes_through_words(mu: float) -> None:
    explorer = MuSchedules()
    explorer.view({**initial(explorer.controls), "schedule_1": "1/m", "schedule_2": CONSTANT, "mu_2": mu})
    ax = explorer.picture.rates[0].axes
    legend = ax.get_legend()
    assert legend
    words = [*ax.texts, *legend.get_texts(), legend, ax.title]
    boxes = [each.get_window_extent() for each in words]
    for line in explorer.picture.rates:
        places = ax.transData.transform(line.get_xydata())
        assert not any(box.contains(*place) for box in boxes for place in places), mu
    assert not boxes[-2].overlaps(boxes[-1])
