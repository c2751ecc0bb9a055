"""The exercises of lesson 08, Start again, from elsewhere."""

from bplib.course.exercises.lessons.lesson_08.best_seed import BEST_SEED
from bplib.course.exercises.lessons.lesson_08.claims import CLAIMS
from bplib.course.exercises.lessons.lesson_08.fair_draws import FAIR_DRAWS
from bplib.course.exercises.lessons.lesson_08.how_many import HOW_MANY
from bplib.course.exercises.lessons.lesson_08.mirrored import MIRRORED
from bplib.course.exercises.model import Exercise

EXERCISES: tuple[Exercise, ...] = (
    BEST_SEED,
    FAIR_DRAWS,
    MIRRORED,
    HOW_MANY,
    CLAIMS,
)
