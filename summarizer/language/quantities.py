"""Quantities in running text: number, unit and comparator, with their places.

Reads the *folded* text (ASCII punctuation); offsets are half-open code points into the text given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from summarizer.language.comparators import AFTER, BEFORE, SAID_AFTER, SAID_BEFORE
from summarizer.language.digit_units import DIGIT_MEASURES, NOT_BEFORE, OR_UNIT, SYMBOL
from summarizer.language.numerals import ARABIC, CHINESE, SCALE, parse_chinese, parse_number, parse_scale
from summarizer.language.scanning import scan
from summarizer.language.shares import read_share
from summarizer.language.units import ABBREVIATED, ENUMERATIVE, MEASURES, MONEY, PER, RATIOS
from summarizer.language.worded import FRACTION, HALF, MAGNITUDE, NO_HALF, WORDED, comparator_at

_PER = "|".join(sorted(PER, key=len, reverse=True))
_RATE = rf"(?:/\((?:{_PER})[*·](?:{_PER})\)|/[十百千万]{{0,2}}(?:{_PER})(?:[·*./](?:{_PER}))?)"


def _one_of(units: Iterable[str]) -> str:
    ends = {unit: f"(?![{marks}])" for unit, marks in NOT_BEFORE.items()}
    return "|".join(re.escape(unit) + ends.get(unit, "") for unit in sorted(units, key=len, reverse=True))


_CUNIT = rf"(?:(?:{_one_of({*RATIOS, *MONEY, *MEASURES})}){_RATE}?)"
_UNIT = rf"(?:(?:{SYMBOL}|{_one_of({*RATIOS, *MONEY, *MEASURES, *DIGIT_MEASURES})}){OR_UNIT}{_RATE}?)"
_NEXT_ROW = "年均|单位|人均|户均|日均|亩均|名词|名称|名单|名录|个人|个性|个体|项目|人员|人才|人口|人民|家庭|场所|天然|件数|次数|户籍|处理|处置|期限|期间|步骤"
"""What opens the line behind the number of a row or an annex and is no unit of it: ``3⏎单位产值能耗``, ``附件2⏎名词解释``."""

_MEASURED = "|".join(f"(?<={name})" for name in ABBREVIATED)

_PATTERN = re.compile(
    rf"(?P<before>{SAID_BEFORE})?\s?(?:(?P<percent>百分之|千分之|万分之)(?P<share>(?:[零一二三四五六七八九十点]|百(?!分之))+|{ARABIC})"
    rf"|(?!{'|'.join(NO_HALF)})(?P<said>{FRACTION}|{_one_of(HALF)})|{MAGNITUDE}"
    rf"|(?:(?<![\dA-Za-z.])|{_MEASURED})(?P<number>{ARABIC})(?:(?!\s?\n(?:{_NEXT_ROW}))\s?(?P<more>[多余几])?\s?(?P<scale>{SCALE})?(?P<more2>[多余])?\s?(?P<unit>{_UNIT})?(?:(?<=\d[元]|[万亿]元)人民币)?)?"
    rf"|(?!(?<=[数几])[十百千万亿]|(?<=[统唯])一)(?P<chinese>{CHINESE})(?P<more3>[多余])?(?P<cunit>{_CUNIT}))"
    rf"(?P<after>\(含\))?(?P<tail>{SAID_AFTER})?"
    rf"|(?<![健安齐])(?P<full>{'|'.join(WORDED)})"  # 健全|覆盖城乡的网络
)

_STARTS = re.compile("[0-9零〇一二两三四五六七八九十百千万亿全翻半保降]|过(?=半)")
"""Characters that a number, or a word of ``WORDED``, begins with."""

_LONGEST_BEFORE = max(map(len, BEFORE))

_LONGEST_TO = 4
"""Characters between the ends of a range: a dash of two and blanks around it."""

_EARLIEST_YEAR = 1900
"""``2021-2025年`` is a period and no range of a measure."""

_POINTS = re.compile(r"个(?:[、和及与]\d[\d.]*个)+百分点")
"""The last of several values says the unit for all: ``提高3.1个和2.6个百分点``."""

_LETTERED = re.compile(r"[A-Za-z+×:]")
_LETTERED_BEFORE = re.compile(r"[A-Za-z.]\d{1,3}(?:,\d{3})*,$")  # A68,745 is a name as a whole


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit at its place in the text."""

    start: int
    """Of the words that belong to it, comparator included."""
    end: int
    number_start: int
    """Of the number itself."""
    core_end: int
    """End of number and unit, before words such as 以上."""
    value: Decimal
    """万 and 亿 expanded; percentages as the number."""
    unit: str | None
    comparator: str
    """``=`` where no word says otherwise."""
    chinese: bool = False
    """Whether it is written in Chinese numerals."""
    scaled: bool = False
    """Whether 万, 亿 or the like stands in it."""
    worded: bool = False
    """Whether it is a word that stands for a number (``全覆盖``)."""


def read_quantities(text: str) -> Iterator[Quantity]:
    """Every quantity of the folded ``text``, in order; dates and names are not told apart here.

    ``数十家`` and ``几十名`` give no number and are none.
    """
    lower: Quantity | None = None
    for match in scan(text, _PATTERN, _STARTS, BEFORE.keys(), _LONGEST_BEFORE):
        quantity = _quantity(match, text)
        if quantity is None:
            continue
        if lower is not None:
            lower, quantity = _as_range(text, lower, quantity)
            yield lower
        lower = quantity
    if lower is not None:
        yield lower


_SCALE = re.compile(SCALE)
_TO = re.compile(r"\s?(?:[-~～]|—{1,2}|至|到)\s?")


def joins_range(text: str, lower: Quantity, upper: Quantity) -> bool:
    """Whether two quantities are the ends of one range: ``4.5%—5%``, ``4%至6%``, ``2至3名``."""
    if upper.number_start - lower.end > _LONGEST_TO or not _TO.fullmatch(text, lower.end, upper.number_start):
        return False
    same = lower.unit == upper.unit or (lower.unit is None and upper.unit is not None)
    bare = not (lower.worded or upper.worded) and upper.start == upper.number_start
    named = upper.unit is None or (upper.unit == "年" and lower.value >= _EARLIEST_YEAR)
    starts = text[lower.start - 1 : lower.start] in {"由", "从", "第"}
    return same and bare and not named and not starts and lower.value < upper.value


def _as_range(text: str, lower: Quantity, upper: Quantity) -> tuple[Quantity, Quantity]:
    """Both ends of a range, the lower one with the unit and scale that the upper one states for both."""
    if not joins_range(text, lower, upper):
        return lower, upper
    if lower.unit is None and upper.scaled and not lower.scaled:
        scale = _SCALE.search(text, upper.number_start, upper.core_end)
        lower = replace(lower, value=lower.value * parse_scale(scale.group() if scale else ""), scaled=True)
    lower = replace(
        lower, unit=upper.unit, comparator=">=" if lower.comparator in {"=", "<="} else lower.comparator
    )
    return lower, replace(upper, comparator="<=") if upper.comparator == "=" else upper


def _quantity(match: re.Match[str], text: str) -> Quantity | None:
    if match["full"]:
        word = WORDED[match["full"]]
        said = comparator_at(text, match.start("full"), word)
        return Quantity(*_run(match), *_run(match), word.value, word.unit, said, worded=True)
    if match["percent"]:
        return _share(match)
    if match["said"]:
        return _said(match)
    if match["magnitude"]:
        return _magnitude(match)
    if match["chinese"]:
        return _chinese(match, text)
    return _arabic(match, text)


def _run(match: re.Match[str]) -> tuple[int, int]:
    """Where the words of a quantity stand, without blanks around them."""
    words, start = match.group(), match.start()
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _comparator(match: re.Match[str], *, more: bool) -> str:
    if match["tail"]:
        return AFTER[match["tail"]]
    if match["before"]:
        return BEFORE[match["before"]]
    return ">" if more else "="


def _share(match: re.Match[str]) -> Quantity | None:
    whole, _, fraction = match["share"].partition("点")
    value = parse_number(whole)
    if value is None:
        return None
    if fraction:
        value += Decimal(f"0.{parse_chinese(fraction) or 0}")
    unit = {"百分之": "%", "千分之": "‰", "万分之": "‱"}[match["percent"]]
    return Quantity(
        *_run(match), match.start("percent"), match.end("share"), value, unit, _comparator(match, more=False)
    )


def _said(match: re.Match[str]) -> Quantity | None:
    """A fraction or a half, in per cent."""
    share = read_share(match["said"])
    if share is None or share.number is None:
        return None
    comparator = _comparator(match, more=share.comparator == ">")
    return Quantity(*_run(match), *match.span("said"), share.number, share.unit, comparator)


def _magnitude(match: re.Match[str]) -> Quantity:
    value = Decimal(parse_scale(match["magnitude"]))
    end = match.end("of" if match["of"] else "magnitude") + 1
    return Quantity(
        *_run(match), match.start("magnitude"), end, value, match["of"], _comparator(match, more=False), worded=True,
    )  # fmt: skip


_REACHED = re.compile(r"(?:达到?|保持在|稳定在|维持在|升至|增至|迈上|跨上|跃上)$")


def _bare(match: re.Match[str], text: str) -> bool:
    """Whether a numeral without a digit says nothing certain: ``万家灯火``, but ``突破百万人``, ``千万元以上`` do."""
    words = match["chinese"]
    if set(words) - set("百千万亿"):
        return False
    start = match.start("chinese")
    said = match["before"] or match["tail"] or _REACHED.search(text, max(0, start - 4), start)
    return len(words) == 1 or match["more3"] is not None or not said


def _chinese(match: re.Match[str], text: str) -> Quantity | None:
    value = parse_number(match["chinese"])
    bare = _bare(match, text)
    if value is None or match["cunit"] in ENUMERATIVE - {"成"} or bare:
        return None
    start, end = match.span("chinese")
    tenths = match["cunit"] == "成"
    return Quantity(
        *_run(match), start, match.end("cunit") if match["cunit"] else end,
        value * 10 if tenths else value, "%" if tenths else match["cunit"],
        _comparator(match, more=bool(match["more3"])), chinese=True,
    )  # fmt: skip


def _arabic(match: re.Match[str], text: str) -> Quantity | None:
    end = match.end("unit") if match["unit"] else match.end("more2" if match["more2"] else "scale")
    end = end if end > 0 else match.end("number")
    if match["unit"] is None and _LETTERED.match(text, match.end("number")):
        return None
    start = match.start("number")
    if text[start - 1 : start] == "," and _LETTERED_BEFORE.search(text, max(0, start - 16), start):
        return None
    value = Decimal(match["number"].replace(",", "")) * parse_scale(match["scale"] or "")
    more = bool(match["more"] or match["more2"])
    tenths = match["unit"] == "成"
    unit = "%" if tenths else "个百分点" if _POINTS.match(text, end - 1) else match["unit"]
    return Quantity(
        *_run(match), start, end, value * 10 if tenths else value, unit,
        _comparator(match, more=more), scaled=bool(match["scale"]),
    )  # fmt: skip
