"""Numbers of a chunk that an answer leaves unexplained: what the audit asks about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from summarizer.ground import ground
from summarizer.language.lexed import Lexed, lex
from summarizer.schemas.document import Chunk, Section, Span
from summarizer.schemas.extraction import Extraction

SeeQuantities = Callable[[Chunk, Sequence[Span]], Sequence[Span]]
"""Quantities of a chunk that state something and overlap none of the spans given; all are into ``chunk.text``."""

MOST_QUESTIONS = 60
"""An answer that misses more is no reading; the ledger of numbers lists the rest."""
_SENTENCE_CHARS = 120
"""A longer sentence is shown around its number only."""


def see_quantities(chunk: Chunk, explained: Sequence[Span]) -> list[Span]:
    """Quantities that the rules would explain as neither date, name, numbering, scope nor citation."""
    lexed, taken = lex(chunk.folded), _mask(explained, len(chunk.folded))
    left = {
        Span(found.start, found.end)
        for found in lexed.quantities
        if taken.find(1, found.start, found.end) < 0
    }
    bodies = [body for section in chunk.sections if len(body := _body(chunk, section))] if left else []
    return [span for body in bodies for span in _stated(lexed, body) if span in left]


def _mask(spans: Sequence[Span], length: int) -> bytearray:
    """One byte a character, 1 where a span holds it: as many spans as numbers make pairs by the thousand."""
    mask = bytearray(length)
    for span in spans:
        mask[span.start : span.end] = b"\1" * len(span)
    return mask


def _body(chunk: Chunk, section: Section) -> Span:
    """What the chunk holds of a section between its heading and its closing bracket, in offsets of the chunk."""
    closing = section.responsible_span
    start, end = section.body.start, closing.start if closing else section.body.end
    start, end = max(start, chunk.span.start), min(end, chunk.span.end)
    return Span(start - chunk.span.start, max(start, end) - chunk.span.start)


def _stated(lexed: Lexed, body: Span) -> Iterator[Span]:
    """Quantities of a section's body that have no other role, in order."""
    if not lexed.quantities_in(body.start, body.end):
        return
    for sentence in lexed.sentences_in(body.start, body.end):
        for clause in sentence.clauses:
            for measured in lexed.measured_in(clause.start, clause.end):
                if measured.role is None:
                    yield Span(measured.quantity.start, measured.quantity.end)


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
