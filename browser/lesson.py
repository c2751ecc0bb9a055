"""A notebook open in JupyterLab: run it, look at it, and keep what the browser had to say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect
from served import Site
from server import Server

MINUTE = 60_000  # milliseconds
OUTPUT = ".jp-OutputArea-output"
BAD = '[data-mime-type="application/vnd.jupyter.stderr"]'  # warnings, and errors too
# The numbers in front of the code cells. Cells out of sight have no layout, hence no innerText.
PROMPTS = "[...document.querySelectorAll('.jp-Notebook .jp-CodeCell .jp-InputPrompt')].map(each => each.textContent)"
IDLE = "document.querySelector('#jp-main-statusbar')?.innerText.includes('| Idle')"

# Of what a page shows before its cells are run: the words for each picture that the browser could draw.
UNTIL_RUN = "Run this cell to explore."
STILLS = "outputs => outputs.map(output => output.querySelector('img[src^=data]')?.alt)"
# Else axe takes everything for hidden, since JupyterLab's body has no height of its own.
BODY = "body { height: 100vh }"
SCROLLED = "document.querySelector('.jp-Notebook .jp-WindowedPanel-outer').scrollHeight"


class Lesson:
    """A notebook in a page of its own, which begins to load.

    Parameters
    ----------
    context : BrowserContext
    server : Server or Site
    name : str
        Of the notebook's file in the student's copy.
    """

    def __init__(self, context: BrowserContext, server: Server | Site, name: str) -> None:
        self.name = name
        self.server = server
        self.cells: list[Any] = json.loads((Path(server.info["root_dir"]) / name).read_text(encoding="utf-8"))["cells"]
        self.said: list[str] = []
        self.errors: list[str] = []
        self.abroad: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("console", self._keep)
        self.page.on("pageerror", lambda error: self.errors.append(f"page error: {error}"))
        self.page.on("request", lambda request: self._look(request.url))
        self.page.on("websocket", lambda socket: self._look(socket.url))

        self.page.goto(self.server.page(self.name), timeout=MINUTE, wait_until="commit")

    def open(self) -> None:
        """Wait for its cells and its kernel."""
        self.page.bring_to_front()
        # JupyterLab puts the cells that are out of sight into the page a little later.
        expect(self.page.locator(".jp-Notebook .jp-Cell")).to_have_count(len(self.cells), timeout=MINUTE)
        self.page.wait_for_function(IDLE, timeout=MINUTE)
        self.stills = self.page.locator(OUTPUT, has_text=UNTIL_RUN).evaluate_all(STILLS)

    def _keep(self, message: ConsoleMessage) -> None:
        self.said.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")
        if message.type == "error":
            self.errors.append(self.said[-1])

    def _look(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("data", "blob") and parts.netloc != urlsplit(self.server.info["url"]).netloc:
            self.abroad.append(address)

    @property
    def sources(self) -> list[str]:
        """What is to be run, cell by cell."""
        return ["".join(cell["source"]) for cell in self.cells if cell["cell_type"] == "code"]

    def choose(self, menu: str, entry: str) -> None:
        """Take an entry of JupyterLab's menu."""
        self.page.get_by_role("menuitem", name=menu, exact=True).click()
        self.page.get_by_role("menuitem", name=entry, exact=True).click()

    def clear(self) -> None:
        """Take the stored outputs and numbers away: what stands there then is of this run."""
        self.choose("View", "Expand All Code")  # a folded cell shows no number
        self.choose("Edit", "Clear Outputs of All Cells")
        self.page.wait_for_function(f"{PROMPTS}.every(text => text.trim() === '[ ]:')", timeout=MINUTE)

    def run(self) -> None:
        """Have all cells run."""
        self.clear()
        self.choose("Run", "Run All Cells")

    def wait(self) -> None:
        """Wait until the last cell has run, or one has failed."""
        self.page.bring_to_front()
        self.page.wait_for_function(
            f"{PROMPTS}.every(text => /\\d/.test(text)) || document.querySelector('{BAD}')"
            f" && !{PROMPTS}.some(text => text.includes('*'))",
            timeout=3 * MINUTE,
        )
        self.page.wait_for_function(IDLE, timeout=MINUTE)
        # Widgets come when their scripts have been fetched.
        self.page.wait_for_function(
            "![...document.querySelectorAll('.jp-OutputArea-output')].some(e => e.textContent === 'Loading widget...')"
        )

    def prompts(self) -> list[str]:
        """The numbers in front of the code cells."""
        prompts: list[str] = self.page.evaluate(PROMPTS)
        return [prompt.strip() for prompt in prompts]

    def bad_outputs(self) -> list[str]:
        """What errors and warnings the cells gave."""
        return self.page.locator(BAD).all_text_contents()

    def violations(self) -> list[str]:
        """What axe-core finds in the outputs that is serious or critical, with where it is."""
        # A window that is high enough: of what is out of sight axe cannot tell the contrast.
        window = self.page.viewport_size or {"width": 1366, "height": 768}
        self.page.add_style_tag(content=BODY)
        self.page.set_viewport_size({**window, "height": window["height"] + self.page.evaluate(SCROLLED)})
        options = {"resultTypes": ["violations"]}
        found = Axe().run(self.page, context={"include": [[OUTPUT]]}, options=options).response["violations"]
        self.page.set_viewport_size(window)
        return [
            f"{violation['id']} ({violation['impact']}): {violation['help']}: {node['html'][:300]}"
            for violation in found
            if violation["impact"] in ("serious", "critical")
            for node in violation["nodes"]
        ]

    def close(self) -> None:
        """Close the page and shut its kernel down."""
        self.page.close()
        self.server.end_kernel(self.name)
