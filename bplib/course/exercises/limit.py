"""A time limit for code that may never end, in whichever thread it runs, on every system.

A watchdog thread raises an exception in the calling thread, again and again until that obeys. What it cannot stop is
one long call into C, which it outlasts.
"""

from __future__ import annotations

import ctypes
import functools
import threading
from collections.abc import Callable
from typing import Any

# Raises an exception class in the thread with that number, the next time it runs Python code; None takes it back.
# Nothing is returned, since one of the classes below has it as its __init__.
_raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
_raise_in.argtypes = [ctypes.c_ulong, ctypes.py_object]
_raise_in.restype = None
_take_back_in = ctypes.pythonapi["PyThreadState_SetAsyncExc"]  # a second object, for another argument type
_take_back_in.argtypes = [ctypes.c_ulong, ctypes.c_void_p]
_take_back_in.restype = None

PATIENCE = 0.05
"""Seconds from one attempt to the next."""
GENTLE_ATTEMPTS = 3


class TookTooLong(Exception):
    """The time was up."""


class _TimeIsUp(BaseException):
    """Raised in the thread that takes too long; no Exception, so that `except Exception` does not catch it."""


def _insistent(thread: int) -> type[_TimeIsUp]:
    """A class that, when raised, has itself raised once more: a bare `except:` in an endless loop meets it again.

    The second time it comes in the handler or after it, where that `except:` does not reach.
    """
    again = type("_TimeIsUpAgain", (_TimeIsUp,), {})
    again.__init__ = functools.partial(_raise_in, thread, again)  # type: ignore[misc]  # C all through: not interrupted
    return again


class _Watch:
    """The watchdog of one call."""

    def __init__(self, seconds: float) -> None:
        self.thread = threading.get_ident()
        self.over = threading.Event()
        self.dog = threading.Thread(target=self._wait, args=(seconds,), daemon=True)

    def _wait(self, seconds: float) -> None:
        if self.over.wait(seconds):
            return
        for _ in range(GENTLE_ATTEMPTS):
            _raise_in(self.thread, _TimeIsUp)
            if self.over.wait(PATIENCE):
                return
        insistent = _insistent(self.thread)
        while not self.over.is_set():
            _raise_in(self.thread, insistent)
            self.over.wait(PATIENCE)

    def settle(self) -> None:
        """End the watch; nothing is raised after this."""
        self.over.set()
        self.dog.join()
        _take_back_in(self.thread, None)


def call(function: Callable[[], Any], seconds: float) -> Any:
    """Call a function, for so many seconds at most.

    Parameters
    ----------
    function : callable
        Called without arguments. What it raises is passed on.
    seconds : float

    Raises
    ------
    TookTooLong
        If it had not come back in time.
    """
    watch = _Watch(seconds)
    thread = watch.thread
    try:
        try:
            watch.dog.start()
            return function()
        finally:
            watch.settle()
    except _TimeIsUp:
        _take_back_in(thread, None)  # first of all: it may be about to be raised again
        watch.settle()
        raise TookTooLong from None
