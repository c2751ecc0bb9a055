"""Activation functions: g and its derivative, side by side.

The slides use the sigmoid and note at its derivative, "This changes for different activation functions".
Exactly one factor of the gradient changes, and it stands here.

Every function takes arrays of any shape, real or complex; complex values serve the complex step of
:func:`bplib.check_gradients`, so all but ReLU at 0 are analytic near the real line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from bplib.checks import Array as Array  # from here, it is everyone's
from bplib.checks import plain_array

# exp of more than this overflows a float.
LARGEST_EXPONENT = 709.0


@dataclass(frozen=True, eq=False)
class Activation:
    """An activation function g with its derivative.

    ``function(v_star)`` gives v = g(v*) and ``derivative(v_star, v)`` gives g'(v*), elementwise. The derivative gets
    both because some are cheap in v (the sigmoid's v(1 − v)) and others need v* (the sine's cos v*). Neither may change
    its arguments. `name` is what tables and messages call it.

    Examples
    --------
    >>> import numpy as np
    >>> arctan = Activation("arctan", np.arctan, lambda v_star, v: 1 / (1 + v_star**2))
    """

    name: str
    function: Callable[[Array], Array]
    derivative: Callable[[Array, Array], Array]

    def __post_init__(self) -> None:
        if not isinstance(self.name, str):
            raise TypeError(f"name is {self.name!r}; wanted a string: Activation(name, function, derivative)")
        for role, value in (("function", self.function), ("derivative", self.derivative)):
            if not callable(value):
                raise TypeError(f"{role} is {value!r}; wanted a function of arrays")
        if isinstance(self.derivative, np.ufunc) and self.derivative.nin == 1:
            # np.cos(v_star, v) would write its result over v.
            raise TypeError(
                f"derivative is {self.derivative!r}, which takes one array; wanted derivative(v_star, v), "
                f"such as lambda v_star, v: np.{self.derivative.__name__}(v_star)"
            )

    def values(self, v_star: Array) -> Array:
        """The values g(v*), held to the shape of `v_star`."""
        return self._held_to_shape("function", v_star, lambda: self.function(v_star))

    def slopes(self, v_star: Array, v: Array) -> Array:
        """The slopes g'(v*), held to the shape of `v_star`."""
        return self._held_to_shape("derivative", v_star, lambda: self.derivative(v_star, v))

    def _held_to_shape(self, role: str, v_star: Array, compute: Callable[[], Array]) -> Array:
        what = f"the {role} of activation {self.name}"
        wanted = "wanted one that takes arrays, element by element: function(v_star), derivative(v_star, v)"
        try:
            result = compute()
        except (TypeError, ValueError) as error:
            raise TypeError(f"{what} cannot take an array of shape {v_star.shape} ({error}); {wanted}") from error
        if np.shape(result) != v_star.shape:
            raise ValueError(f"{what} gives shape {np.shape(result)} for an array of shape {v_star.shape}; {wanted}")
        return result

    def __call__(self, v_star: ArrayLike) -> Array:
        """The value g(v*), elementwise."""
        array = plain_array("v_star", v_star)
        # Of whole numbers NumPy would make too small a type, and −1 is 255 in an unsigned one.
        return self.function(array.astype(np.result_type(array, float)))

    def __repr__(self) -> str:
        return f"<activation {self.name}>"

    def __reduce__(self) -> Any:
        # The built-in ones travel to other processes by name, as globals of this file; one's own as its two functions.
        if ACTIVATIONS.get(self.name) is self:
            return self.name
        return Activation, (self.name, self.function, self.derivative)


def check_activation(activation: Any) -> Activation:
    """`activation` if it is one, or an error that says how to make one."""
    if not isinstance(activation, Activation):
        raise TypeError(
            f"activation is {activation!r}; wanted an Activation such as bplib.sigmoid, "
            "or your own: bplib.Activation(name, function, derivative)"
        )
    return activation


def _sigmoid(v_star: Array) -> Array:
    # Below v* = −709 exp would overflow; limited, the value there is 1e-308, for less than that.
    # (NumPy's minimum of complex numbers goes by their real parts.)
    return 1 / (1 + np.exp(np.minimum(-v_star, LARGEST_EXPONENT)))


def _softplus(v_star: Array) -> Array:
    # log(1 + e^z) = max(z, 0) + log(1 + e^−|z|): no large exponent, and no abs, which the complex step forbids.
    positive = v_star.real > 0
    return np.where(positive, v_star, 0) + np.log1p(np.exp(np.where(positive, -v_star, v_star)))


def _relu(v_star: Array) -> Array:
    return np.where(v_star.real <= 0, 0, v_star)


def _relu_derivative(v_star: Array, v: Array) -> Array:
    # At the kink v* = 0 there is no derivative; 0 is chosen, as most libraries do.
    return np.where(v_star.real <= 0, 0.0, 1.0)


sigmoid = Activation("sigmoid", _sigmoid, lambda v_star, v: v * (1 - v))
"""g(v*) = 1/(1 + e^(−v*)), g' = v(1 − v): slide *Backprop algorithm*, step 2."""

tanh = Activation("tanh", np.tanh, lambda v_star, v: 1 - v * v)
"""g(v*) = tanh v*, g' = 1 − v²."""

softplus = Activation("softplus", _softplus, lambda v_star, v: _sigmoid(v_star))
"""g(v*) = log(1 + e^(v*)), g' = 1/(1 + e^(−v*))."""

relu = Activation("relu", _relu, _relu_derivative)
"""g(v*) = max(v*, 0), g' = 1 where v* > 0 and 0 elsewhere, at v* = 0 too."""

identity = Activation("identity", lambda v_star: v_star, lambda v_star, v: np.ones_like(v))
"""g(v*) = v*, g' = 1: the network is then linear in its inputs."""

sine = Activation("sine", np.sin, lambda v_star, v: np.cos(v_star))
"""g(v*) = sin v*, g' = cos v*, which v alone does not determine."""

ACTIVATIONS = {g.name: g for g in (sigmoid, tanh, softplus, relu, identity, sine)}
"""The built-in activations by name."""
