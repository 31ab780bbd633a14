"""Days that a festival names, and seasons that end a period without a day of the calendar.

The moving days are those of the Chinese calendar by GB/T 33661-2017, as the Purple Mountain Observatory publishes them.
"""

from __future__ import annotations

from datetime import date

FIXED = {
    "元旦": (1, 1),  # 元旦前完成水表更换
    "劳动节": (5, 1),
    "五一": (5, 1),  # “五一”前建成石门水厂
    "儿童节": (6, 1),
    "六一": (6, 1),
    "建党节": (7, 1),
    "七一": (7, 1),
    "建军节": (8, 1),
    "八一": (8, 1),
    "教师节": (9, 10),
    "国庆": (10, 1),  # 国庆节前开放水站12座
    "十一": (10, 1),
}
"""Festival → month and day, every year."""

MOVING_FROM = 2016
"""Year of the first day in each row of ``MOVING``."""
MOVING = {
    "春节": "0208 0128 0216 0205 0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 0203 0123 0211 0131 0219 0208",
    "元宵": "0222 0211 0302 0219 0208 0226 0215 0205 0224 0212 0303 0220 0209 0227 0217 0206 0225 0214 0305 0222",
    "清明": "0404 0404 0405 0405 0404 0404 0405 0405 0404 0404 0405 0405 0404 0404 0405 0405 0404 0404 0405 0405",
    "端午": "0609 0530 0618 0607 0625 0614 0603 0622 0610 0531 0619 0609 0528 0616 0605 0624 0612 0601 0620 0610",
    "中秋": "0915 1004 0924 0913 1001 0921 0910 0929 0917 1006 0925 0915 1003 0922 0912 1001 0919 0908 0927 0916",
    "重阳": "1009 1028 1017 1007 1025 1014 1004 1023 1011 1029 1018 1008 1026 1016 1005 1024 1012 1001 1020 1009",
}
"""Festival → its days from ``MOVING_FROM`` on, a month and a day each: 春节 of 2025 is ``0129``."""

SEASONS = (
    "入汛",  # 入汛前完成水库除险加固
    "主汛期",
    "汛期",
    "雨季",
    "入冬",
    "冬季",
    "采暖季",
    "供暖季",
    "供暖期",
    "春耕",
    "秋季开学",
    "春季开学",
    "开学",
)
"""Seasons before which a thing is to be done; no calendar says when they begin."""

FESTIVAL = "|".join(sorted((*FIXED, *MOVING), key=len, reverse=True))
"""Any festival, as a pattern."""
FIRST_LETTERS = "".join(sorted({name[0] for name in (*FIXED, *MOVING)}))
SECOND_LETTERS = "".join(sorted({name[1] for name in (*FIXED, *MOVING)}))
"""What a festival opens with."""
SEASON = "|".join(sorted(SEASONS, key=len, reverse=True))
"""Any season, as a pattern."""
EVE = r"[”\"]?(?:节|假期|小长假)?[”\"]?(?:到来|来临)?(?:之前|以前|前夕|前(?![后往来去台]))"
"""What makes a festival or a season a limit: ``国庆|节前``, ``汛期|来临之前``."""

BEFORE = rf"(?:每逢)?(?:(?:20\d\d|[今明])年)?(?:[“\"]?(?:{FESTIVAL})[”\"]?节?[、和及])*[“\"]?(?:(?<![二三四五六七八九])(?:{FESTIVAL})|{SEASON}){EVE}"
"""All the words of such a limit: ``2031年国庆、中秋节前``, ``主汛期来临之前``."""


def festival_day(name: str, year: int) -> date | None:
    """The day of the festival ``name`` (a key of ``FIXED`` or ``MOVING``) in ``year``; None where ``MOVING`` ends."""
    if name in FIXED:
        return date(year, *FIXED[name])
    days = MOVING[name].split()
    if not 0 <= year - MOVING_FROM < len(days):
        return None
    written = days[year - MOVING_FROM]
    return date(year, int(written[:2]), int(written[2:]))


def eve_of(name: str, year: int) -> date | None:
    """The day before the festival of ``year``; None where that is not known."""
    day = festival_day(name, year)
    return date.fromordinal(day.toordinal() - 1) if day else None


def coming_eve(name: str, year: int, issued: date | None) -> date | None:
    """The eve that ``春节前`` without a year means in a document of ``year``.

    The first of January begins the year after: ``元旦前`` is the end of ``year``. Of a festival that had passed when the
    document was ``issued`` in the same year, the next one is meant.
    """
    day = festival_day(name, year)
    passed = issued is not None and issued.year == year and day is not None and day < issued
    return eve_of(name, year + 1 if FIXED.get(name) == (1, 1) or passed else year)
