"""Several deeds in one clause, those that are named among many by what they cost, and numbers that open a name."""

from __future__ import annotations

import pytest

from summarizer import summarize
from summarizer.schemas.commitment import Commitment

PLAN = "青石县水务局2031年工作要点\n一、主要任务\n"


def read(line: str) -> tuple[Commitment, ...]:
    return summarize(text=f"{PLAN}{line}\n", engine="rules").records


def named(line: str) -> list[tuple[str, str]]:
    return [(one.indicator, str(one.deadline)) for one in read(line)]


@pytest.mark.parametrize("verb", ["新建", "扩建", "改扩建", "迁建", "续建"])
def test_houses_under_verbs_of_their_own_are_checked_one_by_one(verb: str) -> None:
    assert named(f"新建县第四水厂、{verb}红岩水库。") == [
        ("县第四水厂", "2031-12-31"),
        ("红岩水库", "2031-12-31"),
    ]


@pytest.mark.parametrize(("done", "other"), [("投产", "封顶"), ("开工建设", "主体完工"), ("竣工", "蓄水")])
def test_each_thing_of_a_list_is_due_by_its_own_day(done: str, other: str) -> None:
    assert named(f"力争青石水厂一期6月底前{done}、红岩水库年内{other}。") == [
        ("青石水厂一期", "2031-06-30"),
        ("红岩水库", "2031-12-31"),
    ]


def test_what_one_verb_names_together_stays_one() -> None:
    assert [name for name, _ in named("新建青石水厂、红岩水厂。")] == ["青石水厂、红岩水厂"]


@pytest.mark.parametrize(
    "sums", ["总投资7亿元的青石水厂、3亿元的红岩水库", "总投资7亿元的青石水厂", "7亿元的青石水厂"]
)
def test_what_some_of_many_cost_is_said_of_them_alone(sums: str) -> None:
    (one,) = read(f"{sums}等14个项目开工建设。")
    assert (one.indicator, int(one.value or 0), one.funding) == ("项目开工建设", 14, None)


@pytest.mark.parametrize("count", ["3.2万", "12.5万", "1.08亿"])
def test_a_number_that_opens_a_name_is_no_mark_of_a_list(count: str) -> None:
    (one,) = read(f"{count}用水户缴费率达到98%。")
    assert one.indicator == f"{count}用水户缴费率"


def test_how_many_are_new_is_told_from_how_many_there_are() -> None:
    found = {one.indicator: int(one.value or 0) for one in read("节水企业、示范水站分别新增9家、6座。")}
    assert found == {"节水企业新增": 9, "示范水站新增": 6}


def test_that_a_measure_is_reached_is_no_part_of_its_name() -> None:
    assert named("预计全年实现水费收入12亿元。") == [("水费收入", "2031-12-31")]


@pytest.mark.parametrize("stage", ["主体工程", "主体验收", "可研编制", "竣工验收"])
@pytest.mark.parametrize(
    "lead", ["石门水厂9月底前完成{}", "石门水厂力争9月底前完成{}", "启动石门水厂建设，9月底前完成{}"]
)
def test_a_stage_is_one_of_the_thing_that_is_built(stage: str, lead: str) -> None:
    assert (f"石门水厂{stage}", "2031-09-30") in named(lead.format(stage) + "。")


def test_a_later_year_that_opens_a_clause_dates_those_behind_it() -> None:
    line = "6月底前上线供水平台，2032年实现全市水站视频监控全覆盖，打造智慧水站20座。"
    assert [day for _, day in named(line)] == ["2031-06-30", "2032-12-31", "2032-12-31"]
    back = "到2035年，普及率达到98%，2032年达到95%，合格率达到99%。"
    assert [day for _, day in named(back)] == ["2035-12-31", "2032-12-31", "2035-12-31"]


@pytest.mark.parametrize("pair", ["结对", "比对", "校对", "配对"])
def test_a_rate_whose_deed_ends_in_a_preposition_is_a_rate(pair: str) -> None:
    (one,) = read(f"城区水站与农村水站{pair}率100%。")
    assert (one.indicator, int(one.value or 0), one.unit) == (f"城区水站与农村水站{pair}率", 100, "%")


def test_a_measure_that_another_bounds_is_the_one_that_follows() -> None:
    line = "水站持证水工占比不低于60%；水工年均收入不低于全市平均工资，2031年达到8.6万元，2032年突破10万元。"
    assert [name for name, _ in named(line)] == ["水站持证水工占比", "水工年均收入", "水工年均收入"]


@pytest.mark.parametrize("round_what", ["以供水一体化为抓手", "我县以供水一体化为抓手", "围绕水网建设"])
def test_what_a_thing_is_done_round_is_no_part_of_its_name(round_what: str) -> None:
    assert named(f"{round_what}，筹措资金4.3亿元。")[0][0] == "筹措资金"


def test_who_is_meant_by_a_bound_is_no_target() -> None:
    found = read("对日供水不足60吨的农村水站进行评估，撤并6个以上。")
    assert [(int(one.value), one.unit) for one in found if one.value is not None] == [(6, "个")]


@pytest.mark.parametrize("bodies", ["各镇（街道）", "各乡镇", "各镇街"])
@pytest.mark.parametrize("joint", ["于4月底前", "要在4月底前"])
def test_all_of_a_tier_answer_for_what_they_shall_do(bodies: str, joint: str) -> None:
    (one,) = read(f"{bodies}{joint}制定供水实施方案。")
    assert (len(one.responsible), str(one.deadline)) == (1, "2031-04-30")


def test_problems_that_a_sentence_sums_up_are_neither_promised_nor_reported() -> None:
    line = "但也存在部分山区供水不稳、管护经费不足等问题，目前全县仍有42个村、约1.1万人季节性缺水。"
    assert read(line) == ()
