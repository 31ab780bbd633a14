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
    Rows above the header that are one merged cell are titles: plain lines.

    Raises ``TableTooLargeError`` when merging spreads over more than ``max_cells`` cells.
    """
    rows = list(table)
    lines: list[str] = []
    while rows and len(rows[0]) == 1 and rows[0][0].columns > 1 and rows[0][0].rows == 1:
        lines += filter(None, [cell_text(rows.pop(0)[0].text)])
    grid = _spread(rows, max_cells)
    width = max((max(row, default=-1) + 1 for row in grid), default=0)
    for row in grid:
        cells = [row.get(column, "") for column in range(width)]
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
