"""Exercise 10.6: A schedule for each rate."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bplib.course.exercises import Case, Exercise, Functions, Wrong
from bplib.course.exercises.compare import code, short
from bplib.course.exercises.judges import Failure


def _no_list(value: Any) -> str:
    """What a value is that is no list, if it is something that people give in its place."""
    if callable(value):
        return "a function"
    return "a dictionary" if isinstance(value, Mapping) else "a generator" if isinstance(value, Iterator) else ""


def _takes(schedule: Callable[..., Any], *arguments: Any) -> bool:
    """Whether a function can be called with these arguments alone."""
    try:
        inspect.signature(schedule).bind(*arguments)
    except TypeError:
        return False
    except ValueError:  # one that is not written in Python need not say what it takes
        return True
    return True


def _each_at(constants: Any, rates: list[float], m: int) -> Any:
    """What each of the schedules gives at m."""
    schedules = constants(rates)
    if other := _no_list(schedules):
        return Failure(other, f"gives {code(short(schedules))}, {other}; wanted is a list of {len(rates)} functions")
    for n, schedule in enumerate(schedules):
        if not callable(schedule):
            wanted = f"whose entry {n}, {code(short(schedule))}, is no function"
            return Failure("no functions", f"gives {code(short(schedules))}, {wanted}")
        if not _takes(schedule, m):
            wanted = (
                f"whose entry {n} cannot be called with `m` alone: it takes {code(str(inspect.signature(schedule)))}"
            )
            return Failure("no m" if _takes(schedule) else "more than m", f"gives a list {wanted}")
    return {"number of schedules": len(schedules)} | {
        f"schedule {n} at m = {m}": schedule(m) for n, schedule in enumerate(schedules)
    }


A_FUNCTION_EACH = Exercise(
    key="10.6",
    title="A schedule for each rate",
    kind="further",
    minutes=5,
    goal="make several schedules in a loop, each of which keeps a learning rate of its own",
    task=r"""
        A study takes a list of schedules. Write `constants(rates)`: for each number of the list `rates` one function
        of $m$, which gives that number for every $m$; a list of functions, in the same order.
        """,
    answer="constants",
    stub="""
        def constants(rates):
            return ...
        """,
    solution="""
        def constants(rates):
            def constant(mu):
                return lambda m: mu

            return [constant(mu) for mu in rates]
        """,
    hints=(
        "`lambda m: mu` is a function of $m$. When does Python look up which number `mu` is?",
        "It looks when the function is *called*, and by then the loop is over. A function that takes `mu` as its "
        "argument, and returns `lambda m: mu`, keeps its own.",
    ),
    judge=Functions(
        [
            Case("two rates, m = 1", ([0.1, 0.02], 1)),
            Case("three rates, m = 3", ([0.2, 0.512345, 0.1], 3)),
            Case("two equal rates and another one, m = 2", ([0.1, 0.3, 0.1], 2)),
        ],
        run=_each_at,
    ),
    wrong=(
        Wrong(
            "captured loop variable",
            """
            def constants(rates):
                return [lambda m: rates[n] for n in range(len(rates))]
            """,
            "All of these functions share the loop's one variable, and look at it when they are called. Then the loop "
            "is over, and it stands at its last value: every schedule gives the last rate.",
        ),
        Wrong(
            "the rates by iteration",
            (
                """
            def constants(rates):
                return [lambda m: rates[(m - 1) % len(rates)] for _ in rates]
            """,
                """
                def constants(rates):
                    return [lambda m: rates[m] for _ in rates]
                """,
                """
                def constants(rates):
                    return [lambda m: rates[m - 1] for _ in rates]
                """,
            ),
            "Here $m$ chooses the rate. That is one schedule, which changes in every step, given several times. Each "
            "function is to keep one rate for all $m$.",
        ),
        Wrong(
            "one over m",
            """
            def constants(rates):
                return [lambda m, mu=mu: mu / m for mu in rates]
            """,
            "These fall like $1/m$. A constant schedule does not look at $m$.",
        ),
        Wrong(
            "the first rate for all",
            """
            def constants(rates):
                mu = rates[0]
                return [lambda m: mu for _ in rates]
            """,
            "`mu` is set once, before the loop, so all functions give the first rate.",
        ),
        Wrong(
            "the mean of the rates for all",
            {"[constant(mu) for mu in rates]": "[constant(sum(rates) / len(rates)) for mu in rates]"},
            "Each function gives the same number here, the mean of the rates. Each should give a rate of its own.",
        ),
        Wrong(
            "numbers for functions",
            (
                """
                def constants(rates):
                    return [mu for mu in rates]
                """,
                """
                def constants(rates):
                    return [(lambda m: mu)(1) for mu in rates]
                """,
            ),
            "A study calls each schedule with $m$, and a number cannot be called. Each entry has to be a function: "
            "`lambda m: …`.",
        ),
        Wrong(
            "one function for all",
            (
                """
                def constants(rates):
                    return lambda m: rates
                """,
                """
                def constants(rates):
                    def constant(m):
                        return rates

                    return constant
                """,
            ),
            "Wanted is a *list* with one function for each rate; here is a single function.",
        ),
        Wrong(
            "only one schedule comes back",
            """
            def constants(rates):
                for mu in rates:
                    return [lambda m, mu=mu: mu]
            """,
            "`return` stands inside the loop, so it ends after the first rate. Collect the functions, and return the "
            "list behind the loop.",
        ),
        Wrong(
            "all rates from each",
            """
            def constants(rates):
                return [lambda m: rates for _ in rates]
            """,
            "Each of these gives the whole list. Each schedule is to give one number, its own.",
        ),
        Wrong(
            "in another order",
            (
                """
                def constants(rates):
                    return [lambda m, mu=mu: mu for mu in reversed(rates)]
                """,
                """
                def constants(rates):
                    return [lambda m, mu=mu: mu for mu in sorted(rates)]
                """,
                """
                def constants(rates):
                    return [lambda m, mu=mu: mu for mu in sorted(rates, reverse=True)]
                """,
            ),
            "The functions are right, their order is not: the first is to give the first rate of the list.",
        ),
        Wrong(
            "equal rates only once",
            """
            def constants(rates):
                return [lambda m, mu=mu: mu for mu in dict.fromkeys(rates)]
            """,
            "One function for each number of the list, even where a number stands there twice.",
        ),
        Wrong(
            "times m",
            """
            def constants(rates):
                return [lambda m, mu=mu: mu * m for mu in rates]
            """,
            "These grow with $m$. A constant schedule does not look at $m$.",
        ),
        Wrong(
            "a generator for a list",
            """
            def constants(rates):
                return ((lambda m, mu=mu: mu) for mu in rates)
            """,
            "A generator, `(… for mu in rates)`, can be gone through only once, and so can what `map` gives. In "
            "brackets, `[… for mu in rates]`, or with `list(…)`, it is a list.",
        ),
        Wrong(
            "a name for each rate",
            """
            def constants(rates):
                return {mu: (lambda m, mu=mu: mu) for mu in rates}
            """,
            "This is a dictionary. Wanted is a list, in the order of the rates.",
        ),
        Wrong(
            "a list for a number",
            """
            def constants(rates):
                return [lambda m, mu=mu: [mu] for mu in rates]
            """,
            "A schedule gives a number for $m$, and not a list with a number in it.",
        ),
        Wrong(
            "functions that take no m",
            (
                """
                def constants(rates):
                    def constant(mu):
                        return lambda: mu

                    return [constant(mu) for mu in rates]
                """,
                """
                def constants(rates):
                    return [lambda: mu for mu in rates]
                """,
            ),
            "A study calls each schedule with $m$, so each has to take it, even if it does not look at it: "
            "`lambda m: …`.",
        ),
        Wrong(
            "functions that want more than m",
            """
            def constants(rates):
                return [lambda m, mu: mu for mu in rates]
            """,
            "A study calls each schedule with $m$ and nothing else. Each function has to know its rate already, as "
            "`lambda m, mu=mu: mu` does.",
        ),
        Wrong(
            "the list begun anew in the loop",
            """
            def constants(rates):
                for mu in rates:
                    schedules = []
                    schedules.append(lambda m, mu=mu: mu)
                return schedules
            """,
            "Only the last function comes back: the list is emptied in every pass of the loop. Begin it once, before "
            "the loop, and append to it.",
        ),
        Wrong(
            "m in the place of the rate",
            (
                """
                def constants(rates):
                    return [lambda mu=mu: mu for mu in rates]
                """,
                """
                def constants(rates):
                    return [lambda mu: mu for mu in rates]
                """,
            ),
            "These functions have only one argument, and a schedule's argument is $m$: it takes the place of the "
            "rate, and comes back. Write `lambda m, mu=mu: mu`.",
        ),
    ),
    praise="Each function keeps its own rate. A study that compares four copies of one schedule shows no difference.",
)
