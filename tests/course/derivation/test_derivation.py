"""The derivation checker: every line of the slides is proved, every wrong one refuted by numbers that differ."""

import functools
import itertools
import subprocess
import sys

import numpy as np
import pytest
import sympy as sp
from loops import agree

import bplib as bp
from bplib.course.derivation import Derivation, algebra, lambdified_gradients
from bplib.course.derivation.typeset import latex

# --- The slides' chains, line by line ---------------------------------------------------------------------------

SLIDES = {
    "x": """
        D(L, x[h])
        = 1/2 * Sum(D((y[p] - y_bar[p])**2, x[h]), (p, 1, P))
        = 2/2 * Sum((y[p] - y_bar[p]) * D(y[p] - y_bar[p], x[h]), (p, 1, P))
        = Sum((y[p] - y_bar[p]) * (-D(y_bar[p], x[h])), p)
        = Sum((y[p] - y_bar[p]) * (-D(b + Sum(x[k]*v[p,k], k), x[h])), p)
        = -Sum((y[p] - y_bar[p]) * v[p,h], p)
    """,
    "b": """
        D(L, b)
        = 1/2 * Sum(D((y[p] - y_bar[p])**2, b), p)
        = Sum((y[p] - y_bar[p]) * (-D(y_bar[p], b)), p)
        = -Sum(y[p] - y_bar[p], p)
    """,
    "omega": """
        D(L, omega[i,h])
        = 1/2 * Sum(D((y[p] - y_bar[p])**2, omega[i,h]), p)
        = 1/2 * Sum(2 * (y[p] - y_bar[p]) * D(y[p] - y_bar[p], omega[i,h]), p)
        = Sum((y[p] - y_bar[p]) * (-D(y_bar[p], w[i,h])), p)
        = -Sum((y[p] - y_bar[p]) * (D(y_bar[p], v[p,h]) * D(v[p,h], v_star[p,h]) * D(v_star[p,h], omega[i,h])), p)
        = -Sum((y[p] - y_bar[p]) * x[h] * v[p,h] * (1 - v[p,h]) * u[p,i], p)
    """,
    "sigmoid": """
        D(v[p,h], v_star[p,h])
        = D((1 + exp(-v_star[p,h]))**(-1), v_star[p,h])
        = -1/(1 + exp(-v_star[p,h]))**2 * exp(-v_star[p,h]) * (-1)
        = (1 + exp(-v_star[p,h]) - 1) / (1 + exp(-v_star[p,h]))**2
        = (1 + exp(-v_star[p,h])) / (1 + exp(-v_star[p,h]))**2 - 1/(1 + exp(-v_star[p,h]))**2
        = 1/(1 + exp(-v_star[p,h])) - 1/(1 + exp(-v_star[p,h]))**2
        = v[p,h] * (1 - v[p,h])
    """,
    "v_star": "D(v_star[p,h], omega[i,h])\n = u[p,i]",
    "y_bar by v": "D(y_bar[p], v[p,h])\n = x[h]",
    "y_bar by x": "D(y_bar[p], x[h])\n = v[p,h]",
    "feed forward": """
        y_bar[p]
        = b + Sum(x[h] * v[p,h], h)
        = b + Sum(x[h] / (1 + exp(-v_star[p,h])), h)
        = b + Sum(x[h] / (1 + exp(-Sum(omega[i,h] * u[p,i], i))), h)
    """,
    "objective": "L\n = 1/2 * Sum((y[p] - y_bar[p])**2, (p, 1, P))",
    "reflection": "sigma(-z)\n = 1/(1 + exp(z))\n = exp(-z)/(exp(-z) + 1)\n = 1 - sigma(z)",
    "second derivative": "D(D(sigma(z), z), z)\n = sigma(z) * (1 - sigma(z)) * (1 - 2*sigma(z))",
    "the error signal": """
        D(L, v_star[p,h])
        = D(L, y_bar[p]) * D(y_bar[p], v[p,h]) * D(v[p,h], v_star[p,h])
        = -(y[p] - y_bar[p]) * x[h] * v[p,h] * (1 - v[p,h])
    """,
    "by the signal": "D(L, omega[i,h])\n = Sum(D(L, v_star[p,h]) * u[p,i], p)",
    "by an input": """
        D(L, u[p,i])
        = -(y[p] - y_bar[p]) * Sum(x[h] * D(v[p,h], u[p,i]), h)
        = -(y[p] - y_bar[p]) * Sum(x[h] * v[p,h] * (1 - v[p,h]) * omega[i,h], h)
    """,
    "the mean": "D(L, x[h])/P\n = -1/P * Sum((y[p] - y_bar[p]) * v[p,h], p)",
    "a quarter at most": "v[p,h] * (1 - v[p,h])\n = 1/4 - (v[p,h] - 1/2)^2",
    "a sum split": "Sum(y[p] - b, p)\n = Sum(y[p], p) - P*b",
    "term by term": """
        D(y_bar[p], x[h])
        = Sum(D(x[k] * v[p,k], x[h]), k)
        = v[p,h]
    """,
    "term by term, twice": "D(v_star[p,h], omega[i,h])\n = Sum(D(omega[j,h] * u[p,j], omega[i,h]), j)\n = u[p,i]",
    "sums in another order": """
        Sum(Sum((y[p] - y_bar[p]) * x[h] * v[p,h] * v_star[p,h], p), h)
        = Sum((y[p] - y_bar[p]) * Sum(x[k] * v[p,k] * v_star[p,k], k), p)
        = Sum(Sum(Sum((y[p] - y_bar[p]) * x[h] * v[p,h] * omega[i,h] * u[p,i], p), h), i)
    """,
}


@functools.cache
def slides(name):
    """A chain of the slides, proved once."""
    return Derivation(SLIDES[name])


@pytest.mark.parametrize("name", SLIDES)
def test_the_slides_lines_are_proved(name):
    proof = slides(name)
    assert proof.proved, str(proof)
    assert [line.mark for line in proof.lines] == ["", *["✓"] * (len(proof.lines) - 1)]


@pytest.mark.parametrize("name", SLIDES)
def test_proof_and_numbers_agree(name):
    """Plain loops, which share nothing with the proof, find the same value for every line."""
    for before, here in itertools.pairwise(slides(name).lines):
        assert agree(before.source, here.source)


@pytest.mark.parametrize("name", ["b", "y_bar by x", "a sum split", "reflection"])
def test_no_numbers_are_found_against_what_is_proved(name):
    for before, here in itertools.pairwise(slides(name).lines):
        assert algebra.counterexample(before.expression, here.expression) is None


def test_another_way_of_writing_is_the_same_line():
    typed = Derivation("D(L, b)\n = Sum(1.0 * y_bar[q] - y[q], (q, 1, P))  # another letter, another order, a decimal")
    expressions = [
        (algebra.D(algebra.L, algebra.b), ""),
        (-algebra.Sum(algebra.y[algebra.p] - algebra.y_bar[algebra.p], algebra.p), "SymPy"),
    ]
    assert typed.proved and Derivation(expressions).proved


# --- Wrong lines ------------------------------------------------------------------------------------------------


class Numbers:
    """A counterexample's numbers as arrays, and the line before it by another route: the complex step."""

    def __init__(self, found):
        given = {str(name).replace(" ", ""): float(value) for name, value in found.numbers.items()}
        n_samples, n_inputs, n_hidden = (int(given[size]) for size in "PNH")

        def array(name, *shape):
            places = np.ndindex(*shape)
            return np.reshape([given.get(f"{name}[{','.join(str(n + 1) for n in at)}]", 0.4) for at in places], shape)

        self.u, self.y = array("u", n_samples, n_inputs), array("y", n_samples)
        self.net = bp.Network(b=given.get("b", 0.4), w=array("omega", n_inputs, n_hidden), x=array("x", n_hidden))
        self.v_star, self.v, self.y_bar = self.net.forward(self.u)
        self.p, self.i, self.h = (int(given.get(letter, 1)) - 1 for letter in "pih")
        self.residual = self.y - self.y_bar
        self.true = bp.numerical_gradients(self.net, self.u, self.y)
        self.x, self.given = self.net.x, given


def true_w(n):
    return n.true.w[n.i, n.h]


def true_x(n):
    return n.true.x[n.h]


def slope(n):
    v = n.v[n.p, n.h]
    return v * (1 - v)


# The line before, the wrong line, and both in NumPy.
WRONG = {
    "wrong sign": ("D(L, b)", "Sum(y[p] - y_bar[p], p)", lambda n: n.true.b, lambda n: n.residual.sum()),
    "wrong sign in x": (
        "D(L, x[h])",
        "Sum((y[p] - y_bar[p]) * v[p,h], p)",
        true_x,
        lambda n: n.residual @ n.v[:, n.h],
    ),
    "the 2 against the 1/2": (
        "D(L, x[h])",
        "-2*Sum((y[p] - y_bar[p]) * v[p,h], p)",
        true_x,
        lambda n: -2 * n.residual @ n.v[:, n.h],
    ),
    "the 2 forgotten": (
        "D(L, x[h])",
        "1/2 * Sum((y[p] - y_bar[p]) * D(y[p] - y_bar[p], x[h]), p)",
        true_x,
        lambda n: -0.5 * n.residual @ n.v[:, n.h],
    ),
    "no inner -1": (
        "D(v[p,h], v_star[p,h])",
        "-1/(1 + exp(-v_star[p,h]))**2 * exp(-v_star[p,h])",
        slope,
        lambda n: -np.exp(-n.v_star[n.p, n.h]) * n.v[n.p, n.h] ** 2,
    ),
    "no 1 - v": ("D(v[p,h], v_star[p,h])", "v[p,h]", slope, lambda n: n.v[n.p, n.h]),
    "no v(1 - v)": (
        "D(L, omega[i,h])",
        "-Sum((y[p] - y_bar[p]) * x[h] * u[p,i], p)",
        true_w,
        lambda n: -n.residual @ n.u[:, n.i] * n.x[n.h],
    ),
    "no x[h]": (
        "D(L, omega[i,h])",
        "-Sum((y[p] - y_bar[p]) * v[p,h] * (1 - v[p,h]) * u[p,i], p)",
        true_w,
        lambda n: -(n.residual * n.v[:, n.h] * (1 - n.v[:, n.h])) @ n.u[:, n.i],
    ),
    "no u": (
        "D(L, omega[i,h])",
        "-Sum((y[p] - y_bar[p]) * x[h] * v[p,h] * (1 - v[p,h]), p)",
        true_w,
        lambda n: -n.x[n.h] * n.residual @ (n.v[:, n.h] * (1 - n.v[:, n.h])),
    ),
    "v* for v": (
        "D(L, x[h])",
        "-Sum((y[p] - y_bar[p]) * v_star[p,h], p)",
        true_x,
        lambda n: -n.residual @ n.v_star[:, n.h],
    ),
    "captured index": (
        "D(y_bar[p], x[h])",
        "Sum(v[p,h], h)",
        lambda n: n.v[n.p, n.h],
        lambda n: n.v[n.p].sum(),
    ),
    "sum to N": (
        "D(L, b)",
        "-Sum(y[p] - y_bar[p], (p, 1, N))",
        lambda n: n.true.b,
        lambda n: -n.residual[: n.net.n_inputs].sum(),
    ),
    "sum from 2": (
        "D(L, b)",
        "-Sum(y[p] - y_bar[p], (p, 2, P))",
        lambda n: n.true.b,
        lambda n: -n.residual[1:].sum(),
    ),
    "the last unit left out": (
        "D(b + Sum(x[k] * v[p,k], (k, 1, H - 1)), x[h])",
        "v[p,h]",
        lambda n: n.v[n.p, n.h] if n.h < n.net.n_hidden - 1 else 0.0,
        lambda n: n.v[n.p, n.h],
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_line_is_refuted_by_numbers_that_differ(name):
    before, wrong, before_in_numpy, wrong_in_numpy = WRONG[name]
    proof = Derivation([(before, ""), (wrong, "")])
    assert not proof.proved
    line = proof.lines[1]
    assert line.mark == "✗"
    numbers = Numbers(line.counterexample)
    assert line.counterexample.before == pytest.approx(before_in_numpy(numbers), rel=1e-10, abs=1e-12)
    assert line.counterexample.here == pytest.approx(wrong_in_numpy(numbers), rel=1e-10, abs=1e-12)
    assert f"{line.counterexample.before:.4g}" != f"{line.counterexample.here:.4g}"
    assert f"the line before is {line.counterexample.before:.4g}" in str(proof)


def test_a_zero_based_sum_is_told_where_indices_begin():
    line = Derivation("D(L, b)\n = -Sum(y[p] - y_bar[p], (p, 0, P - 1))").lines[1]
    assert line.mark == "?" and line.remarks[0].startswith("Indices begin at 1 here")
    assert line.remarks[0].endswith("All of them are (p, 1, P).")


def test_only_the_wrong_line_is_marked():
    proof = Derivation(SLIDES["x"].replace("-Sum((y[p] - y_bar[p]) * v[p,h], p)", "Sum((y[p] - y_bar[p]) * v[p,h], p)"))
    assert [line.mark for line in proof.lines] == ["", "✓", "✓", "✓", "✓", "✗"]
    assert "Only the sign is wrong." in str(proof)


def test_a_captured_index_is_named():
    from_sympy = sp.diff(
        algebra.Sum(algebra.x[algebra.h] * algebra.v[algebra.p, algebra.h], algebra.h), algebra.x[algebra.h]
    )
    assert str(from_sympy) == "Sum(v[p, h], (h, 1, H))"  # what SymPy does, without a word
    line = Derivation([("D(y_bar[p], x[h])", ""), (from_sympy, "by diff")]).lines[1]
    assert line.mark == "✗" and "Has a sum captured the h" in line.remarks[0]


def test_a_chain_with_a_wrong_line_before_its_last_is_not_proved():
    proof = Derivation("D(L, b)\n = Sum(y[p] - y_bar[p], p)\n = Sum(y[p], p) - Sum(y_bar[p], p)")
    assert [line.mark for line in proof.lines] == ["", "✗", "✓"] and not proof.proved


def test_captured_indices_are_named_in_the_order_of_the_alphabet():
    line = Derivation("x[h] * y[p]\n = Sum(x[h] * y[p], p, h)").lines[1]
    assert [remark.partition(",")[0] for remark in line.remarks if "Has a sum captured" in remark] == [
        "The line before speaks of one fixed h",
        "The line before speaks of one fixed p",
    ]


def test_the_slide_typed_literally_is_read_as_meant_with_a_remark():
    proof = Derivation("D(y_bar[p], x[h])\n = D(b + Sum(x[h]*v[p,h], h), x[h])\n = v[p,h]")
    assert proof.proved
    assert "two meanings" in str(proof) and "sum over k" in str(proof)


def test_the_captured_letter_keeps_its_two_meanings_under_an_outer_sum():
    assert Derivation("Sum(D(y_bar[p], x[h]), h)\n = Sum(D(Sum(x[h]*v[p,h], h), x[h]), h)\n = Sum(v[p,k], k)").proved


def test_what_is_neither_proved_nor_refuted_gets_the_third_mark():
    """A sum in closed form: true, so no numbers refute it, and no rule here proves it."""
    proof = Derivation("Sum(p, p)\n = P * (P + 1) / 2")
    assert proof.lines[1].mark == "?" and not proof.proved
    assert "Not proved" in str(proof)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("-Sum(y[p] - ybar[p], p)", "There is no ybar here"),
        ("-Sum(y[p] - y_bar[p], p", "bracket"),
        ("-Sum(y - y_bar[p], p)", "y stands without an index"),
        ("-Sum(y[p] - y_bar[p] + v[p], p)", "write v[p,h]"),
        ("-Sum(y[p] - y_bar[p] + u[p], p)", "write u[p,i]"),
        ("-D(L, L)", "derivative by b, z or an element"),
        ("y[p] > 0", "made of equations"),
        ("(b, b)", "no notation"),
        ("b if True else 0", "There is no if"),
        ("__import__('os')", "There is no __import__"),
    ],
)
def test_a_line_that_cannot_be_read_does_not_raise(line, said):
    proof = Derivation([("D(L, b)", ""), (line, ""), ("-Sum(y[p] - y_bar[p], p)", "")])
    assert not proof.proved
    assert [line.mark for line in proof.lines] == ["", "?", "?"]
    assert said in str(proof)
    assert f"`{line}`" in proof._repr_mimebundle_()["text/markdown"]


@pytest.mark.parametrize(
    "line",
    [
        "1/0",
        "0/0 * b",
        "log(0) * b",
        "Sum(y[p])",
        "Sum(y[p], 3)",
        "Sum(y[p], (p, 1, x[1]))",
        "Sum(y[p], (p, 1, 1/2))",
        "Sum(y[p] * y, p)",
        "Sum(1, (p, 1, P - 3)) * b + 0*P",
        "D(L, x[p] + 1)",
        "D(b, y_bar)",
        "x[h, k]",
        "x[1/2]",
        "y['p']",
        "g(b, b)",
        "D(g(b, z), b)",
        "exp",
        "b.__class__",
        "lambda: b",
        "'b'",
        "b(1)",
        "",
    ],
)
def test_whatever_is_typed_does_not_raise_and_is_not_proved(line):
    proof = Derivation([("P - 3", ""), (line, "")])
    assert not proof.proved
    assert proof.lines[1].mark in ("✗", "?")
    bundle = proof._repr_mimebundle_()
    assert "0x" not in bundle["text/plain"] + bundle["text/markdown"]


def test_a_sum_that_may_be_empty_is_not_taken_for_its_count():
    assert Derivation("P - 3\n = Sum(1, (p, 1, P - 3))").lines[1].mark == "✗"
    assert Derivation("P - 1\n = Sum(1, (p, 1, P - 1))").proved


def test_no_element_that_is_not_there_refutes_a_line():
    assert "At P = 2, N = 1, H = 1, p = 2, y[1] = " in str(Derivation("y[p-1]\n = 2*y[p-1]"))  # and not y[0]


def test_a_line_is_not_compared_with_one_that_cannot_be_read():
    proof = Derivation("D(L, b)\n = -Sum(nonsense, p)\n = -Sum(y[p] - y_bar[p], p)")
    assert (proof.lines[2].mark, proof.lines[2].remarks) == (
        "?", ["Not compared: the line before cannot be read."],
    )  # fmt: skip


def test_fewer_than_two_lines_prove_nothing():
    assert not Derivation("").proved and not Derivation("L").proved
    assert "Nothing to prove" in str(Derivation("L"))


BOTH_SLOPES = "x[h]*v[p,h]*(1-v[p,h])"
SECOND = [
    ("D(D(v[p,h], v_star[p,h]), v_star[p,h])", "v[p,h]*(1-v[p,h])*(1-2*v[p,h])", "v[p,h]*(1-v[p,h])**2"),
    ("D(D(L, b), omega[i,h])", f"Sum({BOTH_SLOPES}*u[p,i], p)", f"-Sum({BOTH_SLOPES}*u[p,i], p)"),
    (
        "D(D(L, omega[i,h]), omega[j,h])",
        f"Sum(({BOTH_SLOPES})**2*u[p,i]*u[p,j] - (y[p]-y_bar[p])*{BOTH_SLOPES}*(1-2*v[p,h])*u[p,i]*u[p,j], p)",
        f"Sum(({BOTH_SLOPES})**2*u[p,i]*u[p,j], p)",  # what Gauss and Newton keep of it
    ),
]


@pytest.mark.parametrize(("asked", "right", "wrong"), SECOND)
def test_a_derivative_of_a_derivative(asked, right, wrong):
    assert Derivation(f"{asked}\n = {right}").proved
    assert Derivation(f"{asked}\n = {wrong}").lines[1].mark == "✗"


def test_what_is_beyond_the_checker_is_said_in_one_line():
    third = "D(D(D(v[p,h], v_star[p,h]), v_star[p,h]), v_star[p,h])"
    said = str(Derivation(f"{third}\n = v[p,h]")).splitlines()[-1]
    assert said.startswith("? Line 2. This step is beyond the checker (")


# --- The activation ---------------------------------------------------------------------------------------------

SLOPES = {
    "any": "g_prime(v_star[p,h])",
    "sigmoid": "v[p,h] * (1 - v[p,h])",
    "tanh": "(1 - v[p,h]**2)",
    "identity": "1",
    "softplus": "sigma(v_star[p,h])",
    "sine": "cos(v_star[p,h])",
    "relu": "step(v_star[p,h])",
}


def gradient_with(factor):
    return f"D(L, omega[i,h])\n = -Sum((y[p] - y_bar[p]) * x[h] * {factor} * u[p,i], p)"


@pytest.mark.parametrize("name", SLOPES)
def test_exactly_one_factor_changes(name):
    assert Derivation(gradient_with(SLOPES[name]), activation=name).proved
    if name != "any":
        assert Derivation(gradient_with("g_prime(v_star[p,h])"), activation=name).proved
    others = [other for other in SLOPES if other not in (name, "any")]
    for other in others:
        assert Derivation(gradient_with(SLOPES[other]), activation=name).lines[1].mark == "✗", other
    for other in ("x", "b"):
        assert Derivation(SLIDES[other], activation=name).proved


def test_an_activation_of_ones_own():
    assert Derivation(gradient_with("cos(v[p,h])**2"), activation=sp.atan).proved
    assert "atan" in str(Derivation(gradient_with("cos(v[p,h])"), activation=sp.atan))


def test_an_unknown_activation_is_refused():
    with pytest.raises(ValueError, match=r"activation is 'swish'; wanted one of any, sigmoid"):
        Derivation("L\n = L", activation="swish")


@pytest.mark.parametrize("row", ["= -Sum(y[p] - y_bar[p], p)", ("L",), algebra.b])
def test_a_row_without_a_reason_is_refused(row):
    with pytest.raises(TypeError, match=r"^lines is .*; wanted pairs \(line, reason\), or one text"):
        Derivation([("D(L, b)", ""), row])


# --- The symbolic gradient in numbers ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", bp.ACTIVATIONS)
def test_the_symbolic_gradient_is_bplibs(name):
    symbolic, rng = lambdified_gradients(name), np.random.default_rng(1)
    for n_samples, n_inputs, n_hidden in ((1, 1, 1), (5, 3, 2), (4, 2, 5)):
        net = bp.Network.random(
            n_inputs=n_inputs, n_hidden=n_hidden, init_range=(-2, 2), activation=bp.ACTIVATIONS[name], rng=rng
        )
        u, y = rng.normal(size=(n_samples, n_inputs)), rng.normal(size=n_samples)
        for ours, theirs in zip(symbolic(net, u, y), bp.gradients(net, u, y), strict=True):
            np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-12)


def test_relu_has_slope_0_at_its_kink_as_bplib_has():
    net = bp.Network(b=0, w=[[0.0]], x=[1.0], activation=bp.relu)
    assert lambdified_gradients("relu")(net, np.ones((1, 1)), np.ones(1))[1] == bp.gradients(net, [[1.0]], [1.0]).w == 0


# --- Display ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("2/2 * u[p,i]", r"\frac{2}{2}\, u_{p}[i]"),
        ("-1/b * (-1)", r"\frac{-1}{b}\, \left(-1\right)"),
        ("1 + exp(-v_star[p,h]) - 1", r"1 + e^{-v^{*}_{p}[h]} - 1"),
        ("D(y_bar[p], x[h])", r"\frac{\partial \bar{y}_{p}}{\partial x[h]}"),
        ("D((y[p] - b)**2, w[i,h])", r"\frac{\partial}{\partial \omega[i,h]} \left(y_{p} - b\right)^{2}"),
        ("Sum(x[h], (h, 1, H)) * b", r"\left(\sum_{h=1}^{H} x[h]\right)\, b"),
        ("b - (x[h] - y[p])", r"b - \left(x[h] - y_{p}\right)"),
        ("b * -x[h]", r"b\, \left(-x[h]\right)"),
        ("-(b + 1) * x[h]", r"-\left(b + 1\right)\, x[h]"),
        ("b * 2", r"b \cdot 2"),
        ("(-b)**2", r"\left(-b\right)^{2}"),
        ("g_prime(v_star[p,h])", r"g'\left(v^{*}_{p}[h]\right)"),
        ("b * 2**h", r"b \cdot 2^{h}"),
        ("b * x[2]", r"b\, x[2]"),
    ],
)
def test_notation_is_the_slides_in_the_order_typed(line, shown):
    assert latex(line) == shown


def test_functions_are_typeset_upright():
    for name in ("sigma", "log", "tanh", "sinh", "cosh", "sin", "cos", "max", "min"):
        assert latex(f"{name}(z, mu)") == rf"\{name}\left(z, \mu\right)"


def test_display_shows_line_mark_and_reason():
    bundle = Derivation("D(L, b)\n = -Sum(y[p] - y_bar[p], p)   # the |chain| rule")._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/markdown"}
    row = r"| 2 | $\displaystyle = -\sum_{p} \left(y_{p} - \bar{y}_{p}\right)$ | MARK | the \|chain\| rule |".replace(
        "MARK", '<span style="color: white; background-color: #188038; padding: 0 0.3em">✓\u00a0proved</span>'
    )
    assert row in bundle["text/markdown"]
    assert "for all P, N and H" in bundle["text/plain"]


def test_the_text_has_each_line_with_its_mark_and_reason():
    proof = Derivation("D(L, b)\n = -Sum(y[p] - y_bar[p], p)   # the chain rule\n = Sum(y[p] - y_bar[p], p)")
    *rows, said = str(proof).splitlines()
    assert rows == [
        " 1   D(L, b)",
        " 2 ✓ = -Sum(y[p] - y_bar[p], p)   # the chain rule",
        " 3 ✗ = Sum(y[p] - y_bar[p], p)",
    ]
    assert said.startswith("✗ Line 3. At P = ") and said.endswith("Only the sign is wrong.")


def test_output_does_not_depend_on_the_hash_seed():
    script = (
        "from bplib.course.derivation import Derivation\n"
        "print(Derivation('D(y_bar[p], omega[i,h])\\n = Sum(x[h]*v[p,h]*u[p,i], h)\\n = D(Sum(x[h]*y[q], h), x[h])'))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}, check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(outputs) == 1 and b"this line is" in outputs.pop()


def test_another_free_index_is_refuted_by_numbers_at_which_the_two_differ():
    proof = Derivation("""
        D(L, x[h])
        = -Sum((y[p] - y_bar[p]) * v[p,k], p)
    """)
    numbers = proof.lines[-1].counterexample.numbers
    assert proof.lines[-1].mark == "✗"
    assert {str(name): value for name, value in numbers.items()}["h"] != {str(n): v for n, v in numbers.items()}["k"]


def test_what_is_plainly_not_0_is_told_from_what_may_be():
    a, c, n = sp.Symbol("a", real=True), sp.Dummy(positive=True), sp.Symbol("n", integer=True)
    for f in (a, a - c, n / 2, sp.exp(a) - a, sp.log(c) + 20, -sp.Max(a, 0), sp.Integer(-1), sp.Rational(1, 10**6)):
        assert algebra.differs_from_0(f), f
    for f in (sp.sin(a) ** 2 + sp.cos(a) ** 2 - 1, (a + c) ** 2 - a**2 - 2 * a * c - c**2, sp.Integer(0)):
        assert not algebra.differs_from_0(f), f
    for f in (algebra.g(a), sp.nan, sp.zoo, 1 / (n - n), sp.log(-c), sp.sin(sp.pi * n)):
        assert not algebra.differs_from_0(f), f"{f} has no value, or 0"
