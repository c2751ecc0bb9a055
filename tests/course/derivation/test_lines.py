"""Right lines are proved, near misses never: two tables, each line of them labelled anew by plain loops."""

import ast
import contextlib
import functools
import itertools
import random

import pytest
from loops import agree

from bplib.course.derivation import Derivation
from bplib.course.derivation.algebra import equal
from bplib.course.derivation.reading import read

# --- Right: each line follows from the one before -----------------------------------------------------------------

E = "(y[p] - y_bar[p])"
RIGHT = {
    "the loss": ("L", "Sum((y[p] - y_bar[p])**2, p)/2", "1/2*Sum(y[p]**2 - 2*y[p]*y_bar[p] + y_bar[p]**2, p)"),
    "the loss multiplied out": (
        "L",
        "Sum(y[p]**2, p)/2 - Sum(y[p]*y_bar[p], p) + Sum(y_bar[p]**2, p)/2",
        "1/2*Sum((y_bar[q] - y[q])**2, (q, 1, P))",
    ),
    "by the bias": ("D(L, b)", "Sum(y_bar[p], p) - Sum(y[p], p)", "P*b + Sum(Sum(x[h]*v[p,h], h), p) - Sum(y[p], p)"),
    "by the bias, the sums exchanged": ("D(L, b)", "P*b - Sum(y[p], p) + Sum(x[h]*Sum(v[p,h], p), h)"),
    "by the bias, twice": ("D(D(L, b), b)", "Sum(1, p)", "P"),
    "by bias and weight": ("D(D(L, b), x[h])", "Sum(v[p,h], p)", "D(D(L, x[h]), b)"),
    "by two weights": ("D(D(L, x[h]), x[k])", "Sum(v[p,h]*v[p,k], p)", "Sum(D(y_bar[p], x[h])*D(y_bar[p], x[k]), p)"),
    "by an output": ("D(L, y_bar[p])", "y_bar[p] - y[p]", "-(y[p] - y_bar[p])", "b - y[p] + Sum(x[k]*v[p,k], k)"),
    "by a target": ("D(L, y[p])", "y[p] - y_bar[p]", "-D(L, y_bar[p])"),
    "by a hidden value": ("D(L, v[p,h])", "D(L, y_bar[p])*D(y_bar[p], v[p,h])", "(y_bar[p] - y[p])*x[h]"),
    "by a weight into the net": (
        "D(L, omega[i,h])",
        "Sum(D(L, v[p,h])*D(v[p,h], omega[i,h]), p)",
        "x[h]*Sum((y_bar[p] - y[p])*sigma_prime(v_star[p,h])*u[p,i], p)",
        "x[h]*Sum((y_bar[p] - y[p])*(v[p,h] - v[p,h]**2)*u[p,i], p)",
        "x[h]*Sum((y_bar[p] - y[p])*v[p,h]*u[p,i], p) - x[h]*Sum((y_bar[p] - y[p])*v[p,h]**2*u[p,i], p)",
    ),
    "a weight is in one unit alone": ("D(v[p,k], omega[i,h])", "KroneckerDelta(h,k)*v[p,h]*(1 - v[p,h])*u[p,i]"),
    "one unit's δ": ("D(y_bar[p], x[h])", "Sum(KroneckerDelta(h,k)*v[p,k], k)", "v[p,h]"),
    "one input's δ": ("D(v_star[p,h], omega[i,h])", "Sum(KroneckerDelta(i,j)*u[p,j], j)", "u[p,i]"),
    "one sample's δ": ("D(L, y[p])", "Sum((y[q] - y_bar[q])*KroneckerDelta(p,q), q)", "y[p] - y_bar[p]"),
    "two samples": ("D(y_bar[p], v[q,h])", "KroneckerDelta(p,q)*x[h]"),
    "weights' δ": ("D(x[k], x[h])", "KroneckerDelta(h,k)", "KroneckerDelta(k,h)"),
    "the slope of σ": (
        "D(sigma(z), z)",
        "exp(-z)/(1 + exp(-z))**2",
        "exp(z)/(1 + exp(z))**2",
        "1/(exp(z/2) + exp(-z/2))**2",
        "1/(2 + exp(z) + exp(-z))",
        "sigma(z)*sigma(-z)",
        "sigma(z)*(1 - sigma(z))",
        "sigma(z) - sigma(z)**2",
        "exp(-z)*sigma(z)**2",
        "1/(4*cosh(z/2)**2)",
        "(1 - tanh(z/2)**2)/4",
        "sigma_prime(z)",
        "sigma_prime(-z)",
    ),
    "σ mirrored": ("sigma(-z)", "1 - sigma(z)", "exp(-z)*sigma(z)", "1/(1 + exp(z))", "sigma(z) - tanh(z/2)"),
    "σ's odds": ("sigma(z)/(1 - sigma(z))", "exp(z)", "sigma(z)/sigma(-z)", "(1 - sigma(-z))/(1 - sigma(z))"),
    "tanh is a sigmoid": (
        "tanh(z)",
        "2*sigma(2*z) - 1",
        "2/(1 + exp(-2*z)) - 1",
        "(1 - exp(-2*z))/(1 + exp(-2*z))",
        "(exp(z) - exp(-z))/(exp(z) + exp(-z))",
        "(exp(2*z) - 1)/(exp(2*z) + 1)",
        "sinh(z)/cosh(z)",
        "sigma(2*z) - sigma(-2*z)",
        "1 - 2*sigma(-2*z)",
        "-tanh(-z)",
    ),
    "the slope of tanh": (
        "D(tanh(z), z)",
        "4*sigma(2*z)*(1 - sigma(2*z))",
        "1 - tanh(z)**2",
        "1/cosh(z)**2",
        "4/(exp(z) + exp(-z))**2",
        "(1 + tanh(z))*(1 - tanh(z))",
    ),
    "σ from tanh": ("sigma(z)", "(1 + tanh(z/2))/2", "1/2 + tanh(z/2)/2", "exp(z/2)/(exp(z/2) + exp(-z/2))"),
    "the slope's slope": (
        "D(D(sigma(z), z), z)",
        "sigma(z)*(1 - sigma(z))*(1 - 2*sigma(z))",
        "-sigma(z)*sigma(-z)*tanh(z/2)",
        "D(sigma(z), z)*(sigma(-z) - sigma(z))",
    ),
    "softplus": ("D(log(1 + exp(z)), z)", "sigma(z)", "1 - D(log(1 + exp(-z)), z)*(-1)"),
    "softplus mirrored": ("log(1 + exp(z))", "z + log(1 + exp(-z))", "-log(sigma(-z))", "-log(1 - sigma(z))"),
    "equal sums in a product": (
        "Sum(y_bar[p] * Sum(x[h] * v[p,h] * log(v[p,h] / (1 - v[p,h])), h), p)",
        "Sum(y_bar[p] * Sum(x[h] * v[p,h] * v_star[p,h], h), p)",
        "-Sum(y_bar[p] * Sum(x[h] * v[p,h] * log(1 / v[p,h] - 1), h), p)",
    ),
    "σ's logarithm": ("D(log(sigma(z)), z)", "1 - sigma(z)", "sigma(-z)"),
    "of a unit": (
        "D(v[p,h], v_star[p,h])",
        "v[p,h]*(1 - v[p,h])",
        "v[p,h]*sigma(-v_star[p,h])",
        "exp(v_star[p,h])/(1 + exp(v_star[p,h]))**2",
        "sigma(v_star[p,h]) - v[p,h]**2",
        "1/4 - (v[p,h] - 1/2)**2",
        "(1/2 - (v[p,h] - 1/2))*(1/2 + (v[p,h] - 1/2))",
    ),
    "squares about the mean": (
        "Sum((y[p] - Sum(y[q], q)/P)**2, p)",
        "Sum(y[p]**2, p) - Sum(y[p], p)**2/P",
        "Sum(y[p]**2, p) - P*(Sum(y[q], q)/P)**2",
        "Sum(y[p]*(y[p] - Sum(y[q], q)/P), p)",
        "Sum(Sum((y[p] - y[q])**2, p), q)/(2*P)",
    ),
    "deviations add up to nothing": ("Sum(y[p] - Sum(y[q], q)/P, p)", "0"),
    "products about the means": (
        "Sum((y[p] - Sum(y[q], q)/P)*(v[p,h] - Sum(v[q,h], q)/P), p)",
        "Sum(y[p]*v[p,h], p) - Sum(y[p], p)*Sum(v[q,h], q)/P",
    ),
    "squares about any point": (
        "Sum((y[p] - b)**2, p)",
        "Sum((y[p] - Sum(y[q], q)/P)**2, p) + P*(b - Sum(y[q], q)/P)**2",
    ),
    "a product of sums": ("Sum(y[p], p)*Sum(x[h], h)", "Sum(Sum(y[p]*x[h], p), h)", "Sum(y[p]*x[h], p, h)"),
    "a square of a sum": ("Sum(y[p], p)**2", "Sum(Sum(y[p]*y[q], q), p)", "Sum(y[p]*Sum(y[q], q), p)"),
    "a sum written out": ("Sum(x[h], (h, 1, 3))", "x[1] + x[2] + x[3]", "x[1] + Sum(x[h], (h, 2, 3))"),
    "products written out": ("Sum(omega[i,h]*u[p,i], (i, 1, 2))", "omega[1,h]*u[p,1] + omega[2,h]*u[p,2]"),
    "two sums written out": (
        "Sum(Sum(omega[i,h]*x[h], (i, 1, 2)), (h, 1, 2))",
        "omega[1,1]*x[1] + omega[2,1]*x[1] + omega[1,2]*x[2] + omega[2,2]*x[2]",
    ),
    "squares written out": ("Sum((y[p] - b)**2, (p, 1, 2))", "(y[1] - b)**2 + (y[2] - b)**2"),
    "a number written out": ("Sum(p, (p, 1, 4))", "1 + 2 + 3 + 4", "10"),
    "the first split off": (
        "y_bar[p]",
        "b + x[1]*v[p,1] + Sum(x[h]*v[p,h], (h, 2, H))",
        "b + Sum(x[h]*v[p,h], (h, 1, H - 1)) + x[H]*v[p,H]",
        "b + x[1]*v[p,1] + x[2]*v[p,2] + Sum(x[h]*v[p,h], (h, 3, H))",
    ),
    "the last split off": (
        "Sum(y[p], p)",
        "y[P] + Sum(y[p], (p, 1, P - 1))",
        "y[P] + y[P-1] + Sum(y[p], (p, 1, P - 2))",
    ),
    "cut in two": (
        "Sum(y[p], p)",
        "Sum(y[p], (p, 1, 3)) + Sum(y[p], (p, 4, P)) + 0*y[3]",
        "y[1] + Sum(y[p], (p, 2, P))",
    ),
    "shifted": (
        "Sum(x[h], h)",
        "Sum(x[h+1], (h, 0, H - 1))",
        "Sum(x[h-1], (h, 2, H + 1))",
        "Sum(x[k-3], (k, 4, H + 3))",
    ),
    "shifted and split": ("Sum(y[p]**2, p)", "y[1]**2 + Sum(y[p+1]**2, (p, 1, P - 1))"),
    "neighbours": ("Sum(y[p+1] - y[p], (p, 1, P - 1))", "y[P] - y[1]"),
    "counted downwards": ("Sum(x[h], h)", "Sum(x[H+1-h], h)", "Sum(x[H-h], (h, 0, H - 1))"),
    "the loss, its first sample apart": (
        "D(L, b)",
        "-(y[1] - y_bar[1]) - Sum(y[p] - y_bar[p], (p, 2, P))",
        "-Sum(y[p] - y_bar[p], (p, 1, P - 1)) - y[P] + y_bar[P]",
    ),
    "a split sum's derivative": (
        "D(x[1]*v[p,1] + Sum(x[k]*v[p,k], (k, 2, H)), x[h])",
        "v[p,h]",
    ),
    "by one numbered weight": ("D(y_bar[p], x[1])", "v[p,1]", "D(x[1]*v[p,1] + Sum(x[k]*v[p,k], (k, 2, H)), x[1])"),
    "by one numbered input weight": ("D(v_star[p,2], omega[1,2])", "u[p,1]"),
    "not in the rest": ("D(Sum(x[k]*v[p,k], (k, 2, H)), x[1])", "0"),
    "a constant summed": ("Sum(b, p)", "P*b", "Sum(Sum(b, h), p)/H"),
    "a letter out of its sum": ("Sum(x[h]*u[p,i], p)", "x[h]*Sum(u[p,i], p)"),
    "a sum times a fraction": ("Sum(y[p]/P, p)", "Sum(y[p], p)/P", "1/P*Sum(y[q], (q, 1, P))"),
    "absolute values": ("abs(-b)", "abs(b)", "sqrt(b**2)", "max(b, -b)", "b*sign(b)", "-min(b, -b)"),
    "the larger of two": ("max(b, z)", "(b + z + abs(b - z))/2", "b + z - min(b, z)", "b + max(z - b, 0)"),
    "ReLU": ("relu(z)", "max(z, 0)", "z*step(z)", "(z + abs(z))/2", "z + relu(-z)", "-min(-z, 0)"),
    "ReLU's step": (
        "step(relu(z))",
        "step(z)",
        "step(2*z)",
        "step(z)**2",
        "step(step(z)*z)",
        "1 - step(-z) - (1 - abs(sign(z)))",
    ),
    "roots": ("sqrt(1/4)", "1/2", "(1/4)**(1/2)"),
    "x by itself": ("D(x[h]**2, x[h])", "2*x[h]"),
    "a mean's derivative": ("D(L/P, x[h])", "-Sum((y[p] - y_bar[p])*v[p,h], p)/P"),
    "an input's derivative": (
        "D(L, u[p,i])",
        "Sum(D(L, v_star[p,h])*omega[i,h], h)",
        "(y_bar[p] - y[p])*Sum(x[h]*(v[p,h] - v[p,h]**2)*omega[i,h], h)",
    ),
    "scaled weights": ("Sum(x[h]*D(L, x[h]), h)", "-Sum((y[p] - y_bar[p])*(y_bar[p] - b), p)"),
    "the normal equations": (
        "D(L, x[h])",
        "b*Sum(v[p,h], p) + Sum(x[k]*Sum(v[p,k]*v[p,h], p), k) - Sum(y[p]*v[p,h], p)",
    ),
}
WITH = {
    "tanh": (
        (
            "v[p,h]",
            "2*sigma(2*v_star[p,h]) - 1",
            "(exp(v_star[p,h]) - exp(-v_star[p,h]))/(exp(v_star[p,h]) + exp(-v_star[p,h]))",
        ),
        (
            "D(v[p,h], v_star[p,h])",
            "1 - v[p,h]**2",
            "4*sigma(2*v_star[p,h])*sigma(-2*v_star[p,h])",
            "(1 - v[p,h])*(1 + v[p,h])",
        ),
        ("D(L, v_star[p,h])", "-(y[p] - y_bar[p])*x[h]*(1 - v[p,h]**2)", "(y_bar[p] - y[p])*x[h]*g_prime(v_star[p,h])"),
    ),
    "relu": (
        ("v[p,h]", "v_star[p,h]*step(v_star[p,h])", "max(0, v_star[p,h])", "(v_star[p,h] + abs(v_star[p,h]))/2"),
        ("step(v[p,h])", "step(v_star[p,h])", "step(v_star[p,h])*step(v[p,h])"),
        ("v[p,h]*step(v_star[p,h])", "v[p,h]", "v[p,h]*step(v[p,h])"),
        ("D(v[p,h], v_star[p,h])", "step(v_star[p,h])", "step(v[p,h])"),
        ("D(L, omega[i,h])", "-Sum((y[p] - y_bar[p])*x[h]*step(v[p,h])*u[p,i], p)"),
        ("y_bar[p]", "b + Sum(x[h]*v_star[p,h]*step(v_star[p,h]), h)"),
    ),
    "softplus": (
        ("D(v[p,h], v_star[p,h])", "sigma(v_star[p,h])", "1 - exp(-v[p,h])", "1/(1 + exp(-v_star[p,h]))"),
        ("exp(v[p,h])", "1 + exp(v_star[p,h])"),
    ),
    "identity": (("D(L, omega[i,h])", "-x[h]*Sum((y[p] - y_bar[p])*u[p,i], p)"), ("v[p,h]", "v_star[p,h]")),
    "sine": (
        ("D(v[p,h], v_star[p,h])", "cos(v_star[p,h])"),
        ("cos(v_star[p,h])**2", "1 - v[p,h]**2"),
    ),
    "any": (
        ("D(L, omega[i,h])", "-x[h]*Sum((y[p] - y_bar[p])*g_prime(v_star[p,h])*u[p,i], p)"),
        ("v[p,h]", "g(Sum(omega[i,h]*u[p,i], i))", "g(u[p,1]*omega[1,h] + Sum(omega[i,h]*u[p,i], (i, 2, N)))"),
        ("D(D(L, x[h]), x[k])", "Sum(g(v_star[p,h])*v[p,k], p)"),
    ),
}
RIGHT_LINES = [("sigmoid", *pair) for chain in RIGHT.values() for pair in itertools.pairwise(chain)] + [
    (activation, *pair) for activation, chains in WITH.items() for chain in chains for pair in itertools.pairwise(chain)
]

# --- Wrong: near misses of the lines above ------------------------------------------------------------------------

WRONG = {
    "L": (
        "Sum((y[p] - y_bar[p])**2, p)",
        "Sum((y[p] + y_bar[p])**2, p)/2",
        "Sum(y[p] - y_bar[p], p)**2/2",
        "Sum((y[p] - y_bar[p])**2, p)/P",
        "Sum((y[p] - y_bar[p])**2, (p, 1, P - 1))/2",
        "Sum((y[p] - y_bar[p])**2, (p, 2, P))/2",
        "Sum(y[p]**2, p)/2 - Sum(y[p]*y_bar[p], p) - Sum(y_bar[p]**2, p)/2",
        "Sum(y[p]**2 - y_bar[p]**2, p)/2",
        "Sum(abs(y[p] - y_bar[p]), p)/2",
        "(y[p] - y_bar[p])**2/2",
        "Sum((y[p] - y_bar[p])**2, (p, 1, H))/2",
    ),
    "y_bar[p]": (
        "Sum(x[h]*v[p,h], h)",
        "b*Sum(x[h]*v[p,h], h)",
        "Sum(b + x[h]*v[p,h], h)",
        "b + Sum(x[h]*v[q,h], h)",
        "b + Sum(x[h], h)*Sum(v[p,h], h)",
        "b + x[1]*v[p,1] + Sum(x[h]*v[p,h], (h, 1, H))",
        "b + x[1]*v[p,1] + Sum(x[h]*v[p,h], (h, 3, H))",
        "b + Sum(x[h]*v[p,h], (h, 1, H - 1))",
        "b + Sum(x[h]*v_star[p,h], h)",
        "b + x[h]*v[p,h]",
        "b + Sum(x[h]*v[p,h], (h, 1, N))",
        "y[p]",
    ),
    "v_star[p,h]": (
        "Sum(omega[i,h]*u[q,i], i)",
        "Sum(omega[i,k]*u[p,i], i)",
        "Sum(omega[i,h], i)*Sum(u[p,i], i)",
        "Sum(omega[i,h]*u[p,j], i)",
        "Sum(omega[i,h]*u[p,i], i, h)",
        "omega[i,h]*u[p,i]",
        "v[p,h]",
        "b + Sum(omega[i,h]*u[p,i], i)",
    ),
    "D(L, b)": (
        "Sum(y[p] - y_bar[p], p)",
        "-2*Sum(y[p] - y_bar[p], p)",
        "-Sum(y[p] - y_bar[p], p)/2",
        "-Sum(y[p] - y_bar[p], p)/P",
        "-(y[p] - y_bar[p])",
        "-Sum(y[p] + y_bar[p], p)",
        "-Sum(y[p] - y_bar[p], (p, 1, N))",
        "-Sum(y[p] - y_bar[p], (p, 2, P))",
        "-Sum(y[p] - y_bar[p], (p, 1, P - 1))",
        "-Sum(y[p] - y_bar[p], p)*b",
        "b + Sum(Sum(x[h]*v[p,h], h), p) - Sum(y[p], p)",
        "P*b + Sum(x[h]*v[p,h], h) - Sum(y[p], p)",
        "-(y[1] - y_bar[1]) - Sum(y[p] - y_bar[p], (p, 1, P))",
        "-Sum((y[p] - y_bar[p])*v[p,h], p)",
        "0",
    ),
    "D(D(L, b), b)": ("1", "-P", "P*b", "2*P", "H", "P - 1", "Sum(1, (p, 2, P))"),
    "D(L, x[h])": (
        "Sum((y[p] - y_bar[p])*v[p,h], p)",
        "-2*Sum((y[p] - y_bar[p])*v[p,h], p)",
        "-Sum((y[p] - y_bar[p])*v_star[p,h], p)",
        "-Sum((y[p] - y_bar[p])*v[p,k], p)",
        "-Sum((y[p] - y_bar[p])*v[q,h], p)",
        "-Sum((y[p] - y_bar[p])*Sum(v[p,k], k), p)",
        "-Sum(y[p] - y_bar[p], p)*v[p,h]",
        "-Sum(y[p] - y_bar[p], p)*Sum(v[p,h], p)",
        "-(y[p] - y_bar[p])*v[p,h]",
        "-Sum((y[p] - y_bar[p])*v[p,h]*x[h], p)",
        "-Sum((y[p] - y_bar[p])*v[p,h]*(1 - v[p,h]), p)",
        "-Sum((y[p] - y_bar[p])*v[p,h], (p, 2, P))",
        "-Sum((y[p] - y_bar[p])*u[p,i], p)",
        "-Sum((y_bar[p] - y[p])*v[p,h], p)",
        "b*Sum(v[p,h], p) + Sum(x[k]*Sum(v[p,k], p)*Sum(v[p,h], p), k) - Sum(y[p]*v[p,h], p)",
    ),
    "D(L, omega[i,h])": (
        "Sum((y[p] - y_bar[p])*x[h]*v[p,h]*(1 - v[p,h])*u[p,i], p)",
        "-Sum((y[p] - y_bar[p])*x[h]*v[p,h]*(1 + v[p,h])*u[p,i], p)",
        "-Sum((y[p] - y_bar[p])*x[h]*v[p,h]*(v[p,h] - 1)*u[p,i], p)",
        "-Sum((y[p] - y_bar[p])*x[h]*(1 - v[p,h]**2)*u[p,i], p)",
        "-Sum((y[p] - y_bar[p])*x[h]*v[p,h]*u[p,i], p)",
        "-Sum((y[p] - y_bar[p])*x[h]*u[p,i], p)",
        "-Sum((y[p] - y_bar[p])*v[p,h]*(1 - v[p,h])*u[p,i], p)",
        "-Sum((y[p] - y_bar[p])*x[h]*v[p,h]*(1 - v[p,h]), p)",
        "-Sum((y[p] - y_bar[p])*x[h]*v[p,h]*(1 - v[p,h])*u[p,j], p)",
        "-Sum((y[p] - y_bar[p])*x[k]*v[p,h]*(1 - v[p,h])*u[p,i], p)",
        "-Sum((y[p] - y_bar[p])*x[h]*v[p,h]*(1 - v[p,k])*u[p,i], p)",
        "-Sum((y[p] - y_bar[p])*x[h]*v[p,h]*(1 - v[p,h])*omega[i,h], p)",
        "-Sum((y[p] - y_bar[p])*x[h]*v[p,h]*(1 - v[p,h])*v_star[p,h], p)",
        "-Sum((y[p] - y_bar[p])*Sum(x[k]*v[p,k]*(1 - v[p,k]), k)*u[p,i], p)",
        "-Sum((y[p] - y_bar[p])*x[h]*v[p,h]*(1 - v[p,h])*Sum(u[p,j], j), p)",
        "-Sum((y[p] - y_bar[p])*x[h]*sigma(v[p,h])*(1 - sigma(v[p,h]))*u[p,i], p)",
        "-Sum((y[p] - y_bar[p])*x[h]*v_star[p,h]*(1 - v_star[p,h])*u[p,i], p)",
        "-x[h]*u[p,i]*Sum((y[p] - y_bar[p])*v[p,h]*(1 - v[p,h]), p)",
        "-x[h]*v[p,h]*(1 - v[p,h])*Sum((y[p] - y_bar[p])*u[p,i], p)",
        "-Sum(y[p]*x[h]*v[p,h]*(1 - v[p,h])*u[p,i], p)",
        "-Sum((y[p] - y_bar[p])**2*x[h]*v[p,h]*(1 - v[p,h])*u[p,i], p)",
    ),
    "D(L, y_bar[p])": ("y[p] - y_bar[p]", "-Sum(y[p] - y_bar[p], p)", "-(y[q] - y_bar[q])", "2*(y_bar[p] - y[p])"),
    "D(L, v[p,h])": (
        "(y[p] - y_bar[p])*x[h]",
        "-(y[p] - y_bar[p])",
        "-Sum((y[p] - y_bar[p])*x[h], p)",
        "(y_bar[p] - y[p])*x[k]",
    ),
    "D(L, u[p,i])": (
        "-(y[p] - y_bar[p])*x[h]*v[p,h]*(1 - v[p,h])*omega[i,h]",
        "-Sum((y[p] - y_bar[p])*Sum(x[h]*v[p,h]*(1 - v[p,h])*omega[i,h], h), p)",
        "-(y[p] - y_bar[p])*Sum(x[h]*v[p,h]*(1 - v[p,h])*omega[i,h], (h, 1, H - 1))",
        "-(y[p] - y_bar[p])*Sum(x[h]*omega[i,h], h)*Sum(v[p,h]*(1 - v[p,h]), h)",
        "-(y[p] - y_bar[p])*Sum(x[h]*v[p,h]*(1 - v[p,h])*u[p,i], h)",
    ),
    "D(v[p,h], v_star[p,h])": (
        "v[p,h]*(1 + v[p,h])",
        "v[p,h]**2 - v[p,h]",
        "v[p,h]*(1 - v[p,k])",
        "1 - v[p,h]",
        "v[p,h]",
        "1/4 + (v[p,h] - 1/2)**2",
        "1/2 - (v[p,h] - 1/2)**2",
        "v[p,h]*sigma(v_star[p,h])",
        "exp(v_star[p,h])/(1 + exp(-v_star[p,h]))**2",
        "sigma(v[p,h])*(1 - sigma(v[p,h]))",
    ),
    "D(sigma(z), z)": (
        "-exp(-z)/(1 + exp(-z))**2",
        "exp(-z)/(1 + exp(-z))",
        "exp(-z)/(1 + exp(z))**2",
        "1/(exp(z) + exp(-z))**2",
        "1/(2 - exp(z) - exp(-z))",
        "sigma(z)*sigma(z)",
        "sigma(z)*(1 - sigma(-z))",
        "sigma(z)*sigma(-z)/2",
        "sigma(z) + sigma(-z)",
        "1/(4*cosh(z)**2)",
        "(1 - tanh(z)**2)/4",
        "exp(z)*sigma(z)**2",
        "z*(1 - z)",
        "1/(1 + exp(-z))**2",
    ),
    "sigma(-z)": (
        "sigma(z)",
        "-sigma(z)",
        "1 + sigma(z)",
        "1/(1 + exp(-z))",
        "exp(z)*sigma(z)",
        "1/(1 - exp(z))",
        "1/sigma(z)",
    ),
    "tanh(z)": (
        "2*sigma(2*z) + 1",
        "2*sigma(z) - 1",
        "sigma(2*z) - 1",
        "2*sigma(2*z)",
        "1 - 2*sigma(2*z)",
        "2*sigma(-2*z) - 1",
        "(exp(z) + exp(-z))/(exp(z) - exp(-z))",
        "(exp(2*z) + 1)/(exp(2*z) - 1)",
        "(exp(z) - 1)/(exp(z) + 1)",
        "(exp(-2*z) - 1)/(1 + exp(-2*z))",
        "cosh(z)/sinh(z)",
        "tanh(-z)",
        "sinh(z)*cosh(z)",
    ),
    "D(tanh(z), z)": (
        "tanh(z)*(1 - tanh(z))",
        "1 + tanh(z)**2",
        "1 - tanh(z)",
        "sigma(2*z)*(1 - sigma(2*z))",
        "2*sigma(2*z)*sigma(-2*z)",
    ),
    "Sum(y_bar[p] * Sum(x[h] * v[p,h] * v_star[p,h], h), p)": (
        "Sum(y_bar[p] * Sum(x[h] * v[p,h] * log((1 - v[p,h]) / v[p,h]), h), p)",
        "Sum(y_bar[p] * Sum(x[h] * v[p,h], h) * Sum(log(v[p,h] / (1 - v[p,h])), h), p)",
        "Sum(y_bar[p], p) * Sum(Sum(x[h] * v[p,h] * log(v[p,h] / (1 - v[p,h])), h), p)",
        "Sum(y_bar[p] * Sum(x[h] * v[p,h] * log(v[q,h] / (1 - v[q,h])), h), p)",
    ),
    "log(1 + exp(z))": (
        "z + log(1 + exp(z))",
        "log(1 + exp(-z)) - z",
        "z",
        "log(sigma(z))",
        "-log(sigma(z))",
        "-log(1 + exp(-z))",
    ),
    "Sum((y[p] - Sum(y[q], q)/P)**2, p)": (
        "Sum(y[p]**2, p) - Sum(y[p], p)**2",
        "Sum(y[p]**2, p) + Sum(y[p], p)**2/P",
        "Sum(y[p]**2, p) - Sum(y[p], p)/P",
        "Sum(y[p]**2, p) - Sum(y[p]**2, p)/P",
        "Sum(y[p]**2, p)/P - (Sum(y[p], p)/P)**2",
        "Sum(y[p]**2, p) - (Sum(y[p], p)/P)**2",
        "Sum(y[p]**2, p) - Sum(y[p], p)**2/N",
        "Sum(y[p]**2, p) - Sum(y[p], p)**2/(P - 1)",
        "Sum(Sum((y[p] - y[q])**2, p), q)/P",
        "0",
    ),
    "Sum(y[p], p)**2": (
        "Sum(y[p]**2, p)",
        "Sum(Sum(y[p]*y[p], q), p)",
        "P*Sum(y[p]**2, p)",
        "Sum(y[p], p)",
        "2*Sum(y[p], p)",
    ),
    "Sum(y[p], p)*Sum(x[h], h)": (
        "Sum(y[p]*x[h], p)",
        "Sum(Sum(y[p], p)*x[h], (h, 2, H))",
        "Sum(Sum(y[p]*x[h], p), p)",
    ),
    "Sum(x[h], (h, 1, 3))": (
        "x[1] + x[2]",
        "x[1] + x[2] + x[4]",
        "x[1] + x[2] - x[3]",
        "x[0] + x[1] + x[2]",
        "Sum(x[h], h) + 0*x[3]",
        "3*x[1] + 0*x[3]",
    ),
    "Sum(omega[i,h]*u[p,i], (i, 1, 2))": (
        "omega[1,h]*u[p,1] + omega[2,h]*u[p,1]",
        "omega[1,h]*u[p,2] + omega[2,h]*u[p,1]",
        "omega[1,1]*u[p,1] + omega[2,2]*u[p,2]",
        "omega[1,h]*u[p,1] - omega[2,h]*u[p,2]",
    ),
    "Sum(x[h], h)": (
        "Sum(x[h+1], (h, 1, H - 1))",
        "Sum(x[h-1], (h, 2, H))",
        "Sum(x[h+1], (h, 1, H))",
        "Sum(x[h], (h, 0, H))",
        "x[0] + Sum(x[h], (h, 1, H))",
        "x[1] + Sum(x[h], (h, 1, H))",
        "x[H] + Sum(x[h], (h, 1, H))",
        "x[1] + Sum(x[h+1], (h, 2, H - 1))",
        "Sum(x[h], (h, 1, H + 1))",
        "Sum(x[h], (h, 1, H - 1))",
        "Sum(x[h], (h, 1, P))",
        "x[1] + x[2] + Sum(x[h], (h, 2, H))",
        "Sum(x[H-h], (h, 1, H - 1))",
        "H*x[h]",
    ),
    "Sum(y[p+1] - y[p], (p, 1, P - 1))": ("y[P] + y[1]", "y[1] - y[P]", "y[P] - y[2]", "0", "y[P-1] - y[1]"),
    "Sum(b, p)": ("b", "H*b", "P + b", "(P - 1)*b", "b**P"),
    "Sum(x[h]*u[p,i], p)": ("P*x[h]*u[p,i]", "x[h]*u[p,i]", "Sum(x[h], h)*Sum(u[p,i], p)", "Sum(x[h]*u[p,i], h)"),
    "D(y_bar[p], x[h])": (
        "Sum(v[p,h], h)",
        "v[p,k]",
        "x[h]",
        "v[p,h]*(1 - v[p,h])",
        "v_star[p,h]",
        "Sum(KroneckerDelta(h,k)*v[p,h], h)",
        "0",
        "D(Sum(x[k]*v[p,k], (k, 1, H - 1)), x[h])",
        "D(Sum(x[k]*v[p,k], (k, 2, H)), x[h])",
    ),
    "D(y_bar[p], x[1])": ("v[p,2]", "0", "Sum(v[p,k], k)", "x[1]"),
    "D(v_star[p,h], omega[i,h])": (
        "Sum(u[p,j], j)",
        "u[p,j]",
        "omega[i,h]",
        "Sum(KroneckerDelta(i,j)*u[p,i], i)",
        "u[q,i]",
        "1",
    ),
    "D(v[p,k], omega[i,h])": (
        "v[p,h]*(1 - v[p,h])*u[p,i]",
        "KroneckerDelta(h,k)*u[p,i]",
        "0",
        "KroneckerDelta(i,k)*v[p,h]*(1 - v[p,h])*u[p,i]",
    ),
    "D(y_bar[p], v[q,h])": ("x[h]", "0", "KroneckerDelta(p,q)", "KroneckerDelta(p,q)*x[k]"),
    "D(D(L, b), x[h])": ("P*v[p,h]", "-Sum(v[p,h], p)", "Sum(v[p,h], h)", "Sum(x[h], p)", "v[p,h]"),
    "D(D(L, x[h]), x[k])": (
        "Sum(v[p,h]**2, p)",
        "Sum(v[p,h], p)*Sum(v[p,k], p)",
        "0",
        "KroneckerDelta(h,k)*Sum(v[p,h]**2, p)",
    ),
    "D(D(sigma(z), z), z)": (
        "sigma(z)*(1 - sigma(z))*(1 + 2*sigma(z))",
        "(1 - 2*sigma(z))",
        "(sigma(z)*(1 - sigma(z)))**2",
        "-sigma(z)*(1 - sigma(z))*(1 - 2*sigma(z))",
    ),
    "abs(b)": ("b", "-b", "b*step(b)", "sign(b)", "b**2", "max(b, 0)", "sqrt(b)**2 + 1"),
    "relu(z)": (
        "z",
        "step(z)",
        "abs(z)",
        "min(z, 0)",
        "z*step(-z)",
        "(z - abs(z))/2",
        "relu(-z)",
        "-relu(z)",
        "abs(z)/2",
        "relu(z)**2",
        "max(z, 1)",
    ),
    "step(z)": (
        "step(-z)",
        "1 - step(-z)",
        "z*step(z)",
        "1",
        "sign(z)",
        "(1 + sign(z))/2",
        "relu(z)",
        "step(z - 1)",
        "step(relu(-z))",
        "step(abs(z))",
    ),
    "max(b, z)": ("min(b, z)", "(b + z - abs(b - z))/2", "(b + z + abs(b + z))/2", "b", "abs(b - z)", "max(z - b, 0)"),
    "sqrt(b**2)": ("b", "-b", "sqrt(b)"),
    "P - 3": ("Sum(1, (p, 1, P - 3))", "Sum(1, (p, 4, P))", "P", "Sum(1, (p, 3, P))"),
    "Sum(x[h]*D(L, x[h]), h)": (
        "-Sum((y[p] - y_bar[p])*y_bar[p], p)",
        "Sum((y[p] - y_bar[p])*(y_bar[p] - b), p)",
        "-Sum(y[p] - y_bar[p], p)*Sum(y_bar[p] - b, p)",
    ),
}
WRONG_WITH = {
    "tanh": {
        "v[p,h]": ("2*sigma(v_star[p,h]) - 1", "2*sigma(2*v_star[p,h]) + 1", "sigma(v_star[p,h])"),
        "D(v[p,h], v_star[p,h])": (
            "v[p,h]*(1 - v[p,h])",
            "1 + v[p,h]**2",
            "1 - v[p,h]",
            "1 - v_star[p,h]**2",
            "sigma(2*v_star[p,h])*sigma(-2*v_star[p,h])",
        ),
    },
    "relu": {
        "v[p,h]": (
            "v_star[p,h]",
            "step(v_star[p,h])",
            "abs(v_star[p,h])",
            "v_star[p,h]*step(-v_star[p,h])",
            "min(0, v_star[p,h])",
        ),
        "step(v[p,h])": ("1", "v[p,h]", "step(-v_star[p,h])", "1 - step(-v_star[p,h])"),
        "D(v[p,h], v_star[p,h])": ("v[p,h]", "1", "step(-v_star[p,h])", "v[p,h]*(1 - v[p,h])", "sign(v_star[p,h])"),
    },
    "softplus": {"D(v[p,h], v_star[p,h])": ("sigma(v[p,h])", "1 - exp(v[p,h])", "exp(-v[p,h])", "v[p,h]*(1 - v[p,h])")},
    "identity": {"D(L, omega[i,h])": ("-x[h]*Sum((y[p] - y_bar[p])*v[p,h], p)", "-Sum((y[p] - y_bar[p])*u[p,i], p)")},
    "sine": {
        "D(v[p,h], v_star[p,h])": ("-cos(v_star[p,h])", "cos(v[p,h])", "sqrt(1 - v[p,h]**2)", "sin(v_star[p,h])"),
        "cos(v_star[p,h])**2": ("1 + v[p,h]**2", "1 - v[p,h]", "v[p,h]**2"),
    },
    "any": {
        "D(L, omega[i,h])": (
            "-x[h]*Sum((y[p] - y_bar[p])*g(v_star[p,h])*u[p,i], p)",
            "-x[h]*Sum((y[p] - y_bar[p])*g_prime(v[p,h])*u[p,i], p)",
            "-x[h]*Sum((y[p] - y_bar[p])*v[p,h]*(1 - v[p,h])*u[p,i], p)",
            "-x[h]*Sum((y[p] - y_bar[p])*u[p,i], p)",
        ),
        "v[p,h]": ("sigma(v_star[p,h])", "g(v[p,h])", "Sum(g(omega[i,h]*u[p,i]), i)", "g(v_star[p,k])"),
    },
}
WRONG_LINES = [("sigmoid", before, here) for before, wrong in WRONG.items() for here in wrong] + [
    (activation, before, here)
    for activation, table in WRONG_WITH.items()
    for before, wrong in table.items()
    for here in wrong
]


@functools.cache
def mark(activation, before, here):
    """The checker's mark for a line; each is proved but once."""
    return Derivation([(before, ""), (here, "")], activation=activation).lines[1].mark


def name(line):
    return " ".join(line)


# --- Near misses made by a machine ---------------------------------------------------------------------------------

OTHERS = {"Add": ast.Sub, "Sub": ast.Add, "Mult": ast.Add, "Div": ast.Mult}
LETTERS = {"p": "q", "q": "p", "i": "j", "j": "i", "h": "k", "k": "h"}
LIKE = {"v": "v_star", "v_star": "v", "y": "y_bar", "y_bar": "y", "P": "H", "H": "N", "N": "P", "b": "z", "z": "b"}
LIKE |= {"max": "min", "tanh": "sigma", "sigma": "tanh", "sinh": "cosh", "cosh": "sinh", "exp": "tanh", "step": "sign"}


def mutants(line):
    """Every line that differs from this one in one place: a sign, a factor, a number, an index, a letter, a limit."""
    count = sum(1 for _ in ast.walk(ast.parse(line, mode="eval")))
    found = set()
    for place in range(count):
        for change in range(3):
            tree = ast.parse(line, mode="eval")
            node = list(ast.walk(tree))[place]
            match node, change:
                case ast.BinOp(op=op), 0 if type(op).__name__ in OTHERS:
                    node.op = OTHERS[type(op).__name__]()
                case ast.BinOp(op=ast.Mult()), 1:
                    node.left = ast.Constant(1)
                case ast.BinOp(op=ast.Mult() | ast.Add()), 2:
                    node.right = ast.Constant(1)
                case ast.UnaryOp(), 0:
                    node.op = ast.UAdd()
                case ast.Constant(value), 0:
                    node.value = value + 1
                case ast.Constant(value), 1:
                    node.value = abs(value - 1)
                case ast.Name(id=name), 0 if name in LETTERS:
                    node.id = LETTERS[name]
                case ast.Name(id=name), 1 if name in LIKE:
                    node.id = LIKE[name]
                case _:
                    continue
            found.add(ast.unparse(tree).replace("+", "", 1) if ast.unparse(tree).startswith("+") else ast.unparse(tree))
    return sorted(found - {ast.unparse(ast.parse(line, mode="eval"))})


@functools.cache
def sample_of_mutants(number):
    draw = random.Random(5)
    made = [(*line[:2], mutant) for line in RIGHT_LINES for mutant in mutants(line[2])]
    return draw.sample(made, number)


def label(activation, before, here):
    """Whether two lines agree in numbers; None if they cannot be compared or the second cannot be computed."""
    try:
        return agree(before, here, activation)
    except (AssertionError, TypeError, ValueError, KeyError, OverflowError):
        return None


@pytest.mark.parametrize("part", range(4))
def test_nothing_that_numbers_refute_is_proved(part):
    """Of the right lines' mutants, of which some are right too."""
    for line in sample_of_mutants(60)[part::4]:
        if mark(*line) == "✓":
            assert label(*line) is not False, line


# --- The tables' labels ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", RIGHT_LINES, ids=name)
def test_a_right_line_is_right_in_numbers_and_is_proved(line):
    activation, before, here = line
    assert agree(before, here, activation)
    assert mark(*line) == "✓"


# Lines that speak of an element that there never is, or nowhere at all in the loops' small worlds: no numbers at all.
NOWHERE = ("x[0]", "(h, 0, H)", "(h, 1, H + 1)", "x[h+1], (h, 1, H))")


@pytest.mark.parametrize("line", WRONG_LINES, ids=name)
def test_a_wrong_line_is_wrong_in_numbers_and_is_not_proved(line):
    activation, before, here = line
    if any(nowhere in here for nowhere in NOWHERE):
        with pytest.raises(AssertionError, match="never compared"):
            agree(before, here, activation)
    else:
        assert not agree(before, here, activation)
    assert mark(*line) in ("✗", "?")


def test_there_are_more_wrong_lines_than_right_ones_and_numbers_refute_nearly_all():
    assert len(set(WRONG_LINES)) == len(WRONG_LINES) >= len(set(RIGHT_LINES)) == len(RIGHT_LINES)
    marks = [mark(*line) for line in WRONG_LINES]
    print(f"{len(RIGHT_LINES)} right lines; {len(WRONG_LINES)} wrong, {marks.count('✗')} refuted by numbers")
    assert marks.count("✗") >= 0.9 * len(marks)


SHORT = [line for line in WRONG_LINES if not any(letter in line[1] for letter in ("L", "y_bar", "omega", "v"))]


@pytest.mark.parametrize("before", sorted({line[1] for line in SHORT}))
def test_the_proof_alone_does_not_prove_a_wrong_line(before):
    """Without the numbers, which mostly refute a line before the proof is asked."""
    for activation, _, here in (line for line in SHORT if line[1] == before):
        with contextlib.suppress(ValueError):  # x[0] and its like cannot be read
            assert not equal(read(before), read(here), activation), here
