"""Scores kept on disk are the scores that were put there, in whatever order they are asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.evaluate.document_score import DocumentScore, score_document
from summarizer.evaluate.score_file import ScoreFile
from tests.evaluation_records import gold, labelled, predicted

ONE = score_document(
    labelled("今年新建床位60张。", gold("g", (2, 9))), [predicted("p", (2, 9)), predicted("q", (0, 2))]
).score


def named(name: str) -> DocumentScore:
    return ONE.model_copy(update={"document": name})


@given(names=st.lists(st.text()), at=st.integers(-9, 9), step=st.integers(1, 3))
def test_a_file_of_scores_is_the_sequence_that_was_put_in(names: list[str], at: int, step: int) -> None:
    scores = [named(name) for name in names]
    kept = ScoreFile.of(iter(scores))
    assert len(kept) == len(scores)
    assert list(kept) == scores
    assert kept[at::step] == tuple(scores[at::step])
    if -len(scores) <= at < len(scores):
        assert kept[at] == scores[at]
    else:
        with pytest.raises(IndexError):
            kept[at]


def test_scores_can_be_added_between_looks() -> None:
    kept = ScoreFile.of([named("a"), named("b")])
    assert kept[0].document == "a"
    kept.append(named("c"))
    assert [score.document for score in kept] == ["a", "b", "c"]
    assert [(one.document, two.document) for one in kept for two in kept][3:5] == [("b", "a"), ("b", "b")]
