"""A running JupyterLab as a student has it: started by the course's own command, in the student's own copy."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

ROOT = Path(__file__).parents[1]
SECONDS_TO_START = 60


class Server:
    """JupyterLab for the course in a folder; it neither reads nor writes the user's own settings.

    Parameters
    ----------
    folder : Path
        With the course's ``notebooks/`` in it. The student's copy is made beside them, in ``work/``.
    port : int, optional
        As a student may ask for it; else some free one.
    """

    draws_as_here = True  # with the same matplotlib
    seconds_to_settle = 1.0  # after the last of many keys

    def __init__(self, folder: Path, port: int = 0) -> None:
        jupyter = {f"JUPYTER_{kind}_DIR": str(folder / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
        jupyter |= {"JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"), "JUPYTER_PREFER_ENV_PATH": "0"}
        jupyter |= {"IPYTHONDIR": str(folder / "ipython")}
        self.log = folder / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bplib.course", "--no-browser", "--port", str(port)],
                cwd=folder, env=os.environ | jupyter, stdout=log, stderr=log,
            )  # fmt: skip
        self.info = self._wait(folder / "runtime")

    def _wait(self, runtime: Path) -> Any:
        """Wait until the server has written down its address and answers."""
        until = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < until and self.process.poll() is None:
            try:
                info = json.loads(next(runtime.glob("jpserver-*.json")).read_text())
                urlopen(f"{info['url']}api").close()
                return info
            except (StopIteration, ValueError, OSError):
                time.sleep(0.1)
        self.process.kill()
        raise RuntimeError(f"JupyterLab did not start:\n{self.log.read_text()}")

    def get(self, path: str) -> Any:
        """What the server answers."""
        with urlopen(f"{self.info['url']}{path}?token={self.info['token']}") as answer:
            return json.load(answer)

    def page(self, notebook: str) -> str:
        """The address of a notebook, without the tabs of another time."""
        return f"{self.info['url']}lab/tree/{notebook}?token={self.info['token']}&reset"

    def end_kernel(self, notebook: str) -> None:
        """Shut a notebook's kernel down."""
        for session in self.get("api/sessions"):
            if session["path"] == notebook:
                address = f"{self.info['url']}api/sessions/{session['id']}?token={self.info['token']}"
                urlopen(Request(address, method="DELETE")).close()

    def stop(self) -> None:
        """Stop JupyterLab and its kernels."""
        self.process.terminate()
        self.process.wait(20)


def copy_course(folder: Path) -> Path:
    """Copy the course's notebooks; return the folder in which they are.

    Parameters
    ----------
    folder : Path
    """
    return Path(shutil.copytree(ROOT / "notebooks", folder / "notebooks", ignore=shutil.ignore_patterns(".*")))
