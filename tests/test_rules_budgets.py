"""Budgets, rewards and counts as reports and policies put them: what a share is of, who is rewarded, who is counted twice."""

from __future__ import annotations

import pytest

from summarizer import summarize
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.extraction import Kind, Status

REPORT = "青石县政府工作报告\n（2026年1月20日）\n二、2025年工作回顾\n（一）全县工作。"
PLAN = "青石县政府工作报告\n（2026年1月20日）\n三、2026年工作安排\n（一）全县工作。"


def read(text: str, before: str = REPORT) -> tuple[Commitment, ...]:
    return summarize(text=f"{before}{text}\n", engine="rules").records


def figures(text: str, before: str = REPORT) -> set[tuple[str, float | None, str | None]]:
    return {
        (one.indicator, None if one.value is None else float(one.value), one.unit)
        for one in read(text, before)
    }


def named(text: str, before: str = REPORT) -> set[str]:
    return {one.indicator for one in read(text, before) if one.kind is Kind.DELIVERABLE}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # how far a plan is met, and the growth behind it, are of what the sentence opens with
        (
            "全县水费收入12.6亿元，完成调整预算的99.6%，可比增长11.1%。",
            {("全县水费收入", 1.26e9, "元"), ("全县水费收入完成调整预算的比例", 99.6, "%"), ("全县水费收入可比增长", 11.1, "%")},
        ),
        # households and those who live in them are two counts of one thing
        ("保障用水困难对象8216户15377人。", {("保障用水困难对象", 8216.0, "户"), ("保障用水困难对象", 15377.0, "人")}),
        # a number right behind a Latin abbreviation
        ("全县完成GDP448.1亿元。", {("全县GDP", 4.481e10, "元")}),
        # people without a measure word
        ("缺水农村人口减少13万，引水入户2.8万人。", {("缺水农村人口减少", 130000.0, None), ("引水入户", 28000.0, "人")}),
        # the body that did it is no part of what was done
        ("县水利局累计完成渠道投资4.9亿元。", {("渠道投资", 4.9e8, "元")}),
        ("均衡性水费补助增长7%。", {("均衡性水费补助增长", 7.0, "%")}),
    ],
)  # fmt: skip
def test_what_is_measured(text: str, expected: set[tuple[str, float | None, str | None]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a size, a flood or a count within brackets only says which things are meant
        ("建成500亩以上开放水岸6个。", {("500亩以上开放水岸", 6.0, "个")}),
        ("打造60个以上的节水应用案例。", {("节水应用案例", 60.0, "个")}),
        ("新建抵御200年一遇洪水的水闸6座（含三期水闸1座）。", {("新建抵御200年一遇洪水的水闸", 6.0, "座")}),
        ("河道防洪标准达到100年一遇。", {("河道防洪标准", 100.0, "年一遇")}),
        ("破除城乡二元结构，成为全省16个节水城市之一。", set()),
        # islands of which the first clause states the whole
        (
            "海塘达标率达到73%，其中东鸣岛、西兴岛分别达到70%、80%。",
            {("海塘达标率", 73.0, "%"), ("东鸣岛海塘达标率", 70.0, "%"), ("西兴岛海塘达标率", 80.0, "%")},
        ),
        # a line that ends in a number goes on with its unit
        ("要建成小型水站 109\n个，腾退滩涂20.4\n万平方米。", {("小型水站", 109.0, "个"), ("腾退滩涂", 204000.0, "平方米")}),
    ],
)  # fmt: skip
def test_what_only_says_which_things_are_meant(
    text: str, expected: set[tuple[str, float | None, str | None]]
) -> None:
    assert figures(text, PLAN) == expected


POLICY = "关于促进节水产业发展的若干政策\n2026年3月18日\n一、支持企业\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "对年水费收入首次突破10亿元、50亿元的供水企业，分别给予50万元、100万元一次性奖励。",
            {
                ("年水费收入首次突破10亿元的供水企业一次性奖励", 500000.0, "元"),
                ("年水费收入首次突破50亿元的供水企业一次性奖励", 1000000.0, "元"),
            },
        ),
        (
            "对当年新认定为国家级、省级节水企业的，分别给予60万元、20万元奖励。",
            {("国家级节水企业奖励", 600000.0, "元"), ("省级节水企业奖励", 200000.0, "元")},
        ),
        (
            "对设备投资500万元以上的管网改造项目，按设备投资额的8%给予补助，最高不超过300万元。",
            {
                ("设备投资500万元以上的管网改造项目补助比例", 8.0, "%"),
                ("设备投资500万元以上的管网改造项目补助", 3000000.0, "元"),
            },
        ),
    ],
)
def test_a_reward_bears_the_name_of_those_it_is_for_and_their_threshold_is_no_record(
    text: str, expected: set[tuple[str, float | None, str | None]]
) -> None:
    assert figures(text, POLICY) == expected
    assert {one.status for one in read(text, POLICY)} == {Status.PLEDGED}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("水权交易中心获批设立，东湖科技园挂牌运营。", {"水权交易中心", "东湖科技园"}),
        ("南湖综合保税区通过国家验收，九峰水库验收运行。", {"南湖综合保税区", "九峰水库"}),
        (
            "首届青石水利博览会成功举办，巡检无人机产业园破土动工。",
            {"首届青石水利博览会", "巡检无人机产业园"},
        ),
    ],
)
def test_what_a_thing_has_come_to_is_told_by_the_verb_behind_it(text: str, expected: set[str]) -> None:
    assert named(text) == expected
    assert {one.status for one in read(text)} == {Status.ACHIEVED}


@pytest.mark.parametrize(
    "text",
    [
        "在登记注册、启动资金、贷款贴息等方面给予扶持。",
        "结合城市更新、道路改造等工程，对雨水管渠进行清理。",
        "自2020年青石县开展海绵城市建设评估以来，水质持续改善。",
        "对于重点区域的节水推广应用方案，将通过专家组进行论证。",
    ],
)
def test_means_settings_and_time_deliver_nothing(text: str) -> None:
    assert named(text, PLAN) == set()


def test_a_system_that_stands_is_no_sign_that_its_move_is_done() -> None:
    assert {one.status for one in read("完成“一委两局”现有业务系统向云平台迁移。", PLAN)} == {Status.PLEDGED}


def test_people_without_a_measure_word_are_counted_by_what_is_done_for_them() -> None:
    assert figures("解决了398万农村人口的饮水安全。") == {("解决了农村人口的饮水安全", 3_980_000.0, None)}


def test_a_growth_above_last_years_is_still_promised() -> None:
    (record,) = read("对乡镇的水费补助增长7.8%、增幅明显高于去年。", PLAN)
    assert record.status is Status.PLEDGED


def test_three_papers_under_one_verb_are_three() -> None:
    text = "发布实施节水减排综合性工作方案、控制取水总量工作方案和加强水源保护重点工作的意见。"
    assert named(text, PLAN) == {
        "节水减排综合性工作方案",
        "控制取水总量工作方案",
        "加强水源保护重点工作的意见",
    }
    assert len(named("编制管网数据分类与编码标准。", PLAN)) == 1
