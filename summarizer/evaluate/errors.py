"""Errors of a run as flat rows: what reports list and the gate names."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.evaluate.fields import field_differences, read_field
from summarizer.evaluate.matching import Match
from summarizer.evaluate.reasons import Explained
from summarizer.evaluate.slices import Slicer
from summarizer.evaluate.statements import Statement, number_key

# Enough to see the clause around a quote on one line of a spreadsheet.
_CONTEXT = 30


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """One thing that went wrong."""

    document: str
    side: str
    """``missed``, ``extra`` or ``field``."""
    category: str
    """A :class:`~summarizer.evaluate.reasons.Category`, or the name of the field that differs."""
    reason: str
    id: str
    """Of the gold record; of the prediction for extra ones."""
    partner: str
    """Id of the record on the other side that came nearest, or nothing."""
    kind: str
    status: str
    indicator: str
    value: str
    unit: str
    start: int
    end: int
    quote: str
    before: str
    after: str
    slices: tuple[str, ...]

    @property
    def item(self) -> str:
        """What identifies the thing between runs: gold by its id, extra ones by what they state."""
        if self.side == "extra":
            return f"{self.kind} {self.status} {self.value} [{self.start}, {self.end})"
        return self.id

    def __str__(self) -> str:
        value = f" {self.value}{self.unit}" if self.value else ""
        return f"{self.document} {self.item} {self.indicator}{value}: {self.category}; {self.reason}"


@dataclass(frozen=True)
class ErrorWriter:
    """Makes rows for one document."""

    document: str
    text: str
    slicer: Slicer

    def row(self, side: str, explained: Explained) -> ErrorRow:
        """The row of a miss or an extra."""
        reason = explained.reason
        return self._row(side, explained.statement, (reason.category, reason.text, reason.partner or ""))

    def field_rows(self, match: Match) -> list[ErrorRow]:
        """One row for each field on which the two of a match differ."""
        return [
            self._row("field", match.gold, (name, _said(match, name), match.predicted.id))
            for name in field_differences(match)
        ]

    def _row(self, side: str, one: Statement, why: tuple[str, str, str]) -> ErrorRow:
        category, reason, partner = why
        first = one.evidence[0]
        value = number_key(one.value)
        return ErrorRow(
            document=self.document,
            side=side,
            category=category,
            reason=reason,
            id=one.id,
            partner=partner,
            kind=one.kind.value,
            status=one.status.value,
            indicator=one.indicator,
            value="" if value is None else format(value, "f"),
            unit=one.unit or "",
            start=first.start,
            end=first.end,
            quote=_line(self.text[first.start : first.end]) or (first.quote or ""),
            before=_line(self.text[max(0, first.start - _CONTEXT) : first.start]),
            after=_line(self.text[first.end : first.end + _CONTEXT]),
            slices=tuple(self.slicer.slices(one)),
        )


def _said(match: Match, name: str) -> str:
    gold, predicted = read_field(match.gold, name), read_field(match.predicted, name)
    if gold is None:
        return f"gold has none, predicted {_shown(match.predicted, name)}"
    if predicted is None:
        return f"gold {_shown(match.gold, name)}, predicted none"
    return f"gold {_shown(match.gold, name)}, predicted {_shown(match.predicted, name)}"


def _shown(statement: Statement, name: str) -> str:
    written = getattr(statement, name)
    return "、".join(written) if isinstance(written, tuple) else str(written)


def _line(words: str) -> str:
    return " ".join(words.split())
