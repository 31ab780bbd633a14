"""Pages set in two columns, as gazettes are: the left one is read before the right one, headings across both apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from summarizer.load.pdf_layout import Block, TableBlock
from summarizer.load.pdf_letters import Letter, rows_of, text_lines
from summarizer.load.pdf_tables import RuledTable

# The gutter stands within this share of the text's width from its middle …
_CENTRAL = 0.12
# … is at least this wide, in the size of the letters …
_GUTTER = 1.2
# … and is crossed by at most this share of rows: titles and notes.
_CROSSED = 0.35
# Prose in a column has at least so many rows, of so many letters; columns of a table have fewer letters.
_MIN_ROWS, _MIN_LETTERS = 6, 9
# Full rows end this close to the right edge of their column, in the size; cells of a table end anywhere.
_RAGGED = 2.5
# Rows this close to the edges of the page, in its height, are heads and feet and belong to no column.
_EDGE = 0.08
# Steps of looking for the gutter, in points.
_STEP = 2.0


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block and the column it stands in: 0 left, 1 right, None across both."""

    block: Block
    column: int | None


def reading_order(letters: Sequence[Letter], tables: Sequence[RuledTable], height: float) -> list[Block]:
    """Lines and tables of a page ``height`` points high as they are read.

    Lines of a right column are moved to the left one's place, so that both have the same margins.
    """
    rows = [row for row in rows_of(letters) if any(letter.text != " " for letter in row)]
    gutter = _gutter(rows)
    if gutter is None:
        found: list[Block] = [*text_lines(letters), *(_block(table) for table in tables if table.rows)]
        return sorted(found, key=lambda block: -block.top)
    placed = [*_columns(rows, gutter, height), *(_tabled(table, gutter) for table in tables if table.rows)]
    return list(_ordered(sorted(placed, key=lambda one: -one.block.top)))


def _block(table: RuledTable) -> TableBlock:
    return TableBlock(table.rows, table.top)


def _gutter(rows: Sequence[Sequence[Letter]]) -> float | None:
    """Where the columns of the page part; None where it has one column."""
    if len(rows) < _MIN_ROWS:
        return None
    left = min(letter.left for row in rows for letter in row)
    right = max(letter.right for row in rows for letter in row)
    middle, reach = (left + right) / 2, _CENTRAL * (right - left)
    free = [_free(row) for row in rows]
    places = [middle + sign * step * _STEP for step in range(int(reach / _STEP) + 1) for sign in (1, -1)]
    best = min(places, key=lambda place: sum(_crosses(room, place) for room in free))
    parted = [row for row, room in zip(rows, free, strict=True) if not _crosses(room, best)]
    if len(rows) - len(parted) > _CROSSED * len(rows):
        return None
    sides = [[letter for letter in row if letter.left < best] for row in parted]
    others = [[letter for letter in row if letter.left >= best] for row in parted]
    return best if _is_prose(sides) and _is_prose(others) else None


def _free(row: Sequence[Letter]) -> list[tuple[float, float]]:
    """Where nothing of ``row`` stands: before it, behind it, and in gaps as wide as a gutter."""
    inked = sorted((letter.left, letter.right) for letter in row if letter.text != " ")
    wide = _GUTTER * max(letter.size for letter in row)
    end = inked[0][0]
    free = [(float("-inf"), end)]
    for left, right in inked:
        if left - end >= wide:
            free.append((end, left))
        end = max(end, right)
    return [*free, (end, float("inf"))]


def _crosses(free: Sequence[tuple[float, float]], place: float) -> bool:
    """Whether a row with this free room runs on over ``place``."""
    return not any(left <= place <= right for left, right in free)


def _is_prose(sides: Iterable[Sequence[Letter]]) -> bool:
    """Whether the rows of a side are those of paragraphs: long, and most of them as long as the side is wide."""
    rows = [side for side in sides if side]
    if len(rows) < _MIN_ROWS or median(map(len, rows)) < _MIN_LETTERS:
        return False
    ends = [max(letter.right for letter in row) for row in rows]
    size = max(letter.size for letter in rows[0])
    return sum(end > max(ends) - _RAGGED * size for end in ends) > len(ends) / 2


def _columns(rows: Sequence[Sequence[Letter]], gutter: float, height: float) -> Iterator[_Placed]:
    halves = [
        (
            [letter for letter in row if letter.left < gutter],
            [letter for letter in row if letter.left >= gutter],
        )
        for row in rows
    ]
    across = [
        _crosses(_free(row), gutter) or not _EDGE < row[0].base / max(height, 1.0) < 1 - _EDGE for row in rows
    ]
    starts = [
        min((letter.left for half, whole in zip(halves, across, strict=True) if not whole for letter in half[side]), default=0.0)
        for side in (0, 1)
    ]  # fmt: skip
    for row, half, whole in zip(rows, halves, across, strict=True):
        if whole:
            yield from (_Placed(line, None) for line in text_lines(row))
            continue
        yield from (_Placed(line, 0) for line in text_lines(half[0]))
        shift = starts[1] - starts[0]
        for line in text_lines(half[1]):
            yield _Placed(replace(line, left=line.left - shift, right=line.right - shift), 1)


def _tabled(table: RuledTable, gutter: float) -> _Placed:
    left, _, right, _ = table.box
    column = 0 if right <= gutter else 1 if left >= gutter else None
    return _Placed(_block(table), column)


def _ordered(placed: Sequence[_Placed]) -> Iterator[Block]:
    """Between blocks across both columns, the left one before the right one."""
    waiting: tuple[list[Block], list[Block]] = ([], [])
    for one in placed:
        if one.column is not None:
            waiting[one.column].append(one.block)
            continue
        yield from (*waiting[0], *waiting[1], one.block)
        waiting = ([], [])
    yield from (*waiting[0], *waiting[1])
