"""The loss, its three gradients, and the gradient check."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from bplib.activations import Array
from bplib.checks import positive_number, real_numbers
from bplib.network import Network, check_problem, join, split

Method = Literal["complex", "central"]

# The best steps: for central differences where rounding and truncation balance; the complex step has no rounding.
DEFAULT_STEP = {"complex": 1e-20, "central": 1e-5}


class Gradients(NamedTuple):
    """The partial derivatives of the loss, each in the shape of its parameter."""

    b: Array
    """(…): ∂L/∂b."""
    w: Array
    """(…, N, H): ∂L/∂ω[i,h]."""
    x: Array
    """(…, H): ∂L/∂x[h]."""

    @property
    def vector(self) -> Array:
        """All of them in one vector (…, 1 + N·H + H), in the order of `Network.vector`."""
        return join(self.b, self.w, self.x)

    @property
    def norm(self) -> Array:
        """‖∇L‖, shape (…): the length of `vector`."""
        return np.linalg.norm(self.vector, axis=-1)


def loss(net: Network, u: ArrayLike, y: ArrayLike) -> Array:
    """Half the sum of squared errors, L = ½ Σ_p (y_p − ȳ_p)²: slide *Objective*.

    Parameters
    ----------
    net : Network
        One network or a stack.
    u : array_like, shape (P, N)
    y : array_like, shape (P,)

    Returns
    -------
    float or ndarray, shape (…)
        One loss for each member.

    Raises
    ------
    ValueError, TypeError
        If shapes do not fit, or the data hold anything but finite numbers.
    """
    u, y = check_problem(net, u, y)
    error = y - net.predict(u)
    return 0.5 * (error**2).sum(axis=-1)


def gradients(net: Network, u: ArrayLike, y: ArrayLike) -> Gradients:
    """The three gradients of the loss: slide *Derivation of Backprop derivatives*.

    ∂L/∂b = −Σ_p (y_p − ȳ_p);
    ∂L/∂x[h] = −Σ_p (y_p − ȳ_p)·v_p[h];
    ∂L/∂ω[i,h] = −Σ_p (y_p − ȳ_p)·x[h]·g'(v*_p[h])·u_p[i], with g' = v(1 − v) for the sigmoid.

    Parameters
    ----------
    net : Network
        One network or a stack.
    u : array_like, shape (P, N)
    y : array_like, shape (P,)

    Returns
    -------
    Gradients
        `b` (…), `w` (…, N, H), `x` (…, H).

    Raises
    ------
    ValueError, TypeError
        If shapes do not fit, or the data hold anything but finite numbers.
    """
    u, y = check_problem(net, u, y)
    v_star, v, y_bar = net.forward(u)
    error = y - y_bar  # (…, P)
    # The error carried back to each hidden unit; both signals serve every weight behind them.
    signal = error[..., None] * net.x[..., None, :] * net.activation.slopes(v_star, v)  # (…, P, H)
    return Gradients(
        b=-error.sum(axis=-1),
        w=-(u.T @ signal),
        x=-(error[..., None, :] @ v)[..., 0, :],
    )


def numerical_gradients(
    net: Network, u: ArrayLike, y: ArrayLike, method: Method = "complex", step: float | None = None
) -> Gradients:
    """The gradients by differences of the loss: slow, and independent of any derivation.

    Parameters
    ----------
    net : Network
        One network or a stack, with real parameters.
    u : array_like, shape (P, N)
    y : array_like, shape (P,)
    method : {"complex", "central"}
        "complex": Im L(θ + i·step) / step, exact to rounding (Squire and Trapp, SIAM Review 40, 1998). The
        activation must take complex numbers, and be analytic.
        "central": (L(θ + step) − L(θ − step)) / (2·step), good to about ten digits.
    step : float, optional
        1e-20 for the complex step, which fails below 1e-300; 1e-5 for the central difference.

    Raises
    ------
    ValueError, TypeError
        If the method is unknown, the step is not positive, the network is complex, the activation cannot take
        the complex step, or the data are bad.
    """
    if method not in ("complex", "central"):
        raise ValueError(f'method is {method!r}; wanted "complex" or "central"')
    step = DEFAULT_STEP[method] if step is None else positive_number("step", step)
    theta = _start_of_steps(net, u, y)
    if method == "complex":
        g = net.activation
        _refuse_complex_step(f"activation {g.name}", g.function, net.forward(u).v_star, 'use method="central", or ')

    def shifted_loss(j: int, shift: complex) -> Array:
        moved = theta.astype(complex) if method == "complex" else theta.copy()
        moved[..., j] += shift
        return loss(net.with_vector(moved), u, y)

    slopes = np.empty(theta.shape)
    for j in range(theta.shape[-1]):
        if method == "complex":
            slopes[..., j] = shifted_loss(j, 1j * step).imag / step
        else:
            slopes[..., j] = (shifted_loss(j, step) - shifted_loss(j, -step)) / (2 * step)
    return Gradients(*split(slopes, net.n_inputs, net.n_hidden))


def check_gradients(
    net: Network,
    u: ArrayLike,
    y: ArrayLike,
    gradients: Callable[[Network, ArrayLike, ArrayLike], Any] = gradients,
    method: Method = "complex",
    step: float | None = None,
) -> Any:
    """How far a gradient function is from the numerical gradient, relative to the gradient's norm.

    Correct code gives about 1e-15 with the complex step and 1e-10 with central differences. Check away from a
    minimum: there the gradient vanishes, and a relative error with it.

    Parameters
    ----------
    net : Network
        One network or a stack.
    u : array_like, shape (P, N)
    y : array_like, shape (P,)
    gradients : callable
        ``gradients(net, u, y)`` gives the three gradients (b, w, x): your own function, or bplib's.
    method, step
        As in :func:`numerical_gradients`.

    Returns
    -------
    float, or ndarray of shape (…) for a stack
        ‖given − numerical‖ / ‖numerical‖; 0 where both vanish, inf where only the numerical gradient does.

    Raises
    ------
    ValueError, TypeError
        As :func:`numerical_gradients`, or if the function gives anything but three arrays of the parameters' shapes.
    """
    if not callable(gradients):
        raise TypeError(f"gradients is {type(gradients).__name__}; wanted a function gradients(net, u, y)")
    numerical = numerical_gradients(net, u, y, method, step).vector
    given = _as_gradients(gradients(net, u, y), net).vector
    difference, scale = np.linalg.norm(given - numerical, axis=-1), np.linalg.norm(numerical, axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        error = np.where(difference == 0, 0.0, difference / scale)
    return error if net.stack_shape else float(error)


def hessian(net: Network, u: ArrayLike, y: ArrayLike) -> Array:
    """∇²L, the matrix of second derivatives, in the order of `Network.vector`.

    Column j is the complex step of the gradient along parameter j, exact to rounding.

    Parameters
    ----------
    net : Network
        One network or a stack, with real parameters and an activation that takes complex numbers.
    u : array_like, shape (P, N)
    y : array_like, shape (P,)

    Returns
    -------
    ndarray, shape (…, D, D) with D = 1 + N·H + H
        Symmetric.

    Raises
    ------
    ValueError, TypeError
        If the activation or its derivative cannot take the complex step, or the data are bad.
    """
    theta = _start_of_steps(net, u, y)
    g, v_star = net.activation, net.forward(u).v_star
    _refuse_complex_step(f"activation {g.name}", g.function, v_star)
    _refuse_complex_step(f"the derivative of activation {g.name}", lambda z: g.derivative(z, g.function(z)), v_star)
    step = DEFAULT_STEP["complex"]
    columns = []
    for j in range(theta.shape[-1]):
        moved = theta.astype(complex)
        moved[..., j] += 1j * step
        columns.append(gradients(net.with_vector(moved), u, y).vector.imag / step)
    matrix = np.stack(columns, axis=-1)
    return (matrix + np.swapaxes(matrix, -1, -2)) / 2


def _start_of_steps(net: Network, u: ArrayLike, y: ArrayLike) -> Array:
    """The parameters (…, D) from which numerical derivatives step, when all is as they want it."""
    check_problem(net, u, y)
    theta = net.vector
    if np.iscomplexobj(theta):
        raise TypeError("the network has complex parameters; wanted real ones, from which the steps are taken")
    return theta


def _as_gradients(given: Any, net: Network) -> Gradients:
    """What a gradient function returned, held to the parameters' shapes."""
    try:
        if isinstance(given, dict):
            raise TypeError  # unpacked, it would give its keys
        b, w, x = given
    except (TypeError, ValueError) as error:
        raise TypeError(
            f"gradients(net, u, y) returned {type(given).__name__}; wanted three arrays (b, w, x)"
        ) from error
    parts = {}
    for name, value in (("b", b), ("w", w), ("x", x)):
        wanted = getattr(net, name).shape
        part = real_numbers(f"the gradient of {name}", value)
        if part.shape != wanted:
            raise ValueError(f"the gradient of {name} has shape {part.shape}; wanted {wanted}, the shape of {name}")
        parts[name] = part
    return Gradients(**parts)


def _refuse_complex_step(what: str, function: Callable[[Array], Array], v_star: Array, way_out: str = "") -> None:
    """Raise if a function cannot take a complex argument, or takes it and goes wrong (as abs does).

    At each v* the complex step must lie between the slopes to the left and to the right, which differ at a kink.
    """
    remedy = f"{way_out}write it without abs, logaddexp and their like"
    step = np.maximum(1e-6, 1e-11 * np.abs(v_star))  # far beyond the rounding of a large v*
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", np.exceptions.ComplexWarning)
            slope = np.asarray(function(v_star + 1e-20j)).imag / 1e-20
    except (TypeError, np.exceptions.ComplexWarning) as error:
        raise TypeError(f"{what} cannot take complex numbers ({error}): {remedy}") from error
    left, right = ((function(v_star + sign * step) - function(v_star)) / (sign * step) for sign in (-1, 1))
    slack = 1e-3 * (1 + np.abs(left) + np.abs(right))
    if not ((slope >= np.minimum(left, right) - slack) & (slope <= np.maximum(left, right) + slack)).all():
        raise TypeError(f"{what} gives a wrong slope for complex numbers: {remedy}")
