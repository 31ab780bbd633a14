"""The harness over the real rules engine: a planted regression is caught and named, a harmless change is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.engines.protocol import Reading
from summarizer.engines.rules.engine import RulesEngine
from summarizer.errors import UnavailableError
from summarizer.evaluate import EvalOptions, Evaluation, evaluate
from summarizer.schemas.document import Chunk
from summarizer.schemas.extraction import Extraction


class WithoutTables(RulesEngine):
    """The rules engine with its table rule switched off."""

    def extract(self, chunks: Sequence[Chunk]) -> list[Reading]:
        blind = [replace(c, sections=tuple(replace(s, table=None) for s in c.sections)) for c in chunks]
        return super().extract(blind)


class Refactored(RulesEngine):
    """The rules engine, giving the same items in another order."""

    def extract(self, chunks: Sequence[Chunk]) -> list[Reading]:
        readings = super().extract(chunks)
        return [replace(r, extraction=_reversed(r)) for r in readings]


def _reversed(reading: Reading) -> Extraction | None:
    extraction = reading.extraction
    return extraction and extraction.model_copy(update={"items": extraction.items[::-1]})


class OutOfReach(RulesEngine):
    """An engine whose endpoint is down."""

    def extract(self, chunks: Sequence[Chunk]) -> list[Reading]:
        return [replace(r, errors=(UnavailableError("no answer"),)) for r in super().extract(chunks)]


def score(root: Path, baseline: Path, engine: RulesEngine, *, update: bool = False) -> Evaluation:
    return evaluate(EvalOptions(gold=root / "evals" / "gold", baseline=baseline, update=update), engine)


@pytest.fixture(scope="module")
def pinned(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    baseline = tmp_path_factory.mktemp("pinned") / "baseline.json"
    score(root, baseline, RulesEngine(), update=True)
    return baseline


def test_a_rule_switched_off_is_caught_and_named_by_slice_and_item(root: Path, pinned: Path) -> None:
    evaluation = score(root, pinned, WithoutTables())
    assert evaluation.verdict is not None
    fallen = {finding.slice: finding for finding in evaluation.verdict.findings}
    assert "place: table" in fallen
    assert "type: meeting report" not in fallen
    assert fallen["place: table"].items
    named = {item.split()[0][:2] for item in fallen["place: table"].items}
    assert named <= {"02", "08", "09", "12", "15"}  # the documents with tables
    assert evaluation.comparison is not None
    assert evaluation.comparison.lost


def test_a_harmless_refactor_passes(root: Path, pinned: Path) -> None:
    evaluation = score(root, pinned, Refactored())
    assert evaluation.verdict is not None
    assert evaluation.verdict.passed
    assert evaluation.comparison is not None
    assert not evaluation.comparison.lost


def test_an_engine_that_fails_falls_with_its_reason(root: Path, pinned: Path) -> None:
    evaluation = score(root, pinned, OutOfReach())
    assert evaluation.verdict is not None
    (finding,) = evaluation.verdict.findings
    assert finding.check == "failures"
    assert "no answer" in finding.message


def test_everything_the_rules_engine_lists_stands_in_its_text(root: Path, pinned: Path) -> None:
    run = score(root, pinned, RulesEngine()).run
    assert run.grounding == 1.0
    assert run.coverage is not None
    assert {score.ours for score in run.documents} == {True}
    assert len(run.skipped) == 12
