"""Which documents are still to be read, why, and what has come of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from summarizer.batch.ledger import Key, Ledger, Reason
from summarizer.batch.outcome import Outcome
from summarizer.batch.plan import Input, Plan
from summarizer.batch.pool import Progress, Watch, unwatched
from summarizer.batch.result import Result
from summarizer.batch.stamp import content_of
from summarizer.schemas.extraction import Usage


class Work:
    """The documents of one run on their way through it."""

    def __init__(self, plan: Plan, ledger: Ledger, stamp: str, kept: Watch = unwatched) -> None:
        self._plan, self._ledger, self._stamp, self._kept = plan, ledger, stamp, kept
        self._under_way: dict[str, tuple[int, Key, Reason]] = {}
        self._kept_names: list[str] = []
        self.read = self.kept = self._failed = self._records = self._characters = 0
        self._usage = Usage()
        self.reasons: Counter[Reason] = Counter()

    @property
    def done(self) -> int:
        """Documents with a result."""
        return self.read + self.kept

    def progress(self) -> Progress:
        """For those who watch."""
        return Progress(
            done=self.done,
            total=len(self._plan.inputs),
            failed=self._failed,
            records=self._records,
            cost=self._usage.cost or 0.0,
            kept=self.kept,
            characters=self._characters,
            usage=self._usage,
        )

    def todo(self) -> Iterator[Input]:
        """Documents to read; those that the ledger already has are kept on the way."""
        for position, source in enumerate(self._plan.inputs):
            key = Key(content_of(source), self._stamp)
            reason = self._ledger.keep(source.name, position, key)
            if reason is None:
                self.kept += 1
                self._kept_names.append(source.name)
                self._kept(self.progress())
            else:
                self._under_way[source.name] = (position, key, reason)
                yield source

    def finish(self, outcome: Outcome) -> Reason:
        """Store one outcome and count it; gives why it was read."""
        position, key, reason = self._under_way[outcome.name]
        self._ledger.store(outcome, position, key)
        del self._under_way[outcome.name]
        self.read += 1
        self.reasons[reason] += 1
        self._failed += outcome.result is None
        self._records += outcome.records
        self._characters += len(outcome.text or "")
        self._usage += outcome.usage
        return reason

    def take_kept(self, *, wanted: bool) -> Iterator[Outcome]:
        """Outcomes of an earlier run met since the last call, if they are wanted."""
        names, self._kept_names = self._kept_names, []
        for name in names if wanted else ():
            entry = self._ledger.entry(name)
            result = None if entry.summary_json is None else Result(entry.summary_json)
            yield Outcome(entry.name, result, entry.text, entry.failure)
