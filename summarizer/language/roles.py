"""What a number in running text is, when it is no statement of its own.

``read_role`` answers for one quantity in its sentence: a disposition, or None where the number states
something that can be checked. Reads the *folded* text. Used by the rules engine to find records and by
the coverage ledger to explain what is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.language.deadlines import Time
from summarizer.language.digit_units import RATED
from summarizer.language.enumerations import enumerates, is_carried_out
from summarizer.language.quantities import Quantity
from summarizer.language.quoted import Quoted
from summarizer.language.role_measures import (
    EACH_OF,
    GRADED_THING,
    LISTED_NUMBERS,
    PAID_OUT,
    PART_OF_SUM,
    RANK,
    RANKED,
    RATED_THING,
    SPARED,
    STAFF_PLAN,
    THRESHOLD_BEFORE,
    VOTED,
    read_measured,
    return_period,
)
from summarizer.language.role_place import describes_place, tells_problem
from summarizer.language.role_scope import (
    qualifies,
    read_scope,
    says_who_is_rewarded,
    sizes_counted,
    sizes_firms,
    sizes_next,
    tells_apart,
)
from summarizer.language.role_words import (
    ADJECTIVE_AFTER,
    ALL_SUCH,
    APPOSED,
    ATTENDANCE,
    BASED_ON,
    BASELINE_AFTER,
    BASELINE_BEFORE,
    BASELINE_RUN,
    CHANGING,
    CITED_NUMBER,
    CLOCK,
    COPIES,
    COUNTED_PEOPLE,
    COUNTED_THINGS,
    DEED,
    DURATIONS,
    ENUMERATED,
    FORMER_AFTER,
    FORMER_BEFORE,
    FUNDED_NORM,
    FUNDING_AFTER,
    FUNDING_BEFORE,
    LINE_NUMBER,
    LINKED,
    NAME_AFTER,
    NAMED_AMONG,
    NUMBERING_BEFORE,
    PARTS,
    PER_HEAD,
    PER_SO_MANY,
    PLANNED_BESIDE,
    PRESENT_BESIDE,
    RAISED,
    RAISED_FOR,
    RATE_IN_FORCE,
    RATIO_MARK,
    SCORED,
    SET_ASIDE,
    SET_STANDARD,
    SUMMED_UP,
    WHAT_FOR,
)
from summarizer.language.units import MONEY
from summarizer.language.unsaid import is_sum
from summarizer.schemas.summary import Disposition

_FIRST_CLASS = 1949
"""Years by which a class that leaves school is called."""
_FEW = 10
"""Fewer 元 than this in Chinese numerals name something; what is divided into more 个 is counted."""

_DONE_OF = re.compile(r"完成(?:(?:上级|[省市县区]级?)?下达|年初|全年|年度)?$")
"""Before what was planned: ``超额完成市下达|700户|的任务``."""

REACH_OF_STANDARD = 120
"""Characters behind the word 标准 within which amounts of one sentence are its parts."""


def read_role(
    text: str,
    clause: tuple[int, int],
    quantity: Quantity,
    siblings: Sequence[Quantity],
    times: Sequence[Time],
    quoted: Quoted,
) -> Disposition | None:
    """Disposition of ``quantity``, which stands in ``text[clause]`` beside ``siblings`` (itself among them)."""
    left = text[max(clause[0], quantity.start - 24) : quantity.start]
    right = text[quantity.end : min(clause[1], quantity.end + 16)]
    if quantity.worded:
        several = left[-1:] == "个" and left[-2:-1] in "两二三四五六七八九23456789"
        return Disposition.NAME if several or ADJECTIVE_AFTER.match(text, quantity.end) else None
    if any(time.start < quantity.core_end and quantity.number_start < time.end for time in times):
        return Disposition.DATE
    if quoted.holds(quantity.number_start, quantity.core_end):
        return Disposition.NAME
    if _earlier(text, clause, quantity):
        return Disposition.BASELINE
    sized = quantity.comparator != "=" and quantity.unit not in {"%", "‰"}
    if sized and sizes_next(text, quantity, siblings):
        return Disposition.CONDITION  # 总投资10亿元以上项目6个
    for test in (_citation, _numbering, _name, _money, _unitless, read_measured, _situation, _baseline):
        role = test(text, quantity, left, right)
        if role is not None:
            return role
    bounded = quantity.comparator in {"<", ">"} or THRESHOLD_BEFORE.search(left)
    if (
        (text[quantity.end : clause[1]] == "的" and bounded)  # 漏损率低于8%的,给予奖励
        or says_who_is_rewarded(text, clause)
        or (sized and qualifies(text, clause, quantity))
        or (sized and ALL_SUCH.match(text, quantity.core_end, clause[1]))
        or (sized and sizes_counted(text, quantity, siblings, clause))
        or (sized and sizes_firms(text, clause, quantity))
    ):
        return Disposition.CONDITION
    return read_scope(text, clause, quantity, siblings, left, right)


def _citation(text: str, quantity: Quantity, left: str, right: str) -> Disposition | None:
    """Year and number of a document cited: ``〔2023〕12号``."""
    if quantity.unit is not None or quantity.number_start != quantity.start:
        return None
    around = text[max(0, quantity.start - 8) : quantity.core_end + 8]
    inside = quantity.start - max(0, quantity.start - 8)
    cited = any(match.start() <= inside < match.end() for match in CITED_NUMBER.finditer(around))
    return Disposition.CITATION if cited else None


def _numbering(text: str, quantity: Quantity, left: str, right: str) -> Disposition | None:
    if NUMBERING_BEFORE.search(left):
        return None if _is_rank(text, quantity, left) else Disposition.NUMBERING
    if RATIO_MARK.match(text, quantity.core_end) or (left.endswith((":", "∶")) and left[-2:-1].isdigit()):
        return Disposition.NAME
    few = quantity.chinese or quantity.value < _FEW or quantity.unit != "个"
    if left.endswith(("分", "分为", "分成")) and quantity.unit in PARTS and few:
        return Disposition.NAME
    if LISTED_NUMBERS.search(left):
        return Disposition.NUMBERING
    line_start = LINE_NUMBER.search(text[max(0, quantity.number_start - 3) : quantity.number_start])
    after = text[quantity.core_end : quantity.core_end + 1]
    if quantity.unit is None and line_start and after in {"", *"\n .、)．"}:
        return Disposition.NUMBERING  # behind a blank or alone on its line: the index of a row
    if quantity.unit is None and after == "月" and quantity.value <= 12:
        return Disposition.DATE  # 每年8月, which names no day of one year
    clock = quantity.unit == "分" and CLOCK.search(left)
    return Disposition.DATE if clock or (quantity.unit == "年" and 1900 <= quantity.value <= 2100) else None


def _is_rank(text: str, quantity: Quantity, left: str) -> bool:
    """A place in an order that is reached, from an earlier one or as an aim: ``由第12位升至第5位``."""
    if quantity.unit not in RANK or not left.endswith("第"):
        return False
    said = text[max(0, quantity.start - 40) : quantity.start]
    return any(pattern.search(said) for pattern in RANKED)


def _name(text: str, quantity: Quantity, left: str, right: str) -> Disposition | None:
    if left.endswith("每") and (quantity.chinese or quantity.value in {1, 10, 100, 1000, 10000}):
        return Disposition.NAME
    if (quantity.unit is None and PER_SO_MANY.search(left)) or (
        quantity.unit == "届" and quantity.value >= _FIRST_CLASS
    ):
        return Disposition.NAME  # 每2至5万用水户, 2019届毕业生
    listed = SUMMED_UP.search(left)
    summed = listed is not None and quantity.value == listed["members"].count("、") + 1
    if summed or (quantity.chinese and APPOSED.search(left) and DEED.search(left) is None):
        return Disposition.NAME
    after = text[quantity.core_end : quantity.core_end + 8]
    unit = quantity.unit or ""
    rated = (unit in RATED and RATED_THING.match(after)) or (unit and GRADED_THING.match(after))
    if rated or (unit == "人" and STAFF_PLAN.match(after)):
        return Disposition.NAME
    named = (
        NAME_AFTER.match(unit + after) if unit in DURATIONS else NAME_AFTER.match(after) if not unit else None
    )
    if named or (quantity.chinese and enumerates(text, quantity)):
        return Disposition.NAME
    if (
        quantity.unit in {"项", "大", "类", "种", "条", "级", "个"}
        and ENUMERATED.match(after)
        and not is_carried_out(text, quantity)
    ):
        return Disposition.NAME
    phase = unit == "期" and not left.endswith(("班", "培训", "活动", "讲座", "沙龙"))
    counted = quantity.chinese and (phase or unit == "棵" or (unit == "元" and quantity.value < _FEW))
    if unit in {"级", "星", "版", "代", "层", "类"} or counted:
        return Disposition.NAME  # 九棵树公园, 城乡二元结构
    return return_period(unit, left, right)


def _unitless(text: str, quantity: Quantity, left: str, right: str) -> Disposition | None:
    if quantity.unit is not None:
        return None
    after = text[quantity.end : quantity.end + 1]
    linked = (
        quantity.start < quantity.number_start
        or LINKED.search(left)
        or (quantity.scaled and left.endswith(("减少", "增加")))
    )
    if quantity.scaled and (
        COUNTED_PEOPLE.match(text, quantity.end) or COUNTED_THINGS.match(text, quantity.end)
    ):
        return None
    if (linked or is_sum(text, quantity)) and (not after or after in ",;。、)\n |以"):
        return None
    return Disposition.NAME


def _money(text: str, quantity: Quantity, left: str, right: str) -> Disposition | None:
    if quantity.unit not in MONEY:
        bare = quantity.unit is None and quantity.scaled  # 预计费用318万
        return Disposition.FUNDING if bare and FUNDING_BEFORE.search(left) else None
    if EACH_OF.search(text, max(0, quantity.start - 24), quantity.start) or NAMED_AMONG.match(right):
        return Disposition.SCOPE
    bought = (
        FUNDING_AFTER.match(right) is not None
        and FUNDED_NORM.search(left + text[quantity.start : quantity.number_start]) is None
    )
    aside = SET_ASIDE.search(left) is not None and WHAT_FOR.match(text, quantity.end) is not None
    raised = RAISED.search(left) is not None and RAISED_FOR.match(text, quantity.end) is not None
    if PART_OF_SUM.search(text, max(0, quantity.start - REACH_OF_STANDARD), quantity.start):
        return Disposition.SCOPE
    other = PER_HEAD.search(left) or SPARED.search(left)
    planned = FUNDING_BEFORE.search(left) is not None and other is None
    return Disposition.FUNDING if bought or aside or raised or planned else None


def _earlier(text: str, clause: tuple[int, int], quantity: Quantity) -> bool:
    run = BASELINE_RUN.search(text, *clause)
    return run is not None and run.start("earlier") <= quantity.start and quantity.end <= run.end("earlier")


def _situation(text: str, quantity: Quantity, left: str, right: str) -> Disposition | None:
    before = text[max(0, quantity.start - 30) : quantity.start]
    listed = text[max(0, quantity.start - REACH_OF_STANDARD) : quantity.start]
    if (
        quantity.unit == "元"
        and quantity.comparator == "="
        and RATE_IN_FORCE.search(left)
        and not CHANGING.search(before)
        and not SET_STANDARD.search(listed)
        and not PAID_OUT.match(text, quantity.end)
    ):
        return Disposition.CONDITION
    last = quantity.unit in RANK and left.endswith(("排名后", "排名前", "排名末"))  # 对排名后两位的进行约谈
    if last or (quantity.unit == "分" and SCORED.search(left)) or COPIES.search(left):
        return Disposition.CONDITION
    if tells_apart(text, quantity, left) or (quantity.unit == "%" and VOTED.match(right)):
        return Disposition.CONDITION
    if BASED_ON.match(text, quantity.end):
        return Disposition.BASELINE
    apart = quantity.unit == "个百分点" and re.search(r"(?:^|,)\s*[较比][^,]{2,8}$", left)
    if apart or PLANNED_BESIDE.search(left):
        return Disposition.SITUATION
    if quantity.unit == "倍" and re.search(r"(?<!标准)(?:按|是|为)[^,。;]{0,14}的$", left):
        return Disposition.CONDITION
    if re.match(r"的(?:规划|年度|全年|预期|既定)?(?:目标|任务|计划)", right) and _DONE_OF.search(left):
        return Disposition.CONDITION
    present = quantity.unit in {"人", "名", "位", "个", "家"} and ATTENDANCE.search(right)
    described = present or describes_place(text, quantity, left) or tells_problem(text, quantity)
    return Disposition.SITUATION if described else None


def _baseline(text: str, quantity: Quantity, left: str, right: str) -> Disposition | None:
    if BASELINE_BEFORE.search(left) and BASELINE_AFTER.match(right):
        return Disposition.BASELINE
    if FORMER_BEFORE.search(left) and FORMER_AFTER.match(text, quantity.end):
        return Disposition.BASELINE
    if right.startswith(")") and PRESENT_BESIDE.search(left):
        return Disposition.BASELINE
    return None
