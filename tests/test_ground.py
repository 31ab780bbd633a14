"""Grounding is exact or it is nothing."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from summarizer.ground import cuts_number, ground
from summarizer.schemas.document import Span

TEXT = (
    "到2027年,全市新增托育位1,200个，“一老一小”服务站覆盖率达到85.5％。\n"
    "| 指标 | 2023年 | 2027年 |\n"
    "| 站点（个） | 10 | 20 |\n"
    "3. 5个乡镇各建1处食堂；每年培训护理员600人次。\n"
    "东片区新建食堂12处，西片区新建食堂12处。规划期为2023—2027年。"
)
texts = st.text(alphabet="市县新建覆盖率年，。,;；%％0123456789１２ \n\u3000|“”\"'", min_size=1, max_size=80)


def cut(quote: str, text: str = TEXT) -> str | None:
    span = ground([quote], text)[0]
    return text[span.start : span.end] if span else None


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("覆盖率达到85.5%", "覆盖率达到85.5％"),
        ("到２０２７年，全市", "到2027年,全市"),
        ('"一老一小"服务站', "“一老一小”服务站"),
        ("「一老一小」服务站", "“一老一小”服务站"),
        ("2023-2027年", "2023—2027年"),
        ("站点(个)|10|20", "站点（个） | 10 | 20"),
        ("站点（个）\n10\n20", "站点（个） | 10 | 20"),
        ("85.5％。|指标", "85.5％。\n| 指标"),
        ("护理员 600 人次", "护理员600人次"),
        ("护理员600人次，", "护理员600人次"),
        ("  西片区新建食堂12处", "西片区新建食堂12处"),
    ],
)
def test_what_a_model_normalises_is_found(quote: str, found: str) -> None:
    assert cut(quote) == found


@pytest.mark.parametrize(
    "quote",
    [
        "到2025年,全市",
        "新增托育位1200个",
        "新增托育床位1,200个",
        "3.5个乡镇",
        "站点（个） 1020",
        "覆盖率达到855%",
        "西片区……12处",
        "",
        " \n",
        "|",
        "。。",
    ],
)
def test_what_differs_is_refused(quote: str) -> None:
    assert cut(quote) is None


def test_the_same_quote_takes_one_occurrence_after_another() -> None:
    first, second, third = ground(["新建食堂12处"] * 3, TEXT)
    assert first
    assert second
    assert first.start < second.start
    assert third == second


def test_words_nearby_choose_the_occurrence() -> None:
    spans = ground(["新建食堂12处"] * 3, TEXT, near=["西片区", "没有的话", None])
    east, west = (match.start() for match in re.finditer("新建食堂12处", TEXT))
    assert [span and span.start for span in spans] == [west, east, west]


def test_a_whole_number_comes_before_a_cut_one() -> None:
    text = "共有25张床位，其中5张床位为特护。"
    span = ground(["5张床位"], text)[0]
    assert span == Span(10, 14)
    assert cuts_number(text, Span(3, 7))
    assert not cuts_number(text, Span(10, 14))
    assert cuts_number("约1,200个", Span(3, 7))
    assert not cuts_number("分别为5,6,7个", Span(0, 2))


def test_spans_are_shifted_by_the_offset() -> None:
    plain, shifted = ground(["托育位"], TEXT)[0], ground(["托育位"], TEXT, offset=1000)[0]
    assert plain
    assert shifted == Span(plain.start + 1000, plain.end + 1000)


@given(texts, st.data())
def test_every_run_of_the_text_is_found_exactly(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    quote = text[start : data.draw(st.integers(start + 1, len(text)))]
    assume(quote.strip(" \n\u3000|"))
    assert cut(quote, text) == quote
    assert cut(quote + " ", text) is not None


@given(texts, texts)
def test_a_span_holds_the_digits_of_its_quote(quote: str, text: str) -> None:
    span = ground([quote], text)[0]
    if span:
        wide = str.maketrans("１２", "12")
        for found in (text[span.start : span.end], quote):
            assert found.strip()
        numbers = [re.findall(r"\d+", part.translate(wide)) for part in (quote, text[span.start : span.end])]
        assert numbers[0] == numbers[1]


@settings(max_examples=20)
@given(st.integers(0, 2**32))
def test_changed_quotes_and_other_documents_find_nothing(seed: int) -> None:
    rng = random.Random(seed)
    quotes = [TEXT[start : start + 15] for start in rng.sample(range(len(TEXT) - 15), 20)]
    spans = ground(quotes[::-1] * 2, TEXT)
    assert [TEXT[span.start : span.end] for span in spans if span] == quotes[::-1] * 2
    changed = []
    for quote in quotes:
        one, two = rng.sample(range(len(quote)), 2)
        letters = list(quote)
        letters[one], letters[two] = "甲", "乙"
        changed.append("".join(letters))
    assert ground(changed, TEXT) == [None] * len(changed)
    assert ground(quotes, "另一份文件，只说了2031年的事。") == [None] * len(quotes)


@given(st.integers(0, 9), st.integers(0, 50))
def test_one_digit_changed_is_refused(digit: int, which: int) -> None:
    places = [match.start() for match in re.finditer(r"\d", TEXT)]
    at = places[which % len(places)]
    assume(TEXT[at] != str(digit))
    start, end = max(0, at - 14), at + 14
    assert cut(TEXT[start:at] + str(digit) + TEXT[at + 1 : end]) is None
