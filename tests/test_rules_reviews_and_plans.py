"""Documents whose title reviews one time and plans the next: ``2030年工作总结和2031年工作计划``."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from summarizer import Summary, summarize
from summarizer.language.calendar import read_period
from summarizer.schemas.document import DocumentType
from summarizer.schemas.extraction import Kind, Status


def read(text: str) -> Summary:
    return summarize(text=text, engine="rules")


@pytest.mark.parametrize(
    ("title", "planned", "reviewed"),
    [
        ("青石市水务局2030年工作总结及2031年工作计划", date(2031, 12, 31), date(2030, 12, 31)),
        ("2030年水务工作总结暨2031年工作打算", date(2031, 12, 31), date(2030, 12, 31)),
        ("青石县水务局2030年度工作总结和2031年工作思路", date(2031, 12, 31), date(2030, 12, 31)),
        ("关于2030年工作情况和2031年工作安排的报告", date(2031, 12, 31), date(2030, 12, 31)),
        ("青石县水务局2030年上半年工作总结和下半年工作计划", date(2030, 12, 31), date(2030, 6, 30)),
        ("2030年一季度工作总结与二季度工作要点", date(2030, 6, 30), date(2030, 3, 31)),
        ("青石市水务局“十四五”工作总结和“十五五”工作思路", date(2030, 12, 31), date(2025, 12, 31)),
    ],
)
def test_what_is_reviewed_was_done_and_what_is_planned_is_due_then(
    title: str, planned: date, reviewed: date
) -> None:
    summary = read(
        f"{title}\n一、主要工作情况\n(一)用水保障更有温度\n水费补助标准由31元/户/月提高为36元/户/月。共有管护员386名。\n"
        "(二)节水工作见实效\n换装水表1204只。\n二、下一步工作打算\n(一)强化保障\n改造泵站12座。\n"
    )
    assert [(one.value, one.status, one.deadline) for one in summary.records] == [
        (Decimal(36), Status.ACHIEVED, reviewed),
        (Decimal(386), Status.ACHIEVED, reviewed),
        (Decimal(1204), Status.ACHIEVED, reviewed),
        (Decimal(12), Status.PLEDGED, planned),
    ]


def test_this_year_in_the_review_is_the_year_reviewed() -> None:
    text = "2030年工作总结和2031年工作计划\n一、2030年工作\n今年4月建成水站11个,比去年增加3个。\n二、2031年计划\n今年4月建成水站5个。\n"
    assert [(one.value, one.deadline) for one in read(text).records] == [
        (Decimal(11), date(2030, 4, 30)),
        (Decimal(3), date(2030, 4, 30)),
        (Decimal(5), date(2031, 4, 30)),
    ]


def test_problems_inside_the_review_are_neither_done_nor_promised() -> None:
    text = "2030年工作总结和2031年工作计划\n一、2030年工作情况\n(一)主要成效\n换装水表1204只。\n(二)存在问题\n管护人员缺口达120名。\n"
    assert [one.value for one in read(text).records] == [1204]


@pytest.mark.parametrize(
    "title",
    [
        "关于2030年度目标完成情况和考核结果的报告",
        "青石市召开2030年工作总结暨2031年工作部署会",
        "关于2030年决算情况和2031年上半年预算执行情况的报告",
    ],
)
def test_other_titles_that_join_two_things_review_and_plan_nothing(title: str) -> None:
    assert read(f"{title}\n换装水表1204只。\n").type is not DocumentType.ANNUAL_PLAN


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("2030年上半年工作总结", date(2030, 1, 1), date(2030, 6, 30)),
        ("2030年下半年工作计划", date(2030, 7, 1), date(2030, 12, 31)),
        ("2030年第三季度水务工作情况", date(2030, 7, 1), date(2030, 9, 30)),
        ("2030年前三季度水务运行情况", date(2030, 1, 1), date(2030, 9, 30)),
        ("2032年1—2月供水情况", date(2032, 1, 1), date(2032, 2, 29)),
        ("2030年度工作总结", date(2030, 1, 1), date(2030, 12, 31)),
    ],
)
def test_a_title_names_a_part_of_a_year(words: str, start: date, end: date) -> None:
    period = read_period(words)
    assert period is not None
    assert (period.start, period.end) == (start, end)


def test_a_report_of_half_a_year_is_of_its_last_day_and_promises_the_rest_of_the_year() -> None:
    text = (
        "青石县水务局2030年上半年工作总结\n一、工作情况\n换装水表1204只。\n二、下一步打算\n改造泵站12座。\n"
    )
    assert [(one.value, one.deadline) for one in read(text).records] == [
        (Decimal(1204), date(2030, 6, 30)),
        (Decimal(12), date(2030, 12, 31)),
    ]


def test_tasks_of_the_year_date_nothing_after_them() -> None:
    text = "2030年水务工作总结\n一、工作情况\n5月末拨付资金760万元,完成全年任务的87%。\n水质检测合格率达到99%。\n"
    assert {one.value: one.deadline for one in read(text).records}[Decimal(99)] == date(2030, 12, 31)


@pytest.mark.parametrize(
    "said", ["预计9月底投入使用", "目前已投入使用", "预计明年6月竣工", "年底前投入使用", "预计年底投用"]
)
def test_when_a_thing_is_done_is_no_name_of_it(said: str) -> None:
    summary = read(f"青石县2030年水务工作总结\n\n石桥水厂完成投资820万元,{said}。\n")
    assert [one.value for one in summary.records] == [8_200_000]


def test_a_thing_keeps_its_name_without_the_time_behind_it() -> None:
    (record,) = read("青石县2030年水务工作要点\n\n石桥镇供水综合体预计明年6月竣工。\n").records
    assert (record.indicator, record.deadline) == ("石桥镇供水综合体", date(2031, 6, 30))


def test_the_year_before_is_a_baseline_and_no_value_of_its_own() -> None:
    text = "青石县2030年水务工作总结\n\n一、工作情况\n\n水表安装率达到97%，比2026年的80%提高了17个百分点。\n"
    assert [(one.value, one.baseline) for one in read(text).records] == [
        (Decimal(97), None),
        (Decimal(17), Decimal(80)),
    ]


@pytest.mark.parametrize("opening", ["2027年以来，", "今年以来，", "截至目前，", ""])
def test_a_deed_is_called_neither_after_a_time_nor_after_a_heading(opening: str) -> None:
    text = f"青石县2030年水务工作总结\n\n一、临时补助扎实推进\n\n{opening}共补助340人次。\n"
    (record,) = read(text).records
    assert record.indicator == "补助"


@pytest.mark.parametrize("heading", ["一、“十五五”规划执行情况", "一、规划实施情况及成效"])
def test_how_the_last_plan_was_carried_out_is_reported(heading: str) -> None:
    text = f"青石区水务发展第十六个五年规划\n\n{heading}\n\n（一）供水保障更周全\n\n共维修水表340只。\n\n二、主要任务\n\n（一）强化保障\n\n改造泵站12座。\n"
    assert [(one.value, one.status) for one in read(text).records] == [
        (Decimal(340), Status.ACHIEVED),
        (Decimal(12), Status.PLEDGED),
    ]


def test_an_untitled_summary_tells_at_the_end_of_its_opening_that_it_reports() -> None:
    text = (
        "2030年，市水务局修管网、换水表。一年下来办了几件实事。现将工作完成情况小结如下:\n"
        "一、供水\n(一)强化供水保障，水量更足。换装水表1204只。\n二、2031年工作计划\n新增水站20个。\n"
    )
    assert [(one.value, one.status, one.deadline) for one in read(text).records] == [
        (Decimal(1204), Status.ACHIEVED, date(2030, 12, 31)),
        (Decimal(20), Status.PLEDGED, date(2031, 12, 31)),
    ]


def test_a_report_in_the_press_says_at_which_event_the_year_was_planned() -> None:
    text = "本报讯 记者从2031年全县供水通气会上了解到，今年要换装水表2.4万只。\n"
    assert [one.deadline for one in read(text).records] == [date(2031, 12, 31)]


def test_what_was_issued_lately_is_issued_whatever_it_promises() -> None:
    text = "日前，青石县公布县域供水“十六五”规划，提出管好水、用好水。全书设置3个专栏。\n"
    (record,) = read(text).records
    assert (record.kind, record.status) == (Kind.DELIVERABLE, Status.ACHIEVED)


@pytest.mark.parametrize(
    ("closing", "due", "bodies"),
    [
        ("牵头科室：用水科，完成时限：11月底。", date(2031, 11, 30), ("用水科",)),
        ("（责任单位：县水务局；完成时限：10月）", date(2031, 10, 31), ("县水务局",)),
        (
            "责任单位：县水务局、县财政局，完成时间：2032年6月底前。",
            date(2032, 6, 30),
            ("县水务局", "县财政局"),
        ),
        ("（责任单位：县水务局；完成时限：长期）", date(2031, 12, 31), ("县水务局",)),
    ],
)
def test_an_item_closes_with_who_does_it_by_when(closing: str, due: date, bodies: tuple[str, ...]) -> None:
    text = f"青石县2031年水务工作要点\n\n一、主要任务\n\n新建水站12座。{closing}\n"
    (record,) = read(text).records
    assert (record.deadline, record.responsible) == (due, bodies)


def test_a_cap_behind_a_share_is_a_value_of_its_own() -> None:
    text = "青石县水站建设实施方案\n\n一、主要任务\n\n对社会力量新建水站按投资额的30%给予补助，最高不超过10万元。\n"
    assert {(one.value, one.comparator) for one in read(text).records} == {
        (Decimal(30), "="),
        (Decimal(100_000), "<="),
    }


@pytest.mark.parametrize("said", ["全面实施阶段（2031年3月—2033年10月）。", "年底前主体完工。"])
def test_stages_and_times_are_no_outputs(said: str) -> None:
    assert not read(f"青石县水站建设实施方案\n\n一、主要任务\n\n{said}\n").records


def test_a_change_against_the_month_before_belongs_to_what_changed() -> None:
    text = "青石市2031年5月供水统计数据\n\n一、综合\n\n登记用水户数8163户，同比增长7.05%，环比下降0.44%。\n"
    names = [one.indicator for one in read(text).records]
    assert len(names) == 3
    assert all("用水户" in name for name in names)


@pytest.mark.parametrize(
    "title",
    [
        "青石市2030年度水利基金收支情况公告",
        "青石县2030年节水奖金分配和使用情况公示",
        "2030年供水任务完成情况的通告",
    ],
)
def test_an_announcement_of_how_money_was_used_reports(title: str) -> None:
    text = f"{title}\n一、使用情况\n2030年共筹集资金1384.27万元，用于水站建设60万元，预算执行进度75%。\n"
    summary = read(text)
    assert summary.type is DocumentType.RESULTS
    assert [(one.value, one.status) for one in summary.records] == [
        (Decimal(13_842_700), Status.ACHIEVED),
        (Decimal(600_000), Status.ACHIEVED),
        (Decimal(75), Status.ACHIEVED),
    ]


def test_sums_that_are_raised_by_a_share_are_its_baselines() -> None:
    text = "青石市2031年水务工作总结\n\n一、工作情况\n\n水费补贴在每户每月24元、36元的基础上增加25%，即每户每月提高到30元、45元。\n"
    assert sorted(one.value or 0 for one in read(text).records) == [25, 30, 45]


def test_a_byline_dates_a_page() -> None:
    text = "青石市完善用水保障体系\n作者：甲乙 来源：清水周报 2031-08-14 09:40:07\n目前，全市已配备450名管水员。\n"
    (record,) = read(text).records
    assert record.deadline == date(2031, 8, 14)


PROJECTS = """青石区水务发展“十六五”规划
一、重点项目
1.区级水质检测中心。总投资1.2亿元，占地30亩，2032年开工，2034年竣工。
2.青石水厂迁建工程：建设期限2031—2033年，总投资3.6亿元。
3.村级水站提升工程。每年改造水站10个。
4.智慧水务平台建设项目。建设内容包括数据中心、调度大厅，投资4600万元。
二、保障措施
1.管水员队伍建设工程。总投资另行安排。
"""


def test_a_project_that_its_item_only_measures_is_delivered_by_its_name() -> None:
    found = [one for one in read(PROJECTS).records if one.kind is Kind.DELIVERABLE]
    assert [(one.indicator, one.deadline, one.funding) for one in found] == [
        ("区级水质检测中心", date(2034, 12, 31), Decimal(120_000_000)),
        ("青石水厂迁建工程", date(2033, 12, 31), Decimal(360_000_000)),
        ("智慧水务平台建设项目", date(2035, 12, 31), Decimal(46_000_000)),
    ]


def test_measures_of_a_project_are_due_when_it_is_finished_and_not_when_it_is_begun() -> None:
    (size,) = [one for one in read(PROJECTS).records if one.unit == "亩"]
    assert (size.value, size.deadline, size.funding) == (Decimal(30), date(2034, 12, 31), None)


def test_what_the_review_plans_or_is_still_building_was_not_done() -> None:
    text = (
        "2030年工作总结和2031年工作计划\n一、2030年工作情况\n换装水表1204只。目前正在加快建设水质中心。"
        "计划2031年新建水站5个。\n"
    )
    assert [(one.value, one.status) for one in read(text).records] == [
        (Decimal(1204), Status.ACHIEVED),
        (Decimal(5), Status.PLEDGED),
    ]


def test_the_month_on_its_cover_is_no_period_of_a_plan() -> None:
    text = "青石县供水设施建设规划\n青石县水务局\n2030年11月\n一、目标\n改造泵站12座。\n"
    assert read(text).period is None


@pytest.mark.parametrize(
    ("months", "start", "end"),
    [(True, date(2030, 5, 1), date(2030, 5, 31)), (False, date(2030, 1, 1), date(2030, 12, 31))],
)
def test_a_month_in_a_title_counts_where_it_is_asked_for(months: bool, start: date, end: date) -> None:
    period = read_period("2030年5月供水情况", months=months)
    assert period is not None
    assert (period.start, period.end) == (start, end)


def test_what_stands_before_the_plan_of_such_a_document_is_reviewed() -> None:
    text = (
        "青石县水务局2031年工作总结及2032年工作打算\n"
        "一、党建引领，强化保障\n新建水站15座。\n"
        "二、补短板，提能力\n改造管网86公里。\n"
        "三、2032年工作打算\n（一）补短板\n更新水表300只。\n"
    )
    found = summarize(text=text, engine="rules").records
    assert [(one.indicator, one.status, str(one.deadline)) for one in found] == [
        ("新建水站", "achieved", "2031-12-31"),
        ("改造管网", "achieved", "2031-12-31"),
        ("更新水表", "pledged", "2032-12-31"),
    ]
