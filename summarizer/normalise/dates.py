"""Deadline of an item and where it was read: its own words first, then what it stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from summarizer.language.anchors import read_anchor, year_above
from summarizer.language.deadlines import Anchor, Time, read_times
from summarizer.normalise.place import Place
from summarizer.schemas.commitment import DeadlineBasis
from summarizer.schemas.document import DocumentType, Facts, Period, Span
from summarizer.schemas.extraction import Item, Status
from summarizer.schemas.punctuation import fold_punctuation

WHOLE_YEAR = re.compile(r"全年|当年|同年")
"""In a review these mean the year under review, which its heading or genre tells: ``全年完成12座``."""

_MULTI_YEAR = re.compile(r"[二两三四五]年(?:行动|攻坚)(?!方案|计划)")
"""An action of several years inside an annual plan has no deadline of its own: ``治本攻坚三年行动``."""

_YEARS_FROM_NOW = re.compile(
    r"(?<![\d〇零一二三四五六七八九十])(?:[2-9]|[1-9]0|[二两三四五六七八九十])年(?:左右)?(?:的?时间)?(?:之?内(?!未)|,|实现|完成)"
)
"""So many years that begin nobody says when: ``5年内,新建泵站20座``."""


_LATELY = re.compile(r"近日|日前|昨日|前不久")
"""What has just been done is of the day on which the document appears."""

_OF_LAST_YEAR = frozenset({DocumentType.WORK_REPORT, DocumentType.MEETING, DocumentType.ANNUAL_PLAN})
"""Genres that report on the year before the one they plan."""

_DAYS_OF_HALF = 190
"""More days than half a year has."""

_YEARS_ALONE = re.compile(r"^(?:20\d\d[-—~至]+)?20\d\d$")
"""The years of a project in a column of their own: ``2031—2033``."""

_WHOLE_YEAR = frozenset({"全年", "年内", "当年"})
"""Of what is done these mean the year reported on, not the year of the document: ``全年接待游客412万人次``."""


_A_YEAR = re.compile(r"(?P<year>20\d\d)年")
_RUN = re.compile(r"(?P<first>20\d\d)年?[—–~至-]+(?P<last>20\d\d)年")
_MONTH = re.compile(r"\D{0,3}\d{1,2}月|第?[一二三四]季度|[上下]半年")
_YEAR_FIRST = re.compile(r"(?P<year>20\d\d)年,")


def read_deadline(item: Item, span: Span, place: Place) -> tuple[date | None, DeadlineBasis | None]:
    """Deadline of an item and where it was read: its own words first, then what it stands under."""
    anchor = _anchor(item, span, place)
    if item.deadline:
        times = list(
            read_times(_YEARS_ALONE.sub(r"\g<0>年", fold_punctuation(item.deadline).replace(" ", "")))
        )
        day = _last(times, anchor)
        if item.status is Status.ACHIEVED and day is not None and _still_to_come(times[-1], day, anchor):
            day = _last(times, replace(anchor, year=day.year - 1))
        where = _where(item.deadline, span, place)
        if item.status is Status.ACHIEVED and WHOLE_YEAR.fullmatch(item.deadline):
            day = _inherited(item.status, place, anchor)
        if item.status is Status.ACHIEVED and item.deadline in _WHOLE_YEAR:
            day = _inherited(item.status, place, anchor) or day
        if day is not None and where is not None:
            return day, where
    if item.status is Status.ACHIEVED and place.facts.date is not None and _lately(span, place):
        return place.facts.date, DeadlineBasis.INHERITED
    if item.status is Status.PLEDGED and _of_one_year(place.facts) and _takes_years(item, span, place):
        return None, None
    day = _inherited(item.status, place, anchor)
    return (day, DeadlineBasis.INHERITED) if day is not None else (None, None)


def _anchor(item: Item, span: Span, place: Place) -> Anchor:
    """Years against which the relative words of an item are read."""
    facts, anchor = place.facts, read_anchor(place.facts)
    if item.status is Status.ACHIEVED and facts.reviewed is not None:
        # 今年 in a review before the plan of the next is the year reviewed
        return replace(anchor, year=facts.reviewed.end.year)
    if named := _year_opening(item.deadline or "", span, place) or year_above(place.section.path):
        return replace(anchor, year=named)
    reported = item.status is Status.PLEDGED and facts.type is DocumentType.RESULTS and _is_over(facts)
    if reported and anchor.issued:
        return replace(anchor, year=anchor.issued.year)  # 年内 of those who speak
    return anchor


def _year_opening(words: str, span: Span, place: Place) -> int | None:
    """The year that opens the sentence of an item dated by a month alone: ``2032年,新建水站3座,6月底前投用``."""
    if _MONTH.match(words) is None:
        return None
    folded = place.cleaned.folded
    opening = _YEAR_FIRST.match(folded, max(folded.rfind(mark, 0, span.start) for mark in "。\n") + 1)
    return int(opening["year"]) if opening else None


def _still_to_come(time: Time, day: date, anchor: Anchor) -> bool:
    """Whether a month without a year is younger than the document, and so of the year before: ``2月份`` in January."""
    return time.offset == 0 and time.month is not None and anchor.issued is not None and day > anchor.issued


def _lately(span: Span, place: Place) -> bool:
    """Whether the sentence says that a thing has just been done: ``近日,青石县印发《…》``."""
    folded = place.cleaned.folded
    sentence = max(folded.rfind(mark, 0, span.start) for mark in "。;\n") + 1
    return _LATELY.search(folded, sentence, span.end) is not None


def _takes_years(item: Item, span: Span, place: Place) -> bool:
    """Whether the item runs beyond a document of one year, as its name or the words around its value say."""
    folded = place.cleaned.folded
    sentence = max(folded.rfind(mark, 0, span.start) for mark in "。;\n") + 1
    said = _YEARS_FROM_NOW.search(folded, max(sentence, span.start - 12), span.end)
    return said is not None or _MULTI_YEAR.search(item.indicator) is not None


def _of_one_year(facts: Facts) -> bool:
    period = facts.period
    return period is not None and period.start.year == period.end.year


def _last(times: Sequence[Time], anchor: Anchor) -> date | None:
    days = [day for time in times if (day := time.last_day(anchor)) is not None]
    return days[-1] if days else None


def _within_run(sentence: str, wanted: str) -> bool:
    """Whether a year is one of a run that the sentence hands its values to: ``2031—2033年分别新建…``."""
    if wanted in {"今年", "明年"} and "今明两年" in sentence:
        return True
    year = _A_YEAR.fullmatch(wanted)
    runs = _RUN.finditer(sentence) if year else ()
    return year is not None and any(run["first"] <= year["year"] <= run["last"] for run in runs)


def _where(words: str, span: Span, place: Place) -> DeadlineBasis | None:
    """Explicit where the words stand in the sentence of the quote; None where they stand nowhere near."""
    folded, wanted = place.cleaned.folded, fold_punctuation(words)
    if place.section.table is not None:
        inside = wanted in folded[span.start : span.end]
        return DeadlineBasis.EXPLICIT if inside else DeadlineBasis.INHERITED
    start = max(folded.rfind(mark, 0, span.start) for mark in "。\n") + 1
    stops = [stop for mark in "。\n" if (stop := folded.find(mark, span.end)) >= 0]
    sentence = folded[start : min(stops, default=len(folded))]
    if wanted in sentence or _within_run(sentence, wanted):
        return DeadlineBasis.EXPLICIT
    section = place.section
    if span.end <= section.body.start and wanted in folded[section.body.start : section.body.end]:
        return DeadlineBasis.INHERITED  # a heading, dated by the text below it
    closing = section.responsible_span
    if closing is not None and wanted in folded[closing.start : closing.end]:
        return DeadlineBasis.INHERITED
    line_end = folded.find("\n", span.end)
    if wanted in folded[span.end : line_end if line_end >= 0 else len(folded)]:
        return DeadlineBasis.INHERITED  # the end of the paragraph: 完成时限:10月底
    above = "".join(place.section.path) + place.lead_in + folded[place.section.span.start : span.start]
    return DeadlineBasis.INHERITED if wanted in fold_punctuation(above) else None


def _inherited(status: Status, place: Place, anchor: Anchor) -> date | None:
    for words in (place.lead_in, *reversed(place.section.path)):
        times = [time for time in _times_above(words) if not time.basis and _agrees(time, status, anchor)]
        if (day := _last(times, anchor)) is not None:
            return day
    return _by_genre(status, place.facts, anchor)


@lru_cache(maxsize=1024)
def _times_above(words: str) -> tuple[Time, ...]:
    """Times of a heading or lead-in, read once for all items under it."""
    return tuple(read_times(fold_punctuation(words)))


def _is_over(facts: Facts) -> bool:
    """Whether the document was issued in a later year than the one it is about."""
    return facts.period is not None and facts.date is not None and facts.date.year > facts.period.end.year


def _is_part_of_year(period: Period) -> bool:
    """Whether a period is a quarter or half of a year: ``召开2031年第一季度调度会``."""
    return (period.end - period.start).days < _DAYS_OF_HALF


def _by_genre(status: Status, facts: Facts, anchor: Anchor) -> date | None:
    """What the document's period says of a statement that nothing nearer dates."""
    if status is Status.PLEDGED:
        return _promised_by(facts)
    if facts.reviewed is not None:
        return facts.reviewed.end
    return _reported_of(facts, anchor)


def _promised_by(facts: Facts) -> date | None:
    period = facts.period
    if period is None or facts.type is DocumentType.NOTICE:
        return None
    if facts.type is DocumentType.RESULTS:
        # 上半年工作总结 promises the rest of the year; given when the year is over, it does not say by when
        undated = facts.date is None and (period.end.month, period.end.day) == (12, 31)
        return None if undated or _is_over(facts) else date(period.end.year, 12, 31)
    # 第一季度调度会 looks back on the quarter and promises for what comes after
    return None if facts.type is DocumentType.MEETING and _is_part_of_year(period) else period.end


def _reported_of(facts: Facts, anchor: Anchor) -> date | None:
    period = facts.period
    if facts.type is DocumentType.OTHER:
        # A report in the press says how things stand when it appears, unless it is about a year that is over.
        over = period is not None and facts.date is not None and period.end < facts.date
        return period.end if period and over else facts.date
    if facts.type is DocumentType.FIVE_YEAR_PLAN:
        return date(period.start.year - 1, 12, 31) if period else None
    if facts.type is DocumentType.RESULTS or (period and _is_part_of_year(period)):
        return period.end if period else facts.date
    last_year = anchor.year - 1 if anchor.year and facts.type in _OF_LAST_YEAR else None
    return date(last_year, 12, 31) if last_year else None


def _agrees(time: Time, status: Status, anchor: Anchor) -> bool:
    day = time.last_day(anchor)
    if day is None or anchor.year is None:
        return day is not None
    if status is Status.ACHIEVED:
        return day.year <= anchor.year and not (time.offset == 0 and time.month is None)
    return day.year >= anchor.year
