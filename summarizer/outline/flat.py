"""Indicator tables whose cells a web page or converter has put one on a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.language.columns import Column, fits, read_column
from summarizer.outline.lines import Line
from summarizer.schemas.document import Cell, Span, Table

# Widest table rebuilt: 序号, 类别, 指标, 单位, two or three years, 年均, 属性, 责任单位.
_MAX_COLUMNS = 10
# Longest cell, in characters; the longest of the corpus has 27.
_MAX_CELL = 60
# Columns that a page merges over rows, so that a row may lack them.
_MERGED = (Column.GROUP, Column.INDEX)
# Columns without which a run of short words is a list and no table of indicators.
_TELLING = (Column.VALUE, Column.BINDING)


def read_flat(lines: Sequence[Line], place: int, text: str) -> tuple[Table, int] | None:
    """The flattened table whose header starts at line ``place``, and the line after it; None where there is none.

    A cell merged over rows stands once in the text and in every row of the result.
    """
    columns = _header(lines, place)
    if len(columns) < 2 or Column.NAME not in columns or not any(kind in columns for kind in _TELLING):
        return None
    header = lines[place : place + len(columns)]
    rows: list[tuple[Cell, ...]] = []
    place += len(columns)
    while (width := _row_width(lines, place, columns)) and not (
        columns[0] in _MERGED and not rows and width < len(columns)
    ):
        cells = [_cell(line, text) for line in lines[place : place + width]]
        above = rows[-1][: len(columns) - width] if rows else ()
        rows.append((*above, *cells))
        place += width
    if len(rows) < 2:
        return None
    return Table(tuple(text[line.start : line.end] for line in header), tuple(rows)), place


def _header(lines: Sequence[Line], place: int) -> tuple[Column, ...]:
    """Columns announced by the lines from ``place`` on, as many as are column words."""
    columns: list[Column] = []
    for line in lines[place : place + _MAX_COLUMNS]:
        if len(line) > 20 or (column := read_column(line.text)) is None:
            break
        columns.append(column)
    return tuple(columns)


def _row_width(lines: Sequence[Line], place: int, columns: Sequence[Column]) -> int:
    """Number of lines that the row from ``place`` takes; 0 where none fits."""
    for missing in _missing(columns):
        expected = columns[missing:]
        row = lines[place : place + len(expected)]
        if len(row) == len(expected) and all(map(_fits, row, expected)):
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
    return len(line) <= _MAX_CELL and fits(line.text, column)


def _cell(line: Line, text: str) -> Cell:
    return Cell(text[line.start : line.end], Span(line.start, line.end))
