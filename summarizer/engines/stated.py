"""Quantities of a chunk that state something: what an engine is expected to explain."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.language.lexed import Lexed, lex
from summarizer.schemas.document import Chunk, Section, Span


def stated_quantities(chunk: Chunk) -> tuple[Span, ...]:
    """Quantities into ``chunk.text``, in order, that the rules take for neither date, name, numbering, scope nor citation."""
    lexed = lex(chunk.folded)
    return tuple(span for section in chunk.sections for span in _stated(lexed, _body(chunk, section)))


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
