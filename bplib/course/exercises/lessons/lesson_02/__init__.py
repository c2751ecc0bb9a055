"""Lesson 02, Differentiate the sigmoid."""

from bplib.course.exercises.lessons.lesson_02.by_hand import BY_HAND
from bplib.course.exercises.lessons.lesson_02.quotient import QUOTIENT
from bplib.course.exercises.lessons.lesson_02.slope import SLOPE
from bplib.course.exercises.lessons.lesson_02.tanh import TANH
from bplib.course.exercises.lessons.lesson_02.two_in_a_row import TWO_IN_A_ROW
from bplib.course.exercises.model import Exercise

EXERCISES: tuple[Exercise, ...] = (
    BY_HAND,
    SLOPE,
    QUOTIENT,
    TANH,
    TWO_IN_A_ROW,
)
