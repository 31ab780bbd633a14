"""Which documents are still to be read, why, and what has come of the others."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping

from summarizer.batch.ledger import Key, Ledger, Reason
from summarizer.batch.listing import source_bytes
from summarizer.batch.outcome import Outcome
from summarizer.batch.plan import Input, Plan, Row, Url
from summarizer.batch.pool import Progress, Watch, unwatched
from summarizer.batch.result import Result
from summarizer.errors import InputError
from summarizer.schemas.extraction import Usage
from summarizer.settings import Settings
from summarizer.version import VERSION

_BLOCK_BYTES = 1 << 20


def stamp_of(fingerprint: str, engine: str, settings: Settings) -> dict[str, object]:
    """Everything besides the document that decides what is read in it, by the name users know it by."""
    return {
        "version": VERSION,
        "engine": engine,
        "model": settings.model if engine == "llm" else None,
        "fingerprint": fingerprint,
        "max_chunk_chars": settings.max_chunk_chars,
        "ocr": settings.ocr,
    }


def what_changed(before: Mapping[str, object], now: Mapping[str, object]) -> str:
    """``max_chunk_chars 4000 → 900``; empty where nothing did."""
    names = [name for name in now if before.get(name) != now[name]]
    if "fingerprint" in names:
        names.remove("fingerprint")
        if not {"version", "engine", "model"} & set(names):
            return ", ".join(
                ["the engine's rules, prompts or schemas", *(_step(n, before, now) for n in names)]
            )
    return ", ".join(_step(name, before, now) for name in names)


def _step(name: str, before: Mapping[str, object], now: Mapping[str, object]) -> str:
    return f"{name} {before.get(name) or 'none'} → {now[name] or 'none'}"


def stamp_hash(stamp: Mapping[str, object]) -> str:
    """Short hash of a stamp."""
    return hashlib.sha256(repr(sorted(stamp.items())).encode()).hexdigest()[:16]


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
            key = Key(_content(source), self._stamp)
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


def _content(source: Input) -> str:
    """Hash of a document's bytes and of what a list says of it; the name is in the ledger's row."""
    digest = hashlib.sha256(
        repr(source.metadata).encode("utf-8", "surrogatepass") if source.metadata else b""
    )
    try:
        if isinstance(source.place, Row | Url) or not source.path.is_file():  # inside a ZIP archive
            digest.update(source_bytes(source))
        else:
            with source.path.open("rb") as file:
                while block := file.read(_BLOCK_BYTES):
                    digest.update(block)
    except (OSError, InputError):
        return "unreadable"  # reading the document will say so; it is tried again every time
    return digest.hexdigest()
