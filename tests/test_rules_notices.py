"""Notices that set tasks or raise standards, and lists of what is done for the people."""

from __future__ import annotations

from decimal import Decimal

import pytest

from summarizer import Summary, summarize
from summarizer.schemas.document import DocumentType
from summarizer.schemas.extraction import Status


def read(text: str) -> Summary:
    return summarize(text=text, engine="rules")


def values(text: str) -> list[tuple[Decimal | None, str | None]]:
    return [(one.value, one.unit) for one in read(text).records]


@pytest.mark.parametrize(
    "title",
    [
        "青石县水务局关于下达2025年民心工程项目任务指标的通知",
        "关于做好2025年供水服务工作的通知",
        "2025年十大民生实事项目出炉",
    ],
)
def test_a_letter_that_hands_out_tasks_is_a_plan_of_its_year(title: str) -> None:
    summary = read(
        f"{title}\n各镇水务所:\n今年的项目有:新建30家供水站、新建20家水质站、改造泵房12座;为3万户家庭安装智能水表。\n"
    )
    assert summary.type is DocumentType.ANNUAL_PLAN
    assert [one.value for one in summary.records] == [30, 20, 12, 30000]
    assert {str(one.deadline) for one in summary.records} == {"2025-12-31"}


def test_a_notice_may_set_tasks_beside_its_conditions() -> None:
    text = (
        "关于加强供水服务的通知\n一、工作任务\n年底前改造泵房12座。\n二、申报条件\n经营满3年,有管水员5名。\n"
    )
    assert values(text) == [(Decimal(12), "座")]


@pytest.mark.parametrize(
    ("said", "value", "unit", "baseline"),
    [
        ("每人每年的标准由4800元调到5400元", 5400, "元/年", 4800),
        ("低收入户每人每月由1820元调到1880元", 1880, "元/月", 1820),
        ("需要管护的,每人每月从640元调整为704元", 704, "元/月", 640),
        ("水费补助标准从每人每月50元上调至60元", 60, "元/月", 50),
        ("散居户每人每月平均148元", 148, "元/月", None),
        ("城乡补助标准由月人均42元、年人均240元统一调至月人均66元", 66, "元/月", 240),
    ],
)
def test_raised_standards_are_in_force(said: str, value: int, unit: str, baseline: int | None) -> None:
    [record] = read(f"关于调整2024年水费补助标准的通知\n一、补助标准\n{said}。\n").records
    assert (record.value, record.unit) == (Decimal(value), unit)
    assert record.baseline == (None if baseline is None else Decimal(baseline))
    assert record.status is Status.ACHIEVED


def test_what_a_standard_was_is_no_record() -> None:
    text = "关于调整2024年水费补助标准的通知\n一、补助标准\n1.城市:每人每月的标准原为600元,现为620元。\n"
    [record] = read(text).records
    assert (record.indicator, record.value) == ("每人每月的标准", Decimal(620))


@pytest.mark.parametrize(
    ("said", "indicators"),
    [
        ("完成300户居家用水改造", ["居家用水改造"]),
        ("推出5处以上“好去处”、18个居民区供水示范点", ["推出“好去处”", "推出居民区供水示范点"]),
        ("改造12户没有水表的家庭", ["改造没有水表的家庭"]),
        ("8家水站已经装修完成", ["水站已经装修完成"]),
        ("早启动早开工,请各镇按照完成年度任务的要求抓紧推进", []),
        ("2家水站选址完成在建设中", []),
        ("各村均有1家以上登记的用水合作社", ["各村登记的用水合作社"]),
    ],
)
def test_names_in_lists_of_tasks(said: str, indicators: list[str]) -> None:
    assert [one.indicator for one in read(f"2024年民生实事项目清单\n{said}\n").records] == indicators


def test_how_far_a_task_is_done_is_reported() -> None:
    text = "2021年,全县改造小区56个,完成全年目标任务的105%。\n"
    assert [one.status for one in read(text).records] == [Status.ACHIEVED, Status.ACHIEVED]


SHEET = """进入老年版
索引号 11330000000000000A/2024-100001 组配分类 民生实事 主题分类 政务公开
公开方式 主动公开 公开范围 面向全社会
发布机构 区政府办公室 发文日期 2024-05-27

2024年十大民生实事项目出炉

1.供水服务提升工程。新建水站10家。
"""


def test_a_data_sheet_in_one_line_dates_the_document_and_holds_no_record() -> None:
    summary = read(SHEET)
    assert (summary.title, str(summary.date)) == ("2024年十大民生实事项目出炉", "2024-05-27")
    assert [one.value for one in summary.records] == [10]


def test_a_year_that_is_compared_with_reports_nothing() -> None:
    text = "青石县发布2023年为民办实事项目\n与2022年相比,今年新增项目较多,包括:建设30家水站,新增500张床位。\n"
    assert {one.status for one in read(text).records} == {Status.PLEDGED}


def test_sums_that_were_spent_and_sought_are_reported() -> None:
    text = "全县贫困村全部退出。\n投入专项资金57.3亿元,整合涉农资金63.5亿元,投入贷款44.6亿元,争取用地节余指标和新增耕地交易资金13.69亿元。\n"
    assert {one.status for one in read(text).records if one.unit == "元"} == {Status.ACHIEVED}


def test_a_list_of_projects_is_no_report_though_it_says_how_they_stand() -> None:
    text = "2020年县政府民生实事项目(实事内容)\n2020年县政府民生实事项目情况如下:\n1.关爱婴幼儿。新增托位100个。\n"
    assert [one.status for one in read(text).records] == [Status.PLEDGED]


def test_money_per_head_is_a_measure_and_what_is_expected_a_promise() -> None:
    text = "2023年水务工作要点\n一、目标\n人均节水服务经费达98元以上。据悉,预计新增取水点1163处。根据全域供水全覆盖政策做好准备。全县60周岁以上的人口达10.5万。\n"
    records = read(text).records
    assert [(one.value, one.status) for one in records] == [
        (Decimal(98), Status.PLEDGED),
        (Decimal(1163), Status.PLEDGED),
    ]
