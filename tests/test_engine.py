"""Which engine is taken, with and without Numba: what is asked here is only whether it is there."""

import numpy as np
import pytest

import bplib as bp
from bplib.engine import VARIABLE, engine_for

own = bp.Activation("arctan", np.arctan, lambda v_star, v: 1 / (1 + v_star**2))


def test_which_engine_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bplib.engine.find_spec", lambda name: name == "numba")
    monkeypatch.delenv(VARIABLE, raising=False)
    assert engine_for(None, bp.sigmoid) == "numba" and engine_for("numpy", bp.sigmoid) == "numpy"
    assert engine_for(None, own) == "numpy"
    monkeypatch.setenv(VARIABLE, "numpy")
    assert engine_for(None, bp.sigmoid) == "numpy" and engine_for("numba", bp.sigmoid) == "numba"
    monkeypatch.setenv(VARIABLE, "numba")
    assert engine_for(None, bp.sigmoid) == "numba" and engine_for(None, own) == "numpy"
    monkeypatch.setenv(VARIABLE, "")  # as if it were not set
    assert engine_for(None, bp.sigmoid) == "numba"
    monkeypatch.setenv(VARIABLE, "fortran")
    with pytest.raises(ValueError, match='BPLIB_ENGINE is \'fortran\'; wanted "numpy" or "numba"'):
        engine_for(None, bp.sigmoid)


def test_an_engine_that_cannot_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="engine is 'cupy'; wanted"):
        engine_for("cupy", bp.sigmoid)
    with pytest.raises(ValueError, match='and arctan is yours; wanted engine="numpy"'):
        engine_for("numba", own)
    monkeypatch.setattr("bplib.engine.find_spec", lambda name: None)
    with pytest.raises(ModuleNotFoundError, match="pip install numba"):
        engine_for("numba", bp.sigmoid)
    monkeypatch.delenv(VARIABLE, raising=False)
    assert engine_for(None, bp.sigmoid) == "numpy"
