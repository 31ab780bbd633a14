"""Promised or reported: evidence from the place (headings, genre) and from the words of the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.language.deadlines import Anchor, Time
from summarizer.language.tense import Place, promised_weight, read_place, reported_weight
from summarizer.schemas.document import DocumentType, Facts, Section, SectionKind
from summarizer.schemas.extraction import Status


@dataclass(frozen=True, slots=True)
class Tone:
    """Expectation before a word is read: positive leans to reported, negative to promised."""

    place: Place
    prior: int


GENRE_PRIORS = {
    DocumentType.RESULTS: 3,
    DocumentType.WORK_REPORT: 0,
    DocumentType.MEETING: -1,
    DocumentType.FIVE_YEAR_PLAN: -1,
    DocumentType.ANNUAL_PLAN: -2,
    DocumentType.ACTION_PLAN: -2,
    DocumentType.OPINION: -2,
    DocumentType.NOTICE: -2,
    DocumentType.REGULATION: -12,
    DocumentType.OTHER: -1,
}
"""Leaning of a genre; a report of results may still announce, a plan may still look back."""

PLACE_PRIORS = {Place.PAST: 4, Place.PROBLEM: 2, Place.CREED: 0, Place.FUTURE: -3, Place.OPEN: 0}


def tone_of(section: Section, facts: Facts) -> Tone:
    """Tone of a section from its heading path and the genre of its document."""
    place = read_place(section.path, box=section.kind is SectionKind.BOX)
    return Tone(place, PLACE_PRIORS[place] + GENRE_PRIORS[facts.type])


_NAMES = re.compile(r"《[^》]*》|“[^”]*”")
"""Names and titles say nothing of tense: ``印发《关于加快推进…的意见》``."""


def read_status(words: str, sentence: str, times: Sequence[Time], tone: Tone, anchor: Anchor) -> Status:
    """Status of the clause ``words`` inside ``sentence``: the nearer the evidence, the more it weighs."""
    score = tone.prior
    words, sentence = _NAMES.sub("", words), _NAMES.sub("", sentence)
    score += 2 * (reported_weight(words) - promised_weight(words))
    score += reported_weight(sentence) - promised_weight(sentence)
    score += sum(_time_weight(time, anchor) for time in times)
    return Status.ACHIEVED if score > 0 else Status.PLEDGED


def _time_weight(time: Time, anchor: Anchor) -> int:
    if time.basis or (time.plan and not time.until):
        return 0
    if time.now or time.text.startswith("截"):
        return 4
    day = time.last_day(anchor)
    if day is None or anchor.year is None:
        return 0
    if day.year < anchor.year:
        return 8
    if day.year > anchor.year or time.until:
        return -5
    return 0
