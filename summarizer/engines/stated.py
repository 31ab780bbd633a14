"""Quantities of a chunk that state something: what an engine is expected to explain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.language.lexed import Lexed, Measured, lex
from summarizer.language.quantities import Quantity
from summarizer.schemas.document import Chunk, Section, Span


def stated_quantities(chunk: Chunk, explained: Sequence[Span] = ()) -> list[Span]:
    """Quantities into ``chunk.text``, in order, that overlap nothing ``explained`` and state something.

    The rules take them for neither date, name, numbering, scope nor citation.
    """
    taken = _mask(explained, len(chunk.folded))
    if chunk.stated is not None:
        return [span for span in chunk.stated if not _overlaps(span, taken)]
    lexed, bodies = lex(chunk.folded), [_body(chunk, section) for section in chunk.sections]
    left = (one for body in bodies for one in _measured(lexed, body) if not _overlaps(one.quantity, taken))
    return [Span(one.quantity.start, one.quantity.end) for one in left if one.role is None]


def _mask(spans: Sequence[Span], length: int) -> bytearray:
    """One byte a character, 1 where a span holds it: as many spans as numbers make pairs by the thousand."""
    mask = bytearray(length)
    for span in spans:
        mask[span.start : span.end] = b"\1" * len(span)
    return mask


def _overlaps(found: Quantity | Span, taken: bytearray) -> bool:
    return taken.find(1, found.start, found.end) >= 0


def _body(chunk: Chunk, section: Section) -> Span:
    """What the chunk holds of a section between its heading and its closing bracket, in offsets of the chunk."""
    closing = section.responsible_span
    start, end = section.body.start, closing.start if closing else section.body.end
    start, end = max(start, chunk.span.start), min(end, chunk.span.end)
    return Span(start - chunk.span.start, max(start, end) - chunk.span.start)


def _measured(lexed: Lexed, body: Span) -> Iterator[Measured]:
    """Quantities of a section's body, in order."""
    if not lexed.quantities_in(body.start, body.end):
        return
    for sentence in lexed.sentences_in(body.start, body.end):
        for clause in sentence.clauses:
            yield from lexed.measured_in(clause.start, clause.end)
