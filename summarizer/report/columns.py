"""The columns of a record as a table: what ``records.csv`` and ``records.parquet`` share."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from summarizer.schemas.commitment import Commitment

# Spreadsheets run a cell that begins with one of these as a formula; an apostrophe in front makes it text.
# https://owasp.org/www-community/attacks/CSV_Injection
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

LIST_SEPARATOR = "；"
PATH_SEPARATOR = " › "

FLAT: dict[str, Callable[[Commitment], Any]] = {
    "id": lambda r: r.id,
    "document": lambda r: r.document,
    "section": lambda r: PATH_SEPARATOR.join(r.section),
    "kind": lambda r: r.kind.value,
    "status": lambda r: r.status.value,
    "indicator": lambda r: r.indicator,
    "comparator": lambda r: r.comparator,
    "value": lambda r: number(r.value),
    "unit": lambda r: r.unit,
    "baseline": lambda r: number(r.baseline),
    "deadline": lambda r: r.deadline,
    "deadline_basis": lambda r: None if r.deadline_basis is None else r.deadline_basis.value,
    "recurrence": lambda r: r.recurrence,
    "responsible": lambda r: LIST_SEPARATOR.join(r.responsible),
    "binding": lambda r: r.binding,
    "funding": lambda r: number(r.funding),
    "area": lambda r: r.area.value,
    "modality": lambda r: None if r.modality is None else r.modality.value,
    "quote": lambda r: r.evidence[0].quote,
    "start": lambda r: r.evidence[0].start,
    "end": lambda r: r.evidence[0].end,
    "page": lambda r: r.evidence[0].page,
    "mentions": lambda r: len(r.evidence),
    "more_quotes": lambda r: " ‖ ".join(evidence.quote for evidence in r.evidence[1:]),
    "flags": lambda r: LIST_SEPARATOR.join(r.flags),
    "engine": lambda r: r.engine,
}
"""Column → its content, one cell a record."""


def number(value: Decimal | None) -> int | float | None:
    """A number that JSON and spreadsheets understand."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def inert(cell: Any) -> Any:
    """``cell`` such that no spreadsheet runs it; numbers and dates stay what they are."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell


def flat(record: Commitment) -> dict[str, Any]:
    """One record as one row."""
    return {name: read(record) for name, read in FLAT.items()}
