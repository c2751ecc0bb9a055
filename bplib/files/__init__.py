"""Saving and loading: `arrays` is how a file is written and read, `saving` and `loading` what is in it."""

from bplib.files.arrays import (
    Format,
    describe_activation,
    described_activation,
    read_arrays,
    replace_file,
    write_arrays,
)

__all__ = ["Format", "describe_activation", "described_activation", "read_arrays", "replace_file", "write_arrays"]
