"""Lesson 04, Implement backprop."""

from bplib.course.exercises.lessons.lesson_04.back_by_hand import BACK_BY_HAND
from bplib.course.exercises.lessons.lesson_04.by_arrays import BY_ARRAYS
from bplib.course.exercises.lessons.lesson_04.new_network import NEW_NETWORK
from bplib.course.exercises.lessons.lesson_04.own_bias import OWN_BIAS
from bplib.course.exercises.lessons.lesson_04.own_check import OWN_CHECK
from bplib.course.exercises.lessons.lesson_04.relu import RELU
from bplib.course.exercises.lessons.lesson_04.which_sum import WHICH_SUM
from bplib.course.exercises.model import Exercise

EXERCISES: tuple[Exercise, ...] = (
    BACK_BY_HAND,
    WHICH_SUM,
    BY_ARRAYS,
    OWN_CHECK,
    OWN_BIAS,
    RELU,
    NEW_NETWORK,
)
