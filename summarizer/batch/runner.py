"""The run: find out what is to do, read it, write the files of the output folder."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from summarizer.batch.conduct import HERE, Conduct
from summarizer.batch.finished import read_unfinished
from summarizer.batch.ledger import Ledger, Reason, open_ledger
from summarizer.batch.lock import claim_folder
from summarizer.batch.outcome import Outcome
from summarizer.batch.plan import Plan
from summarizer.batch.pool import Progress, Stop, Watch, unstopped, unwatched
from summarizer.batch.stamp import stamp_hash, stamp_of, what_changed
from summarizer.batch.tracing import Tracing
from summarizer.batch.trouble import file_trouble
from summarizer.batch.watching import Metrics
from summarizer.batch.work import Work
from summarizer.engines.choose import open_engine
from summarizer.engines.protocol import Engine
from summarizer.errors import CacheMissError, OutputError, StopRunError
from summarizer.report.folder import write_folder
from summarizer.report.manifest import Manifest
from summarizer.report.result import Result
from summarizer.report.tally import Tally
from summarizer.schemas.summary import Summary
from summarizer.settings import Settings

DATABASE = "work.sqlite"
"""In the state folder."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run left in its folder."""

    out: Path
    tally: Tally
    read: int
    """Documents read now."""
    kept: int
    """Documents taken over from an earlier run into the same folder."""
    remaining: int
    """Documents not read because the run was stopped."""
    stopped: str | None = None
    """Why nothing more could be asked of the engine; None where the run was not stopped by an error."""
    reasons: Mapping[Reason, int] = field(default_factory=dict)
    """Why the documents read now were read."""
    gone: int = 0
    """Documents of the run before that are no longer among the inputs."""

    @property
    def all_well(self) -> bool:
        """Whether everything was read and nothing failed."""
        return not self.remaining and not self.stopped and not self.tally.failures


def run(
    plan: Plan,
    out: Path,
    settings: Settings,
    *,
    fresh: bool = False,
    watch: Watch = unwatched,
    stop: Stop = unstopped,
    conduct: Conduct = HERE,
) -> RunResult:
    """Read the documents of ``plan`` and write the files of the output folder ``out``.

    Documents whose bytes, engine and version are those of an earlier run into ``out`` are not read again
    unless ``fresh``. When ``stop()`` turns true, what is under way is finished and everything finished is
    written. Raises OutputError for a folder that can't be written or that another run holds, and
    SettingsError for an engine that can't be opened.
    """
    outcomes = stream(plan, out, settings, fresh=fresh, watch=watch, stop=stop, conduct=conduct)
    while True:
        try:
            next(outcomes)
        except StopIteration as end:
            return cast("RunResult", end.value)


def stream(
    plan: Plan,
    out: Path,
    settings: Settings,
    *,
    fresh: bool = False,
    kept_too: bool = False,
    watch: Watch = unwatched,
    stop: Stop = unstopped,
    conduct: Conduct = HERE,
) -> Generator[Outcome, None, RunResult]:
    """As :func:`run`, giving each outcome as it comes; ``kept_too`` gives those of an earlier run as well.

    The files are written after the last outcome. Leaving early keeps what is finished for the next run.
    """
    with ExitStack() as stack:
        state = stack.enter_context(claim_folder(out))
        if fresh:
            _forget(state / DATABASE)
        ledger = stack.enter_context(open_ledger(state / DATABASE, conduct.say))
        engine = stack.enter_context(open_engine(settings))
        metrics = stack.enter_context(Metrics(state, conduct.log))
        tracing = stack.enter_context(Tracing(len(plan.inputs), engine.name))
        stamp = _begin(ledger, engine, settings, conduct)

        def kept(progress: Progress) -> None:
            metrics.passed(progress)
            watch(progress)

        work = Work(plan, ledger, stamp, kept)
        started, total = datetime.now(UTC), len(plan.inputs)
        manifest = Manifest(settings, engine.name, engine.fingerprint, started, total, metrics.figures)
        todo, stopped = work.todo(), None
        metrics.began(work.progress())
        try:
            for outcome in read_unfinished(conduct.read, todo, engine, settings, stop, fresh=fresh):
                reason = work.finish(outcome)
                metrics.read(outcome, reason, work.progress())
                tracing.read(outcome)
                watch(work.progress())
                yield outcome
                yield from work.take_kept(wanted=kept_too)
        except (StopRunError, CacheMissError) as error:
            stopped = str(error)
        for _ in todo:  # after a stop: what an earlier run finished further on is kept
            pass
        yield from work.take_kept(wanted=kept_too)
        metrics.writing(work.progress())
        results = _told(_results(ledger, plan), work.progress(), (metrics.passed, watch))
        tally = _write(out, ledger, plan, results, manifest, stopped)
        remaining = len(plan.inputs) - work.done
        gone = 0 if remaining else ledger.finish()
        if stopped or remaining:
            metrics.ended(work.progress(), "stopped", stopped)
        else:
            metrics.finished(work.progress(), tally)
    return RunResult(out, tally, work.read, work.kept, remaining, stopped, work.reasons, gone)


def _begin(ledger: Ledger, engine: Engine, settings: Settings, conduct: Conduct) -> str:
    """Open this run in the ledger, and say what changed settings will cost; gives the hash of its stamp."""
    stamp = stamp_of(engine.fingerprint, engine.name, settings)
    before, name = ledger.begin(stamp), stamp_hash(stamp)
    if before is not None and (change := what_changed(before, stamp)) and (old := ledger.outdated(name)):
        conduct.say(f"{old:,} finished documents are out of date and read again: {change}")
    return name


def _forget(database: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            database.with_name(database.name + suffix).unlink()


def _results(ledger: Ledger, plan: Plan) -> Iterator[Result]:
    for problem in plan.failures:
        yield Result(problem.document, failure=problem)
    for entry in ledger.entries():
        summary = None if entry.summary_json is None else Summary.model_validate_json(entry.summary_json)
        yield Result(entry.name, summary, entry.text, entry.failure)


def _told(results: Iterable[Result], progress: Progress, watches: Iterable[Watch]) -> Iterator[Result]:
    """``results``, telling those who watch how many have been written."""
    for number, result in enumerate(results):
        for watch in watches:
            watch(replace(progress, written=number))
        yield result


def _write(
    out: Path, ledger: Ledger, plan: Plan, results: Iterable[Result], manifest: Manifest, stopped: str | None
) -> Tally:
    made_of = f"{ledger.digest()} {plan.failures!r}"
    try:
        return write_folder(out, results, manifest, made_of=made_of, stopped=stopped)
    except OSError as error:
        raise OutputError(file_trouble(out, error)) from error
