"""Lesson 05, Test the gradients."""

from bplib.course.exercises.lessons.lesson_05.new_network import NEW_NETWORK
from bplib.course.exercises.lessons.lesson_05.own_bias import OWN_BIAS
from bplib.course.exercises.lessons.lesson_05.own_check import OWN_CHECK
from bplib.course.exercises.lessons.lesson_05.relu import RELU
from bplib.course.exercises.model import Exercise

EXERCISES: tuple[Exercise, ...] = (
    OWN_CHECK,
    OWN_BIAS,
    RELU,
    NEW_NETWORK,
)
