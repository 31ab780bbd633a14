"""Whatever an endpoint sends, valid items are kept and the rest is named."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.engines.llm.salvage import add, concat, parse
from summarizer.schemas.extraction import Extraction

ITEM = {
    "kind": "target",
    "status": "pledged",
    "indicator": "托育位",
    "quote": "新增托育位90个",
    "value": "90个",
}
DELIVERABLE = {"kind": "deliverable", "status": "pledged", "indicator": "办法", "quote": "印发《办法》"}
ANSWER = {
    "items": [ITEM, DELIVERABLE],
    "gists": [{"section": "一、目标", "text": "新增托育位。"}],
    "claims": [{"quote": "12个乡镇", "disposition": "scope"}],
    "abstract": "新增托育位90个。",
}
TEXT = json.dumps(ANSWER, ensure_ascii=False)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"```json\n{TEXT}\n```",
        f"<think>先找{{数字}}再答</think>\n好的，结果如下：\n{TEXT}\n以上。",
        json.dumps(ANSWER, indent=2),
    ],
)
def test_wrapping_is_taken_off(text: str) -> None:
    parsed = parse(text)
    assert parsed.whole
    assert [item.quote for item in parsed.items] == ["新增托育位90个", "印发《办法》"]
    assert len(parsed.gists) == len(parsed.claims) == 1
    assert parsed.extraction.abstract == "新增托育位90个。"
    assert not parsed.broken


@given(st.integers(0, len(TEXT) - 1))
def test_a_cut_answer_keeps_its_complete_items(cut: int) -> None:
    parsed = parse(TEXT[:cut])
    assert not parsed.whole
    ends = [TEXT.index("}") + 1, TEXT.index("}", TEXT.index("}") + 1) + 1]
    assert len(parsed.items) == sum(end <= cut for end in ends)


@given(st.text())
def test_nothing_makes_it_raise(text: str) -> None:
    parse(text)
    parse("{" * 2000 + text)
    parse(json.dumps({"items": [text, None, 3, {"quote": text}], "gists": text, "claims": [text]}))


def test_a_break_in_the_middle_loses_one_item() -> None:
    text = TEXT.replace('"indicator": "托育位"', '"indicator" "托育位"')
    parsed = parse(text)
    assert not parsed.whole
    assert [item.quote for item in parsed.items] == ["印发《办法》"]


def test_what_is_clear_is_forgiven() -> None:
    raw = ITEM | {
        "kind": "目标",
        "value": 90,
        "responsible": "县民政局",
        "deadline": "无",
        "note": "?",
        "unit": None,
    }
    item = parse(json.dumps({"items": [raw]})).items[0]
    assert (item.value, item.responsible, item.deadline) == ("90", ("县民政局",), None)


def test_what_is_not_is_named() -> None:
    bad = [ITEM | {"kind": "愿景"}, {"quote": "只有引文"}, ITEM | {"quote": " "}, "文字"]
    parsed = parse(json.dumps({"items": [*bad, ITEM]}))
    assert parsed.whole
    assert len(parsed.items) == 1
    assert next(("kind" in one.reason, "quote" in one.reason) for one in parsed.broken) == (True, False)
    assert len(parsed.broken) == 4


def test_parts_of_a_text_are_joined_and_answers_about_one_text_are_added() -> None:
    one = parse(TEXT).extraction
    assert len(concat((one, one)).items) == 4
    assert add(one, one) == one
    assert add(Extraction(), one) == one
