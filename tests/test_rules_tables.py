"""Tables in the forms of plans: yearly and summed values, groups, merged titles, sums in a caption, rows parted by blanks."""

from __future__ import annotations

from pathlib import Path

from summarizer import Summary, summarize

RATES = """# 青石县“十六五”水利发展规划

青石县人民政府　2031年11月

**专栏1　“十六五”水利发展主要指标**

| 指标名称 | 单位 | 2030年 | 2035年 | 年均增速/〔累计〕 | 属性 |
| --- | --- | --- | --- | --- | --- |
| 一、供水 | | | | | |
| 日供水能力 | 万吨 | 6 | 9 | 8.4% | 预期性 |
| 水务产值增长 | % | 7.1 | — | 7左右 | 预期性 |
| 二、节水 | | | | | |
| 万元产值用水量降低 | % | — | — | 〔16〕 | 约束性 |
| 居民水费支出增长 | % | 5 | — | 与收入增长基本同步 | 预期性 |
"""

VALUES = """# 青石县“十六五”水利发展规划

表1 主要指标

| 序号 | 指标名称 | 单位 | 现状值（2030年） | 目标值（2035年） | 指标属性 | 牵头单位 |
| :-: | --- | --- | --- | --- | --- | --- |
| 1 | 农村自来水普及率 | % | 88.6 | ≥95 | 约束性 | 县水利局 |
| 2 | 水土流失治理面积 | 平方公里 | 120 | 累计新增80 | 预期性 | |

表2 分年度目标

| 指标 | 2031年基数 | 2032年 | 2033年 | 2034年 |
| --- | --- | --- | --- | --- |
| 改造老旧管网（公里） | 12 | 20 | 30 | 30 |

表3 重点工程投资表（单位：万元）

| 项目名称 | 建设内容及规模 | 建设年限 | 总投资 | 牵头单位 |
| --- | --- | --- | --- | --- |
| 青石水库扩建工程 | 总库容达到1500万立方米 | 2031-2034 | 32000 | 县水利局 |
"""

MERGED = """<html><body><h1>青石市2031年供水实事任务分解表</h1>
<p>各县（区）人民政府：现将2031年供水实事任务印发给你们，请认真抓好落实，确保按期完成。</p>
<table><tr><th rowspan=2>序号</th><th rowspan=2>项目名称</th><th rowspan=2>目标任务</th><th colspan=2>责任分工</th><th rowspan=2>完成时限</th></tr>
<tr><th>牵头单位</th><th>配合单位</th></tr>
<tr><td>1</td><td>村级饮水</td><td>新建集中供水工程15处</td><td>市水务局</td><td>市财政局</td><td>11月底前</td></tr>
<tr><td>2</td><td>积水点</td><td>完成12处易涝点改造</td><td>市城管局</td><td>市水务局</td><td>6月底前</td></tr></table></body></html>"""

SPACED = """东湖区2031年水务工作目标任务分解表
序号 工作任务 目标值 责任科室 完成时限
1 新建供水泵站 3座 建设科 2031年10月
2 改造老旧小区供水管网 46公里 管网科 2031年12月
3 供水水质综合合格率 ≥99.8% 水质科 全年
"""


def _read(text: str, folder: Path, name: str) -> Summary:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return summarize(path, engine="rules")


def test_what_comes_about_each_year_or_in_all_years_is_read_where_the_last_year_has_no_value(
    tmp_path: Path,
) -> None:
    records = _read(RATES, tmp_path, "plan.md").records
    assert [
        (one.indicator, one.comparator, str(one.value), one.unit, str(one.baseline), one.binding)
        for one in records
    ] == [
        ("日供水能力", "=", "90000", "吨", "60000", "预期性"),
        ("日供水能力年均增长", "=", "8.4", "%", "None", "预期性"),
        ("水务产值增长", "~", "7", "%", "None", "预期性"),
        ("万元产值用水量降低", "=", "16", "%", "None", "约束性"),
    ]
    assert {str(one.deadline) for one in records} == {"2035-12-31"}


def test_values_by_their_years_and_sums_by_their_caption(tmp_path: Path) -> None:
    found = {(one.indicator, str(one.deadline)): one for one in _read(VALUES, tmp_path, "plan.md").records}
    supply = found["农村自来水普及率", "2035-12-31"]
    assert (supply.comparator, str(supply.value), str(supply.baseline)) == (">=", "95", "88.6")
    assert supply.responsible == ("县水利局",)
    assert str(found["水土流失治理面积累计新增", "2035-12-31"].value) == "80"
    pipes = {due: str(one.value) for (name, due), one in found.items() if name == "改造老旧管网"}
    assert pipes == {"2032-12-31": "20", "2033-12-31": "30", "2034-12-31": "30"}
    project = found["青石水库扩建工程", "2034-12-31"]
    assert (str(project.funding), project.responsible) == ("320000000", ("县水利局",))
    assert str(found["青石水库扩建工程总库容", "2034-12-31"].value) == "15000000"


def test_titles_below_a_merged_title_name_the_columns(tmp_path: Path) -> None:
    records = _read(MERGED, tmp_path, "page.html").records
    assert [(one.indicator, str(one.value), str(one.deadline), one.responsible) for one in records] == [
        ("新建集中供水工程", "15", "2031-11-30", ("市水务局", "市财政局")),
        ("易涝点改造", "12", "2031-06-30", ("市城管局", "市水务局")),
    ]


def test_rows_whose_cells_blanks_part_are_rows(tmp_path: Path) -> None:
    for text in (SPACED, SPACED.replace(" ", "\n")):
        summary = _read(text, tmp_path, "plan.txt")
        assert summary.title == "东湖区2031年水务工作目标任务分解表"
        assert [(one.indicator, one.unit, str(one.deadline), one.responsible) for one in summary.records] == [
            ("新建供水泵站", "座", "2031-10-31", ("建设科",)),
            ("改造老旧小区供水管网", "公里", "2031-12-31", ("管网科",)),
            ("供水水质综合合格率", "%", "2031-12-31", ("水质科",)),
        ]


PROJECTS = """青石县“十六五”水利重点项目表
单位：万元
序号
项目名称
建设内容及规模
建设年限
总投资
责任单位
1
青石水库扩建工程
总库容达到1500万立方米
2031-2034
32000
县水利局
2
城乡供水一体化工程
新建水厂2座，铺设管网180公里
2033
18500
县住建局
三、保障措施
县水利局每季度开展1次检查。
"""

PLACES = """青石市2031年水务重点工作目标任务分解表
序号
县（区）
村级水站（个）
水表安装率（%）
1
东湖区
12
96
2
南岭县
12
90
合计
24

"""


def test_projects_with_one_cell_a_line_keep_their_row(tmp_path: Path) -> None:
    records = _read(PROJECTS, tmp_path, "plan.txt").records
    assert [(one.indicator, str(one.deadline), str(one.funding), one.responsible[:1]) for one in records] == [
        ("青石水库扩建工程", "2034-12-31", "320000000", ("县水利局",)),
        ("青石水库扩建工程总库容", "2034-12-31", "None", ("县水利局",)),
        ("城乡供水一体化工程", "2033-12-31", "185000000", ("县住建局",)),
        ("新建水厂", "2033-12-31", "None", ("县住建局",)),
        ("铺设管网", "2033-12-31", "None", ("县住建局",)),
        ("县水利局检查", "2035-12-31", "None", ("县水利局",)),
    ]


def test_equal_shares_of_two_places_stay_two(tmp_path: Path) -> None:
    records = _read(PLACES, tmp_path, "plan.txt").records
    assert [(one.indicator, str(one.value)) for one in records][:4] == [
        ("东湖区村级水站", "12"),
        ("东湖区水表安装率", "96"),
        ("南岭县村级水站", "12"),
        ("南岭县水表安装率", "90"),
    ]


SHEET = """# 青石县“十六五”水利项目方案

## 一、重点项目

| 项目名称 | 县水质监测中心建设项目 |
| --- | --- |
| 建设内容 | 新建实验楼1栋，建筑面积3200平方米 |
| 总投资 | 1860万元 |
| 建设期限 | 2031—2032年 |
| 责任单位 | 县水务局 |
"""


def test_a_data_sheet_of_one_project_is_its_row(tmp_path: Path) -> None:
    records = _read(SHEET, tmp_path, "plan.md").records
    assert [(one.indicator, str(one.funding), str(one.deadline), one.responsible) for one in records] == [
        ("县水质监测中心建设项目", "18600000", "2032-12-31", ("县水务局",)),
        ("新建实验楼", "None", "2032-12-31", ("县水务局",)),
        ("实验楼建筑面积", "None", "2032-12-31", ("县水务局",)),
    ]


UNEVEN = """青石县“十六五”水利发展规划
青石县人民政府
二、发展目标
表1 “十六五”时期水利发展主要指标
序号 指标名称 单位 2030年 2035年 指标属性
1 农村自来水普及率 % 88 95 预期性
2 万元 GDP 用水量下降 % — [16] 约束性
3 灌溉水有效利用系数 — 0.58 0.62 约束性
"""

BROKEN = """青石县“十六五”水利发展规划
二、发展目标
专栏1 “十六五”水利发展主要指标
类别
指标
单位
2030年
2035年
年均增长
〔累计〕
指标
属性
供水保障
日供水能力
万吨
6
9
8.4
预期性
农村自来水
普及率
%
88
95
〔7〕
约束性
节水
万元产值用水量
降低
%
—
—
〔16〕
约束性
注：〔 〕内为五年累计数。
三、重点任务
新建水厂3座。
"""


def test_names_that_blanks_or_lines_break_are_whole(tmp_path: Path) -> None:
    records = _read(UNEVEN, tmp_path, "plan.txt").records
    assert [(one.indicator, str(one.value), str(one.baseline)) for one in records] == [
        ("农村自来水普及率", "95", "88"),
        ("万元 GDP 用水量下降", "16", "None"),
        ("灌溉水有效利用系数", "0.62", "0.58"),
    ]
    records = _read(BROKEN, tmp_path, "plan.txt").records
    assert [(one.indicator, str(one.value), str(one.baseline), one.binding) for one in records] == [
        ("日供水能力", "90000", "60000", "预期性"),
        ("日供水能力年均增长", "8.4", "None", "预期性"),
        ("农村自来水普及率", "95", "88", "约束性"),
        ("万元产值用水量降低", "16", "None", "约束性"),
        ("新建水厂", "3", "None", None),
    ]
