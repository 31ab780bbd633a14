"""Grades that a place or house is to reach: targets whose unit is 级 and whose value is no number."""

from __future__ import annotations

import re

from summarizer.engines.rules.edges import trim
from summarizer.language.phrases import strip_leading

_GRADED = re.compile(
    r"(?P<whose>[^,。;]*?)(?:成功|积极|加快|力争)*"
    r"(?:创建(?:成|为)*|争创|创成|创评|申创|申报|晋升为?|升级为|评定为|获评|评为|达到|建成|打造(?:成|为)*)为?"
    r"(?P<thing>(?:国家级?|全国|省级?|市级?)?(?P<grade>\dA级|A{3,5}级|[一二三]级[甲乙丙]等)(?!以[上下])[^,。;、]{2,14}?)"
    r"(?=$|(?:和|与|以?及)[^,。;]{4,}$)"
)
"""``支持`` | ``青石湖`` | ``创建`` | ``国家AAAA级景区``."""

_PUSHED = re.compile(r"^(?:支持|推动|推进|指导|帮助|鼓励|加快|促进|争取|将|把|使|让|确保)+")
"""Who pushes and who helps is no part of the name: ``推动|青石湖``."""


def read_grade(words: str) -> tuple[str, str] | None:
    """``(indicator, grade)`` of a folded clause that says which grade is reached or aimed at, or None."""
    match = _GRADED.match(words) if "级" in words else None
    if match is None:
        return None
    whose = trim(_PUSHED.sub("", strip_leading(match["whose"])), None)
    return whose + match["thing"], match["grade"]
