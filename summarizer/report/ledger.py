"""``ledger.xlsx``: the task ledger (任务分解台账) in the shape of the trade, with real numbers, dates and filters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from urllib.parse import quote as quote_url

from summarizer.report.columns import PATH_SEPARATOR, number
from summarizer.report.labels import COMPARATORS, FLAGS, KINDS, RECURRENCES
from summarizer.report.result import Add, Result
from summarizer.report.workbook import Content, Sheet, workbook
from summarizer.schemas.commitment import Commitment

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

MOST_ROWS = 1_000_000
"""Of the ledger; a sheet ends at 1,048,576."""
MOST_SHEETS = 200
"""Runs of more documents get the sheet of all and no sheet for each."""
LINE_POINTS = 14.5
"""Height of a line of the default font, 11 points."""

_LINKED = list(COLUMNS).index("来源")
"""The column that leads to the record's place in the page."""

_WIDTHS = tuple(COLUMNS.values())[1:]
_UNCLAIMED_WIDTHS = tuple(UNCLAIMED_COLUMNS.values())[1:]
_NARROW = re.compile(r"[\x20-\x7e]")
_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f']")


@contextmanager
def task_ledger(path: Path, documents: int) -> Iterator[Add]:
    """Writes the workbook; ``documents`` of the run decide whether each gets a sheet of its own."""
    with workbook(path) as book:
        everything = book.sheet("全部", COLUMNS.items(), frozen="D2")
        unclaimed = book.sheet("未说明数字", UNCLAIMED_COLUMNS.items())
        names = _SheetNames({"全部", "未说明数字"})
        each = 1 < documents <= MOST_SHEETS

        def add(result: Result) -> None:
            if result.summary is None or everything.rows + len(result.summary.records) > MOST_ROWS:
                return
            rows = [record_cells(record) for record in result.summary.records]
            for row in rows:
                _append(everything, row)
            for number in islice(_unclaimed(result), MOST_ROWS - unclaimed.rows):
                _append(unclaimed, number)
            if each and rows:
                own = book.sheet(names.take(result.document), COLUMNS.items(), frozen="D2")
                for row in rows:
                    _append(own, row)
                own.close()

        yield add


def record_cells(record: Commitment) -> list[Content]:
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


def _unclaimed(result: Result) -> Iterator[list[Content]]:
    summary = result.summary
    for mention in summary.coverage.unclaimed if summary else ():
        sections = summary.sections if summary else ()
        path = sections[mention.section].path if mention.section < len(sections) else ()
        yield [mention.text, f"{mention.start}–{mention.end}", PATH_SEPARATOR.join(path), result.document]


def _append(sheet: Sheet, row: Sequence[Content]) -> None:
    link = (_LINKED, f"report.html#r={quote_url(str(row[-1]))}") if len(row) == len(COLUMNS) - 1 else None
    sheet.append((sheet.rows + 1, *row), height=_height(row), link=link)


def _height(row: Sequence[Content]) -> float:
    """In points: rows without a height are fitted by Excel on opening, by other programs only when touched."""
    widths = _WIDTHS if len(row) == len(_WIDTHS) else _UNCLAIMED_WIDTHS
    texts = ((content, width) for content, width in zip(row, widths, strict=True) if isinstance(content, str))
    return LINE_POINTS * max((_lines(text, width) for text, width in texts), default=1) + 3


def _lines(text: str, width: int) -> int:
    """Lines that ``text`` takes in a column of ``width`` characters; Chinese ones are two wide."""
    if 2 * len(text) < width and "\n" not in text:  # most cells
        return 1
    return sum(
        1 + (2 * len(line) - len(_NARROW.findall(line)) - 1) // max(1, width - 1) for line in text.split("\n")
    )


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
