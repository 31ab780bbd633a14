"""When the document was issued, and which years it covers."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from summarizer.facts.front import Line, labelled
from summarizer.language.calendar import read_dated_name, read_dates, read_period
from summarizer.language.deadlines import plan_years
from summarizer.language.genres import ISSUES, REVIEWS_AND_PLANS
from summarizer.language.headings import DATE_LINE, DATED_LINE
from summarizer.language.issuers import is_issuer
from summarizer.language.numerals import parse_chinese
from summarizer.language.tense import Place, looks_ahead, read_place
from summarizer.schemas.document import Document, DocumentType, Outline, Period
from summarizer.schemas.punctuation import fold_punctuation

_LABELS = (
    "(?:成文|发文|印发|签发)(?:日期|时间)",
    "(?:发布|发表|公布|公开|publish_)(?:日期|时间|date)",
    "(?<!实施)(?<!失效)(?<!生效)(?<!施行)(?<!废止)(?<!归档)(?<!打印)(?<!下载)(?<!导出)(?<!采集)(?<!抓取)(?:日期|时间)",
)
_TASKS = re.compile(
    r"(?P<year>20\d\d)年的?(?:(?:政府|重点|主要)(?:工作|任务)|(?:工作|经济社会发展)的?(?:总体要求|安排|任务|重点|目标|打算|思路))"
    r"|做好(?P<later>20\d\d)年"
)
_OPENING_YEAR = re.compile(r"^(?:#|\s)*(?P<year>20\d\d)年[,是以]")
_LAST_YEAR_OF_PLAN = re.compile(
    r"(?:全面|圆满|高质量)完成“(?P<plan>十?[一二三四五六七八九])五”规划(?:目标|任务|各项)|“(?P<same>十?[一二三四五六七八九])五”(?:规划)?收官"
)
# A year that the text sets as a far limit, "到2025年", is no year of an annual plan.
_YEAR = re.compile(r"(?<!\d)(?P<limit>[到至])?(?P<year>20\d\d)年(?P<tail>底|末)?")
_TOOK_PLACE = re.compile(r"[^。]*?20\d\d年\d{1,2}月\d{1,2}日[^。]{0,60}(?:召开|举行)")
# A page that somebody saved as text keeps its tags.
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>")
# A page shows its date within so many lines.
_HEAD_LINES = 10
# Given so late in a year, a work report plans the next.
_CLOSING_MONTH = 11
# What statistics are of, below their title.
_OF_A_TIME = re.compile(r"20\d\d ?年度? *(?:\d{1,2} ?月份?|[上下]半年|第?[一二三四]季度)?")
# An evaluation of a plan before it is over, and up to when it looks.
_HALF_TIME = re.compile("(?:中期|阶段)[^,。]{0,6}(?:评估|评价|总结)|(?:实施|执行)情况")
_CUTOFF = re.compile(r"截[至止]到?(?P<day>20\d\d年(?:1?\d月|[上下]半年|第?[一二三四]季度)?)")
# A report says in its first sentences when a meeting took place.
_LEAD = 400
# A report in the press says at which event its body told what it will do this year.
_TOLD_AT = re.compile(
    r"(?P<year>20\d\d)年(?:度|全[国省市县]|[新一-龥]{0,12})?(?:见面会|发布会|通气会|座谈会|工作会议?|推进会)上?(?:获悉|了解到|透露|介绍)"
)
_AHEAD_OF_MEETING = re.compile(r"(?:部署|安排|谋划|研究)[^,。;\d]{0,8}(?P<year>20\d\d)年")
# An untitled text is a plan of the year it names at least so often.
_MIN_MENTIONS = 2
# Signature and date stand among the last characters.
_TAIL = 2_000


def read_date(document: Document, lines: Sequence[Line], text: str) -> date | None:
    """Day of issue: the date under signature or title, else the page's data sheet; None where neither is there.

    A day without a year (``2月8日``) dates nothing.
    """
    for line in lines:
        if DATE_LINE.match(line.folded):
            for _, _, day in read_dates(line.folded):
                return day
    if signed := _signed_at_end(text):
        return signed
    for line in lines[:6]:
        if line.folded.startswith(("—", "-", "(")):
            for _, _, day in read_dates(line.folded):
                return day
    labelled_or_placed = itertools.chain(_from_labels(document), _dated_lines(document))
    return next(labelled_or_placed, None) or _reported_on(text)


def _dated_lines(document: Document) -> Iterator[date]:
    """Days of a page or a speech on lines of their own at the head, cleaned away or not."""
    head = _TAG.sub("", fold_punctuation(document.text[:_TAIL]))
    rows = (row.strip() for row in head.split("\n"))
    for row in itertools.islice(filter(None, rows), _HEAD_LINES):
        if DATED_LINE.match(row):
            yield from (day for _, _, day in read_dates(row))
        elif (day := read_dated_name(row)) is not None:
            yield day


def _reported_on(text: str) -> date | None:
    """The day on which a report says that what it reports took place: ``2016年3月8日,市农委召开了…``."""
    match = _TOOK_PLACE.match(text[:_LEAD])
    return next((day for _, _, day in read_dates(match.group())), None) if match else None


def _signed_at_end(text: str) -> date | None:
    """The date on a line of its own among the last, under the name of a body."""
    rows = [row.strip() for row in text[-_TAIL:].split("\n") if row.strip()]
    for above, row in itertools.pairwise(rows):
        if DATE_LINE.match(row) and is_issuer(above):
            return next((day for _, _, day in read_dates(row)), None)
    return None


def _from_labels(document: Document) -> Iterator[date]:
    for label in _LABELS:
        for value in labelled(document, label):
            yield from (day for _, _, day in read_dates(fold_punctuation(value)))


def read_years(
    title: str | None, genre: DocumentType, outline: Outline, lines: Sequence[Line], text: str
) -> Period | None:
    """Years that the document plans or reports for; None where it does not say.

    The title goes first (the inner one of a letter before its own), then the subtitle, then headings such as
    ``2026年工作安排`` of work reports, then, for annual plans and reports, the year of their own words.
    """
    inner, reports = ISSUES.search(title or ""), genre is DocumentType.RESULTS
    subtitle = [
        line.folded
        for line in lines[:4]
        if (line.folded[0] == "(" and not DATE_LINE.match(line.folded))
        or (reports and _OF_A_TIME.fullmatch(line.folded))
    ]
    for words in (inner["inner"] if inner else "", title or "", *subtitle):
        if period := _planned(words) or read_period(words, months=reports):
            return period
    if genre in {DocumentType.WORK_REPORT, DocumentType.MEETING}:
        titles = [section.title for section in outline.sections if section.level == 1]
        named = next((_year(match) for words in titles if (match := _TASKS.search(words))), None)
        ahead = _AHEAD_OF_MEETING.search(text) if genre is DocumentType.MEETING else None
        return named or (_year(ahead) if ahead else None)
    if genre is DocumentType.RESULTS:
        return _opening_year(lines)
    if genre is DocumentType.OTHER:
        told = _TOLD_AT.search(text[:_LEAD])
        return _year(told) if told else None
    return _opening_year(lines) or year_of_plan(text) if genre is DocumentType.ANNUAL_PLAN else None


def _planned(title: str) -> Period | None:
    """What a title plans that reviews a time before it too: ``2030年上半年工作总结和下半年工作计划``."""
    reviewed, halves = read_reviewed(title), REVIEWS_AND_PLANS.search(title)
    if reviewed is None or halves is None:
        return None
    ahead = read_period(halves["ahead"]) or read_period(f"{reviewed.end.year}年{halves['ahead']}")
    return ahead if ahead and ahead.start > reviewed.end else None


def read_reviewed(title: str | None, text: str = "") -> Period | None:
    """What a folded title reviews beside what it plans, or of a longer plan up to now; None for most.

    An evaluation at half time (``“十七五”规划中期评估报告``) covers what was done up to the day that its ``text`` names first.
    """
    halves = REVIEWS_AND_PLANS.search(title or "")
    if halves:
        return read_period(halves["review"])
    plan = read_period(title) if title and _HALF_TIME.search(title) else None
    if plan is None or plan.end.year == plan.start.year:
        return None
    cutoff = _CUTOFF.search(text)
    upto = read_period(cutoff["day"], months=True) if cutoff else None
    return Period(plan.start, upto.end, plan.text) if upto and upto.end < plan.end else None


def read_turn(outline: Outline) -> int:
    """Where a document that reviews and plans turns to its plan, in the cleaned text: the first outermost heading that looks ahead; 0 for none."""
    outer = min((one.level for one in outline.sections if one.level), default=0)
    heads = (one for one in outline.sections if one.level == outer and one.title)
    ahead = (one for one in heads if looks_ahead((one.title,)) and read_place((one.title,)) is Place.FUTURE)
    return next((one.span.start for one in ahead), 0)


def _year(match: re.Match[str]) -> Period | None:
    return read_period(f"{next(filter(None, match.groups()))}年")


def _opening_year(lines: Sequence[Line]) -> Period | None:
    return next((_year(match) for line in lines[:4] if (match := _OPENING_YEAR.match(line.folded))), None)


def year_ahead(genre: DocumentType, day: date | None) -> Period | None:
    """The year that a work report sets tasks for, by the day on which it was given; None for other documents."""
    if genre is not DocumentType.WORK_REPORT or day is None:
        return None
    return read_period(f"{day.year + (day.month >= _CLOSING_MONTH)}年")


def year_of_plan(text: str) -> Period | None:
    """The year that an untitled annual plan is for, by its own words; None where it seems to be none.

    ``全面完成“十四五”规划目标任务`` says the last year of that plan; else one year must be named more often
    than any other and never as a far limit (``到2025年``).
    """
    years = list(_YEAR.finditer(text))
    far = {match["year"] for match in years if match["limit"]}
    counts = Counter(match["year"] for match in years if match["year"] not in far)
    ranked = counts.most_common(2)
    if match := _LAST_YEAR_OF_PLAN.search(text):
        number = parse_chinese(match["plan"] or match["same"])
        year = plan_years(number)[1] if number else None
        if year and (not ranked or counts[str(year)] == ranked[0][1]):
            return read_period(f"{year}年")
    if ranked and ranked[0][1] >= _MIN_MENTIONS and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return read_period(f"{ranked[0][0]}年")
    return None
