"""Houses and works that are built, with their money and the year in which they are finished."""

from __future__ import annotations

from decimal import Decimal

import pytest

from summarizer import summarize
from summarizer.schemas.commitment import Commitment

PLAN = "青石县“十六五”供水保障规划\n二、重点任务\n"


def _records(words: str) -> dict[str, Commitment]:
    return {one.indicator: one for one in summarize(text=PLAN + words + "\n", engine="rules").records}


@pytest.mark.parametrize(
    "words",
    [
        "新建县水质监测中心。",
        "新建县水质监测中心，建筑面积7300平方米，总投资4100万元，2033年底前投用。",
        "迁建第二水厂，总投资1.3亿元。",
        "改扩建石桥镇水厂。",
    ],
)
def test_a_house_that_is_one_of_its_kind_is_delivered(words: str) -> None:
    assert [one for one in _records(words).values() if str(one.kind) == "deliverable"]


@pytest.mark.parametrize(
    "words", ["新建一批水厂。", "新建各类水质监测中心。", "支持新建村级水站。", "新建水利项目。"]
)
def test_what_bears_no_name_is_not(words: str) -> None:
    assert _records(words) == {}


def test_what_is_begun_in_one_year_and_finished_in_another_is_due_then() -> None:
    found = _records(
        "新建东岭水厂，占地84亩，总投资1.7亿元，2032年开工、2034年建成；迁建石桥县水厂，总投资约8600万元。"
    )
    assert str(found["东岭水厂"].deadline) == "2034-12-31"
    assert (found["东岭水厂"].funding, found["石桥县水厂"].funding) == (
        Decimal(170_000_000),
        Decimal(86_000_000),
    )
    assert not any(name.startswith("20") for name in found)


def test_when_all_that_is_counted_is_done_stands_behind_it() -> None:
    found = _records("北山水厂、南山水厂等6个项目2032年9月底前投用。")
    assert [(name, str(one.value), str(one.deadline)) for name, one in found.items()] == [
        ("北山水厂、南山水厂等项目", "6", "2032-09-30")
    ]


def test_a_table_with_an_aim_in_words_is_read_by_its_columns() -> None:
    table = """主要指标
指标 2030年 2035年 年均增速 属性
用水户人均收入增长（%） — — 与经济增长同步 预期性
水表完好率（%） 96.5 98 — 预期性
供水总量（万立方米） 870 1010 3.0% 约束性
"""
    found = _records(table)
    rate, volume = found["水表完好率"], found["供水总量"]
    assert (rate.value, rate.baseline, rate.unit) == (Decimal(98), Decimal("96.5"), "%")
    assert str(rate.deadline) == "2035-12-31"
    assert (volume.value, volume.unit, volume.baseline) == (Decimal(10_100_000), "立方米", Decimal(8_700_000))


def test_a_series_that_is_counted_before_it_inherits_the_year() -> None:
    text = (
        "在全县水利工作会议上的讲话\n（2031年2月12日）\n同志们：\n今年任务很重，重点抓好“三件事”。\n"
        "第一件事，抓供水。新建泵站9座。\n第二件事，抓队伍。招聘管水员70名。\n第三件事，抓安全。整治山塘30口。\n"
    )
    records = summarize(text=text, engine="rules").records
    assert [str(one.deadline) for one in records] == ["2031-12-31"] * 3


BOX = """青石县“十六五”水利发展规划
三、重点任务
专栏3 重点水利工程
（一）水源工程
青石水库扩建：总库容1500万立方米，2034年建成，总投资3.2亿元。
红岩水库除险加固：投资4600万元，2033年完工。
（二）供水工程
城乡供水一体化：新建水厂2座、改造5座。
"""


def test_projects_that_a_line_of_a_box_names_and_measures_are_listed_with_money_and_day() -> None:
    records = summarize(text=BOX, engine="rules").records
    assert [
        (one.kind, one.indicator, str(one.deadline)[:4], str(one.funding).split(".")[0]) for one in records
    ] == [
        ("deliverable", "青石水库扩建", "2034", "320000000"),
        ("target", "青石水库扩建总库容", "2034", "None"),
        ("deliverable", "红岩水库除险加固", "2033", "46000000"),
        ("target", "新建水厂", "2035", "None"),
        ("target", "改造水厂", "2035", "None"),
    ]


def test_a_house_that_is_rebuilt_is_delivered_with_its_money() -> None:
    text = "青石县2031年水务工作要点\n一、重点任务\n投资2600万元对县中心水厂进行智能化改造，增设泵房8间。对水厂进行智能化改造。\n"
    records = summarize(text=text, engine="rules").records
    assert [(one.indicator, str(one.funding)) for one in records] == [
        ("县中心水厂智能化改造", "26000000"),
        ("增设泵房", "None"),
    ]
