"""What is saved of a network and of a study; :mod:`bplib.files.loading` reads it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from bplib.activations import Array
from bplib.files.arrays import describe_activation, write_arrays

if TYPE_CHECKING:  # the classes whose methods call these functions
    from bplib.network import Network
    from bplib.study import Study

NETWORK, STUDY = "bplib network 1", "bplib study 2"
# The fields of a study that are arrays; of its two networks the parameters are saved.
STUDY_ARRAYS = (
    "u", "y", "losses", "gradient_norms", "recorded", "iterations", "stopped", "final_losses", "final_gradient_norms",
)  # fmt: skip


def save_network(net: Network, path: str | os.PathLike[str]) -> None:
    """Write a network or a stack: b, w, x and the activation's name."""
    write_arrays(path, {"format": NETWORK, **describe_activation(net.activation)}, _parameters(net))


def save_study(study: Study, path: str | os.PathLike[str]) -> None:
    """Write a study: all of its fields."""
    header = {"format": STUDY, **describe_activation(study.network.activation)}
    header |= {name: getattr(study, name) for name in ("init_ranges", "schedules", "engine")}
    arrays = {name: getattr(study, name) for name in STUDY_ARRAYS}
    write_arrays(path, header, arrays | _parameters(study.network) | _parameters(study.initial, "initial_"))


def _parameters(net: Network, prefix: str = "") -> dict[str, Array]:
    return {prefix + name: getattr(net, name) for name in "bwx"}
