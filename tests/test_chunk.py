"""Chunks tile the text, keep sentences and rows whole, and carry what governs them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.chunk import cut_chunks
from summarizer.language.sentences import sentence_ends
from summarizer.outline import outline
from summarizer.schemas.document import Chunk, Cleaned, Facts

SENTENCE = "新建社区食堂30个，机构护理型床位占比提高5.5个百分点以上。"


def chunks(text: str, budget: int) -> tuple[Chunk, ...]:
    cleaned = Cleaned(text, ((0, 0, len(text)),))
    return cut_chunks("plan.txt", cleaned, outline(cleaned), Facts(title="规划"), budget)


def document(*counts: int) -> str:
    """Chapters with so many sentences each."""
    numbers = "一二三四五六七八九十"
    return "\n".join(
        f"{numbers[place]}、任务{place}\n（一）做法。{SENTENCE * count}" for place, count in enumerate(counts)
    )


def test_a_short_document_is_one_chunk() -> None:
    (only,) = chunks(document(1, 1), 4000)
    assert (only.document, only.index, only.context) == ("plan.txt", 0, "")
    assert only.facts.title == "规划"
    assert len(only.sections) == 4


def test_chapters_of_some_size_stand_alone() -> None:
    found = chunks(document(5, 5, 5), 300)
    assert [chunk.text[0] for chunk in found] == ["一", "二", "三"]


def test_long_sections_are_cut_at_sentence_ends() -> None:
    found = chunks(document(40), 200)
    assert all(chunk.text.rstrip().endswith(("。", "任务0")) for chunk in found)
    assert all(len(chunk.text) <= 200 for chunk in found)
    assert found[-1].context.startswith("一、任务0 > （一）做法")


def test_a_sentence_beyond_the_budget_stays_whole() -> None:
    long = "，".join(["完善机制"] * 20) + "。"
    assert long in [chunk.text for chunk in chunks(f"一、任务\n{SENTENCE}\n{long}", 60)]


def test_text_without_any_stop_is_still_cut() -> None:
    found = chunks("服务" * 5_000, 100)
    assert max(len(chunk.text) for chunk in found) <= 400


def test_a_change_stays_in_its_chunk() -> None:
    before, after = document(9, 9, 9, 9), document(9, 9, 8, 9)
    old, new = chunks(before, 500), chunks(after, 500)
    assert {chunk.text for chunk in old} - {chunk.text for chunk in new} == {old[2].text}


def test_the_lead_in_comes_along() -> None:
    items = "\n".join(f"（{number}）专项行动。{SENTENCE * 3}" for number in "一二三四")
    found = chunks(f"一、目标\n到2030年，实现以下目标：\n{items}", 200)
    assert "到2030年，实现以下目标：" in found[-1].context
    assert found[-1].context.startswith("一、目标\n")


def test_a_table_that_goes_on_repeats_its_header_and_merged_cell() -> None:
    rows = "\n".join(f"助餐点{number}（个）\n{number}\n预期性" for number in range(12))
    found = chunks(f"一、目标\n表1 主要指标\n类别\n指标\n2030年\n属性\n养老\n{rows}", 60)
    later = found[-1]
    assert "类别 | 指标 | 2030年 | 属性" in later.context
    assert later.context.endswith("养老")
    assert all(chunk.text.startswith("助餐点") for chunk in found[2:])


def test_pipe_rows_stay_whole() -> None:
    rows = [f"| 指标{number} | {number}% |" for number in range(20)]
    found = chunks("\n".join(["| 指标 | 2030年 |", "|---|---|", *rows]), 50)
    assert len(found) > 3
    assert all(line in rows for chunk in found[1:] for line in chunk.text.split("\n") if line)


def test_a_budget_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one character"):
        chunks("一、任务", 0)


def test_an_empty_text_has_no_chunks() -> None:
    assert chunks("", 100) == ()


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("增长5.5%。完成。", ["增长5.5%。", "完成。"]),
        ("他说“好。”继续。", ["他说“好。”", "继续。"]),
        ("全覆盖。（民政局、财政局）\n抓实。", ["全覆盖。（民政局、财政局）\n", "抓实。"]),
        ("1.完善制度\n健全机制", ["1.完善制度\n", "健全机制"]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    starts = [0, *sentence_ends(text)]
    assert [text[left:right] for left, right in itertools.pairwise(starts)] == sentences


TEXT = st.lists(
    st.sampled_from(
        [
            "一、目标",
            "（一）做法。",
            "1.食堂：",
            SENTENCE,
            SENTENCE * 6,
            "专栏1：工程",
            "二是提质。",
            "| 指标 | 值 |",
            "| 率 | 5.5% |",
            "——更优。",
        ]
    )
    | st.text(alphabet="率达5.%。，；（）\n ", max_size=30),
    max_size=25,
).map("\n".join)


@given(TEXT, st.integers(min_value=20, max_value=600))
def test_chunks_tile_the_text(text: str, budget: int) -> None:
    found = chunks(text, budget)
    assert "".join(chunk.text for chunk in found) == text
    for index, chunk in enumerate(found):
        assert chunk.index == index
        assert len(chunk.text) == len(chunk.folded) == len(chunk.span) > 0
        assert chunk.sections[0].span.start <= chunk.span.start
        assert all(chunk.span.overlap(section.span) for section in chunk.sections)


@given(TEXT, st.integers(min_value=20, max_value=600))
def test_no_number_is_cut(text: str, budget: int) -> None:
    for chunk in chunks(text, budget)[1:]:
        around = text[chunk.span.start - 1 : chunk.span.start + 1]
        assert not (around[0] in "0123456789." and around[-1] in "0123456789.%")


@given(TEXT)
def test_chunks_are_the_same_every_time(text: str) -> None:
    assert chunks(text, 120) == chunks(text, 120)
