"""What reports of towns and plans of offices taught: one thing at the end of its deed, what some become, works told by their cost."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer import summarize
from summarizer.schemas.commitment import Commitment

PLAN = "青石市水务局2031年工作计划\n\n一、重点任务\n\n"
REVIEW = "青石市水务局2030年工作总结\n\n一、主要工作\n\n"


def read(line: str, head: str = PLAN) -> tuple[Commitment, ...]:
    return summarize(text=f"{head}{line}\n", engine="rules").records


def values(line: str) -> list[tuple[str, int]]:
    return [(one.indicator, int(one.value or 0)) for one in read(line)]


@pytest.mark.parametrize(
    ("line", "name", "unit"),
    [
        ("镇水站购置应急车一台。", "镇水站购置应急车", "台"),
        ("新建水站一座。", "新建水站", "座"),
        ("开展应急演练一次。", "应急演练", "次"),
    ],
)
def test_one_thing_at_the_end_of_its_deed_is_counted(line: str, name: str, unit: str) -> None:
    (one,) = read(line)
    assert (one.indicator, int(one.value or 0), one.unit) == (name, 1, unit)


@pytest.mark.parametrize(
    "line", ["采购水表一批。", "坚持供水排水一体推进。", "打造亮丽风景线一道。", "组织水工培训一期。"]
)
def test_what_says_nothing_definite_is_no_count(line: str) -> None:
    assert not any(one.value == 1 for one in read(line))


@pytest.mark.parametrize("become", ["开工", "投产", "竣工", "达产", "落地"])
def test_what_some_of_them_become_bears_their_name(become: str) -> None:
    found = values(f"全年新签约节水项目6个、升规4个、{become}3个。")
    assert found == [("新签约节水项目", 6), ("新签约节水项目升规", 4), (f"新签约节水项目{become}", 3)]


@pytest.mark.parametrize("deed", ["做大做强", "发展", "培育壮大"])
def test_members_that_a_clause_counts_are_handed_what_follows(deed: str) -> None:
    found = values(f"{deed}莲藕、芡实两大特色产业，种植面积分别达到3000亩和500亩。")
    assert set(found) == {("莲藕种植面积", 3000), ("芡实种植面积", 500)}


@pytest.mark.parametrize("mark", ["大关", "台阶"])
def test_what_a_value_is_called_behind_it_is_no_name(mark: str) -> None:
    assert values(f"水费收入突破1亿元{mark}。") == [("水费收入", 100_000_000)]


@pytest.mark.parametrize("done", ["建成投产", "顺利完工", "全线贯通"])
def test_a_work_told_by_its_cost_is_what_is_done(done: str) -> None:
    (one,) = read(f"总投资3.2亿元的石门引水工程{done}。", REVIEW)
    assert (one.kind, one.status, one.indicator) == ("deliverable", "achieved", "石门引水工程")


def test_numbers_of_a_list_within_a_sentence_are_no_part_of_names() -> None:
    found = read("办好实事：1.改造管网6公里；2.石门水厂扩建竣工，新增水表180只；3.水站购置水泵一台。")
    assert [one.indicator for one in found] == ["改造管网", "石门水厂扩建", "新增水表", "水站购置水泵"]


def test_measures_of_a_portal_and_rates_of_a_line_bear_its_name() -> None:
    assert values("开通“水易办”总门户，注册用户突破3万户，日均访问量达到20万次。")[-2:] == [
        ("“水易办”总门户注册用户", 30_000),
        ("“水易办”总门户日均访问量", 200_000),
    ]
    assert values("供水热线接通率保持在98%以上、按时办结率100%、群众满意率95%以上。") == [
        ("供水热线接通率", 98),
        ("供水热线按时办结率", 100),
        ("供水热线群众满意率", 95),
    ]


def test_what_is_cut_to_a_share_names_both() -> None:
    assert values("平均办理时限压缩至法定时限的20%以内。") == [("平均办理时限占法定时限的比例", 20)]


@pytest.mark.parametrize("when", ["每年年底", "每年年底前", "每年12月底前"])
def test_the_end_of_every_year_is_no_deadline_of_one(when: str) -> None:
    text = f"青石市水务发展“十六五”规划\n\n第一章 重点任务\n\n{when}对各水站开展一次评估。\n"
    (one,) = summarize(text=text, engine="rules").records
    assert (one.recurrence, one.deadline) == ("yearly", date(2035, 12, 31))
    assert "年" not in one.indicator


def test_cores_are_counted() -> None:
    first, second = read("新增计算资源5000核、存储资源2PB。")
    assert (first.indicator, first.unit, second.indicator, second.unit) == (
        "新增计算资源", "核", "新增存储资源", "PB",
    )  # fmt: skip


def test_a_project_stands_beside_what_it_consists_of() -> None:
    table = (
        "| 序号 | 项目名称 | 建设内容 | 总投资（万元） | 建设年限 | 责任单位 |\n|---|---|---|---|---|---|\n"
        "| 1 | 智慧水务工程 | 建设同城灾备中心，开发应用场景60个 | 9600 | 2031—2032年 | 供水科 |\n"
    )
    found = summarize(
        text=f"# 青石市水务发展行动方案（2031—2033年）\n\n## 三、重点项目\n\n{table}", engine="rules"
    ).records
    assert [(one.indicator, int(one.funding or 0)) for one in found] == [
        ("智慧水务工程", 96_000_000),
        ("同城灾备中心", 0),
        ("开发应用场景", 0),
    ]


def test_what_is_kept_in_view_is_no_aim() -> None:
    assert values("盯紧石门水厂三期、南湖水库二期等10个重点项目，确保完成投资11亿元以上。") == [
        ("完成投资", 1_100_000_000)
    ]
