"""What a body does by a month of every year: reports, accounts, budgets. Read on folded text."""

from __future__ import annotations

import re
from dataclasses import dataclass

EVERY_YEAR = re.compile(r"每年度?|每学年")
"""``每年4月底前报送``; a later clause of the sentence shares it."""

MONTH = re.compile(r"(?<!\d)1?\d月(?:份|[1-3]?\d日)?")
"""A month without its year: ``于5月底前完成``."""

_CLOSED = r"清算|结算|决算|审计|评估|评定|考核|核定|核查|年检|年审|复核|汇总"


@dataclass(frozen=True, slots=True)
class Deed:
    """One shape of such a duty; ``thing`` and ``deed`` are groups of its pattern."""

    pattern: re.Pattern[str]
    example: str
    undated: bool = False
    """Whether it is a duty without a month too, by being done every year."""


DEEDS = (
    Deed(
        re.compile(
            r"[将把](?P<thing>[^,。;]{4,40}?)(?P<deed>纳入|列入|抄报|抄送|报送|上报|下达|拨付)(?P<whither>(?:至|到|给)?[^,。;]{2,20})$"
        ),
        "县水利局每年8月将次年管护资金纳入部门预算",
    ),
    Deed(
        re.compile(rf"完成(?P<thing>[^,。;]{{3,40}}?)的?(?P<deed>{_CLOSED})(?:工作)?$"),
        "县水利局于每年5月底前完成全县管护资金的清算",
    ),
    Deed(
        re.compile(rf"对(?P<thing>[^,。;]{{3,40}}?)(?:进行|开展|组织)(?P<deed>{_CLOSED})$"),
        "县水利局每年6月对上年度管护资金进行清算",
    ),
    Deed(
        re.compile(
            r"(?P<deed>报送|上报|公布|公示|公开|发布|下达|拨付|编制|提交|通报)(?P<thing>(?!至|到|给)[^,。;]{4,40})$"
        ),
        "镇人民政府每年4月底前向县水利局报送管护资金使用情况",
    ),
    Deed(
        re.compile(rf"(?:开展|组织)(?P<thing>[^,。;]{{4,30}}?(?<!开展))(?P<deed>{_CLOSED})(?:工作)?$"),
        "县水利局每年委托第三方机构开展供水单位星级评定",
        undated=True,
    ),
)
"""Shape → example, the first that fits."""
