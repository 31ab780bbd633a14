"""One run of the harness: gold and predictions in, scores, reports and a verdict out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from summarizer.engines.protocol import Engine
from summarizer.errors import CacheMissError, GateError, InputError, UsageError
from summarizer.evaluate.ahead import map_ahead
from summarizer.evaluate.baseline import (
    Baseline,
    Pinned,
    choose_pinned,
    read_baseline,
    repin,
    write_baseline,
)
from summarizer.evaluate.comparison import Comparison, compare_runs
from summarizer.evaluate.document_score import DocumentResult, DocumentScore, Effort, score_document
from summarizer.evaluate.errors import ErrorRow
from summarizer.evaluate.gate import NewErrors, Verdict, judge
from summarizer.evaluate.gold_files import Labelled, Skipped, Texts, stream_gold
from summarizer.evaluate.record_files import RecordFile
from summarizer.evaluate.reports.folder import ReportFolder
from summarizer.evaluate.run_score import RunScore
from summarizer.evaluate.score_file import ScoreFile
from summarizer.evaluate.statements import PredictedRecord
from summarizer.schemas.summary import Stage, Summary

# A refused quote is an answer that was judged; these stages failing means there was no answer.
_NO_ANSWER = (Stage.LOAD, Stage.CLEAN, Stage.OUTLINE, Stage.EXTRACT, Stage.COMPOSE)

_DOCUMENTS_AHEAD = 8
"""Documents under way at once with an engine that waits; it bounds its requests itself."""

DOCUMENTS_NAME = "documents"
"""The project's own documents lie in this folder beside the gold folder."""


@dataclass(frozen=True, slots=True)
class EvalOptions:
    """What a run of the harness is told."""

    gold: Path = Path("evals/gold")
    corpus: tuple[Path, ...] = ()
    """Folders in which texts of other gold may be found."""
    records: Path | None = None
    """Score this ``records.jsonl`` instead of running an engine."""
    baseline: Path | None = None
    """Compare with it, and hold the run against its floors."""
    out: Path | None = None
    """Folder for reports."""
    update: bool = False
    """Pin this run in ``baseline``."""
    lower: tuple[str, ...] = ()
    """Patterns of slices whose floor ``update`` may lower."""
    only: tuple[str, ...] = ()
    """Score only documents whose name holds one of these; for work on a few documents."""
    kept_errors: int = 200
    """Errors to keep for a terminal or a comment; ``errors.csv`` holds all."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a run of the harness gives."""

    run: RunScore
    errors: tuple[ErrorRow, ...]
    """The first missed and extra records of the run; all errors stand in ``errors.csv``."""
    comparison: Comparison | None = None
    verdict: Verdict | None = None
    """None where there is no baseline with floors for this engine, or where it was just pinned."""
    notes: tuple[str, ...] = ()
    """One line each: what was left out or written."""


Predict = Callable[[Labelled], tuple[list[PredictedRecord], Effort]]


def evaluate(
    options: EvalOptions, engine: Engine | None = None, max_chunk_chars: int | None = None
) -> Evaluation:
    """Score ``engine`` (or ``options.records``) against gold, write reports, ask the gate, pin.

    Raises InputError for gold, records or a baseline that can't be read, UsageError for options that
    make no sense together and GateError where a floor would sink by pinning or a recorded answer is missing.
    """
    if (engine is None) == (options.records is None):
        raise UsageError("score either an engine or a records file")
    if options.update and options.baseline is None:
        raise UsageError("--update needs --baseline FILE to pin in")
    if options.update and options.only:
        raise UsageError("--only scores a part; only a whole run can be pinned")
    name = engine.name if engine else "records"
    baseline = _baseline(options)
    pinned = choose_pinned(baseline, name)
    predict = _from_engine(engine, max_chunk_chars) if engine else _from_file(options.records)
    # Rules are bound to the processor; any other engine waits for answers.
    ahead = _DOCUMENTS_AHEAD if engine and engine.name != "rules" else 1
    with ExitStack() as stack:
        folder = stack.enter_context(ReportFolder(options.out)) if options.out else None
        seen = _Seen(NewErrors(pinned) if pinned else None, folder, options.kept_errors)
        run = RunScore(
            engine=pinned.run.engine if pinned else name,
            fingerprint=engine.fingerprint if engine else "",
            documents=ScoreFile.of(
                seen.take(result) for result in _score_all(options, predict, seen.skipped, ahead)
            ),
            skipped=tuple(one.reason for one in seen.skipped),
            agreement_elsewhere=tuple(_agreements(seen.skipped)),
        )
        evaluation = _judge(options, baseline, pinned, run, seen)
        if folder:
            folder.finish(evaluation.run, evaluation.comparison, evaluation.verdict, evaluation.errors)
    return evaluation


@dataclass
class _Seen:
    """What is kept while documents go by."""

    new_errors: NewErrors | None
    folder: ReportFolder | None
    room: int
    skipped: list[Skipped] = field(default_factory=list)
    errors: list[ErrorRow] = field(default_factory=list)

    def take(self, result: DocumentResult) -> DocumentScore:
        """Hand the result to whoever wants it and keep its score."""
        wrong = [row for row in result.errors if row.side != "field"]
        self.errors += wrong[: self.room - len(self.errors)]
        if self.new_errors:
            self.new_errors.see(result.errors)
        if self.folder:
            self.folder.add(result)
        return result.score


def _baseline(options: EvalOptions) -> Baseline:
    if options.baseline is None or (options.update and not options.baseline.exists()):
        return Baseline()
    return read_baseline(options.baseline)


def _score_all(
    options: EvalOptions, predict: Predict, skipped: list[Skipped], ahead: int
) -> Iterator[DocumentResult]:
    for labelled, (predicted, effort) in map_ahead(predict, _at_hand(options, skipped), ahead):
        yield score_document(labelled, predicted, effort)


def _at_hand(options: EvalOptions, skipped: list[Skipped]) -> Iterator[Labelled]:
    texts = Texts(options.corpus, options.gold.parent / DOCUMENTS_NAME)
    for gold in stream_gold(options.gold):
        if options.only and not any(part in gold.document for part in options.only):
            continue
        found = texts.find(gold)
        if isinstance(found, Labelled):
            yield found
        else:
            skipped.append(found)


def _agreements(skipped: Iterable[Skipped]) -> Iterator[float]:
    for one in skipped:
        if one.gold.facts and one.gold.facts.agreement is not None:
            yield one.gold.facts.agreement


def _judge(
    options: EvalOptions, baseline: Baseline, pinned: Pinned | None, run: RunScore, seen: _Seen
) -> Evaluation:
    if not run.documents:
        what = "no labelled document bears such a name (--only)"
        if run.skipped or not options.only:
            what = "the text of no labelled document is at hand (--corpus DIR)"
        raise InputError(f"{options.gold}: {what}")
    comparison = compare_runs(pinned.run, run) if pinned else None
    errors = tuple(seen.errors)
    if options.update and options.baseline:
        write_baseline(options.baseline, repin(baseline, run, options.lower))
        return Evaluation(run, errors, comparison, notes=(f"pinned in {options.baseline}",))
    notes = []
    if options.baseline and not pinned:
        notes.append(f"{options.baseline} pins nothing for {run.engine}: no gate")
    verdict = None
    if pinned and pinned.floors and not options.only:
        verdict = judge(pinned, run, seen.new_errors.rows if seen.new_errors else ())
    return Evaluation(run, errors, comparison, verdict, tuple(notes))


def _from_file(path: Path | None) -> Predict:
    if path is None:
        raise UsageError("no records file")
    records = RecordFile(path)
    none = Effort()
    return lambda labelled: (records.read(labelled.gold.document), none)


def _from_engine(engine: Engine, max_chunk_chars: int | None) -> Predict:
    # Records made elsewhere are scored without the stages and their tables.
    from summarizer.pipeline import MAX_CHUNK_CHARS, summarize_document

    budget = max_chunk_chars or MAX_CHUNK_CHARS

    def predict(labelled: Labelled) -> tuple[list[PredictedRecord], Effort]:
        try:
            summary = summarize_document(labelled.document, engine, budget)
        except CacheMissError:
            name = labelled.gold.document
            changed = "prompt, model, settings or text changed since the answers were recorded"
            raise GateError(f"{name}: no recorded answer to a request: {changed}; record again") from None
        records = [PredictedRecord.model_validate(one.model_dump(mode="json")) for one in summary.records]
        return records, measure_effort(summary)

    return predict


def measure_effort(summary: Summary) -> Effort:
    """What the summary says of its own making."""
    failed = [one for one in summary.failures if one.fatal or one.stage in _NO_ANSWER]
    mentions = summary.coverage.mentions
    claimed = len(mentions) - len(summary.coverage.unclaimed)
    return Effort(
        usage=summary.usage,
        failures=len(failed),
        first_failure=failed[0].reason if failed else "",
        mentions=(claimed, len(mentions)) if mentions else None,
    )
