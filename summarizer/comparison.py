"""The same indicator across documents, side by side: which they share, where they differ, what each has alone.

Every record stands in the result exactly once: in a row that two documents or more share, or alone. The
order of the documents decides the order of the columns and nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal
from enum import StrEnum
from itertools import product

from summarizer.align import Doubt, Link, MeasureIndex, link
from summarizer.language.dimensions import DELIVERABLE, SHARE, Dimension
from summarizer.language.measures import Measure, read_measure
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.document import DocumentType
from summarizer.schemas.extraction import Kind, Status
from summarizer.schemas.frozen import Frozen
from summarizer.schemas.summary import Summary

MOST_WORDINGS = 24
"""Wordings in one row: a row of more would be a topic and no indicator."""


DIGITS = Context(prec=15)
"""Of reconciled values: 15亩 are exactly one hectare, though a 亩 has no finite number of square metres."""


class Place(Frozen):
    """One column: a document and whom it speaks for."""

    document: str
    title: str | None = None
    place: str | None = None
    """Jurisdiction, or the issuer where no place is known."""
    type: DocumentType = DocumentType.OTHER

    @property
    def label(self) -> str:
        """Place and document in few words, for the head of a column."""
        return f"{self.place} · {self.document}" if self.place else self.document


class Finding(StrEnum):
    """What the cells of a row say together."""

    SAME = "same"
    """All documents state the same, units reconciled; or the same deliverable."""
    DIFFERS = "differs"
    """Values, deadlines or statuses differ."""
    CONFLICT = "conflict"
    """One place states two values for one day, in the same words."""


class Cell(Frozen):
    """What one document says of an indicator, and why it stands in this row."""

    records: tuple[Commitment, ...]
    """In text order."""
    values: tuple[Decimal | None, ...]
    """Of each record, in the base unit of the row's dimension: comparable within the row."""
    score: float
    """0 to 1: how well the wording agrees with the row's."""
    shared: tuple[str, ...]
    """Words that it shares with the row's."""
    doubts: tuple[Doubt, ...] = ()


class Row(Frozen):
    """One indicator that two documents or more state."""

    indicator: str
    """The wording that most documents use, the shortest of them."""
    kind: Kind
    dimension: str
    """What is measured: ``share``, ``people``, ``元 per 人 a year`` …"""
    cells: tuple[Cell | None, ...]
    """One for each document, in their order; None where it says nothing."""
    finding: Finding

    @property
    def doubtful(self) -> bool:
        """Whether a cell stands here with doubt."""
        return any(cell is not None and cell.doubts for cell in self.cells)


class Comparison(Frozen):
    """Documents side by side."""

    documents: tuple[Place, ...]
    rows: tuple[Row, ...]
    """Certain ones first, targets before deliverables, by area and wording."""
    alone: tuple[tuple[Commitment, ...], ...]
    """Of each document, the records that no other document shares, in text order."""


@dataclass(frozen=True, slots=True)
class _Member:
    """One record with its measure, at its place among the documents."""

    document: int
    record: Commitment
    factor: Decimal


@dataclass(slots=True)
class _Group:
    """Measures found to be one."""

    nodes: list[int]
    documents: set[int] = field(default_factory=set)


def compare(summaries: Iterable[Summary]) -> Comparison:
    """Align the records of ``summaries``, one column each, in their order.

    Works on any number of them; one alone shares nothing. Units are reconciled; a doubtful match says why it is.
    """
    summaries = tuple(summaries)
    members = _members(summaries)
    nodes = sorted(members, key=_node_key)
    measures = [measure for measure, _ in nodes]
    groups = _groups(measures, [{member.document for member in members[node]} for node in nodes])
    shared, alone = list[Row](), [list[Commitment]() for _ in summaries]
    places = tuple(map(place_of, summaries))
    for group in groups:
        if len(group.documents) > 1:
            shared.append(_row([(measures[at], members[nodes[at]]) for at in group.nodes], places))
            continue
        for at in group.nodes:
            for member in members[nodes[at]]:
                alone[member.document].append(member.record)
    return Comparison(
        documents=places,
        rows=tuple(sorted(shared, key=_row_key)),
        alone=tuple(tuple(sorted(records, key=_text_key)) for records in alone),
    )


def place_of(summary: Summary) -> Place:
    """The column of ``summary``."""
    return Place(
        document=summary.document,
        title=summary.title,
        place=summary.jurisdiction or summary.issuer,
        type=summary.type,
    )


_Node = tuple[Measure, int]
"""A measure; one that only means something beside its neighbours belongs to the document numbered (else -1)."""


def _members(summaries: Sequence[Summary]) -> dict[_Node, list[_Member]]:
    members: defaultdict[_Node, list[_Member]] = defaultdict(list)
    for at, summary in enumerate(summaries):
        for record in summary.records:
            measure, factor = read_measure(record)
            members[measure, at if measure.vague else -1].append(_Member(at, record, factor))
    return members


def _node_key(node: _Node) -> tuple[object, ...]:
    return *measure_key(node[0]), node[1]


def measure_key(one: Measure) -> tuple[str, ...]:
    """Sorts measures by all that tells them apart, whatever document they came from."""
    parts = ("".join(sorted(some)) for some in (one.tiers, one.numbers, one.bigrams, one.scopes))
    return one.name, str(one.dimension), one.action, one.recurrence or "", one.summed, str(one.vague), *parts


def _groups(measures: Sequence[Measure], documents: Sequence[set[int]]) -> list[_Group]:
    """Measures grouped, the surest pairs first; every two of a group agree."""
    groups = [_Group([at], set(documents[at])) for at in range(len(measures))]
    group_of = list(range(len(measures)))
    for agreed, left, right in _pairs(measures):
        a, b = group_of[left], group_of[right]
        if a == b or not _may_join(groups[a], groups[b], agreed, measures):
            continue
        groups[a].nodes += groups[b].nodes
        groups[a].documents |= groups[b].documents
        for node in groups[b].nodes:
            group_of[node] = a
        groups[b].nodes = []

    return [group for group in groups if group.nodes]


def _pairs(measures: Sequence[Measure]) -> list[tuple[Link, int, int]]:
    index = MeasureIndex(measures)
    pairs = {
        (min(left, right), max(left, right))
        for left, measure in enumerate(measures)
        for right in index.near(measure)
        if left != right
    }
    agreed = ((link(measures[left], measures[right]), left, right) for left, right in pairs)
    found = [(one, left, right) for one, left, right in agreed if one is not None]
    return sorted(found, key=lambda pair: (pair[0].doubtful, -pair[0].score, pair[1], pair[2]))


def _may_join(one: _Group, other: _Group, agreed: Link, measures: Sequence[Measure]) -> bool:
    """A doubtful pair joins only what one document does not tell apart; every pair of wordings must agree."""
    if agreed.doubtful and one.documents & other.documents:
        return False
    if len(one.nodes) + len(other.nodes) > MOST_WORDINGS:
        return False
    return all(link(measures[a], measures[b]) is not None for a, b in product(one.nodes, other.nodes))


def _row(members: Sequence[tuple[Measure, list[_Member]]], places: Sequence[Place]) -> Row:
    leader, led = min(
        members,
        key=lambda pair: (-len({m.document for m in pair[1]}), len(pair[0].name), measure_key(pair[0])),
    )
    cells: list[Cell | None] = []
    for document in range(len(places)):
        mine = [(measure, m) for measure, some in members for m in some if m.document == document]
        cells.append(_cell(leader, mine) if mine else None)
    wordings = (member.record.indicator for member in led)
    return Row(
        indicator=min(wordings, key=lambda words: (len(words), words)),
        kind=led[0].record.kind,
        dimension=str(leader.dimension),
        cells=tuple(cells),
        finding=_finding(cells, places, leader.dimension),
    )


def _cell(leader: Measure, mine: Sequence[tuple[Measure, _Member]]) -> Cell:
    ordered = sorted(mine, key=lambda pair: _text_key(pair[1].record))
    links = [found for found in (link(leader, measure) for measure, _ in ordered) if found is not None]
    weakest = min(links, key=lambda found: found.score)
    return Cell(
        records=tuple(member.record for _, member in ordered),
        values=tuple(_base_value(member.record, member.factor) for _, member in ordered),
        score=weakest.score,
        shared=weakest.shared,
        doubts=tuple(dict.fromkeys(doubt for found in links for doubt in found.doubts)),
    )


def _base_value(record: Commitment, factor: Decimal) -> Decimal | None:
    return None if record.value is None else DIGITS.create_decimal(record.value * factor)


def _finding(cells: Sequence[Cell | None], places: Sequence[Place], dimension: Dimension) -> Finding:
    if _conflict(cells, places, dimension):
        return Finding.CONFLICT
    said = [
        {
            (record.status, record.comparator, value, record.deadline)
            for record, value in zip(cell.records, cell.values, strict=True)
        }
        for cell in cells
        if cell is not None
    ]
    # Deliverables have nothing but their wording to agree in.
    worded_alike = dimension.sort != DELIVERABLE or all(cell.score == 1 for cell in cells if cell is not None)
    return Finding.SAME if worded_alike and all(one == said[0] for one in said) else Finding.DIFFERS


def _conflict(cells: Sequence[Cell | None], places: Sequence[Place], dimension: Dimension) -> bool:
    """Whether one place states two values for one day, in the same words.

    Counts and sums achieved are left out: one report adds up a year and another five, and neither says so in
    the indicator.
    """
    standing = dimension.sort == SHARE or bool(dimension.per)
    stated: defaultdict[object, set[Decimal]] = defaultdict(set)
    for place, cell in zip(places, cells, strict=True):
        if cell is None or cell.doubts or cell.score < 1:
            continue
        for record, value in zip(cell.records, cell.values, strict=True):
            pledged = record.status is Status.PLEDGED
            if value is not None and record.deadline is not None and (pledged or standing):
                key = (place.place or place.document, record.status, record.deadline, record.recurrence)
                stated[key].add(value)
    return any(len(values) > 1 for values in stated.values())


def _text_key(record: Commitment) -> tuple[int, int, str]:
    return record.evidence[0].start, record.evidence[0].end, record.id


def _row_key(row: Row) -> tuple[object, ...]:
    areas = sorted(record.area.value for cell in row.cells if cell for record in cell.records)
    return row.doubtful, row.kind is Kind.DELIVERABLE, areas[0], row.indicator, row.dimension
