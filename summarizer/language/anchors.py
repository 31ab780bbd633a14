"""The years against which a document's relative words are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from summarizer.language.deadlines import Anchor, read_times
from summarizer.schemas.document import DocumentType, Facts
from summarizer.schemas.punctuation import fold_punctuation


def read_anchor(facts: Facts) -> Anchor:
    """Years against which relative words of the document are read."""
    issued = facts.date.year if facts.date else None
    if facts.period is None:
        return Anchor(issued, None, facts.date)
    first = facts.period.start.year
    if facts.type is DocumentType.RESULTS and facts.reviewed is not None:
        return Anchor(facts.reviewed.end.year, first, facts.date)
    if facts.type in {DocumentType.ANNUAL_PLAN, DocumentType.RESULTS}:
        return Anchor(facts.period.end.year, first, facts.date)
    return Anchor(issued or first, first, facts.date)


def anchor_under(path: Sequence[str], facts: Facts) -> Anchor:
    """The same under headings, outermost first, of which one may name a later year: ``2032年工作打算`` in a report on 2031."""
    anchor = read_anchor(facts)
    named = year_above(path)
    later = named is not None and anchor.year is not None and named > anchor.year
    return replace(anchor, year=named) if later else anchor


def year_above(path: Sequence[str]) -> int | None:
    """The year that the nearest heading with one names, of headings from the outermost on; None where none does."""
    return next((year for heading in reversed(path) if (year := _year_of(heading))), None)


@lru_cache(maxsize=1024)
def _year_of(heading: str) -> int | None:
    """The one year that a heading says the text below it is about; None where it names none, a limit or several."""
    times = list(read_times(fold_punctuation(heading))) if "20" in heading else []
    if len(times) != 1:
        return None
    time = times[0]
    spans = any(mark in time.text for mark in "-—~至到")
    return None if time.until or time.basis or time.plan or spans else time.year
