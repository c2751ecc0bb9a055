"""How people write a line: each form is read as the same in the vocabulary, or is told exactly what to type."""

import ast

import pytest
import sympy as sp

from bplib.course.derivation import Derivation
from bplib.course.derivation.reading import sides, split, understand
from bplib.course.exercises import find
from bplib.course.exercises.checking import RIGHT, WRONG, verdict

# As typed, and as read. Lecture notes, textbooks, LaTeX pasted, NumPy, Unicode, MATLAB.
READ = [
    # signs and letters
    ("y[p] − y_bar[p]", "y[p] - y_bar[p]"),
    ("y[p] – b", "y[p] - b"),
    ("2·y[p]", "2*y[p]"),
    ("2×y[p]", "2*y[p]"),
    ("2∗y[p]", "2*y[p]"),
    ("2⋅y[p]", "2*y[p]"),
    ("y[p]÷2", "y[p]/2"),
    ("ω[i,h]", "omega[i,h]"),
    ("w[i, h]", "w[i,h]"),
    ("σ(z)", "sigma(z)"),
    ("𝜎(𝑧)", "sigma(z)"),
    ("sigmoid(z)", "sigma(z)"),
    ("ȳ[p]", "y_bar[p]"),
    ("y̅[p]", "y_bar[p]"),
    ("ŷ_p", "y_bar[p]"),
    ("½·L", "1/2*L"),
    ("¼", "1/4"),
    ("+b", "b"),
    ("[1 - v[p,h]] * b", "(1 - v[p,h])*b"),
    ("{1 - v[p,h]} * b", "(1 - v[p,h])*b"),
    ("1.5*b", "1.5*b"),
    (".5*b", "0.5*b"),
    # powers
    ("(y[p] - b)^2", "(y[p] - b)**2"),
    ("(y[p] − b)²", "(y[p] - b)**2"),
    ("(1 + exp(-z))⁻¹", "(1 + exp(-z))**(-1)"),
    ("(1 + exp(-z))^-1", "(1 + exp(-z))**(-1)"),
    ("(1 + exp(-z))^(-1)", "(1 + exp(-z))**(-1)"),
    ("(1 + exp(-z))^{-1}", "(1 + exp(-z))**(-1)"),
    ("e^z", "exp(z)"),
    ("e^-z", "exp(-z)"),
    ("e^(-z)", "exp(-z)"),
    ("e^{-z}", "exp(-z)"),
    ("e**(-z)", "exp(-z)"),
    ("1/(1 + e^-z)", "1/(1 + exp(-z))"),
    ("e^{-2z}", "exp(-2*z)"),
    ("-b^2", "-b**2"),
    ("2^-b", "2**(-b)"),
    ("b^2^3", "b**2**3"),
    ("tanh²(z)", "tanh(z)**2"),
    ("tanh^2(z)", "tanh(z)**2"),
    ("√(b)", "sqrt(b)"),
    # elements
    ("v_p[h]", "v[p,h]"),
    ("v_{p}[h]", "v[p,h]"),
    ("v_ph", "v[p,h]"),
    ("v_{ph}", "v[p,h]"),
    ("v_{p,h}", "v[p,h]"),
    ("v_p_h", "v[p,h]"),
    ("v[p][h]", "v[p,h]"),
    ("v(p,h)", "v[p,h]"),
    ("vₚ[h]", "v[p,h]"),
    ("vₚₕ", "v[p,h]"),
    ("x_h", "x[h]"),
    ("x(h)", "x[h]"),
    ("xₕ", "x[h]"),
    ("x₁", "x[1]"),
    ("x_1", "x[1]"),
    ("u_p[i]", "u[p,i]"),
    ("u_{pi}", "u[p,i]"),
    ("w_{ih}", "w[i,h]"),
    ("w_ih", "w[i,h]"),
    ("ω_{i,h}", "omega[i,h]"),
    ("y_p", "y[p]"),
    ("y^(p)", "y[p]"),
    ("y^{(p)}", "y[p]"),
    ("u^{(p)}_i", "u[p,i]"),
    ("ȳ_p", "y_bar[p]"),
    ("ȳₚ", "y_bar[p]"),
    ("y_bar_p", "y_bar[p]"),
    ("v*[p,h]", "v_star[p,h]"),
    ("v*_p[h]", "v_star[p,h]"),
    ("v_p*[h]", "v_star[p,h]"),
    ("v^*_p[h]", "v_star[p,h]"),
    ("v_p^*[h]", "v_star[p,h]"),
    ("v^{*}_{p}[h]", "v_star[p,h]"),
    ("v_ph*", "v_star[p,h]"),
    ("σ(v*[p,h])", "sigma(v_star[p,h])"),
    ("v[p,h]*x[h]", "v[p,h]*x[h]"),
    ("v_p[h]*(1 - v_p[h])", "v[p,h]*(1 - v[p,h])"),
    ("v_star_ph", "v_star[p,h]"),
    ("x[h+1]", "x[h + 1]"),
    # factors side by side
    ("2(y[p] - b)", "2*(y[p] - b)"),
    ("2 y[p]", "2*y[p]"),
    ("2b", "2*b"),
    ("x[h] v[p,h]", "x[h]*v[p,h]"),
    ("x[h]v[p,h](1-v[p,h])", "x[h]*v[p,h]*(1 - v[p,h])"),
    ("(y[p] - b)(y[p] + b)", "(y[p] - b)*(y[p] + b)"),
    ("-2(y[p] - b)x[h]", "-2*(y[p] - b)*x[h]"),
    ("1/2 (y[p] - b)", "1/2*(y[p] - b)"),
    ("σ(z)(1 − σ(z))", "sigma(z)*(1 - sigma(z))"),
    ("σ(z)σ(−z)", "sigma(z)*sigma(-z)"),
    ("2σ(2z) − 1", "2*sigma(2*z) - 1"),
    ("b exp(z)", "b*exp(z)"),
    # sums
    ("Σ_p y_p", "Sum(y[p], p)"),
    ("∑_p y[p]", "Sum(y[p], p)"),
    ("Σ_{p} y_p", "Sum(y[p], p)"),
    ("Σ_{p=1}^P y_p", "Sum(y[p], (p, 1, P))"),
    ("Σ_{p=1}^{P} y_p", "Sum(y[p], (p, 1, P))"),
    ("Σ_{p=1..P} y_p", "Sum(y[p], (p, 1, P))"),
    ("Σₚ yₚ", "Sum(y[p], p)"),
    ("Σ_p (y_p − ȳ_p) x[h]", "Sum((y[p] - y_bar[p])*x[h], p)"),
    ("Σ_p y_p + b", "Sum(y[p], p) + b"),
    ("−Σ_p (y_p − ȳ_p)·v_p[h]", "-Sum((y[p] - y_bar[p])*v[p,h], p)"),
    ("Σ_p Σ_h x_h v_ph", "Sum(Sum(x[h]*v[p,h], h), p)"),
    ("Σ_{p,h} x_h v_ph", "Sum(x[h]*v[p,h], p, h)"),
    ("2 Σ_p y_p", "2*Sum(y[p], p)"),
    ("½ Σ_p (y_p − ȳ_p)²", "1/2*Sum((y[p] - y_bar[p])**2, p)"),
    ("(Σ_p y_p)²/P", "Sum(y[p], p)**2/P"),
    ("Σ(y[p], p)", "Sum(y[p], p)"),
    ("Σ(y[p], (p, 1, P))", "Sum(y[p], (p, 1, P))"),
    ("Sum(y[p], p=1..P)", "Sum(y[p], (p, 1, P))"),
    ("Sum(y[p], (p=1..P))", "Sum(y[p], (p, 1, P))"),
    ("Sum_p (y[p] - b)", "Sum(y[p] - b, p)"),
    ("sum_p y_p", "Sum(y[p], p)"),
    ("sum_{p=1}^P y_p", "Sum(y[p], (p, 1, P))"),
    # derivatives
    ("∂L/∂b", "D(L, b)"),
    ("dL/db", "D(L, b)"),
    ("dL/dx[h]", "D(L, x[h])"),
    ("dL/dω[i,h]", "D(L, omega[i,h])"),
    ("∂L/∂ω[i,h]", "D(L, omega[i,h])"),
    ("∂L/∂w_ih", "D(L, w[i,h])"),
    ("∂ȳ_p/∂x[h]", "D(y_bar[p], x[h])"),
    ("∂ȳ[p]/∂v[p,h] · ∂v[p,h]/∂v*[p,h]", "D(y_bar[p], v[p,h])*D(v[p,h], v_star[p,h])"),
    ("∂L/∂v*_p[h] u_p[i]", "D(L, v_star[p,h])*u[p,i]"),
    ("dσ(z)/dz", "D(sigma(z), z)"),
    ("d/dz σ(z)", "D(sigma(z), z)"),
    ("d/dz (1 + e^-z)^-1", "D((1 + exp(-z))**(-1), z)"),
    ("∂/∂b (y_p − ȳ_p)²", "D((y[p] - y_bar[p])**2, b)"),
    ("∂/∂x[h] Σ_k x[k] v_p[k]", "D(Sum(x[k]*v[p,k], k), x[h])"),
    ("∂(y_p − ȳ_p)/∂b", "D(y[p] - y_bar[p], b)"),
    ("∂²L/∂b²", "D(D(L, b), b)"),
    ("d²L/db²", "D(D(L, b), b)"),
    ("∂²L/∂b∂x[h]", "D(D(L, x[h]), b)"),
    ("d²σ(z)/dz²", "D(D(sigma(z), z), z)"),
    ("Derivative(L, b)", "Derivative(L, b)"),
    ("diff(L, b)", "D(L, b)"),
    ("σ'(z)", "sigma_prime(z)"),
    ("σ′(v*[p,h])", "sigma_prime(v_star[p,h])"),
    ("g'(v*[p,h])", "g_prime(v_star[p,h])"),
    # LaTeX
    (r"\frac{\partial L}{\partial b}", "D(L, b)"),
    (r"\dfrac{\partial L}{\partial x[h]}", "D(L, x[h])"),
    (r"\frac{dL}{db}", "D(L, b)"),
    (r"\frac{\mathrm{d}L}{\mathrm{d}b}", "D(L, b)"),
    (r"\frac{\partial \bar{y}_p}{\partial \omega[i,h]}", "D(y_bar[p], omega[i,h])"),
    (r"\frac{\partial}{\partial x[h]} \left(y_{p} - \bar{y}_{p}\right)^{2}", "D((y[p] - y_bar[p])**2, x[h])"),
    (r"\frac{\partial^2 L}{\partial b^2}", "D(D(L, b), b)"),
    (r"\frac{d}{dz}\sigma(z)", "D(sigma(z), z)"),
    (r"\frac{1}{1+e^{-z}}", "1/(1 + exp(-z))"),
    (r"\frac12 \sum_{p=1}^{P} (y_p - \bar y_p)^2", "1/2*Sum((y[p] - y_bar[p])**2, (p, 1, P))"),
    (r"-\sum_p \left( y_p - \bar{y}_p \right) \, v_p[h]", "-Sum((y[p] - y_bar[p])*v[p,h], p)"),
    (r"\bar{y_p}", "y_bar[p]"),
    (r"\hat{y}^{(p)}", "y_bar[p]"),
    (r"\overline{y}_p", "y_bar[p]"),
    (r"v^{*}_{p}[h]", "v_star[p,h]"),
    (r"v^\ast_p[h]", "v_star[p,h]"),
    (r"v_p^{\star}[h]", "v_star[p,h]"),
    (r"\sigma'\!\left(v^*_p[h]\right)", "sigma_prime(v_star[p,h])"),
    (r"\sigma^{\prime}(z)", "sigma_prime(z)"),
    (r"\sigma(z)\,(1-\sigma(z))", "sigma(z)*(1 - sigma(z))"),
    (r"\omega_{ih} \cdot u_{pi}", "omega[i,h]*u[p,i]"),
    (r"x_h\,v_{p,h}\,(1-v_{p,h})\,u_{p,i}", "x[h]*v[p,h]*(1 - v[p,h])*u[p,i]"),
    (r"$\displaystyle 2 \times b$", "2*b"),
    (r"\exp(-z)", "exp(-z)"),
    (r"\exp\left\{-z\right\}", "exp(-z)"),
    (r"\ln(1 + e^{z})", "log(1 + exp(z))"),
    (r"\tanh(z)", "tanh(z)"),
    (r"\sqrt{b}", "sqrt(b)"),
    (r"\tfrac{1}{2}\,b", "1/2*b"),
    (r"\frac{\exp(-z)}{(1+\exp(-z))^2}", "exp(-z)/(1 + exp(-z))**2"),
    # other programs
    ("np.exp(-z)", "exp(-z)"),
    ("math.exp(-z)", "exp(-z)"),
    ("np.tanh(z)", "tanh(z)"),
    ("np.log(1 + np.exp(z))", "log(1 + exp(z))"),
    ("ln(z)", "log(z)"),
    ("Max(0, z)", "max(0, z)"),
    ("np.abs(b)", "abs(b)"),
    ("abs(b)", "abs(b)"),
    ("sqrt(b)", "sqrt(b)"),
    ("KroneckerDelta(h, k)", "KroneckerDelta(h, k)"),
    ("cosh(z) + sinh(z)", "cosh(z) + sinh(z)"),
]

BY_ELEMENTS = "Write it by elements, with Sum"
# What cannot be read, and what is said then.
TOLD = [
    ("(y − y_bar).T @ v", BY_ELEMENTS),
    ("(y - y_bar) @ v", BY_ELEMENTS),
    ("v[:, h]", BY_ELEMENTS),
    ("v[p, :]", BY_ELEMENTS),
    ("(y - y_bar).sum()", BY_ELEMENTS),
    ("y.T", BY_ELEMENTS),
    ("u^T", BY_ELEMENTS),
    ("uᵀ", BY_ELEMENTS),
    ("np.dot(x, v)", BY_ELEMENTS),
    ("x ⊙ v", BY_ELEMENTS),
    ("np.sum(y[p])", "A sum says over what"),
    ("sum(y[p] for p in P)", "A sum says over what"),
    ("Sum(y[p])", "a sum says over what"),
    ("Σ(y[p] - b)", "A sum says over what"),
    ("Σ y_p", "A sum says over what"),
    ("Sum(y[p], (p, 1))", "limits are written (p, 1, P)"),
    ("Sum(y[p], b)", "a sum goes over one of p, q, i, j, h, k, not over b"),
    ("Σ_n y_p", "A sum does not go over `n`"),
    (r"\sum_{p=1} y_p", "The sum's last value is missing"),
    ("Sum(y[p], (p, 0, P - 1))", "Indices begin at 1 here"),
    ("Sum(y[p], p=0..P-1)", "Indices begin at 1 here"),
    ("x[0]", "Indices begin at 1 here, and this line speaks of x[0]. All of them are (h, 1, H)."),
    ("u[p,0]", "Indices begin at 1 here"),
    ("Sum(x[h], (h, 0, H))", "Indices begin at 1 here"),
    ("x[H+1]", "the index ends at H"),
    ("Sum(y[p], (p, 1, P + 1))", "the index ends at P"),
    ("v[h,p]", "the index h counts hidden units; write v[p,h]"),
    ("w[h,i]", "write omega[i,h]"),
    ("u[i,p]", "write u[p,i]"),
    ("x[p]", "the index p counts samples; write x[h]"),
    ("v[p]", "write v[p,h]"),
    ("x[h,k]", "write x[h]"),
    ("v(1 - v)", "v stands without an index"),
    ("v * (1 - v)", "v stands without an index"),
    ("v* * b", "v_star stands without an index"),
    ("σ(v*)", "v_star stands without an index"),
    ("y_bar - y", "stands without an index"),
    ("D(L, w)", "derivative by b, z or an element"),
    ("D(L)", "D(f, a)"),
    ("∂L", "A derivative is written D(L, b)"),
    ("L'", "A derivative is written D(L, b)"),
    ("v'[p,h]", "A derivative is written D(f, a)"),
    ("exp'(z)", "write D(exp(z), z)"),
    ("∂²L/∂b", "of order 2 above and 1 below"),
    ("∂/∂b (y_p − ȳ_p)(y_p + ȳ_p)", "Put brackets round all that is differentiated"),
    ("∂L/b", "Below the fraction bar of a derivative"),
    ("1/x[h] v[p,h]", "After `1/x[h]` a * is missing, or brackets"),
    ("b/2(y[p] - b)", "After `b/2` a * is missing, or brackets"),
    ("(y[p] - b", "A bracket is missing: a ) at the end"),
    ("x[h", "A bracket is missing: a ] at the end"),
    ("(y[p] - b))", "A bracket is missing: there is a ) too many"),
    ("2 *", "Something is missing after `2 *`"),
    ("* 2", "`*` has no meaning here at the beginning"),
    ("y[p] - ", "Something is missing after `y[p] -`"),
    ("2 3", "`3` does not fit after `2`"),
    ("", "There is nothing here"),
    ("sigma z", "sigma wants its argument in brackets: sigma(…)."),
    ("exp -z", "exp wants its argument in brackets"),
    ("e", "The exponential is written exp(z), or e^z"),
    ("|b|", "For an absolute value write abs"),
    ("b!", "`!` has no meaning"),
    ("y[p] > 0", "a derivation is made of equations"),
    ("1 if z > 0 else 0", "ReLU's slope is step(z)"),
    ("t[p] - o[p]", "There is no t here. The targets are y[p]."),
    ("y[p] - yhat[p]", "The output is y_bar[p]"),
    ("y[p] - ybar[p]", "There is no ybar here. Did you mean y_bar?"),
    ("delta[p,h]", "for a signal D(L, v_star[p,h])"),
    ("δ_{hk}", "For a Kronecker delta write KroneckerDelta(h,k)"),
    ("W1[i,h]", "The weights are omega[i,h]"),
    ("X[p,i]", "The inputs are u[p,i]"),
    ("E", "The loss is L"),
    ("y[n]", "The indices are p, q (samples)"),
    ("len(y)", "The sizes are P"),
    ("n_samples", "The number of samples is P"),
    ("omga[i,h]", "Did you mean omega?"),
    ("foo", "There is no foo here. Known are: "),
    (r"\foo{b}", r"\foo means nothing here"),
    ("b[0]", "b has no index here"),
    ("b.real", BY_ELEMENTS),
    ("1/0", "divided by 0"),
    ("z**-99999", "The exponent in `z**-99999` is too large: 10000 at most. Are brackets missing?"),
    ("2*9^9^9^9", "The exponent in `9^9^9` is too large"),
    ("(10**400)**10**400", "is too large"),
    ("g(z, b)", "g has one argument, and here are 2"),
    ("KroneckerDelta(h)", "A Kronecker delta has two indices"),
    ("L(b)", "L is a letter here"),
    ("y_p - t_p", "There is no t_p here. The targets are y[p]."),
    ("dL_db", "A derivative is written D(L, b)"),
    ("1,5*b", "A decimal point is written 1.5"),
    ("(y[p] - b", "A bracket is missing"),
    ("'b'", "does not fit"),
    ("b ≈ 2", "a derivation is made of equations"),
    ("(b, b)", "no notation"),
    ("π * b", "`π` has no meaning here"),
]


@pytest.mark.parametrize(("typed", "wanted"), READ)
def test_what_people_write_is_read(typed, wanted):
    assert understand(typed).source == ast.unparse(ast.parse(wanted, mode="eval"))


@pytest.mark.parametrize(("typed", "said"), TOLD)
def test_what_cannot_be_read_is_told_what_to_type(typed, said):
    with pytest.raises(ValueError) as caught:
        understand(typed)
    assert said in str(caught.value), str(caught.value)
    assert str(caught.value)[-1] in ".?", str(caught.value)
    proof = Derivation([(typed, ""), ("b", "")])
    assert [line.mark for line in proof.lines] == ["?", "?"]


def test_the_lines_as_read_are_read_as_themselves():
    for _, wanted in READ:
        source = understand(wanted).source
        assert understand(source).source == source


@pytest.mark.parametrize(
    ("typed", "said"),
    [("2(y[p] - b)", True), ("x[h] v[p,h]", True), ("2*(y[p] - b)", False), (r"2\,b", False), ("Σ_p 2 y_p", False)],
)
def test_a_missing_star_is_said_where_the_line_is_not_as_on_paper(typed, said):
    found = understand(typed)
    assert ("A * is missing" in found.remark and found.source in found.remark) == said == bool(found.remark)


# --- Several = ------------------------------------------------------------------------------------------------------

ONE_LINE = "D(L, b) = -Sum(y[p] - y_bar[p], p)"


@pytest.mark.parametrize(
    "text",
    [
        ONE_LINE,
        "∂L/∂b = −Σ_p (y_p − ȳ_p)",
        "= D(L, b) = -Sum(y[p] - y_bar[p], p)",
        "D(L, b) == -Sum(y[p] - y_bar[p], p)",
        r"\frac{\partial L}{\partial b} &= -\sum_{p=1}^P (y_p - \bar{y}_p) \\",
        "\\frac{\\partial L}{\\partial b}\n&= -\\sum_{p=1}^P (y_p - \\bar{y}_p) \\\\",
        r"$\frac{\partial L}{\partial b} = -\sum_p (y_p - \bar{y}_p)$",
        "dL/db = -Sum(y[p] - y_bar[p], p=1..P)   # by the chain rule",
        "D(L, b)\n  = -Sum(y[p]\n    - y_bar[p], p)",
    ],
)
def test_one_line_with_an_equals_sign_is_two_lines(text):
    proof = Derivation(text)
    assert proof.proved and len(proof.lines) == 2, str(proof)
    assert Derivation([(text.partition("#")[0].replace("\n", " "), "")]).proved


def test_several_equals_signs_are_several_lines_and_the_reason_is_the_last_ones():
    text = (
        "D(L, b) = Sum(y[p] - y_bar[p], p) = P*b + Sum(x[h]*Sum(v[p,h], p), h) - Sum(y[p], p)  # wrong, then wrong back"
    )
    proof = Derivation(text)
    assert [line.mark for line in proof.lines] == ["", "✗", "✗"]
    assert [line.reason for line in proof.lines] == ["", "", "wrong, then wrong back"]
    assert split(text) == [(line.text, line.reason) for line in proof.lines]


def test_limits_are_no_equals_signs():
    assert sides(r"L = \frac12\sum_{p=1}^P (y_p - b)^2") == ["L", r"\frac12\sum_{p=1}^P (y_p - b)^2"]
    assert sides("Sum(y[p], p=1..P)") == ["Sum(y[p], p=1..P)"]
    assert sides("b = = b") == sides("= b == b") == ["b", "b"]


def test_an_empty_side_is_told():
    assert "There is nothing here" in str(Derivation("b = "))


# --- Letters of an exercise -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("2 - (1 - μP)^m", "2 - (1 - mu * P) ** m"),
        ("2 − (1 − µ·P)**m", "2 - (1 - mu * P) ** m"),
        (r"2 - (1 - \mu P)^m", "2 - (1 - mu * P) ** m"),
        ("b_0 + w_{1}", "b_0 + w_1"),
        ("b_{0} + w_1", "b_0 + w_1"),
        ("b₀ + w₁", "b_0 + w_1"),
        ("b[0] + w[1]", "b_0 + w_1"),
        ("b0 + w1", "b_0 + w_1"),
        ("v(1-v)", "v * (1 - v)"),
        ("1 - v²", "1 - v ** 2"),
        ("c C", "c * C"),
    ],
)
def test_letters_of_an_exercise_are_read_in_any_writing(typed, wanted):
    letters = {name: sp.Symbol(name, real=True) for name in ("mu", "m", "b_0", "w_1", "v", "c", "C")}
    assert understand(typed, letters).source == wanted


@pytest.mark.parametrize("typed", ["b_{0,1}", "b_{0)", "b[0,1]"])
def test_a_letter_of_an_exercise_has_one_index(typed):
    with pytest.raises(ValueError, match=r"^b has no index here"):
        understand(typed, {"b_0": sp.Symbol("b_0", real=True)})


ANSWERS = [
    ("01.5", "b_after", "= 2 + (b_0 - 2)(1 - μP)^m"),
    ("01.5", "b_after", "b_m = 2 - (1 - μ·P)**m"),
    ("01.5", "b_after", r"2 + (b_{0} - 2)\,(1 - \mu P)^m"),
    ("02.4", "tanh_slope", "(1 + v)(1 − v)"),
    ("02.4", "tanh_slope", "dv/dz = 1 - v²"),
    ("03.3", "v_by_omega", "= v[p,h] * (1 - v[p,h]) * u[p,i]"),
    ("03.3", "v_by_omega", "D(v[p,h], omega[i,h]) = σ'(v*_p[h])·u_p[i] = v_ph (1 − v_ph) u_pi"),
    ("03.3", "L_by_v", r"\frac{\partial L}{\partial v_p[h]} = -(y_p - \bar{y}_p)\,x[h]"),
    ("03.3", "SSE_by_x", "−2 Σ_p (y_p − ȳ_p) v_p[h]"),
    ("03.3", "SSE_by_x", "SSE_by_x = -2 * Sum((y[p] - y_bar[p]) * v[p,h], p)"),
    ("07.5", "fastest_mu", "μ = 2/(c + C)"),
    ("07.5", "worst_factor", "1 - 2c/(c + C)"),
]


@pytest.mark.parametrize(("key", "name", "answer"), ANSWERS)
def test_an_exercises_answer_may_be_a_line_of_a_derivation(key, name, answer):
    exercise = find(key)
    found = verdict(exercise, list((exercise.answers(exercise.solution) | {name: answer}).values()))
    assert found.kind == RIGHT, found.text


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("(y[p] - y_bar[p])*x[h] = -(y[p] - y_bar[p])*x[h]", "is not equal to"),
        ("-(y[p] - y_bar[p])*x[h] = D(L, v[p,h])", "still to be worked out"),
        ("= (y_p − ȳ_p) x[h]", "stands with a minus"),  # the misconception is still named
        ("= -(y - y_bar)*x", "without an index"),
        ("=", "There is nothing here"),
    ],
)
def test_an_answer_with_equals_signs_can_be_wrong(answer, said):
    exercise = find("03.3")
    found = verdict(exercise, list((exercise.answers(exercise.solution) | {"L_by_v": answer}).values()))
    assert found.kind == WRONG and said in found.text, found.text
