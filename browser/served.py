"""Folders of files served as websites, among them the course that runs in a browser with nothing installed."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class Files(SimpleHTTPRequestHandler):
    """Serves files, also to pages from elsewhere as a CDN does, and says nothing."""

    def end_headers(self) -> None:
        """Allow it."""
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def do_GET(self) -> None:
        """Answer. A browser asks for an icon by itself: none is missed."""
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder's files are served meanwhile; it ends in a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Files, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class Site:
    """The course for a browser, in the place of a JupyterLab server.

    Parameters
    ----------
    lessons : Path
        The folder of its notebooks.
    address : str
        Where it is served, with a slash at the end.
    """

    draws_as_here = False  # another matplotlib
    seconds_to_settle = 3.0  # after the last of many keys: Python takes up to three times as long there

    def __init__(self, lessons: Path, address: str) -> None:
        self.info = {"root_dir": str(lessons), "url": address}

    def page(self, notebook: str) -> str:
        """The address of a notebook, without the tabs of another time."""
        return f"{self.info['url']}lab/index.html?path={notebook}&reset"

    def end_kernel(self, notebook: str) -> None:
        """Do nothing: it ends with its page."""
