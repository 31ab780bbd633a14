"""Table rows that a page's text gives one cell a line: ``| 1 |``, ``水务局 |``, ``新建水站12座。 |``."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.clean.trace import Trace

_LEAST_CELLS = 2
"""Cells on lines of their own from which on a row is taken to be parted; a single one may be a page's ornament."""
_LONGEST_CELL = 12
"""Lines that one cell may be broken into."""


def with_rows_whole(trace: Trace) -> Trace:
    """``trace`` with the line ends inside such rows made blanks, one for one."""
    if " |\n" not in trace.text and "\n|" not in trace.text:
        return trace
    lines = trace.text.split("\n")
    inside: set[int] = set()
    at = 0
    while at < len(lines):
        last = _last_of_row(lines, at)
        inside.update(range(at, last))
        at = last + 1
    pieces = [line + (" " if index in inside else "\n") for index, line in enumerate(lines)]
    return trace.rewritten("".join(pieces)[:-1])


def _last_of_row(lines: Sequence[str], first: int) -> int:
    """Index of the line that ends the row begun on line ``first``; ``first`` itself where none is parted there."""
    opening = lines[first].strip()
    if not (opening.startswith("|") and opening.endswith("|") and len(opening) > 1):
        return first
    last, cells = first, 0
    while (end := _end_of_cell(lines, last + 1)) is not None:
        last, cells = end, cells + 1
    return last if cells >= _LEAST_CELLS else first


def _end_of_cell(lines: Sequence[str], first: int) -> int | None:
    """Index of the line that closes the cell begun on line ``first``; None where a row begins there, or none ends."""
    for index in range(first, min(first + _LONGEST_CELL, len(lines))):
        line = lines[index].strip()
        if line.startswith("|"):
            return None
        if line.endswith("|"):
            return index
    return None
