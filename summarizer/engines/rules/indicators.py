"""Indicators: the noun phrase of a value from the words around it."""

from __future__ import annotations

import re

from summarizer.language.phrases import balance, needs_owner, strip_leading, strip_trailing
from summarizer.language.quantities import Quantity
from summarizer.language.role_words import BASELINE_RUN

MAX_INDICATOR_CHARS = 60
"""Longer noun phrases are cut from the left at a comma or clause mark; 99 % of gold indicators are shorter."""

AND = r"和(?!谐|睦)|(?<!普|以|涉|触|危|波|可|顾)及(?!时|早|格)|(?<!参)与(?!会)"
"""Words that join two things, but not within 和谐, 普及, 可及 and 及时, 参与."""

_COUNTED = re.compile(r"等?[二两三四五六七八九十][类项种个大](?=.{2})")
"""What closes a list and opens what its members share: ``托育、助餐、家政三类服务可及率``."""

_RATE_LIST = re.compile(
    rf"^[^,。;、]{{2,16}}(?:率|度|比例|比重)(?:(?:、|{AND})[^,。;、]{{2,16}}(?:率|度|比例|比重))+$"
)

_OPENING_TIME = re.compile(r"^(?:到|至)?(?:20\d\d年|“?十.五”?)(?:底|末|期末|期间|时期|前)*,?")
"""A time that opens a clause belongs to its deadline: ``到2025年底,``."""

_HANDED_OUT = re.compile(r"(?:分别|[由从](?=[^,。]*\d)).*$", re.DOTALL)
"""From here on a list of subjects is handed its values: ``…标准分别从每人每月209元…提高到``."""

_PER_ONE = re.compile(r"每[处个座家所站间栋][一-龥]{0,3}(?:面积|床位|投资|规模|补助|编制|人数|用房)")
"""A measure of each of the things that the clause before names: ``每处建筑面积``."""

_MADE = re.compile(
    r"(?:每[^,。;]{1,16}?(?:应当?|须|要|都|均)?(?:单独|分别|统一)?)?(?:至少)?(?:新建|建设|建成|建|设置|设立|配置|改造|打造|规划|迁建)"
    r"(?P<thing>(?![的和与、成设])[^,。;]{3,})"
)
"""A thing under the verb that makes it: its measures belong to the thing, ``新建青石水厂`` | ``占地面积``."""

_MOVED = re.compile(r"分别(?:[比较][^,。]{2,8})?(下降|增长|提高|降低|减少|增加|上升)(?![到至为])")
"""A change that is shared by all subjects: ``起数、人数分别下降12%、20%``."""

_REMARK = re.compile(
    r"^(?:[、,(]|位?居|跃居|排名?|超额|创|同比|环比|[比较](?:上年|去年|20\d\d年|“?十)|占全).*", re.DOTALL
)
"""What is remarked behind a value is no part of what it measures: ``149万人、超额完成任务``."""


def indicator_of(before: str, after: str, quantity: Quantity) -> str:
    """Noun phrase of a value from the words around it."""
    left = strip_leading(strip_trailing(_OPENING_TIME.sub("", before.strip(" ,;"))))
    if (run := BASELINE_RUN.search(left + "提高到")) is not None:
        left = strip_trailing(left[: run.start()])
    right = (
        re.sub(r"^(?:的|地)", "", _REMARK.sub("", after).strip(" ,;、。"))
        if left
        else after.strip(" 的,;、。")
    )
    if quantity.worded:
        covered = _remainder(quantity)
        return balance((left or right) + covered)[-MAX_INDICATOR_CHARS:]
    words = left + (right if len(right) > 1 else "")
    return balance(words)[-MAX_INDICATOR_CHARS:]


def _remainder(quantity: Quantity) -> str:
    """What a worded value adds to its indicator: ``全覆盖`` leaves 覆盖."""
    return "覆盖" if quantity.value == 100 else ""


def is_bare(indicator: str) -> bool:
    """Whether an indicator says nothing without the thing that the clause before names."""
    return needs_owner(indicator) or _PER_ONE.fullmatch(indicator) is not None


def with_owner(indicator: str, previous: str) -> str:
    """A bare head with its owner, which the clause before names."""
    owner = re.sub(r"(?:覆盖率|比例|金额|面积|床位)$", "", previous)
    if made := _MADE.match(owner):
        owner = made["thing"]
    return (owner + indicator)[-MAX_INDICATOR_CHARS:] if owner else indicator


def each_rate(indicator: str) -> list[str]:
    """Several rates that share one value are several indicators."""
    if _RATE_LIST.match(indicator):
        return [part for part in re.split(rf"、|{AND}", indicator) if part]
    return [indicator]


def share_out(head: str, count: int) -> list[str]:
    """Indicators of ``count`` values that are handed out to the subjects listed in ``head``, in order."""
    words = strip_leading(strip_trailing(_HANDED_OUT.sub("", _OPENING_TIME.sub("", head))))
    moved = _MOVED.search(head)
    change = moved[1] if moved else ""
    parts = [part for part in re.split(rf"、|以及|{AND}|,", words) if part]
    if len(parts) < count:
        return [words + change] * count
    first, *rest = parts[-count:] if len(parts) > count else parts
    tail = _common_tail(rest[-1], first)
    return [(part if part.endswith(tail) else part + tail) + change for part in (first, *rest)]


def _common_tail(last: str, first: str) -> str:
    """``城镇、农村最低生活保障标准``: what the last subject has and a shorter one before it shares.

    Where both name one class (``先进制造业、高技术制造业…占比``) the tail begins behind its name.
    """
    if counted := _COUNTED.search(last):
        return last[counted.end() :]
    for size in range(len(first), 0, -1):
        at = last.find(first[-size:])
        if at >= 0:
            return last[at + size :]
    return last[len(first) :] if len(last) > len(first) + 2 else ""
