"""Time bplib's restart studies against others on the same work, one core, float64: ``make bench``.

Run as ``python bench/run.py [--quick] [OUTPUT_FOLDER]``. Every contestant's final parameters are held to bplib's within
1e-9 before its time counts. The contestants take turns, round after round, and a ratio is the median of the rounds'
ratios: it holds where the machine's speed drifts. Times are the processor's, so that a busy machine lengthens none.
Writes speed.md and speed.png.
"""

from __future__ import annotations

import os

# One core for everybody; before the libraries that read this are imported.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
ALL_CORES = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()

import argparse  # noqa: E402
import statistics  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from concurrent.futures import ThreadPoolExecutor  # noqa: E402
from pathlib import Path  # noqa: E402

import numpy as np  # noqa: E402
from contestants import CONTESTANTS, FLOOR, JAX, OURS, OURS_NUMPY, Work  # noqa: E402

import bplib as bp  # noqa: E402
from bplib.course.page import figures  # noqa: E402

Times = dict[str, list[float]]  # seconds of each round, by contestant

# (P, N, H, restarts) and how many iterations.
SIZES = [
    Work(100, 2, 5, 64, 1000),
    Work(1000, 9, 10, 64, 60),
    Work(20_000, 10, 32, 4, 15),
    Work(100, 2, 5, 1, 10_000),  # as many as a run has at most, unless it is told otherwise
]
# Where there are many restarts, as many iterations as make the drawing of where they start a small part.
GROWING = {
    "restarts": [Work(100, 2, 5, r, max(100, 20_000 // r)) for r in (1, 10, 100, 1000, 10_000)],
    "samples": [Work(p, 2, 5, 16, max(10, 200_000 // p)) for p in (100, 1000, 10_000, 100_000)],
    "hidden units": [Work(100, 2, h, 16, max(20, 4000 // h)) for h in (2, 8, 32, 100, 200)],
}

# Loops over restarts are linear by nature, and minutes long beyond this.
MOST_IN_A_LOOP = 1000
# What takes more seconds has one round after the one that warms up.
LONG = 1.0


def measure(work: Work, n_rounds: int) -> Times:
    """Seconds of every contestant, in turn, `n_rounds` times; results checked."""
    runs = {name: make(work) for name, make in CONTESTANTS.items()}
    too_long = work.n_restarts > MOST_IN_A_LOOP
    runs = {name: run for name, run in runs.items() if run is not None and not (too_long and "loop" in name)}
    wanted = runs[OURS]()
    times: Times = {name: [] for name in runs}
    for n in range(n_rounds + 1):
        for name, run in runs.items():
            if n > 1 and times[name][-1] > LONG:
                continue
            begin = time.process_time()
            theta = run()
            seconds = time.process_time() - begin
            difference = np.abs(theta - wanted).max() / np.abs(wanted).max()
            if not difference < 1e-9:  # in every round: a contestant may keep something from the one before
                raise SystemExit(f"{name} gives other parameters, {difference:.1e} apart, for {work}")
            if n > 0:  # the first round warms up
                times[name].append(seconds)
    return times


def ratio(times: Times, name: str, to: str = OURS) -> float:
    """How many times as long as `to` a contestant takes: the median over the rounds."""
    return statistics.median(a / b for a, b in zip(times[name], times[to], strict=False))


def nanoseconds(times: Times, name: str, work: Work) -> float:
    """Median time of a contestant per restart, iteration, sample and hidden unit."""
    return statistics.median(times[name]) / work.size * 1e9


def table(measured: list[tuple[Work, Times]]) -> str:
    """A Markdown table: nanoseconds, and in brackets the multiple of the study's time."""
    names = list(measured[0][1])  # the first has them all
    lines = ["| P, N, H, restarts | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    for work, times in measured:
        sizes = f"{work.n_samples}, {work.n_inputs}, {work.n_hidden}, {work.n_restarts}"
        cells = [f"{nanoseconds(times, n, work):.3g} ({ratio(times, n):.3g}×)" if n in times else "–" for n in names]
        lines.append("| " + " | ".join([sizes, *cells]) + " |")
    return "\n".join(lines)


def goals(measured: list[tuple[Work, Times]]) -> str:
    """A Markdown table: what the compiled engine is to reach, and what it reaches."""
    one, many = (next(times for work, times in measured if work.n_restarts == n) for n in (1, 64))
    peers = [name for name in CONTESTANTS if "floor" not in name and not name.startswith("bplib")]
    nearest = min(ratio(times, name) for _, times in measured for name in peers if name in times)
    rows = [
        ("one network, NumPy's engine takes as long", ratio(one, OURS_NUMPY), "at least 15"),
        ("one network, JAX takes as long", ratio(one, JAX), "at least 3"),
        ("64 restarts, NumPy's engine takes as long", ratio(many, OURS_NUMPY), "at least 2"),
        ("64 restarts, JAX takes as long", ratio(many, JAX), "at least 2"),
        ("all sizes, the quickest peer takes as long", nearest, "more than 1"),
    ]
    if FLOOR in one:
        most = max(1 / ratio(times, FLOOR) for _, times in measured)
        rows.append(("all sizes, bplib takes as long as the C loop with its exp", most, "at most 1.25"))
    lines = ["| how many times | reached | aim |", "|---|---|---|"]
    return "\n".join(lines + [f"| {what} | {reached:.3g} | {aim} |" for what, reached, aim in rows])


def two_cores(n_rounds: int) -> float:
    """How many times as fast a study is with two threads as without: the median over the rounds."""
    work = Work(100, 2, 5, 512, 4000)
    u, y = work.data()
    options = dict(
        n_hidden=work.n_hidden, n_restarts=work.n_restarts, schedule=bp.schedules.constant(work.mu), rng=1,
        tolerance=0, max_iterations=work.n_iterations,
    )  # fmt: skip
    ratios = []
    os.sched_setaffinity(0, ALL_CORES)
    with ThreadPoolExecutor(2) as executor:
        for _ in range(n_rounds):
            begin = time.perf_counter()
            bp.restarts(u, y, **options)
            middle = time.perf_counter()
            bp.restarts(u, y, executor=executor, **options)
            ratios.append((middle - begin) / (time.perf_counter() - middle))
    os.sched_setaffinity(0, {min(ALL_CORES)})
    return statistics.median(ratios)


def large_study(n_restarts: int, n_iterations: int) -> tuple[float, float] | None:
    """Seconds and peak memory in MB of a fresh process that runs one study of the running example; Linux only.

    (Elsewhere there is getrusage, which counts in what the parent held when it started the process.)
    """
    if not Path("/proc/self/status").exists():
        return None
    code = (
        "import time\nimport bplib as bp\n"
        f"bp.restarts(*bp.data.teacher(), n_hidden=2, n_restarts={n_restarts}, max_iterations={n_iterations},\n"
        "    schedule=bp.schedules.constant(0.01), tolerance=0, rng=0)\n"
        "print(time.process_time(), open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, kilobytes = done.stdout.split()
    return float(seconds), int(kilobytes) * 1024 / 1e6


def plot(growing: dict[str, list[tuple[Work, Times]]], path: Path) -> None:
    """Time against restarts, samples and hidden units, a line for each contestant."""
    counts = {"restarts": "n_restarts", "samples": "n_samples", "hidden units": "n_hidden"}
    figure, axes = figures.subplots(1, 3, width=12, height=4.2, sharey=True)
    for ax, (what, measured) in zip(axes, growing.items(), strict=True):
        for name, marker in zip(CONTESTANTS, "os^v<>dP", strict=True):
            points = [(getattr(w, counts[what]), nanoseconds(t, name, w)) for w, t in measured if name in t]
            style = {"color": "0.6" if "library" in name else "0.3", "linestyle": "-"} if "floor" in name else {}
            ax.loglog(*zip(*points, strict=True), marker=marker, label=name, **style)
        ax.set(xlabel=what)
    axes[0].set_ylabel("ns per restart, iteration,\nsample and hidden unit")
    figure.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=4)
    path.write_bytes(figures.png(figure))


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("docs"), help="where to write (default: docs)")
    parser.add_argument("--quick", action="store_true", help="the four sizes only, one round, nothing written")
    arguments = parser.parse_args()
    if ALL_CORES:
        os.sched_setaffinity(0, {min(ALL_CORES)})
    n_rounds = 1 if arguments.quick else 5
    # First: threads that other libraries have started, and that wait for work, take time of both cores.
    threads = two_cores(n_rounds) if len(ALL_CORES) >= 2 and not arguments.quick else None
    sizes = [(work, measure(work, n_rounds)) for work in SIZES]
    print(table(sizes), goals(sizes), sep="\n\n", flush=True)
    if arguments.quick:
        return
    growing = {what: [(work, measure(work, n_rounds)) for work in works] for what, works in GROWING.items()}
    lines = [
        "# How fast a restart study is",
        "",
        "Written by `make bench`: nanoseconds of processor time per restart, iteration, sample and hidden unit, on one",
        "core, float64, and in brackets how many times as long as a study by bplib's compiled engine that is (medians",
        "of interleaved rounds). Everyone ends at the same parameters, to 1e-9. Compilation, JAX's and bplib's, is not",
        "counted. The C loops keep no losses and never stop early.",
        "",
        table(sizes),
        "",
        "What the compiled engine is to reach, and what it reached in this run:",
        "",
        goals(sizes + [each for measured in growing.values() for each in measured]),
    ]
    for what, measured in growing.items():
        lines += ["", f"Growing {what}:", "", table(measured)]
    if threads is not None:
        lines += ["", f"Two threads on two cores: {threads:.2f} times as fast as one core (the aim: 1.8)."]
    if (large := large_study(10_000, 10_000)) is not None:
        line = "10 000 restarts × 10 000 iterations of the running example, one core: {:.0f} s, {:.0f} MB at most."
        lines += ["", line.format(*large)]
    arguments.folder.mkdir(exist_ok=True)
    (arguments.folder / "speed.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    plot(growing, arguments.folder / "speed.png")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
