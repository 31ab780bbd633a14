"""The whole outline: lines → tables → headings → tree → sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.language.headings import find_lead_in
from summarizer.outline.bare import find_bare
from summarizer.outline.heads import find_heads
from summarizer.outline.lines import cut_lines
from summarizer.outline.nest import Draft, nest
from summarizer.outline.tables import find_tables
from summarizer.outline.tails import find_tail
from summarizer.schemas.document import Cleaned, Outline, Section, SectionKind, Span


def outline(cleaned: Cleaned) -> Outline:
    """Sections that tile ``cleaned.text`` exactly, in order; linear in its length.

    Text before the first heading is a section of level 0, and so is an attached document up to its first
    heading. A section without number and title goes on under the heading above it, after a table, a box, or a
    paragraph that names its responsible bodies. ``一是…`` opens a section where it starts a line or where a long
    line holds a series of paragraphs; shorter series stay within their sentence for the engines.

    An empty text has no sections.
    """
    text, folded = cleaned.text, cleaned.folded
    if not text:
        return Outline(())
    lines = cut_lines(folded)
    blocks = find_tables(lines, text)
    taken = {place for block in blocks for place in range(block.first, block.stop)}
    heads = find_heads(lines, text, taken)
    heads |= find_bare(lines, text, heads, taken)
    drafts = nest(lines, text, heads, blocks)
    if len(drafts) > 1 and not text[: drafts[1].start].strip():
        drafts = [_from_start(drafts[1]), *drafts[2:]]
    return Outline(_close(drafts, text, folded))


def _from_start(draft: Draft) -> Draft:
    return replace(draft, start=0)


def _close(drafts: Sequence[Draft], text: str, folded: str) -> tuple[Section, ...]:
    ends = [*(draft.start for draft in drafts[1:]), len(text)]
    levels = [*(draft.level for draft in drafts[1:]), 0]
    leads = _lead_ins(drafts, ends, text, folded)
    return tuple(
        replace(_section(index, _stated(draft, text, end, below), end, text, folded), lead_in=lead)
        for index, (draft, end, below, lead) in enumerate(zip(drafts, ends, levels, leads, strict=True))
    )


def _lead_ins(drafts: Sequence[Draft], ends: Sequence[int], text: str, folded: str) -> list[str]:
    """The lead-in of each draft: what closes the text of the section above that it stands in."""
    leads: list[str] = []
    above: list[tuple[int, str]] = []
    for draft, end in zip(drafts, ends, strict=True):
        while above and above[-1][0] >= draft.level:
            above.pop()
        leads.append(above[-1][1] if above else "")
        above.append((draft.level, find_lead_in(text, folded, min(draft.body, end), end)))
    return leads


def _stated(draft: Draft, text: str, end: int, below: int) -> Draft:
    """A numbered heading with nothing under it says what it says itself: its words are its body too."""
    if not draft.number or draft.table or below > draft.level or text[draft.body : end].strip():
        return draft
    return replace(draft, body=text.index(draft.number, draft.start) + len(draft.number))


def _section(index: int, draft: Draft, end: int, text: str, folded: str) -> Section:
    tail = None if draft.kind is SectionKind.TABLE else find_tail(text, folded, draft.start, end)
    return Section(
        index=index,
        span=Span(draft.start, end),
        body=Span(min(draft.body, end), end),
        kind=draft.kind,
        level=draft.level,
        number=draft.number,
        title=draft.title.removesuffix(text[tail.start : tail.end]).strip() if tail else draft.title,
        path=draft.path,
        responsible=tail.bodies if tail else (),
        responsible_span=Span(tail.start, tail.end) if tail else None,
        table=draft.table,
    )
