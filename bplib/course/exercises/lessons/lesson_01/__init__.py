"""Lesson 01, See the network."""

from bplib.course.exercises.lessons.lesson_01.by_hand import BY_HAND
from bplib.course.exercises.lessons.lesson_01.closed_form import CLOSED_FORM
from bplib.course.exercises.lessons.lesson_01.directions import DIRECTIONS
from bplib.course.exercises.lessons.lesson_01.outputs import OUTPUTS
from bplib.course.exercises.lessons.lesson_01.place_a_step import PLACE_A_STEP
from bplib.course.exercises.model import Exercise

EXERCISES: tuple[Exercise, ...] = (
    BY_HAND,
    OUTPUTS,
    PLACE_A_STEP,
    DIRECTIONS,
    CLOSED_FORM,
)
