"""A reviewed ``ledger.xlsx`` back as gold: what the reviewer left alone stays as the record had it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from summarizer.errors import InputError
from summarizer.evaluate.gold_files import first_problem
from summarizer.evaluate.labelling.spreadsheet import FindPlaces, open_workbook
from summarizer.report.labels import COMPARATORS, KINDS
from summarizer.report.ledger import COLUMNS, record_cells
from summarizer.report.workbook import plain
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.gold import GoldRecord

_WITHOUT_NUMBER = list(COLUMNS)[1:]
_SORTS = {chinese: pair for pair, (chinese, _) in KINDS.items()}
_SIGNS = {sign: comparator for comparator, sign in COMPARATORS.items() if sign} | {
    "=": "=", ">=": ">=", "<=": "<=", ">": ">", "<": "<", "~": "~",
}  # fmt: skip
_SIGNED = re.compile(r"\s*(>=|<=|[≥≤＞＜约=<>~]?)\s*(-?\d+(?:\.\d+)?)\s*$")
_FORMAT_SIGN = re.compile(r'"([^"]+)"')
_KEPT = (
    "comparator",
    "value",
    "unit",
    "baseline",
    "deadline",
    "deadline_basis",
    "recurrence",
    "binding",
    "funding",
)

Cell = tuple[Any, str]
"""Content and number format."""
Row = Mapping[str, Cell]


def read_ledger(path: Path, records: Mapping[str, Commitment], places: FindPlaces) -> Iterator[GoldRecord]:
    """Gold from the first sheet; a row whose 编号 is in ``records`` changes only what its cells change.

    A row that was deleted gives no gold; a row that was added is placed by its 依据原文. Raises
    InputError that names the row for what does not fit.
    """
    for where, row in _rows(path):
        base = records.get(str(row["编号"][0] or "")) if "编号" in row else None
        try:
            fields = _kept(base) if base else {"id": where.replace(" ", "-")}
            for column in _WITHOUT_NUMBER:
                if column in row and (base is None or not _same(row[column], _original(base)[column])):
                    fields |= _read(column, row, places)
            yield GoldRecord.model_validate(fields)
        except ValidationError as error:
            raise InputError(f"{where}: {first_problem(error)}") from None
        except InputError as error:
            raise InputError(f"{where}: {error}") from None


def _rows(path: Path) -> Iterator[tuple[str, Row]]:
    book = open_workbook(path)
    names: list[str] = []
    for number, row in enumerate(book.worksheets[0].iter_rows(), start=1):
        if not names:
            names = [str(cell.value or "").strip() for cell in row]
            if missing := {"任务/指标", "依据原文", "来源", "状态"} - set(names):
                raise InputError(f"{path}: no ledger, column {min(missing)} is missing")
        elif any(cell.value not in (None, "") for cell in row[1:]):
            cells = {
                name: (cell.value, str(cell.number_format)) for name, cell in zip(names, row, strict=False)
            }
            yield f"{path.name} row {number}", cells


def _original(record: Commitment) -> dict[str, Any]:
    return dict(zip(_WITHOUT_NUMBER, record_cells(record), strict=True))


def _same(cell: Cell, original: Any) -> bool:
    content, number_format = cell
    if isinstance(original, tuple):
        number, sign = original
        return content == number and (number is None or _sign(number_format) == sign)
    if isinstance(original, datetime.date):
        return _date(content) == original
    written = plain(original) if isinstance(original, str) else original
    return (content or None) == (written or None)


def _kept(record: Commitment) -> dict[str, Any]:
    evidence = [{"start": e.start, "end": e.end, "quote": e.quote} for e in record.evidence]
    return {
        "id": record.id,
        "document": record.document,
        "kind": record.kind,
        "status": record.status,
        "indicator": record.indicator,
        "responsible": record.responsible,
        "area": record.area,
        "evidence": evidence,
        **{name: getattr(record, name) for name in _KEPT},
    }


def _read(column: str, row: Row, places: FindPlaces) -> dict[str, Any]:
    """Fields that a changed cell decides."""
    if column == "依据原文":
        return {"evidence": _evidence(_words(row[column]), _words(row["来源"]), places)}
    return _READERS[column](row[column]) if column in _READERS else {}


def _words(cell: Cell) -> str:
    return "" if cell[0] is None else str(cell[0]).strip()


def _target(cell: Cell) -> dict[str, Any]:
    if not _words(cell):
        return {"value": None, "comparator": None}
    found = _SIGNED.match(_words(cell))
    if found is None:
        raise InputError(f"目标值: {cell[0]!r} is no number in base units")
    sign = found[1] or _sign(cell[1])
    return {"value": Decimal(found[2]), "comparator": _SIGNS.get(sign, "=")}


def _sign(number_format: str) -> str:
    found = _FORMAT_SIGN.match(number_format)
    return found[1] if found else ""


def _number(cell: Cell) -> Decimal | None:
    try:
        return Decimal(_words(cell)) if _words(cell) else None
    except ArithmeticError:
        raise InputError(f"{cell[0]!r} is no number in base units") from None


def _date(content: Any) -> datetime.date | None:
    if content is None or content == "":
        return None
    if isinstance(content, datetime.datetime):
        return content.date()
    try:
        return (
            content
            if isinstance(content, datetime.date)
            else datetime.date.fromisoformat(str(content).strip())
        )
    except ValueError:
        raise InputError(f"完成时限: {content!r} is no date such as 2025-12-31") from None


def _deadline(cell: Cell) -> dict[str, Any]:
    day = _date(cell[0])
    return {"deadline": day, "deadline_basis": None if day is None else "explicit"}


def _sort(cell: Cell) -> dict[str, Any]:
    if _words(cell) not in _SORTS:
        raise InputError(f"状态: {_words(cell)!r} is none of {'、'.join(_SORTS)}")
    kind, status = _SORTS[_words(cell)]
    # A deliverable has neither, whatever the row held before.
    return {"kind": kind, "status": status} | (
        {"value": None, "comparator": None} if kind == "deliverable" else {}
    )


_READERS: Mapping[str, Callable[[Cell], dict[str, Any]]] = {
    "领域": lambda cell: {"area": _words(cell) or None},
    "任务/指标": lambda cell: {"indicator": _words(cell)},
    "目标值": _target,
    "单位": lambda cell: {"unit": _words(cell) or None},
    "基期值": lambda cell: {"baseline": _number(cell)},
    "完成时限": _deadline,
    "责任单位": lambda cell: {
        "responsible": [body.strip() for body in _words(cell).split("、") if body.strip()]
    },
    "属性": lambda cell: {"binding": _words(cell) or None},
    "资金": lambda cell: {"funding": _number(cell)},
    "来源": lambda cell: {"document": _words(cell)},
    "状态": _sort,
    "备注": lambda cell: {"note": _words(cell) or None},
}
"""Column → the fields that its cell decides; 章节 and 编号 decide none."""


def _evidence(words: str, document: str, places: FindPlaces) -> list[dict[str, Any]]:
    text = places(document)
    if text is None:
        raise InputError(f"the text of {document!r} is needed to place a quote (--corpus DIR)")
    return [text.find(quote.strip()).model_dump() for quote in words.split("\n") if quote.strip()]
