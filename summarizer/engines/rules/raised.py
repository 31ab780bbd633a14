"""Standards raised side by side: the later ones bear the measure that the first names, and are paid as often."""

from __future__ import annotations

import re
from dataclasses import replace

from summarizer.engines.rules.found import Statement
from summarizer.engines.rules.indicators import open_words
from summarizer.engines.rules.passage import Passage
from summarizer.language.clauses import Sentence
from summarizer.language.quantities import Quantity
from summarizer.language.units import MONEY

_RAISED = r"(?:提高|调整|提升|增加|上调|调高|提标|降低|下调)[到至为]"
_FIRST = re.compile(
    rf"(?P<whose>[^,。;、:\d]{{2,30}}?)(?P<measure>标准)(?P<tier>[^,。;、\d]{{0,6}}?)[由从]"
    rf"(?:(?P<who>每[人户床])?每?(?P<often>[年月天]))?\d[^,。;]*?{_RAISED}"
)
"""``用水困难户水费补助标准由每人每月12元提高到``, ``公用水费标准小学由650元提高到``."""

_LATER = re.compile(
    rf"(?P<whose>[^,。;、:\d]{{2,10}}?)[由从](?:每[人户床])?(?:每[年月天])?\d[^,。;、]*?{_RAISED}"
)
"""``散居户由14元调整为``, behind it."""

_TIERED = re.compile(
    rf"(?:20\d\d年(?:\d{{1,2}}月)?起,?)?(?P<measure>[^,。;、:\d]{{2,30}}?(?:标准|补贴|津贴|补助))(?:统一|分别)?{_RAISED}(?P<tier>(?!人均|平均)[^,。;、:\d每]{{1,6}})每"
)
"""``用水困难户水费补助提高到一级每月12元、``: the amount of a class, behind what is raised."""

_OF_TIER = re.compile(r"(?P<whose>[^,。;、:\d每]{1,8})(?:每[人户床])?每[年月天]\d")
"""``二级每月9元``, behind it."""

_WHOSE = re.compile(
    r".*(?:户|人员|对象|孤儿|儿童|学生|居民|家庭|职工|教师|老年人|残疾人|者|站|厂|院|县|市|区|镇|村)(?P<paid>[^,。;]{2,})"
)
"""``用水困难户`` | ``水费补助``: for whom, and what is paid."""

_KEPT = re.compile("(?:集中|分散|散居|机构)+(?:供养)?")
"""``特困户集中供养标准由…,分散供养由``: those who live elsewhere."""

_MEASURES = re.compile(r"标准|[率额量费比]$|补[贴助]|津贴|价")
"""A name that says what is measured needs no other's measure."""


def with_measure(passage: Passage, sentence: Sentence, statement: Statement) -> Statement:
    """``statement``; raised behind a standard that is, with that standard's name and how often it is paid."""
    text = passage.text
    if statement.quantity.unit in MONEY and (name := _of_tier(text, sentence, statement)) is not None:
        return replace(statement, indicator=name)
    later = _LATER.match(
        text, _start_of(text, sentence.start, statement.quantity), statement.quantity.core_end
    )
    if statement.quantity.unit not in MONEY or later is None or _MEASURES.search(later["whose"]):
        return statement
    first = next(_FIRST.finditer(text, sentence.start, later.start()), None)
    if first is None:
        return statement
    unit = f"元/{first['often']}" if first["often"] and statement.quantity.unit == "元" else statement.unit
    return replace(statement, indicator=_name(first, later["whose"]), unit=unit)


def _of_tier(text: str, sentence: Sentence, statement: Statement) -> str | None:
    start = _start_of(text, sentence.start, statement.quantity)
    tiered = next(_TIERED.finditer(text, sentence.start, statement.quantity.start), None)
    if tiered is None:
        return None
    if tiered.end() > start:
        return open_words(tiered["measure"]) + tiered["tier"]
    one = _OF_TIER.match(text, start, statement.quantity.core_end)
    return open_words(tiered["measure"]) + one["whose"] if one else None


def _start_of(text: str, start: int, quantity: Quantity) -> int:
    """Where the member of a list or the clause begins in which ``quantity`` stands."""
    return max(start, *(text.rfind(mark, start, quantity.start) + 1 for mark in ",、;:"))


def _name(first: re.Match[str], whose: str) -> str:
    measure = first["whose"] + first["measure"]
    if first["tier"]:
        return measure + whose
    paid = _WHOSE.fullmatch(first["whose"])
    what = paid["paid"] if paid else ""
    if (kept := _KEPT.match(whose)) is not None:
        what = _KEPT.sub("", what)
        whose = (
            open_words(first["whose"][: paid.start("paid")]) if paid and kept[0] == whose else ""
        ) + whose
    return whose + what + first["measure"]
