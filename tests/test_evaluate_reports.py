"""Reports: what stands in them, and that words of documents stay words."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from summarizer.cli import call
from summarizer.evaluate.run_score import RunScore
from summarizer.evaluate.running import EvalOptions, evaluate
from tests.evaluation_records import gold

HOSTILE = "<script>alert(1)</script>新建床位10张。\n=1+1新建站点20个|`_*。\n新建中心30个。"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """One hostile document: one record found with a wrong unit, one missed, one extra."""
    start = HOSTILE.index("新建床位")
    second, third = HOSTILE.index("=1+1"), HOSTILE.index("新建中心")
    records = [
        gold("g1", (start, start + 7), value=10, indicator="<b>床位</b>").model_copy(update={"unit": "张"}),
        gold("g2", (second, second + 11), value=20, indicator="=1+1新建站点"),
    ]
    answers = [
        json.loads(records[0].model_dump_json()) | {"id": "p1", "unit": "个"},
        json.loads(records[1].model_dump_json())
        | {"id": "p2", "value": 30, "evidence": [{"start": third, "end": third + 7}]},
    ]
    for folder in ("documents", "gold"):
        (tmp_path / folder).mkdir()
    (tmp_path / "documents" / "a.txt").write_text(HOSTILE, encoding="utf-8")
    lines = "".join(record.model_dump_json() + "\n" for record in records)
    (tmp_path / "gold" / "a.jsonl").write_text(lines, encoding="utf-8")
    lines = "".join(json.dumps(answer) + "\n" for answer in answers)
    (tmp_path / "records.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


@pytest.fixture
def reports(house: Path) -> Path:
    evaluate(EvalOptions(gold=house / "gold", records=house / "records.jsonl", out=house / "out"))
    return house / "out"


def test_the_folder_holds_all_reports_and_nothing_else(reports: Path) -> None:
    names = sorted(path.name for path in reports.iterdir())
    assert names == ["errors.csv", "errors.html", "junit.xml", "scores.json", "summary.md"]


def test_the_csv_lists_every_error_with_category_and_context(reports: Path) -> None:
    with (reports / "errors.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["side"], row["category"]) for row in rows] == [
        ("missed", "nothing near"),
        ("extra", "nothing near"),
        ("field", "unit"),
    ]
    assert rows[0]["quote"] == "'=1+1新建站点20个"
    assert rows[0]["before"].endswith("新建床位10张。")
    assert rows[2]["reason"] == "gold 张, predicted 个"
    assert "kind × status: target pledged" in rows[0]["slices"]


def test_junit_has_a_case_for_each_slice(reports: Path) -> None:
    suite = ElementTree.parse(reports / "junit.xml").getroot()
    names = {case.get("name") for case in suite.iter("testcase")}
    assert {"all", "quantities", "document: a.txt", "kind × status: target pledged"} <= names
    assert suite.get("failures") == "0"


def test_junit_shows_what_fell(house: Path) -> None:
    options = EvalOptions(
        gold=house / "gold", records=house / "records.jsonl", baseline=house / "baseline.json"
    )
    evaluate(replace(options, update=True))
    (house / "records.jsonl").write_text(
        (house / "records.jsonl").read_text("utf-8").splitlines()[0], "utf-8"
    )
    evaluate(replace(options, out=house / "out"))
    suite = ElementTree.parse(house / "out" / "junit.xml").getroot()
    assert suite.get("failures") == "0"
    (house / "records.jsonl").write_text("", "utf-8")
    evaluate(replace(options, out=house / "out"))
    suite = ElementTree.parse(house / "out" / "junit.xml").getroot()
    assert suite.get("failures") == "1"
    (failure,) = suite.iter("failure")
    assert "empty run" in str(failure.get("message"))


def test_markdown_escapes_what_documents_hold(reports: Path) -> None:
    page = (reports / "summary.md").read_text(encoding="utf-8")
    assert "| all | 0.500 | 0.500 | 0.500 |" in page
    assert "<b>" not in page
    assert "<script>" not in page
    rows = [line for line in page.splitlines() if line.startswith("| a.txt")]
    assert all(line.replace("\\|", "").count("|") == 6 for line in rows)


def test_scores_come_back_as_a_baseline_for_comparison(house: Path, reports: Path) -> None:
    options = EvalOptions(
        gold=house / "gold", records=house / "records.jsonl", baseline=reports / "scores.json"
    )
    evaluation = evaluate(options)
    assert evaluation.verdict is None
    assert evaluation.comparison is not None
    assert not evaluation.comparison.lost


def test_scores_are_written_line_by_line_and_read_as_they_were(house: Path, reports: Path) -> None:
    run = evaluate(EvalOptions(gold=house / "gold", records=house / "records.jsonl")).run
    written = (reports / "scores.json").read_text(encoding="utf-8")
    assert RunScore.model_validate_json(written) == run.only(score.document for score in run.documents)
    assert written.count("\n") == 2 + len(run.documents)


class Page(HTMLParser):
    """Collects what the page could run or load, and its marks."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0
        self.addresses: list[str] = []
        self.marks: list[str] = []
        self.policy = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.scripts += tag == "script"
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "action")]
        if tag == "mark":
            self.marks.append(found["class"] or "")
        if tag == "meta" and found.get("http-equiv"):
            self.policy = found["content"] or ""


def test_the_page_shows_both_sides_and_runs_nothing_of_the_document(reports: Path) -> None:
    content = (reports / "errors.html").read_text(encoding="utf-8")
    page = Page()
    page.feed(content)
    assert page.scripts == 1
    assert not page.addresses
    assert page.policy.startswith("default-src 'none'")
    assert "unsafe" not in page.policy
    assert page.marks == ["found", "missed", "found", "extra"]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in content
    assert "unit: gold 张, predicted 个" in content


def test_the_command_prints_scores_and_leaves_with_the_gates_code(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = ["eval", "--gold", str(house / "gold"), "--records", str(house / "records.jsonl")]
    pin = ["--baseline", str(house / "baseline.json")]
    assert call([*base, "--errors"]) == 0
    shown = capsys.readouterr().out
    assert "target pledged" in shown
    assert "nothing near" in shown
    assert call([*base, *pin, "--update"]) == 0
    assert call([*base, *pin]) == 0
    assert "gate: passed" in capsys.readouterr().out
    (house / "records.jsonl").write_text("", "utf-8")
    assert call([*base, *pin]) == 1
    assert "gate: empty run" in capsys.readouterr().out
    assert call([*base, "--gold", str(house / "nowhere")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_command_measures_agreement(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labels = str(house / "gold")
    assert call(["eval", "agree", labels, labels, "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["item_f1"] == 1.0
    assert call(["eval", "agree", labels, str(house / "nowhere")]) == 2
