"""Lesson 05, Descend."""

from bplib.course.exercises.lessons.lesson_05.by_hand import BY_HAND
from bplib.course.exercises.lessons.lesson_05.curves import CURVES
from bplib.course.exercises.lessons.lesson_05.four_times import FOUR_TIMES
from bplib.course.exercises.lessons.lesson_05.ideas import IDEAS
from bplib.course.exercises.lessons.lesson_05.step import STEP
from bplib.course.exercises.lessons.lesson_05.stop import STOP
from bplib.course.exercises.lessons.lesson_05.stuck import STUCK
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
