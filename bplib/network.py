"""The network: its parameters b, w, x and its forward pass, for one network or for a stack of them."""

from __future__ import annotations

import os
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from bplib.activations import Activation, Array, check_activation, sigmoid
from bplib.checks import check_inputs, check_range, check_rng, check_targets, finite, numbers, whole_number
from bplib.files import describe_activation, write_arrays

NETWORK_FORMAT = "bplib network 1"


class Forward(NamedTuple):
    """What a forward pass computes, in the order in which it is computed."""

    v_star: Array  #: (…, P, H): pre-activation of each hidden unit for each sample.
    v: Array  #: (…, P, H): activation of each hidden unit for each sample.
    y_bar: Array  #: (…, P): output for each sample.


class Network:
    """One hidden layer, one linear output: ȳ = b + Σ_h x[h]·g(Σ_i w[i,h]·u[i]).

    `b` (…) is the output bias, `w` (…, N, H) the input-to-hidden weights, the slides' ω[i,h], and `x` (…, H) the
    hidden-to-output weights; all are copied. In a *stack* of networks of the same sizes they carry the same leading
    axes (…), and so does everything computed from them.

    Examples
    --------
    >>> net = Network(b=0.1, w=[[0.0, 1.0], [2.0, -1.0]], x=[1.0, -1.0])
    >>> net.predict([[1.0, 0.5]]).round(4)
    array([0.2086])
    """

    def __init__(self, *, b: ArrayLike, w: ArrayLike, x: ArrayLike, activation: Activation = sigmoid) -> None:
        self.b, self.w, self.x = numbers("b", b), numbers("w", w), numbers("x", x)
        self.activation = check_activation(activation)
        self._check_shapes()

    def check(self) -> None:
        """Raise if b, w, x and activation are not, or no longer, a network's: they are yours to change."""
        for name in "bwx":
            value = getattr(self, name)
            if type(value) is not np.ndarray or value.dtype.char not in "dD":  # a list, a masked array, float32
                setattr(self, name, numbers(name, value))
            else:
                finite(name, value)
        check_activation(self.activation)
        self._check_shapes()

    def _check_shapes(self) -> None:
        shapes = f"b has shape {self.b.shape}, w {self.w.shape}, x {self.x.shape}"
        if self.w.ndim < 2 or self.w.shape[-2] < 1 or self.w.shape[-1] < 1:
            raise ValueError(f"{shapes}; wanted w of shape (N, H), a row per input and a column per hidden unit")
        stack = self.w.shape[:-2]
        if self.x.shape != (*stack, self.w.shape[-1]) or self.b.shape != stack:
            raise ValueError(
                f"{shapes}; these do not fit together. Wanted b (), w (N, H), x (H,), "
                "or for a stack the same leading axes on all three"
            )

    @classmethod
    def random(
        cls,
        *,
        n_inputs: int,
        n_hidden: int,
        init_range: tuple[float, float] = (-1, 1),
        n_networks: int | None = None,
        activation: Activation = sigmoid,
        rng: int | np.random.Generator | None = None,
    ) -> Network:
        """Draw every parameter uniformly from a range: *Backprop algorithm*, step 1.

        Each network takes its numbers from a row of its own, so the first 100 of 200 networks are the 100, and the
        same `rng` with another range gives the same draws, scaled. `n_inputs` counts a constant input, if you use one;
        with `n_networks` there is a stack, with one leading axis.
        """
        n_inputs = whole_number("n_inputs", n_inputs)
        n_hidden = whole_number("n_hidden", n_hidden)
        rows = () if n_networks is None else (whole_number("n_networks", n_networks),)
        low, high = check_range(init_range)
        draws = check_rng(rng).random((*rows, 1 + n_inputs * n_hidden + n_hidden))
        b, w, x = split(low + (high - low) * draws, n_inputs, n_hidden)
        return cls(b=b, w=w, x=x, activation=activation)

    @property
    def n_inputs(self) -> int:
        """N, the number of inputs, the constant one included."""
        return int(np.shape(self.w)[-2])

    @property
    def n_hidden(self) -> int:
        """H, the number of hidden units."""
        return int(np.shape(self.w)[-1])

    @property
    def stack_shape(self) -> tuple[int, ...]:
        """The leading axes of a stack; () for one network."""
        return np.shape(self.b)

    @property
    def vector(self) -> Array:
        """All parameters in one vector (…, 1 + N·H + H): b, then w row by row, then x."""
        return join(self.b, self.w, self.x)

    def with_vector(self, vector: ArrayLike) -> Network:
        """A network of the same sizes and activation with these parameters (…, 1 + N·H + H): undoes `vector`."""
        vector = numbers("vector", vector)
        wanted = 1 + (self.n_inputs + 1) * self.n_hidden
        if vector.ndim < 1 or vector.shape[-1] != wanted:
            raise ValueError(f"vector has shape {vector.shape}; wanted (…, {wanted}): b, w row by row, x")
        b, w, x = split(vector, self.n_inputs, self.n_hidden)
        return Network(b=b, w=w, x=x, activation=self.activation)

    def forward(self, u: ArrayLike) -> Forward:
        """Forward pass with every intermediate: *Backprop algorithm*, step 2.

        v*_p[h] = Σ_i w[i,h]·u_p[i];  v_p[h] = g(v*_p[h]);  ȳ_p = b + Σ_h x[h]·v_p[h].
        """
        self.check()
        v_star = check_inputs(u, self.n_inputs) @ self.w
        v = self.activation.values(v_star)
        y_bar = self.b[..., None] + (v @ self.x[..., None])[..., 0]
        return Forward(v_star, v, y_bar)

    def predict(self, u: ArrayLike) -> Array:
        """The outputs ȳ (…, P)."""
        return self.forward(u).y_bar

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the network, or the stack, to a file that :func:`bplib.load` reads: plain arrays, no pickle.

        It holds the activation's name, not its formula. `path` is the file's full name, such as "net.npz". An
        interrupted write leaves an older file of this name as it was.
        """
        self.check()
        header = {"format": NETWORK_FORMAT, **describe_activation(self.activation)}
        write_arrays(path, header, {"b": self.b, "w": self.w, "x": self.x})

    def __getitem__(self, member: Any) -> Network:
        """Members of a stack: ``net[3]``, ``net[:10]``, ``net[losses < 1]``."""
        if not self.stack_shape:
            raise TypeError("this is one network, not a stack of them, and has no members to take")
        index = member if isinstance(member, tuple) else (member,)
        b, w, x = self.b[index], self.w[(*index, slice(None), slice(None))], self.x[(*index, slice(None))]
        return Network(b=b, w=w, x=x, activation=self.activation)

    def __repr__(self) -> str:
        stack = f"stack of {self.stack_shape}, " if self.stack_shape else ""
        return (
            f"<Network: {stack}n_inputs={self.n_inputs}, n_hidden={self.n_hidden}, activation={self.activation.name}>"
        )


def with_constant_input(u: ArrayLike) -> Array:
    """A new array (P, N + 1), the constant input u[0] = 1 before the others: its weights w[0, h] are hidden biases."""
    u = check_inputs(u)
    return np.hstack([np.ones((len(u), 1)), u])


def check_problem(net: Network, u: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
    """`u` and `y` as new float arrays that fit together and fit the network, or an error."""
    if not isinstance(net, Network):
        raise TypeError(f"net is {type(net).__name__}; wanted a Network: the arguments are (net, u, y), in this order")
    net.check()
    u = check_inputs(u, net.n_inputs)
    return u, check_targets(y, len(u))


def join(b: ArrayLike, w: ArrayLike, x: ArrayLike) -> Array:
    """Parameters (or their gradients) as one vector (…, D)."""
    b, w, x = np.asarray(b), np.asarray(w), np.asarray(x)
    stack = b.shape
    return np.concatenate([b.reshape(*stack, 1), w.reshape(*stack, w.shape[-2] * w.shape[-1]), x], axis=-1)


def split(vector: Array, n_inputs: int, n_hidden: int) -> tuple[Array, Array, Array]:
    """The views b (…), w (…, N, H) and x (…, H) of a vector (…, D)."""
    end = 1 + n_inputs * n_hidden
    w = vector[..., 1:end].reshape(*vector.shape[:-1], n_inputs, n_hidden)
    return vector[..., 0], w, vector[..., end:]
