"""What a record is called where the words around its value name no thing, or more than the thing."""

from __future__ import annotations

import pytest

from summarizer import summarize
from summarizer.schemas.extraction import Status

PLAN = "青石县2031年水务工作要点\n（一）重点任务\n"
REVIEW = "青石县水务局2030年工作总结\n一、主要工作完成情况\n"


def _named(text: str) -> list[str]:
    return [one.indicator for one in summarize(text=text, engine="rules").records]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("建成区供水普及率提高到99%。", ["建成区供水普及率"]),
        ("预计实现水务产值12亿元。", ["水务产值"]),
        ("打造市级节水示范村4个、县级18个。", ["市级节水示范村", "县级节水示范村"]),
        ("城市自来水普及率达到99%，农村达到88%。", ["城市自来水普及率", "农村自来水普及率"]),
        ("用水协会会员人均收入比2030年翻一番。", ["用水协会会员人均收入"]),
        (
            "青石水厂扩容改造全面竣工，日供水能力达到7万吨。",
            ["青石水厂扩容改造", "青石水厂扩容改造日供水能力"],
        ),
        ("确保东岭干渠8月底建成通水。", ["东岭干渠"]),
        ("清溪水乐园7月对外营业。", ["清溪水乐园"]),
        ("创排话剧《引水人》。", ["话剧《引水人》"]),
        ("水务产值年均增长6%，2031年达到33亿元。", ["水务产值年均增长", "水务产值"]),
        ("（1）改造泵站17座；（2）新建水塔3座。", ["改造泵站", "新建水塔"]),
    ],
)
def test_names(words: str, names: list[str]) -> None:
    assert _named(PLAN + words + "\n") == names


def test_the_mark_of_a_list_within_the_line_is_no_part_of_an_item() -> None:
    text = PLAN + "办好水务实事：①新建水站6座；②改造管网38公里；③县水质中心建成投用。\n"
    records = summarize(text=text, engine="rules").records
    assert [one.indicator for one in records] == ["新建水站", "改造管网", "县水质中心"]
    assert [one.evidence[0].quote for one in records] == [
        "新建水站6座",
        "改造管网38公里",
        "县水质中心建成投用",
    ]


def test_how_long_a_project_is_built_is_no_project() -> None:
    text = "青石县“十七五”供水规划\n专栏1 重点工程\n1.引水工程。新建干渠44公里，总投资2.3亿元，建设年限2031—2034年。\n"
    assert _named(text) == ["新建干渠"]


def test_what_was_planned_beside_what_was_done_promises_nothing() -> None:
    records = summarize(text=REVIEW + "完成困难户水表改造1700户（目标1600户）。\n", engine="rules").records
    assert [(str(one.value), one.status) for one in records] == [("1700", Status.ACHIEVED)]


def test_a_title_that_says_all_is_done_makes_a_report_of_its_year() -> None:
    text = "2030年全县供水实事项目全面完成\n——水站方面。全县新增水站24座，惠及居民6.2万人。\n"
    summary = summarize(text=text, engine="rules")
    assert summary.type == "report of results"
    assert {(one.status, str(one.deadline)) for one in summary.records} == {(Status.ACHIEVED, "2030-12-31")}


def test_a_person_named_beside_the_bodies_is_none() -> None:
    text = PLAN + "1.新建水站16座。（牵头领导：李某；牵头单位：县水务局；完成时限：10月底）\n"
    (record,) = summarize(text=text, engine="rules").records
    assert record.responsible == ("县水务局",)
    assert str(record.deadline) == "2031-10-31"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("污水收集率较上年提高4个百分点，达到77%。", ["污水收集率较上年提高", "污水收集率"]),
        ("节水企业达到640家，较年初净增58家。", ["节水企业", "节水企业较年初净增"]),
        ("水价覆盖率由51%提高到57%，年均提高1.2个百分点。", ["水价覆盖率", "水价覆盖率年均提高"]),
        ("水利研发投入强度（2029年）为1.7%。", ["水利研发投入强度(2029年)"]),
        ("通报表扬35个先进集体、60名先进个人。", []),
    ],
)
def test_names_in_a_review(words: str, names: list[str]) -> None:
    assert _named(REVIEW + words + "\n") == names


def test_sides_that_share_a_standard_are_called_after_it() -> None:
    text = PLAN + "城乡水费补助标准再提高5%，城市、农村分别不低于每人每月12元和9元。\n"
    found = {
        one.indicator: (str(one.value), one.unit) for one in summarize(text=text, engine="rules").records
    }
    assert found["城市水费补助标准"] == ("12", "元/月")
    assert found["农村水费补助标准"] == ("9", "元/月")


def test_basis_points_are_hundredths_of_a_percentage_point() -> None:
    text = REVIEW + "水利贷款平均利率3.4%，较上年下降16个基点。\n"
    (record,) = (one for one in summarize(text=text, engine="rules").records if one.value == 16)
    assert (record.indicator, record.unit) == ("水利贷款平均利率较上年下降", "个基点")


def test_what_is_quoted_in_markdown_loses_its_marks() -> None:
    text = "# 青石县供水规划（2031—2035年）\n\n> 专栏1 重大工程\n> - 东岭引调水库：库容4200万立方米，2034年建成通水。\n"
    summary = summarize(text=text, engine="rules")
    assert summary.type == "five-year plan"
    assert [one.indicator for one in summary.records] == ["东岭引调水库", "东岭引调水库库容"]
    assert {str(one.deadline) for one in summary.records} == {"2034-12-31"}


def test_below_the_second_half_a_report_plans() -> None:
    text = (
        "关于2030年上半年供水工作情况的通报\n一、进展\n新建水站9座。\n"
        "二、下半年重点\n三季度完成水价评估。10月底前出台《取水许可办法》，选派管水员70名。\n"
    )
    records = summarize(text=text, engine="rules").records
    assert [str(one.status) for one in records] == ["achieved", "pledged", "pledged", "pledged"]
    assert [str(one.deadline) for one in records[1:]] == ["2030-09-30", "2030-10-31", "2030-10-31"]


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("节水实施计划（2031—2035年）", "five-year plan"),
        ("节水实施计划（2031—2033年）", "action plan"),
        ("2031年节水工作思路", "annual plan"),
    ],
)
def test_the_years_of_a_title_tell_what_plan_it_is(title: str, genre: str) -> None:
    assert summarize(text=f"青石县{title}\n新建水站8座。\n", engine="rules").type == genre


def test_how_far_each_aim_is_met_is_told_of_each_thing() -> None:
    text = REVIEW + "建成村级水站8个、蓄水池20个，分别完成年度目标的100%和125%。\n"
    assert {"村级水站完成年度目标的比例", "蓄水池完成年度目标的比例"} <= set(_named(text))


def test_a_bare_deed_is_named_after_the_work_of_its_item() -> None:
    text = (
        "青石县关于2030年节水实事完成情况的通报\n县政府确定的9项节水实事，截至12月10日已完成8项。\n"
        "1.清洁取水工程。完成改造1.3万户，完成率100%。\n2.村级水站改造工程。剩余2个预计2031年1月完工。\n"
    )
    records = summarize(text=text, engine="rules").records
    assert [(one.indicator, str(one.deadline)) for one in records] == [
        ("县政府确定节水实事", "2030-12-31"),
        ("县政府确定节水实事完成", "2030-12-10"),
        ("清洁取水工程完成改造", "2030-12-31"),
        ("清洁取水工程完成率", "2030-12-31"),
        ("村级水站改造工程剩余", "2031-01-31"),
    ]
