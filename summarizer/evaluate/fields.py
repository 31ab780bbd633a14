"""Typed equality of the fields of matched records, and the slot counts that follow."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import cast, get_args

from summarizer.evaluate.counts import Slots
from summarizer.evaluate.matching import Match
from summarizer.evaluate.statements import Statement, number_key
from summarizer.schemas.gold import FieldName

FIELDS = cast("tuple[str, ...]", get_args(FieldName))

# Different spellings of one unit: name it by the first.
_SAME_UNIT = {
    "百分点": "%",  # 提高5个百分点 / 提高5%
    "个百分点": "%",
    "公顷": "公顷",
    "平米": "平方米",  # 建筑面积800平米
    "㎡": "平方米",
    "m2": "平方米",
    "公里": "千米",  # 15公里 / 15千米
    "km": "千米",
}
_PER = re.compile(r"[/·*×.()每]+")
# Closing and joining marks that a reader may or may not have quoted with a name.
_MARKS = re.compile(r"[\s“”\"'‘’《》「」()（）、,，。;；:：·-]+")


def _unit(written: str) -> Hashable:
    """``元/(月*人)``, ``元/人·月`` and ``元/人/月`` are one unit: what is counted, and per what."""
    counted, *per = [part for part in _PER.split(_fold(written)) if part] or [""]
    return _SAME_UNIT.get(counted, counted), frozenset(per)


def _fold(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split()).lower()


def _words(written: str) -> str:
    return _MARKS.sub("", _fold(written))


# How each field is read before it is compared; None on either side is an empty slot.
_READ: Mapping[str, Callable[[Statement], Hashable]] = {
    "indicator": lambda one: _words(one.indicator) or None,
    "comparator": lambda one: one.comparator,
    "unit": lambda one: _unit(one.unit) if one.unit else None,
    "baseline": lambda one: number_key(one.baseline),
    "deadline": lambda one: one.deadline,
    "deadline_basis": lambda one: one.deadline_basis,
    "recurrence": lambda one: one.recurrence,
    "responsible": lambda one: frozenset(map(_words, one.responsible)) or None,
    "binding": lambda one: one.binding,
    "funding": lambda one: number_key(one.funding),
    "area": lambda one: one.area,
}


def read_field(statement: Statement, name: str) -> Hashable:
    """The field as it is compared: typed, folded, None where empty. KeyError for a field not in FIELDS."""
    return _READ[name](statement)


def field_differences(match: Match) -> tuple[str, ...]:
    """Fields on which the two of a match differ; disputed ones are not asked."""
    return tuple(
        name for name in _asked(match) if read_field(match.gold, name) != read_field(match.predicted, name)
    )


def count_slots(
    matches: Iterable[Match], missed: Iterable[Statement], extra: Iterable[Statement]
) -> dict[str, Slots]:
    """Slot counts of every field over matched, missed and extra records."""
    total = dict.fromkeys(FIELDS, Slots())
    for match in matches:
        for name in _asked(match):
            total[name] = total[name].plus(_compare(match, name))
    for side, one_slot in ((missed, Slots(missing=1)), (extra, Slots(spurious=1))):
        for statement in side:
            for name in FIELDS:
                if name not in statement.disputed and read_field(statement, name) is not None:
                    total[name] = total[name].plus(one_slot)
    return total


def _asked(match: Match) -> list[str]:
    """Fields that can be scored: not disputed, and an indicator only where the gold may hold one."""
    unasked = {*match.gold.disputed, *match.predicted.disputed}
    if not (match.gold.indicator and match.predicted.indicator):
        unasked.add("indicator")
    return [name for name in FIELDS if name not in unasked]


def _compare(match: Match, name: str) -> Slots:
    gold, predicted = read_field(match.gold, name), read_field(match.predicted, name)
    agrees = int(gold == predicted)
    if gold is None or predicted is None:
        return Slots(
            missing=int(gold is not None),
            spurious=int(predicted is not None),
            agreed=agrees,
            compared=1,
        )
    return Slots(correct=agrees, incorrect=1 - agrees, agreed=agrees, compared=1)
