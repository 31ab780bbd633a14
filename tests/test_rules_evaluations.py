"""Evaluations, accounts and lists of fulfilled tasks report; what they set and what comes next is told apart."""

from __future__ import annotations

import pytest

from summarizer import summarize
from summarizer.language.genres import read_genre
from summarizer.schemas.commitment import Commitment
from summarizer.schemas.document import DocumentType


def _read(title: str, *lines: str) -> tuple[Commitment, ...]:
    return summarize(text="\n".join((title, *lines)) + "\n", engine="rules").records


@pytest.mark.parametrize(
    "title",
    [
        "青石县供水“十七五”规划中期评估报告",
        "青石县水务局2031年度部门决算公开",
        "2031年度农村供水项目绩效自评报告",
        "青石县2031年供水实事项目完成情况",
        "2031年供水重点任务落实情况",
    ],
)
def test_titles_that_report(title: str) -> None:
    assert read_genre(title) is DocumentType.RESULTS


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("水资源管理绩效评价办法", DocumentType.REGULATION),
        ("供水规划实施评估方案", DocumentType.ACTION_PLAN),
        ("青石县供水“十七五”规划", DocumentType.FIVE_YEAR_PLAN),
    ],
)
def test_titles_that_only_name_an_evaluation(title: str, genre: DocumentType) -> None:
    assert read_genre(title) is genre


def test_an_evaluation_at_half_time_dates_what_it_reports_by_its_cutoff() -> None:
    found = _read(
        "青石县供水“十六五”规划中期评估报告",
        "一、总体进展",
        "截至2033年6月底，改造管网86公里。新建水质监测站14座。",
        "二、下一步建议",
        "到2035年，新建水站22座。2034年底前新增水表3000只。",
    )
    assert [(one.indicator, one.status, str(one.deadline)) for one in found] == [
        ("改造管网", "achieved", "2033-06-30"),
        ("新建水质监测站", "achieved", "2033-06-30"),
        ("新建水站", "pledged", "2035-12-31"),
        ("新增水表", "pledged", "2034-12-31"),
    ]


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("三、2032年工作打算", "6月底前新建水站8座。"),
        ("三、下一步措施", "2032年，完善制度，6月底前新建水站8座。"),
    ],
)
def test_months_of_a_next_year_are_of_that_year(heading: str, words: str) -> None:
    (found,) = _read("青石县水务局2031年工作总结", heading, words)
    assert (found.status, str(found.deadline)) == ("pledged", "2032-06-30")


def test_months_of_a_reviewed_year_are_of_that_year() -> None:
    found = _read("青石县2032年水务工作要点", "一、2031年工作回顾", "9月底完成改造管网40公里。")
    assert [(one.status, str(one.deadline)) for one in found] == [("achieved", "2031-09-30")]


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        (
            "计划改造管网40公里，实际改造42公里。",
            [("改造管网", "40", "pledged"), ("改造管网", "42", "achieved")],
        ),
        (
            "目标1：新建水站15座，实际完成16座。",
            [("新建水站", "15", "pledged"), ("新建水站", "16", "achieved")],
        ),
        ("2031年度培训水工320人次。", [("培训水工", "320", "achieved")]),
        ("全年度培训水工320人次。", [("培训水工", "320", "achieved")]),
        (
            "供水站15座，完成规划目标的96%。",
            [("供水站", "15", "achieved"), ("供水站完成规划目标的比例", "96", "achieved")],
        ),
    ],
)
def test_what_was_set_stands_beside_what_came_of_it(words: str, fields: list[tuple[str, str, str]]) -> None:
    found = _read("青石县水务局2031年工作总结", "一、主要工作完成情况", words)
    assert [(one.indicator, str(one.value), str(one.status)) for one in found] == fields
