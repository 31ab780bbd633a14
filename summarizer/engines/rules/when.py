"""Deadline and recurrence of a statement, in the document's words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarizer.engines.rules.passage import Passage
from summarizer.language.clauses import Sentence
from summarizer.language.deadlines import RECURRENCES, Time, recurrence_in
from summarizer.schemas.extraction import Status

COMPLETING = re.compile(
    r"[^,。;]{0,6}?(?:建成|完成|投入|上线|竣工|开工|运营|投用|完工|开业|交付|启用|落地|实现|达到|出台|印发)"
)
"""Verbs behind a time that make it the day a thing is done: ``2026年12月建成``."""

WHOLE_YEAR = re.compile(r"全年|当年|同年")
"""Words that point back to a year named before: ``2019年…全年…``."""


def deadline_words(
    passage: Passage, sentence: Sentence, index: int, status: Status, run: tuple[int, int] | None = None
) -> str | None:
    """Words that name the deadline of the statement in clause ``index``, or None where its place decides.

    Looked for in the run that states it, then in its clause, then before it in the sentence, then behind
    it where a later clause says when the thing is done; for what is reported also earlier in the passage.
    """
    clause = sentence.clauses[index]
    places = [run] if run else []
    places += [(clause.start, clause.end if run is None else run[0]), (sentence.start, clause.start)]
    for start, end in places:
        if (words := _words(passage, _usable(passage, start, end, status))) is not None:
            return words
    if status is Status.PLEDGED:
        return _words(passage, _finishing(passage, sentence, index))
    if WHOLE_YEAR.search(passage.text, passage.start, sentence.end):
        return _words(passage, _usable(passage, passage.start, sentence.start, status))
    return None


def _words(passage: Passage, times: Iterable[Time]) -> str | None:
    found = list(times)
    limits = [time for time in found if time.until] or found
    return passage.written(limits[-1].start, limits[-1].end) if limits else None


def _usable(passage: Passage, start: int, end: int, status: Status) -> list[Time]:
    return [time for time in passage.lexed.times_in(start, end) if _says_when(passage, time, status)]


def _says_when(passage: Passage, time: Time, status: Status) -> bool:
    """Whether a time dates its statement: no part of a name, no point of comparison, on the right side."""
    if time.basis or (time.plan and not time.until) or passage.lexed.quoted.holds(time.start, time.end):
        return False
    day, anchor = time.last_day(passage.anchor), passage.anchor
    if day is None or anchor.year is None:
        return day is not None
    if status is Status.ACHIEVED:
        if time.offset == 0 and time.month is None:
            return False  # 全年 in a review means the year under review, which its heading or genre tells
        return day.year <= anchor.year
    if time.until:
        return day.year >= anchor.year - 1
    return day.year >= anchor.year and time.day is None and _adverbial(passage.text, time)


def _adverbial(text: str, time: Time) -> bool:
    """``2025年,…``, ``2026年建成``, against ``启动2026年换届`` where the year names the thing."""
    opens = (
        time.start == 0 or text[time.start - 1] in ",。;:、\n )(” 于" or re.search(r"\d[-—~至]", time.text)
    )
    return bool(opens) or text[time.end : time.end + 1] == "," or COMPLETING.match(text, time.end) is not None


def _finishing(passage: Passage, sentence: Sentence, index: int) -> list[Time]:
    """The first time behind the clause that says when the thing is done, in a clause without a value."""
    for clause in sentence.clauses[index + 1 :]:
        if any(measured.role is None for measured in passage.lexed.measured_in(clause.start, clause.end)):
            continue
        times = _usable(passage, clause.start, clause.end, Status.PLEDGED)
        done = [time for time in times if COMPLETING.match(passage.text, time.end)]
        if done:
            return done[:1]
    return []


def recurrence_words(passage: Passage, sentence: Sentence, index: int) -> str | None:
    """``每年`` or the like in the clause or in the one before it that governs it."""
    clause = sentence.clauses[index]
    own = recurrence_in(passage.words(clause))
    if own is not None or index == 0:
        return own
    before = sentence.clauses[index - 1]
    governs = passage.words(before).startswith(tuple(RECURRENCES))
    states = any(measured.role is None for measured in passage.lexed.measured_in(before.start, before.end))
    return recurrence_in(passage.words(before)) if governs and not states else None
