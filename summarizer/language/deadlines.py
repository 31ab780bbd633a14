"""Times in running text: deadlines, and dates a figure refers to.

Reads the *folded* text (ASCII punctuation); offsets are half-open code points into the text given.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from summarizer.language.festivals import EVE, FESTIVAL, FIRST_LETTERS, SECOND_LETTERS, coming_eve, eve_of
from summarizer.language.numerals import parse_chinese
from summarizer.language.scanning import scan

RELATIVE_YEARS = {
    "今年": 0,  # 今年建成
    "本年": 0,  # 本年度
    "当年": 0,  # 当年完成
    "全年": 0,  # 全年募集
    "年内": 0,  # 年内开工
    "年底": 0,  # 年底前
    "年末": 0,  # 年末
    "年终": 0,  # 年终
    "岁末": 0,
    "上半年": 0,  # 上半年完成
    "下半年": 0,
    "一季度": 0,
    "二季度": 0,
    "三季度": 0,
    "四季度": 0,
    "明年": 1,  # 明年一季度
    "今明两年": 1,  # 今明两年完成改造
    "去年": -1,  # 去年全省
    "上年": -1,  # 比上年
    "前年": -2,
}
"""Words for a year, as years after the document's own."""

_QUARTER_END = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}

BASES = ("较", "比", "与", "同", "自", "从", "由", "相比", "对比", "超过")
"""Words before a time that make it a point of comparison or a start: ``较2020年``, ``自2021年起``."""

_SINCE = re.compile(r"[^,。;\d前底]{2,14}以来(?=[,,])")
"""What a year began, since when is told: ``2022年|启动试点以来``."""

NO_BASES = ("占比", "合同")
"""Words that only end like such: ``床位占比|年底前``."""

STARTS = ("以来", "起", "开始", "后", "基础上", "的基础上")
"""Words behind a time that make it a start: ``2012年以来``, ``自2023年起``."""

_DIGIT = "〇零一二三四五六七八九"
_EDGE = r"(?:年度|度)?(?P<edge>(?:上半年|下半年|(?:第?[一二三四1-4]季度))?(?:年)?(?:末期|期末|底之?前|末之?前|底|末|以前|之前|前|内|初|中期|终)?)"
_TIME = re.compile(
    r"(?P<lead>到|至|截至|截止到?|力争到?|争取到?|在)?"
    r"(?:"
    rf"(?:(?P<feastyear>20\d\d)年|(?P<feastword>[今明]年))?(?:[“\"]?(?:{FESTIVAL})[”\"]?节?[、和及])*[“\"]?(?<![二三四五六七八九])(?P<feast>{FESTIVAL})(?P<eve>{EVE})|"
    r"(?P<from>(?:19|20)\d\d)(?:年(?:1?\d月(?:[1-3]?\d日)?)?)?[-—~至到]+(?P<to>(?:19|20)\d\d)年"
    r"(?:(?P<tomonth>1?\d)月(?:(?P<today>[1-3]?\d)日)?)?(?P<span>)"
    rf"|(?P<year>(?:19|20)\d\d|二[{_DIGIT}]{{3}}|(?<![\d.第满])[0-3]\d(?=年(?:1?\d月|[底末])))年(?:(?:1?\d月?[-—~至到]+)?(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})日|(?P<third>[上中下])旬)?)?{_EDGE}"
    r"|[“\"]?(?P<plan>十?[一二三四五六七八九]五)(?=[”\"]|时期|期间|规划|末|期末)[”\"]?(?P<tail>(?:规划)?(?:时期|期间|内)?(?:末期?|期末|收官之年)?)"
    rf"|(?P<bare>(?<![\d.年])1?\d|(?<![一-龥])(?:十[一二]?|[一二三四五六七八九])(?=月(?:份|[底末]|[上中下]旬|:)))月(?:(?P<bareday>\d{{1,2}})日|(?P<barethird>[上中下])旬)?(?P<baretail>(?:份)?(?:底之?前|末之?前|底|末|止|以前|之前|前)?)"
    rf"|(?<![一二两三四五六七八九十几\d网线以])(?P<word>{'|'.join(sorted(RELATIVE_YEARS, key=len, reverse=True))})(?P<wordtail>(?:度)?(?:的?(?:上半年|下半年|第?[一二三四1-4]季度|(?P<wordmonth>1?\d)月(?:(?P<wordday>\d{{1,2}})日)?))?(?:年?[末底内])?(?:之?前|以前)?)"
    r"|(?P<near>近期|短期内)|(?P<now>(?:截至)?目前|截至当前|现阶段)"
    r")"
)


_SHORT_YEAR, _CENTURY = 2, 2000
"""A year of two digits before a month or the year's end is of this century: ``17年9月``, ``19年底``."""

_LEADS = frozenset(("到", "至", "截至", "截止", "截止到", "力争", "力争到", "争取", "争取到", "在"))
_LONGEST_LEAD = max(map(len, _LEADS))
_STARTS_OF_TIME = re.compile(
    '[0-9“"一二三四五六七八九十近短目截现' + "".join({word[0] for word in RELATIVE_YEARS}) + "]"
    f"|[{FIRST_LETTERS}](?=[{SECOND_LETTERS}])"
)
"""Characters that a time begins with, its lead apart."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The years against which relative words are read."""

    year: int | None
    """The document's own year: of an annual plan its year, else of its date."""
    plan_start: int | None = None
    """First year of the document's period."""
    issued: date | None = None
    """The day on which the document speaks."""


@dataclass(frozen=True, slots=True)
class Time:
    """One time at its place in the text."""

    start: int
    end: int
    text: str
    year: int | None
    """Calendar year, where the words give one."""
    offset: int | None
    """Years after the document's own, where the words are relative."""
    month: int | None
    day: int | None
    until: bool
    """Whether it is said to be a limit: ``到2025年``, ``年底前``."""
    basis: bool
    """Whether it is a point of comparison or a start: ``较2020年``, ``2012年以来``."""
    now: bool = False
    """Whether it means the time of writing."""
    plan: bool = False
    """Whether it names a five-year plan."""
    festival: str | None = None
    """The festival before which it ends (a key of ``festivals``)."""

    def last_day(self, anchor: Anchor) -> date | None:
        """Last day of the period named; None where the anchor does not know the year."""
        year = self.year
        if year is None and self.offset is not None and anchor.year is not None:
            year = anchor.year + self.offset
        if year is None:
            return None
        if self.festival is not None:
            named = self.year is not None or self.offset != 0
            return eve_of(self.festival, year) if named else coming_eve(self.festival, year, anchor.issued)
        month = self.month or 12
        if not 1 <= month <= 12:
            return None
        last = calendar.monthrange(year, month)[1]
        return date(year, month, min(self.day or last, last))


def plan_years(number: int) -> tuple[int, int]:
    """First and last year of the national five-year plan ``number``.

    The sixth plan ran 1981–1985 and each later one follows at once (十四五: 2021–2025); the plans
    before it had gaps and are not named in today's documents.
    """
    start = 1951 + 5 * number
    return start, start + 4


def read_times(text: str) -> Iterator[Time]:
    """Every time in the folded ``text``, in order."""
    for match in scan(text, _TIME, _STARTS_OF_TIME, _LEADS, _LONGEST_LEAD):
        yield _time(match, text)


def _time(match: re.Match[str], text: str) -> Time:
    start, end = match.span()
    lead = match["lead"] or ""
    before = text[max(0, start - 2) : start]
    basis = (before.endswith(BASES) and not before.endswith(NO_BASES)) or text.startswith(STARTS, end)
    basis = (
        basis
        or _SINCE.match(text, end) is not None
        or _ISSUED.match(text, end) is not None
        or _BEGUN.match(text, end) is not None
    )
    year, month, day, offset = _parts(match, text)
    tail = (
        ((match["edge"] or "") + (match["tail"] or "") + (match["baretail"] or ""))
        + (match["wordtail"] or "")
        + (match["eve"] or "")
    )
    word = match["word"] or ""
    until = (
        lead not in {"", "在"}
        or any(mark in tail for mark in ("前", "底", "末", "内"))
        or word in {"年内", *_YEAR_ENDS}
    ) and not lead.startswith("截")
    basis = basis or (word in _YEAR_ENDS and before.endswith("每年"))
    basis = basis or ((offset or 0) < 0 and _YEARLY.search(text, max(0, start - 40), start) is not None)
    if (lead == "至" and before and before[-1].isdigit()) or (offset or 0) < 0:
        until = False  # 3月至5月, 去年底
    return Time(
        start, end, match.group(), year, offset, month, day, until and not basis, basis,
        now=bool(match["now"]), plan=bool(match["plan"]), festival=match["feast"],
    )  # fmt: skip


_ISSUED = re.compile(r"[^,。;《]{0,16}(?:颁布|制定|制订|印发|发布|出台|修订)的《")
"""Behind a year, what makes it that of a document cited: ``达到1996年|水利部颁布的《…标准》``."""


_BEGUN = re.compile(r"[”\"]?(?:的|实现|有个?)*(?:良好)?(?:开局|开好局|起步|起好步|开门红)")
"""Behind a plan, what makes it an occasion and no period: ``推动“十五五”|开好局``."""


_YEAR_ENDS = frozenset({"年底", "年末"})
"""Of one year, or of every one: ``每年|年底``."""

_THIRDS = {"上": 10, "中": 20, "下": 31}
"""Last day of a third of a month (``5月上旬``), or one that no month goes beyond."""

_EVERY = re.compile(r"(?:每年度?|每逢|次年|翌年|每学年)的?[“\"]?$")
"""Before a month or a festival: one of every year, or of the year after each, and no day of the document's own."""


_YEARLY = re.compile(r"每年[^。\n]*$")
"""Before 上年度: the year before each, ``每年4月底前完成上年度资金清算``."""


def _parts(match: re.Match[str], text: str) -> tuple[int | None, int | None, int | None, int | None]:
    repeated = (match["feast"] or match["bare"]) and _EVERY.search(
        text, max(0, match.start() - 6), match.start()
    )
    if repeated:
        return None, None, None, None
    if match["feast"]:
        named = match["feastyear"]
        return int(named) if named else None, None, None, RELATIVE_YEARS[match["feastword"] or "今年"]
    if match["to"]:
        month, day = match["tomonth"], match["today"]
        return int(match["to"]), int(month) if month else None, int(day) if day else None, None
    if match["year"]:
        written = match["year"]
        year = int(written) if written.isdigit() and written.isascii() else parse_chinese(written)
        if len(written) == _SHORT_YEAR:
            year = _CENTURY + int(written)
        month = int(match["month"]) if match["month"] else _edge_month(match["edge"])
        return year, month, int(match["day"]) if match["day"] else _THIRDS.get(match["third"]), None
    if match["plan"]:
        number = parse_chinese(match["plan"][:-1])
        return (plan_years(number)[1] if number else None), None, None, None
    if match["bare"]:
        day = int(match["bareday"]) if match["bareday"] else _THIRDS.get(match["barethird"])
        month = int(match["bare"]) if match["bare"].isascii() else parse_chinese(match["bare"])
        return None, month, day, 0
    if match["word"]:
        named = match["wordmonth"]
        month = int(named) if named else _edge_month(match["word"] + match["wordtail"])
        return (
            None,
            month,
            int(match["wordday"]) if match["wordday"] else None,
            RELATIVE_YEARS[match["word"]],
        )
    return None, None, None, None


def _edge_month(edge: str) -> int | None:
    if "上半年" in edge:
        return 6
    quarter = re.search(r"([一二三四1-4])季度", edge)
    return _QUARTER_END[quarter.group(1)] if quarter else None
