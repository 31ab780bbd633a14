"""Words around a number that say how the value compares: ``不少于8个``, ``约400亩``, ``60%以上``."""

from __future__ import annotations

import re

BEFORE = {
    "不少于": ">=",  # 不少于8个
    "不低于": ">=",  # 不低于90%
    "不小于": ">=",  # 不小于30米
    "不得少于": ">=",  # 不得少于2次
    "不得低于": ">=",  # 不得低于2%
    "至少": ">=",  # 至少打造1个: may stand apart from the number
    "最低": ">=",  # 最低3人
    "保底": ">=",  # 保底500元
    ">=": ">=",
    "≥": ">=",
    "不超过": "<=",  # 不超过5万元
    "不得超过": "<=",  # 不得超过3个工作日
    "不高于": "<=",  # 不高于3%
    "不多于": "<=",  # 不多于5人
    "不大于": "<=",  # 不大于0.5
    "最高": "<=",  # 最高50万元
    "最多": "<=",  # 最多3次
    "最长": "<=",  # 最长6个月
    "上限": "<=",  # 上限200元
    "<=": "<=",
    "≤": "<=",
    "控制在": "<=",  # 控制在5.5%以内; 左右 behind the number overrules
    "压减到": "<=",  # 压减到3天
    "超过": ">",  # 超过1000场
    "超": ">",  # 超60%
    "突破": ">",  # 突破100亿元
    "高于": ">",  # 高于5%
    "大于": ">",  # 大于80%
    "多于": ">",  # 多于2家
    "逾": ">",  # 逾3万人
    "不到": "<",  # 不到30%
    "不足": "<",  # 不足40%
    ">": ">",
    "低于": "<",  # 低于0.5%
    "小于": "<",  # 小于3%
    "少于": "<",  # 少于2%
    "<": "<",
    "约": "~",  # 约400亩
    "约为": "~",  # 约为18亩
    "大约": "~",  # 大约300人
    "近": "~",  # 近3万个
    "接近": "~",  # 接近80%
    "将近": "~",  # 将近40%
}
"""Words right before a number that set the comparator."""

AFTER = {
    "以上": ">=",  # 60%以上
    "及以上": ">=",  # 3次及以上
    "及其以上": ">=",  # 10年及其以上
    "或以上": ">=",  # 3级或以上
    "以内": "<=",  # 5%以内
    "之内": "<=",  # 3天之内
    "以下": "<=",  # 4%以下
    "及以下": "<=",  # 5人及以下
    "及其以下": "<=",  # 5人及其以下
    "左右": "~",  # 5%左右
    "上下": "~",  # 5%上下
}
"""Words right behind a quantity that set the comparator; they overrule those before it."""

_NOT_BEHIND = {
    "约": "签预节履违制契续集特合邀",  # 家庭水管家签约3万户
    "约为": "签预节履违制契续集特合邀",  # 预约为3天
    "近": "就附最邻靠",  # 附近3个村
}
"""Word → the characters before it with which it is another word."""

_NOT_BEFORE = {
    "突破": r"[\d一二两三四五六七八九十百]+[余多]?[项个种大](?:[^,。;、\d]{0,12}(?:技术|瓶颈|难题|难点|堵点|壁垒))",  # 突破8项关键技术
}
"""Word → what follows it where it is the deed itself and compares nothing."""


def _word(word: str) -> str:
    """The pattern of a word that sets a comparator."""
    behind, before = _NOT_BEHIND.get(word), _NOT_BEFORE.get(word)
    return (f"(?<![{behind}])" if behind else "") + re.escape(word) + (f"(?!{before})" if before else "")


SAID_BEFORE = "|".join(map(_word, sorted(BEFORE, key=len, reverse=True)))
SAID_AFTER = "|".join(sorted(AFTER, key=len, reverse=True))
"""Patterns of the words of both tables, the longest first."""
