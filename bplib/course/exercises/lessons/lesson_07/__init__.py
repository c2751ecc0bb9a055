"""The exercises of lesson 07, Change the network."""

from bplib.course.exercises.lessons.lesson_07.add_ones import ADD_ONES
from bplib.course.exercises.lessons.lesson_07.cannot import CANNOT
from bplib.course.exercises.lessons.lesson_07.outputs import OUTPUTS
from bplib.course.exercises.lessons.lesson_07.swish import SWISH
from bplib.course.exercises.lessons.lesson_07.xor_by_hand import XOR_BY_HAND
from bplib.course.exercises.model import Exercise

EXERCISES: tuple[Exercise, ...] = (
    OUTPUTS,
    ADD_ONES,
    XOR_BY_HAND,
    CANNOT,
    SWISH,
)
