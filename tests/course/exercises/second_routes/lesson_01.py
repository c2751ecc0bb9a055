"""Lesson 01's keys by another way: odds for exponentials, loops, limits of a curve, differences, a recurrence."""

import math
from fractions import Fraction

import numpy as np
import sympy as sp
from second_route import says

import bplib as bp


def a_forward_pass():
    says(
        "01.1", r"b=1", r"\omega[0,0]=\ln3", r"\omega[1,0]=\ln3", "x[0]=4", "u=(1,-2)", "y=1", '"v_star": ..., "v": ...'
    )
    # With weights that are logarithms of 3, the odds v : (1 − v) are a product of powers of 3.
    odds = Fraction(3) ** 1 * Fraction(3) ** -2
    v = odds / (1 + odds)
    y_bar = 1 + 4 * v
    return {"by_hand": {"v_star": math.log(odds), "v": v, "y_bar": y_bar, "loss": (1 - y_bar) ** 2 / 2}}


def the_forward_pass_as_a_function():
    says("01.2", "outputs(b, w, x, u)", "(N,H)", "(H,)", "(P,N)", "the result has the shape (P,)")

    def outputs(b, w, x, u):
        found = []
        for u_p in u:
            y_bar = b
            for h in range(len(x)):
                v_star = math.fsum(w[i][h] * u_p[i] for i in range(len(u_p)))
                y_bar += x[h] * (1 + math.tanh(v_star / 2)) / 2  # the sigmoid is a tanh, stretched and shifted
            found.append(y_bar)
        return np.array(found)

    return {"outputs": outputs}


def place_a_step():
    says(
        "01.3",
        r"\bar y=b+x[0]\,\sigma(\omega[0,0]+\omega[1,0]\,u[1])",
        r"`w0` is \omega[0,0], `w1` is \omega[1,0]",
        "height 1 far to the left",
        "height 4 far to the right",
        "middle at u[1]=-2",
        "at least 3",
    )
    b, x, w0, w1 = sp.symbols("b x w0 w1")
    # A step that falls with u[1] and is turned over by x < 0. Far to the left the unit is 1, far to the right it is 0.
    steep = -5
    (found,) = sp.solve([b + x - 1, b - 4, w0 + w1 * -2, w1 - steep], [b, x, w0, w1], dict=True)
    step = {"b": float(found[b]), "w0": float(found[w0]), "w1": float(found[w1]), "x": float(found[x])}
    net = bp.Network(b=step["b"], w=[[step["w0"]], [step["w1"]]], x=[step["x"]])
    left, middle, right = net.predict([[1, -1000], [1, -2], [1, 1000]])
    assert np.allclose([left, middle, right], [1, 2.5, 4], rtol=0, atol=1e-12)
    return {"my_step": step}


def which_way_does_each_parameter_go():
    says("01.4", "the network of the drawings, b=1, x=(2,-2)", "u=(1,-1)", "y=3", r"\bar y=2.6", "steepest descent")
    net = bp.data.by_hand().net
    u, y = [[1, -1]], [3]
    assert np.isclose(net.predict(u)[0], 2.6) and net.b == 1 and net.x.tolist() == [2, -2]
    names = ["b", "w[0,0]", "w[0,1]", "w[1,0]", "w[1,1]", "x[0]", "x[1]"]
    moves = {}
    for name, along in zip(names, np.eye(7), strict=True):
        rise = bp.loss(net.with_vector(net.vector + 1e-6 * along), u, y) - bp.loss(
            net.with_vector(net.vector - 1e-6 * along), u, y
        )
        assert abs(rise) > 1e-9  # no zero among them
        moves[name] = "-" if rise > 0 else "+"  # descent goes where the loss falls
    return {"moves": moves}


def where_is_b_after_m_steps():
    says("01.5", r"\frac{dL}{db}=b-2", "start b_0=1", r"L(b)=\frac P2(2-b)^2", "constant learning rate")
    mu, m, P = sp.Symbol("mu", positive=True), sp.Symbol("m", integer=True), sp.Symbol("P", positive=True)
    at = sp.Symbol("at")
    step = at - mu * sp.diff(P / 2 * (2 - at) ** 2, at)
    b = sp.Function("b")
    formula = sp.rsolve(b(m + 1) - step.subs(at, b(m)), b(m), {b(0): 1})
    here = sp.Integer(1)
    for steps in range(5):  # the recurrence's solution against the steps themselves
        assert sp.expand(formula.subs(m, steps) - here) == 0
        here = step.subs(at, here)
    return {"b_after": str(formula)}


SECOND_ROUTES = {
    "01.1": a_forward_pass,
    "01.2": the_forward_pass_as_a_function,
    "01.3": place_a_step,
    "01.4": which_way_does_each_parameter_go,
    "01.5": where_is_b_after_m_steps,
}
