"""Tables as Markdown pipe rows, the same for every container."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class TableTooLargeError(ValueError):
    """A table with more cells than the limit allows; the message says so without naming the document."""


_SPACE = re.compile(r"\s+")
_BETWEEN_HAN = re.compile("(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with the rows and columns it is merged over."""

    text: str
    rows: int = 1
    columns: int = 1


def pipe_rows(table: Iterable[Sequence[GridCell]], max_cells: int) -> list[str]:
    """One line a row, all rows equally wide, rows without text left out.

    A cell merged over rows stands in each of them. One merged over columns stands in each of them in
    the header, which is as deep as the deepest cell of the first row, and in the first one below it.
    Raises ``TableTooLargeError`` when merging spreads over more than ``max_cells`` cells.
    """
    grid = _spread(table, max_cells)
    width = max((len(row) for row in grid), default=0)
    lines = []
    for row in grid:
        cells = [row.get(column, "") for column in range(width)]
        if len(set(cells)) == 1 and width > 1:
            cells[1:] = [""] * (width - 1)
        if any(cells):
            lines.append("| " + " | ".join(cells) + " |")
    return lines


def cell_text(text: str) -> str:
    """``text`` on one line, without the bar that parts cells."""
    return _BETWEEN_HAN.sub("", _SPACE.sub(" ", text)).strip().replace("|", "｜")


def _spread(table: Iterable[Sequence[GridCell]], max_cells: int) -> list[dict[int, str]]:
    """Rows as column → text; a merged cell is copied to all its places."""
    grid: list[dict[int, str]] = []
    pending: dict[int, dict[int, str]] = {}
    count = header = 0
    for number, cells in enumerate(table):
        row = pending.pop(number, {})
        column = 0
        header = header if grid else max((cell.rows for cell in cells), default=1)
        for cell in cells:
            while column in row:
                column += 1
            count += cell.rows * cell.columns
            if count > max_cells:
                raise TableTooLargeError(f"a table with more than {max_cells:,} cells")
            text = cell_text(cell.text)
            for place in range(column, column + cell.columns):
                row[place] = text if place == column or number < header else ""
                for below in range(number + 1, number + cell.rows):
                    pending.setdefault(below, {})[place] = row[place]
            column += cell.columns
        grid.append(row)
    return grid
