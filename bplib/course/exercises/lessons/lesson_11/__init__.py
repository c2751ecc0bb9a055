"""Lesson 11, Replace a simulation."""

from bplib.course.exercises.lessons.lesson_11.best_on_grid import BEST_ON_GRID
from bplib.course.exercises.lessons.lesson_11.claims import CLAIMS
from bplib.course.exercises.lessons.lesson_11.cost_and_slope import COST_AND_SLOPE
from bplib.course.exercises.lessons.lesson_11.one_period import ONE_PERIOD
from bplib.course.exercises.model import Exercise

EXERCISES: tuple[Exercise, ...] = (
    ONE_PERIOD,
    COST_AND_SLOPE,
    BEST_ON_GRID,
    CLAIMS,
)
