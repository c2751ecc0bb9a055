"""How long an explorer takes from a key press to the new, decoded picture: ``make browser-bench``.

Run as ``python browser/bench.py [EXPLORER …]``: every explorer, or those named, is shown in JupyterLab, and each number
that it shows at first is moved by the arrow keys on its slider, 20 changes, one after the other. A time counts from the
key's event to the end of ``img.decode()``, by the page's own clock. Times are told, not asserted.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path

from chromium import NoBrowser, launch
from driver import HANDLE, Driver
from lesson import Lesson
from playwright.sync_api import sync_playwright
from server import Server, copy_course
from trials import write_notebook

from bplib.course.explorers import EXPLORERS
from bplib.course.explorers.kit.controls import Number

KINDS = {kind.__name__: kind for kind in EXPLORERS}
CHANGES = 20
GOAL, GOAL_TRAINING = 120, 250  # milliseconds, where nothing is trained and where restarts are
TRAINING = "bp.restarts("  # in the code of an explorer that trains restarts
LONGEST = 3000  # milliseconds, after which a picture stays as it is
NOTEBOOK = "bench_explorers.ipynb"
# Waits for a key, then for another picture, decoded: the milliseconds between, or null.
TIME = f"""root => {{
    const stage = root.querySelector('.bplib-stage'), before = stage.querySelector('img').src;
    root.bplibTime = new Promise(done => {{
        let pressed = 0;
        const watch = new MutationObserver(async () => {{
            const image = stage.querySelector('img');
            if (!image || image.src === before) return;
            watch.disconnect();
            await image.decode();
            done(performance.now() - pressed);
        }});
        watch.observe(stage, {{childList: true, subtree: true, attributes: true}});
        root.addEventListener('keydown', () => {{
            pressed = performance.now();
            setTimeout(() => {{ watch.disconnect(); done(null); }}, {LONGEST});
        }}, {{capture: true, once: true}});
    }});
}}"""


def times_of(driver: Driver, control: Number) -> list[float]:
    """Milliseconds of the changes of a number; those that leave the picture as it is do not count.

    Parameters
    ----------
    driver : Driver
        Of an explorer that shows the control.
    control : Number
    """
    handle = driver.part(control.name, HANDLE)
    times: list[float | None] = []
    key = "ArrowRight"
    while len(times) < CHANGES and times.count(None) < 3:
        key = {control.high: "ArrowLeft", control.low: "ArrowRight"}.get(driver.value_typed(control), key)
        driver.root.evaluate(f"root => {{ ({TIME})(root) }}")
        driver.press(handle, key)
        times.append(driver.root.evaluate("root => root.bplibTime"))
    driver.reset()
    return [time for time in times if time is not None]


def row(driver: Driver, name: str, times: list[float]) -> str:
    """A line of the table."""
    kind = type(driver.explorer)
    goal = GOAL_TRAINING if TRAINING in driver.first.code else GOAL
    if not times:
        return f"| {kind.__name__} | {name} | – | – | – | {goal} | the picture stays as it is |"
    median = statistics.median(times)
    met = "met" if median <= goal else f"OVER by {median - goal:.0f}"
    return f"| {kind.__name__} | {name} | {median:.0f} | {min(times):.0f} | {max(times):.0f} | {goal} | {met} |"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python browser/bench.py", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("explorers", nargs="*", default="all", choices=["all", *KINDS], metavar="EXPLORER")
    names = parser.parse_args().explorers
    kinds = [kind for name, kind in KINDS.items() if name in names or "all" in names]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, sync_playwright() as playwright:
        try:
            browser = launch(playwright)
        except NoBrowser as error:
            raise SystemExit(str(error)) from None
        cells = ["from bplib import course", *(f"course.explorers.{kind.__name__}().show()" for kind in kinds)]
        write_notebook(copy_course(Path(folder)) / NOTEBOOK, cells)
        server = Server(Path(folder))
        try:
            lesson = Lesson(browser.new_context(viewport={"width": 1366, "height": 768}), server, NOTEBOOK)
            lesson.open()
            lesson.run()
            lesson.wait()
            print(f"Milliseconds from a key press to the decoded picture, {CHANGES} changes of each number:\n")
            print("| explorer | number | median | least | greatest | goal | |\n|---|---|---|---|---|---|---|")
            over = []
            for kind in kinds:
                driver = Driver(lesson.page, lesson.page.locator(f".bplib-{kind.__name__}"), kind())
                shown = driver.read().shown
                for control in kind.controls:
                    if isinstance(control, Number) and control.name in shown:
                        line = row(driver, control.name, times_of(driver, control))
                        print(line, flush=True)
                        over += [line] * ("OVER" in line)
            lesson.close()
        finally:
            server.stop()
            browser.close()
    print(f"\nOver the goal: {len(over)}." if over else "\nAll goals are met.")


if __name__ == "__main__":
    main()
