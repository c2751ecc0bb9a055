"""The notation table in bplib's docstring says what the code does, row by row."""

import inspect
import re
from collections.abc import Callable, Iterator

import numpy as np
import pytest

import bplib as bp
from bplib.course.page.guide import Symbol, symbols

P, N, H = 7, 3, 5
NET = bp.Network.random(n_inputs=N, n_hidden=H, rng=0)
U = np.random.default_rng(1).uniform(-1, 1, (P, N))
Y = np.random.default_rng(2).uniform(-1, 1, P)
SCHEDULE = bp.schedules.constant(0.1)


def shape_of(text: str) -> tuple[int, ...]:
    """The numbers behind "(P, N + 1)"; "()" is the shape of one number."""
    if not re.fullmatch(r"\([PNH0-9+, ]*\)", text):
        raise ValueError(f"{text!r} is no shape")
    return eval(text, {"__builtins__": {}}, {"P": P, "N": N, "H": H})


def takes(function: Callable[..., object], *names: str) -> bool:
    return set(names) <= set(inspect.signature(function).parameters)


def accepted(name: str, shape: tuple[int, ...]) -> bool:
    """Whether loss and train take an argument of this shape beside the right others."""
    arguments = {"u": U, "y": Y} | {name: np.resize(U, shape)}
    try:
        bp.loss(NET, **arguments)
        bp.train(NET, **arguments, schedule=SCHEDULE, max_iterations=1)
    except ValueError:
        return False
    return True


# ---- what each name in the column "code" is, and whether the row is right about it


def argument(row: Symbol, name: str) -> Iterator[str]:
    if not all(takes(function, name) for function in (bp.loss, bp.gradients, bp.train)):
        yield f"{name} is not an argument of loss, gradients and train"
    elif not accepted(name, shape_of(row.shape)):
        yield f"{name} of shape {row.shape} is refused"


def parameter(row: Symbol, name: str) -> Iterator[str]:
    shapes = {getattr(each, name).shape for each in (NET, bp.gradients(NET, U, Y))}
    if not takes(bp.Network, name) or shapes != {shape_of(row.shape)}:
        yield f"{name} has the shapes {shapes}, not {row.shape}"


def computed(row: Symbol, name: str) -> Iterator[str]:
    shape = getattr(NET.forward(U), name).shape
    if shape != shape_of(row.shape):
        yield f"{name} has shape {shape}, not {row.shape}"


def loss(row: Symbol, name: str) -> Iterator[str]:
    value, sse = getattr(bp, name)(NET, U, Y), ((Y - NET.predict(U)) ** 2).sum()
    factor = re.search(r"SSE \$= (\d+)L\$", row.word)
    if np.shape(value) != shape_of(row.shape):
        yield f"{name} has shape {np.shape(value)}, not {row.shape}"
    if not factor or not np.isclose(sse, int(factor[1]) * value):
        yield f"the sum of squared errors is {sse / value:.3g} times {name}"


def rate(row: Symbol, name: str) -> Iterator[str]:
    if not takes(bp.schedules.constant, name) or bp.schedules.constant(**{name: 0.3})(1) != 0.3:
        yield f"{name} is not the argument of schedules.constant"


def iteration(row: Symbol, name: str) -> Iterator[str]:
    if not takes(SCHEDULE, name):
        yield f"{name} is not the argument of a schedule"
    first, second = (int(number) for number in re.findall(r"\d+", row.shape))
    SCHEDULE(first)
    if second != first + 1:
        yield f"the iterations do not run {row.shape}"
    with pytest.raises(ValueError, match="wanted m ≥ 1"):
        SCHEDULE(first - 1)


def sizes(row: Symbol, *names: str) -> Iterator[str]:
    if row.slides != "$P$, $N$, $H$" or not takes(bp.data.teacher, names[0]) or not takes(NET.random, *names[1:]):
        yield f"{names} are not the arguments for P, N and H"
    elif [len(bp.data.teacher(**{names[0]: P}).y), *(getattr(NET, name) for name in names[1:])] != [P, N, H]:
        yield f"{names} do not count samples, inputs and hidden units"


def constant_input(row: Symbol, call: str) -> Iterator[str]:
    result = eval(call, {name: getattr(bp, name) for name in bp.__all__}, {"u": U})
    if result.shape != shape_of(row.shape) or (result[:, 0] != 1).any():
        yield f"{call} has shape {result.shape} and begins with {result[0, 0]}"


KINDS: dict[str, Callable[..., Iterator[str]]] = {
    "u": argument,
    "y": argument,
    "y_bar": computed,
    "w": parameter,
    "x": parameter,
    "b": parameter,
    "v_star": computed,
    "v": computed,
    "loss": loss,
    "mu": rate,
    "m": iteration,
    "n_samples, n_inputs, n_hidden": sizes,
    "with_constant_input(u)": constant_input,
}


def indices(row: Symbol) -> Iterator[str]:
    """The indices on the slides, p, i and h, must be those of the shape's P, N and H."""
    for symbol in row.slides.split("$, $"):
        letters = re.findall(r"_(p)", symbol) + re.findall(r"[ih](?=[,\]])", symbol)
        if (
            row.shape.startswith("(")
            and "=" not in symbol
            and [{"p": "P", "i": "N", "h": "H"}[letter] for letter in letters] != re.findall(r"[PNH]", row.shape)
        ):
            yield f"{symbol} has the indices {letters}, but the shape is {row.shape}"


def faults(table: list[Symbol]) -> list[str]:
    """What is wrong with a table, in sentences."""
    found = [
        f"there is no row for {name}" for name in KINDS if name not in [row.code.replace("`", "") for row in table]
    ]
    for row in table:
        names = re.findall(r"`([^`]+)`", row.code)
        kind = KINDS.get(", ".join(names))
        if kind is None:
            found.append(f"{row.code} is no name that this test knows")
            continue
        try:
            found += [*kind(row, *names), *indices(row)]
        except Exception as error:
            found.append(f"{row.code}: {error!r}")
    return found


def test_the_table_says_what_the_code_does() -> None:
    assert faults(symbols()) == []


DOCSTRING = bp.__doc__ or ""
SPOILT = [
    ("`u` | (P, N)", "`u` | (N, P)"),
    ("`u` | (P, N)", "`inputs` | (P, N)"),
    ("`y` | (P,)", "`y` | (P, 1)"),
    ("`y_bar` | (P,)", "`y_bar` | ()"),
    ("`y_bar`", "`y_hat`"),
    ("`w` | (N, H)", "`w` | (H, N)"),
    ("`w` |", "`omega` |"),
    ("`x` | (H,)", "`x` | (N,)"),
    ("`b` | ()", "`b` | (H,)"),
    ("`v_star` | (P, H)", "`v_star` | (H, P)"),
    ("`v_star`", "`vstar`"),
    ("`v` | (P, H)", "`v` | (P, N)"),
    ("`loss` | ()", "`loss` | (P,)"),
    ("$= 2L$", "$= L$"),
    ("`mu`", "`rate`"),
    ("`m` | 1, 2, …", "`m` | 0, 1, …"),
    ("`m` | 1, 2, …", "`m` | 1, 3, …"),
    ("`n_inputs`, `n_hidden`", "`n_hidden`, `n_inputs`"),
    ("`n_samples`", "`n_points`"),
    ("(P, N + 1)", "(P, N)"),
    ("with_constant_input(u)", "add_constant_input(u)"),
    (r"| $\omega[i,h]$", r"| $\omega[h,i]$"),
    ("| $x[h]$", "| $x[i]$"),
    ("| $v_p[h]$", "| $v[h]$"),
    ("| $b$ | `b` | () | output bias |\n", ""),
    ("(H,)", "__import__('os')"),
]


@pytest.mark.parametrize(("right", "wrong"), SPOILT)
def test_a_wrong_entry_is_found(right: str, wrong: str) -> None:
    assert DOCSTRING.count(right) >= 1
    assert faults(symbols(DOCSTRING.replace(right, wrong, 1)))
