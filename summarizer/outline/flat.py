"""Indicator tables without bars: cells one on a line, or rows one on a line with blanks between cells."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from summarizer.language.columns import Column, fits, is_measure, read_column, read_rows_header
from summarizer.language.phrases import needs_owner
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
# Words that one title of a column, or the name in a row, may be set as: 指 标 名 称.
_MOST_PIECES = 4
# Titles of one header that a page broke over two lines.
_MOST_JOINTS = 2
# Columns that a page merges over rows, so that a row may lack them.
_MERGED = (Column.GROUP, Column.INDEX)
# Columns without which a run of short words is a list and no table of indicators.
_TELLING = (Column.VALUE, Column.BINDING, Column.TIME, Column.CONTENT)
# Columns whose cells are told by their form; without one in a row any lines would fit.
_ANCHORS = frozenset({Column.INDEX, Column.VALUE, Column.BINDING, Column.TIME})
_HAN = re.compile("[一-龥]{2}")


def read_flat(lines: Sequence[Line], place: int, text: str) -> tuple[Table, int] | None:
    """The flattened table whose header starts at line ``place``, and the line after it; None where there is none.

    A cell merged over rows stands once in the text and in every row of the result. Of several ways to read titles
    that were broken over lines, the first that rows follow counts.
    """
    for titles in _headers(lines, place):
        columns = _kinds(titles)
        if not _is_table(columns):
            columns = _header_of_numbers(titles)
        if not columns:
            continue
        header = titles[: len(columns)]
        at = next(at for at in range(place, len(lines)) if lines[at].end >= header[-1].end) + 1
        if Column.INDEX not in columns and at < len(lines) and lines[at].text == "1":
            first = header[0]
            header = [Line(first.lead, first.start, first.start, ""), *header]  # the numbers have no title
            columns = (Column.INDEX, *columns)
        rows, at = _rows(lines, at, columns, text)
        if len(rows) > 1:
            return _table(header, rows, text), at
    return None


def _rows(
    lines: Sequence[Line], at: int, columns: Sequence[Column], text: str
) -> tuple[list[tuple[Cell, ...]], int]:
    """The rows from line ``at`` on, and the line after them."""
    rows: list[tuple[Cell, ...]] = []
    while (found := _row(lines, at, columns, opened=bool(rows))) is not None:
        if not _append(rows, found[0], len(columns), text):
            break
        at += found[1]
    return rows, at


def read_spaced(lines: Sequence[Line], place: int, text: str) -> tuple[Table, int] | None:
    """The table whose rows stand one on a line, cells parted by blanks, with its header at line ``place``."""
    if " " not in lines[place].text:
        return None
    header = _spelled(_parts(lines[place]))
    columns = _kinds(header)
    if len(columns) < max(3, len(header)) or not _is_table(columns):
        return None
    rows: list[tuple[Cell, ...]] = []
    place += 1
    while place < len(lines):
        parts = _parts(lines[place])
        found = _row(parts, 0, columns, opened=bool(rows))
        whole = found is not None and found[1] == len(parts)
        cells = found[0] if found and whole else parts if _fills(parts, columns) else None
        if cells is None or not _append(rows, cells, len(columns), text):
            break
        place += 1
    return (_table(header, rows, text), place) if len(rows) > 1 else None


def _fills(parts: Sequence[Line], columns: Sequence[Column]) -> bool:
    """Whether as many parts as there are columns are a row though some don't look like it: ``应急机制 未建立 建立 约束性``."""
    if len(parts) != len(columns):
        return False
    fitting = [_fits(part, kind) for part, kind in zip(parts, columns, strict=True)]
    return fitting[columns.index(Column.NAME)] and 2 * sum(fitting) >= len(columns)


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
    return Table(tuple(_cell(part, text).text for part in header), tuple(rows))


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


def _kind(title: str) -> Column | None:
    return read_column(title) if len(title) <= _MAX_HEADER else None


def _kinds(titles: Sequence[Line]) -> tuple[Column, ...]:
    """Columns that the first of ``titles`` announce, as many as are titles of columns."""
    kinds = (_kind(title.text) for title in titles)
    return tuple(kind for kind in itertools.takewhile(lambda kind: kind is not None, kinds) if kind)


def _headers(lines: Sequence[Line], place: int) -> Iterator[list[Line]]:
    """Ways to read the lines from ``place`` on as titles of columns, whole lines first."""
    window = list(lines[place : place + _MAX_COLUMNS])
    if not window or not (_kind(window[0].text) or _names_rows(window[0].text)):
        return
    stop = next((at for at, line in enumerate(window) if len(line) > _MAX_HEADER), len(window))
    yield window[:stop]
    joints = [at for at in range(1, stop) if _goes_on(window[at - 1].text, window[at].text)]
    for count in range(1, min(len(joints), _MOST_JOINTS) + 1):
        for chosen in itertools.combinations(joints, count):
            if all(later - earlier > 1 for earlier, later in itertools.pairwise(chosen)):
                yield _with_joined(window[:stop], chosen)


def _goes_on(title: str, rest: str) -> bool:
    """Whether two lines are one title; two years or measures in a row are two."""
    both = _kind(title) is Column.VALUE and _kind(rest) is Column.VALUE
    return _kind(title + rest) is not None and (not both or rest.startswith(("[", "(")))


def _with_joined(lines: Sequence[Line], joints: Sequence[int]) -> list[Line]:
    """``lines``, those at ``joints`` as the ends of the ones before."""
    return [
        _joined(lines[at : at + 2]) if at + 1 in joints else line
        for at, line in enumerate(lines)
        if at not in joints
    ]


def _joined(pieces: Sequence[Line]) -> Line:
    text = "".join(piece.text for piece in pieces)
    return Line(pieces[0].lead, pieces[0].start, pieces[-1].end, text)


def _names_rows(title: str) -> bool:
    return len(title) <= _MAX_HEADER and read_rows_header(title) is not None


def _header_of_numbers(titles: Sequence[Line]) -> tuple[Column, ...]:
    """Columns of a table of numbers: names of places, classes or years, and measures with their units; empty for none."""
    columns: list[Column] = []
    for title in titles:
        index = not columns and read_column(title.text) is Column.INDEX
        named = Column.NAME in columns
        if not index and not (is_measure(title.text) if named else _names_rows(title.text)):
            break
        columns.append(Column.INDEX if index else Column.VALUE if named else Column.NAME)
    return tuple(columns) if columns.count(Column.VALUE) > 1 else ()


def _row(
    lines: Sequence[Line], place: int, columns: Sequence[Column], *, opened: bool
) -> tuple[list[Line], int] | None:
    """The cells of the row from ``place``, without those it lacks in front, and how many lines it takes; None for none.

    ``opened`` says that a row stands before. A name may be broken over lines.
    """
    for spare, missing in itertools.product(range(_MOST_PIECES), _missing(columns)):
        expected = columns[missing:]
        row = lines[place : place + len(expected) + spare]
        if _ANCHORS.isdisjoint(expected) or len(row) < len(expected) + spare:
            continue
        name = expected.index(Column.NAME)
        pieces = row[name : name + spare + 1]
        cells = [*row[:name], _joined(pieces), *row[name + spare + 1 :]]
        halved = opened and Column.GROUP in expected[:name] and needs_owner(cells[name].text)
        whole = spare == 0 or not any(map(_is_value, pieces))
        if whole and not halved and all(map(_fits, cells, expected)):
            return cells, len(row)
    return None


def _is_value(piece: Line) -> bool:
    """Whether a line is no part of a name that was broken over lines: ``98``, ``—``, ``约束性``."""
    number = fits(piece.text, Column.VALUE) and _HAN.search(piece.text) is None
    return number or fits(piece.text, Column.BINDING)


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
    return Cell(text[line.start : line.end].replace("\n", ""), Span(line.start, line.end))
