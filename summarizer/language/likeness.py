"""What two names have in common and where they part: whether they can be names of one thing."""

from __future__ import annotations

import re

from summarizer.language.thing_edges import STAGE

LEAST_ALIKE = 0.75
"""Share of its characters that the name of a whole has in common with another name of it."""

MATTERS = frozenset(
    "评估 评价 演练 考核 监管 监督 监测 促进 保障 收费 定价 补偿 补贴 奖励 处罚 登记 备案 验收 审计 招标 采购 审批 准入 退出 培训 "
    "应急 安全 财务 资金 绩效 信用 统计 技术 服务 运营 维护 编制".split()
)
"""Matters of which a paper treats; one more in the middle of a name makes it the name of another paper."""


def other_thing(left: str, right: str) -> bool:
    """Whether one name differs by the matter of a paper or a stage only: ``取水管理办法`` and ``取水评估管理办法``, ``水厂主体工程``."""
    opening, middles = _middles(left, right)
    if any(map(STAGE.fullmatch, middles)):
        return True
    return opening > 1 and "" in middles and any(words in MATTERS for words in middles)


_AMONG = re.compile("(?P<whole>.{2,}?)(?<![集高初])中的?(?P<part>[^中]+(?:比例|占比|比重))")


def other_whole(left: str, right: str) -> bool:
    """Whether two shares are of other people or things: ``站长中的女性比例`` and ``化验员、水工中女性比例``."""
    one, other = _AMONG.fullmatch(left), _AMONG.fullmatch(right)
    if one is None or other is None:
        return False
    common = set(one["whole"]) & set(other["whole"])
    return len(common) < LEAST_ALIKE * min(len(set(one["whole"])), len(set(other["whole"])))


def _shared(left: str, right: str) -> int:
    """Characters that two names open with alike."""
    return next(
        (at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right))
    )


def _middles(left: str, right: str) -> tuple[int, list[str]]:
    """How far two names open alike, and what each says between that and how they close alike."""
    opening = _shared(left, right)
    closing = _shared(left[opening:][::-1], right[opening:][::-1])
    return opening, [words[opening : len(words) - closing] for words in (left, right)]


def differ(left: str, right: str, mark: re.Pattern[str] | None = None) -> bool:
    """Whether two names have other words in the same place: ``就餐补贴`` and ``送餐补贴``, not ``补贴`` and ``就餐补贴``."""
    _, middles = _middles(left, right)
    return all(middles) and (mark is None or any(mark.search(words) for words in middles))
