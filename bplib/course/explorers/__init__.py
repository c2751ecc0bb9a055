"""Explorers: pictures that follow your hand.

Each has its controls, the picture, the numbers behind it, and the lines of bplib that give the same. In a cell,
``course.explorers.HiddenUnits().show()`` displays it.
"""

from bplib.course.explorers.activation_and_bias import ActivationAndBias
from bplib.course.explorers.difference_quotient import DifferenceQuotient
from bplib.course.explorers.hidden_units import HiddenUnits
from bplib.course.explorers.kit.panel import Explorer
from bplib.course.explorers.lags_and_units import LagsAndUnits
from bplib.course.explorers.live_network import LiveNetwork
from bplib.course.explorers.loss_surface.explorer import LossSurface
from bplib.course.explorers.mu_schedules.explorer import MuSchedules
from bplib.course.explorers.one_step import OneStep
from bplib.course.explorers.playground.explorer import Playground
from bplib.course.explorers.policy_map.explorer import PolicyMap
from bplib.course.explorers.restart_study import RestartStudy
from bplib.course.explorers.saturation import Saturation
from bplib.course.explorers.sigmoid_slope import SigmoidSlope

EXPLORERS: tuple[type[Explorer], ...] = (
    LiveNetwork,
    HiddenUnits,
    DifferenceQuotient,
    SigmoidSlope,
    Saturation,
    OneStep,
    LossSurface,
    ActivationAndBias,
    RestartStudy,
    MuSchedules,
    PolicyMap,
    LagsAndUnits,
    Playground,
)
"""All of them, in the order of the lessons."""

__all__ = [
    "EXPLORERS",
    "ActivationAndBias",
    "DifferenceQuotient",
    "Explorer",
    "HiddenUnits",
    "LagsAndUnits",
    "LiveNetwork",
    "LossSurface",
    "MuSchedules",
    "OneStep",
    "Playground",
    "PolicyMap",
    "RestartStudy",
    "Saturation",
    "SigmoidSlope",
]
