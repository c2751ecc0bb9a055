"""The exercises of lesson 12, Learn from real data."""

from bplib.course.exercises.lessons.lesson_12.choose import CHOOSE
from bplib.course.exercises.lessons.lesson_12.lagged import LAGGED
from bplib.course.exercises.lessons.lesson_12.leaks import LEAKS
from bplib.course.exercises.lessons.lesson_12.relative import RELATIVE
from bplib.course.exercises.model import Exercise

EXERCISES: tuple[Exercise, ...] = (
    LAGGED,
    RELATIVE,
    CHOOSE,
    LEAKS,
)
