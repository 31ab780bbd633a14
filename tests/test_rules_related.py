"""Names of values that say of what they are a share or a multiple, or go on about the measure before."""

from __future__ import annotations

import pytest

from summarizer import summarize

PLAN = "青石县2031年水务工作要点\n（一）重点任务\n"


def _named(words: str) -> list[str]:
    return [one.indicator for one in summarize(text=PLAN + words + "\n", engine="rules").records]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("管水员平均薪酬不低于上年度全县平均工资的1.1倍。", ["管水员平均薪酬与上年度全县平均工资之比"]),
        ("管水员平均薪酬不低于全县平均工资的85%。", ["管水员平均薪酬与全县平均工资之比"]),
        ("困难用水户水费补助标准按照低保标准的1.4倍执行。", ["困难用水户水费补助标准与低保标准之比"]),
        (
            "交流轮岗管水员70人，占比不低于持证管水员总数的12%。",
            ["交流轮岗管水员", "交流轮岗管水员占持证管水员的比例"],
        ),
        ("持证管水员占比提升4个百分点，达到36%。", ["持证管水员占比提升", "持证管水员占比"]),
        ("城市社区水表达标率75%，农村社区不低于55%。", ["城市社区水表达标率", "农村社区水表达标率"]),
        ("用水申请按期办结率100%，群众满意率97%以上。", ["用水申请按期办结率", "用水申请群众满意率"]),
        ("更新水泵30台，其中2031—2033年更新12台。", ["更新水泵", "更新水泵"]),
        ("水表检定、泵房巡查、水质公示三个100%要长期保持。", ["水表检定、泵房巡查、水质公示"]),
        ("村级水站建成340个，提前一年实现全覆盖。", ["村级水站建成", "村级水站覆盖"]),
        ("上线“青石水网”平台，三季度前接入企业60家。", ["“青石水网”平台", "“青石水网”平台接入企业"]),
        ("初步拟定新建泵站3座。", ["新建泵站"]),
    ],
)
def test_names_say_of_what_they_are_so_much(words: str, names: list[str]) -> None:
    assert _named(words) == names


def test_a_standard_raised_behind_another_is_named_and_paid_like_it() -> None:
    words = (
        "集中安置户水费补助标准由每人每月11元提高到14元，分散安置户由8元提高到9元。"
        "生均用水经费标准小学由33元提高到36元、初中由41元提高到45元。\n"
    )
    records = summarize(text=PLAN + words, engine="rules").records
    assert {one.indicator: (str(one.value), one.unit, str(one.baseline)) for one in records} == {
        "集中安置户水费补助标准": ("14", "元/月", "11"),
        "分散安置户水费补助标准": ("9", "元/月", "8"),
        "生均用水经费标准小学": ("36", "元", "33"),
        "生均用水经费标准初中": ("45", "元", "41"),
    }


def test_amounts_of_classes_bear_what_is_raised() -> None:
    words = "2032年起用水困难户水费补助提高到一级每月12元、二级每月9元。\n"
    records = summarize(text=PLAN + words, engine="rules").records
    assert [(one.indicator, str(one.value), one.unit) for one in records] == [
        ("用水困难户水费补助一级", "12", "元/月"),
        ("用水困难户水费补助二级", "9", "元/月"),
    ]


def test_what_each_takes_of_a_sum_is_no_record() -> None:
    records = summarize(
        text=PLAN + "新建泵站12座，估算投资3600万元（每座约300万元）。\n", engine="rules"
    ).records
    assert [(one.indicator, str(one.funding)) for one in records] == [("新建泵站", "36000000")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("城区水表覆盖率达到98%，农村地区达到65%。", {"城区水表覆盖率": "98", "农村地区水表覆盖率": "65"}),
        ("持证管水员达到90人，高级以上占30%。", {"持证管水员": "90", "持证管水员中高级以上占比": "30"}),
        ("管网改造6月底前完成全年任务的70%以上。", {"管网改造完成全年任务的比例": "70"}),
        ("水利支出3亿元，占财政支出比重4%。", {"水利支出": "300000000", "水利支出占财政支出比重": "4"}),
        (
            "水表检定台达到4900台，每千户用水户拥有38台。",
            {"水表检定台": "4900", "每千户用水户拥有水表检定台": "38"},
        ),
        ("对首次获评3A、2A级的，分别奖励6万元、3万元。", {"3A奖励": "60000", "2A级奖励": "30000"}),
        ("用水户中老年人12万人，其中65周岁及以上9万人，占75%。对排名后两位的进行约谈。", {}),
        ("建议提案办复率、见面率均达98%。", {"建议提案办复率": "98", "建议提案见面率": "98"}),
    ],
)
def test_shares_bear_what_they_are_shares_of(words: str, found: dict[str, str]) -> None:
    records = summarize(text=PLAN + words + "\n", engine="rules").records
    assert {one.indicator: str(one.value) for one in records} == found
