"""Tables of a comparison as CSV and as a workbook; no cell runs as a formula in either."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from summarizer.report.atomic import replacing
from summarizer.report.columns import inert
from summarizer.report.comparison import Grid
from summarizer.report.workbook import MOST_ROWS, workbook


def write_csv(path: Path, grid: Grid) -> None:
    """``grid`` as UTF-8 with a byte order mark, so that Excel reads the Chinese. Raises OSError."""
    with replacing(path, encoding="utf-8-sig") as file:
        writer = csv.writer(file)  # RFC 4180: CRLF, quotes doubled
        writer.writerow([inert(column.title) for column in grid.columns])
        writer.writerows([inert(cell) for cell in row] for row in grid.rows)


def write_workbook(path: Path, grids: Sequence[Grid]) -> None:
    """One sheet a grid: frozen head, filters, wrapped text, real numbers and dates. Raises OSError.

    Two calls with the same grids give the same bytes. Sheets end where the format ends them.
    """
    with workbook(path) as book:
        for grid in grids:
            sheet = book.sheet(
                grid.name, [(column.title, column.width) for column in grid.columns], frozen="D2"
            )
            for row in grid.rows[: MOST_ROWS - 1]:
                sheet.append(row)
