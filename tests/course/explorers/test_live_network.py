import re
from typing import Any

import numpy as np
import pytest

import bplib as bp
from bplib.course.explorers.kit.controls import initial
from bplib.course.explorers.live_network import NETWORKS, LiveNetwork, equations


@pytest.fixture
def explorer() -> LiveNetwork:
    return LiveNetwork()


def settings(**changed: Any) -> dict[str, Any]:
    return initial(LiveNetwork.controls) | changed


def on_the_drawing(explorer: LiveNetwork, name: str) -> list[str]:
    stage = explorer.stages[name]
    return [text.get_text() for text in (*stage.drawing.nodes, stage.target)]


def test_the_first_view_is_the_one_computed_on_paper(explorer: LiveNetwork) -> None:
    view = explorer.view(settings())
    assert on_the_drawing(explorer, "computed by hand") == [
        "u[0] = 1",
        "u[1] = 2",
        "v*[0] = −1.1\nv[0] = 0.25",
        "v*[1] = 1.1\nv[1] = 0.75",
        "ȳ = 0",
        "y = 1\nL = 0.5",
    ]
    assert view.numbers.split("<br>") == [
        "v*[0] = 1.1·1 − 1.1·2 = −1.1",
        "v*[1] = −1.1·1 + 1.1·2 = 1.1",
        "v[0] = 1/(1 + e<sup>1.1</sup>) = 0.25",
        "v[1] = 1/(1 + e<sup>−1.1</sup>) = 0.75",
        "ȳ = 1 + 2·0.25 − 2·0.75 = 0",
        "L = ½·(1 − 0)² = 0.5",
    ]
    assert view.result == pytest.approx(0.5, abs=1e-15)


def test_what_the_lesson_says_of_the_network_by_hand(explorer: LiveNetwork) -> None:
    for both in (-3.0, 0.3, 3.0):  # equal inputs cancel, and only b = 1 is left
        assert explorer.view(settings(u_0=both, u_1=both)).result == pytest.approx(0, abs=1e-15)
    outputs = NETWORKS["computed by hand"].predict([[3, -3], [-3, 3]])
    assert 2.99 < outputs[0] < 3 and -1 < outputs[1] < -0.99


@pytest.mark.parametrize("name", NETWORKS)
def test_each_equation_holds(name: str) -> None:
    """Both sides computed from what is written, to the three digits in which it is written."""
    net, u_p, y_p = NETWORKS[name], np.array([1.5, -2, 0.7])[: NETWORKS[name].n_inputs], -0.5
    lines = equations(net, u_p, y_p)
    assert len(lines) == 2 * net.n_hidden + 2
    for line in lines:
        typed = re.sub(r"e<sup>(.*?)</sup>", r"np.exp(\1)", line).replace("−", "-").replace("·", "*")
        left, middle, right = (part.replace("½", "0.5").replace("²", "**2") for part in typed.split(" = "))
        assert eval(middle) == pytest.approx(float(right), rel=0.02, abs=0.01), (left, line)
    assert float(lines[-1].split(" = ")[-1]) == pytest.approx(bp.loss(net, [u_p], [y_p]), rel=5e-3)


def test_only_the_inputs_that_the_network_has_are_shown(explorer: LiveNetwork) -> None:
    assert explorer.hidden(settings()) == {"u_2"}
    assert explorer.hidden(settings(net="three inputs")) == set()


def test_no_text_leaves_the_picture_or_lies_on_another_at_the_longest_numbers(explorer: LiveNetwork) -> None:
    for name, net in NETWORKS.items():
        for sign in (1, -1):
            inputs = {f"u_{i}": -2.7 * sign**i for i in range(net.n_inputs)}
            explorer.view(settings(net=name, y=-4.7, **inputs))
            stage = explorer.stages[name]
            renderer, frame = stage.canvas._agg.get_renderer(), stage.canvas.figure.bbox
            for node in stage.drawing.nodes:
                node.update_bbox_position_size(renderer)
            boxes = [node.get_bbox_patch().get_window_extent(renderer) for node in stage.drawing.nodes]
            boxes += [label.get_window_extent(renderer) for label in stage.drawing.labels]
            boxes.append(stage.target.get_window_extent(renderer))
            for number, box in enumerate(boxes):
                assert frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1, name
                assert not any(box.overlaps(other) for other in boxes[:number])
