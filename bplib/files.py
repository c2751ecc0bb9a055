"""Files of plain arrays, as :meth:`Network.save` and :meth:`Study.save` write them: no pickle, whole or not at all.

A file is NumPy's .npz: some arrays, and a header, which is a line of JSON that names the format and its version.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from bplib.activations import ACTIVATIONS, Activation, Array

if TYPE_CHECKING:  # what only saving and loading need is imported there: `import bplib` stays quick
    from pathlib import Path

T = TypeVar("T")


def write_arrays(path: str | Path, header: Mapping[str, Any], arrays: Mapping[str, Array]) -> None:
    """Write a file that :func:`read_arrays` reads.

    Parameters
    ----------
    path : str or Path
        The file's full name; its folder exists. What was there is replaced at once, or stays as it was.
    header : mapping
        With "format"; everything in it is JSON.
    arrays : mapping from name to array
        Of numbers, truth values or texts.

    Raises
    ------
    ValueError
        If an array is of Python objects, which only a pickle could hold.
    """
    import json

    for name, array in arrays.items():
        if array.dtype.hasobject:
            raise ValueError(f"{name} is an array of Python objects, which cannot be saved; wanted are plain numbers")
    content: dict[str, Any] = {"header": np.array(json.dumps(header)), **arrays}
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **content)  # without allow_pickle=False: NumPy 2.0 takes that for one more array
    replace_file(path, buffer.getvalue())


def read_arrays(
    path: str | Path,
    what: str,
    file_format: str,
    names: Iterable[str],
    build: Callable[[dict[str, Any], dict[str, Array]], T],
) -> T:
    """Read a file that :func:`write_arrays` wrote.

    Parameters
    ----------
    path : str or Path
    what : str
        What the file should be, for the error: "a network".
    file_format : str
        The header's "format".
    names : iterable of str
        The arrays' names.
    build : callable
        Makes the result of the header and the arrays; its errors too mean that the file is not as it should be.

    Raises
    ------
    ValueError
        If the file is damaged, cut short, of another format, or `build` refuses it.
    FileNotFoundError, OSError
        If it cannot be opened.
    """
    with open(path, "rb") as file:
        content = file.read()
    try:
        arrays = _arrays(content)
        header = _header(arrays.pop("header", None))
        if header["format"] != file_format:
            raise ValueError(f"it is in the format {header['format']!r}, not {file_format!r}")
        if arrays.keys() != set(names):
            raise ValueError(f"it holds the arrays {', '.join(sorted(arrays))}; wanted {', '.join(sorted(names))}")
        return build(header, arrays)
    except Exception as error:  # zipfile, zlib, json and NumPy have many errors for a file that is not as it should be
        raise ValueError(f"{path} cannot be read as {what}: {error or type(error).__name__}") from error


def _arrays(content: bytes) -> dict[str, Array]:
    import zipfile

    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise ValueError("it is damaged, or no .npz file")
    with np.load(io.BytesIO(content), allow_pickle=False) as file:
        return {name: file[name] for name in file.files}  # each is held against its checksum as it is read


def _header(array: Array | None) -> dict[str, Any]:
    import json

    if array is None:
        raise ValueError("it has no header, so bplib did not write it")
    try:
        header = json.loads(str(array))
    except ValueError:
        header = None
    if not isinstance(header, dict) or "format" not in header:
        raise ValueError("its header is not bplib's")
    return header


def describe_activation(activation: Activation) -> dict[str, Any]:
    """What a header says of an activation: its name, and whether it is one's own."""
    return {"activation": activation.name, "own_activation": ACTIVATIONS.get(activation.name) is not activation}


def described_activation(header: Mapping[str, Any], given: Activation | None) -> Activation:
    """The activation that a header names: bplib's own of that name, or the given one.

    Raises
    ------
    ValueError
        If it is not bplib's and none is given, or the given one has another name.
    """
    name, own = header["activation"], header.get("own_activation", False)
    known = given if own or given is not None else ACTIVATIONS.get(name)
    if known is None or known.name != name:
        came = "none was given" if given is None else f"{given.name} was given"
        raise ValueError(f"it was made with the activation {name}, and {came}; pass activation=, the one of that name")
    return known


def replace_file(path: str | Path, content: bytes) -> None:
    """Write `content` to `path` at once or not at all: an interrupted write leaves the old file.

    Parameters
    ----------
    path : str or Path
        The file to replace or to create, in a folder that exists. A link stays one: the file it leads to is replaced.
    content : bytes
        The whole new content.
    """
    path = os.path.realpath(path)
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name}.{os.urandom(4).hex()}")
    try:
        with open(temporary, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # else a machine that dies now may keep the new name and lose what it names
        if os.path.exists(path):
            os.chmod(temporary, os.stat(path).st_mode & 0o777)
        os.replace(temporary, path)
    except BaseException:
        if os.path.exists(temporary):
            os.unlink(temporary)
        raise
