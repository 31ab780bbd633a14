"""``ledger.xlsx``: the task ledger (任务分解台账) in the shape of the trade, with real numbers, dates and filters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as quote_url

from summarizer.report.atomic import part_of
from summarizer.report.columns import PATH_SEPARATOR, number
from summarizer.report.labels import COMPARATORS, FLAGS, KINDS, RECURRENCES
from summarizer.report.result import Add, Result
from summarizer.report.timeless import repack_without_times
from summarizer.schemas.commitment import Commitment

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

COLUMNS: dict[str, int] = {
    "序号": 7,
    "领域": 12,
    "任务/指标": 40,
    "目标值": 14,
    "单位": 9,
    "基期值": 12,
    "完成时限": 13,
    "责任单位": 26,
    "属性": 9,
    "资金": 16,
    "依据原文": 60,
    "章节": 36,
    "来源": 28,
    "状态": 11,
    "备注": 24,
    "编号": 20,
}
"""Column → width in characters. 编号 is the record's id, by which a corrected ledger finds its record."""

UNCLAIMED_COLUMNS = {"序号": 7, "数字": 20, "位置": 16, "章节": 48, "来源": 36}

A3_PAPER = 8
"""The number of A3 in the file format (ECMA-376, 18.3.1.63)."""
MOST_ROWS = 20_000
"""Of the ledger: a row takes 0.4 ms, more than reading it out of its document, and nobody scrolls further."""
MOST_SHEETS = 200
"""Runs of more documents get the sheet of all and no sheet for each."""
MOST_LINKS = 65_000
"""Excel refuses a sheet with more than 65,530 hyperlinks."""
LINE_POINTS = 14.5
"""Height of a line of the default font, 11 points."""
MOST_POINTS = 409
"""Of one row, the limit of the file format."""
MOST_CHARACTERS = 32_767
"""Of one cell, the limit of the file format."""

_LINKED = list(COLUMNS).index("来源")
"""The column that leads to the record's place in the page."""

# XML 1.0 has no place for these, and a spreadsheet reports the file as damaged.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NARROW = re.compile(r"[\x20-\x7e]")
_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f']")


@contextmanager
def task_ledger(path: Path, documents: int) -> Iterator[Add]:
    """Writes the workbook; ``documents`` of the run decide whether each gets a sheet of its own."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    everything = _Sheet(book.create_sheet("全部"), COLUMNS)
    unclaimed = _Sheet(book.create_sheet("未说明数字"), UNCLAIMED_COLUMNS)
    names = _SheetNames({"全部", "未说明数字"})
    each = 1 < documents <= MOST_SHEETS

    def add(result: Result) -> None:
        if result.summary is None or everything.rows + len(result.summary.records) > MOST_ROWS:
            return
        rows = [record_cells(record) for record in result.summary.records]
        everything.extend(rows)
        unclaimed.extend(_unclaimed(result))
        if each and rows:
            own = _Sheet(book.create_sheet(names.take(result.document)), COLUMNS)
            own.extend(rows)
            own.close()

    with part_of(path) as part:
        try:
            yield add
        finally:
            everything.close()
            unclaimed.close()
        with TemporaryDirectory(prefix=".ledger", dir=path.parent) as folder:
            timed = Path(folder) / path.name
            book.save(timed)
            repack_without_times(timed, part)


def record_cells(record: Commitment) -> list[Any]:
    """One row less its 序号: numbers and dates as such, words as words."""
    return [
        record.area.value,
        record.indicator,
        (number(record.value), COMPARATORS.get(record.comparator or "=", "")),
        record.unit,
        (number(record.baseline), ""),
        record.deadline,
        "、".join(record.responsible),
        record.binding,
        (number(record.funding), ""),
        "\n".join(evidence.quote for evidence in record.evidence),
        PATH_SEPARATOR.join(record.section),
        record.document,
        KINDS[record.kind.value, record.status.value][0],
        _remarks(record),
        record.id,
    ]


def _remarks(record: Commitment) -> str:
    notes = [RECURRENCES.get(record.recurrence or "", ""), *(FLAGS.get(flag, flag) for flag in record.flags)]
    return "；".join(note for note in notes if note)


def _unclaimed(result: Result) -> Iterator[list[Any]]:
    summary = result.summary
    for mention in summary.coverage.unclaimed if summary else ():
        sections = summary.sections if summary else ()
        path = sections[mention.section].path if mention.section < len(sections) else ()
        yield [mention.text, f"{mention.start}–{mention.end}", PATH_SEPARATOR.join(path), result.document]


class _Sheet:
    """One sheet, filled from the top: header, frozen; wrapped cells; filter over everything."""

    def __init__(self, sheet: WriteOnlyWorksheet, columns: dict[str, int]) -> None:
        from openpyxl.styles import Font, PatternFill
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.properties import PageSetupProperties

        self._sheet, self._columns = sheet, columns
        self._cells: dict[tuple[int, str], Any] = {}
        self.rows = 0
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = A3_PAPER
        sheet.page_setup.fitToHeight = 0  # as many pages as it takes, one page wide
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_title_rows = "1:1"
        sheet.freeze_panes = "D2" if "任务/指标" in columns else "A2"
        for position, width in enumerate(columns.values(), 1):
            sheet.column_dimensions[get_column_letter(position)].width = width
        header = [self._cell(position, "header") for position in range(len(columns))]
        fill, bold = PatternFill("solid", fgColor="DDE6F0"), Font(bold=True)
        for cell, name in zip(header, columns, strict=True):
            cell.value, cell.font, cell.fill = name, bold, fill
        sheet.append(header)

    def extend(self, rows: Iterable[list[Any]]) -> None:
        """Add rows, numbering them."""
        for row in rows:
            self.rows += 1
            cells = [self._filled(position, content) for position, content in enumerate((self.rows, *row))]
            if len(row) == len(COLUMNS) - 1 and self.rows <= MOST_LINKS:
                cells[_LINKED] = self._linked(row[_LINKED - 1], record=row[-1])
            # Rows without a height are fitted by Excel on opening, by other programs only when touched.
            self._sheet.row_dimensions[self.rows + 1].height = self._height(row)
            self._sheet.append(cells)
            del self._sheet.row_dimensions[self.rows + 1]  # it is written, and would stay in memory

    def _height(self, row: Sequence[Any]) -> float:
        widths = list(self._columns.values())[1:]
        texts = (
            (content, width) for content, width in zip(row, widths, strict=True) if isinstance(content, str)
        )
        lines = max((_lines(text, width) for text, width in texts), default=1)
        return min(LINE_POINTS * lines + 3, MOST_POINTS)

    def close(self) -> None:
        """Finish the sheet; nothing can be added after."""
        from openpyxl.utils import get_column_letter

        self._sheet.auto_filter.ref = f"A1:{get_column_letter(len(self._columns))}{self.rows + 1}"
        self._sheet.close()

    def _cell(self, position: int, number_format: str) -> Any:
        """The cell for one column and format: a row is on disk once appended, so that each serves every row.

        Styling a cell takes openpyxl ten times as long as writing it.
        """
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment

        cell = self._cells.get((position, number_format))
        if cell is None:
            cell = self._cells[position, number_format] = WriteOnlyCell(self._sheet)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number_format not in ("header", "link"):
                cell.number_format = number_format
        return cell

    def _filled(self, position: int, content: Any) -> Any:
        if isinstance(content, str):
            cell = self._cell(position, "General")
            cell.value = plain(content)
            cell.data_type = "s"  # never a formula, whatever it begins with
            return cell
        value, sign = content if isinstance(content, tuple) else (content, "")
        dated = hasattr(value, "isoformat")
        cell = self._cell(position, "yyyy-mm-dd" if dated else f'"{sign}"General' if sign else "General")
        cell.value = value
        return cell

    def _linked(self, words: str, record: str) -> Any:
        from openpyxl.styles import Font

        fresh = (_LINKED, "link") not in self._cells
        cell = self._cell(_LINKED, "link")
        if fresh:
            cell.font = Font(color="0563C1", underline="single")
        cell.value = plain(words)
        cell.data_type = "s"
        cell.hyperlink = f"report.html#r={quote_url(record)}"
        return cell


def _lines(text: str, width: int) -> int:
    """Lines that ``text`` takes in a column of ``width`` characters; Chinese ones are two wide."""
    return sum(
        1 + (2 * len(line) - len(_NARROW.findall(line)) - 1) // max(1, width - 1) for line in text.split("\n")
    )


def plain(text: str) -> str:
    """``text`` as a cell can hold it."""
    return _CONTROL.sub("", text)[:MOST_CHARACTERS]


class _SheetNames:
    """Names of sheets: 31 characters, no reserved ones, unique whatever the case."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {name.casefold() for name in taken}

    def take(self, document: str) -> str:
        stem = _SHEET_NAME.sub("_", document.rsplit("/", 1)[-1].rsplit(".", 1)[0]).strip() or "文件"
        name, count = stem[:31], 1
        while name.casefold() in self._taken:
            count += 1
            name = f"{stem[: 30 - len(str(count))]}~{count}"
        self._taken.add(name.casefold())
        return name
