"""Prints how long `import bplib` takes compared with `import numpy`; the aim is at most 1.25 times as long."""

import subprocess
import sys
from statistics import median

RUNS = 15


def seconds(package: str) -> float:
    """Return how long a fresh Python takes for an import."""
    code = f"from time import perf_counter; begin = perf_counter(); import {package}; print(perf_counter() - begin)"
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


seconds("bplib")  # compiles, and fills the file cache
pairs = [(seconds("numpy"), seconds("bplib")) for _ in range(RUNS)]  # by turns, so that load hits both
numpy, bplib = (median(times) for times in zip(*pairs, strict=True))
print(f"import numpy {1000 * numpy:.0f} ms, import bplib {1000 * bplib:.0f} ms: {bplib / numpy:.2f} times as long")
