"""Tables that hand each place its share: one row a place, one column a measure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.engines.rules.found import Found
from summarizer.engines.rules.tasks import inside
from summarizer.schemas.document import Cell, Chunk, Table
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.punctuation import fold_punctuation

_PLACES = re.compile(
    r"(?:所属|行政)?(?:县\(区\)|县\(市、?区\)|县区|县市区|市县|区县|市\(州\)|市州|地区|区域|区划|乡镇|镇街|街镇|街道|乡镇\(街道\)|镇\(街道\)|镇村|单位|单位名称|责任单位)(?:名称)?"
)
"""Headers over places or those who answer for them: ``县（区）``."""

_ASIDE = re.compile(r"序号|编号|备注|说明")
"""Columns that measure nothing."""

_TOTAL = re.compile(r"合 *计|总 *计|小 *计|全[省市县区]合?计?")
"""Rows that sum up the others: their values are of the whole."""

_VALUE = re.compile(r"(?:≥|≤|>=|<=|不低于|不少于)?\d[\d.,]*(?:万|亿)?[%‰]?")
_EMPTY = re.compile(r"[-—–/\\.\s]*")
_UNIT = re.compile(r"[(]([^()\d]{1,8})[)]\s*$")

LEAST_ROWS = 2
"""A table of one place is read as a list of tasks."""


@dataclass(frozen=True, slots=True)
class Crosstab:
    """Which column names the places, and which hold measures."""

    place: int
    measures: tuple[int, ...]


def read_crosstab(table: Table) -> Crosstab | None:
    """Layout of a table by places; None where the columns beside the places hold anything but numbers."""
    headers = [fold_punctuation(header).replace(" ", "") for header in table.header]
    told = [at for at, header in enumerate(headers) if not _ASIDE.fullmatch(header)]
    if len(told) < 2 or len(table.rows) < LEAST_ROWS or not _PLACES.fullmatch(headers[told[0]]):
        return None
    place, measures = told[0], tuple(told[1:])
    cells = [fold_punctuation(row[at].text).strip() for row in table.rows for at in measures]
    if not all(_VALUE.fullmatch(cell) or _EMPTY.fullmatch(cell) for cell in cells):
        return None
    return Crosstab(place, measures) if any(map(_VALUE.fullmatch, cells)) else None


def read_shares(chunk: Chunk, table: Table, crosstab: Crosstab, status: Status) -> Iterator[Found]:
    """One record for each number of the table, named after its place and its column."""
    for row in table.rows:
        if inside(row, chunk):
            yield from _row(chunk, table, crosstab, row, status)


def _row(
    chunk: Chunk, table: Table, crosstab: Crosstab, row: Sequence[Cell], status: Status
) -> Iterator[Found]:
    place = fold_punctuation(row[crosstab.place].text).strip()
    whose = "" if _TOTAL.fullmatch(place) else place
    for at in crosstab.measures:
        value = row[at].text.strip()
        if not _VALUE.fullmatch(fold_punctuation(value)):
            continue
        header = fold_punctuation(table.header[at]).strip()
        unit = _UNIT.search(header)
        spans = (row[crosstab.place].span, row[at].span)
        yield Found(
            kind=Kind.TARGET,
            status=status,
            indicator=whose + (header[: unit.start()] if unit else header).strip(),
            start=min(span.start for span in spans) - chunk.span.start,
            end=max(span.end for span in spans) - chunk.span.start,
            value=value,
            unit=unit[1] if unit else None,
        )
