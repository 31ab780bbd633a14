"""The recorded answers fit the requests as they are rendered now, and quote what the documents hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarizer.engines.llm.asking import ask_extract
from summarizer.engines.llm.mending import sort_items
from summarizer.engines.llm.salvage import parse
from summarizer.load import find_inputs, load_path
from summarizer.pipeline import prepare
from summarizer.schemas.document import Chunk

MODEL = "recorded-reader"


@pytest.fixture(scope="module")
def chunks(root: Path) -> list[Chunk]:
    documents = [load_path(path, name) for path, name in find_inputs([root / "evals" / "documents"])]
    return [chunk for document in documents for chunk in prepare(document).chunks]


@pytest.fixture(scope="module")
def recorded(root: Path) -> dict[str, str]:
    rows = (root / "evals" / "recorded.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["key"]: json.dumps(row["answer"]["extraction"]) for row in map(json.loads, rows)}


def test_every_request_has_its_answer(chunks: list[Chunk], recorded: dict[str, str]) -> None:
    missing = [chunk.document for chunk in chunks if ask_extract(chunk).key(MODEL) not in recorded]
    assert missing == [], "prompt, examples, schema or documents changed: record again (docs/evaluation.md)"


def test_every_quote_stands_in_its_document(chunks: list[Chunk], recorded: dict[str, str]) -> None:
    for chunk in chunks:
        items = sort_items(chunk, parse(recorded[ask_extract(chunk).key(MODEL)]))
        assert items.sound
        assert (items.unquoted, items.broken) == ((), ())
