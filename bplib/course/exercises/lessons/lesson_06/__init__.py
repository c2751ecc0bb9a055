"""Lesson 06, Choose the step size."""

from bplib.course.exercises.lessons.lesson_06.best import BEST
from bplib.course.exercises.lessons.lesson_06.by_hand import BY_HAND
from bplib.course.exercises.lessons.lesson_06.choose import CHOOSE
from bplib.course.exercises.lessons.lesson_06.remedies import REMEDIES
from bplib.course.exercises.lessons.lesson_06.scale import SCALE
from bplib.course.exercises.model import Exercise

EXERCISES: tuple[Exercise, ...] = (
    BY_HAND,
    CHOOSE,
    SCALE,
    REMEDIES,
    BEST,
)
