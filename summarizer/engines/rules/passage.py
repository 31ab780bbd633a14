"""A chunk lexed once, and its sections as passages: sentences, quantities and times in their tone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.engines.rules.tone import Tone, tone_of
from summarizer.language.anchors import read_anchor
from summarizer.language.clauses import Clause, Sentence
from summarizer.language.deadlines import Anchor
from summarizer.language.lexed import Lexed, lex
from summarizer.schemas.document import Chunk, Section


@dataclass(frozen=True)
class Passage:
    """Body of one section inside one chunk. Offsets are into ``lexed.text``, the folded chunk."""

    chunk: Chunk
    section: Section
    lexed: Lexed
    start: int
    end: int
    tone: Tone
    anchor: Anchor

    @property
    def standing(self) -> bool:
        """Whether the document states rules in force."""
        return self.chunk.facts.standing

    @property
    def text(self) -> str:
        """The folded text of the whole chunk."""
        return self.lexed.text

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences of the body, in order."""
        return self.lexed.sentences_in(self.start, self.end)

    def words(self, clause: Clause | Sentence) -> str:
        """The folded words of a clause or sentence."""
        return self.text[clause.start : clause.end]

    def written(self, start: int, end: int) -> str:
        """The words as the document writes them."""
        return self.chunk.text[start:end]


def read_passages(chunk: Chunk) -> Iterator[Passage]:
    """Passages of ``chunk`` outside tables: section bodies without headings and trailing bodies."""
    lexed, anchor = lex(chunk.folded), read_anchor(chunk.facts)
    for section in chunk.sections:
        if section.table is not None:
            continue
        stop = section.responsible_span.start if section.responsible_span else section.body.end
        start = max(section.body.start, chunk.span.start) - chunk.span.start
        end = min(max(stop, section.body.start), chunk.span.end) - chunk.span.start
        if start < end:
            yield Passage(chunk, section, lexed, start, end, tone_of(section, chunk.facts), anchor)
