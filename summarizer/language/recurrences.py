"""How often a thing recurs. Reads the *folded* text."""

from __future__ import annotations

import re

RECURRENCES = {
    "每半年": "half-yearly",  # 每半年通报一次
    "每年度": "yearly",
    "每学年": "yearly",
    "每年": "yearly",  # 每年打造14个
    "年均": "yearly",  # 年均新增就业30万人
    "逐年": "yearly",  # 逐年新增
    "每学期": "half-yearly",  # 每学期开展1次
    "每季度": "quarterly",  # 每季度调度一次
    "每季": "quarterly",
    "每个月": "monthly",
    "每月": "monthly",  # 每月复核
    "按月": "monthly",  # 按月通报
    "一月一": "monthly",  # 一月一比对
    "每周": "weekly",  # 每周巡查
    "每日": "daily",
    "每天": "daily",  # 每天助餐
    "每个节假日": "holiday",
    "每逢节假日": "holiday",
}
"""Words for how often, and what they are published as."""

HOW_OFTEN = re.compile(
    rf"(?:原则上|全年|年内)*(?:{'|'.join(RECURRENCES)}|每次)?(?:累计|开展|组织|举办|进行|安排|集中)*(?:各|都|均)?(?:要|应当?|须)?"
)
"""What stands before how many times something is done and names nothing: ``每季度至少|1次``, ``全年不少于|2场``."""

_PAID_PER = re.compile(r"每[人户名床位例]$")
_PAID = re.compile(
    r"(?:分别)?(?:每[人户名](?=\d)|(?:再|又)?(?:提高|增加|上调|上涨|多)了?|为|发放|给予|补[贴助])?\d[\d,.]*万?元|[^,。;]{0,4}?补[贴助](?!性)|更新(?![^,。;]?[一1]次)"
)
_PAID_OUT = re.compile(r"[^,。;]{0,16}?(?:元|补[贴助]|津贴|标准)")


_MEAN = "年均"
_YEARLY_MEAN = re.compile(
    r"年均(?=$|[^,。;增每]{0,2}(?:新增|巡查|巡访|走访|检查|开发|推荐|销售|筹集|募集|培训|发放|建设|新建|改造|输转|转移|服务|接待|举办|引进|培育|完成|救助|资助|治理))"
)
"""A mean of what is done every year: ``年均新增就业30万人``, not ``年均增长5%``."""


def read_recurrence(text: str) -> str | None:
    """How often, as published (``yearly``); None where ``text`` does not say."""
    words = recurrence_in(text)
    return RECURRENCES[words] if words else None


def recurrence_in(text: str) -> str | None:
    """The row of ``RECURRENCES`` that ``text`` holds; rates (``每人每月200元``) are none."""
    for words in RECURRENCES:
        at = text.find(words)
        end = at + len(words)
        if words == _MEAN and _YEARLY_MEAN.search(text) is None:
            continue
        if at < 0 or _PAID.match(text, end) or (_PAID_PER.search(text[:at]) and _PAID_OUT.match(text, end)):
            continue
        return words
    return None
