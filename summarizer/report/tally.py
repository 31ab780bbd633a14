"""Counting what a run found."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from summarizer.report.result import Result
from summarizer.schemas.extraction import Kind, Status, Usage
from summarizer.schemas.summary import Failure

SHOWN_FAILURES = 20
"""Failures that a tally keeps for the terminal; all of them are in ``failures.jsonl``."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What the files of an output folder hold."""

    documents: int = 0
    """Documents with a summary."""
    failed_documents: int = 0
    failures: int = 0
    """Failures of any size, failed documents included; flags are not failures."""
    flags: int = 0
    records: Mapping[str, int] = field(default_factory=dict)
    """By ``kind status``: ``target pledged`` …"""
    unclaimed: int = 0
    """Numbers of the texts that nothing explains."""
    characters: int = 0
    """Of loaded text."""
    usage: Usage = Usage()
    inputs_hash: str = ""
    """SHA-256 over name and text hash of every document."""
    shown: tuple[Failure, ...] = ()
    """The first failures."""
    not_written: tuple[str, ...] = ()
    """Files that a missing extra or their size kept from being written, each with its reason."""

    def counts(self) -> dict[str, Any]:
        """For ``run.json``."""
        return {
            "documents": self.documents,
            "failed_documents": self.failed_documents,
            "failures": self.failures,
            "flags": self.flags,
            "records": dict(self.records) | {"all": sum(self.records.values())},
            "unclaimed_numbers": self.unclaimed,
            "characters": self.characters,
        }


class Counting:
    """Adds up results one by one."""

    def __init__(self) -> None:
        self._records = Counter({f"{kind} {status}": 0 for kind in Kind for status in Status})
        self._sums: Counter[str] = Counter()
        self._usage = Usage()
        self._inputs = hashlib.sha256()
        self._shown: list[Failure] = []

    @property
    def records(self) -> int:
        """Records so far."""
        return self._records.total()

    def add(self, result: Result) -> None:
        """Count one document."""
        failures = result.failures
        self._sums.update(failures=len(failures), failed_documents=int(result.summary is None))
        self._shown += failures[: SHOWN_FAILURES - len(self._shown)]
        summary = result.summary
        sha256 = summary.provenance.sha256 if summary else ""
        self._inputs.update(f"{result.document}\0{sha256}\n".encode("utf-8", "surrogatepass"))
        if summary is None:
            return
        self._usage += summary.usage
        self._records.update(f"{record.kind} {record.status}" for record in summary.records)
        self._sums.update(
            documents=1,
            flags=sum(len(record.flags) for record in summary.records),
            unclaimed=len(summary.coverage.unclaimed),
            characters=len(result.text or ""),
        )

    def tally(self, not_written: tuple[str, ...] = ()) -> Tally:
        """What was counted so far."""
        return Tally(
            documents=self._sums["documents"],
            failed_documents=self._sums["failed_documents"],
            failures=self._sums["failures"],
            flags=self._sums["flags"],
            records=dict(self._records),
            unclaimed=self._sums["unclaimed"],
            characters=self._sums["characters"],
            usage=self._usage,
            inputs_hash=self._inputs.hexdigest(),
            shown=tuple(self._shown),
            not_written=not_written,
        )
