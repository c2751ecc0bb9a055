"""Lesson 04, Implement backprop."""

from bplib.course.exercises.lessons.lesson_04.back_by_hand import BACK_BY_HAND
from bplib.course.exercises.lessons.lesson_04.by_arrays import BY_ARRAYS
from bplib.course.exercises.lessons.lesson_04.which_sum import WHICH_SUM
from bplib.course.exercises.model import Exercise

EXERCISES: tuple[Exercise, ...] = (
    BACK_BY_HAND,
    WHICH_SUM,
    BY_ARRAYS,
)
