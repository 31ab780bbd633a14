"""How often a thing is done is said of it, not beside it; a sum with a purpose and no deed is promised itself."""

from __future__ import annotations

import pytest

from summarizer import summarize
from summarizer.schemas.commitment import Commitment

PLAN = "青石县水务局2031年工作要点\n一、主要任务\n"


def read(line: str) -> tuple[Commitment, ...]:
    return summarize(text=f"{PLAN}{line}\n", engine="rules").records


@pytest.mark.parametrize("verb", ["开展", "组织", "举办", "组织开展"])
@pytest.mark.parametrize(
    ("often", "recurrence"),
    [
        ("每月不少于2次", "monthly"),
        ("每季度至少2次", "quarterly"),
        ("全年不少于2场", None),
        ("每年2期", "yearly"),
    ],
)
def test_how_often_a_thing_is_done_is_one_record_with_it(
    verb: str, often: str, recurrence: str | None
) -> None:
    (one,) = read(f"{verb}水工技能竞赛，{often}。")
    assert (one.indicator, int(one.value or 0), one.recurrence) == ("水工技能竞赛", 2, recurrence)
    assert one.evidence[0].quote == f"{verb}水工技能竞赛，{often}"


@pytest.mark.parametrize("planned", ["拟投入", "计划投资", "预计投入", "计划安排资金"])
@pytest.mark.parametrize("purpose", ["用于水毁修复", "，用于水毁修复", "开展水毁修复", "支持水毁修复"])
def test_a_planned_sum_without_a_deed_is_the_promise(planned: str, purpose: str) -> None:
    (one,) = read(f"{planned}3600万元{purpose}。")
    assert (one.kind, int(one.value or 0), one.unit, one.funding) == ("target", 36_000_000, "元", None)
    assert "水毁修复" in one.indicator


def test_a_planned_sum_beside_a_deed_is_its_funding() -> None:
    (one,) = read("计划投资3600万元，改造管网48公里。")
    assert (one.indicator, one.unit, int(one.funding or 0)) == ("改造管网", "公里", 36_000_000)


@pytest.mark.parametrize("verb", ["编制", "制定", "修订", "修编", "起草", "编写"])
def test_a_paper_that_is_finished_is_named_alone(verb: str) -> None:
    (one,) = read(f"{verb}完成《青石县供水专项规划》，报县政府审批。")
    assert one.indicator == "《青石县供水专项规划》"


@pytest.mark.parametrize("lead", ["", "分别", "今年分别"])
def test_values_go_to_deeds_in_turn(lead: str) -> None:
    found = {one.indicator: int(one.value or 0) for one in read(f"{lead}新建、改建水站12座、23座。")}
    assert found == {"新建水站": 12, "改建水站": 23}


@pytest.mark.parametrize(
    ("line", "bodies", "name"),
    [
        ("由县水务局新建水站12座。", ("县水务局",), "新建水站"),
        ("由县水务局、县财政局改造水站12座。", ("县水务局", "县财政局"), "改造水站"),
        ("教育、卫健、水务等部门联合检查供水点12个。", ("教育", "卫健", "水务等部门"), "联合检查供水点"),
    ],
)
def test_who_acts_is_responsible_and_no_part_of_the_name(
    line: str, bodies: tuple[str, ...], name: str
) -> None:
    (one,) = read(line)
    assert (one.responsible, one.indicator, int(one.value or 0)) == (bodies, name, 12)


@pytest.mark.parametrize("body", ["市、县财政", "市、县水务部门", "省、市、县水利局", "县、乡人民政府"])
def test_tiers_that_share_a_word_are_one_body(body: str) -> None:
    (one,) = read(f"{body}要建成水站14座。")
    assert (one.responsible, one.indicator) == ((body,), "建成水站")


@pytest.mark.parametrize(("time", "day"), [("2031—2033年", "2033-12-31"), ("2032年", "2032-12-31")])
def test_a_bracket_of_a_body_and_years_answers_and_dates(time: str, day: str) -> None:
    (one,) = read(f"营造护岸林35万亩，投资4亿元（县水务局，{time}）。")
    assert (one.responsible, str(one.deadline), int(one.funding or 0)) == (("县水务局",), day, 400_000_000)


def test_a_stock_is_told_from_the_flow_before_it() -> None:
    names = [one.indicator for one in read("灌溉面积新增12万亩，总面积达到50万亩。")]
    assert names == ["灌溉面积新增", "灌溉总面积"]


def test_what_is_above_the_mean_is_named() -> None:
    names = [one.indicator for one in read("水厂水质达标率达94.6%，高出全省平均水平3.1个百分点。")]
    assert names[0] == "水厂水质达标率"
    assert names[1].endswith("水质高出全省平均水平")
