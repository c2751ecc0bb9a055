"""Lesson 09: right answers in other forms, and wrong ones that the exercises do not list word for word."""

from __future__ import annotations

from bplib.course.exercises.model import Source

FORMS: dict[str, tuple[Source, ...]] = {
    "09.1": (
        """
        constant_mu = lambda m: 0.05
        falling_mu = lambda m: 3 / (m + 20)
        reciprocal_mu = lambda m: m**-1
        """,
        """
        constant_mu = bp.schedules.constant(0.05)
        falling_mu = bp.schedules.a_over_b_plus_m(3, 20)
        reciprocal_mu = bp.schedules.one_over_m()
        """,
        """
        from fractions import Fraction

        def constant_mu(m):
            return Fraction(1, 20)

        def falling_mu(iteration):
            return Fraction(3, 20 + iteration)

        def reciprocal_mu(m):
            return np.float64(1) / m
        """,
        """
        def constant_mu(m):
            return 5 / 100 + 0 * m

        def falling_mu(m):
            A, B = 3, 20
            return np.divide(A, B + m)

        def reciprocal_mu(m):
            return np.array(1 / m)
        """,
    ),
    "09.2": (
        'walked = {"0.01": 10, "10/(1000 + m)": 6.93, "1/(40 m)": 0.187}',
        'walked = {"0.01": "10", "10/(1000 + m)": 6.931, "1/(40 m)": 0.19}',
        """
        m = np.arange(1, 1001)
        walked = {"1/(40 m)": (1 / (40 * m)).sum(), "10/(1000 + m)": (10 / (1000 + m)).sum(), "0.01": np.full(1000, 0.01).sum()}
        """,
        """
        walked = {
            "0.01": sum(0.01 for m in range(1000)),
            "10/(1000 + m)": sum(10 / (1000 + m) for m in range(1, 1001)),
            "1/(40 m)": (math.log(1000) + 0.577) / 40,
        }
        """,
    ),
    "09.3": (
        'errors_on_the_way = {"e1": "-2", "e2": 1.0, "e3": 0.0, "e1000": -0.0, "largest for 6": "10"}',
        """
        from fractions import Fraction

        def errors(curvature):
            found = [Fraction(1)]
            for m in range(1, 1001):
                found.append((1 - Fraction(curvature, m)) * found[-1])
            return found

        e = errors(3)
        errors_on_the_way = {
            "e1": e[1], "e2": e[2], "e3": e[3], "e1000": e[1000], "largest for 6": max(map(abs, errors(6)))
        }
        """,
        """
        products = np.cumprod(1 - 3 / np.arange(1, 1001))
        errors_on_the_way = dict(zip(("e1", "e2", "e3", "e1000"), products[[0, 1, 2, 999]]))
        errors_on_the_way["largest for 6"] = np.abs(np.cumprod(1 - 6 / np.arange(1, 8))).max()
        """,
    ),
    "09.4": (
        'my_schedule = {"A": 10, "B": 500}',
        'my_schedule = {"B": 700.0, "A": np.float64(14)}',
        'my_schedule = dict(A="15", B="750")',
        "from fractions import Fraction\nmy_schedule = {'A': Fraction(25, 2), 'B': np.array(550)}",
    ),
    "09.5": (
        """
        claims = {"smaller": False, "stopped": False, "rises": False, "falls": False, "path": True, "fair": True}
        """,
        """
        claims = dict(fair="True", path="TRUE", falls="False", rises="false ", stopped=np.bool_(False), smaller="false")
        """,
        """
        claims = dict.fromkeys(("smaller", "stopped", "rises", "falls"), 1 > 2) | dict.fromkeys(("path", "fair"), "true")
        """,
    ),
    "09.6": (
        """
        def constants(rates):
            return [lambda m, mu=mu: mu for mu in rates]
        """,
        """
        def constants(rates):
            return [bp.schedules.constant(mu) for mu in rates]
        """,
        """
        from functools import partial

        def give(mu, m):
            return mu

        def constants(rates):
            return [partial(give, mu) for mu in rates]
        """,
        """
        class Constant:
            def __init__(self, mu):
                self.mu = mu

            def __call__(self, m):
                return self.mu

        def constants(rates):
            return tuple(map(Constant, rates))
        """,
        """
        def constants(rates):
            found = []
            for n in range(len(rates)):
                def constant(m, n=n):
                    return np.float64(rates[n])
                found.append(constant)
            return found
        """,
    ),
}

NAMED: tuple[tuple[str, Source, str], ...] = ()

SAID: tuple[tuple[str, Source, str, str | None], ...] = ()
