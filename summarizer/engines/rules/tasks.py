"""Rows of task tables (``任务分工表``, project lists): prose in cells, bodies and dates in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from summarizer.engines.rules.amounts import names_payment
from summarizer.engines.rules.deliverables import read_deliverables
from summarizer.engines.rules.found import Found
from summarizer.engines.rules.owners import is_bare
from summarizer.engines.rules.passage import Passage
from summarizer.engines.rules.targets import read_targets
from summarizer.engines.rules.tone import Tone, tone_of
from summarizer.language.bodies import read_bodies
from summarizer.language.columns import Column, read_column
from summarizer.language.deadlines import Anchor
from summarizer.language.deeds import DEEDS
from summarizer.language.launching import head_of
from summarizer.language.lexed import Lexed, lex
from summarizer.language.listed import TIER
from summarizer.language.tense import Place
from summarizer.schemas.document import Cell, Chunk, Section, Table
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.punctuation import fold_punctuation

TIME_HEADERS = (re.compile(r"时限|期限|年限"), re.compile(r"时间|节点"), re.compile(r"进度"))
"""Headers of columns that hold deadlines, the surest first: ``完成时限``; beside it ``序时进度`` only tells the steps."""

MONEY_HEADER = re.compile(r"投资|资金|经费|预算")
"""Headers of columns that hold planned sums: ``总投资(万元)``."""

DELIVERED = frozenset({"paper", "system", "facility", "project", "event", "body"})
"""Classes of heads that a row's name may deliver by itself: ``灌区续建配套``."""

PROJECTS = frozenset({"system", "facility", "project"})
"""Of these, those of which a column says what they consist of."""

PARTS = ("模块", "功能", "用房", "设备")
"""What a project consists of: ``开发一键报修等模块``."""

_PHASE = re.compile(r"(?:[一二三四]期|(?:[改扩迁新]建|建设|提升|升级)+(?:工程|项目)?)+$")
"""What stands behind the thing: ``智慧水表平台|二期``."""

_AIMS = re.compile("(?:年度|年初|全年|工作|计划|总体|主要)*(?:目标|任务|计划)+(?:内容|要求|数|值)?")
_PROGRESS = re.compile(
    "(?:工作|任务|目标|项目|目前|当前|实际|总体)*(?:进展|进度|(?:完成|落实|推进|实施|办理|执行)(?=情况|成效))(?:情况|成效)?"
)
"""Headers over what was set and over what came of it: ``年度目标任务`` | ``进展情况``."""

SURE = 12
"""Weight of such a header: as much as that of a regulation, which no word of a sentence outweighs."""

_DEEDS = "|".join(sorted(DEEDS, key=len, reverse=True))
BARE_VERBS = re.compile(
    rf"(?:每(?:年|季度?|半年|月))?(?:[、和]|全部|完成|淘汰|新建|改造|建成|更新|招聘|开工|完工|竣工|投用|{_DEEDS}|新增|培育|安装|实施|达到|创建|培训|整治)+"
)
"""An indicator that is nothing but verbs takes its thing from the row's name: ``新建、改造``, ``每年培训``."""

_MET = re.compile("(?<=.)(?:超额)?完成(?:年度|全年)*(?:目标|任务|计划)+的比例$")
"""How far a plan is met, behind the deed: ``更换|完成目标任务的比例``."""

_HOW_OFTEN = re.compile("^每(?:年|季度?|半年|月)")

_OF_CLASS = re.compile(
    rf"{TIER}|城[区镇乡市]|农村|乡镇|街道|村居?|[男女]性?|(?:行政村|自然村|村|社区|乡镇|街道|县域?|城乡|区域)+覆盖"
)
"""One that only says of which class or place it is: ``市级``, ``行政村覆盖``."""

_MUTE = frozenset({Column.INDEX, Column.UNIT, Column.BINDING, Column.GROUP, Column.PERSON})


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a task table hold what."""

    name: int | None
    content: tuple[int, ...]
    bodies: tuple[int, ...]
    time: int | None
    money: int | None
    consists: bool
    """Whether the content is what a project consists of: ``建设内容``."""
    tones: dict[int, Tone] = field(default_factory=dict)
    """Columns that say what was set, beside others that say what came of it."""


def inside(row: Sequence[Cell], chunk: Chunk) -> bool:
    """Whether a row stands in the chunk as a whole."""
    spans = [cell.span for cell in row if len(cell.span)]
    return bool(spans) and chunk.span.start <= spans[0].start and spans[-1].end <= chunk.span.end


def bodies_of(row: Sequence[Cell], columns: Sequence[int]) -> tuple[str, ...]:
    """Bodies that the given cells of a row name, in order, without repeats."""
    return tuple(
        dict.fromkeys(name for at in columns for name in read_bodies(fold_punctuation(row[at].text)))
    )


def read_columns(table: Table) -> Columns:
    """Columns of a task table by their headers; what no header explains is read as prose."""
    headers = [fold_punctuation(header).replace(" ", "") for header in table.header]
    kinds = [read_column(header) for header in headers]
    times = [at for sort in TIME_HEADERS for at, header in enumerate(headers) if sort.search(header)]
    money = next((at for at, header in enumerate(headers) if MONEY_HEADER.search(header)), None)
    bodies = tuple(at for at, kind in enumerate(kinds) if kind is Column.BODY)
    prose = [at for at, kind in enumerate(kinds) if kind not in _MUTE and at not in {money, *times, *bodies}]
    name = prose[0] if len(prose) > 1 else None
    content = tuple(at for at in prose if at != name)
    consists = any("建设" in headers[at] and "内容" in headers[at] for at in content)
    return Columns(
        name, content, bodies, times[0] if times else None, money, consists, _tones(headers, content)
    )


def _tones(headers: Sequence[str], content: Sequence[int]) -> dict[int, Tone]:
    """Tones of the columns that set aims and of those that tell what came of them, where a table has both."""
    aims = [at for at in content if _AIMS.fullmatch(headers[at])]
    progress = [at for at in content if _PROGRESS.fullmatch(headers[at])]
    if not aims or not progress:
        return {}
    return {at: Tone(Place.FUTURE, -SURE) for at in aims} | {at: Tone(Place.PAST, SURE) for at in progress}


def read_task_rows(chunk: Chunk, section: Section, anchor: Anchor) -> Iterator[Found]:
    """Records of a task table, row by row."""
    table = section.table
    if table is None:
        return
    columns, lexed = read_columns(table), lex(chunk.folded)
    for row in table.rows:
        if inside(row, chunk):
            yield from _row(chunk, section, lexed, anchor, row, columns)


def _row(
    chunk: Chunk, section: Section, lexed: Lexed, anchor: Anchor, row: Sequence[Cell], columns: Columns
) -> Iterator[Found]:
    found: list[Found] = []
    name = _name_of(row, columns)
    for at in columns.content:
        cell = row[at].span
        if not len(cell):
            continue
        start, end = cell.start - chunk.span.start, cell.end - chunk.span.start
        tone = columns.tones.get(at) or tone_of(section, chunk.facts)
        passage = Passage(chunk, section, lexed, start, end, tone, anchor)
        targets = list(read_targets(passage, name))
        found += sorted([*targets, *read_deliverables(passage, targets)], key=lambda one: one.start)
    found = _without_parts(row, columns, found)
    deeds = [_owned(row, columns, one, bare=_says_no_thing(one.indicator, name)) for one in found]
    named = _named(chunk, row, columns, deeds)
    owns = head_of(name)[1] in DELIVERED
    measures = [_owned(row, columns, one, bare=owns and is_bare(one.indicator)) for one in deeds]
    measures = [_paid(row, columns, one) for one in measures]
    for index, one in enumerate([*named, *measures]):
        yield replace(
            one,
            responsible=bodies_of(row, columns.bodies) or one.responsible,
            deadline=one.deadline
            or (row[columns.time].text.strip() or None if columns.time is not None else None),
            funding=_sum(row, columns) if index == 0 else None,
        )


def _name_of(row: Sequence[Cell], columns: Columns) -> str:
    """What the row is named after; empty where no column names it."""
    return fold_punctuation(row[columns.name].text).strip() if columns.name is not None else ""


def _says_no_thing(indicator: str, name: str) -> bool:
    """Whether an indicator needs the ``name`` of its row: it only says a deed, a class, or a part of that name."""
    if _HOW_OFTEN.match(indicator) and _HOW_OFTEN.sub("", indicator) in name:
        return True
    deed = _MET.sub("", indicator)
    return any(pattern.fullmatch(deed) for pattern in (BARE_VERBS, _OF_CLASS))


def _without_parts(row: Sequence[Cell], columns: Columns, found: Sequence[Found]) -> list[Found]:
    """``found`` without what a project consists of, where the row is named after the project: ``水情平台`` | ``开发预警模块``."""
    whole = _is_whole(_name_of(row, columns), columns)
    return [one for one in found if not (whole and _is_part(one))]


def _is_whole(name: str, columns: Columns) -> bool:
    """Whether a row is named after a project and says of what that consists."""
    return columns.consists and head_of(_PHASE.sub("", name))[1] in PROJECTS


def _is_part(found: Found) -> bool:
    part = found.indicator.endswith(PARTS) or head_of(found.indicator)[1] not in PROJECTS
    return found.kind is Kind.DELIVERABLE and part


def _paid(row: Sequence[Cell], columns: Columns, found: Found) -> Found:
    """An amount for a class of people with what the row pays: ``80—89周岁`` | ``高龄津贴``."""
    what = _name_of(row, columns)
    in_force = found.kind is Kind.TARGET and found.status is Status.ACHIEVED
    if not in_force or not names_payment(what) or names_payment(found.indicator):
        return found
    return replace(found, indicator=found.indicator + what)


def _sum(row: Sequence[Cell], columns: Columns) -> str | None:
    """The planned sum of a row; what each of several takes (``每所5万元``) is none."""
    said = row[columns.money].text.strip() if columns.money is not None else ""
    return None if said.startswith("每") else said or None


def _owned(row: Sequence[Cell], columns: Columns, found: Found, *, bare: bool) -> Found:
    """A ``bare`` verb or measure with the row's name before it: ``锅炉淘汰`` | ``淘汰620台``."""
    if not bare:
        return found
    name, said = _name_of(row, columns), _HOW_OFTEN.sub("", found.indicator)
    deed = _MET.sub("", said)
    return replace(found, indicator=name + said.removeprefix(deed) if deed in name else name + said)


def _named(chunk: Chunk, row: Sequence[Cell], columns: Columns, found: Sequence[Found]) -> list[Found]:
    """The thing that a row is named after, where the row delivers it as a whole."""
    if columns.name is None or not len(row[columns.name].span):
        return []
    cell = row[columns.name]
    words = _name_of(row, columns)
    whole = _is_whole(words, columns)
    said = any(
        one.indicator.startswith(words)
        or (one.kind is Kind.DELIVERABLE and (not whole or _PHASE.sub("", words) in one.indicator))
        for one in found
    )
    if said or head_of(_PHASE.sub("", words) if columns.consists else words)[1] not in DELIVERED:
        return []
    start, end = cell.span.start, cell.span.end
    return [Found(Kind.DELIVERABLE, Status.PLEDGED, words, start - chunk.span.start, end - chunk.span.start)]
