"""Files of plain arrays: no pickle, and written whole or not at all. :mod:`bplib.loading` reads what bplib wrote.

A file is NumPy's .npz: some arrays, and a header, which is a line of JSON that names the format and its version.
"""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any

import numpy as np

from bplib.activations import ACTIVATIONS, Activation, Array

# What a file of one format holds, the names of its arrays, and what makes the result of its header and its arrays.
Format = tuple[Iterable[str], Callable[[dict[str, Any], dict[str, Array]], Any]]


def write_arrays(path: str | os.PathLike[str], header: Mapping[str, Any], arrays: Mapping[str, Array]) -> None:
    """Write a file that :func:`read_arrays` reads; what was there is replaced at once, or stays as it was.

    The header is JSON and says the "format". The arrays are of numbers, truth values or texts: for Python objects,
    which only a pickle could hold, there is a ValueError.
    """
    import json  # here, as what else only files need: `import bplib` stays quick

    for name, array in arrays.items():
        if array.dtype.hasobject:
            raise ValueError(f"{name} is an array of Python objects, which cannot be saved; wanted are plain numbers")
    content: dict[str, Any] = {"header": np.array(json.dumps(header)), **arrays}
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **content)  # without allow_pickle=False: NumPy 2.0 takes that for one more array
    replace_file(path, buffer.getvalue())


def read_arrays(path: str | os.PathLike[str], what: str, formats: Mapping[str, Format]) -> Any:
    """Read a file that :func:`write_arrays` wrote, in one of the `formats`, by what its header says.

    A ValueError says that it cannot be read as `what` ("a network") if it is damaged, cut short, of another format, or
    if what it holds does not fit together.
    """
    place = file_name(path)
    if os.path.exists(place) and not os.path.isfile(place) and not os.path.isdir(place):
        raise ValueError(f"{place} is no regular file, and cannot be read as {what}")
    with open(place, "rb") as file:
        content = file.read()
    try:
        header, arrays = _header_and_arrays(content)
        name = str(header["format"])
        if name not in formats:
            raise ValueError(f"it is in the format {name!r}, not {' or '.join(map(repr, formats))}")
        names, build = formats[name]
        held, wanted = (", ".join(sorted(each)) for each in (arrays, names))
        if held != wanted:
            raise ValueError(f"it holds the arrays {held}; wanted {wanted}")
        return build(header, arrays)
    except Exception as error:  # zipfile, zlib, json and NumPy have many errors for a file that is not as it should be
        raise ValueError(f"{path} cannot be read as {what}: {error or type(error).__name__}") from error


def _header_and_arrays(content: bytes) -> tuple[dict[str, Any], dict[str, Array]]:
    import json
    import zipfile

    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise ValueError("it is damaged, or no .npz file")
    with np.load(io.BytesIO(content), allow_pickle=False) as file:
        arrays = dict(file)  # each is held against its checksum as it is read
    if "header" not in arrays:
        raise ValueError("it has no header, so bplib did not write it")
    with suppress(ValueError):
        header = json.loads(str(arrays.pop("header")))
        if isinstance(header, dict) and "format" in header:
            return header, arrays
    raise ValueError("its header is not bplib's")


def describe_activation(activation: Activation) -> dict[str, Any]:
    """What a header says of an activation: its name, and whether it is one's own."""
    return {"activation": activation.name, "own_activation": ACTIVATIONS.get(activation.name) is not activation}


def described_activation(header: Mapping[str, Any], given: Activation | None) -> Activation:
    """The activation that a header names: bplib's own of that name, or the given one, which must have that name."""
    name, own = header["activation"], header["own_activation"]
    known = given if own or given is not None else ACTIVATIONS.get(name)
    if known is None or known.name != name:
        came = "none was given" if given is None else f"{given.name} was given"
        raise ValueError(f"it was made with the activation {name}, and {came}; pass activation=, the one of that name")
    return known


def file_name(path: Any) -> str:
    """`path` as text, or an error if it names no file."""
    wanted = "wanted the name of a file, such as 'net.npz'"
    try:
        name = os.fsdecode(path)
    except TypeError as error:
        raise TypeError(f"path is {path!r}; {wanted}") from error
    if not name or "\0" in name:
        raise ValueError(f"path is {path!r}; {wanted}")
    return name


def replace_file(path: str | os.PathLike[str], content: bytes) -> None:
    """Write `content` to `path` at once or not at all: an interrupted write leaves the old file.

    A link stays one: the file it leads to is replaced. What is no regular file, such as a device or a pipe, is
    written to.
    """
    given = file_name(path)
    if os.path.isdir(given) or not os.path.basename(given):
        raise IsADirectoryError(errno.EISDIR, "this is a folder; wanted the name of a file in it", given)
    place = os.path.realpath(given)
    folder, name = os.path.split(place)
    if not os.path.isdir(folder):
        raise FileNotFoundError(errno.ENOENT, "there is no such folder to write a file into", given)
    if os.path.exists(place) and not os.path.isfile(place):
        with open(place, "wb") as device:
            device.write(content)
        return
    temporary = os.path.join(folder, f".{name}.{os.urandom(4).hex()}")
    try:
        with open(temporary, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # else a machine that dies now may keep the new name and lose what it names
        if os.path.exists(place):
            os.chmod(temporary, os.stat(place).st_mode & 0o777)
        os.replace(temporary, place)
    except BaseException as error:
        if os.path.exists(temporary):
            os.unlink(temporary)
        if isinstance(error, OSError) and error.filename == temporary:  # whose name nobody gave
            raise type(error)(error.errno, error.strerror, given) from error
        raise
