"""What every writer is fed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from summarizer.schemas.summary import Failure, Summary


@dataclass(frozen=True, slots=True)
class Result:
    """One document of a run: its summary and text, or why there is none."""

    document: str
    summary: Summary | None = None
    text: str | None = None
    """The loaded text, into which evidence points."""
    failure: Failure | None = None
    """Why the whole document failed."""

    @property
    def failures(self) -> tuple[Failure, ...]:
        """All that failed in the document, the document itself included."""
        inner = () if self.summary is None else self.summary.failures
        return inner if self.failure is None else (self.failure, *inner)


Add = Callable[[Result], None]
"""What a writer gives: call it once for each document, in document order."""
