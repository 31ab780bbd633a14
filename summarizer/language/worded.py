"""Words that stand for a number: full coverage, doubling, a half, two thirds, the order of magnitude reached.

Each row has an example beside it. Read on folded text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Worded:
    """A value said in words."""

    value: Decimal
    unit: str | None
    comparator: str
    example: str


_ALL, _FIRST = (Decimal(100), "%", "="), (Decimal(1), "个", ">=")

WORDED = {
    "全覆盖": Worded(*_ALL, "推动社区日间照料中心全覆盖"),
    "全面覆盖": Worded(*_ALL, "基本公共服务全面覆盖"),
    "全员覆盖": Worded(*_ALL, "培训全员覆盖"),
    "全域覆盖": Worded(*_ALL, "网格全域覆盖"),
    "零突破": Worded(*_FIRST, "实现投注站“零突破”"),
    "零”的突破": Worded(*_FIRST, "实现示范园“零”的突破"),
    "零的突破": Worded(*_FIRST, "实现上市企业零的突破"),
    "翻一番": Worded(Decimal(2), "倍", "=", "人均收入比2020年翻一番"),
    "翻两番": Worded(Decimal(4), "倍", "=", "产值翻两番"),
    "零发生": Worded(Decimal(0), None, "=", "较大火灾零发生"),
    "保持为零": Worded(Decimal(0), None, "=", "溺水事故起数保持为零"),
    "降为零": Worded(Decimal(0), None, "=", "漏报件数降为零"),
}
"""Words that stand for a number: 全覆盖 is 100 %, 零突破 at least one after none, 零发生 none, 翻一番 twice."""

NEARLY = re.compile(r"基本(?:上|实现|做到|达到|完成|(?=覆盖))")
"""What makes all about all: ``基本覆盖所有村``; not ``基本公共服务``."""
_NEARLY_BEFORE = re.compile(rf"基本$|{NEARLY.pattern}[^,。;]{{0,20}}$")
"""``基本实现供水服务`` | ``全覆盖``."""
_NEARLY_CHARS = 24

HALF = {
    "一半": "持证管水员占一半以上",
    "半数": "企业职工占半数以上",
    "过半数": "过半数的村建成水站",
    "过半": "入社农户占比过半",
}
"""Words for 50 % → example; 以上, 超过 and the like around them set the comparator, 过 within them is more than."""

NO_HALF = {
    r"(?<=[时间务双期程日年])过半": "时间过半、任务过半",  # progress of the year, no share of anything
    r"(?<=[超不未])过半": "超过半数的农户",  # 超过 is read with 半数
    r"一半(?=[是靠路天时功])": "一半是山一半是水",
    r"(?<=[另这那前后上下])一半": "另一半",
    r"过半(?=[百年辈生夜])": "年过半百",
}
"""Pattern → example of what is no share."""

FRACTION = (
    r"(?:(?<![十百千万亿点\d])[二三四五六七八九十]|(?<![\d.])(?:[2-9]|1\d))分之(?:[一二两三四五六七八九]|[1-9])(?![\d十百千万亿]|个百分)"
    r"|(?<=[占国省市县球过于约近的达到为])[1-9]/(?:10|[2-9])(?![\d/])|(?<![\d/.])[1-9]/(?:10|[2-9])(?=以上的?[一-龥])"
)
"""``三分之二``, ``4分之1``, ``占全国1/10``, ``1/3以上的村``; 百分之, 千分之 and 万分之 are read apart, ``3/8`` alone is a date."""

_REACHED = ("突破", "超过", "达到", "迈上", "跨上", "跃上", "跨越", "迈入", "跨入", "踏上", "超", "达")
MAGNITUDE = (
    rf"(?:{'|'.join(f'(?<={word})' for word in _REACHED)})(?P<magnitude>[十百千]?[万亿]|万亿)(?P<of>元|人|户|吨)?级"
    r"(?=[^一-龥]|$|大关|台阶|规模|水平)"
)
"""An order of magnitude that is reached: ``用户规模突破千万级``; ``百亿级产业集群`` only names a sort of thing."""


def comparator_at(text: str, at: int, word: Worded) -> str:
    """Comparator of ``word``, which stands at ``at`` in the folded ``text``: ``~`` where it is said to be nearly so."""
    return "~" if _NEARLY_BEFORE.search(text, max(0, at - _NEARLY_CHARS), at) else word.comparator
