"""Indicator tables without bars: cells one on a line, or rows one on a line with blanks between cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.language.columns import Column, fits, is_measure, read_column, read_rows_header
from summarizer.outline.lines import Line
from summarizer.schemas.document import Cell, Span, Table

_WORD = re.compile(r"\S+")
# Widest table rebuilt: 序号, 类别, 指标, 单位, two or three years, 年均, 属性, 责任单位.
_MAX_COLUMNS = 10
# Longest cell, in characters; the longest of the corpus has 27. What a project consists of takes a sentence or more.
_MAX_CELL = 60
_MAX_CONTENT = 400
# Longest title of a column, in characters.
_MAX_HEADER = 20
# Words that one title of a column may be set as: 指 标 名 称.
_MOST_PIECES = 4
# Columns that a page merges over rows, so that a row may lack them.
_MERGED = (Column.GROUP, Column.INDEX)
# Columns without which a run of short words is a list and no table of indicators.
_TELLING = (Column.VALUE, Column.BINDING, Column.TIME, Column.CONTENT)
# Columns whose cells are told by their form; without one in a row any lines would fit.
_ANCHORS = frozenset({Column.INDEX, Column.VALUE, Column.BINDING, Column.TIME})


def read_flat(lines: Sequence[Line], place: int, text: str) -> tuple[Table, int] | None:
    """The flattened table whose header starts at line ``place``, and the line after it; None where there is none.

    A cell merged over rows stands once in the text and in every row of the result.
    """
    columns = _header(lines, place)
    if not _is_table(columns):
        columns = _header_of_numbers(lines, place)
    if not columns:
        return None
    header = lines[place : place + len(columns)]
    rows: list[tuple[Cell, ...]] = []
    place += len(columns)
    while width := _row_width(lines, place, columns):
        if not _append(rows, lines[place : place + width], len(columns), text):
            break
        place += width
    return (_table(header, rows, text), place) if len(rows) > 1 else None


def read_spaced(lines: Sequence[Line], place: int, text: str) -> tuple[Table, int] | None:
    """The table whose rows stand one on a line, cells parted by blanks, with its header at line ``place``."""
    if " " not in lines[place].text:
        return None
    header = _spelled(_parts(lines[place]))
    columns = _header(header, 0)
    if len(columns) < max(3, len(header)) or not _is_table(columns):
        return None
    rows: list[tuple[Cell, ...]] = []
    place += 1
    while place < len(lines):
        parts = _parts(lines[place])
        fitting = _row_width(parts, 0, columns) == len(parts)
        if not fitting or not _append(rows, parts, len(columns), text):
            break
        place += 1
    return (_table(header, rows, text), place) if len(rows) > 1 else None


def _is_table(columns: Sequence[Column]) -> bool:
    return len(columns) > 1 and Column.NAME in columns and any(kind in columns for kind in _TELLING)


def _append(rows: list[tuple[Cell, ...]], parts: Sequence[Line], width: int, text: str) -> bool:
    """Add a row, its missing leading cells from the row above; False where there is no row above."""
    missing = width - len(parts)
    if missing and not rows:
        return False
    rows.append((*(rows[-1][:missing] if missing else ()), *(_cell(part, text) for part in parts)))
    return True


def _table(header: Sequence[Line], rows: Sequence[tuple[Cell, ...]], text: str) -> Table:
    return Table(tuple(text[part.start : part.end] for part in header), tuple(rows))


def _parts(line: Line) -> list[Line]:
    """The words of a line between blanks, each at its place."""
    return [
        Line(line.lead, line.start + match.start(), line.start + match.end(), match[0])
        for match in _WORD.finditer(line.text)
    ]


def _spelled(parts: Sequence[Line]) -> Sequence[Line]:
    """The parts of a header as its titles, where some were set wide: ``指 标 2025 年``; of several ways the most titles."""
    if len(parts) > 2 * _MAX_COLUMNS or all(read_column(part.text) for part in parts):
        return parts
    titles: dict[int, list[Line] | None] = {len(parts): []}  # by the part they begin with
    for at in range(len(parts) - 1, -1, -1):
        ways = []
        for stop in range(at + 1, min(at + _MOST_PIECES, len(parts)) + 1):
            rest, pieces = titles[stop], parts[at:stop]
            text = "".join(piece.text for piece in pieces)
            if rest is not None and read_column(text) is not None:
                ways.append([Line(pieces[0].lead, pieces[0].start, pieces[-1].end, text), *rest])
        titles[at] = max(ways, key=len, default=None)
    return titles[0] or parts


def _header(lines: Sequence[Line], place: int) -> tuple[Column, ...]:
    """Columns announced by the lines from ``place`` on, as many as are column words."""
    columns: list[Column] = []
    for line in lines[place : place + _MAX_COLUMNS]:
        if len(line) > _MAX_HEADER or (column := read_column(line.text)) is None:
            break
        columns.append(column)
    return tuple(columns)


def _header_of_numbers(lines: Sequence[Line], place: int) -> tuple[Column, ...]:
    """Columns of a table of numbers: names of places, classes or years, and measures with their units; empty for none."""
    columns: list[Column] = []
    for line in lines[place : place + _MAX_COLUMNS]:
        if len(line) > _MAX_HEADER:
            break
        index = not columns and read_column(line.text) is Column.INDEX
        named = Column.NAME in columns
        if not index and not (is_measure(line.text) if named else read_rows_header(line.text)):
            break
        columns.append(Column.INDEX if index else Column.VALUE if named else Column.NAME)
    return tuple(columns) if columns.count(Column.VALUE) > 1 else ()


def _row_width(lines: Sequence[Line], place: int, columns: Sequence[Column]) -> int:
    """Number of lines that the row from ``place`` takes; 0 where none fits."""
    for missing in _missing(columns):
        expected = columns[missing:]
        row = lines[place : place + len(expected)]
        anchored = not _ANCHORS.isdisjoint(expected)
        if anchored and len(row) == len(expected) and all(map(_fits, row, expected)):
            return len(row)
    return 0


def _missing(columns: Sequence[Column]) -> Iterator[int]:
    """How many leading cells a row may lack, the fullest row first."""
    yield 0
    for place, column in enumerate(columns[:-1]):
        if column not in _MERGED:
            return
        yield place + 1


def _fits(line: Line, column: Column) -> bool:
    return len(line) <= (_MAX_CONTENT if column is Column.CONTENT else _MAX_CELL) and fits(line.text, column)


def _cell(line: Line, text: str) -> Cell:
    return Cell(text[line.start : line.end], Span(line.start, line.end))
