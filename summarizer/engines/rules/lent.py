"""Members of a list that only name a tier, a place or a class: each with the thing that another of them names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from summarizer.engines.rules.found import Statement
from summarizer.engines.rules.owners import of_side, whole_of
from summarizer.language.deeds import DEED_ALONE, DEED_FIRST, DEED_LAST, DEEDS
from summarizer.language.listed import GROUP, TIER_LED, TIER_ONLY
from summarizer.language.owners import CLASS_END, PART_ONLY, PLACES_EACH, SIDE
from summarizer.language.rated import RATE_OF
from summarizer.language.units import MONEY

_YEARLY_DEEDS = DEEDS | {"完成", "实施", "建成", "建设", "开展"}
"""What is done year by year: ``2025年|完成|9座``."""

_YEAR_OPENS = re.compile(r"[、,]?(?:到|至)?20\d\d年")

_CARRIED_OUT = re.compile(r"[^,。;、]{0,16}?(?:完成|实施|推进|开展)")
"""A deed that is named like a thing: ``全年|完成|水表更换90只``."""

_ANY_DEED = "|".join(sorted(DEEDS, key=len, reverse=True))
_HAS_DEED = re.compile(
    rf"^(?:{_ANY_DEED}|完成|实施|建[设成立])|(?:{_ANY_DEED}|建设|抚育|监测|检查|演练|检测|服务|登记|任务|项目|工程|行动|活动|投资|改革|整改|修复|保护|普查|巡查|办理)$"
)
"""A deed at one end of a name, or what is done itself: ``新建水站``, ``应急演练``."""

LONGEST_CLASS = 4
"""Characters of a class of things that is named alone: ``更新水泵20台(其中|变频|12台)``."""

LEAST_LED = 3
"""Characters before a class that name a thing: ``水工补贴|一级``."""


def with_things(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """``statements`` of a clause; those that only name a tier with the thing of the next, or of the count before a bracket."""
    if len(statements) > 1:
        statements = _in_bracket(text, statements)
    lent = _lent_on(_lent_on(statements[::-1], TIER_ONLY.search)[::-1], TIER_ONLY.fullmatch)
    return _of_first(text, _of_last(_of_years(text, _of_group(_of_class(lent)))))


def _in_bracket(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """``statements``; the parts that a bracket behind a count lists bear its thing: ``水站20座(其中县级4座、乡级16座)``."""
    whole, *parts = statements
    opened = text.find("(", whole.quantity.end, parts[0].quantity.start)
    if opened < 0 or text[whole.quantity.end : opened].strip():
        return list(statements)
    thing = whole_of(whole.indicator)
    among = text.startswith("其中", opened + 1)
    alike = {one.quantity.unit for one in parts} == {whole.quantity.unit}
    return [whole, *(_part(thing, one, short=among and alike) for one in parts)]


def _part(thing: str, part: Statement, *, short: bool) -> Statement:
    """``part`` of a thing with that thing's name, if it has none; ``short`` names of what is counted alike have none."""
    name = part.indicator
    if PLACES_EACH.fullmatch(name):
        return replace(part, indicator=name + thing)
    if SIDE.fullmatch(name):
        return replace(part, indicator=of_side(name, thing))
    bare = PART_ONLY.search(name) or (short and len(name) <= LONGEST_CLASS and name[-2:] not in thing)
    return replace(part, indicator=f"{thing}中{name}") if bare else part


def _of_years(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """``statements``; of a deed done year by year each with the thing that the last names: ``2025年完成9座、2026年完成8座水站改造``."""
    if len(statements) < 2:
        return list(statements)
    *others, last = statements
    bare = all(one.indicator in _YEARLY_DEEDS and _YEAR_OPENS.match(text, one.start) for one in others)
    return [*(replace(one, indicator=last.indicator) for one in others), last] if bare else list(statements)


def _of_group(statements: Sequence[Statement]) -> list[Statement]:
    """``statements``; shares of people alone, with the rate that went before: ``签约率达到45%、重点人群|80%``."""
    named: list[Statement] = []
    for one in statements:
        rate = named[-1].indicator if named else ""
        alike = one.quantity.unit == "%" and RATE_OF.search(rate) and GROUP.fullmatch(one.indicator)
        named.append(replace(one, indicator=one.indicator + rate) if alike else one)
    return named


def _of_last(statements: Sequence[Statement]) -> list[Statement]:
    """``statements``; deeds before the last, each with the thing that the last names: ``新建3个、改建5个水站``."""
    named: list[Statement] = []
    thing, unit = "", None
    for one in reversed(statements):
        deed = DEED_ALONE.fullmatch(one.indicator)
        if deed is None:
            first = DEED_FIRST.match(one.indicator)
            thing, unit = one.indicator[first.end() :] if first else "", one.quantity.unit
        lent = deed is not None and thing and one.quantity.unit == unit
        named.append(replace(one, indicator=deed["deed"] + thing) if deed and lent else one)
    return named[::-1]


def _of_first(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """``statements``; things alone, each with the deed that the first names as done to it: ``完成水表更换90只、|阀门``."""
    first = statements[0] if statements else None
    deed = DEED_LAST.search(first.indicator) if first else None
    if first is None or deed is None or not _CARRIED_OUT.match(text, first.start):
        return list(statements)
    named = [first]
    for one in statements[1:]:
        listed = text[one.start - 1 : one.start] == "、" and one.quantity.end == one.end
        lent = listed and one.quantity.unit not in {*MONEY, "%"} and _HAS_DEED.search(one.indicator) is None
        named.append(replace(one, indicator=one.indicator + deed.group()) if lent else one)
    return named


def _of_class(statements: Sequence[Statement]) -> list[Statement]:
    """``statements``; those that only name a class with what the one before says of another: ``水工补贴一级…、二级``."""
    named: list[Statement] = []
    for one in statements:
        before = CLASS_END.search(named[-1].indicator) if named else None
        led = before is not None and before.start() >= LEAST_LED and CLASS_END.fullmatch(one.indicator)
        whose = named[-1].indicator[: before.start()] if before and led else ""
        named.append(replace(one, indicator=whose + one.indicator) if whose else one)
    return named


def _lent_on(
    statements: Sequence[Statement], names_only: Callable[[str], re.Match[str] | None]
) -> list[Statement]:
    """``statements``; those that only name a tier with the thing of the one before."""
    named: list[Statement] = []
    thing = ""
    for one in statements:
        if thing and names_only(one.indicator):
            named.append(replace(one, indicator=one.indicator + thing))
            continue
        led = TIER_LED.search(one.indicator)
        thing = led["thing"] if led else ""
        named.append(one)
    return named
