from dataclasses import replace

import numpy as np
import pytest

import bplib as bp
from bplib.course.explorers.activation_and_bias import (
    DATA_SETS,
    INCREASING,
    SYMMETRIC,
    ActivationAndBias,
    best_start,
    bounds,
    ends,
    even_part,
    least_squares,
    problem,
    train,
    verdict,
)
from bplib.course.explorers.kit.controls import initial

FIRST = initial(ActivationAndBias.controls)
XOR, XOR_01, PARABOLA, MIXED, BUMP = DATA_SETS
Z = np.linspace(-3, 3, 61)


def settings(**changes: object) -> dict[str, object]:
    return FIRST | changes


@pytest.fixture(scope="module")
def explorer() -> ActivationAndBias:
    return ActivationAndBias()


def test_the_even_part_of_the_lessons_data() -> None:
    assert even_part(*bp.data.xor()) == pytest.approx(0.5)
    assert even_part(*bp.data.xor((0, 1))) == 0
    assert even_part(*bp.data.parabola()) == pytest.approx(17.946133, abs=1e-6)
    # By hand: e = (2 + 4)/2 = 3 for the pair ±1 and 1 for u = 0, of which 0 is its own opposite; 5 has none.
    assert even_part(np.array([[-1.0], [0.0], [1.0], [5.0]]), np.array([2.0, 1.0, 4.0, 9.0])) == pytest.approx(
        0.5 * ((3 - 7 / 3) ** 2 * 2 + (1 - 7 / 3) ** 2)
    )


def test_least_squares_by_hand() -> None:
    # The best line through (0, 0), (1, 0), (2, 3) is −0.5 + 1.5u, with errors 0.5, −1, 0.5.
    assert least_squares(np.array([[0.0], [1.0], [2.0]]), np.array([0.0, 0.0, 3.0])) == pytest.approx(0.75)


@pytest.mark.parametrize("name", bp.ACTIVATIONS)
def test_activations_are_grouped_as_they_are(name: str) -> None:
    g = bp.ACTIVATIONS[name]
    assert (np.ptp(g(Z) + g(-Z)) < 1e-12) == (name in SYMMETRIC)
    assert (np.diff(g(Z)) >= 0).all() == (name in INCREASING)


def test_with_a_hidden_bias_the_theorem_falls() -> None:
    assert bounds(problem(settings(hidden_bias="no")), "tanh", 3)[0].loss == pytest.approx(0.5)
    assert bounds(problem(settings(hidden_bias="yes")), "tanh", 3) == []
    assert bounds(problem(settings(hidden_bias="no")), "softplus", 3) == []
    assert bounds(problem(settings(hidden_bias="no", data=XOR_01)), "tanh", 3) == []


def test_one_unit_has_a_bound_on_xor_unless_it_is_a_sine() -> None:
    for data in (XOR, XOR_01):
        case = problem(settings(hidden_bias="yes", data=data))
        assert bounds(case, "relu", 1)[0].loss == pytest.approx(1 / 3)
        assert bounds(case, "sine", 1) == [] == bounds(case, "relu", 2)


def test_the_highest_bound_comes_first() -> None:
    found = bounds(problem(settings(hidden_bias="no")), "sigmoid", 1)
    assert [bound.loss for bound in found] == pytest.approx([0.5, 1 / 3])


@pytest.mark.parametrize("data", DATA_SETS)
@pytest.mark.parametrize("hidden_bias", ["no", "yes"])
@pytest.mark.parametrize("activation", bp.ACTIVATIONS)
@pytest.mark.parametrize("n_hidden", [1, 4])
def test_no_training_goes_below_a_bound(data: str, hidden_bias: str, activation: str, n_hidden: int) -> None:
    chosen = settings(data=data, hidden_bias=hidden_bias, mu=DATA_SETS[data].mu)
    case = problem(chosen)
    run = train(case, chosen | {"activation": activation, "n_hidden": n_hidden})
    for bound in bounds(case, activation, n_hidden):
        assert run.final_losses.min() >= bound.loss * (1 - 1e-9), bound


@pytest.mark.parametrize(
    ("data", "activation"), [(XOR, "sigmoid"), (PARABOLA, "tanh"), (PARABOLA, "relu"), (MIXED, "relu"), (BUMP, "sine")]
)
def test_training_reaches_the_bound(data: str, activation: str) -> None:
    chosen = settings(data=data, activation=activation, mu=DATA_SETS[data].mu, n_hidden=4)
    case = problem(chosen)
    assert train(case, chosen).final_losses.min() == pytest.approx(bounds(case, activation, 4)[0].loss, rel=2e-3)


def test_the_bound_in_words() -> None:
    case = problem(FIRST)
    run = train(case, FIRST)
    said = verdict(run, best_start(run), bounds(case, "sigmoid", 3)[0])
    assert said.startswith("The bound is 0.5: without a hidden bias") and said.endswith("Training reached 0.5000.")


def test_the_starts_stay_when_only_mu_changes(explorer: ActivationAndBias) -> None:
    case = problem(FIRST)
    runs = [train(case, settings(mu=mu)) for mu in (0.01, 0.1)]
    np.testing.assert_array_equal(runs[0].losses[:, 0], runs[1].losses[:, 0])


def test_the_best_is_the_lowest_that_did_not_diverge() -> None:
    chosen = settings(data=BUMP, hidden_bias="yes", activation="softplus", mu=0.01)
    run = train(problem(chosen), chosen)
    best = best_start(run)
    assert best is not None and 0 < (run.stopped == "diverged").sum() < len(run.stopped)
    assert run.final_losses[best] == run.final_losses[run.stopped != "diverged"].min()


def test_rounding_does_not_choose_the_best() -> None:
    run = train(problem(FIRST), FIRST)
    one, other = (
        replace(run, final_losses=0.5 + 1e-12 * np.random.default_rng(seed).normal(size=12)) for seed in (0, 1)
    )
    assert one.final_losses.argmin() != other.final_losses.argmin()
    assert best_start(one) == best_start(other) == 0


def test_when_all_diverge_it_says_when_and_shows_no_fit(explorer: ActivationAndBias) -> None:
    chosen = settings(activation="identity", mu=1.0)
    run = train(problem(chosen), chosen)
    assert best_start(run) is None
    view = explorer.view(chosen)
    first = run.iterations.min() + 1
    assert f"12 of 12 diverged, the first at m = {first}. μ is too large." in view.numbers
    assert "No fit to show" in view.alt and "reached" not in view.numbers
    assert "diverged" not in explorer.view(FIRST).numbers


def test_one_start_is_singular() -> None:
    run = train(problem(FIRST), FIRST)
    stopped = np.where(np.arange(12) == 5, run.stopped, "diverged")
    alone = replace(run, stopped=stopped, iterations=np.full(12, 6))
    said = " ".join(ends(alone).split())
    assert said == f"Final loss of 1 start: {run.final_losses[5]:#.4g}. 11 of 12 diverged, the first at m = 7."
    large = replace(run, final_losses=np.full(12, 999.97))
    assert ends(large).startswith("Final losses of 12 starts: 1000 to 1000, median 1000.")


def test_a_data_set_brings_its_mu(explorer: ActivationAndBias) -> None:
    assert explorer.follow(FIRST, settings(data=BUMP))["mu"] == DATA_SETS[BUMP].mu != FIRST["mu"]
    assert explorer.follow(FIRST, settings(mu=0.3))["mu"] == 0.3


@pytest.mark.parametrize("data", DATA_SETS)
def test_the_code_of_a_data_set_gives_its_samples(data: str) -> None:
    names: dict[str, object] = {"bp": bp, "np": np}
    exec(DATA_SETS[data].code, names)
    u, y = DATA_SETS[data].samples()
    np.testing.assert_array_equal(names["u"], u)
    np.testing.assert_array_equal(names["y"], y)


def test_a_fit_outside_its_picture_is_said(explorer: ActivationAndBias) -> None:
    first = initial(explorer.controls)
    far = explorer.view(first | {"data": "y = u² + 2 tanh 2u", "hidden_bias": "yes", "seed": 99})
    assert np.isfinite(far.result).all() and far.result.min() > 1e6
    assert all("what is outside the picture lies on its edge" in text for text in (far.alt, far.numbers))
    for data in DATA_SETS:
        near = explorer.view(explorer.follow(first, first | {"data": data}))
        assert "outside" not in near.numbers and "the colour" not in near.numbers
