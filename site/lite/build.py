"""Make the course that runs in a browser, with nothing installed: JupyterLite, with Python as WebAssembly (Pyodide).

Run as ``python site/lite/build.py [folder]`` in the course's folder, with ``site/lite/requirements.txt`` installed;
without an argument it writes ``build/site/lite``, where the book expects it. The site carries Python, the lessons,
bplib and a few packages of nothing but Python. All others, NumPy first of all, a reader's browser loads from Pyodide's
CDN; with ``--pyodide FOLDER`` the site brings them, too, and needs no network. What is not in that folder yet is put
there from the CDN.

What is installed on top of Pyodide stands in a lock file beside it: ``import bplib`` loads all that it needs, and no
lesson has to install anything.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import urllib.request
import zipfile
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_markdown_cell
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
WORK = ROOT / "build" / "lite"

INSTALLED = Path(sys.prefix, "share", "jupyter", "labextensions")
KERNEL = INSTALLED / "@jupyterlite" / "pyodide-kernel-extension"
"""What the page has beyond JupyterLab: Python. Whatever else is installed stays out, but for what shows the sliders."""
SLIDERS = "jupyterlab_widgets==3.0.15"
"""The last one that is made for the JupyterLab, 4.4, that this JupyterLite has."""

VERSION = "0.27.7"
SHA512 = (
    "45449526585075f59f80ef615470a25e81be9d5650452e43f45ce0a4b27f55c8"
    "0604b4802a83cbf244e23a29316c7426d6444849e59405dba51203b6eaaa5244"
)
"""Of the npm package ``pyodide`` in that version: Python itself, and the lock file with every package's checksum."""
CDN = f"https://cdn.jsdelivr.net/pyodide/v{VERSION}/full/"
CORE = ("pyodide.js", "pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "package.json")
LOCK = "pyodide-lock.json"

OURS = ("ipywidgets", "jupyterlab_widgets", "comm", "sympy", "mpmath")
"""Packages of nothing but Python that the site brings itself, in the versions of constraints.txt."""
STARTS_WITH = ("ssl", "sqlite3", "ipython", "jedi", "micropip", "traitlets")
"""What JupyterLite's kernel loads before the first cell, and it is in Pyodide's lock file."""
LATER = {"scikit-learn": "sklearn"}
"""Packages, a third of all that is loaded, that only some lessons need, and their import names."""
NEED_IT = re.compile(r"bplib\.course\.(estimator|cases import peers)")
"""What loads scikit-learn without naming it."""


PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")


# ---- Pyodide and the packages


def unpack_pyodide(folder: Path) -> dict[str, Any]:
    """Put Python itself into a folder; return the lock file of all packages that Pyodide has."""
    WORK.mkdir(parents=True, exist_ok=True)
    kept = WORK / f"pyodide-{VERSION}.tgz"
    if not kept.exists() or hashlib.sha512(kept.read_bytes()).hexdigest() != SHA512:
        registry = os.environ.get("npm_config_registry", "https://registry.npmjs.org").rstrip("/")
        with urllib.request.urlopen(f"{registry}/pyodide/-/pyodide-{VERSION}.tgz") as answer:
            content = answer.read()
        if hashlib.sha512(content).hexdigest() != SHA512:
            raise SystemExit(f"{registry} gave another pyodide-{VERSION}.tgz than the one that build.py knows.")
        kept.write_bytes(content)
    folder.mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(kept.read_bytes())) as archive:
        for name in (*CORE, LOCK):
            member = archive.extractfile(f"package/{name}")
            assert member is not None
            (folder / name).write_bytes(member.read())
    lock: dict[str, Any] = json.loads((folder / LOCK).read_text("utf-8"))
    return lock


def make_wheels(folder: Path) -> list[Path]:
    """The wheels of bplib and of what else the site brings."""
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([*PIP, "wheel", "--no-deps", "--wheel-dir", folder, ROOT], check=True)
    _download(folder, "--constraint", ROOT / "constraints.txt", *OURS)
    # The kernel's own stands for the notebook's extension, which a page without a notebook server does not need.
    shutil.copy(next((KERNEL / "static" / "pypi").glob("widgetsnbextension-4.*.whl")), folder)
    _leave_out_tests(next(folder.glob("sympy-*.whl")))
    return sorted(folder.glob("*.whl"))


def _leave_out_tests(wheel: Path) -> None:
    """Write a wheel anew without its tests: of SymPy's they are a third."""
    with zipfile.ZipFile(wheel) as archive:
        kept = {name: archive.read(name) for name in archive.namelist() if "/tests/" not in name}
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in kept.items():
            archive.writestr(name, content)


def make_bytecode(python: Path, lock: dict[str, Any], theirs: set[str], pyodide: Path) -> dict[str, Path]:
    """Have Pyodide's own Python compile what lessons load, where there is Node to run it in: wheels by their package.

    Else a browser does that anew whenever a lesson is opened, which then begins some seconds later.
    """
    node, whole, made = shutil.which("node"), WORK / "whole", WORK / "bytecode"
    for old in (whole, made):
        shutil.rmtree(old, ignore_errors=True)
    made.mkdir(parents=True)
    try:
        if node is None:
            raise SystemExit("There is no Node (the command node).")
        shutil.copytree(python, whole)
        for name in theirs:
            _copy(pyodide, lock["packages"][name], whole)
        (whole / LOCK).write_text(json.dumps(lock), "utf-8")
    except SystemExit as error:
        print(f"The site has no bytecode, and lessons begin some seconds later. {error}")
        return {}
    subprocess.run([node, HERE / "bytecode.mjs", whole.resolve(), made.resolve()], check=True)
    return {wheel.name.split("-")[0].removeprefix("bytecode_"): wheel for wheel in sorted(made.glob("*.whl"))}


def _download(folder: Path, *what: str | Path) -> None:
    wheels = ["--only-binary", ":all:", "--no-deps", "--dest", folder]
    subprocess.run([*PIP, "download", *wheels, *what], check=True)


def entry(wheel: Path, python: str) -> dict[str, Any]:
    """What a lock file says of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = next(name for name in names if name.endswith(".dist-info/METADATA"))
        said = HeaderParser().parsestr(archive.read(metadata).decode())
    there = {
        "sys_platform": "emscripten",
        "platform_system": "Emscripten",
        "platform_machine": "wasm32",
        "os_name": "posix",
        "python_version": ".".join(python.split(".")[:2]),
        "python_full_version": python,
        "extra": "course" if canonicalize_name(said["Name"]) == "backprop-course" else "",
    }
    needed = map(Requirement, said.get_all("Requires-Dist") or [])
    return {
        "name": canonicalize_name(said["Name"]),
        "version": said["Version"],
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": sorted({name.split("/")[0].removesuffix(".py") for name in names if re.match(r"\w+(/|\.py)", name)}),
        "depends": sorted(
            {canonicalize_name(each.name) for each in needed if each.marker is None or each.marker.evaluate(there)}
            - LATER.keys()
        ),
        "unvendored_tests": False,
    }


def closure(packages: dict[str, Any], names: set[str]) -> set[str]:
    """The names of these packages and of all that they need."""
    todo, found = list(names), set()
    while todo:
        name = canonicalize_name(todo.pop())
        if name not in found:
            found.add(name)
            todo += packages[name]["depends"]
    return found


def lay_out_python(folder: Path, pyodide: Path | None, cdn: str = CDN) -> None:
    """Write Python, the wheels and the lock file that leads to all packages."""
    lock = unpack_pyodide(folder)
    theirs = lock["packages"]
    ours = {}
    for wheel in make_wheels(WORK / "wheels"):
        shutil.copy(wheel, folder)
        found = entry(wheel, lock["info"]["python"])
        ours[found["name"]] = found
    lock["packages"] = packages = theirs | ours
    needed = closure(packages, {*ours, *LATER, *STARTS_WITH}) - ours.keys()
    for name, wheel in make_bytecode(folder, lock, needed, pyodide or WORK / "pyodide").items():
        shutil.copy(wheel, folder)
        found = entry(wheel, lock["info"]["python"]) | {"imports": []}  # it comes with a package, not with an import
        ours[found["name"]] = packages[found["name"]] = found
        packages[canonicalize_name(name)]["depends"].append(found["name"])
    for name in theirs.keys() - ours.keys():
        if pyodide is None:
            packages[name]["file_name"] = cdn + packages[name]["file_name"]
        elif name in needed:
            _copy(pyodide, packages[name], folder)
        else:
            del packages[name]  # the site has no other place to load it from
    (folder / LOCK).write_text(json.dumps(lock), "utf-8")


def _copy(pyodide: Path, package: dict[str, Any], folder: Path) -> None:
    """Copy a package from a folder, or put it there, if it is the one that the lock file means."""
    file = pyodide / package["file_name"]
    if not file.is_file():
        try:
            with urllib.request.urlopen(CDN + file.name, timeout=60) as answer:
                content = answer.read()
        except OSError as error:
            raise SystemExit(f"{file} is not there, and cannot be loaded from {CDN} ({error}).") from None
        pyodide.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    if hashlib.sha256(file.read_bytes()).hexdigest() != package["sha256"]:
        raise SystemExit(f"{file} is not the one of Pyodide {VERSION}: its checksum differs.")
    shutil.copy(file, folder)


# ---- the lessons


def notebooks() -> list[Path]:
    """The course's notebooks."""
    return sorted((ROOT / "notebooks").glob("*.ipynb"))


def as_in_a_browser(notebook: nbformat.NotebookNode, name: str) -> nbformat.NotebookNode:
    """A lesson as the site has it: lesson 00 says what differs, and a cell names what has to be loaded for it."""
    for cell in notebook.cells:
        if cell.cell_type == "code" and NEED_IT.search(cell.source) and "sklearn" not in cell.source:
            cell.source = f"import sklearn  # noqa: F401  # a browser loads what a cell names\n\n{cell.source}"
    if name.startswith("00_"):
        text = (HERE / "here.md").read_text("utf-8")
        notebook.cells.insert(1, new_markdown_cell(text, id="in-this-browser"))
    return notebook


def lay_out_lessons(folder: Path) -> None:
    """Write what the list on the left shows."""
    folder.mkdir(parents=True)
    for path in notebooks():
        notebook = as_in_a_browser(nbformat.read(path, as_version=4), path.name)
        # Not by nbformat, which splits texts into lines; JupyterLite wants them whole.
        (folder / path.name).write_text(json.dumps(notebook, ensure_ascii=False), "utf-8")
    shutil.copy(HERE / "here.md", folder / "In this browser.md")


# ---- the site


def settings() -> dict[str, Any]:
    """JupyterLab's settings: the course's own, Markdown shown as text, and all cells kept on the page."""
    own = ROOT / "bplib" / "course" / "authoring" / "jupyter" / "labconfig" / "default_setting_overrides.json"
    return json.loads(own.read_text("utf-8")) | {
        "@jupyterlab/docmanager-extension:plugin": {"defaultViewers": {"markdown": "Markdown Preview"}},
        "@jupyterlab/notebook-extension:tracker": {"windowingMode": "defer"},
    }


def configuration() -> dict[str, Any]:
    """What JupyterLite is told."""
    kernel = {"pyodideUrl": "./static/pyodide/pyodide.js"}
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "Backprop, derived and measured",
            "litePluginSettings": {"@jupyterlite/pyodide-kernel-extension:kernel": kernel},
        },
    }


def build(folder: Path, pyodide: Path | None = None, cdn: str = CDN) -> None:
    """Make the site."""
    source = WORK / "source"
    # Both new each time: what JupyterLite has written once, it does not write again into another folder.
    for old in (source, folder):
        shutil.rmtree(old, ignore_errors=True)
    lay_out_lessons(source / "contents")
    _download(source, SLIDERS)
    extensions = [str(each.resolve()) for each in (KERNEL, *source.glob("*.whl"))]
    only_ours = {"ignore_sys_prefix": ["federated_extensions"], "federated_extensions": extensions}
    for name, content in (
        ("jupyter_lite_config.json", {"LiteBuildConfig": only_ours}),
        ("jupyter-lite.json", configuration()),
        ("overrides.json", settings()),
    ):
        (source / name).write_text(json.dumps(content), "utf-8")
    command = [sys.executable, "-m", "jupyterlite_core", "build", "--apps", "lab", "--no-sourcemaps", "--no-libarchive"]
    options = ["--contents", source / "contents", "--output-dir", folder.resolve()]
    made = subprocess.run([*command, *options], cwd=source, capture_output=True, text=True)
    if made.returncode:
        raise SystemExit(f"JupyterLite could not make the site:\n{made.stdout}{made.stderr}")
    lay_out_python(folder / "static" / "pyodide", pyodide, cdn)


def main(arguments: list[str] | None = None) -> None:
    """Make the site and say how large it is."""
    parser = argparse.ArgumentParser(prog="python site/lite/build.py", description=str(__doc__).splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "site" / "lite")
    parser.add_argument(
        "--pyodide", type=Path, help=f"a folder for Pyodide {VERSION}'s packages, which the site then brings"
    )
    parser.add_argument(
        "--cdn", default=CDN, help="where browsers load the packages from, if the site does not bring them"
    )
    given = parser.parse_args(arguments)
    build(given.folder, given.pyodide, given.cdn)
    size = sum(path.stat().st_size for path in given.folder.rglob("*") if path.is_file())
    loaded = f"from {given.cdn}" if given.pyodide is None else "from nowhere else"
    print(f"The course is in {given.folder}, {size / 1e6:.0f} MB. Serve it as files; browsers load packages {loaded}.")


if __name__ == "__main__":
    main()
