"""The ledger of every number: each quantity, deadline and tail of bodies of the text gets a disposition.

What no record, baseline, funding or reading of the sentence explains is *unclaimed*: nobody has to trust
recall blindly.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from summarizer.language.clauses import read_sentences
from summarizer.language.lexed import Lexed, Measured
from summarizer.language.tense import Place, read_place
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.document import Cleaned, Outline, Section, SectionKind, Span
from summarizer.schemas.summary import Coverage, Disposition, Mention

_SITUATION = frozenset({Place.PROBLEM, Place.CREED})
_FUNDING_REACH = 400
"""Code points behind a record within which its planned sum stands: about one item of a box."""


@dataclass(frozen=True, slots=True)
class _Claims:
    """Evidence of all records in the loaded text, in order of their start."""

    starts: tuple[int, ...]
    rows: tuple[tuple[int, int, Commitment], ...]
    longest: int

    def over(self, span: Span, reach: int = 0) -> Iterator[Commitment]:
        """Records whose evidence holds ``span``, or ends at most ``reach`` before it."""
        low = bisect_left(self.starts, span.start - self.longest - reach)
        for start, end, record in self.rows[low : bisect_right(self.starts, span.start)]:
            if start <= span.start and span.end <= end + reach:
                yield record


def read_coverage(cleaned: Cleaned, outline: Outline, records: Sequence[Commitment]) -> Coverage:
    """Mentions of the cleaned text, in order, each with what it was found to be."""
    lexed, claims = Lexed(cleaned.folded), _claims(records)
    return Coverage(
        mentions=tuple(
            mention for section in outline.sections for mention in _section(cleaned, section, claims, lexed)
        )
    )


def _claims(records: Sequence[Commitment]) -> _Claims:
    rows = sorted(
        ((e.start, e.end, record) for record in records for e in record.evidence),
        key=lambda row: (row[0], row[1]),
    )
    longest = max((end - start for start, end, _ in rows), default=0)
    return _Claims(tuple(row[0] for row in rows), tuple(rows), longest)


def _section(cleaned: Cleaned, section: Section, claims: _Claims, lexed: Lexed) -> Iterator[Mention]:
    found: list[tuple[Span, Disposition, str | None]] = []
    heading = Span(section.span.start, section.body.start)
    if len(heading):
        found += [
            (_run(m), Disposition.NUMBERING if m.role is None else m.role, None)
            for m in lexed.measured_in(heading.start, heading.end)
        ]
    place = read_place(section.path, box=section.kind is SectionKind.BOX)
    for sentence in read_sentences(cleaned.folded, section.body.start, section.body.end):
        for clause in sentence.clauses:
            for measured in lexed.measured_in(clause.start, clause.end):
                found.append(_read(cleaned, measured, claims, place))
        found += _deadlines(cleaned, lexed, sentence.start, sentence.end, claims)
    if section.responsible_span is not None:
        found.append((section.responsible_span, Disposition.RESPONSIBLE, None))
    for span, disposition, record in sorted(found, key=lambda row: (row[0].start, row[0].end)):
        loaded = cleaned.loaded_span(span)
        yield Mention(
            start=loaded.start, end=loaded.end, text=cleaned.text[span.start : span.end],
            disposition=disposition, record=record, section=section.index,
        )  # fmt: skip


def _run(measured: Measured) -> Span:
    return Span(measured.quantity.start, measured.quantity.end)


def _read(
    cleaned: Cleaned, measured: Measured, claims: _Claims, place: Place
) -> tuple[Span, Disposition, str | None]:
    span = _run(measured)
    loaded, value, role = cleaned.loaded_span(span), measured.quantity.value, measured.role
    holders = list(claims.over(loaded))
    for record in holders:
        if record.value == value:
            return span, Disposition.RECORD, record.id
        if record.baseline == value:
            return span, Disposition.BASELINE, record.id
    if role in {Disposition.FUNDING, None}:
        payer = next((r for r in claims.over(loaded, _FUNDING_REACH) if _pays(r, value)), None)
        if payer is not None:
            return span, Disposition.FUNDING, payer.id
    if role is not None:
        return span, role, None
    if place in _SITUATION:
        return span, Disposition.SITUATION, None
    if any(record.value is not None and _scaled(record.value, value) for record in holders):
        return span, Disposition.RECORD, holders[0].id
    return span, Disposition.SCOPE if holders else Disposition.UNCLAIMED, None


def _pays(record: Commitment, value: Decimal) -> bool:
    return record.funding is not None and record.funding == value


def _scaled(published: Decimal, written: Decimal) -> bool:
    """Whether a table's unit column multiplied the written number (``万人``)."""
    return written != 0 and published / written in {Decimal(10) ** power for power in (1, 2, 3, 4, 8)}


def _deadlines(
    cleaned: Cleaned, lexed: Lexed, start: int, end: int, claims: _Claims
) -> list[tuple[Span, Disposition, str | None]]:
    rows: list[tuple[Span, Disposition, str | None]] = []
    for time in lexed.times_in(start, end):
        if not time.until or (re.search(r"\d", time.text) is None and not time.plan):
            continue
        span = Span(time.start, min(time.end, end))
        holder = next(claims.over(cleaned.loaded_span(span)), None)
        rows.append((span, Disposition.RECORD if holder else Disposition.DATE, holder.id if holder else None))
    return rows
