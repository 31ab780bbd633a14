"""Rows of a table whose cells only blanks part, as copies from pages and viewers give them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

_LEAST_CELLS = 3
"""Cells from which on lines that hold as many each are rows: ``护理型床位占比（%） 60 约束性``."""
_LEAST_WITH_MERGED = 4
"""The same where some rows lack the first cell, which is merged over them."""
_LEAST_ROWS = 3
"""Lines of as many cells, the titles of the columns among them, that are no accident."""
_MOST_CELLS = 12
_MARKS = "。；;|"


def spaced_rows(lines: Sequence[str]) -> set[int]:
    """Indices of ``lines`` that are rows of such a table: neighbours with as many cells each, or one less."""
    counts = [_cells(line) for line in lines]
    rows: set[int] = set()
    first = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and counts[at] and _alike(counts[first], counts[at]):
            continue
        if counts[first] and at - first >= _LEAST_ROWS and _mostly_full(counts[first:at]):
            rows.update(range(first, at))
        first = at
    return rows


def _cells(line: str) -> int:
    """How many cells blanks part in a line; 0 where it can be no row."""
    if " " not in line or any(mark in line for mark in _MARKS):
        return 0
    count = len(line.split())
    return count if _LEAST_CELLS <= count <= _MOST_CELLS else 0


def _alike(titles: int, cells: int) -> bool:
    return cells == titles or (titles >= _LEAST_WITH_MERGED and cells == titles - 1)


def _mostly_full(counts: Sequence[int]) -> bool:
    """Whether the titles have all cells, and a row below another as well."""
    return counts[0] == max(counts) and any(one == two == counts[0] for one, two in pairwise(counts))


_LEAST_TABS = 2
"""Tabs of a row; fewer indent a line or part a label from what it labels."""


def with_tabs_as_bars(text: str) -> str:
    """``text``, one for one, with bars for the tabs of neighbouring lines that hold as many each."""
    if "\t" not in text:
        return text
    pieces: list[str] = []
    for tabs, run in groupby(text.split("\n"), key=_tabs):
        rows = list(run)
        titled = any(row.strip().count("\t") == tabs for row in rows)  # two tabs may only indent a paragraph
        table = tabs >= _LEAST_TABS and len(rows) > 1 and titled
        pieces += [row.replace("\t", "|") for row in rows] if table else rows
    return "\n".join(pieces)


def _tabs(line: str) -> int:
    """How many tabs part the cells of a line; 0 for one that holds nothing else."""
    return line.count("\t") if line.strip() else 0
