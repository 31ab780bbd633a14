"""The years against which a document's relative words are read."""

from __future__ import annotations

from summarizer.language.deadlines import Anchor
from summarizer.schemas.document import DocumentType, Facts


def read_anchor(facts: Facts) -> Anchor:
    """Years against which relative words of the document are read."""
    issued = facts.date.year if facts.date else None
    if facts.period is None:
        return Anchor(issued, None, facts.date)
    first = facts.period.start.year
    if facts.type in {DocumentType.ANNUAL_PLAN, DocumentType.RESULTS}:
        return Anchor(facts.period.end.year, first, facts.date)
    return Anchor(issued or first, first, facts.date)
