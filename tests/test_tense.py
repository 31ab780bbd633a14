"""What is promised is told from what is reported: by words, headings and kind of document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.engines.rules.engine import RulesEngine
from summarizer.language.tense import PROMISED, REPORTED, Place, promised_weight, read_place, reported_weight
from summarizer.load import load_text
from summarizer.pipeline import summarize_document
from summarizer.schemas.extraction import Status


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("一、工作回顾",), Place.PAST),
        (("第一章 发展基础",), Place.PAST),
        (("一、主要目标",), Place.FUTURE),
        (("三、保障措施",), Place.FUTURE),
        (("一、指导思想",), Place.CREED),
        (("二、存在的问题",), Place.PROBLEM),
        (("一、“十三五”规划目标完成情况",), Place.PAST),
        (("一、2024年工作回顾", "(一)保障民生"), Place.PAST),
        (("一、2024年工作回顾", "二、下一步打算"), Place.FUTURE),
        (("(二)夯实发展基础",), Place.OPEN),
        ((), Place.OPEN),
    ],
)
def test_headings_lead_to_expect(path: tuple[str, ...], place: Place) -> None:
    assert read_place(path) is place


def test_a_box_promises_whatever_its_heading() -> None:
    assert read_place(("一、工作回顾",), box=True) is Place.FUTURE


@pytest.mark.parametrize(
    "words",
    [
        "已建成书屋12个",
        "建成了书屋12个",
        "累计植树3万株",
        "截至去年底共有书屋12个",
        "圆满完成造林任务",
        "先后举办展会5场",
    ],
)
def test_words_that_report(words: str) -> None:
    assert reported_weight(words) > promised_weight(words)


@pytest.mark.parametrize(
    "words",
    [
        "力争建成书屋12个",
        "到2030年建成书屋12个",
        "将新建书屋12个",
        "确保完工",
        "不少于12个",
        "必须开展1次",
        "计划新建书屋3个",
    ],
)
def test_words_that_promise(words: str) -> None:
    assert promised_weight(words) > reported_weight(words)


@pytest.mark.parametrize(
    "words",
    [
        "将近30人",
        "将军山公园",
        "除了水库",
        "了解民情",
        "成功率",
        "年累计",
        "现有资金",
        "要求各地",
        "要素市场",
    ],
)
def test_words_that_only_look_like_cues(words: str) -> None:
    assert reported_weight(words) == promised_weight(words) == 0


def test_weights_are_small_and_positive() -> None:
    assert set(PROMISED.values()) | set(REPORTED.values()) <= {1, 2, 3}


@given(st.text(max_size=60))
def test_a_cue_counts_once_however_often_it_stands(words: str) -> None:
    assert reported_weight(words + "\n" + words) <= reported_weight(words) + sum(REPORTED.values())
    assert 0 <= promised_weight(words) <= sum(PROMISED.values())


def statuses(title: str, *lines: str) -> list[Status]:
    document = load_text("\n".join([title, "", *lines]), "a.txt")
    return [record.status for record in summarize_document(document, RulesEngine()).records]


PLEDGED, ACHIEVED = Status.PLEDGED, Status.ACHIEVED


def test_one_document_holds_both() -> None:
    found = statuses(
        "青石县人民政府2025年工作报告",
        "一、2024年工作回顾",
        "新建农村书屋12个，植树3万株。",
        "二、2025年主要目标",
        "新建农村书屋15个，植树4万株。",
    )
    assert found == [ACHIEVED, ACHIEVED, PLEDGED, PLEDGED]


def test_a_plan_may_look_back_within_a_sentence() -> None:
    found = statuses(
        "青石县水利局2025年工作要点",
        "一、河道治理",
        "截至2024年底，已治理河道32公里。到2025年底，治理河道达到50公里。",
    )
    assert found == [ACHIEVED, PLEDGED]


def test_a_report_of_results_may_announce() -> None:
    found = statuses(
        "青石县水利局2024年工作总结",
        "一、河道治理",
        "治理河道32公里，建成泵站4座。",
        "二、下一步打算",
        "2025年，力争治理河道50公里。",
    )
    assert found == [ACHIEVED, ACHIEVED, PLEDGED]


def test_a_bare_sentence_follows_the_kind_of_document() -> None:
    line = "改造灌渠12公里。"
    assert statuses("青石县水利局2025年工作要点", "一、灌渠", line) == [PLEDGED]
    assert statuses("青石县水利局2024年工作总结", "一、灌渠", line) == [ACHIEVED]
