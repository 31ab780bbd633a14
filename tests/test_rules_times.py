"""By when a thing is due: across the parts of a sentence, in reports issued later, and beside what recurs."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer import summarize
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.extraction import Status

REPORT = """关于2031年全县供水保障情况的报告
——2032年5月8日在青石县人大常委会第四次会议上
一、主要成效
新建水站14座，供水保证率达到93%。
二、存在的主要问题
一是管网漏损率比邻县高6个百分点；二是管水员缺额30余人。
三、下一步工作打算
（一）补齐短板。今明两年完成26座老旧泵站改造，新增水质监测点40个。
（二）建强队伍。年内建成县级实训泵房1座，培训管水员350人次。
"""

MEETING = """全省水利工作会议在北岭召开
2月6日，全省水利工作会议在北岭召开。会议总结2030年工作，研究部署2031年任务。会议强调，2031年要抓好四件事：一要提升补助，水费补助标准平均提高4%以上，9月1日前发放到位；二要改造泵站，建成省水工学校新校区，改造提升泵站35座；三要修缮水塔70处，整治山塘1200口，力争2033年全部完成；四要做好巡查。
会议要求，各地5月底前印发任务分解方案，每季度通报一次进展。
"""

REVIEWED = """县水务局2030年工作总结及2031年工作思路
一、2030年主要工作完成情况
新建水站22座，供水投资为年度计划的104%，较上年多3600万元。
二、存在的问题
一是资金压力大，未还水利贷款约1.7亿元；二是水网密度低于全市平均水平5.1个百分点。
三、2031年工作思路
新建蓄水池18座。
"""

TABLE = """青石县“十七五”供水规划
到2035年，水库总库容达到1700万立方米。
表1 主要指标
| 指标 | 单位 | 2030年 | 2035年 |
| --- | --- | --- | --- |
| 水库总库容 | 万立方米 | 1450 | 1700 |
| 水务产值 | 亿元 | 31 | 58 |
| 供水普及率 | % | 91 | 97 |
"""


def _records(text: str) -> list[Commitment]:
    return list(summarize(text=text, engine="rules").records)


def _due(text: str) -> dict[str, date | None]:
    return {one.indicator: one.deadline for one in _records(text) if one.status is Status.PLEDGED}


def test_a_report_issued_the_year_after_does_not_say_by_when_its_next_steps_are_due() -> None:
    due = _due(REPORT)
    assert due["新增水质监测点"] == date(2033, 12, 31)
    assert due["县级实训泵房"] == date(2032, 12, 31)
    late = REPORT.replace("今明两年完成", "完成").replace("年内建成", "建成")
    assert set(_due(late).values()) == {None}


def test_this_year_and_the_next_end_with_the_next() -> None:
    (repaired,) = (one for one in _records(REPORT) if one.value == 26)
    assert repaired.deadline == date(2033, 12, 31)


def test_a_time_at_the_end_dates_its_own_part_of_the_sentence_only() -> None:
    due = _due(MEETING)
    assert due["水费补助标准平均提高"] == date(2031, 9, 1)
    assert due["改造提升泵站"] == due["省水工学校新校区"] == date(2031, 12, 31)
    assert due["修缮水塔"] == due["整治山塘"] == date(2033, 12, 31)


def test_what_recurs_is_not_due_with_the_deed_before() -> None:
    records = {one.indicator: one for one in _records(MEETING)}
    assert records["任务分解方案"].deadline == date(2031, 5, 31)
    assert records["通报进展"].deadline == date(2031, 12, 31)
    assert records["通报进展"].recurrence == "quarterly"


def test_problems_between_review_and_plan_promise_nothing() -> None:
    said = [(one.indicator, one.status) for one in _records(REVIEWED)]
    assert said == [
        ("新建水站", Status.ACHIEVED),
        ("供水投资完成年度计划的比例", Status.ACHIEVED),
        ("供水投资较上年多", Status.ACHIEVED),
        ("新建蓄水池", Status.PLEDGED),
    ]


def test_the_unit_of_a_row_scales_the_earlier_value_too() -> None:
    found = {one.indicator: (one.baseline, one.value, one.unit) for one in _records(TABLE)}
    assert [*map(str, found["水库总库容"])] == ["14500000", "17000000", "立方米"]
    assert [*map(str, found["水务产值"])] == ["3100000000", "5800000000", "元"]
    assert [*map(str, found["供水普及率"])] == ["91", "97", "%"]


def test_this_year_behind_a_purse_says_when_and_the_purse_acts() -> None:
    text = "青石县水利工作会议召开\n2031年2月6日，青石县召开水利工作会议。会议要求，各地要抓好供水，县级财政今年安排水利资金3000万元。\n"
    (record,) = summarize(text=text, engine="rules").records
    assert record.responsible == ("县级财政",)
    assert (record.deadline, str(record.deadline_basis)) == (date(2031, 12, 31), "explicit")


def test_a_meeting_about_a_quarter_reports_of_it_and_promises_for_later() -> None:
    text = (
        "青石县水务局召开2031年第一季度工作调度会\n会上，各股室汇报了进展。\n累计发放水表1.3万只。新建水站7座。\n"
        "会议强调，要抓规范，对全县17座泵站开展拉网式排查，整改率达到100%。\n"
    )
    records = summarize(text=text, engine="rules").records
    assert {(str(one.status), str(one.deadline)) for one in records} == {
        ("achieved", "2031-03-31"),
        ("pledged", "None"),
    }


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        (
            "改造进度6月底不低于50%、9月底不低于75%。",
            [("改造进度", "50", "2031-06-30"), ("改造进度", "75", "2031-09-30")],
        ),
        (
            "泵房改造进度一季度达到40%，三季度达到80%。",
            [("泵房改造进度", "40", "2031-03-31"), ("泵房改造进度", "80", "2031-09-30")],
        ),
        (
            "2031—2033年分别改造管网40公里、50公里、60公里。",
            [
                ("改造管网", "40", "2031-12-31"),
                ("改造管网", "50", "2032-12-31"),
                ("改造管网", "60", "2033-12-31"),
            ],
        ),
        (
            "到2031年、2033年，供水普及率分别达到92%、95%。",
            [("供水普及率", "92", "2031-12-31"), ("供水普及率", "95", "2033-12-31")],
        ),
        (
            "2031年完成42所、2032年完成38所乡镇水站改造。",
            [("乡镇水站改造", "42", "2031-12-31"), ("乡镇水站改造", "38", "2032-12-31")],
        ),
        (
            "2031年、2032年分别完成42所、38所乡镇水站改造。",
            [("乡镇水站改造", "38", "2032-12-31"), ("乡镇水站改造", "42", "2031-12-31")],
        ),
    ],
)
def test_values_of_several_times_bear_one_name_and_their_own_day(
    words: str, fields: list[tuple[str, str, str]]
) -> None:
    found = summarize(text=f"青石县2031年水务工作要点\n一、任务\n{words}\n", engine="rules").records
    read = [(one.indicator, str(one.value), str(one.deadline)) for one in found]
    assert sorted(read) == sorted(fields)
    assert {str(one.deadline_basis) for one in found} == {"explicit"}


def test_a_day_finishes_the_thing_named_last() -> None:
    words = "新建水站15座，推进石门水厂建设，9月底前建成投用。"
    found = summarize(text=f"青石县2031年水务工作要点\n一、任务\n{words}\n", engine="rules").records
    assert {one.indicator: str(one.deadline) for one in found} == {
        "新建水站": "2031-12-31",
        "石门水厂": "2031-09-30",
    }
