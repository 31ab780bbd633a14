"""One document from its loaded text to its summary: grounded, repeatable, and never by exception."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from summarizer.clean import clean
from summarizer.engines.rules.engine import RulesEngine
from summarizer.errors import BudgetError, EngineError, RefusedError
from summarizer.load import load_path, load_text
from summarizer.pipeline import prepare, summarize_document
from summarizer.schemas.document import Document, Media, Span
from summarizer.schemas.extraction import Extraction, Gist
from summarizer.schemas.summary import Stage, Summary
from tests.invented import TEXTS
from tests.queued_engine import QueuedEngine, deliverable, target

TEXT = "青石县水利局2025年工作要点\n\n一、灌溉\n改造灌渠12公里。\n二、供水\n新建泵站3座。制定《节水办法》。"


def document_of(text: str) -> Document:
    """``text`` as loaded, whatever it is."""
    return Document("a.txt", text, hashlib.sha256(text.encode()).hexdigest(), Media.TEXT)


def summary_of(text: str) -> Summary:
    return summarize_document(document_of(text), RulesEngine())


def assert_grounded(document: Document, summary: Summary) -> None:
    cleaned = clean(document)
    for record in summary.records:
        for evidence in record.evidence:
            starts = [at for at in range(len(cleaned.text)) if cleaned.text.startswith(evidence.quote, at)]
            spans = [cleaned.loaded_span(Span(at, at + len(evidence.quote))) for at in starts]
            assert Span(evidence.start, evidence.end) in spans


@given(TEXTS)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gets_a_summary_whose_evidence_stands_in_it(text: str) -> None:
    document = document_of(text)
    summary = summarize_document(document, RulesEngine())
    assert summary.failures == ()
    assert_grounded(document, summary)


@given(TEXTS)
def test_two_runs_say_the_same(text: str) -> None:
    assert summary_of(text) == summary_of(text)


@given(TEXTS)
def test_sections_are_in_order_and_do_not_overlap(text: str) -> None:
    last = 0
    for section in summary_of(text).sections:
        assert last <= section.start < section.end <= len(text)
        last = section.end


@given(TEXTS)
def test_small_chunks_lose_no_grounding(text: str) -> None:
    document = document_of(text)
    assert_grounded(document, summarize_document(document, RulesEngine(), 60))


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[1] / "evals" / "documents").iterdir()), ids=lambda p: p.name[:2]
)
def test_our_own_documents_are_grounded_and_complete(path: Path) -> None:
    document = load_path(path, path.name)
    summary = summarize_document(document, RulesEngine())
    assert summary.failures == ()
    assert_grounded(document, summary)
    assert summary.title
    assert summary.abstract
    assert summary.sections
    assert summary == summarize_document(document, RulesEngine())


def test_the_published_form_survives_json() -> None:
    summary = summary_of(TEXT)
    assert Summary.model_validate_json(summary.model_dump_json()) == summary


# --- what the pipeline does with an engine's answers


def test_a_lost_chunk_costs_only_itself() -> None:
    document = load_text(TEXT, "a.txt")
    chunks = prepare(document, 30).chunks
    assert len(chunks) > 2
    answers: list[Extraction | EngineError] = [Extraction()] * len(chunks)
    answers[1] = RefusedError("the model refused")
    last = next(i for i, chunk in enumerate(chunks) if "泵站" in chunk.text)
    answers[last] = Extraction(items=(target("新建泵站3座", "3座"),))
    summary = summarize_document(document, QueuedEngine(*answers), 30)
    assert [record.value for record in summary.records] == [3]
    (failure,) = summary.failures
    assert (failure.stage, failure.chunk, failure.reason) == (Stage.EXTRACT, 1, "the model refused")
    assert not failure.fatal


def test_what_can_not_be_composed_is_listed_and_the_records_stay() -> None:
    engine = QueuedEngine(
        Extraction(items=(target("改造灌渠12公里", "12公里"),)), composing=BudgetError("out of money")
    )
    summary = summarize_document(load_text(TEXT, "a.txt"), engine)
    assert [record.value for record in summary.records] == [12]
    assert summary.abstract == ""
    assert [(failure.stage, failure.reason) for failure in summary.failures] == [
        (Stage.COMPOSE, "out of money")
    ]


def test_the_abstract_is_written_from_what_was_published() -> None:
    items = (target("改造灌渠12公里", "12公里"), target("改造灌渠99公里", "99公里"))
    engine = QueuedEngine(Extraction(items=items))
    summary = summarize_document(load_text(TEXT, "a.txt"), engine)
    (draft,) = engine.drafts
    assert draft.records == summary.records
    assert len(summary.records) == 1


def test_usage_is_summed_over_chunks_and_composing() -> None:
    engine = QueuedEngine()
    chunks = prepare(load_text(TEXT, "a.txt"), 40).chunks
    assert summarize_document(load_text(TEXT, "a.txt"), engine, 40).usage.requests == len(chunks) + 1


def test_gists_find_their_sections() -> None:
    gists = (
        Gist(section="供水", text="修泵站"),
        Gist(section="一、灌溉", text="修灌渠"),
        Gist(section="无此节", text="不见"),
    )
    summary = summarize_document(load_text(TEXT, "a.txt"), QueuedEngine(Extraction(gists=gists)))
    said = {section.path[-1]: section.gist for section in summary.sections if section.path}
    assert (said["一、灌溉"], said["二、供水"]) == ("修灌渠", "修泵站")
    assert "不见" not in {section.gist for section in summary.sections}


def test_equal_quotes_take_one_place_each() -> None:
    text = "青石县水利局2025年工作要点\n\n一、东片\n新建泵站3座。\n二、西片\n新建泵站3座。"
    items = tuple(
        target("新建泵站3座", "3座").model_copy(update={"indicator": f"{side}泵站"})
        for side in ("东片圩区", "西片山区")
    )
    summary = summarize_document(load_text(text, "a.txt"), QueuedEngine(Extraction(items=items)))
    assert [record.evidence[0].start for record in summary.records] == [
        text.index("新建"),
        text.rindex("新建"),
    ]


def test_provenance_names_text_and_engine() -> None:
    summary = summarize_document(
        load_text(TEXT, "a.txt"), QueuedEngine(Extraction(items=(deliverable("制定《节水办法》"),)))
    )
    assert summary.provenance.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (summary.provenance.engine, summary.records[0].engine) == ("queued", "queued")
