"""Tables ruled across only, as print shops set them: columns are told by the gaps that all their lines leave free."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from statistics import median

from summarizer.load.pdf_letters import Letter, rows_of
from summarizer.load.rules import Box, Rule

# Rules of one table begin and end at the same places, in points.
_SAME_ENDS = 4.0
# Top, below the header, bottom.
_LEAST_RULES = 3
_LEAST_COLUMNS = 2
# A gap between columns, in the size of their letters; a space between words is half of it at most.
_GUTTER = 1.2
# A header of more lines is a body of text between two rules.
_MOST_HEADER_LINES = 3
# Lines of prose fill their column; the cells of a table do not, in at least one of its columns.
_FULL = 0.85

_Span = tuple[float, float]


def open_tables(rules: Iterable[Rule], letters: Sequence[Letter]) -> Iterator[list[Box]]:
    """The cells of each table between level rules without upright ones, row by row."""
    inked = sorted((letter for letter in letters if letter.text != " "), key=lambda letter: letter.middle)
    for left, right, heights in _ladders(rules):
        inside = [one for one in inked if left - _SAME_ENDS <= one.left and one.right <= right + _SAME_ENDS]
        if not inside:
            continue
        gutter = _GUTTER * median(one.size for one in inside)
        bands = list(_bands(inside, heights, gutter))
        for first, last, columns in _runs(bands, gutter):
            yield list(_cells(bands[first:last], columns, heights[first : last + 1], left, right))


@dataclass(frozen=True, slots=True)
class _Band:
    """What stands between two neighbouring rules."""

    rows: tuple[list[Letter], ...]
    """Lines from top to bottom, without spaces."""
    spans: tuple[_Span, ...]
    """Where its letters leave no gap, from left to right."""


def _bands(letters: Sequence[Letter], heights: Sequence[float], gutter: float) -> Iterator[_Band]:
    """``letters``, sorted by their middles, between each two of ``heights``."""
    middles = [letter.middle for letter in letters]
    for high, low in pairwise(heights):
        held = letters[bisect_right(middles, low) : bisect_left(middles, high)]
        yield _Band(tuple(rows_of(held)), _joined(((one.left, one.right) for one in held), gutter))


def _ladders(rules: Iterable[Rule]) -> Iterator[tuple[float, float, list[float]]]:
    """Level rules of one length above each other: left end, right end, heights from top to bottom."""
    groups: defaultdict[tuple[int, int], list[Rule]] = defaultdict(list)
    for rule in sorted(rules):
        if rule.is_level and isfinite(rule.place) and isfinite(rule.end - rule.start):
            groups[round(rule.start / _SAME_ENDS), round(rule.end / _SAME_ENDS)].append(rule)
    for group in groups.values():
        heights = sorted({round(rule.place, 1) for rule in group}, reverse=True)
        apart = [
            at for before, at in pairwise([heights[0] + 2 * _SAME_ENDS, *heights]) if before - at > _SAME_ENDS
        ]
        if len(apart) >= _LEAST_RULES:
            yield group[0].start, group[0].end, apart


def _runs(bands: Sequence[_Band], gutter: float) -> Iterator[tuple[int, int, tuple[_Span, ...]]]:
    """Bands that share their columns, the first of them a header: ``(first, behind the last, columns)``."""
    first = 0
    while first < len(bands) - 1:
        last, columns = first, tuple[_Span, ...]()
        while last < len(bands) and bands[last].rows:
            shared = _joined((*columns, *bands[last].spans), gutter)
            if len(shared) < _LEAST_COLUMNS:
                break
            last, columns = last + 1, shared
        if last - first >= _LEAST_RULES - 1 and _is_table(bands[first:last], columns):
            yield first, last, columns
        first = max(last, first + 1)


def _joined(spans: Iterable[_Span], gutter: float) -> tuple[_Span, ...]:
    """``spans`` from left to right, those with less than a gutter between them as one."""
    joined: list[_Span] = []
    for left, right in sorted(spans):
        if joined and left - joined[-1][1] < gutter:
            joined[-1] = joined[-1][0], max(joined[-1][1], right)
        else:
            joined.append((left, right))
    return tuple(joined)


def _is_table(bands: Sequence[_Band], columns: Sequence[_Span]) -> bool:
    """Whether these are cells, and not prose in columns between rules."""
    if len(bands[0].rows) > _MOST_HEADER_LINES:
        return False
    rows = [row for band in bands for row in band.rows]
    return any(median(_filled(rows, column)) < _FULL for column in columns)


def _filled(rows: Sequence[list[Letter]], column: _Span) -> list[float]:
    """How much of a column each line that has letters there fills."""
    held = [[one for one in row if _holds(column, one)] for row in rows]
    width = column[1] - column[0]
    return [(max(one.right for one in row) - min(one.left for one in row)) / width for row in held if row]


def _holds(column: _Span, letter: Letter) -> bool:
    return column[0] <= (letter.left + letter.right) / 2 <= column[1]


def _cells(
    bands: Sequence[_Band], columns: Sequence[_Span], heights: Sequence[float], left: float, right: float
) -> Iterator[Box]:
    edges = [left, *((one[1] + other[0]) / 2 for one, other in pairwise(columns)), right]
    for at, (band, (high, low)) in enumerate(zip(bands, pairwise(heights), strict=True)):
        lines = [list(band.rows)] if at == 0 else list(_rows(band, columns))
        floors = [_between(lines[n][-1], lines[n + 1][0]) for n in range(len(lines) - 1)]
        for top, bottom in pairwise([high, *floors, low]):
            for start, end in pairwise(edges):
                yield start, bottom, end, top


def _rows(band: _Band, columns: Sequence[_Span]) -> Iterator[list[list[Letter]]]:
    """Lines of one row each: a line that fills the first column and another one begins a row."""
    row: list[list[Letter]] = []
    for line in band.rows:
        first, *others = ([_holds(column, one) for one in line] for column in columns)
        if row and any(first) and any(map(any, others)):
            yield row
            row = []
        row.append(line)
    yield row


def _between(above: Sequence[Letter], below: Sequence[Letter]) -> float:
    return (min(one.bottom for one in above) + max(one.top for one in below)) / 2
