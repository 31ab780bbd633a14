"""A chunk lexed once, and its sections as passages: sentences, quantities and times in their tone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from summarizer.engines.rules.tone import (
    EXACT,
    LOOKED_BACK,
    PLANS,
    REVIEWED_YEAR,
    Tone,
    counted,
    is_exact,
    lean_of,
    promises,
    tone_of,
)
from summarizer.language.anchors import anchor_under
from summarizer.language.clauses import Clause, Sentence
from summarizer.language.deadlines import Anchor, Time
from summarizer.language.headings import QUANTITY
from summarizer.language.launching import head_of
from summarizer.language.lexed import Lexed, lex
from summarizer.language.quantities import Quantity
from summarizer.language.tense import LOOKING_BACK, TURNING_AHEAD, TURNING_BACK, Place
from summarizer.schemas.document import Chunk, DocumentType, Section, SectionKind
from summarizer.schemas.punctuation import fold_punctuation

_COMPARED = ("高于", "低于", "大于", "小于", "多于", "少于", "超过", "好于")
"""Before a time, what makes it a measure of the present: ``增幅高于去年``."""

_COMPARED_BEHIND = ("相比", "同期相比")
"""The same behind it: ``与2022年相比``."""

_TOLD_APART = re.compile(r"(?:\(含[^)]*\))?(?:以|之)?[前后][^,。;的\d]{2,14}的(?=[一-龥])")
"""Behind a time, what makes it say which things are meant: ``2015年6月30日(含)前登记的水泵``."""


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
    lean: int = 0
    """What its sentences, or those of the whole chunk, say of one another."""

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

    def times(self, start: int, end: int) -> list[Time]:
        """Times of ``[start, end)`` that say when: none is compared with, tells things apart, or says since when."""
        return [
            time
            for time in self.lexed.times_in(start, end)
            if not time.basis
            and not self.text.endswith(_COMPARED, 0, time.start)
            and not self.text.startswith(_COMPARED_BEHIND, time.end)
            and _TOLD_APART.match(self.text, time.end - time.text.endswith(("前", "后"))) is None
        ]

    def likely(self, sentence: Sentence, *, dated: bool) -> int:
        """What place and neighbours of ``sentence`` make likely: positive leans to reported, negative to promised.

        ``dated`` says whether it has a time of its own, beside which the paragraph's counts for nothing.
        """
        if sentence.start in self._ahead or promises(self.words(sentence)):
            return self.tone.prior
        weight = 0 if dated else self._reviewed.get(sentence.start, 0)
        return self.tone.prior + max(self.lean, weight)

    def exactness(self, clause: Clause) -> int:
        """What the figures of a clause say for a report, where neither heading nor genre tells."""
        untold = self.tone.place is Place.OPEN and self.chunk.facts.type is DocumentType.OTHER
        return EXACT if untold and any(map(is_exact, _stated(self, clause))) else 0

    @cached_property
    def _ahead(self) -> set[int]:
        """Starts of the sentences that follow ``会议强调`` in their paragraph."""
        found: set[int] = set()
        turned: int | None = None
        for sentence in self.sentences:
            words, paragraph = self.words(sentence), self.text.rfind("\n", self.start, sentence.start)
            if TURNING_BACK.search(words):
                turned = None
            if turned == paragraph:
                found.add(sentence.start)
            if TURNING_AHEAD.search(words):
                turned = paragraph
        return found

    @cached_property
    def _reviewed(self) -> dict[int, int]:
        """Weights of the sentences before which the last year that opens one in their paragraph is past, or that follow ``这五年``; by their start."""
        found: dict[int, int] = {}
        opening, looking_back, paragraph = None, False, self.start
        for sentence in self.sentences:
            if (line := self.text.rfind("\n", self.start, sentence.start) + 1) > paragraph:
                opening, looking_back, paragraph = None, False, line
            if looking_back:
                found[sentence.start] = LOOKED_BACK
            elif opening is not None and opening.year < (self.anchor.year or 0):
                found[sentence.start] = REVIEWED_YEAR
            looking_back = looking_back or LOOKING_BACK.search(self.words(sentence)) is not None
            for clause in sentence.clauses[:2]:  # 会议指出,2023年是…
                for time in self.lexed.times_in(clause.start, clause.start + 1):
                    opening = time.last_day(self.anchor)
            limits = [
                time.last_day(self.anchor) for time in self.times(sentence.start, sentence.end) if time.until
            ]
            opening = next((day for day in limits if day and day.year >= (self.anchor.year or 0)), opening)
        return found

    def words(self, clause: Clause | Sentence) -> str:
        """The folded words of a clause or sentence."""
        return self.text[clause.start : clause.end]

    def written(self, start: int, end: int) -> str:
        """The words as the document writes them."""
        return self.chunk.text[start:end]


def read_passages(chunk: Chunk) -> list[Passage]:
    """Passages of ``chunk`` outside tables: section bodies without headings and trailing bodies."""
    lexed = lex(chunk.folded)
    passages: list[Passage] = []
    for section in chunk.sections:
        if section.table is not None:
            continue
        stop = section.responsible_span.start if section.responsible_span else section.body.end
        start = max(_opening(section, chunk), chunk.span.start) - chunk.span.start
        end = min(max(stop, section.body.start), chunk.span.end) - chunk.span.start
        if start < end:
            tone, anchor = tone_of(section, chunk.facts), anchor_under(section.path, chunk.facts)
            passages.append(Passage(chunk, section, lexed, start, end, tone, anchor))
    untold = [passage for passage in passages if passage.tone.place is Place.OPEN]
    together = chunk.facts.type is DocumentType.OTHER  # a report in the press is of one cast
    shared = _lean(untold) if together else 0
    return [
        replace(one, lean=shared if together else _lean([one])) if one.tone.place is Place.OPEN else one
        for one in passages
    ]


_NAMED_OR_COUNTED = re.compile(r"\([^()]*\)$|“[^”]*”")
"""What in a heading is a name or counts what stands below it: ``重点任务|(12项)``."""


_STATES = re.compile("全覆盖$|^(?:制定|编制|出台|修订|印发|起草)(?:完善)?《")
"""What a heading states without a number: ``实现供水服务全覆盖``, ``出台《供水办法》``."""


_DELIVERING = re.compile("(?:建成|成立|组建|编制|制定|出台|修订|举办|召开)(?=.{3})")
_DELIVERED = frozenset({"facility", "system", "body", "event", "paper"})


def _delivers(title: str) -> bool:
    """Whether a heading delivers a thing itself: ``建成石门水厂``; a programme (``实施节水行动``) only covers what stands below."""
    deed = _DELIVERING.match(title)
    return deed is not None and head_of(title[deed.end() :])[1] in _DELIVERED


def _is_all(section: Section, chunk: Chunk) -> bool:
    """Whether nothing but labels of bodies and time limits stands under a heading."""
    labels = section.responsible_span
    if labels is None or not chunk.span.contains(labels):
        return False
    between = chunk.text[max(section.body.start - chunk.span.start, 0) : labels.start - chunk.span.start]
    return not between.strip() and labels.start >= section.body.start


def _opening(section: Section, chunk: Chunk) -> int:
    """Where a section's text begins in the cleaned text: at a heading that states something, else behind it: ``（一）新建水站12座``.

    So does one that is followed by nothing but who answers for it and by when.
    """
    title = section.title
    bare = _NAMED_OR_COUNTED.sub("", fold_punctuation(title))
    states = QUANTITY.search(bare) or _STATES.search(bare) or _is_all(section, chunk) or _delivers(bare)
    if not section.number or section.kind is not SectionKind.PROSE or not states:
        return section.body.start
    at = chunk.text.find(title, max(section.span.start - chunk.span.start, 0))
    stated = at >= 0 and at + chunk.span.start < section.body.start
    return at + chunk.span.start if stated else section.body.start


def _lean(passages: Sequence[Passage]) -> int:
    told = [(one.words(each), one.times(each.start, each.end)) for one in passages for each in one.sentences]
    headings = [one.section.path[-1] for one in passages if one.section.path]
    if not passages:
        return 0
    clauses = ((one, clause) for one in passages for each in one.sentences for clause in each.clauses)
    planned = passages[0].chunk.facts.type in PLANS
    figures = 0 if planned else sum(_figures(passage, clause) for passage, clause in clauses)
    return lean_of(told, headings, figures, passages[0].anchor)


def _stated(passage: Passage, clause: Clause) -> list[Quantity]:
    return [m.quantity for m in passage.lexed.measured_in(clause.start, clause.end) if m.role is None]


def _figures(passage: Passage, clause: Clause) -> int:
    """Values of a clause that somebody counted, less those that are set."""
    stated = _stated(passage, clause)
    return sum(counted(one, passage.text[one.number_start : one.core_end + 1]) for one in stated)
