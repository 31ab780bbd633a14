"""Members of a list that only name a tier, a place or a class: each with the thing that another of them names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from summarizer.engines.rules.found import Statement
from summarizer.engines.rules.owners import of_side, whole_of
from summarizer.language.deeds import DEED_ALONE, DEED_FIRST, DEEDS
from summarizer.language.listed import GROUP, TIER_LED, TIER_ONLY
from summarizer.language.owners import CLASS_END, PART_ONLY, SIDE
from summarizer.language.rated import RATE_OF

_YEARLY_DEEDS = DEEDS | {"完成", "实施", "建成", "建设", "开展"}
"""What is done year by year: ``2025年|完成|9座``."""

_YEAR_OPENS = re.compile(r"[、,]?(?:到|至)?20\d\d年")

LONGEST_CLASS = 4
"""Characters of a class of things that is named alone: ``更新水泵20台(其中|变频|12台)``."""

LEAST_LED = 3
"""Characters before a class that name a thing: ``水工补贴|一级``."""


def with_things(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """``statements`` of a clause; those that only name a tier with the thing of the next, or of the count before a bracket."""
    if len(statements) > 1:
        statements = _in_bracket(text, statements)
    lent = _lent_on(_lent_on(statements[::-1], TIER_ONLY.search)[::-1], TIER_ONLY.fullmatch)
    return _of_last(_of_years(text, _of_group(_of_class(lent))))


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
