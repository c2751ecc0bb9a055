"""The exercises of lesson 13, Move on."""

from bplib.course.exercises.lessons.lesson_13.defaults import DEFAULTS
from bplib.course.exercises.lessons.lesson_13.minibatch import MINIBATCH
from bplib.course.exercises.lessons.lesson_13.momentum import MOMENTUM
from bplib.course.exercises.lessons.lesson_13.rates import RATES
from bplib.course.exercises.model import Exercise

EXERCISES: tuple[Exercise, ...] = (
    RATES,
    DEFAULTS,
    MOMENTUM,
    MINIBATCH,
)
