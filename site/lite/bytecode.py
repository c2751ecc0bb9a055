"""What `bytecode.mjs` has Pyodide's Python do: put bytecode into wheels in the place of their tests."""

from __future__ import annotations

import importlib
import py_compile
import sys
import zipfile
from importlib.util import cache_from_source
from pathlib import Path

WHEELS, UNPACKED = Path("/wheels"), Path("/unpacked")


def unpack(wheel: Path) -> None:
    """Unpack a wheel, and write it anew without its tests, which are a third of it."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(UNPACKED)
        kept = [name for name in archive.namelist() if "/tests/" not in name]
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in kept:
            archive.write(UNPACKED / name, name)


def add_bytecode(wheel: Path, package: str) -> None:
    """Add what Python would compile of the package at each start; of all its modules it would be twice as much."""
    files = [getattr(module, "__file__", None) for module in sys.modules.values()]
    with zipfile.ZipFile(wheel, "a", zipfile.ZIP_DEFLATED) as archive:
        for source in sorted(Path(file) for file in files if file and Path(file).is_relative_to(UNPACKED / package)):
            bytecode = cache_from_source(str(source))
            # It holds whatever time its source gets where the wheel is unpacked.
            mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
            py_compile.compile(str(source), bytecode, doraise=True, invalidation_mode=mode)
            archive.write(bytecode, Path(bytecode).relative_to(UNPACKED))


wheels = {package: next(WHEELS.glob(f"{package}-*.whl")) for package in ("mpmath", "sympy")}
for wheel in wheels.values():
    unpack(wheel)
sys.path.append(str(UNPACKED))
importlib.import_module("sympy")
for package, wheel in wheels.items():
    add_bytecode(wheel, package)
