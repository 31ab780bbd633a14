"""What opens a clause says who, when and how surely, and changes neither the value nor the name of what is measured."""

from __future__ import annotations

import pytest

from summarizer import summarize
from summarizer.schemas.commitment import Commitment

OPENINGS = (
    "", "将", "要", "拟", "还将", "计划", "预计", "力争", "争取", "确保", "有望", "今年将", "今年要", "今年计划", "今年我市计划", "我市将",
    "全年计划", "全年将", "年内", "年内将", "到2031年底，", "2031年，", "2031年", "2031年度", "本年度", "12月底前", "到年底", "力争到2031年底",
    "下半年", "下半年将", "三季度", "三季度末", "预计到年底", "预计全年", "分批", "同步", "继续", "逐步", "新一年", "会议强调，要", "一是", "（1）",
    "由市水务局牵头，", "市水务局牵头", "市水务局将", "市水务局要", "市水务局计划", "目标任务：", "年初目标为",
)  # fmt: skip
MEASURES = (
    ("新建水站15座", "新建水站", 15, "座"),
    ("改造老旧管网86公里", "改造老旧管网", 86, "公里"),
    ("培训水工320人次", "培训水工", 320, "人次"),
    ("新增水库库容320立方米", "新增水库库容", 320, "立方米"),
)


def _records(words: str) -> tuple[Commitment, ...]:
    return summarize(text=f"青石市水务局2031年工作要点\n一、主要任务\n{words}\n", engine="rules").records


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure[0])
def test_openings_change_neither_name_nor_value(measure: tuple[str, str, int, str]) -> None:
    words, name, value, unit = measure
    for opening in OPENINGS:
        read = [
            (one.indicator, str(one.value), one.unit, str(one.status), str(one.deadline)[:4])
            for one in _records(f"{opening}{words}。")
        ]
        assert read == [(name, str(value), unit, "pledged", "2031")], opening


@pytest.mark.parametrize(
    ("words", "name", "value"),
    [
        ("到2033年，全市水站将达到300所。", "全市水站", 300),
        ("水费收入将突破3亿元。", "水费收入", 300_000_000),
        ("供水普及率预计将达到96%。", "供水普及率", 96),
        ("将现有12个水站改造为智能水站。", "现有水站改造为智能水站", 12),
        ("将12个水站纳入管护。", "水站纳入管护", 12),
    ],
)
def test_what_will_be_is_told_from_what_is_acted_upon(words: str, name: str, value: int) -> None:
    assert [(one.indicator, str(one.value)) for one in _records(words)] == [(name, str(value))]
