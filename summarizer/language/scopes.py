"""Words that narrow a measure: left out to find its kin, kept to say that one covers more than the other.

``募集善款`` is part of ``慈善捐赠``, ``公益性公墓`` one sort of ``公益性安葬设施``. Two measures that differ in such words
alone may be set side by side, never taken as one without a doubt. Matched on folded, unified text.
"""

from __future__ import annotations

import re

WIDER: dict[str, str] = {
    "募集善款": "慈善捐赠",  # 全年募集善款: money, without goods
    "接受捐款": "慈善捐赠",  # 累计接受捐款: money, and often one body's
    "接收捐款": "慈善捐赠",  # 接收捐款捐物
    "募集捐款": "慈善捐赠",  # 募集捐款
    "接受社会捐赠": "慈善捐赠",  # 接受社会捐赠款物
    "公益性公墓": "公益性安葬设施",  # 村级公益性公墓覆盖率
    "公益性骨灰堂": "公益性安葬设施",  # 公益性骨灰堂覆盖率
    "日间照料中心": "养老服务设施",  # 社区日间照料中心覆盖率
    "综合设施": "设施",  # 社区综合设施覆盖率
}
"""Narrower wording → the wider one it belongs to."""

_WIDER = re.compile("|".join(map(re.escape, sorted(WIDER, key=len, reverse=True))))

_COVERED = re.compile(r"(?<=.{2}覆盖)(?:(?:所有|全部|每个|全体).+|[县市区城乡镇街社村][^率比的]*)$")
"""Whom something covers: ``安葬设施覆盖所有城区和中心村``, ``网络覆盖乡镇``; a coverage rate leaves it out."""

_ROUND = re.compile(r"第[一二三四五六七八九十\d]{1,3}轮")
"""``第五轮联合检查``."""

_TIERS_NAMED = re.compile(r"[省市县区乡镇村](?:、[省市县区乡镇村])+级")
"""``市、县、乡级行政区域界线``."""

_WITH_ANOTHER = re.compile(r"(?<![一-鿿])与[一-鿿]{2,6}?[省市县区](?:的|之间的)")
"""``与邻江县的行政区域界线联检``."""

_NARROWING = (_COVERED, _ROUND, _TIERS_NAMED, _WITH_ANOTHER)


def strip_scope(words: str) -> tuple[str, frozenset[str]]:
    """``words`` without whom they cover, which round and whose border they are, and what was left out."""
    left_out = set[str]()
    for pattern in _NARROWING:
        found = pattern.search(words)
        if found:
            left_out.add(found[0])
            words = words[: found.start()] + words[found.end() :]
    return words, frozenset(left_out)


def widen(words: str) -> tuple[str, frozenset[str]]:
    """``words`` with narrower wordings widened, and the wordings that were."""
    return _WIDER.sub(lambda found: WIDER[found[0]], words), frozenset(_WIDER.findall(words))
