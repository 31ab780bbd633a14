"""``ledger.xlsx``: the ledger as an official opens it."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

openpyxl = pytest.importorskip("openpyxl")

from summarizer.report.ledger import COLUMNS, MOST_SHEETS, task_ledger  # noqa: E402 - after the skip
from summarizer.report.result import Result  # noqa: E402
from summarizer.report.workbook import plain  # noqa: E402
from summarizer.report.workbook import workbook as workbook_at  # noqa: E402
from tests.report_samples import deliverable, failed, record, result  # noqa: E402


def workbook(path: Path, *results: Result, documents: int | None = None) -> Any:
    with task_ledger(path, len(results) if documents is None else documents) as add:
        for one in results:
            add(one)
    return openpyxl.load_workbook(path)


def test_columns_are_those_of_the_trade_with_real_numbers_and_dates(tmp_path: Path) -> None:
    sheet = workbook(tmp_path / "ledger.xlsx", result())["全部"]
    header = [cell.value for cell in sheet[1]]
    assert (
        header[:15]
        == "序号 领域 任务/指标 目标值 单位 基期值 完成时限 责任单位 属性 资金 依据原文 章节 来源 状态 备注".split()
    )
    row = dict(zip(header, [cell.value for cell in sheet[2]], strict=True))
    assert row["目标值"] == 65
    assert row["完成时限"] == datetime.datetime(2027, 12, 31)  # noqa: DTZ001 - a spreadsheet has no zones
    assert row["资金"] == 7_000_000
    assert (row["责任单位"], row["属性"], row["状态"]) == ("市民政局", "约束性", "承诺指标")
    assert sheet["D2"].number_format == '"≥"General'


def test_header_is_frozen_cells_wrap_and_everything_filters(tmp_path: Path) -> None:
    sheet = workbook(tmp_path / "ledger.xlsx", result())["全部"]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:P3"
    assert sheet["K2"].alignment.wrap_text
    assert sheet.column_dimensions["K"].width == COLUMNS["依据原文"]


def test_each_row_leads_to_its_place_in_the_page(tmp_path: Path) -> None:
    sheet = workbook(tmp_path / "ledger.xlsx", result("plan one.txt"))["全部"]
    assert sheet["M2"].hyperlink.target == "report.html#r=plan%20one.txt-0"


def test_a_sheet_for_each_document_and_one_for_unexplained_numbers(tmp_path: Path) -> None:
    names = ("a/计划.txt", "b/计划.txt", "x" * 60 + ".txt", "[a]:b?.txt")
    book = workbook(tmp_path / "ledger.xlsx", *(result(name) for name in names), failed())
    assert book.sheetnames == ["全部", "未说明数字", "计划", "计划~2", "x" * 31, "_a__b_"]
    assert [cell.value for cell in book["未说明数字"][2]][1] == "12个"
    assert book["全部"].max_row == 1 + 2 * len(names)
    many = workbook(tmp_path / "many.xlsx", result("a.txt"), documents=MOST_SHEETS + 1)
    assert many.sheetnames == ["全部", "未说明数字"]


def test_words_that_look_like_formulas_stay_words(tmp_path: Path) -> None:
    hostile = deliverable("plan.txt", "=1+1")
    sheet = workbook(tmp_path / "ledger.xlsx", result("plan.txt", hostile))["全部"]
    assert (sheet["C2"].value, sheet["C2"].data_type) == ("=1+1", "s")


def test_what_a_cell_can_not_hold_is_left_out() -> None:
    assert plain("a\x00b\x0bc\ufffe") == "abc"
    assert len(plain("政" * 40_000)) == 32_767


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        workbook(tmp_path / name, result(), result("b.txt", record("b.txt")))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_libreoffice_opens_it_without_a_complaint(tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    workbook(tmp_path / "ledger.xlsx", result())
    command = [
        office,
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76",
        "--outdir",
        str(tmp_path),
    ]
    subprocess.run([*command, str(tmp_path / "ledger.xlsx")], check=True, capture_output=True, timeout=120)
    assert "护理型床位占比" in (tmp_path / "ledger.csv").read_text(encoding="utf-8")


def test_dates_before_spreadsheets_begin_are_words_and_columns_go_past_z(tmp_path: Path) -> None:
    path = tmp_path / "wide.xlsx"
    with workbook_at(path) as book:
        sheet = book.sheet("宽", [(f"列{number}", 8) for number in range(30)])
        sheet.append([datetime.date(1899, 1, 1), datetime.date(1900, 3, 1), *range(27), "末"])
    row = openpyxl.load_workbook(path)["宽"][2]
    assert (row[0].value, row[1].value) == ("1899-01-01", datetime.datetime(1900, 3, 1))  # noqa: DTZ001
    assert (row[29].coordinate, row[29].value) == ("AD2", "末")


@given(
    st.lists(
        st.one_of(
            st.text(max_size=40),
            st.integers(-(10**12), 10**12),
            st.none(),
            st.floats(-1e9, 1e9, allow_nan=False),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_whatever_a_row_holds_is_read_back(contents: list[Any]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "row.xlsx"
        with workbook_at(path) as book:
            book.sheet("一", [(str(number), 8) for number in range(len(contents))]).append(contents)
        cells = openpyxl.load_workbook(path)["一"][2]
        for cell, content in zip(cells, contents, strict=True):
            kept = (
                plain(content).replace("\r\n", "\n").replace("\r", "\n") or None
                if isinstance(content, str)
                else content
            )
            assert cell.value == kept
            assert cell.data_type != "f"
