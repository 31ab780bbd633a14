"""Names that say nothing alone, and the thing of the clause before that they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.engines.rules.continued import continued, goes_on
from summarizer.engines.rules.indicators import each_tier, open_words, shorten
from summarizer.language.deeds import DEED_ALONE, DEED_FIRST, SHARED
from summarizer.language.doers import NAMED
from summarizer.language.indicator_words import CHANGE, CLOSING
from summarizer.language.launching import head_of
from summarizer.language.owners import (
    ARTICLE_ITEM,
    ARTICLE_LEAD,
    ASKED,
    BARE_CLASS,
    BARE_MEASURE,
    BEGUN,
    BY_SHARE,
    COUNTED_CLOSING,
    COVERING,
    DONE_AWAY,
    ENDED,
    FLOW,
    FOLLOWS,
    ITS,
    LISTED,
    MAX_OWNER_CHARS,
    MEASURE_OF,
    MOVING,
    NEWLY,
    OF_PEOPLE,
    OWN_VERB,
    PAID,
    PART_ONLY,
    PART_SHARE,
    PART_SPLIT,
    PLACES_LISTED,
    REMARKED,
    SET_AT,
    SIDE,
    SIDE_ONLY,
    SIDES_OF_WHOLE,
    SOME_OF_THEM,
    TOLD,
    TOTAL,
    UNNAMED,
    WHEN_ONLY,
    WHOSE,
)
from summarizer.language.phrases import GENERIC_HEADS, needs_owner, strip_leading, strip_trailing
from summarizer.language.rated import BARE_RATE, RATE_OF
from summarizer.language.role_scope import ROUND_WHAT

_PROJECT = re.compile(r"(?:进行|实施|推进|开展|启动|建设)(?P<thing>[^,。;]{4,}(?:项目|工程))$")
"""A clause that names the project whose measures follow: ``实施青石水厂迁建项目``."""

_STEADY = re.compile(
    r"(?:保持|实现)?(?:稳定|平稳|较快|快速|持续|稳步|跨越式?|高质量)(?:增长|发展|提升|提高|下降)$"
    r"|实现“?[一-龥]{1,3}连[增涨]”?$"
    r"|(?:进度|进展|推进)(?:偏|较|相对|仍|还)*(?:慢|缓慢|滞后)$"
)
"""How the thing went is no part of its name: ``用水总量平稳下降``."""

_PER_ONE = re.compile(r"每[处个座家所站间栋][一-龥]{0,3}(?:面积|床位|投资|规模|补助|编制|人数|用房)")
"""A measure of each of the things that the clause before names: ``每处建筑面积``."""

_OWN_PLACE = re.compile("^(?:我|全)[省市县区镇乡局委]")

_MADE = re.compile(
    r"(?:每[^,。;]{1,16}?(?:应当?|须|要|都|均)?(?:单独|分别|统一)?)?(?:至少)?(?:新建|建设|建成|建立|建(?!筑|制|档|议|立)|设置|设立|配置|改造|打造|规划|迁建)"
    r"(?P<thing>(?![的和与、成设])[^,。;]{3,})"
)
"""A thing under the verb that makes it: its measures belong to the thing, ``新建青石水厂`` | ``占地面积``."""

_FOR_OTHERS = re.compile("[为对给向](?![国外])")
"""``新建水站9座、|为300户更换水表``: a deed of its own."""

_EARNED = re.compile("(?:收入|产值|投资|税收|总额|产量|利润)$")
_ADDING = frozenset({"新增"})
"""``新建水站9座、|水费收入3亿元``: what is earned is not built; ``新增水费收入3亿元、|利润1亿元``."""

_LEFT = re.compile(r"(?:(?:清退|退出|注销|撤销|取缔)[、和]?)+$")
"""Those who leave are no new ones: ``新登记用水户23户,|清退|17户``."""

_HEADS = re.compile(r"(?:覆盖率|比例|金额|面积|(?<!型)床位)$")
"""Measures that the thing before does not lend: ``水站面积``."""

LEAD_CHARS = 600
"""How far back the lead of an article's items is looked for: some ten items."""

LEAST_OWNER_CHARS = 3
"""Shorter runs name nothing."""


def is_bare(indicator: str, *, listed: bool = False) -> bool:
    """Whether an indicator says nothing without the thing that the clause before names.

    ``listed`` says that it is a later member of a list.
    """
    made = _MADE.match(indicator)
    if made is not None and needs_owner(made["thing"]):
        return True
    if BARE_RATE.fullmatch(indicator) or BARE_MEASURE.fullmatch(indicator) or FOLLOWS.match(indicator):
        return True
    if goes_on(indicator) or BY_SHARE.fullmatch(indicator):
        return True
    if head_of(indicator) in {(indicator, "facility"), (indicator, "body")}:
        return False  # 医院, 学校: what they are needs no thing before them
    if _LEFT.fullmatch(indicator) or DEED_ALONE.fullmatch(indicator):
        return True
    short = 1 < len(indicator) < LEAST_OWNER_CHARS and OWN_VERB.match(indicator) is None
    if listed and short and indicator not in GENERIC_HEADS:
        return False  # a short name in a list of names: 水厂9所、泵房6座
    return (
        needs_owner(indicator) or (_PER_ONE.fullmatch(indicator) or REMARKED.fullmatch(indicator)) is not None
    )


def names_measure(indicator: str) -> bool:
    """Whether a name is a sum earned or a deed, of which a later clause may tell more though nothing owns it: ``供水产值``."""
    return DEED_ALONE.fullmatch(indicator) is not None or (
        _EARNED.search(indicator) is not None and BARE_MEASURE.fullmatch(indicator) is not None
    )


def owner_among(before: Sequence[str], at: int, count: int, indicator: str) -> str:
    """Of the things that the clause before counts, the one that the value numbered ``at`` of ``count`` belongs to.

    As many values as things are handed out in order; what covers goes on about the last, all else about the first.
    """
    if len(before) == count > 1:
        return before[at]
    return before[-1] if COVERING.search(indicator) else before[0]


def next_owner(words: str, owner: str) -> str:
    """The thing that a clause without a value leaves to those behind it; ``owner`` stays where it names none."""
    opened = strip_leading(words)
    if (
        WHEN_ONLY.fullmatch(opened)
        or ROUND_WHAT.fullmatch(_OWN_PLACE.sub("", opened))
        or (owner and REMARKED.match(opened))
    ):
        return owner
    return owner if owner and UNNAMED.search(open_words(opened)) else opened


def thing_of(words: str) -> str:
    """The thing that a clause or an indicator names, without the deed before or behind it."""
    words = SET_AT.sub("", _HEADS.sub("", RATE_OF.sub("", words)))
    if NAMED.match(words):
        return words
    words = TOLD.sub(r"\g<name>", words)
    if made := _MADE.match(words) or _PROJECT.search(words):
        words = made["thing"]
    for edge in (ASKED, BEGUN, ENDED):
        shorter = edge.sub("", words)
        words = shorter if len(shorter) >= LEAST_OWNER_CHARS else words
    return _STEADY.sub("", words)


def with_owner(indicator: str, previous: str) -> str:
    """A bare name with its owner, which the clause before names."""
    if (name := continued(indicator, previous, thing_of(previous))) is not None:
        return name
    lends_all = REMARKED.fullmatch(indicator) or needs_owner(indicator)
    if CHANGE.fullmatch(indicator) and (RATE_OF.search(previous) or _HEADS.search(previous)):
        return previous + indicator  # 水价覆盖率年均提高, not 水价年均提高
    if RATE_OF.search(indicator) and (thing_of(previous).endswith("率") or DONE_AWAY.match(previous)):
        return indicator  # 登记率达到98%;年检率达到95%
    owner = thing_of(previous if lends_all else MEASURE_OF.sub("", previous))
    owner = strip_trailing(CLOSING.sub("", owner)) if CLOSING.search(owner) else owner
    if (grown := BY_SHARE.fullmatch(indicator)) is not None:
        return shorten(owner + grown["change"])
    if indicator.startswith("占"):
        owner = CHANGE.sub("", owner)
    if TOTAL.match(indicator) or _LEFT.fullmatch(indicator):
        owner = FLOW.sub("", NEWLY.sub("", _LEFT.sub("", owner)))
    if FOLLOWS.match(indicator):
        if (earlier := FOLLOWS.search(owner, LEAST_OWNER_CHARS)) is not None:
            owner = owner[: earlier.start()]
        if not 0 < len(owner) <= MAX_OWNER_CHARS or COUNTED_CLOSING.search(owner):
            return indicator
    if (bare := _MADE.match(indicator)) is not None:
        indicator = bare["thing"]
    deed = "" if RATE_OF.search(indicator) is None else re.sub(r"(?:率|比例|占比)$", "", indicator)
    indicator = re.sub(r"^(?:最高|设置|一般)(?!率)", "", indicator)
    if deed and deed != indicator and owner.endswith(deed):
        owner = owner.removesuffix(deed)
    return _owned(owner, indicator)


def _owned(owner: str, indicator: str) -> str:
    if SIDE.fullmatch(indicator) and 0 < len(owner) <= MAX_OWNER_CHARS:
        return of_side(indicator, owner)
    return owner if owner.endswith(indicator) else shorten(owner + indicator)


def whose(earlier: str, name: str) -> tuple[str, str]:
    """The name of a measure that moved with its owner, and what it leaves to the next: ``灌区的…提升,…下降``."""
    own = WHOSE.match(name) if MOVING.search(name) else None
    if own is not None:
        return own["subject"] + own["measure"], name
    led = WHOSE.match(earlier)
    if led is None or not MOVING.search(name) or not MOVING.search(earlier) or "的" in name:
        return name, name
    return led["subject"] + name, f"{led['subject']}的{name}"


def by_place(names: Sequence[str], owner: str) -> list[str]:
    """Names of values handed to places or classes alone, with the ``owner`` that the clause before names."""
    if owner and all(SIDE_ONLY.fullmatch(name) for name in names):
        # 海塘达标率达到73%,其中东岛、西岛分别达到…: the whole rate, not the thing that it rates
        whole = owner if RATE_OF.search(owner) else thing_of(owner)
        # 城乡低保标准提高5%,城市、农村分别不低于…: each side in place of both
        return [whole.replace("城乡", name) if "城乡" in whole else name + whole for name in names]
    listed = PLACES_LISTED.match(owner)
    places = re.split("[、和及]", listed["places"]) if listed else []
    if len(places) == len(names) > 1 and all(name == names[0] and ITS.match(name) for name in names):
        return [place + ITS.sub("", name) for place, name in zip(places, names, strict=True)]
    return list(names)


def article_subject(text: str, start: int) -> str:
    """Whose conditions the item around ``text[start:]`` belongs to, by the lead of its article; empty for none.

    Between the lead and the item stand only other items: no line that is none, and no other lead.
    """
    leads = list(ARTICLE_LEAD.finditer(text, max(0, start - LEAD_CHARS), start))
    if not leads:
        return ""
    lines = [line for line in text[leads[-1].end() : start].split("\n") if line.strip()]
    return leads[-1]["subject"] if all(ARTICLE_ITEM.match(line) for line in lines) else ""


def by_tier(name: str, at: int, count: int) -> str:
    """The name of the value numbered ``at`` of ``count`` that are handed to as many tiers: ``市、县两级…分别``."""
    tiers = each_tier(name, count) if count > 1 else None
    return tiers[at] if tiers else name


def is_listed(before: str) -> bool:
    """Whether the words before a thing in its clause make it a later member of a list."""
    return LISTED.search(before) is not None


def shared_verb(before: str, clause: str, earlier: str, name: str) -> str:
    """The verb that a later thing shares with the ``earlier`` one: ``新建|水厂9所、水站31处``, or nothing.

    ``before`` are the words of the clause before the thing, ``clause`` those of the whole clause.
    """
    verb = SHARED.match(earlier)
    own = OWN_VERB.match(name) or DEED_FIRST.match(name) or _FOR_OTHERS.match(name)
    own = own or COUNTED_CLOSING.search(name) or PAID.search(name)
    if verb is None or own or (_EARNED.search(name) and verb.group() not in _ADDING):
        return ""
    if before:
        return verb.group() if is_listed(before) else ""
    alike = earlier[-1] == name[-1:] or OF_PEOPLE.match(earlier)
    return verb.group() if alike and SOME_OF_THEM.match(clause) else ""


def whole_of(words: str) -> str:
    """The thing of which parts are told; beds stay beds: ``新增水工床位``."""
    return words if words.endswith("床位") else thing_of(words)


def of_side(side: str, whole: str) -> str:
    """A part of a whole by where or whose it is: ``城区`` | ``新建水站``; a side that the whole names gives way."""
    return side + SIDES_OF_WHOLE.sub("", whole, count=1)


def part_of(clause: str, earlier: str, name: str) -> str:
    """``name`` of a part with its whole, where the part says nothing alone: ``登记水工|其中3A级以上``, or ``name``."""
    shares = PART_SHARE.search(clause) is not None and BARE_CLASS.fullmatch(name) is not None
    if not earlier or (SOME_OF_THEM.match(clause) is None and not shares):
        return name
    if SIDE.fullmatch(name):
        return of_side(name, whole_of(earlier))
    if earlier.endswith(f"中{name}"):  # 其中市本级1228户3405人
        return earlier
    if PART_ONLY.search(name):
        split = PART_SPLIT.match(earlier)
        earlier = (
            split["whole"] if split and PART_ONLY.search(split["part"]) else earlier
        )  # 其中4A级10家、3A级20家
        name = name.removesuffix("实现")
    elif PART_SHARE.search(clause) is None or COUNTED_CLOSING.search(name) or name.endswith("占比"):
        return name
    return f"{whole_of(earlier)}中{name}" + ("占比" if PART_SHARE.search(clause) else "")
