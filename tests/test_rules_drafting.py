"""How officials draft: red heads, headings that tackle problems, brackets behind items, pairs of aims, sums in parts."""

from __future__ import annotations

import pytest

from summarizer import summarize
from summarizer.schemas.commitment import Commitment

PLAN = "青石县2031年水务工作要点\n（一）重点任务\n"


def _read(words: str, head: str = PLAN) -> tuple[Commitment, ...]:
    return summarize(text=head + words + "\n", engine="rules").records


def _fields(words: str) -> list[tuple[str, str]]:
    return [(one.indicator, str(one.value)) for one in _read(words)]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "青石县水务局文件\n青水发〔2031〕5号\n关于印发《2031年水务工作要点》的通知\n一、任务\n新建水站12座。",
            "关于印发《2031年水务工作要点》的通知",
        ),
        (
            "首页\n政务公开\n计划总结\n当前位置：\n青石县水务局2031年工作要点\n一、任务\n新建水站12座。",
            "青石县水务局2031年工作要点",
        ),
        ("青石县水务局二〇三一年工作要点\n新建水站12座。", "青石县水务局二〇三一年工作要点"),
        ("青 石 县 2 0 3 1 年 工 作 要 点\n新建水站12座。", "青石县2031年工作要点"),
    ],
)
def test_heads_of_papers_and_pages_hide_no_period(lines: str, title: str) -> None:
    summary = summarize(text=lines + "\n", engine="rules")
    (found,) = summary.records
    assert (summary.title, str(found.deadline)) == (title, "2031-12-31")


@pytest.mark.parametrize(
    "heading",
    [
        "（二）补齐供水短板",
        "二、切实解决群众反映突出问题",
        "三、整治突出问题",
        "三、应对缺水挑战",
        "三、聚焦用水急难问题",
    ],
)
def test_headings_that_tackle_problems_promise(heading: str) -> None:
    found = _read(f"{heading}\n新建水站40座，培训水工300人次。")
    assert [(one.status, str(one.value)) for one in found] == [("pledged", "40"), ("pledged", "300")]


def test_headings_that_tell_problems_do_not() -> None:
    assert _read("三、存在的问题\n全县水站缺口40座。") == ()


def test_an_item_that_sets_how_things_are_told_is_no_review() -> None:
    (found,) = _read("（二）县水务局每月通报一次进展情况。")
    assert (found.status, found.recurrence) == ("pledged", "monthly")


@pytest.mark.parametrize(
    ("words", "bodies", "deadline"),
    [
        ("修订水价办法（县水务局、县财政局，2031年6月底前）。", ("县水务局", "县财政局"), "2031-06-30"),
        ("新建水站60座（县水务局，9月底前完成）。", ("县水务局",), "2031-09-30"),
        ("新建水站9座。（水政科牵头，供水科配合，10月底前完成）", ("水政科", "供水科"), "2031-10-31"),
        ("新建水站9座。责任单位：县水务局（牵头），县林业局。", ("县水务局", "县林业局"), "2031-12-31"),
        (
            "新建水站9座。责任单位：县水务局（牵头）、县林业局（配合）。",
            ("县水务局", "县林业局"),
            "2031-12-31",
        ),
        # what a count consists of and where it stands answers for nothing
        ("改造小学12所（其中城区2所、乡镇10所）。", (), "2031-12-31"),
        ("开展水价改革试点2个（东江县、白石县）。", (), "2031-12-31"),
    ],
)
def test_brackets_behind_an_item(words: str, bodies: tuple[str, ...], deadline: str) -> None:
    first = _read(words)[0]
    assert (first.responsible, str(first.deadline)) == (bodies, deadline)


@pytest.mark.parametrize(
    ("words", "deadline"),
    [
        ("安装智能水表6000只，2031年9月底前安装到位。", "2031-09-30"),
        ("建成水情信息平台，10月上线运行。", "2031-10-31"),
        ("水厂迁建工程2031年开工建设，2033年建成投用。", "2033-12-31"),
        ("新建水站120座，2031年10月底前全部建成。", "2031-10-31"),
        ("节水改革实施方案于2031年6月底前出台。", "2031-06-30"),
        ("新建水站12座，确保9月底前完工。", "2031-09-30"),
        ("加快城北水厂建设，确保9月底前建成投用。", "2031-09-30"),
        ("10月底前湖滨水文公园建成开放。", "2031-10-31"),
        ("水务网站无障碍改造于2031年8月底前完成。", "2031-08-31"),
        ("县水质检测中心项目2031年开工、2032年封顶、2033年投入使用。", "2033-12-31"),
    ],
)
def test_what_is_said_behind_tells_when_it_is_done(words: str, deadline: str) -> None:
    (found,) = _read(words)
    assert str(found.deadline) == deadline


def test_what_is_due_before_dates_nothing_of_every_year() -> None:
    text = "青石县“十五五”水务发展规划\n二、主要任务\n到2027年底，每个乡镇建有1座水站。每年培训水工900人次。达标率保持100%。\n"
    found = summarize(text=text, engine="rules").records
    assert [str(one.deadline) for one in found] == ["2027-12-31", "2030-12-31", "2030-12-31"]


def test_what_goes_on_about_every_year_recurs_too() -> None:
    assert [one.recurrence for one in _read("每年组织水工培训2期，培训不少于400人次。")] == ["yearly"] * 2


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("从7月1日起将低保户水价补贴由每月5元提高至8元。", [("低保户水价补贴", "8")]),
        ("水费收入力争突破1亿元。", [("水费收入", "100000000")]),
        ("家庭用水管家签约不少于300户。", [("家庭用水管家签约", "300")]),
        ("用水经费节约不低于5%。", [("用水经费节约", "5")]),
        ("水站整改完成率达到100%。", [("水站整改完成率", "100")]),
        ("每个街道均拥有2支以上节水队伍。", [("每个街道均拥有节水队伍", "2")]),
        ("每年对用水协会党组织书记轮训1次。", [("对用水协会党组织书记轮训", "1")]),
        ("列入考核的任务为第1、3项。", []),
        ("新建水站6座，减免费用260万元。", [("新建水站", "6"), ("减免费用", "2600000")]),
        # another deed, parts in brackets, runs of years
        ("新建县级水厂2座、改扩建3座。", [("新建县级水厂", "2"), ("改扩建县级水厂", "3")]),
        ("村级水站新建210座，改造提升400座。", [("村级水站新建", "210"), ("村级水站改造提升", "400")]),
        (
            "节水型社区达到80个（其中国家级10个、省级25个）。",
            [("节水型社区", "80"), ("国家级节水型社区", "10"), ("省级节水型社区", "25")],
        ),
        (
            "2031—2033年分别新增水表500只、600只、700只。",
            [("新增水表", "500"), ("新增水表", "600"), ("新增水表", "700")],
        ),
        ("改造2005年底前建成的泵站56座。", [("改造2005年底前建成的泵站", "56")]),
        ("成立用水协会的行政村占比达到80%。", [("成立用水协会的行政村占比", "80")]),
        ("举办水工培训班三期。", [("水工培训班", "3")]),
    ],
)
def test_names_and_numbers_of_drafts(words: str, fields: list[tuple[str, str]]) -> None:
    assert _fields(words) == fields


def test_parts_of_a_sum_are_no_aims_of_their_own() -> None:
    (found,) = _read("建设县水质检测中心，总投资3600万元，其中省级补助2000万元、县级自筹1600万元。")
    assert (found.indicator, str(found.funding)) == ("县水质检测中心", "36000000")


def test_each_bracket_before_a_stop_answers_for_what_stands_before_it() -> None:
    words = "新建水站20座（县水务局）；新建水厂3座（县住建局）；改造泵房5座（县财政局）。"
    assert [one.responsible for one in _read(words)] == [("县水务局",), ("县住建局",), ("县财政局",)]


def test_each_item_is_due_when_its_own_bracket_says() -> None:
    words = "1.新建水站20座。（牵头单位：县水务局；完成时限：2031年9月底）2.新建水厂3座。（牵头单位：县住建局；完成时限：2031年11月底）"
    assert [(one.responsible, str(one.deadline)) for one in _read(words)] == [
        (("县水务局",), "2031-09-30"),
        (("县住建局",), "2031-11-30"),
    ]


def test_a_letter_that_issues_measures_promises() -> None:
    head = "关于印发《青石县促进节水若干措施》的通知\n一、主要措施\n"
    found = _read("到2032年，持证水工达2800人；遴选培养节水带头人20名。", head)
    assert [(str(one.value), one.status) for one in found] == [("2800", "pledged"), ("20", "pledged")]


def test_a_title_that_is_a_measure_names_its_value() -> None:
    (found,) = _read("——水表合格率。由目前的38%提高到2033年的60%以上。")
    assert (found.indicator, str(found.value), str(found.baseline)) == ("水表合格率", "60", "38")


def test_since_a_year_is_no_deadline() -> None:
    (found,) = _read("自2030年启动试点以来，全县建成水站12座。")
    assert found.status == "achieved"
    assert found.deadline_basis != "explicit"


def test_what_a_report_of_progress_was_set_is_promised() -> None:
    head = "青石县2031年民生实事项目进展情况公示\n一、水站改造\n"
    found = _read("项目内容：改造水站56座，总投资4.8亿元。", head)
    assert [(one.status, str(one.funding)) for one in found] == [("pledged", "480000000.0")]


@pytest.mark.parametrize(
    "words",
    [
        "接待游客46万人次，实现水上旅游收入3.7亿元，分别增长15%、18%。",
        "接待游客46万人次、水上旅游收入3.7亿元，分别增长15%和18%。",
    ],
)
def test_changes_of_two_clauses_bear_what_each_measures(words: str) -> None:
    head = "青石县2031年水务工作总结\n一、主要成效\n"
    found = {one.indicator: str(one.value) for one in _read(words, head)}
    assert (found["接待游客增长"], found["水上旅游收入增长"]) == ("15", "18")


def test_a_cell_that_only_says_how_far_it_moves_is_of_its_row() -> None:
    table = "| 任务 | 目标内容 | 责任单位 |\n| --- | --- | --- |\n| 节水型社区 | 由5家增加到9家 | 县水务局 |\n| 公共水表 | 由30只增加到42只，更新水泵5台 | 县水表所 |\n"
    found = {one.indicator: one for one in _read(table, "青石县2031年水务工作要点\n\n")}
    assert (str(found["节水型社区"].value), str(found["节水型社区"].baseline)) == ("9", "5")
    assert (str(found["公共水表"].value), found["公共水表"].responsible) == ("42", ("县水表所",))


def test_a_column_of_results_beside_one_of_aims_is_what_came_about() -> None:
    table = "| 项目名称 | 年度目标 | 完成情况 |\n| --- | --- | --- |\n| 新建水站 | 30座 | 32座 |\n| 新增水表 | 300只 | 320只 |\n"
    found = _read(table, "青石县2031年为民办实事完成情况通报\n\n")
    assert [(one.status, str(one.value)) for one in found] == [("achieved", "32"), ("achieved", "320")]


def test_a_sentence_about_the_years_past_reports() -> None:
    head = "青石县水务局关于第12号建议的答复\n（一）关于“改善供水”的建议\n"
    (found,) = _read("近三年来，我县累计建成水站112座。", head)
    assert found.status == "achieved"
