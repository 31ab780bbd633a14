"""Headings, levels, paths, boxes and tails of official prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.ordinals import read_ordinal
from summarizer.outline import outline
from summarizer.schemas.document import Cleaned, Section

BODY = "坚持问需于民，统筹城乡资源，把服务送到群众家门口，形成各方参与的工作格局，持续用力抓好落实。"


def cleaned(*lines: str) -> Cleaned:
    text = "\n".join(lines)
    return Cleaned(text, ((0, 0, len(text)),))


def sections(*lines: str) -> tuple[Section, ...]:
    return outline(cleaned(*lines)).sections


def heads(*lines: str) -> list[tuple[int, str, str]]:
    return [(section.level, section.number, section.title) for section in sections(*lines) if section.level]


def test_levels_follow_the_order_of_numbering() -> None:
    assert heads(
        "一、总体要求", "（一）指导思想", "1．把握方向", "（1）细化措施", "①逐级落实", "二、主要任务"
    ) == [
        (1, "一、", "总体要求"),
        (2, "（一）", "指导思想"),
        (3, "1．", "把握方向"),
        (4, "（1）", "细化措施"),
        (5, "①", "逐级落实"),
        (1, "二、", "主要任务"),
    ]


def test_chapters_sections_and_articles_nest() -> None:
    found = sections("第一章 总则", f"第一条 {BODY}", "第二章 服务供给", "第一节 设施", f"第二条 {BODY}")
    assert [(s.level, s.number) for s in found] == [
        (1, "第一章"),
        (2, "第一条"),
        (1, "第二章"),
        (2, "第一节"),
        (3, "第二条"),
    ]
    assert found[1].title == ""
    assert found[4].path[:2] == ("第二章服务供给", "第一节设施")


def test_text_run_in_on_a_heading_line_is_body() -> None:
    text = cleaned("一、重点工作", f"(一)完善服务网络。{BODY}")
    section = outline(text).sections[-1]
    assert section.title == "完善服务网络"
    assert text.text[section.body.start : section.body.end] == BODY


@pytest.mark.parametrize(
    "line",
    [
        "1.新建社区食堂30个，改造老旧食堂12个，服务老年人5万人次以上。年底前全部投入使用。",
        "1.围绕群众最关心最直接最现实的利益问题，聚焦重点领域和关键环节，统筹各类资源，健全工作机制，压实各方责任，形成整体合力。",
    ],
)
def test_content_is_no_title(line: str) -> None:
    section = sections("一、重点工作", line)[-1]
    assert (section.number, section.title) == ("1.", "")


def test_a_heading_with_nothing_under_it_is_its_own_body() -> None:
    text = cleaned("一、任务", "1.建成全县统一的养老信息平台（县民政局）", "2.办好老年大学")
    parent, first, second = outline(text).sections
    assert not text.text[parent.body.start : parent.body.end].strip()
    assert (first.title, first.responsible) == ("建成全县统一的养老信息平台", ("县民政局",))
    assert text.text[second.body.start : second.body.end] == "办好老年大学"


def test_a_sentence_that_names_a_document_is_no_title() -> None:
    assert sections("一、任务", f"1.编制《养老设施布局规划》。{BODY}")[1].title == ""


def test_numbering_that_goes_on_across_parents_keeps_its_level() -> None:
    assert [
        level for level, _, _ in heads("一、甲项", "(一)子项", "二、乙项", "(二)又一子项", "(五)跳号子项")
    ] == [1, 2, 1, 2, 2]


def test_items_open_sections_where_they_start_lines() -> None:
    found = heads("一、回顾", "主要做了两方面工作。", f"一是守牢底线。{BODY}", f"二是扩大供给。{BODY}")
    assert found[1:] == [(2, "一是", "守牢底线"), (2, "二是", "扩大供给")]


def test_short_items_within_a_sentence_stay_there() -> None:
    assert len(sections("一、问题", "存在不足：一是队伍不稳；二是经费偏少；三是设施老旧。")) == 1


def test_a_page_on_one_line_is_cut_at_its_items() -> None:
    line = f"全省会议召开。会议强调做好工作。一是守底线。{BODY * 4}二是扩供给。{BODY * 4}会议要求抓两件事。一是抓作风。{BODY * 4}二是抓队伍。{BODY * 4}"
    found = sections(line)
    assert [s.number for s in found] == ["", "一是", "二是", "", "一是", "二是"]
    assert found[3].level == 0


def test_a_paragraph_after_the_last_item_leaves_the_series() -> None:
    found = sections("一、目标", f"——体系更加完善。{BODY}", f"——供给更加充足。{BODY}", f"展望未来，{BODY}")
    assert [(s.level, s.title) for s in found] == [
        (1, "目标"),
        (2, "体系更加完善"),
        (2, "供给更加充足"),
        (1, ""),
    ]
    assert found[-1].path == ("一、目标",)


def test_list_items_closed_by_semicolons_are_no_headings() -> None:
    found = sections(
        "第一条 申请人应当符合下列条件：", "（一）依法登记；", "（二）有固定场所；", "（三）其他条件。"
    )
    assert [s.number for s in found] == ["第一条"]


def test_unnumbered_titles_in_a_series() -> None:
    lines = ["一、现状", "服务网络日益完善。", BODY, "人才队伍不断壮大。", BODY]
    assert heads(*lines)[1:] == [(2, "", "服务网络日益完善"), (2, "", "人才队伍不断壮大")]


def test_a_title_right_above_titles_is_their_parent() -> None:
    lines = [f"为做好工作，{BODY}", "现状与形势", "服务网络日益完善。", BODY, "人才队伍不断壮大。", BODY]
    found = sections(*lines, "总体要求", "指导思想。", BODY, "基本原则。", BODY)
    assert [section.path for section in found if section.level == 2] == [
        ("现状与形势", "服务网络日益完善"),
        ("现状与形势", "人才队伍不断壮大"),
        ("总体要求", "指导思想"),
        ("总体要求", "基本原则"),
    ]


def test_a_lone_short_sentence_is_no_title() -> None:
    assert len(sections("一、现状", "今年是开局之年。", BODY, BODY)) == 1


def test_two_short_lines_above_a_paragraph_are_one_title() -> None:
    found = heads("年度答卷", f"一年来，{BODY}", "养老", "补短板 提质量", BODY, "救助", "扩范围 保基本", BODY)
    assert found == [(1, "", "养老 补短板 提质量"), (1, "", "救助 扩范围 保基本")]


def test_an_unnumbered_title_above_a_new_series_stands_beside_the_old_parent() -> None:
    lines = [
        "三、总体规划",
        f"（一）思路。{BODY}",
        f"（二）目标。{BODY}",
        "主要任务",
        "（一）兜底",
        BODY,
        "四、保障",
    ]
    assert [(level, title) for level, _, title in heads(*lines)] == [
        (1, "总体规划"),
        (2, "思路"),
        (2, "目标"),
        (1, "主要任务"),
        (2, "兜底"),
        (1, "保障"),
    ]


def test_an_attached_document_starts_at_level_zero() -> None:
    letter = ["某市人民政府关于印发规划的通知", f"现将规划印发，{BODY}", "某市人民政府", "2024年5月7日"]
    found = sections(*letter, "某市养老服务发展规划", BODY, "一、形势")
    assert [(s.level, s.title) for s in found] == [(0, ""), (0, "某市养老服务发展规划"), (1, "形势")]


def test_markdown_headings_count_by_depth_and_the_sole_top_one_is_the_title() -> None:
    found = sections("# 某县行动计划", "## 一、目标", BODY, "### 细项", BODY)
    assert [(s.level, s.number, s.title) for s in found] == [
        (0, "", "某县行动计划"),
        (1, "一、", "目标"),
        (2, "", "细项"),
    ]


def test_contents_are_no_outline() -> None:
    found = heads("目 录", "一、形势……1", "二、任务……3", "一、形势", BODY, "二、任务", BODY)
    assert [title for _, _, title in found] == ["形势", "任务"]


def test_an_empty_text_has_no_sections() -> None:
    assert outline(cleaned("")).sections == ()


@pytest.mark.parametrize(
    ("written", "number"), [("十", 10), ("二十一", 21), ("⑤", 5), ("07", 7), ("甲", None), ("", None)]
)
def test_ordinals(written: str, number: int | None) -> None:
    assert read_ordinal(written) == number


LINES = st.lists(
    st.sampled_from(
        [
            "一、总体要求",
            "（二）建强网络。持续推进。",
            "1.新建食堂30个；",
            "3．抓队伍",
            "一是守底线。",
            "——更加完善。全面覆盖。",
            "专栏2：工程",
            "专栏",
            "4",
            "附件1",
            "第三章 总则",
            "第九条 按规定执行。",
            "| 指标 | 2025年 | 属性 |",
            "| --- | --- | --- |",
            "| 覆盖率 | 60% | 约束性 |",
            "指标",
            "2025年",
            "属性",
            "覆盖率（%）",
            "60",
            "预期性",
            "注：以年底计。",
            "目录",
            "服务更加优质。",
            "养老",
            "（市民政局、市财政局）",
            "责任单位：市教育局",
            "2024年5月7日",
            "# 标题",
            "## 正文",
            "",
            "  ",
            BODY,
            BODY + "（市民政局）",
        ]
    )
    | st.text(max_size=40),
    max_size=40,
)


@given(LINES)
def test_sections_tile_the_text(lines: list[str]) -> None:
    text = cleaned(*lines)
    position = 0
    for index, section in enumerate(outline(text).sections):
        assert section.index == index
        assert section.span.start == position
        assert section.span.contains(section.body)
        position = section.span.end
    assert position == len(text.text)


@given(LINES)
def test_levels_paths_and_tails_agree_with_the_text(lines: list[str]) -> None:
    text = cleaned(*lines)
    for section in outline(text).sections:
        assert len(section.path) <= section.level or section.table
        words = text.text[section.span.start : section.span.end].replace("。", "")
        assert "".join(section.title.split()) in "".join(words.split())
        if section.responsible_span:
            assert section.span.contains(section.responsible_span)
            words = text.text[section.responsible_span.start : section.responsible_span.end]
            assert all(name in words for name in section.responsible)
