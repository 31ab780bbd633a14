"""Rows of indicator tables and of task tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.engines.rules.crosstab import read_crosstab, read_shares
from summarizer.engines.rules.found import Found
from summarizer.engines.rules.tasks import bodies_of, inside, read_task_rows
from summarizer.engines.rules.tone import tone_of
from summarizer.language.columns import Column, Rows, read_column
from summarizer.language.deadlines import Anchor, read_times
from summarizer.language.quantities import read_quantities
from summarizer.language.tense import Place
from summarizer.schemas.document import Cell, Chunk, DocumentType, Section, Table
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.punctuation import fold_punctuation

BASE_COLUMN = re.compile(r"现状|基期|基准|基数|实际|完成|期初|上年|预计")
"""Columns that hold an earlier value: ``2020年现状值``."""

SIDE_COLUMN = re.compile(r"年均|累计|增速|投资|标准")
"""Columns that hold something else than the target itself."""

_AIM_COLUMN = re.compile(r"(?:年度|工作|全年)?(?:工作)?(?:目标(?:任务|值)?|任务[量数]|计划数)(?:\(|$)")
_MAX_VALUE = 16
"""``目标任务(户)``, and the longest cell under it that is a value and no sentence."""

_RATE_COLUMN = re.compile(r"年均|累计|增速")
"""Of these, those that say how much comes about in all the years, or in each: where a row has no value for the last
year, this is what it sets (``万元产值用水量降低|—|—|[16]``)."""

_GROWS = re.compile(r"(?:增长|增速|增幅|下降|降低|提高|减少|增加)(?:率|幅度)?$")
"""A name that says itself that it grows."""

_IN_ALL = re.compile(r"^[\[(]|^五年|累计")
"""What marks a value as the sum of all years: ``[16]``."""

_CHANGE = re.compile(r"(?:累计|年均)?(?:下降|降低|减少|增长|提高|增加|提升|新增)|累计|年均")
"""What a cell says before its number belongs to the indicator: ``下降15%``."""

_EACH = r"每[一-龥]{1,4}(?=\d)"
"""Of what a cell says that each has so many: ``每个社区15个``."""

_TYPED = str.maketrans("〉〈", "><")
"""Brackets of titles that are typed for signs: ``〉90``."""

_VALUE = re.compile(
    rf"(?:{_CHANGE.pattern}|达到?|超过|[≥≤><~约]|不[低少]于|不[高超][于过]|大于|小于|至少|>=|<=|\s|{_EACH})*\[?\d|全覆盖"
)
_UNIT_IN_NAME = re.compile(r"[(]\s*([^()\d]{1,12}?)\s*[)]\s*$")
_NUMBER_OF_ROW = re.compile(
    r"^#?(?:其中 *: *)?(?:\d{1,2}[.、](?!\d)|\((?:\d{1,2}|[一二三四五六七八九十]{1,2})\)|[A-Z](?:[、.]|(?= ))|[IVX]{1,3} |[一二三四五六七八九十]{1,2}、)?\s*"
)
"""The number of a row, and what makes it a part of one above: ``其中：(1)``, ``A、``, ``#``."""
_NOTE_MARK = re.compile(r"[\s*①-⑩]+$")


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of values and the year its header names."""

    index: int
    header: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column of a table holds what."""

    name: int
    targets: tuple[ValueColumn, ...]
    rates: tuple[ValueColumn, ...]
    base: ValueColumn | None
    unit: int | None
    binding: int | None
    body: int | None
    time: int | None


def read_layout(table: Table, anchor: Anchor) -> Layout | None:
    """Layout of an indicator table; None where names or values have no column."""
    kinds = [_kind(table, index) for index in range(len(table.header))]
    held = [
        ValueColumn(index, header, _year(header, anchor))
        for index, (kind, header) in enumerate(zip(kinds, table.header, strict=True))
        if kind is Column.VALUE
    ]
    values = [column for column in held if not SIDE_COLUMN.search(column.header)]
    rates = tuple(column for column in held if _RATE_COLUMN.search(column.header) and column not in values)
    name = next((index for index, kind in enumerate(kinds) if kind is Column.NAME), None)
    if name is None or not values:
        return None
    base, targets = _tell_base(values, anchor)
    place = {kind: index for index, kind in reversed(list(enumerate(kinds)))}
    rest = (place.get(kind) for kind in (Column.UNIT, Column.BINDING, Column.BODY, Column.TIME))
    return Layout(name, targets, rates, base, *rest)


def _kind(table: Table, index: int) -> Column | None:
    """What a column holds; one of aims holds values where its cells do: ``年度目标`` over ``600张``."""
    header = fold_punctuation(table.header[index])
    kind = read_column(header)
    if _AIM_COLUMN.match(header) is None:
        return kind
    if any(read_column(fold_punctuation(other)) is Column.VALUE for other in table.header):
        return kind
    cells = [cell for row in table.rows if (cell := _written(row[index]))]
    values = [cell for cell in cells if _VALUE.match(cell) and len(cell) <= _MAX_VALUE]
    return Column.VALUE if cells and 2 * len(values) > len(cells) else kind


def _year(header: str, anchor: Anchor) -> int | None:
    days = [time.last_day(anchor) for time in read_times(fold_punctuation(header).replace(" ", ""))]
    return next((day.year for day in days if day), None)


def _begins(anchor: Anchor) -> int:
    """The first year that the document may still promise for."""
    return anchor.plan_start or anchor.year or 0


def _tell_base(
    values: list[ValueColumn], anchor: Anchor
) -> tuple[ValueColumn | None, tuple[ValueColumn, ...]]:
    if len(values) == 1:
        return None, tuple(values)
    begins = _begins(anchor)
    base = [value for value in values if BASE_COLUMN.search(value.header) or (value.year or begins) < begins]
    targets = tuple(value for value in values if value not in base)
    if not targets:  # a review: the last year against the one before
        return values[-2], (values[-1],)
    return (base[-1] if base else None), targets


def read_rows(chunk: Chunk, section: Section, anchor: Anchor) -> Iterator[Found]:
    """Records of an indicator table, row by row; rows outside the chunk are left to their own chunk."""
    table = section.table
    if table is None:
        return
    crosstab, layout = read_crosstab(table), read_layout(table, anchor)
    if layout is not None and not _numeric(table, layout):
        layout = None
    if crosstab is not None and (layout is None or crosstab.rows is not Rows.CLASS):
        yield from read_shares(chunk, section, crosstab, _status(chunk, section))
        return
    if layout is None:
        yield from read_task_rows(chunk, section, anchor)
        return
    over = all(column.year is not None and column.year < _begins(anchor) for column in layout.targets)
    status = Status.ACHIEVED if over else _status(chunk, section)
    for row in table.rows:
        if inside(row, chunk):
            yield from _row(chunk, row, layout, status)


def _status(chunk: Chunk, section: Section) -> Status:
    """What genre and headings say of the numbers of a table."""
    place = tone_of(section, chunk.facts).place
    reported = chunk.facts.type is DocumentType.RESULTS and place is not Place.FUTURE
    return Status.ACHIEVED if reported or place is Place.PAST else Status.PLEDGED


def _numeric(table: Table, layout: Layout) -> bool:
    """Whether value columns hold values and not sentences: a task table also has a column 目标."""
    cells = [_written(row[column.index]) for row in table.rows for column in layout.targets]
    said = [cell for cell in cells if cell.strip("-—/ ")]
    return 2 * sum(bool(_VALUE.match(cell)) for cell in said) > len(said)


def _row(chunk: Chunk, row: Sequence[Cell], layout: Layout, status: Status) -> Iterator[Found]:
    found = [one for column in layout.targets if (one := _set(chunk, row, layout, column, status))]
    yield from found
    for column in layout.rates:
        if not found or _is_yearly(column, _written(row[column.index])):
            yield from filter(None, [_set(chunk, row, layout, column, status)])


def _is_yearly(column: ValueColumn, value: str) -> bool:
    """Whether a cell says how much comes about in each year, and not in all: ``8.4%``, not ``[16]``."""
    return "年均" in column.header and _IN_ALL.search(value) is None


def _set(
    chunk: Chunk, row: Sequence[Cell], layout: Layout, column: ValueColumn, status: Status
) -> Found | None:
    """What a row sets in a column; None where its cell holds no value."""
    name, cell = row[layout.name], row[column.index]
    value = _written(cell)
    if not _VALUE.match(value) or not len(cell.span):
        return None
    folded = _NUMBER_OF_ROW.sub("", fold_punctuation(name.text).strip())
    in_name = _UNIT_IN_NAME.search(folded)
    folded = _NOTE_MARK.sub("", folded[: in_name.start()] if in_name else folded)
    unit = _unit(row, layout, in_name.group(1) if in_name else None, column)
    if column in layout.rates and _is_yearly(column, value):
        folded, unit = _yearly(folded, unit, column)
    quantity = next(read_quantities(value), None)
    base = _written(row[layout.base.index]) if layout.base else ""
    each = re.match(_EACH, value)
    start, end = min(name.span.start, cell.span.start), max(name.span.end, cell.span.end)
    return Found(
        kind=Kind.TARGET,
        status=status,
        indicator=(each[0] if each else "") + folded + _change(value),
        start=start - chunk.span.start,
        end=end - chunk.span.start,
        value=cell.text.strip().strip("〔〕[]"),
        comparator=quantity.comparator if quantity else "=",
        unit=unit,
        baseline=base.lstrip("≤≥<>")
        if column in layout.targets and re.match(rf"(?:{_EACH})?[≤≥<>]?\d", base)
        else None,
        deadline=(row[layout.time].text.strip() if layout.time is not None else "") or column.header or None,
        responsible=bodies_of(row, [layout.body] if layout.body is not None else []),
        binding=_binding(row, layout),
    )


def _yearly(name: str, unit: str | None, column: ValueColumn) -> tuple[str, str | None]:
    """Name and unit of what grows so much a year; a name may say itself that it grows."""
    grows = _GROWS.search(name)
    if grows is None:
        return f"{name}年均增长", "%"
    told = "年均" in name or "累计" in column.header
    return (name if told else f"{name[: grows.start()]}年均{grows.group()}"), unit


def _written(cell: Cell) -> str:
    return fold_punctuation(cell.text).strip().translate(_TYPED)


def _change(value: str) -> str:
    match = _CHANGE.match(value)
    return match.group() if match else ""


def _unit(row: Sequence[Cell], layout: Layout, in_name: str | None, column: ValueColumn) -> str | None:
    if layout.unit is not None and (unit := row[layout.unit].text.strip()) and unit not in {"-", "—", "/"}:
        return fold_punctuation(unit).strip("()")
    in_header = _UNIT_IN_NAME.search(fold_punctuation(column.header))
    return in_name or (in_header.group(1) if in_header and _AIM_COLUMN.match(column.header) else None)


def _binding(row: Sequence[Cell], layout: Layout) -> str | None:
    if layout.binding is None:
        return None
    words = row[layout.binding].text
    return next((name for name in ("约束性", "预期性") if name[:2] in words), None)
