"""The same work done by bplib and by others: each trains the same restarts and returns their final parameters.

The work: full-batch steepest descent with a constant learning rate, one sigmoid layer, float64, from given weights.
Each contestant is written as its users would write it, for speed where there is a choice.
"""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import jax
import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPRegressor

import bplib as bp
from bplib.engine.compiled import SERIES

jax.config.update("jax_enable_x64", True)
torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


@dataclass(frozen=True)
class Work:
    """What is to be trained."""

    n_samples: int
    n_inputs: int
    n_hidden: int
    n_restarts: int
    n_iterations: int

    @property
    def size(self) -> int:
        """Sample-units: what the time of one contestant is divided by."""
        return self.n_restarts * self.n_iterations * self.n_samples * self.n_hidden

    @property
    def mu(self) -> float:
        """A learning rate at which nothing diverges, so that all can be compared to the ninth digit."""
        return 0.02 / self.n_samples / self.n_hidden

    def data(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Inputs (P, N), the first one constant, and targets (P,)."""
        rng = np.random.default_rng(0)
        u = bp.with_constant_input(rng.uniform(-1, 1, (self.n_samples, self.n_inputs - 1)))
        return u, np.sin(3 * u[:, 1]) + 0.1 * rng.standard_normal(self.n_samples)

    def start(self) -> bp.Network:
        """The initial networks, a stack; bplib.restarts with rng=1 starts from the same."""
        return bp.Network.random(
            n_inputs=self.n_inputs, n_hidden=self.n_hidden, n_networks=self.n_restarts, init_range=(-1, 1), rng=1
        )


Run = Callable[[], NDArray[np.float64]]  # what is timed: the training alone, which gives (R, D)


def bplib_study(work: Work, engine: str) -> Run:
    """One call of bplib.restarts, with losses, histories and the stopping rule's arithmetic included."""
    u, y = work.data()
    schedule = bp.schedules.constant(work.mu)

    def run() -> NDArray[np.float64]:
        study = bp.restarts(
            u, y, n_hidden=work.n_hidden, n_restarts=work.n_restarts, schedule=schedule, rng=1,
            tolerance=0, max_iterations=work.n_iterations, engine=engine,
        )  # fmt: skip
        return study.network.vector

    return run


def scikit_learn_loop(work: Work) -> Run:
    """MLPRegressor.fit with full batches and plain SGD, once for each restart, from our weights by a warm start."""
    u, y = work.data()
    start = work.start()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        models = [
            MLPRegressor(
                hidden_layer_sizes=(work.n_hidden,), activation="logistic", solver="sgd", alpha=0, momentum=0,
                nesterovs_momentum=False, batch_size=work.n_samples, learning_rate_init=work.n_samples * work.mu,
                shuffle=False, tol=0,
                n_iter_no_change=10**9, max_iter=1, warm_start=True,
            ).fit(u[:, 1:], y)
            for _ in range(work.n_restarts)
        ]  # fmt: skip

    def run() -> NDArray[np.float64]:
        ends = []
        for r, model in enumerate(models):
            model.coefs_ = [start.w[r, 1:].copy(), start.x[r][:, None].copy()]
            model.intercepts_ = [start.w[r, 0].copy(), np.array([start.b[r]])]
            model.set_params(max_iter=work.n_iterations)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", ConvergenceWarning)
                model.fit(u[:, 1:], y)
            w = np.vstack([model.intercepts_[0], model.coefs_[0]])
            ends.append(np.concatenate([model.intercepts_[1], w.ravel(), model.coefs_[1].ravel()]))
        return np.stack(ends)

    return run


def torch_loop(work: Work) -> Run:
    """torch.nn and torch.optim.SGD, once for each restart."""
    u, y = work.data()
    start = work.start()
    inputs, targets = torch.from_numpy(u), torch.from_numpy(y)[:, None]

    def run() -> NDArray[np.float64]:
        ends = []
        for r in range(work.n_restarts):
            hidden, output = (
                torch.nn.Linear(work.n_inputs, work.n_hidden, bias=False),
                torch.nn.Linear(work.n_hidden, 1),
            )
            with torch.no_grad():
                hidden.weight.copy_(torch.from_numpy(start.w[r].T.copy()))
                output.weight.copy_(torch.from_numpy(start.x[r][None, :].copy()))
                output.bias.fill_(float(start.b[r]))
            net = torch.nn.Sequential(hidden, torch.nn.Sigmoid(), output)
            optimiser = torch.optim.SGD(net.parameters(), lr=work.mu)
            for _ in range(work.n_iterations):
                optimiser.zero_grad()
                (0.5 * (targets - net(inputs)).square().sum()).backward()
                optimiser.step()
            w = hidden.weight.detach().numpy().T.ravel()
            ends.append(np.concatenate([output.bias.detach(), w, output.weight.detach().numpy().ravel()]))
        return np.stack(ends)

    return run


def torch_stacked(work: Work) -> Run:
    """All restarts in one batch of PyTorch matrix products, with autograd."""
    u, y = work.data()
    start = work.start()
    inputs, targets = torch.from_numpy(u.T.copy()), torch.from_numpy(y)

    def run() -> NDArray[np.float64]:
        b = torch.from_numpy(start.b[:, None].copy()).requires_grad_()
        w_T = torch.from_numpy(np.ascontiguousarray(start.w.swapaxes(1, 2))).requires_grad_()
        x = torch.from_numpy(start.x[:, None, :].copy()).requires_grad_()
        for _ in range(work.n_iterations):
            y_bar = b + torch.matmul(x, torch.sigmoid(torch.matmul(w_T, inputs)))[:, 0, :]
            gradients = torch.autograd.grad(0.5 * (targets - y_bar).square().sum(), (b, w_T, x))
            with torch.no_grad():
                for parameter, gradient in zip((b, w_T, x), gradients, strict=True):
                    parameter -= work.mu * gradient
        w = w_T.detach().numpy().swapaxes(1, 2).reshape(work.n_restarts, -1)
        return np.concatenate([b.detach().numpy(), w, x.detach().numpy()[:, 0, :]], axis=1)

    return run


def jax_vmap(work: Work) -> Run:
    """jit(vmap(…)) over a compiled loop of the iterations, with jax.grad; compiled before the clock starts."""
    u, y = work.data()
    start = work.start()

    def loss(theta, u, y):  # type: ignore[no-untyped-def]
        b, w, x = theta
        return 0.5 * ((y - (b + jax.nn.sigmoid(u @ w) @ x)) ** 2).sum()

    def descend(theta, u, y):  # type: ignore[no-untyped-def]
        def step(_, theta):  # type: ignore[no-untyped-def]
            gradients = jax.grad(loss)(theta, u, y)
            return jax.tree.map(lambda parameter, gradient: parameter - work.mu * gradient, theta, gradients)

        return jax.lax.fori_loop(0, work.n_iterations, step, theta)

    compiled = jax.jit(jax.vmap(descend, in_axes=(0, None, None)))
    arguments = (tuple(map(jax.numpy.asarray, (start.b, start.w, start.x))), jax.numpy.asarray(u), jax.numpy.asarray(y))
    jax.block_until_ready(compiled(*arguments))

    def run() -> NDArray[np.float64]:
        b, w, x = (np.asarray(part) for part in jax.block_until_ready(compiled(*arguments)))
        return np.concatenate([b[:, None], w.reshape(len(b), -1), x], axis=1)

    return run


def fused_c(work: Work, *options: str) -> Run | None:
    """The C loop of fused.c: a floor, not a peer. None where there is no C compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        return None
    library = Path(tempfile.mkdtemp()) / "fused.so"
    source = Path(__file__).with_name("fused.c")
    flags = ["-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", *options]
    subprocess.run([compiler, *flags, str(source), "-o", str(library), "-lm"], check=True)
    function = ctypes.CDLL(str(library)).train
    u, y = work.data()
    u_T, start = np.ascontiguousarray(u.T), work.start().vector

    def run() -> NDArray[np.float64]:
        theta = start.copy()
        scratch = [np.empty(n) for n in (work.n_samples, work.n_samples * work.n_hidden, theta.shape[1])]
        pointers = [ctypes.c_void_p(array.ctypes.data) for array in (theta, u_T, y, *scratch)]
        sizes = (work.n_restarts, work.n_samples, work.n_inputs, work.n_hidden, work.n_iterations)
        function(*pointers, *map(ctypes.c_long, sizes), ctypes.c_double(work.mu))
        return theta

    return run


OURS, OURS_NUMPY, JAX, FLOOR = "bplib", "bplib, NumPy", "JAX, jit + vmap", "C, polynomial exp (floor)"
CONTESTANTS: dict[str, Callable[[Work], Run | None]] = {
    OURS: partial(bplib_study, engine="numba"),
    OURS_NUMPY: partial(bplib_study, engine="numpy"),
    "scikit-learn, loop": scikit_learn_loop,
    "PyTorch, loop": torch_loop,
    "PyTorch, stacked": torch_stacked,
    JAX: jax_vmap,
    "C, library's exp (floor)": fused_c,
    FLOOR: lambda work: fused_c(work, "-DPOLYNOMIAL=" + ",".join(map(repr, SERIES))),
}
