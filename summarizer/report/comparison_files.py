"""Tables of a comparison as CSV and as a workbook; no cell runs as a formula in either."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from summarizer.report.atomic import part_of, replacing
from summarizer.report.columns import inert
from summarizer.report.comparison import Grid, Value
from summarizer.report.ledger import MOST_ROWS, plain
from summarizer.report.timeless import repack_without_times


def write_csv(path: Path, grid: Grid) -> None:
    """``grid`` as UTF-8 with a byte order mark, so that Excel reads the Chinese. Raises OSError."""
    with replacing(path, encoding="utf-8-sig") as file:
        writer = csv.writer(file)  # RFC 4180: CRLF, quotes doubled
        writer.writerow([inert(column.title) for column in grid.columns])
        writer.writerows([inert(cell) for cell in row] for row in grid.rows)


def write_workbook(path: Path, grids: Sequence[Grid]) -> None:
    """One sheet a grid: frozen head, filters, wrapped text, real numbers and dates. Raises OSError.

    Two calls with the same grids give the same bytes. Sheets end after ``MOST_ROWS`` rows.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for grid in grids:
        _fill(book.create_sheet(grid.name), grid)
    with part_of(path) as part, TemporaryDirectory(prefix=".comparison", dir=path.parent) as folder:
        timed = Path(folder) / path.name
        book.save(timed)
        repack_without_times(timed, part)


def _fill(sheet: Any, grid: Grid) -> None:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "D2"
    for position, column in enumerate(grid.columns, 1):
        sheet.column_dimensions[get_column_letter(position)].width = column.width
    header = [_cell(sheet, column.title) for column in grid.columns]
    for cell in header:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6F0")
    sheet.append(header)
    rows = grid.rows[:MOST_ROWS]
    for row in rows:
        sheet.append([_cell(sheet, content) for content in row])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(grid.columns))}{len(rows) + 1}"


def _cell(sheet: Any, content: Value) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    cell = WriteOnlyCell(sheet, value=plain(content) if isinstance(content, str) else content)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(content, str):
        cell.data_type = "s"  # never a formula, whatever it begins with
    elif hasattr(content, "isoformat"):
        cell.number_format = "yyyy-mm-dd"
    return cell
