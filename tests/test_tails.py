"""Who is responsible for an item and by when, as its last lines, sentences or brackets say."""

from __future__ import annotations

import pytest

from summarizer import summarize

OPINION = "青石县关于加强供水保障的实施意见\n\n"
BODIES = ("县水务局", "县财政局")


@pytest.mark.parametrize(
    ("closing", "bodies", "due"),
    [
        ("责任单位：县水务局、县财政局。时限：2031年9月底前。", BODIES, "2031-09-30"),
        ("\n责任单位：县水务局、县财政局\n完成时限：2031年9月底", BODIES, "2031-09-30"),
        ("\n完成时限：2031年9月底\n责任单位：县水务局、县财政局", BODIES, "2031-09-30"),
        ("完成时限：2031年9月底前，责任单位：县水务局、县财政局", BODIES, "2031-09-30"),
        ("完成时限：2031年9月底前。责任单位：县水务局、县财政局。", BODIES, "2031-09-30"),
        ("（牵头单位：县水务局；配合单位：县财政局；完成时限：2031年9月底）", BODIES, "2031-09-30"),
        ("\n完成时限：2031年9月。", (), "2031-09-30"),
        ("〔责任单位：各乡镇（街道、园区）〕", ("各乡镇(街道、园区)",), "None"),
        (
            "（县水务局牵头，县财政局，各县（市、区）人民政府按职责分工负责）",
            (*BODIES, "各县(市、区)人民政府"),
            "None",
        ),
    ],
)
def test_the_end_of_an_item_says_who_and_by_when(closing: str, bodies: tuple[str, ...], due: str) -> None:
    text = f"{OPINION}1. 新建水站14座。{closing}\n2. 新建泵房9座。\n"
    station, pump = summarize(text=text, engine="rules").records
    assert station.responsible == bodies
    assert str(station.deadline) == due
    assert (pump.responsible, pump.deadline) == ((), None)


def test_each_paragraph_has_its_own_bodies_and_time_limit() -> None:
    text = (
        "青石县水务系统“提升年”活动实施方案（2031年）\n一、重点行动\n"
        "行动一：供水提质。新建水站14座。责任科室：供水科；完成时限：10月底\n"
        "行动二：管网增效。改造管网26公里。责任科室：管网科；完成时限：9月底\n"
    )
    station, pipe = summarize(text=text, engine="rules").records
    assert (station.responsible, str(station.deadline)) == (("供水科",), "2031-10-31")
    assert (pipe.responsible, str(pipe.deadline)) == (("管网科",), "2031-09-30")
