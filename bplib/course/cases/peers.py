"""The course's network in scikit-learn, PyTorch and JAX: the same gradients, and the same path downhill.

What lesson 13 shows of each library is the source of the functions here, so what is shown is what ran. scikit-learn
comes with the course. PyTorch and JAX are an extra: where one is installed, its answer is computed and held against
the stored one (``data/peers.json``); where it is not, the stored one is given. ``python -m bplib.course.cases.peers``
computes all stored answers anew; it needs both libraries.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from IPython.display import Markdown, display
from sklearn.neural_network import MLPRegressor

import bplib as bp
from bplib.activations import Array
from bplib.files import replace_file

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from bplib.study import Study

STORED = Path(__file__).parent / "data" / "peers.json"
GRADIENT_TOLERANCE = 1e-12
"""How far two gradients may be apart, relative to their norm."""
PATH_TOLERANCE = 1e-10
"""How far two paths may be apart in any weight: rounding, and what a thousand steps make of it."""


class Problem(NamedTuple):
    """What each library is given."""

    net: bp.Network
    """Where all of them start."""
    u: Array
    """(P, N); u[0] = 1."""
    y: Array
    """(P,)."""
    mu: float
    """A constant learning rate, for the slides' loss."""
    n_steps: int


def problem() -> Problem:
    """The running example: P = 40, N = 2, H = 2, and a thousand steps from one random start."""
    u, y = bp.data.teacher()
    return Problem(bp.Network.random(n_inputs=2, n_hidden=2, rng=1), u, y, mu=0.01, n_steps=1000)


# ---- scikit-learn


def network_in_scikit_learn(
    net: bp.Network,
    u: Array,
    y: Array,
    mu: float,
    **instead: Any,
) -> MLPRegressor:
    """An MLPRegressor that takes the slides' steps; `instead` changes settings."""
    settings = {
        "activation": "logistic",
        "solver": "sgd",
        # their loss is half the mean of the squared errors
        "learning_rate_init": len(y) * mu,
        "batch_size": len(y),  # all samples in every step
        "momentum": 0,
        "nesterovs_momentum": False,
        "alpha": 0,  # no penalty on large weights
        "tol": 0,
        "n_iter_no_change": 10**9,  # no stop, even if the loss rises
        "max_iter": 1000,
        "shuffle": False,
        "warm_start": True,  # fit goes on from the weights that are there
    }
    theirs = MLPRegressor(hidden_layer_sizes=(net.n_hidden,), **(settings | instead))
    # makes the arrays; `[:] =` then fills them with our weights
    theirs.partial_fit(u[:, 1:], y)
    theirs.coefs_[0][:], theirs.intercepts_[0][:] = net.w[1:], net.w[0]
    theirs.coefs_[1][:], theirs.intercepts_[1][:] = net.x[:, None], net.b
    theirs.best_loss_ = np.inf  # forgets the loss of the weights it began with
    return theirs


def descend_in_scikit_learn(
    net: bp.Network,
    u: Array,
    y: Array,
    mu: float,
    n_steps: int,
) -> Array:
    """The weights after 0, 1, …, n_steps steps, in the order of `Network.vector`."""
    theirs = network_in_scikit_learn(net, u, y, mu)
    path = [weights_in_scikit_learn(theirs)]
    for _ in range(n_steps):
        theirs.partial_fit(u[:, 1:], y)
        path.append(weights_in_scikit_learn(theirs))
    return np.array(path)


def weights_in_scikit_learn(theirs: MLPRegressor) -> Array:
    """Its weights in the order of `Network.vector`: b, ω row by row, x."""
    (w, x), (hidden_bias, b) = theirs.coefs_, theirs.intercepts_
    return np.concatenate([b, hidden_bias, w.ravel(), x.ravel()])


# ---- PyTorch


def network_in_pytorch(net: bp.Network) -> Any:
    """A torch.nn.Sequential; the weights of u[0] = 1 are its hidden biases."""
    import torch

    theirs = torch.nn.Sequential(
        torch.nn.Linear(net.n_inputs - 1, net.n_hidden),
        torch.nn.Sigmoid(),
        torch.nn.Linear(net.n_hidden, 1),
    ).double()
    ours = {
        "0.weight": net.w[1:].T,
        "0.bias": net.w[0],
        "2.weight": [net.x],
        "2.bias": [net.b],
    }
    tensors = {name: torch.tensor(np.array(part)) for name, part in ours.items()}
    theirs.load_state_dict(tensors)
    return theirs


def gradient_in_pytorch(net: bp.Network, u: Array, y: Array) -> Array:
    """∇L as PyTorch finds it."""
    import torch

    theirs = network_in_pytorch(net)
    y_bar = theirs(torch.tensor(u[:, 1:]))[:, 0]
    loss = 0.5 * ((torch.tensor(y) - y_bar) ** 2).sum()
    loss.backward()
    return weights_in_pytorch([part.grad for part in theirs.parameters()])


def descend_in_pytorch(
    net: bp.Network,
    u: Array,
    y: Array,
    mu: float,
    n_steps: int,
) -> Array:
    """The weights after 0, 1, …, n_steps steps, in the order of `Network.vector`."""
    import torch

    theirs = network_in_pytorch(net)
    # both have the shape (P, 1): `[:, None]` makes y a column
    inputs, targets = torch.tensor(u[:, 1:]), torch.tensor(y[:, None])
    loss = torch.nn.MSELoss()  # the mean of the squared errors, without ½
    optimizer = torch.optim.SGD(theirs.parameters(), lr=mu * len(y) / 2)
    path = [weights_in_pytorch(theirs.parameters())]
    for _ in range(n_steps):
        optimizer.zero_grad()
        loss(theirs(inputs), targets).backward()
        optimizer.step()
        path.append(weights_in_pytorch(theirs.parameters()))
    return np.array(path)


def weights_in_pytorch(parts: Any) -> Array:
    """Its weights, or their derivatives, in the order of `Network.vector`: b, ω row by row, x."""
    w, hidden_bias, x, b = (part.detach().numpy() for part in parts)
    return np.concatenate([b, hidden_bias, w.T.ravel(), x.ravel()])


# ---- JAX


@contextmanager
def float64_in_jax() -> Iterator[None]:
    """Let JAX compute in float64, in which it does not by itself; afterwards all is as it was."""
    import jax

    before = jax.config.jax_enable_x64
    jax.config.update("jax_enable_x64", True)
    try:
        yield
    finally:
        jax.config.update("jax_enable_x64", before)


def loss_in_jax(weights: Any, u: Array, y: Array) -> Any:
    """L, as the slides write it."""
    import jax

    b, w, x = weights
    v = jax.nn.sigmoid(u @ w)
    y_bar = b + v @ x
    return 0.5 * ((y - y_bar) ** 2).sum()


@float64_in_jax()
def gradient_in_jax(net: bp.Network, u: Array, y: Array) -> Array:
    """∇L as JAX finds it."""
    import jax

    return weights_in_jax(jax.grad(loss_in_jax)((net.b, net.w, net.x), u, y))


@float64_in_jax()
def descend_in_jax(
    net: bp.Network,
    u: Array,
    y: Array,
    mu: float,
    n_steps: int,
) -> Array:
    """The weights after 0, 1, …, n_steps steps, in the order of `Network.vector`."""
    import jax

    gradients = jax.jit(jax.grad(loss_in_jax))  # jit: compiled at the first call
    weights = net.b, net.w, net.x
    path = [weights_in_jax(weights)]
    for _ in range(n_steps):
        slopes = gradients(weights, u, y)
        pairs = zip(weights, slopes, strict=True)
        weights = tuple(each - mu * slope for each, slope in pairs)
        path.append(weights_in_jax(weights))
    return np.array(path)


def weights_in_jax(parts: Any) -> Array:
    """The weights, or their derivatives, in the order of `Network.vector`: b, ω row by row, x."""
    return np.concatenate([np.ravel(part) for part in parts])


# ---- what came of it, computed or stored


class Library(NamedTuple):
    """How to have an answer from a library that need not be installed."""

    package: str
    gradient: Callable[..., Array]
    descend: Callable[..., Array]


LIBRARIES = {
    "PyTorch": Library("torch", gradient_in_pytorch, descend_in_pytorch),
    "JAX": Library("jax", gradient_in_jax, descend_in_jax),
}


class Answer(NamedTuple):
    """What a library makes of the problem."""

    gradient: Array
    """(D,): ∇L at the start, in the order of `Network.vector`."""
    path: Array
    """(K, D): the weights after each of the recorded numbers of steps."""
    version: str
    """Of the library, when the answer was stored."""


def recorded(n_steps: int) -> Array:
    """The numbers of steps after which weights are stored: 0, 1, 2, 5, 10, …, n_steps."""
    n = np.array([0, *(digit * 10**k for k in range(10) for digit in (1, 2, 5))])
    return np.append(n[n < n_steps], n_steps)


def installed() -> list[str]:
    """Those of the optional libraries that can be imported here."""
    return [name for name, library in LIBRARIES.items() if util.find_spec(library.package)]


def compute(name: str) -> Answer:
    """A library's answer, computed now.

    Parameters
    ----------
    name : str
        Of :data:`LIBRARIES`.
    """
    library, (net, u, y, mu, n_steps) = LIBRARIES[name], problem()
    path = library.descend(net, u, y, mu, n_steps)
    return Answer(library.gradient(net, u, y), path[recorded(n_steps)], metadata.version(library.package).split("+")[0])


def stored() -> dict[str, Answer]:
    """The stored answers, by library."""
    answers = json.loads(STORED.read_text(encoding="utf-8"))
    return {
        name: Answer(np.array(answer["gradient"]), np.array(answer["path"]), answer["version"])
        for name, answer in answers.items()
    }


def answers() -> dict[str, Answer]:
    """What each optional library makes of the problem: stored, and where it is installed computed anew and compared.

    Returns
    -------
    dict
        The stored answers, whether or not a library is installed: so all that is printed of them is the same.

    Raises
    ------
    RuntimeError
        If what an installed library computes is not what is stored.
    """
    known = stored()
    for name in installed():
        _compare(name, compute(name), known[name])
    return known


def _compare(name: str, came: Answer, known: Answer) -> None:
    remedy = "if lesson 13's problem has been changed, run  python -m bplib.course.cases.peers"
    if came.gradient.shape != known.gradient.shape or came.path.shape != known.path.shape:
        raise RuntimeError(f"{name} answers another problem than the one whose answer is stored; {remedy}")
    distances = {
        "gradient": (relative_distance(came.gradient, known.gradient), GRADIENT_TOLERANCE),
        "path": (float(np.abs(came.path - known.path).max()), PATH_TOLERANCE),
    }
    for what, (distance, tolerance) in distances.items():
        if not distance <= tolerance:
            raise RuntimeError(
                f"{name} {came.version} gives a {what} that is {distance:.1g} from the stored one, of {name} "
                f"{known.version}; wanted at most {tolerance:.0g}; {remedy}"
            )


def relative_distance(one: Array, other: Array) -> float:
    """‖one − other‖ / ‖other‖."""
    return float(np.linalg.norm(one - other) / np.linalg.norm(other))


def renew() -> None:
    """Compute all stored answers anew; both libraries are needed."""
    found = {name: compute(name) for name in LIBRARIES}
    plain = {
        name: {"version": answer.version, "gradient": answer.gradient.tolist(), "path": answer.path.tolist()}
        for name, answer in found.items()
    }
    replace_file(STORED, (json.dumps(plain, indent=1) + "\n").encode())


# ---- the restart study elsewhere


def study(executor: Any = None) -> Study:
    """A restart study: here, or where the executor works."""
    u, y = bp.data.teacher()
    schedule = bp.schedules.constant(0.02)
    return bp.restarts(
        u,
        y,
        n_hidden=2,
        n_restarts=200,
        schedule=schedule,
        max_iterations=1000,
        rng=0,
        executor=executor,
    )


@contextmanager
def two_processes() -> Iterator[Executor | None]:
    """Two worker processes; in a browser, which has none, only a word about it."""
    try:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context
    except ImportError:
        said = "A browser has no processes: what follows runs in one place."
        print(said, "On your computer there are two.")
        yield None
    else:
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
            yield processes


def study_on_dask() -> Study:
    """The same study on a Dask cluster, here of two processes on this machine."""
    from distributed import Client, LocalCluster

    cluster = LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        dashboard_address=":0",
    )
    with cluster, Client(cluster) as client:
        return study(executor=client.get_executor())


# ---- what the lesson shows


def show(*functions: Callable[..., Any]) -> None:
    """Display functions as listings: the source that is run.

    Parameters
    ----------
    *functions : callable
        Functions of this module.
    """
    listings = "\n\n\n".join(inspect.getsource(function).strip() for function in functions)
    display(Markdown(f"```python\n{listings}\n```"))


COLUMNS = ("slides", "bplib", "scikit-learn's `MLPRegressor`", "PyTorch, behind `torch.`", "JAX")

DICTIONARY = (
    (
        "$\\omega[i,h]$, of the inputs",
        "`net.w[1:]`, shape $(N-1,H)$",
        "`coefs_[0]`, $(N-1,H)$",
        "`nn.Linear`, its weight, $(H,N-1)$",
        "your own array",
    ),
    (
        "$\\omega[0,h]$, of $u[0]=1$",
        "`bp.with_constant_input`, then `net.w[0]`",
        "`intercepts_[0]`: a *hidden bias*",
        "the first layer's bias",
        "your own array",
    ),
    ("$x[h]$", "`net.x`, $(H)$", "`coefs_[1]`, $(H,1)$", "the second layer's weight, $(1,H)$", "your own array"),
    ("$b$", "`net.b`", "`intercepts_[1]`", "the second layer's bias", "your own array"),
    ("$H$", "`n_hidden`", "`hidden_layer_sizes`", "a size of `nn.Linear`", "a shape"),
    (
        "$g$, the sigmoid",
        "`bp.sigmoid`",
        '`activation="logistic"`; default: ReLU',
        "`nn.Sigmoid`",
        "`jax.nn.sigmoid`",
    ),
    (
        "$L=\\frac12\\sum_p(y_p-\\bar y_p)^2$",
        "`bp.loss`",
        "`loss_` is $L/P$, plus the penalty `alpha`",
        "`nn.MSELoss` is $2L/P$",
        "as you write it",
    ),
    ("$\\partial L/\\partial\\,\\cdot$", "`bp.gradients`", "inside", "`Tensor.backward`", "`jax.grad`"),
    (
        "$\\mu$, constant",
        "`bp.schedules.constant`",
        "`learning_rate_init` $=P\\mu$",
        "`optim.SGD`, its lr $=P\\mu/2$ with that loss",
        "$\\mu$, in your own update",
    ),
    (
        "$\\mu(m)$, such as $\\frac A{B+m}$",
        "`schedule`",
        '`learning_rate="invscaling"`, falls with the samples seen',
        "in `optim.lr_scheduler`: `LambdaLR`; in stairs: `StepLR`",
        "a function of $m$",
    ),
    (
        "all $P$ samples in every step",
        "always so",
        "`batch_size` $=P$; default: at most 200",
        "`utils.data.DataLoader`, its batch_size",
        "the rows that you pass",
    ),
    (
        "$m$, and its largest",
        "`max_iterations`",
        "`max_iter`, in *epochs*: passes through all samples",
        "your own loop",
        "your own loop",
    ),
    (
        "tolerance",
        "`tolerance`",
        "`tol`, of the mean loss, missed more than `n_iter_no_change` times running",
        "your own test",
        "your own test",
    ),
    ("many initial points", "`bp.restarts`", "a loop over `random_state`", "a loop", "`jax.vmap`"),
    (
        "random range",
        "`init_range`",
        "chosen for you, by layer size",
        "`nn.init.uniform_`",
        "`jax.random.uniform`",
    ),
    (
        "real numbers",
        "float64",
        "float64, unless your data are float32",
        "float32, unless `Tensor.double`",
        "float32, unless `jax.config`",
    ),
)
"""The slides' words in each library; names of code stand between backquotes."""


def dictionary() -> None:
    """Display the dictionary, as two tables: five columns are wider than a printed page."""
    tables = []
    for columns in ((0, 1, 2), (0, 3, 4)):
        lines = [COLUMNS, ("---",) * len(COLUMNS), *DICTIONARY]
        rows = (" | ".join(line[column] for column in columns) for line in lines)
        tables.append("\n".join(f"| {row} |" for row in rows))
    display(Markdown("\n\n".join(tables)))


def names(column: int) -> list[str]:
    """The names of code in a column of the dictionary, without arguments, values and indices."""
    found = re.findall(r"`([^`]+)`", " ".join(row[column] for row in DICTIONARY))
    return [re.split(r"[=\[(]", name)[0] for name in found]


if __name__ == "__main__":
    renew()
