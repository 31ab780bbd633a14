"""Deadline and recurrence of a statement, in the document's words."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.engines.rules.passage import Passage
from summarizer.language.deadlines import RECURRENCES, Anchor, Time, read_recurrence
from summarizer.language.clauses import Sentence
from summarizer.schemas.extraction import Status


def deadline_words(passage: Passage, sentence: Sentence, index: int, status: Status) -> str | None:
    """Words that name the deadline: in the clause, else before it in the sentence, else, for what is
    reported, earlier in the passage; None where the place decides (heading, period)."""
    clause = sentence.clauses[index]
    anchor = passage.anchor
    for start, end in ((clause.start, clause.end), (sentence.start, clause.start)):
        time = _pick(passage.lexed.times_in(start, end), status, anchor)
        if time is not None:
            return passage.written(time.start, time.end)
    if status is Status.ACHIEVED:
        time = _pick(passage.lexed.times_in(passage.start, sentence.start), status, anchor)
        return passage.written(time.start, time.end) if time is not None else None
    return None


def _pick(times: Sequence[Time], status: Status, anchor: Anchor) -> Time | None:
    usable = [time for time in times if not time.basis and (time.until or not time.plan)]
    fitting = [time for time in usable if _fits(time, status, anchor)]
    limits = [time for time in fitting if time.until]
    return (limits or fitting or [None])[-1]


def _fits(time: Time, status: Status, anchor: Anchor) -> bool:
    day = time.last_day(anchor)
    if day is None or anchor.year is None:
        return day is not None
    if status is Status.ACHIEVED:
        return day.year <= anchor.year
    return day.year >= anchor.year or (time.until and day.year >= anchor.year - 1)


def recurrence_words(passage: Passage, sentence: Sentence, index: int) -> str | None:
    """``每年`` or the like in the clause or in the one before it that governs it."""
    clause = sentence.clauses[index]
    words = passage.words(clause)
    if read_recurrence(words) is None and index:
        before = sentence.clauses[index - 1]
        words = passage.words(before) if passage.words(before).startswith(tuple(RECURRENCES)) else words
    if read_recurrence(words) is None:
        return None
    return next(row for row in RECURRENCES if row in words)
