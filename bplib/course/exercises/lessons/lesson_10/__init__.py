"""The exercises of lesson 10, Choose μ."""

from bplib.course.exercises.lessons.lesson_10.a_and_b import A_AND_B
from bplib.course.exercises.lessons.lesson_10.a_function_each import A_FUNCTION_EACH
from bplib.course.exercises.lessons.lesson_10.claims import CLAIMS
from bplib.course.exercises.lessons.lesson_10.on_a_parabola import ON_A_PARABOLA
from bplib.course.exercises.lessons.lesson_10.three import THREE
from bplib.course.exercises.lessons.lesson_10.walked import WALKED
from bplib.course.exercises.model import Exercise

EXERCISES: tuple[Exercise, ...] = (
    THREE,
    WALKED,
    ON_A_PARABOLA,
    A_AND_B,
    CLAIMS,
    A_FUNCTION_EACH,
)
