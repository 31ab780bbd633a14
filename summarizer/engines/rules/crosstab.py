"""Tables of numbers throughout: one row a place, a class or a year, one column a measure or a side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.engines.rules.found import Found
from summarizer.engines.rules.tasks import inside
from summarizer.language.columns import Rows, read_rows_header
from summarizer.language.owners import SIDE_ONLY
from summarizer.schemas.document import Cell, Chunk, Section, Table
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.punctuation import fold_punctuation

_ASIDE = re.compile(r"序号|编号|备注|说明")
"""Columns that measure nothing."""

_TOTAL = re.compile(r"合 *计|总 *计|小 *计|全[省市县区]合?计?")
"""Rows that sum up the others: their values are of the whole."""

_VALUE = re.compile(r"(?:≥|≤|>=|<=|不低于|不少于)?\d[\d.,]*(?:万|亿)?[%‰]?")
_EMPTY = re.compile(r"[-—–/\\.\s]*")
_UNIT = re.compile(r"[(]([^()\d]{1,8})[)]\s*$")
_UNIT_OF_ALL = re.compile(r"单位 *: *(?P<unit>[^()\s:,。]{1,10})")
_PAID = re.compile(r"元[/·每]?(?=.*(?P<per>[年月天日次餐]))[人户床/·每年月天日次餐]+")
"""What is paid to one at a time: ``元/人·月``."""

_SIDE = re.compile(r"城[市镇乡区]|农村|乡村")
_STANDARD = re.compile(r"(?<=[一-龥]{2})(?:保障|救助|补[助贴]|发放|执行|供养)?标准")
"""Nouns of a heading that say no more than that amounts follow: ``保障标准``."""
_NOUN = re.compile(r"[一-龥]{4,}标准(?=$|[( ])")
"""What a heading says the amounts are: ``二、照料护理标准``."""

_YEAR = re.compile(r"20\d\d年?")
_NOW = re.compile(r"现状|基期|基数|实际|完成")
"""Rows of what is so already: ``2030年（现状）``."""

LEAST_ROWS = 2
"""A table of one row is read as a list of tasks."""

LONGEST_REMARK = 8
"""Characters of a cell that remarks on its row; longer ones are prose, and their table lists tasks."""


@dataclass(frozen=True, slots=True)
class Crosstab:
    """Which column names the rows, and which hold measures."""

    rows: Rows
    name: int
    measures: tuple[int, ...]


def read_crosstab(table: Table) -> Crosstab | None:
    """Layout of a table of numbers; None where the columns beside the names hold prose, or no numbers."""
    headers = [fold_punctuation(header).replace(" ", "") for header in table.header]
    told = [at for at, header in enumerate(headers) if not _ASIDE.fullmatch(header)]
    if len(told) < 2 or len(table.rows) < LEAST_ROWS:
        return None
    sort = read_rows_header(headers[told[0]])
    if sort is None:
        return None
    columns = {at: [fold_punctuation(row[at].text).strip() for row in table.rows] for at in told[1:]}
    measures = tuple(at for at, cells in columns.items() if _measures(cells))
    prose = any(len(cell) > LONGEST_REMARK for at in columns.keys() - {*measures} for cell in columns[at])
    if prose or not measures:
        return None
    if sort is Rows.YEAR and not all(_YEAR.search(row[told[0]].text) for row in table.rows):
        return None
    return Crosstab(sort, told[0], measures)


def _measures(cells: Sequence[str]) -> bool:
    numbers = all(_VALUE.fullmatch(cell) or _EMPTY.fullmatch(cell) for cell in cells)
    return numbers and any(map(_VALUE.fullmatch, cells))


def read_shares(chunk: Chunk, section: Section, crosstab: Crosstab, status: Status) -> Iterator[Found]:
    """One record for each number of the table, named after its row and its column."""
    table = section.table
    if table is None:
        return
    for row in table.rows:
        now = crosstab.rows is Rows.YEAR and _NOW.search(row[crosstab.name].text)
        if not now and inside(row, chunk):
            yield from _row(chunk, section, table, crosstab, row, status)


def _row(
    chunk: Chunk,
    section: Section,
    table: Table,
    crosstab: Crosstab,
    row: Sequence[Cell],
    status: Status,
) -> Iterator[Found]:
    whose = fold_punctuation(row[crosstab.name].text).strip()
    above = fold_punctuation(" ".join((table.caption, *section.path[-1:])))
    for at in crosstab.measures:
        value = row[at].text.strip()
        if not _VALUE.fullmatch(fold_punctuation(value)):
            continue
        header = fold_punctuation(table.header[at]).strip()
        own, shared = _UNIT.search(header), _UNIT_OF_ALL.search(above)
        unit = own[1] if own else shared["unit"] if shared else None
        label = (header[: own.start()] if own else header).strip()
        paid = _PAID.fullmatch(unit or "")
        spans = (row[crosstab.name].span, row[at].span)
        in_force = paid is not None and chunk.facts.standing
        yield Found(
            kind=Kind.TARGET,
            status=Status.ACHIEVED if in_force else status,
            indicator=_standard(whose, label, above) if paid else _name(crosstab, whose, label),
            start=min(span.start for span in spans) - chunk.span.start,
            end=max(span.end for span in spans) - chunk.span.start,
            value=value,
            unit=f"元/{paid['per']}" if paid else unit,
            deadline=row[crosstab.name].text.strip() if crosstab.rows is Rows.YEAR else None,
        )


def _name(crosstab: Crosstab, whose: str, label: str) -> str:
    if crosstab.rows is Rows.YEAR or _TOTAL.fullmatch(whose):
        return label
    return whose + label


def _standard(whose: str, label: str, above: str) -> str:
    """The name of what is paid: ``城市`` | ``最低生活保障`` | ``标准``, ``全护理`` | ``集中供养`` | ``照料护理标准``."""
    name = label + whose if _SIDE.fullmatch(label) or SIDE_ONLY.fullmatch(label) else whose + label
    if "标准" in name:
        return name
    noun = _NOUN.search(above)
    return name + (noun.group() if noun and not _STANDARD.fullmatch(noun.group()) else "标准")
