"""What key points of departments taught: offices in brackets, waits that come down, counts per so many people, years that name a thing."""

from __future__ import annotations

import pytest

from summarizer import summarize
from summarizer.schemas.commitment import Commitment

POINTS = "云岭省水利厅2031年水利工作要点\n\n"


def read(line: str) -> tuple[Commitment, ...]:
    return summarize(text=f"{POINTS}一、抓好供水。{line}\n", engine="rules").records


@pytest.mark.parametrize(
    ("bracket", "bodies"),
    [
        ("（水源处）", ["水源处"]),
        ("（水源处牵头，计财处、防汛办配合）", ["水源处", "计财处", "防汛办"]),
        ("（水源处、供水处按职责分工负责）", ["水源处", "供水处"]),
        ("（规计处，各市州水利局）", ["规计处", "各市州水利局"]),
        ("（办公室、机关各处室）", ["办公室", "机关各处室"]),
    ],
)
def test_offices_in_a_closing_bracket_answer_for_the_item(bracket: str, bodies: list[str]) -> None:
    (one,) = read(f"新建水站12座。{bracket}")
    assert list(one.responsible) == bodies


@pytest.mark.parametrize("bracket", ["（水表各处）", "（用水的好处）"])
def test_other_words_that_end_so_are_no_offices(bracket: str) -> None:
    assert [one.responsible for one in read(f"新建水站12座{bracket}。")] == [()]


@pytest.mark.parametrize("verb", ["降至", "降到", "减至", "压减至", "缩短至"])
@pytest.mark.parametrize("what", ["平均停水时间", "平均报修周期", "平均住院日"])
def test_a_wait_that_comes_down_is_a_limit(what: str, verb: str) -> None:
    (one,) = read(f"{what}{verb}7.6天以下。")
    assert (one.indicator, one.comparator, str(one.value)) == (what, "<=", "7.6")


def test_parts_of_a_head_are_counted_per_so_many_people() -> None:
    found = read("每千常住人口取水点数达到7.2个，水工3.3人，化验员3.9人。")
    assert [one.indicator for one in found] == [
        "每千常住人口取水点数",
        "每千常住人口水工",
        "每千常住人口化验员",
    ]
    whole = read("每千常住人口取水点数达到7.2个，培训水工30人。")
    assert whole[-1].indicator == "培训水工"


def test_what_all_places_are_to_reach_is_a_hundred_per_cent() -> None:
    (one,) = read("力争年内所有县（市、区）建成节水型城市。")
    assert (one.kind, int(one.value or 0), one.unit) == ("target", 100, "%")


def test_a_year_that_names_what_is_dealt_with_turns_nothing_round() -> None:
    found = read(
        "2030年水质督查发现问题查处率8月底前达到90%、12月底前达到98%。水源地管护率达100%。水站完好率95%。"
    )
    assert {one.status for one in found} == {"pledged"}
    assert [str(one.deadline) for one in found] == ["2031-08-31", "2031-12-31", "2031-12-31", "2031-12-31"]


def test_places_that_have_one_each_bear_the_thing_before() -> None:
    first, each = read("新建水站2座（石门镇、白水乡各1座）。")
    assert (first.indicator, first.responsible) == ("新建水站", ())
    assert (each.indicator, int(each.value or 0)) == ("石门镇、白水乡新建水站", 1)


@pytest.mark.parametrize("bound", ["300米以下空域", "25度以上坡耕地", "海拔2000米以上地区"])
def test_what_bounds_a_place_is_no_aim(bound: str) -> None:
    assert read(f"监测网络基本覆盖{bound}。") == ()
    assert [int(one.value or 0) for one in read(f"完成{bound}取水口核查12个。")] == [12]


def test_from_how_many_times_on_something_is_paid_is_a_condition() -> None:
    found = read("对供水航线，年度执行100架次以上的，每架次给予300元补贴。")
    assert [int(one.value or 0) for one in found] == [300]
