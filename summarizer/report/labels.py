"""Words for people: what the fields and their values are called in Chinese and English."""

from __future__ import annotations

from decimal import Decimal

from summarizer.report.columns import number
from summarizer.schemas.commitment import Commitment

KINDS = {
    ("target", "pledged"): ("承诺指标", "pledged target"),
    ("target", "achieved"): ("已达指标", "achieved target"),
    ("deliverable", "pledged"): ("承诺任务", "pledged deliverable"),
    ("deliverable", "achieved"): ("完成任务", "achieved deliverable"),
}
"""(kind, status) → Chinese, English; in the order in which readers want them."""

STATUSES = {"pledged": "承诺", "achieved": "已完成"}

COMPARATORS = {">=": "≥", "<=": "≤", ">": "＞", "<": "＜", "=": "", "~": "约"}
"""What stands before a value: ``≥60%``."""

RECURRENCES = {
    "yearly": "每年",
    "half-yearly": "每半年",
    "quarterly": "每季度",
    "monthly": "每月",
    "weekly": "每周",
    "daily": "每日",
    "holiday": "每逢节日",
}

FLAGS = {
    "conflict": "同一指标数值不一致",
    "ungrounded_value": "数值无法由原文推出",
    "addresses_model": "原文含有针对模型的指令",
}

LEVELS = {"national": "国家", "province": "省级", "city": "市级", "county": "县级", "township": "乡镇级"}

TYPES = {
    "five-year plan": "五年规划",
    "annual plan": "年度计划",
    "action plan": "行动方案",
    "implementation opinion": "实施意见",
    "meeting report": "会议报道",
    "report of results": "工作成效",
    "government work report": "政府工作报告",
    "notice": "通知",
    "other": "其他",
}

# Steps at which Chinese readers regroup digits: 31000 → 3.1万, 430000000 → 4.3亿.
_STEPS = ((Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))


def spoken(value: Decimal | None) -> str:
    """A number as Chinese documents write it: ``3.1万``, ``4.3亿``, ``60``; exact, else ungrouped."""
    if value is None:
        return ""
    for step, word in _STEPS:
        scaled = value / step
        if abs(value) >= step and scaled == scaled.quantize(Decimal("0.0001")):
            return f"{scaled.normalize():f}{word}"
    return str(number(value))


def quantity(record: Commitment) -> str:
    """Comparator, value and unit in one: ``≥60%``, ``约3.1万家``; empty for a deliverable."""
    if record.value is None:
        return ""
    return f"{COMPARATORS.get(record.comparator or '=', '')}{spoken(record.value)}{record.unit or ''}"
