"""What the rules engine reads in sentences of the genre, field by field, as the labelling guide decides."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from summarizer.engines.rules.engine import RulesEngine
from summarizer.load import load_text
from summarizer.pipeline import summarize_document
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.extraction import Kind, Status

TITLE = "青石县水利局2025年工作要点"


def read(text: str, title: str = TITLE) -> list[Commitment]:
    """Records of a document that holds ``text`` under one heading that promises."""
    document = load_text(f"{title}\n\n一、主要目标\n{text}", "a.txt")
    return list(summarize_document(document, RulesEngine()).records)


def targets(text: str) -> list[tuple[str, float | None, str | None]]:
    """``(comparator, value, unit)`` of every target, by value."""
    found = [r for r in read(text) if r.kind is Kind.TARGET]
    return sorted((r.comparator or "", None if r.value is None else float(r.value), r.unit) for r in found)


def deliverables(text: str) -> list[str]:
    return [r.indicator for r in read(text) if r.kind is Kind.DELIVERABLE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one verb, several objects with a value each
        ("新建泵站8座，改造灌渠50公里，完成管网更新3200户。", [("=", 8, "座"), ("=", 50, "公里"), ("=", 3200, "户")]),
        ("新建泵站8座、改造灌渠50公里和更新管网3200户。", [("=", 8, "座"), ("=", 50, "公里"), ("=", 3200, "户")]),
        # one indicator, several objects with a value each
        ("泵站、水窖和水塔分别达到14座、20座和144座。", [("=", 14, "座"), ("=", 20, "座"), ("=", 144, "座")]),
        ("城镇、农村自来水普及率分别达到98%和92%。", [("=", 92, "%"), ("=", 98, "%")]),
        # several indicators that share a value
        ("持证率、及时办结率和参与率达到95%以上。", [(">=", 95, "%")] * 3),
        # several objects of one indicator that share a value
        ("河长制和林长制签约全覆盖。", [("=", 100, "%")]),
        # words that stand for numbers
        ("实现村级水管站全覆盖。", [("=", 100, "%")]),
        ("服务覆盖所有行政村。", [("=", 100, "%")]),
        ("每个乡镇都建有水管站。", [("=", 100, "%")]),
        ("实现甲级资质企业零突破。", [(">=", 1, "个")]),
        ("节水灌溉面积比2020年翻一番。", [("=", 2, "倍")]),
        # forms of numbers and comparators
        ("登记用水合作社3.1万家。", [("=", 31000, "家")]),
        ("自来水普及率达到百分之六十。", [("=", 60, "%")]),
        ("全年水费收入1亿元以上。", [(">=", 1e8, "元")]),
        ("新建泵站不少于8座。", [(">=", 8, "座")]),
        ("水质达标率达到85%以上。", [(">=", 85, "%")]),
        ("带动20多家企业节水。", [(">", 20, "家")]),
        ("漏损率控制在9%以内。", [("<=", 9, "%")]),
        ("完成造林约400亩。", [("~", 400, "亩")]),
        ("灌溉率提高2.5个百分点。", [("=", 2.5, "个百分点")]),
        ("至少建成泵站1座。", [(">=", 1, "座")]),
        ("灌溉水利用系数达到0.62。", [("=", 0.62, None)]),
        # standing norms and caps are targets
        ("单户补助不超过5万元。", [("<=", 50000, "元")]),
        ("每年将不低于水费收入的2%用于养护。", [(">=", 2, "%")]),
        # ranges: both ends
        ("供水量年均增长4%至6%。", [(">=", 4, "%"), ("<=", 6, "%")]),
        ("漏损率控制在8%-10%以内。", [(">=", 8, "%"), ("<=", 10, "%")]),
        ("每村配备2至3名管水员。", [(">=", 2, "名"), ("<=", 3, "名")]),
        ("投入3—5万元建设水窖。", [(">=", 30_000, "元"), ("<=", 50_000, "元")]),
        ("供水率、排水率分别提高3.1个和2.6个百分点。", [("=", 3.1, "个百分点"), ("=", 2.6, "个百分点")]),
        ("供水系统服务1.6亿参保人。", [("=", 160_000_000, None)]),
        # none, all
        ("较大水旱事故零发生。", [("=", 0, None)]),
        ("溺水事故起数保持为零。", [("=", 0, None)]),
        ("尾水实现全部利用。", [("=", 100, "%")]),
        ("体检覆盖各级各类学校。", [("=", 100, "%")]),
        ("沿江主要港口全面实现岸电供应。", [("=", 100, "%")]),
        ("确保所有符合条件的家庭全部纳入保障。", []),
        # norms: two in one bracket, money for a purpose, time limits from an event
        ("安排管水人员（每500户配备1名，不足500户的至少配备1名）。", [("=", 1, "名"), (">=", 1, "名")]),
        ("县级、镇级泵站每年分别安排不少于60万元、40万元运营经费。", [(">=", 600_000, "元"), (">=", 400_000, "元")]),
        ("租用期最长可延长至20年。", [("<=", 20, "年")]),
        ("受理申请后1个月内完成实地核实。", [("<=", 1, "个月")]),
        ("公示期为7日。", [("=", 7, "日")]),
        ("选择10个左右有条件的县，开展节水试点。", [("~", 10, "个")]),
        # what only names a class
        ("严查开采深度超过800米的金属、非金属矿山。", []),
        # how often, on how many
        ("每年对全县171家企业、20多家协会开展一次培训。", [("=", 1, "次")]),
        ("每年对全县171座水库开展一次检查。", [("=", 1, "次")]),
        ("每季度巡查堤坝1次。", [("=", 1, "次")]),
    ],
)  # fmt: skip
def test_targets(text: str, expected: list[tuple[str, float, str | None]]) -> None:
    assert targets(text) == sorted(expected, key=lambda row: (row[0], row[1]))


@pytest.mark.parametrize(
    "text",
    [
        "加强队伍建设，完善工作机制，推进高质量发展。",
        "深入推进七大体系建设，抓好三项重点工作。",
        "围绕“三年行动”和“1+8+X”布局凝心聚力。",
        "为80岁以上老人免费送水。",
        "贯彻《水土保持条例》（青政发〔2023〕12号）精神。",
        "建立健全各项制度。",
        "全县常住人口38万人。",
        "坚持以人民为中心的发展思想。",
    ],
)
def test_what_can_not_be_checked_is_no_record(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("制定《青石县节水管理办法》。", "《青石县节水管理办法》"),
        ("上线智慧水利平台。", "智慧水利平台"),
        ("举办首届“青石好水”展销会。", "展销会"),
        ("成立节水协会。", "节水协会"),
        ("年内开工建设县妇幼保健院。", "县妇幼保健院"),
        ("开展“清河行动”。", "“清河行动”"),
        ("编制“十五五”水利发展规划。", "水利发展规划"),
    ],
)
def test_deliverables(text: str, named: str) -> None:
    (only,) = deliverables(text)
    assert named in only
    assert all(record.value is None for record in read(text))


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("青石水库2026年底前建成投用。", ["青石水库"]),
        ("新建泵站3座，2026年底前投入使用。", []),
        ("新建泵站3座，10月底前竣工。", []),
    ],
)
def test_a_time_is_nothing_delivered(text: str, things: list[str]) -> None:
    assert deliverables(text) == things


def test_an_earlier_value_is_the_baseline() -> None:
    (one,) = read("自来水普及率由62%提高到75%以上。")
    assert (one.baseline, one.value, one.comparator) == (Decimal(62), Decimal(75), ">=")


def test_earlier_values_are_handed_out_in_order() -> None:
    found = read("供水一厂、供水二厂日供水量分别由580吨、5200吨提高到620吨、5600吨。")
    assert sorted((r.baseline, r.value) for r in found) == [
        (Decimal(580), Decimal(620)),
        (Decimal(5200), Decimal(5600)),
    ]


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        ("到2027年，水质达标率达到90%。", "2027-12-31", "explicit"),
        ("2025年10月底前，新建泵站3座。", "2025-10-31", "explicit"),
        ("10月底前完成水库除险加固5座。", "2025-10-31", "explicit"),
        ("年内新建泵站3座。", "2025-12-31", "explicit"),
        ("今年新建泵站3座。", "2025-12-31", "explicit"),
        ("到“十四五”末，新建泵站3座。", "2025-12-31", "explicit"),
        ("近期新建泵站3座。", "2025-12-31", "inherited"),
        ("新建泵站3座。", "2025-12-31", "inherited"),
        ("新建泵站3座，2026年底前建成投用。", "2026-12-31", "explicit"),
        ("水质达标率较2020年提高5个百分点。", "2025-12-31", "inherited"),
    ],
)
def test_deadlines(text: str, day: str, basis: str) -> None:
    (one,) = read(text)
    assert (one.deadline, one.deadline_basis) == (date.fromisoformat(day), basis)


def test_an_action_of_three_years_without_a_start_has_no_deadline() -> None:
    (one,) = read("新建泵站3座。", "青石县节水三年行动方案")
    assert one.deadline is None


@pytest.mark.parametrize(
    ("text", "funding"),
    [
        ("新建泵站3座，预计投资700万元。", 7_000_000),
        ("预计投资700万元，新建泵站3座。", 7_000_000),
        ("新建泵站3座，每处投资30万元，总计90万元。", 900_000),
        ("整治堤岸；新建泵站3座（投资380万元、6月底建成）。", 3_800_000),
        ("新建泵站3座，预计费用318万。", 3_180_000),
        ("新建泵站3座。", None),
    ],
)
def test_planned_money_belongs_to_its_record(text: str, funding: int | None) -> None:
    (one,) = read(text)
    assert one.value == 3
    assert one.funding == funding


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("新建泵站3座。（责任单位：县水利局、县财政局）", ("县水利局", "县财政局")),
        ("新建泵站3座。（县水利局牵头，县财政局配合）", ("县水利局", "县财政局")),
        ("由县水利局负责新建泵站3座。", ("县水利局",)),
        ("县水利局每季度通报水质1次。", ("县水利局",)),
        ("强化值守，县防汛抗旱领导小组每季度检查堤坝1次。", ("县防汛抗旱领导小组",)),
        ("青山省水利厅还新建泵站3座。", ("青山省水利厅",)),
        ("乡镇（街道）应当每年巡查堤坝1次。", ("乡镇(街道)",)),
        ("县财政每年安排管护资金不少于300万元。", ("县财政",)),
        (
            "改造灌渠。（县农业农村局、县财政局负责）新建泵站3座。（县水利局指导）补种护岸林。（县林业局负责）",
            ("县水利局",),
        ),
        ("县级应急水源保证率达到90%。", ()),
        ("根据省委部署，新建泵站3座。", ()),
        ("县水利局负责堤坝管护；应当每年巡查堤坝1次。", ("县水利局",)),
        ("水利部门应当每年巡查堤坝1次。", ("水利部门",)),
        ("新建泵站3座，日常运维由县供水公司负责。", ()),
        ("县民政部门和县水利局应当每年巡查堤坝1次。", ("县民政部门", "县水利局")),
        ("新建泵站3座。", ()),
    ],
)
def test_responsible_bodies(text: str, bodies: tuple[str, ...]) -> None:
    (one,) = read(text)
    assert one.responsible == bodies


def test_a_bracket_inside_a_paragraph_answers_for_what_stands_before_it() -> None:
    text = "新建泵站3座。（县水利局负责）改造灌渠50公里。植树2万株。（县林业局牵头）"
    assert [(record.value, record.responsible) for record in read(text)] == [
        (Decimal(3), ("县水利局",)), (Decimal(50), ("县林业局",)), (Decimal(20_000), ("县林业局",))
    ]  # fmt: skip
    assert [record.evidence[0].quote for record in read(text)][1] == "改造灌渠50公里"


@pytest.mark.parametrize(
    ("words", "recurrence"),
    [("每年", "yearly"), ("每季度", "quarterly"), ("每月", "monthly"), ("每半年", "half-yearly")],
)
def test_recurrence(words: str, recurrence: str) -> None:
    (one,) = read(f"{words}巡查堤坝1次。")
    assert (one.recurrence, one.deadline, one.deadline_basis) == (recurrence, date(2025, 12, 31), "inherited")


def test_an_indicator_table_gives_unit_binding_and_baseline() -> None:
    table = (
        "| 指标 | 单位 | 2020年 | 2025年 | 属性 |\n|---|---|---|---|---|\n"
        "| 自来水普及率 | % | 86 | 95 | 约束性 |\n| 灌溉面积 | 万亩 | 10 | 12 | 预期性 |\n"
    )
    found = {r.indicator: r for r in read(table, "青石县“十四五”水利发展规划")}
    assert [(r.value, r.unit, r.binding, r.deadline) for r in found.values()] == [
        (Decimal(95), "%", "约束性", date(2025, 12, 31)), (Decimal(120_000), "亩", "预期性", date(2025, 12, 31))
    ]  # fmt: skip
    assert found["自来水普及率"].baseline == 86


def test_a_task_table_gives_body_and_date_from_its_columns() -> None:
    table = "| 序号 | 任务 | 完成时限 | 责任单位 |\n|---|---|---|---|\n| 1 | 新建泵站3座 | 2025年10月 | 县水利局 |\n"
    (one,) = read(table)
    assert (one.value, one.responsible, one.deadline) == (Decimal(3), ("县水利局",), date(2025, 10, 31))


def test_overview_box_and_body_are_one_record_with_all_its_evidence() -> None:
    text = "到2025年，农村自来水普及率达到95%。\n二、农村供水\n提升农村自来水普及率，2025年农村自来水普及率达到95%。\n专栏1 主要指标\n农村自来水普及率达到95%。"
    found = [record for record in read(text) if record.value == 95]
    assert len(found) == 1
    assert len(found[0].evidence) == 3


def test_two_values_of_one_indicator_are_a_conflict() -> None:
    found = read("农村自来水普及率达到95%。\n二、农村供水\n农村自来水普及率达到90%。")
    assert [record.flags for record in found] == [("conflict",)] * 2


def test_a_regulation_states_rules_in_force() -> None:
    text = "青石县取水管理办法\n\n第一条 为了规范取水，制定本办法。\n第二条 补助标准为每户每年200元。\n第三条 审批时限不超过5个工作日。"
    found = summarize_document(load_text(text, "a.txt"), RulesEngine()).records
    assert [(record.value, record.status) for record in found] == [
        (Decimal(200), Status.ACHIEVED),
        (Decimal(5), Status.PLEDGED),
    ]


def test_evidence_is_the_run_that_states_it() -> None:
    found = read("同时，到2025年，新建泵站8座，改造灌渠50公里。")
    assert [record.evidence[0].quote for record in found] == ["到2025年，新建泵站8座", "改造灌渠50公里"]
    assert {record.status for record in found} == {Status.PLEDGED}


def test_engine_says_what_may_change_its_answers() -> None:
    assert RulesEngine().fingerprint == RulesEngine().fingerprint
    assert len(RulesEngine().fingerprint) == 16
