"""Watching a run from outside: a metrics file that is always whole, and events for a log.

The file of a run that is finished holds what equal runs share; figures of the moment move into ``run.json``, under ``times``.
"""

from __future__ import annotations

import json
import os
import sys
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any, Self

from summarizer.batch.ledger import Reason
from summarizer.batch.outcome import Outcome
from summarizer.batch.pool import Progress
from summarizer.report.atomic import part_of
from summarizer.report.tally import Tally

METRICS = "metrics.json"
"""In the state folder."""
FINISHED = "finished"
"""The state of a run that saw all its inputs."""
WRITING = "writing files"
"""The state of a run that has read all it will."""
EVERY_S = 1.0
"""Seconds between two writings of the file."""
WINDOW_S = 60.0
"""Rates are those of the last minute: a run that slows down shows it."""

Log = Callable[[str, Mapping[str, object]], None]


def peak_memory_bytes() -> int | None:
    """Most memory that this process, or any of its processes that ended, ever held; None where nobody counts."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    unit = 1 if sys.platform == "darwin" else 1024  # getrusage(2): bytes there, KiB on Linux
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(kind).ru_maxrss for kind in kinds) * unit


class Metrics:
    """Keeps ``metrics.json`` and tells a log. Durations are of the monotonic clock: a clock set back changes none."""

    def __init__(self, state: Path, log: Log) -> None:
        self._path, self._log = state / METRICS, log
        self._began = monotonic()
        self._started = _now()
        self._window: deque[tuple[float, int, int]] = deque()
        self._written = 0.0
        self._last: Progress | None = None
        self._ended = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> None:
        if not self._ended and self._last is not None:
            left = kind is GeneratorExit or not isinstance(error, Exception)
            self.ended(self._last, "interrupted" if left else "failed", str(error or ""))

    def began(self, progress: Progress) -> None:
        """The first document is about to be read."""
        self._log("run_began", {"documents": progress.total})
        self._write("reading", progress)

    def read(self, outcome: Outcome, reason: Reason, progress: Progress) -> None:
        """One document was read."""
        fields: dict[str, object] = {"document": outcome.name, "why": reason.value}
        fields |= {"records": outcome.records, "seconds": round(outcome.seconds, 4)}
        if outcome.usage.requests or outcome.usage.cache_hits:
            fields["usage"] = outcome.usage.model_dump(mode="json")
        if outcome.failure is not None:
            fields["failure"] = outcome.failure.reason
        self._log("document_failed" if outcome.result is None else "document_read", fields)
        self.passed(progress)

    def passed(self, progress: Progress) -> None:
        """The run went on by a document: read, taken over, or written."""
        self._last = progress
        if monotonic() - self._written >= EVERY_S:
            self._write("reading" if progress.written is None else WRITING, progress)

    def writing(self, progress: Progress) -> None:
        """All is read that will be; the files are being written."""
        self._log("writing_files", {"documents": progress.done})
        self._write(WRITING, replace(progress, written=0))

    def ended(self, progress: Progress, state: str, why: str | None) -> None:
        """The run is over, and some of its inputs were not read."""
        self._ended = True
        content = self._write(state, progress, why)
        self._log(f"run_{state}", content)

    def finished(self, progress: Progress, tally: Tally) -> None:
        """The run is over; all its inputs are in the files."""
        self._ended, self._last = True, progress
        failed = tally.failed_documents
        self._put(
            {
                "state": FINISHED,
                "documents": {"all": progress.total, "done": progress.done, "failed": failed, "left": 0},
                "records": sum(tally.records.values()),
                "characters": tally.characters,
                "usage": tally.usage.model_dump(mode="json", exclude={"latency_s"}),
            }
        )
        self._log(f"run_{FINISHED}", {"state": FINISHED} | self._content(progress))

    def figures(self) -> dict[str, Any]:
        """What the file would say now."""
        return self._content(self._last) if self._last else {}

    def _write(self, state: str, progress: Progress, why: str | None = None) -> dict[str, Any]:
        self._written, self._last = monotonic(), progress
        content = {"state": state} | ({"why": why} if why else {}) | self._content(progress)
        self._put(content)
        return content

    def _put(self, content: Mapping[str, object]) -> None:
        with suppress(OSError), part_of(self._path) as part:  # watching must not stop the run
            part.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    def _content(self, progress: Progress) -> dict[str, Any]:
        now = monotonic()
        read = progress.done - progress.kept
        self._window.append((now, read, progress.characters))
        while len(self._window) > 2 and now - self._window[0][0] > WINDOW_S:
            self._window.popleft()
        since, before, characters = self._window[0]
        elapsed = now - since
        rate = (read - before) / elapsed if elapsed else 0.0
        left = progress.total - progress.done
        return {
            "process": os.getpid(),
            "started": self._started,
            "updated": _now(),
            "seconds": round(now - self._began, 3),
            "documents": {
                "all": progress.total,
                "done": progress.done,
                "read": read,
                "kept": progress.kept,
                "failed": progress.failed,
                "left": left,
            },
            **({} if progress.written is None else {"written": progress.written}),
            "records": progress.records,
            "characters": progress.characters,
            "documents_per_second": round(rate, 3),
            "characters_per_second": round((progress.characters - characters) / elapsed if elapsed else 0.0),
            "seconds_left": round(left / rate) if rate else None,
            "usage": progress.usage.model_dump(mode="json"),
            "peak_memory_bytes": peak_memory_bytes(),
        }


def json_log(write: Callable[[str], object]) -> Log:
    """A log that writes one JSON object a line: ``time`` (ISO 8601, UTC), ``event``, and the event's fields."""

    def log(event: str, fields: Mapping[str, object]) -> None:
        write(json.dumps({"time": _now(), "event": event, **fields}, ensure_ascii=False, default=str) + "\n")

    return log


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
