"""A time limit for code that may never end, in whichever thread it runs, on every system, with and without threads.

From Python 3.12 on, Python itself calls back at each jump and each beginning of a function, and looks at the clock
there: no `except:` of the code outlasts that, since whatever runs next is stopped, too. Python 3.11 has no such calls:
there, a watchdog thread raises an exception in the calling thread, again and again until that obeys. What neither can
stop is one long call into C, which they outlast.
"""

from __future__ import annotations

import ctypes
import functools
import sys
import threading
import time
from collections.abc import Callable
from typing import Any


class TookTooLong(Exception):
    """The time was up."""


class CannotCheck(Exception):
    """An answer cannot be judged, through no fault of its own; the message, a clause without a full stop, says why."""


class TimeIsUp(BaseException):
    """Raised in the code that takes too long, and not to be caught there; so it is no Exception."""


def call(function: Callable[[], Any], seconds: float) -> Any:
    """Call a function, for so many seconds at most.

    Parameters
    ----------
    function : callable
        Called without arguments. What it raises is passed on. It may use this limit itself: the time of the call
        around it goes on.
    seconds : float

    Raises
    ------
    TookTooLong
        If it had not come back in time.
    CannotCheck
        If no time limit can be set here; the function has not been called.
    """
    return (_call_by_the_clock if _monitoring else _call_with_a_watchdog)(function, seconds)


# --- Python 3.12 and newer: Python looks at the clock ------------------------------------------------------------

_monitoring: Any = getattr(sys, "monitoring", None)
_ends: dict[int, float] = {}
"""When the time is up, for each thread that has a limit."""
_tool: int | None = None
"""Our place among the few tools that Python calls back; held as long as a thread has a limit."""
_lock = threading.Lock()


def _look(code: Any, *_: Any) -> None:
    """Stop this thread if its time is up; called at each jump and each beginning of a function, in every thread."""
    end = _ends.get(threading.get_ident())
    if end is not None and time.monotonic() > end and code.co_filename != __file__:  # this file is to end in order
        raise TimeIsUp


def _call_by_the_clock(function: Callable[[], Any], seconds: float) -> Any:
    thread, end = threading.get_ident(), time.monotonic() + seconds
    around = _ends.get(thread)
    # To be called back makes loops slow: only when it is time, if a thread can tell, else from the beginning.
    alarm = threading.Timer(max(seconds, 0.0), _be_called_back)
    alarm.daemon = True
    _take_a_place()
    try:
        _ends[thread] = end if around is None else min(around, end)
        try:
            alarm.start()
        except RuntimeError:
            _be_called_back()
        return function()
    except TimeIsUp:
        if time.monotonic() <= end:
            raise  # it is the time of the call around this one
        raise TookTooLong from None
    finally:
        if around is None:
            _ends.pop(thread, None)  # first of all: nothing is stopped after this
        else:
            _ends[thread] = around
        alarm.cancel()
        if alarm.ident is not None:
            alarm.join()
        _give_up_the_place()


def _take_a_place() -> None:
    """Hold a place among Python's tools.

    Debuggers, coverage and profilers use the places that have a name; ours is the first free one from the other end.
    """
    global _tool
    with _lock:
        if _tool is not None:
            return
        places = (4, 3, 5, 2, 1, 0)
        free = [place for place in places if _monitoring.get_tool(place) is None]
        if not free:
            others = ", ".join(sorted({_monitoring.get_tool(place) for place in places}))
            raise CannotCheck(f"a time limit finds no place beside other tools ({others})")
        _monitoring.use_tool_id(free[0], "bplib's time limit")
        _tool = free[0]
        for event in (_monitoring.events.JUMP, _monitoring.events.PY_START):
            _monitoring.register_callback(_tool, event, _look)


def _be_called_back() -> None:
    """Have Python call `_look`."""
    with _lock:
        if _tool is not None:
            _monitoring.set_events(_tool, _monitoring.events.JUMP | _monitoring.events.PY_START)


def _give_up_the_place() -> None:
    """Have Python not call back any more, if no thread has a limit."""
    global _tool
    with _lock:
        if _tool is not None and not _ends:
            _monitoring.set_events(_tool, 0)
            _monitoring.free_tool_id(_tool)
            _tool = None


# --- Python 3.11: a watchdog --------------------------------------------------------------------------------------

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


def _insistent(thread: int) -> type[TimeIsUp]:
    """A class that, when raised, has itself raised once more: a bare `except:` in an endless loop meets it again.

    The second time it comes in the handler or after it, where that `except:` does not reach.
    """
    again = type("TimeIsUpAgain", (TimeIsUp,), {})
    again.__init__ = functools.partial(_raise_in, thread, again)  # type: ignore[misc]  # C all through: not interrupted
    return again


class _Watch:
    """The watchdog of one call."""

    def __init__(self, seconds: float) -> None:
        self.thread = threading.get_ident()
        self.end = time.monotonic() + seconds
        self.over = threading.Event()
        self.dog = threading.Thread(target=self._wait, daemon=True)

    def start(self) -> None:
        try:
            self.dog.start()
        except RuntimeError as error:
            raise CannotCheck(f"no thread can be started, which a time limit needs ({error})") from None

    def _wait(self) -> None:
        if self.over.wait(self.end - time.monotonic()):
            return
        for _ in range(GENTLE_ATTEMPTS):
            _raise_in(self.thread, TimeIsUp)
            if self.over.wait(PATIENCE):
                return
        insistent = _insistent(self.thread)
        while not self.over.is_set():
            _raise_in(self.thread, insistent)
            self.over.wait(PATIENCE)

    def settle(self) -> None:
        """End the watch; nothing is raised after this."""
        self.over.set()
        if self.dog.ident is not None:
            self.dog.join()
        _take_back_in(self.thread, None)


def _call_with_a_watchdog(function: Callable[[], Any], seconds: float) -> Any:
    watch = _Watch(seconds)
    thread = watch.thread
    try:
        try:
            watch.start()
            return function()
        finally:
            watch.settle()
    except TimeIsUp:
        _take_back_in(thread, None)  # first of all: it may be about to be raised again
        watch.settle()
        if time.monotonic() <= watch.end:
            raise  # it is the time of the call around this one
        raise TookTooLong from None
