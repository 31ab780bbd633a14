"""The gold in this repository, and what the schema refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from summarizer.errors import InputError
from summarizer.evaluate.gold_files import Labelled, Skipped, Texts, read_gold, read_gold_file
from summarizer.evaluate.grounding import Grounds
from summarizer.schemas.gold import GoldRecord

RECORD = {
    "id": "1",
    "document": "a.txt",
    "kind": "target",
    "status": "pledged",
    "value": 60,
    "evidence": [{"start": 0, "end": 4}],
}


def test_every_document_has_gold_that_points_into_its_text(root: Path) -> None:
    texts = Texts((), root / "evals" / "documents")
    found = [texts.find(file) for file in read_gold(root / "evals" / "gold")]
    ours = [one for one in found if isinstance(one, Labelled)]
    assert {one.document.name for one in ours} == {p.name for p in (root / "evals" / "documents").iterdir()}
    assert len(ours) >= 16
    for one in ours:
        grounds = Grounds(one.document)
        for record in one.gold.records:
            for span in record.evidence:
                assert span.quote, f"{record.id} without quote"
                assert grounds.holds(span), f"{record.id}: {span.quote} is not at {span.start}"


def test_gold_is_tied_to_its_text_by_hash(root: Path) -> None:
    texts = Texts((), root / "evals" / "documents")
    for file in read_gold(root / "evals" / "gold"):
        assert file.facts is not None, f"{file.document}: run summarizer eval index"
        found = texts.find(file)
        if isinstance(found, Labelled):
            assert found.document.sha256 == file.facts.sha256
            assert len(found.document.text) == file.facts.characters


def test_gold_of_real_documents_holds_no_words_of_theirs(root: Path) -> None:
    files = read_gold(root / "evals" / "gold" / "real")
    assert len(files) == 12
    for record in (record for file in files for record in file.records):
        assert record.indicator == ""
        assert all(span.quote is None for span in record.evidence)


def test_gold_without_its_text_is_skipped_in_one_line(root: Path) -> None:
    texts = Texts((), root / "evals" / "documents")
    skipped = [texts.find(file) for file in read_gold(root / "evals" / "gold" / "real")]
    for one in skipped:
        assert isinstance(one, Skipped)
        assert "--corpus" in one.reason
        assert "\n" not in one.reason


def test_a_changed_text_is_not_scored(root: Path, tmp_path: Path) -> None:
    (file,) = [one for one in read_gold(root / "evals" / "gold") if one.document.startswith("07_")]
    (tmp_path / file.document).write_text("别的话。", encoding="utf-8")
    found = Texts((tmp_path,)).find(file)
    assert isinstance(found, Skipped)
    assert "not the text that was labelled" in found.reason


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "goal"},
        {"status": "planned"},
        {"evidence": []},
        {"evidence": [{"start": 4, "end": 4}]},
        {"evidence": [{"start": -1, "end": 4}]},
        {"kind": "deliverable"},
        {"comparator": "≥"},
        {"deadline": "2025年底"},
        {"area": "民政"},
        {"disputed": ["colour"]},
        {"indicater": "x"},
    ],
)
def test_a_record_that_breaks_the_guide_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        GoldRecord.model_validate(RECORD | change)


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        json.dumps(RECORD) + "\n\n" + json.dumps(RECORD | {"kind": "goal"}) + "\n", encoding="utf-8"
    )
    with pytest.raises(InputError, match=r"a\.jsonl, line 3: kind"):
        read_gold_file(path)


def test_twins_and_mixed_documents_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f"{json.dumps(RECORD)}\n{json.dumps(RECORD)}\n", encoding="utf-8")
    with pytest.raises(InputError, match="stands twice"):
        read_gold(tmp_path)
    other = json.dumps(RECORD | {"document": "b.txt", "id": "2"})
    (tmp_path / "a.jsonl").write_text(f"{json.dumps(RECORD)}\n{other}\n", encoding="utf-8")
    with pytest.raises(InputError, match="several documents"):
        read_gold(tmp_path)


def test_an_empty_folder_is_no_gold(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold"):
        read_gold(tmp_path)
    with pytest.raises(InputError, match="no such gold folder"):
        read_gold(tmp_path / "nowhere")
