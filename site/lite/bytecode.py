"""What `bytecode.mjs` has Pyodide's Python do: compile what a lesson loads, as each browser else does at each start."""

from __future__ import annotations

import py_compile
import sys
import zipfile
from importlib.util import cache_from_source
from pathlib import Path

SITE_PACKAGES, OUT = Path("/lib/python3.12/site-packages"), Path("/out")
# With which package it comes, and code that loads what will be needed of it: of all modules it would be twice as much.
LOADS = {
    "ipython": "from IPython.core.interactiveshell import InteractiveShell",
    "backprop-course": """
import sympy, sympy.integrals.manualintegrate, sympy.integrals.prde, sympy.physics.units, sympy.tensor.tensor
import PIL.Image
from bplib.course import *  # its names are loaded when they are first used
PIL.Image.init()
""",
    "scikit-learn": "import bplib.course.estimator",
}
METADATA = "Metadata-Version: 2.1\nName: bytecode-{0}\nVersion: 1\n"
WHEEL = "Wheel-Version: 1.0\nGenerator: bytecode.py\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
written: set[Path] = set()


def write(package: str) -> None:
    """Write a wheel of the bytecode of what is loaded with a package, and of all of bplib once it is there."""
    exec(LOADS[package], {})
    sources = {Path(file) for module in [*sys.modules.values()] if (file := getattr(module, "__file__", None))}
    sources |= {*SITE_PACKAGES.glob("bplib/**/*.py")}
    sources = {source for source in sources if source.is_relative_to(SITE_PACKAGES) and source.suffix == ".py"}
    name = f"bytecode_{package.replace('-', '_')}-1"
    with zipfile.ZipFile(OUT / f"{name}-py3-none-any.whl", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{name}.dist-info/METADATA", METADATA.format(package))
        archive.writestr(f"{name}.dist-info/WHEEL", WHEEL)
        archive.writestr(f"{name}.dist-info/RECORD", "")
        for source in sorted(sources - written):
            bytecode = cache_from_source(str(source))
            # It holds whatever time its source gets where the wheel is unpacked.
            mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
            py_compile.compile(str(source), bytecode, doraise=True, invalidation_mode=mode)
            archive.write(bytecode, Path(bytecode).relative_to(SITE_PACKAGES))
    written.update(sources)
