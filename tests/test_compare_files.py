"""What compare and track write and print: files that open safely, pages that run nothing, commands that say what is wrong."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from openpyxl import load_workbook
from rich.console import Console

from summarizer.align import Doubt
from summarizer.cli import call
from summarizer.comparison import Comparison, compare
from summarizer.language.dimensions import read_dimension
from summarizer.language.measures import read_measure
from summarizer.report.comparison import DIMENSIONS, dimension_words
from summarizer.report.comparison_folder import write_comparison, write_tracking
from summarizer.report.comparison_page import MOST_COLUMNS
from summarizer.report.comparison_terminal import comparison_lines, tracking_lines
from summarizer.schemas.extraction import Status
from summarizer.tracking import Tracking, Verdict, track
from tests.measured_records import stated, summed

_GROUPED = (
    "%",
    "个百分点",
    "倍",
    "人",
    "人次",
    "户",
    "次",
    "亩",
    "公里",
    "吨",
    "立方米",
    "天",
    "工作日",
    "小时",
    "岁",
    "TB",
)
HOSTILE = "=cmd|' /C calc'!A1<script>alert(1)</script>"
PLEDGE = stated("护理型床位占比", "60", "%", comparator=">=", deadline=date(2025, 12, 31), quote=HOSTILE)
RESULT = stated("养老机构护理型床位占比", "58", "%", status=Status.ACHIEVED, deadline=date(2025, 12, 31))
PLAN_TEXT = "青石县养老服务工作计划\n一、目标任务\n到2025年，全县养老机构护理型床位占比达到60%以上，新建社区食堂12个。\n"
REPORT_TEXT = (
    "青石县2025年养老服务工作总结\n一、工作成效\n2025年，全县护理型床位覆盖率达到58%，建成社区食堂15个。\n"
)


@pytest.fixture
def comparison() -> Comparison:
    return compare(
        [
            summed("a.txt", [PLEDGE, stated(HOSTILE, "3", "个")], "甲县"),
            summed("b.txt", [RESULT.model_copy(update={"indicator": "护理型床位覆盖率"})], f"乙县{HOSTILE}"),
        ]
    )


@pytest.fixture
def tracking() -> Tracking:
    return track(summed("a.txt", [PLEDGE, stated(HOSTILE)], "甲县"), summed("b.txt", [RESULT], "甲县"))


@pytest.fixture
def texts(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "plan.txt").write_text(PLAN_TEXT, encoding="utf-8")
    (tmp_path / "report.txt").write_text(REPORT_TEXT, encoding="utf-8")
    return str(tmp_path / "plan.txt"), str(tmp_path / "report.txt")


class _Page(HTMLParser):
    """Names of elements, and of attributes that could run or fetch something."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.dangerous: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.dangerous += [
            name for name, _ in attrs if name.startswith("on") or name in {"src", "href", "style"}
        ]


def test_pages_run_and_fetch_nothing(comparison: Comparison, tracking: Tracking, tmp_path: Path) -> None:
    write_comparison(tmp_path, comparison)
    write_tracking(tmp_path, tracking)
    for name in ("comparison.html", "tracking.html"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        page = _Page(text)
        assert not {"script", "img", "iframe", "link", "object"} & set(page.elements)
        assert page.dangerous == []
        assert "default-src &#x27;none&#x27;; style-src &#x27;sha256-" in text
        assert "script-src" not in text
        assert "&lt;script&gt;alert(1)" in text


def test_a_page_of_many_documents_lists_who_says_what(tmp_path: Path) -> None:
    write_comparison(tmp_path, compare([summed(f"{at}.txt", [PLEDGE]) for at in range(MOST_COLUMNS + 1)]))
    page = _Page((tmp_path / "comparison.html").read_text(encoding="utf-8"))
    assert page.elements.count("td") == 1


@pytest.mark.parametrize(
    ("unit", "indicator", "chinese"),
    [
        ("%", "护理型床位占比", "占比"),
        ("张", "每千名老年人养老床位", "每老年人数量"),
        ("元/月", "农村低保标准", "每年元"),
        ("%", "农村低保标准增长", "变化"),
        ("个", "每个乡镇建公益性公墓", "平均每个数量"),
    ],
)
def test_a_dimension_is_said_in_chinese(unit: str, indicator: str, chinese: str) -> None:
    measure, _ = read_measure(stated(indicator, "5", unit))
    assert dimension_words(str(measure.dimension)) == chinese


def test_every_group_of_units_has_a_chinese_name() -> None:
    groups = {read_dimension("", unit)[0].sort for unit in (*_GROUPED, "个")}
    assert groups <= {*DIMENSIONS}


def test_csv_has_a_mark_for_excel_and_no_formula(comparison: Comparison, tmp_path: Path) -> None:
    write_comparison(tmp_path, comparison)
    path = tmp_path / "comparison.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 3
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    assert [(row["地区"], row["数值"], row["期限"]) for row in rows[:1]] == [("甲县", "60", "2025-12-31")]
    assert [row["结论"] for row in rows] == ["不同", "不同", "独有"]


def test_the_workbook_holds_numbers_dates_and_text(comparison: Comparison, tmp_path: Path) -> None:
    write_comparison(tmp_path, comparison)
    book = load_workbook(tmp_path / "comparison.xlsx")
    assert book.sheetnames == ["对照", "明细"]
    sheet = book["明细"]
    heads = [cell.value for cell in sheet[1]]
    row = dict(zip(heads, sheet[2], strict=True))
    assert row["数值"].value == 60
    assert row["期限"].value == datetime(2025, 12, 31)  # noqa: DTZ001 - what spreadsheets hold
    assert row["依据原文"].value == HOSTILE
    assert row["依据原文"].data_type == "s"
    assert sheet.auto_filter.ref
    assert sheet.freeze_panes == "D2"


def test_the_same_comparison_gives_the_same_bytes(comparison: Comparison, tmp_path: Path) -> None:
    write_comparison(tmp_path / "one", comparison)
    write_comparison(tmp_path / "two", comparison)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_the_tracking_table_has_both_quotes_and_the_reason(tracking: Tracking, tmp_path: Path) -> None:
    write_tracking(tmp_path, tracking)
    with (tmp_path / "tracking.csv").open(encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file)
    assert (first["结论"], first["差距"], first["承诺值"], first["结果值"]) == ("未达到", "-2", "≥60%", "58%")
    assert first["承诺原文"] == f"'{HOSTILE}"
    assert first["结果原文"] == "原文"
    assert "护理型床位" in first["对应理由"]
    assert second["结论"] == "未提及"


def test_json_comes_back_as_it_was(comparison: Comparison, tracking: Tracking, tmp_path: Path) -> None:
    write_comparison(tmp_path, comparison)
    write_tracking(tmp_path, tracking)
    assert Comparison.model_validate_json((tmp_path / "comparison.json").read_text("utf-8")) == comparison
    assert Tracking.model_validate_json((tmp_path / "tracking.json").read_text("utf-8")) == tracking


def test_the_terminal_folds_long_words_and_cuts_none(comparison: Comparison, tracking: Tracking) -> None:
    console = Console(width=72)
    with console.capture() as captured:
        for block in (*comparison_lines(comparison), *tracking_lines(tracking)):
            console.print(block)
    shown = captured.get()
    assert "…" not in shown
    assert "differs" in shown
    assert "-2" in shown


def test_the_terminal_tells_two_documents_of_one_place_apart() -> None:
    one, other, third = (
        summed(name, [PLEDGE], place) for name, place in (("a", "甲县"), ("b", "甲县"), ("c", "乙县"))
    )
    console = Console(width=200)
    with console.capture() as captured:
        for block in comparison_lines(compare([one, other, third])):
            console.print(block)
    said = captured.get()
    assert "甲县 · a  ≥60%" in said
    assert "甲县 · b  ≥60%" in said
    assert "乙县  ≥60%" in said


def test_the_terminal_takes_no_orders_from_documents() -> None:
    hostile = stated("护理型[/b]床位[red]占比", "60", "%")
    both = compare([summed("a", [hostile], "[/]甲县"), summed("b", [hostile], "乙县")])
    console = Console(width=200)
    with console.capture() as captured:
        for block in comparison_lines(both):
            console.print(block)
    assert "护理型[/b]床位[red]占比" in captured.get()
    assert "[/]甲县" in captured.get()


def test_compare_reads_documents_and_writes_files(
    texts: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(["compare", *texts, "--engine", "rules", "--out", str(tmp_path / "out")]) == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        f"comparison.{ending}" for ending in ("html", "csv", "json", "xlsx")
    }
    assert "comparison.html" in capsys.readouterr().err


def test_compare_takes_an_output_folder(
    texts: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(["run", *texts, "--engine", "rules", "--out", str(tmp_path / "run")]) == 0
    capsys.readouterr()
    assert call(["compare", str(tmp_path / "run"), "--json"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert [place["document"] for place in json.loads(said.out)["documents"]] == ["plan.txt", "report.txt"]


def test_track_prints_verdicts(texts: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["track", *texts, "--engine", "rules", "--json"]) == 0
    verdicts = {
        outcome["pledge"]["indicator"]: outcome["verdict"]
        for outcome in json.loads(capsys.readouterr().out)["outcomes"]
    }
    assert [verdict for name, verdict in verdicts.items() if "护理型床位" in name] == ["short"]
    assert call(["track", *texts, "--engine", "rules"]) == 0
    assert "pledges:" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["compare", "{plan}"], "two documents"),
        (["compare", "{plan}", "nowhere.txt"], "nowhere.txt"),
        (["track", "{plan}", "nowhere.txt"], "nowhere.txt"),
        (["track", "{folder}", "{plan}"], "name one file"),
        (["compare", "nowhere.jsonl"], "nowhere.jsonl"),
    ],
)
def test_wrong_usage_is_one_line(
    arguments: list[str],
    complaint: str,
    texts: tuple[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    filled = [argument.format(plan=texts[0], folder=tmp_path) for argument in arguments]
    assert call([*filled, "--engine", "rules"]) == 2
    lines = [line for line in capsys.readouterr().err.splitlines() if not line.startswith("engine:")]
    assert len(lines) == 1
    assert complaint in lines[0]


def test_the_guide_explains_every_doubt_and_verdict(root: Path) -> None:
    guide = (root / "docs/compare.md").read_text(encoding="utf-8")
    rows = {line.split("|")[1].strip(" `") for line in guide.splitlines() if line.startswith("| `")}
    assert rows == {*Doubt, *Verdict}


@pytest.mark.parametrize("name", ["compare", "track"])
def test_commands_explain_themselves_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call([name, "--help"]) == 0
    assert f"summarizer {name}" in capsys.readouterr().out
