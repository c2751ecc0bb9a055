"""The kernels that the tests start, several at a time."""

import os

import pytest
from jupyter_client.manager import KernelManager


@pytest.mark.skipif(os.name != "posix", reason="sockets that are files are had on Linux and macOS")
def test_no_two_kernels_are_spoken_to_at_one_place() -> None:
    one, other = KernelManager(), KernelManager()
    assert {one.transport, other.transport} == {"ipc"} and one.ip != other.ip
    # The kernel may run in another folder, and the system allows 103 characters.
    assert os.path.isabs(one.ip) and len(f"{one.ip}-5".encode()) <= 103
