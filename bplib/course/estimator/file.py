"""An estimator's file: its parameters, its networks and its scaling as plain arrays."""

from __future__ import annotations

import numbers
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

import bplib as bp
from bplib.activations import Activation, Array, check_activation
from bplib.checks import check_range, positive_number, real_numbers, whole_number
from bplib.course.estimator.early_stopping import tabulated
from bplib.files import describe_activation, described_activation, read_arrays, write_arrays

if TYPE_CHECKING:  # which imports this module
    from bplib.course.estimator.regressor import BackpropRegressor

FORMAT = "bplib estimator 1"
# The attributes that are arrays, some of which may be None.
FITTED = ("input_mean_", "input_scale_", "losses_", "iterations_", "validation_iterations_", "validation_losses_")


def write(est: BackpropRegressor, path: str | Path) -> None:
    """Write a fitted estimator."""
    header = {
        "format": FORMAT,
        **describe_activation(est.network_.activation),
        "parameters": {
            "n_hidden": whole_number("n_hidden", est.n_hidden),
            "init_range": check_range(est.init_range),
            "n_restarts": whole_number("n_restarts", est.n_restarts),
            "tolerance": positive_number("tolerance", est.tolerance, or_zero=True),
            "max_iterations": whole_number("max_iterations", est.max_iterations),
            "validation_fraction": float(est.validation_fraction),
            "random_state": int(est.random_state) if isinstance(est.random_state, numbers.Integral) else None,
        },
        "schedule": None if est.schedule is None else getattr(est.schedule, "label", "μ(m)"),
        "target": [est.target_mean_, est.target_scale_],
        "best_restart": est.best_restart_,
        "feature_names": [str(name) for name in getattr(est, "feature_names_in_", [])],
    }
    arrays = {name: getattr(est, name) for name in FITTED}
    arrays |= {name: getattr(est.networks_, name) for name in "bwx"}
    arrays["mu"] = None if est.schedule is None else est.learning_rates(1)
    write_arrays(path, header, {name: np.zeros(0) if each is None else each for name, each in arrays.items()})


def read(est: BackpropRegressor, path: str | Path, activation: Activation | None) -> int:
    """Make `est` the estimator in a file, but for the choice of the restart, whose number is returned.

    Raises
    ------
    ValueError, TypeError, OSError
        As :meth:`BackpropRegressor.load` says.
    """
    if activation is not None:
        check_activation(activation)

    def build(header: dict[str, Any], arrays: dict[str, Array]) -> int:
        g = described_activation(header, activation)
        est.set_params(**_parameters(header, arrays, g))
        for name in FITTED:
            setattr(est, name, arrays[name] if arrays[name].size else None)
        est.networks_ = bp.Network(b=arrays["b"], w=arrays["w"], x=arrays["x"], activation=g)
        est.target_mean_, est.target_scale_ = (float(number) for number in header["target"])
        est.n_features_in_ = est.networks_.n_inputs - 1
        if header["feature_names"]:
            est.feature_names_in_ = np.array(header["feature_names"], dtype=object)
        _check_that_all_fits(est, len(arrays["validation_iterations_"]))
        best = whole_number("best_restart", header["best_restart"], at_least=0)
        if best >= len(est.losses_):
            raise ValueError(f"best_restart is {best}, and there are {len(est.losses_)} restarts")
        return best

    return read_arrays(path, "an estimator", {FORMAT: ((*FITTED, *"bwx", "mu"), build)})


def _parameters(header: dict[str, Any], arrays: dict[str, Array], g: Activation) -> dict[str, Any]:
    return header["parameters"] | {
        "activation": g if header["own_activation"] else g.name,
        "init_range": tuple(header["parameters"]["init_range"]),
        "schedule": None if header["schedule"] is None else tabulated(header["schedule"], arrays["mu"]),
    }


def _check_that_all_fits(est: BackpropRegressor, n_validations: int) -> None:
    (n_restarts,), n = est.networks_.stack_shape, est.n_features_in_
    wanted: dict[str, tuple[int, ...]] = {
        "input_mean_": (n,),
        "input_scale_": (n,),
        "losses_": (n_restarts,),
        "iterations_": (n_restarts,),
    }
    if n_validations:
        wanted["validation_losses_"] = (n_validations, n_restarts)
    if hasattr(est, "feature_names_in_"):
        wanted["feature_names_in_"] = (n,)
    for name, shape in wanted.items():
        if np.shape(getattr(est, name)) != shape:
            raise ValueError(f"{name} has shape {np.shape(getattr(est, name))}, and {shape} is wanted")
    real_numbers("the means", [*est.input_mean_, est.target_mean_])
    if not (real_numbers("the scales", [*est.input_scale_, est.target_scale_]) > 0).all():
        raise ValueError("its scales are not all above zero")
