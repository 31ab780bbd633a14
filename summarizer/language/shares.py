"""Values that are no plain number with a unit: fractions, ratios, halves, grades.

Read from the words of one value, as an engine gives them; folded text (ASCII punctuation).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from summarizer.language.numerals import parse_number

_FRACTION = re.compile(
    r"^(?P<whole>[二三四五六七八九十]|[2-9]|1\d)分之(?P<part>[一二两三四五六七八九]|[1-9])$"
)
_SLASHED = re.compile(r"^(?P<part>[1-9])/(?P<whole>10|[2-9])$")
_RATIO = re.compile(r"^(?P<left>\d+(?:\.\d+)?)[:∶比](?P<right>\d+(?:\.\d+)?)$")
_GRADE = re.compile(r"^(?:国家)?(?:\d?A{1,5}|[一二三四五甲乙丙丁特])级(?:[甲乙丙]等)?$")
HALVES = {
    "半数": "=",  # 占半数以上: the comparator stands outside
    "一半": "=",  # 占一半
    "过半": ">",  # 占比过半
    "过半数": ">",  # 过半数的村
    "大半": ">",  # 大半以上的村
}
"""Words for 50 % and the comparator that they hold."""
_SHARE_STEP = Decimal("0.1")
"""A third has no last digit: shares in per cent are given to one decimal, as people quote them."""
_RATIO_STEP = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Share:
    """What such words come to."""

    number: Decimal | None
    """None for a grade: it is reached or not."""
    unit: str | None
    comparator: str = "="


def read_share(words: str) -> Share | None:
    """``三分之一`` → 33.3 %, ``1:4`` → 0.25, ``半数`` → 50 %, ``5A级`` → a grade; None for anything else."""
    if found := _FRACTION.match(words) or _SLASHED.match(words):
        part, whole = parse_number(found["part"]), parse_number(found["whole"])
        return Share(_rounded(part * 100 / whole, _SHARE_STEP), "%") if part and whole else None
    if found := _RATIO.match(words):
        right = Decimal(found["right"])
        return Share(_rounded(Decimal(found["left"]) / right, _RATIO_STEP), None) if right else None
    if words in HALVES:
        return Share(Decimal(50), "%", HALVES[words])
    return Share(None, "级") if _GRADE.match(words) else None


def _rounded(number: Decimal, step: Decimal) -> Decimal:
    whole = number.to_integral_value()
    return whole if number == whole else number.quantize(step).normalize()
