"""Tables that hand each place its share, and projects with their years in a column."""

from __future__ import annotations

from pathlib import Path

from summarizer import summarize
from summarizer.schemas.commitment import Commitment

SHARES = """<html><body><h1>关于下达2031年供水重点工作目标任务的通知</h1>
<p>各县（区）水务局：现将2031年目标任务下达给你们。</p>
<table><tr><th>县（区）</th><th>村级水站（个）</th><th>水表完好率（%）</th><th>备注</th></tr>
<tr><td>东湖区</td><td>14</td><td>98</td><td></td></tr>
<tr><td>南岭县</td><td>6</td><td>—</td><td></td></tr>
<tr><td>合计</td><td>20</td><td></td><td></td></tr></table></body></html>"""

PROJECTS = """<html><body><h1>青石市2031年供水项目计划</h1>
<table><tr><th>项目名称</th><th>建设内容</th><th>建设年限</th><th>总投资（万元）</th><th>责任单位</th></tr>
<tr><td>市水质监测中心二期</td><td>新建实验楼1栋</td><td>2030—2032</td><td>6400</td><td>市水务局</td></tr>
<tr><td>东湖水厂迁建</td><td>新建泵房2座</td><td>2031</td><td>3100</td><td>东湖区水务局</td></tr></table></body></html>"""

COVERAGE = """<html><body><h1>青石市2031年供水情况表</h1>
<table><tr><th>乡镇</th><th>完成情况</th></tr><tr><td>石桥镇</td><td>按期完成</td></tr>
<tr><td>白水镇</td><td>正在收尾</td></tr></table></body></html>"""


def _records(page: str, folder: Path) -> tuple[Commitment, ...]:
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    return summarize(path, engine="rules").records


def test_each_place_has_its_share_and_the_last_row_the_whole(tmp_path: Path) -> None:
    records = _records(SHARES, tmp_path)
    assert [(one.indicator, str(one.value), one.unit, str(one.deadline)) for one in records] == [
        ("东湖区村级水站", "14", "个", "2031-12-31"),
        ("东湖区水表完好率", "98", "%", "2031-12-31"),
        ("南岭县村级水站", "6", "个", "2031-12-31"),
        ("村级水站", "20", "个", "2031-12-31"),
    ]
    quoted = [one.evidence[0].quote for one in records]
    assert [quote[:2] for quote in quoted] == ["东湖", "东湖", "南岭", "合计"]


def test_the_last_year_of_a_project_is_its_deadline(tmp_path: Path) -> None:
    found = {one.indicator: str(one.deadline) for one in _records(PROJECTS, tmp_path)}
    assert found["市水质监测中心二期"] == "2032-12-31"
    assert found["东湖水厂迁建"] == "2031-12-31"


def test_words_in_the_columns_of_places_are_no_shares(tmp_path: Path) -> None:
    assert not [one for one in _records(COVERAGE, tmp_path) if one.value is not None]
