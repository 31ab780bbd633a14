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
        "青石县关于下达2025年供水任务指标的通知",
        "关于做好2025年供水服务工作的通知",
        "2025年水务民生实事清单",
    ],
)
def test_a_letter_that_hands_out_tasks_is_a_plan_of_its_year(title: str) -> None:
    summary = read(
        f"{title}\n各镇水务所:\n今年的项目有:新建31家供水站、新建17家水质站、改造泵房12座;给4万户居民换装水表。\n"
    )
    assert summary.type is DocumentType.ANNUAL_PLAN
    assert [one.value for one in summary.records] == [31, 17, 12, 40000]
    assert {str(one.deadline) for one in summary.records} == {"2025-12-31"}


def test_a_notice_may_set_tasks_beside_its_conditions() -> None:
    text = (
        "关于加强供水服务的通知\n一、工作任务\n年底前改造泵房12座。\n二、申报条件\n经营满3年,有管水员5名。\n"
    )
    assert values(text) == [(Decimal(12), "座")]


@pytest.mark.parametrize(
    ("said", "value", "unit", "baseline"),
    [
        ("护水补助每人每年由3100元调到3700元", 3700, "元/年", 3100),
        ("管水员每人每月由930元调到985元", 985, "元/月", 930),
        ("巡渠的每人每月从215元调整为260元", 260, "元/月", 215),
        ("水费补助标准从每人每月50元上调至60元", 60, "元/月", 50),
        ("山区户每人每月平均148元", 148, "元/月", None),
        ("水费补助标准由月人均31元、年人均290元统一调至月人均37元", 37, "元/月", 290),
    ],
)
def test_raised_standards_are_in_force(said: str, value: int, unit: str, baseline: int | None) -> None:
    [record] = read(f"关于调整2024年水费补助标准的通知\n一、补助标准\n{said}。\n").records
    assert (record.value, record.unit) == (Decimal(value), unit)
    assert record.baseline == (None if baseline is None else Decimal(baseline))
    assert record.status is Status.ACHIEVED


def test_what_a_standard_was_is_no_record() -> None:
    text = "关于调整2024年水费补助标准的通知\n一、补助标准\n县城住户每人每月的标准原为47元,现为53元。\n"
    [record] = read(text).records
    assert (record.indicator, record.value) == ("县城住户每人每月的标准", Decimal(53))


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
    text = "2021年,全县修渠56条,完成年度任务的108%。\n"
    assert [one.status for one in read(text).records] == [Status.ACHIEVED, Status.ACHIEVED]


SHEET = """进入老年版
索引号 110000A/2024-100001 组配分类 水务 主题分类 计划
公开方式 依申请公开 公开范围 本县
发布机构 县水务局 发文日期 2024-03-19

2024年水务民生实事清单

一、供水。新建水站10家。
"""


def test_a_data_sheet_in_one_line_dates_the_document_and_holds_no_record() -> None:
    summary = read(SHEET)
    assert (summary.title, str(summary.date)) == ("2024年水务民生实事清单", "2024-03-19")
    assert [one.value for one in summary.records] == [10]


def test_a_year_that_is_compared_with_reports_nothing() -> None:
    text = "2023年水务民生实事清单\n与2022年相比,水务项目有增有减,包括:建设33家水站,新增470只水表。\n"
    assert {one.status for one in read(text).records} == {Status.PLEDGED}


def test_sums_that_were_spent_and_sought_are_reported() -> None:
    text = "全县贫困村全部退出。\n投入治水资金21.7亿元,统筹渠系资金18.4亿元,投放贷款15.2亿元,争取水权转让收益和水价补偿资金11.38亿元。\n"
    assert {one.status for one in read(text).records if one.unit == "元"} == {Status.ACHIEVED}


def test_a_list_of_projects_is_no_report_though_it_says_how_they_stand() -> None:
    text = "2020年水务民生实事清单\n各项情况如下:\n1.供水。新增水站90座。\n"
    assert [one.status for one in read(text).records] == [Status.PLEDGED]


def test_money_per_head_is_a_measure_and_what_is_expected_a_promise() -> None:
    text = "2023年水务工作要点\n一、目标\n人均节水服务经费达98元以上。据悉,预计新增取水点1163处。根据全域供水全覆盖政策做好准备。本县70周岁以上的人口达4.2万。\n"
    records = read(text).records
    assert [(one.value, one.status) for one in records] == [
        (Decimal(98), Status.PLEDGED),
        (Decimal(1163), Status.PLEDGED),
    ]


def test_what_a_notice_of_rules_sets_a_day_for_once_is_delivered() -> None:
    text = (
        "青石县人民政府办公室关于印发《青石县基本供水服务若干措施》的通知\n各乡镇人民政府：\n现印发给你们。\n"
        "一、完善清单。2031年6月底前发布县级基本供水服务清单。\n本措施自2031年5月1日起施行，有效期3年。\n"
    )
    (record,) = summarize(text=text, engine="rules").records
    assert (record.indicator, str(record.deadline)) == ("县级基本供水服务清单", "2031-06-30")
