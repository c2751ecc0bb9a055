"""Which browser to use, and how to get one."""

from __future__ import annotations

import os
import shutil

from playwright.sync_api import Browser, Error, Playwright

VARIABLE = "BPLIB_BROWSER"
SYSTEM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge")
HOW_TO_GET_ONE = f"""There is no browser to test in. Get one with

    .venv/bin/python -m playwright install chromium

or, on Debian, with `apt-get install chromium`; or name a Chromium, Chrome or Edge in the variable {VARIABLE}."""
# Nothing but the pages themselves is to be fetched.
ARGUMENTS = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


class NoBrowser(Exception):
    """There is none, or it does not start; the message says how to get one."""


def system_browser() -> str | None:
    """The browser named by the variable, or else the first that the system has; None if it has none."""
    return os.environ.get(VARIABLE) or next(filter(None, map(shutil.which, SYSTEM)), None)


def launch(playwright: Playwright) -> Browser:
    """Start the system's browser, or else Playwright's own, without a window.

    Parameters
    ----------
    playwright : Playwright

    Raises
    ------
    NoBrowser
        If neither can be started.
    """
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    try:
        return playwright.chromium.launch(executable_path=system_browser(), args=[*ARGUMENTS, *as_root])
    except Error as error:
        raise NoBrowser(f"{HOW_TO_GET_ONE}\n\nWhat was tried said: {error}") from None
