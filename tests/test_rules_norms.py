"""Ranges, norms for classes of bodies and measures of a thing, as the rules engine reads them."""

from __future__ import annotations

from decimal import Decimal

from summarizer.engines.rules.engine import RulesEngine
from summarizer.load import load_text
from summarizer.pipeline import summarize_document
from summarizer.schemas.extraction import Status
from tests.test_rules_reading import read


def test_both_ends_of_a_range_are_quoted_with_the_whole_range() -> None:
    found = read("供水总量增长4.5%—5%，漏损率下降。")
    assert {record.evidence[0].quote for record in found} == {"供水总量增长4.5%—5%"}


def test_norms_of_one_shape_for_two_classes_stay_apart() -> None:
    text = "每个镇应当单独设置1处镇级水站，每处建筑面积不少于100平方米。每个村应当单独设置1处村级水站，每处建筑面积不少于100平方米。"
    assert [(record.indicator, record.value) for record in read(text) if record.unit == "平方米"] == [
        ("镇级水站每处建筑面积", Decimal(100)), ("村级水站每处建筑面积", Decimal(100))
    ]  # fmt: skip
    assert len(read(text)) == 4


def test_measures_of_a_thing_bear_its_name() -> None:
    found = read("建设青石水厂，占地面积30亩，总建筑面积5000平方米。")
    assert [record.indicator for record in found if record.value] == [
        "青石水厂占地面积", "青石水厂总建筑面积"
    ]  # fmt: skip


def test_a_duty_of_a_regulation_is_a_norm_and_its_limits_are_read() -> None:
    text = (
        "青石县取水管理办法\n\n第一条 为了规范取水，制定本办法。\n第二条 镇人民政府应当按户数配备2名管水员。\n"
        "第三条 县水利局自受理之日起15个工作日作出决定。\n第四条 堤坝每季度巡查一次。"
    )
    found = summarize_document(load_text(text, "a.txt"), RulesEngine()).records
    assert [(r.comparator, r.value, r.responsible) for r in found if r.status is Status.PLEDGED] == [
        ("=", Decimal(2), ("镇人民政府",)), ("<=", Decimal(15), ("县水利局",)), ("=", Decimal(1), ())
    ]  # fmt: skip
