"""The number lock: what is published stands in the text, or is withheld and says so."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.schemas.commitment import Area, Commitment, DeadlineBasis
from summarizer.schemas.extraction import Item, Status
from summarizer.schemas.summary import Stage
from tests.queued_engine import deliverable, summarize_with, target

TITLE = "青石县水利局2025年工作要点\n\n一、灌溉\n"


def record(line: str, item: Item) -> Commitment:
    """The one record that an engine's ``item`` about ``line`` becomes."""
    (one,) = summarize_with(TITLE + line, item).records
    return one


def with_fields(item: Item, **fields: object) -> Item:
    return Item.model_validate(item.model_dump() | fields)


# --- what is not in the text


def test_a_quote_that_is_not_in_the_text_becomes_a_failure_and_no_record() -> None:
    summary = summarize_with(TITLE + "改造灌渠12公里。", target("改造灌渠21公里", "21公里"))
    assert summary.records == ()
    (failure,) = summary.failures
    assert failure.stage is Stage.GROUND
    assert failure.quote == "改造灌渠21公里"
    assert "not in the text" in failure.reason


@pytest.mark.parametrize("value", ["13公里", "120公里", "0.12万公里", "百分之十二", "全覆盖", "十二公里"])
def test_a_value_that_is_not_in_its_quote_is_withheld_and_listed(value: str) -> None:
    summary = summarize_with(TITLE + "改造灌渠12公里。", target("改造灌渠12公里", value))
    (one,) = summary.records
    assert (one.value, one.comparator) == (None, None)
    assert one.flags == ("ungrounded_value",)
    (failure,) = summary.failures
    assert value in failure.reason


def test_a_value_elsewhere_in_the_text_does_not_count() -> None:
    summary = summarize_with(TITLE + "改造灌渠12公里。新修泵站9座。", target("改造灌渠12公里", "9座"))
    assert summary.records[0].value is None


@pytest.mark.parametrize(
    ("quote", "value"),
    [
        ("改造灌渠112.5公里", "5公里"), ("改造灌渠112.5公里", "1"), ("改造灌渠112.5公里", "12.5公里"), ("改造灌渠112.5公里", "112"),
        ("改造灌渠1,200公里", "200公里"), ("改造灌渠二十五公里", "五公里"), ("达标率百分之六十五", "百分之六十"), ("（个） | 10 | 20", "1020"),
    ],
)  # fmt: skip
def test_a_part_of_a_number_is_no_number_of_the_quote(quote: str, value: str) -> None:
    assert record(f"{quote}。", target(quote, value)).value is None


@pytest.mark.parametrize(
    ("quote", "value", "unit", "number"),
    [
        ("登记水管员3.1万名", "3.1", "名", 31000),
        ("登记水管员3.1万名", "3.1", "万名", 31000),
        ("供水1409万、1305万立方米", "1409万", "万立方米", 14_090_000),
        ("| 水管员（人） | 10 | 20 |", "20", "人", 20),
    ],
)
def test_a_number_without_its_scale_is_read_with_it(quote: str, value: str, unit: str, number: int) -> None:
    assert record(f"{quote}。", with_fields(target(quote, value), unit=unit)).value == number


@given(st.integers(min_value=0, max_value=10**6), st.integers(min_value=0, max_value=10**6))
def test_whatever_an_engine_claims_the_published_value_is_in_the_quote(said: int, claimed: int) -> None:
    one = record(f"改造灌渠{said}公里。", target(f"改造灌渠{said}公里", f"{claimed}公里"))
    assert one.value in {Decimal(said), None}
    assert (one.value is None) == (said != claimed)


def test_a_baseline_that_is_not_in_the_quote_is_withheld() -> None:
    line = "灌溉率由62%提高到75%以上。"
    item = target("灌溉率由62%提高到75%以上", "75%以上")
    assert record(line, with_fields(item, baseline="62%")).baseline == 62
    assert record(line, with_fields(item, baseline="60%")).baseline is None


@pytest.mark.parametrize(
    ("line", "funding", "expected"),
    [
        ("新建泵站3座，预计投资700万元。", "预计投资700万元", 7_000_000),
        ("新建泵站3座，预计投资700万元。", "预计投资900万元", None),
        ("新建泵站3座。\n预计投资700万元。", "预计投资700万元", None),  # another paragraph
        ("新建泵站3座，预计投资700万元。", "700座", None),
    ],
)
def test_a_planned_sum_must_stand_near_its_quote(line: str, funding: str, expected: int | None) -> None:
    one = record(line, with_fields(target("新建泵站3座", "3座"), funding=funding))
    assert one.funding == expected


@pytest.mark.parametrize("words", ["2026年底前", "到2030年"])
def test_a_deadline_that_stands_nowhere_near_is_not_believed(words: str) -> None:
    one = record("新建泵站3座。", with_fields(target("新建泵站3座", "3座"), deadline=words))
    assert (one.deadline, one.deadline_basis) == (date(2025, 12, 31), DeadlineBasis.INHERITED)


# --- values


@pytest.mark.parametrize(
    ("quote", "value", "number", "unit", "comparator"),
    [
        ("登记水管员3.1万名", "3.1万名", 31000, "名", "="),
        ("自来水普及率达到百分之六十", "百分之六十", 60, "%", "="),
        ("水费收入1亿元以上", "1亿元以上", 100_000_000, "元", ">="),
        ("水费收入1亿元以上", "1亿元", 100_000_000, "元", ">="),
        ("新建泵站不少于8座", "8座", 8, "座", ">="),
        ("达标率达到85%以上", "85%", 85, "%", ">="),
        ("培育20多家合作社", "20多家", 20, "家", ">"),
        ("约400亩", "400亩", 400, "亩", "~"),
        ("岗位补贴700元/(月*人)", "700元/(月*人)", 700, "元/(月*人)", "="),
        ("达标率提高2.5个百分点", "2.5个百分点", Decimal("2.5"), "个百分点", "="),
        ("灌溉面积比2020年翻一番", "翻一番", 2, "倍", "="),
        ("实现村级水管站全覆盖", "全覆盖", 100, "%", "="),
        ("覆盖所有行政村", "所有", 100, "%", "="),
        ("实现甲级资质零突破", "零突破", 1, "个", ">="),
        ("每人每月补助200元", "200元", 200, "元/月", "="),
        ("漏损率控制在9%以内", "9%", 9, "%", "<="),
        ("装机5000千瓦", "5000千瓦", 5000, "千瓦", "="),
        ("投劳一亿二千万元", "一亿二千万元", 120_000_000, "元", "="),
    ],
)  # fmt: skip
def test_values(quote: str, value: str, number: Decimal, unit: str, comparator: str) -> None:
    one = record(f"{quote}。", target(quote, value))
    assert (one.value, one.unit, one.comparator) == (number, unit, comparator)


def test_a_word_that_ends_in_a_numeral_cuts_no_share() -> None:
    assert record("标准统一百分之六十。", target("标准统一百分之六十", "百分之六十")).value == 60


def test_nothing_before_a_first_success_is_zero() -> None:
    assert record("实现甲级资质零突破。", target("实现甲级资质零突破", "零突破")).baseline == 0


def test_a_unit_away_from_its_number_scales_it() -> None:
    one = record("灌溉面积（万亩）达到12", with_fields(target("灌溉面积（万亩）达到12", "12"), unit="万亩"))
    assert one.value == 120_000
    assert one.unit == "亩"


def test_a_comparator_said_apart_from_the_number_comes_from_the_engine() -> None:
    item = with_fields(target("至少建成泵站3座", "3座"), comparator=">=")
    assert record("至少建成泵站3座。", item).comparator == ">="
    assert record("至少建成泵站3座。", with_fields(item, comparator="more")).comparator == "="


def test_deliverables_carry_no_quantity() -> None:
    one = record(
        "制定《节水办法》。", with_fields(deliverable("制定《节水办法》"), value="3座", baseline="2")
    )
    assert (one.value, one.comparator, one.unit, one.baseline) == (None, None, None, None)


# --- deadlines


@pytest.mark.parametrize(
    ("text", "words", "day", "basis"),
    [
        (TITLE + "到2027年，新建泵站3座。", "到2027年", "2027-12-31", "explicit"),
        (TITLE + "10月底前，新建泵站3座。", "10月底前", "2025-10-31", "explicit"),
        (TITLE + "今年新建泵站3座。", "今年", "2025-12-31", "explicit"),
        (TITLE + "年内新建泵站3座。", "年内", "2025-12-31", "explicit"),
        (TITLE + "近期新建泵站3座。", "近期", "2025-12-31", "inherited"),
        (TITLE + "到“十四五”末，新建泵站3座。", "到“十四五”末", "2025-12-31", "explicit"),
        (TITLE + "新建泵站3座。", None, "2025-12-31", "inherited"),
        ("青石县水利工作\n\n一、到2028年的目标\n新建泵站3座。", None, "2028-12-31", "inherited"),
        ("青石县水利工作\n\n一、目标\n到2029年要实现以下目标：\n（一）泵站\n新建泵站3座。", None, "2029-12-31", "inherited"),
        ("青石县“十五五”水利发展规划\n\n一、目标\n新建泵站3座。", None, "2030-12-31", "inherited"),
        ("青石县水利三年行动方案（2024—2026年）\n\n一、目标\n新建泵站3座。", None, "2026-12-31", "inherited"),
    ],
)  # fmt: skip
def test_deadlines(text: str, words: str | None, day: str, basis: str) -> None:
    (one,) = summarize_with(text, with_fields(target("新建泵站3座", "3座"), deadline=words)).records
    assert (one.deadline, one.deadline_basis) == (date.fromisoformat(day), DeadlineBasis(basis))


def test_without_any_time_there_is_no_deadline() -> None:
    text = "青石县水利工作三年行动\n\n一、目标\n新建泵站3座。"
    (one,) = summarize_with(text, target("新建泵站3座", "3座")).records
    assert (one.deadline, one.deadline_basis) == (None, None)


def test_what_is_reported_dates_to_the_year_under_review() -> None:
    text = "青石县水利局2024年工作总结\n\n一、成效\n新建泵站3座。"
    (one,) = summarize_with(text, target("新建泵站3座", "3座", Status.ACHIEVED)).records
    assert one.deadline == date(2024, 12, 31)


# --- the other fields


def test_habits_bodies_binding_and_area_come_as_the_guidelines_name_them() -> None:
    fields = {
        "recurrence": "每季度",
        "responsible": ("县水利局", " 县水利局", ""),
        "binding": "约束性",
        "area": "安全",
    }
    one = record("每季度巡查堤坝1次。", with_fields(target("每季度巡查堤坝1次", "1次"), **fields))
    assert one.recurrence == "quarterly"
    assert one.responsible == ("县水利局",)
    assert one.binding == "约束性"
    assert one.area is Area.SAFETY


def test_what_the_guidelines_do_not_name_is_dropped() -> None:
    fields = {"recurrence": "偶尔", "binding": "强制性", "area": "天文"}
    one = record("巡查堤坝1次。", with_fields(target("巡查堤坝1次", "1次"), **fields))
    assert (one.recurrence, one.binding) == (None, None)
    assert one.area in Area


def test_strength_is_read_for_promises_only() -> None:
    line = "确保新建泵站3座。"
    assert record(line, target("确保新建泵站3座", "3座")).modality == "must"
    assert record(line, target("确保新建泵站3座", "3座", Status.ACHIEVED)).modality is None
