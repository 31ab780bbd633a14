"""Numbers that measure: ages, times, lengths and sizes that state something, and those that only say whom is meant.

Read on folded text, each row with an example.
"""

from __future__ import annotations

import re

from summarizer.language.quantities import Quantity
from summarizer.language.role_words import (
    AGE_TARGET,
    CONDITION_AFTER,
    CONDITION_BEFORE,
    DURATION_TARGET,
    DURATIONS,
    REACH_AFTER,
    RETURN_PERIOD,
    SINCE,
    STANDARD_REACHED,
)
from summarizer.schemas.summary import Disposition

RANK = frozenset({"位", "名"})
"""Units of a place in an order: ``第5位``."""

RANKED = (
    re.compile(r"[由从][^,。;]*第\d+[位名][^,。;第]*(?:至|到|为)[^,。;第]{0,10}第$"),  # 由第12位升至第5位
    re.compile(
        r"(?:力争|争取|确保|努力|目标)[^,。;第]{0,16}(?:达到?|进入|升至|居|列|保持)[^,。;第]{0,8}第$"
    ),  # 力争排名升至全省第5位
)
"""What stands before a rank that states something; elsewhere 第5位 only numbers."""

AHEAD_BEFORE = re.compile(r"(?:需要?|须|应当?|必须|要|至少|均|,|^)(?:至少)?提前\s?$")
"""``须提前`` | ``5个工作日``: what has to be done so long before; ``提前2年完成目标`` is no duty."""

AHEAD_AFTER = re.compile(
    r"(?:以上)?(?:内)?(?:[向将在以书][^,。;]{0,20}?)?(?P<deed>通知|公示|公告|告知|报告|通报|申请|提出|预约|发布|报送|公布|书面|备案|提交)"
)
"""``5个工作日`` | ``向居民公示``."""

RATED_THING = re.compile(r"(?:及?以[上下])?(?!以[上下内]|左右|的|级)[一-龥]{2}")
"""``220千伏`` | ``变电站``: what is so rated."""

GRADED_THING = re.compile("级(?:及?以上)?(?=[一-龥]{2})")
"""``3000吨`` | ``级泊位``: the grade of a thing by its size."""

STAFF_PLAN = re.compile(r"才(?:计划|工程|行动|项目|培养计划)|户(?!籍|均|外)")
"""``10万人`` | ``才计划``: the name of a programme; ``1至3人`` | ``户``: a size of household."""

THRESHOLD_BEFORE = re.compile(r"(?:低于|高于|超过|不足|少于)[^,。;]*$")
"""Before a number whose clause ends in 的, what makes it a condition: ``收入高于标准`` | ``2倍的``."""

EACH_OF = re.compile(r"元\((?:平均)?每[个处座所家张户间]约?$")
"""What each takes of a sum before: ``投资3.2亿元(每座约|800万元)``."""

DAY_OF_MONTH = re.compile(r"\d月\d{1,2}日?(?:至|到|-|—)$")
"""``5月1日至`` | ``10日``: the end of a span of days and no length of it."""

_OF_SERVICE = frozenset({"小时", "学时", "课时"})
"""Times that are summed up: ``志愿服务12万小时``."""

_CHANGE_CHARS = 48
"""Before a value, what may say from where it came: ``平均从业年限从2021年的6.2年提升至2026年的``."""

VOTED = re.compile(r"(?:以上|及以上)?的?[^,。;占]{0,12}?(?:同意|通过|出席|表决|赞成|签字|参加方可|到会)")
"""A majority that a decision needs: ``经三分之二以上村民代表同意``."""


def is_ahead(text: str, quantity: Quantity) -> bool:
    """Whether a time says how long before an event somebody has to be told: ``应当提前5个工作日书面通知``."""
    left = text[max(0, quantity.start - 12) : quantity.start]
    return (
        quantity.unit in DURATIONS
        and AHEAD_BEFORE.search(left) is not None
        and AHEAD_AFTER.match(text, quantity.core_end) is not None
    )


def ahead_deed(text: str, quantity: Quantity) -> str:
    """What has to be done so long before; empty where ``quantity`` is no such time."""
    match = AHEAD_AFTER.match(text, quantity.core_end)
    return match["deed"] if match else ""


def read_measured(text: str, quantity: Quantity, left: str, right: str) -> Disposition | None:
    """Condition or nothing for ages, times, lengths and sizes, by the words ``left`` and ``right`` of them."""
    if quantity.unit in {"岁", "周岁"}:
        return (
            None
            if AGE_TARGET.search(text, max(0, quantity.start - _CHANGE_CHARS), quantity.start)
            else Disposition.CONDITION
        )
    if quantity.unit in DURATIONS:
        limits = not left.endswith("满") and _limits_time(text, quantity, left)  # 缴费年限满10年的
        return None if limits else Disposition.CONDITION
    if (
        CONDITION_BEFORE.search(left)
        and quantity.unit not in {"%", "‰"}
        and not re.search(r"超过$|低于$", left)
    ):
        return Disposition.CONDITION
    if quantity.unit in {"米", "公里"} and REACH_AFTER.match(right):
        return Disposition.CONDITION
    suffixed = quantity.comparator in {">=", "<="} and quantity.end > quantity.core_end
    if (
        suffixed
        and (quantity.unit or "").endswith(("元", "人", "米", "公里", "千瓦"))
        and CONDITION_AFTER.match(right)
    ):
        return Disposition.CONDITION
    return None


def _limits_time(text: str, quantity: Quantity, left: str) -> bool:
    """A norm (``不超过5年``, ``60日内``) or a measured time, and no deadline or age of a thing."""
    if quantity.unit == "日" and DAY_OF_MONTH.search(left):
        return False
    if quantity.comparator in {">=", "<="} and quantity.start < quantity.number_start:
        return True
    if quantity.scaled and quantity.unit in _OF_SERVICE:
        return True
    said = text[max(0, quantity.start - _CHANGE_CHARS) : quantity.start]
    if DURATION_TARGET.search(said) or SINCE.search(left):
        return True
    if is_ahead(text, quantity):
        return True
    return quantity.unit not in {"年", "个月"} and bool(
        re.match(r"(?:之|以)?内[一-龥]", text[quantity.core_end :][:4])
    )


LISTED_NUMBERS = re.compile(r"第\d{1,2}(?:[、,和及至—-]\d{1,2})*[、,和及至—-]$")
"""Numbers of items, which count nothing: ``第1、`` | ``3项``."""

PART_OF_SUM = re.compile(
    r"(?:总投资|(?:项目|预计|计划|概算|估算)投资)(?:约|为|达)?\d[\d.]*[万亿]*元[,(]+其中:?[^。;]{0,60}(?<!完成)$"
)
"""Who pays which part of what a project takes: ``总投资3600万元,其中省级补助`` | ``2000万元``."""

SPARED = re.compile(r"(?:减免|免除|节约|节省|代缴|减轻|降低|退还|清退)[^,。;\d]{0,10}(?:费用?|成本|资金)$")
"""What people need not pay is no money for the work: ``新建水站6座,减免费用`` | ``260万元``."""

PAID_OUT = re.compile(
    r"(?:[、,和][^,。;、]{2,20}\d[\d.]*万?元)*(?:的?标准)?(?:给予|发放|予以|支付|补[贴助](?!标准|资金))"
)
"""What follows amounts that are to be paid: ``每人每月200元|、半自理户每人每月100元的标准给予``."""


def return_period(unit: str, left: str, right: str) -> Disposition | None:
    """A flood by which something is named or rated, and not a standard that is reached: ``50年一遇洪水``."""
    reached = STANDARD_REACHED.search(left) and not re.match(r"[一-龥]", right)
    return None if unit != RETURN_PERIOD or reached else Disposition.NAME
