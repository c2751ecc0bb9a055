"""Lesson 03, Derive the gradients."""

from bplib.course.exercises.lessons.lesson_03.formulas import FORMULAS
from bplib.course.exercises.lessons.lesson_03.signs import SIGNS
from bplib.course.exercises.lessons.lesson_03.steepness import STEEPNESS
from bplib.course.exercises.lessons.lesson_03.which_sums_stay import WHICH_SUMS_STAY
from bplib.course.exercises.lessons.lesson_03.wrong_line import WRONG_LINE
from bplib.course.exercises.model import Exercise

EXERCISES: tuple[Exercise, ...] = (
    SIGNS,
    WHICH_SUMS_STAY,
    FORMULAS,
    WRONG_LINE,
    STEEPNESS,
)
