"""What members of a list share, whose money and days a thing bears, and who does it."""

from __future__ import annotations

import pytest

from summarizer import summarize
from summarizer.schemas.commitment import Commitment


def _read(words: str) -> tuple[Commitment, ...]:
    return summarize(text=f"青石县2031年水务工作要点\n一、主要任务\n{words}\n", engine="rules").records


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        (
            "新建大型水库1座、中型3座、小型12座。",
            [("新建大型水库", "1"), ("新建中型水库", "3"), ("新建小型水库", "12")],
        ),
        (
            "为15所中小学、8所幼儿园安装净水设备。",
            [("为中小学安装净水设备", "15"), ("为幼儿园安装净水设备", "8")],
        ),
        ("实现收缴率、办结率两个100%。", [("收缴率", "100"), ("办结率", "100")]),
        ("水务产值增长12%，突破13亿元。", [("水务产值增长", "12"), ("水务产值", "1300000000")]),
        ("围绕3条河流、5座水库，新建水站6座。", [("新建水站", "6")]),
        ("聚焦12个重点村，改造管网30公里。", [("改造管网", "30")]),
        ("以3座水库为重点，新建水站6座。", [("新建水站", "6")]),
        ("依托5个水站，培训水工300人次。", [("培训水工", "300")]),
        ("惠及群众3200人。", [("惠及群众", "3200")]),
    ],
)
def test_names_of_values(words: str, fields: list[tuple[str, str]]) -> None:
    assert sorted((one.indicator, str(one.value)) for one in _read(words)) == sorted(fields)


@pytest.mark.parametrize(
    ("words", "indicator", "responsible"),
    [
        ("县水务局会同县残联开展无障碍水站改造20处。", "无障碍水站改造", ("县水务局", "县残联")),
        ("县妇联新建家庭用水站12个。", "新建家庭用水站", ("县妇联",)),
        ("县残联将为300名残疾人安装水表。", "为残疾人安装水表", ("县残联",)),
        ("新建水站15座（由县水务局负责）。", "新建水站", ("县水务局",)),
    ],
)
def test_who_does_it_is_no_part_of_the_name(words: str, indicator: str, responsible: tuple[str, ...]) -> None:
    (found,) = _read(words)
    assert (found.indicator, found.responsible) == (indicator, responsible)


@pytest.mark.parametrize(
    "words",
    [
        "新建总投资2300万元的石门水厂。",
        "投资2300万元新建石门水厂。",
        "计划投资2300万元，新建石门水厂。",
    ],
)
def test_money_before_a_thing_is_its_own(words: str) -> None:
    (found,) = _read(words)
    assert (str(found.kind), found.indicator, str(found.funding)) == ("deliverable", "石门水厂", "23000000")


@pytest.mark.parametrize(
    ("words", "deadline"),
    [
        ("10月14日举办节水宣传活动。", "2031-10-14"),
        ("5月上旬召开全县水务工作会议。", "2031-05-10"),
        ("10月中旬前完成水库普查。", "2031-10-20"),
        ("编制《青石县供水规划》，8月底前提请县政府常务会议审议。", "2031-08-31"),
        ("制定《青石县水价办法》，报县政府批准后于9月底前印发。", "2031-09-30"),
        ("完成《青石县节水条例》修订，8月底前印发实施。", "2031-08-31"),
    ],
)
def test_days_of_events_and_papers(words: str, deadline: str) -> None:
    (found,) = _read(words)
    assert (str(found.deadline), found.deadline_basis) == (deadline, "explicit")


def test_the_day_on_which_a_meeting_asks_for_something_is_no_deadline() -> None:
    (found,) = _read("3月22日，县政府召开会议，要求新建水站6座。")
    assert (str(found.deadline), found.deadline_basis) == ("2031-12-31", "inherited")


@pytest.mark.parametrize(
    ("words", "responsible", "deadline"),
    [
        ("新建水站15座，责任单位：县水务局。", ("县水务局",), "2031-12-31"),
        ("新建水站15座；责任单位：县水务局、县财政局。", ("县水务局", "县财政局"), "2031-12-31"),
        ("新建水站15座，牵头单位：县水务局，配合单位：县财政局。", ("县水务局", "县财政局"), "2031-12-31"),
        ("新建水站15座  责任单位：县水务局  完成时限：9月底", ("县水务局",), "2031-09-30"),
        ("新建水站15座。责任单位：县水务局 完成时限：9月底前", ("县水务局",), "2031-09-30"),
    ],
)
def test_labels_behind_an_item_name_who_and_when(
    words: str, responsible: tuple[str, ...], deadline: str
) -> None:
    (found,) = _read(words)
    assert (found.indicator, found.responsible, str(found.deadline)) == ("新建水站", responsible, deadline)


@pytest.mark.parametrize("closing", ["的任务", "任务", "等任务", "等工作", "等", "等一批项目建成投用"])
def test_that_it_is_a_task_is_no_part_of_the_name(closing: str) -> None:
    (found,) = _read(f"新建水站15座{closing}。")
    assert (found.indicator, str(found.value)) == ("新建水站", "15")


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("新建水站15座、编制《供水规划》。", [("《供水规划》", "None"), ("新建水站", "15")]),
        ("编制《供水规划》、改造管网86公里。", [("《供水规划》", "None"), ("改造管网", "86")]),
        ("新建水站15座、举办节水宣传周活动。", [("新建水站", "15"), ("节水宣传周活动", "None")]),
        ("新建水站15座以及改造管网86公里。", [("改造管网", "86"), ("新建水站", "15")]),
        ("群众满意度提高2个百分点和供水普及率达到95%。", [("供水普及率", "95"), ("群众满意度提高", "2")]),
        ("新建水站15座、群众满意度提高2个百分点。", [("新建水站", "15"), ("群众满意度提高", "2")]),
        ("新建水站15座、水费收入突破3亿元。", [("新建水站", "15"), ("水费收入", "300000000")]),
        ("为800户家庭更换水表、供水普及率达到95%。", [("为家庭更换水表", "800"), ("供水普及率", "95")]),
    ],
)
def test_members_of_a_list_that_are_of_different_sorts(words: str, fields: list[tuple[str, str]]) -> None:
    assert sorted((one.indicator, str(one.value)) for one in _read(words)) == sorted(fields)


@pytest.mark.parametrize(
    ("words", "name", "value"),
    [
        ("培训老年人120名。", "培训老年人", 120),
        ("每个乡镇至少建成1个标准化水站。", "每个乡镇建成标准化水站", 1),
        ("新建12个大棚。", "新建大棚", 12),
        ("受益人口12万。", "受益人口", 120_000),
    ],
)
def test_counts_that_look_like_something_else(words: str, name: str, value: int) -> None:
    (found,) = _read(words)
    assert (found.indicator, str(found.value)) == (name, str(value))
