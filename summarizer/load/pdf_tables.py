"""Tables of a page: which cells the rules make, and what stands in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from summarizer.load.open_tables import open_tables
from summarizer.load.pdf_letters import Letter, joined, text_lines
from summarizer.load.pipe_rows import GridCell, pipe_rows
from summarizer.load.rules import Box, Rule, edges_of, nearest

if TYPE_CHECKING:
    from pdfplumber.page import Page

# Edges of columns: two make a frame around text, and a table goes over to the next page with one row.
_MIN_COLUMN_EDGES = 3
_MIN_ROW_EDGES = 2


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table and the place it takes."""

    box: Box
    rows: tuple[str, ...]

    @property
    def top(self) -> float:
        """Upper edge, in points above the lower edge of the page."""
        return self.box[3]

    def holds(self, letter: Letter) -> bool:
        """Whether the middle of ``letter`` lies in the table."""
        return _inside(self.box, letter)


def ruled_tables(page: Page, letters: Sequence[Letter], max_cells: int) -> list[RuledTable]:
    """Tables of at least two columns, from top to bottom; ``page`` gives the rules only."""
    found = [[_upright(cell, float(page.height)) for cell in table.cells] for table in page.find_tables()]
    return tables_of(found, letters, max_cells)


def tables_of(tables: Iterable[Sequence[Box]], letters: Sequence[Letter], max_cells: int) -> list[RuledTable]:
    """``tables``, given as the cells that rules make, with their text: those of at least two columns, from top to bottom.

    Raises ``TableTooLargeError``.
    """
    made = (_table(cells, letters, max_cells) for cells in tables)
    return sorted((table for table in made if table is not None), key=lambda table: -table.top)


def with_open_tables(
    tables: Sequence[RuledTable], rules: Iterable[Rule], letters: Sequence[Letter], max_cells: int
) -> list[RuledTable]:
    """``tables`` and those between level rules of the rest of the page, from top to bottom. Raises ``TableTooLargeError``."""
    rest = [letter for letter in letters if not any(table.holds(letter) for table in tables)]
    found = tables_of(open_tables(rules, rest), rest, max_cells)
    return sorted([*tables, *found], key=lambda table: -table.top)


def _table(cells: Sequence[Box], letters: Sequence[Letter], max_cells: int) -> RuledTable | None:
    columns = edges_of(edge for cell in cells for edge in (cell[0], cell[2]))
    heights = edges_of(edge for cell in cells for edge in (cell[1], cell[3]))
    if len(columns) < _MIN_COLUMN_EDGES or len(heights) < _MIN_ROW_EDGES:
        return None
    grid: list[list[tuple[int, GridCell]]] = [[] for _ in heights[1:]]
    ordered = sorted(letters, key=lambda letter: letter.middle)
    middles = [letter.middle for letter in ordered]
    for cell in cells:
        row = min(len(grid) - nearest(heights, cell[3]), len(grid) - 1)
        below = len(grid) - nearest(heights, cell[1])
        column, behind = nearest(columns, cell[0]), nearest(columns, cell[2])
        level = ordered[bisect_left(middles, cell[1]) : bisect_right(middles, cell[3])]
        lines = text_lines(letter for letter in level if _inside(cell, letter))
        text = reduce(joined, (line.text for line in lines), "")
        grid[row].append((column, GridCell(text, max(below - row, 1), max(behind - column, 1))))
    rows = [[cell for _, cell in sorted(row, key=lambda place: place[0])] for row in grid]
    box = (columns[0], heights[0], columns[-1], heights[-1])
    return RuledTable(box, tuple(pipe_rows(rows, max_cells)))


def _upright(cell: tuple[float, float, float, float], height: float) -> Box:
    """A cell measured from the upper left corner, as measured from the lower left one."""
    left, top, right, bottom = cell
    return left, height - bottom, right, height - top


def _inside(box: Box, letter: Letter) -> bool:
    middle = (letter.left + letter.right) / 2
    return box[0] <= middle <= box[2] and box[1] <= letter.middle <= box[3]
