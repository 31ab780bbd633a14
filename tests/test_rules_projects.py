"""Projects that a sentence measures before it says by when, and what stands beside a value in brackets."""

from __future__ import annotations

import pytest

from summarizer import summarize
from summarizer.schemas.commitment import Commitment

PLAN = "青石县水务局2031年工作要点\n一、主要任务\n"


def read(line: str) -> tuple[Commitment, ...]:
    return summarize(text=f"{PLAN}{line}\n", engine="rules").records


def deliverables(line: str) -> list[tuple[str, str, str]]:
    return [
        (one.indicator, str(one.deadline), str(one.funding and int(one.funding)))
        for one in read(line)
        if one.kind == "deliverable"
    ]


@pytest.mark.parametrize("name", ["青石水厂迁建项目", "红岩水库除险加固工程", "城东调度中心", "青石水厂二期"])
@pytest.mark.parametrize(
    "facts",
    [
        "占地74亩，概算投资3600万元，",
        "总投资3600万元，",
        "，总投资3600万元，设检修位24个，",
        "（占地74亩，投资3600万元），",
        "，2030年4月动工，总投资3600万元，",
    ],
)
@pytest.mark.parametrize(
    "done", ["9月底前建成投用", "力争2031年9月建成并投入运行", "确保9月底前竣工", "计划9月交付使用"]
)
def test_a_project_measured_first_is_delivered_when_the_sentence_ends(
    name: str, facts: str, done: str
) -> None:
    assert deliverables(f"{name}{facts}{done}。") == [(name, "2031-09-30", "36000000")]


@pytest.mark.parametrize(
    "line",
    [
        "新建泵站14座，总投资3600万元，9月底前建成。",
        "泵站改造占地74亩，3月启动可研。",
        "水费收入，全年稳定，9月底前完成结算。",
        "依托调度中心，完善值守制度，9月底前完成。",
    ],
)
def test_other_sentences_name_no_project(line: str) -> None:
    assert deliverables(line) == []


@pytest.mark.parametrize("verb", ["推进", "加快", "实施", "做好"])
def test_a_project_is_delivered_once(verb: str) -> None:
    assert len(deliverables(f"{verb}青石水厂建设，9月底前建成。")) <= 1


@pytest.mark.parametrize("deed", ["建成", "竣工", "完工"])
def test_stages_of_a_project_are_no_name(deed: str) -> None:
    line = f"红岩水文中心，总投资3600万元，2030年10月{deed}、2031年3月投用。"
    assert deliverables(line) == [("红岩水文中心", "2031-03-31", "36000000")]


@pytest.mark.parametrize("beside", ["（现有9座）", "（目前9座）", "（目前为9座）", "（现为9座）"])
@pytest.mark.parametrize("grows", ["增至14座", "增加到14座", "达到14座", "不少于14座", "扩大到14座以上"])
def test_the_present_state_beside_an_aim_is_its_baseline(beside: str, grows: str) -> None:
    (one,) = read(f"水站{grows}{beside}。")
    assert (str(one.status), int(one.value or 0), int(one.baseline or 0)) == ("pledged", 14, 9)


@pytest.mark.parametrize("this_year", ["今年", "2031年"])
def test_behind_this_year_the_last_one_is_over(this_year: str) -> None:
    statuses = [
        str(one.status)
        for one in read(f"去年建成水站143座，{this_year}新建30座，示范站占比要过半，评定示范站9座。")
    ]
    assert statuses == ["achieved", "pledged", "pledged", "pledged"]
