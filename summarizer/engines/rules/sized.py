"""A count of things whose size stands before their name: ``新建1所`` | ``不少于150张床位的养老院``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.engines.rules.found import Statement
from summarizer.language.comparators import BEFORE
from summarizer.language.quantities import Quantity

MEASURES = {
    "占地面积": "建成2座占地面积9亩的水站",
    "占地": "建成2座占地9亩的水站",
    "建筑面积": "建成2座建筑面积900平方米的水站",
    "使用面积": "建成2座使用面积90平方米的水站",
    "面积": "建成2座面积90平方米的水站",
    "长度": "打造3条长度9公里的水景街",
    "日处理能力": "新建2座日处理能力5万吨的污水厂",
    "日处理": "新建2座日处理5万吨的污水厂",
    "日供水能力": "新建2座日供水能力5万吨的水厂",
    "日供水": "新建2座日供水5万吨的水厂",
    "库容": "新建2座库容9万方的水库",
    "容量": "新建2座容量9万方的水池",
    "可容纳": "新建2所可容纳90人的水工宿舍",
    "容纳": "新建2所容纳90人的水工宿舍",
}
"""Measure → example, before a size and behind the count of those that have it."""

PLACES = {
    "床位": "新建1所150张床位的水工医院",
    "养老床位": "新建1所150张养老床位的养老院",
    "护理型床位": "新建1所150张护理型床位的养老院",
    "学位": "新建1所900个学位的水利学校",
    "泊位": "新建2处60个泊位的停车场",
    "停车位": "新建2处60个停车位的停车场",
    "座位": "新建1座900个座位的剧场",
}
"""What a house has so many of → example, behind the number."""

_SIZES = frozenset("张 亩 公顷 平方米 平方公里 公里 米 吨 立方米 方 千瓦 兆瓦 千伏安".split())
"""Units that need no word for what they measure: ``1所|100张以上|公办养老院``."""

_HAS = r"(?:拥有|设有|配有|具有|规模|设计|总)"
_BOUNDS = "|".join(sorted(map(re.escape, BEFORE), key=len, reverse=True))
_BETWEEN = re.compile(
    rf"{_HAS}?(?P<measure>{'|'.join(sorted(MEASURES, key=len, reverse=True))})?(?:为|达到?)?(?:{_BOUNDS})?"
)
_BEHIND = re.compile(
    rf"(?:规模|以上)?(?P<place>{'|'.join(sorted(PLACES, key=len, reverse=True))})?(?:以上|规模)?的?(?P<thing>[^,。;、:()\d的]{{2,24}})"
)


def with_sizes(text: str, statements: Sequence[Statement], end: int) -> list[Statement]:
    """``statements`` of a clause up to ``end``; a count right before a size has the name that stands behind both."""
    named = list(statements)
    for at in range(len(named) - 1):
        count, size = named[at], named[at + 1]
        of_thing = _named(text, count.quantity, size.quantity, end)
        if of_thing is not None:
            thing, measure = of_thing
            stop = max(count.end, size.end)
            named[at] = replace(count, indicator=count.indicator + thing, end=stop)
            named[at + 1] = replace(size, indicator=thing + measure, start=count.quantity.end)
    return named


def _named(text: str, count: Quantity, size: Quantity, end: int) -> tuple[str, str] | None:
    """The thing that is counted and what its size measures; None where the two values don't belong together."""
    between = _BETWEEN.fullmatch(text, count.end, size.start)
    behind = _BEHIND.match(text, size.end, end)
    if between is None or behind is None or count.unit in _SIZES:
        return None
    if behind["place"] is None and between["measure"] is None and size.unit not in _SIZES:
        return None
    return behind["thing"], behind["place"] or between["measure"] or "规模"
