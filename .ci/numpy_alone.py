"""Checks an installation of bplib without extras, from outside the checkout."""

from importlib.metadata import distributions, files
from pathlib import Path

import bplib as bp

installed = {each.name for each in distributions()} - {"pip", "setuptools"}
assert installed == {"backprop-course", "numpy"}, f"installed with bplib: {installed}"
assert Path(bp.__file__).is_relative_to(Path(__file__).parent / "venv"), bp.__file__
assert {"lessons.mplstyle", "default_setting_overrides.json"} <= {file.name for file in files("backprop-course") or []}

net, u, y = bp.data.by_hand()
error = bp.check_gradients(net, u, y)
assert 0 <= error < 1e-14, error
net.save("net.npz")
assert bp.load("net.npz").vector.tolist() == net.vector.tolist()
try:
    from bplib import course  # noqa: F401
except ModuleNotFoundError as missing:
    assert "pip install" in str(missing), missing
else:
    raise AssertionError("bplib.course was imported although its dependencies are not installed")
print(f"installed: {', '.join(sorted(installed))}; the gradients' relative error is {error:.0e}")
