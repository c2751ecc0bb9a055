"""Other libraries' answers are those of the formulas, whether computed here or stored, and what the lesson says is so.

PyTorch and JAX need not be installed. What is tested of them then is what was stored; `.ci/run` has them.
"""

import ast
import concurrent.futures
import importlib
import inspect
import json
import re
import sys
import warnings
from concurrent.futures import ProcessPoolExecutor
from importlib import util
from operator import attrgetter
from pathlib import Path

import numpy as np
import pytest
from rules import CODE_COLUMNS, Lesson
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPRegressor

import bplib as bp
from bplib.course.cases import peers

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"
NET, U, Y, MU, N_STEPS = peers.problem()


def slides_path():
    """The slides' steps, one after the other."""
    path = [NET.vector]
    for _ in range(N_STEPS):
        net = NET.with_vector(path[-1])
        path.append(net.vector - MU * bp.gradients(net, U, Y).vector)
    return np.array(path)


PATH = slides_path()
GRADIENT = bp.gradients(NET, U, Y).vector


def test_the_path_is_bplibs_and_gets_somewhere():
    run = bp.train(NET, U, Y, schedule=bp.schedules.constant(MU), tolerance=0, max_iterations=N_STEPS)
    np.testing.assert_allclose(run.network.vector, PATH[-1], atol=1e-12)
    assert run.final_loss < run.losses[0] / 100


def test_scikit_learn_goes_the_same_path():
    path = peers.descend_in_scikit_learn(NET, U, Y, MU, N_STEPS)
    np.testing.assert_allclose(path, PATH, rtol=0, atol=1e-12)
    assert peers.relative_distance((path[0] - path[1]) / MU, GRADIENT) < 1e-12


# ---- the optional libraries


def test_what_is_stored_is_the_same_gradient_and_the_same_path():
    stored = peers.stored()
    assert set(stored) == set(peers.LIBRARIES)
    for answer in stored.values():
        assert peers.relative_distance(answer.gradient, GRADIENT) < 1e-12
        np.testing.assert_allclose(answer.path, PATH[peers.recorded(N_STEPS)], rtol=0, atol=1e-11)
        assert re.fullmatch(r"\d+\.\d+\.\d+", answer.version)


def test_what_is_installed_is_what_can_be_imported():
    packages = {"PyTorch": "torch", "JAX": "jax"}
    assert peers.installed() == [name for name, package in packages.items() if util.find_spec(package)]


def test_the_answers_are_the_stored_ones_and_are_computed_where_that_can_be(monkeypatch):
    computed = []
    real = peers.compute
    monkeypatch.setattr(peers, "compute", lambda name: computed.append(name) or real(name))
    answers, stored = peers.answers(), peers.stored()
    assert computed == peers.installed()
    assert all(peers.LIBRARIES[name].package in sys.modules for name in computed)
    for name, answer in answers.items():
        np.testing.assert_array_equal(answer.path, stored[name].path)


def test_every_step_of_an_installed_library_is_ours():
    for name in peers.installed():
        library = peers.LIBRARIES[name]
        np.testing.assert_allclose(library.descend(NET, U, Y, MU, N_STEPS), PATH, rtol=0, atol=1e-11)
        net = bp.Network.random(n_inputs=4, n_hidden=3, rng=5)  # sizes that no transposed array fits
        u = bp.with_constant_input(np.random.default_rng(6).normal(size=(7, 3)))
        exact = bp.gradients(net, u, U[:7, 1]).vector
        assert peers.relative_distance(library.gradient(net, u, U[:7, 1]), exact) < 1e-12
        path = library.descend(net, u, U[:7, 1], 0.01, 1)
        assert peers.relative_distance((path[0] - path[1]) / 0.01, exact) < 1e-12


def test_jax_computes_as_before_afterwards():
    for name in set(peers.installed()) & {"JAX"}:
        import jax

        for before in (False, True):
            jax.config.update("jax_enable_x64", before)
            peers.LIBRARIES[name].gradient(NET, U, Y)
            assert jax.config.jax_enable_x64 is before
        jax.config.update("jax_enable_x64", False)


# Libraries that are not there are stood for by ones made of bplib: right, and wrong in one way each.


def a_library(gradient_factor=1.0, path_shift=0.0, n_recorded=None):
    return peers.Library(
        "numpy",
        lambda net, u, y: gradient_factor * GRADIENT,
        lambda net, u, y, mu, n_steps: PATH + path_shift if n_recorded is None else PATH[:n_recorded, :-1],
    )


@pytest.fixture
def only(monkeypatch):
    """Make a library the one that is installed, under the name of a stored one."""

    def install(library):
        monkeypatch.setattr(peers, "LIBRARIES", {"JAX": library})

    return install


def test_a_library_that_agrees_is_believed(only):
    only(a_library(1 + 1e-14, 1e-13))
    assert peers.installed() == ["JAX"]
    assert set(peers.answers()) == {"PyTorch", "JAX"}


@pytest.mark.parametrize(
    ("library", "complaint"),
    [
        (a_library(gradient_factor=1 + 1e-9), r"JAX \S+ gives a gradient that is 1e-09 from the stored one"),
        (
            a_library(path_shift=1e-6),
            r"JAX \S+ gives a path that is 1e-06 from the stored one.* bplib\.course\.cases\.peers",
        ),
        (a_library(path_shift=np.nan), "JAX .* gives a path that is nan"),
        (a_library(n_recorded=N_STEPS + 1), "another problem"),
    ],
    ids=["gradient", "path", "NaN", "sizes"],
)
def test_a_library_that_is_off_is_an_error(only, library, complaint):
    only(library)
    with pytest.raises(RuntimeError, match=complaint):
        peers.answers()


def test_no_library_is_needed(monkeypatch):
    monkeypatch.setattr(peers, "LIBRARIES", {"JAX": peers.Library("no_such_package_here", None, None)})
    assert peers.installed() == []
    assert set(peers.answers()) == {"PyTorch", "JAX"}


def test_renew_writes_what_is_read(only, monkeypatch, tmp_path):
    only(a_library())
    monkeypatch.setattr(peers, "STORED", tmp_path / "peers.json")
    peers.renew()
    (answer,) = peers.stored().values()
    np.testing.assert_array_equal(answer.path, PATH[peers.recorded(N_STEPS)])
    np.testing.assert_array_equal(answer.gradient, GRADIENT)
    peers.answers()


def test_what_is_recorded():
    assert peers.recorded(1000).tolist() == [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
    assert peers.recorded(30).tolist() == [0, 1, 2, 5, 10, 20, 30]


# ---- what the lesson shows and says


def test_a_listing_is_the_source():
    shown = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(peers, "display", shown.append)
        peers.show(peers.gradient_in_jax, peers.study_on_dask)
    (text,) = (each.data for each in shown)
    assert text.startswith("```python\n@float64_in_jax()\ndef gradient_in_jax") and text.endswith("\n```")
    code = text.removeprefix("```python\n").removesuffix("\n```")
    assert [node.name for node in ast.parse(code).body] == ["gradient_in_jax", "study_on_dask"]
    assert inspect.getsource(peers.study_on_dask).strip() in code


def test_two_processes_change_no_bit_of_the_study(capsys):
    here = peers.study()
    with peers.two_processes() as processes:
        assert isinstance(processes, ProcessPoolExecutor) and processes._max_workers == 2
        there = peers.study(executor=processes)
    np.testing.assert_array_equal(there.network.vector, here.network.vector)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("missing", ["multiprocessing", "concurrent.futures.process"])
def test_where_there_are_no_processes_it_says_so(monkeypatch, capsys, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.delitem(vars(concurrent.futures), "ProcessPoolExecutor", raising=False)
    with peers.two_processes() as processes:
        assert processes is None
    assert capsys.readouterr().out.startswith("A browser has no processes: what follows runs in one place.")


def test_a_dask_cluster_changes_no_bit_of_the_study():
    there, here = peers.study_on_dask(), peers.study()
    np.testing.assert_array_equal(there.network.vector, here.network.vector)
    np.testing.assert_array_equal(there.final_losses, here.final_losses)


def test_what_the_lesson_shows_fits_the_page():
    lesson = Lesson(next(NOTEBOOKS.glob("13_*.ipynb")))
    shown = [name for cell in lesson.code for name in re.findall(r"peers\.show\((.*?)\)", cell.source, re.DOTALL)]
    names = re.findall(r"peers\.(\w+)", " ".join(shown))
    assert len(names) > 8
    listed = [line for name in names for line in inspect.getsource(getattr(peers, name)).splitlines()]
    assert [line for line in listed if len(line) > CODE_COLUMNS] == []


def test_the_dictionary_is_two_tables():
    assert all(len(row) == len(peers.COLUMNS) for row in peers.DICTIONARY)
    assert "|" not in "".join(cell for row in peers.DICTIONARY for cell in row)
    shown = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(peers, "display", shown.append)
        peers.dictionary()
    tables = [table.splitlines() for table in shown[0].data.split("\n\n")]
    assert [len(table) for table in tables] == 2 * [2 + len(peers.DICTIONARY)]
    # narrow enough to be printed; and every word of the dictionary is in one of them
    assert {line.count("|") for table in tables for line in table} == {4}
    assert all(cell in shown[0].data for row in peers.DICTIONARY for cell in row)


def parameters(*functions):
    return {name for function in functions for name in inspect.signature(function).parameters}


def test_the_dictionarys_words_of_bplib_are_there():
    words = peers.names(1)
    assert len(words) > 10
    for word in words:
        if word.startswith("bp."):
            attrgetter(word.removeprefix("bp."))(bp)
        elif word.startswith("net."):
            attrgetter(word.removeprefix("net."))(NET)
        else:
            assert word in parameters(bp.train, bp.restarts, bp.Network.random)


def test_the_dictionarys_words_of_scikit_learn_are_there():
    theirs = peers.network_in_scikit_learn(NET, U, Y, MU)
    words = peers.names(2)
    assert len(words) > 12
    for word in words:
        assert hasattr(theirs, word) if word.endswith("_") else word in theirs.get_params(), word


def test_the_dictionarys_words_of_the_others_are_there():
    places = {"PyTorch": ("torch", "torch.optim.lr_scheduler", "torch.utils.data"), "JAX": ("jax",)}
    for column, name in ((3, "PyTorch"), (4, "JAX")):
        words = [word.removeprefix("jax.") for word in peers.names(column)]
        assert len(words) >= 5
        for word in words if name in peers.installed() else ():
            modules = [importlib.import_module(place) for place in places[name]]
            found = [module for module in modules if hasattr(module, word.split(".")[0])]
            assert found, word
            attrgetter(word)(found[0])


def test_what_the_dictionary_says_of_scikit_learns_defaults():
    defaults = MLPRegressor().get_params()
    assert (defaults["activation"], defaults["batch_size"], defaults["n_iter_no_change"]) == ("relu", "auto", 10)
    # As exercise 13.2 has them.
    assert (defaults["momentum"], defaults["alpha"], defaults["tol"], defaults["shuffle"]) == (0.9, 1e-4, 1e-4, True)
    theirs = MLPRegressor(max_iter=1, random_state=0)
    for n_samples, n_batches in ((150, 1), (400, 2)):
        u = np.random.default_rng(0).normal(size=(n_samples, 1))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            theirs.fit(u, u[:, 0])
        assert theirs._optimizer.t == n_batches  # the steps that Adam took in one epoch: 200 samples each at most


def test_what_the_dictionary_says_of_scikit_learns_loss():
    theirs = peers.network_in_scikit_learn(NET, U, Y, MU)
    theirs.partial_fit(U[:, 1:], Y)
    assert theirs.loss_ == pytest.approx(bp.loss(NET, U, Y) / len(Y), rel=1e-12)


def test_what_the_dictionary_says_of_invscaling():
    theirs = peers.network_in_scikit_learn(NET, U, Y, MU, learning_rate="invscaling", power_t=1)
    first = theirs._optimizer.learning_rate
    theirs.partial_fit(U[:, 1:], Y)
    seen = 2 * len(Y)  # once when it was made
    assert first == pytest.approx(len(Y) * MU / (len(Y) + 1))
    assert theirs._optimizer.learning_rate == pytest.approx(len(Y) * MU / (seen + 1))


def test_the_stored_file_is_plain():
    text = Path(peers.STORED).read_text(encoding="utf-8")
    assert len(text) < 10_000
    assert all(set(answer) == {"version", "gradient", "path"} for answer in json.loads(text).values())
