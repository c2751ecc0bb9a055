"""Lesson 10: right answers in other forms, and wrong ones that the exercises do not list word for word."""

from __future__ import annotations

from bplib.course.exercises.model import Source

FORMS: dict[str, tuple[Source, ...]] = {
    "10.1": (
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
    "10.2": (
        'walked = {"0.01": 10, "10/(1000 + m)": 6.93, "1/(40 m)": 0.187}',
        'walked = {"0.01": "10", "10/(1000 + m)": 6.931, "1/(40 m)": 0.19}',
        """
        m = np.arange(1, 1001)
        rates = {"1/(40 m)": 1 / (40 * m), "10/(1000 + m)": 10 / (1000 + m), "0.01": np.full(1000, 0.01)}
        walked = {name: mu.sum() for name, mu in rates.items()}
        """,
        """
        walked = {
            "0.01": sum(0.01 for m in range(1000)),
            "10/(1000 + m)": sum(10 / (1000 + m) for m in range(1, 1001)),
            "1/(40 m)": (math.log(1000) + 0.577) / 40,
        }
        """,
    ),
    "10.3": (
        'distances = {"e1": "-2", "e2": 1.0, "e3": 0.0, "e1000": -0.0, "largest for 6": "10"}',
        """
        from fractions import Fraction

        def errors(curvature):
            found = [Fraction(1)]
            for m in range(1, 1001):
                found.append((1 - Fraction(curvature, m)) * found[-1])
            return found

        e = errors(3)
        distances = {
            "e1": e[1], "e2": e[2], "e3": e[3], "e1000": e[1000], "largest for 6": max(map(abs, errors(6)))
        }
        """,
        """
        products = np.cumprod(1 - 3 / np.arange(1, 1001))
        distances = dict(zip(("e1", "e2", "e3", "e1000"), products[[0, 1, 2, 999]]))
        distances["largest for 6"] = np.abs(np.cumprod(1 - 6 / np.arange(1, 8))).max()
        """,
    ),
    "10.4": (
        'my_schedule = {"A": 10, "B": 500}',
        'my_schedule = {"B": 700.0, "A": np.float64(14)}',
        'my_schedule = dict(A="15", B="750")',
        "from fractions import Fraction\nmy_schedule = {'A': Fraction(25, 2), 'B': np.array(550)}",
    ),
    "10.5": (
        """
        claims = {"smaller": False, "stopped": False, "rises": False, "falls": False, "path": True, "fair": True}
        """,
        """
        claims = dict(fair="True", path="TRUE", falls="False", rises="false ", stopped=np.bool_(False), smaller="false")
        """,
        """
        claims = dict.fromkeys(("smaller", "stopped", "rises", "falls"), 1 > 2)
        claims |= dict.fromkeys(("path", "fair"), "true")
        """,
    ),
    "10.6": (
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
        """
        from functools import partial
        def constants(rates):
            def give(rate, m): return rate
            return [partial(give, r) for r in rates]
        """,
    ),
}

NAMED: tuple[tuple[str, Source, str], ...] = (
    (
        "10.3",
        'distances = {"e1": -2, "e2": -0.5, "e3": 0, "e1000": 0.997, "largest for 6": 5}',
        "the factor for the distance",
    ),
    (
        "10.6",
        "constants = lambda rates: [(lambda rate: lambda: rate)(rate) for rate in rates]",
        "functions that take no m",
    ),
    (
        "10.6",
        """
        def constants(rates):
            def constant(m, rate):
                return rate

            return [constant for _ in rates]
        """,
        "functions that want more than m",
    ),
    (
        "10.6",
        """
        def constants(rates):
            for rate in rates:
                found = [bp.schedules.constant(rate)]
            return found
        """,
        "the list begun anew in the loop",
    ),
    (
        "10.1",
        """
        def constant_mu(m):
            return 0.05

        def falling_mu(m):
            return 3 / 20 + m

        def reciprocal_mu(m):
            return 1/m
        """,
        "A/B + m for A/(B + m)",
    ),
    (
        "10.1",
        """
        def constant_mu(m):
            return 0.05

        def falling_mu(m):
            return 20/(3+m)

        def reciprocal_mu(m):
            return 1/m
        """,
        "A and B exchanged",
    ),
    (
        "10.1",
        """
        def constant_mu(m):
            return 0.05

        def falling_mu(m):
            return 3/(20+m)

        def reciprocal_mu(m):
            return 1/(m+1)
        """,
        "m + 1 for m",
    ),
    (
        "10.1",
        """
        def constant_mu(m):
            return 0.05

        def falling_mu(m):
            return 3/(20+m+1)

        def reciprocal_mu(m):
            return 1/(m+1)
        """,
        "m + 1 for m",
    ),
    (
        "10.1",
        """
        def constant_mu(m):
            return 0.05 * m

        def falling_mu(m):
            return 3/(20+m)

        def reciprocal_mu(m):
            return 1/m
        """,
        "m where a constant is wanted",
    ),
    (
        "10.1",
        """
        def constant_mu(m):
            return 0.5

        def falling_mu(m):
            return 3/(20+m)

        def reciprocal_mu(m):
            return 1/m
        """,
        "the point of 0.05 moved",
    ),
    (
        "10.1",
        """
        def constant_mu(m):
            return 0.05

        def falling_mu(m):
            return 3/(20*m)

        def reciprocal_mu(m):
            return 1/m
        """,
        "A/B/m for A/(B + m)",
    ),
    (
        "10.1",
        """
        def constant_mu(m):
            return 0.05

        def falling_mu(m):
            return 3/20

        def reciprocal_mu(m):
            return 1/m
        """,
        "m forgotten",
    ),
    (
        "10.1",
        """
        def constant_mu(m):
            return 0.05

        def falling_mu(m):
            return 3/(20+m)

        def reciprocal_mu(m):
            return 1//m
        """,
        "whole numbers only",
    ),
    (
        "10.1",
        """
        def constant_mu(m):
            return 0.05

        def falling_mu(m):
            return 3/(20-m)

        def reciprocal_mu(m):
            return 1/m
        """,
        "B − m for B + m",
    ),
    (
        "10.1",
        """
        def constant_mu(m):
            return 0.05

        def falling_mu(m):
            return 3/(20+m)

        def reciprocal_mu(m):
            return m
        """,
        "another power of m",
    ),
    (
        "10.1",
        """
        def constant_mu(m):
            return 0.05

        def falling_mu(m):
            return 3/(20+m)

        def reciprocal_mu(m):
            return 1/m**2
        """,
        "another power of m",
    ),
    (
        "10.1",
        """
        def constant_mu(m):
            return 0.05

        def falling_mu(m):
            return 3/(20+m)/m

        def reciprocal_mu(m):
            return 1/m
        """,
        "m once too often",
    ),
    (
        "10.1",
        """
        def constant_mu(m):
            return 0.05

        def falling_mu(m):
            return 3*m/(20+m)

        def reciprocal_mu(m):
            return 1/m
        """,
        "m once too often",
    ),
    (
        "10.1",
        """
        def constant_mu(m):
            return 0.05

        def falling_mu(m):
            return (3+m)/20

        def reciprocal_mu(m):
            return 1/m
        """,
        "m once too often",
    ),
    ("10.2", 'walked={"0.01": 0.01}', "the constant not added a thousand times"),
    ("10.2", 'walked={"10/(1000 + m)": 0.693}', "A forgotten"),
    ("10.2", 'walked={"10/(1000 + m)": 3.01}', "a logarithm to base 10"),
    ("10.2", 'walked={"1/(40 m)": 7.485}', "P forgotten"),
    ("10.2", 'walked={"1/(40 m)": 0.1727}', "γ forgotten"),
    ("10.2", 'walked={"1/(40 m)": 0.0894}', "a logarithm to base 10 for the third"),
    ("10.2", 'walked={"10/(1000 + m)": 7.5}', "the mean of first and last rate"),
    ("10.2", 'walked={"10/(1000 + m)": 10}', "the first rate a thousand times"),
    ("10.2", 'walked={"1/(40 m)": 25}', "one rate for all a thousand"),
    ("10.2", 'walked={"1/(40 m)": 0.025}', "one rate for all a thousand"),
    ("10.2", 'walked={"10/(1000 + m)": 46.15}', "A and B exchanged"),
    ("10.2", 'walked={"1/(40 m)": 299}', "multiplied by P"),
    ("10.2", 'walked={"0.01": 100}', "the constant not added a thousand times"),
    ("10.2", 'walked={"10/(1000 + m)": 9.99}', "the first rate a thousand times"),
    ("10.2", 'walked={"10/(1000 + m)": 69.1}', "M in the logarithm, not divided by B"),
    ("10.2", 'walked={"1/(40 m)": 0.75}', "γ outside the fraction"),
    ("10.3", 'distances={"e1": 2, "e2": 4}', "the same factor in every step"),
    ("10.3", 'distances={"e2": -1}', "the sign of e₂"),
    ("10.3", 'distances={"e2": -0.5, "e3": 0}', "the factor for the distance"),
    ("10.3", 'distances={"e1000": 0.997}', "the factor for the distance"),
    ("10.3", 'distances={"largest for 6": 5}', "only the first step counted"),
    ("10.3", 'distances={"largest for 6": -10}', "the sign of the largest"),
    ("10.3", 'distances={"e3": -8}', "the same factor in step 3"),
    ("10.3", 'distances={"e1": -3}', "1 left out of the factor"),
    ("10.3", 'distances={"e3": 0.5}', "stopped one step early"),
    ("10.3", 'distances={"largest for 6": 25}', "the factor of step 1 again"),
    ("10.3", 'distances={"largest for 6": 20}', "one step too far with factors above 1"),
    ("10.3", 'distances={"e1000": 1e-5}', "away from the minimum again"),
    ("10.3", 'distances={"e2": -2.5}', "the factors added"),
    ("10.4", 'my_schedule={"A": 1, "B": 0}', "too large at first"),
    ("10.4", 'my_schedule={"A": 20, "B": 1000}', "falls too late"),
    ("10.4", 'my_schedule={"A": 2, "B": 100}', "B too small"),
    ("10.4", 'my_schedule={"A": 1, "B": 20}', "too large at first"),
    ("10.4", 'my_schedule={"A": 200, "B": 10000}', "B beyond the last iteration"),
    ("10.4", 'my_schedule={"A": 30, "B": 1000}', "A too large"),
    ("10.4", 'my_schedule={"A": 5, "B": 1000}', "a first step that is too careful"),
    ("10.4", 'my_schedule={"A": 60, "B": 3000}', "falls too late"),
    ("10.4", 'my_schedule={"A": 0.02, "B": 1}', "a first step that is too careful"),
    ("10.4", 'my_schedule={"A": 20, "B": 20}', "too large at first"),
    ("10.4", 'my_schedule={"A": 1000, "B": 20}', "A and B exchanged"),
    ("10.4", 'my_schedule={"A": 50, "B": 500}', "too large at first"),
    ("10.4", 'my_schedule={"A": 10, "B": 1000}', "a first step that is too careful"),
    ("10.4", 'my_schedule={"A": 0.1, "B": 10}', "a first step that is too careful"),
    ("10.4", 'my_schedule={"A": 40, "B": 2000}', "falls too late"),
    (
        "10.6",
        """
        def constants(rates):
            return [lambda m: r for r in rates]
        """,
        "captured loop variable",
    ),
    (
        "10.6",
        """
        def constants(rates):
            return rates
        """,
        "numbers for functions",
    ),
    (
        "10.6",
        """
        def constants(rates):
            return lambda m: rates[0]
        """,
        "one function for all",
    ),
    (
        "10.6",
        """
        def constants(rates):
            return [lambda m: rates for r in rates]
        """,
        "all rates from each",
    ),
    (
        "10.6",
        """
        def constants(rates):
            return [lambda m, r=r: r/m for r in rates]
        """,
        "one over m",
    ),
    (
        "10.6",
        """
        def constants(rates):
            return [lambda m: rates[0] for r in rates]
        """,
        "the first rate for all",
    ),
    (
        "10.6",
        """
        def constants(rates):
            return [bp.schedules.constant(r) for r in sorted(rates)]
        """,
        "in another order",
    ),
    (
        "10.6",
        """
        def constants(rates):
            return [(lambda m: r)(0) for r in rates]
        """,
        "numbers for functions",
    ),
    (
        "10.6",
        """
        def constants(rates):
            return map(lambda r: (lambda m: r), rates)
        """,
        "a generator for a list",
    ),
    (
        "10.6",
        """
        def constants(rates):
            return {r: bp.schedules.constant(r) for r in rates}
        """,
        "a name for each rate",
    ),
    (
        "10.6",
        """
        def constants(rates):
            return [lambda m: rates[-1]] * len(rates)
        """,
        "captured loop variable",
    ),
    (
        "10.6",
        """
        def constants(rates):
            return np.array(rates)
        """,
        "numbers for functions",
    ),
    (
        "10.6",
        """
        def constants(rates):
            return [bp.schedules.constant(r) for r in set(rates)]
        """,
        "equal rates only once",
    ),
    ("10.1", "def falling_mu(m): return 3/20 + m", "A/B + m for A/(B + m)"),
    ("10.1", "def constant_mu(m): return 0.05*m", "m where a constant is wanted"),
    ("10.1", "def falling_mu(m): return 3/(20+m-1)", "m counted from 0"),
    ("10.1", "def reciprocal_mu(m): return 1//m", "whole numbers only"),
    ("10.2", 'walked={"1/(40 m)": 0.173}', "γ forgotten"),
    ("10.3", 'distances={"e1": -2, "e2": -0.5, "e3": 0.0}', "the factor for the distance"),
    ("10.3", 'distances={"e1000": 1}', "the factor for the distance"),
    ("10.4", 'my_schedule={"A": 3, "B": 20}', "too large at first"),
    ("10.4", 'my_schedule={"A": 1, "B": 100}', "a first step that is too careful"),
    ("10.5", 'claims={"rises":"true","falls":"true"}', "a rising loss convicts the gradient"),
    (
        "10.6",
        """
        def constants(rates):
            return [lambda m: rate for rate in rates]
        """,
        "captured loop variable",
    ),
    ("10.1", "def falling_mu(m): return (3-m)/20", "a straight line downwards"),
    ("10.4", 'my_schedule={"A": 0.02, "B": 0}', "B too small"),
    ("10.5", 'claims={"stopped":"true","fair":"false"}', "small steps taken for convergence"),
    (
        "10.6",
        """
        def constants(rates):
            return [bp.schedules.constant(sum(rates)/len(rates)) for r in rates]
        """,
        "the mean of the rates for all",
    ),
)

SAID: tuple[tuple[str, Source, str, str | None], ...] = (
    ("10.6", "constants = lambda rates: [lambda: 1 for _ in rates]", r"it takes `\(\)`", "locals"),
    ("10.4", 'my_schedule = {"A": 30, "B": 1000}', "begins above 0.02", "first rate is"),
    ("10.4", 'my_schedule = {"A": 0.005, "B": 0}', "well below it", "large enough"),
    ("10.4", 'my_schedule = {"A": 5, "B": 250}', r"after \$B\$ iterations", r"50 iterations|0\.02"),
    ("10.4", 'my_schedule = {"A": 20, "B": 1000}', "falls too late", "stalls"),
    ("10.4", 'my_schedule = {"A": 300, "B": 10000}', "not even fallen to half", "first rate is right"),
    ("10.4", 'my_schedule = {"A": -1, "B": 50}', "`A` has to be positive", "ValueError"),
    (
        "10.6",
        """
        def constants(rates):
            schedules = []
            for r in rates:
                schedules.append(lambda m: r)
            return schedules
        """,
        "share the loop's one variable",
        "`n`",
    ),
    (
        "10.6",
        """
        def constants(rates):
            return list(rates)
        """,
        "is no function",
        "one function for all",
    ),
    ("10.2", 'walked = {"1/(40 m)": 0.17}', "γ forgotten", "P forgotten"),
)
