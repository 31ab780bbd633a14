"""Gists and abstracts say no number that the text does not hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.engines.llm.holding import hold, hold_composition, hold_extraction, numbers_of
from summarizer.schemas.extraction import Composition, Extraction, Gist

TEXT = "到2030年，全县新建食堂36处，覆盖率达到92.5%，人均支出25 846元。每年检查一次。"


def test_a_sentence_with_a_number_from_nowhere_is_left_out() -> None:
    words = "到2030年新建食堂36处。覆盖率达到95%。每年检查1次；支出25846元。"
    assert hold(words, numbers_of(TEXT)) == "到2030年新建食堂36处。每年检查1次；支出25846元。"


def test_a_gist_of_nothing_but_wrong_numbers_is_no_gist() -> None:
    gists = (Gist(section="一、目标", text="新建食堂36处。"), Gist(section="二、任务", text="新建食堂63处。"))
    extraction = Extraction(gists=gists, abstract="覆盖率达到29.5%")
    assert hold_extraction(extraction, TEXT) == Extraction(gists=gists[:1])


def test_abstracts_written_last_are_held_to_their_material() -> None:
    composition = Composition(title="规划", abstract="全县新建食堂36处。投资80亿元。")
    assert hold_composition(composition, TEXT).abstract == "全县新建食堂36处。"


@given(st.text(), st.text())
def test_what_is_kept_holds_known_numbers_only_and_keeping_twice_changes_nothing(
    words: str, source: str
) -> None:
    numbers = numbers_of(source)
    kept = hold(words, numbers)
    assert numbers_of(kept) <= numbers
    assert hold(kept, numbers) == kept


@given(st.text(alphabet="一二3456789.%，。；处年", max_size=60))
def test_a_text_holds_itself(words: str) -> None:
    assert hold(words, numbers_of(words)) == words.strip()
