"""Dates and periods that documents give of themselves. Pure functions over *folded* text."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from summarizer.language.deadlines import plan_years
from summarizer.language.numerals import parse_chinese
from summarizer.schemas.document import Period

_DIGITS = "〇零○一二三四五六七八九"
_DATE = re.compile(
    rf"(?P<year>(?:19|20)\d\d|[二一][{_DIGITS}]{{3}}) *[年\-/.] *"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2}) *[月\-/.] *"
    r"(?P<day>\d{1,2}(?!\d)|[一二三四五六七八九十]{1,3})(?: *日)?"
)
_RANGE = re.compile(
    r"(?P<first>(?:19|20)\d\d) *年? *(?:——?|-{1,2}|~|至|到) *(?P<last>(?:19|20)\d\d)(?=年| *\)|\D|$)"
)
_PLAN = re.compile(
    r"[“\"](?P<short>十?[一二三四五六七八九]五)[”\"]|第(?P<long>[一二三四五六七八九十]{1,3})个五年规划"
)
_DATED_NAME = re.compile(
    r"(?:https?://\S*[/t](?=\d)(?=\S*[/_]))?(?P<year>20\d\d)[-/]?(?P<month>\d\d)[-/]?(?P<day>\d\d)(?:[/_]\S*)?"
)
_YEAR = re.compile(
    rf"(?:(?<!\d)(?P<year>(?:19|20)\d\d)年?|(?P<written>二[〇零○][{_DIGITS}]{{2}})年)度?"
    r"(?P<part>[上下]半年|前三季度|第?[一二三四]季度|1[-—~至](?:[2-9]|1[01])月|(?: *0?[1-9]| *1[0-2])月)?"
)


def read_dates(text: str) -> Iterator[tuple[int, int, date]]:
    """``(start, end, day)`` of every full date: ``2021年12月13日``, ``二〇二一年十二月十三日``, ``2021-12-13``.

    What names no day of the calendar (``2021年13月40日``) is left out.
    """
    for match in _DATE.finditer(text):
        numbers = [_number(match[name]) for name in ("year", "month", "day")]
        try:
            yield match.start(), match.end(), date(*numbers)
        except ValueError:
            continue


def read_dated_name(row: str) -> date | None:
    """The day that a line is nothing but, without marks, or that the address on it names: ``20230506``, ``http://…/202306/05/c4.html``."""
    match = _DATED_NAME.fullmatch(row)
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _number(words: str) -> int:
    if words.isascii():
        return int(words)
    return parse_chinese(words.replace("○", "〇")) or 0


def read_period(words: str, *, months: bool = False) -> Period | None:
    """The years that a title names; None where it names none.

    ``(2021—2035年)`` and ``(2024-2026年)`` → both ends; ``“十四五”`` → 2021–2025; ``2025年工作要点`` → that
    year; ``2025年上半年`` → its months; ``2025年5月`` → that month with ``months``, else its year: of statistics it is what they
    are of, of a plan when it was written. Ranges go before plans and plans before single years. ``三年行动`` without years gives None.
    """
    if (match := _RANGE.search(words)) and match["first"] <= match["last"]:
        return _years(int(match["first"]), int(match["last"]), match[0])
    if match := _PLAN.search(words):
        number = parse_chinese(match["short"][:-1] if match["short"] else match["long"])
        return _years(*plan_years(number), match[0]) if number and number > 5 else None
    if match := _YEAR.search(words):
        alone = match["part"] is not None and match["part"].strip(" 0123456789") == "月"
        year, (first, last) = (
            _number(match["year"] or match["written"]),
            _months(None if alone and not months else match["part"]),
        )
        return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]), match[0])
    return None


def _months(part: str | None) -> tuple[int, int]:
    """First and last month of a part of a year, or of all of it."""
    if part is None:
        return 1, 12
    if part.endswith("半年"):
        return (1, 6) if part[0] == "上" else (7, 12)
    if part.endswith("月"):
        first, _, last = re.sub("[-—~至]", "-", part[:-1]).rpartition("-")
        return int(first or last), int(last)
    quarter = "一二三四".index(part[-3]) + 1
    return 1 if part[0] == "前" else 3 * quarter - 2, 3 * quarter


def _years(first: int, last: int, text: str) -> Period:
    return Period(date(first, 1, 1), date(last, 12, 31), text)
