"""Boxes among the headings, and brackets of responsible bodies."""

from __future__ import annotations

import pytest

from summarizer.outline import outline
from summarizer.schemas.document import Cleaned, Section, SectionKind

BODY = "坚持问需于民，统筹城乡资源，把服务送到群众家门口，形成各方参与的工作格局，持续用力抓好落实。"


def cleaned(*lines: str) -> Cleaned:
    text = "\n".join(lines)
    return Cleaned(text, ((0, 0, len(text)),))


def sections(*lines: str) -> tuple[Section, ...]:
    return outline(cleaned(*lines)).sections


BOX = [
    "一、任务",
    "1.建强社区",
    BODY,
    "专栏1：“社区”重点工程",
    f"1.社区食堂：{BODY}",
    f"2.社区书房：{BODY}",
    "2.培育组织",
    BODY,
]


def test_a_box_keeps_its_items_and_the_text_resumes() -> None:
    found = sections(*BOX)
    assert [(s.level, s.kind.value, s.number, s.title) for s in found[2:]] == [
        (3, "box", "专栏1", "“社区”重点工程"),
        (4, "box", "1.", "社区食堂"),
        (4, "box", "2.", "社区书房"),
        (2, "prose", "2.", "培育组织"),
    ]
    assert found[3].path == ("一、任务", "1.建强社区", "专栏1:“社区”重点工程", "1.社区食堂")


def test_a_titled_paragraph_behind_a_box_belongs_to_the_text() -> None:
    found = sections("一、任务", f"抓设施。{BODY}", "专栏1：工程", f"在中心城区{BODY}", f"抓队伍建设。{BODY}")
    assert [(s.kind, s.level) for s in found] == [
        (SectionKind.PROSE, 1),
        (SectionKind.BOX, 2),
        (SectionKind.PROSE, 1),
    ]


def test_a_box_whose_heading_a_converter_broke() -> None:
    found = sections("一、任务", BODY, "专栏", "3", "枢纽建设工程", BODY)
    assert (found[1].number, found[1].title) == ("专栏3", "枢纽建设工程")


@pytest.mark.parametrize(
    ("tail", "bodies"),
    [
        ("（民政局、组织部、团市委）", ("民政局", "组织部", "团市委")),
        ("(责任单位：各县(市、区)人民政府，市财政局)", ("各县(市、区)人民政府", "市财政局")),
        ("［牵头单位：县教育局；配合单位：县妇联、县残联］", ("县教育局", "县妇联", "县残联")),
        (
            "（省生态环境厅牵头，省水利厅、省林业局按职责分工负责）。",
            ("省生态环境厅", "省水利厅", "省林业局"),
        ),
        ("（社会救助联席会议成员单位）", ("社会救助联席会议成员单位",)),
    ],
)
def test_bodies_in_the_closing_bracket(tail: str, bodies: tuple[str, ...]) -> None:
    text = cleaned("一、任务", f"1.抓落实。{BODY}{tail}", "2.抓督查", BODY)
    section = outline(text).sections[1]
    assert section.responsible == bodies
    assert section.responsible_span is not None
    assert text.text[section.responsible_span.start : section.responsible_span.end] == tail.rstrip("。")


@pytest.mark.parametrize(
    "tail", ["（见附件）", "（以下简称“行动”）", "（含高龄、失能老年人）", "（2021—2025年）"]
)
def test_other_brackets_name_nobody(tail: str) -> None:
    assert sections("一、任务", f"1.抓落实。{BODY}{tail}")[1].responsible == ()


def test_a_paragraph_with_bodies_ends_its_section() -> None:
    found = sections("（一）抓统筹。", f"{BODY}（市民政局）", f"{BODY}（市财政局）")
    assert [(s.title, s.responsible) for s in found] == [("抓统筹", ("市民政局",)), ("", ("市财政局",))]
    assert found[0].path == found[1].path
