"""Chunks: what one call of an engine reads. Whole sections as far as they fit, else whole sentences and rows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.language.headings import find_lead_in
from summarizer.language.sentences import sentence_ends
from summarizer.schemas.document import Chunk, Cleaned, Facts, Outline, Section, Span

# Parts of the text below this share of the budget may share a chunk with their neighbours, so that a page of short
# chapters does not cost a request each; larger ones stand alone, and a change in one leaves all others as they are.
_SMALL_SHARE = 2
# Below this share a part is a title line or a signature and goes with any neighbour.
_TINY_SHARE = 20
# A sentence beyond this many budgets is no sentence but text without punctuation: it is cut between words.
_LONGEST_SENTENCE = 4
_CLAUSE_END = re.compile(r"[;,、；，](?!\d)|(?<=[^\dA-Za-z.,%])(?=[^\dA-Za-z.,%])")


def cut_chunks(
    name: str, cleaned: Cleaned, outline: Outline, facts: Facts, max_chunk_chars: int
) -> tuple[Chunk, ...]:
    """Chunks of document ``name`` that tile ``cleaned.text``, in order; deterministic.

    A document of at most ``max_chunk_chars`` code points is one chunk, so that it costs one question. Of a longer
    one, a chunk holds whole sections up to as much, and crosses a heading of level 1 only where the parts on both
    sides are small. A section that is longer alone is cut after lines, sentences or table rows, never within; one
    sentence or row beyond the budget is a chunk of its own. An empty text has no chunks.

    Raises ValueError for a budget below 1.
    """
    if max_chunk_chars < 1:
        raise ValueError(f"a chunk needs room for at least one character, not {max_chunk_chars}")
    sections = outline.sections
    starts = [section.span.start for section in sections]
    spans = _spans(sections, cleaned.folded, max_chunk_chars)
    return tuple(
        _chunk(
            index,
            name,
            span,
            cleaned,
            sections[_at(starts, span.start) : _at(starts, span.end - 1) + 1],
            facts,
        )
        for index, span in enumerate(spans)
    )


def _spans(sections: Sequence[Section], folded: str, budget: int) -> list[Span]:
    """Where the chunks lie."""
    if folded and len(folded) <= budget:
        return [Span(0, len(folded))]
    spans = [span for part in _parts(sections) for span in _pack(part, folded, budget)]
    joins = [_goes_together(len(left), len(right), budget) for left, right in pairwise(spans)]
    return _merge(spans, budget, joins)


def _at(starts: Sequence[int], offset: int) -> int:
    return bisect_right(starts, offset) - 1


def _parts(sections: Sequence[Section]) -> Iterator[Sequence[Section]]:
    """Runs of sections, each from one heading of level 1 (or none) up to the next."""
    first = 0
    for place, section in enumerate(sections):
        if place and section.level <= 1:
            yield sections[first:place]
            first = place
    if sections:
        yield sections[first:]


def _pack(sections: Sequence[Section], folded: str, budget: int) -> list[Span]:
    """Spans of at most ``budget`` that tile the sections, whole subtrees together where they fit."""
    whole = Span(sections[0].span.start, sections[-1].span.end)
    if len(whole) <= budget:
        return [whole]
    if len(sections) == 1:
        return _merge(list(_atoms(sections[0], folded, budget)), budget)
    level = min(section.level for section in sections[1:])
    cuts = [0, *(place for place in range(1, len(sections)) if sections[place].level == level), len(sections)]
    packed = [span for left, right in pairwise(cuts) for span in _pack(sections[left:right], folded, budget)]
    return _merge(packed, budget)


def _goes_together(left: int, right: int, budget: int) -> bool:
    """Whether parts of such lengths may share a chunk across a heading of level 1."""
    return max(left, right) * _SMALL_SHARE <= budget or min(left, right) * _TINY_SHARE <= budget


def _merge(spans: Sequence[Span], budget: int, joins: Sequence[bool] | None = None) -> list[Span]:
    """Neighbours joined from left to right while they fit; ``joins`` says which of the gaps may close."""
    merged: list[Span] = []
    for place, span in enumerate(spans):
        fits = bool(merged) and span.end - merged[-1].start <= budget
        if fits and (joins is None or joins[place - 1]):
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged


def _atoms(section: Section, folded: str, budget: int) -> Iterator[Span]:
    """Rows, lines or, of lines beyond the budget, sentences; they tile the section."""
    ends = _row_ends(section, folded) if section.table else _line_ends(section.span, folded)
    for start, end in pairwise((section.span.start, *ends)):
        if section.table or end - start <= budget:
            yield Span(start, end)
            continue
        for left, right in pairwise((start, *sentence_ends(folded, start, end))):
            yield from _words(Span(left, right), folded, budget)


def _row_ends(section: Section, folded: str) -> Iterator[int]:
    """Ends of the heading with header, of each row, of what follows the table."""
    rows = section.table.rows if section.table else ()
    last = -1
    for row in rows:
        own = [cell.span.start for cell in row if cell.span.start > last]
        if own and last >= 0:
            yield folded.rfind("\n", 0, min(own)) + 1
        last = max((cell.span.end for cell in row), default=last)
    yield section.span.end


def _line_ends(span: Span, folded: str) -> Iterator[int]:
    position = span.start
    while 0 <= (found := folded.find("\n", position, span.end)) < span.end - 1:
        position = found + 1
        yield position
    yield span.end


def _words(span: Span, folded: str, budget: int) -> Iterator[Span]:
    """The sentence itself, or pieces of a run without any full stop, cut behind clauses and never in a number."""
    start = span.start
    while span.end - start > _LONGEST_SENTENCE * budget:
        ends = [found.end() for found in _CLAUSE_END.finditer(folded, start + 1, start + budget)]
        end = ends[-1] if ends else min(start + _LONGEST_SENTENCE * budget, span.end)
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _chunk(
    index: int,
    name: str,
    span: Span,
    cleaned: Cleaned,
    touched: Sequence[Section],
    facts: Facts,
) -> Chunk:
    return Chunk(
        document=name,
        index=index,
        span=span,
        text=cleaned.text[span.start : span.end],
        folded=cleaned.folded[span.start : span.end],
        sections=tuple(touched),
        context=_context(span, cleaned, touched[0]),
        facts=facts,
        whole=len(span) == len(cleaned.text),
    )


def _context(span: Span, cleaned: Cleaned, first: Section) -> str:
    """What the chunk inherits: headings above it, the lead-in of its items, the header of its table; one a line."""
    continues = span.start > first.span.start
    is_headed = bool(first.number or first.title)
    path = first.path if continues or not is_headed else first.path[:-1]
    parts = [" > ".join(path)]
    parts.append(_lead_in(span, cleaned, first) if first.level else "")
    if continues and first.table:
        parts += [" | ".join(first.table.header), _carried(first, span.start)]
    return "\n".join(part for part in parts if part.strip(" |"))


def _lead_in(span: Span, cleaned: Cleaned, first: Section) -> str:
    """The sentence that ends with a colon or with 如下 and governs what the chunk starts with."""
    if span.start == first.span.start:
        return first.lead_in
    return "" if first.table else find_lead_in(cleaned.text, cleaned.folded, first.body.start, span.start)


def _carried(section: Section, start: int) -> str:
    """Cells merged from rows before ``start`` into the first row behind it."""
    rows = section.table.rows if section.table else ()
    row = next((row for row in rows if row[-1].span.start >= start), ())
    return " | ".join(cell.text for cell in row if cell.span.end <= start and cell.text)
