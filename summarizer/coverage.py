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

from summarizer.language.clauses import Sentence
from summarizer.language.deadlines import Time
from summarizer.language.lexed import Lexed, Measured, lex
from summarizer.language.quantities import Quantity, read_quantities
from summarizer.language.role_words import DURATIONS
from summarizer.language.tense import Place, read_place
from summarizer.language.units import MONEY
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.document import Chunk, Cleaned, Document, Facts, Section, SectionKind, Span
from summarizer.schemas.punctuation import fold_punctuation
from summarizer.schemas.summary import Coverage, Disposition, Mention

_SITUATION = frozenset({Place.PROBLEM, Place.CREED})
_SILENT = frozenset({"pinyin", "space"})
"""Reasons for which no number can have been left out."""

_DIGIT = re.compile(r"\d")

_SCALES = frozenset(Decimal(10) ** power for power in (2, 3, 4, 8))
"""百, 千, 万, 亿: what the unit column of a table may multiply a number by."""

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


def read_coverage(
    document: Document, cleaned: Cleaned, chunks: Sequence[Chunk], facts: Facts, records: Sequence[Commitment]
) -> Coverage:
    """Mentions of the loaded text, in order, each with what it was found to be; ``chunks`` tile the cleaned one."""
    claims = _claims(records)
    mentions = [
        mention
        for chunk in chunks
        for section in chunk.sections
        for mention in _Ledger(cleaned, claims, lex(chunk.folded), chunk.span, facts.standing).section(
            section
        )
    ]
    return Coverage(
        mentions=tuple(sorted([*mentions, *_chrome(document, cleaned)], key=lambda m: (m.start, m.end)))
    )


def _claims(records: Sequence[Commitment]) -> _Claims:
    rows = sorted(
        ((e.start, e.end, record) for record in records for e in record.evidence),
        key=lambda row: (row[0], row[1]),
    )
    longest = max((end - start for start, end, _ in rows), default=0)
    return _Claims(tuple(row[0] for row in rows), tuple(rows), longest)


def _chrome(document: Document, cleaned: Cleaned) -> Iterator[Mention]:
    """Quantities of what cleaning left out: page numbers, dates of publication, counters."""
    for dropped in cleaned.dropped:
        if dropped.reason in _SILENT:
            continue
        words = fold_punctuation(document.text[dropped.span.start : dropped.span.end])
        for quantity in read_quantities(words):
            start = dropped.span.start + quantity.start
            yield Mention(
                start=start,
                end=dropped.span.start + quantity.end,
                text=words[quantity.start : quantity.end],
                disposition=Disposition.CHROME,
            )


@dataclass(frozen=True, slots=True)
class _Row:
    """A mention in the cleaned text, before it is led back to the loaded one."""

    span: Span
    disposition: Disposition
    record: str | None = None


@dataclass(frozen=True, slots=True)
class _Ledger:
    """Reads the mentions of one chunk, section by section."""

    cleaned: Cleaned
    claims: _Claims
    lexed: Lexed
    chunk: Span
    """What ``lexed`` is of the cleaned text."""
    standing: bool
    """Whether the document states rules in force: an amount they pay is then more than a condition."""

    def section(self, section: Section) -> Iterator[Mention]:
        """Mentions of heading, body and closing bracket, as far as the chunk holds them, in order."""
        rows = [*self._heading(section), *self._body(section)]
        if (
            closing := section.responsible_span
        ) is not None and self.chunk.start <= closing.start < self.chunk.end:
            rows.append(_Row(closing, Disposition.RESPONSIBLE))
        rows.sort(key=lambda row: (row.span.start, row.span.end))
        for row in rows:
            loaded = self.cleaned.loaded_span(row.span)
            yield Mention(
                start=loaded.start,
                end=loaded.end,
                text=self.cleaned.text[row.span.start : row.span.end],
                disposition=row.disposition,
                record=row.record,
                section=section.index,
            )

    def _heading(self, section: Section) -> Iterator[_Row]:
        for measured in self.lexed.measured_in(*self._held(section.span.start, section.body.start)):
            yield _Row(self._span(measured.quantity), measured.role or Disposition.NUMBERING)

    def _body(self, section: Section) -> Iterator[_Row]:
        closing = section.responsible_span
        start, end = self._held(section.body.start, closing.start if closing else section.body.end)
        if not (self.lexed.quantities_in(start, end) or self.lexed.times_in(start, end)):
            return
        place = read_place(section.path, box=section.kind is SectionKind.BOX)
        for sentence in self.lexed.sentences_in(start, end):
            for clause in sentence.clauses:
                for measured in self.lexed.measured_in(clause.start, clause.end):
                    yield self._quantity(measured, place)
            yield from self._deadlines(sentence)

    def _held(self, start: int, end: int) -> tuple[int, int]:
        """What the chunk holds of a run of the cleaned text, in offsets of the chunk."""
        first = max(start, self.chunk.start)
        return first - self.chunk.start, max(min(end, self.chunk.end), first) - self.chunk.start

    def _span(self, found: Quantity | Time) -> Span:
        """Where something that stands in the chunk stands in the cleaned text."""
        return Span(found.start + self.chunk.start, found.end + self.chunk.start)

    def _quantity(self, measured: Measured, place: Place) -> _Row:
        span, value = self._span(measured.quantity), measured.quantity.value
        loaded = self.cleaned.loaded_span(span)
        holders = list(self.claims.over(loaded))
        if (held := _held(holders, value)) is not None:
            return _Row(span, *held)
        role = measured.role
        bare = measured.quantity.unit is None and role is Disposition.NAME
        if bare or role in {Disposition.FUNDING, None}:
            sums = {value, *(value * scale for scale in _SCALES if bare)}  # of a column headed 万元
            payer = next((r for r in self.claims.over(loaded, _FUNDING_REACH) if r.funding in sums), None)
            if payer is not None:
                return _Row(span, Disposition.FUNDING, payer.id)
        in_force = self.standing and _in_force(self.lexed.text, measured)
        if role is not None and not in_force:
            return _Row(span, role)
        if place in _SITUATION:
            return _Row(span, Disposition.SITUATION)
        if holders:
            return _Row(span, Disposition.SCOPE)
        states = in_force or not self.standing or measured.quantity.unit in _STATED
        return _Row(span, Disposition.UNCLAIMED if states else Disposition.CONDITION)

    def _deadlines(self, sentence: Sentence) -> Iterator[_Row]:
        for time in self.lexed.times_in(sentence.start, sentence.end):
            if not time.until or (_DIGIT.search(time.text) is None and not time.plan):
                continue
            span = self._span(time)
            holder = next(self.claims.over(self.cleaned.loaded_span(span)), None)
            yield _Row(span, Disposition.RECORD, holder.id) if holder else _Row(span, Disposition.DATE)


_STATED = frozenset({*MONEY, "%", "‰", "倍", *DURATIONS})
"""Units in which a rule in force states an amount, a share, a multiple or a time; other numbers of it are its conditions."""

_RECKONED = re.compile(r"(?:且[^,。;]{0,30})?(?:确定|执行|计算|发放|核定|给予)")
"""What makes a multiple the rule itself: ``按低保标准的1.5倍确定``."""


def _in_force(text: str, measured: Measured) -> bool:
    """Whether a number of a regulation, filed as a condition, is an amount it pays or a multiple it reckons by."""
    quantity = measured.quantity
    if measured.role is not Disposition.CONDITION or quantity.comparator != "=":
        return False
    return quantity.unit in MONEY or (
        quantity.unit == "倍" and _RECKONED.match(text, quantity.end) is not None
    )


def _held(holders: Sequence[Commitment], value: Decimal) -> tuple[Disposition, str] | None:
    """The record that publishes a value as its own or as its baseline, whatever its table scales it by."""
    for record in holders:
        if record.value is not None and _equal(record.value, value):
            return Disposition.RECORD, record.id
        if record.baseline is not None and _equal(record.baseline, value):
            return Disposition.BASELINE, record.id
    return None


def _equal(published: Decimal, written: Decimal) -> bool:
    """Equal, or multiplied by a table's unit column (``万人``)."""
    return published == written or (written != 0 and published / written in _SCALES)
