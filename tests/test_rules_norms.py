"""Ranges, norms for classes of bodies and measures of a thing, as the rules engine reads them."""

from __future__ import annotations

from decimal import Decimal

import pytest

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


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # a time holds across commas, behind a semicolon only where it opens the sentence or says 到
        ("2027年底前，新建泵站3座；改造灌渠50公里。", ["2027-12-31", "2027-12-31"]),
        ("强化管护，2027年上线水网平台，新建泵站3座；改造灌渠50公里。", ["2027-12-31", "2025-12-31"]),
        # a part that is done is not the whole
        ("新建青石水厂1座，一期工程2026年底完工。", ["2025-12-31"]),
        ("新建青石水厂1座，2026年底前建成投用。", ["2026-12-31"]),
        ("二是明年上半年新建泵站3座。", ["2026-06-30"]),
    ],
)
def test_how_far_a_deadline_reaches(text: str, days: list[str]) -> None:
    assert [str(record.deadline) for record in read(text) if record.value is not None] == days


def test_a_span_named_in_the_sentence_dates_what_is_reported_explicitly() -> None:
    text = "青石县“十四五”水利发展规划\n\n一、发展成效\n“十三五”期间，供水普及率提高12个百分点。新建泵站8座。"
    first, second = summarize_document(load_text(text, "a.txt"), RulesEngine()).records
    assert (first.deadline_basis, second.deadline_basis) == ("explicit", "inherited")
    assert first.deadline == second.deadline


def test_the_whole_year_of_a_review_is_the_year_under_review() -> None:
    text = "青石县水利局2025年工作要点\n\n一、2024年工作回顾\n全年新建泵站8座。改造灌渠50公里。"
    found = summarize_document(load_text(text, "a.txt"), RulesEngine()).records
    assert [(str(r.deadline), r.deadline_basis) for r in found] == [
        ("2024-12-31", "explicit"), ("2024-12-31", "inherited")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "recurrences"),
    [
        ("干部每人每周驻村不少于3天。", ["weekly"]),
        ("发布《水价目录》，每年更新一次。", ["yearly"]),
        ("每年开展补贴性培训100人次。", ["yearly"]),
        ("每年培训管水员100人次；新建泵站3座。", ["yearly", None]),
        ("补助提高到每人每月200元。", [None]),
    ],
)
def test_how_often(text: str, recurrences: list[str | None]) -> None:
    assert [record.recurrence for record in read(text) if record.value is not None] == recurrences


def test_a_duty_of_a_regulation_is_a_norm_and_its_limits_are_read() -> None:
    text = (
        "青石县取水管理办法\n\n第一条 为了规范取水，制定本办法。\n第二条 镇人民政府应当按户数配备2名管水员。\n"
        "第三条 县水利局自受理之日起15个工作日作出决定。\n第四条 堤坝每季度巡查一次。"
    )
    found = summarize_document(load_text(text, "a.txt"), RulesEngine()).records
    assert [(r.comparator, r.value, r.responsible) for r in found if r.status is Status.PLEDGED] == [
        ("=", Decimal(2), ("镇人民政府",)), ("<=", Decimal(15), ("县水利局",)), ("=", Decimal(1), ())
    ]  # fmt: skip
