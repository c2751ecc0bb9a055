"""The exercises of lesson 09, Start again, from elsewhere."""

from bplib.course.exercises.lessons.lesson_09.best_seed import BEST_SEED
from bplib.course.exercises.lessons.lesson_09.claims import CLAIMS
from bplib.course.exercises.lessons.lesson_09.fair_draws import FAIR_DRAWS
from bplib.course.exercises.lessons.lesson_09.how_many import HOW_MANY
from bplib.course.exercises.lessons.lesson_09.mirrored import MIRRORED
from bplib.course.exercises.model import Exercise

EXERCISES: tuple[Exercise, ...] = (
    BEST_SEED,
    FAIR_DRAWS,
    MIRRORED,
    HOW_MANY,
    CLAIMS,
)
