"""Invariants of cleaning, on texts put together from what pages hold."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.clean import clean
from summarizer.clean.characters import fold_characters
from summarizer.clean.trace import Trace
from summarizer.load import load_text
from summarizer.schemas.document import Document, Span

PIECES = st.sampled_from(
    "到2025年 ，建成 养老 服务中心 30个 。 報(bào) 告(gào) 們(men) 域?yàn)橹攸c(diǎn) （一）目标 一、总体要求 1. — | || | 3 | "
    "| --- | 打印 关闭 朗读 当前位置：首页 来源：本站 ２０ \u200b \u3000 \u00a0 \r\n \r \n \n\n &nbsp; <br> <b> **重点** [a](http://b) "
    "《某规划》 “五社联动” PM 2.5 浓度 約束性 100 图为会议现场。 --- # ## 著力 ⺠ ％ ? ( ) 、 ； ： 的 和".split(
        " "
    )
)
TEXTS = st.lists(st.one_of(PIECES, st.just(" "), st.just("\n")), min_size=1, max_size=60).map("".join)
ANY_TEXT = st.one_of(TEXTS, st.text(max_size=200))
GLOSS = re.compile(r"[\u3400-\u9fff][(（](?:bào|gào|diǎn)[)）]")


def document_of(text: str) -> Document:
    return Document(name="a.txt", text=text, sha256="")


@given(ANY_TEXT)
@settings(deadline=None)
def test_segments_and_drops_tile_the_loaded_text(text: str) -> None:
    result = clean(document_of(text))
    spans = [(loaded, loaded + length) for _, loaded, length in result.segments]
    spans += [(drop.span.start, drop.span.end) for drop in result.dropped]
    at = 0
    for start, end in sorted(spans):
        assert start == at
        assert end > start
        at = end
    assert at == len(text)
    assert sum(length for _, _, length in result.segments) == len(result.text)


@given(ANY_TEXT)
@settings(deadline=None)
def test_every_span_leads_back_in_order(text: str) -> None:
    result = clean(document_of(text))
    offsets = [result.loaded_offset(at) for at in range(len(result.text))]
    assert offsets == sorted(set(offsets))
    if result.text:
        whole = result.loaded_span(Span(0, len(result.text)))
        assert (whole.start, whole.end) == (offsets[0], offsets[-1] + 1)


@given(st.text(alphabet="养老服务中心２０２５年Ａ　 ，。\n\t\u00a0", max_size=80))
@settings(deadline=None)
def test_kept_characters_are_the_loaded_ones_but_for_folds(text: str) -> None:
    result = clean(document_of(text))
    for at, mark in enumerate(result.text):
        loaded = text[result.loaded_offset(at)]
        assert (
            mark == fold_characters(loaded)
            or (mark, fold_characters(loaded)) == ("\n", " ")
            or (mark, loaded) == ("|", "\t")  # cells of a table
        )


@given(ANY_TEXT)
@settings(deadline=None)
def test_lines_are_trimmed_and_never_empty(text: str) -> None:
    result = clean(document_of(text))
    assert result.text == "" or all(line and line == line.strip(" ") for line in result.text.split("\n"))


@given(TEXTS)
@settings(deadline=None)
def test_no_pronunciation_remains(text: str) -> None:
    assert not GLOSS.search(clean(document_of(text)).text)


@given(st.lists(st.sampled_from(["一、总体要求", "（一）目标任务", "到2025年，建成养老服务中心30个。", "县民政局",
                                "| 床位 | 30 |", "推动\u3000实施 ２０个項目；", "打印 | 关闭"]), min_size=1))  # fmt: skip
@settings(deadline=None)
def test_cleaning_twice_changes_nothing(lines: list[str]) -> None:
    once = clean(document_of("\n".join(lines))).text
    assert clean(document_of(once)).text == once


@given(ANY_TEXT, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=8))
def test_a_trace_cut_in_any_way_keeps_its_places(text: str, pairs: list[tuple[int, int]]) -> None:
    cuts = [(min(pair), min(max(pair), len(text)), "chrome") for pair in pairs]
    trace = Trace.of(text).without(cuts).without(cuts[:1])
    for start, loaded, length in trace.segments:
        assert trace.text[start : start + length] == text[loaded : loaded + length]
    assert len(trace.text) + sum(len(drop.span) for drop in trace.all_dropped()) == len(text)


def test_load_and_clean_agree_on_offsets() -> None:
    document = load_text("　　養(yǎng)老。", "a.txt")
    result = clean(document)
    assert result.text == "养老。"
    assert [result.loaded_offset(at) for at in range(3)] == [2, 9, 10]
