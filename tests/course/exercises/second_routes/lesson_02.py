"""Lesson 02's keys by another way: odds and bisection, SciPy, extrapolated differences, SymPy, and integers."""

import math
from fractions import Fraction

import numpy as np
import sympy as sp
from scipy.stats import logistic
from second_route import complex_slopes, says


def sigma(z):
    return 1 / (1 + np.exp(-z))


def slope(z):
    return float(complex_slopes(sigma, z)[0])


def slopes_with_a_pencil():
    says(
        "02.1",
        "value and slope of the sigmoid at",
        r"v^*=0",
        r"v^*=-\ln4",
        "v=0.9 comes out",
        "What is its slope, and which v^* went in?",
    )
    low, high = 0.0, 10.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if sigma(middle) < 0.9 else (low, middle)
    return {
        "slopes_by_hand": {
            "v at 0": Fraction(1, 1 + 1),  # odds of e⁰ = 1 to 1
            "slope at 0": slope(0.0),
            "v at -ln 4": Fraction(1, 1 + 4),  # odds of 1 to 4
            "slope at -ln 4": slope(-math.log(4)),
            "slope where v = 0.9": slope(low),
            "v_star where v = 0.9": low,
        }
    }


def the_slope_as_a_function():
    says("02.2", "sigmoid_slope(v_star)", "a number or an array of any shape", r"\sigma'(v^*)")

    def sigmoid_slope(v_star):
        return logistic.pdf(v_star)  # the sigmoid is a distribution function, and its slope is that one's density

    return {"sigmoid_slope": sigmoid_slope}


def a_slope_without_a_formula():
    says(
        "02.3",
        "numerical_slope(f, z)",
        "from a few values of `f` alone",
        "10^{-9}",
        "for the sigmoid, for exp and for sin",
    )

    def numerical_slope(f, z):
        def quotient(step):
            return (f(z + step) - f(z - step)) / (2 * step)

        # The error of either is nearly proportional to step²: so it can be taken out.
        return (4 * quotient(1e-3) - quotient(2e-3)) / 3

    return {"numerical_slope": numerical_slope}


def the_slope_of_tanh():
    says("02.4", r"v=\tanh(z)", r"\tanh(z)=2\,\sigma(2z)-1", "in terms of its own value `v` alone")
    z, v = sp.symbols("z v", real=True)
    slope_in_z = sp.diff(2 / (1 + sp.exp(-2 * z)) - 1, z)
    return {"tanh_slope": str(sp.simplify(slope_in_z.subs(z, sp.log((1 + v) / (1 - v)) / 2)))}


def one_sigmoid_after_another():
    says("02.5", r"f(z)=\sigma(\sigma(z))", "the slope of f at z=0", "five sigmoids", "a hundred, as a power of ten")
    steepest = max(slope(z) for z in np.linspace(-3, 3, 601))
    # Sure of a factor for each sigmoid, whatever goes into it: the steepest there is.
    five, hundred = math.prod([steepest] * 5), math.prod([steepest] * 100)
    two = float(complex_slopes(lambda z: sigma(sigma(z)), 0.0)[0])
    return {"chained": {"two, at 0": two, "five, at most": five, "hundred, power of ten": round(math.log10(hundred))}}


SECOND_ROUTES = {
    "02.1": slopes_with_a_pencil,
    "02.2": the_slope_as_a_function,
    "02.3": a_slope_without_a_formula,
    "02.4": the_slope_of_tanh,
    "02.5": one_sigmoid_after_another,
}
