"""Derivatives of the loss that no derivation enters: numerical gradients, the gradient check, the Hessian.

They take the complex step, f'(a) = Im f(a + i·step)/step (W. Squire and G. Trapp, SIAM Review 40, 1998). It has no
rounding, but wants a function that is analytic and takes complex numbers, so an activation is tried first.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from bplib.activations import Array
from bplib.checks import positive_number, real_numbers
from bplib.gradients import Gradients, gradients, loss
from bplib.network import Network, check_problem, split

Method = Literal["complex", "central"]

# The best steps: for central differences where rounding and truncation balance; the complex step has no rounding.
DEFAULT_STEP = {"complex": 1e-20, "central": 1e-5}
# What no difference's rounding explains: with a larger difference a kink is looked for.
DOUBTFUL = 1e-6


def numerical_gradients(
    net: Network, u: ArrayLike, y: ArrayLike, method: Method = "complex", step: float | None = None
) -> Gradients:
    """The gradients by differences of the loss: slow, and independent of any derivation. The parameters are real.

    Parameters
    ----------
    method : {"complex", "central"}
        "complex": Im L(θ + i·step) / step, exact to rounding; a TypeError if the activation goes wrong with complex
        numbers, as those with `abs` do. "central": (L(θ + step) − L(θ − step)) / (2·step), good to about ten digits,
        for any activation.
    step : float, optional
        1e-20 for the complex step, which loses digits below 1e-308; 1e-5 for the central difference.
    """
    if method not in ("complex", "central"):
        raise ValueError(f'method is {method!r}; wanted "complex" or "central"')
    step = DEFAULT_STEP[method] if step is None else positive_number("step", step)
    u, y, theta = _start_of_steps(net, u, y)
    if method == "complex":
        g = net.activation
        _refuse_complex_step(f"activation {g.name}", g.function, net.forward(u).v_star, 'use method="central", or ')
    slopes = _slopes(lambda moved: loss(moved, u, y), net, theta, method, step)
    return Gradients(*split(slopes, net.n_inputs, net.n_hidden))


def _slopes(value: Callable[[Network], Array], net: Network, theta: Array, method: str, step: float) -> Array:
    """The derivatives of what `value` gives of a network by each of its parameters, on one more axis, the last."""

    def shifted(j: int, shift: complex) -> Array:
        moved = theta.astype(np.result_type(theta, shift))
        moved[..., j] += shift
        return value(net.with_vector(moved))

    each = range(theta.shape[-1])
    if method == "complex":
        columns = [shifted(j, 1j * step).imag / step for j in each]
    else:
        columns = [(shifted(j, step) - shifted(j, -step)) / (2 * step) for j in each]
    return np.stack(columns, axis=-1)


def check_gradients(
    net: Network,
    u: ArrayLike,
    y: ArrayLike,
    gradients: Callable[[Network, Array, Array], Any] = gradients,
    method: Method = "complex",
    step: float | None = None,
) -> Any:
    """How far a gradient function is from the numerical gradient, relative to the gradient's norm.

    Correct code gives about 1e-15 with the complex step and 1e-10 with central differences. Check away from a
    minimum: there the gradient vanishes, and a relative difference with it.

    ``gradients(net, u, y)`` gives the three gradients (b, w, x): your own function, or bplib's. It gets copies. For
    `method` and `step` see :func:`numerical_gradients`.

    Returns
    -------
    float, or ndarray of shape (…) for a stack
        ‖given − numerical‖ / ‖numerical‖; 0 where both vanish, inf where only the numerical gradient does. With a
        UserWarning if they differ only where some v* lies at a kink of the activation, as ReLU's at 0: there both may
        be right.
    """
    if not callable(gradients):
        raise TypeError(f"gradients is {type(gradients).__name__}; wanted a function gradients(net, u, y)")
    numerical = numerical_gradients(net, u, y, method, step).vector
    u, y = check_problem(net, u, y)
    copied = Network(b=net.b, w=net.w, x=net.x, activation=net.activation)
    given = _as_gradients(gradients(copied, u.copy(), y.copy()), net).vector
    difference, scale = np.linalg.norm(given - numerical, axis=-1), np.linalg.norm(numerical, axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        error = np.where(difference == 0, 0.0, difference / scale)
    if (error > DOUBTFUL).any():
        # A central step moves v* by as much as `step` times an input; a large one is no longer a look at a kink.
        reach = min(1e-3, (step or DEFAULT_STEP[method]) * np.abs(u).max()) if method == "central" else 0.0
        _explain_kink(net, u, y, np.abs(given - numerical), reach)
    return error if net.stack_shape else float(error)


def hessian(net: Network, u: ArrayLike, y: ArrayLike) -> Array:
    """∇²L, the matrix of second derivatives (…, D, D) in the order of `Network.vector`, with D = 1 + N·H + H.

    Column j is the complex step of the gradient along parameter j, exact to rounding. The parameters are real. A
    TypeError if the activation or its derivative goes wrong with complex numbers.
    """
    u, y, theta = _start_of_steps(net, u, y)
    g, v_star = net.activation, net.forward(u).v_star
    _refuse_complex_step(f"activation {g.name}", g.function, v_star)
    _refuse_complex_step(f"the derivative of activation {g.name}", lambda z: g.derivative(z, g.function(z)), v_star)
    matrix = _slopes(lambda moved: gradients(moved, u, y).vector, net, theta, "complex", DEFAULT_STEP["complex"])
    return (matrix + np.swapaxes(matrix, -1, -2)) / 2


def _start_of_steps(net: Network, u: ArrayLike, y: ArrayLike) -> tuple[Array, Array, Array]:
    """The data, and the parameters (…, D) from which numerical derivatives step, when all is as they want it."""
    u, y = check_problem(net, u, y)
    theta = net.vector
    if np.iscomplexobj(theta):
        raise TypeError("the network has complex parameters; wanted real ones, from which the steps are taken")
    return u, y, theta


def _as_gradients(given: Any, net: Network) -> Gradients:
    """What a gradient function returned, held to the parameters' shapes."""
    try:
        if isinstance(given, dict):
            raise TypeError  # unpacked, it would give its keys
        b, w, x = given
    except (TypeError, ValueError) as error:
        came = type(given).__name__
        raise TypeError(f"gradients(net, u, y) returned {came}; wanted three arrays (b, w, x)") from error
    parts = {}
    for name, part in Gradients(b, w, x)._asdict().items():
        parts[name] = real_numbers(f"the gradient of {name}", part)
        shape, wanted = parts[name].shape, getattr(net, name).shape
        if shape != wanted:
            raise ValueError(f"the gradient of {name} has shape {shape}; wanted {wanted}, the shape of {name}")
    return Gradients(**parts)


def _sided_slopes(function: Callable[[Array], Array], v_star: Array, reach: float = 0.0) -> list[Array]:
    """The slopes to the left and to the right of each v*, which differ at a kink; as far as `reach` at least."""
    step = np.maximum(max(1e-6, reach), 1e-11 * np.abs(v_star))  # beyond rounding; 0.0 for truth values
    return [(0.0 + function(v_star + sign * step) - function(v_star)) / (sign * step) for sign in (-1, 1)]


def _refuse_complex_step(what: str, function: Callable[[Array], Array], v_star: Array, way_out: str = "") -> None:
    """Raise if a function cannot take a complex argument, or takes it and goes wrong (as abs does).

    At each v* the complex step must lie between the slopes to the left and to the right.
    """
    remedy = f"{way_out}write it without abs, logaddexp and their like"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", np.exceptions.ComplexWarning)
            slope = np.asarray(function(v_star + 1e-20j)).imag / 1e-20
    except (TypeError, np.exceptions.ComplexWarning) as error:
        raise TypeError(f"{what} cannot take complex numbers ({error}): {remedy}") from error
    left, right = _sided_slopes(function, v_star)
    slack = 1e-3 * (1 + np.abs(left) + np.abs(right))
    if not ((slope >= np.minimum(left, right) - slack) & (slope <= np.maximum(left, right) + slack)).all():
        raise TypeError(f"{what} gives a wrong slope for complex numbers: {remedy}")


def _explain_kink(net: Network, u: Array, y: Array, difference: Array, reach: float) -> None:
    """Warn if slopes of the activation that differ to the left and to the right of some v* explain the difference."""
    v_star, _, y_bar = net.forward(u)
    left, right = _sided_slopes(net.activation.function, v_star, reach)
    jump = np.abs(right - left)
    at_kink = jump > 0.01 * (1 + np.abs(left) + np.abs(right))
    # What a slope chosen between the two can change, at most: only the gradient of w has it in it.
    signal = np.abs((y - y_bar)[..., None] * net.x[..., None, :]) * jump * at_kink
    most = Gradients(b=np.zeros_like(net.b), w=np.abs(u).T @ signal, x=np.zeros_like(net.x)).vector
    rounding = DOUBTFUL * np.linalg.norm(difference, axis=-1, keepdims=True)
    if at_kink.any() and (difference <= (1 + DOUBTFUL) * most + rounding).all():
        *_, p, h = np.argwhere(at_kink)[0]
        warnings.warn(
            f"the gradients differ, but both may be right: v* of sample {p} and hidden unit {h} is "
            f"{v_star[at_kink][0]:g}, at a kink of {net.activation.name}, where the slopes to both sides differ and "
            "any number between may stand for g'. Draw the parameters anew, or move each a little, and check again",
            stacklevel=3,
        )
