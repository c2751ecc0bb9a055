"""Lesson 07, Choose the step size."""

from bplib.course.exercises.lessons.lesson_07.best import BEST
from bplib.course.exercises.lessons.lesson_07.by_hand import BY_HAND
from bplib.course.exercises.lessons.lesson_07.choose import CHOOSE
from bplib.course.exercises.lessons.lesson_07.remedies import REMEDIES
from bplib.course.exercises.lessons.lesson_07.scale import SCALE
from bplib.course.exercises.model import Exercise

EXERCISES: tuple[Exercise, ...] = (
    BY_HAND,
    CHOOSE,
    SCALE,
    REMEDIES,
    BEST,
)
