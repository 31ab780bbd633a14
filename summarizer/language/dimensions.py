"""What a number measures: its dimension, and the factor that brings it to the dimension's base unit.

Two numbers may only be compared within one dimension. A share is never a count, a change never a level, an
amount per head never a total. Currencies are dimensions of their own: no rate of exchange is assumed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from summarizer.language.units import MONEY

_ONE = Decimal(1)

SHARE, CHANGE, MULTIPLE, PEOPLE, THINGS, DELIVERABLE = (
    "share", "change", "multiple", "people", "things", "deliverable"
)  # fmt: skip

_GROUPS: dict[str, dict[str, str]] = {
    SHARE: {"%": "1", "‰": "0.1", "‱": "0.01"},  # 千分之六 is 0.6 %
    CHANGE: {"个百分点": "1", "个基点": "0.01"},  # 提高2个百分点, 利率下降12个基点
    MULTIPLE: {"倍": "1"},  # 增长3倍
    PEOPLE: {"人": "1", "名": "1", "位": "1"},  # 50名 beside 50人
    "person-times": {"人次": "1", "人·次": "1"},  # 培训400人次: one person may count twice
    "households": {"户": "1"},  # 改造3200户
    "occasions": dict.fromkeys(("次", "场", "场次", "期", "班", "班次", "轮", "届"), "1"),  # 招聘会40场
    "area": {
        "平方米": "1", "㎡": "1", "m²": "1", "平方公里": "1000000", "平方千米": "1000000", "公顷": "10000", "hm²": "10000",
        "亩": "666.6666666666666667",  # 1亩 = 1/15 公顷
    },
    "length": {
        "米": "1", "公里": "1000", "千米": "1000", "m": "1", "km": "1000", "海里": "1852", "延米": "1", "厘米": "0.01", "毫米": "0.001",
        "cm": "0.01", "mm": "0.001",
    },  # 绿道12千米
    "mass": {"公斤": "1", "千克": "1", "kg": "1", "斤": "0.5", "吨": "1000", "克": "0.001"},  # 粮食1.3万亿斤 beside 6.5亿吨
    "volume": {"立方米": "1", "立方": "1", "m³": "1"},  # 库容300立方米
    "coal equivalent": {"吨标准煤": "1", "吨标煤": "1", "tce": "1"},  # 节能3万吨标准煤
    "power": {
        "千瓦": "1", "kW": "1", "万千瓦": "10000", "兆瓦": "1000", "MW": "1000", "GW": "1000000", "吉瓦": "1000000",
    },  # 装机200兆瓦
    "apparent power": {"千伏安": "1", "kVA": "1", "MVA": "1000"},  # 变电容量50万千伏安
    "energy": {
        "千瓦时": "1", "kWh": "1", "兆瓦时": "1000", "MWh": "1000", "吉瓦时": "1000000", "GWh": "1000000", "TWh": "1000000000",
    },  # 用电3亿千瓦时
    "voltage": {"千伏": "1", "kV": "1"},  # 电压220千伏
    "frequency": {"MHz": "1", "兆赫": "1", "GHz": "1000", "吉赫": "1000", "kHz": "0.001"},  # 频谱200MHz
    "data rate": {"Mbps": "1", "Gbps": "1000", "Tbps": "1000000", "kbps": "0.001"},  # 带宽500Gbps
    "computing": {"PFLOPS": "1", "PFlops": "1", "EFLOPS": "1000", "EFlops": "1000"},  # 算力100EFLOPS
    "racks": {"标准机架": "1", "机架": "1"},  # 部署3万标准机架
    "freight": {"吨公里": "1"},  # 货运周转量60亿吨公里
    "journeys": {"人公里": "1"},  # 客运周转量20亿人公里
    "containers": {"标准箱": "1", "标箱": "1", "TEU": "1"},  # 吞吐量100万标准箱
    "days": {"天": "1", "日": "1"},  # 优良天数300天
    "working days": {"工作日": "1"},  # 办结5个工作日: no fixed number of days
    "minutes": {"分钟": "1", "小时": "60"},  # 15分钟 beside 0.25小时
    "years": {"年": "1", "岁": "1"},  # 预期寿命79岁
    "data": {"TB": "1", "PB": "1024", "EB": "1048576"},  # 数据5PB
}  # fmt: skip
"""Dimension → unit → factor to its base unit. The comment shows one of them in use."""

_UNITS: dict[str, tuple[str, Decimal]] = {
    unit: (dimension, Decimal(factor))
    for dimension, units in _GROUPS.items()
    for unit, factor in units.items()
} | {unit: (unit, _ONE) for unit in MONEY}

_APART = frozenset({"分", "度", "级", "星", "点", "微克", "批次", "批", "亩次", "课时", "学时", "人天"})
"""Units that are neither grouped nor things: each is a dimension of its own (``满意度90分``)."""

_SCALES = {"": "1", "百": "100", "千": "1000", "万": "10000", "十万": "100000", "百万": "1000000"}
_HEADS = {
    "人口": "人", "居民": "人", "人": "人", "名": "人", "位": "人", "老年人": "老年人", "老人": "老年人", "儿童": "儿童",
    "常住人口": "人", "户籍人口": "人", "户居民": "户", "户": "户", "床": "床", "亩": "亩", "平方米": "平方米", "件": "件",
}  # fmt: skip
# 每千名老年人, 每万常住人口, 每百户居民, 每人
_PER_HEAD = re.compile(
    rf"每(?P<scale>十万|百万|百|千|万)?(?:名|位|个)?(?P<head>{'|'.join(sorted(_HEADS, key=len, reverse=True))})"
)
_AVERAGE = re.compile(r"人均|户均|亩均")  # 人均预期寿命 is struck out below: it is a name, not a rate
_NAMED_AVERAGE = re.compile(r"预期寿命|期望寿命")
# 每个乡镇建公益性公墓不少于1处: one each, not in all
_EACH = re.compile(r"每(?:一)?(?:个|家|所|处|座|村|站|县|乡镇|镇|街道|社区|学期|节假日)")
# The span a rate is counted over; 年均 belongs to growth and is no rate of its own.
_TIMES = {"每月": "12", "每季度": "4", "每年": "1", "每天": "365", "每日": "365"}
_UNIT_TIMES = {"月": "12", "年": "1", "日": "365", "天": "365", "学年": "1"}
_CHANGE = re.compile(
    r"增长率?|增速|增幅|涨幅|降幅|年均(?:增|下|降)|同比|比上年|较上年|环比"  # 农村低保标准年均增速
    r"|(?:降低|下降|减少|压减|提高|提升|上升|增加)(?:率|幅度)?$"  # 单位国内生产总值能耗降低
)
_AMOUNT = re.compile(
    r"(?:人数|总额|产值|产量|收入|数量|标准|规模|浓度)$"
)  # 生产安全事故死亡人数下降20%, cut before its verb
_LEVEL_BEFORE = re.compile(r"(?:率|比例|占比|比重|覆盖)(?:再|将)?(?:提高|提升|降低|下降|上升)$")  # 覆盖率提高


@dataclass(frozen=True, slots=True)
class Dimension:
    """What a number measures. Equal dimensions may be compared, after multiplying each by its factor."""

    sort: str
    """``share``, ``people``, ``元``, ``area`` …; ``deliverable`` where there is no number."""
    change: bool = False
    """Whether the number says by how much something moves, not where it stands."""
    per: str = ""
    """What it is counted per: ``老年人``, ``人``, ``each``; empty for a total."""
    timed: bool = False
    """Whether it is an amount per span of time, brought to a year: ``元/月``."""

    @property
    def moves(self) -> bool:
        """Whether the number is a change, in percent or in any other unit."""
        return self.change or self.sort == CHANGE

    def __str__(self) -> str:
        parts = [
            self.sort,
            f"per {self.per}" if self.per else "",
            "a year" if self.timed else "",
            "change" if self.change else "",
        ]
        return " ".join(part for part in parts if part)


def read_dimension(indicator: str, unit: str | None, span: str | None = None) -> tuple[Dimension, Decimal]:
    """Dimension of a number with ``unit`` under the folded ``indicator``, and the factor to its base unit.

    A missing unit counts things, as columns headed ``(个)`` do. ``span`` (``每月`` …) is the span of time an amount
    of money is paid over, where something else than the indicator tells it.
    """
    bare, _, rate = (unit or "").partition("/")
    sort, factor = _UNITS.get(bare, (bare if bare in _APART else THINGS, _ONE))
    if rate and bare in _APART:  # 微克/立方米 is one unit, no rate
        return Dimension(unit or ""), _ONE
    per, per_factor = _per_head(indicator, rate)
    times = _times(indicator, rate, span) if sort in MONEY or rate else None
    changes = bool(_CHANGE.search(indicator)) and not _LEVEL_BEFORE.search(indicator)
    if sort == CHANGE or (sort == SHARE and (changes or _AMOUNT.search(indicator))):
        return Dimension(CHANGE), factor
    return Dimension(sort, changes, per, times is not None), factor * per_factor * (times or _ONE)


def _per_head(indicator: str, rate: str) -> tuple[str, Decimal]:
    named = _PER_HEAD.search(indicator)
    if named:
        return _HEADS[named["head"]], _ONE / Decimal(_SCALES[named["scale"] or ""])
    heads = [_HEADS[part] for part in re.split(r"[^\w]", rate) if part in _HEADS]
    if heads:
        return heads[0], _ONE
    if _EACH.search(indicator):
        return "each", _ONE
    average = _AVERAGE.search(indicator)
    if average and not _NAMED_AVERAGE.search(indicator):
        return average[0][0], _ONE
    return "", _ONE


def _times(indicator: str, rate: str, span: str | None) -> Decimal | None:
    for part in re.split(r"[^\w]", rate):
        if part in _UNIT_TIMES:
            return Decimal(_UNIT_TIMES[part])
    if span is not None:
        return Decimal(_TIMES[span])
    return next((Decimal(times) for words, times in _TIMES.items() if words in indicator), None)


def without_rates(indicator: str) -> str:
    """``indicator`` without the words that only say per what it is counted."""
    for pattern in (r"每人每[月年天日]", _PER_HEAD.pattern, r"每[月年天日]|每季度|每半年"):
        indicator = re.sub(pattern, "", indicator)
    return indicator
