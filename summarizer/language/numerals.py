"""Numbers as official prose writes them: ``3.1万``, ``68,745.46``, ``五千``, ``两``, ``百分之六十``."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
"""Chinese digits; 两 counts (``两家``), 〇 stands in years (``二〇二五``)."""

STEPS = {"十": 10, "百": 100, "千": 1000}
"""Multipliers inside a myriad: ``三千二百``."""

SCALES = {"万": 10**4, "亿": 10**8, "兆": 10**12}
"""Multipliers that close a group: ``1.2亿``, ``五万``; ``万亿`` multiplies."""

ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.(?!20\d\d年)\d+)?"
"""``68,745.46``, ``3200``, ``4.3``; not the mark of a list and a year, ``3.2031年``."""

_GROUPS_BEFORE = re.compile(r"(?<![\d/.,])\d{1,3}(?:,\d{3})*$")
_GROUP_BEHIND = re.compile(r"\d{3}(?!\d)")
_LONGEST_GROUPED = 20
"""Digits and commas of the longest number that is looked at, more than a budget in 元 has."""

CHINESE = r"[零〇一二两三四五六七八九十百千万亿]+"
"""``五``, ``三千二百``, ``十二``."""

SCALE = r"(?:百万亿|十万亿|万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?![克瓦米伏卡帕焦赫乏])|百)(?!分之)"
"""Scale words behind an Arabic number: ``4.3亿``, ``5千万``, ``3百``; ``5000千瓦`` and ``220千伏`` have none."""

_NUMBER = re.compile(rf"(?P<digits>{ARABIC})\s*(?P<more>[多余几])?(?P<scale>{SCALE})?|(?P<chinese>{CHINESE})")


def parts_thousands(text: str, comma: int) -> bool:
    """Whether the comma at ``text[comma]`` parts the thousands of one number: ``68,745``, not ``1/10,438万``."""
    before = text[max(0, comma - _LONGEST_GROUPED) : comma]
    return _GROUP_BEHIND.match(text, comma + 1) is not None and _GROUPS_BEFORE.search(before) is not None


def parse_scale(words: str) -> int:
    """Factor of scale words: ``万亿`` → 10**12; the empty string → 1."""
    factor = 1
    for word in words:
        factor *= (STEPS | SCALES)[word]
    return factor


def parse_chinese(words: str) -> int | None:
    """Value of a Chinese numeral, or None where it is none: ``三千二百`` → 3200, ``二〇二五`` → 2025."""
    if all(word in DIGITS for word in words):
        return int("".join(str(DIGITS[word]) for word in words)) if words else None
    total = group = 0
    digit: int | None = None
    for word in words:
        if word in DIGITS:
            digit = DIGITS[word]
        elif word in STEPS:
            group += (1 if digit is None else digit) * STEPS[word]
            digit = None
        elif word in SCALES:
            scale, group, digit = SCALES[word], group + (digit or 0), None
            # 三万五千亿 multiplies all that stands before it, 一亿二千万 only its own group.
            total = ((total + group) * scale if total < scale else total + group * scale) or scale
            group = 0
        else:
            return None
    return total + group + (digit or 0)


def parse_number(words: str) -> Decimal | None:
    """Value of the number that ``words`` begins with; None where there is none.

    万 and 亿 are expanded, ``多``/``余`` inside is passed over: ``300多万`` → 3000000.
    """
    match = _NUMBER.match(words.strip())
    if match is None:
        return None
    if match["chinese"]:
        value = parse_chinese(match["chinese"])
        return None if value is None else Decimal(value)
    return Decimal(match["digits"].replace(",", "")) * parse_scale(match["scale"] or "")
