"""Comparison and tracking as plain tables, the same for every file: words for reasons, and one row a thing.

Cells are text, numbers and dates; what they look like is the business of the writers beside this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from summarizer.align import Doubt
from summarizer.comparison import Cell, Comparison, Finding
from summarizer.report.columns import LIST_SEPARATOR, PATH_SEPARATOR, number
from summarizer.report.labels import KINDS, RECURRENCES, quantity
from summarizer.schemas.commitment import Commitment
from summarizer.tracking import Outcome, Timing, Tracking, Verdict

Value = str | int | float | date | None

DOUBTS: dict[Doubt, tuple[str, str]] = {
    Doubt.WORDS: ("用词相近但不相同", "the wordings share too little"),
    Doubt.HEAD: ("所计对象名称不同", "the thing counted has another name"),
    Doubt.ACTION: ("新增与改造、存量口径不同", "new, improved and existing ones are counted apart"),
    Doubt.TIER: ("统计层级不同", "another tier of government is counted"),
    Doubt.RECURRENCE: ("频次或时段口径不同", "they count another span of time"),
    Doubt.SCOPE: (
        "范围宽窄不同（主体、对象或款物）",
        "one covers more than the other: other bodies, goods or places",
    ),
    Doubt.PLACE: ("文件所属地区不同", "the documents are of different places"),
    Doubt.VAGUE: ("指标名称过于笼统", "the wording could mean many things"),
    Doubt.SPAN: ("计发周期不明", "the span of time of one amount is not stated"),
    Doubt.BOUND: ("结果只给出界限", "the result is a bound that leaves the answer open"),
}
"""Doubt → Chinese, English."""

FINDINGS: dict[Finding, tuple[str, str]] = {
    Finding.SAME: ("一致", "same"),
    Finding.DIFFERS: ("不同", "differs"),
    Finding.CONFLICT: ("矛盾", "conflict"),
}

VERDICTS: dict[Verdict, tuple[str, str]] = {
    Verdict.MET: ("达到", "met"),
    Verdict.SHORT: ("未达到", "short"),
    Verdict.OVER: ("超过", "over"),
    Verdict.START: ("起点", "start"),
    Verdict.NO_NEWS: ("未提及", "no news"),
}

TIMINGS: dict[Timing, tuple[str, str]] = {
    Timing.FINAL: ("", ""),
    Timing.EARLY: ("期限未到", "so far"),
    Timing.BEFORE: ("结果早于计划期", "the result is older than the plan"),
}

DIMENSIONS: dict[str, str] = {
    "share": "占比", "change": "变化", "multiple": "倍数", "people": "人数", "things": "数量", "deliverable": "任务",
    "person-times": "人次", "households": "户数", "occasions": "次数", "area": "面积", "length": "长度", "mass": "质量",
    "volume": "体积", "coal equivalent": "标准煤", "power": "功率", "energy": "电量", "days": "天数",
    "working days": "工作日", "minutes": "时长", "years": "年数", "data": "数据量",
}  # fmt: skip
"""Dimension → Chinese; units that are dimensions of their own (元, 分) are called as they are."""

_DIMENSION = re.compile(r"(?P<sort>.+?)(?: per (?P<per>\S+))?(?P<timed> a year)?(?P<change> change)?")

BINDINGS = {"约束性": "binding", "预期性": "expected"}
MODALITIES = {
    "must": ("必须", "must"),
    "plan": ("计划", "plan"),
    "strive": ("力争", "strive"),
    "explore": ("探索", "explore"),
}

CHINESE, ENGLISH = 0, 1
"""Position of a language in the tables above."""


@dataclass(frozen=True, slots=True)
class Column:
    """Head of one column."""

    title: str
    width: int
    """In characters, for spreadsheets."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its name, its columns, its rows."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


def strength(record: Commitment, language: int = CHINESE) -> str:
    """How strongly a record binds: its attribute in a table of indicators, else its words; empty for results."""
    if record.binding is not None:
        return (record.binding, BINDINGS[record.binding])[language]
    return MODALITIES[record.modality.value][language] if record.modality is not None else ""


def dimension_words(dimension: str, language: int = CHINESE) -> str:
    """A row's dimension for people: ``元 per 人 a year`` is ``每人每年元``, ``things`` is ``数量``."""
    found = _DIMENSION.fullmatch(dimension)
    if language == ENGLISH or found is None:
        return dimension
    per = {None: "", "each": "平均每个"}.get(found["per"], f"每{found['per']}")
    sort = DIMENSIONS.get(found["sort"], found["sort"])
    return f"{per}{'每年' if found['timed'] else ''}{sort}{'变化' if found['change'] else ''}"


def statement(record: Commitment, language: int = CHINESE) -> str:
    """A record in one line: value, day, strength, and whether it is pledged or done."""
    achieved = record.status.value == "achieved"
    sort = KINDS[record.kind.value, record.status.value][language]
    day = record.deadline.isoformat() if record.deadline else ""
    often = RECURRENCES.get(record.recurrence or "", "") if language == CHINESE else record.recurrence or ""
    said = quantity(record) or ("✓" if achieved else "○")
    return " · ".join(
        part for part in (said, often, day, strength(record, language), sort if achieved else "") if part
    )


def reason(shared: Sequence[str], score: float, doubts: Sequence[Doubt], language: int = CHINESE) -> str:
    """Why two wordings are taken as one, in one line."""
    words = "、".join(shared)
    if language == CHINESE:
        told = f"统一用词后共有：{words}；计量口径相同；吻合度{score:.2f}"
        return told + (
            f"；存疑：{LIST_SEPARATOR.join(DOUBTS[doubt][CHINESE] for doubt in doubts)}" if doubts else ""
        )
    told = f"wordings unified, both say {words}, in the same dimension; score {score:.2f}"
    return told + (f"; doubtful: {', '.join(DOUBTS[doubt][ENGLISH] for doubt in doubts)}" if doubts else "")


_SIDE = (
    Column("序号", 6), Column("领域", 11), Column("指标", 34), Column("口径", 12), Column("结论", 8), Column("存疑", 22),
)  # fmt: skip


def side_by_side(comparison: Comparison) -> Grid:
    """Places × indicators: a row an indicator, a column a document."""
    rows = []
    for at, row in enumerate(comparison.rows, 1):
        doubts = dict.fromkeys(doubt for cell in row.cells if cell for doubt in cell.doubts)
        head = (
            at,
            next(cell for cell in row.cells if cell).records[0].area.value,
            row.indicator,
            dimension_words(row.dimension),
            FINDINGS[row.finding][CHINESE],
            LIST_SEPARATOR.join(DOUBTS[doubt][CHINESE] for doubt in doubts),
        )
        rows.append((*head, *(_stated(cell) for cell in row.cells)))
    columns = (*_SIDE, *(Column(place.label, 34) for place in comparison.documents))
    return Grid("对照", columns, tuple(rows))


def _stated(cell: Cell | None) -> str | None:
    return (
        None
        if cell is None
        else "\n".join(f"{statement(record)}\n{record.indicator}" for record in cell.records)
    )


_RECORD = (
    Column("地区", 14), Column("文件", 28), Column("指标原文", 34), Column("比较", 6), Column("数值", 14), Column("单位", 9),
    Column("换算值", 14), Column("期限", 12), Column("强度", 9), Column("状态", 11), Column("依据原文", 60), Column("起", 8),
    Column("止", 8), Column("编号", 18),
)  # fmt: skip


def _cells(record: Commitment, place: str | None, base: Value) -> tuple[Value, ...]:
    first = record.evidence[0]
    return (
        place,
        record.document,
        record.indicator,
        record.comparator,
        number(record.value),
        record.unit,
        base,
        record.deadline,
        strength(record),
        KINDS[record.kind.value, record.status.value][CHINESE],
        first.quote,
        first.start,
        first.end,
        record.id,
    )


def details(comparison: Comparison) -> Grid:
    """One row a record, shared ones first with their indicator and reason, then what each document has alone."""
    head = (Column("序号", 6), Column("共有指标", 34), Column("结论", 8))
    rows: list[tuple[Value, ...]] = []
    for at, row in enumerate(comparison.rows, 1):
        for place, cell in zip(comparison.documents, row.cells, strict=True):
            for record, value in zip(cell.records, cell.values, strict=True) if cell else ():
                told = reason(cell.shared, cell.score, cell.doubts) if cell else ""
                said = (at, row.indicator, FINDINGS[row.finding][CHINESE])
                rows.append((*said, *_cells(record, place.place, number(value)), told))
    for place, records in zip(comparison.documents, comparison.alone, strict=True):
        rows += [(None, None, "独有", *_cells(record, place.place, None), "") for record in records]
    return Grid("明细", (*head, *_RECORD, Column("对应理由", 48)), tuple(rows))


_TRACKED = (
    Column("序号", 6), Column("领域", 11), Column("承诺", 34), Column("承诺值", 14), Column("期限", 12), Column("强度", 9),
    Column("结论", 9), Column("时点", 10), Column("结果", 34), Column("结果值", 14), Column("结果日期", 12), Column("差距", 12),
    Column("对应理由", 48), Column("承诺原文", 50), Column("结果原文", 50), Column("章节", 30),
)  # fmt: skip


def followed(tracking: Tracking) -> Grid:
    """One row a pledge with what became of it."""
    rows = tuple((at, *_followed(outcome)) for at, outcome in enumerate(tracking.outcomes, 1))
    return Grid("对账", _TRACKED, rows)


def _followed(outcome: Outcome) -> Iterator[Value]:
    pledge, result = outcome.pledge, outcome.result
    yield from (pledge.area.value, pledge.indicator, quantity(pledge), pledge.deadline, strength(pledge))
    yield VERDICTS[outcome.verdict][CHINESE]
    yield TIMINGS[outcome.timing][CHINESE] if outcome.timing else ""
    yield result.indicator if result else None
    yield quantity(result) if result else None
    yield result.deadline if result else None
    yield number(outcome.gap)
    yield reason(outcome.shared, outcome.score or 0.0, outcome.doubts) if result else ""
    yield pledge.evidence[0].quote
    yield result.evidence[0].quote if result else None
    yield PATH_SEPARATOR.join(pledge.section)


def unasked(tracking: Tracking) -> Grid:
    """Results of the report that answer no pledge."""
    place = tracking.report.place
    return Grid(
        "其他结果", _RECORD, tuple(_cells(record, place, number(record.value)) for record in tracking.unasked)
    )
