"""What a plot shows is what it was given: data, outputs, losses, levels, steps, in their places."""

from typing import Any

import numpy as np
import pytest

import bplib as bp
from bplib.course.page import figures, plots

NET, U, Y = bp.data.by_hand()
AT = np.array([[1.0, -1.0], [1.0, 0.0], [1.0, 2.0]])


@pytest.fixture
def ax() -> Any:
    return figures.subplots()[1]


def drawn(line: Any) -> list[list[float]]:
    return [list(map(float, each)) for each in line.get_xydata()]


def test_points_lie_over_the_last_input_in_a_style_that_can_be_changed(ax: Any) -> None:
    plots.points(ax, U, Y)
    plots.points(ax, U, Y, color="black", label="data")
    plain, changed = ax.lines
    assert drawn(plain) == drawn(changed) == np.column_stack([U[:, -1], Y]).tolist()
    assert (plain.get_color(), changed.get_color(), changed.get_label()) == ("0.6", "black", "data")
    assert plain.get_linestyle() == changed.get_linestyle() == "None" and plain.get_marker() == "o"


def test_fits_draw_each_network_over_the_data_or_where_they_are_asked_to(ax: Any) -> None:
    other = NET.with_vector(NET.vector + 1)
    plots.fits(ax, U, Y, {"one": NET, "other": other})
    data, one, second = ax.lines
    assert drawn(data) == np.column_stack([U[:, -1], Y]).tolist()
    assert drawn(one) == np.column_stack([U[:, -1], NET.predict(U)]).tolist()
    assert drawn(second) == np.column_stack([U[:, -1], other.predict(U)]).tolist()
    assert [one.get_label(), second.get_label()] == ["one", "other"]
    assert one.get_color() != second.get_color()
    plots.fits(ax, U, Y, {"at": NET}, at=AT, color="black")
    assert drawn(ax.lines[-1]) == np.column_stack([AT[:, 1], NET.predict(AT)]).tolist()
    assert ax.lines[-2].get_color() == "black"
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("input u[1]", "y and the output ȳ")


def test_contributions_and_b_add_up_to_the_output(ax: Any) -> None:
    plots.contributions(ax, NET, AT)
    assert [line.get_label() for line in ax.lines] == [f"x[{h}]·v[{h}]" for h in range(NET.n_hidden)]
    assert NET.b + sum(line.get_ydata() for line in ax.lines) == pytest.approx(NET.predict(AT))
    assert all(list(line.get_xdata()) == [-1, 0, 2] for line in ax.lines)
    assert ax.lines[0].get_ydata() == pytest.approx(NET.x[0] * NET.forward(AT).v[:, 0])


def test_losses_leave_out_the_start_on_logarithmic_axes(ax: Any) -> None:
    run = bp.train(NET, U, Y, schedule=bp.schedules.constant(0.1), tolerance=0, max_iterations=5)
    plots.losses(ax, run.recorded, run.losses, label="the run")
    (line,) = ax.lines
    assert drawn(line) == [[m, float(run.losses[m])] for m in range(1, 6)]
    assert (ax.get_xscale(), ax.get_yscale(), line.get_label()) == ("log", "log", "the run")
    plots.losses(ax, [3, 4], [2.0, 1.0])  # a history that has no start keeps all it has
    assert drawn(ax.lines[-1]) == [[3, 2], [4, 1]]
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("iteration m", "loss L")


def test_a_level_is_a_line_across_with_or_without_its_name(ax: Any) -> None:
    plots.level(ax, 2.5, linestyle=":")
    assert not ax.texts
    plots.level(ax, 3.5, "the mean", at=(7, 3.6), fontsize=10, ha="right")
    assert [list(line.get_ydata()) for line in ax.lines] == [[2.5, 2.5], [3.5, 3.5]]
    assert [line.get_linestyle() for line in ax.lines] == [":", "-"]
    (text,) = ax.texts
    assert (text.get_text(), text.get_position(), text.get_fontsize()) == ("the mean", (7, 3.6), 10)
    assert text.get_ha() == "right"


def test_a_path_begins_at_a_square(ax: Any) -> None:
    plots.path(ax, [1, 2, 4], [5, 3, 2], markersize=4)
    steps, start = ax.lines
    assert drawn(steps) == [[1, 5], [2, 3], [4, 2]] and drawn(start) == [[1, 5]]
    assert (steps.get_marker(), steps.get_markersize(), start.get_marker()) == ("o", 4, "s")


@pytest.mark.parametrize(("rows", "columns"), [(1, 3), (2, 2)])
def test_panels_are_named_at_their_edges_only(rows: int, columns: int) -> None:
    _, axes = figures.subplots(rows, columns)
    for ax in axes.flat:
        ax.set(xlabel="stale", ylabel="stale")
    plots.label_edges(axes, "across", "up")
    at = np.atleast_2d(axes)
    for row in range(rows):
        for column in range(columns):
            ax = at[row, column]
            assert ax.get_xlabel() == ("across" if row == rows - 1 else "")
            assert ax.get_ylabel() == ("up" if column == 0 else "")
