"""Numbers that say on how many a thing is done, out of how many, or of what size those are that another number counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.language.quantities import Quantity, joins_range
from summarizer.language.role_words import (
    ADJECTIVE_AFTER,
    AMONG,
    BORNE,
    BOUNDED_PLACE,
    COUNTERS,
    DEED,
    DONE_BETWEEN,
    DURATIONS,
    FIRM_SIZE,
    FIRM_SIZED_AFTER,
    FIRM_SIZED_BEFORE,
    LISTED_AMONG,
    ONE_OF,
    QUALIFIED,
    RECEIVER,
    REWARDED,
    ROUNDS,
    SCOPE_BEFORE,
    SIZE_BEFORE,
    SIZED_AFTER,
    SOME_OF,
    SPENT_ON,
    WITHIN_BRACKET,
)
from summarizer.language.units import MONEY
from summarizer.schemas.summary import Disposition

_HANDLED_BEFORE = re.compile(
    r"(?:(?<![核结比校配\d])对(?!象|接|口|应|标|率)|面向|针对|把)(?:全[省市县区镇乡国])?[^,。;一-龥]{0,2}[一-龥]{0,3}$"
    r"|将(?:全[省市县区镇乡国])?[^,。;一-龥]{0,2}(?:现有|[原首第上][一-龥]{1,2}|全部|所有|[剩其]余|余下|[这该]|[各全]?[省市县区镇乡]级?|城[区镇]|农村|辖区内?|[一-龥]{1,2}的|[一-龥]内)?$"
)
"""Prepositions before what is acted upon: ``对14个帮扶村,每村安排…``, ``将现有|12个水站纳入管护``; not ``将新建|12个水站``."""

_LISTED_BEFORE = re.compile(r"(?<![核结比校配\d])对(?!象|接|口|应|标|率)[^,。;]*\d[^,。;]*[、和]$")
"""A further member of such a list: ``对120家企业、30家协会开展一次培训``."""

_HANDLED_AFTER = re.compile(
    r"[建改培开举设]|转型|升级|整合|打造|纳入|提升|实施|进行|完成|推广|治理|检查|培训|慰问|救助|走访|整治|清理|监测|排查|评估|达到|下放|控制|降|提高"
)
"""Verbs that make the count behind such a preposition the statement: ``对50个小区进行改造``."""

_GROUND = re.compile(r"[^,。;\d]{2,16}的?基础上")
"""What more is built on: ``免除4项`` | ``供水费用的基础上``."""

_FALLING_SHORT = re.compile(r"(?:^|[,;。])对(?![口外照标])[^,。;]{2,24}$")
_BELOW_SHARE_OF = re.compile(r"(?<!不得)(?<!不)(?:低于|不足)[^,。;\d]{2,16}的$")
"""Who is meant: ``对完成率低于|80%|的乡镇``, ``对不足|60人|的水站``, ``收入低于平均水平的|60%``."""


ROUND_WHAT = re.compile(
    r"\W*(?P<who>[一-龥]{2,8}[将要])?(?:围绕|聚焦|紧扣|紧盯|盯紧|盯牢|紧抓|依托|针对|瞄准|对照|立足)[^,。;]*|\W*以[^,。;]*为(?:重点|依托|载体|抓手|核心|中心|引领|支撑|基础|主体|目标|契机|突破口)"
)
"""A clause that only says round what the next one does something: ``围绕3条河流、5座水库``."""


def _opens_only(text: str, clause: tuple[int, int], quantity: Quantity) -> bool:
    """Whether the clause only opens the next, which does what can be checked."""
    words = text[clause[0] : clause[1]]
    opens = ROUND_WHAT.fullmatch(words) if text.startswith(",", clause[1]) else None
    acts = opens is None or DEED.search(words.replace("实事", ""), max(0, opens.end("who"))) is not None
    return not acts and quantity.unit not in {"%", "‰"}


def tells_apart(text: str, quantity: Quantity, left: str) -> bool:
    """Whether a number says on what ground more is done, or by a share or a bound who is meant."""
    if _GROUND.match(text, quantity.end) or (quantity.unit in ROUNDS and left.endswith("全覆盖")):
        return True  # 每季度全覆盖一次
    meant = text.startswith("的", quantity.end) and quantity.comparator in {"<", "<=", ">", ">="}
    if meant and _FALLING_SHORT.search(left) is not None:
        return True
    return quantity.unit == "%" and _BELOW_SHARE_OF.search(left) is not None


def read_scope(
    text: str,
    clause: tuple[int, int],
    quantity: Quantity,
    siblings: Sequence[Quantity],
    left: str,
    right: str,
) -> Disposition | None:
    """Scope or condition, where ``quantity`` only says on how many, or under what, a later number is reached.

    ``left`` and ``right`` are the words around it within ``text[clause]``, ``siblings`` the numbers there.
    """
    among = AMONG.match(text, quantity.end, clause[1]) or WITHIN_BRACKET.search(left)
    in_time = quantity.unit in DURATIONS and _RATE_WITHIN.match(text, quantity.core_end, clause[1])
    if among or in_time or _opens_only(text, clause, quantity):
        return Disposition.SCOPE
    if ONE_OF.match(text, quantity.end) or (quantity.unit in COUNTERS and LISTED_AMONG.search(left)):
        return Disposition.NAME
    later = [
        other
        for other in siblings
        if other.start >= quantity.end
        and other.unit not in {None, "岁", "周岁"}
        and not (other.chinese and other.value == 1)
    ]
    if quantity.unit in {"%", "‰"} and SPENT_ON.match(text, quantity.end, clause[1]):
        return None
    if GRADED_BY.match(text, quantity.end) and quantity.unit not in _GIVEN_IN:
        return Disposition.CONDITION
    handled = _HANDLED_BEFORE.search(left) or (left.endswith(("、", "和")) and _LISTED_BEFORE.search(left))
    if handled and quantity.unit not in MONEY:  # sums are given to them
        reached = text[quantity.end : min(clause[1], quantity.end + _HANDLED_CHARS)]
        idle = _HANDLED_AFTER.search(text, quantity.end, clause[1]) is None
        if _once(quantity, siblings) or idle or (not later and not _HANDLED_AFTER.search(reached)):
            return Disposition.SCOPE
    if later and right.startswith("的") and quantity.comparator != "=":
        return Disposition.CONDITION
    if not later or quantity.unit in {"%", "‰"}:
        return None
    return Disposition.SCOPE if _scopes(text, clause, quantity, later, left) else None


_FURTHER = re.compile(
    r"(?:以及|和|及|并|与)(?:[^,;、]{2,12}(?:率|度|比例|占比|收入|总量|产值)(?:[达提降]|$)|新建|改[建造]|新增|培训|建成|完成)"
)
"""What goes on with another measure or deed behind a value: ``普及率达到95%|和合格率达到98%``."""


_DONE_TO_THEM = re.compile(r"[^,、;]*(?:安装|更换|改造|提供|发放|开展|办理|解决|配备|购买|实施)[^,、;]{2,}、")
"""What is done to those counted, before another member of a list: ``为800户更换水表、|普及率达到95%``."""


_RATE_WITHIN = re.compile(
    r"(?:之|以)?内[^,、;\d]{2,12}(?:率|比例)(?:[均都]?(?:达到?|不低于|为|在|保持))*(?=\d)"
)
"""A rate of what is done in time: ``投诉3个工作日|内办结率98%``."""


def _scopes(
    text: str, clause: tuple[int, int], quantity: Quantity, later: Sequence[Quantity], left: str
) -> bool:
    """Whether ``quantity`` tells on how many the numbers ``later`` in its clause are reached."""
    between, plain = text[quantity.end : later[0].start], quantity.comparator == "="
    if _FURTHER.match(between) or _DONE_TO_THEM.match(between):
        return False
    if joins_range(text, quantity, later[0]) or (
        not between and (quantity.unit, later[0].unit) in _BOTH_WAYS
    ):
        return False
    if later[0].unit in {"%", "‰"} and plain and not re.search(r"[、,;]", between) and len(between) > 4:
        return True
    if re.search(r"[、和及与]$|[、,](?:每个?|各)[^、,;]*$", between) or re.match(r"[、和及与,;(]", between):
        return False
    if re.search(
        r"、(?:完成|实现|新增|新建|改建|扩建|改造|建设|建成|打造|开展|举办|开办|培育|培训|安装|达到)", between
    ):
        return False
    if quantity.unit in COUNTERS and later[0].unit in COUNTERS and SOME_OF.fullmatch(between):
        return True
    covers = any(other.worded and not ADJECTIVE_AFTER.match(text, other.end) for other in later)
    if covers or SCOPE_BEFORE.search(left):
        return True
    opens = not text[clause[0] : quantity.start].strip() and quantity.unit in COUNTERS
    bears = opens and later[0].end == clause[1] and BORNE.fullmatch(between) is not None
    return plain and (bears or DONE_BETWEEN.search(between) is not None)


GRADED_BY = re.compile(
    r"(?:人|户|吨)?(?:及?以[上下])?(?:[、和至~—-]{1,2}[^,。;]{1,30})?的,?(?:每[一-龥]{1,2}){0,2}分别(?:给予|补[助贴]|奖[励补]|资助|发放)"
)
"""Behind a size, what makes it one by which something is given: ``500人以下、1000人以上的|分别补贴1万元、2万元``."""

_GIVEN_IN = frozenset({*MONEY, "%", "‰"})

_HANDLED_CHARS = 40
"""How far behind a count its verb may stand: ``将12个以上取水口及其配套的闸门和计量设施纳入管护``."""

_BOTH_WAYS = frozenset({("户", "人"), ("户", "人次"), ("家", "人"), ("对", "人")})
"""Units in which the same people are counted twice: ``低保对象8216户15377人``."""

_THING = re.compile(r"的?[一-龥]{2,10}")


def _once(quantity: Quantity, siblings: Sequence[Quantity]) -> bool:
    """Whether what is done once is counted and not on how many: ``对全市171家…开展一次检查``."""
    return any(
        other.start >= quantity.end and other.value == 1 and other.unit in ROUNDS for other in siblings
    )


def sizes_counted(
    text: str, quantity: Quantity, siblings: Sequence[Quantity], clause: tuple[int, int]
) -> bool:
    """Whether a size says which things an earlier number counts: ``12个投资额百亿元以上重大项目``."""
    counts = [one for one in siblings if one.end <= quantity.start and one.unit in COUNTERS]
    if not counts:
        return False
    between = text[counts[-1].end : quantity.start]
    if quantity.end == clause[1]:
        return quantity.unit in MONEY and FIRM_SIZE.fullmatch(between) is not None
    return (
        SIZE_BEFORE.fullmatch(between) is not None
        and SIZED_AFTER.match(text, quantity.end, clause[1]) is not None
    )


def sizes_firms(text: str, clause: tuple[int, int], quantity: Quantity) -> bool:
    """Whether a sum says of what size the firms are that shall grow up: ``培育产值超亿元、工艺先进的水务企业``."""
    if quantity.unit not in MONEY or FIRM_SIZED_AFTER.match(text, quantity.end, clause[1]) is None:
        return False
    return FIRM_SIZED_BEFORE.search(text, clause[0], quantity.start) is not None


def sizes_next(text: str, quantity: Quantity, siblings: Sequence[Quantity]) -> bool:
    """Whether a size says which things the next number counts, or bounds a place: ``500亩以上开放公园6个``, ``300米以下空域``."""
    if BOUNDED_PLACE.match(text, quantity.core_end):
        return True
    following = next((one for one in siblings if one.start >= quantity.end), None)
    if following is None or following.unit not in COUNTERS or quantity.unit in COUNTERS:
        return False
    between = text[quantity.end : following.start]
    return _THING.fullmatch(between) is not None and DEED.search(between[1:]) is None


def says_who_is_rewarded(text: str, clause: tuple[int, int]) -> bool:
    """Whether a clause only says who is rewarded by the next one: ``对收入首次突破10亿元的企业`` | ``,给予…``."""
    opens = RECEIVER.match(text, clause[0], clause[1]) is not None
    return (opens or text[clause[1] - 1] == "的") and REWARDED.match(text, clause[1]) is not None


def qualifies(text: str, clause: tuple[int, int], quantity: Quantity) -> bool:
    """Whether the clause names a class of things by the quantity and does nothing with it."""
    words = text[clause[0] : clause[1]]
    named = QUALIFIED.search(text, quantity.core_end, clause[1])
    owned = text.endswith(("均有", "都有", "各有"), clause[0], quantity.start)  # 各村均有1家以上登记的合作社
    if named is None or owned or DEED.search(words) is not None:
        return False
    return not any(
        mark.isdigit() for mark in text[quantity.core_end : named.start()]
    )  # 惠及50万名3岁以下婴幼儿
