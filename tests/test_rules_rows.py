"""Tables whose cells tabs or blanks part, with words among the values, and what plans and reviews say around them."""

from __future__ import annotations

import pytest

from summarizer import summarize
from summarizer.schemas.summary import Summary

HEAD = (
    "青石县“十五五”水务发展规划\n\n一、发展目标\n到2030年，水网更加完善，供水服务更加便捷。\n\n表1 主要指标\n"
)
TAIL = "\n二、主要任务\n（一）完善水网\n新建水站12个。\n"

VALUES = (
    "指标\t2025年\t2030年\t属性\n"
    "水站总数（座）\t6100\t8200\t预期性\n"
    "用水协会总量（个）\t300\t不少于400\t约束性\n"
    "应急供水机制\t未建立\t建立\t约束性\n"
    "水工培训（人次）\t900\t累计3000\t预期性\n"
    "水表合格率（%）\t20\t〉90\t预期性\n"
)
ONE_YEAR = "指标\t2030年\t责任单位\n水表合格率（%）\t≥95\t县水表所\n水站数量（个）\t55\t县水务局\n"
PROJECTS = (
    "项目名称\t建设内容\t建设年限\t总投资（万元）\t责任单位\n"
    "青石水质中心\t新建建筑面积1.8万平方米，设置床位40张\t2026—2028\t9800\t县水务局\n"
    "智慧水表平台二期\t开发一键报修、水情预警等模块\t2027\t460\t县数据局\n"
)
TASKS = (
    "序号 工作任务 年度目标 责任领导 牵头单位 完成时限\n"
    "1 城乡供水一体化 新建水厂1座，铺设管网96公里 李某 县水务局 10月底\n"
    "2 营商环境 用水事项网办率98% 刘某 县数据局 6月底\n"
)


def _read(table: str, apart: str = "\t") -> Summary:
    return summarize(text=HEAD + table.replace("\t", apart) + TAIL, engine="rules")


@pytest.mark.parametrize("apart", ["\t", "  ", "\n"])
def test_words_among_values_break_no_table(apart: str) -> None:
    table = VALUES if apart != "\n" else "".join(VALUES.splitlines(keepends=True)[:3])
    found = {one.indicator: one for one in _read(table, apart).records}
    stations, societies = found["水站总数"], found["用水协会总量"]
    assert (str(stations.value), str(stations.baseline), stations.unit) == ("8200", "6100", "座")
    assert (societies.comparator, str(societies.value), societies.binding) == (">=", "400", "约束性")
    if apart != "\n":
        assert (str(found["水工培训累计"].value), found["水工培训累计"].unit) == ("3000", "人次")
        assert (found["水表合格率"].comparator, str(found["水表合格率"].value)) == (">", "90")


@pytest.mark.parametrize("apart", ["\t", "   "])
def test_a_single_column_of_values_keeps_unit_and_body(apart: str) -> None:
    found = {one.indicator: one for one in _read(ONE_YEAR, apart).records}
    assert (found["水表合格率"].unit, found["水表合格率"].responsible) == ("%", ("县水表所",))
    assert (str(found["水站数量"].value), found["水站数量"].responsible) == ("55", ("县水务局",))


def test_rows_of_projects_keep_money_years_and_bodies() -> None:
    found = {one.indicator: one for one in _read(PROJECTS).records}
    centre = found["青石水质中心"]
    assert (str(centre.funding), str(centre.deadline), centre.responsible) == (
        "98000000",
        "2028-12-31",
        ("县水务局",),
    )
    assert str(found["青石水质中心床位"].value) == "40"


def test_a_column_of_leaders_is_none_of_bodies() -> None:
    text = "2031年县政府重点工作任务清单\n" + TASKS
    found = {one.indicator: one for one in summarize(text=text, engine="rules").records}
    assert (str(found["铺设管网"].deadline), found["铺设管网"].responsible) == ("2031-10-31", ("县水务局",))
    assert (str(found["用水事项网办率"].value), found["用水事项网办率"].responsible) == ("98", ("县数据局",))


@pytest.mark.parametrize(
    ("heading", "words", "status", "deadline"),
    [
        ("二、主要任务", "“十五五”期间累计培训水工5000人次。", "pledged", "2030-12-31"),
        ("二、主要任务", "规划期内累计投入水利资金3亿元。", "pledged", "2030-12-31"),
        ("一、发展基础", "推动136项用水事项下沉社区。", "achieved", "2025-12-31"),
        ("一、发展基础", "支持18家水厂转型升级。", "achieved", "2025-12-31"),
    ],
)
def test_plans_sum_ahead_and_reviews_tell_what_was_moved(
    heading: str, words: str, status: str, deadline: str
) -> None:
    text = f"青石县“十五五”水务发展规划\n{heading}\n{words}\n"
    (found,) = summarize(text=text, engine="rules").records
    assert (found.status, str(found.deadline)) == (status, deadline)


def test_cells_that_tabs_part_may_be_empty_or_hold_marks() -> None:
    rows = (
        "序号\t任务\t目标值\t责任单位\t完成时限\n"
        "1\t新建水站\t15座\t供水科\t9月底\n"
        "2\t改造管网\t86公里\t工程科\t\n"
        "3\t水质合格率\t98%以上。\t水政科\t12月底\n"
        "4\t检定水表\t500只；\t\t6月底\n"
    )
    found = summarize(text=f"青石县2031年水务工作要点\n{rows}", engine="rules").records
    assert [
        (one.indicator, str(one.value), one.unit, one.responsible, str(one.deadline)) for one in found
    ] == [
        ("新建水站", "15", "座", ("供水科",), "2031-09-30"),
        ("改造管网", "86", "公里", ("工程科",), "2031-12-31"),
        ("水质合格率", "98", "%", ("水政科",), "2031-12-31"),
        ("检定水表", "500", "只", (), "2031-06-30"),
    ]


def test_menus_and_bylines_are_no_rows() -> None:
    text = "青石县2031年水务工作要点\n来源：水务局 | 作者：办公室 | 时间：2031-02-03\n一、任务\n新建水站12座。\n上一篇 | 下一篇 | 返回\n"
    found = summarize(text=text, engine="rules").records
    assert [(one.indicator, str(one.value)) for one in found] == [("新建水站", "12")]


def test_cells_that_only_name_a_class_or_say_ditto_are_of_their_row() -> None:
    rows = (
        "| 序号 | 项目 | 2031年目标 | 责任单位 |\n| --- | --- | --- | --- |\n"
        "| 1 | 水工培训 | 市级20名、县级60名 | 人事科 |\n"
        "| 2 | 供水服务 | 行政村全覆盖 | 供水科 |\n"
        "| 3 | 水表检定 | 每年检定800只 | 〃 |\n"
    )
    found = summarize(text=f"青石县2031年水务工作要点\n一、任务\n{rows}", engine="rules").records
    assert [(one.indicator, str(one.value), one.responsible) for one in found] == [
        ("水工培训市级", "20", ("人事科",)),
        ("水工培训县级", "60", ("人事科",)),
        ("供水服务行政村覆盖", "100", ("供水科",)),
        ("水表检定", "800", ("供水科",)),
    ]


def test_tabs_that_indent_part_no_cells() -> None:
    text = "青石县2031年水务工作要点\n\t\t一、任务\n\t\t新建水站12座。\n\t\t改造管网86公里。\n"
    found = summarize(text=text, engine="rules").records
    assert [(one.indicator, str(one.value)) for one in found] == [("新建水站", "12"), ("改造管网", "86")]
