"""The exercises of lesson 08, Change the network."""

from bplib.course.exercises.lessons.lesson_08.add_ones import ADD_ONES
from bplib.course.exercises.lessons.lesson_08.cannot import CANNOT
from bplib.course.exercises.lessons.lesson_08.outputs import OUTPUTS
from bplib.course.exercises.lessons.lesson_08.swish import SWISH
from bplib.course.exercises.lessons.lesson_08.xor_by_hand import XOR_BY_HAND
from bplib.course.exercises.model import Exercise

EXERCISES: tuple[Exercise, ...] = (
    OUTPUTS,
    ADD_ONES,
    XOR_BY_HAND,
    CANNOT,
    SWISH,
)
