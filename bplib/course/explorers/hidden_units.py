"""Lesson 01: what the parameters of the hidden units do to the curve of the output."""

from __future__ import annotations

import numpy as np

import bplib as bp
from bplib.course.explorers.kit.canvas import Canvas
from bplib.course.explorers.kit.controls import Choice, Control, Number, Settings
from bplib.course.explorers.kit.formulas import signed
from bplib.course.explorers.kit.panel import Explorer, View, view_of
from bplib.course.page.figures import short, subplots

LINE = np.linspace(-6, 6, 241)
MOST_UNITS = 3
# (ω[0,h], ω[1,h], x[h]) at first: a step up, a step down (with the first a bump), a gentle slope.
AT_FIRST = ((0.0, 1.0, 2.0), (-4.0, 2.0, -2.0), (0.0, -0.5, 1.0))


def network(settings: Settings) -> bp.Network:
    """The network that the settings describe: inputs (1, u[1]), and the first `n_hidden` of the units.

    Parameters
    ----------
    settings : mapping
        "b", "n_hidden", and "w0_h", "w1_h" and "x_h" for each unit h.
    """
    units = range(settings["n_hidden"])
    return bp.Network(
        b=settings["b"],
        w=[[settings[f"w{i}_{h}"] for h in units] for i in (0, 1)],
        x=[settings[f"x_{h}"] for h in units],
    )


def middle(net: bp.Network, h: int) -> float | None:
    """Where along u[1] the step of unit h has its middle, v*[h] = 0; None if its curve is level.

    Parameters
    ----------
    net : Network
        With the inputs (1, u[1]).
    h : int
    """
    constant, slope = net.w[:, h]
    return None if slope == 0 else float(-constant / slope)


def formula(net: bp.Network) -> str:
    """The output as a formula of u[1] with the network's numbers.

    Parameters
    ----------
    net : Network
        With the inputs (1, u[1]).
    """
    terms = [f"{signed(net.x[h])}·σ({short(net.w[0, h])} {signed(net.w[1, h])}·u[1])" for h in range(net.n_hidden)]
    return f"ȳ = {short(net.b)} {' '.join(terms)}"


class HiddenUnits(Explorer):
    """The curve of one hidden unit, then the sum of up to three."""

    title = "One hidden unit, then the sum of several."
    controls: tuple[Control, ...] = (
        Number("n_hidden", "hidden units H", 1, 1, MOST_UNITS, 1),
        Number("b", "b", 0.0, -3.0, 3.0, 0.1),
        Choice("unit", "unit to move", "0", tuple(str(h) for h in range(MOST_UNITS))),
        *(
            Number(f"{name}_{h}", label.format(h=h), value, -limit, limit, 0.1)
            for h, values in enumerate(AT_FIRST)
            for name, label, value, limit in zip(
                ("w0", "w1", "x"),
                ("ω[0,{h}]", "ω[1,{h}]", "x[{h}]"),
                values,
                (6.0, 6.0, 3.0),
                strict=True,
            )
        ),
    )

    def __init__(self) -> None:
        figure, ax = subplots(width=6, height=3.5)
        ax.set(xlabel="u[1]", ylabel="ȳ and what the units add to b", xlim=(-6, 6), ylim=(-6, 6))
        self.parts = [
            ax.plot([], [], linewidth=1.5, label=f"x[{h}]·v[{h}]", **style)[0]
            for h, style in enumerate(
                (
                    {"color": "#0072B2", "linestyle": "--"},
                    {"color": "#E69F00", "linestyle": "-."},
                    {"color": "#CC79A7", "linestyle": ":"},
                )
            )
        ]
        (self.output,) = ax.plot([], [], color="black", linestyle="-", linewidth=2.5, label="ȳ")
        ax.legend(loc="upper left", ncols=4, fontsize="small")
        self.canvas = Canvas(figure, [*self.parts, self.output])

    def hidden(self, settings: Settings) -> set[str]:
        """Of units that are not there, or not to be moved, no control is shown."""
        n_hidden = settings["n_hidden"]
        shown = min(int(settings["unit"]), n_hidden - 1)
        others = {f"{name}_{h}" for name in ("w0", "w1", "x") for h in range(MOST_UNITS) if h != shown}
        return others | {"unit"} if n_hidden == 1 else others

    def view(self, settings: Settings) -> View:
        """The curve of the output and of each unit."""
        net = network(settings)
        u = bp.with_constant_input(LINE[:, None])
        v = net.forward(u).v
        y_bar = net.predict(u)
        for h, line in enumerate(self.parts):
            line.set_data(*((LINE, net.x[h] * v[:, h]) if h < net.n_hidden else ([], [])))
        self.output.set_data(LINE, y_bar)
        steps = "<br>".join(_step(net, h) for h in range(net.n_hidden))
        alt = f"""Curve of {formula(net)} over u[1] from −6 to 6: {short(y_bar[0])} at the left end,
            {short(y_bar[120])} at 0, {short(y_bar[-1])} at the right end; and what each hidden unit adds to b."""
        code = (
            f"net = bp.Network(b={settings['b']}, w={net.w.tolist()}, x={net.x.tolist()})\n"
            "net.predict(bp.with_constant_input(np.linspace(-6, 6, 241)[:, None]))"
        )
        return view_of(self.canvas, alt, f"{formula(net)}<br>{steps}", code, y_bar)


def _step(net: bp.Network, h: int) -> str:
    place = middle(net, h)
    if place is None:
        return f"unit {h}: level, since ω[1,{h}] = 0"
    direction = "up" if net.w[1, h] * net.x[h] > 0 else "down"
    return f"unit {h}: a step {direction} by {short(abs(net.x[h]))}, its middle at u[1] = {short(place)}"
