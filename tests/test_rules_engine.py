"""The rules engine on the documents that ship with the project: a floor under what it finds, and its manners."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from summarizer.engines.rules.abstract import NAMED
from summarizer.engines.rules.engine import RulesEngine, read_chunk
from summarizer.engines.rules.gist import MAX_GIST_CHARS
from summarizer.evaluate import EvalOptions, Evaluation, evaluate
from summarizer.evaluate.slices import slice_name
from summarizer.load import load_path, load_text
from summarizer.pipeline import prepare, summarize_document
from summarizer.schemas.extraction import Status

# What the project promises of its own documents; `evals/baseline.json` pins what was reached.
FLOORS = {"target pledged": 0.93, "target achieved": 0.90, "deliverable pledged": 0.80}
FIELD_FLOORS = {"unit": 0.97, "comparator": 0.95, "deadline": 0.95, "binding": 1.0, "responsible": 0.90}


@pytest.fixture(scope="module")
def evaluation(root: Path) -> Evaluation:
    return evaluate(EvalOptions(gold=root / "evals" / "gold"), RulesEngine())


@pytest.mark.parametrize(("sort", "floor"), FLOORS.items())
def test_f1_stays_above_its_floor(evaluation: Evaluation, sort: str, floor: float) -> None:
    f1 = evaluation.run.totals()[slice_name("kind × status", sort)].f1
    assert f1 is not None
    assert f1 >= floor


@pytest.mark.parametrize(("field", "floor"), FIELD_FLOORS.items())
def test_fields_of_what_is_found_stay_right(evaluation: Evaluation, field: str, floor: float) -> None:
    accuracy = evaluation.run.fields()[field].accuracy
    assert accuracy is not None
    assert accuracy >= floor


def test_benefit_standards_yield_norms_and_no_promises_by_the_dozen() -> None:
    lines = [
        f"第{n}条 {what}补助标准为每人每月{90 * n}元。"
        for n, what in enumerate(["低保", "特困", "孤儿", "护理"], 2)
    ]
    text = "\n".join(
        [
            "青石县困难群众补助办法",
            "",
            "第一条 为规范补助，制定本办法。",
            *lines,
            "第六条 审批不超过20个工作日。",
        ]
    )
    records = summarize_document(load_text(text, "a.txt"), RulesEngine()).records
    pledged = [record for record in records if record.status is Status.PLEDGED]
    assert [(str(record.value), record.comparator) for record in pledged] == [("20", "<=")]
    in_force = [(str(record.value), record.unit) for record in records if record.status is Status.ACHIEVED]
    assert in_force == [("180", "元/月"), ("270", "元/月"), ("360", "元/月"), ("450", "元/月")]


def test_one_engine_serves_many_threads(root: Path) -> None:
    documents = [load_path(path, path.name) for path in sorted((root / "evals" / "documents").iterdir())[:6]]
    engine = RulesEngine()
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda document: summarize_document(document, engine), documents))
    assert together == [summarize_document(document, RulesEngine()) for document in documents]


def test_chunk_size_does_not_decide_what_is_found(root: Path) -> None:
    path = next((root / "evals" / "documents").glob("01_*"))
    document = load_path(path, path.name)
    whole, parts = (summarize_document(document, RulesEngine(), size).records for size in (10**6, 700))
    same = {(r.indicator, r.value, r.evidence) for r in whole} & {
        (r.indicator, r.value, r.evidence) for r in parts
    }
    assert len(same) >= 0.95 * len(whole)


def test_gists_are_short_and_the_abstract_names_the_weightiest(root: Path) -> None:
    for path in sorted((root / "evals" / "documents").iterdir()):
        summary = summarize_document(load_path(path, path.name), RulesEngine())
        assert all(len(section.gist) <= MAX_GIST_CHARS + 2 for section in summary.sections)
        assert summary.abstract.startswith("《")
        assert summary.abstract.count("；") <= 2 * NAMED


def test_a_document_without_commitments_says_so() -> None:
    summary = summarize_document(load_text("青石县的山水\n\n山清水秀，风光宜人。", "a.txt"), RulesEngine())
    assert summary.records == ()
    assert "未见可核查" in summary.abstract


def test_items_quote_the_chunk_they_come_from(root: Path) -> None:
    path = next((root / "evals" / "documents").glob("02_*"))
    for chunk in prepare(load_path(path, path.name), 900).chunks:
        extraction = read_chunk(chunk)
        assert all(item.quote in chunk.text for item in extraction.items)
        starts = [chunk.text.index(item.quote) for item in extraction.items if item.near is None]
        assert starts == sorted(starts)
