"""The exercises of lesson 11, Learn from real data."""

from bplib.course.exercises.lessons.lesson_11.choose import CHOOSE
from bplib.course.exercises.lessons.lesson_11.lagged import LAGGED
from bplib.course.exercises.lessons.lesson_11.leaks import LEAKS
from bplib.course.exercises.lessons.lesson_11.relative import RELATIVE
from bplib.course.exercises.model import Exercise

EXERCISES: tuple[Exercise, ...] = (
    LAGGED,
    RELATIVE,
    CHOOSE,
    LEAKS,
)
