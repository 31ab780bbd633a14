"""Headings that state a value themselves are read like the text below them."""

from __future__ import annotations

import pytest

from summarizer import summarize


def _read(lines: str) -> list[tuple[str, str, tuple[str, ...]]]:
    found = summarize(text=f"青石县2031年水务工作要点\n一、任务\n{lines}\n", engine="rules").records
    return [(one.indicator, str(one.value), one.responsible) for one in found]


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        ("（一）新建水站12座\n由县水务局统一实施，建设标准从严掌握。", [("新建水站", "12", ())]),
        ("1.新建水站12座\n责任单位：供水科", [("新建水站", "12", ("供水科",))]),
        ("1.新建水站12座\n（1）检定水表500只。", [("新建水站", "12", ()), ("检定水表", "500", ())]),
        (
            "（一）全年培训水工300人次以上\n检定水表500只。",
            [("培训水工", "300", ()), ("检定水表", "500", ())],
        ),
    ],
)
def test_a_heading_with_a_value_is_a_record(
    lines: str, fields: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert _read(lines) == fields


@pytest.mark.parametrize(
    "heading",
    ["（一）重点任务（12项）", "（一）落实“3个到位”", "（一）突出抓好5项重点工作", "（一）15分钟供水圈建设"],
)
def test_a_heading_that_only_counts_or_names_is_none(heading: str) -> None:
    assert _read(f"{heading}\n检定水表500只。") == [("检定水表", "500", ())]


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        ("1.编制《供水规划》\n责任单位：供水科", [("《供水规划》", "None", ("供水科",))]),
        ("1.建成石门水厂\n（责任单位：供水科）", [("石门水厂", "None", ("供水科",))]),
        ("1.实现农村供水全覆盖\n责任单位：供水科", [("农村供水覆盖", "100", ("供水科",))]),
        ("（一）出台《供水办法》\n规范供水行为，明确各方责任。", [("《供水办法》", "None", ())]),
        ("1.完善供水体系\n责任单位：供水科", []),
        ("（一）建成石门水厂。（责任单位：供水科）", [("石门水厂", "None", ("供水科",))]),
        ("（一）检定水表500只。（责任单位：供水科）", [("检定水表", "500", ("供水科",))]),
        ("（一）强化水质监管。（责任单位：供水科）", []),
    ],
)
def test_a_heading_over_labels_alone_is_the_item_itself(
    lines: str, fields: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert _read(lines) == fields


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("1.建成石门水厂。总投资2300万元，加强施工管理。", ["石门水厂"]),
        ("（一）举办供水技能竞赛。组织各乡镇选手参加。", ["供水技能竞赛"]),
        ("（一）实施节水提质行动。强化宣传引导，凝聚各方共识。", []),
        ("（一）健全供水机制。落实各方责任。", []),
    ],
)
def test_a_heading_that_delivers_a_thing_is_a_record_and_a_programme_is_none(
    lines: str, names: list[str]
) -> None:
    assert [name for name, _, _ in _read(lines)] == names


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (
            "一月份：召开水务工作会议。\n二月份：检定水表500只。",
            {"水务工作会议": "2031-01-31", "检定水表": "2031-02-28"},
        ),
        (
            "第一季度：新建水站3座。\n第二季度：检定水表500只。",
            {"新建水站": "2031-03-31", "检定水表": "2031-06-30"},
        ),
        (
            "1、新建水站3座。责任人：张某  完成时间：9月底\n2、检定水表500只。责任人：李某  完成时间：6月底",
            {"新建水站": "2031-09-30", "检定水表": "2031-06-30"},
        ),
        (
            "【供水提升】新建水站3座。\n【水质保障】检定水表500只。",
            {"新建水站": "2031-12-31", "检定水表": "2031-12-31"},
        ),
    ],
)
def test_labels_of_lines_date_and_name_nothing_else(lines: str, days: dict[str, str]) -> None:
    found = summarize(text=f"青石县2031年水务工作要点\n一、任务\n{lines}\n", engine="rules").records
    assert {one.indicator: str(one.deadline) for one in found} == days
