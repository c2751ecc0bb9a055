"""Look whether the published site works: its pages are there, so are all packages, and a lesson runs in a browser.

Run as ``python site/smoke.py https://…`` in the course's folder, with the extras ``course`` and ``browser`` installed.
Without an address it serves ``build/site`` itself. Nothing is written, and what is wrong ends it with a message.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import Request, urlopen

sys.path.append(str(Path(__file__).parents[1] / "browser"))

from chromium import launch
from lesson import MINUTE, PROMPTS, Lesson
from packaging.utils import canonicalize_name
from playwright.sync_api import sync_playwright
from served import Site, served

BUILT = Path(__file__).parents[1] / "build" / "site"
LESSON = "01_see_the_network.ipynb"
LOCK = "lite/static/pyodide/pyodide-lock.json"
TIMEOUT = 60  # seconds


def text(address: str) -> str:
    """What is there."""
    with urlopen(address, timeout=TIMEOUT) as answer:
        content: bytes = answer.read()
    return content.decode()


def missing(address: str) -> str:
    """Why there is nothing at an address; an empty text if there is something."""
    try:
        urlopen(Request(address, method="HEAD"), timeout=TIMEOUT).close()
    except OSError as error:
        return f"{address}: {error}"
    return ""


def pages(address: str) -> list[str]:
    """What the first page and the page of slides link to on this site, and every lesson where it runs."""
    links = {
        urljoin(address, link.split("#")[0])
        for page in ("index.html", "slides.html")
        for link in re.findall(r'href="([^"]+)"', text(address + page))
    }
    lessons = [entry["path"] for entry in json.loads(text(f"{address}lite/api/contents/all.json"))["content"]]
    return sorted(
        {link for link in links if link.startswith(address)} | {f"{address}lite/files/{quote(n)}" for n in lessons}
    )


def packages(address: str) -> list[str]:
    """All that `import bplib` and `import sklearn` load in a browser, from here or elsewhere."""
    known = json.loads(text(address + LOCK))["packages"]
    todo, found = ["backprop-course", "scikit-learn"], set()
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += map(canonicalize_name, known[name]["depends"])
    return [urljoin(address + LOCK, known[name]["file_name"]) for name in sorted(found)]


def run_a_lesson(address: str, allowed: set[str]) -> tuple[list[str], float]:
    """Run a lesson in a browser, from top to bottom; return what is wrong, and the seconds of the first cell.

    These count from when Python is there, and are nearly all for the packages: NumPy, Matplotlib, SymPy.
    """
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        Path(folder, LESSON).write_text(text(f"{address}lite/files/{LESSON}"), "utf-8")
        browser = launch(playwright)
        lesson = Lesson(browser.new_context(), Site(Path(folder), f"{address}lite/"), LESSON)
        lesson.open()
        begin = time.perf_counter()
        lesson.run()
        lesson.page.wait_for_function(f"/\\d/.test({PROMPTS}[0])", timeout=3 * MINUTE)
        seconds = time.perf_counter() - begin
        lesson.wait()
        prompts = [f"[{n}]:" for n in range(1, len(lesson.sources) + 1)]
        wrong = lesson.bad_outputs() + ([] if lesson.prompts() == prompts else ["not every cell was run"])
        wrong += [f"fetched from elsewhere: {each}" for each in lesson.abroad if urlsplit(each).netloc not in allowed]
        browser.close()
    return wrong, seconds


def main(address: str) -> None:
    """Look at all of it, and say what was seen."""
    address = address.rstrip("/") + "/"
    here, loaded = pages(address), packages(address)
    with ThreadPoolExecutor(8) as pool:
        wrong = list(filter(None, pool.map(missing, [*here, *loaded])))
    of_the_lesson, seconds = run_a_lesson(address, {urlsplit(each).netloc for each in loaded})
    wrong += of_the_lesson
    if wrong:
        raise SystemExit("\n".join([f"{address} does not work:", *wrong]))
    print(f"{address} works: {len(here)} pages and {len(loaded)} packages are there, and {LESSON} runs,")
    print(f"its first cell {seconds:.1f} s after Python is there.")


if __name__ == "__main__":
    if sys.argv[1:]:
        main(sys.argv[1])
    else:
        with served(BUILT) as local:
            main(local)
