"""Rows of a table whose cells bars part without a bar at either end: ``1|新建水站|9座|供水科``."""

from __future__ import annotations

from collections.abc import Sequence

_LEAST_BARS = 2
"""Bars of the titles; fewer part a phrase from another, as menus and bylines do."""
_LEAST_FULL = 2
"""Rows with as many bars as the titles, these included: cells at the end of others may be missing."""
_LEAST_ROWS = 3
"""Lines from which on those with the fewest bars are rows; more bars are no accident."""


def end_of_rows(lines: Sequence[str], first: int) -> int:
    """Index behind the last row of the table whose titles stand on line ``first``; ``first`` itself where none does."""
    bars = lines[first].count("|")
    if bars < _LEAST_BARS or _is_piped(lines[first]) or lines[first].startswith("|"):
        return first
    stop = first + 1
    while stop < len(lines) and 0 < lines[stop].count("|") <= bars and not _is_piped(lines[stop]):
        stop += 1
    full = sum(line.count("|") == bars for line in lines[first:stop])
    enough = bars > _LEAST_BARS or stop - first >= _LEAST_ROWS
    return stop if enough and full >= _LEAST_FULL else first


def barred_rows(lines: Sequence[str]) -> set[int]:
    """Indices of ``lines`` that are rows of such tables."""
    rows: set[int] = set()
    at = 0
    while at < len(lines):
        stop = end_of_rows(lines, at) if "|" in lines[at] else at
        rows.update(range(at, stop))
        at = max(stop, at + 1)
    return rows


def _is_piped(line: str) -> bool:
    """Whether a bar stands at either end, as in rows of Markdown."""
    return len(line) > 1 and line[0] == "|" == line[-1]
