"""Lesson 03's keys by another way: differences in networks written out, SymPy, and lines put into numbers."""

import itertools
from functools import partial

import numpy as np
import sympy as sp
from second_route import complex_slopes, says


def sigma(z):
    return 1 / (1 + np.exp(-z))


def the_sign_before_the_number():
    says(
        "03.1",
        "two inputs and two hidden units",
        r"its output is too *high*, \bar y_1>y_1",
        "x[1]>0 and x[2]<0",
        "v_1[1]=0.9 and v_1[2]=0.2",
        "u_1[2]<0",
        'what steepest descent itself *adds* there in its next step: `"0"` if it adds nothing',
        "a second sample, whose output is as much too *low* as that of the first is too high",
        '"D(L, omega[2,1])": ..., "D(L, omega[2,2])": ...',
    )
    rng = np.random.default_rng(0)
    seen = []
    for _ in range(50):  # networks of which nothing is certain but what the task says
        x, v = np.array([1, -1]) * rng.uniform(0.1, 3, 2), np.array([0.9, 0.2])
        u = np.array([rng.normal(), -rng.uniform(0.1, 3)])
        omega = rng.normal(size=(2, 2))
        omega[1] = (np.log(v / (1 - v)) - omega[0] * u[0]) / u[1]
        b, too_high = rng.normal(), rng.uniform(0.1, 3)
        y_bar = b + v @ x
        y = y_bar - too_high

        def loss(b, omega, x, u=u, y=y):
            return (y - b - sigma(u @ omega) @ x) ** 2 / 2

        assert np.allclose(sigma(u @ omega), v)
        by_b, by_omega, by_x = complex_slopes(loss, b, omega, x)
        (by_y_bar,) = complex_slopes(lambda y_bar, y=y: (y - y_bar) ** 2 / 2, y_bar)
        (by_v,) = complex_slopes(lambda v, b=b, x=x, y=y: (y - b - v @ x) ** 2 / 2, v)
        # Steepest descent adds to the parameters, and to nothing else.
        added = {"b": -0.1 * by_b, "omega": -0.1 * by_omega, "x": -0.1 * by_x}
        opposite = y_bar + too_high  # the target of the second sample; its inputs may be any, these too
        (by_b_of_the_second,) = complex_slopes(partial(loss, omega=omega, x=x, y=opposite), b)
        seen.append(
            {
                "D(L, y_bar[1])": by_y_bar,
                "D(L, b)": by_b,
                "D(L, x[2])": by_x[1],
                "D(L, v[1,2])": by_v[1],
                "D(L, omega[2,1])": by_omega[1, 0],
                "D(L, omega[2,2])": by_omega[1, 1],
                "step of omega[2,2]": added["omega"][1, 1],
                "step of v[1,2]": added["v"][0, 1] if "v" in added else 0.0,
                "D(L, b) with the second sample": by_b + by_b_of_the_second,
            }
        )
    signs = {}
    for name in seen[0]:
        (sign,) = {"0" if abs(one[name]) < 1e-12 else "+" if one[name] > 0 else "-" for one in seen}  # all agree
        signs[name] = sign
    return {"signs": signs}


def which_sums_stay():
    says(
        "03.2",
        "Over what do you still have to sum when you write each derivative",
        "the sums inside them do not count",
        r"v_p[h]=\sigma(s\,v^*_p[h])",
        '"D(L, s)": ...',
    )
    n_samples, n_inputs, n_hidden = 3, 2, 4
    rng = np.random.default_rng(0)
    at = {
        "b": rng.normal(),
        "x": rng.normal(size=n_hidden),
        "omega": rng.normal(size=(n_inputs, n_hidden)),
        "u": rng.normal(size=(n_samples, n_inputs)),
        "s": 1.3,
    }
    y = rng.normal(size=n_samples)

    def terms(b, x, omega, u, s):
        """What each sample has of its own, and what each hidden unit adds to it."""
        return b * np.ones(n_samples), x * sigma(s * (u @ omega))

    def output(name, place, p, h):
        """ȳ when only sample p and, in it, only what unit h adds (h None: only b) notice a small change."""
        moved = {key: np.array(value, dtype=complex) for key, value in at.items()}
        moved[name][place] += 1e-30j
        own, of_units = (part.astype(complex) for part in terms(**at))
        new_own, new_of_units = terms(**moved)
        if h is None:
            own[p] = new_own[p]
        else:
            of_units[p, h] = new_of_units[p, h]
        return own + of_units.sum(axis=1)

    def summed(measure, name, place):
        """Over which indices contributions other than 0 have been added up."""
        ways = itertools.product(range(n_samples), [None, *range(n_hidden)])
        through = [(p, h) for p, h in ways if measure(output(name, place, p, h)).imag]
        samples = {p for p, _ in through}
        units = {h for _, h in through} - {None}
        return " and ".join(letter for letter, of in (("p", samples), ("h", units)) if len(of) > 1) or "nothing"

    def loss(y_bar):
        return ((y - y_bar) ** 2).sum() / 2

    def output_1(y_bar):
        return y_bar[1]

    own, of_units = terms(**at)
    terms_moved = [
        q
        for q in range(n_samples)
        if complex_slopes(lambda y_bar, q=q: (y[q] - y_bar[q]) ** 2, own + of_units.sum(axis=1))[0][1]
    ]
    return {
        "sums_left": {
            "D(y_bar[p], x[h])": summed(output_1, "x", 2),
            "D(y_bar[p], omega[i,h])": summed(output_1, "omega", (0, 2)),
            "D(y_bar[p], u[p,i])": summed(output_1, "u", (1, 0)),
            "D(L, b)": summed(loss, "b", ()),
            "D(L, omega[i,h])": summed(loss, "omega", (0, 2)),
            "D(L, y_bar[p])": "p" if len(terms_moved) > 1 else "nothing",
            "D(L, u[p,i])": summed(loss, "u", (1, 0)),
            "D(L, s)": summed(loss, "s", ()),
        }
    }


def text_of(expression, names):
    """A SymPy expression in the letters of the lesson's lines: `names` says how each of its symbols is typed."""
    return str(expression.subs({symbol: sp.Symbol(name) for symbol, name in names.items()}))


def three_lines():
    says(
        "03.3",
        r"`v_by_omega` is \frac{\partial v_p[h]}{\partial\omega[i,h]}",
        r"`L_by_v` is \frac{\partial L}{\partial v_p[h]}, for one sample and one hidden unit",
        r"`SSE_by_x` is \frac{\partial}{\partial x[h]}\sum_{p=1}^P(y_p-\bar y_p)^2",
        "without the ½",
    )
    # One weight, one unit, one sample as letters; `others` is all that does not contain them.
    weight, u, v, x, y, y_bar, v_star, others = sp.symbols("weight u v x y y_bar v_star others")
    by_omega = sp.diff(1 / (1 + sp.exp(-(others + weight * u))), weight).subs(others, v_star - weight * u)
    in_v = sp.simplify(by_omega.subs(sp.exp(-v_star), (1 - v) / v))
    by_v = sp.diff((y - others - x * v) ** 2 / 2, v).subs(others, y_bar - x * v)
    by_x = sp.diff((y - others - x * v) ** 2, x).subs(others, y_bar - x * v)
    names = {u: "u[p,i]", v: "v[p,h]", x: "x[h]", y: "y[p]", y_bar: "y_bar[p]"}
    for formula in (in_v, by_v, by_x):
        assert formula.free_symbols <= set(names)
    return {
        "v_by_omega": text_of(in_v, names),
        "L_by_v": text_of(by_v, names),
        "SSE_by_x": f"Sum({text_of(by_x, names)}, p)",
    }


class Numbers:
    """A network with numbers, in which each line of exercise 03.4 is a number."""

    def __init__(self, seed):
        rng = np.random.default_rng(seed)
        self.P, self.h, self.i = 4, 1, 0
        self.u, self.y = rng.normal(size=(self.P, 2)), rng.normal(size=self.P)
        self.b, self.w, self.x = rng.normal(), rng.normal(size=(2, 3)), rng.normal(size=3)
        self.v_star = self.u @ self.w
        self.v = sigma(self.v_star)
        self.error = self.y - self.output().real

    def output(self, dx=0.0, dw=0.0):
        w, x = self.w.astype(complex), self.x.astype(complex)
        x[self.h] += dx
        w[self.i, self.h] += dw
        return self.b + sigma(self.u @ w) @ x

    def slope(self, f, name):
        return f(**{name: 1e-30j}).imag / 1e-30


def first_broken(lines, worlds):
    """The number of the line that is another number than the one before, the first line being 1; it is the only one."""
    values = [[line(world) for line in lines] for world in worlds]
    (broken,) = {
        tuple(n for n in range(2, len(lines) + 1) if not np.isclose(value[n - 1], value[n - 2], rtol=1e-9))
        for value in values
    }
    (number,) = broken
    return number


def which_repair(before, repairs, worlds):
    """The name of the repair that makes a broken line equal to the line before."""
    (name,) = [
        name for name, line in repairs.items() if all(np.isclose(line(one), before(one), rtol=1e-9) for one in worlds)
    ]
    return name


def find_the_wrong_line():
    worlds = [Numbers(seed) for seed in range(5)]

    says(
        "03.4",
        r"| 1 | \displaystyle \frac{\partial L}{\partial x[h]} |",
        r"| 2 | \displaystyle = \frac{1}{2}\, \sum_{p} \frac{\partial}{\partial x[h]} "
        r"\left(y_{p} - \bar{y}_{p}\right)^{2} |",
        r"| 3 | \displaystyle = -\sum_{p} \left(y_{p} - \bar{y}_{p}\right)\, "
        r"\frac{\partial \bar{y}_{p}}{\partial x[h]} |",
        r"| 4 | \displaystyle = -\sum_{p} \left(y_{p} - \bar{y}_{p}\right)\, "
        r"\sum_{k} \frac{\partial}{\partial x[h]} \left(x[k]\, v_{p}[k]\right) |",
        r"| 5 | \displaystyle = -\sum_{p} \left(y_{p} - \bar{y}_{p}\right)\, \sum_{k} v_{p}[k] |",
        r"| 6 | \displaystyle = -\sum_{p} \sum_{k} \left(y_{p} - \bar{y}_{p}\right)\, v_{p}[k] |",
    )

    def x_as(o, dx, k):
        return o.x[k] + (dx if k == o.h else 0)

    a = [
        lambda o: o.slope(lambda dx: ((o.y - o.output(dx=dx)) ** 2).sum() / 2, "dx"),
        lambda o: sum(o.slope(lambda dx, p=p: (o.y[p] - o.output(dx=dx)[p]) ** 2, "dx") for p in range(o.P)) / 2,
        lambda o: -sum(o.error[p] * o.slope(lambda dx, p=p: o.output(dx=dx)[p], "dx") for p in range(o.P)),
        lambda o: (
            -sum(
                o.error[p] * sum(o.slope(lambda dx, p=p, k=k: x_as(o, dx, k) * o.v[p, k] + 0j, "dx") for k in range(3))
                for p in range(o.P)
            )
        ),
        lambda o: -sum(o.error[p] * sum(o.v[p]) for p in range(o.P)),
        lambda o: -sum(o.error[p] * o.v[p, k] for p in range(o.P) for k in range(3)),
    ]
    a_line = first_broken(a, worlds)
    assert a_line == 5
    a_wrong = which_repair(
        a[3],
        {
            "sign": lambda o: -a[4](o),
            "factor 2": lambda o: a[4](o) / 2,
            "missing factor": lambda o: -sum(o.error[p] * sum(o.x * o.v[p]) for p in range(o.P)),
            "sum over hidden units": lambda o: -sum(o.error[p] * o.v[p, o.h] for p in range(o.P)),
            "slope": lambda o: -sum(o.error[p] * sum(o.v_star[p]) for p in range(o.P)),
            "out of the sum": lambda o: -sum(o.error) * sum(o.v[0]),
        },
        worlds,
    )

    says(
        "03.4",
        r"| 1 | \displaystyle \frac{\partial L}{\partial \omega[i,h]} |",
        r"| 2 | \displaystyle = -\sum_{p} \left(y_{p} - \bar{y}_{p}\right)\, "
        r"\frac{\partial \bar{y}_{p}}{\partial \omega[i,h]} |",
        r"| 3 | \displaystyle = -\sum_{p} \left(y_{p} - \bar{y}_{p}\right)\, x[h]\, "
        r"\frac{\partial v_{p}[h]}{\partial \omega[i,h]} |",
        r"| 4 | \displaystyle = -x[h]\, \sum_{p} \left(y_{p} - \bar{y}_{p}\right)\, "
        r"\frac{\partial v_{p}[h]}{\partial \omega[i,h]} |",
        r"| 5 | \displaystyle = -x[h]\, \sum_{p} \left(y_{p} - \bar{y}_{p}\right)\, "
        r"\frac{\partial v_{p}[h]}{\partial v^{*}_{p}[h]}\, \frac{\partial v^{*}_{p}[h]}{\partial \omega[i,h]} |",
        r"| 6 | \displaystyle = -x[h]\, \sum_{p} \left(y_{p} - \bar{y}_{p}\right)\, \sigma\left(v_{p}[h]\right)\, "
        r"\left(1 - \sigma\left(v_{p}[h]\right)\right)\, \frac{\partial v^{*}_{p}[h]}{\partial \omega[i,h]} |",
        r"| 7 | \displaystyle = -x[h]\, \sum_{p} \left(y_{p} - \bar{y}_{p}\right)\, \sigma\left(v_{p}[h]\right)\, "
        r"\left(1 - \sigma\left(v_{p}[h]\right)\right)\, u_{p}[i] |",
    )

    def sum_of(o, factor):
        return -o.x[o.h] * sum(o.error[p] * factor(p) for p in range(o.P))

    def v_by_weight(o, p):
        return o.slope(lambda dw: sigma(o.v_star[p, o.h] + dw * o.u[p, o.i]), "dw")

    def v_star_by_weight(o, p):
        return o.slope(lambda dw: o.v_star[p, o.h] + dw * o.u[p, o.i], "dw")

    def bell(z):
        return sigma(z) * (1 - sigma(z))

    b = [
        lambda o: o.slope(lambda dw: ((o.y - o.output(dw=dw)) ** 2).sum() / 2, "dw"),
        lambda o: -sum(o.error[p] * o.slope(lambda dw, p=p: o.output(dw=dw)[p], "dw") for p in range(o.P)),
        lambda o: -sum(o.error[p] * o.x[o.h] * v_by_weight(o, p) for p in range(o.P)),
        lambda o: sum_of(o, lambda p: v_by_weight(o, p)),
        lambda o: sum_of(o, lambda p: complex_slopes(lambda z: sigma(z), o.v_star[p, o.h])[0] * v_star_by_weight(o, p)),
        lambda o: sum_of(o, lambda p: bell(o.v[p, o.h]) * v_star_by_weight(o, p)),
        lambda o: sum_of(o, lambda p: bell(o.v[p, o.h]) * o.u[p, o.i]),
    ]
    b_line = first_broken(b, worlds)
    assert b_line == 6
    b_wrong = which_repair(
        b[4],
        {
            "sign": lambda o: -b[5](o),
            "factor 2": lambda o: b[5](o) / 2,
            "missing factor": lambda o: b[5](o) * o.x[o.h],
            "sum over hidden units": lambda o: sum(
                sum_of(o, lambda p, k=k: bell(o.v[p, k]) * v_star_by_weight(o, p)) for k in range(3)
            ),
            "slope": lambda o: sum_of(o, lambda p: bell(o.v_star[p, o.h]) * v_star_by_weight(o, p)),
            "out of the sum": lambda o: (
                -sum(o.error[p] * o.x[o.h] * bell(o.v[p, o.h]) * v_star_by_weight(o, p) for p in range(o.P))
            ),
        },
        worlds,
    )

    says(
        "03.4",
        r"| 1 | \displaystyle \frac{\partial}{\partial x[h]} \left(\frac{\partial L}{\partial b}\right) |",
        r"| 2 | \displaystyle = \sum_{p} \frac{\partial \bar{y}_{p}}{\partial x[h]} |",
        r"| 3 | \displaystyle = \sum_{p} v_{p}[h] |",
        r"| 4 | \displaystyle = P\, v_{p}[h] |",
    )

    def loss_by_b(o, dx):
        return -(o.y - o.output(dx=dx)).sum()

    p = 2  # the p that is free in the last line: any of the samples
    c = [
        lambda o: o.slope(lambda dx: loss_by_b(o, dx), "dx"),
        lambda o: sum(o.slope(lambda dx, p=p: o.output(dx=dx)[p], "dx") for p in range(o.P)),
        lambda o: sum(o.v[:, o.h]),
        lambda o: o.P * o.v[p, o.h],
    ]
    c_line = first_broken(c, worlds)
    assert c_line == 4
    c_wrong = which_repair(
        c[2],
        {
            "sign": lambda o: -c[3](o),
            "factor 2": lambda o: c[3](o) / 2,
            "missing factor": lambda o: c[3](o) * o.x[o.h],
            "sum over hidden units": lambda o: o.P * sum(o.v[p]),
            "slope": lambda o: o.P * o.v_star[p, o.h],
            "out of the sum": lambda o: sum(o.v[q, o.h] for q in range(o.P)),
        },
        worlds,
    )
    return {
        "at_fault": {
            "A, line": str(a_line),
            "A, wrong": a_wrong,
            "B, line": str(b_line),
            "B, wrong": b_wrong,
            "C, line": str(c_line),
            "C, wrong": c_wrong,
        }
    }


def a_steepness_that_is_learnt():
    says("03.5", r"v_p[h]=\sigma(s\,v^*_p[h])", "s>0", "`v[p,h]` stands for the new v_p[h]", "No `D` may be left")
    s, weight, u, v, x, y, y_bar, v_star, others = sp.symbols("s weight u v x y y_bar v_star others")

    def in_letters(slope):
        """With v for the sigmoid: e^(−s·v*) = (1 − v)/v."""
        return sp.simplify(slope.subs(sp.exp(-s * v_star), (1 - v) / v))

    by_s = in_letters(sp.diff(1 / (1 + sp.exp(-s * v_star)), s))
    pre_activation = others + weight * u
    by_weight = sp.diff(1 / (1 + sp.exp(-s * pre_activation)), weight).subs(others, v_star - weight * u)
    by_weight = in_letters(by_weight)
    by_output = sp.diff((y - y_bar) ** 2 / 2, y_bar)
    names = {u: "u[p,i]", v: "v[p,h]", x: "x[h]", y: "y[p]", y_bar: "y_bar[p]", v_star: "v_star[p,h]"}
    error, unit, one_weight = (text_of(f, names) for f in (by_output, x * by_s, x * by_weight))
    formulas = {
        "L_by_s": f"Sum(({error}) * Sum({unit}, h), p)",
        "steep_by_omega": f"Sum(({error}) * ({one_weight}), p)",
    }
    hold_in_numbers(formulas)
    return formulas


def hold_in_numbers(formulas):
    """Put the formulas into numbers, Sum by Sum, and compare with slopes of the loss."""
    rng = np.random.default_rng(0)
    u, y, omega, x = rng.normal(size=(4, 2)), rng.normal(size=4), rng.normal(size=(2, 3)), rng.normal(size=3)

    def loss(s, omega):
        return ((y - 0.3 - sigma(s * (u @ omega)) @ x) ** 2).sum() / 2

    by_s, by_omega = complex_slopes(loss, 1.7, omega)
    v_star = u @ omega
    known = {"s": 1.7, "u": u, "y": y, "x": x, "v_star": v_star, "v": sigma(1.7 * v_star)}
    known["y_bar"] = 0.3 + known["v"] @ x
    as_code = {
        name: formula.replace(", h)", " for h in range(3))")
        .replace(", p)", " for p in range(4))")
        .replace("Sum(", "sum(")
        for name, formula in formulas.items()
    }
    assert np.isclose(eval(as_code["L_by_s"], dict(known)), by_s)
    assert np.isclose(eval(as_code["steep_by_omega"], {**known, "i": 1, "h": 2}), by_omega[1, 2])


SECOND_ROUTES = {
    "03.1": the_sign_before_the_number,
    "03.2": which_sums_stay,
    "03.3": three_lines,
    "03.4": find_the_wrong_line,
    "03.5": a_steepness_that_is_learnt,
}
