"""Tables: pipe rows, and cells flattened one to a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.columns import Column, fits, read_column
from summarizer.outline import outline
from summarizer.schemas.document import Cleaned, Section, SectionKind, Table


def tables(*lines: str) -> list[tuple[Section, Table]]:
    text = "\n".join(lines)
    found = outline(Cleaned(text, ((0, 0, len(text)),))).sections
    return [(section, section.table) for section in found if section.table]


def words(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


FLAT = ["类别", "指标名称", "2027年", "属性"]
ROWS = [
    "养老服务",
    "床位护理型占比（%）",
    "65",
    "约束性",
    "助餐点（个）",
    "≥120",
    "预期性",
    "救助",
    "核对准确率（%）",
    "100%",
    "约束性",
]


def test_a_flattened_table_is_rebuilt_with_merged_cells() -> None:
    section, table = tables("一、目标", "表1 主要指标", *FLAT, *ROWS, "二、任务")[0]
    assert table.header == ("类别", "指标名称", "2027年", "属性")
    assert words(table) == [
        ["养老服务", "床位护理型占比（%）", "65", "约束性"],
        ["养老服务", "助餐点（个）", "≥120", "预期性"],
        ["救助", "核对准确率（%）", "100%", "约束性"],
    ]
    assert (section.kind, section.title, section.level) == (SectionKind.TABLE, "表1 主要指标", 2)


def test_index_unit_and_several_years() -> None:
    header = ["序号", "指标", "单位", "2025年", "2030年", "属性"]
    _, table = tables(
        *header, "1", "道路里程", "公里", "300", "360", "预期性", "2", "绿化率", "%", "30", "35", "约束性"
    )[0]
    assert [row[1:5] for row in words(table)] == [
        ["道路里程", "公里", "300", "360"],
        ["绿化率", "%", "30", "35"],
    ]


def test_rows_with_blanks_between_cells() -> None:
    lines = ["类别 指标 2020年 2025年 属性", "救助 核对率（%） — >95 约束性", "探访率（%） 80 100 预期性"]
    _, table = tables("一、目标", *lines, "二、任务")[0]
    assert words(table) == [
        ["救助", "核对率（%）", "—", ">95", "约束性"],
        ["救助", "探访率（%）", "80", "100", "预期性"],
    ]


def test_what_follows_a_flattened_table_is_text_again() -> None:
    text = "\n".join(
        ["一、目标", *FLAT, *ROWS, "注：以年底数据计。", "展望未来，各项事业协调发展，群众生活更加美好。"]
    )
    found = outline(Cleaned(text, ((0, 0, len(text)),))).sections
    assert [section.kind.value for section in found] == ["prose", "table", "prose"]
    assert text[found[1].span.start : found[1].span.end].endswith("注：以年底数据计。\n")
    assert found[2].path == ("一、目标",)


def test_a_box_that_holds_a_table_is_a_table() -> None:
    section, table = tables("一、目标", "专栏1 主要指标", *FLAT, *ROWS)[0]
    assert (section.kind, section.number, section.title) == (SectionKind.TABLE, "专栏1", "主要指标")
    assert len(table.rows) == 3


def test_pipe_rows_with_rule_caption_and_blank_merged_cells() -> None:
    rows = ["| 领域 | 任务 | 时限 |", "|---|:--:|---|", "| 助餐 | 建点 | 2026年 |", "| | 配餐 | 2027年 |"]
    section, table = tables("## 三、分工", "表2 任务分工", *rows)[0]
    assert table.header == ("领域", "任务", "时限")
    assert words(table) == [["助餐", "建点", "2026年"], ["助餐", "配餐", "2027年"]]
    assert (section.title, table.caption) == ("表2 任务分工", "表2 任务分工")


def test_a_numbered_heading_above_a_table_stays_a_heading() -> None:
    text = "（三）主要指标\n| 指标 | 2030年 |\n| 就业率 | 90% |"
    found = outline(Cleaned(text, ((0, 0, len(text)),))).sections
    assert [(section.kind.value, section.title) for section in found] == [
        ("prose", "主要指标"),
        ("table", ""),
    ]


@pytest.mark.parametrize("line", ["|", "||||", "| 单格说明文字 |"])
def test_bars_alone_are_no_table(line: str) -> None:
    assert tables("一、说明", line) == []


def test_short_lines_without_column_words_are_no_table() -> None:
    assert tables("养老", "救助", "殡葬", "60", "70", "80") == []


@pytest.mark.parametrize(
    ("word", "column"),
    [
        ("指　标".replace("\u3000", " "), Column.NAME),
        ("2023年基数", Column.VALUE),
        ("“十五五”目标", Column.VALUE),
        ("指标属性", Column.BINDING),
        ("牵头单位", Column.BODY),
        ("单位", Column.UNIT),
        ("今年", None),
    ],
)
def test_column_words(word: str, column: Column | None) -> None:
    assert read_column(word) is column


def test_cells_fit_their_columns() -> None:
    assert fits("[300]", Column.VALUE)
    assert fits("<1%", Column.VALUE)
    assert not fits("预期性", Column.NAME)
    assert not fits("覆盖率", Column.VALUE)


CELLS = st.text(alphabet="养老床位率覆盖|0123456789%. ", max_size=8)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=2, max_size=8))
def test_cells_lie_in_their_section_and_hold_their_text(rows: list[list[str]]) -> None:
    lines = ["一、总表", *("| " + " | ".join(cells) + " |" for cells in rows)]
    text = "\n".join(lines)
    for section, table in tables(*lines):
        for row in table.rows:
            assert len(row) == len(table.header)
            for cell in row:
                assert section.span.contains(cell.span)
                assert text[cell.span.start : cell.span.end] == cell.text


@pytest.mark.parametrize("title", [(), ("序号",)])
def test_the_numbers_of_flattened_rows_need_no_title(title: tuple[str, ...]) -> None:
    header = [*title, "指标名称", "单位", "2027年", "2030年", "属性"]
    rows = ["1", "护理型床位占比", "%", "60", "65", "约束性", "2", "助餐点", "个", "120", "—", "预期性"]
    ((_, table),) = tables("表1 主要指标", *header, *rows)
    assert table.header[-5:] == ("指标名称", "单位", "2027年", "2030年", "属性")
    assert [row[:3] for row in words(table)] == [["1", "护理型床位占比", "%"], ["2", "助餐点", "个"]]
