"""bplib.study: what is said of a study's runs, and its file."""

import dataclasses
import io
import json
import warnings
import zipfile

import numpy as np
import pytest
from scipy.stats import binomtest
from support import ARCTAN, copies

import bplib as bp

U, Y = bp.data.teacher()
SCHEDULES = [bp.schedules.constant(0.02), bp.schedules.constant(0.6), bp.schedules.a_over_b_plus_m(20, 1000)]


@pytest.fixture(scope="module")
def study(engine_in_use):
    """Two ranges, three schedules (one of which diverges now and then), 20 restarts."""
    return bp.restarts(
        U,
        Y,
        n_hidden=2,
        n_restarts=20,
        init_range=[(-1, 1), (-5, 5)],
        schedule=SCHEDULES,
        tolerance=1e-6,
        max_iterations=2000,
        rng=3,
    )


def with_ends(study, **fields):
    """A study of one range and schedule with the given arrays put in place of its own."""
    one = bp.restarts(
        U, Y, n_hidden=2, n_restarts=len(fields["final_losses"]), schedule=SCHEDULES[0], max_iterations=2, rng=0
    )
    stopped = np.array(fields.pop("stopped", ["max_iterations"] * one.n_restarts), dtype="<U14")
    return dataclasses.replace(one, stopped=stopped, **{name: np.asarray(value) for name, value in fields.items()})


def test_a_study_is_a_run_and_names_its_quantities_alike(study):
    assert isinstance(study, bp.TrainingRun)
    starts = study.initial[0, 0]
    run = bp.train(starts, U, Y, schedule=SCHEDULES[0], tolerance=1e-6, max_iterations=2000)
    for field in dataclasses.fields(run):
        one, other = getattr(study, field.name), getattr(run, field.name)
        if field.name == "network":
            one, other = one.vector, other.vector
        np.testing.assert_array_equal(one if field.name in ("recorded", "engine") else one[0, 0], other)


def test_the_best_network_has_the_lowest_loss_of_all(study):
    assert bp.loss(study.best, U, Y) == pytest.approx(study.final_losses.min(), rel=1e-12)
    assert study.final_losses.min() < 0.1


def test_a_study_in_which_nothing_ran_has_no_best_network(study):
    with pytest.raises(ValueError, match="no run was begun"):
        _ = with_ends(study, final_losses=[np.nan, np.nan], stopped=["interrupted"] * 2).best


def test_losses_histories_and_norms_belong_together(study):
    sound = study.stopped != "diverged"  # the others' squares overflow
    np.testing.assert_allclose(bp.loss(study.network[sound], U, Y), study.final_losses[sound], rtol=1e-12)
    norms = bp.gradients(study.network[sound], U, Y).norm
    np.testing.assert_allclose(norms, study.final_gradient_norms[sound], rtol=1e-7, atol=1e-12)
    np.testing.assert_allclose(study.losses[..., 0], bp.loss(study.initial, U, Y), rtol=1e-12)
    assert study.final_losses.shape == (2, 3, 20) and study.losses.shape == (2, 3, 20, len(study.recorded))
    ended = study.recorded > study.iterations[..., None]
    np.testing.assert_array_equal(np.isnan(study.losses), ended)


def test_quantiles_carry_on_what_has_stopped_and_count_divergence_as_infinite(study):
    q = (0.0, 0.25, 0.5, 1.0)
    quantiles = study.quantiles(q)
    assert quantiles.shape == (4, 2, 3, len(study.recorded))
    for i, j, column in [(0, 0, 5), (0, 1, 40), (1, 1, -1), (1, 2, -1), (0, 0, -1)]:
        values = []
        for r in range(20):
            over = study.recorded[column] > study.iterations[i, j, r]
            if over and study.stopped[i, j, r] == "diverged":
                values.append(np.inf)
            else:
                values.append(study.final_losses[i, j, r] if over else study.losses[i, j, r, column])
        values.sort()
        assert list(quantiles[:, i, j, column]) == [values[int(share * 19)] for share in q]


def test_a_run_that_diverges_counts_with_its_last_finite_loss_until_then(study):
    i, j, r = np.argwhere((study.stopped == "diverged") & np.isin(study.iterations, study.recorded))[0]
    end = int(np.flatnonzero(study.recorded == study.iterations[i, j, r])[0])
    alone = with_ends(
        study,
        final_losses=study.final_losses[i, j, [r]],
        iterations=study.iterations[i, j, [r]],
        stopped=["diverged"],
        recorded=study.recorded,
        losses=study.losses[i, j, [r]],
    ).quantiles([0.5])[0]
    np.testing.assert_array_equal(alone[: end + 1], study.losses[i, j, r, : end + 1])
    assert np.isinf(alone[end + 1 :]).all()


def test_quantiles_are_the_median_and_the_tenths_if_nothing_is_said(study):
    assert np.array_equal(study.quantiles(), study.quantiles([0.1, 0.5, 0.9]))


def test_quantiles_leave_out_what_was_interrupted(study):
    stopped = study.stopped.copy()
    stopped[0, 0, :5] = "interrupted"
    part = dataclasses.replace(study, stopped=stopped).quantiles([1.0])[0, 0, 0, 0]
    assert part == study.losses[0, 0, 5:, 0].max()


def test_the_data_diverge_and_stop_so_that_the_tests_above_see_all_kinds(study):
    assert {"tolerance", "max_iterations", "diverged"} <= set(study.stopped.ravel())


@pytest.mark.parametrize("successes", [0, 1, 7, 19, 20])
def test_the_interval_is_wilsons(study, successes):
    losses = np.where(np.arange(20) < successes, 0.5, 2.0)
    rate = with_ends(study, final_losses=losses).success_rate(1.0)
    interval = binomtest(successes, 20).proportion_ci(0.95, method="wilson")
    assert rate.rate == successes / 20 and (rate.n_successes, rate.n_restarts) == (successes, 20)
    assert (rate.low, rate.high) == pytest.approx(tuple(interval), abs=1e-12)


def test_a_success_needs_a_sound_end(study):
    losses, stopped = [0.1, 0.1, np.nan], ["max_iterations", "diverged", "interrupted"]
    assert with_ends(study, final_losses=losses, stopped=stopped).success_rate(1.0).n_successes == 1


def test_success_rates_have_the_axes_of_ranges_and_schedules(study):
    rate = study.success_rate(0.1)
    assert rate.rate.shape == rate.low.shape == rate.high.shape == study.restarts_needed(0.1).shape == (2, 3)
    np.testing.assert_allclose(rate.rate[1, 0], (study.final_losses[1, 0] <= 0.1).mean())


@pytest.mark.parametrize("successes", [1, 3, 10, 19])
@pytest.mark.parametrize("chance", [0.5, 0.95, 0.999])
def test_restarts_needed_is_the_first_number_that_is_enough(study, successes, chance):
    needed = with_ends(study, final_losses=np.arange(20)).restarts_needed(successes - 1, chance)
    rate = successes / 20
    assert 1 - (1 - rate) ** needed >= chance - 1e-12
    assert needed == 1 or 1 - (1 - rate) ** (needed - 1) < chance


@pytest.mark.parametrize(
    ("successes", "chance", "needed"), [(18, 0.9999, 4), (18, 0.99999, 5), (14, 0.91, 2), (10, 0.75, 2), (10, 0.76, 3)]
)
def test_restarts_needed_where_so_many_give_the_very_chance(study, successes, chance, needed):
    """Of 20 restarts: a tenth fails, and 1 − 0.1⁴ is 0.9999."""
    assert with_ends(study, final_losses=np.arange(20)).restarts_needed(successes - 1, chance) == needed


def test_restarts_needed_at_both_ends(study):
    some = with_ends(study, final_losses=np.arange(1, 21))
    assert some.restarts_needed(100) == 1
    assert some.restarts_needed(0.5) == np.inf
    with pytest.raises(ValueError, match="chance is 1; wanted"):
        some.restarts_needed(3, chance=1)
    with pytest.raises(ValueError, match="threshold is -1"):
        some.success_rate(-1)


def test_every_end_is_named_by_its_criterion(study):
    one = with_ends(
        study,
        final_losses=[0.05, 0.05, 1e9, 19.0, 5.0, 5.0, np.nan],
        stopped=["tolerance", "diverged", "diverged", *["max_iterations"] * 3, "interrupted"],
    )
    theta = one.network.vector.copy()
    theta[:] = [0.5, 1.0, -1.0, 1.0, 1.0, 1.0, 1.0]  # mean v(1 − v) well above 5 % of ¼
    theta[4, 1:5] = 500  # saturated
    one = dataclasses.replace(one, network=one.network.with_vector(theta))
    assert list(one.ends(0.1)) == [
        "solved", "diverged", "diverged", "plateau", "saturated", "unsolved", "interrupted",
    ]  # fmt: skip


def test_a_loss_at_the_edge_of_what_counts_belongs_to_it(study):
    u, y = np.ones((40, 2)), np.repeat([0.0, 2.0], 20)  # the best constant is 1, with a loss of 20
    one = with_ends(study, final_losses=[19.0, np.nextafter(19, 0), 0.25, np.nextafter(0.25, 1)], u=u, y=y)
    one = dataclasses.replace(one, network=one.network.with_vector(np.full(one.network.vector.shape, 0.5)))
    assert list(one.ends(0.25)) == ["plateau", "unsolved", "solved", "unsolved"]


def test_an_activation_without_two_flat_sides_is_never_called_saturated():
    dead = bp.restarts(
        U, Y, n_hidden=2, n_restarts=2, schedule=SCHEDULES[0], activation=bp.relu, max_iterations=2, rng=0
    )
    theta = np.full(dead.network.vector.shape, -1.0)
    theta[:, 0] = 3
    theta[:, 1:5] = [[-100, -100, 0, 0]] * 2  # both units off for every sample
    dead = dataclasses.replace(dead, network=dead.network.with_vector(theta), final_losses=np.array([5.0, 5.0]))
    assert (dead.mean_slopes() == 0).all()
    assert list(dead.ends(0.1)) == ["unsolved", "unsolved"]


def test_distinct_minima_are_told_from_copies(study):
    first, second = study.network[0, 0, 0], study.network[1, 2, 1]
    nets = [*copies(first), *copies(second)]
    losses = np.array([1.0] * 8 + [0.5] * 8)
    many = with_ends(study, final_losses=losses, final_gradient_norms=np.zeros(16))
    many = dataclasses.replace(many, network=first.with_vector(np.stack([net.vector for net in nets])))
    minima = many.distinct_minima(1e-6)
    assert list(minima.counts) == [8, 8]
    assert list(minima.losses) == [0.5, 1.0]
    np.testing.assert_allclose(minima.networks[0].vector, bp.canonical(second).vector, rtol=1e-12)


@pytest.mark.parametrize("g", [bp.sigmoid, bp.tanh], ids=repr)
def test_copies_of_a_minimum_with_mirrored_units_are_one(study, g):
    rng = np.random.default_rng(0)
    mirrored = bp.Network(b=1, w=[[-2, -2, 1], [3, -3, 2]], x=[4, 4, -1], activation=g)
    nets = [copy.with_vector(copy.vector + 1e-6 * rng.normal(size=10)) for copy in copies(mirrored)]
    doubled = bp.Network(b=1, w=[[-2, -2, -2], [3, 3, -3]], x=[4, 4, 4], activation=g)
    other = bp.Network(b=1, w=[[-2, -2, -2], [3, -3, -3]], x=[4, 4, 4], activation=g)
    vectors = np.stack([net.vector for net in [*nets, doubled, other]])
    many = with_ends(study, final_losses=np.arange(50.0), final_gradient_norms=np.zeros(50))
    many = dataclasses.replace(many, network=mirrored.with_vector(vectors))
    assert list(many.distinct_minima(1e-6).counts) == [48, 1, 1]


@pytest.mark.parametrize(
    ("others", "tolerance", "counts"),
    [
        ([dict(b=1.1), dict(x=[4, 3.1]), dict(w=[[1, 2], [3, 4.1]])], 1e-3, [1, 1, 1, 1]),
        ([{}, dict(b=1.001)], 0, [2, 1]),
        ([dict(b=3)], 2 / 7.7, [2]),  # the larger length is 8, the other one 7.48
        ([dict(b=0)], 1 / 7.45, [2]),  # and here it is 7.48, the other one 7.42
    ],
)
def test_ends_are_one_if_all_parameters_are_near(study, others, tolerance, counts):
    first = dict(b=1, w=[[1, 2], [3, 4]], x=[4, 3])
    nets = [bp.Network(**first | other) for other in [{}, *others]]
    few = with_ends(study, final_losses=np.arange(len(nets)), final_gradient_norms=np.zeros(len(nets)))
    few = dataclasses.replace(few, network=nets[0].with_vector(np.stack([net.vector for net in nets])))
    assert list(few.distinct_minima(1e-6, tolerance=tolerance).counts) == counts


def test_nothing_warns_where_no_run_was_begun():
    def stopped(m):
        raise KeyboardInterrupt

    none = bp.restarts(U, Y, n_hidden=2, n_restarts=3, schedule=[SCHEDULES[0], stopped], max_iterations=5, rng=0)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert np.isnan(none.quantiles()).all()
        with pytest.raises(ValueError, match="no run ended with a gradient norm of at most 1; the smallest is nan"):
            none.distinct_minima(1)


def test_only_converged_ends_count_as_minima(study):
    with pytest.raises(ValueError, match="no run ended with a gradient norm of at most 1e-30; the smallest is"):
        study.distinct_minima(1e-30)
    at_the_edge = with_ends(study, final_losses=[1.0, 2.0], final_gradient_norms=[0.25, np.nextafter(0.25, 1)])
    assert at_the_edge.distinct_minima(0.25).losses.tolist() == [1.0]
    diverged = with_ends(study, final_losses=[1.0], stopped=["diverged"], final_gradient_norms=[0.0])
    with pytest.raises(ValueError, match="no run ended"):
        diverged.distinct_minima(1.0)


# The file ------------------------------------------------------------------------------------------


@pytest.fixture
def saved(study, tmp_path):
    """The path of a saved study."""
    path = tmp_path / "study.npz"
    study.save(path)
    return path


def test_a_saved_study_comes_back_the_same(study, saved):
    again = bp.load(saved)
    for field in dataclasses.fields(study):
        before, after = getattr(study, field.name), getattr(again, field.name)
        if isinstance(before, bp.Network):
            before, after = before.vector, after.vector
        np.testing.assert_array_equal(before, after, strict=isinstance(before, np.ndarray))
    assert again.network.activation is bp.sigmoid
    assert list(saved.parent.iterdir()) == [saved]


def test_an_activation_of_ones_own_is_passed_in(tmp_path):
    path = tmp_path / "own.npz"
    bp.restarts(U, Y, n_hidden=1, n_restarts=2, schedule=SCHEDULES[0], activation=ARCTAN, max_iterations=3, rng=0).save(
        path
    )
    assert bp.load(path, activation=ARCTAN).network.activation is ARCTAN
    with pytest.raises(ValueError, match="activation arctan, and none was given; pass activation="):
        bp.load(path)
    with pytest.raises(ValueError, match="activation arctan, and sine was given"):
        bp.load(path, activation=bp.sine)


def rewritten(path, change):
    """The saved file with `change` applied to its dictionary of arrays."""
    with np.load(path) as file:
        arrays = {name: file[name] for name in file.files}
    change(arrays)
    np.savez(path, **arrays)


def other_header(**fields):
    """A change of the header."""

    def change(arrays):
        arrays["header"] = np.array(json.dumps(json.loads(str(arrays["header"])) | fields))

    return change


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (other_header(format="bplib study 7"), "in the format 'bplib study 7'"),
        (other_header(activation="swish"), "activation swish, and none was given"),
        (other_header(schedules=["0.02"]), "do not fit its ranges and schedules"),
        (lambda arrays: arrays.pop("header"), "it has no header"),
        (lambda arrays: arrays.pop("losses"), "it holds the arrays b, .*; wanted b, .* losses"),
        (lambda arrays: arrays.update(final_losses=arrays["final_losses"][..., 1:]), "final_losses has shape"),
        (lambda arrays: arrays.update(losses=arrays["losses"][..., 1:]), "losses has shape"),
        (lambda arrays: arrays.update(y=arrays["y"][1:]), "y has shape"),
        (lambda arrays: arrays.update(x=arrays["x"][:1]), "do not fit together"),
    ],
)
def test_a_file_that_says_something_else_is_refused(saved, change, message):
    rewritten(saved, change)
    with pytest.raises(ValueError, match=f"study.npz cannot be read as a network or a study: .*{message}"):
        bp.load(saved)


@pytest.mark.parametrize("keep", [0, 10, 2000, -1])
def test_a_file_cut_short_is_refused(saved, keep):
    saved.write_bytes(saved.read_bytes()[:keep])
    with pytest.raises(ValueError, match="cannot be read as a network or a study"):
        bp.load(saved)


def test_a_changed_byte_is_noticed(saved):
    content = bytearray(saved.read_bytes())
    names = zipfile.ZipFile(io.BytesIO(content)).infolist()
    largest = max(names, key=lambda info: info.compress_size)
    content[largest.header_offset + 100 + largest.compress_size // 2] ^= 0xFF
    saved.write_bytes(bytes(content))
    with pytest.raises(ValueError, match="cannot be read as a network or a study"):
        bp.load(saved)


class Evil:
    """Leaves a trace where it is unpickled."""

    def __init__(self, trace):
        self.trace = trace

    def __reduce__(self):
        return self.trace.touch, ()


def test_no_pickle_is_opened(tmp_path):
    path, trace = tmp_path / "evil.npz", tmp_path / "trace"
    np.savez(path, header=np.array(Evil(trace), dtype=object))
    with pytest.raises(ValueError, match="cannot be read as a network or a study"):
        bp.load(path)
    assert not trace.exists()
    np.save(tmp_path / "plain.npy", np.zeros(3))
    with pytest.raises(ValueError, match="cannot be read as a network or a study"):
        bp.load(tmp_path / "plain.npy")


def test_a_missing_file_is_just_that(tmp_path):
    with pytest.raises(FileNotFoundError):
        bp.load(tmp_path / "none.npz")


def test_a_write_that_fails_leaves_the_older_file(study, saved, monkeypatch):
    before = saved.read_bytes()

    def full_disk(handle):
        raise OSError("no space left")

    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(OSError, match="no space left"):
        study.save(saved)
    assert saved.read_bytes() == before
    assert list(saved.parent.iterdir()) == [saved]
