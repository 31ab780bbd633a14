"""Stages, years and parts of a sentence that have times of their own."""

from __future__ import annotations

import pytest

from summarizer import summarize

STAGES = """青石县节水行动方案（2031—2033年）
为做好节水工作，制定本方案。
一、实施步骤
（一）启动阶段（2031年4月至6月）。成立节水专家库，入库专家不少于30名。
（二）试点阶段（2031年7月—2032年6月）
建设节水示范点6个。
（三）总结推广阶段（2032年7月至2033年11月）：评选节水案例9个。
"""

PLAN = "青石县节水行动方案（2031—2033年）\n为做好节水工作，制定本方案。\n一、重点任务\n"

MEETING = """全县供水工作会议召开
2月27日，全县供水工作会议召开。会议总结2030年工作，安排部署2031年重点任务。
会议指出，2030年，全县供水工作取得了积极成效，新建水厂12座；改造泵站37座；全年开展节水活动160多场。
会议强调，2031年要重点做好三个方面工作：一要加强队伍建设。选派管水员230名。二要加强建设。新建水站14座。
"""


def test_a_stage_dates_what_stands_under_it() -> None:
    records = summarize(text=STAGES, engine="rules").records
    assert {one.indicator: str(one.deadline) for one in records} == {
        "节水专家库": "2031-06-30",
        "入库专家": "2031-06-30",
        "节水示范点": "2032-06-30",
        "评选节水案例": "2033-11-30",
    }
    assert {one.status for one in records} == {"pledged"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "新建节水示范点20个，2031年、2032年、2033年分别建成5个、8个、7个。",
            [("20", "2033"), ("5", "2031"), ("8", "2032"), ("7", "2033")],
        ),
        (
            "新建节水示范点12个，2031、2032年分别建成5个、7个。",
            [("12", "2033"), ("5", "2031"), ("7", "2032")],
        ),
        (
            "县财政三年累计安排节水专项经费360万元，其中2031年100万元、2032年260万元。",
            [("3600000", "2033"), ("1000000", "2031"), ("2600000", "2032")],
        ),
        ("水费补贴、电费补贴标准2032年分别不低于每人每月13元、15元。", [("13", "2032"), ("15", "2032")]),
        ("2031年完成改造4所、2032年完成4所。", [("4", "2031"), ("4", "2032")]),
    ],
)
def test_each_value_has_its_year(words: str, found: list[tuple[str, str]]) -> None:
    records = summarize(text=PLAN + words + "\n", engine="rules").records
    assert sorted((str(one.value), str(one.deadline)[:4]) for one in records) == sorted(found)


def test_a_floor_said_once_holds_for_all_values() -> None:
    words = "水费补贴、电费补贴标准2032年分别不低于每人每月13元、15元。\n"
    records = summarize(text=PLAN + words, engine="rules").records
    assert [(one.comparator, one.unit) for one in records] == [(">=", "元/月")] * 2


def test_works_done_each_at_its_own_time_are_told_apart() -> None:
    words = "确保青石水厂二期3月投产、智慧灌区三季度投入运营。水文化公园对外开放。\n"
    records = summarize(text="青石县2031年水务工作要点\n一、重点任务\n" + words, engine="rules").records
    assert {one.indicator: str(one.deadline) for one in records} == {
        "青石水厂二期": "2031-03-31",
        "智慧灌区": "2031-09-30",
        "水文化公园": "2031-12-31",
    }


def test_what_a_meeting_asks_for_is_promised_and_what_it_looks_back_on_is_of_the_year_before() -> None:
    records = summarize(text=MEETING, engine="rules").records
    assert {one.indicator: (one.status, str(one.deadline)[:4]) for one in records} == {
        "新建水厂": ("achieved", "2030"),
        "改造泵站": ("achieved", "2030"),
        "节水活动": ("achieved", "2030"),
        "选派管水员": ("pledged", "2031"),
        "新建水站": ("pledged", "2031"),
    }


def test_next_steps_of_a_year_that_is_over_are_due_when_they_say_or_at_no_known_time() -> None:
    text = (
        "青石市2030年供水工作综述\n2030年，全市共新建水站26座，为312户困难家庭实施了节水改造，完成省定任务的104.2%。\n"
        "下一步，该市将实施供水“提质年”行动。计划2031年新建水厂4座、村级水站100个。\n"
    )
    records = summarize(text=text, engine="rules").records
    assert {one.indicator: str(one.deadline) for one in records} == {
        "全市新建水站": "2030-12-31",
        "困难家庭节水改造": "2030-12-31",
        "困难家庭节水改造完成省定任务的比例": "2030-12-31",
        "供水“提质年”行动": "None",
        "新建水厂": "2031-12-31",
        "新建村级水站": "2031-12-31",
    }


def test_each_sentence_of_a_paragraph_without_headings_has_its_own_field() -> None:
    text = (
        "2031年全省民政工作会议召开\n会议强调，2031年要着力发展养老事业，新建养老服务中心30个，改造敬老院12所，护理型床位占比达到66%。"
        "着力加强儿童福利，完成6个未保中心改造，建档率100%。\n"
    )
    found = {one.indicator: one.area for one in summarize(text=text, engine="rules").records}
    assert (found["护理型床位占比"], found["建档率"]) == ("养老服务", "儿童福利")


def test_problems_of_a_paragraph_are_counted_by_nobody() -> None:
    text = (
        "青石县2031年水务工作总结和2032年工作计划\n一、2031年工作总结\n新建水站12座。\n"
        "存在的问题：一是供水结构不优。二是进度偏慢，3个水厂项目尚未开工。\n二、2032年工作计划\n改造泵站4座。\n"
    )
    records = summarize(text=text, engine="rules").records
    assert [one.indicator for one in records] == ["新建水站", "改造泵站"]


SIGNS = """【水务要闻】一图读懂青石市2031年供水实事
发布时间:2031-03-02
近日，青石市人民政府办公室印发《青石市2031年供水实事项目实施方案》，其中涉及供水领域3项。
🔶 村级供水
✅ 新建村级水站8个
✅ 改造泵房26座
👉 牵头单位：市水务局
"""


def test_signs_that_open_lines_are_no_part_of_what_they_say() -> None:
    records = summarize(text=SIGNS, engine="rules").records
    assert [one.indicator for one in records] == [
        "《青石市2031年供水实事项目实施方案》",
        "新建村级水站",
        "改造泵房",
    ]
    assert str(records[0].deadline) == "2031-03-02"  # 近日: when the page appeared


BULLETIN = """青石省供水事业统计公报（2030年）
一、综合
全年水利支出386亿元，比上年增长3.2%，占全省一般公共预算支出的4.6%。
二、用水
城市困难用水户28.6万户，平均标准每人每月186.2元，比上年增长4.1%。享受水费补贴的老年人172.3万人。
全省水工4632人，其中集中供养1021人、散居3611人。
"""


def test_a_bulletin_says_of_what_each_share_standard_and_part_is() -> None:
    records = summarize(text=BULLETIN, engine="rules").records
    assert [one.indicator for one in records] == [
        "水利支出",
        "水利支出比上年增长",
        "水利支出占全省一般公共预算支出比例",
        "城市困难用水户",
        "城市困难用水户平均标准",
        "城市困难用水户平均标准比上年增长",
        "享受水费补贴的老年人",
        "全省水工",
        "全省水工中集中供养",
        "全省水工中散居",
    ]
    assert {one.status for one in records} == {"achieved"}
