"""Chinese numerals that count the text's own points or name a thing: ``四个方面``, ``一次性``, ``第二届``. Read on folded text."""

from __future__ import annotations

import re

from summarizer.language.quantities import Quantity
from summarizer.language.role_words import ENUMERATED, ROUNDS
from summarizer.language.units import RATIOS

_FIXED = re.compile(r"不变|以?来")
"""What makes a phrase of a share: ``一成`` | ``不变``."""

HELD = re.compile(r"(?<!第)(?:召开|举行|组织|开展|举办)(?:不少于|不得少于|至少)?$")
"""Verbs that make a number of meetings a count: ``召开两次会议``, not ``第二次会议``, ``党的三次大会``."""

_MEETING = re.compile(r"[^,。;第]{0,8}(?:会议|大会|会商|例会|联席会)(?=[,。;、)\n]|$)")
"""What is held so often: ``两次`` | ``全体会议``."""


_CARRIED_OUT = re.compile(r"(?:办好|办成|办实|办结|完成|实施|兑现)了?(?:全[省市县区])?$")
_DEEDS = re.compile(r"(?:民生|民心|惠民|为民|利民)*(?:实事|工程)(?!\s*:)")

_DRAWN_UP = re.compile(r"(?:制定?|修订|编制|起草|发布|出台|主导|参与)了?$")
_PAPERS = re.compile(r"(?:[^,。;、\d]{0,8}(?:标准|规范|规程|制度))(?=$|[,。;、\n)和])")


def is_carried_out(text: str, quantity: Quantity) -> bool:
    """Whether deeds or papers are counted that somebody carries out or draws up: ``办好十件民生实事``, ``制定12项标准``.

    Where a colon follows, the text lists them itself, and each is a record of its own.
    """
    before = text[max(0, quantity.start - 8) : quantity.start]
    if quantity.unit == "项" and _DRAWN_UP.search(before):
        return not quantity.chinese and _PAPERS.match(text, quantity.core_end) is not None
    return (
        quantity.unit != "批"
        and _CARRIED_OUT.search(before) is not None
        and _DEEDS.match(text, quantity.core_end) is not None
    )


_ACQUIRED = re.compile(
    r"(?:购[置买入]|采购|添置|配[备置]|新购|新建|建设|建成|改建|扩建|新增|引进|设立|创建|培育|组建|开展|组织|举办|召开|举行|进行|开设|开办|编印|制作|签订)"
    r"[^,。;、\d]{1,20}$"
)
_CLOSED = re.compile(r"(?=$|[,。;、\n])")


def _closes_deed(text: str, quantity: Quantity) -> bool:
    """Whether one thing is counted behind its name, at the end of what is done: ``购置应急车|一台``, ``开展演练|一次``."""
    one = quantity.value == 1 and quantity.unit not in _VAGUE
    return (
        one
        and _CLOSED.match(text, quantity.core_end) is not None
        and _ACQUIRED.search(text, max(0, quantity.start - 26), quantity.start) is not None
    )


_VAGUE = frozenset("批 遍 轮 项 种 类 点 道 条 期 级 代 面 线 流 年 天 层 元".split())
"""Measure words that say nothing definite behind a thing, or that name: ``采购水表一批``."""


def enumerates(text: str, quantity: Quantity) -> bool:
    """Whether a Chinese numeral counts the text's own points or names a thing instead of stating how many."""
    after = text[quantity.core_end : quantity.core_end + 10]
    if is_carried_out(text, quantity) or _closes_deed(text, quantity):
        return False
    if ENUMERATED.match(after):
        return True
    if quantity.unit in RATIOS:
        return _FIXED.match(after) is not None  # 提高一倍, 下降一个百分点 say how much
    if quantity.unit == "届" and quantity.value != 1:
        return True
    if (
        quantity.unit == "次"
        and HELD.search(text[: quantity.start][-12:])
        and _MEETING.match(text, quantity.core_end)
    ):
        return False
    if quantity.unit == "次" and re.match(
        r"[一-龥]{0,2}(?:、[一-龥]次)?(?:会议|全会|党代会|大会|包装|创业|供水|污染|分配|开发|产业)|性",
        text[quantity.core_end : quantity.core_end + 6],
    ):
        return True
    if quantity.value == 1 and quantity.comparator == "=":
        before = text[max(0, quantity.start - 30) : quantity.start]
        counted = quantity.unit in ROUNDS and re.search(
            r"对[^,。;]*\d[^,。;]*(?:开展|进行|组织)$|每(?:[两二三]?年|半年|季度?|个?月|周|学期)|至少|不少于|轮训",
            before,
        )
        each = re.search(r"每(?:个|所|家|县|乡|镇|村|市)[^,。;]{0,16}$", before)
        return not (counted or each)
    return quantity.unit in {
        "项",
        "条",
        "件",
        "份",
        "类",
        "种",
        "年",
        "天",
        "部",
        "门",
        "层",
        "块",
        "组",
        "村",
        "对",
        "分",
    }
