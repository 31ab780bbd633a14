"""An engine that answers from a queue: a real implementation of the seam, for tests of what stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from summarizer.engines.protocol import Draft, Reading
from summarizer.errors import EngineError, StopRunError
from summarizer.load import load_text
from summarizer.pipeline import MAX_CHUNK_CHARS, summarize_document
from summarizer.schemas.document import Chunk
from summarizer.schemas.extraction import Composition, Extraction, Item, Kind, Status, Usage
from summarizer.schemas.summary import Summary

Answer = Extraction | EngineError | StopRunError


class QueuedEngine:
    """Gives the queued answers chunk by chunk, then empty ones; raises what it is told to when composing."""

    name = "queued"
    fingerprint = "0" * 16

    def __init__(self, *answers: Answer, composing: StopRunError | None = None) -> None:
        self._answers = list(answers)
        self._composing = composing
        self.drafts: list[Draft] = []

    def extract(self, chunks: Sequence[Chunk]) -> list[Reading]:
        return [self._read(chunk) for chunk in chunks]

    def _read(self, chunk: Chunk) -> Reading:
        answer = self._answers.pop(0) if self._answers else Extraction()
        if isinstance(answer, Extraction):
            return Reading(chunk, answer, usage=Usage(requests=1))
        return Reading(chunk, None, (answer,), Usage(requests=1))

    def compose(self, draft: Draft) -> tuple[Composition | None, Usage]:
        self.drafts.append(draft)
        if self._composing is not None:
            raise self._composing
        return Composition(abstract="摘要"), Usage(requests=1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        return None


def target(quote: str, value: str | None, status: Status = Status.PLEDGED) -> Item:
    """A target with nothing but quote and value; fields are added with ``model_copy``."""
    return Item(kind=Kind.TARGET, status=status, indicator="指标", quote=quote, value=value)


def deliverable(quote: str, status: Status = Status.PLEDGED) -> Item:
    """A deliverable with nothing but its quote."""
    return Item(kind=Kind.DELIVERABLE, status=status, indicator=quote, quote=quote)


def summarize_with(text: str, *items: Item) -> Summary:
    """Summary of ``text`` whose first chunk is answered with ``items``."""
    engine = QueuedEngine(Extraction(items=items))
    return summarize_document(load_text(text, "a.txt"), engine, MAX_CHUNK_CHARS)
