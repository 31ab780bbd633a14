"""Ruled tables of a page: which cells the rules make, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from summarizer.load.pdf_letters import Letter, joined, text_lines
from summarizer.load.pipe_rows import GridCell, pipe_rows

if TYPE_CHECKING:
    from pdfplumber.page import Page

# Edges of cells this close are one edge, in points.
_EDGE = 3.0
# Edges of columns: two make a frame around text, and a table goes over to the next page with one row.
_MIN_COLUMN_EDGES = 3
_MIN_ROW_EDGES = 2

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the lower left corner."""


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


def _table(cells: Sequence[Box], letters: Sequence[Letter], max_cells: int) -> RuledTable | None:
    columns = _edges(edge for cell in cells for edge in (cell[0], cell[2]))
    heights = _edges(edge for cell in cells for edge in (cell[1], cell[3]))[::-1]
    if len(columns) < _MIN_COLUMN_EDGES or len(heights) < _MIN_ROW_EDGES:
        return None
    grid: list[list[tuple[int, GridCell]]] = [[] for _ in heights[1:]]
    for cell in cells:
        row, below = min(_at(heights, cell[3]), len(grid) - 1), _at(heights, cell[1])
        column, behind = _at(columns, cell[0]), _at(columns, cell[2])
        lines = text_lines(letter for letter in letters if _inside(cell, letter))
        text = reduce(joined, (line.text for line in lines), "")
        grid[row].append((column, GridCell(text, max(below - row, 1), max(behind - column, 1))))
    ordered = [[cell for _, cell in sorted(row, key=lambda place: place[0])] for row in grid]
    box = (columns[0], heights[-1], columns[-1], heights[0])
    return RuledTable(box, tuple(pipe_rows(ordered, max_cells)))


def _upright(cell: tuple[float, float, float, float], height: float) -> Box:
    """A cell measured from the upper left corner, as measured from the lower left one."""
    left, top, right, bottom = cell
    return left, height - bottom, right, height - top


def _edges(found: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for edge in sorted(found):
        if not edges or edge - edges[-1] > _EDGE:
            edges.append(edge)
    return edges


def _at(edges: Sequence[float], place: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - place))


def _inside(box: Box, letter: Letter) -> bool:
    middle = (letter.left + letter.right) / 2
    return box[0] <= middle <= box[2] and box[1] <= letter.middle <= box[3]
