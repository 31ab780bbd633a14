"""What minutes, bulletins and tables of progress taught: who acts in a later clause, what a matter is about, what was set and what came of it."""

from __future__ import annotations

import pytest

from summarizer import summarize
from summarizer.schemas.commitment import Commitment

MINUTES = "关于推进供水工作的会议纪要\n2031年5月16日，副市长主持召开会议，专题研究供水工作。现纪要如下：\n\n"
PLAN = "青石市水务局2031年工作计划\n\n一、重点任务\n\n"
REVIEW = "青石市水务局2030年工作总结\n\n一、主要工作\n\n"
PROGRESS = """# 2031年青石市供水实事进展情况

| 序号 | 项目名称 | 年度目标任务 | 进展情况 | 责任单位 |
|---|---|---|---|---|
| 1 | 老旧水站改造 | 改造老旧水站86个 | 已开工80个，完工61个 | 供水科 |
| 2 | 农村水表更换 | 更换水表2000只 | 已更换1685只，占目标任务的84% | 水源科 |
| 3 | 供水保障提升 | 新建水塔35处 | 完工28处 | 供水科 |
"""


def read(line: str, head: str = PLAN) -> tuple[Commitment, ...]:
    return summarize(text=f"{head}{line}\n", engine="rules").records


def values(line: str, head: str = PLAN) -> list[tuple[str, int]]:
    return [(one.indicator, int(one.value or 0)) for one in read(line, head)]


def test_columns_of_aims_promise_and_columns_of_progress_report() -> None:
    found = summarize(text=PROGRESS, engine="rules").records
    assert [(one.status, one.indicator, int(one.value or 0)) for one in found] == [
        ("pledged", "改造老旧水站", 86),
        ("achieved", "老旧水站改造开工", 80),
        ("achieved", "老旧水站改造完工", 61),
        ("pledged", "更换水表", 2000),
        ("achieved", "农村水表更换", 1685),
        ("achieved", "农村水表更换完成目标任务的比例", 84),
        ("pledged", "新建水塔", 35),
        ("achieved", "供水保障提升完工", 28),
    ]


def test_a_body_that_opens_a_later_clause_acts_in_it() -> None:
    line = "由西城区政府牵头，7月15日前完成42户居民水表更换，市财政局统筹安排补偿资金3800万元。"
    first, second = read(line)
    assert (first.responsible, str(first.deadline)) == (("西城区政府",), "2031-07-15")
    assert (second.responsible, str(second.deadline)) == (("市财政局",), "2031-12-31")


@pytest.mark.parametrize("others", ["市委编办、市人社局", "市财政局", "市委组织部、市住建局"])
def test_all_who_act_together_are_named(others: str) -> None:
    bodies = ("市水务局", *others.split("、"))
    assert read(f"市水务局会同{others}，8月15日前为新建水站核定编制260名。")[0].responsible == bodies
    assert read(f"由市水务局会同{others}制定《供水补助办法》。")[0].responsible == bodies


def test_a_matter_of_minutes_names_what_is_built() -> None:
    text = (
        f"{MINUTES}一、关于石门水厂扩建有关事宜。原则同意项目选址于滨江路以东，用地面积48亩，日供水规模3万吨。"
        "市水务集团作为业主单位，确保9月底前开工建设、2032年8月前建成投用。\n\n二、关于水工配备。公开招聘水工18名。\n"
    )
    found = summarize(text=text, engine="rules").records
    assert [one.indicator for one in found] == [
        "石门水厂用地面积",
        "石门水厂日供水规模",
        "石门水厂",
        "公开招聘水工",
    ]
    assert str(found[2].deadline) == "2032-08-31"


@pytest.mark.parametrize(
    "line",
    [
        "但仍有5个片区水表缺口约4200只。",
        "不得新增56人以上大班额。",
        "年底前完成年度目标任务。",
        "市督查室将紧盯10件实事，抓好落实。",
    ],
)
def test_what_is_short_forbidden_or_general_is_no_record(line: str) -> None:
    assert read(line) == ()


def test_sizes_of_classes_are_handed_out_with_their_measure() -> None:
    assert set(values("小学、初中班额分别控制在45人、50人以内。")) == {("小学班额", 45), ("初中班额", 50)}


def test_a_change_is_of_the_measure_before_whatever_is_remarked() -> None:
    assert values("莲藕播种面积23万亩，下降4%。", REVIEW)[-1] == ("莲藕播种面积下降", 4)
    assert values("供水产值486亿元，按不变价格计算，比上年增长5%。", REVIEW)[-1] == ("供水产值比上年增长", 5)


def test_pupils_are_of_their_school_and_rates_of_what_is_joined() -> None:
    assert values("共有水利学校24所，在校学生3100人；水工夜校46所，在校学生4200人。", REVIEW) == [
        ("水利学校", 24),
        ("水利学校在校学生", 3100),
        ("水工夜校", 46),
        ("水工夜校在校学生", 4200),
    ]
    assert values("参加居民用水保险39万人，参保率98%。", REVIEW)[-1] == ("居民用水保险参保率", 98)


@pytest.mark.parametrize("lead", ["推进石门水厂建设，", "石门水厂"])
@pytest.mark.parametrize("begun", ["9月底前开工、", "9月底前开工建设、"])
def test_the_last_of_two_days_says_when_a_thing_is_done(lead: str, begun: str) -> None:
    (one,) = read(f"{lead}{begun}2032年8月前建成投用。")
    assert (one.indicator, str(one.deadline)) == ("石门水厂", "2032-08-31")
