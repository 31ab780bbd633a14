"""The years against which a document's relative words are read."""

from __future__ import annotations

from summarizer.language.deadlines import Anchor
from summarizer.schemas.document import DocumentType, Facts


def read_anchor(facts: Facts) -> Anchor:
    """Years against which relative words of the document are read."""
    period_start, period_end = (
        (facts.period.start.year, facts.period.end.year) if facts.period else (None, None)
    )
    issued = facts.date.year if facts.date else None
    if facts.type in {DocumentType.ANNUAL_PLAN, DocumentType.RESULTS} and period_end is not None:
        return Anchor(period_end, period_start, period_end)
    return Anchor(issued or period_start, period_start, period_end)
