"""Execute notebooks in place, so that the same cells always give the same bytes.

Run as ``python -m bplib.course.authoring.execute [notebook …]``; without arguments, every notebook in ``notebooks/``.
With ``--fold`` nothing is executed: only the cells are folded or unfolded (see `bplib.course.authoring.folding`).
The cells of its exercises are written anew (see `bplib.course.exercises`): this is for the course itself, not
for a student's copy with answers. Each notebook runs from top to bottom in a fresh kernel, in its own folder,
and is then written back without what varies from run to run: times, the Python version, random cell ids, the
way in which a stream happened to be cut into pieces. A file whose bytes would not change is not touched. A
notebook in which a cell raises stays as it was, and one that is saved while it runs stays as it was saved.
"""

import argparse
import hashlib
import json
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from bplib.course.authoring.folding import fold
from bplib.course.exercises import notebook as exercise_cells
from bplib.course.exercises import progress
from bplib.files import replace_file

KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
# What ipykernel reports, but for the version, which would change with every Python.
LANGUAGE_INFO = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}
# What an author may have meant by a cell's metadata; the rest (times, scroll positions, editors' marks) goes.
KEPT_CELL_METADATA = ("deletable", "editable", "jupyter", "slideshow", "tags")
# A live widget is random (its id) and dead in the file; the cell's other representations stay.
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
SECONDS_PER_CELL = 120
# The last digits, and with them some pixels, depend on which of their kernels OpenBLAS and NumPy take for a processor.
# Nearly every x86-64 processor since 2013 can run these; on others the variables mean nothing.
ARITHMETIC = {
    "OPENBLAS_CORETYPE": "Haswell",
    "BPLIB_ENGINE": "numpy",  # compiled code depends on the processor, too
    # Every version of NumPy passes over the names that it does not know.
    "NPY_DISABLE_CPU_FEATURES": "X86_V4 AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL AVX512_SPR",
}


class NotExecuted(Exception):
    """A notebook that could not be read or did not run to its end; the message says where and why."""


def execute(path: Path) -> bool:
    """Write the cells of exercises in the notebook at `path` anew, execute it in place and normalise it.

    Parameters
    ----------
    path : Path
        The notebook's file. The cells run in its folder.

    Returns
    -------
    bool
        Whether the file's bytes changed. If not, the file was not written.

    Raises
    ------
    NotExecuted
        If the file is no notebook or asks for an exercise that is not there, or a cell raises, takes longer
        than `SECONDS_PER_CELL` or ends the kernel, or if the file is saved anew meanwhile. The file stays as it was,
        or as it was saved.
    """
    before = path.read_bytes()
    notebook = read(before)
    try:
        notebook.cells = exercise_cells.expand(notebook.cells)
    except ValueError as error:
        raise NotExecuted(str(error)) from error
    cells_begun: list[int] = []
    client = NotebookClient(
        notebook,
        kernel_name=KERNELSPEC["name"],
        timeout=SECONDS_PER_CELL,
        extra_arguments=["--log-level=ERROR"],  # the kernel's own log would mix with our lines
        record_timing=False,
        store_widget_state=False,
        resources={"metadata": {"path": str(path.resolve().parent)}},
        on_cell_start=lambda cell, cell_index: cells_begun.append(cell_index),
    )
    try:
        # What the author has solved is of no concern to what the file holds.
        with tempfile.TemporaryDirectory() as elsewhere:
            file = str(Path(elsewhere) / progress.NAME)
            client.execute(env=os.environ | ARITHMETIC | {progress.VARIABLE: file})
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        code_cells = sum(notebook.cells[i].cell_type == "code" for i in cells_begun)
        without_colours = re.sub(r"\x1b\[[0-9;]*m", "", str(error))
        raise NotExecuted(f"code cell {code_cells} did not run:\n{without_colours}") from error
    return _write(path, normalise(notebook), before)


def fold_only(path: Path) -> bool:
    """Fold and unfold the cells of the notebook at `path` in place, and execute nothing; as `execute` in all else."""
    before = path.read_bytes()
    notebook = read(before)
    fold(notebook.cells)
    return _write(path, notebook, before)


def _write(path: Path, notebook: nbformat.NotebookNode, before: bytes) -> bool:
    after = to_bytes(notebook)
    if after == before:
        return False
    if path.read_bytes() != before:
        raise NotExecuted("it was changed while it ran; execute it again")
    replace_file(path, after)
    return True


def read(content: bytes) -> nbformat.NotebookNode:
    """Read a notebook ready to be executed: no empty code cells, and every cell with an id.

    nbformat would give missing ids at random. Here an id that is missing, malformed or taken by an earlier
    cell is made from the cell's content instead, so that reading the same bytes gives the same ids.

    Parameters
    ----------
    content : bytes
        The file.

    Raises
    ------
    NotExecuted
        If `content` is not a notebook in format 4.
    """
    try:
        raw = json.loads(content)
        if raw["nbformat"] != 4:
            raise NotExecuted(f"a notebook in format 4 is wanted, this one is in format {raw['nbformat']}")
        raw["cells"] = [cell for cell in raw["cells"] if not _is_empty_code(cell)]
        _give_ids(raw["cells"])
        raw["nbformat_minor"] = 5
        notebook: nbformat.NotebookNode = nbformat.reads(json.dumps(raw), as_version=4)
        nbformat.validate(notebook)
    except (ValueError, KeyError, TypeError, AttributeError, nbformat.ValidationError) as error:
        raise NotExecuted(f"this is not a notebook: {error!r}") from error
    return notebook


def _source(cell: dict[str, Any]) -> str:
    """Return a raw cell's source as one string; a file may hold it as a list of lines."""
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def _is_empty_code(cell: dict[str, Any]) -> bool:
    return cell["cell_type"] == "code" and not _source(cell).strip()


def _give_ids(cells: list[dict[str, Any]]) -> None:
    """Replace the ids that are missing, malformed or duplicate, in place."""
    taken: set[str] = set()
    without = []
    for cell in cells:
        given = cell.get("id")
        if isinstance(given, str) and re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", given) and given not in taken:
            taken.add(given)
        else:
            without.append(cell)
    for cell in without:
        digest = hashlib.sha256(f"{cell['cell_type']}\n{_source(cell)}".encode()).hexdigest()[:8]
        new, copy = digest, 1
        while new in taken:  # two cells with the same content
            copy += 1
            new = f"{digest}-{copy}"
        taken.add(new)
        cell["id"] = new


def normalise(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Take from an executed notebook, in place, what varies from one run to the next, and fold its cells.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        An executed notebook in format 4.5.

    Returns
    -------
    nbformat.NotebookNode
        The same object.
    """
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNELSPEC, "language_info": LANGUAGE_INFO})
    count = 0
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict(
            {key: cell.metadata[key] for key in KEPT_CELL_METADATA if key in cell.metadata}
        )
        if cell.cell_type != "code":
            continue
        count += 1
        cell.execution_count = count
        cell.outputs = _merged_streams(cell.outputs)
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = count
            output.get("data", {}).pop(WIDGET_VIEW, None)
    fold(notebook.cells)
    return notebook


def _merged_streams(outputs: list[nbformat.NotebookNode]) -> list[nbformat.NotebookNode]:
    """Join neighbouring pieces of one stream: where a stream is cut depends on when the kernel flushed it."""
    merged: list[nbformat.NotebookNode] = []
    for output in outputs:
        previous = merged[-1] if merged else None
        if previous and output.output_type == previous.output_type == "stream" and output.name == previous.name:
            previous.text += output.text
        else:
            merged.append(output)
    return merged


def to_bytes(notebook: nbformat.NotebookNode) -> bytes:
    """Return the file of a notebook: sorted keys, UTF-8, one newline at the end, on every system."""
    nbformat.validate(notebook)
    text: str = nbformat.writes(notebook)
    return (text.rstrip("\n") + "\n").encode()


def main(arguments: list[str] | None = None) -> int:
    """Execute the notebooks named on the command line; return 1 if one of them did not run, else 0."""
    parser = argparse.ArgumentParser(
        prog="python -m bplib.course.authoring.execute", description="Execute notebooks in place."
    )
    parser.add_argument("notebooks", nargs="*", type=Path, help="default: every notebook in notebooks/")
    parser.add_argument("--fold", action="store_true", help="only fold the cells that say or draw; execute nothing")
    options = parser.parse_args(arguments)
    paths = options.notebooks or sorted(Path("notebooks").glob("*.ipynb"))
    write = fold_only if options.fold else execute
    if not paths:
        print(
            "There is no notebook in notebooks/. Run this in the course's folder, or name a notebook.",
            file=sys.stderr,
        )
        return 1
    failures = 0
    for path in paths:
        try:
            changed = write(path)
        except (NotExecuted, OSError) as error:
            failures += 1
            print(f"{path}: {error}", file=sys.stderr)
            print(f"{path} was left as it is.", file=sys.stderr)
        else:
            print(f"{path}: {'written' if changed else 'unchanged'}", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
