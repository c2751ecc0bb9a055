"""Four training runs, of which lesson 06 shows only the curves: the code beside them would give the answers away."""

from __future__ import annotations

import numpy as np

import bplib as bp
from bplib.activations import Array
from bplib.course.page import figures

N_STEPS = 300


def bias_without_slope(net: bp.Network, u: Array, y: Array) -> bp.Gradients:
    """Lesson 05's wrong gradient: v(1 − v) is missing in the row of the constant input."""
    right = bp.gradients(net, u, y)
    w = right.w.copy()
    w[0] = -(y - net.predict(u)).sum() * net.x
    return bp.Gradients(right.b, w, right.x)


def losses() -> dict[str, Array]:
    """The losses of the runs A to D, before the first step and after each of the 300."""
    u, y = bp.data.teacher()
    start = bp.Network.random(n_inputs=2, n_hidden=2, rng=0)
    found = {}
    for letter, mu, gradients in (
        ("A", 0.05, bp.gradients),
        ("B", 0.0003, bp.gradients),
        ("C", 0.01, bp.gradients),
        ("D", 0.01, bias_without_slope),
    ):
        net, curve = start, [float(bp.loss(start, u, y))]
        for _ in range(N_STEPS):
            net = net.with_vector(net.vector - mu * gradients(net, u, y).vector)
            curve.append(float(bp.loss(net, u, y)))
        found[letter] = np.array(curve)
    return found


def show() -> None:
    """Show the four curves side by side."""
    curves = losses()
    figure, axes = figures.subplots(1, 4, width=10, height=2.8, sharey=True)
    for ax, (letter, curve) in zip(axes, curves.items(), strict=True):
        ax.semilogy(curve)
        ax.set(title=letter, xlabel="iteration m", xticks=(0, 150, 300))
    axes[0].set(ylabel="loss L")
    a, b, c, d = curves.values()
    figures.show(
        figure,
        alt=f"The loss of four runs over {N_STEPS} iterations, all from {a[0]:.3g}. A rises at every step, within 10 "
        f"iterations to more than {np.floor(a[10] / 100) * 100:.0f}. B falls slowly all the time, to {b[-1]:.3g}, "
        f"and is still falling. C falls to {c[10]:.3g} within 10 iterations, stays near {c[30]:.3g} for a while, and "
        f"then falls to {c[-1]:.2g}. D falls to {d[10]:.3g} within 10 iterations and then hardly at all, to "
        f"{d[-1]:.3g}.",
    )
