"""Sentences and clauses tile the text and never break brackets, quotation marks or numbers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.clauses import read_sentences
from summarizer.language.lexed import Lexed
from summarizer.language.sentences import sentence_ends
from summarizer.schemas.punctuation import fold_punctuation


def clauses_of(text: str) -> list[list[str]]:
    folded = fold_punctuation(text)
    return [[folded[c.start : c.end] for c in s.clauses] for s in read_sentences(folded)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2025年，新建书屋30个；改造戏台12座。", [["到2025年", "新建书屋30个", "改造戏台12座"]]),
        ("实现全覆盖！再上台阶。", [["实现全覆盖"], ["再上台阶"]]),
        ("改造堤岸68,745.46米,植树2万株", [["改造堤岸68,745.46米", "植树2万株"]]),
        ("按1:2.5配比,于12:30前完成", [["按1:2.5配比", "于12:30前完成"]]),
        ("建设“一村、一站,一员”体系,落地见效", [["建设“一村、一站,一员”体系", "落地见效"]]),
        ("服务点(县级,乡级。各1处)12处", [["服务点(县级,乡级。各1处)12处"]]),
        ("印发《关于河道,水库的意见》。", [["印发《关于河道,水库的意见》"]]),
        ("修好堤岸。(水利局负责)栽好树。", [["修好堤岸"], ["(水利局负责)"], ["栽好树"]]),
        ("修好堤岸。(一)栽好树。", [["修好堤岸"], ["(一)栽好树"]]),
        ("第一行\n第二行", [["第一行"], ["第二行"]]),
        ("甲项,乙项.丙项", [["甲项", "乙项"], ["丙项"]]),
        ("目标——建成两园", [["目标", "建成两园"]]),
        ("，。；", []),
        ("", []),
    ],
)
def test_clauses(text: str, expected: list[list[str]]) -> None:
    assert clauses_of(text) == expected


def test_a_bracket_left_open_is_given_up_at_the_line_end() -> None:
    assert clauses_of("“没有说完,就换行\n新的一行,两句") == [["“没有说完,就换行"], ["新的一行", "两句"]]


def test_a_bracket_left_open_for_long_is_a_slip_of_the_pen() -> None:
    words = "说" * 130
    assert len(clauses_of(f"(开了口{words},前半,后半")[0]) > 1


PIECES = st.sampled_from(
    "全县 新建 30个 68,745.46 1:2 12:30 3,45 , ; : 。 ! . —— “ ” 《 》 ( ) [ ] 、 \n | 甲 达到60% 到2025年".split(
        " "
    )
)
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=80)).map(fold_punctuation)


@given(TEXTS)
def test_clauses_tile_sentences_and_sentences_the_text(text: str) -> None:
    last = 0
    for sentence in read_sentences(text):
        assert last <= sentence.start < sentence.end <= len(text)
        at = sentence.start
        for clause in sentence.clauses:
            assert at <= clause.start < clause.end <= sentence.end
            assert set(text[at : clause.start]) <= set(" \t|,;:—。!?.\n")
            at = clause.end
        last = sentence.end


@given(TEXTS)
def test_nothing_but_marks_and_blanks_is_left_out(text: str) -> None:
    held = "".join(text[c.start : c.end] for s in read_sentences(text) for c in s.clauses)
    marks = r"[\s,;:。!?.|—]"
    assert re.sub(marks, "", held) == re.sub(marks, "", text)


@given(TEXTS)
def test_balanced_brackets_are_never_cut(text: str) -> None:
    for sentence in read_sentences(text):
        for clause in sentence.clauses:
            for match in re.finditer(r"“[^“”《》()\[\]\n]*”|\([^“”《》()\[\]\n]*\)", text):
                start, end = match.span()
                assert (
                    clause.end <= start or clause.start >= end or clause.start <= start <= end <= clause.end
                )


@given(TEXTS)
def test_numbers_are_never_cut(text: str) -> None:
    boundaries = {edge for s in read_sentences(text) for c in s.clauses for edge in (c.start, c.end)}
    for match in re.finditer(
        r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,.])|(?<![\d,.:])\d+\.\d+(?![\d,.:])", text
    ):
        assert not boundaries & set(range(match.start() + 1, match.end()))


@given(TEXTS, TEXTS)
def test_a_part_of_the_text_is_read_at_its_own_offsets(before: str, text: str) -> None:
    shift = len(before) + 1
    part = read_sentences(f"{before}\n{text}", shift, shift + len(text))
    assert [(s.start - shift, s.end - shift) for s in part] == [
        (s.start, s.end) for s in read_sentences(text)
    ]


@given(TEXTS)
def test_sentence_ends_are_in_order_and_reach_the_end(text: str) -> None:
    ends = list(sentence_ends(text))
    assert ends == sorted(set(ends))
    assert not text or ends[-1] == len(text)


@given(TEXTS)
def test_a_lexed_text_answers_as_its_readers_do(text: str) -> None:
    lexed = Lexed(text)
    assert list(lexed.quantities_in(0, len(text))) == list(lexed.quantities)
    assert list(lexed.times_in(0, len(text))) == list(lexed.times)
    assert [m.quantity for m in lexed.measured_in(0, len(text))] == list(lexed.quantities)
