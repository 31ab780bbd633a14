"""Amounts in force in tables and lists of a notice, and tables whose rows are classes or years."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer import Summary, summarize

NOTICE = """# 关于调整2031年用水补贴标准的通知

各县（区）水务局：经市政府同意，自2031年7月1日起调整用水补贴标准。现通知如下：

一、用水补贴标准

| 补贴类别 | 城市（元/月·人） | 农村（元/年·人） |
| --- | --- | --- |
| 困难用水户 | 78 | 780 |
| 移民用水户补贴标准 | 101 | 1014 |

二、水工护理标准（单位：元/人·月）

| 护理等级 | 集中供养 | 分散供养 |
| --- | --- | --- |
| 全护理 | 1100 | 660 |
| 半护理 | 550 | 330 |

青石市水务局

2031年6月20日
"""

YEARS = """# 青石市供水设施布局规划（2031—2035年）

## 三、规划目标

| 年份 | 水厂（座） | 管网覆盖率（%） |
| --- | --- | --- |
| 2030年（现状） | 12 | 91 |
| 2033年 | 14 | 96 |
| 2035年 | 16 | 100 |

## 四、分区任务

| 区县 | 规划水厂（座） | 建设时序 |
| --- | --- | --- |
| 东湖区 | 3 | 近期 |
| 南岭县 | 1 | 远期 |
| 合计 | 4 | |
"""

GOALS = """<html><body><h1>青石市水务发展“十六五”规划</h1><p>为推动水务高质量发展，编制本规划。</p><h2>三、发展目标</h2>
<p>到2035年，全市水务发展取得明显成效，主要指标达到全省先进水平。</p>
<table><tr><th rowspan="2">类别</th><th rowspan="2">主要指标</th><th rowspan="2">单位</th><th>“十五五”末</th><th colspan="2">“十六五”目标</th></tr>
<tr><th>2030年</th><th>2033年</th><th>2035年</th></tr>
<tr><td rowspan="2">节水</td><td>节水灌溉率</td><td>%</td><td>58</td><td>65</td><td>73</td></tr>
<tr><td>水表安装率</td><td>%</td><td>92</td><td>96</td><td>100</td></tr></table></body></html>"""


def _read(text: str, folder: Path, name: str) -> Summary:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return summarize(path, engine="rules")


def test_amounts_by_class_and_side_bear_the_name_of_their_standard(tmp_path: Path) -> None:
    records = _read(NOTICE, tmp_path, "notice.md").records
    assert {(one.indicator, str(one.value), one.unit) for one in records} == {
        ("城市困难用水户用水补贴标准", "78", "元/月"),
        ("农村困难用水户用水补贴标准", "780", "元/年"),
        ("城市移民用水户补贴标准", "101", "元/月"),
        ("农村移民用水户补贴标准", "1014", "元/年"),
        ("全护理集中供养水工护理标准", "1100", "元/月"),
        ("全护理分散供养水工护理标准", "660", "元/月"),
        ("半护理集中供养水工护理标准", "550", "元/月"),
        ("半护理分散供养水工护理标准", "330", "元/月"),
    }
    assert {one.status for one in records} == {"achieved"}


def test_rows_of_years_date_their_values_and_rows_of_places_name_them(tmp_path: Path) -> None:
    records = _read(YEARS, tmp_path, "plan.md").records
    assert {(one.indicator, str(one.value), str(one.deadline)) for one in records} == {
        ("水厂", "14", "2033-12-31"),
        ("管网覆盖率", "96", "2033-12-31"),
        ("水厂", "16", "2035-12-31"),
        ("管网覆盖率", "100", "2035-12-31"),
        ("东湖区规划水厂", "3", "2035-12-31"),
        ("南岭县规划水厂", "1", "2035-12-31"),
        ("规划水厂", "4", "2035-12-31"),
    }


def test_years_below_a_merged_title_are_columns(tmp_path: Path) -> None:
    records = _read(GOALS, tmp_path, "page.html").records
    assert {(one.indicator, str(one.value), str(one.baseline), str(one.deadline)) for one in records} == {
        ("节水灌溉率", "65", "58", "2033-12-31"),
        ("节水灌溉率", "73", "58", "2035-12-31"),
        ("水表安装率", "96", "92", "2033-12-31"),
        ("水表安装率", "100", "92", "2035-12-31"),
    }


LISTED = """青石市水务局关于公布2031年惠民用水补贴标准的公告
一、水工津贴。20—29年工龄每人每月60元，30年工龄及以上每人每月150元。
二、用水补贴。移民用水补贴一级每人每月12元、二级每人每月9元，三级每人每月6元。
三、水工生活费。集中供养216元/月，社会散居156元/月。
四、惠民送水。每例减免18元。
青石市水务局
2031年1月6日
"""

ROWS = """# 青石市水务局关于公布2031年惠民用水补贴标准的公告

| 序号 | 项目 | 标准 | 责任科室 |
| --- | --- | --- | --- |
| 1 | 水工生活费 | 集中供养216元/月，社会散居156元/月 | 水工科 |
| 2 | 用水补贴 | 移民用水补贴一级每人每月12元、二级每人每月9元 | 用水科 |
"""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("移民用水补贴一级", "12"),
        ("移民用水补贴二级", "9"),
        ("移民用水补贴三级", "6"),
        ("集中供养水工生活费", "216"),
        ("社会散居水工生活费", "156"),
        ("每例减免", "18"),
    ],
)
def test_amounts_of_a_list_are_in_force_each_under_its_name(name: str, value: str) -> None:
    found = {one.indicator: one for one in summarize(text=LISTED, engine="rules").records}
    assert (str(found[name].value), found[name].status) == (value, "achieved")


def test_amounts_in_cells_bear_the_name_of_their_row(tmp_path: Path) -> None:
    summary = _read(ROWS, tmp_path, "notice.md")
    assert summary.title == "青石市水务局关于公布2031年惠民用水补贴标准的公告"
    assert {(one.indicator, str(one.value), one.responsible) for one in summary.records} == {
        ("集中供养水工生活费", "216", ("水工科",)),
        ("社会散居水工生活费", "156", ("水工科",)),
        ("移民用水补贴一级", "12", ("用水科",)),
        ("移民用水补贴二级", "9", ("用水科",)),
    }


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "按失能用水户每人每月20元、半失能10元、自理5元的标准给予节水补贴。",
            {("失能用水户节水补贴", "20"), ("半失能节水补贴", "10"), ("自理节水补贴", "5")},
        ),
        (
            "节水津贴按20—29岁每人每月5元、30岁以上每人每月9元发放。",
            {("20—29岁节水津贴", "5"), ("30岁以上节水津贴", "9")},
        ),
        (
            "为80至89岁老人每人每月发放节水津贴6元，90至99岁8元，百岁以上12元。",
            {
                ("为80至89岁老人每人每月发放节水津贴", "6"),
                ("90至99岁节水津贴", "8"),
                ("百岁以上节水津贴", "12"),
            },
        ),
        ("按每人每月20元标准给予困难户补贴。", {("困难户补贴", "20")}),
    ],
)
def test_sums_for_several_classes_bear_whose_they_are_and_how_often(
    words: str, found: set[tuple[str, str]]
) -> None:
    records = summarize(text=f"青石县2031年惠民用水实施方案\n一、补贴\n{words}\n", engine="rules").records
    assert {(one.indicator, str(one.value)) for one in records} == found
    assert {one.unit for one in records} == {"元/月"}
