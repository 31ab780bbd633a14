"""Numbers of a chunk that an answer leaves unexplained: what the audit asks about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarizer.ground import ground
from summarizer.schemas.document import Chunk, Span
from summarizer.schemas.extraction import Extraction

SeeQuantities = Callable[[Chunk, Sequence[Span]], Sequence[Span]]
"""Quantities of a chunk that state something and overlap none of the spans given; all are into ``chunk.text``."""

MOST_QUESTIONS = 60
"""An answer that misses more is no reading; the ledger of numbers lists the rest."""
_SENTENCE_CHARS = 120
"""A longer sentence is shown around its number only."""


def _explained(chunk: Chunk, extraction: Extraction) -> list[Span]:
    items = extraction.items
    spans = ground([item.quote for item in items], chunk.text, [item.near for item in items])
    # Planned sums and earlier values may stand outside the quote.
    words = [word for item in items for word in (item.funding, item.baseline, item.deadline) if word]
    words += [claim.quote for claim in extraction.claims]
    return [span for span in (*spans, *ground(words, chunk.text)) if span]


def _sentence(text: str, span: Span) -> str:
    start = max(text.rfind(mark, 0, span.start) for mark in "。；\n") + 1
    ends = [at for mark in "。；\n" if (at := text.find(mark, span.end)) >= 0]
    end = min(ends, default=len(text))
    half = _SENTENCE_CHARS // 2
    if end - start > _SENTENCE_CHARS:
        start, end = max(start, span.start - half), min(end, span.end + half)
    return text[start:end].strip()


def unexplained(chunk: Chunk, extraction: Extraction, see: SeeQuantities) -> list[tuple[str, str]]:
    """``(number, its sentence)`` for each quantity outside every quote, claim, sum and baseline, in order."""
    left = see(chunk, _explained(chunk, extraction))
    return [
        (chunk.text[span.start : span.end], _sentence(chunk.text, span)) for span in left[:MOST_QUESTIONS]
    ]
