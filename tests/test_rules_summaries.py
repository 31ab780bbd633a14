"""Summaries of a year's work, and what is written about plans: how they report, what they pay, what their tables hold."""

from __future__ import annotations

from decimal import Decimal

import pytest

from summarizer import Summary, summarize
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.document import DocumentType
from summarizer.schemas.extraction import Status


def read(text: str) -> Summary:
    return summarize(text=text, engine="rules")


def stated(records: tuple[Commitment, ...]) -> list[tuple[Decimal | None, str | None]]:
    return [(one.value, one.unit) for one in records]


@pytest.mark.parametrize(
    "opening",
    [
        "五年来,市水务局紧紧围绕中心工作,保供水、促节约。",
        "XX年上半年全县水务工作,在各方支持下有序开展。主要抓了如下几件事:",
        "现将青石县水务局上半年工作情况汇报如下:",
        "篇一\n20xx年我县水务工作在县委的领导下,取得成效。",
        "【概述】这是一篇2021年上半年水务局重点工作总结。",
    ],
)
def test_a_summary_tells_by_its_opening_that_it_reports(opening: str) -> None:
    text = f"{opening}\n一、供水服务保障方面\n改造老旧管网34公里,维修水表1204只。\n"
    summary = read(text + "二、下一步工作打算\n新建水厂3座。\n")
    assert summary.type is DocumentType.RESULTS
    assert [(one.value, one.status) for one in summary.records] == [
        (Decimal(34), Status.ACHIEVED),
        (Decimal(1204), Status.ACHIEVED),
        (Decimal(3), Status.PLEDGED),
    ]


@pytest.mark.parametrize("heading", ["一、努力完成供水任务", "一、用水安全保障方面", "一、节水行动"])
def test_headings_of_a_report_of_results_say_what_was_done(heading: str) -> None:
    summary = read(f"青石县水务局2023年工作总结\n{heading}\n发放水表20台,培训用水户13名。\n")
    assert {one.status for one in summary.records} == {Status.ACHIEVED}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("供养标准为人年6800元", (6800, "元/年")),
        ("月人均补差62.5元", (Decimal("62.5"), "元/月")),
        ("水费补助标准调到年人均不低于1350元", (1350, "元/年")),
        ("护水员月补助标准从300元提高到450元", (450, "元/月")),
        ("用水户年人均纯收入达到9800元", (9800, "元")),
        ("全年支出维修资金347万", (3470000, "元")),
        ("春节慰问百岁老人3人", (3, "人")),
        ("拆除旧窑125冢", (125, "冢")),
        ("全县12个乡镇有8个建成水站", (8, "个")),
    ],
)
def test_amounts_and_counts(said: str, expected: tuple[Decimal, str]) -> None:
    assert stated(read(f"青石县水务局2023年工作总结\n一、主要工作\n{said}。\n").records) == [expected]


@pytest.mark.parametrize(
    "said",
    [
        "全县60岁以上老龄人有5859人",
        "还有13个乡镇没有带消毒功能的水厂",
        "80%的村没有集中式泵站",
        "各方面均有明显提升",
    ],
)
def test_how_things_are_is_no_record(said: str) -> None:
    assert read(f"青石县水务局2023年工作总结\n一、主要工作\n{said}。\n").records == ()


@pytest.mark.parametrize(
    "said",
    [
        "各街道(镇)均有具有法人资格的节水组织",
        "各区、市均有管网、泵站和为农村服务的专业节水组织",
        "每个社区都有好用的取水设施",
    ],
)
def test_what_all_of_them_have_is_a_hundred_percent(said: str) -> None:
    assert stated(read(f"关于促进节水的实施意见\n一、主要目标\n{said}。\n").records) == [(Decimal(100), "%")]


def test_letters_and_reasons_deliver_nothing() -> None:
    text = (
        "青石县水务发展实施方案\n一、实施背景“十三五”期间,供水更稳。\n"
        "《青石县水务发展规划》现印发给你们请照此办理。\n方案的制定完成将推动全县水务发展。\n"
    )
    assert read(text).records == ()


def test_what_is_started_or_awarded_is_reported() -> None:
    text = "青石县水务局2023年工作总结\n一、主要工作\n青石水库重建项目顺利启动。\n"
    [record] = read(text).records
    assert (record.indicator, record.status) == ("青石水库重建项目", Status.ACHIEVED)


REVIEW = """青石县水务发展“十二五”规划
一、发展背景
“十一五”水务指标一览
指标名称
2005年
2010年
1.供水入户数
13.5万户
23.6万户
2.水质达标率
55%
85%
"""


def test_a_review_holds_its_last_year_against_the_one_before() -> None:
    summary = read(REVIEW)
    assert [(one.indicator, one.baseline, one.value, one.status) for one in summary.records] == [
        ("供水入户数", Decimal(135000), Decimal(236000), Status.ACHIEVED),
        ("水质达标率", Decimal(55), Decimal(85), Status.ACHIEVED),
    ]


WIDE = """青石县“十四五”水务发展规划
专栏 1        “十四五”时期水务发展主要指标
              指 标                          2025 年        属 性
      1.水价年均增长(%)                        >2.5          预期性
      2.节水培训人数(万人)                      >4           预期性
      3.取水计量率(%)                          100           约束性
"""


def test_column_titles_that_are_set_wide_are_read() -> None:
    summary = read(WIDE)
    assert [(one.indicator, one.value, one.unit, one.binding) for one in summary.records] == [
        ("水价年均增长", Decimal("2.5"), "%", "预期性"),
        ("节水培训人数", Decimal(40000), "人", "预期性"),
        ("取水计量率", Decimal(100), "%", "约束性"),
    ]


@pytest.mark.parametrize(
    "above",
    [
        "开启无障碍\n本县政府网 | 水务局 | 门户网站 |\n首页 > 水务 > 计划\n",
        "> 政务公开 > 政府公报 > 第3期\n",
        "新闻产经轻工机械电力手机版\n",
    ],
)
def test_controls_and_menus_are_no_title(above: str) -> None:
    title = "青石县人民政府关于印发水务发展规划的通知"
    assert read(f"{above}{title}\n一、目标\n到2030年,建成水厂3座。\n").title == title


def test_a_title_that_its_text_follows_on_the_line_is_the_title() -> None:
    text = "青石县水务发展行动方案,为切实做好供水,制定本行动方案。\n一、目标\n到2030年,建成水厂3座。\n"
    assert read(text).title == "青石县水务发展行动方案"


def test_a_part_that_is_counted_twice_bears_one_name() -> None:
    text = "青石县水务局2023年工作总结\n一、主要工作\n补助低收入户3308户5737人,其中县本级2291户4064人。\n"
    names = [one.indicator for one in read(text).records]
    assert names[2:] == ["县本级补助低收入户", "县本级补助低收入户"]
