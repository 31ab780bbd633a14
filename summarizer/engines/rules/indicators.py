"""Indicators: the noun phrase of a value from the words around it."""

from __future__ import annotations

import re

from summarizer.engines.rules.doers import those_who
from summarizer.engines.rules.edges import as_share, brought_about, by_value, of_thing, trim
from summarizer.language.bodies import ACTED
from summarizer.language.doers import NAMED
from summarizer.language.indicator_words import (
    AGAINST,
    ALL_MOVED,
    BOTH_REACH,
    CHANGED,
    CLOSING,
    COMPARED_WITH,
    COUNTED_BY,
    FOR_WHOM,
    FROM_DAY,
    GROUND,
    GROWN,
    LANDMARK,
    LEANING,
    LEANT_ON,
    MADE_OPENING,
    MODAL,
    OF_TASK,
    OPENING,
    PER_OPENING,
    PLANNED_FOR,
    REACHED,
    REWARDED_FOR,
    SCOPED,
    SIDES,
    SINCE_WHEN,
    SO_MANY,
    SOME_NAMED,
    WHEN_DONE,
    WITHIN,
)
from summarizer.language.listed import ordinals, shared_tail
from summarizer.language.owners import BARE_COUNT, COUNT_OF, NATION, TIERS_SHARED
from summarizer.language.phrases import balance, strip_leading, strip_trailing
from summarizer.language.quantities import Quantity
from summarizer.language.rated import BARE_RATE, RATE_OF
from summarizer.language.role_words import BASELINE_RUN, DURATIONS, FROM

MAX_INDICATOR_CHARS = 80
"""Longer noun phrases are cut from the left at a mark; the longest of the labelled ones but three are shorter."""

LEAST_NAME_CHARS = 2
"""What is left without its opening must still name something."""

_ASPECT = re.compile("^了(?!解)(?=.{2})")
"""What is left of a verb that is done: ``我们完成|了|乡镇``."""

_MARK = re.compile(r"[、,;)”》]")

_PLACES = frozenset("省市县区镇乡村州")
"""What may be counted in one character: ``深入13个市``."""

AND = r"和(?!谐|睦)|(?<!普|以|涉|触|危|波|可|顾)及(?!时|早|格|以[上下]|相关|其)|(?<!参)与(?!会)"
"""Words that join two things, but not within 和谐, 普及, 可及 and 及时, 参与."""

_MEMBERS = re.compile(rf"(?:、|以及|{AND}|,)(?![^()]*\))")
"""What parts the members of a list, outside brackets: ``水电(含风电、光电)、火电``."""

_QUOTED = re.compile(r"“[^”]*”")
_RATE = rf"[^,。;、]{{2,24}}?(?:率|度|比例|比重)(?=、|{AND}|$)"
_RATE_LIST = re.compile(rf"^(?>{_RATE})(?>(?:、|{AND}){_RATE})+$")
"""Rates only, which share one value: ``水表年检率、抽查率和整改率``."""

_HANDED_OUT = re.compile(
    rf"(?:(?:,(?:[一-龥]{{1,4}}财政)?(?:每[一-龥]{{1,2}}){{0,2}}|(?:每[一-龥]{{1,2}}){{1,2}})?分别|{FROM}(?=[^,。]*\d)).*$",
    re.DOTALL,
)
"""From here on a list of subjects is handed its values: ``…标准分别从每人每月209元…提高到``."""

_EACH_FIRST = re.compile(r"^(?:[今明全]年)?分别(?=[^,。;]{2,}[、和])")
"""The word before the list of subjects: ``分别|新建、改建水站10座、20座``."""

_IN_TURN = re.compile("接连|先后|相继")
"""Values reached one after the other by the same subject: ``进出口总额接连突破5亿元、6亿元``."""

_BASE = re.compile(r"[比较](?:20\d\d年|上年|去年|“?十.五”?时期)")
"""What a change is measured against: ``起数比2020年分别下降``."""

_MOVED = re.compile(
    r"分别(?:[比较][^,。]{2,8})?(下降|增长|提高|降低|减少|增加|上升|削减|压减|上涨|新增|净增)(?![到至为])"
)
"""A change that is shared by all subjects: ``起数、人数分别下降12%、20%``."""

_CHANGE_ONLY = re.compile(
    r"(?:分别)?(?P<base>(?:同比|年均|[比较](?:上年|去年))?)(?:分别)?(?P<change>增长|下降|提高|增加|减少|(?:超额)?完成[^,。;]{0,8}(?:计划|任务|目标))的?"
)
"""Changes of what the clause before hands out, and how far each met its plan: ``城乡水价分别为3元、4元,`` | ``增长``."""

_YEARLY = re.compile("年均$")
"""``增加值`` | ``年均分别增长4%、9%``."""

_CLASSES = re.compile(r"(?P<numerals>[一二三四五六]{2,})(?=产业?|[级类线])")
"""Classes named in one word: ``一二三|产增加值分别增长4%、6%、7%``."""

_COUNTED = re.compile(r"(?<=[一-龥]{2})(?:突破|达到?|实现|完成|超过?)?\d[\d.]*[万亿]?[一-龥]{1,3}$")
"""What a thing amounts to is no part of how it changed: ``用水收入|达到12亿元``."""

_LED_VALUE = re.compile(r"(?P<lead>[^\d]{3,})\d[\d.]*[一-龥%]{1,4}")
_VALUE = re.compile(r"\d")
"""``收入首次突破10亿元、50亿元``: the later member takes the words before the first value."""

_REMARK = re.compile(
    r"^(?:[、,(]|且不[低高少超]|要?(?:长期|继续|始终|持续)保持|[”\"]?的?(?:总体?|既定|预期|年度)?(?:目标|要求)(?!任务)|位居|居(?!民|家|住)|跃居|排名?|超额|创|同比|环比|[比较](?:上年|去年|20\d\d年|“?十)|占全).*",
    re.DOTALL,
)
"""What is remarked behind a value is no part of what it measures: ``149万人、超额完成任务``."""


_OF_MAKERS = re.compile(r"[^的]{2,10}的[^的]{2,}(?:占比|比例|比重|率)")
"""``成立|用水协会的村占比``: there the verb says whose share it is."""


def open_words(words: str) -> str:
    """``words`` without times, list numbers and words that only open a clause."""
    while True:
        shorter = strip_leading(words)
        if GROUND.match(words):
            return words
        if match := OPENING.match(shorter):
            shorter = shorter[match.end() :]
        if (match := ACTED.match(shorter)) and len(shorter) - match.end() >= LEAST_NAME_CHARS:
            shorter = shorter[match.end() :]
        if shorter == words:
            return words
        words = shorter


def polish(indicator: str, unit: str | None) -> str:
    """An indicator as an analyst writes it: without the verb that makes the thing, without what the comparator says."""
    words = REACHED.sub("", trim(MODAL.sub("", open_words(indicator)), unit))
    if len(shorter := CLOSING.sub("", words)) > 1 and shorter != words:
        words = strip_trailing(shorter)
    words = COUNTED_BY.sub("", words)
    words = SCOPED.sub(r"\g<scope>", LEANING.sub("", words))
    made = MADE_OPENING.match(words)
    of_makers = made and _OF_MAKERS.fullmatch(words, made.end())
    if made and not of_makers and NAMED.match(words) is None:
        words = (made["scope"] or "") + words[made.end() :]
    if unit == "倍":
        words = AGAINST.sub("", words)
    words = as_share(words, unit) if unit in {"倍", "%", "‰"} else words
    return _ASPECT.sub("", words).replace("()", "")  # 研发强度(2030年) without its year


def indicator_of(before: str, after: str, quantity: Quantity) -> str:
    """Noun phrase of a value from the words around it."""
    if (doers := those_who(open_words(before.strip(" ,;")), after.strip(" ,;"), quantity.unit)) is not None:
        return shorten(doers)
    after = "" if after.strip() == f"每{quantity.unit}" else after
    before = SOME_NAMED.sub("", FROM_DAY.sub("", before))
    after = WHEN_DONE.sub("", LANDMARK.sub("", after.rstrip(" ,;、。")))
    before, after = by_value(COMPARED_WITH.sub(r"\g<when>", before).strip(" ,;"), after)
    if (sized := of_thing(before, after)) is not None:
        return shorten(sized)
    opened = LEANT_ON.sub("", open_words(before)) if before.endswith("为") else ""
    opened = "为" if (acted := ACTED.match(opened)) and opened[acted.end() :] == "为" else opened
    left = opened if FOR_WHOM.fullmatch(opened) else _measured_by(before)
    if quantity.unit in DURATIONS and (limit := WITHIN.match(after)):
        return shorten(SINCE_WHEN.sub("", left) + limit["deed"]) + "时限"
    if (run := BASELINE_RUN.search(left + "提高到")) is not None:
        left = strip_trailing(left[: run.start()])
    right = (
        re.sub(r"^(?:的|地(?![级市区县方铁下理质块名]))", "", _REMARK.sub("", after).strip(" ,;、。"))
        if left
        else after.strip(" 的,;、。")
    )
    if OF_TASK.fullmatch(right) and not left.endswith(PLANNED_FOR):
        right = ""
    if quantity.worded:
        covered = _remainder(quantity)
        return shorten(brought_about(left or right) + covered)
    return shorten(left + (right if len(right) > 1 or right in _PLACES else ""))


def _remainder(quantity: Quantity) -> str:
    """What a worded value adds to its indicator: ``全覆盖`` leaves 覆盖."""
    return "覆盖" if quantity.value == 100 else ""


def _measured_by(words: str) -> str:
    """What leads to a value, without the verb in between; an increase stays what is measured: ``净增``."""
    bare = open_words(strip_trailing(PER_OPENING.sub("", words)))
    if words.rstrip().endswith("建有") and bare.endswith("建"):
        return bare + "有"
    grown = GROWN.search(words.rstrip())
    return bare + "增" if grown and bare.endswith(grown.group()[0]) else bare


def shorten(words: str) -> str:
    """``words`` cut from the left at a mark where they are too long for a name, with brackets in pairs."""
    if len(words) > MAX_INDICATOR_CHARS:
        words = words[-MAX_INDICATOR_CHARS:]
        mark = _MARK.search(words)
        words = words[mark.end() :] if mark else words
    return balance(words)


def each_rate(indicator: str) -> list[str]:
    """Several rates, or measures that all moved alike, are several indicators though they share one value."""
    if (moved := ALL_MOVED.match(indicator)) is not None:
        change = (moved["yearly"] or "") + moved["change"]
        return [name + change for name in re.split(rf"、|{AND}", moved["list"])]
    if (both := BOTH_REACH.fullmatch(indicator)) is not None:
        return [both["one"], both["other"]]
    indicator = SO_MANY.sub("", indicator)
    if _RATE_LIST.match(_QUOTED.sub("某项", indicator)):
        return _of_one_thing([part for part in re.split(rf"(?:、|{AND})(?![^“”]*”)", indicator) if part])
    return [indicator]


def each_tier(words: str, count: int) -> list[str] | None:
    """``words`` for each of ``count`` tiers that they name together, in order: ``市、县两级水站``; None else."""
    shared = TIERS_SHARED.match(words)
    tiers = shared["tiers"].split("、") if shared else []
    return [f"{tier}级{shared['rest']}" for tier in tiers] if shared and len(tiers) == count else None


def _of_one_thing(rates: list[str]) -> list[str]:
    """Rates of a list, the bare ones with the thing of the first: ``水表抽查率、整改率``."""
    first = rates[0]
    thing = COUNT_OF.sub("", RATE_OF.sub("", first))
    if thing != first:
        bare = (BARE_RATE, BARE_COUNT)
        rates = [thing + rate if any(one.fullmatch(rate) for one in bare) else rate for rate in rates]
    if first.startswith(NATION):
        return [rate if rate.startswith(NATION) else NATION + rate for rate in rates]
    return rates


def changes_only(head: str) -> bool:
    """Whether the words before values say no more than how something changed: ``同比增长``."""
    return _CHANGE_ONLY.fullmatch(strip_leading(head)) is not None


def share_out(head: str, count: int, above: str = "") -> list[str]:
    """Indicators of ``count`` values that are handed out to the subjects listed in ``head``, in order.

    A head that lists none (``伤亡人数分别下降``) takes those that the clause before listed, given as ``above``.
    """
    if above and (only := _CHANGE_ONLY.fullmatch(strip_leading(head))) is not None:
        return [name + only["base"] + only["change"] for name in share_out(above, count)]
    words = _handed(head)
    moved, yearly = _MOVED.search(head), _YEARLY.search(words)
    change = (yearly.group() if yearly else "") + (moved[1] if moved else "")
    words = words[: yearly.start()] if yearly else words
    if (tiers := each_tier(words, count)) is not None:
        return [name + change for name in tiers]
    stems, tail = _stems(words, count)
    if not stems and above:
        stems, _ = _stems(_handed(above), count)
        base = _BASE.search(above)
        tail = words + (base[0] if base and change else "")
    if not stems:
        return [part + change for part in _sides(words, count, apart=_IN_TURN.search(head) is None)]
    stems = [_COUNTED.sub("", stem) for stem in stems] if change else stems
    names = [stem if stem.endswith(tail) else stem + tail for stem in stems]
    return [name + change for name in _of_one_thing(names)]


def _handed(head: str) -> str:
    """The words that list the subjects: what stands before the values and before 分别."""
    return REWARDED_FOR.sub(
        "", strip_leading(strip_trailing(_HANDED_OUT.sub("", _EACH_FIRST.sub("", open_words(head)))))
    )


def _stems(words: str, count: int) -> tuple[list[str], str]:
    """The last ``count`` members of a list without what they share, and that; nothing where it has fewer."""
    parts = ordinals([part for part in _MEMBERS.split(words) if part][-count:])
    if len(parts) < count:
        return [], ""
    first, *rest = parts
    if lifted := CHANGED.match(first):
        first = first[lifted.end() :]
    tail = shared_tail(first, rest[-1])
    if (led := _LED_VALUE.fullmatch(first)) is not None and all(_VALUE.match(part) for part in rest):
        rest = [led["lead"] + part for part in rest]
    return [first, *rest[:-1], rest[-1].removesuffix(tail) if tail else rest[-1]], tail


def _sides(words: str, count: int, *, apart: bool) -> list[str]:
    """One subject for ``count`` values: one each, in order, where one word names them all at once: ``城乡``, ``一二三产``."""
    if (classes := _CLASSES.match(words)) is not None and len(classes["numerals"]) == count and apart:
        return [numeral + words[classes.end("numerals") :] for numeral in classes["numerals"]]
    both = next((both for both in SIDES if words.count(both) == 1), None) if count == 2 and apart else None
    return [words.replace(both, side) for side in SIDES[both]] if both else [words] * count
