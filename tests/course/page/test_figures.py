"""Figures carry their text alternative, and a drawn network shows the network's numbers."""

import re
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

import bplib as bp
from bplib.course.page import figures

ALT = 'A curve "falls" from 3 at u < −2 to 1 & stays there.'


def curve() -> Any:
    fig, ax = figures.subplots()
    ax.plot([-2, 0, 2], [3, 1, 1])
    ax.set(xlabel="u[1]", ylabel="ȳ")
    return fig


@pytest.mark.parametrize("alt", ["", "A curve.", "  A curve.                                        "])
def test_a_text_alternative_that_says_nothing_is_refused(alt: str) -> None:
    with pytest.raises(ValueError, match="wanted a sentence that says what is to be seen"):
        figures.show(curve(), alt)


def test_what_is_shown_holds_the_text_alternative_twice_and_no_bare_image(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Any] = []
    monkeypatch.setattr(figures, "display", shown.append)
    figures.show(curve(), ALT)
    (data,) = [each._repr_mimebundle_() for each in shown]
    assert set(data) == {"text/html", "text/plain"}
    assert data["text/plain"] == f"Figure: {ALT}"
    html = data["text/html"]
    assert 'alt="A curve &quot;falls&quot; from 3 at u &lt; −2 to 1 &amp; stays there."' in html
    assert re.search(r'^<img src="data:image/png;base64,iVBOR[A-Za-z0-9+/=]+" alt="[^"]+" width="700">$', html)


def test_the_same_figure_gives_the_same_bytes_and_another_one_others() -> None:
    first, other = figures.png(curve()), curve()
    assert figures.png(curve()) == first
    assert b"Software" not in first and b"matplotlib" not in first
    other.axes[0].lines[0].set_ydata([3, 1, 2])
    assert figures.png(other) != first


# ---- a surface


def surface(heights: Any, levels: Any) -> Any:
    _, ax = figures.subplots(width=4, height=3)
    across, up = np.meshgrid(np.linspace(0, 1, heights.shape[1]), np.linspace(0, 1, heights.shape[0]))
    figures.draw_surface(ax, across, up, heights, levels)
    ax.set_axis_off()
    return ax


def greys(ax: Any, *places: tuple[float, float]) -> list[int]:
    """The red part of the colour at places of the axes, each in data coordinates."""
    canvas = FigureCanvasAgg(ax.figure)
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())
    at = ax.transData.transform(places).astype(int)
    return [int(pixels[len(pixels) - 1 - row, column, 0]) for column, row in at]


RAMP = np.tile(np.linspace(0, 10, 201), (101, 1))  # rises to the right


def test_low_is_dark_and_the_same_levels_have_the_same_shades() -> None:
    places = (0.1, 0.2), (0.35, 0.2), (0.7, 0.2)  # heights 1, 3.5, 7
    low, middle, high = greys(surface(RAMP, [0, 2, 5, 10]), *places)
    assert low < middle < high < 255
    # Half as steep, and the shade at a place is that of half the height.
    assert greys(surface(RAMP / 2, [0, 2, 5, 10]), *places) == [low, low, middle]


def test_what_is_beyond_the_levels_has_the_last_shade_and_what_is_missing_none() -> None:
    heights = RAMP.copy()
    heights[:, 150:] = np.nan
    below, low, high, above, missing = greys(
        surface(heights, [2, 3, 5]), *((x, 0.2) for x in (0.1, 0.25, 0.4, 0.65, 0.9))
    )
    assert below == low < high == above < missing == 255


def test_each_level_has_a_line_with_its_number() -> None:
    ax = surface(RAMP, [-1, 2.5, 5, 11])
    assert {text.get_text() for text in ax.texts} == {"2.5", "5"}  # those inside
    for text in ax.texts:
        assert text.get_position()[0] == pytest.approx(float(text.get_text()) / 10, abs=0.02)


@pytest.mark.parametrize("levels", [[1], [1, 1], [2, 1], [[1, 2]], 3])
def test_levels_that_do_not_increase_are_refused(levels: Any) -> None:
    with pytest.raises(ValueError, match="wanted two numbers or more, increasing"):
        surface(RAMP, levels)


def test_a_surface_of_other_shapes_is_refused() -> None:
    _, ax = figures.subplots()
    with pytest.raises(ValueError, match=r"have the shapes \(3,\), \(3,\) and \(3, 3\); wanted one shape"):
        figures.draw_surface(ax, [0, 1, 2], [0, 1, 2], np.zeros((3, 3)), [0, 1])


# ---- the network as a drawing


def drawn(net: bp.Network, u_p: Any = None) -> Any:
    _, ax = figures.subplots(height=3.6)
    figures.draw_network(ax, net, u_p)
    return ax


def place(ax: Any, start: str) -> Any:
    """Where the one text stands that begins so."""
    (text,) = [t for t in ax.texts if t.get_text().startswith(start)]
    return np.array(text.get_position())


def label_between(ax: Any, start: str, end: str) -> list[str]:
    """The texts that stand on the straight line between two nodes."""
    a, b = place(ax, start), place(ax, end)
    found = []
    for text in ax.texts:
        offset = np.array(text.get_position()) - a
        fraction = offset @ (b - a) / ((b - a) @ (b - a))
        if 0.05 < fraction < 0.95 and np.linalg.norm(offset - fraction * (b - a)) < 1e-6:
            found.append(text.get_text())
    return found


SIZES = [(1, 1), (1, 6), (2, 2), (3, 5), (4, 1), (4, 6)]


@pytest.mark.parametrize(("n_inputs", "n_hidden"), SIZES)
def test_each_weight_stands_on_its_edge(n_inputs: int, n_hidden: int) -> None:
    net = bp.Network.random(n_inputs=n_inputs, n_hidden=n_hidden, init_range=(-5, 5), rng=1)
    ax = drawn(net)
    for h in range(n_hidden):
        for i in range(n_inputs):
            assert figures.short(net.w[i, h]) in label_between(ax, f"u[{i}]", f"v[{h}]")
        assert figures.short(net.x[h]) in label_between(ax, f"v[{h}]", "ȳ")
    assert f"b = {figures.short(net.b)}" in [text.get_text() for text in ax.texts]
    assert len(ax.lines) == n_inputs * n_hidden + n_hidden + 1


@pytest.mark.parametrize(("n_inputs", "n_hidden"), SIZES)
def test_with_a_sample_the_nodes_hold_the_forward_pass(n_inputs: int, n_hidden: int) -> None:
    net = bp.Network.random(n_inputs=n_inputs, n_hidden=n_hidden, init_range=(-5, 5), rng=2)
    u_p = np.linspace(1, -2, n_inputs)
    texts = [text.get_text() for text in drawn(net, u_p).texts]
    # Computed here as the slides write it.
    v_star = [sum(net.w[i, h] * u_p[i] for i in range(n_inputs)) for h in range(n_hidden)]
    v = [1 / (1 + np.exp(-z)) for z in v_star]
    y_bar = net.b + sum(net.x[h] * v[h] for h in range(n_hidden))
    for i in range(n_inputs):
        assert f"u[{i}] = {figures.short(u_p[i])}" in texts
    for h in range(n_hidden):
        assert f"v*[{h}] = {figures.short(v_star[h])}\nv[{h}] = {figures.short(v[h])}" in texts
    assert f"ȳ = {figures.short(y_bar)}" in texts


@pytest.mark.parametrize(("n_inputs", "n_hidden"), SIZES)
def test_no_text_lies_on_another_or_leaves_the_figure(n_inputs: int, n_hidden: int) -> None:
    net = bp.Network.random(n_inputs=n_inputs, n_hidden=n_hidden, init_range=(-5, 5), rng=1)
    fig, ax = figures.subplots(height=3.6)
    figures.draw_network(ax, net, np.linspace(1, -1.234, n_inputs))
    fig.draw_without_rendering()
    boxes = [(text.get_bbox_patch() or text).get_window_extent() for text in ax.texts]
    for number, box in enumerate(boxes):
        assert fig.bbox.x0 <= box.x0 and box.x1 <= fig.bbox.x1 and fig.bbox.y0 <= box.y0 and box.y1 <= fig.bbox.y1
        for other in range(number):
            assert not box.overlaps(boxes[other]), (ax.texts[number].get_text(), ax.texts[other].get_text())


def test_colour_style_and_thickness_tell_sign_and_size() -> None:
    ax = drawn(bp.Network(b=0, w=[[2.0, -2.0, 0.0, 4.0]], x=[1, 1, 1, 1]))
    plus, minus, zero, larger = ax.lines[:4]
    assert len({line.get_color() for line in (plus, minus, zero)}) == 3
    assert [line.get_linestyle() for line in (plus, minus, zero)] == ["-", "--", ":"]
    assert zero.get_linewidth() < plus.get_linewidth() == minus.get_linewidth() < larger.get_linewidth()
    assert drawn(bp.Network(b=1e9, w=[[1]], x=[1])).lines[-1].get_linewidth() < 6


def test_a_weight_is_drawn_alike_whatever_the_others_are() -> None:
    one, other = (drawn(bp.Network(b=0, w=[[2.0, large]], x=[1, 1])).lines[0] for large in (3.0, 300.0))
    assert one.get_linewidth() == other.get_linewidth()


@pytest.mark.parametrize(
    "net",
    [
        bp.Network(b=0, w=np.zeros((2, 2)), x=np.zeros(2)),
        bp.Network(b=1, w=[[800.0, -800.0], [0, 0]], x=[0, 1e-12]),  # saturated units, one of them unheard
        bp.Network(b=-1e6, w=[[-123456.0]], x=[1e-5], activation=bp.relu),
    ],
    ids=["zeros", "saturated", "large"],
)
def test_dead_units_and_odd_weights_are_drawn_and_described(net: bp.Network) -> None:
    u_p = np.ones(net.n_inputs)
    assert figures.png(drawn(net, u_p).figure).startswith(b"\x89PNG")
    assert "nan" not in figures.describe_network(net, u_p)


def test_new_values_make_the_drawing_that_would_have_been_made_anew() -> None:
    net, u, _ = bp.data.by_hand()
    other = bp.Network(b=-2, w=[[0, 3.5], [-1, 1]], x=[-4, 0])
    _, ax = figures.subplots(height=3.6)
    drawing = figures.draw_network(ax, net, u[0])
    first = figures.png(ax.figure)
    drawing.set_values(other, [0.5, -7])
    assert figures.png(ax.figure) == figures.png(drawn(other, [0.5, -7]).figure) != first
    drawing.set_values(net, u[0])
    assert figures.png(ax.figure) == first
    with pytest.raises(ValueError, match=r"net has N = 2, H = 3; wanted \(2, 2\), as drawn"):
        drawing.set_values(bp.Network.random(n_inputs=2, n_hidden=3, rng=0))


def test_drawing_depends_on_nothing_but_its_arguments() -> None:
    net, u, _ = bp.data.by_hand()
    before = net.vector
    first = figures.png(drawn(net, u[0]).figure)
    drawn(bp.Network.random(n_inputs=4, n_hidden=6, rng=0))
    assert figures.png(drawn(net, u[0]).figure) == first
    assert (net.vector == before).all()


def test_the_description_holds_the_same_values() -> None:
    net, u, _ = bp.data.by_hand()
    assert figures.describe_network(net, u[0]) == (
        "Drawing of a network with 2 hidden units. Weights into the hidden units from u[0]: 1.1, −1.1; from u[1]: "
        "−1.1, 1.1. Weights into the output: 2, −2, and b = 1. "
        "For u = (1, 2): v* = (−1.1, 1.1), v = (0.25, 0.75), ȳ = 0."
    )
    numbers = re.findall(r"−?\d+(?:\.\d+)?", " ".join(text.get_text() for text in drawn(net, u[0]).texts))
    assert set(numbers) <= set(re.findall(r"−?\d+(?:\.\d+)?", figures.describe_network(net, u[0])))


def test_without_a_sample_no_node_has_a_value() -> None:
    net, _, _ = bp.data.by_hand()
    assert "For u" not in figures.describe_network(net)
    assert not [t for t in drawn(net).texts if "=" in t.get_text() and not t.get_text().startswith("b")]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *[
            (0.0, "0"),
            (-0.0, "0"),
            (2.2e-16, "0"),
            (np.log(3), "1.1"),
            (-0.25, "−0.25"),
            (2 / 3, "0.667"),
            (-40, "−40"),
        ],
        *[(-1234, "−1230"), (0.000335, "0.000335"), (1.234e-5, "1.23·10⁻⁵"), (-8.12e148, "−8.12·10¹⁴⁸")],
    ],
)
def test_short_numbers(value: float, text: str) -> None:
    assert figures.short(value) == text


def test_stacks_and_samples_that_do_not_fit_are_refused() -> None:
    stack = bp.Network.random(n_inputs=2, n_hidden=2, n_networks=3, rng=0)
    for use in (drawn, figures.describe_network):
        with pytest.raises(ValueError, match=r"net is a stack of shape \(3,\); wanted one network: draw a member"):
            use(stack)
        for u_p in ([1.0], [[1.0, 2.0]], 1.0):
            with pytest.raises(ValueError, match=r"u_p has shape .*; wanted \(2,\), the inputs of one sample"):
                use(stack[0], u_p)


def test_a_network_is_shown_with_its_numbers_as_text_alternative(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Any] = []
    monkeypatch.setattr(figures, "display", shown.append)
    net, u, _ = bp.data.by_hand()
    figures.show_network(net, u[0], before="Moved.", width=5)
    (figure,) = shown
    assert figure.alt == f"Moved. {figures.describe_network(net, u[0])}" and figure.width == 500
    fig, ax = figures.subplots(width=5, height=3.6)
    figures.draw_network(ax, net, u[0])
    assert figure.png == figures.png(fig)


@pytest.mark.parametrize("n_hidden", [1, 2, 3])
def test_what_comes_back_stands_below_its_nodes_with_an_arrow_from_the_output(n_hidden: int) -> None:
    _, ax = figures.subplots(height=3.6)
    drawing = figures.draw_network(ax, bp.Network.random(n_inputs=2, n_hidden=n_hidden, rng=0))
    before = len(ax.texts)
    drawing.add_way_back("error", [f"signal {h}" for h in range(n_hidden)])
    added = ax.texts[before:]
    output = place(ax, "ȳ")
    assert place(ax, "error")[0] == output[0] and place(ax, "error")[1] < output[1]
    for h in range(n_hidden):
        hidden, signal = place(ax, f"v[{h}]"), place(ax, f"signal {h}")
        assert signal[0] == hidden[0] and signal[1] < hidden[1]
    arrows = [text for text in added if hasattr(text, "xy")]
    assert [tuple(arrow.xy) for arrow in arrows] == [tuple(place(ax, f"v[{h}]")) for h in range(n_hidden)]
    assert all(tuple(arrow.get_position()) == tuple(output) for arrow in arrows)
    with pytest.raises(ValueError, match="zip"):
        drawing.add_way_back("error", ["one too many"] * (n_hidden + 1))


def test_that_fonts_are_looked_for_is_not_said_in_red_and_all_else_is() -> None:
    code = "import logging, bplib.course; say = logging.getLogger('matplotlib.font_manager').warning; "
    code += "say('Matplotlib is building the font cache; this may take a moment.'); say('findfont: not found')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.stderr.strip() == "findfont: not found"
