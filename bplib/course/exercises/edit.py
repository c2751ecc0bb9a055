"""Python written as an edit of other Python: what stands there, and what stands there instead."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping


def edited(source: str, edits: Mapping[str, str]) -> str:
    """A source with some of its lines, or parts of lines, exchanged.

    Parameters
    ----------
    source : str
    edits : mapping
        From what stands in the source, exactly once, to what stands there instead. Several lines are whole lines; they
        are dedented, and found and put in with the source's indentation. In place of a whole line, "" drops it.

    Raises
    ------
    ValueError
        If a key does not occur, occurs more than once, overlaps another one or stands for itself; if there is none.
    """
    for old, new in edits.items() or [("", "")]:
        if old == new:
            raise ValueError(f"an edit changes nothing: {old!r}")
    found = sorted((*_place(source, old), old, new) for old, new in edits.items())
    parts, done = [], 0
    for start, end, old, new in found:
        if start < done:
            raise ValueError(f"two edits overlap at {old!r}")
        line = source.rfind("\n", 0, start) + 1
        if new == "" and not source[line:start].strip() and source[end : end + 1] in ("", "\n"):
            start, end, put = line, end + 1, ""
        else:
            indent = re.match(" *", source[line:])[0]  # type: ignore[index]  # it always matches
            put = f"\n{indent}".join(_clean(new).split("\n"))
        parts += [source[done:start], put]
        done = max(done, end)
    return "".join([*parts, source[done:]]).rstrip("\n")


def _place(source: str, old: str) -> tuple[int, int]:
    first, *others = map(re.escape, _clean(old).split("\n"))
    if others:
        pattern = "".join([rf"^(?P<indent> *)(?P<key>{first}", *(rf"\n(?P=indent){line}" for line in others), ")$"])
    else:
        pattern = f"(?P<key>{first})"
    matches = list(re.finditer(pattern, source, re.MULTILINE)) if first else []
    if len(matches) != 1:
        raise ValueError(f"{old!r} should stand there once, it does {len(matches)} times")
    return matches[0].span("key")


def _clean(text: str) -> str:
    """Several lines without their common indentation; what stands in one line is left as it is."""
    return textwrap.dedent(text).strip("\n").rstrip() if "\n" in text else text
