"""One function that reads what a network's or a study's method `save` wrote."""

from __future__ import annotations

import os
from typing import Any

import numpy as np

from bplib.activations import Activation, Array, check_activation
from bplib.files import Format, described_activation, read_arrays
from bplib.network import NETWORK_FORMAT, Network
from bplib.study import ARRAYS, STUDY_FORMAT, Study


def load(path: str | os.PathLike[str], activation: Activation | None = None) -> Any:
    """Read the Network or Study that its method `save` wrote, the same to the last bit: the file says which it is.

    `activation` is needed, with the same name, if the network has one of your own. A ValueError if the file is damaged
    or something else, or if the activation is missing or has another name.
    """
    if activation is not None:
        check_activation(activation)

    def network(header: dict[str, Any], arrays: dict[str, Array], prefix: str = "") -> Network:
        parameters = {name: arrays[prefix + name] for name in "bwx"}
        return Network(**parameters, activation=described_activation(header, activation))

    def study(header: dict[str, Any], arrays: dict[str, Array]) -> Study:
        return _checked(
            Study(
                **{name: arrays[name] for name in ARRAYS},
                network=network(header, arrays),
                initial=network(header, arrays, "initial_"),
                init_ranges=tuple((low, high) for low, high in header["init_ranges"]),
                schedules=tuple(header["schedules"]),
                engine=header["engine"],
            )
        )

    of_a_study = [*ARRAYS, *"bwx", *(f"initial_{name}" for name in "bwx")]
    formats: dict[str, Format] = {NETWORK_FORMAT: ("bwx", network), STUDY_FORMAT: (of_a_study, study)}
    return read_arrays(path, "a network or a study", formats)


def _checked(study: Study) -> Study:
    stack, history = study.network.stack_shape, (*study.network.stack_shape, len(study.recorded))
    wanted = {name: stack for name in ("final_losses", "final_gradient_norms", "iterations", "stopped")}
    wanted |= {"losses": history, "gradient_norms": history, "y": (len(study.u),)}
    for name, shape in wanted.items():
        if (came := getattr(study, name).shape) != shape:
            raise ValueError(f"{name} has shape {came}, and {shape} is wanted")
    sizes = (len(study.init_ranges), len(study.schedules))
    if int(np.prod(stack)) != int(np.prod(sizes)) * study.n_restarts or study.initial.stack_shape != stack:
        raise ValueError(f"the networks have the axes {stack}, which do not fit its ranges and schedules {sizes}")
    return study
