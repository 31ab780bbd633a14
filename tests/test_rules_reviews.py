"""What reviews, opinions and reports in the press of other places taught: counted figures, grades, deeds, whole populations."""

from __future__ import annotations

from decimal import Decimal

import pytest

from summarizer import summarize
from summarizer.engines.rules.grades import read_grade
from summarizer.engines.rules.tone import counted
from summarizer.language.quantities import read_quantities
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.extraction import Kind, Status

PAST, AHEAD = "二、2025年工作回顾", "三、2026年工作安排"

COUNTED = """渠水欢歌润万家
【巡渠】巡查渠道1032公里，排查隐患2617处，走访用水户4318户次。
【服务】服务企业386家，协调解决诉求127宗，举办节水讲座43场。
【建设】打造节水校园；开展普法宣传，600余人次居民免费试水。
"""

SET = """渠水欢歌润万家
【巡渠】巡查渠道1000公里以上，排查隐患不少于200处，走访用水户500户次。
【服务】服务企业300家，协调解决诉求100宗以上，举办节水讲座40场。
"""

AIMS = """青石县水利事业“十五五”规划
二、“十五五”时期主要目标
——水利高质量发展取得显著成效。自来水普及率达98%左右，节水灌溉率达75%左右。
——改革取得新突破。用水合作社达320家。
"""


def _records(text: str, heading: str = "") -> tuple[Commitment, ...]:
    if heading:
        text = f"青石县政府工作报告\n（2026年1月20日）\n{heading}\n（一）水利事业。{text}\n"
    return summarize(text=text, engine="rules").records


def _said(text: str, heading: str) -> list[tuple[str, float | None, str | None]]:
    return [
        (one.indicator, None if one.value is None else float(one.value), one.unit)
        for one in _records(text, heading)
    ]


def test_figures_that_somebody_counted_report() -> None:
    assert {record.status for record in _records(COUNTED)} == {Status.ACHIEVED}


def test_figures_that_somebody_set_promise() -> None:
    assert {record.status for record in _records(SET)} == {Status.PLEDGED}


def test_a_plan_promises_however_exact_its_figures_are() -> None:
    plan = "青石县2026年水利工作要点\n一、巡渠\n" + COUNTED.partition("\n")[2]
    assert {record.status for record in _records(plan)} == {Status.PLEDGED}


@pytest.mark.parametrize(
    ("words", "weight"),
    [("2617处", 1), ("38.62亿元", 1), ("600余人次", 1), ("50家以上", -1), ("不超过3%", -1), ("120处", 0), ("超过5万人", 0)],
)  # fmt: skip
def test_whether_a_figure_was_counted_or_set(words: str, weight: int) -> None:
    (quantity,) = read_quantities(words)
    assert counted(quantity, words[quantity.number_start : quantity.core_end + 1]) == weight


def test_below_aims_even_what_sounds_achieved_is_still_to_come() -> None:
    records = _records(AIMS)
    assert len(records) == 3
    assert {record.status for record in records} == {Status.PLEDGED}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("居民预期寿命由76.2岁提高到78.4岁。", [("居民预期寿命", 78.4, "岁")]),
        ("管水员平均从业年限从2021年的6.2年提升至2025年的8.5年左右。", [("管水员平均从业年限", 8.5, "年")]),
        ("管水员津贴标准每月提高120元。", [("管水员津贴标准每月提高", 120.0, "元/月")]),
        ("护渠补贴标准从每年每人2400元提高至3600元。", [("护渠补贴标准", 3600.0, "元/年")]),
        ("每年将60%以上的收益用于管护。", [("每年收益用于管护", 60.0, "%")]),
        ("完成80万平米渠面改造。", [("渠面改造", 800_000.0, "平米")]),
        ("新建泵站1～2座。", [("新建泵站", 1.0, "座"), ("新建泵站", 2.0, "座")]),
        ("建成灌区3个和12座示范水厂。", [("建成灌区", 3.0, "个"), ("示范水厂", 12.0, "座")]),
        (
            "建成泵站6～8座和10～12座示范水厂。",
            [
                ("建成泵站", 6.0, "座"),
                ("建成泵站", 8.0, "座"),
                ("示范水厂", 10.0, "座"),
                ("示范水厂", 12.0, "座"),
            ],
        ),
        (
            "城乡低保标准分别提高到人均每月680元、每年5400元。",
            [("城市低保标准", 680.0, "元/月"), ("农村低保标准", 5400.0, "元/年")],
        ),
        ("办好十件民生实事。", [("办好民生实事", 10.0, "件")]),
        ("办好十件民生实事：新建水站12处。", [("新建水站", 12.0, "处")]),
        ("每2至5万用水户设置1个水站。", [("每2至5万用水户设置水站", 1.0, "个")]),
        ("10名以上老人的行政村都建有水站。", [("10名以上老人的行政村建有水站", 100.0, "%")]),
        ("带动3.2万贫困人口实现脱贫。", [("带动贫困人口实现脱贫", 32_000.0, None)]),
    ],
)
def test_values(text: str, expected: list[tuple[str, float, str | None]]) -> None:
    assert sorted(_said(text, AHEAD), key=repr) == sorted(expected, key=repr)


def test_a_value_that_nothing_names_is_no_record_but_is_accounted_for() -> None:
    summary = summarize(text="12.5%，用水户增长11.1%。\n", engine="rules")
    assert [record.indicator for record in summary.records] == ["用水户增长"]
    assert "12.5%" in {
        mention.text for mention in summary.coverage.mentions if mention.disposition != "record"
    }


def test_a_count_of_the_texts_own_points_stays_none() -> None:
    assert _said("抓好三项重点工作，办成一批实事，现场只有9户人家。", AHEAD) == []


def test_a_mean_of_what_is_done_recurs_every_year_and_a_rate_of_growth_does_not() -> None:
    done, grown = _records("年均新增就业30万人，用水总量年均增长5%。", AHEAD)
    assert {done.recurrence, grown.recurrence} == {"yearly", None}


def test_money_set_aside_for_what_the_next_clause_counts_is_its_funding() -> None:
    (record,) = _records("安排资金12亿元，办好20项民生实事。", AHEAD)
    assert (record.value, record.funding) == (Decimal(20), Decimal(1_200_000_000))


def test_the_year_of_a_standard_cited_dates_nothing() -> None:
    (record,) = _records("80%以上水厂达到1996年水利部颁布的《水厂建设标准》。", AHEAD)
    assert (record.status, str(record.deadline)) == (Status.PLEDGED, "2026-12-31")


@pytest.mark.parametrize(
    "text",
    [
        "青石全县现有5个贫困乡镇、42个贫困村，现有贫困人口2.1万户6.3万人，贫困发生率为12.4%。",
        "北部6个乡（镇）均为深度贫困乡镇，120个村中有86个贫困村。",
        "全县土地总面积2316平方公里，约占全市面积的12%。",
        "致贫原因有三：因病（28.5%）、缺劳力（21.4%）、因残（12.6%）。",
    ],
)
def test_how_things_are_is_no_result(text: str) -> None:
    assert not _records(text, PAST)


def test_what_becomes_of_the_poor_is() -> None:
    text = "42个贫困村出列，减少贫困人口1.6万人，贫困发生率降至0.8%，改造12个贫困村的水站。"
    assert [(name, value) for name, value, _ in _said(text, PAST)] == [
        ("贫困村出列", 42.0),
        ("减少贫困人口", 16000.0),
        ("贫困发生率", 0.8),
        ("改造贫困村的水站", 12.0),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("支持青石湖创建国家AAAA级景区", ("青石湖国家AAAA级景区", "AAAA级")),
        ("推动水文馆争创5A级旅游景区", ("水文馆5A级旅游景区", "5A级")),
        ("县人民医院创成三级乙等医院", ("县人民医院三级乙等医院", "三级乙等")),
        ("新增3A级以上景区2家", None),
        ("推动4A级景区提质扩容", None),
        ("提升服务等级", None),
    ],
)
def test_grades(words: str, expected: tuple[str, str] | None) -> None:
    assert read_grade(words) == expected


def test_a_grade_to_be_reached_is_a_target_without_a_number() -> None:
    (record,) = _records("支持青石湖创建国家AAAA级景区。", AHEAD)
    assert (record.kind, record.value, record.unit) == (Kind.TARGET, None, "级")


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("我县被命名为“全省节水城市”。", "我县被命名为“全省节水城市”"),
        ("青石水利学校升格为青石水利学院。", "青石水利学校升格为青石水利学院"),
        ("获批全国水权交易试点。", "全国水权交易试点"),
        ("水文化馆正式运营。", "水文化馆"),
        ("县乡两级水权流转中心组建完成。", "县乡两级水权流转中心"),
    ],
)
def test_what_comes_about_is_done(text: str, indicator: str) -> None:
    (record,) = _records(text, PAST)
    assert (record.kind, record.status, record.indicator) == (Kind.DELIVERABLE, Status.ACHIEVED, indicator)


def test_what_is_about_to_be_done_is_neither_done_nor_promised() -> None:
    assert not _records("青石水文医院即将建成。", PAST)


def test_a_report_in_the_press_says_how_things_stand_when_it_appears() -> None:
    text = "渠水润民心\n发布时间：2025-12-13　来源：青石日报\n全县累计新建水站1032处，走访用水户4318户。\n"
    assert {str(record.deadline) for record in _records(text)} == {"2025-12-13"}
