"""Lesson 06, Descend."""

from bplib.course.exercises.lessons.lesson_06.by_hand import BY_HAND
from bplib.course.exercises.lessons.lesson_06.curves import CURVES
from bplib.course.exercises.lessons.lesson_06.four_times import FOUR_TIMES
from bplib.course.exercises.lessons.lesson_06.ideas import IDEAS
from bplib.course.exercises.lessons.lesson_06.step import STEP
from bplib.course.exercises.lessons.lesson_06.stop import STOP
from bplib.course.exercises.lessons.lesson_06.stuck import STUCK
from bplib.course.exercises.model import Exercise

EXERCISES: tuple[Exercise, ...] = (
    BY_HAND,
    STOP,
    STEP,
    FOUR_TIMES,
    CURVES,
    IDEAS,
    STUCK,
)
