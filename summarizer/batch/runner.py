"""The run: find out what is to do, read it, write the files of the output folder."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from summarizer.batch.ledger import Ledger, open_ledger
from summarizer.batch.lock import claim_folder
from summarizer.batch.outcome import Outcome
from summarizer.batch.plan import Input, Plan
from summarizer.batch.pool import Progress, Stop, Watch, read_all, unstopped, unwatched
from summarizer.engines.choose import open_engine
from summarizer.errors import CacheMissError, OutputError, StopRunError
from summarizer.report.folder import write_folder
from summarizer.report.manifest import Manifest
from summarizer.report.result import Result
from summarizer.report.tally import Tally
from summarizer.schemas.summary import Summary
from summarizer.settings import Settings
from summarizer.version import VERSION

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

    @property
    def all_well(self) -> bool:
        """Whether everything was read and nothing failed."""
        return not self.remaining and not self.stopped and not self.tally.failures


class _Work:
    """Which documents are still to be read, and what has come of the others."""

    def __init__(self, plan: Plan, ledger: Ledger, stamp: bytes) -> None:
        self._plan, self._ledger, self._stamp = plan, ledger, stamp
        self._under_way: dict[str, tuple[int, str]] = {}
        """Position and key of each document handed out."""
        self._kept_names: list[str] = []
        self.read = self.kept = self._failed = self._records = 0
        self._cost = 0.0

    @property
    def done(self) -> int:
        """Documents with a result."""
        return self.read + self.kept

    def progress(self) -> Progress:
        """For those who watch."""
        return Progress(self.done, len(self._plan.inputs), self._failed, self._records, self._cost)

    def todo(self) -> Iterator[Input]:
        """Documents to read; those that the ledger already has are kept on the way."""
        for position, source in enumerate(self._plan.inputs):
            key = _key(source, self._stamp)
            if self._ledger.keep(source.name, position, key):
                self.kept += 1
                self._kept_names.append(source.name)
            else:
                self._under_way[source.name] = (position, key)
                yield source

    def finish(self, outcome: Outcome) -> None:
        """Store one outcome and count it."""
        position, key = self._under_way.pop(outcome.name)
        self._ledger.store(outcome, position, key)
        self.read += 1
        self._failed += outcome.summary_json is None
        self._records += outcome.records
        self._cost += outcome.cost

    def take_kept(self, *, wanted: bool) -> Iterator[Outcome]:
        """Outcomes of an earlier run met since the last call, if they are wanted."""
        names, self._kept_names = self._kept_names, []
        for name in names if wanted else ():
            entry = self._ledger.entry(name)
            yield Outcome(entry.name, entry.summary_json, entry.text, entry.failure)


def run(
    plan: Plan,
    out: Path,
    settings: Settings,
    *,
    fresh: bool = False,
    watch: Watch = unwatched,
    stop: Stop = unstopped,
) -> RunResult:
    """Read the documents of ``plan`` and write the files of the output folder ``out``.

    Documents whose bytes, engine and version are those of an earlier run into ``out`` are not read again
    unless ``fresh``. When ``stop()`` turns true, what is under way is finished and everything finished is
    written. Raises OutputError for a folder that can't be written or that another run holds, and
    SettingsError for an engine that can't be opened.
    """
    outcomes = stream(plan, out, settings, fresh=fresh, watch=watch, stop=stop)
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
) -> Generator[Outcome, None, RunResult]:
    """As :func:`run`, giving each outcome as it comes; ``kept_too`` gives those of an earlier run as well.

    The files are written after the last outcome. Leaving early keeps what is finished for the next run.
    """
    started = datetime.now(UTC)
    with ExitStack() as stack:
        state = stack.enter_context(claim_folder(out))
        if fresh:
            _forget(state / DATABASE)
        ledger = stack.enter_context(open_ledger(state / DATABASE))
        engine = stack.enter_context(open_engine(settings))
        ledger.begin()
        work = _Work(plan, ledger, _stamp(engine.fingerprint, settings))
        todo, stopped = work.todo(), None
        try:
            for outcome in read_all(todo, engine, settings, stop):
                work.finish(outcome)
                watch(work.progress())
                yield outcome
                yield from work.take_kept(wanted=kept_too)
        except (StopRunError, CacheMissError) as error:
            stopped = str(error)
        for _ in todo:  # after a stop: what an earlier run finished further on is kept
            pass
        yield from work.take_kept(wanted=kept_too)
        manifest = Manifest(settings, engine.name, engine.fingerprint, started, len(plan.inputs))
        tally = _write(out, ledger, plan, manifest, stopped)
    remaining = len(plan.inputs) - work.done
    return RunResult(out, tally, work.read, work.kept, remaining, stopped)


def _forget(database: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            database.with_name(database.name + suffix).unlink()


def _stamp(fingerprint: str, settings: Settings) -> bytes:
    """Everything besides the document that decides what is read in it."""
    return f"{VERSION}\n{fingerprint}\n{settings.max_chunk_chars}\n".encode()


def _key(source: Input, stamp: bytes) -> str:
    digest = hashlib.sha256(stamp + source.name.encode("utf-8", "surrogateescape") + b"\n")
    try:
        with source.path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    except OSError:
        return "unreadable"  # reading the document will say so; it is tried again every time
    return digest.hexdigest()


def _results(ledger: Ledger, plan: Plan) -> Iterator[Result]:
    for problem in plan.failures:
        yield Result(problem.document, failure=problem)
    for entry in ledger.entries():
        summary = None if entry.summary_json is None else Summary.model_validate_json(entry.summary_json)
        yield Result(entry.name, summary, entry.text, entry.failure)


def _write(out: Path, ledger: Ledger, plan: Plan, manifest: Manifest, stopped: str | None) -> Tally:
    try:
        return write_folder(out, _results(ledger, plan), manifest, stopped=stopped)
    except OSError as error:
        where = error.filename or out
        raise OutputError(f"{where}: can't be written: {error.strerror or error}") from error
