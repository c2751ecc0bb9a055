"""Where the tests have Pyodide's packages from, and a server of files."""

from __future__ import annotations

import functools
import os
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import build

PYODIDE = Path(os.environ.get("BPLIB_PYODIDE") or build.WORK / "pyodide").resolve()


class Files(SimpleHTTPRequestHandler):
    """Serves files, also to pages from elsewhere as a CDN does, and says nothing."""

    def end_headers(self) -> None:
        """Allow it."""
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def serve(folder: Path) -> tuple[ThreadingHTTPServer, str]:
    """A server of a folder's files, and its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Files, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}/"
