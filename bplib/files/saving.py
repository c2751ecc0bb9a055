"""What is saved of a network and of a study; :mod:`bplib.files.loading` reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bplib.files.arrays import describe_activation, write_arrays

if TYPE_CHECKING:  # the classes whose methods call these functions
    from pathlib import Path

    from bplib.network import Network
    from bplib.study import Study

NETWORK, STUDY = "bplib network 1", "bplib study 2"
# The fields of a study that are arrays; of its two networks the parameters are saved.
STUDY_ARRAYS = (
    "u", "y", "losses", "gradient_norms", "recorded", "iterations", "stopped", "final_losses", "final_gradient_norms",
)  # fmt: skip


def save_network(net: Network, path: str | Path) -> None:
    """Write a network or a stack: b, w, x and the activation's name."""
    header = {"format": NETWORK, **describe_activation(net.activation)}
    write_arrays(path, header, {name: getattr(net, name) for name in "bwx"})


def save_study(study: Study, path: str | Path) -> None:
    """Write a study: all of its fields."""
    header = {
        "format": STUDY,
        **describe_activation(study.network.activation),
        "init_ranges": study.init_ranges,
        "schedules": study.schedules,
        "engine": study.engine,
    }
    arrays = {name: getattr(study, name) for name in STUDY_ARRAYS}
    arrays |= {name: getattr(study.network, name) for name in "bwx"}
    arrays |= {f"initial_{name}": getattr(study.initial, name) for name in "bwx"}
    write_arrays(path, header, arrays)
