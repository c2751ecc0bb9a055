"""Lines of the compiled engine changed on purpose; what must hold of any right copy of bplib finds each of them.

The changed engine runs as plain Python: the same lines, without the seconds that compiling them anew would take.
"""

import warnings

import numpy as np
import pytest
from test_injected_bugs import CHECKS, changed_copy

from bplib.engine import VARIABLE

numba = pytest.importorskip("numba", reason="the extra `fast` is not installed")

# (the check that finds it, the text, the text in its place)
MUTATIONS = [
    ("steps", "SERIES = _economised(10)", "SERIES = _economised(6)"),
    ("steps", "ARTANH = tuple(1 / (2 * k + 1)", "ARTANH = tuple(1 / (2 * k - 1)"),
    ("steps", "1 / (1 + exp(-v_star, series))", "1 / (1 + exp(v_star, series))"),
    ("steps", "return v * (1 - v)", "return v * (1 + v)"),
    ("steps", "return 1 - v * v", "return 1 - v"),
    ("steps", "return -exp_less_one(-v, series)", "return exp_less_one(v, series)"),
    ("steps", "return 0.0 if v <= 0 else 1.0", "return 0.0 if v <= 0 else v"),
    ("steps", "math.cos(v_star)", "math.cos(math.sin(v_star))"),
    ("steps", "minus_error[p] = theta[0] - y[k, p]", "minus_error[p] = y[k, p] - theta[0]"),
    ("steps", "for p in range(n_samples - k * size, size):", "for p in range(size, size):"),
    ("steps", "return 0.5 * loss", "return loss"),
    ("steps", "+ w_ih * u[k, last, p]", "+ w_ih * u[k, 0, p]"),
    ("steps", "for i in range(1, last):", "for i in range(1, last - 1):"),
    ("steps", "v_star[row, p] = z", "v_star[row, p] = v_star[row, p]"),
    ("steps", "dw[0, h] += x[h] * to_w", "dw[0, h] += to_w"),
    ("steps", "dw[i, h] += x[h] * to_w", "dw[i, h] += to_w"),
    ("steps", "theta[k, j] - rate * gradient[k, j]", "theta[k, j] + rate * gradient[k, j]"),
    ("steps", "rate = mu[m - 1] if m", "rate = mu[0] if m"),
    ("steps", "change = abs(new_loss - loss[k])", "change = new_loss - loss[k]"),
    ("steps", "math.sqrt(squares)", "1.0"),
    ("steps", "math.sqrt(squares), m\n", "math.sqrt(squares), m - 1\n"),
    ("stopping", "not change >= tolerance", "not change > tolerance"),
    ("stopping", " + rate * TOO_FAR * norm[k] < np.inf", " < np.inf"),
    ("stopping", "chunk.stopped[state == GOING] = MAX_ITERATIONS", "chunk.stopped[:] = DIVERGED"),
    ("stack", "for k in range(len(theta)):", "for k in range(1):"),
    ("fixed", "new_gradient[j] * free[j]", "new_gradient[j]"),
]


@pytest.fixture(autouse=True)
def engine_of_numba_in_plain_python(monkeypatch):
    monkeypatch.setenv(VARIABLE, "numba")
    monkeypatch.setattr(numba.config, "DISABLE_JIT", True)
    with np.errstate(all="ignore"):  # machine code gives no warnings
        yield


def test_the_unchanged_copy_passes_every_check(tmp_path):
    with changed_copy(tmp_path) as package:
        for check in CHECKS.values():
            check(package)


@pytest.mark.parametrize(("check", "old", "new"), MUTATIONS)
def test_a_changed_line_is_found(check, old, new, tmp_path):
    with changed_copy(tmp_path, "engine/compiled.py", old, new) as package, warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(Exception):  # noqa: B017 - by an assertion or otherwise
            CHECKS[check](package)
