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
