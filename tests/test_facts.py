"""What documents say of themselves."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import summarize
from summarizer.facts import read_facts
from summarizer.language.calendar import read_dates, read_period
from summarizer.language.genres import read_genre
from summarizer.outline import outline
from summarizer.schemas.document import Cleaned, Document, DocumentType, Facts, Level

BODY = "为提升服务质量，统筹城乡资源，完善工作机制，现就有关事项安排部署，请各单位结合实际抓好落实。"


def facts(*lines: str, page: str = "", hint: str | None = None) -> Facts:
    """Facts of a text whose page says ``page`` around it."""
    text = "\n".join(lines)
    cleaned = Cleaned(text, ((0, 0, len(text)),))
    document = Document("plan.txt", page + text, "0" * 64, title_hint=hint)
    return read_facts(document, cleaned, outline(cleaned))


def test_a_letter_that_brings_a_plan() -> None:
    found = facts(
        "云岭省人民政府办公厅关于印发",
        "云岭省“十五五”养老服务发展规划的通知",
        "云政办发〔2026〕12号",
        "各市、县（市、区）人民政府，省政府各部门：",
        BODY,
        "云岭省人民政府办公厅",
        "2026年3月5日",
        "云岭省“十五五”养老服务发展规划",
        BODY,
        "一、形势",
    )
    assert found.title == "云岭省人民政府办公厅关于印发云岭省“十五五”养老服务发展规划的通知"
    assert found.issuer == "云岭省人民政府办公厅"
    assert (found.level, found.jurisdiction) == (Level.PROVINCE, "云岭省")
    assert found.type is DocumentType.FIVE_YEAR_PLAN
    assert found.number == "云政办发〔2026〕12号"
    assert found.date == date(2026, 3, 5)
    assert found.period is not None
    assert (found.period.start, found.period.end) == (date(2026, 1, 1), date(2030, 12, 31))


def test_a_plan_without_title_tells_its_year_by_its_own_words() -> None:
    found = facts(
        f"全面完成“十四五”规划目标任务。{BODY}",
        "一、救助",
        "(一)提标准。按2025年标准发放，争取2025年资金支持，指导县(市、区)落实。到2030年全面覆盖。",
    )
    assert found.title is None
    assert found.type is DocumentType.ANNUAL_PLAN
    assert found.period is not None
    assert (found.period.start.year, found.period.end.year) == (2025, 2025)


def test_a_meeting_without_year_has_no_date() -> None:
    found = facts(
        "本报记者 某某 3月2日,湖北省召开全省养老工作会议,总结工作。",
        "会议强调,抓好全省工作。",
        "会议要求,压实责任。",
    )
    assert (found.type, found.date, found.period) == (DocumentType.MEETING, None, None)
    assert (found.jurisdiction, found.level) == ("湖北省", Level.PROVINCE)


def test_a_work_report() -> None:
    found = facts(
        "政府工作报告",
        "——2026年1月9日在清水县第九届人民代表大会第六次会议上",
        "各位代表：",
        BODY,
        "一、2025年工作回顾",
        BODY,
        "二、2026年重点工作",
    )
    assert (found.issuer, found.level) == ("清水县人民政府", Level.COUNTY)
    assert found.date == date(2026, 1, 9)
    assert found.period is not None
    assert found.period.start.year == 2026


def test_the_pages_data_sheet_is_read_though_it_was_cleaned_away() -> None:
    page = "首页 > 公开\n发布机关：清水县民政局\n文　　号：清民发〔2024〕7号\n实施日期：2024-09-01\n发布日期：2024-08-15\n"
    found = facts("关于做好助餐工作的通知", BODY, "一、要求", page=page)
    assert (found.issuer, found.number, found.date) == (
        "清水县民政局",
        "清民发〔2024〕7号",
        date(2024, 8, 15),
    )


def test_the_container_names_a_document_without_title() -> None:
    assert facts(BODY, "一、要求", hint="清水县助餐办法 - 清水县人民政府网").title == "清水县助餐办法"


@pytest.mark.parametrize(
    ("title", "clue", "level"),
    [
        ("国务院办公厅关于推进物流降本的意见", "", Level.NATIONAL),
        ("上海市民政局2024年工作要点", "", Level.PROVINCE),
        ("广西壮族自治区养老规划", "", Level.PROVINCE),
        ("荆州市民政局2024年工作要点", "", Level.CITY),
        ("甲山市民政局2024年工作要点", "指导各县（市、区）落实。", Level.CITY),
        ("甲山市民政局2024年工作要点", "覆盖14个乡镇、154个行政村。", Level.COUNTY),
        ("甲山市民政局2024年工作要点", "", None),
        ("清水县民政局2024年工作要点", "", Level.COUNTY),
        ("白云镇2024年工作要点", "", Level.TOWNSHIP),
    ],
)
def test_tiers(title: str, clue: str, level: Level | None) -> None:
    assert facts(title, BODY + clue, "一、要求").level is level


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("清水县“十四五”民政事业发展规划", DocumentType.FIVE_YEAR_PLAN),
        ("数字物流发展规划(2026-2030年)", DocumentType.FIVE_YEAR_PLAN),
        ("清水县民政局2025年工作要点", DocumentType.ANNUAL_PLAN),
        ("养老服务三年行动方案(2024-2026年)", DocumentType.ACTION_PLAN),
        ("关于印发《助餐服务实施方案》的通知", DocumentType.ACTION_PLAN),
        ("关于推进养老服务发展的实施意见", DocumentType.OPINION),
        ("关于做好2025年重点工作的意见", DocumentType.OPINION),
        ("政府工作报告", DocumentType.WORK_REPORT),
        ("全省养老工作会议在省城召开", DocumentType.MEETING),
        ("2023年民政工作总结", DocumentType.RESULTS),
        ("关于公布低保标准的通知", DocumentType.NOTICE),
        ("关于印发助餐管理办法的通知", DocumentType.REGULATION),
        ("山高水长", None),
    ],
)
def test_genres(title: str, genre: DocumentType | None) -> None:
    assert read_genre(title) is genre


def test_documents_cited_but_not_those_to_be_made() -> None:
    found = facts(
        "清水县养老规划",
        BODY,
        "一、任务",
        "落实《养老服务条例》和《关于加快养老发展的意见》（清政发〔2021〕3号），根据清民发〔2020〕1号《关于助餐的通知》，"
        "制定《清水县助餐方案》《清水县配餐方案》，举办《民歌》展演，贯彻《养老服务条例》。",
    )
    assert [(c.title, c.number) for c in found.citations] == [
        ("养老服务条例", None),
        ("关于加快养老发展的意见", "清政发〔2021〕3号"),
        ("关于助餐的通知", "清民发〔2020〕1号"),
    ]


@pytest.mark.parametrize(
    ("words", "first", "last", "text"),
    [
        ("布局专项规划(2021—2035年)", 2021, 2035, "2021—2035"),
        ("三年行动(2024-2026年)", 2024, 2026, "2024-2026"),
        ("2024年至2026年行动方案", 2024, 2026, "2024年至2026"),
        ("“十四五”发展规划", 2021, 2025, "“十四五”"),
        ("第十五个五年规划纲要", 2026, 2030, "第十五个五年规划"),
        ("2025年工作要点", 2025, 2025, "2025年"),
    ],
)
def test_periods(words: str, first: int, last: int, text: str) -> None:
    period = read_period(words)
    assert period is not None
    assert (period.start, period.end, period.text) == (date(first, 1, 1), date(last, 12, 31), text)


@pytest.mark.parametrize("words", ["三年行动方案", "工作要点", "2035-2021年", "12345热线"])
def test_no_period(words: str) -> None:
    assert read_period(words) is None or words == "2035-2021年"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2021年12月13日", date(2021, 12, 13)),
        ("二〇二一年十二月十三日", date(2021, 12, 13)),
        ("二○一九年三月一日", date(2019, 3, 1)),
        ("2021-12-13", date(2021, 12, 13)),
        ("2024.3.5", date(2024, 3, 5)),
    ],
)
def test_dates(words: str, day: date) -> None:
    assert [found for _, _, found in read_dates(words)] == [day]


def test_days_that_no_calendar_has_are_left_out() -> None:
    assert list(read_dates("2023年2月30日，2021年13月1日")) == []


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_dates_are_read_back(day: date) -> None:
    for words in (f"{day.year}年{day.month}月{day.day}日", day.isoformat()):
        assert [found for _, _, found in read_dates(f"于{words}印发")] == [day]


@given(
    st.lists(
        st.text(alphabet="省市县关于的年2025〔〕号《》：一、（）人民政府通知规划。\u3000 ", max_size=30),
        max_size=12,
    )
)
def test_no_text_is_too_odd(lines: list[str]) -> None:
    found = facts(*lines)
    text = "\n".join(lines)
    assert all(0 <= citation.span.start < citation.span.end <= len(text) for citation in found.citations)


def test_nothing_is_said_of_an_empty_text() -> None:
    assert facts("") == Facts()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("全市水利工作会议召开\n2024-02-26 09:12　来源：市水利局\n会议在市区召开。\n", date(2024, 2, 26)),
        ("政府工作报告\n青石县第十九届人大二次会议，2024年1月5日\n各位代表：\n一、工作回顾\n略。\n", date(2024, 1, 5)),
        ("2024年1月24日在省第十届人民代表大会常务委员会第二十九次会议上\n省水利厅厅长\n主任：\n一、情况\n略。\n", date(2024, 1, 24)),
        ("青石市召开水利工作会议\n2024年3月8日上午，青石市水利局召开了全市水利工作会议。\n会议强调，要抓落实。\n", date(2024, 3, 8)),
    ],
)  # fmt: skip
def test_the_day_stands_beside_the_source_under_the_title_or_in_the_first_sentence(
    text: str, day: date
) -> None:
    assert summarize(text=text, engine="rules").date == day


@pytest.mark.parametrize(("day", "year"), [("2024年1月5日", 2024), ("2024年12月28日", 2025)])
def test_a_work_report_plans_the_year_in_which_or_before_which_it_is_given(day: str, year: int) -> None:
    text = f"政府工作报告\n——{day}在青石县第十九届人民代表大会第二次会议上\n各位代表：\n新增供水3万户。\n"
    period = summarize(text=text, engine="rules").period
    assert period is not None
    assert (period.start.year, period.end.year) == (year, year)


def test_a_labelled_title_is_the_title_and_labels_are_none() -> None:
    sheet = "标题：青石县2020年政府工作报告\n发文单位：青石县人民政府\n发文时间：未知\n\n正文：\n\n一、主要预期目标\n新建水站12处。\n"
    summary = summarize(text=sheet, engine="rules")
    assert summary.title == "青石县2020年政府工作报告"
    assert [str(record.deadline) for record in summary.records] == ["2020-12-31"]
    plain = summarize(text=sheet.replace("标题：青石县2020年政府工作报告\n", ""), engine="rules")
    assert plain.title is None


@pytest.mark.parametrize(
    "above", ["", "Document\n", "Untitled-1\n归档时间：2034-05-11\n", "打印时间：2034-05-11\n"]
)
@pytest.mark.parametrize("broken", ["", "\n"])
def test_what_a_converter_writes_above_is_no_title_and_no_date(above: str, broken: str) -> None:
    text = f"{above}青石县供水保障和节水新风建设{broken}三年行动计划（2031—2033年）\n\n一、主要任务\n新建泵站14座。\n"
    read = summarize(text=text, engine="rules")
    assert read.title == "青石县供水保障和节水新风建设三年行动计划（2031—2033年）"
    assert (read.date, str(read.period and read.period.end)) == (None, "2033-12-31")
