"""Lesson 01: what a network's units and its output are for inputs of choice, on its drawing."""

from __future__ import annotations

import numpy as np

import bplib as bp
from bplib.activations import Array
from bplib.course.explorers.kit.canvas import Canvas
from bplib.course.explorers.kit.controls import Choice, Control, Number, Settings
from bplib.course.explorers.kit.formulas import bracketed, products, sum_of_products
from bplib.course.explorers.kit.panel import Explorer, View, view_of
from bplib.course.page.figures import HEIGHT, WIDTH, NetworkDrawing, describe_network, short, subplots

BY_HAND = "computed by hand"
NETWORKS = {
    BY_HAND: bp.data.by_hand().net,
    "three hidden units": bp.Network(b=1, w=[[1.0, -2.0, 0.5], [2.0, 1.0, -1.0]], x=[1, -1.5, 2]),
    "three inputs": bp.Network(b=-1, w=[[1.0, -1.0], [2.0, 0.5], [-1.5, 1.0]], x=[2, 1]),
}
MOST_INPUTS = 3


def inputs(settings: Settings) -> Array:
    """The sample's inputs (N,), as many as the network of the settings has.

    Parameters
    ----------
    settings : mapping
        "net", and "u_i" for each input i.
    """
    return np.array([settings[f"u_{i}"] for i in range(NETWORKS[settings["net"]].n_inputs)])


def equations(net: bp.Network, u_p: Array, y_p: float) -> list[str]:
    """The forward pass of one sample and its loss, with the numbers put in: HTML, an equation each.

    Parameters
    ----------
    net : Network
    u_p : ndarray, shape (N,)
    y_p : float
    """
    v_star, v, y_bar = (part[0] for part in net.forward(u_p[None]))
    return [
        *(f"v*[{h}] = {sum_of_products(net.w[:, h], u_p)} = {short(v_star[h])}" for h in range(net.n_hidden)),
        *(f"v[{h}] = 1/(1 + e<sup>{short(-v_star[h])}</sup>) = {short(v[h])}" for h in range(net.n_hidden)),
        f"ȳ = {short(net.b)} {products(net.x, v)} = {short(y_bar)}",
        f"L = ½·({short(y_p)} − {bracketed(y_bar)})² = {short((y_p - y_bar) ** 2 / 2)}",
    ]


class Stage:
    """The drawing of one of the networks, whose nodes show a sample."""

    def __init__(self, net: bp.Network) -> None:
        figure, ax = subplots(width=6.2, height=3.1)
        self.net = net
        self.drawing = NetworkDrawing(ax, net.n_inputs, net.n_hidden)
        ax.set(xlim=(-8, WIDTH + 14), ylim=(12, HEIGHT))
        for node in self.drawing.nodes:
            node.set_fontsize(9.5)  # room for long numbers, in a figure narrower than that of the lessons
        x, y = self.drawing.nodes[-1].get_position()
        self.target = ax.text(x, y - 40, "", ha="center", va="center")
        self.canvas = Canvas(figure, [], texts=[*self.drawing.nodes, self.target])

    def show(self, u_p: Array, y_p: float, loss: float) -> None:
        """Let the nodes show a sample.

        Parameters
        ----------
        u_p : ndarray, shape (N,)
        y_p, loss : float
        """
        self.drawing.set_values(self.net, u_p)
        self.target.set_text(f"y = {short(y_p)}\nL = {short(loss)}")


class LiveNetwork(Explorer):
    """A network's drawing with the values of one sample, and its equations with the same numbers."""

    title = "One sample goes through the network."
    controls: tuple[Control, ...] = (
        Choice("net", "network", BY_HAND, tuple(NETWORKS), meaning="which one the sample goes through"),
        *(Number(f"u_{i}", f"u[{i}]", value, -3.0, 3.0, 0.1) for i, value in enumerate((1.0, 2.0, 0.0))),
        Number("y", "target y", 1.0, -5.0, 5.0, 0.1),
    )

    def __init__(self) -> None:
        self.stages: dict[str, Stage] = {}

    def hidden(self, settings: Settings) -> set[str]:
        """Of inputs that the network has not."""
        return {f"u_{i}" for i in range(NETWORKS[settings["net"]].n_inputs, MOST_INPUTS)}

    def view(self, settings: Settings) -> View:
        """The drawing and the equations for the chosen inputs."""
        name, u_p, y_p = settings["net"], inputs(settings), settings["y"]
        net = NETWORKS[name]
        loss = float(bp.loss(net, [u_p], [y_p]))
        if name not in self.stages:
            self.stages[name] = Stage(net)
        self.stages[name].show(u_p, y_p, loss)
        alt = f"{describe_network(net, u_p)} The target is y = {short(y_p)} and the loss L = {short(loss)}."
        made = (
            "net = bp.data.by_hand().net"
            if name == BY_HAND
            else f"net = bp.Network(b={net.b}, w={net.w.tolist()}, x={net.x.tolist()})"
        )
        code = (
            f"{made}\nu, y = np.array([{u_p.tolist()}]), np.array([{y_p}])\n"
            "v_star, v, y_bar = net.forward(u)\nbp.loss(net, u, y)"
        )
        return view_of(self.stages[name].canvas, alt, "<br>".join(equations(net, u_p, y_p)), code, loss)
