"""Tables as pages, editors and terminals give them: bars inside, drawn lines, line breaks in cells, columns of aims and leaders."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer import summarize
from summarizer.schemas.commitment import Commitment

TITLE = "青石县2031年水务工作要点\n\n"


def _read(text: str, folder: Path, name: str = "plan.md") -> dict[str, Commitment]:
    (folder / name).write_text(TITLE + text, encoding="utf-8")
    return {one.indicator: one for one in summarize(folder / name, engine="rules").records}


def test_bars_between_cells_alone_make_rows(tmp_path: Path) -> None:
    rows = "一、任务\n序号 | 工作任务 | 完成时限 | 责任领导 | 责任科室\n1 | 新建水站60座 | 2031年9月底 | 周某 | 供水科\n2 | 新建水厂2座 | 2031年10月底 | 王某 | 水政科\n"
    found = _read(rows, tmp_path, "plan.txt")
    assert (str(found["新建水站"].deadline), found["新建水站"].responsible) == ("2031-09-30", ("供水科",))
    assert (str(found["新建水厂"].value), found["新建水厂"].responsible) == ("2", ("水政科",))


def test_drawn_tables_are_read(tmp_path: Path) -> None:
    rows = "主要任务\n┌──┬────┬──┐\n│序号│指标│单位│2031年目标值│责任科室│\n├──┼────┼──┤\n│1│水表检定│只│950│供水科│\n│2│节水志愿者│人│2000│宣教科│\n└──┴────┴──┘\n"
    found = _read(rows, tmp_path, "plan.txt")
    assert (str(found["水表检定"].value), found["水表检定"].unit, found["水表检定"].responsible) == (
        "950",
        "只",
        ("供水科",),
    )
    assert str(found["节水志愿者"].value) == "2000"


def test_line_breaks_in_cells_break_no_row(tmp_path: Path) -> None:
    rows = "| 序号 | 工作任务 | 责任科室 |\n| --- | --- | --- |\n| 1 | 新建水站3座<br>改造泵房5座 | 水务局<br>住建局 |\n| 2 | 新建水厂2座 | 水务局 |\n"
    found = _read(rows, tmp_path)
    assert found["改造泵房"].responsible == ("水务局", "住建局")
    assert (str(found["新建水站"].value), str(found["新建水厂"].value)) == ("3", "2")


@pytest.mark.parametrize("leader", ["分管领导", "责任领导", "牵头领导", "责任人"])
def test_columns_of_leaders_hide_no_tasks(leader: str, tmp_path: Path) -> None:
    rows = f"| 序号 | 工作任务 | {leader} | 责任科室 | 完成时限 |\n| --- | --- | --- | --- | --- |\n| 1 | 新建水站9座 | 王某 | 供水科 | 11月底 |\n| 2 | 新建水厂2座 | 周某 | 水政科 | 9月底 |\n"
    found = _read(rows, tmp_path)
    assert (str(found["新建水站"].deadline), found["新建水站"].responsible) == ("2031-11-30", ("供水科",))


@pytest.mark.parametrize(
    ("title", "cells", "value", "unit"),
    [
        ("年度目标", ("600只", "95%以上"), "600", "只"),
        ("目标任务(只)", ("600", "900"), "600", "只"),
        ("任务量", ("600只", "900只"), "600", "只"),
    ],
)
def test_a_column_of_aims_holds_values(
    title: str, cells: tuple[str, str], value: str, unit: str, tmp_path: Path
) -> None:
    rows = f"| 序号 | 事项 | {title} | 责任单位 |\n| --- | --- | --- | --- |\n| 1 | 更新水表 | {cells[0]} | 供水科 |\n| 2 | 水表检定 | {cells[1]} | 水政科 |\n"
    found = _read(rows, tmp_path)
    assert (str(found["更新水表"].value), found["更新水表"].unit) == (value, unit)


@pytest.mark.parametrize(
    ("words", "indicator", "value"),
    [
        ("水表合格率不低于98\\%。", "水表合格率", "98"),
        ("水表合格率达98&#37;。", "水表合格率", "98"),
        ("~~2029年完成试点~~ 新建水站15座。", "新建水站", "15"),
        ("- [ ] 新建水站8座。", "新建水站", "8"),
        ("新建水站12座[^3]。", "新建水站", "12"),
    ],
)
def test_marks_of_editors_are_no_words(words: str, indicator: str, value: str, tmp_path: Path) -> None:
    found = _read(f"## 任务\n\n{words}\n", tmp_path)
    assert [(name, str(one.value), one.status) for name, one in found.items()] == [
        (indicator, value, "pledged")
    ]
