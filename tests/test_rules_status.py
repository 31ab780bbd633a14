"""Promised or reported where no heading tells: genres of results, years reviewed, what neighbours say."""

from __future__ import annotations

from summarizer import summarize
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.extraction import Status

GAZETTE = """南屏市2023年国民经济和社会发展统计公报
发布时间：2024-04-11　来源：南屏市统计局

二、农业和交通
全年粮食总产量214.5万吨，增长1.6%。年末生猪存栏96.4万头。
年末全市公路通车里程1.6万公里。
三、居民生活和社会保障
年末全市参加失业保险38.4万人。
"""

MEETING = """全市水利工作会议召开
2024-02-26 09:12　来源：市水利局
2月23日，全市水利工作会议在市行政中心召开。会议总结2023年水利工作，部署2024年重点任务。
会议指出，2023年是全市水利发展历程中极不平凡的一年。这一年，完成水利投资38.6亿元，治理中小河流112公里。恢复灌溉面积6.4万亩。
会议强调，2024年要真抓实干，全年完成水利投资42亿元以上，治理水土流失面积95平方公里。
"""

BUDGET = """关于青川区2024年预算执行情况和2025年预算草案的报告
——2025年1月9日在青川区第十八届人民代表大会第五次会议上
一、2024年预算执行情况
统筹2.1亿元支持36个老旧小区改造。
二、2025年预算草案
安排教育支出20.5亿元，压减一般性支出5%以上。
"""

UNTITLED = """（一）改革开放走在前列
权力清单事项平均削减36.8%，取消行政事业性收费97项。规划建设22个特色小镇。
（二）民生福祉持续改善
新增城镇就业37万人。推进教育均衡发展，建成文化礼堂784个。
"""


def _records(text: str) -> tuple[Commitment, ...]:
    return summarize(text=text, engine="rules").records


def test_a_statistical_bulletin_reports_the_year_of_its_title_not_that_of_its_publication() -> None:
    records = _records(GAZETTE)
    assert len(records) == 5
    assert {record.status for record in records} == {Status.ACHIEVED}
    assert {str(record.deadline) for record in records} == {"2023-12-31"}


def test_a_meeting_reviews_one_year_and_plans_the_next() -> None:
    found = {(str(record.value), record.status, str(record.deadline)) for record in _records(MEETING)}
    assert found == {
        ("3860000000.0", Status.ACHIEVED, "2023-12-31"),
        ("112", Status.ACHIEVED, "2023-12-31"),
        ("64000.0", Status.ACHIEVED, "2023-12-31"),
        ("4200000000", Status.PLEDGED, "2024-12-31"),
        ("95", Status.PLEDGED, "2024-12-31"),
    }


def test_a_budget_report_looks_back_in_its_first_part_and_ahead_in_its_second() -> None:
    statuses = [(str(record.value), record.status) for record in _records(BUDGET)]
    assert statuses == [
        ("210000000.0", Status.ACHIEVED),
        ("36", Status.ACHIEVED),
        ("2050000000.0", Status.PLEDGED),
        ("5", Status.PLEDGED),
    ]


def test_a_heading_that_says_what_came_about_governs_a_text_without_title() -> None:
    assert {record.status for record in _records(UNTITLED)} == {Status.ACHIEVED}


def test_the_same_words_as_an_order_promise() -> None:
    ordered = UNTITLED.replace("改革开放走在前列", "推动改革开放走在前列").replace(
        "民生福祉持续改善", "持续改善民生福祉"
    )
    assert {record.status for record in _records(ordered)} == {Status.PLEDGED}


GOALS = """青石省政府工作报告
“十六五”时期的主要目标任务
“十六五”时期，要努力实现以下目标任务：
一是发展水平明显提升。持续盘活存量、培育增量，推动质的有效提升和量的合理增长。全省供水普及率年均提高2个百分点。
二是民生福祉持续改善。坚持在发展中保障和改善民生，解决群众急难愁盼问题。新增供水12万户。
"""


def test_a_line_that_names_a_period_is_a_heading_and_its_list_of_aims_reports_nothing() -> None:
    found = {(record.status, str(record.deadline)) for record in _records(GOALS)}
    assert found == {(Status.PLEDGED, "2035-12-31")}


PRESS = """青石节水改革全面推进
发布时间：2026-09-04
今年以来，全县节水改革全速推进。截至6月底，已纳入改革的灌区达到24个，位居全市前列。
一是工作机制好。县水利局先后设立灌区管理中心2处，取得明显成效。据统计，全县共出台制度18项。
二是推进速度快。改造渠道66公里，节约用水300万立方米。
下一步，全县将力争改造渠道90公里。
"""


def test_a_press_report_is_of_one_cast_but_for_what_it_says_comes_next() -> None:
    statuses = {str(record.value): record.status for record in _records(PRESS)}
    assert statuses.pop("90") is Status.PLEDGED
    assert set(statuses) == {"24", "2", "18", "66", "3000000"}
    assert set(statuses.values()) == {Status.ACHIEVED}


def test_a_half_year_that_is_over_when_a_text_is_dated_reports() -> None:
    text = "青石采购节约明显\n发布时间：2026-07-19\n上半年，全县完成水表采购1200只。\n"
    assert [record.status for record in _records(text)] == [Status.ACHIEVED]


def test_a_meeting_that_is_only_reported_is_nothing_delivered() -> None:
    text = "全市水利工作会议召开\n2月23日，青石市召开了全市水利工作会议。会议强调，要编制青石河保护规划。\n"
    assert [record.indicator for record in _records(text)] == ["青石河保护规划"]


def test_years_that_begin_nobody_says_when_end_nowhere() -> None:
    plan = "青川县2026年水利工作要点\n一、水网\n{}新建泵站20座。\n"
    assert [record.deadline for record in _records(plan.format("5年内，"))] == [None]
    assert [record.deadline for record in _records(plan.format("力争用三年时间，"))] == [None]
    assert [str(record.deadline) for record in _records(plan.format(""))] == ["2026-12-31"]
    assert [str(record.deadline) for record in _records(plan.format("较2020年完成数翻番，"))][
        -1
    ] == "2026-12-31"


def test_an_earlier_value_with_its_time_does_not_end_a_review() -> None:
    text = (
        "青石县“十六五”供水规划\n一、发展环境\n"
        "“十五五”时期，全县供水取得显著成就。累计新建水站64座；水表完好率由“十四五”末的76%上升到93%；改造管网380公里。\n"
    )
    assert [(str(one.status), str(one.deadline)) for one in _records(text)] == [
        ("achieved", "2030-12-31"),
    ] * 3


def test_a_report_plans_behind_what_comes_next() -> None:
    text = (
        "2031年全县水务工作报告\n一是新建水站12座。二是水表完好率达到94%。\n"
        "下步，我们将做好两件事：一是修订《青石县节水办法》；二是改造泵站9座。\n"
    )
    assert [str(one.status) for one in _records(text)] == ["achieved", "achieved", "pledged", "pledged"]


def test_with_what_a_plan_compares_its_aims_tells_no_report() -> None:
    text = "2031年水务工作要点\n一、抓好安全。漏水事故同比下降12%，水利资金比上年增加3200万元。\n"
    assert {(str(one.status), str(one.deadline)) for one in _records(text)} == {("pledged", "2031-12-31")}


def test_what_is_counted_in_a_sentence_of_problems_is_no_result() -> None:
    text = (
        "青石县供水规划（2031—2035年）\n第二章 现状\n全县现有水厂6座。"
        "存在的主要问题：4个镇的水厂设备老化；水站覆盖率仅为46%。\n也要看到，管网漏损率仍高达19%。\n"
    )
    summary = summarize(text=text, engine="rules")
    assert [one.indicator for one in summary.records] == ["全县现有水厂", "水站覆盖率", "管网漏损率"]
    told = {one.text: str(one.disposition) for one in summary.coverage.mentions}
    assert told["4个"] == "situation"


NEWS = (
    "青石县供水再添新保障\n"
    "记者从县水务局获悉，今年，青石县将投资1.2亿元，新建水站12座，改造管网86公里。\n"
    "据介绍，去年以来，该县累计建成泵房36座，供水普及率达到92%。目前，石门水厂已完成总工程量的65%，届时日供水能力将达到5万吨。\n"
    "“今年我们计划培训水工300名，让群众用上放心水。”县水务局局长说。\n"
)


def test_a_report_in_the_press_promises_what_will_be_and_what_somebody_says() -> None:
    found = summarize(text=NEWS, engine="rules").records
    assert {one.indicator: str(one.status) for one in found if one.value is not None} == {
        "青石县投资": "pledged",
        "新建水站": "pledged",
        "改造管网": "pledged",
        "建成泵房": "achieved",
        "供水普及率": "achieved",
        "石门水厂已完成总工程量": "achieved",
        "日供水能力": "pledged",
        "培训水工": "pledged",
    }
