"""Tables whose text comes one cell a line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import summarize
from summarizer.clean import clean
from summarizer.schemas.document import Document
from summarizer.schemas.extraction import Status

TASKS = """| 县水务局2031年度任务一览 |
| 序号 |
责任单位 |
考核指标 |
月度进度 |
完成时限 |
| 1 |
县水务局 |
新建村级水站12座，改造老旧管网30公里。 |
①1-3月份，完成设计；②4-6月份，完成水站5座。 |
2031年10月底 |
| 2 |
县水务局、县财政局 |
检测合格率达到98%以上。

每季度公开检测结果。 |
按季推进 |
2031年11月底 |
"""


def cleaned(text: str) -> str:
    return clean(Document("page.txt", text, "0" * 64)).text


def test_rows_are_whole_again_and_their_columns_are_read() -> None:
    summary = summarize(text=TASKS, engine="rules")
    assert summary.title == "县水务局2031年度任务一览"
    assert [(one.value, one.deadline, one.responsible) for one in summary.records] == [
        (Decimal(12), date(2031, 10, 31), ("县水务局",)),
        (Decimal(30), date(2031, 10, 31), ("县水务局",)),
        (Decimal(98), date(2031, 11, 30), ("县水务局", "县财政局")),
    ]


def test_every_quote_of_such_a_row_stands_in_the_text() -> None:
    for record in summarize(text=TASKS, engine="rules").records:
        for one in record.evidence:
            assert TASKS[one.start : one.end] == one.quote


@pytest.mark.parametrize(
    "text",
    [
        "| 甲 | 乙 |\n| 1 | 2 |\n正文第一段。\n正文第二段。",
        "| 甲 | 乙 |\n县水务局 |\n正文第一段。",
        "本报讯 |\n正文第一段。\n正文第二段。 |",
    ],
)
def test_other_bars_join_nothing(text: str) -> None:
    assert cleaned(text).count("\n") == text.count("\n")


@given(st.lists(st.sampled_from(["| 1 |", "水站 |", "改造12座。", "", "|", "| 甲 | 乙 |"]), max_size=12))
def test_nothing_is_lost_whatever_the_bars(lines: list[str]) -> None:
    text = "\n".join(lines)
    result = clean(Document("page.txt", text, "0" * 64))
    kept = sum(length for _, _, length in result.segments)
    assert kept + sum(len(one.span) for one in result.dropped) == len(text)


STATISTICS = """| 供水统计月报表 | ||
| 2030年度 07 月 | ||
| 指标名称 | 单位 | 数量 |
| 一、综合 | ||
| (一)管网维修累计支出 | 万元 | 18,305.2 |
| 其中：(1)农村供水 | 万元 | 1,886.3 |
| A、城镇水站数 | 个 | 109 |
| B 农村水站数 | 个 | |
"""


def test_titles_inside_a_table_of_statistics_are_titles_and_its_values_are_of_its_month() -> None:
    summary = summarize(text=STATISTICS, engine="rules")
    assert summary.title == "供水统计月报表"
    assert [(one.indicator, one.value, one.status, one.deadline) for one in summary.records] == [
        ("管网维修累计支出", Decimal(183_052_000), Status.ACHIEVED, date(2030, 7, 31)),
        ("农村供水", Decimal(18_863_000), Status.ACHIEVED, date(2030, 7, 31)),
        ("城镇水站数", Decimal(109), Status.ACHIEVED, date(2030, 7, 31)),
    ]


DOUBLED = "3月12日，，青石县举行2031年节水动员会，。会上要求，，年内，，要新建水站120个，、泵房60座，，改造管网800公里，。"


def test_a_comma_before_every_mark_is_a_disguise() -> None:
    assert (
        cleaned(DOUBLED)
        == "3月12日，青石县举行2031年节水动员会。会上要求，年内，要新建水站120个、泵房60座，改造管网800公里。"
    )
    records = summarize(text=DOUBLED, engine="rules").records
    assert [one.value for one in records] == [120, 60, 800]


def test_a_single_doubled_comma_is_left_alone() -> None:
    text = "会议要求，，新建水站120个，改造管网800公里。会议强调，要加强管护。"
    assert cleaned(text) == text


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("| 本报讯 新建水站12座。", "本报讯 新建水站12座。"),
        ("供水月报 | ||", "供水月报"),
        ("■ 水务 | 节水", "水务 | 节水"),
        ("|||", ""),
    ],
)
def test_bars_at_either_end_of_a_line_go(line: str, left: str) -> None:
    assert cleaned(line) == left
