"""Answers to the exercises of lesson 03 that its file does not list."""

_SIGNS = {
    "D(L, y_bar[1])": "+",
    "D(L, b)": "+",
    "D(L, x[2])": "+",
    "D(L, v[1,2])": "-",
    "D(L, omega[2,1])": "-",
    "D(L, omega[2,2])": "+",
    "step of omega[2,2]": "-",
    "step of v[1,2]": "0",
    "D(L, b) with the second sample": "0",
}
_SUMS = {
    "D(y_bar[p], x[h])": "nothing",
    "D(y_bar[p], omega[i,h])": "nothing",
    "D(y_bar[p], u[p,i])": "h",
    "D(L, b)": "p",
    "D(L, omega[i,h])": "p",
    "D(L, y_bar[p])": "nothing",
    "D(L, u[p,i])": "h",
    "D(L, s)": "p and h",
}
_FAULTS = {"A": ("5", "sum over hidden units"), "B": ("6", "slope"), "C": ("4", "out of the sum")}

FORMS = {
    "03.1": (
        f"signs = { {key: value.replace('-', '−') for key, value in _SIGNS.items()} }",
        f"signs = { {key: f' {value} ' for key, value in reversed(_SIGNS.items())} }",
        f"signs = { {key: 0 if value == '0' else value for key, value in _SIGNS.items()} }",
    ),
    "03.2": (
        f"sums_left = { {**_SUMS, 'D(L, s)': 'h and p'} }",
        f"sums_left = { {key: value.upper() for key, value in reversed(_SUMS.items())} }",
        f"sums_left = { {**_SUMS, 'D(L, s)': 'p, h', 'D(y_bar[p], x[h])': 'none'} }",
    ),
    "03.3": (
        """
        v_by_omega = "= sigma(v_star[p,h])*(1-sigma(v_star[p,h]))*u[p,i]"
        L_by_v = "D(L, v[p,h]) = −(y[p] − ȳ[p])·x[h]"
        SSE_by_x = "= -2 * Sum((y[p] - y_bar[p]) * v[p,h], p)"
        """,
        """
        v_by_omega = "u[p,i] * (v[p,h] - v[p,h]**2)"
        L_by_v = "(y_bar[p] - y[p]) * x[h]"
        SSE_by_x = "2 * Sum((y_bar[p] - y[p]) * v[p,h], p)"
        """,
        """
        v_by_omega = "sigma(v_star[p,h]) * (1 - sigma(v_star[p,h])) * u[p,i]"
        L_by_v = "x[h]*y_bar[p] - x[h]*y[p]"
        SSE_by_x = "-Sum(2 * (y[q] - y_bar[q]) * v[q,h], q)"
        """,
        """
        v_by_omega = "exp(-v_star[p,h]) / (1 + exp(-v_star[p,h]))^2 * u[p,i]"
        L_by_v = "-x[h] * (y[p] - b - Sum(x[k] * v[p,k], k))"
        SSE_by_x = "-2 * Sum(y[p] * v[p,h], (p, 1, P)) + 2 * Sum(y_bar[p] * v[p,h], (p, 1, P))"
        """,
    ),
    "03.4": (
        f"at_fault = { {f'{name}, line': int(line) for name, (line, _) in _FAULTS.items()} }\n"
        f"at_fault.update({ {f'{name}, wrong': wrong for name, (_, wrong) in _FAULTS.items()} })",
        f"at_fault = { {f'{name}, line': line for name, (line, _) in _FAULTS.items()} }\n"
        f"at_fault.update({ {f'{name}, wrong': wrong.capitalize() for name, (_, wrong) in _FAULTS.items()} })",
        f"at_fault = { {f'{name}, wrong': f'{wrong} ' for name, (_, wrong) in _FAULTS.items()} }\n"
        f"at_fault |= { {f'{name}, line': f' {line}' for name, (line, _) in _FAULTS.items()} }",
    ),
    "03.5": (
        """
        L_by_s = "-Sum((y[p]-y_bar[p]) * Sum(x[h]*v[p,h]*(1-v[p,h]) * log(v[p,h] / (1-v[p,h])) / s, h), p)"
        steep_by_omega = "-s * x[h] * Sum((y[p]-y_bar[p]) * v[p,h] * (1-v[p,h]) * u[p,i], p)"
        """,
        """
        L_by_s = "Sum((y_bar[p] - y[p]) * Sum(x[k] * v[p,k] * (1 - v[p,k]) * v_star[p,k], k), p)"
        steep_by_omega = "-s * x[h] * Sum((y[p] - y_bar[p]) * v[p,h] * (1 - v[p,h]) * u[p,i], p)"
        """,
        """
        L_by_s = "-Sum(Sum((y[p] - y_bar[p]) * x[h] * (v[p,h] - v[p,h]^2) * v_star[p,h], h), p)"
        steep_by_omega = "-Sum((y[q] - y_bar[q]) * s * x[h] * (v[q,h] - v[q,h]**2) * u[q,i], q)"
        """,
        """
        L_by_s = (
            "-Sum((y[p] - y_bar[p]) * Sum(x[h] * sigma(s * v_star[p,h]) * (1 - sigma(s * v_star[p,h])) "
            "* v_star[p,h], h), p)"
        )
        steep_by_omega = (
            "-Sum((y[p] - y_bar[p]) * x[h] * s * sigma(s * v_star[p,h]) * (1 - sigma(s * v_star[p,h])) * u[p,i], p)"
        )
        """,
    ),
}

NAMED = (
    (
        "03.1",
        'signs = {"D(L, y_bar[1])": "0", "D(L, v[1,2])": "0", "D(L, b)": "+"}',
        "no derivative by what is no parameter",
    ),
    ("03.1", 'signs = {"D(L, y_bar[1])": "-", "D(L, b)": "-", "D(L, x[2])": "-"}', "the minus sign lost"),
    (
        "03.1",
        'signs = {"D(L, omega[2,2])": "-", "step of omega[2,2]": "+"}',
        "one of two minus signs on the way to ω[2,2]",
    ),
    ("03.1", 'signs = {"D(L, omega[2,1])": "0", "D(L, omega[2,2])": "0"}', "nothing moves"),
    (
        "03.1",
        'signs = {"step of omega[2,2]": "+", "step of v[1,2]": "-"}',
        "along the gradient instead of against it",
    ),
    (
        "03.1",
        'signs = {"step of v[1,2]": "+", "D(L, b) with the second sample": "+"}',
        "v is trained because it is in the chain rule",
    ),
    (
        "03.2",
        'sums_left = {"D(y_bar[p], x[h])": "h", "D(y_bar[p], omega[i,h])": "h", "D(L, omega[i,h])": "p and h"}',
        "the sum over h kept",
    ),
    ("03.2", 'sums_left = {"D(L, b)": "nothing", "D(L, omega[i,h])": "nothing"}', "the samples forgotten"),
    ("03.2", 'sums_left = {"D(L, u[p,i])": "h and p"}', "all samples for the input of one"),
    ("03.3", 'L_by_v = "-2*(y[p] - y_bar[p])*x[h]"', "the ½ or the 2 left over"),
    ("03.3", 'L_by_v = "-(y[p] - y_bar[p])*Sum(x[h], h)"', "all x for one"),
    ("03.3", 'L_by_v = "x[h]*y[p] - x[h]*y_bar[p]"', "the minus sign lost"),
    ("03.3", 'SSE_by_x = "2*Sum((y[q] - y_bar[q])*v[q,h], q)"', "the minus sign lost"),
    ("03.3", 'SSE_by_x = "-2*Sum(y[p] - y_bar[p], p)*v[p,h]"', "v out of the sum"),
    ("03.3", 'v_by_omega = "u[p,i]*(1 - v[p,h])"', "another slope"),
    ("03.3", 'v_by_omega = "(1 - v[p,h])*v[p,h]**2"', "another number for the input"),
    ("03.3", 'v_by_omega = "x[h]*v[p,h]*(1 - v[p,h])*u[p,i]"', "arrows too many"),
    ("03.4", 'at_fault = {"A, line": "3", "A, wrong": "sign"}', "½, 2 and the minus, doubted"),
    ("03.4", 'at_fault = {"C, line": "2", "C, wrong": "missing factor"}', "line 2 of C doubted"),
    ("03.4", 'at_fault = {"B, line": "5", "B, wrong": "missing factor"}', "the chain rule doubted"),
    ("03.4", 'at_fault = {"C, line": "3", "C, wrong": "missing factor"}', "a finished sum doubted"),
    (
        "03.5",
        'L_by_s = "-(y[p] - y_bar[p]) * Sum(v_star[p,h] * x[h] * v[p,h] * (1 - v[p,h]), h)"',
        "the samples forgotten",
    ),
    (
        "03.5",
        'steep_by_omega = "-x[h] * (y[p] - y_bar[p]) * s * v[p,h] * (1 - v[p,h]) * u[p,i]"',
        "the samples forgotten",
    ),
    (
        "03.5",
        'steep_by_omega = "-Sum((y[p] - y_bar[p]) * x[h] * u[p,i] * v[p,h] * (1 - v[p,h]), p)"',
        "nothing changed for ω",
    ),
    (
        "03.5",
        'L_by_s = "-Sum((y[p] - y_bar[p]) * Sum(x[h] * (1 - v[p,h]) * v[p,h]**2, h), p)"',
        "v for v*",
    ),
    ("03.3", 'v_by_omega="v[p,h]*(1-v[p,h])"', "u dropped"),
    ("03.3", 'L_by_v="-(y[p]-y_bar[p])"', "x[h] dropped"),
    ("03.3", 'L_by_v="-(y[p]-y_bar[p])*x[h]*v[p,h]*(1-v[p,h])"', "one factor too many"),
    (
        "03.4",
        'at_fault={"A, line":"4","A, wrong":"sum over hidden units"}',
        "a sum differentiated term by term, doubted",
    ),
    ("03.1", 'signs={"D(L, omega[2,2])":"-"}', "one of two minus signs on the way to ω[2,2]"),
    ("03.3", 'SSE_by_x="-Sum((y[p]-y_bar[p])*v[p,h], p)"', "the 2 of the square lost"),
    ("03.5", 'L_by_s="-Sum((y[p]-y_bar[p])*x[h]*v[p,h]*(1-v[p,h])*v_star[p,h], p)"', "one hidden unit only"),
)

SAID = (
    (
        "03.1",
        'signs = {"D(L, omega[2,2])": "-", "step of omega[2,2]": "+"}',
        r"D\(L, omega\[2,2\]\)",
        "along the gradient",
    ),
    (
        "03.4",
        'at_fault = {"C, line": "2", "C, wrong": "missing factor"}',
        "it does not stay as a factor",
        "minus times minus doubted",
    ),
    ("03.2", 'sums_left = {"D(L, s)": "h and p and i"}', "choose one of", None),
    ("03.3", 'SSE_by_x = "-2*Sum(p, (y[p] - y_bar[p])*v[p,h])"', "write Sum\\(…, p\\)", "Not yet:"),
)
