"""Tables: Markdown pipe rows, and indicator tables flattened to one cell a line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.language.barred import end_of_rows
from summarizer.language.columns import read_column
from summarizer.language.headings import BOX, NOTE_LINE
from summarizer.outline.flat import read_flat, read_spaced
from summarizer.outline.lines import Line
from summarizer.outline.marks import read_mark
from summarizer.schemas.document import Cell, Span, Table
from summarizer.schemas.punctuation import fold_punctuation

_RULE = re.compile(r"\|? *:?-{2,}:? *(?:\| *:?-{2,}:? *)*\|?")
_CAPTION = re.compile(
    r"(?:附?表|图) *[\d一二三四五六七八九十-]+|\d{1,2}(?: +|(?=“))\S|.*(?:指标|一览表|情况表|分工表?|任务表|清单|表|标准)$"
)
_UNIT_LINE = re.compile(r"\(?(?:计量)?单位 *:.{1,12}$")
# A caption stands on a line of its own and is a title, in characters.
_MAX_CAPTION = 50
# Rows of a table whose cells bars part within the line.
_MOST_ROWS = 500
_DITTO = frozenset({"〃", "″", "同上", "同左上", "''", "””"})
# A data sheet of one project: labels and what they label, at least so many of them known.
_SHEET_WIDTH, _LEAST_LABELS = 2, 3


@dataclass(frozen=True, slots=True)
class Block:
    """A table and the lines it takes: caption, rows, notes."""

    first: int
    """Index of its first line."""
    rows: int
    """Index of the first line after the caption."""
    stop: int
    """Index after its last line."""
    table: Table


def find_tables(lines: Sequence[Line], text: str) -> list[Block]:
    """Tables in order; they do not overlap. ``text`` is the cleaned text the lines point into."""
    blocks: list[Block] = []
    place = 0
    while place < len(lines):
        block = _read_pipes(lines, place, text) or _read_flat(lines, place, text)
        if block is None:
            place += 1
            continue
        floor = blocks[-1].stop if blocks else 0
        blocks.append(_frame(block, lines, floor))
        place = blocks[-1].stop
    return blocks


def _frame(block: Block, lines: Sequence[Line], floor: int) -> Block:
    """The block with the caption before and the notes behind it."""
    first = block.first
    if first > floor and _UNIT_LINE.match(lines[first - 1].text):
        first -= 1
    if first > floor and _is_caption(lines[first - 1].text):
        first -= 1
    stop = block.stop
    while stop < len(lines) and NOTE_LINE.match(lines[stop].text):
        stop += 1
    captioned = first < block.first and _is_caption(lines[first].text)
    caption = " ".join(line.text.lstrip("# ") for line in lines[first : block.first])
    table = Table(block.table.header, block.table.rows, caption)
    return Block(first, first + 1 if captioned else first, stop, table)


def _is_caption(line: str) -> bool:
    """Whether the line names the table below; numbered headings and boxes stay headings."""
    bare = line.lstrip("# ")
    return (
        len(line) <= _MAX_CAPTION
        and line[-1] not in "。;,、:"
        and _CAPTION.match(bare) is not None
        and BOX.fullmatch(bare) is None
        and read_mark(bare) is None
    )


def _read_flat(lines: Sequence[Line], place: int, text: str) -> Block | None:
    found = read_flat(lines, place, text) or read_spaced(lines, place, text)
    return Block(place, place, found[1], found[0]) if found else None


def _read_pipes(lines: Sequence[Line], place: int, text: str) -> Block | None:
    stop = place
    while stop < len(lines) and lines[stop].text.startswith("|"):
        stop += 1
    if stop == place and "|" in lines[place].text:
        near = [line.text for line in lines[place : place + _MOST_ROWS]]
        stop = place + end_of_rows(near, 0)
    piped = lines[place].text.startswith("|")
    written = [line for line in lines[place:stop] if not _RULE.fullmatch(line.text)]
    rows = [
        row
        for row in (_cells(line, text, opened=piped) for line in written)
        if any(cell.text for cell in row)
    ]
    width = max((len(row) for row in rows), default=0)
    if len(rows) < 2 or width < 2:
        return None
    ruled = place + 1 < stop and _RULE.fullmatch(lines[place + 1].text) is not None
    if width == _SHEET_WIDTH and _is_sheet(rows):
        named = tuple(row for row in rows if len(row) == width)
        table = Table(tuple(row[0].text for row in named), (tuple(row[1] for row in named),))
        return Block(place, place, stop, table)
    depth = _header_depth(rows, ruled=ruled)
    header = _titles(rows[:depth])
    again = [[cell.text for cell in row] for row in rows[:depth]]  # titles repeated at the head of a page
    body = _carry_down([_pad(row, width) for row in rows[depth:] if [cell.text for cell in row] not in again])
    return Block(place, place, stop, Table((*header, *("",) * (width - len(header))), body))


def _is_header(row: Sequence[Cell]) -> bool:
    words = [cell.text for cell in row if cell.text]
    return all(not re.search(r"\d{1,3}(?!\d|年)", word) for word in words) or any(map(read_column, words))


def _is_sheet(rows: Sequence[tuple[Cell, ...]]) -> bool:
    """Whether rows of two cells describe one project: ``项目名称`` | ``东湖水厂``, ``建设期限`` | ``2031年``."""
    labels = [read_column(fold_punctuation(row[0].text)) for row in rows]
    values = [read_column(fold_punctuation(row[-1].text)) for row in rows]
    told = len([label for label in labels if label]) >= max(_LEAST_LABELS, len(rows) - 1)
    return told and len({*labels}) > 2 and not any(values)


def _header_depth(rows: Sequence[tuple[Cell, ...]], *, ruled: bool) -> int:
    """How many of the first rows are titles: two where titles merged over rows or columns have others beside or below them."""
    if not ruled and not _is_header(rows[0]):
        return 0
    top, second = ([cell.text for cell in row] for row in rows[:2])
    if len(rows) < 3 or len(top) != len(second) or top == second:
        return 1
    below = [other for one, other in zip(top, second, strict=True) if other not in {"", one}]
    kinds = [read_column(fold_punctuation(word)) for word in below]
    named = all(kind or not re.search(r"\d", word) for kind, word in zip(kinds, below, strict=True))
    shared = any(one and one == other for one, other in zip(top, second, strict=True))
    return 2 if below and named and (shared or (len(below) > 1 and all(kinds))) else 1


def _titles(rows: Sequence[tuple[Cell, ...]]) -> tuple[str, ...]:
    """The titles of columns; below a merged year both are said: ``2031年`` over ``目标``."""
    if len(rows) < 2:
        return tuple(cell.text for row in rows for cell in row)
    pairs = ((above.text, below.text) for above, below in zip(*rows, strict=True))
    return tuple(
        above if below in {"", above} else above + below if re.search(r"20\d\d", above) else below
        for above, below in pairs
    )


def _cells(line: Line, text: str, *, opened: bool) -> tuple[Cell, ...]:
    """Cells of one row; a bar behind a backslash is content."""
    bars = [found.start() for found in re.finditer(r"(?<!\\)\|", line.text)]
    if not opened:
        bars.insert(0, -1)
    if bars[-1] != len(line.text) - 1:
        bars.append(len(line.text))
    return tuple(
        _cell(text, line.start + left + 1, line.start + right) for left, right in itertools.pairwise(bars)
    )


def _cell(text: str, start: int, end: int) -> Cell:
    written = text[start:end]
    bare = written.strip()
    first = start + len(written) - len(written.lstrip()) if bare else start
    return Cell(bare, Span(first, first + len(bare)))


def _pad(row: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    end = row[-1].span.end
    return row + (Cell("", Span(end, end)),) * (width - len(row))


def _said(above: Cell, cell: Cell) -> Cell:
    """A cell with the words above it where it holds a ditto mark; at its own place."""
    return Cell(above.text, cell.span) if cell.text in _DITTO else cell


def _carry_down(rows: Sequence[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows in which ditto marks, and the blank cells under a merged first column, hold what stands above them."""
    filled: list[tuple[Cell, ...]] = []
    for written in rows:
        row = tuple(itertools.starmap(_said, zip(filled[-1], written, strict=True))) if filled else written
        merged = filled and not row[0].text and any(cell.text for cell in row[1:])
        filled.append((filled[-1][0], *row[1:]) if merged else row)
    return tuple(filled)
