"""The exercises of lesson 12, Move on."""

from bplib.course.exercises.lessons.lesson_12.defaults import DEFAULTS
from bplib.course.exercises.lessons.lesson_12.minibatch import MINIBATCH
from bplib.course.exercises.lessons.lesson_12.momentum import MOMENTUM
from bplib.course.exercises.lessons.lesson_12.rates import RATES
from bplib.course.exercises.model import Exercise

EXERCISES: tuple[Exercise, ...] = (
    RATES,
    DEFAULTS,
    MOMENTUM,
    MINIBATCH,
)
